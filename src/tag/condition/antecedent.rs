//! Where a condition ends that stands right of its marker: before its main clause, after it, or within it.

use crate::lexicon::class;
use crate::tag::condition::window::Window;
use crate::tag::condition::word::{
    is_any, is_clause_pronoun, is_dash, is_past_modal, is_predicate, says_will,
};
use crate::text::token::{gap, shape};

/// How a condition that may lead its main clause stands to the words before it.
#[derive(Clone, Copy)]
pub(super) struct Manner {
    /// After a comma: it may interrupt its main clause.
    pub(super) interrupts: bool,
    /// After a whole clause, which may be the main one.
    pub(super) follows: bool,
    /// After a report behind which it goes on: "They will sail, she said, if".
    pub(super) is_told: bool,
}

/// How an antecedent right of its marker ends.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ending {
    /// One past its last word.
    pub(super) end: usize,
    /// First word of the main clause.
    pub(super) main: usize,
    /// Whether a main clause was seen to begin.
    pub(super) is_sure: bool,
}

impl Ending {
    /// The main clause begins at `i`.
    fn at(i: usize) -> Self {
        Self {
            end: i,
            main: i,
            is_sure: true,
        }
    }

    /// Nothing says that a main clause begins at `i`.
    fn unsure(i: usize) -> Self {
        Self {
            is_sure: false,
            ..Self::at(i)
        }
    }
}

