//! Many articles at once: workers read, analyse and render, and their rows reach the tables in input order.
//!
//! Every worker takes the next batch of records, parses it, waits for its turn to give the articles their ids (a second article
//! with the same id depends on the first), analyses and renders, and hands the rows in. Whoever hands in the batch that
//! is next writes it, and all that wait behind it. So the bytes are the same for any number of threads, memory depends on the
//! number of threads, and no thread only reads or only writes. A panic in one article becomes its row in errors.csv.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use rustc_hash::{FxHashMap, FxHashSet};
use xxhash_rust::xxh3::xxh3_64;

use crate::analyzer::{Analyzer, Scratch};
use crate::error::{Error, ErrorKind, Result};
use crate::input::{self, Format, Found, InputFile, RawRecord, ReadOptions, Reason, Records};
use crate::report::columns::{TABLES, Table};
use crate::report::csv::{Dialect, Sheet};
use crate::report::merges::Merges;
use crate::report::package::{Folder, Ignored, RunFacts};
use crate::report::row::{Renderer, Rows, Standing, text_hash};
use crate::report::speakers::Directory;
use crate::text::document::Document;

/// Records per batch; fewer where there are too few files to keep every thread busy.
const BATCH: usize = 32;

/// Batches under way per thread.
const AHEAD: u64 = 4;

/// Names kept per reason for which inputs are passed over.
const NAMES: usize = 1000;

/// Warning of an article whose id another one has.
const DUPLICATE_ID: &str = "duplicate-id";

/// Everything a run needs.
#[derive(Debug)]
pub struct Plan<'p> {
    /// Lexicons and options.
    pub analyzer: &'p Analyzer,
    /// What the user says about speakers.
    pub merges: &'p Merges,
    /// The files.
    pub found: Found,
    /// How they are read.
    pub read: ReadOptions,
    /// The output folder.
    pub output: &'p Path,
    /// How tables are written.
    pub dialect: Dialect,
    /// Threads; 0 is taken as 1.
    pub threads: usize,
    /// The first so many articles only.
    pub limit: Option<u64>,
    /// Settings, inputs and lexicons for run.json; the counts are filled in here.
    pub facts: RunFacts,
}

/// How far a run is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Articles analysed.
    pub analysed: u64,
    /// Records that could not be read.
    pub errors: u64,
    /// Statements found.
    pub statements: u64,
    /// Bytes of text analysed.
    pub bytes: u64,
}

/// What a finished run found.
#[derive(Clone, Debug, Default)]
pub struct Summary {
    /// Articles, errors and statements.
    pub progress: Progress,
    /// What was found, with the names that were passed over.
    pub facts: RunFacts,
    /// Rows of each table, in the order of [`Table::ALL`].
    pub rows: [u64; TABLES],
    /// Articles with each warning.
    pub warnings: BTreeMap<String, u64>,
    /// Articles that a bug stopped.
    pub panics: u64,
    /// The first error among the articles, with the way out.
    pub first_error: Option<(String, Option<String>)>,
    /// Different speakers with a statement.
    pub speakers: u64,
    /// The speakers with the most statements.
    pub top_speakers: Vec<(String, u64)>,
}

