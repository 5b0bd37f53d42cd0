//! Descriptions of who was named before: "Orlo is the harbour minister", and "the retired pilot" instead of a third "Orlo".

use super::Directory;
use super::Entity;
use super::Gender;
use super::Mention;
use super::NOBODY;
use super::SpeakerKind;
use super::description::chain;
use super::id::{folded, is_upper};
use super::parts::{NounPhrase, Parts};
use super::pronoun::{SUBJECT, Search};
use super::role::{alike, covers, head_key, head_word, is_partisan};
use super::source::{index_of, longest, quantity};
use crate::attribution::reading::Reading;
use crate::lexicon::{Layer, Lexicon, Lists, class, who};
use crate::text::token::{gap, shape};

impl Directory {
    /// Roles said of a person by "is", "became" and the like: "Ilse Orlo has been finance minister for a year."
    pub(super) fn find_predicates(
        &mut self,
        text: &str,
        reading: &Reading,
        parts: &[(usize, Parts)],
    ) {
        for (k, p) in parts {
            let somebody = match p.layer {
                Some(Layer::Role) => true,
                Some(Layer::Source) => matches!(p.category, "group" | "anonymous"),
                _ => false,
            };
            // "Halden Lines is a shipping company"
            let is_body = p.layer == Some(Layer::Source)
                && p.category == "organization"
                && p.is_indefinite
                && p.name.is_empty();
            if !somebody && !is_body || p.is_plural || self.of_phrase(*k).is_some() && !is_body {
                continue;
            }
            let Some(phrase) = reading.phrases.get(*k) else {
                return;
            };
            let first = phrase.first as usize;
            let Some(verb) = first.checked_sub(1) else {
                continue;
            };
            let copula = reading.is(verb, class::BE)
                || matches!(
                    reading.word(text, verb),
                    "been" | "became" | "becomes" | "become" | "remains" | "remained"
                );
            if !copula || reading.gap(first) & gap::HARD != 0 || reading.quotation(first) != 0 {
                continue;
            }
            let from = reading.sentence(first).tokens.0 as usize;
            let mut start = verb;
            while start > from
                && verb - start < 3
                && reading.gap(start) & gap::HARD == 0
                && reading.is(start - 1, class::AUXILIARY | class::ADVERB)
                && !reading.is(start - 1, class::NEGATED)
                && !reading.shape(start - 1, shape::CAPITAL)
            {
                start -= 1;
            }
            if reading.gap(start) & gap::HARD != 0 {
                continue;
            }
            let person = longest(reading, start)
                .filter(|s| !s.after_preposition)
                .and_then(|s| self.of_phrase(index_of(reading, s)))
                .filter(|e| {
                    if !is_body {
                        return self.is_person(*e);
                    }
                    self.entities.get(*e as usize).is_some_and(|e| {
                        let is_called = e.speaker.name.starts_with(char::is_uppercase);
                        let may_be = e.speaker.kind == SpeakerKind::Person
                            && e.gender == Gender::Unknown
                            && e.speaker.role.is_empty();
                        is_called && (e.speaker.kind == SpeakerKind::Organization || may_be)
                    })
                });
            let Some(person) = person else {
                continue;
            };
            if is_body {
                self.make_body(person);
            }
            let role = if p.role.is_empty() { p.text } else { p.role };
            self.hold(text, person, phrase.first, role);
            if let Some(slot) = self.of_phrase.get_mut(*k) {
                *slot = person;
            }
            if let Some(e) = self.entities.get_mut(person as usize)
                && e.speaker.role.is_empty()
                && !is_body
            {
                e.speaker.role = folded(role.of(text));
            }
        }
    }

    /// Whom a noun names in other words, as journalists do who will not write a name twice: "the retired pilot", "the Velmark senator",
    /// "the candidate". Offices that have one holder ("the finance minister") are somebody's own. `entity` is who the noun would name
    /// otherwise.
    pub(super) fn varied(&self, n: &NounPhrase, entity: u32) -> Option<u32> {
        let e = self.entities.get(entity as usize)?;
        if self.is_in_conversation(n) {
            return None;
        }
        let noun = Varying::read(n, e)?;
        let beside = self.named_before_comma(n);
        if beside.is_some() && !n.reading.is(n.phrase.end as usize, class::CUE) {
            return beside;
        }
        // one who was spoken of before: "The driver was hurt. ... The driver said"
        if is_named_behind(n) || self.is_near(n.phrase.first, |m| m.entity == entity) {
            return None;
        }
        if let Some(of_age) = self.only_one_of_age(noun.age) {
            return Some(of_age);
        }
        if let Some(only) = self
            .only_of_place(&noun)
            .or_else(|| self.only_of_family(&noun))
            .or_else(|| self.only_person(&noun))
        {
            return Some(only);
        }
        let found = self.salient(
            n.reading,
            n.phrase.first as usize,
            &|e| noun.fits(e),
            &Search::default(),
        )?;
        let found = self.outside_of_clause(&noun, found)?;
        let is_known = found.salience > 0
            || self
                .entities
                .get(found.entity as usize)
                .is_some_and(|e| e.gender != Gender::Unknown || !e.speaker.role.is_empty());
        let paragraph = |word: u32| n.reading.sentence(word as usize).paragraph;
        let reach = if noun.is_human { 0 } else { REACH };
        let back = paragraph(n.phrase.first).saturating_sub(paragraph(found.word));
        (is_known && back <= reach).then_some(found.entity)
    }

