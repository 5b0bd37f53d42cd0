//! Sentences and paragraphs, by own rules over the gaps between words. Linear in the text.
//!
//! A full stop ends a sentence unless an abbreviation, an initial or what follows says otherwise; line breaks end one where
//! the document does not break its lines in mid-sentence. `unicode_sentences` is not used: it splits "U.S. Secretary" and is
//! quadratic on a full stop followed by a long run of blanks.

use crate::span::Span;
use crate::text::token::{Token, gap, shape};
use rustc_hash::{FxHashMap, FxHashSet};

/// How an abbreviation behaves before a full stop; a set of bits, since a word may be in two lists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ending(pub u8);

impl Ending {
    /// Stands before a name: never ends a sentence (Mr).
    pub const TITLE: Self = Self(1);
    /// Never ends a sentence (vs).
    pub const NEVER: Self = Self(2);
    /// Ends one only if what follows looks like a new sentence (U.S).
    pub const MAY: Self = Self(4);
    /// An abbreviation only before a number (No).
    pub const BEFORE_NUMBER: Self = Self(8);
}

/// What the splitter must know of words.
#[derive(Clone, Debug, Default)]
pub struct Abbreviations {
    /// Abbreviation without its last full stop → how it behaves.
    pub endings: FxHashMap<String, Ending>,
    /// Words, in lower case, with which a new sentence often starts and a name does not (the, he, in, but).
    pub starters: FxHashSet<String>,
}

impl Abbreviations {
    /// How an abbreviation behaves; one set in capitals as its usual form does ("MS. VANDERMEER:").
    pub fn ending(&self, word: &str) -> Option<Ending> {
        if let Some(known) = self.endings.get(word) {
            return Some(*known);
        }
        let (first, rest) = word.split_at_checked(1)?;
        let is_capitals =
            (1..=4).contains(&rest.len()) && word.bytes().all(|b| b.is_ascii_uppercase());
        is_capitals
            .then(|| {
                self.endings
                    .get(&format!("{first}{}", rest.to_ascii_lowercase()))
                    .copied()
            })
            .flatten()
            .filter(|e| e.0 & Ending::TITLE.0 != 0)
    }
}

/// A sentence and where it stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sentence {
    /// From its first to its last sign that is not white space, closing marks included.
    pub span: Span,
    /// First word and one past the last word.
    pub tokens: (u32, u32),
    /// Paragraph, from 0.
    pub paragraph: u32,
    /// Whether it is a heading: a short paragraph of its own without a full stop.
    pub is_heading: bool,
}

/// Sentences and paragraphs of one document.
#[derive(Clone, Debug, Default)]
pub struct Sentences {
    /// In order.
    pub sentences: Vec<Sentence>,
    /// In order.
    pub paragraphs: Vec<Span>,
}

impl Sentences {
    /// Makes one paragraph of each run of them, given in order as its first and its last.
    pub fn join(&mut self, runs: &[(usize, usize)]) {
        for (first, last) in runs {
            let end = self.paragraphs.get(*last).map(|p| p.end);
            if let (Some(joined), Some(end)) = (self.paragraphs.get_mut(*first), end) {
                joined.end = end;
            }
        }
        let (mut p, mut inner) = (0, runs.iter().peekable());
        self.paragraphs.retain(|_| {
            p += 1;
            while inner.next_if(|(_, last)| p > last + 1).is_some() {}
            inner.peek().is_none_or(|(first, _)| p <= first + 1)
        });
        let mut runs = runs.iter().peekable();
        let mut gone = 0;
        for s in &mut self.sentences {
            let at = s.paragraph as usize;
            while let Some((first, last)) = runs.next_if(|(_, last)| at > *last) {
                gone += (last - first) as u32;
            }
            let inside = runs.peek().filter(|(first, _)| at >= *first);
            s.is_heading &= inside.is_none();
            let within = inside.map_or(0, |(first, _)| (at - first) as u32);
            s.paragraph -= gone + within;
        }
    }
}

/// The most words of a sentence. No writer's sentence has as many: a list, a table or a page of speech without full stops is cut
/// here, so that what looks at whole sentences stays linear in the text.
pub const LONGEST: usize = 400;

/// How many words a title with a full stop has, at least and at most.
const SHORT_TITLE: usize = 5;
const LONG_TITLE: usize = 20;

/// How many words a time of day at the start of a paragraph has at most: "9:15 a.m. GMT".
const CLOCK: usize = 4;

