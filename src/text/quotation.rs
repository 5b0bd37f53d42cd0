//! Quotations: spans between marks, by the press's rules. Apostrophes inside words never come here: they are part of a word.
//!
//! Each paragraph is read by itself, so that one odd mark never shifts the pairs of another paragraph. A quotation that is
//! not closed runs to its paragraph's end; a paragraph that opens with a mark after such a one reopens it. Two odd marks that
//! explain each other, the first left open and the next one closing what nothing opened, make one paragraph of theirs where a text
//! gives each sentence a line of its own.

use crate::span::Span;
use crate::text::sentence::Sentences;

/// A quotation. Only the outermost marks count; a quotation inside a quotation is part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// With its marks.
    pub outer: Span,
    /// Without its marks.
    pub inner: Span,
    /// Closed by a mark of its own; else it ends with its paragraph.
    pub is_closed: bool,
    /// Goes on with a quotation that the paragraph before left open.
    pub is_reopened: bool,
    /// Between single marks.
    pub is_single: bool,
}

/// How far the close of a single mark is sought, in bytes: an apostrophe must not take the next one for its partner.
const SHORT: usize = 400;
const LONG: usize = 1600;

/// The most paragraphs that one quotation runs over without being opened again.
const LONGEST: usize = 12;

/// Finds the quotations of `text` and appends them in order; joins the paragraphs over which one runs on.
pub fn find(text: &str, layout: &mut Sentences, out: &mut Vec<Quotation>) {
    let from = out.len();
    let broken = in_paragraphs(text, &layout.paragraphs, out);
    // one sentence a paragraph, but for a few
    let is_by_line = layout.sentences.len() * 4 <= layout.paragraphs.len() * 5;
    if is_by_line && !broken.is_empty() {
        layout.join(&broken);
        out.truncate(from);
        in_paragraphs(text, &layout.paragraphs, out);
    }
}

/// Reads each paragraph; gives the first and the last one of each quotation that runs over several without being opened again.
fn in_paragraphs(text: &str, all: &[Span], out: &mut Vec<Quotation>) -> Vec<(usize, usize)> {
    let mut broken: Vec<(usize, usize)> = vec![];
    let mut left_open = false;
    for (p, paragraph) in all.iter().enumerate() {
        let from = out.len();
        let next = all.get(p + 1).and_then(|next| next.of(text).chars().next());
        in_paragraph(text, *paragraph, next, out);
        if left_open && let Some(first) = out.get_mut(from) {
            first.is_reopened = first.outer.start == paragraph.start;
        }
        let last = out.get(from..).and_then(<[_]>::last);
        let open = last.filter(|q| !q.is_closed);
        left_open = open.is_some();
        if open.is_some_and(|q| !q.is_single)
            && let Some(last) = closing(text, all, p)
        {
            match broken.last_mut() {
                Some((_, end)) if *end >= p => *end = last,
                _ => broken.push((p, last)),
            }
        }
    }
    broken
}

/// The paragraph that closes the quotation which paragraph `from` leaves open, where none between has a mark:
/// “We waited. / Nobody came. / So we left,” he said.
fn closing(text: &str, all: &[Span], from: usize) -> Option<usize> {
    let behind = all.iter().enumerate().skip(from + 1).take(LONGEST);
    let mut marked = behind.filter_map(|(p, body)| Some((p, first_double(body.of(text))?)));
    marked.next().filter(|(_, opens)| !opens).map(|(p, _)| p)
}

/// `span` with the mark beside it, and the stop before that mark, where its partner stands inside: `a "blank check` of `a "blank check."`.
#[must_use]
pub fn paired(text: &str, span: Span) -> Span {
    let body = span.of(text);
    let count = |mark: char| body.matches(mark).count();
    let rest = text.get(span.end as usize..).unwrap_or("");
    let before = text.get(..span.start as usize).unwrap_or("");
    for (opens, closes) in [('“', '”'), ('"', '"'), ('«', '»')] {
        let is_odd = opens == closes && count(opens) % 2 == 1;
        if is_odd || count(opens) > count(closes) {
            let stop = rest
                .chars()
                .next()
                .filter(|c| matches!(c, '.' | ',' | '!' | '?'));
            let stop = stop.map_or(0, char::len_utf8);
            if rest.get(stop..).is_some_and(|r| r.starts_with(closes)) {
                return Span::new(
                    span.start as usize,
                    span.end as usize + stop + closes.len_utf8(),
                );
            }
        }
        if (is_odd || count(closes) > count(opens)) && before.ends_with(opens) {
            return Span::new(span.start as usize - opens.len_utf8(), span.end as usize);
        }
    }
    span
}

