//! The one error of the library, with the place in a file where it has one.

use std::fmt;
use std::path::PathBuf;

/// A result of this library.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Where in a file an error stands. Lines and columns count from 1; 0 means unknown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Position {
    /// The file as the user knows it.
    pub path: PathBuf,
    /// Line, from 1; 0 where unknown.
    pub line: usize,
    /// Column in characters, from 1; 0 where unknown.
    pub column: usize,
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.path.display())?;
        if self.line > 0 {
            write!(f, ":{}", self.line)?;
        }
        if self.column > 0 {
            write!(f, ":{}", self.column)?;
        }
        Ok(())
    }
}

/// An error of this library: what, where, and the way out.
#[derive(Debug)]
pub struct Error(Box<ErrorKind>);

/// What went wrong. Messages name the place, the thing and the way out, in lower case, without a full stop.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A lexicon file has a mistake.
    #[error("{position}: {message}")]
    Lexicon {
        /// Place of the mistake.
        position: Position,
        /// What is wrong.
        message: String,
        /// What would be right; may be empty.
        help: String,
    },
    /// An input could not be read.
    #[error("{}: {message}", path.display())]
    Input {
        /// The input.
        path: PathBuf,
        /// Record number from 1, 0 for the whole file.
        record: usize,
        /// `find`, `read`, `decode`, `parse` or `analyse`.
        stage: &'static str,
        /// A code of the closed list in the README.
        code: &'static str,
        /// What is wrong.
        message: String,
        /// The way out; may be empty.
        help: String,
    },
    /// Settings or arguments that cannot be used.
    #[error("{message}")]
    Usage {
        /// What is wrong.
        message: String,
        /// The way out; may be empty.
        help: String,
    },
    /// An annotated article has a mistake.
    #[error("{position}: {message}")]
    Gold {
        /// Place of the mistake.
        position: Position,
        /// What is wrong.
        message: String,
        /// What would be right; may be empty.
        help: String,
    },
    /// A file could not be written.
    #[error("{}: {source}", path.display())]
    Output {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
}

impl Error {
    /// Which error this is.
    pub fn kind(&self) -> &ErrorKind {
        &self.0
    }

    /// The way out, where there is one to name.
    pub fn help(&self) -> Option<&str> {
        let help = match self.kind() {
            ErrorKind::Lexicon { help, .. }
            | ErrorKind::Gold { help, .. }
            | ErrorKind::Input { help, .. }
            | ErrorKind::Usage { help, .. } => help.as_str(),
            ErrorKind::Output { .. } => "name another folder with -o",
        };
        (!help.is_empty()).then_some(help)
    }

    /// The place in a file, for errors that have one.
    pub fn position(&self) -> Option<&Position> {
        match self.kind() {
            ErrorKind::Lexicon { position, .. } | ErrorKind::Gold { position, .. } => {
                Some(position)
            }
            _ => None,
        }
    }

    /// Makes a usage error.
    pub fn usage(message: impl Into<String>, help: impl Into<String>) -> Self {
        ErrorKind::Usage {
            message: message.into(),
            help: help.into(),
        }
        .into()
    }
}

impl From<ErrorKind> for Error {
    fn from(kind: ErrorKind) -> Self {
        Self(Box::new(kind))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.0.source()
    }
}
