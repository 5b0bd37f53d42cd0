//! Reads a verb or a noun of the lexicon as a predicate: who does it, to whom, and with what sign.

use crate::attribution::reading::PhraseKind;
use crate::lexicon::{Entry, Match, class, side};
use crate::tag::Context;
use crate::tag::actors::Clause;
use crate::tag::actors::Group;
use crate::tag::stance::holder::{
    in_own_words, is_actor, is_document, is_first_person, is_other, is_paper, is_plural, possessor,
    teller,
};
use crate::tag::stance::object::is_told;
use crate::tag::stance::over::{over_manner, over_part};
use crate::tag::stance::relation::gives_thing;
use crate::tag::stance::relation::{is_promised, is_proposal};
use crate::tag::stance::road::{Governor, Road, governor, road};
use crate::tag::stance::{Holder, Predicate, quad};
use crate::text::token::gap;

/// Whether the denial of an opposing verb gives way: "does not object to", "no longer opposes", "would not stand in the way of".
fn is_yielding(clause: &Clause, v: usize, g: Group) -> bool {
    let no_longer =
        v > clause.from + 1 && clause.is_word(v - 1, &["longer"]) && clause.is_word(v - 2, &["no"]);
    let opposes = clause.is_word(
        v,
        &[
            "object", "objects", "objected", "oppose", "opposes", "opposed", "rule", "rules",
            "ruled", "ruling", "reject", "resist", "block", "veto", "stand", "exclude", "excluded",
        ],
    );
    opposes && (g.is_negated || no_longer)
}

/// A match in its sentence: which word carries it, and how that word stands there.
struct Words<'c> {
    cx: &'c Context<'c>,
    clause: Clause<'c>,
    entry: &'c Entry,
    number: u32,
    /// First word of the whole match, its context included.
    start: usize,
    /// First word of the span.
    first: usize,
    /// The verb, or the noun.
    v: usize,
    /// One past the last word of the span.
    end: usize,
    group: Group,
    way: Road,
    is_verb: bool,
    is_noun: bool,
    /// A noun that names who takes the side: "critics of".
    is_partisan: bool,
    /// "cannot support": the entry says already that it is refused.
    is_told: bool,
    is_passive: bool,
}

/// Who stands on either side of a predicate.
#[derive(Default)]
struct Sides {
    subject: Option<usize>,
    /// The phrase of the holder.
    holder: Option<usize>,
    /// "expressed support for": the verb of the noun.
    noun_verb: Option<usize>,
    /// The text gives the deed to nobody.
    is_loose: bool,
    /// A passive that does not say by whom.
    is_agentless: bool,
    targets: Vec<usize>,
    /// Words between the predicate and its object.
    skipped: usize,
    /// The first of two who do it to each other.
    mutual: Option<usize>,
}

/// What a predicate says toward its targets.
struct Sign {
    score: f32,
    act: &'static str,
    negated: bool,
    irrealis: bool,
    is_loose: bool,
    is_question: bool,
    statement: Option<u32>,
    confidence: f32,
}

/// Reads a predicate.
pub(super) fn predicate(
    cx: &Context,
    entry: &Entry,
    m: &Match,
    said: &[Predicate],
) -> Option<Predicate> {
    let w = Words::of(cx, entry, m)?;
    let sides = w.sides();
    let sign = w.sign(&sides, said)?;
    let holder = w.holder(&sides, said);
    let clause = &w.clause;
    let has_willing = || (w.v..w.end).any(|i| governor(clause.word(i)) == Governor::Willing);
    let mut confidence = sign.confidence;
    if sides.targets.is_empty() {
        confidence -= 0.3;
    }
    confidence -= 0.04 * sides.skipped as f32;
    Some(Predicate {
        entry: w.number,
        words: (m.span.0 as usize, w.end),
        sentence: cx.reading.sentence_of.get(w.first).copied().unwrap_or(0),
        holder,
        subject: if w.is_passive {
            sides.holder
        } else {
            sides.subject
        },
        targets: sides.targets,
        score: sign.score,
        act: sign.act,
        negated: sign.negated,
        irrealis: sign.irrealis,
        is_evaluation: false,
        is_loose: sign.is_loose,
        is_willing: w.way.governor == Governor::Willing || has_willing(),
        is_question: sign.is_question,
        mutual: sides.mutual,
        statement: sign.statement,
        confidence: confidence.clamp(0.1, 1.0),
    })
}

impl<'c> Words<'c> {
    /// The words of a match; none where the verb is no verb there.
    fn of(cx: &'c Context<'c>, entry: &'c Entry, m: &Match) -> Option<Self> {
        let r = cx.reading;
        let (mut first, mut end) = (m.span.0 as usize, m.span.1 as usize);
        let clause = cx.clause_at(first);
        if clause.is_word(first, &["to"]) {
            first += 1;
        }
        if gives_thing(entry) && clause.is_word(first + 1, &["to"]) {
            // "offered to send two tugs to the strait": the deed is offered
            end = first + 2;
        }
        let v = (first..end)
            .find(|i| r.is(*i, class::VERB))
            .unwrap_or(first);
        let is_noun = entry.pos == "noun";
        let is_verb = !is_noun && entry.pos != "adjective";
        if is_verb && is_no_deed(&clause, v, end) {
            return None;
        }
        // "what she promised was to put it to the cabinet"
        if gives_thing(entry) && (v + 1..end).any(|i| r.is(i, class::BE)) {
            return None;
        }
        // "urged opponents to sit down": they oppose nothing
        if is_noun
            && entry.holder == "subject"
            && clause.is_word(end - 1, &["to"])
            && r.is(end, class::VERB_BASE)
            && clause.covering(end).is_none()
        {
            return None;
        }
        // "farmers are unlikely to be satisfied by that": foretold, and no side
        if is_verb || entry.pos == "adjective" {
            let start = clause.group(v).start;
            if start > clause.from
                && clause.is_word(start, &["to"])
                && clause.is_word(start - 1, &["unlikely"])
            {
                return None;
            }
        }
        if entry.id.starts_with("stance.apart-") && !are_adverbials(&clause, v + 1, end - 1) {
            return None;
        }
        let group = if is_noun {
            Group {
                start: v,
                ..Group::default()
            }
        } else {
            clause.group(v)
        };
        let is_told = (first..v)
            .any(|i| r.is(i, class::NEGATED) || clause.is_word(i, &["cannot", "not", "never"]));
        let group = Group {
            is_negated: group.is_negated && !is_told,
            ..group
        };
        // "stood by the decision": the "by" is the verb's
        let has_by = end > v + 1 && clause.is_word(end - 1, &["by"]);
        // "the unions are opposed to the fee": the copula is the pattern's own
        let has_be = (first..v).any(|i| r.is(i, class::BE));
        let way = if is_verb {
            road(&clause, v, group)
        } else {
            Road {
                start: group.start,
                governor: Governor::None,
                negated: group.is_negated,
                modal: group.has_modal,
                holder: None,
                addressee: None,
                is_others: false,
            }
        };
        Some(Self {
            cx,
            clause,
            entry,
            number: m.entry,
            start: m.all.0 as usize,
            first,
            v,
            end,
            group,
            way,
            is_verb,
            is_noun,
            is_partisan: is_noun && entry.holder == "subject",
            is_told,
            is_passive: is_verb
                && group.is_passive
                && entry.target == "object"
                && !has_by
                && !has_be,
        })
    }

