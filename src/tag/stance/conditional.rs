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
use crate::tag::stance::holder::{
    holder, is_actor, is_actor_word, is_first, possessor, teller, told_by,
};
use crate::tag::stance::relation::{asks, row};
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
    if inside(Some(c.marker), s.evidence) && s.evidence != c.marker
        || inside(c.antecedent, s.target)
            && inside(c.consequent, s.evidence)
            && !s.evidence.is_empty()
    {
        // "must be [backed] by gold"; "would restore relations only after [an apology]": no side toward what is called for
        d.is_clear = false;
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
    let lasts = c.kind == "temporal"
        && if is_until(cx, c) {
            s.score > 0.0
        } else {
            // "vowed to cancel it as soon as it takes office": a date, no price
            s.score < 0.0 && matches!(s.act, "REJECT" | "THREATEN") && s.entry.is_some()
        };
    // "without the gunboats there would be no talks": what would be so, not what is refused
    if governed
        && s.entry.is_none()
        && s.act == "REJECT"
        && s.evidence.of(cx.text).starts_with("would be no")
    {
        d.is_clear = false;
        return;
    }
    // "her support for the deal depends on a vote"
    let hangs = matches!(c.kind, "dependence" | "necessary")
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
    let Some(consequent) = c
        .consequent
        .filter(|_| is_gate && !ends_in(cx, c, &["before"]))
    else {
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
                || is_deed_noun(&clause, k)
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
    let Some(consequent) = c.consequent else {
        if is_binding(cx, c) {
            answered(cx, number, c, out);
        }
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
    if let Some((d, found)) = threatened(cx, &clause, c, first, end)
        .or_else(|| nominal(cx, &clause, c, first, end))
        .or_else(|| lasting(cx, &clause, c, first, end))
        .or_else(|| waiting(cx, &clause, c, first, end))
    {
        finish(cx, number, &clause, found, c, d, out);
        return;
    }
    if !is_binding(cx, c) && !is_before(cx, c) {
        return;
    }
    if let Some(d) = barred(cx, &clause, c, first, end) {
        let found = Deed::of(
            cx.reading.token_at(d.stance.evidence.end).saturating_sub(1),
            cx.reading.token_at(d.stance.evidence.start),
        );
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
        .map(|(at, _)| {
            let start = clause.group(at).start.max(at.saturating_sub(3));
            // "[I'd] accept help from anybody, provided"
            let contracted = start > clause.from
                && cx.reading.is(start - 1, class::SUBJECT)
                && cx.reading.is(start - 1, class::AUXILIARY);
            start - usize::from(contracted)
        });
    if is_elliptic(&clause, first, end) {
        // "Can you publish it? – I'd be glad to, as long as"
        answered(cx, number, c, out);
        return;
    }
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
        let speaker = told_by(cx, &clause, first);
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
            let found = Deed::of(end.saturating_sub(1), end.saturating_sub(1));
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
            let found = Deed::of(first, first);
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
                && !clause.is_word(
                    v,
                    &[
                        "survive", "happen", "last", "exist", "work", "hold", "close",
                    ],
                )
                && !clause.is_word(v, HARMS)
                && !clause.is_word(
                    clause.phrase(*k).head as usize,
                    &["date", "one", "decision", "body"],
                )
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
    // who threatens, offers, is ready is an actor, whatever the noun: "the cruise lines have threatened to leave unless"
    let acts = found.is_ready
        && clause.phrase(k).kind == PhraseKind::Other
        && found.start < clause.phrase(k).end as usize + 3
        && !clause.is_time(clause.phrase(k));
    if !is_actor(&clause, k) && !acts {
        // "talks could help, but only if": what is gated is the subject
        let is_gate = matches!(c.kind, "necessary" | "precondition")
            && clause.phrase(k).kind == PhraseKind::Other
            && !is_change(&clause, v)
            && !found.negated
            && !clause.is_time(clause.phrase(k));
        // "the peace will hold only as long as": a forecast
        let is_gate = is_gate && !clause.is_word(v, &["hold", "last", "survive", "work", "take"]);
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
    if act == "COOPERATE" && is_change(&clause, v) {
        return;
    }
    let told = cx.speaker(v).is_some_and(|s| s != 0)
        || c.speaker.is_some_and(|s| s != 0)
        || teller(cx, &clause, v).is_some();
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
    if is_guess(&clause, &found, k) || found.is_vague && !told {
        return;
    }
    // "we shall refer it to the court if": what the speaker himself will do, whatever it is
    let is_own = !found.is_able
        && (clause.phrase(k).kind != PhraseKind::Empty || cx.reading.quotation(v) == 0)
        && cx.speaker(v).is_some_and(|s| s != 0)
        && match holder(cx, &clause, v, Some(k)) {
            Some(Holder::Known(Some(1..))) => true,
            // "the airline would fly there again if ..., it said"
            Some(Holder::Phrase(q)) => cx
                .directory
                .of_phrase(q)
                .is_some_and(|n| cx.speaker(v) == Some(n)),
            _ => false,
        }
        && !clause.is_word(v, &["start", "stay", "clear", "water", "begin", "wait"])
        && (!clause.is_word(v, &["come"]) || clause.is_word(v + 1, &["back", "to"]));
    if matches!(c.kind, "hypothetical" | "counterfactual")
        && !is_own
        && !found.is_ready
        && !(is_known
            && !clause.is_word(v, &["close"])
            && (clause.is_word(v, TAKERS)
                || clause.is_word(v, HARMS)
                || matches!(act, "AGREE" | "SUPPORT" | "AID" | "RETREAT" | "CONCEDE")))
    {
        return;
    }
    if (is_until(cx, c) || is_before(cx, c))
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
    let own_deed = Some(Holder::Phrase(k)).filter(|_| acts);
    let Some(h) = holder(cx, &clause, v, Some(k)).or(own_deed) else {
        return;
    };
    // "threatened that [Velmark] would rethink the purchase if"
    let commits = cx
        .statement(v)
        .and_then(|s| cx.statements.get(s as usize))
        .filter(|s| s.cue_class == "commit" && cx.reading.quotation(v) == 0)
        .and_then(|s| s.speaker)
        .filter(|s| *s != 0);
    // "Asked whether [he] would join, Orlo said: “Only if the levy goes.”"
    let answers = c.speaker.filter(|s| {
        *s != 0 && c.statement != cx.statement(v) && clause.phrase(k).kind == PhraseKind::Pronoun
    });
    let h = match (h, answers.or(commits)) {
        (Holder::Phrase(_), Some(s)) => Holder::Known(Some(s)),
        _ => h,
    };
    if matches!(h, Holder::Known(Some(0) | None)) {
        return;
    }
    // "will send [no troops]", "would join [no government]"
    let none = clause
        .starting(v + 1)
        .filter(|_| clause.is_word(v + 1, &["no"]) && v + 2 < end);
    let found = Deed {
        negated: found.negated ^ none.is_some(),
        ..found
    };
    let (mut target, mut phrase) = match none {
        Some(k) => (clause.chain(k, v + 2), Some(k)),
        None => deed_target(&clause, v, end),
    };
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
    let opposes = clause.is_word(v, &["vote"]) && clause.is_word(v + 1, &["against"]);
    if opposes && !found.negated {
        d.stance.act = "REJECT";
    }
    let harm = harm || opposes;
    d.stance.score = if harm ^ found.negated || found.is_threat {
        -0.55
    } else {
        0.55
    };
    d.stance.negated = found.negated;
    finish(cx, number, &clause, found, c, d, out);
}

/// Whether a deed of somebody else is only guessed: "the court would [probably] overturn it".
fn is_guess(clause: &Clause, found: &Deed, k: usize) -> bool {
    !found.is_ready
        && !is_first(clause, k)
        && (found.start..found.verb).any(|i| {
            clause.is_word(
                i,
                &[
                    "probably",
                    "likely",
                    "presumably",
                    "inevitably",
                    "automatically",
                    "simply",
                    "surely",
                    "soon",
                    "eventually",
                    "doubtless",
                ],
            )
        })
}

/// Whether "can" and "could" before a deed tell what one is ready for: "could accept", "cannot sign until".
fn can_mean_will(act: &str, negated: bool, is_giving: bool) -> bool {
    matches!(act, "AGREE" | "SUPPORT") || act == "CONCEDE" && !negated && is_giving
}

/// The row of a speaker about what a condition gates, phrase `k`: "talks could help, but only if", "no observer would enter
/// unless". None where nobody says so.
fn said_of(cx: &Context, clause: &Clause, v: usize, k: usize) -> Option<Draft> {
    let speaker = told_by(cx, clause, v)?;
    let target = clause.chain(k, 0);
    let holder = Holder::Known(Some(speaker));
    Some(row(cx, clause, v, target, Some(k), holder))
}

/// What should or must not be, unless a condition is met: "[the treaty] should not be ratified unless".
fn barred(cx: &Context, clause: &Clause, c: &Condition, first: usize, end: usize) -> Option<Draft> {
    if !matches!(c.kind, "exceptive" | "precondition" | "necessary") && !is_before(cx, c) {
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

/// Verbs of what happens by itself: "prices will fall only if" takes no side.
fn is_change(clause: &Clause, v: usize) -> bool {
    clause.is_word(
        v,
        &[
            "rise", "fall", "grow", "drop", "shrink", "climb", "recover", "collapse", "fail",
            "lose", "win", "deliver", "reach", "arrive", "happen", "need", "cost", "matter", "run",
            "change",
        ],
    )
}

/// Nouns of siding with something, and of refusing it: "her [support] for the deal hinges on a vote".
const SIDING: &[(&str, &str)] = &[
    ("support", "SUPPORT"),
    ("backing", "SUPPORT"),
    ("endorsement", "SUPPORT"),
    ("blessing", "SUPPORT"),
    ("consent", "AGREE"),
    ("readiness", "AGREE"),
    ("willingness", "AGREE"),
    ("opposition", "REJECT"),
];

/// What hangs is a noun of siding with its owner: "[their consent to the sale] is subject to a vote", "its support is
/// conditional on".
fn nominal(
    cx: &Context,
    clause: &Clause,
    c: &Condition,
    first: usize,
    end: usize,
) -> Option<(Draft, Deed)> {
    if !matches!(c.kind, "dependence" | "necessary" | "precondition") {
        return None;
    }
    // "[its support] conditional on": the head before any complement
    let head = (first..end.min(first + 6)).find(|i| {
        SIDING.iter().any(|n| clause.is_word(*i, &[n.0])) && clause.covering(*i).is_some()
    })?;
    let after = head + 1;
    let names = clause.is_word(after, &["for", "of", "to", "in", "on"]) && after < end;
    let (target, phrase, stop) = if names
        && clause.is_word(after, &["to"])
        && cx.reading.is(after + 1, class::VERB_BASE)
        && clause.starting(after + 1).is_none()
    {
        let (target, phrase) = deed_target(clause, after + 1, end);
        (target, phrase, cx.reading.token_at(target.end))
    } else if let Some(k) = clause.starting(after + 1).filter(|_| names) {
        (clause.chain(k, after + 1), Some(k), clause.chain_end(k))
    } else {
        let k = clause.covering(head)?;
        (clause.chain(k, 0), Some(k), after)
    };
    let is_plain =
        (stop..end).all(|i| !cx.reading.is(i, class::FINITE) || cx.reading.is(i, class::BE));
    if !is_plain {
        return None;
    }
    let speaker = c.speaker.filter(|s| *s != 0);
    let at_subject = clause
        .starting(first)
        .filter(|k| clause.phrase(*k).head as usize != head);
    let h = match possessor(clause, head).or(at_subject) {
        Some(q)
            if is_first(clause, q)
                || cx
                    .reading
                    .is(clause.phrase(q).first as usize, class::POSSESSIVE) =>
        {
            match speaker {
                Some(s) => Holder::Known(Some(s)),
                None => Holder::Phrase(q),
            }
        }
        Some(q) if !is_actor(clause, q) => return None,
        Some(q) => Holder::Phrase(q),
        None => Holder::Known(Some(speaker?)),
    };
    let mut d = row(cx, clause, head, target, phrase, h);
    let act = SIDING
        .iter()
        .find(|n| clause.is_word(head, &[n.0]))
        .map_or("SUPPORT", |n| n.1);
    d.stance.act = act;
    d.stance.score = if act == "REJECT" { -0.5 } else { 0.5 };
    let found = Deed::of(head, head);
    Some((d, found))
}

/// What is threatened as a noun: "threatened [legal action] unless".
fn threatened(
    cx: &Context,
    clause: &Clause,
    c: &Condition,
    first: usize,
    end: usize,
) -> Option<(Draft, Deed)> {
    const VERBS: &[&str] = &["threatened", "threatens", "threaten", "threatening"];
    if !is_binding(cx, c) || is_until(cx, c) {
        return None;
    }
    // the verb may be the cue before the consequent
    let from = first.saturating_sub(2).max(clause.from);
    let v = (from..end).find(|i| clause.is_word(*i, VERBS) && clause.covering(*i).is_none())?;
    let k = clause.starting(v + 1)?;
    let p = clause.phrase(k);
    let is_thing = matches!(p.kind, PhraseKind::Other)
        && !is_actor_word(clause, k)
        && !clause.is_time(p)
        && clause.chain_end(k) <= end
        && cx.reading.gap(v + 1) & crate::text::token::gap::HARD == 0;
    let group = clause.group(v);
    let subject = subject_of(clause, group.start)?;
    if !is_thing || group.is_passive || group.is_negated || clause.is_time(clause.phrase(subject)) {
        return None;
    }
    let own = matches!(
        clause.phrase(subject).kind,
        PhraseKind::Name | PhraseKind::Source | PhraseKind::Other
    );
    let h = holder(cx, clause, v, Some(subject))
        .or_else(|| Some(Holder::Phrase(subject)).filter(|_| own))
        .filter(|h| !matches!(h, Holder::Known(Some(0) | None)))?;
    let mut d = row(cx, clause, v, clause.chain(k, 0), Some(k), h);
    d.stance.act = "THREATEN";
    d.stance.score = -0.6;
    let found = Deed::of(v, group.start);
    Some((d, found))
}

/// What must last until something is met: "[the ban] stays in place until the tests are clean".
fn lasting(
    cx: &Context,
    clause: &Clause,
    c: &Condition,
    first: usize,
    end: usize,
) -> Option<(Draft, Deed)> {
    if !is_until(cx, c) && !matches!(c.kind, "necessary" | "exceptive") {
        return None;
    }
    let v = (first + 1..end).find(|i| {
        clause.is_word(
            *i,
            &[
                "stay",
                "stays",
                "remain",
                "remains",
                "stand",
                "stands",
                "continue",
                "continues",
            ],
        ) && clause.covering(*i).is_none()
    })?;
    let group = clause.group(v);
    let is_must = (group.start..v).any(|i| clause.is_word(i, &["must", "should"]));
    let holds = clause.is_word(v + 1, &["in", "on"])
        && clause.is_word(
            v + 2,
            &["place", "force", "effect", "table", "hold", "standing"],
        );
    let k = clause.subject(group.start, 0)?;
    if !(is_must || holds)
        || group.is_negated
        || (clause.phrase(k).first as usize) < first
        || !matches!(
            clause.phrase(k).kind,
            PhraseKind::Other | PhraseKind::Source | PhraseKind::Name
        )
        || is_actor_word(clause, k)
    {
        return None;
    }
    let mut d = said_of(cx, clause, v, k)?;
    d.stance.score = 0.4;
    let found = Deed::of(v, group.start);
    Some((d, found))
}

/// What has to wait: "the prisoners must be freed before [talks] can begin, Orlo said". What is gated stands after "before".
fn waiting(
    cx: &Context,
    clause: &Clause,
    c: &Condition,
    first: usize,
    end: usize,
) -> Option<(Draft, Deed)> {
    if !ends_in(cx, c, &["before"]) {
        return None;
    }
    let speaker = c.speaker.filter(|s| *s != 0)?;
    let marker = cx.reading.token_at(c.marker.start);
    // "must be settled before" is one marker, and what is gated then is what depends
    let (gated, from, to) = match c.kind {
        "precondition" => (c.consequent?, marker, marker + 3),
        "temporal" => (c.antecedent?, first, end),
        _ => return None,
    };
    let m = (from..to).find(|i| {
        clause.is_word(*i, &["must"])
            || clause.is_word(*i, &["needs", "need", "has", "have"])
                && clause.is_word(*i + 1, &["to"])
                && !clause.is_word(i.saturating_sub(1), &["who", "what"])
    })?;
    if cx.reading.is(m, class::NEGATED) || clause.is_word(m + 1, &["not", "never"]) {
        return None;
    }
    let (from, to) = (
        cx.reading.token_at(gated.start),
        cx.reading.token_at(gated.end),
    );
    let k = clause.starting(from)?;
    let p = clause.phrase(k);
    let verb = (p.end as usize..to).find(|i| {
        cx.reading.is(*i, class::VERB | class::AUXILIARY) && clause.covering(*i).is_none()
    })?;
    let is_deed = matches!(p.kind, PhraseKind::Pronoun | PhraseKind::Empty) || is_actor(clause, k);
    let (target, phrase) = if is_deed {
        // "before he meets the envoy", "before Velmark can return to the table"
        let verb = (verb..to).find(|i| !cx.reading.is(*i, class::MODAL | class::AUXILIARY))?;
        deed_target(clause, verb, to)
    } else {
        (clause.chain(k, 0), Some(k))
    };
    let mut d = row(cx, clause, m, target, phrase, Holder::Known(Some(speaker)));
    d.stance.score = 0.4;
    let found = Deed::of(m, m);
    Some((d, found))
}

/// Whether words say no deed of their own: "I'd be glad to", "Yes, we would".
fn is_elliptic(clause: &Clause, first: usize, end: usize) -> bool {
    let last = end.saturating_sub(1);
    end <= first + 7
        && last > first
        && (clause.is_word(
            last,
            &[
                "would", "will", "could", "can", "might", "do", "wouldn't", "won't", "can't",
            ],
        ) || clause.is_word(last, &["to"])
            && clause.is_word(
                last - 1,
                &[
                    "glad", "happy", "willing", "ready", "prepared", "like", "love", "going",
                ],
            ))
}

/// What an answer makes conditional of the question before it: "Would you back a second vote? – Only if it came soon."
fn answered(cx: &Context, number: u32, c: &Condition, out: &mut Vec<Draft>) {
    let r = cx.reading;
    let at = r.token_at(c.marker.start);
    let here = r.sentence(at).tokens.0 as usize;
    let Some(speaker) = c.speaker.filter(|s| *s != 0) else {
        return;
    };
    let Some(last) = here.checked_sub(1).filter(|l| asks(cx, *l)) else {
        return;
    };
    // "Yes, I would, but only if": little may stand before it
    if at > here + 10 {
        return;
    }
    let (from, to) = r.sentence(last).tokens;
    let question = cx.clause(from as usize, to as usize);
    let (from, to) = (from as usize, to as usize);
    let Some(m) = (from..to).find(|i| {
        question.is_word(
            *i,
            &["would", "will", "could", "can", "do", "won't", "wouldn't"],
        ) && question.is_word(*i + 1, &["you", "your", "the", "he", "she", "they"])
    }) else {
        return;
    };
    let Some(k) = question.starting(m + 1) else {
        return;
    };
    let mut v = question.chain_end(k);
    while v < to && r.is(v, class::ADVERB) && !r.is(v, class::VERB_BASE) {
        v += 1;
    }
    if question.is_word(v, &["be"]) {
        v += 3;
        if !question.is_word(v - 1, &["to"]) {
            return;
        }
    }
    let is_known = DEEDS.iter().any(|d| question.is_word(v, &[d.0])) || question.is_word(v, HARMS);
    if v >= to
        || !r.is(v, class::VERB_BASE)
        || is_state(&question, v)
        || question.is_word(m, &["do"]) && !question.is_word(v, TAKERS)
        || !is_known && !question.is_word(m, &["would", "will", "can", "could"])
    {
        return;
    }
    let (target, phrase) = deed_target(&question, v, to);
    if target.is_empty() {
        return;
    }
    let clause = Clause::at(cx.text, r, at);
    let mut d = row(
        cx,
        &clause,
        at,
        target,
        phrase,
        Holder::Known(Some(speaker)),
    );
    d.stance.act = DEEDS
        .iter()
        .find(|e| question.is_word(v, &[e.0]))
        .map_or("COOPERATE", |e| e.1);
    let harm = question.is_word(v, HARMS);
    if harm {
        d.stance.act = "THREATEN";
    }
    let negated = c.negative || (here..at).any(|i| clause.is_word(i, &["no", "not"]));
    d.stance.score = if harm ^ negated { -0.5 } else { 0.5 };
    d.stance.polarity = Polarity::Conditional;
    d.stance.condition = Some(number);
    d.stance.entry = c.entry;
    d.stance.confidence = c.confidence * 0.6;
    d.stance.evidence = c.marker;
    out.push(d);
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
        "temporal" => ends_in(cx, c, &["until", "once", "as", "when", "till"]),
        _ => false,
    }
}

/// Whether the marker is "before": "will not ratify it before the maps are out".
fn is_before(cx: &Context, c: &Condition) -> bool {
    c.kind == "temporal" && ends_in(cx, c, &["before"])
}

/// Whether the last word of the marker is one of `words`.
fn ends_in(cx: &Context, c: &Condition, words: &[&str]) -> bool {
    let last = c.marker.of(cx.text).split(' ').next_back().unwrap_or("");
    words.iter().any(|w| w.eq_ignore_ascii_case(last))
}

/// Whether the marker is one of time: "held the fleet back until": what goes on till then depends on nothing.
fn is_until(cx: &Context, c: &Condition) -> bool {
    ends_in(cx, c, &["until", "till"])
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

/// Whether phrase `k` is one word for a deed that only its place makes a name: "Membership must be preceded by".
fn is_deed_noun(clause: &Clause, k: usize) -> bool {
    let p = clause.phrase(k);
    let word = clause.word(p.first as usize);
    p.end == p.first + 1
        && p.first as usize == clause.from
        && word.len() > 6
        && [
            "ship", "tion", "ment", "sion", "ance", "ence", "tions", "ments",
        ]
        .iter()
        .any(|e| word.ends_with(e))
}

#[cfg(test)]
mod tests {
    use crate::analyzer::Analyzer;
    use crate::text::Document;

    /// Sentences around the one under test, so that the text is no speech.
    const AROUND: &str = "Marta Orlo, the finance minister, spoke on Monday. Orlo said the port was open. Orlo said the road was dry. ";

    /// (holder, target) of the conditional rows, and whether each is for it.
    fn read(text: &str) -> Vec<(String, String, bool)> {
        let text = format!("{AROUND}{text}");
        let a = Analyzer::builtin()
            .unwrap()
            .analyze(&Document::from_text(text.clone()));
        let name = |h: Option<u32>| {
            h.and_then(|h| a.speakers.get(h as usize))
                .map_or(String::new(), |s| s.name.clone())
        };
        a.stances
            .iter()
            .filter(|s| s.polarity.as_str() == "conditional")
            .map(|s| {
                (
                    name(s.holder),
                    s.target.of(&text).to_string(),
                    s.score > 0.0,
                )
            })
            .collect()
    }

    #[test]
    fn what_stands_under_a_condition_is_conditional() {
        for (text, holder, target, is_for) in [
            (
                "Velmark's backing for the tunnel depends on a bypass.",
                "Velmark",
                "the tunnel",
                true,
            ),
            (
                "Kestria would send no troops without a mandate, Orlo said.",
                "Orlo",
                "troops",
                false,
            ),
            (
                "The cruise lines have threatened to leave for Brenn unless the pier is mended.",
                "cruise lines",
                "Brenn",
                false,
            ),
            (
                "Velmark threatened legal action unless the clock was silenced.",
                "Velmark",
                "legal action",
                false,
            ),
            (
                "The maps must be published before talks can begin, Orlo said.",
                "Marta Orlo",
                "talks",
                true,
            ),
            (
                "The king agreed to abdicate provided his son succeeded him.",
                "king",
                "abdicate",
                true,
            ),
            (
                "The levy must stay in place until the dikes are mended, Orlo said.",
                "Marta Orlo",
                "The levy",
                true,
            ),
            (
                "Only after an apology will the academy readmit the poet, Orlo said.",
                "academy",
                "readmit the poet",
                true,
            ),
        ] {
            let rows = read(text);
            assert!(
                rows.iter().any(|r| (r.0 == holder
                    || r.0.contains(holder)
                    || holder.contains(&r.0))
                    && r.1 == target
                    && r.2 == is_for),
                "{text} {rows:?}"
            );
        }
    }

    #[test]
    fn an_answer_makes_its_question_conditional() {
        let text = "MR. VENN: Would you support a debt brake?\n\nMS. ORLO: Only if it had a clause for disasters.\n\n\
                    MR. VENN: Can you publish the letter?\n\nMS. ORLO: I'd be glad to, as long as the court has no objection.";
        let a = Analyzer::builtin()
            .unwrap()
            .analyze(&Document::from_text(text));
        for target in ["a debt brake", "publish the letter"] {
            assert!(
                a.stances
                    .iter()
                    .any(|s| s.target.of(text) == target && s.condition.is_some()),
                "{target}"
            );
        }
    }

    #[test]
    fn forecasts_and_what_is_called_for_are_no_stance() {
        for text in [
            "Prices will fall only if the port reopens, Orlo said.",
            "The court would probably overturn the order if Velmark appealed, Orlo said.",
            "Without the gunboats there would be no quarrel, Orlo said.",
            "No ward would shut before a review, Orlo said.",
            "The peace will hold only as long as both sides are tired, Orlo said.",
        ] {
            assert_eq!(read(text), [], "{text}");
        }
        let rows = read("Any loan must be backed by gold, Orlo said.");
        assert!(rows.iter().all(|r| !r.0.contains("gold")), "{rows:?}");
    }
}
