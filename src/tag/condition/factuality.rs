//! How real a condition is, from the verbs of its two parts.

use crate::lexicon::class;
use crate::tag::Context;
use crate::tag::beside::report_beside;
use crate::tag::condition::window::Run;
use crate::tag::condition::word::{is_any, is_past_modal, is_predicate};

/// How real the condition is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Factuality {
    /// Present or future, indicative.
    #[default]
    Open,
    /// Would, were.
    Remote,
    /// Had ... would have.
    Contrary,
}

impl Factuality {
    /// The value in the tables.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Remote => "remote",
            Self::Contrary => "contrary",
        }
    }
}

/// How real a condition is, from the verbs of both parts.
pub(super) fn factuality(cx: &Context, ante: Run, cons: Run, is_phrase: bool) -> Factuality {
    let reading = cx.reading;
    let modal = (cons.first..cons.end).find(|i| is_past_modal(cx, *i));
    let perfect = says_would_have(cx, cons);
    let had = (ante.first..ante.end).any(|i| {
        is_any(cx, i, &["had", "hadn't", "hadn’t"])
            && (i + 1..ante.end.min(i + 5))
                .any(|k| reading.is(k, class::VERB_PARTICIPLE) || is_any(cx, k, &["been"]))
            // "if the council thought she had hidden it"
            && (i < ante.first + 2 || !(ante.first + 1..i).any(|k| is_predicate(cx, k)))
    });
    if perfect || had && modal.is_some() {
        return Factuality::Contrary;
    }
    let past = (ante.first..ante.end).any(|i| {
        let bits = reading.class(i);
        let governed = bits & class::VERB_PARTICIPLE != 0
            && (i.saturating_sub(2)..i).any(|k| reading.is(k, class::AUXILIARY));
        is_any(
            cx,
            i,
            &["were", "was", "had", "could", "did", "didn't", "didn’t"],
        ) || bits & class::VERB_PAST != 0 && bits & class::ADJECTIVE == 0 && !governed
    });
    let remote = modal.is_some() && (is_phrase || past)
        || (ante.first..ante.end).any(|i| is_any(cx, i, &["were"]) && is_any(cx, i + 1, &["to"]));
    if remote && (!is_backshifted(cx, ante.first) || has_were(cx, ante)) {
        Factuality::Remote
    } else {
        Factuality::Open
    }
}

/// would have, could've; not "would have to".
pub(super) fn says_would_have(cx: &Context, cons: Run) -> bool {
    let reading = cx.reading;
    (cons.first..cons.end).any(|i| {
        is_past_modal(cx, i)
            && ((i + 1..cons.end.min(i + 4))
                .any(|k| is_any(cx, k, &["have", "'ve", "’ve"]) && !is_any(cx, k + 1, &["to"]))
                || reading.word(cx.text, i).ends_with("ve"))
    })
}

pub(super) fn has_were(cx: &Context, run: Run) -> bool {
    // "if the terminal were built" beside "if the terminals were built"
    let singular = |i: usize| {
        i > run.first
            && (is_any(cx, i - 1, &["he", "she", "it", "I", "this", "that"])
                || !is_any(cx, i - 1, &["they", "we", "you", "people"])
                    && !cx.reading.word(cx.text, i - 1).ends_with('s'))
    };
    (run.first..run.end).any(|i| {
        is_any(cx, i, &["were", "weren't", "weren’t"])
            && (is_any(cx, i + 1, &["to"]) || singular(i))
    })
}

/// Whether the words stand in indirect speech, where tenses are those of the report: "she would sign if they left".
pub(super) fn is_backshifted(cx: &Context, i: usize) -> bool {
    if cx.reading.quotation(i) != 0 {
        return false;
    }
    if let Some(s) = cx.statement(i).and_then(|s| cx.statements.get(s as usize)) {
        let present = (s.cue_words.0 as usize..s.cue_words.1 as usize).any(|k| {
            // "has told friends that he would go if they went" is past
            cx.reading.is(k, class::VERB_THIRD) && !cx.reading.is(k, class::AUXILIARY)
                || is_any(cx, k, &["say", "think", "argue", "believe"])
        });
        return s.quote_type != crate::attribution::statement::QuoteType::Direct && !present;
    }
    report_beside(cx, i).is_some()
}
