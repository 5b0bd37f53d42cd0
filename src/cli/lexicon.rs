//! `demarche lexicon`: what the entries say, whether they hold, and their one form.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use demarche::error::{Error, Result};
use demarche::lexicon::{Entries, Entry, Layer, SOURCES, check, format};
use demarche::report::csv::output_error;
use demarche::{Analyzer, Options};

use super::args::{LexiconArgs, LexiconCommand};
use super::settings::read_in_full;
use super::{DONE, GATE, tell, tell_error, to_stdout};

/// Runs the command; returns the exit code.
pub(crate) fn run(args: &LexiconArgs) -> anyhow::Result<u8> {
    match &args.command {
        LexiconCommand::List { layer, entries } => {
            let layer = layer.as_deref().map(layer_named).transpose()?;
            let lexicon = read_in_full(entries)?;
            to_stdout(|out| {
                let mut entries: Vec<&Entry> = lexicon.entries().iter().collect();
                entries.retain(|entry| layer.is_none_or(|layer| entry.layer == layer));
                entries.sort_by_key(|entry| (entry.layer.as_str(), entry.id.as_str()));
                for entry in entries {
                    let (layer, patterns) =
                        (entry.layer.as_str(), entry.written().patterns.join("; "));
                    writeln!(
                        out,
                        "{}\t{layer}\t{}\t{}\t{patterns}",
                        entry.id, entry.category, entry.weight
                    )?;
                }
                Ok(())
            })?;
            Ok(DONE)
        }
        LexiconCommand::Show { ids, entries } => {
            let lexicon = read_in_full(entries)?;
            let mut entries = Vec::new();
            for id in ids {
                let entry = lexicon.entries().iter().find(|entry| entry.id == *id);
                entries.push(entry.ok_or_else(|| {
                    let near = nearest(id, lexicon.entries());
                    let help = match near {
                        Some(near) => format!("there is {near}"),
                        None => "see demarche lexicon list".to_owned(),
                    };
                    Error::usage(format!("no entry \"{id}\""), help)
                })?);
            }
            to_stdout(|out| {
                for (n, entry) in entries.into_iter().enumerate() {
                    if n > 0 {
                        writeln!(out)?;
                    }
                    out.write_all(described(entry).as_bytes())?;
                }
                Ok(())
            })?;
            Ok(DONE)
        }
        LexiconCommand::Check { entries } => {
            let lexicon = read_in_full(entries)?;
            let analyzer = Analyzer::new(lexicon, Options::default())?;
            let errors = check::check(&analyzer, false);
            errors.iter().for_each(tell_error);
            let entries = analyzer.lexicon().entries();
            let examples: usize = entries
                .iter()
                .map(|entry| entry.written().yes.len() + entry.written().no.len())
                .sum();
            tell(&format!(
                "{} entries, {examples} examples, {} errors",
                entries.len(),
                errors.len()
            ));
            Ok(if errors.is_empty() { DONE } else { GATE })
        }
        LexiconCommand::Fmt { paths, check } => {
            let mut changed = 0;
            for path in files(paths)? {
                let shown = path.display().to_string();
                let text = fs::read_to_string(&path).map_err(|error| {
                    Error::usage(format!("{shown}: {error}"), "name a lexicon file")
                })?;
                let formatted = format::format(&shown, &text)?;
                if formatted == text {
                    continue;
                }
                changed += 1;
                if *check {
                    tell(&format!("{shown}: is not in its one form"));
                } else {
                    fs::write(&path, formatted).map_err(|error| output_error(&path, error))?;
                    tell(&format!("{shown}: formatted"));
                }
            }
            Ok(if *check && changed > 0 { GATE } else { DONE })
        }
    }
}

fn layer_named(name: &str) -> Result<Layer> {
    Layer::ALL
        .into_iter()
        .find(|layer| layer.as_str() == name)
        .ok_or_else(|| {
            let names: Vec<&str> = Layer::ALL.iter().map(|layer| layer.as_str()).collect();
            Error::usage(
                format!("unknown layer \"{name}\""),
                format!("one of {}", names.join(", ")),
            )
        })
}

