//! The kinds of input: their names, and how the name of a file tells its kind.

use std::fmt;
use std::path::Path;
use std::str::FromStr;

use super::packed;
use crate::error::{Error, Result};

/// A kind of input.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Format {
    /// To be told from the extension, or for standard input from the first bytes.
    #[default]
    Auto,
    /// Plain text, one article a file.
    Text,
    /// Markdown, one article a file.
    Markdown,
    /// HTML, one article a file: what a browser's reading mode would show.
    Html,
    /// JSON: one object is one article, a list of objects is many.
    Json,
    /// One JSON object a line.
    JsonLines,
    /// A table with a header and one article a row; comma, semicolon or TAB between the fields.
    Csv,
}

impl Format {
    /// All names that `--format` takes, in the order of the help text.
    pub const NAMES: [&'static str; 7] = ["auto", "txt", "md", "html", "json", "jsonl", "csv"];

    /// The name that `--format` takes and articles.csv shows.
    pub fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Text => "txt",
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Json => "json",
            Self::JsonLines => "jsonl",
            Self::Csv => "csv",
        }
    }

    /// The kind that the extension of `path` tells, if it is one that the tool knows; for a packed file the
    /// extension before the last (`news.jsonl.gz`).
    pub fn of_path(path: &Path) -> Option<Self> {
        let bare;
        let path = if packed::Packing::of_path(path).is_some() {
            bare = path.with_extension("");
            &bare
        } else {
            path
        };
        let extension = path.extension()?.to_str()?;
        let is = |names: &[&str]| {
            names
                .iter()
                .any(|name| extension.eq_ignore_ascii_case(name))
        };
        if is(&["txt", "text"]) {
            Some(Self::Text)
        } else if is(&["md", "markdown"]) {
            Some(Self::Markdown)
        } else if is(&["html", "htm", "xhtml"]) {
            Some(Self::Html)
        } else if is(&["json"]) {
            Some(Self::Json)
        } else if is(&["jsonl", "ndjson"]) {
            Some(Self::JsonLines)
        } else if is(&["csv", "tsv"]) {
            Some(Self::Csv)
        } else {
            None
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Format {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self> {
        Ok(match name {
            "auto" => Self::Auto,
            "txt" | "text" => Self::Text,
            "md" | "markdown" => Self::Markdown,
            "html" => Self::Html,
            "json" => Self::Json,
            "jsonl" | "ndjson" => Self::JsonLines,
            "csv" | "tsv" => Self::Csv,
            _ => {
                return Err(Error::usage(
                    format!("unknown format \"{name}\""),
                    format!("one of {}", Self::NAMES.join(", ")),
                ));
            }
        })
    }
}
