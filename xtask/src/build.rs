//! What is delivered: the screens in `dist/`, and the server that carries them.

use crate::sh::{Outcome, run, step};
use crate::{needs, spa};
use std::process::Command;

/// How much time goes into making the result small and fast.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// As delivered.
    Release,
    /// Quick to build.
    Dev,
}

impl Kind {
    pub fn from_dev(dev: bool) -> Self {
        if dev { Self::Dev } else { Self::Release }
    }

    pub fn name(self) -> &'static str {
        match self {
            Self::Release => "release",
            Self::Dev => "dev",
        }
    }

    pub fn wasm_profile(self) -> &'static str {
        match self {
            Self::Release => "wasm-release",
            Self::Dev => "wasm-dev",
        }
    }

    /// The folder of cargo's output and the argument that leads there.
    pub fn server_profile(self) -> (&'static str, &'static [&'static str]) {
        match self {
            Self::Release => ("release", &["--release"]),
            Self::Dev => ("debug", &[]),
        }
    }
}

/// Builds everything. The screens come first, since a release server carries them inside.
pub fn build(kind: Kind, screens_only: bool) -> Outcome {
    needs::system(&needs::BUILD)?;
    spa::make(kind)?;
    if screens_only { Ok(()) } else { server(kind) }
}

/// Builds the server.
pub fn server(kind: Kind) -> Outcome {
    let (folder, arguments) = kind.server_profile();
    step(&format!("server: cargo build ({folder})"), || {
        run(Command::new("cargo").args(["build", "-p", "backend", "--bin", "praktikspor"]).args(arguments))
    })
}
