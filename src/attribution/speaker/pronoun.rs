//! Pronouns: the mentions that they can stand for, and the choice among them.

use super::Directory;
use super::Entity;
use super::Gender;
use super::Mention;
use super::NOBODY;
use super::SpeakerKind;
use super::description::is_setting;
use super::name::is_description;
use super::parts::{NounPhrase, Parts};
use super::role::head_word;
use super::source::{index_of, longest};
use super::turn::asks;
use super::variation::is_firm;
use crate::attribution::reading::{Phrase, PhraseKind, Reading};
use crate::lexicon::{Lexicon, class, who};
use crate::text::WordSet;
use crate::text::token::{gap, shape};

/// What a mention that is the subject of a main clause has over others when a pronoun looks for its noun.
pub(super) const SUBJECT: i32 = 6;
/// The same for the subject of a clause inside another.
const INNER_SUBJECT: i32 = 3;
/// What the speaker of the statement before has over others.
const LAST: i32 = 5;
/// The same for bodies and groups.
const LAST_BODY: i32 = 9;
/// What a lone word that nothing shows to be a person's name is behind.
const LONE: i32 = 12;

/// What the subject of the same sentence has over others when a body is looked for.
const OWN_SENTENCE: i32 = 6;

/// What the subject of the sentence right before has over others, when one person is looked for: who was spoken of last.
const RIGHT_BEFORE: i32 = 6;

/// What somebody is behind whom the words name that a pronoun beside them claims.
const BY_NAME: i32 = 20;

/// What somebody whose gender is known has over those of whom no list tells it.
const AGREES: i32 = 7;

/// How many phrases after a pronoun a name is looked for.
const HERE: usize = 40;

/// How many mentions back a speaker is looked for among them.
const NEAR: usize = 200;

/// What a pronoun tells of whom it stands for.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Search {
    /// Gender, where it is one person.
    pub(super) gender: Gender,
    /// Whether it is one person.
    pub(super) person: bool,
    /// The speaker of the statement before.
    pub(super) last: Option<u32>,
    /// Whether it is one thing: "it".
    pub(super) is_it: bool,
    /// Who speaks the words that the pronoun stands in, and to whom: so somebody else.
    pub(super) talk: [Option<u32>; 2],
}

impl Directory {
    /// The gender of names that no list knows, from the pronouns of sentences with one person in them: "Adaeze Orlo said on
    /// Monday that she ..."
    pub(super) fn vote(&mut self, text: &str, reading: &Reading) {
        let (mut sentence, mut person, mut several) = (u32::MAX, NOBODY, false);
        // one past the name read last
        let mut before = usize::MAX;
        for (k, phrase) in reading.phrases.iter().enumerate() {
            let first = phrase.first as usize;
            let here = reading.sentence_of.get(first).copied().unwrap_or(0);
            if here != sentence {
                (sentence, person, several) = (here, NOBODY, false);
            }
            if phrase.kind == PhraseKind::Pronoun {
                // who "accuses him" or "courts her" is somebody else
                let owns = || {
                    reading
                        .phrases_in(first, first + 1)
                        .iter()
                        .any(|p| p.end as usize > first + 1)
                };
                // "told her she was late": of the two she may be the other; "Hal Orlo, her brother": somebody else's
                several |= matches!(reading.word(text, first), "him" | "her") && !owns();
                let beside = before == first
                    && owns()
                    && reading.gap(first) & (gap::COMMA | gap::MARK) == gap::COMMA;
                let vote = match key_word(reading.word(text, first)) {
                    Some("she" | "herself") => 1,
                    Some("her") if owns() => 1,
                    Some("he" | "his" | "himself") => -1,
                    _ => 0,
                };
                if vote != 0
                    && !several
                    && !beside
                    && reading.quotation(first) == 0
                    && let Some(e) = self.entities.get_mut(person as usize)
                {
                    e.votes += vote;
                    let calls = if vote > 0 {
                        &mut e.calls.0
                    } else {
                        &mut e.calls.1
                    };
                    *calls += 1;
                }
            } else if let Some(entity) = self.of_phrase(k) {
                before = phrase.end as usize;
                let kind = self
                    .entities
                    .get(entity as usize)
                    .map_or(SpeakerKind::Unknown, |e| e.speaker.kind);
                // "In a post on Chirrup she wrote", "“Salt helps,” she said": what may be no person, or nobody of the sentence
                let lone = self.entities.get(entity as usize).is_some_and(|e| {
                    e.name_words == 1
                        && e.gender == Gender::Unknown
                        && e.speaker.role.is_empty()
                        && (phrase.after_preposition || reading.quotation(first) != 0)
                });
                if !lone
                    && matches!(
                        kind,
                        SpeakerKind::Person | SpeakerKind::Role | SpeakerKind::Anonymous
                    )
                {
                    several |= person != NOBODY && person != entity;
                    person = entity;
                }
            }
        }
        for e in &mut self.entities {
            // a given name is borne by women here and by men there: where all pronouns agree they know better than the list
            let told = match e.calls {
                // "Along with her husband, Milton Orlo, she gave": not he
                _ if e.is_kin && e.gender != Gender::Unknown => e.gender,
                (2.., 0) => Gender::Female,
                (0, 2..) => Gender::Male,
                _ if e.gender != Gender::Unknown => e.gender,
                _ if e.votes > 0 => Gender::Female,
                _ if e.votes < 0 => Gender::Male,
                _ => Gender::Unknown,
            };
            if e.speaker.kind == SpeakerKind::Person {
                e.gender = told;
            }
        }
    }

