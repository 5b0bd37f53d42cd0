//! What is asked for, beside whom it is asked of.

use crate::attribution::reading::PhraseKind;
use crate::lexicon::class;
use crate::span::Span;
use crate::tag::Context;
use crate::tag::actors::Clause;
use crate::tag::stance::deed::deed_end;
use crate::tag::stance::holder::{is_actor, speaking};
use crate::tag::stance::relation::{STRONG, row};
use crate::tag::stance::{Draft, Holder, Predicate, polarity};
use crate::text::token::gap;

/// What is asked for, beside whom it is asked of: "urged the guild [to wait]", "called for [an inquiry]".
pub(super) fn asked(cx: &Context, p: &Predicate, out: &mut Vec<Draft>) {
    let clause = Clause::at(cx.text, cx.reading, p.words.0);
    let r = cx.reading;
    let entry = cx.lexicon.entry(p.entry);
    if entry.weight < STRONG
        || entry.category != "REQUEST"
        || p.negated
        || p.is_question
        || p.is_evaluation
        || entry.pos != "verb"
        || entry.holder != "subject"
        || entry.id == "stance.must-stop"
    {
        return;
    }
    let h = match speaking(cx, &clause, p) {
        Holder::Known(Some(0) | None) => return,
        Holder::Known(n) => Holder::Known(n),
        Holder::Phrase(q) if is_actor(&clause, q) => Holder::Phrase(q),
        Holder::Phrase(_) => return,
    };
    let at = p.words.1;
    let mut push = |target: Span, phrase: Option<usize>, score: f32| {
        if target.is_empty() {
            return;
        }
        let mut d = row(cx, &clause, p.words.0, target, phrase, h);
        d.stance.score = score;
        d.stance.polarity = polarity(score);
        d.stance.act = "REQUEST";
        d.stance.entry = Some(p.entry);
        d.stance.evidence = r.span(p.words.0, p.words.1);
        d.stance.confidence = p.confidence;
        out.push(d);
    };
    // "urged the guild to wait"; "asked not to be named" asks for nothing that matters
    let addressee = p.targets.first().filter(|k| {
        (clause.phrase(**k).first as usize) <= at + 1 && clause.phrase(**k).end as usize >= at
    });
    if clause.is_word(at.saturating_sub(1), &["that"]) || clause.is_word(at, &["that"]) {
        let from = if clause.is_word(at, &["that"]) {
            at + 1
        } else {
            at
        };
        if let Some(k) = clause.starting(from) {
            let v = clause.chain_end(k);
            // "that the port open its books": one that would have an s, had it happened; of many only "be" tells
            let head = clause.phrase(k).head as usize;
            let is_one = !clause.word(head).ends_with('s')
                && !clause.is_word(head, &["they", "we", "you", "i", "people"]);
            if is_one && r.is(v, class::VERB_BASE) && !r.is(v, class::VERB_THIRD | class::VERB_PAST)
                || clause.is_word(v, &["be"])
            {
                let end = deed_end(&clause, v, clause.to);
                push(
                    r.base_span(clause.phrase(k).first as usize, end.max(v + 1)),
                    None,
                    0.5,
                );
            }
        }
        return;
    }
    let after = addressee.map_or(at, |k| clause.chain_end(*k));
    let to = (after..clause.to.min(after + 2))
        .find(|i| clause.is_word(*i, &["to"]) && r.gap(*i) & gap::HARD == 0);
    if let Some(to) = to.filter(|to| r.is(to + 1, class::VERB_BASE)) {
        let negative = clause.is_word(to.saturating_sub(1), &["not"]);
        if addressee.is_some()
            && !clause.is_word(
                to + 1,
                &["be", "say", "explain", "comment", "name", "have", "know"],
            )
        {
            let end = deed_end(&clause, to + 1, clause.to);
            push(
                r.base_span(to + 1, end),
                None,
                if negative { -0.5 } else { 0.5 },
            );
        }
        return;
    }
    let is_last = at + 1 >= clause.to || r.gap(at + 1) & gap::HARD != 0;
    if p.targets.is_empty()
        && at < clause.to
        && is_last
        && r.gap(at) & gap::HARD == 0
        && r.is(at, class::VERB_NOUN)
        && clause.covering(at).is_none()
    {
        // "urged caution"
        push(r.base_span(at, at + 1), None, 0.5);
        return;
    }
    if entry.target == "none"
        && let Some((k, _)) = clause.object(at, 1)
    {
        let f = clause.phrase(k);
        if matches!(
            f.kind,
            PhraseKind::Other | PhraseKind::Name | PhraseKind::Source
        ) && !clause.is_time(f)
        {
            push(clause.chain(k, at), Some(k), 0.5);
        }
    }
}
