//! The stances that an entry has found become conditional, or are only supposed, where a condition governs them.

use crate::lexicon::class;
use crate::span::Span;
use crate::tag::Context;
use crate::tag::condition::{Condition, says_will};
use crate::tag::stance::conditional::kind::{ends_in, is_asked, is_binding, is_failing, is_until};
use crate::tag::stance::conditional::promise::is_nobody;
use crate::tag::stance::holder::is_somebody;
use crate::tag::stance::relation::is_whether;
use crate::tag::stance::{Draft, Holder, Polarity};
use crate::text::token::{gap, shape};

/// A condition makes the stances in its consequent conditional.
pub(in crate::tag::stance) fn govern(cx: &Context, number: u32, c: &Condition, d: &mut Draft) {
    let s = &mut d.stance;
    if s.condition.is_some() || s.polarity == Polarity::Neutral {
        return;
    }
    let inside = |outer: Option<Span>, inner: Span| outer.is_some_and(|o| o.contains(inner));
    if inside(c.antecedent, s.evidence) && !s.evidence.is_empty() {
        // "if the council backs the plan": supposed, not said
        d.is_clear = false;
        if !s.irrealis {
            s.irrealis = true;
            s.score *= 0.4;
            s.confidence *= 0.6;
        }
        return;
    }
    // "withdrew its objection on [the understanding] that the road was moved"
    if inside(Some(c.marker), s.evidence) && s.evidence != c.marker
        || inside(Some(c.marker), s.target) && !s.target.is_empty()
        || inside(c.antecedent, s.target)
            && inside(c.consequent, s.evidence)
            && !s.evidence.is_empty()
    {
        // "must be [backed] by gold"; "would restore relations only after [an apology]": no side toward what is called for
        d.is_clear = false;
        return;
    }
    // "the council must not [sell the pier]": what it is told, whatever else the words could mark
    if s.evidence == c.marker
        && c.marker.of(cx.text).ends_with(" not")
        && inside(c.antecedent, s.target)
    {
        return;
    }
    let governed = c.consequent.is_some_and(|q| {
        q.contains(s.evidence) && !s.evidence.is_empty()
            || q.overlaps(s.target) && !inside(c.antecedent, s.target)
    });
    if governed && c.kind == "dependence" && is_open_side(cx, c, d) {
        d.is_clear = true;
        d.stance.condition = Some(number);
        d.stance.polarity = Polarity::Conditional;
        return;
    }
    let s = &mut d.stance;
    let mut is_fact = !s.irrealis && is_parted(cx, s.evidence, c.marker);
    if governed && matches!(c.kind, "hypothetical" | "counterfactual") {
        let entry = s.entry.map(|e| cx.lexicon.entry(e));
        let word = cx.reading.token_at(s.evidence.start);
        let verb = cx.reading.token_at(s.evidence.end).saturating_sub(1);
        let clause = cx.clause_at(word);
        let start = clause.group(word).start;
        let subject = clause.subject(start, 0);
        let first = c.consequent.map_or(word, |q| cx.reading.token_at(q.start));
        // "the convention could be a failure if she stays": foretold, and no side
        if entry.is_some_and(|e| e.category == "evaluation")
            || subject.is_some_and(|k| is_nobody(cx, &clause, verb, k))
            || is_asked(&clause, first)
        {
            d.is_clear = false;
            return;
        }
        // "hedged on whether he would back her if"
        if is_whether(cx, &clause, word) {
            d.is_clear = false;
            return;
        }
        // "passed a bill [making] it easier to sue if", "dismissed the argument [that] she would fail if": the condition is that of
        // the clause around it
        let after = cx.reading.token_at(s.target.end.saturating_sub(1)) + 1;
        let marker = cx.reading.token_at(c.marker.start);
        let is_inner = s.evidence.end <= s.target.start
            && after < marker
            && cx.reading.gap(after) & gap::HARD == 0
            && (clause.is_word(after, &["that", "which", "who"])
                || cx.reading.is(after, class::VERB_ING)
                    && clause
                        .covering(after)
                        .is_none_or(|k| clause.phrase(k).first as usize == after))
            && !clause.group(word).has_modal;
        // "a higher court would probably overturn the order if": foretold
        if word > clause.from
            && clause.is_word(
                word - 1,
                &["probably", "likely", "presumably", "perhaps", "surely"],
            )
        {
            d.is_clear = false;
            return;
        }
        // "Orlo's [supporters] would stay at home if", "voters who [fear] her would": a side that is taken whatever comes
        let is_aside = entry.is_some_and(|e| e.pos == "noun")
            || (first + 1..word).any(|i| {
                cx.reading.is(i, class::RELATIVE) && clause.is_word(i, &["who", "which", "whose"])
            });
        // "the rain [helped] the farmers": done
        let is_done = matches!(
            s.act,
            "AID" | "COOPERATE" | "CONCEDE" | "RETREAT" | "CONSULT"
        ) && cx.reading.is(word, class::VERB_PAST)
            && !cx.reading.is(word, class::VERB_BASE)
            && start == word;
        is_fact |= is_aside || is_done || is_inner;
    }
    if governed
        && c.kind == "exceptive"
        && !s.evidence.is_empty()
        && is_in_relative(cx, s.evidence, s.target, c.marker)
    {
        // "can't support a strike [that leaves the sick without anyone]"
        is_fact = true;
    }
    if c.kind == "counterfactual"
        && c.factuality == crate::tag::condition::Factuality::Contrary
        && governed
    {
        // "the other four would have accepted it if it had been shorter"
        let verb = cx.reading.token_at(s.evidence.end).saturating_sub(1);
        let clause = cx.clause_at(verb);
        let has_have = (clause.group(verb).start..verb).any(|i| clause.is_word(i, &["have"]));
        if has_have && matches!(s.act, "AGREE" | "SUPPORT" | "REJECT") && d.is_clear {
            s.condition = Some(number);
            s.polarity = Polarity::Conditional;
        } else {
            d.is_clear = false;
        }
        return;
    }
    // what is asked, blamed or done is so, whatever comes: "condemned the raid and will meet again if ..."
    let open = matches!(
        s.act,
        "AGREE"
            | "SUPPORT"
            | "REJECT"
            | "STATE"
            | "CONSULT"
            | "COOPERATE"
            | "AID"
            | "CONCEDE"
            | "RETREAT"
            | "THREATEN" // "would criticise the ministry if it cut pay"
    ) || s.act == "ACCUSE" && s.irrealis
        || s.act == "REQUEST"
            && s.score > 0.0
            && (s.entry
            .is_some_and(|e| cx.lexicon.entry(e).id == "stance.propose")
            // "could order a second closure should": not called for yet
            || is_to_come(cx, s.evidence)
            // "demanded that the ministers resign unless the levy was scrapped"
            || c.kind == "exceptive"
                && s.evidence.end <= s.target.start
                && c.consequent.is_some_and(|q| q.overlaps(s.target)));
    let lasts = c.kind == "temporal"
        && if is_until(cx, c) {
            s.score > 0.0
        } else {
            // "vowed to cancel it as soon as it takes office": a date, no price
            s.score < 0.0 && matches!(s.act, "REJECT" | "THREATEN") && s.entry.is_some()
        };
    // "without the gunboats there would be no talks": what would be so, not what is refused
    if governed
        && c.kind != "necessary"
        && s.entry.is_none()
        && s.act == "REJECT"
        && s.evidence.of(cx.text).starts_with("would be no")
    {
        d.is_clear = false;
        return;
    }
    // "her support for the deal depends on a vote"
    let hangs = matches!(c.kind, "dependence" | "necessary")
        && c.consequent
            .is_some_and(|q| q.overlaps(s.evidence) || q.overlaps(s.target))
        && (s.entry.is_some_and(|e| cx.lexicon.entry(e).pos == "noun")
            // "the chamber's [consent to] the sale": a noun by its owner
            || cx
                .reading
                .token_at(s.evidence.start)
                .checked_sub(1)
                .is_some_and(|w| cx.reading.shape(w, shape::POSSESSIVE)));
    // "the guild backs the plan, provided the fee is cut": the marker follows the target at once
    let follows = c.consequent.is_none()
        && (matches!(c.kind, "necessary" | "exceptive")
            // "offered to hand over the dam the hour the tanks leave"
            || ends_in(cx, c, &["hour", "moment", "minute", "instant"])
                && matches!(s.act, "AGREE" | "AID" | "CONCEDE" | "COOPERATE" | "CONSULT")
            // "promised more money if the hospital cuts its costs", "threatened sanctions if"
            || c.kind == "hypothetical"
                && matches!(s.act, "AGREE" | "AID" | "CONCEDE" | "COOPERATE" | "CONSULT" | "THREATEN"))
        && s.target.end <= c.marker.start
        && is_parted_by_report(
            cx,
            s.statement,
            Span {
                start: s.target.end,
                end: c.marker.start,
            },
        );
    if ((governed || follows) && open && !lasts && !is_fact
        // "failing that, the Greens will vote for an election"
        && (is_binding(cx, c) || is_failing(cx, c) && is_to_come(cx, s.evidence)))
        || hangs
        || s.evidence == c.marker
    {
        if s.negated && s.act == "AGREE" {
            // "did not rule out a merger, if": now it is clear
            d.is_clear = true;
        }
        s.condition = Some(number);
        s.polarity = Polarity::Conditional;
    }
}

