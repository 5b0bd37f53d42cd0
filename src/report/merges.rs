//! What a user says about speakers in an edited speakers.csv: ids that are one, and names. Nothing is proposed here.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rustc_hash::FxHashMap;

use crate::error::{Error, Result};
use crate::input::delimiter;

/// What a user says about speakers: ids that are one, and names.
#[derive(Clone, Debug, Default)]
pub struct Merges {
    merges: FxHashMap<String, Merge>,
    /// The user's table has a column `same_as`: an id that it leaves empty was looked at.
    has_same_as: bool,
}

#[derive(Clone, Debug)]
struct Merge {
    id: String,
    name: String,
    /// Whether a row of the run had the id.
    is_known: Arc<AtomicBool>,
}

impl Merges {
    /// Reads an edited speakers.csv, or any CSV with `speaker_id` and one or both of `same_as` and `name`.
    ///
    /// # Errors
    ///
    /// The file cannot be read, has no such columns, or merges in a circle.
    pub fn read(path: &Path) -> Result<Self> {
        let bytes = std::fs::read(path).map_err(|source| {
            Error::usage(
                format!("{}: {source}", path.display()),
                "name an edited speakers.csv",
            )
        })?;
        Self::parse(&bytes, path)
    }

    pub(super) fn parse(bytes: &[u8], path: &Path) -> Result<Self> {
        let wrong = |line, what: &str, help: &str| wrong(path, line, what, help);
        let text = std::str::from_utf8(bytes).map_err(|error| {
            let line = bytes
                .iter()
                .take(error.valid_up_to())
                .filter(|&&b| b == b'\n')
                .count() as u64;
            wrong(
                line + 1,
                "bytes that are not UTF-8",
                "save it as \"CSV UTF-8\"",
            )
        })?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut reader = ::csv::ReaderBuilder::new()
            .delimiter(delimiter(text.as_bytes()))
            .flexible(true)
            .from_reader(text.as_bytes());
        let csv_error = |error: &::csv::Error| {
            let line = error.position().map_or(1, ::csv::Position::line);
            wrong(
                line,
                &error.to_string(),
                "write it as CSV, one speaker a row",
            )
        };
        let header = reader.headers().map_err(|error| csv_error(&error))?.clone();
        let column = |wanted: &str| header.iter().position(|cell| cell.trim() == wanted);
        let id = column("speaker_id");
        let (same, names) = (column("same_as"), column("name"));
        let (Some(id), true) = (id, same.is_some() || names.is_some()) else {
            let help = "it needs speaker_id and one or both of same_as and name";
            return Err(wrong(1, "columns are missing", help));
        };
        let mut merges = FxHashMap::default();
        for record in reader.records() {
            let record = record.map_err(|error| csv_error(&error))?;
            let line = record.position().map_or(0, ::csv::Position::line);
            let cell = |at: Option<usize>| at.and_then(|at| record.get(at)).unwrap_or("").trim();
            let (from, same_as) = (cell(Some(id)), cell(same));
            if from.is_empty() {
                continue;
            }
            if same_as.contains(" | ") {
                let what = format!("same_as of \"{from}\" names more than one id");
                return Err(wrong(line, &what, "leave one"));
            }
            let target = if same_as.is_empty() { from } else { same_as };
            let merge = Merge {
                id: target.to_owned(),
                name: unguarded(cell(names)).to_owned(),
                is_known: Arc::default(),
            };
            if merges.insert(from.to_owned(), merge).is_some() {
                let what = format!("\"{from}\" has two rows");
                return Err(wrong(line, &what, "leave one"));
            }
        }
        Ok(Self {
            merges: followed(&merges, path)?,
            has_same_as: same.is_some(),
        })
    }

    /// Whether nothing is merged or named.
    pub fn is_empty(&self) -> bool {
        self.merges.is_empty()
    }

    /// Whether the user's table says that `id` is no other speaker's.
    pub(super) fn keeps_apart(&self, id: &str) -> bool {
        self.has_same_as && self.merges.get(id).is_some_and(|merge| merge.id == id)
    }

    /// The id that stands for `id`.
    pub fn id<'m>(&'m self, id: &'m str) -> &'m str {
        self.merges.get(id).map_or(id, |merge| {
            merge.is_known.store(true, Ordering::Relaxed);
            merge.id.as_str()
        })
    }

