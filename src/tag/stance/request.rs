//! What is asked for, beside whom it is asked of.

use crate::attribution::reading::PhraseKind;
use crate::lexicon::{Entry, class, side};
use crate::span::Span;
use crate::tag::Context;
use crate::tag::actors::Clause;
use crate::tag::stance::deed::{begins_deed, deed_end};
use crate::tag::stance::holder::{holder, is_actor, is_paper, speaking};
use crate::tag::stance::predicate::object_start;
use crate::tag::stance::relation::is_ruled;
use crate::tag::stance::row::{STRONG, row};
use crate::tag::stance::{Draft, Holder, Predicate, polarity};
use crate::text::WordSet;
use crate::text::token::gap;

/// What is asked for, beside whom it is asked of: "urged the guild [to wait]", "called for [an inquiry]".
pub(super) fn asked(cx: &Context, p: &Predicate, out: &mut Vec<Draft>) {
    let clause = cx.clause_at(p.words.0);
    let r = cx.reading;
    let entry = cx.lexicon.entry(p.entry);
    let asks_for = entry.id == "stance.ask"
        && clause.is_word(p.words.1 - 1, &["for"])
        && p.words.0 > clause.from
        && clause.is_word(
            p.words.0 - 1,
            &[
                "has",
                "have",
                "had",
                "been",
                "we",
                "they",
                "also",
                "formally",
                "repeatedly",
            ],
        );
    // "ordered the fleet to leave": weak words ask where a deed follows
    let orders = matches!(entry.id.as_str(), "stance.ordered" | "stance.order-to");
    if entry.weight < STRONG && !asks_for && !orders
        || entry.id == "stance.side-hope-to"
        || entry.category != "REQUEST"
        || p.negated
        || p.is_question
        || p.is_evaluation
        || entry.pos != "verb"
        || entry.holder != "subject"
        || entry.id == "stance.must-stop"
        || is_ruled(cx, &clause, p)
        // "the president, who could ask the court to look at it": he has not
        || entry.id == "stance.seek-from"
            && clause.is_word(clause.group(p.words.0).start, &["could", "may", "might", "can"])
    {
        return;
    }
    let h = match speaking(cx, &clause, p) {
        Holder::Known(Some(0) | None) => return,
        Holder::Known(n) => Holder::Known(n),
        Holder::Phrase(q) if is_actor(&clause, q) => Holder::Phrase(q),
        Holder::Phrase(_) => return,
    };
    // "demanded, in a letter, that the mayor resign"
    let aside = (p.words.1 < clause.to && r.gap(p.words.1) & gap::HARD == gap::COMMA)
        .then(|| (p.words.1 + 1..clause.to.min(p.words.1 + 9)).find(|i| r.gap(*i) & gap::HARD != 0))
        .flatten()
        .filter(|i| r.gap(*i) & gap::HARD == gap::COMMA && clause.is_word(*i, &["that"]));
    let at = aside.unwrap_or(p.words.1);
    // "urged the guild to wait"; "asked not to be named" asks for nothing that matters
    let addressee = p.targets.first().copied().filter(|k| {
        (clause.phrase(*k).first as usize) <= at + 1 && clause.phrase(*k).end as usize >= at
    });
    // "wants the union to release the silver"
    let addressee = addressee.or_else(|| {
        let k = clause.starting(at).filter(|_| entry.id == "stance.want")?;
        let end = clause.chain_end(k);
        // "want the minister, Sten Orlo, to go"
        let named = clause
            .starting(end)
            .filter(|_| r.gap(end) & gap::HARD == gap::COMMA)
            .map(|q| clause.chain_end(q))
            .filter(|e| r.gap(*e) & gap::HARD == gap::COMMA);
        let end = named.unwrap_or_else(|| past_adverbials(&clause, end));
        (clause.is_word(end, &["to"]) && r.is(end + 1, class::VERB_BASE)).then_some(k)
    });
    let request = Request {
        cx,
        clause,
        p,
        entry,
        asks_for,
        at,
        addressee,
    };
    let Some(Asked::This(target, phrase, score)) = request.what() else {
        return;
    };
    if target.is_empty() {
        return;
    }
    let mut d = row(cx, &request.clause, p.words.0, target, phrase, h);
    d.stance.score = score;
    d.stance.polarity = polarity(score);
    d.stance.act = "REQUEST";
    d.stance.entry = Some(p.entry);
    d.stance.evidence = r.span(p.words.0, p.words.1);
    d.stance.confidence = p.confidence;
    out.push(d);
}

