//! What a word can be, from the lexicon and from how it is written: a capital makes a name of most words, but not where it begins a
//! sentence ("Rose said", "The rose").

use super::{DATELINE, dateline, name_hash};
use crate::lexicon::{Vocabulary, class, who};
use crate::text::sentence::{self, Sentence};
use crate::text::token::{Token, gap, shape};
use rustc_hash::FxHashSet;

/// Words of grammar: a capital makes no name of them.
const FUNCTIONAL: u32 = class::DETERMINER
    | class::POSSESSIVE
    | class::SUBJECT
    | class::OBJECT
    | class::PREPOSITION
    | class::COORDINATOR
    | class::SUBORDINATOR
    | class::AUXILIARY
    | class::RELATIVE
    | class::ADVERB
    | class::QUANTIFIER;

/// What a name can be beside a name.
const OF_NAMES: u32 = class::MONTH
    | class::WEEKDAY
    | class::FEMALE
    | class::MALE
    | class::SUFFIX
    | class::SUBJECT
    | class::NUMBER;

/// A sentence, as its words are read.
pub(super) struct Line<'a> {
    text: &'a str,
    vocabulary: &'a Vocabulary,
    /// Hashes of the words that stand with a capital in mid-sentence somewhere.
    names: &'a FxHashSet<u64>,
    tokens: &'a [Token],
    ids: &'a [u32],
    is_title_case: bool,
    pub(super) is_all_caps: bool,
    /// First word behind the dateline.
    behind_dateline: usize,
}

impl<'a> Line<'a> {
    pub(super) fn new(
        text: &'a str,
        vocabulary: &'a Vocabulary,
        names: &'a FxHashSet<u64>,
        s: &Sentence,
        tokens: &'a [Token],
        ids: &'a [u32],
    ) -> Self {
        let uppers = tokens.iter().filter(|t| t.is(shape::UPPER)).count();
        Self {
            text,
            vocabulary,
            names,
            tokens,
            ids,
            is_title_case: s.is_heading && tokens.len() >= 4 && sentence::is_in_title_case(tokens),
            is_all_caps: tokens.len() >= 3 && uppers * 10 >= tokens.len() * 7,
            behind_dateline: if s.paragraph <= DATELINE {
                dateline(tokens)
            } else {
                0
            },
        }
    }

    /// Whether capitals tell nothing here.
    pub(super) fn is_styled(&self) -> bool {
        self.is_title_case || self.is_all_caps
    }

    /// Whether word `k` begins the sentence, or what is said in it: "She said, “Long lines”", but not "“It rained,” Long said".
    #[inline]
    pub(super) fn starts(&self, k: usize, t: &Token, is_quoted: bool) -> bool {
        let (mark, comma) = (t.has_gap(gap::MARK), t.has_gap(gap::COMMA));
        k == 0
            || t.is(shape::CAPITAL) && (mark || t.has_gap(gap::COLON)) && !comma
            || mark && comma && is_quoted
            || k == self.behind_dateline
    }

    /// The classes of word `k`, whose number in the lexicon is `id`.
    #[inline]
    pub(super) fn classes(
        &self,
        k: usize,
        t: &Token,
        id: u32,
        starts: bool,
        is_quoted: bool,
    ) -> u32 {
        let mut bits = self.vocabulary.class(id);
        let is_capital = t.is(shape::CAPITAL);
        if is_capital {
            let is_folded = starts || self.is_styled();
            if !is_folded || self.is_given(k, bits) || self.is_name(k, t, bits, is_quoted) {
                bits &= OF_NAMES;
            }
            if bits & class::MONTH != 0 && self.is_no_month(k, t) {
                bits = class::MALE;
            }
            if self.vocabulary.class(id) & class::MONTH != 0 && self.is_surname(k, t, starts) {
                bits = 0;
            }
        } else {
            bits &= !(class::FEMALE | class::MALE | class::MONTH | class::WEEKDAY);
        }
        if bits == 0 {
            let word = t.span().of(self.text);
            if !is_capital || starts && self.is_adverb(word) {
                bits = guess(word);
            }
        }
        if t.is(shape::DIGIT) {
            bits |= class::NUMBER;
        }
        bits
    }

