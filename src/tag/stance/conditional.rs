//! Stances that hang on a condition: "she would sign only if the boats left", "any talks must be based on respect".

use crate::attribution::reading::PhraseKind;
use crate::lexicon::class;
use crate::span::Span;
use crate::tag::Context;
use crate::tag::actors::Clause;
use crate::tag::condition::Condition;
use crate::tag::stance::deed::{
    DEEDS, Deed, HARMS, LEAVING, TAKERS, deed, deed_target, is_state, subject_of,
};
use crate::tag::stance::holder::{holder, is_actor, is_actor_word, teller};
use crate::tag::stance::relation::row;
use crate::tag::stance::{Draft, Holder, Polarity, Predicate, Stance};

/// A condition makes the stances in its consequent conditional.
pub(super) fn govern(cx: &Context, number: u32, c: &Condition, d: &mut Draft) {
    let s = &mut d.stance;
    if s.condition.is_some() || s.polarity == Polarity::Neutral {
        return;
    }
    let inside = |outer: Option<Span>, inner: Span| outer.is_some_and(|o| o.contains(inner));
    if inside(c.antecedent, s.evidence) && !s.evidence.is_empty() {
        // "if the council backs the plan": supposed, not said
        d.is_clear = false;
        if !s.irrealis {
            s.irrealis = true;
            s.score *= 0.4;
            s.confidence *= 0.6;
        }
        return;
    }
    let governed = c.consequent.is_some_and(|q| {
        q.contains(s.evidence) && !s.evidence.is_empty()
            || q.overlaps(s.target) && !inside(c.antecedent, s.target)
    });
    if c.kind == "counterfactual"
        && c.factuality == crate::tag::condition::Factuality::Contrary
        && governed
    {
        d.is_clear = false;
        return;
    }
    // what is asked, blamed or done is so, whatever comes: "condemned the raid and will meet again if ..."
    let open = matches!(
        s.act,
        "AGREE"
            | "SUPPORT"
            | "REJECT"
            | "STATE"
            | "CONSULT"
            | "COOPERATE"
            | "AID"
            | "CONCEDE"
            | "RETREAT"
            | "THREATEN"
    );
    let lasts = c.kind == "temporal" && is_until(cx, c) && s.score > 0.0;
    // "her support for the deal depends on a vote"
    let hangs = c.kind == "dependence"
        && c.consequent
            .is_some_and(|q| q.overlaps(s.evidence) || q.overlaps(s.target))
        && s.entry.is_some_and(|e| cx.lexicon.entry(e).pos == "noun");
    // "the guild backs the plan, provided the fee is cut": the marker follows the target at once
    let follows = c.consequent.is_none()
        && matches!(c.kind, "necessary" | "exceptive")
        && s.target.end <= c.marker.start
        && is_parted_by_report(
            cx,
            s.statement,
            Span {
                start: s.target.end,
                end: c.marker.start,
            },
        );
    if ((governed || follows) && open && !lasts && is_binding(cx, c))
        || hangs
        || s.evidence == c.marker
    {
        if s.negated && s.act == "AGREE" {
            // "did not rule out a merger, if": now it is clear
            d.is_clear = true;
        }
        s.condition = Some(number);
        s.polarity = Polarity::Conditional;
    }
}

/// Whether nothing stands in `between` but commas and the words that report: "will host the games, [Orlo said], provided".
fn is_parted_by_report(cx: &Context, statement: Option<u32>, between: Span) -> bool {
    let is_blank = |a: u32, b: u32| {
        a >= b
            || cx
                .text
                .get(a as usize..b as usize)
                .is_some_and(|t| t.trim_matches([' ', ',', '“', '”', '"']).is_empty())
    };
    if is_blank(between.start, between.end) {
        return true;
    }
    let Some(s) = statement.and_then(|s| cx.statements.get(s as usize)) else {
        return false;
    };
    let start = s.source.map_or(s.cue.start, |x| x.start.min(s.cue.start));
    let end = s.source.map_or(s.cue.end, |x| x.end.max(s.cue.end));
    start >= between.start
        && end <= between.end
        && is_blank(between.start, start)
        && is_blank(end, between.end)
}

