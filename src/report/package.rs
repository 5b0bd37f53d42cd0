//! The output folder: tables under temporary names, then, all at once, under their own, with `datapackage.json` and, last of
//! all, `run.json`.
//!
//! A folder without run.json holds no finished run. Only files that the contract names are ever replaced. What a row says is
//! none of this module's business.

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind as Io;
use std::path::{Path, PathBuf};

use rustc_hash::FxHashSet;
use serde::Serialize;
use serde_json::{Map, Value, json};
use tempfile::TempDir;

use super::columns::{self, TABLES, Table};
use super::csv::{Dialect, TableFile, Written, hex, output_error, sha256_hex};
use crate::error::{Error, Result};

/// Name of the tool in run.json; by it a folder of ours is known.
pub const TOOL: &str = "demarche";

/// The file that seals a run.
pub const RUN_FILE: &str = "run.json";

/// The page for people; it is not hashed.
pub const REPORT_FILE: &str = "report.html";

/// How the hidden folder begins in which the tables of a run that goes on lie.
const HIDDEN: &str = ".demarche-";

/// In the hidden folder; locked as long as its run goes on.
const LOCK_FILE: &str = "lock";

const PACKAGE_FILE: &str = "datapackage.json";
const TEXT_FOLDER: &str = "text";

/// Version of the contract that the tables keep.
const CONTRACT: u32 = 1;

/// Longest file name made from an article's id, in bytes.
const NAME_BYTES: usize = 200;

/// One setting as resolved, and where it came from.
#[derive(Clone, Debug, PartialEq)]
pub struct Setting {
    /// Name, as on the command line.
    pub name: &'static str,
    /// Value.
    pub value: Value,
    /// `default`, `config` or `flag`.
    pub from: &'static str,
}

/// Names passed over for one reason, and how many there were.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ignored {
    /// How many.
    pub count: u64,
    /// The first thousand names.
    pub names: Vec<String>,
}

/// What run.json says beside the list of files.
#[derive(Clone, Debug, Default)]
pub struct RunFacts {
    /// Settings that change the output.
    pub settings: Vec<Setting>,
    /// Last names of the inputs.
    pub inputs: Vec<String>,
    /// Name and SHA-256 of each lexicon file.
    pub lexicon: Vec<(String, String)>,
    /// Number of lexicon entries.
    pub entries: usize,
    /// Articles analysed.
    pub analysed: u64,
    /// Inputs that could not be read.
    pub errors: u64,
    /// Inputs passed over, by reason.
    pub ignored: BTreeMap<String, Ignored>,
}

impl RunFacts {
    /// How many were passed over.
    pub fn ignored_count(&self) -> u64 {
        self.ignored.values().map(|ignored| ignored.count).sum()
    }

    /// All that was found: analysed, in error, ignored.
    pub fn found(&self) -> u64 {
        self.analysed + self.errors + self.ignored_count()
    }
}

/// Refuses an output folder that cannot be used: one that is or holds an input, or that holds files of an older run
/// (unless `force`).
///
/// # Errors
///
/// A usage error that names the folder.
pub fn check_target(out: &Path, inputs: &[PathBuf], force: bool) -> Result<()> {
    let shown = out.display();
    let target = resolved(out);
    for input in inputs.iter().filter(|input| input.as_os_str() != "-") {
        if resolved(input).starts_with(&target) {
            let message = format!(
                "{shown}: the output folder is or holds the input {}",
                input.display()
            );
            return Err(Error::usage(message, "name another folder with -o"));
        }
    }
    if out.exists() && !out.is_dir() {
        return Err(Error::usage(
            format!("{shown}: is not a folder"),
            "name a folder with -o",
        ));
    }
    if !force {
        check_older(out)?;
    }
    Ok(())
}

