//! Statements: one cue and all that it reports, with its speaker. The values that the taggers read and the report writes.

use crate::attribution::cue::{Cue, CueKind, TELLS};
use crate::attribution::link::Attribution;
use crate::attribution::reading::{Phrase, PhraseKind, Reading};
use crate::attribution::speaker::{
    self, Directory, Turn, Turns, is_first_person, is_second_person,
};
use crate::lexicon::schema::takes;
use crate::lexicon::{Lexicon, class, who};
use crate::span::Span;
use crate::text::Quotation;
use crate::text::sentence::Sentence;
use crate::text::token::{gap, shape};
use std::borrow::Cow;

/// How the content is given (Pareti 2012; see docs of the output).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Hash)]
pub enum QuoteType {
    /// At least 95 % of the letters and digits stand in quotation marks.
    Direct,
    /// Nothing stands in quotation marks.
    #[default]
    Indirect,
    /// Between the two.
    Mixed,
    /// Speech reported as a noun or a deed, with no clause of content.
    Act,
}

impl QuoteType {
    /// All values in the tables.
    pub const NAMES: [&'static str; 4] = ["direct", "indirect", "mixed", "act"];

    /// The value in the tables.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Indirect => "indirect",
            Self::Mixed => "mixed",
            Self::Act => "act",
        }
    }
}

/// A statement: one cue and all it reports.
#[derive(Clone, Debug, Default)]
pub struct Statement {
    /// The pieces of the content, in order; never empty.
    pub pieces: Vec<Span>,
    /// The same as runs of words: first and one past the last.
    pub runs: Vec<(u32, u32)>,
    /// Words of the cue with its auxiliaries: first and one past the last.
    pub cue_words: (u32, u32),
    /// The words between quotation marks inside the pieces.
    pub quoted: Vec<Span>,
    /// Direct, indirect, mixed or act.
    pub quote_type: QuoteType,
    /// The span that names the speaker here, if one does.
    pub source: Option<Span>,
    /// Index into [`crate::Analysis::speakers`].
    pub speaker: Option<u32>,
    /// The cue as written, with its auxiliaries and adverbs.
    pub cue: Span,
    /// The lexicon entry of the cue, if it has one (a colon or a bare quotation has none).
    pub entry: Option<u32>,
    /// Head of the cue: `say`, `according to`, `:`.
    pub cue_lemma: String,
    /// Class of the cue (see the taxonomy): `neutral`, `assert`, ...
    pub cue_class: &'static str,
    /// `acknowledge`, `distance` or `endorse`.
    pub engagement: &'static str,
    /// Whether the reporting itself is negated ("did not say that").
    pub negated: bool,
    /// Whether the content is a question.
    pub question: bool,
    /// Index of the statement this one lies in.
    pub parent: Option<u32>,
    /// The medium the speaker spoke through ("told RIA Novosti").
    pub via: Option<Span>,
    /// Whom the speaker spoke to ("informed Rubio that").
    pub addressee: Option<Span>,
    /// Sentence (index into [`crate::Analysis::sentences`]) in which the first piece starts.
    pub sentence: u32,
    /// Paragraph, from 0, in which the first piece starts.
    pub paragraph: u32,
    /// Estimated chance, 0 to 1, that a careful reader would agree.
    pub confidence: f32,
    /// The rule that built it (closed list in the README).
    pub rule: &'static str,
    /// Flags (closed list in the README), sorted.
    pub flags: Vec<&'static str>,
    /// Named features that decided, with their contributions: kept only for `explain`.
    pub features: Vec<(&'static str, f32)>,
    /// The candidate that lost, in words: kept only for `explain`.
    pub runner_up: Option<String>,
    /// Hits of the hedge layer that count for this statement (indices into [`crate::Analysis::hits`]).
    pub hedges: Vec<u32>,
    /// Sum of the weights of `hedges`.
    pub hedge_score: f32,
    /// Number of boosters inside.
    pub boosters: u32,
    /// Conditions inside (indices into [`crate::Analysis::conditions`]).
    pub conditions: Vec<u32>,
    /// The stance with the greatest |score| inside (index into [`crate::Analysis::stances`]).
    pub stance: Option<u32>,
}

impl Statement {
    /// From the start of the first piece to the end of the last one.
    pub fn hull(&self) -> Span {
        match (self.pieces.first(), self.pieces.last()) {
            (Some(a), Some(b)) => Span {
                start: a.start,
                end: b.end,
            },
            _ => Span::default(),
        }
    }

