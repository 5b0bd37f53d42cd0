//! What is a turn of a conversation: by the labels of its paragraphs, by what is set off in print, by dashes, or by questions that
//! stand alone. Knows no names; `turn` says who speaks.

use super::block::{Block, Page, blocks, starred};
use crate::attribution::reading::{Label, Reading};
use crate::text::document::{Marked, Style};
use crate::text::token::shape;

/// Which side a turn is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// Its label tells.
    Labelled,
    /// Who asks.
    Asks,
    /// Who is asked.
    Answers,
    /// A heading that is a quotation from the answers.
    Heading,
    /// A letter printed in an article.
    Letter,
}

/// What one side says at a time.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part {
    /// First word and one past the last.
    pub(super) words: (u32, u32),
    /// The words of its label, before the colon; empty for none.
    pub(super) label: Label,
    /// Which side.
    pub(super) side: Side,
}

/// How the words of a stage direction begin.
const STAGE: [&str; 12] = [
    "laugh",
    "smil",
    "paus",
    "applau",
    "sigh",
    "nod",
    "shrug",
    "crosstalk",
    "inaudible",
    "sound",
    "grin",
    "chuckl",
];
/// How few questions without a label make an interview.
const FEW: usize = 3;
/// The same where nothing introduces them.
const MANY: usize = 4;

/// The turns of a conversation, in order; none where the text is no transcript and no interview.
pub(super) fn script(text: &str, reading: &Reading, marked: &[Marked]) -> Vec<Part> {
    let stars;
    let marked = if marked.is_empty() {
        stars = starred(text, reading);
        &stars
    } else {
        marked
    };
    let blocks = blocks(text, reading, marked);
    let page = Page {
        text,
        reading,
        blocks: &blocks,
    };
    let mut out = if reading.labels.is_empty() {
        page.printed()
            .or_else(|| page.dashed())
            .or_else(|| page.asked())
            .or_else(|| page.letter())
            .unwrap_or_default()
    } else {
        page.labelled()
    };
    for part in &mut out {
        page.leave_directions(part);
    }
    out.retain(|p| p.words.0 < p.words.1);
    out
}

/// The words of what brings the conversation in that begins with word `start`.
pub(super) fn introduction(text: &str, reading: &Reading, start: u32) -> Option<(u32, u32)> {
    let blocks = blocks(text, reading, &[]);
    let page = Page {
        text,
        reading,
        blocks: &blocks,
    };
    let before = blocks.partition_point(|b| b.words.1 <= start);
    let near = blocks.get(before.saturating_sub(4)..before)?;
    near.iter()
        .rev()
        .find(|b| page.introduces(b))
        .map(|b| b.words)
}