    /// Lists who is mentioned where, and how much at the centre.
    pub(super) fn find_mentions(
        &mut self,
        text: &str,
        reading: &Reading,
        lexicon: &Lexicon,
        parts: &[(usize, Parts)],
    ) {
        let mut described = parts.iter().peekable();
        for (k, phrase) in reading.phrases.iter().enumerate() {
            while described.next_if(|(at, _)| *at < k).is_some() {}
            let spot = Spot::new(text, reading, phrase);
            let entity = if spot.is_he_or_she() {
                self.pronoun(text, reading, lexicon, *phrase, None, [None; 2])
            } else {
                self.of_phrase(k)
            };
            let Some(entity) = entity.filter(|_| !spot.is_beside_text()) else {
                continue;
            };
            let n = described
                .peek()
                .filter(|(at, _)| *at == k)
                .and_then(|one| NounPhrase::of(text, reading, lexicon, parts, one));
            let varied = n.and_then(|n| self.called_otherwise(&n, entity));
            let entity = varied.unwrap_or(entity);
            self.mentions.push(Mention {
                word: phrase.first,
                entity,
                salience: self.salience(&spot, entity),
                quotation: reading.quotation(phrase.first as usize),
            });
        }
    }

    /// Who was named before and is called by a noun here that is otherwise of `entity`.
    fn called_otherwise(&mut self, n: &NounPhrase, entity: u32) -> Option<u32> {
        let varied = self.varied(n, entity).or_else(|| {
            let body = self.varied_body(n, entity)?;
            self.make_body(body);
            Some(body)
        });
        let varied = varied.or_else(|| self.varied_document(n, entity))?;
        if let Some(slot) = self.of_phrase.get_mut(n.k) {
            *slot = varied;
            // "The Lodrin-based firm said it. ... The firm said": what the fuller description is, the shorter one is, too
            let is_fuller = self
                .speaker(entity)
                .is_some_and(|s| is_description(&s.name) && s.name.contains(' '));
            if is_fuller && self.is_body(varied) && varied != entity {
                self.unite(entity, varied);
            }
        }
        Some(varied)
    }

    /// How much a mention of `entity` is at the centre.
    fn salience(&self, s: &Spot, entity: u32) -> i32 {
        let is_agent = s.is_agent();
        let mut salience = 0;
        if s.is_subject() {
            salience += if s.is_in_clause_of_another() {
                INNER_SUBJECT
            } else {
                SUBJECT
            };
        }
        // "Orlo's refusal has irritated them"
        if s.phrase.is_possessive
            && s.first <= s.sentence + 1
            && !s.phrase.after_preposition
            && self.is_person(entity)
        {
            salience += INNER_SUBJECT;
        }
        if is_agent {
            salience += SUBJECT;
        }
        if s.speaks() {
            salience += 4;
        }
        if s.phrase.after_preposition && !is_agent {
            salience -= 3;
        }
        // "The lawyer said her client was asleep. She said": rather whose client it is
        let is_unknown = |e: &Entity| e.gender == Gender::Unknown;
        if s.is_owned_in_report() && self.entities.get(entity as usize).is_some_and(is_unknown) {
            salience -= INNER_SUBJECT + SUBJECT;
        }
        // "Orlo, whose brother claimed the land, is a farmer. He said": Orlo
        if s.first > s.sentence && s.reading.word(s.text, s.first - 1) == "whose" {
            salience -= INNER_SUBJECT + SUBJECT;
        }
        salience
    }

