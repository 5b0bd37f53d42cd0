//! Sources behind their cue: “It is late,” | said the minister.

use super::extent::{explained, extend_once, published};
use super::{Candidate, Origin, kind};
use crate::attribution::cue::{Cue, CueKind, Form, is_to};
use crate::attribution::feature::{Feature as F, Tally, log1p};
use crate::attribution::reading::{Phrase, PhraseKind, Reading};
use crate::lexicon::schema::takes;
use crate::lexicon::{Lexicon, class};
use crate::text::token::{gap, shape};

pub(super) fn right(
    reading: &Reading,
    lexicon: &Lexicon,
    cue: &Cue,
    to: usize,
    keep: bool,
    out: &mut Vec<Candidate>,
) {
    // "His emphasis on talks “at any level” suggests that the palace is eager": who follows is in the content
    let that = reading.id(cue.end);
    let is_content = cue.kind == CueKind::Verb
        && that != 0
        && that == lexicon.marks.that
        && reading.is_joined(cue.end)
        && reading.is_subject(cue.end + 1, to);
    // "The harbour, as Orlo told the inquiry, was closed": who says so stands in the cue
    let has_subject = cue.kind == CueKind::Preposition
        && reading.is_word(cue.first, lexicon.marks.as_)
        && !reading.phrases_in(cue.first + 1, cue.end).is_empty();
    if is_content || has_subject {
        return;
    }
    let after_quote = is_after_quotation(reading, cue);
    let after_comma = reading.gap(cue.group) & (gap::COMMA | gap::SHOUT) != 0;
    let mut rank = 0;
    let near = match cue.by {
        Some(by) => reading.phrases_in(by + 1, by + 2),
        None => reading.phrases_in(cue.end, (cue.end + 8).min(to)),
    };
    for phrase in near {
        if rank >= 2 {
            break;
        }
        let start = phrase.first as usize;
        // "speaking on the radio": what a participle is about says nothing
        if start == cue.end && cue.kind == CueKind::Verb && cue.form == Form::Ing {
            continue;
        }
        if start == cue.end && is_spoken_to(reading, cue) {
            continue;
        }
        // "according to two people who attended the meeting": they are who was named
        if reading.is(start, class::RELATIVE) && start > cue.end {
            break;
        }
        // "According to legend, the envoys signed it": who signed tells nothing
        let beyond = cue.kind == CueKind::Preposition
            && (cue.end + 1..=start).any(|i| reading.gap(i) & gap::COMMA != 0);
        if beyond {
            break;
        }
        let inside = phrase.is_possessive && reading.phrases_in(start, start + 1).len() > 1;
        if inside {
            continue;
        }
        // "by the inquiry | for the crash", "by the minister | at a rally", but "by a group of nurses", "by police in Brenn"
        let next = phrase.end as usize;
        let stop = cue.by.is_some()
            && reading.is(next, class::PREPOSITION)
            && !reading.shape(next + 1, shape::CAPITAL)
            && !reading.is_word(next, lexicon.marks.of);
        let limit = if stop { next } else { to };
        let (first, mut end) =
            extended_right(reading, phrase, limit, cue.kind == CueKind::Preposition);
        if start == cue.end && (after_quote || after_comma) && !phrase.kind.is_pronoun() {
            end = explained(reading, end, to);
        }
        let mut f = Tally::new(&lexicon.weights, keep);
        kind(&mut f, phrase);
        f.add(F::SrcRight, 1.0);
        // what is said of the subject parts nobody from his verb
        let distance = start - cue.by.unwrap_or(cue.end);
        f.add(F::SrcDistance, log1p(distance));
        f.flag(
            F::SrcRightAfterQuote,
            distance == 0 && (after_quote || after_comma),
        );
        f.flag(
            F::SrcRightPreposition,
            cue.kind == CueKind::Preposition || cue.kind == CueKind::Dash,
        );
        let before = start.checked_sub(1).map_or(0, |b| reading.class(b));
        if before & class::PREPOSITION != 0 && distance > 0 {
            let by = lexicon.marks.by;
            let is_by = reading.is_word(start - 1, by) || cue.by == Some(start - 1);
            f.flag(F::SrcRightBy, is_by && distance == 1);
            f.add(F::SrcAfterPreposition, 1.0);
        }
        let mut between = cue.by.map_or(cue.end, |by| by + 1)..=start;
        f.flag(
            F::SrcCommaBetween,
            between.any(|i| reading.gap(i) & gap::COMMA != 0),
        );
        f.flag(
            F::SrcOtherQuotation,
            reading.quotation(phrase.head as usize) != cue.quotation,
        );
        f.add(F::SrcLength, log1p(end - first));
        let (score, features) = f.finish();
        out.push(Candidate {
            origin: Origin::Right,
            words: (first, end),
            phrase: *phrase,
            score,
            features,
        });
        rank += 1;
    }
}

