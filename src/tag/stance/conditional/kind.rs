//! What kind of condition it is: binding on whoever promises, or a mere date.

use crate::lexicon::class;
use crate::tag::Context;
use crate::tag::actors::Clause;
use crate::tag::condition::Condition;
use crate::text::token::gap;

/// Whether what hangs on a condition can be a promise or a refusal on that condition.
pub(super) fn is_binding(cx: &Context, c: &Condition) -> bool {
    match c.kind {
        "necessary" | "exceptive" | "precondition" => {
            !matches!(first_word(cx, c).as_str(), "barring" | "failing" | "absent")
        }
        // "would drop it if the fees were cut", as told: remote in form only
        "hypothetical" | "counterfactual" => {
            c.factuality != crate::tag::condition::Factuality::Contrary && !is_purpose(cx, c)
        }
        "temporal" => ends_in(
            cx,
            c,
            &[
                "until", "once", "as", "when", "till", "while", "moment", "minute", "instant",
                "day", "hour", "second",
            ],
        ),
        // "might join the strike, depending on the vote"
        // "has offered two million, dependent on a survey"
        "dependence" => matches!(first_word(cx, c).as_str(), "depending" | "dependent"),
        _ => false,
    }
}

/// Whether the condition is a purpose: "if the peace is to last", "if we are to win": what is called for hangs on nothing.
fn is_purpose(cx: &Context, c: &Condition) -> bool {
    let r = cx.reading;
    c.antecedent.is_some_and(|a| {
        let (first, end) = (r.token_at(a.start), r.token_at(a.end));
        (first + 1..end.saturating_sub(1)).any(|i| {
            r.is(i, class::BE)
                && r.is(i + 1, class::TO)
                && r.is(i + 2, class::VERB_BASE)
                && !r.is(i, class::VERB_PAST)
        })
    })
}

/// Whether the marker is "before": "will not ratify it before the maps are out".
pub(super) fn is_before(cx: &Context, c: &Condition) -> bool {
    c.kind == "temporal" && ends_in(cx, c, &["before"])
}

/// Whether the marker tells what failed: no promise hangs on it, but "failing a deal, the pilots will strike" is a threat.
pub(super) fn is_failing(cx: &Context, c: &Condition) -> bool {
    matches!(first_word(cx, c).as_str(), "failing" | "absent")
}

/// Whether the marker is one of time: "held the fleet back until": what goes on till then depends on nothing.
pub(super) fn is_until(cx: &Context, c: &Condition) -> bool {
    ends_in(cx, c, &["until", "till", "while"])
}

/// Whether the clause that begins at word `first` is asked, not said: "hedged on [whether] he would support her if nominated".
pub(super) fn is_asked(clause: &Clause, first: usize) -> bool {
    const ASKING: &[&str] = &["whether", "how", "why"];
    clause.is_word(first, ASKING)
        || first > clause.from
            && clause.reading.gap(first) & gap::HARD == 0
            && clause.is_word(first - 1, ASKING)
}

/// Whether the last word of the marker is one of `words`.
pub(super) fn ends_in(cx: &Context, c: &Condition, words: &[&str]) -> bool {
    let last = c.marker.of(cx.text).split(' ').next_back().unwrap_or("");
    words.iter().any(|w| w.eq_ignore_ascii_case(last))
}

fn first_word(cx: &Context, c: &Condition) -> String {
    c.marker
        .of(cx.text)
        .split(' ')
        .next()
        .unwrap_or("")
        .to_ascii_lowercase()
}
