//! What the words of one noun phrase are: title, role, owner, name.

use super::Gender;
use super::SpeakerKind;
use super::id::BLANKS;
use super::name::is_company;
use super::source::{longest, quantity};
use super::variation::is_press;
use crate::attribution::reading::{Phrase, PhraseKind, Reading};
use crate::lexicon::{Entry, Layer, Lexicon, Match, class, who};
use crate::span::Span;
use crate::text::token::{gap, shape};

/// What was read from the words of one phrase; all of it borrowed from the text and the lexicon.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Parts<'a> {
    /// The name words.
    pub(super) name: &'a str,
    pub(super) name_words: usize,
    /// Mr., Ms.
    pub(super) title: &'a str,
    /// What a named body is called in small letters before its name: "newspaper" in "the newspaper Halden Post".
    pub(super) body: Span,
    /// Role words.
    pub(super) role: Span,
    pub(super) affiliation: &'a str,
    pub(super) gender: Gender,
    /// A title or a noun tells the gender ("Mr.", "his mother"), and not the list of given names.
    pub(super) is_told: bool,
    /// Category of the entry at the head, and the entry's name (for places).
    pub(super) category: &'static str,
    pub(super) place: &'a str,
    pub(super) layer: Option<Layer>,
    /// The whole phrase without its article.
    pub(super) text: Span,
    /// First word and one past the last word of `text`.
    pub(super) words: (usize, usize),
    pub(super) is_plural: bool,
    pub(super) is_indefinite: bool,
    /// A body stands before the noun: "the Senate historian".
    pub(super) is_of_body: bool,
    /// Begins with any, every, no: nobody in particular.
    pub(super) is_generic: bool,
    /// Begins with two, three, several.
    pub(super) is_counted: bool,
    /// A given name that the lists know is among the name words.
    pub(super) has_given: bool,
}

/// A noun phrase of the article, with what its words are.
#[derive(Clone, Copy)]
pub(super) struct NounPhrase<'a> {
    pub(super) text: &'a str,
    pub(super) reading: &'a Reading,
    pub(super) lexicon: &'a Lexicon,
    /// All phrases of the article that can be speakers, by number.
    pub(super) all: &'a [(usize, Parts<'a>)],
    /// Its number among the phrases of the reading.
    pub(super) k: usize,
    pub(super) phrase: &'a Phrase,
    pub(super) parts: &'a Parts<'a>,
}

impl<'a> NounPhrase<'a> {
    /// The phrase of one of `all`.
    pub(super) fn of(
        text: &'a str,
        reading: &'a Reading,
        lexicon: &'a Lexicon,
        all: &'a [(usize, Parts<'a>)],
        (k, parts): &'a (usize, Parts<'a>),
    ) -> Option<Self> {
        Some(Self {
            text,
            reading,
            lexicon,
            all,
            k: *k,
            phrase: reading.phrases.get(*k)?,
            parts,
        })
    }
}

/// Reads the words of a phrase; none where it can be no speaker.
pub(super) fn parts<'a>(
    text: &'a str,
    reading: &Reading,
    lexicon: &'a Lexicon,
    phrase: &Phrase,
) -> Option<Parts<'a>> {
    let first = phrase.first as usize;
    let end = end_of(text, reading, phrase)?;
    let mut reader = Reader {
        text,
        reading,
        lexicon,
        first,
        end,
        start: first,
        stop: end,
        name: None,
        role: None,
        body: None,
        out: Parts::default(),
    };
    let mut i = first;
    while i < end {
        i = reader
            .begin(i)
            .or_else(|| reader.entity(i))
            .unwrap_or_else(|| reader.word(i));
    }
    reader.finish()
}

/// One past the last word of a phrase that may be a speaker, without what is no part of it.
fn end_of(text: &str, reading: &Reading, phrase: &Phrase) -> Option<usize> {
    if !phrase.kind.is_noun() {
        return None;
    }
    let (first, mut end) = (phrase.first as usize, phrase.end as usize);
    if phrase.kind == PhraseKind::Other
        && end > first + 1
        && reading.word(text, end - 1) == "neither"
    {
        end -= 1;
    } else if phrase.kind == PhraseKind::Other {
        // "people familiar with the matter": the adjective belongs to what follows
        let cut = end.checked_sub(1)?;
        let before = cut > first
            && reading.is(cut, class::ADJECTIVE)
            && reading.is(end, class::PREPOSITION)
            && reading
                .entity_match(cut - 1)
                .is_some_and(|m| m.all.1 as usize == cut);
        if !before {
            return None;
        }
        end = cut;
    }
    // "prime minister of Tamaria I met", "Ilse Orlo neither confirmed": what follows is no part of it
    while end > first + 1
        && (reading.is(end - 1, class::SUBJECT) && reading.shape(end - 1, shape::CAPITAL)
            || !reading.shape(end - 1, shape::CAPITAL)
                && reading.is(
                    end - 1,
                    class::COORDINATOR | class::DETERMINER | class::ADVERB,
                )
            || reading.word(text, end - 1) == "neither")
    {
        end -= 1;
    }
    Some(end)
}

/// A phrase while its words are read one after another.
struct Reader<'t, 'a> {
    text: &'a str,
    reading: &'t Reading,
    lexicon: &'a Lexicon,
    /// First word of the phrase and one past its last.
    first: usize,
    end: usize,
    /// First word without its article, and one past the last word that says who it is.
    start: usize,
    stop: usize,
    /// Words of the name, the role and of what a body is called in small letters.
    name: Option<(usize, usize)>,
    role: Option<(usize, usize)>,
    body: Option<(usize, usize)>,
    out: Parts<'a>,
}

