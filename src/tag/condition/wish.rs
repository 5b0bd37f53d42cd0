//! What is contrary to fact without a main clause: what is wished ("I wish they had asked") and what ought to have been done ("they
//! should have asked").

use crate::lexicon::{Match, class};
use crate::tag::Context;
use crate::tag::condition::actor::actor;
use crate::tag::condition::factuality::Factuality;
use crate::tag::condition::parts::Parts;
use crate::tag::condition::unmarked::is_covered;
use crate::tag::condition::window::{Clip, Run, window};
use crate::tag::condition::word::{is_any, is_past_modal, is_predicate};
use crate::tag::condition::{Condition, dress};
use crate::text::token::gap;

/// How far behind "wish" the verb of what is wished may stand.
const NEAR: usize = 14;

/// "We wish [that] the court had asked": the clause that follows has a verb of the past or "would". Not "wish to", "wish you luck".
pub(super) fn wished(cx: &Context, m: &Match) -> Option<Condition> {
    let reading = cx.reading;
    let (i, end) = (m.span.0 as usize, m.span.1 as usize);
    let w = window(cx, i, Clip::Quotation);
    let first = end + usize::from(is_any(cx, end, &["that"]));
    if first >= w.hi
        || reading.gap(end) & gap::HARD != 0
        || reading.is(
            first,
            class::TO | class::PREPOSITION | class::COORDINATOR | class::SUBORDINATOR,
        ) && !is_any(cx, first, &["that"])
        || !is_unreal(cx, first, w.hi.min(first + NEAR))
    {
        return None;
    }
    let marker = Run {
        first: i,
        end: first,
    };
    let mut condition = missed(cx, marker, w.last_of(first, false), ("", "sufficient", 0.8));
    condition.entry = Some(m.entry);
    Some(condition)
}

/// What did not come about: the words from the marker to `end`, by a rule that tells what it is needed for and how sure it is.
fn missed(
    cx: &Context,
    marker: Run,
    end: usize,
    rule: (&'static str, &'static str, f32),
) -> Condition {
    let (rule, need, confidence) = rule;
    let parts = Parts {
        marker,
        antecedent: Run {
            first: marker.end,
            end,
        },
        consequent: Run::default(),
        rule,
        confidence,
    };
    dress(cx, &parts, "counterfactual", need, Factuality::Contrary)
}

/// Whether the first verb of the clause at `first` is one of the past, or would, could, might.
fn is_unreal(cx: &Context, first: usize, end: usize) -> bool {
    let reading = cx.reading;
    for k in first..end {
        let bits = reading.class(k);
        if is_past_modal(cx, k) && (k > first || bits & class::MODAL == 0) {
            return true;
        }
        if k == first {
            continue;
        }
        if bits & (class::RELATIVE | class::SUBORDINATOR | class::TO) != 0
            && bits & class::DETERMINER == 0
            || reading.gap(k) & (gap::SEMICOLON | gap::COLON | gap::STOP | gap::SHOUT) != 0
        {
            return false;
        }
        if bits & class::AUXILIARY != 0 {
            return is_any(
                cx,
                k,
                &[
                    "had",
                    "hadn't",
                    "hadn’t",
                    "was",
                    "wasn't",
                    "wasn’t",
                    "were",
                    "weren't",
                    "weren’t",
                    "did",
                    "didn't",
                    "didn’t",
                ],
            );
        }
        if is_predicate(cx, k) {
            return bits & class::VERB_PAST != 0;
        }
    }
    false
}

