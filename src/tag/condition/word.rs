//! What single words are to a clause: a predicate, a pronoun that begins one, a modal of the past.

use crate::lexicon::{Lists, class};
use crate::tag::Context;
use crate::text::token::{gap, shape};
use crate::text::words;

#[inline]
pub(in crate::tag) fn is_any(cx: &Context, i: usize, list: &[&str]) -> bool {
    // "let's" is in some lists
    (cx.reading.may_be_any(i, list) || cx.reading.shape(i, shape::POSSESSIVE))
        && is_surely_any(cx, i, list)
}

/// The same by a look at the text.
#[inline(never)]
fn is_surely_any(cx: &Context, i: usize, list: &[&str]) -> bool {
    words::is_any(cx.reading.word(cx.text, i), list)
}

/// Whether word `i` stands in any of the lists of [`crate::lexicon::side`].
pub(in crate::tag) fn is_listed(cx: &Context, i: usize, bits: Lists) -> bool {
    let word = cx.reading.words.get(i);
    word.is_some_and(|w| cx.lexicon.vocabulary.side(w.id).meets(bits))
}

/// The first mark of a gap between words as the text has it: a dash between blanks parts clauses, a hyphen between blanks
/// ("far - fetched", as some archives space it) does not.
pub(in crate::tag) fn is_dash(cx: &Context, i: usize) -> bool {
    if cx.reading.gap(i) & gap::DASH == 0 {
        return false;
    }
    let (Some(a), Some(b)) = (
        i.checked_sub(1).and_then(|k| cx.reading.tokens.get(k)),
        cx.reading.tokens.get(i),
    ) else {
        return false;
    };
    let between = cx.text.get(a.end as usize..b.start as usize).unwrap_or("");
    if between == "–" {
        // "the Lodrin–Oswin line"
        return false;
    }
    if between.trim() != "-" {
        return true;
    }
    cx.reading.is(
        i,
        class::COORDINATOR
            | class::SUBJECT
            | class::EMPTY
            | class::PREPOSITION
            | class::DETERMINER
            | class::SUBORDINATOR,
    )
}

/// he, she, they, we, I, you, it, there, this, nobody: words that begin a clause and little else.
pub(in crate::tag) fn is_clause_pronoun(cx: &Context, i: usize) -> bool {
    let reading = cx.reading;
    let bits = reading.class(i);
    let word = reading.word(cx.text, i);
    if word.starts_with("I'") || word.starts_with("I’") {
        return true;
    }
    if bits & class::AUXILIARY != 0 {
        // "they'll", "there's", "nobody's"
        return bits & class::NEGATED == 0 && word.contains(['\'', '’']);
    }
    if bits & (class::SUBJECT | class::EMPTY) == 0
        || bits & (class::RELATIVE | class::QUANTIFIER | class::OBJECT | class::DETERMINER) != 0
    {
        return is_any(cx, i, &["it", "you", "there", "this"]);
    }
    true
}

