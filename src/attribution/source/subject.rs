//! Subjects: where the grammar of a sentence says who does what the verb of a cue says.

use super::longest_at;
use super::right::name_follows;
use crate::attribution::counts::Counts;
use crate::attribution::cue::{Cue, CueKind, Form, is_to};
use crate::attribution::reading::{Phrase, PhraseKind, Reading};
use crate::lexicon::schema::takes;
use crate::lexicon::{Lexicon, class};
use crate::text::token::gap;

/// Where the subject begins of the clause on which a participle behind a comma hangs: "[The president] flew to the islands on Monday, |
/// promising that". Whoever acts there speaks, however far away.
pub(super) fn acts_before(
    reading: &Reading,
    lexicon: &Lexicon,
    cue: &Cue,
    from: usize,
) -> Option<usize> {
    let comma = |i: usize| reading.is_behind_comma(i);
    if cue.kind != CueKind::Verb || cue.form != Form::Ing || !comma(cue.group) {
        return None;
    }
    let edge = gap::SEMICOLON | gap::DASH | gap::COLON | gap::MARK | gap::OPEN | gap::CLOSE;
    if (from + 1..cue.group).any(|i| reading.gap(i) & edge != 0) {
        return None;
    }
    // "On Monday, the president flew", "After the vote, she left"
    let fronted = class::PREPOSITION | class::SUBORDINATOR | class::ADVERB | class::VERB_ING;
    let mut at = from;
    if reading.is(at, fronted) {
        let behind = (from + 1..cue.group).find(|i| comma(*i));
        at = behind.or_else(|| behind_time(reading, from, cue.group))?;
    }
    at += usize::from(reading.is(at, class::COORDINATOR));
    let subject = longest_at(reading, at)?;
    // "It refused to sell to the bank, saying"; not "It was a blow to the bank, saying", "It shows Orlo on a boat, saying"
    let behind_it = subject.end as usize;
    let named = |p: &Phrase| p.kind == PhraseKind::Name && !p.is_possessive;
    let is_it = subject.kind == PhraseKind::Empty
        // "Those questioned lied, the report says, adding"
        && !reading.is(subject.first as usize, class::DETERMINER)
        && reading.is(behind_it, class::CUE)
        && !reading.is(behind_it, class::AUXILIARY)
        && !reading.phrases_in(behind_it, cue.group).iter().any(named);
    if !(subject.kind.can_speak() || is_it) || subject.is_possessive {
        return None;
    }
    // "The head of the union left, saying", "The union, which had struck, agreed, saying"
    let verb = behind_subject(reading, &subject, cue.group).1;
    if verb >= cue.group || reading.gap(verb) & gap::HARD != 0 || !reading.is_finite(verb) {
        return None;
    }
    // "deputies rejected it after the union had left, saying", "The port was closed, Orlo said, adding": one of two
    let acts = |i: usize| longest_at(reading, i).is_some_and(|p| reading.is_finite(p.end as usize));
    let other = (verb + 1..cue.group).any(|i| {
        let id = reading.id(i);
        let joins = reading.is(i, class::SUBORDINATOR | class::COORDINATOR)
            && (id == 0 || id != lexicon.marks.that);
        joins && acts(i + 1) || comma(i) && (acts(i) || reading.is(i, class::CUE))
    });
    (!other).then_some(subject.first as usize)
}

/// Where who acts begins behind a time without a comma: "Later on Thursday | the minister gave in".
fn behind_time(reading: &Reading, from: usize, to: usize) -> Option<usize> {
    const LONGEST: usize = 6;
    let lead = class::PREPOSITION | class::ADVERB | class::WEEKDAY | class::MONTH;
    (from + 1..to.min(from + LONGEST))
        .take_while(|i| reading.is(*i - 1, lead) && reading.is_joined(*i))
        .filter(|i| !reading.is(*i, class::WEEKDAY | class::MONTH))
        .find(|i| longest_at(reading, *i).is_some_and(|p| reading.is_finite(p.end as usize)))
}

/// One past the last word of a subject with its chains, "the head of the union | now left", "Orlo and Breck | left", and where its verb
/// stands, both up to word `limit`.
fn behind_subject(reading: &Reading, subject: &Phrase, limit: usize) -> (usize, usize) {
    let mut end = subject.end as usize;
    loop {
        let joins = reading.is(end, class::PREPOSITION) && !is_to(reading, end)
            || reading.is(end, class::COORDINATOR) && reading.is_joined(end);
        let next = longest_at(reading, end + 1).filter(|_| end < limit && joins);
        match next {
            Some(p) if !reading.is(end, class::ADVERB) => end = p.end as usize,
            _ => break,
        }
    }
    let mut verb = end;
    while verb < limit && reading.is(verb, class::ADVERB) {
        verb += 1;
    }
    (end, verb)
}