/// "The guards [should have] asked", "ought not to have been sent": what was called for and did not come about. Less sure than other
/// conditions: "the train should have arrived by now" has the same form.
pub(super) fn regretted(cx: &Context, i: usize) -> Option<Condition> {
    let reading = cx.reading;
    let word = reading.word(cx.text, i);
    let ought = is_any(cx, i, &["ought", "oughtn't", "oughtn’t"]);
    if !ought
        && !word
            .get(..6)
            .is_some_and(|w| w.eq_ignore_ascii_case("should"))
    {
        return None;
    }
    let w = window(cx, i, Clip::Quotation);
    let little = |k: usize| {
        k < w.hi && reading.gap(k) & gap::HARD == 0 && reading.is(k, class::ADVERB | class::NEGATED)
    };
    let mut k = i + 1;
    if !word.ends_with("ve") {
        while little(k) {
            k += 1;
        }
        if ought {
            k += usize::from(reading.is(k, class::TO));
        }
        if !is_any(cx, k, &["have", "'ve", "’ve"]) || reading.gap(k) & gap::HARD != 0 {
            return None;
        }
        k += 1;
    }
    let end = k;
    while little(k) {
        k += 1;
    }
    let verb = reading.is(k, class::VERB_PARTICIPLE) && !is_any(cx, k, &["known", "heard", "seen"])
        || is_any(cx, k, &["been"]);
    // "why it should have been", "a number that should have been higher"
    let is_relative = i > w.lo && reading.is(i - 1, class::RELATIVE)
        || (reading.sentence(i).tokens.0 as usize..i)
            .rev()
            .take(9)
            .take_while(|k| reading.gap(*k + 1) & gap::HARD == 0)
            .any(|k| is_any(cx, k, &["what", "why"]))
        // "the very thing they should have done"
        || is_any(cx, k, &["done"])
            && (k + 1 == w.hi || reading.gap(k + 1) & gap::HARD != 0 || is_any(cx, k + 1, &["all"]));
    // "I should have said above that ...": the words make good what they say is missing
    let is_said = i > w.lo
        && is_any(cx, i - 1, &["I", "we"])
        && is_any(cx, k, &["said", "mentioned", "added", "noted"]);
    // "the parcel should have arrived by now": expected
    let is_expected = (k + 1..w.hi.min(k + 9)).any(|n| {
        reading.gap(n) & gap::HARD == 0 && is_any(cx, n, &["now"]) && is_any(cx, n - 1, &["by"])
    });
    // "the parachute should have been packed by a rigger and is likely to open": what is called for
    let is_asked = is_any(cx, k, &["been"])
        && (k + 2..w.hi.min(k + 12))
            .any(|n| reading.is(n - 1, class::COORDINATOR) && is_any(cx, n, &["is", "are"]));
    if k >= w.hi
        || !verb
        || is_relative
        || is_said
        || is_expected
        || is_asked
        || reading.gap(k) & gap::HARD != 0
        || is_covered(cx, i)
    {
        return None;
    }
    let marker = Run { first: i, end };
    let rule = ("should-have", "necessary", 0.6);
    let mut condition = missed(cx, marker, w.last_of(end, true), rule);
    let start = w.clause_start(i);
    condition.actor = actor(cx, Run { first: start, end });
    Some(condition)
}

/// Adds to `out`, which is in order, what was missed, except where its sentence has a condition that it may belong to: "had they
/// asked, we should have come".
pub(super) fn keep_lone(missed: Vec<Condition>, out: &mut Vec<Condition>) {
    if missed.is_empty() {
        return;
    }
    let is_lone = |r: &Condition| {
        let from = out.partition_point(|c| c.sentence < r.sentence);
        let here = out.get(from..).into_iter().flatten();
        here.take_while(|c| c.sentence == r.sentence)
            .all(|c| matches!(c.kind, "temporal" | "concessive"))
    };
    let lone: Vec<Condition> = missed.into_iter().filter(is_lone).collect();
    out.extend(lone);
    out.sort_by_key(|c| (c.marker.start, std::cmp::Reverse(c.marker.end)));
}

#[cfg(test)]
mod tests {
    use crate::Analyzer;
    use crate::tag::condition::tests::{read, shown};

    #[test]
    fn what_is_wished_or_missed_is_contrary_to_fact() {
        let analyzer = Analyzer::builtin().unwrap();
        for (text, expected) in [
            (
                "I wish the envoy had stayed.",
                Some(("I wish", "the envoy had stayed")),
            ),
            (
                "Many skippers wish they felt so calm.",
                Some(("wish", "they felt so calm")),
            ),
            (
                "We wish that it weren't so.",
                Some(("We wish that", "it weren't so")),
            ),
            ("He slept and wished his crew were home.", None),
            ("I should have known.", None),
            ("They wish to meet the envoy.", None),
            ("We wish you luck.", None),
            ("He wishes the crew a calm night.", None),
            ("The wish that ships came back is old.", None),
            (
                "The guards should have asked for the permit.",
                Some(("should have", "asked for the permit")),
            ),
            (
                "The ship ought never to have been sold.",
                Some(("ought never to have", "been sold")),
            ),
            ("The port should have a lamp.", None),
            ("I cannot see why it should ever have been sold.", None),
            ("They did what the guards said they should have done.", None),
            ("I should have mentioned that the ship was sold.", None),
            ("The parcel should have arrived by now.", None),
        ] {
            let analysis = read(&analyzer, text);
            let found = analysis.conditions.first().map(|c| {
                let row = shown(text, c);
                assert_eq!(row.0, "counterfactual", "{text}");
                (row.1, row.2)
            });
            assert_eq!(found, expected, "{text}");
        }
    }
}