    /// Whether some piece holds `span` wholly.
    pub fn holds(&self, span: Span) -> bool {
        self.pieces.iter().any(|p| p.contains(span))
    }
}

/// Every flag a statement can have.
pub const FLAGS: &[&str] = &[
    "colon",
    "inherited-source",
    "in-quotation",
    "no-source",
    "pronoun",
    "unclosed-quotation",
];

/// Every rule that can build a statement.
pub const RULES: &[&str] = &[
    "according-to",
    "adjective-cue",
    "colon",
    "dash",
    "noun-cue",
    "turn",
    "verb-content-before",
    "verb-content-after",
    "verb-content-around",
];

/// Builds the statements of a document from its attributions; `speakers` gets the entities they name.
pub fn build(
    text: &str,
    reading: &Reading,
    lexicon: &Lexicon,
    links: &[Attribution],
    directory: &mut Directory,
    explain: bool,
) -> Vec<Statement> {
    let mut out: Vec<Statement> = Vec::with_capacity(links.len());
    let turns = directory.turns(text, reading);
    let speakers = speakers(text, reading, lexicon, links, &turns, directory);
    let mut via: Option<(u32, Option<u32>, Option<Span>)> = None;
    for (a, speaker) in links.iter().zip(speakers) {
        // the turns themselves come from their layout
        if is_label(reading, a) {
            continue;
        }
        let runs: Vec<(u32, u32)> = a
            .runs
            .iter()
            .filter(|r| r.0 < r.1)
            .map(|r| (r.0 as u32, r.1 as u32))
            .collect();
        let pieces: Vec<Span> = runs
            .iter()
            .map(|r| trimmed(text, reading, r.0 as usize, r.1 as usize))
            .filter(|s| !s.is_empty())
            .collect();
        if pieces.is_empty() || pieces.len() != runs.len() {
            continue;
        }
        let entry = a.cue.entry.map(|e| lexicon.entry(e));
        let first = a
            .runs
            .iter()
            .filter(|r| r.0 < r.1)
            .map(|r| r.0)
            .min()
            .unwrap_or(0);
        let sentence = reading.sentence_of.get(first).copied().unwrap_or(0);
        let mut s = Statement {
            quoted: quoted(reading, &pieces),
            source: a.has_source().then(|| {
                let words =
                    reading.base_span(speaker::start(text, reading, lexicon, a), a.source.1);
                with_bracket(text, words)
            }),
            speaker,
            cue: cue_span(text, reading, a),
            entry: a.cue.entry,
            cue_lemma: cue_lemma(text, reading, lexicon, &a.cue),
            cue_class: entry.map_or("neutral", |e| e.category),
            engagement: match entry.map_or("", |e| e.category) {
                "claim" => "distance",
                "endorse" => "endorse",
                _ => "acknowledge",
            },
            negated: is_negated(text, reading, a),
            sentence,
            paragraph: reading
                .layout
                .sentences
                .get(sentence as usize)
                .map_or(0, |s| s.paragraph),
            confidence: 1.0 / (1.0 + (-a.score).exp()),
            rule: rule(a),
            cue_words: (a.cue.group as u32, a.cue.end as u32),
            ..Statement::default()
        };
        s.question = pieces.last().is_some_and(|p| {
            text.get(p.end as usize..)
                .is_some_and(|r| r.trim_start_matches(['”', '"', '’']).starts_with('?'))
        });
        // "The note said: | We have sold the mill.": printed in paragraphs of its own
        let printed = a.cue.kind == CueKind::Verb
            && a.cue.end == first
            && reading.gap(first) & gap::COLON != 0
            && reading.sentence(first).paragraph != reading.sentence(a.cue.first).paragraph;
        s.quote_type = if printed {
            QuoteType::Direct
        } else if is_deed(text, reading, lexicon, a) {
            QuoteType::Act
        } else {
            quote_type(text, &pieces, &own_quoted(reading, a, &s.quoted))
        };
        s.flags = flags(reading, a);
        around(text, reading, lexicon, a, &mut s);
        // "Speaking to VKR, Orlo stressed ... “We are ready,” she said.": the next one of that paragraph too
        match s.via {
            Some(_) => via = Some((s.paragraph, s.speaker, s.via)),
            None => {
                s.via = via
                    .filter(|v| {
                        v.0 == s.paragraph
                            && v.1 == s.speaker
                            && s.speaker.is_some()
                            && a.cue.kind == CueKind::Verb
                            && a.cue.quotation == 0
                    })
                    .and_then(|v| v.2);
            }
        }
        if explain {
            s.features = a
                .features
                .0
                .iter()
                .filter_map(|(f, v)| {
                    let name = crate::attribution::feature::NAMES.get(*f as usize)?;
                    Some((*name, lexicon.weights.of(*f) * v))
                })
                .collect();
            s.runner_up = a
                .runner_up
                .map(|r| reading.span(r.0, r.1).of(text).to_string());
        }
        s.pieces = pieces;
        s.runs = runs;
        out.push(s);
    }
    if turns.0.is_empty() {
        alone(text, reading, directory, &mut out);
    }
    out.extend(turns.0.iter().filter_map(|t| turn(text, reading, t)));
    out.sort_by_key(|s| (s.hull().start, std::cmp::Reverse(s.hull().end), s.cue.start));
    parents(&mut out);
    out
}

/// Quotations that no cue reports, whole sentences behind one that says who speaks: they go on with what was said there ("Varga said
/// that the quay would close. “We have no choice.”") or are words of whom the sentence is about ("Ilse Varga runs a bakery. | “We
/// cannot go on.”").
fn alone(text: &str, reading: &Reading, directory: &Directory, out: &mut Vec<Statement>) {
    let is_reported = reported(reading, out);
    let known = out.len();
    // the quotation before, by the word behind it, and its statement
    let mut last: Option<(u32, usize)> = None;
    let quotations = reading.quotations.iter().zip(&reading.quotation_words);
    for ((q, words), is_reported) in quotations.zip(is_reported) {
        let Some(lone) = Lone::read(text, reading, q, *words).filter(|_| !is_reported) else {
            continue;
        };
        // statements stand in the order of their cues: those of the words before
        let until = out
            .get(..known)
            .map_or(0, |l| l.partition_point(|s| s.cue_words.0 < words.0));
        let from = until.saturating_sub(NEAR);
        let near = out.get(from..until).unwrap_or_default();
        let told = lone.told_before(near);
        let is_behind_quotation = reading.quotation(lone.before) != 0;
        let subject = if told.is_none() && !is_behind_quotation {
            directory.subject(reading, lone.there.tokens.0 as usize)
        } else {
            None
        };
        let told = told
            .or_else(|| lone.said_by(subject?.0, near))
            .map(|k| from + k)
            .or_else(|| {
                let before = last.filter(|l| is_behind_quotation && l.0 == words.0);
                before.map(|l| l.1)
            });
        let piece = trimmed(text, reading, words.0 as usize, words.1 as usize);
        let goes_on = |s: &&mut Statement| {
            s.speaker.is_some()
                && s.quote_type != QuoteType::Act
                && (is_behind_quotation
                    || subject.is_some()
                    || s.runs.last().is_some_and(|r| r.1 == words.0))
        };
        if let Some(s) = told.and_then(|at| out.get_mut(at)).filter(goes_on) {
            s.pieces.push(piece);
            s.runs.push(*words);
            s.quoted = quoted(reading, &s.pieces);
            s.quote_type = quote_type(text, &s.pieces, &s.quoted);
            last = told.map(|at| (words.1, at));
            continue;
        }
        let (speaker, source) = match told.and_then(|at| out.get(at)) {
            Some(s) => (s.speaker, s.source),
            None => subject.map_or((None, None), |(who, words)| {
                (Some(who), Some(reading.base_span(words.0, words.1)))
            }),
        };
        if speaker.is_some() && !piece.is_empty() {
            last = Some((words.1, out.len()));
            out.push(lone.statement(*words, piece, speaker, source));
        }
    }
}

/// Whether each quotation stands in what a cue outside of it reports.
fn reported(reading: &Reading, all: &[Statement]) -> Vec<bool> {
    let mut is_reported = vec![false; reading.quotations.len()];
    for s in all {
        let own = reading.quotation(s.cue_words.0 as usize) as usize;
        for (first, end) in &s.runs {
            let from = reading.quotation_words.partition_point(|q| q.1 <= *first);
            let inside = reading.quotation_words.iter().enumerate().skip(from);
            for (k, _) in inside.take_while(|(_, q)| q.0 < *end) {
                if let Some(slot) = is_reported.get_mut(k).filter(|_| own != k + 1) {
                    *slot = true;
                }
            }
        }
    }
    is_reported
}

/// A quotation of whole sentences, in which somebody says something, without words behind it that tell who.
struct Lone<'a> {
    reading: &'a Reading,
    /// The last word before it.
    before: usize,
    /// Its first sentence, and that of the word before.
    here: Sentence,
    there: Sentence,
}

