//! The lexicons: read from TOML, checked, compiled into one matcher. Everything that is a decision about words lives in
//! `lexicons/`, not here.

mod blob;
pub mod builtin;
pub mod check;
mod compile;
mod count;
pub mod entries;
pub mod family;
pub mod format;
pub mod matcher;
pub mod pattern;
pub mod reference;
pub mod schema;
pub mod vocabulary;

pub use count::CueCount;
pub use entries::Entries;
pub use matcher::{Match, Matcher, Word};
pub use schema::{Entry, Layer};
pub use vocabulary::{Lists, Vocabulary, class, side, who};

use crate::attribution::feature::Weights;
use crate::error::{Error, Result};
use crate::text::sentence::Abbreviations;
use compile::{Compiled, Lemmas};
use count::Counts;
use family::Families;
use std::path::Path;

/// The file of a folder of lexicons that says where its entries come from.
pub const SOURCES: &str = "SOURCES.toml";

/// Lexicons, compiled.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    entries: Entries,
    /// Lemma of each pattern of each entry.
    lemmas: Lemmas,
    files: Vec<(String, String)>,
    /// How many of the files, the last ones, are a user's.
    own: usize,
    /// Keys of a user's SOURCES.toml.
    own_sources: Vec<String>,
    pub(crate) vocabulary: Vocabulary,
    pub(crate) matcher: Matcher,
    pub(crate) abbreviations: Abbreviations,
    pub(crate) families: Families,
    /// Measured counts of cues.
    counts: Counts,
    pub(crate) weights: Weights,
    /// How dense the cues of each frame are in ordinary news.
    pub(crate) frame_reference: reference::Reference,
    pub(crate) marks: Marks,
}

/// Ids of the few words that grammar asks for by name.
#[derive(Clone, Debug, Default)]
pub(crate) struct Marks {
    pub(crate) a: Vec<u32>,
    pub(crate) articles: Vec<u32>,
    pub(crate) that: u32,
    pub(crate) to: u32,
    pub(crate) as_: u32,
    pub(crate) by: u32,
    pub(crate) of: u32,
    pub(crate) those: u32,
    pub(crate) what: u32,
    pub(crate) whether: u32,
    pub(crate) if_: u32,
    pub(crate) no: u32,
    pub(crate) longer: u32,
    pub(crate) only: u32,
    pub(crate) matter: u32,
    pub(crate) while_: u32,
    pub(crate) despite: u32,
    pub(crate) on: u32,
    pub(crate) condition: u32,
    pub(crate) compared: u32,
    pub(crate) will: u32,
    pub(crate) also: u32,
    pub(crate) when: u32,
    pub(crate) after: u32,
    pub(crate) or: u32,
    pub(crate) between: u32,
    pub(crate) without: u32,
    /// Before when something was done: "rejected the offer \[within\] the hour".
    pub(crate) timed: Vec<u32>,
    /// Before how long something lasts, which is its own: "ordered a curfew \[for\] two weeks".
    pub(crate) lasting: Vec<u32>,
    /// Between who tells and who is told: "Orlo \[told\] reporters the bank had argued".
    pub(crate) telling: Vec<u32>,
    /// Before a reason: "backs Orlo \[because\] nobody else ran".
    pub(crate) reasons: Vec<u32>,
    /// Between what was said and to whom or where: "shouted “thieves” \[at\] the crowd".
    pub(crate) toward: Vec<u32>,
    /// Before what is said of an object: "put the losses since May \[at\] a million".
    pub(crate) resuming: Vec<u32>,
    pub(crate) not: u32,
    pub(crate) from: Vec<u32>,
    pub(crate) according: u32,
    pub(crate) so: u32,
    pub(crate) subject: u32,
    pub(crate) first_person: Vec<u32>,
    pub(crate) many: Vec<u32>,
    /// Before people of whom nobody is named: "\[some\] members think".
    pub(crate) some: Vec<u32>,
    pub(crate) wh: Vec<u32>,
    pub(crate) but: Vec<u32>,
    pub(crate) supposes: Vec<u32>,
    pub(crate) asides: Vec<u32>,
    pub(crate) occasions: Vec<u32>,
    /// Before who is told of: "complained [about] Orlo vowing".
    pub(crate) about: Vec<u32>,
    /// Between a verb and its object: "sent [out] a release".
    pub(crate) particles: Vec<u32>,
}

impl Marks {
    /// Whether the word of an id opens what is reported: that, whether, how.
    pub(crate) fn opens_report(&self, id: u32) -> bool {
        id != 0 && (id == self.that || self.wh.contains(&id))
    }
}

impl Lexicon {
    /// The lexicons that are part of the program, as compiled when it was built: without their examples, notes and patterns.
    ///
    /// # Errors
    /// Only if one of them is wrong, which the tests forbid.
    pub fn builtin() -> Result<Self> {
        match blob::read(builtin::NAMES, &builtin::NUMBERS.0) {
            Some((compiled, counts)) => Self::completed(compiled, counts),
            None => Self::builtin_in_full(),
        }
    }

