//! Predicates: which words are the finite verbs of their clauses. There is no tagger: a past tense that may be a participle ("the council
//! approved it", "the plan approved in May was dropped") is told by what stands beside it and by whether its clause has another verb,
//! a base form by those who do it, a verb that may be a noun by both.
//!
//! It does not tell subjects or objects: sources and contents are found from here.

use crate::attribution::cue::is_to;
use crate::attribution::reading::{Phrase, PhraseKind, Reading};
use crate::lexicon::schema::takes;
use crate::lexicon::vocabulary::side;
use crate::lexicon::{Layer, Lexicon, class};
use crate::text::token::{gap, shape};

/// A noun phrase holds the word.
const COVERED: u8 = 1;
/// The word is a verb that reports clauses and no things: "said".
pub(super) const CLAUSAL: u8 = 2;
/// How far the verbs of a sentence are looked for, in words: longer sentences are lists.
const REACH: usize = 80;

/// Tells for each word of a document whether it is a finite verb; an auxiliary is one, the participle or infinitive behind it is none.
/// `marks` gets what was noted of each word.
pub(super) fn find(reading: &Reading, lexicon: &Lexicon, marks: &mut Vec<u8>, out: &mut Vec<bool>) {
    let n = reading.tokens.len();
    marks.clear();
    marks.resize(n, 0);
    for p in &reading.phrases {
        if let Some(words) = marks.get_mut(p.first as usize..p.end as usize) {
            words.fill(COVERED);
        }
    }
    for m in reading.matches.iter().filter(|m| m.is_of(Layer::Reporting)) {
        let e = lexicon.entry(m.entry);
        let last = m.all.1.saturating_sub(1) as usize;
        if e.takes & (takes::THAT | takes::NP) == takes::THAT
            && let Some(mark) = marks.get_mut(last)
        {
            *mark |= CLAUSAL;
        }
    }
    out.clear();
    out.resize(n, false);
    for s in &reading.layout.sentences {
        let sentence = Sentence {
            reading,
            lexicon,
            marks,
            from: s.tokens.0 as usize,
            to: s.tokens.1 as usize,
        };
        for i in sentence.from..sentence.to {
            let is = sentence.is_finite(i, out);
            if let Some(slot) = out.get_mut(i) {
                *slot = is;
            }
        }
    }
}

/// A sentence while its predicates are looked for.
struct Sentence<'a> {
    reading: &'a Reading,
    lexicon: &'a Lexicon,
    marks: &'a [u8],
    from: usize,
    to: usize,
}

/// What stands behind a verb.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    /// An object, a clause or an infinitive.
    Object,
    /// "by"
    By,
    Other,
}

