//! Conditions: marker, antecedent, consequent (PDTB-3 `Contingency.Condition`; Dancygier & Sweetser 2005).
//!
//! The lexicon says what marks a condition; this file says where its two parts end, and reads what has no marker of its own
//! (inversions, "They must withdraw first. Then talks can begin."). Every part stays inside the sentence, quotation and statement
//! of its marker, unless the condition fills its quotation.

use crate::attribution::reading::{Phrase, PhraseKind};
use crate::lexicon::{Entry, Layer, Match, class};
use crate::span::Span;
use crate::tag::Context;
use crate::text::token::{gap, shape};

/// How real the condition is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Factuality {
    /// Present or future, indicative.
    #[default]
    Open,
    /// Would, were.
    Remote,
    /// Had ... would have.
    Contrary,
}

impl Factuality {
    /// The value in the tables.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Remote => "remote",
            Self::Contrary => "contrary",
        }
    }
}

/// A condition in the text.
#[derive(Clone, Debug)]
pub struct Condition {
    /// The words that mark it.
    pub marker: Span,
    /// The lexicon entry of the marker; none for inversions and other rules.
    pub entry: Option<u32>,
    /// The rule that read it (equals the entry's id where an entry marks it).
    pub rule: &'static str,
    /// Type, spelled as in the taxonomy: `hypothetical`, `necessary`, ...
    pub kind: &'static str,
    /// The condition, marker not included.
    pub antecedent: Option<Span>,
    /// What depends on it.
    pub consequent: Option<Span>,
    /// How real it is.
    pub factuality: Factuality,
    /// `necessary`, `sufficient` or `both`.
    pub need: &'static str,
    /// True for unless, without.
    pub negative: bool,
    /// Who must fulfil it, where stated.
    pub actor: Option<Span>,
    /// Sentence, an index into [`crate::Analysis::sentences`].
    pub sentence: u32,
    /// The statement it stands in.
    pub statement: Option<u32>,
    /// Whose condition: index into [`crate::Analysis::speakers`] (0 is `_article`).
    pub speaker: Option<u32>,
    /// 0 to 1.
    pub confidence: f32,
}

/// Where the reading of one condition may look: a run of words, and the text.
#[derive(Clone, Copy)]
struct Window<'a> {
    cx: &'a Context<'a>,
    /// First word.
    lo: usize,
    /// One past the last word.
    hi: usize,
}

/// Words `first..end`; empty where nothing was found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Run {
    first: usize,
    end: usize,
}

impl Run {
    fn is_empty(self) -> bool {
        self.end <= self.first
    }
}

/// How a condition that may lead its main clause stands to the words before it.
#[derive(Clone, Copy)]
struct Manner {
    /// After a comma: it may interrupt its main clause.
    interrupts: bool,
    /// After a whole clause, which may be the main one.
    follows: bool,
}

/// How an antecedent right of its marker ends.
#[derive(Clone, Copy, Debug)]
struct Ending {
    /// One past its last word.
    end: usize,
    /// First word of the main clause.
    main: usize,
    /// Whether a main clause was seen to begin.
    is_sure: bool,
}

/// The first mark of a gap between words as the text has it: a dash between blanks parts clauses, a hyphen between blanks
/// ("far - fetched", as some archives space it) does not.
fn is_dash(cx: &Context, i: usize) -> bool {
    if cx.reading.gap(i) & gap::DASH == 0 {
        return false;
    }
    let (Some(a), Some(b)) = (
        i.checked_sub(1).and_then(|k| cx.reading.tokens.get(k)),
        cx.reading.tokens.get(i),
    ) else {
        return false;
    };
    let between = cx.text.get(a.end as usize..b.start as usize).unwrap_or("");
    if between == "–" {
        // "the Lodrin–Oswin line"
        return false;
    }
    if between.trim() != "-" {
        return true;
    }
    cx.reading.is(
        i,
        class::COORDINATOR
            | class::SUBJECT
            | class::EMPTY
            | class::PREPOSITION
            | class::DETERMINER
            | class::SUBORDINATOR,
    )
}

/// he, she, they, we, I, you, it, there, this, nobody: words that begin a clause and little else.
fn is_clause_pronoun(cx: &Context, i: usize) -> bool {
    let reading = cx.reading;
    let bits = reading.class(i);
    let word = reading.word(cx.text, i);
    if word.starts_with("I'") || word.starts_with("I’") {
        return true;
    }
    if bits & class::AUXILIARY != 0 {
        // "they'll", "there's", "nobody's"
        return bits & class::NEGATED == 0 && word.contains(['\'', '’']);
    }
    if bits & (class::SUBJECT | class::EMPTY) == 0
        || bits & (class::RELATIVE | class::QUANTIFIER | class::OBJECT | class::DETERMINER) != 0
    {
        return is_any(cx, i, &["it", "you", "there", "this"]);
    }
    true
}

fn is_any(cx: &Context, i: usize, words: &[&str]) -> bool {
    let word = cx.reading.word(cx.text, i);
    words.iter().any(|w| word.eq_ignore_ascii_case(w))
}

/// Whether word `i` can be the predicate of a clause. A noun that could be a verb is one unless an article or the like
/// stands before it ("the talks fail", but "the plan").
fn is_predicate(cx: &Context, i: usize) -> bool {
    let reading = cx.reading;
    let bits = reading.class(i);
    if bits & class::AUXILIARY != 0 {
        return true;
    }
    if bits == 0
        && i > 0
        && reading.word(cx.text, i).len() <= 2
        && is_any(cx, i, &["s", "re", "m", "ve", "ll", "d"])
    {
        // "it 's", as some archives space it
        return is_clause_pronoun(cx, i - 1);
    }
    if bits & class::FINITE == 0
        || bits & (class::PREPOSITION | class::COORDINATOR | class::SUBORDINATOR | class::ADVERB)
            != 0
    {
        return false;
    }
    let opened = i > 0
        && (reading.is(
            i - 1,
            class::DETERMINER | class::POSSESSIVE | class::ADJECTIVE | class::NUMBER | class::TO,
        ) || reading.is(i - 1, class::PREPOSITION)
            && bits & (class::VERB_NOUN | class::ADJECTIVE) != 0
            || reading.shape(i - 1, shape::POSSESSIVE));
    if opened && !is_clause_pronoun(cx, i - 1) {
        return false;
    }
    if bits & class::ADJECTIVE != 0 {
        return bits & class::VERB_NOUN == 0 && i > 0 && is_clause_pronoun(cx, i - 1);
    }
    if bits & class::VERB_NOUN != 0 && bits & (class::VERB_THIRD | class::VERB_PAST) == 0 {
        // "both parties agree", "rebels attack"; at the head of a clause it is an order or a noun
        return i > 0
            && reading.gap(i) & gap::HARD == 0
            && !reading.is(i - 1, class::COORDINATOR)
            && !is_demonym(cx, i - 1);
    }
    true
}

/// "the Kestrian [vote]": a word of a people between an article and a noun.
fn is_demonym(cx: &Context, i: usize) -> bool {
    let word = cx.reading.word(cx.text, i);
    i > 0
        && cx.reading.shape(i, shape::CAPITAL)
        && ["an", "ish", "ese"].iter().any(|e| word.ends_with(e))
        && cx.reading.is(i - 1, class::DETERMINER | class::PREPOSITION)
}