/// What a precondition gates ("any talks must be based on ..."): a stance of the speaker toward the gated thing.
pub(super) fn gated(
    cx: &Context,
    c: &Condition,
    said: &[Predicate],
    author: Option<usize>,
    out: &mut Vec<Draft>,
) {
    let is_gate = matches!(c.kind, "precondition" | "necessary");
    let is_must = c.kind == "precondition"
        && !c.entry.is_some_and(|e| {
            matches!(
                cx.lexicon.entry(e).id.as_str(),
                "condition.requires-that" | "condition.would-have-to-before"
            )
        });
    let Some(consequent) = c.consequent.filter(|_| is_gate) else {
        return;
    };
    let (first, end) = (
        cx.reading.token_at(consequent.start),
        cx.reading.token_at(consequent.end),
    );
    // a predicate in the consequent already says what is meant
    if said.iter().any(|p| {
        // a noun is what is gated: "any [suspension of deliveries] must be preceded by"
        !p.is_evaluation
            && cx.lexicon.entry(p.entry).pos != "noun"
            && p.words.0 >= first
            && p.words.1 <= end
            && !p.targets.is_empty()
    }) {
        return;
    }
    let clause = Clause::at(cx.text, cx.reading, first);
    let at = cx.reading.token_at(c.marker.start);
    // "any talks must be based on": what stands before the marker's verb; else what the consequent begins with
    let must = if cx
        .reading
        .is(at, class::AUXILIARY | class::VERB | class::MODAL)
    {
        Some(at)
    } else {
        (first..end).find(|i| {
            clause.is_word(*i, &["must", "should", "can", "cannot", "can't"])
                && c.kind == "precondition"
        })
    };
    let gate = must.and_then(|m| clause.subject(clause.group(m).start, 0));
    let from = match cx.statement(at).and_then(|s| cx.statements.get(s as usize)) {
        Some(s) => s.runs.first().map_or(first, |r| (r.0 as usize).max(first)),
        None => first,
    };
    let speaker = c
        .speaker
        .filter(|s| *s != 0)
        .or_else(|| teller(cx, &clause, at))
        .or(c.speaker);
    let Some(k) = gate
        .or_else(|| (from..end).find_map(|i| clause.starting(i)))
        .filter(|k| {
            !matches!(
                clause.phrase(*k).kind,
                PhraseKind::Relative | PhraseKind::Empty | PhraseKind::Pronoun
            )
        })
    else {
        return;
    };
    out.push(Draft {
        stance: Stance {
            holder: None,
            target: clause.chain(k, 0),
            target_id: String::new(),
            target_name: String::new(),
            polarity: Polarity::Support,
            score: 0.4,
            act: "STATE",
            evidence: c.marker,
            entry: c.entry,
            negated: false,
            irrealis: true,
            condition: None,
            sentence: c.sentence,
            statement: c.statement.or_else(|| cx.statement(at)),
            confidence: c.confidence * 0.7,
        },
        holder: match author.filter(|_| speaker == Some(0)) {
            Some(name) => Holder::Phrase(name),
            None => Holder::Known(speaker),
        },
        phrase: Some(k),
        is_clear: is_must
            && gate.is_some()
            && (speaker.is_some_and(|s| s != 0) || speaker.is_some() && author.is_some())
            && (!matches!(clause.phrase(k).kind, PhraseKind::Source | PhraseKind::Name)
                || is_paper(cx, &clause, k)
                || clause.is_word(
                    clause.phrase(k).first as usize,
                    &["any", "every", "each", "no", "a", "an"],
                ) && clause.phrase(k).kind == PhraseKind::Source
                    && !is_actor_word(&clause, k)),
        is_speech: false,
        is_shared: false,
    });
}

