//! Reads a word that appraises its neighbour: "the plan was a reckless gamble".

use crate::attribution::reading::PhraseKind;
use crate::lexicon::Entry;
use crate::lexicon::Match;
use crate::lexicon::{class, side};
use crate::tag::Context;
use crate::tag::actors::Clause;
use crate::tag::stance::deed::{begins_deed, deed_end};
use crate::tag::stance::holder::{is_actor, is_first_person, possessor};
use crate::tag::stance::over::over_part;
use crate::tag::stance::predicate::{is_listed, is_owned};
use crate::tag::stance::road::road;
use crate::tag::stance::row::{asks, row};
use crate::tag::stance::{Draft, Holder, Predicate, polarity};
use crate::text::token::{gap, shape};

/// Reads an evaluation: a word that appraises its neighbour.
pub(super) fn evaluation(cx: &Context, entry: &Entry, m: &Match) -> Option<Predicate> {
    let (first, end) = (m.span.0 as usize, m.span.1 as usize);
    let appraisal = Appraisal {
        cx,
        clause: cx.clause_at(first),
        entry,
        first,
        end,
    };
    let (mut targets, owner) = appraisal.targets()?;
    appraisal.turn_to_what_it_is_said_of(&mut targets);
    appraisal.turn_to_clause_behind(&mut targets);
    appraisal.drop_those_who_feel(&mut targets);
    Some(appraisal.predicate(m.entry, targets, owner))
}

/// A word or phrase that appraises, in its clause.
struct Appraisal<'a> {
    cx: &'a Context<'a>,
    clause: Clause<'a>,
    entry: &'a Entry,
    /// First word of the match, and one past its last word.
    first: usize,
    end: usize,
}

/// Phrases that are appraised, and the one of whoever appraises them where the clause tells it.
type Targets = (Vec<usize>, Option<usize>);

