//! From the INPUT arguments to the files to read: folders walked in byte order of their paths, all that
//! is passed over named with its reason. No file is read here.

use std::fmt;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use ignore::gitignore::{Gitignore, GitignoreBuilder};

use super::record::one_line;
use super::{Format, InputFile, input_error};
use crate::error::{Error, Result};

/// What to look for and what to pass over.
#[derive(Clone, Debug, Default)]
pub struct WalkOptions {
    /// The format of all files, whatever their extension; [`Format::Auto`]: as the extension says.
    pub format: Format,
    /// Only files that one of these globs matches, by relative path or file name; empty: all.
    pub include: Vec<String>,
    /// No files and folders that one of these globs matches, by relative path or name.
    pub exclude: Vec<String>,
    /// Whether `.gitignore` files count.
    pub gitignore: bool,
    /// The folder that the run writes to: never input.
    pub output: Option<PathBuf>,
}

/// What the inputs hold.
#[derive(Debug, Default)]
pub struct Found {
    /// The files to read: inputs in the order given, each folder in byte order of the relative paths.
    pub files: Vec<InputFile>,
    /// What was passed over, in the same order.
    pub ignored: Vec<Ignored>,
    /// What could not be looked at: a named INPUT has the code `missing` or `unreadable`, a folder
    /// inside an INPUT the code `unreadable-folder`.
    pub errors: Vec<Error>,
    /// How many of `errors` are about a named INPUT.
    pub failed_inputs: usize,
}

/// A file or folder that was passed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ignored {
    /// Its name as in [`InputFile::name`].
    pub path: String,
    /// Why.
    pub reason: Reason,
}

/// Why a file or folder was passed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// Its name begins with a point.
    Hidden,
    /// It is a symbolic link.
    Link,
    /// It is neither a file nor a folder.
    Special,
    /// Its extension is none that the tool knows.
    UnknownKind,
    /// `--exclude` names it, or `--include` does not.
    Excluded,
    /// A `.gitignore` names it.
    Gitignored,
    /// It is OUT or the output of an older run.
    OwnOutput,
    /// It lies beyond `--limit` (given by the batch, not by the walk).
    BeyondLimit,
}

impl Reason {
    /// All reasons, in the order of the report.
    pub const ALL: [Self; 8] = [
        Self::Hidden,
        Self::Link,
        Self::Special,
        Self::UnknownKind,
        Self::Excluded,
        Self::Gitignored,
        Self::OwnOutput,
        Self::BeyondLimit,
    ];

