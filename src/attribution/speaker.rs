//! Speakers: one canonical name per article for every way a source is written: full name from any mention, surname, role,
//! acronym, pronoun. The id depends on the article alone.

use crate::attribution::link::Attribution;
use crate::attribution::reading::{Phrase, PhraseKind, Reading};
use crate::attribution::source::Origin;
use crate::lexicon::{Layer, Lexicon, class};
use crate::span::Span;
use crate::text::token::{gap, shape};
use rustc_hash::FxHashMap;
use xxhash_rust::xxh3::xxh3_64;

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
    /// Name words of a person: a run of the directory's `names`.
    names: (u32, u32),
    /// The person before with the same last name word.
    namesake: u32,
}

/// A mention of an entity.
#[derive(Clone, Copy, Debug)]
struct Mention {
    /// First word of the phrase.
    word: u32,
    entity: u32,
    /// The first phrase of its sentence, or right before a verb.
    is_subject: bool,
}

/// No entity.
const NONE: u32 = u32::MAX;

/// The speakers of one article, built phrase by phrase. What is looked up by words is looked up by their hash: a phrase that
/// names someone known costs no memory.
#[derive(Clone, Debug, Default)]
pub struct Directory {
    entities: Vec<Entity>,
    by_id: FxHashMap<u64, u32>,
    /// Last name word (lower case) → last person who has it.
    by_surname: FxHashMap<u64, u32>,
    /// First name word (lower case) → first person who has, or had, it and another.
    by_given: FxHashMap<u64, u32>,
    /// Initials (lower case) → first entity of several words.
    by_initials: FxHashMap<u64, u32>,
    /// Role (lower case, bare) → last person who had it.
    by_role: FxHashMap<u64, u32>,
    mentions: Vec<Mention>,
    /// Entity of each phrase (parallel to the reading's phrases), [`NONE`] for none.
    of_phrase: Vec<u32>,
    /// Name words of the phrases read, one phrase after the other.
    names: Vec<Span>,
    /// Texts and roles of the phrases read, one after the other.
    texts: String,
    low: String,
    key: String,
}

/// What was read from the words of one phrase.
#[derive(Clone, Copy, Debug, Default)]
struct Parts<'a> {
    /// A run of the directory's `names`.
    names: (u32, u32),
    title: bool,
    /// Runs of the directory's `texts`.
    role: (u32, u32),
    text: (u32, u32),
    affiliation: &'a str,
    gender: Gender,
    /// Category of the entry at the head, and the entry's name (for places).
    category: &'static str,
    place: &'a str,
    layer: Option<Layer>,
    is_plural: bool,
}

/// A new entity's marks beside its name.
#[derive(Clone, Copy, Debug, Default)]
struct Marks<'a> {
    affiliation: &'a str,
    gender: Gender,
    is_plural: bool,
}

fn run<T>(list: &[T], run: (u32, u32)) -> &[T] {
    list.get(run.0 as usize..run.1 as usize).unwrap_or(&[])
}

fn piece(text: &str, run: (u32, u32)) -> &str {
    text.get(run.0 as usize..run.1 as usize).unwrap_or("")
}

fn hash(words: &str) -> u64 {
    xxh3_64(words.as_bytes())
}

/// Appends `word` in lower case.
fn push_low(word: &str, out: &mut String) {
    if word.is_ascii() {
        out.extend(word.bytes().map(|b| b.to_ascii_lowercase() as char));
    } else {
        out.push_str(&word.to_lowercase());
    }
}

