//! Where a content behind its cue begins: past whom it was told to, past asides, at "that", at a quotation.

use super::Scene;
use crate::attribution::cue::CueKind;
use crate::attribution::reading::PhraseKind;
use crate::lexicon::class;
use crate::lexicon::schema::takes;
use crate::text::token::gap;

/// How a right-hand run starts.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Start {
    Adjacent,
    That,
    Quote,
    Wh,
    To,
    As,
    Comma,
    Colon,
}

impl Scene<'_> {
    pub(super) fn start_of(&self, i: usize) -> Start {
        let reading = self.reading;
        if reading.quotation(i) != 0 && reading.quotation(i) != self.cue.quotation {
            return Start::Quote;
        }
        let ids = &self.lexicon.marks;
        let id = reading.id(i);
        if id == 0 {
            Start::Adjacent
        } else if id == ids.that {
            Start::That
        } else if ids.wh.contains(&id) {
            Start::Wh
        } else if id == ids.to {
            Start::To
        } else if id == ids.as_ {
            Start::As
        } else {
            Start::Adjacent
        }
    }

    /// Whether "that" or "who" at word `i` leads on from the noun before it: "said the town | that had welcomed him".
    pub(super) fn is_relative(&self, i: usize) -> bool {
        const LONGEST: usize = 12;
        let reading = self.reading;
        let sign = reading.gap(i) & (gap::HARD | gap::MARK);
        // "told the mayor, who laughed"
        let joined = reading.phrases_end_at(i)
            && (sign == 0 || sign == gap::COMMA && self.start_of(i) == Start::Wh);
        let asks = self.cue.takes & takes::WH != 0
            && (self.cue.tells || self.cue.takes & takes::NP != 0)
            && sign == 0
            && self.start_of(i) == Start::Wh
            // "told everyone who would listen | that it was late"
            && !(i + 2..self.to.min(i + LONGEST))
                .take_while(|k| reading.is_joined(*k))
                .any(|k| {
                    self.start_of(k) == Start::That
                        && !(reading.is(k - 1, class::CUE) && reading.is_finite(k - 1))
                        && self.starts_clause(k + 1, self.to)
                });
        // "told all of them that he'd go": a clause of its own
        joined
            && !asks
            && reading.is(i, class::RELATIVE)
            && reading.is_finite(i + 1)
            && !reading.is(i + 1, class::SUBJECT)
    }

    /// One past whom the words at `i` say it was told to: "told | a hall of voters"; `i` where the cue tells nobody.
    pub(super) fn told(&self, i: usize) -> usize {
        let reading = self.reading;
        let end = |i: usize| {
            let ends = reading.phrases_in(i, i + 1).iter().map(|p| p.end as usize);
            ends.max().filter(|_| reading.is_joined(i))
        };
        let is_somebody = self.cue.takes & takes::NP == 0
            || reading.phrases_in(i, i + 1).iter().any(|p| {
                matches!(
                    p.kind,
                    PhraseKind::Pronoun | PhraseKind::Name | PhraseKind::Source
                )
            });
        // "“It is late,” the captain told passengers. “Come in.”"
        let is_pause = |e: usize| {
            self.group.0 > self.from
                && reading.quotation(self.group.0 - 1) != self.cue.quotation
                && (e >= self.to || reading.gap(e) & (gap::STOP | gap::MARK) != 0)
        };
        let Some(mut at) = end(i).filter(|e| self.cue.tells && (is_somebody || is_pause(*e)))
        else {
            return i;
        };
        while let Some(e) = end(at + 1).filter(|e| *e <= self.to) {
            if !reading.is(at, class::PREPOSITION) || reading.gap(at) & gap::HARD != 0 {
                break;
            }
            at = e;
        }
        at
    }

    /// Whether word `i` leads on to where, when or how it was said, not to what: "declared | in a letter".
    pub(super) fn is_aside(&self, i: usize) -> bool {
        let id = self.reading.id(i);
        (self.form == "speech" || self.reading.is(i + 1, class::MONTH | class::NUMBER))
            && self.cue.kind == CueKind::Verb
            && self.cue.takes & (takes::QUOTE | takes::THAT) != 0
            && id != 0
            && self.lexicon.marks.asides.contains(&id)
            && self.reading.is_joined(i)
    }

    /// Where the content begins behind what stands between commas at word `base`: "rejected, for the third time, | a call", "said, and I
    /// quote, | “never”"; or behind the verb that says what it is: "What she demands is | a fair trial".
    pub(super) fn after_aside(&self, base: usize, to: usize) -> usize {
        const LONGEST: usize = 10;
        let reading = self.reading;
        let id = |i: usize| reading.id(i);
        let comma = |i: &usize| reading.gap(*i) & gap::HARD == gap::COMMA;
        // "According to the paper, however, | four of them would leave"
        if self.is_fronted && reading.is(base, class::ADVERB) && comma(&base) && comma(&(base + 1))
        {
            return base + 1;
        }
        if base > self.cue.end || base + 1 >= to || self.cue.kind != CueKind::Verb {
            return base;
        }
        let cleft = reading.gap(base) & gap::HARD == 0
            && reading.is(base, class::BE)
            && id(self.from) != 0
            && id(self.from) == self.lexicon.marks.what
            && self.counts.finite((self.from, self.cue.group)) == 0;
        if cleft {
            return base + 1;
        }
        let opens = class::PREPOSITION | class::SUBORDINATOR;
        let quotes = |i: usize| reading.quotation(i) != self.cue.quotation;
        if !comma(&base) || quotes(base) || !reading.is(base, opens | class::COORDINATOR) {
            return base;
        }
        let close = (base + 1..to.min(base + LONGEST)).find(comma);
        close
            .filter(|c| {
                let plain = reading.is(base, opens) && self.counts.finite((base, *c)) == 0;
                (plain || quotes(*c)) && (base..*c).all(|i| !quotes(i))
            })
            .unwrap_or(base)
    }
}
