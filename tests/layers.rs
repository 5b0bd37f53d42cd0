//! The order of the modules, and which library is used where. A module may use only what stands on a line above its own;
//! so it can be read, and changed, knowing nothing of those below it.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::print_stderr
)]

use std::fs;
use std::path::{Path, PathBuf};

/// Modules by level. A longer path wins over the folder it lies in.
const LEVELS: &[(&str, u8)] = &[
    ("span", 0),
    ("error", 0),
    ("text", 1),
    // names and weights of features: values that a lexicon carries, and nothing that reads a text
    ("attribution/feature", 1),
    ("lexicon", 2),
    ("input", 2),
    ("attribution", 3),
    ("tag", 4),
    ("analyzer", 5),
    // runs the analyzer over the lexicons' own examples
    ("lexicon/check", 6),
    ("report", 6),
    ("eval", 6),
    ("batch", 7),
    ("cli", 8),
    ("main", 8),
    ("lib", 8),
];

/// What the crate's root gives on: where it comes from.
const ROOT: &[(&str, &str)] = &[
    ("Analysis", "analyzer"),
    ("Analyzer", "analyzer"),
    ("Options", "analyzer"),
    ("Scratch", "analyzer"),
    ("Error", "error"),
    ("ErrorKind", "error"),
    ("Position", "error"),
    ("Result", "error"),
    ("Entry", "lexicon"),
    ("Layer", "lexicon"),
    ("Lexicon", "lexicon"),
    ("Span", "span"),
    ("Document", "text"),
    ("Meta", "text"),
];

/// Libraries that stay in their corner, and the corners.
const CORNERS: &[(&str, &[&str])] = &[
    ("clap", &["cli"]),
    ("anyhow", &["cli"]),
    ("indicatif", &["cli"]),
    ("signal_hook", &["cli"]),
    ("rayon", &["batch"]),
    ("csv", &["report", "input/table", "cli"]),
    (
        "toml",
        &[
            "lexicon/schema",
            "attribution/feature",
            "eval/gold",
            "cli/config",
        ],
    ),
    ("encoding_rs", &["input", "cli"]),
    ("chardetng", &["input"]),
    ("pulldown_cmark", &["input/markdown"]),
    ("ignore", &["input/walk"]),
    ("globset", &["input/walk"]),
    ("sha2", &["report", "lexicon"]),
    ("whatlang", &["analyzer"]),
    ("bytemuck", &["lexicon/blob"]),
    ("postcard", &["lexicon/blob", "lexicon/entries"]),
];

