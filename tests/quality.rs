//! How good the tags are on the annotated articles of `corpus/`, held to the figures kept in `tests/quality.toml`.
//!
//! `cargo test --test quality -- --nocapture` prints the tables. After a change that is wanted, and explained in its commit,
//! `cargo run --release --example score_corpus -- --keep` writes the new figures.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::print_stderr
)]

use std::path::Path;

use demarche::eval::{Corpus, Figures, Half, score};
use demarche::{Analysis, Analyzer};

/// How far a figure may fall, in points of per cent.
const SLACK: f64 = 0.5;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn corpus() -> Corpus {
    Corpus::read(&root().join("corpus")).unwrap_or_else(|errors| {
        let lines: Vec<String> = errors.iter().map(ToString::to_string).collect();
        panic!(
            "the annotations do not fit the articles:\n{}",
            lines.join("\n")
        );
    })
}

/// The figures of `half` that fell below those of `kept`.
fn fallen(half: Half, figures: &Figures, kept: &toml::Table) -> Vec<String> {
    let mut out = Vec::new();
    for (name, value) in kept[half.as_str()].as_table().unwrap() {
        let (name, kept) = (name.as_str(), value.as_float().unwrap());
        let Some(figure) = figures.get(name) else {
            out.push(format!("{} {name}: no such figure", half.as_str()));
            continue;
        };
        let now = figure.value.main();
        let fall = if figure.is_loss {
            now - kept
        } else {
            kept - now
        };
        // kept figures are rounded to one decimal
        if fall > SLACK + 0.05 {
            out.push(format!("{} {name}: {now:.1}, was {kept:.1}", half.as_str()));
        }
    }
    out
}

#[test]
fn no_figure_fell_by_more_than_half_a_point() {
    let corpus = corpus();
    let analyzer = Analyzer::builtin().unwrap();
    let kept = std::fs::read_to_string(root().join("tests/quality.toml")).unwrap();
    let kept: toml::Table = toml::from_str(&kept).unwrap();
    let mut all = Vec::new();
    for half in Half::ALL {
        let articles: Vec<_> = corpus.half(half).collect();
        let analyses: Vec<Analysis> = articles.iter().map(|a| analyzer.analyze(&a.doc)).collect();
        let figures = score(articles.iter().copied().zip(&analyses));
        println!("{} ({} articles)\n{figures}", half.as_str(), articles.len());
        all.extend(fallen(half, &figures, &kept));
    }
    assert!(
        all.is_empty(),
        "{}\nif this is wanted: cargo run --release --example score_corpus -- --keep",
        all.join("\n")
    );
}

#[test]
fn every_article_is_annotated_and_in_one_half() {
    let corpus = corpus();
    let stems = |folder: &str| {
        let folder = std::fs::read_dir(root().join("corpus").join(folder)).unwrap();
        let mut stems: Vec<String> = folder
            .map(|file| {
                file.unwrap()
                    .path()
                    .file_stem()
                    .unwrap()
                    .to_string_lossy()
                    .into_owned()
            })
            .collect();
        stems.sort();
        stems
    };
    let listed: Vec<String> = corpus.articles.iter().map(|a| a.stem.clone()).collect();
    assert_eq!(listed, stems("articles"));
    assert_eq!(listed, stems("gold"));
    for layout in demarche::eval::gold::LAYOUTS {
        for half in Half::ALL {
            let n = corpus
                .half(half)
                .filter(|article| article.layout == layout)
                .count();
            assert!(n > 0, "{} has no {layout}", half.as_str());
        }
    }
}

#[test]
fn annotations_keep_to_the_guideline() {
    let mut wrong = Vec::new();
    for article in &corpus().articles {
        let text = article.doc.text();
        let mut complain = |what: &str, span: demarche::Span| {
            wrong.push(format!("{}: {what}: {}", article.stem, span.of(text)));
        };
        for statement in &article.statements {
            let first = statement.pieces[0];
            let holder = article.statements.iter().find(|outer| {
                let holds = |span| outer.pieces.iter().any(|piece| piece.contains(span));
                !std::ptr::eq(*outer, statement)
                    && statement.cue.is_none_or(holds)
                    && statement.pieces.iter().all(|&piece| holds(piece))
            });
            if holder.is_some() != statement.is_inner {
                complain(
                    "parent = true where the statement lies inside another, and only there",
                    first,
                );
            }
            for &piece in &statement.pieces {
                let words = piece.of(text);
                if words.starts_with(['“', '"', '«', '„', ' '])
                    || words.ends_with(['”', '"', '»', ',', ' '])
                {
                    complain(
                        "quotation marks and commas at the edge of a piece are outside",
                        piece,
                    );
                }
            }
            if statement
                .pieces
                .windows(2)
                .any(|pair| pair[0].overlaps(pair[1]))
            {
                complain("pieces overlap", first);
            }
            if statement.speaker.is_empty() && statement.kind != "unknown" {
                complain("a speaker without a name is of kind unknown", first);
            }
        }
        for condition in &article.conditions {
            let parts = [condition.antecedent, condition.consequent]
                .into_iter()
                .flatten();
            if parts
                .into_iter()
                .any(|part| part.overlaps(condition.marker))
            {
                complain(
                    "the marker is neither in the antecedent nor in the consequent",
                    condition.marker,
                );
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
