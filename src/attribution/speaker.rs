//! Speakers: one canonical name per article for every way a source is written: full name from any mention, surname, role,
//! acronym, pronoun. The id depends on the article alone.

use crate::attribution::cue::CueKind;
use crate::attribution::link::Attribution;
use crate::attribution::reading::{Phrase, PhraseKind, Reading};
use crate::attribution::source::Origin;
use crate::lexicon::{Layer, Lexicon, class};
use crate::span::Span;
use crate::text::token::{gap, shape};
use rustc_hash::{FxHashMap, FxHashSet, FxHasher};
use std::hash::Hasher;

/// What kind of source a speaker is (see the taxonomy).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Hash)]
pub enum SpeakerKind {
    /// A named person.
    Person,
    /// "the foreign minister".
    Role,
    /// A named body.
    Organization,
    /// States, capitals, governments.
    Government,
    /// "experts", "U.S. officials".
    Group,
    /// "a person familiar with the matter".
    Anonymous,
    /// "the report".
    Document,
    /// None of these could be told.
    #[default]
    Unknown,
}

impl SpeakerKind {
    /// The value in the tables.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Role => "role",
            Self::Organization => "organization",
            Self::Government => "government",
            Self::Group => "group",
            Self::Anonymous => "anonymous",
            Self::Document => "document",
            Self::Unknown => "unknown",
        }
    }

    /// The prefix of the id.
    fn prefix(self) -> &'static str {
        match self {
            Self::Role => "role:",
            Self::Group => "group:",
            Self::Anonymous => "anonymous:",
            Self::Document => "document:",
            _ => "",
        }
    }
}

/// One speaker, holder or actor of an article. The first of an analysis is `_article`, the article's own voice.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Speaker {
    /// Depends on the article alone: `sergei-lavrov`, `group:us-officials`, `_article`.
    pub id: String,
    /// The fullest name in the article.
    pub name: String,
    /// Kind.
    pub kind: SpeakerKind,
    /// `Foreign Minister`; empty where not stated.
    pub role: String,
    /// `Russia`, `the ministry`; empty where not stated.
    pub affiliation: String,
    /// All ways it is written in the article, in order of appearance, without pronouns.
    pub aliases: Vec<String>,
}

/// Grammatical gender, as far as known.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
enum Gender {
    #[default]
    Unknown,
    Female,
    Male,
}

#[derive(Clone, Debug, Default)]
struct Entity {
    speaker: Speaker,
    gender: Gender,
    is_plural: bool,
    /// Words of a person's name; 0 for what is no person.
    name_words: usize,
    /// First word of the last phrase that named it.
    seen: u32,
    /// Pronouns right after it that could be of nobody else: she counts up, he down.
    votes: i32,
}

/// A mention of an entity.
#[derive(Clone, Copy, Debug)]
struct Mention {
    /// First word of the phrase.
    word: u32,
    entity: u32,
    /// Where it stands, as points in its favour when a pronoun looks for its noun.
    salience: i32,
    /// The quotation it stands in, 0 for none.
    quotation: u32,
}

/// Who is described by a noun: "Foreign Minister" in "Foreign Minister Ilse Orlo", "Union" in "the Maresh Union".
#[derive(Clone, Copy, Debug)]
struct Holder {
    /// First word of the phrase.
    word: u32,
    entity: u32,
    /// The words of the description.
    role: Span,
}

/// The speakers of one article, built phrase by phrase.
#[derive(Clone, Debug, Default)]
pub struct Directory {
    entities: Vec<Entity>,
    by_id: FxHashMap<String, u32>,
    /// Key of the last name word → persons.
    by_surname: FxHashMap<u64, Vec<u32>>,
    /// Key of the first name word → persons.
    by_given: FxHashMap<u64, Vec<u32>>,
    /// Key of the head noun → who it describes, in the order of the text.
    by_head: FxHashMap<u64, Vec<Holder>>,
    /// Key of the initials → named bodies.
    by_initials: FxHashMap<u64, u32>,
    /// Keys of the stems of adjectives that look like demonyms ("Velmarkian"), and of words after "in": places.
    places: FxHashSet<u64>,
    mentions: Vec<Mention>,
    /// Entity of each phrase (parallel to the reading's phrases), `u32::MAX` for none.
    of_phrase: Vec<u32>,
    /// Phrases that stand in apposition to a name, with its entity.
    appositions: Vec<(u32, u32)>,
    /// Keys of words that stand with a capital in mid-sentence.
    capitals: FxHashSet<u64>,
    /// Who asks the questions of an interview ("Interview by Selim Arcand"), where the article says so.
    interviewer: Option<u32>,
}

const NOBODY: u32 = u32::MAX;

/// What was read from the words of one phrase; all of it borrowed from the text and the lexicon.
#[derive(Clone, Copy, Debug, Default)]
struct Parts<'a> {
    /// The name words.
    name: &'a str,
    name_words: usize,
    /// Mr., Ms.
    title: &'a str,
    /// Role words.
    role: Span,
    affiliation: &'a str,
    gender: Gender,
    /// Category of the entry at the head, and the entry's name (for places).
    category: &'static str,
    place: &'a str,
    layer: Option<Layer>,
    /// The whole phrase without its article.
    text: Span,
    /// First word and one past the last word of `text`.
    words: (usize, usize),
    is_plural: bool,
    is_indefinite: bool,
    /// Begins with any, every, no: nobody in particular.
    is_generic: bool,
    /// Begins with two, three, several.
    is_counted: bool,
    /// A given name that the lists know is among the name words.
    has_given: bool,
}

impl Directory {
    /// Reads all noun phrases of a document.
    ///
    /// First the full names, so that a surname in the headline finds its owner; then all names, with the roles that stand
    /// beside them; then what is described by a noun alone ("the minister"), which may precede its name.
    pub fn read(&mut self, text: &str, reading: &Reading, lexicon: &Lexicon) {
        self.clear();
        // of the phrases that can be speakers, by number: most are neither names nor nouns of the lexicons
        let parts: Vec<(usize, Parts)> = reading
            .phrases
            .iter()
            .enumerate()
            .filter_map(|(k, p)| Some((k, parts(text, reading, lexicon, p)?)))
            .collect();
        self.find_places(text, reading);
        for (_, p) in &parts {
            if p.name_words >= 2 && p.layer.is_none() {
                self.person(text, p);
            }
        }
        self.of_phrase.resize(reading.phrases.len(), NOBODY);
        for (k, p) in &parts {
            let named = self.named(text, reading, &parts, *k, p);
            if let (Some(slot), Some(entity)) = (self.of_phrase.get_mut(*k), named) {
                *slot = entity;
            }
        }
        for (at, entity) in std::mem::take(&mut self.appositions) {
            if let Some(slot) = self
                .of_phrase
                .get_mut(at as usize)
                .filter(|slot| **slot == NOBODY)
            {
                *slot = entity;
            }
        }
        for (k, p) in &parts {
            let k = *k;
            if self.of_phrase.get(k).copied() == Some(NOBODY) {
                let described = self.described(text, reading, k, p);
                if let (Some(slot), Some(entity)) = (self.of_phrase.get_mut(k), described) {
                    *slot = entity;
                }
            }
        }
        self.vote(text, reading);
        self.find_mentions(text, reading);
    }

    /// The gender of names that no list knows, from the pronouns of sentences with one person in them: "Adaeze Orlo said on
    /// Monday that she ..."
    fn vote(&mut self, text: &str, reading: &Reading) {
        let (mut sentence, mut person, mut several) = (u32::MAX, NOBODY, false);
        for (k, phrase) in reading.phrases.iter().enumerate() {
            let first = phrase.first as usize;
            let here = reading.sentence_of.get(first).copied().unwrap_or(0);
            if here != sentence {
                (sentence, person, several) = (here, NOBODY, false);
            }
            if phrase.kind == PhraseKind::Pronoun {
                let vote = match key_word(reading.word(text, first)) {
                    Some("she" | "her" | "herself") => 1,
                    Some("he" | "his" | "him" | "himself") => -1,
                    _ => 0,
                };
                if vote != 0
                    && !several
                    && reading.quotation(first) == 0
                    && let Some(e) = self.entities.get_mut(person as usize)
                {
                    e.votes += vote;
                }
            } else if let Some(entity) = self.of_phrase(k) {
                let kind = self
                    .entities
                    .get(entity as usize)
                    .map_or(SpeakerKind::Unknown, |e| e.speaker.kind);
                if matches!(
                    kind,
                    SpeakerKind::Person | SpeakerKind::Role | SpeakerKind::Anonymous
                ) {
                    several |= person != NOBODY && person != entity;
                    person = entity;
                }
            }
        }
        for e in &mut self.entities {
            if e.gender == Gender::Unknown && e.votes != 0 && e.speaker.kind == SpeakerKind::Person
            {
                e.gender = if e.votes > 0 {
                    Gender::Female
                } else {
                    Gender::Male
                };
            }
        }
    }

    fn clear(&mut self) {
        self.entities.clear();
        self.by_id.clear();
        self.by_surname.clear();
        self.by_given.clear();
        self.by_head.clear();
        self.by_initials.clear();
        self.places.clear();
        self.mentions.clear();
        self.of_phrase.clear();
        self.appositions.clear();
        self.capitals.clear();
        self.interviewer = None;
        self.entities.push(Entity {
            speaker: Speaker {
                id: "_article".into(),
                name: "_article".into(),
                ..Speaker::default()
            },
            ..Entity::default()
        });
    }

    /// Unknown capitalised words that are places: "in Torsholm", "Velmarkian" beside "Velmark".
    fn find_places(&mut self, text: &str, reading: &Reading) {
        for (i, token) in reading.tokens.iter().enumerate() {
            if !token.is(shape::CAPITAL) || i == 0 {
                continue;
            }
            let word = token.base().of(text);
            if !reading.words.get(i).is_some_and(|w| w.starts_sentence)
                && !reading.sentence(i).is_heading
            {
                self.capitals.insert(key(word));
            }
            if word.len() >= 6 {
                for ending in ["ian", "an", "ese", "ish", "i"] {
                    if let Some(stem) = word.strip_suffix(ending).filter(|s| s.len() >= 4) {
                        self.places.insert(key(stem));
                        break;
                    }
                }
            }
            let before = reading.word(text, i - 1);
            let alone = !reading.shape(i + 1, shape::CAPITAL)
                || reading.gap(i + 1) & (gap::HARD | gap::MARK) != 0;
            let inside = reading.gap(i) & (gap::HARD | gap::MARK) == 0
                && matches!(
                    before,
                    "in" | "In" | "near" | "across" | "into" | "outside" | "inside"
                );
            if alone && inside {
                self.places.insert(key(word));
            } else if inside {
                // "in Sant Ilar"
                let end = (i + 1..i + 4)
                    .find(|e| {
                        !reading.shape(*e, shape::CAPITAL)
                            || reading.gap(*e) & (gap::HARD | gap::MARK) != 0
                    })
                    .unwrap_or(i + 1);
                if !reading.shape(end - 1, shape::POSSESSIVE) {
                    self.places.insert(key(reading.base_span(i, end).of(text)));
                }
            }
        }
    }

