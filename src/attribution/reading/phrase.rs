//! Noun phrases: where one begins, what holds it together, and what ends it. Whether a word can stand in one, `noun` says.

use super::Reading;
use super::noun::OPENERS;
use crate::lexicon::{Layer, Lexicon, class, side, who};
use crate::text::token::{gap, shape};

/// What kind of noun phrase a phrase is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum PhraseKind {
    /// he, she, they, I, we, you
    Pronoun,
    /// it, this, that, there
    Empty,
    /// who, which
    Relative,
    /// A proper name.
    Name,
    /// A noun that can be a source (officials, the report), a role or a profession.
    Source,
    /// Any other noun phrase.
    #[default]
    Other,
}

impl PhraseKind {
    /// Whether it is who or what can act: a name, a role, people, a body.
    #[inline]
    pub fn is_somebody(self) -> bool {
        matches!(self, Self::Name | Self::Source)
    }

    /// Whether it can say something: somebody, or "she".
    #[inline]
    pub fn can_speak(self) -> bool {
        self.is_somebody() || self == Self::Pronoun
    }

    /// Whether it has a noun.
    #[inline]
    pub fn is_noun(self) -> bool {
        self.is_somebody() || self == Self::Other
    }

    /// Whether it stands for what another phrase names: "she", "it", "that".
    #[inline]
    pub fn is_pronoun(self) -> bool {
        matches!(self, Self::Pronoun | Self::Empty)
    }
}

/// A noun phrase: a run of words without its "of"-chains and appositions.
#[derive(Clone, Copy, Debug, Default)]
pub struct Phrase {
    /// First word.
    pub first: u32,
    /// One past the last word.
    pub end: u32,
    /// The word that heads it.
    pub head: u32,
    /// Kind.
    pub kind: PhraseKind,
    /// Ends in a possessive ("the palace's").
    pub is_possessive: bool,
    /// Stands right after a preposition.
    pub after_preposition: bool,
    /// The entry (layer source, role or place) that its head matches.
    pub entry: Option<u32>,
    /// Begins with the, a, his or the like.
    pub has_determiner: bool,
}

impl Reading {
    /// Finds the noun phrases of all sentences, and which word which entity covers.
    pub(super) fn find_phrases(&mut self, lexicon: &Lexicon) {
        self.entity_of.clear();
        self.entity_of.resize(self.tokens.len(), 0);
        for (k, m) in self.matches.iter().enumerate() {
            // the lanes of these layers are their numbers: no need to look at the entries of all others
            if !matches!(m.lane, 8..=10) {
                continue;
            }
            let entry = lexicon.entry(m.entry);
            if matches!(entry.layer, Layer::Role | Layer::Source | Layer::Place)
                && !entry.is_excluded
            {
                for i in m.all.0..m.all.1 {
                    if let Some(slot) = self.entity_of.get_mut(i as usize) {
                        // later layers do not overwrite: roles before sources before places at the same word
                        if *slot == 0 || i + 1 == m.all.1 {
                            *slot = k as u32 + 1;
                        }
                    }
                }
            }
        }
        let mut phrases = std::mem::take(&mut self.phrases);
        for s in &self.layout.sentences {
            let (from, to) = (s.tokens.0 as usize, s.tokens.1 as usize);
            let mut i = from;
            while i < to {
                i = self.phrase(lexicon, i, from, to, &mut phrases);
            }
        }
        self.phrases_before.clear();
        self.phrases_before.reserve(self.tokens.len() + 1);
        for (k, p) in phrases.iter().enumerate() {
            while self.phrases_before.len() <= p.first as usize {
                self.phrases_before.push(k as u32);
            }
        }
        self.phrases = phrases;
    }

