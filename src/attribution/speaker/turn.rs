//! Turns of a transcript: who is meant by the label of a paragraph.

use super::Directory;
use super::id::key;
use super::role::head_key;
use crate::attribution::cue::CueKind;
use crate::attribution::link::Attribution;
use crate::attribution::reading::{Phrase, Reading};
use crate::text::token::gap;

impl Directory {
    /// The speaker of each paragraph of a transcript by its label ("ORLO: Good evening."); a paragraph without one goes on with
    /// the turn before it. Empty where no three paragraphs have a label.
    pub fn turns(&self, text: &str, reading: &Reading) -> Vec<Option<u32>> {
        let mut out: Vec<Option<u32>> = vec![];
        let (mut paragraph, mut labels, mut holder) = (u32::MAX, 0, None);
        for s in &reading.layout.sentences {
            if s.paragraph == paragraph {
                continue;
            }
            paragraph = s.paragraph;
            let first = s.tokens.0 as usize;
            let end = (first + 1..first + 7)
                .find(|i| reading.gap(*i) & (gap::HARD | gap::MARK) != 0)
                .filter(|i| reading.gap(*i) & gap::COLON != 0);
            if let Some(end) = end {
                let at = reading
                    .phrases
                    .partition_point(|p| (p.first as usize) < first);
                let phrase = (at..at + 6).rev().find(|k| {
                    reading
                        .phrases
                        .get(*k)
                        .is_some_and(|p| p.end as usize == end && (p.first as usize) >= first)
                });
                let named = phrase.and_then(|k| self.of_phrase(k));
                let label = reading.base_span(end - 1, end).of(text);
                let asks = matches!(label, "Q" | "Question" | "QUESTION");
                let found = named
                    .filter(|_| !asks)
                    .or_else(|| self.labelled(text, label))
                    .or(named)
                    .or_else(|| (label == "A").then(|| self.most_named()).flatten());
                holder = found;
                labels += 1;
            } else if text
                .get(s.span.start as usize..)
                .is_some_and(|t| t.starts_with('('))
            {
                holder = None;
            }
            out.resize(paragraph as usize, None);
            out.push(holder);
        }
        if labels < 3 {
            out.clear();
        }
        out
    }

    /// The label of a turn that is a letter or a short name: "Q:", "Courier:".
    pub(super) fn label(
        &mut self,
        text: &str,
        reading: &Reading,
        a: &Attribution,
        phrase: Phrase,
    ) -> Option<u32> {
        if a.cue.kind != CueKind::Colon || phrase.end != phrase.first + 1 {
            return None;
        }
        let word = reading
            .base_span(phrase.first as usize, phrase.end as usize)
            .of(text);
        self.labelled(text, word)
    }

    /// Who is meant by the label of a turn.
    fn labelled(&self, text: &str, word: &str) -> Option<u32> {
        if matches!(word, "Q" | "Question" | "QUESTION") && self.interviewer.is_some() {
            return self.interviewer;
        }
        let by_name = self
            .by_surname
            .get(&key(word))
            .and_then(|l| l.first())
            .copied();
        if by_name.is_some() {
            return by_name;
        }
        let held = self.by_head.get(&head_key(word))?;
        held.iter()
            .find(|h| h.role.of(text).len() > word.len())
            .map(|h| h.entity)
    }

    /// The person who is named most often, the interviewer aside.
    fn most_named(&self) -> Option<u32> {
        let mut counts = vec![0u32; self.entities.len()];
        for m in &self.mentions {
            if let Some(c) = counts.get_mut(m.entity as usize) {
                *c += 1;
            }
        }
        let person = |k: usize| {
            self.entities.get(k).is_some_and(|e| e.name_words > 1)
                && self.interviewer != Some(k as u32)
        };
        counts
            .iter()
            .enumerate()
            .filter(|(k, c)| person(*k) && **c > 0)
            .max_by_key(|(k, c)| (**c, std::cmp::Reverse(*k)))
            .map(|(k, _)| k as u32)
    }
}