impl Sentence<'_> {
    fn has_mark(&self, i: usize, mark: u8) -> bool {
        self.marks.get(i).is_some_and(|m| m & mark != 0)
    }

    fn is_open(&self, i: usize) -> bool {
        self.reading.is_joined(i)
    }

    /// The words before `i` in which its verb may have company.
    fn reach(&self, i: usize) -> std::ops::Range<usize> {
        self.from.max(i.saturating_sub(REACH))..i
    }

    /// The word before `i`, over adverbs, if nothing parts them.
    fn before(&self, i: usize) -> Option<usize> {
        const MOST: usize = 8;
        let mut at = i;
        // a quotation mark parts nothing: "that neutrality “costs nothing”"
        while at > self.from && at + MOST > i && self.reading.gap(at) & gap::HARD == 0 {
            at -= 1;
            let bits = self.reading.class(at);
            let adverb = bits & class::ADVERB != 0
                && (bits
                    & (class::AUXILIARY
                        | class::COORDINATOR
                        | class::SUBORDINATOR
                        | class::RELATIVE)
                    == 0
                    || self.is_once(at))
                && !self.has_mark(at, COVERED)
                || self.reading.is_word(at, self.lexicon.marks.longer);
            if adverb {
                continue;
            }
            // "no longer [trust] it"
            let is_no = at + 1 < i
                && self.reading.is_word(at, self.lexicon.marks.no)
                && self.reading.is_word(at + 1, self.lexicon.marks.longer);
            if !is_no {
                return Some(at);
            }
        }
        None
    }

    /// Whether word `at` is an adverb between a subject and its verb, though it can open a clause: "She | once | told".
    fn is_once(&self, at: usize) -> bool {
        let reading = self.reading;
        at > self.from
            && self.is_open(at)
            && reading.class(at) & (class::SUBORDINATOR | class::PREPOSITION) == class::SUBORDINATOR
            && (reading.is(at - 1, class::SUBJECT) || reading.phrases_end_at(at))
    }

    /// Whether word `i` is a finite verb, where `done` tells of all words before.
    fn is_finite(&self, i: usize, done: &[bool]) -> bool {
        let reading = self.reading;
        let bits = reading.class(i);
        let verb = class::FINITE | class::AUXILIARY;
        if bits & verb == 0 || self.has_mark(i, COVERED) && bits & class::SUBJECT == 0 {
            return false;
        }
        let before = self.before(i);
        let left = before.map_or(0, |b| reading.class(b));
        // "to be", "will have", "has been"
        if left & class::TO != 0
            && before.is_some_and(|b| is_to(reading, b))
            && bits & class::VERB_BASE | bits & class::AUXILIARY != 0
            && bits & (class::VERB_PAST | class::VERB_THIRD) != class::VERB_PAST
        {
            return false;
        }
        if bits & class::AUXILIARY != 0 {
            return left & class::AUXILIARY == 0
                || left & class::SUBJECT != 0 && bits & class::SUBJECT != 0;
        }
        if left & class::AUXILIARY != 0 {
            return false;
        }
        // "provided the price is frozen"
        if bits & (class::SUBORDINATOR | class::PREPOSITION) != 0 {
            return false;
        }
        let participle = bits & class::VERB_PARTICIPLE != 0;
        if bits & class::VERB_PAST != 0 && participle {
            return self.is_past(i, before, done);
        }
        // "villagers whose houses burned [blame] the utility": the main verb behind a relative clause
        if left & class::VERB != 0
            && left & (class::VERB_NOUN | class::ADJECTIVE) == 0
            && self.follows(i) == Next::Object
            && self.reach(i).any(|k| reading.is(k, class::RELATIVE))
            && !self.has_main_verb(i, done)
        {
            return true;
        }
        if bits & (class::VERB_PAST | class::VERB_THIRD) != 0 {
            // "to replace 90 buses": several of them
            if before.is_some_and(|b| bits & class::VERB_PAST == 0 && self.counts(b)) {
                return false;
            }
            let noun = bits & class::VERB_NOUN != 0 && bits & class::VERB_PAST == 0;
            let joins = left & class::COORDINATOR != 0 || before.is_none();
            return if noun {
                (left & class::RELATIVE != 0
                    || left & (class::DETERMINER | class::POSSESSIVE | class::PREPOSITION) == 0)
                    && (self.has_subject(before)
                        || joins && self.goes_on(i, class::VERB_THIRD, false, done))
                    || self.is_behind_aside(i, before, done)
            } else {
                left & (class::DETERMINER | class::POSSESSIVE) == 0
                    || left & (class::RELATIVE | class::SUBJECT) != 0
            };
        }
        // "last week", "in mines"
        if left & (class::DETERMINER | class::POSSESSIVE | class::PREPOSITION) != 0
            && left & (class::RELATIVE | class::SUBJECT) == 0
            || bits & (class::ADJECTIVE | class::NUMBER) != 0
        {
            return false;
        }
        // a base form needs those who do it
        self.is_behind_aside(i, before, done)
            || self.has_subject(before)
            || left & class::COORDINATOR != 0 && self.goes_on(i, class::VERB_BASE, false, done)
    }

    /// Whether a comma, with an adverb at most, stands before word `i`: ", then [said]".
    fn is_behind_comma(&self, i: usize) -> bool {
        let reading = self.reading;
        let adverb = i > self.from && reading.is(i - 1, class::ADVERB) && self.is_open(i);
        reading.is_behind_comma(i) || adverb && reading.is_behind_comma(i - 1)
    }

    /// "The documents, seen by the paper, [suggest] that": the first verb of its clause, behind an aside.
    fn is_behind_aside(&self, i: usize, before: Option<usize>, done: &[bool]) -> bool {
        let reading = self.reading;
        before.is_none()
            && i > self.from
            && self.is_behind_comma(i)
            && self.follows(i) == Next::Object
            && self
                .reach(i)
                .skip(1)
                .any(|k| reading.gap(k) & gap::COMMA != 0)
            && !self.has_main_verb(i, done)
    }

    /// Whether word `i` tells behind a verb how many something is of: "replace | 90". Not "Channel 4".
    fn counts(&self, i: usize) -> bool {
        let reading = self.reading;
        reading.shape(i, shape::DIGIT)
            && i > self.from
            && self.is_open(i)
            && reading.is(i - 1, class::VERB)
            && !reading.is(i - 1, class::VERB_NOUN)
    }

    /// Whether the subject of a verb at `i` stands before it, with its last word at `before`.
    fn has_subject(&self, before: Option<usize>) -> bool {
        let reading = self.reading;
        before.is_some_and(|b| {
            reading.is(b, class::SUBJECT | class::RELATIVE)
                || reading.phrases_end_at(b + 1) && !reading.shape(b, shape::POSSESSIVE)
        })
    }

    /// Whether a verb behind "and" or a comma goes on with a finite verb of the same form before it: "praised the crews and [left]",
    /// "said that the dam was safe and [blamed] the rain"; but "was praised and [thanked]". `object` tells that an object follows.
    fn goes_on(&self, i: usize, form: u32, object: bool, done: &[bool]) -> bool {
        let reading = self.reading;
        for k in self.reach(i).rev() {
            if done.get(k).copied().unwrap_or(false) {
                // "has called it a risk and [fears] that", "have called it a risk and [fear] that"
                let agrees = form & class::VERB_PAST == 0
                    && reading.is(k, class::HAVE)
                    && !reading.is(k, class::VERB_PAST)
                    && reading.ends_in_s(k) == (form & class::VERB_THIRD != 0);
                if agrees || reading.is(k, form) && !reading.is(k, class::AUXILIARY) {
                    return true;
                }
                if !reading.is(k, class::AUXILIARY) {
                    continue;
                }
                let shares = (k + 1..i).any(|j| reading.is(j, class::VERB_PARTICIPLE));
                // "that he had learned of it, and [hinted]": the comma leads out of the inner clause
                let leaves = (k + 1..i)
                    .any(|j| reading.is(j, class::COORDINATOR) && reading.gap(j) & gap::COMMA != 0);
                let goes_out = object && reading.is(k, class::BE) || leaves;
                if form & class::VERB_PAST != 0 && shares && !goes_out {
                    // "has praised the crews and [offered] to help": the auxiliary does not stand again
                    return reading.is(k, class::HAVE);
                }
                // "was not amused, and [demanded] an answer"
                if form & class::VERB_PAST != 0
                    && object
                    && reading.class(k) & (class::BE | class::VERB_PAST)
                        == class::BE | class::VERB_PAST
                {
                    return true;
                }
            }
        }
        false
    }

    /// Whether the past form at `i`, which may be a participle, is the verb of its clause.
    fn is_past(&self, i: usize, before: Option<usize>, done: &[bool]) -> bool {
        let reading = self.reading;
        let follows = self.follows(i);
        let object = follows == Next::Object;
        let Some(b) = before else {
            return i > self.from
                && self.is_behind_comma(i)
                && if self.has_main_verb(i, done) {
                    // "called for calm, [demanded] a vote and"
                    object && self.goes_on(i, class::VERB_PAST, true, done)
                } else {
                    // "The minister, asked about the leak, [said] nothing": the first verb behind an aside
                    follows != Next::By
                        && self
                            .reach(i)
                            .skip(1)
                            .any(|k| reading.gap(k) & gap::COMMA != 0)
                        && (object || !self.has_verb_behind(i))
                };
        };
        let left = reading.class(b);
        if left & class::COORDINATOR != 0 {
            return self.goes_on(i, class::VERB_PAST, object, done);
        }
        if left & (class::SUBJECT | class::RELATIVE) != 0 {
            return !self.is_predicated(b);
        }
        // "that the minister lied | [prompted] an inquiry"
        let verb = done.get(b).copied().unwrap_or(false) && left & class::AUXILIARY == 0
            || left & class::VERB_PARTICIPLE != 0
                && self
                    .before(b)
                    .is_some_and(|k| reading.is(k, class::AUXILIARY));
        if object && verb {
            return true;
        }
        if left & class::PREPOSITION != 0 || !self.is_noun(b) || reading.shape(b, shape::POSSESSIVE)
        {
            return false;
        }
        match follows {
            Next::By => false,
            Next::Object => true,
            Next::Other if self.is_intransitive(i) => true,
            Next::Other => {
                let Some(p) = self.phrase_before(b + 1) else {
                    return !self.has_verb_behind(i);
                };
                let id = reading.id(p.first as usize);
                // "in what diplomats described as"
                let asks = id != 0 && self.lexicon.marks.wh.contains(&id);
                let acts = p.kind == PhraseKind::Name && !p.has_determiner && !p.after_preposition;
                // "the report that the ministry published"
                let that = p.first as usize > self.from
                    && self.is_open(p.first as usize)
                    && reading.is_word(p.first as usize - 1, self.lexicon.marks.that);
                // "a woman whose son drowned", "the report the ministry published"
                let relative = that
                    || reading.is(p.first as usize, class::RELATIVE)
                    || self.is_open(p.first as usize)
                        && p.first as usize > self.from
                        && self
                            .phrase_before(p.first as usize)
                            .is_some_and(|o| !o.is_possessive)
                        && !reading.is(p.end as usize - 1, class::MONTH | class::WEEKDAY);
                asks || relative || (acts || !self.has_verb_behind(i)) && !self.is_object(&p, done)
            }
        }
    }

    /// The longest phrase that ends before word `end`.
    fn phrase_before(&self, end: usize) -> Option<Phrase> {
        let near = self.reading.phrases_in(end.saturating_sub(8), end);
        let near = near.iter().filter(|p| p.end as usize == end);
        near.max_by_key(|p| p.end - p.first).copied()
    }

    /// Whether a noun phrase ends with word `b`: "with [murder]" is one, too.
    fn is_noun(&self, b: usize) -> bool {
        let reading = self.reading;
        reading.phrases_end_at(b + 1)
            || b > self.from
                && reading.is(b, class::VERB_NOUN)
                && reading.is(b - 1, class::PREPOSITION)
                && !is_to(reading, b - 1)
    }

    /// Whether the verb at `i` never has an object, so that its participle modifies nothing: "collapsed".
    fn is_intransitive(&self, i: usize) -> bool {
        let id = self.reading.id(i);
        self.lexicon.vocabulary.side(id).meets(side::INTRANSITIVE)
    }

    /// Whether the clause has a verb before word `i` that is not in a relative clause. A clause begins behind a sign, behind a
    /// quotation and where one is joined: "The bill passed, but | its sponsor, Ilse Orlo, [claims] that".
    fn has_main_verb(&self, i: usize, done: &[bool]) -> bool {
        let reading = self.reading;
        let parts = gap::SEMICOLON | gap::COLON | gap::DASH | gap::MARK;
        let (mut is_relative, mut has_verb) = (false, false);
        for k in self.reach(i) {
            let g = reading.gap(k);
            if g & gap::COMMA != 0 {
                is_relative = false;
            }
            let joins = g & gap::COMMA != 0 && reading.is(k, class::COORDINATOR);
            if g & parts != 0 && g & gap::COMMA != 0 || joins && self.opens_subject(k + 1) {
                has_verb = false;
            }
            is_relative |= reading.is(k, class::RELATIVE);
            has_verb |= !is_relative && done.get(k).copied().unwrap_or(false);
        }
        has_verb
    }

    /// Whether a noun phrase with an aside behind it begins with word `i`: "but | its sponsor, Ilse Orlo,".
    fn opens_subject(&self, i: usize) -> bool {
        let reading = self.reading;
        let end = reading.phrase_end(i);
        end.is_some_and(|e| reading.gap(e) & gap::COMMA != 0)
    }

    /// "wants it | closed": what a pronoun is to become.
    fn is_predicated(&self, b: usize) -> bool {
        let reading = self.reading;
        b > self.from
            && reading.is(b, class::EMPTY)
            && self.is_open(b)
            && reading.is(b - 1, class::VERB)
            && !self.has_mark(b - 1, CLAUSAL)
    }

    /// What stands behind the verb at `i`.
    fn follows(&self, i: usize) -> Next {
        let reading = self.reading;
        if i + 1 >= self.to || !self.is_open(i + 1) {
            return Next::Other;
        }
        let next = reading.class(i + 1);
        let opens = class::DETERMINER
            | class::POSSESSIVE
            | class::OBJECT
            | class::EMPTY
            | class::SUBJECT
            | class::QUANTIFIER
            | class::NUMBER
            | class::RELATIVE;
        if reading.is_word(i + 1, self.lexicon.marks.by) {
            return Next::By;
        }
        let object = next & class::PREPOSITION == 0
            && (next & opens != 0
                || reading.shape(i + 1, shape::CAPITAL) && next & (class::MONTH | class::WEEKDAY) == 0
                || !reading.phrases_in(i + 1, i + 2).is_empty()
                // "used phones"
                || next & class::VERB_NOUN != 0 && next & (class::VERB_PAST | class::VERB_ING) == 0);
        // "sent out a release", "turned down an offer"
        let particle = next & class::ADVERB != 0
            && reading.is_one_of(i + 1, &self.lexicon.marks.particles)
            && self.is_open(i + 2)
            && reading.is(i + 2, class::DETERMINER | class::POSSESSIVE);
        if object || particle || is_to(reading, i + 1) {
            Next::Object
        } else {
            Next::Other
        }
    }

    /// Whether a verb of the same clause stands behind word `i`: "the plan approved in May | [was] dropped", "A report published on
    /// Monday | [found] that", "The letter posted in March | [arrived] in May".
    fn has_verb_behind(&self, i: usize) -> bool {
        let reading = self.reading;
        for k in i + 1..self.to.min(i + REACH) {
            let g = reading.gap(k);
            let bits = reading.class(k);
            let parts = class::SUBORDINATOR | class::RELATIVE | class::SUBJECT | class::COORDINATOR;
            if g & (gap::HARD | gap::MARK) != 0
                || bits & parts != 0 && bits & class::PREPOSITION == 0
            {
                return false;
            }
            if self.has_mark(k, COVERED) || is_to(reading, k - 1) {
                continue;
            }
            let past = bits & class::VERB_PAST != 0;
            let sure = bits & (class::AUXILIARY | class::VERB_THIRD) != 0
                || past && bits & class::VERB_PARTICIPLE == 0;
            // what stands behind a day does not modify it
            let may_be = past
                && self.is_noun(k - 1)
                && match self.follows(k) {
                    Next::Object => true,
                    Next::Other if self.is_intransitive(k) => true,
                    Next::By => false,
                    Next::Other => reading.is(k - 1, class::MONTH | class::WEEKDAY | class::NUMBER),
                };
            if sure || may_be {
                return true;
            }
        }
        false
    }

    /// Whether a phrase is the object of a verb or of a preposition behind one.
    fn is_object(&self, p: &Phrase, done: &[bool]) -> bool {
        let reading = self.reading;
        let first = p.first as usize;
        let Some(v) = first.checked_sub(1).filter(|v| *v >= self.from) else {
            return false;
        };
        if p.kind == PhraseKind::Pronoun || !self.is_open(first) {
            return false;
        }
        if p.after_preposition {
            // "worked for a firm [based] in Brenn"
            let last = self
                .reach(v)
                .rev()
                .find(|k| done.get(*k).copied().unwrap_or(false));
            return last.is_some_and(|k| !self.has_mark(k, CLAUSAL));
        }
        // "is best [suited]" is told of the subject, too
        (done.get(v).copied().unwrap_or(false) || reading.is(v, class::VERB_ING | class::VERB_BASE))
            && !self.has_mark(v, CLAUSAL)
    }
}