/// Refuses a folder that holds files of an older run.
fn check_older(out: &Path) -> Result<()> {
    if let Some(name) = older(out).first() {
        let shown = out.display();
        let message = format!("{shown}: holds an older run ({name})");
        return Err(Error::usage(
            message,
            "replace it with --force or name another folder with -o",
        ));
    }
    Ok(())
}

/// The path without links and dots, also where its end does not exist yet.
fn resolved(path: &Path) -> PathBuf {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    for base in absolute.ancestors() {
        if let (Ok(real), Ok(rest)) = (base.canonicalize(), absolute.strip_prefix(base)) {
            return rest.components().fold(real, |path, part| match part {
                std::path::Component::ParentDir => path.parent().unwrap_or(&path).to_owned(),
                part => path.join(part),
            });
        }
    }
    absolute
}

/// Names in `out` that the contract gives to a run: run.json first, then sorted.
fn older(out: &Path) -> Vec<String> {
    let Ok(folder) = fs::read_dir(out) else {
        return Vec::new();
    };
    let names = folder.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let mut names: Vec<String> = names.filter(|name| is_ours(name)).collect();
    // the seal first: it says most
    names.sort_unstable_by_key(|name| (name != RUN_FILE, name.clone()));
    names
}

/// Whether a path of a run.json stays below its folder.
fn is_inside(path: &str) -> bool {
    Path::new(path)
        .components()
        .all(|part| matches!(part, std::path::Component::Normal(_)))
}

/// The texts that the run.json in `out` names, as paths in `out`; none that leads out of the folder of texts.
fn older_texts(out: &Path) -> Vec<String> {
    let Ok(run) = read_run(out) else {
        return Vec::new();
    };
    let files = run.get("files").and_then(Value::as_array);
    let files = files.into_iter().flatten();
    let names = files.filter_map(|file| file.get("path")?.as_str());
    let texts = names.filter(|name| {
        is_inside(name) && Path::new(name).starts_with(TEXT_FOLDER) && *name != TEXT_FOLDER
    });
    texts.map(str::to_owned).collect()
}

/// Whether the contract names a file or folder `name` of an output folder.
fn is_ours(name: &str) -> bool {
    if [RUN_FILE, PACKAGE_FILE, REPORT_FILE, TEXT_FOLDER].contains(&name) {
        return true;
    }
    let Some(stem) = name.strip_suffix(".csv") else {
        return false;
    };
    Table::ALL
        .iter()
        .any(|table| match stem.strip_prefix(table.name()) {
            Some("") => true,
            // the parts of a table for a spreadsheet: statements-2.csv
            Some(rest) => {
                let number = rest.strip_prefix('-').unwrap_or("");
                !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit())
            }
            None => false,
        })
}

/// Removes the hidden folders of runs that were killed: nobody holds their lock any more.
fn sweep(out: &Path) {
    let folder = fs::read_dir(out).into_iter().flatten().flatten();
    let hidden = folder.filter(|entry| {
        entry
            .file_name()
            .as_encoded_bytes()
            .starts_with(HIDDEN.as_bytes())
    });
    for path in hidden.map(|entry| entry.path()) {
        let lock = fs::File::open(path.join(LOCK_FILE));
        if lock.is_ok_and(|lock| lock.try_lock().is_ok()) {
            // a leftover that stays does no harm
            let _ = fs::remove_dir_all(&path);
        }
    }
}

/// An output folder that is being filled.
///
/// Dropped before [`Folder::finish`], it leaves nothing behind.
#[derive(Debug)]
pub struct Folder {
    path: PathBuf,
    /// The folder did not exist before.
    is_new: bool,
    /// The folder held an older run from the start: it is to be replaced.
    replaces: bool,
    temp: Option<TempDir>,
    /// Keeps [`sweep`] of other runs away.
    lock: Option<fs::File>,
    tables: Vec<Option<TableFile>>,
    texts: Vec<Written>,
    text_names: TextNames,
    dialect: Dialect,
}

