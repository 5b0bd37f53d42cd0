//! The source of a statement: the phrase that heads it, and the speaker that it names.

use super::Directory;
use super::Entity;
use super::Gender;
use super::Mention;
use super::SpeakerKind;
use super::description::{chain, is_number_and_name, is_setting};
use super::id::{key, slug};
use super::parts::{Parts, is_office_of};
use super::pronoun::{Search, key_word};
use super::turn::asks;
use crate::attribution::cue::CueKind;
use crate::attribution::link::Attribution;
use crate::attribution::reading::{Phrase, PhraseKind, Reading};
use crate::attribution::source::Origin;
use crate::lexicon::{Layer, Lexicon, class, who};
use crate::text::token::{gap, shape};

/// How many mentions back the two of "the former" and "the latter" are looked for.
const NEAR: usize = 40;

impl Directory {
    /// The entity of the phrase at the core of a source. `last` is the speaker of the statement before, `talk` who speaks the words in
    /// which the source stands, and to whom.
    pub fn of(
        &mut self,
        text: &str,
        reading: &Reading,
        lexicon: &Lexicon,
        a: &Attribution,
        last: Option<u32>,
        talk: [Option<u32>; 2],
    ) -> Option<u32> {
        if a.origin == Origin::None {
            return None;
        }
        let phrase = core(text, reading, lexicon, a);
        // "Q: There are reports that ...": the label is no name
        if phrase.end == phrase.first + 1 && asks(reading.word(text, phrase.first as usize)) {
            return self.interviewer;
        }
        // "Q Did the minister promise it?"
        if reading.word(text, phrase.first as usize) == "Q"
            && phrase.end == phrase.first + 2
            && reading.is(phrase.head as usize, class::AUXILIARY)
        {
            return None;
        }
        if is_relative(text, reading, &phrase) {
            return self.antecedent(text, reading, lexicon, phrase);
        }
        if is_nobody(text, reading, lexicon, a, &phrase) {
            return None;
        }
        if let Some(some) = self.amount(text, reading, lexicon, a) {
            return Some(some);
        }
        if let Some(those) = self.those_told(text, reading, a) {
            return Some(those);
        }
        match phrase.kind {
            PhraseKind::Pronoun | PhraseKind::Empty => {
                // "one of them" is one more than they
                return self
                    .named_one(text, reading, a, phrase)
                    .or_else(|| self.partitive(text, reading, lexicon, phrase))
                    .or_else(|| self.newcomer(text, reading, lexicon, phrase))
                    .or_else(|| self.pronoun(text, reading, lexicon, phrase, last, talk))
                    .or_else(|| self.two_of_the_sentence_before(text, reading, phrase))
                    .or_else(|| self.indefinite(text, reading, lexicon, phrase));
            }
            PhraseKind::Relative => return self.antecedent(text, reading, lexicon, phrase),
            _ => {}
        }
        let at = index_of(reading, phrase);
        self.named_one(text, reading, a, phrase)
            .or_else(|| self.share(text, reading, phrase.end as usize))
            .or_else(|| self.partitive(text, reading, lexicon, phrase))
            .or_else(|| self.counted_before(text, reading, phrase))
            .or_else(|| self.label(text, reading, a, phrase))
            .or_else(|| self.officer(text, reading, a, phrase))
            .or_else(|| self.one_of_two(text, reading, phrase))
            .or_else(|| self.joined(text, reading, a, phrase))
            .or_else(|| self.person_in_source(text, reading, lexicon, a, (at, phrase)))
            .or_else(|| self.of_phrase(at))
            .or_else(|| self.by_trade(text, reading, phrase))
            .or_else(|| self.holder_of_noun(text, reading, phrase))
            .or_else(|| self.by_word_of_name(text, reading, phrase))
            .or_else(|| self.as_written(text, reading, phrase))
    }

    /// "Those in the room said", "Those who know Orlo say": several whom the words behind tell, and nobody who was named.
    fn those_told(&mut self, text: &str, reading: &Reading, a: &Attribution) -> Option<u32> {
        let (from, to) = a.source;
        let tells = class::PREPOSITION | class::RELATIVE | class::VERB_PARTICIPLE;
        let is_told = matches!(reading.word(text, from), "those" | "Those")
            && to > from + 2
            && !reading.is_source(from)
            && reading.is_joined(from + 1)
            && reading.is(from + 1, tells)
            // "those of Orlo"
            && reading.word(text, from + 1) != "of";
        if !is_told {
            return None;
        }
        let span = reading.base_span(from, to);
        let p = Parts {
            text: span,
            is_plural: true,
            ..Parts::default()
        };
        Some(self.add(SpeakerKind::Group, span.of(text), &p, text))
    }

    /// An apposition that holds a name: "a spokesman for the ministry, Dmitro Orlo,". `phrase` and its number `at` are those of the source.
    fn person_in_source(
        &self,
        text: &str,
        reading: &Reading,
        lexicon: &Lexicon,
        a: &Attribution,
        (at, phrase): (usize, Phrase),
    ) -> Option<u32> {
        let is_person = |e: &u32| {
            let entity = self.entities.get(*e as usize);
            entity.is_some_and(|e| e.speaker.kind == SpeakerKind::Person)
        };
        let is_named_body = |e: u32| {
            !phrase.has_determiner
                && self.speaker(e).is_some_and(|s| {
                    s.kind == SpeakerKind::Organization && s.name.starts_with(char::is_uppercase)
                })
        };
        // "Lawyers for the former president, Ilse Orlo, demanded": several, and she is one
        let is_group = |e: u32| {
            self.speaker(e)
                .is_some_and(|s| s.kind == SpeakerKind::Group)
        };
        let own = self.of_phrase(at);
        if phrase.kind == PhraseKind::Name
            || phrase.first != a.phrase.first
            || own.is_some_and(|e| is_person(&e) || is_named_body(e) || is_group(e))
        {
            return None;
        }
        let from = reading.phrases_before(a.source.0);
        (from..reading.phrases_before(a.source.1)).find_map(|k| {
            let person = self.of_phrase(k).filter(is_person)?;
            // "The office of Ilse Orlo, the prime minister, insisted": whom the apposition explains is not the source
            let before = reading.phrases.get(from..k).unwrap_or_default();
            let is_owner = before.iter().enumerate().any(|(n, p)| {
                p.after_preposition
                    && p.kind == PhraseKind::Name
                    && self.of_phrase(from + n) == Some(person)
            });
            let p = reading.phrases.get(k).filter(|_| !is_owner)?;
            // "the Minister for Fisheries Ilse Orlo", "Secretary of State for Trade Ilse Orlo": more words than the name has
            let is_held = || {
                let (words, end) = ((p.end - p.first) as usize, phrase.end as usize);
                let first = p.first as usize;
                (first == end + 1 || first == end + 3 && reading.word(text, end) == "of")
                    && (end..=first).all(|i| reading.is_joined(i))
                    && is_office_of(text, reading, lexicon, first - 1)
                    // "the envoy for President Ilse Orlo"
                    && reading.role_match(first).is_none()
                    && self
                        .entities
                        .get(person as usize)
                        .is_some_and(|e| e.name_words < words)
            };
            let is_beside = || {
                !p.is_possessive
                    && !p.after_preposition
                    && reading.word(text, p.end as usize) != "among"
                    && (k == at || reading.gap(p.first as usize) & gap::COMMA != 0)
                    && reading
                        .phrases
                        .get(k + 1)
                        .is_none_or(|n| !(n.first == p.first && n.end > p.end))
            };
            (is_beside() || is_held()).then_some(person)
        })
    }