    /// Reads one noun phrase at `i`, if one starts there; gives the next word to look at.
    fn phrase(
        &self,
        lexicon: &Lexicon,
        i: usize,
        from: usize,
        to: usize,
        out: &mut Vec<Phrase>,
    ) -> usize {
        let after_preposition =
            i > from && self.is(i - 1, class::PREPOSITION) && self.gap(i) & gap::HARD == 0;
        let opening = Opening {
            reading: self,
            lexicon,
            i,
            from,
            to,
            bits: self.class(i),
            after_preposition,
        };
        if let Some(kind) = opening.kind_alone() {
            out.push(opening.alone(kind));
            return i + 1;
        }
        if opening.is_conjunction() || opening.is_verb_or_adverb() {
            return i + 1;
        }
        if opening.is_year() {
            self.push_phrase(lexicon, i, i + 1, false, after_preposition, out);
            return i + 1;
        }
        let Some(mut end) = opening.first_end() else {
            return i + 1;
        };
        // a possessive pronoun is a source of its own for a noun cue ("his emphasis on")
        if opening.bits & class::POSSESSIVE != 0 {
            out.push(Phrase {
                is_possessive: true,
                ..opening.alone(PhraseKind::Pronoun)
            });
        }
        while end < to && self.gap(end) & gap::HARD == 0 {
            if after_preposition && i == from + 1 && self.ends_adverbial(lexicon, i, end) {
                break;
            }
            let owns = self.shape(end - 1, shape::POSSESSIVE) && !self.is(end, class::AUXILIARY);
            if owns {
                self.push_phrase(lexicon, i, end, true, after_preposition, out);
            }
            match opening.next_end(end) {
                Some(next) => end = next,
                None => break,
            }
        }
        let possessive = self.shape(end - 1, shape::POSSESSIVE);
        self.push_phrase(lexicon, i, end, possessive, after_preposition, out);
        end
    }

    /// "police said", "Witnesses in Brenn", "said police", "according to staff": a noun of people or a body that is a verb,
    /// too, where no verb can stand.
    fn is_bare_source(&self, lexicon: &Lexicon, i: usize, from: usize, to: usize) -> bool {
        let bits = self.class(i);
        let is_open = |k: usize| k < to && self.is_joined(k);
        if !self.is_source(i)
            || bits & class::VERB == 0
            || bits & (class::VERB_PAST | class::VERB_ING) != 0
        {
            return false;
        }
        let follows = i > from && is_open(i);
        let before = if follows { self.class(i - 1) } else { 0 };
        if before & class::TO != 0 {
            let according = lexicon.marks.according;
            return bits & class::VERB_BASE == 0
                || i > 1 && self.words.get(i - 2).is_some_and(|w| w.id == according);
        }
        if before & class::PREPOSITION != 0 {
            return true;
        }
        if before & (class::AUXILIARY | class::SUBJECT) != 0 && before & class::RELATIVE == 0 {
            return false;
        }
        let starts = i == from
            || self.gap(i) & gap::HARD != 0
            || before & (class::COORDINATOR | class::SUBORDINATOR) != 0;
        let after = self.class(i + 1);
        // "Figures show that": what ends in s before the verb of many is no verb
        let many = starts
            && bits & class::VERB_BASE == 0
            && after & (class::CUE | class::VERB_BASE) == class::CUE | class::VERB_BASE;
        is_open(i + 1)
            && (many
                || after & class::CUE != 0
                && after & class::FINITE != 0
                && (after & class::VERB_NOUN == 0 || after & class::VERB_PAST != 0)
                || starts && after & class::PREPOSITION != 0 && after & class::TO == 0
                // "Police investigating the fire said"
                || starts && after & class::VERB_ING != 0 && after & class::VERB_NOUN == 0
                // "Police and witnesses", "Nurses who worked there"
                || starts && after & (class::COORDINATOR | class::RELATIVE) != 0
                // "Documents seen by the paper"
                || starts
                    && after & (class::VERB_PARTICIPLE | class::VERB_PAST) == class::VERB_PARTICIPLE
                    && self.is(i + 2, class::PREPOSITION))
            // "said police.", but "official figures show."
            || before & class::CUE != 0
                && !is_open(i + 1)
                && !(before & class::VERB_NOUN != 0 && self.ends_in_s(i - 1))
            // "told police he was asleep"
            || before & (class::CUE | class::VERB_PAST) == class::CUE | class::VERB_PAST
                && after & class::SUBJECT != 0
    }

    /// One past the words at `i`, verbs elsewhere, that say what somebody with a name is or is in charge of, where no verb can stand:
    /// “We know,” | police chief Mara Orlo said, | Managing director Mara Orlo said.
    fn office(&self, i: usize, from: usize, to: usize) -> Option<usize> {
        let named = |k: usize| k < to && self.is_joined(k) && self.shape(k, shape::CAPITAL);
        let starts = i == from
            || !self.is_joined(i)
            || self.is(i - 1, class::CUE) && self.is(i - 1, class::VERB_PAST)
            || self.is(i - 1, class::PREPOSITION) && !self.is(i - 1, class::TO);
        let of_body = || {
            self.is_base(i)
                && self.is_joined(i + 1)
                && named(i + 2)
                && self.entity_match(i + 1).is_some()
                && !self.shape(i + 1, shape::CAPITAL)
        };
        let own = || self.role_of_name(i, to);
        own()
            .or_else(|| of_body().then_some(i + 1))
            .filter(|_| starts)
    }

