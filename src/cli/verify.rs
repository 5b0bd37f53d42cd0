//! `demarche verify`: is an output folder what its run wrote?

use demarche::report::package;

use super::args::VerifyArgs;
use super::{DONE, GATE, tell};

/// Runs the command; returns the exit code.
pub(crate) fn run(args: &VerifyArgs) -> anyhow::Result<u8> {
    let wrong = package::verify(&args.out)?;
    for line in &wrong {
        tell(&format!("error: {}", args.out.join(line).display()));
    }
    if !wrong.is_empty() {
        return Ok(GATE);
    }
    if !args.quiet {
        tell(&format!("{}: whole", args.out.display()));
    }
    Ok(DONE)
}