    /// Whether a word with a capital follows word `k`, and no sign parts them; over the particles of a name: "Bill de Orlo".
    fn is_before_capital(&self, k: usize) -> bool {
        const LONGEST: usize = 3;
        let is_bound = |t: &&Token| {
            let id = self.vocabulary.id(t.span().of(self.text));
            !t.is(shape::CAPITAL) && self.vocabulary.class(id) & class::PARTICLE != 0
        };
        let behind = self.tokens.get(k + 1..).unwrap_or_default();
        let joined = behind
            .iter()
            .take_while(|t| !t.has_gap(gap::HARD | gap::MARK));
        let next = joined.take(LONGEST).find(|t| !is_bound(t));
        next.is_some_and(|n| n.is(shape::CAPITAL))
    }

    /// "Rose Orlo", "Per Orlo": a given name that is a verb or a preposition, too.
    fn is_given(&self, k: usize, bits: u32) -> bool {
        !self.is_styled()
            && bits & (class::FEMALE | class::MALE) != 0
            && bits & (class::AUXILIARY | class::MONTH | class::DETERMINER) == 0
            && self.is_before_capital(k)
    }

    /// Whether the capital at the start of a sentence is that of a name, and no word of grammar: "Rose said", but not "The".
    fn is_name(&self, k: usize, t: &Token, bits: u32, is_quoted: bool) -> bool {
        bits & FUNCTIONAL == 0
            && bits & (class::VERB | class::ADJECTIVE) != 0
            && (self.opens_name(k, t, bits, is_quoted)
                || bits & class::VERB_ING != 0 && self.acts(k)
                || self.is_known(t.base().of(self.text)))
    }

    /// Whether a word stands with a capital in mid-sentence somewhere.
    fn is_known(&self, word: &str) -> bool {
        self.names.contains(&name_hash(word))
    }

    /// “It is over,” Mark said; "Finance Minister Orlo resigned": the capital of no verb.
    fn opens_name(&self, k: usize, t: &Token, bits: u32, is_quoted: bool) -> bool {
        !self.is_styled()
            && bits & class::VERB != 0
            && bits & (class::VERB_PAST | class::VERB_ING | class::ADJECTIVE) == 0
            && (!is_quoted && t.has_gap(gap::MARK) && k > 0 || self.is_before_capital(k))
    }

    /// "Downing Place said": word `k` and the next are who said it.
    fn acts(&self, k: usize) -> bool {
        let says = |id: &u32| {
            let bits = self.vocabulary.class(*id);
            bits & class::CUE != 0
                && bits & (class::VERB_PAST | class::VERB_THIRD) != 0
                && bits & (class::VERB_NOUN | class::VERB_BASE) == 0
        };
        let is_joined = |t: &Token| !t.is(shape::CAPITAL) && !t.has_gap(gap::HARD | gap::MARK);
        self.is_before_capital(k)
            && self.ids.get(k + 2).is_some_and(says)
            && self.tokens.get(k + 2).is_some_and(is_joined)
    }

    /// "Jan Orlo", "Jan-Erik".
    fn is_no_month(&self, k: usize, t: &Token) -> bool {
        let is_named =
            |n: &Token| n.is(shape::CAPITAL) && !n.has_gap(gap::HARD | gap::MARK | gap::STOP);
        matches!(t.span().of(self.text), "Jan" | "Jun")
            && self.tokens.get(k + 1).is_some_and(is_named)
    }