impl<'a> Reader<'_, 'a> {
    /// Passes over what stands before the words that say who it is: articles, greetings, labels, days. Where to read on, if so.
    fn begin(&mut self, i: usize) -> Option<usize> {
        let (text, reading) = (self.text, self.reading);
        let article = |i: usize| matches!(reading.word(text, i), "The" | "A" | "An");
        let token = *reading.tokens.get(i)?;
        let bits = reading.class(i);
        let capital = token.is(shape::CAPITAL);
        let names = matches!(token.span().of(text), "No" | "Number")
            && reading.shape(i + 1, shape::DIGIT)
            && reading.entity_match(i).is_some();
        // "Those close to the talks say": without its pronoun the entry names nobody
        let those = i == self.first
            && matches!(token.span().of(text), "those" | "Those")
            && reading
                .entity_match(i)
                .is_some_and(|m| m.all.0 as usize == i);
        if (bits & class::DETERMINER != 0 || article(i) && self.end > i + 1)
            && (i == self.first || !capital)
            && !names
            && !those
        {
            // "last month the minister": the phrase begins anew
            let word = token.span().of(text);
            self.out = Parts {
                is_indefinite: matches!(
                    word,
                    "a" | "an"
                        | "A"
                        | "An"
                        | "another"
                        | "Another"
                        | "other"
                        | "Other"
                        | "every"
                        | "Every"
                        | "any"
                        | "Any"
                ),
                ..Parts::default()
            };
            self.out.is_generic = matches!(
                word,
                "any" | "Any" | "every" | "Every" | "no" | "No" | "each" | "Each"
            );
            self.out.is_indefinite |= self.out.is_generic;
            (self.name, self.role, self.body) = (None, None, None);
            self.start = i + 1;
            return Some(i + 1);
        }
        if i == self.start
            && matches!(
                token.span().of(text),
                "another" | "Another" | "other" | "Other"
            )
        {
            self.out.is_indefinite = true;
        }
        if i == self.start && bits & (class::NUMBER | class::QUANTIFIER) != 0 && !capital
            || (i == self.first) && self.out.role.is_empty()
        {
            let word = token.span().of(text);
            self.out.is_indefinite |= matches!(
                word,
                "one" | "One" | "another" | "Another" | "other" | "Other"
            );
            self.out.is_counted =
                !self.out.is_indefinite && quantity(word) == Some(SpeakerKind::Anonymous);
        }
        // "Dear Mayor,", "At least six deputies"
        if i == self.start
            && i + 1 < self.end
            && match token.span().of(text) {
                "Dear" => true,
                "least" | "most" => i > 0 && matches!(reading.word(text, i - 1), "at" | "At"),
                _ => false,
            }
        {
            self.start = i + 1;
            return Some(i + 1);
        }
        // "Q But Mr. Orlo told her": a label without a colon
        if i == self.first
            && i + 1 < self.end
            && matches!(token.span().of(text), "Q" | "A")
            && reading.starts_sentence(i)
        {
            self.start = i + 1;
            let mut i = i + 1;
            while i + 1 < self.end
                && (reading.is(
                    i,
                    class::COORDINATOR | class::SUBORDINATOR | class::AUXILIARY,
                ) || matches!(reading.word(text, i), "But" | "So" | "And"))
            {
                self.start = i + 1;
                i += 1;
            }
            return Some(i);
        }
        // "On Monday Velmark said"
        if bits & (class::MONTH | class::WEEKDAY) != 0
            && !self.is_given(i)
            && i == self.start
            && i + 1 < self.end
        {
            self.start = i + 1;
            return Some(i + 1);
        }
        None
    }

    /// Whether word `i` is a given name that the lists know: not the month of "In April Orlo left".
    fn is_given(&self, i: usize) -> bool {
        let reading = self.reading;
        let dated = reading.is(i, class::MONTH)
            && i > 0
            && reading.gap(i) & gap::HARD == 0
            // but "according to April Orlo"
            && matches!(
                reading.word(self.text, i - 1),
                "in" | "In" | "since" | "Since" | "until" | "Until" | "by" | "By" | "from" | "From"
                    | "during" | "During" | "before" | "Before" | "after" | "After" | "last" | "of"
            );
        reading.is(i, class::FEMALE | class::MALE) && reading.shape(i, shape::CAPITAL) && !dated
    }

    /// Reads what an entry of the lexicon covers from word `i` on: a title, a role, a body, a place. Where to read on, if there is one.
    fn entity(&mut self, i: usize) -> Option<usize> {
        let (text, reading) = (self.text, self.reading);
        let found = reading
            .entity_match(i)
            // "the palace": an entry may hold the article
            .filter(|m| {
                (m.all.0 as usize) >= self.start
                    || (m.all.1 as usize) > i && i == self.first
                    || m.all.0 as usize + 1 == self.start
                        && m.all.0 as usize == self.first
                        && matches!(
                            reading.word(text, self.first),
                            "the" | "The" | "another" | "Another"
                        )
            });
        let mut m = *found?;
        let lexicon = self.lexicon;
        // "Attorney General Orlo": one office, not an attorney who is a general
        let is_of_field = i > self.first
            && reading.tells(lexicon, i - 1, who::CABINET_FIELD)
            && reading.is_joined(i);
        let office = reading.role_match(i).filter(|o| {
            let (end, ends_in_capital) = (o.all.1 as usize, |k: usize| {
                reading.shape(k - 1, shape::CAPITAL)
            });
            m.is_of(Layer::Source)
                && lexicon.entry(m.entry).category == "group"
                // not "Republican strategist Orlo"
                && (o.all.1 > m.all.1 && ends_in_capital(i + 1) == ends_in_capital(end)
                    // "Business secretary Orlo"
                    || o.all.1 == m.all.1 && is_of_field)
                && end < self.end
        });
        m = office.copied().unwrap_or(m);
        let e = lexicon.entry(m.entry);
        let mut stop = m.all.1 as usize;
        let at_head = stop >= self.end;
        // the pattern "{federation} of" ends in a preposition that is no part of the noun
        while stop > i + 1
            && stop > self.end
            && reading.gap(stop - 1) & gap::HYPHEN == 0
            && reading.is(stop - 1, class::PREPOSITION | class::DETERMINER)
        {
            stop -= 1;
        }
        if self.is_body_there(i, e, stop) {
            self.out.layer = Some(Layer::Source);
            self.out.category = "organization";
            self.stop = stop;
            self.name = None;
            return Some(stop);
        }
        if self.is_part_of_name(i, e, stop) {
            return None;
        }
        self.take(i, &m, e, stop);
        if at_head {
            if self.out.gender == Gender::Unknown && e.layer != Layer::Place {
                self.out.gender = gender_of(self.lexicon, reading.word(text, stop - 1));
            }
            self.out.layer = Some(e.layer);
            self.out.category = e.category;
            self.out.place = e.name.as_str();
            self.stop = stop;
        }
        self.name = None;
        forget_given(&mut self.out);
        Some(stop.max(i + 1))
    }

    /// The word with a capital that goes on with a name behind word `i`, over particles: "Bill | Orlo", "Bill de | Orlo".
    fn next_capital(&self, i: usize) -> Option<usize> {
        let reading = self.reading;
        let is_bound =
            |k: &usize| !reading.shape(*k, shape::CAPITAL) && reading.is(*k, class::PARTICLE);
        let next = (i + 1..self.end.min(i + 4)).find(|k| !is_bound(k));
        next.filter(|k| reading.shape(*k, shape::CAPITAL))
    }

    /// Whether the word of an entry is a part of a name: "Jordan Orlo", "Ilse London", "Ilse Bishop".
    fn is_part_of_name(&self, i: usize, e: &Entry, stop: usize) -> bool {
        let (text, reading) = (self.text, self.reading);
        let token = reading.tokens.get(i).copied().unwrap_or_default();
        let (capital, given) = (reading.shape(i, shape::CAPITAL), self.is_given(i));
        let at_head = stop >= self.end;
        let single = stop == i + 1;
        let first_is_place = self.start > self.first
            || self
                .name
                .is_some_and(|n| reading.entity_match(n.0).is_some());
        // "Bill de Orlo"
        let next = (i + 1..self.end.min(i + 4))
            .find(|k| !reading.is(*k, class::PARTICLE) || reading.shape(*k, shape::CAPITAL));
        let next_capital = next
            .is_some_and(|k| reading.shape(k, shape::CAPITAL) && reading.entity_match(k).is_none());
        single
            && capital
            && !reading.shape(i, shape::POSSESSIVE)
            && match self.name {
                // "Mr. Singer", but not "Mr. President"
                None if !self.out.title.is_empty() && at_head => {
                    e.category == "profession"
                        || e.category == "group" && e.layer == Layer::Source
                        // "Mr. Dane"
                        || e.layer == Layer::Place
                        || matches!(
                            token.span().of(text),
                            "King" | "Prince" | "Pope" | "Bishop" | "Dean" | "Judge" | "Page"
                        )
                }
                // "Bill Orlo": a noun for a paper; "Mason Orlo", "Don Orlo": a trade, a title; "Scot Orlo", but not "the Scot Orlo"
                None => {
                    given
                        && next_capital
                        && (e.category != "demonym" || i == self.first)
                        && (matches!(e.layer, Layer::Place | Layer::Source)
                            || e.category == "profession"
                            || !reading.is(i + 1, class::FEMALE | class::MALE)
                                && matches!(token.span().of(text), "Don" | "Donna" | "Earl"))
                }
                Some((a, b)) => {
                    b == i
                        && (self.out.has_given
                            || self.is_explained(a, i)
                            || e.layer == Layer::Place
                                && e.category != "demonym"
                                && (!self.out.title.is_empty()
                                    || self.role.is_some_and(|r| r.1 == a)))
                        && b - a <= 2
                        && (at_head || next_capital)
                        && reading.gap(i) & gap::HARD == 0
                        && (e.layer == Layer::Place && !reading.shape(i, shape::UPPER)
                            || matches!(e.category, "profession" | "title" | "group") && at_head
                            // "Jan Law", "Dr. Tom Song", "State Attorney Anna D. Song"
                            || e.category == "document"
                                && at_head
                                && (self.start == a && self.start == self.first
                                    || !self.out.title.is_empty()
                                    || self.role.is_some_and(|r| r.1 == a))
                            || e.category == "office"
                                && at_head
                                && (self.out.has_given || self.is_explained(a, i))
                                // "Ilse Jean King", "Jan T. King"
                                && (b - a == 1
                                    || reading.is(b - 1, class::FEMALE | class::MALE)
                                    || reading.word_len(b - 1) <= 2)
                            // "Michael Herald", but not "the Halden Herald"; "Ilse London"
                            || matches!(e.category, "organization" | "government")
                                && at_head
                                && !first_is_place)
                }
            }
    }

    /// Whether words `a..=i` are the given name, which no list knows, and the surname of a person whom an apposition explains: "Mirka
    /// Jordan, a nurse,", "Mirka Deans, the chair of the union,", "Mirka King, 34,".
    fn is_explained(&self, a: usize, i: usize) -> bool {
        let (reading, end) = (self.reading, i + 1);
        let is_somebody = || {
            let next = reading
                .phrases_in(end, end + 1)
                .iter()
                .max_by_key(|p| p.end);
            let head = next.and_then(|p| reading.entity_match(p.end as usize - 1));
            head.map(|m| self.lexicon.entry(m.entry)).is_some_and(|e| {
                e.layer == Layer::Role && e.category != "title"
                    || e.layer == Layer::Source && matches!(e.category, "group" | "anonymous")
            }) && !next.is_some_and(|p| is_plural(reading.word(self.text, p.end as usize - 1)))
        };
        let is_age = || reading.shape(end, shape::DIGIT) && reading.gap(end + 1) & gap::COMMA != 0;
        a + 1 == i
            && a == self.first
            && reading.word_len(a) > 1
            && reading.gap(i) & gap::HYPHEN == 0
            && end == self.end
            && reading.class(a) == 0
            && reading.shape(a, shape::CAPITAL)
            && !is_part_of_a_place(reading.word(self.text, a))
            && reading.gap(end) & gap::COMMA != 0
            && reading.gap(end) & gap::MARK == 0
            && (is_age() || is_somebody())
    }

    /// Whether a word that no list knows before a place names a body there: "Amnesty Velmark", but not "New Velmark".
    fn is_body_there(&self, i: usize, e: &Entry, stop: usize) -> bool {
        let (text, reading) = (self.text, self.reading);
        let single = stop == i + 1;
        let capital = reading.shape(i, shape::CAPITAL);
        let at_head = stop >= self.end;
        single
            && capital
            && at_head
            && e.layer == Layer::Place
            && e.category != "demonym"
            && !self.out.has_given
            && self.out.title.is_empty()
            && self.role.is_none()
            && !reading.sentence(i).is_heading
            && self.name.is_some_and(|(a, b)| {
                b == i
                    && reading.is_joined(i)
                    && !self.is_explained(a, i)
                    && reading.class(b - 1) == 0
                    && reading.entity_match(b - 1).is_none()
                    && !is_part_of_a_place(reading.word(text, b - 1))
                    && reading.shape(b - 1, shape::CAPITAL)
                    && a == self.start
            })
    }

    /// Notes what the entry `e` says, which covers the words up to `stop`.
    fn take(&mut self, i: usize, m: &Match, e: &'a Entry, stop: usize) {
        let (text, reading) = (self.text, self.reading);
        let capital = reading.shape(i, shape::CAPITAL);
        let at_head = stop >= self.end;
        let from = (m.all.0 as usize).min(i);
        let holds_article = from < self.start && reading.is(from, class::DETERMINER);
        let written = reading.base_span(from + usize::from(holds_article), stop);
        // "Carmaker Norvane said": the capital is that of the sentence
        let is_opening = stop == i + 1
            && reading.starts_sentence(i)
            && reading.tells(self.lexicon, i, who::SORT_COMPANY);
        match e.layer {
            Layer::Role => {
                let past = self
                    .name
                    .is_some_and(|n| reading.tells(self.lexicon, n.0, who::PAST));
                let mut office = role_start(reading, self.lexicon, self.start.min(from), from);
                // "Chief Executive Officer": no name stands before it
                if e.category != "title" && self.name.is_some_and(|(a, b)| office <= a && b <= i) {
                    self.name = None;
                }
                if let (Some((a, b)), true) = (self.name, self.out.affiliation.is_empty()) {
                    // "Velmarkian Foreign Minister", "Continental Wire editor", "Former Continental Wire editor"
                    let a = a + usize::from(past);
                    // "Quill National Committee | Chairman"
                    let is_body = e.category != "title"
                        && (office, b) == (from, from)
                        && stop > from + 1
                        && reading.shape(from, shape::CAPITAL)
                        && reading.tells(self.lexicon, from, who::WITH_HEAD);
                    office += usize::from(is_body);
                    let b = b + usize::from(is_body);
                    if !self.is_how(a, b) {
                        self.out.affiliation = reading.base_span(a, b.max(a)).of(text);
                    }
                }
                if e.category == "title" {
                    self.out.title = written.of(text);
                } else {
                    let from = self.role.filter(|r| r.1 == i).map_or(office, |r| r.0);
                    // "Former candidate Ilse Orlo"
                    let from = match self.name {
                        Some((a, b)) if past && b == from && b == a + 1 => a,
                        _ => from,
                    };
                    self.role = Some((from, stop));
                }
                match e.gender {
                    "female" => self.out.gender = Gender::Female,
                    "male" => self.out.gender = Gender::Male,
                    _ => {}
                }
                self.out.is_told |= !e.gender.is_empty();
            }
            Layer::Place if !at_head => {
                self.out.affiliation = if e.name.is_empty() {
                    written.of(text)
                } else {
                    e.name.as_str()
                }
            }
            // "Governor Orlo": a noun for people before a name is a role
            Layer::Source
                if !at_head
                    && (capital
                        || reading.shape(stop, shape::CAPITAL)
                            && reading.entity_match(stop).is_none()
                            && reading.gap(stop) & gap::MARK == 0)
                    && matches!(e.category, "group" | "anonymous")
                    // "71-year-old Ilse Orlo"
                    && reading.word(text, stop - 1) != "old" =>
            {
                // "Halden United manager Dirk Orlo"; not "Halden Food Workers’ Federation"
                let noun = reading.word(text, stop - 1);
                if self.out.affiliation.is_empty()
                    && !is_plural(noun)
                    && !reading.shape(stop - 1, shape::POSSESSIVE)
                {
                    self.out.affiliation = self.body_before(i, i).unwrap_or("");
                }
                // "losing Hispanics Orlo needs": several are no role of one
                if self.start > self.first || !is_plural(noun) {
                    self.role = Some((i, stop));
                }
                // "his mother Nazan"
                if self.out.gender == Gender::Unknown {
                    self.out.gender = gender_of(self.lexicon, reading.word(text, stop - 1));
                    self.out.is_told |= self.out.gender != Gender::Unknown;
                }
            }
            Layer::Source
                if !at_head
                    && !is_opening
                    && self.out.affiliation.is_empty()
                    // "the emails Ilse Orlo sent", "rival Jon Orlo": nothing that somebody is with
                    && (capital
                        || reading.shape(stop - 1, shape::POSSESSIVE)
                        || matches!(e.category, "organization" | "government"))
                    && reading.word(text, stop - 1) != "old" =>
            {
                // "Halden Bank analyst Ilse Orlo"
                let body = self.body_before(i, stop).filter(|_| capital);
                self.out.affiliation = body.unwrap_or(written.of(text));
                self.out.is_of_body = matches!(e.category, "organization" | "government");
            }
            _ => {}
        }
        if e.layer == Layer::Source
            && e.category == "organization"
            && !at_head
            && !reading.shape(stop - 1, shape::POSSESSIVE)
            && (!reading.shape(stop - 1, shape::CAPITAL) || is_opening)
        {
            self.body = Some((i, stop));
        }
        if from < self.start && !holds_article {
            self.start = m.all.0 as usize;
        }
    }

    /// Reads word `i`, which no entry covers, as a part of a name or none. Where to read on.
    fn word(&mut self, i: usize) -> usize {
        let (text, reading) = (self.text, self.reading);
        let token = reading.tokens.get(i).copied().unwrap_or_default();
        let (bits, capital, given) = (reading.class(i), token.is(shape::CAPITAL), self.is_given(i));
        let possessor = token.is(shape::POSSESSIVE) && i + 1 < self.end;
        // "Orl Tae-ro"
        if !capital
            && let Some((a, _)) = self.name.filter(|n| n.1 == i)
            && reading.gap(i) & (gap::HYPHEN | gap::SPACE) == gap::HYPHEN
        {
            self.name = Some((a, i + 1));
        } else if capital
            && (bits & (class::MONTH | class::WEEKDAY | class::SUBJECT) == 0
                // "June Orlo", "Jan van Orlo"
                || given
                    && (i == self.start || self.role.is_some_and(|r| r.1 == i))
                    && self.next_capital(i).is_some()
                // "Sun-hee Orlo"
                || i + 2 < self.end
                    && reading.gap(i + 1) & (gap::HYPHEN | gap::SPACE) == gap::HYPHEN
                    && !reading.shape(i + 1, shape::CAPITAL | shape::DIGIT)
                    && reading.shape(i + 2, shape::CAPITAL))
        {
            let adverb = reading.starts_sentence(i)
                && !given
                && (bits & class::ADVERB != 0)
                && i + 1 < self.end;
            if !(bits & class::SUFFIX != 0 && self.name.is_some()) && !adverb {
                self.name = Some((self.name.map_or(i, |n| n.0), i + 1));
                self.out.name_words += 1;
                if given {
                    // "Imani Lawrence", "Aurelie Stavros-Orlo": what follows a given name tells no gender
                    let is_surname = self.out.name_words > 1
                        && (reading.gap(i + 1) & gap::HYPHEN != 0
                            || i + 1 >= self.end
                            || !reading.shape(i + 1, shape::CAPITAL));
                    if !is_surname && !self.out.has_given && self.out.gender == Gender::Unknown {
                        self.out.gender = match (bits & class::FEMALE != 0, bits & class::MALE != 0)
                        {
                            (true, false) => Gender::Female,
                            (false, true) => Gender::Male,
                            _ => Gender::Unknown,
                        };
                    }
                    self.out.has_given = true;
                }
            }
        } else if !(bits & class::PARTICLE != 0
            && i + 1 < self.end
            && (reading.shape(i + 1, shape::CAPITAL) || reading.is(i + 1, class::PARTICLE)))
        {
            self.name = None;
            forget_given(&mut self.out);
        }
        if possessor {
            let from = self.name.map_or(self.start, |n| n.0);
            // "last year's entertainer"
            let is_time = reading.tells(self.lexicon, i, who::PERIOD);
            let owner = reading.base_span(from, i + 1).of(text);
            self.out.affiliation = if is_time { "" } else { owner };
            (self.name, self.role, self.body) = (None, None, None);
            self.out.has_given = false;
            self.out.gender = Gender::Unknown;
        }
        i + 1
    }

    /// Whether the words `a..b` before an office name no body: "His campaign chairman", "One candidate", "Oscar-winning actress".
    fn is_how(&self, a: usize, b: usize) -> bool {
        let reading = self.reading;
        let alone = class::POSSESSIVE | class::NUMBER | class::QUANTIFIER | class::ADVERB;
        let verbal = class::VERB_ING | class::VERB_PARTICIPLE;
        a + 1 == b && reading.is(a, alone)
            || a + 1 < b
                && reading.is(b - 1, verbal)
                && reading.gap(b - 1) & gap::HYPHEN != 0
                && reading.word(self.text, b - 1) != "based"
    }

    /// The words from the name that ends before word `i` to `stop`, without how its bearer is called: "Halden Bank" of "Former Halden |
    /// Bank", "Los Cedros" of "Los Cedros-based | lawyer", "Quill" of "Los Cedros-based Quill | lawyer".
    fn body_before(&self, i: usize, stop: usize) -> Option<&'a str> {
        const LONGEST: usize = 4;
        let (text, reading) = (self.text, self.reading);
        let (mut a, b) = self.name.filter(|(_, b)| *b == i && reading.is_joined(i))?;
        let is_how = |i: usize| {
            reading.tells(self.lexicon, i, who::PAST | who::RANK)
                || reading.is(i, class::POSSESSIVE)
        };
        while a < b && is_how(a) {
            a += 1;
        }
        let words = reading.base_span(a, stop).of(text);
        let words = words.split_once("-based ").map_or(words, |(_, body)| body);
        let words = words.strip_suffix("-based").unwrap_or(words);
        let last = words.split(['-', ' ']).next_back().unwrap_or("");
        ((a + 1..=a + LONGEST).contains(&b) && last.starts_with(|c: char| !c.is_lowercase()))
            .then_some(words)
    }

    /// What was read, if it may be a speaker.
    fn finish(mut self) -> Option<Parts<'a>> {
        if self.start >= self.stop {
            return None;
        }
        self.finish_name();
        self.finish_body();
        self.finish_number();
        (!self.out.text.is_empty() && !self.is_rest_of_body()).then_some(self.out)
    }

    /// Parts the words of the name from an office or a trade before it that no list knows.
    fn finish_name(&mut self) {
        let (text, reading, lexicon) = (self.text, self.reading, self.lexicon);
        if let Some((mut a, b)) = self.name.filter(|_| self.out.layer.is_none()) {
            // "Old Peter Brandt"
            if b - a > 2 && matches!(reading.word(text, a), "Old" | "Young" | "Poor" | "Dear") {
                a += 1;
            }
            // "Minister for Fisheries Ilse Varga"
            let given = |i: &usize| reading.is(*i, class::FEMALE | class::MALE);
            // "Vice President for Research | Ilse Varga": a field that the lexicon knows
            let field = a > self.first && a <= self.first + 3 && self.start == self.first;
            if self.out.has_given
                && let Some(at) = if field {
                    Some(a).filter(|a| self.role.is_none() && given(a))
                } else {
                    (a + 1..b.max(1) - 1)
                        .find(given)
                        .filter(|_| a == self.first)
                }
                && let Some((office, with)) = self.office_before()
            {
                self.role = self.role.or(Some((office, at)));
                if self.out.affiliation.is_empty() || field {
                    self.out.affiliation = with;
                }
                a = at;
                self.start = at;
            }
            // "Hydrologist Abena Frey said": a trade that no list knows
            if b - a > 2 && reading.starts_sentence(a) && is_trade(reading.word(text, a)) {
                self.role = self.role.or(Some((a, a + 1)));
                a += 1;
            }
            // "County Recorder Helen Frey", "Chair Ilse Orlo": an office that no list knows, before a given name that one does
            let given = |i: &usize| reading.is(*i, class::FEMALE | class::MALE);
            if self.out.has_given
            && !given(&a)
            && let Some(at) = (a + 1..b - 1).find(given)
            // "Counsel W. Neil Orlo"
            && let at = (a + 1..=at)
                .rfind(|i| reading.word_len(*i - 1) > 1)
                .unwrap_or(at)
            && is_office(reading, lexicon, at - 1)
            {
                self.role = self.role.or(Some((a, at)));
                a = at;
            }
            // "The Halden Times", "Reuters News": the town or the wire is a part of what a paper is called
            if b == a + 1
                && a > self.start
                && is_press(self.lexicon, reading.word(text, a))
                && reading.shape(a - 1, shape::CAPITAL)
                && !reading.shape(a - 1, shape::POSSESSIVE)
                && reading.is_joined(a)
                && reading.entity_match(a - 1).is_some_and(|m| {
                    let e = lexicon.entry(m.entry);
                    e.layer == Layer::Place || e.category == "organization"
                })
            {
                a = reading
                    .entity_match(a - 1)
                    .map_or(a, |m| (m.all.0 as usize).max(self.start));
                // "the International Business Times"
                while a > self.start && reading.shape(a - 1, shape::CAPITAL) {
                    a -= 1;
                }
                self.out.affiliation = "";
            }
            // "Trader A", "Witness K": a letter is no name
            if b == a + 1
                && reading.word_len(a) == 1
                && let Some(noun) = self
                    .role
                    .take_if(|r| r.1 == a && reading.shape(r.0, shape::CAPITAL))
            {
                a = noun.0;
            }
            // "U.S. Secretary of | State Orlo": the office begins before the phrase
            if self.out.affiliation.is_empty()
                && self.role.is_some_and(|r| r.0 < self.first)
                && let Some(office) = longest(reading, self.first.saturating_sub(1))
                && let Some(office) = parts(text, reading, lexicon, &office)
            {
                self.out.affiliation = office.affiliation;
            }
            let span = reading.base_span(a, b);
            self.out.name = span.of(text);
            if let Some(body) = self.body.filter(|n| {
                n.1 == a && !reading.is(a, class::FEMALE | class::MALE) && self.out.title.is_empty()
            }) {
                self.out.body = reading.base_span(body.0, body.1);
            }
            self.out.name_words = self
                .out
                .name
                .split(BLANKS)
                .filter(|w| !w.is_empty())
                .count();
        } else {
            self.out.name_words = 0;
        }
    }

    /// Where the office begins that "for" or "of" before the phrase joins to its first words, and whose it is: "U.S. Secretary of | State
    /// Ilse Varga", "Under Secretary of State for | Trade Ilse Varga".
    fn office_before(&self) -> Option<(usize, &'a str)> {
        let (text, reading, lexicon) = (self.text, self.reading, self.lexicon);
        let at = self.first.checked_sub(1)?;
        if !is_office_of(text, reading, lexicon, at) {
            return None;
        }
        let Some(mut office) = longest(reading, at) else {
            return Some((at - 1, ""));
        };
        let of = (office.first as usize).saturating_sub(1);
        if reading.word(text, of) == "of"
            && let Some(before) = longest(reading, of)
        {
            office = before;
        }
        let found = parts(text, reading, lexicon, &office)?;
        let begins = |i: &usize| reading.span(*i, *i + 1).start == found.role.start;
        let mut words = found.words.0..found.words.1;
        let start = words.find(begins).unwrap_or(found.words.0);
        Some((start, found.affiliation))
    }

    /// Notes which words say who it is, and whether they name a company.
    fn finish_body(&mut self) {
        let (text, reading) = (self.text, self.reading);
        // "Pinetree Research": no document
        if self.out.layer == Some(Layer::Source)
            && self.out.category == "document"
            && self.stop > self.start + 1
            && reading.word(text, self.stop - 1) == "Research"
            && reading.shape(self.stop - 2, shape::CAPITAL)
            && !reading.shape(self.stop - 2, shape::POSSESSIVE)
        {
            self.out.category = "organization";
        }
        // "Vale Water", "Ilar Trust"
        let is_named_company = self.out.name_words > 1
            && !self.out.has_given
            && self.out.title.is_empty()
            && self.role.is_none()
            && self.out.body.is_empty()
            && is_company(
                self.lexicon,
                self.out.name.split(BLANKS).next_back().unwrap_or(""),
            );
        if is_named_company {
            self.out.layer = Some(Layer::Source);
            self.out.category = "organization";
            self.out.name_words = 0;
        }
        self.out.role = self
            .role
            .map_or(Span::default(), |r| reading.base_span(r.0, r.1));
        self.out.words = (self.start, self.stop);
        self.out.text = reading.base_span(self.start, self.stop);
    }

    /// Notes whether several are meant.
    fn finish_number(&mut self) {
        let (text, reading) = (self.text, self.reading);
        // of "people with knowledge of the matter" the noun is what the phrase ends in
        let head = reading
            .tokens
            .get(self.stop.min(self.end) - 1)
            .map_or("", |t| t.base().of(text));
        let peoples = self.out.name_words == 1 && head.ends_with("ians");
        // "Norvane Motors": one company
        let company = self.out.layer == Some(Layer::Source)
            && self.out.category == "organization"
            && self.stop > self.start + 1
            && is_company(self.lexicon, head);
        self.out.is_plural = is_plural(head)
            && !company
            && (peoples
                || self.out.name.is_empty()
                || self.out.name_words == 1
                    && reading.starts_sentence(self.start)
                    && self.start + 1 == self.stop
                    && !self.out.has_given
                    && self.out.title.is_empty()
                    && head.len() > 6);
        self.out.is_plural |= matches!(reading.word(text, self.start), "those" | "Those");
        self.out.is_counted &= self.out.is_plural;
    }

    /// Whether the words are a part of what a body is called: "the Council on | Foreign Relations", "the Department of | Justice".
    fn is_rest_of_body(&self) -> bool {
        let (text, reading, lexicon) = (self.text, self.reading, self.lexicon);
        let is_name = self.out.layer.is_none()
            && !self.out.name.is_empty()
            && !self.out.has_given
            && self.out.title.is_empty();
        self.first > 1
            && self.start == self.first
            && matches!(reading.word(text, self.first - 1), "on" | "of" | "for")
            && reading.gap(self.first) & gap::HARD == 0
            && reading.shape(self.first - 2, shape::CAPITAL)
            && reading.entity_match(self.first - 2).is_some_and(|m| {
                let e = lexicon.entry(m.entry);
                e.layer == Layer::Source
                    && (e.category == "organization" && is_name
                        || e.category == "government" && m.all.1 as usize == self.stop)
            })
    }
}