/// Whether the first double mark of a paragraph opens; `None` where it has none.
fn first_double(body: &str) -> Option<bool> {
    let mut i = 0;
    while let Some(step) = body.as_bytes().get(i..).and_then(next_mark) {
        i += step;
        let (len, mark) = Mark::read(body, i)?;
        i += len;
        if let Some(mark) = mark.filter(|m| !m.kind.is_single()) {
            return Some(mark.opens(None) || mark.before.is_whitespace());
        }
    }
    None
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Double,
    Straight,
    Angle,
    Single,
    StraightSingle,
}

impl Kind {
    fn is_single(self) -> bool {
        matches!(self, Self::Single | Self::StraightSingle)
    }
}

/// A mark as it stands between what is before and behind it.
struct Mark {
    /// Its bytes in the paragraph.
    at: (usize, usize),
    kind: Kind,
    /// The mark itself.
    sign: char,
    before: char,
    after: char,
    /// Whether it looks as one that opens, by what stands around it.
    looks_open: bool,
}

impl Mark {
    /// The sign at byte `i` of `body` and its length; no mark where it is another sign.
    fn read(body: &str, i: usize) -> Option<(usize, Option<Self>)> {
        let rest = body.get(i..).unwrap_or("");
        let sign = rest.chars().next()?;
        let mut len = sign.len_utf8();
        let before = body.get(..i).and_then(|s| s.chars().next_back());
        let before = before.unwrap_or(' ');
        let doubled =
            matches!(sign, '`' | '\'') && rest.get(len..).is_some_and(|r| r.starts_with(sign));
        if doubled {
            len *= 2;
        }
        let after = rest.get(len..).and_then(|s| s.chars().next());
        let after = after.unwrap_or(' ');
        let kind = match sign {
            '“' | '”' | '„' => Kind::Double,
            '"' => Kind::Straight,
            '«' | '»' => Kind::Angle,
            '‘' | '’' => Kind::Single,
            '`' | '\'' if doubled => Kind::Straight,
            '\'' => Kind::StraightSingle,
            _ => return Some((len, None)),
        };
        let looks_open = !before.is_alphanumeric()
            && !matches!(before, '.' | ',' | '!' | '?' | '…')
            && !after.is_whitespace();
        let mark = Self {
            at: (i, i + len),
            kind,
            sign,
            before,
            after,
            looks_open,
        };
        Some((len, Some(mark)))
    }

    /// Whether it opens a quotation, where one of kind `open` is open.
    fn opens(&self, open: Option<Kind>) -> bool {
        match self.sign {
            '„' | '«' | '‘' => true,
            '“' => open != Some(Kind::Double) || self.looks_open,
            '"' | '`' | '\'' => self.looks_open || (open.is_none() && self.before.is_whitespace()),
            _ => false,
        }
    }

    /// How many bytes a quotation that it opens can have: many where a sentence of it begins.
    fn reach(&self) -> usize {
        if self.after.is_uppercase() {
            LONG
        } else {
            SHORT
        }
    }

    /// Whether a sentence begins behind it, at the start of the paragraph or behind another sentence or clause.
    fn begins_speech(&self, body: &str) -> bool {
        let before = body.get(..self.at.0).unwrap_or("").trim_end();
        let is_parted = before.is_empty() || before.ends_with(['.', ',', ':', '?', '!', '…']);
        self.after.is_uppercase() && self.before.is_whitespace() && is_parted
    }

    /// ’90s, ’em: an apostrophe; a closing mark with nothing open: odd, left alone
    fn is_apostrophe(&self, body: &str) -> bool {
        self.kind.is_single()
            && (!self.after.is_alphanumeric()
                || self.before.is_alphanumeric()
                || self.after.is_ascii_digit()
                || !closes_later(body, self.at.1, self.reach()))
    }

    /// Whether a quotation of kind `opened` can end with it.
    fn pairs(&self, opened: Kind) -> bool {
        let is_angle = |kind| kind == Kind::Angle;
        opened.is_single() == self.kind.is_single() && is_angle(opened) == is_angle(self.kind)
    }

    /// Whether it closes what it pairs with; `opens`: whether it could open another.
    fn closes(&self, body: &str, opens: bool) -> bool {
        let (i, end) = self.at;
        match self.kind {
            Kind::Single | Kind::StraightSingle => {
                !opens && is_single_close(body, i, end - i, self.before, self.after)
            }
            // a straight mark inside a straight quotation closes it unless it plainly opens another
            Kind::Straight => {
                !(self.looks_open && self.before.is_whitespace()) || self.after.is_whitespace()
            }
            Kind::Double => self.sign == '”' || !opens,
            Kind::Angle => !opens,
        }
    }
}

