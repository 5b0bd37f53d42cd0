//! What a text reports or denies without its speaker holding it: "dismissed fears that [the treaty would fail]", "no evidence that
//! [Orlo had lied]".

use crate::attribution::statement::Statement;
use crate::lexicon::{Entry, Match, class};
use crate::tag::Context;
use crate::tag::actors::Clause;
use crate::tag::stance::deed::deed_end;
use crate::tag::stance::holder::{is_somebody, speaking};
use crate::tag::stance::row::{LEAST, row};
use crate::tag::stance::{Draft, Predicate, polarity};
use crate::text::token::gap;

/// The most words that stand under one denial.
const REACH: usize = 25;

/// What of one sentence its speaker does not hold.
#[derive(Debug, Default)]
pub(super) struct Shades {
    /// First word and one past the last.
    words: Vec<(usize, usize)>,
    /// "calls to", "claims that" as the object of a predicate: its number, the words of the noun.
    relays: Vec<(usize, (usize, usize))>,
}

impl Shades {
    /// Forgets a sentence.
    pub(super) fn clear(&mut self) {
        self.words.clear();
        self.relays.clear();
    }

    /// Adds what an entry of the category `unheld` governs. A noun ("fears that", "calls to") takes it out where its verb rejects
    /// it; any other ("there is no evidence that") does so by itself.
    pub(super) fn add(&mut self, cx: &Context, entry: &Entry, m: &Match, said: &[Predicate]) {
        let clause = cx.clause_at(m.all.0 as usize);
        let (first, end) = (m.span.0 as usize, m.span.1 as usize);
        if entry.pos != "noun" {
            self.words.push((first, shade_end(&clause, end)));
            return;
        }
        // "calls to": a verb that calls, where a subject stands before it
        if clause.reading.is(first, class::VERB)
            && first > clause.from
            && clause.covering(first).is_none()
            && clause.reading.is(first - 1, class::SUBJECT)
        {
            return;
        }
        let governor = said
            .iter()
            .rposition(|p| !p.is_evaluation && cx.lexicon.entry(p.entry).pos == "verb")
            .filter(|k| {
                said.get(*k).is_some_and(|p| {
                    p.words.0 < first
                        && first <= p.words.1 + 4
                        && (p.words.0 + 1..=first).all(|i| cx.reading.gap(i) & gap::HARD == 0)
                })
            });
        if let Some((k, p)) = governor.and_then(|k| said.get(k).map(|p| (k, p))) {
            if p.words.1 <= first {
                self.relays.push((k, (first, end)));
            }
            if p.score < 0.0 && matches!(p.act, "REJECT" | "ACCUSE") {
                self.words.push((end, shade_end(&clause, end)));
            }
        }
    }

    /// Whether word `i` stands in what is not held.
    fn holds(&self, i: usize) -> bool {
        self.words.iter().any(|s| s.0 <= i && i < s.1)
    }
}

/// One past the last word of what is governed from word `from` on: a clause after "that", else a noun phrase or a deed.
fn shade_end(clause: &Clause, from: usize) -> usize {
    let r = clause.reading;
    let is_clause = from > clause.from && clause.is_word(from - 1, &["that"]);
    let finite = class::FINITE | class::AUXILIARY;
    let limit = clause.to.min(from + REACH);
    (from + 1..limit)
        .find(|i| {
            r.gap(*i) & gap::HARD != 0
                || r.is(*i, class::COORDINATOR) && r.is(*i + 1, finite)
                || !is_clause
                    && r.is(*i, finite)
                    && !r.is(*i, class::VERB_BASE)
                    && clause.covering(*i).is_none()
        })
        .unwrap_or(limit)
}

/// The rows of predicates whose object is a bare noun of speech: "supports [calls to abolish the toll]".
pub(super) fn relayed(cx: &Context, shades: &Shades, said: &mut [Predicate], out: &mut Vec<Draft>) {
    for (number, (first, end)) in &shades.relays {
        let Some(p) = said.get_mut(*number) else {
            continue;
        };
        let clause = cx.clause_at(*first);
        let passes = |k: &usize| clause.phrase(*k).first as usize >= *end;
        if !p.targets.first().is_none_or(passes) {
            continue;
        }
        p.targets.clear();
        let h = speaking(cx, &clause, p);
        if !is_somebody(&clause, h) || p.is_question || p.is_loose || p.score.abs() < LEAST {
            continue;
        }
        let target = cx
            .reading
            .base_span(*first, deed_end(&clause, *first, clause.to));
        let mut d = row(cx, &clause, p.words.0, target, None, h);
        d.stance.score = p.score;
        d.stance.polarity = polarity(p.score);
        d.stance.act = p.act;
        d.stance.entry = Some(p.entry);
        d.stance.negated = p.negated;
        d.stance.irrealis = p.irrealis;
        d.stance.evidence = cx.reading.span(p.words.0, p.words.1);
        out.push(d);
    }
}

/// Whether the holder of a row holds what its evidence says, and its target is not only who reports.
pub(super) fn is_held(cx: &Context, d: &Draft, shades: &Shades) -> bool {
    let word = cx.reading.token_at(d.stance.evidence.start);
    !shades.holds(word) && around(cx, word).is_none_or(|s| !is_denied(cx, s) && !is_reporting(s, d))
}

/// The statement in whose content a word stands.
fn around<'c>(cx: &'c Context, word: usize) -> Option<&'c Statement> {
    cx.statements.get(cx.statement(word)? as usize)
}

/// Whether the target is only who reports: "The crew fled, police said".
fn is_reporting(s: &Statement, d: &Draft) -> bool {
    let target = d.stance.target;
    s.source
        .is_some_and(|s| s.start <= target.start && target.end <= s.end)
}

/// Whether what would show it is denied: "denied that she opposed the treaty".
fn is_denied(cx: &Context, s: &Statement) -> bool {
    // "did not say that the plan was bad"; "does not think that it is good" says that it is not
    (s.cue_class == "deny" || s.negated && s.cue_class != "think")
        && s.pieces.first().is_some_and(|p| {
            p.of(cx.text).starts_with("that ") && !is_named(cx, cx.reading.token_at(p.start))
        })
}

/// Whether the "that" at word `i` points at something that gets a name: "dismissed [that] as gossip", "condemned [that decision] as
/// petty".
fn is_named(cx: &Context, i: usize) -> bool {
    let clause = cx.clause_at(i);
    clause.is_word(i + 1, &["as"]) || clause.is_word(i + 2, &["as"])
}
