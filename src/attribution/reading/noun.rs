//! Which words a noun phrase can hold. Many words are a noun in one place and a verb, an adverb in another ("the plan", "they plan"); what
//! stands beside them decides. Where a phrase begins and what it is, `phrase` says.

use super::Reading;
use crate::lexicon::{Lexicon, class};
use crate::text::token::{gap, shape};

/// Words that stand in no noun phrase.
const FUNCTIONAL: u32 = class::PREPOSITION
    | class::COORDINATOR
    | class::SUBORDINATOR
    | class::AUXILIARY
    | class::RELATIVE
    | class::SUBJECT
    | class::OBJECT
    | class::NEGATED;

/// Words behind which a noun is still to come.
pub(super) const OPENERS: u32 =
    class::DETERMINER | class::POSSESSIVE | class::ADJECTIVE | class::QUANTIFIER | class::NUMBER;

/// A base form that reports: "note", "estimate", "fear".
const BASE_CUE: u32 = class::CUE | class::VERB_BASE;

/// A word that may go on with a noun phrase, or begin one.
struct Place<'a> {
    reading: &'a Reading,
    lexicon: &'a Lexicon,
    /// The word.
    i: usize,
    /// First word of the phrase; `i`, where the word would begin it.
    first: usize,
    /// One past the last word of the sentence.
    to: usize,
    /// Classes of the word.
    bits: u32,
    /// Whether the word before wants a noun: "a written offer".
    is_opened: bool,
}

impl Reading {
    /// Whether word `i` can stand inside a noun phrase whose earlier word is `i - 1` (`first` is the phrase's first word).
    pub(super) fn can_be_noun(&self, lexicon: &Lexicon, i: usize, first: usize, to: usize) -> bool {
        let bits = self.class(i);
        // a name
        if self.shape(i, shape::CAPITAL) && bits & class::SUBJECT == 0 && !self.starts_sentence(i) {
            return true;
        }
        if bits & FUNCTIONAL != 0 || self.opens_another(i, first) {
            return false;
        }
        let place = Place {
            reading: self,
            lexicon,
            i,
            first,
            to,
            bits,
            is_opened: self.wants_noun(i, first),
        };
        place.is_noun()
    }

    /// Whether word `i` begins a noun phrase of its own behind the one that begins with `first`.
    fn opens_another(&self, i: usize, first: usize) -> bool {
        let bits = self.class(i);
        // "last month | the minister", but "all the", "half the"
        let article = bits & (class::DETERMINER | class::POSSESSIVE) != 0
            && i > first
            && !self.is(i - 1, class::QUANTIFIER | class::DETERMINER);
        // "a figure | some economists dispute"
        let count = || {
            bits & class::QUANTIFIER != 0
                && bits & (class::NUMBER | class::ADJECTIVE) == 0
                && i > first + 1
                && !self.is(i - 1, OPENERS)
        };
        article || count()
    }

    /// Whether the word before word `i`, in a phrase that begins with `first`, wants a noun.
    fn wants_noun(&self, i: usize, first: usize) -> bool {
        i > first
            && (self.is(i - 1, OPENERS)
                || self.shape(i - 1, shape::POSSESSIVE)
                // "a written offer"
                || i > first + 1
                    && self.is(i - 1, class::VERB_PARTICIPLE)
                    && self.is(i - 2, class::DETERMINER | class::POSSESSIVE)
                    && self.is(i, class::VERB_NOUN))
    }