impl Folder {
    /// Makes the folder if need be and opens every table in a hidden folder inside it.
    ///
    /// # Errors
    ///
    /// The folder cannot be made or written to.
    pub fn open(path: &Path, dialect: Dialect) -> Result<Self> {
        let is_new = !path.exists();
        fs::create_dir_all(path).map_err(|source| output_error(path, source))?;
        let mut folder = Self {
            path: path.to_owned(),
            is_new,
            replaces: !older(path).is_empty(),
            temp: None,
            lock: None,
            tables: Vec::with_capacity(TABLES),
            texts: Vec::new(),
            text_names: TextNames::default(),
            dialect,
        };
        sweep(path);
        let temp = tempfile::Builder::new().prefix(HIDDEN).tempdir_in(path);
        let temp = temp.map_err(|source| output_error(path, source))?;
        let lock = fs::File::create(temp.path().join(LOCK_FILE));
        // a file system without locks sweeps nothing
        folder.lock = lock.ok().filter(|lock| lock.try_lock().is_ok());
        for table in Table::ALL {
            folder
                .tables
                .push(Some(TableFile::create(temp.path(), table, dialect)?));
        }
        folder.temp = Some(temp);
        Ok(folder)
    }

    /// Appends rows to a table.
    ///
    /// # Errors
    ///
    /// The table cannot be written.
    pub fn append(&mut self, table: Table, bytes: &[u8], rows: u64) -> Result<()> {
        match self.tables.get_mut(table as usize) {
            Some(Some(file)) if rows > 0 => file.append(bytes, rows),
            _ => Ok(()),
        }
    }

    /// Writes the text that was extracted for an article.
    ///
    /// # Errors
    ///
    /// The file cannot be written.
    pub fn add_text(&mut self, article_id: &str, text: &str) -> Result<()> {
        let Some(temp) = &self.temp else {
            return Ok(());
        };
        let name = format!("{TEXT_FOLDER}/{}", self.text_names.take(article_id));
        let path = temp.path().join(&name);
        let write = || -> std::io::Result<()> {
            if let Some(parent) = path.parent() {
                fs::create_dir_all(parent)?;
            }
            fs::write(&path, text)
        };
        write().map_err(|source| output_error(&self.path.join(&name), source))?;
        self.texts.push(Written {
            path: name,
            table: None,
            bytes: text.len() as u64,
            sha256: sha256_hex(text.as_bytes()),
        });
        Ok(())
    }

    /// Gives every file its name, run.json last. Rows written for each table are returned, in the order of [`Table::ALL`].
    ///
    /// # Errors
    ///
    /// A file cannot be written; then there is no run.json. Another run has ended in the folder meanwhile.
    pub fn finish(mut self, facts: &RunFacts) -> Result<[u64; TABLES]> {
        let Some(temp) = self.temp.take() else {
            return Ok([0; TABLES]);
        };
        let mut written = Vec::new();
        for table in std::mem::take(&mut self.tables).into_iter().flatten() {
            written.extend(table.finish()?);
        }
        let mut rows = [0; TABLES];
        for (table, n) in written.iter().filter_map(|file| file.table) {
            if let Some(slot) = rows.get_mut(table as usize) {
                *slot += n;
            }
        }
        let package = pretty(&self.package(&written));
        let path = temp.path().join(PACKAGE_FILE);
        fs::write(&path, &package).map_err(|source| output_error(&path, source))?;
        written.push(Written {
            path: PACKAGE_FILE.to_owned(),
            table: None,
            bytes: package.len() as u64,
            sha256: sha256_hex(package.as_bytes()),
        });
        written.append(&mut self.texts);
        let run = pretty(&run_json(facts, &written));
        let path = temp.path().join(RUN_FILE);
        fs::write(&path, run).map_err(|source| output_error(&path, source))?;

        if !self.replaces {
            // another run may have ended here meanwhile
            check_older(&self.path)?;
        }
        let files = written.iter().map(|file| file.path.as_str());
        // the seal goes first and comes last, so that no mixture of two runs looks whole
        let texts = older_texts(&self.path);
        for name in older(&self.path).into_iter().chain(texts) {
            let path = self.path.join(&name);
            // what is not ours in the folder of texts stays there, and so does the folder
            if name == TEXT_FOLDER && path.symlink_metadata().is_ok_and(|m| m.is_dir()) {
                continue;
            }
            match fs::remove_file(&path) {
                Err(source) if source.kind() != Io::NotFound => {
                    return Err(output_error(&path, source));
                }
                _ => {}
            }
            // folders of texts go when they are empty
            let folders = path.ancestors().skip(1);
            for folder in folders.take_while(|folder| *folder != self.path) {
                if fs::remove_dir(folder).is_err() {
                    break;
                }
            }
        }
        for name in files.chain([RUN_FILE]) {
            let path = self.path.join(name);
            if let Some(parent) = path.parent() {
                fs::create_dir_all(parent).map_err(|source| output_error(parent, source))?;
            }
            fs::rename(temp.path().join(name), &path)
                .map_err(|source| output_error(&path, source))?;
        }
        self.is_new = false;
        self.lock = None;
        Ok(rows)
    }

