//! Contents that stand behind their cue: said | that it was late.

use super::end::End;
use super::start::Start;
use super::{Candidate, Scene};
use crate::attribution::cue::{self, CueKind, Form, is_to};
use crate::attribution::feature::{Feature as F, Tally, log1p};
use crate::attribution::reading::PhraseKind;
use crate::attribution::source;
use crate::lexicon::schema::takes;
use crate::lexicon::class;
use crate::text::token::{gap, shape};

impl Scene<'_> {
    pub(super) fn right(&self, out: &mut Vec<Candidate>) {
        let (reading, cue) = (self.reading, self.cue);
        if self.is_aside_of_condition() {
            return;
        }
        let mut base = self.group.1;
        // "What we said last year was meant well": what was said is not told
        let what = reading.id(self.from);
        let is_untold = || {
            let verb =
                (base..self.to).find(|i| reading.is_finite(*i) || reading.gap(*i) & gap::HARD != 0);
            verb.is_some_and(|verb| {
                reading.gap(verb) & gap::HARD == 0
                    && (!reading.is(verb, class::BE)
                        || reading.is(verb + 1, class::VERB_PARTICIPLE))
            })
        };
        if cue.kind == CueKind::Verb
            && cue.takes & takes::QUOTE != 0
            && what != 0
            && what == self.lexicon.marks.what
            && self.group.0 == self.from + 1
            && self.group.0 < cue.group
            && base < self.to
            && is_untold()
        {
            return;
        }
        // "told me | she has my confidence": to whom
        if self.form != "act"
            && reading.is(base, class::OBJECT)
            && !reading.is(base, class::SUBJECT | class::POSSESSIVE | class::EMPTY)
            && base + 1 < self.to
            && reading.gap(base + 1) & gap::HARD == 0
            && !self.is_relative(base + 1)
            && (reading.is(base + 1, class::SUBJECT)
                || self.start_of(base + 1) == Start::That
                || reading.is_word(base + 1, self.lexicon.marks.so))
        {
            base += 1;
        }
        // "told the Herald | he was sorry", "warned drivers | the bridge was shut": to whom, and a clause without "that"
        let told = match self.told(base) {
            // "told a hall in Brenn last week | he was sorry"
            told if told > base => cue::day(reading, self.lexicon, cue, told),
            told => told,
        };
        if told > base
            && base == self.group.1
            && self.form != "act"
            && reading.is_joined(told)
            && !self.is_relative(told)
            && self.starts_clause(told, self.to)
        {
            base = told;
        }
        let is_told = base > self.group.1;
        let own_end = if cue.quotation == 0 {
            usize::MAX
        } else {
            self.quotation_run(cue.first).map_or(usize::MAX, |q| q.1)
        };
        // "was called a disgrace | by the mayor"
        let agent = cue.by.filter(|by| *by > base);
        let to = self.to.min(own_end).min(agent.unwrap_or(usize::MAX));
        // "the plan was criticized by residents"
        let subject = Some(cue.group)
            .filter(|_| cue.is_passive)
            .and_then(|group| {
                // "had raised objections and was told to": who raised them was told
                if let Some(verb) = source::coordinated(reading, cue, self.from) {
                    return self.chain_before(verb);
                }
                let whole = source::before_passive(reading, self.lexicon, cue, self.from);
                let whole = whole.map(|first| (first, group));
                whole.or_else(|| self.chain_before(group))
            });
        if let (Some(subject), Some(by)) = (subject, agent)
            && !reading.is(base, class::TO)
        {
            // "was called a disgrace by the mayor", but "was welcomed in May by the mayor"
            let is_aside = reading.is(base, class::PREPOSITION) && !self.is_told_of_subject(base)
                || cue::day(reading, self.lexicon, cue, base) > base;
            let mut f = self.tally();
            f.add(F::ConSubjectInfinitive, 1.0);
            let told = if is_aside { (0, 0) } else { (base, by) };
            self.push([subject, told, (0, 0)], f, out);
            return;
        }
        // "Parents were told | the school was full": the clause, and not they
        let is_told_clause =
            cue.tells && base == cue.end && reading.is_joined(base) && self.starts_clause(base, to);
        if let Some(subject) = subject.filter(|_| !is_told_clause && !self.is_tag) {
            let f = self.tally();
            self.push([subject, (0, 0), (0, 0)], f, out);
        }
        // "rejected, for the third time, | a call", "What she wants is | a vote"
        let begins = if out.is_empty() {
            self.after_aside(base, to)
        } else {
            base
        };
        let skips = begins > base;
        base = begins;
        if base >= to {
            // the quotation stands in the next sentence: He had this to say: ... / He said: \n “...”
            let follow = self.follow(base);
            if follow.0 < follow.1 && cue.quotation == 0 {
                let mut f = self.tally();
                f.add(F::ConRightQuote, 1.0);
                f.add(F::ConFollow, 1.0);
                f.flag(F::ConRightColon, reading.gap(base) & gap::COLON != 0);
                f.flag(F::ConSkippedSentence, reading.gap(base) & gap::COLON == 0);
                self.push([follow, (0, 0), (0, 0)], f, out);
            } else if let Some(printed) = self.printed(base) {
                let mut f = self.tally();
                f.add(F::ConRightColon, 1.0);
                f.add(F::ConColonParagraph, 1.0);
                self.push([printed, (0, 0), (0, 0)], f, out);
            }
            return;
        }
        if self.goes_on_without(base) {
            return;
        }
        // "She answered her critics with a list:" and the quotation in the next paragraph
        if cue.quotation == 0 && to == self.to && reading.gap(to) & gap::COLON != 0 {
            let follow = self.follow(to);
            if follow.0 < follow.1 {
                let mut f = self.tally();
                f.add(F::ConRightQuote, 1.0);
                f.add(F::ConFollow, 1.0);
                f.add(F::ConRightColon, 1.0);
                f.add(F::ConSkipped, log1p(to - base));
                self.push([follow, (0, 0), (0, 0)], f, out);
            } else if to - base <= 4
                && cue.takes & takes::QUOTE != 0
                && let Some(printed) = self.printed(to)
            {
                // "The statement read in full:"
                let mut f = self.tally();
                f.add(F::ConRightColon, 1.0);
                f.add(F::ConColonParagraph, 1.0);
                self.push([printed, (0, 0), (0, 0)], f, out);
                return;
            }
        }
        let g = reading.gap(base);
        // "Farmers object, understandably"
        if cue.kind == CueKind::Verb
            && g & (gap::HARD | gap::MARK) == gap::COMMA
            && base + 1 >= to
            && reading.is(base, class::ADVERB)
        {
            return;
        }
        // "was warned by the mayor, Ana Orlo, | that": the comma closes who spoke
        let closes_source = self.start_of(base) == Start::That
            && (cue.end + 1..self.group.1).any(|i| reading.gap(i) & gap::COMMA != 0);
        let adjacent = if g & gap::COLON != 0 {
            Start::Colon
        } else if g & gap::COMMA != 0 && !skips && !closes_source {
            Start::Comma
        } else {
            self.start_of(base)
        };
        // "a memo seen by this paper | describes the plan": who did it stands between, and nothing that was said after it
        if cue.kind == CueKind::Verb
            && cue.form == Form::Past
            && base > cue.end + 1
            && matches!(adjacent, Start::Adjacent | Start::As)
            && reading.is_word(cue.end, self.lexicon.marks.by)
        {
            if let Some(subject) = subject.filter(|_| self.is_told_of_subject(base)) {
                self.of_subject(subject, (base, adjacent), to, out);
            }
            return;
        }
        let mut starts = [
            (base, adjacent),
            (usize::MAX, Start::That),
            (usize::MAX, Start::Quote),
        ];
        // "Orlava will send cutters unless the order is lifted, the minister said on Thursday, a day before the vote": the day is
        // the reporting's, and what a comma parts from it as well
        let day = cue::day(reading, self.lexicon, cue, base);
        if day > base {
            let stays = day < to && reading.gap(day) & gap::HARD == 0;
            starts = [
                (if stays { day } else { usize::MAX }, self.start_of(day)),
                (usize::MAX, Start::That),
                (usize::MAX, Start::Quote),
            ];
        }
        // "I wrote | to the union in May": to whom
        if starts[0].1 == Start::To
            && cue.kind == CueKind::Verb
            && cue.takes & takes::TO == 0
            && !cue.is_negated
            && starts[0].0 < to
            && !reading.is(starts[0].0 + 1, class::VERB_BASE | class::ADVERB)
            && reading
                .phrases_in(starts[0].0 + 1, starts[0].0 + 2)
                .iter()
                .any(|p| {
                    matches!(
                        p.kind,
                        PhraseKind::Name | PhraseKind::Source | PhraseKind::Pronoun
                    )
                })
        {
            // "has disclosed to the council | its work"
            let whom = reading.phrases_in(starts[0].0 + 1, starts[0].0 + 2);
            let end = whom.iter().map(|p| p.end as usize).max().unwrap_or(to);
            let thing = end < to
                && reading.is_joined(end)
                && cue.takes & takes::NP != 0
                && reading.is(end, class::DETERMINER | class::POSSESSIVE);
            if thing {
                starts[0] = (end, self.start_of(end));
            } else if end >= to || !reading.is(end, class::PREPOSITION) || self.is_aside(end) {
                // but "complained to the mayor about the noise"
                starts[0].0 = usize::MAX;
            }
        }
        let starts_at = starts[0].0;
        let is_clause =
            starts_at < to && cue.takes & takes::THAT != 0 && self.starts_clause(starts_at, to);
        let mut slots = starts.iter_mut().skip(1);
        let limit = (base + 26).min(to);
        let tells = cue.takes & takes::NP != 0 || cue.form != Form::Base;
        let mut capital_quote = usize::MAX;
        let (mut seen_that, mut seen_quote) = (
            matches!(adjacent, Start::That | Start::Wh),
            reading.quotation(base) != cue.quotation,
        );
        // "announced on Monday, ending a quarrel that has idled the mills": what a participle says stands beside the report
        let mut is_beside = false;
        for i in base + 1..limit {
            // "hoped for a psalm; what they chose was a hymn"
            if seen_that && seen_quote || reading.gap(i) & gap::SEMICOLON != 0 {
                break;
            }
            if reading.gap(i) & gap::COMMA != 0 {
                is_beside = reading.is(i, class::VERB_ING);
            }
            if !seen_quote && reading.quotation(i) != cue.quotation && reading.quotation(i) != 0 {
                let capital = reading.shape(i, shape::CAPITAL)
                    && self.quotation_run(i).is_some_and(|q| q.1 - q.0 > 3);
                if capital {
                    capital_quote = i;
                }
                seen_quote = true;
                if i >= base + 12 && !capital {
                    continue;
                }
                if let Some(s) = slots.next() {
                    *s = (i, Start::Quote);
                }
            } else if !seen_that
                // "told me I did not see | how it works": the clause has begun
                && !(is_clause && (self.start_of(i) == Start::Wh || reading.is(starts_at, class::SUBJECT)))
                && i < base + if tells { 14 } else { 9 }
                && matches!(self.start_of(i), Start::That | Start::Wh)
                // "anyone who asks, provided | that two ask together"
                && !reading.is_one_of(i - 1, &self.lexicon.marks.supposes)
                && !seen_quote
                && !is_beside
                && !(reading.is(i - 1, class::COORDINATOR) && self.counts.finite((base, i)) > 0)
                && !self.is_relative(i)
                // "promised a pool, and denied | that he had seen the plans": what another verb reports
                && !(base + 1..i).any(|k| {
                    reading.is_finite(k) && reading.is(k - 1, class::COORDINATOR)
                })
            {
                seen_that = true;
                if let Some(s) = slots.next() {
                    *s = (i, self.start_of(i));
                }
            } else if !seen_that
                && i < base + 5
                && cue.takes & takes::TO != 0
                && is_to(reading, i)
                && reading.is(i + 1, class::VERB_BASE)
            {
                seen_that = true;
                // "urged them | not to go"
                let not = i > base + 1 && reading.is(i - 1, class::NEGATED);
                if let Some(s) = slots.next() {
                    *s = (i - usize::from(not), Start::To);
                }
            }
        }
        // "according to a poll | that shows more": what it is
        if cue.kind == CueKind::Preposition
            && adjacent == Start::That
            && self.group.1 > cue.end
            && base == self.group.1
            && let Some(first) = starts.first_mut()
        {
            first.0 = usize::MAX;
        }
        // "Orlo was blunt in May: the bridge will not open", "had a simple answer for the crews: the money is gone"
        if !seen_that
            && !seen_quote
            && (cue.kind != CueKind::Verb || cue.takes & takes::NP == 0 || cue.tells)
            && !matches!(adjacent, Start::Colon | Start::Comma)
            && let Some(colon) = (base + 1..(base + 9).min(to))
                .find(|i| reading.gap(*i) & gap::HARD != 0)
                .filter(|i| {
                    reading.gap(*i) & gap::COLON != 0
                        && (self.starts_clause(*i, to)
                            || cue.tells && self.counts.finite((base, *i)) == 0)
                })
            && let Some(s) = starts.last_mut()
        {
            *s = (colon, Start::Colon);
            // "told me before the match: enjoy it": to whom and when
            if let Some(first) = starts.first_mut().filter(|_| cue.tells) {
                first.0 = usize::MAX;
            }
        }
        // "told reporters outside the court that", "ruled two years later that"
        let is_placed = reading.is_joined(base)
            && (reading.is(base, class::NUMBER) && cue.takes & takes::THAT != 0
                || self.form == "speech" && reading.is(base, class::PREPOSITION));
        // "told a hall of voters last week that": to whom; "declared in a letter": where
        let [first, others @ ..] = &mut starts;
        if first.1 == Start::Adjacent && !is_told {
            let told = self.told(base);
            let goes_on = told > base
                && others.iter().any(|s| {
                    s.1 != Start::To
                        && s.0 >= told
                        && (s.0 <= told + 4
                            // "told the Post and Courier newspaper of Brenn on Saturday that he would go"
                            || s.1 == Start::That
                                && s.0 < to
                                && self.counts.finite((base, s.0)) == 0
                                && !reading.is(s.0 + 1, class::FINITE | class::AUXILIARY))
                });
            // "wrote on his blog: “I am tired.”"
            let medium = reading.is(base, class::PREPOSITION)
                && others.iter().any(|s| {
                    s.1 == Start::Quote
                        && s.0 < to
                        && reading.gap(s.0) & gap::COLON != 0
                        && self.counts.finite((base, s.0)) == 0
                });
            let placed = is_placed
                && others.iter().any(|s| {
                    s.1 == Start::That && s.0 < to && self.counts.finite((base, s.0)) == 0
                });
            if goes_on
                || medium
                || placed
                || self.is_aside(base) && (!out.is_empty() || others.iter().any(|s| s.0 < to))
            {
                first.0 = usize::MAX;
            }
        }
        // "The verdict of the auditors was | that the books were in order": what it is, not whose
        if cue.kind == CueKind::Noun
            && let Some(is) = starts.iter().find(|s| self.is_said_to_be(base, **s, to))
        {
            starts = [*is, (usize::MAX, Start::That), (usize::MAX, Start::Quote)];
        }
        // "said at a news conference in Sillen | that": where it was said is not skipped
        let where_said = starts
            .iter()
            .find(|s| {
                matches!(s.1, Start::That)
                    && s.0 > base
                    && s.0 < to
                    && (self.is_aside(base) || is_placed)
                    && self.counts.finite((base, s.0)) == 0
                    // "in his speech that night"
                    && self.counts.finite((s.0, to)) > 0
            })
            .map_or(usize::MAX, |s| s.0);
        let mut ends: Vec<(usize, End)> = Vec::with_capacity(12);
        for (start, how) in starts {
            // "laughs when it is put to her": what takes only the words themselves
            let no_words = cue.takes == takes::QUOTE
                && how == Start::Wh
                && reading.quotation(start) == cue.quotation;
            if start >= to || no_words {
                continue;
            }
            ends.clear();
            self.ends(start, how, to, &mut ends);
            for &(end, why) in &ends {
                // "The bridge is said to have closed": it is said of the bridge
                if how == Start::To
                    && let Some(subject) = subject
                {
                    let mut f = self.tally();
                    self.start_features(start, how, base, &mut f);
                    self.end_features(why, &mut f);
                    f.add(F::ConSubjectInfinitive, 1.0);
                    self.push([subject, (start, end), (0, 0)], f, out);
                }
                let mut f = self.tally();
                let base = if where_said == start { start } else { base };
                self.start_features(start, how, base, &mut f);
                self.end_features(why, &mut f);
                f.flag(F::ConSplitsQuote, self.cuts((start, end)));
                f.flag(F::ConRightQuoteCapital, capital_quote == start);
                f.flag(
                    F::ConRightSkipsQuote,
                    capital_quote != usize::MAX && capital_quote > start && capital_quote < end,
                );
                f.flag(F::ConFrontedCue, self.is_fronted);
                let is_clause = matches!(how, Start::That | Start::Wh)
                    || how == Start::Adjacent
                        && !cue.tells
                        && cue.takes & (takes::THAT | takes::NP) == takes::THAT;
                f.flag(
                    F::ConNoVerb,
                    is_clause && self.counts.finite((start, end)) == 0,
                );
                let mut stop = end;
                let quoted_end =
                    reading.quotation(end - 1) != cue.quotation && reading.quotation(end - 1) != 0;
                // "Orlo said he would not sail. “There is nothing to fish.”"
                if why == End::Sentence && !quoted_end && cue.quotation == 0 {
                    let follow = self.follow(end);
                    let stays = reading.sentence(end).paragraph
                        == reading.sentence(end.saturating_sub(1)).paragraph;
                    if follow.1 > end && stays {
                        let mut f = self.tally();
                        self.start_features(start, how, base, &mut f);
                        f.add(F::ConFollowPlain, 1.0);
                        self.push([(start, follow.1), (0, 0), (0, 0)], f, out);
                    }
                }
                if matches!(why, End::Quote | End::Sentence) && quoted_end {
                    let follow = self.follow(end);
                    if follow.1 > end {
                        f.add(F::ConFollow, 1.0);
                        stop = follow.1;
                    }
                }
                self.push([(start, stop), (0, 0), (0, 0)], f, out);
                if let Some(last) = out.last_mut().filter(|_| why == End::Sentence) {
                    last.is_whole = true;
                }
            }
        }
    }

    /// Whether what stands at word `base`, behind who spoke, is told of the subject of a passive: "was accused by the union | of lying",
    /// "was described by her | as a risk".
    fn is_told_of_subject(&self, base: usize) -> bool {
        let reading = self.reading;
        let id = reading.id(base);
        reading.is(base, class::PREPOSITION)
            && id != 0
            && !self.lexicon.marks.asides.contains(&id)
            && reading.is_joined(base)
            && cue::day(reading, self.lexicon, self.cue, base) == base
    }

    /// The subject of a passive with what is told of it: "He ... of lying".
    fn of_subject(
        &self,
        subject: (usize, usize),
        (start, how): (usize, Start),
        to: usize,
        out: &mut Vec<Candidate>,
    ) {
        let mut ends = vec![];
        self.ends(start, how, to, &mut ends);
        for (end, why) in ends {
            let mut f = self.tally();
            self.start_features(start, how, start, &mut f);
            self.end_features(why, &mut f);
            f.add(F::ConSubjectInfinitive, 1.0);
            self.push([subject, (start, end), (0, 0)], f, out);
        }
    }

    /// Whether what stands at word `base`, behind the cue and its source, is no content, but how the sentence goes on or who speaks.
    fn goes_on_without(&self, base: usize) -> bool {
        let (reading, cue) = (self.reading, self.cue);
        // "The question, they note, is whether ...": what stands between commas parts a subject from its verb
        let parts = self.group.0 > self.from
            && reading.gap(self.group.0) & (gap::COMMA | gap::MARK) == gap::COMMA
            && reading.gap(base) & (gap::COMMA | gap::MARK) == gap::COMMA
            && reading.is(base, class::AUXILIARY)
            && (self.counts.finite((self.from, self.group.0)) == 0
                || self.start_of(self.from) == Start::Wh);
        // "a plan, which farmers oppose, | goes to a vote": the sentence goes on without the report
        let closes = reading.is_behind_comma(base)
            && reading.is_finite(base)
            && !reading.is(base, class::SUBJECT | class::EMPTY)
            && cue.kind == CueKind::Verb
            && reading.quotation(base) == cue.quotation;
        // "Breck, whom she dismissed | in May": the content stands before
        let of_head = cue.kind == CueKind::Verb
            && cue.takes & takes::NP != 0
            && self.group.0 > self.from
            && self.group.0 < cue.group
            && reading.is(self.group.0 - 1, class::RELATIVE)
            && reading.gap(self.group.0 - 1) & gap::COMMA != 0
            && reading.is(base, class::PREPOSITION);
        // "said Orlo, | who built it": who that is
        let tells_who = self.group.1 > cue.end
            && reading.is_behind_comma(base)
            && reading.is(base, class::RELATIVE)
            && self.start_of(base) != Start::That;
        // "the emails he described | could not be found": the content is the noun before
        let of_noun = cue.kind == CueKind::Verb
            && cue.takes & (takes::NP | takes::THAT) == takes::NP
            && self.group.0 > self.from
            && self.group.0 < cue.group
            && base == cue.end
            && reading.is_joined(base)
            && reading.is_joined(self.group.0)
            && reading.is(base, class::AUXILIARY)
            && !reading.is(base, class::SUBJECT | class::EMPTY)
            && reading.is_finite(base)
            && !reading.is(self.group.0 - 1, class::RELATIVE)
            && reading.phrases_end_at(self.group.0);
        // "than his allies had predicted | and left him weak": nothing
        let goes_on = reading.is(base, class::COORDINATOR)
            && !reading.is(base, class::ADVERB | class::DETERMINER | class::QUANTIFIER)
            && reading.quotation(base) == cue.quotation
            && reading.is_joined(base);
        // "repeated his warning, | which nobody heard": what is told of it
        let of_cue = cue.kind == CueKind::Noun
            && base == cue.end
            && reading.is_behind_comma(base)
            && reading.is(base, class::RELATIVE);
        // "than ministers had promised, | according to a report": who says all that
        let id = reading.id(base);
        let is_source = id != 0 && id == self.lexicon.marks.according;
        // "“It is late,” says Orlo | when I ask him": when it was said
        let tells_when = self.group.1 > cue.end
            && base == self.group.1
            && reading.gap(self.group.0) & gap::MARK != 0
            && reading.is_joined(base)
            && reading.is(base, class::SUBORDINATOR);
        parts
            || closes
            || of_head
            || tells_who
            || tells_when
            || of_noun
            || goes_on
            || of_cue
            || is_source
    }

    /// Whether a noun cue before word `base` is said to be the clause that starts at `start`: "The verdict of the auditors was | that".
    fn is_said_to_be(&self, base: usize, (start, how): (usize, Start), to: usize) -> bool {
        matches!(how, Start::That | Start::Wh)
            && start > base
            && start < to
            && self.reading.is(start - 1, class::BE)
            // "The view from the tower is that of a town"
            && !self.reading.is(start + 1, class::PREPOSITION)
            && self.counts.finite((base, start - 1)) == 0
    }

    fn start_features(&self, start: usize, how: Start, base: usize, f: &mut Tally<'_>) {
        let cue = self.cue;
        f.add(
            match how {
                Start::Adjacent => F::ConRightAdjacent,
                Start::That => F::ConRightThat,
                Start::Quote => F::ConRightQuote,
                Start::Wh => F::ConRightWh,
                Start::To => F::ConRightTo,
                Start::As => F::ConRightAs,
                Start::Comma => F::ConRightComma,
                Start::Colon => F::ConRightColon,
            },
            1.0,
        );
        f.add(F::ConSkipped, log1p(start - base));
        if cue.entry.is_none() {
            return;
        }
        let t = cue.takes;
        let fits = match how {
            Start::That => t & takes::THAT != 0,
            Start::Wh => t & (takes::WH | takes::THAT) != 0,
            Start::To => t & takes::TO != 0,
            Start::As => t & takes::AS != 0,
            Start::Quote | Start::Colon | Start::Comma => {
                t & (takes::QUOTE | takes::NP | takes::THAT) != 0
            }
            Start::Adjacent => t & (takes::THAT | takes::NP | takes::GERUND | takes::QUOTE) != 0,
        };
        f.flag(F::ConTakesNot, !fits);
        if how == Start::Adjacent {
            f.flag(F::ConTakesThat, t & (takes::THAT | takes::QUOTE) != 0);
            f.flag(F::ConTakesNp, t & takes::NP != 0);
            f.flag(F::ConTakesTo, t & takes::TO != 0);
        }
    }

    /// What a relative clause says of its head: "the charge | that Orlo denied".
    pub(super) fn relative_head(&self, out: &mut Vec<Candidate>) {
        let (reading, cue) = (self.reading, self.cue);
        let Some(relative) = self.group.0.checked_sub(1).filter(|r| *r > self.from) else {
            return;
        };
        let contact = !reading.is(relative, class::RELATIVE) && self.contact_head().is_some();
        let fits = cue.kind == CueKind::Verb
            && cue.takes & takes::NP != 0
            && self.group.0 < cue.group
            && (contact || reading.is(relative, class::RELATIVE))
            && (reading.gap(relative + 1) | reading.gap(relative)) & (gap::HARD & !gap::COMMA) == 0
            && reading.gap(relative + 1) & gap::COMMA == 0
            && (self.group.1 >= self.to
                || reading.gap(self.group.1) & gap::HARD != 0
                || reading
                    .phrases_in(self.group.1, self.group.1 + 1)
                    .is_empty());
        if !fits {
            return;
        }
        // "a strike, | which | he opposes"
        let own = Some((relative, relative + 1))
            .filter(|_| !contact && reading.gap(relative) & gap::COMMA != 0);
        let relative = relative + usize::from(contact);
        let head = own.or_else(|| self.chain_before(relative).filter(|h| h.1 == relative));
        // "told the paper that the men had confessed": what was told
        let head = head.filter(|h| {
            let id = reading.id(relative);
            h.0 == relative
                || id != self.lexicon.marks.that
                || !reading.is(h.0.saturating_sub(1), class::CUE)
        });
        if let Some(head) = head {
            let mut f = self.tally();
            f.add(F::ConRelativeHead, 1.0);
            self.push([head, (0, 0), (0, 0)], f, out);
        }
    }

    /// The noun with "a" behind a comma on which a clause hangs without "that": "hoarding grain, | a charge | Orlava rejects".
    pub(super) fn contact_head(&self) -> Option<(usize, usize)> {
        let reading = self.reading;
        self.chain_before(self.group.0).filter(|h| {
            h.1 == self.group.0
                && reading.gap(h.0) & gap::COMMA != 0
                && reading.is_one_of(h.0, &self.lexicon.marks.a)
        })
    }

    /// "If he signs in May, as he has promised, | the port will open": the aside tells of the condition, not of what hangs on it.
    fn is_aside_of_condition(&self) -> bool {
        let reading = self.reading;
        let id = |i: usize| reading.id(i);
        let Some(as_) = self.group.0.checked_sub(1).filter(|i| *i > self.from) else {
            return false;
        };
        id(as_) == self.lexicon.marks.as_
            && reading.gap(as_) & gap::COMMA != 0
            && reading.gap(self.group.1) & gap::COMMA != 0
            && (self.lexicon.marks.supposes.contains(&id(self.from))
                || reading.is(self.from, class::AUXILIARY)
                    && !reading.is(self.from, class::SUBJECT))
    }
}
