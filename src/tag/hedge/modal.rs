//! Whether a modal verb hedges: beside a condition, as a supposition, and not as ability, permission or a future told in the past.

use crate::attribution::reading::PhraseKind;
use crate::lexicon::{Layer, class, who};
use crate::span::Span;
use crate::tag::condition::Condition;
use crate::tag::condition::word::{ends_in_question, is_listed};
use crate::tag::hedge::{NEAR, is_word, starts_with};
use crate::tag::{Context, Hit};
use crate::text::token::{gap, shape};

/// Why a modal verb does not count as conditional; none where it does.
pub(super) fn modal(cx: &Context, conditions: &[Condition], hit: &Hit) -> Option<&'static str> {
    let first = hit.tokens.0 as usize;
    if in_consequent(cx, conditions, hit) {
        return None;
    }
    let word = cx.reading.word(cx.text, first);
    if starts_with(word, "would") || word.ends_with('d') && word.contains(['\'', '’']) {
        // direct speech keeps its tenses: "It would be a mistake," she said
        if cx.reading.quotation(first) == 0 && is_reported_in_the_past(cx, first)
            || is_narrated(cx, first)
        {
            return Some("future-in-the-past");
        }
        return if is_supposed(cx, first) {
            None
        } else {
            Some("no-condition")
        };
    }
    Some(if starts_with(word, "could") {
        "ability"
    } else {
        "no-condition"
    })
}

/// Whether a hit stands in what depends on a condition of its sentence: "If the levy passes, the mill [would] close."
///
/// A consequent in two halves is one: in "the guild believes that, if the levy passes, the mill would close" the clause goes on
/// behind the condition.
fn in_consequent(cx: &Context, conditions: &[Condition], hit: &Hit) -> bool {
    beside(conditions, hit).any(|c| {
        if !matches!(
            c.kind,
            "hypothetical"
                | "necessary"
                | "exceptive"
                | "counterfactual"
                | "precondition"
                | "temporal"
        ) || c.antecedent.is_some_and(|a| a.contains(hit.span))
        {
            return false;
        }
        // where the condition's own reading found no consequent ("it would be signed, this official says, if ..."), the sentence is one
        if c.consequent.is_none() {
            return c.entry.is_some()
                && !c.marker.contains(hit.span)
                && cx.reading.quotation(hit.tokens.0 as usize)
                    == cx.reading.quotation(cx.reading.token_at(c.marker.start));
        }
        let is_clause = c
            .entry
            .is_none_or(|e| cx.lexicon.entry(e).shape == "clause");
        c.consequent.is_some_and(|s| s.contains(hit.span))
            || is_clause
                && c.antecedent.is_some_and(|a| {
                    a.end <= hit.span.start && goes_on(cx, a.end, hit.tokens.0 as usize)
                })
    })
}

/// Whether the clause after an antecedent that ends at byte `end` reaches word `i` without a stop.
fn goes_on(cx: &Context, end: u32, i: usize) -> bool {
    let from = cx.reading.token_at(end);
    from <= i
        && (from..=i).all(|k| {
            cx.reading.gap(k) & (gap::SEMICOLON | gap::STOP | gap::SHOUT | gap::BLANK_LINE) == 0
        })
}

/// The conditions of the sentence of a hit.
fn beside<'c>(conditions: &'c [Condition], hit: &Hit) -> impl Iterator<Item = &'c Condition> {
    of_sentence(conditions, hit.sentence)
}

/// The conditions of a sentence.
fn of_sentence(conditions: &[Condition], sentence: u32) -> impl Iterator<Item = &Condition> {
    let from = conditions.partition_point(|c| c.sentence < sentence);
    conditions
        .get(from..)
        .into_iter()
        .flatten()
        .take_while(move |c| c.sentence == sentence)
}

/// Whether a hit stands in what must hold: "if I [could] take back one vote".
pub(super) fn in_antecedent(conditions: &[Condition], hit: &Hit) -> bool {
    beside(conditions, hit).any(|c| c.antecedent.is_some_and(|a| a.contains(hit.span)))
}

/// Whether a word of a sentence is the marker of a condition, or in one.
pub(super) fn marks_condition(conditions: &[Condition], sentence: u32, word: Span) -> bool {
    of_sentence(conditions, sentence).any(|c| c.marker.contains(word))
}

/// Whether a hit marks what makes no difference: "it must stay, [whether] it stands in a square or a cellar".
pub(super) fn is_concessive(conditions: &[Condition], hit: &Hit) -> bool {
    beside(conditions, hit).any(|c| c.kind == "concessive" && c.marker.contains(hit.span))
}