impl Window<'_> {
    fn has_predicate(&self, first: usize, end: usize) -> bool {
        (first..end).any(|i| is_predicate(self.cx, i))
    }

    /// Whether nothing of a clause reaches across the gap before `i`.
    fn is_wall(&self, i: usize) -> bool {
        self.cx.reading.gap(i) & (gap::SEMICOLON | gap::COLON | gap::SHOUT | gap::BLANK_LINE) != 0
            || is_dash(self.cx, i)
    }

    /// One past the last word of the part that begins at `i`: up to the next comma, wall or bracket.
    fn part_end(&self, i: usize) -> usize {
        (i + 1..self.hi)
            .find(|k| {
                self.cx.reading.gap(*k) & (gap::COMMA | gap::OPEN | gap::CLOSE) != 0
                    || self.is_wall(*k)
            })
            .unwrap_or(self.hi)
    }

    /// "he said", "according to the envoy" between commas or at the end: no part of a condition.
    fn is_report(&self, i: usize, end: usize) -> bool {
        let (cx, reading) = (self.cx, self.cx.reading);
        let cued = |k: usize| {
            cx.cue(k)
                .is_some_and(|s| (i..end).all(|n| cx.statement(n) != Some(s)))
        };
        if end <= i + 9 && (i..end).any(cued) {
            return true;
        }
        // a cue that lost to a better one in its sentence: "..., the ministry said in a statement, adding that ..."
        if end == i + 2 && is_clause_pronoun(cx, i) && reading.is(i + 1, class::CUE) {
            return true;
        }
        if is_any(cx, i, &["according"]) && is_any(cx, i + 1, &["to"]) && end <= i + 16 {
            return true;
        }
        // "people who know her say"
        if end > i + 1
            && end <= i + 10
            && reading.is(end - 1, class::CUE)
            && is_any(cx, end - 1, &["say", "says"])
            && !reading.is(i, class::COORDINATOR)
        {
            return true;
        }
        end <= i + 16
            && (i..end).any(|k| {
                let bits = reading.class(k);
                bits & class::CUE != 0
                    && bits & class::VERB_PAST != 0
                    && bits & (class::VERB_NOUN | class::ADJECTIVE | class::ADVERB) == 0
                    && (k + 1 == end
                        || k == i
                        || is_any(cx, k, &["told"])
                        || reading.is(k + 1, class::PREPOSITION | class::ADVERB)
                            && !reading.is(k + 1, class::TO))
                    && !reading.is(k.saturating_sub(1), class::BE | class::HAVE)
            })
    }

    /// "its commissioner, Ada Quill, stressed after the meeting": a report whose subject is parted from its cue by one or two commas.
    fn is_long_report(&self, i: usize, end: usize) -> bool {
        let (cx, reading) = (self.cx, self.cx.reading);
        if self.has_predicate(i, end) || reading.is(i, class::COORDINATOR | class::RELATIVE) {
            return false;
        }
        let mut at = end;
        for _ in 0..2 {
            if at >= self.hi || reading.gap(at) & gap::COMMA == 0 {
                return false;
            }
            let bits = reading.class(at);
            let cues = bits & class::CUE != 0
                && bits & (class::VERB_PAST | class::VERB_THIRD) != 0
                && bits & class::ADJECTIVE == 0;
            if cues || cx.cue(at).is_some() {
                return true;
            }
            at = self.part_end(at);
        }
        false
    }

    /// How surely a main clause begins at `i` and goes on to `end`: 0 no, 1 perhaps, 2 surely.
    fn opens_main(&self, i: usize, end: usize) -> u8 {
        let (cx, reading) = (self.cx, self.cx.reading);
        let bits = reading.class(i);
        if self.is_report(i, end) {
            return 0;
        }
        if is_any(cx, i, &["then"]) {
            return 2 * u8::from(
                i + 1 < end && (is_clause_pronoun(cx, i + 1) || self.has_predicate(i + 1, end)),
            );
        }
        if is_clause_pronoun(cx, i) {
            return 2;
        }
        // "if the pact fails, who will pay?"
        if is_any(cx, i, &["what", "who", "how", "why", "where", "which"]) {
            return u8::from(
                i + 1 < end && (reading.is(i + 1, class::AUXILIARY) || is_any(cx, i, &["what"])),
            );
        }
        if is_any(cx, i, &["that"]) {
            // "if they sign, that would be a start"
            return if reading.is(i + 1, class::AUXILIARY) {
                2
            } else {
                u8::from(self.has_predicate(i + 1, end))
            };
        }
        if bits & (class::COORDINATOR | class::RELATIVE) != 0 {
            return 0;
        }
        if bits & class::ADVERB != 0 && bits & (class::PREPOSITION | class::DETERMINER) == 0 {
            return if i + 1 < end {
                self.opens_main(i + 1, end)
            } else {
                0
            };
        }
        if bits & class::SUBORDINATOR != 0 && bits & (class::PREPOSITION | class::RELATIVE) == 0 {
            return 0;
        }
        if bits & class::PREPOSITION != 0 {
            // "if both sides sign, in the next week convoys will cross", not "besides what the papers say"
            return u8::from(
                self.has_predicate(i + 1, end)
                    && !(i + 1..end).any(|k| reading.is(k, class::RELATIVE)),
            );
        }
        if bits & class::AUXILIARY != 0 {
            return 2 * u8::from(
                is_any(cx, i, &["do", "don't", "don’t", "let's", "let’s"]) && end > i + 1,
            );
        }
        if bits & class::VERB_BASE != 0 && bits & (class::VERB_NOUN | class::ADJECTIVE) == 0 {
            // an order: "if the siren sounds, leave"
            return 2;
        }
        if bits & class::VERB_ING != 0 && bits & (class::VERB_NOUN | class::ADJECTIVE) == 0 {
            return u8::from((i + 2..end).any(|k| reading.is(k, class::AUXILIARY)));
        }
        if self.has_predicate(i + 1, end) {
            return 2;
        }
        u8::from(
            bits & class::VERB_BASE != 0
                && !reading.is(i, class::ADJECTIVE)
                && end > i + 1
                && reading.is(i + 1, class::DETERMINER | class::POSSESSIVE | class::OBJECT),
        )
    }

    /// The end of an antecedent that stands before its main clause: the comma that is followed by the main clause's subject
    /// and verb. "If Velmark, its neighbour and the Union, which pays for it, agree, the bridge will open."
    ///
    /// `seen`: whether its verb stands before `from` ("Had they ...") or is not called for.
    ///
    /// An antecedent that interrupts its main clause ends where that goes on: "The treaty, if both sign, will take force."
    fn fronted(&self, from: usize, mut seen: bool, manner: Manner) -> Ending {
        let (cx, reading) = (self.cx, self.cx.reading);
        let mut first_comma: Option<usize> = None;
        let mut perhaps: Option<usize> = None;
        let mut restart: Option<usize> = None;
        let mut strong = false;
        let mut unseen: Option<usize> = None;
        let opens_with_aside =
            reading.gap(from) & gap::COMMA != 0 || reading.is(from, class::PREPOSITION);
        let mut i = from;
        let mut wall = self.hi;
        while i < self.hi {
            let g = reading.gap(i);
            if i > from {
                if g & gap::OPEN != 0 && g & gap::CLOSE == 0 {
                    let close = (i + 1..self.hi).find(|k| reading.gap(*k) & gap::CLOSE != 0);
                    match close {
                        Some(k) => {
                            if seen
                                && restart.is_none()
                                && reading.gap(k) & gap::COMMA == 0
                                && self.opens_main(k, self.part_end(k)) == 2
                            {
                                // "if you had no permit (or a false one) the guards would ask"
                                restart = Some(k);
                            }
                            i = k;
                            if reading.gap(k) & gap::COMMA == 0 || k == self.hi {
                                seen = seen || is_predicate(cx, i);
                                i += 1;
                                continue;
                            }
                        }
                        None => {
                            wall = i;
                            break;
                        }
                    }
                }
                if is_dash(cx, i) {
                    // a pair of dashes holds an aside: "if they agree – and they may not – we sign"
                    let second = (i + 1..self.hi).find(|k| is_dash(cx, *k));
                    match second {
                        Some(k)
                            if !seen
                                || self.opens_main(k, self.part_end(k)) > 0
                                    && self.opens_main(i, k) == 0 =>
                        {
                            if seen {
                                return Ending {
                                    end: i,
                                    main: k,
                                    is_sure: true,
                                };
                            }
                            i = k + 1;
                            continue;
                        }
                        _ => {
                            wall = i;
                            break;
                        }
                    }
                }
                if self.is_wall(i) {
                    wall = i;
                    break;
                }
                if seen
                    && g & gap::COMMA == 0
                    && is_any(cx, i, &["then"])
                    && i + 1 < self.hi
                    && (is_clause_pronoun(cx, i + 1)
                        || self.opens_main(i + 1, self.part_end(i)) == 2)
                {
                    return Ending {
                        end: i,
                        main: i + 1,
                        is_sure: true,
                    };
                }
                if reading.is(i, class::COORDINATOR)
                    && (self.is_marker(i + 1)
                        || is_any(cx, i + 1, &["even", "only"]) && self.is_marker(i + 2))
                {
                    // "if Velmark signs and if Kestria pays, ...": two conditions
                    return Ending {
                        end: i,
                        main: i,
                        is_sure: true,
                    };
                }
                if restart.is_none()
                    && (seen || is_clause_pronoun(cx, from))
                    && g & gap::HARD == 0
                    && self.restarts(from, i)
                {
                    restart = Some(i);
                    // "if you had come by sea you would have known, as we all do"
                    strong = seen
                        && is_clause_pronoun(cx, i)
                        && (i..self.hi.min(i + 3))
                            .any(|k| reading.is(k, class::MODAL) || is_past_modal(cx, k));
                }
                let g = reading.gap(i);
                if g & gap::COMMA != 0
                    && unseen.is_some_and(|u| {
                        is_clause_pronoun(cx, u) || self.opens_main(i, self.part_end(i)) < 2
                    })
                {
                    // else the first comma was one of a list: "If Velmark, Kestria and the Union agree, the bridge ..."
                    break;
                }
                if g & gap::COMMA != 0
                    && manner.interrupts
                    && reading.is(i, class::AUXILIARY | class::VERB_PAST | class::VERB_THIRD)
                    && !reading.is(
                        i,
                        class::VERB_PARTICIPLE | class::VERB_NOUN | class::ADJECTIVE,
                    )
                    && !is_clause_pronoun(cx, i)
                {
                    return Ending {
                        end: i,
                        main: i,
                        is_sure: true,
                    };
                }
                if g & gap::COMMA != 0
                    && !seen
                    && unseen.is_none()
                    && !opens_with_aside
                    && self.opens_main(i, self.part_end(i)) == 2
                {
                    // a verb that no list knows: "if you puree it, you can freeze it"
                    unseen = Some(i);
                }
                if g & gap::COMMA != 0 && seen {
                    let end = self.part_end(i);
                    if first_comma.is_none() {
                        first_comma = Some(i);
                    }
                    match self.opens_main(i, end) {
                        2 => match restart.filter(|_| strong && !manner.follows) {
                            Some(r) => {
                                return Ending {
                                    end: r,
                                    main: r,
                                    is_sure: true,
                                };
                            }
                            None => return self.sure(first_comma, i),
                        },
                        1 if perhaps.is_none() => perhaps = Some(i),
                        _ => {}
                    }
                }
            }
            seen = seen || is_predicate(cx, i);
            i += 1;
        }
        if let Some(i) = unseen
            .filter(|u| perhaps.or(first_comma).is_none_or(|p| *u < p))
            .or(perhaps)
        {
            return Ending {
                end: i,
                main: i,
                is_sure: true,
            };
        }
        if let Some(r) = restart
            .filter(|_| !manner.follows)
            .filter(|r| first_comma.is_none_or(|c| *r < c))
        {
            return Ending {
                end: r,
                main: r,
                is_sure: true,
            };
        }
        match first_comma {
            Some(i) => Ending {
                end: i,
                main: i,
                is_sure: false,
            },
            None => Ending {
                end: wall,
                main: wall,
                is_sure: false,
            },
        }
    }

    /// A main clause was found at `i`; an aside right before it ("of course", "he said") ends the antecedent earlier.
    fn sure(&self, first_comma: Option<usize>, i: usize) -> Ending {
        let reading = self.cx.reading;
        let end = first_comma
            .filter(|c| *c < i)
            .filter(|c| {
                self.is_report(*c, i)
                    || (*c..i).all(|k| reading.is(k, class::ADVERB))
                    || is_any(self.cx, *c, &["however", "say", "of"]) && i <= *c + 2
                    || is_any(self.cx, *c, &["when"])
            })
            .unwrap_or(i);
        let main = if is_any(self.cx, i, &["then"]) && i + 1 < self.hi {
            i + 1
        } else {
            i
        };
        Ending {
            end,
            main,
            is_sure: true,
        }
    }

    /// "If you sign today you can leave", "if we had no fleet the deal would never hold": a second subject without a comma.
    fn restarts(&self, from: usize, i: usize) -> bool {
        let (cx, reading) = (self.cx, self.cx.reading);
        let pronoun = is_clause_pronoun(cx, i);
        if i < from + 2 || !pronoun && !reading.is(i, class::DETERMINER) {
            return false;
        }
        let before = reading.class(i - 1);
        let passive = i > from + 1
            && reading.is(i - 2, class::AUXILIARY)
            && before & class::VERB_PARTICIPLE != 0;
        let joined = before
            & (class::SUBORDINATOR
                | class::RELATIVE
                | class::COORDINATOR
                | class::PREPOSITION
                | class::AUXILIARY
                | class::DETERMINER
                | class::TO)
            != 0
            || before & class::CUE != 0 && before & class::VERB_NOUN == 0 && !passive;
        // "if he was he would never have come"
        let elided = pronoun
            && before & class::AUXILIARY != 0
            && (i..self.hi.min(i + 2)).any(|k| is_past_modal(cx, k));
        if joined && !elided && !reading.is(i - 1, class::ADVERB) {
            return false;
        }
        let carries = |k: usize| {
            (k..self.hi.min(k + 3))
                .find(|n| !reading.is(*n, class::ADVERB))
                .is_some_and(|n| reading.is(n, class::AUXILIARY) && reading.gap(n) & gap::HARD == 0)
        };
        if pronoun {
            return reading.is(i, class::AUXILIARY)
                || !reading.shape(i, shape::POSSESSIVE)
                    && reading.word(cx.text, i).contains(['\'', '’'])
                || carries(i + 1);
        }
        if is_any(cx, i, &["that"]) && !is_past_modal(cx, i + 1) {
            return false;
        }
        let noun = before & class::VERB == 0
            || before & class::VERB_NOUN != 0
                && reading.is(i - 2, class::DETERMINER | class::ADJECTIVE);
        noun && !is_predicate(cx, i - 1)
            && before & (class::ADJECTIVE | class::NUMBER) == 0
            && !(from..i).any(|k| reading.is(k, class::RELATIVE))
            && (i + 2..self.hi.min(i + 6)).any(|k| reading.is(k, class::AUXILIARY))
            && (i + 1..self.hi.min(i + 5)).all(|k| reading.gap(k) & gap::HARD == 0)
    }

    /// The end of a noun phrase that stands first: "Without that survey there would be no talks".
    fn fronted_phrase(&self, from: usize, manner: Manner) -> Ending {
        let (cx, reading) = (self.cx, self.cx.reading);
        let by_comma = self.fronted(from, true, manner);
        let mut i = from + 1;
        let mut relative = false;
        while i < by_comma.end {
            let before = reading.class(i - 1);
            let free = before
                & (class::PREPOSITION
                    | class::COORDINATOR
                    | class::DETERMINER
                    | class::POSSESSIVE
                    | class::ADJECTIVE
                    | class::TO)
                == 0;
            relative = relative
                || reading.is(i, class::RELATIVE | class::SUBORDINATOR | class::TO)
                || reading.is(i - 1, class::VERB_ING);
            if free
                && !relative
                && (is_clause_pronoun(cx, i)
                    || (reading.is(i, class::DETERMINER) && before & class::VERB == 0))
                && self.has_predicate(i, by_comma.end)
            {
                return Ending {
                    end: i,
                    main: i,
                    is_sure: true,
                };
            }
            i += 1;
        }
        by_comma
    }

    /// The end of an antecedent that stands last: the sentence's, or a comma before a new clause or "he said".
    fn last(&self, from: usize) -> usize {
        self.last_of(from, false)
    }

    /// The same; `is_whole`: no verb of its own is called for ("depends on the winter, and I cannot see that far").
    fn last_of(&self, from: usize, is_whole: bool) -> usize {
        let (cx, reading) = (self.cx, self.cx.reading);
        let mut seen = is_whole;
        let mut i = from;
        while i < self.hi {
            if i > from {
                let g = reading.gap(i);
                if g & gap::OPEN != 0 {
                    match (i + 1..self.hi).find(|k| reading.gap(*k) & gap::CLOSE != 0) {
                        Some(k) => {
                            i = k;
                            continue;
                        }
                        None => return i,
                    }
                }
                if g & gap::CLOSE != 0
                    && g & gap::COMMA == 0
                    && !(from..i).any(|k| reading.gap(k) & gap::OPEN != 0)
                {
                    return i;
                }
                if is_dash(cx, i) && !seen {
                    // "if the younger brother — the one with the boats — had stayed"
                    if let Some(k) = (i + 1..self.hi).find(|k| is_dash(cx, *k)) {
                        i = k + 1;
                        continue;
                    }
                }
                if self.is_wall(i)
                    || i > from + 1
                        && self.is_marker(i)
                        && g & gap::COMMA == 0
                        && !reading.is(i - 1, class::CUE | class::PREPOSITION)
                {
                    return i;
                }
                if reading.is(i, class::COORDINATOR)
                    && is_any(cx, i, &["but"])
                    && seen
                    && self.opens_main(i + 1, self.part_end(i)) == 2
                {
                    return i;
                }
                if g & gap::COMMA != 0 {
                    let end = self.part_end(i);
                    if self.is_report(i, end) || self.is_long_report(i, end) {
                        return i;
                    }
                    if (seen || is_whole)
                        && reading.is(i, class::CUE)
                        && reading.is(i, class::VERB_ING)
                    {
                        // "said talks must rest on respect, adding that he had time"
                        return i;
                    }
                    if is_whole && is_any(cx, i, &["who", "whose", "though", "so"]) {
                        // "hinges on the minister, who has said nothing"
                        return i;
                    }
                    if self.is_marker(i)
                        || reading.is(i, class::COORDINATOR)
                            && (i + 1..end).any(|k| self.is_marker(k))
                    {
                        // "3 percent if the loan is repaid, or 1 percent if it is not"
                        return i;
                    }
                    if seen {
                        let joins = reading.is(i, class::COORDINATOR);
                        let next = i + usize::from(joins);
                        let pronoun = is_clause_pronoun(cx, next);
                        let plain = !joins
                            && !reading.is(
                                i,
                                class::PREPOSITION
                                    | class::ADVERB
                                    | class::RELATIVE
                                    | class::VERB_ING,
                            )
                            && !(i..end)
                                .any(|k| reading.is(k, class::RELATIVE | class::SUBORDINATOR));
                        if plain
                            && (i..end).any(|k| reading.is(k, class::AUXILIARY))
                            && self.opens_main(i, end) == 2
                        {
                            // "Although it may fail if they leave, a second vote is likely"
                            return i;
                        }
                        if pronoun
                            && (!joins || !self.is_marker(next))
                            && self.opens_main(next, end) == 2
                        {
                            return i;
                        }
                        let modal = (next + 1..end).any(|k| reading.is(k, class::MODAL));
                        if joins
                            && is_any(cx, i, &["but", "so", "yet", "and"])
                            && self.opens_main(next, end) == 2
                            && (!reading.is(next, class::VERB)
                                || modal && reading.is(next, class::VERB_NOUN))
                        {
                            return i;
                        }
                        if is_any(
                            cx,
                            i,
                            &["although", "though", "because", "while", "whereas", "since"],
                        ) || is_any(cx, i, &["as"]) && is_clause_pronoun(cx, i + 1)
                        {
                            return i;
                        }
                    }
                }
                if reading.is(i, class::COORDINATOR)
                    && (self.is_marker(i + 1)
                        || is_any(cx, i + 1, &["that"])
                            && self.lo < from
                            && !is_any(cx, from - 1, &["that"]))
                {
                    return i;
                }
            }
            seen = seen || is_predicate(cx, i);
            i += 1;
        }
        self.hi
    }

    /// Whether a second condition begins at `i`: "if they sign and if they pay".
    fn is_marker(&self, i: usize) -> bool {
        i < self.hi && is_any(self.cx, i, &["if", "unless", "provided"])
    }

    /// First word of the clause that ends before `m`.
    fn clause_start(&self, m: usize) -> usize {
        let (cx, reading) = (self.cx, self.cx.reading);
        let mut comma: Option<usize> = None;
        let mut k = m;
        while k > self.lo {
            k -= 1;
            let g = reading.gap(k + 1);
            if k + 1 < m
                && (self.is_wall(k + 1)
                    || g & gap::OPEN != 0 && !(k + 2..=m).any(|n| reading.gap(n) & gap::CLOSE != 0))
            {
                return k + 1;
            }
            if k + 1 < m
                && g & gap::COMMA != 0
                && is_any(cx, k + 1, &["which"])
                && self.has_predicate(k + 2, m)
                && !(k + 2..m).any(|n| reading.gap(n) & gap::COMMA != 0)
            {
                return k + 1;
            }
            let bits = reading.class(k);
            let body = k + 1;
            // "told his colleagues that", "made clear that", "and that", "asked whether"
            if is_any(cx, k, &["that", "whether"])
                && k > self.lo
                && body < m
                && !is_any(cx, m, &["depends", "will", "hinges", "depend", "would"])
                && (k.saturating_sub(4).max(self.lo)..k).any(|n| {
                    reading.is(n, class::CUE)
                        && (!reading.is(n, class::VERB_NOUN) || reading.is(n, class::VERB_PAST))
                        || n + 1 == k && is_predicate(cx, n) && !reading.is(n, class::AUXILIARY)
                        || cx.cue(n).is_some()
                        || is_any(cx, n, &["clear", "and"]) && n + 1 == k
                })
            {
                return body;
            }
            // "The envoy said any talks must rest on respect", where no statement was made of it
            if is_any(cx, k, &["said", "says"])
                && k > self.lo
                && body + 1 < m
                && reading.gap(body) & gap::HARD == 0
                && !reading.is(
                    body,
                    class::PREPOSITION | class::WEEKDAY | class::ADVERB | class::TO,
                )
                && (body..=m).all(|n| reading.gap(n) & gap::COMMA == 0)
            {
                return body;
            }
            // "threatened to close the airspace if": the threat is what depends
            if bits & class::TO != 0
                && k > self.lo
                && body < m
                && reading.is(k - 1, class::CUE)
                && is_any(
                    cx,
                    k - 1,
                    &[
                        "threatened",
                        "vowed",
                        "offered",
                        "promised",
                        "pledged",
                        "threatens",
                        "vows",
                        "offers",
                        "promises",
                        "pledges",
                    ],
                )
            {
                return k;
            }
            let has_comma = reading.gap(k) & gap::COMMA != 0;
            if bits & class::COORDINATOR != 0 && body + 1 < m && k > self.lo {
                let subject = is_clause_pronoun(cx, body);
                if (has_comma || subject)
                    && self.opens_main(body, m) == 2
                    && !reading.is(body, class::VERB_BASE)
                {
                    return body;
                }
            }
            if is_any(
                cx,
                k,
                &[
                    "because", "although", "though", "whereas", "while", "since", "if", "unless",
                    "when",
                ],
            ) && body < m
            {
                return match comma {
                    Some(c) => c,
                    None => body,
                };
            }
            if has_comma && k > self.lo && is_clause_pronoun(cx, k) && self.has_predicate(k + 1, m)
            {
                comma = comma.or(Some(k));
            } else if has_comma && comma.is_none() && k > self.lo && self.opens_main(k, m) == 2 {
                comma = Some(k);
            }
        }
        self.lo
    }

    /// The end of a consequent that stands last.
    fn consequent_end(&self, from: usize) -> usize {
        let reading = self.cx.reading;
        (from + 1..self.hi)
            .find(|i| {
                let g = reading.gap(*i);
                self.is_wall(*i)
                    || g & gap::COMMA != 0
                        && reading.is(*i, class::COORDINATOR)
                        && (self.is_marker(*i + 1) || is_any(self.cx, *i + 1, &["without"]))
                    || g & gap::CLOSE != 0
                        && !(from + 1..*i).any(|k| reading.gap(k) & gap::OPEN != 0)
                    || g & gap::COMMA != 0 && self.is_report(*i, self.part_end(*i))
            })
            .unwrap_or(self.hi)
    }

    /// Whether a run holds more than little words: "And", "But their only" are no consequent.
    fn names_something(&self, run: Run) -> bool {
        let little = class::COORDINATOR
            | class::ADVERB
            | class::DETERMINER
            | class::POSSESSIVE
            | class::SUBORDINATOR
            | class::RELATIVE
            | class::CUE
            | class::ADJECTIVE;
        (run.first..run.end).any(|i| !self.cx.reading.is(i, little)) && run.end > run.first + 1
    }

    /// Words `first..end` without what joins them to the rest.
    fn trimmed(&self, run: Run) -> Run {
        let (cx, reading) = (self.cx, self.cx.reading);
        let Run { mut first, mut end } = run;
        // "The loan, Farouk said, ...": what only reports stands at either end
        if let Some(k) = (first + 1..end)
            .find(|k| reading.gap(*k) & gap::COMMA != 0)
            .filter(|k| self.is_report(first, *k))
        {
            first = k;
        }
        if let Some(k) = (first + 1..end)
            .rev()
            .find(|k| reading.gap(*k) & gap::COMMA != 0)
            .filter(|k| self.is_report(*k, end))
        {
            end = k;
        }
        while first < end
            && (reading.is(first, class::COORDINATOR)
                || is_any(cx, first, &["that", "then"])
                    && first + 1 < end
                    && !reading.is(first + 1, class::AUXILIARY)
                    && !reading.words.get(first).is_some_and(|w| w.starts_sentence))
        {
            first += 1;
        }
        while first < end {
            let last = end - 1;
            if first == last && is_any(cx, last, &["that"]) {
                // "[That] depends on whom one asks"
                break;
            }
            let joins = reading.is(last, class::COORDINATOR) && !is_any(cx, last, &["so"]);
            if joins
                || is_any(
                    cx,
                    last,
                    &[
                        "especially",
                        "particularly",
                        "only",
                        "even",
                        "just",
                        "except",
                        "that",
                    ],
                )
            {
                end -= 1;
            } else {
                break;
            }
        }
        Run { first, end }
    }
}