impl Directory {
    /// Reads all noun phrases of a document.
    pub fn read(&mut self, text: &str, reading: &Reading, lexicon: &Lexicon) {
        self.entities.clear();
        self.by_id.clear();
        self.by_surname.clear();
        self.by_given.clear();
        self.by_initials.clear();
        self.by_role.clear();
        self.names.clear();
        self.texts.clear();
        self.mentions.clear();
        self.of_phrase.clear();
        self.entities.push(Entity {
            speaker: Speaker { id: "_article".into(), name: "_article".into(), ..Speaker::default() },
            ..Entity::default()
        });
        // full names first, so that a surname in the headline finds its owner
        let mut parts: Vec<Option<Parts>> = Vec::with_capacity(reading.phrases.len());
        let mut words: Vec<Span> = vec![];
        for phrase in &reading.phrases {
            parts.push(self.parts(text, reading, lexicon, phrase, &mut words));
        }
        let texts = std::mem::take(&mut self.texts);
        for p in parts.iter().flatten() {
            if p.names.1 - p.names.0 >= 2 && p.layer.is_none() {
                self.person(text, &texts, p);
            }
        }
        for (phrase, p) in reading.phrases.iter().zip(&parts) {
            let entity = p.as_ref().and_then(|p| self.entity(text, &texts, p));
            self.of_phrase.push(entity.unwrap_or(NONE));
            if let Some(entity) = entity {
                let first = phrase.first as usize;
                let next = phrase.end as usize;
                let sentence = reading.sentence(first).tokens.0 as usize;
                let is_subject = !phrase.after_preposition && !phrase.is_possessive && (first <= sentence + 1 || reading.is(next, class::FINITE | class::AUXILIARY));
                self.mentions.push(Mention { word: phrase.first, entity, is_subject });
            }
        }
        self.texts = texts;
    }

    /// Reads the words of a phrase; none where it can be no speaker.
    fn parts<'a>(&mut self, text: &'a str, reading: &Reading, lexicon: &'a Lexicon, phrase: &Phrase, words: &mut Vec<Span>) -> Option<Parts<'a>> {
        if matches!(phrase.kind, PhraseKind::Pronoun | PhraseKind::Empty | PhraseKind::Relative | PhraseKind::Other) {
            return None;
        }
        let mut out = Parts::default();
        let (first, end) = (phrase.first as usize, phrase.end as usize);
        let mut i = first;
        words.clear();
        let (names_from, texts_from) = (self.names.len(), self.texts.len());
        while i < end {
            if i == first && reading.is(i, class::DETERMINER) {
                i += 1;
                continue;
            }
            let Some(token) = reading.tokens.get(i) else { break };
            if let Some(m) = reading.entity_match(i).filter(|m| m.all.1 as usize <= end && (m.all.0 as usize) >= i) {
                let e = lexicon.entry(m.entry);
                let stop = m.all.1 as usize;
                let span = reading.base_span(i, stop);
                let written = span.of(text);
                let at_head = stop == end;
                match e.layer {
                    Layer::Role => {
                        if e.category == "title" {
                            out.title = true;
                        } else if self.texts.len() == texts_from || reading.gap(i) & gap::HARD == 0 {
                            if self.texts.len() > texts_from {
                                self.texts.push(' ');
                            }
                            self.texts.push_str(written);
                        }
                        if e.gender == "female" {
                            out.gender = Gender::Female;
                        } else if e.gender == "male" {
                            out.gender = Gender::Male;
                        }
                    }
                    Layer::Place if !at_head => out.affiliation = &e.name,
                    Layer::Source if !at_head && out.affiliation.is_empty() => out.affiliation = written,
                    _ => {}
                }
                if at_head {
                    out.layer = Some(e.layer);
                    out.category = e.category;
                    out.place = &e.name;
                }
                // a name that happens to be a role or a noun ("Judge", "Bishop") after a given name
                words.push(span);
                if self.names.len() > names_from && at_head && reading.shape(i, shape::CAPITAL) && e.layer == Layer::Place && !reading.shape(i, shape::UPPER) {
                    self.names.push(span);
                    out.layer = None;
                } else if !at_head {
                    self.names.truncate(names_from);
                }
                i = stop;
                continue;
            }
            words.push(token.base());
            let bits = reading.class(i);
            let capital = token.is(shape::CAPITAL);
            if capital || bits & class::PARTICLE != 0 && self.names.len() > names_from && i + 1 < end {
                if bits & class::SUFFIX == 0 || self.names.len() == names_from {
                    self.names.push(token.base());
                }
                if out.gender == Gender::Unknown && self.names.len() == names_from + 1 && capital {
                    out.gender = match (bits & class::FEMALE != 0, bits & class::MALE != 0) {
                        (true, false) => Gender::Female,
                        (false, true) => Gender::Male,
                        _ => Gender::Unknown,
                    };
                }
            } else {
                self.names.truncate(names_from);
            }
            i += 1;
        }
        out.names = (names_from as u32, self.names.len() as u32);
        out.role = (texts_from as u32, self.texts.len() as u32);
        for (n, span) in words.iter().enumerate() {
            if n > 0 {
                self.texts.push(' ');
            }
            self.texts.push_str(span.of(text));
        }
        out.text = (out.role.1, self.texts.len() as u32);
        let head = reading.tokens.get(end.saturating_sub(1)).map_or("", |t| t.base().of(text));
        out.is_plural = head.ends_with('s') && !head.ends_with("ss") && self.names.len() == names_from || head == "people";
        if out.text.0 == out.text.1 {
            self.names.truncate(names_from);
            self.texts.truncate(texts_from);
            return None;
        }
        Some(out)
    }

