//! Roles: those that stand beside a name, and who holds one that is called again.

use super::Directory;
use super::Entity;
use super::Gender;
use super::Holder;
use super::SpeakerKind;
use super::id::{folded, key};
use super::name::{age_behind, surname};
use super::parts::{NounPhrase, Parts, gender_of, role_start};
use super::source::longest;
use super::variation::is_body_noun;
use crate::attribution::reading::{Phrase, PhraseKind, Reading};
use crate::lexicon::{Layer, Lexicon, class, who};
use crate::span::Span;
use crate::text::token::{gap, shape};

impl Directory {
    /// Notes that `entity` is described by `role` from word `word` on.
    pub(super) fn hold(&mut self, text: &str, entity: u32, word: u32, role: Span) {
        let list = self
            .by_head
            .entry(head_key(head_word(role.of(text))))
            .or_default();
        let at = list.partition_point(|h| h.word <= word);
        list.insert(at, Holder { word, entity, role });
    }

    /// The roles that stand beside a name: "Foreign Minister Orlo", "Orlo, the finance minister,", "the port's director, Orlo,",
    /// "Orlo (chair)".
    pub(super) fn register_roles(&mut self, n: &NounPhrase, entity: u32) {
        self.hold_own_role(n, entity);
        if n.phrase.is_possessive {
            return;
        }
        // "Ilse Orlo (chair)"
        let (reading, phrase) = (n.reading, n.phrase);
        let end = phrase.end as usize;
        if reading.gap(end) & gap::OPEN != 0
            && reading.gap(end + 1) & gap::CLOSE != 0
            && !reading.shape(end, shape::CAPITAL | shape::DIGIT)
        {
            let role = reading.base_span(end, end + 1);
            self.hold(n.text, entity, phrase.first, role);
        }
        self.register_behind(n, entity);
        self.register_before(n, entity);
    }

    /// "Hal Orlo ... His wife Ilse said. ... Mrs Orlo": whom a kin noun introduces by a given name alone goes by the surname of whose kin
    /// it is.
    pub(super) fn join_family(&mut self, n: &NounPhrase, entity: u32) {
        let Some(e) = self.entities.get(entity as usize) else {
            return;
        };
        let kin = head_word(n.parts.role.of(n.text));
        let is_new = e.name_words == 1 && e.times == 1 && e.speaker.kind == SpeakerKind::Person;
        if !is_new
            || !n.parts.title.is_empty()
            || !(n.lexicon.vocabulary.tells(kin, who::KIN) || e.is_kin)
        {
            return;
        }
        let (reading, first) = (n.reading, n.phrase.first as usize);
        // "his wife Ilse", "his wife, Ilse,"
        let from = first.saturating_sub(if n.lexicon.vocabulary.tells(kin, who::KIN) {
            0
        } else {
            2
        });
        let owner = match reading.word(n.text, from) {
            "his" | "His" => Gender::Male,
            "her" | "Her" => Gender::Female,
            _ => return,
        };
        let relative = |e: &&Entity| {
            e.name_words > 1
                && e.times > 0
                && e.seen < n.phrase.first
                && (e.gender == owner || e.gender == Gender::Unknown)
                && e.speaker.kind == SpeakerKind::Person
        };
        let latest = self.latest().filter(relative).max_by_key(|e| e.seen);
        let Some(surname) = latest.map(|e| key(surname(&e.speaker.name))) else {
            return;
        };
        // "his brother Emil": "Mr Orlo" is rather he himself
        let gender = if n.lexicon.vocabulary.tells(kin, who::KIN) {
            gender_of(n.lexicon, kin)
        } else {
            e.gender
        };
        if gender == Gender::Unknown || gender == owner {
            return;
        }
        self.by_surname.entry(surname).or_default().push(entity);
        if let Some(e) = self.entities.get_mut(entity as usize) {
            e.is_kin = true;
            e.gender = gender;
        }
    }

    /// The role or the title inside the phrase of a name.
    fn hold_own_role(&mut self, n: &NounPhrase, entity: u32) {
        let p = n.parts;
        if !p.role.is_empty() {
            self.hold(n.text, entity, n.phrase.first, p.role);
        } else if !p.title.is_empty() {
            let title = Span {
                start: p.text.start,
                end: p.text.start + p.title.len() as u32,
            };
            if title.of(n.text) == p.title {
                self.hold(n.text, entity, n.phrase.first, title);
                self.rank(n, entity, title);
            }
        }
    }

