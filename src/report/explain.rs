//! A text with every decision and the rule or entry that made it, one block per statement. Stable: golden tests compare it.
//!
//! A block looks like this; the number is the sentence's, as in the tables:
//!
//! ```text
//! [s14] Rubio himself has repeatedly said that dialogue "must not come at the cost of principles or partners."
//!   source     "Rubio himself"                   -> Marco Rubio  (person marco-rubio)
//!   cue        "has repeatedly said"             cue.say  (neutral, acknowledge)
//!   content    "that dialogue must ... principles or partners"  mixed
//!   stance     conditional toward "dialogue"     stance.must-not-come-at-cost
//! ```

use std::fmt::Write as _;
use std::io::{self, Write};

use super::csv::fold;
use crate::Analysis;
use crate::attribution::statement::Statement;
use crate::lexicon::{Layer, Lexicon};
use crate::span::Span;
use crate::tag::Hit;
use crate::tag::condition::Condition;
use crate::tag::frame::Frame;
use crate::tag::stance::Stance;
use crate::text::document::Document;
use crate::text::number::CodePoints;

/// Width of the middle column.
const MIDDLE: usize = 34;

/// Words of a content shown in full; of a longer one the first and last three.
const SHOWN: usize = 8;

/// Features named per statement.
const FEATURES: usize = 6;

/// What of the analysis is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// Everything.
    #[default]
    All,
    /// Sentences.
    Sentences,
    /// Quotations.
    Quotations,
    /// Statements: source, cue, content.
    Attributions,
    /// Hedges, conditions, stances, frames.
    Tags,
}

/// How much is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ExplainOptions {
    /// One line of the text only, from 1.
    pub line: Option<u32>,
    /// One stage only.
    pub stage: Stage,
    /// The features that decided and the candidate that lost, where the analysis kept them.
    pub shows_features: bool,
}

/// Writes the explanation of `analysis`.
///
/// # Errors
///
/// `out` cannot be written.
pub fn explain(
    doc: &Document,
    analysis: &Analysis,
    lexicon: &Lexicon,
    out: &mut dyn Write,
    options: ExplainOptions,
) -> io::Result<()> {
    let points = CodePoints::new(doc.text());
    let mut page = Page {
        doc,
        analysis,
        lexicon,
        points,
        options,
        out,
    };
    match options.stage {
        Stage::All => page.everything(true, true),
        Stage::Attributions => page.everything(true, false),
        Stage::Tags => page.everything(false, true),
        Stage::Sentences => page.spans(&analysis.sentences, 's'),
        Stage::Quotations => page.spans(&analysis.quotations, 'q'),
    }
}

/// Writes words with their offsets: the stage `tokens`.
///
/// # Errors
///
/// `out` cannot be written.
pub fn explain_tokens(doc: &Document, tokens: &[Span], out: &mut dyn Write) -> io::Result<()> {
    let points = CodePoints::new(doc.text());
    for &token in tokens {
        let (start, end) = points.of(token);
        writeln!(out, "{start}-{end}\t{}", token.of(doc.text()))?;
    }
    Ok(())
}

/// Writes lexicon matches with their entries, not yet read: the stage `matches`.
///
/// # Errors
///
/// `out` cannot be written.
pub fn explain_matches(
    doc: &Document,
    matches: &[(u32, Span)],
    lexicon: &Lexicon,
    out: &mut dyn Write,
) -> io::Result<()> {
    let points = CodePoints::new(doc.text());
    for &(entry, span) in matches {
        let entry = lexicon.entry(entry);
        let (start, end) = points.of(span);
        let words = folded(span.of(doc.text()));
        writeln!(
            out,
            "{start}-{end}\t{}\t{}\t{}\t{words}",
            entry.layer.as_str(),
            entry.category,
            entry.id
        )?;
    }
    Ok(())
}

struct Page<'p> {
    doc: &'p Document,
    analysis: &'p Analysis,
    lexicon: &'p Lexicon,
    points: CodePoints<'p>,
    options: ExplainOptions,
    out: &'p mut dyn Write,
}

fn folded(words: &str) -> String {
    let mut out = Vec::with_capacity(words.len());
    fold(words, &mut out);
    String::from_utf8(out).unwrap_or_default()
}

/// The words, of many only the first and last three.
fn shortened(words: &str) -> String {
    let parts: Vec<&str> = words.split_whitespace().collect();
    match (parts.get(..3), parts.get(parts.len().saturating_sub(3)..)) {
        (Some(first), Some(last)) if parts.len() > SHOWN => {
            format!("{} ... {}", first.join(" "), last.join(" "))
        }
        _ => parts.join(" "),
    }
}

