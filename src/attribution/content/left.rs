//! Contents that stand before their cue: “It is late,” | she said; The ice will hold, | she said, | if it freezes.

use super::start::Start;
use super::{Candidate, Counts, Scene};
use crate::attribution::cue::{self, CueKind, Form};
use crate::attribution::feature::Feature as F;
use crate::attribution::source;
use crate::lexicon::class;
use crate::lexicon::schema::takes;
use crate::text::token::{gap, shape};

impl Scene<'_> {
    pub(super) fn left(&self, out: &mut Vec<Candidate>) {
        let (reading, cue) = (self.reading, self.cue);
        let end = self.apposition_before(self.group.0);
        let Some(last) = end.checked_sub(1) else {
            return;
        };
        if cue.kind == CueKind::Noun
            || cue.kind == CueKind::Adjective
                && cue.quotation == 0
                && reading.gap(end) & (gap::COMMA | gap::MARK) == 0
        {
            return;
        }
        let g = reading.gap(end);
        let quote = if reading.quotation(last) != cue.quotation && reading.quotation(last) != 0 {
            self.quotation_run(last)
        } else {
            None
        };
        let quote_ends = quote.is_some_and(|q| q.1 == end);
        // nothing but a quotation can be content across a sentence border ("Why?" Orlo asked)
        // ... and that is a sentence, not "He called it “biblical”. Scientists disagree"
        let is_sentence = || {
            quote.is_some_and(|q| {
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
            && !(quote_ends
                && g & (gap::SHOUT | gap::MARK) != 0
                && g & gap::BLANK_LINE == 0
                && is_sentence()
                && !follows())
        {
            return;
        }
        let has_sign = g & (gap::COMMA | gap::MARK | gap::SHOUT | gap::DASH) != 0;
        // "Orlo is hopeful: in her view, the ice will hold"
        if !has_sign && (cue.kind != CueKind::Preposition || g & gap::COLON != 0) {
            return;
        }
        // "the firm, who did not reply", "Told of the draft, Orlo laughed": neither a relative clause nor what a participle says
        // comes after its content
        let is_relative =
            cue.kind == CueKind::Verb && end < cue.group && reading.is(end, class::RELATIVE);
        let is_participle = reading.is(self.from, class::VERB_PARTICIPLE)
            && !reading.is(
                self.from,
                class::AUXILIARY | class::PREPOSITION | class::ADJECTIVE,
            )
            && self.counts.finite((self.from + 1, end)) == 0;
        if quote.is_none() && cue.kind == CueKind::Verb && (is_relative || is_participle) {
            return;
        }
        // "As of now, both sides wait, without appearing to concede": a deed far from who does it ends no report
        let is_far = cue.is_infinitive
            && quote.is_none()
            && (self.group.0 + 1..cue.group).any(|i| reading.gap(i) & gap::HARD != 0);
        if is_far {
            return;
        }
        // "Calling it “a mistake”, she promised an inquiry": what a participle in front says is not what the verb does
        let object = quote.filter(|q| q.0 > self.from && reading.gap(q.0) & gap::HARD == 0);
        if object.is_some()
            && cue.kind == CueKind::Verb
            && reading.quotation(self.from) == cue.quotation
            && (is_participle
                || reading.is(self.from, class::VERB_ING)
                    && !(self.from..object.map_or(end, |q| q.0))
                        .any(|i| reading.is_finite(i) && reading.quotation(i) == cue.quotation))
        {
            return;
        }
        if self
            .counts
            .has_apposed_subject(reading, self.lexicon, cue, self.from)
        {
            return;
        }
        // "Holding a card that read “No”, farmers filled the square and demanded to see her": what is read is not what they demand
        let acts = source::coordinated(reading, cue, self.from).is_some_and(|verb| verb >= end);
        if acts
            && quote.is_some()
            && cue.end < self.to
            && reading.is_joined(cue.end)
            && matches!(self.start_of(cue.end), Start::To | Start::That | Start::Wh)
        {
            return;
        }
        // "hoarding grain, a charge Orlava rejects": the charge is its content
        if cue.takes & takes::NP != 0
            && self.group.0 < cue.group
            && quote.is_none()
            && self.contact_head().is_some()
        {
            return;
        }
        // "“It is late,” he said, before adding that": what stands before is of the first verb
        let is_of_other = cue.kind == CueKind::Verb
            && cue.form == Form::Ing
            && self.counts.cues((self.group.0, cue.group)) > 0;
        if is_of_other {
            return;
        }
        // "When Orlo walked in, | her allies were unsure": a clause in front that has nothing behind it
        let is_fronted_clause = quote.is_none()
            && cue.quotation == reading.quotation(self.from)
            && cue.kind != CueKind::Preposition
            && !cue.is_negated
            && self.group.1 >= self.to
            && reading.is(self.from, class::SUBORDINATOR)
            && self.start_of(self.from) != Start::That
            && !reading.is_word(self.from, self.lexicon.marks.whether)
            && self.counts.finite((self.from, end)) <= 1
            && !(self.from + 1..end).any(|i| reading.gap(i) & gap::HARD != 0);
        if is_fronted_clause {
            return;
        }
        let closes = self.group.1 < self.to
            && (g & reading.gap(self.group.1)) & (gap::HARD | gap::MARK) == gap::COMMA;
        // "he studied law but, by his own account, | slept": what stands before the joint is the article's
        if closes && cue.kind == CueKind::Preposition && reading.is(last, class::COORDINATOR) {
            return;
        }
        // "two years in Brenn, where, he claimed, he learned it"
        // ... and "from his father, a man who, Orlo recalls, said little"
        let border = (self.from + 1..=last)
            .rev()
            .find(|i| reading.gap(*i) & gap::HARD != 0)
            .filter(|i| {
                closes
                    && cue.kind == CueKind::Verb
                    && reading.is(last, class::RELATIVE | class::SUBORDINATOR)
                    && reading.is_behind_comma(*i)
                    && self.counts.finite((*i, last)) == 0
            });
        let leads_on = border.is_some();
        let from = border.unwrap_or(self.from);
        let mut starts = [(usize::MAX, F::ConLeftSentence); 4];
        if from < end {
            starts[0] = (from, F::ConLeftSentence);
        }
        if let Some(q) = quote.filter(|q| q.0 != self.from && q.1 == end) {
            starts[1] = (q.0, F::ConLeftQuote);
        }
        if let Some(c) = self
            .clause_start(end)
            .filter(|c| *c != self.from && quote.is_none() && !leads_on)
        {
            starts[2] = (c, F::ConLeftClause);
        }
        let hard = (self.from + 1..end).rev().find(|i| {
            reading.gap(*i) & (gap::SEMICOLON | gap::COLON | gap::DASH) != 0
                && reading.quotation(*i) == cue.quotation
        });
        if let Some(h) = hard.filter(|h| !leads_on && !starts.iter().any(|s| s.0 == *h)) {
            starts[3] = (h, F::ConLeftHard);
        }
        // where a quotation with a capital starts after the candidate's start, and runs to the cue
        let capital_quote = quote
            .filter(|q| q.1 == end && reading.shape(q.0, shape::CAPITAL) && q.1 - q.0 > 3)
            .map(|q| q.0);
        let base = |which: F| {
            let mut f = self.tally();
            f.add(F::ConLeft, 1.0);
            f.add(which, 1.0);
            f.flag(F::ConLeftAfterQuote, quote_ends);
            f.flag(F::ConLeftAfterComma, g & gap::COMMA != 0);
            f.flag(F::ConPrepositionLeft, cue.kind == CueKind::Preposition);
            if let Some(count) = self.lexicon.count(cue.count) {
                f.add(F::ConBeforeShare, count.left_share);
            }
            f
        };
        // "reported on Monday": when it was said is no rest of what was
        let after = self.pause(cue::day(reading, self.lexicon, cue, self.group.1));
        let rest = after < self.to;
        // words after the cue that are no content ("he said in the email.") do not stop the quotation from going on
        let follow = self.follow(if rest && quote_ends { self.to } else { after });
        let follow = if rest && !quote_ends {
            (after, after)
        } else {
            follow
        };
        for (start, which) in starts {
            if start >= end {
                continue;
            }
            // "and, as the mayor said, “never”"
            let is_joint = start + 1 == end
                && cue.kind == CueKind::Preposition
                && reading.is(start, class::COORDINATOR);
            if is_joint {
                continue;
            }
            let cuts = self.cuts((start, end));
            let mut f = base(which);
            f.flag(F::ConSplitsQuote, cuts);
            f.flag(F::ConLeftRest, rest);
            f.flag(F::ConLeftQuoteCapital, capital_quote == Some(start));
            f.flag(F::ConFollow, follow.0 < follow.1);
            self.push([(start, end), follow, (0, 0)], f, out);
            // "A," he said, "B."
            if rest && reading.gap(after) & (gap::COMMA | gap::MARK | gap::DASH) != 0 {
                let q = if reading.quotation(after) == cue.quotation {
                    None
                } else {
                    self.quotation_run(after)
                };
                // "“We wait,” she said, turning to the crews", "As the crews came in, she said, “We wait”": one side alone
                // "The bridge will close, the Herald reported, citing two officials"
                // "the minister said on Thursday, a day before the vote"
                let aside = q.is_none()
                    && (after > self.group.1 && self.counts.finite((start, end)) > 0
                        // "The dam is safe, said Orlo, who built it"
                        || self.group.1 > cue.end && reading.is(after, class::RELATIVE)
                        || quote_ends
                            && reading.is(
                                after,
                                class::VERB_ING
                                    | class::PREPOSITION
                                    | class::SUBORDINATOR
                                    | class::RELATIVE,
                            )
                        || reading.is(after, class::VERB_ING)
                            && reading.is(after, class::CUE)
                            && self.counts.finite((start, end)) > 0);
                let alone = quote.is_none()
                    && q.is_some_and(|q| q.1 - q.0 > 1)
                    && reading.shape(after, shape::CAPITAL);
                // "“Follow us,” she said, and the crews came": what is quoted whole does not go on without marks
                let told = quote.is_some_and(|q| q.0 == start && quote_ends)
                    && q.is_none()
                    && reading.quotation(start) != cue.quotation;
                if aside || alone || told {
                    continue;
                }
                let to_quote = q.filter(|q| q.0 == after).map(|q| (q.1, F::ConEndQuote));
                for (stop, how) in [
                    Some((self.to, F::ConEndSentence)),
                    to_quote.filter(|q| q.0 != self.to),
                ]
                .into_iter()
                .flatten()
                {
                    let mut f = base(which);
                    f.add(F::ConBoth, 1.0);
                    f.add(how, 1.0);
                    f.flag(F::ConRightQuote, q.is_some());
                    f.flag(F::ConLeftQuoteCapital, capital_quote == Some(start));
                    f.flag(F::ConSplitsQuote, cuts || self.cuts((after, stop)));
                    let follow = self.follow(stop);
                    let goes_on = follow.0 < follow.1
                        && reading.quotation(stop.saturating_sub(1)) != cue.quotation;
                    f.flag(F::ConFollow, goes_on);
                    self.push(
                        [
                            (start, end),
                            (after, if goes_on { follow.1 } else { stop }),
                            (0, 0),
                        ],
                        f,
                        out,
                    );
                }
            }
        }
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
            && [Counts::finite, Counts::quoted, Counts::cues]
                .iter()
                .all(|count| count(self.counts, (start, end)) == 0)
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
            reading.gap(*k) & gap::COMMA != 0
                && reading.quotation(*k) != self.cue.quotation
                && reading.quotation(*k) != 0
                && self.counts.finite((i, *k)) == 0
        };
        end.filter(goes_on).unwrap_or(i)
    }
}