    /// The entity that a phrase's parts name, made if it is new.
    fn entity(&mut self, text: &str, texts: &str, p: &Parts) -> Option<u32> {
        let written = piece(texts, p.text);
        let marks = Marks { affiliation: p.affiliation, gender: p.gender, is_plural: p.is_plural };
        match p.layer {
            None if p.names.0 < p.names.1 => Some(self.person(text, texts, p)),
            Some(Layer::Role) => {
                if p.is_plural {
                    return Some(self.add(SpeakerKind::Group, written, written, marks));
                }
                let key = self.bare(piece(texts, p.role));
                if let Some(known) = self.by_role.get(&key) {
                    return Some(*known);
                }
                Some(self.add(SpeakerKind::Role, written, written, marks))
            }
            Some(Layer::Source) => {
                let kind = match p.category {
                    "group" => SpeakerKind::Group,
                    "anonymous" => SpeakerKind::Anonymous,
                    "document" => SpeakerKind::Document,
                    "organization" => SpeakerKind::Organization,
                    _ => SpeakerKind::Government,
                };
                Some(self.add(kind, written, written, marks))
            }
            Some(Layer::Place) => {
                let kind = match p.category {
                    "organization" => SpeakerKind::Organization,
                    "demonym" => SpeakerKind::Group,
                    _ => SpeakerKind::Government,
                };
                let name = if matches!(p.category, "capital" | "seat" | "demonym") || p.place.is_empty() { written } else { p.place };
                Some(self.add(kind, name, written, marks))
            }
            _ => None,
        }
    }

    /// The entity of this kind and name, made if it is new; `written` is one more way of writing it.
    fn add(&mut self, kind: SpeakerKind, name: &str, written: &str, marks: Marks) -> u32 {
        self.key.clear();
        self.key.push_str(kind.prefix());
        push_slug(name, &mut self.key);
        let id = hash(&self.key);
        let at = match self.by_id.get(&id) {
            Some(at) => *at,
            None => {
                let speaker = Speaker { id: self.key.clone(), name: name.into(), kind, affiliation: marks.affiliation.into(), ..Speaker::default() };
                self.enter(id, Entity { speaker, gender: marks.gender, is_plural: marks.is_plural, ..Entity::default() })
            }
        };
        self.alias(at, written);
        at
    }

    /// Keeps a new entity.
    fn enter(&mut self, id: u64, entity: Entity) -> u32 {
        let at = self.entities.len() as u32;
        self.by_id.insert(id, at);
        let name = &entity.speaker.name;
        if name.contains(' ') {
            self.low.clear();
            for word in name.split([' ', '-']) {
                let initial = word.chars().next().filter(|c| c.is_uppercase());
                self.low.extend(initial.into_iter().flat_map(char::to_lowercase));
            }
            self.by_initials.entry(hash(&self.low)).or_insert(at);
        }
        self.entities.push(entity);
        at
    }

    fn alias(&mut self, at: u32, written: &str) {
        if let Some(e) = self.entities.get_mut(at as usize) {
            if e.speaker.aliases.len() < 12 && !e.speaker.aliases.iter().any(|a| a == written) {
                e.speaker.aliases.push(written.into());
            }
        }
    }

