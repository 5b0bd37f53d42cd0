//! `demarche report`: the page for people.

use demarche::report::html;

use super::args::OutArgs;
use super::{DONE, tell};

/// Runs the command; returns the exit code.
pub(crate) fn run(args: &OutArgs) -> anyhow::Result<u8> {
    let path = html::write(&args.out)?;
    tell(&format!("open {}", path.display()));
    Ok(DONE)
}