    /// Whether a single unknown name is one of a place: a word that stands after "in", or whose adjective is in the article.
    fn is_place(&self, name: &str) -> bool {
        self.places.contains(&key(name))
            || self
                .places
                .contains(&key(name.trim_end_matches(['a', 'e', 'i', 'o', 'u', 'y'])))
    }

    /// The entity that a phrase names; none for descriptions that may be of somebody named elsewhere.
    fn named(
        &mut self,
        text: &str,
        reading: &Reading,
        parts: &[(usize, Parts)],
        k: usize,
        p: &Parts,
    ) -> Option<u32> {
        let phrase = *reading.phrases.get(k)?;
        let word = phrase.first;
        // "Bloomberg said" after "Michael Bloomberg"
        let lone = phrase.end == phrase.first + 1
            && matches!(p.layer, Some(Layer::Source | Layer::Place))
            && reading.shape(phrase.first as usize, shape::CAPITAL);
        if lone
            && !phrase.after_preposition
            && let Some(known) = self
                .by_surname
                .get(&key(p.text.of(text)))
                .and_then(|l| l.first())
                .copied()
        {
            self.see(known, word);
            return Some(known);
        }
        match p.layer {
            None if !p.name.is_empty() => {
                if let Some(body) = self.body_with_chain(text, reading, &phrase, p) {
                    return Some(body);
                }
                if self.is_common(text, reading, &phrase, p) {
                    return None;
                }
                let entity = self.person(text, p);
                self.see(entity, word);
                self.register_roles(text, reading, parts, k, p, entity);
                Some(entity)
            }
            Some(Layer::Place) => {
                let kind = match p.category {
                    "organization" => SpeakerKind::Organization,
                    "demonym" => SpeakerKind::Group,
                    _ => SpeakerKind::Government,
                };
                let name =
                    if matches!(p.category, "capital" | "seat" | "demonym") || p.place.is_empty() {
                        p.text.of(text)
                    } else {
                        p.place
                    };
                let entity = self.add(kind, name, p, text);
                self.see(entity, word);
                Some(entity)
            }
            // "the Lodrin Courier": a trade with a capital after a name is a paper
            Some(Layer::Role)
                if p.category == "profession"
                    && !p.affiliation.is_empty()
                    && p.role.of(text).starts_with(char::is_uppercase)
                    && !is_upper(p.role.of(text))
                    && matches!(
                        p.role.of(text),
                        "Courier" | "Guardian" | "Observer" | "Pilot" | "Mirror" | "Examiner"
                    ) =>
            {
                let entity = self.add(SpeakerKind::Organization, p.text.of(text), p, text);
                self.hold(text, entity, word, p.text);
                self.see(entity, word);
                Some(entity)
            }
            Some(Layer::Source) if matches!(p.category, "organization" | "government") => {
                let owned = usize::from(reading.is(p.words.0, class::POSSESSIVE));
                let words = p
                    .text
                    .of(text)
                    .split([' ', '-'])
                    .filter(|w| !w.is_empty())
                    .count()
                    - owned;
                let chained = self.body_with_chain(text, reading, &phrase, p);
                if chained.is_some() {
                    return chained;
                }
                let is_proper = p.category == "government"
                    && words == 1
                    && p.text.of(text).starts_with(char::is_uppercase)
                    && body_kind(p.category, p.text.of(text)) == SpeakerKind::Government;
                if words < 2 && !(is_proper && owned == 0) || owned > 0 {
                    return None;
                }
                let kind = body_kind(p.category, p.text.of(text));
                let entity = self.add(kind, p.text.of(text), p, text);
                self.hold(text, entity, word, p.text);
                self.see(entity, word);
                Some(entity)
            }
            _ => None,
        }
    }

    /// Whether a single capitalised word that begins a sentence is no name: nowhere else with a capital, and no verb follows
    /// ("Privately, her staff", "Yes.").
    fn is_common(&self, text: &str, reading: &Reading, phrase: &Phrase, p: &Parts) -> bool {
        if p.name_words != 1
            || !p.title.is_empty()
            || !p.role.is_empty()
            || phrase.end != phrase.first + 1
            || phrase.is_possessive
        {
            return false;
        }
        let first = phrase.first as usize;
        if reading.is(first, class::ADVERB)
            || p.name.len() > 5
                && p.name.ends_with("ly")
                && reading.gap(first + 1) & gap::COMMA != 0
            || matches!(p.name, "Yes" | "No" | "Well" | "Please" | "Sorry")
        {
            return true;
        }
        let starts = reading.words.get(first).is_some_and(|w| w.starts_sentence);
        // a given name that is a word as well ("Patience is not a plan")
        let follows = if p.has_given {
            class::CUE
        } else {
            class::FINITE | class::AUXILIARY | class::ADVERB
        };
        let verb = reading.gap(first + 1) & gap::HARD == 0 && reading.is(first + 1, follows);
        if p.has_given && self.by_given.contains_key(&key(p.name)) {
            return false;
        }
        let label = reading.gap(first + 1) & gap::COLON != 0;
        starts
            && !verb
            && !label
            && !self.capitals.contains(&key(p.name))
            && !self.by_surname.contains_key(&key(p.name))
            && !is_upper(
                text.get(p.text.start as usize..p.text.end as usize)
                    .unwrap_or(""),
            )
    }

    /// "National Bank of Velmark", "Chamber of Commerce": a body whose name goes on after "of" or "for".
    fn body_with_chain(
        &mut self,
        text: &str,
        reading: &Reading,
        phrase: &Phrase,
        p: &Parts,
    ) -> Option<u32> {
        let end = p.words.1;
        if phrase.is_possessive
            || reading.gap(end) & (gap::HARD | gap::MARK) != 0
            || !matches!(reading.word(text, end), "of" | "for")
        {
            return None;
        }
        if !reading.shape(end.checked_sub(1)?, shape::CAPITAL) {
            return None;
        }
        let is_body = match p.layer {
            Some(Layer::Source) => true,
            None => {
                p.name_words == 1
                    && !p.has_given
                    && p.title.is_empty()
                    && p.role.is_empty()
                    && !self.by_surname.contains_key(&key(p.name))
            }
            _ => false,
        };
        let from = end + 1 + usize::from(reading.is(end + 1, class::DETERMINER));
        if !is_body
            || !reading.shape(from, shape::CAPITAL)
            || reading.is(from, class::MONTH | class::WEEKDAY)
        {
            return None;
        }
        let long = reading
            .phrases_in(end + 1, end + 2)
            .iter()
            .map(|p| p.end as usize)
            .max()?;
        // the capitals are the name: "the National Bank of Velmark left its rate unchanged"
        let mut last = (from..long)
            .find(|i| !reading.shape(*i, shape::CAPITAL) && !reading.is(*i, class::PARTICLE))
            .unwrap_or(long);
        // "the Ministry of Ports and Fisheries"
        if reading.is(last, class::COORDINATOR)
            && reading.gap(last) & gap::HARD == 0
            && reading.shape(last + 1, shape::CAPITAL)
            && reading
                .phrases_in(last + 1, last + 2)
                .iter()
                .all(|p| p.end == p.first + 1)
        {
            let third =
                reading.is(last + 2, class::FINITE) || reading.gap(last + 2) & gap::HARD != 0;
            if third {
                last += 2;
            }
        }
        let span = reading.base_span(p.words.0, last);
        let kind = body_kind(p.category, span.of(text));
        let whole = Parts { text: span, ..*p };
        let entity = self.add(kind, span.of(text), &whole, text);
        self.hold(
            text,
            entity,
            phrase.first,
            reading.base_span(p.words.0, end),
        );
        self.see(entity, phrase.first);
        Some(entity)
    }

    fn see(&mut self, entity: u32, word: u32) {
        if let Some(e) = self.entities.get_mut(entity as usize) {
            e.seen = word;
        }
    }

    /// Notes that `entity` is described by `role` from word `word` on.
    fn hold(&mut self, text: &str, entity: u32, word: u32, role: Span) {
        let Some(head) = role.of(text).split([' ', '-', '\n']).next_back() else {
            return;
        };
        let list = self.by_head.entry(head_key(head)).or_default();
        let at = list.partition_point(|h| h.word <= word);
        list.insert(at, Holder { word, entity, role });
    }

