//! Who is only described in a headline or a lead and has a name further on.

use super::description::chain;
use super::id::id_key;
use super::parts::Parts;
use super::role::{alike, covers, head_key, head_word};
use super::{Directory, Entity, SpeakerKind};
use crate::attribution::reading::{Phrase, Reading};
use crate::lexicon::{Layer, Lexicon, class};
use crate::text::sentence::Sentence;
use crate::text::token::{gap, shape};

/// Paragraphs that a lead may have, counted from 0.
const LEAD: u32 = 2;

/// Who is described near the beginning of a text and not named yet.
#[derive(Clone, Copy)]
struct Described {
    entity: u32,
    paragraph: u32,
    /// Not by an office: only an age behind a name tells that it is the same.
    by_age: bool,
}

/// A noun phrase near the beginning of a text, with whom it names.
struct Mentioned<'a> {
    text: &'a str,
    reading: &'a Reading,
    lexicon: &'a Lexicon,
    phrase: &'a Phrase,
    parts: &'a Parts<'a>,
    sentence: Sentence,
    entity: &'a Entity,
    /// Nobody was named or described before.
    is_first: bool,
    /// It names or describes whom no phrase before it did.
    is_new: bool,
}

impl Mentioned<'_> {
    /// Whether it is the source of a cue, if it goes on to word `end`.
    fn speaks(&self, end: usize) -> bool {
        let (reading, first) = (self.reading, self.phrase.first as usize);
        let is_clear = reading.gap(end) & gap::HARD == 0;
        let is_before = reading.is(end, class::CUE)
            || reading.is(end, class::AUXILIARY) && reading.is(end + 1, class::CUE);
        // "a nurse told her supervisor that"
        let tells = |i: usize| {
            matches!(
                reading.word(self.text, i),
                "told" | "asked" | "warned" | "informed" | "reminded" | "urged"
            )
        };
        is_clear && is_before
            || first > 0
                && reading.gap(first) & gap::HARD == 0
                && reading.is(first - 1, class::CUE)
                && !tells(first - 1)
    }

    /// Where the words that belong to it end.
    fn chain(&self) -> usize {
        chain(self.text, self.reading, self.lexicon, self.parts.words.1)
    }

    /// Whether it opens its sentence.
    fn opens(&self) -> bool {
        self.phrase.first == self.sentence.tokens.0
    }

    /// Whether it is of somebody without a name.
    fn is_nameless(&self) -> bool {
        matches!(
            self.entity.speaker.kind,
            SpeakerKind::Role | SpeakerKind::Anonymous
        )
    }

    /// "A former minister has warned": who it is stands in the next paragraph.
    fn has_done(&self) -> bool {
        let p = self.parts;
        let chain = self.chain();
        let is_told = p.layer == Some(Layer::Role)
            || matches!(p.category, "group" | "anonymous")
                && (chain > p.words.1 || p.words.1 > p.words.0 + 1);
        p.is_indefinite
            && !p.is_plural
            && is_told
            && self.is_nameless()
            && self.reading.word(self.text, chain) == "has"
    }

    /// Whether it describes somebody by an office; "the 31-year-old midfielder" is rather one who was named before.
    fn is_role(&self) -> bool {
        let is_office = self.entity.speaker.kind == SpeakerKind::Role && !self.parts.is_indefinite;
        (is_office || self.has_done()) && !self.parts.text.of(self.text).contains("year-old")
    }

    /// "A man accused of arson told a court": who it is stands with an age in the next paragraph.
    fn is_somebody(&self) -> bool {
        let (reading, first) = (self.reading, self.phrase.first as usize);
        self.opens()
            && self.is_first
            && !self.parts.is_plural
            && reading.quotation(first) == 0
            && self.is_nameless()
            && (first..self.sentence.tokens.1 as usize)
                .take(16)
                .any(|i| reading.is(i, class::CUE) && reading.is(i, class::FINITE))
    }

    /// Whether it names a person of whom nothing else is known, who speaks.
    fn names_a_speaker(&self) -> bool {
        self.entity.name_words > 1
            && self.entity.speaker.role.is_empty()
            && self.entity.speaker.kind == SpeakerKind::Person
            && self.speaks(self.phrase.end as usize)
    }

    /// Whom it describes, if that is somebody who may be named further on.
    fn described(&self, entity: u32) -> Option<Described> {
        let (reading, paragraph) = (self.reading, self.sentence.paragraph);
        let described = |by_age| Described {
            entity,
            paragraph,
            by_age,
        };
        if !self.is_new || paragraph > LEAD {
            return None;
        }
        if !self.is_role() {
            return (self.is_somebody() && paragraph <= 1).then(|| described(true));
        }
        // "the head of the fund's mission to Velmark"
        let mut end = self.chain();
        if reading.is(end, class::PREPOSITION) {
            end = reading.phrase_end(end + 1).unwrap_or(end);
        }
        if self.speaks(end) && reading.quotation(self.phrase.first as usize) == 0 {
            return Some(described(false));
        }
        self.is_somebody().then(|| described(true))
    }

    /// Whether it is the source of a cue, also behind an apposition or with "who" after it.
    fn is_told(&self) -> bool {
        let (reading, next) = (self.reading, self.phrase.end as usize);
        let comma = |i: usize| reading.is_behind_comma(i);
        // "Ilse Orlo, bishop of Torsholm, told"
        let is_explained = || {
            comma(next)
                && (next + 1..next + 24)
                    .find(|i| reading.gap(*i) & gap::HARD != 0)
                    .is_some_and(|i| comma(i) && reading.is(i, class::CUE))
        };
        !self.phrase.after_preposition && (self.speaks(next) || is_explained())
            || reading.gap(next) & gap::COMMA != 0 && reading.word(self.text, next) == "who"
    }

    /// Whether it is a new person, who can be the one described in the words `held`.
    fn fits(&self, held: &str) -> bool {
        let (e, p, next) = (self.entity, self.parts, self.phrase.end as usize);
        // "Halvard Orlo, the retired judge whom the Union chose": what he was before says nothing of what he is
        let was = || {
            (next..next + 3)
                .any(|i| matches!(self.reading.word(self.text, i), "retired" | "former"))
        };
        let role = &e.speaker.role;
        e.name_words > 1
            && p.name_words > 1
            && self.is_new
            && ((role.is_empty() || was()) && p.title.is_empty()
                || self.lexicon.families.is_wider(held, role)
                || is_same_office(held, role))
    }

    /// "Emil Orlo, 71, ran the shop": not one to whom something was done.
    fn has_age(&self) -> bool {
        let next = self.phrase.end as usize;
        self.opens()
            && self.entity.age != 0
            && self.reading.shape(next, shape::DIGIT)
            && self.parts.words.0 == self.phrase.first as usize
            && !is_victim(self.text, self.reading, next)
    }
}