    /// Whom a pronoun stands for: of the mentions before it that agree the most salient one; nearness, subjects, those who
    /// spoke, and the speaker of the statement before count.
    pub(super) fn pronoun(
        &mut self,
        text: &str,
        reading: &Reading,
        lexicon: &Lexicon,
        phrase: Phrase,
        last: Option<u32>,
        talk: [Option<u32>; 2],
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
        // "Transmar denied it. It added": a lone word that nothing shows to be a person's name
        let is_lone = |e: &Entity| {
            e.name_words == 1
                && e.gender == Gender::Unknown
                && e.speaker.kind == SpeakerKind::Person
                && e.speaker.role.is_empty()
                && e.calls == (0, 0)
        };
        let names = |e: &Entity| e.speaker.name.starts_with(char::is_uppercase);
        let fits = |e: &Entity| {
            let kind = e.speaker.kind;
            if person {
                is_single(e, gender)
                    // "The couple run a bakery. He said"
                    && !(e.name_words == 0
                        && lexicon.vocabulary.tells(head_word(&e.speaker.name), who::PAIR))
            } else if stem == "both" {
                // "Both said no": two who were counted, or named together
                let first = e.speaker.name.split(' ').next();
                first.and_then(key_word) == Some("two")
                    || first == Some("Both")
                    || e.speaker.name.contains(" and ") && kind == SpeakerKind::Group
            } else if plural {
                e.is_plural || kind == SpeakerKind::Group
            } else {
                // "Doru Minerals said in a statement that it was late. It did not reply"
                let spoke = last.and_then(|l| self.entities.get(l as usize));
                // "The declaration names four parties. It says": several are not it
                matches!(
                    kind,
                    SpeakerKind::Organization | SpeakerKind::Government | SpeakerKind::Document
                ) && !(e.is_plural && kind == SpeakerKind::Organization && !names(e))
                    // "A supplier in Halden denies it. It claims"
                    || matches!(kind, SpeakerKind::Role | SpeakerKind::Anonymous)
                        && !e.is_plural
                        && is_firm(lexicon, head_word(&e.speaker.name))
                    || is_lone(e)
                    || spoke.is_some_and(|l| std::ptr::eq(l, e))
                        && kind == SpeakerKind::Person
                        && e.gender == Gender::Unknown
                        && e.speaker.role.is_empty()
                        && e.age == 0
                        && e.calls == (0, 0)
            }
        };
        let search = Search {
            gender,
            person,
            last,
            is_it: !person && !plural,
            talk,
        };
        let at = phrase.first as usize;
        let asked = person
            .then(|| self.asked(text, reading, at, &fits))
            .flatten();
        let nearest = self.salient(reading, at, &fits, &search);
        // "some in the Union suggest it. / They also said": who spoke last need not be a noun that the lists know
        let found = asked
            .or(nearest.map(|m| m.entity))
            .filter(|_| {
                !plural
                    || stem == "both"
                    || last.is_none_or(|l| {
                        self.mentions.iter().rev().take(NEAR).any(|m| m.entity == l)
                    })
            })
            .or_else(|| last.filter(|l| self.entities.get(*l as usize).is_some_and(&fits)))
            .or(nearest.map(|m| m.entity))
            .or_else(|| {
                person
                    .then(|| self.named_after(reading, phrase.first, &fits))
                    .flatten()
            })
            .or_else(|| {
                (plural && stem != "both")
                    .then(|| self.one_as_they(reading, phrase.first as usize, &search))
                    .flatten()
            });
        if let Some(body) = found.filter(|_| stem == "it") {
            self.make_body(body);
        }
        if let (Some(e), true) = (
            found.and_then(|f| self.entities.get_mut(f as usize)),
            person,
        ) && e.gender == Gender::Unknown
            // "Her deputy thinks she means it": rather she than the deputy
            && (e.name_words > 0
                || phrase.first <= reading.sentence(phrase.first as usize).tokens.0 + 1
                || reading.gap(phrase.first as usize) & gap::MARK != 0)
        {
            e.gender = gender;
        }
        found
    }

    /// Who was asked, where a pronoun is the subject of what was asked: "asking [Jon Orlo] why he left".
    fn asked(
        &self,
        text: &str,
        reading: &Reading,
        at: usize,
        fits: &dyn Fn(&Entity) -> bool,
    ) -> Option<u32> {
        let opens = at.checked_sub(1).filter(|i| {
            matches!(
                reading.word(text, *i),
                "why" | "whether" | "if" | "what" | "how" | "when" | "where"
            )
        })?;
        let before = self.mentions.partition_point(|m| (m.word as usize) < at);
        let m = self.mentions.get(before.checked_sub(1)?)?;
        let first = m.word as usize;
        let joined = longest(reading, opens).is_some_and(|p| p.first == m.word)
            && (first..=at).all(|i| reading.is_joined(i))
            && matches!(
                reading.word(text, first.checked_sub(1)?),
                "asked" | "asks" | "asking" | "ask"
            );
        (joined && self.entities.get(m.entity as usize).is_some_and(fits)).then_some(m.entity)
    }

    /// Who is "they" where nobody else can be: a body or somebody without a name of whom the sentence before speaks ("Police arrested
    /// a driver. They said").
    fn one_as_they(&self, reading: &Reading, at: usize, search: &Search) -> Option<u32> {
        let number = *reading.sentence_of.get(at)?;
        let kinds = [SpeakerKind::Organization, SpeakerKind::Anonymous];
        kinds.into_iter().find_map(|kind| {
            let one = |e: &Entity| e.speaker.kind == kind;
            let found = self.salient(reading, at, &one, search)?;
            let there = *reading.sentence_of.get(found.word as usize)?;
            let is_subject = found.salience >= SUBJECT || Some(found.entity) == search.last;
            // "You went to the regulator. What did they do? / They wrote": the only body of which the talk is
            let near = |m: &&Mention| {
                let before = reading.sentence_of.get(m.word as usize);
                (m.word as usize) < at && before.is_some_and(|s| number <= s + 2)
            };
            let is_only = || {
                let mut all = self.mentions.iter().rev().take(NEAR).filter(near);
                all.all(|m| m.entity == found.entity || !self.is_body(m.entity))
            };
            (is_subject && there + 1 == number
                || kind == SpeakerKind::Organization
                    && !reading.labels.is_empty()
                    && number <= there + 2
                    && is_only())
            .then_some(found.entity)
        })
    }

