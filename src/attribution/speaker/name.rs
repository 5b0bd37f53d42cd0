//! Names: persons by full name, surname or given name, bodies, places; and what looks like a name and is none.

use super::Directory;
use super::Entity;
use super::Gender;
use super::Speaker;
use super::SpeakerKind;
use super::description::{body_kind, chain};
use super::id::{BLANKS, capitalized, folded, id_key, is_upper, key, slug, slug_after};
use super::is_run_of_capitals;
use super::parts::{NounPhrase, Parts};
use super::role::head_key;
use super::variation::{ends_as_a_body, is_body_noun, is_firm};
use crate::attribution::reading::{Phrase, Reading};
use crate::lexicon::{Layer, Lexicon, class, who};
use crate::span::Span;
use crate::text::token::{gap, shape};
use rustc_hash::FxHashMap;

impl Directory {
    /// The entity that a phrase names; none for descriptions that may be of somebody named elsewhere.
    pub(super) fn named(&mut self, n: &NounPhrase) -> Option<u32> {
        if let Some(person) = self.known_by_surname(n) {
            self.see(person, n.phrase.first);
            return Some(person);
        }
        match n.parts.layer {
            None if !n.parts.name.is_empty() => self.own_name(n),
            Some(Layer::Place) => Some(self.add_place(n)),
            Some(Layer::Role) if is_paper(n) => Some(self.add_paper(n)),
            Some(Layer::Source) if self.is_union(n) => {
                let union = Parts {
                    layer: Some(Layer::Source),
                    category: "organization",
                    ..*n.parts
                };
                self.body_with_chain(&NounPhrase {
                    parts: &union,
                    ..*n
                })
            }
            Some(Layer::Source) if matches!(n.parts.category, "organization" | "government") => {
                self.named_body(n)
            }
            _ => None,
        }
    }

    /// "Mason said" after "Ilse Mason": the person whose surname is a word of the lexicons.
    fn known_by_surname(&self, n: &NounPhrase) -> Option<u32> {
        let (text, reading, phrase, p) = (n.text, n.reading, n.phrase, n.parts);
        let is_lone = phrase.end == phrase.first + 1
            && matches!(p.layer, Some(Layer::Source | Layer::Place | Layer::Role))
            && reading.shape(phrase.first as usize, shape::CAPITAL)
            && !phrase.after_preposition;
        let bearers = is_lone.then(|| self.by_surname.get(&key(p.text.of(text))))??;
        // but not "Chirper" after "Marlow Chirper", of whom nothing tells that it is a person
        bearers.first().copied().filter(|e| {
            self.entities
                .get(*e as usize)
                .is_some_and(|e| e.has_given || !e.speaker.role.is_empty())
        })
    }

    /// The person or body that a name names.
    fn own_name(&mut self, n: &NounPhrase) -> Option<u32> {
        let (text, reading, phrase, p) = (n.text, n.reading, n.phrase, n.parts);
        if let Some(body) = self.body_with_chain(n) {
            return Some(body);
        }
        if let Some(native) = self.native(n) {
            self.see(native, phrase.first);
            return Some(native);
        }
        let is_headline =
            || is_run_of_capitals(reading, p) && !self.by_id.contains_key(&id_key(&slug(p.name)));
        if self.is_common(n) || is_adjective_of_side(n.lexicon, p) || is_headline() {
            return None;
        }
        if !p.body.is_empty() {
            return Some(self.add_body_with_noun(n));
        }
        if let Some(whole) = self.name_with_adjective(n) {
            return Some(self.add_body_with_adjective(n, whole));
        }
        let entity = self.person(text, p);
        let is_body = self.is_no_person(n, entity);
        if let Some(e) = self.entities.get_mut(entity as usize) {
            if is_body && e.speaker.kind == SpeakerKind::Person && e.gender == Gender::Unknown {
                e.speaker.kind = SpeakerKind::Organization;
                e.name_words = 0;
            }
            e.age = age_behind(n).unwrap_or(e.age);
        }
        // "Ilse Orlo of Velmark", "Ilse Orlo of the Harbour Watch"
        let from = home_behind(n).or_else(|| body_behind(n));
        if let Some(e) = self.entities.get_mut(entity as usize)
            && e.speaker.affiliation.is_empty()
            && e.name_words > 1
            && e.speaker.kind == SpeakerKind::Person
            && let Some(home) = from
        {
            e.speaker.affiliation = folded(home.of(text));
        }
        self.see(entity, phrase.first);
        self.register_roles(n, entity);
        self.join_family(n, entity);
        Some(entity)
    }

    /// "the Velmarkian" after "Velmarkian sprinter Ilse Orlo": of all who were called so the only one.
    fn native(&self, n: &NounPhrase) -> Option<u32> {
        let (text, reading, phrase, p) = (n.text, n.reading, n.phrase, n.parts);
        let first = phrase.first as usize;
        let is_lone = matches!(reading.word(text, first), "the" | "The")
            && phrase.end as usize == first + 2
            && p.name_words == 1
            && p.name.ends_with("an");
        if !is_lone {
            return None;
        }
        let is_one = |e: &&Entity| e.name_words > 1 && e.speaker.affiliation == p.name;
        let mut all = self.latest().filter(is_one);
        let one = all.next().filter(|_| all.next().is_none())?;
        self.by_id.get(&id_key(&one.speaker.id)).copied()
    }

    /// "the newspaper Halden Post", "the regional bloc WESCA".
    fn add_body_with_noun(&mut self, n: &NounPhrase) -> u32 {
        let p = n.parts;
        let entity = self.add(SpeakerKind::Organization, p.name, p, n.text);
        self.make_body(entity);
        self.hold(n.text, entity, n.phrase.first, p.body);
        // "Hedge fund Norvane Capital": Norvane from here on
        let mut words = p.name.split(BLANKS);
        if let (Some(short), Some(last), None) = (words.next(), words.next(), words.next())
            && is_company(n.lexicon, last)
            && !self.is_place(short)
        {
            self.by_short.entry(key(short)).or_insert(entity);
        }
        self.see(entity, n.phrase.first);
        entity
    }