    /// "A person close to the minister ... The person, who had left, said".
    fn holder_of_noun(&self, text: &str, reading: &Reading, phrase: Phrase) -> Option<u32> {
        let head = phrase.head as usize;
        let is_bare = matches!(reading.word(text, phrase.first as usize), "the" | "The")
            && phrase.end == phrase.first + 2
            && !reading.shape(head, shape::CAPITAL);
        let noun = reading.base_span(head, head + 1);
        let holder = is_bare.then(|| self.holder(text, noun, "", phrase.first, false))?;
        holder.filter(|e| !self.is_body(*e))
    }

    /// "Institutes of Health Director Ilse Orlo said": who is named at the end, with an office, and not the body before.
    fn officer(
        &self,
        text: &str,
        reading: &Reading,
        a: &Attribution,
        phrase: Phrase,
    ) -> Option<u32> {
        let (first, end) = (phrase.first as usize, a.source.1);
        let named = longest(reading, end)
            .filter(|p| p.kind == PhraseKind::Name && p.first > phrase.first)?;
        let from = named.first as usize;
        let is_group = self.of_phrase(index_of(reading, phrase)).is_some_and(|e| {
            self.speaker(e)
                .is_some_and(|s| s.kind == SpeakerKind::Group)
        });
        let joined = !is_group
            && !phrase.has_determiner
            && reading.shape(phrase.head as usize, shape::CAPITAL)
            && matches!(reading.word(text, from - 1), "for" | "of")
            && (first + 1..end).all(|i| reading.is_joined(i));
        self.of_phrase(index_of(reading, named)).filter(|e| {
            joined
                && self.entities.get(*e as usize).is_some_and(|e| {
                    (1..end - from).contains(&e.name_words) && !e.speaker.role.is_empty()
                })
        })
    }

    /// "Halden Zoo lost a bear. The zoo said": the body that has the noun, which no list knows, in its name.
    fn by_word_of_name(&mut self, text: &str, reading: &Reading, phrase: Phrase) -> Option<u32> {
        let (first, head) = (phrase.first as usize, phrase.head as usize);
        let bare = phrase.kind == PhraseKind::Other
            && head == first + 1
            && phrase.end as usize == head + 1
            && matches!(reading.word(text, first), "the" | "The")
            && !reading.shape(head, shape::CAPITAL);
        let noun = reading.word(text, head);
        let has_noun = |e: &Entity| {
            let name = e.speaker.name.as_str();
            name.contains(' ')
                && e.gender == Gender::Unknown
                && e.speaker.role.is_empty()
                && matches!(
                    e.speaker.kind,
                    SpeakerKind::Organization | SpeakerKind::Person
                )
                && name
                    .split(' ')
                    .any(|w| w.starts_with(char::is_uppercase) && w.eq_ignore_ascii_case(noun))
        };
        let found = bare
            .then(|| self.salient(reading, first, &has_noun, &Search::default()))
            .flatten()?
            .entity;
        self.make_body(found);
        Some(found)
    }

    /// The entity of phrase number `k` as an actor: what it names, whom a pronoun stands for, else a new unknown one.
    pub fn of_actor(
        &mut self,
        text: &str,
        reading: &Reading,
        lexicon: &Lexicon,
        k: usize,
    ) -> Option<u32> {
        let phrase = *reading.phrases.get(k)?;
        match phrase.kind {
            // "others think that it may fail": others, whoever they are
            PhraseKind::Pronoun | PhraseKind::Empty => {
                return self
                    .pronoun(text, reading, lexicon, phrase, None, [None; 2])
                    .or_else(|| self.indefinite(text, reading, lexicon, phrase));
            }
            PhraseKind::Relative => return self.antecedent(text, reading, lexicon, phrase),
            _ => {}
        }
        self.of_phrase(k)
            .or_else(|| self.as_written(text, reading, phrase))
    }

    /// Whom a spokesperson means by "we": the body that she speaks for, where the text says which.
    pub fn spoken_for(&mut self, speaker: u32) -> Option<u32> {
        let s = self.speaker(speaker)?;
        let office = s.role.split([' ', '-']).next_back()?;
        if !office.to_ascii_lowercase().starts_with("spokes") {
            return None;
        }
        if s.affiliation.is_empty() {
            return self.masthead;
        }
        let body = s.affiliation.clone();
        let id = slug(&body);
        let named = |e: &Entity| {
            matches!(
                e.speaker.kind,
                SpeakerKind::Organization | SpeakerKind::Government
            ) && (e.speaker.id == id
                || self.aliases(e).any(|a| a == body)
                // "the shipbuilder Transmar"
                || body.strip_suffix(&e.speaker.name).is_some_and(|rest| {
                    rest.ends_with(' ') && !rest.contains(char::is_uppercase)
                }))
        };
        self.entities.iter().position(named).map(|at| at as u32)
    }

    /// The entity of phrase number `k` as the subject of a verb that begins with word `end`, which the phrase may have taken for a noun:
    /// "[Some] fear that".
    pub fn of_subject(
        &mut self,
        text: &str,
        reading: &Reading,
        lexicon: &Lexicon,
        k: usize,
        end: u32,
    ) -> Option<u32> {
        let phrase = *reading.phrases.get(k)?;
        if phrase.end <= end || phrase.first >= end {
            return self.of_actor(text, reading, lexicon, k);
        }
        let shorter = Phrase {
            end,
            head: end - 1,
            ..phrase
        };
        let (first, last) = (phrase.first as usize, end as usize);
        let known = reading
            .phrases_in(first, last)
            .iter()
            .find(|p| p.first == phrase.first && p.end == end)
            .and_then(|p| self.of_phrase(index_of(reading, *p)));
        known
            .or_else(|| self.indefinite(text, reading, lexicon, shorter))
            .or_else(|| self.as_written(text, reading, shorter))
    }