impl Page<'_> {
    /// Takes a stage direction off either end of a turn: "It needs boosters. (Laughter.)"
    fn leave_directions(&self, part: &mut Part) {
        const LONGEST: u32 = 6;
        let (first, end) = part.words;
        let between = |i: u32| {
            let from = (i as usize)
                .checked_sub(1)
                .and_then(|b| self.reading.tokens.get(b))
                .map_or(0, |t| t.end as usize);
            let to = self
                .reading
                .tokens
                .get(i as usize)
                .map_or(self.text.len(), |t| t.start as usize);
            self.text.get(from..to).unwrap_or("")
        };
        let directs = |i: u32| {
            let word = self.word(i);
            STAGE.iter().any(|s| {
                word.get(..s.len())
                    .is_some_and(|start| start.eq_ignore_ascii_case(s))
            })
        };
        let opens = |i: &u32| between(*i).contains(['(', '[']);
        let closes = |i: &u32| between(*i).contains([')', ']']);
        if closes(&end)
            && let Some(at) = (end.saturating_sub(LONGEST).max(first)..end)
                .rev()
                .find(opens)
            && directs(at)
        {
            part.words.1 = at;
        }
        if opens(&first)
            && directs(first)
            && let Some(at) = (first + 1..(first + LONGEST).min(end)).find(closes)
        {
            part.words.0 = at;
        }
    }

    /// What stands in front of block `k`, not too far before it, or a credit at the foot.
    fn is_introduced(&self, k: usize) -> bool {
        let head = self.blocks.get(k.saturating_sub(6)..k).unwrap_or(&[]);
        head.iter().any(|b| self.introduces(b))
            || self.blocks.iter().rev().take(2).any(|b| self.is_credit(b))
    }

    /// Each paragraph with a label begins a turn; headings, what is set off as the questions are, credits and stage directions end it.
    fn labelled(&self) -> Vec<Part> {
        let labels = &self.reading.labels;
        let mut out: Vec<Part> = vec![];
        let label_of = |b: &Block| {
            let at = labels.partition_point(|l| l.first < b.words.0);
            labels.get(at).filter(|l| l.first < b.words.1).copied()
        };
        let unlabelled = |b: &Block, style: Style| b.style == Some(style) && label_of(b).is_none();
        let start = labels.first().map_or(0, |l| l.first);
        let last = labels.last().map_or(0, |l| l.first);
        let body = self.blocks.partition_point(|b| b.words.1 <= start);
        // two are asked: the questions stand in bold, the answers have labels
        let before = self
            .blocks
            .get(..body)
            .unwrap_or(&[])
            .len()
            .saturating_sub(1);
        let all = self.blocks.get(before..).unwrap_or(&[]);
        let style = [Style::Strong, Style::Heading, Style::Emphasis]
            .into_iter()
            .find(|s| all.iter().filter(|b| unlabelled(b, *s)).count() >= FEW);
        let is_labelled = |k: usize| self.blocks.get(k).is_some_and(|b| label_of(b).is_some());
        // one alone has a label: what stands before each of his turns is asked
        let one = labels.iter().all(|l| {
            let name = |l: &Label| self.word(l.end.saturating_sub(1));
            labels
                .first()
                .is_some_and(|f| name(f).eq_ignore_ascii_case(name(l)))
        });
        let asked = |k: usize| {
            is_labelled(k + 1)
                && self.blocks.get(k).is_some_and(|b| {
                    label_of(b).is_none() && (k >= body || self.is_question(b) || self.addresses(b))
                })
        };
        let questions =
            |k: &usize| asked(*k) && self.blocks.get(*k).is_some_and(|b| self.is_question(b));
        let answers_alone = one && (before..self.blocks.len()).filter(questions).count() >= FEW - 1;
        let mut open = false;
        for (k, b) in self.blocks.iter().enumerate().skip(before.min(body)) {
            if let Some(label) = label_of(b) {
                out.push(Part {
                    words: (label.turn, b.words.1),
                    label,
                    side: Side::Labelled,
                });
                open = true;
                continue;
            }
            let question = style.is_some_and(|s| unlabelled(b, s)) && is_labelled(k + 1)
                || answers_alone && asked(k);
            let heading = b.style == Some(Style::Heading)
                || self.reading.sentence(b.words.0 as usize).is_heading;
            if question {
                out.push(Part {
                    words: b.words,
                    label: Label::default(),
                    side: Side::Asks,
                });
                open = false;
            } else if heading
                || b.style.is_some()
                || self.is_credit(b)
                || self.is_direction(b)
                || b.words.0 > last && !self.is_first_person(b) && !self.addresses(b)
            {
                // after the last label a report may go on
                open = false;
            } else if open && let Some(last) = out.last_mut() {
                last.words.1 = b.words.1;
            }
        }
        out
    }

    /// Questions set off in print: in bold, in italics, as headings.
    fn printed(&self) -> Option<Vec<Part>> {
        [Style::Strong, Style::Heading, Style::Emphasis]
            .into_iter()
            .find_map(|style| self.printed_in(style))
    }

    fn printed_in(&self, style: Style) -> Option<Vec<Part>> {
        let is_mark = |k: usize| {
            self.blocks.get(k).is_some_and(|b| b.style == Some(style))
                && self
                    .blocks
                    .get(k + 1)
                    .is_some_and(|b| b.style != Some(style))
        };
        let asks = |k: usize| is_mark(k) && self.blocks.get(k).is_some_and(|b| self.is_question(b));
        let count = self.blocks.len();
        let first_question = (0..count).find(|k| asks(*k))?;
        // "In bold: what brings the conversation in" is no question
        let start = (0..=first_question)
            .rev()
            .take_while(|k| *k + 8 > first_question)
            .filter(|k| {
                is_mark(*k)
                    && self.blocks.get(*k).is_some_and(|b| {
                        asks(*k) || self.addresses(b) || !self.introduces(b) && *k > 1
                    })
            })
            .last()?;
        let start = if style == Style::Heading {
            first_question
        } else {
            start
        };
        let marks = || (start..count).filter(|k| is_mark(*k));
        let questions = marks().filter(|k| asks(*k)).count();
        let addressed = marks()
            .filter(|k| self.blocks.get(*k).is_some_and(|b| self.addresses(b)))
            .count();
        let introduced = self.is_introduced(start);
        let answers = self.blocks.get(start..).unwrap_or(&[]);
        let own = answers
            .iter()
            .filter(|b| b.style != Some(style) && self.is_first_person(b))
            .count();
        let all = marks().count();
        let is_interview = all >= FEW
            && (questions * 4 >= all || questions >= 2 && addressed >= MANY)
            && (addressed >= 2 || addressed + own >= 2 && introduced)
            && own * 4 >= all;
        if !is_interview {
            return None;
        }
        let mut out = self.headings(start);
        let mut answered = None;
        for (k, b) in self.blocks.iter().enumerate().skip(start) {
            if is_mark(k) {
                out.push(Part {
                    words: b.words,
                    label: Label::default(),
                    side: Side::Asks,
                });
                answered = Some(false);
                continue;
            }
            // what is set off in another way is the editors'
            if b.style.is_some() || self.is_credit(b) {
                answered = None;
                continue;
            }
            if self.is_direction(b) {
                continue;
            }
            match (answered, out.last_mut()) {
                (Some(true), Some(last)) => last.words.1 = b.words.1,
                (Some(false), _) => {
                    out.push(Part {
                        words: b.words,
                        label: Label::default(),
                        side: Side::Answers,
                    });
                    answered = Some(true);
                }
                _ => {}
            }
        }
        Some(out)
    }

    /// Turns that begin with a dash: "— Captain, did you know?"
    fn dashed(&self) -> Option<Vec<Part>> {
        let is_turn = |b: &&Block| b.dash;
        let turns = || self.blocks.iter().filter(is_turn);
        if turns().count() < MANY {
            return None;
        }
        let asked = |odd: usize| {
            turns()
                .enumerate()
                .filter(|(n, b)| n % 2 == odd && self.is_question(b))
                .count()
        };
        let (even, odd) = (asked(0), asked(1));
        if even + odd < 2 {
            return None;
        }
        let side = usize::from(odd > even);
        let out = turns().enumerate().map(|(n, b)| Part {
            words: b.words,
            label: Label::default(),
            side: if n % 2 == side {
                Side::Asks
            } else {
                Side::Answers
            },
        });
        Some(out.collect())
    }

    /// A letter that an article brings in and prints, from its salutation to its signature: "We print the letter below. / Dear deputies, / ..."
    fn letter(&self) -> Option<Vec<Part>> {
        const MOST: usize = 40;
        let short = |b: &Block| b.words.1 - b.words.0 <= 10;
        let greets = |k: &usize| {
            self.blocks.get(*k).is_some_and(|b| {
                short(b)
                    && matches!(
                        self.word(b.words.0),
                        "Dear"
                            | "Honorable"
                            | "Honourable"
                            | "Esteemed"
                            | "Sir"
                            | "Madam"
                            | "Excellency"
                            | "Excellencies"
                            | "Friends"
                            | "Colleagues"
                            | "Comrades"
                    )
                    && self.tail(b).starts_with([',', ':', '!'])
            })
        };
        let start = (1..self.blocks.len()).find(greets)?;
        let before = self.blocks.get(start.saturating_sub(3)..start)?;
        let brought = before.iter().any(|b| {
            (b.words.0..b.words.1).any(|i| matches!(self.word(i), "letter" | "appeal" | "text"))
        });
        let signed = |k: &usize| {
            self.blocks.get(*k).is_some_and(|b| {
                b.words.1 - b.words.0 <= 30
                    && self.reading.shape(b.words.0 as usize, shape::CAPITAL)
                    && !self.tail(b).contains(['.', '?', '!', ':', '”', '"'])
            })
        };
        let end = (start + 1..self.blocks.len().min(start + MOST)).find(signed)?;
        if !brought || end < start + 2 {
            return None;
        }
        let words = (
            self.blocks.get(start)?.words.0,
            self.blocks.get(end - 1)?.words.1,
        );
        Some(vec![Part {
            words,
            label: Label::default(),
            side: Side::Letter,
        }])
    }

    /// Headings before block `start` that are quotations: they are taken from the answers.
    fn headings(&self, start: usize) -> Vec<Part> {
        let head = self.blocks.get(..start).unwrap_or(&[]);
        let quoted = |b: &&Block| {
            let quotation = self.reading.quotation(b.words.0 as usize);
            let heading = self.reading.sentence(b.words.0 as usize).is_heading
                || b.style == Some(Style::Heading);
            heading
                && quotation != 0
                && (b.words.0..b.words.1).all(|i| self.reading.quotation(i as usize) == quotation)
        };
        head.iter()
            .filter(quoted)
            .map(|b| Part {
                words: b.words,
                label: Label::default(),
                side: Side::Heading,
            })
            .collect()
    }

    /// Questions that are paragraphs of their own in plain print.
    fn asked(&self) -> Option<Vec<Part>> {
        let asks = |k: usize| self.blocks.get(k).is_some_and(|b| self.is_question(b));
        let count = self.blocks.len();
        let first = (0..count).find(|k| asks(*k))?;
        let questions = (first..count).filter(|k| asks(*k)).count();
        let addressed = (first..count)
            .filter(|k| asks(*k) && self.blocks.get(*k).is_some_and(|b| self.addresses(b)))
            .count();
        let introduced = self.is_introduced(first);
        let enough = if introduced {
            questions >= FEW && questions * 4 >= count - first
        } else {
            questions >= MANY && questions * 4 >= count - first && addressed >= 2
        };
        let own = self
            .blocks
            .get(first..)
            .unwrap_or(&[])
            .iter()
            .filter(|b| !self.is_question(b) && self.is_first_person(b))
            .count();
        if !enough || own == 0 && addressed < 2 {
            return None;
        }
        let last = (first..count)
            .rev()
            .take(3)
            .rfind(|k| self.blocks.get(*k).is_some_and(|b| self.is_credit(b)))
            .unwrap_or(count);
        // a prompt that is no question, and its answer, before the first question: "The treaty was signed on Monday."
        let lead = (0..first)
            .rev()
            .take(7)
            .find(|k| self.blocks.get(*k).is_some_and(|b| self.introduces(b)));
        let first = match lead {
            Some(lead) if introduced && (first - lead - 1) % 2 == 0 && first - lead <= 5 => {
                lead + 1
            }
            _ => first,
        };
        let mut out = self.headings(first);
        // question, answer, question, answer
        let alternates =
            (first..last).all(|k| (k - first) % 2 == 0 || !asks(k)) && (last - first) % 2 == 0;
        let mut answered = false;
        for k in first..last {
            let Some(b) = self.blocks.get(k) else { break };
            if self.is_direction(b) {
                continue;
            }
            let length = b.words.1 - b.words.0;
            // "And you are too patient, they say.", "So it all hangs on a fish.": a prompt without a question mark
            let one = self.reading.sentence(b.words.0 as usize).tokens.1 >= b.words.1;
            let follows = k + 1 < last && !asks(k + 1);
            let prompt = one
                && length < 30
                && (length < 20 && self.addresses(b)
                    || answered && follows && !self.is_first_person(b));
            let question = if alternates {
                (k - first) % 2 == 0
            } else {
                asks(k) || prompt
            };
            if question {
                out.push(Part {
                    words: b.words,
                    label: Label::default(),
                    side: Side::Asks,
                });
            } else if let Some(part) = out.last_mut().filter(|_| answered) {
                part.words.1 = b.words.1;
            } else {
                out.push(Part {
                    words: b.words,
                    label: Label::default(),
                    side: Side::Answers,
                });
            }
            answered = !question;
        }
        Some(out)
    }
}

