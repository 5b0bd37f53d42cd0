//! Conditions: marker, antecedent, consequent (PDTB-3 `Contingency.Condition`; Dancygier & Sweetser 2005).
//!
//! The lexicon says what marks a condition (`marked`); what has no marker of its own is read, too (`unmarked`: inversions, "They
//! must withdraw first. Then talks can begin."). `parts` lays marker and clauses out, `antecedent` and `consequent` say where they
//! end. Every part stays inside the sentence, quotation and statement of its marker (`window`), unless the condition fills its
//! quotation.

mod actor;
mod antecedent;
mod consequent;
mod factuality;
mod holder;
mod marked;
mod parts;
mod unmarked;
pub(in crate::tag) mod window;
mod wish;
pub(in crate::tag) mod word;

pub use factuality::Factuality;
pub use holder::{reporters, settle_reporters};

use crate::lexicon::{Layer, class};
use crate::span::Span;
use crate::tag::Context;
use crate::text::token::gap;
use actor::actor;
use consequent::share_consequents;
use holder::voice;
use marked::marked;
use parts::Parts;
pub(in crate::tag) use unmarked::names_deal;
use unmarked::{continued, gating, interrupted, inverted, ordered, without};
use window::Run;
use wish::{keep_lone, regretted};
use word::is_any;
pub(in crate::tag) use word::says_will;

/// A condition in the text.
#[derive(Clone, Debug)]
pub struct Condition {
    /// The words that mark it.
    pub marker: Span,
    /// The lexicon entry of the marker; none for inversions and other rules.
    pub entry: Option<u32>,
    /// The rule that read it (equals the entry's id where an entry marks it).
    pub rule: &'static str,
    /// Type, spelled as in the taxonomy: `hypothetical`, `necessary`, ...
    pub kind: &'static str,
    /// The condition, marker not included.
    pub antecedent: Option<Span>,
    /// What depends on it.
    pub consequent: Option<Span>,
    /// How real it is.
    pub factuality: Factuality,
    /// `necessary`, `sufficient` or `both`.
    pub need: &'static str,
    /// True for unless, without.
    pub negative: bool,
    /// Who must fulfil it, where stated.
    pub actor: Option<Span>,
    /// Sentence, an index into [`crate::Analysis::sentences`].
    pub sentence: u32,
    /// The statement it stands in.
    pub statement: Option<u32>,
    /// Whose condition: index into [`crate::Analysis::speakers`] (0 is `_article`).
    pub speaker: Option<u32>,
    /// 0 to 1.
    pub confidence: f32,
}

/// Finds the conditions of a document, by start of the marker.
///
/// Coordinated conditions ("if they sign and if they pay, we leave") are two rows that share the consequent.
pub fn find(cx: &Context, out: &mut Vec<Condition>) {
    for m in &cx.reading.matches {
        if !m.is_of(Layer::Condition) {
            continue;
        }
        // "if if the levy passes": of a word said twice the last one counts
        let (last, next) = (m.span.1.saturating_sub(1) as usize, m.span.1 as usize);
        let id = |i: usize| cx.reading.id(i);
        if id(last) != 0 && id(last) == id(next) && cx.reading.gap(next) & gap::HARD == 0 {
            continue;
        }
        let entry = cx.lexicon.entry(m.entry);
        if !entry.is_excluded {
            out.extend(marked(cx, m, entry));
        }
    }
    let marked_rows = out.len();
    let mut regrets = vec![];
    for i in 0..cx.reading.tokens.len() {
        if cx.reading.is(i, class::SUBJECT) && i > 0 && cx.reading.is(i - 1, class::COORDINATOR) {
            out.extend(ordered(cx, i));
        }
        if cx.reading.is(i, class::AUXILIARY) {
            out.extend(inverted(cx, i));
            out.extend(continued(cx, i, marked_rows, out).or_else(|| gating(cx, i)));
            regrets.extend(regretted(cx, i));
        } else if cx.reading.gap(i + 1) & gap::COMMA != 0
            && is_any(cx, i, &["depend", "depends", "depended", "hinge", "hinges"])
        {
            out.extend(interrupted(cx, i));
        } else if cx.reading.is(i, class::PREPOSITION) && is_any(cx, i, &["without"]) {
            out.extend(without(cx, i));
        }
    }
    out.sort_by_key(|c| (c.marker.start, std::cmp::Reverse(c.marker.end)));
    out.dedup_by(|later, earlier| later.marker.start < earlier.marker.end);
    share_consequents(out);
    keep_lone(regrets, out);
}

/// Turns words into spans and looks for the actor.
fn dress(
    cx: &Context,
    parts: &Parts,
    kind: &'static str,
    need: &'static str,
    factuality: Factuality,
) -> Condition {
    let reading = cx.reading;
    let span = |r: Run| Some(reading.span(r.first, r.end)).filter(|s| !s.is_empty());
    let m = parts.marker.first;
    let consequent = span(parts.consequent);
    let (statement, speaker) = voice(cx, parts);
    Condition {
        marker: reading.span(m, parts.marker.end),
        entry: None,
        rule: parts.rule,
        kind,
        antecedent: span(parts.antecedent),
        consequent,
        factuality,
        need,
        negative: false,
        actor: actor(cx, parts.antecedent),
        sentence: reading.sentence_of.get(m).copied().unwrap_or(0),
        statement,
        speaker,
        confidence: if consequent.is_some() {
            parts.confidence
        } else {
            parts.confidence * 0.8
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Document;
    use crate::{Analysis, Analyzer};

    /// What a row says, for one condition of a text.
    pub(super) fn shown<'t>(
        text: &'t str,
        c: &Condition,
    ) -> (&'static str, &'t str, &'t str, &'t str) {
        let of = |s: Option<Span>| s.map_or("", |s| s.of(text));
        (
            c.kind,
            c.marker.of(text),
            of(c.antecedent),
            of(c.consequent),
        )
    }

    pub(super) fn read(analyzer: &Analyzer, text: &str) -> Analysis {
        analyzer.analyze(&Document::from_text(text))
    }

    #[test]
    fn coordinated_conditions_share_their_consequent() {
        let text = "If Velmark signs and if Kestria pays, the ships will leave.";
        let analysis = read(&Analyzer::builtin().unwrap(), text);
        let rows: Vec<_> = analysis.conditions.iter().map(|c| shown(text, c)).collect();
        assert_eq!(
            rows,
            [
                (
                    "hypothetical",
                    "If",
                    "Velmark signs",
                    "the ships will leave"
                ),
                ("hypothetical", "if", "Kestria pays", "the ships will leave")
            ]
        );
    }
}
