//! Who must fulfil a condition.

use crate::attribution::reading::{Phrase, PhraseKind};
use crate::lexicon::{class, side, who};
use crate::span::Span;
use crate::tag::Context;
use crate::tag::condition::window::Run;
use crate::tag::condition::word::{is_any, is_listed};
use crate::text::token::gap;

/// Who must fulfil it: the subject of the condition, or "by X" and "on X's part" where it is passive or a noun.
pub(super) fn actor(cx: &Context, ante: Run) -> Option<Span> {
    let reading = cx.reading;
    let from = ante.first + usize::from(is_any(cx, ante.first, &["that"]));
    // "if the bill passes", "unless it is cut by Christmas", "no matter what the firm says"
    let is_thing = |p: &&Phrase| {
        cx.is_paper(p.entry)
            || is_listed(cx, p.head as usize, side::WHEN | who::PERIOD)
            || reading.is(p.first as usize, class::RELATIVE)
    };
    let can_act = |p: &&Phrase| {
        p.kind.is_somebody() && !is_thing(p)
            || p.kind == PhraseKind::Pronoun
                && !p.is_possessive
                && is_any(
                    cx,
                    p.first as usize,
                    &["he", "she", "they", "we", "you", "I"],
                )
            || is_any(
                cx,
                p.end.saturating_sub(1) as usize,
                &[
                    "side",
                    "sides",
                    "party",
                    "parties",
                    "governments",
                    "capitals",
                    "army",
                    "armies",
                    "navies",
                ],
            )
    };
    let phrases = reading.phrases_in(from, ante.end);
    let after = |p: &&Phrase, word: &str| p.first > 0 && is_any(cx, p.first as usize - 1, &[word]);
    let agent = phrases.iter().find(|p| {
        let is_agent = after(p, "by") || after(p, "from") && p.kind != PhraseKind::Other;
        is_agent && p.kind.is_somebody() && !is_thing(p)
    });
    let subject = phrases
        .iter()
        .rev()
        .filter(|p| p.first as usize == from && !p.is_possessive)
        .find(can_act)
        .filter(|p| {
            let verb = p.end as usize;
            let next = (verb..ante.end.min(verb + 3)).find(|k| !reading.is(*k, class::ADVERB));
            let passive = next.is_some_and(|k| {
                reading.is(k, class::BE)
                    && (k + 1..ante.end.min(k + 4)).any(|n| {
                        reading.is(n, class::VERB_PARTICIPLE) && !reading.is(n, class::ADJECTIVE)
                    })
            });
            !passive
                && next.is_some_and(|k| reading.is(k, class::AUXILIARY | class::VERB))
                && reading.gap(verb) & gap::HARD == 0
        });
    let found = subject.or(agent)?;
    Some(reading.base_span(found.first as usize, found.end as usize))
}

#[cfg(test)]
mod tests {
    use crate::Analyzer;
    use crate::tag::condition::tests::read;

    #[test]
    fn the_actor_is_the_subject_or_the_agent() {
        let analyzer = Analyzer::builtin().unwrap();
        for (text, actor) in [
            ("Aid will flow if the rebels sign.", "the rebels"),
            (
                "Aid will flow if the treaty is signed by the rebels.",
                "the rebels",
            ),
            ("Aid will flow if the road is dry.", ""),
            ("Aid will flow if the report arrives.", ""),
            ("Aid will flow if the committee approves.", "the committee"),
            ("Aid will flow if it is asked for by Christmas.", ""),
            ("Aid will flow no matter what the rebels say.", ""),
        ] {
            let analysis = read(&analyzer, text);
            assert_eq!(
                analysis
                    .conditions
                    .first()
                    .and_then(|c| c.actor)
                    .map_or("", |s| s.of(text)),
                actor,
                "{text}"
            );
        }
    }
}