    /// Who does it, and to whom.
    fn sides(&self) -> Sides {
        let mut sides = Sides::default();
        self.add_subject(&mut sides);
        self.add_objects(&mut sides);
        self.mend_objects(&mut sides);
        self.add_giver(&mut sides);
        self.add_owner(&mut sides);
        self.add_antecedent(&mut sides);
        sides
    }

    fn add_subject(&self, sides: &mut Sides) {
        let clause = &self.clause;
        sides.subject = if self.is_partisan {
            partisan(clause, self.v)
        } else if self.is_noun {
            let owner = possessor(clause, self.v);
            let by_verb = match owner {
                Some(_) => None,
                None => subject_of_noun(clause, self.v, &mut sides.noun_verb),
            };
            // "after attacks on the port": whose, nobody says
            sides.is_loose = sides.noun_verb.is_none() && owner.is_none();
            owner.or(by_verb)
        } else {
            self.way
                .holder
                .or_else(|| subject_of_verb(clause, self.v, self.way.start))
                .map(|k| {
                    // "met [a group] that backed the toll", "a plan that was backed by the guild"
                    let is_party = |q: usize| {
                        let p = clause.phrase(q);
                        self.is_passive
                            || p.kind == PhraseKind::Source && !is_paper(self.cx, clause, q)
                            || clause.is_a(p.head as usize, side::BODY)
                    };
                    // not "a board that met in May and [she] backed it"
                    let near = clause.phrase(k).end as usize..self.way.start;
                    let is_near = near.clone().all(|i| !clause.reading.is_finite(i));
                    let named = clause.before_that(k).filter(|q| is_near && is_party(*q));
                    let k = named.unwrap_or(k);
                    among(clause, k)
                        .or_else(|| striver(clause, self.way.start, k))
                        .or_else(|| writer(self.cx, clause, self.v, k))
                        .unwrap_or(k)
                })
        };
        // "Orlo appears [ready] to sign": the adjective of the match is no subject
        if let Some(w) = sides
            .subject
            .map(|k| clause.phrase(k).first as usize)
            .filter(|f| *f == self.first && !self.is_noun && *f > clause.from)
            .map(|f| f - 1)
            .filter(|w| clause.reading.is(*w, class::VERB))
        {
            sides.subject = clause.subject(clause.group(w).start, 0);
        }
        sides.holder = sides.subject;
    }

    fn add_objects(&self, sides: &mut Sides) {
        let (clause, entry, end) = (&self.clause, self.entry, self.end);
        let r = self.cx.reading;
        let subject = sides.subject;
        if self.is_passive {
            // "blamed it on [a militia] backed by Kestria": what the participle stands behind
            let noun = clause
                .covering(self.v.saturating_sub(1))
                .filter(|_| self.group.start == self.v && self.v > clause.from)
                .filter(|k| {
                    r.gap(self.v) & gap::HARD == 0
                        && clause.phrase(*k).after_preposition
                        && clause.phrase(*k).kind != PhraseKind::Pronoun
                });
            let subject = noun.or(subject);
            sides.targets.extend(subject);
            sides.holder = clause.agent(end);
            sides.is_agentless = sides.holder.is_none();
            if let Some(left) = subject.and_then(|k| clause.conjunct_left(k)) {
                sides.targets.push(left);
            }
        } else if entry.target == "subject"
            && entry.holder == "object"
            && self.is_verb
            && self.group.is_passive
            && !r.is(end - 1, class::PREPOSITION)
        {
            // "teachers were dismayed by the decision"
            if clause.is_word(end, &["by", "at", "with", "over"]) {
                sides.targets.extend(clause.starting(end + 1));
            }
        } else if entry.target == "subject" {
            // "[a study] that is likely to dismay campaigners"
            let hangs = subject
                .map(|k| clause.phrase(k).first as usize)
                .filter(|f| {
                    *f > clause.from
                        && clause.is_word(*f, &["that", "which"])
                        && r.gap(*f) & gap::HARD == 0
                        && subject.is_some_and(|k| clause.phrase(k).end as usize == *f + 1)
                })
                .and_then(|f| clause.covering(f - 1));
            sides.targets.extend(hangs.or(subject));
            sides.holder = if entry.holder == "object" {
                clause.object(end, 4).map(|o| o.0)
            } else {
                None
            };
        } else if self.is_partisan && !r.is(end - 1, class::PREPOSITION) {
            // "the airport's opponents"
            let owner =
                possessor(clause, self.v).filter(|k| clause.phrase(*k).kind != PhraseKind::Pronoun);
            sides.targets.extend(owner);
        } else if let Some((k, gap)) = (entry.target == "object")
            .then(|| {
                let at = if self.is_verb {
                    over_manner(clause, end)
                } else {
                    end
                };
                let at = object_start(clause, subject, at);
                // "the endorsement of [most of the unions]" is theirs; whoever is asked is asked himself
                let is_whole =
                    self.is_noun && clause.is_word(end - 1, &["of"]) || entry.category == "REQUEST";
                let at = if is_whole { at } else { over_part(clause, at) };
                clause.object(at, 7)
            })
            .flatten()
            .filter(|(k, _)| !is_reflexive(clause, *k))
        {
            sides.targets.push(k);
            sides.skipped = gap;
            clause.conjuncts_right(k, &mut sides.targets);
            sides.targets.extend(self.repeated(k));
            sides.targets.extend(self.receiver(&sides.targets, k));
        }
    }

    /// "objected to the noise and to [the height]": what the same preposition leads on to.
    fn repeated(&self, k: usize) -> Option<usize> {
        let clause = &self.clause;
        let r = clause.reading;
        let and = clause.chain_end(k);
        let leads = self.is_verb
            && and + 1 < clause.to
            && clause.is_word(and, &["and", "or"])
            && (r.is(self.end - 1, class::PREPOSITION) || clause.is_word(self.end - 1, &["to"]))
            && clause.word(and + 1) == clause.word(self.end - 1)
            && r.gap(and) & gap::HARD == 0;
        leads.then(|| clause.starting(and + 2)).flatten()
    }

