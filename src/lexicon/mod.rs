//! The lexicons: read from TOML, checked, compiled into one matcher. Everything that is a decision about words lives in
//! `lexicons/`, not here.

mod blob;
pub mod builtin;
pub mod check;
mod compile;
pub mod format;
pub mod matcher;
pub mod pattern;
pub mod reference;
pub mod schema;
pub mod vocabulary;

pub use matcher::{Match, Matcher, Word};
pub use schema::{Entry, Layer};
pub use vocabulary::{Vocabulary, class};

use crate::attribution::feature::Weights;
use crate::error::{Error, Result};
use crate::text::sentence::Abbreviations;
use compile::{Compiled, Lemmas};
use rustc_hash::FxHashMap;
use std::path::Path;

/// Lexicons, compiled.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    entries: Vec<Entry>,
    /// Lemma of each pattern of each entry.
    lemmas: Lemmas,
    files: Vec<(String, String)>,
    pub(crate) vocabulary: Vocabulary,
    pub(crate) matcher: Matcher,
    pub(crate) abbreviations: Abbreviations,
    /// Measured counts of cues; by vocabulary id for single words, by entry for phrases.
    counts: Vec<CueCount>,
    /// Number of the count + 1 by vocabulary id, and by entry.
    count_of_word: Vec<u32>,
    count_of_entry: Vec<u32>,
    pub(crate) weights: Weights,
    /// How dense the cues of each frame are in ordinary news.
    pub(crate) frame_reference: reference::Reference,
    pub(crate) marks: Marks,
}

/// Ids of the few words that grammar asks for by name.
#[derive(Clone, Debug, Default)]
pub(crate) struct Marks {
    pub(crate) that: u32,
    pub(crate) to: u32,
    pub(crate) as_: u32,
    pub(crate) by: u32,
    pub(crate) first_person: Vec<u32>,
    pub(crate) wh: Vec<u32>,
    pub(crate) but: Vec<u32>,
}

/// How a cue behaved in the annotated articles it was counted in (see SOURCES.toml): shares from 0 to 1, smoothed.
#[derive(Clone, Copy, Debug, Default)]
pub struct CueCount {
    /// Occurrences.
    pub n: u32,
    /// Share used as a cue.
    pub precision: f32,
    /// The same where a quotation stands in the sentence.
    pub quoted_precision: f32,
    /// Of the uses, the share without a source.
    pub none_share: f32,
    /// Of the uses, the share with the content before the cue.
    pub left_share: f32,
    /// Mean of ln(1 + words of content).
    pub log_length: f32,
    /// Share used as a cue by what follows (see [`crate::attribution::link::Follows`]).
    pub by_follows: [f32; 8],
    /// Share used as a cue by the source that was found (see [`crate::attribution::link::Standing`]).
    pub by_standing: [f32; 4],
}

impl Lexicon {
    /// The lexicons that are part of the program, as compiled when it was built: without their examples, notes and patterns.
    ///
    /// # Errors
    /// Only if one of them is wrong, which the tests forbid.
    pub fn builtin() -> Result<Self> {
        match blob::read(builtin::BLOB) {
            Some(compiled) => Self::completed(compiled),
            None => Self::builtin_in_full(),
        }
    }

    /// The same, compiled anew from the texts of the files, with all that is written there.
    ///
    /// # Errors
    /// Only if one of them is wrong, which the tests forbid.
    pub fn builtin_in_full() -> Result<Self> {
        Self::completed(Compiled::from_files(&builtin_files(), 0)?)
    }

    /// The built-in lexicons with a user's folder of lexicon files over them: entries are added, replaced by id, or
    /// switched off (`status = "off"`).
    ///
    /// # Errors
    /// Where a file cannot be read or has a mistake.
    pub fn with_overlay(folder: &Path) -> Result<Self> {
        let mut files = builtin_files();
        let theirs = read_folder(folder)?;
        let own = theirs.len();
        files.extend(theirs);
        Self::completed(Compiled::from_files(&files, own)?)
    }