    /// The name in run.json.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Hidden => "hidden",
            Self::Link => "link",
            Self::Special => "special",
            Self::UnknownKind => "unknown-kind",
            Self::Excluded => "excluded",
            Self::Gitignored => "gitignored",
            Self::OwnOutput => "own-output",
            Self::BeyondLimit => "beyond-limit",
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The way out for a file of a kind that is not known. What a word processor or a scanner wrote is no text under another name.
pub fn kind_help(path: &Path) -> String {
    let extension = path.extension().and_then(|extension| extension.to_str());
    let is_document = extension.is_some_and(|extension| {
        let mut all = ["pdf", "doc", "docx", "odt", "rtf", "epub"].into_iter();
        all.any(|one| extension.eq_ignore_ascii_case(one))
    });
    if is_document {
        "save its text as .txt or .html first".to_owned()
    } else {
        let kinds = Format::NAMES.get(1..).unwrap_or_default().join(", ");
        format!("name the kind with --format: one of {kinds}")
    }
}

/// Lists the files to read. A folder is walked, a file taken as it is, `-` is standard input.
///
/// # Errors
///
/// Usage errors only: a glob that is none, a named file of unknown kind, `-` twice. What could not be
/// read is in [`Found::errors`].
pub fn find(inputs: &[PathBuf], options: &WalkOptions) -> Result<Found> {
    let walk = Walk {
        include: globs("--include", &options.include)?,
        exclude: globs("--exclude", &options.exclude)?,
        output: options
            .output
            .as_ref()
            .and_then(|output| fs::canonicalize(output).ok()),
        options,
    };
    let mut found = Found::default();
    for input in inputs {
        if input.as_path() == Path::new("-") {
            if found.files.iter().any(InputFile::is_stdin) {
                return Err(Error::usage("standard input is named twice", "name - once"));
            }
            let name = "stdin".to_owned();
            found.files.push(InputFile {
                path: input.clone(),
                name,
                format: options.format,
            });
            continue;
        }
        let problem = match fs::metadata(input) {
            Ok(metadata) if metadata.is_dir() => walk.folder(input, &mut found),
            Ok(metadata) => walk.file(input, metadata.is_file(), &mut found)?,
            Err(error) => Some(error),
        };
        if let Some(error) = problem {
            let name = input.to_string_lossy();
            let (code, message, help) = match error.kind() {
                std::io::ErrorKind::NotFound => {
                    let message = "no such file or folder".to_owned();
                    ("missing", message, "check the path")
                }
                kind => {
                    let message = format!("cannot be read: {kind}");
                    ("unreadable", message, "check its rights")
                }
            };
            let error = input_error(&name, 0, "find", code, message, help);
            found.errors.push(error);
            found.failed_inputs += 1;
        }
    }
    Ok(found)
}

/// Compiles the globs of `option`; `*` does not cross a `/`. No globs: `None`.
fn globs(option: &str, patterns: &[String]) -> Result<Option<GlobSet>> {
    if patterns.is_empty() {
        return Ok(None);
    }
    let bad = |error: &globset::Error| {
        let message = match error.glob() {
            Some(glob) => format!("{option} \"{glob}\": {}", error.kind()),
            None => format!("{option}: {}", error.kind()),
        };
        Error::usage(message, "a glob as in *.txt, 2025/**, {a,b}.json")
    };
    let mut set = GlobSetBuilder::new();
    for pattern in patterns {
        let bare = pattern
            .strip_prefix("./")
            .unwrap_or(pattern)
            .trim_end_matches('/');
        let glob = GlobBuilder::new(bare).literal_separator(true).build();
        set.add(glob.map_err(|error| bad(&error))?);
    }
    set.build().map(Some).map_err(|error| bad(&error))
}

/// One search: the options, compiled.
struct Walk<'a> {
    options: &'a WalkOptions,
    include: Option<GlobSet>,
    exclude: Option<GlobSet>,
    /// OUT, where it is there, as the system names it.
    output: Option<PathBuf>,
}

/// A folder to be listed.
struct Folder {
    path: PathBuf,
    /// Relative to the INPUT, with `/`; empty for the INPUT itself.
    name: String,
    /// The `.gitignore` files that hold here, the outermost first.
    gitignores: Vec<Arc<Gitignore>>,
}