    /// "handed a grant to [the port]": the port receives.
    fn receiver(&self, targets: &[usize], k: usize) -> Option<usize> {
        let clause = &self.clause;
        let after = clause.chain_end(targets.last().copied().unwrap_or(k));
        let may_receive = matches!(
            self.entry.category,
            "AID" | "CONCEDE" | "AGREE" | "THREATEN" | "REQUEST"
        );
        let leads = clause.is_word(after, &["to", "for", "from", "against"])
            && clause.reading.gap(after) & gap::HARD == 0;
        (may_receive && leads)
            .then(|| clause.starting(after + 1))
            .flatten()
            .filter(|t| !clause.is_time(clause.phrase(*t)) && clause.phrase(*t).kind.is_somebody())
    }

    /// Objects that stand elsewhere, and such as are none.
    fn mend_objects(&self, sides: &mut Sides) {
        let (clause, v, end) = (&self.clause, self.v, self.end);
        let r = self.cx.reading;
        let targets = &mut sides.targets;
        if self.entry.id == "stance.side-promise"
            && let Some(k) = targets.first().copied()
            && let Some(second) = clause.starting(clause.chain_end(k))
            && r.gap(clause.chain_end(k)) & gap::HARD == 0
            && !clause.is_time(clause.phrase(second))
            && is_promised(self.cx, clause, second)
        {
            // "promised the delegates a clean break": the break
            targets.clear();
            targets.push(second);
        }
        if self.is_verb && !self.is_passive {
            // "summoned Velmark's envoy to complain": the actor stands between the words of the pattern
            let inner = (v + 1..end).find_map(|i| clause.starting(i)).filter(|k| {
                let p = clause.phrase(*k);
                // "petitioned the council against the merger"
                let is_asked = clause.is_word(end - 1, &["against"]) && !targets.is_empty();
                // "signed a petition against": the paper is none
                p.kind.is_somebody() && !is_paper(self.cx, clause, *k) && !is_asked
            });
            if let Some(k) =
                inner.filter(|k| !targets.contains(k) && !clause.is_time(clause.phrase(*k)))
            {
                targets.insert(0, k);
                sides.skipped = 0;
            }
            if end < clause.to
                && (clause.is_word(end - 1, &["that"]) || clause.is_word(end, &["that"]))
            {
                // "insisted that the talks be public" asks nothing of the talks; "demanded that the mayor resign" does of the
                // mayor; "welcomed that", "condemned that decision" is a whole object
                targets.retain(|k| {
                    let after = clause.phrase(*k).end as usize;
                    clause.phrase(*k).first as usize == end
                        && (after >= clause.to
                            || r.gap(after) & gap::HARD != 0
                            // "rejected that as a slur"
                            || after == end + 1 && clause.is_word(after, &["as"]))
                        || clause.phrase(*k).kind.can_speak()
                });
            }
        }
        // "rejected the offer by 412 votes to 88": how, and no one
        let has_by = clause.is_word(end - 1, &["by"]);
        targets.retain(|k| {
            let p = clause.phrase(*k);
            p.kind != PhraseKind::Relative
                && !(has_by && clause.is_word(p.head as usize, &["vote", "votes", "margin"]))
        });
    }

    /// Who gives what a noun names: "opposition from [farmers] to the levy", "the plan drew praise from [the bishop]".
    fn add_giver(&self, sides: &mut Sides) {
        let clause = &self.clause;
        let last = self.end - 1;
        let from = clause.is_word(last, &["from", "among", "by", "within"]);
        if !self.is_noun || self.is_partisan || !(from || clause.is_word(last, &["of"])) {
            return;
        }
        let Some(giver) = sides
            .targets
            .first()
            .copied()
            .filter(|k| clause.phrase(*k).first as usize <= self.end && is_actor(clause, *k))
        else {
            return;
        };
        let mut all = vec![giver];
        clause.conjuncts_right(giver, &mut all);
        let after = all.last().map_or(self.end, |k| clause.chain_end(*k));
        let leads = clause.is_word(
            after,
            &["to", "for", "against", "over", "at", "toward", "towards"],
        );
        let matter = clause
            .starting(after + 1)
            .filter(|k| leads && !clause.is_time(clause.phrase(*k)));
        let target = match matter {
            None if from => sides.subject.filter(|_| sides.noun_verb.is_some()),
            found => found,
        };
        if matter.is_none() && !is_given(self.entry) {
            return;
        }
        sides.targets.clear();
        sides.targets.extend(target);
        sides.holder = Some(giver);
        sides.subject = Some(giver);
        sides.is_loose = target.is_none();
    }

    /// Who has a noun that nobody had before it: "there is strong opposition to the toll among [farmers]".
    fn add_owner(&self, sides: &mut Sides) {
        let clause = &self.clause;
        let is_open = sides.is_loose
            || sides
                .holder
                .is_none_or(|k| clause.phrase(k).kind == PhraseKind::Empty);
        if !self.is_noun || self.is_partisan || !is_open {
            return;
        }
        let after = sides
            .targets
            .last()
            .map_or(self.end, |k| clause.chain_end(*k));
        // "support for the growers came from [the Greens]"
        let comes = clause.is_word(after, &["came", "comes", "come"])
            || clause.is_word(after, &["has", "have", "had"])
                && clause.is_word(after + 1, &["come"]);
        let from = (after..after + 3)
            .find(|i| comes && clause.is_word(*i, &["from"]))
            .unwrap_or(after);
        let owner = clause
            .is_word(from, &["among", "from", "by", "within"])
            .then(|| clause.starting(from + 1))
            .flatten()
            .filter(|k| is_actor(clause, *k));
        if owner.is_some() {
            sides.holder = owner;
            sides.is_loose = false;
        }
    }

    /// What a relative clause hangs on, and who does it with the subject.
    fn add_antecedent(&self, sides: &mut Sides) {
        let clause = &self.clause;
        if !self.is_verb || self.is_passive {
            return;
        }
        if let Some(s) = sides.subject.filter(|_| sides.targets.is_empty()) {
            // "the paper that the guild rejected": the antecedent
            let f = clause.phrase(s).first as usize;
            if f > clause.from + 1 && clause.is_word(f - 1, &["that", "which", "whom"]) {
                let told = clause.covering(f - 2);
                sides.targets.extend(told.filter(|k| !is_told(clause, *k)));
            }
        }
        if matches!(self.entry.category, "AGREE" | "CONSULT" | "COOPERATE")
            || self.entry.category == "SUPPORT" && sides.targets.is_empty()
            || is_joint(clause, self.v, self.end)
        {
            // "Ardania and Velmark signed": each with the other
            sides.mutual = sides.subject.and_then(|k| clause.conjunct_left(k));
            sides.targets.extend(sides.mutual);
        }
    }

