//! Contents that stand before their cue: “It is late,” | she said; The ice will hold, | she said, | if it freezes.

use super::start::Start;
use super::{Candidate, Scene};
use crate::attribution::cue::{self, CueKind, Form};
use crate::attribution::feature::{Feature as F, Tally};
use crate::attribution::source;
use crate::lexicon::class;
use crate::lexicon::schema::takes;
use crate::text::token::{gap, shape};

/// What stands before a cue and its source.
struct Before {
    /// One past its last word.
    end: usize,
    /// The quotation that its last word stands in: first word and one past the last.
    quote: Option<(usize, usize)>,
}

impl Before {
    /// Whether it ends with a quotation.
    fn quote_ends(&self) -> bool {
        self.quote.is_some_and(|q| q.1 == self.end)
    }
}

impl Scene<'_> {
    /// Lists the contents that stand before the cue, alone and with what follows it.
    pub(super) fn left(&self, out: &mut Vec<Candidate>) {
        let (reading, cue) = (self.reading, self.cue);
        let end = self.apposition_before(self.group.0);
        let Some(last) = end.checked_sub(1) else {
            return;
        };
        let quote = self.reading.quotation_run(last);
        let before = Before {
            end,
            quote: quote.filter(|_| reading.quotation(last) != cue.quotation),
        };
        if !self.may_stand_before(&before)
            || self.tells_nothing_before(&before)
            || self.is_of_other_verb(&before)
        {
            return;
        }
        // "reported on Monday": when it was said is no rest of what was
        let after = self.pause(cue::day(reading, self.lexicon, cue, self.group.1));
        let rest = after < self.to;
        // words after the cue that are no content ("he said in the email.") do not stop the quotation from going on
        let follow = match (rest, before.quote_ends()) {
            (true, false) => (after, after),
            (true, true) => self.follow(self.to),
            (false, _) => self.follow(after),
        };
        let goes_on = rest
            && !self.is_on_condition(after)
            && reading.gap(after) & (gap::COMMA | gap::MARK | gap::DASH) != 0;
        for (start, which) in self.left_starts(&before) {
            // "and, as the mayor said, “never”"
            let is_joint = start == last
                && cue.kind == CueKind::Preposition
                && reading.is(start, class::COORDINATOR);
            if start >= end || is_joint {
                continue;
            }
            // "On the last day, | Ana Orlo wore a dress": when or where somebody does something
            let is_fronted = cue.kind == CueKind::Verb
                && before.quote.is_none()
                && reading.is(start, class::PREPOSITION)
                && self.counts.finite((start, end)) == 0;
            if !is_fronted {
                let mut f = self.left_features(&before, start, which);
                f.flag(F::ConSplitsQuote, self.cuts((start, end)));
                f.flag(F::ConLeftRest, rest);
                f.flag(F::ConFollow, follow.0 < follow.1);
                self.push([(start, end), follow], f, out);
            }
            // "In her reply, Orlo said “never” twice", but "In Brenn, Orlo said “nobody” cares"
            let is_apart = !is_fronted
                || reading.gap(after) & (gap::COMMA | gap::DASH) != 0
                || self.counts.finite((after, self.to)) > 0;
            if goes_on && is_apart {
                self.push_both(&before, (start, which), after, out);
            }
        }
    }

    /// Lists the run from `start` to the cue with what goes on behind it at word `after`: "A," he said, "B."
    fn push_both(
        &self,
        before: &Before,
        (start, which): (usize, F),
        after: usize,
        out: &mut Vec<Candidate>,
    ) {
        let (reading, cue, end) = (self.reading, self.cue, before.end);
        let quote = Some(after)
            .filter(|i| reading.quotation(*i) != cue.quotation)
            .and_then(|i| self.reading.quotation_run(i));
        let has_verb = self.counts.finite((start, end)) > 0;
        // "“We wait,” she said, turning to the crews", "As the crews came in, she said, “We wait”": one side alone
        // "The bridge will close, the Herald reported, citing two officials"
        // "the minister said on Thursday, a day before the vote"
        let opens_aside =
            class::VERB_ING | class::PREPOSITION | class::SUBORDINATOR | class::RELATIVE;
        let aside = quote.is_none()
            && (after > self.group.1 && has_verb && !self.goes_on_with_clause(after)
                // "It would close, Orlo hinted, a threat that nobody believed"
                // ... but not "It is, she said, a question that"
                || self.is_taken_up(after) && !reading.is(before.end - 1, class::AUXILIARY)
                // "The dam is safe, said Orlo, who built it"
                || self.group.1 > cue.end && reading.is(after, class::RELATIVE)
                || before.quote_ends() && reading.is(after, opens_aside)
                || reading.is(after, class::VERB_ING)
                    && reading.is(after, class::CUE)
                    && has_verb);
        let alone = before.quote.is_none()
            && quote.is_some_and(|q| q.1 - q.0 > 1)
            && reading.shape(after, shape::CAPITAL);
        // "“Follow us,” she said, and the crews came": what is quoted whole does not go on without marks
        let told =
            before.quote.is_some_and(|q| q.0 == start) && before.quote_ends() && quote.is_none();
        if aside || alone || told {
            return;
        }
        let cuts = self.cuts((start, end));
        let to_quote = quote.filter(|q| q.0 == after && q.1 != self.to);
        let stops = [
            Some((self.to, F::ConEndSentence)),
            to_quote.map(|q| (q.1, F::ConEndQuote)),
        ];
        for (stop, how) in stops.into_iter().flatten() {
            let mut f = self.left_features(before, start, which);
            f.add(how, 1.0);
            f.flag(F::ConRightQuote, quote.is_some());
            f.flag(F::ConSplitsQuote, cuts || self.cuts((after, stop)));
            let follow = self.follow(stop);
            let goes_on =
                follow.0 < follow.1 && reading.quotation(stop.saturating_sub(1)) != cue.quotation;
            f.flag(F::ConFollow, goes_on);
            let rest = (after, if goes_on { follow.1 } else { stop });
            self.push([(start, end), rest], f, out);
        }
    }

    fn left_features(&self, before: &Before, start: usize, which: F) -> Tally<'_> {
        let g = self.reading.gap(before.end);
        let mut f = self.tally();
        f.add(F::ConLeft, 1.0);
        f.add(which, 1.0);
        f.flag(F::ConLeftAfterQuote, before.quote_ends());
        f.flag(F::ConLeftAfterComma, g & gap::COMMA != 0);
        f.flag(F::ConPrepositionLeft, self.cue.kind == CueKind::Preposition);
        if let Some(count) = self.lexicon.count(self.cue.count) {
            f.add(F::ConBeforeShare, count.left_share);
        }
        // where a quotation with a capital starts after the candidate's start, and runs to the cue
        let capital_quote = before.quote.is_some_and(|q| {
            q.0 == start
                && q.1 == before.end
                && self.reading.shape(q.0, shape::CAPITAL)
                && q.1 - q.0 > 3
        });
        f.flag(F::ConLeftQuoteCapital, capital_quote);
        f
    }

    /// Where a content before the cue may begin: with the sentence, its quotation, its last clause, behind a sign; `usize::MAX` where a
    /// place is not taken.
    fn left_starts(&self, before: &Before) -> [(usize, F); 4] {
        let (reading, cue) = (self.reading, self.cue);
        let (end, last) = (before.end, before.end - 1);
        let border = (self.from + 1..=last)
            .rev()
            .find(|i| reading.gap(*i) & gap::HARD != 0)
            .filter(|i| {
                // "two years in Brenn, where, he claimed, he learned it"
                // ... and "from his father, a man who, Orlo recalls, said little"
                self.is_between_commas(end)
                    && cue.kind == CueKind::Verb
                    && reading.is(last, class::RELATIVE | class::SUBORDINATOR)
                    && reading.is_behind_comma(*i)
                    && self.counts.finite((*i, last)) == 0
            });
        // "Most want it back; it could open, she said, in May": what stands before is the paper's
        let parted = (self.from + 1..end).rev().find(|i| {
            reading.gap(*i) & gap::SEMICOLON != 0 && reading.quotation(*i) == cue.quotation
        });
        let is_split = before.quote.is_none() && self.is_between_commas(end);
        let parted = parted.or_else(|| self.subject_behind_colon(end));
        let border = border.or(parted.filter(|_| is_split));
        let mut starts = [(usize::MAX, F::ConLeftSentence); 4];
        let from = border.unwrap_or(self.from);
        if from < end {
            starts[0] = (from, F::ConLeftSentence);
        }
        if let Some(q) = before.quote.filter(|q| q.0 != self.from && q.1 == end) {
            starts[1] = (q.0, F::ConLeftQuote);
        }
        if border.is_some() {
            return starts;
        }
        let clause = self.clause_start(end);
        if let Some(c) = clause.filter(|_| before.quote.is_none()) {
            starts[2] = (c, F::ConLeftClause);
        }
        let hard = (self.from + 1..end).rev().find(|i| {
            reading.gap(*i) & (gap::SEMICOLON | gap::COLON | gap::DASH) != 0
                && reading.quotation(*i) == cue.quotation
        });
        if let Some(h) = hard.filter(|h| !starts.iter().any(|s| s.0 == *h)) {
            starts[3] = (h, F::ConLeftHard);
        }
        starts
    }

    /// Where the subject of a clause begins behind a colon, if its verb follows the cue and another clause stands before: "The mayor is against
    /// it: | the bridge, he says, would fall".
    fn subject_behind_colon(&self, end: usize) -> Option<usize> {
        let reading = self.reading;
        let colon = (self.from + 1..end)
            .rev()
            .find(|i| reading.gap(*i) & gap::HARD & !gap::COMMA != 0)?;
        let verb = self.group.1;
        let verb = verb + usize::from(reading.is(verb, class::ADVERB));
        (reading.gap(colon) & gap::COLON != 0
            && reading.quotation(colon) == self.cue.quotation
            && reading.is_finite(verb)
            && self.counts.finite((colon, end)) == 0
            && self.counts.finite((self.from, colon)) > 0)
            .then_some(colon)
    }

    /// Whether commas part the cue, with its source, from what stands before it, which ends at word `end`, and from what follows.
    fn is_between_commas(&self, end: usize) -> bool {
        let reading = self.reading;
        let signs = reading.gap(end) & reading.gap(self.group.1);
        self.group.1 < self.to && signs & (gap::HARD | gap::MARK) == gap::COMMA
    }

    /// Whether the signs allow for a content before the cue.
    fn may_stand_before(&self, before: &Before) -> bool {
        let (reading, cue, end) = (self.reading, self.cue, before.end);
        let g = reading.gap(end);
        if cue.kind == CueKind::Noun
            || cue::is_asked(reading, self.lexicon, cue)
            // "In the text, seen by the Herald, both sides agree"
            || before.quote.is_none()
                && reading.is_word(cue.end, self.lexicon.marks.by)
                && cue.group == cue.first
                && reading.is(cue.first, class::VERB_PARTICIPLE)
            // "When Orlo demanded a vote, the mayor said no", but "If it rains, the mayor said, nobody sails"
            || before.quote.is_none()
                && cue.kind == CueKind::Verb
                && !cue.tells
                && reading.is(self.from, class::SUBORDINATOR)
                && !self.is_inverted
                && cue.end < self.to
                && reading.is_joined(cue.end)
                && !reading.is(cue.end, class::PREPOSITION | class::WEEKDAY | class::ADVERB)
            || cue.kind == CueKind::Adjective
                && cue.quotation == 0
                && g & (gap::COMMA | gap::MARK) == 0
        {
            return false;
        }
        // nothing but a quotation can be content across a sentence border ("Why?" Orlo asked)
        // ... and that is a sentence, not "He called it “biblical”. Scientists disagree"
        let is_sentence = || {
            before.quote.is_some_and(|q| {
                reading.sentence(q.0).tokens.0 as usize == q.0
                    || reading.gap(q.0) & (gap::COMMA | gap::COLON) != 0
                    || reading.shape(q.0, shape::CAPITAL)
            })
        };
        // “It took months.” Another parent | said her son had left: what he said follows
        let follows = || {
            g & gap::SHOUT == 0
                && cue.quotation == reading.quotation(cue.end)
                && reading.is_joined(cue.end)
                && (self.start_of(cue.end) == Start::That || self.starts_clause(cue.end, self.to))
        };
        if end <= self.from
            && !(before.quote_ends()
                && g & (gap::SHOUT | gap::MARK) != 0
                && g & gap::BLANK_LINE == 0
                && is_sentence()
                && !follows())
        {
            return false;
        }
        let has_sign = g & (gap::COMMA | gap::MARK | gap::SHOUT | gap::DASH) != 0;
        // "Orlo is hopeful: in her view, the ice will hold"
        has_sign || cue.kind == CueKind::Preposition && g & gap::COLON == 0
    }

    /// Whether what stands before the cue is no content, but a part of its own clause or of the article's.
    fn tells_nothing_before(&self, before: &Before) -> bool {
        let (reading, cue, end) = (self.reading, self.cue, before.end);
        if before.quote.is_some() {
            return false;
        }
        let is_verb = cue.kind == CueKind::Verb;
        // "the firm, who did not reply", "Told of the draft, Orlo laughed": neither a relative clause nor what a participle says
        // comes after its content
        let is_relative = end < cue.group && reading.is(end, class::RELATIVE);
        // "As of now, both sides wait, without appearing to concede": a deed far from who does it ends no report
        let is_far = || {
            cue.is_infinitive
                && (self.group.0 + 1..cue.group).any(|i| reading.gap(i) & gap::HARD != 0)
        };
        // "hoarding grain, a charge Orlava rejects": the charge is its content
        let has_head = || {
            cue.takes & takes::NP != 0 && self.group.0 < cue.group && self.contact_head().is_some()
        };
        // "When Orlo walked in, | her allies were unsure": a clause in front that has nothing behind it
        // ... and "But even after the growth had cooled, | the lending continued"
        let is_fronted_clause = || {
            let lead = class::COORDINATOR | class::ADVERB;
            let leads = |i: &usize| {
                reading.is(*i, lead) && !reading.is(*i, class::SUBORDINATOR | class::QUANTIFIER)
            };
            let first = (self.from..end).find(|i| !leads(i));
            let first = first.unwrap_or(end);
            cue.quotation == reading.quotation(self.from)
                && cue.kind != CueKind::Preposition
                && !cue.is_negated
                && self.group.1 >= self.to
                && !self.is_inverted
                && reading.is(first, class::SUBORDINATOR)
                && self.start_of(first) != Start::That
                && !reading.is_word(first, self.lexicon.marks.whether)
                && self.counts.finite((first, end)) <= 1
                && !(self.from + 1..end).any(|i| reading.gap(i) & gap::HARD != 0)
        };
        is_verb && (is_relative || self.begins_with_participle(end))
            || is_far()
            || has_head()
            || is_fronted_clause()
    }

    /// Whether the sentence begins with a participle whose clause goes on to word `end`: "Told of the draft, Orlo laughed", "When asked
    /// whether it was late, Orlo laughed".
    fn begins_with_participle(&self, end: usize) -> bool {
        let reading = self.reading;
        let first = self.from + usize::from(reading.is(self.from, class::SUBORDINATOR));
        let asks = |i: &usize| matches!(self.start_of(*i), Start::Wh | Start::That);
        let asked = (first + 1..end).find(|i| reading.is(first, class::CUE) && asks(i));
        // "Asked whether they trust her, most voters say no, she said"
        let close = (first + 1..end).find(|i| reading.is_behind_comma(*i));
        reading.is(first, class::VERB_PARTICIPLE)
            && close.is_none_or(|i| self.counts.finite((i, end)) == 0)
            && !reading.is(
                first,
                class::AUXILIARY | class::PREPOSITION | class::ADJECTIVE,
            )
            && self.counts.finite((first + 1, asked.unwrap_or(end))) == 0
    }

    /// Whether what stands before the cue is the content of another verb, or the subject of this one.
    fn is_of_other_verb(&self, before: &Before) -> bool {
        let (reading, cue, end) = (self.reading, self.cue, before.end);
        // "Calling it “a mistake”, she promised an inquiry": what a participle in front says is not what the verb does
        let is_object = |q: (usize, usize)| {
            q.0 > self.from
                && reading.gap(q.0) & gap::HARD == 0
                && cue.kind == CueKind::Verb
                && reading.quotation(self.from) == cue.quotation
                && (self.begins_with_participle(end)
                    || reading.is(self.from, class::VERB_ING)
                        && !(self.from..q.0)
                            .any(|i| reading.is_finite(i) && reading.quotation(i) == cue.quotation))
        };
        // "Holding a card that read “No”, farmers filled the square and demanded to see her": what is read is not what they demand
        let acts = || {
            before.quote.is_some()
                && cue.end < self.to
                && reading.is_joined(cue.end)
                && matches!(self.start_of(cue.end), Start::To | Start::That | Start::Wh)
                && source::coordinated(reading, cue, self.from).is_some_and(|verb| verb >= end)
        };
        // "“It is late,” he said, before adding that": what stands before is of the first verb
        let is_second = cue.kind == CueKind::Verb
            && cue.form == Form::Ing
            && self.counts.cues((self.group.0, cue.group)) > 0;
        // "he studied law but, by his own account, | slept": what stands before the joint is the article's
        // ... and "officials found that, according to the bank, | it was late"
        let is_aside = cue.kind == CueKind::Preposition
            && (reading.is(end - 1, class::COORDINATOR)
                || self.start_of(end - 1) == Start::That
                    && self.counts.finite((self.from, end)) > 0)
            && self.is_between_commas(end);
        before.quote.is_some_and(is_object)
            || is_second
            || is_aside
            || acts()
            || source::has_apposed_subject(reading, self.lexicon, self.counts, cue, self.from)
    }

    /// Where what a comma parts from the name of the source at word `end` begins, if that is who it is: "“It is late,” | the
    /// ministry's spokesman, Jan Orlo, warned"; else `end`.
    fn apposition_before(&self, end: usize) -> usize {
        let reading = self.reading;
        let named = self.cue.kind == CueKind::Verb
            && end < self.cue.group
            && reading.gap(end) & (gap::COMMA | gap::MARK) == gap::COMMA
            && reading.shape(end, shape::CAPITAL)
            && !reading.is(end, class::DETERMINER | class::POSSESSIVE | class::SUBJECT);
        let Some(start) = self.clause_start(end).filter(|_| named) else {
            return end;
        };
        let definite = reading.is(start, class::DETERMINER | class::POSSESSIVE)
            || reading.shape(start, shape::POSSESSIVE | shape::CAPITAL);
        let is_who = definite
            && end - start <= 9
            && reading.gap(start) & gap::COMMA != 0
            && self.counts.finite((start, end)) == 0
            && self.counts.quoted((start, end)) == 0
            && self.counts.cues((start, end)) == 0
            && (start..end).any(|i| reading.entity_match(i).is_some())
            && self.chain_before(end) == Some((start, end));
        if is_who { start } else { end }
    }

    /// Where a quotation goes on after the words at `i` that tell where it was said: "he said last month on the radio, | “and we
    /// will”"; `i` where none does.
    fn pause(&self, i: usize) -> usize {
        const LONGEST: usize = 10;
        let reading = self.reading;
        let plain = gap::HARD | gap::MARK;
        if !reading.is(i, class::PREPOSITION) || reading.gap(i) & plain != 0 {
            return i;
        }
        let end = (i + 1..(i + LONGEST).min(self.to)).find(|k| reading.gap(*k) & plain != 0);
        let goes_on = |k: &usize| {
            let is_quoted =
                reading.quotation(*k) != self.cue.quotation && reading.quotation(*k) != 0;
            reading.gap(*k) & gap::COMMA != 0
                && (is_quoted || !reading.is(i, class::TO) && self.goes_on_with_clause(*k))
                && self.counts.finite((i, *k)) == 0
        };
        end.filter(goes_on).unwrap_or(i)
    }

    /// Whether a second clause of what is told begins at word `i`: "Two were killed, police said on Monday, | and a third is missing",
    /// "If it rains, she said on Monday, | the bridge will be shut"; not "the council decided on Monday, but it put off the rest".
    fn goes_on_with_clause(&self, i: usize) -> bool {
        let reading = self.reading;
        // "the firm said on Tuesday, but shares rose": a deed of its own behind what will be
        let agrees = |verb: usize| {
            reading.is(verb, class::AUXILIARY)
                || !(self.from..self.group.0).any(|k| reading.is(k, class::MODAL))
        };
        let has_subject = || {
            let verb = (i + 1..self.to).find(|k| reading.is_finite(*k));
            verb.is_some_and(|verb| {
                agrees(verb) && !(i + 1..verb).all(|k| reading.is(k, class::ADVERB))
            })
        };
        let is_second = reading.is(i, class::COORDINATOR)
            && !reading.is(
                i + 1,
                class::SUBJECT | class::PREPOSITION | class::SUBORDINATOR | class::ADVERB,
            )
            && has_subject();
        let opens = class::SUBORDINATOR | class::AUXILIARY;
        let is_main = || {
            reading.is(self.from, opens)
                && !reading.is(i, class::COORDINATOR | class::PREPOSITION | class::VERB_ING)
                && !reading.is_finite(i)
                && self.counts.finite((i, self.to)) > 0
        };
        reading.is_behind_comma(i)
            && self.cue.kind == CueKind::Verb
            && reading.quotation(i) == self.cue.quotation
            && self.counts.finite((self.from, self.group.0)) > 0
            && (is_second || is_main())
            && self.counts.cues((i, self.to)) == 0
    }
}
