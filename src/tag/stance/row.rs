//! Rows that no single predicate makes, and what all rows share.

use crate::span::Span;
use crate::tag::Context;
use crate::tag::actors::Clause;
use crate::tag::stance::{Draft, Holder, Polarity, Stance};

/// The least |score| of a row.
pub(super) const LEAST: f32 = 0.25;

/// An entry of less weight speaks of given targets only: "allowed", "received", "investigated" tell an event, no side.
pub(super) const STRONG: f32 = 0.5;

/// Whether the sentence of word `i` ends in a question mark.
pub(super) fn asks(cx: &Context, i: usize) -> bool {
    let end = cx.reading.sentence(i).span.end as usize;
    cx.text.get(..end).is_some_and(|t| {
        t.trim_end_matches(['”', '"', '’', '\'', '»', ')'])
            .ends_with('?')
    })
}

/// The row of a construction: its holder is for `target`, until something else is said. `at` is the word that shows it.
pub(super) fn row(
    cx: &Context,
    clause: &Clause,
    at: usize,
    target: Span,
    phrase: Option<usize>,
    holder: Holder,
) -> Draft {
    Draft {
        stance: Stance {
            holder: None,
            target,
            target_id: String::new(),
            target_name: String::new(),
            polarity: Polarity::Support,
            score: 0.5,
            act: "STATE",
            evidence: target,
            entry: None,
            negated: false,
            irrealis: true,
            condition: None,
            sentence: clause.reading.sentence_of.get(at).copied().unwrap_or(0),
            statement: cx.cue(at).or_else(|| cx.statement(at)),
            confidence: 0.6,
        },
        holder,
        phrase,
        is_clear: true,
        is_speech: false,
        is_shared: false,
    }
}