/// Whether words are the time that opens a paragraph of a live report, and the one behind it: "14:05 Counsel" of "14:05 Counsel asks him".
fn is_clock(text: &str, words: &[Token], is_first: bool) -> bool {
    let [hour, rest @ .., next] = words else {
        return false;
    };
    // not "The gate shuts at / 9.30 Monday to Friday"
    let is_line = hour.has_gap(gap::LINE) && hour.has_gap(gap::STOP | gap::SHOUT);
    if !is_first && !is_line && !hour.has_gap(gap::BLANK_LINE) {
        return false;
    }
    let is_clock = |hour: &str, minute: &str| {
        let is_below =
            |word: &str, least: u8| word.len() <= 2 && word.parse::<u8>().is_ok_and(|n| n < least);
        is_below(hour, 24) && minute.len() == 2 && is_below(minute, 60)
    };
    let between = |from: &Token, to: &Token| text.get(from.end as usize..to.start as usize);
    let last = words.iter().rev().nth(1).unwrap_or(hour);
    let opens = |before: &str| {
        before
            .trim_start()
            .chars()
            .all(|c| matches!(c, '“' | '"' | '‘' | '\''))
    };
    let is_start = next.span().of(text).starts_with(char::is_uppercase)
        && between(last, next).is_some_and(|b| b.starts_with(' ') && opens(b));
    let written = hour.span().of(text);
    let (is_time, rest) = match written.split_once(['.', ':']) {
        // not "3.50 Euros"
        Some((h, m)) => (
            is_clock(h, m) && (h.len() == 2 || !rest.is_empty() || written.contains(':')),
            rest,
        ),
        None => match rest {
            [minute, rest @ ..] => {
                let m = minute.span().of(text);
                let joined = between(hour, minute) == Some(":");
                (joined && is_clock(written, m), rest)
            }
            [] => (false, rest),
        },
    };
    let is_zone = |t: &Token| {
        let word = t.span().of(text);
        matches!(
            word,
            "am" | "pm"
                | "a.m"
                | "p.m"
                | "AM"
                | "PM"
                | "GMT"
                | "UTC"
                | "BST"
                | "CET"
                | "EST"
                | "ET"
        )
    };
    is_start && is_time && rest.iter().all(is_zone) && !is_zone(next)
}

fn is_closer(c: char) -> bool {
    matches!(c, ')' | ']' | '"' | '\'' | '”' | '’' | '»' | '“' | '}')
}

/// Whether lines are broken in mid-sentence: more than a quarter of the single line breaks stand before a small letter.
fn is_wrapped(text: &str, tokens: &[Token]) -> bool {
    let (mut low, mut all) = (0, 0);
    for t in tokens.iter().skip(1) {
        if t.has_gap(gap::LINE) && !t.has_gap(gap::BLANK_LINE) {
            all += 1;
            low += u32::from(t.span().of(text).starts_with(char::is_lowercase));
        }
    }
    low * 4 > all
}

/// Splits `text`, whose words are `tokens`.
pub fn split(text: &str, tokens: &[Token], abbreviations: &Abbreviations, out: &mut Sentences) {
    out.sentences.clear();
    out.paragraphs.clear();
    let Some(first) = tokens.first() else { return };
    let wrapped = is_wrapped(text, tokens);
    let lead = text.get(..first.start as usize).unwrap_or("");
    let mut start = line_start(lead, 0);
    let (mut from, mut paragraph_start) = (0usize, start);
    for (i, pair) in tokens.windows(2).enumerate() {
        let [prev, next] = pair else { continue };
        let is_cut = i + 1 - from >= LONGEST
            || i < from + CLOCK
                && is_clock(text, tokens.get(from..i + 2).unwrap_or(&[]), from == 0);
        if !is_cut && !next.has_gap(gap::STOP | gap::SHOUT | gap::LINE) {
            continue;
        }
        let between = text
            .get(prev.end as usize..next.start as usize)
            .unwrap_or("");
        let line_break = next.has_gap(gap::BLANK_LINE) || (next.has_gap(gap::LINE) && !wrapped);
        let stop = stop_end(between);
        let ends = is_cut
            || line_break
            || (stop.is_some() && ends_here(text, tokens, i, between, abbreviations));
        if !ends {
            continue;
        }
        let base = prev.end as usize;
        let line_at = between.find('\n').unwrap_or(between.len());
        let end = match stop {
            Some(s) if !line_break || s <= line_at => base + s,
            // a cut leaves closing marks on its left and opening ones on its right
            None if !line_break => base + between.find(char::is_whitespace).unwrap_or(0),
            _ => base + between.get(..line_at).unwrap_or("").trim_end().len(),
        };
        let rest = end - base;
        let next_start = base + rest + line_start(between.get(rest..).unwrap_or(""), 0);
        push(
            text,
            out,
            Span::new(start, end),
            (from, i + 1),
            stop.is_some(),
        );
        if line_break {
            out.paragraphs.push(Span::new(paragraph_start, end));
            paragraph_start = next_start;
        }
        start = next_start;
        from = i + 1;
    }
    let end = text.trim_end().len();
    let last = tokens.last().map_or(0, |t| t.end as usize);
    let closed = text
        .get(last..end)
        .is_some_and(|s| s.contains(['.', '!', '?', '…']));
    push(
        text,
        out,
        Span::new(start, end),
        (from, tokens.len()),
        closed,
    );
    out.paragraphs.push(Span::new(paragraph_start, end));
    mark_headings(tokens, out);
}

