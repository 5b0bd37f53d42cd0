//! Where a content may end, and why.

use super::Scene;
use super::start::Start;
use crate::attribution::cue::{self, CueKind, Form};
use crate::attribution::feature::{Feature as F, Tally};
use crate::attribution::reading::PhraseKind;
use crate::lexicon::schema::takes;
use crate::lexicon::{class, who};
use crate::text::token::{gap, shape};

/// Why a run may end where it does.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    Sentence,
    Quote,
    Participle,
    And,
    But,
    Subordinate,
    Relative,
    Comma,
    CommaClause,
    CommaPreposition,
    AndCue,
    Reports,
    Predicate,
    Hard,
    Phrase,
    Preposition,
}

impl Scene<'_> {
    /// Where a run that starts at `start` may end.
    pub(super) fn ends(&self, start: usize, how: Start, to: usize, out: &mut Vec<(usize, End)>) {
        const MOST: usize = 7;
        let reading = self.reading;
        let own = self.cue.quotation;
        let how = if how == Start::That && self.is_that_thing(start, to) {
            Start::Adjacent
        } else {
            how
        };
        // a thing or a deed, no clause
        let is_deed = how == Start::To
            || how == Start::Adjacent
                && self.cue.kind != CueKind::Preposition
                && (self.form == "act" || self.cue.takes & takes::THAT == 0);
        // an infinitive is no finite verb
        let head = start + if how == Start::To { 2 } else { 0 };
        let (to, predicate) = match self.main_verb(start, to) {
            Some((verb, true)) => (verb, None),
            Some((verb, false)) => (to, Some(verb)),
            None => (to, None),
        };
        let to = self.second_verb(head, how, to).unwrap_or(to);
        self.nearest_ends(start, to, predicate, out);
        if self.stands_alone(start, to) {
            out.clear();
            out.push((start + 1, End::Sentence));
            return;
        }
        let is_subjects = self.is_subjects_participle();
        let mut found = 0;
        let mut passes = 0;
        let mut has_verb = how != Start::That;
        let verb = self.verb_behind_aside(start, how, to);
        if verb.is_some() {
            out.retain(|e| e.1 == End::Quote);
        }
        for i in verb.map_or(start, |v| v.max(start)) + 1..to {
            if found >= MOST {
                break;
            }
            has_verb = has_verb || reading.is_finite(i - 1);
            // a border inside a quotation that began after the start is none
            let q = reading.quotation(i);
            if q != own && q != 0 && reading.quotation(i - 1) == q {
                continue;
            }
            // "says that – in private – he is": nothing was said yet
            if how == Start::That && i == start + 1 && reading.gap(i) & gap::SEMICOLON == 0 {
                continue;
            }
            let g = reading.gap(i);
            // "endorsed Orlo | on Monday", "say that they like her, | compared with 40 percent last year"
            let has_no_verb = self.counts.finite((head, i)) == 0;
            if self.opens_comment(how, i)
                || has_no_verb && self.is_adjunct((start, how), is_deed, i, to)
            {
                out.retain(|e| e.0 != i);
                out.push((i, End::Sentence));
                return;
            }
            let Some(why) = self
                .border(start, head, is_deed, i, to)
                .filter(|_| !self.goes_over(how, i, to))
            else {
                continue;
            };
            // "said that the harbour, the town's only one, | would close"
            if !has_verb && g & gap::HARD & !gap::COMMA == 0 {
                continue;
            }
            // "provided that Orlo, the mayor, | agrees": a clause has its verb
            let opened = || (start + 1..i).rev().find(|k| self.opens_clause(*k));
            if g & gap::COMMA != 0
                && reading.is_finite(i)
                && opened().is_some_and(|k| self.counts.finite((k, i)) == 0)
            {
                continue;
            }
            if i < passes {
                continue;
            }
            if why == End::Relative
                && let Some(verb) = self.verb_behind_relative(start, i, to)
            {
                passes = verb + 1;
                continue;
            }
            // "Asked what he hoped for, | Orlo paused"
            let is_fronted = g & gap::COMMA != 0
                && self.cue.kind == CueKind::Verb
                && self.cue.group == self.from
                && self.cue.form == Form::Past
                && self.starts_clause(i, self.to)
                // "Noting that it was late, | Orlo left"
                || self.main == Some(i);
            // "Orlo, recalling the flood of May, | asked for patience": the sentence goes on with what its subject does
            let is_main = is_subjects
                && g & gap::COMMA != 0
                && !reading.is(i, class::SUBJECT | class::VERB_NOUN)
                && reading.is(i, class::AUXILIARY | class::FINITE);
            if is_fronted || is_main {
                out.retain(|e| e.0 != i);
                out.push((i, End::Sentence));
                return;
            }
            if self.goes_on(start, how, is_deed && has_no_verb, i, why, out) {
                continue;
            }
            found += 1;
            // where the clause of the cue ends, its sentence is as good as over
            if self.is_last(head, is_deed, i, why) {
                out.retain(|e| e.0 != i);
                out.push((i, End::Sentence));
                return;
            }
            out.push((i, why));
            // "said that it was over; the mayor disagreed", but "said that it was over; that nobody would pay"
            let joint = i + usize::from(reading.is(i, class::COORDINATOR));
            if g & gap::SEMICOLON != 0 && self.start_of(joint) != Start::That {
                return;
            }
        }
        if !out.iter().any(|e| e.0 == to && e.1 == End::Quote) {
            out.push((to, End::Sentence));
        }
    }

    /// Whether "that" at word `start` tells which thing: "rejected | that charge, saying it was late".
    fn is_that_thing(&self, start: usize, to: usize) -> bool {
        let reading = self.reading;
        let end = reading.phrase_end(start).filter(|e| *e > start + 1);
        self.cue.takes & (takes::NP | takes::THAT) == takes::NP
            && end.is_some_and(|e| e >= to || reading.is_behind_comma(e))
    }

    /// Lists the ends that are told from the first words of a run: that of its quotation, of its first phrases, of the subject that it is
    /// a part of, whose verb is `predicate`.
    fn nearest_ends(
        &self,
        start: usize,
        to: usize,
        predicate: Option<usize>,
        out: &mut Vec<(usize, End)>,
    ) {
        let reading = self.reading;
        let quotation = Some(start)
            .filter(|i| self.start_of(*i) == Start::Quote)
            .and_then(|i| self.reading.quotation_run(i))
            .filter(|run| !self.is_quoted_part(*run));
        if let Some((_, last)) = quotation {
            out.push((last, End::Quote));
        }
        // "says that, in private, he is": a clause is no phrase
        let is_clause = self.start_of(start) == Start::That
            && self.cue.takes & takes::THAT != 0
            && reading.gap(start + 1) & gap::SEMICOLON == 0
            && self.counts.finite((start, to)) > 0;
        let phrase = reading.phrase_end(start);
        if let Some(end) = phrase.filter(|e| *e < to && !(is_clause && *e == start + 1)) {
            if reading.is(end, class::PREPOSITION) && reading.gap(end) & gap::HARD == 0 {
                out.push((end, End::Preposition));
                if let Some(far) = reading.phrase_end(end + 1).filter(|e| *e < to) {
                    out.push((far, End::Phrase));
                }
            } else {
                out.push((end, End::Phrase));
            }
        }
        out.extend(predicate.map(|verb| (verb, End::Predicate)));
    }

    /// Why a run from `start` may end before word `i`, if it may; `head` is its first word that can be a finite verb.
    fn border(&self, start: usize, head: usize, is_deed: bool, i: usize, to: usize) -> Option<End> {
        let reading = self.reading;
        let mut g = reading.gap(i);
        // a word in brackets parts nothing
        if self.is_short_aside(i) {
            g &= !(gap::OPEN | gap::CLOSE);
        }
        let bits = reading.class(i);
        let joins = |from: usize| self.same_form(i + 1) || self.goes_with(from, i, i + 1);
        if g & (gap::SEMICOLON | gap::DASH | gap::OPEN | gap::CLOSE | gap::COLON) != 0 {
            return Some(End::Hard);
        }
        if g & gap::COMMA == 0 {
            let is_coordinated = bits & class::COORDINATOR != 0
                // "push firms to leave or lay off workers", but "denied the theft | or refused to speak"
                && (!reading.is_word(i, self.lexicon.marks.or)
                    || self.cue.form != Form::Base && joins(head))
                && (reading.is(
                    i + 1,
                    class::VERB_PAST | class::CUE | class::SUBJECT | class::AUXILIARY,
                ) || reading.is(i + 1, class::ADVERB) && reading.is(i + 2, class::CUE)
                    || self.goes_with(head, i, i + 1)
                    || self.reports(i + 1)
                    || is_deed
                        && self.counts.finite((head, i)) == 0
                        && self.starts_clause(i + 1, to)
                        && !self.is_noun_run(i + 1))
                && !self.joins_subjects(start, i);
            return if is_coordinated {
                Some(if joins(start) {
                    End::AndCue
                } else if self.reports(i + 1) {
                    End::Reports
                } else if self.is_but(i) {
                    End::But
                } else {
                    End::And
                })
            } else if self.opens_clause(i) && i > start + 2 {
                Some(End::Subordinate)
            } else {
                None
            };
        }
        // "agreed to pay, ending a row", but "agreed on pay, training and leave"
        let acts = || {
            bits & class::VERB_NOUN == 0
                || reading.is(i + 1, class::DETERMINER | class::POSSESSIVE)
                    && reading.is_joined(i + 1)
        };
        let clause = || {
            reading
                .phrase_end(i)
                .is_some_and(|e| e < to && reading.is_finite(e) && reading.gap(e) & gap::HARD == 0)
        };
        Some(if bits & class::VERB_ING != 0 && acts() {
            // "said that the dam was safe, | adding that ..."
            if bits & class::CUE != 0 {
                End::Reports
            } else {
                End::Participle
            }
        } else if reading.is(i - 1, class::RELATIVE) && reading.gap(i - 1) & gap::COMMA != 0 {
            // "a magnet, which, | she says, costs little": what it leads on to has its border before
            return None;
        } else if bits & class::RELATIVE != 0 {
            End::Relative
        } else if self.is_but(i) {
            End::But
        } else if self.same_form(i) {
            End::AndCue
        } else if bits & class::COORDINATOR != 0 {
            if joins(start) {
                End::AndCue
            } else if self.reports(i + 1) {
                End::Reports
            } else {
                End::And
            }
        } else if bits & class::SUBORDINATOR != 0 {
            End::Subordinate
        } else if self.reports(i) {
            End::Reports
        } else if bits & class::PREPOSITION != 0 {
            End::CommaPreposition
        } else if clause() {
            End::CommaClause
        } else {
            End::Comma
        })
    }

    /// Whether word `i` opens a subordinate clause and nothing else.
    pub(super) fn opens_clause(&self, i: usize) -> bool {
        self.reading.is(i, class::SUBORDINATOR) && !self.reading.is(i, class::PREPOSITION)
    }

    /// The verb behind the relative clause that begins at word `i`, whose subject has that clause: "that it was late but that two members,
    /// which it did not name, | had left".
    fn verb_behind_relative(&self, start: usize, i: usize, to: usize) -> Option<usize> {
        const LONGEST: usize = 20;
        let reading = self.reading;
        if !reading.is_behind_comma(i) {
            return None;
        }
        let close = self.closed_relative(i, to.min(i + LONGEST))?;
        let opens = |k: &usize| {
            reading.gap(*k) & gap::HARD != 0
                || reading.is(*k, class::COORDINATOR)
                || self.opens_clause(*k)
                || self.start_of(*k) == Start::That
        };
        let clause = (start..i).rev().find(opens);
        clause
            .is_some_and(|k| k > start && self.counts.finite((k, i)) == 0)
            .then_some(close)
    }

    /// The finite verb behind the comma that closes the relative clause at word `open`, if both commas part that clause from a subject and
    /// its verb.
    fn closed_relative(&self, open: usize, to: usize) -> Option<usize> {
        let reading = self.reading;
        let close = (open + 1..to).find(|k| reading.gap(*k) & gap::HARD != 0)?;
        let goes_on = reading.is_behind_comma(close)
            && reading.is_finite(close)
            && !reading.is(close, class::SUBJECT | class::EMPTY)
            && self.counts.finite((open, close)) > 0;
        goes_on.then_some(close)
    }

    /// Whether what was said from word `start` on goes on over the joint at word `i`; `is_object` tells that it is a thing so far, and
    /// `found` the ends before.
    fn goes_on(
        &self,
        start: usize,
        how: Start,
        is_object: bool,
        i: usize,
        why: End,
        found: &[(usize, End)],
    ) -> bool {
        const LONGEST: usize = 24;
        let (reading, cue) = (self.reading, self.cue);
        if !reading.is(i, class::COORDINATOR) {
            return false;
        }
        let next = i + 1;
        // "said that it was over, and that nobody would pay"
        // ... not "could not comment on them | but that it was sorry"
        // ... and "but also that nobody would pay"
        let that = next + usize::from(reading.is(next, class::ADVERB));
        let repeats = self.start_of(that) == Start::That && !is_object;
        // "would announce fines but | stop short of a ban": the modal goes on
        // ... and "insist that all must agree and | pay"
        let has_modal = || {
            (start.max(i.saturating_sub(LONGEST))..i).any(|k| {
                reading.is(k, class::MODAL)
                    || reading.is(k, class::TO) && reading.is(k + 1, class::VERB_BASE)
            })
        };
        let modal = reading.class(next) & class::FINITE == class::VERB_BASE
            && !reading.is_finite(next)
            && !cue.has_modal
            && !cue.is_infinitive
            && cue.form != Form::Base
            || how != Start::To
                && reading.is(next, class::VERB_BASE)
                // "say that the firm must pay | and demand an inquiry"
                && !(cue.form == Form::Base && reading.is(next, class::CUE))
                && self.opens_object(next + 1)
                && has_modal();
        // "it would pay, two traders and | a diplomat said": the two begin before
        let is_joint = why == End::Reports
            && found.last().is_some_and(|(before, why)| {
                let near = reading.phrases_in(*before, *before + 1);
                *why == End::Reports && near.iter().any(|p| p.end as usize == i)
            });
        // "said it had been approached and | had declined": so does what the clause says with the same auxiliary
        let id = reading.id(next);
        let shares = !self.is_but(i)
            && reading.gap(i) & gap::HARD == 0
            && how != Start::To
            && reading.is(next, class::AUXILIARY)
            && id != 0
            && id != reading.id(cue.group)
            && (start..i)
                .any(|k| reading.id(k) == id && reading.quotation(k) == reading.quotation(i));
        // "offered to help, but only if all agreed", "promised a million, but not before May"
        // not "welcomed the plan, but not everyone was pleased"
        let is_not =
            reading.is_word(next, self.lexicon.marks.not) && !reading.is_subject(next + 1, self.to);
        // not "backed the deal, but only two voted for it"
        let terms = class::SUBORDINATOR | class::PREPOSITION | class::TO;
        let is_only = reading.is_word(next, self.lexicon.marks.only) && reading.is(next + 1, terms);
        let restricts = self.is_but(i) && (is_not || is_only);
        repeats || modal || is_joint || shares || restricts
    }

    pub(super) fn end_features(&self, why: End, f: &mut Tally<'_>) {
        let end = match why {
            End::Sentence => Some(F::ConEndSentence),
            End::Quote => Some(F::ConEndQuote),
            End::But => Some(F::ConEndBut),
            End::Subordinate => Some(F::ConEndSubordinate),
            End::AndCue => Some(F::ConEndAndCue),
            End::Reports => Some(F::ConEndReports),
            End::Predicate => Some(F::ConEndPredicate),
            End::Hard => Some(F::ConEndHard),
            End::Phrase => Some(F::ConEndPhrase),
            End::Preposition => Some(F::ConEndPreposition),
            End::Participle
            | End::And
            | End::Relative
            | End::Comma
            | End::CommaClause
            | End::CommaPreposition => None,
        };
        if let Some(end) = end {
            f.add(end, 1.0);
        }
        let fronted = self.group.0 > self.from
            && self.group.0 <= self.from + 2
            && self
                .reading
                .is(self.from, class::SUBORDINATOR | class::PREPOSITION)
            && self.cue.kind != CueKind::Preposition;
        f.flag(
            F::ConFrontedClause,
            (fronted || self.is_subordinate())
                && matches!(why, End::CommaClause | End::Comma | End::Reports),
        );
        match (why, self.form, self.cue.kind) {
            (End::Sentence, _, CueKind::Noun) => f.add(F::ConNounEnd, 1.0),
            (End::Sentence, "act", _) => f.add(F::ConActEnd, 1.0),
            (End::Sentence, "thought", _) => f.add(F::ConThoughtEnd, 1.0),
            _ => {}
        }
    }

    /// Whether the cue's clause leads on to another one: "and | while Orlo said he would come, nobody waited".
    fn is_subordinate(&self) -> bool {
        let reading = self.reading;
        let Some(i) = self.group.0.checked_sub(1).filter(|i| *i > self.from) else {
            return false;
        };
        let id = reading.id(i);
        self.cue.kind == CueKind::Verb
            && self.group.0 < self.cue.group
            && reading.is(i, class::SUBORDINATOR)
            && id != self.lexicon.marks.that
            && (reading.gap(i) & gap::COMMA != 0 || reading.is(i - 1, class::COORDINATOR))
    }

    /// Where the subject's next verb is joined to a cue that has no clause: "wants higher pay, | and has asked for a review", "admitted
    /// taking the van | but denied the rest". `head` is the first word of the content that can be a finite verb.
    fn second_verb(&self, head: usize, how: Start, to: usize) -> Option<usize> {
        let (reading, cue) = (self.reading, self.cue);
        let is_plain = cue.kind == CueKind::Verb
            && !cue.is_passive
            && cue.group == cue.first
            && self.group.0 < cue.group
            && matches!(how, Start::Adjacent | Start::To | Start::As);
        let is_joint = |i: usize| {
            reading.is(i, class::COORDINATOR)
                && !reading.is_word(i, self.lexicon.marks.or)
                && reading.quotation(i) == cue.quotation
                && reading.gap(i) & (gap::HARD & !gap::COMMA) == 0
                && reading.is_joined(i + 1)
        };
        // "wants higher pay, | and has asked for it"
        let has_auxiliary = |i: usize| {
            matches!(cue.form, Form::Past | Form::Third)
                && reading.is_finite(i)
                && reading.is(i, class::AUXILIARY)
                && !reading.is(i, class::VERB_BASE)
        };
        (head + 1..to)
            .take_while(|i| is_plain && self.counts.finite((head, *i)) == 0)
            .filter(|i| is_joint(*i))
            .find(|i| has_auxiliary(*i + 1) || self.goes_with(head, *i, *i + 1))
    }

    /// Where the verb begins, and whether surely, whose subject a noun cue or a relative clause belongs to: "her refusal to name a day | has annoyed
    /// many", "the firm that demands a refund | has lost", "Their insistence on a vote | delayed the deal".
    fn main_verb(&self, start: usize, to: usize) -> Option<(usize, bool)> {
        let (reading, cue) = (self.reading, self.cue);
        // "the bridge Orlo said would close | is open"
        let contact = cue.kind == CueKind::Verb
            && self.group.0 > self.from
            && self.group.0 < cue.group
            && start == cue.end
            && reading.is_finite(start)
            && reading.is_joined(start)
            && reading.is_joined(self.group.0)
            && !matches!(self.start_of(self.group.0 - 1), Start::Wh | Start::That)
            && reading.phrases_end_at(self.group.0);
        let relative = contact
            || self.group.0 < cue.group
                // but "That man said"
                && (reading.is(self.group.0, class::RELATIVE)
                    && !reading.phrases_in(self.group.0, self.group.0 + 1).iter().any(|p| p.end as usize > self.group.0 + 1)
                    // "Apps that claim to spot it | are booming"
                    || reading.is(cue.group - 1, class::RELATIVE));
        // "Why the police refused to act | is a mystery"
        let subject = cue.kind == CueKind::Verb
            && matches!(self.start_of(self.from), Start::Wh | Start::That)
            && self.counts.finite((self.from, cue.group)) == 0
            && (self.from + 1..cue.end).all(|i| reading.is_joined(i));
        // "Embracing the plan | would be late", "men claiming to be from Brenn | shot two"
        let participle = cue.kind == CueKind::Verb
            && cue.form == Form::Ing
            && !reading.is(cue.group, class::AUXILIARY)
            && self.counts.finite((self.from, cue.group)) == 0
            && start == cue.end
            && !matches!(self.start_of(start), Start::That | Start::Wh | Start::Quote);
        // "The fact that Orlo denied the charge | did not help"
        let of_noun = cue.kind == CueKind::Verb
            && self.group.0 > self.from + 1
            && self.start_of(self.group.0 - 1) == Start::That
            && reading.phrases_end_at(self.group.0 - 1)
            && self.counts.finite((self.from, self.group.0)) == 0
            && (self.from + 1..cue.end).all(|i| reading.is_joined(i));
        if cue.kind != CueKind::Noun && !relative && !subject && !participle && !of_noun {
            return None;
        }
        // a clause has a verb of its own before
        let bare = relative
            && cue.takes & takes::THAT != 0
            && reading
                .phrases_in(start, start + 1)
                .iter()
                .any(|p| reading.is_finite(p.end as usize));
        let clause = bare || matches!(self.start_of(start), Start::That | Start::Wh);
        let mut passed = usize::from(clause);
        for i in start + 1..to.min(start + 30) {
            if reading.gap(i) & (gap::SEMICOLON | gap::DASH | gap::COLON) != 0
                // "When Orlo called for calm, | the crowd booed"
                || (participle || subject) && reading.gap(i) & gap::COMMA != 0
            {
                return None;
            }
            // what is quoted has verbs of its own: "His emphasis on talks “at any level” | suggests"
            if reading.quotation(i) != cue.quotation {
                continue;
            }
            // "accused him of | being late", "that no village would | lose its bus"
            let is_grouped = reading.is(i - 1, class::AUXILIARY) && reading.is(i, class::VERB_BASE);
            if reading.is_finite(i) && !reading.is(i, class::VERB_ING) && !is_grouped {
                if passed == 0 {
                    let surely = contact
                        || (relative || participle) && cue.takes & takes::THAT == 0
                        || of_noun && self.counts.finite((i + 1, self.to)) == 0;
                    let is_verb =
                        reading.is(i, class::AUXILIARY) || !reading.is(i, class::VERB_NOUN);
                    // "Orlo, who opposes the plan, | recently left": so does what stands before the verb
                    let is_late = i > start + 1
                        && reading.is(i - 1, class::ADVERB)
                        && reading.is_behind_comma(i - 1)
                        && reading.is_joined(i);
                    return Some((i - usize::from(is_late), surely && !clause && is_verb));
                }
                passed -= 1;
            } else if reading.is(i, class::RELATIVE | class::SUBORDINATOR | class::SUBJECT)
                // "the critics who describe him as a fool | have"
                && !(reading.is_word(i, self.lexicon.marks.as_)
                    && reading.is(i + 1, class::DETERMINER | class::POSSESSIVE | class::ADJECTIVE))
                && passed == 0
            {
                return None;
            }
        }
        None
    }

    /// Whether word `i` starts a clause that reports by itself: "and one said that", "and its leader, a doctor, has threatened to".
    fn reports(&self, i: usize) -> bool {
        self.reporting_verb(i).is_some()
    }

    /// Whether nothing but who says so stands between commas from word `i` on: "agrees, | his office says, | but".
    pub(super) fn is_tag_between(&self, i: usize, to: usize) -> bool {
        let reading = self.reading;
        self.reporting_verb(i).is_some_and(|v| {
            v + 1 < to
                && reading.quotation(v) == self.cue.quotation
                && reading.is_finite(v)
                && !reading.is(v, class::AUXILIARY)
                && reading.is_behind_comma(v + 1)
        })
    }

    /// The verb of the clause that starts at word `i`, if it reports by itself.
    fn reporting_verb(&self, i: usize) -> Option<usize> {
        let reading = self.reading;
        let mut at = reading.phrase_end(i)?;
        // "one of them | said", "some of its members | said"
        if (reading.is(i, class::NUMBER) || reading.is_one_of(i, &self.lexicon.marks.some))
            && at == i + 1
            && reading.is_word(at, self.lexicon.marks.of)
            && reading.is_joined(at)
            && reading.is_joined(at + 1)
            && let Some(end) = reading.phrase_end(at + 1)
        {
            at = end;
        }
        // "two traders and a diplomat | said"
        if reading.is(at, class::COORDINATOR)
            && reading.is_joined(at)
            && reading.is_joined(at + 1)
            && let Some(end) = reading.phrase_end(at + 1)
        {
            at = end;
        }
        // over an apposition: "its leader, Bogdan Orlo, has"
        if reading.gap(at) & gap::COMMA != 0
            && let Some(end) = reading
                .phrase_end(at)
                .filter(|e| reading.gap(*e) & gap::COMMA != 0)
        {
            at = end;
        } else if reading.gap(at) & gap::HARD != 0 {
            return None;
        }
        let reports = |k: &usize| {
            *k < self.to
                && reading.is(*k, class::CUE)
                && reading.is(*k, class::FINITE | class::VERB_PARTICIPLE)
                && (*k == at || reading.gap(*k) & gap::HARD == 0)
        };
        let main = |k: &usize| !reading.is(*k, class::AUXILIARY | class::ADVERB);
        let verb = (at..at + 4).find(|k| main(k) || reading.is(*k, class::CUE));
        // "an inquest has | heard"
        let main = (at..at + 4).find(main).filter(reports);
        verb.filter(reports).map(|verb| main.unwrap_or(verb))
    }

    /// Whether word `i` (or the word after an adverb) is a reporting verb in the form of this cue: "and questioned".
    fn same_form(&self, i: usize) -> bool {
        let reading = self.reading;
        // "are convinced that it works | and are pressing for it"
        let id = |i: usize| reading.id(i);
        let group = self.cue.group;
        if reading.is(group, class::AUXILIARY) && id(i) != 0 && id(i) == id(group) {
            return reading.is_finite(i);
        }
        let i = if reading.is(i, class::ADVERB) {
            i + 1
        } else {
            i
        };
        reading.is(i, class::CUE) && reading.is(i, self.cue.form.class())
    }

    /// Whether word `i` sets what follows against what was said: but, though, while.
    fn is_but(&self, i: usize) -> bool {
        self.reading.is_one_of(i, &self.lexicon.marks.but)
    }

    /// Whether word `i` (or the word after an adverb) is a verb in the form of this cue, before which the run from `start` has no
    /// finite verb, so that the two go together: "criticized the mayor | and left the hall".
    fn goes_with(&self, start: usize, border: usize, i: usize) -> bool {
        let reading = self.reading;
        let i = i + usize::from(reading.is(i, class::ADVERB));
        let form = match self.cue.form {
            Form::Past => class::VERB_PAST,
            Form::Third => class::VERB_THIRD,
            Form::Ing | Form::Base => return false,
        };
        // "plans", "cut", but not "offered"
        // ... nor "expresses regret for the delay | and thanks the crews"
        let has_object = reading.is(i, class::VERB_THIRD)
            && reading.is(i + 1, class::DETERMINER | class::POSSESSIVE | class::OBJECT)
            && reading.is_joined(i + 1);
        let can_be_noun = reading.is(i, class::VERB_NOUN)
            && !has_object
            && (self.cue.is_passive || reading.is(i, class::VERB_THIRD | class::VERB_BASE));
        reading.is(i, form)
            && !reading.is(i, class::ADJECTIVE)
            && !can_be_noun
            && self.counts.finite((start, border)) == 0
    }

    /// Where the verb stands whose subject opens the content and has a clause of its own: "thinks the bridge, which was built in May, |
    /// is unsafe", "said that the mayor, who had come late, | had left".
    fn verb_behind_aside(&self, start: usize, how: Start, to: usize) -> Option<usize> {
        const LONGEST: usize = 24;
        let (reading, cue) = (self.reading, self.cue);
        let comma = |i: usize| reading.is_behind_comma(i);
        // "The mayor, who rejects the plan, which cost a million, | is right"
        let is_inner = cue.group > self.from && reading.is(cue.group - 1, class::RELATIVE);
        if cue.kind != CueKind::Verb
            || cue.takes & takes::THAT == 0
            || is_inner
            || !matches!(how, Start::That | Start::Adjacent)
        {
            return None;
        }
        let first = start + usize::from(how == Start::That);
        // "the mayor of Brenn, who"
        let open = self.with_complements(first, to)?;
        if open >= to || !comma(open) || !reading.is(open, class::RELATIVE) {
            return None;
        }
        self.closed_relative(open, to.min(open + LONGEST))
    }

    /// Whether the cue is a participle behind the subject that opens the sentence: "Orlo, recalling the flood, asked for patience".
    fn is_subjects_participle(&self) -> bool {
        let (reading, cue) = (self.reading, self.cue);
        cue.kind == CueKind::Verb
            && cue.form == Form::Ing
            && cue.group > self.from
            && self.counts.finite((self.from, cue.group)) == 0
            && reading
                .phrases_in(self.from, self.from + 1)
                .first()
                .is_some_and(|p| p.first as usize == self.from)
    }

    /// Whether the pronoun at word `start` is all that was reported: "denied it | in writing", "says that | now", "told us so | in
    /// plain words".
    fn stands_alone(&self, start: usize, to: usize) -> bool {
        let reading = self.reading;
        let id = reading.id(start);
        let marks = &self.lexicon.marks;
        let next = start + 1;
        if id == 0 || next >= to || self.cue.kind != CueKind::Verb {
            return false;
        }
        let so = id == marks.so || id == marks.that;
        let object = reading.is(start, class::EMPTY) || reading.is(start, class::OBJECT);
        if !so && !(object && !reading.is(start, class::POSSESSIVE)) {
            return false;
        }
        let bits = reading.class(next);
        // "denied that, saying it was late"
        let says = bits & class::VERB_ING != 0 && bits & class::CUE != 0;
        if id == marks.that && says && reading.gap(next) & gap::COMMA != 0 {
            return true;
        }
        let id = reading.id(next);
        let is_hard = |k: usize| k >= to || !so && reading.gap(k) & gap::HARD != 0;
        // but "accused him of lying", "called it beyond absurd"
        let preposition = (reading.is_one_of(next, &marks.asides)
            || bits & class::SUBORDINATOR != 0 && bits & class::PREPOSITION == 0)
            && id != marks.that
            && reading.quotation(next) == reading.quotation(start);
        let adverb = bits & (class::WEEKDAY | class::ADVERB) != 0 && is_hard(next + 1);
        // "says that in May the port | will open"
        let stop = (next..to).find(|k| {
            reading.gap(*k) & gap::HARD & !gap::COMMA != 0
                || reading.gap(*k) & gap::COMMA != 0 && reading.is(*k, class::COORDINATOR)
        });
        let clause = if so {
            self.counts.finite((next, stop.unwrap_or(to))) > 0
        } else {
            self.cue.takes & takes::NP == 0
        };
        (is_hard(next) || preposition || adverb) && !clause
    }

    /// Whether what was reported from word `start` on surely ends at word `i`, where the sentence goes on for the reason `why`.
    fn is_last(&self, start: usize, is_deed: bool, i: usize, why: End) -> bool {
        let reading = self.reading;
        let is_joint = reading.is(i, class::COORDINATOR);
        let joint = i + usize::from(is_joint);
        let sign = reading.gap(i);
        if self.is_back_outside(start, is_deed, i, why) {
            return true;
        }
        // "offered to help, provided that all agree"
        let supposes = reading.is_one_of(joint, &self.lexicon.marks.supposes);
        if (is_deed || self.ends_list(start, i, why))
            && !supposes
            && self.counts.finite((start, i)) == 0
        {
            // "wants a vote, | and she will get it", "wants a vote, | the mayor does not",
            // "offered help | but warned of delays", "denied the charge, | calling it absurd"
            return match why {
                // "rejected the demand | and will rebuild", "has backed the plan | and thinks it will work"
                End::And if is_joint && reading.is_finite(joint) => true,
                End::And | End::AndCue | End::CommaClause => {
                    self.start_of(joint) != Start::Wh && self.starts_clause(joint, self.to)
                        || why == End::AndCue && self.opens_object(joint + 1)
                }
                End::Reports | End::But => true,
                // "cites the strike: | prices have doubled"
                End::Hard => {
                    sign & gap::COLON != 0
                        && (self.starts_clause(i, self.to)
                            // "dismissed it as fantasy: | there had been no offer"
                            // ... but "demanded three things: there must be a vote"
                            || self.cue.takes & (takes::THAT | takes::TO) == 0
                                && reading.is(i, class::EMPTY)
                                && reading.is_finite(i + 1))
                }
                End::Comma => reading.is_finite(i),
                End::Participle => !reading.is(i, class::PREPOSITION),
                // "regrets the sale, | which was agreed in May"
                End::Relative => {
                    sign & gap::COMMA != 0
                        // "called the raid, which killed four, a crime"
                        && !(i + 1..self.to).any(|k| reading.gap(k) & gap::HARD != 0)
                        // "called for a council, where every town would have a seat"
                        && !(i + 1..self.to.min(i + 8)).any(|k| reading.is(k, class::MODAL))
                }
                _ => false,
            };
        }
        if !is_joint {
            return false;
        }
        // "has called for a vote, arguing that the party is lost, | and has promised to stand": what the subject does
        if self.cue.form == Form::Ing
            && self.cue.kind == CueKind::Verb
            && sign & gap::COMMA != 0
            && reading.is_finite(joint)
            && !reading.is(joint, class::SUBJECT)
        {
            return true;
        }
        // "said it would appeal | and told its members to wait": no past tense goes with "would"
        // "said two men were in custody | and appealed for witnesses": nor with a "were" that has no participle
        let last = (start..i).rev().find(|k| reading.is_finite(*k));
        let is_state = last.is_some_and(|k| {
            reading.is(k, class::BE)
                && !(k + 1..i).any(|j| reading.is(j, class::VERB_PARTICIPLE | class::VERB_ING))
        });
        // "said that he had paid, | but declined to say how much"
        let declines_more = why == End::But && sign & gap::COMMA != 0;
        (why == End::AndCue
            && (sign & gap::COMMA != 0 || self.begins_with_modal(start, i) || is_state)
            || declines_more)
            && self.same_form(joint)
    }

    /// Whether a sign before word `i`, the first since word `start`, closes what the cue takes: "demands a vote, | and she will get it", but
    /// "said he and the mayor | were tired", "said Orlo, Tench, and Varga | were tired".
    fn ends_list(&self, start: usize, i: usize, why: End) -> bool {
        let (reading, cue) = (self.reading, self.cue);
        let sign = reading.gap(i);
        let is_joint = reading.is(i, class::COORDINATOR);
        let joint = i + usize::from(is_joint);
        let closes = is_joint && sign & gap::COMMA != 0
            || sign & gap::COLON != 0
            // "admitted the leak, | apologised to the villagers and left"
            || sign & gap::COMMA != 0 && reading.is_finite(i)
            // "does not dispute the sum | but maintains that it was paid"
            || is_joint
                && cue.takes & takes::NP != 0
                && reading.is_finite(joint)
                && reading.is(joint, class::CUE)
                && !reading.is(joint, class::VERB_NOUN | class::ADJECTIVE)
            // "announced a strike, | calling the offer an insult"
            || matches!(why, End::Participle | End::Reports) && reading.is(i, class::VERB_ING);
        closes
            // "said the same of the bridge, | and it was built"
            && (cue.takes & takes::NP != 0 || is_joint)
            && cue.kind == CueKind::Verb
            && !matches!(self.start_of(start), Start::That | Start::Wh)
            && (!(start + 1..i).any(|k| reading.gap(k) & gap::COMMA != 0)
                // "have confirmed nine cases, the most in a year, | and are urging parents to"
                || is_joint && reading.is(joint, class::AUXILIARY) && reading.is_finite(joint))
    }

    /// Whether word `i` leads back to what stands around the report, or on to who else did the same.
    fn is_back_outside(&self, start: usize, is_deed: bool, i: usize, why: End) -> bool {
        let (reading, cue, marks) = (self.reading, self.cue, &self.lexicon.marks);
        let is_joint = reading.is(i, class::COORDINATOR);
        let joint = i + usize::from(is_joint);
        let is_verb = cue.kind == CueKind::Verb;
        let sign = reading.gap(i);
        // "advised against it, | and so did the mayor"
        let so =
            is_joint && reading.is_word(joint, marks.so) && reading.is(joint + 1, class::AUXILIARY);
        // "told the firm that it leaked, | an inquest has heard": who says all that
        let is_tag = || {
            why == End::Reports
                && reading.is_behind_comma(i)
                && is_verb
                // "said the bridge, the road and the dam would close": a list
                && (cue.takes & takes::THAT == 0 || self.counts.finite((start, i)) > 0)
                && self.reporting_verb(i).is_some_and(|v| {
                    !reading.is(v, class::AUXILIARY)
                        && self.counts.finite((i, v + 1)) > 0
                        && cue::day(reading, self.lexicon, cue, v + 1) >= self.to
                })
        };
        // "If the review says the road is slow, | I will vote against it": what hangs on it
        // ... and "Even when Orlo insists that it holds, | nobody comes"
        let is_fronted = || {
            self.group.0 > self.from
                && reading.is(self.group.0 - 1, class::SUBORDINATOR)
                && self.start_of(self.group.0 - 1) != Start::That
                && matches!(why, End::CommaClause | End::Reports)
                && is_verb
                && self.group.0 <= self.from + 2
                && self.group.0 < cue.group
                && reading.is_behind_comma(i)
                // "When Orlo called for calm, | the crowd booed"
                && (self.counts.finite((start, i)) > 0 || self.starts_clause(i, self.to))
                && !(start + 1..i).any(|k| reading.gap(k) & gap::COMMA != 0)
        };
        // "condemned the attack, | as did the mayor"
        let likewise = || {
            sign & gap::COMMA != 0
                && reading.is_word(joint, marks.as_)
                && reading.is(joint + 1, class::AUXILIARY)
                && reading.is_finite(joint + 1)
                && !reading.is(joint + 1, class::VERB_ING)
                && !reading.is(joint + 2, class::PREPOSITION)
        };
        // "Orlo, who opposes the plan, | wins", "a tax that he said would help, | is gone": the clause around goes on
        let closes = || {
            let is_of_noun = cue.group.checked_sub(1).is_some_and(|who| {
                reading.is(who, class::RELATIVE) && reading.gap(who) & gap::COMMA != 0
            })
                // "Orlo, who until May opposed the plan, | backs it"
                || self.group.0 < cue.group
                    && reading.is(self.group.0, class::RELATIVE)
                    && reading.is_behind_comma(self.group.0)
                // "Orlo, who has spent years warning that it would fail, | backs it"
                || (self.from + 1..=cue.group)
                    .rev()
                    .find(|k| reading.gap(*k) & gap::HARD != 0)
                    .is_some_and(|k| reading.is(k, class::RELATIVE) && reading.is_behind_comma(k))
                || self.group.0 < cue.group
                && start == cue.end
                && reading.is_finite(start)
                && reading.quotation(start) == cue.quotation;
            // "the mayors - Ana Orlo, who hopes for a win - | would be stronger"
            matches!(sign & gap::HARD, gap::COMMA | gap::DASH)
                && is_of_noun
                && (reading.is_finite(i)
                    // "Orlo, who until May opposed the plan, | now backs it"
                    || reading.class(i) & (class::ADVERB | class::SUBORDINATOR) == class::ADVERB
                        && i + 1 < self.to
                        && reading.is_joined(i + 1)
                        && reading.is_finite(i + 1))
                && !reading.is(i, class::SUBJECT | class::EMPTY)
        };
        // "told them that she should go, | according to two aides": who says all that
        let is_according = || {
            is_verb
                && cue.takes & takes::THAT != 0
                && reading.is_behind_comma(i)
                && reading.is_word(i, marks.according)
                && self.counts.finite((start, i)) > 0
                && !(i + 1..self.to).any(|k| reading.gap(k) & gap::COMMA != 0)
        };
        // "Like others who see a gain in sport, | Orlo said it was late": the sentence goes on behind what it begins with
        let is_fronted_relative = || {
            is_verb
                && matches!(why, End::CommaClause | End::Reports)
                && reading.is(self.from, class::PREPOSITION)
                && !reading.is(self.from, class::SUBORDINATOR)
                && self.group.0 > self.from
                && (reading.is(self.group.0, class::RELATIVE)
                    || reading.is(self.group.0 - 1, class::RELATIVE))
                && (self.from + 1..i).all(|k| reading.gap(k) & gap::HARD == 0)
        };
        // "that it has agreed to pay, | or that it will": the clause around goes on
        let other = || {
            is_deed
                && is_joint
                && self.start_of(joint) == Start::That
                && (self.from..self.group.0).any(|k| self.start_of(k) == Start::That)
                && self.counts.finite((start, i)) == 0
        };
        // "that he does not want “that”, | in an interview with the Herald": where he said so
        let is_where = || {
            is_verb
                && why == End::CommaPreposition
                && reading.quotation(i) == cue.quotation
                && reading.quotation(i - 1) != cue.quotation
                && reading.is_one_of(i, &marks.asides)
                && self.counts.finite((i, self.to)) == 0
        };
        // "said it was open, | but Orlo did not say when"
        let is_set_against = || {
            is_verb
                && why == End::But
                && is_joint
                && sign & gap::COMMA != 0
                && self.counts.finite((start, i)) > 0
                && self.reports(joint)
                && reading
                    .phrases_in(joint, joint + 1)
                    .iter()
                    .any(|p| p.kind == PhraseKind::Name)
        };
        so || self.is_taken_up(i)
            || is_where()
            || is_set_against()
            || is_tag()
            || is_according()
            || is_fronted()
            || is_fronted_relative()
            || likewise()
            || closes()
            || other()
    }

    /// Whether the paper takes up from word `i` on what was said before: "says the dam leaks, | a charge that the builders deny".
    pub(super) fn is_taken_up(&self, i: usize) -> bool {
        let reading = self.reading;
        reading.is_behind_comma(i)
            && reading.is_one_of(i, &self.lexicon.marks.a)
            && reading.quotation(i) == self.cue.quotation
            && (i + 1..i + 3).any(|k| {
                // not "a threat to the coast", "an insult, a farce and a lie"
                let leads_on = reading.is(k + 1, class::RELATIVE | class::VERB_PARTICIPLE)
                    || reading
                        .phrase_end(k + 1)
                        .is_some_and(|e| reading.is_finite(e));
                reading.is_joined(k)
                    && reading.is_joined(k + 1)
                    && leads_on
                    && reading.tells(self.lexicon, k, who::TAKEN_UP)
            })
    }

    /// Whether the first finite verb of the run is a modal.
    fn begins_with_modal(&self, start: usize, end: usize) -> bool {
        let reading = self.reading;
        let verb = (start..end).find(|k| reading.is_finite(*k));
        verb.is_some_and(|k| reading.is(k, class::MODAL))
    }

    /// Whether an object or an adverbial begins at word `i`, or nothing does: what stands before is a verb.
    pub(super) fn opens_object(&self, i: usize) -> bool {
        let reading = self.reading;
        i >= self.to
            || reading.gap(i) & gap::HARD != 0
            || reading.is(
                i,
                class::DETERMINER
                    | class::POSSESSIVE
                    | class::SUBJECT
                    | class::OBJECT
                    | class::PREPOSITION
                    | class::TO
                    | class::NUMBER
                    | class::ADVERB,
            )
            || reading.shape(i, shape::CAPITAL)
    }
}