    /// Whether word `i`, at the end of a phrase that begins with `first`, is the verb of those who stand before its preposition: "Some in
    /// the party [fear] a vote", "People close to the case [suspect] that he lied"; not "critics of the party plan".
    fn is_verb_of_many(&self, first: usize, i: usize, to: usize) -> bool {
        let open = |k: usize| k < to && self.is_joined(k);
        let Some(mut who) = first.checked_sub(2) else {
            return false;
        };
        // "police investigating the fire", "residents living near the plant"
        let mut acts = self.is(first - 1, class::VERB_ING);
        if !self.is(i, class::VERB_BASE)
            || i == first
            || !acts && !self.is(first - 1, class::PREPOSITION)
            || !open(first)
            || !open(first - 1)
        {
            return false;
        }
        if !acts && who > 0 && open(who) && self.is(who, class::VERB_ING | class::VERB_PARTICIPLE) {
            acts = true;
            who -= 1;
        }
        let subject = class::DETERMINER | class::POSSESSIVE | class::SUBJECT;
        let clause = |k: usize| self.is(k, subject) || self.shape(k, shape::CAPITAL);
        let complement = if self.is(i + 1, class::RELATIVE) {
            open(i + 2) && clause(i + 2)
        } else {
            clause(i + 1)
        };
        let several = self.is_source(who) && (acts || self.ends_in_s(who))
            || self.is(who, class::ADJECTIVE)
                && who.checked_sub(1).is_some_and(|k| self.is_source(k));
        if !open(i + 1) {
            // "The firm knew it, emails seen by the Herald [show].": who says so behind a comma
            return acts
                && several
                && (who.saturating_sub(2)..=who).any(|k| self.gap(k) & gap::COMMA != 0);
        }
        complement && (several || self.is(who, class::QUANTIFIER))
    }
}