impl<'a> Lone<'a> {
    /// Reads a quotation of the words `words`; none, where it is no such.
    fn read(text: &str, reading: &'a Reading, q: &Quotation, words: (u32, u32)) -> Option<Self> {
        const FEWEST: usize = 4;
        const REACH: usize = 14;
        let (first, end) = (words.0 as usize, words.1 as usize);
        let before = first.checked_sub(1).filter(|_| end > first)?;
        let (here, there) = (reading.sentence(first), reading.sentence(before));
        let ends_sentence = || {
            text.get(..q.inner.end as usize)
                .is_some_and(|t| t.ends_with(['.', '?', '!', '…']))
        };
        let is_whole = here.tokens.0 as usize == first
            && reading.sentence(end - 1).tokens.1 as usize == end
            && !here.is_heading
            && !there.is_heading
            && q.is_closed
            && ends_sentence();
        let speaks = || (first..end).any(|i| reading.is(i, class::FINITE | class::AUXILIARY));
        // “Leave it!” Varga, who had come at noon, shouted
        let is_told_behind = || {
            let follows = reading.sentence(end);
            let mut near = end..(end + REACH).min(follows.tokens.1 as usize);
            follows.paragraph == here.paragraph
                && end < reading.tokens.len()
                && near.any(|i| reading.is(i, class::CUE) && reading.is(i, class::FINITE))
        };
        let is_lone = is_whole
            && end - first >= FEWEST
            && here.paragraph <= there.paragraph + 1
            && there.paragraph > 0
            && speaks()
            && !is_told_behind();
        is_lone.then_some(Self {
            reading,
            before,
            here,
            there,
        })
    }

    /// Whether no quotation holds the cue of a statement.
    fn is_outer(&self, s: &Statement) -> bool {
        self.reading.quotation(s.cue_words.0 as usize) == 0
    }

    /// Of those in the sentence before, the last that no other holds: "Varga said that the quay would close. | “We have no choice.”"
    fn told_before(&self, near: &[Statement]) -> Option<usize> {
        let number = |i: usize| self.reading.sentence_of.get(i).copied().unwrap_or(0);
        let holds = |o: &Statement, word: u32| o.runs.iter().any(|r| r.0 <= word && word < r.1);
        near.iter().rposition(|s| {
            number(s.cue_words.0 as usize) == number(self.before)
                && self.is_outer(s)
                && !near.iter().any(|o| holds(o, s.cue_words.0))
        })
    }

    /// What the subject of the sentence before has said in the paragraph: “I like it,” said Varga. She has worked there for years. |
    /// “But it is hard.”
    fn said_by(&self, who: u32, near: &[Statement]) -> Option<usize> {
        near.iter().rposition(|s| {
            s.speaker == Some(who)
                && self.reading.sentence(s.cue_words.0 as usize).paragraph == self.here.paragraph
                && self.is_outer(s)
                && s.quote_type != QuoteType::Act
        })
    }

    /// The statement that it is.
    fn statement(
        &self,
        words: (u32, u32),
        piece: Span,
        speaker: Option<u32>,
        source: Option<Span>,
    ) -> Statement {
        let sentence = self.reading.sentence_of.get(words.0 as usize);
        let flag = match source {
            Some(_) => "inherited-source",
            None => "no-source",
        };
        Statement {
            quoted: quoted(self.reading, &[piece]),
            pieces: vec![piece],
            runs: vec![words],
            quote_type: QuoteType::Direct,
            source,
            speaker,
            cue: Span::new(piece.start as usize, piece.start as usize),
            cue_words: (words.0, words.0),
            cue_class: "neutral",
            engagement: "acknowledge",
            sentence: sentence.copied().unwrap_or(0),
            paragraph: self.here.paragraph,
            confidence: 0.6,
            rule: "turn",
            flags: vec![flag],
            ..Statement::default()
        }
    }
}

/// Whether a statement is the turn of a label.
fn is_label(reading: &Reading, a: &Attribution) -> bool {
    a.cue.kind == CueKind::Colon
        && reading
            .labels
            .binary_search_by_key(&a.cue.first, |l| l.turn as usize)
            .is_ok()
}

/// A turn of a transcript or an interview: the colon of its label reports it, or nothing does.
fn turn(text: &str, reading: &Reading, turn: &Turn) -> Option<Statement> {
    let (first, end) = (turn.words.0 as usize, turn.words.1 as usize);
    let piece = trimmed(text, reading, first, end);
    let sentence = *reading.sentence_of.get(first)?;
    let label = reading.base_span(turn.label.first as usize, turn.label.end as usize);
    let is_labelled = !label.is_empty();
    let cue = if is_labelled {
        let before = (turn.label.turn as usize).saturating_sub(1);
        let end = reading.span(before, before + 1).end as usize;
        // "Q. Will you run?"
        let is_stop = text.get(end..).is_some_and(|rest| rest.starts_with('.'));
        if is_stop {
            Span::new(end, end + 1)
        } else {
            sign(text, end)
        }
    } else {
        Span::new(piece.start as usize, piece.start as usize)
    };
    let mut s = Statement {
        pieces: vec![piece],
        runs: vec![turn.words],
        quoted: quoted(reading, &[piece]),
        quote_type: QuoteType::Direct,
        source: is_labelled.then_some(label),
        speaker: turn.speaker,
        cue,
        cue_words: (turn.words.0, turn.words.0),
        cue_lemma: if is_labelled {
            ":".into()
        } else {
            String::new()
        },
        cue_class: "neutral",
        engagement: "acknowledge",
        sentence,
        paragraph: reading.sentence(first).paragraph,
        confidence: if is_labelled { 0.98 } else { 0.9 },
        rule: if is_labelled { "colon" } else { "turn" },
        flags: vec![if is_labelled { "colon" } else { "no-source" }],
        ..Statement::default()
    };
    s.question = text
        .get(piece.end as usize..)
        .is_some_and(|rest| rest.starts_with('?'));
    (!piece.is_empty()).then_some(s)
}

/// The most links looked at on either side for the one whose content holds a word.
const NEAR: usize = 60;

