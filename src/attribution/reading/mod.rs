//! A light reading of each word: what it can be, in which sentence and quotation it stands, and the noun phrases.
//! No parser and no tagger; context decides between the classes that the lexicon allows.

mod label;
mod noun;
mod phrase;
mod word;

use crate::attribution::predicate;
use crate::lexicon::vocabulary::Case;
use crate::lexicon::{Lexicon, Lists, Match, Vocabulary, Word, class, matcher};
use crate::span::Span;
use crate::text::sentence::{Sentence, Sentences};
use crate::text::token::{Token, gap, shape};
use crate::text::{Quotation, WordSet, quotation, sentence, token, words};
use rustc_hash::FxHashSet;
use std::ops::Range;

use word::Line;

pub use label::Label;
pub use phrase::{Phrase, PhraseKind};

/// A document as read; the buffers are kept from document to document.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// Words.
    pub tokens: Vec<Token>,
    /// Sentences and paragraphs.
    pub layout: Sentences,
    /// Quotations.
    pub quotations: Vec<Quotation>,
    /// Words as the matcher sees them.
    pub words: Vec<Word>,
    /// Classes of each word (see [`class`]), after a look at its capital.
    pub classes: Vec<u32>,
    /// Sentence of each word.
    pub sentence_of: Vec<u32>,
    /// Quotation of each word: its index + 1, or 0.
    pub quotation_of: Vec<u32>,
    /// All matches, by first word.
    pub matches: Vec<Match>,
    /// Noun phrases, by first word; a possessor precedes the phrase that it belongs to.
    pub phrases: Vec<Phrase>,
    /// For each word, the index + 1 of an entity match (role, source, place) that covers it; 0 for none.
    entity_of: Vec<u32>,
    /// In a transcript, the labels of the speakers' turns.
    pub labels: Vec<Label>,
    /// First word of each quotation and one past its last word.
    pub quotation_words: Vec<(u32, u32)>,
    /// For each word, and one more, the number of phrases that begin before it.
    phrases_before: Vec<u32>,
    /// Last letter of each word.
    finals: Vec<u8>,
    /// Where tables of words have each word, without a final `'s`: see [`WordSet::may_have`].
    places: Vec<u8>,
    /// What is known of each word, without a final `'s`, before the text is looked at: see [`words::head`].
    heads: Vec<u16>,
    /// The places of the words of each sentence: see [`WordSet::may_have_any`].
    places_of: Vec<u128>,
    /// The id of each word as it is written.
    ids: Vec<u32>,
    /// Whether each word is a finite verb.
    finite: Vec<bool>,
    /// What [`predicate::find`] noted of each word.
    marks: Vec<u8>,
    /// Hashes of the words that stand with a capital in mid-sentence.
    names: FxHashSet<u64>,
}

/// The last paragraph that may have a dateline: a headline and a byline may stand before it.
const DATELINE: u32 = 2;

/// How many words stand before a sentence as its dateline: "LODRIN — When Orlo walked in", "Nov 14 (Kestria Wire) - Shares fell".
fn dateline(tokens: &[Token]) -> usize {
    const LONGEST: usize = 8;
    let end = tokens
        .iter()
        .take(LONGEST)
        .position(|t| t.has_gap(gap::DASH))
        .unwrap_or(0);
    let (before, _) = tokens.split_at(end);
    let names = before
        .iter()
        .all(|t| t.is(shape::CAPITAL | shape::DIGIT) && !t.has_gap(gap::MARK));
    let tells = before.first().is_some_and(|t| t.is(shape::UPPER))
        || before
            .iter()
            .any(|t| t.has_gap(gap::OPEN) || t.is(shape::DIGIT));
    if names && tells { end } else { 0 }
}

/// What [`Reading`] keeps of a name.
fn name_hash(word: &str) -> u64 {
    xxhash_rust::xxh3::xxh3_64(word.as_bytes())
}