    /// What it says; none where the deed is another's.
    fn sign(&self, sides: &Sides, said: &[Predicate]) -> Option<Sign> {
        let (cx, clause, v) = (self.cx, &self.clause, self.v);
        let statement = cx.cue(v).or_else(|| cx.statement(v));
        let mut sign = Sign {
            score: self.entry.score,
            act: self.entry.category,
            negated: self.is_negated(sides),
            irrealis: self.way.modal
                || self.group.is_infinitive && self.way.governor != Governor::None,
            // "few deputies support it": nobody in particular
            is_loose: sides.is_loose
                || self.way.is_others
                || self.is_duty(sides)
                || self.is_verb && sides.subject.is_some_and(|k| is_few(clause, k)),
            is_question: statement
                .and_then(|s| cx.statements.get(s as usize))
                .is_some_and(|s| s.question),
            statement,
            confidence: 0.85,
        };
        if self.is_noun && !self.is_partisan {
            sign.confidence -= 0.1;
        }
        if sides.targets.first().is_some_and(|k| {
            let first = clause.phrase(*k).first as usize;
            let after = clause.chain_end(*k);
            is_proposal(clause, *k)
                || is_faulted(clause, after)
                || self.entry.id == "stance.fight" && clause.is_word(first, &["it", "this", "that"])
        }) {
            // "attacked the plan", "will fight any suspension": in words
            match self.entry.id.as_str() {
                "stance.attack" => sign.act = "ACCUSE",
                "stance.fight" => sign.act = "REJECT",
                _ => {}
            }
        }
        let governed = self.governed(sides, said);
        self.end_deed(sides, governed, &mut sign)?;
        self.turn_by_governor(&mut sign);
        self.turn_by_negation(&mut sign);
        if sign.is_question {
            sign.score *= 0.5;
            sign.confidence -= 0.2;
        }
        if sign.irrealis {
            sign.score *= 0.9;
            sign.confidence -= 0.05;
        }
        if sign.act == "REQUEST"
            && sides
                .targets
                .first()
                .is_some_and(|k| is_everybody(clause, *k))
        {
            // "calls on all parties": nobody is opposed
            sign.score = 0.0;
        }
        Some(sign)
    }

