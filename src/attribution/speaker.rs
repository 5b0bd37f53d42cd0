//! Speakers: one canonical name per article for every way a source is written: full name from any mention, surname, role,
//! acronym, pronoun. The id depends on the article alone.

use crate::attribution::link::Attribution;
use crate::attribution::reading::{Phrase, PhraseKind, Reading};
use crate::attribution::source::Origin;
use crate::lexicon::{Layer, Lexicon, class};
use crate::text::token::{gap, shape};
use rustc_hash::FxHashMap;

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
    /// Name words of a person, as written.
    names: Vec<String>,
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

/// The speakers of one article, built phrase by phrase.
#[derive(Clone, Debug, Default)]
pub struct Directory {
    entities: Vec<Entity>,
    by_id: FxHashMap<String, u32>,
    /// Last name word (lower case) → persons.
    by_surname: FxHashMap<String, Vec<u32>>,
    /// Role (lower case, bare) → last person who had it.
    by_role: FxHashMap<String, u32>,
    mentions: Vec<Mention>,
    /// Entity of each phrase (parallel to the reading's phrases), `u32::MAX` for none.
    of_phrase: Vec<u32>,
}

/// What was read from the words of one phrase.
#[derive(Clone, Debug, Default)]
struct Parts {
    names: Vec<String>,
    title: bool,
    role: String,
    affiliation: String,
    gender: Gender,
    /// Category of the entry at the head, and the entry's name (for places).
    category: &'static str,
    place: String,
    layer: Option<Layer>,
    text: String,
    is_plural: bool,
}

impl Directory {
    /// Reads all noun phrases of a document.
    pub fn read(&mut self, text: &str, reading: &Reading, lexicon: &Lexicon) {
        self.entities.clear();
        self.by_id.clear();
        self.by_surname.clear();
        self.by_role.clear();
        self.mentions.clear();
        self.of_phrase.clear();
        self.entities.push(Entity {
            speaker: Speaker { id: "_article".into(), name: "_article".into(), ..Speaker::default() },
            ..Entity::default()
        });
        // full names first, so that a surname in the headline finds its owner
        let parts: Vec<Option<Parts>> = reading.phrases.iter().map(|p| self.parts(text, reading, lexicon, p)).collect();
        for p in parts.iter().flatten() {
            if p.names.len() >= 2 && p.layer.is_none() {
                self.person(p);
            }
        }
        for (k, p) in parts.iter().enumerate() {
            let Some(phrase) = reading.phrases.get(k) else { continue };
            let entity = p.as_ref().and_then(|p| self.entity(p));
            self.of_phrase.push(entity.unwrap_or(u32::MAX));
            if let Some(entity) = entity {
                let first = phrase.first as usize;
                let next = phrase.end as usize;
                let sentence = reading.sentence(first).tokens.0 as usize;
                let is_subject = !phrase.after_preposition && !phrase.is_possessive && (first <= sentence + 1 || reading.is(next, class::FINITE | class::AUXILIARY));
                self.mentions.push(Mention { word: phrase.first, entity, is_subject });
            }
        }
    }

