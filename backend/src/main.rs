//! The binary `praktikspor`.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run()
}