    /// A title that is an office or a rank is the role of somebody of whom no other is told: "Sen." of "Sen. Orlo"; not "Mr".
    fn rank(&mut self, n: &NounPhrase, entity: u32, title: Span) {
        let first = n.parts.title.split([' ', '.']).next().unwrap_or("");
        let is_shared = first.ends_with('s') && first.len() > 3 && first != "Pres";
        if is_shared || n.lexicon.vocabulary.tells(first, who::COURTESY) {
            return;
        }
        let is_short = n.text.get(title.end as usize..);
        let is_short = is_short.is_some_and(|rest| rest.starts_with('.'));
        let end = title.end + u32::from(is_short);
        if let Some(e) = self.entities.get_mut(entity as usize)
            && e.rank.is_empty()
        {
            e.rank = folded(Span { end, ..title }.of(n.text));
        }
    }

    /// Behind the name: "Orlo, the finance minister,", "Orlo, 43, a nurse,".
    fn register_behind(&mut self, n: &NounPhrase, entity: u32) {
        let (reading, mut end) = (n.reading, n.phrase.end as usize);
        end += usize::from(age_behind(n).is_some());
        if reading.gap(end) & (gap::COMMA | gap::OPEN) == 0 || reading.gap(end) & gap::MARK != 0 {
            return;
        }
        let next = reading.phrases_before(end);
        for (at, role) in reading.phrases.iter().enumerate().skip(next).take(3) {
            if role.first as usize <= end && !role.is_possessive {
                self.register(n, entity, at);
            }
        }
    }

    /// Before the name: the phrase that the comma closes, or the one whose chain it closes.
    fn register_before(&mut self, n: &NounPhrase, entity: u32) {
        let reading = n.reading;
        let first = called_from(n);
        if first == 0 || reading.gap(first) & (gap::COMMA | gap::MARK) != gap::COMMA {
            return;
        }
        let mut border = first;
        for at in (n.k.saturating_sub(8)..n.k).rev() {
            let Some(role) = reading.phrases.get(at) else {
                break;
            };
            if role.end as usize != border || role.is_possessive {
                continue;
            }
            // the head of a chain is the role: "president of the parliament, Orlo"
            let start = role.first as usize;
            // "with his wife, Ilse"
            let is_owned = border == first
                && reading.is(start, class::POSSESSIVE)
                && reading.tells(n.lexicon, border - 1, who::KIN);
            if start <= 1 || !role.after_preposition || is_owned {
                if role.kind == PhraseKind::Source {
                    self.register(n, entity, at);
                }
                break;
            }
            border = start - 1;
        }
    }