    /// The ids that ids of the user's table stand for without a row of their own, in order.
    pub fn new_ids(&self) -> Vec<&str> {
        let targets = self.merges.values().map(|merge| merge.id.as_str());
        let mut ids: Vec<&str> = targets
            .filter(|id| !self.merges.contains_key(*id))
            .collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }

    /// The ids of the user's table that no row of the run had, in order.
    pub fn unknown(&self) -> Vec<&str> {
        let unknown = self
            .merges
            .iter()
            .filter(|(_, merge)| !merge.is_known.load(Ordering::Relaxed));
        let mut ids: Vec<&str> = unknown.map(|(id, _)| id.as_str()).collect();
        ids.sort_unstable();
        ids
    }

    /// The name of the speaker with the unmerged id `id`, where the user gave one; else `name`.
    pub fn name<'m>(&'m self, id: &str, name: &'m str) -> &'m str {
        let given = self.merges.get(id).map_or("", |merge| merge.name.as_str());
        if given.is_empty() { name } else { given }
    }
}

/// The merges with each id led to the last of its chain, whose name counts: `a` is `b`, `b` is `c`, so both are `c`.
fn followed(merges: &FxHashMap<String, Merge>, path: &Path) -> Result<FxHashMap<String, Merge>> {
    let mut ids: Vec<&String> = merges.keys().collect();
    ids.sort_unstable();
    let mut out = FxHashMap::default();
    for from in ids {
        let (mut at, mut steps) = (from.as_str(), 0);
        while let Some(next) = merges.get(at).map(|merge| merge.id.as_str()) {
            if next == at {
                break;
            }
            at = next;
            steps += 1;
            if steps > merges.len() {
                let what = format!("same_as of \"{from}\" leads in a circle");
                let help = "leave one of the ids without same_as";
                return Err(wrong(path, 1, &what, help));
            }
        }
        let named = merges.get(at).or_else(|| merges.get(from));
        let merge = Merge {
            id: at.to_owned(),
            name: named.map_or_else(String::new, |merge| merge.name.clone()),
            is_known: Arc::default(),
        };
        out.insert(from.clone(), merge);
    }
    Ok(out)
}

/// Makes the error of a mistake in a line of the user's table.
fn wrong(path: &Path, line: u64, what: &str, help: &str) -> Error {
    let name = path.display();
    Error::usage(format!("{name}:{line}: {what}"), help)
}

/// Takes the mark off that guards a cell from being read as a formula.
pub(super) fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@', '\t', '\r']) => rest,
        _ => cell,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edited_table_merges_and_names() {
        let path = Path::new("speakers.csv");
        let table = "\u{feff}speaker_id;name;same_as\r\nlavrov;Lavrov;s-lavrov\r\ns-lavrov;S. Lavrov;sergei-lavrov\r\nsergei-lavrov;Sergey Lavrov;\r\nx;'=x;\r\n";
        let merges = Merges::parse(table.as_bytes(), path).unwrap();
        for (id, expected, name) in [
            ("lavrov", "sergei-lavrov", "Sergey Lavrov"),
            ("sergei-lavrov", "sergei-lavrov", "Sergey Lavrov"),
            ("x", "x", "=x"),
            ("other", "other", "as it was"),
        ] {
            assert_eq!(
                (merges.id(id), merges.name(id, "as it was")),
                (expected, name)
            );
        }
        assert_eq!(merges.unknown(), ["s-lavrov"]);
        let merges = Merges::parse(b"speaker_id,same_as\na,b\nc,\n", path).unwrap();
        assert_eq!(merges.new_ids(), ["b"]);
        for (table, expected) in [
            ("speaker_id,same_as\na,b\nb,a\n", "circle"),
            ("id,name\na,b\n", "columns are missing"),
            ("speaker_id,same_as\na,b | c\n", "more than one"),
            (
                "speaker_id,same_as\na,b\na,c\n",
                "speakers.csv:3: \"a\" has two rows",
            ),
        ] {
            let error = Merges::parse(table.as_bytes(), path)
                .unwrap_err()
                .to_string();
            assert!(error.contains(expected), "{error}");
        }
    }
}
