//! The object of a predicate where it is not simply the noun phrase behind it: what a relative clause hangs on, what a pattern
//! holds, what "that" points at.

use crate::attribution::reading::{Phrase, PhraseKind};
use crate::lexicon::{class, side};
use crate::tag::Context;
use crate::tag::actors::Clause;
use crate::tag::stance::holder::{is_actor, is_somebody, speaking};
use crate::tag::stance::relation::{is_proposal, is_whether};
use crate::tag::stance::row::{LEAST, STRONG, asks};
use crate::tag::stance::{Draft, Polarity, Predicate, draft};
use crate::text::token::gap;

/// What a relative clause hangs on: "[an offer] that Orlo dismissed", "[a decision] Orlava had criticized".
pub(super) fn antecedent(cx: &Context, clause: &Clause, p: &Predicate) -> Option<usize> {
    let r = cx.reading;
    let entry = cx.lexicon.entry(p.entry);
    let next = p.words.1;
    if p.is_evaluation
        || entry.pos != "verb"
        // "areas where she wants to see [changes] include"
        || entry.id == "stance.side-rather-see"
        || !matches!(
            entry.category,
            "REJECT" | "SUPPORT" | "ACCUSE" | "AGREE" | "REQUEST"
        )
    {
        return None;
    }
    // "the money she promised [us] on Monday"
    let receives = entry.id == "stance.side-promise"
        && clause.is_word(next, &["us", "me", "him", "her", "them", "you", "it"]);
    let next = next + usize::from(receives);
    let open = next >= clause.to
        || r.gap(next) & gap::HARD != 0
        || clause.is_word(next, &["as", "in", "on", "at", "last", "for"])
        || entry.category == "ACCUSE" && clause.is_word(next, &["of"])
        // "the levy that farmers opposed was dropped"
        || r.is(next, class::WEEKDAY | class::AUXILIARY)
        || r.is(next, class::VERB_PAST | class::VERB_THIRD) && clause.covering(next).is_none();
    if !open {
        return None;
    }
    let s = p.subject?;
    // "which Kestria and two other states oppose", "that nearly every deputy favoured"
    let first = clause.conjunct_left(s).unwrap_or(s);
    let mut f = clause.phrase(first).first as usize;
    if f > clause.from + 1
        && r.is(f - 1, class::ADVERB)
        && r.gap(f) & gap::HARD == 0
        && !clause.is_word(f - 1, &["that"])
    {
        f -= 1;
    }
    // "a levy that farmers detest": the phrase has taken the "that"
    let that = clause.is_word(f, &["that"])
        && clause.phrase(first).end as usize > f + 1
        && clause
            .word(clause.phrase(first).head as usize)
            .ends_with('s');
    f += usize::from(that);
    if (clause.phrase(s).end as usize) > p.words.0
        || f <= clause.from + 1
        || r.gap(f) & gap::HARD != 0
    {
        return None;
    }
    let before = if clause.is_word(f - 1, &["that", "which", "whom"]) {
        f.checked_sub(2)?
    } else {
        f - 1
    };
    clause.covering(before).filter(|k| {
        let n = clause.phrase(*k);
        if clause.is_word(f - 1, &["that"]) && is_told(clause, *k) {
            return false;
        }
        // "[Orlo], whom the board accuses of fraud"
        let is_whom = n.kind == PhraseKind::Name && clause.is_word(f - 1, &["whom", "which"]);
        // "[something] the rebels have refused since May"
        let is_something = clause.is_word(n.first as usize, &["something"]);
        (is_whom || is_something || matches!(n.kind, PhraseKind::Other | PhraseKind::Source))
            && n.end as usize == before + 1
            && !clause.is_time(n)
            && !clause.is_a(n.head as usize, side::EMPTY)
    })
}

/// Whether phrase `k` is somebody who is told what follows: "told [friends] that he has no intention of". It is no antecedent.
pub(super) fn is_told(clause: &Clause, k: usize) -> bool {
    let first = clause.phrase(k).first as usize;
    first > clause.from
        && is_actor(clause, k)
        && (clause.tells_somebody(first - 1) || clause.is_word(first - 1, &["promised"]))
}

