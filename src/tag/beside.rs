//! Whose words stand outside of any statement: of whoever is named beside them, or of whom a quotation goes on that was left open.

use crate::attribution::reading::{Phrase, PhraseKind};
use crate::attribution::statement::Statement;
use crate::lexicon::class;
use crate::tag::Context;
use crate::tag::condition::window::{Clip, window};
use crate::tag::condition::word::is_any;
use crate::text::token::gap;

/// How many paragraphs of one speech are looked back on.
const PARAGRAPHS: usize = 40;

/// Nouns of what somebody thinks.
const VIEWS: [&str; 4] = ["view", "opinion", "judgment", "judgement"];

/// The phrase that names who reports the sentence of word `m` between commas, where no statement was made of it: ", the harbor
/// master said on Friday", ", aides say,".
pub(super) fn report_beside(cx: &Context, m: usize) -> Option<usize> {
    let reading = cx.reading;
    if reading.quotation(m) != 0 {
        return None;
    }
    let w = window(cx, m, Clip::Sentence);
    let mut from = w.lo;
    while from < w.hi {
        let end = w.part_end(from);
        if let Some(view) = view_of_owner(cx, from, end, m) {
            let (k, p) = phrase_from(cx, from + 1)?;
            return (p.is_possessive && p.end as usize <= view).then_some(k);
        }
        let holds = (from..end).contains(&m);
        if let Some(name) = whose_view(cx, from, end, m).filter(|name| *name < end && !holds) {
            let (k, p) = phrase_from(cx, name)?;
            return (p.end as usize <= end).then_some(k);
        }
        // "as an official pointed out"
        let from_as = is_any(cx, from, &["as"])
            && is_any(
                cx,
                end - 1,
                &["out", "noted", "notes", "it", "explained", "says", "said"],
            );
        let apart = from > w.lo
            && reading.gap(from) & gap::COMMA != 0
            && (from_as
                || !reading.is(
                    from,
                    class::COORDINATOR | class::RELATIVE | class::SUBORDINATOR,
                ));
        if apart && !holds && end <= from + 16 && reading.quotation(from) == 0 {
            let named = named_between(cx, from, end);
            if named.is_some() {
                return named;
            }
        }
        from = end;
    }
    None
}

/// The first phrase that begins at word `first` or later, and its number.
fn phrase_from<'c>(cx: &'c Context, first: usize) -> Option<(usize, &'c Phrase)> {
    let phrases = &cx.reading.phrases;
    let k = phrases.partition_point(|p| (p.first as usize) < first);
    Some((k, phrases.get(k)?))
}

/// The noun of "In her [view] the outcome hinges on turnout" in `from..end`, before word `m`: no comma needed.
fn view_of_owner(cx: &Context, from: usize, end: usize, m: usize) -> Option<usize> {
    if from >= m || !is_any(cx, from, &["in"]) || is_any(cx, from + 1, &["the", "a", "this"]) {
        return None;
    }
    (from + 2..end.min(from + 7))
        .find(|j| is_any(cx, *j, &VIEWS))
        .filter(|j| m > *j)
}

/// Where the name begins whose view `from..end` tells of: "according to [Farouk]", "in the view of [Farouk]", "in [Farouk]'s
/// opinion, the offer is worth something only when it is signed".
fn whose_view(cx: &Context, from: usize, end: usize, m: usize) -> Option<usize> {
    if is_any(cx, from, &["according"]) && is_any(cx, from + 1, &["to"]) {
        return Some(from + 2);
    }
    if from >= m || !is_any(cx, from, &["in"]) {
        return None;
    }
    let is_view = |i: usize| is_any(cx, i, &VIEWS) || is_any(cx, i, &["eyes"]);
    if is_any(cx, from + 1, &["the"]) && is_view(from + 2) && is_any(cx, from + 3, &["of"]) {
        return Some(from + 4);
    }
    is_view(end - 1).then_some(from + 1)
}