/// Whether word `i` stands in a statement whose cue is in the past: "she said the port would reopen" tells of a future.
pub(super) fn is_reported_in_the_past(cx: &Context, i: usize) -> bool {
    let Some(s) = cx.statement(i).and_then(|s| cx.statements.get(s as usize)) else {
        return false;
    };
    (s.cue_words.0..s.cue_words.1).any(|k| {
        let bits = cx.reading.class(k as usize);
        bits & class::VERB_PAST != 0 && bits & (class::VERB_BASE | class::VERB_THIRD) == 0
            || is_past_auxiliary(cx, k as usize)
    })
}

/// was, were, had, did
fn is_past_auxiliary(cx: &Context, i: usize) -> bool {
    cx.reading.is(i, class::AUXILIARY)
        && matches!(
            cx.reading.word(cx.text, i),
            "was" | "were" | "had" | "did" | "Was" | "Were" | "Had" | "Did"
        )
}

/// Whether "would" at word `i` tells a story of the past: a past verb or a year in its sentence, or an adverb of time.
pub(super) fn is_narrated(cx: &Context, i: usize) -> bool {
    let r = cx.reading;
    let s = r.sentence(i);
    let quotation = r.quotation(i);
    is_listed(cx, i + 1, who::STORY)
        || (s.tokens.0 as usize..s.tokens.1 as usize)
            .filter(|k| r.quotation(*k) == quotation)
            .any(|k| {
                let bits = r.class(k);
                let is_past = bits & class::VERB_PAST != 0
                    && bits & (class::VERB_BASE | class::VERB_THIRD | class::AUXILIARY) == 0;
                is_past && (bits & class::VERB_PARTICIPLE == 0 || is_finite(cx, k))
                    || is_past_auxiliary(cx, k)
                    || is_year(cx, k)
            })
}

/// Whether a form that is past or participle is the verb of its clause: "the mayor then [signed] a decree", not "the roads
/// [blocked] by snow" nor "the [agreed] text".
fn is_finite(cx: &Context, i: usize) -> bool {
    let r = cx.reading;
    let mut before = i;
    while before > 0 && r.is(before - 1, class::ADVERB) && r.gap(before) & gap::HARD == 0 {
        before -= 1;
    }
    let no_subject = class::AUXILIARY
        | class::NEGATED
        | class::DETERMINER
        | class::ADJECTIVE
        | class::PREPOSITION
        | class::POSSESSIVE
        | class::VERB_ING;
    before > 0
        && r.gap(before) & (gap::STOP | gap::BLANK_LINE) == 0
        && (!r.is(before - 1, no_subject) || r.is(before - 1, class::EMPTY))
        && !r.is(i + 1, class::PREPOSITION)
}

/// Whether "be" and a participle stand at word `i`: could [be watched], could [also be watched].
pub(super) fn is_passive(cx: &Context, i: usize) -> bool {
    let be = i + usize::from(cx.reading.is(i, class::ADVERB));
    cx.reading.is(be, class::BE)
        && cx.reading.is(be + 1, class::VERB_PARTICIPLE)
        && cx.reading.gap(be + 1) & gap::HARD == 0
}

/// Four digits from 1000 to 2029.
fn is_year(cx: &Context, i: usize) -> bool {
    let word = cx.reading.word(cx.text, i);
    cx.reading.shape(i, shape::DIGIT)
        && word.len() == 4
        && word.parse::<u16>().is_ok_and(|y| (1000..2030).contains(&y))
}

/// Whether a pronoun for people stands before word `i`.
pub(super) fn is_person(cx: &Context, i: usize) -> bool {
    i.checked_sub(1)
        .is_some_and(|k| cx.reading.is(k, class::SUBJECT) && !cx.reading.is(k, class::EMPTY))
}