impl Appraisal<'_> {
    /// What is appraised; none, where the word appraises nothing.
    fn targets(&self) -> Option<Targets> {
        let (entry, reading) = (self.entry, self.cx.reading);
        let takes_object = entry.pos == "noun"
            && entry.target == "object"
            && self.end > self.first + 1
            && reading.is(self.end - 1, class::PREPOSITION);
        if takes_object {
            Some(self.object_of_noun())
        } else if self.is_colour() && reading.quotation(self.first) == 0 {
            // no target of its own: see `target::answer`. Between quotation marks, where somebody takes a side, it has one
            Some((vec![], None))
        } else if self.is_noun_like() {
            let targets = match self.clause.covering(self.first) {
                Some(k) => self.beside_phrase(k),
                None => self.beside_word(),
            };
            Some((targets, None))
        } else {
            self.of_verb()
        }
    }

    /// Whether it colours what is said, and has no target of its own.
    fn is_colour(&self) -> bool {
        self.entry.target == "none"
    }

    fn is_noun_like(&self) -> bool {
        matches!(self.entry.pos, "adjective" | "noun")
    }

    /// A side that somebody takes: "in favour", "as blackmail".
    fn is_side(&self) -> bool {
        self.entry.id.starts_with("stance.side-")
    }

    /// First word of the phrase that holds the match.
    fn start(&self) -> usize {
        let phrase = self.clause.covering(self.first);
        phrase.map_or(self.first, |k| self.clause.phrase(k).first as usize)
    }

    /// The subject of the copula before word `start`, where a phrase begins: "the plan was [a reckless gamble]".
    fn copula(&self, start: usize) -> Option<usize> {
        let (clause, reading) = (&self.clause, self.cx.reading);
        if reading.is(self.first, class::BE) && start == self.first {
            // "[the offer] isn't good enough": the copula is a part of the match
            return clause.subject(self.first, 0);
        }
        let mut verb = start
            .checked_sub(1)
            .filter(|verb| *verb >= clause.from && reading.gap(start) & gap::HARD == 0)?;
        while verb > clause.from
            && (reading.is(verb, class::ADVERB)
                || clause.is_word(verb, &["not", "never", "as", "such"]))
        {
            verb -= 1;
        }
        let covering = clause.covering(verb);
        if reading.is(verb, class::BE) && (reading.is(verb, class::SUBJECT) || covering.is_some()) {
            // "she's a hero": pronoun and copula in one word
            return covering;
        }
        // "the offer amounts to blackmail"
        let amounts = clause.is_word(verb, &["to"])
            && verb > clause.from
            && clause.is_word(verb - 1, &["amount", "amounts", "amounted"]);
        verb -= usize::from(amounts);
        let is_linking = amounts || reading.is(verb, class::BE) || clause.is_word(verb, LINKING);
        // "they have every right to be angry": nothing is said of the right
        let group = clause.group(verb);
        let links = is_linking && !group.is_infinitive;
        links.then(|| clause.subject(group.start, 0))?
    }

    /// The subject of the copula before others of its kind: "“[The fee] was unfair, absurd and cruel”".
    fn copula_of_list(&self, start: usize) -> Option<usize> {
        let (clause, reading) = (&self.clause, self.cx.reading);
        let others = class::ADVERB | class::ADJECTIVE | class::COORDINATOR;
        let goes_on = |i: &usize| {
            reading.is(*i, others)
                && !reading.is(*i, class::BE)
                && reading.gap(*i + 1) & (gap::HARD & !gap::COMMA) == 0
        };
        let verb = (clause.from..start).rev().take(6).find(|i| !goes_on(i))?;
        if !reading.is(verb, class::BE) || reading.gap(verb + 1) & gap::HARD != 0 {
            return None;
        }
        if reading.is(verb, class::SUBJECT) {
            return clause.covering(verb);
        }
        clause.subject(clause.group(verb).start, 0)
    }

    /// "Orlo's emphasis on dialogue": his, toward the dialogue.
    fn object_of_noun(&self) -> Targets {
        let clause = &self.clause;
        let owner = possessor(clause, self.first);
        let may_be_said = owner.is_none()
            && self.entry.score < 0.0
            && !clause.is_word(self.end - 1, &["by", "with", "at"]);
        // "he is a disgrace to the office": he, and not the office
        let subject = may_be_said.then(|| self.copula(self.start())).flatten();
        let object = || clause.object(self.end, 3).map(|(k, _)| k);
        (subject.or_else(object).into_iter().collect(), owner)
    }

    /// What a word of praise or blame inside phrase number `k` appraises.
    fn beside_phrase(&self, k: usize) -> Vec<usize> {
        let (clause, entry) = (&self.clause, self.entry);
        let (first, end) = (self.first, self.end);
        let reading = self.cx.reading;
        let p = clause.phrase(k);
        let start = p.first as usize;
        if let Some(subject) = self.copula(start) {
            return vec![subject];
        }
        let mut targets = vec![];
        let is_adjective = entry.pos == "adjective";
        // "he's brilliant", where no phrase is the subject
        let is_said = is_adjective && start > clause.from && reading.is(start - 1, class::BE);
        // nothing but the word of praise or blame: “stupid”
        let is_bare = is_adjective
            && start >= first
            && p.end as usize <= end
            && reading.is(first, class::ADJECTIVE);
        // "the crimes" alone appraises nobody; "the regent's crimes" does
        let is_owned = || {
            (start..first)
                .any(|i| reading.shape(i, shape::POSSESSIVE) || reading.is(i, class::POSSESSIVE))
        };
        if is_said || is_bare && reading.quotation(first) == 0 {
            // no fallback
        } else if let Some(subject) = is_bare.then(|| self.copula_of_list(start)).flatten() {
            targets.push(subject);
        } else if let Some(called) = is_bare.then(|| called(self.cx, first)).flatten() {
            targets.push(called);
        } else if is_adjective || p.kind == PhraseKind::Name || is_owned() {
            targets.push(k);
        }
        if entry.pos == "noun"
            && !self.is_side()
            && entry.target == "object"
            && reading.is(end, class::PREPOSITION)
            && let Some((object, _)) = clause.object(end, 2)
        {
            targets.push(object);
        }
        targets
    }

    /// What a word of praise or blame that stands in no phrase appraises.
    fn beside_word(&self) -> Vec<usize> {
        let (clause, reading) = (&self.clause, self.cx.reading);
        let mut start = self.first;
        while self.is_side()
            && start > clause.from
            && self.first - start < 3
            && reading.is(start - 1, class::DETERMINER | class::ADJECTIVE)
            && !reading.is(start - 1, class::BE)
        {
            start -= 1;
        }
        let target = self.copula(start).or_else(|| {
            // "rejected the demand as blackmail"
            if self.is_side() {
                return None;
            }
            // "spoke glumly of [defeat]. The Greens": not what the next sentence begins with
            let behind = clause.starting(self.end);
            if behind.is_some() && self.end >= clause.to {
                return None;
            }
            behind.or_else(|| clause.subject(self.first, 0))
        });
        target.into_iter().collect()
    }

    /// What a verb of praise or blame appraises; none, where it is no verb here.
    fn of_verb(&self) -> Option<Targets> {
        let (clause, entry) = (&self.clause, self.entry);
        let (verb, end) = (self.first, self.end);
        let reading = self.cx.reading;
        let is_noun = || {
            let k = clause.covering(verb);
            k.is_some_and(|k| (clause.phrase(k).first as usize) < verb)
                || is_owned(clause, verb)
                || end == verb + 1 && is_listed(clause, verb)
        };
        if entry.pos == "verb" && is_noun() {
            return None;
        }
        let group = clause.group(verb);
        let subject = || clause.subject(road(clause, verb, group).start, 0);
        let (target, owner) = match (entry.target, group.is_passive) {
            // "my clients have been lied to": they are no liars
            ("subject", true) if end > verb + 1 && reading.is(end - 1, class::PREPOSITION) => {
                (None, None)
            }
            ("subject" | "none", _) | ("object", true) => (subject(), None),
            // "Orlo trusts the mediator": it is hers
            ("object", false) => {
                let owner = subject().filter(|k| !group.has_modal && self.can_appraise(*k));
                // "cheered [as the boat left]"
                let object = (!clause.is_word(end, &["as", "when", "while"]))
                    .then(|| clause.object(over_part(clause, end), 4))
                    .flatten()
                    // "Orlo, whom the guild fears, backed [the strike]"
                    .filter(|(k, _)| {
                        let first = clause.phrase(*k).first as usize;
                        !(end..=first).any(|i| reading.gap(i) & gap::COMMA != 0)
                    });
                (object.map(|(k, _)| k), owner)
            }
            _ => (None, None),
        };
        Some((target.into_iter().collect(), owner))
    }

    /// Whether phrase number `k`, the subject of the match, is somebody who appraises.
    fn can_appraise(&self, k: usize) -> bool {
        let (clause, reading) = (&self.clause, self.cx.reading);
        let s = clause.phrase(k);
        let first = s.first as usize;
        let is_somebody = match s.kind {
            PhraseKind::Name | PhraseKind::Source | PhraseKind::Pronoun => true,
            PhraseKind::Other => is_actor(clause, k),
            PhraseKind::Empty | PhraseKind::Relative => false,
        };
        is_somebody
            && !clause.is_word(first, &["nothing", "nobody", "no"])
            && reading.quotation(first) == reading.quotation(self.first)
    }

    /// "“It is a terrible idea,” Orlo said of the plan": the plan.
    fn turn_to_what_it_is_said_of(&self, targets: &mut Vec<usize>) {
        let (clause, reading) = (&self.clause, self.cx.reading);
        let Some(thing) = said_of(clause, self.first) else {
            return;
        };
        for t in &mut *targets {
            let first = clause.phrase(*t).first as usize;
            if clause.phrase(*t).kind == PhraseKind::Empty
                || clause.is_word(first, &["it's", "that's", "he", "she", "they"])
            {
                *t = thing;
            }
        }
        // "“A disgrace,” Orlo said of the ruling"
        let start = self.start();
        let opens =
            start == clause.from || reading.quotation(start - 1) != reading.quotation(start);
        let is_own = |t: &usize| clause.covering(self.first) == Some(*t);
        if self.is_noun_like() && opens && targets.iter().all(is_own) {
            targets.clear();
            targets.push(thing);
        }
    }

    /// "it is regrettable that the talks failed": the talks.
    fn turn_to_clause_behind(&self, targets: &mut Vec<usize>) {
        let clause = &self.clause;
        let is_empty = |k: &usize| clause.phrase(*k).kind == PhraseKind::Empty;
        if clause.is_word(self.end, &["that"]) && targets.iter().any(is_empty) {
            targets.clear();
            targets.extend(clause.starting(self.end + 1));
        }
        targets.retain(|k| clause.phrase(*k).kind != PhraseKind::Relative);
    }

    /// "voters are disappointed", "we are hopeful": what they feel appraises nobody.
    fn drop_those_who_feel(&self, targets: &mut Vec<usize>) {
        let clause = &self.clause;
        if self.entry.pos == "adjective" && clause.is_a(self.first, side::FEELING) {
            targets.retain(|k| !is_actor(clause, *k));
        }
    }

    /// Whether what is appraised is said not to be so.
    fn is_negated(&self) -> bool {
        // "isn't good enough": the entry says so already
        let is_negation =
            |i| self.cx.reading.is(i, class::NEGATED) || self.clause.is_word(i, &["not"]);
        self.cx.negations.holds(self.first) && !(self.first..self.end).any(is_negation)
    }

    /// Whose view it is, where the clause tells that it is that of phrase `owner`.
    fn holder(&self, owner: Option<usize>) -> Holder {
        let (cx, first) = (self.cx, self.first);
        let beholder = || {
            let is_authors = cx.speaker(first) == Some(0);
            is_authors.then(|| beholder(&self.clause, first)).flatten()
        };
        let owner = owner.or_else(beholder);
        let in_cue = cx.cue(first).and_then(|s| cx.statements.get(s as usize));
        match (in_cue.and_then(|s| s.speaker), owner) {
            (Some(speaker), _) => Holder::Known(Some(speaker)),
            (None, Some(k)) if !is_first_person(&self.clause, k) => Holder::Phrase(k),
            _ => Holder::Known(cx.speaker(first)),
        }
    }

    /// The predicate that it is: `number` is that of the entry.
    fn predicate(&self, number: u32, targets: Vec<usize>, owner: Option<usize>) -> Predicate {
        let (cx, first) = (self.cx, self.first);
        let negated = self.is_negated();
        let score = match negated {
            // "no puppet" is faint praise
            true if self.is_colour() || self.entry.score < 0.0 => 0.0,
            true => self.entry.score * -0.6,
            false => self.entry.score,
        };
        let statement = cx.cue(first).or_else(|| cx.statement(first));
        Predicate {
            entry: number,
            words: (first, self.end),
            sentence: cx.reading.sentence_of.get(first).copied().unwrap_or(0),
            holder: self.holder(owner),
            subject: None,
            targets,
            score,
            act: "STATE",
            negated,
            irrealis: false,
            is_evaluation: true,
            is_loose: false,
            is_willing: false,
            is_question: statement
                .and_then(|s| cx.statements.get(s as usize))
                .is_some_and(|s| s.question),
            mutual: None,
            statement,
            confidence: if negated { 0.4 } else { 0.5 },
        }
    }
}

