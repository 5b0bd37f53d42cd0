//! Who speaks in the turns of a transcript or an interview, and who "I" is in a signed article.

use super::Directory;
use super::Entity;
use super::Gender;
use super::Mention;
use super::SpeakerKind;
use super::id::{id_key, initials_key, is_upper, key, slug};
use super::parts::Parts;
use super::role::head_key;
use super::script::{Side, introduction};
use super::source::index_of;
use crate::attribution::cue::CueKind;
use crate::attribution::link::Attribution;
use crate::attribution::reading::{Label, Phrase, Reading};
use crate::lexicon::class;
use crate::text::WordSet;
use crate::text::token::{gap, shape};

/// A turn of a conversation.
#[derive(Clone, Copy, Debug)]
pub struct Turn {
    /// Its words: first and one past the last.
    pub words: (u32, u32),
    /// The words of its label; empty for none.
    pub label: Label,
    /// Who speaks; none where the text does not name who asks.
    pub speaker: Option<u32>,
    /// Whether it is a heading taken from what is said later.
    pub is_heading: bool,
}

/// A first turn of more words is held before all who listen, not put to one.
const SHORT: u32 = 50;

/// The turns of a conversation, in order.
#[derive(Clone, Debug, Default)]
pub struct Turns(pub Vec<Turn>);

impl Turns {
    /// The turn that word `i` stands in.
    pub fn at(&self, i: usize) -> Option<&Turn> {
        self.before(i).filter(|t| i < t.words.1 as usize)
    }

    /// The last turn that begins at word `i` or before it.
    fn before(&self, i: usize) -> Option<&Turn> {
        let end = self.0.partition_point(|t| (t.words.0 as usize) <= i);
        end.checked_sub(1).and_then(|k| self.0.get(k))
    }

    /// Whose words word `i` is among, by the turns alone.
    pub fn speaker(&self, i: usize) -> Option<u32> {
        self.at(i).filter(|t| !t.is_heading).and_then(|t| t.speaker)
    }

    /// Whom the speaker of the turn with word `i` speaks to: who had one of the turns before it.
    pub fn addressee(&self, i: usize, own: u32, is_person: impl Fn(u32) -> bool) -> Option<u32> {
        let end = self.0.partition_point(|t| (t.words.0 as usize) <= i);
        let before = self.0.get(..end)?.iter().rev().take(8);
        // "ORLO: Minister, you promised. / VARGA: I did.": of the first turn who has the next one
        let is_short = self.at(i).is_some_and(|t| t.words.1 < t.words.0 + SHORT);
        let next = if is_short { 2 } else { 0 };
        let after = self.0.get(end..)?.iter().take(next);
        before
            .chain(after)
            .filter_map(|t| t.speaker)
            .find(|s| *s != own && is_person(*s))
    }
}

impl Directory {
    /// The turns of a transcript or an interview, each with who speaks; none in other texts.
    pub fn turns(&mut self, text: &str, reading: &Reading) -> Turns {
        let parts = std::mem::take(&mut self.script);
        let Some(start) = parts.iter().find(|p| p.side != Side::Heading) else {
            return Turns::default();
        };
        let start = start.words.0;
        let asked = self.introduced(text, reading, start);
        let outlet = self.outlet(text, reading, start as usize, asked);
        let asker = self
            .interviewer
            .or_else(|| outlet.filter(|o| self.is_person(*o)))
            .or_else(|| self.met(text, reading, asked))
            .or_else(|| self.byline(text, reading).filter(|b| Some(*b) != asked))
            .or(outlet);
        let mut out = Turns::default();
        for part in parts {
            let speaker = match part.side {
                Side::Labelled => {
                    self.of_label(text, reading, part.label, part.words.0, (asker, asked))
                }
                Side::Asks => asker,
                Side::Letter => self.sender(reading, part.words),
                Side::Answers | Side::Heading => asked,
            };
            out.0.push(Turn {
                words: part.words,
                label: part.label,
                speaker,
                is_heading: part.side == Side::Heading,
            });
        }
        out
    }

