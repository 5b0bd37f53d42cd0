//! What somebody resolves to do or not to do: "refused [to name a date]", "has offered [to host]", "would not [attend]".

use crate::attribution::reading::PhraseKind;
use crate::lexicon::{Entry, Lists, class, side};
use crate::span::Span;
use crate::tag::Context;
use crate::tag::actors::Clause;
use crate::tag::stance::deed::{
    act_of, deed, deed_end, deed_target, is_state, resolved_target, subject_of,
};
use crate::tag::stance::holder::{
    holder, in_own_words, is_actor, is_first, is_somebody, possessor, speaking, speaks_for,
};
use crate::tag::stance::relation::{gives_thing, is_whether};
use crate::tag::stance::row::{LEAST, asks, row};
use crate::tag::stance::{Draft, Holder, Predicate, polarity};
use crate::text::WordSet;
use crate::text::token::gap;

/// A deed that somebody is ready for, refuses or threatens: "refused [to name a date]", "has offered [to host]". Tells whether the
/// predicate is of a deed, also where that makes no row.
pub(super) fn deeds(cx: &Context, p: &Predicate, out: &mut Vec<Draft>) -> bool {
    let clause = cx.clause_at(p.words.0);
    let Some(resolved) = Resolved::read(cx, &clause, p) else {
        return false;
    };
    out.extend(resolved.draft());
    true
}

/// A predicate and the deed that it is of.
struct Resolved<'a> {
    cx: &'a Context<'a>,
    clause: &'a Clause<'a>,
    p: &'a Predicate,
    entry: &'a Entry,
    /// The verb of the deed.
    verb: usize,
    /// "wants [to govern with the league]".
    is_wish: bool,
}

impl<'a> Resolved<'a> {
    /// Finds the deed; none, where the predicate is of none.
    fn read(cx: &'a Context, clause: &'a Clause, p: &'a Predicate) -> Option<Self> {
        let r = cx.reading;
        let entry = cx.lexicon.entry(p.entry);
        let is_to = |v: usize| clause.is_word(v, &["to"]) && r.is(v + 1, class::VERB_BASE);
        let mut v = first_verb(cx, clause, p, entry);
        // "wants to see [the tax scrapped]": no deed of its own
        if entry.id == "stance.side-rather-see" && clause.is_word(p.words.1 - 1, &["see"]) {
            return None;
        }
        let is_infinitive = is_to(v - 1);
        let is_wish = matches!(
            entry.id.as_str(),
            "stance.want"
                | "stance.side-rather-see"
                | "stance.side-hope-to"
                // "I do not want to close churches"
                | "stance.will-not-accept"
        ) && (!p.negated || p.score < 0.0)
            && (is_infinitive || is_to(v));
        if is_wish && !is_infinitive {
            v += 1;
        }
        // "ruled out [joining the bloc]"
        let is_gerund = || {
            v == p.words.1
                && r.is(v, class::VERB_ING)
                && clause.covering(v).is_none()
                && (entry.pos == "verb" || clause.is_word(v - 1, &["against"]))
                && (matches!(entry.category, "REJECT" | "SUPPORT")
                    || entry.id == "stance.propose"
                    || clause.is_word(v - 1, &["to", "against"]))
                && entry.id != "stance.deny"
        };
        let is_resolved = || {
            is_infinitive
                && (matches!(entry.category, "AGREE" | "REJECT" | "THREATEN")
                    || entry.pos == "noun" && entry.category == "REQUEST" && p.subject.is_some())
        };
        // "is due to meet the envoy": a date
        let is_deed = !p.is_evaluation
            && entry.id != "stance.due-to-meet"
            && v < clause.to
            && r.gap(v) & gap::HARD == 0
            && (is_wish || is_resolved() || is_gerund());
        is_deed.then_some(Self {
            cx,
            clause,
            p,
            entry,
            verb: v,
            is_wish,
        })
    }

    fn is_word(&self, i: usize, words: &[&str]) -> bool {
        self.clause.is_word(i, words)
    }

