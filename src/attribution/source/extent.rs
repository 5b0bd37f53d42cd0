//! How far a source goes: appositions, relative clauses, chains of "of".

use super::longest_at;
use crate::attribution::cue::is_to;
use crate::attribution::reading::{Phrase, PhraseKind, Reading};
use crate::lexicon::{Lexicon, class};
use crate::text::token::{gap, shape};

/// A phrase with its chains ("sources in the ministry"), coordinated names ("Orlo and Varga") and appositions ("Orlo, a
/// doctor at the clinic,"), as far as they lead toward `limit`.
///
/// Gives its first word, its end without what modifies it, and its end with that.
pub(super) fn extended(reading: &Reading, phrase: &Phrase, limit: usize) -> (usize, usize, usize) {
    let (first, mut end) = (phrase.first as usize, phrase.end as usize);
    // "one of them", "some in the party", "those who know him": of pronouns only those that count
    // ... and "nobody in government", "others at the ministry"
    // ... and "those at the ministry", "those opposed to it"
    let is_those = phrase.kind == PhraseKind::Pronoun && reading.is(first, class::DETERMINER);
    let is_anybody = phrase.kind == PhraseKind::Pronoun
        && reading.is(first, class::SUBJECT)
        && (reading.word_len(first) >= 6 || is_those);
    let counts = (reading.is(first, class::QUANTIFIER | class::NUMBER) || is_anybody)
        && reading.is(end, class::PREPOSITION)
        || is_those && reading.is(end, class::VERB_PARTICIPLE)
        || reading.is(first, class::DETERMINER | class::QUANTIFIER)
            && reading.is(end, class::RELATIVE)
            && reading.gap(end) & gap::HARD == 0;
    if matches!(
        phrase.kind,
        PhraseKind::Pronoun | PhraseKind::Empty | PhraseKind::Relative
    ) && !counts
    {
        // "She and Jan Breck | said"
        let is_pair = phrase.kind == PhraseKind::Pronoun
            && reading.is(end, class::COORDINATOR)
            && reading.is_joined(end)
            && reading.is_joined(end + 1)
            && (reading.phrases_in(end + 1, end + 2).iter())
                .any(|p| p.end as usize == limit && p.kind.is_somebody());
        return if is_pair {
            (first, limit, limit)
        } else {
            (first, end, end)
        };
    }
    loop {
        let next = extend_once(reading, end, limit, true);
        if next == end || next > limit {
            break;
        }
        end = next;
    }
    // "Orlo himself | said"
    if end < limit && is_reflexive(reading, end) {
        end += 1;
    }
    (first, end, modified(reading, phrase, end, limit))
}

/// Whether word `i` stands for whoever is named right before it: "himself", "themselves".
pub(in crate::attribution) fn is_reflexive(reading: &Reading, i: usize) -> bool {
    reading.is(i, class::OBJECT)
        && !reading.is(i, class::SUBJECT)
        && reading.word_len(i) >= 6
        && reading.is_joined(i)
}

