//! Nouns without a name ("the minister", "sources in the ministry"): how far their words go, what kind of source they are, and who of
//! the article they describe.

use super::Directory;
use super::Entity;
use super::Gender;
use super::SpeakerKind;
use super::id::{folded, id_key, slug_after};
use super::parts::NounPhrase;
use super::role::{head_key, is_partisan};
use crate::attribution::reading::{Phrase, PhraseKind, Reading};
use crate::lexicon::{Layer, Lexicon, class, who};
use crate::span::Span;
use crate::text::token::{gap, shape};

impl Directory {
    /// The entity that a noun without a name describes, made if nobody of that description is named.
    pub(super) fn described(&mut self, n: &NounPhrase) -> Option<u32> {
        let (text, phrase, p) = (n.text, n.phrase, n.parts);
        let layer = p.layer?;
        if !matches!(layer, Layer::Role | Layer::Source) {
            return None;
        }
        if let Some(named) = self.name_behind(n) {
            return Some(named);
        }
        let described = Described::read(n, layer);
        if !described.is_anew() && !p.is_indefinite && !p.is_counted {
            if let Some(known) = self.holder(
                text,
                described.role,
                described.affiliation(),
                phrase.first,
                p.is_plural,
            ) {
                self.call_again(&described, known);
                return Some(known);
            }
            let known = self
                .holder_of_office(&described)
                .or_else(|| self.person_of_head(&described))
                .or_else(|| self.kin(&described));
            if known.is_some() {
                return known;
            }
        }
        Some(self.describe(&described))
    }

    /// "Secretary" of "Secretary of State Ilse Orlo": the name follows in the next phrase.
    fn name_behind(&self, n: &NounPhrase) -> Option<u32> {
        let next = n.reading.phrases.get(n.k + 1)?;
        let is_inside = (next.first as usize) < n.parts.words.1 && next.first >= n.phrase.end;
        let is_name = is_inside && next.kind == PhraseKind::Name;
        self.of_phrase(n.k + 1).filter(|_| is_name)
    }

    /// Notes that `known` is described once more, and perhaps more fully than before.
    fn call_again(&mut self, d: &Described, known: u32) {
        let (n, p) = (d.n, d.n.parts);
        self.see(known, n.phrase.first);
        self.alias(known, p.text.of(n.text));
        if d.is_placed() {
            let fuller = n.reading.base_span(p.words.0, d.chain);
            self.rename(known, d.kind(), fuller.of(n.text), d.owner());
        }
    }

    /// "the embattled harbour minister": who holds the office.
    fn holder_of_office(&self, d: &Described) -> Option<u32> {
        let (text, reading, p) = (d.n.text, d.n.reading, d.n.parts);
        if d.layer != Layer::Role || p.is_plural || d.role != p.role {
            return None;
        }
        let (first, end) = p.words;
        let office = reading
            .entity_match(end - 1)
            .map_or(end, |m| m.all.0 as usize);
        let mut attributes = first..office;
        if attributes.is_empty() || !attributes.all(|i| is_attribute(d.n.lexicon, reading, i)) {
            return None;
        }
        let office = reading.base_span(office, end);
        self.holder(text, office, d.affiliation(), d.n.phrase.first, false)
            .filter(|e| self.is_person(*e))
    }

    /// "the four-term congressman": what is said beside the noun need not have been said before.
    fn person_of_head(&self, d: &Described) -> Option<u32> {
        let (text, reading, p) = (d.n.text, d.n.reading, d.n.parts);
        let (first, end) = p.words;
        let is_person = d.layer == Layer::Source
            && matches!(p.category, "group" | "anonymous")
            && !p.is_plural
            && d.role.of(text).contains([' ', '-']);
        let tells = |i: usize| {
            reading.is(i, class::ADJECTIVE | class::NUMBER | class::VERB_PARTICIPLE)
                || reading.shape(i, shape::DIGIT)
                || reading.shape(i, shape::CAPITAL)
                    && !reading.starts_sentence(i)
                    // "the Halden Republican": there are many, and whom the text speaks of is one
                    && !is_partisan(reading.word(text, end - 1))
                || (reading.gap(i) | reading.gap(i + 1)) & gap::HYPHEN != 0
        };
        if !is_person || !(first..end - 1).all(tells) {
            return None;
        }
        let head = reading.base_span(end - 1, end);
        self.holder(text, head, d.affiliation(), d.n.phrase.first, false)
            .filter(|e| self.is_person(*e))
    }