    /// A noun phrase that no list knows, kept as it is written.
    pub(super) fn as_written(
        &mut self,
        text: &str,
        reading: &Reading,
        phrase: Phrase,
    ) -> Option<u32> {
        // "Both governments"
        let both = matches!(reading.word(text, phrase.first as usize), "both" | "Both");
        let skip = usize::from(
            !both
                && reading.is(phrase.first as usize, class::DETERMINER)
                && phrase.end > phrase.first + 1,
        );
        let span = reading.base_span(phrase.first as usize + skip, phrase.end as usize);
        // "Saturday at the rally Orlo said": a day says nothing
        let is_day = phrase.end as usize == phrase.first as usize + skip + 1
            && reading.is(phrase.head as usize, class::WEEKDAY);
        if span.is_empty() || is_day {
            return None;
        }
        // "39 have said", "the 30 percent who say"
        let head = phrase.head as usize;
        let is_count =
            reading.shape(head, shape::DIGIT) || share_end(text, reading, head).is_some();
        let is_plural = both || is_count;
        let p = Parts {
            text: span,
            is_plural,
            ..Parts::default()
        };
        let kind = if is_plural {
            SpeakerKind::Group
        } else {
            SpeakerKind::Unknown
        };
        Some(self.add(kind, span.of(text), &p, text))
    }

    /// "More than half of the voters", "six in 10", "hundreds of deputies", "47 percent": several who are counted and not named.
    fn amount(
        &mut self,
        text: &str,
        reading: &Reading,
        lexicon: &Lexicon,
        a: &Attribution,
    ) -> Option<u32> {
        let (from, to) = a.source;
        // "nearly", "a large": what comes before the figure
        let is_figure = |i: &usize| {
            !matches!(
                reading.word(text, *i).to_ascii_lowercase().as_str(),
                "large"
                    | "strong"
                    | "vast"
                    | "great"
                    | "growing"
                    | "mere"
                    | "significant"
                    | "overwhelming"
                    | "clear"
                    | "small"
                    | "more"
                    | "fewer"
                    | "less"
                    | "than"
                    | "at"
                    | "least"
                    | "nearly"
                    | "almost"
                    | "about"
                    | "around"
                    | "roughly"
                    | "some"
                    | "only"
                    | "just"
                    | "over"
                    | "a"
                    | "the"
            )
        };
        let start = (from..to.min(from + 5)).find(is_figure)?;
        let counts = |i: usize| reading.is(i, class::NUMBER) || reading.shape(i, shape::DIGIT);
        let word = |i: usize| reading.word(text, i);
        let is_portion = |i: usize| reading.tells(lexicon, i, who::PORTION);
        // "two-thirds", "sixty-six percent"
        let bound = counts(start) && reading.gap(start + 1) & gap::HYPHEN != 0;
        let mut at = start + usize::from(bound);
        let figure = if bound && counts(at) { at } else { start };
        // "six in 10", but not "five in 2019"
        let is_year = reading.shape(start + 2, shape::DIGIT) && reading.word_len(start + 2) == 4;
        let rate = if counts(start) && word(start + 1) == "in" && counts(start + 2) && !is_year {
            start + 3
        } else if counts(start)
            && word(start + 1) == "out"
            && word(start + 2) == "of"
            && counts(start + 3)
        {
            start + 4
        } else {
            0
        };
        let end = if rate > 0 {
            // "six in 10 [voters]": the number may stand in the phrase of the noun
            let next = reading.phrases_in(rate - 1, rate + 1).iter();
            let whole = next.filter(|p| {
                (p.first as usize + 1 == rate || p.first as usize == rate) && p.end as usize > rate
            });
            let noun = whole.map(|p| p.end as usize).max();
            noun.filter(|_| reading.gap(rate) & gap::HARD == 0)
                .unwrap_or(rate)
        } else if counts(start)
            && let Some(end) = share_end(text, reading, figure + 1)
        {
            // "fewer than 15 percent of the voters": the voters
            if word(end) == "of" {
                return self.share(text, reading, end);
            }
            end
        } else {
            loop {
                let is_many = is_portion(at);
                if !is_many || word(at + 1) != "of" {
                    break is_many.then_some(at + 1)?;
                }
                if is_portion(at + 2) {
                    at += 2;
                    continue;
                }
                break chain(text, reading, lexicon, reading.phrase_end(at + 2)?);
            }
        };
        // "a third source", "a third said" of one more, but "almost a third said"
        let one_more =
            !bound && start <= from + 1 && matches!(word(at), "third" | "quarter" | "fifth");
        let bare = end == at + 1 && (one_more || end < to && !reading.is(end, class::PREPOSITION));
        let money = matches!(
            word(end - 1),
            "dollars" | "euros" | "pounds" | "crowns" | "miles" | "tons"
        );
        if bare || money || end > to + 8 {
            return None;
        }
        let mut span = reading.base_span(start, end);
        span.end += u32::from(end == start + 1 && is_percentage(text, reading, start));
        let p = Parts {
            text: span,
            is_plural: true,
            ..Parts::default()
        };
        Some(self.add(SpeakerKind::Group, span.of(text), &p, text))
    }

    /// "62 percent of Velmarkians": the Velmarkians, who stand behind the word `end` that follows the share.
    fn share(&mut self, text: &str, reading: &Reading, end: usize) -> Option<u32> {
        share_end(text, reading, end.checked_sub(1)?).or_else(|| share_end(text, reading, end))?;
        if reading.word(text, end) != "of" {
            return None;
        }
        let whole = *reading
            .phrases_in(end + 1, end + 3)
            .iter()
            .max_by_key(|p| p.end)?;
        self.of_phrase(index_of(reading, whole))
            .or_else(|| self.as_written(text, reading, whole))
    }

