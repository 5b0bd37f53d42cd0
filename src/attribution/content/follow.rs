//! Contents that go on past the sentence of their cue: further quotations, paragraphs printed without marks, the turn behind a label.

use super::{Candidate, NONE, Scene};
use crate::attribution::cue::CueKind;
use crate::attribution::feature::{Feature as F, log1p};
use crate::lexicon::schema::takes;
use crate::text::token::{gap, shape};

impl Scene<'_> {
    /// Lists what stands in the next sentence, where that of the cue is over at word `base`: He had this to say: ... / He said: \n “...”
    pub(super) fn next_sentence(&self, base: usize, out: &mut Vec<Candidate>) {
        let reading = self.reading;
        let follow = self.follow(base);
        if follow.0 < follow.1 {
            let mut f = self.tally();
            f.add(F::ConRightQuote, 1.0);
            f.add(F::ConFollow, 1.0);
            f.flag(F::ConRightColon, reading.gap(base) & gap::COLON != 0);
            f.flag(F::ConSkippedSentence, reading.gap(base) & gap::COLON == 0);
            self.push([follow, NONE], f, out);
        } else {
            self.push_printed(base, out);
        }
    }

    /// Lists what stands in the next paragraph behind the colon that ends the sentence of the cue, whose content would begin at word
    /// `base`: "She answered her critics with a list:" Returns whether nothing else can be meant: "The statement read in full:"
    pub(super) fn next_paragraph(&self, base: usize, to: usize, out: &mut Vec<Candidate>) -> bool {
        if self.cue.quotation != 0 || to != self.to || self.reading.gap(to) & gap::COLON == 0 {
            return false;
        }
        let follow = self.follow(to);
        if follow.0 < follow.1 {
            let mut f = self.tally();
            f.add(F::ConRightQuote, 1.0);
            f.add(F::ConFollow, 1.0);
            f.add(F::ConRightColon, 1.0);
            f.add(F::ConSkipped, log1p(to - base));
            self.push([follow, NONE], f, out);
            return false;
        }
        to - base <= 4 && self.cue.takes & takes::QUOTE != 0 && self.push_printed(to, out)
    }

    /// Lists what is printed without marks from word `from` on; whether there is such.
    fn push_printed(&self, from: usize, out: &mut Vec<Candidate>) -> bool {
        let printed = self.printed(from);
        if let Some(printed) = printed {
            let mut f = self.tally();
            f.add(F::ConRightColon, 1.0);
            f.add(F::ConColonParagraph, 1.0);
            self.push([printed, NONE], f, out);
        }
        printed.is_some()
    }

    /// Quotations that follow at once, with no word between, from word `at`: the run that they cover.
    pub(super) fn follow(&self, at: usize) -> (usize, usize) {
        let mut end = at;
        let n = self.reading.tokens.len();
        // what is said within a quotation does not go on in the next one
        while end < n && self.cue.quotation == 0 {
            let q = self.reading.quotation(end);
            if q == 0 {
                break;
            }
            let Some((first, last)) = self.reading.quotation_run(end) else {
                break;
            };
            if first != end || last <= end {
                break;
            }
            let crosses = self.reading.gap(end) & gap::BLANK_LINE != 0
                || self.reading.gap(end) & gap::LINE != 0
                    && self.reading.sentence(end).paragraph
                        != self.reading.sentence(end.saturating_sub(1)).paragraph;
            let quotation = self.reading.quotations.get(q as usize - 1);
            // the quotation must be a sentence of its own: what follows it starts a sentence
            let closes = last >= n || self.reading.sentence(last).tokens.0 as usize == last;
            if crosses && !quotation.is_some_and(|q| q.is_reopened) && !self.is_quoted_whole(end) {
                break;
            }
            if !closes {
                // "There have been some," he said. "They are in support" of the plan.
                let rest = self.reading.sentence(last.saturating_sub(1)).tokens.1 as usize;
                if !crosses
                    && rest > last
                    && rest - last <= 14
                    && self.counts.cues((last, rest)) == 0
                {
                    end = rest;
                }
                break;
            }
            end = last;
        }
        (at, end)
    }

    /// Whether the paragraph that starts at word `i` is quotations and nothing else, so that it can only go on with what was said
    /// before: “We wait,” Orlo said. | “We have waited for a year.”
    fn is_quoted_whole(&self, i: usize) -> bool {
        let reading = self.reading;
        let paragraph = reading.sentence(i).paragraph;
        let mut at = i;
        // one without an end that does not go on in the next paragraph has lost its mark: what it covers need not be quoted
        let ends = |q: usize| {
            let [this, next] = [q, q + 1].map(|k| reading.quotations.get(k));
            this.is_some_and(|q| q.is_closed) || next.is_some_and(|q| q.is_reopened)
        };
        while at < reading.tokens.len() && reading.sentence(at).paragraph == paragraph {
            let quotation = reading.quotation(at) as usize;
            match self.reading.quotation_run(at) {
                Some((first, last)) if first == at && last > at && ends(quotation - 1) => at = last,
                _ => return false,
            }
        }
        at > i
    }

    /// What is printed without marks in paragraphs of its own after a colon: "The note said: | We have sold the mill. | I know that this
    /// is hard." It goes on as long as each paragraph speaks in the first person; one that does not stands alone.
    pub(super) fn printed(&self, from: usize) -> Option<(usize, usize)> {
        const MOST: usize = 30;
        let reading = self.reading;
        let (n, cue) = (reading.tokens.len(), self.cue);
        let starts = from < n
            && cue.quotation == 0
            && cue.kind == CueKind::Verb
            && reading.gap(from) & gap::COLON != 0
            && reading.sentence(from).paragraph
                != reading.sentence(from.saturating_sub(1)).paragraph
            && !reading.sentence(from).is_heading
            && reading.labels.is_empty();
        if !starts {
            return None;
        }
        let mut end = from;
        for _ in 0..MOST {
            let paragraph = reading.sentence(end.min(n - 1)).paragraph;
            let mut at = end;
            let mut own = false;
            while at < n && reading.sentence(at).paragraph == paragraph {
                let s = reading.sentence(at);
                if s.is_heading || reading.quotation(at) != 0 {
                    own = false;
                    break;
                }
                let stop = (s.tokens.1 as usize).max(at + 1);
                own |= (at..stop).any(|i| {
                    let id = reading.id(i);
                    id != 0 && self.lexicon.marks.first_person.contains(&id)
                });
                at = stop;
            }
            let is_quoted = at < n && reading.sentence(at).paragraph == paragraph;
            if at == end || is_quoted || !own && end > from {
                break;
            }
            end = at;
            if end >= n || !own {
                break;
            }
        }
        (end > from).then_some((from, end))
    }

    /// Lists what stands behind a colon: to the end of its sentence, its quotation, its paragraph, its turn.
    pub(super) fn colon(&self, out: &mut Vec<Candidate>) {
        let (reading, base) = (self.reading, self.cue.end);
        let last = reading.paragraph_end(base).max(self.to);
        let quote = self.reading.quotation_run(base).filter(|q| q.0 == base);
        // a speaker's turn goes on over paragraphs until the next label
        let label = reading.sentence(base).tokens.0 as usize;
        let mut turn = last;
        if self.is_label(label, base) {
            while turn < reading.tokens.len() {
                let s = reading.sentence(turn);
                let (a, b) = (s.tokens.0 as usize, s.tokens.1 as usize);
                let starts = reading.sentence(turn.saturating_sub(1)).paragraph != s.paragraph;
                if starts
                    && (a..b.min(a + 6))
                        .any(|i| i > a && reading.gap(i) & gap::COLON != 0 && self.is_label(a, i))
                    || s.is_heading
                {
                    break;
                }
                turn = b;
                if turn - last > 600 {
                    turn = last;
                    break;
                }
            }
        }
        if turn > last {
            let mut f = self.tally();
            f.add(F::ConRightColon, 1.0);
            f.add(F::ConColonTurn, 1.0);
            self.push([(base, turn), NONE], f, out);
        }
        for (end, how) in [
            (Some(self.to), F::ConColonEnd),
            (quote.map(|q| q.1), F::ConEndQuote),
            (Some(last).filter(|l| *l != self.to), F::ConColonParagraph),
        ] {
            let Some(end) = end else { continue };
            let mut f = self.tally();
            f.add(F::ConRightColon, 1.0);
            f.add(how, 1.0);
            f.flag(F::ConSplitsQuote, self.cuts((base, end)));
            let follow = self.follow(end);
            f.flag(F::ConFollow, follow.1 > end && quote.is_some());
            let stop = if quote.is_some() {
                follow.1.max(end)
            } else {
                end
            };
            self.push([(base, stop), NONE], f, out);
        }
    }

    /// Whether the words `first..end` before a colon are a speaker's label: at a paragraph's start, capitals throughout.
    fn is_label(&self, first: usize, end: usize) -> bool {
        let reading = self.reading;
        let starts = first == 0
            || reading.sentence(first).paragraph != reading.sentence(first - 1).paragraph;
        starts
            && end > first
            && end - first <= 4
            && (first..end).all(|i| reading.shape(i, shape::CAPITAL))
            && (end - first > 1
                || reading.shape(first, shape::UPPER)
                || reading.word_len(first) <= 1)
    }
}