    /// "Orlo's wife" after "his wife, Ilse Orlo"; "her husband" after "Emil Orlo ... his wife, Ilse Orlo": of one name the only one.
    fn kin(&self, d: &Described) -> Option<u32> {
        let (text, reading, p) = (d.n.text, d.n.reading, d.n.parts);
        let (first, noun) = (d.n.phrase.first as usize, p.words.1.checked_sub(1)?);
        let head = reading.word(text, noun);
        let is_short = noun == first + 1 && reading.quotation(first) == 0;
        if !is_short || p.is_plural || !d.n.lexicon.vocabulary.tells(head, who::KIN) {
            return None;
        }
        let surname = |e: &Entity| e.speaker.name.split(' ').next_back().map(str::to_owned);
        let before = |e: &&Entity| e.name_words > 1 && e.seen <= d.n.phrase.first;
        let of_role = |role: &'static str| {
            let has_role = move |e: &&Entity| e.is_kin && e.speaker.role == role;
            self.latest().filter(before).filter(has_role)
        };
        let only = |mut all: Box<dyn Iterator<Item = &Entity> + '_>| {
            let one = all.next().filter(|_| all.next().is_none())?;
            self.by_id.get(&id_key(&one.speaker.id)).copied()
        };
        if reading.shape(first, shape::CAPITAL | shape::POSSESSIVE)
            && !reading.is(first, class::POSSESSIVE)
        {
            let owner = reading.base_span(first, noun).of(text).to_owned();
            let same = self.latest().filter(before).filter(move |e| {
                e.is_kin && e.speaker.role == head && surname(e).as_ref() == Some(&owner)
            });
            return only(Box::new(same));
        }
        let (other, gender) = match (reading.word(text, first), head) {
            ("her" | "Her", "husband") => ("wife", Gender::Male),
            ("his" | "His", "wife") => ("husband", Gender::Female),
            _ => return None,
        };
        let spouse = of_role(other).next()?;
        if of_role(other).nth(1).is_some() {
            return None;
        }
        let name = surname(spouse);
        let same = self.latest().filter(before).filter(move |e| {
            !std::ptr::eq(*e, spouse)
                && surname(e) == name
                && !e.is_kin
                && (e.gender == gender || e.gender == Gender::Unknown)
        });
        only(Box::new(same))
    }

    /// Adds who is described, and was not spoken of before.
    fn describe(&mut self, d: &Described) -> u32 {
        let (text, phrase, p) = (d.n.text, d.n.phrase, d.n.parts);
        let kind = d.kind();
        let is_body = matches!(kind, SpeakerKind::Organization | SpeakerKind::Government);
        // "another official" is none of those of whom the text spoke before
        let (first, start) = (phrase.first as usize, p.words.0);
        let start = if matches!(d.n.reading.word(text, first), "another" | "Another")
            && matches!(kind, SpeakerKind::Anonymous | SpeakerKind::Unknown)
        {
            first
        } else {
            start
        };
        let name = if is_body && !(d.is_placed() && d.chain > p.words.1 + 1) {
            p.text
        } else {
            d.n.reading.base_span(start, d.chain)
        };
        let entity = self.add(kind, name.of(text), p, text);
        if let Some(e) = self.entities.get_mut(entity as usize) {
            if d.chain > p.words.1 && !is_body && e.speaker.affiliation.is_empty() {
                e.speaker.affiliation = folded(d.owner());
            }
            if e.speaker.role.is_empty() && e.speaker.kind == SpeakerKind::Role {
                e.speaker.role = folded(d.role.of(text));
            }
        }
        // "We need a new president", he said: no president in particular
        let is_wished = p.is_indefinite && d.n.reading.quotation(phrase.first as usize) != 0;
        if !p.is_generic && !is_wished {
            self.hold(text, entity, phrase.first, d.role);
        }
        self.see(entity, phrase.first);
        entity
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
        if self.by_id.contains_key(&id_key(&id)) || !described(kind) {
            return;
        }
        let Some(e) = self.entities.get_mut(entity as usize).filter(|e| {
            e.name_words == 0 && e.speaker.affiliation.is_empty() && described(e.speaker.kind)
        }) else {
            return;
        };
        self.by_id.insert(id_key(&id), entity);
        e.speaker.id = id;
        e.speaker.kind = kind;
        e.speaker.name = folded(name);
        e.speaker.affiliation = folded(owner);
    }
}