    /// "Novelist Ilse Orlo said ... The writer said": who spoke near before, of all of whom it can be said what the noun tells the
    /// only one.
    fn only_of_family(&self, noun: &Varying) -> Option<u32> {
        let is_named = |e: &Entity| !e.is_plural && e.name_words > 0;
        // "Health Secretary Ilse Orlo ... The minister"
        let is_in_cabinet =
            |e: &Entity| is_named(e) && is_of_cabinet(noun.phrase.lexicon, &e.speaker.role);
        if noun.is_bare && noun.head == "minister" {
            let found = self.only_one(noun.phrase, is_in_cabinet)?;
            let is_other = self
                .entities
                .get(found.entity as usize)
                .is_none_or(|e| noun.clashes(e));
            return self
                .outside_of_clause(noun, found)
                .filter(|_| !is_other)
                .map(|m| m.entity);
        }
        let families = &noun.phrase.lexicon.families;
        let can_be =
            |e: &Entity| is_named(e) && families.can_be_both(noun.head, last_word(&e.speaker.role));
        let found = self.only_one(noun.phrase, can_be)?;
        self.speaker_as(noun, found, |_| true)
    }

    /// "Ilse Orlo of Velmark ... the Velmark leader", "Velmark's president, Ilse Orlo ... the Velmarkian leader": who was named near before,
    /// of all who are from there the only one.
    fn only_of_place(&self, noun: &Varying) -> Option<u32> {
        let (place, rest) = noun.written.split_once(' ')?;
        if !place.starts_with(char::is_uppercase) || rest.contains(' ') {
            return None;
        }
        let families = &noun.phrase.lexicon.families;
        let is_from_there = |e: &Entity| {
            let role = last_word(&e.speaker.role);
            let can_be = role.is_empty()
                || head_key(role) == head_key(noun.head)
                || families.is_wider(noun.head, role)
                || families.can_be_both(noun.head, role);
            e.name_words > 0
                && !e.is_plural
                && !noun.clashes(e)
                && can_be
                && e.speaker.affiliation.starts_with(char::is_uppercase)
                && alike(place, &e.speaker.affiliation)
        };
        let found = self.only_one(noun.phrase, is_from_there)?;
        self.outside_of_clause(noun, found).map(|m| m.entity)
    }

    /// "Ilse Orlo said ... The rector said": the only person of whom the text has spoken.
    fn only_person(&self, noun: &Varying) -> Option<u32> {
        if !noun
            .phrase
            .lexicon
            .vocabulary
            .tells(noun.head, who::OF_TEXT)
        {
            return None;
        }
        let is_somebody = |e: &Entity| {
            matches!(
                e.speaker.kind,
                SpeakerKind::Person | SpeakerKind::Role | SpeakerKind::Anonymous
            )
        };
        let found = self.only_one(noun.phrase, is_somebody)?;
        self.speaker_as(noun, found, |e| {
            e.name_words > 1 && e.speaker.role.is_empty()
        })
    }

    /// The nearest mention before a noun of the only one who is such.
    fn only_one(&self, n: &NounPhrase, is_such: impl Fn(&Entity) -> bool) -> Option<Mention> {
        let of = |m: &&Mention| self.entities.get(m.entity as usize).is_some_and(&is_such);
        let mut all = self.before(n).filter(of);
        let found = all.next()?;
        all.all(|m| m.entity == found.entity).then_some(*found)
    }

    /// Whom a bare noun means, if that is who spoke before and fits: "Hal Orlo sued the school. The rector said" is another, and so is "the
    /// writer of this column".
    fn speaker_as(
        &self,
        noun: &Varying,
        found: Mention,
        fits: impl Fn(&Entity) -> bool,
    ) -> Option<u32> {
        let (reading, end) = (noun.phrase.reading, noun.phrase.phrase.end as usize);
        let has_more = reading.is_joined(end) && reading.is(end, class::PREPOSITION);
        let telling = &noun.phrase.lexicon.marks.telling;
        let reports = |i: usize| {
            reading.reports_clauses(i) || reading.is_finite(i) && reading.is_one_of(i, telling)
        };
        let says = |m: &Mention| {
            let first = m.word as usize;
            let next = reading.phrase_end(first).unwrap_or(first + 1);
            reports(next) || reports(next + 1) || first > 0 && reports(first - 1)
        };
        let has_spoken = || {
            self.before(noun.phrase)
                .any(|m| m.entity == found.entity && says(m))
        };
        let e = self.entities.get(found.entity as usize)?;
        let is_it = noun.is_bare && !has_more && fits(e) && !noun.clashes(e) && has_spoken();
        is_it
            .then(|| self.outside_of_clause(noun, found))
            .flatten()
            .map(|m| m.entity)
    }

    /// The mentions before a noun, the nearest first, as far back as a description reaches.
    fn before(&self, n: &NounPhrase) -> impl Iterator<Item = &Mention> {
        let (reading, first) = (n.reading, n.phrase.first);
        let here = reading.sentence(first as usize).paragraph;
        let until = self.mentions.partition_point(|m| m.word < first);
        let before = self.mentions.get(..until).into_iter().flatten().rev();
        let near = move |m: &&Mention| {
            let there = reading.sentence(m.word as usize).paragraph;
            here.saturating_sub(there) <= FAR
        };
        before.take(NEAR).take_while(near)
    }

    /// "SALO: The manufacturer told us": those who talk to each other write nothing, and vary no names.
    fn is_in_conversation(&self, n: &NounPhrase) -> bool {
        let first = n.phrase.first;
        let mut turns = self.script.iter();
        n.reading.labels.first().is_some_and(|l| l.turn <= first)
            || turns.any(|turn| turn.words.0 <= first && first < turn.words.1)
    }

    /// "Mark Orlo, the retired pilot who led it, said": the person before the comma.
    fn named_before_comma(&self, n: &NounPhrase) -> Option<u32> {
        let (reading, first) = (n.reading, n.phrase.first as usize);
        let is_behind = reading.gap(first) & (gap::COMMA | gap::MARK) == gap::COMMA;
        let named = is_behind.then(|| longest(reading, first))??;
        self.of_phrase(index_of(reading, named))
            .filter(|e| self.is_person(*e))
    }