impl Walk<'_> {
    /// Takes a named file.
    fn file(
        &self,
        path: &Path,
        is_regular: bool,
        found: &mut Found,
    ) -> Result<Option<std::io::Error>> {
        let name = last_name(path);
        let reason = if self.is_output(path) {
            Some(Reason::OwnOutput)
        } else if self.is_excluded(&name) || !self.is_included(&name) {
            Some(Reason::Excluded)
        } else {
            None
        };
        if let Some(reason) = reason {
            found.ignored.push(Ignored { path: name, reason });
            return Ok(None);
        }
        let Some(format) = self.format(path) else {
            return Err(Error::usage(
                format!("{}: unknown kind of file", path.display()),
                kind_help(path),
            ));
        };
        // a pipe may be opened only once
        if is_regular && let Err(error) = fs::File::open(path) {
            return Ok(Some(error));
        }
        found.files.push(InputFile {
            path: path.to_owned(),
            name: one_line(name),
            format,
        });
        Ok(None)
    }

    /// Walks a named folder.
    fn folder(&self, root: &Path, found: &mut Found) -> Option<std::io::Error> {
        let canonical = match fs::canonicalize(root) {
            Ok(canonical) => canonical,
            Err(error) => return Some(error),
        };
        // OUT as a name relative to this folder, where it lies inside
        let output = self
            .output
            .as_deref()
            .and_then(|output| output.strip_prefix(&canonical).ok());
        let gitignores = if self.options.gitignore {
            outer_gitignores(&canonical)
        } else {
            Vec::new()
        };
        let mut part = Part::default();
        let mut folders = vec![Folder {
            path: root.to_owned(),
            name: String::new(),
            gitignores,
        }];
        while let Some(folder) = folders.pop() {
            // not counted either: the first run into OUT does not find it there
            if output.is_some_and(|output| output == Path::new(&folder.name)) {
                continue;
            }
            let listed: std::io::Result<Vec<fs::DirEntry>> =
                fs::read_dir(&folder.path).and_then(Iterator::collect);
            let entries = match listed {
                Ok(entries) => entries,
                Err(error) if folder.name.is_empty() => return Some(error),
                Err(error) => {
                    part.fail(folder.name, &error);
                    continue;
                }
            };
            if holds_own_run(&folder.path, &entries) {
                let name = if folder.name.is_empty() {
                    last_name(root)
                } else {
                    folder.name
                };
                part.ignore(name, Reason::OwnOutput);
                continue;
            }
            self.list(folder, &canonical, entries, &mut folders, &mut part);
        }
        part.append_to(found);
        None
    }

    /// Sorts the entries of one folder into files, folders and what is passed over.
    fn list(
        &self,
        folder: Folder,
        canonical: &Path,
        entries: Vec<fs::DirEntry>,
        folders: &mut Vec<Folder>,
        part: &mut Part,
    ) {
        let mut gitignores = folder.gitignores;
        if self.options.gitignore {
            gitignores.extend(gitignore_in(&canonical.join(&folder.name)));
        }
        for entry in entries {
            let own = entry.file_name();
            let own = own.to_string_lossy();
            let name = if folder.name.is_empty() {
                own.to_string()
            } else {
                format!("{}/{own}", folder.name)
            };
            let kind = match entry.file_type() {
                Ok(kind) => kind,
                Err(error) => {
                    part.fail(name, &error);
                    continue;
                }
            };
            let path = entry.path();
            let is_gitignored =
                || is_gitignored(&gitignores, &canonical.join(&name), kind.is_dir());
            let reason = if own.starts_with('.') {
                Reason::Hidden
            } else if kind.is_symlink() {
                Reason::Link
            } else if !kind.is_dir() && !kind.is_file() {
                Reason::Special
            } else if is_gitignored() {
                Reason::Gitignored
            } else if self.is_excluded(&name) {
                Reason::Excluded
            } else if kind.is_dir() {
                folders.push(Folder {
                    path,
                    name,
                    gitignores: gitignores.clone(),
                });
                continue;
            } else if !self.is_included(&name) {
                Reason::Excluded
            } else if let Some(format) = self.format(&path) {
                let name = one_line(name);
                part.files.push(InputFile { path, name, format });
                continue;
            } else {
                Reason::UnknownKind
            };
            part.ignore(name, reason);
        }
    }

    fn format(&self, path: &Path) -> Option<Format> {
        match self.options.format {
            Format::Auto => Format::of_path(path),
            forced => Some(forced),
        }
    }

    /// Whether the file at `path` lies in OUT.
    fn is_output(&self, path: &Path) -> bool {
        self.output.as_deref().is_some_and(|output| {
            fs::canonicalize(path).is_ok_and(|canonical| canonical.starts_with(output))
        })
    }

    fn is_excluded(&self, name: &str) -> bool {
        self.exclude
            .as_ref()
            .is_some_and(|globs| is_match(globs, name))
    }

    fn is_included(&self, name: &str) -> bool {
        self.include
            .as_ref()
            .is_none_or(|globs| is_match(globs, name))
    }
}