    /// The roles that stand beside a name: "Foreign Minister Orlo", "Orlo, the finance minister,", "the port's director, Orlo,",
    /// "Orlo (chair)".
    fn register_roles(
        &mut self,
        text: &str,
        reading: &Reading,
        parts: &[(usize, Parts)],
        k: usize,
        p: &Parts,
        entity: u32,
    ) {
        let Some(phrase) = reading.phrases.get(k) else {
            return;
        };
        if !p.role.is_empty() {
            self.hold(text, entity, phrase.first, p.role);
        } else if !p.title.is_empty() {
            let span = p.text;
            let title = Span {
                start: span.start,
                end: span.start + p.title.len() as u32,
            };
            if title.of(text) == p.title {
                self.hold(text, entity, phrase.first, title);
            }
        }
        if phrase.is_possessive {
            return;
        }
        // "Ilse Orlo (chair)"
        let end = phrase.end as usize;
        if reading.gap(end) & gap::OPEN != 0
            && reading.gap(end + 1) & gap::CLOSE != 0
            && !reading.shape(end, shape::CAPITAL | shape::DIGIT)
        {
            self.hold(text, entity, phrase.first, reading.base_span(end, end + 1));
        }
        let mut add = |at: usize, affiliation_after: bool| -> bool {
            let Some(role) = reading.phrases.get(at) else {
                return false;
            };
            // "Orlo, her office said": an office is no person, nor are officials one
            let person = |q: &Parts| {
                !q.is_plural
                    && (q.layer == Some(Layer::Role)
                        || q.layer == Some(Layer::Source)
                            && matches!(q.category, "group" | "anonymous"))
            };
            let other = parts
                .binary_search_by_key(&at, |(k, _)| *k)
                .ok()
                .and_then(|at| parts.get(at));
            if !other.is_some_and(|(_, p)| person(p)) {
                return false;
            }
            // "He would meet Orlo, the minister said."
            let close = role.end as usize;
            if affiliation_after
                && (role.first as usize) >= phrase.end as usize
                && reading.gap(close) & gap::HARD == 0
                && reading.is(close, class::FINITE | class::AUXILIARY)
            {
                return false;
            }
            let Some(r) = role.entry.filter(|_| role.kind == PhraseKind::Source) else {
                return false;
            };
            let (first, end) = (role.first as usize, role.end as usize);
            let matched = reading
                .entity_match(end.saturating_sub(1))
                .filter(|m| m.entry == r);
            let start = role_start(
                reading,
                first,
                matched.map_or(first, |m| (m.all.0 as usize).max(first)),
            );
            let stop = matched.map_or(end, |m| m.all.1 as usize);
            let span = reading.base_span(start, stop);
            if span.is_empty() {
                return false;
            }
            self.hold(text, entity, phrase.first, span);
            self.appositions.push((at as u32, entity));
            let owner = reading
                .phrases
                .get(at.saturating_sub(1))
                .filter(|o| {
                    o.is_possessive && o.first == role.first && o.kind != PhraseKind::Pronoun
                })
                .map(|o| {
                    let skip = usize::from(o.has_determiner);
                    reading
                        .base_span(o.first as usize + skip, o.end as usize)
                        .of(text)
                });
            let chain = if affiliation_after
                && matches!(reading.word(text, stop), "of" | "for" | "at" | "in" | "to")
            {
                reading
                    .phrases_in(stop + 1, stop + 2)
                    .iter()
                    .max_by_key(|p| p.end)
                    .map(|o| {
                        let skip = usize::from(o.has_determiner);
                        reading
                            .base_span(o.first as usize + skip, o.end as usize)
                            .of(text)
                    })
            } else {
                None
            };
            let skip = usize::from(role.has_determiner);
            let before =
                (start > first + skip).then(|| reading.base_span(first + skip, start).of(text));
            if let Some(e) = self
                .entities
                .get_mut(entity as usize)
                .filter(|e| e.speaker.kind == SpeakerKind::Person)
            {
                if e.speaker.role.is_empty() {
                    e.speaker.role = folded(span.of(text));
                }
                if e.speaker.affiliation.is_empty() {
                    e.speaker.affiliation = folded(owner.or(chain).or(before).unwrap_or(""));
                }
            }
            true
        };
        // after the name
        let end = phrase.end as usize;
        if reading.gap(end) & (gap::COMMA | gap::OPEN) != 0 && reading.gap(end) & gap::MARK == 0 {
            let next = reading
                .phrases
                .partition_point(|q| (q.first as usize) < end);
            for at in next..next + 3 {
                let Some(role) = reading.phrases.get(at) else {
                    break;
                };
                if role.first as usize > end || role.is_possessive {
                    continue;
                }
                add(at, true);
            }
        }
        // before the name: the phrase that the comma closes, or the one whose chain it closes
        let first = phrase.first as usize;
        if first > 0 && reading.gap(first) & gap::COMMA != 0 && reading.gap(first) & gap::MARK == 0
        {
            let mut border = first;
            for at in (k.saturating_sub(6)..k).rev() {
                let Some(role) = reading.phrases.get(at) else {
                    break;
                };
                if role.end as usize == border && !role.is_possessive {
                    // the head of a chain is the role: "president of the parliament, Orlo"
                    let start = role.first as usize;
                    let chained = start > 1 && role.after_preposition;
                    if role.kind == PhraseKind::Source && !chained && add(at, true) {
                        break;
                    }
                    if !chained {
                        break;
                    }
                    border = start - 1;
                }
            }
        }
    }

    /// The entity that a noun without a name describes, made if nobody of that description is named.
    fn described(&mut self, text: &str, reading: &Reading, k: usize, p: &Parts) -> Option<u32> {
        let phrase = *reading.phrases.get(k)?;
        let layer = p.layer?;
        if !matches!(layer, Layer::Role | Layer::Source) {
            return None;
        }
        // "Secretary" of "Secretary of State Ilse Orlo": the name follows in the next phrase
        if let Some(next) = reading
            .phrases
            .get(k + 1)
            .filter(|n| (n.first as usize) < p.words.1 && n.first >= phrase.end)
        {
            let named = self
                .of_phrase
                .get(k + 1)
                .copied()
                .filter(|e| *e != NOBODY && next.kind == PhraseKind::Name);
            if named.is_some() {
                return named;
            }
        }
        let whole = p.text.of(text);
        let mut role = if layer == Layer::Role && !p.role.is_empty() {
            p.role
        } else {
            p.text
        };
        if layer == Layer::Source
            && p.words.1 > p.words.0 + 1
            && reading.is(p.words.0, class::POSSESSIVE)
        {
            role = reading.base_span(p.words.0 + 1, p.words.1);
        }
        let chain = chain(text, reading, p.words.1);
        if !p.is_indefinite && !p.is_counted {
            let affiliation = if p.affiliation.is_empty()
                && matches!(reading.word(text, p.words.1), "of" | "for" | "in")
            {
                reading.base_span(p.words.1 + 1, chain).of(text)
            } else {
                p.affiliation
            };
            if let Some(known) = self.holder(text, role, affiliation, phrase.first, p.is_plural) {
                self.see(known, phrase.first);
                self.alias(known, whole);
                return Some(known);
            }
            // "the four-term congressman": what is said beside the noun need not have been said before
            if layer == Layer::Source
                && matches!(p.category, "group" | "anonymous")
                && !p.is_plural
                && role.of(text).contains([' ', '-'])
            {
                let head = reading.base_span(p.words.1 - 1, p.words.1);
                let known = self
                    .holder(text, head, affiliation, phrase.first, false)
                    .filter(|e| self.is_person(*e));
                if known.is_some() {
                    return known;
                }
            }
        }
        let kind = description_kind(text, reading, layer, p, chain);
        let placed = chain > p.words.1 + 1 && reading.shape(chain - 1, shape::CAPITAL);
        let name = match kind {
            SpeakerKind::Organization | SpeakerKind::Government if !placed => p.text,
            _ => reading.base_span(p.words.0, chain),
        };
        let entity = self.add(kind, name.of(text), p, text);
        if chain > p.words.1 && !matches!(kind, SpeakerKind::Organization | SpeakerKind::Government)
        {
            let owner = chain_owner(text, reading, p.words.1, chain);
            if let Some(e) = self
                .entities
                .get_mut(entity as usize)
                .filter(|e| e.speaker.affiliation.is_empty())
            {
                e.speaker.affiliation = folded(owner);
            }
        }
        if let Some(e) = self
            .entities
            .get_mut(entity as usize)
            .filter(|e| e.speaker.role.is_empty() && e.speaker.kind == SpeakerKind::Role)
        {
            e.speaker.role = folded(role.of(text));
        }
        if !p.is_generic {
            self.hold(text, entity, phrase.first, role);
        }
        self.see(entity, phrase.first);
        Some(entity)
    }

    /// Who is described by `role` at word `word`: the last one before it whose description fits, else the first one after.
    fn holder(
        &self,
        text: &str,
        role: Span,
        affiliation: &str,
        word: u32,
        is_plural: bool,
    ) -> Option<u32> {
        let written = role.of(text);
        let head = written.split([' ', '-', '\n']).next_back()?;
        let list = self.by_head.get(&head_key(head))?;
        let fits = |h: &&Holder| {
            let Some(e) = self.entities.get(h.entity as usize) else {
                return false;
            };
            let known = h.role.of(text);
            (e.is_plural == is_plural || e.name_words > 0 && !is_plural)
                && !(is_plural && e.name_words > 0)
                && (h.word != word)
                && covers(known, written, &e.speaker.affiliation)
                && (affiliation.is_empty()
                    || e.speaker.affiliation.is_empty()
                    || alike(affiliation, &e.speaker.affiliation)
                    || covers(affiliation, known, ""))
        };
        let before = list
            .iter()
            .rev()
            .filter(|h| h.word < word)
            .take(24)
            .find(fits);
        // a name further on explains the description ("The minister ... Ilse Orlo, the minister"); a mere description does not
        let found = before.or_else(|| {
            list.iter()
                .filter(|h| h.word > word)
                .take(8)
                .filter(|h| {
                    self.entities.get(h.entity as usize).is_some_and(|e| {
                        e.name_words > 0
                            || e.speaker.kind == SpeakerKind::Organization
                                && e.speaker.name.contains(' ')
                    })
                })
                .find(fits)
        });
        found.map(|h| h.entity)
    }

    fn find_mentions(&mut self, text: &str, reading: &Reading) {
        for (k, phrase) in reading.phrases.iter().enumerate() {
            let first = phrase.first as usize;
            let next = phrase.end as usize;
            let pronoun = phrase.kind == PhraseKind::Pronoun
                && matches!(reading.word(text, first), "he" | "she" | "He" | "She")
                && reading.quotation(first) == 0;
            let entity = if pronoun {
                self.pronoun(text, reading, *phrase, None, None)
                    .unwrap_or(NOBODY)
            } else {
                self.of_phrase.get(k).copied().unwrap_or(NOBODY)
            };
            if entity == NOBODY {
                continue;
            }
            if self.interviewer.is_none()
                && first > 1
                && first < 60
                && reading.word(text, first - 1) == "by"
                && reading
                    .word(text, first - 2)
                    .eq_ignore_ascii_case("interview")
            {
                self.interviewer = Some(entity);
            }
            let sentence = reading.sentence(first).tokens.0 as usize;
            let clear = reading.gap(next) & gap::HARD == 0;
            let speaks = clear && reading.is(next, class::CUE)
                || clear
                    && reading.is(next, class::AUXILIARY | class::ADVERB)
                    && reading.is(next + 1, class::CUE)
                || first > 0
                    && reading.is(first - 1, class::CUE)
                    && reading.gap(first) & gap::HARD == 0
                    && !phrase.after_preposition;
            let mut salience = 0;
            if !phrase.after_preposition
                && !phrase.is_possessive
                && (first <= sentence + 1
                    || clear && reading.is(next, class::FINITE | class::AUXILIARY))
            {
                salience += 6;
            }
            if speaks {
                salience += 4;
            }
            if phrase.after_preposition {
                salience -= 3;
            }
            self.mentions.push(Mention {
                word: phrase.first,
                entity,
                salience,
                quotation: reading.quotation(first),
            });
        }
    }

    fn add(&mut self, kind: SpeakerKind, name: &str, p: &Parts, text: &str) -> u32 {
        let id = slug_after(kind.prefix(), name);
        let next = self.entities.len() as u32;
        let at = self.by_id.get(&id).copied().unwrap_or(next);
        if at == next {
            self.by_id.insert(id.clone(), at);
            if matches!(kind, SpeakerKind::Organization | SpeakerKind::Government)
                && let Some(initials) = initials_key(name)
            {
                self.by_initials.entry(initials).or_insert(at);
            }
            self.entities.push(Entity {
                speaker: Speaker {
                    id,
                    name: folded(name),
                    kind,
                    role: String::new(),
                    affiliation: folded(p.affiliation),
                    aliases: vec![],
                },
                gender: p.gender,
                is_plural: p.is_plural,
                ..Entity::default()
            });
        }
        self.alias(at, p.text.of(text));
        at
    }

    fn alias(&mut self, at: u32, written: &str) {
        if let Some(e) = self.entities.get_mut(at as usize)
            && !written.is_empty()
            && e.speaker.aliases.len() < 12
            && !e.speaker.aliases.iter().any(|a| a == written)
        {
            e.speaker.aliases.push(folded(written));
        }
    }

