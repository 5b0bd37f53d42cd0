//! What stands beside the words of a content: when, on what occasion and why it was said or done, which is no part of it; and what goes
//! on with them over a border, which is.

use super::Scene;
use crate::attribution::cue::{self, CueKind};
use crate::attribution::reading::PhraseKind;
use crate::lexicon::schema::takes;
use crate::lexicon::{class, who};
use crate::text::token::{gap, shape};

impl Scene<'_> {
    /// Whether word `i` begins when, on what occasion or why the deed was done, of which the words from `start` on tell.
    pub(super) fn is_circumstance(
        &self,
        (start, head): (usize, usize),
        is_deed: bool,
        i: usize,
        to: usize,
    ) -> bool {
        let (reading, cue) = (self.reading, self.cue);
        if reading.gap(i) & gap::COMMA != 0 {
            // "insisted on the wall, | despite the cost", "ordered a search, | even though it was late"
            return is_deed
                && reading.is_behind_comma(i)
                && (reading.is_word(i, self.lexicon.marks.despite) || self.is_even(i));
        }
        let is_object = || start == head && self.is_object(start, i);
        let is_told = || self.is_beside(i) || self.is_even(i) || self.is_when(i, to);
        if is_deed {
            self.is_time(i) || self.is_occasion(i) || is_told() && is_object()
        } else {
            // "announced the sale | after a vote", but "said the firm after the sale was poor"
            let is_clause = || {
                let stop = (i..to)
                    .find(|k| reading.gap(*k) & gap::HARD != 0)
                    .unwrap_or(to);
                let own = u32::from(reading.is_subject(i + 1, to));
                self.counts.finite((i, stop)) > own
            };
            cue.kind == CueKind::Verb
                && cue.takes & takes::NP != 0
                && start == cue.end
                && (is_told() || self.is_occasion(i))
                && is_object()
                && !is_clause()
        }
    }

    /// Whether "even though", "just as", "only after" stand at word `i`.
    fn is_even(&self, i: usize) -> bool {
        let next = i + 1;
        self.reading.is_one_of(i, &self.lexicon.marks.even)
            && self.reading.is_joined(next)
            && self.is_beside(next)
    }

    /// Whether the words from `start` to `end` are a thing with what belongs to it: "the sale of the port".
    fn is_object(&self, start: usize, end: usize) -> bool {
        let reading = self.reading;
        let mut at = reading.phrase_end(start);
        while let Some(k) = at.filter(|k| *k < end)
            && reading.is(k, class::PREPOSITION)
            && reading.is_joined(k)
        {
            at = reading.phrase_end(k + 1);
        }
        at == Some(end)
    }

    /// Whether nothing but a time stands from word `i` on in its clause: "endorsed Orlo | on Monday". Not "cited the raid in May".
    fn is_when(&self, i: usize, to: usize) -> bool {
        let reading = self.reading;
        let end = cue::day_end(reading, self.lexicon, i).max(self.span_end(i));
        // not "wanted it open on Monday", "a break of an hour"
        let is_other = reading.is(i, class::ADJECTIVE)
            && !reading.is_one_of(i, &self.lexicon.marks.late)
            || reading.is_word(i, self.lexicon.marks.of);
        end > i
            && !is_other
            && self.closes(end, to)
            && !reading.tells(self.lexicon, i - 1, who::OCCASION | who::EVENT)
    }

    /// One past how long or in which year something was done, if words from `i` on tell: "for years", "in 2012",
    /// "within the hour", "this month"; else `i`.
    fn span_end(&self, i: usize) -> usize {
        const LONGEST: usize = 3;
        let (reading, marks) = (self.reading, &self.lexicon.marks);
        if reading.is_parted(i) {
            return i;
        }
        let leads = class::PREPOSITION | class::DETERMINER | class::QUANTIFIER | class::NUMBER;
        let lasts = |k: usize| {
            reading.is_one_of(k, &marks.periods)
                || reading.is_one_of(k, &marks.spans)
                || reading.is(k - 1, class::PREPOSITION)
                    && reading.shape(k, shape::DIGIT)
                    && reading.word_len(k) == 4
        };
        if !reading.is(i, leads) || reading.is_word(i, marks.of) {
            return i;
        }
        (i + 1..=i + LONGEST)
            .take_while(|k| reading.is_joined(*k))
            .find(|k| lasts(*k))
            .map_or(i, |k| k + 1)
    }

    /// Whether the clause is over before word `end`.
    fn closes(&self, end: usize, to: usize) -> bool {
        let reading = self.reading;
        end >= to
            || reading.gap(end) & gap::HARD != 0
            || reading.is(end, class::COORDINATOR)
            // not "in the week before the vote"
            || reading.is(end, class::SUBORDINATOR) && !reading.is(end, class::PREPOSITION)
    }

    /// Whether a clause or a phrase that tells of the deed begins at word `i`: "backed Orlo | because nobody else ran", "| after a vote".
    /// Not "put the losses since May at a million", "the week before the vote".
    fn is_beside(&self, i: usize) -> bool {
        let reading = self.reading;
        let next = i + 1;
        if reading.is_word(i, self.lexicon.marks.as_) {
            return reading.is(next, class::SUBJECT) && reading.is_joined(next);
        }
        // "condemned the raid | without blaming anyone", but "opposes a deal without guarantees"
        if reading.is_word(i, self.lexicon.marks.without) {
            return reading.is(next, class::VERB_ING) && !reading.is(next, class::VERB_NOUN);
        }
        let marks = &self.lexicon.marks;
        // "wants the lake full before he comes", "ruled out talks before the guns are gone": what is still to come; but "backed Orlo before she
        // left", "before leaving"
        let is_over = || {
            let stop = (next..self.to).find(|k| reading.gap(*k) & gap::HARD != 0);
            let verb = (next..stop.unwrap_or(self.to)).find(|k| reading.is_finite(*k));
            reading.is(next, class::VERB_ING)
                || verb.is_some_and(|v| reading.is(v, class::VERB_PAST))
        };
        let is_to_come = reading.is_one_of(i, &marks.supposes)
            && (self.cue.takes & takes::TO != 0 || !is_over());
        // "put the losses since May at a million"
        let goes_on = || {
            reading
                .phrase_end(next)
                .is_some_and(|e| reading.is_joined(e) && reading.is_one_of(e, &marks.at))
        };
        reading.tells(self.lexicon, i, who::CIRCUMSTANCE)
            && !is_to_come
            && !reading.is_one_of(i - 1, &marks.periods)
            && !goes_on()
    }

    /// Whether "as recently as", "as long ago as" stands at word `i`.
    fn is_time(&self, i: usize) -> bool {
        let reading = self.reading;
        let as_ = |i: usize| {
            let word = reading.words.get(i);
            word.is_some_and(|w| w.id == self.lexicon.marks.as_ && w.gap & gap::HARD == 0)
        };
        // but "as soon as it can", "as long as it lasts"
        as_(i)
            && reading.is(i + 1, class::ADVERB)
            && (as_(i + 2) && reading.word_len(i + 1) > 4 || as_(i + 3))
    }

    /// Whether word `i` begins on what occasion or to what end something was done: "in an interview", "at her first rally", "in speeches",
    /// "in a bid to win".
    fn is_occasion(&self, i: usize) -> bool {
        let reading = self.reading;
        let next = i + 1;
        let tells = |k: usize| reading.tells(self.lexicon, k, who::OCCASION);
        // not "opposed the delay in the hearing"
        let begins = reading.is_one_of(next, &self.lexicon.marks.a)
            || reading.is(next, class::POSSESSIVE)
            || tells(next) && !reading.is(next, class::VERB_BASE);
        reading.is_one_of(i, &self.lexicon.marks.occasions)
            && reading.is_joined(next)
            && begins
            && (next..i + 5)
                .take_while(|k| *k == next || reading.is_joined(*k))
                .any(tells)
    }

    /// Whether a quotation is a part of what is named: "accused “two capitals” of lying", "demanded “a full ban” on salt".
    pub(super) fn is_quoted_part(&self, (first, end): (usize, usize)) -> bool {
        const LONGEST: usize = 6;
        let reading = self.reading;
        let goes_on = reading.gap(end) & gap::HARD == 0 && reading.is(end, class::PREPOSITION);
        goes_on
            && (reading.is_word(end, self.lexicon.marks.of)
                || end <= first + LONGEST
                    && self.counts.finite((first, end)) == 0
                    && !self.is_occasion(end)
                    && !self.is_when(end, self.to))
    }

    /// Whether what belongs to the words before begins at word `i`, or goes on there: "offered to pay, provided that all agree", "three towns,
    /// including Brenn", "whether | or not they agree", "no matter what".
    pub(super) fn binds(&self, i: usize) -> bool {
        let (reading, marks) = (self.reading, &self.lexicon.marks);
        reading.is_one_of(i, &marks.binding)
            || reading.is_word(i - 1, marks.whether)
                && reading.is(i, class::COORDINATOR)
                && reading.is_word(i + 1, marks.not)
            || reading.is_word(i, marks.no) && reading.is_word(i + 1, marks.matter)
    }

    /// Whether word `i` is the first of names that a colon leads on to: "mocked two of them: Orlo and Breck".
    pub(super) fn lists_names(&self, i: usize, to: usize) -> bool {
        let reading = self.reading;
        reading.gap(i) & gap::HARD == gap::COLON
            && reading.quotation(i) == self.cue.quotation
            && reading
                .phrases_in(i, i + 1)
                .iter()
                .any(|p| p.kind == PhraseKind::Name)
            && self.counts.finite((i, to)) == 0
    }

    /// Whether word `i` opens or follows a word or two in brackets: "Orlo (K-Brenn) | and Breck".
    pub(super) fn is_short_aside(&self, i: usize) -> bool {
        const LONGEST: usize = 3;
        let reading = self.reading;
        let sign = |k: usize| reading.gap(k) & gap::HARD;
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
}