/// Whether a glob matches the relative path or the last part of it.
fn is_match(globs: &GlobSet, name: &str) -> bool {
    let last = name.rsplit('/').next().unwrap_or(name);
    globs.is_match(name) || (last.len() < name.len() && globs.is_match(last))
}

/// The last part of a path; for `.` and `..` the path as it is.
fn last_name(path: &Path) -> String {
    path.file_name()
        .unwrap_or(path.as_os_str())
        .to_string_lossy()
        .into_owned()
}

/// Whether `entries` are those of a folder that a run of ours wrote: its run.json says so.
fn holds_own_run(folder: &Path, entries: &[fs::DirEntry]) -> bool {
    if !entries.iter().any(|entry| entry.file_name() == "run.json") {
        return false;
    }
    let path = folder.join("run.json");
    if !fs::symlink_metadata(&path).is_ok_and(|metadata| metadata.is_file()) {
        return false;
    }
    let mut head = Vec::new();
    let read = fs::File::open(path).and_then(|file| file.take(1024).read_to_end(&mut head));
    read.is_ok()
        && head.trim_ascii_start().starts_with(b"{")
        && memchr::memmem::find(&head, b"\"demarche").is_some()
}

/// The `.gitignore` files of the folders above `root`, up to the top of its repository, the outermost
/// first; none where `root` lies in no repository.
fn outer_gitignores(root: &Path) -> Vec<Arc<Gitignore>> {
    let mut outer = Vec::new();
    if root.join(".git").exists() {
        return outer;
    }
    for folder in root.ancestors().skip(1) {
        outer.extend(gitignore_in(folder));
        if folder.join(".git").exists() {
            outer.reverse();
            return outer;
        }
    }
    Vec::new()
}

/// The `.gitignore` of one folder, if it has one. Lines that are no pattern are passed over, as git does.
fn gitignore_in(folder: &Path) -> Option<Arc<Gitignore>> {
    let path = folder.join(".gitignore");
    if !path.is_file() {
        return None;
    }
    let mut builder = GitignoreBuilder::new(folder);
    builder.add(path);
    builder.build().ok().map(Arc::new)
}

/// Whether the innermost `.gitignore` that has a word on `path` ignores it.
fn is_gitignored(gitignores: &[Arc<Gitignore>], path: &Path, is_folder: bool) -> bool {
    gitignores
        .iter()
        .rev()
        .map(|gitignore| gitignore.matched(path, is_folder))
        .find(|verdict| !verdict.is_none())
        .is_some_and(|verdict| verdict.is_ignore())
}

/// What one INPUT holds, in the order in which the system listed it.
#[derive(Default)]
struct Part {
    files: Vec<InputFile>,
    ignored: Vec<Ignored>,
    errors: Vec<(String, Error)>,
}

impl Part {
    fn ignore(&mut self, path: String, reason: Reason) {
        self.ignored.push(Ignored { path, reason });
    }

    fn fail(&mut self, name: String, error: &std::io::Error) {
        let message = format!("cannot be read: {}", error.kind());
        let help = "check the rights of the folder";
        let error = input_error(&name, 0, "find", "unreadable-folder", message, help);
        self.errors.push((name, error));
    }

    /// Adds this part, sorted: the system lists folders in any order.
    fn append_to(mut self, found: &mut Found) {
        self.files
            .sort_unstable_by(|a, b| (&a.name, &a.path).cmp(&(&b.name, &b.path)));
        self.ignored
            .sort_by(|a, b| (&a.path, a.reason).cmp(&(&b.path, b.reason)));
        self.errors.sort_by(|a, b| a.0.cmp(&b.0));
        found.files.append(&mut self.files);
        found.ignored.append(&mut self.ignored);
        found
            .errors
            .extend(self.errors.into_iter().map(|(_, error)| error));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ErrorKind;

    /// A folder with these files (and their content), folders made as needed.
    fn tree(files: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (name, content) in files {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, content).unwrap();
        }
        folder
    }