impl Reading {
    /// Reads a document.
    pub fn read(&mut self, text: &str, lexicon: &Lexicon) {
        self.tokens.clear();
        self.quotations.clear();
        self.words.clear();
        self.classes.clear();
        self.sentence_of.clear();
        self.quotation_of.clear();
        self.matches.clear();
        self.phrases.clear();
        token::tokenize(text, &mut self.tokens);
        sentence::split(text, &self.tokens, &lexicon.abbreviations, &mut self.layout);
        quotation::find(text, &mut self.layout, &mut self.quotations);
        self.quotation_words.clear();
        let at = |byte: u32| self.tokens.partition_point(|t| t.start < byte) as u32;
        self.quotation_words.extend(
            self.quotations
                .iter()
                .map(|q| (at(q.outer.start), at(q.outer.end))),
        );
        self.find_places(text);
        self.find_owners(text);
        self.drop_inner_stops(text, lexicon);
        self.part_time_stamps(text);
        self.find_names(text, &lexicon.vocabulary);
        self.read_words(text, lexicon);
        self.find_labels(text, lexicon);
        lexicon.matcher.find(&self.words, &mut self.matches);
        self.find_phrases(lexicon);
        let mut finite = std::mem::take(&mut self.finite);
        let mut marks = std::mem::take(&mut self.marks);
        predicate::find(self, lexicon, &mut marks, &mut finite);
        (self.finite, self.marks) = (finite, marks);
    }

    /// Finds where lists of words would have the words of the text, and how these end.
    fn find_places(&mut self, text: &str) {
        self.finals.clear();
        self.places.clear();
        self.heads.clear();
        self.places_of.clear();
        let at = |i: u32| text.as_bytes().get(i as usize).copied().unwrap_or(0);
        for s in &self.layout.sentences {
            let tokens = s.tokens.0 as usize..s.tokens.1 as usize;
            let mut all = 0;
            for t in self.tokens.get(tokens).unwrap_or_default() {
                let base = t.base();
                let first = at(base.start);
                let place = words::place(first, at(base.end.saturating_sub(1)));
                self.finals.push(at(t.end.saturating_sub(1)));
                all |= 1 << place;
                self.places.push(place as u8);
                self.heads.push(if t.is(shape::WIDE) {
                    words::WIDE
                } else {
                    words::head(first, base.len())
                });
            }
            self.places_of.push(all);
        }
    }

    /// Whether word `i` is a finite verb: see [`predicate`].
    #[inline]
    pub fn is_finite(&self, i: usize) -> bool {
        self.finite.get(i).copied().unwrap_or(false)
    }

    /// Whether word `i` is a finite verb that reports clauses and no things: "said", not "welcomed".
    pub(crate) fn reports_clauses(&self, i: usize) -> bool {
        self.is_finite(i)
            && self
                .marks
                .get(i)
                .is_some_and(|m| m & predicate::CLAUSAL != 0)
    }

    /// Possessors that end in `s` themselves: "the workers' union", "Meridian News' Ilse Orlo". The apostrophe is no mark, unless a
    /// quotation ends there.
    fn find_owners(&mut self, text: &str) {
        for i in 1..self.tokens.len() {
            let Some([prev, next]) = self.tokens.get_mut(i - 1..=i) else {
                continue;
            };
            if next.gap != gap::MARK | gap::SPACE
                || prev.is(shape::POSSESSIVE | shape::DIGIT)
                || self.finals.get(i - 1) != Some(&b's')
                || !matches!(
                    text.get(prev.end as usize..next.start as usize),
                    Some("’ " | "' ")
                )
            {
                continue;
            }
            let open = self
                .quotations
                .partition_point(|q| q.outer.start < next.start);
            let near = self.quotations.get(open.saturating_sub(2)..open);
            let closes = near
                .unwrap_or_default()
                .iter()
                .any(|q| (prev.end..=next.start).contains(&q.outer.end));
            if !closes {
                prev.shape |= shape::POSSESSIVE | shape::OWN_S;
                next.gap &= !gap::MARK;
            }
        }
    }

