//! Conditions that an entry of the lexicon marks: whether it does so here, and of which type.

use crate::lexicon::{Entry, Layer, Match, class, side};
use crate::tag::Context;
use crate::tag::condition::factuality::{
    Factuality, factuality, has_were, is_backshifted, says_would_have,
};
use crate::tag::condition::parts::{Parts, clause, left, own_terms, predicate};
use crate::tag::condition::unmarked::interrupted;
use crate::tag::condition::window::{Clip, Run, window};
use crate::tag::condition::wish::wished;
use crate::tag::condition::word::{
    is_any, is_listed, is_past_modal, is_predicate, is_present, says_will,
};
use crate::tag::condition::{Condition, dress};
use crate::text::token::gap;

/// What marks a condition here: its words, which may be more than those of the entry, and what they make of it.
struct Marker {
    first: usize,
    end: usize,
    kind: &'static str,
    need: &'static str,
}

/// The condition that a lexicon match marks.
pub(super) fn marked(cx: &Context, m: &Match, entry: &Entry) -> Option<Condition> {
    if entry.id == "condition.wish" {
        return wished(cx, m);
    }
    if is_whether(cx, m.span.0 as usize, entry) {
        return None;
    }
    // "will sail when it is safe[, and not a day before]"
    let tail = not_before(cx, m.span.1 as usize);
    let needs_tail = entry.id == "condition.when-not-before";
    if needs_tail && tail.is_none() {
        return None;
    }
    let is_only_when = needs_tail || entry.id == "condition.will-when" && tail.is_some();
    let mut marker = marker(cx, m, entry);
    if is_only_when {
        (marker.kind, marker.need) = ("necessary", "both");
    }
    let Marker { first, end, .. } = marker;
    if opens_quotation(cx, m, first) {
        return None;
    }
    if entry.id == "condition.it-depends" && end > 0 && cx.reading.gap(end) & gap::COMMA != 0 {
        // "It depends, she said, on the price of grain"
        if let Some(aside) = interrupted(cx, end - 1) {
            return Some(aside);
        }
    }
    let mut parts = if entry.is_left {
        left(cx, first, end)
    } else if names_terms(entry) {
        own_terms(cx, first, end)
    } else if governs(cx, first, entry) {
        predicate(cx, first, end)
    } else {
        clause(cx, first, end, entry)
    }?;
    shorten(cx, m, entry, &mut parts);
    if let Some(tail) = tail.filter(|t| is_only_when && *t > parts.antecedent.first) {
        parts.antecedent.end = parts.antecedent.end.min(tail);
    }
    if is_no_condition(cx, &marker, &parts, entry) {
        return None;
    }
    let (ante, cons) = (parts.antecedent, parts.consequent);
    // "[Until] they do, no date will be announced": not before
    if marker.kind == "temporal"
        && entry.category == "temporal"
        && is_any(cx, m.span.0 as usize, &["until", "till"])
        && is_held_back(cx, cons)
    {
        marker.kind = "precondition";
        marker.need = "necessary";
    }
    if entry.id == "condition.non-negotiable" && cons.is_empty()
        || !is_free_relative(cx, first, ante, cons, entry)
        || is_unfinished(cx, &marker, &parts, entry)
        || matches!(marker.kind, "temporal" | "precondition")
            && !is_awaited(cx, m.span.0 as usize, ante, cons, entry)
    {
        return None;
    }
    // "In a normal year the port would be open", but "in a normal year the port is open"
    if entry.factuality == "remote"
        && entry.shape == "phrase"
        && !(cons.first..cons.end).any(|k| is_past_modal(cx, k))
    {
        return None;
    }
    let factuality = reality(cx, &marker, &parts, entry);
    let kind = settled(marker.kind, factuality, entry);
    let mut condition = dress(cx, &parts, kind, marker.need, factuality);
    condition.entry = Some(m.entry);
    condition.negative = entry.negative;
    condition.confidence *= 0.4 + 0.6 * entry.weight;
    Some(condition)
}

