//! What kind of condition it is: binding on whoever promises, or a mere date.

use crate::tag::Context;
use crate::tag::condition::Condition;

/// Whether what hangs on a condition can be a promise or a refusal on that condition.
pub(super) fn is_binding(cx: &Context, c: &Condition) -> bool {
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
pub(super) fn is_before(cx: &Context, c: &Condition) -> bool {
    c.kind == "temporal" && ends_in(cx, c, &["before"])
}

/// Whether the marker is one of time: "held the fleet back until": what goes on till then depends on nothing.
pub(super) fn is_until(cx: &Context, c: &Condition) -> bool {
    ends_in(cx, c, &["until", "till"])
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