    /// One past the words at `i`, verbs elsewhere, that are the role of whose name follows: “We lost,” Halden | head coach | Mara Orlo
    /// said.
    pub(crate) fn role_of_name(&self, i: usize, to: usize) -> Option<usize> {
        let role = self.entity_match(i).filter(|m| m.all.0 as usize == i)?;
        let end = role.all.1 as usize;
        let is_role = if end == i + 1 {
            self.is_base(i)
        } else {
            role.is_of(Layer::Role)
        };
        let named = end < to && self.shape(end, shape::CAPITAL);
        (is_role && named && (i + 1..=end).all(|k| self.is_joined(k))).then_some(end)
    }

    /// Whether word `i` may be the base form of a verb and no past form.
    fn is_base(&self, i: usize) -> bool {
        let bits = self.class(i);
        bits & class::VERB_BASE != 0 && bits & (class::VERB_PAST | class::AUXILIARY) == 0
    }

    /// Whether a hyphen binds word `i` to the word before: "Sant Ilar-based", "rank-and-file".
    pub(super) fn is_hyphened(&self, i: usize) -> bool {
        self.gap(i) & gap::HYPHEN != 0 && self.gap(i) & gap::SPACE == 0
    }

    /// Whether word `i` can tell of the noun that follows.
    fn is_adjectival(&self, i: usize) -> bool {
        self.is(i, class::ADJECTIVE | class::NUMBER | class::QUANTIFIER)
            && !self.is(
                i,
                class::PREPOSITION | class::AUXILIARY | class::COORDINATOR,
            )
    }

    /// Whether word `end` is the verb of the noun phrase that begins at word `i`, or leads on to it.
    fn is_verb_behind(&self, i: usize, end: usize, from: usize, to: usize) -> bool {
        let bits = self.class(end);
        let is_source = |k: usize| self.is_source(k);
        let hyphened = self.is_hyphened(end);
        // "Orlava accused Velmark": a participle between two names is a verb; but "Velmark-based Labour strategist"
        let between_names = bits & class::VERB_PAST != 0
            && !hyphened
            && self.shape(end - 1, shape::CAPITAL)
            && !self.is(end - 1, class::DETERMINER | class::POSSESSIVE)
            && !self.shape(end - 1, shape::POSSESSIVE)
            && !self.shape(end, shape::CAPITAL)
            && end + 1 < to
            && (self.shape(end + 1, shape::CAPITAL)
                || self.is(end + 1, class::DETERMINER | class::POSSESSIVE));
        // "the opposition accused Varga", "one official called it": a participle after a noun and before an object is the verb
        let past = bits & class::VERB_PAST != 0
            && bits & (class::NUMBER | class::QUANTIFIER) == 0
            && (end > i + 1 && is_source(end - 1)
                || !self.is(
                    end - 1,
                    class::DETERMINER
                        | class::POSSESSIVE
                        | class::ADJECTIVE
                        | class::QUANTIFIER
                        | class::ADVERB,
                ))
            && !self.shape(end - 1, shape::POSSESSIVE)
            && !self.shape(end, shape::CAPITAL)
            && (self.opens_complement(end + 1) || self.tells_on_people(end));
        // "the firm cut its forecast": a noun that is a past form, too
        let acts = bits & class::VERB_NOUN != 0
            && end > i + 1
            && is_source(end - 1)
            && self.is(end + 1, class::DETERMINER | class::POSSESSIVE)
            && self.is_joined(end + 1);
        // "Orlo later apologized", "the ministry later said": a word that is an adverb too, between a noun and its verb
        let adverb = bits & class::ADVERB != 0
            && (self.shape(end - 1, shape::CAPITAL) || end > i + 1 && is_source(end - 1))
            && !self.shape(end - 1, shape::POSSESSIVE)
            && !self.is(end - 1, class::DETERMINER | class::POSSESSIVE)
            && end + 1 < to
            && self.gap(end + 1) & gap::HARD == 0
            && self.is(
                end + 1,
                class::CUE | class::VERB_PAST | class::AUXILIARY | class::WEEKDAY,
            );
        // "Some think the dam is safe": a verb of many
        let many = end == i + 1
            && self.is(i, class::QUANTIFIER)
            && self.is(i, class::SUBJECT)
            && bits & class::FINITE == class::VERB_BASE
            && bits & class::CUE != 0
            && (i == from || self.is_parted(i))
            && self.is_joined(end + 1)
            && self.is(
                end + 1,
                class::DETERMINER | class::POSSESSIVE | class::SUBJECT,
            );
        between_names
            || past && (self.is_adjectival(end) || acts) && !hyphened
            || adverb && !hyphened
            || many
    }