    /// "The Velmarkian Legion", whose name is `whole`: the Legion from here on.
    fn add_body_with_adjective(&mut self, n: &NounPhrase, whole: &str) -> u32 {
        let p = n.parts;
        let body = Parts {
            affiliation: "",
            ..*p
        };
        let entity = self.add(SpeakerKind::Organization, whole, &body, n.text);
        let bearers = self.by_surname.entry(key(p.name)).or_default();
        if !bearers.contains(&entity) {
            bearers.push(entity);
        }
        self.hold(n.text, entity, n.phrase.first, p.text);
        self.see(entity, n.phrase.first);
        entity
    }

    /// Whether a name, that of `entity`, is a body's: "Norbrand, which owns the plant", "in the Halden Echo".
    fn is_no_person(&self, n: &NounPhrase, entity: u32) -> bool {
        let (text, reading, phrase, p) = (n.text, n.reading, n.phrase, n.parts);
        let (first, end) = (phrase.first as usize, phrase.end as usize);
        let is_plain = !p.has_given && p.title.is_empty();
        // "Rival Norbrand, which owns a mill", "Brewer Norbrand"
        let trade = || p.role.of(text).to_ascii_lowercase();
        if is_plain && p.name_words == 1 && !p.role.is_empty() {
            let trade = trade();
            if trade == "rival" && reading.word(text, end) == "which" || is_firm(n.lexicon, &trade)
            {
                return true;
            }
        }
        // "the Meridian said", but not "the Orlo campaign" where Ilse Orlo is named
        let is_thing = || {
            let is_lone_word = |e: &Entity| e.name_words == 1 && e.calls == (0, 0);
            (p.name_words > 1
                || !p.name.ends_with('s')
                    && self.entities.get(entity as usize).is_some_and(is_lone_word))
                && matches!(reading.word(text, first), "the" | "The")
                && p.words.0 == first + 1
                && p.text.of(text) == p.name
        };
        let owns = || {
            reading.gap(end) & gap::COMMA != 0
                && reading.word(text, end) == "which"
                && !phrase.after_preposition
        };
        is_plain
            && p.role.is_empty()
            && (owns()
                || ends_as_a_body(n.lexicon, p.name)
                || is_coined(p.name)
                || p.name.contains(" & ")
                || is_thing()
                || is_listed(text, reading, phrase)
                || is_explained_as_a_body(n))
    }

    /// The state, the body or the people that a place of the lexicons names.
    fn add_place(&mut self, n: &NounPhrase) -> u32 {
        let p = n.parts;
        let kind = match p.category {
            "organization" => SpeakerKind::Organization,
            "demonym" => SpeakerKind::Group,
            _ => SpeakerKind::Government,
        };
        let is_as_written =
            matches!(p.category, "capital" | "seat" | "demonym") || p.place.is_empty();
        let name = if is_as_written {
            p.text.of(n.text)
        } else {
            p.place
        };
        let entity = self.add(kind, name, p, n.text);
        self.see(entity, n.phrase.first);
        entity
    }

    /// "the Lodrin Courier".
    fn add_paper(&mut self, n: &NounPhrase) -> u32 {
        let (text, reading, phrase, p) = (n.text, n.reading, n.phrase, n.parts);
        let capital = (p.words.0..p.words.1)
            .find(|i| reading.shape(*i, shape::CAPITAL))
            .unwrap_or(p.words.0);
        let name = reading.base_span(capital, p.words.1);
        let entity = self.add(SpeakerKind::Organization, name.of(text), p, text);
        self.hold(text, entity, phrase.first, p.text);
        if let Some(noun) = capital.checked_sub(1).filter(|n| *n >= p.words.0) {
            let noun = reading.base_span(noun, capital);
            self.hold(text, entity, phrase.first, noun);
        }
        self.see(entity, phrase.first);
        entity
    }

    /// "Communications Workers of Velmark", "Sailors for Peace": many whose name is that of their body.
    fn is_union(&self, n: &NounPhrase) -> bool {
        let (text, reading, phrase, p) = (n.text, n.reading, n.phrase, n.parts);
        let (first, end) = p.words;
        p.is_plural
            && !reading.sentence(phrase.first as usize).is_heading
            && (first..end).all(|i| reading.shape(i, shape::CAPITAL))
            && (end > first + 1
                || reading.word(text, end) == "for"
                    && self.capitals.contains(&key(p.text.of(text))))
    }

    /// The body that a noun of the lexicons names: "the budget office"; none for one word that could be of any body.
    fn named_body(&mut self, n: &NounPhrase) -> Option<u32> {
        let (text, reading, phrase, p) = (n.text, n.reading, n.phrase, n.parts);
        let chained = self.body_with_chain(n);
        if chained.is_some() {
            return chained;
        }
        let written = p.text.of(text);
        let kind = body_kind(n.lexicon, p.category, written);
        let is_one_word = || {
            let mut words = written.split([' ', '-']).filter(|w| !w.is_empty());
            words.nth(1).is_none()
        };
        let is_proper = || {
            p.category == "government"
                && written.starts_with(char::is_uppercase)
                && kind == SpeakerKind::Government
        };
        if reading.is(p.words.0, class::POSSESSIVE) || is_one_word() && !is_proper() {
            return None;
        }
        if let Some(known) = self.known_body(n) {
            self.see(known, phrase.first);
            return Some(known);
        }
        let name = name_of_body(n);
        let short = id_key(&slug_after(kind.prefix(), name.of(text)));
        // "the supreme court of Velmark": the supreme court from here on
        // ... unless it was called so before it was told whose it is
        let known = self.by_id.get(&short);
        let is_called = known.and_then(|k| self.speaker(*k));
        let is_called = is_called.is_some_and(|s| s.name == folded(name.of(text)));
        let of_state = state_behind(n).filter(|_| !is_called);
        let entity = self.add(kind, of_state.unwrap_or(name).of(text), p, text);
        if of_state.is_some() {
            self.by_id.entry(short).or_insert(entity);
        }
        self.hold(text, entity, phrase.first, p.text);
        self.see(entity, phrase.first);
        Some(entity)
    }