    /// "one of the diplomats", "two of them": as written, whoever they are.
    pub(super) fn partitive(
        &mut self,
        text: &str,
        reading: &Reading,
        lexicon: &Lexicon,
        phrase: Phrase,
    ) -> Option<u32> {
        let first = phrase.first as usize;
        let (from, end) = if first >= 2
            && (reading.word(text, first - 1) == "of"
                || matches!(
                    reading.word(text, first - 1),
                    "in" | "among" | "within" | "inside"
                ) && matches!(
                    key_word(reading.word(text, first - 2)),
                    Some("some" | "many" | "one" | "few" | "most" | "others" | "several")
                )) {
            (first - 2, phrase.end as usize)
        } else if phrase.end as usize == first + 1
            && (reading.word(text, first + 1) == "of"
                || matches!(
                    reading.word(text, first + 1),
                    "in" | "among" | "within" | "inside"
                ) && matches!(
                    key_word(reading.word(text, first)),
                    Some("some" | "many" | "one" | "few" | "most" | "others" | "several")
                ) && !is_setting(reading, lexicon, first + 2))
            && reading.gap(first + 1) & gap::HARD == 0
        {
            (first, reading.phrase_end(first + 2)?)
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

    /// "One of them, Ilse Orlo, said": the person whom the apposition of a partitive names.
    fn named_one(
        &self,
        text: &str,
        reading: &Reading,
        a: &Attribution,
        phrase: Phrase,
    ) -> Option<u32> {
        let (from, to) = a.source;
        let is_one = key_word(reading.word(text, from)) == Some("one")
            && reading.word(text, from + 1) == "of"
            && phrase.first as usize <= from + 2;
        if !is_one {
            return None;
        }
        // "said one of them, Ilse Orlo": the source may end before the comma
        let chain = reading.phrase_end(from + 2).unwrap_or(to);
        let to = to.max(chain + 1);
        reading.phrases_in(from + 2, to).iter().find_map(|p| {
            let first = p.first as usize;
            // "a teacher named Orlo"
            let named = p.kind == PhraseKind::Name
                && !p.is_possessive
                && (reading.gap(first) & gap::COMMA != 0 && reading.gap(first) & gap::MARK == 0
                    || matches!(
                        reading.word(text, first.saturating_sub(1)),
                        "named" | "called"
                    ));
            self.of_phrase(index_of(reading, *p))
                .filter(|e| named && self.is_person(*e))
        })
    }

    /// "The former said", "the latter replied", "the pair said": of the two who were named last, or both.
    fn one_of_two(&mut self, text: &str, reading: &Reading, phrase: Phrase) -> Option<u32> {
        let word = reading.word(text, phrase.head as usize);
        if !matches!(
            word,
            "latter" | "former" | "pair" | "duo" | "couple" | "two"
        ) || phrase.first + 2 != phrase.end
            || !phrase.has_determiner
        {
            return None;
        }
        let (earlier, later) = self.two_before(reading, phrase)?;
        match word {
            "former" => Some(earlier),
            "latter" => Some(later),
            _ => {
                let is_named = |e: u32| {
                    self.entities
                        .get(e as usize)
                        .is_some_and(|e| e.name_words > 0)
                };
                (is_named(earlier) && is_named(later)).then(|| {
                    let words = (phrase.first, phrase.end);
                    self.together(text, reading, words, (earlier, later))
                })
            }
        }
    }

    /// The two persons who were named last before a phrase, in the order of their sentence.
    fn two_before(&self, reading: &Reading, phrase: Phrase) -> Option<(u32, u32)> {
        let before = self.mentions.partition_point(|m| m.word < phrase.first);
        let kind = |m: &Mention| self.speaker(m.entity).map(|s| s.kind);
        let is_body = |m: &Mention| {
            matches!(
                kind(m),
                Some(SpeakerKind::Government | SpeakerKind::Organization)
            )
        };
        // "Velmark and Kestria signed. The former says": two bodies where the last sentence with such as can speak names no person
        let nearest = self.mentions.get(..before)?.iter().rev().take(NEAR);
        let bodies = nearest
            .filter(|m| m.quotation == 0 && m.salience > 0)
            .find(|m| is_body(m) || self.is_person(m.entity))
            .is_some_and(is_body);
        let named = |m: &&Mention| {
            m.quotation == 0
                && if bodies {
                    is_body(m)
                } else {
                    self.is_person(m.entity) || kind(m) == Some(SpeakerKind::Role)
                }
        };
        let list = self.mentions.get(..before)?;
        let (mut one, mut other) = (None, None);
        for m in list.iter().rev().take(NEAR).filter(named) {
            match one {
                None => one = Some(*m),
                Some(one) if one.entity != m.entity => {
                    other = Some(*m);
                    break;
                }
                _ => {}
            }
        }
        // who of the two is named first in their sentence
        let (one, other) = (one?, other?);
        let from = reading.sentence(other.word as usize).tokens.0;
        let earlier = list
            .iter()
            .rev()
            .take(NEAR)
            .take_while(|m| m.word >= from)
            .filter(|m| m.entity == one.entity || m.entity == other.entity)
            .last()?
            .entity;
        let later = if earlier == one.entity {
            other.entity
        } else {
            one.entity
        };
        Some((earlier, later))
    }

    /// Two who speak as one, called so by words `first..end`.
    fn together(
        &mut self,
        text: &str,
        reading: &Reading,
        (first, end): (u32, u32),
        (one, two): (u32, u32),
    ) -> u32 {
        let name = [one, two]
            .map(|e| self.speaker(e).map_or("", |s| s.name.as_str()))
            .join(" and ");
        let p = Parts {
            text: reading.base_span(first as usize, end as usize),
            is_plural: true,
            ..Parts::default()
        };
        self.add(SpeakerKind::Group, &name, &p, text)
    }

    /// "Orlo and Brandt met on Monday. They said": the two with whom the sentence before begins.
    fn two_of_the_sentence_before(
        &mut self,
        text: &str,
        reading: &Reading,
        phrase: Phrase,
    ) -> Option<u32> {
        let first = phrase.first as usize;
        if !reading.word(text, first).eq_ignore_ascii_case("they") {
            return None;
        }
        let before = (reading.sentence(first).tokens.0 as usize).checked_sub(1)?;
        let from = reading.sentence(before).tokens.0 as usize;
        // "The pair founded the yard in May. They say"
        let opening = reading.phrases_in(from, from + 1).iter();
        let pair = opening.max_by_key(|p| p.end).copied();
        if let Some(both) = pair.and_then(|p| self.one_of_two(text, reading, p)) {
            return self
                .entities
                .get(both as usize)
                .is_some_and(|e| e.is_plural)
                .then_some(both);
        }
        let person_at = |i: usize| {
            let named = reading.phrases_in(i, i + 1).iter();
            let p = named.max_by_key(|p| p.end)?;
            let entity = self.of_phrase(index_of(reading, *p))?;
            self.is_person(entity).then_some((entity, p.end as usize))
        };
        let (one, and) = person_at(from)?;
        let (two, end) = person_at(and + 1)?;
        let words = (from as u32, end as u32);
        (one != two && reading.word(text, and) == "and")
            .then(|| self.together(text, reading, words, (one, two)))
    }

    /// "Orlo and Brandt said", "Police and the mayor said": some who speak together.
    fn joined(
        &mut self,
        text: &str,
        reading: &Reading,
        a: &Attribution,
        phrase: Phrase,
    ) -> Option<u32> {
        let end = a.source.1;
        // "was criticized by | unions and employers", "according to | unions and employers", "said | Ana Orlo and Jan Breck"
        let is_behind = a.origin == Origin::Right && a.source.0 >= a.cue.end;
        let is_before =
            a.origin == Origin::Left && a.cue.kind == CueKind::Verb && end == a.cue.group;
        if !(is_before || is_behind) || phrase.is_possessive {
            return None;
        }
        // from the last name back to the first
        let plain = |i: usize| reading.is_joined(i);
        let can_speak = |p: &Phrase| p.kind.is_somebody();
        // the source may end the sentence
        let opens = reading.sentence(a.source.0).tokens.0 as usize;
        let mut last = longest_from(reading, opens, end).filter(can_speak)?;
        let mut named = vec![index_of(reading, last)];
        let mut joint = (last.first as usize).checked_sub(1)?;
        if reading.word(text, joint) != "and" || !plain(joint) || !plain(joint + 1) {
            return None;
        }
        let may_be_first =
            |p: &Phrase| !p.after_preposition || is_behind && p.first as usize == a.source.0;
        while let Some(p) = longest(reading, joint).filter(|p| can_speak(p) && may_be_first(p)) {
            named.push(index_of(reading, p));
            last = p;
            joint = p.first as usize;
            if !reading.is_behind_comma(joint) {
                break;
            }
        }
        let from = last.first as usize;
        let begins = from == reading.sentence(from).tokens.0 as usize
            || reading.is_parted(from)
            || is_behind && from == a.source.0;
        if named.len() < 2 || !begins {
            return None;
        }
        if let Some(one) = self.one_of_two_nouns(text, reading, &named, end) {
            return Some(one);
        }
        let who: Vec<u32> = named
            .iter()
            .rev()
            .filter_map(|k| self.of_phrase(*k))
            .collect();
        let persons = who.len() == named.len() && who.iter().all(|e| self.is_person(*e));
        let words = (last.first, end as u32);
        match who.as_slice() {
            [one, two] if persons && one != two => {
                Some(self.together(text, reading, words, (*one, *two)))
            }
            _ if persons && named.len() == 2 => None,
            _ => {
                let span = reading.base_span(from, end);
                let name = span.of(text);
                let name = name.strip_prefix("The ").unwrap_or(name);
                let p = Parts {
                    text: span,
                    is_plural: true,
                    ..Parts::default()
                };
                Some(self.add(SpeakerKind::Group, name, &p, text))
            }
        }
    }

    /// "Jens Orlo, the club's president and coach, said", "Author and former surgeon Ilse Orlo said", "the former striker and coach said": two
    /// nouns for one person. `named` has the phrases from the last one to the first.
    fn one_of_two_nouns(
        &self,
        text: &str,
        reading: &Reading,
        named: &[usize],
        end: usize,
    ) -> Option<u32> {
        let phrase = |n: usize| named.get(n).and_then(|k| reading.phrases.get(*k));
        let (last, first) = (phrase(0)?, phrase(1)?);
        // a noun for one of whom no name is told, which no body or group is
        let is_somebody = |p: &Phrase| {
            let known = self.of_phrase(index_of(reading, *p));
            p.kind == PhraseKind::Source
                && !reading.shape(p.head as usize, shape::CAPITAL)
                && !reading.ends_in_s(p.head as usize)
                && known
                    .and_then(|e| self.entities.get(e as usize))
                    .is_some_and(|e| {
                        !e.is_plural
                            && matches!(
                                e.speaker.kind,
                                SpeakerKind::Role | SpeakerKind::Anonymous | SpeakerKind::Person
                            )
                    })
        };
        let person = |n: usize| {
            let known = named.get(n).and_then(|k| self.of_phrase(*k));
            known.filter(|e| self.is_person(*e))
        };
        let is_office = |p: &Phrase| {
            reading
                .entity_match(p.head as usize)
                .is_some_and(|m| m.is_of(Layer::Role))
        };
        let bare = |p: &Phrase| {
            !p.has_determiner && !reading.is(p.first as usize, class::POSSESSIVE | class::NUMBER)
        };
        let apart = reading.is_behind_comma(end);
        let noun = is_somebody(last) && bare(last);
        // all that follows a name up to the comma before the verb says who that is
        let whom = named.len() - 1;
        let is_explained = apart
            && whom >= 2
            && (0..whom).all(|n| person(n).is_none_or(|e| Some(e) == person(whom)))
            && phrase(whom - 1).is_some_and(|p| {
                p.kind == PhraseKind::Source && !reading.ends_in_s(p.head as usize)
            });
        if is_explained {
            return person(whom);
        }
        if named.len() != 2 {
            return None;
        }
        // "Vice President and Managing Editor Ilse Orlo": the second has a name, and no article
        let is_held = || {
            person(0)
                .and_then(|e| self.entities.get(e as usize))
                .is_some_and(|e| e.name_words < (last.end - last.first) as usize)
        };
        let role_before = last.kind == PhraseKind::Name
            && !last.has_determiner
            && (!reading.shape(last.first as usize, shape::CAPITAL)
                || is_held() && is_office(first));
        let opens = reading.words.get(first.first as usize);
        let plain = first.kind == PhraseKind::Source
            && !reading.ends_in_s(first.head as usize)
            && bare(first)
            && opens.is_some_and(|w| w.starts_sentence);
        if role_before && plain {
            return person(0);
        }
        let past = |p: &Phrase| {
            (p.first..p.end).any(|i| {
                matches!(
                    reading.word(text, i as usize),
                    "former" | "retired" | "longtime" | "candidate" | "founder" | "activist"
                )
            })
        };
        (noun && is_somebody(first) && first.has_determiner && (past(first) || past(last)))
            .then(|| named.get(1).and_then(|k| self.of_phrase(*k)))
            .flatten()
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

    /// "Officials were angry. One accused the minister": those of whom the sentence before speaks.
    fn several_before(&self, text: &str, reading: &Reading, phrase: Phrase) -> Option<u32> {
        let (first, end) = (phrase.first as usize, phrase.end as usize);
        let here = reading.sentence(first);
        if reading.gap(end) & gap::HARD != 0
            || !reading.is(end, class::CUE | class::AUXILIARY | class::ADVERB)
        {
            return None;
        }
        let before = self.mentions.partition_point(|m| m.word < phrase.first);
        let number = *reading.sentence_of.get(first)?;
        let near = |m: &&Mention| {
            reading
                .sentence_of
                .get(m.word as usize)
                .is_some_and(|s| s + 1 == number)
                && reading.sentence(m.word as usize).paragraph == here.paragraph
        };
        // "police", "staff" are not counted
        let counts = |first: u32| {
            let phrases = reading
                .phrases_in(first as usize, first as usize + 1)
                .iter();
            phrases
                .max_by_key(|p| p.end)
                .is_none_or(|p| reading.ends_in_s(p.head as usize))
        };
        let several = |m: &&Mention| {
            m.salience > 0
                && m.quotation == 0
                && key_word(reading.word(text, m.word as usize)).is_none()
                && self.entities.get(m.entity as usize).is_some_and(|e| {
                    e.is_plural
                        && matches!(e.speaker.kind, SpeakerKind::Group | SpeakerKind::Anonymous)
                })
        };
        let list = self.mentions.get(..before)?;
        list.iter()
            .rev()
            .take(NEAR)
            .filter(near)
            .filter(several)
            // "Diplomats say that the rebels may come. One said": one of those who act
            .max_by_key(|m| (counts(m.word), std::cmp::Reverse(m.word)))
            .map(|m| m.entity)
    }

    /// "The hotelier said": a noun of people that no list knows, for whoever the text speaks of.
    fn by_trade(&self, text: &str, reading: &Reading, phrase: Phrase) -> Option<u32> {
        let (first, head) = (phrase.first as usize, phrase.head as usize);
        let word = reading.word(text, head);
        let personal = word.len() > 5
            && ["er", "or", "ist", "ian", "man", "woman", "eer"]
                .iter()
                .any(|e| word.ends_with(e));
        let bare = phrase.kind == PhraseKind::Other
            && head == first + 1
            && matches!(reading.word(text, first), "the" | "The")
            && !reading.shape(head, shape::CAPITAL)
            && reading.quotation(first) == 0
            // "The owner of a flower stall said": somebody of whom more must be told
            && !(reading.is_joined(head + 1) && reading.word(text, head + 1) == "of");
        // "Halden Police said ... The force said"
        if bare && word == "force" {
            let police = |e: &Entity| {
                e.speaker.kind == SpeakerKind::Organization && is_police(&e.speaker.name)
            };
            return self
                .salient(reading, first, &police, &Search::default())
                .map(|m| m.entity);
        }
        if !personal || !bare || !reading.labels.is_empty() {
            return None;
        }
        let here = reading.sentence(first).paragraph;
        self.central(reading, first).filter(|e| {
            let before = self.mentions.partition_point(|m| m.word < phrase.first);
            self.mentions
                .get(..before)
                .and_then(|l| l.iter().rev().take(NEAR).find(|m| m.entity == *e))
                .is_some_and(|m| here <= reading.sentence(m.word as usize).paragraph + 1)
        })
    }

    /// "Everyone says", "one said": somebody, kept as written.
    pub(super) fn indefinite(
        &mut self,
        text: &str,
        reading: &Reading,
        lexicon: &Lexicon,
        phrase: Phrase,
    ) -> Option<u32> {
        if let Some(some) = self.partitive(text, reading, lexicon, phrase) {
            return Some(some);
        }
        let word = reading.word(text, phrase.head as usize);
        let kind = match key_word(word)? {
            "everyone" | "everybody" | "some" | "others" | "many" | "most" | "nobody" | "few"
            | "none" | "both" | "all" | "neither" | "either" | "each" => SpeakerKind::Group,
            "one" => {
                if let Some(several) = self.several_before(text, reading, phrase) {
                    return Some(several);
                }
                SpeakerKind::Anonymous
            }
            "someone" | "somebody" | "another" | "several" => SpeakerKind::Anonymous,
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
}

/// Whether a phrase is a relative pronoun, also where it was read as something else: "Orlo, who's thinking about it", "the League, which had
/// refused".
fn is_relative(text: &str, reading: &Reading, phrase: &Phrase) -> bool {
    let word = reading.word(text, phrase.head as usize);
    match word.split(['’', '\'']).next() {
        Some("who" | "Who" | "whom") => true,
        Some("which") => {
            phrase.kind == PhraseKind::Pronoun
                || phrase.end == phrase.first + 1
                    && reading.gap(phrase.first as usize) & gap::COMMA != 0
        }
        _ => false,
    }
}

/// The phrase that heads a source: "people" of "people close to Orlo", "survey" of "a survey by the institute".
fn core(text: &str, reading: &Reading, lexicon: &Lexicon, a: &Attribution) -> Phrase {
    let mut phrase = a.phrase;
    // "according to her lawyer": not she, but "in her view" is hers
    if phrase.is_possessive
        && phrase.kind == PhraseKind::Pronoun
        && a.cue.kind == CueKind::Preposition
        && phrase.first as usize >= a.cue.end
    {
        let whole = reading
            .phrases_in(phrase.first as usize, phrase.first as usize + 1)
            .iter()
            .filter(|p| !p.is_possessive)
            .max_by_key(|p| p.end);
        if let Some(p) = whole {
            phrase = *p;
        }
    }
    // "Saturday at the rally Senator Orlo (D-Halden) said": who stands before the verb, not the day
    let ends = || {
        let opens = |i: &usize| reading.gap(*i) & gap::OPEN != 0;
        (phrase.end as usize..a.source.1)
            .find(opens)
            .unwrap_or(a.source.1)
    };
    if phrase.end == phrase.first + 1
        && reading.is(phrase.head as usize, class::WEEKDAY)
        && a.origin == Origin::Left
        && let Some(p) = longest(reading, ends()).filter(|p| p.kind.is_somebody())
    {
        phrase = p;
    }
    // "Mother of three Ilse Orlo said": the name behind what she is
    let end = phrase.end as usize;
    if a.origin == Origin::Left
        && reading.word(text, end) == "of"
        && let Some(p) = longest(reading, a.source.1)
            .filter(|p| p.first as usize == end + 1 && is_number_and_name(reading, p))
    {
        return p;
    }
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
    let who = before_who(text, reading, a, &phrase);
    if let Some(p) = who
        .and_then(|p| before_apposition(text, reading, a, &p))
        .or(who)
        .or_else(|| before_insertion(text, reading, lexicon, a, &phrase))
        .or_else(|| before_apposition(text, reading, a, &phrase))
        .or_else(|| after_conjunction(text, reading, a, &phrase))
    {
        return p;
    }
    if let Some(p) = after_address(reading, a, &phrase) {
        phrase = p;
    }
    for _ in 0..3 {
        match governor(text, reading, a, &phrase) {
            Some(p) => phrase = p,
            None => break,
        }
    }
    before_apposition(text, reading, a, &phrase).unwrap_or(phrase)
}

/// The word that heads a source.
pub fn head(text: &str, reading: &Reading, lexicon: &Lexicon, a: &Attribution) -> usize {
    core(text, reading, lexicon, a).head as usize
}

/// Where a source begins, with the noun that heads it.
pub fn start(text: &str, reading: &Reading, lexicon: &Lexicon, a: &Attribution) -> usize {
    let first = core(text, reading, lexicon, a).first as usize;
    if a.origin == Origin::Left || a.cue.group >= a.source.1 {
        first.min(a.source.0)
    } else {
        a.source.0
    }
}

/// The source noun on which `phrase` depends: "An adviser to Orlo", "sources close to Orlo", "a report published by the port".
pub(super) fn governor(
    text: &str,
    reading: &Reading,
    a: &Attribution,
    phrase: &Phrase,
) -> Option<Phrase> {
    let first = phrase.first as usize;
    if !phrase.after_preposition
        || first < 2
        || phrase.is_possessive
        // "Mother of three Ilse Orlo said"
        || is_number_and_name(reading, phrase)
    {
        return None;
    }
    let from = reading.sentence(first).tokens.0 as usize;
    let mut at = first - 1;
    // "patients who left because an app said so": it did
    if reading.is(at, class::SUBORDINATOR) || reading.word(text, at) == "during" {
        return None;
    }
    for _ in 0..6 {
        if at <= from || reading.is_parted(at) {
            return None;
        }
        at -= 1;
        // "Deputies complained about Orlo vowing to stay": they are no deputies of his, but "A man who works for Orlo"
        if reading.is_finite(at) && at > from && !reading.is(at - 1, class::RELATIVE) {
            return None;
        }
        let list = reading.phrases_in(at.saturating_sub(5).max(from), at + 1);
        if let Some(p) = list
            .iter()
            .filter(|p| {
                p.end as usize == at + 1
                    || p.end as usize == at + 2 && reading.is(at + 1, class::ADJECTIVE)
            })
            .max_by_key(|p| p.end - p.first)
        {
            // "a memo seen by the Courier says" was not said by the Courier
            let seen = (a.cue.group == p.end as usize || a.cue.group + 1 == p.end as usize)
                && reading.word(text, first - 1) == "by"
                && matches!(
                    reading.word(text, a.cue.first),
                    "seen" | "obtained" | "reviewed" | "read" | "leaked"
                );
            let crosses = a.cue.group >= p.first as usize
                && a.cue.group < first
                && !seen
                && !matches!(a.cue.kind, CueKind::Preposition);
            if crosses {
                return None;
            }
            if p.kind == PhraseKind::Source && !p.is_possessive
                || people(text, reading, p)
                || seen && hides_noun(reading, p)
            {
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

/// "Orlo herself, asked about it at the airport, said": the noun before the inserted clause that ends in `phrase`.
fn before_insertion(
    text: &str,
    reading: &Reading,
    lexicon: &Lexicon,
    a: &Attribution,
    phrase: &Phrase,
) -> Option<Phrase> {
    let first = phrase.first as usize;
    if a.origin != Origin::Left
        || a.cue.kind != CueKind::Verb
        || !phrase.after_preposition
        || reading.gap(a.cue.group) & gap::COMMA == 0
    {
        return None;
    }
    let from = reading.sentence(first).tokens.0 as usize;
    let start = (first.saturating_sub(12).max(from + 1)..first)
        .rev()
        .find(|i| reading.is_parted(*i))?;
    if reading.gap(start) & gap::COMMA == 0
        || reading.gap(start) & gap::MARK != 0
        || !reading.is(start, class::VERB_PARTICIPLE | class::VERB_ING)
            && !aside(text, reading, lexicon, start, phrase)
            // "The declaration, a copy of which was seen by the Herald, says"
            && !(reading.word(text, start + 2) == "of"
                && matches!(reading.word(text, start + 3), "which" | "whom"))
    {
        return None;
    }
    longest(reading, start)
}

/// Whether words between commas say where something was said: "The army, in a rare statement, confirmed".
fn aside(text: &str, reading: &Reading, lexicon: &Lexicon, start: usize, phrase: &Phrase) -> bool {
    matches!(reading.word(text, start), "in" | "through" | "via" | "at")
        && phrase.first as usize == start + 1
        && is_setting(reading, lexicon, phrase.head as usize)
}

/// "The minister, a retired pilot, insisted", "Ilse Orlo, one of the pilots, insisted": the noun that the apposition in `phrase` explains.
fn before_apposition(
    text: &str,
    reading: &Reading,
    a: &Attribution,
    phrase: &Phrase,
) -> Option<Phrase> {
    if a.origin != Origin::Left
        || a.cue.kind != CueKind::Verb
        || !reading.is_behind_comma(a.cue.group)
    {
        return None;
    }
    let mut first = phrase.first as usize;
    let of = first >= 2
        && reading.word(text, first - 1) == "of"
        && quantity(reading.word(text, first - 2)).is_some();
    if of {
        first -= 2;
    }
    let counted = of || quantity(reading.word(text, first)).is_some();
    if !phrase.has_determiner && !counted
        || phrase.kind == PhraseKind::Name && !counted
        || !reading.is_behind_comma(first)
    {
        return None;
    }
    let mut noun = longest(reading, first)?;
    // "The office of Ilse Orlo, the harbour minister, said": she is explained, it speaks
    let owner = noun.first as usize;
    if noun.after_preposition && noun.kind == PhraseKind::Name && !noun.is_possessive {
        noun = longest(reading, owner.checked_sub(1)?)
            .filter(|p| p.kind == PhraseKind::Source && p.has_determiner)?;
    }
    let from = noun.first as usize;
    let opens = from == reading.sentence(first).tokens.0 as usize || reading.is_parted(from);
    // "One, a nurse, said"
    let one = noun.kind == PhraseKind::Pronoun
        && noun.end == noun.first + 1
        && quantity(reading.word(text, noun.first as usize)).is_some();
    let explained = one
        || noun.kind == PhraseKind::Source && noun.has_determiner
        || noun.kind == PhraseKind::Name && counted;
    (opens && !noun.after_preposition && explained).then_some(noun)
}

/// "Velmark signed as well, though its minister noted": the subject of the last clause of a source.
fn after_conjunction(
    text: &str,
    reading: &Reading,
    a: &Attribution,
    phrase: &Phrase,
) -> Option<Phrase> {
    if a.origin != Origin::Left || a.cue.kind != CueKind::Verb || a.source.1 > a.cue.group {
        return None;
    }
    let at = (phrase.end as usize..a.source.1).rev().find(|i| {
        reading.gap(*i) & gap::COMMA != 0
            && matches!(
                reading.word(text, *i),
                "but" | "though" | "although" | "while" | "whereas" | "yet"
            )
    })?;
    reading
        .phrases_in(at + 1, at + 2)
        .iter()
        .filter(|p| !p.is_possessive)
        .max_by_key(|p| p.end)
        .copied()
}

/// "It is important to note that", "It’s implied that": nobody says so.
fn is_nobody(
    text: &str,
    reading: &Reading,
    lexicon: &Lexicon,
    a: &Attribution,
    phrase: &Phrase,
) -> bool {
    let at = phrase.first as usize;
    let mut word = match reading.word(text, at) {
        "it" | "It" if reading.is(at + 1, class::BE) => at + 2,
        "it's" | "It's" | "it’s" | "It’s" => at + 1,
        _ => return false,
    };
    while reading.is(word, class::ADVERB) && !reading.is(word, class::ADJECTIVE) {
        word += 1;
    }
    let cue = a.cue.first;
    // "It is worth noting", "It is too early to say", but "It was unable to say"
    let beyond = word < cue && reading.tells(lexicon, word, who::IMPERSONAL);
    // "It is assumed that"
    let passive = word == cue
        && reading.is(word, class::VERB_PARTICIPLE)
        && !reading.is(word, class::VERB_ING)
        && reading.word(text, word + 1) == "that"
        && reading.gap(word + 1) & gap::HARD == 0
        && !reading.is(word, class::ADJECTIVE)
        && !matches!(
            reading.word(text, word),
            "concerned" | "convinced" | "determined" | "pleased" | "worried" | "alarmed"
        );
    beyond || passive
}

/// One past the word for a hundredth that begins at word `i`: "percent", "per cent".
fn share_end(text: &str, reading: &Reading, i: usize) -> Option<usize> {
    match reading.word(text, i) {
        "percent" | "cent" | "pc" | "percentage" => Some(i + 1),
        "per" if reading.word(text, i + 1) == "cent" => Some(i + 2),
        _ => is_percentage(text, reading, i.checked_sub(1)?).then_some(i),
    }
}

/// "61%".
fn is_percentage(text: &str, reading: &Reading, i: usize) -> bool {
    let end = reading.span(i, i + 1).end as usize;
    text.get(end..).is_some_and(|rest| rest.starts_with('%'))
}

/// The longest phrase of its sentence that ends where word `end` begins.
pub(super) fn longest(reading: &Reading, end: usize) -> Option<Phrase> {
    longest_from(reading, reading.sentence(end).tokens.0 as usize, end)
}

/// The longest phrase that begins at word `from` or later and ends where word `end` begins.
fn longest_from(reading: &Reading, from: usize, end: usize) -> Option<Phrase> {
    reading
        .phrases_in(end.saturating_sub(6).max(from), end)
        .iter()
        .filter(|p| p.end as usize == end && !p.is_possessive)
        .max_by_key(|p| p.end - p.first)
        .copied()
}

/// "Captain, the agency says", "Peace, one of his advisers said": what a comma parts from the verb's own subject is somebody
/// addressed, or something said; an apposition has a second comma.
fn after_address(reading: &Reading, a: &Attribution, phrase: &Phrase) -> Option<Phrase> {
    let (first, end) = (phrase.end as usize, a.cue.group);
    if a.origin != Origin::Left
        || a.cue.kind != CueKind::Verb
        || a.source.1 != end
        || reading.is_parted(end)
    {
        return None;
    }
    let comma = (first..end)
        .rev()
        .find(|i| reading.gap(*i) & gap::HARD != 0)?;
    let whole = reading.is_behind_comma(comma)
        && !(comma..end).any(|i| reading.is(i, class::COORDINATOR | class::RELATIVE));
    let next = reading
        .phrases_in(comma, comma + 1)
        .iter()
        .filter(|p| !p.is_possessive)
        .max_by_key(|p| p.end)
        .copied()?;
    // "Orlo, a lawyer said": a comma was forgotten
    let indefinite = reading.is(comma, class::DETERMINER)
        && reading.word_len(comma) < 3
        && phrase.kind == PhraseKind::Name;
    (whole && !indefinite).then_some(next)
}

/// "a woman who answered the door said": the noun before the relative clause that ends in `phrase`.
fn before_who(text: &str, reading: &Reading, a: &Attribution, phrase: &Phrase) -> Option<Phrase> {
    let first = phrase.first as usize;
    // "who met her on Monday laughed and said": a day never speaks
    let is_day = reading.is(phrase.head as usize, class::WEEKDAY | class::MONTH);
    if !is_day && (a.origin != Origin::Left || a.source.1 != a.cue.group)
        || matches!(phrase.kind, PhraseKind::Pronoun) && phrase.end as usize != a.cue.group
    {
        return None;
    }
    let from = reading.sentence(first).tokens.0 as usize;
    let mut i = first;
    while i > from + 1 && first - i < 10 && reading.is_joined(i) {
        i -= 1;
        let word = reading.word(text, i);
        // "the firm that holds the concession has said", but not "they said that nobody came"
        let is_thing = matches!(word, "that" | "which")
            && reading.is(i + 1, class::FINITE | class::AUXILIARY)
            && longest(reading, i).is_some_and(|p| {
                let first = p.first as usize;
                p.has_determiner && (first == from || reading.gap(first) & gap::HARD != 0)
            });
        // "Ilse Orlo, who leads the opposition Farmers' Union, hailed it": the comma after the clause gives the verb back to her
        let comma = |i: usize| reading.is_behind_comma(i);
        if word == "who" && comma(i) && comma(a.cue.group) {
            return longest(reading, i).filter(|p| p.kind.is_noun());
        }
        if word == "who" || is_thing {
            return longest(reading, i)
                .filter(|p| matches!(p.kind, PhraseKind::Source | PhraseKind::Other))
                .filter(|_| reading.is_joined(i));
        }
    }
    None
}

/// "a memo seen by": a noun that can be a source, before a participle.
fn hides_noun(reading: &Reading, p: &Phrase) -> bool {
    let end = p.end as usize;
    end > p.first as usize + 1
        && reading.is(end - 1, class::ADJECTIVE)
        && reading.is(end, class::PREPOSITION)
        && reading.entity_match(end - 2).is_some()
}

/// "people familiar with", "three persons close to": a noun that the phrase's last adjective hides.
pub(super) fn people(text: &str, reading: &Reading, p: &Phrase) -> bool {
    (p.first..p.end).any(|i| {
        matches!(
            reading.word(text, i as usize),
            "people" | "People" | "person" | "persons"
        )
    })
}

/// Whether a body is a police force by its name.
fn is_police(name: &str) -> bool {
    let mut words = name.split(' ');
    let first = words.next().unwrap_or("");
    let placed = words.next().is_none_or(|w| w == "in");
    let last = name.split(' ').next_back().unwrap_or("");
    last.eq_ignore_ascii_case("police")
        || placed && first.eq_ignore_ascii_case("police")
        || matches!(last, "Constabulary" | "Gendarmerie" | "Garda")
}

/// Number of a phrase of the reading.
pub(super) fn index_of(reading: &Reading, phrase: Phrase) -> usize {
    let mut at = reading.phrases_before(phrase.first as usize);
    while reading.phrases.get(at).is_some_and(|p| {
        p.first == phrase.first && (p.end, p.is_possessive) != (phrase.end, phrase.is_possessive)
    }) {
        at += 1;
    }
    at
}

/// What a word of quantity makes of a source: "two of them" are people who are not named, "some of them" a group.
pub(super) fn quantity(word: &str) -> Option<SpeakerKind> {
    Some(match key_word(word)? {
        "one" | "two" | "three" | "four" | "five" | "six" | "seven" | "eight" | "nine" | "ten"
        | "several" | "another" | "dozen" => SpeakerKind::Anonymous,
        "some" | "many" | "most" | "all" | "none" | "both" | "few" | "half" | "others" => {
            SpeakerKind::Group
        }
        _ => return None,
    })
}