    /// Whether the verb of the deed is of any of the lists.
    fn is_a(&self, bits: Lists) -> bool {
        self.clause.is_a(self.verb, bits)
    }

    /// The row of the deed, if it makes one.
    fn draft(&self) -> Option<Draft> {
        let (cx, clause, p) = (self.cx, self.clause, self.p);
        let (entry, verb, is_wish) = (self.entry, self.verb, self.is_wish);
        if p.is_question
            || p.score.abs() < LEAST && !is_wish
            || is_wish && (is_state(clause, verb) || self.is_a(side::HARM | side::WRECK))
            || is_idle(clause, verb, p.score < 0.0)
        {
            return None;
        }
        let holder = speaking(cx, clause, p);
        if !self.is_held(holder) {
            return None;
        }
        let is_meant = p.act != "REJECT" && !self.is_agreed();
        // "refused to sack the general" is nothing against the general
        let harms = self.leaves() || self.is_a(side::HARM) && is_meant;
        let (mut target, mut phrase) = self.target(harms)?;
        if target.is_empty() {
            return None;
        }
        // "a deal that [unions] have vowed to stop": the deal
        if phrase.is_none()
            && deed_end(clause, verb, clause.to) <= verb + 1
            && let Some(k) = p.subject.and_then(|s| relative_before(clause, s))
        {
            target = clause.chain(k, 0);
            phrase = Some(k);
        }
        let harms = harms || phrase.is_some() && is_meant && self.is_a(side::HARM | side::WRECK);
        let is_spared = self.is_spared();
        let is_positive = p.score > 0.0
            || is_wish && entry.id != "stance.will-not-accept"
            || entry.category == "REQUEST" && !p.negated;
        // "threatened to sue", "voted to strike": one is for the deed
        let is_own = harms && phrase.is_none() && p.act != "REJECT";
        let mut d = row(cx, clause, p.words.0, target, phrase, holder);
        d.stance.score = if is_spared {
            0.3
        } else if is_own {
            0.5
        } else if harms && is_positive {
            -0.6
        } else if is_wish || entry.category == "REQUEST" {
            if is_positive { 0.5 } else { -0.5 }
        } else {
            p.score
        };
        d.stance.act = if is_spared {
            "STATE"
        } else if harms && is_positive || is_own {
            "THREATEN"
        } else if is_positive {
            act_of(clause, verb).unwrap_or("AGREE")
        } else {
            p.act
        };
        d.stance.polarity = polarity(d.stance.score);
        d.stance.negated = p.negated;
        d.stance.irrealis = p.irrealis;
        d.stance.entry = Some(p.entry);
        d.stance.evidence = cx.reading.span(p.words.0, p.words.1);
        d.stance.confidence = p.confidence;
        Some(d)
    }

    /// Whether somebody resolves it.
    fn is_held(&self, holder: Holder) -> bool {
        let (clause, p) = (self.clause, self.p);
        is_somebody(clause, holder)
            || matches!(holder, Holder::Known(_)) && p.subject.is_some_and(|s| is_first(clause, s))
    }

    /// "refused to rule out a strike" leaves the strike open.
    fn is_spared(&self) -> bool {
        self.p.score < 0.0 && self.p.act == "REJECT" && self.is_a(side::OPEN)
    }

    /// "threatened to leave the bloc".
    fn leaves(&self) -> bool {
        self.p.act == "THREATEN" && self.is_a(side::LEAVING)
    }

    /// "agreed to cut the fuel tax" yields to somebody; "vowed to fight the tax", "agreed to fight the tariff" do not.
    fn is_agreed(&self) -> bool {
        let (clause, p) = (self.clause, self.p);
        p.score > 0.0
            && !self.is_word(
                self.verb,
                &[
                    "fight",
                    "oppose",
                    "resist",
                    "block",
                    "challenge",
                    "boycott",
                    "veto",
                    "thwart",
                ],
            )
            && self.is_word(
                p.words.0,
                &[
                    "agree", "agreed", "agrees", "agreeing", "offer", "offered", "offers",
                    "offering",
                ],
            )
            && clause.object(self.verb + 1, 1).is_some_and(|(k, _)| {
                clause.phrase(k).kind == PhraseKind::Other && !is_actor(clause, k)
            })
    }