/// How far a condition may reach.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Clip {
    /// To the bounds of its quotation, statement and sentence.
    Quotation,
    /// To the bounds of its statement and sentence.
    Statement,
    /// To the bounds of its sentence.
    Sentence,
}

/// How many words a condition may reach on either side: no sentence of the press is longer, and a list of a million words
/// without a full stop still takes linear time.
const REACH: usize = 120;

/// The run of words around `m` that a condition there may use: its sentence, its quotation, its statement's piece.
fn window<'a>(cx: &'a Context<'a>, m: usize, clip: Clip) -> Window<'a> {
    let reading = cx.reading;
    let (from, to) = reading.sentence(m).tokens;
    let (from, to) = (
        (from as usize).max(m.saturating_sub(REACH)),
        (to as usize).min(m + REACH),
    );
    let mut w = Window {
        cx,
        lo: from,
        hi: to,
    };
    let quotation = reading.quotation(m);
    if quotation != 0 && clip == Clip::Quotation {
        w.lo = (from..m)
            .rev()
            .find(|k| reading.quotation(*k) != quotation)
            .map_or(from, |k| k + 1);
        w.hi = (m..to)
            .find(|k| reading.quotation(*k) != quotation)
            .unwrap_or(to);
    }
    if let Some(s) = cx
        .statement(m)
        .filter(|_| clip != Clip::Sentence)
        .and_then(|s| cx.statements.get(s as usize))
        && let Some(run) = s
            .runs
            .iter()
            .find(|r| (r.0 as usize) <= m && m < r.1 as usize)
    {
        w.lo = w.lo.max(run.0 as usize);
        w.hi = w.hi.min(run.1 as usize);
    }
    w
}

/// Finds the conditions of a document, by start of the marker.
///
/// Coordinated conditions ("if they sign and if they pay, we leave") are two rows that share the consequent.
pub fn find(cx: &Context, out: &mut Vec<Condition>) {
    for m in &cx.reading.matches {
        if !m.is_of(Layer::Condition) {
            continue;
        }
        // "if if the levy passes": of a word said twice the last one counts
        let (last, next) = (m.span.1.saturating_sub(1) as usize, m.span.1 as usize);
        let id = |i: usize| cx.reading.words.get(i).map_or(0, |w| w.id);
        if id(last) != 0 && id(last) == id(next) && cx.reading.gap(next) & gap::HARD == 0 {
            continue;
        }
        let entry = cx.lexicon.entry(m.entry);
        if !entry.is_excluded {
            out.extend(marked(cx, m, entry));
        }
    }
    let marked_rows = out.len();
    for i in 0..cx.reading.tokens.len() {
        if cx.reading.is(i, class::AUXILIARY) {
            out.extend(inverted(cx, i));
            out.extend(continued(cx, i, marked_rows, out).or_else(|| gating(cx, i)));
        } else if cx.reading.gap(i + 1) & gap::COMMA != 0
            && is_any(cx, i, &["depend", "depends", "depended", "hinge", "hinges"])
        {
            out.extend(interrupted(cx, i));
        } else if cx.reading.is(i, class::PREPOSITION) && is_any(cx, i, &["without"]) {
            out.extend(without(cx, i));
        }
    }
    out.sort_by_key(|c| (c.marker.start, std::cmp::Reverse(c.marker.end)));
    out.dedup_by(|later, earlier| later.marker.start < earlier.marker.end);
    share_consequents(out);
}

/// "Any talks must respect the border; it must not reward force": what goes on about the same deed.
fn continued(cx: &Context, i: usize, marked_rows: usize, out: &[Condition]) -> Option<Condition> {
    let reading = cx.reading;
    if i == 0
        || !is_any(cx, i, &["must"])
        || !is_any(cx, i - 1, &["it", "they"])
        || is_covered(cx, i)
    {
        return None;
    }
    let sentence = reading.sentence_of.get(i).copied()?;
    let rows = out.get(..marked_rows)?;
    let last = rows
        .get(..rows.partition_point(|c| c.sentence <= sentence))?
        .last()?;
    let follows = last.sentence == sentence
        && last.kind == "precondition"
        && last.marker.of(cx.text).starts_with("must")
        && (last.marker.end as usize) < reading.tokens.get(i)?.start as usize;
    let w = window(cx, i, Clip::Quotation);
    let end = i + 1 + usize::from(is_any(cx, i + 1, &["not", "never"]));
    if !follows || end >= w.hi {
        return None;
    }
    let parts = Parts {
        marker: Run { first: i, end },
        antecedent: Run {
            first: end,
            end: w.last_of(end, true),
        },
        consequent: Run {
            first: i - 1,
            end: i,
        },
        rule: "must-continued",
        confidence: 0.7,
    };
    Some(dress(
        cx,
        &parts,
        "precondition",
        "necessary",
        Factuality::Open,
    ))
}

