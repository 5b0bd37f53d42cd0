//! What somebody says should be, is due, or will not be: "the levy should be scrapped", "it is time to [talk]", "there will be no
//! [handover]".

use crate::attribution::reading::PhraseKind;
use crate::lexicon::{class, side};
use crate::tag::Context;
use crate::tag::stance::deed::{deed_end, deed_target, is_state};
use crate::tag::stance::holder::{is_actor, is_first, told_by};
use crate::tag::stance::row::{asks, row};
use crate::tag::stance::{Draft, Holder, polarity};
use crate::text::WordSet;
use crate::text::token::gap;

/// What somebody says should be or should not be: "the levy should be scrapped", "[the offer] should be tested", "the blockade must
/// end".
pub(super) fn wished(cx: &Context, from: usize, to: usize, past: bool, out: &mut Vec<Draft>) {
    static SHOULD: WordSet = WordSet::of(&["should", "must", "ought", "shouldn't", "mustn't"]);
    let r = cx.reading;
    let clause = cx.clause(from, to);
    for i in clause.those_in(from + 1..to.saturating_sub(1), &SHOULD) {
        if asks(cx, i) {
            continue;
        }
        let Some(speaker) = told_by(cx, &clause, i) else {
            continue;
        };
        let mut negated = r.is(i, class::NEGATED);
        let mut v = i + 1;
        while v < to
            && (r.is(v, class::ADVERB | class::NEGATED)
                || clause.is_word(v, &["not", "never", "to"]))
        {
            negated |= clause.is_word(v, &["not", "never"]) || r.is(v, class::NEGATED);
            v += 1;
        }
        if past != clause.is_word(v, &["have"]) {
            continue;
        }
        // "the plant should never have been built"
        let is_built = clause.is_word(v, &["have"])
            && clause.is_word(v + 1, &["been"])
            && r.is(v + 2, class::VERB_PARTICIPLE)
            && (negated || clause.is_a(v + 2, side::UNDONE))
            && !clause.is_a(v + 2, side::NO_WISH);
        if is_built {
            v += 1;
        }
        if negated
            && clause.is_word(v, &["have"])
            && r.is(v + 1, class::VERB_PARTICIPLE)
            && !clause.is_word(v + 1, &["been", "had", "said"])
        {
            // "the ministers should never have renewed the licence"
            let target = r.base_span(v + 1, deed_end(&clause, v + 1, to));
            let mut d = row(cx, &clause, i, target, None, Holder::Known(Some(speaker)));
            d.stance.score = -0.5;
            d.stance.polarity = polarity(d.stance.score);
            d.stance.negated = true;
            d.stance.evidence = r.span(i, v + 1);
            out.push(d);
            continue;
        }
        if !negated
            && clause.is_word(v, &["have"])
            && !is_built
            && r.is(v + 1, class::VERB_PARTICIPLE)
            && !clause.is_word(v + 1, &["been", "had", "said", "known", "seen"])
            && clause
                .subject(clause.group(i).start, 0)
                .is_some_and(|k| is_actor(&clause, k) && !is_first(&clause, k))
        {
            // "the court should have let the work go on"
            let target = r.base_span(v + 1, deed_end(&clause, v + 1, to));
            let mut d = row(cx, &clause, i, target, None, Holder::Known(Some(speaker)));
            d.stance.evidence = r.span(i, v + 1);
            out.push(d);
            continue;
        }
        let is_last = v + 1 >= to
            || r.gap(v + 1) & gap::HARD != 0
            || clause.is_word(
                v + 1,
                &[
                    "now",
                    "immediately",
                    "today",
                    "at",
                    "before",
                    "over",
                    "because",
                ],
            );
        let ends = clause.is_word(v, &["end", "stop", "cease", "go", "resign", "quit"]) && is_last
            || clause.is_word(v, &["step"]) && clause.is_word(v + 1, &["down", "aside"]);
        let is_must = clause.is_word(i, &["must"]);
        let is_done = is_built
            || clause.is_word(v, &["be"])
                && (!is_must || clause.is_a(v + 1, side::UNDONE))
                && r.is(v + 1, class::VERB_PARTICIPLE)
                && !r.is(v + 1, class::VERB_ING)
                && !clause.is_a(v + 1, side::NO_WISH);
        let Some(k) = clause
            .subject(clause.group(i).start, 0)
            .filter(|_| ends || is_done)
        else {
            continue;
        };
        let p = clause.phrase(k);
        let resigns = clause.is_word(v, &["go", "resign", "quit", "step", "leave"]);
        let is_thing = matches!(
            p.kind,
            PhraseKind::Other | PhraseKind::Source | PhraseKind::Name
        ) || resigns
            && clause.is_word(p.first as usize, &["he", "she", "they", "you"])
            || p.kind == PhraseKind::Empty
                && clause.is_word(p.first as usize, &["it", "this", "that"]);
        if !is_thing
            || clause.is_time(p)
            || clause.is_word(
                p.first as usize,
                &["nothing", "nobody", "no", "any", "every", "each"],
            )
        {
            continue;
        }
        let against = ends || clause.is_a(v + 1, side::UNDONE);
        let mut d = row(
            cx,
            &clause,
            i,
            clause.chain(k, 0),
            Some(k),
            Holder::Known(Some(speaker)),
        );
        d.stance.score = if against ^ negated { -0.5 } else { 0.4 };
        d.stance.polarity = polarity(d.stance.score);
        d.stance.negated = negated;
        d.stance.evidence = r.span(i, (v + 2).min(to));
        out.push(d);
    }
}