    /// The person (or named body) with these name words.
    fn person(&mut self, text: &str, p: &Parts) -> u32 {
        let last = p.name.split([' ', '\n']).next_back().unwrap_or("");
        let first = p.name.split([' ', '\n']).next().unwrap_or("");
        let known = self.known_person(p, first, last);
        if known.is_none() && p.name_words == 1 && p.title.is_empty() && is_upper(last) {
            // a label in capitals ("THE CHAIR:"), an acronym
            if let Some(h) = self.by_head.get(&head_key(last)).and_then(|l| l.first()) {
                return h.entity;
            }
            if last.chars().count() <= 6 && p.role.is_empty() {
                if let Some(long) = self.by_initials.get(&key(last)).copied() {
                    self.alias(long, p.text.of(text));
                    return long;
                }
                return self.add(SpeakerKind::Organization, p.text.of(text), p, text);
            }
        }
        let at = known.unwrap_or_else(|| self.new_person(p, first, last));
        if let Some(e) = self.entities.get_mut(at as usize) {
            if p.name_words > e.name_words && e.name_words > 0 {
                e.name_words = p.name_words;
                e.speaker.name = folded(p.name);
                e.speaker.id = slug(p.name);
            }
            if e.gender == Gender::Unknown {
                e.gender = p.gender;
            }
            if e.speaker.role.is_empty() && !p.role.is_empty() {
                e.speaker.role = folded(p.role.of(text));
            }
            if e.speaker.affiliation.is_empty() {
                e.speaker.affiliation = folded(p.affiliation);
            }
        }
        let written = p.text.of(text);
        self.alias(
            at,
            if written.starts_with(char::is_lowercase) {
                p.name
            } else {
                written
            },
        );
        at
    }

    fn known_person(&self, p: &Parts, first: &str, last: &str) -> Option<u32> {
        // the surname of a woman may be a given name of men: only a title tells
        let clash = |e: &Entity| {
            (p.name_words > 1 || !p.title.is_empty() || !p.role.is_empty())
                && p.gender != Gender::Unknown
                && e.gender != Gender::Unknown
                && e.gender != p.gender
        };
        let recent = |list: &[u32], exact: bool| {
            list.iter()
                .copied()
                .filter(|i| {
                    self.entities.get(*i as usize).is_some_and(|e| {
                        (!clash(e) || exact && p.name_words > 1)
                            && (p.name_words == 1
                                || e.name_words == 1
                                || agrees(&e.speaker.name, first))
                    })
                })
                .max_by_key(|i| {
                    self.entities
                        .get(*i as usize)
                        .map(|e| (e.name_words > 1, e.seen, std::cmp::Reverse(*i)))
                })
        };
        let found = self
            .by_surname
            .get(&key(last))
            .and_then(|l| recent(l, true));
        if found.is_some() || p.name_words > 1 || !p.role.is_empty() || !p.title.is_empty() {
            return found;
        }
        // a given name alone ("Ilse") finds its owner too
        self.by_given.get(&key(last)).and_then(|l| recent(l, false))
    }

    fn new_person(&mut self, p: &Parts, first: &str, last: &str) -> u32 {
        let is_place =
            p.title.is_empty() && p.role.is_empty() && !p.has_given && self.is_place(p.name);
        let kind = if is_place {
            SpeakerKind::Government
        } else if p.name_words == 1 && p.is_plural {
            SpeakerKind::Group
        } else {
            SpeakerKind::Person
        };
        let id = slug_after(kind.prefix(), p.name);
        let next = self.entities.len() as u32;
        let at = self.by_id.get(&id).copied().unwrap_or(next);
        if at == next {
            self.by_id.insert(id.clone(), at);
            let name = if is_upper(p.name) && p.name.len() > 3 && kind == SpeakerKind::Person {
                capitalized(p.name)
            } else {
                folded(p.name)
            };
            let name_words = if kind == SpeakerKind::Person {
                p.name_words
            } else {
                0
            };
            self.entities.push(Entity {
                speaker: Speaker {
                    id,
                    name,
                    kind,
                    ..Speaker::default()
                },
                gender: p.gender,
                name_words,
                is_plural: kind == SpeakerKind::Group,
                ..Entity::default()
            });
            self.by_surname.entry(key(last)).or_default().push(at);
            if p.name_words > 1 {
                self.by_given.entry(key(first)).or_default().push(at);
            }
        }
        at
    }

    /// The entity of the phrase at the core of a source. `last` is the speaker of the statement before, `turn` the one in
    /// whose words the source stands.
    pub fn of(
        &mut self,
        text: &str,
        reading: &Reading,
        a: &Attribution,
        last: Option<u32>,
        turn: Option<u32>,
    ) -> Option<u32> {
        if a.origin == Origin::None {
            return None;
        }
        let phrase = core(text, reading, a);
        match phrase.kind {
            PhraseKind::Pronoun
                if matches!(
                    reading.word(text, phrase.head as usize),
                    "who" | "Who" | "which" | "whom"
                ) =>
            {
                return self.antecedent(reading, phrase);
            }
            PhraseKind::Pronoun | PhraseKind::Empty => {
                let found = self.pronoun(text, reading, phrase, last, turn);
                return found.or_else(|| self.indefinite(text, reading, phrase));
            }
            PhraseKind::Relative => return self.antecedent(reading, phrase),
            _ => {}
        }
        if let Some(some) = self
            .partitive(text, reading, phrase)
            .or_else(|| self.counted_before(text, reading, phrase))
        {
            return Some(some);
        }
        let at = index_of(reading, phrase);
        if let Some(label) = self.label(text, reading, a, phrase) {
            return Some(label);
        }
        // an apposition that holds a name: "a spokesman for the ministry, Dmitro Orlo,"
        let (first, end) = a.source;
        let entity = self.of_phrase(at);
        let is_person = |this: &Self, e: u32| {
            this.entities
                .get(e as usize)
                .is_some_and(|e| e.speaker.kind == SpeakerKind::Person)
        };
        if !entity.is_some_and(|e| is_person(self, e))
            && !matches!(phrase.kind, PhraseKind::Name)
            && phrase.first == a.phrase.first
        {
            let (i, j) = (
                reading
                    .phrases
                    .partition_point(|p| (p.first as usize) < first),
                reading
                    .phrases
                    .partition_point(|p| (p.first as usize) < end),
            );
            for k in i..j {
                let person = self.of_phrase(k).filter(|e| is_person(self, *e));
                let beside = reading.phrases.get(k).is_some_and(|p| {
                    !p.is_possessive
                        && !p.after_preposition
                        && (k == at || reading.gap(p.first as usize) & gap::COMMA != 0)
                        && reading
                            .phrases
                            .get(k + 1)
                            .is_none_or(|n| !(n.first == p.first && n.end > p.end))
                });
                if let (Some(e), true) = (person, beside) {
                    return Some(e);
                }
            }
        }
        if entity.is_some() {
            return entity;
        }
        self.as_written(text, reading, phrase)
    }

    /// A noun phrase that no list knows, kept as it is written.
    fn as_written(&mut self, text: &str, reading: &Reading, phrase: Phrase) -> Option<u32> {
        let skip = usize::from(
            reading.is(phrase.first as usize, class::DETERMINER) && phrase.end > phrase.first + 1,
        );
        let span = reading.base_span(phrase.first as usize + skip, phrase.end as usize);
        if span.is_empty() {
            return None;
        }
        let p = Parts {
            text: span,
            ..Parts::default()
        };
        Some(self.add(SpeakerKind::Unknown, span.of(text), &p, text))
    }

    /// "one of the diplomats", "two of them": as written, whoever they are.
    fn partitive(&mut self, text: &str, reading: &Reading, phrase: Phrase) -> Option<u32> {
        let first = phrase.first as usize;
        let (from, end) = if first >= 2
            && (reading.word(text, first - 1) == "of"
                || matches!(
                    reading.word(text, first - 1),
                    "in" | "among" | "within" | "inside"
                ) && matches!(
                    reading.word(text, first - 2),
                    "some" | "Some" | "many" | "Many" | "one" | "One"
                )) {
            (first - 2, phrase.end as usize)
        } else if phrase.end as usize == first + 1
            && reading.word(text, first + 1) == "of"
            && reading.gap(first + 1) & gap::HARD == 0
        {
            (
                first,
                reading
                    .phrases_in(first + 2, first + 3)
                    .iter()
                    .map(|p| p.end as usize)
                    .max()?,
            )
        } else {
            return None;
        };
        let kind = quantity(reading.word(text, from))?;
        let span = reading.base_span(from, end);
        let p = Parts {
            text: span,
            is_plural: kind == SpeakerKind::Group,
            ..Parts::default()
        };
        Some(self.add(kind, span.of(text), &p, text))
    }

    /// "The three said": those who were counted before ("three people with knowledge of the matter").
    fn counted_before(&self, text: &str, reading: &Reading, phrase: Phrase) -> Option<u32> {
        let head = phrase.head as usize;
        if !phrase.has_determiner
            || phrase.end != phrase.first + 2
            || !reading.is(head, class::NUMBER)
        {
            return None;
        }
        let number = key(reading.word(text, head));
        let before = self.mentions.partition_point(|m| m.word < phrase.first);
        let counted = |m: &&Mention| {
            self.entities.get(m.entity as usize).is_some_and(|e| {
                e.is_plural
                    && e.speaker
                        .name
                        .split(' ')
                        .next()
                        .is_some_and(|w| key(w) == number)
            })
        };
        self.mentions
            .get(..before)?
            .iter()
            .rev()
            .take(60)
            .find(counted)
            .map(|m| m.entity)
    }

    /// "Everyone says", "one said": somebody, kept as written.
    fn indefinite(&mut self, text: &str, reading: &Reading, phrase: Phrase) -> Option<u32> {
        if let Some(some) = self.partitive(text, reading, phrase) {
            return Some(some);
        }
        let word = reading.word(text, phrase.head as usize);
        let kind = match key_word(word)? {
            "everyone" | "everybody" | "some" | "others" | "many" | "most" | "nobody"
            | "no one" => SpeakerKind::Group,
            "someone" | "somebody" | "one" | "another" => SpeakerKind::Anonymous,
            _ => return None,
        };
        let span = reading.base_span(phrase.first as usize, phrase.end as usize);
        let p = Parts {
            text: span,
            is_plural: kind == SpeakerKind::Group,
            ..Parts::default()
        };
        Some(self.add(kind, span.of(text), &p, text))
    }

    /// Whom "who" or "which" stands for: the nearest mention before it.
    fn antecedent(&self, reading: &Reading, phrase: Phrase) -> Option<u32> {
        let before = self.mentions.partition_point(|m| m.word < phrase.first);
        let sentence = reading.sentence(phrase.first as usize).tokens.0;
        let near = self
            .mentions
            .get(..before)?
            .iter()
            .rev()
            .take(4)
            .take_while(|m| m.word >= sentence);
        // "people close to the ministry, who": rather somebody than something
        let speaks = |m: &&Mention| {
            self.entities.get(m.entity as usize).is_some_and(|e| {
                !matches!(
                    e.speaker.kind,
                    SpeakerKind::Document | SpeakerKind::Government | SpeakerKind::Unknown
                )
            })
        };
        near.clone()
            .find(speaks)
            .or_else(|| near.clone().next())
            .map(|m| m.entity)
    }

