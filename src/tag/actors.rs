//! Who does what to whom: the subject and the object of a predicate, from noun phrases, word classes and commas. No parser.
//!
//! All answers are numbers of phrases of the [`Reading`]. Every walk stays inside the sentence and stops after forty steps,
//! so the work is linear in the number of predicates.

use crate::attribution::reading::{Phrase, PhraseKind, Reading};
use crate::lexicon::{Layer, Lexicon, Lists, Vocabulary, class, side};
use crate::span::Span;
use crate::text::token::{gap, shape};
use crate::text::words::{self, WordSet};

/// The most words a walk looks at.
const REACH: usize = 60;

/// Where a clause surely ends: no actor is looked for beyond.
const WALL: u16 = gap::SEMICOLON | gap::STOP | gap::SHOUT | gap::BLANK_LINE;

/// The words of one sentence with its phrases.
#[derive(Clone, Copy, Debug)]
pub struct Clause<'a> {
    /// The text.
    pub text: &'a str,
    /// The document as read.
    pub reading: &'a Reading,
    /// What words do where sides are taken.
    pub vocabulary: &'a Vocabulary,
    /// First word of the sentence.
    pub from: usize,
    /// One past its last word.
    pub to: usize,
}

/// How a verb stands in its clause.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// First word of the verb group, auxiliaries and adverbs included.
    pub start: usize,
    /// "was condemned": the subject suffers it.
    pub is_passive: bool,
    /// "to condemn".
    pub is_infinitive: bool,
    /// "would", "may", "will": not done yet.
    pub has_modal: bool,
    /// "not", "never", "didn't" inside the group.
    pub is_negated: bool,
}

/// Verbs that ask somebody to do what a bare form behind him tells.
pub(crate) const ASKED: &[&str] = &[
    "demand",
    "demands",
    "demanded",
    "demanding",
    "insist",
    "insists",
    "insisted",
    "insisting",
    "request",
    "requests",
    "requested",
    "requesting",
    "ask",
    "asks",
    "asked",
    "asking",
    "require",
    "requires",
    "required",
    "recommend",
    "recommends",
    "recommended",
    "recommending",
    "propose",
    "proposes",
    "proposed",
    "suggest",
    "suggests",
    "suggested",
];

/// What a phrase before a verb group is to it, and the word from which the search goes on.
enum Step {
    /// The subject is this phrase.
    Subject(usize),
    /// Nothing.
    Over(usize),
    /// Its subject if there is no better.
    Perhaps(usize),
    /// A relative pronoun: the subject stands before.
    Relative(usize),
    /// A "that" or "this" that may stand for nothing.
    Empty(usize),
}

impl<'a> Clause<'a> {
    /// The clause room of word `i`: its sentence.
    pub fn at(text: &'a str, reading: &'a Reading, lexicon: &'a Lexicon, i: usize) -> Self {
        let s = reading.sentence(i);
        Self {
            text,
            reading,
            vocabulary: &lexicon.vocabulary,
            from: s.tokens.0 as usize,
            to: s.tokens.1 as usize,
        }
    }

    /// Phrase number `k`.
    pub fn phrase(&self, k: usize) -> Phrase {
        self.reading.phrases.get(k).copied().unwrap_or_default()
    }

    /// The longest noun phrase that covers word `i`.
    pub fn covering(&self, i: usize) -> Option<usize> {
        let k = self.reading.phrases_before(i + 1).checked_sub(1)?;
        (self.phrase(k).end as usize > i).then_some(k)
    }

    /// The longest phrase that starts at word `i`.
    pub fn starting(&self, i: usize) -> Option<usize> {
        self.covering(i)
            .filter(|k| self.phrase(*k).first as usize == i)
    }