/// The row of an object that is no noun phrase: "condemned [that]", "supports [that decision]", "they support [reform]".
pub(super) fn pointed(cx: &Context, clause: &Clause, p: &Predicate) -> Option<Draft> {
    let r = cx.reading;
    let entry = cx.lexicon.entry(p.entry);
    // "rejects all that"
    let at = p.words.1 + usize::from(clause.is_word(p.words.1, &["all"]));
    let is_last = |i: usize| i >= clause.to || r.is_parted(i);
    // "dismissed that as speculation", "agreed to that in May"
    let ends = |i: usize| {
        is_last(i)
            || clause.is_word(
                i,
                &[
                    "as",
                    "in",
                    "on",
                    "at",
                    "last",
                    "within",
                    "by",
                    "when",
                    "because",
                    "after",
                    "before",
                    "but",
                    "and",
                    "since",
                    "yesterday",
                    "completely",
                    "entirely",
                ],
            )
    };
    if p.is_evaluation
        // "who he would like to see [win]"
        || entry.id == "stance.side-rather-see"
        || p.is_question
        || p.score.abs() < LEAST
        // "open to talks"
        || !matches!(entry.pos, "verb" | "adjective")
        || entry.target != "object"
        || entry.weight < STRONG
        || !(matches!(p.act, "REJECT" | "SUPPORT" | "ACCUSE" | "AGREE" | "REQUEST")
            // "attacked cuts that she called cruel"
            || entry.id == "stance.attack" && clause.is_a(at, side::PROPOSAL))
        || is_last(at)
        || clause.covering(at).is_some_and(|k| {
            clause.phrase(k).kind != PhraseKind::Relative
                && !(clause.is_word(at, &["what"]) && clause.phrase(k).end as usize == at + 1)
        })
        || asks(cx, p.words.0)
        || is_whether(cx, clause, p.words.0)
    {
        return None;
    }
    let points = clause.is_word(at, &["that", "this", "these", "those", "it"]);
    let end = if clause.is_word(at, &["what"]) {
        // "I hate [what he did]"; "condemned what it called a trap" names the trap
        let end = clause.free_end(at);
        let names = (at..=end).any(|i| clause.is_a(i, side::NAMING | side::CALLING));
        if matches!(p.act, "REQUEST" | "AGREE") || end < at + 3 || names {
            return None;
        }
        end
    } else if points {
        let noun = clause
            .starting(at + 1)
            .filter(|_| !clause.is_word(at, &["it"]));
        match noun {
            _ if ends(at + 1) => at + 1,
            Some(k) if ends(clause.chain_end(k)) => clause.chain_end(k),
            _ => return None,
        }
    } else if r.is(at, class::VERB_NOUN)
        && !r.is(
            at,
            class::VERB_PAST | class::VERB_ING | class::AUXILIARY | class::PREPOSITION,
        )
        && !p
            .targets
            .iter()
            .any(|k| clause.phrase(*k).first as usize == at)
        && let Some(end) = [at + 1, at + 2]
            .into_iter()
            .filter(|end| *end == at + 1 || is_second_noun(clause, at + 1))
            // "Opposition attacks plan to sell port": headlines leave out the article
            .find(|i| {
                is_last(*i)
                    || clause.is_word(
                        *i,
                        &[
                            "to", "on", "for", "over", "against", "by", "in", "of", "that", "which",
                        ],
                    )
            })
    {
        end
    } else {
        return None;
    };
    let holder = speaking(cx, clause, p);
    let is_held = is_somebody(clause, holder);
    // "I'm proud of what they did": the pronoun is no phrase
    if !is_held || p.subject.is_none() && !clause.is_word(at, &["what"]) {
        return None;
    }
    if p.act == "REQUEST" && !points {
        return None;
    }
    let mut d = draft(cx, p, r.base_span(at, end), None);
    if p.act == "REQUEST" {
        // "insist on that": it is wanted
        d.stance.score = 0.5;
        d.stance.polarity = Polarity::Support;
    }
    if entry.id == "stance.attack" {
        d.stance.act = "ACCUSE";
    }
    d.holder = holder;
    d.is_clear = true;
    Some(d)
}

