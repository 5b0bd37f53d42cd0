//! The `demarche` command. All it does is in the library; this turns arguments into a run and a run into an exit code.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(cli::run(std::env::args_os()))
}