    /// "Ilse Orlo, 54, ... The 54-year-old": who is of that age, if it is one only.
    fn only_one_of_age(&self, age: u8) -> Option<u32> {
        if age == 0 {
            return None;
        }
        let entities = self.entities.iter().enumerate();
        let mut of_age = entities.filter(|(_, e)| e.age == age);
        let (at, _) = of_age.next()?;
        of_age.next().is_none().then_some(at as u32)
    }

    /// Whom a noun means for whom `found` is the most salient: whom the noun's own clause names is somebody else ("Ilse Orlo shouted at the
    /// minister", "Ilse Orlo lied, the judge said").
    fn outside_of_clause(&self, noun: &Varying, found: Mention) -> Option<Mention> {
        let (text, reading, phrase) = (noun.phrase.text, noun.phrase.reading, noun.phrase.phrase);
        let first = phrase.first as usize;
        let from = reading.sentence(first).tokens.0 as usize;
        if (found.word as usize) < from {
            return Some(found);
        }
        let other = || {
            let same = self.entities.get(found.entity as usize);
            let is_other = |e: &Entity| noun.fits(e) && !same.is_some_and(|o| std::ptr::eq(o, e));
            self.salient(reading, from, &is_other, &Search::default())
        };
        let before = first.checked_sub(1)?;
        // "Asked about it, the senator said", "In an interview, the senator said"
        let fronts =
            class::SUBORDINATOR | class::PREPOSITION | class::VERB_PARTICIPLE | class::VERB_ING;
        let is_fronted =
            reading.gap(first) & (gap::COMMA | gap::MARK) == gap::COMMA && reading.is(from, fronts);
        // "Ilse Orlo left, and the senator said"
        let is_second = reading.is(before, class::COORDINATOR)
            && reading.gap(before) & (gap::COMMA | gap::MARK) == gap::COMMA;
        // "Ilse Orlo left after the senator had said"
        let is_clause = reading.gap(first) & gap::HARD == 0
            && reading.is(before, class::SUBORDINATOR)
            && reading.word(text, before) != "that";
        // "In an interview with Joe Frey, the senator said"
        let is_beside = || (from..found.word as usize).any(|i| reading.word(text, i) == "with");
        let is_subject = found.salience >= SUBJECT;
        if is_fronted && !is_beside() || is_second && is_subject && !noun.is_bare {
            Some(found)
        } else if is_fronted {
            other()
        } else if is_clause && !noun.is_bare {
            self.object_before(noun, from).or_else(other)
        } else {
            None
        }
    }

    /// "Brandt attacked Ilse Orlo after the Velmark senator had said": of whom the deed in the clause from word `from` is, and not whose.
    fn object_before(&self, noun: &Varying, from: usize) -> Option<Mention> {
        let reading = noun.phrase.reading;
        let there = self.mentions.partition_point(|m| (m.word as usize) < from);
        let is_owner = |word: u32| {
            let phrases = reading.phrases_in(word as usize, word as usize + 1);
            phrases.iter().any(|p| p.is_possessive && p.first == word)
        };
        let mentions = self.mentions.get(there..).into_iter().flatten();
        let mut objects = mentions.rev().filter(|m| {
            m.word < noun.phrase.phrase.first
                && m.salience < SUBJECT
                && m.quotation == 0
                && !is_owner(m.word)
        });
        let fits = |m: &&Mention| {
            let e = self.entities.get(m.entity as usize);
            e.is_some_and(|e| noun.fits(e))
        };
        objects.find(fits).copied()
    }

    /// Whether one of the mentions shortly before word `word` is such.
    fn is_near(&self, word: u32, is_such: impl Fn(&Mention) -> bool) -> bool {
        let before = self.mentions.partition_point(|m| m.word < word);
        let near = self.mentions.get(..before).into_iter().flatten().rev();
        near.take(NEAR).any(is_such)
    }
}

/// A noun with "the" that may mean a body which has a name: "the Torsholm-based firm".
struct BodyNoun<'a> {
    n: &'a NounPhrase<'a>,
    /// The noun, in small letters, and of which kind of body it is.
    called: String,
    sort: Sort,
    /// Nothing stands between "the" and the noun.
    is_bare: bool,
    /// It can be of a person: "the brewer".
    is_trade: bool,
}

impl<'a> BodyNoun<'a> {
    /// Reads the noun; none, where it is of no body that could have been named.
    fn read(n: &'a NounPhrase<'a>) -> Option<Self> {
        let (text, reading, p) = (n.text, n.reading, n.parts);
        let (first, start) = (n.phrase.first as usize, p.words.0);
        let noun = p.words.1.checked_sub(1)?;
        let is_headline = noun == first && reading.sentence(first).is_heading;
        let called = reading.word(text, noun).to_ascii_lowercase();
        let sort = sort_of_noun(n.lexicon, &called)?;
        // "The brewer": a person or a company
        let is_trade = p.layer == Some(Layer::Role) && sort == Sort::Company && start == noun;
        let is_called = (p.layer == Some(Layer::Source) || is_trade)
            && !p.is_plural
            && (is_headline
                || start == first + 1 && matches!(reading.word(text, first), "the" | "The"))
            && reading.quotation(first) == 0
            && reading.labels.is_empty()
            && chain(text, reading, n.lexicon, p.words.1) == p.words.1;
        is_called.then_some(Self {
            n,
            sort,
            is_bare: start == noun,
            is_trade,
            called,
        })
    }

