//! Running counts over the words of a document.

use crate::attribution::cue::{Cue, CueKind, Form};
use crate::attribution::reading::Reading;
use crate::lexicon::{Lexicon, class};
use crate::text::token::gap;

/// Running counts over the words of a document, so that a question about a run costs two look-ups.
#[derive(Clone, Debug, Default)]
pub struct Counts {
    /// What stands before each word.
    sums: Vec<Sums>,
    marks: Vec<u8>,
}

/// What [`Counts`] counts.
#[derive(Clone, Copy, Debug, Default)]
struct Sums {
    finite: u32,
    quoted: u32,
    cues: u32,
    strong_cues: u32,
    commas: u32,
    dashes: u32,
    times: u32,
}

impl Counts {
    /// Counts a document whose possible cues are `cues`.
    pub fn of(&mut self, reading: &Reading, lexicon: &Lexicon, cues: &[Cue]) {
        let n = reading.tokens.len();
        self.marks.clear();
        self.marks.resize(n, 0);
        for c in cues {
            let strong = c.kind == CueKind::Preposition
                || lexicon
                    .count(c.count)
                    .is_some_and(|k| k.precision >= 0.6 && k.n >= 5)
                    && c.kind == CueKind::Verb
                    && c.form != Form::Base;
            if let Some(m) = self.marks.get_mut(c.first) {
                *m = (*m).max(1 + u8::from(strong && c.quotation == 0));
            }
        }
        self.sums.clear();
        self.sums.reserve(n + 1);
        let mut sums = Sums::default();
        self.sums.push(sums);
        for (i, (quotation, mark)) in reading.quotation_of.iter().zip(&self.marks).enumerate() {
            sums.finite += u32::from(reading.is_finite(i));
            sums.quoted += u32::from(*quotation != 0);
            sums.cues += u32::from(*mark > 0);
            sums.strong_cues += u32::from(*mark > 1);
            if *quotation == 0 {
                sums.commas += u32::from(reading.gap(i) & gap::COMMA != 0);
                sums.dashes += u32::from(reading.gap(i) & gap::DASH != 0);
                sums.times += u32::from(
                    reading.is(i, class::WEEKDAY) || reading.is_word(i, lexicon.marks.after),
                );
            }
            self.sums.push(sums);
        }
    }

    /// What was counted up to word `i`.
    #[inline]
    fn before(&self, i: usize) -> Sums {
        self.sums
            .get(i)
            .or(self.sums.last())
            .copied()
            .unwrap_or_default()
    }

    #[inline]
    fn between(&self, run: (usize, usize), what: impl Fn(Sums) -> u32) -> u32 {
        what(self.before(run.1)).saturating_sub(what(self.before(run.0)))
    }

    /// Quoted words in a run.
    #[inline]
    pub fn quoted(&self, run: (usize, usize)) -> u32 {
        self.between(run, |s| s.quoted)
    }

    /// Possible cues in a run.
    #[inline]
    pub fn cues(&self, run: (usize, usize)) -> u32 {
        self.between(run, |s| s.cues)
    }

    /// Cues in a run that nearly always report.
    #[inline]
    pub fn strong_cues(&self, run: (usize, usize)) -> u32 {
        self.between(run, |s| s.strong_cues)
    }

    /// Commas inside a run, but for those inside quotations.
    #[inline]
    pub fn commas(&self, (first, end): (usize, usize)) -> u32 {
        self.between((first + 1, end), |s| s.commas)
    }

    /// Dashes inside a run, but for those inside quotations.
    #[inline]
    pub fn dashes(&self, (first, end): (usize, usize)) -> u32 {
        self.between((first + 1, end), |s| s.dashes)
    }

    /// Days of the week and "after" in a run, but for those inside quotations.
    #[inline]
    pub fn times(&self, run: (usize, usize)) -> u32 {
        self.between(run, |s| s.times)
    }

    /// Finite verbs in a run.
    #[inline]
    pub fn finite(&self, run: (usize, usize)) -> u32 {
        self.between(run, |s| s.finite)
    }
}