    /// The predicate that governs this one: "[rejected] talks with", "[urged] the guild to back".
    fn governed<'s>(&self, sides: &Sides, said: &'s [Predicate]) -> Option<&'s Predicate> {
        said.iter().rev().find(|p| {
            let is_object = self.is_noun
                && p.words.1 <= self.start
                && sides
                    .noun_verb
                    .is_some_and(|w| p.words.0 <= w && w < p.words.1);
            let is_asked = self.way.governor == Governor::Request
                && p.words.0 >= self.way.start
                && p.words.1 <= self.v;
            !p.is_evaluation && (is_object || is_asked)
        })
    }

    fn is_negated(&self, sides: &Sides) -> bool {
        let (clause, v, end, way) = (&self.clause, self.v, self.end, self.way);
        // "pledged not to strike"
        let not_inside =
            self.entry.score > 0.0 && (v + 1..end).any(|i| clause.is_word(i, &["not", "never"]));
        let refused_inside = self.is_verb
            && self.entry.score > 0.0
            && (v..end).any(|i| {
                clause.reading.is(i, class::VERB)
                    && governor(clause.word(i)) == Governor::Refusal
                    && !clause.is_word(i, &["halt", "halts", "suspend", "rule", "ruled"])
            });
        way.negated ^ (way.governor == Governor::Refusal) ^ self.takes_none(sides)
            || refused_inside
            || self.is_verb && not_inside
            || !self.is_told
                && !self.group.is_negated
                && way.governor != Governor::Refusal
                && is_negated_near(self.cx, clause, v)
            || self.is_verb
                && sides
                    .subject
                    .is_some_and(|k| is_neither(clause, k) || is_nobody(clause, k, v))
                && !way.negated
    }

    /// "The league must approve all transfers": what others have to do, they do not do yet.
    fn is_duty(&self, sides: &Sides) -> bool {
        let (clause, start) = (&self.clause, self.group.start);
        self.is_verb
            && !self.is_passive
            && self.way.governor == Governor::None
            && start < self.v
            && (clause.is_word(start, &["must", "should"])
                || clause.is_word(start, &["has", "have", "needs"])
                    && clause.is_word(start + 1, &["to"]))
            && sides
                .subject
                .is_some_and(|k| !is_first_person(clause, k) && clause.phrase(k).kind.is_noun())
    }

    /// "will back [no candidate]", "supports [neither side]": the verb is denied by its object.
    fn takes_none(&self, sides: &Sides) -> bool {
        let first = sides
            .targets
            .first()
            .map(|k| self.clause.phrase(*k).first as usize);
        self.is_verb
            && !self.is_passive
            && first.is_some_and(|first| {
                first == self.end
                    && self
                        .clause
                        .is_word(first, &["no", "neither", "none", "nobody", "nothing"])
                    // "no longer", "no doubt"
                    && !self.clause.is_word(first + 1, &["longer", "doubt", "matter"])
            })
    }

    /// "lifted sanctions against", "called for sanctions against", "dismissed criticism of": what becomes of a deed that is an
    /// object. None where the deed is another's.
    fn end_deed(&self, sides: &Sides, governed: Option<&Predicate>, sign: &mut Sign) -> Option<()> {
        let clause = &self.clause;
        let mut ended = false;
        if is_given(self.entry) {
            // "the plan met opposition from doctors": theirs, whatever is done with it
            return Some(());
        }
        if let Some(p) = governed.filter(|_| self.is_noun) {
            // "rejected talks with", "called for sanctions against"
            sign.negated ^= p.act == "REJECT";
            // "dismissed criticism of": the criticism is dismissed, and is another's
            sign.is_loose |= p.score < 0.0;
            ended = p.score > 0.0 && p.act != "SUPPORT" && sign.score < 0.0;
            sign.irrealis = true;
        }
        if let Some(w) = sides.noun_verb {
            if clause.is_a(w, side::BLAMING) && sign.score < 0.0 {
                return None;
            }
            ended |= clause.is_a(w, side::ENDING) && !sign.negated;
        }
        if ended && sign.score < 0.0 {
            sign.score = sign.score.abs().min(0.6);
            let agrees = governed.is_some_and(|p| p.act == "AGREE")
                || self.way.governor == Governor::Willing;
            sign.act = if agrees { "AGREE" } else { "CONCEDE" };
        } else if ended {
            sign.negated = true;
        }
        Some(())
    }

    /// "ready to", "threatened to", "urged the guild to" before the deed.
    fn turn_by_governor(&self, sign: &mut Sign) {
        match self.way.governor {
            Governor::Willing | Governor::Attempt => {
                sign.irrealis = true;
                let is_willing = self.way.governor == Governor::Willing;
                if sign.score > 0.0
                    && matches!(sign.act, "COOPERATE" | "AID" | "CONCEDE" | "RETREAT")
                    && is_willing
                {
                    sign.act = "AGREE";
                } else if sign.score < 0.0
                    && matches!(quad(sign.act), Some(4))
                    && is_willing
                    && !sign.negated
                {
                    sign.confidence -= 0.1;
                }
            }
            Governor::Threat => {
                sign.irrealis = true;
                sign.act = "THREATEN";
                sign.score = -sign.score.abs().max(0.5);
            }
            Governor::Request => {
                sign.irrealis = true;
                if sign.score > 0.0 {
                    sign.act = "REQUEST";
                }
            }
            Governor::Refusal | Governor::None => {}
        }
    }

    fn turn_by_negation(&self, sign: &mut Sign) {
        if !sign.negated {
            return;
        }
        let (clause, v) = (&self.clause, self.v);
        if sign.score > 0.0 {
            sign.act = "REJECT";
            sign.score = -sign.score.abs().max(0.5) * 0.8;
        } else if self.way.governor == Governor::Refusal {
            // "declined to condemn": a little for the target
            sign.score *= -0.3;
            sign.act = "STATE";
        } else if self.is_verb
            && !self.is_passive
            && self.way.governor == Governor::None
            && is_yielding(clause, v, self.group)
        {
            // "does not object to the survey": it may go ahead. "Did not reject it" says so under a condition only
            let is_weak = clause.is_word(v, &["reject"]);
            sign.score = if is_weak { 0.2 } else { 0.45 };
            sign.act = "AGREE";
        } else if self.is_verb
            && clause.is_word(v, &["blame", "fault", "begrudge"])
            && self.way.governor == Governor::None
        {
            // "she does not blame the drivers": she takes their side
            sign.score = 0.4;
            sign.act = "STATE";
        } else {
            sign.score *= 0.2;
            sign.act = "STATE";
        }
        sign.confidence -= 0.1;
    }

    fn holder(&self, sides: &Sides, said: &[Predicate]) -> Holder {
        let (cx, clause, v) = (self.cx, &self.clause, self.v);
        let r = cx.reading;
        let is_active = self.is_verb && !self.is_passive;
        // "Orlava met Tamaria and praised Velmark": who met also praised, whatever stands before the "and"
        let start = self.group.start;
        let shared = said.iter().rev().find(|p| !p.is_evaluation).filter(|p| {
            let joined = is_active
                && start > clause.from + 1
                && r.is(start - 1, class::COORDINATOR)
                && r.gap(start - 1) & gap::HARD == 0;
            // "It opposes the levy, deplores the tone": a list of deeds
            let listed = is_active
                && start == v
                && start > clause.from + 1
                && r.gap(start) & gap::HARD == gap::COMMA
                && (r.is(start, class::VERB_THIRD | class::VERB_PAST)
                    // "its members dislike the levy, loathe the law"
                    || r.is(start, class::VERB_BASE) && r.is(p.words.0, class::VERB_BASE))
                && clause.starting(self.end).is_some();
            let last = start.saturating_sub(if listed { 1 } else { 2 });
            (joined || listed)
                && !p.is_evaluation
                && p.subject.is_some()
                && clause
                    .covering(last)
                    .is_some_and(|k| p.targets.contains(&k))
        });
        if let Some(p) = shared {
            return p.holder;
        }
        let speaker = speaker_of_cue(cx, v).filter(|_| is_active && self.entry.holder != "object");
        // "Orlo, who leads the guild, hailed": not the guild
        // "Orlo, along with two deputies, backed": not the two
        if let Some(k) = speaker.and_then(|_| clause.subject_over_aside(start))
            && clause.is_word(
                clause.phrase(k).end as usize,
                &[
                    "who",
                    "along",
                    "alongside",
                    "together",
                    "joined",
                    "flanked",
                    "backed",
                    "like",
                    "unlike",
                    // "Norline, the company that holds the contract, wants"
                    "the",
                    "a",
                    "an",
                ],
            )
            && clause.phrase(k).kind.is_somebody()
        {
            return Holder::Phrase(k);
        }
        // "the town needs this bridge, she said": a need is in the eye of who tells of it
        if self.entry.id == "stance.side-need"
            || self.is_verb
                && !self.is_passive
                && sides.subject.is_some_and(|k| is_nobody(clause, k, v))
        {
            return Holder::Known(
                cx.speaker(v)
                    .filter(|n| *n != 0)
                    .or_else(|| teller(cx, clause, v)),
            );
        }
        match (speaker, sides.holder) {
            (Some(_), _) => Holder::Known(speaker),
            (None, Some(k)) => holder_of_phrase(cx, clause, v, k),
            (None, None) if sides.is_agentless => unnamed_agent(cx, clause, self.entry, self.end),
            (None, None) => Holder::Known(cx.speaker(v)),
        }
    }
}

/// Whether a noun is one that somebody gives, who stands behind it: "opposition from", "praise from".
fn is_given(entry: &Entry) -> bool {
    matches!(
        entry.id.as_str(),
        "stance.opposition-from" | "stance.praise-from"
    )
}

/// Whether words `from..to` only tell how, where and when: "rebelled [on Thursday] over", "voted [by 40 to 12] to".
fn are_adverbials(clause: &Clause, from: usize, to: usize) -> bool {
    let r = clause.reading;
    let mut i = from;
    while i < to {
        let before = r.is(i, class::PREPOSITION)
            && clause.is_word(
                i,
                &[
                    "in", "on", "at", "outside", "before", "across", "by", "to", "during", "after",
                ],
            );
        let counts =
            |i: usize| r.is(i, class::NUMBER) || r.shape(i, crate::text::token::shape::DIGIT);
        let k = clause.covering(i).or_else(|| clause.covering(i + 1));
        let is_time = k.is_some_and(|k| clause.is_time(clause.phrase(k)));
        if counts(i) || r.is(i, class::ADVERB | class::WEEKDAY | class::MONTH) && !before {
            i += 1;
        } else if clause.is_word(i, &["by", "to"]) {
            if !counts(i + 1) {
                return false;
            }
            i += 2;
        } else if before {
            // "in the square", "at a meeting"
            match clause.starting(i + 1) {
                Some(k) if clause.phrase(k).end as usize <= to => {
                    i = clause.phrase(k).end as usize;
                }
                None if i + 1 < to && !r.is(i + 1, class::VERB) => i += 2,
                _ => return false,
            }
        } else if is_time {
            i += 1;
        } else {
            return false;
        }
    }
    true
}

