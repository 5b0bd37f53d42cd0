//! What belongs to the words before it though a border parts them: terms, names behind a colon, a word in brackets, the second half of a
//! pair.

use super::Scene;
use super::start::Start;
use crate::attribution::reading::PhraseKind;
use crate::lexicon::schema::takes;
use crate::lexicon::{class, who};
use crate::text::token::gap;

impl Scene<'_> {
    /// Whether a content that began as `how` tells goes on over the border at word `i`.
    pub(super) fn goes_over(&self, how: Start, i: usize, to: usize) -> bool {
        let reading = self.reading;
        // "the survey found that half were for it, while a third were not", but "... while the union called for a strike"
        let is_second = how == Start::That
            && reading.is_behind_comma(i)
            && reading.is_word(i, self.lexicon.marks.while_)
            && (i + 1..self.clause_end(i + 1)).all(|k| !reading.is(k, class::CUE));
        is_second || self.binds(i, to) || self.lists_names(i, to)
    }

    /// Whether what belongs to the words before begins at word `i`, or goes on there: "offered to pay, provided that all agree", "three towns,
    /// including Brenn", "whether | or not they agree", "no matter what".
    fn binds(&self, i: usize, to: usize) -> bool {
        let (reading, marks) = (self.reading, &self.lexicon.marks);
        // not "rejected the charges, providing a list of witnesses"
        let is_term = || {
            !reading.is(i, class::VERB_ING)
                || reading.is(i, class::PREPOSITION)
                || self.start_of(i + 1) == Start::That
                || self.starts_clause(i + 1, to)
        };
        reading.tells(self.lexicon, i, who::BINDING) && is_term()
            || reading.is_word(i - 1, marks.whether)
                && reading.is(i, class::COORDINATOR)
                && reading.is_word(i + 1, marks.not)
            || reading.is_word(i, marks.no) && reading.is_word(i + 1, marks.matter)
    }

    /// Whether word `i` is the first of names that a colon leads on to: "mocked two of them: Orlo and Breck".
    fn lists_names(&self, i: usize, to: usize) -> bool {
        let reading = self.reading;
        reading.gap(i) & gap::HARD == gap::COLON
            && reading.quotation(i) == self.cue.quotation
            && reading
                .phrases_in(i, i + 1)
                .iter()
                .any(|p| p.kind == PhraseKind::Name)
            && self.counts.finite((i, to)) == 0
    }

    /// Whether word `i` opens or follows at most three words in brackets: "Orlo (K-Brenn) | and Breck". A comma behind them is a border:
    /// "Orlo (K-Brenn), | who left".
    pub(super) fn is_short_aside(&self, i: usize) -> bool {
        const LONGEST: usize = 3;
        let sign = |k: usize| self.reading.gap(k) & gap::HARD;
        match sign(i) {
            gap::OPEN => (i + 1..=i + LONGEST)
                .find(|k| sign(*k) != 0)
                .is_some_and(|k| sign(k) & gap::CLOSE != 0),
            gap::CLOSE => (i.saturating_sub(LONGEST)..i)
                .rev()
                .find(|k| sign(*k) != 0)
                .is_some_and(|k| sign(k) == gap::OPEN),
            _ => false,
        }
    }

    /// Whether a quotation is a part of what is named: "accused “two capitals” of lying", "demanded “a full ban” on salt".
    pub(super) fn is_quoted_part(&self, (first, end): (usize, usize)) -> bool {
        const LONGEST: usize = 6;
        let reading = self.reading;
        reading.gap(end) & gap::HARD == 0
            && reading.is(end, class::PREPOSITION)
            && (reading.is_word(end, self.lexicon.marks.of)
                // not "shouted “thieves” at the crowd"
                || end <= first + LONGEST
                    && (self.cue.takes & takes::QUOTE == 0
                        || !reading.is_one_of(end, &self.lexicon.marks.toward))
                    && self.counts.finite((first, end)) == 0
                    && !self.is_occasion(end)
                    && !self.is_time_adjunct(end, self.to))
    }

    /// Whether the joint at word `i` joins two nouns, and no clauses: "a raid in which a man | and his son were hurt", "the gulf between Orlo
    /// | and Breck is wide".
    pub(super) fn joins_subjects(&self, start: usize, i: usize) -> bool {
        const LONGEST: usize = 20;
        let reading = self.reading;
        let opens = |k: &usize| reading.is(*k, class::RELATIVE) || self.opens_clause(*k);
        let is_open = (start.max(i.saturating_sub(LONGEST))..i)
            .rev()
            .find(opens)
            .is_some_and(|k| k + 1 < i && self.counts.finite((k, i)) == 0);
        let between = |first: usize| reading.is_word(first - 1, self.lexicon.marks.between);
        is_open
            || reading
                .phrases_ending_at(i)
                .any(|p| p.first as usize > start && between(p.first as usize))
    }

    /// Whether the verb behind the phrase at word `i` may as well be a noun that ends its clause: "Orlo's tax | and salary cuts".
    pub(super) fn is_noun_run(&self, i: usize) -> bool {
        let reading = self.reading;
        reading.phrase_end(i).is_some_and(|verb| {
            let next = verb + 1;
            let is_over = next >= self.to || reading.gap(next) & gap::HARD != 0;
            reading.is(verb, class::VERB_NOUN)
                && (is_over || !reading.is(verb, class::AUXILIARY) && !self.opens_object(next))
        })
    }
}
