//! Contents that stand behind their cue: said | that it was late.

use super::end::End;
use super::start::{Start, Starts};
use super::{Candidate, NONE, Scene};
use crate::attribution::cue::{self, CueKind, Form};
use crate::attribution::feature::{Feature as F, Tally, log1p};
use crate::attribution::source;
use crate::lexicon::class;
use crate::lexicon::schema::takes;
use crate::text::token::gap;

impl Scene<'_> {
    /// Lists the contents that stand behind the cue.
    pub(super) fn right(&self, out: &mut Vec<Candidate>) {
        let (reading, cue) = (self.reading, self.cue);
        if self.is_aside_of_condition() || self.is_untold() {
            return;
        }
        let mut base = self.behind_whom();
        let is_told = base > self.group.1;
        let own_end = if cue.quotation == 0 {
            usize::MAX
        } else {
            self.reading
                .quotation_run(cue.first)
                .map_or(usize::MAX, |q| q.1)
        };
        // "was called a disgrace | by the mayor"
        let agent = cue.by.filter(|by| *by > base);
        let to = self.to.min(own_end).min(agent.unwrap_or(usize::MAX));
        // "the plan was criticized by residents"
        let subject = self.passive_subject();
        if let (Some(subject), Some(by)) = (subject, agent)
            && !reading.is(base, class::TO)
        {
            // "was called a disgrace by the mayor", but "was welcomed in May by the mayor"
            let is_aside = reading.is(base, class::PREPOSITION) && !self.is_told_of_subject(base)
                || cue::day(reading, self.lexicon, cue, base) > base;
            let mut f = self.tally();
            f.add(F::ConSubjectInfinitive, 1.0);
            let told = if is_aside { (0, 0) } else { (base, by) };
            self.push([subject, told], f, out);
            return;
        }
        // "The bill, opposed by the union, failed", "The plan drew criticism from the union": of what it stands behind, and nothing more
        if cue.is_reduced || cue.is_converse {
            let noun = || {
                let before = reading.phrases_ending_at(cue.group);
                before.map(|p| (p.first as usize, cue.group)).min()
            };
            let subject = if cue.is_converse {
                subject.filter(|s| self.is_whole_subject(*s))
            } else {
                subject.or_else(noun)
            };
            if let Some(subject) = subject {
                self.push([subject, NONE], self.tally(), out);
            }
            return;
        }
        // "Parents were told | the school was full": the clause, and not they
        let is_told_clause =
            cue.tells && base == cue.end && reading.is_joined(base) && self.starts_clause(base, to);
        if let Some(subject) = subject.filter(|_| !is_told_clause && !self.is_tag) {
            let f = self.tally();
            self.push([subject, NONE], f, out);
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
            self.next_sentence(base, out);
            return;
        }
        // "said on condition that she not be named | that the port will close"
        if self.is_on_condition(base) && self.start_of(base + 2) == Start::That {
            let next = (base + 3..to).find(|k| self.start_of(*k) == Start::That);
            let Some(next) = next else {
                return;
            };
            base = next;
        }
        if self.is_taken_up(base)
            || self.goes_on_without(base)
            || self.next_paragraph(base, to, out)
        {
            return;
        }
        // "Farmers object, understandably"
        if cue.kind == CueKind::Verb
            && reading.is_behind_comma(base)
            && base + 1 >= to
            && reading.is(base, class::ADVERB)
        {
            return;
        }
        if !out.is_empty() && self.ends_with_tag(base) {
            return;
        }
        let adjacent = self.adjacent(base, skips);
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
        let starts = self.starts(base, adjacent, to, is_told, !out.is_empty());
        let mut ends: Vec<(usize, End)> = Vec::with_capacity(12);
        for (start, how) in starts.at {
            // "laughs when it is put to her": what takes only the words themselves
            let no_words = cue.takes == takes::QUOTE
                && how == Start::Wh
                && reading.quotation(start) == cue.quotation;
            // "A delay would be considered | if it were asked for": a condition, no content
            let is_condition = cue.is_passive
                && cue.has_modal
                && !cue.tells
                && reading.is_word(start, self.lexicon.marks.if_);
            if start >= to || no_words || is_condition {
                continue;
            }
            ends.clear();
            self.ends(start, how, to, &mut ends);
            for &end in &ends {
                // "The bridge is said to have closed": it is said of the bridge
                // ... but "The leaders were invited to the palace"
                let is_infinitive = how == Start::To
                    && !reading.is(start + 1, class::DETERMINER | class::POSSESSIVE);
                if let Some(subject) = subject.filter(|_| is_infinitive) {
                    self.push_of_subject(subject, (start, how), base, end, out);
                }
                self.push_right((start, how), end, &starts, out);
            }
        }
    }

    /// Whether the cue stands behind the clause that it reports, and what stands at word `base` tells when or how it was said, or begins
    /// another sentence: "The road was blocked, police said | as night fell", "The door was shut, she said; | the window was not".
    fn ends_with_tag(&self, base: usize) -> bool {
        const ADVERBIAL: u32 = class::PREPOSITION | class::SUBORDINATOR;
        let (reading, cue, group) = (self.reading, self.cue, self.group.0);
        let is_tag = cue.kind == CueKind::Verb
            && cue.form != Form::Ing
            && !cue.is_passive
            && cue.takes & takes::THAT != 0
            && group > self.from
            && reading.gap(group) & (gap::HARD | gap::MARK) == gap::COMMA
            && reading.quotation(group - 1) == cue.quotation
            && !reading.is(self.from, ADVERBIAL | class::RELATIVE)
            && self.counts.finite((self.from, group)) > 0;
        // ... but "he said of the plan that", "she said in May, “Never”"
        let goes_on = |i: usize| matches!(self.start_of(i), Start::That | Start::Quote);
        // "Pall told the paper as she left": behind whom it was told to
        let told = reading
            .phrase_end(base)
            .filter(|_| cue.tells && reading.is_joined(base));
        let base = told.unwrap_or(base);
        let is_adverbial = || {
            reading.is_joined(base)
                && reading.is(base, ADVERBIAL)
                && !reading.is(base, class::VERB_ING)
                && self.start_of(base) != Start::To
                && !(base..self.to).any(goes_on)
        };
        is_tag && (reading.gap(base) & gap::SEMICOLON != 0 || is_adverbial())
    }

    /// Lists the run from `start` to `end`, which stands behind the cue, with what follows it.
    fn push_right(
        &self,
        (start, how): (usize, Start),
        (end, why): (usize, End),
        starts: &Starts,
        out: &mut Vec<Candidate>,
    ) {
        let (reading, cue) = (self.reading, self.cue);
        let base = if starts.where_said == start {
            start
        } else {
            starts.base
        };
        let mut f = self.tally();
        self.start_features(start, how, base, &mut f);
        self.end_features(why, &mut f);
        f.flag(F::ConSplitsQuote, self.cuts((start, end)));
        f.flag(F::ConRightQuoteCapital, starts.capital_quote == start);
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
                self.push([(start, follow.1), NONE], f, out);
            }
        }
        if matches!(why, End::Quote | End::Sentence) && quoted_end {
            let follow = self.follow(end);
            if follow.1 > end {
                f.add(F::ConFollow, 1.0);
                stop = follow.1;
            }
        }
        self.push([(start, stop), NONE], f, out);
        if let Some(last) = out.last_mut().filter(|_| why == End::Sentence) {
            last.is_whole = true;
        }
    }

    /// Whether the sentence tells of what was said without saying it: "What we said last year | was meant well".
    fn is_untold(&self) -> bool {
        let (reading, cue, base) = (self.reading, self.cue, self.group.1);
        let is_what = cue.kind == CueKind::Verb
            && cue.takes & takes::QUOTE != 0
            && reading.is_word(self.from, self.lexicon.marks.what)
            && self.group.0 == self.from + 1
            && self.group.0 < cue.group;
        let ends = |i: &usize| reading.is_finite(*i) || reading.gap(*i) & gap::HARD != 0;
        is_what
            && (base..self.to).find(ends).is_some_and(|verb| {
                reading.gap(verb) & gap::HARD == 0
                    && (!reading.is(verb, class::BE)
                        || reading.is(verb + 1, class::VERB_PARTICIPLE))
            })
    }

    /// The subject of a passive, of which all is told: "| the plan | was criticized by residents".
    fn passive_subject(&self) -> Option<(usize, usize)> {
        let (reading, cue) = (self.reading, self.cue);
        if !cue.is_passive {
            return None;
        }
        // "had raised objections and was told to": who raised them was told
        if let Some(verb) = source::coordinated(reading, cue, self.from) {
            return self.chain_before(verb);
        }
        let whole = source::before_passive(reading, self.lexicon, cue, self.from);
        let whole = whole.map(|first| (first, cue.group));
        whole.or_else(|| self.chain_before(cue.group))
    }

    /// Whether a subject begins where its clause does, so that nothing of it is left out, and is no lone pronoun: not "The decision to close | the
    /// port | drew criticism", "a move | that | drew criticism".
    fn is_whole_subject(&self, (first, end): (usize, usize)) -> bool {
        let reading = self.reading;
        let begins = first <= self.from
            || reading.gap(first) & gap::HARD != 0
            || reading.is(first - 1, class::COORDINATOR)
            || self.opens_clause(first - 1)
            || self.start_of(first - 1) == Start::That;
        let is_lone = end == first + 1 && reading.is(first, class::RELATIVE | class::EMPTY);
        let names = reading
            .phrases_in(first, first + 1)
            .iter()
            .any(|p| p.kind.can_speak());
        begins && !is_lone && names
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

    /// Lists the subject of a passive with what is told of it from word `start` on: "He ... of lying".
    fn of_subject(
        &self,
        subject: (usize, usize),
        start: (usize, Start),
        to: usize,
        out: &mut Vec<Candidate>,
    ) {
        let mut ends = vec![];
        self.ends(start.0, start.1, to, &mut ends);
        for end in ends {
            self.push_of_subject(subject, start, start.0, end, out);
        }
    }

    /// Lists `subject` with what is told of it from `start` to `end`.
    fn push_of_subject(
        &self,
        subject: (usize, usize),
        (start, how): (usize, Start),
        base: usize,
        (end, why): (usize, End),
        out: &mut Vec<Candidate>,
    ) {
        let mut f = self.tally();
        self.start_features(start, how, base, &mut f);
        self.end_features(why, &mut f);
        f.add(F::ConSubjectInfinitive, 1.0);
        self.push([subject, (start, end)], f, out);
    }

    /// Whether what stands at word `base` goes on from a noun that stands before who acts, and which is the content: "the emails | he
    /// described | could not be found".
    fn is_of_noun_before(&self, base: usize) -> bool {
        let (reading, cue, group) = (self.reading, self.cue, self.group.0);
        if cue.kind != CueKind::Verb || group <= self.from || group >= cue.group {
            return false;
        }
        let is_relative = reading.is(group - 1, class::RELATIVE);
        let takes_thing = cue.takes & takes::NP != 0;
        // "Breck, whom she dismissed | in May"
        let is_whom = takes_thing
            && is_relative
            && reading.gap(group - 1) & gap::COMMA != 0
            && reading.is(base, class::PREPOSITION);
        if is_whom || base != cue.end {
            return is_whom;
        }
        // "the plans that Orlo backs: | often, they gain from them": what follows from it
        if takes_thing && is_relative && reading.gap(base) & (gap::HARD | gap::MARK) == gap::COLON {
            return true;
        }
        if !reading.is_joined(base) || !reading.is_finite(base) {
            return false;
        }
        // "the emails he described | could not be found", "the lead that Orlo enjoyed | was cut"
        let is_thing = takes_thing
            && cue.takes & takes::THAT == 0
            && reading.is_joined(group)
            && reading.is(base, class::AUXILIARY)
            && !reading.is(base, class::SUBJECT | class::EMPTY)
            && (is_relative || reading.phrases_end_at(group));
        // "Not everything Orlo says | is true": what it is, and not what he says
        let is_all = reading.is_joined(group)
            && reading.is(group - 1, class::SUBJECT | class::OBJECT)
            && !reading.is(group - 1, class::RELATIVE | class::DETERMINER);
        is_thing || is_all
    }

    /// Whether a noun is said at word `base` to be what was said: "His answer | is “no”", "The claim | was that it leaks".
    pub(super) fn is_equated(&self, base: usize) -> bool {
        self.reading.is(base, class::BE)
            && (self.reading.quotation(base + 1) != self.cue.quotation
                || self.start_of(base + 1) == Start::That)
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
        // "said Orlo, | who built it": who that is
        let tells_who = self.group.1 > cue.end
            && reading.is_behind_comma(base)
            && reading.is(base, class::RELATIVE)
            && self.start_of(base) != Start::That;
        // "than his allies had predicted | and left him weak": nothing
        let goes_on = reading.is(base, class::COORDINATOR)
            && !reading.is(base, class::ADVERB | class::DETERMINER | class::QUANTIFIER)
            && reading.quotation(base) == cue.quotation
            && reading.is_joined(base);
        // "Orlo's claim | was a surprise": what the noun is, and not what was claimed
        let is_subject = cue.kind == CueKind::Noun
            && base == cue.end
            && reading.is_joined(base)
            && reading.is_finite(base);
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
            || tells_who
            || tells_when
            || self.is_of_noun_before(base)
            || is_subject && !self.is_equated(base)
            || goes_on
            || of_cue
            || is_source
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
            self.push([head, NONE], f, out);
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

    /// Whether the cue stands in an aside of a condition, and tells of that, not of what hangs on it: "If he signs in May, as he has
    /// promised, | the port will open".
    fn is_aside_of_condition(&self) -> bool {
        let reading = self.reading;
        let Some(as_) = self.group.0.checked_sub(1).filter(|i| *i > self.from) else {
            return false;
        };
        reading.is_word(as_, self.lexicon.marks.as_)
            && reading.gap(as_) & gap::COMMA != 0
            && reading.gap(self.group.1) & gap::COMMA != 0
            && (reading.is_one_of(self.from, &self.lexicon.marks.supposes)
                || reading.is(self.from, class::AUXILIARY)
                    && !reading.is(self.from, class::SUBJECT))
    }
}