/// What is promised, refused or gated on condition number `number`: "he would sign only if the boats left".
pub(super) fn conditional(cx: &Context, number: u32, c: &Condition, out: &mut Vec<Draft>) {
    let Some(consequent) = c.consequent.filter(|_| is_binding(cx, c)) else {
        return;
    };
    let (first, end) = (
        cx.reading.token_at(consequent.start),
        cx.reading.token_at(consequent.end),
    );
    if end <= first {
        return;
    }
    let clause = Clause::at(cx.text, cx.reading, first);
    if let Some(d) = barred(cx, &clause, c, first, end) {
        let found = Deed {
            verb: cx.reading.token_at(d.stance.evidence.end).saturating_sub(1),
            start: cx.reading.token_at(d.stance.evidence.start),
            ..Deed::default()
        };
        finish(cx, number, &clause, found, c, d, out);
        return;
    }
    // "voted to accept the refugees on condition that": the verb is a cue, and what it takes is the consequent
    let cue = c
        .statement
        .or_else(|| cx.statement(first))
        .and_then(|s| cx.statements.get(s as usize))
        .map(|s| (cx.reading.token_at(s.cue.start), s.cue.end))
        .filter(|(at, cue_end)| {
            *at >= clause.from
                && *cue_end <= consequent.start
                && cx.reading.token_at(*cue_end) + 1 >= first
        })
        .map(|(at, _)| clause.group(at).start.max(at.saturating_sub(3)));
    let found =
        deed(&clause, first, end).or_else(|| deed(&clause, cue?, end).filter(|d| d.verb < first));
    let Some(found) = found else {
        // "No chairs without a programme"
        let k = clause.starting(first).filter(|_| {
            clause.is_word(first, &["no"])
                && matches!(c.kind, "exceptive" | "precondition")
                && (first..end)
                    .find(|i| {
                        cx.reading.is(*i, class::FINITE | class::MODAL)
                            && clause.covering(*i).is_none()
                    })
                    .is_none_or(|i| cx.reading.is(i, class::MODAL))
        });
        let speaker = cx
            .speaker(first)
            .filter(|s| *s != 0)
            .or_else(|| teller(cx, &clause, first));
        if let (Some(k), Some(h)) = (possible(cx, &clause, c, first, end), speaker) {
            // "a deal was possible only if the boats left"
            let mut d = row(
                cx,
                &clause,
                first,
                clause.chain(k, 0),
                Some(k),
                Holder::Known(Some(h)),
            );
            d.stance.score = 0.4;
            let found = Deed {
                verb: end.saturating_sub(1),
                start: end.saturating_sub(1),
                ..Deed::default()
            };
            finish(cx, number, &clause, found, c, d, out);
            return;
        }
        if let (Some(k), Some(h)) = (k, speaker) {
            let mut d = row(
                cx,
                &clause,
                first,
                clause.chain(k, first + 1),
                Some(k),
                Holder::Known(Some(h)),
            );
            d.stance.score = -0.5;
            d.stance.act = "REJECT";
            let found = Deed {
                verb: first,
                start: first,
                ..Deed::default()
            };
            finish(cx, number, &clause, found, c, d, out);
        }
        return;
    };
    let v = found.verb;
    let subject = found.subject.or_else(|| subject_of(&clause, found.start));
    let is_known = DEEDS.iter().any(|d| clause.is_word(v, &[d.0])) || clause.is_word(v, HARMS);
    let subject_first = subject.map_or(first, |k| clause.phrase(k).first as usize);
    if clause.is_word(subject_first, &["no", "nobody", "none"]) && subject_first >= first {
        // "no observer would set foot in the valley unless": the observers are kept out
        let Some(k) = subject.filter(|k| {
            clause.phrase(*k).kind != PhraseKind::Pronoun
                && !clause.is_word(v, &["survive", "happen", "last", "exist", "work", "hold"])
        }) else {
            return;
        };
        let Some(mut d) = said_of(cx, &clause, v, k) else {
            return;
        };
        d.stance.score = -0.5;
        d.stance.act = "REJECT";
        finish(cx, number, &clause, found, c, d, out);
        return;
    }
    let Some(k) = subject else { return };
    if !is_actor(&clause, k) {
        // "talks could help, but only if": what is gated is the subject
        let is_gate = matches!(c.kind, "necessary" | "precondition")
            && clause.phrase(k).kind == PhraseKind::Other
            && !found.negated
            && !clause.is_time(clause.phrase(k));
        let Some(mut d) = said_of(cx, &clause, v, k).filter(|_| is_gate) else {
            return;
        };
        d.stance.score = 0.4;
        finish(cx, number, &clause, found, c, d, out);
        return;
    }
    let act = DEEDS
        .iter()
        .find(|e| clause.is_word(v, &[e.0]))
        .map_or("COOPERATE", |e| e.1);
    let is_stative =
        clause.is_word(v, &["stay", "stand", "hold"]) && cx.reading.is(v + 1, class::ADJECTIVE);
    if is_stative
        || is_state(&clause, v)
        || clause.is_word(v, &["do"]) && !found.negated
        || found.is_able
            && !can_mean_will(
                act,
                found.negated,
                clause.is_word(
                    v,
                    &[
                        "live",
                        "tolerate",
                        "compromise",
                        "allow",
                        "let",
                        "permit",
                        "grant",
                    ],
                ),
            )
    {
        return;
    }
    // "we shall refer it to the court if": what the speaker himself will do, whatever it is
    let is_own = !found.is_able
        && (clause.phrase(k).kind != PhraseKind::Empty || cx.reading.quotation(v) == 0)
        && cx.speaker(v).is_some_and(|s| s != 0)
        && matches!(
            holder(cx, &clause, v, Some(k)),
            Some(Holder::Known(Some(1..)))
        )
        && !clause.is_word(
            v,
            &["start", "stay", "come", "clear", "water", "begin", "wait"],
        );
    if matches!(c.kind, "hypothetical" | "counterfactual")
        && !is_own
        && !found.is_ready
        && !(is_known
            && (clause.is_word(v, TAKERS)
                || clause.is_word(v, HARMS)
                || matches!(act, "AGREE" | "SUPPORT" | "AID" | "RETREAT" | "CONCEDE")))
    {
        return;
    }
    if is_until(cx, c)
        && !found.negated
        && !found.is_threat
        && !c
            .marker
            .of(cx.text)
            .split(' ')
            .any(|w| w.eq_ignore_ascii_case("not"))
    {
        // "will hold back their stocks until": what goes on till then is no promise
        return;
    }
    let Some(h) = holder(cx, &clause, v, Some(k)) else {
        return;
    };
    if matches!(h, Holder::Known(Some(0) | None)) {
        return;
    }
    let (mut target, mut phrase) = deed_target(&clause, v, end);
    if phrase.is_some_and(|k| {
        matches!(
            clause.phrase(k).kind,
            PhraseKind::Empty | PhraseKind::Pronoun
        )
    }) {
        // "If he brings [a text that binds us], we will vote for it"
        if let Some(a) = c.antecedent.filter(|a| a.end <= consequent.start) {
            let (from, to) = (cx.reading.token_at(a.start), cx.reading.token_at(a.end));
            let named = (from..to).find_map(|i| {
                clause.starting(i).filter(|k| {
                    clause.is_word(i, &["a", "an", "the"])
                        && matches!(
                            clause.phrase(*k).kind,
                            PhraseKind::Other | PhraseKind::Source
                        )
                })
            });
            if let Some(k) = named {
                target = clause.chain(k, 0);
                phrase = Some(k);
            }
        }
    }
    let leaves = found.is_threat && clause.is_word(v, LEAVING);
    let harm = leaves || clause.is_word(v, HARMS);
    if leaves && let Some((k, _)) = clause.object(v + 1, 2) {
        target = clause.chain(k, 0);
        phrase = Some(k);
    }
    let mut d = row(cx, &clause, v, target, phrase, h);
    d.stance.act = if harm || found.is_threat {
        "THREATEN"
    } else if found.negated {
        "REJECT"
    } else {
        act
    };
    d.stance.score = if harm ^ found.negated || found.is_threat {
        -0.55
    } else {
        0.55
    };
    d.stance.negated = found.negated;
    finish(cx, number, &clause, found, c, d, out);
}