/// Somebody described by a noun: "the embattled minister for ports".
struct Described<'a> {
    n: &'a NounPhrase<'a>,
    layer: Layer,
    /// The words of what somebody is.
    role: Span,
    /// One past the last word of what hangs on the noun.
    chain: usize,
}

impl<'a> Described<'a> {
    fn read(n: &'a NounPhrase<'a>, layer: Layer) -> Self {
        let (text, reading, p) = (n.text, n.reading, n.parts);
        let (first, end) = p.words;
        let is_owned = layer == Layer::Source && reading.is(first, class::POSSESSIVE);
        // "the same poll"
        let role = if end > first + 1 && (is_owned || reading.word(text, first) == "same") {
            reading.base_span(first + 1, end)
        } else if layer == Layer::Role && !p.role.is_empty() {
            p.role
        } else {
            p.text
        };
        Self {
            n,
            layer,
            role,
            chain: if hangs_apart(n) {
                end
            } else {
                with_second(n, chain(text, reading, n.lexicon, end))
            },
        }
    }

    /// "Officials in his ministry said": not the officials of whom the text spoke before.
    fn is_anew(&self) -> bool {
        let (p, end) = (self.n.parts, self.n.parts.words.1);
        p.is_plural
            && !self.n.phrase.has_determiner
            && self.chain > end + 1
            && self.n.reading.is(end + 1, class::POSSESSIVE)
    }

    /// With whom they are.
    fn affiliation(&self) -> &'a str {
        let (text, reading, p) = (self.n.text, self.n.reading, self.n.parts);
        let end = p.words.1;
        if p.affiliation.is_empty() && matches!(reading.word(text, end), "of" | "for" | "in") {
            reading.base_span(end + 1, self.chain).of(text)
        } else {
            p.affiliation
        }
    }

    /// Whether a name stands at the end of what hangs on the noun.
    fn is_placed(&self) -> bool {
        self.chain > self.n.parts.words.1 && self.n.reading.shape(self.chain - 1, shape::CAPITAL)
    }

    /// What kind of speaker they are.
    fn kind(&self) -> SpeakerKind {
        let n = self.n;
        description_kind(n, self.layer, self.chain)
    }

    /// Whose they are, as what hangs on the noun tells.
    fn owner(&self) -> &'a str {
        let n = self.n;
        chain_owner(n.text, n.reading, n.parts.words.1, self.chain)
    }
}

/// "the presidents of Torsholm and Velmark": where the second of two names behind the noun of several people ends, else `chain`.
fn with_second(n: &NounPhrase, chain: usize) -> usize {
    let (text, reading, end) = (n.text, n.reading, n.parts.words.1);
    let is_name = |i: usize| {
        reading.shape(i, shape::CAPITAL)
            && !reading.shape(i, shape::POSSESSIVE)
            && reading.phrase_end(i).is_none_or(|e| e == i + 1)
    };
    let is_pair = n.parts.is_plural
        && n.phrase.has_determiner
        && chain == end + 2
        && reading.word(text, end) == "of"
        && is_name(end + 1)
        && reading.word(text, chain) == "and"
        && reading.is_joined(chain)
        && reading.is_joined(chain + 1)
        && is_name(chain + 1);
    if is_pair { chain + 2 } else { chain }
}

