//! What somebody lets others do or have on a condition: "the club may join only if it builds a stand, the league said".

use crate::attribution::reading::PhraseKind;
use crate::lexicon::{class, side};
use crate::tag::stance::Holder;
use crate::tag::stance::conditional::kind::{is_binding, is_until};
use crate::tag::stance::conditional::{Drafted, Hanging};
use crate::tag::stance::deed::{Deed, deed_target};
use crate::tag::stance::holder::{holder, is_actor, told_by};
use crate::tag::stance::row::row;

/// Participles and adjectives of leave: "will be [allowed] to go", "are [free] to dig".
const LEAVE: &[&str] = &[
    "allowed",
    "permitted",
    "entitled",
    "eligible",
    "free",
    "welcome",
    "invited",
];

/// Verbs of being given something: "will [get] their licences back", "will not [receive] the loan".
const GETTING: &[&str] = &["get", "receive", "regain", "have", "obtain", "keep"];

impl Hanging<'_> {
    /// What somebody lets others have or do: "mine owners will [get their permits] back when, the governor said", "the club can [join
    /// the league] only if, the federation said".
    pub(super) fn permitted(&self) -> Option<Drafted> {
        let (cx, clause, c, first, end) = (self.cx, self.clause, self.c, self.first, self.end);
        let r = cx.reading;
        if !is_binding(cx, c) || is_until(cx, c) && c.kind != "precondition" {
            return None;
        }
        let speaker = told_by(cx, clause, first).or(c.speaker.filter(|s| *s != 0))?;
        let m = (first + 1..end).find(|i| {
            clause.covering(*i).is_none()
                && (r.is(*i, class::MODAL | class::BE)
                    || clause.is_word(*i, &["will", "would", "won't", "wouldn't"]))
        })?;
        let k = clause.subject(m, 0)?;
        let p = clause.phrase(k);
        let is_other = p.kind.is_noun()
            && p.first as usize >= first
            && is_actor(clause, k)
            && cx.directory.of_phrase(k) != Some(speaker);
        if !is_other || clause.is_word(m, &["must", "should", "might", "ought"]) {
            return None;
        }
        let mut negated = r.is(m, class::NEGATED);
        let mut v = m + 1;
        while v < end
            && (r.is(v, class::ADVERB | class::NEGATED)
                || clause.is_word(v, &["not", "never", "only"]))
            && !r.is(v, class::VERB_BASE)
            && !clause.is_word(v, LEAVE)
        {
            negated |= clause.is_word(v, &["not", "never"]) || r.is(v, class::NEGATED);
            v += 1;
        }
        if clause.is_word(v, &["be"]) {
            v += 1;
        }
        // "the firm was entitled to withdraw should the fee rise": a fact
        if clause.is_word(v, &["entitled", "eligible"]) && r.is(m, class::VERB_PAST) {
            return None;
        }
        let is_indirect = holder(cx, clause, m, Some(k)) == Some(Holder::Known(Some(speaker)));
        let is_strict = matches!(c.kind, "necessary" | "precondition" | "exceptive");
        let (target, phrase) = if clause.is_word(v, LEAVE)
            && clause.is_word(v + 1, &["to"])
            && r.is(v + 2, class::VERB_BASE)
        {
            deed_target(clause, v + 2, end)
        } else if v > m
            && clause.is_word(v, GETTING)
            && !clause.is_word(m, &["can", "could", "may"])
        {
            // "will have [their licences] back", but not "will have a chance"
            let k = clause.starting(v + 1)?;
            let is_back = clause.is_word(clause.chain_end(k), &["back"]);
            let head = clause.phrase(k).head as usize;
            if !(is_back || clause.is_word(v, &["get", "receive", "regain", "obtain"]))
                || clause.is_a(head, side::EMPTY)
                || clause.phrase(k).kind != PhraseKind::Other
            {
                return None;
            }
            (clause.chain(k, 0), Some(k))
        } else if is_strict
            && !is_indirect
            && clause.is_word(m, &["can", "may", "cannot", "can't"])
            && r.is(v, class::VERB_BASE)
            && clause.is_a(v, side::DEEDS | side::TAKER)
        {
            // "the club can join the league only if"
            deed_target(clause, v, end)
        } else {
            return None;
        };
        let mut d = row(cx, clause, m, target, phrase, Holder::Known(Some(speaker)));
        d.stance.act = if negated { "REJECT" } else { "CONCEDE" };
        d.stance.score = if negated { -0.45 } else { 0.45 };
        d.stance.negated = negated;
        let found = Deed {
            negated,
            ..Deed::of(v.min(end.saturating_sub(1)), m)
        };
        Some((d, found))
    }
}