/// The end of what modifies a source up to its cue, without commas: "a survey released by the institute | suggests",
/// "the firm that holds the concession | has said", "a man carrying a flag | said".
fn modified(reading: &Reading, phrase: &Phrase, end: usize, limit: usize) -> usize {
    let edge = gap::HARD | gap::MARK;
    // "Orlo, of Mill Lane, Ashby, | said": where somebody lives
    let placed = end + 1 < limit
        && limit - end <= 10
        && reading.is(end, class::PREPOSITION)
        && reading.gap(end) & edge == gap::COMMA
        && reading.gap(limit) & edge == gap::COMMA
        && (end + 1..limit).all(|i| {
            reading.shape(i, shape::CAPITAL | shape::DIGIT) && reading.gap(i) & gap::MARK == 0
        });
    if placed {
        return limit;
    }
    // "Orlo brought up the Lodrin bombing and | later said", but "a clerk who worked with him and | called him kind"
    let joins =
        limit > 0 && reading.is(limit - 1, class::COORDINATOR) && !reading.is(end, class::RELATIVE);
    // "The union voted by a large margin to | reject it"
    let is_infinitive = limit > 0 && is_to(reading, limit - 1);
    if joins
        || is_infinitive
        || end + 1 >= limit
        || limit - end > 20
        || (reading.gap(end) | reading.gap(limit)) & edge != 0
    {
        return end;
    }
    let bits = reading.class(end);
    // somebody acts from word `at` on, and what they act on does not follow
    let acts_at = |at: usize| {
        longest_at(reading, at).is_some_and(|p| {
            let verb = p.end as usize;
            let verb = verb + usize::from(reading.is(verb, class::ADVERB));
            // but "In a note it praises the crews and"
            let has_object = verb + 1 < limit && longest_at(reading, verb + 1).is_some();
            verb < limit && reading.is_finite(verb) && !has_object
        })
    };
    // "the engineer the council hired"
    let contact = acts_at(end);
    // "the firm that holds the concession", but not "told reporters that two pilots"
    let relative = bits & class::RELATIVE != 0
        && (reading.is(end + 1, class::FINITE | class::AUXILIARY | class::ADVERB)
            // "a mother whose son drowned"
            || bits & (class::POSSESSIVE | class::DETERMINER) == class::POSSESSIVE
            // "voters that the Herald interviewed | said"
            || acts_at(end + 1)
                && !(end + 1..limit).any(|i| reading.is(i, class::COORDINATOR))
            // "The fact that both sides moved | suggests"
            || phrase.kind == PhraseKind::Other
                && phrase.has_determiner
                && bits & class::DETERMINER != 0
                && reading.starts_sentence(phrase.first as usize)
                && longest_at(reading, end + 1)
                    .is_some_and(|p| reading.is_finite(p.end as usize)));
    let participle = bits & class::VERB_PARTICIPLE != 0
        && bits & class::AUXILIARY == 0
        && !reading.is_finite(end)
        && reading.is(
            end + 1,
            class::PREPOSITION | class::ADVERB | class::ADJECTIVE | class::WEEKDAY,
        )
        && !reading.is(end + 1, class::SUBORDINATOR | class::RELATIVE)
        // "the ministry refused to comment", but "the woman chosen to lead it"
        && (!is_to(reading, end + 1) || bits & class::VERB_PAST == 0);
    // "a man carrying a flag", "residents living near the plant"
    let ing = bits & class::VERB_ING != 0
        && bits & (class::AUXILIARY | class::PREPOSITION) == 0
        && !reading.is(end + 1, class::SUBORDINATOR | class::RELATIVE | class::TO)
        && (bits & class::CUE == 0
            || reading.shape(end + 1, shape::CAPITAL)
            || reading.is(
                end + 1,
                class::DETERMINER | class::POSSESSIVE | class::PREPOSITION,
            ))
        // "a man accused of stabbing a driver"
        || bits & class::PREPOSITION != 0
            && reading.is(end + 1, class::VERB_ING)
            && reading.is(end - 1, class::VERB_PARTICIPLE);
    // "Orlo resigned after an audit | found": a name acts
    let acts = phrase.kind == PhraseKind::Name && !phrase.has_determiner;
    if !relative && (acts || !participle && !ing && !contact) {
        return end;
    }
    // "the firm sued because a study | showed": who speaks begins a clause
    let clause = (end + 1..limit).any(|i| {
        reading.is(i, class::SUBORDINATOR)
            && reading
                .phrases_in(i + 1, i + 2)
                .iter()
                .any(|p| p.end as usize == limit)
    });
    if clause {
        return end;
    }
    let mut verbs = 0;
    for i in end + 1..limit {
        // "a clerk confirmed that a judge"
        if reading.gap(i) & edge != 0 || reading.is(i, class::RELATIVE) {
            return end;
        }
        // "Within two days the road had been closed and a clerk | had said so": a second clause begins
        if contact
            && verbs > 0
            && reading.is(i, class::COORDINATOR)
            && longest_at(reading, i + 1).is_some()
        {
            return end;
        }
        verbs += usize::from(reading.is_finite(i));
    }
    if verbs == usize::from(relative || contact) {
        limit
    } else {
        end
    }
}

/// The end of what explains a source that follows its cue ("said Orlo, a teacher who moved here in May. “We ..."): to the
/// sentence's end, the next quotation or a dash, or a comma before a participle.
pub(super) fn explained(reading: &Reading, end: usize, to: usize) -> usize {
    let g = reading.gap(end);
    let bits = reading.class(end);
    // "said the captain of the ferry that sank"
    // ... but not "says Orlo when I ask him"
    let relative = bits & class::RELATIVE != 0
        && bits & class::SUBORDINATOR == 0
        && (bits & class::DETERMINER == 0 || g & gap::HARD == 0 && reading.is_finite(end + 1));
    let opens = bits & (class::DETERMINER | class::POSSESSIVE | class::NUMBER) != 0
        || bits
            & (class::PREPOSITION
                | class::COORDINATOR
                | class::SUBORDINATOR
                | class::AUXILIARY
                | class::SUBJECT
                | class::OBJECT
                | class::ADVERB
                | class::VERB_ING)
            == 0;
    // "says the mayor, | that nobody asked": the clause goes on
    let that = bits & class::RELATIVE != 0 && bits & class::DETERMINER != 0;
    let starts = end < to
        && !(that && g & gap::COMMA != 0)
        && (relative && g & (gap::HARD | gap::MARK) & !gap::COMMA == 0
            || g & gap::COMMA != 0 && g & gap::MARK == 0 && opens);
    if !starts || g & gap::COMMA != 0 && reading.is_subject(end, to) {
        return end;
    }
    for i in end + 1..to {
        let g = reading.gap(i);
        // "argued Orlo, the group's spokeswoman, | the town would wait"
        if !relative && g & gap::HARD == gap::COMMA && reading.is_subject(i, to) {
            return i;
        }
        if g & (gap::MARK | gap::SEMICOLON | gap::DASH | gap::COLON) != 0
            || g & gap::COMMA != 0 && reading.is(i, class::VERB_ING) && reading.is(i, class::CUE)
        {
            return i;
        }
    }
    to
}