#[cfg(test)]
mod tests {
    use crate::Lexicon;
    use crate::attribution::reading::Reading;

    /// Texts with their finite verbs in brackets.
    fn check(rows: &[&str]) {
        let lexicon = Lexicon::builtin().unwrap();
        let mut reading = Reading::default();
        for row in rows {
            let text = row.replace(['[', ']'], "");
            reading.read(&text, &lexicon);
            let mut found = String::new();
            let mut at = 0;
            for (i, t) in reading.tokens.iter().enumerate() {
                if reading.is_finite(i) {
                    let (start, end) = (t.start as usize, t.end as usize);
                    found.push_str(&text[at..start]);
                    found.push('[');
                    found.push_str(&text[start..end]);
                    found.push(']');
                    at = end;
                }
            }
            found.push_str(&text[at..]);
            assert_eq!(&found, row);
        }
    }

    #[test]
    fn a_past_tense_is_told_from_a_participle() {
        check(&[
            "Their insistence on a vote [delayed] the deal.",
            "The plan approved in May [was] dropped.",
            "A report published on Monday [found] that the dam [leaked].",
            "The firm [welcomed] the report published on Monday.",
            "The man accused of the theft [denied] the charge.",
            "The clerk [said] the letter posted in March [arrived] in May.",
            "Three men charged with murder [appeared] in court on Monday.",
            "The number of people killed in floods [rose] to 40.",
            "Orlo [worked] for a firm based in Brenn.",
            "He [was] arrested and charged with fraud.",
        ]);
    }

