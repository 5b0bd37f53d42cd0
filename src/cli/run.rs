//! `demarche run`: the main job.

use std::io;
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use demarche::batch::{self, Plan, Summary};
use demarche::error::Error;
use demarche::input::{self, Format, Found, Ignored, Reason, WalkOptions};
use demarche::report::csv::Dialect;
use demarche::report::html::{counted, grouped};
use demarche::report::merges::Merges;
use demarche::report::package::{RunFacts, check_target};
use signal_hook::consts::{SIGINT, SIGTERM};

use super::args::RunArgs;
use super::progress::Bar;
use super::settings::{Settings, config, last_name};
use super::{BUG, DONE, IO, PARTIAL, tell, tell_error};

/// The folder written to where none is named.
const OUTPUT: &str = "demarche-out";

/// How long a run that was asked to stop may take to come to an end by itself.
const GRACE: Duration = Duration::from_secs(2);

/// More threads than any machine gains by.
const MOST_THREADS: usize = 256;

/// Runs the command; returns the exit code.
pub(crate) fn run(args: &RunArgs) -> anyhow::Result<u8> {
    let config = config(&args.analysis.entries)?;
    check_locale(args)?;
    let mut settings = Settings::resolve(args, &config)?;
    let output = args
        .output
        .clone()
        .or(config.output)
        .unwrap_or_else(|| OUTPUT.into());
    let is_quiet = args.quiet || config.quiet.unwrap_or(false);
    let shows_progress = !(is_quiet || args.no_progress || config.no_progress.unwrap_or(false));
    let threads = threads(args.threads.or(config.threads))?;

    let stop = listen()?;
    check_target(&output, &args.inputs, args.force)?;
    let merges = settings
        .speakers
        .as_deref()
        .map_or(Ok(Merges::default()), Merges::read)?;
    let found = input::find(
        &args.inputs,
        &WalkOptions {
            format: settings.format,
            include: std::mem::take(&mut settings.include),
            exclude: std::mem::take(&mut settings.exclude),
            gitignore: settings.gitignore,
            output: Some(output.clone()),
        },
    )?;
    let failed_inputs = found.failed_inputs;
    found.errors.iter().for_each(tell_error);
    if found.files.is_empty() {
        if failed_inputs > 0 {
            return Ok(IO);
        }
        return Err(nothing_found(&args.inputs, &found).into());
    }

    // the program ends soon after the run: what the lexicons hold is not taken apart piece by piece
    let analyzer = ManuallyDrop::new(settings.analysis.analyzer(false)?);
    let lexicon = analyzer.lexicon();
    let files = lexicon.files().iter();
    let facts = RunFacts {
        settings: settings.record,
        inputs: args.inputs.iter().map(|path| last_name(path)).collect(),
        lexicon: files
            .map(|(name, hash)| (lexicon_name(name), hash.clone()))
            .collect(),
        entries: lexicon.entries().len(),
        ..RunFacts::default()
    };
    let is_single =
        |format: Format| matches!(format, Format::Text | Format::Markdown | Format::Html);
    let total = found.files.iter().all(|file| is_single(file.format));
    let total = total.then_some(found.files.len() as u64);
    let total = total.map(|n| settings.limit.map_or(n, |limit| limit.min(n)));
    let bar = Bar::new(shows_progress, total);
    let started = Instant::now();
    let plan = Plan {
        analyzer: &analyzer,
        merges: &merges,
        found,
        read: settings.read,
        output: &output,
        dialect: settings.dialect,
        threads,
        limit: settings.limit,
        facts,
    };
    let done = batch::run(plan, &stop, &|progress| bar.show(progress));
    bar.clear();
    let Some(summary) = done? else {
        tell("stopped: nothing was written");
        return Ok(stopped(stop.load(Ordering::Relaxed)));
    };
    if !is_quiet {
        for line in report(&summary, &output, started.elapsed()) {
            tell(&line);
        }
        if let Some(file) = &settings.speakers {
            tell_slips(&merges, file);
        }
    }
    if summary.panics > 0 {
        let n = summary.panics;
        tell(&format!(
            "error: a bug stopped {n} articles: please report it"
        ));
    }
    Ok(outcome(&summary, failed_inputs))
}

/// The exit code of a run that came to its end.
fn outcome(summary: &Summary, failed_inputs: usize) -> u8 {
    if summary.panics > 0 {
        BUG
    } else if failed_inputs > 0 {
        IO
    } else if summary.progress.errors > 0 {
        PARTIAL
    } else {
        DONE
    }
}

