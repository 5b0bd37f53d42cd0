//! The lexicons: read from TOML, checked, compiled into one matcher. Everything that is a decision about words lives in
//! `lexicons/`, not here.

pub mod builtin;
pub mod check;
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
use crate::error::{Error, ErrorKind, Result};
use crate::text::sentence::{Abbreviations, Ending};
use matcher::Contexts;
use pattern::Step;
use rustc_hash::FxHashMap;
use sha2::{Digest, Sha256};
use std::path::Path;

/// Lexicons, compiled.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    entries: Vec<Entry>,
    /// Lemma of each pattern of each entry.
    lemmas: Vec<Vec<String>>,
    files: Vec<(String, String)>,
    pub(crate) vocabulary: Vocabulary,
    pub(crate) matcher: Matcher,
    pub(crate) abbreviations: Abbreviations,
    /// Measured counts of cues; by vocabulary id for single words, by entry for phrases.
    counts: Vec<CueCount>,
    count_of_word: FxHashMap<u32, u32>,
    count_of_entry: FxHashMap<String, u32>,
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
    pub(crate) of: u32,
    pub(crate) if_: u32,
    pub(crate) not: u32,
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
}

/// Lanes of the matcher: one per layer, one per scheme for frames, and one for appraisal.
pub(crate) fn lane(entry: &Entry) -> u8 {
    match (entry.layer, entry.scheme) {
        (Layer::Frame, "policy") => 11,
        (Layer::Frame, "diplomatic") => 12,
        (Layer::Frame, "user") => 13,
        // appraisal does not hide a predicate, nor a predicate the appraisal in it ("launched a brutal attack on")
        (Layer::Stance, _) if entry.category == "evaluation" => 14,
        (layer, _) => Layer::ALL.iter().position(|l| *l == layer).unwrap_or(0) as u8,
    }
}

impl Lexicon {
    /// The lexicons that are part of the program.
    ///
    /// # Errors
    /// Only if one of them is wrong, which the tests forbid.
    pub fn builtin() -> Result<Self> {
        let files: Vec<(String, String)> =
            builtin::FILES.iter().map(|(n, t)| ((*n).into(), (*t).into())).collect();
        Self::from_files(&files)
    }

    /// The built-in lexicons with a user's folder of lexicon files over them: entries are added, replaced by id, or
    /// switched off (`status = "off"`).
    ///
    /// # Errors
    /// Where a file cannot be read or has a mistake.
    pub fn with_overlay(folder: &Path) -> Result<Self> {
        let mut files: Vec<(String, String)> =
            builtin::FILES.iter().map(|(n, t)| ((*n).into(), (*t).into())).collect();
        files.extend(read_folder(folder)?);
        Self::from_files(&files)
    }

    /// Compiles lexicon files, given by name and text; later files win over earlier ones.
    ///
    /// # Errors
    /// With file, line and column of the first mistake.
    pub fn from_files(files: &[(String, String)]) -> Result<Self> {
        let mut lex = Self::default();
        let mut lists = vec![];
        let mut place: FxHashMap<String, usize> = FxHashMap::default();
        let mut entries: Vec<Option<Entry>> = vec![];
        for (name, text) in files {
            let parsed = schema::parse(name, text)?;
            lex.files.push((name.clone(), hex(&Sha256::digest(text.as_bytes()))));
            let inflection = &mut lex.vocabulary.inflection;
            inflection.irregular.extend(parsed.irregular);
            inflection.plural.extend(parsed.plural);
            inflection.doubling.extend(parsed.doubling);
            lists.extend(parsed.lists);
            let mut here: FxHashMap<String, usize> = FxHashMap::default();
            for entry in parsed.entries {
                if let Some(first) = here.insert(entry.id.clone(), entry.line) {
                    let position = crate::error::Position { path: name.into(), line: entry.line, column: 1 };
                    let message = format!("the id {} is used twice", entry.id);
                    return Err(ErrorKind::Lexicon { position, message, help: format!("line {first} has it already") }.into());
                }
                if let Some(at) = place.get(&entry.id).copied() {
                    if let Some(slot) = entries.get_mut(at) {
                        *slot = Some(entry);
                    }
                } else {
                    place.insert(entry.id.clone(), entries.len());
                    entries.push(Some(entry));
                }
            }
            for id in parsed.off {
                let slot = place.get(&id).and_then(|at| entries.get_mut(*at));
                let Some(slot) = slot else {
                    let position = crate::error::Position { path: name.into(), line: 0, column: 0 };
                    let message = format!("no entry {id} to switch off");
                    return Err(ErrorKind::Lexicon { position, message, help: "see demarche lexicon list".into() }.into());
                };
                *slot = None;
            }
        }
        lex.entries = entries.into_iter().flatten().collect();
        lex.add_lists(&lists);
        lex.compile()?;
        lex.finish_classes();
        lex.find_marks();
        lex.read_counts(builtin::CUE_COUNTS);
        lex.weights = Weights::parse(builtin::WEIGHTS)?;
        lex.frame_reference = reference::Reference::parse(builtin::FRAME_REFERENCE)?;
        Ok(lex)
    }