    /// The label of a turn that is a letter or a short name: "Q:", "Courier:".
    fn label(
        &mut self,
        text: &str,
        reading: &Reading,
        a: &Attribution,
        phrase: Phrase,
    ) -> Option<u32> {
        if a.cue.kind != CueKind::Colon || phrase.end != phrase.first + 1 {
            return None;
        }
        let word = reading
            .base_span(phrase.first as usize, phrase.end as usize)
            .of(text);
        self.labelled(text, word)
    }

    /// Who is meant by the label of a turn.
    fn labelled(&self, text: &str, word: &str) -> Option<u32> {
        if matches!(word, "Q" | "Question" | "QUESTION") && self.interviewer.is_some() {
            return self.interviewer;
        }
        let by_name = self
            .by_surname
            .get(&key(word))
            .and_then(|l| l.first())
            .copied();
        if by_name.is_some() {
            return by_name;
        }
        let held = self.by_head.get(&head_key(word))?;
        held.iter()
            .find(|h| h.role.of(text).len() > word.len())
            .map(|h| h.entity)
    }

    /// Whom a pronoun stands for: of the mentions before it that agree the most salient one; nearness, subjects, those who
    /// spoke, and the speaker of the statement before count.
    fn pronoun(
        &mut self,
        text: &str,
        reading: &Reading,
        phrase: Phrase,
        last: Option<u32>,
        turn: Option<u32>,
    ) -> Option<u32> {
        let word = reading.word(text, phrase.head as usize);
        let stem = key_word(word)?;
        let reflexive = stem.ends_with("self") || stem.ends_with("selves");
        // "Bessa himself told": the name stands right before
        if reflexive && phrase.first > 0 {
            let near = self
                .mentions
                .partition_point(|m| m.word < phrase.first)
                .checked_sub(1)
                .and_then(|b| self.mentions.get(b));
            if let Some(m) = near.filter(|m| phrase.first - m.word <= 4) {
                return Some(m.entity);
            }
        }
        let (gender, plural, person) = match stem {
            "he" | "him" | "his" | "himself" => (Gender::Male, false, true),
            "she" | "her" | "herself" => (Gender::Female, false, true),
            "they" | "them" | "their" | "these" | "those" | "both" | "themselves" => {
                (Gender::Unknown, true, false)
            }
            "it" | "its" | "itself" => (Gender::Unknown, false, false),
            _ => return None,
        };
        let fits = |e: &Entity| {
            let kind = e.speaker.kind;
            if person {
                matches!(
                    kind,
                    SpeakerKind::Person | SpeakerKind::Role | SpeakerKind::Anonymous
                ) && !e.is_plural
                    && (e.gender == gender || e.gender == Gender::Unknown)
            } else if plural {
                e.is_plural || kind == SpeakerKind::Group
            } else {
                matches!(
                    kind,
                    SpeakerKind::Organization | SpeakerKind::Government | SpeakerKind::Document
                )
            }
        };
        let at = phrase.first as usize;
        let quotation = reading.quotation(at);
        let here = reading.sentence(at);
        let number = reading.sentence_of.get(at).copied().unwrap_or(0);
        let before = self.mentions.partition_point(|m| m.word < phrase.first);
        let mut best: Option<(i32, u32)> = None;
        for (back, m) in self
            .mentions
            .get(..before)
            .into_iter()
            .flatten()
            .rev()
            .take(40)
            .enumerate()
        {
            let Some(e) = self.entities.get(m.entity as usize) else {
                continue;
            };
            if !fits(e) || Some(m.entity) == turn {
                continue;
            }
            let there = reading.sentence(m.word as usize);
            let paragraphs = here.paragraph.saturating_sub(there.paragraph).min(6) as i32;
            let sentences = number
                .saturating_sub(
                    reading
                        .sentence_of
                        .get(m.word as usize)
                        .copied()
                        .unwrap_or(0),
                )
                .min(8) as i32;
            let mut score = 40 - back as i32 - 4 * paragraphs - 3 * sentences + m.salience;
            score += if Some(m.entity) == last { 8 } else { 0 };
            score += if person && e.gender == gender { 4 } else { 0 };
            score -= if m.quotation != 0 && m.quotation != quotation {
                14
            } else {
                0
            };
            score -= match e.speaker.kind {
                SpeakerKind::Role if person => 3,
                SpeakerKind::Anonymous if person => 6,
                _ => 0,
            };
            // a lone word that nothing shows to be a person's name
            score -= if person
                && e.name_words == 1
                && e.gender == Gender::Unknown
                && e.speaker.role.is_empty()
            {
                6
            } else {
                0
            };
            if best.is_none_or(|(s, _)| score > s) {
                best = Some((score, m.entity));
            }
        }
        let found = best.map(|(_, e)| e);
        if let (Some(e), true) = (
            found.and_then(|f| self.entities.get_mut(f as usize)),
            person,
        ) && e.gender == Gender::Unknown
        {
            e.gender = gender;
        }
        found
    }

    /// The entity of phrase number `k` of the reading, if it names one.
    pub fn of_phrase(&self, k: usize) -> Option<u32> {
        self.of_phrase.get(k).copied().filter(|e| *e != NOBODY)
    }

    /// The entity of phrase number `k` as an actor: what it names, whom a pronoun stands for, else a new unknown one.
    pub fn of_actor(&mut self, text: &str, reading: &Reading, k: usize) -> Option<u32> {
        let phrase = *reading.phrases.get(k)?;
        match phrase.kind {
            // "others think that it may fail": others, whoever they are
            PhraseKind::Pronoun | PhraseKind::Empty => {
                return self
                    .pronoun(text, reading, phrase, None, None)
                    .or_else(|| self.indefinite(text, reading, phrase));
            }
            PhraseKind::Relative => return self.antecedent(reading, phrase),
            _ => {}
        }
        self.of_phrase(k)
            .or_else(|| self.as_written(text, reading, phrase))
    }

    /// The speaker of each paragraph of a transcript by its label ("ORLO: Good evening."); a paragraph without one goes on with
    /// the turn before it. Empty where no three paragraphs have a label.
    pub fn turns(&self, text: &str, reading: &Reading) -> Vec<Option<u32>> {
        let mut out: Vec<Option<u32>> = vec![];
        let (mut paragraph, mut labels, mut holder) = (u32::MAX, 0, None);
        for s in &reading.layout.sentences {
            if s.paragraph == paragraph {
                continue;
            }
            paragraph = s.paragraph;
            let first = s.tokens.0 as usize;
            let end = (first + 1..first + 7)
                .find(|i| reading.gap(*i) & (gap::HARD | gap::MARK) != 0)
                .filter(|i| reading.gap(*i) & gap::COLON != 0);
            if let Some(end) = end {
                let at = reading
                    .phrases
                    .partition_point(|p| (p.first as usize) < first);
                let phrase = (at..at + 6).rev().find(|k| {
                    reading
                        .phrases
                        .get(*k)
                        .is_some_and(|p| p.end as usize == end && (p.first as usize) >= first)
                });
                let named = phrase.and_then(|k| self.of_phrase(k));
                let label = reading.base_span(end - 1, end).of(text);
                let asks = matches!(label, "Q" | "Question" | "QUESTION");
                let found = named
                    .filter(|_| !asks)
                    .or_else(|| self.labelled(text, label))
                    .or(named)
                    .or_else(|| (label == "A").then(|| self.most_named()).flatten());
                holder = found;
                labels += 1;
            } else if text
                .get(s.span.start as usize..)
                .is_some_and(|t| t.starts_with('('))
            {
                holder = None;
            }
            out.resize(paragraph as usize, None);
            out.push(holder);
        }
        if labels < 3 {
            out.clear();
        }
        out
    }

    /// The person who is named most often, the interviewer aside.
    fn most_named(&self) -> Option<u32> {
        let mut counts = vec![0u32; self.entities.len()];
        for m in &self.mentions {
            if let Some(c) = counts.get_mut(m.entity as usize) {
                *c += 1;
            }
        }
        let person = |k: usize| {
            self.entities.get(k).is_some_and(|e| e.name_words > 1)
                && self.interviewer != Some(k as u32)
        };
        counts
            .iter()
            .enumerate()
            .filter(|(k, c)| person(*k) && **c > 0)
            .max_by_key(|(k, c)| (**c, std::cmp::Reverse(*k)))
            .map(|(k, _)| k as u32)
    }

    /// Whether speaker `number` is a single person, named or not.
    pub fn is_person(&self, number: u32) -> bool {
        self.entities
            .get(number as usize)
            .is_some_and(|e| e.name_words > 0)
    }

    /// The speaker with a number.
    pub fn speaker(&self, number: u32) -> Option<&Speaker> {
        self.entities.get(number as usize).map(|e| &e.speaker)
    }

    /// Takes the speakers that `is_used` keeps; gives them with a map from old to new numbers (`u32::MAX` for dropped).
    pub fn take(&mut self, is_used: &[bool]) -> (Vec<Speaker>, Vec<u32>) {
        let (mut out, mut map) = (vec![], vec![]);
        for (k, e) in self.entities.drain(..).enumerate() {
            if k == 0 || is_used.get(k) == Some(&true) {
                map.push(out.len() as u32);
                out.push(e.speaker);
            } else {
                map.push(u32::MAX);
            }
        }
        (out, map)
    }

    /// How many entities there are.
    pub fn len(&self) -> usize {
        self.entities.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.entities.is_empty()
    }
}