    fn package<'w>(&self, written: &'w [Written]) -> Package<'w> {
        let resource = |file: &'w Written| {
            let (table, _) = file.table?;
            Some(Resource {
                name: file.path.trim_end_matches(".csv"),
                kind: "table",
                path: &file.path,
                description: table.docs(),
                format: "csv",
                mediatype: "text/csv",
                encoding: "utf-8",
                bytes: file.bytes,
                hash: format!("sha256:{}", file.sha256),
                dialect: CsvDialect {
                    delimiter: char::from(self.dialect.delimiter),
                    line_terminator: if self.dialect.is_excel { "\r\n" } else { "\n" },
                },
                schema: columns::schema(table, char::from(self.dialect.decimal)),
            })
        };
        Package {
            profile: "https://datapackage.org/profiles/2.0/datapackage.json",
            name: TOOL,
            title: "who said what, how firmly, on what condition, for or against what, in which frame",
            resources: written.iter().filter_map(resource).collect(),
        }
    }
}

/// `datapackage.json`.
#[derive(Serialize)]
struct Package<'w> {
    #[serde(rename = "$schema")]
    profile: &'static str,
    name: &'static str,
    title: &'static str,
    resources: Vec<Resource<'w>>,
}

#[derive(Serialize)]
struct Resource<'w> {
    name: &'w str,
    #[serde(rename = "type")]
    kind: &'static str,
    path: &'w str,
    description: &'static str,
    format: &'static str,
    mediatype: &'static str,
    encoding: &'static str,
    bytes: u64,
    hash: String,
    dialect: CsvDialect,
    schema: columns::Schema,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct CsvDialect {
    delimiter: char,
    line_terminator: &'static str,
}

impl Drop for Folder {
    fn drop(&mut self) {
        // tables are closed before their folder goes
        self.tables.clear();
        self.lock = None;
        self.temp = None;
        if self.is_new {
            // only an empty folder can be removed this way
            let _ = fs::remove_dir(&self.path);
        }
    }
}

fn pretty(value: &impl Serialize) -> String {
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    text
}