    /// "the budget office" after "the Velmarkian Budget Office".
    fn known_body(&self, n: &NounPhrase) -> Option<u32> {
        let (text, reading, phrase, p) = (n.text, n.reading, n.phrase, n.parts);
        let word = phrase.first;
        let is_small = !p.text.of(text).contains(char::is_uppercase)
            && matches!(reading.word(text, word as usize), "the" | "The");
        let known = is_small.then(|| self.holder(text, p.text, "", word, p.is_plural))??;
        let speaker = self.speaker(known)?;
        let is_named = speaker.kind == SpeakerKind::Organization
            && !elsewhere(text, reading, word as usize, &speaker.name)
            && speaker.name.starts_with(char::is_uppercase)
            && !speaker.name.contains(['’', '\'']);
        is_named.then_some(known)
    }

    /// Whether a single capitalised word that begins a sentence is no name: nowhere else with a capital, and no verb follows
    /// ("Privately, her staff", "Yes.").
    fn is_common(&self, n: &NounPhrase) -> bool {
        let (text, reading, phrase, p) = (n.text, n.reading, n.phrase, n.parts);
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
        let starts = reading.starts_sentence(first);
        // a given name that is a word as well ("Patience is not a plan"), a word that the lexicons know ("Immigration is down")
        let is_word = !p.is_plural && reading.words.get(first).is_some_and(|w| w.id != 0);
        let follows = if p.has_given || is_word {
            class::CUE
        } else {
            class::FINITE | class::AUXILIARY | class::ADVERB
        };
        let verb = reading.gap(first + 1) & gap::HARD == 0
            && reading.is(first + 1, follows)
            && (!is_word || reading.is(first + 1, class::FINITE | class::AUXILIARY));
        if p.has_given && self.by_given.contains_key(&key(p.name)) {
            return false;
        }
        let label = reading.gap(first + 1) & gap::COLON != 0;
        // "Volkstar, the software maker, said"
        // or "Lena, a teacher, said"
        let explained = reading.class(first) & !(class::FEMALE | class::MALE) == 0
            && reading.gap(first + 1) & gap::COMMA != 0
            && reading.is(
                first + 1,
                class::DETERMINER | class::NUMBER | class::RELATIVE,
            )
            && (first + 2..first + 14)
                .find(|i| reading.gap(*i) & gap::HARD != 0)
                .is_some_and(|i| {
                    reading.gap(i) & gap::COMMA != 0
                        && reading.is(i, class::CUE | class::FINITE | class::AUXILIARY)
                });
        starts
            && !explained
            && !verb
            && !label
            && !self.capitals.contains(&key(p.name))
            && !self.by_surname.contains_key(&key(p.name))
            && !is_upper(
                text.get(p.text.start as usize..p.text.end as usize)
                    .unwrap_or(""),
            )
    }