    /// Compiles lexicon files, given by name and text; later files win over earlier ones.
    ///
    /// # Errors
    /// With file, line and column of the first mistake.
    pub fn from_files(files: &[(String, String)]) -> Result<Self> {
        Self::completed(Compiled::from_files(files, 0)?)
    }

    /// Adds what is not in the lexicon files proper: measured counts and weights.
    fn completed(compiled: Compiled) -> Result<Self> {
        let Compiled {
            entries,
            lemmas,
            files,
            vocabulary,
            matcher,
            abbreviations,
        } = compiled;
        let mut lex = Self {
            entries,
            lemmas,
            files,
            vocabulary,
            matcher,
            abbreviations,
            ..Self::default()
        };
        lex.find_marks();
        lex.read_counts(builtin::CUE_COUNTS);
        lex.weights = Weights::parse(builtin::WEIGHTS)?;
        lex.frame_reference = reference::Reference::parse(builtin::FRAME_REFERENCE)?;
        Ok(lex)
    }

    fn find_marks(&mut self) {
        let v = &self.vocabulary;
        let all = |words: &[&str]| words.iter().map(|w| v.id(w)).collect::<Vec<_>>();
        let wh = all(&[
            "whether", "if", "how", "why", "what", "who", "where", "when", "which",
        ]);
        let but = all(&["but", "though", "although", "while", "whereas", "however"]);
        let first_person = all(&["i", "we", "you", "me", "us", "my", "our", "your"]);
        let one = |w: &str| v.id(w);
        self.marks = Marks {
            first_person,
            that: one("that"),
            to: one("to"),
            as_: one("as"),
            by: one("by"),
            wh,
            but,
        };
    }

    /// Reads the table of measured counts: cue, n, precision, quoted precision, none share, left share, log length.
    fn read_counts(&mut self, text: &str) {
        let mut phrases: FxHashMap<&str, u32> = FxHashMap::default();
        self.count_of_word.resize(self.vocabulary.len(), 0);
        for line in text.lines().filter(|l| !l.starts_with('#')) {
            let mut cells = line.split('\t');
            let Some(cue) = cells.next() else { continue };
            let mut number = || {
                cells
                    .next()
                    .and_then(|c| c.parse::<f32>().ok())
                    .unwrap_or(0.0)
            };
            self.counts.push(CueCount {
                n: number() as u32,
                precision: number(),
                quoted_precision: number(),
                none_share: number(),
                left_share: number(),
                log_length: number(),
                by_follows: std::array::from_fn(|_| number()),
                by_standing: std::array::from_fn(|_| number()),
            });
            let at = self.counts.len() as u32;
            if cue.starts_with("cue.") {
                phrases.insert(cue, at);
            } else if let Some(slot) = self.count_of_word.get_mut(self.vocabulary.id(cue) as usize)
            {
                *slot = at;
            }
        }
        if let Some(none) = self.count_of_word.first_mut() {
            *none = 0;
        }
        self.count_of_entry.clear();
        let at = |e: &Entry| {
            if e.layer == Layer::Reporting {
                phrases.get(e.id.as_str()).copied().unwrap_or(0)
            } else {
                0
            }
        };
        self.count_of_entry.extend(self.entries.iter().map(at));
    }

    /// Number of the measured count of a cue that is one word, by the word's id.
    pub(crate) fn count_of_word(&self, id: u32) -> Option<u32> {
        self.count_of_word
            .get(id as usize)
            .and_then(|at| at.checked_sub(1))
    }

    /// Number of the measured count of a cue that is a phrase, by its entry.
    pub(crate) fn count_of_entry(&self, entry: u32) -> Option<u32> {
        self.count_of_entry
            .get(entry as usize)
            .and_then(|at| at.checked_sub(1))
    }

    /// A measured count by number.
    pub(crate) fn count(&self, number: Option<u32>) -> Option<&CueCount> {
        number.and_then(|n| self.counts.get(n as usize))
    }

