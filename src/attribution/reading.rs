//! A light reading of each word: what it can be, in which sentence and quotation it stands, and the noun phrases.
//! No parser and no tagger; context decides between the classes that the lexicon allows.

use crate::attribution::predicate;
use crate::lexicon::vocabulary::Case;
use crate::lexicon::{Layer, Lexicon, Match, Word, class, matcher};
use crate::span::Span;
use crate::text::sentence::{Sentence, Sentences};
use crate::text::token::{Token, gap, shape};
use crate::text::{Quotation, WordSet, quotation, sentence, token, words};
use rustc_hash::FxHashSet;
use std::ops::Range;

/// What kind of noun phrase a phrase is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum PhraseKind {
    /// he, she, they, I, we, you
    Pronoun,
    /// it, this, that, there
    Empty,
    /// who, which
    Relative,
    /// A proper name.
    Name,
    /// A noun that can be a source (officials, the report), a role or a profession.
    Source,
    /// Any other noun phrase.
    #[default]
    Other,
}

/// A noun phrase: a run of words without its "of"-chains and appositions.
#[derive(Clone, Copy, Debug, Default)]
pub struct Phrase {
    /// First word and one past the last word.
    pub first: u32,
    /// One past the last word.
    pub end: u32,
    /// The word that heads it.
    pub head: u32,
    /// Kind.
    pub kind: PhraseKind,
    /// Ends in a possessive ("the Kremlin's").
    pub is_possessive: bool,
    /// Stands right after a preposition.
    pub after_preposition: bool,
    /// The entry (layer source, role or place) that its head matches.
    pub entry: Option<u32>,
    /// Begins with the, a, his or the like.
    pub has_determiner: bool,
}

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
    /// A buffer of [`predicate::find`].
    marks: Vec<u8>,
    /// Hashes of the words that stand with a capital in mid-sentence.
    names: FxHashSet<u64>,
}

/// Who is named at the head of a turn: "MR. BRECK (Sillen Rail): | Thank you."
#[derive(Clone, Copy, Debug, Default)]
pub struct Label {
    /// First word of the name.
    pub first: u32,
    /// One past its last word; what stands in parentheses is no part of it.
    pub end: u32,
    /// First word of the turn, after the colon.
    pub turn: u32,
}

impl Label {
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.first == self.end
    }
}

/// Whether a word before a colon heads what is told beside a conversation, not a turn: "Present: Senator Ilse Orlo".
pub(crate) fn is_rubric(word: &str) -> bool {
    const RUBRICS: [&str; 24] = [
        "session",
        "witness",
        "evidence",
        "members",
        "participants",
        "present",
        "witnesses",
        "panel",
        "transcript",
        "interview",
        "hearing",
        "note",
        "update",
        "correction",
        "clarification",
        "sources",
        "photo",
        "briefers",
        "speakers",
        "guests",
        "topic",
        "date",
        "place",
        "subject",
    ];
    RUBRICS.iter().any(|r| r.eq_ignore_ascii_case(word))
}

