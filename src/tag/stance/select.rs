//! Of the drafted rows of a sentence, those that a reader would name, and of several of one relation the best.

use crate::lexicon::{Layer, class};
use crate::span::Span;
use crate::tag::Context;
use crate::tag::stance::relation::is_apart;
use crate::tag::stance::unheld::{Shades, is_held};
use crate::tag::stance::{Draft, Holder, Polarity, quad};
use crate::text::token::shape;

/// Takes the rows out that no reader would name, and of several rows of one relation all but the best. Rows of given targets stay.
pub(super) fn select(cx: &Context, start: usize, shades: &Shades, out: &mut Vec<Draft>) {
    if out.len() == start {
        return;
    }
    let mut kept: Vec<Draft> = out.drain(start..).collect();
    kept.retain(|d| {
        !d.stance.target_name.is_empty()
            || d.is_clear
                && d.stance.polarity != Polarity::Neutral
                && is_held(cx, d, shades)
                && !is_nothing(cx, d.stance.target)
    });
    let rank = |d: &Draft| {
        let conditional = if d.stance.polarity == Polarity::Conditional {
            1.0
        } else {
            0.0
        };
        let pronoun = d.phrase.is_some_and(|k| {
            cx.reading
                .phrases
                .get(k)
                .is_some_and(|p| p.kind.is_pronoun())
        });
        let conditional = if pronoun {
            conditional - 0.8
        } else {
            conditional
        };
        conditional
            + d.stance.score.abs()
            + 0.3 * d.stance.confidence
            + if quad(d.stance.act).is_some() {
                0.2
            } else {
                0.0
            }
            // "demanded that the bank repay": what is asked for, rather than against the bank
            + if d.stance.act == "REQUEST" && d.stance.score > 0.0 {
                0.2
            } else {
                0.0
            }
    };
    let mut keep = vec![true; kept.len()];
    for i in 0..kept.len() {
        for j in i + 1..kept.len() {
            let (Some(a), Some(b)) = (kept.get(i), kept.get(j)) else {
                continue;
            };
            if !a.stance.target_name.is_empty() || !b.stance.target_name.is_empty() {
                continue;
            }
            let same_holder = is_same(cx, a.holder, b.holder);
            let overlap = a.stance.target.overlaps(b.stance.target) && !a.stance.target.is_empty();
            // "told the players to ignore the crowd": what is asked for is nothing against the crowd
            let inside = a.stance.evidence != b.stance.evidence
                && a.stance.target.start <= b.stance.evidence.start
                && b.stance.evidence.end <= a.stance.target.end
                // "described the survey as “a sham”": what is named so is the target, not the sham
                && !(b.stance.evidence.start <= a.stance.evidence.start
                    && a.stance.evidence.end <= b.stance.evidence.end)
                && (same_holder || a.stance.act == "REQUEST");
            if inside || is_part(cx, b, a) {
                if let Some(slot) = keep.get_mut(j) {
                    *slot = false;
                }
                continue;
            }
            if is_part(cx, a, b) {
                if let Some(slot) = keep.get_mut(i) {
                    *slot = false;
                }
                continue;
            }
            let same_words = a.stance.evidence == b.stance.evidence
                && same_holder
                && !are_joined(cx, a, b)
                && a.stance.act != "REQUEST"
                && b.stance.act != "REQUEST";
            let same_deed = same_holder
                && a.stance.evidence.overlaps(b.stance.evidence)
                && a.stance.evidence != b.stance.evidence
                && a.stance.act != "REQUEST"
                && b.stance.act != "REQUEST";
            let double = same_deed
                || overlap && (same_holder || a.stance.evidence.overlaps(b.stance.evidence));
            let shared = (a.is_shared || b.is_shared) && !same_holder;
            if shared || !double && !same_words {
                continue;
            }
            // of equals the first: "her counterpart, Orlo"
            let loser = if rank(b) > rank(a) + 0.01 { i } else { j };
            if let Some(slot) = keep.get_mut(loser) {
                *slot = false;
            }
        }
    }
    let mut flags = keep.into_iter();
    kept.retain(|_| flags.next().unwrap_or(true));
    for d in kept.iter_mut().filter(|d| d.stance.entry.is_none()) {
        d.stance.entry = shown_by(cx, d.stance.evidence);
    }
    out.append(&mut kept);
}

