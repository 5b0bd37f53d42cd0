//! Prints how well the tags agree with the annotated articles of `corpus/`, or with those whose names start with a
//! prefix (`i0`); with `--keep`, writes the figures to `tests/quality.toml`, which `cargo test --test quality` holds them to.
//!
//! usage: `cargo run --release --example score_corpus [-- --keep | PREFIX]`

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;

use demarche::eval::{Corpus, Half, score};
use demarche::{Analysis, Analyzer};

/// Figures of fewer rows are printed but not kept: one row would move them too far.
const FEWEST: u64 = 25;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let corpus = Corpus::read(&root.join("corpus")).map_err(|errors| {
        let lines: Vec<String> = errors.iter().map(ToString::to_string).collect();
        lines.join("\n")
    })?;
    let argument = std::env::args().nth(1);
    let keep = argument.as_deref() == Some("--keep");
    let prefix = argument.filter(|_| !keep).unwrap_or_default();
    let analyzer = Analyzer::builtin()?;
    let mut kept = String::from(
        "# Figures that `cargo test --test quality` holds the tags to, in per cent: F1, or a share.\n\
         # Written by `cargo run --release --example score_corpus -- --keep`, never by hand.\n",
    );
    let mut out = std::io::stdout().lock();
    for half in Half::ALL {
        let articles: Vec<_> = corpus
            .half(half)
            .filter(|article| article.stem.starts_with(&prefix))
            .collect();
        let analyses: Vec<Analysis> = articles.iter().map(|a| analyzer.analyze(&a.doc)).collect();
        let figures = score(articles.iter().copied().zip(&analyses));
        writeln!(
            out,
            "{} ({} articles)\n{figures}",
            half.as_str(),
            articles.len()
        )?;
        writeln!(kept, "\n[{}]", half.as_str())?;
        for figure in figures.0.iter().filter(|figure| figure.n >= FEWEST) {
            writeln!(kept, "\"{}\" = {:.1}", figure.name, figure.value.main())?;
        }
    }
    if keep {
        std::fs::write(root.join("tests/quality.toml"), kept)?;
    }
    Ok(())
}
