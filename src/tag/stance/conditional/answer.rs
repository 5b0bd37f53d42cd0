//! Answers that make the question before them conditional: "Would you back a second vote? – Only if it came soon."

use crate::lexicon::{class, side};
use crate::tag::Context;
use crate::tag::actors::Clause;
use crate::tag::condition::Condition;
use crate::tag::stance::deed::{act_of, deed_target, is_state};
use crate::tag::stance::row::{asks, row};
use crate::tag::stance::{Draft, Holder, Polarity};

/// Whether words say no deed of their own: "I'd be glad to", "Yes, we would".
pub(super) fn is_elliptic(clause: &Clause, first: usize, end: usize) -> bool {
    const YES: &[&str] = &[
        "absolutely",
        "certainly",
        "definitely",
        "gladly",
        "happily",
        "perhaps",
        "probably",
        "sure",
        "yes",
    ];
    let last = end.saturating_sub(1);
    // "Provided they face the track, [certainly]"
    if (first..end).all(|i| clause.is_word(i, YES)) {
        return true;
    }
    end <= first + 7
        && last > first
        && (clause.is_word(
            last,
            &[
                "would", "will", "could", "can", "might", "do", "wouldn't", "won't", "can't",
            ],
        ) || clause.is_word(last, &["to"])
            && clause.is_word(
                last - 1,
                &[
                    "glad", "happy", "willing", "ready", "prepared", "like", "love", "going",
                ],
            ))
}

/// The deed that is asked for in the question that ends at word `last`: its sentence, its verb, one past its last word. `is_own`: only
/// what the one who answers would do.
fn question<'c>(cx: &'c Context, last: usize, is_own: bool) -> Option<(Clause<'c>, usize, usize)> {
    let r = cx.reading;
    if !asks(cx, last) {
        return None;
    }
    let (from, to) = r.sentence(last).tokens;
    let (from, to) = (from as usize, to as usize);
    let question = cx.clause(from, to);
    let m = (from..to).find(|i| {
        question.is_word(
            *i,
            &["would", "will", "could", "can", "do", "won't", "wouldn't"],
        ) && (question.is_word(*i + 1, &["you", "your"])
            || !is_own && question.is_word(*i + 1, &["the", "he", "she", "they"]))
    })?;
    let mut v = question.chain_end(question.starting(m + 1)?);
    while v < to && r.is(v, class::ADVERB) && !r.is(v, class::VERB_BASE) {
        v += 1;
    }
    if question.is_word(v, &["be"]) {
        v += 3;
        if !question.is_word(v - 1, &["to"]) {
            return None;
        }
    }
    let is_known = question.is_a(v, side::DEEDS) || question.is_a(v, side::HARM);
    if v >= to
        || !r.is(v, class::VERB_BASE)
        || is_state(&question, v)
        || question.is_word(m, &["do"]) && !question.is_a(v, side::TAKER)
        || !is_known && !question.is_word(m, &["would", "will", "can", "could"])
    {
        return None;
    }
    Some((question, v, to))
}

/// The deed that somebody is asked about in words `from..to`: "asked whether she would [back] the plan".
fn asked_about<'c>(cx: &'c Context, from: usize, to: usize) -> Option<(Clause<'c>, usize, usize)> {
    const ASKING: &[&str] = &[
        "ask",
        "asked",
        "asking",
        "pressed",
        "quizzed",
        "questioned",
        "queried",
    ];
    let r = cx.reading;
    let clause = cx.clause(from, to);
    let i = (from + 1..to).find(|i| {
        clause.is_word(*i, &["whether", "if"])
            && (i.saturating_sub(6).max(from)..*i).any(|k| clause.is_word(k, ASKING))
    })?;
    let m = clause.chain_end(clause.starting(i + 1)?);
    let is_would = clause.is_word(m, &["would", "will", "could", "can", "might"]);
    if !is_would && !r.is(m, class::BE) {
        return None;
    }
    let mut v = m + 1;
    while v < to
        && r.is(v, class::ADVERB)
        && !r.is(v, class::VERB_BASE)
        && !clause.is_a(v, side::READY)
    {
        v += 1;
    }
    if clause.is_word(v, &["be"]) {
        v += 1;
    }
    let is_ready = clause.is_a(v, side::READY) && clause.is_word(v + 1, &["to"]);
    if is_ready {
        v += 2;
    }
    (v < to && (is_would || is_ready) && r.is(v, class::VERB_BASE) && !is_state(&clause, v))
        .then_some((clause, v, to))
}

