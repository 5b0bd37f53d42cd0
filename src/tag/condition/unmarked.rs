//! Conditions without an entry of their own: inversions ("Had they asked, ..."), "without" beside a modal, terms of a deal that
//! stand far from it.

use crate::lexicon::{Layer, class, side};
use crate::tag::Context;
use crate::tag::condition::factuality::{Factuality, factuality};
use crate::tag::condition::parts::{Parts, Shape, around};
use crate::tag::condition::window::{Clip, Run, Window, window};
use crate::tag::condition::word::{
    ends_in_question, is_any, is_clause_pronoun, is_listed, is_past_modal, is_predicate, is_present,
};
use crate::tag::condition::{Condition, dress};
use crate::text::token::{gap, shape};

/// The auxiliary that stands before its subject.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Verb {
    Had,
    Were,
    Should,
}

/// An auxiliary with what can be its subject right behind: "had they", "were the talks", "should Velmark".
struct Inversion<'c> {
    w: Window<'c>,
    i: usize,
    verb: Verb,
    /// How the subject begins: with a pronoun, with an article or the like, with a capital, with another noun.
    is_pronoun: bool,
    is_opened: bool,
    is_named: bool,
    is_noun: bool,
    /// Whether a clause can begin with it.
    at_head: bool,
}

impl<'c> Inversion<'c> {
    /// Reads the words around `i`; nothing where no subject can begin behind it.
    fn read(w: Window<'c>, i: usize, verb: Verb) -> Option<Self> {
        let (cx, reading) = (w.cx, w.cx.reading);
        let subject = i + 1;
        let bits = reading.class(subject);
        let is_pronoun = is_any(
            cx,
            subject,
            &["he", "she", "they", "we", "I", "it", "you", "there"],
        );
        let is_opened = bits & (class::DETERMINER | class::POSSESSIVE) != 0;
        let is_named = reading.shape(subject, shape::CAPITAL)
            && bits & (class::AUXILIARY | class::ADVERB) == 0;
        let is_noun = bits
            & (class::AUXILIARY
                | class::ADVERB
                | class::PREPOSITION
                | class::COORDINATOR
                | class::SUBORDINATOR
                | class::TO)
            == 0
            && (bits & class::VERB == 0
                || bits & class::VERB_NOUN != 0
                    && !(verb == Verb::Had && bits & class::VERB_PARTICIPLE != 0));
        let opens = |k: usize| {
            k == w.lo
                || reading.gap(k) & (gap::COMMA | gap::DASH | gap::OPEN | gap::CLOSE) != 0
                || w.is_wall(k)
                || reading.is(k - 1, class::COORDINATOR)
        };
        let at_head = opens(i)
            || is_any(cx, i - 1, &["that", "because", "since", "particularly", "especially", "even"])
            // "perhaps had they asked, ..."
            || verb == Verb::Had && reading.is(i - 1, class::ADVERB) && opens(i - 1);
        (is_pronoun || is_opened || is_named || is_noun).then_some(Self {
            w,
            i,
            verb,
            is_pronoun,
            is_opened,
            is_named,
            is_noun,
            at_head,
        })
    }

    /// Whether the subject is a pronoun that is nothing else.
    fn is_subject_pronoun(&self) -> bool {
        is_any(self.w.cx, self.i + 1, &["he", "she", "they", "we", "I"])
    }

    /// "worse than it would have been had they stayed", "what he would have done had the guards looked"
    fn is_elided(&self) -> bool {
        let (cx, w, i) = (self.w.cx, self.w, self.i);
        self.verb == Verb::Had
            && i > w.lo
            && is_any(cx, i - 1, &["been", "have", "be", "done"])
            && (i.saturating_sub(4).max(w.lo)..i).any(|k| is_past_modal(cx, k))
    }

    /// Whether the auxiliary belongs to what stands before it: "to have had the crew paid".
    fn goes_on(&self) -> bool {
        let (cx, reading, i) = (self.w.cx, self.w.cx.reading, self.i);
        i > self.w.lo
            && reading.gap(i) & gap::HARD == 0
            && reading.is(i - 1, class::AUXILIARY | class::TO)
            && !is_clause_pronoun(cx, i - 1)
            && !self.is_subject_pronoun()
            && !self.is_elided()
    }

