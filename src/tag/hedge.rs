//! Hits of the word layers (hedges, boosters, deontics, negations, frames): which count, and whose voice they are.

use crate::lexicon::Layer;
use crate::tag::{Context, Hit, Voice};

/// Reads the matches of the layers that become rows of cues.csv.
pub fn read(cx: &Context, hits: &mut Vec<Hit>) {
    for m in &cx.reading.matches {
        let entry = cx.lexicon.entry(m.entry);
        if matches!(entry.layer, Layer::Role | Layer::Source | Layer::Place | Layer::Reporting) || entry.is_excluded {
            continue;
        }
        let first = m.span.0 as usize;
        let cue = cx.cue(first);
        let statement = cue.or_else(|| cx.statement(first));
        // "Lavrov reportedly said": the doubt in a cue is that of whoever reports it
        let holder = match cue {
            Some(s) => cx.statements.get(s as usize).and_then(|s| s.parent),
            None => cx.statement(first),
        };
        let speaker = match holder {
            None => Some(0),
            Some(s) => cx.statements.get(s as usize).and_then(|s| s.speaker),
        };
        let mut hit = Hit {
            entry: m.entry,
            layer: entry.layer,
            category: entry.category,
            span: cx.reading.span(first, m.span.1 as usize),
            tokens: m.span,
            sentence: cx.reading.sentence_of.get(first).copied().unwrap_or(0),
            statement,
            speaker,
            voice: if holder.is_some() { Voice::Speaker } else { Voice::Author },
            weight: entry.weight,
            negated: cx.negations.holds(first),
            suppressed_by: None,
        };
        judge(cx, &mut hit);
        hits.push(hit);
    }
}

/// Decides whether a hit counts.
fn judge(_cx: &Context, hit: &mut Hit) {
    match hit.layer {
        Layer::Booster if hit.negated => {
            hit.layer = Layer::Hedge;
            hit.category = "epistemic";
        }
        Layer::Hedge if hit.category == "conditional" => hit.suppressed_by = Some("no-condition"),
        _ => {}
    }
}
