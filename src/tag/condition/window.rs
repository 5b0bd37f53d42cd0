//! The words that the reading of one condition may use, and what the parts between their commas are: a report, a main clause.

use crate::attribution::statement::Statement;
use crate::lexicon::class;
use crate::tag::Context;
use crate::tag::condition::word::{is_any, is_clause_pronoun, is_dash, is_predicate};
use crate::text::token::gap;

/// Words `first..end`; empty where nothing was found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::tag) struct Run {
    pub(in crate::tag) first: usize,
    pub(in crate::tag) end: usize,
}

impl Run {
    pub(in crate::tag) fn is_empty(self) -> bool {
        self.end <= self.first
    }
}

/// Where the reading of one condition may look: a run of words, and the text.
#[derive(Clone, Copy)]
pub(in crate::tag) struct Window<'a> {
    pub(in crate::tag) cx: &'a Context<'a>,
    /// First word.
    pub(in crate::tag) lo: usize,
    /// One past the last word.
    pub(in crate::tag) hi: usize,
}

/// How far a condition may reach.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::tag) enum Clip {
    /// To the bounds of its quotation, statement and sentence.
    Quotation,
    /// To the bounds of its statement and sentence.
    Statement,
    /// To the bounds of its sentence.
    Sentence,
}

/// How many words a condition may reach on either side: no sentence of the press is longer, and a list of a million words
/// without a full stop still takes linear time.
pub(in crate::tag) const REACH: usize = 120;

/// The run of words around `m` that a condition there may use: its sentence, its quotation, its statement's piece.
pub(in crate::tag) fn window<'a>(cx: &'a Context<'a>, m: usize, clip: Clip) -> Window<'a> {
    let reading = cx.reading;
    let (from, to) = reading.sentence(m).tokens;
    let (from, to) = (
        (from as usize).max(m.saturating_sub(REACH)),
        (to as usize).min(m + REACH),
    );
    let mut w = Window {
        cx,
        lo: from,
        hi: to,
    };
    let quotation = reading.quotation(m);
    if quotation != 0 && clip == Clip::Quotation {
        w.lo = (from..m)
            .rev()
            .find(|k| reading.quotation(*k) != quotation)
            .map_or(from, |k| k + 1);
        w.hi = (m..to)
            .find(|k| reading.quotation(*k) != quotation)
            .unwrap_or(to);
    }
    let piece = |s: u32| cx.statements.get(s as usize);
    // "she said she wouldn't object | if it were moved": what she said goes on
    let is_deed = |s: &&Statement| {
        s.cue_class != "ask"
            && s.cue_words.1 as usize == m
            && s.runs.first().is_some_and(|r| r.0 as usize == m)
    };
    let inner = cx.statement(m).and_then(piece);
    let outer = inner.filter(is_deed).and_then(|s| s.parent).and_then(piece);
    if let Some(s) = outer.or(inner).filter(|_| clip != Clip::Sentence)
        && let Some(run) = s
            .runs
            .iter()
            .find(|r| (r.0 as usize) <= m && m < r.1 as usize)
    {
        w.lo = w.lo.max(run.0 as usize);
        w.hi = w.hi.min(run.1 as usize);
    }
    w
}