/// "A settlement that rests on good will, says a retired admiral, [must] include somebody who can say stop": far from the noun
/// that a lexicon pattern would ask for.
fn gating(cx: &Context, i: usize) -> Option<Condition> {
    let reading = cx.reading;
    if !is_any(cx, i, &["must"]) || i == 0 || is_covered(cx, i) || reading.is(i - 1, class::SUBJECT)
    {
        return None;
    }
    let quoted = reading.quotation(i) != 0;
    let w = window(
        cx,
        i,
        if quoted {
            Clip::Quotation
        } else {
            Clip::Sentence
        },
    );
    let lo = w.lo.max(i.saturating_sub(28));
    // the last noun phrase that begins a clause and names a deal
    let opens = (lo..i).rev().find(|k| {
        is_any(cx, *k, &["any", "a", "an", "no", "every", "each"])
            && (*k == w.lo
                || reading.gap(*k) & gap::COMMA != 0
                || w.is_wall(*k)
                || reading.is(*k - 1, class::COORDINATOR | class::CUE)
                || is_any(cx, *k - 1, &["that"]))
            && (*k + 1..(*k + 4).min(i)).any(|n| is_any(cx, n, DEALS))
    })?;
    let inclusive = is_any(
        cx,
        i + 1,
        &[
            "include",
            "contain",
            "cover",
            "address",
            "respect",
            "guarantee",
            "provide",
            "recognize",
            "recognise",
            "protect",
            "reflect",
        ],
    );
    // "Any agreement, Bessa said, must be fair", "a settlement that ..., says X, must include"
    let direct = (opens + 1..i).all(|k| !is_predicate(cx, k))
        || (opens + 1..i).any(|k| reading.is(k, class::RELATIVE))
        || (opens + 1..i)
            .any(|k| reading.gap(k) & gap::COMMA != 0 && w.is_report(k, w.part_end(k)));
    if !direct || !inclusive && !is_any(cx, opens, &["any"]) {
        return None;
    }
    let end = i + 1 + usize::from(is_any(cx, i + 1, &["not", "never"]));
    let ahead = window(cx, i, Clip::Quotation);
    let parts = Parts {
        marker: Run { first: i, end },
        antecedent: Run {
            first: end,
            end: ahead.last_of(end, true),
        },
        consequent: w.trimmed(Run {
            first: opens,
            end: i,
        }),
        rule: "must-far",
        confidence: 0.7,
    };
    Some(dress(
        cx,
        &parts,
        "precondition",
        "necessary",
        Factuality::Open,
    ))
}

/// What is agreed on, and so can have terms.
const DEALS: &[&str] = &[
    "agreement",
    "accord",
    "deal",
    "settlement",
    "treaty",
    "pact",
    "peace",
    "ceasefire",
    "truce",
    "talks",
    "negotiations",
    "dialogue",
    "compromise",
    "solution",
    "roadmap",
    "summit",
    "resolution",
    "programme",
    "program",
    "plan",
    "package",
    "coalition",
    "loan",
    "contract",
    "meeting",
    "reform",
    "law",
    "bill",
];

/// "Much will depend, she wrote, on the harvest": an aside parts the verb from its preposition.
fn interrupted(cx: &Context, i: usize) -> Option<Condition> {
    let reading = cx.reading;
    let w = window(cx, i, Clip::Sentence);
    let on = (i + 2..w.hi.min(i + 10)).find(|k| reading.gap(*k) & gap::COMMA != 0)?;
    if !is_any(cx, on, &["on", "upon"]) || on + 1 >= w.hi {
        return None;
    }
    let mut first = i;
    while first > w.lo && reading.is(first - 1, class::MODAL) {
        first -= 1;
    }
    let w = window(cx, on + 1, Clip::Quotation);
    let left = window(cx, i, Clip::Quotation);
    let consequent = left.trimmed(Run {
        first: left.clause_start(first),
        end: first,
    });
    let parts = Parts {
        marker: Run { first, end: i + 1 },
        antecedent: Run {
            first: on,
            end: w.last(on + 1),
        },
        consequent,
        rule: "depend-aside",
        confidence: 0.8,
    };
    Some(dress(cx, &parts, "dependence", "both", Factuality::Open))
}

/// A second condition that begins where the first one's consequent should stand lends it its own.
fn share_consequents(out: &mut [Condition]) {
    for k in (1..out.len()).rev() {
        let Some((before, after)) = out.split_at_mut_checked(k) else {
            continue;
        };
        let (Some(a), Some(b)) = (before.last_mut(), after.first()) else {
            continue;
        };
        let follows = a.sentence == b.sentence
            && a.antecedent
                .is_some_and(|s| s.end <= b.marker.start && b.marker.start <= s.end + 12);
        let begins_with = a
            .consequent
            .is_none_or(|s| s.start <= b.marker.start && b.marker.start <= s.start + 6);
        if follows
            && begins_with
            && b.consequent
                .is_some_and(|s| s.start >= b.marker.end || s.end <= a.marker.start)
        {
            a.consequent = b.consequent;
        }
    }
}

/// What was read of a condition, before it is dressed for the tables.
struct Parts {
    marker: Run,
    antecedent: Run,
    consequent: Run,
    rule: &'static str,
    confidence: f32,
}

/// The condition that a lexicon match marks.
fn marked(cx: &Context, m: &Match, entry: &Entry) -> Option<Condition> {
    let reading = cx.reading;
    let (mut first, end) = (m.span.0 as usize, m.span.1 as usize);
    let mut kind = entry.category;
    let mut need = if entry.need.is_empty() {
        "sufficient"
    } else {
        entry.need
    };
    if is_whether(cx, first, entry) {
        return None;
    }
    // "only on condition that", "can only be freed if": only makes any marker a necessary one
    if first > 0
        && is_any(cx, first - 1, &["only"])
        && reading.gap(first) & gap::HARD == 0
        && !entry.is_left
        && (matches!(kind, "hypothetical" | "necessary") || entry.id.ends_with("in-exchange-for"))
    {
        first -= 1;
        kind = "necessary";
        need = "necessary";
    }
    if first > 0 && is_any(cx, first - 1, &["even"]) && reading.gap(first) & gap::HARD == 0 {
        kind = "concessive";
    }
    let mut end = end;
    if is_any(cx, first, &["until"])
        && first > 1
        && is_any(cx, first - 1, &["and", "or"])
        && is_any(cx, first - 2, &["unless"])
    {
        // "will not leave unless and until the mines are gone": whatever matched the longer stretch
        first -= 2;
        kind = "exceptive";
    }
    if entry.id == "condition.if"
        && is_any(cx, end, &["and"])
        && is_any(cx, end + 1, &["only"])
        && is_any(cx, end + 2, &["if"])
    {
        // "if, and only if, both sign"
        end += 3;
        kind = "necessary";
        need = "both";
    }
    if is_any(cx, first, &["without"])
        && (m.all.0..m.span.0).any(|k| reading.quotation(k as usize) != reading.quotation(first))
        && reading.quotation(first) != 0
        && reading.is(window(cx, first, Clip::Quotation).lo, class::DETERMINER)
    {
        // it would not join “a ceremony without an agenda”
        return None;
    }
    if entry.id == "condition.it-depends" && end > 0 && reading.gap(end) & gap::COMMA != 0 {
        // "It depends, she said, on the price of grain"
        if let Some(aside) = interrupted(cx, end - 1) {
            return Some(aside);
        }
    }
    let parts = if entry.is_left {
        left(cx, first, end)
    } else if entry.id == "condition.their-condition-for" {
        own_terms(cx, first, end)
    } else if governs(cx, first, entry) {
        predicate(cx, first, end)
    } else {
        clause(cx, first, end, entry)
    }?;
    let (ante, cons) = (parts.antecedent, parts.consequent);
    // "in providing that relief": no clause follows
    let bare_that = entry.shape == "clause"
        && is_any(cx, end - 1, &["that"])
        && !(ante.first..ante.end).any(|i| reading.is(i, class::VERB | class::AUXILIARY));
    // "The war lasted as long as the drought", and a bare "that depends"
    let bare = entry.id == "condition.as-long-as"
        && !(ante.first..ante.end).any(|i| reading.is(i, class::VERB | class::AUXILIARY))
        || entry.id == "condition.it-depends" && ante.is_empty();
    if bare
        || bare_that
        || ante.is_empty() && !entry.is_left && entry.id != "condition.their-condition-for"
        || is_aside(cx, ante, entry)
    {
        return None;
    }
    // "[Until] they do, no date will be announced": not before
    if kind == "temporal"
        && entry.category == "temporal"
        && is_any(cx, m.span.0 as usize, &["until", "till"])
        && is_held_back(cx, cons)
    {
        kind = "precondition";
        need = "necessary";
    }
    if entry.id == "condition.non-negotiable" && cons.is_empty()
        || !is_free_relative(cx, first, ante, cons, entry)
    {
        return None;
    }
    if matches!(kind, "temporal" | "precondition")
        && !is_awaited(cx, m.span.0 as usize, ante, cons, entry)
    {
        return None;
    }
    let mut factuality = factuality(cx, ante, cons, entry.shape == "phrase");
    if factuality == Factuality::Contrary
        && matches!(
            kind,
            "temporal" | "precondition" | "necessary" | "dependence"
        )
        && !says_would_have(cx, cons)
    {
        // "would keep the gate shut until it had read the report" is still to come
        factuality = Factuality::Open;
    }
    match entry.factuality {
        "contrary"
            if kind != "counterfactual" || entry.negative || factuality != Factuality::Open =>
        {
            factuality = Factuality::Contrary;
        }
        "remote"
            if factuality == Factuality::Open
                && !is_backshifted(cx, first)
                && ((cons.first..cons.end).any(|k| is_past_modal(cx, k)) || has_were(cx, ante)) =>
        {
            factuality = Factuality::Remote;
        }
        _ => {}
    }
    if matches!(kind, "hypothetical" | "counterfactual")
        && entry.shape == "clause"
        && !entry.negative
    {
        // "if the terminal were built" can still come true
        kind = if factuality == Factuality::Contrary || entry.id == "condition.if-only" {
            "counterfactual"
        } else {
            "hypothetical"
        };
    } else if kind == "exceptive" && factuality == Factuality::Contrary && entry.shape == "phrase" {
        // "without the convoy the town would have starved" says what did not happen
        kind = "counterfactual";
    }
    let mut condition = dress(cx, &parts, kind, need, factuality);
    condition.entry = Some(m.entry);
    condition.negative = entry.negative;
    condition.confidence *= 0.4 + 0.6 * entry.weight;
    Some(condition)
}

/// Turns words into spans and looks for the actor.
fn dress(
    cx: &Context,
    parts: &Parts,
    kind: &'static str,
    need: &'static str,
    factuality: Factuality,
) -> Condition {
    let reading = cx.reading;
    let span = |r: Run| Some(reading.span(r.first, r.end)).filter(|s| !s.is_empty());
    let m = parts.marker.first;
    let consequent = span(parts.consequent);
    let (statement, speaker) = voice(cx, parts);
    Condition {
        marker: reading.span(m, parts.marker.end),
        entry: None,
        rule: parts.rule,
        kind,
        antecedent: span(parts.antecedent),
        consequent,
        factuality,
        need,
        negative: false,
        actor: actor(cx, parts.antecedent),
        sentence: reading.sentence_of.get(m).copied().unwrap_or(0),
        statement,
        speaker,
        confidence: if consequent.is_some() {
            parts.confidence
        } else {
            parts.confidence * 0.8
        },
    }
}

/// Whose condition it is: the innermost statement's that holds the marker, else that of one which holds a part of it, else whoever
/// is named beside it ("Orlava will send ships unless the order is lifted, the minister said").
fn voice(cx: &Context, parts: &Parts) -> (Option<u32>, Option<u32>) {
    let reading = cx.reading;
    let m = parts.marker.first;
    if let Some(s) = cx.statement(m) {
        let statement = cx.statements.get(s as usize);
        let speaker = statement.and_then(|s| s.speaker);
        // "I have promised to stay until they sail": whoever says "I"
        let own = statement
            .and_then(|s| s.source)
            .is_some_and(|s| crate::attribution::speaker::is_first_person(s.of(cx.text)));
        let parent = statement
            .and_then(|s| s.parent)
            .and_then(|p| cx.statements.get(p as usize))
            .and_then(|p| p.speaker);
        return (
            Some(s),
            if speaker.is_none() && own {
                parent
            } else {
                speaker
            },
        );
    }
    let holds = |run: Run| {
        let ends = [run.first, run.end.saturating_sub(1)];
        ends.into_iter().filter(|_| !run.is_empty()).find_map(|k| {
            let s = cx.statement(k)?;
            let statement = cx.statements.get(s as usize)?;
            let cue = statement.cue_words.0 as usize;
            // "If you ask Farouk, he says that it is over" is not his; "has sworn to block any treaty, even if" is
            let is_inside = run.first <= cue && cue < run.end && statement.cue_class != "commit";
            (!is_inside && reading.sentence_of.get(k) == reading.sentence_of.get(m)).then_some(s)
        })
    };
    if let Some(s) = holds(parts.consequent).or_else(|| holds(parts.antecedent)) {
        return (
            Some(s),
            cx.statements.get(s as usize).and_then(|s| s.speaker),
        );
    }
    (
        None,
        report_beside(cx, m)
            .and_then(|phrase| named(cx, phrase))
            .or(Some(0)),
    )
}