    /// Whether word `k` says of the main clause that it is not real: would, could, might.
    fn is_unreal(&self, k: usize) -> bool {
        let cx = self.w.cx;
        let (had, were) = (self.verb == Verb::Had, self.verb == Verb::Were);
        is_past_modal(cx, k)
            || is_any(cx, k, &["may"]) && (had || were && self.at_head)
            || had && self.at_head && is_any(cx, k, &["should"])
    }

    fn is_unreal_before(&self) -> bool {
        (self.w.lo..self.i).any(|k| self.is_unreal(k))
    }

    /// Whether the sentence is not real, the auxiliary and its subject aside.
    fn is_unreal_beside(&self) -> bool {
        let whole = window(self.w.cx, self.i, Clip::Sentence);
        self.is_unreal_before()
            || (whole.lo..whole.hi)
                .filter(|k| *k < self.i || *k > self.i + 1)
                .any(|k| self.is_unreal(k))
    }

    /// "Had they asked?", "Which road should the crews take?"
    fn asks(&self) -> bool {
        let (cx, reading, w, i) = (self.w.cx, self.w.cx.reading, self.w, self.i);
        let is_had = self.verb == Verb::Had;
        let is_first = i == w.lo && !(is_had && self.is_unreal_beside())
            || self.at_head && self.verb == Verb::Should;
        ends_in_question(cx, w.hi)
            && (is_first
                // nothing is said before it that could depend on it
                || self.verb == Verb::Should
                    && !(w.lo..i).any(|k| {
                        reading.is(k, class::FINITE | class::AUXILIARY)
                            && !reading.is(k, class::VERB_NOUN)
                    }))
    }

    /// Whether "had" and its subject say what did not happen.
    fn holds_had(&self) -> bool {
        let (cx, reading, w, i) = (self.w.cx, self.w.cx.reading, self.w, self.i);
        let subject = i + 1;
        let part = w.part_end(subject);
        // "had the lender, and its owners, not sold": the participle can stand far off where "not" or "been" precede it
        let participle = (subject + 1..part.min(subject + 9))
            .any(|k| reading.is(k, class::VERB_PARTICIPLE))
            || (subject + 1..w.hi.min(subject + 16)).any(|k| {
                is_any(cx, k, &["been", "not", "never"])
                    || self.at_head && reading.is(k, class::VERB_PARTICIPLE)
            });
        if !participle {
            return false;
        }
        if self.at_head {
            return self.is_unreal_beside();
        }
        self.is_unreal_before()
            && (self.is_elided()
                || self.is_subject_pronoun()
                || !reading.is(i - 1, class::SUBJECT | class::RELATIVE)
                || is_any(cx, i - 1, &["all"]))
    }

    /// Whether "were" and its subject say what is not so.
    fn holds_were(&self) -> bool {
        let (reading, i) = (self.w.cx.reading, self.i);
        if self.at_head {
            return self.is_unreal_beside();
        }
        self.is_unreal_before()
            && (self.is_pronoun
                || self.is_opened
                    && reading.is(i - 1, class::VERB_BASE)
                    && !reading.is(i - 1, class::VERB_NOUN))
            && !reading.is(i - 1, class::SUBORDINATOR | class::RELATIVE)
    }