    /// The person (or named body) with these name words.
    fn person(&mut self, text: &str, texts: &str, p: &Parts) -> u32 {
        let written = piece(texts, p.text);
        let marks = Marks { affiliation: p.affiliation, gender: p.gender, is_plural: p.is_plural };
        let count = p.names.1 - p.names.0;
        let word = |names: &[Span], n: usize| names.get(n).map_or("", |span| span.of(text));
        let mut low = std::mem::take(&mut self.low);
        low.clear();
        push_low(word(run(&self.names, p.names), count.saturating_sub(1) as usize), &mut low);
        let last = hash(&low);
        let first = word(run(&self.names, p.names), 0);
        let acronym = count == 1 && !p.title && low.chars().nth(1).is_some() && first.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
        if acronym {
            // the named body whose initials these are
            low.retain(char::is_alphabetic);
            let long = self.by_initials.get(&hash(&low)).copied();
            self.low = low;
            if let Some(long) = long {
                self.alias(long, written);
                return long;
            }
            return self.add(SpeakerKind::Organization, written, written, marks);
        }
        let mut known = None;
        let mut next = self.by_surname.get(&last).copied();
        while let Some((at, e)) = next.and_then(|at| Some((at, self.entities.get(at as usize)?))) {
            if count == 1 || agrees(text, run(&self.names, e.names), run(&self.names, p.names)) {
                known = Some(at);
                break;
            }
            next = Some(e.namesake);
        }
        // a given name alone ("Ilse") finds its owner too
        if known.is_none() && count == 1 {
            known = self.given(text, last, &low);
        }
        self.low = low;
        let at = known.unwrap_or_else(|| {
            self.key.clear();
            let mut name = String::with_capacity(written.len());
            for span in run(&self.names, p.names) {
                if !name.is_empty() {
                    name.push(' ');
                }
                name.push_str(span.of(text));
            }
            push_slug(&name, &mut self.key);
            let id = hash(&self.key);
            self.by_id.get(&id).copied().unwrap_or_else(|| {
                let speaker = Speaker { id: self.key.clone(), name, kind: SpeakerKind::Person, ..Speaker::default() };
                let namesake = self.by_surname.get(&last).copied().unwrap_or(NONE);
                let at = self.enter(id, Entity { speaker, gender: p.gender, names: p.names, namesake, ..Entity::default() });
                self.by_surname.insert(last, at);
                self.name_given(at, first, count);
                at
            })
        });
        if let Some(e) = self.entities.get_mut(at as usize) {
            let own = e.names.1 - e.names.0;
            let is_longer = count > own && known.is_some() && own > 1;
            if is_longer {
                e.names = p.names;
            }
            if e.gender == Gender::Unknown {
                e.gender = p.gender;
            }
            if e.speaker.role.is_empty() {
                e.speaker.role.push_str(piece(texts, p.role));
            }
            if e.speaker.affiliation.is_empty() {
                e.speaker.affiliation.push_str(p.affiliation);
            }
            if is_longer {
                self.name_given(at, first, count);
            }
        }
        if p.role.0 < p.role.1 {
            let key = self.bare(piece(texts, p.role));
            self.by_role.insert(key, at);
        }
        self.alias(at, written);
        at
    }

    /// Keeps the given name of a person with `count` name words.
    fn name_given(&mut self, at: u32, first: &str, count: u32) {
        if count > 1 {
            self.low.clear();
            push_low(first, &mut self.low);
            let slot = self.by_given.entry(hash(&self.low)).or_insert(at);
            *slot = at.min(*slot);
        }
    }

    /// The first person whose given name is `low`, hashed `key`.
    fn given(&self, text: &str, key: u64, low: &str) -> Option<u32> {
        let has = |e: &Entity| match run(&self.names, e.names) {
            [first, _, ..] => first.of(text).to_lowercase() == low,
            _ => false,
        };
        let at = self.by_given.get(&key).copied()?;
        if self.entities.get(at as usize).is_some_and(has) {
            return Some(at);
        }
        // the first one had it and goes by a longer name now
        self.entities.iter().position(has).map(|at| at as u32)
    }

    /// The hash of a role without its articles, in lower case.
    fn bare(&mut self, role: &str) -> u64 {
        self.low.clear();
        push_low(role, &mut self.low);
        hash(self.low.trim_start_matches("the "))
    }