/// The subject of the clause that the participle of the cue stands before: "Citing a lack of proof, | prosecutors dropped the case", "Now,
/// after arguing that the vote was lost, | his team waits". With it one past its last word, chains included.
pub(super) fn acts_behind(
    reading: &Reading,
    lexicon: &Lexicon,
    cue: &Cue,
    (from, to): (usize, usize),
) -> Option<(Phrase, usize)> {
    const LEAD: usize = 4;
    let lead = class::PREPOSITION | class::SUBORDINATOR | class::ADVERB | class::COORDINATOR;
    if cue.kind != CueKind::Verb
        || cue.form != Form::Ing
        || cue.group != cue.first
        // "Regarding the vote, Orlo was calm"
        || reading.is(cue.first, class::PREPOSITION)
        || cue.first > from + LEAD
        || !(from..cue.first).all(|i| reading.is(i, lead))
        || !(from + 2..=cue.first).all(|i| reading.is_joined(i))
        || reading.quotation(from) != cue.quotation
    {
        return None;
    }
    let is_clause = reading.is_word(cue.end, lexicon.marks.that);
    let mut has_verb = !is_clause;
    for i in cue.end + 1..to {
        let g = reading.gap(i);
        if g & gap::HARD & !gap::COMMA != 0 {
            return None;
        }
        if g & gap::COMMA != 0
            && has_verb
            && reading.quotation(i) == cue.quotation
            // "Citing the mayor, who was late, prosecutors dropped the case"
            && !reading.is(i, class::RELATIVE)
            && let Some(subject) = longest_at(reading, i)
        {
            let (end, verb) = behind_subject(reading, &subject, to);
            if verb < to && reading.gap(verb) & gap::HARD == 0 && reading.is_finite(verb) {
                return (subject.kind != PhraseKind::Empty).then_some((subject, end));
            }
        }
        has_verb |= reading.is_finite(i);
    }
    None
}

/// Where the subject begins that words between commas part from the verb of the cue: "[Ilse Orlo], who leads the opposition bloc, |
/// hailed the verdict", "[The letter], seen by the Herald, | says", "[The minister], in a note to the union, | said".
pub(super) fn before_aside(reading: &Reading, cue: &Cue, from: usize) -> Option<usize> {
    let finite = matches!(cue.form, Form::Past | Form::Third)
        || cue.group < cue.first
        || cue.is_finite(reading);
    if cue.kind != CueKind::Verb || !finite || cue.is_passive || cue.is_infinitive {
        return None;
    }
    subject_before(reading, from, aside(reading, cue, from)?, false)
}

/// Where the subject of a passive begins, with who that is, its chains and those it stands beside: "The minister, Ana Orlo, | is
/// believed to", "The bridge, built in 1920, | is thought to", "The pilot and her navigator | are said to".
pub(in crate::attribution) fn before_passive(
    reading: &Reading,
    lexicon: &Lexicon,
    cue: &Cue,
    from: usize,
) -> Option<usize> {
    // "the vote, which | is expected to", not "The vote, which"
    let who = cue.group.saturating_sub(1);
    if who > from && reading.is(who, class::RELATIVE) && reading.gap(who) & gap::COMMA != 0 {
        return Some(who);
    }
    let end = aside(reading, cue, from).unwrap_or(cue.group);
    let many = |i: usize| reading.is_one_of(i, &lexicon.marks.many);
    subject_before(reading, from, end, (cue.group..cue.end).any(many))
}