    /// Whether "should" and its subject say what may come about.
    fn holds_should(&self) -> bool {
        let (cx, reading, w, i) = (self.w.cx, self.w.cx.reading, self.w, self.i);
        let subject = i + 1;
        let bits = reading.class(subject);
        let base = (subject + 1..w.part_end(subject).min(subject + 9))
            .any(|k| reading.is(k, class::VERB_BASE) || is_any(cx, k, &["be", "have"]));
        let normal = i > w.lo
            && !self.at_head
            && (is_any(
                cx,
                i - 1,
                &[
                    "how", "why", "what", "when", "where", "which", "who", "whom", "so", "nor",
                    "neither",
                ],
            ) || !(self.is_pronoun
                || self.is_opened
                || self.is_named
                // "stands ready to cut rates should inflation fall"
                || self.is_noun
                    && bits & class::VERB == 0
                    && !reading.is(i - 1, class::DETERMINER | class::RELATIVE)
                    && !(reading.is(i - 1, class::SUBJECT))
                    && (reading.is(subject + 1, class::VERB_BASE)
                        || reading.is(subject + 2, class::VERB_BASE)
                            && reading.class(subject + 1) & (class::TO | class::PREPOSITION | class::COORDINATOR) == 0)
                || self.is_noun
                    && reading.is(i - 1, class::ADVERB)
                    && reading.is(i.saturating_sub(2), class::VERB | class::TO)));
        base && !normal && !reading.is(subject, class::ADVERB)
    }

    /// Type and reality by the auxiliary and the two clauses.
    fn told(&self, parts: &Parts) -> (&'static str, Factuality) {
        let cx = self.w.cx;
        let real = || factuality(cx, parts.antecedent, parts.consequent, false);
        match self.verb {
            Verb::Had => ("counterfactual", Factuality::Contrary),
            Verb::Were => match real() {
                Factuality::Contrary => ("counterfactual", Factuality::Contrary),
                // "were they to refuse", but "were the patrols over"
                _ if is_to_come(cx, parts.antecedent) => ("hypothetical", Factuality::Remote),
                _ => ("counterfactual", Factuality::Remote),
            },
            Verb::Should => match real() {
                Factuality::Contrary => ("counterfactual", Factuality::Contrary),
                _ => ("hypothetical", Factuality::Open),
            },
        }
    }
}