    /// The person whom the same sentence or the next one names first after a pronoun: "It was not easy, she conceded. The mayor, Ilse
    /// Orlo, had ...", "Asked whether she would stay, Orlo said".
    fn named_after(
        &self,
        reading: &Reading,
        word: u32,
        fits: &dyn Fn(&Entity) -> bool,
    ) -> Option<u32> {
        let number = *reading.sentence_of.get(word as usize)?;
        let paragraph = reading.sentence(word as usize).paragraph;
        let list = reading.phrases_before(word as usize + 1);
        let from = reading.sentence(word as usize).tokens.0;
        // "She blamed the mayor, Ilse Orlo": another than she
        let is_main = word <= from + 1;
        // "she told Meridian": another than she
        let is_object = |p: &Phrase| {
            let (verb, first) = (word as usize + 1, p.first as usize);
            (verb + 1..verb + 5).contains(&first)
                && (verb..first).all(|i| {
                    reading.is(i, class::VERB | class::AUXILIARY | class::ADVERB)
                        && reading.is_joined(i)
                })
                && reading.is_joined(first)
        };
        (list..reading.phrases.len())
            .take(HERE)
            .take_while(|k| {
                reading.phrases.get(*k).is_some_and(|p| {
                    let at = p.first as usize;
                    reading
                        .sentence_of
                        .get(at)
                        .is_some_and(|s| *s <= number + 1)
                        && reading.sentence(at).paragraph <= paragraph + 1
                })
            })
            .filter(|k| {
                reading.phrases.get(*k).is_some_and(|p| {
                    !p.after_preposition
                        && !p.is_possessive
                        && !is_object(p)
                        // "She had warned them, said Ilse Orlo"
                        && !(is_main
                            && !reading.is((p.first as usize).saturating_sub(1), class::CUE)
                            && reading.sentence(p.first as usize).tokens.0 == from)
                        && reading.quotation(p.first as usize) == 0
                })
            })
            .filter_map(|k| self.of_phrase(k))
            .find(|e| {
                self.entities
                    .get(*e as usize)
                    .is_some_and(|e| e.name_words > 0 && fits(e))
            })
    }

