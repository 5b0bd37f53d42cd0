//! The command line: arguments, configuration, progress, one file per subcommand. Decides nothing about texts.
//!
//! Rows go to files, what was asked for to stdout, everything else to stderr. The exit code is returned, never taken
//! here, but for a run that cannot stop by itself.

mod args;
mod config;
mod explain;
mod lexicon;
mod progress;
mod report;
mod run;
mod schema;
mod settings;
mod verify;

use std::ffi::OsString;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use clap::Parser;
use clap::error::{ContextKind, ContextValue};
use demarche::error::{Error, ErrorKind};

use args::{Cli, Command};

/// Done.
pub(crate) const DONE: u8 = 0;
/// A gate does not hold.
pub(crate) const GATE: u8 = 1;
/// Usage, configuration or lexicon error; nothing was analysed.
pub(crate) const USAGE: u8 = 2;
/// Done, but some inputs could not be read.
pub(crate) const PARTIAL: u8 = 3;
/// The output could not be written, or a named input is missing or unreadable.
pub(crate) const IO: u8 = 4;
/// A bug: a panic was caught.
pub(crate) const BUG: u8 = 70;

/// Runs the command line and returns the exit code.
pub(crate) fn run(arguments: impl Iterator<Item = OsString>) -> u8 {
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(error) => {
            // a closed pipe ends quietly, here too
            let _ = error.print();
            if let Some(path) = forgotten_run(&error) {
                tell(&format!("  help: demarche run {path}"));
            }
            return u8::try_from(error.exit_code()).unwrap_or(USAGE);
        }
    };
    let done = match &cli.command {
        Command::Run(args) => run::run(args),
        Command::Explain(args) => explain::run(args),
        Command::Lexicon(args) => lexicon::run(args),
        Command::Report(args) => report::run(args),
        Command::Schema(args) => schema::run(args),
        Command::Verify(args) => verify::run(args),
    };
    done.unwrap_or_else(|error| fail(&error))
}

/// What was named in the place of a subcommand but is a file or folder: "demarche articles/".
fn forgotten_run(error: &clap::Error) -> Option<&String> {
    match error.get(ContextKind::InvalidSubcommand) {
        Some(ContextValue::String(name)) if Path::new(name).exists() => Some(name),
        _ => None,
    }
}

/// Tells the error and its way out; returns the exit code that it stands for.
fn fail(error: &anyhow::Error) -> u8 {
    if is_closed_pipe(error) {
        return DONE;
    }
    let own = error.downcast_ref::<Error>();
    match own {
        Some(own) => tell_error(own),
        // a cause whose words are in the message already is not told twice
        None => tell(&format!("error: {error}")),
    }
    match own.map(Error::kind) {
        Some(ErrorKind::Usage { .. } | ErrorKind::Lexicon { .. }) => USAGE,
        _ => IO,
    }
}

fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        cause
            .downcast_ref::<io::Error>()
            .is_some_and(|e| e.kind() == io::ErrorKind::BrokenPipe)
    })
}

/// Tells an error and its way out.
pub(crate) fn tell_error(error: &Error) {
    tell(&format!("error: {error}"));
    if let Some(help) = error.help() {
        tell(&format!("  help: {help}"));
    }
}

/// Writes a line to stderr.
pub(crate) fn tell(line: &str) {
    // nobody is left to tell where stderr is gone
    let _ = writeln!(io::stderr().lock(), "{line}");
}

/// Hands `write` a buffered stdout.
pub(crate) fn to_stdout(
    write: impl FnOnce(&mut dyn Write) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    let done = write(&mut out).and_then(|()| Ok(out.flush()?));
    done.map_err(|error| match error.downcast_ref::<io::Error>() {
        Some(cause) => {
            let message = format!("standard output: {cause}");
            error.context(message)
        }
        None => error,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_have_the_exit_codes_of_the_contract() {
        let output = ErrorKind::Output {
            path: "out".into(),
            source: io::Error::other("full"),
        };
        for (error, expected) in [
            (anyhow::Error::new(Error::usage("x", "y")), USAGE),
            (anyhow::Error::new(Error::from(output)), IO),
            (
                anyhow::Error::new(io::Error::from(io::ErrorKind::BrokenPipe)),
                DONE,
            ),
        ] {
            assert_eq!(fail(&error), expected, "{error}");
        }
    }

    #[test]
    fn usage_errors_are_2_and_help_is_0() {
        for (arguments, expected) in [
            (vec!["demarche"], USAGE),
            (vec!["demarche", "run"], USAGE),
            (vec!["demarche", "run", "x", "--bogus"], USAGE),
            (vec!["demarche", "--version"], DONE),
            (
                // an OUT of its own: demarche-out may hold a run
                vec![
                    "demarche",
                    "run",
                    "/no/such/folder",
                    "--isolated",
                    "-q",
                    "-o",
                    "/no/such/out",
                ],
                IO,
            ),
        ] {
            let shown = format!("{arguments:?}");
            assert_eq!(
                run(arguments.into_iter().map(OsString::from)),
                expected,
                "{shown}"
            );
        }
    }
}