impl Place<'_> {
    /// Whether the word is of any of the classes.
    fn has(&self, bits: u32) -> bool {
        self.bits & bits != 0
    }

    /// Whether the next word is of any of the classes.
    fn next_is(&self, bits: u32) -> bool {
        self.reading.is(self.i + 1, bits)
    }

    /// Whether the word begins the phrase.
    fn begins(&self) -> bool {
        self.i == self.first
    }

    /// Whether the sentence goes on behind the word without a sign.
    fn goes_on(&self) -> bool {
        self.i + 1 < self.to && self.reading.gap(self.i + 1) & gap::HARD == 0
    }

    /// Whether the word is a noun here, or tells of one.
    fn is_noun(&self) -> bool {
        if self.is_verb_of_many() || self.is_verb_of_aside() || self.is_verb_before_that() {
            return false;
        }
        if self.follows_according() {
            return true;
        }
        if self.has(class::VERB) && !self.has(class::ADJECTIVE) {
            // "An official called it": the noun is "call"
            let is_past = self.has(class::VERB_PAST) && !self.has(class::VERB_BASE);
            return if self.has(class::VERB_NOUN) && !is_past {
                self.is_noun_of_verb()
            } else {
                self.is_used_as_noun()
            };
        }
        !self.has(class::ADVERB) || self.is_place() || self.is_before_adjective()
    }

    /// "Some in the party fear a vote": the word is the verb of those who stand before the preposition.
    fn is_verb_of_many(&self) -> bool {
        !self.is_opened
            && self.has(class::CUE)
            && self.reading.is_verb_of_many(self.first, self.i, self.to)
    }

    /// "Most guesses, the authors note, were based on one bay": who says so between commas.
    fn is_verb_of_aside(&self) -> bool {
        let reading = self.reading;
        self.i > self.first
            && self.bits & BASE_CUE == BASE_CUE
            && reading.ends_in_s(self.i - 1)
            && reading.is_source(self.i - 1)
            && reading.is_behind_comma(self.first)
            && reading.is_behind_comma(self.i + 1)
    }

    /// "analysts Orlo & Tench estimate that it leaks".
    fn is_verb_before_that(&self) -> bool {
        let reading = self.reading;
        let are_several = |k: usize| {
            reading.ends_in_s(k) && !reading.shape(k, shape::POSSESSIVE) && reading.is_source(k)
        };
        self.i > self.first + 1
            && self.bits & BASE_CUE == BASE_CUE
            && reading.shape(self.i - 1, shape::CAPITAL)
            && reading.is_word(self.i + 1, self.lexicon.marks.that)
            && (self.first..self.i - 1).any(are_several)
    }

    /// "according to head teacher Ana Orlo".
    fn follows_according(&self) -> bool {
        self.begins()
            && self.has(class::VERB_NOUN)
            && self.i > 1
            && self
                .reading
                .is_word(self.i - 2, self.lexicon.marks.according)
    }

    /// Whether a word that the lexicon has as a noun and as a verb is the noun.
    fn is_noun_of_verb(&self) -> bool {
        self.tells_of_people()
            || self.is_trade_in_ing()
            || self.is_bare()
            || self.is_object_in_headline()
            || self.is_opened
            || self.follows_noun()
    }

    /// Whether the word begins the phrase and says of what kind the people are whom the next word names.
    fn tells_of_people(&self) -> bool {
        let next = self.i + 1;
        self.begins()
            && self.reading.is_joined(next)
            && !self.reading.shape(next, shape::CAPITAL)
            && self.reading.is_source(next)
            && (self.is_office() || self.is_trade() || self.leads_to_name())
    }

    /// "“No,” works council chief Orlo said", "Sports minister Orlo said".
    fn is_office(&self) -> bool {
        self.has(class::VERB_THIRD) && (self.reading.is_parted(self.i) || self.i == 0)
    }

    /// "Rescue workers said", "Aid groups who work there", "It was a boat, | police officers said".
    fn is_trade(&self) -> bool {
        let (reading, behind) = (self.reading, self.i + 2);
        // "many rank-and-file members"
        let is_base = self.has(class::VERB_BASE)
            && !self.has(class::VERB_PAST | class::AUXILIARY)
            && !reading.is_hyphened(self.i);
        is_base
            && if reading.starts_sentence(self.i) {
                reading.ends_in_s(self.i + 1)
                    && (reading.is_joined(behind)
                        // "Toy importers, who order in May, say"
                        || reading.is_behind_comma(behind) && reading.is(behind, class::RELATIVE))
                    && (reading.is(behind, class::RELATIVE | class::AUXILIARY)
                        || reading.is(behind, class::VERB_PAST | class::VERB_BASE)
                            && reading.is(behind, class::CUE))
            } else {
                self.people_behind().any(|end| self.is_trade_inside(end))
            }
    }

    /// "Shipping agents said", "It was late, | visiting scientists said": who says so; not "claiming officials had lied".
    fn is_trade_in_ing(&self) -> bool {
        let reading = self.reading;
        let speaks = |end: usize| {
            reading.ends_in_s(end - 1)
                && reading.is(end, class::CUE)
                && reading.is(end, class::VERB_PAST | class::VERB_BASE)
                && (reading.is_parted(end + 1) || reading.starts_sentence(self.i))
                && !reading.is(end + 1, class::TO)
        };
        self.begins()
            && self.has(class::VERB_ING)
            && !self.has(class::CUE)
            && (reading.starts_sentence(self.i) || reading.is_parted(self.i))
            && self.people_behind().any(speaks)
    }

    /// Where the nouns of people or bodies end that the word can tell of: "rescue workers |", "trade union leaders |", "state news agency Quill |".
    fn people_behind(&self) -> impl Iterator<Item = usize> {
        const MOST: usize = 4;
        let (reading, next) = (self.reading, self.i + 1);
        let is_noun = move |k: usize| {
            reading.is_joined(k)
                && (reading.is_source(k) && !reading.shape(k, shape::CAPITAL)
                    || k > next && reading.is_source(k - 1) && reading.shape(k, shape::CAPITAL))
        };
        (next + 1..=next + MOST)
            .take_while(move |end| is_noun(end - 1))
            .filter(move |end| {
                reading.ends_in_s(end - 1)
                    || reading.shape(end - 1, shape::CAPITAL)
                    || self.is_body(end - 1)
            })
    }

    /// Whether word `i` is a noun for a body: "media", "agency".
    fn is_body(&self, i: usize) -> bool {
        let body = self.reading.entity_match(i);
        body.is_some_and(|m| self.lexicon.entry(m.entry).category == "organization")
    }

    /// "While fire officials said it was late", "said rescue workers at the scene"; not "to feed and aid workers who fled".
    fn is_trade_inside(&self, behind: usize) -> bool {
        let (reading, i) = (self.reading, self.i);
        let Some(before) = i.checked_sub(1) else {
            return false;
        };
        let is_parted = reading.is_parted(i);
        // "He said aid groups had left": no verb of many stands behind "said"
        let is_told = !is_parted
            && reading.is(before, class::CUE)
            && reading.is(before, class::VERB_PAST)
            && !reading.is(before, class::VERB_BASE);
        let opens_clause = is_parted
            || is_told
            || reading.is(before, class::COORDINATOR | class::SUBORDINATOR)
                && !reading.is(before, class::PREPOSITION);
        let acts = reading.is(behind, class::AUXILIARY)
            || reading.is(behind, class::VERB_PAST | class::VERB_BASE)
                && reading.is(behind, class::CUE)
                && !reading.is(behind + 1, class::TO)
            // "“No,” police officers who were there said"
            || reading.gap(i) & gap::MARK != 0 && reading.is(behind, class::RELATIVE);
        opens_clause && reading.is_joined(behind) && acts
            || is_told && (reading.is_parted(behind) || reading.is(behind, class::PREPOSITION))
    }

    /// "Labour group leader Ana Orlo said".
    fn leads_to_name(&self) -> bool {
        let reading = self.reading;
        let is_named = |k: usize| {
            reading.is_source(k)
                && reading.is_joined(k)
                && reading.is_joined(k + 1)
                && reading.shape(k + 1, shape::CAPITAL)
        };
        reading.starts_sentence(self.i)
            && !self.has(class::CUE)
            && (is_named(self.i + 1) || is_named(self.i + 2))
    }

    /// Whether the word, one that ends in s, begins the phrase where no verb can stand.
    fn is_bare(&self) -> bool {
        let may_be = self.begins()
            && self.has(class::VERB_THIRD)
            && !self.has(class::VERB_BASE | class::VERB_PAST);
        let opens = self.i == 0 || self.reading.gap(self.i) & gap::HARD != 0;
        may_be
            && if opens {
                self.is_subject()
            } else {
                self.is_object()
            }
    }

    /// "Talks will resume", "Shares fell", but in a headline "Backs proposed ban".
    fn is_subject(&self) -> bool {
        self.goes_on()
            && (self.next_is(class::AUXILIARY)
                || self.next_is(class::VERB_PAST)
                    && !self.next_is(class::VERB_NOUN)
                    && !self.reading.sentence(self.i).is_heading)
    }

    /// "open to talks", "rejected sanctions".
    fn is_object(&self) -> bool {
        let (reading, before) = (self.reading, self.i - 1);
        reading.is(before, class::PREPOSITION | class::TO)
            || reading.is(before, class::VERB_PAST | class::VERB_THIRD)
                && !reading.is(before, class::VERB_NOUN | class::AUXILIARY)
            // "he wants guarantees"
            || reading.is(before, class::VERB_THIRD)
                && self.i >= 2
                && (reading.is(self.i - 2, class::SUBJECT)
                    || reading.shape(self.i - 2, shape::CAPITAL))
    }

    /// "Mayor backs ban on cars": no article in a headline.
    fn is_object_in_headline(&self) -> bool {
        let (reading, i) = (self.reading, self.i);
        self.begins()
            && i >= 2
            && self.has(class::VERB_BASE)
            && !self.has(class::VERB_PAST)
            && reading.is_joined(i)
            && reading.is(i - 1, class::VERB_THIRD)
            && !reading.is(i - 1, class::AUXILIARY)
            && reading.sentence_of.get(i - 2) == reading.sentence_of.get(i)
            && reading.is_joined(i - 1)
            && (!reading.is(i - 1, class::VERB_NOUN)
                || reading.sentence(i).is_heading && !reading.ends_in_s(i - 2))
    }

    /// "the plan", "the Varga campaign": a noun after an article or a noun. A base form is no predicate of a singular ("the party plan
    /// failed"), a third person is a noun only where a predicate follows.
    fn follows_noun(&self) -> bool {
        let (reading, i) = (self.reading, self.i);
        let behind_noun = i > self.first
            && !self.has(class::VERB_PAST)
            && (!reading.is(i - 1, class::VERB)
                // "rejects pay offer"
                || (i > self.first + 1
                    || self.first > 0 && reading.is(self.first - 1, class::VERB_THIRD))
                    && reading.is(i - 1, class::VERB_NOUN))
            && reading.word_len(i - 1) > 1;
        let of_singular = || {
            self.has(class::VERB_BASE) && (!reading.ends_in_s(i - 1) || self.is_before_predicate())
        };
        let of_many = || {
            self.has(class::VERB_THIRD)
                && (self.closes_preposition()
                    || (self.is_before_predicate() || self.acts_as_many()) && self.goes_on())
        };
        behind_noun && (of_singular() || of_many())
    }

    /// Whether the next word is what somebody does.
    fn is_before_predicate(&self) -> bool {
        let finite = class::VERB_PAST | class::VERB_THIRD | class::VERB_BASE;
        self.next_is(class::AUXILIARY) || self.next_is(finite) && !self.next_is(class::VERB_NOUN)
    }

    /// "by human rights groups": at the end of what follows a preposition.
    fn closes_preposition(&self) -> bool {
        let (reading, first) = (self.reading, self.first);
        // "according to court documents"
        let is_told = || first > 1 && reading.is_word(first - 2, self.lexicon.marks.according);
        self.i > first
            && (!self.has(class::CUE) || is_told())
            && first > 0
            && reading.is(first - 1, class::PREPOSITION)
            && reading.gap(first) & gap::HARD == 0
            && !self.goes_on()
    }

    /// Whether the word is who does what follows: "Consumer groups fear that prices will rise".
    fn acts_as_many(&self) -> bool {
        let (reading, behind) = (self.reading, self.i + 2);
        reading.is_source(self.i)
            && !self.has(class::VERB_BASE | class::VERB_PAST)
            && reading.class(self.i + 1) & BASE_CUE == BASE_CUE
            && reading.is_joined(behind)
            && reading.opens_complement(behind)
            && !reading.is(behind, class::PREPOSITION)
    }

    /// Whether a verb that the lexicon does not have as a noun stands as one, or tells of one.
    fn is_used_as_noun(&self) -> bool {
        let is_participle =
            self.has(class::VERB_ING | class::VERB_PARTICIPLE) && !self.has(class::VERB_BASE);
        self.is_base_behind_article()
            || self.is_trade_in_ing()
            || self.is_opened
                && (self.can_be_source()
                    || if is_participle {
                        !self.reports() && (self.has(class::VERB_ING) || self.is_before_noun())
                    } else {
                        !self.has(class::CUE) && self.is_before_noun()
                    })
    }

    /// "the case", "a ferry", "a shuttle bus": a bare form right behind an article, or behind the noun of "a".
    fn is_base_behind_article(&self) -> bool {
        let (marks, first) = (&self.lexicon.marks, self.first);
        self.has(class::VERB_BASE)
            && !self.has(class::VERB_PAST | class::VERB_THIRD)
            && (self.i == first + 1 && self.reading.is_one_of(first, &marks.articles)
                || self.i == first + 2
                    && !self.has(class::CUE)
                    && self.reading.is_one_of(first, &marks.a))
    }

    /// "an internal paper says": a noun that can be a source.
    fn can_be_source(&self) -> bool {
        self.has(class::VERB_BASE) && !self.has(class::VERB_PAST) && self.reading.is_source(self.i)
    }

    /// "The firm said profits rose", "Another said Orlo had lied": what reports is no adjective of what follows.
    fn reports(&self) -> bool {
        let (reading, i) = (self.reading, self.i);
        self.has(class::CUE)
            && self.has(class::VERB_PAST)
            && i > self.first
            && (reading.is_source(i - 1)
                || reading.is(i - 1, class::QUANTIFIER | class::NUMBER)
                    && reading.shape(i + 1, shape::CAPITAL))
    }

    /// "the proposed ban", "a closing date": something follows that the word can tell of.
    fn is_before_noun(&self) -> bool {
        let others =
            FUNCTIONAL | class::DETERMINER | class::POSSESSIVE | class::ADVERB | class::EMPTY;
        self.goes_on()
            && !self.next_is(others)
            && (!self.next_is(class::VERB) || self.next_is(class::VERB_NOUN))
    }

    /// "in the south", "on the right": nothing else stands behind the article.
    fn is_place(&self) -> bool {
        let ends = class::PREPOSITION | class::AUXILIARY | class::COORDINATOR;
        self.i == self.first + 1
            && self
                .reading
                .is_one_of(self.first, &self.lexicon.marks.articles)
            && (!self.goes_on()
                || self.next_is(ends)
                || self.next_is(class::FINITE)
                    && !self.next_is(class::VERB_NOUN | class::VERB_PARTICIPLE))
    }

    /// "a very frank talk".
    fn is_before_adjective(&self) -> bool {
        self.is_opened && self.goes_on() && self.next_is(class::ADJECTIVE)
    }
}