/// The speaker of each link. The first person is whoever holds the words that it stands in ("I never said that", Orlo
/// said), who may be named further on: so all others come first.
fn speakers(
    text: &str,
    reading: &Reading,
    lexicon: &Lexicon,
    links: &[Attribution],
    turns: &Turns,
    directory: &mut Directory,
) -> Vec<Option<u32>> {
    let mut out: Vec<Option<u32>> = vec![None; links.len()];
    let mut spoken: Vec<(usize, u32)> = vec![];
    for (k, a) in links.iter().enumerate() {
        if !a.has_source() || is_label(reading, a) {
            continue;
        }
        let head = reading.word(text, speaker::head(text, reading, lexicon, a));
        if is_first_person(head) || is_second_person(head) {
            continue;
        }
        // who "is understood to have left" says nothing, nor who "was told"
        if is_told_of(text, reading, a) || is_rejected(text, reading, a) {
            continue;
        }
        // in a quotation or a turn "he" is somebody else than who speaks
        let turn = holder(reading, links, &out, turns, k);
        // "ORLO: He told us so": somebody else than to whom that is said
        let other = turn
            .filter(|_| reading.quotation(a.source.0) == 0)
            .and_then(|own| turns.addressee(a.source.0, own, |s| directory.is_person(s)));
        let mut talk = [turn, other];
        let mut last = spoke_last(links, &spoken, a);
        if let Some((asker, asked)) = spoken
            .last()
            .and_then(|s| answers(text, reading, links, directory, *s, a))
        {
            (talk, last) = ([Some(asker), None], Some(asked));
        }
        let found = calls_it(text, reading, links, &out, directory, k)
            .or_else(|| directory.of(text, reading, lexicon, a, last, talk));
        // a turn holds what is said in it; "they" are rather those of whom it speaks
        if let Some(found) = found.filter(|_| a.cue.kind != CueKind::Colon) {
            spoken.push((k, found));
        }
        if let Some(slot) = out.get_mut(k) {
            *slot = found;
        }
    }
    // outer statements before inner ones: a cue in somebody's words follows or precedes theirs, so two rounds are enough
    let mut author: Option<Option<u32>> = None;
    for _ in 0..2 {
        for (k, a) in links.iter().enumerate() {
            if !a.has_source()
                || out.get(k).copied().flatten().is_some()
                || is_told_of(text, reading, a)
            {
                continue;
            }
            let head = reading.word(text, speaker::head(text, reading, lexicon, a));
            let found = if is_first_person(head) {
                let own = holder(reading, links, &out, turns, k);
                // "We believe it", a spokeswoman for the ministry said: the ministry does
                let body = own
                    .filter(|_| !is_singular(head))
                    .and_then(|own| directory.spoken_for(own));
                body.or(own).or_else(|| {
                    let own = reading.quotation(a.source.0) == 0 && is_singular(head);
                    own.then(|| *author.get_or_insert_with(|| directory.author(text, reading)))
                        .flatten()
                })
            } else if is_second_person(head) {
                let own = holder(reading, links, &out, turns, k);
                own.and_then(|own| turns.addressee(a.source.0, own, |s| directory.is_person(s)))
            } else {
                None
            };
            if let Some(slot) = out.get_mut(k) {
                *slot = found;
            }
        }
    }
    out
}

/// Whose word for something link `k` gives, where it says so: "Falk shut the mill, blaming what it | called | a lack of will" is Falk's, as
/// the sentence is.
fn calls_it(
    text: &str,
    reading: &Reading,
    links: &[Attribution],
    known: &[Option<u32>],
    directory: &Directory,
    k: usize,
) -> Option<u32> {
    let a = links.get(k)?;
    let pronoun = a.source.0;
    let sentence = |i: usize| reading.sentence_of.get(i);
    let is_what = pronoun
        .checked_sub(1)
        .is_some_and(|i| reading.word(text, i) == "what" && reading.is_joined(pronoun));
    let stands = a.cue.kind == CueKind::Verb
        && a.source.1 == a.cue.group
        && a.cue.takes & takes::THAT == 0
        && a.source.1 == pronoun + 1;
    if !is_what || !stands {
        return None;
    }
    let is_thing = match reading.word(text, pronoun) {
        "it" => true,
        "he" | "she" => false,
        _ => return None,
    };
    let from = k.saturating_sub(NEAR);
    let before = links.iter().zip(known).take(k).skip(from);
    let mut agree = before.filter_map(|(b, who)| {
        let who = who.filter(|who| {
            directory.speaker(*who).is_some_and(|s| {
                let human = matches!(
                    s.kind,
                    speaker::SpeakerKind::Person | speaker::SpeakerKind::Role
                );
                human != is_thing
            })
        })?;
        let same = b.cue.kind == CueKind::Verb
            && b.cue.quotation == a.cue.quotation
            && b.source.0 < pronoun
            && b.cue.first < pronoun
            && sentence(b.cue.first) == sentence(pronoun);
        same.then_some((b.holds(pronoun), who))
    });
    let first = agree.next()?;
    let held = agree.rfind(|(holds, _)| *holds);
    Some(held.unwrap_or(first).1)
}

/// Who asked and who was asked, where link `a` is the answer: "The judge asked Orlo whether he had been there. He said", "“You lied,”
/// Varga told the minister. “I did not,” he replied".
fn answers(
    text: &str,
    reading: &Reading,
    links: &[Attribution],
    directory: &Directory,
    (before, asker): (usize, u32),
    a: &Attribution,
) -> Option<(u32, u32)> {
    let asks = links.get(before)?;
    let sentence = |i: usize| reading.sentence_of.get(i).copied().unwrap_or(0);
    let verb = reading.word(text, a.cue.first);
    let asked = reading.word(text, asks.cue.first);
    let is_answer = matches!(
        verb,
        "replied" | "replies" | "answered" | "answers" | "responded" | "retorted" | "countered"
    ) || matches!(asked, "asked" | "asks")
        && matches!(
            verb,
            "said" | "says" | "told" | "denied" | "insisted" | "admitted" | "conceded"
        );
    if !is_answer
        || a.phrase.kind != PhraseKind::Pronoun
        || a.cue.kind != CueKind::Verb
        || asks.cue.kind != CueKind::Verb
        || asks.cue.quotation != 0
        || sentence(a.cue.first) > sentence(asks.cue.first) + 1
        || sentence(a.cue.first) <= sentence(asks.cue.first)
    {
        return None;
    }
    let end = asks.cue.end;
    let from = end + usize::from(reading.is(end, class::PREPOSITION));
    let list = reading.phrases_in(end.saturating_sub(2).max(asks.cue.first + 1), from + 1);
    let whom = list
        .iter()
        .filter(|p| !p.is_possessive)
        .max_by_key(|p| p.end)?;
    let at = reading.phrases.iter().position(|p| std::ptr::eq(p, whom))?;
    let asked = directory.of_phrase(at)?;
    let can_answer = directory.speaker(asked).is_some_and(|s| {
        matches!(
            s.kind,
            speaker::SpeakerKind::Person | speaker::SpeakerKind::Role
        )
    });
    (asked != asker && can_answer).then_some((asker, asked))
}