    /// What the deed is for or against, and its phrase; none, where that makes no row.
    fn target(&self, harms: bool) -> Option<(Span, Option<usize>)> {
        let (clause, verb) = (self.clause, self.verb);
        let found = self.object(harms);
        if !harms && self.p.act != "THREATEN" {
            return Some(found);
        }
        // "threatened to resign over [the tax]"
        if self.p.act == "THREATEN"
            && let Some(k) = self.matter(verb + 1)
        {
            return Some((clause.chain(k, 0), Some(k)));
        }
        let leaves = self.leaves();
        match clause.object(verb + 1, if leaves { 2 } else { 1 }) {
            Some((k, _)) => {
                let k = self.harmed(k, harms)?;
                Some((clause.chain(k, 0), Some(k)))
            }
            None => (harms && !leaves).then_some(found),
        }
    }

    /// What a threat is about, where word `i` is "over".
    fn matter(&self, i: usize) -> Option<usize> {
        let k = self.clause.starting(i + 1);
        k.filter(|k| self.is_word(i, &["over"]) && !self.clause.is_time(self.clause.phrase(*k)))
    }

    /// What the deed is of.
    fn object(&self, harms: bool) -> (Span, Option<usize>) {
        let (clause, verb) = (self.clause, self.verb);
        // "refused to rule out [the charges]": they stay open
        if self.is_spared()
            && self.is_word(verb, &["rule"])
            && self.is_word(verb + 1, &["out"])
            && let Some(k) = clause.starting(verb + 2)
        {
            return (clause.chain(k, 0), Some(k));
        }
        // "voted to close the library": the deed, since nobody votes for the library
        if self.entry.id == "stance.apart-vote-to" && !harms && self.is_a(side::CONCEDE) {
            let end = deed_end(clause, verb, clause.to).max(verb + 1);
            return (self.cx.reading.base_span(verb, end), None);
        }
        resolved_target(clause, verb, clause.to)
    }

    /// Whom or what a deed on phrase number `k` harms; none, where that is nobody's but one's own.
    fn harmed(&self, k: usize, harms: bool) -> Option<usize> {
        let (cx, clause, verb) = (self.cx, self.clause, self.verb);
        let end = clause.chain_end(k);
        let behind = |words: &[&str]| {
            let is_there = clause.is_word(end, words);
            is_there.then(|| clause.starting(end + 1)).flatten()
        };
        // "bring a motion against [the president]"
        let against = behind(&["against"]).unwrap_or(k);
        // "threatened to leave the coalition over [the wording]"
        let about = self.matter(end).filter(|_| self.p.act == "THREATEN");
        let against = about.unwrap_or(against);
        // "threatened to suspend [the treaty]"; to pay, to help, to say is no threat against what follows
        // "threatened to call a meeting", "to call a strike": one's own deed
        let undoes = (self.is_a(side::CONCEDE | side::WRECK | side::ENDING | side::UNDO)
            || self.p.act == "THREATEN" && self.is_a(side::TAKER))
            && (!self.is_word(verb, &["call"]) || self.is_word(verb + 1, &["off"]));
        if !harms && against == k && !undoes {
            return None;
        }
        // "threatened to close its airspace": what is one's own is no target; "to close its ports to [their boats]"
        let first = clause.phrase(against).first as usize;
        let is_own = cx.reading.is(first, class::POSSESSIVE)
            && self.is_word(first, &["its", "his", "her", "their", "our", "my"]);
        if is_own && against == k {
            behind(&["to", "for"])
        } else {
            Some(against)
        }
    }
}