/// Whether what shows a stance is still to come: "[will vote] for", "[would close] it".
fn is_to_come(cx: &Context, evidence: Span) -> bool {
    let (first, verb) = (
        cx.reading.token_at(evidence.start),
        cx.reading.token_at(evidence.end.saturating_sub(1)),
    );
    let group = cx.clause_at(first).group(first);
    let clause = cx.clause_at(first);
    // "should have insisted on it": wished for
    (group.start..=verb)
        .any(|i| says_will(cx, i) && !clause.is_word(i, &["should", "must", "ought", "may"]))
}

/// Whether the marker "without" stands in a relative clause that begins right behind the target: "oppose a cut [that leaves us without]".
fn is_in_relative(cx: &Context, evidence: Span, target: Span, marker: Span) -> bool {
    let r = cx.reading;
    let after = r.token_at(target.end.saturating_sub(1)) + 1;
    let at = r.token_at(marker.start);
    let clause = cx.clause_at(at);
    evidence.end <= target.start
        && after < at
        && r.gap(after) & gap::HARD == 0
        && clause.is_word(at, &["without"])
        && clause.is_word(after, &["that", "which", "who"])
        && (after + 1..=at).all(|i| r.gap(i) & gap::HARD == 0)
}

/// Whether what depends is a side that somebody may take: "whether [the guild backs the merger] will depend on".
fn is_open_side(cx: &Context, c: &Condition, d: &Draft) -> bool {
    let Some(first) = c.consequent.map(|q| cx.reading.token_at(q.start)) else {
        return false;
    };
    let clause = cx.clause_at(first);
    if !clause.is_word(first, &["whether"]) {
        return false;
    }
    let word = cx.reading.token_at(d.stance.evidence.start);
    let follows = |k: usize| clause.phrase(k).first as usize == first + 1;
    let is_held =
        is_somebody(&clause, d.holder) && !matches!(d.holder, Holder::Phrase(k) if !follows(k));
    // the deed stands near: whoever acts is a phrase of a few words
    word < first + 6
        && is_held
        && matches!(d.stance.act, "AGREE" | "SUPPORT" | "REJECT")
        && d.stance.evidence.end <= d.stance.target.start
}