    /// The most salient mention before word `at` of those that fit.
    pub(super) fn salient(
        &self,
        reading: &Reading,
        at: usize,
        fits: &dyn Fn(&Entity) -> bool,
        search: &Search,
    ) -> Option<Mention> {
        let person = search.person;
        let quotation = reading.quotation(at);
        let here = reading.sentence(at);
        let number = reading.sentence_of.get(at).copied().unwrap_or(0);
        let before = self.mentions.partition_point(|m| (m.word as usize) < at);
        // "The law, it said in 2019, was late"
        let is_dated = reading.is(at + 2, class::PREPOSITION)
            && (at + 3..at + 6).any(|i| reading.is_behind_comma(i));
        let closes = reading.gap(at) & gap::COMMA != 0
            && reading.is(at + 1, class::CUE)
            && (reading.gap(at + 2) & gap::HARD != 0 || is_dated);
        // "“Nobody buys tulips,” she said."
        let is_tag = closes && reading.gap(at) & gap::MARK != 0;
        // "The yard has never built one, noted Orlo, an analyst. “I doubt it,” she said": of that sentence she is the one
        let near = || {
            let back = self.mentions.get(..before).into_iter().flatten().rev();
            back.take_while(|m| {
                let there = reading.sentence_of.get(m.word as usize);
                there.is_some_and(|s| number <= s + 1)
            })
        };
        let last_there = search.last.is_some() && near().any(|m| Some(m.entity) == search.last);
        let mut quoted = [NOBODY; 4];
        let named_here = self
            .mentions
            .get(..before)
            .into_iter()
            .flatten()
            .rev()
            .take_while(|m| reading.sentence_of.get(m.word as usize) == Some(&number))
            .filter(|m| m.quotation != 0)
            // “This man is unfit,” he said: nor by a noun, unless it is of whom the text speaks
            .filter(|m| {
                let kind = self.speaker(m.entity).map(|s| s.kind);
                self.is_person(m.entity)
                    || kind == Some(SpeakerKind::Role) && Some(m.entity) != search.last
            });
        for (slot, m) in quoted.iter_mut().zip(named_here) {
            *slot = m.entity;
        }
        let opens_paragraph = |first: u32| {
            let before = first.checked_sub(1).map(|i| reading.sentence(i as usize));
            before.is_none_or(|s| s.paragraph != reading.sentence(first as usize).paragraph)
        };
        // whether a body acts in the sentence right before
        let acted = search.is_it
            && near().any(|m| {
                m.salience >= SUBJECT
                    && m.quotation == 0
                    && reading.sentence_of.get(m.word as usize) != Some(&number)
                    && reading.sentence(m.word as usize).paragraph == here.paragraph
                    && self.is_body(m.entity)
            });
        // "Orlo was asked by a caller. “It was luck,” he said."
        let is_behind_preposition = |first: u32| {
            first
                .checked_sub(1)
                .is_some_and(|i| reading.is(i as usize, class::PREPOSITION))
        };
        let mut best: Option<(i32, Mention)> = None;
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
            let there = reading.sentence(m.word as usize);
            let talks = search.talk.contains(&Some(m.entity));
            if !fits(e) || talks && (person || Some(m.entity) == search.talk[0]) {
                continue;
            }
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
            // "The institute, which both quote, is cautious: it estimates": the subject of the same sentence
            if !person && sentences == 0 && m.salience >= SUBJECT {
                score += OWN_SENTENCE;
            }
            if Some(m.entity) == search.last {
                score += match (person, acted) {
                    (true, _) => LAST,
                    // "The union said no. The ministry disagreed. It said": rather the ministry
                    (false, true) if !last_there && sentences > 1 => 0,
                    (false, _) => LAST_BODY,
                };
            }
            if person && e.gender == search.gender {
                score += AGREES;
            }
            // "The minister met her counterpart, and she warned": rather who has the counterpart
            if person && sentences == 0 && reading.is(m.word as usize, class::POSSESSIVE) {
                score -= BY_NAME;
            }
            let is_somebody = e.gender == search.gender || e.speaker.kind == SpeakerKind::Role;
            // "A baker in Brenn said it was over. He added", "The chairman refused. “Never,” he said": nobody who has a name
            let goes_on = (e.speaker.kind == SpeakerKind::Anonymous
                || e.speaker.kind == SpeakerKind::Role && is_tag)
                && Some(m.entity) == search.last
                && sentences == 1
                // "Orlo will stand trial. An analyst said it was weak. He denies it"
                && (opens_paragraph(there.tokens.0) || is_tag && !is_behind_preposition(m.word))
                // "People close to Orlo say it is late. She"
                && !e.speaker.name.to_lowercase().starts_with("people");
            if person
                && (is_somebody && !last_there || goes_on)
                && sentences <= 1
                && paragraphs == 0
                && m.quotation == 0
                && m.salience >= SUBJECT
            {
                score += RIGHT_BEFORE;
            }
            // "Orlo was gloomier: without it, he said, they would lose": who is the subject before the colon
            let leads = sentences == 0
                && m.quotation == 0
                && m.salience >= SUBJECT
                // not "at 6:15"
                && (m.word as usize + 1..=at).any(|i| {
                    reading.gap(i) & (gap::COLON | gap::SPACE) == gap::COLON | gap::SPACE
                });
            if person && leads {
                score += 2 * RIGHT_BEFORE;
            }
            if m.quotation != 0 && m.quotation != quotation {
                score -= 14;
            }
            // “Joel is going nowhere,” he said: nobody calls himself by name
            if person && quotation == 0 && quoted.contains(&m.entity) {
                score -= BY_NAME;
            }
            // "If the minister refused, she said, ...": nobody speaks so of herself
            if (person || search.is_it)
                && closes
                && sentences == 0
                && Some(m.entity) != search.last
                && !leads
                && !reading.is(m.word as usize, class::SUBJECT)
                && !(m.word as usize + 1..at)
                    .any(|i| reading.gap(i) & (gap::SEMICOLON | gap::DASH) != 0)
            {
                continue;
            }
            let kind = e.speaker.kind;
            score -= match kind {
                SpeakerKind::Role if person => 5,
                SpeakerKind::Anonymous if person => 6,
                // "the police in Torsholm": where, not who
                SpeakerKind::Government if !person && m.salience < 0 => 6,
                _ => 0,
            };
            // a lone word that nothing shows to be a person's name
            if e.name_words == 1 && e.gender == Gender::Unknown && e.speaker.role.is_empty() {
                score -= LONE;
            }
            if best.is_none_or(|(s, _)| score > s) {
                best = Some((score, *m));
            }
        }
        best.map(|(_, m)| m)
    }

    /// The person of whom the text speaks where word `at` begins.
    pub fn central(&self, reading: &Reading, at: usize) -> Option<u32> {
        let fits = |e: &Entity| e.name_words > 0 && e.speaker.kind == SpeakerKind::Person;
        let search = Search {
            person: true,
            ..Search::default()
        };
        self.salient(reading, at, &fits, &search).map(|m| m.entity)
    }

    /// The person with whom the sentence begins whose first word is `first`, and the words that name him.
    pub fn subject(&self, reading: &Reading, first: usize) -> Option<(u32, (usize, usize))> {
        let from = self.mentions.partition_point(|m| (m.word as usize) < first);
        let opening = self.mentions.get(from..)?.iter();
        opening
            .take_while(|m| {
                m.word as usize <= first + 1 && reading.sentence(first).tokens.1 > m.word
            })
            .find(|m| {
                m.salience >= SUBJECT
                    && m.quotation == 0
                    && self.entities.get(m.entity as usize).is_some_and(|e| {
                        matches!(e.speaker.kind, SpeakerKind::Person | SpeakerKind::Role)
                    })
            })
            .map(|m| {
                let word = m.word as usize;
                let named = reading.phrases_in(word, word + 1).iter();
                let end = named.map(|p| p.end as usize).max().unwrap_or(word + 1);
                (m.entity, (word, end))
            })
    }

    /// Whom "who" or "which" stands for: the noun right before it, else the nearest mention.
    pub(super) fn antecedent(
        &mut self,
        text: &str,
        reading: &Reading,
        lexicon: &Lexicon,
        phrase: Phrase,
    ) -> Option<u32> {
        // "Another, who left in April, thought"
        if let Some(before) = phrase.first.checked_sub(1)
            && matches!(
                key_word(reading.word(text, before as usize)),
                Some("one" | "another" | "some" | "others" | "many" | "someone" | "everyone")
            )
        {
            let noun = Phrase {
                first: before,
                end: phrase.first,
                head: before,
                ..phrase
            };
            return self.indefinite(text, reading, lexicon, noun);
        }
        // "Ilse Orlo, 29, who asked": not the number
        let aged = phrase.first.checked_sub(1).map(|i| i as usize).filter(|i| {
            reading.shape(*i, shape::DIGIT)
                && reading.gap(*i) & reading.gap(*i + 1) & gap::COMMA != 0
        });
        let mut until = aged.unwrap_or(phrase.first as usize);
        // "Sen. Ilse Orlo (D-Halden), who": not what stands in parentheses
        if let Some(inner) = longest(reading, until)
            && reading.gap(inner.first as usize) & gap::OPEN != 0
        {
            until = inner.first as usize;
        }
        if let Some(mut noun) = longest(reading, until) {
            if let Some(subject) = self.called_in_predicate(reading, noun) {
                return Some(subject);
            }
            // "a dozen deputies of the union, who": rather somebody than something
            for _ in 0..2 {
                let person = self.of_phrase(index_of(reading, noun)).is_some_and(|e| {
                    self.entities
                        .get(e as usize)
                        .is_some_and(|e| e.name_words > 0)
                });
                let first = noun.first as usize;
                let governor = (noun.after_preposition
                    && !person
                    && is_personal(reading.word(text, phrase.first as usize)))
                .then(|| longest(reading, first.saturating_sub(1)))
                .flatten()
                .filter(|p| {
                    // "a rep at the hospital, who", "Orlo of the National Union, who"
                    let is_named = self
                        .of_phrase(index_of(reading, *p))
                        .is_some_and(|e| self.is_person(e));
                    let indefinite = matches!(
                        reading.word(text, p.first as usize),
                        "a" | "A" | "an" | "An" | "another" | "Another" | "one" | "One"
                    );
                    // "a memo from her manager, who", "an interview with the coach, who"
                    let is_paper = is_setting(reading, lexicon, p.head as usize)
                        || self.of_phrase(index_of(reading, *p)).is_some_and(|e| {
                            self.speaker(e)
                                .is_some_and(|s| s.kind == SpeakerKind::Document)
                        });
                    !is_paper && (p.kind == PhraseKind::Source || is_named || indefinite)
                });
                match governor {
                    Some(p) => noun = p,
                    None => break,
                }
            }
            // "The Mining Federation of Ostland, which asked": not the country
            if noun.after_preposition
                && reading.word(text, phrase.first as usize) == "which"
                && let Some(of) = (noun.first as usize).checked_sub(1)
                && reading.word(text, of) == "of"
                && of
                    .checked_sub(1)
                    .is_some_and(|i| reading.shape(i, shape::CAPITAL))
                && let Some(p) = longest(reading, of)
            {
                noun = p;
            }
            // "A group of tenants based in Halden, which opposes it": not the town
            if noun.after_preposition
                && let Some(at) = (noun.first as usize).checked_sub(2)
                && matches!(
                    reading.word(text, at),
                    "based" | "headquartered" | "registered" | "founded" | "located"
                )
                && let Some(p) = longest(reading, at)
            {
                noun = p;
                while noun.after_preposition
                    && reading.word(text, noun.first as usize - 1) == "of"
                    && let Some(p) = longest(reading, noun.first as usize - 1)
                {
                    noun = p;
                }
            }
            let found = self
                .of_phrase(index_of(reading, noun))
                .or_else(|| self.partitive(text, reading, lexicon, noun));
            if found.is_some() {
                return found;
            }
            if noun.kind.is_somebody()
                || noun.kind == PhraseKind::Other
                    && is_personal(reading.word(text, phrase.first as usize))
            {
                return self.as_written(text, reading, noun);
            }
        }
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
}