/// The verb of the deed behind a predicate: its own last word, or the word behind it.
fn first_verb(cx: &Context, clause: &Clause, p: &Predicate, entry: &Entry) -> usize {
    let v = p.words.1;
    // "offered to mediate": the deed is the pattern's own last word
    if v > p.words.0 + 2 && clause.is_word(v - 2, &["to"]) && cx.reading.is(v - 1, class::VERB_BASE)
    {
        return v - 1;
    }
    // "offered last week to pay for the repairs": the pattern has gone on past the deed
    let mut inside = p.words.0 + 1..v.saturating_sub(2);
    let is_to = |i: &usize| clause.is_word(*i, &["to"]) && cx.reading.is(i + 1, class::VERB_BASE);
    let to = gives_thing(entry).then(|| inside.find(is_to)).flatten();
    to.map_or(v, |to| to + 1)
}

/// What somebody has resolved or asks for, in the form of a noun: "the ministry's decision [to close the library]", "calls by parents for
/// [a vote]", "pressure from doctors on the ministry [to act]".
pub(super) fn planned(cx: &Context, from: usize, to: usize, out: &mut Vec<Draft>) {
    let r = cx.reading;
    let clause = cx.clause(from, to);
    for i in (from..to.saturating_sub(2)).filter(|i| clause.is_a(*i, side::PLANNED | side::ASKED)) {
        let by = clause
            .is_word(i + 1, &["by", "from"])
            .then(|| clause.starting(i + 2))
            .flatten();
        let mut at = by.map_or(i + 1, |k| {
            let mut all = vec![k];
            clause.conjuncts_right(k, &mut all);
            all.last().map_or(i + 1, |k| clause.chain_end(*k))
        });
        let asks_for = clause.is_a(i, side::ASKED);
        if asks_for
            && clause.is_word(at, &["on"])
            && let Some(k) = clause.starting(at + 1)
        {
            at = clause.chain_end(k);
        }
        let v = at + 1;
        if v >= to || r.gap(at) & gap::HARD != 0 || asks(cx, i) {
            continue;
        }
        // "persuaded the port to drop [its demand] for a toll": no more
        let start = clause
            .covering(i)
            .map_or(i, |k| clause.phrase(k).first as usize);
        let is_dropped = start > from
            && r.is(start, class::POSSESSIVE)
            && (clause.is_a(start - 1, side::ENDING | side::UNDO | side::CONCEDE)
                || clause.is_word(
                    start - 1,
                    &[
                        "shelve",
                        "shelved",
                        "shelving",
                        "withdraw",
                        "withdrew",
                        "withdrawn",
                        "reversed",
                        "reverse",
                    ],
                ));
        if is_dropped {
            continue;
        }
        let Some(h) = by
            .or_else(|| possessor(&clause, i))
            .and_then(|k| holder(cx, &clause, i, Some(k)))
            .filter(|h| !matches!(h, Holder::Known(None | Some(0))))
        else {
            continue;
        };
        let refuses = clause.is_word(i, &["refusal"]);
        let mut harms = false;
        let (target, phrase) = if clause.is_word(at, &["to"]) && r.is(v, class::VERB_BASE) {
            if is_idle(&clause, v, refuses) || is_state(&clause, v) {
                continue;
            }
            let promises = clause.is_word(i, &["promise", "promises", "pledge", "vow"]);
            harms = promises && clause.is_a(v, side::HARM | side::WRECK);
            let (target, phrase) = resolved_target(&clause, v, to);
            match clause.object(v + 1, 1).filter(|_| harms) {
                Some((k, _)) => (clause.chain(k, 0), Some(k)),
                // "the decision to close the library": the deed is what one is for
                None if clause.is_a(v, side::HARM | side::UNDO | side::CONCEDE) => {
                    (r.base_span(v, deed_end(&clause, v, to).max(v + 1)), None)
                }
                None => (target, phrase),
            }
        } else if asks_for
            && clause.is_word(at, &["for"])
            && let Some(k) = clause.starting(v)
            && !clause.is_time(clause.phrase(k))
            && !clause.is_a(clause.phrase(k).head as usize, side::EMPTY)
        {
            (clause.chain(k, 0), Some(k))
        } else {
            continue;
        };
        let mut d = row(cx, &clause, i, target, phrase, h);
        d.stance.score = if harms || refuses { -0.5 } else { 0.5 };
        d.stance.polarity = polarity(d.stance.score);
        d.stance.act = match () {
            () if harms => "THREATEN",
            () if refuses => "REJECT",
            () if asks_for => "REQUEST",
            () => act_of(&clause, v).unwrap_or("AGREE"),
        };
        d.stance.negated = refuses;
        d.stance.evidence = r.span(i, at + 1);
        out.push(d);
    }
}