    /// The entity of the phrase at the core of a source.
    pub fn of(&mut self, text: &str, reading: &Reading, lexicon: &Lexicon, a: &Attribution, last: Option<u32>) -> Option<u32> {
        if a.origin == Origin::None {
            return None;
        }
        let phrase = a.phrase;
        let index = reading.phrases.iter().position(|_| true).map(|_| reading.phrases.partition_point(|p| p.first < phrase.first));
        let mut at = index.unwrap_or(0);
        while reading.phrases.get(at).is_some_and(|p| p.first == phrase.first && (p.end, p.is_possessive) != (phrase.end, phrase.is_possessive)) {
            at += 1;
        }
        match phrase.kind {
            PhraseKind::Pronoun => return self.pronoun(text, reading, lexicon, phrase, last),
            PhraseKind::Relative => {
                return self.mentions.iter().rev().find(|m| m.word < phrase.first).map(|m| m.entity);
            }
            PhraseKind::Empty => return self.pronoun(text, reading, lexicon, phrase, last),
            _ => {}
        }
        // an apposition that holds a name: "a spokesman for the ministry, Dmitro Orlo,"
        let (first, end) = a.source;
        if phrase.kind != PhraseKind::Name || self.of_phrase.get(at).is_none_or(|e| *e == NONE) {
            let (i, j) = (reading.phrases.partition_point(|p| (p.first as usize) < first), reading.phrases.partition_point(|p| (p.first as usize) < end));
            for k in i..j {
                let person = self.of_phrase.get(k).copied().filter(|e| self.entities.get(*e as usize).is_some_and(|e| e.speaker.kind == SpeakerKind::Person));
                let beside = reading.phrases.get(k).is_some_and(|p| !p.is_possessive && (!p.after_preposition) && (k == at || reading.gap(p.first as usize) & gap::COMMA != 0));
                if let (Some(e), true) = (person, beside) {
                    return Some(e);
                }
            }
        }
        let entity = self.of_phrase.get(at).copied().filter(|e| *e != u32::MAX);
        if let Some(e) = entity {
            self.apposition(text, reading, lexicon, e, phrase, a.source);
            let kind = self.entities.get(e as usize).map(|e| e.speaker.kind);
            // "sources in the ministry": the chain is the affiliation
            if matches!(kind, Some(SpeakerKind::Anonymous | SpeakerKind::Group | SpeakerKind::Role)) && end > phrase.end as usize && reading.gap(phrase.end as usize) & gap::HARD == 0 {
                let written = reading.base_span(phrase.end as usize + 1, end).of(text);
                if let Some(e) = self.entities.get_mut(e as usize) {
                    if e.speaker.affiliation.is_empty() {
                        e.speaker.affiliation = written.split(',').next().unwrap_or("").trim_start_matches("the ").into();
                    }
                }
            }
            return Some(e);
        }
        // a noun phrase that no list knows: kept as it is written
        let skip = usize::from(phrase.has_determiner);
        let name = reading.base_span(phrase.first as usize + skip, phrase.end as usize).of(text);
        if name.is_empty() {
            return None;
        }
        Some(self.add(SpeakerKind::Unknown, name, name, Marks::default()))
    }

    /// A role in the apposition after a name: "Orlo, the finance minister,".
    fn apposition(&mut self, text: &str, reading: &Reading, lexicon: &Lexicon, entity: u32, phrase: Phrase, source: (usize, usize)) {
        let end = phrase.end as usize;
        if end >= source.1 || reading.gap(end) & gap::COMMA == 0 {
            return;
        }
        let role = reading.phrases_in(end, source.1).iter().find(|p| {
            p.entry.is_some_and(|e| lexicon.entry(e).layer == Layer::Role)
        });
        let Some(role) = role else { return };
        let skip = usize::from(role.has_determiner);
        let written = reading.base_span(role.first as usize + skip, role.end as usize).of(text).to_string();
        let key = self.bare(&written);
        self.by_role.insert(key, entity);
        if let Some(e) = self.entities.get_mut(entity as usize) {
            if e.speaker.role.is_empty() && e.speaker.kind == SpeakerKind::Person {
                e.speaker.role = written;
            }
        }
    }