fn push(text: &str, out: &mut Sentences, span: Span, tokens: (usize, usize), closed: bool) {
    let paragraph = out.paragraphs.len() as u32;
    // a heading is decided in mark_headings: remember here only whether it could be one
    let is_heading =
        !closed && tokens.1 - tokens.0 <= 20 && !span.of(text).ends_with([',', ':', ';']);
    let tokens = (tokens.0 as u32, tokens.1 as u32);
    out.sentences.push(Sentence {
        span,
        tokens,
        paragraph,
        is_heading,
    });
}

/// A heading is the only sentence of its paragraph. The first one may have a full stop where nearly every word has a capital:
/// "Orlo Backs the New Bridge Over the Sillen."
fn mark_headings(tokens: &[Token], out: &mut Sentences) {
    let has_more = out.paragraphs.len() > 1;
    if let Some(first) = out.sentences.first_mut().filter(|_| has_more) {
        let words = tokens.get(..first.tokens.1 as usize).unwrap_or(&[]);
        first.is_heading |=
            (SHORT_TITLE..=LONG_TITLE).contains(&words.len()) && is_in_title_case(words);
    }
    let mut counts = vec![0u32; out.paragraphs.len()];
    for s in &out.sentences {
        if let Some(c) = counts.get_mut(s.paragraph as usize) {
            *c += 1;
        }
    }
    for s in &mut out.sentences {
        s.is_heading &= counts.get(s.paragraph as usize) == Some(&1);
    }
}

/// Whether at least six words of ten begin with a capital.
pub(crate) fn is_in_title_case(words: &[Token]) -> bool {
    let capitals = words.iter().filter(|t| t.is(shape::CAPITAL)).count();
    capitals * 10 >= words.len() * 6
}

/// Where the first sign that is not white space stands, on the last line if there are several.
fn line_start(between: &str, from: usize) -> usize {
    let tail = between.get(from..).unwrap_or("");
    let line = tail.rfind('\n').map_or(0, |p| p + 1);
    let rest = tail.get(line..).unwrap_or("");
    from + line + (rest.len() - rest.trim_start().len())
}

/// One past the full stop (or ?, !, …) and its closing marks, if the gap has one that white space or the end follows.
fn stop_end(between: &str) -> Option<usize> {
    let mut end = None;
    let mut chars = between.char_indices().peekable();
    while let Some((_, c)) = chars.next() {
        if !matches!(c, '.' | '!' | '?' | '…') {
            if c.is_whitespace() && end.is_some() {
                break;
            }
            continue;
        }
        while chars
            .peek()
            .is_some_and(|(_, c)| is_closer(*c) || matches!(c, '.' | '!' | '?' | '…'))
        {
            chars.next();
        }
        let at = chars.peek().map_or(between.len(), |(p, _)| *p);
        if chars.peek().is_none_or(|(_, c)| c.is_whitespace()) {
            end = Some(at);
        }
    }
    end
}

/// Whether the stop after word `i` ends the sentence.
fn ends_here(
    text: &str,
    tokens: &[Token],
    i: usize,
    between: &str,
    abbreviations: &Abbreviations,
) -> bool {
    let (Some(prev), Some(next)) = (tokens.get(i), tokens.get(i + 1)) else {
        return true;
    };
    let follows = next.span().of(text);
    // "Why?" he asked. "... no," said X.
    if follows.starts_with(char::is_lowercase) {
        return false;
    }
    let mut signs = between.chars();
    let first = signs.next();
    if first != Some('.') || signs.next().is_some_and(|c| matches!(c, '.' | '!' | '?')) {
        return true;
    }
    let word = prev.base().of(text);
    let opens = between.trim_end_matches(char::is_whitespace).len() < between.len();
    let is_name = next.is(shape::CAPITAL) && !is_starter(follows, abbreviations);
    if let Some(ending) = abbreviations.ending(word) {
        if ending.0 & Ending::BEFORE_NUMBER.0 != 0 {
            return !next.is(shape::DIGIT);
        }
        if ending.0 & (Ending::TITLE.0 | Ending::NEVER.0) != 0 {
            return false;
        }
        // "U.S. Secretary" goes on; "in the U.S. The talks" and "the U.S. “We" do not
        return (!is_name && !next.is(shape::DIGIT)) || !opens || between.contains(['“', '"']);
    }
    // an initial: "J. Smith", "George W. Bush"; but "Plan B. The"
    let is_initial = word.chars().count() == 1 && prev.is(shape::CAPITAL) && word != "I";
    if is_initial {
        return !is_name;
    }
    // "D-N.Y. and", "Ph.D. candidates": dotted words go on before a name
    if word.contains('.') && prev.is(shape::UPPER) {
        return !is_name;
    }
    true
}

