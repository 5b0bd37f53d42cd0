//! From the texts of lexicon files to what the analyzer looks words up in. The build script does this once for the built-in
//! files (see [`super::blob`]); the program itself only for a user's folder and for `demarche lexicon`.

use crate::error::{Error, ErrorKind, Result};
use crate::lexicon::entries::Entries;
use crate::lexicon::family::Families;
use crate::lexicon::matcher::{APPRAISAL, Contexts, FRAMES, Matcher, Trie, UNHELD, WEASEL};
use crate::lexicon::pattern::{self, Step};
use crate::lexicon::schema::{self, Entry, Layer};
use crate::lexicon::vocabulary::{self, Vocabulary, class, side, who};
use crate::text::sentence::Abbreviations;
use crate::text::token;
use rustc_hash::FxHashMap;
use sha2::{Digest, Sha256};
use std::borrow::Cow;

/// The words that grammar asks for by name: they have an id even where no pattern uses them.
const MARKED: &[&str] = &[
    "that",
    "to",
    "as",
    "by",
    "of",
    "if",
    "not",
    "no",
    "whether",
    "how",
    "why",
    "what",
    "who",
    "where",
    "when",
    "which",
    "but",
    "though",
    "although",
    "while",
    "whereas",
    "however",
    "i",
    "we",
    "you",
    "me",
    "us",
    "my",
    "our",
    "your",
    "according",
    "so",
    "will",
    "or",
    "on",
    "only",
    "matter",
    "condition",
    "compared",
    "despite",
    "without",
    "between",
];

/// Lexicon files, compiled.
#[derive(Clone, Debug, Default)]
pub(crate) struct Compiled {
    /// Entries; their index is their number.
    pub entries: Entries,
    /// Lemma of each pattern of each entry.
    pub(crate) lemmas: Lemmas,
    /// Name and SHA-256 of each file.
    pub files: Vec<(String, String)>,
    /// Words.
    pub vocabulary: Vocabulary,
    /// Patterns.
    pub matcher: Matcher,
    /// Abbreviations.
    pub abbreviations: Abbreviations,
    /// Nouns that one person can be called by.
    pub families: Families,
}

/// Lemmas of all patterns, one text for all of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Lemmas {
    pub(crate) text: Cow<'static, str>,
    /// Where each pattern's lemma ends.
    pub(crate) ends: Cow<'static, [u32]>,
    /// For each entry the number of its first pattern, and one more at the end.
    pub(crate) first: Cow<'static, [u32]>,
}

impl Lemmas {
    /// Adds the lemmas of the next entry.
    fn push(&mut self, lemmas: &[String]) {
        if self.first.is_empty() {
            self.first.to_mut().push(0);
        }
        for lemma in lemmas {
            self.text.to_mut().push_str(lemma);
            self.ends.to_mut().push(self.text.len() as u32);
        }
        self.first.to_mut().push(self.ends.len() as u32);
    }

    /// The lemma of a pattern of an entry.
    pub(crate) fn of(&self, entry: u32, pattern: u16) -> Option<&str> {
        let at = *self.first.get(entry as usize)? + u32::from(pattern);
        if at >= *self.first.get(entry as usize + 1)? {
            return None;
        }
        let start = at
            .checked_sub(1)
            .and_then(|before| self.ends.get(before as usize))
            .copied()
            .unwrap_or(0);
        self.text
            .get(start as usize..*self.ends.get(at as usize)? as usize)
    }
}

/// Lanes of the matcher: one per layer, one per scheme for frames, one for appraisal, and one for vague sources.
fn lane(entry: &Entry) -> u8 {
    match (entry.layer, entry.scheme) {
        (Layer::Frame, "policy") => FRAMES,
        (Layer::Frame, "diplomatic") => FRAMES + 1,
        (Layer::Frame, "user") => FRAMES + 2,
        // appraisal does not hide a predicate, nor a predicate the appraisal in it ("launched a brutal attack on")
        (Layer::Stance, _) if entry.category == "evaluation" => APPRAISAL,
        (Layer::Stance, _) if entry.category == "unheld" => UNHELD,
        // two hedges in one clause are two: "it is widely | believed", "some analysts | doubt that"
        (Layer::Hedge, _) if entry.category == "weasel" => WEASEL,
        (layer, _) => layer as u8,
    }
}

impl Compiled {
    /// Compiles lexicon files, given by name and text; later files win over earlier ones. The last `own` files are a user's: where
    /// an entry of theirs matches the same words as a built-in one, theirs is taken.
    ///
    /// # Errors
    /// With file, line and column of the first mistake.
    pub(crate) fn from_files(files: &[(String, String)], own: usize) -> Result<Self> {
        Sources::read(files, own)?.compiled(&[])
    }