    /// Reads the words of a phrase; none where it can be no speaker.
    fn parts(&self, text: &str, reading: &Reading, lexicon: &Lexicon, phrase: &Phrase) -> Option<Parts> {
        if matches!(phrase.kind, PhraseKind::Pronoun | PhraseKind::Empty | PhraseKind::Relative | PhraseKind::Other) {
            return None;
        }
        let mut out = Parts::default();
        let (first, end) = (phrase.first as usize, phrase.end as usize);
        let mut i = first;
        let mut words: Vec<&str> = vec![];
        while i < end {
            if i == first && reading.is(i, class::DETERMINER) {
                i += 1;
                continue;
            }
            let Some(token) = reading.tokens.get(i) else { break };
            let word = token.base().of(text);
            if let Some(m) = reading.entity_match(i).filter(|m| m.all.1 as usize <= end && (m.all.0 as usize) >= i) {
                let e = lexicon.entry(m.entry);
                let stop = m.all.1 as usize;
                let written = reading.base_span(i, stop).of(text);
                let at_head = stop == end;
                match e.layer {
                    Layer::Role => {
                        if e.category == "title" {
                            out.title = true;
                        } else if out.role.is_empty() || reading.gap(i) & gap::HARD == 0 {
                            if !out.role.is_empty() {
                                out.role.push(' ');
                            }
                            out.role.push_str(written);
                        }
                        if e.gender == "female" {
                            out.gender = Gender::Female;
                        } else if e.gender == "male" {
                            out.gender = Gender::Male;
                        }
                    }
                    Layer::Place if !at_head => out.affiliation.clone_from(&e.name),
                    Layer::Source if !at_head && out.affiliation.is_empty() => out.affiliation = written.into(),
                    _ => {}
                }
                if at_head {
                    out.layer = Some(e.layer);
                    out.category = e.category;
                    out.place.clone_from(&e.name);
                }
                // a name that happens to be a role or a noun ("Judge", "Bishop") after a given name
                words.push(written);
                if !out.names.is_empty() && at_head && reading.shape(i, shape::CAPITAL) && e.layer == Layer::Place && !reading.shape(i, shape::UPPER) {
                    out.names.push(written.into());
                    out.layer = None;
                } else if !at_head {
                    out.names.clear();
                }
                i = stop;
                continue;
            }
            words.push(word);
            let bits = reading.class(i);
            let capital = token.is(shape::CAPITAL);
            if capital || bits & class::PARTICLE != 0 && !out.names.is_empty() && i + 1 < end {
                if bits & class::SUFFIX == 0 || out.names.is_empty() {
                    out.names.push(word.into());
                }
                if out.gender == Gender::Unknown && out.names.len() == 1 && capital {
                    out.gender = match (bits & class::FEMALE != 0, bits & class::MALE != 0) {
                        (true, false) => Gender::Female,
                        (false, true) => Gender::Male,
                        _ => Gender::Unknown,
                    };
                }
            } else {
                out.names.clear();
            }
            i += 1;
        }
        out.text = words.join(" ");
        let head = reading.tokens.get(end.saturating_sub(1)).map_or("", |t| t.base().of(text));
        out.is_plural = head.ends_with('s') && !head.ends_with("ss") && out.names.is_empty() || head == "people";
        (!out.text.is_empty()).then_some(out)
    }

    /// The entity that a phrase's parts name, made if it is new.
    fn entity(&mut self, p: &Parts) -> Option<u32> {
        match p.layer {
            None if !p.names.is_empty() => Some(self.person(p)),
            Some(Layer::Role) => {
                if p.is_plural {
                    return Some(self.add(SpeakerKind::Group, &p.text, p));
                }
                let key = bare(&p.role);
                if let Some(known) = self.by_role.get(&key) {
                    return Some(*known);
                }
                let kind = if p.category == "profession" && p.role.len() == p.text.len() && p.affiliation.is_empty() { SpeakerKind::Role } else { SpeakerKind::Role };
                Some(self.add(kind, &p.text, p))
            }
            Some(Layer::Source) => {
                let kind = match p.category {
                    "group" => SpeakerKind::Group,
                    "anonymous" => SpeakerKind::Anonymous,
                    "document" => SpeakerKind::Document,
                    "organization" => SpeakerKind::Organization,
                    _ => SpeakerKind::Government,
                };
                Some(self.add(kind, &p.text, p))
            }
            Some(Layer::Place) => {
                let kind = match p.category {
                    "organization" => SpeakerKind::Organization,
                    "demonym" => SpeakerKind::Group,
                    _ => SpeakerKind::Government,
                };
                let name = if matches!(p.category, "capital" | "seat" | "demonym") || p.place.is_empty() { p.text.clone() } else { p.place.clone() };
                let id = self.add(kind, &name, p);
                Some(id)
            }
            _ => None,
        }
    }

