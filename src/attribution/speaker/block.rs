//! The paragraphs of a conversation as they are printed, and what each of them is by itself: a question, a credit, a stage direction.

use super::pronoun::key_word;
use crate::attribution::reading::Reading;
use crate::lexicon::class;
use crate::span::Span;
use crate::text::WordSet;
use crate::text::document::{Marked, Style};
use crate::text::token::shape;

/// The most words of a question.
const QUESTION: u32 = 90;

/// A paragraph, or the question or the answer where both stand in one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Block {
    /// First word and one past the last.
    pub(super) words: (u32, u32),
    /// How it is set off, where it is.
    pub(super) style: Option<Style>,
    /// Whether it begins with a dash.
    pub(super) dash: bool,
}

/// Bold and italics where the text itself has their signs: "**Will it open?**".
pub(super) fn starred(text: &str, reading: &Reading) -> Vec<Marked> {
    let mut out = vec![];
    for p in &reading.layout.paragraphs {
        let words = p.of(text);
        let lead = words
            .bytes()
            .take_while(|b| matches!(b, b'*' | b'_'))
            .count();
        let Some((sign, rest)) = words
            .split_at_checked(lead.min(3))
            .filter(|s| !s.0.is_empty())
        else {
            continue;
        };
        let Some(end) = rest.find(sign) else { continue };
        let style = if lead == 1 {
            Style::Emphasis
        } else {
            Style::Strong
        };
        let start = p.start as usize + sign.len();
        out.push(Marked {
            span: Span::new(start, start + end),
            style,
        });
    }
    out
}

/// The paragraphs; one that begins with words set off and goes on in plain print is two.
pub(super) fn blocks(text: &str, reading: &Reading, marked: &[Marked]) -> Vec<Block> {
    let mut out: Vec<Block> = vec![];
    let mut marks = marked.iter().peekable();
    for p in reading
        .layout
        .sentences
        .chunk_by(|a, b| a.paragraph == b.paragraph)
    {
        let (Some(first), Some(last)) = (p.first(), p.last()) else {
            continue;
        };
        let words = (first.tokens.0, last.tokens.1);
        while marks.next_if(|m| m.span.end <= first.span.start).is_some() {}
        let mark = marks
            .peek()
            .filter(|m| m.span.start < last.span.end && m.span.end > first.span.start);
        let before = first.span.start as usize..;
        let dash = text
            .get(before)
            .is_some_and(|t| t.starts_with(['—', '–', '―']));
        let end = mark.map_or(words.0, |m| reading.token_at(m.span.end) as u32);
        let style = mark.map(|m| m.style);
        if mark.is_some() && end < words.1 && end > words.0 + 2 {
            out.push(Block {
                words: (words.0, end),
                style,
                dash,
            });
            out.push(Block {
                words: (end, words.1),
                style: None,
                dash: false,
            });
        } else {
            out.push(Block {
                words,
                style: style.filter(|_| end >= words.1),
                dash,
            });
        }
    }
    out
}

/// The blocks of a text, with questions to ask of them.
pub(super) struct Page<'a> {
    pub(super) text: &'a str,
    pub(super) reading: &'a Reading,
    pub(super) blocks: &'a [Block],
}

