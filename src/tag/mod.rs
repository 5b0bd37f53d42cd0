//! The taggers: one file each. They read matches and statements and add hedges, conditions, stances and frames.

pub mod actors;
mod beside;
pub mod condition;
pub mod frame;
pub mod hedge;
pub mod scope;
pub mod stance;
pub mod target;

use crate::lexicon::Layer;
use crate::span::Span;

/// Whose words a hit belongs to.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Voice {
    /// The speaker of the statement it stands in.
    Speaker,
    /// The article's own voice.
    #[default]
    Author,
}

impl Voice {
    /// The value in the tables.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Speaker => "speaker",
            Self::Author => "author",
        }
    }
}

/// A lexicon hit as read by the taggers: one row of cues.csv, and the evidence of every tag.
#[derive(Clone, Debug)]
pub struct Hit {
    /// The lexicon entry.
    pub entry: u32,
    /// Its layer.
    pub layer: Layer,
    /// Its category after reading (a negated booster becomes a hedge, and so on).
    pub category: &'static str,
    /// The words.
    pub span: Span,
    /// First token and one past the last token of the span.
    pub tokens: (u32, u32),
    /// Sentence, an index into [`crate::Analysis::sentences`].
    pub sentence: u32,
    /// The statement it stands in or whose cue it belongs to.
    pub statement: Option<u32>,
    /// Whose voice: an index into [`crate::Analysis::speakers`] (0 is `_article`); none where the statement has no named source.
    pub speaker: Option<u32>,
    /// Speaker or author.
    pub voice: Voice,
    /// Weight, 0 to 1.
    pub weight: f32,
    /// Whether a negation governs it.
    pub negated: bool,
    /// Why it does not count; none where it counts.
    pub suppressed_by: Option<&'static str>,
}

impl Hit {
    /// Whether the hit counts.
    pub fn is_counted(&self) -> bool {
        self.suppressed_by.is_none()
    }
}

/// What every tagger may look at.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The text.
    pub text: &'a str,
    /// Words, sentences, quotations, matches, noun phrases.
    pub reading: &'a crate::attribution::reading::Reading,
    /// The lexicons.
    pub lexicon: &'a crate::lexicon::Lexicon,
    /// The statements, by start.
    pub statements: &'a [crate::attribution::statement::Statement],
    /// For each word, the innermost statement whose content it stands in, as index + 1; 0 for none.
    pub statement_of: &'a [u32],
    /// For each word, the statement whose cue (with its auxiliaries) it stands in, as index + 1; 0 for none.
    pub cue_of: &'a [u32],
    /// Negated words.
    pub negations: &'a scope::Negations,
    /// The article's speakers, holders and actors, by noun phrase.
    pub directory: &'a crate::attribution::speaker::Directory,
}

impl Context<'_> {
    /// Whether an entry is of papers, which nobody is: "the contract", "a report".
    pub fn is_paper(&self, entry: Option<u32>) -> bool {
        entry.is_some_and(|e| self.lexicon.entry(e).category == "document")
    }

    /// Words `from..to` as a clause, to ask for its actors.
    pub fn clause(&self, from: usize, to: usize) -> actors::Clause<'_> {
        actors::Clause {
            text: self.text,
            reading: self.reading,
            vocabulary: &self.lexicon.vocabulary,
            from,
            to,
        }
    }

    /// The sentence of word `i` as a clause.
    pub fn clause_at(&self, i: usize) -> actors::Clause<'_> {
        actors::Clause::at(self.text, self.reading, self.lexicon, i)
    }

    /// The innermost statement whose content holds word `i`.
    #[inline]
    pub fn statement(&self, i: usize) -> Option<u32> {
        self.statement_of
            .get(i)
            .copied()
            .unwrap_or(0)
            .checked_sub(1)
    }

    /// The statement whose cue holds word `i`.
    #[inline]
    pub fn cue(&self, i: usize) -> Option<u32> {
        self.cue_of.get(i).copied().unwrap_or(0).checked_sub(1)
    }

    /// Whose voice word `i` is: a number of the directory (0 is the article), none for a statement without a named source. In a
    /// quotation that no statement holds it is whose speech goes on there.
    #[inline]
    pub fn speaker(&self, i: usize) -> Option<u32> {
        match self.statement(i) {
            None => beside::continued_speech(self, i).map_or(Some(0), |speech| speech.speaker),
            Some(s) => self.statements.get(s as usize).and_then(|s| s.speaker),
        }
    }
}