    /// Whom a pronoun stands for: the last speaker if it agrees, else the nearest mention that agrees, subjects first.
    fn pronoun(&mut self, text: &str, reading: &Reading, lexicon: &Lexicon, phrase: Phrase, last: Option<u32>) -> Option<u32> {
        let word = reading.word(text, phrase.head as usize).to_lowercase();
        let stem = word.split(['\'', '’']).next().unwrap_or("");
        let (gender, plural, person) = match stem {
            "he" | "him" | "his" => (Gender::Male, false, true),
            "she" | "her" => (Gender::Female, false, true),
            "they" | "them" | "their" | "these" | "those" | "both" => (Gender::Unknown, true, false),
            "it" | "its" | "this" | "that" => (Gender::Unknown, false, false),
            _ => return last.filter(|_| reading.quotation(phrase.head as usize) != 0),
        };
        let _ = lexicon;
        let fits = |e: &Entity| {
            let kind = e.speaker.kind;
            if person {
                (kind == SpeakerKind::Person || kind == SpeakerKind::Role) && !e.is_plural && (e.gender == gender || e.gender == Gender::Unknown)
            } else if plural {
                e.is_plural || matches!(kind, SpeakerKind::Group | SpeakerKind::Anonymous)
            } else {
                matches!(kind, SpeakerKind::Organization | SpeakerKind::Government | SpeakerKind::Document)
            }
        };
        let here = reading.sentence(phrase.first as usize);
        let before = self.mentions.partition_point(|m| m.word < phrase.first);
        let mut best: Option<(i32, u32)> = None;
        for (back, m) in self.mentions.get(..before).into_iter().flatten().rev().take(40).enumerate() {
            let Some(e) = self.entities.get(m.entity as usize) else { continue };
            if !fits(e) {
                continue;
            }
            let there = reading.sentence(m.word as usize);
            let paragraphs = here.paragraph.saturating_sub(there.paragraph) as i32;
            let mut score = 20 - back as i32 - 4 * paragraphs;
            score += if m.is_subject { 6 } else { 0 };
            score += if Some(m.entity) == last { 8 } else { 0 };
            score += if person && e.gender == gender { 3 } else { 0 };
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
        self.of_phrase.get(k).copied().filter(|e| *e != u32::MAX)
    }

    /// The entity of phrase number `k` as an actor: what it names, whom a pronoun stands for, else a new unknown one.
    pub fn of_actor(&mut self, text: &str, reading: &Reading, lexicon: &Lexicon, k: usize) -> Option<u32> {
        let phrase = *reading.phrases.get(k)?;
        match phrase.kind {
            PhraseKind::Pronoun | PhraseKind::Empty => return self.pronoun(text, reading, lexicon, phrase, None),
            PhraseKind::Relative => return self.mentions.iter().rev().find(|m| m.word < phrase.first).map(|m| m.entity),
            _ => {}
        }
        if let Some(known) = self.of_phrase(k) {
            return Some(known);
        }
        let skip = usize::from(phrase.has_determiner && phrase.end > phrase.first + 1);
        let name = reading.base_span(phrase.first as usize + skip, phrase.end as usize).of(text);
        if name.is_empty() {
            return None;
        }
        let marks = Marks { affiliation: "", gender: Gender::Unknown, is_plural: false };
        Some(self.add(SpeakerKind::Unknown, name, name, marks))
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

/// Whether two lists of name words may be one person: same last word, and the first words agree or one is an initial.
fn agrees(text: &str, a: &[Span], b: &[Span]) -> bool {
    let (Some(x), Some(y)) = (a.first(), b.first()) else { return true };
    if a.len() == 1 || b.len() == 1 {
        return true;
    }
    let (x, y) = (x.of(text), y.of(text));
    let initial = |s: &str| s.trim_end_matches('.').chars().count() == 1 || s.contains('.');
    x == y || ((initial(x) || initial(y)) && x.chars().next() == y.chars().next())
}

/// Lower case, letters and digits, hyphens for everything else.
pub fn slug(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    push_slug(name, &mut out);
    out
}

/// Appends the slug of `name`.
fn push_slug(name: &str, out: &mut String) {
    let from = out.len();
    for c in name.chars() {
        if c.is_ascii_alphanumeric() {
            out.push(c.to_ascii_lowercase());
        } else if c.is_alphanumeric() {
            out.extend(c.to_lowercase());
        } else if !matches!(c, '.' | '\'' | '’') && out.len() > from && !out.ends_with('-') {
            out.push('-');
        }
    }
    while out.len() > from && out.ends_with('-') {
        out.pop();
    }
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