impl Directory {
    /// "Orlo said it was late. [A baker] put it more simply. “We sleep,” he said": somebody without a name whom the sentence before a quotation
    /// brings in to speak, and who is alone there; not "A nurse called him. “Not now,” he said".
    pub(super) fn newcomer(
        &self,
        text: &str,
        reading: &Reading,
        lexicon: &Lexicon,
        phrase: Phrase,
    ) -> Option<u32> {
        let at = phrase.first as usize;
        let gender = match reading.word(text, at) {
            "he" => Gender::Male,
            "she" => Gender::Female,
            _ => return None,
        };
        let is_tag = reading.gap(at) & gap::COMMA != 0 && reading.gap(at) & gap::MARK != 0;
        let said = at.checked_sub(1).filter(|_| is_tag)?;
        let quotation = reading.quotation(said);
        let mut opens = said;
        while opens > 0 && reading.quotation(opens - 1) == quotation {
            opens -= 1;
        }
        let before = opens.checked_sub(1).filter(|_| quotation != 0)?;
        let sentence = reading.sentence(before);
        if sentence.paragraph != reading.sentence(opens).paragraph
            || sentence.tokens.1 as usize != opens
        {
            return None;
        }
        let (from, to) = (sentence.tokens.0 as usize, opens);
        let opening = reading.phrases_in(from, from + 1).iter();
        let somebody = opening.max_by_key(|p| p.end)?;
        let entity = self.of_phrase(index_of(reading, *somebody))?;
        let fits = |e: &Entity| is_single(e, gender);
        let e = self.entities.get(entity as usize)?;
        let is_indefinite = matches!(reading.word(text, from), "A" | "An" | "One" | "Another");
        let is_new = e.name_words == 0 && e.times == 1 && fits(e) && is_indefinite;
        let is_other = |m: &Mention| {
            m.entity != entity
                // "a farmer from Halden"
                && m.salience >= 0
                && self.entities.get(m.entity as usize).is_some_and(fits)
        };
        let first = self.mentions.partition_point(|m| (m.word as usize) < from);
        let mut here = self.mentions.get(first..).into_iter().flatten();
        let has_other = here
            .by_ref()
            .take_while(|m| (m.word as usize) < to)
            .any(is_other);
        let is_pronoun = |i: usize| {
            reading.is(i, class::POSSESSIVE | class::SUBJECT | class::OBJECT)
                && !reading.is(i, class::EMPTY)
        };
        let end = somebody.end as usize;
        // "put it more simply", "shrugged", "was less sure"
        let reacts = |i: usize| {
            reading.tells(lexicon, i, who::REACTING)
                || reading.is(i, class::BE)
                    && matches!(reading.word(text, i + 1), "more" | "less" | "not")
        };
        // "One farmer from Halden has waited since May. “I gave up,” he said": of whom a paragraph tells first
        let opens_paragraph = || {
            let before = from.checked_sub(1).map(|i| reading.sentence(i));
            before.is_none_or(|s| s.paragraph != sentence.paragraph)
        };
        let is_it = is_new
            && !has_other
            && !(from + 1..to).any(is_pronoun)
            && ((end..to).any(reacts) || opens_paragraph());
        is_it.then_some(entity)
    }