    /// Gives `entity` the role that phrase number `at` tells, and whom it serves, if it tells one.
    fn register(&mut self, n: &NounPhrase, entity: u32, at: usize) {
        let Some(apposition) = Apposition::read(n, at) else {
            return;
        };
        let text = n.text;
        let role = apposition.role();
        self.hold(text, entity, n.phrase.first, role);
        self.appositions.push((at as u32, entity));
        let Some(e) = self
            .entities
            .get_mut(entity as usize)
            .filter(|e| e.speaker.kind == SpeakerKind::Person)
        else {
            return;
        };
        let (head, first) = (head_word(role.of(text)), apposition.phrase.first as usize);
        let is_whose = |i: usize| n.reading.word(text, i) == "whose";
        let is_owned = n.reading.is(first, class::POSSESSIVE)
            || is_whose(first)
            || first.checked_sub(1).is_some_and(is_whose);
        e.is_kin |= n.lexicon.vocabulary.tells(head, who::KIN) && is_owned;
        // "Her brother, Zorv Orlo": the noun tells what no list of names knows
        if e.gender == Gender::Unknown {
            e.gender = gender_of(n.lexicon, head);
        }
        let (whole, with) = apposition.whole_and_body();
        if e.speaker.role.is_empty() {
            e.speaker.role = folded(role.of(text));
            let whole = whole.map_or(&*e.speaker.role, |w| w.of(text));
            e.whole_role = match apposition.former() {
                Some(former) => folded(&format!("{former} {whole}")),
                None => folded(whole),
            };
        }
        if e.speaker.affiliation.is_empty() {
            let with = apposition.owner().or(with);
            let with = with.or_else(|| {
                apposition
                    .attribute()
                    .map(|words| with_whom(n.lexicon, words))
            });
            e.speaker.affiliation = folded(with.unwrap_or(""));
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
        let list = self.by_head.get(&head_key(head_word(written)))?;
        let fits = |h: &&Holder| {
            let Some(e) = self.entities.get(h.entity as usize) else {
                return false;
            };
            let known = h.role.of(text);
            (e.is_plural == is_plural || e.name_words > 0 && !is_plural)
                && !(is_plural && e.name_words > 0)
                // "Communications Workers of Velmark ... Workers said": they are no union
                && !(is_plural && e.speaker.kind == SpeakerKind::Organization && is_proper(&e.speaker.name))
                && (h.word != word)
                && covers(known, written, &e.speaker.affiliation)
                // "the minister" is not the prime minister
                && !(leads(known) && matches!(written, "minister" | "Minister"))
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

/// A noun of a person in apposition to a name: "Orlo, a former governor of Velmark, said".
struct Apposition<'a> {
    text: &'a str,
    reading: &'a Reading,
    lexicon: &'a Lexicon,
    /// Its number among the phrases of the reading.
    at: usize,
    phrase: &'a Phrase,
    /// First word of the role, and one past its last word.
    start: usize,
    stop: usize,
    /// The same of all roles that stand together: "founder and chief executive".
    all: (usize, usize),
}

impl<'a> Apposition<'a> {
    /// Reads phrase number `at`; none where it is no role of the name `n`.
    fn read(n: &NounPhrase<'a>, at: usize) -> Option<Self> {
        let reading = n.reading;
        let phrase = reading.phrases.get(at)?;
        let found = n.all.binary_search_by_key(&at, |(k, _)| *k).ok()?;
        let (_, parts) = n.all.get(found)?;
        if !is_one_person(n, parts) || is_subject_behind(n, phrase) {
            return None;
        }
        let entry = phrase.entry.filter(|_| phrase.kind == PhraseKind::Source)?;
        let (first, end) = (phrase.first as usize, phrase.end as usize);
        let matched = reading
            .entity_match(end.saturating_sub(1))
            .filter(|m| m.entry == entry);
        let from = matched.map_or(first, |m| (m.all.0 as usize).max(first));
        let mut stop = matched.map_or(end, |m| m.all.1 as usize);
        // "head of the largest union": the entry may end in small words
        while stop > first + 1
            && reading.gap(stop - 1) & gap::HYPHEN == 0
            && reading.is(stop - 1, class::PREPOSITION | class::DETERMINER)
        {
            stop -= 1;
        }
        // "Attorney General", of which "general" is a source, too
        let begins = |k: &usize| {
            let noun = reading.entity_match(*k).map(|m| n.lexicon.entry(m.entry));
            noun.is_some_and(|e| e.layer == Layer::Source && e.category == "group")
                && reading.shape(*k, shape::CAPITAL) == reading.shape(from, shape::CAPITAL)
                && reading
                    .role_match(*k)
                    .is_some_and(|m| m.all.1 as usize == stop)
        };
        let from = (first..from).find(begins).unwrap_or(from);
        let start = role_start(reading, n.lexicon, first, from);
        let mut apposition = Self {
            text: n.text,
            reading,
            lexicon: n.lexicon,
            at,
            phrase,
            start,
            stop,
            all: (start, stop),
        };
        apposition.join(n);
        Some(apposition).filter(|a| !a.role().is_empty())
    }

    /// Takes the role that "and" binds to this one, before it or behind it: "the club's founder and | chairman".
    fn join(&mut self, n: &NounPhrase<'a>) {
        let reading = self.reading;
        let is_and = |i: usize| reading.word(self.text, i) == "and" && reading.is_joined(i);
        let role_at = |at: usize| {
            let phrase = reading.phrases.get(at)?;
            let found = n.all.binary_search_by_key(&at, |(k, _)| *k).ok()?;
            let (_, parts) = n.all.get(found)?;
            let is_role = phrase.kind == PhraseKind::Source && !phrase.is_possessive;
            (is_role && is_one_person(n, parts)).then_some(phrase)
        };
        let (first, stop) = (self.phrase.first as usize, self.stop);
        if first > 1 && is_and(first - 1) && reading.is_joined(first) {
            let earlier = (self.at.saturating_sub(3)..self.at).rev();
            let mut earlier = earlier.filter_map(|at| Some((at, role_at(at)?)));
            if let Some((at, before)) = earlier.find(|(_, p)| p.end as usize == first - 1) {
                (self.at, self.phrase) = (at, before);
                let (first, end) = (before.first as usize, before.end as usize);
                self.all.0 = role_start(reading, self.lexicon, first, end - 1);
            }
        }
        if stop == self.phrase.end as usize && is_and(stop) && reading.is_joined(stop + 1) {
            let next = reading.phrases_before(stop + 1)..reading.phrases.len();
            let mut next = next.take(3).filter_map(role_at);
            let owns = |p: &Phrase| {
                let mut words = p.first as usize..p.end as usize;
                words.any(|i| reading.shape(i, shape::POSSESSIVE))
            };
            let behind = next.find(|p| p.first as usize == stop + 1);
            if let Some(behind) = behind.filter(|p| !owns(p)) {
                self.all.1 = behind.end as usize;
            }
        }
    }

    /// The words of the role.
    fn role(&self) -> Span {
        self.reading.base_span(self.start, self.stop)
    }

    /// First word of the phrase behind its article.
    fn first(&self) -> usize {
        self.phrase.first as usize + usize::from(self.phrase.has_determiner)
    }

    /// Whose the person is: "Velmark" in "Velmark's finance minister, Orlo".
    fn owner(&self) -> Option<&'a str> {
        let owner = self.reading.phrases.get(self.at.saturating_sub(1))?;
        let owns = owner.is_possessive
            && owner.first == self.phrase.first
            && owner.kind != PhraseKind::Pronoun;
        let from = owner.first as usize + usize::from(owner.has_determiner);
        let words = self.reading.base_span(from, owner.end as usize);
        owns.then(|| words.of(self.text))
    }

    /// The words between the article and the role: "former Velmark" in "a former Velmark governor".
    fn attribute(&self) -> Option<&'a str> {
        let first = self.first();
        let start = self.all.0;
        let words = || self.reading.base_span(first, start).of(self.text);
        (start > first).then(words)
    }

    /// "a former Velmark governor": the word that says so.
    fn former(&self) -> Option<&'a str> {
        let first = self.attribute()?.split(' ').next();
        first.filter(|first| matches!(*first, "former" | "onetime"))
    }