    /// "The Velmarkian Legion", "Western Gazetteer": of a lone word that is the surname of nobody in the article, with the adjectives or
    /// nouns with capitals before it, which make it the name of a body.
    fn name_with_adjective<'a>(&self, n: &NounPhrase<'a>) -> Option<&'a str> {
        let (text, reading, phrase, p) = (n.text, n.reading, n.phrase, n.parts);
        let (first, end) = p.words;
        let is_body = p.name_words == 1
            && !p.has_given
            && p.title.is_empty()
            && p.role.is_empty()
            && p.body.is_empty()
            && !p.affiliation.is_empty()
            && end == phrase.end as usize
            && end > first + 1
            && !phrase.is_possessive
            && !reading.sentence(first).is_heading
            && !self.by_surname.get(&key(p.name)).is_some_and(|l| {
                let mut bearers = l.iter().filter_map(|i| self.entities.get(*i as usize));
                bearers.any(|e| e.speaker.kind == SpeakerKind::Person)
            });
        let from = is_body.then(|| (first..end).find(|i| reading.shape(*i, shape::CAPITAL)))??;
        // but not "Velmark Orlo"
        let is_adjective = || {
            let before = reading.word(text, end - 2);
            ["n", "ese", "ish", "ic"]
                .iter()
                .any(|e| before.ends_with(e))
        };
        let joined = from + 1 < end
            && (first > phrase.first as usize || is_adjective())
            && (from..end)
                .all(|i| reading.shape(i, shape::CAPITAL) && !reading.shape(i, shape::POSSESSIVE))
            && (from + 1..end).all(|i| reading.is_joined(i));
        joined.then(|| reading.base_span(from, end).of(text))
    }

    /// Unknown capitalised words that are places: "in Torsholm", "Velmarkian" beside "Velmark".
    pub(super) fn find_places(&mut self, text: &str, reading: &Reading) {
        for (i, token) in reading.tokens.iter().enumerate() {
            if !token.is(shape::CAPITAL) || i == 0 {
                continue;
            }
            let word = token.base().of(text);
            if !reading.starts_sentence(i) && !reading.sentence(i).is_heading {
                self.capitals.insert(key(word));
            }
            if word.len() >= 6 && word.ends_with(['n', 'e', 'h', 'i']) {
                for ending in ["ian", "an", "ese", "ish", "i"] {
                    if let Some(stem) = word.strip_suffix(ending).filter(|s| s.len() >= 4) {
                        self.places.insert(key(stem));
                        break;
                    }
                }
            }
            let before = reading.word(text, i - 1);
            let alone = !reading.shape(i + 1, shape::CAPITAL) || reading.is_parted(i + 1);
            let inside = reading.is_joined(i)
                && matches!(
                    before,
                    "in" | "In" | "near" | "across" | "into" | "outside" | "inside"
                )
                && !(i > 1 && holds_shares(reading.word(text, i - 2)));
            // "the village of Upper Drost"
            let inside = inside
                || i > 1
                    && before == "of"
                    && reading.is_joined(i)
                    && matches!(
                        reading.word(text, i - 2),
                        "Minister"
                            | "Ministers"
                            | "Government"
                            | "Kingdom"
                            | "Republic"
                            | "village"
                            | "town"
                            | "city"
                            | "port"
                            | "island"
                            | "district"
                            | "province"
                            | "region"
                            | "municipality"
                            | "county"
                            | "suburb"
                            | "canton"
                    );
            if alone && inside {
                self.places.insert(key(word));
            } else if inside {
                // "in Sant Ilar"
                let end = (i + 1..i + 4)
                    .find(|e| !reading.shape(*e, shape::CAPITAL) || reading.is_parted(*e))
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

    /// Two of one family who share their surname: "Tom and Anna Reyl" are Tom Reyl and Anna Reyl.
    pub(super) fn share_surname(
        &mut self,
        text: &str,
        reading: &Reading,
        one: (usize, &Parts),
        other: (usize, &Parts),
    ) {
        let (p, q) = (one.1, other.1);
        let first = |k: usize| reading.phrases.get(k).map_or(0, |p| p.first as usize);
        let end = reading.phrases.get(one.0).map_or(0, |p| p.end as usize);
        let joined = p.name_words == 1
            && p.has_given
            && p.layer.is_none()
            && p.title.is_empty()
            && p.role.is_empty()
            && q.name_words == 2
            && q.has_given
            && q.layer.is_none()
            && q.role.is_empty()
            && q.title.is_empty()
            && first(other.0) == end + 1
            && reading.is(end, class::COORDINATOR)
            && reading.is_joined(end)
            && reading.is_joined(end + 1);
        let is_known = || {
            self.by_surname.contains_key(&key(p.name)) || self.by_given.contains_key(&key(p.name))
        };
        if !joined || is_known() {
            return;
        }
        let last = surname(q.name);
        let name = format!("{} {last}", p.name);
        let whole = Parts {
            name: &name,
            name_words: 2,
            ..*p
        };
        let at = self.person(text, &whole);
        self.by_surname.entry(key(p.name)).or_default().push(at);
    }

    /// Notes by what first word a company is known: "Norvane" of "Norvane Motors", not "National" nor a place.
    pub(super) fn short_name(
        &mut self,
        text: &str,
        reading: &Reading,
        lexicon: &Lexicon,
        p: &Parts,
    ) {
        let (first, end) = p.words;
        // "the National Coast party ... National Coast"
        let noun = end.saturating_sub(1);
        if p.layer == Some(Layer::Source)
            && matches!(
                reading.word(text, noun),
                "party" | "movement" | "bloc" | "alliance" | "coalition" | "league"
            )
            && end > first + 2
            && (first..noun)
                .all(|i| reading.shape(i, shape::CAPITAL) && !reading.shape(i, shape::POSSESSIVE))
        {
            let name = reading.base_span(first, noun).of(text);
            let entity = self.add(SpeakerKind::Organization, p.text.of(text), p, text);
            self.by_short.entry(key(name)).or_insert(entity);
            return;
        }
        if p.layer != Some(Layer::Source)
            || p.category != "organization"
            || end < first + 2
            || !is_company(lexicon, reading.word(text, end - 1))
            || !reading.shape(first, shape::CAPITAL)
            || reading.shape(first, shape::POSSESSIVE)
        {
            return;
        }
        // "Northern Vale" of "Northern Vale Water"
        if end > first + 2 && (first..end).all(|i| reading.shape(i, shape::CAPITAL)) {
            let entity = self.add(SpeakerKind::Organization, p.text.of(text), p, text);
            for stop in first + 2..end {
                let short = reading.base_span(first, stop).of(text);
                self.by_short.entry(key(short)).or_insert(entity);
            }
        }
        if reading.is(first, class::ADJECTIVE | class::DETERMINER | class::NUMBER)
            || reading.entity_match(first).is_some()
            || self.is_place(reading.word(text, first))
        {
            return;
        }
        let entity = self.add(SpeakerKind::Organization, p.text.of(text), p, text);
        self.by_short
            .entry(key(reading.word(text, first)))
            .or_insert(entity);
    }

    /// "National Bank of Velmark", "Chamber of Commerce": a body whose name goes on after "of" or "for".
    fn body_with_chain(&mut self, n: &NounPhrase) -> Option<u32> {
        let (text, reading, phrase, p) = (n.text, n.reading, n.phrase, n.parts);
        let end = p.words.1;
        if phrase.is_possessive
            || reading.is_parted(end)
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
        let long = reading.phrase_end(end + 1)?;
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
        } else if reading.is(last, class::COORDINATOR)
            && reading.gap(last) & gap::HARD == 0
            && last == from + 1
            && is_adjective(reading.word(text, from))
        {
            // "the Institute for Fiscal and Social Studies"
            last = (last + 1..last + 4)
                .find(|i| !reading.shape(*i, shape::CAPITAL) || reading.gap(*i) & gap::HARD != 0)
                .filter(|i| *i > last + 1)
                .unwrap_or(last);
        }
        let span = reading.base_span(p.words.0, last);
        let kind = body_kind(n.lexicon, p.category, span.of(text));
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

    /// Whether an entity with a name is a body, or may be one: "Halden Lines is a shipping company".
    pub(super) fn may_be_body(&self, entity: u32) -> bool {
        self.entities.get(entity as usize).is_some_and(|e| {
            let is_body = e.speaker.kind == SpeakerKind::Organization || looks_like_person(e);
            e.speaker.name.starts_with(char::is_uppercase) && is_body
        })
    }

    /// Makes a body of what looked like a person's name: "the logistics group Transmar", after "Transmar threatens".
    pub(super) fn make_body(&mut self, entity: u32) {
        let named = self.entities.get_mut(entity as usize);
        if let Some(e) = named.filter(|e| looks_like_person(e)) {
            e.speaker.kind = SpeakerKind::Organization;
            e.name_words = 0;
        }
    }

    /// Bodies that an apposition names ("Their union, the Guild of Printers,", "The postal union, PWU,", "PWU, the postal union,"), and
    /// those whose chief somebody is ("Transmar chief executive Ilse Orlo").
    pub(super) fn explain_bodies(
        &mut self,
        text: &str,
        reading: &Reading,
        lexicon: &Lexicon,
        parts: &[(usize, Parts)],
    ) {
        let owners: Vec<u64> = self
            .entities
            .iter()
            .filter(|e| e.name_words > 1 && is_chief(&e.speaker.role))
            .map(|e| key(&e.speaker.affiliation))
            .collect();
        if !owners.is_empty() {
            for entity in 0..self.entities.len() as u32 {
                let is_owner = self
                    .entities
                    .get(entity as usize)
                    .is_some_and(|e| e.name_words == 1 && owners.contains(&key(&e.speaker.name)));
                if is_owner {
                    self.make_body(entity);
                }
            }
        }
        for (at, (k, p)) in parts.iter().enumerate() {
            // "The landlord, Norvane Estates,": somebody who turns out to be a body
            let is_role = p.layer == Some(Layer::Role)
                || p.layer == Some(Layer::Source) && p.category == "group";
            let is_noun = (is_role
                || p.layer == Some(Layer::Source) && p.category == "organization")
                && !p.is_plural
                && !reading.shape(p.words.1 - 1, shape::CAPITAL);
            let Some(noun) = reading
                .phrases
                .get(*k)
                .filter(|n| is_noun && !n.is_possessive)
            else {
                continue;
            };
            let apart =
                |i: usize| reading.gap(i) & gap::COMMA != 0 && reading.gap(i) & gap::MARK == 0;
            let (first, end) = (noun.first as usize, noun.end as usize);
            let after = parts
                .get(at + 1..)
                .into_iter()
                .flatten()
                .take(3)
                .find(|(n, _)| {
                    let next = reading.phrases.get(*n);
                    apart(end)
                        && (noun.has_determiner || reading.is(first, class::NUMBER))
                        && next.is_some_and(|q| q.first as usize == end && !q.is_possessive)
                })
                .filter(|(n, q)| {
                    let close = reading.phrases.get(*n).map_or(0, |q| q.end as usize);
                    let close = close.max(chain(text, reading, lexicon, q.words.1));
                    // "blamed the contractor, Valence Rail, and said that"
                    let lists =
                        reading.is(close, class::COORDINATOR) && !reading.is_finite(close + 1);
                    reading.gap(close) & gap::HARD != 0 && !lists
                });
            let before = parts
                .get(at.saturating_sub(3)..at)
                .into_iter()
                .flatten()
                .rev()
                .find(|(n, _)| {
                    let last = reading.phrases.get(*n);
                    apart(first)
                        && reading.is(first, class::DETERMINER)
                        && (apart(end)
                            || apart(chain(text, reading, lexicon, p.words.1))
                            || reading.is(end, class::RELATIVE)
                                && reading.gap(end) & gap::HARD == 0)
                        && last.is_some_and(|q| {
                            q.end as usize == first && !q.is_possessive && !q.after_preposition
                        })
                });
            let Some((n, q)) = after.or(before) else {
                continue;
            };
            // "a second union, the Velmark Farmers' Federation,"
            let is_named_body = || self.of_phrase(*n).is_some_and(|e| self.is_body(e));
            // "her partner at the bank, Mirka Orlo,": rather the partner
            let governor = first
                .checked_sub(2)
                .filter(|_| noun.after_preposition && !is_role);
            let is_somebody = governor.is_some_and(|i| {
                reading.tells(lexicon, i, who::RELATION)
                    || reading.entity_match(i).is_some_and(|m| {
                        let e = lexicon.entry(m.entry);
                        e.layer == Layer::Role || matches!(e.category, "group" | "anonymous")
                    })
            });
            let is_person =
                is_somebody && q.name_words == 2 && !ends_as_a_body(lexicon, q.text.of(text));
            let is_name = !q.has_given
                && !is_person
                && q.title.is_empty()
                && (q.role.is_empty() || is_named_body())
                && (!q.is_plural && q.layer != Some(Layer::Role)
                    // "a smaller group, Sailors for Peace,"
                    || self.of_phrase(*n).is_some_and(|e| self.is_body(e)))
                && reading.shape(q.words.1 - 1, shape::CAPITAL);
            let Some(body) = self.of_phrase(*n).filter(|_| is_name) else {
                continue;
            };
            // "the contractor, Valence Rail,": what can be a firm and has no given name is one
            let is_firm = is_role && is_firm(lexicon, reading.word(text, p.words.1 - 1));
            if is_firm && let Some(e) = self.entities.get_mut(body as usize) {
                e.speaker.role.clear();
                e.speaker.affiliation.clear();
            }
            if !is_role || is_firm {
                self.make_body(body);
            }
            let is_body = self
                .speaker(body)
                .is_some_and(|s| s.kind == SpeakerKind::Organization);
            if !is_body {
                continue;
            }
            let owned = usize::from(reading.is(p.words.0, class::POSSESSIVE));
            let called = reading.base_span(p.words.0 + owned, p.words.1);
            match self.of_phrase(*k) {
                Some(described) if described != body => {
                    let is_small = self
                        .speaker(described)
                        .is_some_and(|s| is_description(&s.name));
                    if is_small {
                        self.unite(described, body);
                    }
                }
                _ => {
                    if let Some(slot) = self.of_phrase.get_mut(*k) {
                        *slot = body;
                    }
                    self.hold(text, body, noun.first, called);
                }
            }
        }
    }

    /// The person (or named body) with these name words.
    pub(super) fn person(&mut self, text: &str, p: &Parts) -> u32 {
        let last = surname(p.name);
        let first = p.name.split(BLANKS).next().unwrap_or("");
        let known = self.known_person(text, p, first, last);
        if known.is_none()
            && (p.name_words == 1 || !p.has_given)
            && p.title.is_empty()
            && p.role.is_empty()
            && let Some(company) = self.by_short.get(&key(p.name)).copied()
        {
            self.alias(company, p.text.of(text));
            return company;
        }
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
            // "Yusra Kemal ... Kemal": a surname that is a given name elsewhere tells nothing
            let by_surname = p.name_words == 1
                && e.name_words > 1
                && !p.is_told
                && surname(&e.speaker.name) == last;
            if e.gender == Gender::Unknown && !by_surname {
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

    fn known_person(&self, text: &str, p: &Parts, first: &str, last: &str) -> Option<u32> {
        // the surname of a woman may be a given name of men: only a title tells, and not "Senator" in "Senator Kelly"
        let clash = |e: &Entity| {
            (p.name_words > 1 || p.is_told)
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
                                || e.name_words == 1 && !e.is_kin
                                || agrees(&e.speaker.name, first)
                                || !p.has_given && ends_in(&e.speaker.name, p.name)
                                || !e.has_given && ends_in(p.name, &e.speaker.name))
                    })
                })
                // of two of one surname the one who is named more often goes by it alone
                .max_by_key(|i| {
                    self.entities.get(*i as usize).map(|e| {
                        // "Ms. Orlo" of Ilse and Hal Orlo
                        let agrees =
                            p.is_told && p.gender != Gender::Unknown && e.gender == p.gender;
                        let rank = (agrees, e.times, e.seen);
                        let is_named = e.name_words > 1 || agrees && e.is_kin;
                        (is_named, rank, std::cmp::Reverse(*i))
                    })
                })
        };
        let found = self
            .by_surname
            .get(&key(last))
            .and_then(|l| recent(l, true));
        if found.is_some() || p.name_words > 1 {
            return found;
        }
        // "Gao Lanling ... Ms. Gao", "Minister Gao": the surname came first, where no list knows it as a given name
        let is_first = |e: &Entity| {
            (2..4).contains(&e.name_words)
                && e.gender == Gender::Unknown
                && (!p.title.is_empty() || !e.has_given)
        };
        if !p.role.is_empty() {
            // "Sister Agnes" of "Sister Agnes Orlo"
            let called = |e: &Entity| {
                is_first(e) || !clash(e) && e.speaker.role.eq_ignore_ascii_case(p.role.of(text))
            };
            let mut bearers = self.by_given.get(&key(last))?.iter().copied();
            return bearers.find(|i| self.entities.get(*i as usize).is_some_and(called));
        }
        // "Dr. Tesfaye" of "Dr. Tesfaye Orlo": names that are a person's own and a father's
        if !p.title.is_empty() {
            let of = |map: &FxHashMap<u64, Vec<u32>>, fits: &dyn Fn(&Entity) -> bool| {
                let mut bearers = map.get(&key(last))?.iter().copied();
                bearers.find(|i| self.entities.get(*i as usize).is_some_and(fits))
            };
            let titled = |e: &Entity| {
                // "Green deputy Sir Anton Orlo ... Sir Anton"
                let has_title = |alias: &str| {
                    alias.starts_with(p.title) || alias.split([' ', '.']).any(|w| w == p.title)
                };
                is_first(e) || !clash(e) && self.aliases(e).any(has_title)
            };
            return of(&self.by_given, &titled).or_else(|| of(&self.by_middle, &|e| !clash(e)));
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
        let at = *self.by_id.entry(id_key(&id)).or_insert(next);
        if at == next {
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
                has_given: p.has_given,
                is_plural: kind == SpeakerKind::Group,
                ..Entity::default()
            });
            self.by_surname.entry(key(last)).or_default().push(at);
            if p.name_words > 1 {
                // "Orl Tae-ro ... Mr. Kim": the surname comes first
                let is_first = last
                    .split_once('-')
                    .is_some_and(|(_, rest)| rest.starts_with(char::is_lowercase));
                let known = if is_first {
                    &mut self.by_surname
                } else {
                    &mut self.by_given
                };
                known.entry(key(first)).or_default().push(at);
                // "Melba Acosta Frey ... Ms. Acosta"
                let inner = p
                    .name
                    .split(BLANKS)
                    .skip(1)
                    .take(p.name_words.saturating_sub(2));
                for word in inner.filter(|word| word.len() > 3) {
                    self.by_middle.entry(key(word)).or_default().push(at);
                }
            }
        }
        at
    }
}

