//! Words between a verb and its object that are passed over: "rejected \[most of\] the proposals", "welcomed \[with relief\] the release".

use crate::lexicon::class;
use crate::tag::actors::Clause;
use crate::text::token::{gap, shape};

/// One past the words at word `i` that name a part or a number of what follows: "[almost all of] the proposals". `i` where there are none.
pub(super) fn over_part(clause: &Clause, i: usize) -> usize {
    const PARTS: &[&str] = &[
        "all", "any", "both", "each", "half", "many", "most", "much", "several", "some",
    ];
    let nearly = clause.is_word(i, &["almost", "nearly", "virtually", "at"]);
    let at = i + usize::from(nearly) + usize::from(nearly && clause.is_word(i, &["at"]));
    let of = at + 1;
    let is_number = clause.reading.is(at, class::NUMBER) || clause.reading.shape(at, shape::DIGIT);
    // "rejected one of the largest offers in its history": that one
    let is_best = (of + 1..of + 4)
        .any(|i| clause.is_word(i, &["most", "best"]) || clause.word(i).ends_with("est"));
    let is_part = (clause.is_word(at, PARTS) || is_number && !is_best)
        && clause.is_word(of, &["of"])
        && (!clause.is_word(i, &["at"]) || clause.is_word(i + 1, &["least"]));
    let follows = clause
        .starting(of + 1)
        .is_some_and(|k| !clause.is_time(clause.phrase(k)));
    if is_part && follows && is_open(clause, i, of + 1) {
        of + 1
    } else {
        i
    }
}

/// One past the words at word `i` that tell how or where something is done to the object behind them: "welcomed [with relief] the
/// release", "rejected [as absurd] the claim", "praised [in a speech] the crew". `i` where there are none.
pub(super) fn over_manner(clause: &Clause, i: usize) -> usize {
    let r = clause.reading;
    if !clause.is_word(
        i,
        &["as", "with", "in", "on", "at", "during", "out", "without"],
    ) {
        return i;
    }
    if clause.is_word(i + 1, &["all", "last", "least", "most"]) {
        return i;
    }
    let inner = i + 1 + usize::from(clause.is_word(i, &["out"]) && clause.is_word(i + 1, &["of"]));
    let next = match clause.starting(inner) {
        Some(k) => clause.chain_end(k),
        // "as absurd", "as wholly absurd"
        None => {
            let at = inner + usize::from(r.is(inner, class::ADVERB));
            at + usize::from(r.is(at, class::ADJECTIVE) && clause.is_word(i, &["as"]))
        }
    };
    let begins = clause.is_word(
        next,
        &[
            "the", "a", "an", "its", "his", "her", "their", "our", "this", "these", "those", "any",
            "all",
        ],
    );
    let object = clause
        .starting(next)
        .filter(|k| begins && next > inner && !clause.is_time(clause.phrase(*k)));
    // "backed on Monday the plan would cost": a clause of its own
    let is_object = object.is_some_and(|k| {
        let end = clause.chain_end(k);
        // but "the charges levelled by Kestria"
        let is_made =
            r.is(end, class::VERB_PARTICIPLE) && clause.is_word(end + 1, &["by", "in", "against"]);
        end >= clause.to
            || r.gap(end) & gap::HARD != 0
            || is_made
            || !r.is(end, class::FINITE | class::AUXILIARY | class::MODAL)
    });
    if is_object && is_open(clause, i, next) {
        next
    } else {
        i
    }
}

/// Whether no sign stands before any of words `from..=to`.
fn is_open(clause: &Clause, from: usize, to: usize) -> bool {
    to < clause.to && (from..=to).all(|i| clause.reading.gap(i) & gap::HARD == 0)
}