/// Whether word `i`, which may be a verb, is the second noun of an object without an article: "opposed price [rises]", "blocked rent
/// [controls]".
fn is_second_noun(clause: &Clause, i: usize) -> bool {
    let r = clause.reading;
    i < clause.to
        && r.gap(i) & gap::HARD == 0
        && r.is(i, class::VERB_NOUN)
        && clause.word(i).ends_with('s')
        && !r.is(i, class::VERB_PAST | class::AUXILIARY | class::PREPOSITION)
        && clause.covering(i).is_none()
}

/// The object that stands inside the words of a predicate: "rejected [the allegation]", "dismissed [the proposal] of a summit",
/// "dismissed [it] as".
pub(super) fn inner(cx: &Context, clause: &Clause, p: &Predicate) -> Option<usize> {
    let entry = cx.lexicon.entry(p.entry);
    let (v, end) = p.words;
    // "threw her weight behind": no pronoun that is an object
    let has_object = (v + 1..end).any(|i| {
        clause.is_word(i, &["him", "her", "it", "them"])
            && clause
                .starting(i)
                .is_none_or(|k| clause.phrase(k).end as usize == i + 1)
    });
    // "dismissed [the criticism] as ill-informed"
    let is_named = clause.is_word(end - 1, &["as"]);
    // "regretted [the failure] of the talks": of a thing all of it is the target
    let is_thing = clause.is_word(end - 1, &["of"])
        && !(v + 1..end).any(|i| {
            clause.is_word(
                i,
                &[
                    "offer", "proposal", "request", "call", "calls", "demand", "demands",
                ],
            )
        })
        && p.targets
            .first()
            .is_some_and(|k| clause.phrase(*k).kind == PhraseKind::Other && !is_actor(clause, *k))
        && (v + 1..end).any(|i| {
            clause.starting(i).is_some_and(|k| {
                clause.phrase(k).has_determiner && clause.phrase(k).end as usize + 1 == end
            })
        });
    let is_open = !has_object
        && !is_named
        && !is_thing
        && clause.reading.is(end - 1, class::PREPOSITION)
        && p.targets
            .iter()
            .any(|k| clause.phrase(*k).first as usize == end);
    // "dismissed [a claim] by a former clerk that"
    let is_claimed = clause.is_word(end - 1, &["by", "of", "from"])
        && (v + 1..end).any(|i| clause.is_a(i, side::CLAIM));
    if is_open && !is_claimed
        || p.is_evaluation && !clause.is_word(v + 1, &["him", "her", "it", "them", "that", "this"])
        || entry.pos != "verb"
        || end < v + 2
        || entry.target != "object"
        || p.targets
            .iter()
            .any(|k| (clause.phrase(*k).first as usize) < end)
    {
        return None;
    }
    let is_ready = |k: &usize| {
        clause.is_word(
            clause.phrase(*k).head as usize,
            &["ready", "willing", "prepared", "open"],
        )
    };
    // "condemned in [the strongest terms] the raid"
    let is_manner = |f: Phrase| {
        f.after_preposition && clause.is_word(f.head as usize, &["terms", "words", "language"])
    };
    (v + 1..end).find_map(|i| clause.starting(i).filter(|k| !is_ready(k))).filter(|k| {
        let f = clause.phrase(*k);
        (f.first as usize) < end
            && !is_manner(f)
            // "lodged a complaint against", "threw her weight behind": what the words are made of is no target
            && (!clause.reading.is(end - 1, class::PREPOSITION)
                || is_thing
                // "turned it down"
                || clause.is_word(end - 1, &["down", "out", "away", "aside", "off"])
                || is_proposal(clause, *k)
                || clause.is_a(f.head as usize, side::CLAIM)
                || matches!(f.kind, PhraseKind::Name | PhraseKind::Pronoun)
                || clause.is_word(
                    f.head as usize,
                    &["request", "requests", "invitation", "appeal", "call", "calls", "bid", "demand", "demands", "criticism"],
                ))
            && matches!(
                f.kind,
                PhraseKind::Other
                    | PhraseKind::Source
                    | PhraseKind::Name
                    | PhraseKind::Pronoun
                    | PhraseKind::Empty
            )
            && !clause.is_time(f)
    })
}
