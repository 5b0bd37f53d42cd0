//! The analyzer: lexicons and options in, an [`Analysis`] of one document out. No I/O, no globals.

use std::borrow::Cow;

use crate::attribution::link::{Attribution, Linker, Weighed};
use crate::attribution::reading::Reading;
use crate::attribution::speaker::{Directory, Speaker};
use crate::attribution::statement::{self, Statement};
use crate::error::{Error, Result};
use crate::lexicon::{Layer, Lexicon};
use crate::span::Span;
use crate::tag::condition::{self, Condition};
use crate::tag::frame::{self, Frame};
use crate::tag::scope::Negations;
use crate::tag::stance::{self, Stance};
use crate::tag::target::Target;
use crate::tag::{Context, Hit, Voice, hedge};
use crate::text::{Document, damage, quotation};

/// All that was found in one document. Spans are byte ranges in its text.
#[derive(Clone, Debug, Default)]
pub struct Analysis {
    /// Sentences, in order.
    pub sentences: Vec<Span>,
    /// Paragraphs, in order.
    pub paragraphs: Vec<Span>,
    /// Quotations, without their marks, in order.
    pub quotations: Vec<Span>,
    /// Number of words (UAX #29).
    pub words: u32,
    /// Words inside statements, each counted once.
    pub attributed_words: u32,
    /// Words inside quotation marks.
    pub quoted_words: u32,
    /// Words of each speaker's statements (innermost holder), parallel to `speakers`; the first is the article's own voice.
    pub speaker_words: Vec<u32>,
    /// Speakers, holders and actors; the first is `_article`.
    pub speakers: Vec<Speaker>,
    /// Statements, by start, the longer first.
    pub statements: Vec<Statement>,
    /// Lexicon hits, by start.
    pub hits: Vec<Hit>,
    /// Conditions, by start of the marker.
    pub conditions: Vec<Condition>,
    /// Stances, by start of the target.
    pub stances: Vec<Stance>,
    /// Frames, by scheme and name, the article's first.
    pub frames: Vec<Frame>,
    /// ISO 639-1 code of the language; `en` where too short to tell.
    pub language: &'static str,
    /// What was noticed (`not-english`, `unclosed-quotation`, ...).
    pub warnings: Vec<&'static str>,
}

/// What the analyzer is asked to do.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Options {
    /// Targets to track, each `NAME[=alias|alias]`.
    pub targets: Vec<String>,
    /// Keep the features and the candidate that lost, for `explain`.
    pub explain: bool,
    /// Categories counted in hedge figures beside the usual ones: `approximator`, `weasel`, `conditional`.
    pub count: Vec<String>,
}

/// Lexicons and options; analyses documents one by one. Cheap to share between threads.
#[derive(Clone, Debug)]
pub struct Analyzer {
    lexicon: Lexicon,
    options: Options,
    targets: Vec<Target>,
}

/// Buffers of one worker, kept from document to document.
#[derive(Clone, Debug, Default)]
pub struct Scratch {
    reading: Reading,
    linker: Linker,
    links: Vec<Attribution>,
    directory: Directory,
    negations: Negations,
    statement_of: Vec<u32>,
    cue_of: Vec<u32>,
}

impl Analyzer {
    /// Makes an analyzer.
    ///
    /// # Errors
    /// Where an option is not known.
    pub fn new(lexicon: Lexicon, options: Options) -> Result<Self> {
        for c in &options.count {
            if !Layer::UNCOUNTED_HEDGES.contains(&c.as_str()) {
                return Err(Error::usage(
                    format!("unknown category \"{c}\" for --count"),
                    format!("one of {}", Layer::UNCOUNTED_HEDGES.join(", ")),
                ));
            }
        }
        if let Some(t) = options.targets.iter().find(|t| {
            t.split('=')
                .next()
                .is_none_or(|name| name.trim().is_empty())
        }) {
            return Err(Error::usage(
                format!("the target \"{t}\" has no name"),
                "-t \"NATO=the alliance|the bloc\"",
            ));
        }
        let targets = options.targets.iter().map(|t| Target::parse(t)).collect();
        Ok(Self {
            lexicon,
            options,
            targets,
        })
    }

    /// An analyzer with the built-in lexicons and no options.
    ///
    /// # Errors
    /// Only if a built-in lexicon is wrong, which the tests forbid.
    pub fn builtin() -> Result<Self> {
        Self::new(Lexicon::builtin()?, Options::default())
    }