#[cfg(test)]
mod tests {
    /// Who speaks the turns of a text, in order; `?` where it does not say.
    fn turns(text: &str) -> Vec<String> {
        let analysis = crate::Analyzer::builtin()
            .unwrap()
            .analyze(&crate::Document::from_text(text));
        let is_turn =
            |s: &&crate::attribution::statement::Statement| matches!(s.rule, "turn" | "colon");
        analysis
            .statements
            .iter()
            .filter(is_turn)
            .map(|s| {
                s.speaker
                    .map_or("?".into(), |n| analysis.speakers[n as usize].id.clone())
            })
            .collect()
    }

    #[test]
    fn turns_are_told_by_their_layout() {
        let (v, o) = ("ilse-varga", "anna-orlo");
        for (text, expected) in [
            // bold, with and without question marks; the credit is nobody's
            (
                "*Ilse Varga runs the quay. She spoke to Anna Orlo.*\n\n**You want to close it. The crews call that theft.**\n\n\
                 I want to mend it.\n\nWe have no other way.\n\n**Some want you to go.**\n\nMy mother, too.\n\n**Will you?**\n\nI will not.\n\n\
                 *The conversation has been shortened.*",
                vec![o, v, o, v, o, v],
            ),
            // dashes
            (
                "Ilse Varga, who runs the quay, spoke to the Halden Courier.\n\n— Is it closed?\n\n— It is.\n\n— The crews deny that.\n\n\
                 — They would.\n\n— Will it open?\n\n— In May.",
                vec![
                    "halden-courier",
                    v,
                    "halden-courier",
                    v,
                    "halden-courier",
                    v,
                ],
            ),
            // time stamps before the labels
            (
                "[00:01] Ilse Varga: Welcome.\n\n[00:09] Anna Orlo: Good day.\n\n[00:12] Ilse Varga: Is it closed?\n\n[00:15] Anna Orlo: It is.",
                vec![v, o, v, o],
            ),
            // given names, two who are asked, questions in bold
            (
                "Ilse Varga and Anna Orlo closed the quay. Peter Brandt of the Norvane Press sat down with both.\n\n**Who began?**\n\n\
                 **Ilse:** She did.\n\n**Anna:** I did.\n\n**You disagree.**\n\n**Ilse:** We do.\n\n**Anna:** Always.\n\n**Why?**\n\n**Ilse:** Ask her.",
                vec![
                    "peter-brandt",
                    v,
                    o,
                    "peter-brandt",
                    v,
                    o,
                    "peter-brandt",
                    v,
                ],
            ),
            // who chairs
            (
                "Present: Senator Ilse Varga, who chairs the committee; Dr. Anna Orlo.\n\nCHAIR: Order.\n\nDR. ORLO: Thank you.\n\n\
                 CHAIR: Is it closed?\n\nDR. ORLO: It is.",
                vec![v, o, v, o],
            ),
            // questions in plain print next to ones that are none
            (
                "In an interview with the Halden Courier, Ilse Varga tells why she stays.\n\nThe quay was sold on Monday.\n\nI know it.\n\n\
                 Who bought it?\n\nNobody I know.\n\nWill you stay?\n\nI will.\n\nAnd then?\n\nThen I sleep.",
                vec![
                    "halden-courier",
                    v,
                    "halden-courier",
                    v,
                    "halden-courier",
                    v,
                    "halden-courier",
                    v,
                ],
            ),
            // questions of the author are no interview
            (
                "The mill stood still on Monday.\n\nWhere has the beet gone?\n\nFarmers sold it.\n\nWho is right?\n\nNobody knows.\n\n\
                 What is next?\n\nThe mill may close.\n\nIs there hope?\n\nSome.",
                vec![],
            ),
        ] {
            assert_eq!(turns(text), expected, "{text}");
        }
    }

    #[test]
    fn a_stage_direction_is_no_part_of_a_turn() {
        let text = "Q: Is it closed?\n\nA: It is. (Laughs)\n\nQ: Since when?\n\nA: (Pauses) Since noon (by the clock).\n\n(Applause.)\n\nQ: Thanks.";
        let analysis = crate::Analyzer::builtin()
            .unwrap()
            .analyze(&crate::Document::from_text(text));
        let said: Vec<&str> = analysis
            .statements
            .iter()
            .filter(|s| s.rule == "colon")
            .map(|s| s.hull().of(text))
            .collect();
        let expected = [
            "Is it closed",
            "It is",
            "Since when",
            "Since noon (by the clock)",
            "Thanks",
        ];
        assert_eq!(said, expected);
    }
}