    /// Who sends the letter with `words`: who is named first in the paragraph before it, else who signs.
    fn sender(&self, reading: &Reading, words: (u32, u32)) -> Option<u32> {
        let before = reading
            .sentence(words.0.saturating_sub(1) as usize)
            .paragraph;
        let names = |m: &&Mention| {
            m.salience > 0
                && m.word < words.0
                && reading.sentence(m.word as usize).paragraph == before
        };
        // the last words of a letter may be a line before the name: "With all good wishes, | Ilse Orlo"
        let end = words.1 as usize;
        let signer = (end..end + 24).find_map(|i| {
            let starts = reading.sentence(i).tokens.0 as usize == i;
            starts.then(|| self.opening(reading, i, i + 10)).flatten()
        });
        let signer = signer.map(|o| o.0).filter(|o| self.is_person(*o));
        signer
            .filter(|o| self.mentions.iter().filter(names).any(|m| m.entity == *o))
            .or_else(|| self.mentions.iter().find(names).map(|m| m.entity))
            .or(signer)
    }

    /// Who is meant by the label of the turn that begins with word `start`.
    fn of_label(
        &mut self,
        text: &str,
        reading: &Reading,
        label: Label,
        start: u32,
        (asker, asked): (Option<u32>, Option<u32>),
    ) -> Option<u32> {
        let (first, end) = (label.first as usize, label.end as usize);
        let last = reading.base_span(end - 1, end).of(text);
        if asks(last) {
            return self
                .within_label(reading, label)
                .or_else(|| self.presented(reading, start as usize))
                .or(asker);
        }
        let whole = reading.base_span(first, end);
        let at = reading.phrases_before(first);
        let phrase = (at..at + 6).rev().find(|k| {
            reading
                .phrases
                .get(*k)
                .is_some_and(|p| p.end as usize == end && (p.first as usize) >= first)
        });
        let named = phrase.and_then(|k| self.of_phrase(k));
        if end == first + 1 && answers(last) {
            return asked.or_else(|| self.most_named());
        }
        let full = |e: &u32| {
            self.entities
                .get(*e as usize)
                .is_some_and(|e| e.name_words > 1)
        };
        // of two of one surname the one who is asked
        let is_asked = |e: &u32| {
            end == first + 1
                && self
                    .by_surname
                    .get(&key(last))
                    .is_some_and(|bearers| bearers.contains(e))
        };
        let known = asked
            .filter(is_asked)
            .or_else(|| self.initialled(last))
            .or_else(|| self.in_the_chair(text, reading, last))
            .or_else(|| named.filter(full))
            .or_else(|| self.in_parentheses(text, reading, last))
            .or_else(|| self.given(whole.of(text)))
            .or_else(|| self.labelled(text, last))
            .or_else(|| self.called(whole.of(text)))
            .or(named);
        // "Chair: He told us": a label names who speaks, and nobody besides
        if let Some(known) = known
            && let Ok(at) = self.mentions.binary_search_by_key(&label.first, |m| m.word)
            && let Some(mention) = self.mentions.get_mut(at)
        {
            mention.entity = known;
        }
        known.or_else(|| {
            let p = Parts {
                text: whole,
                ..Parts::default()
            };
            Some(self.add(SpeakerKind::Role, whole.of(text), &p, text))
        })
    }

    /// Who is named in the parentheses of a label with the same last word: "THE CHAIR (Ilse Orlo): Order."
    fn in_parentheses(&self, text: &str, reading: &Reading, word: &str) -> Option<u32> {
        let is_full = |e: &u32| {
            self.is_person(*e)
                && self
                    .entities
                    .get(*e as usize)
                    .is_some_and(|e| e.name_words > 1)
        };
        let with = reading.labels.iter().filter(|l| {
            let last = l.end.saturating_sub(1) as usize;
            l.end < l.turn
                && reading
                    .base_span(last, l.end as usize)
                    .of(text)
                    .eq_ignore_ascii_case(word)
        });
        with.into_iter().find_map(|l| {
            let from = reading.phrases_before(l.end as usize);
            let to = reading.phrases_before(l.turn as usize);
            (from..to).find_map(|k| self.of_phrase(k).filter(is_full))
        })
    }

    /// Who is named in the parentheses of a label: "Q (Ilse Orlo, Torsholm Courier): Why?"
    fn within_label(&self, reading: &Reading, label: Label) -> Option<u32> {
        let from = reading.phrases_before(label.end as usize);
        let to = reading.phrases_before(label.turn as usize);
        // not "Q (to Mr. Orlo)"
        let opens = |k: &usize| {
            let p = reading.phrases.get(*k);
            p.is_some_and(|p| p.first == label.end && !p.is_possessive)
        };
        let person = |k: usize| self.of_phrase(k).filter(|e| self.is_person(*e));
        (from..to).filter(opens).find_map(person)
    }