/// Reads the words of a phrase; none where it can be no speaker.
fn parts<'a>(
    text: &'a str,
    reading: &Reading,
    lexicon: &'a Lexicon,
    phrase: &Phrase,
) -> Option<Parts<'a>> {
    if !matches!(
        phrase.kind,
        PhraseKind::Name | PhraseKind::Source | PhraseKind::Other
    ) {
        return None;
    }
    let (first, mut end) = (phrase.first as usize, phrase.end as usize);
    let article = |i: usize| matches!(reading.word(text, i), "The" | "A" | "An");
    if phrase.kind == PhraseKind::Other
        && end > first + 1
        && reading.word(text, end - 1) == "neither"
    {
        end -= 1;
    } else if phrase.kind == PhraseKind::Other {
        // "people familiar with the matter": the adjective belongs to what follows
        let cut = end.checked_sub(1)?;
        let before = cut > first
            && reading.is(cut, class::ADJECTIVE)
            && reading.is(end, class::PREPOSITION)
            && reading
                .entity_match(cut - 1)
                .is_some_and(|m| m.all.1 as usize == cut);
        if !before {
            return None;
        }
        end = cut;
    }
    let mut out = Parts::default();
    let mut start = first;
    let mut name: Option<(usize, usize)> = None;
    let mut role: Option<(usize, usize)> = None;
    let mut i = first;
    // "prime minister of Tamaria I met", "Ilse Orlo neither confirmed": what follows is no part of it
    while end > first + 1
        && (reading.is(end - 1, class::SUBJECT) && reading.shape(end - 1, shape::CAPITAL)
            || !reading.shape(end - 1, shape::CAPITAL)
                && reading.is(
                    end - 1,
                    class::COORDINATOR | class::DETERMINER | class::ADVERB,
                )
            || reading.word(text, end - 1) == "neither")
    {
        end -= 1;
    }
    let mut stop_text = end;
    while i < end {
        let token = reading.tokens.get(i)?;
        let bits = reading.class(i);
        let capital = token.is(shape::CAPITAL);
        if (bits & class::DETERMINER != 0 || article(i) && end > i + 1) && (i == first || !capital)
        {
            // "last month the minister": the phrase begins anew
            let word = token.span().of(text);
            out = Parts {
                is_indefinite: matches!(
                    word,
                    "a" | "an"
                        | "A"
                        | "An"
                        | "another"
                        | "Another"
                        | "other"
                        | "Other"
                        | "every"
                        | "Every"
                        | "any"
                        | "Any"
                ),
                ..Parts::default()
            };
            out.is_generic = matches!(
                word,
                "any" | "Any" | "every" | "Every" | "no" | "No" | "each" | "Each"
            );
            out.is_indefinite |= out.is_generic;
            (name, role) = (None, None);
            start = i + 1;
            i += 1;
            continue;
        }
        if i == start
            && matches!(
                token.span().of(text),
                "another" | "Another" | "other" | "Other"
            )
        {
            out.is_indefinite = true;
        }
        if i == start && bits & (class::NUMBER | class::QUANTIFIER) != 0 && !capital
            || (i == first) && out.role.is_empty()
        {
            let word = token.span().of(text);
            out.is_indefinite |= matches!(
                word,
                "one" | "One" | "another" | "Another" | "other" | "Other"
            );
            out.is_counted = !out.is_indefinite && quantity(word) == Some(SpeakerKind::Anonymous);
        }
        let given = bits & (class::FEMALE | class::MALE) != 0 && capital;
        // "On Monday Moscow said"
        if bits & (class::MONTH | class::WEEKDAY) != 0 && !given && i == start && i + 1 < end {
            start = i + 1;
            i += 1;
            continue;
        }
        let found = reading
            .entity_match(i)
            .filter(|m| (m.all.0 as usize) >= start || (m.all.1 as usize) > i && i == first);
        if let Some(m) = found {
            let e = lexicon.entry(m.entry);
            let mut stop = m.all.1 as usize;
            let at_head = stop >= end;
            // the pattern "{federation} of" ends in a preposition that is no part of the noun
            while stop > i + 1
                && stop > end
                && reading.is(stop - 1, class::PREPOSITION | class::DETERMINER)
            {
                stop -= 1;
            }
            let single = stop == i + 1;
            let first_is_place =
                start > first || name.is_some_and(|n| reading.entity_match(n.0).is_some());
            let next_capital = i + 1 < end
                && reading.shape(i + 1, shape::CAPITAL)
                && reading.entity_match(i + 1).is_none();
            // "Jordan Orlo", "Jack London", "Ilse Bishop": a place, a role or a noun that is a part of a name
            let part_of_name = single
                && capital
                && !reading.shape(i, shape::POSSESSIVE)
                && match name {
                    None => {
                        given && next_capital && e.category != "demonym" && e.layer == Layer::Place
                    }
                    Some((a, b)) => {
                        b == i
                            && (out.has_given
                                || e.layer == Layer::Place
                                    && e.category != "demonym"
                                    && (!out.title.is_empty() || role.is_some_and(|r| r.1 == a)))
                            && b - a <= 2
                            && (at_head || next_capital)
                            && reading.gap(i) & gap::HARD == 0
                            && (e.layer == Layer::Place && !reading.shape(i, shape::UPPER) || matches!(e.category, "profession" | "title" | "group") && at_head
                        // "Michael Bloomberg", but not "the Victoria Herald"
                        || e.category == "organization" && at_head && !first_is_place)
                    }
                };
            if !part_of_name {
                let written = reading.base_span((m.all.0 as usize).min(i), stop);
                match e.layer {
                    Layer::Role => {
                        if let (Some((a, b)), true) = (name, out.affiliation.is_empty()) {
                            // "Velmarkian Foreign Minister", "Continental Wire editor"
                            out.affiliation = reading.base_span(a, b).of(text);
                        }
                        if e.category == "title" {
                            out.title = written.of(text);
                        } else {
                            let from = (m.all.0 as usize).min(i);
                            let from = role.filter(|r| r.1 == i).map_or_else(
                                || role_start(reading, start.min(from), from),
                                |r| r.0,
                            );
                            role = Some((from, stop));
                        }
                        match e.gender {
                            "female" => out.gender = Gender::Female,
                            "male" => out.gender = Gender::Male,
                            _ => {}
                        }
                    }
                    Layer::Place if !at_head => {
                        out.affiliation = if e.name.is_empty() {
                            written.of(text)
                        } else {
                            e.name.as_str()
                        }
                    }
                    // "Governor Orlo": a noun for people before a name is a role
                    Layer::Source
                        if !at_head && capital && matches!(e.category, "group" | "anonymous") =>
                    {
                        role = Some((i, stop));
                    }
                    Layer::Source if !at_head && out.affiliation.is_empty() => {
                        out.affiliation = written.of(text);
                    }
                    _ => {}
                }
                if (m.all.0 as usize) < start {
                    start = m.all.0 as usize;
                }
                if at_head {
                    out.layer = Some(e.layer);
                    out.category = e.category;
                    out.place = e.name.as_str();
                    stop_text = stop;
                }
                name = None;
                out.has_given = false;
                i = stop.max(i + 1);
                continue;
            }
        }
        let possessor = token.is(shape::POSSESSIVE) && i + 1 < end;
        if capital && bits & (class::MONTH | class::WEEKDAY | class::SUBJECT) == 0 {
            let adverb = reading.words.get(i).is_some_and(|w| w.starts_sentence)
                && !given
                && (bits & class::ADVERB != 0)
                && i + 1 < end;
            if !(bits & class::SUFFIX != 0 && name.is_some()) && !adverb {
                name = Some((name.map_or(i, |n| n.0), i + 1));
                out.name_words += 1;
                if given {
                    if !out.has_given && out.gender == Gender::Unknown {
                        out.gender = match (bits & class::FEMALE != 0, bits & class::MALE != 0) {
                            (true, false) => Gender::Female,
                            (false, true) => Gender::Male,
                            _ => Gender::Unknown,
                        };
                    }
                    out.has_given = true;
                }
            }
        } else if !(bits & class::PARTICLE != 0
            && i + 1 < end
            && (reading.shape(i + 1, shape::CAPITAL) || reading.is(i + 1, class::PARTICLE)))
        {
            name = None;
            out.has_given = false;
        }
        if possessor {
            let from = name.map_or(start, |n| n.0);
            out.affiliation = reading.base_span(from, i + 1).of(text);
            (name, role) = (None, None);
            out.has_given = false;
            out.gender = Gender::Unknown;
        }
        i += 1;
    }
    if start >= stop_text {
        return None;
    }
    if let Some((a, b)) = name.filter(|_| out.layer.is_none()) {
        let span = reading.base_span(a, b);
        out.name = span.of(text);
        out.name_words = out
            .name
            .split([' ', '\n'])
            .filter(|w| !w.is_empty())
            .count();
    } else {
        out.name_words = 0;
    }
    out.role = role.map_or(Span::default(), |r| reading.base_span(r.0, r.1));
    out.words = (start, stop_text);
    out.text = reading.base_span(start, stop_text);
    // of "people with knowledge of the matter" the noun is what the phrase ends in
    let head = reading
        .tokens
        .get(stop_text.min(end) - 1)
        .map_or("", |t| t.base().of(text));
    let peoples = out.name_words == 1 && head.ends_with("ians");
    out.is_plural = is_plural(head)
        && (peoples
            || out.name.is_empty()
            || out.name_words == 1
                && reading.words.get(start).is_some_and(|w| w.starts_sentence)
                && start + 1 == stop_text
                && !out.has_given
                && out.title.is_empty()
                && head.len() > 6);
    out.is_counted &= out.is_plural;
    (!out.text.is_empty()).then_some(out)
}

/// Where a role begins: with the small words before it, of which no list can know all ("deputy harbour minister").
fn role_start(reading: &Reading, first: usize, mut start: usize) -> usize {
    while start > first
        && !reading.shape(start - 1, shape::CAPITAL | shape::POSSESSIVE | shape::DIGIT)
        && !reading.is(
            start - 1,
            class::DETERMINER
                | class::POSSESSIVE
                | class::QUANTIFIER
                | class::NUMBER
                | class::VERB_ING
                | class::ADVERB,
        )
    {
        start -= 1;
    }
    start
}

/// The phrase that heads a source: "people" of "people close to Orlo", "survey" of "a survey by the institute".
fn core(text: &str, reading: &Reading, a: &Attribution) -> Phrase {
    let mut phrase = a.phrase;
    // "Privately, her staff fear": the adverb is no name
    if phrase.kind == PhraseKind::Name
        && phrase.end == phrase.first + 1
        && reading.gap(phrase.end as usize) & gap::COMMA != 0
        && (reading.is(phrase.first as usize, class::ADVERB)
            || reading.word(text, phrase.first as usize).ends_with("ly"))
    {
        let next = reading
            .phrases_in(phrase.end as usize, a.source.1)
            .iter()
            .max_by_key(|p| (std::cmp::Reverse(p.first), p.end));
        if let Some(p) = next {
            phrase = *p;
        }
    }
    // "What I can promise"
    if matches!(phrase.kind, PhraseKind::Name | PhraseKind::Other)
        && key_word(reading.word(text, phrase.head as usize)) == Some("i")
    {
        return Phrase {
            first: phrase.head,
            end: phrase.head + 1,
            kind: PhraseKind::Pronoun,
            ..phrase
        };
    }
    if let Some(p) = before_who(text, reading, a, &phrase) {
        return p;
    }
    for _ in 0..3 {
        match governor(text, reading, a, &phrase) {
            Some(p) => phrase = p,
            None => break,
        }
    }
    phrase
}

/// The word that heads a source.
pub fn head(text: &str, reading: &Reading, a: &Attribution) -> usize {
    core(text, reading, a).head as usize
}