/// The words of a source without when and where it spoke: "Ana Prel | on Monday", "the Guild | in a statement". Of what
/// follows a name only that is dropped, since "officials in the ministry" says who.
pub fn named(reading: &Reading, lexicon: &Lexicon, (first, end): (usize, usize)) -> (usize, usize) {
    // "a man who saw him on Monday": the day is no longer that of the speech
    if (first..end).any(|i| reading.is(i, class::RELATIVE)) {
        return (first, end);
    }
    let opens = reading.sentence(first).tokens.0 as usize;
    let starts = |i: usize| {
        let is_day =
            reading.is(i, class::PREPOSITION) && reading.is(i + 1, class::WEEKDAY | class::MONTH);
        let id = reading.id(i);
        let is_aside = id != 0 && lexicon.marks.asides.contains(&id);
        // "Officials in the ministry": a capital at the start of a sentence makes no name
        is_day || is_aside && i > opens + 1 && reading.shape(i - 1, shape::CAPITAL)
    };
    // what goes on behind a comma describes somebody still
    let tail = (first + 1..end)
        .rev()
        .find(|i| reading.gap(*i) & gap::HARD != 0)
        .unwrap_or(first);
    let cut = (tail + 1..end).find(|i| starts(*i));
    (first, cut.unwrap_or(end))
}

/// The end of "seen by the Herald", "published on Monday by the ministry" at word `i`; `i` where none stands there.
pub(super) fn published(reading: &Reading, i: usize, to: usize) -> usize {
    let starts = reading.gap(i) & gap::HARD == 0
        && reading.is(i, class::VERB_PARTICIPLE)
        && !reading.is(i, class::AUXILIARY | class::PREPOSITION);
    if !starts {
        return i;
    }
    let by = i + 1 + usize::from(reading.is(i + 1, class::WEEKDAY));
    if !reading.is(by, class::PREPOSITION) || reading.gap(by) & gap::HARD != 0 {
        return i;
    }
    reading.phrase_end(by + 1).filter(|e| *e <= to).unwrap_or(i)
}

/// One step of extension from `end`: a preposition and a phrase, "and" and a phrase, or an apposition between commas.
pub(super) fn extend_once(
    reading: &Reading,
    end: usize,
    limit: usize,
    apposition_must_close: bool,
) -> usize {
    if end >= limit {
        return end;
    }
    let g = reading.gap(end);
    if g & (gap::HARD | gap::MARK) == 0 {
        return joined_end(reading, end, limit, apposition_must_close).unwrap_or(end);
    }
    // an age or an apposition: "Orlo, 54," "Orlo, a doctor at the clinic, said", "Orlo (Kestria)", "Orlo – the clinic's head – said"
    let dashes = g & gap::DASH != 0 && apposition_must_close && reading.gap(limit) & gap::DASH != 0;
    let is_apart = (g & (gap::COMMA | gap::OPEN) != 0 || dashes)
        && g & (gap::MARK | gap::SHOUT) == 0
        && (g & gap::STOP == 0 || g & gap::CLOSE != 0);
    let end_apart = is_apart.then(|| apposed_end(reading, end, limit, apposition_must_close));
    end_apart.flatten().unwrap_or(end)
}

