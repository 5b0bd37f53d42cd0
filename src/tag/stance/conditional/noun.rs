//! Sides and threats in the form of a noun: "her [support] for the deal hinges on a vote", "threatened legal action unless".

use crate::attribution::reading::PhraseKind;
use crate::lexicon::{class, side};
use crate::tag::Context;
use crate::tag::actors::Clause;
use crate::tag::condition::names_deal;
use crate::tag::stance::Holder;
use crate::tag::stance::conditional::kind::{is_binding, is_until};
use crate::tag::stance::conditional::{Drafted, Hanging};
use crate::tag::stance::deed::{Deed, deed_target, subject_of};
use crate::tag::stance::holder::{holder, is_actor, is_actor_word, is_first, possessor, told_by};
use crate::tag::stance::row::row;
use crate::text::token::{gap, shape};

/// Nouns of siding with something, and of refusing it: "her [support] for the deal hinges on a vote".
const SIDING: &[(&str, &str)] = &[
    ("support", "SUPPORT"),
    ("backing", "SUPPORT"),
    ("endorsement", "SUPPORT"),
    ("blessing", "SUPPORT"),
    ("consent", "AGREE"),
    ("readiness", "AGREE"),
    ("willingness", "AGREE"),
    ("opposition", "REJECT"),
    ("vote", "SUPPORT"),
    ("votes", "SUPPORT"),
    ("approval", "AGREE"),
    ("signature", "AGREE"),
    ("offer", "AGREE"),
    ("pledge", "AGREE"),
    ("participation", "COOPERATE"),
];

/// Whether word `i` is a noun of siding: one that was read as a verb is a noun behind its owner ("our [consent]").
fn is_side(clause: &Clause, i: usize) -> bool {
    let r = clause.reading;
    SIDING.iter().any(|n| clause.is_word(i, &[n.0]))
        && (clause.covering(i).is_some()
            || i > clause.from
                && (r.shape(i - 1, shape::POSSESSIVE) || r.is(i - 1, class::POSSESSIVE)))
}