/// The number of threads: as asked for, else one for each core.
fn threads(asked: Option<usize>) -> Result<usize, Error> {
    let cores = || std::thread::available_parallelism().map_or(1, usize::from);
    let threads = asked.filter(|&n| n > 0).unwrap_or_else(cores);
    if threads > MOST_THREADS {
        let message = format!("--threads {threads}: at most {MOST_THREADS}");
        return Err(Error::usage(
            message,
            "more than the machine has cores gains nothing",
        ));
    }
    Ok(threads)
}

/// Tells which ids of the user's table are no speaker's: a slip of the pen merges nothing.
fn tell_slips(merges: &Merges, file: &Path) {
    for (ids, what) in [
        (merges.unknown(), "ids that no article of this run has"),
        (merges.new_ids(), "ids in same_as that have no row"),
    ] {
        if let Some(first) = ids.first() {
            let (file, n) = (file.display(), ids.len());
            tell(&format!("{file}: {what}: {n}, the first is \"{first}\""));
        }
    }
}

/// `--excel de` means English and an input called `de`: the locale stands behind `=`.
fn check_locale(args: &RunArgs) -> Result<(), Error> {
    let is_locale = |path: &&PathBuf| {
        let name = path.to_str().unwrap_or_default();
        Dialect::excel(name).is_ok() && !path.exists()
    };
    match args.inputs.iter().find(is_locale) {
        Some(path) if args.excel.is_some() => {
            let name = path.display();
            let message = format!("{name}: no such file or folder");
            Err(Error::usage(message, format!("write --excel={name}")))
        }
        _ => Ok(()),
    }
}

/// The exit code of a run that a signal stopped.
fn stopped(signal: usize) -> u8 {
    128 + u8::try_from(signal).unwrap_or(0)
}

/// Ends the program where a run that was asked to stop cannot: a worker waits for a pipe that gives nothing, or is deep in one
/// huge article. The tables lie in a hidden folder still; the next run into OUT takes it away.
fn leave_in_time(stop: Arc<AtomicUsize>) {
    std::thread::spawn(move || {
        loop {
            std::thread::sleep(GRACE / 10);
            let signal = stop.load(Ordering::Relaxed);
            if signal != 0 {
                std::thread::sleep(GRACE);
                tell("stopped: nothing was written");
                signal_hook::low_level::exit(i32::from(stopped(signal)));
            }
        }
    });
}

/// Listens for SIGINT and SIGTERM: the first one asks the run to stop, a second one ends the program.
fn listen() -> io::Result<Arc<AtomicUsize>> {
    let stop = Arc::new(AtomicUsize::new(0));
    let is_asked = Arc::new(AtomicBool::new(false));
    for signal in [SIGINT, SIGTERM] {
        signal_hook::flag::register_conditional_shutdown(
            signal,
            128 + signal,
            Arc::clone(&is_asked),
        )?;
        signal_hook::flag::register(signal, Arc::clone(&is_asked))?;
        let number = usize::try_from(signal).unwrap_or(0);
        signal_hook::flag::register_usize(signal, Arc::clone(&stop), number)?;
    }
    leave_in_time(Arc::clone(&stop));
    Ok(stop)
}

/// A user's lexicon file is told by its last name: where it lies is not part of a run.
fn lexicon_name(name: &str) -> String {
    let path = Path::new(name);
    if path.is_absolute() || !name.starts_with("en/") {
        last_name(path)
    } else {
        name.to_owned()
    }
}

fn nothing_found(inputs: &[PathBuf], found: &Found) -> Error {
    let names: Vec<String> = inputs
        .iter()
        .map(|path| path.display().to_string())
        .collect();
    let message = format!("{}: no input found", names.join(", "));
    // "12 passed over, the first is .DS_Store" tells nobody about the eleven scans
    let is_unknown = |passed: &&Ignored| passed.reason == Reason::UnknownKind;
    let mut ignored = found.ignored.iter();
    let unknown = ignored.clone().find(is_unknown);
    let help = match unknown.or_else(|| ignored.next()) {
        Some(first) => format!(
            "{} passed over, for example {} ({}){}",
            grouped(found.ignored.len() as u64),
            first.path,
            first.reason,
            match first.reason {
                Reason::UnknownKind => format!("; {}", input::kind_help(Path::new(&first.path))),
                Reason::Excluded => "; see --include and --exclude".to_owned(),
                Reason::Hidden | Reason::Link => "; what is named itself is read".to_owned(),
                _ => String::new(),
            }
        ),
        None => "name files or folders that hold .txt, .md, .html, .json, .jsonl or .csv files"
            .to_owned(),
    };
    Error::usage(message, help)
}