/// One past what follows at word `end` without a sign: "an adviser | to Orlo".
fn joined_end(reading: &Reading, end: usize, limit: usize, must_close: bool) -> Option<usize> {
    let bits = reading.class(end);
    let phrase_end = |at: usize| reading.phrase_end(at).filter(|e| *e <= limit);
    let is_to = is_to(reading, end);
    if bits & class::PREPOSITION != 0 && !is_to {
        // "a day after prosecutors | confirmed": they begin a clause
        let is_clause = must_close && bits & class::SUBORDINATOR != 0;
        return phrase_end(end + 1).filter(|e| !(is_clause && *e == limit));
    }
    // "an adviser to Orlo | said", but "refused to comment, said"
    if is_to && must_close && !reading.is(end + 1, class::VERB_BASE) {
        return phrase_end(end + 1).filter(|e| *e == limit);
    }
    // "according to people close | to the campaign": a name of the lexicon that ends in "to"
    if is_to && reading.continues_entity(end) {
        return phrase_end(end + 1);
    }
    if bits & class::COORDINATOR == 0 {
        return None;
    }
    if reading.shape(end + 1, shape::CAPITAL) && reading.shape(end - 1, shape::CAPITAL) {
        return phrase_end(end + 1);
    }
    // "Police and witnesses | said": two who can speak, up to the verb
    // ... and "criticized by | unions and employers", but "by the union and the mayor left"
    let before = reading.phrases_in(end.saturating_sub(8), end);
    let before = before.iter().rfind(|p| p.end as usize == end);
    let after = reading.phrases_in(end + 1, end + 2).iter();
    let after = if must_close {
        after.rev().find(|p| p.end as usize == limit)
    } else {
        after
            .max_by_key(|p| p.end)
            .filter(|p| p.end as usize <= limit && !reading.is_subject(end + 1, limit))
    };
    let are_two = before.is_some_and(|p| p.kind.is_somebody());
    after
        .filter(|p| are_two && p.kind.is_somebody())
        .map(|p| p.end as usize)
}

/// One past what explains a source behind a sign: "Orlo, | a doctor at the clinic, said".
fn apposed_end(reading: &Reading, own: usize, limit: usize, must_close: bool) -> Option<usize> {
    // "Orlo, once a critic of the treaty, said"
    let is_once = must_close
        && reading.is(own, class::ADVERB)
        && reading.is(own + 1, class::DETERMINER)
        && reading.is_joined(own + 1);
    let start = own + usize::from(is_once);
    let bits = reading.class(start);
    let others = class::PREPOSITION
        | class::COORDINATOR
        | class::SUBORDINATOR
        | class::RELATIVE
        | class::AUXILIARY
        | class::SUBJECT
        | class::OBJECT
        | class::ADVERB;
    let opens =
        bits & (class::DETERMINER | class::POSSESSIVE | class::NUMBER) != 0 || bits & others == 0;
    let may_be_clause = bits & class::RELATIVE != 0 || opens && bits & class::VERB == 0;
    if must_close && may_be_clause && is_closed_clause(reading, start, limit) {
        return Some(limit);
    }
    // "Orlo, speaking to voters, said": a participle explains the deed, not the man
    let is_participle =
        bits & (class::VERB_ING | class::VERB_PARTICIPLE) != 0 && bits & class::VERB_NOUN == 0;
    if !opens || is_participle {
        return None;
    }
    let phrase_end = |at: usize| reading.phrase_end(at).filter(|e| *e <= limit);
    let mut close = phrase_end(start)?;
    for _ in 0..5 {
        let goes_on = close < limit
            && reading.gap(close) & gap::HARD == 0
            && reading.is(close, class::PREPOSITION | class::COORDINATOR);
        match phrase_end(close + 1).filter(|_| goes_on) {
            Some(e) => close = e,
            None => break,
        }
    }
    // "Minister, the Union says": no apposition, which would end in a comma, but a list may ("Orlo, Tench and Varga said")
    // "exit polls (a wide margin, but"
    let signs = if reading.gap(own) & gap::OPEN != 0 {
        gap::CLOSE
    } else {
        gap::COMMA | gap::CLOSE | gap::STOP
    };
    let is_list = || (start..close).any(|i| reading.is(i, class::COORDINATOR));
    // "X, a doctor, and Y" is a list when a verb does not follow; the scores decide
    let is_closed = reading.gap(close) & signs != 0
        || close >= limit && !must_close
        || close == limit && is_list();
    is_closed.then_some(close)
}

/// "Orlo, | who used to work there, said": whether the words from `start` are a clause between commas that leads to the cue at `limit`.
fn is_closed_clause(reading: &Reading, start: usize, limit: usize) -> bool {
    const LONGEST: usize = 30;
    let is_relative = reading.is(start, class::RELATIVE);
    let closes = reading.gap(limit) & (gap::COMMA | gap::CLOSE | gap::DASH) != 0
        && reading.gap(limit) & gap::MARK == 0
        && limit - start <= LONGEST;
    // "Orlo, who had been ill, left on Tuesday, telling": the comma that closes it stands before a verb
    let ends = |i: usize| {
        let sign = reading.gap(i);
        sign & (gap::MARK | gap::SEMICOLON | gap::COLON | gap::DASH) != 0
            || sign & gap::HARD == gap::COMMA
                && is_relative
                && reading.is_finite(i)
                && !reading.is(i, class::SUBJECT | class::EMPTY)
    };
    let acts = |i: usize| reading.is(i, class::AUXILIARY | class::SUBJECT);
    closes && !(start + 1..limit).any(ends) && (is_relative || !(start..limit).any(acts))
}