/// Whether what follows a noun hangs on the words around it: "blamed by the inquiry for the crash".
fn hangs_apart(n: &NounPhrase) -> bool {
    let (text, reading, p) = (n.text, n.reading, n.parts);
    let first = n.phrase.first as usize;
    let is_agent = first.checked_sub(2).is_some_and(|i| {
        reading.word(text, i + 1) == "by" && reading.tells(n.lexicon, i, who::JUDGED)
    });
    is_agent && reading.word(text, p.words.1) == "for"
        || is_object(reading, first) && !belongs(n, first)
}

/// Whether a word before an office says what its holder is like, not which office it is: "embattled", "conservative", not "deputy".
fn is_attribute(lexicon: &Lexicon, reading: &Reading, i: usize) -> bool {
    reading.is(i, class::ADJECTIVE | class::VERB_PARTICIPLE)
        && !reading.shape(i, shape::CAPITAL)
        && !reading.tells(lexicon, i, who::OF_OFFICE)
}

/// What kind of source a noun without a name is.
fn description_kind(n: &NounPhrase, layer: Layer, chain: usize) -> SpeakerKind {
    let (text, reading, lexicon, p) = (n.text, n.reading, n.lexicon, n.parts);
    let whole = p.text.of(text);
    match p.category {
        "document" if is_paper(whole) => return SpeakerKind::Organization,
        "document" => return SpeakerKind::Document,
        "organization" | "government" => return body_kind(lexicon, p.category, whole),
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
    if p.is_plural || lexicon.vocabulary.tells(head, who::COLLECTIVE) {
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
pub(super) fn body_kind(lexicon: &Lexicon, category: &str, name: &str) -> SpeakerKind {
    let head = name
        .split([' ', '\n'])
        .find(|w| matches!(*w, "of" | "for" | "in"))
        .map_or(name, |w| name.split(w).next().unwrap_or(name).trim_end());
    let head = head.split([' ', '\n']).next_back().unwrap_or("");
    let is_body = category != "government" || lexicon.vocabulary.tells(head, who::PUBLIC_BODY);
    if is_body {
        SpeakerKind::Organization
    } else {
        SpeakerKind::Government
    }
}

/// Where the words that belong to a description end: "sources in the ministry", "people close to Orlo". `end` if there are none.
pub(super) fn chain(text: &str, reading: &Reading, lexicon: &Lexicon, end: usize) -> usize {
    let mut at = end;
    for _ in 0..3 {
        let mut next = at;
        if reading.is_parted(next) {
            break;
        }
        if matches!(
            reading.word(text, next),
            "close" | "familiar" | "briefed" | "involved" | "loyal" | "opposed"
        ) {
            next += 1;
        }
        // "Falk & Sons to close its mill": what they do
        let acts = next == at
            && reading.word(text, next) == "to"
            && reading.is(next + 1, class::VERB_BASE)
            && !reading.shape(next + 1, shape::CAPITAL);
        if acts {
            break;
        }
        let preposition = matches!(
            reading.word(text, next),
            "of" | "in" | "at" | "from" | "for" | "with" | "inside" | "within" | "near"
        ) || matches!(reading.word(text, next), "to" | "by" | "on")
            && (next > at
                || at == end && reading.word(text, next) != "on"
                // "two people briefed on the matter"
                || at == end && end > 0 && reading.word(text, end - 1) == "briefed");
        if !preposition || reading.is_parted(next) {
            break;
        }
        let Some(p) = reading
            .phrases_in(next + 1, next + 2)
            .iter()
            .max_by_key(|p| p.end)
        else {
            break;
        };
        // "mother of three Ilse Orlo": the name is apart
        if is_number_and_name(reading, p) {
            break;
        }
        // "the oldest of the three" counts people, "in 1994" does not
        let counts = reading.word(text, next) == "of" && p.has_determiner;
        // "announced by the minister at a rally": where it was said
        let occasion =
            reading.word(text, next) == "at" && is_occasion(reading.word(text, p.head as usize));
        if reading.is(p.head as usize, class::MONTH | class::WEEKDAY)
            || reading.is(p.head as usize, class::NUMBER) && !counts
            || occasion
            || is_setting(reading, lexicon, p.head as usize)
            || p.kind == PhraseKind::Pronoun
                && (!p.is_possessive
                    || p.end == p.first + 1 && reading.word(text, next + 1) != "her")
            // "the developer of what would be the largest farm"
            || matches!(reading.word(text, next + 1), "what" | "which" | "whom" | "whose")
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

/// Whether a phrase is a number that belongs to the words before it, and a name: "mother of [three Ilse Orlo]".
pub(super) fn is_number_and_name(reading: &Reading, p: &Phrase) -> bool {
    let (first, end) = (p.first as usize, p.end as usize);
    end == first + 3
        && reading.is(first, class::NUMBER)
        && !reading.shape(first, shape::DIGIT | shape::CAPITAL)
        && (first + 1..end).all(|i| reading.shape(i, shape::CAPITAL))
}

/// Whether a phrase stands right behind the verb that governs it: "invited [the leaders]", but not "“No,” said [officials]".
fn is_object(reading: &Reading, first: usize) -> bool {
    first.checked_sub(1).is_some_and(|verb| {
        reading.is(verb, class::VERB)
            && !reading.is(verb, class::AUXILIARY | class::PREPOSITION)
            && !reading.shape(verb, shape::CAPITAL)
            && reading.is_joined(verb)
            && reading.is_joined(first)
    })
}

/// Whether the preposition behind the object of a verb belongs to it ("met [the owner of] the yard") and not to the verb ("took the
/// owner by the arm", "sent workers to the yard").
fn belongs(n: &NounPhrase, first: usize) -> bool {
    let (text, reading, p) = (n.text, n.reading, n.parts);
    let end = p.words.1;
    let noun = reading.word(text, end - 1);
    let known = || {
        reading
            .phrases_in(end + 1, end + 2)
            .iter()
            .max_by_key(|p| p.end)
            .is_some_and(|p| p.entry.is_some() || reading.shape(p.head as usize, shape::CAPITAL))
    };
    let verb = || reading.word(text, first.saturating_sub(1));
    if p.category == "document" {
        return true;
    }
    match reading.word(text, end) {
        "of" => !takes_of(verb()),
        "to" => {
            let one = noun.strip_suffix('s').unwrap_or(noun);
            n.lexicon.vocabulary.tells(one, who::SENT)
        }
        "by" | "with" => false,
        "for" => noun.starts_with("spokes") || known(),
        "from" | "in" | "at" | "inside" | "within" | "near" => known(),
        _ => true,
    }
}

/// Whether a verb says with "of" what it does to somebody: "accused the minister of fraud".
fn takes_of(verb: &str) -> bool {
    const STEMS: [&str; 12] = [
        "accus", "rob", "strip", "warn", "inform", "convict", "acquit", "remind", "assur",
        "suspect", "depriv", "notif",
    ];
    verb == "cleared" || STEMS.iter().any(|stem| verb.starts_with(stem))
}

/// What people come together for, where they may say something: "at a rally".
fn is_occasion(word: &str) -> bool {
    matches!(
        word,
        "rally"
            | "meeting"
            | "hearing"
            | "event"
            | "ceremony"
            | "dinner"
            | "gathering"
            | "vigil"
            | "funeral"
    )
}

/// Whether a word says when or how something is said, not who says it: "officials in an interview"; "the Court" may speak.
pub(super) fn is_setting(reading: &Reading, lexicon: &Lexicon, i: usize) -> bool {
    !reading.shape(i, shape::CAPITAL) && reading.tells(lexicon, i, who::SETTING)
}

/// The words after the preposition of a chain, without their article.
fn chain_owner<'a>(text: &'a str, reading: &Reading, end: usize, chain: usize) -> &'a str {
    // "people familiar with the talks", "an expert on Velmark": with nobody
    if !reading.is(end, class::PREPOSITION) || matches!(reading.word(text, end), "on" | "about") {
        return "";
    }
    let mut at = end + 1;
    if reading.is(at, class::DETERMINER) {
        at += 1;
    }
    reading.base_span(at, chain.max(at)).of(text)
}