/// Where the words begin that make a "when" behind word `from` the only time: "[and not before]", "[and not a day sooner]".
fn not_before(cx: &Context, from: usize) -> Option<usize> {
    const SOONER: &[&str] = &["before", "sooner", "earlier"];
    let reading = cx.reading;
    let to = reading.sentence(from).tokens.1 as usize;
    let is_last = |i: usize| i + 1 >= to || reading.gap(i + 1) & gap::HARD != 0;
    (from + 1..to.min(from + 24)).find(|i| {
        let at = i + 2;
        is_any(cx, *i, &["and", "but"])
            && is_any(cx, i + 1, &["not"])
            && (is_any(cx, at, SOONER) && is_last(at)
                || is_any(cx, at, &["a", "an", "one"])
                    && is_any(
                        cx,
                        at + 1,
                        &["day", "hour", "minute", "moment", "second", "week"],
                    )
                    && is_any(cx, at + 2, SOONER)
                    && is_last(at + 2))
    })
}

/// The marker with the words beside it that change what it says.
fn marker(cx: &Context, m: &Match, entry: &Entry) -> Marker {
    let reading = cx.reading;
    let (mut first, mut end) = (m.span.0 as usize, m.span.1 as usize);
    let mut kind = entry.category;
    let mut need = match entry.need {
        "" => "sufficient",
        need => need,
    };
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
    Marker {
        first,
        end,
        kind,
        need,
    }
}

/// It would not join “a ceremony [without] an agenda”: the quotation names a thing, and no condition.
fn opens_quotation(cx: &Context, m: &Match, first: usize) -> bool {
    let reading = cx.reading;
    is_any(cx, first, &["without"])
        && (m.all.0..m.span.0).any(|k| reading.quotation(k as usize) != reading.quotation(first))
        && reading.quotation(first) != 0
        && reading.is(window(cx, first, Clip::Quotation).lo, class::DETERMINER)
}

/// Whether the words only look like a condition: what follows is broken off, no clause, or how something is done.
fn is_no_condition(cx: &Context, marker: &Marker, parts: &Parts, entry: &Entry) -> bool {
    let reading = cx.reading;
    let Marker { first, end, .. } = *marker;
    let (ante, cons) = (parts.antecedent, parts.consequent);
    let is_verb = |i: usize| reading.is(i, class::VERB | class::AUXILIARY);
    // "Yes, but if we ...", "Without a tie.": broken off
    let broken_off = cons.is_empty()
        && match entry.id.as_str() {
            "condition.if" => {
                ante.end <= ante.first + 2
                    && !(ante.first..ante.end).any(|i| is_predicate(cx, i))
                    && !is_any(cx, ante.first, &["so", "not"])
            }
            "condition.without-initial" => first == reading.sentence(first).tokens.0 as usize,
            _ => false,
        }
        // "Because if it’s not."
        || cons.is_empty()
            && entry.id == "condition.if"
            && first > 0
            && is_any(cx, first - 1, &["because", "cause", "cos", "cuz"]);
    // "fled, but not before setting fire to the mill", "Without realizing it, people blink"
    let is_manner = reading.is(end, class::VERB_ING)
        && !reading.is(end, class::VERB_NOUN)
        && (entry.id == "condition.not-before"
            || entry.id == "condition.without-initial"
                && !(cons.first..cons.end).any(|i| {
                    reading.is(i, class::MODAL | class::NEGATED)
                        || is_past_modal(cx, i)
                        || is_any(cx, i, &["no", "not", "never"])
                }));
    // "The fee rose only by a tenth": no deed on which something hangs
    let is_measure = entry.id == "condition.only-by" && !reading.is(end, class::VERB_ING);
    // "in providing that relief": no clause follows
    let bare_that = entry.shape == "clause"
        && is_any(cx, end - 1, &["that"])
        && !(ante.first..ante.end).any(is_verb);
    // "The war lasted as long as the drought", and a bare "that depends"
    let bare = entry.id == "condition.as-long-as" && !(ante.first..ante.end).any(is_verb)
        || entry.id == "condition.it-depends" && ante.is_empty();
    // "In the absence of the minister, his deputy opened the session", "she closed the gate, assuming that no ship would come"; but "they
    // made it subject to a bond"
    // "in the case of a strike at the port last year": one that was
    let was = matches!(
        entry.id.as_str(),
        "condition.in-case-of" | "condition.in-the-event-of"
    ) && (ante.first..ante.end).any(|i| {
        is_any(cx, i, &["ago", "yesterday"])
            || is_any(cx, i, &["last"]) && is_listed(cx, i + 1, side::WHEN)
    });
    let is_past = (entry.shape == "phrase"
        && matches!(entry.category, "exceptive" | "hypothetical")
        || entry.id.starts_with("condition.only-") && entry.id != "condition.only-if"
        || entry.id == "condition.when-not-before"
        || entry.id.starts_with("condition.assuming") && cons.first < first)
        && tells_past(cx, marker.first, cons);
    bare || broken_off
        || was
        || is_past
        || is_manner
        || is_measure
        || bare_that
        || ante.is_empty() && !entry.is_left && !names_terms(entry)
        || is_aside(cx, ante, entry)
}

