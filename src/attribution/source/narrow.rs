//! Which candidates the grammar of the sentence rules out.

use super::subject::{acts_before, coordinated, is_inverted};
use super::{Candidate, Origin, longest_at};
use crate::attribution::cue::{Cue, CueKind, Form, is_asked, is_to};
use crate::attribution::reading::{PhraseKind, Reading};
use crate::lexicon::schema::takes;
use crate::lexicon::{Lexicon, class};
use crate::text::token::gap;

/// Drops the candidates that the grammar of the sentence rules out, where it tells who speaks: `subject` is where the subject begins
/// that an aside parts from the verb, `is_apposed` whether all before the verb is who that is.
pub(super) fn narrow(
    reading: &Reading,
    lexicon: &Lexicon,
    cue: &Cue,
    from: usize,
    (subject, is_apposed): (Option<usize>, bool),
    out: &mut Vec<Candidate>,
) {
    let grammar = Grammar {
        reading,
        lexicon,
        cue,
        from,
    };
    let is_active = cue.kind == CueKind::Verb && !cue.is_passive && cue.is_finite(reading);
    if let Some(verb) = coordinated(reading, cue, from) {
        grammar.keep_who_acts(verb, out);
    }
    // "Orlo laughed when asked whether it was late": whoever asked is not named
    if is_asked(reading, lexicon, cue) {
        out.retain(|c| c.origin == Origin::None);
    }
    if grammar.is_patient_before() {
        out.retain(|c| !grammar.is_adjacent(c));
    }
    let closes = reading.sentence(cue.first).tokens.1 as usize == cue.end;
    if closes && is_active {
        keep(out, |c| grammar.are_both(c));
    }
    if cue.kind == CueKind::Verb && cue.form == Form::Ing {
        if reading.is_behind_comma(cue.group) && out.len() > 2 {
            out.retain(|c| !grammar.is_medium(c));
        }
        // "There was a report saying that": it does
        let is_next = |c: &Candidate| grammar.is_adjacent(c) && !c.phrase.kind.is_pronoun();
        if reading.is_joined(cue.group) && out.iter().any(is_next) {
            out.retain(|c| c.phrase.kind != PhraseKind::Empty || c.origin == Origin::None);
            keep(out, |c| grammar.is_shown(c));
        }
    }
    // "Hardliners in the party, led by Ana Orlo, fear": several do
    if grammar.is_plural_verb() && out.iter().any(|c| grammar.are_several(c)) {
        out.retain(|c| !grammar.is_one(c));
    }
    if let Some(subject) = grammar.behind_medium() {
        keep(out, |c| {
            c.origin == Origin::Left && c.words == (subject, cue.group) && !c.phrase.is_possessive
        });
    }
    // "After the vote the new mayor, an old friend, | offered him": both
    let whole = out.iter().filter(|c| grammar.has_apposition(c));
    let whole = whole.map(|c| c.words.0).min();
    if let Some(whole) = whole.filter(|_| is_active) {
        out.retain(|c| c.words.1 != cue.group || c.words.0 <= whole);
    }
    // "was called a disgrace by the mayor": she says so, and nobody else
    if let Some(by) = cue.by {
        keep(out, |c| c.origin == Origin::Right && c.words.0 == by + 1);
    }
    // "said he expected": a pronoun right before an active verb does it
    let is_pronoun = |c: &Candidate| {
        grammar.is_adjacent(c)
            && c.phrase.kind == PhraseKind::Pronoun
            && reading.is_joined(cue.group)
    };
    // "Orlo said the bank had argued": who said it does not argue
    let inner = out
        .iter()
        .filter(|c| is_active && grammar.is_inner_subject(c));
    if let Some(inner) = inner.map(|c| c.words.0).min() {
        out.retain(|c| !grammar.reports(c, inner));
    }
    // “Who pays?” | asked a woman at the back
    let is_behind = |c: &Candidate| speaks_behind(cue, c);
    if is_active && out.iter().any(is_pronoun)
        || is_inverted(reading, cue, from) && out.iter().any(is_behind)
    {
        out.retain(|c| c.origin != Origin::None);
    }
    // "Analysts had expected a rise": whoever stands before does it
    if is_active && grammar.is_perfect_thought() && out.iter().any(|c| grammar.thinks(c)) {
        out.retain(|c| c.origin != Origin::None);
    }
    // "the clinic, which in May promised jobs": not May
    if is_active {
        keep(out, |c| grammar.is_relative_before_time(c));
    }
    // "bought the shop, a plan she rejects": she, and neither the plan nor who bought it
    if is_active {
        keep(out, |c| grammar.is_contact_subject(c));
    }
    // "the minister, whom he once called a bore": he, and not whom
    if is_active && out.iter().any(|c| grammar.is_subject_pronoun(c)) {
        out.retain(|c| c.origin == Origin::None || grammar.is_subject_pronoun(c));
    }
    if is_active {
        keep(out, |c| grammar.is_head_of_that(c));
        keep(out, |c| grammar.is_within_relative(c));
    }
    // "The mayor rejected claims that": they are not his
    if cue.is_denied {
        out.retain(|c| {
            c.origin == Origin::None || c.phrase.is_possessive || c.origin == Origin::Right
        });
    }
    // "The hope that it would last", "rose on hopes that it would last": nobody's, as far as the sentence tells
    if grammar.is_nobodys() {
        out.retain(|c| c.origin == Origin::None || c.phrase.is_possessive);
    }
    // "amid fears that the bridge would fall": what stands in the clause does not say it
    if grammar.leads_to_clause() {
        out.retain(|c| c.origin != Origin::Right || c.words.0 < cue.end);
    }
    // "Jonas Breck, the mayor of Sillen, said that": he, and neither the mayor nor Sillen alone
    let apposed = || {
        let whole = out.iter().filter(|c| grammar.opens_clause(c));
        whole.map(|c| c.words.0).min()
    };
    let is_subject =
        |first: usize| move |c: &Candidate| c.origin == Origin::Left && c.words.0 == first;
    if let Some(subject) = subject.or_else(|| is_apposed.then(apposed).flatten()) {
        keep(out, is_subject(subject));
    }
    if let Some(subject) = acts_before(reading, lexicon, cue, from) {
        let top = out.iter().map(|c| c.score).fold(f32::MIN, f32::max);
        if keep(out, is_subject(subject)) {
            for c in out.iter_mut() {
                c.score = c.score.max(top);
            }
        }
    }
}

