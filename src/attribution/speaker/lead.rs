//! Who is only described in a headline or a lead and has a name further on.

use super::Directory;
use super::SpeakerKind;
use super::description::chain;
use super::id::id_key;
use super::parts::Parts;
use super::role::{alike, covers, head_key};
use crate::attribution::reading::Reading;
use crate::lexicon::{Layer, Lexicon, class};
use crate::text::token::{gap, shape};

impl Directory {
    /// Somebody who speaks by role in the lead and by name in the paragraph after it: "..., the bloc's envoy said on Thursday.
    /// / Ilse Orlo, who has run the office since May, told ...".
    pub(super) fn identify_late(
        &mut self,
        text: &str,
        reading: &Reading,
        lexicon: &Lexicon,
        parts: &[(usize, Parts)],
    ) {
        const LEAD: u32 = 2;
        let speaks = |first: usize, end: usize| {
            let clear = reading.gap(end) & gap::HARD == 0;
            clear && reading.is(end, class::CUE)
                || clear && reading.is(end, class::AUXILIARY) && reading.is(end + 1, class::CUE)
                || first > 0
                    && reading.gap(first) & gap::HARD == 0
                    && reading.is(first - 1, class::CUE)
                    // "a nurse told her supervisor that"
                    && !matches!(
                        reading.word(text, first - 1),
                        "told" | "asked" | "warned" | "informed" | "reminded" | "urged"
                    )
        };
        let mut seen: Vec<u32> = vec![];
        let mut role: Option<(u32, u32, bool)> = None;
        // the sentence that last named somebody of whom no role is told
        let mut named = (u32::MAX, 0);
        for (k, p) in parts {
            let Some(phrase) = reading.phrases.get(*k) else {
                return;
            };
            let first = phrase.first as usize;
            let sentence = reading.sentence(first);
            if sentence.paragraph > LEAD + 2 || seen.len() > 60 {
                return;
            }
            let Some(entity) = self.of_phrase(*k) else {
                continue;
            };
            // a headline may name who is a mere role in the lead
            let is_headline =
                sentence.paragraph == 0 && sentence.span.of(text).ends_with(char::is_alphanumeric);
            if sentence.is_heading || is_headline || phrase.is_possessive {
                continue;
            }
            let is_new = !seen.contains(&entity);
            if is_new {
                seen.push(entity);
            }
            let Some(e) = self.entities.get(entity as usize) else {
                continue;
            };
            // "a former minister has warned": who it is stands in the next paragraph
            let perfect = p.is_indefinite
                && !p.is_plural
                && (p.layer == Some(Layer::Role)
                    || matches!(p.category, "group" | "anonymous")
                        && (chain(text, reading, lexicon, p.words.1) > p.words.1
                            || p.words.1 > p.words.0 + 1))
                && matches!(e.speaker.kind, SpeakerKind::Role | SpeakerKind::Anonymous)
                && reading.word(text, chain(text, reading, lexicon, p.words.1)) == "has";
            // "The 31-year-old midfielder" is rather one who was named before
            let is_role = (e.speaker.kind == SpeakerKind::Role && !p.is_indefinite || perfect)
                && !p.text.of(text).contains("year-old");
            // "A man accused of arson told a court": who it is stands with an age in the next paragraph
            let opens = first == sentence.tokens.0 as usize;
            let is_somebody = opens
                && seen.len() == 1
                && !p.is_plural
                && reading.quotation(first) == 0
                && matches!(e.speaker.kind, SpeakerKind::Role | SpeakerKind::Anonymous)
                && (first..sentence.tokens.1 as usize)
                    .take(16)
                    .any(|i| reading.is(i, class::CUE) && reading.is(i, class::FINITE));
            let number = reading.sentence_of.get(first).copied().unwrap_or(0);
            // "said Ilse Orlo. The farmer wants it": who spoke right before
            let is_after_name = named.0 == sentence.paragraph && named.1 + 1 == number;
            if e.name_words > 1
                && e.speaker.role.is_empty()
                && e.speaker.kind == SpeakerKind::Person
                && speaks(first, phrase.end as usize)
            {
                named = (sentence.paragraph, number);
            }
            match role {
                None if is_after_name && e.name_words == 0 => {}
                None if !is_role && is_somebody && is_new && sentence.paragraph <= 1 => {
                    role = Some((entity, sentence.paragraph, true));
                }
                None if is_role && is_new && sentence.paragraph <= LEAD => {
                    let mut end = chain(text, reading, lexicon, p.words.1);
                    // "the head of the fund's mission to Velmark"
                    if reading.is(end, class::PREPOSITION)
                        && let Some(p) = reading
                            .phrases_in(end + 1, end + 2)
                            .iter()
                            .max_by_key(|p| p.end)
                    {
                        end = p.end as usize;
                    }
                    if speaks(first, end) && reading.quotation(first) == 0 {
                        role = Some((entity, sentence.paragraph, false));
                    } else if is_somebody {
                        role = Some((entity, sentence.paragraph, true));
                    }
                }
                Some((known, paragraph, by_age)) if known != entity => {
                    let person = e.name_words > 1 && p.name_words > 1 && is_new;
                    let next = phrase.end as usize;
                    let comma = |i: usize| reading.is_behind_comma(i);
                    // "Ilse Orlo, bishop of Torsholm, told"
                    let explained = comma(next)
                        && (next + 1..next + 24)
                            .find(|i| reading.gap(*i) & gap::HARD != 0)
                            .is_some_and(|i| comma(i) && reading.is(i, class::CUE));
                    let told = !phrase.after_preposition && (speaks(first, next) || explained)
                        || reading.gap(next) & gap::COMMA != 0 && reading.word(text, next) == "who";
                    let held = self
                        .entities
                        .get(known as usize)
                        .map(|e| [e.speaker.role.as_str(), e.speaker.name.as_str()])
                        .and_then(|words| words.into_iter().find(|w| !w.is_empty()))
                        .unwrap_or("");
                    // "Halvard Orlo, the retired judge whom the Union chose": what he was before says nothing of what he is
                    let was = (next..next + 3)
                        .any(|i| matches!(reading.word(text, i), "retired" | "former"));
                    let fits = (e.speaker.role.is_empty() || was) && p.title.is_empty()
                        || lexicon.families.is_wider(held, &e.speaker.role)
                        || is_same_office(held, &e.speaker.role);
                    let aged = opens
                        && e.age != 0
                        && reading.shape(next, shape::DIGIT)
                        && p.words.0 == first
                        && !is_victim(text, reading, next);
                    if person && fits && (aged || told && !by_age) {
                        if sentence.paragraph > paragraph && sentence.paragraph <= paragraph + 2 {
                            self.unite(known, entity);
                        }
                        return;
                    }
                    if by_age && sentence.paragraph > paragraph {
                        return;
                    }
                    // somebody else speaks in between
                    if e.name_words > 0 && told || is_role && told {
                        return;
                    }
                }
                _ => {}
            }
        }
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
