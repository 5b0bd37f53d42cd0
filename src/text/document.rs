//! An article: its text and what is known about it. No analysis happens here.

use crate::span::Span;

/// What is known about an article beside its text. Empty strings mean "not known".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meta {
    /// The article's id (see docs of the output: the record's own id, else the relative path).
    pub id: String,
    /// The file it came from, relative to the input, with `/`.
    pub file: String,
    /// Title, where the record has one (a headline inside the text is text).
    pub title: String,
    /// Date, ISO 8601 where it could be read as one.
    pub date: String,
    /// The newspaper or agency.
    pub outlet: String,
    /// The byline.
    pub author: String,
    /// Address.
    pub url: String,
    /// `txt`, `md`, `html`, `json`, `jsonl` or `csv`.
    pub format: &'static str,
    /// Encoding that the bytes were read as (`utf-8`, `utf-16le`, `windows-1252`, ...).
    pub encoding: &'static str,
    /// Targets that the record itself names, each `NAME[=alias|alias]`.
    pub targets: Vec<String>,
    /// What the reader noticed (duplicate id, undecodable characters, ...).
    pub warnings: Vec<String>,
    /// Whether the text was extracted from markup and must be written to `OUT/text/`.
    pub extracted: bool,
}

/// How a block of the text is set off in print.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// A heading.
    Heading,
    /// Bold.
    Strong,
    /// Italics.
    Emphasis,
}

/// The first words of a block that are set off in print, often all of it: the questions of an interview.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marked {
    /// The words, as bytes of the text.
    pub span: Span,
    /// How.
    pub style: Style,
}

/// One article.
#[derive(Clone, Debug, Default)]
pub struct Document {
    text: String,
    /// What begins a block and is set off in print, where the input tells, in order.
    pub marked: Vec<Marked>,
    /// What is known beside the text.
    pub meta: Meta,
}

impl Document {
    /// Makes a document from bare text.
    pub fn from_text(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            marked: vec![],
            meta: Meta::default(),
        }
    }

    /// Makes a document from text and what is known about it.
    pub fn new(text: impl Into<String>, meta: Meta) -> Self {
        Self {
            text: text.into(),
            marked: vec![],
            meta,
        }
    }

    /// The same with what begins a block and is set off in print.
    #[must_use]
    pub fn with_marked(mut self, marked: Vec<Marked>) -> Self {
        self.marked = marked;
        self
    }

    /// The text; all spans are byte ranges in it.
    pub fn text(&self) -> &str {
        &self.text
    }
}