impl Window<'_> {
    /// The end of an antecedent that stands before its main clause: the comma that is followed by the main clause's subject
    /// and verb. "If Velmark, its neighbour and the Union, which pays for it, agree, the bridge will open."
    ///
    /// `seen`: whether its verb stands before `from` ("Had they ...") or is not called for.
    ///
    /// An antecedent that interrupts its main clause ends where that goes on: "The treaty, if both sign, will take force."
    pub(super) fn fronted(&self, from: usize, mut seen: bool, manner: Manner) -> Ending {
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
                match self.second_dash(i, seen) {
                    Some(main) if seen => {
                        return Ending {
                            main,
                            ..Ending::at(i)
                        };
                    }
                    Some(k) => {
                        i = k + 1;
                        continue;
                    }
                    None if self.is_wall(i) => {
                        wall = i;
                        break;
                    }
                    None => {}
                }
                if let Some(ending) = self.ends_without_comma(i, seen) {
                    return ending;
                }
                if (restart.is_none() || !strong && first_comma.is_none())
                    && (seen || is_clause_pronoun(cx, from))
                    && g & gap::HARD == 0
                    && self.restarts(from, i)
                {
                    // "if you had come by sea you would have known, as we all do"
                    strong = seen
                        && is_clause_pronoun(cx, i)
                        && (i..self.hi.min(i + 3))
                            .take_while(|k| *k == i || !is_clause_pronoun(cx, *k))
                            .any(|k| says_will(cx, k));
                    // "if he gets the price he wants he'll sell": the second one
                    if strong || restart.is_none() {
                        restart = Some(i);
                    }
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
                // but not "would pay, provided the builder, Orlo, [carries] the rest"
                if g & gap::COMMA != 0
                    && manner.interrupts
                    && (seen || !manner.follows || reading.is(i, class::AUXILIARY | class::MODAL))
                    && self.is_plain_verb(i)
                {
                    return Ending::at(i);
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
                                return Ending::at(r);
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
            // a main clause that was told before is not looked for behind
            return if manner.is_told {
                Ending::unsure(i)
            } else {
                Ending::at(i)
            };
        }
        if let Some(r) = restart
            .filter(|_| !manner.follows)
            .filter(|r| first_comma.is_none_or(|c| *r < c))
        {
            return Ending::at(r);
        }
        match first_comma {
            Some(i) => Ending::unsure(i),
            None => Ending::unsure(wall),
        }
    }

    /// The second of a pair of dashes of which word `i` has the first before it; they hold an aside: "if they agree – and they may
    /// not – we sign". `seen`: whether the antecedent has its verb; then the main clause goes on behind the second.
    fn second_dash(&self, i: usize, seen: bool) -> Option<usize> {
        if !is_dash(self.cx, i) {
            return None;
        }
        let second = (i + 1..self.hi).find(|k| is_dash(self.cx, *k));
        second.filter(|k| {
            !seen || self.opens_main(*k, self.part_end(*k)) > 0 && self.opens_main(i, *k) == 0
        })
    }

    /// "if they sign [then] we leave", "if Velmark signs [and] if Kestria pays": the antecedent ends before word `i`.
    fn ends_without_comma(&self, i: usize, seen: bool) -> Option<Ending> {
        let (cx, reading) = (self.cx, self.cx.reading);
        if seen
            && reading.gap(i) & gap::COMMA == 0
            && is_any(cx, i, &["then"])
            // "if they let them in and then obstruct them"
            && !reading.is(i - 1, class::COORDINATOR)
            && i + 1 < self.hi
            && (is_clause_pronoun(cx, i + 1) || self.opens_main(i + 1, self.part_end(i)) == 2)
        {
            return Some(Ending {
                main: i + 1,
                ..Ending::at(i)
            });
        }
        let is_second = reading.is(i, class::COORDINATOR)
            && (self.is_marker(i + 1)
                || is_any(cx, i + 1, &["even", "only"]) && self.is_marker(i + 2));
        is_second.then(|| Ending::at(i))
    }

    /// Whether word `i` is a verb and can be nothing else: "the treaty, if both sign, [took] force".
    fn is_plain_verb(&self, i: usize) -> bool {
        let reading = self.cx.reading;
        reading.is(i, class::AUXILIARY | class::VERB_PAST | class::VERB_THIRD)
            && !reading.is(
                i,
                class::VERB_PARTICIPLE | class::VERB_NOUN | class::ADJECTIVE,
            )
            && !is_clause_pronoun(self.cx, i)
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
        // "had it not fallen Velmark would still have a king"
        let named = reading.shape(i, shape::CAPITAL)
            && !reading.shape(i - 1, shape::CAPITAL)
            && (i + 1..self.hi.min(i + 3)).any(|k| is_past_modal(cx, k));
        if i < from + 2 || !pronoun && !named && !reading.is(i, class::DETERMINER) {
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
            || before & class::CUE != 0
                && before & (class::VERB_NOUN | class::ADJECTIVE) == 0
                && !passive;
        // "if he was he would never have come"
        let elided = pronoun
            && before & class::AUXILIARY != 0
            && ((i..self.hi.min(i + 2)).any(|k| says_will(cx, k))
                // "if they do they leave"
                || is_any(cx, i - 1, &["do", "does", "did", "don't", "doesn't", "didn't"]));
        // "if it breaks down he will be needed"
        let is_particle = is_any(
            cx,
            i - 1,
            &[
                "down", "off", "out", "over", "up", "through", "apart", "away",
            ],
        );
        if joined && !elided && !is_particle && !reading.is(i - 1, class::ADVERB) {
            return false;
        }
        let carries = |k: usize| {
            (k..self.hi.min(k + 3))
                .find(|n| !reading.is(*n, class::ADVERB) && !is_any(cx, *n, &["never"]))
                .is_some_and(|n| reading.is(n, class::AUXILIARY) && reading.gap(n) & gap::HARD == 0)
        };
        if pronoun {
            return reading.is(i, class::AUXILIARY)
                || !reading.shape(i, shape::POSSESSIVE)
                    && reading.word(cx.text, i).contains(['\'', '’'])
                || carries(i + 1)
                // "if they taste it they leave"
                || is_any(cx, i, &["he", "she", "they", "we", "I"]) && is_predicate(cx, i + 1);
        }
        if named {
            return true;
        }
        if is_any(cx, i, &["that"]) && !is_past_modal(cx, i + 1) {
            return false;
        }
        let noun = before & class::VERB == 0
            || before & class::VERB_NOUN != 0
                && reading.is(i - 2, class::DETERMINER | class::ADJECTIVE);
        // "had the envoy stayed the truce would have held": what a modal follows is its subject
        let head = (i + 1..self.hi.min(i + 4))
            .find(|k| is_past_modal(cx, *k))
            .is_some_and(|k| {
                k > i + 1
                    && (i + 1..k).all(|n| {
                        !reading.is(n, class::PREPOSITION | class::COORDINATOR | class::RELATIVE)
                            && !is_clause_pronoun(cx, n)
                            && reading.gap(n) & gap::HARD == 0
                    })
            });
        // "had the wind been stronger the flames could have reached it"
        let compared = before & class::ADJECTIVE != 0
            && (reading.is(i - 2, class::AUXILIARY)
                || i > from + 2
                    && reading.is(i - 3, class::AUXILIARY)
                    && reading.is(i - 2, class::ADVERB));
        if head && (compared || before & (class::VERB_PAST | class::VERB_PARTICIPLE) != 0) {
            return true;
        }
        noun && !is_predicate(cx, i - 1)
            && before & (class::ADJECTIVE | class::NUMBER) == 0
            && !(from..i).any(|k| reading.is(k, class::RELATIVE))
            && (i + 2..self.hi.min(i + 6)).any(|k| reading.is(k, class::AUXILIARY))
            && (i + 1..self.hi.min(i + 5)).all(|k| reading.gap(k) & gap::HARD == 0)
    }

    /// The end of a noun phrase that stands first: "Without that survey there would be no talks".
    pub(super) fn fronted_phrase(&self, from: usize, manner: Manner) -> Ending {
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
                    || is_any(cx, i, &["nothing", "nobody"])
                    || (reading.is(i, class::DETERMINER)
                        // "without help the farm would be lost", "without state funds the museum closes"
                        && (before & class::VERB == 0
                            || before & class::VERB_NOUN != 0
                                && (i == from + 1
                                    || i == from + 2
                                        && reading.is(from, class::DETERMINER | class::ADJECTIVE | class::POSSESSIVE)
                                    || i == from + 2 && reading.shape(from, shape::CAPITAL)))))
                && self.has_predicate(i, by_comma.end)
            {
                return Ending::at(i);
            }
            i += 1;
        }
        let bare = self
            .bare_subject(from, by_comma.end)
            .filter(|_| !manner.interrupts);
        bare.map_or(by_comma, Ending::at)
    }

    /// "without new money [hospitals] would close": the noun before a modal is its subject, and the one before that ends the phrase
    /// that begins at word `from`.
    fn bare_subject(&self, from: usize, end: usize) -> Option<usize> {
        let (cx, reading) = (self.cx, self.cx.reading);
        let noun = |k: usize| {
            !reading.is(
                k,
                class::DETERMINER
                    | class::POSSESSIVE
                    | class::ADJECTIVE
                    | class::PREPOSITION
                    | class::COORDINATOR
                    | class::NUMBER
                    | class::ADVERB
                    | class::RELATIVE
                    | class::TO,
            ) && !reading.shape(k, shape::POSSESSIVE)
        };
        let modal = (from + 2..end).find(|k| says_will(cx, *k))?;
        let subject = modal - 1;
        let is_close = (from + 1..=modal).all(|k| reading.gap(k) & gap::HARD == 0)
            && !(from..modal).any(|k| reading.is(k, class::RELATIVE | class::SUBORDINATOR));
        (is_close
            && noun(subject)
            && noun(subject - 1)
            && !(reading.shape(subject, shape::CAPITAL)
                && reading.shape(subject - 1, shape::CAPITAL)))
        .then_some(subject)
    }

    /// The end of an antecedent that stands last: the sentence's, or a comma before a new clause or "he said".
    pub(super) fn last(&self, from: usize) -> usize {
        self.last_of(from, false)
    }

    /// The same; `is_whole`: no verb of its own is called for ("depends on the winter, and I cannot see that far").
    pub(super) fn last_of(&self, from: usize, is_whole: bool) -> usize {
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
                if g & gap::COMMA != 0 && self.ends_at_comma(i, seen, is_whole) {
                    return i;
                }
                // "will leave if the talks fail, but would return for a signing": the main clause goes on
                if g & gap::COMMA != 0
                    && seen
                    && reading.is(i, class::COORDINATOR)
                    && says_will(cx, i + 1)
                    && !(from..i).any(|k| says_will(cx, k))
                {
                    return i;
                }
                if reading.is(i, class::COORDINATOR)
                    && (self.is_marker(i + 1)
                        || is_any(cx, i + 1, &["that"])
                            && self.lo < from
                            // "on two conditions: that they pay, and that they leave"
                            && !is_any(cx, from, &["that"])
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

    /// Whether the comma before word `i` ends an antecedent that stands last. `seen`: whether it has its verb.
    fn ends_at_comma(&self, i: usize, seen: bool, is_whole: bool) -> bool {
        let (cx, reading) = (self.cx, self.cx.reading);
        let end = self.part_end(i);
        // "provided that the operator, Brannock Stone, pays": its verb is still to come
        if self.is_report(i, end) || (seen || is_whole) && self.is_long_report(i, end) {
            return true;
        }
        // "said talks must rest on respect, adding that he had time"
        if seen && reading.is(i, class::CUE) && reading.is(i, class::VERB_ING) {
            return true;
        }
        // "hinges on the minister, who has said nothing"
        if is_whole && is_any(cx, i, &["who", "whose", "where", "though", "so"]) {
            return true;
        }
        let joins = reading.is(i, class::COORDINATOR);
        // "3 percent if the loan is repaid, or 1 percent if it is not"
        if self.is_marker(i) || joins && (i + 1..end).any(|k| self.is_marker(k)) {
            return true;
        }
        if !seen {
            return false;
        }
        let next = i + usize::from(joins);
        let plain = !joins
            && !reading.is(
                i,
                class::PREPOSITION | class::ADVERB | class::RELATIVE | class::VERB_ING,
            )
            && !(i..end).any(|k| reading.is(k, class::RELATIVE | class::SUBORDINATOR));
        // "Although it may fail if they leave, a second vote is likely"
        if plain
            && (i..end).any(|k| reading.is(k, class::AUXILIARY))
            && self.opens_main(i, end) == 2
        {
            return true;
        }
        if is_clause_pronoun(cx, next)
            && (!joins || !self.is_marker(next))
            && self.opens_main(next, end) == 2
        {
            return true;
        }
        let modal = (next + 1..end).any(|k| reading.is(k, class::MODAL));
        if joins
            && is_any(cx, i, &["but", "so", "yet", "and"])
            && self.opens_main(next, end) == 2
            && (!reading.is(next, class::VERB) || modal && reading.is(next, class::VERB_NOUN))
        {
            return true;
        }
        is_any(
            cx,
            i,
            &["although", "though", "because", "while", "whereas", "since"],
        ) || is_any(cx, i, &["as"]) && is_clause_pronoun(cx, i + 1)
    }
}
