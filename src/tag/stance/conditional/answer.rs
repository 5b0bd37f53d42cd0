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
    let last = end.saturating_sub(1);
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

/// What an answer makes conditional of the question before it: "Would you back a second vote? – Only if it came soon."
pub(super) fn answered(cx: &Context, number: u32, c: &Condition, out: &mut Vec<Draft>) {
    let r = cx.reading;
    let at = r.token_at(c.marker.start);
    let here = r.sentence(at).tokens.0 as usize;
    let Some(speaker) = c.speaker.filter(|s| *s != 0) else {
        return;
    };
    let Some(last) = here.checked_sub(1).filter(|l| asks(cx, *l)) else {
        return;
    };
    // "Yes, I would, but only if": little may stand before it
    if at > here + 10 {
        return;
    }
    let (from, to) = r.sentence(last).tokens;
    let question = cx.clause(from as usize, to as usize);
    let (from, to) = (from as usize, to as usize);
    let Some(m) = (from..to).find(|i| {
        question.is_word(
            *i,
            &["would", "will", "could", "can", "do", "won't", "wouldn't"],
        ) && question.is_word(*i + 1, &["you", "your", "the", "he", "she", "they"])
    }) else {
        return;
    };
    let Some(k) = question.starting(m + 1) else {
        return;
    };
    let mut v = question.chain_end(k);
    while v < to && r.is(v, class::ADVERB) && !r.is(v, class::VERB_BASE) {
        v += 1;
    }
    if question.is_word(v, &["be"]) {
        v += 3;
        if !question.is_word(v - 1, &["to"]) {
            return;
        }
    }
    let is_known = question.is_a(v, side::DEEDS) || question.is_a(v, side::HARM);
    if v >= to
        || !r.is(v, class::VERB_BASE)
        || is_state(&question, v)
        || question.is_word(m, &["do"]) && !question.is_a(v, side::TAKER)
        || !is_known && !question.is_word(m, &["would", "will", "can", "could"])
    {
        return;
    }
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