/// Conditions without a marker of their own: "Had they asked, ...", "Were it so, ...", "should talks fail".
pub(super) fn inverted(cx: &Context, i: usize) -> Option<Condition> {
    let (verb, rule) = if is_any(cx, i, &["had"]) {
        (Verb::Had, "inversion-had")
    } else if is_any(cx, i, &["were"]) {
        (Verb::Were, "inversion-were")
    } else if is_any(cx, i, &["should"]) {
        (Verb::Should, "inversion-should")
    } else {
        return None;
    };
    if cx.reading.gap(i + 1) & gap::HARD != 0 || is_covered(cx, i) {
        return None;
    }
    let w = window(cx, i, Clip::Quotation);
    if i + 2 >= w.hi {
        return None;
    }
    let inversion = Inversion::read(w, i, verb)?;
    let holds = !inversion.goes_on()
        && match verb {
            Verb::Had => inversion.holds_had(),
            Verb::Were => inversion.holds_were(),
            Verb::Should => inversion.holds_should(),
        };
    if !holds || inversion.asks() {
        return None;
    }
    let at_head = inversion.at_head;
    let marker = Run {
        first: i,
        end: i + 1,
    };
    let mut parts = around(w, marker, Shape::Inversion);
    if parts.consequent.is_empty() || parts.antecedent.is_empty() {
        return None;
    }
    parts.rule = rule;
    parts.confidence *= if at_head { 1.0 } else { 0.9 };
    let (kind, factuality) = inversion.told(&parts);
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
pub(super) fn without(cx: &Context, i: usize) -> Option<Condition> {
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
    if answers_no(cx, i, parts.antecedent) {
        parts.consequent = Run::default();
        parts.rule = "not-without";
        let mut condition = dress(cx, &parts, "exceptive", "necessary", Factuality::Open);
        condition.negative = true;
        return Some(condition);
    }
    let (ante, cons) = (parts.antecedent, parts.consequent);
    let leads = cons.first >= ante.end;
    let real = factuality(cx, ante, cons, true);
    // "has refused | to put more money into the network without a change of management"
    let refuses = |k: usize| is_any(cx, k, &["refuse", "refuses", "refused", "refusing"]);
    let is_refusal = cx
        .statement(i)
        .and_then(|s| cx.statements.get(s as usize))
        .is_some_and(|s| {
            let cue = s.cue_words;
            cue.1 as usize == cons.first && (cue.0 as usize..cons.first).any(refuses)
        });
    let refused = (cons.first..cons.end).any(|k| {
        is_any(
            cx,
            k,
            &[
                "no", "not", "nothing", "nobody", "none", "never", "cannot", "unlikely",
            ],
        ) || reading.is(k, class::NEGATED)
            || refuses(k)
            || is_refusal
    }) && (cons.first..cons.end).all(|k| {
        !reading.is(k, class::VERB_PAST)
            || refuses(k)
            || reading.is(k, class::MODAL | class::VERB_BASE | class::ADJECTIVE)
            || reading.is(k, class::VERB_PARTICIPLE) && reading.is(k - 1, class::AUXILIARY)
    }) && !reading.is(i + 1, class::VERB_ING);
    // "And without a handover there is no ceasefire"
    let denies =
        (cons.first..cons.end).any(|k| is_any(cx, k, &["no", "nothing", "nobody", "none"]));
    let general = (i > 0 && reading.is(i - 1, class::COORDINATOR) || i == w.lo && denies)
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

/// "[Not without] a second trial.": the whole answer to what was asked.
fn answers_no(cx: &Context, i: usize, ante: Run) -> bool {
    let reading = cx.reading;
    let Some(not) = i.checked_sub(1).filter(|n| is_any(cx, *n, &["not"])) else {
        return false;
    };
    let (from, to) = reading.sentence(i).tokens;
    let opens = not == from as usize || reading.gap(not) & (gap::HARD | gap::OPEN) != 0;
    let is_spoken = cx.statement(i).is_some();
    let closes = ante.end >= to as usize
        || reading.gap(ante.end) & gap::CLOSE != 0
            && reading.quotation(i) != reading.quotation(ante.end);
    opens
        && closes
        && is_spoken
        && !ante.is_empty()
        && ante.end <= ante.first + 12
        && !reading.is(i + 1, class::VERB_ING)
        && !(ante.first..ante.end).any(|k| is_listed(cx, k, side::NOT_WITHOUT))
}

/// "Any talks must respect the border; it must not reward force": what goes on about the same deed.
pub(super) fn continued(
    cx: &Context,
    i: usize,
    marked_rows: usize,
    out: &[Condition],
) -> Option<Condition> {
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
    let subject = Run {
        first: i - 1,
        end: i,
    };
    if follows {
        called_for(cx, i, subject, "must-continued")
    } else {
        None
    }
}

/// What "must" at word `i` calls for, as the precondition of `consequent`.
fn called_for(cx: &Context, i: usize, consequent: Run, rule: &'static str) -> Option<Condition> {
    let w = window(cx, i, Clip::Quotation);
    let end = i + 1 + usize::from(is_any(cx, i + 1, &["not", "never"]));
    if end >= w.hi {
        return None;
    }
    let parts = Parts {
        marker: Run { first: i, end },
        antecedent: Run {
            first: end,
            end: w.last_of(end, true),
        },
        consequent,
        rule,
        confidence: 0.7,
    };
    let open = Factuality::Open;
    Some(dress(cx, &parts, "precondition", "necessary", open))
}

/// "A settlement that rests on good will, says a retired admiral, [must] include somebody who can say stop": far from the noun
/// that a lexicon pattern would ask for.
pub(super) fn gating(cx: &Context, i: usize) -> Option<Condition> {
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
            && (*k + 1..(*k + 4).min(i)).any(|n| names_deal(cx, n))
    })?;
    let inclusive = is_listed(cx, i + 1, side::HOLDING);
    // "Any agreement, Bessa said, must be fair", "a settlement that ..., says X, must include"
    let direct = (opens + 1..i).all(|k| !is_predicate(cx, k))
        || (opens + 1..i).any(|k| reading.is(k, class::RELATIVE))
        || (opens + 1..i)
            .any(|k| reading.gap(k) & gap::COMMA != 0 && w.is_report(k, w.part_end(k)));
    if !direct || !inclusive && !is_any(cx, opens, &["any"]) {
        return None;
    }
    let deal = w.trimmed(Run {
        first: opens,
        end: i,
    });
    called_for(cx, i, deal, "must-far")
}

