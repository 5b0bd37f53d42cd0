//! The command line, one case a file in `tests/cli/`: what stands in a folder, what is typed there, what happens.
//!
//! ```toml
//! why = "one sentence: what the user should learn or find"
//! args = ["run", "news", "-o", "out"]     # or commands = [[...], [...]]: all must succeed but the last
//! stdin = ""                              # optional
//! status = 0
//! stdout = ["words that stand there"]     # in this order; optional, as is stderr
//! stderr = []
//! silent = true                           # nothing may stand on stdout; optional
//!
//! [files]                                 # made before; a value may be a list of bytes
//! "news/a.txt" = "Olmos said that it may rain."
//!
//! [changed]                               # the same, made before the last of the commands; optional
//! "out/cues.csv" = "x"
//!
//! [found]                                 # files that must be there after, with words that they hold
//! "out/statements.csv" = ["Olmos"]
//!
//! absent = ["out"]                        # (at the top) files that must not be there after
//! ```
//! A case that is wrongly written fails; none is passed over.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::print_stderr
)]

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    why: String,
    #[serde(default)]
    args: Vec<String>,
    #[serde(default)]
    commands: Vec<Vec<String>>,
    #[serde(default)]
    stdin: String,
    status: i32,
    #[serde(default)]
    stdout: Vec<String>,
    #[serde(default)]
    stderr: Vec<String>,
    #[serde(default)]
    silent: bool,
    #[serde(default)]
    absent: Vec<String>,
    #[serde(default)]
    files: BTreeMap<String, Content>,
    #[serde(default)]
    changed: BTreeMap<String, Content>,
    #[serde(default)]
    found: BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Content {
    Text(String),
    Bytes(Vec<u8>),
}

/// What one command did.
struct Done {
    status: Option<i32>,
    stdout: String,
    stderr: String,
}

fn run(folder: &Path, args: &[String], stdin: &str) -> Done {
    let mut child = Command::new(env!("CARGO_BIN_EXE_demarche"))
        .args(args)
        .current_dir(folder)
        .env("NO_COLOR", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // a command that reads nothing may be gone already
    let _ = child.stdin.take().unwrap().write_all(stdin.as_bytes());
    let output = child.wait_with_output().unwrap();
    Done {
        status: output.status.code(),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

/// The first of `words` that does not stand in `text` after the one before it.
fn missing<'w>(text: &str, words: &'w [String]) -> Option<&'w str> {
    let mut rest = text;
    for word in words {
        match rest.find(word.as_str()) {
            Some(at) => rest = &rest[at + word.len()..],
            None => return Some(word),
        }
    }
    None
}

/// Makes files; a name that ends in `/` is an empty folder.
fn make(folder: &Path, files: &BTreeMap<String, Content>) {
    for (name, content) in files {
        let path = folder.join(name);
        if name.ends_with('/') {
            fs::create_dir_all(&path).unwrap();
            continue;
        }
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        match content {
            Content::Text(text) => fs::write(&path, text),
            Content::Bytes(bytes) => fs::write(&path, bytes),
        }
        .unwrap();
    }
}

fn check(case: &Case) -> Result<(), String> {
    let folder = tempfile::tempdir().unwrap();
    make(folder.path(), &case.files);
    let single = [case.args.clone()];
    let commands: &[Vec<String>] = if case.commands.is_empty() {
        &single
    } else {
        &case.commands
    };
    let (last, before) = commands.split_last().unwrap();
    for args in before {
        let done = run(folder.path(), args, "");
        if done.status != Some(0) {
            return Err(format!(
                "{args:?} ended with {:?}:\n{}",
                done.status, done.stderr
            ));
        }
    }
    make(folder.path(), &case.changed);
    let done = run(folder.path(), last, &case.stdin);
    let shown = format!("--- stdout\n{}--- stderr\n{}", done.stdout, done.stderr);
    if done.status != Some(case.status) {
        return Err(format!(
            "status {:?}, not {}\n{shown}",
            done.status, case.status
        ));
    }
    for (name, text, words) in [
        ("stdout", &done.stdout, &case.stdout),
        ("stderr", &done.stderr, &case.stderr),
    ] {
        if let Some(word) = missing(text, words) {
            return Err(format!("\"{word}\" is not on {name}\n{shown}"));
        }
    }
    if case.silent && !done.stdout.is_empty() {
        return Err(format!("something is on stdout\n{shown}"));
    }
    if let Some(name) = case
        .absent
        .iter()
        .find(|name| folder.path().join(name).exists())
    {
        return Err(format!("{name} was made\n{shown}"));
    }
    for (name, words) in &case.found {
        let text = fs::read_to_string(folder.path().join(name))
            .map_err(|error| format!("{name}: {error}\n{shown}"))?;
        if let Some(word) = missing(&text, words) {
            return Err(format!("\"{word}\" is not in {name}:\n{text}\n{shown}"));
        }
    }
    Ok(())
}

#[test]
fn the_command_line_does_what_its_cases_say() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli");
    let mut paths: Vec<_> = fs::read_dir(root)
        .unwrap()
        .map(|file| file.unwrap().path())
        .collect();
    paths.sort();
    assert!(paths.len() > 10);
    let cases: Vec<(String, Case)> = paths
        .iter()
        .map(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let text = fs::read_to_string(path).unwrap();
            let case: Case =
                toml::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
            let is_whole = case.args.is_empty() != case.commands.is_empty();
            assert!(is_whole, "{name}: give args or commands");
            (name, case)
        })
        .collect();
    let next = AtomicUsize::new(0);
    let wrong = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                while let Some((name, case)) = cases.get(next.fetch_add(1, Ordering::Relaxed)) {
                    if let Err(message) = check(case) {
                        let line = format!("{name} ({}): {message}", case.why);
                        wrong.lock().unwrap().push(line);
                    }
                }
            });
        }
    });
    let mut wrong = wrong.into_inner().unwrap();
    wrong.sort();
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// Files that nobody may read: as the superuser there are none, so the case is not one of the files in `tests/cli`.
#[cfg(unix)]
#[test]
fn an_unreadable_file_ends_with_4_where_it_was_named() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.txt");
    fs::write(&path, "Olmos said that it may rain.").unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read(&path).is_ok() {
        eprintln!("passed over: this user may read everything");
        return;
    }
    let args: Vec<String> = ["run", "a.txt", "-o", "out"].map(str::to_owned).into();
    let done = run(folder.path(), &args, "");
    assert_eq!(done.status, Some(4), "{}", done.stderr);
    assert!(done.stderr.contains("a.txt"), "{}", done.stderr);
}