impl Page<'_> {
    pub(super) fn word(&self, i: u32) -> &str {
        self.reading.word(self.text, i as usize)
    }

    /// The signs after the last word of a block.
    pub(super) fn tail(&self, b: &Block) -> &str {
        let end = b.words.1 as usize;
        let from = self
            .reading
            .tokens
            .get(end.saturating_sub(1))
            .map_or(0, |t| t.end as usize);
        let to = self
            .reading
            .tokens
            .get(end)
            .map_or(self.text.len(), |t| t.start as usize);
        let tail = self.text.get(from..to).unwrap_or("");
        tail.split('\n').next().unwrap_or("").trim_end()
    }

    pub(super) fn is_question(&self, b: &Block) -> bool {
        self.tail(b)
            .trim_end_matches(['*', '_', '”', '"', '’'])
            .ends_with('?')
            && self.reading.quotation(b.words.0 as usize) == 0
            && b.words.1 - b.words.0 <= QUESTION
    }

    pub(super) fn has(&self, b: &Block, words: &[&str]) -> bool {
        (b.words.0..b.words.1).any(|i| {
            key_word(self.word(i)).is_some_and(|w| words.contains(&w))
                && self.reading.quotation(i as usize) == 0
        })
    }

    pub(super) fn addresses(&self, b: &Block) -> bool {
        self.has(b, &["you", "your", "yours"])
    }

    pub(super) fn is_first_person(&self, b: &Block) -> bool {
        self.has(b, &["i", "we", "my", "our"])
    }

    /// Whether a block tells how the conversation came about or was written down: "The interview has been shortened."
    pub(super) fn is_credit(&self, b: &Block) -> bool {
        let first = b.words.0;
        let tells = |i: u32| {
            matches!(
                self.word(i).to_ascii_lowercase().as_str(),
                "interview" | "interviewed" | "conversation" | "transcript" | "discussion"
            )
        };
        if self.is_first_person(b) || b.words.1 - first > 60 {
            return false;
        }
        match self.word(first) {
            "Interview" | "Interviewed" | "Edited" | "Conducted" | "Translated" | "Questions" => {
                !self.is_question(b)
            }
            "The" | "This" | "Our" => tells(first + 1),
            _ => false,
        }
    }

    /// Whether a block is a stage direction: "(Laughter.)"
    pub(super) fn is_direction(&self, b: &Block) -> bool {
        let start = self
            .reading
            .span(b.words.0 as usize, b.words.1 as usize)
            .start as usize;
        let opens = self
            .text
            .get(..start)
            .is_some_and(|t| t.trim_end_matches(['*', '_']).ends_with(['(', '[']));
        opens && self.tail(b).contains([')', ']']) && b.words.1 - b.words.0 < 12
    }

    /// Whether a block brings in a conversation: "She spoke to the Courier", "Interview by Ilse Orlo", "answered three questions".
    pub(super) fn introduces(&self, b: &Block) -> bool {
        static TELLING: WordSet = WordSet::of(&[
            "interview",
            "interviewed",
            "interviewer",
            "q&a",
            "conversation",
            "spoke",
            "speaks",
            "speaking",
            "talked",
            "talks",
            "talking",
            "sat",
            "sits",
            "met",
            "meets",
            "received",
            "receives",
            "questions",
        ]);
        (b.words.0..b.words.1).any(|i| {
            let next = || self.word(i + 1);
            match TELLING.find(self.word(i)).unwrap_or("") {
                "interview" | "interviewed" | "interviewer" | "q&a" => true,
                "conversation" => matches!(next(), "with" | "between"),
                "spoke" | "speaks" | "speaking" | "talked" | "talks" | "talking" => {
                    matches!(next(), "to" | "with")
                }
                "sat" | "sits" => next() == "down",
                "met" | "meets" | "received" | "receives" => {
                    self.reading.is(i as usize + 1, class::OBJECT)
                        || self.reading.shape(i as usize + 1, shape::CAPITAL)
                        || matches!(next(), "us" | "with")
                        || matches!(next(), "the" | "our")
                            && self.reading.shape(i as usize + 2, shape::CAPITAL)
                }
                "questions" => {
                    let before = |n: u32| i.checked_sub(n).map_or("", |j| self.word(j));
                    (1..4).any(|n| {
                        matches!(
                            before(n),
                            "answered"
                                | "answers"
                                | "Five"
                                | "Ten"
                                | "Three"
                                | "Seven"
                                | "Four"
                                | "Six"
                        )
                    })
                }
                _ => false,
            }
        })
    }
}