/// The source files, named as in [`LEVELS`], each without comments and unit tests.
fn modules() -> Vec<(String, String)> {
    fn walk(folder: &Path, out: &mut Vec<PathBuf>) {
        for item in fs::read_dir(folder).unwrap() {
            let path = item.unwrap().path();
            if path.is_dir() {
                walk(&path, out);
            } else if path.file_stem().is_some_and(|stem| stem != "tests") {
                out.push(path);
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    walk(&root, &mut files);
    files.sort();
    files
        .iter()
        .map(|path| {
            let name = path.strip_prefix(&root).unwrap().with_extension("");
            let name = name.to_string_lossy().replace('\\', "/");
            let name = name.strip_suffix("/mod").unwrap_or(&name).to_owned();
            let code = fs::read_to_string(path).unwrap();
            let code = code.split("#[cfg(test)]\nmod tests {").next().unwrap();
            let lines = code.lines().map(|line| line.split("//").next().unwrap());
            (name, lines.collect::<Vec<_>>().join("\n"))
        })
        .collect()
}

fn is_under(module: &str, folder: &str) -> bool {
    module
        .strip_prefix(folder)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

fn level(module: &str) -> u8 {
    let found = LEVELS.iter().filter(|(name, _)| is_under(module, name));
    found
        .max_by_key(|(name, _)| name.len())
        .unwrap_or_else(|| panic!("{module} has no level"))
        .1
}

fn word(code: &str) -> &str {
    let end = code
        .find(|c: char| !c.is_alphanumeric() && c != '_')
        .unwrap_or(code.len());
    &code[..end]
}

/// Where `word` stands as the first part of a path.
fn paths<'c>(code: &'c str, name: &str) -> Vec<&'c str> {
    let start = format!("{name}::");
    let is_part = |before: &str| {
        let before = before.strip_suffix("::").unwrap_or(before);
        before.ends_with(|c: char| c.is_alphanumeric() || c == '_')
    };
    let found = code
        .match_indices(&start)
        .filter(|(at, _)| !is_part(&code[..*at]));
    found.map(|(at, _)| &code[at + start.len()..]).collect()
}

/// The modules that `code` names as `crate::...`.
fn imports(code: &str) -> Vec<String> {
    let mut out = Vec::new();
    for rest in paths(code, "crate") {
        let rest = rest.trim_start();
        // use crate::{a::b, c}
        let parts: Vec<&str> = match rest.strip_prefix('{') {
            Some(list) => list
                .split('}')
                .next()
                .unwrap()
                .split(',')
                .map(str::trim)
                .collect(),
            None => vec![rest],
        };
        for part in parts.into_iter().filter(|part| !part.is_empty()) {
            let first = word(part);
            let inner = part[first.len()..].strip_prefix("::").map_or("", word);
            let first = ROOT
                .iter()
                .find(|(name, _)| *name == first)
                .map_or(first, |(_, of)| of);
            let full = format!("{first}/{inner}");
            let is_known = LEVELS.iter().any(|(name, _)| *name == full);
            out.push(if is_known { full } else { first.to_owned() });
        }
    }
    out
}

#[test]
fn modules_use_only_what_stands_above_them() {
    let mut wrong = Vec::new();
    for (module, code) in modules() {
        let folder = module.split('/').next().unwrap();
        for import in imports(&code) {
            let is_own = import == module || import == folder;
            if !is_own && level(&import) >= level(&module) {
                wrong.push(format!("{module} uses {import}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn libraries_stay_in_their_corners() {
    let mut wrong = Vec::new();
    for (module, code) in modules() {
        for (library, corners) in CORNERS {
            let is_used = !paths(&code, library).is_empty();
            if is_used && !corners.iter().any(|corner| is_under(&module, corner)) {
                wrong.push(format!("{module} uses {library}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_says_what_it_is_for() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for (module, _) in modules() {
        let file = root.join(format!("{module}.rs"));
        let file = if file.exists() {
            file
        } else {
            root.join(module).join("mod.rs")
        };
        let code = fs::read_to_string(&file).unwrap();
        assert!(
            code.starts_with("//! "),
            "{} does not open with //!",
            file.display()
        );
    }
}

/// Layers whose entries the code may ask for by their id, or by what their ids begin with.
const ASKED_BY_ID: &[&str] = &["stance.", "condition.", "hedge.", "booster.", "cue."];

#[test]
fn entries_that_the_code_names_are_in_the_lexicons() {
    let lexicon = demarche::Lexicon::builtin().unwrap();
    let ids: Vec<&str> = lexicon.entries().iter().map(|e| e.id.as_str()).collect();
    let is_known = |name: &str| {
        let begins = |id: &&str| id.starts_with(name) && name.ends_with(['-', '.']);
        ids.contains(&name) || ids.iter().any(begins)
    };
    let mut named = 0;
    for (module, code) in modules() {
        // names of features look the same
        if module == "attribution/feature" {
            continue;
        }
        for layer in ASKED_BY_ID {
            for (at, _) in code.match_indices(&format!("\"{layer}")) {
                let name = code[at + 1..].split('"').next().unwrap();
                named += 1;
                assert!(is_known(name), "{module} asks for {name}");
            }
        }
    }
    assert!(named > 80, "{named}");
}

#[test]
fn paths_are_read_as_rust_does() {
    for (code, expected) in [
        ("use crate::lexicon::{Layer, Lexicon};", vec!["lexicon"]),
        (
            "use crate::{Analysis, span::Span};",
            vec!["analyzer", "span"],
        ),
        ("fn f(cx: &crate::tag::Context) {}", vec!["tag"]),
        (
            "use crate::attribution::feature::Weights;",
            vec!["attribution/feature"],
        ),
        ("pub(crate) fn f() {}", vec![]),
    ] {
        assert_eq!(imports(code), expected, "{code}");
    }
    assert_eq!(
        paths("use super::csv::fold; csv::Writer::new(); ::csv::x", "csv").len(),
        2
    );
}