/// Whether a lone word with a capital says of which side, faith or region something is: "Jewish", "Southern", "Orlo-style", "Anti-Orlo".
fn is_adjective_of_side(lexicon: &Lexicon, p: &Parts) -> bool {
    let bound = |(first, rest): (&str, &str)| {
        matches!(first, "Anti" | "Pro" | "Non" | "anti" | "pro" | "non")
            || matches!(
                rest,
                "style" | "led" | "backed" | "linked" | "owned" | "era" | "based" | "like"
            )
    };
    p.name_words == 1
        && p.title.is_empty()
        && p.role.is_empty()
        && (lexicon.vocabulary.tells(p.name, who::SIDE)
            || p.name.split_once('-').is_some_and(bound))
}

/// Whether a body has no name: "company", "Lodrin-based company".
pub(super) fn is_description(name: &str) -> bool {
    let first = name.split(' ').next().unwrap_or("");
    let small = first.rsplit('-').next().unwrap_or("");
    small.starts_with(char::is_lowercase)
}

/// Whether a role is that of who leads a firm.
fn is_chief(role: &str) -> bool {
    let head = role.split([' ', '-']).next_back().unwrap_or("");
    ["executive", "ceo", "founder", "chairman", "chairwoman"]
        .iter()
        .any(|word| word.eq_ignore_ascii_case(head))
}

