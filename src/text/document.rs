//! An article: its text and what is known about it. No analysis happens here.

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

/// One article.
#[derive(Clone, Debug, Default)]
pub struct Document {
    text: String,
    /// What is known beside the text.
    pub meta: Meta,
}

impl Document {
    /// Makes a document from bare text.
    pub fn from_text(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            meta: Meta::default(),
        }
    }

    /// Makes a document from text and what is known about it.
    pub fn new(text: impl Into<String>, meta: Meta) -> Self {
        Self {
            text: text.into(),
            meta,
        }
    }

    /// The text; all spans are byte ranges in it.
    pub fn text(&self) -> &str {
        &self.text
    }
}
