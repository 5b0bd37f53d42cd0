//! Turns of a transcript: who is meant by the label of a paragraph.

use super::Directory;
use super::Gender;
use super::SpeakerKind;
use super::id::{initials_key, is_upper, key};
use super::pronoun::key_word;
use super::role::head_key;
use super::source::index_of;
use crate::attribution::cue::CueKind;
use crate::attribution::link::Attribution;
use crate::attribution::reading::{Phrase, Reading};
use crate::lexicon::class;
use crate::text::sentence::Sentence;
use crate::text::token::{gap, shape};

/// What one side says at a time in an interview whose turns have no label.
#[derive(Clone, Copy, Debug)]
pub struct Exchange {
    /// Its words: first and one past the last.
    pub words: (u32, u32),
    /// Who speaks; none where the text does not name who asks.
    pub speaker: Option<u32>,
}

impl Directory {
    /// The speaker of each paragraph of a transcript by its label ("ORLO: Good evening."); a paragraph without one goes on with
    /// the turn before it. Empty where no three paragraphs have a label; then, in an interview whose turns have none, those, with
    /// the [`Exchange`]s.
    pub fn turns(&self, text: &str, reading: &Reading) -> (Vec<Option<u32>>, Vec<Exchange>) {
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
                holder = if asks(label) {
                    self.presented(reading, end).or(self.interviewer)
                } else {
                    self.initialled(label)
                        .or_else(|| named.filter(|_| label != "A"))
                        .or_else(|| self.labelled(text, label))
                        .or_else(|| (label == "A").then(|| self.most_named()).flatten())
                };
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
            return self.interview(text, reading);
        }
        (out, vec![])
    }

    /// Who signs an article, and is "I" wherever nobody else speaks: in a line of its own at the head ("By Ilse Orlo") or, in a letter,
    /// at the foot; else of whom the last paragraph tells ("Ilse Orlo is a fellow at the institute.").
    pub fn author(&self, text: &str, reading: &Reading) -> Option<u32> {
        const HEAD: u32 = 6;
        const FOOT: u32 = 4;
        let sentences = &reading.layout.sentences;
        let named = |first: usize, end: usize| {
            let k = reading
                .phrases
                .partition_point(|p| (p.first as usize) < first);
            let at = (k..k + 3).rev().find(|k| {
                reading.phrases.get(*k).is_some_and(|p| {
                    p.first as usize == first && p.end as usize <= end && !p.is_possessive
                })
            })?;
            let entity = self.of_phrase(at).filter(|e| {
                self.entities
                    .get(*e as usize)
                    .is_some_and(|e| e.name_words > 1)
            })?;
            Some((entity, reading.phrases.get(at)?.end as usize))
        };
        let byline = sentences
            .iter()
            .take_while(|s| s.paragraph < HEAD)
            .find_map(|s| {
                let (first, end) = (s.tokens.0 as usize, s.tokens.1 as usize);
                let by = reading.word(text, first).eq_ignore_ascii_case("by");
                let (entity, after) = named(first + 1, end).filter(|_| by)?;
                let whole = after == end
                    || reading.gap(after) & (gap::HARD | gap::OPEN) != 0 && end < after + 8;
                (whole && !s.span.of(text).ends_with('.')).then_some(entity)
            });
        let last = sentences.last()?.paragraph;
        let foot = || {
            let from = sentences.partition_point(|s| s.paragraph + FOOT <= last);
            sentences.get(from..).into_iter().flatten()
        };
        let signed = || {
            foot().find_map(|s| {
                let (first, end) = (s.tokens.0 as usize, s.tokens.1 as usize);
                named(first, end)
                    .filter(|(_, after)| *after == end)
                    .map(|n| n.0)
            })
        };
        let told = || {
            foot().filter(|s| s.paragraph == last).find_map(|s| {
                let (first, end) = (s.tokens.0 as usize, s.tokens.1 as usize);
                let opens = first == 0 || reading.sentence(first - 1).paragraph < s.paragraph;
                named(first, end)
                    .filter(|(_, after)| {
                        opens && matches!(reading.word(text, *after), "is" | "was")
                    })
                    .map(|n| n.0)
            })
        };
        let introduced = || {
            let head = sentences.iter().take_while(|s| s.paragraph < 3);
            head.filter(|s| s.tokens.1 < s.tokens.0 + 30).find_map(|s| {
                let (first, end) = (s.tokens.0 as usize, s.tokens.1 as usize);
                let writes = (first..end).any(|i| {
                    matches!(
                        reading.word(text, i),
                        "columnist" | "author" | "writer" | "fellow" | "contributor"
                    )
                });
                named(first, end)
                    .filter(|(_, after)| {
                        writes && matches!(reading.word(text, *after), "is" | "was")
                    })
                    .map(|n| n.0)
            })
        };
        byline.or_else(signed).or_else(told).or_else(introduced)
    }

    /// Who gives a name before a question from word `first` on: "QUESTION: Ilse Orlo, Harbour Herald. Minister, is it open?"
    fn presented(&self, reading: &Reading, first: usize) -> Option<u32> {
        let sentence = reading.sentence(first);
        let end = sentence.tokens.1 as usize;
        let p = reading
            .phrases_in(first, first + 1)
            .iter()
            .max_by_key(|p| p.end)
            .copied()?;
        let is_presentation = p.first as usize == first
            && end <= first + 9
            && reading.gap(p.end as usize) & gap::COMMA != 0
            && (first..end).all(|i| {
                reading.shape(i, shape::CAPITAL)
                    || reading.is(i, class::PREPOSITION | class::DETERMINER)
            });
        self.of_phrase(index_of(reading, p)).filter(|e| {
            is_presentation
                && self
                    .entities
                    .get(*e as usize)
                    .is_some_and(|e| e.name_words > 1)
        })
    }

    /// The turns of an interview whose questions stand as paragraphs of their own without a label: who is asked speaks in all
    /// others after the first question. Empty where no four paragraphs are questions to somebody.
    fn interview(&self, text: &str, reading: &Reading) -> (Vec<Option<u32>>, Vec<Exchange>) {
        let nothing = (vec![], vec![]);
        let sentences = &reading.layout.sentences;
        let last = |paragraph: &[Sentence]| paragraph.last().copied().unwrap_or_default();
        let asks = |paragraph: &[Sentence]| {
            let (first, end) = (paragraph.first(), last(paragraph));
            end.span.of(text).trim_end().ends_with('?')
                && first.is_some_and(|s| {
                    reading.quotation(s.tokens.0 as usize) == 0
                        && end.tokens.1.saturating_sub(s.tokens.0) <= 60
                })
        };
        let addresses = |paragraph: &[Sentence]| {
            paragraph.first().is_some_and(|s| {
                (s.tokens.0..last(paragraph).tokens.1).any(|i| {
                    matches!(
                        key_word(reading.word(text, i as usize)),
                        Some("you" | "your")
                    )
                })
            })
        };
        let paragraphs = || sentences.chunk_by(|a, b| a.paragraph == b.paragraph);
        let questions = paragraphs().filter(|p| asks(p)).count();
        if questions < 4 {
            return nothing;
        }
        let Some(start) = paragraphs().find(|p| asks(p)).and_then(|p| p.first()) else {
            return nothing;
        };
        let after = paragraphs()
            .filter(|p| p.first().is_some_and(|s| s.paragraph >= start.paragraph))
            .count();
        let addressed = paragraphs().filter(|p| asks(p) && addresses(p)).count();
        if questions * 4 < after || addressed < 2 {
            return nothing;
        }
        let Some(asked) = self.introduced(text, reading, start.tokens.0) else {
            return nothing;
        };
        let credit = |p: &[Sentence]| {
            p.first()
                .is_some_and(|s| reading.word(text, s.tokens.0 as usize) == "Interview")
        };
        let asker = self.interviewer.or_else(|| {
            let credit = paragraphs().rfind(|p| credit(p))?.first()?;
            let at = |k: &usize| {
                reading.phrases.get(*k).is_some_and(|p| {
                    p.first > credit.tokens.0 && p.end <= credit.tokens.1 && !p.is_possessive
                })
            };
            let from = reading
                .phrases
                .partition_point(|p| p.first <= credit.tokens.0);
            (from..from + 4).filter(at).find_map(|k| self.of_phrase(k))
        });
        let asker = asker.or_else(|| self.outlet(text, reading, start.tokens.0 as usize, asked));
        let first_person = |p: &[Sentence]| {
            p.first().is_some_and(|s| {
                (s.tokens.0..s.tokens.1).any(|i| {
                    matches!(
                        key_word(reading.word(text, i as usize)),
                        Some("i" | "we" | "my" | "our")
                    )
                })
            })
        };
        let (mut turns, mut exchanges): (Vec<Option<u32>>, Vec<Exchange>) = (vec![], vec![]);
        let mut answered = false;
        let mut rest = paragraphs().peekable();
        while let Some(p) = rest.next() {
            let Some(s) = p.first() else { continue };
            turns.resize(s.paragraph as usize, None);
            if s.paragraph < start.paragraph || credit(p) {
                // a heading that is a quotation is taken from the answers
                let quotation = reading.quotation(s.tokens.0 as usize);
                let is_quotation = s.is_heading
                    && quotation != 0
                    && (s.tokens.0..s.tokens.1).all(|i| reading.quotation(i as usize) == quotation);
                if is_quotation {
                    exchanges.push(Exchange {
                        words: s.tokens,
                        speaker: Some(asked),
                    });
                }
                turns.push(None);
                continue;
            }
            // "And you are too patient, they say.", "So it all hangs on a fish.": a prompt without a question mark
            let short = p.len() == 1 && s.tokens.1 - s.tokens.0 < 30;
            let follows = rest.peek().is_some_and(|n| !asks(n) && !credit(n));
            let prompt = short
                && (s.tokens.1 - s.tokens.0 < 20 && addresses(p)
                    || answered && follows && !first_person(p));
            let speaks = !asks(p) && !prompt;
            let speaker = if speaks { Some(asked) } else { asker };
            let words = (s.tokens.0, last(p).tokens.1);
            match exchanges
                .last_mut()
                .filter(|_| speaks && answered && s.paragraph > start.paragraph)
            {
                Some(e) => e.words.1 = words.1,
                None => exchanges.push(Exchange { words, speaker }),
            }
            answered = speaks;
            turns.push(speaker);
        }
        (turns, exchanges)
    }

    /// Who asks in an interview, by what is said before word `end`: "She spoke to the Halden Courier", "Meridian met her in Brenn",
    /// "She met Selim Orlo of the Courier".
    fn outlet(&self, text: &str, reading: &Reading, end: usize, asked: u32) -> Option<u32> {
        let until = reading
            .phrases
            .partition_point(|p| (p.first as usize) < end);
        let (k, _) = reading
            .phrases
            .get(..until)?
            .iter()
            .enumerate()
            .find(|(k, p)| {
                let (first, next) = (p.first as usize, p.end as usize);
                let before = |n: usize| first.checked_sub(n).map_or("", |i| reading.word(text, i));
                let met = matches!(
                    before(1),
                    "met" | "meets" | "received" | "receives" | "told" | "tells"
                ) && matches!(reading.word(text, next), "of" | "from");
                let told = met
                    || matches!(before(1), "told" | "tells" | "telling")
                    || matches!(before(1), "to" | "with")
                        && matches!(
                            before(2),
                            "spoke"
                                | "speaks"
                                | "speaking"
                                | "talked"
                                | "talks"
                                | "interview"
                                | "conversation"
                                | "down"
                                | "answers"
                        );
                let asks = !p.after_preposition
                    && matches!(
                        reading.word(text, next),
                        "spoke"
                            | "speaks"
                            | "met"
                            | "meets"
                            | "asked"
                            | "asks"
                            | "interviewed"
                            | "visited"
                            | "talked"
                            | "talks"
                            | "sat"
                    )
                    && reading.gap(next) & gap::HARD == 0;
                let is_other = self.of_phrase(*k).is_some_and(|e| {
                    e != asked
                        && self.entities.get(e as usize).is_some_and(|e| {
                            e.name_words == 1 && e.gender == Gender::Unknown
                                || e.name_words > 1 && told
                                || e.speaker.kind == SpeakerKind::Organization
                                    && e.speaker.name.starts_with(char::is_uppercase)
                        })
                });
                is_other && !p.is_possessive && (told || asks)
            })?;
        self.of_phrase(k)
    }

    /// The person whom an interview introduces: named most often before word `end`, not in a byline.
    fn introduced(&self, text: &str, reading: &Reading, end: u32) -> Option<u32> {
        let mut counts: Vec<(u32, u32)> = vec![];
        for m in self.mentions.iter().take(100).take_while(|m| m.word < end) {
            let person = self
                .entities
                .get(m.entity as usize)
                .is_some_and(|e| e.name_words > 1);
            let byline = m.word > 0
                && reading
                    .word(text, m.word as usize - 1)
                    .eq_ignore_ascii_case("by");
            if !person || byline || self.interviewer == Some(m.entity) {
                continue;
            }
            match counts.iter_mut().find(|c| c.0 == m.entity) {
                Some(c) => c.1 += 1,
                None => counts.push((m.entity, 1)),
            }
        }
        let most = counts.iter().map(|c| c.1).max()?;
        counts.iter().find(|c| c.1 == most).map(|c| c.0)
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

    /// Who is meant by initials: "IO:" is Ilse Orlo.
    fn initialled(&self, label: &str) -> Option<u32> {
        let is_short = matches!(label.len(), 2..=4) && is_upper(label);
        self.by_initials
            .get(&key(label))
            .copied()
            .filter(|_| is_short)
    }

    /// Who is meant by the label of a turn.
    fn labelled(&self, text: &str, word: &str) -> Option<u32> {
        if asks(word) {
            return self.interviewer;
        }
        if let Some(e) = self.initialled(word) {
            return Some(e);
        }
        // "A:" is no name
        if word.len() < 2 {
            return None;
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

    /// Notes the initials of persons, once all names are known.
    pub(super) fn note_initials(&mut self) {
        for (k, e) in self.entities.iter().enumerate() {
            if e.name_words > 1
                && let Some(initials) = initials_key(&e.speaker.name)
            {
                self.by_initials.entry(initials).or_insert(k as u32);
            }
        }
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

/// Whether a turn's label is that of whoever asks, who may have no name: "QUESTION: Is the quay closed?"
pub(super) fn asks(label: &str) -> bool {
    matches!(label, "Q" | "Question" | "QUESTION")
}