/// Whether "can" and "could" before a deed tell what one is ready for: "could accept", "cannot sign until".
fn can_mean_will(act: &str, negated: bool, is_giving: bool) -> bool {
    matches!(act, "AGREE" | "SUPPORT") || act == "CONCEDE" && !negated && is_giving
}

/// The row of a speaker about what a condition gates, phrase `k`: "talks could help, but only if", "no observer would enter
/// unless". None where nobody says so.
fn said_of(cx: &Context, clause: &Clause, v: usize, k: usize) -> Option<Draft> {
    let speaker = cx
        .speaker(v)
        .filter(|s| *s != 0)
        .or_else(|| teller(cx, clause, v))?;
    let target = clause.chain(k, 0);
    let holder = Holder::Known(Some(speaker));
    Some(row(cx, clause, v, target, Some(k), holder))
}

/// What should or must not be, unless a condition is met: "[the treaty] should not be ratified unless".
fn barred(cx: &Context, clause: &Clause, c: &Condition, first: usize, end: usize) -> Option<Draft> {
    if !matches!(c.kind, "exceptive" | "precondition" | "necessary") {
        return None;
    }
    let r = cx.reading;
    let m = (first + 1..end)
        .find(|i| clause.is_word(*i, &["should", "must", "shouldn't", "mustn't"]))?;
    let is_barred = r.is(m, class::NEGATED) || clause.is_word(m + 1, &["not", "never"]);
    let k = clause.subject(clause.group(m).start, 0)?;
    let phrase = clause.phrase(k);
    let is_thing = matches!(phrase.kind, PhraseKind::Other | PhraseKind::Source)
        && !is_actor_word(clause, k)
        && !clause.is_word(phrase.first as usize, &["nothing", "nobody", "no"]);
    if !is_barred || !is_thing || (phrase.first as usize) < first {
        return None;
    }
    let mut d = said_of(cx, clause, m, k)?;
    d.stance.score = -0.5;
    d.stance.act = "REJECT";
    d.stance.evidence = r.span(m, (m + 2).min(end));
    Some(d)
}