/// "himself", "themselves".
fn is_reflexive(clause: &Clause, k: usize) -> bool {
    clause.is_word(
        clause.phrase(k).first as usize,
        &[
            "himself",
            "herself",
            "itself",
            "themselves",
            "myself",
            "ourselves",
            "yourself",
        ],
    )
}

/// Whether a word that may be a verb is a noun, or a part of one, where it stands.
fn is_no_deed(clause: &Clause, v: usize, end: usize) -> bool {
    let r = clause.reading;
    let is_one_word = end == v + 1;
    // "exploitation and abuse": joined to a noun and without an object, a noun
    let is_joined = is_one_word
        && v > clause.from + 1
        && r.is(v - 1, class::COORDINATOR)
        && r.is(v, class::VERB_BASE)
        && clause.covering(v - 2).is_some()
        && clause.starting(v + 1).is_none();
    // "the attack", "a banned group": a word inside a noun phrase is no deed
    let is_inside = clause.covering(v).is_some_and(|k| {
        let p = clause.phrase(k);
        // "the Halden [host] Mara Orlo"
        let named = p.kind == PhraseKind::Name
            && p.head as usize != v
            && r.role_of_name(v, clause.to).is_none();
        // "the senator no longer backs the bill"
        let longer = v > clause.from + 1
            && clause.is_word(v - 1, &["longer"])
            && clause.is_word(v - 2, &["no"]);
        (p.first as usize) < v && !named && !longer
            || p.end as usize > v + 1
                && r.is(v, class::VERB_PARTICIPLE | class::VERB_ING)
                && !r.is(v, class::VERB_PAST)
    });
    // "back-channel", "strike-breaking"
    let is_hyphened = is_one_word && end < clause.to && r.gap(end) & gap::HYPHEN != 0;
    // "months of sanctions"
    let is_governed = r.is(v, class::VERB_NOUN)
        && !r.is(v, class::VERB_ING | class::VERB_PAST)
        && v > clause.from
        && r.is(v - 1, class::PREPOSITION)
        // "described it as “blackmail”"
        && (!r.is(v - 1, class::TO | class::ADVERB) || clause.is_word(v - 1, &["as"]))
        && r.gap(v) & gap::HARD == 0;
    // "fired back with a quip", "came back": behind a verb a bare form is none
    let is_particle = is_one_word
        && clause.is_word(v, &["back"])
        && v > clause.from
        && r.is(
            v - 1,
            class::VERB_PAST | class::VERB_THIRD | class::VERB_ING,
        )
        && !r.is(v - 1, class::AUXILIARY)
        && clause.covering(v - 1).is_none()
        && r.gap(v) & gap::HARD == 0;
    // "has had offers of money"
    let is_of = r.is(v, class::VERB_NOUN)
        && !r.is(v, class::VERB_PAST | class::VERB_ING)
        && clause.is_word(end, &["of"])
        && r.gap(end) & gap::HARD == 0;
    is_joined
        || is_inside
        || is_hyphened
        || is_governed
        || is_particle
        || is_owned(clause, v)
        || is_one_word && (is_listed(clause, v) || is_of)
}

/// Whether word `v`, which may be a verb, is one noun of a list: "drew cheers, [boos] and three hours of testimony".
pub(super) fn is_listed(clause: &Clause, v: usize) -> bool {
    let r = clause.reading;
    v > clause.from
        && (r.is(v, class::VERB_NOUN) || r.class(v) == 0)
        && !r.is(v, class::VERB_PAST | class::VERB_ING)
        && r.gap(v) & gap::HARD == gap::COMMA
        && (clause.is_word(v + 1, &["and", "or"]) && r.gap(v + 1) & gap::HARD == 0
            || r.gap(v + 1) & gap::HARD == gap::COMMA)
        && !clause.is_word(v - 1, &["who", "which", "he", "she", "they", "we", "it"])
}

/// Whether word `v`, which may be a verb, is a noun since somebody has it: "the supporters' [trust] wants him to sell".
pub(super) fn is_owned(clause: &Clause, v: usize) -> bool {
    let r = clause.reading;
    if v <= clause.from
        || !r.is(v, class::VERB_NOUN)
        || r.is(v, class::VERB_PAST | class::VERB_ING)
        || r.is(v - 1, class::SUBJECT | class::AUXILIARY)
        || r.gap(v) & gap::HARD != 0
    {
        return false;
    }
    let is_plural = r.gap(v) & gap::MARK != 0
        && r.quotation(v - 1) == r.quotation(v)
        && clause.word(v - 1).ends_with('s');
    is_plural
        || clause
            .covering(v - 1)
            .is_some_and(|k| clause.phrase(k).is_possessive && clause.phrase(k).end as usize == v)
}

/// "[Orlo] expressed support for": the subject of the verb that has the noun as its object, which is put into `verb`.
fn subject_of_noun(clause: &Clause, v: usize, verb: &mut Option<usize>) -> Option<usize> {
    let start = clause
        .covering(v)
        .map_or(v, |k| clause.phrase(k).first as usize);
    let mut w = start;
    while w > clause.from && start - w < 4 {
        w -= 1;
        if clause.reading.is(w, class::VERB) && clause.covering(w).is_none() {
            *verb = Some(w);
            return clause.subject(road(clause, w, clause.group(w)).start, 0);
        }
    }
    clause.subject(start, 0)
}

/// The subject of verb `v`, whose road begins at `start` and names nobody.
fn subject_of_verb(clause: &Clause, v: usize, start: usize) -> Option<usize> {
    if clause.reading.is(v, class::SUBJECT) {
        // "we're behind her": pronoun and copula in one word
        return clause.covering(v);
    }
    // "having opposed the war, the minister left"
    let is_ing = clause.reading.is(v, class::VERB_ING) || clause.is_word(start, &["having"]);
    let before = start.checked_sub(1).filter(|b| is_ing && *b >= clause.from);
    // "the guild is [alone in] backing it": the guild
    if let Some(alone) = before
        .filter(|b| clause.is_word(*b, &["in"]) && *b > clause.from + 1)
        .map(|b| b - 1)
        .filter(|a| {
            clause.is_word(*a, &["alone", "united", "unanimous"])
                && clause.reading.is(a - 1, class::BE)
        })
    {
        return clause.subject(clause.group(alone - 1).start, 0);
    }
    let found = match before.filter(|b| clause.is_word(*b, &["of", "from"])) {
        // "accused the guild of attacking": the guild attacks
        Some(b) if b > clause.from => clause.covering(b - 1),
        // "surprised many by backing the strike": who surprised
        _ => before
            .filter(|b| clause.is_word(*b, &["by"]))
            .and_then(|b| clause.verb_before(b))
            .and_then(|w| clause.subject(clause.group(w).start, 0))
            .or_else(|| clause.subject(start, 0)),
    };
    found.or_else(|| is_ing.then(|| clause.subject_right(v)).flatten())
}