/// Runs the plan. `stop` other than 0 ends it early; `watch` is told of progress after every batch.
///
/// Returns nothing where the run was stopped: then nothing was written.
///
/// # Errors
///
/// The output cannot be written.
pub fn run(
    plan: Plan<'_>,
    stop: &AtomicUsize,
    watch: &(dyn Fn(Progress) + Sync),
) -> Result<Option<Summary>> {
    let Plan {
        analyzer,
        merges,
        found,
        read,
        output,
        dialect,
        ..
    } = plan;
    let threads = plan.threads.max(1);
    let mut facts = plan.facts;
    let Found {
        files,
        ignored,
        errors,
        ..
    } = found;
    for passed in ignored {
        ignore(&mut facts.ignored, passed.reason.as_str(), || {
            passed.path.clone()
        });
    }
    let mut folder = Folder::open(output, dialect)?;
    let mut rows = Rows::new(dialect);
    for error in &errors {
        rows.error(&shown_name(error), error);
    }
    folder.append(Table::Errors, rows.errors.bytes(), rows.errors.rows())?;
    let progress = Progress {
        errors: errors.len() as u64,
        ..Progress::default()
    };

    let line = Line {
        analyzer,
        merges,
        read: &read,
        dialect,
        batch: batch_size(&files, threads),
        ahead: AHEAD * threads as u64,
        stop,
        has_failed: AtomicBool::new(false),
        watch,
        feed: Mutex::new(Feed {
            files: &files,
            opened: 0,
            current: None,
            left: plan.limit.unwrap_or(u64::MAX),
            batches: 0,
        }),
        register: Mutex::new(Register::default()),
        turn: Condvar::new(),
        desk: Mutex::new(Desk {
            folder,
            directory: Directory::default(),
            waiting: BTreeMap::new(),
            spare: Vec::new(),
            taken: 0,
            written: 0,
            progress,
            warnings: BTreeMap::new(),
            panics: 0,
            first_error: None,
            failure: None,
        }),
        room: Condvar::new(),
    };
    line.run_on(threads);
    let opened = inner(line.feed).opened;
    let desk = inner(line.desk);
    if let Some(error) = desk.failure {
        return Err(error);
    }
    if stop.load(Ordering::Relaxed) != 0 {
        return Ok(None);
    }
    for file in files.get(opened..).unwrap_or_default() {
        ignore(&mut facts.ignored, Reason::BeyondLimit.as_str(), || {
            file.name.clone()
        });
    }
    let mut folder = desk.folder;
    let mut sheet = Sheet::new(Table::Speakers, dialect);
    desk.directory.render(merges, &mut sheet);
    let n = sheet.rows();
    folder.append(Table::Speakers, sheet.bytes(), n)?;
    facts.analysed = desk.progress.analysed;
    facts.errors = desk.progress.errors;
    let rows = folder.finish(&facts)?;
    Ok(Some(Summary {
        progress: desk.progress,
        facts,
        rows,
        warnings: desk.warnings,
        panics: desk.panics,
        first_error: desk.first_error,
        speakers: desk.directory.speaking(),
        top_speakers: desk.directory.top(5),
    }))
}

/// Records per batch: where each file is one article, so few that every thread gets some.
fn batch_size(files: &[InputFile], threads: usize) -> usize {
    let is_single = |file: &InputFile| matches!(file.format, Format::Text | Format::Markdown);
    if files.iter().all(is_single) {
        (files.len() / (threads * AHEAD as usize)).clamp(1, BATCH)
    } else {
        BATCH
    }
}

fn ignore(ignored: &mut BTreeMap<String, Ignored>, reason: &str, name: impl FnOnce() -> String) {
    let entry = match ignored.get_mut(reason) {
        Some(entry) => entry,
        None => ignored.entry(reason.to_owned()).or_default(),
    };
    entry.count += 1;
    if entry.names.len() < NAMES {
        entry.names.push(name());
    }
}

/// The name of what could not be found, as errors.csv has it: never a path outside the input.
fn shown_name(error: &Error) -> String {
    match error.kind() {
        ErrorKind::Input {
            path,
            code: "missing" | "unreadable",
            ..
        } => path
            .file_name()
            .unwrap_or(path.as_os_str())
            .to_string_lossy()
            .into_owned(),
        ErrorKind::Input { path, .. } => path.to_string_lossy().into_owned(),
        _ => String::new(),
    }
}

/// The assembly line that the workers share.
struct Line<'l> {
    analyzer: &'l Analyzer,
    merges: &'l Merges,
    read: &'l ReadOptions,
    dialect: Dialect,
    batch: usize,
    /// Batches taken and not yet written, at most.
    ahead: u64,
    stop: &'l AtomicUsize,
    has_failed: AtomicBool,
    watch: &'l (dyn Fn(Progress) + Sync),
    feed: Mutex<Feed<'l>>,
    register: Mutex<Register>,
    turn: Condvar,
    desk: Mutex<Desk>,
    room: Condvar,
}