/// What somebody promises in a clause of its own: "promised that [the school would stay open]", "vowed that he would never [sign it]".
pub(super) fn promised(cx: &Context, p: &Predicate, out: &mut Vec<Draft>) {
    let entry = cx.lexicon.entry(p.entry);
    if entry.id != "stance.promise-that" || p.is_question || p.negated {
        return;
    }
    let clause = cx.clause_at(p.words.0);
    let Some(k) = clause.starting(p.words.1) else {
        return;
    };
    let modal = clause.chain_end(k);
    let found = if cx
        .reading
        .is(clause.phrase(k).first as usize, class::SUBJECT)
        && cx.reading.is(p.words.1, class::MODAL)
    {
        deed(&clause, p.words.1, clause.to.min(p.words.1 + 5))
    } else {
        deed(&clause, modal, clause.to.min(modal + 5)).filter(|d| d.start == modal)
    };
    let Some(found) = found else {
        return;
    };
    let h = speaking(cx, &clause, p);
    if !is_somebody(&clause, h) {
        return;
    }
    let r = cx.reading;
    let is_own = clause.phrase(k).kind.is_pronoun();
    let (target, phrase) = if is_own {
        resolved_target(&clause, found.verb, clause.to)
    } else {
        let end = deed_end(&clause, found.verb, clause.to).max(found.verb + 1);
        (r.base_span(p.words.1, end), None)
    };
    let mut d = row(cx, &clause, p.words.0, target, phrase, h);
    d.stance.score = if found.negated { -0.5 } else { 0.5 };
    d.stance.polarity = polarity(d.stance.score);
    d.stance.act = if found.negated {
        "REJECT"
    } else {
        act_of(&clause, found.verb).unwrap_or("AGREE")
    };
    d.stance.negated = found.negated;
    d.stance.entry = Some(p.entry);
    d.stance.evidence = r.span(p.words.0, p.words.1);
    out.push(d);
}