fn run_json(facts: &RunFacts, written: &[Written]) -> Value {
    let settings: Map<String, Value> = facts
        .settings
        .iter()
        .map(|setting| {
            let value = json!({ "value": setting.value, "from": setting.from });
            (setting.name.to_owned(), value)
        })
        .collect();
    let ignored: Map<String, Value> = facts
        .ignored
        .iter()
        .map(|(reason, ignored)| {
            let value = json!({ "count": ignored.count, "names": ignored.names });
            (reason.clone(), value)
        })
        .collect();
    let lexicon: Vec<Value> = facts
        .lexicon
        .iter()
        .map(|(name, sha256)| json!({ "name": name, "sha256": sha256 }))
        .collect();
    let files: Vec<Value> = written
        .iter()
        .map(|file| match file.table {
            Some((_, rows)) => {
                json!({ "path": file.path, "rows": rows, "bytes": file.bytes, "sha256": file.sha256 })
            }
            None => json!({ "path": file.path, "bytes": file.bytes, "sha256": file.sha256 }),
        })
        .collect();
    json!({
        "tool": TOOL,
        "version": env!("CARGO_PKG_VERSION"),
        "contract": CONTRACT,
        "inputs": facts.inputs,
        "settings": settings,
        "lexicon": { "entries": facts.entries, "files": lexicon },
        "counts": {
            "found": facts.found(),
            "analysed": facts.analysed,
            "errors": facts.errors,
            "ignored": facts.ignored_count(),
        },
        "ignored": ignored,
        "files": files,
    })
}

/// The names taken under `text/`.
#[derive(Debug, Default)]
struct TextNames {
    files: FxHashSet<String>,
    folders: FxHashSet<String>,
}

impl TextNames {
    /// A name for the text of an article that is no other's, and neither is nor lies in what another needs as a file or a
    /// folder: `a.html` has the file `a.html.txt`, so `a.html.txt/b` cannot have a folder of this name.
    fn take(&mut self, article_id: &str) -> String {
        let mut stem = file_name(article_id);
        loop {
            let name = format!("{stem}.txt");
            let folders = || name.match_indices('/').filter_map(|(at, _)| name.get(..at));
            if folders().any(|folder| self.files.contains(folder)) {
                stem = stem.replace('/', "_");
            } else if self.files.contains(&name) || self.folders.contains(&name) {
                stem.push_str("~2");
            } else {
                self.folders.extend(folders().map(str::to_owned));
                self.files.insert(name.clone());
                return name;
            }
        }
    }
}

/// Where in the output folder the text of an article lies, if the run wrote it down.
pub(super) fn text_path(article_id: &str) -> String {
    format!("{TEXT_FOLDER}/{}.txt", file_name(article_id))
}

/// A path below `text/` for an article's id: its folders are kept, nothing leads out of the folder, and no name is one that
/// a file system refuses.
fn file_name(article_id: &str) -> String {
    let mut parts = Vec::new();
    for part in article_id.split('/') {
        let is_bad =
            |c: char| c.is_control() || matches!(c, '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|');
        let mut name: String = part
            .chars()
            .map(|c| if is_bad(c) { '_' } else { c })
            .collect();
        if name.chars().all(|c| c == '.') {
            name = "_".repeat(name.len().max(1));
        }
        if name.len() > NAME_BYTES {
            let hash = sha256_hex(name.as_bytes());
            let mut end = NAME_BYTES - 17;
            while !name.is_char_boundary(end) {
                end -= 1;
            }
            name.truncate(end);
            name.push('-');
            name.extend(hash.chars().take(16));
        }
        parts.push(name);
    }
    parts.join("/")
}

/// What is wrong with a finished run, one line each; empty where it is whole.
///
/// # Errors
///
/// There is no run.json of ours in the folder.
pub fn verify(out: &Path) -> Result<Vec<String>> {
    let run = read_run(out)?;
    let mut wrong = Vec::new();
    let files = run
        .get("files")
        .and_then(Value::as_array)
        .map(Vec::as_slice)
        .unwrap_or_default();
    if files.is_empty() {
        wrong.push(format!("{RUN_FILE}: lists no files"));
    }
    for file in files {
        let text = |name: &str| file.get(name).and_then(Value::as_str).unwrap_or("");
        let path = text("path");
        if path.is_empty() || !is_inside(path) {
            wrong.push(format!("{RUN_FILE}: names the file \"{path}\""));
            continue;
        }
        match hash_file(&out.join(path)) {
            Err(error) if error.kind() == Io::NotFound => wrong.push(format!("{path}: is missing")),
            Err(error) => wrong.push(format!("{path}: {error}")),
            Ok((bytes, sha256)) => {
                let expected = file.get("bytes").and_then(Value::as_u64).unwrap_or(0);
                if bytes != expected {
                    wrong.push(format!(
                        "{path}: has {bytes} bytes, the run wrote {expected}"
                    ));
                } else if sha256 != text("sha256") {
                    wrong.push(format!("{path}: was changed after the run"));
                }
            }
        }
    }
    Ok(wrong)
}