/// Who spoke last before link `a`, of the links in `spoken`: nobody whose words are told in its own content ("If the mayor refused, she
/// said"), nor in that of another before it ("Brandt wants a deal, Orlo said. She added").
fn spoke_last(links: &[Attribution], spoken: &[(usize, u32)], a: &Attribution) -> Option<u32> {
    const BACK: usize = 6;
    let is_told = |k: usize| {
        let Some(cue) = links.get(k).map(|l| l.cue.first) else {
            return false;
        };
        let around = k.saturating_sub(BACK)..(k + BACK).min(links.len());
        a.holds(cue)
            || links.get(around).is_some_and(|near| {
                near.iter()
                    .any(|l| l.holds(cue) && !l.holds(a.cue.first) && l.cue.first != a.cue.first)
            })
    };
    let near = spoken.iter().rev().take(BACK);
    let outer = near.clone().find(|(k, _)| !is_told(*k));
    outer.or_else(|| near.clone().next()).map(|(_, who)| *who)
}

/// Whether the source is only spoken of, or spoken to: "Orlo is understood to have left", "the crews had been told to wait".
fn is_told_of(text: &str, reading: &Reading, a: &Attribution) -> bool {
    let told = |i: usize| {
        matches!(
            reading.word(text, i),
            "understood"
                | "thought"
                | "reported"
                | "said"
                | "believed"
                | "known"
                | "rumoured"
                | "rumored"
                | "alleged"
                | "supposed"
                | "told"
                | "asked"
                | "informed"
                | "advised"
                | "ordered"
                | "instructed"
                | "reminded"
        )
    };
    let words = a.cue.group..a.cue.end.min(a.cue.group + 5);
    a.cue.kind == CueKind::Verb
        && a.source.1 <= a.cue.group
        && words
            .clone()
            .any(|i| told(i) && (a.cue.group..i).any(|b| reading.is(b, class::BE)))
        // "Orlo let it be known": she tells
        && !reading.is(a.cue.first + 1, class::EMPTY)
}

/// Whether a noun cue names what its seeming source rejects: "Orlo rejected suggestions that she was tired".
fn is_rejected(text: &str, reading: &Reading, a: &Attribution) -> bool {
    a.cue.kind == CueKind::Noun
        && a.source.1 <= a.cue.first
        && (a.source.1.saturating_sub(1)..a.cue.first).any(|i| {
            matches!(
                reading.word(text, i),
                "rejected"
                    | "rejects"
                    | "dismissed"
                    | "dismisses"
                    | "denied"
                    | "denies"
                    | "aside"
                    | "denounced"
                    | "refuted"
                    | "contested"
                    | "disputed"
                    | "played"
            )
        })
}

/// Whether a word of the first person is of one alone: outside of quotations that is whoever signs the article.
fn is_singular(word: &str) -> bool {
    matches!(word, "I" | "my" | "My" | "me" | "myself")
        || word.starts_with("I’")
        || word.starts_with("I'")
}

/// Who holds the quotation or the turn of a transcript in which the source of link `k` stands, as far as known yet.
fn holder(
    reading: &Reading,
    links: &[Attribution],
    known: &[Option<u32>],
    turns: &Turns,
    k: usize,
) -> Option<u32> {
    let word = links.get(k)?.source.0;
    let quotation = reading.quotation(word);
    let turn = turns.speaker(word);
    if quotation == 0 {
        return turn;
    }
    let from = k.saturating_sub(NEAR);
    let mut best: Option<(usize, u32)> = None;
    for (j, b) in links.iter().enumerate().skip(from).take(2 * NEAR) {
        let Some(speaker) = known
            .get(j)
            .copied()
            .flatten()
            .filter(|_| j != k && b.cue.quotation != quotation)
        else {
            continue;
        };
        let holds = b
            .runs
            .iter()
            .any(|r| r.0 <= word && word < r.1 || r.0 < r.1 && reading.quotation(r.0) == quotation);
        if holds {
            let size = b.runs.iter().map(|r| r.1.saturating_sub(r.0)).sum();
            if best.is_none_or(|(s, _)| size < s) {
                best = Some((size, speaker));
            }
        }
    }
    best.map(|b| b.1).or(turn)
}

fn rule(a: &Attribution) -> &'static str {
    match a.cue.kind {
        CueKind::Colon => "colon",
        CueKind::Dash => "dash",
        CueKind::Noun => "noun-cue",
        CueKind::Preposition => "according-to",
        CueKind::Adjective => "adjective-cue",
        CueKind::Verb => {
            let before = a.runs.iter().any(|r| r.0 < r.1 && r.0 < a.cue.first);
            let after = a
                .runs
                .iter()
                .any(|r| r.0 < r.1 && r.0 >= a.cue.end && a.runs.first().is_none_or(|f| f != r));
            match (before, after) {
                (true, true) => "verb-content-around",
                (true, false) => "verb-content-before",
                _ => "verb-content-after",
            }
        }
    }
}

fn flags(reading: &Reading, a: &Attribution) -> Vec<&'static str> {
    let mut out = vec![];
    if a.cue.kind == CueKind::Colon {
        out.push("colon");
    }
    if a.cue.quotation != 0 {
        out.push("in-quotation");
    }
    if a.origin == crate::attribution::source::Origin::Shared {
        out.push("inherited-source");
    }
    if !a.has_source() {
        out.push("no-source");
    }
    if a.phrase.kind == PhraseKind::Pronoun && a.has_source() {
        out.push("pronoun");
    }
    let open = a.runs.iter().filter(|r| r.0 < r.1).any(|r| {
        let q = reading.quotation(r.0);
        q != 0
            && reading
                .quotations
                .get(q as usize - 1)
                .is_some_and(|q| !q.is_closed)
    });
    if open {
        out.push("unclosed-quotation");
    }
    out
}