    /// The role with what belongs to it behind its noun ("professor of law", "editor in chief of the Herald"), where something does, and
    /// the body that follows.
    fn whole_and_body(&self) -> (Option<Span>, Option<&'a str>) {
        let (start, stop) = self.all;
        let next = self.chain_at(stop);
        // "professor in law", not "the woman in the hat"
        let is_where = matches!(self.reading.word(self.text, stop), "in" | "at");
        let is_subject =
            |o: &&Phrase| self.is_no_body(o) && !(is_where && o.has_determiner) || self.is_field(o);
        let subject = next.filter(is_subject);
        let body = match subject {
            Some(o) => self
                .chain_at(o.end as usize)
                .filter(|o| !self.is_no_body(o)),
            None => next,
        };
        let end = subject.map_or(stop, |o| self.end_of_pair(o.end as usize));
        let is_more = (start, end) != (self.start, self.stop);
        let whole = is_more.then(|| self.reading.base_span(start, end));
        let body = body.map(|o| match with_whom(self.lexicon, self.words_of(o)) {
            "" => self.words_of(o),
            with => with,
        });
        (whole, body)
    }

    /// Whether a phrase behind the role is its field: "expert on Velmark", "minister for Housing", not "spokesman for Quill".
    fn is_field(&self, o: &Phrase) -> bool {
        let stop = self.all.1;
        let office = self.reading.word(self.text, stop - 1);
        let has_field = || self.lexicon.vocabulary.tells(office, who::WITH_FIELD);
        match self.reading.word(self.text, stop) {
            "on" => !is_body_noun(
                self.lexicon,
                self.reading.word(self.text, o.end as usize - 1),
            ),
            "to" => has_field(),
            "for" => !o.has_determiner && has_field(),
            _ => false,
        }
    }

    /// One past the field that ends before `end`, of which there may be two: "for Housing and Planning |".
    fn end_of_pair(&self, end: usize) -> usize {
        let reading = self.reading;
        let second = reading.phrases_in(end + 1, end + 2).iter().next();
        let joins = reading.word(self.text, end) == "and" && reading.is_joined(end);
        let second = second.filter(|s| joins && !s.has_determiner && s.first as usize == end + 1);
        let closes = |s: &&Phrase| reading.gap(s.end as usize) & gap::HARD != 0;
        second.filter(closes).map_or(end, |s| s.end as usize)
    }

