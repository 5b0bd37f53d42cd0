//! The words that some pattern or word list uses, each with an id, and what word classes it can belong to.

use crate::lexicon::pattern::{Step, case_of};
use crate::text::inflect::Inflection;
use rustc_hash::FxHashMap;

/// How a pattern wants a word written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Case {
    /// In small letters (or capitalised where a sentence starts).
    Lower = 0,
    /// With a capital.
    Capital = 1,
    /// All in capitals.
    Upper = 2,
    /// Any way.
    Any = 3,
}

/// What a word can be; a set of bits. A word may be many things: the context decides.
pub mod class {
    /// the, a, this
    pub const DETERMINER: u32 = 1;
    /// my, his, their
    pub const POSSESSIVE: u32 = 1 << 1;
    /// he, they
    pub const SUBJECT: u32 = 1 << 2;
    /// him, them
    pub const OBJECT: u32 = 1 << 3;
    /// who, which, that
    pub const RELATIVE: u32 = 1 << 4;
    /// of, with
    pub const PREPOSITION: u32 = 1 << 5;
    /// and, but, or
    pub const COORDINATOR: u32 = 1 << 6;
    /// because, while, if
    pub const SUBORDINATOR: u32 = 1 << 7;
    /// is, has, will
    pub const AUXILIARY: u32 = 1 << 8;
    /// isn't, won't
    pub const NEGATED: u32 = 1 << 9;
    /// also, again
    pub const ADVERB: u32 = 1 << 10;
    /// some, many
    pub const QUANTIFIER: u32 = 1 << 11;
    /// two, million
    pub const NUMBER: u32 = 1 << 12;
    /// May
    pub const MONTH: u32 = 1 << 13;
    /// Monday
    pub const WEEKDAY: u32 = 1 << 14;
    /// say
    pub const VERB_BASE: u32 = 1 << 15;
    /// says
    pub const VERB_THIRD: u32 = 1 << 16;
    /// said
    pub const VERB_PAST: u32 = 1 << 17;
    /// said (has said)
    pub const VERB_PARTICIPLE: u32 = 1 << 18;
    /// saying
    pub const VERB_ING: u32 = 1 << 19;
    /// As often a noun as a verb: plan, report.
    pub const VERB_NOUN: u32 = 1 << 20;
    /// new, political
    pub const ADJECTIVE: u32 = 1 << 21;
    /// A given name of women.
    pub const FEMALE: u32 = 1 << 22;
    /// A given name of men.
    pub const MALE: u32 = 1 << 23;
    /// von, al
    pub const PARTICLE: u32 = 1 << 24;
    /// Jr, MP
    pub const SUFFIX: u32 = 1 << 25;
    /// A form of a verb that can be a reporting cue.
    pub const CUE: u32 = 1 << 26;
    /// it, there: no source by itself.
    pub const EMPTY: u32 = 1 << 27;
    /// A form of "be".
    pub const BE: u32 = 1 << 28;
    /// A modal verb.
    pub const MODAL: u32 = 1 << 29;
    /// A form of "have".
    pub const HAVE: u32 = 1 << 30;
    /// "to".
    pub const TO: u32 = 1 << 31;
    /// Any form of a verb.
    pub const VERB: u32 = VERB_BASE | VERB_THIRD | VERB_PAST | VERB_PARTICIPLE | VERB_ING;
    /// A verb form that can be the predicate of a clause.
    pub const FINITE: u32 = VERB_BASE | VERB_THIRD | VERB_PAST;
}

/// Words, their ids and classes. Id 0 is "no word of ours".
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    short: FxHashMap<u128, u32>,
    long: FxHashMap<Box<[u8]>, u32>,
    classes: Vec<u32>,
    /// How words are inflected.
    pub inflection: Inflection,
}

/// The bytes of a word of at most 16 bytes, lower-cased, with a straight apostrophe; none for longer words and for words
/// with letters outside ASCII.
#[inline]
fn short_key(word: &[u8]) -> Option<u128> {
    if word.len() <= 16 && word.is_ascii() {
        let mut key = [0u8; 16];
        for (to, from) in key.iter_mut().zip(word) {
            *to = from.to_ascii_lowercase();
        }
        return Some(u128::from_le_bytes(key));
    }
    None
}

/// Lower case with straight apostrophes.
fn folded(word: &str) -> String {
    word.replace('’', "'").to_lowercase()
}

impl Vocabulary {
    /// Id of a word in any way of writing it; 0 where no pattern or list uses it.
    #[inline]
    pub fn id(&self, word: &str) -> u32 {
        if let Some(key) = short_key(word.as_bytes()) {
            return self.short.get(&key).copied().unwrap_or(0);
        }
        self.long_id(word)
    }

    #[inline(never)]
    fn long_id(&self, word: &str) -> u32 {
        let low = folded(word);
        match short_key(low.as_bytes()) {
            Some(key) => self.short.get(&key).copied().unwrap_or(0),
            None => self.long.get(low.as_bytes()).copied().unwrap_or(0),
        }
    }

    /// Adds a word, if it is new; gives its id.
    pub fn intern(&mut self, word: &str) -> u32 {
        if self.classes.is_empty() {
            self.classes.push(0);
        }
        let next = self.classes.len() as u32;
        let low = folded(word);
        let id = match short_key(low.as_bytes()) {
            Some(key) => *self.short.entry(key).or_insert(next),
            None => *self.long.entry(low.into_bytes().into()).or_insert(next),
        };
        if id == next {
            self.classes.push(0);
        }
        id
    }

    /// Number of ids, 0 included.
    pub fn len(&self) -> usize {
        self.classes.len()
    }

    /// Whether there are no words.
    pub fn is_empty(&self) -> bool {
        self.classes.len() < 2
    }

    /// The classes of a word id.
    #[inline]
    pub fn class(&self, id: u32) -> u32 {
        self.classes.get(id as usize).copied().unwrap_or(0)
    }

    /// Adds classes to a word.
    pub fn add_class(&mut self, word: &str, bits: u32) {
        let id = self.intern(word);
        if let Some(c) = self.classes.get_mut(id as usize) {
            *c |= bits;
        }
    }

    /// Adds the classes of its forms to a verb.
    pub fn add_verb(&mut self, lemma: &str, bits: u32) {
        let f = self.inflection.forms(lemma);
        for (form, class) in [
            (&f.base, class::VERB_BASE),
            (&f.third, class::VERB_THIRD),
            (&f.past, class::VERB_PAST),
            (&f.participle, class::VERB_PARTICIPLE),
            (&f.ing, class::VERB_ING),
        ] {
            self.add_class(form, class | bits);
        }
    }

    /// Takes classes from a word.
    pub(crate) fn drop_class(&mut self, word: &str, bits: u32) {
        let id = self.id(word);
        if let Some(c) = self.classes.get_mut(id as usize) {
            *c &= !bits;
        }
    }

    /// All forms of a lemma.
    pub(crate) fn forms(&self, lemma: &str) -> Vec<String> {
        self.inflection.forms(lemma).all().into_iter().map(String::from).collect()
    }

    /// The step for a pattern's word.
    pub(crate) fn key(&mut self, word: &str, any_case: bool) -> Step {
        Step::Word(self.intern(word) << 2 | case_of(word, any_case) as u32)
    }
}