impl Hanging<'_> {
    /// What hangs is a noun of siding with its owner: "[their consent to the sale] is subject to a vote", "its support is
    /// conditional on".
    pub(super) fn nominal(&self) -> Option<Drafted> {
        let (cx, clause, c, first, end) = (self.cx, self.clause, self.c, self.first, self.end);
        if !matches!(c.kind, "dependence" | "necessary" | "precondition") {
            return None;
        }
        // "[its support] conditional on": the head before any complement
        let head = (first..end.min(first + 6)).find(|i| is_side(clause, *i))?;
        let after = head + 1;
        let names = clause.is_word(after, &["for", "of", "to", "in", "on"]) && after < end;
        let (target, phrase, stop) = if names
            && clause.is_word(after, &["to"])
            && cx.reading.is(after + 1, class::VERB_BASE)
            && clause.starting(after + 1).is_none()
        {
            let (target, phrase) = deed_target(clause, after + 1, end);
            (target, phrase, cx.reading.token_at(target.end))
        } else if let Some(k) = clause.starting(after + 1).filter(|_| names) {
            (clause.chain(k, after + 1), Some(k), clause.chain_end(k))
        } else {
            let k = clause.covering(head)?;
            (clause.chain(k, 0), Some(k), after)
        };
        let is_plain =
            (stop..end).all(|i| !cx.reading.is(i, class::FINITE) || cx.reading.is(i, class::BE));
        if !is_plain {
            return None;
        }
        let speaker = c.speaker.filter(|s| *s != 0);
        // "the vote on the dam depends on" takes no side
        let is_own = clause.is_word(
            head,
            &[
                "vote",
                "votes",
                "approval",
                "signature",
                "offer",
                "pledge",
                "participation",
            ],
        );
        let at_subject = clause
            .starting(first)
            .filter(|k| !is_own && clause.phrase(*k).head as usize != head);
        if is_own && possessor(clause, head).is_none() {
            return None;
        }
        let h = match possessor(clause, head).or(at_subject) {
            Some(q)
                if is_first(clause, q)
                    || cx
                        .reading
                        .is(clause.phrase(q).first as usize, class::POSSESSIVE) =>
            {
                match speaker {
                    Some(s) => Holder::Known(Some(s)),
                    None => Holder::Phrase(q),
                }
            }
            Some(q) if !is_actor(clause, q) => return None,
            Some(q) => Holder::Phrase(q),
            None => Holder::Known(Some(speaker?)),
        };
        let mut d = row(cx, clause, head, target, phrase, h);
        let act = SIDING
            .iter()
            .find(|n| clause.is_word(head, &[n.0]))
            .map_or("SUPPORT", |n| n.1);
        d.stance.act = act;
        d.stance.score = if act == "REJECT" { -0.5 } else { 0.5 };
        let found = Deed {
            is_bound: true,
            ..Deed::of(head, head)
        };
        Some((d, found))
    }

    /// What will or will not have somebody's side: "without a road [the quarry] will never get our consent", "[the hub] has his vote, but".
    pub(super) fn granted(&self) -> Option<Drafted> {
        let (cx, clause, c, first, end) = (self.cx, self.clause, self.c, self.first, self.end);
        if !is_binding(cx, c) {
            return None;
        }
        let head = (first..end).rev().find(|i| is_side(clause, *i))?;
        let of = match clause.covering(head) {
            Some(k) => clause.phrase(k).first as usize,
            None => head.saturating_sub(1),
        };
        let v = of.checked_sub(1).filter(|v| {
            *v > first
                && clause.is_word(
                    *v,
                    &[
                        "get", "gets", "have", "has", "had", "win", "wins", "receive", "earn",
                        "keep",
                    ],
                )
        })?;
        let group = clause.group(v);
        if let Some(row) = self.traded_vote(head, v) {
            return Some(row);
        }
        let k = clause.subject(group.start, 0).filter(|k| {
            clause.phrase(*k).first as usize >= first
                && clause.phrase(*k).kind != PhraseKind::Pronoun
        })?;
        let speaker = c
            .speaker
            .filter(|s| *s != 0)
            .or_else(|| told_by(cx, clause, v));
        let owner = possessor(clause, head).or_else(|| clause.starting(of))?;
        let h = match speaker {
            Some(s)
                if clause
                    .reading
                    .is(clause.phrase(owner).first as usize, class::POSSESSIVE) =>
            {
                Holder::Known(Some(s))
            }
            _ if is_actor(clause, owner) => Holder::Phrase(owner),
            _ => return None,
        };
        let mut d = row(cx, clause, v, clause.chain(k, 0), Some(k), h);
        d.stance.act = if group.is_negated {
            "REJECT"
        } else {
            "SUPPORT"
        };
        d.stance.score = if group.is_negated { -0.5 } else { 0.5 };
        d.stance.negated = group.is_negated;
        let found = Deed {
            negated: group.is_negated,
            ..Deed::of(head, group.start)
        };
        Some((d, found))
    }

    /// What the speaker gives whomever he speaks to: "compensate us, and you'll have [our vote]", "you will not get [my support] unless".
    fn traded_vote(&self, head: usize, v: usize) -> Option<Drafted> {
        let (cx, clause) = (self.cx, self.clause);
        let group = clause.group(v);
        let own = head.checked_sub(1)?;
        let is_yours = clause.is_word(own, &["our", "my"])
            && (self.first..v).any(|i| {
                clause.is_word(
                    i,
                    &["you", "you'll", "you'd", "they", "they'll", "he", "she"],
                )
            });
        let speaker = told_by(cx, clause, v).filter(|_| is_yours)?;
        let negated = group.is_negated;
        let mut d = row(
            cx,
            clause,
            v,
            cx.reading.span(own, head + 1),
            None,
            Holder::Known(Some(speaker)),
        );
        d.stance.act = if negated { "REJECT" } else { "AGREE" };
        d.stance.score = if negated { -0.5 } else { 0.5 };
        d.stance.negated = negated;
        Some((
            d,
            Deed {
                negated,
                ..Deed::of(head, group.start)
            },
        ))
    }

    /// What somebody binds to a condition: "tied [further aid] to reform", "made [the loan] subject to an audit".
    pub(super) fn bound(&self) -> Option<Drafted> {
        let (cx, clause, c, first, end) = (self.cx, self.clause, self.c, self.first, self.end);
        let binds = c.entry.is_some_and(|e| {
            matches!(
                cx.lexicon.entry(e).id.as_str(),
                "condition.make-conditional-on" | "condition.tie-to"
            )
        });
        let r = cx.reading;
        // "called the round useful but [tied] any meeting to": the last verb
        let v = (first..end).rev().filter(|_| binds).find(|i| {
            r.is(*i, class::VERB)
                && !r.is(*i, class::AUXILIARY)
                && clause.covering(*i).is_none()
                && (c.kind != "precondition"
                    || clause.is_word(
                        *i,
                        &[
                            "tie", "ties", "tied", "link", "links", "linked", "made", "makes",
                            "make",
                        ],
                    ))
        })?;
        let group = clause.group(v);
        if group.is_passive || group.is_negated {
            return None;
        }
        let (k, _) = clause.object(v + 1, 2)?;
        let q = subject_of(clause, group.start)?;
        let h = holder(cx, clause, v, Some(q)).or_else(|| {
            let is_named = matches!(
                clause.phrase(q).kind,
                PhraseKind::Other | PhraseKind::Source
            );
            is_named.then_some(Holder::Phrase(q))
        })?;
        let mut d = row(cx, clause, v, clause.chain(k, 0), Some(k), h);
        d.stance.score = 0.4;
        let found = Deed {
            is_bound: true,
            ..Deed::of(v, group.start)
        };
        Some((d, found))
    }

    /// What a noun sets a condition or a price for: "the pullout is a precondition for [talks], Orlo said", "as a condition of [joining the
    /// pool] Velmark demands a veto", "the price of the guild's [support] is a seat".
    pub(super) fn priced(&self) -> Option<Drafted> {
        let (cx, clause, c, first, end) = (self.cx, self.clause, self.c, self.first, self.end);
        let id = c.entry.map(|e| cx.lexicon.entry(e).id.as_str())?;
        let is_price = matches!(
            id,
            "condition.is-a-condition-for"
                | "condition.is-a-precondition-for"
                | "condition.as-a-condition-for"
                | "condition.their-condition-for"
                | "condition.condition-for-is"
                | "condition.price-of"
                | "condition.terms-for"
        );
        if !is_price {
            return None;
        }
        let r = cx.reading;
        let at = r.token_at(c.marker.start);
        let k = clause.starting(first);
        let (target, phrase, head) = if r.is(first, class::VERB_ING) && k.is_none() {
            let (target, phrase) = deed_target(clause, first, end);
            (target, phrase, first)
        } else {
            let k = k.filter(|k| !clause.is_time(clause.phrase(*k)))?;
            (clause.chain(k, 0), Some(k), clause.phrase(k).head as usize)
        };
        // "the price of his support for [the budget]"
        let sided = SIDING.iter().any(|n| clause.is_word(head, &[n.0]))
            && clause.is_word(head + 1, &["for", "of", "to", "in", "on"]);
        let (target, phrase) = match clause.starting(head + 2).filter(|_| sided) {
            Some(k) => (clause.chain(k, 0), Some(k)),
            None => (target, phrase),
        };
        let actor = |k: &usize| is_actor(clause, *k);
        // "Velmark's condition for talks"
        let owner = at
            .checked_sub(1)
            .filter(|w| r.shape(*w, shape::POSSESSIVE))
            .and_then(|w| clause.covering(w))
            .filter(actor);
        // "demands a pullout as a condition for", "made the release a condition of"
        let demander = || {
            let v = clause.verb_before(at)?;
            if r.is(v, class::BE | class::AUXILIARY) {
                return None;
            }
            subject_of(clause, clause.group(v).start).filter(actor)
        };
        // "As a condition of joining the pool, Lemnia demands"
        let follower = || {
            let comma = (first + 1..end).find(|i| r.gap(*i) & gap::COMMA != 0)?;
            clause.starting(comma).filter(actor)
        };
        let speaker = c
            .speaker
            .filter(|s| *s != 0)
            .or_else(|| told_by(cx, clause, at));
        let h = owner
            .map(Holder::Phrase)
            .or_else(|| speaker.map(|s| Holder::Known(Some(s))))
            .or_else(|| possessor(clause, head).filter(actor).map(Holder::Phrase))
            .or_else(|| demander().map(Holder::Phrase))
            .or_else(|| follower().map(Holder::Phrase))?;
        let mut d = row(cx, clause, at, target, phrase, h);
        d.stance.score = 0.4;
        let last = r.token_at(c.marker.end).saturating_sub(1).max(at);
        Some((d, Deed::of(last, at)))
    }

    /// What is threatened or promised as a noun: "threatened [legal action] unless", "offered the rebels [an amnesty] if".
    pub(super) fn pledged(&self) -> Option<Drafted> {
        const THREATS: &[&str] = &["threatened", "threatens", "threaten", "threatening"];
        let (cx, clause, c, first, end) = (self.cx, self.clause, self.c, self.first, self.end);
        if !is_binding(cx, c) || is_until(cx, c) {
            return None;
        }
        // the verb may be the cue before the consequent
        let from = first.saturating_sub(2).max(clause.from);
        let is_threat = |i: usize| clause.is_word(i, THREATS);
        let v = (from..end).find(|i| {
            (is_threat(*i) || clause.is_a(*i, side::PLEDGING)) && clause.covering(*i).is_none()
        })?;
        let mut k = clause.starting(v + 1)?;
        let mut is_second = false;
        if !is_threat(v) && (is_actor(clause, k) || clause.phrase(k).kind == PhraseKind::Pronoun) {
            // "offered [the rebels] an amnesty"; but "promised 140 officers"
            let second = clause
                .starting(clause.chain_end(k))
                .filter(|q| cx.reading.gap(clause.phrase(*q).first as usize) & gap::HARD == 0);
            is_second = second.is_some();
            k = second.unwrap_or(k);
        }
        let p = clause.phrase(k);
        let is_thing = (p.kind == PhraseKind::Other
            || p.kind == PhraseKind::Source
                && !is_threat(v)
                && (is_second || !is_actor_word(clause, k)))
            && !clause.is_time(p)
            && clause.chain_end(k) <= end
            && cx.reading.gap(v + 1) & gap::HARD == 0
            && if is_threat(v) {
                !is_actor_word(clause, k)
            } else {
                !clause.is_a(p.head as usize, side::EMPTY)
            };
        let group = clause.group(v);
        let subject = subject_of(clause, group.start)?;
        if !is_thing
            || group.is_passive
            || group.is_negated
            || clause.is_time(clause.phrase(subject))
        {
            return None;
        }
        let own = clause.phrase(subject).kind != PhraseKind::Empty;
        // "He insisted that the clinic would stay, and promised a bus": who promises is known where the promise is a statement
        let promiser = cx
            .cue(v)
            .and_then(|s| cx.statements.get(s as usize))
            .and_then(|s| s.speaker)
            .filter(|s| *s != 0 && !is_threat(v));
        let h = promiser
            .map(|s| Holder::Known(Some(s)))
            .or_else(|| holder(cx, clause, v, Some(subject)))
            .or_else(|| Some(Holder::Phrase(subject)).filter(|_| own))
            .filter(|h| !matches!(h, Holder::Known(Some(0) | None)))?;
        let mut d = row(cx, clause, v, clause.chain(k, 0), Some(k), h);
        (d.stance.act, d.stance.score) = if is_threat(v) {
            ("THREATEN", -0.6)
        } else {
            ("AGREE", 0.55)
        };
        Some((d, Deed::of(v, group.start)))
    }

    /// A deed in the form of a noun that is bound to something: "[the swimmer's return] is subject to a clean test, the league said".
    pub(super) fn tied(&self) -> Option<Drafted> {
        let (cx, clause, c, first, end) = (self.cx, self.clause, self.c, self.first, self.end);
        let id = c.entry.map_or("", |e| cx.lexicon.entry(e).id.as_str());
        let is_tie = matches!(
            id,
            "condition.subject-to"
                | "condition.subject-to-conditions"
                | "condition.contingent-on"
                | "condition.tied-to"
        );
        // "the merger is subject to approval by the regulator": how things are done
        let is_due = c.antecedent.is_some_and(|a| {
            let at = cx.reading.token_at(a.start);
            (at..at + 2).any(|i| {
                clause.is_word(
                    i,
                    &[
                        "approval",
                        "ratification",
                        "confirmation",
                        "clearance",
                        "availability",
                        "regulatory",
                        "parliamentary",
                        "shareholder",
                    ],
                )
            })
        });
        let k = (first..end.min(first + 2))
            .find_map(|i| clause.starting(i))
            .filter(|_| is_tie && !is_due)?;
        let head = clause.phrase(k).head as usize;
        let is_plain = (first..end).all(|i| {
            clause.covering(i).is_some()
                || !cx.reading.is(i, class::FINITE | class::MODAL)
                || cx.reading.is(i, class::BE)
                || cx.reading.is(i, class::PREPOSITION)
        });
        if !is_plain || is_actor_word(clause, k) || !names_deed(cx, clause, head) {
            return None;
        }
        let mut d = self.said_of(first, k, 0)?;
        d.stance.score = 0.4;
        let found = Deed {
            is_bound: true,
            ..Deed::of(head, head)
        };
        Some((d, found))
    }
}

/// Whether word `head` is a noun of something done or agreed: return, release, membership, aid, treaty.
fn names_deed(cx: &Context, clause: &Clause, head: usize) -> bool {
    let word = clause.word(head);
    names_deal(cx, head)
        || cx.reading.is(head, class::VERB_NOUN) && !word.ends_with("ing")
        || word.len() > 6
            && ["ship", "tion", "ment", "sion", "ance", "ence", "val"]
                .iter()
                .any(|e| word.ends_with(e))
            && !clause.is_word(
                head,
                &["government", "population", "decision", "election", "region"],
            )
        || clause.is_word(
            head,
            &[
                "aid",
                "entry",
                "membership",
                "backing",
                "money",
                "reopening",
                "lifting",
            ],
        )
}