/// "Q12", "Q3."
fn is_number_of_question(word: &str) -> bool {
    let digits = word.strip_prefix('Q').map(|w| w.trim_end_matches('.'));
    digits.is_some_and(|d| !d.is_empty() && d.bytes().all(|b| b.is_ascii_digit()))
}

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
        quotation::find(text, &self.layout, &mut self.quotations);
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
        self.find_names(text);
        self.read_words(text, lexicon);
        self.find_labels(text);
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

    /// Whether paragraphs begin with "Q." and "A." in turn.
    fn has_lettered_turns(&self, text: &str) -> bool {
        let mut before = u32::MAX;
        let (mut asks, mut answers) = (0, 0);
        for s in &self.layout.sentences {
            let starts = s.paragraph != before;
            before = s.paragraph;
            let from = s.tokens.0 as usize;
            let Some([letter, next]) = self.tokens.get(from..from + 2).filter(|_| starts) else {
                continue;
            };
            if next.has_gap(gap::STOP) {
                match letter.base().of(text) {
                    "Q" => asks += 1,
                    "A" => answers += 1,
                    _ => {}
                }
            }
        }
        asks >= 2 && answers >= 2
    }

    /// A time at the head of a paragraph is no part of what it stands before: "10.32 | The finance minister says".
    fn part_time_stamps(&mut self, text: &str) {
        let mut before = u32::MAX;
        for s in &self.layout.sentences {
            let starts = s.paragraph != before;
            before = s.paragraph;
            let from = s.tokens.0 as usize;
            let Some([stamp, next, ..]) = self.tokens.get_mut(from..).filter(|_| starts) else {
                continue;
            };
            let stamp = stamp.base().of(text);
            let is_time = stamp.split_once('.').is_some_and(|(hour, minute)| {
                let digits = |s: &str| s.len() <= 2 && s.bytes().all(|b| b.is_ascii_digit());
                !hour.is_empty()
                    && digits(hour)
                    && minute.len() >= 2
                    && minute.get(..2).is_some_and(digits)
                    && matches!(minute.get(2..), Some("" | "am" | "pm" | "h"))
            });
            // "Q12 Chair: What went wrong?"
            let is_number = is_number_of_question(stamp) && !next.has_gap(gap::COLON);
            if (is_time || is_number)
                && next.is(shape::CAPITAL)
                && !next.has_gap(gap::HARD | gap::MARK)
            {
                next.gap |= gap::PARTED;
            }
        }
    }

    /// Labels of speakers at the start of paragraphs (`VARGA:`, `Q:`, `[00:12] Courier:`), where the document is a transcript: at
    /// least four such paragraphs, and labels that come back, in full or by their last word.
    fn find_labels(&mut self, text: &str) {
        // words in the parentheses of a label
        const LONGEST: usize = 12;
        self.labels.clear();
        let mut seen: Vec<&str> = vec![];
        let mut before = u32::MAX;
        for s in &self.layout.sentences {
            let starts = s.paragraph != before;
            before = s.paragraph;
            let (mut from, to) = (s.tokens.0 as usize, s.tokens.1 as usize);
            if !starts {
                continue;
            }
            // a time stamp, or the number of a question: "Q12 | Chair:"
            while from + 1 < to
                && from < s.tokens.0 as usize + 4
                && (self.shape(from, shape::DIGIT)
                    || self.gap(from + 1) & gap::COLON == 0
                        && is_number_of_question(self.base_span(from, from + 1).of(text)))
            {
                from += 1;
            }
            if !self.shape(from, shape::CAPITAL) {
                continue;
            }
            // "Q. Will you run?"
            let is_letter = matches!(self.base_span(from, from + 1).of(text), "Q" | "A")
                && self.gap(from + 1) & gap::STOP != 0;
            if is_letter {
                seen.push(self.base_span(from, from + 1).of(text));
                self.labels.push(Label {
                    first: from as u32,
                    end: from as u32 + 1,
                    turn: from as u32 + 1,
                });
                continue;
            }
            let Some(colon) = (from + 1..to.min(from + 6)).find(|i| self.gap(*i) & gap::HARD != 0)
            else {
                continue;
            };
            // "MR. BRECK (chief executive, Sillen Rail):"
            let end = colon;
            let closes = |i: &usize| self.gap(*i) & gap::CLOSE != 0;
            let is_bare = self.gap(end) & gap::OPEN == 0
                || text
                    .get(self.span(from, end).end as usize..)
                    .is_some_and(|rest| rest.starts_with(':'));
            let colon = if is_bare {
                Some(end)
            } else {
                (end + 1..to.min(end + LONGEST)).find(closes)
            };
            let Some(colon) = colon else { continue };
            let last = self.base_span(end - 1, end).of(text);
            if self.gap(colon) & gap::COLON != 0
                && self.gap(colon) & (gap::MARK | gap::COMMA | gap::STOP) == 0
                && self.quotation(from) == self.quotation(colon)
                && !is_rubric(last)
                && !self.is_tally(colon, to)
            {
                seen.push(last);
                self.labels.push(Label {
                    first: from as u32,
                    end: end as u32,
                    turn: colon as u32,
                });
            }
        }
        let all = seen.len();
        seen.sort_unstable_by_key(|w| w.to_ascii_lowercase());
        seen.dedup_by(|a, b| a.eq_ignore_ascii_case(b));
        let shouted = self
            .labels
            .iter()
            .all(|l| self.shape(l.end.saturating_sub(1) as usize, shape::UPPER));
        if all < 4 || seen.len() * 3 > all * if shouted { 3 } else { 2 } {
            self.labels.clear();
        }
    }

    /// Whether words `from..to` are no speech but figures, or a list of names: "Orlo: 1,769.", "Halden: Ilse Varga, Tom Reyl, Per Brandt."
    pub(crate) fn is_tally(&self, from: usize, to: usize) -> bool {
        const MANY: usize = 3;
        let figures = (from..to).all(|i| self.shape(i, shape::DIGIT));
        let names = (from..to).all(|i| self.shape(i, shape::CAPITAL));
        let commas = || {
            let parted = |i: &usize| self.gap(*i) & gap::COMMA != 0;
            (from + 1..to).filter(parted).count()
        };
        from < to && self.quotation(from) == 0 && (figures || names && commas() + 1 >= MANY)
    }

    /// Words that stand with a capital in the middle of a sentence somewhere: names, also where they start a sentence.
    fn find_names(&mut self, text: &str) {
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
        }
    }

    fn read_words(&mut self, text: &str, lexicon: &Lexicon) {
        let vocabulary = &lexicon.vocabulary;
        self.ids.clear();
        vocabulary.ids(text, self.tokens.iter().map(Token::span), &mut self.ids);
        let mut quote = 0usize;
        for (number, s) in self.layout.sentences.iter().enumerate() {
            let tokens = self
                .tokens
                .get(s.tokens.0 as usize..s.tokens.1 as usize)
                .unwrap_or(&[]);
            let uppers = tokens.iter().filter(|t| t.is(shape::UPPER)).count();
            let is_title_case =
                s.is_heading && tokens.len() >= 4 && sentence::is_in_title_case(tokens);
            let is_all_caps = tokens.len() >= 3 && uppers * 10 >= tokens.len() * 7;
            let ids = self.ids.get(s.tokens.0 as usize..).unwrap_or(&[]);
            let behind_dateline = if s.paragraph <= 2 {
                dateline(tokens)
            } else {
                0
            };
            for ((k, t), id) in tokens.iter().enumerate().zip(ids) {
                while self
                    .quotations
                    .get(quote)
                    .is_some_and(|q| q.outer.end <= t.start)
                {
                    quote += 1;
                }
                let inside = self
                    .quotations
                    .get(quote)
                    .is_some_and(|q| q.outer.start <= t.start && t.start < q.outer.end);
                let mut id = *id;
                let starts = k == 0
                    || (t.is(shape::CAPITAL)
                        && t.has_gap(gap::MARK | gap::COLON)
                        && !t.has_gap(gap::COMMA))
                    || (t.has_gap(gap::MARK) && t.has_gap(gap::COMMA))
                    || k == behind_dateline;
                if id == 0 && t.is(shape::POSSESSIVE) {
                    id = vocabulary.id_at(text, t.base());
                }
                let folded = starts || is_title_case || is_all_caps;
                let cases = matcher::cases(
                    t.is(shape::CAPITAL),
                    t.is(shape::UPPER) || is_all_caps,
                    folded,
                );
                let owns = u8::from(t.is(shape::POSSESSIVE)) << Case::Upper as u8;
                self.words.push(Word {
                    id,
                    cases: cases | owns,
                    gap: t.gap,
                    starts_sentence: starts,
                });
                let mut bits = vocabulary.class(id);
                let is_capital = t.is(shape::CAPITAL);
                // a capital in mid-sentence makes a name of anything but "I"; at a sentence's start it does so for a word that
                // has one elsewhere in mid-sentence, unless it is a word of grammar ("Rose said", but not "The")
                let functional = class::DETERMINER
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
                let may_be_name = is_capital
                    && folded
                    && bits & functional == 0
                    && bits & (class::VERB | class::ADJECTIVE) != 0;
                let before_capital = || {
                    tokens.get(k + 1).is_some_and(|next| {
                        next.is(shape::CAPITAL) && !next.has_gap(gap::HARD | gap::MARK)
                    })
                };
                // "Rose Orlo", "Per Orlo": a given name that is a verb or a preposition, too
                let given = is_capital
                    && folded
                    && !(is_title_case || is_all_caps)
                    && bits & (class::FEMALE | class::MALE) != 0
                    && bits & (class::AUXILIARY | class::MONTH | class::DETERMINER) == 0
                    && before_capital();
                // “It is over,” Mark said; "Finance Minister Orlo resigned": the capital of no verb
                // "Downing Place said"
                let acts = || {
                    before_capital()
                        && ids.get(k + 2).is_some_and(|id| {
                            let bits = vocabulary.class(*id);
                            bits & class::CUE != 0
                                && bits & (class::VERB_PAST | class::VERB_THIRD) != 0
                                && bits & (class::VERB_NOUN | class::VERB_BASE) == 0
                        })
                        && tokens.get(k + 2).is_some_and(|t| {
                            !t.is(shape::CAPITAL) && !t.has_gap(gap::HARD | gap::MARK)
                        })
                };
                let opens_name = may_be_name
                    && !(is_title_case || is_all_caps)
                    && bits & class::VERB != 0
                    && bits & (class::VERB_PAST | class::VERB_ING | class::ADJECTIVE) == 0
                    && (!inside && t.has_gap(gap::MARK) && k > 0 || before_capital());
                let known_name = may_be_name
                    && (opens_name
                        || bits & class::VERB_ING != 0 && acts()
                        || self.names.contains(&name_hash(t.base().of(text))));
                if is_capital && !folded || known_name || given {
                    bits &= class::MONTH
                        | class::WEEKDAY
                        | class::FEMALE
                        | class::MALE
                        | class::SUFFIX
                        | class::SUBJECT
                        | class::NUMBER;
                } else if bits & (class::FEMALE | class::MALE) != 0 && !is_capital {
                    bits &= !(class::FEMALE | class::MALE);
                }
                // "Jan Orlo", "Jan-Erik": no month
                let no_month = bits & class::MONTH != 0
                    && matches!(t.span().of(text), "Jan" | "Jun")
                    && tokens.get(k + 1).is_some_and(|next| {
                        next.is(shape::CAPITAL) && !next.has_gap(gap::HARD | gap::MARK | gap::STOP)
                    });
                if no_month {
                    bits = class::MALE;
                }
                if bits & (class::MONTH | class::WEEKDAY) != 0 && !is_capital {
                    bits &= !(class::MONTH | class::WEEKDAY);
                }
                let word = t.span().of(text);
                // "Reluctantly, Orlo said": no name
                let adverb = starts
                    && word.len() >= 8
                    && word.ends_with("ly")
                    && !self.names.contains(&name_hash(word));
                if bits == 0 && (!is_capital || adverb) {
                    bits = guess(word);
                }
                if t.is(shape::DIGIT) {
                    bits |= class::NUMBER;
                }
                // "the so-called truce": nobody calls
                let so_called = word == "called" && t.has_gap(gap::HYPHEN);
                if so_called {
                    bits = class::ADJECTIVE;
                }
                // "has so far refused": no conjunction
                if (bits & (class::ADVERB | class::QUANTIFIER) != 0 || so_called)
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
                self.quotation_of
                    .push(if inside { quote as u32 + 1 } else { 0 });
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
    fn opens_complement(&self, i: usize) -> bool {
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
    pub(crate) fn ends_in_s(&self, i: usize) -> bool {
        self.finals.get(i).copied() == Some(b's')
    }

    /// Length of word `i` in bytes.
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

    /// How many noun phrases begin before word `i`: the number of the first one that begins there or later.
    #[inline]
    pub fn phrases_before(&self, i: usize) -> usize {
        self.phrases_before
            .get(i)
            .map_or(self.phrases.len(), |n| *n as usize)
    }

    /// Whether a noun phrase ends before word `i`.
    pub fn phrases_end_at(&self, i: usize) -> bool {
        let near = self.phrases_in(i.saturating_sub(6), i);
        near.iter().any(|p| p.end as usize == i)
    }

    /// The entity match (role, source, place) that covers word `i`.
    pub fn entity_match(&self, i: usize) -> Option<&Match> {
        let k = self.entity_of.get(i).copied().unwrap_or(0);
        self.matches.get(k.checked_sub(1)? as usize)
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

    fn find_phrases(&mut self, lexicon: &Lexicon) {
        self.entity_of.clear();
        self.entity_of.resize(self.tokens.len(), 0);
        for (k, m) in self.matches.iter().enumerate() {
            // the lanes of these layers are their numbers: no need to look at the entries of all others
            if !matches!(m.lane, 8..=10) {
                continue;
            }
            let entry = lexicon.entry(m.entry);
            if matches!(entry.layer, Layer::Role | Layer::Source | Layer::Place)
                && !entry.is_excluded
            {
                for i in m.all.0..m.all.1 {
                    if let Some(slot) = self.entity_of.get_mut(i as usize) {
                        // later layers do not overwrite: roles before sources before places at the same word
                        if *slot == 0 || i + 1 == m.all.1 {
                            *slot = k as u32 + 1;
                        }
                    }
                }
            }
        }
        let mut phrases = std::mem::take(&mut self.phrases);
        for s in &self.layout.sentences {
            let (from, to) = (s.tokens.0 as usize, s.tokens.1 as usize);
            let mut i = from;
            while i < to {
                i = self.phrase(lexicon, i, from, to, &mut phrases);
            }
        }
        self.phrases_before.clear();
        self.phrases_before.reserve(self.tokens.len() + 1);
        for (k, p) in phrases.iter().enumerate() {
            while self.phrases_before.len() <= p.first as usize {
                self.phrases_before.push(k as u32);
            }
        }
        self.phrases = phrases;
    }

    /// "police said", "Witnesses in Brenn", "said police", "according to staff": a noun of people or a body that is a verb,
    /// too, where no verb can stand.
    fn is_bare_source(&self, lexicon: &Lexicon, i: usize, from: usize, to: usize) -> bool {
        let bits = self.class(i);
        let is_open = |k: usize| k < to && self.is_joined(k);
        if self.entity_of.get(i).is_none_or(|e| *e == 0)
            || bits & class::VERB == 0
            || bits & (class::VERB_PAST | class::VERB_ING) != 0
        {
            return false;
        }
        let follows = i > from && is_open(i);
        let before = if follows { self.class(i - 1) } else { 0 };
        if before & class::TO != 0 {
            let according = lexicon.marks.according;
            return bits & class::VERB_BASE == 0
                || i > 1 && self.words.get(i - 2).is_some_and(|w| w.id == according);
        }
        if before & class::PREPOSITION != 0 {
            return true;
        }
        if before & (class::AUXILIARY | class::SUBJECT) != 0 && before & class::RELATIVE == 0 {
            return false;
        }
        let starts = i == from
            || self.gap(i) & gap::HARD != 0
            || before & (class::COORDINATOR | class::SUBORDINATOR) != 0;
        let after = self.class(i + 1);
        // "Figures show that": what ends in s before the verb of many is no verb
        let many = starts
            && bits & class::VERB_BASE == 0
            && after & (class::CUE | class::VERB_BASE) == class::CUE | class::VERB_BASE;
        is_open(i + 1)
            && (many
                || after & class::CUE != 0
                && after & class::FINITE != 0
                && (after & class::VERB_NOUN == 0 || after & class::VERB_PAST != 0)
                || starts && after & class::PREPOSITION != 0 && after & class::TO == 0
                // "Police investigating the fire said"
                || starts && after & class::VERB_ING != 0 && after & class::VERB_NOUN == 0
                // "Police and witnesses", "Nurses who worked there"
                || starts && after & (class::COORDINATOR | class::RELATIVE) != 0
                // "Documents seen by the paper"
                || starts
                    && after & (class::VERB_PARTICIPLE | class::VERB_PAST) == class::VERB_PARTICIPLE
                    && self.is(i + 2, class::PREPOSITION))
            // "said police.", but "official figures show."
            || before & class::CUE != 0
                && !is_open(i + 1)
                && !(before & class::VERB_NOUN != 0 && self.ends_in_s(i - 1))
            // "told police he was asleep"
            || before & (class::CUE | class::VERB_PAST) == class::CUE | class::VERB_PAST
                && after & class::SUBJECT != 0
    }

    /// One past the words at `i`, verbs elsewhere, that say what somebody with a name is or is in charge of, where no verb can stand:
    /// “We know,” | police chief Mara Orlo said, | Managing director Mara Orlo said.
    fn office(&self, i: usize, from: usize, to: usize) -> Option<usize> {
        let named = |k: usize| k < to && self.is_joined(k) && self.shape(k, shape::CAPITAL);
        let starts = i == from
            || !self.is_joined(i)
            || self.is(i - 1, class::CUE) && self.is(i - 1, class::VERB_PAST)
            || self.is(i - 1, class::PREPOSITION) && !self.is(i - 1, class::TO);
        let of_body = || {
            self.is_base(i)
                && self.is_joined(i + 1)
                && named(i + 2)
                && self.entity_match(i + 1).is_some()
                && !self.shape(i + 1, shape::CAPITAL)
        };
        let own = || self.role_of_name(i, to);
        own()
            .or_else(|| of_body().then_some(i + 1))
            .filter(|_| starts)
    }

    /// One past the words at `i`, verbs elsewhere, that are the role of whose name follows: “We lost,” Halden | head coach | Mara Orlo
    /// said.
    pub(crate) fn role_of_name(&self, i: usize, to: usize) -> Option<usize> {
        let role = self.entity_match(i).filter(|m| m.all.0 as usize == i)?;
        let end = role.all.1 as usize;
        let is_role = if end == i + 1 {
            self.is_base(i)
        } else {
            role.is_of(Layer::Role)
        };
        let named = end < to && self.shape(end, shape::CAPITAL);
        (is_role && named && (i + 1..=end).all(|k| self.is_joined(k))).then_some(end)
    }

    /// Whether word `i` may be the base form of a verb and no past form.
    fn is_base(&self, i: usize) -> bool {
        let bits = self.class(i);
        bits & class::VERB_BASE != 0 && bits & (class::VERB_PAST | class::AUXILIARY) == 0
    }

    /// Whether word `i` can stand inside a noun phrase whose earlier word is `i - 1` (`first` is the phrase's first word).
    fn can_be_noun(&self, lexicon: &Lexicon, i: usize, first: usize, to: usize) -> bool {
        let bits = self.class(i);
        if self.shape(i, shape::CAPITAL)
            && bits & class::SUBJECT == 0
            && !self.words.get(i).is_some_and(|w| w.starts_sentence)
        {
            return true;
        }
        let functional = class::PREPOSITION
            | class::COORDINATOR
            | class::SUBORDINATOR
            | class::AUXILIARY
            | class::RELATIVE
            | class::SUBJECT
            | class::OBJECT
            | class::NEGATED;
        if bits & functional != 0 {
            return false;
        }
        // an article starts a phrase of its own ("last month | the minister"), but for "all the", "half the"
        if bits & (class::DETERMINER | class::POSSESSIVE) != 0
            && i > first
            && !self.is(i - 1, class::QUANTIFIER | class::DETERMINER)
        {
            return false;
        }
        // "a figure | some economists dispute"
        if bits & class::QUANTIFIER != 0
            && bits & (class::NUMBER | class::ADJECTIVE) == 0
            && i > first + 1
            && !self.is(
                i - 1,
                class::DETERMINER
                    | class::POSSESSIVE
                    | class::QUANTIFIER
                    | class::ADJECTIVE
                    | class::NUMBER,
            )
        {
            return false;
        }
        let opened = i > first
            && (self.is(
                i - 1,
                class::DETERMINER
                    | class::POSSESSIVE
                    | class::ADJECTIVE
                    | class::QUANTIFIER
                    | class::NUMBER,
            ) || self.shape(i - 1, shape::POSSESSIVE)
                // "a written offer"
                || i > first + 1
                    && self.is(i - 1, class::VERB_PARTICIPLE)
                    && self.is(i - 2, class::DETERMINER | class::POSSESSIVE)
                    && bits & class::VERB_NOUN != 0);
        if !opened && bits & class::CUE != 0 && self.is_verb_of_many(first, i, to) {
            return false;
        }
        // "Most guesses, the authors note, were based on one bay": who says so between commas
        let comma = |k: usize| self.is_behind_comma(k);
        let says_so = i > first
            && bits & (class::CUE | class::VERB_BASE) == class::CUE | class::VERB_BASE
            && self.ends_in_s(i - 1)
            && self.entity_of.get(i - 1).is_some_and(|e| *e > 0)
            && comma(first)
            && comma(i + 1);
        // "analysts Orlo & Tench estimate that it leaks"
        let estimate = i > first + 1
            && bits & (class::CUE | class::VERB_BASE) == class::CUE | class::VERB_BASE
            && self.shape(i - 1, shape::CAPITAL)
            && self
                .words
                .get(i + 1)
                .is_some_and(|w| w.id != 0 && w.id == lexicon.marks.that)
            && (first..i - 1).any(|k| {
                self.ends_in_s(k)
                    && !self.shape(k, shape::POSSESSIVE)
                    && self.entity_of.get(k).is_some_and(|e| *e > 0)
            });
        if says_so || estimate {
            return false;
        }
        let is_mark = |k: usize, marks: &[u32]| {
            self.words
                .get(k)
                .is_some_and(|w| w.id != 0 && marks.contains(&w.id))
        };
        // "according to head teacher Ana Orlo"
        let according = [lexicon.marks.according];
        if i == first && bits & class::VERB_NOUN != 0 && i > 1 && is_mark(i - 2, &according) {
            return true;
        }
        if bits & class::VERB != 0 && bits & class::ADJECTIVE == 0 {
            let next_is_noun = i + 1 < to && self.gap(i + 1) & gap::HARD == 0 && {
                let next = self.class(i + 1);
                next & (functional
                    | class::DETERMINER
                    | class::POSSESSIVE
                    | class::ADVERB
                    | class::EMPTY)
                    == 0
                    && (next & class::VERB == 0 || next & class::VERB_NOUN != 0)
            };
            // "An official called it": the noun is "call"
            let is_past = bits & class::VERB_PAST != 0 && bits & class::VERB_BASE == 0;
            if bits & class::VERB_NOUN != 0 && !is_past {
                // "the plan", "the Varga campaign": a noun after an article or a noun; a base form is no predicate of a
                // singular ("the party plan failed"), a third person is a noun only where a predicate follows
                let follows_noun = i > first
                    && (!self.is(i - 1, class::VERB)
                        // "rejects pay offer"
                        || (i > first + 1 || first > 0 && self.is(first - 1, class::VERB_THIRD))
                            && self.is(i - 1, class::VERB_NOUN))
                    && self.word_len(i - 1) > 1;
                let predicate = self.is(i + 1, class::AUXILIARY)
                    || self.is(
                        i + 1,
                        class::VERB_PAST | class::VERB_THIRD | class::VERB_BASE,
                    ) && !self.is(i + 1, class::VERB_NOUN);
                let plural = i > 0 && self.ends_in_s(i - 1);
                let base = bits & class::VERB_BASE != 0 && (!plural || predicate);
                let before_people = i == first
                    && self.is_joined(i + 1)
                    && !self.shape(i + 1, shape::CAPITAL)
                    && self.entity_of.get(i + 1).is_some_and(|e| *e > 0);
                // "“No,” works council chief Orlo said", "Sports minister Orlo said"
                let office = bits & class::VERB_THIRD != 0 && (self.is_parted(i) || i == 0);
                // "Rescue workers said", "Aid groups who work there"
                let trade = bits & class::VERB_BASE != 0
                    && bits & (class::VERB_PAST | class::AUXILIARY) == 0
                    && self.words.get(i).is_some_and(|w| w.starts_sentence)
                    && (self.is_joined(i + 2)
                        // "Toy importers, who order in May, say"
                        || self.is_behind_comma(i + 2)
                            && self.is(i + 2, class::RELATIVE))
                    && self.ends_in_s(i + 1)
                    && (self.is(i + 2, class::RELATIVE | class::AUXILIARY)
                        || self.is(i + 2, class::VERB_PAST | class::VERB_BASE)
                            && self.is(i + 2, class::CUE));
                // "Labour group leader Ana Orlo said"
                let named = |k: usize| {
                    self.entity_of.get(k).is_some_and(|e| *e > 0)
                        && self.is_joined(k)
                        && self.is_joined(k + 1)
                        && self.shape(k + 1, shape::CAPITAL)
                };
                let of_name = self.words.get(i).is_some_and(|w| w.starts_sentence)
                    && bits & class::CUE == 0
                    && (named(i + 1) || named(i + 2));
                if before_people && (office || trade || of_name) {
                    return true;
                }
                // "according to court documents"
                let is_told = first > 1 && is_mark(first - 2, &according);
                // "by human rights groups": at the end of what follows a preposition
                let closes = i > first
                    && (bits & class::CUE == 0 || is_told)
                    && first > 0
                    && self.is(first - 1, class::PREPOSITION)
                    && self.gap(first) & gap::HARD == 0
                    && (i + 1 >= to || self.gap(i + 1) & gap::HARD != 0);
                let third = bits & class::VERB_THIRD != 0
                    && (closes
                        || (predicate || self.acts_as_many(i))
                            && i + 1 < to
                            && self.gap(i + 1) & gap::HARD == 0);
                // "open to talks", "rejected sanctions", "Talks will resume": what ends in s after a preposition or a finite
                // verb, or opens a sentence before an auxiliary, is no verb
                let bare = i == first
                    && bits & class::VERB_THIRD != 0
                    && bits & (class::VERB_BASE | class::VERB_PAST) == 0
                    && if i == 0 || self.gap(i) & gap::HARD != 0 {
                        i + 1 < to
                            && self.gap(i + 1) & gap::HARD == 0
                            && (self.is(i + 1, class::AUXILIARY)
                                // "Shares fell", but in a headline "Backs proposed ban"
                                || self.is(i + 1, class::VERB_PAST)
                                    && !self.is(i + 1, class::VERB_NOUN)
                                    && !self.sentence(i).is_heading)
                    } else {
                        self.is(i - 1, class::PREPOSITION | class::TO)
                            || self.is(i - 1, class::VERB_PAST | class::VERB_THIRD)
                                && !self.is(i - 1, class::VERB_NOUN | class::AUXILIARY)
                            // "he wants guarantees"
                            || self.is(i - 1, class::VERB_THIRD)
                                && i >= 2
                                && (self.is(i - 2, class::SUBJECT)
                                    || self.shape(i - 2, shape::CAPITAL))
                    };
                // "Mayor backs ban on cars": no article in a headline
                let headline = i == first
                    && i >= 2
                    && bits & class::VERB_BASE != 0
                    && bits & class::VERB_PAST == 0
                    && self.is_joined(i)
                    && self.is(i - 1, class::VERB_THIRD)
                    && !self.is(i - 1, class::AUXILIARY)
                    && self.sentence_of.get(i - 2) == self.sentence_of.get(i)
                    && self.is_joined(i - 1)
                    && (!self.is(i - 1, class::VERB_NOUN)
                        || self.sentence(i).is_heading && !self.ends_in_s(i - 2));
                return bare
                    || headline
                    || opened
                    || (follows_noun && (base || third) && bits & class::VERB_PAST == 0);
            }
            // "the case", "a ferry", "a shuttle bus": a bare form right behind an article, or behind the noun of "a", is a noun
            if bits & class::VERB_BASE != 0
                && bits & (class::VERB_PAST | class::VERB_THIRD) == 0
                && (i == first + 1 && is_mark(first, &lexicon.marks.articles)
                    || i == first + 2 && bits & class::CUE == 0 && is_mark(first, &lexicon.marks.a))
            {
                return true;
            }
            // "an internal paper says": a noun that can be a source
            if opened
                && bits & class::VERB_BASE != 0
                && bits & class::VERB_PAST == 0
                && self.entity_of.get(i).is_some_and(|e| *e > 0)
            {
                return true;
            }
            if bits & (class::VERB_ING | class::VERB_PARTICIPLE) != 0
                && bits & class::VERB_BASE == 0
            {
                // "The firm said profits rose", "Another said Orlo had lied": what reports is no adjective of what follows
                let reports = bits & class::CUE != 0
                    && bits & class::VERB_PAST != 0
                    && i > first
                    && (self.entity_of.get(i - 1).is_some_and(|e| *e > 0)
                        || self.is(i - 1, class::QUANTIFIER | class::NUMBER)
                            && self.shape(i + 1, shape::CAPITAL));
                if reports {
                    return false;
                }
                return opened && (next_is_noun || bits & class::VERB_ING != 0);
            }
            return opened && next_is_noun && bits & class::CUE == 0;
        }
        if bits & class::ADVERB != 0 {
            // "in the south", "on the right": nothing else stands behind the article
            let stands_alone = i == first + 1
                && is_mark(first, &lexicon.marks.articles)
                && (i + 1 >= to
                    || self.gap(i + 1) & gap::HARD != 0
                    || self.is(
                        i + 1,
                        class::PREPOSITION | class::AUXILIARY | class::COORDINATOR,
                    )
                    || self.is(i + 1, class::FINITE)
                        && !self.is(i + 1, class::VERB_NOUN | class::VERB_PARTICIPLE));
            return stands_alone
                || opened
                    && i + 1 < to
                    && self.is(i + 1, class::ADJECTIVE)
                    && self.gap(i + 1) & gap::HARD == 0;
        }
        true
    }

    /// Whether the noun at word `i` that is a verb, too, is who does what follows: "Consumer | groups | fear that prices will rise".
    fn acts_as_many(&self, i: usize) -> bool {
        self.entity_of.get(i).is_some_and(|e| *e > 0)
            && self.class(i) & (class::VERB_BASE | class::VERB_PAST) == 0
            && self.class(i + 1) & (class::CUE | class::VERB_BASE) == class::CUE | class::VERB_BASE
            && self.is_joined(i + 2)
            && self.opens_complement(i + 2)
            && !self.is(i + 2, class::PREPOSITION)
    }

    /// Whether word `i`, at the end of a phrase that begins with `first`, is the verb of those who stand before its preposition: "Some in
    /// the party [fear] a vote", "People close to the case [suspect] that he lied"; not "critics of the party plan".
    fn is_verb_of_many(&self, first: usize, i: usize, to: usize) -> bool {
        let open = |k: usize| k < to && self.is_joined(k);
        let Some(mut who) = first.checked_sub(2) else {
            return false;
        };
        // "police investigating the fire", "residents living near the plant"
        let mut acts = self.is(first - 1, class::VERB_ING);
        if !self.is(i, class::VERB_BASE)
            || i == first
            || !acts && !self.is(first - 1, class::PREPOSITION)
            || !open(first)
            || !open(first - 1)
        {
            return false;
        }
        if !acts && who > 0 && open(who) && self.is(who, class::VERB_ING | class::VERB_PARTICIPLE) {
            acts = true;
            who -= 1;
        }
        let subject = class::DETERMINER | class::POSSESSIVE | class::SUBJECT;
        let clause = |k: usize| self.is(k, subject) || self.shape(k, shape::CAPITAL);
        let complement = if self.is(i + 1, class::RELATIVE) {
            open(i + 2) && clause(i + 2)
        } else {
            clause(i + 1)
        };
        let is_source = |k: usize| self.entity_of.get(k).is_some_and(|e| *e > 0);
        let several = is_source(who) && (acts || self.ends_in_s(who))
            || self.is(who, class::ADJECTIVE) && who.checked_sub(1).is_some_and(is_source);
        if !open(i + 1) {
            // "The firm knew it, emails seen by the Herald [show].": who says so behind a comma
            return acts
                && several
                && (who.saturating_sub(2)..=who).any(|k| self.gap(k) & gap::COMMA != 0);
        }
        complement && (several || self.is(who, class::QUANTIFIER))
    }

    /// Reads one noun phrase at `i`, if one starts there; gives the next word to look at.
    fn phrase(
        &self,
        lexicon: &Lexicon,
        i: usize,
        from: usize,
        to: usize,
        out: &mut Vec<Phrase>,
    ) -> usize {
        let bits = self.class(i);
        let after_preposition =
            i > from && self.is(i - 1, class::PREPOSITION) && self.gap(i) & gap::HARD == 0;
        let single = |kind| Phrase {
            first: i as u32,
            end: i as u32 + 1,
            head: i as u32,
            kind,
            after_preposition,
            ..Phrase::default()
        };
        if bits & class::EMPTY != 0 {
            // "what it called": it does
            let acts = i > from
                && self.is(i - 1, class::RELATIVE)
                && !self.is(i - 1, class::SUBORDINATOR)
                && self.is(i + 1, class::CUE)
                && self.is_joined(i);
            out.push(single(if acts {
                PhraseKind::Pronoun
            } else {
                PhraseKind::Empty
            }));
            return i + 1;
        }
        let counts = bits & (class::NUMBER | class::QUANTIFIER) != 0
            && i + 1 < to
            && self.is_joined(i + 1)
            && (self.class(i + 1) & (class::VERB | class::AUXILIARY | class::PREPOSITION) == 0
                // "one engineer estimated": a noun that is a verb too, before a verb
                || self.is(i + 1, class::VERB_NOUN)
                    && !self.is(i + 1, class::AUXILIARY | class::PREPOSITION)
                    && i + 2 < to
                    && self.gap(i + 2) & gap::HARD == 0
                    && self.is(i + 2, class::CUE | class::AUXILIARY | class::VERB_PAST)
                // "one engineer": a noun of people
                || self.entity_of.get(i + 1).is_some_and(|e| *e != 0));
        if bits & (class::SUBJECT | class::OBJECT) != 0
            && bits & (class::POSSESSIVE | class::DETERMINER) == 0
            && !counts
        {
            out.push(single(PhraseKind::Pronoun));
            return i + 1;
        }
        // "in which Orlo criticized": no determiner of the name
        let which = bits & class::DETERMINER != 0
            && i + 1 < to
            && (after_preposition || i > from && self.gap(i) & gap::COMMA != 0)
            && (self.shape(i + 1, shape::CAPITAL)
                || self.is(
                    i + 1,
                    class::DETERMINER | class::POSSESSIVE | class::SUBJECT,
                )
                // "a plan, which farmers oppose"
                || !after_preposition
                    && self.ends_in_s(i + 1)
                    && self.gap(i + 2) & gap::HARD == 0
                    && self.is(i + 2, class::FINITE | class::AUXILIARY)
                // "Velmark, which hosts the talks"
                || !after_preposition
                    && self.is(i + 1, class::FINITE)
                    && self.gap(i + 2) & gap::HARD == 0
                    && self.opens_complement(i + 2));
        // "What Orlo did not say was that"
        let what = i == from
            && self
                .words
                .get(i)
                .is_some_and(|w| w.id != 0 && w.id == lexicon.marks.what)
            && self.shape(i + 1, shape::CAPITAL)
            && !self.is(i + 1, class::SUBJECT);
        if what
            || bits & class::RELATIVE != 0
                && bits & class::SUBORDINATOR == 0
                && (which || bits & class::DETERMINER == 0)
        {
            out.push(single(PhraseKind::Relative));
            return i + 1;
        }
        // "that" before a clause opens no phrase: "said that the course ..."
        let is_that = self
            .words
            .get(i)
            .is_some_and(|w| w.id != 0 && w.id == lexicon.marks.that);
        if is_that
            && i + 1 < to
            && (self.is(
                i + 1,
                class::DETERMINER
                    | class::POSSESSIVE
                    | class::SUBJECT
                    | class::QUANTIFIER
                    | class::NUMBER,
            ) || self.shape(i + 1, shape::CAPITAL)
                || self.is_bare_source(lexicon, i + 1, from, to)
                // "an ordeal that rescuers said was over": several are no "that"
                || self.ends_in_s(i + 1)
                    && self.class(i + 1) & class::VERB == 0
                    && self.entity_of.get(i + 1).is_some_and(|e| *e != 0)
                    && self.is_joined(i + 1)
                    && self.is(i + 2, class::CUE))
        {
            return i + 1;
        }
        // "banks, which hold the debt", "those who fear a vote": what follows is their verb
        let follows_who = i > from
            && self.is(i - 1, class::RELATIVE)
            && !self.is(i - 1, class::SUBORDINATOR)
            && self.gap(i) & gap::HARD == 0
            && (!self.is(i - 1, class::DETERMINER) || self.gap(i - 1) & gap::COMMA != 0)
            && bits & (class::VERB_BASE | class::VERB_PAST | class::VERB_THIRD) != 0
            && bits & (class::ADJECTIVE | class::ADVERB | class::DETERMINER | class::POSSESSIVE)
                == 0
            && !self.shape(i, shape::CAPITAL)
            && i + 1 < to
            && self.opens_complement(i + 1);
        if follows_who {
            return i + 1;
        }
        let opens = bits
            & (class::DETERMINER
                | class::POSSESSIVE
                | class::QUANTIFIER
                | class::NUMBER
                | class::ADJECTIVE)
            != 0;
        // "accused the Union": a participle before an article, an object or a preposition is a verb
        let acts = bits & class::ADJECTIVE != 0
            && bits & (class::VERB_PAST | class::VERB_ING | class::VERB_PARTICIPLE) != 0
            && bits & (class::DETERMINER | class::NUMBER | class::QUANTIFIER) == 0
            && (self.gap(i + 1) & gap::HARD != 0 || i + 1 >= to || self.opens_complement(i + 1));
        if acts {
            return i + 1;
        }
        // "In 2019 | Orlava's parliament approved it"
        let is_year = after_preposition
            && self.shape(i, shape::DIGIT)
            && self.word_len(i) == 4
            && i + 1 < to
            && self.is_joined(i + 1)
            && (self.shape(i + 1, shape::CAPITAL)
                || self.is(i + 1, class::DETERMINER | class::POSSESSIVE));
        if is_year {
            self.push_phrase(lexicon, i, i + 1, false, after_preposition, out);
            return i + 1;
        }
        // "has long opposed": no adjective
        let long = i > from
            && bits & class::ADJECTIVE != 0
            && bits & (class::DETERMINER | class::NUMBER | class::QUANTIFIER) == 0
            && self.is(i - 1, class::HAVE)
            && i + 1 < to
            && (self.is(i + 1, class::VERB_PARTICIPLE) && self.is(i + 1, class::VERB_PAST)
                || self.is(i + 1, class::BE))
            && self.gap(i + 1) & gap::HARD == 0;
        if long {
            return i + 1;
        }
        // "Poll: half want a vote", where the word could be a verb
        let is_label = i == from
            && self.gap(i + 1) & gap::COLON != 0
            && self.entity_of.get(i).is_some_and(|e| *e != 0);
        let mut end = if is_label {
            i + 1
        } else {
            self.office(i, from, to).unwrap_or(i)
        };
        if end > i {
            // no verb
        } else if opens && bits & (class::PREPOSITION | class::AUXILIARY | class::COORDINATOR) == 0
            || self.can_be_noun(lexicon, i, i, to)
            || self.is_bare_source(lexicon, i, from, to)
        {
            end = i + 1;
            // a possessive pronoun is a source of its own for a noun cue ("his emphasis on")
            if bits & class::POSSESSIVE != 0 {
                out.push(Phrase {
                    is_possessive: true,
                    ..single(PhraseKind::Pronoun)
                });
            }
        }
        if end == i {
            return i + 1;
        }
        while end < to && self.gap(end) & gap::HARD == 0 {
            let bits = self.class(end);
            let owner = self.shape(end - 1, shape::POSSESSIVE) && bits & class::AUXILIARY == 0;
            if owner {
                self.push_phrase(lexicon, i, end, true, after_preposition, out);
            }
            if self.is_verb_behind(i, end, from, to)
                || self.acts_without_that(lexicon, i, end, from, to)
                || self.is_apart(lexicon, i, end, to)
            {
                break;
            }
            // "exit polls": a name of the lexicon holds a phrase together
            let is_one = bits & class::PREPOSITION == 0 && self.continues_entity(end);
            let holds = is_one || self.is_hyphened(end) || self.is_adjectival(end);
            if holds || self.can_be_noun(lexicon, end, i, to) {
                end += 1;
            } else if let Some(role) = self
                .role_of_name(end, to)
                .filter(|_| self.shape(end - 1, shape::CAPITAL))
            {
                // "Halden head coach Mara Orlo"
                end = role;
            } else {
                break;
            }
        }
        let possessive = self.shape(end - 1, shape::POSSESSIVE);
        self.push_phrase(lexicon, i, end, possessive, after_preposition, out);
        end
    }

    /// Whether a hyphen binds word `i` to the word before: "Sant Ilar-based", "rank-and-file".
    fn is_hyphened(&self, i: usize) -> bool {
        self.gap(i) & gap::HYPHEN != 0 && self.gap(i) & gap::SPACE == 0
    }

    /// Whether word `i` can tell of the noun that follows.
    fn is_adjectival(&self, i: usize) -> bool {
        self.is(i, class::ADJECTIVE | class::NUMBER | class::QUANTIFIER)
            && !self.is(
                i,
                class::PREPOSITION | class::AUXILIARY | class::COORDINATOR,
            )
    }

    /// Whether word `i` is covered by a match of a name, a role or a source.
    fn is_source(&self, i: usize) -> bool {
        self.entity_match(i).is_some()
    }

    /// Whether word `end` is the verb of the noun phrase that begins at word `i`, or leads on to it.
    fn is_verb_behind(&self, i: usize, end: usize, from: usize, to: usize) -> bool {
        let bits = self.class(end);
        let is_source = |k: usize| self.is_source(k);
        let hyphened = self.is_hyphened(end);
        // "Orlava accused Velmark": a participle between two names is a verb
        let between_names = bits & class::VERB_PAST != 0
            && self.shape(end - 1, shape::CAPITAL)
            && !self.is(end - 1, class::DETERMINER | class::POSSESSIVE)
            && !self.shape(end - 1, shape::POSSESSIVE)
            && !self.shape(end, shape::CAPITAL)
            && end + 1 < to
            && (self.shape(end + 1, shape::CAPITAL)
                || self.is(end + 1, class::DETERMINER | class::POSSESSIVE));
        // "the opposition accused Varga", "one official called it": a participle after a noun and before an object is the verb
        let past = bits & class::VERB_PAST != 0
            && bits & (class::NUMBER | class::QUANTIFIER) == 0
            && (end > i + 1 && is_source(end - 1)
                || !self.is(
                    end - 1,
                    class::DETERMINER
                        | class::POSSESSIVE
                        | class::ADJECTIVE
                        | class::QUANTIFIER
                        | class::ADVERB,
                ))
            && !self.shape(end - 1, shape::POSSESSIVE)
            && !self.shape(end, shape::CAPITAL)
            && self.opens_complement(end + 1);
        // "the firm cut its forecast": a noun that is a past form, too
        let acts = bits & class::VERB_NOUN != 0
            && end > i + 1
            && is_source(end - 1)
            && self.is(end + 1, class::DETERMINER | class::POSSESSIVE)
            && self.is_joined(end + 1);
        // "Orlo later apologized", "the ministry later said": a word that is an adverb too, between a noun and its verb
        let adverb = bits & class::ADVERB != 0
            && (self.shape(end - 1, shape::CAPITAL) || end > i + 1 && is_source(end - 1))
            && !self.shape(end - 1, shape::POSSESSIVE)
            && !self.is(end - 1, class::DETERMINER | class::POSSESSIVE)
            && end + 1 < to
            && self.gap(end + 1) & gap::HARD == 0
            && self.is(
                end + 1,
                class::CUE | class::VERB_PAST | class::AUXILIARY | class::WEEKDAY,
            );
        // "Some think the dam is safe": a verb of many
        let many = end == i + 1
            && self.is(i, class::QUANTIFIER)
            && self.is(i, class::SUBJECT)
            && bits & class::FINITE == class::VERB_BASE
            && bits & class::CUE != 0
            && (i == from || self.is_parted(i))
            && self.is_joined(end + 1)
            && self.is(
                end + 1,
                class::DETERMINER | class::POSSESSIVE | class::SUBJECT,
            );
        between_names
            || past && (self.is_adjectival(end) || acts) && !hyphened
            || adverb && !hyphened
            || many
    }

    /// Whether a name at word `end` acts in a clause of its own, which has no "that", behind the noun phrase that begins at word `i`.
    fn acts_without_that(
        &self,
        lexicon: &Lexicon,
        i: usize,
        end: usize,
        from: usize,
        to: usize,
    ) -> bool {
        if end < i + 2
            || !self.shape(end, shape::CAPITAL)
            || self.shape(end - 1, shape::CAPITAL)
            || self.is_source(end - 1)
        {
            return false;
        }
        // "No wonder | Orlo resigned"
        if end == i + 2 && self.is_word(i, lexicon.marks.no) {
            return true;
        }
        if self.gap(end) & gap::HYPHEN != 0
            || !self.is(i, class::DETERMINER)
            || self.shape(end - 1, shape::POSSESSIVE)
        {
            return false;
        }
        // "a figure Transvia disputes", "the plan Orlo unveiled"
        let is_proposal = || {
            let id = self.id(end - 1);
            id != 0 && lexicon.vocabulary.side(id) & crate::lexicon::side::PROPOSAL != 0
        };
        let acts = !self.is(end - 1, class::ADJECTIVE)
            && (self.is_one_of(i, &lexicon.marks.a) || is_proposal())
            && end + 1 < to
            && self.gap(end + 1) & gap::HARD == 0
            && self.is(
                end + 1,
                class::CUE | class::AUXILIARY | class::VERB_PAST | class::VERB_THIRD,
            );
        // "the bridge | Orlo said would close", "the scene Orlo was describing could change": a verb without an object before a verb
        let contact = || {
            let verb = (end..to.min(end + 4)).find(|k| !self.shape(*k, shape::CAPITAL));
            let verb = verb.filter(|v| (end + 1..=v + 1).all(|k| self.is_joined(k)));
            verb.is_some_and(|v| {
                let v = v + usize::from(self.is(v, class::AUXILIARY));
                self.is(v, class::CUE)
                    && self.is(v + 1, class::AUXILIARY)
                    && !self.is(v + 1, class::TO | class::SUBJECT)
                    && self.is_joined(v + 1)
            })
        };
        acts || !(i > from && self.is(i - 1, class::RELATIVE)) && contact()
    }

    /// Whether what begins at word `end` tells when it was or on what it hangs, behind the noun phrase that begins at word `i`.
    fn is_apart(&self, lexicon: &Lexicon, i: usize, end: usize, to: usize) -> bool {
        let bits = self.class(end);
        let hyphened = self.is_hyphened(end);
        // "told a Senate panel | Wednesday that", "Orlo | Sunday night recounted": when it was, but not "the Monday meeting"
        let day = bits & class::WEEKDAY != 0
            // "the Port Ashe Sun"
            && self.word_len(end) > 5
            && !hyphened
            && !self.is(
                end - 1,
                class::DETERMINER | class::POSSESSIVE | class::ADJECTIVE | class::WEEKDAY,
            )
            && !self.shape(end - 1, shape::POSSESSIVE)
            && (end + 1 >= to
                || self.gap(end + 1) & gap::HARD != 0
                || self.is_one_of(end + 1, &lexicon.marks.periods)
                || self.class(end + 1) & (class::CUE | class::AUXILIARY) != 0
                || !self.can_be_noun(lexicon, end + 1, i, to));
        // "demanded its abolition four years ago": when it was
        let counts_time = end > i
            && bits & class::NUMBER != 0
            && !self.is(
                end - 1,
                class::DETERMINER
                    | class::POSSESSIVE
                    | class::ADJECTIVE
                    | class::QUANTIFIER
                    | class::NUMBER,
            )
            && end + 1 < to
            && self.gap(end + 1) & gap::HARD == 0
            && self.is_one_of(end + 1, &lexicon.marks.spans);
        // "the firm both said": after the noun
        let floats = bits & class::QUANTIFIER != 0
            && bits & class::NUMBER == 0
            && !self.is(
                end - 1,
                class::DETERMINER | class::POSSESSIVE | class::ADVERB,
            )
            && end + 1 < to
            && self.is(end + 1, class::CUE | class::AUXILIARY)
            && self.gap(end + 1) & gap::HARD == 0;
        // "approved the plan subject to a review": what follows is a condition
        let binds = self.is_word(end, lexicon.marks.subject)
            && self.is_word(end + 1, lexicon.marks.to)
            && !self.is(
                end - 1,
                class::DETERMINER | class::POSSESSIVE | class::ADJECTIVE,
            );
        day || counts_time || floats || binds
    }

    fn push_phrase(
        &self,
        lexicon: &Lexicon,
        first: usize,
        end: usize,
        is_possessive: bool,
        after_preposition: bool,
        out: &mut Vec<Phrase>,
    ) {
        let head = end - 1;
        let mut kind = PhraseKind::Other;
        let mut entry = None;
        let has_determiner = self.is(
            first,
            class::DETERMINER | class::POSSESSIVE | class::QUANTIFIER,
        );
        let starts = self.words.get(head).is_some_and(|w| w.starts_sentence);
        let bits = self.class(head);
        let found = self.entity_of.get(head).copied().unwrap_or(0);
        if found > 0
            && let Some(m) = self.matches.get(found as usize - 1)
        {
            let e = lexicon.entry(m.entry);
            entry = Some(m.entry);
            kind = match e.layer {
                Layer::Role | Layer::Source => PhraseKind::Source,
                _ => PhraseKind::Name,
            };
        }
        // "Kim Dae-ho"
        let is_second = head > first
            && self.gap(head) & (gap::HYPHEN | gap::SPACE) == gap::HYPHEN
            && self.shape(head - 1, shape::CAPITAL)
            && bits == 0
            && self.word_len(head) <= 5;
        let name_like = (self.shape(head, shape::CAPITAL) || is_second)
            && bits & (class::MONTH | class::WEEKDAY) == 0
            && (!starts
                || bits & (class::VERB | class::ADJECTIVE | class::ADVERB | class::DETERMINER)
                    == 0
                || bits & (class::FEMALE | class::MALE) != 0);
        if kind == PhraseKind::Other && name_like {
            kind = PhraseKind::Name;
        }
        // demonstratives alone
        if end == first + 1 && has_determiner && kind == PhraseKind::Other {
            kind = PhraseKind::Empty;
        }
        out.push(Phrase {
            first: first as u32,
            end: end as u32,
            head: head as u32,
            kind,
            is_possessive,
            after_preposition,
            entry,
            has_determiner,
        });
    }
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