/// What somebody says it is time for, or calls on all to do: "it is time to [end the blockade]", "the time has come for [a truce]",
/// "let us [rebuild the bridge]".
pub(super) fn due(cx: &Context, from: usize, to: usize, out: &mut Vec<Draft>) {
    static DUE: WordSet = WordSet::of(&["time", "come", "us", "let's"]);
    let r = cx.reading;
    let clause = cx.clause(from, to);
    for i in clause.those_in(from + 1..to.saturating_sub(1), &DUE) {
        let is_time = clause.is_word(i, &["time"])
            && (i.saturating_sub(4).max(from)..i).any(|b| {
                clause.is_word(b, &["it", "it's", "now", "high", "about", "come", "that"])
            });
        // "the time has come to"
        let comes = clause.is_word(i, &["come"])
            && (i.saturating_sub(3).max(from)..i)
                .any(|b| clause.is_word(b, &["time", "moment", "hour"]));
        let lets = clause.is_word(i, &["us"]) && clause.is_word(i - 1, &["let"])
            || clause.is_word(i, &["let's"]);
        if !(is_time || comes || lets) || asks(cx, i) {
            continue;
        }
        let Some(speaker) = told_by(cx, &clause, i) else {
            continue;
        };
        let at = i + 1;
        let v = if lets { at } else { at + 1 };
        let is_deed = r.is(v, class::VERB_BASE) && (lets || clause.is_word(at, &["to"]));
        // "let us begin", "let us talk about Lodrin": how one goes on
        let is_formula = lets && clause.is_a(v, side::FORMULA);
        let (target, phrase) =
            if is_deed && !is_formula && !is_state(&clause, v) && !clause.is_a(v, side::VAGUE) {
                deed_target(&clause, v, to)
            } else if let Some(k) = clause.starting(v).filter(|k| {
                !lets && clause.is_word(at, &["for"]) && !clause.is_time(clause.phrase(*k))
            }) {
                (clause.chain(k, 0), Some(k))
            } else {
                continue;
            };
        if target.is_empty() {
            continue;
        }
        let mut d = row(cx, &clause, i, target, phrase, Holder::Known(Some(speaker)));
        let ends = is_deed && clause.is_a(v, side::UNDO) && phrase.is_some();
        d.stance.score = if ends { -0.5 } else { 0.5 };
        d.stance.polarity = polarity(d.stance.score);
        d.stance.evidence = r.span(i, at);
        out.push(d);
    }
}

/// What somebody says there will not be: "there will be no [handover], Orlo said".
pub(super) fn denied(cx: &Context, from: usize, to: usize, out: &mut Vec<Draft>) {
    let r = cx.reading;
    let clause = cx.clause(from, to);
    for i in from + 1..to.saturating_sub(3) {
        let is_absent = r.is(i, class::MODAL)
            && (clause.is_word(i, &["will", "can", "shall"])
                || clause.is_word(i, &["would"]) && r.quotation(i) == 0)
            && clause.is_word(i - 1, &["there"])
            && clause.is_word(i + 1, &["be"])
            && clause.is_word(i + 2, &["no"]);
        if !is_absent || asks(cx, i) {
            continue;
        }
        let speaker = told_by(cx, &clause, i);
        let k = clause.covering(i + 2).or_else(|| clause.starting(i + 3));
        let (Some(h), Some(k)) = (speaker, k) else {
            continue;
        };
        let phrase = clause.phrase(k);
        if clause.is_a(phrase.head as usize, side::PLAIN) || clause.is_time(phrase) {
            continue;
        }
        let mut d = row(
            cx,
            &clause,
            i,
            clause.chain(k, i + 3),
            Some(k),
            Holder::Known(Some(h)),
        );
        d.stance.score = -0.5;
        d.stance.polarity = polarity(d.stance.score);
        d.stance.act = "REJECT";
        d.stance.negated = true;
        d.stance.evidence = r.span(i, i + 3);
        out.push(d);
    }
}
