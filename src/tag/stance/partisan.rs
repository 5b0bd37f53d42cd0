//! What those who are known by their side say of a thing: "critics say [the mine] would poison the lake". Their name tells the sign,
//! whatever words they choose.

use crate::attribution::reading::PhraseKind;
use crate::attribution::statement::QuoteType;
use crate::lexicon::{class, side};
use crate::tag::Context;
use crate::tag::actors::Clause;
use crate::tag::stance::holder::is_actor_word;
use crate::tag::stance::row::{asks, row};
use crate::tag::stance::{Draft, Holder, polarity};
use crate::text::WordSet;
use crate::text::token::gap;

/// The rows of what partisans say in a sentence, where they have none: those from number `start` on.
pub(super) fn argued(cx: &Context, from: usize, to: usize, start: usize, out: &mut Vec<Draft>) {
    static SIDES: WordSet = WordSet::of(&[
        "critics",
        "opponents",
        "detractors",
        "sceptics",
        "skeptics",
        "foes",
        "supporters",
        "backers",
        "proponents",
        "enthusiasts",
    ]);
    let r = cx.reading;
    let clause = cx.clause(from, to);
    for i in clause.those_in(from..to.saturating_sub(2), &SIDES) {
        let Some(k) = clause
            .covering(i)
            .filter(|k| clause.phrase(*k).head as usize == i)
        else {
            continue;
        };
        let is_holder = |d: &Draft| {
            d.holder == Holder::Phrase(k)
                || matches!(d.holder, Holder::Known(Some(n)) if cx.directory.of_phrase(k) == Some(n))
        };
        let v = clause.chain_end(k);
        if asks(cx, i) || out.iter().skip(start).any(|d| d.is_clear && is_holder(d)) {
            continue;
        }
        let content = cx
            .cue(v)
            .and_then(|s| cx.statements.get(s as usize))
            .filter(|s| s.quote_type == QuoteType::Indirect && !s.negated && !s.question)
            .and_then(|s| s.runs.first());
        let Some(first) = content.map(|c| c.0 as usize).filter(|f| *f > v) else {
            continue;
        };
        let first = first + usize::from(clause.is_word(first, &["that"]));
        let Some(target) = thing(&clause, first) else {
            continue;
        };
        let mut d = row(
            cx,
            &clause,
            v,
            clause.chain(target, first),
            Some(target),
            Holder::Phrase(k),
        );
        let is_for = clause.is_word(i, &["supporters", "backers", "proponents", "enthusiasts"]);
        d.stance.score = if is_for { 0.45 } else { -0.45 };
        d.stance.polarity = polarity(d.stance.score);
        d.stance.irrealis = false;
        d.stance.statement = cx.cue(v);
        d.stance.evidence = r.span(v, v + 1);
        d.stance.confidence = 0.5;
        out.push(d);
    }
}

/// The thing that is the subject of the clause from word `first` on: "[the mine] would". "The number of deaths", "the reason" is
/// what they argue with, not what about.
fn thing(clause: &Clause, first: usize) -> Option<usize> {
    let r = clause.reading;
    let k = clause.covering(first).filter(|k| {
        let f = clause.phrase(*k).first as usize;
        f == first || f + 1 == first && clause.is_word(f, &["that"])
    })?;
    let p = clause.phrase(k);
    let end = clause.chain_end(k);
    let head = p.head as usize;
    let is_thing = p.kind == PhraseKind::Other
        && !clause.is_time(p)
        && !is_actor_word(clause, k)
        && !clause.is_a(head, side::PLAIN | side::EMPTY)
        && !clause.is_word(
            head,
            &[
                "number", "numbers", "figure", "figures", "rate", "cost", "costs", "result",
                "truth", "price", "prices", "death", "deaths",
            ],
        )
        && !clause.is_word(first, &["no", "any", "few", "more", "most", "many", "some"]);
    let has_verb = r.gap(end) & gap::HARD == 0 && r.is(end, class::FINITE | class::AUXILIARY);
    (is_thing && has_verb).then_some(k)
}