/// What was found to be asked for.
enum Asked {
    /// Nothing that matters.
    Nothing,
    /// The words, their phrase where they are one, and the score.
    This(Span, Option<usize>, f32),
}

/// A request while it is read.
struct Request<'a> {
    cx: &'a Context<'a>,
    clause: Clause<'a>,
    p: &'a Predicate,
    entry: &'a Entry,
    /// It is "asked for" with the subject of a report.
    asks_for: bool,
    /// Where what is asked for may begin.
    at: usize,
    /// The phrase of whom it is asked of.
    addressee: Option<usize>,
}

impl Request<'_> {
    /// What is asked for, by the first form that fits; none where no form does.
    fn what(&self) -> Option<Asked> {
        self.told()
            .or_else(|| self.that_clause())
            .or_else(|| self.gerund())
            .or_else(|| self.being_done())
            .or_else(|| self.called_for())
            .or_else(|| self.to_know())
            .or_else(|| self.wanted())
            .or_else(|| self.for_a_thing())
            .or_else(|| self.infinitive())
            .or_else(|| self.bare_noun())
            .or_else(|| self.object())
    }

    /// "insisted [the firm had been slow]" tells what is so and asks for nothing; "insisted the firm pay" does.
    fn told(&self) -> Option<Asked> {
        let (clause, r) = (&self.clause, self.cx.reading);
        let k = clause
            .starting(self.at)
            .filter(|_| self.entry.id == "stance.propose-that")?;
        let end = clause.chain_end(k);
        let v = end + usize::from(r.is(end, class::ADVERB));
        // "insists the firm must pay" does ask
        let is_finite = r.is(v, class::AUXILIARY) && !r.is(v, class::MODAL)
            || r.is(v, class::VERB_PAST | class::VERB_THIRD) && !r.is(v, class::VERB_BASE);
        let is_told = r.gap(v) & gap::HARD == 0 && is_finite && !clause.is_word(v, &["be"]);
        is_told.then_some(Asked::Nothing)
    }

    /// "demanded [that the mayor resign]".
    fn that_clause(&self) -> Option<Asked> {
        let (clause, r, at) = (&self.clause, self.cx.reading, self.at);
        let from = if clause.is_word(at, &["that"]) {
            at + 1
        } else if clause.is_word(at.saturating_sub(1), &["that"]) {
            at
        } else {
            return None;
        };
        // the phrase may have taken the "that"
        let after_that = || {
            clause
                .covering(from)
                .filter(|k| clause.phrase(*k).first as usize + 1 == from)
        };
        if let Some(k) = clause.starting(from).or_else(after_that) {
            // "demanded that the company, Volt, draw": the apposition is the same
            let v = clause.chain_end(k);
            let named = clause
                .starting(v)
                .filter(|_| r.gap(v) & gap::COMMA != 0)
                .map(|q| clause.chain_end(q))
                .filter(|e| r.gap(*e) & gap::COMMA != 0);
            let v = named.unwrap_or(v);
            // "that the port open its books": one that would have an s, had it happened; of many only "be" tells
            let head = clause.phrase(k).head as usize;
            let is_one = !clause.word(head).ends_with('s')
                && !clause.is_word(head, &["they", "we", "you", "i", "people"]);
            // a verb that no list has: "that the bank repay the loan"
            // "recommended that members accept it": these ask, whatever the verb's form
            let asks = clause.is_word(
                self.p.words.0,
                &[
                    "demand",
                    "demands",
                    "demanded",
                    "demanding",
                    "recommend",
                    "recommends",
                    "recommended",
                    "recommending",
                    "proposed",
                    "proposes",
                    "propose",
                    "proposing",
                    "urged",
                    "urges",
                    "requested",
                    "requests",
                    "asked",
                ],
            );
            let is_one = is_one || asks;
            let is_unknown = r.class(v) == 0
                && v < clause.to
                && r.gap(v) & gap::HARD == 0
                && !clause.word(v).ends_with(['s', 'd']);
            let head = clause.phrase(k).head as usize;
            if is_one
                && r.is(v, class::VERB_BASE)
                && !r.is(v, class::VERB_THIRD | class::VERB_PAST | class::MODAL)
                || is_one && is_unknown
                || clause.is_word(v, &["be"])
            {
                let end = deed_end(clause, v, clause.to);
                return Some(Asked::This(
                    r.base_span((clause.phrase(k).first as usize).max(from), end.max(v + 1)),
                    None,
                    0.5,
                ));
            } else if head > from + 1
                && (r.is(head, class::VERB_BASE) && (asks || r.is(head, class::VERB_NOUN))
                    // "that the navy clear a channel"
                    || asks
                        && r.is(head, class::ADJECTIVE)
                        && r.is(v, class::DETERMINER)
                        && r.gap(v) & gap::HARD == 0)
                && !r.is(
                    head - 1,
                    class::DETERMINER | class::POSSESSIVE | class::ADJECTIVE,
                )
                && !r.is(v, class::AUXILIARY | class::FINITE | class::MODAL)
            {
                // "that the mayor step down": the phrase has swallowed the verb
                let end = deed_end(clause, head, clause.to).max(head + 1);
                return Some(Asked::This(r.base_span(from, end), None, 0.5));
            }
        }
        // "that police clear the roads"
        if is_bare_party(clause, from) && r.is(from + 1, class::VERB_BASE) {
            let end = deed_end(clause, from + 1, clause.to);
            return Some(Asked::This(r.base_span(from, end), None, 0.5));
        }
        Some(Asked::Nothing)
    }

    /// "recommended [closing the pool]".
    fn gerund(&self) -> Option<Asked> {
        let (clause, r, entry, at) = (&self.clause, self.cx.reading, self.entry, self.at);
        // "recommended [closing the pool]": the deed, and not the pool
        if matches!(
            entry.id.as_str(),
            "stance.propose" | "stance.demand" | "stance.urge" | "stance.call-for"
        ) && r.is(at, class::VERB_ING)
            && r.gap(at) & gap::HARD == 0
            && begins_deed(clause, at)
        {
            return Some(Asked::This(
                r.base_span(at, deed_end(clause, at, clause.to).max(at + 1)),
                None,
                0.5,
            ));
        }
        None
    }

    /// "insists [the sailors be freed]".
    fn being_done(&self) -> Option<Asked> {
        let (clause, r, at) = (&self.clause, self.cx.reading, self.at);
        // "insists the sailors be freed"
        if let Some(k) = clause
            .starting(at)
            .filter(|k| clause.is_word(clause.chain_end(*k), &["be"]))
        {
            let end = deed_end(clause, clause.chain_end(k), clause.to);
            return Some(Asked::This(r.base_span(at, end), None, 0.5));
        }
        None
    }

    /// "called for [her to resign]".
    fn called_for(&self) -> Option<Asked> {
        let (clause, r, at) = (&self.clause, self.cx.reading, self.at);
        // "called for [the merger to be blocked]": the wish is all of it
        // "called for [her to resign]"; "called for [talks] to end the war" tells what for
        if clause.is_word(at.saturating_sub(1), &["for"])
            && let Some(k) = self.addressee.or_else(|| clause.starting(at))
            && clause.is_word(clause.chain_end(k), &["to"])
            && (clause.is_word(clause.chain_end(k) + 1, &["be"])
                && r.is(clause.chain_end(k) + 2, class::VERB_PARTICIPLE)
                || r.is(clause.chain_end(k) + 1, class::VERB_BASE)
                    && (clause.is_word(at, &["her"])
                        || clause.phrase(k).kind == PhraseKind::Pronoun
                        || is_actor(clause, k)))
        {
            let first = clause.phrase(k).first as usize;
            let end = deed_end(clause, clause.chain_end(k) + 1, clause.to);
            return Some(Asked::This(r.base_span(first, end), None, 0.55));
        }
        None
    }

    /// "demanded [to know whether it was safe]".
    fn to_know(&self) -> Option<Asked> {
        let (clause, r, entry, at) = (&self.clause, self.cx.reading, self.entry, self.at);
        // "demanded to know whether it was safe"
        if entry.id == "stance.demand"
            && clause.is_word(at, &["to"])
            && r.is(at + 1, class::VERB_BASE)
        {
            return Some(Asked::This(
                r.base_span(at + 1, deed_end(clause, at + 1, clause.to)),
                None,
                0.5,
            ));
        }
        None
    }

    /// "wants [customers to be spared the fee]".
    fn wanted(&self) -> Option<Asked> {
        let (clause, r, entry, at) = (&self.clause, self.cx.reading, self.entry, self.at);
        if entry.id == "stance.want"
            && let Some(k) = self.addressee.or_else(|| clause.starting(at))
        {
            // "wants customers [to be spared the fee]", "wants him [left alone]": the wish is all of it
            let first = clause.phrase(k).first as usize;
            let end = clause.chain_end(k);
            // "wants [the fleet to stay in the strait]": a thing is asked for nothing
            let has_infinitive = clause.is_word(end, &["to"])
                // "we both wanted them to be": as they are
                && (clause.is_word(end + 1, &["be"])
                    && end + 2 < clause.to
                    && r.gap(end + 2) & gap::HARD == 0
                    || r.is(end + 1, class::VERB_BASE)
                        && (clause.phrase(k).kind == PhraseKind::Other && !is_actor(clause, k)
                            || is_paper(self.cx, clause, k)));
            let is_participle = |i: usize| {
                r.is(i, class::VERB_PARTICIPLE) && !r.is(i, class::VERB_ING)
                    || r.class(i) == 0 && clause.word(i).ends_with("ed")
            };
            let done = is_participle(end)
                && clause.covering(end).is_none()
                && end < clause.to
                && r.gap(end) & gap::HARD == 0;
            // "wants [the coach out]", "wants [lorries out of the old town]"
            let away = clause.is_word(end, &["out", "gone", "back", "off", "home"])
                && r.gap(end) & gap::HARD == 0
                && (end + 1 >= clause.to
                    || r.gap(end + 1) & gap::HARD != 0
                    || r.is(end + 1, class::PREPOSITION));
            // "wanted the statue melted": the phrase has swallowed the participle
            let head = clause.phrase(k).head as usize;
            let inside = head + 1 == end && head > first && is_participle(head);
            if first == at && (has_infinitive || done || inside || away) {
                let verb = match () {
                    () if has_infinitive => end + 1,
                    () if inside => head,
                    () => end,
                };
                return Some(Asked::This(
                    r.base_span(first, deed_end(clause, verb, clause.to)),
                    None,
                    0.5,
                ));
            }
        }
        None
    }

    /// One past whom it is asked of, up to where the deed may begin, and whether they are only "the others".
    fn behind_addressee(&self) -> (usize, bool) {
        let (clause, r, at) = (&self.clause, self.cx.reading, self.at);
        // "urged the others not to wait"
        let others = self.addressee.is_none()
            && clause.is_word(at, &["the", "all"])
            && clause.is_word(at + 1, &["others", "rest", "two", "three"]);
        // "urged staff to return", "asked police not to wait": a noun that may be a verb
        let bare = self.addressee.is_none() && is_bare_party(clause, at);
        let at_others = match () {
            () if others => at + 2,
            () if bare => at + 1,
            () => at,
        };
        let others = others || bare;
        let after = self.addressee.map_or(at_others, |k| {
            // "called on Velmark and Kestria to", "urged the maker, Corvane, to"
            let mut all = vec![k];
            clause.conjuncts_right(k, &mut all);
            let end = all.last().map_or(at, |k| clause.chain_end(*k));
            let apposed = (r.gap(end) & gap::COMMA != 0)
                .then(|| clause.starting(end))
                .flatten()
                .and_then(|q| {
                    // "ordered Corvane, the firm behind the mine, to"
                    let close = clause.chain_end(q);
                    (close..clause.to.min(close + 8)).find(|i| r.gap(*i) & gap::COMMA != 0)
                })
                .filter(|e| clause.is_word(*e, &["to"]));
            apposed.unwrap_or(end)
        });
        // "was urged by residents to scrap it"
        let by = clause
            .is_word(after, &["by"])
            .then(|| clause.starting(after + 1))
            .flatten();
        match by {
            Some(k) => (clause.chain_end(k), true),
            None => (after, others),
        }
    }

    /// The same, past how and when it was asked: "advised the port in writing | not to", "asked the board on Monday | to".
    fn behind_adverbials(&self) -> (usize, bool) {
        let (after, others) = self.behind_addressee();
        if self.addressee.is_some() {
            (past_adverbials(&self.clause, after), others)
        } else {
            (after, others)
        }
    }

    /// "asked us for [a bridge]".
    fn for_a_thing(&self) -> Option<Asked> {
        let (clause, r, entry) = (&self.clause, self.cx.reading, self.entry);
        let after = self.behind_adverbials().0;
        // "asked us for a bridge"
        if entry.id == "stance.seek-from"
            && self.addressee.is_some()
            && clause.is_word(after, &["for"])
            && let Some(k) = clause.starting(after + 1)
            && !clause.is_time(clause.phrase(k))
            && !r.is(clause.chain_end(k) - 1, class::DETERMINER)
        {
            return Some(Asked::This(clause.chain(k, 0), Some(k), 0.5));
        }
        None
    }

    /// "urged the bank [to wait]".
    fn infinitive(&self) -> Option<Asked> {
        let (clause, r) = (&self.clause, self.cx.reading);
        let (after, others) = self.behind_adverbials();
        let to = (after..clause.to.min(after + 2))
            .find(|i| clause.is_word(*i, &["to"]) && r.gap(*i) & gap::HARD & !gap::COMMA == 0)
            // "tells you what to feel"
            .filter(|i| {
                !clause.is_word(*i - 1, &["what", "how", "when", "where", "which", "whom"])
            });
        if let Some(to) = to.filter(|to| {
            r.is(to + 1, class::VERB_BASE)
                // a verb that no list has: "urged the bank to chip in"
                || to + 1 < clause.to && r.class(to + 1) == 0 && clause.covering(to + 1).is_none()
        }) {
            let negative = clause.is_word(to.saturating_sub(1), &["not"]);
            if (self.addressee.is_some() || others)
                && !clause.is_word(
                    to + 1,
                    &[
                        "be", "say", "explain", "comment", "name", "have", "know", "hear", "see",
                        "note",
                    ],
                )
            {
                let end = deed_end(clause, to + 1, clause.to);
                return Some(Asked::This(
                    r.base_span(to + 1, end),
                    None,
                    if negative { -0.5 } else { 0.5 },
                ));
            }
            return Some(Asked::Nothing);
        }
        None
    }

    /// "urged [caution]".
    fn bare_noun(&self) -> Option<Asked> {
        let (clause, r, at) = (&self.clause, self.cx.reading, self.at);
        let is_last = at + 1 >= clause.to
            || r.gap(at + 1) & gap::HARD != 0
            // "urge ban on energy drinks"
            || clause.is_word(at + 1, &["on", "over", "in", "of"]);
        if self.p.targets.is_empty()
            && at < clause.to
            && is_last
            && r.gap(at) & gap::HARD == 0
            && r.is(at, class::VERB_NOUN)
            && clause.covering(at).is_none()
        {
            // "urged caution"
            return Some(Asked::This(r.base_span(at, at + 1), None, 0.5));
        }
        None
    }

    /// "called for [it]".
    fn object(&self) -> Option<Asked> {
        let (clause, entry, at) = (&self.clause, self.entry, self.at);
        if (entry.target == "none" || self.asks_for)
            && let Some((k, _)) = clause.object(object_start(clause, self.p.subject, at), 1)
        {
            let f = clause.phrase(k);
            if f.kind.is_noun() && !clause.is_time(f)
                // "called for it"
                || clause.is_word(f.first as usize, &["it", "that", "this", "them"])
            {
                return Some(Asked::This(clause.chain(k, at), Some(k), 0.5));
            }
        }
        None
    }
}