/// Who stands behind a paper whose participle is at word `v`: "[four deputies] have signed a letter urging him to resign".
fn writer(cx: &Context, clause: &Clause, v: usize, k: usize) -> Option<usize> {
    let p = clause.phrase(k);
    let verb = (p.first as usize).checked_sub(1)?;
    (p.end as usize == v
        && clause.reading.is(v, class::VERB_ING)
        && is_paper(cx, clause, k)
        && clause.is_word(
            verb,
            &[
                "signed",
                "signing",
                "sign",
                "wrote",
                "written",
                "writing",
                "sent",
                "published",
                "issued",
                "released",
                "submitted",
                "launched",
                "drafted",
            ],
        ))
    .then(|| clause.subject(clause.group(verb).start, 0))
    .flatten()
}

/// Who speaks, where word `v` is a cue.
fn speaker_of_cue(cx: &Context, v: usize) -> Option<u32> {
    cx.cue(v)
        .and_then(|s| cx.statements.get(s as usize))
        .and_then(|s| s.speaker)
}

/// Whose side phrase `k` stands for: the speaker's where it is "we", or a pronoun in his own words.
fn holder_of_phrase(cx: &Context, clause: &Clause, v: usize, k: usize) -> Holder {
    let first = clause.phrase(k).first as usize;
    // "Velmark says it will not accept": the pronoun is the speaker's
    let is_speaker = is_first_person(clause, k)
        // “They support it,” she said: others
        || !in_own_words(cx, v)
            && clause.is_word(first, &["it", "they", "he", "she"])
            && cx.speaker(v).is_some_and(|s| {
                s != 0
                    && (!is_document(cx, s) || clause.is_word(first, &["it"]))
                    // "aides say he favored it", "the agencies said it would cut off food"
                    && !is_other(cx, s, clause, k)
                    && !(is_plural(cx, s) && clause.is_word(first, &["it"]))
            });
    if !is_speaker {
        return Holder::Phrase(k);
    }
    Holder::Known(cx.speaker(v))
}

/// "Was detained in Velmark": only who holds power there can have done it.
fn unnamed_agent(cx: &Context, clause: &Clause, entry: &Entry, end: usize) -> Holder {
    Some(end)
        .filter(|_| matches!(entry.category, "COERCE" | "CONCEDE" | "SANCTION"))
        .and_then(|end| clause.place_after(cx.lexicon, end))
        .map_or(Holder::Known(None), Holder::Phrase)
}

/// Whether the words of a predicate name a thing done together: a deal, talks, fire exchanged.
fn is_joint(clause: &Clause, v: usize, end: usize) -> bool {
    clause.is_word(
        v,
        &[
            "clashed",
            "clash",
            "fought",
            "exchanged",
            "traded",
            "failed",
        ],
    ) || (v..end).any(|i| clause.is_a(i, side::SHARED))
}

/// Whether a negation governs word `v` from near by, no verb between. "Non-governmental" is none.
fn is_negated_near(cx: &Context, clause: &Clause, v: usize) -> bool {
    if !cx.negations.holds(v) {
        return false;
    }
    for i in (clause.from..v).rev().take(9) {
        // "refused to sell, and Tench condemned that": a clause of its own
        if clause.is_word(i, &["and", "but"])
            && cx.reading.gap(i) & gap::COMMA != 0
            && clause.starting(i + 1).is_some()
        {
            return false;
        }
        if !cx.negations.holds(i) {
            return !clause.is_word(i, &["non", "anti", "without"])
                || clause.is_word(i, &["without"]) && i + 2 >= v;
        }
        if cx.reading.is(i, class::FINITE)
            && !cx.reading.is(i, class::ADVERB | class::ADJECTIVE)
            && clause.covering(i).is_none()
        {
            return false;
        }
    }
    false
}

/// Where the object of a predicate begins that ends at word `end`: behind the copula in "what we oppose is [a trial]".
pub(super) fn object_start(clause: &Clause, subject: Option<usize>, end: usize) -> usize {
    let is_cleft = clause.is_word(end, &["is", "was"])
        && subject.is_some_and(|k| {
            let first = clause.phrase(k).first as usize;
            first > clause.from && clause.is_word(first - 1, &["what"])
        });
    // "what he wants now is a guarantee"
    let late = clause.is_word(end, &["now", "most", "above"]) && clause.is_word(end + 1, &["is"]);
    let is_late = late
        && subject.is_some_and(|k| {
            let first = clause.phrase(k).first as usize;
            first > clause.from && clause.is_word(first - 1, &["what"])
        });
    end + usize::from(is_cleft) + 2 * usize::from(is_late)
}

/// Whether a subject is one of two who both do not: "neither Kestria nor [Orlava] supports", "neither [party] backs".
fn is_neither(clause: &Clause, k: usize) -> bool {
    let first = clause.phrase(k).first as usize;
    clause.is_word(first, &["neither"])
        || first > clause.from && clause.is_word(first - 1, &["nor", "neither"])
}

/// Whether the subject of the verb at word `v` is nobody: "[nobody] in the valley wants the dam". Whoever says so is the one who does
/// not; what nobody has done ("nobody thanked the crew") is a fact.
fn is_nobody(clause: &Clause, k: usize, v: usize) -> bool {
    let first = clause.phrase(k).first as usize;
    let is_none = clause.is_word(first, &["nobody", "none"])
        || clause.is_word(first, &["no"]) && clause.is_word(first + 1, &["one"]);
    is_none
        && clause.group(v).start == v
        && clause.reading.is(v, class::VERB_THIRD)
        && !(first > clause.from && clause.is_word(first - 1, &["that", "which"]))
}

/// Whether a subject is hardly anybody: "[few deputies] support the tax".
fn is_few(clause: &Clause, k: usize) -> bool {
    let first = clause.phrase(k).first as usize;
    clause.is_word(first, &["few", "little", "hardly"])
        && !(first > clause.from && clause.is_word(first - 1, &["a"]))
}

/// Whether a phrase means no party in particular: "all parties", "the international community", "member states".
fn is_everybody(clause: &Clause, k: usize) -> bool {
    let p = clause.phrase(k);
    p.kind != PhraseKind::Name
        && (clause.is_word(
            p.first as usize,
            &[
                "all",
                "both",
                "every",
                "each",
                "any",
                "everyone",
                "everybody",
                "us",
                "others",
            ],
        ) || clause.is_word(
            p.head as usize,
            &[
                "parties",
                "sides",
                "community",
                "states",
                "countries",
                "nations",
                "members",
                "governments",
                "everyone",
                "people",
                "council",
                "actors",
                "partners",
                "donors",
            ],
        ))
}