/// The phrase that names who reports between the commas `from..end`: "people who know her [say]", ", its founder, [Ada Quill],
/// declared", but not "the same people who accuse him of weakness".
fn named_between(cx: &Context, from: usize, end: usize) -> Option<usize> {
    let reading = cx.reading;
    let cue = (from..end).find(|k| reports(cx, *k, from, end))?;
    if cue + 1 != end && (from..cue).any(|k| reading.is(k, class::RELATIVE)) {
        return None;
    }
    let (after, until) = if cue == from {
        (cue + 1, end)
    } else {
        (from, cue)
    };
    let first = reading.phrases_before(after);
    let found = reading
        .phrases
        .get(first..)?
        .iter()
        .take_while(|p| (p.end as usize) <= until)
        .position(|p| !p.after_preposition && !p.is_possessive && p.kind.can_speak());
    if let Some(k) = found {
        return Some(first + k);
    }
    // the name between the commas
    let k = reading
        .phrases_before(from)
        .checked_sub(1)
        .filter(|_| cue == from)?;
    let p = reading.phrases.get(k)?;
    let is_apposed = p.end as usize == from
        && p.kind == PhraseKind::Name
        && reading.gap(p.first as usize) & gap::COMMA != 0;
    is_apposed.then_some(k)
}

/// Whether word `k` is the cue of a report between commas `from..end`: "the envoy [said] on Monday", "[warned] the envoy"; not "the
/// envoy [ended] a quarrel", "the envoy will [resign]".
fn reports(cx: &Context, k: usize, from: usize, end: usize) -> bool {
    let reading = cx.reading;
    let bits = reading.class(k);
    let next = reading.class(k + 1);
    let is_cue = bits & class::CUE != 0
        && bits & (class::VERB_PAST | class::VERB_THIRD | class::VERB_BASE) != 0
        && (bits & (class::ADJECTIVE | class::ADVERB) == 0 || is_any(cx, k, &["say", "says"]))
        && !is_any(
            cx,
            k,
            &[
                "goes", "went", "go", "seems", "seemed", "appears", "appeared",
            ],
        );
    let ends = k + 1 == end
        || next & (class::PREPOSITION | class::ADVERB | class::WEEKDAY) != 0
            && next & class::TO == 0
        || is_any(cx, k + 1, &["this", "last", "next", "the"]) && cx.cue(k).is_some();
    is_cue
        && (k == from
            || ends
                && !reading.is(
                    k - 1,
                    class::BE
                        | class::HAVE
                        | class::MODAL
                        | class::TO
                        | class::PREPOSITION
                        | class::RELATIVE
                        | class::DETERMINER
                        | class::POSSESSIVE,
                ))
}

/// A speech of several paragraphs.
pub(super) struct Speech {
    /// Who speaks, where that is known.
    pub(super) speaker: Option<u32>,
}

/// The speaker of word `i` where it stands in a quotation of several paragraphs ("“... said the letter. // “If you sign, ...”") and in no
/// statement: whose statement a part of the speech is, else who spoke last in the paragraph before it.
pub(super) fn continued_speech(cx: &Context, i: usize) -> Option<Speech> {
    let reading = cx.reading;
    let here = (reading.quotation(i) as usize).checked_sub(1)?;
    let is_reopened = |q: usize| reading.quotations.get(q).is_some_and(|q| q.is_reopened);
    // "“The officer told me, ‘Your minister has sold it.’ I did not believe him,” Orlo said": the rest of a quotation
    let opener = reading.quotation_words.get(here)?.0 as usize;
    let holder = cx
        .statement(opener)
        .and_then(|s| cx.statements.get(s as usize))
        .filter(|s| reading.quotation(s.cue_words.0 as usize) as usize != here + 1);
    if let Some(speaker) = holder.and_then(|s| s.speaker) {
        return Some(Speech {
            speaker: Some(speaker),
        });
    }
    if !is_reopened(here) && !is_reopened(here + 1) {
        return None;
    }
    let mut first = 0;
    for q in (0..=here).rev().take(PARAGRAPHS) {
        first = reading.quotation_words.get(q)?.0 as usize;
        let speaker = cx
            .statement(first)
            .and_then(|s| cx.statements.get(s as usize)?.speaker);
        if speaker.is_some() {
            return Some(Speech { speaker });
        }
        if !is_reopened(q) {
            break;
        }
    }
    let end = cx
        .statements
        .partition_point(|s| (s.cue_words.0 as usize) < first);
    let last = end.checked_sub(1).and_then(|k| cx.statements.get(k));
    let sentence = |i: usize| reading.sentence_of.get(i).copied();
    let before = first.checked_sub(1)?;
    let is_in = |s: &&Statement| sentence(s.cue_words.0 as usize) == sentence(before);
    let speaker = match last.filter(is_in) {
        Some(s) => s.speaker,
        // "Orlo gave no reasons beyond those in the letter. We print it in full."
        None => cx.directory.central(reading, first),
    };
    Some(Speech { speaker })
}