/// Whether word `i` can be the predicate of a clause. A noun that could be a verb is one unless an article or the like
/// stands before it ("the talks fail", but "the plan").
pub(in crate::tag) fn is_predicate(cx: &Context, i: usize) -> bool {
    let reading = cx.reading;
    let bits = reading.class(i);
    if bits & class::AUXILIARY != 0 {
        return true;
    }
    if bits == 0
        && i > 0
        && reading.word(cx.text, i).len() <= 2
        && is_any(cx, i, &["s", "re", "m", "ve", "ll", "d"])
    {
        // "it 's", as some archives space it
        return is_clause_pronoun(cx, i - 1);
    }
    if bits & class::FINITE == 0
        || bits & (class::PREPOSITION | class::COORDINATOR | class::SUBORDINATOR | class::ADVERB)
            != 0
    {
        return false;
    }
    let opened = i > 0
        && (reading.is(
            i - 1,
            class::DETERMINER | class::POSSESSIVE | class::ADJECTIVE | class::NUMBER | class::TO,
        ) || reading.is(i - 1, class::PREPOSITION)
            && bits & (class::VERB_NOUN | class::ADJECTIVE) != 0
            || reading.shape(i - 1, shape::POSSESSIVE));
    // "until that [happens] we wait"
    let is_that = i > 1
        && is_any(cx, i - 1, &["that"])
        && is_any(
            cx,
            i - 2,
            &["if", "until", "unless", "once", "before", "when", "till"],
        )
        && bits & class::VERB_THIRD != 0
        && bits & class::VERB_NOUN == 0;
    // "until the firm [pays]": no adjective there
    let is_firm = i > 1
        && bits & class::VERB_THIRD != 0
        && is_any(cx, i - 1, &["firm"])
        && reading.is(i - 2, class::DETERMINER | class::POSSESSIVE);
    if opened && !is_that && !is_firm && !is_clause_pronoun(cx, i - 1) {
        return false;
    }
    if bits & class::ADJECTIVE != 0 {
        return bits & class::VERB_NOUN == 0 && i > 0 && is_clause_pronoun(cx, i - 1);
    }
    if bits & class::VERB_NOUN != 0 && bits & (class::VERB_THIRD | class::VERB_PAST) == 0 {
        // "both parties agree", "rebels attack"; at the head of a clause it is an order or a noun
        return i > 0
            && reading.gap(i) & gap::HARD == 0
            && !reading.is(i - 1, class::COORDINATOR)
            && !is_demonym(cx, i - 1);
    }
    true
}

/// "the Kestrian [vote]": a word of a people between an article and a noun.
fn is_demonym(cx: &Context, i: usize) -> bool {
    let word = cx.reading.word(cx.text, i);
    i > 0
        && cx.reading.shape(i, shape::CAPITAL)
        && ["an", "ish", "ese"].iter().any(|e| word.ends_with(e))
        && cx.reading.is(i - 1, class::DETERMINER | class::PREPOSITION)
}

/// is, are, ends: a verb of the present.
pub(in crate::tag) fn is_present(cx: &Context, i: usize) -> bool {
    let reading = cx.reading;
    is_any(cx, i, &["is", "are", "has", "have"])
        || reading.word(cx.text, i).ends_with("'s")
        || reading.word(cx.text, i).ends_with("’s") && reading.is(i, class::AUXILIARY)
        || reading.is(i, class::VERB_THIRD) && is_predicate(cx, i)
}

/// would, could, might, also shortened or with "not".
pub(in crate::tag) fn is_past_modal(cx: &Context, i: usize) -> bool {
    let word = cx.reading.word(cx.text, i);
    ["would", "could", "might"]
        .iter()
        .any(|m| word.get(..5).is_some_and(|w| w.eq_ignore_ascii_case(m)))
        || word.len() > 2 && (word.ends_with("'d") || word.ends_with("’d"))
}

/// will, would, can, may and the like, also shortened.
pub(in crate::tag) fn says_will(cx: &Context, i: usize) -> bool {
    cx.reading.is(i, class::MODAL)
        || is_past_modal(cx, i)
        || is_any(cx, i, &["will", "won't", "won’t", "shall"])
        || cx.reading.word(cx.text, i).ends_with("ll") && cx.reading.is(i, class::AUXILIARY)
        || ["'ll", "’ll"]
            .iter()
            .any(|e| cx.reading.word(cx.text, i).ends_with(e))
}

pub(in crate::tag) fn reading_comma(cx: &Context, i: usize) -> bool {
    cx.reading.gap(i) & gap::COMMA != 0
}

pub(in crate::tag) fn ends_in_question(cx: &Context, end: usize) -> bool {
    let from = end
        .checked_sub(1)
        .and_then(|k| cx.reading.tokens.get(k))
        .map_or(0, |t| t.end as usize);
    cx.text
        .get(from..)
        .and_then(|s| s.chars().find(|c| !c.is_whitespace()))
        == Some('?')
}
