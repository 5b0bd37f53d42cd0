//! Whose turn it is in a transcript: the labels at the head of its paragraphs, and what stands there that is none.

use super::Reading;
use crate::lexicon::{Lexicon, class, who};
use crate::text::token::{gap, shape};

/// Who is named at the head of a turn: "MR. BRECK (Sillen Rail): | Thank you."
#[derive(Clone, Copy, Debug, Default)]
pub struct Label {
    /// First word of the name.
    pub first: u32,
    /// One past its last word; what stands in parentheses is no part of it.
    pub end: u32,
    /// First word of the turn, after the colon.
    pub turn: u32,
}

impl Label {
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.first == self.end
    }
}

/// "Q12", "Q3."
fn is_number_of_question(word: &str) -> bool {
    let digits = word.strip_prefix('Q').map(|w| w.trim_end_matches('.'));
    digits.is_some_and(|d| !d.is_empty() && d.bytes().all(|b| b.is_ascii_digit()))
}

impl Reading {
    /// Whether paragraphs begin with "Q." and "A." in turn.
    pub(super) fn has_lettered_turns(&self, text: &str) -> bool {
        let mut before = u32::MAX;
        let (mut asks, mut answers) = (0, 0);
        for s in &self.layout.sentences {
            let starts = s.paragraph != before;
            before = s.paragraph;
            let from = s.tokens.0 as usize;
            let Some([letter, next]) = self.tokens.get(from..from + 2).filter(|_| starts) else {
                continue;
            };
            if next.has_gap(gap::STOP) {
                match letter.base().of(text) {
                    "Q" => asks += 1,
                    "A" => answers += 1,
                    _ => {}
                }
            }
        }
        asks >= 2 && answers >= 2
    }

    /// A time at the head of a paragraph is no part of what it stands before: "10.32 | The finance minister says".
    pub(super) fn part_time_stamps(&mut self, text: &str) {
        let mut before = u32::MAX;
        for s in &self.layout.sentences {
            let starts = s.paragraph != before;
            before = s.paragraph;
            let from = s.tokens.0 as usize;
            let Some([stamp, next, ..]) = self.tokens.get_mut(from..).filter(|_| starts) else {
                continue;
            };
            let stamp = stamp.base().of(text);
            let is_time = stamp.split_once('.').is_some_and(|(hour, minute)| {
                let digits = |s: &str| s.len() <= 2 && s.bytes().all(|b| b.is_ascii_digit());
                !hour.is_empty()
                    && digits(hour)
                    && minute.len() >= 2
                    && minute.get(..2).is_some_and(digits)
                    && matches!(minute.get(2..), Some("" | "am" | "pm" | "h"))
            });
            // "Q12 Chair: What went wrong?"
            let is_number = is_number_of_question(stamp) && !next.has_gap(gap::COLON);
            if (is_time || is_number)
                && next.is(shape::CAPITAL)
                && !next.has_gap(gap::HARD | gap::MARK)
            {
                next.gap |= gap::PARTED;
            }
        }
    }

    /// Whether words `from..colon` head what is told of a text or beside a conversation, and no turn: "Present: Senator Ilse Orlo",
    /// "PUBLICATION-TYPE: Newspaper"; not "The note: “I am sorry.”".
    pub(crate) fn is_rubric(&self, lexicon: &Lexicon, from: usize, colon: usize) -> bool {
        const LONGEST: usize = 3;
        (from + 1..=from + LONGEST).contains(&colon)
            && !self.is(from, class::DETERMINER)
            && self.tells(lexicon, colon - 1, who::RUBRIC)
    }

    /// Labels of speakers at the start of paragraphs (`VARGA:`, `Q:`, `[00:12] Courier:`), where the document is a transcript: at
    /// least four such paragraphs, and labels that come back, in full or by their last word.
    pub(super) fn find_labels(&mut self, text: &str, lexicon: &Lexicon) {
        // words in the parentheses of a label
        const LONGEST: usize = 12;
        self.labels.clear();
        let mut seen: Vec<&str> = vec![];
        let mut before = u32::MAX;
        for s in &self.layout.sentences {
            let starts = s.paragraph != before;
            before = s.paragraph;
            let (mut from, to) = (s.tokens.0 as usize, s.tokens.1 as usize);
            if !starts {
                continue;
            }
            // a time stamp, or the number of a question: "Q12 | Chair:"
            while from + 1 < to
                && from < s.tokens.0 as usize + 4
                && (self.shape(from, shape::DIGIT)
                    || self.gap(from + 1) & gap::COLON == 0
                        && is_number_of_question(self.base_span(from, from + 1).of(text)))
            {
                from += 1;
            }
            if !self.shape(from, shape::CAPITAL) {
                continue;
            }
            // "Q. Will you run?"
            let is_letter = matches!(self.base_span(from, from + 1).of(text), "Q" | "A")
                && self.gap(from + 1) & gap::STOP != 0;
            if is_letter {
                seen.push(self.base_span(from, from + 1).of(text));
                self.labels.push(Label {
                    first: from as u32,
                    end: from as u32 + 1,
                    turn: from as u32 + 1,
                });
                continue;
            }
            let Some(colon) = (from + 1..to.min(from + 6)).find(|i| self.gap(*i) & gap::HARD != 0)
            else {
                continue;
            };
            // "MR. BRECK (chief executive, Sillen Rail):"
            let end = colon;
            let closes = |i: &usize| self.gap(*i) & gap::CLOSE != 0;
            let is_bare = self.gap(end) & gap::OPEN == 0
                || text
                    .get(self.span(from, end).end as usize..)
                    .is_some_and(|rest| rest.starts_with(':'));
            let colon = if is_bare {
                Some(end)
            } else {
                (end + 1..to.min(end + LONGEST)).find(closes)
            };
            let Some(colon) = colon else { continue };
            let last = self.base_span(end - 1, end).of(text);
            if self.gap(colon) & gap::COLON != 0
                && self.gap(colon) & (gap::MARK | gap::COMMA | gap::STOP) == 0
                && self.quotation(from) == self.quotation(colon)
                && !self.is_rubric(lexicon, from, end)
                && !self.is_tally(colon, to)
            {
                seen.push(last);
                self.labels.push(Label {
                    first: from as u32,
                    end: end as u32,
                    turn: colon as u32,
                });
            }
        }
        let all = seen.len();
        seen.sort_unstable_by_key(|w| w.to_ascii_lowercase());
        seen.dedup_by(|a, b| a.eq_ignore_ascii_case(b));
        let shouted = self
            .labels
            .iter()
            .all(|l| self.shape(l.end.saturating_sub(1) as usize, shape::UPPER));
        if all < 4 || seen.len() * 3 > all * if shouted { 3 } else { 2 } {
            self.labels.clear();
        }
    }

    /// Whether words `from..to` are no speech but figures, or a list of names: "Orlo: 1,769.", "Halden: Ilse Varga, Tom Reyl, Per Brandt."
    pub(crate) fn is_tally(&self, from: usize, to: usize) -> bool {
        const MANY: usize = 3;
        let figures = (from..to).all(|i| self.shape(i, shape::DIGIT));
        let names = (from..to).all(|i| self.shape(i, shape::CAPITAL));
        let commas = || {
            let parted = |i: &usize| self.gap(*i) & gap::COMMA != 0;
            (from + 1..to).filter(parted).count()
        };
        from < to && self.quotation(from) == 0 && (figures || names && commas() + 1 >= MANY)
    }
}