/// The speaker that a phrase names, or that its pronoun takes up from the statement before.
fn named(cx: &Context, phrase: usize) -> Option<u32> {
    let p = cx.reading.phrases.get(phrase)?;
    if p.kind == PhraseKind::Pronoun {
        let end = cx.statements.partition_point(|s| s.cue_words.0 < p.first);
        let last = cx.statements.get(..end)?.last()?;
        let near = cx.reading.sentence(p.first as usize).paragraph
            == cx.reading.sentence(last.cue_words.0 as usize).paragraph;
        return last.speaker.filter(|_| near);
    }
    cx.directory.of_phrase(phrase)
}

/// The phrase that names who reports the sentence of word `m` between commas, where no statement was made of it: ", the harbor
/// master said on Friday", ", aides say,".
fn report_beside(cx: &Context, m: usize) -> Option<usize> {
    let reading = cx.reading;
    if reading.quotation(m) != 0 {
        return None;
    }
    let w = window(cx, m, Clip::Sentence);
    let mut from = w.lo;
    while from < w.hi {
        let end = w.part_end(from);
        let is_named = if is_any(cx, from, &["according"]) && is_any(cx, from + 1, &["to"]) {
            Some(from + 2)
        } else if is_any(cx, from, &["in"])
            && from < m
            && is_any(
                cx,
                end - 1,
                &["view", "opinion", "judgment", "judgement", "eyes"],
            )
        {
            // "In Farouk's opinion, the offer is worth something only when it is signed"
            Some(from + 1)
        } else {
            None
        };
        if let Some(name) = is_named.filter(|name| *name < end && !(from..end).contains(&m)) {
            let k = reading
                .phrases
                .partition_point(|p| (p.first as usize) < name);
            return reading
                .phrases
                .get(k)
                .filter(|p| (p.end as usize) <= end)
                .map(|_| k);
        }
        let apart = from > w.lo && reading.gap(from) & gap::COMMA != 0;
        if apart && !(from..end).contains(&m) && end <= from + 16 && reading.quotation(from) == 0 {
            let cue = (from..end).find(|k| {
                let bits = reading.class(*k);
                bits & class::CUE != 0
                    && bits & (class::VERB_PAST | class::VERB_THIRD | class::VERB_BASE) != 0
                    && bits & (class::ADJECTIVE | class::ADVERB) == 0
                    && (*k + 1 == end
                        || reading.is(
                            *k + 1,
                            class::PREPOSITION | class::ADVERB | class::WEEKDAY | class::DETERMINER,
                        )
                        || *k == from)
                    && (*k == from
                        || !reading.is(
                            *k - 1,
                            class::BE | class::HAVE | class::TO | class::RELATIVE,
                        ))
            });
            if let Some(cue) = cue {
                let (after, until) = if cue == from {
                    (cue + 1, end)
                } else {
                    (from, cue)
                };
                let first = reading
                    .phrases
                    .partition_point(|p| (p.first as usize) < after);
                let found = reading
                    .phrases
                    .get(first..)?
                    .iter()
                    .take_while(|p| (p.end as usize) <= until)
                    .position(|p| {
                        !p.after_preposition
                            && matches!(
                                p.kind,
                                PhraseKind::Name | PhraseKind::Source | PhraseKind::Pronoun
                            )
                    });
                if let Some(k) = found {
                    return Some(first + k);
                }
                // "its founder, Ada Quill, declared": the name between the commas
                if let Some(k) = reading
                    .phrases
                    .partition_point(|p| (p.first as usize) < from)
                    .checked_sub(1)
                    .filter(|_| cue == from)
                {
                    let p = reading.phrases.get(k)?;
                    if p.end as usize == from
                        && p.kind == PhraseKind::Name
                        && reading.gap(p.first as usize) & gap::COMMA != 0
                    {
                        return Some(k);
                    }
                }
            }
        }
        from = end;
    }
    None
}

/// "Asked by reporters in Torsholm if the truce held, she smiled": if means whether.
fn is_whether(cx: &Context, first: usize, entry: &Entry) -> bool {
    if !matches!(entry.category, "hypothetical" | "counterfactual") || !is_any(cx, first, &["if"]) {
        return false;
    }
    // "She wondered if the truce held, and if anyone had read the text": as the first, so the second
    let joined = first > 0
        && (cx.reading.gap(first) & gap::COMMA != 0
            || cx.reading.is(first - 1, class::COORDINATOR));
    if joined {
        let sentence = cx.reading.sentence_of.get(first);
        let matches = &cx.reading.matches;
        let end = matches.partition_point(|m| (m.span.0 as usize) < first);
        let before = matches
            .get(..end)
            .into_iter()
            .flatten()
            .rev()
            .take(40)
            .filter(|m| cx.reading.sentence_of.get(m.all.0 as usize) == sentence);
        let last = before
            .map(|m| (m, cx.lexicon.entry(m.entry)))
            .find(|(_, e)| {
                e.layer == Layer::Condition
                    && matches!(e.category, "hypothetical" | "counterfactual")
            });
        if last.is_some_and(|(m, e)| {
            e.is_excluded
                && is_any(cx, (m.all.1 as usize).saturating_sub(1), &["if"])
                && m.all.1 > m.all.0 + 1
                && !is_any(cx, m.all.0 as usize, &["as", "what"])
        }) {
            return true;
        }
    }
    let asked = cx
        .statement(first)
        .and_then(|s| cx.statements.get(s as usize));
    asked.is_some_and(|s| {
        s.cue_class == "ask"
            && s.cue_words.1 as usize <= first
            && s.runs.first().is_some_and(|r| r.0 as usize == first)
    })
}

/// Whether a "whatever" or "whoever" stands beside its main clause: "She will sail, [whatever] flag they fly", but not "they took
/// whatever they found", "whoever wrote it will pay". True of all other entries.
fn is_free_relative(cx: &Context, first: usize, ante: Run, cons: Run, entry: &Entry) -> bool {
    if !matches!(
        entry.id.as_str(),
        "condition.whatever-clause" | "condition.whoever-clause" | "condition.however-clause"
    ) {
        return true;
    }
    let reading = cx.reading;
    let parted = |i: usize| reading.gap(i) & (gap::COMMA | gap::DASH) != 0;
    let beside = cons.first < ante.first && parted(first)
        || cons.first >= ante.end && parted(cons.first)
        || cons.end == first
            && reading.quotation(first) != reading.quotation(first.saturating_sub(1));
    !cons.is_empty()
        && beside
        && (ante.first..ante.end).any(|i| is_predicate(cx, i) || reading.is(i, class::FINITE))
}

/// Whether a "before", "until" or "once" waits for a deed rather than tells a time: not "before Christmas", "until the
/// middle of June", and in the past only what is still to come ("she would wait until it had ruled").
fn is_awaited(cx: &Context, first: usize, ante: Run, cons: Run, entry: &Entry) -> bool {
    let reading = cx.reading;
    if matches!(
        entry.id.as_str(),
        "condition.by-the-time" | "condition.the-moment-clause"
    ) {
        return !cons.is_empty()
            && (ante.first..ante.end).any(|i| is_predicate(cx, i))
            && (cons.first..cons.end).any(|i| {
                reading.is(i, class::MODAL | class::TO) || is_past_modal(cx, i) || is_present(cx, i)
            });
    }
    if !is_any(cx, first, &["before", "until", "till", "once"]) {
        return true;
    }
    if first > 0
        && is_any(
            cx,
            first - 1,
            &[
                "put", "brought", "laid", "bring", "lay", "come", "appear", "appeared",
            ],
        )
        && is_any(cx, first, &["before"])
        && !(ante.first..ante.end).any(|i| is_predicate(cx, i))
    {
        // "must be put before the island communities"
        return false;
    }
    let told = (ante.first..ante.end).any(|i| is_predicate(cx, i));
    if !told {
        return !entry.id.ends_with("-clause")
            && !reading.is(ante.end - 1, class::MONTH | class::WEEKDAY | class::NUMBER)
            && (entry.id == "condition.before-any"
                || !(ante.first..ante.end).any(|i| is_any(cx, i, TIMES)))
            && (entry.id != "condition.insist-before"
                || is_any(cx, ante.first, &["any", "further", "formal", "full"]));
    }
    if !entry.id.ends_with("-clause") {
        return true;
    }
    let order = reading.is(cons.first, class::VERB_BASE) || is_any(cx, cons.first, &["to"]);
    order
        || (cons.first..cons.end)
            .any(|i| reading.is(i, class::MODAL | class::TO) || is_past_modal(cx, i))
        || is_within_condition(cx, first)
}

/// "on condition that the gas comes back [before] the talks begin": what is asked for is still to come.
fn is_within_condition(cx: &Context, first: usize) -> bool {
    let matches = &cx.reading.matches;
    let end = matches.partition_point(|m| (m.span.0 as usize) < first);
    let sentence = cx.reading.sentence_of.get(first);
    matches
        .get(..end)
        .into_iter()
        .flatten()
        .rev()
        .take(24)
        .take_while(|m| {
            cx.reading.sentence_of.get(m.span.0 as usize) == sentence
                && m.span.0 as usize + 20 > first
        })
        .any(|m| {
            let entry = cx.lexicon.entry(m.entry);
            entry.layer == Layer::Condition
                && !entry.is_excluded
                && entry.shape == "clause"
                && !entry.is_left
                && (m.span.1 as usize) < first
                && !matches!(entry.category, "temporal" | "concessive")
        })
}

/// is, are, ends: a verb of the present.
fn is_present(cx: &Context, i: usize) -> bool {
    let reading = cx.reading;
    is_any(cx, i, &["is", "are", "has", "have"])
        || reading.word(cx.text, i).ends_with("'s")
        || reading.word(cx.text, i).ends_with("’s") && reading.is(i, class::AUXILIARY)
        || reading.is(i, class::VERB_THIRD) && is_predicate(cx, i)
}

/// Whether the main clause says that something is refused or held back, so that "until" names what must come first: "no
/// date will be set until they do", "she will hold back the grain until the court has spoken".
fn is_held_back(cx: &Context, cons: Run) -> bool {
    let reading = cx.reading;
    (cons.first..cons.end).any(|k| {
        is_any(
            cx,
            k,
            &[
                "not", "no", "never", "nobody", "nothing", "none", "neither", "nor", "cannot",
                "veto", "withhold", "refuse", "refuses", "refused", "block", "suspend", "postpone",
                "withheld", "refusing",
            ],
        ) || reading.is(k, class::NEGATED)
            || is_any(
                cx,
                k,
                &[
                    "hold", "holds", "held", "holding", "ruled", "rules", "put", "puts",
                ],
            ) && is_any(cx, k + 1, &["back", "off", "out"])
    })
}

/// Nouns that tell when, not what for.
const TIMES: &[&str] = &[
    "spring",
    "summer",
    "autumn",
    "winter",
    "fall",
    "Christmas",
    "Easter",
    "noon",
    "midnight",
    "dawn",
    "dusk",
    "morning",
    "evening",
    "night",
    "day",
    "year",
    "month",
    "week",
    "weekend",
    "decade",
    "century",
    "end",
    "middle",
    "start",
    "deadline",
    "publication",
    "hour",
    "moment",
];

/// "a firm, if quiet, refusal"; "if by sea": no clause, no participle, and no "so" or "not".
fn is_aside(cx: &Context, ante: Run, entry: &Entry) -> bool {
    if entry.id != "condition.if" || ante.is_empty() {
        return false;
    }
    let reading = cx.reading;
    let verbless = !(ante.first..ante.end).any(|i| reading.is(i, class::VERB | class::AUXILIARY));
    verbless
        && !is_any(cx, ante.first, &["so", "not"])
        && reading.is(
            ante.first,
            class::ADJECTIVE | class::ADVERB | class::PREPOSITION,
        )
}

/// Whether the marker is a predicate whose subject is what depends: must be based on, hinges on, (is) contingent on.
fn governs(cx: &Context, first: usize, entry: &Entry) -> bool {
    let reading = cx.reading;
    let is_verb = reading.is(first, class::AUXILIARY | class::FINITE)
        && !reading.is(
            first,
            class::PREPOSITION | class::VERB_ING | class::SUBORDINATOR,
        );
    let after_be = first > 0 && entry.shape == "phrase" && reading.is(first - 1, class::BE);
    match entry.category {
        "precondition" | "dependence" => is_verb || after_be,
        "necessary" => after_be,
        _ => false,
    }
}