fn is_starter(word: &str, abbreviations: &Abbreviations) -> bool {
    let low = word.to_lowercase();
    let stem = low.split(['\'', '’']).next().unwrap_or("");
    abbreviations.starters.contains(stem)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::token::tokenize;

    fn sentences(text: &str) -> Vec<String> {
        let mut abbreviations = Abbreviations::default();
        for (list, ending) in [
            ("Mr Dr Sen Gen", Ending::TITLE),
            ("vs e.g", Ending::NEVER),
            ("U.S N.Y a.m Inc", Ending::MAY),
            ("No", Ending::BEFORE_NUMBER),
        ] {
            for w in list.split(' ') {
                abbreviations.endings.insert(w.into(), ending);
            }
        }
        for w in ["the", "he", "in", "but", "talks"] {
            abbreviations.starters.insert(w.into());
        }
        let (mut tokens, mut out) = (vec![], Sentences::default());
        tokenize(text, &mut tokens);
        split(text, &tokens, &abbreviations, &mut out);
        out.sentences
            .iter()
            .map(|s| s.span.of(text).to_string())
            .collect()
    }

    #[test]
    fn abbreviations_initials_quotations_headings() {
        for (text, expected) in [
            (
                "The U.S. Secretary met Mr. Orlo. He left.",
                vec!["The U.S. Secretary met Mr. Orlo.", "He left."],
            ),
            (
                "He lives in the U.S. The talks failed.",
                vec!["He lives in the U.S.", "The talks failed."],
            ),
            (
                "“We agree. We go.” He left.",
                vec!["“We agree.", "We go.”", "He left."],
            ),
            (
                "“Why?” he asked. It rained.",
                vec!["“Why?” he asked.", "It rained."],
            ),
            (
                "Sen. J. K. Orlo, D-N.Y., spoke at 9 a.m. in No. 5. No. He did not.",
                vec![
                    "Sen. J. K. Orlo, D-N.Y., spoke at 9 a.m. in No. 5.",
                    "No.",
                    "He did not.",
                ],
            ),
            (
                "Talks fail again\n\nVELMARK (AP) — They met.",
                vec!["Talks fail again", "VELMARK (AP) — They met."],
            ),
            (
                "They met\nin the old\nhall. It was\ncold.",
                vec!["They met\nin the old\nhall.", "It was\ncold."],
            ),
            (
                "He waited... Then he left.",
                vec!["He waited...", "Then he left."],
            ),
            (
                "Growth was 3.5 percent. Good.",
                vec!["Growth was 3.5 percent.", "Good."],
            ),
            ("", vec![]),
            ("...", vec![]),
        ] {
            assert_eq!(sentences(text), expected, "{text}");
        }
    }

    #[test]
    fn a_time_that_opens_a_paragraph_stands_alone() {
        assert_eq!(
            sentences("14:05 Counsel asks him.\n\n9.15 am “No,” he says."),
            ["14:05", "Counsel asks him.", "9.15 am", "“No,” he says."]
        );
        for whole in [
            "14:05 was the time.",
            "At 14:05 Counsel asks him.",
            "10 Men came.",
            "1.234 Men came.",
            "3.50 Euros were paid.",
            "12.99 Crowns were paid.",
        ] {
            assert_eq!(sentences(whole), [whole]);
        }
    }

    #[test]
    fn what_has_no_full_stop_is_cut_between_words() {
        let text = format!(
            "{}she “went {}home.",
            "and ".repeat(LONGEST - 1),
            "and ".repeat(10)
        );
        let found = sentences(&text);
        assert_eq!(found.len(), 2);
        assert!(
            found[0].ends_with("and she") && found[1].starts_with("“went and"),
            "{found:?}"
        );
    }

    #[test]
    fn long_runs_are_linear() {
        let text = format!("End.{}{}Next", " ".repeat(200_000), ")".repeat(200_000));
        assert!(!sentences(&text).is_empty());
    }
}
