//! The lexicons test themselves: every `yes` must fire with its span, every `no` must not. `demarche lexicon check` asks all
//! entries; a run with a user's lexicons asks theirs.

use crate::analyzer::Analyzer;
use crate::error::{Error, ErrorKind, Position};
use crate::lexicon::{Entry, Layer, SOURCES, schema};
use crate::span::Span;
use crate::text::Document;
use std::path::PathBuf;

/// Runs every example of every entry, or of a user's entries only; gives what does not hold.
pub fn check(analyzer: &Analyzer, is_own_only: bool) -> Vec<Error> {
    let mut out = vec![];
    let lexicon = analyzer.lexicon();
    let mut sources =
        schema::keys(SOURCES, include_str!("../../lexicons/SOURCES.toml")).unwrap_or_default();
    sources.extend_from_slice(lexicon.own_sources());
    for (number, entry) in lexicon.entries().iter().enumerate() {
        let number = number as u32;
        let written = entry.written();
        let is_own = lexicon.is_own(entry);
        if is_own_only && !is_own {
            continue;
        }
        let fault = |entry: &Entry, message: &str, help: String| {
            let folder = if is_own { "" } else { "lexicons/" };
            let path = format!("{folder}{}", written.file);
            fault(entry, path.into(), message, help)
        };
        if !sources.contains(&written.source) {
            out.push(fault(
                entry,
                &format!("unknown source \"{}\"", written.source),
                format!("a key of {SOURCES}: {}", sources.join(", ")),
            ));
        }
        if entry.layer == Layer::Place {
            continue;
        }
        if written.yes.is_empty() || written.no.is_empty() && !entry.is_excluded {
            out.push(fault(
                entry,
                "an entry needs at least one yes and one no",
                "a real sentence with the span in <...>, and a near miss".into(),
            ));
        }
        for yes in &written.yes {
            let Some((text, span)) = marked(yes) else {
                out.push(fault(
                    entry,
                    &format!("no <...> in yes: {yes}"),
                    "put the expected span between < and >".into(),
                ));
                continue;
            };
            let doc = Document::from_text(text.clone());
            let found = analyzer.matches(&doc);
            if !found.iter().any(|(e, s)| *e == number && *s == span) {
                let what = match found.iter().find(|(e, _)| *e == number) {
                    Some((_, s)) => format!("matches \"{}\" instead", s.of(&text)),
                    None => match found.iter().find(|(e, s)| {
                        analyzer.lexicon().entry(*e).layer == entry.layer && s.overlaps(span)
                    }) {
                        Some((e, _)) => format!("{} claims it", analyzer.lexicon().entry(*e).id),
                        None => "does not match".into(),
                    },
                };
                out.push(fault(
                    entry,
                    &format!("{what}: {yes}"),
                    "mend the pattern or the example".into(),
                ));
            }
        }
        for no in &written.no {
            let doc = Document::from_text(no.clone());
            if fires(analyzer, &doc, number, entry.layer) {
                out.push(fault(
                    entry,
                    &format!("fires on its near miss: {no}"),
                    "narrow the pattern with not_before, not_after or a longer excluded entry"
                        .into(),
                ));
            }
        }
    }
    out
}

/// Whether an entry yields anything in a document: for reporting cues a statement, for conditions a condition, for hedges a
/// counted hit, for the rest a match.
fn fires(analyzer: &Analyzer, doc: &Document, number: u32, layer: Layer) -> bool {
    if !analyzer.matches(doc).iter().any(|(e, _)| *e == number) {
        return false;
    }
    let analysis = analyzer.analyze(doc);
    match layer {
        Layer::Reporting => analysis.statements.iter().any(|s| s.entry == Some(number)),
        Layer::Condition => analysis.conditions.iter().any(|c| c.entry == Some(number)),
        Layer::Stance => analysis.stances.iter().any(|s| s.entry == Some(number)),
        Layer::Role | Layer::Source | Layer::Place => true,
        _ => analysis
            .hits
            .iter()
            .any(|h| h.entry == number && h.is_counted()),
    }
}

/// A sentence without its marks, and the span between them.
fn marked(example: &str) -> Option<(String, Span)> {
    let (before, rest) = example.split_once('<')?;
    let (inside, after) = rest.split_once('>')?;
    let span = Span::new(before.len(), before.len() + inside.len());
    Some((format!("{before}{inside}{after}"), span))
}

fn fault(entry: &Entry, path: PathBuf, message: &str, help: String) -> Error {
    let position = Position {
        path,
        line: entry.written().line,
        column: 1,
    };
    ErrorKind::Lexicon {
        position,
        message: format!("entry {}: {message}", entry.id),
        help,
    }
    .into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_taken_out() {
        let (text, span) = marked("Talks <may> begin.").unwrap();
        assert_eq!((text.as_str(), span.of(&text)), ("Talks may begin.", "may"));
    }
}