    /// "the Torsholm-based firm", "the rights group": whether the words beside the noun tell what `e`, which is called by it, is like.
    fn likens(&self, e: &Entity) -> bool {
        let (text, reading) = (self.n.text, self.n.reading);
        let (start, noun) = (self.n.parts.words.0, self.n.parts.words.1 - 1);
        let kind = reading
            .entity_match(noun)
            .map_or(noun, |m| m.all.0 as usize);
        let based = (start..noun).find(|i| reading.word(text, *i) == "based");
        let likens = |i: usize| {
            i >= kind
                || based.is_some_and(|b| i <= b)
                || reading.shape(i, shape::CAPITAL)
                    && reading.is_source(i)
                    && !reading.shape(i, shape::POSSESSIVE)
                || self.is_trade(i)
        };
        e.speaker.name.split(' ').next_back() == Some(self.called.as_str())
            && matches!(
                self.sort,
                Sort::Company | Sort::Group | Sort::Agency | Sort::Press | Sort::Authority
            )
            && (start..noun).all(likens)
    }

    /// "the train company".
    fn is_trade(&self, i: usize) -> bool {
        let (text, reading) = (self.n.text, self.n.reading);
        let others = class::ADJECTIVE
            | class::DETERMINER
            | class::NUMBER
            | class::VERB_PARTICIPLE
            | class::VERB_ING;
        self.sort == Sort::Company
            && i + 2 == self.n.parts.words.1
            && !reading.shape(i, shape::CAPITAL | shape::POSSESSIVE)
            && !reading.is(i, others)
            && !matches!(
                reading.word(text, i),
                "parent" | "rival" | "holding" | "sister" | "target" | "state" | "oil"
            )
    }

    /// Whether it can mean `e`.
    fn fits(&self, e: &Entity) -> bool {
        let (name, called) = (e.speaker.name.as_str(), self.called.as_str());
        let is_named = || {
            name.starts_with(char::is_uppercase)
                && !name.ends_with("media")
                && name.rsplit(' ').next() != Some(called)
                && (is_of(self.n.lexicon, self.sort, name) && !clashes(self.sort, e.sorts)
                    || ends_as_called(called, name)
                    || e.sorts & (1 << self.sort as u16) != 0)
                && !is_of_another_kind(called, name)
        };
        // "The airline cut jobs. The carrier said"
        let is_generic =
            self.is_bare && name == "airline" && matches!(called, "carrier" | "company" | "firm");
        e.speaker.kind == SpeakerKind::Organization
            && (!e.is_plural || name.contains(' '))
            && (is_generic || is_named())
    }
}

/// A noun with "the" that may mean somebody who has a name: "the retired pilot".
struct Varying<'a> {
    phrase: &'a NounPhrase<'a>,
    /// The noun with what stands before it, and its last word.
    written: &'a str,
    head: &'a str,
    /// The age that it tells, or 0.
    age: u8,
    /// Says nothing that must be known of whom it means: "the Dane", "the retired pilot".
    is_free: bool,
    /// "the woman": somebody of whom nothing else is known.
    is_human: bool,
    /// "the cardiologist": a bare noun, for one of whom nothing else is known.
    is_bare: bool,
}

impl<'a> Varying<'a> {
    /// Reads the noun, that would name `e` otherwise; none where it can mean nobody else.
    fn read(n: &'a NounPhrase<'a>, e: &Entity) -> Option<Self> {
        let (text, reading, phrase, p) = (n.text, n.reading, n.phrase, n.parts);
        let first = phrase.first as usize;
        let is_definite = !(p.is_indefinite || p.is_plural || p.is_counted)
            && p.words.0 == first + 1
            && matches!(reading.word(text, first), "the" | "The")
            && reading.quotation(first) == 0
            && !phrase.is_possessive;
        let written = p.text.of(text);
        // "the minister for social affairs": what is told of the office is told of its own holder
        let end = phrase.end as usize;
        let has_field = reading.is_joined(end) && reading.word(text, end) == "for";
        // "the owner of a flower stall": somebody of whom the text has not spoken
        let is_new = reading.is_joined(end)
            && reading.word(text, end) == "of"
            && reading.is_joined(end + 1)
            && matches!(reading.word(text, end + 1), "a" | "an" | "another");
        if !is_definite || has_field || is_new || written.contains(['’', '\'']) {
            return None;
        }
        // "the 36-year-old Dane"
        let last = written
            .split_once("year-old ")
            .map_or(written, |(_, noun)| noun);
        let is_native = p.layer == Some(Layer::Place)
            && p.category == "demonym"
            && p.place.split(' ').next() != Some(last)
            && is_native(last);
        if e.speaker.kind != SpeakerKind::Role && !written.ends_with("year-old") && !is_native {
            return None;
        }
        let head = written.split([' ', '-', '\n']).next_back()?;
        // "the young couple": two are not one of them
        if n.lexicon.vocabulary.tells(head, who::PAIR) {
            return None;
        }
        let (attribute, noun) = written.split_once(' ').unwrap_or(("", written));
        let is_human = matches!(noun, "man" | "woman" | "boy" | "girl")
            && matches!(
                attribute,
                "" | "old" | "young" | "elderly" | "older" | "younger"
            );
        let is_free = is_native || is_free(n);
        let of_state =
            written.ends_with("head of state") || written.ends_with("head of government");
        let is_bare = written == head
            && (n.lexicon.families.has(head)
                || n.lexicon.vocabulary.tells(head, who::OF_TEXT)
                || head == "minister");
        if !is_free
            && !is_human
            && !n.lexicon.vocabulary.tells(head, who::WIDE)
            && !of_state
            && !is_bare
        {
            return None;
        }
        let years = written.split_once("-year-old");
        Some(Self {
            phrase: n,
            written,
            head,
            age: years.and_then(|(y, _)| y.parse().ok()).unwrap_or(0),
            is_free,
            is_human,
            is_bare: !is_native
                && written == head
                && head.starts_with(char::is_lowercase)
                && !n.lexicon.vocabulary.tells(head, who::WOULD_BE)
                && !is_human
                && !matches!(head, "father" | "mother" | "defendant" | "accused"),
        })
    }