/// The source noun on which `phrase` depends: "An adviser to Orlo", "sources close to Orlo", "a report published by the port".
fn governor(text: &str, reading: &Reading, a: &Attribution, phrase: &Phrase) -> Option<Phrase> {
    let first = phrase.first as usize;
    if !phrase.after_preposition || first < 2 || phrase.is_possessive {
        return None;
    }
    let from = reading.sentence(first).tokens.0 as usize;
    let mut at = first - 1;
    if matches!(
        reading.word(text, at),
        "after" | "before" | "since" | "during" | "until"
    ) {
        return None;
    }
    for _ in 0..6 {
        if at <= from || reading.gap(at) & (gap::HARD | gap::MARK) != 0 {
            return None;
        }
        at -= 1;
        let list = reading.phrases_in(at.saturating_sub(5).max(from), at + 1);
        if let Some(p) = list
            .iter()
            .filter(|p| {
                p.end as usize == at + 1
                    || p.end as usize == at + 2 && reading.is(at + 1, class::ADJECTIVE)
            })
            .max_by_key(|p| p.end - p.first)
        {
            let crosses = a.cue.group >= p.first as usize
                && a.cue.group < first
                && !matches!(a.cue.kind, CueKind::Preposition);
            if crosses {
                return None;
            }
            if p.kind == PhraseKind::Source && !p.is_possessive || people(text, reading, p) {
                return Some(*p);
            }
            let time = reading.is(p.head as usize, class::WEEKDAY | class::MONTH)
                || p.kind == PhraseKind::Other;
            if !time {
                return None;
            }
            at = p.first as usize;
            continue;
        }
        let bits = reading.class(at);
        let word = reading.word(text, at);
        let passive = bits & class::VERB_PARTICIPLE != 0
            && (word.ends_with("ed")
                || matches!(word, "seen" | "written" | "drawn" | "given" | "sent"));
        if bits & (class::PREPOSITION | class::ADJECTIVE) == 0 && !passive {
            return None;
        }
    }
    None
}

/// "a woman who answered the door said": the noun before the relative clause that ends in `phrase`.
fn before_who(text: &str, reading: &Reading, a: &Attribution, phrase: &Phrase) -> Option<Phrase> {
    let first = phrase.first as usize;
    if a.origin != Origin::Left
        || a.source.1 != a.cue.group
        || matches!(phrase.kind, PhraseKind::Pronoun) && phrase.end as usize != a.cue.group
    {
        return None;
    }
    let from = reading.sentence(first).tokens.0 as usize;
    let mut i = first;
    while i > from + 1 && first - i < 10 && reading.gap(i) & (gap::HARD | gap::MARK) == 0 {
        i -= 1;
        if reading.word(text, i) == "who" {
            let list = reading.phrases_in(i.saturating_sub(6).max(from), i);
            return list
                .iter()
                .filter(|p| {
                    p.end as usize == i
                        && !p.is_possessive
                        && matches!(p.kind, PhraseKind::Source | PhraseKind::Other)
                })
                .max_by_key(|p| p.end - p.first)
                .copied()
                .filter(|_| reading.gap(i) & (gap::HARD | gap::MARK) == 0);
        }
    }
    None
}

/// Where a source begins, with the noun that heads it.
pub fn start(text: &str, reading: &Reading, a: &Attribution) -> usize {
    let first = core(text, reading, a).first as usize;
    if a.origin == Origin::Left || a.cue.group >= a.source.1 {
        first.min(a.source.0)
    } else {
        a.source.0
    }
}

/// "people familiar with", "three persons close to": a noun that the phrase's last adjective hides.
fn people(text: &str, reading: &Reading, p: &Phrase) -> bool {
    (p.first..p.end).any(|i| {
        matches!(
            reading.word(text, i as usize),
            "people" | "People" | "person" | "persons"
        )
    })
}

/// Number of a phrase of the reading.
fn index_of(reading: &Reading, phrase: Phrase) -> usize {
    let mut at = reading.phrases.partition_point(|p| p.first < phrase.first);
    while reading.phrases.get(at).is_some_and(|p| {
        p.first == phrase.first && (p.end, p.is_possessive) != (phrase.end, phrase.is_possessive)
    }) {
        at += 1;
    }
    at
}

/// Where the words that belong to a description end: "sources in the ministry", "people close to Orlo". `end` if there are none.
fn chain(text: &str, reading: &Reading, end: usize) -> usize {
    let mut at = end;
    for _ in 0..3 {
        let mut next = at;
        if reading.gap(next) & (gap::HARD | gap::MARK) != 0 {
            break;
        }
        if matches!(
            reading.word(text, next),
            "close" | "familiar" | "briefed" | "involved" | "loyal" | "opposed"
        ) {
            next += 1;
        }
        let preposition = matches!(
            reading.word(text, next),
            "of" | "in" | "at" | "from" | "for" | "with" | "inside" | "within" | "near"
        ) || matches!(reading.word(text, next), "to" | "by" | "on")
            && (next > at || at == end && reading.word(text, next) != "on");
        if !preposition || reading.gap(next) & (gap::HARD | gap::MARK) != 0 {
            break;
        }
        let Some(p) = reading
            .phrases_in(next + 1, next + 2)
            .iter()
            .max_by_key(|p| p.end)
        else {
            break;
        };
        if reading.is(
            p.head as usize,
            class::MONTH | class::WEEKDAY | class::NUMBER,
        ) || is_time_or_way(reading.word(text, p.head as usize))
            || p.kind == PhraseKind::Pronoun && !p.is_possessive
        {
            break;
        }
        at = p.end as usize;
        while at > p.first as usize + 1
            && (reading.word(text, at - 1) == "neither"
                || reading.is(at - 1, class::SUBJECT | class::COORDINATOR))
        {
            at -= 1;
        }
    }
    at
}

/// Nouns that say when or how something is said, not who says it: "officials in an interview said".
fn is_time_or_way(word: &str) -> bool {
    matches!(
        word,
        "interview"
            | "interviews"
            | "statement"
            | "statements"
            | "week"
            | "weeks"
            | "month"
            | "months"
            | "year"
            | "years"
            | "day"
            | "days"
            | "morning"
            | "evening"
            | "afternoon"
            | "night"
            | "past"
            | "time"
            | "condition"
            | "letter"
            | "speech"
            | "secret"
            | "private"
            | "public"
            | "end"
            | "case"
            | "decades"
            | "hours"
            | "email"
            | "tweet"
    )
}

/// The words after the preposition of a chain, without their article.
fn chain_owner<'a>(text: &'a str, reading: &Reading, end: usize, chain: usize) -> &'a str {
    let mut at = end;
    while at < chain && !reading.is(at, class::PREPOSITION) {
        at += 1;
    }
    at += 1;
    if reading.is(at, class::DETERMINER) {
        at += 1;
    }
    reading.base_span(at, chain.max(at)).of(text)
}

/// A ministry, an office or a court is a body; what else speaks for a state is its government.
fn body_kind(category: &str, name: &str) -> SpeakerKind {
    const BODIES: &[&str] = &[
        "ministry",
        "department",
        "agency",
        "office",
        "bureau",
        "council",
        "authority",
        "service",
        "commission",
        "committee",
        "court",
        "parliament",
        "senate",
        "assembly",
        "embassy",
        "consulate",
        "mission",
        "army",
        "navy",
        "police",
        "treasury",
        "bank",
        "board",
        "secretariat",
        "directorate",
        "ministries",
        "agencies",
        "departments",
        "congress",
        "legislature",
    ];
    let head = name
        .split([' ', '\n'])
        .find(|w| matches!(*w, "of" | "for" | "in"))
        .map_or(name, |w| name.split(w).next().unwrap_or(name).trim_end());
    let head = head.split([' ', '\n']).next_back().unwrap_or("");
    let is_body = category != "government" || BODIES.iter().any(|b| b.eq_ignore_ascii_case(head));
    if is_body {
        SpeakerKind::Organization
    } else {
        SpeakerKind::Government
    }
}

/// What kind of source a noun without a name is.
fn description_kind(
    text: &str,
    reading: &Reading,
    layer: Layer,
    p: &Parts,
    chain: usize,
) -> SpeakerKind {
    let whole = p.text.of(text);
    match p.category {
        "document" => return SpeakerKind::Document,
        "organization" | "government" => return body_kind(p.category, whole),
        "anonymous" => return SpeakerKind::Anonymous,
        _ => {}
    }
    let head = whole.split([' ', '\n']).next_back().unwrap_or("");
    let hidden = matches!(head, "people" | "person" | "persons" | "People")
        && (chain > p.words.1
            || reading.is(
                p.words.1,
                class::RELATIVE | class::VERB_PARTICIPLE | class::ADJECTIVE,
            ));
    if hidden || p.is_counted {
        return SpeakerKind::Anonymous;
    }
    if p.is_plural || is_collective(head) {
        return SpeakerKind::Group;
    }
    if p.is_indefinite {
        let former =
            whole.starts_with("former") || whole.starts_with("retired") || whole.starts_with("ex-");
        let office = layer == Layer::Role && matches!(p.category, "office" | "spokesperson")
            || head_key(head) == head_key("spokesman");
        return if office && !former {
            SpeakerKind::Role
        } else {
            SpeakerKind::Anonymous
        };
    }
    SpeakerKind::Role
}

fn is_collective(word: &str) -> bool {
    matches!(
        word,
        "police"
            | "staff"
            | "public"
            | "media"
            | "press"
            | "crowd"
            | "opposition"
            | "majority"
            | "family"
            | "jury"
            | "electorate"
            | "team"
            | "leadership"
            | "people"
            | "minority"
            | "faithful"
            | "military"
            | "army"
            | "crew"
            | "community"
            | "audience"
            | "everyone"
            | "group"
            | "left"
            | "right"
            | "camp"
            | "elite"
            | "youth"
    )
}

fn is_plural(word: &str) -> bool {
    matches!(word, "men" | "women" | "children")
        || word == "people"
        || word == "People"
        || word == "police"
        || word.ends_with("men") && word.len() > 4
        || word.ends_with('s')
            && !word.ends_with("ss")
            && !word.ends_with("us")
            && !word.ends_with("is")
            && word.len() > 3
}

/// What a word of quantity makes of a source: "two of them" are people who are not named, "some of them" a group.
fn quantity(word: &str) -> Option<SpeakerKind> {
    Some(match key_word(word)? {
        "one" | "two" | "three" | "four" | "five" | "six" | "seven" | "eight" | "nine" | "ten"
        | "several" | "another" | "dozen" => SpeakerKind::Anonymous,
        "some" | "many" | "most" | "all" | "none" | "both" | "few" | "half" => SpeakerKind::Group,
        _ => return None,
    })
}