/// "Any talks must be based on the survey": the condition right of the marker, what depends left of it.
fn predicate(cx: &Context, first: usize, end: usize) -> Option<Parts> {
    let reading = cx.reading;
    let mut w = window(cx, first, Clip::Quotation);
    let clausal = is_any(
        cx,
        end,
        &[
            "whether", "how", "what", "who", "whom", "which", "when", "where", "why", "if", "that",
        ],
    ) || is_any(cx, end - 1, &["that"]);
    let last = w.last_of(end, !clausal);
    if w.lo == first {
        // dialogue “must not come at the cost of principles”
        w = window(cx, first, Clip::Statement);
    }
    let mut consequent = w.trimmed(Run {
        first: w.clause_start(first),
        end: first,
    });
    // "The quota expires in May, and its renewal depends on a signature"; "Under its terms, each review must first ..."
    if let Some(k) = (consequent.first + 1..consequent.end)
        .rev()
        .find(|k| reading.gap(*k) & gap::COMMA != 0)
    {
        let joins = reading.is(k, class::COORDINATOR);
        let part = k + usize::from(joins);
        let whole = w.has_predicate(consequent.first, k);
        let apart = joins
            || whole && !reading.is(k, class::RELATIVE | class::PREPOSITION)
            || reading.is(consequent.first, class::PREPOSITION);
        let bare = !w.has_predicate(part, consequent.end)
            || joins
                && whole
                && (part..consequent.end).all(|n| {
                    !reading.is(n, class::AUXILIARY | class::RELATIVE | class::SUBORDINATOR)
                });
        if apart && bare && part < consequent.end && w.part_end(part) >= first {
            consequent.first = part;
        }
    }
    // "talks [will] depend on", "the third payment [is] contingent on"; but "how real that threat is depends on"
    let finite = reading.is(first, class::VERB_THIRD | class::AUXILIARY);
    if !finite
        && consequent.end > consequent.first + 3
        && reading.is(consequent.end - 1, class::TO)
        && reading.is(consequent.end - 3, class::BE)
    {
        // "The result [is likely to] depend on"
        consequent.end -= 3;
    }
    while !finite
        && consequent.end > consequent.first + 1
        && (reading.is(consequent.end - 1, class::AUXILIARY)
            || reading.is(consequent.end - 1, class::ADVERB)
                && !reading.is(consequent.end - 1, class::NUMBER | class::ADJECTIVE))
    {
        consequent.end -= 1;
    }
    if let Some(that) = consequent.first.checked_sub(1).filter(|k| {
        is_any(cx, *k, &["that", "which"])
            && (consequent.first..consequent.end)
                .all(|n| reading.is(n, class::AUXILIARY | class::ADVERB))
    }) {
        // "a mandate that is predicated on trust"
        let k = reading
            .phrases
            .partition_point(|p| (p.first as usize) < that)
            .checked_sub(1);
        if let Some(p) = k
            .and_then(|k| reading.phrases.get(k))
            .filter(|p| p.end as usize == that && p.first as usize >= w.lo)
        {
            consequent = Run {
                first: p.first as usize,
                end: that,
            };
        }
    }
    if consequent.is_empty() && reading.quotation(first) == 0 {
        // "The deal, she said, must rest on law": the content began after the cue
        let all = window(cx, first, Clip::Sentence);
        let run = all.trimmed(Run {
            first: all.clause_start(first),
            end: first,
        });
        if !(run.first..run.end).any(|k| cx.cue(k).is_some())
            && (run.first..run.end).all(|k| reading.quotation(k) == 0)
        {
            consequent = run;
        }
    }
    let mut rule = "";
    // "They must withdraw first. Then talks can begin."
    if is_any(cx, last.saturating_sub(1), &["first"]) || is_any(cx, end - 1, &["first"]) {
        let next = reading.sentence(first).tokens.1 as usize;
        if is_any(cx, next, &["then"]) && reading.gap(next) & gap::BLANK_LINE == 0 {
            let after = window(cx, next, Clip::Quotation);
            consequent = Run {
                first: next + 1,
                end: after.consequent_end(next + 1),
            };
            rule = "then-next-sentence";
        }
    }
    Some(Parts {
        marker: Run { first, end },
        antecedent: Run {
            first: end,
            end: last,
        },
        consequent,
        rule,
        confidence: 0.85,
    })
}

/// The condition stands left of the marker: "a full pullout is the precondition for talks"; "only then", "otherwise".
fn left(cx: &Context, first: usize, end: usize) -> Option<Parts> {
    let reading = cx.reading;
    let mut w = window(cx, first, Clip::Quotation);
    let mut rule = "";
    let mut antecedent;
    if first == reading.sentence(first).tokens.0 as usize {
        // "They must leave. Only then can talks begin.": the sentence before, in the same paragraph
        rule = "sentence-before";
        antecedent = match first.checked_sub(1) {
            Some(before)
                if reading.sentence(before).paragraph == reading.sentence(first).paragraph =>
            {
                let tokens = reading.sentence(before).tokens;
                Run {
                    first: (tokens.0 as usize).max(first.saturating_sub(REACH)),
                    end: tokens.1 as usize,
                }
            }
            _ => Run::default(),
        };
    } else {
        if w.lo == first {
            w = window(cx, first, Clip::Statement);
        }
        antecedent = w.trimmed(Run {
            first: w.clause_start(first),
            end: first,
        });
        // "the handover is the main condition for", "is essential for": the subject is the condition
        let made = (antecedent.first..antecedent.end).rev().find(|k| {
            is_any(cx, *k, &["made", "makes", "make", "making"]) && *k + 2 < antecedent.end
        });
        if let Some(made) = made.filter(|_| {
            reading.is(first - 1, class::DETERMINER | class::ADJECTIVE)
                && !reading.is(first, class::ADVERB | class::PREPOSITION)
        }) {
            // "The cabinet made the release of the crew a condition of talks"
            let noun_end = (made + 2..antecedent.end)
                .rev()
                .find(|k| !reading.is(*k, class::DETERMINER | class::ADJECTIVE))
                .map_or(antecedent.end, |k| k + 1);
            antecedent = Run {
                first: made + 1,
                end: noun_end,
            };
        }
        let be = (antecedent.first + 1..antecedent.end)
            .rev()
            .take(5)
            .find(|k| reading.is(*k, class::BE));
        let cue = (antecedent.first..antecedent.end)
            .rev()
            .find(|k| reading.is(*k, class::CUE) && is_predicate(cx, *k));
        match (be, cue) {
            (Some(be), _)
                if end > first && !reading.is(first, class::ADVERB | class::PREPOSITION) =>
            {
                antecedent.end = be;
            }
            // "Velmark demands a full pullout as a condition for talks"
            (None, Some(cue)) if cue + 1 < antecedent.end && is_any(cx, first, &["as"]) => {
                antecedent = w.trimmed(Run {
                    first: cue + 1,
                    end: antecedent.end,
                });
            }
            _ => {}
        }
    }
    let consequent = w.trimmed(Run {
        first: end,
        end: w.consequent_end(end),
    });
    Some(Parts {
        marker: Run { first, end },
        antecedent,
        consequent,
        rule,
        confidence: 0.75,
    })
}

/// "His conditions for a truce: amnesty and land": what depends follows, then the conditions.
fn own_terms(cx: &Context, first: usize, end: usize) -> Option<Parts> {
    let reading = cx.reading;
    let w = window(cx, first, Clip::Quotation);
    let split =
        (end + 1..w.hi).find(|k| reading.gap(*k) & gap::COLON != 0 || reading.is(*k, class::BE));
    let at = split.unwrap_or_else(|| w.last(end));
    let from = if split.is_some() && reading.gap(at) & gap::COLON == 0 {
        at + 1
    } else {
        at
    };
    let antecedent = if split.is_some() {
        w.trimmed(Run {
            first: from,
            end: Window { lo: from, ..w }.last(from),
        })
    } else {
        Run::default()
    };
    Some(Parts {
        marker: Run { first, end },
        antecedent,
        consequent: Run {
            first: end,
            end: at,
        },
        rule: "own-terms",
        confidence: 0.7,
    })
}

/// A clause or phrase right of its marker; the main clause before it, after it or around it.
fn clause(cx: &Context, first: usize, end: usize, entry: &Entry) -> Option<Parts> {
    let w = window(cx, first, Clip::Quotation);
    Some(around(
        w,
        Run { first, end },
        if entry.shape == "phrase" && entry.id != "condition.if-confirmed" {
            Shape::Phrase
        } else {
            Shape::Clause
        },
    ))
}

/// What an antecedent is made of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Clause,
    /// A noun phrase.
    Phrase,
    /// A clause whose verb is the marker.
    Inversion,
}

/// Reads antecedent and consequent of a marker at `marker`.
fn around(w: Window, marker: Run, shape: Shape) -> Parts {
    let (cx, reading) = (w.cx, w.cx.reading);
    let Run { first, end } = marker;
    let start = w.clause_start(first);
    let has_left = w.has_predicate(start, first)
        || (start..first).any(|k| reading.is(k, class::TO) && reading.is(k + 1, class::VERB_BASE));
    let joined = first > w.lo && reading.gap(first) & gap::COMMA == 0 && {
        let bits = reading.class(first - 1);
        bits & (class::COORDINATOR | class::RELATIVE) != 0
            || bits & class::SUBORDINATOR != 0 && bits & class::PREPOSITION == 0
            || bits & class::CUE != 0 && bits & (class::VERB_NOUN | class::ADJECTIVE) == 0
    };
    let can_lead = !has_left || joined || reading.gap(first) & gap::COMMA != 0 || w.is_wall(first);
    let mut parts = Parts {
        marker,
        antecedent: Run::default(),
        consequent: Run::default(),
        rule: "",
        confidence: 0.9,
    };
    if can_lead {
        // "a meeting without firm steps, such as a pullback, would be a show": the subject stands before
        let interrupts = first > w.lo
            && (reading.gap(first) & gap::COMMA != 0
                || !has_left
                    && !joined
                    && w.names_something(Run {
                        first: start,
                        end: first,
                    }));
        let manner = Manner {
            interrupts,
            follows: has_left && !joined,
        };
        let ending = if shape == Shape::Phrase {
            w.fronted_phrase(end, manner)
        } else {
            w.fronted(end, shape == Shape::Inversion, manner)
        };
        if !ending.is_sure && first == w.lo && is_any(cx, first, &["only", "not"]) {
            // "Not until the last mine is cleared will farmers return"
            let verb = (end + 1..w.hi).find(|k| {
                (reading.is(*k, class::MODAL)
                    || is_past_modal(cx, *k)
                    || is_any(cx, *k, &["did", "does", "do"]))
                    && w.has_predicate(end, *k)
            });
            if let Some(k) = verb {
                parts.antecedent = Run { first: end, end: k };
                parts.consequent = w.trimmed(Run {
                    first: k,
                    end: w.consequent_end(k),
                });
                return parts;
            }
        }
        if ending.is_sure || !has_left && ending.main < w.hi && !w.is_wall(ending.main) {
            parts.antecedent = Run {
                first: end,
                end: ending.end,
            };
            parts.consequent = w.trimmed(Run {
                first: ending.main,
                end: w.consequent_end(ending.main),
            });
            if !ending.is_sure {
                parts.confidence = 0.8;
                if parts.consequent.end <= parts.consequent.first + 6
                    && w.is_report(parts.consequent.first, parts.consequent.end)
                {
                    // "Not until the text is public, said his spokeswoman."
                    parts.consequent = Run::default();
                }
            }
            return parts;
        }
    }
    // "No contract holds without a judge, and this one has none"
    parts.antecedent = Run {
        first: end,
        end: w.last_of(end, shape == Shape::Phrase),
    };
    parts.consequent = w.trimmed(Run {
        first: start,
        end: first,
    });
    if !has_left && !w.names_something(parts.consequent) {
        parts.consequent = elsewhere(cx, &w, first);
    }
    parts
}