fn finish(
    cx: &Context,
    number: u32,
    clause: &Clause,
    found: Deed,
    c: &Condition,
    mut d: Draft,
    out: &mut Vec<Draft>,
) {
    d.stance.polarity = Polarity::Conditional;
    d.stance.condition = Some(number);
    d.stance.entry = c.entry;
    d.stance.confidence = c.confidence * 0.7;
    d.stance.evidence = cx
        .reading
        .span(found.start, (found.verb + 1).min(clause.to));
    out.push(d);
}

/// Whether what hangs on a condition can be a promise or a refusal on that condition.
fn is_binding(cx: &Context, c: &Condition) -> bool {
    match c.kind {
        "necessary" | "exceptive" | "precondition" => {
            !matches!(first_word(cx, c).as_str(), "barring" | "failing" | "absent")
        }
        // "would drop it if the fees were cut", as told: remote in form only
        "hypothetical" | "counterfactual" => {
            c.factuality != crate::tag::condition::Factuality::Contrary
        }
        "temporal" => c
            .marker
            .of(cx.text)
            .split(' ')
            .next_back()
            .is_some_and(|w| {
                matches!(
                    w.to_ascii_lowercase().as_str(),
                    "until" | "once" | "as" | "when" | "till"
                )
            }),
        _ => false,
    }
}

/// Whether the marker is one of time: "held the fleet back until": what goes on till then depends on nothing.
fn is_until(cx: &Context, c: &Condition) -> bool {
    c.marker
        .of(cx.text)
        .split(' ')
        .next_back()
        .is_some_and(|w| w.eq_ignore_ascii_case("until") || w.eq_ignore_ascii_case("till"))
}

fn first_word(cx: &Context, c: &Condition) -> String {
    c.marker
        .of(cx.text)
        .split(' ')
        .next()
        .unwrap_or("")
        .to_ascii_lowercase()
}

/// What a necessary condition makes possible: "[a deal] was conceivable only if", "[aid] can be resumed only when".
fn possible(
    cx: &Context,
    clause: &Clause,
    c: &Condition,
    first: usize,
    end: usize,
) -> Option<usize> {
    if c.kind != "necessary" {
        return None;
    }
    let r = cx.reading;
    let is_possible = |i: usize| {
        clause.is_word(
            i,
            &[
                "possible",
                "conceivable",
                "acceptable",
                "thinkable",
                "imaginable",
                "feasible",
                "worthwhile",
            ],
        )
    };
    // "aid can be resumed only when", "a summit makes sense only if", "his offer is worth something only if"
    let be = match (first + 1..end).find(|i| is_possible(*i)) {
        Some(word) => (first..word).rfind(|i| r.is(*i, class::BE))?,
        None => (first + 1..end).find(|i| {
            clause.covering(*i).is_none()
                && (r.is(*i, class::BE)
                    && (r.is(*i - 1, class::MODAL) && r.is(*i + 1, class::VERB_PARTICIPLE)
                        || clause
                            .is_word(*i + 1, &["worth", "useful", "of", "in", "legal", "right"]))
                    || clause.is_word(*i, &["makes", "make", "made"])
                        && clause.is_word(*i + 1, &["sense"])
                    || clause.is_word(*i, &["works", "counts", "matters", "helps"]))
        })?,
    };
    let k = clause.subject(clause.group(be).start, 0)?;
    let phrase = clause.phrase(k);
    (matches!(phrase.kind, PhraseKind::Other | PhraseKind::Source)
        && !clause.is_word(phrase.first as usize, &["no", "none", "nothing"]))
    .then_some(k)
}

/// Whether phrase `k` is a paper rather than somebody: "the contract must not come at the cost of".
fn is_paper(cx: &Context, clause: &Clause, k: usize) -> bool {
    clause
        .phrase(k)
        .entry
        .is_some_and(|e| cx.lexicon.entry(e).category == "document")
}