    fn names(found: &Found) -> Vec<&str> {
        found.files.iter().map(|file| file.name.as_str()).collect()
    }

    fn ignored(found: &Found) -> Vec<(&str, &str)> {
        found
            .ignored
            .iter()
            .map(|it| (it.path.as_str(), it.reason.as_str()))
            .collect()
    }

    fn list(globs: &[&str]) -> Vec<String> {
        globs.iter().map(|&glob| glob.to_owned()).collect()
    }

    #[test]
    fn folders_are_walked_in_byte_order_of_the_paths() {
        let folder = tree(&[
            ("b.txt", ""),
            ("a/z.TXT", ""),
            ("a-b/c.md", ""),
            ("a.json", ""),
            ("Z.csv", ""),
            ("a/b/c.jsonl", ""),
            ("é.txt", ""),
        ]);
        let found = find(&[folder.path().to_owned()], &WalkOptions::default()).unwrap();
        let expected = [
            "Z.csv",
            "a-b/c.md",
            "a.json",
            "a/b/c.jsonl",
            "a/z.TXT",
            "b.txt",
            "é.txt",
        ];
        assert_eq!(names(&found), expected);
        assert!(found.ignored.is_empty() && found.errors.is_empty());
    }

    #[test]
    fn what_is_passed_over_is_named_with_its_reason() {
        let folder = tree(&[
            (".git/HEAD", "x"),
            (".hidden.txt", ""),
            ("a.txt", ""),
            ("b.docx", ""),
            ("noext", ""),
            ("older/run.json", "{\n  \"tool\": \"demarche\",\n"),
            ("older/statements.csv", ""),
            ("older/text/a.txt", ""),
            ("other/run.json", "{\"text\": \"x\"}"),
            ("out/half.csv", ""),
        ]);
        #[cfg(unix)]
        std::os::unix::fs::symlink(folder.path().join("a.txt"), folder.path().join("l.txt"))
            .unwrap();
        #[cfg(unix)]
        std::os::unix::fs::symlink(folder.path(), folder.path().join("loop")).unwrap();
        let options = WalkOptions {
            output: Some(folder.path().join("out")),
            ..WalkOptions::default()
        };
        let found = find(&[folder.path().to_owned()], &options).unwrap();
        assert_eq!(names(&found), ["a.txt", "other/run.json"]);
        let expected = [
            (".git", "hidden"),
            (".hidden.txt", "hidden"),
            ("b.docx", "unknown-kind"),
            ("l.txt", "link"),
            ("loop", "link"),
            ("noext", "unknown-kind"),
            ("older", "own-output"),
        ];
        let expected: Vec<_> = expected
            .into_iter()
            .filter(|(_, reason)| cfg!(unix) || *reason != "link")
            .collect();
        assert_eq!(ignored(&found), expected);
    }

    #[test]
    fn globs_see_the_path_and_the_name() {
        let folder = tree(&[
            ("a.txt", ""),
            ("b.md", ""),
            ("d/a.txt", ""),
            ("d/e/x.txt", ""),
        ]);
        for (include, exclude, expected) in [
            (
                &["*.txt"][..],
                &[][..],
                &["a.txt", "d/a.txt", "d/e/x.txt"][..],
            ),
            (&["d/*.txt"], &[], &["d/a.txt"]),
            (&["./d/**"], &[], &["d/a.txt", "d/e/x.txt"]),
            (&[], &["a.txt"], &["b.md", "d/e/x.txt"]),
            (&[], &["d/"], &["a.txt", "b.md"]),
            (&["*.txt"], &["d/e/*"], &["a.txt", "d/a.txt"]),
            (&["{a,x}.txt"], &["x.*"], &["a.txt", "d/a.txt"]),
        ] {
            let options = WalkOptions {
                include: list(include),
                exclude: list(exclude),
                ..WalkOptions::default()
            };
            let found = find(&[folder.path().to_owned()], &options).unwrap();
            assert_eq!(names(&found), expected, "{include:?} {exclude:?}");
            assert!(found.ignored.iter().all(|it| it.reason == Reason::Excluded));
        }
        let options = WalkOptions {
            exclude: list(&["a{"]),
            ..WalkOptions::default()
        };
        assert!(
            find(&[], &options)
                .unwrap_err()
                .to_string()
                .contains("--exclude \"a{\"")
        );
    }