    /// Whether it can mean `e`.
    fn fits(&self, e: &Entity) -> bool {
        if self.clashes(e) {
            return false;
        }
        if self.is_human {
            return can_be_anyone(self.phrase.lexicon, e, self.phrase.parts.gender);
        }
        if self.is_word_without_person(e) || self.is_tried(&e.speaker.role) {
            return false;
        }
        if e.name_words == 0 || e.speaker.kind != SpeakerKind::Person {
            return self.is_nameless(e);
        }
        self.adds_to(
            trade(self.phrase.lexicon, &e.speaker.role),
            &e.speaker.affiliation,
        ) || self.is_wider(&e.speaker.role)
    }

    /// Whether it tells of another gender or age.
    fn clashes(&self, e: &Entity) -> bool {
        let gender = self.phrase.parts.gender;
        gender != Gender::Unknown && e.gender != Gender::Unknown && gender != e.gender
            || self.age != 0 && e.age != 0 && self.age != e.age
    }

    /// "Professor Orlo ... the glaciologist": whether one of the two, the noun and the role that is known, is the wider.
    fn is_wider(&self, known: &str) -> bool {
        let families = &self.phrase.lexicon.families;
        families.is_wider(self.written, known)
            || self.is_bare && families.is_wider(known, self.written)
    }

    /// Of "the voter" a name of one word, of whom nothing is known, does not tell that it is a person's.
    fn is_word_without_person(&self, e: &Entity) -> bool {
        self.is_bare
            && self.phrase.parts.layer == Some(Layer::Source)
            && e.name_words < 2
            && e.gender == Gender::Unknown
            && trade(self.phrase.lexicon, &e.speaker.role).is_empty()
    }

    /// "Prosecutor Ilse Orlo asked him. The defendant said": not one of those who try him.
    fn is_tried(&self, role: &str) -> bool {
        matches!(self.head, "defendant" | "accused")
            && self
                .phrase
                .lexicon
                .vocabulary
                .tells(last_word(role), who::OF_COURT)
    }

    /// "Velmark's prime minister ... the Velmarkian leader": whether it means `e`, who has no name.
    fn is_nameless(&self, e: &Entity) -> bool {
        let owner = self.phrase.parts.affiliation;
        e.speaker.kind == SpeakerKind::Role
            && !owner.is_empty()
            && alike(owner, &e.speaker.affiliation)
            && self.is_wider(&e.speaker.role)
    }

    /// Whether it tells what is not known yet of somebody with a name, in the role `known`.
    fn adds_to(&self, known: &str, affiliation: &str) -> bool {
        let is_same_head = || {
            !known.is_empty()
                && head_key(last_word(known)) == head_key(self.head)
                && !is_partisan(self.head)
        };
        self.is_free
            && (known.is_empty()
                || !self.is_bare && (!is_same_head() || covers(known, self.written, affiliation)))
    }
}

/// "Health Secretary Ilse Orlo ... The minister": whether a role is that of one who sits in a cabinet under another name; not "general
/// secretary".
fn is_of_cabinet(lexicon: &Lexicon, role: &str) -> bool {
    let Some((field, "secretary" | "Secretary")) = role.rsplit_once([' ', '-']) else {
        return false;
    };
    let field = field.rsplit([' ', '-']).next().unwrap_or("");
    lexicon.vocabulary.tells(field, who::CABINET_FIELD)
}

/// The last word of a role.
fn last_word(role: &str) -> &str {
    role.split([' ', '-']).next_back().unwrap_or("")
}

/// A role that tells a trade; "the owner, Ilse Orlo ... the hotelier": an owner may have any.
fn trade<'a>(lexicon: &Lexicon, role: &'a str) -> &'a str {
    let last = last_word(role);
    let is_none = lexicon.vocabulary.tells(last, who::RELATION)
        || matches!(
            last,
            "owner" | "resident" | "voter" | "survivor" | "passenger" | "patient" | "champion"
        );
    if is_none { "" } else { role }
}

/// "A resident said it was cold. “I called,” the woman said": whether `e` is somebody of whom nothing is known but the gender.
fn can_be_anyone(lexicon: &Lexicon, e: &Entity, gender: Gender) -> bool {
    trade(lexicon, &e.speaker.role).is_empty()
        && !e.is_plural
        && (e.speaker.kind == SpeakerKind::Anonymous
            || e.speaker.kind == SpeakerKind::Person && e.gender == gender)
}

/// "The landlord, Norvane Estates, says": the apposition tells who the noun means.
fn is_named_behind(n: &NounPhrase) -> bool {
    let (reading, end) = (n.reading, n.phrase.end as usize);
    reading.is_behind_comma(end)
        && reading.shape(end, shape::CAPITAL)
        && reading.phrase_end(end).is_some_and(|e| {
            reading.gap(e) & gap::COMMA != 0 && reading.is(e, class::CUE | class::FINITE)
        })
}

/// What a named body is called by its kind: a noun says which kinds it can be of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Sort {
    Company,
    /// A side that plays: its name is that of a town as often as not.
    Club,
    Bank,
    Press,
    Agency,
    Group,
    Union,
    Party,
    School,
    Hospital,
    /// Of a town or a trade: a council, an agency, a federation.
    Authority,
    Office,
    Fund,
    /// The name does not tell.
    Any,
}

/// Whether a noun in small letters is that of a body or a place with which somebody can be.
pub(super) fn is_body_noun(lexicon: &Lexicon, noun: &str) -> bool {
    sort_of_noun(lexicon, noun).is_some() || lexicon.vocabulary.tells(noun, who::BODY)
}