/// Whether what stands before a verb, from word `from` on, is its subject with who that is, and nothing that is reported, since the verb
/// takes no quotation or a clause follows it: "Anna Orlo, the guild's leader, rejected the offer", "Anna Orlo – the guild's leader –
/// said that", against "No deal, no talks, said the minister".
pub(in crate::attribution) fn has_apposed_subject(
    reading: &Reading,
    lexicon: &Lexicon,
    counts: &Counts,
    cue: &Cue,
    from: usize,
) -> bool {
    let end = cue.group;
    let sign = reading.gap(end) & (gap::COMMA | gap::DASH);
    let next = reading.id(cue.end);
    let to = reading.sentence(from).tokens.1 as usize;
    let clause = || {
        reading.is_joined(cue.end)
            && (next != 0 && next == lexicon.marks.that || reading.is_subject(cue.end, to))
    };
    // "warned Kestria on Monday | that", "accused Kestria | of bad faith": it is an object
    let has_object = || {
        reading.is_joined(cue.end)
            && longest_at(reading, cue.end).is_some_and(|object| {
                let mut i = object.end as usize;
                i += usize::from(
                    reading.is(i, class::PREPOSITION) && reading.is(i + 1, class::WEEKDAY),
                );
                i += usize::from(reading.is(i, class::WEEKDAY));
                let goes_on = reading.is_word(i, lexicon.marks.that)
                    || reading.is_word(i, lexicon.marks.of)
                    || is_to(reading, i);
                i < to && goes_on && (cue.end + 1..=i).all(|k| reading.is_joined(k))
            })
    };
    cue.kind == CueKind::Verb
        && !cue.is_passive
        && sign != 0
        && (cue.takes & (takes::NP | takes::QUOTE) == takes::NP || clause() || has_object())
        && reading.gap(end) & gap::MARK == 0
        && (from + 1..end).any(|i| reading.gap(i) & sign != 0)
        && counts.finite((from, end)) == 0
        && counts.quoted((from, end)) == 0
}

/// Whether a verb that takes no clause has whoever follows as its object, of which it says something: "accused | Kestria of bad faith".
fn accuses(reading: &Reading, cue: &Cue) -> bool {
    cue.takes & (takes::NP | takes::THAT) == takes::NP
        && reading.is_joined(cue.end)
        && longest_at(reading, cue.end).is_some_and(|object| {
            let next = object.end as usize;
            reading.is(next, class::PREPOSITION) && reading.is_joined(next)
        })
}

/// Where the words between commas begin that part a verb from its subject: "Ilse Orlo, | who leads the bloc, hailed", "The letter, |
/// seen by the Herald, says".
pub(super) fn aside(reading: &Reading, cue: &Cue, from: usize) -> Option<usize> {
    let comma = |i: usize| reading.is_behind_comma(i);
    // "Orlo, speaking in Brenn, again | urged"
    let group = cue.group
        - usize::from(
            cue.group > from + 1
                && !comma(cue.group)
                && reading.is_joined(cue.group)
                && reading.is(cue.group - 1, class::ADVERB),
        );
    if !comma(group) {
        return None;
    }
    let is_open = |i: &usize| reading.is_parted(*i);
    let opens = class::RELATIVE | class::VERB_PARTICIPLE | class::VERB_ING | class::PREPOSITION;
    // "The treaty, a copy of which the Herald has seen, says"
    let relative = |i: usize| (i..group.min(i + 4)).any(|k| reading.is(k, class::RELATIVE));
    // "A note written by a clerk, and leaked to the Herald, says"
    let joined =
        |i: usize| reading.is(i, class::COORDINATOR) && reading.is(i + 1, class::VERB_PARTICIPLE);
    let open = |close: usize| {
        let last = (from + 1..close).rev().find(is_open);
        last.filter(|i| comma(*i))
    };
    let (mut aside, mut close) = (open(group)?, group);
    // "Guards at the port, led by its chief, Ilse Orlo, say": who that is belongs to the aside
    while !(reading.is(aside, opens) || relative(aside) || joined(aside)) {
        // ... and "Orlo, speaking on Monday, a day after the vote, said": when that was
        let is_name = longest_at(reading, aside).is_some_and(|p| p.end as usize == close)
            || longest_at(reading, aside).is_some_and(|p| {
                reading.is(p.end as usize, class::PREPOSITION | class::SUBORDINATOR)
            }) && !(aside..close).any(|i| reading.is_finite(i));
        close = aside;
        // "The mine, closed in May, its owner, Ana Orlo, says, will reopen": she says so
        let goes_on = reading.gap(cue.end) & gap::COMMA == 0;
        aside = open(close).filter(|_| is_name && goes_on)?;
    }
    let is_verb = |i: usize| reading.is_finite(i);
    // "which" of "in which" does not open the clause, nor is a clause without a verb one
    let is_aside =
        if !reading.is(aside, opens & !class::RELATIVE) || reading.is(aside, class::RELATIVE) {
            (aside + 1..group).any(is_verb)
        } else {
            // "The bridge, built in 1920, said Orlo, is old"
            !reading.is(aside, class::AUXILIARY)
            && (!name_follows(reading, cue) || accuses(reading, cue))
            // "speaking on condition that he was not named"
            && !(aside + 1..group)
                .take_while(|i| !reading.is(*i, class::SUBORDINATOR | class::RELATIVE))
                .any(is_verb)
        };
    is_aside.then_some(aside)
}