/// Whether word `i`, which may be a verb, is by itself somebody who can be asked: "police", "staff", "nurses".
fn is_bare_party(clause: &Clause, i: usize) -> bool {
    let r = clause.reading;
    i + 1 < clause.to
        && r.gap(i) & gap::HARD == 0
        && r.gap(i + 1) & gap::HARD == 0
        && clause.is_a(i, side::BODY)
        && clause.covering(i).is_none_or(|k| {
            clause.phrase(k).first as usize == i && clause.phrase(k).end as usize == i + 1
        })
}

/// Whom a charge in a clause of its own is against: "alleges that [the mayor] put pressure on the clerks".
pub(super) fn alleged(cx: &Context, p: &Predicate, out: &mut Vec<Draft>) {
    let clause = cx.clause_at(p.words.0);
    let r = cx.reading;
    if cx.lexicon.entry(p.entry).id != "stance.charge-that"
        || p.negated
        || p.is_question
        // "bigoted charges that the judge was biased": a noun
        || p.words.0 > clause.from
            && r.is(p.words.0 - 1, class::ADJECTIVE)
            && r.is(p.words.0, class::VERB_NOUN)
        || !clause.is_word(
            p.words.0,
            &[
                "allege", "alleges", "alleged", "alleging", "charge", "charges", "charged",
                "charging",
            ],
        )
    {
        return;
    }
    let from = p.words.1 + usize::from(clause.is_word(p.words.1, &["that"]));
    if from == 0 || !clause.is_word(from - 1, &["that"]) {
        return;
    }
    let Some(k) = clause.starting(from).filter(|k| {
        let f = clause.phrase(*k);
        let is_somebody = match f.kind {
            PhraseKind::Name | PhraseKind::Source => !is_paper(cx, &clause, *k),
            PhraseKind::Pronoun => clause.is_word(from, &["he", "she", "they"]),
            _ => is_actor(&clause, *k) && f.kind == PhraseKind::Other,
        };
        let v = clause.chain_end(*k);
        // "alleges that he was dismissed": others did it
        !(r.is(v, class::BE) && r.is(v + 1, class::VERB_PARTICIPLE))
            && is_somebody
            && r.is(v, class::VERB_PAST | class::AUXILIARY | class::VERB_THIRD)
    }) else {
        return;
    };
    let h = match speaking(cx, &clause, p) {
        Holder::Known(Some(0) | None) => return,
        Holder::Phrase(q) if q == k || !is_actor(&clause, q) => return,
        h => h,
    };
    let mut d = row(cx, &clause, p.words.0, clause.chain(k, from), Some(k), h);
    d.stance.score = -0.6;
    d.stance.polarity = polarity(-0.6);
    d.stance.act = "ACCUSE";
    d.stance.entry = Some(p.entry);
    d.stance.evidence = r.span(p.words.0, p.words.0 + 1);
    d.stance.irrealis = false;
    d.stance.confidence = p.confidence;
    out.push(d);
}