    /// The same lexicons with other weights for the attribution (for fitting them).
    #[must_use]
    pub fn with_weights(mut self, weights: Weights) -> Self {
        self.weights = weights;
        self
    }

    /// The same lexicons with another table of measured counts (for making it).
    #[must_use]
    pub fn with_counts(mut self, text: &str) -> Self {
        self.counts.clear();
        self.count_of_word.clear();
        self.count_of_entry.clear();
        self.read_counts(text);
        self
    }

    /// All entries; their index is what matches and tags carry.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// One entry; the empty entry for a number that none has.
    pub fn entry(&self, number: u32) -> &Entry {
        static NONE: std::sync::LazyLock<Entry> = std::sync::LazyLock::new(Entry::default);
        self.entries.get(number as usize).unwrap_or(&NONE)
    }

    /// Head of a pattern of an entry: its first `{lemma}`, else its words.
    pub fn lemma(&self, entry: u32, pattern: u16) -> &str {
        self.lemmas.of(entry, pattern).unwrap_or("")
    }

    /// Name and SHA-256 (hex) of every file that was read, in order.
    pub fn files(&self) -> &[(String, String)] {
        &self.files
    }
}

fn builtin_files() -> Vec<(String, String)> {
    builtin::FILES
        .iter()
        .map(|(name, text)| ((*name).into(), (*text).into()))
        .collect()
}

/// The `.toml` files of a folder, by name.
fn read_folder(folder: &Path) -> Result<Vec<(String, String)>> {
    let unreadable = |e: std::io::Error| {
        Error::usage(
            format!("{}: {e}", folder.display()),
            "name a folder of .toml lexicon files with -l",
        )
    };
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .map_err(unreadable)?
        .filter_map(|e| e.ok().map(|e| e.path()))
        .filter(|p| p.extension().is_some_and(|e| e == "toml"))
        .collect();
    paths.sort();
    let mut out = vec![];
    for path in paths {
        let text = std::fs::read_to_string(&path).map_err(|e| {
            Error::usage(
                format!("{}: {e}", path.display()),
                "check the file's rights and encoding",
            )
        })?;
        out.push((path.display().to_string(), text));
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_compiled_lexicons_are_those_of_the_texts() {
        let (compiled, full) = (
            Lexicon::builtin().unwrap(),
            Lexicon::builtin_in_full().unwrap(),
        );
        assert!(blob::read(builtin::BLOB).is_some());
        assert_eq!(compiled.files, full.files);
        // the ids of words differ
        let classes = |lexicon: &Lexicon| {
            let mut words: Vec<_> = lexicon
                .vocabulary
                .keys
                .iter()
                .copied()
                .zip(lexicon.vocabulary.classes.iter().copied())
                .collect();
            words.sort_unstable();
            words
        };
        assert_eq!(classes(&compiled), classes(&full));
        assert_eq!(compiled.abbreviations.endings, full.abbreviations.endings);
        assert_eq!(compiled.abbreviations.starters, full.abbreviations.starters);
        assert_eq!(compiled.lemmas, full.lemmas);
        assert_eq!(compiled.entries.len(), full.entries.len());
        for (a, b) in compiled.entries.iter().zip(&full.entries) {
            assert_eq!(
                (&a.id, a.category, a.weight, a.score, a.takes),
                (&b.id, b.category, b.weight, b.score, b.takes)
            );
            assert!(a.yes.is_empty());
        }
        let text = "The minister, who may yet resign, reportedly told reporters on Monday that “talks make no sense unless both \
            sides agree”. Officials said they had condemned the attack. It is not clear whether Paris is expected to.";
        let (a, b) = [compiled, full]
            .map(|lexicon| crate::Analyzer::new(lexicon, crate::Options::default()).unwrap())
            .into();
        let doc = crate::Document::from_text(text);
        assert!(a.matches(&doc).len() > 10);
        assert_eq!(a.matches(&doc), b.matches(&doc));
    }
}