impl Directory {
    /// Unites who speaks by role in the lead with who is named in the paragraph after it: "..., the bloc's envoy said on Thursday.
    /// / Ilse Orlo, who has run the office since May, told ...".
    pub(super) fn identify_late(
        &mut self,
        text: &str,
        reading: &Reading,
        lexicon: &Lexicon,
        parts: &[(usize, Parts)],
    ) {
        if let Some((described, named)) = self.named_late(text, reading, lexicon, parts)
            && !self.is_of_another(described, named)
        {
            self.unite(described, named);
        }
    }

    /// "A judge has freed a reporter. / Ilse Orlo, 29, had been held. Judge Jan Frey said": whether somebody else has the office that the
    /// lead describes, and `named` has not.
    fn is_of_another(&self, described: u32, named: u32) -> bool {
        let office = head_word(self.words_for(described));
        let has = |e: &Entity| {
            let told = [head_word(&e.speaker.role), e.rank.trim_end_matches('.')];
            told.iter().any(|t| t.eq_ignore_ascii_case(office))
        };
        let entities = self.entities.iter().enumerate();
        let mut holders = entities.filter(|(_, e)| e.name_words > 0 && has(e));
        let is_own = |k: usize| k == named as usize;
        !office.is_empty()
            && holders.clone().any(|(k, _)| !is_own(k))
            && !holders.any(|(k, _)| is_own(k))
    }