/// What somebody says he will not do: "the ministry said it would not take part in a ceremony", or promises to do. Only in what is
/// reported, where the subject is the speaker or his side.
pub(super) fn refused(cx: &Context, from: usize, to: usize, out: &mut Vec<Draft>) {
    static WILL: WordSet = WordSet::of(&[
        "will", "would", "won't", "wouldn't", "we'll", "i'll", "could", "might", "may",
    ]);
    let r = cx.reading;
    let clause = cx.clause(from, to);
    for i in clause.those_in(from..to, &WILL) {
        if cx.statement(i).is_none() || cx.speaker(i).is_none_or(|s| s == 0) {
            continue;
        }
        let Some(found) = deed(&clause, i, to.min(i + 6)).filter(|d| d.start == i && !d.is_ready)
        else {
            continue;
        };
        let is_promise = !found.negated;
        // "hinted that he could tolerate observers"
        let is_hinted = (found.is_able || found.is_vague)
            && cx
                .statement(i)
                .and_then(|s| cx.statements.get(s as usize))
                .is_some_and(|s| is_hint(s.cue.of(cx.text)))
            && clause.is_a(
                found.verb,
                side::AGREE | side::SUPPORT | side::CONCEDE | side::COOPERATE | side::AID,
            );
        if (found.is_able || found.is_vague) && !(is_promise && is_hinted) {
            continue;
        }
        // "would keep up the blockade"
        let is_fight = is_promise && keeps_fighting(&clause, found.verb, to);
        if is_promise
            && (!clause.is_a(found.verb, side::PROMISE) && !is_hinted && !is_fight
                || found.verb + 1 >= to
                || r.gap(found.verb + 1) & gap::HARD != 0)
        {
            continue;
        }
        if is_silent(&clause, found.verb) && !is_fight
            || clause.is_word(found.verb, &["happen", "matter", "surprise", "hesitate"])
            || asks(cx, i)
            || is_whether(cx, &clause, i)
        {
            continue;
        }
        let Some(k) = subject_of(&clause, i) else {
            continue;
        };
        let p = clause.phrase(k);
        let is_own = is_first(&clause, k)
            || p.kind == PhraseKind::Pronoun
                && !clause.is_word(p.first as usize, &["you"])
                && !in_own_words(cx, i)
            || p.kind == PhraseKind::Empty
                && clause.is_word(p.first as usize, &["it"])
                && !in_own_words(cx, i)
            || speaks_for(cx, &clause, i, k);
        if !is_own {
            continue;
        }
        let Some(h) = holder(cx, &clause, i, Some(k)) else {
            continue;
        };
        // "would not remove the clause": he keeps it
        let spares = clause.is_a(found.verb, side::HARM)
            || clause.is_word(
                found.verb,
                &[
                    "remove",
                    "reject",
                    "oppose",
                    "drop",
                    "delete",
                    "object",
                    "stop",
                    "end",
                    "close",
                    "leave",
                    "interfere",
                    "hinder",
                    "obstruct",
                    "impede",
                ],
            )
            || clause.is_word(found.verb, &["stand"])
                && clause.is_word(found.verb + 1, &["in"])
                && clause.is_word(found.verb + 3, &["way"]);
        // "would not abandon [the tests]", "would not object to [the toll]": the thing is spared
        let spared = (found.verb + 1..to.min(found.verb + 3))
            .find_map(|w| clause.starting(w))
            .filter(|k| {
                spares
                    && !clause.is_word(found.verb, &["stand"])
                    && !clause.is_time(clause.phrase(*k))
            });
        let (target, phrase) = if let Some(k) = spared {
            (clause.chain(k, 0), Some(k))
        } else if spares {
            deed_target(&clause, found.verb, to)
        } else {
            resolved_target(&clause, found.verb, to)
        };
        let mut d = row(cx, &clause, i, target, phrase, h);
        d.stance.score = if is_promise || spares { 0.4 } else { -0.5 };
        d.stance.polarity = polarity(d.stance.score);
        d.stance.act = if is_fight {
            "THREATEN"
        } else if is_promise {
            act_of(&clause, found.verb).unwrap_or("AGREE")
        } else if spares {
            "STATE"
        } else {
            "REJECT"
        };
        d.stance.negated = found.negated;
        d.stance.evidence = r.span(i, found.verb + 1);
        out.push(d);
    }
}

/// Whether the deed at word `v` is to keep up a fight: "would keep up [the blockade]", "will continue [its strike]".
fn keeps_fighting(clause: &Clause, v: usize, to: usize) -> bool {
    let goes_on = clause.is_word(v, &["continue", "maintain", "prolong", "extend"])
        || clause.is_word(v, &["keep"]) && clause.is_word(v + 1, &["up"])
        || clause.is_word(v, &["go", "carry", "press"]) && clause.is_word(v + 1, &["on"]);
    // not "will continue to cover the strike"
    let object = v + 1 + usize::from(clause.is_word(v + 1, &["up", "on"]));
    goes_on
        && object < to
        && clause
            .starting(object)
            .is_some_and(|k| clause.is_a(clause.phrase(k).head as usize, side::PROTEST))
}

/// Whether a cue only lets something be understood: "hinted", "has signalled".
fn is_hint(cue: &str) -> bool {
    ["hint", "signal", "indicat", "suggest"]
        .iter()
        .any(|stem| cue.split(' ').any(|w| w.starts_with(stem)))
}