/// Whether "would" at word `i` supposes something without an if: "such a step would cost votes", "a second vote would split the
/// league". Pronouns and names of people rather tell ("he would fish on Sundays") or wish ("we would welcome a pact"); it
/// judges ("it would be odd to leave now"); who is quoted is polite; a question asks.
fn is_supposed(cx: &Context, i: usize) -> bool {
    let r = cx.reading;
    // "more rain would have helped": what was, not what may be; it counts under a condition alone
    if r.is(i + 1, class::HAVE) {
        return false;
    }
    let sentence = r.sentence(i);
    let end = sentence.tokens.1 as usize;
    if r.quotation(i) != 0
        || i + 1 >= end
        || r.gap(i + 1) & gap::HARD != 0
        || ends_in_question(cx, end)
    {
        return false;
    }
    if i > 0 && r.is(i - 1, class::EMPTY) {
        return false;
    }
    // "the mayor would not say why": refused
    if r.word(cx.text, i + 1) == "not" && r.is(i + 2, class::CUE) && r.is(i + 2, class::VERB_BASE) {
        return false;
    }
    // "any visit to Velmark would be seen as a gesture" has no name for a subject
    let is_name = cx
        .reading
        .phrases_in(i.saturating_sub(6), i)
        .iter()
        .any(|p| p.end as usize == i && p.kind == PhraseKind::Name && !p.after_preposition);
    i > 0
        && !is_person(cx, i)
        && !is_name
        && !cx.reading.is(
            i - 1,
            class::RELATIVE | class::SUBORDINATOR | class::QUANTIFIER,
        )
}

/// Whether the words refuse leave: "members may not vote by letter". The deontic lexicon knows the verbs. A leave that is granted
/// ("members may choose") still says that it need not be so, and stays.
pub(super) fn is_permission(cx: &Context, hit: &Hit) -> bool {
    let matches = &cx.reading.matches;
    let from = matches.partition_point(|m| m.all.0 < hit.tokens.0);
    // "neither side may rewrite it"
    let is_refused = cx.negations.holds(hit.tokens.0 as usize)
        && cx.negations.distance(hit.tokens.0 as usize) <= NEAR
        && !cx.negations.is_by_verb(hit.tokens.0 as usize);
    is_word(cx, hit, "may")
        && (is_refused
            || matches
                .get(from..)
                .into_iter()
                .flatten()
                .take_while(|m| m.all.0 == hit.tokens.0)
                .any(|m| {
                    let entry = cx.lexicon.entry(m.entry);
                    entry.layer == Layer::Deontic
                        && !entry.is_excluded
                        && entry.category == "obligation"
                }))
}

#[cfg(test)]
mod tests {
    use crate::Analyzer;
    use crate::tag::hedge::tests::fate;

    #[test]
    fn a_modal_counts_where_its_context_makes_it_a_hedge() {
        let analyzer = Analyzer::builtin().unwrap();
        for (text, word, expected) in [
            (
                "If the levy passes, the mill will close.",
                "will",
                "conditional",
            ),
            ("The mill will close on Friday.", "will", "no-condition"),
            (
                "The owners believe that, if the levy passes, the mill would close.",
                "would",
                "conditional",
            ),
            (
                "Such a step would cost the league its charter.",
                "would",
                "conditional",
            ),
            (
                "It would be odd to close the mill now.",
                "would",
                "no-condition",
            ),
            (
                "“Such a step would cost us the charter.”",
                "would",
                "no-condition",
            ),
            ("How much would a new mill cost?", "would", "no-condition"),
            (
                "The mayor said the bridge would reopen on Friday.",
                "would",
                "future-in-the-past",
            ),
            (
                "The boy would sometimes walk the quay.",
                "would",
                "future-in-the-past",
            ),
            (
                "In 1911 the town would burn again.",
                "would",
                "future-in-the-past",
            ),
            ("As a boy he could carry a calf.", "could", "ability"),
            (
                "The dispute could lead to a blockade.",
                "could",
                "epistemic",
            ),
            ("The envoy may leave on Friday.", "may", "epistemic"),
            ("May 5 was a holiday.", "May", "none"),
            ("The envoy left in May.", "May", "none"),
            ("the envoy left in may when the ice broke.", "may", "none"),
            ("The port they live in may close.", "may", "epistemic"),
            ("Lena May's envoys left.", "May's", "none"),
            (
                "Any visit to Velmark would be seen as a gesture.",
                "would",
                "conditional",
            ),
            ("Members may not vote by letter.", "may", "permission"),
            ("Neither side may rewrite it.", "may", "permission"),
            ("The truce may not last.", "may", "epistemic"),
            ("If the fog lifts, we'll sail.", "we'll", "conditional"),
            ("We'll sail on Friday.", "We'll", "no-condition"),
            (
                "She will stay until the dam is repaired.",
                "will",
                "conditional",
            ),
            ("The envoy could not repair the dam.", "could", "ability"),
            (
                "It would be signed, one envoy said, if the fog lifted.",
                "would",
                "conditional",
            ),
        ] {
            assert_eq!(fate(&analyzer, text, word), expected, "{text}");
        }
    }
}