/// The lines at the end of a run.
fn report(summary: &Summary, output: &Path, time: Duration) -> Vec<String> {
    let (progress, facts) = (&summary.progress, &summary.facts);
    let mut ignored: Vec<String> = Vec::new();
    for (reason, passed) in &facts.ignored {
        ignored.push(format!("{} {reason}", grouped(passed.count)));
    }
    let ignored = match ignored.as_slice() {
        [] => "0 ignored".to_owned(),
        reasons => format!(
            "{} ignored ({}; run.json names them)",
            grouped(facts.ignored_count()),
            reasons.join(", ")
        ),
    };
    let mut lines = vec![format!(
        "{} found = {} analysed + {} errors + {ignored}",
        grouped(facts.found()),
        grouped(progress.analysed),
        grouped(progress.errors),
    )];
    lines.push(format!(
        "{} by {} in {:.1} s",
        counted(progress.statements, "statement", "statements"),
        counted(summary.speakers, "speaker", "speakers"),
        time.as_secs_f64(),
    ));
    if !summary.top_speakers.is_empty() {
        let named = summary.top_speakers.iter();
        let named: Vec<String> = named
            .map(|(name, n)| format!("{name} ({})", grouped(*n)))
            .collect();
        lines.push(format!("most quoted: {}", named.join(", ")));
    }
    if !summary.warnings.is_empty() {
        let named = summary.warnings.iter();
        let named: Vec<String> = named
            .map(|(warning, n)| format!("{warning} ({})", grouped(*n)))
            .collect();
        let table = output.join("articles.csv");
        lines.push(format!(
            "warnings: {}; see {}",
            named.join(", "),
            table.display()
        ));
    }
    if progress.errors > 0 {
        lines.push(format!(
            "what could not be read: {}",
            output.join("errors.csv").display()
        ));
        if let Some((error, help)) = &summary.first_error {
            lines.push(format!("  the first: {error}"));
            lines.extend(help.as_ref().map(|help| format!("  help: {help}")));
        }
    }
    lines.push(format!(
        "open {}, or make a page to read: demarche report {}",
        output.join("statements.csv").display(),
        output.display()
    ));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use demarche::batch::Progress;
    use demarche::report::package::Ignored;

    #[test]
    fn of_several_exit_codes_the_gravest_is_taken() {
        let mut summary = Summary::default();
        assert_eq!(outcome(&summary, 0), DONE);
        summary.progress.errors = 1;
        assert_eq!((outcome(&summary, 0), outcome(&summary, 1)), (PARTIAL, IO));
        summary.panics = 1;
        assert_eq!(outcome(&summary, 1), BUG);
    }

    #[test]
    fn the_summary_adds_up() {
        let mut summary = Summary {
            progress: Progress {
                analysed: 1200,
                errors: 1,
                statements: 9,
                bytes: 0,
            },
            speakers: 2,
            first_error: Some((
                "a.json: no text".into(),
                Some("name the field with --text-field".into()),
            )),
            top_speakers: vec![("Sergei Lavrov".into(), 5)],
            warnings: [("html-entities".to_owned(), 2)].into(),
            ..Summary::default()
        };
        summary.facts.analysed = 1200;
        summary.facts.errors = 1;
        let hidden = Ignored {
            count: 3,
            names: Vec::new(),
        };
        summary.facts.ignored.insert("hidden".into(), hidden);
        let lines = report(&summary, Path::new("out"), Duration::from_millis(1500));
        assert_eq!(
            lines[0],
            "1,204 found = 1,200 analysed + 1 errors + 3 ignored (3 hidden; run.json names them)"
        );
        assert_eq!(lines[1], "9 statements by 2 speakers in 1.5 s");
        assert_eq!(lines[2], "most quoted: Sergei Lavrov (5)");
        assert!(lines[3].starts_with("warnings: html-entities (2); see out"));
        assert!(lines[4].ends_with("errors.csv") && lines[5].contains("a.json: no text"));
        assert!(lines[6].contains("--text-field") && lines[7].ends_with("demarche report out"));
    }

    #[test]
    fn lexicon_names_tell_no_place() {
        for (name, expected) in [
            ("en/hedges.toml", "en/hedges.toml"),
            ("/home/x/mine.toml", "mine.toml"),
            ("my/a.toml", "a.toml"),
        ] {
            assert_eq!(lexicon_name(name), expected);
        }
    }
}