    /// "[Ilse Orlo] is a farmer who says": the person with a name of whom the clause tells that she is the noun before "who".
    fn called_in_predicate(&self, reading: &Reading, noun: Phrase) -> Option<u32> {
        let be = (noun.first as usize).checked_sub(1)?;
        let is_predicate = noun.has_determiner
            && !noun.after_preposition
            && reading.is(be, class::BE)
            && reading.is_joined(be)
            && reading.is_joined(noun.first as usize);
        let subject = longest(reading, be).filter(|p| {
            is_predicate && p.kind == PhraseKind::Name && !p.after_preposition && !p.is_possessive
        })?;
        self.of_phrase(index_of(reading, subject))
            .filter(|e| self.is_person(*e))
    }
}

/// Whether "he" or "she" can be `e`: one human being, of no other gender.
fn is_single(e: &Entity, gender: Gender) -> bool {
    matches!(
        e.speaker.kind,
        SpeakerKind::Person | SpeakerKind::Role | SpeakerKind::Anonymous
    ) && !e.is_plural
        && (e.gender == gender || e.gender == Gender::Unknown)
}

/// Where a phrase stands that mentions somebody.
struct Spot<'a> {
    text: &'a str,
    reading: &'a Reading,
    phrase: &'a Phrase,
    /// Its first word, and the word behind it.
    first: usize,
    next: usize,
    /// First word of its sentence.
    sentence: usize,
}

impl<'a> Spot<'a> {
    fn new(text: &'a str, reading: &'a Reading, phrase: &'a Phrase) -> Self {
        let first = phrase.first as usize;
        Self {
            text,
            reading,
            phrase,
            first,
            next: phrase.end as usize,
            sentence: reading.sentence(first).tokens.0 as usize,
        }
    }

    /// Whether the word before is of any of the classes.
    fn is_behind(&self, bits: u32) -> bool {
        self.first > 0 && self.reading.is(self.first - 1, bits)
    }

    /// Whether a sign parts word `i` from the word before.
    fn is_parted(&self, i: usize) -> bool {
        self.reading.gap(i) & gap::HARD != 0
    }

    fn is_he_or_she(&self) -> bool {
        self.phrase.kind == PhraseKind::Pronoun
            && matches!(
                self.reading.word(self.text, self.first),
                "he" | "she" | "He" | "She"
            )
            && self.reading.quotation(self.first) == 0
    }

    /// Whether the phrase is of the print, and of nobody whom a pronoun takes up.
    fn is_beside_text(&self) -> bool {
        let (reading, first, next) = (self.reading, self.first, self.next);
        // "Q:"
        let is_letter = || {
            let is_label = reading
                .labels
                .binary_search_by_key(&self.phrase.first, |l| l.first)
                .is_ok();
            is_label && asks(reading.word(self.text, first))
        };
        // "Oct. 3 (Newswire) - Regulators refused it": who prints it is not what the text is about
        let prints = reading.gap(first) & gap::OPEN != 0
            && reading.gap(next) & gap::CLOSE != 0
            && reading.gap(next) & gap::DASH != 0
            && reading.quotation(first) == 0;
        prints || next == first + 1 && is_letter()
    }