/// The id that shares the longest beginning or end with `id`.
fn nearest<'e>(id: &str, entries: &'e Entries) -> Option<&'e str> {
    let alike = |other: &str| {
        let head = id
            .bytes()
            .zip(other.bytes())
            .take_while(|(a, b)| a == b)
            .count();
        let tail = id
            .bytes()
            .rev()
            .zip(other.bytes().rev())
            .take_while(|(a, b)| a == b)
            .count();
        head.max(tail)
    };
    // "may" is hedge.may
    let is_last = |other: &str| other.rsplit('.').next() == Some(id);
    let ids = entries.iter().map(|entry| entry.id.as_str());
    ids.max_by_key(|other| (is_last(other), alike(other), std::cmp::Reverse(other.len())))
        .filter(|other| is_last(other) || alike(other) > 3)
}

fn described(entry: &Entry) -> String {
    let mut out = format!("{}\n", entry.id);
    let mut add = |label: &str, value: &str| {
        if !value.is_empty() {
            // writing into a String cannot fail
            let _ = writeln!(out, "  {label:<10} {value}");
        }
    };
    add("layer", entry.layer.as_str());
    add("category", entry.category);
    add("weight", &entry.weight.to_string());
    let written = entry.written();
    for pattern in &written.patterns {
        add("match", pattern);
    }
    for (name, patterns) in ["before", "after", "not_before", "not_after"]
        .iter()
        .zip(&written.contexts)
    {
        for pattern in patterns {
            add(name, pattern);
        }
    }
    for example in &written.yes {
        add("yes", example);
    }
    for example in &written.no {
        add("no", example);
    }
    add("source", &written.source);
    add("note", &written.note);
    if let Some(precision) = written.precision {
        let n = written
            .n
            .map_or_else(String::new, |n| format!(" of {n} in {}", written.corpus));
        add("precision", &format!("{precision:.3}{n}"));
    }
    match written.line {
        0 => add("file", &written.file),
        line => add("file", &format!("{}:{line}", written.file)),
    }
    out
}

/// The lexicon files that `paths` name, folders walked.
fn files(paths: &[PathBuf]) -> Result<Vec<PathBuf>> {
    let mut out = Vec::new();
    for path in paths {
        let before = out.len();
        collect(path, &mut out)?;
        if let Some(new) = out.get_mut(before..) {
            new.sort();
        }
    }
    Ok(out)
}

fn collect(path: &Path, out: &mut Vec<PathBuf>) -> Result<()> {
    if !path.is_dir() {
        out.push(path.to_owned());
        return Ok(());
    }
    let fault = |error: std::io::Error| {
        Error::usage(
            format!("{}: {error}", path.display()),
            "name lexicon files or folders",
        )
    };
    for entry in fs::read_dir(path).map_err(fault)? {
        let inner = entry.map_err(fault)?.path();
        let is_source = inner.file_name().is_some_and(|name| name == SOURCES);
        if inner.is_dir() || (inner.extension().is_some_and(|e| e == "toml") && !is_source) {
            collect(&inner, out)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use demarche::lexicon::schema::Written;

    #[test]
    fn an_entry_is_described_whole() {
        let entry = Entry {
            id: "hedge.modal-may".into(),
            layer: Layer::Hedge,
            category: "epistemic",
            weight: 0.6,
            written: Some(Box::new(Written {
                patterns: vec!["may".into()],
                yes: vec!["It <may> rain.".into()],
                file: "en/hedges.toml".into(),
                line: 12,
                ..Written::default()
            })),
            ..Entry::default()
        };
        let text = described(&entry);
        assert!(
            text.starts_with("hedge.modal-may\n  layer      hedge\n"),
            "{text}"
        );
        assert!(text.contains("  yes        It <may> rain.\n"));
        assert!(text.ends_with("  file       en/hedges.toml:12\n"));
        assert_eq!(
            nearest("hedge.modal-mai", &vec![entry].into()),
            Some("hedge.modal-may")
        );
        assert!(layer_named("hedges").is_err());
    }
}
