//! Where a content behind its cue begins: past whom it was told to, past asides, at "that", at a quotation.

use super::Scene;
use crate::attribution::cue::{self, CueKind, Form, is_to};
use crate::lexicon::class;
use crate::lexicon::schema::takes;
use crate::text::token::{gap, shape};

/// How a right-hand run starts.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Start {
    Adjacent,
    That,
    Quote,
    Wh,
    To,
    As,
    Comma,
    Colon,
}

/// Where contents behind a cue may begin.
pub(super) struct Starts {
    /// Where the search begins: behind the cue, its source and whom it was told to.
    pub base: usize,
    /// First words, with how each begins; `usize::MAX` where a place is not taken.
    pub at: [(usize, Start); 3],
    /// Where a quotation of four words or more begins with a capital; `usize::MAX` for none.
    pub capital_quote: usize,
    /// The one before which where it was said stands, which is not skipped: "said at a news conference in Sillen | that";
    /// `usize::MAX` for none.
    pub where_said: usize,
}

impl Scene<'_> {
    /// One past whom it was told to, where the content follows at once: "told me | she has my confidence", "told the Herald | he was
    /// sorry", "warned drivers | the bridge was shut"; else one past the cue and its source.
    pub(super) fn behind_whom(&self) -> usize {
        let (reading, base) = (self.reading, self.group.1);
        if self.form == "act" {
            return base;
        }
        let next = base + 1;
        if reading.is(base, class::OBJECT)
            && !reading.is(
                base,
                class::SUBJECT | class::POSSESSIVE | class::EMPTY | class::RELATIVE,
            )
            && next < self.to
            && reading.gap(next) & gap::HARD == 0
            && !self.is_relative(next)
            && (reading.is(next, class::SUBJECT)
                || self.start_of(next) == Start::That
                || reading.is_word(next, self.lexicon.marks.so))
        {
            return next;
        }
        let told = match self.told(base) {
            // "told a hall in Brenn last week | he was sorry"
            told if told > base => cue::day(reading, self.lexicon, self.cue, told),
            told => told,
        };
        let is_clause = told > base
            && reading.is_joined(told)
            && !self.is_relative(told)
            && self.starts_clause(told, self.to);
        if is_clause { told } else { base }
    }

    /// How a content begins that begins at word `base`, where the search does; `skips` tells that an aside was passed.
    pub(super) fn adjacent(&self, base: usize, skips: bool) -> Start {
        let reading = self.reading;
        let g = reading.gap(base);
        // "was warned by the mayor, Ana Orlo, | that": the comma closes who spoke
        let closes_source = || {
            self.start_of(base) == Start::That
                && (self.cue.end + 1..self.group.1).any(|i| reading.gap(i) & gap::COMMA != 0)
        };
        if g & gap::COLON != 0 {
            Start::Colon
        } else if g & gap::COMMA != 0 && !skips && !closes_source() {
            Start::Comma
        } else {
            self.start_of(base)
        }
    }

    /// Where contents may begin from word `base` on, up to word `to`; `adjacent` is how one would begin there. `is_told` tells that whom
    /// it was told to was passed, `is_found` that there is a candidate without.
    pub(super) fn starts(
        &self,
        base: usize,
        adjacent: Start,
        to: usize,
        is_told: bool,
        is_found: bool,
    ) -> Starts {
        const NONE: usize = usize::MAX;
        let (reading, cue) = (self.reading, self.cue);
        let mut starts = Starts {
            base,
            at: [
                self.first_start(base, adjacent, to),
                (NONE, Start::That),
                (NONE, Start::Quote),
            ],
            capital_quote: NONE,
            where_said: NONE,
        };
        let seen = self.further_starts(adjacent, to, &mut starts);
        let [first, .., last] = &mut starts.at;
        // "refused, saying it was late"
        if adjacent == Start::Comma
            && reading.is(base, class::VERB_ING)
            && reading.is(base, class::CUE)
        {
            first.0 = NONE;
        }
        // "The minister agrees, | his office says, but": who says so
        if adjacent == Start::Comma && self.is_tag_between(base, to) {
            first.0 = NONE;
        }
        // "was condemned by the groups | that had asked for it": who they are
        if cue.is_passive
            && !cue.tells
            && adjacent == Start::That
            && self.group.1 > cue.end
            && base == self.group.1
            && reading.is_joined(base)
            && reading.is_finite(base + 1)
        {
            first.0 = NONE;
        }
        // "according to a poll | that shows more": what it is
        if cue.kind == CueKind::Preposition
            && adjacent == Start::That
            && self.group.1 > cue.end
            && base == self.group.1
        {
            first.0 = NONE;
        }
        if !seen
            && !matches!(adjacent, Start::Colon | Start::Comma)
            && let Some(colon) = self.behind_colon(base, to)
        {
            *last = (colon, Start::Colon);
            // "told me before the match: enjoy it": to whom and when
            if cue.tells {
                first.0 = NONE;
            }
        }
        // "told reporters outside the court that", "ruled two years later that"
        let is_placed = reading.is_joined(base)
            && (reading.is(base, class::NUMBER) && cue.takes & takes::THAT != 0
                || self.form == "speech" && reading.is(base, class::PREPOSITION));
        let [first, others @ ..] = &mut starts.at;
        if first.1 == Start::Adjacent
            && !is_told
            && self.leads_on(base, others, to, is_placed, is_found)
        {
            first.0 = NONE;
        }
        // "The verdict of the auditors was | that the books were in order": what it is, not whose
        if cue.kind == CueKind::Noun
            && let Some(is) = starts.at.iter().find(|s| self.is_said_to_be(base, **s, to))
        {
            starts.at = [*is, (NONE, Start::That), (NONE, Start::Quote)];
        }
        let is_where = |s: &&(usize, Start)| {
            matches!(s.1, Start::That)
                && s.0 > base
                && s.0 < to
                && (self.is_aside(base) || is_placed)
                && self.counts.finite((base, s.0)) == 0
                // "in his speech that night"
                && self.counts.finite((s.0, to)) > 0
        };
        starts.where_said = starts.at.iter().find(is_where).map_or(NONE, |s| s.0);
        starts
    }

    /// The first place where a content may begin: at word `base`, behind the day, behind whom it was told to.
    fn first_start(&self, base: usize, adjacent: Start, to: usize) -> (usize, Start) {
        const NONE: usize = usize::MAX;
        let (reading, cue) = (self.reading, self.cue);
        let mut first = (base, adjacent);
        // "Orlava will send cutters unless the order is lifted, the minister said on Thursday, a day before the vote": the day is
        // the reporting's, and what a comma parts from it as well
        let day = cue::day(reading, self.lexicon, cue, base);
        if day > base {
            let stays = day < to && reading.gap(day) & gap::HARD == 0;
            first = (if stays { day } else { NONE }, self.start_of(day));
        }
        // "said in an interview | the mayor had lied"
        let place = reading.phrase_end(base + 1).filter(|end| {
            first.0 == base
                && self.is_aside(base)
                && cue.takes & takes::THAT != 0
                && *end < to
                && reading.is_joined(*end)
                && !self.is_relative(*end)
                && self.starts_clause(*end, to)
        });
        if let Some(end) = place {
            first = (end, self.start_of(end));
        }
        // "I wrote | to the union in May": to whom
        let whom = first.0.saturating_add(1);
        let is_somebody = || {
            reading
                .phrases_in(whom, whom + 1)
                .iter()
                .any(|p| p.kind.can_speak())
        };
        if first.1 == Start::To
            && cue.kind == CueKind::Verb
            && cue.takes & takes::TO == 0
            && !cue.is_negated
            && first.0 < to
            && !reading.is(whom, class::VERB_BASE | class::ADVERB)
            && is_somebody()
        {
            let end = reading.phrase_end(whom).unwrap_or(to);
            // "has disclosed to the council | its work"
            let thing = end < to
                && reading.is_joined(end)
                && cue.takes & takes::NP != 0
                && reading.is(end, class::DETERMINER | class::POSSESSIVE);
            if thing {
                first = (end, self.start_of(end));
            } else if end >= to || !reading.is(end, class::PREPOSITION) || self.is_aside(end) {
                // but "complained to the mayor about the noise"
                first.0 = NONE;
            }
        }
        first
    }

    /// The places further on where a content may begin: at "that" and its like, at a quotation, at an infinitive. Whether any of them was
    /// seen, though it need not count.
    fn further_starts(&self, adjacent: Start, to: usize, starts: &mut Starts) -> bool {
        let (reading, cue, base) = (self.reading, self.cue, starts.base);
        let [(first, _), others @ ..] = &mut starts.at;
        let first = *first;
        let takes_clause = cue.takes & takes::THAT != 0 || cue.kind == CueKind::Preposition;
        let is_clause = first < to && takes_clause && self.starts_clause(first, to);
        let mut slots = others.iter_mut();
        let mut add = |start: (usize, Start)| {
            if let Some(slot) = slots.next() {
                *slot = start;
            }
        };
        let tells = cue.takes & takes::NP != 0 || cue.form != Form::Base;
        // "offered | to host talks, but only on the understanding that she stayed away"
        let is_deed = adjacent == Start::To && cue.takes & takes::TO != 0;
        let (mut seen_that, mut seen_quote) = (
            is_deed || matches!(adjacent, Start::That | Start::Wh),
            reading.quotation(base) != cue.quotation,
        );
        // "announced on Monday, ending a quarrel that has idled the mills": what a participle says stands beside the report
        // "said, adding that it was late"
        let mut is_beside = adjacent == Start::Comma && reading.is(base, class::VERB_ING);
        for i in base + 1..(base + 26).min(to) {
            // "hoped for a psalm; what they chose was a hymn"
            if seen_that && seen_quote || reading.gap(i) & gap::SEMICOLON != 0 {
                break;
            }
            if reading.gap(i) & gap::COMMA != 0 {
                is_beside = reading.is(i, class::VERB_ING);
            }
            let how = self.start_of(i);
            if !seen_quote && how == Start::Quote {
                let capital = reading.shape(i, shape::CAPITAL)
                    && self.reading.quotation_run(i).is_some_and(|q| q.1 - q.0 > 3);
                if capital {
                    starts.capital_quote = i;
                }
                seen_quote = true;
                if (i < base + 12 || capital) && !self.is_judged(base, i, to) {
                    add((i, how));
                }
            } else if !seen_that
                // "told me I did not see | how it works": the clause has begun
                && !(is_clause
                    && (how == Start::Wh
                        || reading.is(first, class::SUBJECT)
                        || !cue.tells && self.reports_within(first, i)))
                && i < base + if tells { 14 } else { 9 }
                && matches!(how, Start::That | Start::Wh)
                // "anyone who asks, provided | that two ask together"
                && !reading.is_one_of(i - 1, &self.lexicon.marks.supposes)
                && !seen_quote
                && !is_beside
                && !self.is_apposed(base, i)
                && !(reading.is(i - 1, class::COORDINATOR) && self.counts.finite((base, i)) > 0)
                && !self.is_relative(i)
                // "promised a pool, and denied | that he had seen the plans": what another verb reports
                && !(base + 1..i).any(|k| {
                    reading.is_finite(k) && reading.is(k - 1, class::COORDINATOR)
                })
            {
                seen_that = true;
                add((i, how));
            } else if !seen_that
                && i < base + 5
                && cue.takes & takes::TO != 0
                && is_to(reading, i)
                && reading.is(i + 1, class::VERB_BASE)
            {
                seen_that = true;
                // "urged them | not to go"
                let not = i > base + 1 && reading.is(i - 1, class::NEGATED);
                add((i - usize::from(not), Start::To));
            }
        }
        seen_that || seen_quote
    }

    /// Whether what is quoted at word `i` behind "as" at word `base` is what somebody calls a thing that follows: "dismissed | as “late” the
    /// offer of the firm".
    fn is_judged(&self, base: usize, i: usize, to: usize) -> bool {
        let reading = self.reading;
        i == base + 1
            && self.cue.takes & takes::NP != 0
            && reading.is_word(base, self.lexicon.marks.as_)
            && reading.quotation_run(i).is_some_and(|(_, end)| {
                end < to
                    && reading.gap(end) & gap::HARD == 0
                    && !reading.is(
                        end,
                        class::PREPOSITION | class::COORDINATOR | class::RELATIVE,
                    )
                    && reading.phrase_end(end).is_some()
            })
    }

    /// Whether what stands before word `i` explains what was said, so that "that" leads to what is told of it: "promised a law, a step
    /// | that her rival mocked".
    fn is_apposed(&self, base: usize, i: usize) -> bool {
        let reading = self.reading;
        self.cue.takes & takes::NP != 0
            && (base + 1..i)
                .rev()
                .find(|k| reading.gap(*k) & gap::HARD != 0)
                .is_some_and(|k| {
                    reading.is_behind_comma(k)
                        && reading.is_one_of(k, &self.lexicon.marks.a)
                        && reading.phrase_end(k) == Some(i)
                })
    }

    /// Whether a clause that begins with word `first` reports itself before word `that`: "said | officials had promised | that".
    fn reports_within(&self, first: usize, that: usize) -> bool {
        let reading = self.reading;
        (first + 1..that).any(|i| {
            reading.is(i, class::CUE)
                && reading.is_finite(i)
                && !reading.is(i - 1, class::RELATIVE)
                && (i + 1..=that).all(|k| reading.is_joined(k))
        })
    }

    /// Where a content begins behind the first sign after word `base`, if that is a colon: "Orlo was blunt in May: | the bridge will not
    /// open", "had a simple answer for the crews: | the money is gone".
    fn behind_colon(&self, base: usize, to: usize) -> Option<usize> {
        let (reading, cue) = (self.reading, self.cue);
        if cue.kind == CueKind::Verb && cue.takes & takes::NP != 0 && !cue.tells {
            return None;
        }
        let sign = (base + 1..(base + 9).min(to)).find(|i| reading.gap(*i) & gap::HARD != 0);
        sign.filter(|i| {
            reading.gap(*i) & gap::COLON != 0
                && (self.starts_clause(*i, to) || cue.tells && self.counts.finite((base, *i)) == 0)
        })
    }

    /// Whether what stands at word `base` leads on to one of the `others` and is no content: "told | a hall of voters last week | that": to
    /// whom; "declared | in a letter | that": where.
    fn leads_on(
        &self,
        base: usize,
        others: &[(usize, Start)],
        to: usize,
        is_placed: bool,
        is_found: bool,
    ) -> bool {
        let reading = self.reading;
        let has_no_verb = |s: &(usize, Start)| self.counts.finite((base, s.0)) == 0;
        let told = self.told(base);
        let goes_on = told > base
            && others.iter().any(|s| {
                s.1 != Start::To
                    && s.0 >= told
                    && (s.0 <= told + 4
                        // "told the Post and Herald newspaper of Brenn on Saturday that he would go"
                        || s.1 == Start::That
                            && s.0 < to
                            && has_no_verb(s)
                            && !reading.is(s.0 + 1, class::FINITE | class::AUXILIARY))
            });
        // "wrote on his blog: “I am tired.”"
        let medium = reading.is(base, class::PREPOSITION)
            && others.iter().any(|s| {
                s.1 == Start::Quote
                    && s.0 < to
                    && reading.gap(s.0) & gap::COLON != 0
                    && has_no_verb(s)
            });
        let placed = is_placed
            && others
                .iter()
                .any(|s| s.1 == Start::That && s.0 < to && has_no_verb(s));
        goes_on
            || medium
            || placed
            || self.is_aside(base) && (is_found || others.iter().any(|s| s.0 < to))
    }

    /// Whether a noun cue before word `base` is said to be the clause that starts at `start`: "The verdict of the auditors was | that".
    fn is_said_to_be(&self, base: usize, (start, how): (usize, Start), to: usize) -> bool {
        matches!(how, Start::That | Start::Wh)
            && start > base
            && start < to
            && self.reading.is(start - 1, class::BE)
            // "The view from the tower is that of a town"
            && !self.reading.is(start + 1, class::PREPOSITION)
            && self.counts.finite((base, start - 1)) == 0
    }

    /// How a content begins that begins with word `i`.
    pub(super) fn start_of(&self, i: usize) -> Start {
        let reading = self.reading;
        if reading.quotation(i) != 0 && reading.quotation(i) != self.cue.quotation {
            return Start::Quote;
        }
        let ids = &self.lexicon.marks;
        let id = reading.id(i);
        if id == 0 {
            Start::Adjacent
        } else if id == ids.that {
            if self.points(i) {
                Start::Adjacent
            } else {
                Start::That
            }
        } else if ids.wh.contains(&id) {
            Start::Wh
        } else if id == ids.to {
            Start::To
        } else if id == ids.as_ {
            Start::As
        } else {
            Start::Adjacent
        }
    }

    /// Whether "that" at word `i` points at a thing, since the next verb goes with the cue: "rejected | that offer and praised the
    /// guild", but "said | that crime and fraud rose".
    fn points(&self, i: usize) -> bool {
        let reading = self.reading;
        let end = reading.phrase_end(i).unwrap_or(i + 1);
        let verb = end + 1 + usize::from(reading.is(end + 1, class::ADVERB));
        let form = self.cue.form.class();
        i == self.cue.end
            && reading.is(end, class::COORDINATOR)
            && (i + 1..=verb).all(|k| reading.is_joined(k))
            && (i + 1..end).all(|k| !reading.is(k, class::SUBJECT))
            && (end == i + 1 || !reading.ends_in_s(end - 1))
            && reading.is(verb, form)
            && reading.is_finite(verb)
            && (reading.opens_complement(verb + 1)
                || reading.is_word(verb + 1, self.lexicon.marks.to))
    }

    /// Whether "that" or "who" at word `i` leads on from the noun before it: "said the town | that had welcomed him".
    pub(super) fn is_relative(&self, i: usize) -> bool {
        const LONGEST: usize = 12;
        let reading = self.reading;
        let sign = reading.gap(i) & (gap::HARD | gap::MARK);
        // "told the mayor, who laughed"
        let joined = reading.phrases_end_at(i)
            && (sign == 0 || sign == gap::COMMA && self.start_of(i) == Start::Wh);
        let asks = self.cue.takes & takes::WH != 0
            && (self.cue.tells || self.cue.takes & takes::NP != 0)
            && sign == 0
            && self.start_of(i) == Start::Wh
            // "told everyone who would listen | that it was late"
            && !(i + 2..self.to.min(i + LONGEST))
                .take_while(|k| reading.is_joined(*k))
                .any(|k| {
                    self.start_of(k) == Start::That
                        && !(reading.is(k - 1, class::CUE) && reading.is_finite(k - 1))
                        && self.starts_clause(k + 1, self.to)
                });
        // "told all of them that he'd go": a clause of its own
        joined
            && !asks
            && reading.is(i, class::RELATIVE)
            && reading.is_finite(i + 1)
            && !reading.is(i + 1, class::SUBJECT)
    }

    /// One past whom the words at `i` say it was told to: "told | a hall of voters"; `i` where the cue tells nobody.
    pub(super) fn told(&self, i: usize) -> usize {
        let reading = self.reading;
        let end = |i: usize| {
            let ends = reading.phrases_in(i, i + 1).iter().map(|p| p.end as usize);
            ends.max().filter(|_| reading.is_joined(i))
        };
        let can_speak = |i: usize| {
            let near = reading.phrases_in(i, i + 1);
            near.iter().any(|p| p.kind.can_speak())
        };
        // "assured a room of mayors | that"
        let is_many = || {
            end(i)
                .filter(|e| reading.is_word(*e, self.lexicon.marks.of) && can_speak(*e + 1))
                .and_then(|e| end(e + 1))
                .is_some_and(|e| reading.is_joined(e) && self.start_of(e) == Start::That)
        };
        let is_somebody = self.cue.takes & takes::NP == 0 || can_speak(i) || is_many();
        // "“It is late,” the captain told passengers. “Come in.”"
        let is_pause = |e: usize| {
            self.group.0 > self.from
                && reading.quotation(self.group.0 - 1) != self.cue.quotation
                && (e >= self.to || reading.gap(e) & (gap::STOP | gap::MARK) != 0)
        };
        // "asked | who would pay": nobody
        let asks = self.start_of(i) == Start::Wh;
        let tells = self.cue.tells && !asks;
        let Some(mut at) = end(i).filter(|e| tells && (is_somebody || is_pause(*e))) else {
            return i;
        };
        while let Some(e) = end(at + 1).filter(|e| *e <= self.to) {
            if !reading.is(at, class::PREPOSITION) || reading.gap(at) & gap::HARD != 0 {
                break;
            }
            at = e;
        }
        at
    }

    /// Whether word `i` leads on to where, when or how it was said, not to what: "declared | in a letter".
    pub(super) fn is_aside(&self, i: usize) -> bool {
        let id = self.reading.id(i);
        (self.form == "speech" || self.reading.is(i + 1, class::MONTH | class::NUMBER))
            && self.cue.kind == CueKind::Verb
            && self.cue.takes & (takes::QUOTE | takes::THAT) != 0
            && id != 0
            && self.lexicon.marks.asides.contains(&id)
            && self.reading.is_joined(i)
    }

    /// Where the content begins behind what stands between commas at word `base`: "rejected, for the third time, | a call", "said, and I
    /// quote, | “never”"; or behind the verb that says what it is: "What she demands is | a fair trial".
    pub(super) fn after_aside(&self, base: usize, to: usize) -> usize {
        const LONGEST: usize = 10;
        let reading = self.reading;
        let id = |i: usize| reading.id(i);
        let comma = |i: &usize| reading.gap(*i) & gap::HARD == gap::COMMA;
        // "According to the paper, however, | four of them would leave"
        if self.is_fronted && reading.is(base, class::ADVERB) && comma(&base) && comma(&(base + 1))
        {
            return base + 1;
        }
        // "Orlo's slogan is | “I wait”"
        if self.cue.kind == CueKind::Noun && base == self.cue.end && self.is_equated(base) {
            return base + 1;
        }
        if base > self.cue.end || base + 1 >= to || self.cue.kind != CueKind::Verb {
            return base;
        }
        let cleft = reading.gap(base) & gap::HARD == 0
            && reading.is(base, class::BE)
            && id(self.from) != 0
            && id(self.from) == self.lexicon.marks.what
            && self.counts.finite((self.from, self.cue.group)) == 0;
        if cleft {
            return base + 1;
        }
        let opens = class::PREPOSITION | class::SUBORDINATOR;
        let quotes = |i: usize| reading.quotation(i) != self.cue.quotation;
        if !comma(&base) || quotes(base) || !reading.is(base, opens | class::COORDINATOR) {
            return base;
        }
        let close = (base + 1..to.min(base + LONGEST)).find(comma);
        close
            .filter(|c| {
                let plain = reading.is(base, opens) && self.counts.finite((base, *c)) == 0;
                (plain || quotes(*c)) && (base..*c).all(|i| !quotes(i))
            })
            .unwrap_or(base)
    }
}
