//! What somebody resolves to do or not to do: "refused [to name a date]", "has offered [to host]", "would not [attend]".

use crate::attribution::reading::PhraseKind;
use crate::lexicon::{class, side};
use crate::tag::Context;
use crate::tag::actors::Clause;
use crate::tag::stance::deed::{act_of, deed, deed_target, is_state, subject_of};
use crate::tag::stance::holder::{holder, is_actor, is_first, speaking, speaks_for};
use crate::tag::stance::row::{LEAST, asks, row};
use crate::tag::stance::{Draft, Holder, Predicate, polarity};
use crate::text::WordSet;
use crate::text::token::gap;

/// A deed that somebody is ready for, refuses or threatens: "refused [to name a date]", "has offered [to host]".
pub(super) fn deeds(cx: &Context, p: &Predicate, out: &mut Vec<Draft>) -> bool {
    let entry = cx.lexicon.entry(p.entry);
    let clause = cx.clause_at(p.words.0);
    let mut v = p.words.1;
    if v > p.words.0 + 2 && clause.is_word(v - 2, &["to"]) && cx.reading.is(v - 1, class::VERB_BASE)
    {
        // "offered to mediate": the deed is the pattern's own last word
        v -= 1;
    }
    let is_infinitive = clause.is_word(v - 1, &["to"]) && cx.reading.is(v, class::VERB_BASE);
    // "wants [to govern with the league]"
    let is_wish = matches!(entry.id.as_str(), "stance.want" | "stance.side-rather-see")
        && clause.is_word(v, &["to"])
        && cx.reading.is(v + 1, class::VERB_BASE)
        && !p.negated;
    if is_wish {
        v += 1;
    }
    // "ruled out [joining the bloc]"
    let is_gerund = v == p.words.1
        && cx.reading.is(v, class::VERB_ING)
        && clause.covering(v).is_none()
        && entry.pos == "verb"
        && (matches!(entry.category, "REJECT" | "SUPPORT")
            || clause.is_word(v - 1, &["to", "against"]))
        && entry.id != "stance.deny";
    if p.is_evaluation
        || !(is_gerund
            || is_wish
            || is_infinitive
                && entry.pos == "noun"
                && entry.category == "REQUEST"
                && p.subject.is_some()
            || is_infinitive && matches!(entry.category, "AGREE" | "REJECT" | "THREATEN"))
        || v >= clause.to
        || cx.reading.gap(v) & gap::HARD != 0
    {
        return false;
    }
    if p.is_question
        || p.score.abs() < LEAST && !is_wish
        || is_wish
            && (is_state(&clause, v) || clause.is_a(v, side::HARM) || clause.is_a(v, side::WRECK))
        || is_idle(&clause, v, p.score < 0.0)
    {
        return true;
    }
    // "refused to rule out a strike" leaves the strike open
    let is_spared = p.score < 0.0 && p.act == "REJECT" && clause.is_a(v, side::OPEN);
    let h = speaking(cx, &clause, p);
    let is_held = match h {
        Holder::Known(n) => {
            n.is_some_and(|n| n != 0) || p.subject.is_some_and(|s| is_first(&clause, s))
        }
        Holder::Phrase(q) => is_actor(&clause, q),
    };
    if !is_held {
        return true;
    }
    let leaves = p.act == "THREATEN" && clause.is_a(v, side::LEAVING);
    // "refused to sack the general" is nothing against the general
    let harm = leaves || clause.is_a(v, side::HARM) && p.act != "REJECT";
    let (mut target, mut phrase) = deed_target(&clause, v, clause.to);
    if harm || p.act == "THREATEN" {
        if let Some((k, _)) = clause.object(v + 1, if leaves { 2 } else { 1 }) {
            let end = clause.chain_end(k);
            // "bring a motion against [the president]"
            let against = clause
                .is_word(end, &["against"])
                .then(|| clause.starting(end + 1))
                .flatten()
                .unwrap_or(k);
            if !harm && against == k {
                return true;
            }
            target = clause.chain(against, 0);
            phrase = Some(against);
        } else if !harm || leaves {
            return true;
        }
    }
    if target.is_empty() {
        return true;
    }
    let mut d = row(cx, &clause, p.words.0, target, phrase, h);
    let positive = p.score > 0.0 || is_wish || entry.category == "REQUEST";
    // "threatened to sue", "voted to strike": one is for the deed
    let is_own = harm && phrase.is_none() && p.act != "REJECT";
    d.stance.score = if is_spared {
        0.3
    } else if is_own {
        0.5
    } else if harm && positive {
        -0.6
    } else if is_wish || entry.category == "REQUEST" {
        0.5
    } else {
        p.score
    };
    d.stance.act = if is_spared {
        "STATE"
    } else if harm && positive || is_own {
        "THREATEN"
    } else if positive {
        act_of(&clause, v).unwrap_or("AGREE")
    } else {
        p.act
    };
    d.stance.polarity = polarity(d.stance.score);
    d.stance.negated = p.negated;
    d.stance.irrealis = p.irrealis;
    d.stance.entry = Some(p.entry);
    d.stance.evidence = cx.reading.span(p.words.0, p.words.1);
    d.stance.confidence = p.confidence;
    out.push(d);
    true
}

/// What somebody says he will not do: "the ministry said it would not take part in a ceremony", or promises to do. Only in what is
/// reported, where the subject is the speaker or his side.
pub(super) fn refused(cx: &Context, from: usize, to: usize, out: &mut Vec<Draft>) {
    static WILL: WordSet = WordSet::of(&["will", "would", "won't", "wouldn't", "we'll", "i'll"]);
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
        if is_promise
            && (!clause.is_a(found.verb, side::PROMISE)
                || found.verb + 1 >= to
                || r.gap(found.verb + 1) & gap::HARD != 0)
        {
            continue;
        }
        if is_silent(&clause, found.verb)
            || clause.is_word(found.verb, &["happen", "matter", "surprise", "hesitate"])
            || asks(cx, i)
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
                && r.quotation(i) == 0
            || p.kind == PhraseKind::Empty
                && clause.is_word(p.first as usize, &["it"])
                && r.quotation(i) == 0
            || speaks_for(cx, &clause, i, k);
        if !is_own {
            continue;
        }
        let Some(h) = holder(cx, &clause, i, Some(k)) else {
            continue;
        };
        let (target, phrase) = deed_target(&clause, found.verb, to);
        let mut d = row(cx, &clause, i, target, phrase, h);
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
        d.stance.score = if is_promise || spares { 0.4 } else { -0.5 };
        d.stance.polarity = polarity(d.stance.score);
        d.stance.act = if is_promise {
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

/// What is said or left unsaid about a deed, rather than a deed: "agreed to answer questions", "refused to comment".
fn is_idle(clause: &Clause, v: usize, is_refused: bool) -> bool {
    if clause.is_word(v, &["rule"]) && clause.is_word(v + 1, &["out"])
        || clause.is_word(v + 1, &["so"])
    {
        return !is_refused && !clause.is_word(v + 1, &["so"]);
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
    is_word && !clause.is_word(v + 1, &["so"]) || gives || is_state(clause, v)
}