    /// The lexicons.
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// Analyses one document.
    pub fn analyze(&self, doc: &Document) -> Analysis {
        self.analyze_with(doc, &mut Scratch::default())
    }

    /// The words of a document.
    pub fn tokens(&self, doc: &Document) -> Vec<Span> {
        let mut tokens = vec![];
        crate::text::token::tokenize(doc.text(), &mut tokens);
        tokens.iter().map(crate::text::Token::span).collect()
    }

    /// All lexicon matches of a document, not yet read: entry and span.
    pub fn matches(&self, doc: &Document) -> Vec<(u32, Span)> {
        let mut reading = Reading::default();
        reading.read(doc.text(), &self.lexicon);
        reading
            .matches
            .iter()
            .map(|m| (m.entry, reading.span(m.span.0 as usize, m.span.1 as usize)))
            .collect()
    }

    /// Everything that was weighed for every possible cue of a document: for fitting the weights.
    pub fn weighed(&self, doc: &Document) -> (Reading, Vec<Weighed>) {
        let mut s = Scratch::default();
        s.reading.read(doc.text(), &self.lexicon);
        s.linker
            .link(doc.text(), &s.reading, &self.lexicon, true, &mut s.links);
        (s.reading, s.linker.weighed)
    }

    /// Analyses one document with a worker's buffers.
    pub fn analyze_with(&self, doc: &Document, scratch: &mut Scratch) -> Analysis {
        let text = doc.text();
        if let Some(language) = other_language(text) {
            return Self::untagged(text, language, scratch);
        }
        let (s, lexicon) = (scratch, &self.lexicon);
        let mut out = Analysis {
            language: "en",
            ..Analysis::default()
        };
        s.reading.read(text, lexicon);
        Self::layout(&s.reading, &mut out);
        s.linker.link(
            text,
            &s.reading,
            lexicon,
            self.options.explain,
            &mut s.links,
        );
        s.directory.read(text, &s.reading, lexicon, &doc.marked);
        let statements = statement::build(
            text,
            &s.reading,
            lexicon,
            &s.links,
            &mut s.directory,
            self.options.explain,
        );
        s.negations.read(&s.reading, lexicon);
        cover(
            &statements,
            s.reading.tokens.len(),
            &mut s.statement_of,
            &mut s.cue_of,
        );
        self.tag(doc, &statements, s, &mut out);
        out.statements = statements;
        self.fill_statements(&mut out);
        pair_marks(text, &mut out);
        finish_speakers(&mut s.directory, &mut out);
        out.warnings.extend(damage::signs(text));
        out
    }

    /// Of a text in another language what can be counted without knowing its words.
    fn untagged(text: &str, language: &'static str, scratch: &mut Scratch) -> Analysis {
        let mut out = Analysis {
            language,
            warnings: vec!["not-english"],
            speakers: vec![article()],
            ..Analysis::default()
        };
        scratch.reading.read(text, &Lexicon::default());
        Self::layout(&scratch.reading, &mut out);
        out.speaker_words = vec![out.words];
        out
    }

    /// Conditions, stances, hedges and frames. Each finds first, with the directory as it is, and settles then whom it names:
    /// that may be somebody new.
    fn tag(&self, doc: &Document, statements: &[Statement], s: &mut Scratch, out: &mut Analysis) {
        let (text, lexicon) = (doc.text(), &self.lexicon);
        let targets = self.targets_of(doc);
        let (drafts, reporters) = {
            let cx = context(text, s, lexicon, statements);
            condition::find(&cx, &mut out.conditions);
            let reporters = condition::reporters(&cx, &out.conditions);
            (stance::find(&cx, &out.conditions, &targets), reporters)
        };
        let settling = stance::Settling {
            text,
            reading: &s.reading,
            lexicon,
            statements,
        };
        stance::settle(&settling, drafts, &mut s.directory, &mut out.stances);
        condition::settle_reporters(
            &reporters,
            text,
            &s.reading,
            lexicon,
            &mut s.directory,
            &mut out.conditions,
        );
        let believers = {
            let cx = context(text, s, lexicon, statements);
            let evidence = stance::Evidence::of(&out.stances);
            hedge::read(&cx, &out.conditions, &evidence, &mut out.hits);
            frame::score(&cx, &out.hits, &mut out.frames);
            Self::count_words(&cx, out);
            hedge::believers(&cx, &out.hits)
        };
        hedge::settle_believers(
            &believers,
            text,
            &s.reading,
            lexicon,
            &mut s.directory,
            &mut out.hits,
        );
    }