/// Where the records come from.
struct Feed<'l> {
    files: &'l [InputFile],
    /// Files opened so far.
    opened: usize,
    /// The file being read, and its records.
    current: Option<(usize, Records)>,
    /// Records that may still be taken.
    left: u64,
    batches: u64,
}

/// A record on its way: the file it is from, and what it is by now.
struct Item<T> {
    file: usize,
    content: Result<T>,
}

impl Feed<'_> {
    fn next_batch(&mut self, size: usize, read: &ReadOptions) -> Vec<Item<RawRecord>> {
        let mut batch = Vec::with_capacity(size);
        while batch.len() < size && self.left > 0 {
            if let Some((file, records)) = &mut self.current {
                if let Some(record) = records.next() {
                    batch.push(Item {
                        file: *file,
                        content: Ok(record),
                    });
                    self.left -= 1;
                    continue;
                }
                self.current = None;
            }
            let file = self.opened;
            let Some(next) = self.files.get(file) else {
                break;
            };
            self.opened += 1;
            match input::open(next, read) {
                Ok(records) => self.current = Some((file, records)),
                Err(error) => {
                    batch.push(Item {
                        file,
                        content: Err(error),
                    });
                    self.left -= 1;
                }
            }
        }
        batch
    }
}

/// An article with what the run knows of it.
struct Draft {
    doc: Document,
    standing: Standing,
}

/// Ids and texts met so far, in input order.
#[derive(Default)]
struct Register {
    /// The batch whose turn it is.
    turn: u64,
    ids: FxHashSet<u64>,
    /// How often an id came again.
    again: FxHashMap<u64, u32>,
    texts: FxHashMap<u64, Box<str>>,
}

impl Register {
    fn enter(&mut self, draft: &mut Draft) {
        let meta = &mut draft.doc.meta;
        let hash = xxh3_64(meta.id.as_bytes());
        if !self.ids.insert(hash) {
            let again = self.again.entry(hash).or_insert(1);
            loop {
                *again += 1;
                let id = format!("{}~{again}", meta.id);
                if self.ids.insert(xxh3_64(id.as_bytes())) {
                    meta.id = id;
                    break;
                }
            }
            meta.warnings.push(DUPLICATE_ID.to_owned());
        }
        if draft.doc.text().is_empty() {
            return;
        }
        if let Some(first) = self.texts.get(&draft.standing.text_hash) {
            draft.standing.duplicate_of = first.to_string();
        } else {
            let id = draft.doc.meta.id.as_str().into();
            self.texts.insert(draft.standing.text_hash, id);
        }
    }
}

/// A batch that is done.
struct Done {
    rows: Rows,
    progress: Progress,
    /// One of each article that has it.
    warnings: Vec<String>,
    panics: u64,
    first_error: Option<(String, Option<String>)>,
}

impl Done {
    /// Notes an article that could not be read.
    fn fail(&mut self, name: &str, error: &Error) {
        self.progress.errors += 1;
        let is_bug = matches!(error.kind(), ErrorKind::Input { code: "panic", .. });
        self.panics += u64::from(is_bug);
        self.first_error
            .get_or_insert_with(|| (error.to_string(), error.help().map(str::to_owned)));
        self.rows.error(name, error);
    }
}

/// Where rows are handed in and written.
struct Desk {
    folder: Folder,
    directory: Directory,
    /// Batches that are done before an earlier one.
    waiting: BTreeMap<u64, Done>,
    /// Rows that were written: their memory is used again.
    spare: Vec<Rows>,
    taken: u64,
    written: u64,
    progress: Progress,
    warnings: BTreeMap<String, u64>,
    panics: u64,
    first_error: Option<(String, Option<String>)>,
    failure: Option<Error>,
}