    /// The full stop of an abbreviation or an initial inside a sentence is no border: "Ms. Varga", "U.S. officials".
    fn drop_inner_stops(&mut self, text: &str, lexicon: &Lexicon) {
        let letters = self.has_lettered_turns(text);
        let mut before = u32::MAX;
        for s in &self.layout.sentences {
            let (from, to) = (s.tokens.0 as usize, s.tokens.1 as usize);
            let starts = s.paragraph != before;
            before = s.paragraph;
            // no match reaches across the place where a sentence without end was cut
            if let Some(first) = self.tokens.get_mut(from).filter(|t| {
                from > 0 && !t.has_gap(gap::STOP | gap::SHOUT | gap::LINE | gap::BLANK_LINE)
            }) {
                first.gap |= gap::STOP;
            }
            for i in from + 1..to {
                let Some([prev, next]) = self.tokens.get_mut(i - 1..=i) else {
                    continue;
                };
                // "Orlo & Varga": one name
                let between = || text.get(prev.end as usize..next.start as usize);
                if next.gap & gap::HARD == gap::OTHER
                    && prev.is(shape::CAPITAL)
                    && next.is(shape::CAPITAL)
                    && between().is_some_and(|b| b.trim() == "&")
                {
                    next.gap &= !gap::OTHER;
                }
                if next.gap & gap::HARD != gap::STOP {
                    continue;
                }
                let word = prev.base().of(text);
                // "Q. Markets think so": a letter that says who speaks
                if letters && starts && i == from + 1 && matches!(word, "Q" | "A") {
                    continue;
                }
                let short =
                    word.contains('.') || word.chars().count() == 1 && prev.is(shape::CAPITAL);
                if short || lexicon.abbreviations.ending(word).is_some() {
                    next.gap &= !gap::STOP;
                }
            }
        }
    }

    /// Words that stand with a capital in the middle of a sentence somewhere: names, also where they start a sentence.
    fn find_names(&mut self, text: &str, vocabulary: &Vocabulary) {
        self.names.clear();
        for s in &self.layout.sentences {
            if s.is_heading {
                continue;
            }
            let (from, to) = (s.tokens.0 as usize, s.tokens.1 as usize);
            for t in self.tokens.get(from + 1..to).into_iter().flatten() {
                if t.is(shape::CAPITAL)
                    && !t.has_gap(gap::MARK | gap::COLON | gap::STOP)
                    && t.end - t.start > 2
                {
                    self.names.insert(name_hash(t.base().of(text)));
                }
            }
            let tokens = self.tokens.get(from..to).unwrap_or_default();
            let surname = word::surname_of_a_month(text, vocabulary, tokens);
            self.names.extend(surname.map(word::month_hash));
        }
    }

    /// Reads what each word can be, from the lexicon and its capital, and in which sentence and quotation it stands.
    fn read_words(&mut self, text: &str, lexicon: &Lexicon) {
        let vocabulary = &lexicon.vocabulary;
        self.ids.clear();
        vocabulary.ids(text, self.tokens.iter().map(Token::span), &mut self.ids);
        let mut quote = 0usize;
        for (number, s) in self.layout.sentences.iter().enumerate() {
            let range = s.tokens.0 as usize..s.tokens.1 as usize;
            let tokens = self.tokens.get(range.clone()).unwrap_or_default();
            let ids = self.ids.get(range).unwrap_or_default();
            let line = Line::new(text, vocabulary, &self.names, s, tokens, ids);
            for ((k, t), id) in tokens.iter().enumerate().zip(ids) {
                let ended = |q: &Quotation| q.outer.end <= t.start;
                while self.quotations.get(quote).is_some_and(ended) {
                    quote += 1;
                }
                let is_quoted = self
                    .quotations
                    .get(quote)
                    .is_some_and(|q| q.outer.start <= t.start && t.start < q.outer.end);
                let owns = t.is(shape::POSSESSIVE);
                let id = if *id == 0 && owns {
                    vocabulary.id_at(text, t.base())
                } else {
                    *id
                };
                let starts = line.starts(k, t, is_quoted);
                let is_folded = starts || line.is_styled();
                let cases = matcher::cases(
                    t.is(shape::CAPITAL),
                    t.is(shape::UPPER) || line.is_all_caps,
                    is_folded,
                );
                self.words.push(Word {
                    id,
                    // "he's" is he
                    cases: match owns {
                        true if vocabulary.class(id) & class::SUBJECT == 0 => {
                            cases | 1 << Case::Upper as u8 | matcher::OWNS
                        }
                        true => cases | 1 << Case::Upper as u8,
                        false => cases,
                    },
                    gap: t.gap,
                    starts_sentence: starts,
                });
                // "the so-called truce": nobody calls
                let is_so_called = t.has_gap(gap::HYPHEN) && t.span().of(text) == "called";
                let bits = if is_so_called {
                    class::ADJECTIVE
                } else {
                    line.classes(k, t, id, starts, is_quoted)
                };
                // "has so far refused": no conjunction
                if (bits & (class::ADVERB | class::QUANTIFIER) != 0 || is_so_called)
                    && k > 0
                    && t.gap & (gap::HARD | gap::MARK) == 0
                    && let [.., before, _] = self.words.as_slice()
                    && before.id == lexicon.marks.so
                    && let Some(so) = self.classes.last_mut()
                {
                    *so = class::ADVERB;
                }
                self.classes.push(bits);
                self.sentence_of.push(number as u32);
                let quotation = if is_quoted { quote as u32 + 1 } else { 0 };
                self.quotation_of.push(quotation);
            }
        }
    }