/// The words of a run without the signs at its edges; quotation marks stay only in pairs.
fn trimmed(text: &str, reading: &Reading, first: usize, end: usize) -> Span {
    let mut span = reading.span(first, end);
    // a quotation that lies wholly inside and begins or ends the run keeps its marks, unless it is the whole run
    let q = |i: usize| {
        reading
            .quotation(i)
            .checked_sub(1)
            .and_then(|q| reading.quotations.get(q as usize))
            .map(|q| q.outer)
    };
    let (head, tail) = (q(first), q(end.saturating_sub(1)));
    if head != tail || head.is_none() {
        if let Some(h) = head.filter(|h| h.end <= span.end && reading.token_at(h.start) == first) {
            span.start = h.start;
        }
        if let Some(t) = tail.filter(|t| t.start >= span.start && reading.token_at(t.end) == end) {
            span.end = t.end.max(span.end);
        }
    }
    // percent and currency signs belong to their numbers
    let after = text.get(span.end as usize..).unwrap_or("");
    if after.starts_with('%') {
        span.end += 1;
    }
    let before = text.get(..span.start as usize).unwrap_or("");
    if let Some(c) = before
        .chars()
        .next_back()
        .filter(|c| matches!(c, '$' | '€' | '£' | '#' | '@'))
    {
        span.start -= c.len_utf8() as u32;
    }
    with_bracket(text, span)
}

/// The words with the bracket that closes one of theirs: "Sen. Orlo (K-Dolna|)|", "Orlo (K-Conn|.)|".
fn with_bracket(text: &str, words: Span) -> Span {
    let is_open = |words: &str| words.matches('(').count() > words.matches(')').count();
    let mut span = words;
    if is_open(words.of(text)) {
        let after = text.get(span.end as usize..).unwrap_or("");
        let close = after.strip_prefix('.').unwrap_or(after);
        if close.starts_with(')') {
            span.end += (after.len() - close.len() + 1) as u32;
        }
    }
    span
}

/// The parts of the pieces between quotation marks.
fn quoted(reading: &Reading, pieces: &[Span]) -> Vec<Span> {
    let mut out = vec![];
    for p in pieces {
        let from = reading
            .quotations
            .partition_point(|q| q.inner.end <= p.start);
        for q in reading
            .quotations
            .get(from..)
            .into_iter()
            .flatten()
            .take_while(|q| q.inner.start < p.end)
        {
            out.push(Span {
                start: q.inner.start.max(p.start),
                end: q.inner.end.min(p.end),
            });
        }
    }
    out
}

/// The quoted words of a statement without those of the quotation that its cue stands in, which quotes whoever holds it: the waiting in
/// “I think that we must wait,” Orlo said, is quoted of her but not of her thinking.
fn own_quoted<'q>(reading: &Reading, a: &Attribution, quoted: &'q [Span]) -> Cow<'q, [Span]> {
    let outer = a
        .cue
        .quotation
        .checked_sub(1)
        .and_then(|q| reading.quotations.get(q as usize));
    match outer {
        None => Cow::Borrowed(quoted),
        Some(outer) => Cow::Owned(
            quoted
                .iter()
                .copied()
                .filter(|span| !outer.inner.contains(*span))
                .collect(),
        ),
    }
}

fn letters(text: &str, span: Span) -> usize {
    let words = span.of(text);
    if words.is_ascii() {
        // as many as a byte can count, so that the compiler looks at many at once
        let few = words.as_bytes().chunks(usize::from(u8::MAX));
        return few
            .map(|few| {
                let letters = few.iter().map(|b| u8::from(b.is_ascii_alphanumeric()));
                usize::from(letters.sum::<u8>())
            })
            .sum();
    }
    words.chars().filter(|c| c.is_alphanumeric()).count()
}

fn quote_type(text: &str, pieces: &[Span], quoted: &[Span]) -> QuoteType {
    let all: usize = pieces.iter().map(|p| letters(text, *p)).sum();
    let inside: usize = quoted.iter().map(|p| letters(text, *p)).sum();
    if inside * 100 >= all * 95 && all > 0 {
        QuoteType::Direct
    } else if inside == 0 {
        QuoteType::Indirect
    } else {
        QuoteType::Mixed
    }
}

/// Whether speech is reported as a noun or a deed: "his insistence on the line", "urged both leaders to wait", "called the
/// offer “a postcard”". A clause makes it a report: "urged that both leaders wait", "warned that ice would come".
fn is_deed(text: &str, reading: &Reading, lexicon: &Lexicon, a: &Attribution) -> bool {
    let can_be = match a.cue.kind {
        CueKind::Noun => true,
        CueKind::Verb => a.cue.entry.is_some_and(|e| {
            let entry = lexicon.entry(e);
            entry.form == "act"
                || matches!(
                    entry.category,
                    "demand" | "commit" | "deny" | "warn" | "ask"
                )
                || entry.form == "speech"
                    && entry.takes & (takes::THAT | takes::QUOTE) == 0
                    && entry.takes & (takes::NP | takes::AS) != 0
        }),
        _ => false,
    };
    if !can_be {
        return false;
    }
    let Some(run) = a.runs.iter().filter(|r| r.0 < r.1).min_by_key(|r| r.0) else {
        return false;
    };
    if run.0 < a.cue.group && !a.cue.is_passive {
        // "“Leave now,” she demanded": the words themselves; a noun's content stands before it only in a clause
        return false;
    }
    let id = reading.id(run.0);
    // "questioned that figure"
    let points = id == lexicon.marks.that && !(run.0..run.1).any(|i| reading.is_finite(i));
    if !points && lexicon.marks.opens_report(id) {
        // "regretted what it called a decision": a noun phrase
        return reading.word(text, run.0) == "what"
            && a.cue.entry.is_some_and(|e| lexicon.entry(e).form == "act");
    }
    let is_quoted =
        reading.quotation(run.0) != 0 && reading.quotation(run.0) == reading.quotation(run.1 - 1);
    if is_quoted && reading.quotation(a.cue.first) != reading.quotation(run.0) {
        return !(run.0..run.1).any(|i| reading.is_finite(i));
    }
    let phrase = reading
        .phrases_in(run.0, run.0 + 1)
        .iter()
        .max_by_key(|p| p.end);
    let next = phrase.map_or(run.0, |p| p.end as usize);
    let subject = reading.is(run.0, class::SUBJECT) && phrase.is_some_and(|p| p.end == p.first + 1);
    let predicate = next < run.1 && reading.gap(next) & gap::HARD == 0 && reading.is_finite(next);
    !(predicate && next > run.0 || subject && predicate)
}

/// The head of a cue: "say", "according to"; of what somebody is, its words without "be": "convinced", "described as".
fn cue_lemma(text: &str, reading: &Reading, lexicon: &Lexicon, cue: &Cue) -> String {
    let words = |first: usize| reading.span(first, cue.end).of(text).to_lowercase();
    match cue.kind {
        CueKind::Colon => ":".into(),
        CueKind::Dash => "-".into(),
        _ => match cue.entry.map_or("", |e| lexicon.lemma(e, cue.pattern)) {
            "be" if cue.end > cue.first + 1 => words(cue.first + 1),
            // "accused|suspected of"
            lemma if lemma.contains('|') => words(cue.first),
            lemma => lemma.into(),
        },
    }
}

