//! Adjuncts behind the words of a content: when, on what occasion and why something was said or done, which is no part of it.
//!
//! Read off the training articles of `PolNeAR` (SOURCES.toml: polnear-counts), where a deed ends with its object: "endorsed Orlo | on
//! Monday".

use super::Scene;
use super::start::Start;
use crate::attribution::cue::{self, CueKind, Form};
use crate::lexicon::schema::takes;
use crate::lexicon::{class, who};
use crate::text::token::{gap, shape};

/// How many words of a clause are looked at for its verb.
const CLAUSE: usize = 24;

impl Scene<'_> {
    /// Whether the paper adds something of its own from word `i` on: "most say they like her, | compared
    /// with 40 percent last year", "it is open, | despite the snow", "said they marched to the hall, | which will be closed".
    pub(super) fn opens_comment(&self, how: Start, i: usize) -> bool {
        let (reading, cue, marks) = (self.reading, self.cue, &self.lexicon.marks);
        let next = i + 1;
        let opens = reading.is_word(i, marks.compared) && reading.is(next, class::PREPOSITION)
            || how != Start::That && reading.is_word(i, marks.despite)
            || reading.is(i, class::RELATIVE)
                && cue.form == Form::Past
                && reading.is_word(next, marks.will)
                && reading.is(next + 1, class::BE);
        // not "said that women, compared with men, earn less", "they would win, despite the polls, and that nobody should worry"
        opens
            && reading.is_behind_comma(i)
            && reading.quotation(i) == cue.quotation
            && self.clause_end(next) >= self.to
    }

    /// Whether an adjunct of the cue begins at word `i`, if the words from `start` on, which have no verb, are what was done or named;
    /// `is_deed` tells that they can be nothing else.
    pub(super) fn is_adjunct(
        &self,
        (start, how): (usize, Start),
        is_deed: bool,
        i: usize,
        to: usize,
    ) -> bool {
        let (reading, cue) = (self.reading, self.cue);
        if reading.gap(i) & gap::COMMA != 0 {
            // "ordered a search, | even though it was late", "rejected the charge, | hours after she was arrested"
            return is_deed
                && reading.is_behind_comma(i)
                && (self.opens_modified_adjunct(i) || self.opens_measured_adjunct(i));
        }
        let opens = || {
            self.opens_adjunct(i)
                || self.opens_modified_adjunct(i)
                || self.is_time_adjunct(i, to) && !self.has_own_time((start, i))
        };
        let is_object = || how != Start::To && self.is_object(start, i);
        if is_deed {
            return self.is_as_recently_as(i) || self.is_occasion(i) || opens() && is_object();
        }
        // "announced the sale | after a vote", but "said the firm after the sale was poor": a verb more than the adjunct's own
        let is_clause = || {
            let own = u32::from(reading.is_subject(i + 1, to));
            self.counts.finite((i, self.clause_end(i + 1))) > own
        };
        cue.kind == CueKind::Verb
            && cue.takes & takes::NP != 0
            && start == cue.end
            && (opens() || self.is_occasion(i))
            && is_object()
            && !is_clause()
    }

    /// Whether one of the words is an event, which has a time of its own: "cited the killing of two men in 1998".
    fn has_own_time(&self, (start, end): (usize, usize)) -> bool {
        (start..end).any(|k| {
            let bits = who::OCCASION | who::EVENT;
            self.reading.tells(self.lexicon, k, bits)
        })
    }

    /// Whether what was done looks ahead, so that a time may be that of what is to come: "promised a bridge in May", "opposes work at night".
    fn looks_ahead(&self) -> bool {
        let cue = self.cue;
        let category = cue.entry.map_or("", |e| self.lexicon.entry(e).category);
        cue.takes & takes::TO != 0
            || cue.form != Form::Past
            || cue.has_modal
            || matches!(category, "demand" | "commit" | "ask" | "warn")
    }

    /// Whether "on condition of anonymity", "on condition that she not be named" begins at word `i`: how somebody spoke.
    pub(super) fn is_on_condition(&self, i: usize) -> bool {
        let (reading, marks) = (self.reading, &self.lexicon.marks);
        self.cue.takes & takes::QUOTE != 0
            && reading.quotation(i) == self.cue.quotation
            && reading.is_word(i, marks.on)
            && reading.is_word(i + 1, marks.condition)
    }

    /// One past the last word before the next sign from word `from` on, or the sentence's end.
    pub(super) fn clause_end(&self, from: usize) -> usize {
        (from..self.to.min(from + CLAUSE))
            .find(|k| self.reading.gap(*k) & gap::HARD != 0)
            .unwrap_or(self.to)
    }

    /// Whether "even though", "only after", "just as" stand at word `i`.
    fn opens_modified_adjunct(&self, i: usize) -> bool {
        let next = i + 1;
        self.reading.tells(self.lexicon, i, who::MODIFIER)
            && self.reading.is_joined(next)
            && self.opens_adjunct(next)
    }

    /// Whether how long before or after something the deed was stands from word `i` on, and nothing behind that: "hours after she was
    /// arrested", "a day before the vote".
    fn opens_measured_adjunct(&self, i: usize) -> bool {
        const LONGEST: usize = 4;
        let reading = self.reading;
        let measures = class::DETERMINER
            | class::NUMBER
            | class::QUANTIFIER
            | class::ADVERB
            | class::ADJECTIVE;
        let is_span = |k: usize| reading.tells(self.lexicon, k, who::PERIOD | who::SPAN);
        let span = (i..i + LONGEST)
            .take_while(|k| *k == i || reading.is_joined(*k))
            .find(|k| is_span(*k) || !reading.is(*k, measures));
        span.is_some_and(|k| {
            is_span(k)
                && reading.is_joined(k + 1)
                && reading.tells(self.lexicon, k + 1, who::CIRCUMSTANCE)
                && self.clause_end(k + 2) >= self.to
        })
    }

    /// Whether the words from `start` to `end` are a thing with what belongs to it: "the sale of the port". Not "Breck of theft", "a rise in
    /// rents".
    fn is_object(&self, start: usize, end: usize) -> bool {
        let (reading, of) = (self.reading, self.lexicon.marks.of);
        let at = self.with_complements(start, end);
        // "rejected the offer | just as she left": the adverb is no part of it
        (at == Some(end) || at == Some(end + 1) && reading.tells(self.lexicon, end, who::MODIFIER))
            && (start..end).all(|k| !reading.is(k, class::PREPOSITION) || reading.is_word(k, of))
            && !reading.is_word(start + 1, of)
    }

    /// One past the phrase at word `start` and those that prepositions join to it, as far as they begin before word `to`.
    pub(super) fn with_complements(&self, start: usize, to: usize) -> Option<usize> {
        const MOST: usize = 6;
        let reading = self.reading;
        let mut end = reading.phrase_end(start)?;
        for _ in 0..MOST {
            if end >= to || !reading.is(end, class::PREPOSITION) || reading.is_parted(end) {
                break;
            }
            let Some(next) = reading.phrase_end(end + 1) else {
                break;
            };
            end = next;
        }
        Some(end)
    }

    /// Whether nothing but a time stands from word `i` on in its clause: "endorsed Orlo | on Monday".
    pub(super) fn is_time_adjunct(&self, i: usize, to: usize) -> bool {
        let reading = self.reading;
        let end = cue::day_end(reading, self.lexicon, i).max(self.span_end(i));
        let is_near = |k: usize| reading.tells(self.lexicon, k, who::NEAR_TIME);
        // not "wanted it open on Monday", "a break of an hour"
        let is_other = reading.is(i, class::ADJECTIVE) && !is_near(i)
            || reading.is_word(i, self.lexicon.marks.of);
        end > i
            && !is_other
            && self.closes(end, to)
            && (!self.looks_ahead() || is_near(i) && reading.is(self.cue.first, class::VERB_PAST))
    }

    /// One past how long or in which year something was done, if words from `i` on tell: "for years", "in 2012",
    /// "within the hour", "this month"; else `i`.
    fn span_end(&self, i: usize) -> usize {
        const LONGEST: usize = 3;
        let reading = self.reading;
        let leads = class::DETERMINER | class::QUANTIFIER | class::NUMBER;
        let marks = &self.lexicon.marks;
        // "has opposed it for years", but "ordered a curfew for two weeks"
        let is_timed = reading.is_one_of(i, &marks.timed)
            || reading.is_one_of(i, &marks.lasting) && reading.is(self.cue.group, class::AUXILIARY);
        if reading.is_parted(i) || !(is_timed || reading.is(i, leads)) {
            return i;
        }
        let is_year = |k: usize| {
            reading.is(k - 1, class::PREPOSITION)
                && reading.shape(k, shape::DIGIT)
                && reading.word_len(k) == 4
        };
        let leads_on =
            |k: usize| reading.is(k, leads) || reading.tells(self.lexicon, k, who::NEAR_TIME);
        let ends = |k: usize| reading.tells(self.lexicon, k, who::PERIOD | who::SPAN) || is_year(k);
        let mut k = i + 1;
        while k < i + LONGEST && reading.is_joined(k) && !ends(k) && leads_on(k) {
            k += 1;
        }
        if reading.is_joined(k) && ends(k) {
            k + 1
        } else {
            i
        }
    }

    /// Whether the clause is over before word `end`. Not "in the week before the vote".
    fn closes(&self, end: usize, to: usize) -> bool {
        let reading = self.reading;
        end >= to
            || reading.gap(end) & gap::HARD != 0
            || reading.is(end, class::COORDINATOR)
            || self.opens_clause(end)
    }

    /// Whether a clause or a phrase that tells of the deed begins at word `i`: "backed Orlo | because nobody else ran", "| after a vote".
    fn opens_adjunct(&self, i: usize) -> bool {
        let (reading, marks) = (self.reading, &self.lexicon.marks);
        let next = i + 1;
        if reading.is_word(i, marks.as_) {
            // not "accepted the offer as it stood"
            return reading.is(next, class::SUBJECT)
                && !reading.is(next, class::EMPTY)
                && reading.is_joined(next);
        }
        // "condemned the raid | without blaming anyone", but "opposes a deal without guarantees"
        if reading.is_word(i, marks.without) {
            return !self.looks_ahead()
                && reading.is(next, class::VERB_ING)
                && !reading.is(next, class::VERB_NOUN);
        }
        // "backed Orlo | before she left", "| before leaving"
        let is_over = || {
            let verb = (next..self.clause_end(next))
                .take(CLAUSE)
                .find(|k| reading.is_finite(*k));
            reading.is(next, class::VERB_ING)
                || verb.is_some_and(|v| reading.is(v, class::VERB_PAST))
        };
        // ... but "wants a vote after the tests are done", "ruled out talks before the guns are gone": what is still to come
        let is_to_come = || {
            let is_reason = reading.is_one_of(i, &marks.reasons);
            !is_reason
                && (self.looks_ahead() || reading.is_one_of(i, &marks.supposes) && !is_over())
        };
        reading.tells(self.lexicon, i, who::CIRCUMSTANCE)
            // not "the week before the vote"
            && !reading.tells(self.lexicon, i - 1, who::PERIOD | who::SPAN)
            && !is_to_come()
            && !self.resumes(next)
    }

    /// Whether what was said of the object goes on behind the phrase at word `i`: "called the talks after | the vote | a farce", "urged Orlo
    /// after | the vote | to resign", "put the losses since | May | at a million".
    fn resumes(&self, i: usize) -> bool {
        let (reading, marks) = (self.reading, &self.lexicon.marks);
        let Some(mut end) = reading.phrase_end(i) else {
            return false;
        };
        while reading.is_word(end, marks.of)
            && let Some(next) = reading.phrase_end(end + 1)
        {
            end = next;
        }
        let goes_on = class::TO | class::DETERMINER | class::POSSESSIVE;
        reading.gap(end) & gap::HARD == 0
            && (reading.gap(end) & gap::MARK != 0
                || reading.is(end, goes_on)
                || reading.is_one_of(end, &marks.resuming))
    }

    /// Whether "as recently as", "as long ago as" stands at word `i`.
    fn is_as_recently_as(&self, i: usize) -> bool {
        let reading = self.reading;
        let as_ = |k: usize| {
            reading.is_word(k, self.lexicon.marks.as_) && reading.gap(k) & gap::HARD == 0
        };
        // but "as soon as it can", "as long as it lasts"
        as_(i)
            && reading.is(i + 1, class::ADVERB)
            && (as_(i + 2) && reading.word_len(i + 1) > 4 || as_(i + 3))
    }

    /// Whether word `i` begins on what occasion or to what end something was done: "in an interview", "at her first rally", "in speeches",
    /// "in a bid to win".
    pub(super) fn is_occasion(&self, i: usize) -> bool {
        let reading = self.reading;
        let next = i + 1;
        let tells = |k: usize| reading.tells(self.lexicon, k, who::OCCASION);
        // not "opposed the delay in the hearing"
        // "has praised her in speeches", but "condemned insults in tweets"
        let begins = reading.is_one_of(next, &self.lexicon.marks.a)
            || reading.is(next, class::POSSESSIVE)
            || tells(next)
                && !reading.is(next, class::VERB_BASE)
                && reading.is(self.cue.group, class::AUXILIARY);
        // not "disputes findings in a report by the union", "urged Orlo in an interview to resign"
        let leads_on = |k: usize| {
            reading.is_joined(k + 1)
                && (reading.is_word(k + 1, self.lexicon.marks.by) || reading.is(k + 1, class::TO))
        };
        reading.is_one_of(i, &self.lexicon.marks.occasions)
            && reading.is_joined(next)
            && begins
            && (next..i + 5)
                .take_while(|k| *k == next || reading.is_joined(*k))
                .find(|k| tells(*k))
                .is_some_and(|k| !leads_on(k))
    }
}