    /// Who is described in the lead, and who that is by name.
    fn named_late(
        &self,
        text: &str,
        reading: &Reading,
        lexicon: &Lexicon,
        parts: &[(usize, Parts)],
    ) -> Option<(u32, u32)> {
        let mut seen: Vec<u32> = vec![];
        let mut described: Option<Described> = None;
        // paragraph and number of the sentence that last named somebody of whom no role is told
        let mut named = (u32::MAX, 0);
        for (k, p) in parts {
            let phrase = reading.phrases.get(*k)?;
            let first = phrase.first as usize;
            let sentence = reading.sentence(first);
            if sentence.paragraph > LEAD + 2 || seen.len() > 60 {
                return None;
            }
            // a headline may name who is a mere role in the lead
            let is_headline = sentence.is_heading
                || sentence.paragraph == 0
                    && sentence.span.of(text).ends_with(char::is_alphanumeric);
            let Some(number) = self
                .of_phrase(*k)
                .filter(|_| !is_headline && !phrase.is_possessive)
            else {
                continue;
            };
            let is_new = !seen.contains(&number);
            if is_new {
                seen.push(number);
            }
            let Some(entity) = self.entities.get(number as usize) else {
                continue;
            };
            let one = Mentioned {
                text,
                reading,
                lexicon,
                phrase,
                parts: p,
                sentence,
                entity,
                is_first: seen.len() == 1,
                is_new,
            };
            let at = reading.sentence_of.get(first).copied().unwrap_or(0);
            // "said Ilse Orlo. The farmer wants it": who spoke right before
            let is_after_name = named.0 == sentence.paragraph && named.1 + 1 == at;
            if one.names_a_speaker() {
                named = (sentence.paragraph, at);
            }
            let Some(d) = described else {
                if !is_after_name || entity.name_words > 0 {
                    described = one.described(number);
                }
                continue;
            };
            if d.entity == number {
                continue;
            }
            let (is_told, is_later) = (one.is_told(), sentence.paragraph > d.paragraph);
            if one.fits(self.words_for(d.entity)) && (one.has_age() || is_told && !d.by_age) {
                let is_near = is_later && sentence.paragraph <= d.paragraph + 2;
                return is_near.then_some((d.entity, number));
            }
            // too late, or somebody else speaks in between
            if d.by_age && is_later || is_told && (entity.name_words > 0 || one.is_role()) {
                return None;
            }
        }
        None
    }

    /// What an entity is called: its role, else its name.
    fn words_for(&self, entity: u32) -> &str {
        self.entities.get(entity as usize).map_or("", |e| {
            if e.speaker.role.is_empty() {
                &e.speaker.name
            } else {
                &e.speaker.role
            }
        })
    }