    /// Who chairs, moderates or hosts, where the text says so: "Senator Ilse Orlo, who chairs the committee", "moderated by Ilse Orlo".
    fn in_the_chair(&self, text: &str, reading: &Reading, label: &str) -> Option<u32> {
        let (deed, done) = match label.to_ascii_lowercase().as_str() {
            "chair" | "chairman" | "chairwoman" | "chairperson" | "president" => {
                ("chairs", "chaired")
            }
            "moderator" => ("moderates", "moderated"),
            "host" => ("hosts", "hosted"),
            _ => return None,
        };
        let person = |k: usize| self.of_phrase(k).filter(|e| self.is_person(*e));
        (0..reading.tokens.len()).find_map(|i| {
            let word = reading.word(text, i);
            // "In the chair: Ilse Orlo", but not the label itself
            if word == "chair" && deed == "chairs" && reading.gap(i + 1) & gap::COLON != 0 {
                let next = reading.phrases_before(i + 1);
                let name = reading
                    .phrases
                    .get(next)
                    .filter(|p| p.first as usize == i + 1);
                return name.and_then(|_| (next..next + 2).find_map(person));
            }
            let near = reading.phrases_before(i);
            // "Present: Ilse Orlo (Chair)"
            if word.eq_ignore_ascii_case(label)
                && reading.gap(i) & gap::OPEN != 0
                && reading.gap(i + 1) & gap::CLOSE != 0
            {
                let beside = |p: &Phrase| p.end as usize == i;
                let last = near.checked_sub(1)?;
                return reading
                    .phrases
                    .get(last)
                    .filter(|p| beside(p))
                    .and_then(|_| person(last));
            }
            if word != deed && word != done {
                return None;
            }
            if word == done && reading.word(text, i + 1) == "by" {
                return (near..near + 4).find_map(person);
            }
            (near.saturating_sub(4)..near).rev().find_map(person)
        })
    }

    /// Whom a label calls by a given name ("Ana:").
    fn given(&self, label: &str) -> Option<u32> {
        let is_surname = || {
            let bearers = self.by_surname.get(&key(label)).into_iter().flatten();
            bearers
                .filter_map(|e| self.entities.get(*e as usize))
                .any(|e| e.name_words > 1)
        };
        match self.by_given.get(&key(label)).map(Vec::as_slice) {
            Some([one]) if !is_surname() => Some(*one),
            _ => None,
        }
    }

    /// Which body a label calls by its name ("THE HALDEN COURIER:") or by the last word of it ("Courier:").
    fn called(&self, label: &str) -> Option<u32> {
        if label.contains(' ') {
            let id = slug(label.strip_prefix("THE ").unwrap_or(label));
            return self.by_id.get(&id_key(&id)).copied();
        }
        let ends = |e: &Entity| {
            let name = &e.speaker.name;
            e.name_words == 0
                && name.starts_with(char::is_uppercase)
                && name
                    .rsplit_once(' ')
                    .is_some_and(|n| n.1.eq_ignore_ascii_case(label))
        };
        let at = self.entities.iter().position(ends)?;
        Some(at as u32)
    }

    /// Who signs an article, and is "I" wherever nobody else speaks: in a line of its own at the head ("By Ilse Orlo") or, in a letter,
    /// at the foot; else of whom the last paragraph tells ("Ilse Orlo is a fellow at the institute.").
    pub fn author(&self, text: &str, reading: &Reading) -> Option<u32> {
        const FOOT: u32 = 4;
        let sentences = &reading.layout.sentences;
        let named = |first: usize, end: usize| self.opening(reading, first, end);
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
        self.byline(text, reading)
            .or_else(signed)
            .or_else(told)
            .or_else(introduced)
    }

    /// Whether an entity may be a paper: no person of whom more than a word is known, no state, no plural.
    fn is_like_a_body(&self, entity: u32) -> bool {
        self.entities.get(entity as usize).is_some_and(|e| {
            e.name_words < 2
                && e.gender == Gender::Unknown
                && !e.is_plural
                && e.speaker.kind != SpeakerKind::Government
                && e.speaker.name.starts_with(char::is_uppercase)
        })
    }