/// Verbs that link a subject to what it is.
const LINKING: &[&str] = &[
    "seems", "seemed", "looks", "looked", "became", "becomes", "become", "appears", "appeared",
    "remains", "remained", "feels", "felt", "sounds", "sounded", "proved", "grew", "is", "are",
];

/// Who or what is called by the quotation that holds word `first`: "called [the plan] “reckless”, “stupid”", "rejected [their
/// criticism] as “hysterical”", "[the offer] was “absurd”".
fn called(cx: &Context, mut first: usize) -> Option<usize> {
    const ITEMS: usize = 3;
    const FAR: usize = 8;
    let r = cx.reading;
    for _ in 0..ITEMS {
        let quotation = (r.quotation(first) as usize).checked_sub(1)?;
        let start = r.quotation_words.get(quotation)?.0 as usize;
        let before = start.checked_sub(1)?;
        let clause = cx.clause_at(before);
        if before < clause.from {
            return None;
        }
        if r.quotation(before) != 0 {
            first = before;
            continue;
        }
        if clause.is_word(before, &["and", "or"]) && before > clause.from {
            first = before - 1;
            continue;
        }
        if r.is(before, class::BE) {
            return clause.subject(clause.group(before).start, 0);
        }
        if clause.is_word(before, &["as"]) {
            return clause.covering(before.checked_sub(1)?);
        }
        let verb = (clause.from..before)
            .rev()
            .take(FAR)
            .find(|v| r.is(*v, class::VERB) && clause.is_a(*v, side::CALLING))?;
        return clause.object(verb + 1, 1).map(|o| o.0);
    }
    None
}