    /// Whether word `i`, a past form behind a noun, reports what people did or who they are: "the party | accused officials of lying"; not
    /// "an accused official".
    fn tells_on_people(&self, i: usize) -> bool {
        let before = i.saturating_sub(1);
        self.is(i, class::CUE)
            && !self.is(before, OPENERS)
            && self.ends_in_s(i + 1)
            && self.is_source(i + 1)
            && self.is_joined(i)
            && self.is_joined(i + 1)
            && (self.is_source(before) || self.shape(before, shape::CAPITAL))
    }

    /// Whether a name at word `end` acts in a clause of its own, which has no "that", behind the noun phrase that begins at word `i`.
    fn acts_without_that(
        &self,
        lexicon: &Lexicon,
        i: usize,
        end: usize,
        from: usize,
        to: usize,
    ) -> bool {
        if end < i + 2
            || !self.shape(end, shape::CAPITAL)
            || self.shape(end - 1, shape::CAPITAL)
            || self.is_source(end - 1)
        {
            return false;
        }
        // "No wonder | Orlo resigned"
        if end == i + 2 && self.is_word(i, lexicon.marks.no) {
            return true;
        }
        if self.gap(end) & gap::HYPHEN != 0
            || !self.is(i, class::DETERMINER)
            || self.shape(end - 1, shape::POSSESSIVE)
        {
            return false;
        }
        // "a figure Transvia disputes", "the plan Orlo unveiled"
        let is_proposal = || self.tells(lexicon, end - 1, side::PROPOSAL);
        let acts = !self.is(end - 1, class::ADJECTIVE)
            && (self.is_one_of(i, &lexicon.marks.a) || is_proposal())
            && end + 1 < to
            && self.gap(end + 1) & gap::HARD == 0
            && self.is(
                end + 1,
                class::CUE | class::AUXILIARY | class::VERB_PAST | class::VERB_THIRD,
            );
        // "the bridge | Orlo said would close", "the scene Orlo was describing could change": a verb without an object before a verb
        let contact = || {
            let verb = (end..to.min(end + 4)).find(|k| !self.shape(*k, shape::CAPITAL));
            let verb = verb.filter(|v| (end + 1..=v + 1).all(|k| self.is_joined(k)));
            verb.is_some_and(|v| {
                let v = v + usize::from(self.is(v, class::AUXILIARY));
                self.is(v, class::CUE)
                    && self.is(v + 1, class::AUXILIARY)
                    && !self.is(v + 1, class::TO | class::SUBJECT)
                    && self.is_joined(v + 1)
            })
        };
        acts || !(i > from && self.is(i - 1, class::RELATIVE)) && contact()
    }

    /// Whether the words `i..end` behind the preposition that opens a sentence are all of it, and a name begins behind them: "In the end |
    /// Mara Orlo agreed", "At first | Orlo refused", "In March | Orlo left"; not "In central Brenn", "By police chief Orlo".
    fn ends_adverbial(&self, lexicon: &Lexicon, i: usize, end: usize) -> bool {
        const LEADING: u32 =
            class::ADJECTIVE | class::DETERMINER | class::POSSESSIVE | class::NUMBER;
        let last = end - 1;
        // "On Monday Lea von Torv said", "On Monday Orl Tae-ro Torv said": within a name
        let is_bound = |k: usize| self.is(k, class::PARTICLE) || self.is_hyphened(k);
        let of_name = (i..end).rev().find(|k| !is_bound(*k));
        let is_named = of_name.is_some_and(|k| k < last && self.shape(k, shape::CAPITAL));
        if !self.shape(end, shape::CAPITAL) || self.shape(last, shape::POSSESSIVE) || is_named {
            return false;
        }
        let is_alone = end == i + 1;
        if self.shape(last, shape::CAPITAL) {
            return is_alone && self.is(last, class::MONTH);
        }
        // "In a letter | Orlo said"
        let is_nobody = self
            .entity_match(last)
            .is_none_or(|m| lexicon.entry(m.entry).category == "document");
        is_nobody && (is_alone && self.is(last, class::NUMBER) || !self.is(last, LEADING))
    }