    /// The same with the words that are most frequent in the entries' own examples first, so that what is looked up for them
    /// lies together in memory.
    ///
    /// # Errors
    /// With file, line and column of the first mistake.
    #[allow(dead_code)] // the build script's
    pub(crate) fn by_frequency(files: &[(String, String)]) -> Result<Self> {
        let sources = Sources::read(files, 0)?;
        let (draft, _) = sources.clone().gathered(&[])?;
        let mut counts: FxHashMap<String, u32> = FxHashMap::default();
        for example in draft
            .entries
            .iter()
            .map(Entry::written)
            .flat_map(|e| e.yes.iter().chain(&e.no))
        {
            token::words(example, |start, end| {
                let word = example.get(start..end).unwrap_or("");
                if draft.vocabulary.id(word) != 0 {
                    *counts.entry(word.to_lowercase()).or_default() += 1;
                }
            });
        }
        let mut words: Vec<(std::cmp::Reverse<u32>, String)> = counts
            .into_iter()
            .map(|(word, n)| (std::cmp::Reverse(n), word))
            .collect();
        words.sort_unstable();
        let words: Vec<String> = words.into_iter().map(|(_, word)| word).collect();
        sources.compiled(&words)
    }
}

/// Lexicon files, read and not yet compiled.
#[derive(Clone)]
struct Sources {
    /// What the files alone tell: their hashes, how words are inflected.
    begun: Compiled,
    lists: Vec<schema::WordList>,
    entries: Vec<Entry>,
}

impl Sources {
    fn read(files: &[(String, String)], own: usize) -> Result<Self> {
        let mut lex = Compiled::default();
        let mut lists = vec![];
        let mut place: FxHashMap<String, usize> = FxHashMap::default();
        let mut entries: Vec<Option<Entry>> = vec![];
        for (name, text) in files {
            let parsed = schema::parse(name, text)?;
            lex.files
                .push((name.clone(), hex(&Sha256::digest(text.as_bytes()))));
            let inflection = &mut lex.vocabulary.inflection;
            inflection.irregular.extend(parsed.irregular);
            inflection.plural.extend(parsed.plural);
            inflection.doubling.extend(parsed.doubling);
            lists.extend(parsed.lists);
            let mut here: FxHashMap<String, usize> = FxHashMap::default();
            for entry in parsed.entries {
                if let Some(first) = here.insert(entry.id.clone(), entry.written().line) {
                    let position = crate::error::Position {
                        path: name.into(),
                        line: entry.written().line,
                        column: 1,
                    };
                    let message = format!("the id {} is used twice", entry.id);
                    return Err(ErrorKind::Lexicon {
                        position,
                        message,
                        help: format!("line {first} has it already"),
                    }
                    .into());
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
                    let position = crate::error::Position {
                        path: name.into(),
                        line: 0,
                        column: 0,
                    };
                    let message = format!("no entry {id} to switch off");
                    return Err(ErrorKind::Lexicon {
                        position,
                        message,
                        help: "see demarche lexicon list".into(),
                    }
                    .into());
                };
                *slot = None;
            }
        }
        let mut entries: Vec<Entry> = entries.into_iter().flatten().collect();
        let theirs: Vec<&str> = files
            .iter()
            .rev()
            .take(own)
            .map(|(name, _)| name.as_str())
            .collect();
        entries.sort_by_key(|e| !theirs.contains(&e.written().file.as_str()));
        Ok(Self {
            begun: lex,
            lists,
            entries,
        })
    }

    /// All but the matcher, and the patterns for it; `words`, all of which some pattern or list uses, get the first ids.
    fn gathered(self, words: &[String]) -> Result<(Compiled, Trie)> {
        let mut lex = self.begun;
        for word in words {
            lex.vocabulary.intern(word);
        }
        lex.entries = self.entries.into();
        lex.add_lists(&self.lists);
        let trie = lex.compile()?;
        lex.finish_classes();
        for w in MARKED {
            lex.vocabulary.intern(w);
        }
        Ok((lex, trie))
    }

    fn compiled(self, words: &[String]) -> Result<Compiled> {
        let (mut lex, trie) = self.gathered(words)?;
        lex.matcher = trie.finish();
        Ok(lex)
    }
}