    fn is_between_commas(&self) -> bool {
        let (before, behind) = (self.reading.gap(self.first), self.reading.gap(self.next));
        before & behind & gap::COMMA != 0 && (before | behind) & gap::MARK == 0
    }

    /// "its founder, Ilse Orlo, declared".
    fn is_named_between_commas(&self) -> bool {
        self.is_between_commas()
            && self.reading.is(self.next, class::CUE)
            && self
                .reading
                .is(self.next, class::VERB_PAST | class::VERB_THIRD)
    }

    /// "its founder, Ilse Orlo, did not".
    fn acts_between_commas(&self) -> bool {
        self.is_between_commas()
            && self.reading.shape(self.first, shape::CAPITAL)
            && self.reading.is(
                self.next,
                class::VERB_PAST | class::VERB_THIRD | class::AUXILIARY,
            )
    }

    /// Whether what follows is of the classes, or is so behind an auxiliary or an adverb among `over`.
    fn is_before(&self, bits: u32, over: u32) -> bool {
        let (reading, next) = (self.reading, self.next);
        !self.is_parted(next)
            && (reading.is(next, bits) || reading.is(next, over) && reading.is(next + 1, bits))
    }

    /// Whether it is who says something.
    fn speaks(&self) -> bool {
        let (reading, first, next) = (self.reading, self.first, self.next);
        // "Ilse Orlo of Norvane Bank said": not the bank
        let is_free = !self.phrase.after_preposition;
        let follows = || {
            self.is_behind(class::CUE)
                && !self.is_parted(first)
                // "“It is late,” Orlo told Ilse Varga": to whom it was said
                && !takes_hearer(reading.word(self.text, first - 1))
                // "The report says police ignored it": who is told of
                && (self.is_parted(next) || !reading.is(next, class::FINITE | class::AUXILIARY))
        };
        self.is_named_between_commas()
            || is_free && self.is_before(class::CUE, class::AUXILIARY | class::ADVERB)
            || is_free && follows()
    }

    /// "was mocked by the union's president, Ilse Orlo": who did it.
    fn is_agent(&self) -> bool {
        let reading = self.reading;
        let is_by = |i: usize| {
            i > 1
                && matches!(reading.word(self.text, i - 1), "by")
                && reading.is(i - 2, class::VERB_PARTICIPLE)
                && reading.is(i - 2, class::CUE)
                // but "a list published by the Herald"
                && (i.saturating_sub(4)..i - 2).any(|k| reading.is(k, class::BE))
        };
        is_by(self.first) && !self.phrase.is_possessive
            || reading.is_behind_comma(self.first)
                && self.is_parted(self.next)
                && longest(reading, self.first).is_some_and(|p| is_by(p.first as usize))
    }

    /// Whether it is the subject of a clause.
    fn is_subject(&self) -> bool {
        !self.phrase.after_preposition
            && !self.phrase.is_possessive
            && (self.first <= self.sentence + 1
                || self.is_named_between_commas()
                || self.acts_between_commas()
                || self.is_before(class::FINITE | class::AUXILIARY, class::ADVERB))
    }

    /// Whether its clause stands in another: its subject is less at the centre than that of a main clause.
    fn is_in_clause_of_another(&self) -> bool {
        self.first > self.sentence
            && !self.is_parted(self.first)
            && (self.reading.word(self.text, self.first - 1) == "that"
                || self.is_behind(class::RELATIVE | class::SUBORDINATOR | class::CUE))
    }

    /// "The lawyer said her client was asleep".
    fn is_owned_in_report(&self) -> bool {
        self.first > self.sentence
            && !self.is_parted(self.first)
            && self.is_behind(class::CUE)
            && matches!(self.reading.word(self.text, self.first), "her" | "his")
    }
}

/// Whether a relative pronoun stands for persons.
fn is_personal(word: &str) -> bool {
    matches!(word.split(['’', '\'']).next(), Some("who" | "Who" | "whom"))
}

/// A short word of grammar in small letters, without what follows an apostrophe ("I'd" is "i"); none for longer words.
pub(super) fn key_word(word: &str) -> Option<&'static str> {
    const LONGEST: usize = 10;
    static WORDS: WordSet = WordSet::of(&[
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
        "neither",
        "either",
        "each",
        "half",
        "everyone",
        "everybody",
        "others",
        "nobody",
        "someone",
        "somebody",
        "myself",
        "ourselves",
    ]);
    // no word of these has a letter outside ASCII: the first byte of such a letter ends the search as a curly apostrophe does
    let end = word
        .bytes()
        .take(LONGEST + 1)
        .position(|b| b == b'\'' || b >= 0x80)
        .unwrap_or(word.len());
    let (stem, rest) = word.split_at_checked(end)?;
    if end > LONGEST || rest.starts_with(|c: char| c != '\'' && c != '’') {
        return None;
    }
    WORDS.find(stem)
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

/// Whether a verb of saying has the one to whom it was said right behind it, and never the one who said it.
fn takes_hearer(verb: &str) -> bool {
    matches!(
        verb,
        "told" | "tells" | "tell" | "telling" | "assured" | "informed" | "reminded"
    )
}