impl Page<'_> {
    fn words(&self, span: Span) -> String {
        folded(span.of(self.doc.text()))
    }

    fn quoted(&self, span: Span) -> String {
        format!("\"{}\"", shortened(&self.words(span)))
    }

    fn entry(&self, entry: u32) -> &str {
        &self.lexicon.entry(entry).id
    }

    /// Whether the line that was asked for, if any, is one of those of `span`.
    fn is_asked_for(&self, span: Span) -> bool {
        let lines = || self.points.line(span.start)..=self.points.line(span.end.max(span.start));
        self.options.line.is_none_or(|line| lines().contains(&line))
    }

    fn sentence(&self, n: u32) -> Span {
        self.analysis
            .sentences
            .get(n as usize)
            .copied()
            .unwrap_or_default()
    }

    fn spans(&mut self, spans: &[Span], letter: char) -> io::Result<()> {
        for (n, &span) in spans.iter().enumerate() {
            if self.is_asked_for(span) {
                let (start, end) = self.points.of(span);
                let words = self.words(span);
                writeln!(self.out, "[{letter}{}] {start}-{end}\t{words}", n + 1)?;
            }
        }
        Ok(())
    }

    fn head(&mut self, sentence: u32) -> io::Result<()> {
        let words = self.words(self.sentence(sentence));
        writeln!(self.out, "[s{}] {words}", sentence + 1)
    }

    fn row(&mut self, label: &str, middle: &str, right: &str) -> io::Result<()> {
        let mut line = format!("  {label:<10} {middle}");
        if !right.is_empty() {
            let width = middle.chars().count();
            let blanks = MIDDLE.saturating_sub(width).max(2);
            line.extend(std::iter::repeat_n(' ', blanks));
            line.push_str(right);
        }
        writeln!(self.out, "{}", line.trim_end())
    }

    fn everything(&mut self, shows_attributions: bool, shows_tags: bool) -> io::Result<()> {
        let analysis = self.analysis;
        let mut is_first = true;
        for (n, statement) in analysis.statements.iter().enumerate() {
            let place = self.sentence(statement.sentence);
            let place = if statement.pieces.is_empty() {
                place
            } else {
                place.hull(statement.hull())
            };
            if !self.is_asked_for(place) {
                continue;
            }
            if !is_first {
                writeln!(self.out)?;
            }
            is_first = false;
            self.head(statement.sentence)?;
            self.statement(statement, shows_attributions)?;
            if shows_tags {
                self.tags(Some(n as u32), None)?;
            }
        }
        if !shows_tags {
            return Ok(());
        }
        for n in 0..analysis.sentences.len() as u32 {
            if self.is_asked_for(self.sentence(n)) && self.has_tags(n) {
                if !is_first {
                    writeln!(self.out)?;
                }
                is_first = false;
                self.head(n)?;
                self.tags(None, Some(n))?;
            }
        }
        let present = |frame: &&Frame| frame.statement.is_none() && frame.present;
        let frames: Vec<&Frame> = analysis.frames.iter().filter(present).collect();
        if self.options.line.is_none() && !frames.is_empty() {
            if !is_first {
                writeln!(self.out)?;
            }
            writeln!(self.out, "[article]")?;
            for frame in frames {
                self.frame(frame)?;
            }
        }
        Ok(())
    }

    fn statement(&mut self, statement: &Statement, shows_all: bool) -> io::Result<()> {
        let speaker = statement
            .speaker
            .and_then(|n| self.analysis.speakers.get(n as usize));
        let named = speaker.map_or_else(String::new, |speaker| {
            let mut named = format!(
                "-> {}  ({} {})",
                speaker.name,
                speaker.kind.as_str(),
                speaker.id
            );
            for (label, value) in [("role", &speaker.role), ("of", &speaker.affiliation)] {
                if !value.is_empty() {
                    let _ = write!(named, "  {label} {value}");
                }
            }
            named
        });
        let source = statement
            .source
            .map_or_else(|| "-".to_owned(), |span| self.quoted(span));
        self.row("source", &source, &named)?;
        if shows_all {
            let cue = self.quoted(statement.cue);
            let entry = statement
                .entry
                .map_or(statement.rule, |entry| self.entry(entry));
            let mut right = entry.to_owned();
            let negated = if statement.negated { "negated" } else { "" };
            let question = if statement.question { "question" } else { "" };
            let said: Vec<&str> = [statement.cue_class, statement.engagement, negated, question]
                .into_iter()
                .filter(|word| !word.is_empty())
                .collect();
            if !said.is_empty() {
                let _ = write!(right, "  ({})", said.join(", "));
            }
            self.row("cue", &cue, &right)?;
            for (label, span) in [("via", statement.via), ("to", statement.addressee)] {
                if let Some(span) = span {
                    let words = self.quoted(span);
                    self.row(label, &words, "")?;
                }
            }
        }
        let pieces: Vec<String> = statement
            .pieces
            .iter()
            .map(|&piece| self.quoted(piece))
            .collect();
        self.row(
            "content",
            &pieces.join(" + "),
            statement.quote_type.as_str(),
        )?;
        if !shows_all {
            return Ok(());
        }
        let parent = statement
            .parent
            .and_then(|n| self.analysis.statements.get(n as usize));
        if let Some(parent) = parent {
            let words = self.quoted(parent.hull());
            self.row("inside", &words, &format!("[s{}]", parent.sentence + 1))?;
        }
        let how = format!("{}  {:.2}", statement.rule, statement.confidence);
        self.row("rule", &how, &statement.flags.join(" | "))?;
        if self.options.shows_features {
            self.features(statement)?;
        }
        Ok(())
    }

    /// The features that weighed most, the heaviest first, and the candidate that lost.
    fn features(&mut self, statement: &Statement) -> io::Result<()> {
        let mut features: Vec<&(&str, f32)> = statement.features.iter().collect();
        features.sort_by(|(_, a), (_, b)| b.abs().total_cmp(&a.abs()));
        features.truncate(FEATURES);
        if !features.is_empty() {
            let features: Vec<String> = features
                .into_iter()
                .map(|(name, x)| format!("{name} {x:+.2}"))
                .collect();
            self.row("features", &features.join(", "), "")?;
        }
        if let Some(runner_up) = &statement.runner_up {
            let words = format!("\"{}\"", shortened(runner_up));
            self.row("runner-up", &words, "")?;
        }
        Ok(())
    }

    fn has_tags(&self, sentence: u32) -> bool {
        let analysis = self.analysis;
        let is_here = |statement: Option<u32>, n: u32| statement.is_none() && n == sentence;
        analysis
            .hits
            .iter()
            .any(|hit| is_shown(hit) && is_here(hit.statement, hit.sentence))
            || analysis
                .conditions
                .iter()
                .any(|c| is_here(c.statement, c.sentence))
            || analysis
                .stances
                .iter()
                .any(|s| is_here(s.statement, s.sentence))
    }

    /// The tags of a statement, or those of a sentence outside all statements.
    fn tags(&mut self, statement: Option<u32>, sentence: Option<u32>) -> io::Result<()> {
        let analysis = self.analysis;
        let is_here = |of: Option<u32>, n: u32| {
            of == statement && sentence.is_none_or(|sentence| n == sentence)
        };
        for hit in &analysis.hits {
            if is_shown(hit) && is_here(hit.statement, hit.sentence) {
                self.hit(hit)?;
            }
        }
        for condition in &analysis.conditions {
            if is_here(condition.statement, condition.sentence) {
                self.condition(condition)?;
            }
        }
        for stance in &analysis.stances {
            if is_here(stance.statement, stance.sentence) {
                self.stance(stance)?;
            }
        }
        if statement.is_some() {
            for frame in &analysis.frames {
                if frame.statement == statement && frame.present {
                    self.frame(frame)?;
                }
            }
        }
        Ok(())
    }

    fn hit(&mut self, hit: &Hit) -> io::Result<()> {
        let words = self.quoted(hit.span);
        let mut right = format!(
            "{}  ({} {:.2}",
            self.entry(hit.entry),
            hit.category,
            hit.weight
        );
        let mut and = |word: &str| {
            right.push_str(", ");
            right.push_str(word);
        };
        if hit.statement.is_some() {
            and(hit.voice.as_str());
        }
        if hit.negated {
            and("negated");
        }
        if let Some(by) = hit.suppressed_by {
            and("not counted: ");
            right.push_str(by);
        }
        right.push(')');
        self.row(hit.layer.as_str(), &words, &right)
    }

    fn condition(&mut self, condition: &Condition) -> io::Result<()> {
        let marker = self.quoted(condition.marker);
        let entry = condition
            .entry
            .map_or(condition.rule, |entry| self.entry(entry));
        let mut right = format!(
            "{entry}  ({}, {}",
            condition.kind,
            condition.factuality.as_str()
        );
        for word in [
            condition.need,
            if condition.negative { "negative" } else { "" },
        ] {
            if !word.is_empty() {
                right.push_str(", ");
                right.push_str(word);
            }
        }
        let _ = write!(right, ", {:.2})", condition.confidence);
        self.row("condition", &marker, &right)?;
        let parts = [
            ("if", condition.antecedent),
            ("then", condition.consequent),
            ("by", condition.actor),
        ];
        for (label, span) in parts {
            if let Some(span) = span {
                let words = self.quoted(span);
                self.row(&format!("  {label}"), &words, "")?;
            }
        }
        Ok(())
    }

    fn stance(&mut self, stance: &Stance) -> io::Result<()> {
        let holder = stance
            .holder
            .and_then(|n| self.analysis.speakers.get(n as usize));
        let holder = holder.map_or("?", |holder| holder.id.as_str());
        let target = self.quoted(stance.target);
        let middle = format!("{} toward {target}", stance.polarity.as_str());
        let mut right = stance
            .entry
            .map_or("-", |entry| self.entry(entry))
            .to_owned();
        let _ = write!(
            right,
            "  ({holder} -> {}, {} {:+.2}",
            stance.target_id, stance.act, stance.score
        );
        for (word, holds) in [("negated", stance.negated), ("irrealis", stance.irrealis)] {
            if holds {
                right.push_str(", ");
                right.push_str(word);
            }
        }
        right.push(')');
        if !stance.evidence.is_empty() {
            let evidence = self.quoted(stance.evidence);
            let _ = write!(right, "  by {evidence}");
        }
        let condition = stance
            .condition
            .and_then(|n| self.analysis.conditions.get(n as usize));
        if let Some(condition) = condition {
            let marker = self.quoted(condition.marker);
            let _ = write!(right, "  under {marker}");
        }
        self.row("stance", &middle, &right)
    }

    fn frame(&mut self, frame: &Frame) -> io::Result<()> {
        let middle = format!("{} {}", frame.scheme, frame.frame);
        let mut words: Vec<String> = Vec::new();
        for &hit in &frame.evidence {
            if let Some(hit) = self.analysis.hits.get(hit as usize) {
                let word = self.words(hit.span);
                if words.len() < 6 && !words.contains(&word) {
                    words.push(word);
                }
            }
        }
        let words = words.join(", ");
        let right = match frame.z {
            Some(z) => format!("z {z:+.2}  ({words})"),
            None => format!("({words})"),
        };
        self.row("frame", &middle, &right)
    }
}