    fn add_lists(&mut self, lists: &[schema::WordList]) {
        let v = &mut self.vocabulary;
        let mut verbs = vec![];
        for list in lists {
            let bits = match list.id.as_str() {
                "word.determiner" => class::DETERMINER,
                "word.possessive" => class::POSSESSIVE,
                "word.pronoun-subject" => class::SUBJECT,
                "word.pronoun-object" => class::OBJECT,
                "word.pronoun-relative" => class::RELATIVE,
                "word.preposition" => class::PREPOSITION,
                "word.conjunction-coordinating" => class::COORDINATOR,
                "word.conjunction-subordinating" => class::SUBORDINATOR,
                "word.auxiliary" => class::AUXILIARY,
                "word.auxiliary-modal" => class::AUXILIARY | class::MODAL,
                "word.auxiliary-negated" => class::AUXILIARY | class::NEGATED,
                "word.adverb" => class::ADVERB,
                "word.quantifier" => class::QUANTIFIER,
                "word.number-word" | "word.number-ordinal" => class::NUMBER,
                "word.month" => class::MONTH,
                "word.weekday" => class::WEEKDAY,
                "word.adjective" | "word.adjective-noun" => class::ADJECTIVE,
                "name.female" => class::FEMALE,
                "name.male" => class::MALE,
                "name.either" => class::FEMALE | class::MALE,
                "name.particle" => class::PARTICLE,
                "name.suffix" => class::SUFFIX,
                "word.verb" | "word.verb-noun" | "word.verb-noun-mostly" => {
                    verbs.push(list);
                    continue;
                }
                id => {
                    let ending = match id {
                        "abbreviation.title" => Ending::TITLE,
                        "abbreviation.never-ends" => Ending::NEVER,
                        "abbreviation.may-end" => Ending::MAY,
                        "abbreviation.before-number" => Ending::BEFORE_NUMBER,
                        _ => continue,
                    };
                    for w in &list.words {
                        let slot = self.abbreviations.endings.entry(w.clone()).or_default();
                        slot.0 |= ending.0;
                    }
                    continue;
                }
            };
            for w in &list.words {
                v.add_class(w, bits);
            }
        }
        for list in verbs {
            let bits = if list.id == "word.verb" { 0 } else { class::VERB_NOUN };
            for w in &list.words {
                v.add_verb(w, bits);
            }
        }
        for w in ["it", "there"] {
            v.add_class(w, class::EMPTY | class::SUBJECT);
        }
        for w in ["be", "am", "is", "are", "was", "were", "been", "being", "isn't", "aren't", "wasn't", "weren't", "he's", "she's", "it's", "that's", "they're", "we're", "you're", "i'm"] {
            v.add_class(w, class::BE | class::AUXILIARY);
        }
        for w in ["have", "has", "had", "having", "haven't", "hasn't", "hadn't"] {
            v.add_class(w, class::HAVE | class::AUXILIARY);
        }
        for w in ["i", "he", "she", "we", "they", "you"] {
            v.add_class(w, class::SUBJECT);
        }
        for w in ["who", "which"] {
            v.add_class(w, class::RELATIVE);
        }
        for w in ["who's", "i'll", "we'll", "they'll", "he'll", "she'll", "you'll", "it'll", "i'd", "we'd", "they'd", "he'd", "she'd", "you'd", "i've", "we've", "they've", "you've"] {
            v.add_class(w, class::AUXILIARY | class::SUBJECT);
        }
        for list in lists {
            if matches!(
                list.id.as_str(),
                "word.determiner" | "word.possessive" | "word.pronoun-subject" | "word.preposition"
                    | "word.conjunction-coordinating" | "word.conjunction-subordinating" | "word.adverb"
                    | "word.quantifier" | "word.pronoun-relative" | "word.auxiliary"
            ) {
                self.abbreviations.starters.extend(list.words.iter().map(|w| w.to_lowercase()));
            }
        }
    }

    fn find_marks(&mut self) {
        let v = &mut self.vocabulary;
        let mut all = |words: &[&str]| words.iter().map(|w| v.intern(w)).collect::<Vec<_>>();
        let wh = all(&["whether", "if", "how", "why", "what", "who", "where", "when", "which"]);
        let but = all(&["but", "though", "although", "while", "whereas", "however"]);
        let first_person = all(&["i", "we", "you", "me", "us", "my", "our", "your"]);
        let mut one = |w: &str| v.intern(w);
        self.marks = Marks {
            first_person,
            that: one("that"),
            to: one("to"),
            as_: one("as"),
            by: one("by"),
            of: one("of"),
            if_: one("if"),
            not: one("not"),
            wh,
            but,
        };
    }