    /// The same, compiled anew from the texts of the files, with all that is written there.
    ///
    /// # Errors
    /// Only if one of them is wrong, which the tests forbid.
    pub fn builtin_in_full() -> Result<Self> {
        Self::from_files(&builtin_files())
    }

    /// The built-in lexicons with a user's folder of lexicon files over them: entries are added, replaced by id, or
    /// switched off (`status = "off"`).
    ///
    /// # Errors
    /// Where a file cannot be read or has a mistake.
    pub fn with_overlay(folder: &Path) -> Result<Self> {
        let mut files = builtin_files();
        let (theirs, sources) = read_folder(folder)?;
        let own = theirs.len();
        files.extend(theirs);
        let mut lexicon = Self::compiled(&files, own)?;
        (lexicon.own, lexicon.own_sources) = (own, sources);
        Ok(lexicon)
    }

    /// Compiles lexicon files, given by name and text; later files win over earlier ones.
    ///
    /// # Errors
    /// With file, line and column of the first mistake.
    pub fn from_files(files: &[(String, String)]) -> Result<Self> {
        Self::compiled(files, 0)
    }

    /// Compiles files of which the last `own` are a user's.
    fn compiled(files: &[(String, String)], own: usize) -> Result<Self> {
        let compiled = Compiled::from_files(files, own)?;
        let counts = Counts::new(builtin::CUE_COUNTS, &compiled.vocabulary, &compiled.entries);
        Self::completed(compiled, counts)
    }

    /// Adds what is not in the lexicon files proper: measured counts and weights.
    fn completed(compiled: Compiled, counts: Counts) -> Result<Self> {
        let Compiled {
            entries,
            lemmas,
            files,
            vocabulary,
            matcher,
            abbreviations,
            families,
        } = compiled;
        let mut lex = Self {
            entries,
            lemmas,
            files,
            vocabulary,
            matcher,
            abbreviations,
            families,
            counts,
            ..Self::default()
        };
        lex.find_marks();
        lex.weights = Weights::parse(builtin::WEIGHTS)?;
        lex.frame_reference = reference::Reference::parse(builtin::FRAME_REFERENCE)?;
        Ok(lex)
    }

    fn find_marks(&mut self) {
        let v = &self.vocabulary;
        let all = |words: &[&str]| words.iter().map(|w| v.id(w)).collect::<Vec<_>>();
        let wh = all(&[
            "whether", "if", "how", "why", "what", "who", "whom", "where", "when", "which",
        ]);
        let but = all(&["but", "though", "although", "while", "whereas", "however"]);
        let supposes = all(&[
            "if", "unless", "until", "once", "provided", "assuming", "before", "when",
        ]);
        let asides = all(&[
            "in", "at", "during", "after", "before", "via", "through", "within", "inside", "since",
        ]);
        let first_person = all(&["i", "we", "you", "me", "us", "my", "our", "your"]);
        let one = |w: &str| v.id(w);
        self.marks = Marks {
            first_person,
            a: all(&["a", "an"]),
            articles: all(&["a", "an", "the"]),
            many: all(&["are", "were", "have"]),
            some: all(&["some", "many", "most"]),
            that: one("that"),
            to: one("to"),
            as_: one("as"),
            by: one("by"),
            of: one("of"),
            those: one("those"),
            what: one("what"),
            whether: one("whether"),
            if_: one("if"),
            no: one("no"),
            longer: one("longer"),
            only: one("only"),
            matter: one("matter"),
            while_: one("while"),
            despite: one("despite"),
            on: one("on"),
            condition: one("condition"),
            compared: one("compared"),
            will: one("will"),
            also: one("also"),
            when: one("when"),
            after: one("after"),
            or: one("or"),
            between: one("between"),
            without: one("without"),
            timed: all(&["in", "on", "within", "during", "over", "since", "at"]),
            lasting: all(&["by", "for", "from", "till", "until"]),
            telling: all(&["told", "tells", "informed", "assured", "reminded"]),
            reasons: all(&["albeit", "although", "because", "despite", "though"]),
            toward: all(&[
                "at", "before", "from", "outside", "to", "toward", "towards", "with",
            ]),
            resuming: all(&["at", "as", "for"]),
            not: one("not"),
            from: all(&["from", "by", "among", "amongst", "within"]),
            according: one("according"),
            so: one("so"),
            subject: one("subject"),
            wh,
            but,
            supposes,
            asides,
            occasions: all(&["in", "at", "during"]),
            about: all(&["about", "over"]),
            particles: all(&[
                "out", "up", "off", "down", "away", "back", "forward", "over",
            ]),
        };
    }