/// What was done or not as somebody had asked: "had [the statue been listed], as the Coast proposed", "[they moved the calendar], as
/// the panel urged".
pub(super) fn heeded(cx: &Context, from: usize, to: usize, out: &mut Vec<Draft>) {
    static AS: WordSet = WordSet::of(&["as"]);
    let r = cx.reading;
    let clause = cx.clause(from, to);
    for i in clause.those_in(from + 3..to.saturating_sub(2), &AS) {
        let Some(k) = clause.starting(i + 1).filter(|k| is_actor(&clause, *k)) else {
            continue;
        };
        let v = clause.chain_end(k);
        // "cut the fee as the shopkeepers had demanded"
        let is_parted = r.gap(i) & gap::HARD == gap::COMMA
            || r.gap(i) & gap::HARD == 0 && clause.is_word(v, &["had"]);
        if !is_parted {
            continue;
        }
        let v = v + usize::from(clause.is_word(v, &["had", "has", "have"]));
        let is_last = v + 1 >= to
            || r.gap(v + 1) & gap::HARD != 0
            || clause.is_word(v + 1, &["in", "on", "last", "at"]);
        let asked = clause.is_word(
            v,
            &[
                "proposed",
                "urged",
                "demanded",
                "recommended",
                "advised",
                "suggested",
                "requested",
                "wanted",
                "demands",
                "proposes",
                "recommends",
                "wants",
            ],
        );
        let h = holder(cx, &clause, v, Some(k));
        let Some(h) = h.filter(|h| asked && is_last && !matches!(h, Holder::Known(None | Some(0))))
        else {
            continue;
        };
        let open = (from + 1..i)
            .rev()
            .find(|w| r.gap(*w) & gap::HARD != 0)
            .unwrap_or(from);
        let Some(deed) = clause.verb_before(i).filter(|d| *d >= open) else {
            continue;
        };
        let group = clause.group(deed);
        let first = match clause.subject(group.start, 0) {
            Some(s) if group.is_passive => clause.phrase(s).first as usize,
            _ => deed,
        };
        let mut d = row(cx, &clause, v, r.base_span(first.max(open), i), None, h);
        d.stance.act = "REQUEST";
        d.stance.evidence = r.span(v, v + 1);
        out.push(d);
    }
}

/// Past what tells how, where and when: "asked the firm [three times] [since June] to", "every ship [in port] to".
fn past_adverbials(clause: &Clause, from: usize) -> usize {
    let r = clause.reading;
    let mut at = from;
    for _ in 0..3 {
        if at >= clause.to || r.gap(at) & gap::HARD != 0 || clause.is_word(at, &["to", "not"]) {
            break;
        }
        let is_link = clause.is_word(
            at,
            &[
                "in", "on", "at", "from", "since", "last", "this", "of", "during",
            ],
        );
        let next = match clause.starting(at) {
            Some(k) if clause.is_time(clause.phrase(k)) || r.is(at, class::NUMBER) => {
                clause.chain_end(k)
            }
            _ if is_link => clause
                .starting(at + 1)
                .map_or(at + 2, |k| clause.chain_end(k)),
            _ if r.is(at, class::ADVERB) => at + 1,
            _ => break,
        };
        if next > from + 8 {
            break;
        }
        at = next;
    }
    at
}