/// Whether the sentence of a condition tells itself what was asked: "Asked whether she would back it, she said that would depend".
pub(super) fn is_question(cx: &Context, c: &Condition) -> bool {
    let at = cx.reading.token_at(c.marker.start);
    asked_about(cx, cx.reading.sentence(at).tokens.0 as usize, at).is_some()
}

/// A side that was taken just before and is now said to depend on something: "She did not rule out a tax; that would depend on the
/// Coast." Whether there was one.
pub(super) fn referred(cx: &Context, number: u32, c: &Condition, out: &mut [Draft]) -> bool {
    let Some(speaker) = c.speaker.filter(|s| *s != 0) else {
        return false;
    };
    let near = out
        .iter_mut()
        .rev()
        .take_while(|d| d.stance.sentence + 1 >= c.sentence);
    let found = near
        .filter(|d| {
            let s = &d.stance;
            let is_same = match d.holder {
                Holder::Known(n) => n == Some(speaker),
                Holder::Phrase(k) => cx.directory.of_phrase(k) == Some(speaker),
            };
            let is_offer = s.irrealis
                || matches!(
                    s.act,
                    "AGREE" | "CONSULT" | "COOPERATE" | "AID" | "CONCEDE" | "RETREAT" | "THREATEN"
                );
            is_same
                && is_offer
                && d.is_clear
                && s.condition.is_none()
                && matches!(s.polarity, Polarity::Support | Polarity::Oppose)
                && s.target.end <= c.marker.start
                && s.evidence.end <= c.marker.start
        })
        .max_by_key(|d| d.stance.target.end);
    if let Some(d) = found {
        d.stance.condition = Some(number);
        d.stance.polarity = Polarity::Conditional;
        return true;
    }
    false
}

/// What an answer makes conditional of the question before it: "Would you back a second vote? – Only if it came soon."
pub(super) fn answered(cx: &Context, number: u32, c: &Condition, out: &mut Vec<Draft>) {
    let r = cx.reading;
    let at = r.token_at(c.marker.start);
    let here = r.sentence(at).tokens.0 as usize;
    let Some(speaker) = c.speaker.filter(|s| *s != 0) else {
        return;
    };
    // "Yes, I would, but only if": little may stand before it
    let is_near = at <= here + 10;
    let last = here.checked_sub(1).filter(|_| is_near);
    let Some((question, v, to)) = asked_about(cx, here, at)
        .or_else(|| last.and_then(|l| question(cx, l, c.kind == "dependence")))
        .or_else(|| {
            let from = r.sentence(last?).tokens.0 as usize;
            asked_about(cx, from, here)
        })
    else {
        return;
    };
    let (target, phrase) = deed_target(&question, v, to);
    if target.is_empty() {
        return;
    }
    let clause = cx.clause_at(at);
    let mut d = row(
        cx,
        &clause,
        at,
        target,
        phrase,
        Holder::Known(Some(speaker)),
    );
    d.stance.act = act_of(&question, v).unwrap_or("COOPERATE");
    let harm = question.is_a(v, side::HARM);
    if harm {
        d.stance.act = "THREATEN";
    }
    let negated = c.negative || (here..at).any(|i| clause.is_word(i, &["no", "not"]));
    d.stance.score = if harm ^ negated { -0.5 } else { 0.5 };
    d.stance.polarity = Polarity::Conditional;
    d.stance.condition = Some(number);
    d.stance.entry = c.entry;
    d.stance.confidence = c.confidence * 0.6;
    d.stance.evidence = c.marker;
    out.push(d);
}