/// Whether the clause of the cue is the cue and a name: "The town has kept its clock, | reports the Herald."
pub(super) fn ends_with_name(reading: &Reading, cue: &Cue, to: usize) -> bool {
    let end = reading.phrases_in(cue.end, cue.end + 1);
    let end = end.iter().map(|p| p.end as usize).max();
    let from = reading.sentence(cue.first).tokens.0 as usize;
    // "Growth, said Orlo, will slow", but "Orlo, an economist, said growth, too, will slow"
    let is_between_commas = |end: usize| {
        // "The law, argues Orlo in a new book, has hurt the poor"
        let sign = (end..to).find(|i| reading.gap(*i) & gap::HARD != 0);
        let is_closed = sign.is_some_and(|sign| {
            reading.gap(sign) & gap::COMMA != 0
                && (sign == end
                    || reading.is(end, class::PREPOSITION)
                        && !(end..sign).any(|i| reading.is_finite(i)))
        });
        is_closed
            && reading.gap(cue.group) & gap::COMMA != 0
            && !(from + 1..cue.group).any(|i| reading.gap(i) & gap::HARD != 0)
    };
    name_follows(reading, cue)
        && end.is_some_and(|e| e >= to || reading.gap(e) & gap::STOP != 0 || is_between_commas(e))
}

/// Whether a cue stands right behind a quotation: "“It is late,” | warned Orlo".
pub(super) fn is_after_quotation(reading: &Reading, cue: &Cue) -> bool {
    reading.gap(cue.group) & gap::MARK != 0
        && cue.group > reading.sentence(cue.first).tokens.0 as usize
        && reading.quotation(cue.group - 1) != cue.quotation
}

/// Whether who follows a cue is the one spoken to: "“It is late,” Anton Orlo, 58, told the Herald"; not "“It is late,” warned
/// Orlo", nor "It is late, warned Orlo".
pub(super) fn is_spoken_to(reading: &Reading, cue: &Cue) -> bool {
    if !cue.tells || cue.by.is_some() || is_after_quotation(reading, cue) {
        return false;
    }
    let from = reading.sentence(cue.first).tokens.0 as usize;
    let after_comma = reading.gap(cue.group) & (gap::COMMA | gap::SHOUT) != 0;
    // "It will fail, Ana Orlo, an engineer, warned Breck": who she is stands between commas
    let is_apposed = || {
        let comma = (from + 1..cue.group)
            .rev()
            .find(|i| reading.is_behind_comma(*i));
        comma.is_some_and(|i| {
            (reading.is(i, class::DETERMINER | class::POSSESSIVE)
                || reading.shape(i, shape::CAPITAL | shape::DIGIT))
                && reading.phrases_end_at(i)
                && reading.phrases_end_at(cue.group)
                && !(i..cue.group).any(|k| reading.is_finite(k))
        })
    };
    !after_comma || is_apposed() || (from..cue.group).any(|i| reading.quotation(i) != cue.quotation)
}

/// Whether the one who speaks follows the cue: "the dam is safe, said Orlo, its engineer".
pub(super) fn name_follows(reading: &Reading, cue: &Cue) -> bool {
    if cue.kind != CueKind::Verb
        || !matches!(cue.form, Form::Past | Form::Third)
        || reading.gap(cue.group) & (gap::COMMA | gap::MARK | gap::SHOUT) == 0
        || reading.is_parted(cue.end)
        // "said of Orlo"
        || reading.is(cue.end - 1, class::PREPOSITION)
        || is_spoken_to(reading, cue)
    {
        return false;
    }
    let phrase = reading
        .phrases_in(cue.end, cue.end + 1)
        .iter()
        .max_by_key(|p| p.end);
    phrase.is_some_and(|p| {
        p.kind.is_somebody()
            && !(reading.gap(p.end as usize) & gap::COMMA == 0
                && reading.is(p.end as usize, class::FINITE | class::AUXILIARY))
            // "Orlo, speaking in Brenn, urged parents to be calm"
            && !(is_to(reading, p.end as usize) && cue.takes & takes::TO != 0)
    })
}

/// Where an aside ends that parts a subject from its verb: "Orlo, according to two of his aides, | objects"; else the sentence's end.
pub(super) fn aside_end(reading: &Reading, cue: &Cue, (from, to): (usize, usize)) -> usize {
    let is_verb = |i: usize| reading.is_finite(i);
    let is_comma = |i: &usize| reading.gap(*i) & gap::COMMA != 0;
    if cue.kind != CueKind::Preposition {
        return to;
    }
    // "They want a vote; the mayor, according to two aides, objects"
    let opens = |i: &usize| reading.gap(*i) & (gap::SEMICOLON | gap::COLON | gap::DASH) != 0;
    let from = (from..cue.first).rev().find(opens).unwrap_or(from);
    // "The bridge is, according to two aides, | safe": what the auxiliary goes on with
    let is_aside = cue.first > from
        && is_comma(&cue.first)
        && (reading.is(cue.first - 1, class::AUXILIARY) || !(from..cue.first).any(is_verb));
    if !is_aside {
        return to;
    }
    let mut commas = (cue.end + 1..to).filter(is_comma);
    let first = commas.clone().next();
    commas.find(|i| is_verb(*i)).or(first).unwrap_or(to)
}

fn extended_right(
    reading: &Reading,
    phrase: &Phrase,
    to: usize,
    takes_participle: bool,
) -> (usize, usize) {
    let (first, mut end) = (phrase.first as usize, phrase.end as usize);
    if matches!(
        phrase.kind,
        PhraseKind::Pronoun | PhraseKind::Empty | PhraseKind::Relative
    ) {
        return (first, end);
    }
    for _ in 0..6 {
        // "described by the union | as an insult", "praised by all | after the fire"
        if phrase.after_preposition
            && reading.gap(end) & gap::HARD == 0
            && reading.is(end, class::SUBORDINATOR)
        {
            break;
        }
        let mut next = extend_once(reading, end, to, false);
        if next == end && takes_participle {
            next = published(reading, end, to);
        }
        if next == end {
            break;
        }
        end = next;
    }
    (first, end)
}