    /// Reads the table of measured counts: cue, n, precision, quoted precision, none share, left share, log length.
    fn read_counts(&mut self, text: &str) {
        for line in text.lines().filter(|l| !l.starts_with('#')) {
            let mut cells = line.split('\t');
            let Some(cue) = cells.next() else { continue };
            let mut number = || cells.next().and_then(|c| c.parse::<f32>().ok()).unwrap_or(0.0);
            let count = CueCount {
                n: number() as u32,
                precision: number(),
                quoted_precision: number(),
                none_share: number(),
                left_share: number(),
                log_length: number(),
            };
            let at = self.counts.len() as u32;
            self.counts.push(count);
            if cue.starts_with("cue.") {
                self.count_of_entry.insert(cue.into(), at);
            } else {
                let id = self.vocabulary.id(cue);
                if id != 0 {
                    self.count_of_word.insert(id, at);
                }
            }
        }
    }

    /// Number of the measured count of a cue: by its head word, or by its entry where it is a phrase.
    pub(crate) fn cue_count(&self, word: &str, phrase: Option<u32>) -> Option<u32> {
        match phrase {
            Some(entry) => self.count_of_entry.get(&self.entry(entry).id).copied(),
            None => self.count_of_word.get(&self.vocabulary.id(word)).copied(),
        }
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

    fn compile(&mut self) -> Result<()> {
        for number in 0..self.entries.len() {
            let Some(entry) = self.entries.get(number).cloned() else { continue };
            let fault = |message: String| -> Error {
                let position = crate::error::Position { path: entry.file.clone().into(), line: entry.line, column: 1 };
                ErrorKind::Lexicon {
                    position,
                    message: format!("entry {}: {message}", entry.id),
                    help: "the pattern language is in lexicons/README.md".into(),
                }
                .into()
            };
            let mut sides = vec![];
            for list in &entry.contexts {
                let mut steps: Vec<Vec<Step>> = vec![];
                for p in list {
                    let expanded = pattern::expand(p, entry.any_case, &mut self.vocabulary).map_err(&fault)?;
                    steps.extend(expanded.sequences.into_iter().map(|s| s.steps));
                }
                sides.push(steps);
            }
            let contexts = match <[Vec<Vec<Step>>; 4]>::try_from(sides) {
                Ok([before, after, not_before, not_after])
                    if !(before.is_empty() && after.is_empty() && not_before.is_empty() && not_after.is_empty()) =>
                {
                    self.matcher.add_contexts(Contexts { before, after, not_before, not_after })
                }
                _ => 0,
            };
            let lane = lane(&entry);
            let mut lemmas = vec![];
            for (k, p) in entry.patterns.iter().enumerate() {
                let expanded = pattern::expand(p, entry.any_case, &mut self.vocabulary).map_err(&fault)?;
                self.matcher.add(number as u32, k as u16, lane, &expanded, contexts);
                if entry.layer == Layer::Reporting && entry.pos == "verb" && !entry.is_excluded {
                    self.vocabulary.add_verb(&expanded.lemma, class::CUE);
                } else if entry.layer == Layer::Stance && entry.pos == "verb" && p.starts_with('{') && !expanded.lemma.contains(' ') {
                    self.vocabulary.add_verb(&expanded.lemma, 0);
                }
                lemmas.push(expanded.lemma);
            }
            self.lemmas.push(lemmas);
        }
        Ok(())
    }

    /// Function words are never verbs, whatever the lists of verbs say.
    fn finish_classes(&mut self) {
        self.vocabulary.add_class("to", class::TO | class::PREPOSITION);
        for w in ["in", "to", "for", "of", "on", "by", "with", "but", "and", "or", "like", "down", "out", "off", "up", "the", "a", "an", "who", "that", "this", "their", "his", "her", "its", "more", "most", "then", "so", "too"] {
            self.vocabulary.drop_class(w, class::VERB);
        }
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
        self.lemmas.get(entry as usize).and_then(|l| l.get(pattern as usize)).map_or("", String::as_str)
    }

    /// Name and SHA-256 (hex) of every file that was read, in order.
    pub fn files(&self) -> &[(String, String)] {
        &self.files
    }
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut s, b| {
        let _ = write!(s, "{b:02x}");
        s
    })
}

/// The `.toml` files of a folder, by name.
fn read_folder(folder: &Path) -> Result<Vec<(String, String)>> {
    let unreadable = |e: std::io::Error| Error::usage(format!("{}: {e}", folder.display()), "name a folder of .toml lexicon files with -l");
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .map_err(unreadable)?
        .filter_map(|e| e.ok().map(|e| e.path()))
        .filter(|p| p.extension().is_some_and(|e| e == "toml"))
        .collect();
    paths.sort();
    let mut out = vec![];
    for path in paths {
        let text = std::fs::read_to_string(&path).map_err(|e| Error::usage(format!("{}: {e}", path.display()), "check the file's rights and encoding"))?;
        out.push((path.display().to_string(), text));
    }
    Ok(out)
}