/// Whether a word with a capital before the name of a place says which part of it, or is a part of the name: "Upper Drost".
fn is_part_of_a_place(word: &str) -> bool {
    const PARTS: [&str; 46] = [
        "North",
        "South",
        "East",
        "West",
        "Northern",
        "Southern",
        "Eastern",
        "Western",
        "Northeast",
        "Northwest",
        "Southeast",
        "Southwest",
        "Central",
        "Upper",
        "Lower",
        "Inner",
        "Outer",
        "Greater",
        "Great",
        "Little",
        "New",
        "Old",
        "Port",
        "Fort",
        "Mount",
        "Lake",
        "Cape",
        "San",
        "Santa",
        "Saint",
        "St",
        "Downtown",
        "Metro",
        "Rural",
        "Mainland",
        "Free",
        "United",
        "Team",
        "Communist",
        "Soviet",
        "Nazi",
        "Imperial",
        "Colonial",
        "Occupied",
        "Medieval",
        "Modern",
    ];
    PARTS.contains(&word)
}

/// A given name that turned out to be no part of the name tells no gender: "the St. Louis organizer Dana Orlo".
fn forget_given(out: &mut Parts) {
    if out.has_given && out.role.is_empty() && out.title.is_empty() {
        out.gender = Gender::Unknown;
    }
    out.has_given = false;
}