/// The consequent of a condition that fills its quotation or its piece of a statement: "“If they sign,” he said, “we leave”";
/// the bridge will reopen “as soon as the scanners work”.
fn elsewhere(cx: &Context, w: &Window, first: usize) -> Run {
    let hypothetical = is_any(
        cx,
        first,
        &["if", "had", "were", "should", "without", "absent"],
    );
    let to = window(cx, first, Clip::Sentence).hi;
    let statement = cx
        .statement(first)
        .and_then(|s| cx.statements.get(s as usize));
    if let Some(next) = statement.and_then(|s| {
        s.runs
            .iter()
            .find(|r| r.0 as usize >= w.hi && (r.0 as usize) < to)
    }) {
        let run = Run {
            first: next.0 as usize,
            end: (next.1 as usize).min(to),
        };
        let piece = Window {
            cx,
            lo: run.first,
            hi: run.end,
        };
        return piece.trimmed(Run {
            first: run.first,
            end: piece.consequent_end(run.first),
        });
    }
    let from = window(cx, first, Clip::Sentence).lo;
    if let Some(before) = statement.and_then(|s| {
        s.runs
            .iter()
            .rev()
            .find(|r| r.1 as usize <= w.lo && (r.0 as usize) >= from)
    }) {
        let piece = Window {
            cx,
            lo: before.0 as usize,
            hi: before.1 as usize,
        };
        return piece.trimmed(Run {
            first: piece.clause_start(piece.hi),
            end: piece.hi,
        });
    }
    // “Had they wanted it,” one envoy remarked, “they would have signed”: the next quotation of the sentence
    let quotation = cx.reading.quotation(first);
    if quotation != 0
        && hypothetical
        && let Some(k) = (w.hi..to).find(|k| cx.reading.quotation(*k) > quotation)
    {
        let end = (k..to)
            .find(|n| cx.reading.quotation(*n) != cx.reading.quotation(k))
            .unwrap_or(to);
        let piece = Window { cx, lo: k, hi: end };
        return piece.trimmed(Run {
            first: k,
            end: piece.consequent_end(k),
        });
    }
    let mut wide = window(cx, first, Clip::Statement);
    if !hypothetical && wide.lo == first {
        // "declined to comment until the count is over": what follows the cue is no content
        wide.lo = from;
    }
    if wide.lo >= w.lo && quotation == 0 {
        // "It would be signed, this official indicated, if hospitals ran short": the content began after the cue
        let all = window(cx, first, Clip::Sentence);
        let run = Window { lo: from, ..all }.trimmed(Run {
            first: all.clause_start(first),
            end: first,
        });
        let reports = (run.first..run.end).any(|k| cx.cue(k).is_some());
        if !reports && all.has_predicate(run.first, run.end) {
            return run;
        }
        // "Without a timetable, argued the deputy, the group's spokeswoman, they would wait"
        let mut at = w.hi;
        while hypothetical && at < to && reading_comma(cx, at) {
            let end = all.part_end(at);
            if all.opens_main(at, end) == 2 {
                return all.trimmed(Run {
                    first: at,
                    end: all.consequent_end(at),
                });
            }
            at = end;
        }
    }
    if wide.lo < w.lo {
        let run = Run {
            first: wide.clause_start(w.lo),
            end: w.lo,
        };
        if wide.has_predicate(run.first, run.end) {
            return wide.trimmed(run);
        }
    }
    Run::default()
}

fn reading_comma(cx: &Context, i: usize) -> bool {
    cx.reading.gap(i) & gap::COMMA != 0
}

/// Conditions without a marker of their own: "Had they asked, ...", "Were it so, ...", "should talks fail".
fn inverted(cx: &Context, i: usize) -> Option<Condition> {
    let reading = cx.reading;
    let had = is_any(cx, i, &["had"]);
    let were = !had && is_any(cx, i, &["were"]);
    if !had && !were && !is_any(cx, i, &["should"])
        || reading.gap(i + 1) & gap::HARD != 0
        || is_covered(cx, i)
    {
        return None;
    }
    let w = window(cx, i, Clip::Quotation);
    if i + 2 >= w.hi {
        return None;
    }
    let subject = i + 1;
    let bits = reading.class(subject);
    let pronoun = is_any(
        cx,
        subject,
        &["he", "she", "they", "we", "I", "it", "you", "there"],
    );
    let opened = bits & (class::DETERMINER | class::POSSESSIVE) != 0;
    let named =
        reading.shape(subject, shape::CAPITAL) && bits & (class::AUXILIARY | class::ADVERB) == 0;
    let noun = bits
        & (class::AUXILIARY
            | class::ADVERB
            | class::PREPOSITION
            | class::COORDINATOR
            | class::SUBORDINATOR
            | class::TO)
        == 0
        && (bits & class::VERB == 0 || bits & class::VERB_NOUN != 0);
    if !(pronoun || opened || named || noun) {
        return None;
    }
    let at_head = i == w.lo
        || reading.gap(i) & gap::COMMA != 0
        || w.is_wall(i)
        || reading.gap(i) & gap::DASH != 0
        || reading.is(i - 1, class::COORDINATOR)
        || is_any(cx, i - 1, &["that", "particularly", "especially", "even"]);
    if i > w.lo
        && reading.gap(i) & gap::HARD == 0
        && reading.is(i - 1, class::AUXILIARY | class::TO)
        && !is_clause_pronoun(cx, i - 1)
        && !is_any(cx, subject, &["he", "she", "they", "we", "I"])
    {
        return None;
    }
    let left_unreal = (w.lo..i).any(|k| is_past_modal(cx, k) || had && is_any(cx, k, &["may"]));
    let whole = window(cx, i, Clip::Sentence);
    let unreal = left_unreal
        || (whole.lo..whole.hi)
            .filter(|k| *k < i || *k > i + 1)
            .any(|k| is_past_modal(cx, k) || had && is_any(cx, k, &["may"]));
    let asks = (i == w.lo || at_head && !had && !were) && ends_in_question(cx, w.hi);
    let part = w.part_end(subject);
    let holds = if had {
        // "had the lender, and its owners, not sold": the participle can stand far off where "not" or "been" precede it
        let participle = (subject + 1..part.min(subject + 9))
            .any(|k| reading.is(k, class::VERB_PARTICIPLE))
            || (subject + 1..w.hi.min(subject + 16)).any(|k| {
                is_any(cx, k, &["been", "not", "never"])
                    || at_head && reading.is(k, class::VERB_PARTICIPLE)
            });
        participle
            && if at_head {
                unreal
            } else {
                left_unreal
                    && (pronoun || opened || named || noun)
                    && (!reading.is(i - 1, class::SUBJECT | class::RELATIVE)
                        || is_any(cx, i - 1, &["all"]))
            }
    } else if were {
        unreal
            && if at_head {
                true
            } else {
                left_unreal && pronoun && !reading.is(i - 1, class::SUBORDINATOR | class::RELATIVE)
            }
    } else {
        let base = (subject + 1..part.min(subject + 9))
            .any(|k| reading.is(k, class::VERB_BASE) || is_any(cx, k, &["be", "have"]));
        let normal = i > w.lo
            && !at_head
            && (is_any(
                cx,
                i - 1,
                &[
                    "how", "why", "what", "when", "where", "which", "who", "whom", "so", "nor",
                    "neither",
                ],
            ) || !(pronoun
                || opened
                || named
                || noun
                    && reading.is(i - 1, class::ADVERB)
                    && reading.is(i.saturating_sub(2), class::VERB | class::TO)));
        base && !normal && !reading.is(subject, class::ADVERB)
    };
    if !holds || asks {
        return None;
    }
    let mut parts = around(
        w,
        Run {
            first: i,
            end: i + 1,
        },
        Shape::Inversion,
    );
    if parts.consequent.is_empty() || parts.antecedent.is_empty() {
        return None;
    }
    parts.rule = if had {
        "inversion-had"
    } else if were {
        "inversion-were"
    } else {
        "inversion-should"
    };
    parts.confidence *= if at_head { 1.0 } else { 0.9 };
    let (kind, factuality) = if had {
        ("counterfactual", Factuality::Contrary)
    } else if were {
        match factuality(cx, parts.antecedent, parts.consequent, false) {
            Factuality::Contrary => ("counterfactual", Factuality::Contrary),
            // "were they to refuse", but "were the patrols over"
            _ if is_to_come(cx, parts.antecedent) => ("hypothetical", Factuality::Remote),
            _ => ("counterfactual", Factuality::Remote),
        }
    } else {
        match factuality(cx, parts.antecedent, parts.consequent, false) {
            Factuality::Contrary => ("counterfactual", Factuality::Contrary),
            _ => ("hypothetical", Factuality::Open),
        }
    };
    let kind = if i > 0 && is_any(cx, i - 1, &["even"]) {
        "concessive"
    } else {
        kind
    };
    Some(dress(cx, &parts, kind, "sufficient", factuality))
}

/// "[were] the guards of the northern gate to leave": the verb is an infinitive.
fn is_to_come(cx: &Context, ante: Run) -> bool {
    let reading = cx.reading;
    let to = (ante.first + 1..ante.end.min(ante.first + 10))
        .find(|k| reading.is(*k, class::TO) && reading.is(*k + 1, class::VERB_BASE));
    to.is_some_and(|to| {
        !(ante.first..to).any(|k| {
            reading.is(k, class::ADJECTIVE | class::AUXILIARY)
                || reading.is(k, class::VERB_PARTICIPLE) && !reading.is(k, class::VERB_NOUN)
        })
    })
}

/// "Without" where no entry knows it: before its main clause with a modal ("and, without a deal, prices would rise"), or beside
/// "would have" ("they could not have crossed the river by dawn without the ferry").
fn without(cx: &Context, i: usize) -> Option<Condition> {
    if is_covered(cx, i) {
        return None;
    }
    let reading = cx.reading;
    let w = window(cx, i, Clip::Quotation);
    let mut parts = around(
        w,
        Run {
            first: i,
            end: i + 1,
        },
        Shape::Phrase,
    );
    let (ante, cons) = (parts.antecedent, parts.consequent);
    let leads = cons.first >= ante.end;
    let real = factuality(cx, ante, cons, true);
    let refused = (cons.first..cons.end).any(|k| {
        is_any(
            cx,
            k,
            &[
                "no", "not", "nothing", "nobody", "none", "never", "cannot", "unlikely",
            ],
        ) || reading.is(k, class::NEGATED)
    }) && (cons.first..cons.end).all(|k| {
        !reading.is(k, class::VERB_PAST)
            || reading.is(k, class::MODAL | class::VERB_BASE | class::ADJECTIVE)
            || reading.is(k, class::VERB_PARTICIPLE) && reading.is(k - 1, class::AUXILIARY)
    }) && !reading.is(i + 1, class::VERB_ING);
    // "And without a handover there is no ceasefire"
    let general = i > 0
        && reading.is(i - 1, class::COORDINATOR)
        && (cons.first..cons.end).any(|k| is_present(cx, k))
        && (cons.first..cons.end).all(|k| {
            !reading.is(k, class::VERB_PAST)
                || reading.is(k, class::VERB_BASE | class::VERB_PARTICIPLE)
        });
    let is_condition = if leads {
        general || (cons.first..cons.end).any(|k| reading.is(k, class::MODAL))
    } else {
        real == Factuality::Contrary || refused
    };
    if ante.is_empty()
        || cons.is_empty()
        || !is_condition
        || leads && reading.is(i + 1, class::VERB_ING)
    {
        return None;
    }
    parts.rule = if leads || !refused {
        "without-modal"
    } else {
        "without-negation"
    };
    parts.confidence = if leads { 0.8 } else { 0.7 };
    let kind = if real == Factuality::Contrary {
        "counterfactual"
    } else {
        "exceptive"
    };
    let mut condition = dress(cx, &parts, kind, "necessary", real);
    condition.negative = true;
    Some(condition)
}

/// Whether a condition of the lexicon, or one that only looks like a condition, covers word `i`.
fn is_covered(cx: &Context, i: usize) -> bool {
    let matches = &cx.reading.matches;
    let end = matches.partition_point(|m| m.all.0 as usize <= i);
    matches
        .get(..end)
        .into_iter()
        .flatten()
        .rev()
        .take(24)
        .any(|m| {
            m.all.1 as usize > i
                && m.span.0 as usize <= i
                && (m.span.1 as usize) > i
                && m.is_of(Layer::Condition)
        })
}

fn ends_in_question(cx: &Context, end: usize) -> bool {
    let from = end
        .checked_sub(1)
        .and_then(|k| cx.reading.tokens.get(k))
        .map_or(0, |t| t.end as usize);
    cx.text
        .get(from..)
        .and_then(|s| s.chars().find(|c| !c.is_whitespace()))
        == Some('?')
}

/// would, could, might, also shortened or with "not".
fn is_past_modal(cx: &Context, i: usize) -> bool {
    let word = cx.reading.word(cx.text, i);
    ["would", "could", "might"]
        .iter()
        .any(|m| word.get(..5).is_some_and(|w| w.eq_ignore_ascii_case(m)))
        || word.len() > 2 && (word.ends_with("'d") || word.ends_with("’d"))
}

fn has_were(cx: &Context, run: Run) -> bool {
    // "if the terminal were built" beside "if the terminals were built"
    let singular = |i: usize| {
        i > run.first
            && (is_any(cx, i - 1, &["he", "she", "it", "I", "this", "that"])
                || !is_any(cx, i - 1, &["they", "we", "you", "people"])
                    && !cx.reading.word(cx.text, i - 1).ends_with('s'))
    };
    (run.first..run.end).any(|i| {
        is_any(cx, i, &["were", "weren't", "weren’t"])
            && (is_any(cx, i + 1, &["to"]) || singular(i))
    })
}

/// Whether the words stand in indirect speech, where tenses are those of the report: "she would sign if they left".
fn is_backshifted(cx: &Context, i: usize) -> bool {
    if cx.reading.quotation(i) != 0 {
        return false;
    }
    if let Some(s) = cx.statement(i).and_then(|s| cx.statements.get(s as usize)) {
        let present = (s.cue_words.0 as usize..s.cue_words.1 as usize).any(|k| {
            cx.reading.is(k, class::VERB_THIRD)
                || is_any(cx, k, &["say", "think", "argue", "believe"])
        });
        return s.quote_type != crate::attribution::statement::QuoteType::Direct && !present;
    }
    report_beside(cx, i).is_some()
}