fn cue_span(text: &str, reading: &Reading, a: &Attribution) -> Span {
    match a.cue.kind {
        CueKind::Colon | CueKind::Dash => {
            let before = a
                .cue
                .first
                .checked_sub(1)
                .and_then(|b| reading.tokens.get(b))
                .map_or(0, |t| t.end as usize);
            sign(text, before)
        }
        _ => reading.span(a.cue.group, a.cue.end),
    }
}

/// The first colon or dash from byte `from` on.
fn sign(text: &str, from: usize) -> Span {
    let rest = text.get(from..).unwrap_or("");
    let start = from + rest.find([':', '-', '–', '—']).unwrap_or(0);
    let width = text
        .get(start..)
        .and_then(|s| s.chars().next())
        .map_or(1, char::len_utf8);
    Span::new(start, start + width)
}

/// Medium and addressee: "told RIA Novosti", "informed Rubio that", "speaking to Continental Wire".
fn around(text: &str, reading: &Reading, lexicon: &Lexicon, a: &Attribution, s: &mut Statement) {
    if a.cue.kind != CueKind::Verb {
        return;
    }
    let sentence = reading.sentence(a.cue.first);
    if TELLS.contains(&s.cue_lemma.as_str()) {
        // "told reporters" may be one cue
        let at = if a.cue.end > a.cue.first + 1
            && reading
                .phrases_in(a.cue.first + 1, a.cue.end)
                .iter()
                .any(|p| p.end as usize == a.cue.end)
        {
            a.cue.first + 1
        } else {
            a.cue.end
        };
        // "“It is late,” warned Orlo": who speaks is not who is told
        let speaks = |p: &&Phrase| (p.first as usize) < a.source.1 && a.source.0 < p.end as usize;
        let near = reading.phrases_in(at, at + 1).iter();
        let phrase = near.filter(|p| !speaks(p)).max_by_key(|p| p.end);
        if let Some(p) =
            phrase.filter(|p| reading.is_joined(at) && !matches!(p.kind, PhraseKind::Empty))
        {
            let held = a.runs.iter().any(|r| r.0 < r.1 && r.0 <= at && at < r.1);
            // "urged both leaders to wait": the one spoken to begins the content
            let to = reading.is(p.end as usize, class::TO)
                && matches!(
                    s.cue_lemma.as_str(),
                    "urge" | "ask" | "advise" | "warn" | "tell" | "remind"
                );
            if !held || to {
                match medium(reading, lexicon, p.first as usize, p.end as usize) {
                    Some(name) => s.via = Some(name),
                    None if hears(reading, lexicon, a, p) => {
                        s.addressee = Some(reading.base_span(p.first as usize, p.end as usize));
                    }
                    None => {}
                }
            }
        }
    }
    if s.via.is_none() {
        s.via = spoke_to(
            text,
            reading,
            lexicon,
            a,
            (sentence.tokens.0 as usize, sentence.tokens.1 as usize),
        );
    }
}

/// Whether phrase `p` behind the cue of `a` can be whom it was told to: not what was asked for, a time or the first words of a clause.
fn hears(reading: &Reading, lexicon: &Lexicon, a: &Attribution, p: &Phrase) -> bool {
    let (first, last) = (p.first as usize, p.end as usize - 1);
    let is_what = a.cue.end == first && reading.is(first - 1, class::PREPOSITION);
    let is_time = reading.is(last, class::WEEKDAY | class::MONTH)
        || reading.tells(lexicon, last, who::PERIOD | who::SPAN);
    let is_clause = reading.is_word(first, lexicon.marks.that) && last > first;
    !is_what && !is_time && !is_clause
}

/// The name of a medium in the words `first..end`: "RIA Novosti" in "the RIA Novosti agency".
fn medium(reading: &Reading, lexicon: &Lexicon, first: usize, end: usize) -> Option<Span> {
    let is_medium = (first..end).any(|i| reading.tells(lexicon, i, who::MEDIUM));
    if !is_medium {
        return None;
    }
    let last = (first..end)
        .rev()
        .find(|i| reading.shape(*i, shape::CAPITAL))?;
    let mut from = last;
    while from > first
        && reading.shape(from - 1, shape::CAPITAL)
        && !reading.shape(from - 1, shape::POSSESSIVE)
        && !reading.is(from - 1, class::DETERMINER)
    {
        from -= 1;
    }
    Some(reading.base_span(from, last + 1))
}

/// The medium named beside a statement: "Speaking to VKR, she said", "in an interview with the Brenn Herald", "wrote on Pulse".
fn spoke_to(
    text: &str,
    reading: &Reading,
    lexicon: &Lexicon,
    a: &Attribution,
    sentence: (usize, usize),
) -> Option<Span> {
    let from = a.cue.group.saturating_sub(30).max(sentence.0);
    let to = (a.cue.end + 16).min(sentence.1);
    let quotation = reading.quotation(a.cue.first);
    let writes = matches!(
        reading.word(text, a.cue.end.saturating_sub(1)),
        "wrote" | "writes" | "posted" | "tweeted" | "written"
    );
    for p in reading
        .phrases_in(from, to)
        .iter()
        .filter(|p| p.after_preposition && reading.quotation(p.first as usize) == quotation)
    {
        let first = p.first as usize;
        let before = |n: usize| first.checked_sub(n).map_or("", |i| reading.word(text, i));
        let spoken = matches!(
            (before(2), before(1)),
            ("interview" | "spoke" | "spoken" | "conversation", "with")
                | (
                    "speaking"
                        | "Speaking"
                        | "spoke"
                        | "spoken"
                        | "remarks"
                        | "comments"
                        | "interview",
                    "to" | "on"
                )
        );
        let written = writes && before(1) == "on" && first < a.cue.end + 3 && first > a.cue.first;
        if !spoken && !written {
            continue;
        }
        let named = medium(reading, lexicon, first, p.end as usize).or_else(|| {
            let all = written
                && p.kind == PhraseKind::Name
                && !reading.is(p.head as usize, class::MONTH | class::WEEKDAY);
            all.then(|| reading.base_span(first, p.end as usize))
        });
        if named.is_some() {
            return named;
        }
    }
    None
}