/// Where the name of a body begins behind its owner: "Velmark's [Competition Office]", but not "Velmark's [Foreign Ministry]", of which
/// each state has one.
fn owned_name(reading: &Reading, p: &Parts) -> Option<usize> {
    let (first, end) = p.words;
    let from = 1 + (first..end).rfind(|i| reading.shape(*i, shape::POSSESSIVE))?;
    let is_name = p.category == "organization"
        && end > from + 1
        && (from..end).all(|i| reading.shape(i, shape::CAPITAL));
    is_name.then_some(from)
}

/// Whether a trade with a capital is the name of a paper: "the Lodrin Courier".
fn is_paper(n: &NounPhrase) -> bool {
    let (p, phrase) = (n.parts, n.phrase);
    let trade = p.role.of(n.text);
    p.category == "profession"
        && (!p.affiliation.is_empty()
            || p.words == (phrase.first as usize + 1, phrase.end as usize))
        && matches!(
            trade,
            "Courier" | "Guardian" | "Observer" | "Pilot" | "Mirror" | "Examiner"
        )
}

/// "Ilse Orlo, 54, said".
pub(super) fn age_behind(n: &NounPhrase) -> Option<u8> {
    let (reading, end) = (n.reading, n.phrase.end as usize);
    let is_age = reading.shape(end, shape::DIGIT)
        && reading.gap(end) & gap::COMMA != 0
        && reading.gap(end + 1) & gap::HARD != 0;
    is_age.then(|| reading.word(n.text, end).parse().ok())?
}