/// Of what sort a body is that is called so.
fn sort_of_noun(lexicon: &Lexicon, noun: &str) -> Option<Sort> {
    const SORTS: [(Lists, Sort); 12] = [
        (who::SORT_COMPANY, Sort::Company),
        (who::SORT_FUND, Sort::Fund),
        (who::SORT_CLUB, Sort::Club),
        (who::SORT_BANK, Sort::Bank),
        (who::SORT_PRESS, Sort::Press),
        (who::SORT_AGENCY, Sort::Agency),
        (who::SORT_UNION, Sort::Union),
        (who::SORT_PARTY, Sort::Party),
        (who::SORT_GROUP, Sort::Group),
        (who::SORT_AUTHORITY, Sort::Authority),
        (who::SORT_SCHOOL, Sort::School),
        (who::SORT_HOSPITAL, Sort::Hospital),
    ];
    first_sort(&SORTS, lexicon.vocabulary.lists(noun))
}

/// The first sort whose list is among `lists`.
fn first_sort(sorts: &[(Lists, Sort)], lists: Lists) -> Option<Sort> {
    let sort = sorts.iter().find(|(list, _)| lists & list != 0);
    sort.map(|(_, sort)| *sort)
}

/// Whether the last word of a name shows that it is of a body: "Norvane Times", "Halden Air".
pub(super) fn ends_as_a_body(lexicon: &Lexicon, name: &str) -> bool {
    let last = name.split([' ', '\n']).next_back().unwrap_or("");
    last.len() < name.len() && sort_of_name(lexicon, last) != Sort::Any
}

/// Whether a noun without a name is of a company, though it could be of a person: "a supplier".
pub(super) fn is_firm(lexicon: &Lexicon, noun: &str) -> bool {
    lexicon.vocabulary.tells(noun, who::SORT_COMPANY)
}

/// Whether a word is the last one of the names of papers.
pub(super) fn is_press(lexicon: &Lexicon, word: &str) -> bool {
    sort_of_name(lexicon, word) == Sort::Press
}

/// Papers that are called agencies.
const WIRES: &[&str] = &[
    "Reuters",
    "Bloomberg",
    "AFP",
    "Xinhua",
    "Tass",
    "TASS",
    "Interfax",
    "News",
    "Wire",
    "Press",
];

/// Of what sort a body is by its name.
fn sort_of_name(lexicon: &Lexicon, name: &str) -> Sort {
    const SORTS: [(Lists, Sort); 7] = [
        (who::NAME_PRESS, Sort::Press),
        (who::NAME_AGENCY, Sort::Agency),
        (who::NAME_UNION, Sort::Union),
        (who::NAME_GROUP, Sort::Group),
        (who::NAME_BANK, Sort::Bank),
        (who::SORT_SCHOOL, Sort::School),
        (who::SORT_HOSPITAL, Sort::Hospital),
    ];
    let mut sort = Sort::Any;
    let last = name.split([' ', '-']).next_back();
    for word in name.split([' ', '-']) {
        let lists = lexicon.vocabulary.lists(word);
        let is_capital = word.starts_with(char::is_uppercase);
        // "the harbour council"
        if lists & who::NAME_OFFICE != 0 && (is_capital || lists & who::PUBLIC_BODY != 0) {
            return Sort::Office;
        }
        if !is_capital {
            continue;
        }
        if lists & who::NAME_PARTY != 0 {
            return Sort::Party;
        }
        match first_sort(&SORTS, lists) {
            Some(found) => sort = found,
            None if lists & who::NAME_COMPANY != 0 && Some(word) == last => return Sort::Company,
            // "Norrbank"
            None if word.ends_with("bank") => sort = Sort::Bank,
            None => {}
        }
    }
    sort
}

/// Whether a noun of one sort can be of a name of another.
fn is_of(lexicon: &Lexicon, noun: Sort, name: &str) -> bool {
    match (noun, sort_of_name(lexicon, name)) {
        (Sort::Company, Sort::Any) => !is_upper(name),
        // "The Lifeboat Trust saved two. The charity said"
        (Sort::Group, Sort::Bank) => name.ends_with("Trust"),
        (Sort::Authority, Sort::Agency | Sort::Union) => true,
        (Sort::Authority, _) => name.ends_with("Council") || name.ends_with("council"),
        (Sort::Group | Sort::Agency, Sort::Any) | (Sort::Group, Sort::Union) => true,
        (Sort::Group, Sort::Company) => name.ends_with("Group"),
        // "The Velmark Petroleum Council praised it. The group said"
        (Sort::Group, Sort::Office) => {
            let ends = ["Council", "Committee"];
            ends.iter().any(|end| name.ends_with(end)) && name.split(' ').count() > 2
        }
        // "Reuters said. The agency"
        (Sort::Agency, Sort::Press) => WIRES.contains(&name.rsplit(' ').next().unwrap_or("")),
        // "The Rural Alliance voted no. The party said"
        (Sort::Party, Sort::Group) => {
            let ends = ["Alliance", "League", "Front", "Movement", "Coalition"];
            ends.iter().any(|end| name.ends_with(end))
        }
        (noun, named) => noun == named,
    }
}

/// Whether a body whose name ends so is called by a noun that its name does not hold: "The Press Council met. The watchdog said".
fn ends_as_called(called: &str, name: &str) -> bool {
    let ends: &[&str] = match called {
        "regulator" | "watchdog" => &[
            "Board",
            "Commission",
            "Authority",
            "Inspectorate",
            "Administration",
        ],
        "body" => &[
            "Board",
            "Committee",
            "Commission",
            "Federation",
            "Association",
        ],
        "fund" => &["Capital", "Investors", "Management", "Advisers", "Advisors"],
        "broadcaster" | "network" | "channel" | "station" => {
            let first = name.split(' ').next().unwrap_or("");
            return matches!(first, "Radio" | "Kanal" | "Channel")
                || name.ends_with("TV")
                || name.ends_with("Television")
                || name.ends_with("Broadcasting");
        }
        _ => return false,
    };
    ends.contains(&name.rsplit(' ').next().unwrap_or(""))
}