    /// Who met the one who is asked, by the last paragraph: "Ilse Orlo spoke to Professor Varga in Brenn."
    fn met(&self, text: &str, reading: &Reading, asked: Option<u32>) -> Option<u32> {
        let foot = reading.layout.sentences.last()?;
        let first = foot.tokens.0 as usize;
        let (who, after) = self.opening(reading, first, foot.tokens.1 as usize)?;
        let meets = matches!(
            reading.word(text, after),
            "spoke" | "met" | "talked" | "visited"
        );
        let from = reading.phrases_before(after);
        let named = (from..from + 4).any(|k| asked.is_some() && self.of_phrase(k) == asked);
        (meets && named && Some(who) != asked).then_some(who)
    }

    /// The person whose full name begins at word `first`, with the word after it, before `end`.
    fn opening(&self, reading: &Reading, first: usize, end: usize) -> Option<(u32, usize)> {
        let k = reading.phrases_before(first);
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
    }

    /// Whose byline a line at the head is: "By Ilse Orlo, Brenn".
    fn byline(&self, text: &str, reading: &Reading) -> Option<u32> {
        const HEAD: u32 = 6;
        let head = reading
            .layout
            .sentences
            .iter()
            .take_while(|s| s.paragraph < HEAD);
        head.into_iter().find_map(|s| {
            let (first, end) = (s.tokens.0 as usize, s.tokens.1 as usize);
            let by = reading.word(text, first).eq_ignore_ascii_case("by");
            // "Ilse Orlo, health correspondent"
            let trade = end > 0 && is_press_trade(reading.word(text, end - 1));
            let name = first + usize::from(by);
            let (entity, after) = self
                .opening(reading, name, end)
                .filter(|o| by || trade && reading.gap(o.1) & gap::COMMA != 0)?;
            let whole = after == end
                || reading.gap(after) & (gap::HARD | gap::OPEN) != 0 && end < after + 8;
            (whole && !s.span.of(text).ends_with('.')).then_some(entity)
        })
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
                    || reading.is(i, class::PREPOSITION | class::DETERMINER | class::PARTICLE)
            });
        self.of_phrase(index_of(reading, p)).filter(|e| {
            is_presentation
                && self
                    .entities
                    .get(*e as usize)
                    .is_some_and(|e| e.name_words > 1)
        })
    }

    /// Who asks in an interview, by what is said before word `end`: "She spoke to the Halden Courier", "Meridian met her in Brenn",
    /// "She met Selim Orlo of the Courier".
    fn outlet(
        &mut self,
        text: &str,
        reading: &Reading,
        end: usize,
        asked: Option<u32>,
    ) -> Option<u32> {
        let until = reading.phrases_before(end);
        let intro = introduction(text, reading, end as u32);
        // what stands next to the questions: a report may tell earlier what somebody told another paper
        let (k, _) = reading
            .phrases
            .get(..until)?
            .iter()
            .enumerate()
            .rev()
            .find(|(k, p)| {
                let (first, next) = (p.first as usize, p.end as usize);
                let near = intro.is_some_and(|i| i.0 <= p.first && p.first < i.1);
                let before = |n: usize| first.checked_sub(n).map_or("", |i| reading.word(text, i));
                // "She met Selim Orlo of the Courier", "She received Meridian", "He met the Herald"
                let met = matches!(
                    before(1),
                    "met" | "meets" | "received" | "receives" | "told" | "tells"
                ) && (matches!(reading.word(text, next), "of" | "from")
                    || near
                        && reading.shape(next - 1, shape::CAPITAL)
                        && self.of_phrase(*k).is_none_or(|e| self.is_like_a_body(e)));
                let told = met
                    || matches!(before(1), "told" | "tells" | "telling")
                    || before(1) == "from" && before(2) == "questions"
                    // "For the Courier, she made an exception"
                    || near
                        && p.has_determiner
                        && matches!(before(1), "to" | "with" | "For")
                        && reading.shape(next - 1, shape::CAPITAL)
                        && self.of_phrase(*k).is_none_or(|e| self.is_like_a_body(e))
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
                let speaks = |i: usize| {
                    reading.gap(i) & gap::HARD == 0
                        && matches!(
                            reading.word(text, i),
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
                                | "sits"
                        )
                };
                // "Ilse Orlo of the Courier sat down with both"
                let belongs = matches!(reading.word(text, next), "of" | "from")
                    && (next + 2..next + 6).any(speaks);
                let asks = !p.after_preposition && (speaks(next) || belongs);
                let is_other = match self.of_phrase(*k) {
                    // "the Vale Observer": a name that nothing else tells of
                    None => told && reading.shape(next - 1, shape::CAPITAL),
                    Some(e) if told && near && self.is_like_a_body(e) => {
                        reading.shape(next - 1, shape::CAPITAL)
                    }
                    entity if entity == asked => false,
                    Some(e) => self.entities.get(e as usize).is_some_and(|e| {
                        e.name_words == 1 && e.gender == Gender::Unknown
                            || e.name_words > 1 && (told || belongs)
                            || e.speaker.kind == SpeakerKind::Organization
                                && e.speaker.name.starts_with(char::is_uppercase)
                    }),
                };
                is_other && !p.is_possessive && (told || asks)
            })?;
        let phrase = *reading.phrases.get(k)?;
        self.of_phrase(k).or_else(|| {
            let skip = u32::from(phrase.has_determiner);
            let span = reading.base_span((phrase.first + skip) as usize, phrase.end as usize);
            let p = Parts {
                text: span,
                ..Parts::default()
            };
            Some(self.add(SpeakerKind::Organization, span.of(text), &p, text))
        })
    }

    /// Who asks, where a line at the head or at the foot says so: "Interview by Ilse Orlo", "Interview: Ilse Orlo", "The interview was
    /// conducted by Ilse Orlo", "Ilse Orlo asked the questions".
    pub(super) fn credited(&self, text: &str, reading: &Reading) -> Option<u32> {
        const HEAD: u32 = 80;
        const FOOT: u32 = 60;
        static TELLING: WordSet = WordSet::of(&[
            "by",
            "to",
            "told",
            "as",
            "interview",
            "interviewed",
            "interviewer",
            "questions",
            "conversation",
            "conducted",
            "asked",
            "recorded",
            "led",
            "held",
        ]);
        let foot = (reading.tokens.len() as u32).saturating_sub(FOOT);
        reading.phrases.iter().enumerate().find_map(|(k, p)| {
            let (first, next) = (p.first as usize, p.end as usize);
            if p.first > HEAD && p.first < foot || p.is_possessive {
                return None;
            }
            let at = |i: usize| TELLING.find(reading.word(text, i)).unwrap_or("");
            let before = |n: usize| first.checked_sub(n).map_or("", at);
            let is_work = |word: &str| {
                matches!(
                    word,
                    "interview" | "interviewed" | "questions" | "conversation"
                )
            };
            let work = || (2..8).any(|n| is_work(before(n)));
            let by = before(1) == "by"
                && match before(2) {
                    "interview" | "interviewed" | "questions" => true,
                    "conducted" | "asked" | "recorded" | "led" | "held" => work() || first < 4,
                    _ => is_work(before(3)),
                };
            let headed = matches!(before(1), "interview" | "questions" | "interviewer")
                && reading.gap(first) & (gap::COLON | gap::DASH) != 0
                && (reading.gap(next) & gap::STOP != 0
                    || reading.sentence(first).tokens.1 as usize == next);
            let told = before(1) == "to" && before(2) == "told" && before(3) == "as";
            let asked = p.first >= foot
                && (matches!(at(next), "asked" | "conducted" | "interviewed" | "led")
                    && (at(next) == "interviewed" || (next + 1..next + 4).any(|i| is_work(at(i)))));
            let is_named = |e: &u32| {
                self.entities
                    .get(*e as usize)
                    .is_some_and(|e| e.speaker.name.starts_with(char::is_uppercase))
            };
            self.of_phrase(k)
                .filter(|e| (by || headed || told || asked) && is_named(e))
        })
    }

    /// How often a person of whom an introduction tells is called by name in the questions ("Ms. Varga, is it true"), and how often the
    /// conversation from word `start` on speaks of him.
    fn addressed(&self, text: &str, reading: &Reading, start: u32, person: u32) -> (u32, u32) {
        const FAR: usize = 400;
        let from = reading.phrases_before(start as usize);
        let (mut called, mut told) = (0, 0);
        for (n, p) in reading.phrases.iter().enumerate().skip(from).take(FAR) {
            if self.of_phrase(n) != Some(person) || p.is_possessive {
                continue;
            }
            let (first, end) = (p.first as usize, p.end as usize);
            let sentence = reading.sentence(first);
            let opens = sentence.tokens.0 as usize == first || reading.gap(first) & gap::COLON != 0;
            let is_asked = sentence.span.of(text).ends_with('?');
            let closes = reading.gap(first) & gap::COMMA != 0 && sentence.tokens.1 as usize == end;
            if opens && reading.gap(end) & gap::COMMA != 0 || is_asked && closes {
                called += 1;
            } else if reading.gap(end) & gap::COLON == 0 {
                told += 1;
            }
        }
        (called, told)
    }

    /// The person whom an interview introduces: named most often before word `end`, not in a byline, and rather one whom the questions
    /// call by name than one of whom they ask.
    fn introduced(&self, text: &str, reading: &Reading, end: u32) -> Option<u32> {
        const FAR: u32 = 120;
        let author = self.byline(text, reading);
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
            let asks = self.interviewer == Some(m.entity) || author == Some(m.entity);
            if !person || byline || asks {
                continue;
            }
            match counts.iter_mut().find(|c| c.0 == m.entity) {
                Some(c) => c.1 += 1,
                None => counts.push((m.entity, 1)),
            }
        }
        // in a report the one who met the paper, not the one of whom most is told
        if let Some((from, to)) = introduction(text, reading, end).filter(|i| i.0 > FAR) {
            let near = self.mentions.partition_point(|m| m.word < from);
            let subject = self
                .mentions
                .get(near..)?
                .iter()
                .take_while(|m| m.word < to);
            let person = |m: &&Mention| {
                m.salience >= 0
                    && self
                        .entities
                        .get(m.entity as usize)
                        .is_some_and(|e| e.name_words > 1)
            };
            if let Some(m) = subject.into_iter().find(person) {
                return Some(m.entity);
            }
        }
        if let [(one, _)] = counts.as_slice() {
            return Some(*one);
        }
        // "Q&A with Vice President Ilse Orlo": whom the first line names
        let title = reading.layout.sentences.first()?.tokens.1;
        let titled = |person: u32| {
            self.mentions
                .iter()
                .take_while(|m| m.word < title)
                .any(|m| m.entity == person)
        };
        let weigh = |&(person, times): &(u32, u32)| {
            let (called, told) = self.addressed(text, reading, end, person);
            // "Harbour Weekly": what may be no person
            let held = self.entities.get(person as usize);
            let is_nobody =
                held.is_some_and(|e| e.gender == Gender::Unknown && e.speaker.role.is_empty());
            // "who spoke with the Courier's senior writer Ilse Orlo"
            let asks = held.is_some_and(|e| {
                e.speaker
                    .role
                    .split(' ')
                    .next_back()
                    .is_some_and(is_press_trade)
            });
            times.min(4) as i32 + 8 * called.min(2) as i32 + 3 * i32::from(titled(person))
                - 2 * told.min(2) as i32
                - 6 * i32::from(is_nobody)
                - 6 * i32::from(asks)
        };
        let most = counts.iter().map(weigh).max()?;
        counts.iter().find(|c| weigh(c) == most).map(|c| c.0)
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
        if word.len() < 2 || answers(word) {
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
                // "IO" of "Ilse Orlo-Holm"
                let short: Vec<&str> = e
                    .speaker
                    .name
                    .split(' ')
                    .map(|w| w.split('-').next().unwrap_or(w))
                    .collect();
                if let Some(initials) = initials_key(&short.join(" ")) {
                    self.by_initials.entry(initials).or_insert(k as u32);
                }
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

/// Whether somebody of this trade asks rather than answers, and signs what is printed.
fn is_press_trade(noun: &str) -> bool {
    matches!(
        noun,
        "correspondent" | "reporter" | "editor" | "writer" | "columnist"
    )
}

/// Whether a label is that of who is asked, without a name.
fn answers(label: &str) -> bool {
    matches!(label, "A" | "Answer" | "ANSWER" | "Reply" | "Response")
}

/// Whether a turn's label is that of whoever asks, who may have no name: "QUESTION: Is the quay closed?"
pub(super) fn asks(label: &str) -> bool {
    matches!(
        label,
        "Q" | "Question"
            | "QUESTION"
            | "Interviewer"
            | "INTERVIEWER"
            | "Reporter"
            | "REPORTER"
            | "Journalist"
            | "JOURNALIST"
    )
}