    /// A body that a lead describes and the next paragraph names: "a water company has warned. / Vale Water said", "The country's drugs
    /// watchdog refused ... / The Institute for Standards said".
    pub(super) fn identify_bodies(
        &mut self,
        text: &str,
        reading: &Reading,
        parts: &[(usize, Parts)],
    ) {
        const LEAD: u32 = 3;
        let mut lead: Option<(u32, u32)> = None;
        let mut seen: Vec<u32> = vec![];
        for (k, p) in parts {
            let Some(phrase) = reading.phrases.get(*k) else {
                return;
            };
            let (first, end) = (phrase.first as usize, phrase.end as usize);
            let sentence = reading.sentence(first);
            if sentence.paragraph > LEAD + 1 || lead.is_some_and(|l| sentence.paragraph > l.1 + 1) {
                return;
            }
            if p.layer != Some(Layer::Source)
                || p.category != "organization"
                || sentence.is_heading
                || reading.quotation(first) != 0
            {
                continue;
            }
            let Some(entity) = self.of_phrase(*k) else {
                continue;
            };
            let Some(e) = self.entities.get(entity as usize) else {
                continue;
            };
            let is_new = !seen.contains(&entity);
            seen.push(entity);
            let is_named =
                e.speaker.name.starts_with(char::is_uppercase) && p.words.1 > p.words.0 + 1;
            let opens = first == sentence.tokens.0 as usize;
            match lead {
                None if !e.speaker.name.contains(char::is_uppercase)
                    || reading.shape(p.words.0, shape::POSSESSIVE) =>
                {
                    let perfect = matches!(reading.word(text, end), "has" | "have")
                        && reading.is(end + 1, class::VERB_PARTICIPLE | class::CUE);
                    let unique = opens && reading.is(p.words.0, class::POSSESSIVE)
                        || opens && (first..end).any(|i| reading.shape(i, shape::POSSESSIVE));
                    if sentence.paragraph <= LEAD
                        && !phrase.after_preposition
                        && !p.is_plural
                        && (perfect || unique)
                    {
                        lead = Some((entity, sentence.paragraph));
                    }
                }
                Some((known, paragraph))
                    if is_named
                        && is_new
                        && opens
                        && sentence.paragraph == paragraph + 1
                        && known != entity =>
                {
                    let acts = reading.gap(end) & gap::HARD == 0
                        && reading.is(end, class::FINITE | class::AUXILIARY | class::CUE)
                        || reading.gap(end) & gap::COMMA != 0;
                    if acts {
                        self.unite(known, entity);
                    }
                    return;
                }
                _ => {}
            }
        }
    }

    /// A role in the headline that the text gives a name: "Envoy says ... / Ilse Orlo, the Union's special envoy, said".
    pub(super) fn identify_headline(
        &mut self,
        text: &str,
        reading: &Reading,
        parts: &[(usize, Parts)],
    ) {
        const NEAR: u32 = 4;
        for (k, p) in parts {
            let Some(phrase) = reading.phrases.get(*k) else {
                return;
            };
            let first = phrase.first as usize;
            let sentence = reading.sentence(first);
            if sentence.paragraph > 1 {
                return;
            }
            let is_headline =
                sentence.is_heading || sentence.span.of(text).ends_with(char::is_alphanumeric);
            if is_headline
                && p.layer == Some(Layer::Source)
                && p.category == "organization"
                && p.words.1 > p.words.0 + 1
                && let Some(short) = self.of_phrase(*k)
                && let Some(long) = self.long_name(short)
            {
                self.unite(short, long);
                continue;
            }
            let role = self
                .of_phrase(*k)
                .and_then(|e| self.entities.get(e as usize))
                .filter(|e| {
                    e.name_words == 0
                        && e.speaker.kind == SpeakerKind::Role
                        && !p.is_plural
                        && is_headline
                });
            let Some(role) = role else { continue };
            let words = if p.role.is_empty() { p.text } else { p.role }.of(text);
            let Some(head) = words.split([' ', '-', '\n']).next_back() else {
                continue;
            };
            let told = role.speaker.affiliation.clone();
            // "finance minister" is one office; what stands before it may say whose
            let office = reading
                .entity_match(p.words.1 - 1)
                .map_or(p.words.0, |m| (m.all.0 as usize).max(p.words.0));
            let office = reading.base_span(office, p.words.1).of(text);
            let person = self.by_head.get(&head_key(head)).and_then(|list| {
                list.iter()
                    .filter(|h| reading.sentence(h.word as usize).paragraph <= NEAR)
                    .find(|h| {
                        self.entities.get(h.entity as usize).is_some_and(|e| {
                            // "harbour minister" is not the finance minister
                            let fits = words
                                .split([' ', '-', '\n'])
                                .rev()
                                .skip(1)
                                .filter(|w| w.starts_with(char::is_lowercase) && *w != "new")
                                .all(|w| {
                                    covers(
                                        h.role.of(text),
                                        &format!("{w} x"),
                                        &e.speaker.affiliation,
                                    )
                                });
                            let fits =
                                fits && covers(h.role.of(text), office, &e.speaker.affiliation);
                            e.name_words > 1
                                && fits
                                && (told.is_empty()
                                    || e.speaker.affiliation.is_empty()
                                    || alike(&told, &e.speaker.affiliation)
                                    || !e.speaker.affiliation.starts_with(char::is_uppercase))
                        })
                    })
                    .map(|h| h.entity)
            });
            if let (Some(person), Some(slot)) = (person, self.of_phrase.get_mut(*k)) {
                *slot = person;
            }
        }
    }