/// Hits that say something by themselves: the others stand in the rows of what they were read as.
fn is_shown(hit: &Hit) -> bool {
    matches!(
        hit.layer,
        Layer::Hedge | Layer::Booster | Layer::Deontic | Layer::Negation
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::attribution::speaker::{Speaker, SpeakerKind};
    use crate::attribution::statement::QuoteType;

    #[test]
    fn long_content_is_shortened() {
        for (words, expected) in [
            ("one", "one"),
            ("1 2 3 4 5 6 7 8", "1 2 3 4 5 6 7 8"),
            ("1 2 3 4 5 6 7 8 9", "1 2 3 ... 7 8 9"),
            ("", ""),
        ] {
            assert_eq!(shortened(words), expected);
        }
    }

    #[test]
    fn a_statement_is_a_block() {
        let text = "Intro.\nRubio said “no deal”.";
        let doc = Document::from_text(text);
        let span = |words: &str| {
            let at = text.find(words).unwrap();
            Span::new(at, at + words.len())
        };
        let analysis = Analysis {
            sentences: vec![span("Intro."), span("Rubio said “no deal”.")],
            speakers: vec![
                Speaker {
                    id: "_article".into(),
                    ..Speaker::default()
                },
                Speaker {
                    id: "marco-rubio".into(),
                    name: "Marco Rubio".into(),
                    kind: SpeakerKind::Person,
                    ..Speaker::default()
                },
            ],
            statements: vec![Statement {
                pieces: vec![span("no deal")],
                quote_type: QuoteType::Direct,
                source: Some(span("Rubio")),
                speaker: Some(1),
                cue: span("said"),
                cue_class: "neutral",
                engagement: "acknowledge",
                rule: "source-cue-content",
                sentence: 1,
                confidence: 0.9,
                ..Statement::default()
            }],
            ..Analysis::default()
        };
        let shown = |line| {
            let mut out = Vec::new();
            let options = ExplainOptions {
                line,
                ..ExplainOptions::default()
            };
            explain(&doc, &analysis, &Lexicon::default(), &mut out, options).unwrap();
            String::from_utf8(out).unwrap()
        };
        let expected = "[s2] Rubio said “no deal”.
  source     \"Rubio\"                           -> Marco Rubio  (person marco-rubio)
  cue        \"said\"                            source-cue-content  (neutral, acknowledge)
  content    \"no deal\"                         direct
  rule       source-cue-content  0.90
";
        assert_eq!(shown(None), expected);
        assert_eq!(shown(Some(2)), expected);
        assert_eq!(shown(Some(1)), "");
    }
}