/// Drops all but the candidates of which `is` holds, if there are any; whether there are.
fn keep(out: &mut Vec<Candidate>, is: impl Fn(&Candidate) -> bool) -> bool {
    let any = out.iter().any(&is);
    if any {
        out.retain(is);
    }
    any
}

/// What the tests of a candidate ask: the cue and where its sentence begins.
struct Grammar<'a> {
    reading: &'a Reading,
    lexicon: &'a Lexicon,
    cue: &'a Cue,
    from: usize,
}

impl Grammar<'_> {
    /// "He insisted that he had never promised it, and denied that": who does the first, whose verb stands at word `verb`, does the second.
    fn keep_who_acts(&self, verb: usize, out: &mut Vec<Candidate>) {
        let (reading, cue, from) = (self.reading, self.cue, self.from);
        let acts = |c: &Candidate| {
            c.origin == Origin::Left && c.words.1 <= verb
                || c.origin == Origin::Shared && (from..verb).contains(&c.words.0)
        };
        // "In a note it praises the crews and says that": the pronoun right before that verb
        let is_subject = |c: &Candidate| {
            let (first, end) = c.words;
            acts(c)
                && end == verb
                && first + 1 == end
                && first > from
                && reading.is(first, class::SUBJECT)
                && !reading.is(
                    first - 1,
                    class::SUBORDINATOR | class::RELATIVE | class::VERB,
                )
                && !reading.is(cue.group, class::AUXILIARY)
                && reading.is_joined(end)
                && reading.is_joined(end + 1)
        };
        if !keep(out, is_subject) && keep(out, acts) {
            // "Shares fell after the firm cut its forecast and said that": shares say nothing
            let is_inner = |c: &Candidate| {
                let (first, end) = c.words;
                c.origin == Origin::Left
                    && end == verb
                    && first > from
                    && reading.is(first - 1, class::SUBORDINATOR)
                    && !reading.is_word(first - 1, self.lexicon.marks.that)
                    && c.phrase.kind.is_somebody()
            };
            let is_mute = |c: &Candidate| {
                c.words.0 <= from + 1
                    && matches!(c.phrase.kind, PhraseKind::Other | PhraseKind::Empty)
            };
            if out.iter().any(is_mute) {
                keep(out, is_inner);
            }
        }
    }

    /// Whether the cue is a noun that no word of the sentence gives to anybody: the first of it, with what it says behind "that" ("The claim
    /// that the dam leaks is false"), or several without an article behind a preposition ("fell amid fears that it leaks", but "left in
    /// the hope that").
    fn is_nobodys(&self) -> bool {
        let (reading, cue, marks) = (self.reading, self.cue, &self.lexicon.marks);
        if cue.kind != CueKind::Noun || cue.takes & takes::THAT == 0 || !self.leads_to_clause() {
            return false;
        }
        let describes = |i: usize| reading.is(i, class::ADJECTIVE | class::VERB_PARTICIPLE);
        let mut first = cue.first;
        while first > self.from && cue.first - first < 3 && describes(first - 1) {
            first -= 1;
        }
        let Some(before) = first.checked_sub(1).filter(|_| first > self.from) else {
            return first == self.from;
        };
        let opens = before == self.from
            || before == self.from + 1 && reading.is(self.from, class::COORDINATOR | class::ADVERB);
        let has_article = reading.is_one_of(before, &marks.articles);
        (before + 1..=cue.first).all(|i| reading.is_joined(i))
            && (opens && has_article
                || reading.ends_in_s(cue.first)
                    && reading.is(before, class::PREPOSITION)
                    && !is_to(reading, before)
                    && !reading.is_one_of(before, &marks.asides))
    }

    /// Whether "that" follows the cue, a noun or a preposition, at once.
    fn leads_to_clause(&self) -> bool {
        let (reading, cue) = (self.reading, self.cue);
        matches!(cue.kind, CueKind::Noun | CueKind::Preposition)
            && reading.is_word(cue.end, self.lexicon.marks.that)
            && (cue.first + 1..=cue.end).all(|i| reading.is_joined(i))
            // "a claim that is as old as the town": what is told of it
            && !reading.is_finite(cue.end + 1)
    }

    /// Whether a candidate stands right before its cue.
    fn is_adjacent(&self, c: &Candidate) -> bool {
        c.origin == Origin::Left && c.words.1 == self.cue.group
    }

    /// Whether what stands right before the cue does not speak, but is spoken of or asked.
    fn is_patient_before(&self) -> bool {
        let (reading, cue) = (self.reading, self.cue);
        // "A spokesman, asked whether it was late, | said": he was asked
        let is_asked = || {
            cue.kind == CueKind::Verb
                && cue.tells
                && cue.group == cue.first
                && reading.is_behind_comma(cue.group)
                && reading.phrases_end_at(cue.group)
                && reading.is_one_of(cue.end, &self.lexicon.marks.wh)
                && !cue.is_finite(reading)
        };
        // "The bureau cited in the letter does not exist": a participle
        let is_modifier = || {
            cue.kind == CueKind::Verb
                && cue.group > self.from
                && !reading.is(cue.group - 1, class::RELATIVE)
                && cue.takes & (takes::NP | takes::THAT) == takes::NP
                && cue.group == cue.first
                && reading.is(cue.first, class::VERB_PARTICIPLE)
                && !reading.is_finite(cue.first)
                && reading.is_joined(cue.group)
                && reading.is(cue.end, class::PREPOSITION)
                && reading.is_joined(cue.end)
        };
        cue.form == Form::Past && (is_asked() || is_modifier())
    }

    /// Whether it is a pronoun that is the subject of the cue behind a relative: "whom | he | once called".
    fn is_subject_pronoun(&self, c: &Candidate) -> bool {
        let (reading, first) = (self.reading, c.words.0);
        self.is_adjacent(c)
            && c.words.1 == first + 1
            && first > self.from
            && reading.is_joined(self.cue.group)
            && reading.is(first, class::SUBJECT)
            && !reading.is(first, class::OBJECT)
            && reading.is(first - 1, class::RELATIVE)
            && !reading.is(first - 1, class::SUBORDINATOR)
    }

    /// Whether the cue is a thought that somebody has or had: "had expected a rise", but "had appeared to rise".
    fn is_perfect_thought(&self) -> bool {
        let (reading, cue) = (self.reading, self.cue);
        cue.takes & (takes::NP | takes::WH) == takes::NP
            && cue.group + 1 == cue.first
            && reading.is(cue.group, class::AUXILIARY)
            && !reading.is(cue.group, class::BE | class::MODAL)
            && reading.is(cue.first, class::VERB_PARTICIPLE)
            && reading.is_joined(cue.group)
            && (cue.entry).is_some_and(|e| self.lexicon.entry(e).form == "thought")
    }

    /// Whether it is somebody right before the cue.
    fn thinks(&self, c: &Candidate) -> bool {
        self.is_adjacent(c) && c.phrase.kind.is_somebody() && !c.phrase.is_possessive
    }

    /// Whether it is a relative that only when or where parts from the cue: "the clinic, | which | in May promised jobs".
    fn is_relative_before_time(&self, c: &Candidate) -> bool {
        let (reading, (first, end)) = (self.reading, c.words);
        let group = self.cue.group;
        c.origin == Origin::Left
            && first + 1 == end
            && end + 1 < group
            && group - end <= 5
            && reading.is(first, class::RELATIVE)
            && reading.is_behind_comma(first)
            && reading.is(end, class::PREPOSITION)
            && reading.phrase_end(end + 1) == Some(group)
            && (end..=group).all(|i| reading.is_joined(i))
    }

    /// Whether it is a pronoun that begins a clause without a relative behind a noun: "a plan | she | rejects".
    fn is_contact_subject(&self, c: &Candidate) -> bool {
        let (reading, first) = (self.reading, c.words.0);
        self.is_adjacent(c)
            && c.words.1 == first + 1
            && first > self.from + 1
            && reading.is_joined(self.cue.group)
            && reading.is_joined(first)
            && reading.is(first, class::SUBJECT)
            && !reading.is(first, class::OBJECT | class::RELATIVE)
            && reading.phrases_ending_at(first).any(|p| {
                let start = p.first as usize;
                start > self.from
                    && reading.is_behind_comma(start)
                    && reading.is_one_of(start, &self.lexicon.marks.a)
            })
    }

    /// Whether it is the subject of the cue's clause, right behind another report: "Orlo said | the bank | had argued".
    fn is_inner_subject(&self, c: &Candidate) -> bool {
        let (reading, first) = (self.reading, c.words.0);
        self.is_adjacent(c)
            && !c.phrase.after_preposition
            && !c.phrase.is_possessive
            && first > self.from + 1
            && (first..=self.cue.group).all(|i| reading.is_joined(i))
            && (reading.reports_clauses(first - 1)
                || reading.is_word(first - 1, self.lexicon.marks.that)
                    && reading.reports_clauses(first - 2)
                || self.tells_before(first))
    }

    /// Whether whom somebody tells ends before word `i`: "told reporters | the bank had argued".
    fn tells_before(&self, i: usize) -> bool {
        let reading = self.reading;
        reading.phrases_ending_at(i).any(|p| {
            let told = p.first as usize;
            told > self.from
                && reading.is_joined(told)
                && reading.is_one_of(told - 1, &self.lexicon.marks.telling)
                && reading.is_finite(told - 1)
        })
    }

    /// Whether it is the subject of the report before the inner clause that begins with word `inner`.
    fn reports(&self, c: &Candidate, inner: usize) -> bool {
        let end = c.words.1;
        matches!(c.origin, Origin::Left | Origin::Shared)
            && end < inner
            && !(end..inner - 1).any(|i| self.reading.is(i, class::RELATIVE))
    }

    /// Whether two are named behind the comma before the cue: "The firm will close, two traders and a diplomat said".
    fn are_both(&self, c: &Candidate) -> bool {
        let (first, end) = c.words;
        self.is_adjacent(c)
            && first > self.from
            && self.reading.is_behind_comma(first)
            && (first + 1..end).any(|i| self.reading.is(i, class::COORDINATOR))
    }

    /// Whether it is what something was said in: "it said in a statement, adding that".
    fn is_medium(&self, c: &Candidate) -> bool {
        self.is_adjacent(c)
            && c.phrase.after_preposition
            && c.words.0 >= self.from + 2
            && self.reading.is(c.words.0 - 2, class::CUE)
            && self.reading.is_finite(c.words.0 - 2)
    }

    /// Whether it is who is told of, and does what the cue says: "They complained about Orlo vowing to fight on".
    fn is_shown(&self, c: &Candidate) -> bool {
        self.is_adjacent(c)
            && c.phrase.kind.is_somebody()
            && c.phrase.after_preposition
            && c.words.0 == c.phrase.first as usize
            && c.words.0 > self.from
            && self
                .reading
                .is_one_of(c.words.0 - 1, &self.lexicon.marks.about)
    }

    /// Whether the verb is one of several, and of nobody who speaks of himself: "fear", "have warned".
    fn is_plural_verb(&self) -> bool {
        let (reading, cue) = (self.reading, self.cue);
        let first = cue.group;
        cue.kind == CueKind::Verb
            && !cue.is_infinitive
            && reading.is_finite(first)
            && (reading.is_one_of(first, &self.lexicon.marks.many)
                || first == cue.first
                    && cue.form == Form::Base
                    && !reading.is(first, class::AUXILIARY | class::VERB_PAST))
    }

    /// Whether a candidate is some people: "hardliners", "officials in the ministry".
    fn are_several(&self, c: &Candidate) -> bool {
        c.origin == Origin::Left
            && c.phrase.kind == PhraseKind::Source
            && self.reading.ends_in_s(c.phrase.head as usize)
            // "Villagers heard Ana Orlo say that"
            && !(c.words.1..self.cue.group).any(|i| self.reading.is_finite(i))
    }

    /// Whether a candidate is one person with a name, and alone.
    fn is_one(&self, c: &Candidate) -> bool {
        let (first, end) = c.words;
        c.origin == Origin::Left
            && c.phrase.kind == PhraseKind::Name
            && !self.reading.ends_in_s(c.phrase.head as usize)
            // "Two of our members", "Plenty of firms"
            && !self.reading.is(first, class::NUMBER | class::QUANTIFIER)
            && !self.reading.is_word(c.phrase.end as usize, self.lexicon.marks.of)
            && !(first..end).any(|i| self.reading.is(i, class::COORDINATOR))
            // "Orlo and Breck warn": the second of two
            && !(first > self.from && self.reading.is(first - 1, class::COORDINATOR))
    }

    /// Where who follows what it is said in begins: "In a note sent by her lawyer, | the widow, Ana Orlo, said".
    fn behind_medium(&self) -> Option<usize> {
        let (reading, cue, from) = (self.reading, self.cue, self.from);
        if cue.kind != CueKind::Verb || !reading.is(from, class::PREPOSITION) {
            return None;
        }
        let comma = |i: &usize| reading.gap(*i) & gap::HARD == gap::COMMA;
        let fronted = (from + 1..cue.group).find(comma)?;
        let medium = longest_at(reading, from + 1)?;
        (medium.kind == PhraseKind::Source).then_some(fronted)
    }

    /// Whether it is one or some of many, and the apposition tells what somebody is: "One of them, a dentist from Brenn, said".
    fn is_part_of_people(&self, c: &Candidate) -> bool {
        let (reading, (first, end)) = (self.reading, c.words);
        let told = |i: usize| {
            let mut phrases = reading.phrases_in(i, i + 1).iter();
            reading.is_behind_comma(i) && phrases.any(|p| p.kind.is_somebody())
        };
        reading.is(first, class::NUMBER | class::QUANTIFIER) && (first + 1..end).any(told)
    }

    /// Whether a candidate holds an apposition and ends with its comma.
    fn has_apposition(&self, c: &Candidate) -> bool {
        let (reading, (first, end)) = (self.reading, c.words);
        self.is_adjacent(c)
            && reading.is_behind_comma(end)
            && (c.phrase.kind.is_somebody() || self.is_part_of_people(c))
            && !c.phrase.after_preposition
            && !(self.from..first).any(|i| reading.is_finite(i))
            && (first + 1..end).any(|i| reading.gap(i) & gap::HARD == gap::COMMA)
    }

    /// Whether it stands before the "that" before the cue, and acts: "funds that accuse it".
    fn is_head_of_that(&self, c: &Candidate) -> bool {
        let (reading, group) = (self.reading, self.cue.group);
        c.origin == Origin::Left
            && c.words.1 + 1 == group
            && c.phrase.kind.is_somebody()
            && group > self.from + 1
            && reading.is_word(group - 1, self.lexicon.marks.that)
            && reading.is_joined(group - 1)
            && reading.is_joined(group)
    }

    /// Whether it acts within a relative clause: "the move, which | some | have argued was late".
    fn is_within_relative(&self, c: &Candidate) -> bool {
        let (reading, first) = (self.reading, c.words.0);
        self.is_adjacent(c)
            && c.phrase.kind == PhraseKind::Empty
            && reading.is(first, class::QUANTIFIER)
            && first > self.from
            && reading.is(first - 1, class::RELATIVE)
            && !reading.is(first - 1, class::SUBORDINATOR)
            && reading.is_joined(first)
    }

    /// Whether a candidate opens a clause and goes on to the cue.
    fn opens_clause(&self, c: &Candidate) -> bool {
        let (reading, first) = (self.reading, c.words.0);
        self.is_adjacent(c)
            && (first == self.from
                || reading.gap(first) & gap::HARD != 0
                || reading.is(first - 1, class::COORDINATOR | class::SUBORDINATOR))
            && !c.phrase.after_preposition
            && c.phrase.kind.is_somebody()
    }
}