/// "Ilse Orlo of Velmark": the place behind a name.
fn home_behind(n: &NounPhrase) -> Option<Span> {
    let (text, reading, end) = (n.text, n.reading, n.phrase.end as usize);
    let home = end + 1;
    let is_place = reading.word(text, end) == "of"
        && reading.is_joined(end)
        && reading.is_joined(home)
        && reading.shape(home, shape::CAPITAL)
        && !reading.shape(home, shape::POSSESSIVE)
        && !reading.is(home, class::MONTH | class::WEEKDAY)
        && reading.phrase_end(home) == Some(home + 1);
    (is_place && n.parts.name_words > 1).then(|| reading.base_span(home, home + 1))
}

/// "Ilse Orlo of the Halden Survey", "Ilse Orlo, of Orlo & Sons", "Ilse Orlo from the charity Open Door": the body behind a name. What is
/// parted by a comma or is only where somebody is must be known as a body: "Ilse Orlo, of Harbour Street".
fn body_behind(n: &NounPhrase) -> Option<Span> {
    let (text, reading, end) = (n.text, n.reading, n.phrase.end as usize);
    if n.parts.name_words < 2 || n.phrase.is_possessive || reading.gap(end) & gap::MARK != 0 {
        return None;
    }
    let joins = matches!(reading.word(text, end), "of" | "from" | "at");
    let is_clear = reading.is_joined(end) && reading.word(text, end) == "of";
    let is_apart = reading.gap(end) & gap::HARD == gap::COMMA;
    if !joins || !(reading.is_joined(end) || is_apart) || reading.is_parted(end + 1) {
        return None;
    }
    let phrases = reading.phrases_in(end + 1, end + 2).iter();
    let phrase = phrases.max_by_key(|p| p.end)?;
    let owned = (end + 1..phrase.end as usize).rfind(|i| reading.shape(*i, shape::POSSESSIVE));
    let mut from = owned.map_or(end + 1, |i| i + 1);
    // "of the charity Open Door"
    while from < phrase.end as usize && !reading.shape(from, shape::CAPITAL) {
        from += 1;
    }
    let mut stop = phrase.end as usize;
    // "the University of Torsholm", "the Institute for Harbour Studies"
    while matches!(reading.word(text, stop), "of" | "for")
        && reading.is_joined(stop)
        && reading.is_joined(stop + 1)
        && reading.shape(stop + 1, shape::CAPITAL)
        && let Some(next) = reading.phrase_end(stop + 1)
    {
        stop = next;
    }
    // "Ilse Orlo of State Hal Frey": a name runs on
    let runs_on = reading.is_joined(stop) && reading.shape(stop, shape::CAPITAL);
    let is_name = from < stop
        && !runs_on
        && !phrase.is_possessive
        && (from..phrase.end as usize).all(|i| {
            reading.shape(i, shape::CAPITAL) && !reading.is(i, class::MONTH | class::WEEKDAY)
        });
    let span = reading.base_span(from, stop);
    let words = span.of(text);
    let is_body = || {
        words.contains('&')
            || ends_as_a_body(n.lexicon, words)
            || reading
                .entity_match(phrase.end as usize - 1)
                .is_some_and(|m| {
                    let entry = n.lexicon.entry(m.entry);
                    entry.layer == Layer::Source && entry.category == "organization"
                })
            // of "the Institute for Harbour Studies" the first noun
            || is_body_noun(
                n.lexicon,
                &reading.word(text, phrase.end as usize - 1).to_lowercase(),
            )
    };
    (is_name && (is_clear || is_body())).then_some(span)
}

/// "the supreme court of Velmark": the words with the name behind them, where the body has none of its own.
fn state_behind(n: &NounPhrase) -> Option<Span> {
    let (text, reading, (first, end)) = (n.text, n.reading, n.parts.words);
    let is_of = reading.word(text, end) == "of" && reading.is_joined(end);
    let behind = reading.phrase_end(end + 1).filter(|last| {
        let mut words = end + 1..*last;
        !words.is_empty()
            && !reading.is(end + 1, class::MONTH | class::WEEKDAY)
            && words.all(|i| reading.shape(i, shape::CAPITAL) && reading.is_joined(i))
    })?;
    let is_small = !n.parts.text.of(text).contains(char::is_uppercase);
    (is_of && is_small).then(|| reading.base_span(first, behind))
}

/// What of the words of a body is its name.
fn name_of_body(n: &NounPhrase) -> Span {
    let (text, reading, p) = (n.text, n.reading, n.parts);
    let (first, end) = p.words;
    // "the foreign ministry in Torsholm" is not that of another capital
    let place = chain(text, reading, n.lexicon, end);
    let is_placed = reading.word(text, end) == "in"
        && place > end + 1
        && reading.shape(place - 1, shape::CAPITAL)
        && !p.text.of(text).contains(char::is_uppercase);
    if is_placed {
        return reading.base_span(first, place);
    }
    // "Short seller Pinetree Research", "Rival Norda Pharma": the name begins behind what it is
    let is_small = |i: usize| {
        !reading.shape(i, shape::CAPITAL | shape::DIGIT)
            && !reading.is(i, class::PREPOSITION | class::COORDINATOR | class::PARTICLE)
            || i == first && reading.word(text, i) == "Rival"
    };
    let from = (first..end.saturating_sub(2))
        .rfind(|i| is_small(*i))
        .map_or(first, |i| i + 1);
    let from = if (from..end).any(is_small) {
        first
    } else {
        from
    };
    // "the opposition Homeland bloc": what it is called begins with a capital
    let capital = (from..end)
        .find(|i| reading.shape(*i, shape::CAPITAL))
        .filter(|i| !reading.shape(*i, shape::POSSESSIVE))
        .or_else(|| owned_name(reading, p));
    capital.map_or(p.text, |i| reading.base_span(i, end))
}

