//! `explain` of every article of `corpus/`, one block per statement, compared with `tests/golden/<article>.txt`: what a change of
//! lexicon or rule does can be read in the diff of these files.
//!
//! The README's example is held to what `explain` prints as well.
//!
//! `UPDATE_GOLDEN=1 cargo test --test golden` writes them anew.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::print_stderr
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use demarche::eval::Corpus;
use demarche::report::explain::{ExplainOptions, explain};
use demarche::{Analyzer, Lexicon, Options};

/// Lines of difference shown per article.
const SHOWN: usize = 12;

fn golden(stem: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/golden")
        .join(format!("{stem}.txt"))
}

/// The explanation without what moves with every fitting of the weights: features and runner-up are not asked for, and a
/// confidence is rounded to tenths.
fn explained(analyzer: &Analyzer, doc: &demarche::Document) -> String {
    let mut out = Vec::new();
    let analysis = analyzer.analyze(doc);
    explain(
        doc,
        &analysis,
        analyzer.lexicon(),
        &mut out,
        ExplainOptions::default(),
    )
    .unwrap();
    let text = String::from_utf8(out).unwrap();
    let line = |line: &str| {
        if !line.starts_with("  rule ") {
            return line.to_owned();
        }
        let rounded = |word: &str| match word.parse::<f32>() {
            Ok(x) => format!("{x:.1}"),
            Err(_) => word.to_owned(),
        };
        line.split(' ').map(rounded).collect::<Vec<_>>().join(" ")
    };
    text.lines().map(|l| line(l) + "\n").collect()
}

/// The first lines in which two texts differ.
fn difference(kept: &str, now: &str) -> String {
    let (kept, now): (Vec<&str>, Vec<&str>) = (kept.lines().collect(), now.lines().collect());
    let same = kept.iter().zip(&now).take_while(|(a, b)| a == b).count();
    let tail = kept[same..]
        .iter()
        .rev()
        .zip(now[same..].iter().rev())
        .take_while(|(a, b)| a == b)
        .count();
    let lines = |sign: &str, lines: &[&str]| -> String {
        lines
            .iter()
            .take(SHOWN)
            .flat_map(|line| [sign, " ", *line, "\n"])
            .collect()
    };
    let (old, new) = (&kept[same..kept.len() - tail], &now[same..now.len() - tail]);
    format!("line {}:\n{}{}", same + 1, lines("-", old), lines("+", new))
}

#[test]
fn every_article_is_explained_as_before() {
    let corpus = Corpus::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus")).unwrap();
    let analyzer = Analyzer::new(Lexicon::builtin().unwrap(), Options::default()).unwrap();
    let writes = std::env::var_os("UPDATE_GOLDEN").is_some();
    let mut moved = Vec::new();
    for article in &corpus.articles {
        let path = golden(&article.stem);
        let now = explained(&analyzer, &article.doc);
        if writes {
            fs::write(&path, now).unwrap();
            continue;
        }
        let kept = fs::read_to_string(&path).unwrap_or_default();
        if kept != now {
            moved.push(format!("{}, {}", article.stem, difference(&kept, &now)));
        }
    }
    assert!(
        moved.is_empty(),
        "{} articles are explained otherwise. Read, then: UPDATE_GOLDEN=1 cargo test --test golden\n{}",
        moved.len(),
        moved.join("\n")
    );
}

#[test]
fn no_golden_file_is_left_over() {
    let corpus = Corpus::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus")).unwrap();
    for file in fs::read_dir(golden("x").parent().unwrap()).unwrap() {
        let path = file.unwrap().path();
        let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
        assert!(
            corpus.articles.iter().any(|a| a.stem == stem),
            "{} has no article",
            path.display()
        );
    }
}

#[test]
fn the_example_of_the_readme_is_what_explain_prints() {
    const ASKED: &str = "$ demarche explain --text '";
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = fs::read_to_string(&path).unwrap();
    let (before, rest) = readme.split_once(ASKED).unwrap();
    let (text, rest) = rest.split_once("'\n").unwrap();
    let (shown, after) = rest.split_once("\n```").unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_demarche"))
        .args(["explain", "--isolated", "--text", text])
        .output()
        .unwrap();
    let now = String::from_utf8(output.stdout).unwrap();
    let now = now.trim_end();
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        let all = format!("{before}{ASKED}{text}'\n{now}\n```{after}");
        fs::write(&path, all).unwrap();
        return;
    }
    assert!(shown == now, "README.md, {}", difference(shown, now));
}