/// Whether a word names a trade by how it ends: hydrologist, cartographer, cheesemaker.
fn is_trade(word: &str) -> bool {
    const ENDS: [&str; 9] = [
        "logist", "nomist", "grapher", "ician", "keeper", "maker", "worker", "wright", "rator",
    ];
    ENDS.iter().any(|end| word.ends_with(end))
}

/// Whether word `at` joins an office to what it is for: "Minister [for] Fisheries", "Supervisor [of] Elections".
pub(super) fn is_office_of(text: &str, reading: &Reading, lexicon: &Lexicon, at: usize) -> bool {
    let Some(office) = at.checked_sub(1) else {
        return false;
    };
    let has_field = reading.tells(lexicon, office, who::WITH_FIELD);
    let joins = match reading.word(text, at) {
        "for" | "of" => true,
        "to" => has_field,
        _ => false,
    };
    // "Secretary of State [for] Trade"
    let is_chain =
        |of: usize| reading.word(text, of) == "of" && is_office_of(text, reading, lexicon, of);
    if joins && reading.shape(office, shape::CAPITAL) && office.checked_sub(1).is_some_and(is_chain)
    {
        return true;
    }
    // "Attorney General", of which "general" is a source, too
    let ends_role = |k: usize| {
        let role = reading.role_match(k);
        role.is_some_and(|m| m.all.1 as usize == at)
    };
    joins
        && reading.is_joined(at)
        && (has_field
            || reading.word(text, office) == "Secretary"
            || is_office(reading, lexicon, office)
            || reading.shape(office, shape::CAPITAL)
                && (office.saturating_sub(2)..=office).any(ends_role))
}