    /// The body that the first words of a conversation in print name.
    pub(super) fn heading_body(&self, reading: &Reading) -> Option<u32> {
        if reading.labels.is_empty() {
            return None;
        }
        (0..reading.phrases_in(0, 2).len())
            .filter_map(|k| self.of_phrase(k))
            .find(|e| self.is_body(*e))
    }

    /// A body that a headline names in short: "Health board blames staffing / The Western Fjords Health Board announced".
    fn long_name(&self, short: u32) -> Option<u32> {
        let name = self.speaker(short)?.name.to_lowercase();
        let is_long = |e: &&super::Entity| {
            let long = e.speaker.name.to_lowercase();
            long.strip_suffix(&name)
                .is_some_and(|rest| rest.ends_with(' '))
                && e.speaker.name.starts_with(char::is_uppercase)
                && e.speaker.kind == SpeakerKind::Organization
        };
        let mut all = self.entities.iter().filter(is_long);
        let only = all.next()?;
        let at = self.by_id.get(&id_key(&only.speaker.id)).copied();
        at.filter(|_| all.next().is_none())
    }

    /// Makes all that was said of `role` said of `person`.
    pub(super) fn unite(&mut self, role: u32, person: u32) {
        for slot in self.of_phrase.iter_mut().filter(|slot| **slot == role) {
            *slot = person;
        }
        for holder in self.by_head.values_mut().flatten() {
            if holder.entity == role {
                holder.entity = person;
            }
        }
        let Some(known) = self.entities.get(role as usize).cloned() else {
            return;
        };
        if let Some(e) = self.entities.get_mut(person as usize) {
            if e.speaker.role.is_empty() {
                e.speaker.role = known.speaker.role;
            }
            if e.speaker.affiliation.is_empty() {
                e.speaker.affiliation = known.speaker.affiliation;
            }
        }
        let names: Vec<String> = self
            .aliases
            .of(known.first_alias)
            .map(str::to_owned)
            .collect();
        for name in names {
            self.alias(person, &name);
        }
    }
}

/// Whether a lead calls somebody by the office of who is named with it further on: "a senior bishop" is "Ilse Orlo, Bishop of Torsholm".
fn is_same_office(wide: &str, role: &str) -> bool {
    let Some((rest, head)) = wide.rsplit_once([' ', '-']) else {
        return false;
    };
    let last = role.split([' ', '-']).next_back().unwrap_or("");
    let is_rank = |w: &str| matches!(w, "senior" | "leading" | "top" | "former" | "prominent");
    head_key(head) == head_key(last) && rest.split([' ', '-']).all(is_rank)
}

/// Whether an age at word `age` is of somebody to whom it happened: "Geoffrey Lunt, 71, was found dead", not "was told".
fn is_victim(text: &str, reading: &Reading, age: usize) -> bool {
    let verb = age + 1;
    match reading.word(text, verb) {
        "died" | "suffered" | "collapsed" | "drowned" | "fell" => true,
        "was" => matches!(
            reading.word(text, verb + 1),
            "found"
                | "killed"
                | "hit"
                | "struck"
                | "stabbed"
                | "shot"
                | "pronounced"
                | "taken"
                | "rushed"
                | "injured"
                | "attacked"
                | "beaten"
        ),
        _ => false,
    }
}
