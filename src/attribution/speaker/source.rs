//! The source of a statement: the phrase that heads it, and the speaker that it names.

use super::Directory;
use super::Mention;
use super::SpeakerKind;
use super::id::key;
use super::parts::Parts;
use super::pronoun::key_word;
use crate::attribution::cue::CueKind;
use crate::attribution::link::Attribution;
use crate::attribution::reading::{Phrase, PhraseKind, Reading};
use crate::attribution::source::Origin;
use crate::lexicon::class;
use crate::text::token::gap;

impl Directory {
    /// The entity of the phrase at the core of a source. `last` is the speaker of the statement before, `turn` the one in
    /// whose words the source stands.
    pub fn of(
        &mut self,
        text: &str,
        reading: &Reading,
        a: &Attribution,
        last: Option<u32>,
        turn: Option<u32>,
    ) -> Option<u32> {
        if a.origin == Origin::None {
            return None;
        }
        let phrase = core(text, reading, a);
        match phrase.kind {
            PhraseKind::Pronoun
                if matches!(
                    reading.word(text, phrase.head as usize),
                    "who" | "Who" | "which" | "whom"
                ) =>
            {
                return self.antecedent(reading, phrase);
            }
            PhraseKind::Pronoun | PhraseKind::Empty => {
                let found = self.pronoun(text, reading, phrase, last, turn);
                return found.or_else(|| self.indefinite(text, reading, phrase));
            }
            PhraseKind::Relative => return self.antecedent(reading, phrase),
            _ => {}
        }
        if let Some(some) = self
            .partitive(text, reading, phrase)
            .or_else(|| self.counted_before(text, reading, phrase))
        {
            return Some(some);
        }
        let at = index_of(reading, phrase);
        if let Some(label) = self.label(text, reading, a, phrase) {
            return Some(label);
        }
        // an apposition that holds a name: "a spokesman for the ministry, Dmitro Orlo,"
        let (first, end) = a.source;
        let entity = self.of_phrase(at);
        let is_person = |this: &Self, e: u32| {
            this.entities
                .get(e as usize)
                .is_some_and(|e| e.speaker.kind == SpeakerKind::Person)
        };
        if !entity.is_some_and(|e| is_person(self, e))
            && !matches!(phrase.kind, PhraseKind::Name)
            && phrase.first == a.phrase.first
        {
            let (i, j) = (
                reading
                    .phrases
                    .partition_point(|p| (p.first as usize) < first),
                reading
                    .phrases
                    .partition_point(|p| (p.first as usize) < end),
            );
            for k in i..j {
                let person = self.of_phrase(k).filter(|e| is_person(self, *e));
                let beside = reading.phrases.get(k).is_some_and(|p| {
                    !p.is_possessive
                        && !p.after_preposition
                        && (k == at || reading.gap(p.first as usize) & gap::COMMA != 0)
                        && reading
                            .phrases
                            .get(k + 1)
                            .is_none_or(|n| !(n.first == p.first && n.end > p.end))
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

    /// The entity of phrase number `k` as an actor: what it names, whom a pronoun stands for, else a new unknown one.
    pub fn of_actor(&mut self, text: &str, reading: &Reading, k: usize) -> Option<u32> {
        let phrase = *reading.phrases.get(k)?;
        match phrase.kind {
            // "others think that it may fail": others, whoever they are
            PhraseKind::Pronoun | PhraseKind::Empty => {
                return self
                    .pronoun(text, reading, phrase, None, None)
                    .or_else(|| self.indefinite(text, reading, phrase));
            }
            PhraseKind::Relative => return self.antecedent(reading, phrase),
            _ => {}
        }
        self.of_phrase(k)
            .or_else(|| self.as_written(text, reading, phrase))
    }

    /// A noun phrase that no list knows, kept as it is written.
    fn as_written(&mut self, text: &str, reading: &Reading, phrase: Phrase) -> Option<u32> {
        let skip = usize::from(
            reading.is(phrase.first as usize, class::DETERMINER) && phrase.end > phrase.first + 1,
        );
        let span = reading.base_span(phrase.first as usize + skip, phrase.end as usize);
        if span.is_empty() {
            return None;
        }
        let p = Parts {
            text: span,
            ..Parts::default()
        };
        Some(self.add(SpeakerKind::Unknown, span.of(text), &p, text))
    }

    /// "one of the diplomats", "two of them": as written, whoever they are.
    fn partitive(&mut self, text: &str, reading: &Reading, phrase: Phrase) -> Option<u32> {
        let first = phrase.first as usize;
        let (from, end) = if first >= 2
            && (reading.word(text, first - 1) == "of"
                || matches!(
                    reading.word(text, first - 1),
                    "in" | "among" | "within" | "inside"
                ) && matches!(
                    reading.word(text, first - 2),
                    "some" | "Some" | "many" | "Many" | "one" | "One"
                )) {
            (first - 2, phrase.end as usize)
        } else if phrase.end as usize == first + 1
            && reading.word(text, first + 1) == "of"
            && reading.gap(first + 1) & gap::HARD == 0
        {
            (
                first,
                reading
                    .phrases_in(first + 2, first + 3)
                    .iter()
                    .map(|p| p.end as usize)
                    .max()?,
            )
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

    /// "Everyone says", "one said": somebody, kept as written.
    fn indefinite(&mut self, text: &str, reading: &Reading, phrase: Phrase) -> Option<u32> {
        if let Some(some) = self.partitive(text, reading, phrase) {
            return Some(some);
        }
        let word = reading.word(text, phrase.head as usize);
        let kind = match key_word(word)? {
            "everyone" | "everybody" | "some" | "others" | "many" | "most" | "nobody"
            | "no one" => SpeakerKind::Group,
            "someone" | "somebody" | "one" | "another" => SpeakerKind::Anonymous,
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

/// The phrase that heads a source: "people" of "people close to Orlo", "survey" of "a survey by the institute".
fn core(text: &str, reading: &Reading, a: &Attribution) -> Phrase {
    let mut phrase = a.phrase;
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
    if let Some(p) = before_who(text, reading, a, &phrase) {
        return p;
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

/// Where a source begins, with the noun that heads it.
pub fn start(text: &str, reading: &Reading, a: &Attribution) -> usize {
    let first = core(text, reading, a).first as usize;
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
    if !phrase.after_preposition || first < 2 || phrase.is_possessive {
        return None;
    }
    let from = reading.sentence(first).tokens.0 as usize;
    let mut at = first - 1;
    if matches!(
        reading.word(text, at),
        "after" | "before" | "since" | "during" | "until"
    ) {
        return None;
    }
    for _ in 0..6 {
        if at <= from || reading.gap(at) & (gap::HARD | gap::MARK) != 0 {
            return None;
        }
        at -= 1;
        let list = reading.phrases_in(at.saturating_sub(5).max(from), at + 1);
        if let Some(p) = list
            .iter()
            .filter(|p| {
                p.end as usize == at + 1
                    || p.end as usize == at + 2 && reading.is(at + 1, class::ADJECTIVE)
            })
            .max_by_key(|p| p.end - p.first)
        {
            let crosses = a.cue.group >= p.first as usize
                && a.cue.group < first
                && !matches!(a.cue.kind, CueKind::Preposition);
            if crosses {
                return None;
            }
            if p.kind == PhraseKind::Source && !p.is_possessive || people(text, reading, p) {
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

/// "a woman who answered the door said": the noun before the relative clause that ends in `phrase`.
fn before_who(text: &str, reading: &Reading, a: &Attribution, phrase: &Phrase) -> Option<Phrase> {
    let first = phrase.first as usize;
    if a.origin != Origin::Left
        || a.source.1 != a.cue.group
        || matches!(phrase.kind, PhraseKind::Pronoun) && phrase.end as usize != a.cue.group
    {
        return None;
    }
    let from = reading.sentence(first).tokens.0 as usize;
    let mut i = first;
    while i > from + 1 && first - i < 10 && reading.gap(i) & (gap::HARD | gap::MARK) == 0 {
        i -= 1;
        if reading.word(text, i) == "who" {
            let list = reading.phrases_in(i.saturating_sub(6).max(from), i);
            return list
                .iter()
                .filter(|p| {
                    p.end as usize == i
                        && !p.is_possessive
                        && matches!(p.kind, PhraseKind::Source | PhraseKind::Other)
                })
                .max_by_key(|p| p.end - p.first)
                .copied()
                .filter(|_| reading.gap(i) & (gap::HARD | gap::MARK) == 0);
        }
    }
    None
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

/// Number of a phrase of the reading.
fn index_of(reading: &Reading, phrase: Phrase) -> usize {
    let mut at = reading.phrases.partition_point(|p| p.first < phrase.first);
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
        "some" | "many" | "most" | "all" | "none" | "both" | "few" | "half" => SpeakerKind::Group,
        _ => return None,
    })
}