/// A short word of grammar in small letters, without what follows an apostrophe ("I'd" is "i"); none for longer words.
fn key_word(word: &str) -> Option<&'static str> {
    const WORDS: &[&str] = &[
        "i",
        "we",
        "me",
        "us",
        "my",
        "our",
        "you",
        "your",
        "he",
        "him",
        "his",
        "himself",
        "she",
        "her",
        "herself",
        "they",
        "them",
        "their",
        "these",
        "those",
        "both",
        "themselves",
        "it",
        "its",
        "itself",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "several",
        "another",
        "dozen",
        "some",
        "many",
        "most",
        "all",
        "none",
        "few",
        "half",
        "everyone",
        "everybody",
        "others",
        "nobody",
        "someone",
        "somebody",
        "myself",
        "ourselves",
    ];
    // no word of these has a letter outside ASCII: the first byte of such a letter ends the search as a curly apostrophe does
    let end = word
        .bytes()
        .position(|b| b == b'\'' || b >= 0x80)
        .unwrap_or(word.len());
    let stem = word.get(..end)?;
    if stem.len() > 10
        || word
            .get(end..)?
            .starts_with(|c: char| c != '\'' && c != '’')
    {
        return None;
    }
    let first = stem.bytes().next()?.to_ascii_lowercase();
    WORDS
        .iter()
        .find(|w| {
            w.len() == stem.len()
                && w.as_bytes().first() == Some(&first)
                && w.eq_ignore_ascii_case(stem)
        })
        .copied()
}

/// Whether a word is one of the first person, singular or plural.
pub fn is_first_person(word: &str) -> bool {
    matches!(
        key_word(word),
        Some("i" | "we" | "me" | "us" | "my" | "our" | "myself" | "ourselves")
    )
}

/// Whether a word is one of the second person.
pub fn is_second_person(word: &str) -> bool {
    matches!(key_word(word), Some("you" | "your"))
}

/// Whether the words of `written` are among those of `known`, its head or its owner ("the Velmarkian minister" is the foreign
/// minister of Velmark, "the finance minister" is not).
fn covers(known: &str, written: &str, affiliation: &str) -> bool {
    let words =
        |s: &'_ str| -> usize { s.split([' ', '-', '\n']).filter(|w| !w.is_empty()).count() };
    let inner = words(written);
    written
        .split([' ', '-', '\n'])
        .filter(|w| !w.is_empty())
        .take(inner.saturating_sub(1))
        .all(|w| {
            known
                .split([' ', '-', '\n'])
                .any(|x| x.eq_ignore_ascii_case(w))
                || affiliation.split(' ').any(|x| alike(x, w))
        })
}

/// Whether two names of an owner begin alike: Velmark, Velmarkian, Velmark's.
fn alike(a: &str, b: &str) -> bool {
    let common = a
        .chars()
        .zip(b.chars())
        .take_while(|(x, y)| x.to_lowercase().eq(y.to_lowercase()))
        .count();
    common >= 4 || common > 0 && common == a.chars().count().min(b.chars().count())
}

/// Whether the first words of two names of one surname agree: equal, or one is an initial of the other.
fn agrees(name: &str, first: &str) -> bool {
    let other = name.split(' ').next().unwrap_or("");
    let initial = |s: &str| s.trim_end_matches('.').chars().count() == 1 || s.contains('.');
    key(other) == key(first)
        || (initial(other) || initial(first)) && other.chars().next() == first.chars().next()
}

fn is_upper(word: &str) -> bool {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    letters.clone().count() >= 2 && letters.all(char::is_uppercase)
}

/// "OKWUOSA" as "Okwuosa".
fn capitalized(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let mut inside = false;
    for c in name.chars() {
        if inside {
            out.extend(c.to_lowercase());
        } else {
            out.push(c);
        }
        inside = c.is_alphabetic();
    }
    out
}

/// A name with single blanks.
fn folded(name: &str) -> String {
    let is_blank = |b: u8| matches!(b, b'\n' | b'\r' | b'\t' | b' ');
    let bytes = name.as_bytes();
    let is_plain = bytes
        .iter()
        .zip(bytes.iter().skip(1).chain(b"."))
        .all(|(a, b)| !is_blank(*a) || *a == b' ' && *b != b' ');
    if is_plain {
        name.into()
    } else {
        name.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// A hash of a word in any way of writing it, without full stops and apostrophes.
fn key(word: &str) -> u64 {
    let mut hash = FxHasher::default();
    if word.is_ascii() {
        for b in word.bytes().filter(|b| !matches!(b, b'.' | b'\'')) {
            hash.write_u32(u32::from(b.to_ascii_lowercase()));
        }
        return hash.finish();
    }
    for c in word
        .chars()
        .filter(|c| !matches!(c, '.' | '\'' | '’'))
        .flat_map(char::to_lowercase)
    {
        hash.write_u32(c as u32);
    }
    hash.finish()
}

/// The key of a noun that heads a description: men and women of one office are the same, short titles are their offices.
fn head_key(word: &str) -> u64 {
    let same = match word.trim_end_matches('.') {
        "Sen" | "Sens" => "senator",
        "Rep" | "Reps" | "representative" | "Representative" | "congresswoman"
        | "Congresswoman" | "Congressman" => "congressman",
        "Gov" => "governor",
        "Gen" => "general",
        "chair" | "Chair" | "CHAIR" | "chairwoman" | "chairperson" | "Chairwoman" => "chairman",
        "spokeswoman" | "spokesperson" | "Spokeswoman" => "spokesman",
        "premier" | "Premier" => "minister",
        "businesswoman" => "businessman",
        "poll" | "polls" => "survey",
        other => other,
    };
    key(same)
}

/// The key of the initials of a name of two and more words with capitals.
fn initials_key(name: &str) -> Option<u64> {
    let mut hash = FxHasher::default();
    let mut count = 0;
    for c in name
        .split([' ', '-', '\n'])
        .filter_map(|w| w.chars().next())
        .filter(|c| c.is_uppercase())
    {
        for low in c.to_lowercase() {
            hash.write_u32(low as u32);
        }
        count += 1;
    }
    (count > 1).then(|| hash.finish())
}

/// Lower case, letters and digits, hyphens for everything else.
pub fn slug(name: &str) -> String {
    slug_after("", name)
}

/// A slug after a prefix.
fn slug_after(prefix: &str, name: &str) -> String {
    let mut out = String::with_capacity(prefix.len() + name.len());
    out.push_str(prefix);
    let mut ends_in_hyphen = true;
    for c in name.chars() {
        if c.is_ascii_alphanumeric() {
            out.push(c.to_ascii_lowercase());
            ends_in_hyphen = false;
        } else if c.is_alphanumeric() {
            out.extend(c.to_lowercase());
            ends_in_hyphen = false;
        } else if !matches!(c, '.' | '\'' | '’') && !ends_in_hyphen {
            out.push('-');
            ends_in_hyphen = true;
        }
    }
    while out.len() > prefix.len() && out.ends_with('-') {
        out.pop();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The speakers of the statements of a text, in order, as `id name`.
    fn speakers(text: &str) -> Vec<(String, String)> {
        let analysis = crate::Analyzer::builtin()
            .unwrap()
            .analyze(&crate::Document::from_text(text));
        let of = |s: &crate::attribution::statement::Statement| {
            s.speaker.map(|n| {
                (
                    analysis.speakers[n as usize].id.clone(),
                    analysis.speakers[n as usize].name.clone(),
                )
            })
        };
        analysis
            .statements
            .iter()
            .map(|s| of(s).unwrap_or_default())
            .collect()
    }

    fn holds(cases: &[(&str, &[&str])]) {
        for (text, ids) in cases {
            let found = speakers(text);
            let found: Vec<&str> = found.iter().map(|f| f.0.as_str()).collect();
            assert_eq!(&found, ids, "{text}");
        }
    }

    #[test]
    fn a_name_is_the_fullest_of_the_article() {
        holds(&[
            (
                "“Talks will go on,” Varga says\n\nForeign Minister Ilse Varga said on Monday that talks would go on.",
                &["ilse-varga", "ilse-varga"],
            ),
            (
                "Ilse Varga-Holm said the port was closed. Varga-Holm said the port would open.",
                &["ilse-varga-holm", "ilse-varga-holm"],
            ),
            (
                "Omar van der Linde said the port was closed. Mr. van der Linde said the port would open.",
                &["omar-van-der-linde", "omar-van-der-linde"],
            ),
            (
                "Secretary of State Anna Brodie said the port was closed.",
                &["anna-brodie"],
            ),
            ("On Monday Moscow said the port was closed.", &["moscow"]),
            (
                "Interior Minister Zarko Panama said the port was closed. Panama said it would open.",
                &["zarko-panama", "zarko-panama"],
            ),
        ]);
    }

    #[test]
    fn a_role_is_whoever_holds_it() {
        holds(&[
            (
                "Velmark’s foreign minister, Ilse Varga, said talks would go on. The minister said that no date was fixed.",
                &["ilse-varga", "ilse-varga"],
            ),
            (
                "Anna Orlo, the harbour minister, said the port was closed. The finance minister said it was open.",
                &["anna-orlo", "role:finance-minister"],
            ),
            (
                "Governor Anna Orlo said the port was closed. The governor said it would open.",
                &["anna-orlo", "anna-orlo"],
            ),
        ]);
    }

    #[test]
    fn a_pronoun_agrees_with_its_noun() {
        holds(&[
            (
                "Anna Orlo said she had met Peter Brandt in the morning. “We talked,” he said.",
                &["anna-orlo", "peter-brandt"],
            ),
            (
                "Peter Brandt said the port was closed. He said it would open.",
                &["peter-brandt", "peter-brandt"],
            ),
            (
                "Ms. Varga said the port was closed. Mr. Brandt was away. “It is cold,” she said.",
                &["varga", "varga"],
            ),
        ]);
    }

    #[test]
    fn the_first_person_is_the_holder_of_the_words() {
        holds(&[(
            "ORLO: Good evening.\n\nBRANDT: I believe that the port will open.\n\nORLO: I think that it will not.\n\nAnna Orlo and Peter Brandt met in March.",
            &["peter-brandt", "anna-orlo"],
        )]);
    }

    #[test]
    fn groups_and_those_without_a_name_keep_their_words() {
        holds(&[
            (
                "Sources in the Velmarkian Foreign Ministry said that no date was fixed.",
                &["anonymous:sources-in-the-velmarkian-foreign-ministry"],
            ),
            (
                "People close to Anna Orlo said the port was closed.",
                &["anonymous:people-close-to-anna-orlo"],
            ),
            (
                "The Union of Port Labour said the port was closed. The union said it would open.",
                &["union-of-port-labour", "union-of-port-labour"],
            ),
            (
                "Two of the diplomats said the port was closed.",
                &["anonymous:two-of-the-diplomats"],
            ),
        ]);
    }

    #[test]
    fn what_begins_alike_belongs_to_one_owner() {
        assert!(alike("Velmark", "Velmarkian") && !alike("Velmark", "Kestria"));
        assert!(
            covers("foreign minister", "minister", "Velmark")
                && !covers("foreign minister", "finance minister", "Velmark")
        );
    }

    #[test]
    fn slugs() {
        for (name, id) in [
            ("Sergei Lavrov", "sergei-lavrov"),
            ("U.S. officials", "us-officials"),
            ("Jean-Luc O’Hara", "jean-luc-ohara"),
            ("— ", ""),
        ] {
            assert_eq!(slug(name), id);
        }
    }
}