    #[test]
    fn verbs_go_on_behind_commas_and_coordinators() {
        check(&[
            "The union [called] for a boycott, [condemned] the police and [announced] a strike.",
            "She [said] she [was] told the case [had] been dropped and that nobody [informed] her lawyer.",
            "He [complained] that they [had] learned of it late, and [hinted] that he [would] leave.",
            "The mayor [said] the road [was] safe and [blamed] the rain.",
        ]);
    }

    #[test]
    fn what_parts_a_subject_from_its_verb_is_passed_over() {
        check(&[
            "The minister, asked about the leak, [said] nothing [had] been decided.",
            "The opposition, which [had] supported the bill, [voted] against it on Tuesday.",
            "The deal, brokered by Orlava and backed by the Union, [collapsed] within hours.",
            "Velmark, which [hosts] the talks, [has] offered its good offices.",
            "The claim that the minister [lied] [prompted] an inquiry.",
        ]);
    }

    #[test]
    fn a_clause_of_its_own_has_its_own_verb() {
        check(&[
            "The bill [passed], but its sponsor, Ilse Orlo, [claims] that it [is] late.",
            "The bill [passed], but its sponsor, Ilse Orlo, [warned] last week that it [was] late.",
            "The bill, claims aside, [is] late.",
            "The mayor [was] ill, and [demanded] a vote.",
            "Some [were] offered money and promised work in the mines.",
        ]);
    }

    #[test]
    fn adverbs_part_a_subject_from_its_verb() {
        check(&[
            "She once [told] a congress the truth.",
            "He once [backed] open borders, then [said] he [had] been misread.",
            "Once told the truth, she [left].",
            "Two in five no longer [trust] it, and officials no longer [rule] out a ban.",
        ]);
    }

    #[test]
    fn nouns_and_infinitives_are_no_predicates() {
        check(&[
            "The council's plan to close the library [drew] protests.",
            "The paper [supports] sanctions, it [stresses].",
            "They [fear] the dam [will] break and [want] it closed.",
            "The harbour [closed] last week, provided the price [is] frozen.",
        ]);
    }
}