    /// Whether what begins at word `end` tells when it was or on what it hangs, behind the noun phrase that begins at word `i`.
    fn is_apart(&self, lexicon: &Lexicon, i: usize, end: usize, to: usize) -> bool {
        let bits = self.class(end);
        let hyphened = self.is_hyphened(end);
        // "told a Senate panel | Wednesday that", "Orlo | Sunday night recounted": when it was, but not "the Monday meeting"
        let day = bits & class::WEEKDAY != 0
            // "the Port Ashe Sun"
            && self.word_len(end) > 5
            && !hyphened
            && !self.is(
                end - 1,
                class::DETERMINER | class::POSSESSIVE | class::ADJECTIVE | class::WEEKDAY,
            )
            && !self.shape(end - 1, shape::POSSESSIVE)
            && (end + 1 >= to
                || self.gap(end + 1) & gap::HARD != 0
                || self.tells(lexicon, end + 1, who::PERIOD)
                || self.class(end + 1) & (class::CUE | class::AUXILIARY) != 0
                || !self.can_be_noun(lexicon, end + 1, i, to));
        // "demanded its abolition four years ago": when it was
        let counts_time = end > i
            && bits & class::NUMBER != 0
            && !self.is(
                end - 1,
                class::DETERMINER
                    | class::POSSESSIVE
                    | class::ADJECTIVE
                    | class::QUANTIFIER
                    | class::NUMBER,
            )
            && end + 1 < to
            && self.gap(end + 1) & gap::HARD == 0
            && self.tells(lexicon, end + 1, who::SPAN);
        // "the firm both said": after the noun
        let floats = bits & class::QUANTIFIER != 0
            && bits & class::NUMBER == 0
            && !self.is(
                end - 1,
                class::DETERMINER | class::POSSESSIVE | class::ADVERB,
            )
            && end + 1 < to
            && self.is(end + 1, class::CUE | class::AUXILIARY)
            && self.gap(end + 1) & gap::HARD == 0;
        // "approved the plan subject to a review": what follows is a condition
        let binds = self.is_word(end, lexicon.marks.subject)
            && self.is_word(end + 1, lexicon.marks.to)
            && !self.is(
                end - 1,
                class::DETERMINER | class::POSSESSIVE | class::ADJECTIVE,
            );
        // "the mayor | no longer backs it"
        let denies = self.is_word(end, lexicon.marks.no)
            && end + 1 < to
            && self.is_word(end + 1, lexicon.marks.longer);
        day || counts_time || floats || binds || denies
    }

    /// Adds a noun phrase, with its kind.
    fn push_phrase(
        &self,
        lexicon: &Lexicon,
        first: usize,
        end: usize,
        is_possessive: bool,
        after_preposition: bool,
        out: &mut Vec<Phrase>,
    ) {
        let head = end - 1;
        let mut kind = PhraseKind::Other;
        let mut entry = None;
        let has_determiner = self.is(
            first,
            class::DETERMINER | class::POSSESSIVE | class::QUANTIFIER,
        );
        let starts = self.starts_sentence(head);
        let bits = self.class(head);
        if let Some(m) = self.entity_match(head) {
            let e = lexicon.entry(m.entry);
            entry = Some(m.entry);
            kind = match e.layer {
                Layer::Role | Layer::Source => PhraseKind::Source,
                _ => PhraseKind::Name,
            };
        }
        // "Orl Tae-ro"
        let is_second = head > first
            && self.gap(head) & (gap::HYPHEN | gap::SPACE) == gap::HYPHEN
            && self.shape(head - 1, shape::CAPITAL)
            && bits == 0
            && self.word_len(head) <= 5;
        let name_like = (self.shape(head, shape::CAPITAL) || is_second)
            && bits & (class::MONTH | class::WEEKDAY) == 0
            && (!starts
                || bits & (class::VERB | class::ADJECTIVE | class::ADVERB | class::DETERMINER)
                    == 0
                || bits & (class::FEMALE | class::MALE) != 0);
        if kind == PhraseKind::Other && name_like {
            kind = PhraseKind::Name;
        }
        // demonstratives alone
        if end == first + 1 && has_determiner && kind == PhraseKind::Other {
            kind = PhraseKind::Empty;
        }
        out.push(Phrase {
            first: first as u32,
            end: end as u32,
            head: head as u32,
            kind,
            is_possessive,
            after_preposition,
            entry,
            has_determiner,
        });
    }
}