    fn add(&mut self, kind: SpeakerKind, name: &str, p: &Parts) -> u32 {
        let id = format!("{}{}", kind.prefix(), slug(name));
        let next = self.entities.len() as u32;
        let at = *self.by_id.entry(id.clone()).or_insert(next);
        if at == next {
            self.entities.push(Entity {
                speaker: Speaker { id, name: name.into(), kind, role: String::new(), affiliation: p.affiliation.clone(), aliases: vec![] },
                gender: p.gender,
                is_plural: p.is_plural,
                names: vec![],
            });
        }
        self.alias(at, &p.text);
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
    fn person(&mut self, p: &Parts) -> u32 {
        let last = p.names.last().map(|n| n.to_lowercase()).unwrap_or_default();
        let acronym = p.names.len() == 1 && last.chars().count() >= 2 && p.names.first().is_some_and(|n| n.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase)) && !p.title;
        if acronym {
            if let Some(long) = self.long_form(&last) {
                self.alias(long, &p.text);
                return long;
            }
            return self.add(SpeakerKind::Organization, &p.text, p);
        }
        let known = self.by_surname.get(&last).and_then(|list| {
            list.iter().rev().copied().find(|i| {
                self.entities.get(*i as usize).is_some_and(|e| p.names.len() == 1 || agrees(&e.names, &p.names))
            })
        });
        // a given name alone ("Ilse") finds its owner too
        let known = known.or_else(|| {
            (p.names.len() == 1).then(|| {
                self.entities.iter().position(|e| e.names.len() > 1 && e.names.first().is_some_and(|n| n.to_lowercase() == last)).map(|i| i as u32)
            }).flatten()
        });
        let at = known.unwrap_or_else(|| {
            let name = p.names.join(" ");
            let id = slug(&name);
            let next = self.entities.len() as u32;
            let at = *self.by_id.entry(id.clone()).or_insert(next);
            if at == next {
                self.entities.push(Entity {
                    speaker: Speaker { id, name, kind: SpeakerKind::Person, ..Speaker::default() },
                    gender: p.gender,
                    is_plural: false,
                    names: p.names.clone(),
                });
                self.by_surname.entry(last).or_default().push(at);
            }
            at
        });
        if let Some(e) = self.entities.get_mut(at as usize) {
            if p.names.len() > e.names.len() && !e.names.is_empty() && known.is_some() && e.names.len() > 1 {
                e.names.clone_from(&p.names);
            }
            if e.gender == Gender::Unknown {
                e.gender = p.gender;
            }
            if e.speaker.role.is_empty() && !p.role.is_empty() {
                e.speaker.role.clone_from(&p.role);
            }
            if e.speaker.affiliation.is_empty() {
                e.speaker.affiliation.clone_from(&p.affiliation);
            }
        }
        if !p.role.is_empty() {
            self.by_role.insert(bare(&p.role), at);
        }
        self.alias(at, &p.text);
        at
    }

    /// The named body whose initials are `acronym`.
    fn long_form(&self, acronym: &str) -> Option<u32> {
        let letters: String = acronym.chars().filter(|c| c.is_alphabetic()).collect();
        self.entities.iter().position(|e| {
            e.speaker.name.contains(' ') && {
                let initials: String = e.speaker.name.split([' ', '-']).filter(|w| w.starts_with(char::is_uppercase)).filter_map(|w| w.chars().next()).flat_map(char::to_lowercase).collect();
                initials == letters
            }
        }).map(|i| i as u32)
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
        if phrase.kind != PhraseKind::Name || self.of_phrase.get(at).is_none_or(|e| *e == u32::MAX) {
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
        let p = Parts { text: name.into(), ..Parts::default() };
        Some(self.add(SpeakerKind::Unknown, name, &p))
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
        self.by_role.insert(bare(&written), entity);
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
        let p = Parts { text: name.into(), ..Parts::default() };
        Some(self.add(SpeakerKind::Unknown, name, &p))
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
fn agrees(a: &[String], b: &[String]) -> bool {
    let (Some(x), Some(y)) = (a.first(), b.first()) else { return true };
    if a.len() == 1 || b.len() == 1 {
        return true;
    }
    let initial = |s: &str| s.trim_end_matches('.').chars().count() == 1 || s.contains('.');
    x == y || ((initial(x) || initial(y)) && x.chars().next() == y.chars().next())
}

/// A role without its articles, in lower case.
fn bare(role: &str) -> String {
    let low = role.to_lowercase();
    low.trim_start_matches("the ").into()
}

/// Lower case, letters and digits, hyphens for everything else.
pub fn slug(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in name.chars() {
        if c.is_alphanumeric() {
            out.extend(c.to_lowercase());
        } else if !matches!(c, '.' | '\'' | '’') && !out.ends_with('-') && !out.is_empty() {
            out.push('-');
        }
    }
    while out.ends_with('-') {
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