impl Desk {
    fn write(&mut self, done: &mut Done) -> Result<()> {
        for sheet in done.rows.sheets() {
            let (table, rows) = (sheet.table(), sheet.rows());
            self.folder.append(table, sheet.bytes(), rows)?;
        }
        for (tallies, date) in done.rows.tallies.drain(..) {
            self.directory.add_article(tallies, &date);
        }
        for (id, text) in done.rows.texts.drain(..) {
            self.folder.add_text(&id, &text)?;
        }
        self.progress.analysed += done.progress.analysed;
        self.progress.errors += done.progress.errors;
        self.progress.statements += done.progress.statements;
        self.progress.bytes += done.progress.bytes;
        for warning in done.warnings.drain(..) {
            *self.warnings.entry(warning).or_default() += 1;
        }
        self.panics += done.panics;
        if self.first_error.is_none() {
            self.first_error = done.first_error.take();
        }
        Ok(())
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn inner<T>(mutex: Mutex<T>) -> T {
    mutex.into_inner().unwrap_or_else(PoisonError::into_inner)
}

impl<'a> Line<'a> {
    fn is_over(&self) -> bool {
        self.stop.load(Ordering::Relaxed) != 0 || self.has_failed.load(Ordering::Relaxed)
    }

    /// Works with so many threads until all records are written.
    fn run_on(&self, threads: usize) {
        if threads == 1 {
            return self.work();
        }
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        match pool {
            Ok(pool) => drop(pool.broadcast(|_| self.work())),
            // a system that gives no threads still has this one
            Err(_) => self.work(),
        }
    }

    fn work(&self) {
        let mut scratch = Scratch::default();
        let mut renderer = Renderer::new(self.analyzer, self.merges);
        while let Some((number, records, rows)) = self.take() {
            let mut items: Vec<Item<Draft>> =
                records.into_iter().map(|item| self.parse(item)).collect();
            self.register(number, &mut items);
            let mut done = Done {
                rows,
                progress: Progress::default(),
                warnings: Vec::new(),
                panics: 0,
                first_error: None,
            };
            for item in items {
                if self.is_over() {
                    break;
                }
                self.analyze(item, &mut scratch, &mut renderer, &mut done);
            }
            self.hand_in(number, done);
        }
    }

    /// Waits for room and takes the next batch, with empty rows to fill.
    fn take(&self) -> Option<(u64, Vec<Item<RawRecord>>, Rows)> {
        let mut desk = lock(&self.desk);
        while desk.taken - desk.written >= self.ahead && !self.is_over() {
            desk = self.room.wait(desk).unwrap_or_else(PoisonError::into_inner);
        }
        if self.is_over() {
            return None;
        }
        desk.taken += 1;
        let rows = desk.spare.pop();
        drop(desk);
        let mut feed = lock(&self.feed);
        let records = feed.next_batch(self.batch, self.read);
        if records.is_empty() {
            return None;
        }
        let number = feed.batches;
        feed.batches += 1;
        drop(feed);
        Some((
            number,
            records,
            rows.unwrap_or_else(|| Rows::new(self.dialect)),
        ))
    }

    fn parse(&self, item: Item<RawRecord>) -> Item<Draft> {
        let Item { file, content } = item;
        let content = content.and_then(|record| {
            let parse = || input::parse(record, self.read);
            let parsed = catch_unwind(AssertUnwindSafe(parse));
            parsed.unwrap_or_else(|panic| Err(bug("parse", panic.as_ref())))
        });
        let content = content.map(|doc| {
            let text_hash = text_hash(doc.text());
            Draft {
                doc,
                standing: Standing {
                    text_hash,
                    ..Standing::default()
                },
            }
        });
        Item { file, content }
    }

    /// Waits until all earlier batches are registered, then gives these articles their ids.
    fn register(&self, number: u64, items: &mut [Item<Draft>]) {
        let mut register = lock(&self.register);
        while register.turn != number {
            register = self
                .turn
                .wait(register)
                .unwrap_or_else(PoisonError::into_inner);
        }
        for draft in items
            .iter_mut()
            .filter_map(|item| item.content.as_mut().ok())
        {
            register.enter(draft);
        }
        register.turn += 1;
        drop(register);
        self.turn.notify_all();
    }

    fn analyze(
        &self,
        item: Item<Draft>,
        scratch: &mut Scratch,
        renderer: &mut Renderer<'a>,
        done: &mut Done,
    ) {
        let name = |file: usize| {
            lock(&self.feed)
                .files
                .get(file)
                .map_or(String::new(), |file| file.name.clone())
        };
        let Draft { doc, standing } = match item.content {
            Ok(draft) => draft,
            Err(error) => {
                done.fail(&name(item.file), &error);
                return;
            }
        };
        let mark = done.rows.mark();
        let finished = catch_unwind(AssertUnwindSafe(|| {
            let analysis = self.analyzer.analyze_with(&doc, scratch);
            let statements = analysis.statements.len() as u64;
            let warnings = analysis.warnings.iter().copied().map(str::to_owned);
            let warnings: Vec<String> = doc.meta.warnings.iter().cloned().chain(warnings).collect();
            renderer.render(&doc, analysis, &standing, &mut done.rows);
            (statements, warnings)
        }));
        match finished {
            Ok((statements, warnings)) => {
                done.warnings.extend(warnings);
                done.progress.analysed += 1;
                done.progress.statements += statements;
                done.progress.bytes += doc.text().len() as u64;
            }
            Err(panic) => {
                *scratch = Scratch::default();
                *renderer = Renderer::new(self.analyzer, self.merges);
                done.rows.rewind(&mark);
                done.fail(&doc.meta.file, &bug("analyse", panic.as_ref()));
            }
        }
    }

    /// Hands in a batch and writes all batches that are next in order.
    fn hand_in(&self, number: u64, done: Done) {
        let mut desk = lock(&self.desk);
        desk.waiting.insert(number, done);
        while let Some(mut done) = {
            let next = desk.written;
            desk.waiting.remove(&next)
        } {
            if !self.is_over()
                && let Err(error) = desk.write(&mut done)
            {
                self.has_failed.store(true, Ordering::Relaxed);
                desk.failure = Some(error);
            }
            desk.written += 1;
            done.rows.clear();
            desk.spare.push(done.rows);
            (self.watch)(desk.progress);
        }
        drop(desk);
        self.room.notify_all();
    }
}

/// The error of an article that a bug stopped.
fn bug(stage: &'static str, panic: &(dyn std::any::Any + Send)) -> Error {
    let text = panic.downcast_ref::<&str>().copied();
    let text = text.or_else(|| panic.downcast_ref::<String>().map(String::as_str));
    ErrorKind::Input {
        path: PathBuf::new(),
        record: 0,
        stage,
        code: "panic",
        message: format!("a bug in this tool: {}", text.unwrap_or("no message")),
        help: "please report it with the article".to_owned(),
    }
    .into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Options;
    use crate::lexicon::Lexicon;
    use std::fs;

    fn draft(id: &str, text: &str) -> Draft {
        let mut doc = Document::from_text(text);
        doc.meta.id = id.to_owned();
        Draft {
            doc,
            standing: Standing {
                text_hash: text_hash(text),
                ..Standing::default()
            },
        }
    }

    #[test]
    fn a_second_article_with_the_same_id_gets_a_number() {
        let mut register = Register::default();
        for (id, text, expected, duplicate_of) in [
            ("a", "one", "a", ""),
            ("a", "two", "a~2", ""),
            ("a~2", "one", "a~2~2", "a"),
            ("a", "two", "a~3", "a~2"),
            ("b", "", "b", ""),
            ("c", "", "c", ""),
        ] {
            let mut draft = draft(id, text);
            register.enter(&mut draft);
            assert_eq!(
                (&*draft.doc.meta.id, &*draft.standing.duplicate_of),
                (expected, duplicate_of)
            );
            assert_eq!(draft.doc.meta.warnings.is_empty(), id == expected);
        }
    }

    const LEXICON: &str = r#"
schema = 1
layer = "hedge"
language = "en"

[[entry]]
id = "hedge.modal-may"
match = "may"
category = "epistemic"
yes = ["It <may> rain."]
no = ["It rains in May."]
source = "own"
"#;

    fn analyzer() -> Analyzer {
        let lexicon = Lexicon::from_files(&[("en/hedges.toml".into(), LEXICON.into())]).unwrap();
        Analyzer::new(lexicon, Options::default()).unwrap()
    }

    fn run_on(folder: &Path, out: &Path, threads: usize, limit: Option<u64>) -> Summary {
        let analyzer = analyzer();
        let inputs = [folder.to_owned()];
        let plan = Plan {
            analyzer: &analyzer,
            merges: &Merges::default(),
            found: input::find(&inputs, &input::WalkOptions::default()).unwrap(),
            read: ReadOptions::default(),
            output: out,
            dialect: Dialect::default(),
            threads,
            limit,
            facts: RunFacts::default(),
        };
        run(plan, &AtomicUsize::new(0), &|_| {}).unwrap().unwrap()
    }

    #[test]
    fn the_number_of_threads_changes_no_byte() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("in");
        fs::create_dir(&folder).unwrap();
        for n in 0..200 {
            let text = format!(
                "The minister said number {} may rise.\n\n“No,” she said.\n",
                n % 150
            );
            fs::write(folder.join(format!("{n:03}.txt")), text).unwrap();
        }
        fs::write(
            folder.join("z.jsonl"),
            "{\"id\": \"000.txt\", \"text\": \"He said no.\"}\n{broken\n",
        )
        .unwrap();
        let mut runs = Vec::new();
        for threads in [1, 2, 8] {
            let out = home.path().join(format!("out{threads}"));
            let summary = run_on(&folder, &out, threads, None);
            assert_eq!(
                (summary.progress.analysed, summary.progress.errors),
                (201, 1)
            );
            let mut files: Vec<_> = fs::read_dir(&out)
                .unwrap()
                .map(|e| e.unwrap().path())
                .collect();
            files.sort();
            assert_eq!(files.len(), 10);
            runs.push(
                files
                    .iter()
                    .map(|path| fs::read(path).unwrap())
                    .collect::<Vec<_>>(),
            );
        }
        assert!(runs.windows(2).all(|pair| pair[0] == pair[1]));
        let articles = fs::read_to_string(home.path().join("out1/articles.csv")).unwrap();
        assert!(
            articles
                .lines()
                .last()
                .unwrap()
                .starts_with("000.txt~2,z.jsonl,")
        );
        assert!(
            articles.contains(",000.txt,"),
            "an equal text names the first"
        );
    }

    #[test]
    fn a_limit_leaves_the_rest_ignored() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("in");
        fs::create_dir(&folder).unwrap();
        for n in 0..5 {
            fs::write(folder.join(format!("{n}.txt")), "He said no.").unwrap();
        }
        let summary = run_on(&folder, &home.path().join("out"), 2, Some(2));
        assert_eq!(
            (
                summary.progress.analysed,
                summary.facts.ignored["beyond-limit"].count
            ),
            (2, 3)
        );
        assert_eq!(summary.facts.found(), 5);
    }