    /// Number of the measured count of a cue that is one word, by the word's id.
    pub(crate) fn count_of_word(&self, id: u32) -> Option<u32> {
        self.counts
            .of_word
            .get(id as usize)
            .and_then(|at| at.checked_sub(1))
    }

    /// Number of the measured count of a cue that is a phrase, by its entry.
    pub(crate) fn count_of_entry(&self, entry: u32) -> Option<u32> {
        self.counts
            .of_entry
            .get(entry as usize)
            .and_then(|at| at.checked_sub(1))
    }

    /// A measured count by number.
    pub(crate) fn count(&self, number: Option<u32>) -> Option<&CueCount> {
        number.and_then(|n| self.counts.rows.get(n as usize))
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
        self.counts = Counts::new(text, &self.vocabulary, &self.entries);
        self
    }

    /// All entries; their numbers are what matches and tags carry.
    pub fn entries(&self) -> &Entries {
        &self.entries
    }

    /// One entry; the empty entry for a number that none has.
    pub fn entry(&self, number: u32) -> &Entry {
        self.entries.get(number)
    }

    /// Head of a pattern of an entry: its first `{lemma}`, else its words.
    pub fn lemma(&self, entry: u32, pattern: u16) -> &str {
        self.lemmas.of(entry, pattern).unwrap_or("")
    }

    /// Name and SHA-256 (hex) of every file that was read, in order.
    pub fn files(&self) -> &[(String, String)] {
        &self.files
    }

    /// Whether an entry stands in a file of the user's.
    pub fn is_own(&self, entry: &Entry) -> bool {
        let own = self.files.iter().rev().take(self.own);
        own.into_iter()
            .any(|(name, _)| *name == entry.written().file)
    }

    /// What `source` may name beside the keys of the built-in SOURCES.toml: those of the user's.
    pub fn own_sources(&self) -> &[String] {
        &self.own_sources
    }
}

/// A lexicon file: its name and its text.
type NamedText = (String, String);

fn builtin_files() -> Vec<NamedText> {
    builtin::FILES
        .iter()
        .map(|(name, text)| ((*name).into(), (*text).into()))
        .collect()
}

/// The `.toml` files of a folder, by name, and the keys of its SOURCES.toml.
fn read_folder(folder: &Path) -> Result<(Vec<NamedText>, Vec<String>)> {
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
    if paths.is_empty() {
        let message = format!("{}: holds no lexicon file", folder.display());
        return Err(Error::usage(
            message,
            "name a folder of .toml lexicon files with -l",
        ));
    }
    let (mut files, mut sources) = (vec![], vec![]);
    for path in paths {
        let text = std::fs::read_to_string(&path).map_err(|e| {
            Error::usage(
                format!("{}: {e}", path.display()),
                "check the file's rights and encoding",
            )
        })?;
        let name = path.display().to_string();
        if path.file_name().is_some_and(|name| name == SOURCES) {
            sources = schema::keys(&name, &text)?;
        } else {
            files.push((name, text));
        }
    }
    Ok((files, sources))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_has_a_bit_of_its_own_and_words() {
        let lexicon = Lexicon::builtin().unwrap();
        let mut taken = side::INTRANSITIVE;
        for (name, bit) in side::LISTS.iter().chain(who::LISTS) {
            assert!(!taken.meets(*bit), "{name}");
            taken = taken | *bit;
            let mut ids = 1..lexicon.vocabulary.len() as u32;
            let has = ids.any(|id| lexicon.vocabulary.side(id).meets(*bit));
            assert!(has, "{name}");
        }
    }

    #[test]
    fn the_compiled_lexicons_are_those_of_the_texts() {
        let (compiled, full) = (
            Lexicon::builtin().unwrap(),
            Lexicon::builtin_in_full().unwrap(),
        );
        assert!(blob::read(builtin::NAMES, &builtin::NUMBERS.0).is_some());
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
        assert_eq!(compiled.families, full.families);
        assert_eq!(compiled.lemmas, full.lemmas);
        assert_eq!(compiled.entries.len(), full.entries.len());
        for (a, b) in compiled.entries.iter().zip(full.entries.iter()) {
            assert_eq!(
                (&a.id, a.category, a.weight, a.score, a.takes),
                (&b.id, b.category, b.weight, b.score, b.takes)
            );
            assert!(a.written.is_none());
        }
        let text = "The minister, who may yet resign, reportedly told reporters on Monday that “talks make no sense unless both \
            sides agree”. Officials said they had condemned the attack. It is not clear whether Lodrin is expected to.";
        let (a, b) = [compiled, full]
            .map(|lexicon| crate::Analyzer::new(lexicon, crate::Options::default()).unwrap())
            .into();
        let doc = crate::Document::from_text(text);
        assert!(a.matches(&doc).len() > 10);
        assert_eq!(a.matches(&doc), b.matches(&doc));
    }
}