/// Reads a paragraph; `next`: the sign with which the one behind it begins.
fn in_paragraph(text: &str, paragraph: Span, next: Option<char>, out: &mut Vec<Quotation>) {
    let body = paragraph.of(text);
    let is_opened_again = body.chars().next() == next;
    let base = paragraph.start as usize;
    let bytes = body.as_bytes();
    let mut open: Option<(usize, usize, Kind)> = None;
    // every mark is one of these bytes, or starts with 0xE2 or 0xC2
    let mut i = 0;
    while let Some(step) = bytes.get(i..).and_then(next_mark) {
        i += step;
        let Some((len, mark)) = Mark::read(body, i) else {
            break;
        };
        i += len;
        let Some(mark) = mark else { continue };
        let (from, to) = mark.at;
        let opens = mark.opens(open.map(|(.., kind)| kind));
        let Some((start, inner, opened)) = open else {
            let goes_on = is_opened_again && mark.begins_speech(body);
            if opens && (goes_on || !mark.is_apostrophe(body)) {
                open = Some((from, to, mark.kind));
            }
            continue;
        };
        let pairs = mark.pairs(opened);
        if pairs && mark.closes(body, opens) {
            out.push(Quotation {
                outer: Span::new(base + start, base + to),
                inner: Span::new(base + inner, base + from),
                is_closed: true,
                is_reopened: false,
                is_single: opened.is_single(),
            });
            open = None;
        } else if pairs && opens && !mark.kind.is_single() {
            // opened again without a close: the earlier mark was odd; the text between is given up
            // unless it is long enough to be a quotation whose close was forgotten
            let inner = Span::new(base + inner, base + trimmed(body, inner, from));
            out.push(left_open(Span::new(base + start, base + from), inner));
            open = Some((from, to, mark.kind));
        } else if opened.is_single()
            && opens
            && matches!(mark.kind, Kind::Double | Kind::Straight)
            && !holds_quotation(body, to)
        {
            // a double mark behind a single one: the single one was an apostrophe, trust the double
            open = Some((from, to, mark.kind));
        }
    }
    if let Some((start, inner, kind)) = open
        && (!kind.is_single() || is_opened_again)
        && inner < body.len()
    {
        let end = base + body.len();
        out.push(Quotation {
            is_single: kind.is_single(),
            ..left_open(Span::new(base + start, end), Span::new(base + inner, end))
        });
    }
}

/// A quotation that nothing closes.
fn left_open(outer: Span, inner: Span) -> Quotation {
    Quotation {
        outer,
        inner,
        is_closed: false,
        is_reopened: false,
        is_single: false,
    }
}

fn trimmed(body: &str, from: usize, to: usize) -> usize {
    from + body.get(from..to).unwrap_or("").trim_end().len()
}

/// Distance to the next byte that may start a mark.
fn next_mark(bytes: &[u8]) -> Option<usize> {
    // the compiler looks at a block at once, and in most there is none
    const BLOCK: usize = 32;
    let is_mark = |b: &u8| matches!(b, b'"' | b'\'' | b'`' | 0xE2 | 0xC2);
    let without = bytes
        .chunks(BLOCK)
        .take_while(|block| !block.iter().fold(false, |found, b| found | is_mark(b)));
    let from = without.count() * BLOCK;
    let rest = bytes.get(from..)?;
    rest.iter().position(is_mark).map(|at| from + at)
}

/// Whether a single mark that opens has a partner within `reach` bytes of the paragraph.
fn closes_later(body: &str, from: usize, reach: usize) -> bool {
    let rest = upto(body, from, reach);
    rest.match_indices(['’', '\'']).any(|(p, m)| {
        let before = rest
            .get(..p)
            .and_then(|s| s.chars().next_back())
            .unwrap_or(' ');
        let after = rest
            .get(p + m.len()..)
            .and_then(|s| s.chars().next())
            .unwrap_or(' ');
        !after.is_alphanumeric() && !before.is_whitespace()
    })
}

/// Whether a single mark closes behind a double mark that opens before `from`, at the end of what is said: ‘He wrote “no” twice,’ she said.
fn holds_quotation(body: &str, from: usize) -> bool {
    let rest = upto(body, from, SHORT);
    let Some(inner) = rest.find(['”', '"']) else {
        return false;
    };
    let marks = rest
        .match_indices(['‘', '’', '\''])
        .filter(|(p, _)| *p > inner);
    let mut turns = marks.filter_map(|(p, sign)| {
        let before = rest.get(..p).and_then(|s| s.chars().next_back())?;
        let after = rest.get(p + sign.len()..).and_then(|s| s.chars().next());
        let after = after.unwrap_or(' ');
        let is_apostrophe = before.is_alphanumeric() && (after.is_alphanumeric() || after == ' ');
        let ends = matches!(before, ',' | '.' | '?' | '!' | '…' | '”' | '"');
        (!is_apostrophe).then_some(ends && !after.is_alphanumeric() && sign != "‘")
    });
    turns.next() == Some(true)
}