/// Whether a deed that is done stands before an "and would" that the condition belongs to: "[stood by] the study, and would pay for a
/// larger one if".
fn is_parted(cx: &Context, evidence: Span, marker: Span) -> bool {
    let r = cx.reading;
    let (from, to) = (r.token_at(evidence.end), r.token_at(marker.start));
    let clause = cx.clause_at(from.saturating_sub(1));
    evidence.end < marker.start
        && (from..to.min(from + 12)).any(|i| {
            // "regretted the ban but saw no reason to act until"
            let is_finite = |i: usize| r.is(i, class::VERB_PAST) && clause.covering(i).is_none();
            clause.is_word(i, &["and", "but"])
                && (r.is(i + 1, class::MODAL)
                    || is_finite(i + 1) && is_finite(r.token_at(evidence.start))
                    || r.is(i + 1, class::SUBJECT) && r.is(i + 2, class::MODAL))
        })
}

/// Whether nothing stands in `between` but commas and the words that report: "will host the games, [Orlo said], provided".
fn is_parted_by_report(cx: &Context, statement: Option<u32>, between: Span) -> bool {
    let is_blank = |a: u32, b: u32| {
        a >= b
            || cx.text.get(a as usize..b as usize).is_some_and(|t| {
                matches!(
                    t.trim_matches([' ', ',', '“', '”', '"']),
                    "" | "but" | "and"
                )
            })
    };
    if is_blank(between.start, between.end) {
        return true;
    }
    let Some(s) = statement.and_then(|s| cx.statements.get(s as usize)) else {
        return false;
    };
    let start = s.source.map_or(s.cue.start, |x| x.start.min(s.cue.start));
    let end = s.source.map_or(s.cue.end, |x| x.end.max(s.cue.end));
    start >= between.start
        && end <= between.end
        && is_blank(between.start, start)
        && is_blank(end, between.end)
}