/// What a relative clause hangs on whose subject is phrase `s`: "[a deal] that unions", "[the hostel], which the league".
fn relative_before(clause: &Clause, s: usize) -> Option<usize> {
    let p = clause.phrase(s);
    let first = p.first as usize;
    // "a deal that unions have vowed to stop": the phrase has taken the "that"
    let has_that = clause.is_word(first, &["that"]) && p.end > p.first + 1;
    let that = if has_that {
        first
    } else {
        first.checked_sub(1).filter(|b| *b > clause.from)?
    };
    if that <= clause.from {
        return None;
    }
    if !clause.is_word(that, &["that", "which", "whom"]) {
        return None;
    }
    clause.covering(that - 1).filter(|k| {
        let p = clause.phrase(*k);
        p.end as usize == that && p.kind.is_noun() && !clause.is_time(p)
    })
}

/// What is said or left unsaid about a deed, rather than a deed: "agreed to answer questions", "refused to comment".
fn is_idle(clause: &Clause, v: usize, is_refused: bool) -> bool {
    if clause.is_word(v, &["rule"]) && clause.is_word(v + 1, &["out"])
        || clause.is_word(v + 1, &["so"])
    {
        return !is_refused && !clause.is_word(v + 1, &["so"]);
    }
    if clause.is_word(v, &["be"])
        && clause.reading.is(v + 1, class::VERB_PARTICIPLE)
        && !clause.reading.is(v + 1, class::VERB_ING)
        && !clause.is_word(
            v + 1,
            &["drawn", "named", "quoted", "identified", "involved"],
        )
    {
        // "agreed to be interviewed"
        return false;
    }
    let next = v + 1;
    let is_bare = next >= clause.to || clause.reading.gap(next) & gap::HARD != 0;
    let talks = (v..clause.to.min(v + 5)).any(|i| clause.is_a(i, side::DETAIL));
    if clause.is_a(v, side::VAGUE) {
        return is_bare || talks || clause.is_word(v, &["answer", "respond", "speak"]);
    }
    if clause.is_word(v, &["keep"]) {
        return is_bare
            || clause.is_word(
                next,
                &["quiet", "silent", "calm", "it", "his", "her", "their"],
            );
    }
    // "pledged to find [three million] for raises", "promised to find [the money]"
    if clause.is_word(v, &["find"]) {
        return is_refused
            || !clause.starting(next).is_some_and(|k| {
                let p = clause.phrase(k);
                (p.first..p.end).any(|i| clause.reading.is(i as usize, class::NUMBER))
                    || clause.is_word(p.head as usize, &["money", "cash", "funds", "sum"])
            });
    }
    clause.is_a(v, side::SAYING)
}

/// Whether the verb at word `v` is no deed, or one of speaking: "would not say", "would not give details".
fn is_silent(clause: &Clause, v: usize) -> bool {
    let is_word = clause.is_word(
        v,
        &[
            "answer", "respond", "speak", "make", "do", "help", "continue",
        ],
    );
    let gives = clause.is_word(v, &["give", "take", "name"])
        && (v + 1..clause.to.min(v + 5)).any(|i| {
            clause.is_word(
                i,
                &[
                    "details",
                    "detail",
                    "names",
                    "name",
                    "figure",
                    "figures",
                    "questions",
                    "question",
                    "number",
                    "numbers",
                    "reason",
                    "reasons",
                    "date",
                ],
            )
        });
    // "would not read too much into it", "will not vote; he has a ship at six"
    let reads = clause.is_word(v, &["read"])
        && (v + 1..clause.to.min(v + 6)).any(|i| clause.is_word(i, &["into"]));
    let abstains = clause.is_word(v, &["vote"])
        && (v + 1 >= clause.to || clause.reading.gap(v + 1) & gap::HARD != 0);
    is_word && !clause.is_word(v + 1, &["so"]) || gives || reads || abstains || is_state(clause, v)
}