/// Whether a name has shares: "Shares in Volkstar fell".
fn is_listed(text: &str, reading: &Reading, phrase: &Phrase) -> bool {
    let before = (phrase.first as usize).saturating_sub(2);
    phrase.after_preposition
        && holds_shares(reading.word(text, before))
        && matches!(reading.word(text, before + 1), "in" | "of")
}

/// Whether a noun before "in" tells that what follows is a firm: "shares in Volkstar".
fn holds_shares(word: &str) -> bool {
    matches!(
        word,
        "Shares" | "shares" | "stake" | "stakes" | "Stock" | "stock" | "investors" | "Investors"
    )
}

/// Whether a phrase is followed by what says that it is a body: "Volkstar, the German software maker,".
fn is_explained_as_a_body(n: &NounPhrase) -> bool {
    let (reading, phrase) = (n.reading, n.phrase);
    let end = phrase.end as usize;
    if phrase.after_preposition
        || reading.gap(end) & gap::COMMA == 0
        || reading.gap(end) & gap::MARK != 0
        || !reading.is(end, class::DETERMINER)
    {
        return false;
    }
    let at = n.all.partition_point(|(k, _)| *k <= n.k);
    let next = n.all.get(at..).into_iter().flatten().take(3);
    { next }.any(|(n, q)| {
        let next = reading.phrases.get(*n);
        q.layer == Some(Layer::Source)
            && q.category == "organization"
            && !q.is_plural
            && next.is_some_and(|next| {
                let close = next.end as usize;
                next.first as usize == end
                    && !next.is_possessive
                    && (reading.gap(close) & gap::COMMA != 0
                        || reading.is(close, class::PREPOSITION | class::RELATIVE))
            })
    })
}

/// Whether the first words of two names of one surname agree: equal, or one is an initial of the other.
fn agrees(name: &str, first: &str) -> bool {
    let other = name.split(' ').next().unwrap_or("");
    let initial = |s: &str| s.trim_end_matches('.').chars().count() == 1 || s.contains('.');
    key(other) == key(first)
        || is_particle(first)
        || is_particle(other)
        || (initial(other) || initial(first)) && other.chars().next() == first.chars().next()
}

/// Whether a name is the end of a longer one: "Varga Orlo" of "Mara Varga Orlo", "DA COSTA" of "Maria da Costa".
fn ends_in(long: &str, short: &str) -> bool {
    let from = long.len().checked_sub(short.len());
    let Some((rest, end)) = from.and_then(|at| long.split_at_checked(at)) else {
        return false;
    };
    short.contains(BLANKS) && rest.ends_with(' ') && key(end) == key(short)
}

/// Small words that begin a surname; at the start of a sentence with a capital ("Van der Linde said").
fn is_particle(word: &str) -> bool {
    [
        "van", "von", "de", "del", "della", "di", "da", "dos", "du", "le", "la", "ter", "ten",
        "bin", "ibn", "ap", "al", "el",
    ]
    .iter()
    .any(|p| p.eq_ignore_ascii_case(word))
}

/// The word by which a person is known: the last one, without an article that a hyphen binds to it ("al-Rashid").
pub(super) fn surname(name: &str) -> &str {
    let last = name.split(BLANKS).next_back().unwrap_or("");
    match last.split_once('-') {
        Some(("al" | "Al" | "AL" | "el" | "El" | "ul" | "ud" | "bin" | "ibn", rest))
            if !rest.is_empty() =>
        {
            rest
        }
        _ => last,
    }
}

/// Whether a name is made of two words written as one, as those of bodies are: `NetGrid`, but not `McAra`,
/// `MacNeil`, `FitzRoy`.
fn is_coined(name: &str) -> bool {
    const OPENS: [&str; 10] = [
        "Mac", "Fitz", "Van", "Von", "Del", "Dos", "Des", "Las", "Los", "Saint",
    ];
    name.split(BLANKS).any(|word| {
        let inner = word
            .char_indices()
            .skip(3)
            .find(|(_, c)| c.is_uppercase())
            .map(|(at, _)| at);
        let (first, rest) = word.split_at(inner.unwrap_or(word.len()));
        !rest.is_empty()
            && first.starts_with(char::is_uppercase)
            && first.chars().skip(1).all(char::is_lowercase)
            && rest.chars().skip(1).any(char::is_lowercase)
            && !OPENS.contains(&first)
    })
}

/// Whether a word ends the name of a company: "Norvane Motors".
pub(super) fn is_company(lexicon: &Lexicon, word: &str) -> bool {
    word.starts_with(char::is_uppercase) && lexicon.vocabulary.tells(word, who::NAME_COMPANY)
}

/// Whether a sentence begins with a place that is not in a name: "In Torsholm, the foreign ministry said" after "the Velmark foreign
/// ministry".
fn elsewhere(text: &str, reading: &Reading, first: usize, name: &str) -> bool {
    let from = reading.sentence(first).tokens.0 as usize;
    first >= from + 2
        && reading.word(text, from) == "In"
        && reading.is_behind_comma(first)
        && (from + 1..first).all(|i| reading.shape(i, shape::CAPITAL))
        && !(from + 1..first).any(|i| name.contains(reading.word(text, i)))
        && !reading.is(from + 1, class::MONTH | class::WEEKDAY)
}

/// Whether a word of a name is an adjective, by how it ends: Fiscal, Economic.
fn is_adjective(word: &str) -> bool {
    word.len() > 4
        && ["al", "ic", "ive", "ary"]
            .iter()
            .any(|end| word.ends_with(end))
}

/// Whether only its name made an entity a person: nothing tells of an office or a gender.
fn looks_like_person(e: &Entity) -> bool {
    e.speaker.kind == SpeakerKind::Person
        && e.gender == Gender::Unknown
        && e.speaker.role.is_empty()
}
