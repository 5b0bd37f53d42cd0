//! The lexicons keep what their own examples promise, and have the one form that `demarche lexicon fmt` gives them.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::print_stderr
)]

use std::path::{Path, PathBuf};

use demarche::lexicon::{check, format};
use demarche::{Analyzer, Lexicon, Options};

fn files(folder: &Path, out: &mut Vec<PathBuf>) {
    for item in std::fs::read_dir(folder).unwrap() {
        let path = item.unwrap().path();
        if path.is_dir() {
            files(&path, out);
        } else if path.extension().is_some_and(|e| e == "toml") {
            out.push(path);
        }
    }
    out.sort();
}

#[test]
fn every_entry_fires_on_its_examples_and_not_on_its_near_misses() {
    let lexicon = Lexicon::builtin_in_full().unwrap();
    let analyzer = Analyzer::new(lexicon, Options::default()).unwrap();
    let wrong: Vec<String> = check::check(&analyzer, false)
        .iter()
        .map(ToString::to_string)
        .collect();
    assert!(
        wrong.is_empty(),
        "{} problems:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn every_file_is_in_its_one_form() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("lexicons/en");
    let mut all = Vec::new();
    files(&root, &mut all);
    assert!(all.len() > 10, "the lexicons are not in {}", root.display());
    let is_other = |path: &PathBuf| {
        let text = std::fs::read_to_string(path).unwrap();
        let name = path
            .strip_prefix(&root)
            .unwrap()
            .to_string_lossy()
            .into_owned();
        format::format(&name, &text).unwrap() != text
    };
    let others: Vec<String> = all
        .iter()
        .filter(|p| is_other(p))
        .map(|p| p.display().to_string())
        .collect();
    assert!(
        others.is_empty(),
        "run demarche lexicon fmt on\n{}",
        others.join("\n")
    );
}
