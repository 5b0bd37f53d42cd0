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
    is_definite: bool,
    is_indefinite: bool,
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
        let parts: Vec<(usize, Parts)> = reading.phrases.iter().enumerate().filter_map(|(k, p)| Some((k, parts(text, reading, lexicon, p)?))).collect();
        self.find_places(text, reading);
        for (_, p) in &parts {
            if p.name_words >= 2 && p.layer.is_none() {
                self.person(text, p);
            }
        }
        self.of_phrase.resize(reading.phrases.len(), NOBODY);
        for (k, p) in &parts {
            let named = self.named(text, reading, *k, p);
            if let (Some(slot), Some(entity)) = (self.of_phrase.get_mut(*k), named) {
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
        self.find_mentions(text, reading);
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
        self.interviewer = None;
        self.entities.push(Entity {
            speaker: Speaker { id: "_article".into(), name: "_article".into(), ..Speaker::default() },
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
            if word.len() >= 6 {
                for ending in ["ian", "an", "ese", "ish", "i"] {
                    if let Some(stem) = word.strip_suffix(ending).filter(|s| s.len() >= 4) {
                        self.places.insert(key(stem));
                        break;
                    }
                }
            }
            let before = reading.word(text, i - 1);
            let alone = !reading.shape(i + 1, shape::CAPITAL) || reading.gap(i + 1) & (gap::HARD | gap::MARK) != 0;
            if alone && reading.gap(i) & (gap::HARD | gap::MARK) == 0 && matches!(before, "in" | "In" | "near" | "across" | "into" | "outside" | "inside") {
                self.places.insert(key(word));
            }
        }
    }

    /// Whether a single unknown name is one of a place: a word that stands after "in", or whose adjective is in the article.
    fn is_place(&self, name: &str) -> bool {
        self.places.contains(&key(name)) || self.places.contains(&key(name.trim_end_matches(['a', 'e', 'i', 'o', 'u', 'y'])))
    }

    /// The entity that a phrase names; none for descriptions that may be of somebody named elsewhere.
    fn named(&mut self, text: &str, reading: &Reading, k: usize, p: &Parts) -> Option<u32> {
        let phrase = *reading.phrases.get(k)?;
        let word = phrase.first;
        match p.layer {
            None if !p.name.is_empty() => {
                if let Some(body) = self.body_with_chain(text, reading, &phrase, p) {
                    return Some(body);
                }
                let entity = self.person(text, p);
                self.see(entity, word);
                self.register_roles(text, reading, k, p, entity);
                Some(entity)
            }
            Some(Layer::Place) => {
                let kind = match p.category {
                    "organization" => SpeakerKind::Organization,
                    "demonym" => SpeakerKind::Group,
                    _ => SpeakerKind::Government,
                };
                let name = if matches!(p.category, "capital" | "seat" | "demonym") || p.place.is_empty() { p.text.of(text) } else { p.place };
                let entity = self.add(kind, name, p, text);
                self.see(entity, word);
                Some(entity)
            }
            Some(Layer::Source) if matches!(p.category, "organization" | "government") => {
                let words = p.text.of(text).split([' ', '-']).filter(|w| !w.is_empty()).count();
                let chained = self.body_with_chain(text, reading, &phrase, p);
                if chained.is_some() {
                    return chained;
                }
                if words < 2 {
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

    /// "National Bank of Velmark", "Chamber of Commerce": a body whose name goes on after "of" or "for".
    fn body_with_chain(&mut self, text: &str, reading: &Reading, phrase: &Phrase, p: &Parts) -> Option<u32> {
        let end = p.words.1;
        if phrase.is_possessive || reading.gap(end) & (gap::HARD | gap::MARK) != 0 || !matches!(reading.word(text, end), "of" | "for") {
            return None;
        }
        if !reading.shape(end.checked_sub(1)?, shape::CAPITAL) {
            return None;
        }
        let is_body = match p.layer {
            Some(Layer::Source) => true,
            None => p.name_words == 1 && !p.has_given && p.title.is_empty() && p.role.is_empty() && !self.by_surname.contains_key(&key(p.name)),
            _ => false,
        };
        let from = end + 1 + usize::from(reading.is(end + 1, class::DETERMINER));
        if !is_body || !reading.shape(from, shape::CAPITAL) || reading.is(from, class::MONTH | class::WEEKDAY) {
            return None;
        }
        let mut last = reading.phrases_in(end + 1, end + 2).iter().map(|p| p.end as usize).max()?;
        // "the Ministry of Ports and Fisheries"
        if reading.is(last, class::COORDINATOR) && reading.gap(last) & gap::HARD == 0 && reading.shape(last + 1, shape::CAPITAL) && reading.phrases_in(last + 1, last + 2).iter().all(|p| p.end == p.first + 1) {
            let third = reading.is(last + 2, class::FINITE) || reading.gap(last + 2) & gap::HARD != 0;
            if third {
                last += 2;
            }
        }
        let span = reading.base_span(p.words.0, last);
        let kind = body_kind(p.category, span.of(text));
        let whole = Parts { text: span, ..*p };
        let entity = self.add(kind, span.of(text), &whole, text);
        self.hold(text, entity, phrase.first, reading.base_span(p.words.0, end));
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
        let Some(head) = role.of(text).split([' ', '-', '\n']).next_back() else { return };
        let list = self.by_head.entry(head_key(head)).or_default();
        list.push(Holder { word, entity, role });
    }

    /// The roles that stand beside a name: "Foreign Minister Orlo", "Orlo, the finance minister,", "the port's director, Orlo,",
    /// "Orlo (chair)".
    fn register_roles(&mut self, text: &str, reading: &Reading, k: usize, p: &Parts, entity: u32) {
        let Some(phrase) = reading.phrases.get(k) else { return };
        if !p.role.is_empty() {
            self.hold(text, entity, phrase.first, p.role);
        } else if !p.title.is_empty() {
            let span = p.text;
            let title = Span { start: span.start, end: span.start + p.title.len() as u32 };
            if title.of(text) == p.title {
                self.hold(text, entity, phrase.first, title);
            }
        }
        if phrase.is_possessive {
            return;
        }
        let mut add = |at: usize, affiliation_after: bool| -> bool {
            let Some(role) = reading.phrases.get(at) else { return false };
            let Some(r) = role.entry.filter(|_| role.kind == PhraseKind::Source) else { return false };
            let (first, end) = (role.first as usize, role.end as usize);
            let matched = reading.entity_match(end.saturating_sub(1)).filter(|m| m.entry == r);
            let start = matched.map_or(first, |m| (m.all.0 as usize).max(first));
            let stop = matched.map_or(end, |m| m.all.1 as usize);
            let span = reading.base_span(start, stop);
            if span.is_empty() {
                return false;
            }
            self.hold(text, entity, phrase.first, span);
            let owner = reading.phrases.get(at.saturating_sub(1)).filter(|o| o.is_possessive && o.first == role.first).map(|o| {
                let skip = usize::from(o.has_determiner);
                reading.base_span(o.first as usize + skip, o.end as usize).of(text)
            });
            let chain = if affiliation_after && matches!(reading.word(text, stop), "of" | "for" | "at" | "in" | "to") {
                reading.phrases_in(stop + 1, stop + 2).iter().max_by_key(|p| p.end).map(|o| {
                    let skip = usize::from(o.has_determiner);
                    reading.base_span(o.first as usize + skip, o.end as usize).of(text)
                })
            } else {
                None
            };
            let before = (start > first).then(|| {
                let skip = usize::from(role.has_determiner);
                reading.base_span(first + skip, start).of(text)
            });
            if let Some(e) = self.entities.get_mut(entity as usize).filter(|e| e.speaker.kind == SpeakerKind::Person) {
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
            let next = reading.phrases.partition_point(|q| (q.first as usize) < end);
            for at in next..next + 3 {
                let Some(role) = reading.phrases.get(at) else { break };
                if role.first as usize > end || role.is_possessive {
                    continue;
                }
                add(at, true);
            }
        }
        // before the name: the phrase that the comma closes, or the one whose chain it closes
        let first = phrase.first as usize;
        if first > 0 && reading.gap(first) & gap::COMMA != 0 && reading.gap(first) & gap::MARK == 0 {
            let mut border = first;
            for at in (k.saturating_sub(6)..k).rev() {
                let Some(role) = reading.phrases.get(at) else { break };
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
        if let Some(next) = reading.phrases.get(k + 1).filter(|n| (n.first as usize) < p.words.1 && n.first >= phrase.end) {
            let named = self.of_phrase.get(k + 1).copied().filter(|e| *e != NOBODY && next.kind == PhraseKind::Name);
            if named.is_some() {
                return named;
            }
        }
        let whole = p.text.of(text);
        let role = if layer == Layer::Role && !p.role.is_empty() { p.role } else { p.text };
        let chain = chain(text, reading, p.words.1);
        if !p.is_indefinite && !p.is_counted {
            let affiliation = if p.affiliation.is_empty() && matches!(reading.word(text, p.words.1), "of" | "for" | "in") { reading.base_span(p.words.1 + 1, chain).of(text) } else { p.affiliation };
            if let Some(known) = self.holder(text, role, affiliation, phrase.first, p.is_plural) {
                self.see(known, phrase.first);
                self.alias(known, whole);
                return Some(known);
            }
        }
        let kind = description_kind(text, reading, layer, p, chain);
        let name = match kind {
            SpeakerKind::Organization | SpeakerKind::Government => p.text,
            _ => reading.base_span(p.words.0, chain),
        };
        let entity = self.add(kind, name.of(text), p, text);
        if chain > p.words.1 && !matches!(kind, SpeakerKind::Organization | SpeakerKind::Government) {
            let owner = chain_owner(text, reading, p.words.1, chain);
            if let Some(e) = self.entities.get_mut(entity as usize).filter(|e| e.speaker.affiliation.is_empty()) {
                e.speaker.affiliation = folded(owner);
            }
        }
        if let Some(e) = self.entities.get_mut(entity as usize).filter(|e| e.speaker.role.is_empty() && e.speaker.kind == SpeakerKind::Role) {
            e.speaker.role = folded(role.of(text));
        }
        self.hold(text, entity, phrase.first, role);
        self.see(entity, phrase.first);
        Some(entity)
    }

    /// Who is described by `role` at word `word`: the last one before it whose description fits, else the first one after.
    fn holder(&self, text: &str, role: Span, affiliation: &str, word: u32, is_plural: bool) -> Option<u32> {
        let written = role.of(text);
        let head = written.split([' ', '-', '\n']).next_back()?;
        let list = self.by_head.get(&head_key(head))?;
        let fits = |h: &&Holder| {
            let Some(e) = self.entities.get(h.entity as usize) else { return false };
            let known = h.role.of(text);
            (e.is_plural == is_plural || e.name_words > 0 && !is_plural)
                && !(is_plural && e.name_words > 0)
                && (h.word != word)
                && covers(known, written, &e.speaker.affiliation)
                && (affiliation.is_empty() || e.speaker.affiliation.is_empty() || alike(affiliation, &e.speaker.affiliation) || covers(affiliation, known, ""))
        };
        let before = list.iter().rev().filter(|h| h.word < word).take(24).find(fits);
        // a name further on explains the description ("The minister ... Ilse Orlo, the minister"); a mere description does not
        let found = before.or_else(|| list.iter().filter(|h| h.word > word).take(8).filter(|h| self.entities.get(h.entity as usize).is_some_and(|e| e.name_words > 0)).find(fits));
        found.map(|h| h.entity)
    }

    fn find_mentions(&mut self, text: &str, reading: &Reading) {
        for (k, phrase) in reading.phrases.iter().enumerate() {
            let first = phrase.first as usize;
            let next = phrase.end as usize;
            let pronoun = phrase.kind == PhraseKind::Pronoun && matches!(reading.word(text, first), "he" | "she" | "He" | "She") && reading.quotation(first) == 0;
            let entity = if pronoun { self.pronoun(text, reading, *phrase, None, None).unwrap_or(NOBODY) } else { self.of_phrase.get(k).copied().unwrap_or(NOBODY) };
            if entity == NOBODY {
                continue;
            }
            if self.interviewer.is_none() && first > 1 && first < 60 && reading.word(text, first - 1) == "by" && reading.word(text, first - 2).eq_ignore_ascii_case("interview") {
                self.interviewer = Some(entity);
            }
            let sentence = reading.sentence(first).tokens.0 as usize;
            let clear = reading.gap(next) & gap::HARD == 0;
            let speaks = clear && reading.is(next, class::CUE) || clear && reading.is(next, class::AUXILIARY | class::ADVERB) && reading.is(next + 1, class::CUE)
                || first > 0 && reading.is(first - 1, class::CUE) && reading.gap(first) & gap::HARD == 0 && !phrase.after_preposition;
            let mut salience = 0;
            if !phrase.after_preposition && !phrase.is_possessive && (first <= sentence + 1 || clear && reading.is(next, class::FINITE | class::AUXILIARY)) {
                salience += 6;
            }
            if speaks {
                salience += 4;
            }
            if phrase.after_preposition {
                salience -= 3;
            }
            self.mentions.push(Mention { word: phrase.first, entity, salience, quotation: reading.quotation(first) });
        }
    }

    fn add(&mut self, kind: SpeakerKind, name: &str, p: &Parts, text: &str) -> u32 {
        let id = slug_after(kind.prefix(), name);
        let next = self.entities.len() as u32;
        let at = self.by_id.get(&id).copied().unwrap_or(next);
        if at == next {
            self.by_id.insert(id.clone(), at);
            if matches!(kind, SpeakerKind::Organization | SpeakerKind::Government) {
                if let Some(initials) = initials_key(name) {
                    self.by_initials.entry(initials).or_insert(at);
                }
            }
            self.entities.push(Entity {
                speaker: Speaker { id, name: folded(name), kind, role: String::new(), affiliation: folded(p.affiliation), aliases: vec![] },
                gender: p.gender,
                is_plural: p.is_plural,
                ..Entity::default()
            });
        }
        self.alias(at, p.text.of(text));
        at
    }

    fn alias(&mut self, at: u32, written: &str) {
        if let Some(e) = self.entities.get_mut(at as usize) {
            if !written.is_empty() && e.speaker.aliases.len() < 12 && !e.speaker.aliases.iter().any(|a| a == written) {
                e.speaker.aliases.push(folded(written));
            }
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
        self.alias(at, p.text.of(text));
        at
    }

    fn known_person(&self, p: &Parts, first: &str, last: &str) -> Option<u32> {
        let clash = |e: &Entity| p.gender != Gender::Unknown && e.gender != Gender::Unknown && e.gender != p.gender;
        let recent = |list: &[u32], exact: bool| {
            list.iter().copied().filter(|i| {
                self.entities.get(*i as usize).is_some_and(|e| {
                    (!clash(e) || exact && p.name_words > 1) && (p.name_words == 1 || e.name_words == 1 || agrees(&e.speaker.name, first))
                })
            }).max_by_key(|i| self.entities.get(*i as usize).map(|e| (e.name_words > 1, e.seen, std::cmp::Reverse(*i))))
        };
        let found = self.by_surname.get(&key(last)).and_then(|l| recent(l, true));
        if found.is_some() || p.name_words > 1 || !p.role.is_empty() || !p.title.is_empty() {
            return found;
        }
        // a given name alone ("Ilse") finds its owner too
        self.by_given.get(&key(last)).and_then(|l| recent(l, false))
    }

    fn new_person(&mut self, p: &Parts, first: &str, last: &str) -> u32 {
        let is_place = p.name_words == 1 && p.title.is_empty() && p.role.is_empty() && !p.has_given && self.is_place(p.name);
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
            let name = if is_upper(p.name) && p.name.len() > 3 && kind == SpeakerKind::Person { capitalized(p.name) } else { folded(p.name) };
            let name_words = if kind == SpeakerKind::Person { p.name_words } else { 0 };
            self.entities.push(Entity {
                speaker: Speaker { id, name, kind, ..Speaker::default() },
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
    pub fn of(&mut self, text: &str, reading: &Reading, a: &Attribution, last: Option<u32>, turn: Option<u32>) -> Option<u32> {
        if a.origin == Origin::None {
            return None;
        }
        let phrase = core(text, reading, a);
        match phrase.kind {
            PhraseKind::Pronoun | PhraseKind::Empty => {
                let found = self.pronoun(text, reading, phrase, last, turn);
                return found.or_else(|| self.indefinite(text, reading, phrase));
            }
            PhraseKind::Relative => return self.antecedent(phrase),
            _ => {}
        }
        if let Some(some) = self.partitive(text, reading, phrase) {
            return Some(some);
        }
        let at = index_of(reading, phrase);
        if let Some(label) = self.label(text, reading, a, phrase) {
            return Some(label);
        }
        // an apposition that holds a name: "a spokesman for the ministry, Dmitro Orlo,"
        let (first, end) = a.source;
        let entity = self.of_phrase(at);
        let is_person = |this: &Self, e: u32| this.entities.get(e as usize).is_some_and(|e| e.speaker.kind == SpeakerKind::Person);
        if !entity.is_some_and(|e| is_person(self, e)) && !matches!(phrase.kind, PhraseKind::Name) && phrase.first == a.phrase.first {
            let (i, j) = (reading.phrases.partition_point(|p| (p.first as usize) < first), reading.phrases.partition_point(|p| (p.first as usize) < end));
            for k in i..j {
                let person = self.of_phrase(k).filter(|e| is_person(self, *e));
                let beside = reading.phrases.get(k).is_some_and(|p| {
                    !p.is_possessive && !p.after_preposition && (k == at || reading.gap(p.first as usize) & gap::COMMA != 0)
                        && reading.phrases.get(k + 1).is_none_or(|n| !(n.first == p.first && n.end > p.end))
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
        let skip = usize::from(reading.is(phrase.first as usize, class::DETERMINER) && phrase.end > phrase.first + 1);
        let span = reading.base_span(phrase.first as usize + skip, phrase.end as usize);
        if span.is_empty() {
            return None;
        }
        let p = Parts { text: span, ..Parts::default() };
        Some(self.add(SpeakerKind::Unknown, span.of(text), &p, text))
    }

    /// "one of the diplomats", "two of them": as written, whoever they are.
    fn partitive(&mut self, text: &str, reading: &Reading, phrase: Phrase) -> Option<u32> {
        let first = phrase.first as usize;
        let (from, end) = if first >= 2 && reading.word(text, first - 1) == "of" {
            (first - 2, phrase.end as usize)
        } else if phrase.end as usize == first + 1 && reading.word(text, first + 1) == "of" && reading.gap(first + 1) & gap::HARD == 0 {
            (first, reading.phrases_in(first + 2, first + 3).iter().map(|p| p.end as usize).max()?)
        } else {
            return None;
        };
        let kind = quantity(reading.word(text, from))?;
        let span = reading.base_span(from, end);
        let p = Parts { text: span, is_plural: kind == SpeakerKind::Group, ..Parts::default() };
        Some(self.add(kind, span.of(text), &p, text))
    }

    /// "Everyone says", "one said": somebody, kept as written.
    fn indefinite(&mut self, text: &str, reading: &Reading, phrase: Phrase) -> Option<u32> {
        if let Some(some) = self.partitive(text, reading, phrase) {
            return Some(some);
        }
        let word = reading.word(text, phrase.head as usize);
        let kind = match key_word(word)? {
            "everyone" | "everybody" | "some" | "others" | "many" | "most" | "nobody" | "no one" => SpeakerKind::Group,
            "someone" | "somebody" | "one" | "another" => SpeakerKind::Anonymous,
            _ => return None,
        };
        let span = reading.base_span(phrase.first as usize, phrase.end as usize);
        let p = Parts { text: span, is_plural: kind == SpeakerKind::Group, ..Parts::default() };
        Some(self.add(kind, span.of(text), &p, text))
    }

    /// Whom "who" or "which" stands for: the nearest mention before it.
    fn antecedent(&self, phrase: Phrase) -> Option<u32> {
        let before = self.mentions.partition_point(|m| m.word < phrase.first);
        before.checked_sub(1).and_then(|b| self.mentions.get(b)).map(|m| m.entity)
    }

    /// The label of a turn that is a letter or a short name: "Q:", "Courier:".
    fn label(&mut self, text: &str, reading: &Reading, a: &Attribution, phrase: Phrase) -> Option<u32> {
        if a.cue.kind != CueKind::Colon || phrase.end != phrase.first + 1 {
            return None;
        }
        let word = reading.base_span(phrase.first as usize, phrase.end as usize).of(text);
        if matches!(word, "Q" | "Question" | "QUESTION") && self.interviewer.is_some() {
            return self.interviewer;
        }
        let by_name = self.by_surname.get(&key(word)).and_then(|l| l.first()).copied();
        if by_name.is_some() {
            return by_name;
        }
        let held = self.by_head.get(&head_key(word))?;
        held.iter().find(|h| h.role.of(text).len() > word.len()).map(|h| h.entity)
    }

    /// Whom a pronoun stands for: of the mentions before it that agree the most salient one; nearness, subjects, those who
    /// spoke, and the speaker of the statement before count.
    fn pronoun(&mut self, text: &str, reading: &Reading, phrase: Phrase, last: Option<u32>, turn: Option<u32>) -> Option<u32> {
        let word = reading.word(text, phrase.head as usize);
        let stem = key_word(word)?;
        let reflexive = stem.ends_with("self") || stem.ends_with("selves");
        // "Bessa himself told": the name stands right before
        if reflexive && phrase.first > 0 {
            let near = self.mentions.partition_point(|m| m.word < phrase.first).checked_sub(1).and_then(|b| self.mentions.get(b));
            if let Some(m) = near.filter(|m| phrase.first - m.word <= 4) {
                return Some(m.entity);
            }
        }
        let (gender, plural, person) = match stem {
            "he" | "him" | "his" | "himself" => (Gender::Male, false, true),
            "she" | "her" | "herself" => (Gender::Female, false, true),
            "they" | "them" | "their" | "these" | "those" | "both" | "themselves" => (Gender::Unknown, true, false),
            "it" | "its" | "itself" => (Gender::Unknown, false, false),
            _ => return None,
        };
        let fits = |e: &Entity| {
            let kind = e.speaker.kind;
            if person {
                matches!(kind, SpeakerKind::Person | SpeakerKind::Role | SpeakerKind::Anonymous) && !e.is_plural && (e.gender == gender || e.gender == Gender::Unknown)
            } else if plural {
                e.is_plural || kind == SpeakerKind::Group
            } else {
                matches!(kind, SpeakerKind::Organization | SpeakerKind::Government | SpeakerKind::Document)
            }
        };
        let at = phrase.first as usize;
        let quotation = reading.quotation(at);
        let here = reading.sentence(at);
        let number = reading.sentence_of.get(at).copied().unwrap_or(0);
        let before = self.mentions.partition_point(|m| m.word < phrase.first);
        let mut best: Option<(i32, u32)> = None;
        for (back, m) in self.mentions.get(..before).into_iter().flatten().rev().take(40).enumerate() {
            let Some(e) = self.entities.get(m.entity as usize) else { continue };
            if !fits(e) || Some(m.entity) == turn {
                continue;
            }
            let there = reading.sentence(m.word as usize);
            let paragraphs = here.paragraph.saturating_sub(there.paragraph).min(6) as i32;
            let sentences = number.saturating_sub(reading.sentence_of.get(m.word as usize).copied().unwrap_or(0)).min(8) as i32;
            let mut score = 40 - back as i32 - 4 * paragraphs - 3 * sentences + m.salience;
            score += if Some(m.entity) == last { 8 } else { 0 };
            score += if person && e.gender == gender { 4 } else { 0 };
            score -= if m.quotation != 0 && m.quotation != quotation { 8 } else { 0 };
            score -= if person && e.speaker.kind != SpeakerKind::Person { 3 } else { 0 };
            if best.is_none_or(|(s, _)| score > s) {
                best = Some((score, m.entity));
            }
        }
        let found = best.map(|(_, e)| e);
        if let (Some(e), true) = (found.and_then(|f| self.entities.get_mut(f as usize)), person) {
            if e.gender == Gender::Unknown {
                e.gender = gender;
            }
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
            PhraseKind::Pronoun | PhraseKind::Empty => return self.pronoun(text, reading, phrase, None, None),
            PhraseKind::Relative => return self.antecedent(phrase),
            _ => {}
        }
        self.of_phrase(k).or_else(|| self.as_written(text, reading, phrase))
    }

    /// Whether speaker `number` is a single person, named or not.
    pub fn is_person(&self, number: u32) -> bool {
        self.entities.get(number as usize).is_some_and(|e| e.name_words > 0)
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
fn parts<'a>(text: &'a str, reading: &Reading, lexicon: &'a Lexicon, phrase: &Phrase) -> Option<Parts<'a>> {
    if !matches!(phrase.kind, PhraseKind::Name | PhraseKind::Source | PhraseKind::Other) {
        return None;
    }
    let (first, mut end) = (phrase.first as usize, phrase.end as usize);
    if phrase.kind == PhraseKind::Other {
        // "people familiar with the matter": the adjective belongs to what follows
        let cut = end.checked_sub(1)?;
        let before = cut > first && reading.is(cut, class::ADJECTIVE) && reading.is(end, class::PREPOSITION) && reading.entity_match(cut - 1).is_some_and(|m| m.all.1 as usize == cut);
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
    let mut stop_text = end;
    while i < end {
        let token = reading.tokens.get(i)?;
        let bits = reading.class(i);
        let capital = token.is(shape::CAPITAL);
        if bits & class::DETERMINER != 0 && (i == first || !capital) {
            // "last month the minister": the phrase begins anew
            let word = token.span().of(text);
            out = Parts { is_indefinite: matches!(word, "a" | "an" | "A" | "An" | "another" | "Another" | "every" | "Every" | "any" | "Any"), ..Parts::default() };
            out.is_definite = !out.is_indefinite;
            (name, role) = (None, None);
            start = i + 1;
            i += 1;
            continue;
        }
        if i == start && bits & (class::NUMBER | class::QUANTIFIER) != 0 && !capital | (i == first) && out.role.is_empty() {
            let word = token.span().of(text);
            out.is_indefinite |= matches!(word, "one" | "One");
            out.is_counted = !out.is_indefinite && quantity(word) == Some(SpeakerKind::Anonymous);
        }
        let given = bits & (class::FEMALE | class::MALE) != 0 && capital;
        let found = reading.entity_match(i).filter(|m| (m.all.0 as usize) >= start || (m.all.1 as usize) > i && i == first);
        if let Some(m) = found {
            let e = lexicon.entry(m.entry);
            let stop = m.all.1 as usize;
            let at_head = stop >= end;
            let single = stop == i + 1;
            let next_capital = i + 1 < end && reading.shape(i + 1, shape::CAPITAL) && reading.entity_match(i + 1).is_none();
            // "Jordan Orlo", "Jack London", "Ilse Bishop": a place, a role or a noun that is a part of a name
            let part_of_name = single && capital && !reading.shape(i, shape::POSSESSIVE) && match name {
                None => given && next_capital && e.category != "demonym" && e.layer == Layer::Place,
                Some((a, b)) => b == i && out.has_given && b - a <= 2 && (at_head || next_capital) && reading.gap(i) & gap::HARD == 0
                    && (e.layer == Layer::Place && !reading.shape(i, shape::UPPER) || matches!(e.category, "profession" | "title" | "group") && at_head),
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
                            let from = role.filter(|r| r.1 == i).map_or((m.all.0 as usize).min(i), |r| r.0);
                            role = Some((from, stop));
                        }
                        match e.gender {
                            "female" => out.gender = Gender::Female,
                            "male" => out.gender = Gender::Male,
                            _ => {}
                        }
                    }
                    Layer::Place if !at_head => out.affiliation = if e.name.is_empty() { written.of(text) } else { e.name.as_str() },
                    Layer::Source if !at_head && out.affiliation.is_empty() => out.affiliation = written.of(text),
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
        if capital && bits & (class::MONTH | class::WEEKDAY) == 0 {
            let adverb = reading.words.get(i).is_some_and(|w| w.starts_sentence) && !given && (bits & class::ADVERB != 0) && i + 1 < end;
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
        } else if !(bits & class::PARTICLE != 0 && i + 1 < end && reading.shape(i + 1, shape::CAPITAL)) {
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
        out.name_words = out.name.split([' ', '\n']).filter(|w| !w.is_empty()).count();
    } else {
        out.name_words = 0;
    }
    out.role = role.map_or(Span::default(), |r| reading.base_span(r.0, r.1));
    out.words = (start, stop_text);
    out.text = reading.base_span(start, stop_text);
    let head = reading.tokens.get(stop_text - 1).map_or("", |t| t.base().of(text));
    out.is_plural = is_plural(head) && (out.name.is_empty() || out.name_words == 1 && reading.words.get(start).is_some_and(|w| w.starts_sentence) && start + 1 == stop_text && !out.has_given && out.title.is_empty() && head.len() > 6);
    (!out.text.is_empty()).then_some(out)
}

/// The phrase that heads a source: "people" of "people close to Orlo", "survey" of "a survey by the institute".
fn core(text: &str, reading: &Reading, a: &Attribution) -> Phrase {
    let mut phrase = a.phrase;
    // "Privately, her staff fear": the adverb is no name
    if phrase.kind == PhraseKind::Name && phrase.end == phrase.first + 1 && reading.gap(phrase.end as usize) & gap::COMMA != 0 && reading.is(phrase.first as usize, class::ADVERB) {
        let next = reading.phrases_in(phrase.end as usize, a.source.1).iter().max_by_key(|p| (std::cmp::Reverse(p.first), p.end));
        if let Some(p) = next {
            phrase = *p;
        }
    }
    // "What I can promise"
    if matches!(phrase.kind, PhraseKind::Name | PhraseKind::Other) && key_word(reading.word(text, phrase.head as usize)) == Some("i") {
        return Phrase { first: phrase.head, end: phrase.head + 1, kind: PhraseKind::Pronoun, ..phrase };
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
    if matches!(reading.word(text, at), "after" | "before" | "since" | "during" | "until") {
        return None;
    }
    for _ in 0..6 {
        if at <= from || reading.gap(at) & (gap::HARD | gap::MARK) != 0 {
            return None;
        }
        at -= 1;
        let list = reading.phrases_in(at.saturating_sub(5).max(from), at + 1);
        if let Some(p) = list.iter().filter(|p| p.end as usize == at + 1 || p.end as usize == at + 2 && reading.is(at + 1, class::ADJECTIVE)).max_by_key(|p| p.end - p.first) {
            let crosses = a.cue.group >= p.first as usize && a.cue.group < first && !matches!(a.cue.kind, CueKind::Preposition);
            if crosses {
                return None;
            }
            if p.kind == PhraseKind::Source && !p.is_possessive || people(text, reading, p) {
                return Some(*p);
            }
            let time = reading.is(p.head as usize, class::WEEKDAY | class::MONTH) || p.kind == PhraseKind::Other;
            if !time {
                return None;
            }
            at = p.first as usize;
            continue;
        }
        let bits = reading.class(at);
        let word = reading.word(text, at);
        let passive = bits & class::VERB_PARTICIPLE != 0 && (word.ends_with("ed") || matches!(word, "seen" | "written" | "drawn" | "given" | "sent"));
        if bits & (class::PREPOSITION | class::ADJECTIVE) == 0 && !passive {
            return None;
        }
    }
    None
}

/// "people familiar with", "three persons close to": a noun that the phrase's last adjective hides.
fn people(text: &str, reading: &Reading, p: &Phrase) -> bool {
    (p.first..p.end).any(|i| matches!(reading.word(text, i as usize), "people" | "People" | "person" | "persons"))
}

/// Number of a phrase of the reading.
fn index_of(reading: &Reading, phrase: Phrase) -> usize {
    let mut at = reading.phrases.partition_point(|p| p.first < phrase.first);
    while reading.phrases.get(at).is_some_and(|p| p.first == phrase.first && (p.end, p.is_possessive) != (phrase.end, phrase.is_possessive)) {
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
        if matches!(reading.word(text, next), "close" | "familiar" | "briefed" | "involved" | "loyal" | "opposed") {
            next += 1;
        }
        let preposition = matches!(reading.word(text, next), "of" | "in" | "at" | "from" | "for" | "with" | "inside" | "within" | "near")
            || matches!(reading.word(text, next), "to" | "by" | "on") && (next > at || at == end && reading.word(text, next) != "on");
        if !preposition || reading.gap(next) & (gap::HARD | gap::MARK) != 0 {
            break;
        }
        let Some(p) = reading.phrases_in(next + 1, next + 2).iter().max_by_key(|p| p.end) else { break };
        if reading.is(p.head as usize, class::MONTH | class::WEEKDAY | class::NUMBER) || is_time_or_way(reading.word(text, p.head as usize)) || p.kind == PhraseKind::Pronoun && !p.is_possessive {
            break;
        }
        at = p.end as usize;
    }
    at
}

/// Nouns that say when or how something is said, not who says it: "officials in an interview said".
fn is_time_or_way(word: &str) -> bool {
    matches!(
        word,
        "interview" | "interviews" | "statement" | "statements" | "week" | "weeks" | "month" | "months" | "year" | "years" | "day" | "days" | "morning" | "evening"
            | "afternoon" | "night" | "past" | "time" | "condition" | "letter" | "speech" | "secret" | "private" | "public" | "end" | "case" | "decades" | "hours" | "email" | "tweet"
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

fn body_kind(category: &str, name: &str) -> SpeakerKind {
    let head = name.split([' ', '\n']).next_back().unwrap_or("");
    let rules = matches!(head, "government" | "Government" | "administration" | "Administration" | "regime" | "governments" | "cabinet" | "side" | "delegation" | "House");
    if category == "government" && rules { SpeakerKind::Government } else { SpeakerKind::Organization }
}

/// What kind of source a noun without a name is.
fn description_kind(text: &str, reading: &Reading, layer: Layer, p: &Parts, chain: usize) -> SpeakerKind {
    let whole = p.text.of(text);
    match p.category {
        "document" => return SpeakerKind::Document,
        "organization" | "government" => return body_kind(p.category, whole),
        "anonymous" => return SpeakerKind::Anonymous,
        _ => {}
    }
    let head = whole.split([' ', '\n']).next_back().unwrap_or("");
    let hidden = matches!(head, "people" | "person" | "persons" | "People") && (chain > p.words.1 || reading.is(p.words.1, class::RELATIVE | class::VERB_PARTICIPLE | class::ADJECTIVE));
    if hidden || p.is_counted {
        return SpeakerKind::Anonymous;
    }
    if p.is_plural || is_collective(head) {
        return SpeakerKind::Group;
    }
    if p.is_indefinite {
        let former = whole.starts_with("former") || whole.starts_with("retired") || whole.starts_with("ex-");
        let office = layer == Layer::Role && matches!(p.category, "office" | "spokesperson") || head_key(head) == head_key("spokesman");
        return if office && !former { SpeakerKind::Role } else { SpeakerKind::Anonymous };
    }
    SpeakerKind::Role
}

fn is_collective(word: &str) -> bool {
    matches!(
        word,
        "police" | "staff" | "public" | "media" | "press" | "crowd" | "opposition" | "majority" | "family" | "jury" | "electorate" | "team" | "leadership" | "people" | "minority" | "faithful"
            | "military" | "army" | "crew" | "community" | "audience" | "everyone" | "group" | "left" | "right" | "camp" | "elite" | "youth"
    )
}

fn is_plural(word: &str) -> bool {
    word == "people" || word == "People" || word == "police" || word.ends_with("men") && word.len() > 4 || word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us") && !word.ends_with("is") && word.len() > 3
}

/// What a word of quantity makes of a source: "two of them" are people who are not named, "some of them" a group.
fn quantity(word: &str) -> Option<SpeakerKind> {
    Some(match key_word(word)? {
        "one" | "two" | "three" | "four" | "five" | "six" | "seven" | "eight" | "nine" | "ten" | "several" | "another" | "dozen" => SpeakerKind::Anonymous,
        "some" | "many" | "most" | "all" | "none" | "both" | "few" | "half" => SpeakerKind::Group,
        _ => return None,
    })
}

/// A short word of grammar in small letters, without what follows an apostrophe ("I'd" is "i"); none for longer words.
fn key_word(word: &str) -> Option<&'static str> {
    const WORDS: &[&str] = &[
        "i", "we", "me", "us", "my", "our", "you", "your", "he", "him", "his", "himself", "she", "her", "herself", "they", "them", "their", "these", "those", "both", "themselves", "it", "its", "itself",
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "several", "another", "dozen", "some", "many", "most", "all", "none", "few", "half", "everyone", "everybody",
        "others", "nobody", "someone", "somebody", "myself", "ourselves",
    ];
    // no word of these has a letter outside ASCII: the first byte of such a letter ends the search as a curly apostrophe does
    let end = word.bytes().position(|b| b == b'\'' || b >= 0x80).unwrap_or(word.len());
    let stem = word.get(..end)?;
    if stem.len() > 10 || word.get(end..)?.starts_with(|c: char| c != '\'' && c != '’') {
        return None;
    }
    let first = stem.bytes().next()?.to_ascii_lowercase();
    WORDS.iter().find(|w| w.len() == stem.len() && w.as_bytes().first() == Some(&first) && w.eq_ignore_ascii_case(stem)).copied()
}

/// Whether a word is one of the first person, singular or plural.
pub fn is_first_person(word: &str) -> bool {
    matches!(key_word(word), Some("i" | "we" | "me" | "us" | "my" | "our" | "myself" | "ourselves"))
}

/// Whether a word is one of the second person.
pub fn is_second_person(word: &str) -> bool {
    matches!(key_word(word), Some("you" | "your"))
}

/// Whether the words of `written` are among those of `known`, its head or its owner ("the Velmarkian minister" is the foreign
/// minister of Velmark, "the finance minister" is not).
fn covers(known: &str, written: &str, affiliation: &str) -> bool {
    let words = |s: &'_ str| -> usize { s.split([' ', '-', '\n']).filter(|w| !w.is_empty()).count() };
    let inner = words(written);
    written.split([' ', '-', '\n']).filter(|w| !w.is_empty()).take(inner.saturating_sub(1)).all(|w| {
        known.split([' ', '-', '\n']).any(|x| x.eq_ignore_ascii_case(w)) || affiliation.split(' ').any(|x| alike(x, w))
    })
}

/// Whether two names of an owner begin alike: Velmark, Velmarkian, Velmark's.
fn alike(a: &str, b: &str) -> bool {
    let common = a.chars().zip(b.chars()).take_while(|(x, y)| x.to_lowercase().eq(y.to_lowercase())).count();
    common >= 4 || common > 0 && common == a.chars().count().min(b.chars().count())
}

/// Whether the first words of two names of one surname agree: equal, or one is an initial of the other.
fn agrees(name: &str, first: &str) -> bool {
    let other = name.split(' ').next().unwrap_or("");
    let initial = |s: &str| s.trim_end_matches('.').chars().count() == 1 || s.contains('.');
    key(other) == key(first) || (initial(other) || initial(first)) && other.chars().next() == first.chars().next()
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
    let is_plain = bytes.iter().zip(bytes.iter().skip(1).chain(b".")).all(|(a, b)| !is_blank(*a) || *a == b' ' && *b != b' ');
    if !is_plain { name.split_whitespace().collect::<Vec<_>>().join(" ") } else { name.into() }
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
    for c in word.chars().filter(|c| !matches!(c, '.' | '\'' | '’')).flat_map(char::to_lowercase) {
        hash.write_u32(c as u32);
    }
    hash.finish()
}

/// The key of a noun that heads a description: men and women of one office are the same, short titles are their offices.
fn head_key(word: &str) -> u64 {
    let same = match word.trim_end_matches('.') {
        "Sen" | "Sens" => "senator",
        "Rep" | "Reps" | "representative" | "Representative" | "congresswoman" | "Congresswoman" | "Congressman" => "congressman",
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
    for c in name.split([' ', '-', '\n']).filter_map(|w| w.chars().next()).filter(|c| c.is_uppercase()) {
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

    #[test]
    fn slugs() {
        for (name, id) in [("Sergei Lavrov", "sergei-lavrov"), ("U.S. officials", "us-officials"), ("Jean-Luc O’Hara", "jean-luc-ohara"), ("— ", "")] {
            assert_eq!(slug(name), id);
        }
    }
}