/// Reads run.json of a finished run.
///
/// # Errors
///
/// There is none, or it is not ours.
pub fn read_run(out: &Path) -> Result<Value> {
    let path = out.join(RUN_FILE);
    let fault = |what: String| {
        Error::usage(
            format!("{}: {what}", path.display()),
            "name the output folder of a finished run",
        )
    };
    let bytes = fs::read(&path).map_err(|error| match error.kind() {
        Io::NotFound if !out.is_dir() => Error::usage(
            format!("{}: there is no such folder", out.display()),
            "name the output folder of a finished run",
        ),
        Io::NotFound => fault("there is no such file: the run is not finished".to_owned()),
        _ => fault(error.to_string()),
    })?;
    let run: Value = serde_json::from_slice(&bytes).map_err(|error| fault(error.to_string()))?;
    match run.get("tool").and_then(Value::as_str) {
        Some(TOOL) => Ok(run),
        _ => Err(fault("was not written by this tool".to_owned())),
    }
}

fn hash_file(path: &Path) -> std::io::Result<(u64, String)> {
    use sha2::{Digest, Sha256};
    let mut file = fs::File::open(path)?;
    let mut hash = Sha256::new();
    let bytes = std::io::copy(&mut file, &mut hash)?;
    Ok((bytes, hex(&hash.finalize())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(out: &Path) -> [u64; TABLES] {
        let mut folder = Folder::open(out, Dialect::default()).unwrap();
        folder
            .append(Table::Errors, b"a,,read,panic,x,\n", 1)
            .unwrap();
        folder.add_text("a/b.md", "text").unwrap();
        folder
            .finish(&RunFacts {
                analysed: 1,
                ..RunFacts::default()
            })
            .unwrap()
    }

    #[test]
    fn a_run_is_sealed_and_can_be_verified() {
        let home = tempfile::tempdir().unwrap();
        let out = home.path().join("out");
        assert_eq!(filled(&out), [0, 0, 0, 0, 0, 0, 0, 1]);
        assert_eq!(verify(&out).unwrap(), Vec::<String>::new());
        assert_eq!(
            fs::read_to_string(out.join("text/a/b.md.txt")).unwrap(),
            "text"
        );
        let names: Vec<_> = fs::read_dir(&out)
            .unwrap()
            .map(|e| e.unwrap().file_name())
            .collect();
        assert_eq!(names.len(), 8 + 3, "{names:?}");
        let before = fs::read(out.join(RUN_FILE)).unwrap();

        // a file of ours that is no longer written goes, a user's file stays
        fs::write(out.join("statements-2.csv"), "x").unwrap();
        fs::write(out.join("notes.csv"), "mine").unwrap();
        fs::write(out.join("text/notes.txt"), "mine").unwrap();
        filled(&out);
        assert!(!out.join("statements-2.csv").exists() && out.join("notes.csv").exists());
        assert!(out.join("text/notes.txt").exists() && out.join("text/a/b.md.txt").exists());
        assert_eq!(fs::read(out.join(RUN_FILE)).unwrap(), before);

        fs::write(out.join("errors.csv"), "changed").unwrap();
        fs::remove_file(out.join("cues.csv")).unwrap();
        let wrong = verify(&out).unwrap();
        assert_eq!(wrong.len(), 2, "{wrong:?}");
        assert!(wrong[0].contains("cues.csv: is missing"));
    }

    #[test]
    fn of_two_runs_at_once_the_second_is_refused() {
        let home = tempfile::tempdir().unwrap();
        let out = home.path().join("out");
        let late = Folder::open(&out, Dialect::default()).unwrap();
        filled(&out);
        let error = late.finish(&RunFacts::default()).unwrap_err();
        assert!(error.to_string().contains("holds an older run"), "{error}");
        assert_eq!(verify(&out).unwrap(), Vec::<String>::new());
    }

    #[test]
    fn a_run_that_stops_leaves_nothing() {
        let home = tempfile::tempdir().unwrap();
        let out = home.path().join("out");
        drop(Folder::open(&out, Dialect::default()).unwrap());
        assert!(!out.exists());
        fs::create_dir(&out).unwrap();
        drop(Folder::open(&out, Dialect::default()).unwrap());
        assert_eq!(fs::read_dir(&out).unwrap().count(), 0);
        assert!(
            verify(&out)
                .unwrap_err()
                .to_string()
                .contains("not finished")
        );
    }

    #[test]
    fn what_a_killed_run_left_is_taken_away() {
        let out = tempfile::tempdir().unwrap();
        let dead = out.path().join(format!("{HIDDEN}dead"));
        fs::create_dir(&dead).unwrap();
        fs::write(dead.join(LOCK_FILE), "").unwrap();
        fs::write(dead.join("statements.csv"), "half").unwrap();
        let running = Folder::open(out.path(), Dialect::default()).unwrap();
        assert!(!dead.exists());
        filled(out.path());
        // the folder of a run that goes on is not touched
        let live = running.temp.as_ref().unwrap().path();
        assert!(live.join("statements.csv").exists());
    }

    #[test]
    fn targets_that_would_do_harm_are_refused() {
        let home = tempfile::tempdir().unwrap();
        let at = |name: &str| home.path().join(name);
        fs::create_dir_all(at("in/deep")).unwrap();
        fs::write(at("in/a.txt"), "text").unwrap();
        fs::create_dir(at("old")).unwrap();
        fs::write(at("old/run.json"), "{}").unwrap();
        for (out, input, force, expected) in [
            ("out", "in", false, None),
            ("in/out", "in", false, None),
            ("in", "in", true, Some("is or holds the input")),
            ("in/deep/..", "in", true, Some("is or holds the input")),
            ("in", "in/deep", false, Some("is or holds the input")),
            ("in", "in/a.txt", false, Some("is or holds the input")),
            ("old", "in", false, Some("holds an older run (run.json)")),
            ("old", "in", true, None),
            ("in/a.txt", "in/deep", false, Some("is not a folder")),
        ] {
            let found = check_target(&at(out), &[at(input)], force)
                .err()
                .map(|e| e.to_string());
            match (found, expected) {
                (None, None) => {}
                (Some(found), Some(expected)) => assert!(found.contains(expected), "{found}"),
                (found, expected) => panic!("{out} {input}: {found:?}, expected {expected:?}"),
            }
        }
    }

    #[test]
    fn names_of_texts_stay_inside() {
        for (id, expected) in [
            ("a/b.md", "a/b.md"),
            ("../../etc/passwd", "__/__/etc/passwd"),
            ("/root", "_/root"),
            ("a\\b:c", "a_b_c"),
            ("", "_"),
        ] {
            assert_eq!(file_name(id), expected);
        }
        // with ".txt" and some "~2" still a name that every system takes
        assert!(file_name(&"ü".repeat(300)).len() <= 230);
    }

    #[test]
    fn every_text_has_a_name_of_its_own() {
        let mut names = TextNames::default();
        for (id, expected) in [
            ("a", "a.txt"),
            ("A", "A.txt"),
            ("a?", "a_.txt"),
            ("a:", "a_~2.txt"),
            ("a.txt/b", "a.txt_b.txt"),
            ("b.txt/c", "b.txt/c.txt"),
            ("b", "b~2.txt"),
        ] {
            assert_eq!(names.take(id), expected, "{id}");
        }
    }
}