/// A deed that is judged: "it was reckless [to leave the cabinet]", "the union had been wrong [to wait]", "[moving the race] would be
/// a mistake".
pub(super) fn judged(cx: &Context, p: &Predicate, is_own: bool, out: &mut Vec<Draft>) -> bool {
    let r = cx.reading;
    let entry = cx.lexicon.entry(p.entry);
    let clause = cx.clause_at(p.words.0);
    let speaker = match p.holder {
        Holder::Known(Some(n)) if n != 0 || is_own => n,
        _ => return false,
    };
    // "it makes no sense to wait"
    let makes = clause.is_word(p.words.0, &["make", "makes", "made"]);
    if !p.is_evaluation
        || entry.target == "none"
        || !makes && !matches!(entry.pos, "adjective" | "noun")
        || p.negated
        || p.is_question
        || p.score.abs() < 0.5
        || asks(cx, p.words.0)
    {
        return false;
    }
    // the copula, behind an article and adverbs
    let mut b = p.words.0;
    while b > clause.from && p.words.0 - b < 4 && !r.is(b, class::BE) && r.gap(b) & gap::HARD == 0 {
        b -= 1;
        if clause.is_word(b, &["look", "looks", "looked", "seem", "seems"]) {
            break;
        }
    }
    let is_copula =
        r.is(b, class::BE) || clause.is_word(b, &["look", "looks", "looked", "seem", "seems"]);
    if makes {
        b = p.words.0;
    }
    if !makes && (!is_copula || b == p.words.0) {
        return false;
    }
    let after = p.words.1;
    // "they were wrong to do so": what they did stands elsewhere
    if clause.is_word(after + 1, &["do", "say", "think"])
        && clause.is_word(after + 2, &["so", "it", "that", "this"])
    {
        return false;
    }
    let span = if clause.is_word(after, &["to"]) && r.is(after + 1, class::VERB_BASE) {
        r.base_span(after + 1, deed_end(&clause, after + 1, clause.to))
    } else {
        let g = clause.group(b).start;
        let Some(v) = (clause.from..g)
            .rev()
            .take(8)
            .take_while(|i| *i + 1 == g || r.gap(*i + 1) & gap::HARD == 0)
            .find(|i| r.is(*i, class::VERB_ING) && begins_deed(&clause, *i))
        else {
            return false;
        };
        let opens = v == clause.from
            || r.gap(v) & (gap::HARD | gap::MARK) != 0
            || clause.is_word(v - 1, &["that"])
            || r.is(v - 1, class::CUE) && clause.covering(v - 1).is_none();
        if !opens || (v + 1..g).any(|i| r.is(i, class::AUXILIARY)) {
            return false;
        }
        r.base_span(v, g)
    };
    let mut d = row(
        cx,
        &clause,
        p.words.0,
        span,
        None,
        Holder::Known(Some(speaker)),
    );
    d.stance.score = p.score;
    d.stance.polarity = polarity(p.score);
    d.stance.entry = Some(p.entry);
    d.stance.irrealis = false;
    d.stance.evidence = r.span(p.words.0, p.words.1);
    out.push(d);
    true
}

/// In whose eyes it is so: "For [the union], the offer is an insult".
fn beholder(clause: &Clause, word: usize) -> Option<usize> {
    let k = clause
        .is_word(clause.from, &["for", "to"])
        .then(|| clause.starting(clause.from + 1))
        .flatten()?;
    let end = clause.chain_end(k);
    (end < word && clause.reading.gap(end) & gap::COMMA != 0 && is_actor(clause, k)).then_some(k)
}

/// What a quotation is said of: "..., Orlo said of [the plan]".
fn said_of(clause: &Clause, word: usize) -> Option<usize> {
    let r = clause.reading;
    if r.quotation(word) == 0 {
        return None;
    }
    let of = (word + 1..clause.to.min(word + 30)).find(|i| {
        clause.is_word(*i, &["of"])
            && r.quotation(*i) == 0
            && clause.is_word(*i - 1, &["said", "says", "wrote", "writes"])
    })?;
    clause.starting(of + 1)
}