/// Whether word `at`, with a capital before a given name, is an office: Chair, Recorder.
fn is_office(reading: &Reading, lexicon: &Lexicon, at: usize) -> bool {
    reading.shape(at, shape::CAPITAL) && reading.tells(lexicon, at, who::OFFICE)
}

/// Where a role begins: with the small words before it, of which no list can know all ("deputy harbour minister").
/// Of words with a capital those of ranks and fields belong to it: "Chief Executive Officer", not "Velmark Minister".
pub(super) fn role_start(
    reading: &Reading,
    lexicon: &Lexicon,
    first: usize,
    mut start: usize,
) -> usize {
    let office = start;
    let is_rank = |i: usize| {
        reading.tells(lexicon, i, who::RANK | who::CABINET_FIELD) && reading.is_joined(i + 1)
    };
    while start > first
        && !reading.shape(start - 1, shape::POSSESSIVE | shape::DIGIT)
        // "half the voters want | President Orlo"
        && !(reading.is(start - 1, class::CUE)
            && reading.shape(start, shape::CAPITAL)
            && !reading.is(start - 1, class::VERB_NOUN | class::ADJECTIVE))
        && (!reading.shape(start - 1, shape::CAPITAL) || is_rank(start - 1))
        && !reading.is(
            start - 1,
            class::DETERMINER
                | class::POSSESSIVE
                | class::QUANTIFIER
                | class::NUMBER
                | class::VERB_ING
                | class::ADVERB,
        )
    {
        start -= 1;
    }
    // "six-term congresswoman", "58-year-old president": what a figure is bound to is no part of the office
    while start > first && start < office && reading.gap(start) & gap::HYPHEN != 0 {
        start += 1;
    }
    start
}

/// The gender that a noun for somebody tells: "her husband", "the widow".
pub(super) fn gender_of(lexicon: &Lexicon, noun: &str) -> Gender {
    let lists = lexicon.vocabulary.lists(noun);
    if lists.meets(who::MAN) {
        Gender::Male
    } else if lists.meets(who::WOMAN) {
        Gender::Female
    } else {
        Gender::Unknown
    }
}

pub(super) fn is_plural(word: &str) -> bool {
    let is = |plural: &str| word.eq_ignore_ascii_case(plural);
    [
        "men", "women", "people", "police", "children", "folk", "rabbis",
    ]
    .into_iter()
    .any(is)
        || word.ends_with("children")
        || word.ends_with("men") && word.len() > 4
        || word.ends_with('s')
            && !word.ends_with("ss")
            && !word.ends_with("us")
            && !word.ends_with("is")
            && word.len() > 3
}