    /// Classes of a word; 0 beyond the text.
    #[inline]
    pub fn class(&self, i: usize) -> u32 {
        self.classes.get(i).copied().unwrap_or(0)
    }

    /// Whether word `i` has any of the classes.
    #[inline]
    pub fn is(&self, i: usize, bits: u32) -> bool {
        self.class(i) & bits != 0
    }

    /// Gap before word `i`; everything beyond the text.
    #[inline]
    pub fn gap(&self, i: usize) -> u16 {
        self.tokens
            .get(i)
            .map_or(gap::BLANK_LINE | gap::STOP, |t| t.gap)
    }

    /// Whether no sign and no quotation mark parts word `i` from the word before.
    #[inline]
    pub fn is_joined(&self, i: usize) -> bool {
        self.gap(i) & (gap::HARD | gap::MARK) == 0
    }

    /// Whether a sign or a quotation mark parts word `i` from the word before; so beyond the text.
    #[inline]
    pub fn is_parted(&self, i: usize) -> bool {
        !self.is_joined(i)
    }

    /// Whether a comma and nothing else parts word `i` from the word before.
    #[inline]
    pub fn is_behind_comma(&self, i: usize) -> bool {
        self.gap(i) & (gap::HARD | gap::MARK) == gap::COMMA
    }

    /// The number of word `i` in the lexicon; 0 where it has none.
    #[inline]
    pub fn id(&self, i: usize) -> u32 {
        self.words.get(i).map_or(0, |w| w.id)
    }

    /// Whether word `i` is the one with number `id`, one that the lexicon has.
    #[inline]
    pub fn is_word(&self, i: usize, id: u32) -> bool {
        id != 0 && self.id(i) == id
    }

    /// Whether word `i` is one of those with the numbers `ids`.
    #[inline]
    pub fn is_one_of(&self, i: usize, ids: &[u32]) -> bool {
        let id = self.id(i);
        id != 0 && ids.contains(&id)
    }

    /// Whether word `i` begins a sentence, or what is said in one.
    #[inline]
    pub fn starts_sentence(&self, i: usize) -> bool {
        self.words.get(i).is_some_and(|w| w.starts_sentence)
    }

    /// Whether word `i` is covered by a match of a name, a role or a source.
    #[inline]
    pub fn is_source(&self, i: usize) -> bool {
        self.entity_of.get(i).is_some_and(|e| *e > 0)
    }

    /// Whether word `i` stands in a list of the lexicons: bits of [`crate::lexicon::side`] or [`crate::lexicon::who`].
    #[inline]
    pub fn tells(&self, lexicon: &Lexicon, i: usize, bits: Lists) -> bool {
        let id = self.id(i);
        id != 0 && lexicon.vocabulary.side(id).meets(bits)
    }

    /// Whether word `i` is written with any of the bits of [`shape`].
    #[inline]
    pub fn shape(&self, i: usize, bits: u8) -> bool {
        self.tokens.get(i).is_some_and(|t| t.is(bits))
    }