/// A statement whose content and cue lie inside another's content is part of it.
fn parents(out: &mut [Statement]) {
    let mut stack: Vec<u32> = vec![];
    for i in 0..out.len() {
        let Some((hull, cue)) = out.get(i).map(|s| (s.hull(), s.cue)) else {
            continue;
        };
        while let Some(top) = stack.last().copied() {
            if out
                .get(top as usize)
                .is_some_and(|t| t.hull().end > hull.start)
            {
                break;
            }
            stack.pop();
        }
        let parent = stack.iter().rev().copied().find(|p| {
            out.get(*p as usize).is_some_and(|t| {
                let pieces = out.get(i).map(|s| s.pieces.as_slice()).unwrap_or_default();
                t.holds(cue) && pieces.iter().all(|x| t.holds(*x))
            })
        });
        if let Some(s) = out.get_mut(i) {
            s.parent = parent;
        }
        stack.push(i as u32);
    }
}

/// Whether it was not reported: "did not say", "never said", "Nobody in the ministry said", "No official has said".
fn is_negated(text: &str, reading: &Reading, a: &Attribution) -> bool {
    let is_any = |i: usize, words: &[&str]| {
        let word = reading.word(text, i);
        words.iter().any(|w| word.eq_ignore_ascii_case(w))
    };
    let is_nobody = |i: usize| is_any(i, &["nobody", "none", "neither", "no"]);
    let first = a.source.0;
    let nobody = a.has_source()
        && (is_nobody(first)
            || first >= 2 && reading.is(first - 1, class::PREPOSITION) && is_nobody(first - 2));
    let verb = a.cue.kind == CueKind::Verb;
    let not = verb
        && (a.cue.group..a.cue.end)
            .any(|i| is_any(i, &["not", "never"]) || reading.is(i, class::NEGATED));
    a.cue.is_negated || nobody || not
}

#[cfg(test)]
mod tests {
    use super::with_bracket;
    use crate::span::Span;
    use crate::{Analyzer, Document};

    #[test]
    fn a_bracket_among_the_words_is_closed() {
        let closed =
            |text: &str, end: usize| with_bracket(text, Span::new(0, end)).of(text).to_owned();
        assert_eq!(closed("Orlo (K-Dolna), who left", 13), "Orlo (K-Dolna)");
        assert_eq!(closed("Orlo (K-Conn.) said", 12), "Orlo (K-Conn.)");
        assert_eq!(closed("Orlo (who was ill) said", 4), "Orlo");
        assert_eq!(closed("Orlo (who was ill", 17), "Orlo (who was ill");
    }

    #[test]
    fn what_nobody_says_is_negated() {
        let analyzer = Analyzer::builtin().unwrap();
        for (text, expected) in [
            ("Nobody in the ministry said that it was over.", true),
            ("No official has said that it is over.", true),
            ("None of them said that it was over.", true),
            ("Orlo did not say that it was over.", true),
            ("Orlo has never said that it was over.", true),
            ("Orlo won’t say that it is over.", true),
            ("The ministry said that nobody was hurt.", false),
        ] {
            let found = analyzer.analyze(&Document::from_text(text));
            let negated: Vec<bool> = found.statements.iter().map(|s| s.negated).collect();
            assert_eq!(negated, [expected], "{text}");
        }
    }

    #[test]
    fn the_marks_around_a_cue_are_not_those_of_what_it_reports() {
        let text = "“The ministry said that the harbour would close,” Anna Orlo told the crews.";
        let analysis = Analyzer::builtin()
            .unwrap()
            .analyze(&Document::from_text(text));
        let found: Vec<_> = analysis
            .statements
            .iter()
            .map(|s| (s.cue.of(text), s.quote_type.as_str()))
            .collect();
        assert_eq!(found, [("told", "direct"), ("said", "indirect")]);
    }

    #[test]
    fn a_subject_with_who_that_is_acts_and_is_not_reported() {
        let analyzer = Analyzer::builtin().unwrap();
        for (text, speaker, content) in [
            (
                "Anna Orlo, the guild's leader, rejected the offer.",
                "Anna Orlo",
                "the offer",
            ),
            (
                "Ines Ro, a spokeswoman for the ministry, denied the report.",
                "Ines Ro",
                "the report",
            ),
            (
                "Ada Moll, finance minister, defended the budget.",
                "Ada Moll",
                "the budget",
            ),
            (
                "No deal, no talks, said the minister.",
                "minister",
                "No deal, no talks",
            ),
        ] {
            let analysis = analyzer.analyze(&Document::from_text(text));
            let found: Vec<_> = analysis
                .statements
                .iter()
                .map(|s| {
                    let name = s.speaker.and_then(|i| analysis.speakers.get(i as usize));
                    (
                        name.map_or("", |name| name.name.as_str()),
                        s.pieces.first().map_or("", |piece| piece.of(text)),
                    )
                })
                .collect();
            assert_eq!(found, [(speaker, content)], "{text}");
        }
    }

    #[test]
    fn a_deed_without_a_clause_is_an_act() {
        let analyzer = Analyzer::builtin().unwrap();
        for (text, kind) in [
            ("Varga urged both leaders to wait.", "act"),
            ("Varga called the offer “a postcard”.", "act"),
            ("Varga demanded that the port be closed.", "indirect"),
            ("“Close the port,” Varga demanded.", "direct"),
        ] {
            let analysis = analyzer.analyze(&Document::from_text(text));
            let found: Vec<&str> = analysis
                .statements
                .iter()
                .map(|s| s.quote_type.as_str())
                .collect();
            assert_eq!(found, [kind], "{text}");
        }
    }

    #[test]
    fn a_medium_is_no_addressee() {
        let text = "Anna Orlo told the Brenn Herald that the port was closed. She told lawmakers that it would open.";
        let analysis = Analyzer::builtin()
            .unwrap()
            .analyze(&Document::from_text(text));
        let found: Vec<_> = analysis
            .statements
            .iter()
            .map(|s| (s.via.map(|v| v.of(text)), s.addressee.map(|v| v.of(text))))
            .collect();
        assert_eq!(found[0], (Some("Brenn Herald"), None));
        assert_eq!(found[1].1, Some("lawmakers"));
    }

    #[test]
    fn what_was_asked_for_and_when_are_no_addressees() {
        for (text, addressee) in [
            ("Orlo told voters he'd wait.", Some("voters")),
            ("Orlo told the crowd that he would wait.", Some("the crowd")),
            ("Orlo warned Tuesday that the port would close.", None),
            ("Orlo asked for a mediator to end the strike.", None),
            ("Orlo warned that strike he ended had cost jobs.", None),
            ("Orlo asked which firm he'd sue.", None),
        ] {
            let analysis = Analyzer::builtin()
                .unwrap()
                .analyze(&Document::from_text(text));
            let found = analysis.statements.first().unwrap().addressee;
            assert_eq!(found.map(|a| a.of(text)), addressee, "{text}");
        }
    }
}