    /// The targets of the run, and the document's own.
    fn targets_of(&self, doc: &Document) -> Cow<'_, [Target]> {
        if doc.meta.targets.is_empty() {
            return Cow::Borrowed(&self.targets);
        }
        let own = doc.meta.targets.iter().map(|t| Target::parse(t));
        self.targets.iter().cloned().chain(own).collect()
    }

    fn layout(reading: &Reading, out: &mut Analysis) {
        out.sentences = reading.layout.sentences.iter().map(|s| s.span).collect();
        out.paragraphs.clone_from(&reading.layout.paragraphs);
        out.quotations = reading.quotations.iter().map(|q| q.inner).collect();
        out.words = reading.tokens.len() as u32;
        if reading
            .quotations
            .iter()
            .zip(reading.quotations.iter().skip(1))
            .any(|(a, b)| !a.is_closed && !b.is_reopened)
            || reading.quotations.last().is_some_and(|q| !q.is_closed)
        {
            out.warnings.push("unclosed-quotation");
        }
    }

    /// Words inside statements and quotations, and of each speaker (numbers of the directory).
    fn count_words(cx: &Context, out: &mut Analysis) {
        out.speaker_words = vec![0; cx.directory.len()];
        for i in 0..cx.reading.tokens.len() {
            out.attributed_words += u32::from(cx.statement(i).is_some());
            out.quoted_words += u32::from(cx.reading.quotation(i) != 0);
            if let Some(slot) = cx
                .speaker(i)
                .and_then(|s| out.speaker_words.get_mut(s as usize))
            {
                *slot += 1;
            }
        }
    }

    /// What the tags say about each statement.
    fn fill_statements(&self, out: &mut Analysis) {
        for (k, h) in out.hits.iter().enumerate() {
            let Some(s) = h.statement.and_then(|s| out.statements.get_mut(s as usize)) else {
                continue;
            };
            if !h.is_counted() || h.voice != Voice::Speaker {
                continue;
            }
            match h.layer {
                Layer::Hedge if self.counts(h.category) => {
                    s.hedges.push(k as u32);
                    s.hedge_score += h.weight;
                }
                Layer::Booster => s.boosters += 1,
                _ => {}
            }
        }
        for (k, c) in out.conditions.iter().enumerate() {
            if let Some(s) = c.statement.and_then(|s| out.statements.get_mut(s as usize)) {
                s.conditions.push(k as u32);
            }
        }
        for (k, x) in out.stances.iter().enumerate() {
            let Some(s) = x.statement.and_then(|s| out.statements.get_mut(s as usize)) else {
                continue;
            };
            let best = s
                .stance
                .and_then(|b| out.stances.get(b as usize))
                .map_or(-1.0, |b| b.score.abs());
            if x.score.abs() > best {
                s.stance = Some(k as u32);
            }
        }
    }

    /// Whether a hedge category counts in hedge figures.
    pub fn counts(&self, category: &str) -> bool {
        !Layer::UNCOUNTED_HEDGES.contains(&category)
            || self.options.count.iter().any(|c| c == category)
    }
}

/// Gives phrases the quotation marks of which they hold one.
fn pair_marks(text: &str, out: &mut Analysis) {
    let statements = out.statements.iter_mut();
    let said = statements.flat_map(|s| [&mut s.source, &mut s.addressee]);
    let conditions = out.conditions.iter_mut();
    let depends = conditions.flat_map(|c| [&mut c.antecedent, &mut c.consequent]);
    let stances = out.stances.iter_mut();
    let sides = stances.flat_map(|s| [&mut s.target, &mut s.evidence]);
    for span in said.chain(depends).flatten().chain(sides) {
        *span = quotation::paired(text, *span);
    }
}

/// What the taggers look at.
fn context<'a>(
    text: &'a str,
    s: &'a Scratch,
    lexicon: &'a Lexicon,
    statements: &'a [Statement],
) -> Context<'a> {
    Context {
        text,
        reading: &s.reading,
        lexicon,
        statements,
        statement_of: &s.statement_of,
        cue_of: &s.cue_of,
        negations: &s.negations,
        directory: &s.directory,
    }
}

fn article() -> Speaker {
    Speaker {
        id: "_article".into(),
        name: "_article".into(),
        ..Speaker::default()
    }
}