impl Compiled {
    /// Adds the lists of words, each by its id.
    fn add_lists(&mut self, lists: &[schema::WordList]) {
        let known = |lists: &[(&str, u32)], id: &str| lists.iter().find(|l| l.0 == id).map(|l| l.1);
        let sides = || side::LISTS.iter().chain(who::LISTS);
        let v = &mut self.vocabulary;
        for list in lists {
            let id = list.id.as_str();
            self.families.add(list);
            if let Some(bits) = known(&class::LISTS, id) {
                list.words.iter().for_each(|w| v.add_class(w, bits));
            } else if let Some((_, bits)) = sides().find(|l| l.0 == id) {
                list.words.iter().for_each(|w| v.add_side(w, *bits));
            } else if let Some((_, ending)) = vocabulary::ENDINGS.iter().find(|l| l.0 == id) {
                for w in &list.words {
                    let slot = self.abbreviations.endings.entry(w.clone()).or_default();
                    slot.0 |= ending.0;
                }
            }
            if class::STARTERS.contains(&id) {
                let small = list.words.iter().map(|w| w.to_lowercase());
                self.abbreviations.starters.extend(small);
            }
        }
        // a form of a verb is known by its class: those come last
        for list in lists {
            if let Some(bits) = known(&class::VERBS, &list.id) {
                list.words.iter().for_each(|w| v.add_verb(w, bits));
            } else if list.id == class::INTRANSITIVE {
                let words = list.words.iter();
                words.for_each(|w| v.add_past_side(w, side::INTRANSITIVE));
            }
        }
    }

    fn compile(&mut self) -> Result<Trie> {
        let mut trie = Trie::default();
        for (number, entry) in self.entries.iter().enumerate() {
            let written = entry.written();
            let fault = |message: String| -> Error {
                let position = crate::error::Position {
                    path: written.file.clone().into(),
                    line: written.line,
                    column: 1,
                };
                ErrorKind::Lexicon {
                    position,
                    message: format!("entry {}: {message}", entry.id),
                    help: "the pattern language is in lexicons/README.md".into(),
                }
                .into()
            };
            let mut sides = vec![];
            for list in &written.contexts {
                let mut steps: Vec<Vec<Step>> = vec![];
                for p in list {
                    let expanded = pattern::expand(p, written.any_case, &mut self.vocabulary)
                        .map_err(&fault)?;
                    steps.extend(expanded.sequences.into_iter().map(|s| s.steps));
                }
                sides.push(steps);
            }
            let contexts = match <[Vec<Vec<Step>>; 4]>::try_from(sides) {
                Ok([before, after, not_before, not_after])
                    if !(before.is_empty()
                        && after.is_empty()
                        && not_before.is_empty()
                        && not_after.is_empty()) =>
                {
                    trie.add_contexts(Contexts {
                        before,
                        after,
                        not_before,
                        not_after,
                    })
                }
                _ => 0,
            };
            let lane = lane(entry);
            let mut lemmas = vec![];
            for (k, p) in written.patterns.iter().enumerate() {
                let expanded =
                    pattern::expand(p, written.any_case, &mut self.vocabulary).map_err(&fault)?;
                let mut sequences = expanded.sequences.iter();
                if sequences.any(|s| s.steps.contains(&Step::Owner)) {
                    return Err(fault(format!(
                        "\"{p}\" holds _'s, which stands in before, after, not_before and not_after only"
                    )));
                }
                trie.add(number as u32, k as u16, lane, &expanded, contexts);
                if entry.layer == Layer::Reporting && entry.pos == "verb" && !entry.is_excluded {
                    self.vocabulary.add_verb(&expanded.lemma, class::CUE);
                } else if entry.layer == Layer::Stance
                    && entry.pos == "verb"
                    && p.starts_with('{')
                    && !expanded.lemma.contains(' ')
                {
                    self.vocabulary.add_verb(&expanded.lemma, 0);
                }
                lemmas.push(expanded.lemma);
            }
            self.lemmas.push(&lemmas);
        }
        Ok(trie)
    }

    /// Function words are never verbs, whatever the lists of verbs say.
    fn finish_classes(&mut self) {
        self.vocabulary
            .add_class("to", class::TO | class::PREPOSITION);
        for w in [
            "in", "to", "for", "of", "on", "by", "with", "but", "and", "or", "like", "down", "out",
            "off", "up", "the", "a", "an", "who", "that", "this", "their", "his", "her", "its",
            "more", "most", "then", "so", "too",
        ] {
            self.vocabulary.drop_class(w, class::VERB);
        }
    }
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut s, b| {
        let _ = write!(s, "{b:02x}");
        s
    })
}