/// A word that may begin a noun phrase.
struct Opening<'a> {
    reading: &'a Reading,
    lexicon: &'a Lexicon,
    /// The word.
    i: usize,
    /// First word of the sentence.
    from: usize,
    /// One past the last word of the sentence.
    to: usize,
    /// Classes of the word.
    bits: u32,
    /// Whether a preposition stands before it.
    after_preposition: bool,
}

impl Opening<'_> {
    /// Whether the word is of any of the classes.
    fn has(&self, bits: u32) -> bool {
        self.bits & bits != 0
    }

    /// Whether the next word is of any of the classes.
    fn next_is(&self, bits: u32) -> bool {
        self.reading.is(self.i + 1, bits)
    }

    /// Whether the sentence goes on behind the word.
    fn has_next(&self) -> bool {
        self.i + 1 < self.to
    }

    /// Whether no sign parts the next word from this one.
    fn goes_on(&self) -> bool {
        self.has_next() && self.reading.gap(self.i + 1) & gap::HARD == 0
    }

    /// The word as a phrase of its own.
    fn alone(&self, kind: PhraseKind) -> Phrase {
        Phrase {
            first: self.i as u32,
            end: self.i as u32 + 1,
            head: self.i as u32,
            kind,
            after_preposition: self.after_preposition,
            ..Phrase::default()
        }
    }

    /// What the word is where it stands for somebody or something by itself: "she", "it", "who".
    fn kind_alone(&self) -> Option<PhraseKind> {
        if self.has(class::EMPTY) {
            return Some(if self.is_it_that_acts() {
                PhraseKind::Pronoun
            } else {
                PhraseKind::Empty
            });
        }
        if self.has(class::SUBJECT | class::OBJECT)
            && !self.has(class::POSSESSIVE | class::DETERMINER)
            && !self.counts()
            || self.is_those()
        {
            return Some(PhraseKind::Pronoun);
        }
        (self.is_what() || self.is_relative()).then_some(PhraseKind::Relative)
    }

    /// "Those in the room said", "those opposed to it": several people.
    fn is_those(&self) -> bool {
        let (reading, next) = (self.reading, self.i + 1);
        reading.is_word(self.i, self.lexicon.marks.those)
            && !reading.is_source(self.i)
            && self.goes_on()
            // "lower than those in Velmark", "the view and those of the owners"
            && (self.i == self.from || reading.is_parted(self.i))
            && !reading.is_word(next, self.lexicon.marks.of)
            && (self.next_is(class::PREPOSITION)
                || self.next_is(class::VERB_PARTICIPLE)
                    && !reading.is_source(next)
                    && reading.is(next + 1, class::PREPOSITION | class::TO))
    }

    /// "what it called": it does.
    fn is_it_that_acts(&self) -> bool {
        let reading = self.reading;
        self.i > self.from
            && reading.is(self.i - 1, class::RELATIVE)
            && !reading.is(self.i - 1, class::SUBORDINATOR)
            && self.next_is(class::CUE)
            && reading.is_joined(self.i)
    }

    /// Whether the word says how many of what the next word names: "one engineer".
    fn counts(&self) -> bool {
        let reading = self.reading;
        let next = self.i + 1;
        self.has(class::NUMBER | class::QUANTIFIER)
            && self.has_next()
            && reading.is_joined(next)
            && (!self.next_is(class::VERB | class::AUXILIARY | class::PREPOSITION)
                // "one engineer estimated": a noun that is a verb too, before a verb
                || self.next_is(class::VERB_NOUN)
                    && !self.next_is(class::AUXILIARY | class::PREPOSITION)
                    && next + 1 < self.to
                    && reading.gap(next + 1) & gap::HARD == 0
                    && reading.is(next + 1, class::CUE | class::AUXILIARY | class::VERB_PAST)
                // "one engineer": a noun of people
                || reading.is_source(next))
    }

    /// "What Orlo did not say was that".
    fn is_what(&self) -> bool {
        self.i == self.from
            && self.reading.is_word(self.i, self.lexicon.marks.what)
            && self.reading.shape(self.i + 1, shape::CAPITAL)
            && !self.next_is(class::SUBJECT)
    }

    /// "who", "which": no conjunction, and no determiner of what follows.
    fn is_relative(&self) -> bool {
        self.has(class::RELATIVE)
            && !self.has(class::SUBORDINATOR)
            && (!self.has(class::DETERMINER) || self.is_which_of_clause())
    }

    /// "in which Orlo criticized": no determiner of the name.
    fn is_which_of_clause(&self) -> bool {
        let reading = self.reading;
        let next = self.i + 1;
        let behind_comma = self.i > self.from && reading.gap(self.i) & gap::COMMA != 0;
        let has_verb = || {
            // "a plan, which farmers oppose"
            reading.ends_in_s(next)
                && reading.gap(next + 1) & gap::HARD == 0
                && reading.is(next + 1, class::FINITE | class::AUXILIARY)
                // "Velmark, which hosts the talks"
                || self.next_is(class::FINITE)
                    && reading.gap(next + 1) & gap::HARD == 0
                    && reading.opens_complement(next + 1)
        };
        self.has_next()
            && (self.after_preposition || behind_comma)
            && (reading.shape(next, shape::CAPITAL)
                || self.next_is(class::DETERMINER | class::POSSESSIVE | class::SUBJECT)
                || !self.after_preposition && has_verb())
    }

    /// "that" before a clause opens no phrase: "said that the course ...".
    fn is_conjunction(&self) -> bool {
        let reading = self.reading;
        let next = self.i + 1;
        let opens_clause = class::DETERMINER
            | class::POSSESSIVE
            | class::SUBJECT
            | class::QUANTIFIER
            | class::NUMBER;
        reading.is_word(self.i, self.lexicon.marks.that)
            && self.has_next()
            && (self.next_is(opens_clause)
                || reading.shape(next, shape::CAPITAL)
                || reading.is_bare_source(self.lexicon, next, self.from, self.to)
                // "said that rescue workers had left"
                || self.i > self.from
                    && reading.is(self.i - 1, class::CUE)
                    && reading.can_be_noun(self.lexicon, next, next, self.to)
                    && self.next_is(class::VERB_BASE)
                // "an ordeal that rescuers said was over": several are no "that"
                || reading.ends_in_s(next)
                    && !self.next_is(class::VERB)
                    && reading.is_source(next)
                    && reading.is_joined(next)
                    && reading.is(next + 1, class::CUE))
    }

    /// Whether a word that could tell of a noun is the verb of its clause, or tells how something was done.
    fn is_verb_or_adverb(&self) -> bool {
        self.is_verb_of_who()
            || self.is_verb_with_object()
            || self.is_how_long()
            || self.is_no_longer()
    }

    /// "They | no longer back it": no noun has these.
    fn is_no_longer(&self) -> bool {
        let (reading, marks) = (self.reading, &self.lexicon.marks);
        let at = |i: usize| reading.is_word(i, marks.no) && reading.is_word(i + 1, marks.longer);
        at(self.i) || self.i > self.from && at(self.i - 1)
    }

    /// "banks, which hold the debt", "those who fear a vote": the word is their verb.
    fn is_verb_of_who(&self) -> bool {
        let (reading, i) = (self.reading, self.i);
        let others = class::ADJECTIVE | class::ADVERB | class::DETERMINER | class::POSSESSIVE;
        i > self.from
            && reading.is(i - 1, class::RELATIVE)
            && !reading.is(i - 1, class::SUBORDINATOR)
            && reading.gap(i) & gap::HARD == 0
            && (!reading.is(i - 1, class::DETERMINER) || reading.gap(i - 1) & gap::COMMA != 0)
            && self.has(class::VERB_BASE | class::VERB_PAST | class::VERB_THIRD)
            && !self.has(others)
            && !reading.shape(i, shape::CAPITAL)
            && self.has_next()
            && reading.opens_complement(i + 1)
    }

    /// "accused the Union": a participle before an article, an object or a preposition is a verb.
    fn is_verb_with_object(&self) -> bool {
        self.has(class::ADJECTIVE)
            && self.has(class::VERB_PAST | class::VERB_ING | class::VERB_PARTICIPLE)
            && !self.has(class::DETERMINER | class::NUMBER | class::QUANTIFIER)
            && (!self.goes_on() || self.reading.opens_complement(self.i + 1))
    }

    /// "has long opposed": no adjective.
    fn is_how_long(&self) -> bool {
        self.i > self.from
            && self.has(class::ADJECTIVE)
            && !self.has(class::DETERMINER | class::NUMBER | class::QUANTIFIER)
            && self.reading.is(self.i - 1, class::HAVE)
            && self.goes_on()
            && (self.next_is(class::VERB_PARTICIPLE) && self.next_is(class::VERB_PAST)
                || self.next_is(class::BE))
    }

    /// "In 2019 | Orlava's parliament approved it".
    fn is_year(&self) -> bool {
        let (reading, i) = (self.reading, self.i);
        self.after_preposition
            && reading.shape(i, shape::DIGIT)
            && reading.word_len(i) == 4
            && self.has_next()
            && reading.is_joined(i + 1)
            && (reading.shape(i + 1, shape::CAPITAL)
                || self.next_is(class::DETERMINER | class::POSSESSIVE))
    }

    /// "Poll: half want a vote": no verb, although the word could be one.
    fn is_label(&self) -> bool {
        self.i == self.from
            && self.reading.gap(self.i + 1) & gap::COLON != 0
            && self.reading.is_source(self.i)
    }

    /// One past the words that begin a phrase here; none, where none begins.
    fn first_end(&self) -> Option<usize> {
        let (reading, i, from, to) = (self.reading, self.i, self.from, self.to);
        if self.is_label() {
            return Some(i + 1);
        }
        if let Some(end) = reading.office(i, from, to) {
            return Some(end);
        }
        let others = class::PREPOSITION | class::AUXILIARY | class::COORDINATOR;
        (self.has(OPENERS) && !self.has(others)
            || reading.can_be_noun(self.lexicon, i, i, to)
            || reading.is_bare_source(self.lexicon, i, from, to))
        .then_some(i + 1)
    }

    /// "An official | travelling with the minister", "a nurse | striking outside the ministry": what somebody does; not "an official hearing
    /// of the court".
    fn is_busy(&self, end: usize) -> bool {
        let reading = self.reading;
        let is_somebody = || {
            let noun = reading
                .entity_match(end - 1)
                .map(|m| self.lexicon.entry(m.entry));
            noun.is_some_and(|e| {
                matches!(e.layer, Layer::Role | Layer::Source)
                    && matches!(e.category, "group" | "anonymous" | "profession" | "office")
            })
        };
        let marks = &self.lexicon.marks;
        let is_of_thing = reading.is_word(end + 1, marks.of)
            || reading.is_word(end + 1, marks.by)
            || reading.is(end + 1, class::TO);
        reading.is(end, class::VERB_ING)
            && end > self.i
            && !reading.shape(end, shape::CAPITAL)
            && !reading.shape(end - 1, shape::CAPITAL)
            && reading.is_joined(end)
            && reading.is_joined(end + 1)
            && reading.is(
                end + 1,
                class::PREPOSITION | class::DETERMINER | class::POSSESSIVE,
            )
            && !is_of_thing
            && is_somebody()
    }

    /// One past the words that go on with the phrase at word `end`; none, where it ends there.
    fn next_end(&self, end: usize) -> Option<usize> {
        let (reading, lexicon, i) = (self.reading, self.lexicon, self.i);
        let (from, to) = (self.from, self.to);
        if self.is_busy(end)
            || reading.is_verb_behind(i, end, from, to)
            || reading.acts_without_that(lexicon, i, end, from, to)
            || reading.is_apart(lexicon, i, end, to)
        {
            return None;
        }
        // "exit polls": a name of the lexicon holds a phrase together
        let is_one = !reading.is(end, class::PREPOSITION) && reading.continues_entity(end);
        // "the Quill Institute | think tank"
        let is_sort = reading.shape(end - 1, shape::CAPITAL)
            && reading.is_joined(end)
            && !reading.shape(end, shape::CAPITAL)
            && !reading.is(end, class::DETERMINER | class::POSSESSIVE)
            && reading.entity_match(end).is_some_and(|m| {
                m.is_of(Layer::Source) && m.all.0 as usize == end && m.all.1 as usize > end + 1
            });
        let holds = is_one || is_sort || reading.is_hyphened(end) || reading.is_adjectival(end);
        if holds || reading.can_be_noun(lexicon, end, i, to) {
            return Some(end + 1);
        }
        // "current and | former officials"
        let is_pair = end + 2 < to
            && reading.is(end, class::COORDINATOR)
            && reading.is_joined(end)
            && reading.is_joined(end + 1)
            && reading.is_joined(end + 2)
            && reading.is_adjectival(end - 1)
            && reading.is_adjectival(end + 1)
            && (reading.is_adjectival(end + 2) || reading.can_be_noun(lexicon, end + 2, i, to));
        if is_pair {
            return Some(end + 2);
        }
        // "Halden head coach Mara Orlo"
        reading
            .role_of_name(end, to)
            .filter(|_| reading.shape(end - 1, shape::CAPITAL))
    }
}