    /// The phrase that word `at`, a preposition, leads to.
    fn chain_at(&self, at: usize) -> Option<&'a Phrase> {
        let joins = matches!(
            self.reading.word(self.text, at),
            "of" | "for" | "on" | "at" | "in" | "to"
        ) && self.reading.is_joined(at);
        let next = self.reading.phrases_in(at + 1, at + 2).iter();
        next.max_by_key(|p| p.end).filter(|_| joins)
    }

    /// The words of a phrase behind its article: "the University of Torsholm" is one.
    fn words_of(&self, o: &Phrase) -> &'a str {
        let reading = self.reading;
        let mut end = o.end as usize;
        // "Foundation for the Study | of Rivers"
        for _ in 0..2 {
            let is_name = reading.shape(end - 1, shape::CAPITAL)
                && matches!(reading.word(self.text, end), "of" | "for" | "on")
                && reading.shape(end + 1, shape::CAPITAL);
            let more = self.chain_at(end).filter(|_| is_name);
            end = more.map_or(end, |more| self.end_of_pair(more.end as usize));
        }
        let from = o.first as usize + usize::from(o.has_determiner);
        reading.base_span(from, end).of(self.text)
    }

    /// Whether a phrase behind the role is no body and no person that is served: "professor of law", but "a spokesman for the minister".
    fn is_no_body(&self, o: &Phrase) -> bool {
        let is_somebody = o.has_determiner && self.reading.is_source(o.end as usize - 1);
        !is_somebody && with_whom(self.lexicon, self.words_of(o)).is_empty()
    }
}

/// First word of what leads to a name behind a comma: "known" of "Its founder, known as Bear, said", "a" of "Her mate, a quiet man called Olly
/// Orlo, said"; else that of the name.
fn called_from(n: &NounPhrase) -> usize {
    let (text, reading, first) = (n.text, n.reading, n.phrase.first as usize);
    let word = |back: usize| {
        first
            .checked_sub(back)
            .map_or("", |i| reading.word(text, i))
    };
    let back = match word(1) {
        "called" | "named" | "nicknamed" | "dubbed" => 1,
        "as" if word(2) == "known" => 2,
        "as" if word(2) == "only" && word(3) == "known" => 3,
        "as" | "himself" | "herself" => match back_to_who(text, reading, first) {
            Some(back) => back,
            None => return first,
        },
        _ => return first,
    };
    let at = first.saturating_sub(back);
    if (at + 1..=first).any(|i| !reading.is_joined(i)) {
        return first;
    }
    let opens = |i: usize| reading.gap(i) & (gap::COMMA | gap::MARK) == gap::COMMA;
    let somebody = longest(reading, at).map(|p| p.first as usize);
    match somebody {
        _ if opens(at) => at,
        // not "The minister, who named Ilse Orlo"
        Some(man) if reading.is_joined(at) && opens(man) && !reading.is(man, class::RELATIVE) => {
            man
        }
        _ => first,
    }
}

/// How many words back "who" stands that tells by what name somebody goes: "A spokesman, who gave his name only as Orlo, said".
fn back_to_who(text: &str, reading: &Reading, first: usize) -> Option<usize> {
    let who = (1..8).find(|back| {
        first
            .checked_sub(*back)
            .is_some_and(|i| reading.word(text, i) == "who")
    })?;
    let tells = (first.checked_sub(who)?..first).any(|i| {
        matches!(
            reading.word(text, i),
            "name" | "named" | "identified" | "introduced" | "known" | "calls" | "called"
        )
    });
    tells.then_some(who)
}

/// Whether a phrase is of one person: not "Orlo, her office said", nor "Orlo, people close to him say".
fn is_one_person(n: &NounPhrase, p: &Parts) -> bool {
    !p.is_plural
        && !matches!(n.reading.word(n.text, p.words.0), "people" | "those")
        && match p.layer {
            Some(Layer::Role) => true,
            Some(Layer::Source) => matches!(p.category, "group" | "anonymous"),
            _ => false,
        }
}

/// Whether the phrase `role` behind a name is the subject of a verb: "He would meet Orlo, the minister said."
fn is_subject_behind(n: &NounPhrase, role: &Phrase) -> bool {
    let close = role.end as usize;
    role.first >= n.phrase.end
        && n.reading.gap(close) & gap::HARD == 0
        && n.reading.is(close, class::FINITE | class::AUXILIARY)
}