    /// The word as written, without a final `'s`.
    #[inline]
    pub fn word(&self, i: usize) -> &'a str {
        self.reading
            .tokens
            .get(i)
            .map_or("", |t| t.base().of(self.text))
    }

    /// Whether word `i` is one of `list` (small letters).
    #[inline]
    pub fn is_word(&self, i: usize, list: &[&str]) -> bool {
        self.reading.may_be_any(i, list) && self.is_surely(i, list)
    }

    /// The same by a look at the text: apart, so that the first question stands where it is asked, with the figures of its list.
    #[inline(never)]
    fn is_surely(&self, i: usize, list: &[&str]) -> bool {
        words::is_any_curled(self.word(i), list)
    }

    /// The same for a list that is asked for at every word.
    #[inline]
    pub fn is_in(&self, i: usize, set: &WordSet) -> bool {
        self.reading.may_be_in(i, set) && set.has(self.word(i))
    }

    /// The words among `range` that are in `set`.
    #[inline]
    pub fn those_in(
        &self,
        range: std::ops::Range<usize>,
        set: &'static WordSet,
    ) -> impl Iterator<Item = usize> {
        let may_be = self.reading.those_that_may_be_in(range, set);
        may_be.filter(|i| set.has(self.word(*i)))
    }

    /// Whether word `i` stands in any of the lists of [`crate::lexicon::side`].
    pub fn is_a(&self, i: usize, bits: Lists) -> bool {
        let word = self.reading.words.get(i);
        word.is_some_and(|w| self.vocabulary.side(w.id).meets(bits))
    }

    /// Whether a phrase tells a time or is a bare figure ("16 September 2010"): no actor.
    pub fn is_time(&self, p: Phrase) -> bool {
        static TIMES: WordSet = WordSet::of(&[
            "year",
            "years",
            "month",
            "months",
            "week",
            "weeks",
            "day",
            "days",
            "today",
            "yesterday",
            "tomorrow",
            "morning",
            "night",
            "evening",
            "afternoon",
            "time",
            "weekend",
            "decade",
            "spring",
            "summer",
            "autumn",
            "winter",
        ]);
        let head = p.head as usize;
        let is_figure =
            || (p.first..p.end).all(|i| self.reading.is(i as usize, class::NUMBER | class::MONTH));
        // "two thirds of the voters" are no time
        let is_fraction = || {
            self.is_word(head, &["third", "thirds", "quarter", "quarters", "half"])
                && self.is_word(p.end as usize, &["of"])
        };
        self.reading.is(head, class::MONTH | class::WEEKDAY)
            || is_figure() && !is_fraction()
            || self.is_in(head, &TIMES)
    }

    /// The verb group that ends with the verb at word `v`.
    pub fn group(&self, v: usize) -> Group {
        let r = self.reading;
        let mut out = Group {
            start: v,
            ..Group::default()
        };
        let mut be = false;
        let mut over_aside = false;
        let mut i = v;
        while i > self.from && v - i < 8 {
            let w = i - 1;
            if r.gap(i) & gap::HARD & !gap::COMMA != 0 {
                break;
            }
            let bits = r.class(w);
            if w > self.from && self.is_word(w, &["longer"]) && self.is_word(w - 1, &["no"]) {
                out.is_negated = true;
                i = w - 1;
                out.start = i;
                continue;
            }
            let negative = bits & class::NEGATED != 0
                || self.is_word(w, &["not", "never", "no longer", "n't", "cannot"]);
            // "would not, [however], negotiate"
            if r.gap(i) & gap::COMMA != 0
                && r.gap(w) & gap::HARD == gap::COMMA
                && self.is_word(w, &["however", "though", "therefore", "nevertheless"])
                && w > self.from
                && r.is(w - 1, class::AUXILIARY | class::NEGATED)
            {
                over_aside = true;
                i = w;
                continue;
            }
            if r.gap(i) & gap::COMMA != 0 && !negative && !over_aside {
                break;
            }
            over_aside = false;
            if negative {
                out.is_negated = true;
            } else if bits & class::TO != 0 && bits & class::AUXILIARY == 0 && w + 1 == i {
                out.is_infinitive = true;
                out.start = w;
                break;
            } else if bits & class::AUXILIARY != 0 && bits & class::SUBJECT == 0
                || bits & class::ADVERB != 0
                    && bits & (class::PREPOSITION | class::SUBORDINATOR) == 0
                    // "the league [later backed] referee Brink": a phrase that has swallowed the verb
                    && self.covering(w).is_none_or(|k| {
                        self.phrase(k).first as usize == w && self.phrase(k).end as usize > v
                    })
            {
                // part of the group, and nothing more
            } else if self.is_word(w, &["all", "both", "each"])
                && w > self.from
                && r.is(w - 1, class::AUXILIARY)
                && r.is(v, class::VERB_PARTICIPLE)
            {
                // "have all condemned"
            } else if self.is_word(w, &["get", "gets", "got", "getting", "gotten"])
                && r.is(v, class::VERB_PARTICIPLE)
            {
                be = true;
            } else if bits & class::AUXILIARY != 0 {
                // "they've criticized": pronoun and auxiliary in one word; "he's backed every fee": has, since an object follows
                // but "he's guaranteed a seat": he gets one
                let gets = self.is_a(v, side::GIVEN);
                let has = bits & class::SUBJECT != 0
                    && !gets
                    && r.gap(v + 1) & gap::HARD == 0
                    && self
                        .starting(v + 1)
                        .is_some_and(|k| !self.is_time(self.phrase(k)));
                be |= bits & class::BE != 0 && out.start == i && !has;
                out.has_modal |= self.is_word(
                    w,
                    &[
                        "he'll", "she'll", "we'll", "they'll", "i'll", "i'd", "we'd", "they'd",
                    ],
                );
                break;
            } else {
                break;
            }
            be |= bits & class::BE != 0;
            out.has_modal |= bits & class::MODAL != 0
                || self.is_word(
                    w,
                    &[
                        "will", "would", "may", "might", "could", "can", "should", "must", "shall",
                        "won't", "wouldn't",
                    ],
                );
            i = w;
            out.start = w;
        }
        let participle = r.is(v, class::VERB_PARTICIPLE) && !r.is(v, class::VERB_ING);
        out.is_passive = be && participle;
        // the infinitive's own "be": "to be condemned"
        if !out.is_passive && participle && out.start == v {
            // "voted by 12 to 5 for the bridge": how many, and by nobody
            let by = (v + 1..self.to.min(v + 4))
                .find(|i| self.is_word(*i, &["by"]) && self.tally(*i).is_none());
            let covered_before = v > self.from
                && self.covering(v - 1).is_some()
                && r.gap(v) & (gap::HARD & !gap::COMMA) == 0;
            // "was welcomed by doctors but condemned by insurers"
            let joined = v > self.from && r.is(v - 1, class::COORDINATOR);
            out.is_passive = by.is_some()
                && (covered_before || joined || r.gap(v) & gap::COMMA != 0)
                && self.starting(v + 1).is_none();
        }
        out
    }

    /// The subject of a verb group that starts at word `g`.
    pub fn subject(&self, g: usize, depth: u8) -> Option<usize> {
        let r = self.reading;
        if depth == 0
            && let Some(k) = self.subject_over_aside(g)
        {
            return Some(k);
        }
        let mut i = g;
        let mut fallback: Option<usize> = None;
        let mut after_relative = false;
        for _ in 0..REACH {
            if i <= self.from || self.is_wall_before(i, g) {
                break;
            }
            let w = i - 1;
            if let Some(k) = self.covering(w) {
                match self.step(k, i, g, after_relative) {
                    Step::Subject(k) => return Some(k),
                    Step::Over(next) => i = next,
                    Step::Perhaps(next) => {
                        fallback = fallback.or(Some(k));
                        i = next;
                    }
                    Step::Relative(next) => {
                        after_relative = true;
                        i = next;
                    }
                    // "that" and "this" stand for what follows, if there is any
                    Step::Empty(_) if fallback.is_none() => return Some(k),
                    Step::Empty(next) => i = next,
                }
                continue;
            }
            let bits = r.class(w);
            if bits & class::COORDINATOR != 0
                && depth < 3
                && let Some(verb) = self.verb_before(self.aside_before(w).unwrap_or(w))
            {
                let start = self.group(verb).start;
                return self.subject(start, depth + 1).or(fallback);
            }
            if bits & class::RELATIVE != 0
                && self.is_word(w, &["that", "who", "which"])
                && self.covering(w.saturating_sub(1)).is_some()
                && w > self.from
            {
                after_relative = i == g;
            }
            i = w;
        }
        fallback
    }

    /// Whether nothing before word `i` can be the subject of a verb group that starts at word `g`.
    fn is_wall_before(&self, i: usize, g: usize) -> bool {
        let r = self.reading;
        // "WEXCOMBE — A proposal to bar students": a dateline does nothing
        let is_dateline = || {
            r.gap(i) & gap::DASH != 0
                && i <= self.from + 4
                && (self.from..i).all(|n| r.shape(n, shape::CAPITAL | shape::DIGIT))
        };
        // "Kerrow v Dunmore: coach blasts officials": what stands before the colon does nothing
        let is_topic = i < g && r.gap(i) & gap::COLON != 0;
        r.gap(i) & WALL != 0 || is_topic || is_dateline()
    }

    /// What phrase `k`, the next before word `i`, is to a verb group that starts at word `g`.
    fn step(&self, k: usize, i: usize, g: usize, after_relative: bool) -> Step {
        let r = self.reading;
        let p = self.phrase(k);
        let f = p.first as usize;
        if self.stands_for_the_phrase_before(p, i == g) {
            return Step::Over(f);
        }
        if self.is_relative(p) {
            return Step::Relative(f);
        }
        if self.is_time(p) {
            return Step::Over(f);
        }
        let is_behind =
            |list: &[&str]| p.after_preposition && f > self.from + 1 && self.is_word(f - 1, list);
        if after_relative {
            // "a spokesman for the guild, who praised": whatever is nearest, unless it hangs on "of"
            return if is_behind(&["of"]) && p.kind != PhraseKind::Name {
                Step::Perhaps(f - 1)
            } else {
                Step::Subject(self.person_of(p, i).unwrap_or(k))
            };
        }
        // "more than 600 people": they, and not the "more"
        let is_more = is_behind(&["than"]) && self.is_word(f - 2, &["more", "fewer", "less"]);
        if is_more || self.is_share(p) || i == g && self.opens_clause_of_verb(p, g) {
            return Step::Subject(k);
        }
        if p.after_preposition {
            return Step::Perhaps(f.saturating_sub(1));
        }
        let before = f
            .checked_sub(1)
            .filter(|b| *b >= self.from && r.gap(f) & (gap::HARD | WALL) == 0);
        if let Some(b) = before {
            // "Orlo is ready to": what is said of the subject is not the subject
            if r.class(b) & class::BE != 0
                && p.kind == PhraseKind::Other
                && !p.has_determiner
                && i == g
                && self.covering(b).is_none()
            {
                return Step::Over(b);
            }
            // "rebels holding the town praised": the town is held
            // but "the mayor who announced [the plan] for a bridge was"
            let reports = || {
                r.reports_clauses(b)
                    || r.is(b, class::CUE)
                        && r.is_finite(b)
                        && r.is(g, class::AUXILIARY | class::BE)
                        && !(self.from..b).any(|w| r.is(w, class::RELATIVE))
            };
            let is_next = i == g || self.leads_to(p.end as usize, g) && reports();
            if self.is_object_behind(p, b, is_next) {
                return Step::Perhaps(b);
            }
        }
        // "Orlo, the finance minister, praised": the apposition is not the actor's name
        let is_aside = f > self.from
            && r.gap(f) & gap::COMMA != 0
            && r.gap(p.end as usize) & gap::COMMA != 0
            && p.kind != PhraseKind::Pronoun;
        if is_aside
            && let Some(q) = self.covering(f - 1)
            && !self.is_time(self.phrase(q))
            && (!self.phrase(q).after_preposition || p.kind != PhraseKind::Name)
        {
            return Step::Perhaps(f);
        }
        if p.kind == PhraseKind::Empty && !p.is_possessive && self.is_word(f, &["that", "this"]) {
            return Step::Empty(f);
        }
        Step::Subject(k)
    }

    /// The person that a phrase right before word `i` belongs to: "said \[Ana Orlo\] of the Nordvik guild, who opposed it".
    fn person_of(&self, p: Phrase, i: usize) -> Option<usize> {
        let f = p.first as usize;
        let of = f.checked_sub(1).filter(|of| {
            p.after_preposition
                && i == p.end as usize
                && *of > self.from
                && self.is_word(*of, &["of"])
        })?;
        self.covering(of - 1).filter(|q| {
            let person = self.phrase(*q);
            person.kind == PhraseKind::Name
                && person.end as usize == of
                && person.end > person.first + 1
        })
    }

    /// Whether a phrase is a relative pronoun.
    fn is_relative(&self, p: Phrase) -> bool {
        p.kind == PhraseKind::Relative
            || p.end == p.first + 1 && self.is_word(p.first as usize, &["which", "who", "whom"])
    }

    /// What a relative "that", phrase `k`, hangs on: "met [a group] that backed the toll".
    pub fn before_that(&self, k: usize) -> Option<usize> {
        let p = self.phrase(k);
        if !self.is_relative_that(p) {
            return None;
        }
        let mut q = self.covering(p.first as usize - 1)?;
        // "the leaders of [the party] that backed": the head
        while self.phrase(q).after_preposition && self.phrase(q).kind != PhraseKind::Name {
            let of = self.phrase(q).first as usize - 1;
            let Some(head) = self
                .covering(of.saturating_sub(1))
                .filter(|_| of > self.from && self.is_word(of, &["of"]))
            else {
                break;
            };
            q = head;
        }
        Some(q)
    }

    /// Whether a phrase is a "that" right before the verb of a relative clause: "met a group [that] backed the toll". Not "told the
    /// deputies [that] was wrong".
    fn is_relative_that(&self, p: Phrase) -> bool {
        let f = p.first as usize;
        let is_that = p.end == p.first + 1
            && p.kind == PhraseKind::Empty
            && self.is_word(f, &["that"])
            && f > self.from + 1
            && self.reading.gap(f) & gap::HARD == 0;
        let before = || {
            let q = self.phrase(self.covering(f - 1)?);
            let told = (q.first as usize).checked_sub(1).is_some_and(|w| {
                w >= self.from
                    && (self.tells_somebody(w) || self.is_word(w, &["show", "shows", "showed"]))
            });
            let is_plural = self.word(q.head as usize).ends_with('s');
            Some(
                q.end as usize == f
                    && !told
                    && matches!(q.kind, PhraseKind::Other | PhraseKind::Source)
                    && (q.has_determiner || is_plural),
            )
        };
        is_that && before() == Some(true)
    }

    /// Whether word `i` is a verb whose object is told what follows: "[told] friends that".
    pub(super) fn tells_somebody(&self, i: usize) -> bool {
        const FORMS: [&str; 15] = [
            "tell",
            "tells",
            "telling",
            "told",
            "warn",
            "warns",
            "warning",
            "warned",
            "assures",
            "assuring",
            "assured",
            "informed",
            "reminded",
            "convinced",
            "persuaded",
        ];
        self.is_word(i, &FORMS)
    }

    /// Whether a phrase takes up the one before it: "he [himself] had demanded it", and right before the verb "the guild and the port [both]
    /// welcomed it".
    fn stands_for_the_phrase_before(&self, p: Phrase, is_next: bool) -> bool {
        let f = p.first as usize;
        let before = || (f > self.from).then(|| self.covering(f - 1)).flatten();
        let is_both = || {
            is_next
                && p.end == p.first + 1
                && self.is_word(f, &["both", "all"])
                && self.reading.gap(f) & gap::HARD == 0
                && before().is_some_and(|q| self.phrase(q).kind != PhraseKind::Relative)
        };
        self.is_word(f, &["himself", "herself", "itself", "themselves"]) && before().is_some()
            || is_both()
    }

    /// Whether a phrase is a share of people, and not what they stand in: "six in [ten voters]", "two out of [three deputies]".
    fn is_share(&self, p: Phrase) -> bool {
        let (r, f) = (self.reading, p.first as usize);
        p.after_preposition
            && f > self.from + 1
            && r.is(f, class::NUMBER)
            && p.end > p.first + 1
            && (f - 2..f).rev().any(|n| {
                n > self.from && self.is_word(n, &["in", "of", "out"]) && r.is(n - 1, class::NUMBER)
            })
    }

    /// Whether a phrase and the verb at word `g` behind it are a clause of their own: "the bells rang as [farmers] protested", "ties have soured
    /// since [Orlo] expelled"; not "the ministers of the party before elections promised".
    fn opens_clause_of_verb(&self, p: Phrase, g: usize) -> bool {
        let (r, f) = (self.reading, p.first as usize);
        p.after_preposition
            && p.kind.can_speak()
            && !self.is_a(p.head as usize, side::WHEN)
            && f > self.from + 1
            && r.gap(g) & gap::HARD == 0
            && (self.is_word(f - 1, &["since", "after", "before", "until"])
                // but "Kestria's role as host requires"
                || self.is_word(f - 1, &["as"]) && self.covering(f - 2).is_none())
            && r.is(g, class::VERB_PAST | class::VERB_THIRD)
            && r.is_finite(g)
            && !self.is_word(g + 1, &["by"])
    }

    /// Whether nothing but what hangs on the noun before word `end` parts it from the finite verb group at word `g`: "said the plan | for a
    /// bridge was wrong", "said the decision | to close the school was", but "met the head | of the guild after closing".
    fn leads_to(&self, end: usize, g: usize) -> bool {
        let r = self.reading;
        let parts = class::SUBORDINATOR | class::RELATIVE | class::CUE;
        let hangs_on = |w: usize| {
            self.covering(w).is_some()
                || r.is(w, class::COORDINATOR) && self.covering(w + 1).is_some()
                || !r.is(w, parts | class::COORDINATOR) && !r.is_finite(w)
        };
        r.is(end, class::PREPOSITION | class::TO)
            && !self.is_word(g - 1, &["to"])
            && r.is_finite(g)
            && (end..=g).all(|w| r.gap(w) & gap::HARD == 0)
            && (end..g).all(hangs_on)
    }

    /// Whether a phrase is the object of a verb at word `b` right before it: "her decision to close [the library] angered", "rebels holding
    /// [the town] praised"; not, right before the verb, what a report tells.
    fn is_object_behind(&self, p: Phrase, b: usize, is_next: bool) -> bool {
        let r = self.reading;
        let bits = r.class(b);
        // after "insisting that" a clause begins
        let begins = self.is_word(p.first as usize, &["that"]) && p.end > p.first + 1;
        let is_infinitive = || {
            bits & class::VERB_BASE != 0
                && b > self.from
                && r.is(b - 1, class::TO)
                && self.covering(b - 1).is_none()
        };
        let reports = bits & class::FINITE != 0 && bits & class::CUE != 0 && is_next;
        let is_taken = || {
            !reports
                && bits & class::VERB != 0
                && bits & (class::AUXILIARY | class::PREPOSITION) == 0
                && self.covering(b).is_none()
        };
        !begins && (is_infinitive() || is_taken())
    }

    /// The subject of a verb group that follows an aside: "\[Orlava\], which depends on the ports, rejects", "\[The minister\], according
    /// to two people, objects", "\[Orlo\], one of five deputies who had hesitated, backed".
    pub fn subject_over_aside(&self, g: usize) -> Option<usize> {
        let r = self.reading;
        if g <= self.from + 3 || r.gap(g) & gap::COMMA == 0 || r.gap(g) & WALL != 0 {
            return None;
        }
        let mut c = g - 1;
        while c > self.from && g - c < 30 {
            if r.gap(c) & WALL != 0 {
                return None;
            }
            // "the budget, Brink said, was"
            let tells = self.starting(c).is_some_and(|k| {
                let end = self.chain_end(k);
                // "the levy, she told delegates, was"
                let is_told = || {
                    self.starting(end + 1)
                        .is_some_and(|a| self.chain_end(a) == g)
                };
                r.is(end, class::CUE) && (end + 1 == g || is_told())
            });
            let opens = r.gap(c) & gap::COMMA != 0
                && (tells
                    || r.is(c, class::RELATIVE)
                    || r.is(c, class::PREPOSITION) && !self.is_word(c, &["to"])
                    || r.is(c, class::VERB_ING | class::VERB_PARTICIPLE)
                        && self.covering(c).is_none()
                    || self.word(c).ends_with("ed") && self.is_word(c + 1, &["by", "with", "at"])
                    || self.is_word(
                        c,
                        &[
                            "who",
                            "which",
                            "whose",
                            "whom",
                            "where",
                            "according",
                            "together",
                            "along",
                            "alongside",
                            "like",
                            "unlike",
                            "joined",
                            "backed",
                            "led",
                            "long",
                            "one",
                            "a",
                            "an",
                            "the",
                            "himself",
                            "herself",
                            "itself",
                        ],
                    )
                    || self.is_word(
                        c,
                        &["many", "some", "most", "all", "several", "both", "half"],
                    ) && self.is_word(c + 1, &["of"]));
            if opens {
                let k = self.covering(c - 1).filter(|k| {
                    let p = self.phrase(*k);
                    p.end as usize == c
                        && !self.is_time(p)
                        // "Ed Orlo (D), a supporter of hers, praised"
                        && r.gap(p.first as usize) & gap::OPEN == 0
                        && !matches!(p.kind, PhraseKind::Relative | PhraseKind::Empty)
                });
                let Some(k) = k else {
                    c -= 1;
                    continue;
                };
                let p = self.phrase(k);
                // "the university in Nordvik, which": what stands there
                let is_place = p.after_preposition
                    && self.is_word(
                        (p.first as usize).saturating_sub(1),
                        &["in", "at", "on", "near", "outside", "from"],
                    );
                if is_place
                    && let Some(head) = (p.first as usize)
                        .checked_sub(2)
                        .and_then(|b| self.covering(b))
                        .filter(|q| {
                            self.phrase(*q).end + 1 == p.first
                                && !self.phrase(*q).after_preposition
                                && !self.is_time(self.phrase(*q))
                        })
                {
                    let first = self.phrase(head).first as usize;
                    let starts = first == self.from || r.gap(first) & (gap::HARD | gap::MARK) != 0;
                    return starts.then_some(head);
                }
                // "the leader of the guild, who": who is led stands before the "of"
                let own = (p.after_preposition && p.kind != PhraseKind::Name)
                    .then(|| {
                        (p.first as usize)
                            .checked_sub(2)
                            .and_then(|b| self.covering(b))
                    })
                    .flatten()
                    .filter(|_| self.is_word((p.first as usize).saturating_sub(1), &["of"]));
                let k = own.unwrap_or(k);
                let first = self.phrase(k).first as usize;
                // a clause of its own begins there, or the sentence does
                let starts = first == self.from
                    || r.gap(first) & (gap::HARD | gap::MARK) != 0
                    || self.is_word(first - 1, &["that", "and", "but", "while"])
                    // "Now Norline, the company that holds the contract, wants"
                    || first == self.from + 1 && r.is(self.from, class::ADVERB)
                    || r.is(first - 1, class::CUE)
                        && self.covering(first - 1).is_none()
                        // "Orlo, who [keeps] the shop, which"
                        && !(first > 1 && r.is(first - 2, class::RELATIVE));
                // "Orlo, who keeps the shop, [which] burned, now wants": the aside goes on before
                if !starts && self.is_word(c, &["who", "which", "whose", "whom", "where"]) {
                    c -= 1;
                    continue;
                }
                return starts.then_some(k);
            }
            c -= 1;
        }
        None
    }

    /// Where an aside begins that ends at the comma before word `w`: "She accused him, [reminding the house that he had asked
    /// for it], and rejected".
    fn aside_before(&self, w: usize) -> Option<usize> {
        let r = self.reading;
        if r.gap(w) & gap::COMMA == 0 {
            return None;
        }
        // "He dislikes the levy[, aides say,] but accepts the toll"
        let told = (self.from + 2..w)
            .rev()
            .take(8)
            .find(|i| r.gap(*i) & gap::HARD != 0)
            .filter(|i| {
                let cue = self.starting(*i).map_or(w, |k| self.chain_end(k));
                r.gap(*i) & gap::HARD == gap::COMMA && cue + 1 == w && r.is(cue, class::CUE)
            });
        if told.is_some() {
            return told;
        }
        (self.from + 2..w)
            .rev()
            .take(REACH)
            .take_while(|i| r.gap(*i) & WALL == 0)
            .find(|i| r.gap(*i) & gap::COMMA != 0)
            .filter(|i| r.is(*i, class::VERB_ING) && self.covering(*i).is_none())
    }

    /// The last word before `w` that is a verb of its own (no auxiliary, no noun).
    pub fn verb_before(&self, w: usize) -> Option<usize> {
        let r = self.reading;
        let mut i = w;
        let mut steps = 0;
        while i > self.from && steps < 25 {
            steps += 1;
            if r.gap(i) & WALL != 0 {
                return None;
            }
            i -= 1;
            let bits = r.class(i);
            if let Some(k) = self.covering(i) {
                i = self.phrase(k).first as usize;
                continue;
            }
            if bits & (class::FINITE | class::VERB_PARTICIPLE) != 0
                && bits & (class::PREPOSITION | class::ADVERB) == 0
            {
                return Some(i);
            }
        }
        None
    }

    /// The subject of a clause that begins with a participle at the sentence's start: "By naming an envoy, Orlo signals ...".
    pub fn subject_right(&self, v: usize) -> Option<usize> {
        let r = self.reading;
        let comma = (v + 1..self.to.min(v + 40)).find(|i| r.gap(*i) & gap::COMMA != 0)?;
        (comma..self.to.min(comma + 4))
            .find_map(|i| self.starting(i))
            .filter(|k| !self.is_time(self.phrase(*k)))
    }

    /// The first noun phrase at or after word `e`, with the number of words skipped; stops where the clause ends.
    pub fn object(&self, e: usize, reach: usize) -> Option<(usize, usize)> {
        let r = self.reading;
        let mut i = e;
        while i < self.to && i - e <= reach {
            let g = r.gap(i);
            if i > self.from && g & WALL != 0
                || i > e && g & (gap::COLON | gap::DASH | gap::OPEN) != 0
            {
                return None;
            }
            if i > e
                && g & gap::COMMA != 0
                && r.is(
                    i,
                    class::COORDINATOR | class::RELATIVE | class::SUBORDINATOR,
                )
            {
                return None;
            }
            if self.covering(i).is_none()
                && self.is_word(
                    i,
                    &[
                        "are", "is", "was", "were", "has", "had", "until", "unless", "if",
                        "because", "while", "when", "provided", "once", "although", "though",
                        "whereas",
                    ],
                )
            {
                // "would not sign until the boats left"
                return None;
            }
            // at the very start a phrase may have swallowed the verb ("[accused Orlo] of fraud")
            if let Some(k) = self
                .covering(i)
                .filter(|k| self.phrase(*k).first as usize >= e || i == e)
            {
                let p = self.phrase(k);
                if p.kind == PhraseKind::Relative {
                    return None;
                }
                // a bare possessive pronoun before its noun is part of the longer phrase; time is no object
                if !self.is_time(p) || p.kind == PhraseKind::Source {
                    return Some((k, i - e));
                }
                // "confidence in [her] last night"
                if let Some(q) = self.pronoun_of_time(k) {
                    return Some((q, i - e));
                }
                i = p.end as usize;
                continue;
            }
            i += 1;
        }
        None
    }

    /// The pronoun that phrase `k`, which tells a time, seems to begin with: "thanked [her] last night".
    fn pronoun_of_time(&self, k: usize) -> Option<usize> {
        let p = self.phrase(k);
        let time = p.first as usize + 1;
        let q = k.checked_sub(1)?;
        (self.phrase(q).first == p.first
            && self.phrase(q).kind == PhraseKind::Pronoun
            && self.is_word(p.first as usize, &["her", "him", "it", "them", "us"])
            && self.is_word(
                time,
                &[
                    "last",
                    "this",
                    "next",
                    "on",
                    "earlier",
                    "yesterday",
                    "today",
                ],
            ))
        .then_some(q)
    }

    /// Other phrases joined to phrase `k` on its right: "the guild, the port and the mayor".
    pub fn conjuncts_right(&self, k: usize, out: &mut Vec<usize>) {
        let r = self.reading;
        let mut at = self.chain_end(k);
        for _ in 0..3 {
            if at >= self.to {
                return;
            }
            let g = r.gap(at);
            let (mut i, comma) = (at, g & gap::COMMA != 0);
            if g & (gap::HARD & !gap::COMMA) != 0 {
                return;
            }
            let joined = r.is(i, class::COORDINATOR) && self.is_word(i, &["and", "or"]);
            if joined {
                i += 1;
            } else if !comma {
                return;
            }
            let Some(next) = self.starting(i) else { return };
            let p = self.phrase(next);
            if matches!(p.kind, PhraseKind::Relative | PhraseKind::Empty) || self.is_time(p) {
                return;
            }
            let end = self.chain_end(next);
            // "praised the guild and the mayor resigned": a verb makes a clause of it
            if r.is(end, class::FINITE | class::AUXILIARY) && r.gap(end) & gap::HARD == 0 {
                return;
            }
            if !joined
                && !(end < self.to && (r.gap(end) & gap::COMMA != 0 || self.is_word(end, &["and"])))
            {
                return;
            }
            out.push(next);
            if joined {
                return;
            }
            at = end;
        }
    }

    /// The phrase joined to phrase `k` on its left: "the mayor and [the guild]", "neither [the mayor] nor the guild".
    pub fn conjunct_left(&self, k: usize) -> Option<usize> {
        let f = self.phrase(k).first as usize;
        let and = f
            .checked_sub(1)
            // "and they support it": a clause of its own
            .map(|b| {
                // "the guild as well as the union"
                let is_added = b > self.from + 2
                    && self.is_word(b, &["as"])
                    && self.is_word(b - 1, &["well"])
                    && self.is_word(b - 2, &["as"]);
                if is_added { b - 2 } else { b }
            })
            .filter(|b| *b > self.from && self.is_word(*b, &["and", "nor", "as"]))
            .filter(|b| !self.is_word(*b, &["as"]) || self.is_word(*b + 1, &["well"]))
            .filter(|_| !self.phrase(k).kind.is_pronoun())?;
        let left = self.covering(and - 1)?;
        let p = self.phrase(left);
        let of = (p.first as usize).saturating_sub(1);
        // "Ed Orlo of [Texas] and Mara Brink of Ohio": not the place
        let owner = (p.kind == PhraseKind::Name && of > self.from && self.is_word(of, &["of"]))
            .then(|| self.covering(of - 1))
            .flatten()
            .filter(|q| self.phrase(*q).kind == PhraseKind::Name);
        // "has written to the ministry, and its secretary accused": a clause of its own
        let before = (p.first as usize).saturating_sub(1);
        let next = self.phrase(k).end as usize;
        // "that is a generous offer and the mayor refused it", "met the mayor and the guild backed it"
        let is_object = before > self.from
            && self.reading.is(before, class::FINITE | class::BE)
            && !self.reading.is(before, class::CUE | class::PREPOSITION)
            && self.covering(before).is_none()
            && self.reading.gap(p.first as usize) & gap::HARD == 0
            && self.reading.is(next, class::FINITE | class::AUXILIARY);
        let begins = owner.is_none()
            && self.is_word(and, &["and"])
            && (is_object
                || self.reading.gap(and) & gap::COMMA != 0
                    && (p.after_preposition
                        || self.reading.is(next, class::FINITE | class::AUXILIARY)
                            && self.reading.gap(p.first as usize) & gap::HARD == 0)
                    && self.verb_before(p.first as usize).is_some());
        Some(owner.unwrap_or(left)).filter(|q| {
            let p = self.phrase(*q);
            if begins {
                return false;
            }
            !self.is_time(p) && !matches!(p.kind, PhraseKind::Relative | PhraseKind::Empty)
        })
    }

    /// All phrases that are joined to phrase `k` on its left: "[the guild], [the port] and the mayor".
    pub fn conjuncts_left(&self, k: usize, out: &mut Vec<usize>) {
        let Some(mut q) = self.conjunct_left(k) else {
            return;
        };
        out.push(q);
        for _ in 0..3 {
            let first = self.phrase(q).first as usize;
            let before = first
                .checked_sub(1)
                .filter(|b| *b >= self.from && self.reading.gap(first) & gap::HARD == gap::COMMA)
                .and_then(|b| self.covering(b));
            let Some(next) = before.filter(|n| {
                let p = self.phrase(*n);
                p.end as usize == first
                    && !p.after_preposition
                    && !self.is_time(p)
                    && !matches!(
                        p.kind,
                        PhraseKind::Relative | PhraseKind::Empty | PhraseKind::Pronoun
                    )
            }) else {
                return;
            };
            out.push(next);
            q = next;
        }
    }

    /// One past the last word of phrase `k` with its chain of "of".
    pub fn chain_end(&self, k: usize) -> usize {
        let r = self.reading;
        let mut end = self.phrase(k).end as usize;
        // "such diplomatic gestures should": what stands right before an auxiliary is a noun
        if end + 1 < self.to
            && r.is(end, class::VERB_THIRD | class::VERB_BASE)
            && r.gap(end) & gap::HARD == 0
            && r.is(end + 1, class::MODAL)
            && self.covering(end).is_none()
        {
            end += 1;
        }
        // "a written guarantee", "a pay rise": after "a" a bare form is a noun, since one that did it would have an s
        let first = self.phrase(k).first as usize;
        if end < self.to
            && end > first + 1
            && self.is_word(first, &["a", "an", "another", "every", "each"])
            && r.is(end, class::VERB_BASE)
            && !r.is(
                end,
                class::VERB_PAST
                    | class::VERB_THIRD
                    | class::AUXILIARY
                    | class::PREPOSITION
                    | class::ADVERB,
            )
            && r.gap(end) & gap::HARD == 0
            && self.covering(end).is_none()
        {
            end += 1;
        }
        if self.is_compound(k, end) {
            end += 1;
        }
        for _ in 0..4 {
            if end >= self.to || r.gap(end) & gap::HARD != 0 || !self.is_word(end, &["of"]) {
                break;
            }
            match self.starting(end + 1) {
                Some(next) if r.gap(end + 1) & gap::HARD == 0 => {
                    end = self.phrase(next).end as usize;
                }
                _ => break,
            }
        }
        end
    }

    /// Whether word `end` behind phrase `k` is its noun, though it was read as a verb: "the tax [cut]".
    fn is_compound(&self, k: usize, end: usize) -> bool {
        let r = self.reading;
        let p = self.phrase(k);
        if end != p.end as usize || end >= self.to || r.gap(end) & gap::HARD != 0 {
            return false;
        }
        // "the tax cut the deficit": a verb, since its object follows
        let is_last = end + 1 >= self.to
            || r.gap(end + 1) & gap::HARD != 0
            || self.starting(end + 1).is_none()
                && r.is(
                    end + 1,
                    class::PREPOSITION | class::AUXILIARY | class::COORDINATOR | class::MODAL,
                );
        let cuts = p.has_determiner
            && self.is_word(end, &["cut", "cuts", "hike", "hikes"])
            && self.is_word(
                p.head as usize,
                &[
                    "tax", "pay", "rate", "price", "job", "spending", "budget", "wage", "fare",
                    "aid", "benefit", "staff", "fuel", "rent", "toll", "funding",
                ],
            );
        is_last && cuts
    }

    /// The words of phrase `k` with its chain of "of", from word `clip` on where that lies inside it.
    pub fn chain(&self, k: usize, clip: usize) -> Span {
        let (mut first, end) = (self.phrase(k).first as usize, self.chain_end(k));
        // "turned down a peerage [three times]", "voted against such proposals [twice]"
        let end = match end {
            _ if end > first + 1
                && self.is_word(end - 1, &["twice", "thrice", "outright", "altogether"]) =>
            {
                end - 1
            }
            _ if end > first + 2
                && self.is_word(end - 1, &["times"])
                && self.reading.is(end - 2, class::NUMBER) =>
            {
                end - 2
            }
            _ => end,
        };
        // "stated that preparations": the conjunction is no part of the phrase
        for _ in 0..2 {
            // "saying that a walkout": both
            if first + 1 < end && self.is_word(first, &["that", "whether", "if", "saying"]) {
                first += 1;
            }
        }
        // "[three per] cent"
        if first > self.from + 1
            && self.is_word(first, &["cent"])
            && self.is_word(first - 1, &["per"])
            && self.reading.is(first - 2, class::NUMBER)
        {
            first -= 2;
        }
        let span = self.reading.base_span(
            if first < clip && clip < end {
                clip
            } else {
                first
            },
            if self.is_word(first, &["what"]) {
                self.free_end(first).max(end)
            } else {
                self.compound_end(first, end)
            },
        );
        // "they're a disgrace": they
        let verb = (end == first + 1 && self.reading.is(first, class::AUXILIARY))
            .then(|| span.of(self.text).find(['\'', '’']))
            .flatten();
        Span {
            end: verb.map_or(span.end, |at| span.start + at as u32),
            ..span
        }
    }

    /// One past the last word of the clause that "what" begins at word `first` and that stands as an object: "hated [what the board had
    /// done] and left".
    pub fn free_end(&self, first: usize) -> usize {
        let r = self.reading;
        let mut has_verb = false;
        let mut i = first + 1;
        while i < self.to && i < first + 14 {
            let bits = r.class(i);
            let is_verb =
                bits & (class::FINITE | class::AUXILIARY) != 0 && self.covering(i).is_none();
            let goes_on = r.is(i - 1, class::AUXILIARY | class::ADVERB | class::TO);
            if r.gap(i) & (gap::HARD | gap::MARK) != 0
                || bits & (class::COORDINATOR | class::SUBORDINATOR) != 0
                || has_verb && is_verb && !goes_on
                || has_verb && self.is_word(i, &["as", "at", "in", "on", "when", "if", "but"])
            {
                break;
            }
            has_verb |= is_verb;
            i += 1;
        }
        i
    }

    /// One past the last word of the noun whose words are `first..end` as far as the phrases go, where it goes on in a word that may be
    /// a verb and stands as a noun: "hates book [tours]", "banned octopus [farming]", "regret supporting the lobby [rules]".
    fn compound_end(&self, first: usize, end: usize) -> usize {
        let r = self.reading;
        let last = end.saturating_sub(1);
        let is_open = |i: usize| {
            i >= self.to
                || r.gap(i) & gap::HARD != 0
                || r.is(i, class::PREPOSITION | class::COORDINATOR | class::WEEKDAY)
        };
        let follows_verb = first > self.from
            && r.is(first - 1, class::VERB | class::PREPOSITION)
            && !r.is(first - 1, class::AUXILIARY | class::SUBORDINATOR)
            && r.gap(first) & gap::HARD == 0;
        if !follows_verb
            || end >= self.to
            || r.gap(end) & (gap::HARD | gap::MARK) != 0
            || self.covering(end).is_some()
            || !is_open(end + 1)
            || r.is(
                end,
                class::VERB_PAST
                    | class::PREPOSITION
                    | class::ADVERB
                    | class::ADJECTIVE
                    | class::AUXILIARY
                    | class::COORDINATOR
                    | class::SUBORDINATOR,
            )
            || self.word(last).ends_with('s') && !self.word(last).ends_with("us")
            || r.is(last, class::SUBJECT | class::POSSESSIVE)
        {
            return end;
        }
        let is_bare =
            !r.is(first, class::DETERMINER | class::POSSESSIVE) && !r.shape(last, shape::CAPITAL);
        let is_noun = r.is(end, class::VERB_NOUN);
        let is_third = r.is(end, class::VERB_THIRD);
        let has_determiner = r.is(first, class::DETERMINER | class::POSSESSIVE);
        // "opposes the pension freeze", but "demanded the ministry answer by May": asked of it
        let is_asked = self.is_word(first - 1, ASKED);
        let is_thing = || {
            self.starting(first)
                .is_some_and(|k| self.phrase(k).kind == PhraseKind::Other)
        };
        let goes_on = r.is(end, class::VERB_ING) && is_bare
            // "regret supporting the lobby rules", but not "hopes the council plans to"
            || is_noun
                && is_third
                && (is_bare || !r.is(end + 1, class::TO) && r.is(first - 1, class::VERB_ING | class::PREPOSITION))
            || is_noun
                && r.is(end, class::VERB_BASE)
                && has_determiner
                && !r.is(first - 1, class::CUE)
            || (r.is(end, class::VERB_BASE) || is_noun && is_third)
                && has_determiner
                && !is_asked
                && !r.is(end + 1, class::TO)
                && is_thing()
            // "opposes private wards"
            || is_third && is_bare && r.is(last, class::ADJECTIVE);
        if goes_on { end + 1 } else { end }
    }

    /// A place right after "in" near word `e`: "was detained on Monday in Velmark".
    pub fn place_after(&self, lexicon: &Lexicon, e: usize) -> Option<usize> {
        let near = (e..self.to.min(e + 7))
            .take_while(|i| *i == e || self.reading.gap(*i) & gap::HARD == 0);
        near.filter(|i| self.is_word(*i, &["in"])).find_map(|i| {
            let k = self.starting(i + 1)?;
            let is_place = self
                .phrase(k)
                .entry
                .is_some_and(|e| lexicon.entry(e).layer == Layer::Place);
            (is_place || self.phrase(k).kind == PhraseKind::Name && !self.is_time(self.phrase(k)))
                .then_some(k)
        })
    }

    /// Whether word `i` tells how many.
    pub fn is_count(&self, i: usize) -> bool {
        self.reading.is(i, class::NUMBER) || self.reading.shape(i, shape::DIGIT)
    }

    /// One past what tells at word `i` how many voted which way: "21 to 19", "12-5", "by nine votes to four".
    pub fn tally(&self, i: usize) -> Option<usize> {
        let r = self.reading;
        let votes = |at: usize| at + usize::from(self.is_word(at, &["votes", "vote"]));
        let first = i + usize::from(self.is_word(i, &["by"]));
        let joint = votes(first + 1);
        let second = joint + usize::from(self.is_word(joint, &["to"]));
        let is_hyphened = r.gap(second) & (gap::HYPHEN | gap::DASH) != 0;
        let is_one = (first + 1..=second).all(|w| r.gap(w) & (gap::HARD & !gap::DASH) == 0);
        let is_tally = second < self.to
            && self.is_count(first)
            && self.is_count(second)
            && (second > joint || is_hyphened)
            && is_one;
        is_tally.then(|| votes(second + 1))
    }

    /// The agent of a passive: the phrase after "by".
    pub fn agent(&self, e: usize) -> Option<usize> {
        const MEANS: &[&str] = &[
            "letter", "email", "phone", "post", "fax", "text", "decree", "law", "mistake",
            "accident",
        ];
        let by = (e..self.to.min(e + 12))
            .take_while(|i| *i == e || self.reading.gap(*i) & WALL == 0)
            .find(|i| self.is_word(*i, &["by"]))?;
        // "was rejected by 40 votes to 12", "by a wide margin": how, and by nobody
        let is_tally = |k: usize| {
            let head = self.phrase(k).head as usize;
            self.is_word(head, &["vote", "votes", "margin", "hands", "acclamation"])
                // "was dismissed by letter"
                || self.phrase(k).end == self.phrase(k).first + 1 && self.is_word(head, MEANS)
                || self.is_word(head, &["majority"]) && !self.is_word(head + 1, &["of"])
        };
        self.starting(by + 1)
            .filter(|k| !self.is_time(self.phrase(*k)) && !is_tally(*k))
    }
}
