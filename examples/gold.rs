//! Writes the statements annotated in one half of `corpus/` as a folder with `gold.jsonl` and `articles/`: the form that
//! `scripts/fit_attribution.py` and `scripts/attribution_errors.py` read.
//!
//! usage: gold work|measure FOLDER

use std::io::Write as _;
use std::path::Path;

use demarche::eval::Corpus;
use demarche::text::number::CodePoints;
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [half, folder] = args.as_slice() else {
        return Err("name a half and a folder".into());
    };
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let corpus = Corpus::read(&root.join("corpus")).map_err(|errors| {
        let lines: Vec<String> = errors.iter().map(ToString::to_string).collect();
        lines.join("\n")
    })?;
    let articles = Path::new(folder).join("articles");
    std::fs::create_dir_all(&articles)?;
    let mut out =
        std::io::BufWriter::new(std::fs::File::create(Path::new(folder).join("gold.jsonl"))?);
    for article in corpus.articles.iter().filter(|a| a.half.as_str() == half) {
        let text = article.doc.text();
        std::fs::write(articles.join(format!("{}.txt", article.stem)), text)?;
        let points = CodePoints::new(text);
        let rows: Vec<Value> = article
            .statements
            .iter()
            .map(|s| {
                let span = |s: demarche::Span| json!([points.at(s.start), points.at(s.end)]);
                json!({
                    "content": s.pieces.iter().map(|p| span(*p)).collect::<Vec<_>>(),
                    "source": s.source.iter().map(|s| span(*s)).collect::<Vec<_>>(),
                    "cue": s.cue.iter().map(|s| span(*s)).collect::<Vec<_>>(),
                    "core": s.quote_type != "act",
                    "inner": s.is_inner,
                    "type": s.quote_type,
                    "speaker": s.speaker,
                })
            })
            .collect();
        writeln!(
            out,
            "{}",
            json!({ "doc": article.stem, "attributions": rows })
        )?;
    }
    Ok(())
}