/// Whether one target stands right behind the other in a list: "criticised [the ministry] and [the port]".
fn are_joined(cx: &Context, a: &Draft, b: &Draft) -> bool {
    let apart = |d: &Draft| {
        let clause = cx.clause_at(cx.reading.token_at(d.stance.target.start));
        d.phrase.is_some_and(|k| is_apart(&clause, k))
    };
    let entry = a.stance.entry.map(|e| cx.lexicon.entry(e));
    let is_verb = entry.is_some_and(|e| e.pos == "verb" && e.category != "evaluation");
    if !is_verb
        || a.is_speech
        || b.is_speech
        || !matches!(a.stance.act, "SUPPORT" | "REJECT" | "ACCUSE")
        || !apart(a)
        || !apart(b)
    {
        return false;
    }
    let evidence = a.stance.evidence.of(cx.text);
    let (a, b) = (a.stance.target, b.stance.target);
    let (first, second) = if a.start <= b.start { (a, b) } else { (b, a) };
    let between = cx
        .text
        .get(first.end as usize..second.start as usize)
        .unwrap_or("");
    let between = between.trim_matches([' ', ',']);
    matches!(
        between,
        "and"
            | "or"
            | "nor"
            | "as well as"
            | "not"
            | "but not"
            | "and not"
            | "and for"
            | "and against"
    ) || between
        // "objected to the noise and [to] the height"
        .strip_prefix("and ")
        .is_some_and(|w| evidence.split(' ').next_back() == Some(w))
}

/// Whether an evaluation is a word of a predicate that has a row, too: "[caved in] to the demand".
fn is_part(cx: &Context, part: &Draft, whole: &Draft) -> bool {
    let is_evaluation = |d: &Draft| {
        let entry = d.stance.entry.map(|e| cx.lexicon.entry(e));
        entry.is_some_and(|e| e.category == "evaluation")
    };
    let (part_of, all) = (part.stance.evidence, whole.stance.evidence);
    part_of != all
        && all.start <= part_of.start
        && part_of.end <= all.end
        && is_evaluation(part)
        && !is_evaluation(whole)
}

/// Whether the target of a row is nobody and nothing: "there had been shortcomings", "could no longer afford to be", "it does not just
/// happen".
fn is_nothing(cx: &Context, target: Span) -> bool {
    let words = target.of(cx.text);
    if words.is_empty() || words.contains(' ') {
        return words == "no longer";
    }
    let i = cx.reading.token_at(target.start);
    let stands_for = class::SUBJECT
        | class::OBJECT
        | class::EMPTY
        | class::QUANTIFIER
        | class::VERB_NOUN
        | class::ADJECTIVE;
    let small = class::DETERMINER
        | class::POSSESSIVE
        | class::PREPOSITION
        | class::SUBORDINATOR
        | class::COORDINATOR
        | class::ADVERB;
    matches!(words, "there" | "There")
        || cx.reading.is(i, small)
            && !cx.reading.is(i, stands_for)
            && !cx.reading.shape(i, shape::CAPITAL)
            && cx.reading.entity_match(i).is_none()
}

/// Layers whose words show a row that a construction makes, the best first: "[should] be scrapped" is a modal's, "[would] not
/// attend" a hedge's.
const SHOWING: [Layer; 6] = [
    Layer::Stance,
    Layer::Deontic,
    Layer::Condition,
    Layer::Negation,
    Layer::Reporting,
    Layer::Hedge,
];

/// The entry whose words stand in the evidence of a row that no entry of its own made.
fn shown_by(cx: &Context, evidence: Span) -> Option<u32> {
    let r = cx.reading;
    let first = r.token_at(evidence.start) as u32;
    let end = (r.token_at(evidence.end.saturating_sub(1)) + 1) as u32;
    // a match may begin some words before the evidence
    let from = r.matches.partition_point(|m| m.span.0 + 8 < first);
    let near = r.matches.get(from..)?.iter();
    near.take_while(|m| m.span.0 < end)
        .filter(|m| m.span.1 > first && !cx.lexicon.entry(m.entry).is_excluded)
        .filter_map(|m| {
            let layer = SHOWING.iter().position(|l| m.is_of(*l))?;
            Some((layer, m.entry))
        })
        .min()
        .map(|found| found.1)
}

/// Whether two holders are one, as far as is known before [`super::settle`].
fn is_same(cx: &Context, a: Holder, b: Holder) -> bool {
    match (a, b) {
        (Holder::Known(Some(n)), Holder::Phrase(k))
        | (Holder::Phrase(k), Holder::Known(Some(n))) => cx.directory.of_phrase(k) == Some(n),
        _ => a == b,
    }
}
