//! Prints, as JSON lines, every possible cue of the articles in a folder with all candidates that were weighed for its source and
//! its content and their features: what `scripts/fit_attribution.py` learns the weights from.
//!
//! usage: weigh FOLDER [WEIGHTS] [COUNTS]

use demarche::attribution::feature::{NAMES, Weights};
use demarche::attribution::link::follows;
use demarche::attribution::reading::Reading;
use demarche::text::number::CodePoints;
use demarche::{Analyzer, Document, Lexicon, Options};
use serde_json::{Value, json};
use std::io::Write as _;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let folder = args.first().ok_or("name a folder of .txt articles")?;
    let mut lexicon = Lexicon::builtin()?;
    if let Some(path) = args.get(1) {
        lexicon = lexicon.with_weights(Weights::parse(&std::fs::read_to_string(path)?)?);
    }
    if let Some(path) = args.get(2) {
        lexicon = lexicon.with_counts(&std::fs::read_to_string(path)?);
    }
    let analyzer = Analyzer::new(lexicon, Options::default())?;
    let mut paths: Vec<_> = std::fs::read_dir(folder)?
        .filter_map(|e| Some(e.ok()?.path()))
        .collect();
    paths.sort();
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    writeln!(out, "{}", json!({ "names": NAMES }))?;
    for path in paths {
        let doc = Document::from_text(std::fs::read_to_string(&path)?);
        let points = CodePoints::new(doc.text());
        let (reading, weighed) = analyzer.weighed(&doc);
        let span = |r: (usize, usize)| -> Value {
            let s = reading.span(r.0, r.1);
            json!([points.at(s.start), points.at(s.end)])
        };
        let cues: Vec<Value> = weighed
            .iter()
            .map(|w| {
                let c = &w.cue;
                let key = match c.entry {
                    None => format!("{:?}", c.kind),
                    Some(e) if c.end - c.first > 1 => analyzer.lexicon().entry(e).id.clone(),
                    Some(_) => word(&reading, doc.text(), c.first),
                };
                json!({
                    "key": key,
                    "kind": format!("{:?}", c.kind),
                    "cue": span((c.first, c.end.max(c.first + 1))),
                    "follows": follows(&reading, analyzer.lexicon(), c) as u8,
                    "in_quote": c.quotation != 0,
                    "sources": w.sources.iter().map(|s| json!([span(s.words), s.features.0, format!("{:?}", s.origin)])).collect::<Vec<_>>(),
                    "source": w.source,
                    "contents": w.contents.iter().map(|k| json!([k.runs().map(span).collect::<Vec<_>>(), k.features.0])).collect::<Vec<_>>(),
                    "content": w.content,
                    "accept": w.accept.0,
                    "score": w.score,
                })
            })
            .collect();
        writeln!(
            out,
            "{}",
            json!({ "doc": path.file_stem().map(|s| s.to_string_lossy()), "cues": cues })
        )?;
    }
    Ok(())
}

fn word(reading: &Reading, text: &str, i: usize) -> String {
    reading
        .tokens
        .get(i)
        .map_or(String::new(), |t| t.base().of(text).to_lowercase())
}