/// Whether word `i` names what is agreed on.
pub(in crate::tag) fn names_deal(cx: &Context, i: usize) -> bool {
    is_listed(cx, i, side::DEAL)
}

/// An order that makes a condition: "[Give us a date] and we will open the pits", "Lift the siege or we will strike".
pub(super) fn ordered(cx: &Context, i: usize) -> Option<Condition> {
    let reading = cx.reading;
    let joint = i.checked_sub(1)?;
    let is_or = is_any(cx, joint, &["or"]);
    let is_subject = is_any(cx, i, &["we", "I", "you", "they", "he", "she"])
        && is_any(cx, i + 1, &["will", "can", "shall"])
        || is_any(
            cx,
            i,
            &[
                "we'll",
                "I'll",
                "you'll",
                "they'll",
                "we’ll",
                "I’ll",
                "you’ll",
                "they’ll",
            ],
        );
    if !is_subject || !is_or && !is_any(cx, joint, &["and"]) || is_covered(cx, joint) {
        return None;
    }
    let w = window(cx, joint, Clip::Quotation);
    let first = w.lo;
    let is_order = reading.is(first, class::VERB_BASE)
        && !reading.is(first, class::AUXILIARY | class::SUBJECT | class::ADVERB)
        && (reading.is(
            first + 1,
            class::DETERMINER | class::POSSESSIVE | class::OBJECT,
        ) || is_any(cx, first + 1, &["it"])
            || !reading.is(
                first,
                class::VERB_NOUN | class::ADJECTIVE | class::PREPOSITION,
            ));
    if !is_order
        || joint < first + 2
        || joint > first + 14
        || w.has_predicate(first + 1, joint)
        || (first + 1..joint).any(|k| {
            w.is_wall(k)
                || reading.is(k, class::COORDINATOR)
                || is_any(cx, k, &["we", "I", "he", "she", "they"])
        })
    {
        return None;
    }
    let parts = Parts {
        marker: Run {
            first: joint,
            end: i,
        },
        antecedent: Run { first, end: joint },
        consequent: w.trimmed(Run {
            first: i,
            end: w.consequent_end(i),
        }),
        rule: "order-and",
        confidence: 0.7,
    };
    let kind = if is_or { "exceptive" } else { "hypothetical" };
    let mut condition = dress(cx, &parts, kind, "sufficient", Factuality::Open);
    condition.negative = is_or;
    Some(condition)
}

/// "Much will depend, she wrote, on the harvest": an aside parts the verb from its preposition.
pub(super) fn interrupted(cx: &Context, i: usize) -> Option<Condition> {
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

/// Whether a condition of the lexicon, or one that only looks like a condition, covers word `i`.
pub(super) fn is_covered(cx: &Context, i: usize) -> bool {
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

#[cfg(test)]
mod tests {
    use crate::Analyzer;
    use crate::tag::condition::tests::read;

    #[test]
    fn an_inversion_is_a_condition_without_a_marker() {
        let analyzer = Analyzer::builtin().unwrap();
        for (text, kind, factuality, antecedent) in [
            (
                "The losses were worse than they would have been had the guards looked.",
                "counterfactual",
                "contrary",
                "the guards looked",
            ),
            (
                "Two clerks (had the vault been open, they might have run) stayed.",
                "counterfactual",
                "contrary",
                "the vault been open",
            ),
            (
                "Perhaps had they asked, we would have come.",
                "counterfactual",
                "contrary",
                "they asked",
            ),
            (
                "Had the envoy stayed the truce would have held.",
                "counterfactual",
                "contrary",
                "the envoy stayed",
            ),
            (
                "Had it not fallen Velmark would still have a king.",
                "counterfactual",
                "contrary",
                "it not fallen",
            ),
            (
                "Had they asked, we would have come.",
                "counterfactual",
                "contrary",
                "they asked",
            ),
            (
                "He was lucky because had they asked, he would have fled.",
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
}