    #[test]
    fn gitignore_counts_only_when_asked() {
        let folder = tree(&[
            (".git/HEAD", ""),
            (".gitignore", "*.txt\nskip/\n"),
            ("a.txt", ""),
            ("b.md", ""),
            ("in/.gitignore", "!keep.txt\n"),
            ("in/keep.txt", ""),
            ("in/lose.txt", ""),
            ("skip/c.md", ""),
        ]);
        let plain = find(&[folder.path().to_owned()], &WalkOptions::default()).unwrap();
        assert_eq!(names(&plain).len(), 5);
        let options = WalkOptions {
            gitignore: true,
            ..WalkOptions::default()
        };
        let found = find(&[folder.path().to_owned()], &options).unwrap();
        assert_eq!(names(&found), ["b.md", "in/keep.txt"]);
        let inside = find(&[folder.path().join("in")], &options).unwrap();
        assert_eq!(names(&inside), ["keep.txt"]);
    }

    #[test]
    fn named_inputs_are_taken_in_their_order() {
        let folder = tree(&[
            ("b.txt", ""),
            ("d/a.txt", ""),
            (".h.txt", ""),
            ("x.dat", ""),
        ]);
        let at = |name: &str| folder.path().join(name);
        let inputs = [
            at("b.txt"),
            "-".into(),
            at("d"),
            at(".h.txt"),
            at("gone"),
            at("b.txt"),
        ];
        let found = find(&inputs, &WalkOptions::default()).unwrap();
        assert_eq!(
            names(&found),
            ["b.txt", "stdin", "a.txt", ".h.txt", "b.txt"]
        );
        assert_eq!(found.files[1].format, Format::Auto);
        assert!(found.files[1].is_stdin() && found.failed_inputs == 1);
        assert!(matches!(
            found.errors[0].kind(),
            ErrorKind::Input {
                stage: "find",
                code: "missing",
                ..
            }
        ));
        let unknown = find(&[at("x.dat")], &WalkOptions::default()).unwrap_err();
        assert!(matches!(unknown.kind(), ErrorKind::Usage { .. }));
        let options = WalkOptions {
            format: Format::Text,
            ..WalkOptions::default()
        };
        assert_eq!(
            find(&[at("x.dat")], &options).unwrap().files[0].format,
            Format::Text
        );
        assert!(find(&["-".into(), "-".into()], &WalkOptions::default()).is_err());
    }

    #[test]
    fn own_output_is_no_input_even_when_named() {
        let folder = tree(&[
            ("run.json", "{\"demarche\": \"0.1.0\"}"),
            ("articles.csv", ""),
        ]);
        let input = folder.path().to_owned();
        let found = find(std::slice::from_ref(&input), &WalkOptions::default()).unwrap();
        assert!(found.files.is_empty());
        assert_eq!(found.ignored[0].reason, Reason::OwnOutput);
        let options = WalkOptions {
            output: Some(input.clone()),
            ..WalkOptions::default()
        };
        let found = find(&[input.join("articles.csv")], &options).unwrap();
        assert_eq!(ignored(&found), [("articles.csv", "own-output")]);
    }
}