/// The language of a text that is surely not in English: 200 letters or more, detection certain.
fn other_language(text: &str) -> Option<&'static str> {
    let mut end = text.len().min(4000);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let head = text.get(..end).unwrap_or("");
    // common English words: nothing to detect
    if [" the ", " of ", " and ", " to "]
        .iter()
        .filter(|w| head.contains(**w))
        .count()
        >= 3
    {
        return None;
    }
    if head.chars().filter(|c| c.is_alphabetic()).take(200).count() < 200 {
        return None;
    }
    let info = whatlang::detect(head)?;
    (info.is_reliable() && info.lang() != whatlang::Lang::Eng).then(|| language_code(info.lang()))
}

/// ISO 639-1 code where there is one, else ISO 639-3.
fn language_code(lang: whatlang::Lang) -> &'static str {
    use whatlang::Lang;
    match lang {
        Lang::Deu => "de",
        Lang::Fra => "fr",
        Lang::Spa => "es",
        Lang::Ita => "it",
        Lang::Por => "pt",
        Lang::Rus => "ru",
        Lang::Ukr => "uk",
        Lang::Pol => "pl",
        Lang::Nld => "nl",
        Lang::Swe => "sv",
        Lang::Dan => "da",
        Lang::Fin => "fi",
        Lang::Tur => "tr",
        Lang::Ara => "ar",
        Lang::Cmn => "zh",
        Lang::Jpn => "ja",
        Lang::Kor => "ko",
        Lang::Ces => "cs",
        Lang::Hun => "hu",
        Lang::Ron => "ro",
        Lang::Ell => "el",
        Lang::Heb => "he",
        Lang::Hin => "hi",
        other => other.code(),
    }
}

/// For each word the innermost statement and the statement of its cue, as index + 1.
fn cover(
    statements: &[Statement],
    words: usize,
    statement_of: &mut Vec<u32>,
    cue_of: &mut Vec<u32>,
) {
    for list in [&mut *statement_of, &mut *cue_of] {
        list.clear();
        list.resize(words, 0);
    }
    // outer statements come first, so the inner ones overwrite them
    for (k, s) in statements.iter().enumerate() {
        for r in &s.runs {
            for slot in statement_of
                .get_mut(r.0 as usize..r.1 as usize)
                .into_iter()
                .flatten()
            {
                *slot = k as u32 + 1;
            }
        }
    }
    for (k, s) in statements.iter().enumerate() {
        for slot in cue_of
            .get_mut(s.cue_words.0 as usize..s.cue_words.1 as usize)
            .into_iter()
            .flatten()
        {
            *slot = k as u32 + 1;
        }
    }
}

/// Keeps the speakers that something refers to, and renumbers the references.
fn finish_speakers(directory: &mut Directory, out: &mut Analysis) {
    let mut used = vec![false; directory.len()];
    let mut mark = |n: Option<u32>| {
        if let Some(slot) = n.and_then(|n| used.get_mut(n as usize)) {
            *slot = true;
        }
    };
    mark(Some(0));
    out.statements.iter().for_each(|s| mark(s.speaker));
    out.stances.iter().for_each(|s| mark(s.holder));
    out.hits.iter().for_each(|h| mark(h.speaker));
    out.conditions.iter().for_each(|c| mark(c.speaker));
    let (speakers, map) = directory.take(&used);
    let new = |n: Option<u32>| {
        n.and_then(|n| map.get(n as usize))
            .copied()
            .filter(|n| *n != u32::MAX)
    };
    for s in &mut out.statements {
        s.speaker = new(s.speaker);
    }
    for h in &mut out.hits {
        h.speaker = new(h.speaker);
    }
    for c in &mut out.conditions {
        c.speaker = new(c.speaker);
    }
    for s in &mut out.stances {
        s.holder = new(s.holder);
    }
    let mut words = vec![0; speakers.len()];
    for (old, count) in out.speaker_words.iter().enumerate() {
        if let Some(slot) = new(Some(old as u32)).and_then(|n| words.get_mut(n as usize)) {
            *slot += count;
        }
    }
    out.speaker_words = words;
    out.speakers = speakers;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_text_of_two_hundred_letters_is_surely_in_another_language() {
        let german = "Der Minister sagte am Dienstag vor der Presse, sein Land werde nicht verhandeln, solange die fremden Truppen im Hafen stehen. ";
        assert_eq!(other_language(german), None);
        assert_eq!(other_language(&german.repeat(2)), Some("de"));
        assert_eq!(
            other_language(&"The minister said that it may rain. ".repeat(9)),
            None
        );
    }
}