impl Window<'_> {
    pub(in crate::tag) fn has_predicate(&self, first: usize, end: usize) -> bool {
        (first..end).any(|i| is_predicate(self.cx, i))
    }

    /// Whether nothing of a clause reaches across the gap before `i`.
    pub(in crate::tag) fn is_wall(&self, i: usize) -> bool {
        self.cx.reading.gap(i) & (gap::SEMICOLON | gap::COLON | gap::SHOUT | gap::BLANK_LINE) != 0
            || is_dash(self.cx, i)
    }

    /// One past the last word of the part that begins at `i`: up to the next comma, wall or bracket.
    pub(in crate::tag) fn part_end(&self, i: usize) -> usize {
        (i + 1..self.hi)
            .find(|k| {
                self.cx.reading.gap(*k) & (gap::COMMA | gap::OPEN | gap::CLOSE) != 0
                    || self.is_wall(*k)
            })
            .unwrap_or(self.hi)
    }

    /// "he said", "according to the envoy" between commas or at the end: no part of a condition.
    pub(in crate::tag) fn is_report(&self, i: usize, end: usize) -> bool {
        let (cx, reading) = (self.cx, self.cx.reading);
        let cued = |k: usize| {
            cx.cue(k)
                .is_some_and(|s| (i..end).all(|n| cx.statement(n) != Some(s)))
        };
        if end <= i + 9 && (i..end).any(cued) {
            return true;
        }
        // a cue that lost to a better one in its sentence: "..., the ministry said in a statement, adding that ..."
        if end == i + 2 && is_clause_pronoun(cx, i) && reading.is(i + 1, class::CUE) {
            return true;
        }
        if is_any(cx, i, &["according"]) && is_any(cx, i + 1, &["to"]) && end <= i + 16 {
            return true;
        }
        // "people who know her say"
        if end > i + 1
            && end <= i + 10
            && reading.is(end - 1, class::CUE)
            && is_any(cx, end - 1, &["say", "says"])
            && !reading.is(i, class::COORDINATOR)
        {
            return true;
        }
        end <= i + 16
            && (i..end).any(|k| {
                let bits = reading.class(k);
                // "The firm, which runs the buses, had offered": "had" reports nothing
                bits & class::CUE != 0
                    && bits & class::VERB_PAST != 0
                    && bits
                        & (class::VERB_NOUN | class::ADJECTIVE | class::ADVERB | class::AUXILIARY)
                        == 0
                    && (k + 1 == end
                        || k == i
                        || is_any(cx, k, &["told"])
                        || reading.is(k + 1, class::PREPOSITION | class::ADVERB)
                            && !reading.is(k + 1, class::TO))
                    && !reading.is(k.saturating_sub(1), class::BE | class::HAVE)
            })
    }

    /// "its commissioner, Ada Quill, stressed after the meeting": a report whose subject is parted from its cue by one or two commas.
    pub(in crate::tag) fn is_long_report(&self, i: usize, end: usize) -> bool {
        let (cx, reading) = (self.cx, self.cx.reading);
        if self.has_predicate(i, end) || reading.is(i, class::COORDINATOR | class::RELATIVE) {
            return false;
        }
        let mut at = end;
        for _ in 0..2 {
            if at >= self.hi || reading.gap(at) & gap::COMMA == 0 {
                return false;
            }
            let bits = reading.class(at);
            let cues = bits & class::CUE != 0
                && bits & (class::VERB_PAST | class::VERB_THIRD) != 0
                && bits & class::ADJECTIVE == 0;
            if cues || cx.cue(at).is_some() {
                return true;
            }
            at = self.part_end(at);
        }
        false
    }

    /// How surely a main clause begins at `i` and goes on to `end`: 0 no, 1 perhaps, 2 surely.
    pub(in crate::tag) fn opens_main(&self, i: usize, end: usize) -> u8 {
        let (cx, reading) = (self.cx, self.cx.reading);
        let bits = reading.class(i);
        if self.is_report(i, end) {
            return 0;
        }
        if is_any(cx, i, &["then"]) {
            return 2 * u8::from(
                i + 1 < end && (is_clause_pronoun(cx, i + 1) || self.has_predicate(i + 1, end)),
            );
        }
        if is_clause_pronoun(cx, i) {
            return 2;
        }
        // "if the pact fails, who will pay?"
        if is_any(cx, i, &["what", "who", "how", "why", "where", "which"]) {
            return u8::from(
                i + 1 < end && (reading.is(i + 1, class::AUXILIARY) || is_any(cx, i, &["what"])),
            );
        }
        if is_any(cx, i, &["that"]) {
            // "if they sign, that would be a start"
            return if reading.is(i + 1, class::AUXILIARY) {
                2
            } else {
                u8::from(self.has_predicate(i + 1, end))
            };
        }
        if bits & (class::COORDINATOR | class::RELATIVE) != 0 {
            return 0;
        }
        if bits & class::ADVERB != 0 && bits & (class::PREPOSITION | class::DETERMINER) == 0 {
            return if i + 1 < end {
                self.opens_main(i + 1, end)
            } else {
                0
            };
        }
        if bits & class::SUBORDINATOR != 0 && bits & (class::PREPOSITION | class::RELATIVE) == 0 {
            return 0;
        }
        if bits & class::PREPOSITION != 0 {
            // "if both sides sign, in the next week convoys will cross", not "besides what the papers say"
            return u8::from(
                self.has_predicate(i + 1, end)
                    && !(i + 1..end).any(|k| reading.is(k, class::RELATIVE)),
            );
        }
        if bits & class::AUXILIARY != 0 {
            return 2 * u8::from(
                is_any(cx, i, &["do", "don't", "don’t", "let's", "let’s"]) && end > i + 1,
            );
        }
        if bits & class::VERB_BASE != 0 && bits & (class::VERB_NOUN | class::ADJECTIVE) == 0 {
            // an order: "if the siren sounds, leave"
            return 2;
        }
        if bits & class::VERB_ING != 0 && bits & (class::VERB_NOUN | class::ADJECTIVE) == 0 {
            return u8::from((i + 2..end).any(|k| reading.is(k, class::AUXILIARY)));
        }
        if self.has_predicate(i + 1, end) {
            return if self.is_apposed(i, end) { 0 } else { 2 };
        }
        u8::from(
            bits & class::VERB_BASE != 0
                && !reading.is(i, class::ADJECTIVE)
                && end > i + 1
                && reading.is(i + 1, class::DETERMINER | class::POSSESSIVE | class::OBJECT),
        )
    }

    /// "..., a point on which he appears to be firm": a noun whose only verb stands in a relative clause behind a preposition.
    fn is_apposed(&self, i: usize, end: usize) -> bool {
        let (cx, reading) = (self.cx, self.cx.reading);
        let which = (i + 1..end).find(|k| {
            is_any(cx, *k, &["which", "whom", "whose"]) && reading.is(*k - 1, class::PREPOSITION)
        });
        which.is_some_and(|which| {
            let is_finite = |k: usize| is_predicate(cx, k) && !reading.is(k - 1, class::TO);
            !self.has_predicate(i, which)
                && (which + 1..end)
                    .filter(|k| is_finite(*k) && !is_finite(*k - 1))
                    .take(2)
                    .count()
                    < 2
        })
    }

    /// Whether a second condition begins at `i`: "if they sign and if they pay".
    pub(in crate::tag) fn is_marker(&self, i: usize) -> bool {
        i < self.hi && is_any(self.cx, i, &["if", "unless", "provided"])
    }

    /// Whether a run holds more than little words: "And", "But their only" are no consequent.
    pub(in crate::tag) fn names_something(&self, run: Run) -> bool {
        let little = class::COORDINATOR
            | class::ADVERB
            | class::DETERMINER
            | class::POSSESSIVE
            | class::SUBORDINATOR
            | class::RELATIVE
            | class::CUE
            | class::ADJECTIVE;
        let reading = self.cx.reading;
        // "approved the plan subject to": a noun behind its article, though it may report elsewhere
        let opens = class::DETERMINER | class::POSSESSIVE;
        let is_noun =
            |i: usize| i > run.first && reading.is(i, class::VERB_NOUN) && reading.is(i - 1, opens);
        (run.first..run.end).any(|i| !reading.is(i, little) || is_noun(i))
            && run.end > run.first + 1
    }

    /// Words `first..end` without what joins them to the rest.
    pub(in crate::tag) fn trimmed(&self, run: Run) -> Run {
        let (cx, reading) = (self.cx, self.cx.reading);
        let Run { mut first, mut end } = run;
        // "The loan, Farouk said, ...": what only reports stands at either end
        if let Some(k) = (first + 1..end)
            .find(|k| reading.gap(*k) & gap::COMMA != 0)
            .filter(|k| self.is_report(first, *k))
        {
            first = k;
        }
        if let Some(k) = (first + 1..end)
            .rev()
            .find(|k| reading.gap(*k) & gap::COMMA != 0)
            .filter(|k| self.is_report(*k, end))
        {
            end = k;
        }
        while first < end
            && (reading.is(first, class::COORDINATOR)
                || is_any(cx, first, &["that", "then"])
                    && first + 1 < end
                    && !reading.is(first + 1, class::AUXILIARY)
                    && !reading.starts_sentence(first))
        {
            first += 1;
        }
        while first < end {
            let last = end - 1;
            if first == last && is_any(cx, last, &["that"]) {
                // "[That] depends on whom one asks"
                break;
            }
            if first < last
                && is_any(cx, last, &["that"])
                && (reading.is(last - 1, class::VERB_BASE) && !reading.is(last - 1, class::CUE)
                    || is_any(cx, last - 1, &["even", "with", "for", "about", "do"]))
            {
                // "we can't do [that] without", "will veto even [that] until"
                break;
            }
            let joins = reading.is(last, class::COORDINATOR) && !is_any(cx, last, &["so"]);
            if joins
                || is_any(
                    cx,
                    last,
                    &[
                        "especially",
                        "particularly",
                        "which",
                        "though",
                        "although",
                        "only",
                        "even",
                        "just",
                        "except",
                        "that",
                    ],
                )
            {
                end -= 1;
            } else {
                break;
            }
        }
        Run { first, end }
    }
}