/// Whether a candidate stands at once behind its cue and can speak.
fn speaks_behind(cue: &Cue, c: &Candidate) -> bool {
    c.origin == Origin::Right && c.words.0 == cue.end && c.phrase.kind.is_somebody()
}

/// Whoever a noun names as its own is the source, and nobody else: "both sides rejected Orlo's latest claim", "the message from Lodrin
/// was".
pub(super) fn owned(reading: &Reading, lexicon: &Lexicon, cue: &Cue, out: &mut Vec<Candidate>) {
    let plain = |a: usize, b: usize| (a..=b).all(|i| reading.is_joined(i));
    let is_owner = |c: &Candidate| {
        c.origin == Origin::Left
            && c.phrase.is_possessive
            // "last week's announcement" is nobody's
            && c.phrase.kind != PhraseKind::Other
            && c.words.1 <= cue.group
            && cue.group - c.words.1 <= 2
            && plain(c.words.1, cue.group)
    };
    let names = reading.is_one_of(cue.end, &lexicon.marks.from) && plain(cue.end, cue.end + 1);
    // "The hope in Torsholm is that the ice will hold"
    let is_of = |c: &Candidate| {
        reading.is(cue.end, class::PREPOSITION)
            && plain(cue.end, c.words.1)
            && reading.is(c.words.1, class::BE)
            && reading.is_word(c.words.1 + 1, lexicon.marks.that)
            // "The view from the tower is that of a town"
            && !reading.is(c.words.1 + 2, class::PREPOSITION)
    };
    let is_named = |c: &Candidate| {
        c.origin == Origin::Right
            && (names || is_of(c))
            && c.words.0 == cue.end + 1
            && !matches!(c.phrase.kind, PhraseKind::Other | PhraseKind::Empty)
    };
    if !keep(out, is_owner) {
        keep(out, is_named);
    }
}