    /// The words of tokens `first..end`, as a span.
    pub fn span(&self, first: usize, end: usize) -> Span {
        match (
            self.tokens.get(first),
            end.checked_sub(1).and_then(|e| self.tokens.get(e)),
        ) {
            (Some(a), Some(b)) if a.start < b.end => Span {
                start: a.start,
                end: b.end,
            },
            _ => Span::default(),
        }
    }

    /// Whether word `i`, without a final `'s`, may be in `set`: told without a look at the text.
    #[inline]
    pub fn may_be_in(&self, i: usize, set: &WordSet) -> bool {
        self.places.get(i).is_some_and(|place| set.may_have(*place))
    }

    /// Whether word `i`, without a final `'s`, may be one of `list`. The lists stand in the code, so that this becomes a few
    /// comparisons with figures.
    #[inline]
    pub fn may_be_any(&self, i: usize, list: &[&str]) -> bool {
        let head = self.heads.get(i).copied().unwrap_or(0);
        let is_one = |may, word: &&str| may | (words::head_of(word) == head);
        list.iter().fold(head == words::WIDE, is_one)
    }

    /// The words among `range`, a part of one sentence, of which [`Reading::may_be_in`] holds.
    #[inline]
    pub fn those_that_may_be_in(
        &self,
        range: Range<usize>,
        set: &'static WordSet,
    ) -> impl Iterator<Item = usize> {
        // most sentences hold no word of a set: that is told without a look at their words
        let sentence = self.sentence_of.get(range.start);
        let places = sentence
            .and_then(|s| self.places_of.get(*s as usize))
            .filter(|places| set.may_have_any(**places))
            .and_then(|_| self.places.get(range.clone()))
            .unwrap_or_default();
        let numbered = range.zip(places);
        numbered.filter_map(|(i, place)| set.may_have(*place).then_some(i))
    }

    /// The sentence of word `i`.
    #[inline]
    pub fn sentence(&self, i: usize) -> Sentence {
        let number = self.sentence_of.get(i).copied().unwrap_or(0);
        self.layout
            .sentences
            .get(number as usize)
            .copied()
            .unwrap_or_default()
    }

    /// First word behind a dateline that begins at word `from`; `from` itself, where none does.
    pub(crate) fn behind_dateline(&self, from: usize) -> usize {
        if self.sentence(from).paragraph > DATELINE {
            return from;
        }
        let to = self.sentence(from).tokens.1 as usize;
        let end = from + dateline(self.tokens.get(from..to).unwrap_or_default());
        if self.shape(end, shape::CAPITAL) {
            end
        } else {
            from
        }
    }

    /// One past the last word of the paragraph of word `i`.
    pub fn paragraph_end(&self, i: usize) -> usize {
        let sentences = &self.layout.sentences;
        let paragraph = self.sentence(i).paragraph;
        let next = sentences.partition_point(|s| s.paragraph <= paragraph);
        let last = next.checked_sub(1).and_then(|k| sentences.get(k));
        last.map_or(i, |s| s.tokens.1 as usize)
    }

    /// Whether word `i` goes on with the match of a name, a role or a source that covers the word before: "exit | polls".
    pub(crate) fn continues_entity(&self, i: usize) -> bool {
        i > 0
            && self.entity_match(i).is_some()
            && self.entity_of.get(i) == self.entity_of.get(i - 1)
    }

    /// Index of the first token that starts at or after a byte.
    pub fn token_at(&self, byte: u32) -> usize {
        self.tokens.partition_point(|t| t.start < byte)
    }

    /// The quotation that word `i` stands in, as index + 1; 0 for none.
    #[inline]
    pub fn quotation(&self, i: usize) -> u32 {
        self.quotation_of.get(i).copied().unwrap_or(0)
    }

    /// First word of the quotation that word `i` stands in, and one past its last word.
    #[inline]
    pub fn quotation_run(&self, i: usize) -> Option<(usize, usize)> {
        let q = self.quotation(i).checked_sub(1)?;
        let run = self.quotation_words.get(q as usize)?;
        Some((run.0 as usize, run.1 as usize))
    }