/// Who is meant by phrase `k` before a relative clause or an infinitive: "[Orlo] was among those who backed the strike", "[Orlo] is one of
/// the deputies who backed it", "[Orlo] was the first to back it". In "it was Orlo who" she is.
fn among(clause: &Clause, k: usize) -> Option<usize> {
    let r = clause.reading;
    let p = clause.phrase(k);
    let end = p.end as usize;
    let leads = clause.is_word(end, &["who", "to"]) && r.gap(end) & gap::HARD == 0;
    if leads && p.kind == PhraseKind::Other {
        let mut first = p.first as usize;
        if first > clause.from + 1
            && clause.is_word(first - 1, &["of"])
            && let Some(q) = clause.covering(first - 2)
        {
            // "one of [the deputies] who"
            first = clause.phrase(q).first as usize;
        }
        if first > clause.from && clause.is_word(first - 1, &["among"]) {
            first -= 1;
        }
        let b = first.checked_sub(1).filter(|b| *b >= clause.from);
        let named = b
            .filter(|b| r.is(*b, class::BE) && r.gap(first) & gap::HARD == 0)
            .and_then(|b| clause.subject(clause.group(b).start, 0))
            .filter(|s| *s != k && clause.phrase(*s).kind != PhraseKind::Empty);
        if named.is_some() {
            return named;
        }
    }
    let first = clause.phrase(k).first as usize;
    let b = first.checked_sub(2).filter(|b| *b > clause.from)?;
    (clause.is_word(first, &["those"])
        && clause.is_word(first - 1, &["among", "of"])
        && (clause.reading.is(b, class::BE) || clause.is_word(b, &["one", "some"])))
    .then(|| clause.subject(clause.group(b).start, 0))
    .flatten()
}

/// Who is a partisan: "[Supporters] of the pact", "[Orlo], a critic of the pact", "[Orlo] remains a critic of the pact", "[Orlo] had
/// been among the critics of the pact".
fn partisan(clause: &Clause, v: usize) -> Option<usize> {
    let own = clause.covering(v)?;
    let first = clause.phrase(own).first as usize;
    let mut first = one_of(clause, first);
    while first > clause.from
        && clause.reading.gap(first) & gap::HARD == 0
        && clause.is_word(
            first - 1,
            &[
                "long",
                "once",
                "formerly",
                "still",
                "already",
                "also",
                "now",
                "usually",
                "normally",
                "always",
                "traditionally",
                "otherwise",
                "hitherto",
                "himself",
                "herself",
                "itself",
                "themselves",
            ],
        )
    {
        // "[the chancellor], long a supporter of the tunnel", "[the guild], usually a critic of the port"
        first -= 1;
    }
    let Some(before) = first.checked_sub(1).filter(|b| *b >= clause.from) else {
        return Some(own);
    };
    let links = clause.reading.is(before, class::BE)
        || clause.is_word(
            before,
            &[
                "remains", "remained", "became", "becomes", "remain", "become",
            ],
        );
    if links {
        return clause.subject(clause.group(before).start, 0).or(Some(own));
    }
    let named = clause.covering(before).filter(|q| {
        clause.reading.gap(first) & gap::COMMA != 0 && clause.phrase(*q).kind.is_somebody()
    });
    named.or(Some(own))
}

/// Whether words from `i` on tell what somebody is attacked for, so that it is done in words: "attacked the press [for spreading
/// panic]", "[for its silence]", "[as reckless]"; not "attacked the town [for three days]", "[as it slept]".
fn is_faulted(clause: &Clause, i: usize) -> bool {
    let r = clause.reading;
    if r.gap(i) & gap::HARD != 0 || r.gap(i + 1) & gap::HARD != 0 || i + 1 >= clause.to {
        return false;
    }
    if clause.is_word(i, &["for"]) {
        let own = || {
            clause
                .starting(i + 1)
                .is_some_and(|k| !clause.is_time(clause.phrase(k)))
        };
        return r.is(i + 1, class::VERB_ING) || r.is(i + 1, class::POSSESSIVE) && own();
    }
    // "as a mob gathered" tells when
    clause.is_word(i, &["as"])
        && (r.quotation(i + 1) != r.quotation(i)
            || (r.is(i + 1, class::ADJECTIVE) || clause.is_word(i + 1, &["a", "an"])) && {
                let end = clause
                    .starting(i + 1)
                    .map_or(i + 2, |k| clause.chain_end(k));
                end >= clause.to || r.gap(end) & gap::HARD != 0 || r.is(end, class::PREPOSITION)
            })
}

/// Who strives, where phrase `k` is the effort to do what the verb group at `start` tells: "[the parents] have launched a campaign to
/// stop it", "[the parents'] campaign to stop it".
fn striver(clause: &Clause, start: usize, k: usize) -> Option<usize> {
    let p = clause.phrase(k);
    let (first, end) = (p.first as usize, p.end as usize);
    let is_effort = end == start
        && clause.is_word(start, &["to"])
        && clause.reading.gap(start) & gap::HARD == 0
        && clause.is_word(
            p.head as usize,
            &[
                "attempt", "attempts", "battle", "bid", "campaign", "crusade", "drive", "effort",
                "efforts", "fight", "push",
            ],
        );
    if !is_effort {
        return None;
    }
    possessor(clause, p.head as usize).or_else(|| {
        let verb = first.checked_sub(1).filter(|w| {
            clause.reading.gap(first) & gap::HARD == 0
                && clause.is_word(
                    *w,
                    &[
                        "launch",
                        "launched",
                        "launches",
                        "launching",
                        "start",
                        "started",
                        "began",
                        "begun",
                        "mount",
                        "mounted",
                        "mounting",
                        "lead",
                        "leads",
                        "led",
                        "leading",
                        "wage",
                        "waged",
                        "waging",
                        "run",
                        "runs",
                        "running",
                        "ran",
                        "renewed",
                        "stepped",
                        "joined",
                        "join",
                        "joins",
                    ],
                )
        })?;
        clause.subject(road(clause, verb, clause.group(verb)).start, 0)
    })
}

/// Where those begin who are told to be some of several: "[among] the critics", "[one of] the fiercest critics".
fn one_of(clause: &Clause, first: usize) -> usize {
    let joined = |i: usize| i > clause.from && clause.reading.gap(i) & gap::HARD == 0;
    let is = |i: usize, words: &[&str]| joined(i) && clause.is_word(i - 1, words);
    if is(first, &["among", "amongst"]) {
        return first - 1;
    }
    if is(first, &["of"]) && is(first - 1, &["one", "two", "some", "many", "most"]) {
        return first - 2;
    }
    first
}
