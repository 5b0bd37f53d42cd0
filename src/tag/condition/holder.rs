//! Whose condition it is.

use crate::attribution::reading::{PhraseKind, Reading};
use crate::attribution::speaker::Directory;
use crate::lexicon::Lexicon;
use crate::tag::Context;
use crate::tag::beside::report_beside;
use crate::tag::condition::Condition;
use crate::tag::condition::parts::Parts;
use crate::tag::condition::window::Run;

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
    // "If Farouk guarantees supplies, ..." and "If you ask him, he says that it is over" are not Farouk's; "has sworn to block any
    // treaty, even if" is
    let contains = |run: Run, cue: usize| run.first <= cue && cue < run.end;
    let holds = |run: Run| {
        let ends = [run.first, run.end.saturating_sub(1)];
        ends.into_iter().filter(|_| !run.is_empty()).find_map(|k| {
            let s = cx.statement(k)?;
            let statement = cx.statements.get(s as usize)?;
            let cue = statement.cue_words.0 as usize;
            let is_inside = contains(parts.antecedent, cue)
                || contains(parts.consequent, cue) && statement.cue_class != "commit";
            (!is_inside && reading.sentence_of.get(k) == reading.sentence_of.get(m)).then_some(s)
        })
    };
    if let Some(s) = holds(parts.consequent).or_else(|| holds(parts.antecedent)) {
        return (
            Some(s),
            cx.statements.get(s as usize).and_then(|s| s.speaker),
        );
    }
    let speaker = match cx.speaker(m) {
        Some(0) => report_beside(cx, m)
            .and_then(|phrase| named(cx, phrase))
            .or(Some(0)),
        speaker => speaker,
    };
    (None, speaker)
}

/// The conditions outside of any statement whose holder is named beside them, with the number of that phrase: pronouns, and what
/// no name of the article is ("one envoy said").
pub fn reporters(cx: &Context, conditions: &[Condition]) -> Vec<(usize, usize)> {
    let reporter = |c: &Condition| {
        let m = cx.reading.token_at(c.marker.start);
        let k = report_beside(cx, m)?;
        let is_pronoun = cx.reading.phrases.get(k)?.kind == PhraseKind::Pronoun;
        (is_pronoun || c.speaker == Some(0)).then_some(k)
    };
    let outside = conditions
        .iter()
        .enumerate()
        .filter(|(_, c)| c.statement.is_none());
    outside
        .filter_map(|(n, c)| Some((n, reporter(c)?)))
        .collect()
}

/// Gives conditions to those who are named beside them.
pub fn settle_reporters(
    reporters: &[(usize, usize)],
    text: &str,
    reading: &Reading,
    lexicon: &Lexicon,
    directory: &mut Directory,
    conditions: &mut [Condition],
) {
    for (n, k) in reporters {
        if let Some(c) = conditions.get_mut(*n) {
            c.speaker = directory.of_actor(text, reading, lexicon, *k);
        }
    }
}

/// The speaker that a phrase names, or that its pronoun takes up from the statement before.
fn named(cx: &Context, phrase: usize) -> Option<u32> {
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
            (
                "In Farouk's opinion, the offer is worth something only when it is signed.",
                "Farouk",
            ),
            (
                "Ada Quill is less sure. In her view the offer will fail if nobody signs.",
                "Ada Quill",
            ),
            (
                "Ada Quill is less sure. In her view, the offer will fail if nobody signs.",
                "Ada Quill",
            ),
            (
                "If Farouk guarantees supplies, the port can open.",
                "_article",
            ),
            // what somebody will do is no report, nor is a noun after a preposition
            (
                "If the senate meets, Oriel Tamm will resign, two aides said.",
                "two aides",
            ),
            (
                "If the court rules so, Oriel Tamm might settle, and the port would open.",
                "_article",
            ),
            (
                "If Farouk had signed in May, as his advisers urged, the port would be open.",
                "_article",
            ),
            (
                "Ada Quill said this to the crews:\n\n“I came to thank you. The port is yours.\n\n“If the guns fall silent, we will sail.”",
                "Ada Quill",
            ),
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
