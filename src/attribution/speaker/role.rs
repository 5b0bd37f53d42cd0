//! Descriptions: roles that stand beside a name, and nouns ("the minister") that are of somebody named elsewhere or of nobody.

use super::Directory;
use super::Holder;
use super::NOBODY;
use super::SpeakerKind;
use super::id::{folded, key, slug_after};
use super::parts::{Parts, role_start};
use crate::attribution::reading::{PhraseKind, Reading};
use crate::lexicon::{Layer, class};
use crate::span::Span;
use crate::text::token::{gap, shape};

impl Directory {
    /// Notes that `entity` is described by `role` from word `word` on.
    pub(super) fn hold(&mut self, text: &str, entity: u32, word: u32, role: Span) {
        let Some(head) = role.of(text).split([' ', '-', '\n']).next_back() else {
            return;
        };
        let list = self.by_head.entry(head_key(head)).or_default();
        let at = list.partition_point(|h| h.word <= word);
        list.insert(at, Holder { word, entity, role });
    }

    /// The roles that stand beside a name: "Foreign Minister Orlo", "Orlo, the finance minister,", "the port's director, Orlo,",
    /// "Orlo (chair)".
    pub(super) fn register_roles(
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
    pub(super) fn described(
        &mut self,
        text: &str,
        reading: &Reading,
        k: usize,
        p: &Parts,
    ) -> Option<u32> {
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
        // "the same poll"
        if p.words.1 > p.words.0 + 1 && reading.word(text, p.words.0) == "same" {
            role = reading.base_span(p.words.0 + 1, p.words.1);
        }
        let chain = chain(text, reading, p.words.1);
        // "Officials in his ministry said": not the officials of whom the text spoke before
        let anew = p.is_plural
            && !phrase.has_determiner
            && chain > p.words.1 + 1
            && reading.is(p.words.1 + 1, class::POSSESSIVE);
        if !anew && !p.is_indefinite && !p.is_counted {
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
                if chain > p.words.1 && reading.shape(chain - 1, shape::CAPITAL) {
                    let fuller = reading.base_span(p.words.0, chain);
                    let kind = description_kind(text, reading, layer, p, chain);
                    self.rename(
                        known,
                        kind,
                        fuller.of(text),
                        chain_owner(text, reading, p.words.1, chain),
                    );
                }
                return Some(known);
            }
            // "the embattled harbour minister"
            if layer == Layer::Role && !p.is_plural && role == p.role {
                let office = reading
                    .entity_match(p.words.1 - 1)
                    .map_or(p.words.1, |m| m.all.0 as usize);
                let attributes = p.words.0..office;
                let known = (!attributes.is_empty()
                    && attributes.clone().all(|i| is_attribute(text, reading, i)))
                .then(|| {
                    self.holder(
                        text,
                        reading.base_span(office, p.words.1),
                        affiliation,
                        phrase.first,
                        false,
                    )
                })
                .flatten()
                .filter(|e| self.is_person(*e));
                if known.is_some() {
                    return known;
                }
            }
            // "the four-term congressman": what is said beside the noun need not have been said before
            if layer == Layer::Source
                && matches!(p.category, "group" | "anonymous")
                && !p.is_plural
                && role.of(text).contains([' ', '-'])
                && (p.words.0..p.words.1 - 1).all(|i| {
                    reading.is(i, class::ADJECTIVE | class::NUMBER | class::VERB_PARTICIPLE)
                        || reading.shape(i, shape::DIGIT)
                        || reading.shape(i, shape::CAPITAL)
                            && !reading.words.get(i).is_some_and(|w| w.starts_sentence)
                        || (reading.gap(i) | reading.gap(i + 1)) & gap::HYPHEN != 0
                })
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
        // "We need a new president", he said: no president in particular
        let wished = p.is_indefinite && reading.quotation(phrase.first as usize) != 0;
        if !p.is_generic && !wished {
            self.hold(text, entity, phrase.first, role);
        }
        self.see(entity, phrase.first);
        Some(entity)
    }

    /// Gives who was described in short ("the ministers") the fuller description that follows ("the foreign ministers of the
    /// Union").
    fn rename(&mut self, entity: u32, kind: SpeakerKind, name: &str, owner: &str) {
        let described = |kind| {
            matches!(
                kind,
                SpeakerKind::Role | SpeakerKind::Group | SpeakerKind::Anonymous
            )
        };
        let id = slug_after(kind.prefix(), name);
        if self.by_id.contains_key(&id) || !described(kind) {
            return;
        }
        let Some(e) = self.entities.get_mut(entity as usize).filter(|e| {
            e.name_words == 0 && e.speaker.affiliation.is_empty() && described(e.speaker.kind)
        }) else {
            return;
        };
        self.by_id.insert(id.clone(), entity);
        e.speaker.id = id;
        e.speaker.kind = kind;
        e.speaker.name = folded(name);
        e.speaker.affiliation = folded(owner);
    }

    /// Somebody who speaks by role in the lead and by name in the paragraph after it: "..., the bloc's envoy said on Thursday.
    /// / Ilse Orlo, who has run the office since May, told ...".
    pub(super) fn identify_late(
        &mut self,
        text: &str,
        reading: &Reading,
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
        };
        let mut seen: Vec<u32> = vec![];
        let mut role: Option<(u32, u32)> = None;
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
                && p.layer == Some(Layer::Role)
                && matches!(e.speaker.kind, SpeakerKind::Role | SpeakerKind::Anonymous)
                && reading.word(text, chain(text, reading, p.words.1)) == "has";
            let is_role = e.speaker.kind == SpeakerKind::Role && !p.is_indefinite || perfect;
            match role {
                None if is_role && is_new && sentence.paragraph <= LEAD => {
                    let mut end = chain(text, reading, p.words.1);
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
                        role = Some((entity, sentence.paragraph));
                    }
                }
                Some((known, paragraph)) if known != entity => {
                    let person = e.name_words > 1 && p.name_words > 1 && is_new;
                    let next = phrase.end as usize;
                    let told = !phrase.after_preposition && speaks(first, next)
                        || reading.gap(next) & gap::COMMA != 0 && reading.word(text, next) == "who";
                    let held = self
                        .entities
                        .get(known as usize)
                        .map_or("", |e| e.speaker.role.as_str());
                    let fits = e.speaker.role.is_empty() && p.title.is_empty()
                        || is_wider(held, &e.speaker.role);
                    if person && fits && told {
                        if sentence.paragraph > paragraph && sentence.paragraph <= paragraph + 2 {
                            self.unite(known, entity);
                        }
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
            if sentence.paragraph > 0 {
                return;
            }
            let is_headline =
                sentence.is_heading || sentence.span.of(text).ends_with(char::is_alphanumeric);
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

    /// Makes all that was said of `role` said of `person`.
    fn unite(&mut self, role: u32, person: u32) {
        for slot in self.of_phrase.iter_mut().filter(|slot| **slot == role) {
            *slot = person;
        }
        for holder in self.by_head.values_mut().flatten() {
            if holder.entity == role {
                holder.entity = person;
            }
        }
        let Some(known) = self.entities.get(role as usize).map(|e| e.speaker.clone()) else {
            return;
        };
        if let Some(e) = self.entities.get_mut(person as usize) {
            if e.speaker.role.is_empty() {
                e.speaker.role = known.role;
            }
            if e.speaker.affiliation.is_empty() {
                e.speaker.affiliation = known.affiliation;
            }
        }
        for name in known.aliases {
            self.alias(person, &name);
        }
    }

    /// Who is described by `role` at word `word`: the last one before it whose description fits, else the first one after.
    pub(super) fn holder(
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
}

/// Whether a word before an office says what its holder is like, not which office it is: "embattled", "conservative", not "deputy".
fn is_attribute(text: &str, reading: &Reading, i: usize) -> bool {
    reading.is(i, class::ADJECTIVE | class::VERB_PARTICIPLE)
        && !reading.shape(i, shape::CAPITAL)
        && !matches!(
            reading.word(text, i),
            "former"
                | "new"
                | "next"
                | "other"
                | "previous"
                | "late"
                | "future"
                | "then"
                | "acting"
                | "first"
                | "second"
                | "third"
                | "foreign"
                | "senior"
                | "junior"
                | "top"
                | "chief"
                | "local"
                | "regional"
                | "national"
                | "provincial"
                | "federal"
                | "retired"
                | "military"
                | "economic"
                | "financial"
                | "social"
                | "public"
                | "general"
                | "deputy"
                | "right"
                | "left"
                | "same"
                | "different"
                | "many"
                | "several"
                | "current"
                | "unnamed"
                | "British"
                | "own"
        )
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
        "document" if is_paper(whole) => return SpeakerKind::Organization,
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

/// Whether a name is that of a newspaper: "the Torsholm Post", but not "the post".
fn is_paper(name: &str) -> bool {
    let is_title = |head: &str| {
        matches!(
            head,
            "Post" | "Review" | "Record" | "Bulletin" | "Digest" | "POST" | "REVIEW"
        )
    };
    name.rsplit_once([' ', '\n'])
        .is_some_and(|(rest, head)| is_title(head) && rest.starts_with(char::is_uppercase))
}

/// A ministry, an office or a court is a body; what else speaks for a state is its government.
pub(super) fn body_kind(category: &str, name: &str) -> SpeakerKind {
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

/// Whether what a lead calls somebody ("Velmark's top diplomat") can be who is named with a role further on ("Foreign Minister Ilse
/// Orlo").
fn is_wider(wide: &str, role: &str) -> bool {
    let last = |s: &str| {
        let head = s.split([' ', '-']).next_back().unwrap_or("");
        head.to_lowercase()
    };
    let role = last(role);
    let narrow: &[&str] = match last(wide).as_str() {
        "diplomat" | "negotiator" | "envoy" => &[
            "minister",
            "ambassador",
            "secretary",
            "representative",
            "envoy",
        ],
        "leader" => &[
            "president",
            "minister",
            "premier",
            "chairman",
            "chairwoman",
            "chancellor",
        ],
        "chief" | "head" | "boss" => &[
            "director",
            "president",
            "governor",
            "chairman",
            "chairwoman",
            "commissioner",
            "general",
            "secretary",
        ],
        _ => return false,
    };
    narrow.contains(&role.as_str())
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

/// Where the words that belong to a description end: "sources in the ministry", "people close to Orlo". `end` if there are none.
pub(super) fn chain(text: &str, reading: &Reading, end: usize) -> usize {
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
        // "Diplomats in Lodrin suspect that": the verb that a noun could be, but not "opponents of the Lodrin plan say"
        let verb = at.saturating_sub(1);
        if at > p.first as usize + 1
            && reading.is(verb, class::CUE)
            && reading.is(verb, class::VERB_BASE)
            && !reading.shape(verb, shape::CAPITAL)
            && reading.shape(verb.saturating_sub(1), shape::CAPITAL)
            && !reading.is(at, class::CUE | class::AUXILIARY | class::FINITE)
        {
            return verb;
        }
    }
    at
}

/// Nouns that say when or how something is said, not who says it: "officials in an interview said".
pub(super) fn is_time_or_way(word: &str) -> bool {
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

/// Whether the words of `written` are among those of `known`, its head or its owner ("the Velmarkian minister" is the foreign
/// minister of Velmark, "the finance minister" is not).
pub(super) fn covers(known: &str, written: &str, affiliation: &str) -> bool {
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
pub(super) fn alike(a: &str, b: &str) -> bool {
    let common = a
        .chars()
        .zip(b.chars())
        .take_while(|(x, y)| x.to_lowercase().eq(y.to_lowercase()))
        .count();
    common >= 4 || common > 0 && common == a.chars().count().min(b.chars().count())
}

/// The key of a noun that heads a description: men and women of one office are the same, short titles are their offices.
pub(super) fn head_key(word: &str) -> u64 {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_begins_alike_belongs_to_one_owner() {
        assert!(alike("Velmark", "Velmarkian") && !alike("Velmark", "Kestria"));
        assert!(
            covers("foreign minister", "minister", "Velmark")
                && !covers("foreign minister", "finance minister", "Velmark")
        );
    }
}