    #[test]
    fn a_stopped_run_leaves_nothing() {
        let home = tempfile::tempdir().unwrap();
        let (folder, out) = (home.path().join("in"), home.path().join("out"));
        fs::create_dir(&folder).unwrap();
        fs::write(folder.join("a.txt"), "He said no.").unwrap();
        let analyzer = analyzer();
        let inputs = [folder];
        let plan = Plan {
            analyzer: &analyzer,
            merges: &Merges::default(),
            found: input::find(&inputs, &input::WalkOptions::default()).unwrap(),
            read: ReadOptions::default(),
            output: &out,
            dialect: Dialect::default(),
            threads: 2,
            limit: None,
            facts: RunFacts::default(),
        };
        assert!(run(plan, &AtomicUsize::new(15), &|_| {}).unwrap().is_none());
        assert!(!out.exists());
    }

    #[test]
    fn errors_never_show_where_the_input_lies() {
        for (path, code, expected) in [
            ("/data/news", "missing", "news"),
            ("gone.txt", "unreadable", "gone.txt"),
            ("a/b", "unreadable-folder", "a/b"),
        ] {
            let error = ErrorKind::Input {
                path: path.into(),
                record: 0,
                stage: "find",
                code,
                message: String::new(),
                help: String::new(),
            };
            assert_eq!(shown_name(&error.into()), expected);
        }
    }
}
