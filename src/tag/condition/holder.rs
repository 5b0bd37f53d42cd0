//! Whose condition it is.

use crate::attribution::reading::PhraseKind;
use crate::lexicon::class;
use crate::tag::Context;
use crate::tag::condition::parts::Parts;
use crate::tag::condition::window::{Clip, Run, window};
use crate::tag::condition::word::is_any;
use crate::text::token::gap;

/// Whose condition it is: the innermost statement's that holds the marker, else that of one which holds a part of it, else whoever
/// is named beside it ("Orlava will send ships unless the order is lifted, the minister said").
pub(super) fn voice(cx: &Context, parts: &Parts) -> (Option<u32>, Option<u32>) {
    let reading = cx.reading;
    let m = parts.marker.first;
    if let Some(s) = cx.statement(m) {
        let statement = cx.statements.get(s as usize);
        let speaker = statement.and_then(|s| s.speaker);
        // "I have promised to stay until they sail": whoever says "I"
        let own = statement
            .and_then(|s| s.source)
            .is_some_and(|s| crate::attribution::speaker::is_first_person(s.of(cx.text)));
        let parent = statement
            .and_then(|s| s.parent)
            .and_then(|p| cx.statements.get(p as usize))
            .and_then(|p| p.speaker);
        return (
            Some(s),
            if speaker.is_none() && own {
                parent
            } else {
                speaker
            },
        );
    }
    let holds = |run: Run| {
        let ends = [run.first, run.end.saturating_sub(1)];
        ends.into_iter().filter(|_| !run.is_empty()).find_map(|k| {
            let s = cx.statement(k)?;
            let statement = cx.statements.get(s as usize)?;
            let cue = statement.cue_words.0 as usize;
            // "If you ask Farouk, he says that it is over" is not his; "has sworn to block any treaty, even if" is
            let is_inside = run.first <= cue && cue < run.end && statement.cue_class != "commit";
            (!is_inside && reading.sentence_of.get(k) == reading.sentence_of.get(m)).then_some(s)
        })
    };
    if let Some(s) = holds(parts.consequent).or_else(|| holds(parts.antecedent)) {
        return (
            Some(s),
            cx.statements.get(s as usize).and_then(|s| s.speaker),
        );
    }
    (
        None,
        report_beside(cx, m)
            .and_then(|phrase| named(cx, phrase))
            .or(Some(0)),
    )
}

/// The speaker that a phrase names, or that its pronoun takes up from the statement before.
pub(super) fn named(cx: &Context, phrase: usize) -> Option<u32> {
    let p = cx.reading.phrases.get(phrase)?;
    if p.kind == PhraseKind::Pronoun {
        let end = cx.statements.partition_point(|s| s.cue_words.0 < p.first);
        let last = cx.statements.get(..end)?.last()?;
        let near = cx.reading.sentence(p.first as usize).paragraph
            == cx.reading.sentence(last.cue_words.0 as usize).paragraph;
        return last.speaker.filter(|_| near);
    }
    cx.directory.of_phrase(phrase)
}

/// The phrase that names who reports the sentence of word `m` between commas, where no statement was made of it: ", the harbor
/// master said on Friday", ", aides say,".
pub(super) fn report_beside(cx: &Context, m: usize) -> Option<usize> {
    let reading = cx.reading;
    if reading.quotation(m) != 0 {
        return None;
    }
    let w = window(cx, m, Clip::Sentence);
    let mut from = w.lo;
    while from < w.hi {
        let end = w.part_end(from);
        let is_named = if is_any(cx, from, &["according"]) && is_any(cx, from + 1, &["to"]) {
            Some(from + 2)
        } else if is_any(cx, from, &["in"])
            && from < m
            && is_any(
                cx,
                end - 1,
                &["view", "opinion", "judgment", "judgement", "eyes"],
            )
        {
            // "In Farouk's opinion, the offer is worth something only when it is signed"
            Some(from + 1)
        } else {
            None
        };
        if let Some(name) = is_named.filter(|name| *name < end && !(from..end).contains(&m)) {
            let k = reading
                .phrases
                .partition_point(|p| (p.first as usize) < name);
            return reading
                .phrases
                .get(k)
                .filter(|p| (p.end as usize) <= end)
                .map(|_| k);
        }
        let apart = from > w.lo && reading.gap(from) & gap::COMMA != 0;
        if apart && !(from..end).contains(&m) && end <= from + 16 && reading.quotation(from) == 0 {
            let cue = (from..end).find(|k| {
                let bits = reading.class(*k);
                bits & class::CUE != 0
                    && bits & (class::VERB_PAST | class::VERB_THIRD | class::VERB_BASE) != 0
                    && bits & (class::ADJECTIVE | class::ADVERB) == 0
                    && (*k + 1 == end
                        || reading.is(
                            *k + 1,
                            class::PREPOSITION | class::ADVERB | class::WEEKDAY | class::DETERMINER,
                        )
                        || *k == from)
                    && (*k == from
                        || !reading.is(
                            *k - 1,
                            class::BE | class::HAVE | class::TO | class::RELATIVE,
                        ))
            });
            if let Some(cue) = cue {
                let (after, until) = if cue == from {
                    (cue + 1, end)
                } else {
                    (from, cue)
                };
                let first = reading
                    .phrases
                    .partition_point(|p| (p.first as usize) < after);
                let found = reading
                    .phrases
                    .get(first..)?
                    .iter()
                    .take_while(|p| (p.end as usize) <= until)
                    .position(|p| {
                        !p.after_preposition
                            && matches!(
                                p.kind,
                                PhraseKind::Name | PhraseKind::Source | PhraseKind::Pronoun
                            )
                    });
                if let Some(k) = found {
                    return Some(first + k);
                }
                // "its founder, Ada Quill, declared": the name between the commas
                if let Some(k) = reading
                    .phrases
                    .partition_point(|p| (p.first as usize) < from)
                    .checked_sub(1)
                    .filter(|_| cue == from)
                {
                    let p = reading.phrases.get(k)?;
                    if p.end as usize == from
                        && p.kind == PhraseKind::Name
                        && reading.gap(p.first as usize) & gap::COMMA != 0
                    {
                        return Some(k);
                    }
                }
            }
        }
        from = end;
    }
    None
}

#[cfg(test)]
mod tests {
    use crate::Analyzer;
    use crate::tag::condition::tests::read;

    #[test]
    fn a_condition_is_whoever_reports_it() {
        let analyzer = Analyzer::builtin().unwrap();
        for (text, holder) in [
            (
                "Ada Quill said that she would sign if the guns fell silent.",
                "Ada Quill",
            ),
            (
                "Ships will sail, Ada Quill said on Monday, unless the order is lifted.",
                "Ada Quill",
            ),
            ("Ships will sail unless the order is lifted.", "_article"),
        ] {
            let analysis = read(&analyzer, text);
            let speaker = analysis
                .conditions
                .first()
                .and_then(|c| c.speaker)
                .and_then(|s| analysis.speakers.get(s as usize));
            assert_eq!(speaker.map_or("", |s| s.name.as_str()), holder, "{text}");
        }
    }
}