/// Whether a clause tells what happened once: "his deputy opened the session", "the ship left at dawn". Not what is refused, denied, or
/// told of what may come: "no ship left", "the ship would leave".
fn tells_past(cx: &Context, marker: usize, cons: Run) -> bool {
    let reading = cx.reading;
    let is_open = |i: usize| {
        reading.is(
            i,
            class::MODAL | class::NEGATED | class::TO | class::QUANTIFIER,
        ) || is_past_modal(cx, i)
            || is_any(
                cx,
                i,
                &["no", "not", "never", "nothing", "nobody", "few", "little"],
            )
    };
    (cons.first..cons.end)
        .find(|i| is_predicate(cx, *i))
        .is_some_and(|i| reading.is(i, class::VERB_PAST) && !reading.is(i, class::VERB_BASE))
        && !(cons.first..cons.end).any(is_open)
        && !is_backshifted(cx, marker)
}

/// Whether nothing is said to depend on it because the sentence breaks off, asks or only supposes.
fn is_unfinished(cx: &Context, marker: &Marker, parts: &Parts, entry: &Entry) -> bool {
    let (ante, cons) = (parts.antecedent, parts.consequent);
    // "If you lay –": broken off, whatever was said before it
    let is_stump =
        ante.end <= ante.first + 2 && !(ante.first..ante.end).any(|i| is_predicate(cx, i));
    let says_nothing =
        cons.is_empty() || is_stump || !(cons.first..cons.end).any(|i| is_predicate(cx, i));
    // "If it was a review or not.": a question
    let is_either = cons.is_empty()
        && ante.end > 1
        && is_any(cx, ante.end - 1, &["not"])
        && is_any(cx, ante.end - 2, &["or"]);
    // "Suppose we have an ant.": what follows from it stands elsewhere, if anywhere
    let is_supposed = cons.is_empty()
        && entry.id == "condition.suppose"
        && cx.reading.sentence(marker.first).tokens.1 as usize == ante.end;
    is_either
        || is_supposed
        || says_nothing
            && entry.shape == "clause"
            && matches!(marker.kind, "hypothetical" | "necessary" | "counterfactual")
            && is_cut_off(cx, if cons.end > ante.end { cons } else { ante })
        || matches!(
            entry.id.as_str(),
            "condition.provided-bare" | "condition.assuming-bare"
        ) && !is_conjunction(cx, marker.first)
}

