//! Sides and threats in the form of a noun: "her [support] for the deal hinges on a vote", "threatened legal action unless".

use crate::attribution::reading::PhraseKind;
use crate::lexicon::class;
use crate::tag::Context;
use crate::tag::actors::Clause;
use crate::tag::condition::Condition;
use crate::tag::stance::conditional::kind::{is_binding, is_until};
use crate::tag::stance::deed::{Deed, deed_target, subject_of};
use crate::tag::stance::holder::{holder, is_actor, is_actor_word, is_first, possessor};
use crate::tag::stance::row::row;
use crate::tag::stance::{Draft, Holder};

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
];

/// What hangs is a noun of siding with its owner: "[their consent to the sale] is subject to a vote", "its support is
/// conditional on".
pub(super) fn nominal(
    cx: &Context,
    clause: &Clause,
    c: &Condition,
    first: usize,
    end: usize,
) -> Option<(Draft, Deed)> {
    if !matches!(c.kind, "dependence" | "necessary" | "precondition") {
        return None;
    }
    // "[its support] conditional on": the head before any complement
    let head = (first..end.min(first + 6)).find(|i| {
        SIDING.iter().any(|n| clause.is_word(*i, &[n.0])) && clause.covering(*i).is_some()
    })?;
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
    let at_subject = clause
        .starting(first)
        .filter(|k| clause.phrase(*k).head as usize != head);
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
    let found = Deed::of(head, head);
    Some((d, found))
}

/// What is threatened as a noun: "threatened [legal action] unless".
pub(super) fn threatened(
    cx: &Context,
    clause: &Clause,
    c: &Condition,
    first: usize,
    end: usize,
) -> Option<(Draft, Deed)> {
    const VERBS: &[&str] = &["threatened", "threatens", "threaten", "threatening"];
    if !is_binding(cx, c) || is_until(cx, c) {
        return None;
    }
    // the verb may be the cue before the consequent
    let from = first.saturating_sub(2).max(clause.from);
    let v = (from..end).find(|i| clause.is_word(*i, VERBS) && clause.covering(*i).is_none())?;
    let k = clause.starting(v + 1)?;
    let p = clause.phrase(k);
    let is_thing = matches!(p.kind, PhraseKind::Other)
        && !is_actor_word(clause, k)
        && !clause.is_time(p)
        && clause.chain_end(k) <= end
        && cx.reading.gap(v + 1) & crate::text::token::gap::HARD == 0;
    let group = clause.group(v);
    let subject = subject_of(clause, group.start)?;
    if !is_thing || group.is_passive || group.is_negated || clause.is_time(clause.phrase(subject)) {
        return None;
    }
    let own = matches!(
        clause.phrase(subject).kind,
        PhraseKind::Name | PhraseKind::Source | PhraseKind::Other
    );
    let h = holder(cx, clause, v, Some(subject))
        .or_else(|| Some(Holder::Phrase(subject)).filter(|_| own))
        .filter(|h| !matches!(h, Holder::Known(Some(0) | None)))?;
    let mut d = row(cx, clause, v, clause.chain(k, 0), Some(k), h);
    d.stance.act = "THREATEN";
    d.stance.score = -0.6;
    let found = Deed::of(v, group.start);
    Some((d, found))
}