/// Whether a body calls itself by another noun of its sort: "Velmark United lost to Union Halden. The league said", "the federation" after
/// "the Welders' Union".
fn is_of_another_kind(called: &str, name: &str) -> bool {
    let strict = [
        "league",
        "federation",
        "alliance",
        "foundation",
        "institute",
    ];
    let other = ["Union", "Guild", "Federation", "League", "Alliance"];
    strict.contains(&called)
        && name
            .split([' ', '-'])
            .any(|word| other.contains(&word) && !word.eq_ignore_ascii_case(called))
}

/// Whether what an article calls a body rules out a noun of another sort.
fn clashes(noun: Sort, sorts: u16) -> bool {
    let own = [Sort::Union, Sort::Party, Sort::Club, Sort::Agency];
    sorts != 0
        && matches!(noun, Sort::Company | Sort::Bank | Sort::Press)
        && own.iter().any(|s| sorts & (1 << *s as u16) != 0)
}

impl Directory {
    /// Notes by what nouns the article itself calls its bodies: "The union, Metal United," is no company, whatever its name.
    pub(super) fn note_sorts(&mut self, text: &str, lexicon: &Lexicon) {
        for holder in self.by_head.values().flatten() {
            if let Some(sort) = sort_of_noun(lexicon, head_word(holder.role.of(text)))
                && let Some(e) = self.entities.get_mut(holder.entity as usize)
            {
                e.sorts |= 1 << sort as u16;
            }
        }
    }

    /// "The bank" after "Jens Orlo of Norvane Bank": a body that stands behind a preposition is rather not what the text goes on about,
    /// where it has another of the kind.
    fn other_of_its_kind(
        &self,
        reading: &Reading,
        first: usize,
        called: &str,
        entity: u32,
    ) -> Option<u32> {
        let before = self.mentions.partition_point(|m| (m.word as usize) < first);
        let known = self.entities.get(entity as usize)?;
        let near = self.mentions.get(..before)?.iter().rev().take(NEAR);
        let mut named = near.filter(|m| m.entity == entity);
        let aside = named.all(|m| {
            let word = m.word as usize;
            let phrases = reading.phrases_in(word, word + 1);
            phrases.iter().any(|p| p.after_preposition)
        });
        let list = self.by_head.get(&head_key(called)).filter(|_| aside)?;
        let until = list.partition_point(|h| (h.word as usize) < first);
        let holders = list.get(until.saturating_sub(HOLDERS)..until)?;
        let of_kind = |e: &Entity| {
            holders
                .iter()
                .filter_map(|h| self.entities.get(h.entity as usize))
                .any(|other| std::ptr::eq(other, e))
                && !std::ptr::eq(known, e)
                && e.speaker.name.contains(' ')
                && !e.is_plural
        };
        let here = reading.sentence(first).paragraph;
        self.salient(reading, first, &of_kind, &Search::default())
            .filter(|m| m.salience > 0)
            .filter(|m| here <= reading.sentence(m.word as usize).paragraph + FAR)
            .map(|m| m.entity)
    }

    /// Which named body the phrase means by its kind alone: "the carmaker", "the agency"; for a
    /// headline also one that is named first after it.
    pub(super) fn varied_body(&self, n: &NounPhrase, entity: u32) -> Option<u32> {
        let noun = BodyNoun::read(n)?;
        let reading = n.reading;
        let first = n.phrase.first as usize;
        let e = self.entities.get(entity as usize)?;
        let has_words = e.speaker.name.contains(' ');
        if noun.is_bare && has_words && e.name_words == 0 {
            return self.other_of_its_kind(reading, first, &noun.called, entity);
        }
        if e.name_words > 0 || noun.is_bare && has_words || !noun.is_bare && !noun.likens(e) {
            return None;
        }
        // "a company ... the company": one that has no name
        let is_unnamed = |m: &Mention| {
            m.entity == entity
                && matches!(
                    reading.word(n.text, m.word as usize),
                    "a" | "A" | "an" | "An" | "one" | "One" | "another" | "Another"
                )
        };
        if self.is_near(n.phrase.first, is_unnamed) {
            return None;
        }
        // "Norvane Foods will build a mill. The group said": where no other is called so
        let is_company = |e: &Entity| {
            e.speaker.kind == SpeakerKind::Organization
                && sort_of_name(n.lexicon, &e.speaker.name) == Sort::Company
                && e.speaker.name.contains(' ')
        };
        let company = || {
            let is_group = noun.is_bare && noun.called == "group";
            is_group
                .then(|| self.body_before(&noun, &is_company))
                .flatten()
        };
        self.body_before(&noun, &|e| noun.fits(e))
            .or_else(company)
            .filter(|e| *e != entity)
            .or_else(|| self.person_that_is_a_body(&noun))
            .or_else(|| self.body_behind_headline(&noun))
    }

    /// "A memo says that it is late. The document adds": the document before that the noun, which tells less, can mean.
    pub(super) fn varied_document(&self, n: &NounPhrase, entity: u32) -> Option<u32> {
        let (text, reading, p) = (n.text, n.reading, n.parts);
        let (first, noun) = (n.phrase.first, p.words.0);
        let is_bare = p.category == "document"
            && p.words.1 == noun + 1
            && noun == first as usize + 1
            && matches!(reading.word(text, first as usize), "the" | "The")
            && chain(text, reading, n.lexicon, p.words.1) == p.words.1;
        if !is_bare
            || reading.quotation(first as usize) != 0
            || self.is_near(first, |m| m.entity == entity)
        {
            return None;
        }
        let called = reading.word(text, noun);
        let can_be = |e: &Entity| {
            e.speaker.kind == SpeakerKind::Document
                && !e.is_plural
                && n.lexicon
                    .families
                    .is_wider(called, head_word(&e.speaker.name))
        };
        // not "a review of the treaty", but "according to a review"
        let is_aside = |word: u32| {
            let word = word as usize;
            let phrases = reading.phrases_in(word, word + 1);
            phrases.iter().any(|p| p.after_preposition)
                && word > 1
                && !reading
                    .word(text, word - 2)
                    .eq_ignore_ascii_case("according")
        };
        let sentence = |word: u32| reading.sentence(word as usize);
        let here = sentence(first);
        let found = self.before(n).find(|m| {
            m.word < here.tokens.0
                && here.paragraph - sentence(m.word).paragraph <= REACH
                && self.entities.get(m.entity as usize).is_some_and(can_be)
                && !is_aside(m.word)
        })?;
        Some(found.entity)
    }