/// How real the condition is, by its verbs and by what its entry says.
fn reality(cx: &Context, marker: &Marker, parts: &Parts, entry: &Entry) -> Factuality {
    let (ante, cons) = (parts.antecedent, parts.consequent);
    let mut factuality = factuality(cx, ante, cons, entry.shape == "phrase");
    if factuality == Factuality::Contrary
        && matches!(
            marker.kind,
            "temporal" | "precondition" | "necessary" | "dependence"
        )
        && !says_would_have(cx, cons)
    {
        // "would keep the gate shut until it had read the report" is still to come
        factuality = Factuality::Open;
    }
    match entry.factuality {
        "contrary"
            if marker.kind != "counterfactual"
                || entry.negative
                || factuality != Factuality::Open =>
        {
            Factuality::Contrary
        }
        "remote"
            if factuality == Factuality::Open
                && !is_backshifted(cx, marker.first)
                && ((cons.first..cons.end).any(|k| is_past_modal(cx, k)) || has_were(cx, ante)) =>
        {
            Factuality::Remote
        }
        _ => factuality,
    }
}

/// The type, now that it is known how real the condition is.
fn settled(kind: &'static str, factuality: Factuality, entry: &Entry) -> &'static str {
    if matches!(kind, "hypothetical" | "counterfactual")
        && entry.shape == "clause"
        && !entry.negative
    {
        // "if the terminal were built" can still come true
        if factuality == Factuality::Contrary || entry.id == "condition.if-only" {
            "counterfactual"
        } else {
            "hypothetical"
        }
    } else if kind == "exceptive" && factuality == Factuality::Contrary && entry.shape == "phrase" {
        // "without the convoy the town would have starved" says what did not happen
        "counterfactual"
    } else {
        kind
    }
}

/// Whether the marker is a noun of terms, behind which stands what depends on them: "their conditions for [a truce]: amnesty".
fn names_terms(entry: &Entry) -> bool {
    matches!(
        entry.id.as_str(),
        "condition.their-condition-for"
            | "condition.condition-for-is"
            | "condition.price-of"
            | "condition.terms-for"
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
        // "It still needs the approval of the family, which owns a third"
        "necessary" => after_be || is_verb && entry.id == "condition.requires-consent",
        _ => false,
    }
}

/// "They will stay if necessary under a tent": the condition is that one word, and what it stands behind depends on it.
fn shorten(cx: &Context, m: &Match, entry: &Entry, parts: &mut Parts) {
    let (first, end) = (m.span.0 as usize, m.all.1 as usize);
    if entry.id != "condition.if-necessary"
        || !is_any(
            cx,
            end.saturating_sub(1),
            &["necessary", "needed", "possible", "be"],
        )
        || is_any(cx, end, &["by", "to", "for"])
    {
        return;
    }
    parts.antecedent.end = end;
    let w = window(cx, first, Clip::Quotation);
    let before = w.trimmed(Run {
        first: w.clause_start(first),
        end: first,
    });
    if cx.reading.gap(first) & gap::COMMA == 0 && w.names_something(before) {
        parts.consequent = before;
    }
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

/// Whether a "whatever", "whoever" or "whether ... or" stands beside its main clause: "She will sail, [whatever] flag they fly", but not "they took
/// whatever they found", "whoever wrote it will pay". True of all other entries.
fn is_free_relative(cx: &Context, first: usize, ante: Run, cons: Run, entry: &Entry) -> bool {
    if !matches!(
        entry.id.as_str(),
        "condition.whatever-clause"
            | "condition.whoever-clause"
            | "condition.however-clause"
            | "condition.wherever-clause"
            | "condition.whether-or-clause"
    ) {
        return true;
    }
    let reading = cx.reading;
    let parted = |i: usize| reading.gap(i) & (gap::COMMA | gap::DASH) != 0;
    let beside = cons.first < ante.first && parted(first)
        || cons.first >= ante.end && parted(cons.first)
        || cons.end == first
            && reading.quotation(first) != reading.quotation(first.saturating_sub(1));
    // "whether it stands in a square or a cellar"; but "asked whether it stood or not"
    let opens = parted(first)
        || reading.sentence(first).tokens.0 as usize == first
        || reading.quotation(first) != reading.quotation(first.saturating_sub(1));
    let is_either = entry.id != "condition.whether-or-clause"
        || opens && (ante.first..ante.end).any(|i| is_any(cx, i, &["or"]));
    !cons.is_empty()
        && beside
        && is_either
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
                reading.is(i, class::MODAL | class::TO)
                    || is_past_modal(cx, i)
                    || is_present(cx, i)
                    || reading.word(cx.text, i).ends_with("ll")
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
    // "before the autumn, when the board meets": a time
    let part = if is_any(cx, first, &["before"]) && cx.reading.is(ante.first, class::DETERMINER) {
        (ante.first + 1..ante.end)
            .find(|k| reading.gap(*k) & gap::COMMA != 0 && is_any(cx, *k, &["when", "which"]))
    } else {
        None
    };
    // "until I see a plan": a pronoun has its verb beside it
    let told = (ante.first..part.unwrap_or(ante.end)).any(|i| {
        is_predicate(cx, i)
            || i > ante.first
                && is_any(
                    cx,
                    i - 1,
                    &["I", "we", "they", "you", "he", "she", "someone", "somebody"],
                )
                && reading.is(i, class::FINITE | class::VERB_BASE)
    });
    if !told {
        return !entry.id.ends_with("-clause")
            && !reading.is(ante.end - 1, class::MONTH | class::WEEKDAY | class::NUMBER)
            && (entry.id == "condition.before-any"
                || !(ante.first..ante.end).any(|i| is_listed(cx, i, side::WHEN)))
            && (entry.id != "condition.insist-before"
                || is_any(cx, ante.first, &["any", "further", "formal", "full"]));
    }
    if !entry.id.ends_with("-clause") {
        return true;
    }
    // "once the film was out, the union [began] calling for a vote": told of what has been
    let is_told = is_any(cx, first, &["once", "before"])
        && first < cons.first
        && (cons.first..cons.end)
            .find(|i| reading.is(*i, class::MODAL) || is_past_modal(cx, *i) || is_predicate(cx, *i))
            .is_some_and(|i| {
                reading.is(i, class::VERB_PAST)
                    && !reading.is(i, class::VERB_BASE | class::MODAL | class::AUXILIARY)
                    && !is_any(
                        cx,
                        i,
                        &[
                            "wanted", "hoped", "planned", "intended", "vowed", "promised",
                            "expected", "meant",
                        ],
                    )
            });
    if is_told {
        return false;
    }
    let order = reading.is(cons.first, class::VERB_BASE) || is_any(cx, cons.first, &["to"]);
    // "has vowed to veto [even that] until": the verb is the cue
    let cued = !cons.is_empty()
        && (cons.first.saturating_sub(3)..cons.first).any(|i| {
            reading.is(i, class::TO)
                && reading.is(i + 1, class::VERB_BASE)
                && reading.sentence_of.get(i) == reading.sentence_of.get(first)
        });
    // "[wants] guarantees before she signs": demanded first
    let is_demanded = is_any(cx, first, &["before"])
        && (cons.first.saturating_sub(2)..cons.end.min(cons.first + 4)).any(|i| {
            is_any(
                cx,
                i,
                &[
                    "want", "wants", "wanted", "demand", "demands", "demanded", "insist",
                    "insists", "insisted",
                ],
            ) && reading.sentence_of.get(i) == reading.sentence_of.get(first)
        });
    order
        || cued
        || is_demanded
        || (cons.first..cons.end)
            .any(|i| {
                reading.is(i, class::MODAL | class::TO)
                    || is_past_modal(cx, i)
                    // "once it is built, we[’ll] sell", but "he'll think twice before"
                    || !is_any(cx, first, &["before"]) && says_will(cx, i)
            })
        // "Until somebody explains the costs, she is withholding her signature"
        || first == reading.sentence(first).tokens.0 as usize
            && is_any(cx, first, &["until", "till"])
            && is_held_back(cx, cons)
            && (cons.first..cons.end).any(|i| {
                let word = reading.word(cx.text, i);
                is_present(cx, i) || word.ends_with("'m") || word.ends_with("'re")
            })
        || is_within_condition(cx, first)
}

/// Whether a dash ends the sentence right behind: "And if we –".
fn is_cut_off(cx: &Context, part: Run) -> bool {
    let reading = cx.reading;
    let Some(last) = part.end.checked_sub(1) else {
        return false;
    };
    let end = reading.tokens.get(last).map_or(0, |t| t.end as usize);
    reading.sentence(last).tokens.1 as usize == part.end
        && cx.text.get(end..).is_some_and(|t| {
            let rest = t.trim_start_matches([' ', '\u{a0}']);
            rest.starts_with(['–', '—', '-'])
        })
}

/// Whether "provided" or "assuming" at word `i` begins a clause: "agreed to abdicate [provided] his son succeeded him", "could live with
/// it, [provided] the towns along the route paid", but "the maps provided the crew with", "[assuming] the presidency".
fn is_conjunction(cx: &Context, i: usize) -> bool {
    let reading = cx.reading;
    if reading.gap(i + 1) & gap::HARD != 0
        || i > 0
            && reading.gap(i) & gap::HARD == 0
            && reading.is(
                i - 1,
                class::AUXILIARY
                    | class::SUBJECT
                    | class::RELATIVE
                    | class::COORDINATOR
                    | class::DETERMINER
                    | class::PREPOSITION,
            )
    {
        return false;
    }
    let Some(k) = reading
        .phrases_before(i + 2)
        .checked_sub(1)
        .and_then(|k| reading.phrases.get(k))
        .filter(|p| p.first as usize == i + 1)
    else {
        return false;
    };
    // after at most one prepositional phrase a verb must follow
    let end = k.end as usize;
    let verb = |at: usize| {
        reading.gap(at) & gap::HARD == 0
            && (reading.is(at, class::AUXILIARY)
                || is_predicate(cx, at) && !reading.is(at, class::VERB_ING))
    };
    // a comma apart, the phrase may be longer, and any finite verb will do
    let opens = i > 0 && reading.gap(i) & gap::COMMA != 0;
    let told = |at: usize| {
        is_predicate(cx, at)
            && reading.is(at, class::VERB_PAST | class::VERB_THIRD)
            && !reading.is(at, class::VERB_ING | class::VERB_NOUN)
            && !reading.is(at - 1, class::PREPOSITION | class::DETERMINER)
    };
    verb(end)
        || opens
            && is_any(
                cx,
                end,
                &["along", "near", "around", "between", "of", "in", "on", "at"],
            )
            && (end + 2..end + 5)
                .take_while(|at| reading.gap(*at) & gap::HARD == 0)
                .any(told)
        || reading.is(end, class::PREPOSITION)
            && is_any(cx, end, &["of", "in", "on", "at", "from"])
            && (end + 2..end + 5).any(|at| {
                reading.is(at, class::AUXILIARY)
                    && (end..=at).all(|n| reading.gap(n) & gap::HARD == 0)
            })
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

/// Whether the main clause says that something is refused or held back, so that "until" names what must come first: "no
/// date will be set until they do", "she will hold back the grain until the court has spoken".
fn is_held_back(cx: &Context, cons: Run) -> bool {
    let reading = cx.reading;
    (cons.first.saturating_sub(2)..cons.end).any(|k| {
        is_any(
            cx,
            k,
            &[
                "not",
                "no",
                "never",
                "nobody",
                "nothing",
                "none",
                "neither",
                "nor",
                "cannot",
                "veto",
                "withhold",
                "refuse",
                "refuses",
                "refused",
                "block",
                "suspend",
                "postpone",
                "withheld",
                "withholding",
                "withholds",
                "refusing",
                "boycott",
                "freeze",
                "stall",
            ],
        ) || reading.is(k, class::NEGATED)
            || is_any(
                cx,
                k,
                &[
                    "hold", "holds", "held", "holding", "ruled", "rules", "put", "puts",
                ],
            ) && is_any(cx, k + 1, &["back", "off", "out", "up"])
    })
}

/// "a firm, if quiet, refusal"; "if by sea"; "why, if, what": no clause, no participle, and no "so" or "not".
fn is_aside(cx: &Context, ante: Run, entry: &Entry) -> bool {
    if entry.id != "condition.if" || ante.is_empty() {
        return false;
    }
    let reading = cx.reading;
    let is_verb = |i: usize| reading.is(i, class::VERB | class::AUXILIARY);
    let verbless = !(ante.first..ante.end).any(is_verb);
    verbless
        && !is_any(cx, ante.first, &["so", "not"])
        && reading.is(
            ante.first,
            class::ADJECTIVE | class::ADVERB | class::PREPOSITION,
        )
        // "words such as why, if, what and where": named, not used
        || verbless && reading.gap(ante.first) & gap::COMMA != 0
        || is_between_attributes(cx, ante)
}

/// "her firm, if quiet, love of the sea": between a noun and its determiner, but "a strike, if necessary, would".
fn is_between_attributes(cx: &Context, ante: Run) -> bool {
    let reading = cx.reading;
    let Some(mark) = ante.first.checked_sub(1) else {
        return false;
    };
    let end = if reading.is(ante.first, class::ADVERB) {
        ante.first + 2
    } else {
        ante.first + 1
    };
    mark > 1
        && reading.gap(mark) & gap::COMMA != 0
        && reading.gap(end) & gap::COMMA != 0
        && reading.is(mark - 1, class::ADJECTIVE)
        && reading.is(
            mark - 2,
            class::DETERMINER | class::POSSESSIVE | class::ADVERB,
        )
        && reading.is(end - 1, class::ADJECTIVE)
        && !is_any(cx, end - 1, &["necessary", "possible"])
        && !reading.is(end, class::AUXILIARY | class::SUBJECT | class::DETERMINER)
}

#[cfg(test)]
mod tests {
    use crate::Analyzer;
    use crate::tag::condition::tests::{read, shown};

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
            "In what order should they open the locks?",
            "She does not expect to sign before the autumn.",
            "The losses, if any, stay secret.",
            "They jailed whoever spoke.",
            "The war lasted as long as the drought.",
            "That depends, she said.",
            "If it was a review or not.",
            "Asked whether it stood or fell, she smiled.",
            "That counts because, if we --",
            "She hid her deep, if quiet, love for the city and left it.",
            "Once the film was released, the guild began calling for the chief to resign.",
            "In the absence of the minister, his deputy opened the session.",
            "Left alone, the boy slept.",
            "The port grew only through trade.",
            "The talks resumed only when the guns fell silent.",
            "He closed the gate, assuming that no ship would come.",
            "Assuming office in May, she cut the fees.",
            "He is assuming this role for a year.",
            "The army, provided the villages along the river with food, withdrew on Monday.",
            "They read whatever the terms said.",
            "The goods are subject to sales tax.",
            "She read the first page and only then opened the parcel.",
            "The list holds words such as why, if, what, and where.",
            "As long as anyone can remember, the gate has been shut.",
            "He smiled, not without irony.",
            "In the case of a strike at the port last year, nobody was hurt.",
            "If you look at the figures, the port is full.",
            "The rope should have been checked by a guide and is safe.",
            "They were given guarantees that nobody would be fined.",
            "The law was subject to negotiation last year.",
        ] {
            let analysis = read(&analyzer, text);
            assert_eq!(
                analysis.conditions.first().map(|c| shown(text, c)),
                None,
                "{text}"
            );
        }
    }
}