/// Where the subject begins whose last word stands before `end`, if a clause begins with it; `several` where those who stand beside
/// each other may be it together.
fn subject_before(reading: &Reading, from: usize, end: usize, several: bool) -> Option<usize> {
    const LONGEST: usize = 20;
    let comma = |i: usize| reading.is_behind_comma(i);
    let ends = |i: usize| {
        let near = reading.phrases_in(i.saturating_sub(8).max(from), i);
        let near = near
            .iter()
            .filter(|p| p.end as usize == i && !p.is_possessive);
        near.max_by_key(|p| p.end - p.first)
    };
    let mut first = end;
    for _ in 0..4 {
        let phrase = ends(first)?;
        first = phrase.first as usize;
        let joined = several
            && first > from + 1
            && reading.is(first - 1, class::COORDINATOR)
            && reading.is_joined(first)
            && reading.is_joined(first - 1)
            && ends(first - 1).is_some();
        // "Ola Berg of the Coast Party, who", "Ola Berg, the party's leader, who"
        if joined || phrase.after_preposition && first > from + 1 {
            first -= 1;
            // "a note written by a clerk"
            let made = first > from + 1
                && reading.is(first - 1, class::VERB_PARTICIPLE)
                && reading.is_joined(first)
                && reading.is_joined(first - 1);
            first -= usize::from(made);
        } else if !(comma(first) && ends(first).is_some_and(|p| !p.after_preposition)) {
            break;
        }
    }
    let opens = first == from
        || reading.gap(first) & gap::HARD != 0
        || reading.is(first - 1, class::COORDINATOR | class::SUBORDINATOR);
    if opens {
        return (reading.gap(first) & gap::MARK == 0).then_some(first);
    }
    // "Anyone who saw the crash | is asked to"
    let relative = (from + 1..first)
        .rev()
        .take(LONGEST)
        .find(|i| reading.is(*i, class::RELATIVE))?;
    let one = (relative..end).filter(|i| reading.is_finite(*i)).count() == 1;
    let whole = (relative..end).all(|i| reading.is_joined(i));
    if one && whole {
        subject_before(reading, from, relative, several)
    } else {
        None
    }
}

/// The verb with which that of the cue shares its subject, if no other stands between: "He [insisted] that he had never promised it, and |
/// denied that".
pub(in crate::attribution) fn coordinated(
    reading: &Reading,
    cue: &Cue,
    from: usize,
) -> Option<usize> {
    const REACH: usize = 80;
    let first = cue.group;
    let sign = reading.gap(first) & (gap::HARD | gap::MARK);
    let joined = first > from
        && (sign == 0 && reading.is(first - 1, class::COORDINATOR)
            // "Court rejects lawsuit, says town was wrong"
            || sign == gap::COMMA && reading.sentence(first).is_heading);
    if cue.kind != CueKind::Verb || !joined || !reading.is_finite(first) {
        return None;
    }
    let same = |k: &usize| {
        let k = *k;
        if !reading.is(first, class::AUXILIARY) {
            let form = reading.class(first) & (class::VERB_PAST | class::VERB_THIRD);
            return !reading.is(k, class::AUXILIARY) && reading.is(k, form);
        }
        let id = |i: usize| reading.id(i);
        id(first) != 0 && id(first) == id(k)
    };
    let near = from.max(first.saturating_sub(REACH))..first;
    let mut verbs = near.rev().filter(|k| reading.is_finite(*k));
    // "As the crowd left, Orlo was joined by the mayor and joked": where no other verb does, the last one shares it
    verbs.clone().find(same).or_else(|| verbs.next())
}

/// Whether a verb stands at once behind a quotation, so that its subject follows: “Who pays?” | asked a woman at the back.
pub(super) fn is_inverted(reading: &Reading, cue: &Cue, from: usize) -> bool {
    let last = cue.first.saturating_sub(1);
    cue.kind == CueKind::Verb
        && cue.group == cue.first
        && !cue.is_passive
        && matches!(cue.form, Form::Past | Form::Third)
        && cue.first > 0
        && reading.gap(cue.first) & gap::MARK != 0
        && reading.quotation(last) != cue.quotation
        && reading.quotation(last) != 0
        && (cue.first > from || reading.gap(cue.first) & gap::BLANK_LINE == 0)
}