    /// "May said", where the text has "Ilse May": no month and no verb.
    fn is_surname(&self, k: usize, t: &Token, starts: bool) -> bool {
        let word = t.base().of(self.text);
        let class = |n: Option<&Token>| {
            n.map_or(0, |n| {
                let id = self.vocabulary.id(n.span().of(self.text));
                self.vocabulary.class(id)
            })
        };
        let next = self.tokens.get(k + 1);
        let is_joined = !t.has_gap(gap::HARD | gap::MARK);
        let before = k.checked_sub(1).filter(|_| is_joined);
        let before = before.and_then(|b| self.tokens.get(b));
        // "in May", "last May", "3 May", "May 3"
        let dates = |word: &str| {
            matches!(
                word,
                "in" | "In" | "since" | "Since" | "until" | "till" | "mid" | "during"
            ) || self.vocabulary.tells(word, who::NEAR_TIME)
        };
        let is_dated = next.is_some_and(|n| n.is(shape::DIGIT))
            || before.is_some_and(|b| b.is(shape::DIGIT) || dates(b.span().of(self.text)));
        // "May the best win", "May I ask"
        let asks = class::DETERMINER | class::SUBJECT | class::POSSESSIVE;
        self.names.contains(&month_hash(word)) && !is_dated && !(starts && class(next) & asks != 0)
    }

    /// "Reluctantly, Orlo said": no name.
    fn is_adverb(&self, word: &str) -> bool {
        word.len() >= 8 && word.ends_with("ly") && !self.is_known(word)
    }
}

/// The month that is somebody's surname in a sentence: "Ilse May", "Mrs. May"; not "April, May", "Ilse in May".
pub(super) fn surname_of_a_month<'a>(
    text: &'a str,
    vocabulary: &Vocabulary,
    tokens: &[Token],
) -> Option<&'a str> {
    let class = |t: &Token| vocabulary.class(vocabulary.id(t.span().of(text)));
    let is_first = |t: &Token| {
        let is_title = matches!(
            t.span().of(text),
            "Mr" | "Mrs" | "Ms" | "Miss" | "Dr" | "Sir"
        );
        is_title
            || t.is(shape::CAPITAL)
                && class(t) & class::MONTH == 0
                && class(t) & (class::FEMALE | class::MALE) != 0
    };
    let at = tokens.windows(2).position(|pair| {
        let [given, name] = pair else { return false };
        name.is(shape::CAPITAL)
            && !name.has_gap(gap::HARD | gap::MARK)
            && matches!(name.base().of(text), "May" | "March" | "August")
            && is_first(given)
    })?;
    let is_date = tokens.get(at + 2).is_some_and(|t| t.is(shape::DIGIT));
    let name = tokens.get(at + 1).filter(|_| !is_date)?;
    Some(name.base().of(text))
}

/// What stands for a month that is a surname among the names of a text.
pub(super) fn month_hash(month: &str) -> u64 {
    !name_hash(month)
}

/// Classes of a word that no list knows, from its ending.
fn guess(word: &str) -> u32 {
    let bytes = word.as_bytes();
    // "lied"
    if let [_, b'i', b'e', b'd'] = bytes {
        return class::VERB_PAST | class::VERB_PARTICIPLE;
    }
    if bytes.len() < 5 {
        return 0;
    }
    match bytes {
        // "His family said": no adverb
        b"family" | b"assembly" | b"reply" | b"rally" | b"supply" | b"bully" | b"anomaly"
        | b"monopoly" => 0,
        [.., b'l', b'y'] => class::ADVERB,
        [.., b'i', b'n', b'g'] => class::VERB_ING,
        [.., b'e', b'd'] => class::VERB_PAST | class::VERB_PARTICIPLE,
        [.., b'o', b'u', b's']
        | [.., b'f', b'u', b'l']
        | [.., b'i', b'v', b'e']
        | [.., b'l', b'e', b's', b's']
        | [.., b'i', b'c']
        | [.., b'a', b'l'] => class::ADJECTIVE,
        [.., b'a' | b'i', b'b', b'l', b'e'] | [.., b'i', b's', b'h'] | [.., b'a', b'r', b'y'] => {
            class::ADJECTIVE
        }
        _ => 0,
    }
}