/// would have, could've; not "would have to".
fn says_would_have(cx: &Context, cons: Run) -> bool {
    let reading = cx.reading;
    (cons.first..cons.end).any(|i| {
        is_past_modal(cx, i)
            && ((i + 1..cons.end.min(i + 4))
                .any(|k| is_any(cx, k, &["have", "'ve", "’ve"]) && !is_any(cx, k + 1, &["to"]))
                || reading.word(cx.text, i).ends_with("ve"))
    })
}

/// How real a condition is, from the verbs of both parts.
fn factuality(cx: &Context, ante: Run, cons: Run, is_phrase: bool) -> Factuality {
    let reading = cx.reading;
    let modal = (cons.first..cons.end).find(|i| is_past_modal(cx, *i));
    let perfect = says_would_have(cx, cons);
    let had = (ante.first..ante.end).any(|i| {
        is_any(cx, i, &["had", "hadn't", "hadn’t"])
            && (i + 1..ante.end.min(i + 5))
                .any(|k| reading.is(k, class::VERB_PARTICIPLE) || is_any(cx, k, &["been"]))
    });
    if perfect || had && modal.is_some() {
        return Factuality::Contrary;
    }
    let past = (ante.first..ante.end).any(|i| {
        let bits = reading.class(i);
        let governed = bits & class::VERB_PARTICIPLE != 0
            && (i.saturating_sub(2)..i).any(|k| reading.is(k, class::AUXILIARY));
        is_any(
            cx,
            i,
            &["were", "was", "had", "could", "did", "didn't", "didn’t"],
        ) || bits & class::VERB_PAST != 0 && bits & class::ADJECTIVE == 0 && !governed
    });
    let remote = modal.is_some() && (is_phrase || past)
        || (ante.first..ante.end).any(|i| is_any(cx, i, &["were"]) && is_any(cx, i + 1, &["to"]));
    if remote && (!is_backshifted(cx, ante.first) || has_were(cx, ante)) {
        Factuality::Remote
    } else {
        Factuality::Open
    }
}

/// Who must fulfil it: the subject of the condition, or "by X" and "on X's part" where it is passive or a noun.
fn actor(cx: &Context, ante: Run) -> Option<Span> {
    let reading = cx.reading;
    let from = ante.first + usize::from(is_any(cx, ante.first, &["that"]));
    let can_act = |p: &&Phrase| {
        matches!(p.kind, PhraseKind::Name | PhraseKind::Source)
            || p.kind == PhraseKind::Pronoun
                && !p.is_possessive
                && is_any(
                    cx,
                    p.first as usize,
                    &["he", "she", "they", "we", "you", "I"],
                )
            || is_any(
                cx,
                p.end.saturating_sub(1) as usize,
                &[
                    "side",
                    "sides",
                    "party",
                    "parties",
                    "governments",
                    "capitals",
                    "army",
                    "armies",
                    "navies",
                ],
            )
    };
    let phrases = reading.phrases_in(from, ante.end);
    let after = |p: &&Phrase, word: &str| p.first > 0 && is_any(cx, p.first as usize - 1, &[word]);
    let agent = phrases.iter().find(|p| {
        (after(p, "by") || after(p, "from") && p.kind != PhraseKind::Other)
            && matches!(p.kind, PhraseKind::Name | PhraseKind::Source)
    });
    let subject = phrases
        .iter()
        .rev()
        .filter(|p| p.first as usize == from && !p.is_possessive)
        .find(can_act)
        .filter(|p| {
            let verb = p.end as usize;
            let next = (verb..ante.end.min(verb + 3)).find(|k| !reading.is(*k, class::ADVERB));
            let passive = next.is_some_and(|k| {
                reading.is(k, class::BE)
                    && (k + 1..ante.end.min(k + 4)).any(|n| {
                        reading.is(n, class::VERB_PARTICIPLE) && !reading.is(n, class::ADJECTIVE)
                    })
            });
            !passive
                && next.is_some_and(|k| reading.is(k, class::AUXILIARY | class::VERB))
                && reading.gap(verb) & gap::HARD == 0
        });
    let found = subject.or(agent)?;
    Some(reading.base_span(found.first as usize, found.end as usize))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Document;
    use crate::{Analysis, Analyzer};

    /// What a row says, for one condition of a text.
    fn shown<'t>(text: &'t str, c: &Condition) -> (&'static str, &'t str, &'t str, &'t str) {
        let of = |s: Option<Span>| s.map_or("", |s| s.of(text));
        (
            c.kind,
            c.marker.of(text),
            of(c.antecedent),
            of(c.consequent),
        )
    }

    fn read(analyzer: &Analyzer, text: &str) -> Analysis {
        analyzer.analyze(&Document::from_text(text))
    }

    #[test]
    fn the_parts_of_a_condition_end_where_its_clauses_end() {
        let analyzer = Analyzer::builtin().unwrap();
        for (text, expected) in [
            (
                "If the envoy resigns, the talks will move to Oswin.",
                (
                    "hypothetical",
                    "If",
                    "the envoy resigns",
                    "the talks will move to Oswin",
                ),
            ),
            (
                "The talks will move to Oswin if the envoy resigns.",
                (
                    "hypothetical",
                    "if",
                    "the envoy resigns",
                    "The talks will move to Oswin",
                ),
            ),
            (
                "The talks, if they happen, will be short.",
                ("hypothetical", "if", "they happen", "will be short"),
            ),
            (
                "If Velmark, Kestria and the Union agree, the bridge will open.",
                (
                    "hypothetical",
                    "If",
                    "Velmark, Kestria and the Union agree",
                    "the bridge will open",
                ),
            ),
            (
                "If you buy too many boxes you can return the rest.",
                (
                    "hypothetical",
                    "If",
                    "you buy too many boxes",
                    "you can return the rest",
                ),
            ),
            (
                "The envoy will not go unless both sides agree, but the ministry wants a date.",
                (
                    "exceptive",
                    "unless",
                    "both sides agree",
                    "The envoy will not go",
                ),
            ),
            (
                "Direct talks could help, but only if they serve the alliance.",
                (
                    "necessary",
                    "only if",
                    "they serve the alliance",
                    "Direct talks could help",
                ),
            ),
            (
                "Without that survey there would be no talks.",
                (
                    "exceptive",
                    "Without",
                    "that survey",
                    "there would be no talks",
                ),
            ),
            (
                "Not until the last mine is cleared will farmers return.",
                (
                    "precondition",
                    "Not until",
                    "the last mine is cleared",
                    "will farmers return",
                ),
            ),
            (
                "Any talks must be based on the survey.",
                (
                    "precondition",
                    "must be based on",
                    "the survey",
                    "Any talks",
                ),
            ),
            (
                "How real the threat is depends on the winter.",
                (
                    "dependence",
                    "depends on",
                    "the winter",
                    "How real the threat is",
                ),
            ),
            (
                "They must withdraw first. Then talks can begin.",
                ("precondition", "must", "withdraw first", "talks can begin"),
            ),
            (
                "They must leave the valley. Only then can talks begin.",
                (
                    "necessary",
                    "Only then",
                    "They must leave the valley",
                    "can talks begin",
                ),
            ),
            (
                "A full pullout is a precondition for talks.",
                (
                    "precondition",
                    "precondition for",
                    "A full pullout",
                    "talks",
                ),
            ),
            (
                "Until they pay, no ship will leave.",
                ("precondition", "Until", "they pay", "no ship will leave"),
            ),
            (
                "The ministers will stay until the last train has left.",
                (
                    "temporal",
                    "until",
                    "the last train has left",
                    "The ministers will stay",
                ),
            ),
            (
                "Hostilities will end the moment Farouk signs.",
                (
                    "temporal",
                    "the moment",
                    "Farouk signs",
                    "Hostilities will end",
                ),
            ),
            (
                "Three quarrels must be settled before the envoys meet.",
                (
                    "precondition",
                    "must be settled before",
                    "Three quarrels",
                    "the envoys meet",
                ),
            ),
            (
                "Any agreement, Farouk said, must respect the line.",
                ("precondition", "must", "respect the line", "Any agreement"),
            ),
            (
                "Much will depend, she wrote, on the harvest.",
                ("dependence", "will depend", "on the harvest", "Much"),
            ),
            (
                "Its size hinges on the mayor, who has said nothing.",
                ("dependence", "hinges on", "the mayor", "Its size"),
            ),
            (
                "She will sail on Monday, whatever flag they fly.",
                (
                    "concessive",
                    "whatever",
                    "flag they fly",
                    "She will sail on Monday",
                ),
            ),
            (
                "We will stay if, and only if, they pay.",
                ("necessary", "if, and only if", "they pay", "We will stay"),
            ),
            (
                "Under its terms, each review must first be signed.",
                ("precondition", "must first", "be signed", "each review"),
            ),
            (
                "Without it the fund is empty.",
                ("exceptive", "Without", "it", "the fund is empty"),
            ),
            (
                "Even if they sign, nothing will change.",
                ("concessive", "Even if", "they sign", "nothing will change"),
            ),
        ] {
            let analysis = read(&analyzer, text);
            assert_eq!(
                analysis.conditions.first().map(|c| shown(text, c)),
                Some(expected),
                "{text}"
            );
        }
    }

    #[test]
    fn an_inversion_is_a_condition_without_a_marker() {
        let analyzer = Analyzer::builtin().unwrap();
        for (text, kind, factuality, antecedent) in [
            (
                "Had they asked, we would have come.",
                "counterfactual",
                "contrary",
                "they asked",
            ),
            (
                "We would have come had they asked.",
                "counterfactual",
                "contrary",
                "they asked",
            ),
            (
                "Were the talks to fail, the fleet would sail.",
                "hypothetical",
                "remote",
                "the talks to fail",
            ),
            (
                "Were the patrols suspended for a week, the smugglers would return.",
                "counterfactual",
                "remote",
                "the patrols suspended for a week",
            ),
            (
                "Should talks fail, the fleet will sail.",
                "hypothetical",
                "open",
                "talks fail",
            ),
        ] {
            let analysis = read(&analyzer, text);
            let c = analysis.conditions.first().map(|c| {
                (
                    c.kind,
                    c.factuality.as_str(),
                    c.antecedent.map_or("", |s| s.of(text)),
                )
            });
            assert_eq!(c, Some((kind, factuality, antecedent)), "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_a_condition_is_none() {
        let analyzer = Analyzer::builtin().unwrap();
        for text in [
            "It looked as if the war were over.",
            "He spoke on condition of anonymity.",
            "She wondered if the truce held, and if anyone had read the text.",
            "Had they signed anything?",
            "The winners were the first to leave.",
            "Should Orlava introduce a levy?",
            "She does not expect to sign before the autumn.",
            "The losses, if any, stay secret.",
            "They jailed whoever spoke.",
            "The war lasted as long as the drought.",
            "That depends, she said.",
        ] {
            let analysis = read(&analyzer, text);
            assert_eq!(
                analysis.conditions.first().map(|c| shown(text, c)),
                None,
                "{text}"
            );
        }
    }

    #[test]
    fn a_condition_is_whoever_reports_it() {
        let analyzer = Analyzer::builtin().unwrap();
        for (text, holder) in [
            (
                "Ada Quill said that she would sign if the guns fell silent.",
                "Ada Quill",
            ),
            (
                "Ships will sail, Ada Quill said on Monday, unless the order is lifted.",
                "Ada Quill",
            ),
            ("Ships will sail unless the order is lifted.", "_article"),
        ] {
            let analysis = read(&analyzer, text);
            let speaker = analysis
                .conditions
                .first()
                .and_then(|c| c.speaker)
                .and_then(|s| analysis.speakers.get(s as usize));
            assert_eq!(speaker.map_or("", |s| s.name.as_str()), holder, "{text}");
        }
    }

    #[test]
    fn coordinated_conditions_share_their_consequent() {
        let text = "If Velmark signs and if Kestria pays, the ships will leave.";
        let analysis = read(&Analyzer::builtin().unwrap(), text);
        let rows: Vec<_> = analysis.conditions.iter().map(|c| shown(text, c)).collect();
        assert_eq!(
            rows,
            [
                (
                    "hypothetical",
                    "If",
                    "Velmark signs",
                    "the ships will leave"
                ),
                ("hypothetical", "if", "Kestria pays", "the ships will leave")
            ]
        );
    }

    #[test]
    fn the_actor_is_the_subject_or_the_agent() {
        let analyzer = Analyzer::builtin().unwrap();
        for (text, actor) in [
            ("Aid will flow if the rebels sign.", "the rebels"),
            (
                "Aid will flow if the treaty is signed by the rebels.",
                "the rebels",
            ),
            ("Aid will flow if the road is dry.", ""),
        ] {
            let analysis = read(&analyzer, text);
            assert_eq!(
                analysis
                    .conditions
                    .first()
                    .and_then(|c| c.actor)
                    .map_or("", |s| s.of(text)),
                actor,
                "{text}"
            );
        }
    }
}