    /// The body that was named before and that a noun can mean.
    fn body_before(&self, noun: &BodyNoun, fits: &dyn Fn(&Entity) -> bool) -> Option<u32> {
        let reading = noun.n.reading;
        let first = noun.n.phrase.first;
        let found = self.salient(reading, first as usize, fits, &Search::default())?;
        let paragraph = |word: u32| reading.sentence(word as usize).paragraph;
        let back = paragraph(first).saturating_sub(paragraph(found.word));
        let is_only = || {
            let is_other = |o: &Mention| {
                let e = self.entities.get(o.entity as usize);
                o.entity != found.entity && e.is_some_and(fits)
            };
            !self.is_near(first, is_other)
        };
        // "The brewer": rather a company only where the talk is of one
        if noun.is_trade && (found.salience <= 0 || back > 1 || !is_only()) {
            return None;
        }
        (back <= REACH || back <= FAR && is_only()).then_some(found.entity)
    }

    /// "Meridian Chip will open a plant. The company said": two words of which nothing shows that they are a person's name.
    fn person_that_is_a_body(&self, noun: &BodyNoun) -> Option<u32> {
        // "the Torsholm-based firm" tells where it is, and nothing that a name must have
        let (text, reading, p) = (noun.n.text, noun.n.reading, noun.n.parts);
        let is_based = p.words.1 == p.words.0 + 3 && reading.word(text, p.words.0 + 1) == "based";
        if !(noun.is_bare || is_based) || noun.is_trade {
            return None;
        }
        let first = noun.n.phrase.first as usize;
        let may_be_body = |e: &Entity| {
            e.speaker.kind == SpeakerKind::Person
                && matches!(e.name_words, 1 | 2)
                && e.gender == Gender::Unknown
                && e.speaker.role.is_empty()
                && e.age == 0
                && e.calls == (0, 0)
                && (noun.sort != Sort::Bank
                    || sort_of_name(noun.n.lexicon, &e.speaker.name) == Sort::Bank)
        };
        let found = self.salient(reading, first, &may_be_body, &Search::default())?;
        let there = reading.sentence(found.word as usize).paragraph;
        let is_it = (noun.sort == Sort::Company && found.salience > 0
            || matches!(noun.sort, Sort::Club | Sort::Bank))
            && reading.sentence(first).paragraph <= there + 1;
        is_it.then_some(found.entity)
    }

    /// In a headline a noun may stand before the name: "Airline cuts jobs".
    fn body_behind_headline(&self, noun: &BodyNoun) -> Option<u32> {
        let n = noun.n;
        let sentence = n.reading.sentence(n.phrase.first as usize);
        if !noun.is_bare || noun.is_trade || sentence.paragraph != 0 {
            return None;
        }
        let is_it = |k: &u32| {
            let e = self.entities.get(*k as usize);
            *k != NOBODY && e.is_some_and(|e| noun.fits(e))
        };
        let mut behind = self.of_phrase.get(n.k..)?.iter().take(HEADLINE);
        behind.find(|k| is_it(k)).copied()
    }
}

/// How many phrases after a headline or a lead a body may be named that it calls by its kind.
const HEADLINE: usize = 30;

/// How many mentions back an unnamed body is looked for.
const NEAR: usize = 200;

/// How many paragraphs back a name may stand that a description varies.
const REACH: u32 = 2;

/// The same for a body, where no other is named that the noun could be of.
const FAR: u32 = 5;

/// How many of those called by a noun before are looked at.
const HOLDERS: usize = 24;

/// Whether a description can be of anybody: a trade ("the retired pilot"), what one was or would be ("the candidate"), one of many
/// who hold such an office ("the Velmark senator").
fn is_free(n: &NounPhrase) -> bool {
    let (text, reading, lexicon, p) = (n.text, n.reading, n.lexicon, n.parts);
    let written = p.text.of(text);
    let mut words = written.split([' ', '-', '\n']).filter(|w| !w.is_empty());
    let past = words
        .clone()
        .any(|w| lexicon.vocabulary.tells(w, who::PAST));
    let Some(head) = words.next_back() else {
        return false;
    };
    let head = head.to_lowercase();
    let placed =
        reading.shape(p.words.0, shape::CAPITAL) && lexicon.vocabulary.tells(&head, who::PLACED);
    // "the Velmark Democrat", "the first-time voter", "the mother of two": a noun that anybody is called by, with words that tell whom
    let told = p.layer == Some(Layer::Source)
        && p.category == "group"
        && !lexicon.vocabulary.tells(&head, who::RELATION)
        // "Orlo was jailed. The mayor said": who has such an office is called by it when first named
        && !(matches!(head.as_str(), "minister" | "mayor")
            && written.len() == head.len())
        || matches!(head.as_str(), "father" | "mother")
            && reading.word(text, p.words.1) == "of"
            && (reading.is(p.words.1 + 1, class::NUMBER)
                || quantity(reading.word(text, p.words.1 + 1)).is_some());
    lexicon.vocabulary.tells(&head, who::WOULD_BE)
        || past
        || placed
        || !p.is_of_body && (told || p.category == "profession")
}

/// Whether a noun for a people can be one of it: "the Swede", not "the French".
fn is_native(word: &str) -> bool {
    let many = ["s", "sh", "ch", "ese"];
    word.starts_with(char::is_uppercase)
        && !word.contains(' ')
        && !many.iter().any(|end| word.ends_with(end))
}