    /// The words of a token as written.
    #[inline]
    pub fn word<'t>(&self, text: &'t str, i: usize) -> &'t str {
        self.tokens.get(i).map_or("", |t| t.span().of(text))
    }

    /// Whether word `i` begins what a verb takes (an article, a pronoun, a preposition, a name), so that the participle before it is
    /// a verb: "accused the Union".
    #[inline]
    pub(crate) fn opens_complement(&self, i: usize) -> bool {
        let opens = class::DETERMINER
            | class::POSSESSIVE
            | class::OBJECT
            | class::SUBJECT
            | class::PREPOSITION
            | class::RELATIVE
            | class::ADVERB;
        self.is(i, opens) || self.shape(i, shape::CAPITAL)
    }

    /// Whether word `i` ends in s, as plurals do.
    #[inline]
    pub(crate) fn ends_in_s(&self, i: usize) -> bool {
        self.finals.get(i).copied() == Some(b's')
    }

    /// Length of word `i` in bytes.
    #[inline]
    pub fn word_len(&self, i: usize) -> usize {
        self.tokens.get(i).map_or(0, |t| t.span().len())
    }

    /// Noun phrases that begin in `first..end` (words).
    pub fn phrases_in(&self, first: usize, end: usize) -> &[Phrase] {
        let range = self.phrases_before(first)..self.phrases_before(end);
        self.phrases.get(range).unwrap_or(&[])
    }

    /// One past the last word of the longest noun phrase that begins at word `i`.
    #[inline]
    pub fn phrase_end(&self, i: usize) -> Option<usize> {
        let ends = self.phrases_in(i, i + 1).iter().map(|p| p.end as usize);
        ends.max()
    }

    /// Whether a noun phrase begins at word `i`, and its verb follows at once: "the dam | broke".
    pub fn is_subject(&self, i: usize, to: usize) -> bool {
        let end = self.phrase_end(i);
        end.is_some_and(|e| e < to && self.gap(e) & gap::HARD == 0 && self.is_finite(e))
    }

    /// How many noun phrases begin before word `i`: the number of the first one that begins there or later.
    #[inline]
    pub fn phrases_before(&self, i: usize) -> usize {
        self.phrases_before
            .get(i)
            .map_or(self.phrases.len(), |n| *n as usize)
    }

    /// The noun phrases of a few words that end before word `i`.
    pub fn phrases_ending_at(&self, i: usize) -> impl Iterator<Item = &Phrase> {
        const LONGEST: usize = 6;
        let near = self.phrases_in(i.saturating_sub(LONGEST), i).iter();
        near.filter(move |p| p.end as usize == i)
    }

    /// Whether a noun phrase ends before word `i`.
    pub fn phrases_end_at(&self, i: usize) -> bool {
        self.phrases_ending_at(i).next().is_some()
    }

    /// The entity match (role, source, place) that covers word `i`.
    #[inline]
    pub fn entity_match(&self, i: usize) -> Option<&Match> {
        let k = self.entity_of.get(i).copied().unwrap_or(0);
        self.matches.get(k.checked_sub(1)? as usize)
    }

    /// The longest match of a role that begins at word `i`, where a match of a name, a role or a source covers it: "Attorney General", of
    /// which "attorney" is a source, too.
    pub fn role_match(&self, i: usize) -> Option<&Match> {
        let k = self.entity_of.get(i)?.checked_sub(1)? as usize;
        let begins = |m: &&Match| m.all.0 as usize == i;
        let earlier = self.matches.get(..k)?.iter().rev().take_while(begins);
        let later = self.matches.get(k..)?.iter().take_while(begins);
        let roles = earlier
            .chain(later)
            .filter(|m| m.is_of(crate::lexicon::Layer::Role));
        roles.max_by_key(|m| m.all.1)
    }

    /// The words of tokens `first..end` without a final `'s`.
    pub fn base_span(&self, first: usize, end: usize) -> Span {
        let span = self.span(first, end);
        match end.checked_sub(1).and_then(|e| self.tokens.get(e)) {
            Some(t) if !span.is_empty() => Span {
                start: span.start,
                end: t.base().end.max(span.start),
            },
            _ => span,
        }
    }
}