/// At most `most` bytes of `body` from byte `from`.
fn upto(body: &str, from: usize, most: usize) -> &str {
    let mut to = (from + most).min(body.len());
    while !body.is_char_boundary(to) {
        to -= 1;
    }
    body.get(from..to).unwrap_or("")
}

/// Whether a single mark closes rather than being the apostrophe of "officials’ plan".
fn is_single_close(body: &str, i: usize, len: usize, before: char, after: char) -> bool {
    if after.is_alphanumeric() || before.is_whitespace() {
        return false;
    }
    let possessive = matches!(before, 's' | 'S')
        && after == ' '
        && body
            .get(i + len + 1..)
            .is_some_and(|r| r.starts_with(char::is_lowercase));
    !(possessive && closes_later(body, i + len, SHORT))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::sentence::{Abbreviations, split};
    use crate::text::token::tokenize;

    fn quotations(text: &str) -> Vec<(&str, bool, bool)> {
        let (mut tokens, mut layout, mut out) = (vec![], Sentences::default(), vec![]);
        tokenize(text, &mut tokens);
        split(text, &tokens, &Abbreviations::default(), &mut layout);
        find(text, &mut layout, &mut out);
        out.iter()
            .map(|q| (q.inner.of(text), q.is_closed, q.is_reopened))
            .collect()
    }

    #[test]
    fn a_phrase_takes_the_mark_whose_partner_it_holds() {
        for (text, phrase, whole) in [
            (
                "gave it “a blank check.” It",
                "it “a blank check",
                "it “a blank check.”",
            ),
            ("gave it \"a check\" once", "it \"a check", "it \"a check\""),
            (
                "“take our fight” to Brenn",
                "take our fight” to Brenn",
                "“take our fight” to Brenn",
            ),
            ("“a check” once", "a check", "a check"),
            ("it “a check for all” once", "it “a check", "it “a check"),
        ] {
            let at = text.find(phrase).unwrap();
            let found = paired(text, Span::new(at, at + phrase.len()));
            assert_eq!(found.of(text), whole, "{text}");
        }
    }

    #[test]
    fn marks_pair_within_a_paragraph() {
        for (text, expected) in [
            (
                "He said “yes” and \"no\".",
                vec![("yes", true, false), ("no", true, false)],
            ),
            (
                "“I heard ‘no’ today,” she said.",
                vec![("I heard ‘no’ today,", true, false)],
            ),
            (
                "The officials’ plan isn’t ‘new’.",
                vec![("new", true, false)],
            ),
            (
                "In the ’90s they said 'stop' twice.",
                vec![("stop", true, false)],
            ),
            (
                "«Nie», he said. „Ja“ she said.",
                vec![("Nie", true, false), ("Ja", true, false)],
            ),
            (
                "“One.\n\n“Two.” He left.",
                vec![("One.", false, false), ("Two.", true, true)],
            ),
            (
                "\"One.\n\n\"Two,\" he said. \"Three.\"",
                vec![
                    ("One.", false, false),
                    ("Two,", true, true),
                    ("Three.", true, false),
                ],
            ),
            (
                "A lost ” mark.\n\n“Good,” he said.",
                vec![("Good,", true, false)],
            ),
            ("``Well,'' he said.", vec![("Well,", true, false)]),
            (
                "‘We’re late.\n\n‘He wrote “no” twice,’ she said.\n\n'Tis late, he said.",
                vec![
                    ("We’re late.", false, false),
                    ("He wrote “no” twice,", true, true),
                ],
            ),
            (
                "The ’em and ‘90s men said “no” to the owners’ plan.",
                vec![("no", true, false)],
            ),
            (
                "“We waited.\nNobody came.\nSo we left,” he said.",
                vec![("We waited.\nNobody came.\nSo we left,", true, false)],
            ),
            (
                "He said: \"We waited.\n\nNobody came.\"\n\n\"Good,\" she said.",
                vec![
                    ("We waited.\n\nNobody came.", true, false),
                    ("Good,", true, false),
                ],
            ),
            (
                "He said: “We waited.\nNobody,” she: “And\nso on.”",
                vec![
                    ("We waited.\nNobody,", true, false),
                    ("And\nso on.", true, false),
                ],
            ),
            (
                "“We waited, he said.\n\nNobody came.\n\nThe “plan” failed.",
                vec![("We waited, he said.", false, false), ("plan", true, false)],
            ),
        ] {
            assert_eq!(quotations(text), expected, "{text}");
        }
    }
}