/// Whom or what somebody is with: of "former Torsholm" the town, of "activist group Harbour Watch" the name, of "the group" the group, of
/// "constitutional law" nothing.
fn with_whom<'a>(lexicon: &Lexicon, words: &'a str) -> &'a str {
    let small = |word: &str| word.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit());
    let first = words.split([' ', '-']).next().unwrap_or("");
    let is_qualified = matches!(first, "Former" | "Veteran" | "Longtime" | "Top");
    if !small(first) && !is_qualified {
        return words.strip_suffix("-based").unwrap_or(words);
    }
    let mut from = 0;
    for word in words.split_inclusive(' ') {
        // "the club's president"
        if from > 0 && word.trim_end().ends_with(['’', '\''])
            || word.contains("’s")
            || word.contains("'s")
        {
            return words;
        }
        if !small(word) && (from > 0 || !is_qualified) {
            let from = from
                - if words.get(..from).is_some_and(|w| w.ends_with("super ")) {
                    6
                } else {
                    0
                };
            return words.get(from..).unwrap_or(words);
        }
        from += word.len();
    }
    let head = words.split([' ', '-']).next_back().unwrap_or("");
    if is_body_noun(lexicon, head) {
        words
    } else {
        ""
    }
}

/// Whether the words of `written` are among those of `known`, its head or its owner ("the Velmarkian minister" is the foreign
/// minister of Velmark, "the finance minister" is not).
pub(super) fn covers(known: &str, written: &str, affiliation: &str) -> bool {
    let head = head_word(written);
    written
        .split([' ', '-', '\n'])
        .filter(|w| !w.is_empty() && !std::ptr::eq(*w, head) && !opens_complement(w))
        .all(|w| {
            known
                .split([' ', '-', '\n'])
                .any(|x| x.eq_ignore_ascii_case(w))
                || affiliation.split(' ').any(|x| alike(x, w))
        })
}

/// The noun that heads a description: "ministry" in "ministry of health", "person" in "person close to".
pub(super) fn head_word(written: &str) -> &str {
    let words = written.split([' ', '-', '\n']).filter(|w| !w.is_empty());
    let mut head = "";
    for word in words {
        if !head.is_empty() && opens_complement(word) {
            break;
        }
        head = word;
    }
    head
}

/// Whether a word opens what is said of a noun behind it: "of", "close".
fn opens_complement(word: &str) -> bool {
    matches!(
        word,
        "of" | "for"
            | "in"
            | "at"
            | "to"
            | "on"
            | "with"
            | "by"
            | "from"
            | "close"
            | "familiar"
            | "involved"
            | "briefed"
            | "the"
    )
}

/// Whether a role is that of a head of government.
fn leads(role: &str) -> bool {
    let names = |words: &[&str]| words.iter().any(|w| role.contains(w));
    names(&["premier", "Premier", "prime", "Prime"]) && !names(&["eputy"])
}

/// Whether all longer words of a name have a capital.
fn is_proper(name: &str) -> bool {
    name.contains(' ')
        && name
            .split(' ')
            .all(|w| w.len() < 4 || w.starts_with(char::is_uppercase))
}

/// Whether a noun says of which party somebody is, so that many others may be called by it.
pub(super) fn is_partisan(word: &str) -> bool {
    matches!(
        word,
        "Republican"
            | "Democrat"
            | "Conservative"
            | "Liberal"
            | "Socialist"
            | "Nationalist"
            | "Green"
            | "Tory"
            | "Independent"
    )
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
        "Cllr" => "councillor",
        "Ald" => "alderman",
        "Councilwoman" | "councilwoman" | "Councilman" => "councilman",
        "Gen" => "general",
        "chair" | "Chair" | "CHAIR" | "chairwoman" | "chairperson" | "Chairwoman" => "chairman",
        "spokeswoman" | "spokesperson" | "Spokeswoman" => "spokesman",
        "premier" | "Premier" => "minister",
        "pontiff" => "pope",
        "businesswoman" => "businessman",
        "poll" | "polls" => "survey",
        "scientist" => "researcher",
        "scientists" => "researchers",
        "attorney" => "lawyer",
        "attorneys" => "lawyers",
        "legislators" => "lawmakers",
        "demonstrators" => "protesters",
        "campaigners" => "activists",
        "accused" => "defendant",
        "advisor" => "adviser",
        "advisors" => "advisers",
        "reporters" => "journalists",
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
