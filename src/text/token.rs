//! Words exactly as UAX #29 has them, by a byte-class table; what the table does not know goes, one white-space-free chunk
//! at a time, through `unicode-segmentation`, which is also the oracle in the tests.
//!
//! Tables of 256 are asked with a byte, so indexing them cannot fail.
//!
//! Beside its span a token keeps what stood in the gap before it (commas, stops, marks), because later stages need the
//! punctuation and would otherwise look at the text again.

#![allow(clippy::indexing_slicing)] // tables of 256, asked with a byte

use crate::span::Span;
use unicode_segmentation::UnicodeSegmentation;

/// A word and the gap before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Token {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// What stands between the last word and this one: the bits of [`gap`].
    pub gap: u16,
    /// How it is written: the bits of [`shape`].
    pub shape: u8,
}

/// What can stand between two words; a set of bits.
pub mod gap {
    /// `,`
    pub const COMMA: u16 = 1;
    /// `;`
    pub const SEMICOLON: u16 = 2;
    /// `:`
    pub const COLON: u16 = 4;
    /// `.` or `…`
    pub const STOP: u16 = 8;
    /// `?` or `!`
    pub const SHOUT: u16 = 16;
    /// `(`, `[`, `{`
    pub const OPEN: u16 = 32;
    /// `)`, `]`, `}`
    pub const CLOSE: u16 = 64;
    /// `–`, `—`, `--`, or a hyphen between blanks
    pub const DASH: u16 = 128;
    /// `"` or a curly, angle or low double mark; also `` ` `` and a single curly or straight mark
    pub const MARK: u16 = 256;
    /// A line break.
    pub const LINE: u16 = 512;
    /// An empty line.
    pub const BLANK_LINE: u16 = 1024;
    /// `/`
    pub const SLASH: u16 = 2048;
    /// Any other sign.
    pub const OTHER: u16 = 4096;
    /// `-` right between two letters
    pub const HYPHEN: u16 = 8192;
    /// Any white space.
    pub const SPACE: u16 = 16384;
    /// No sign, but what stands before is no part of what follows: a time at the head of a paragraph.
    pub const PARTED: u16 = 32768;
    /// What no phrase of a lexicon reaches across.
    pub const HARD: u16 = COMMA
        | SEMICOLON
        | COLON
        | STOP
        | SHOUT
        | OPEN
        | CLOSE
        | DASH
        | BLANK_LINE
        | OTHER
        | PARTED;
}

/// How a word is written; a set of bits.
pub mod shape {
    /// The first letter is a capital.
    pub const CAPITAL: u8 = 1;
    /// All letters are capitals, and there are two or more.
    pub const UPPER: u8 = 2;
    /// Begins with a digit.
    pub const DIGIT: u8 = 4;
    /// Ends in `'s` or `’s`, or in an `s` with the apostrophe of a possessor behind it.
    pub const POSSESSIVE: u8 = 8;
    /// Holds a character outside ASCII.
    pub const WIDE: u8 = 16;
    /// Of a possessor that ends in `s` itself: "the workers' union". The apostrophe is no part of the word.
    pub const OWN_S: u8 = 32;
}

impl Token {
    /// The word's span.
    #[inline]
    pub fn span(&self) -> Span {
        Span {
            start: self.start,
            end: self.end,
        }
    }

    /// Whether all of `bits` stand in the gap before.
    #[inline]
    pub fn has_gap(&self, bits: u16) -> bool {
        self.gap & bits != 0
    }

    /// Whether the word is written with any of `bits`.
    #[inline]
    pub fn is(&self, bits: u8) -> bool {
        self.shape & bits != 0
    }

    /// The span without a final `'s`.
    #[inline]
    pub fn base(&self) -> Span {
        let owns = self.is(shape::POSSESSIVE) && !self.is(shape::OWN_S);
        let cut = match (owns, self.is(shape::WIDE)) {
            (false, _) => 0,
            (true, false) => 2,
            (true, true) => 4,
        };
        Span {
            start: self.start,
            end: self.end.saturating_sub(cut).max(self.start),
        }
    }
}

const LETTER: u8 = 0;
const DIGIT: u8 = 1;
const LOW_LINE: u8 = 2;
/// Joins letters.
const MID_LETTER: u8 = 3;
/// Joins letters, joins digits.
const MID_BOTH: u8 = 4;
/// Joins digits.
const MID_DIGIT: u8 = 5;
/// A boundary on both sides.
const SIGN: u8 = 6;
/// White space and controls.
const BLANK: u8 = 7;
/// First byte of a longer character.
const LONG: u8 = 8;
/// A character that the table does not know.
const UNKNOWN: u8 = 9;

static CLASS: [u8; 256] = {
    let mut table = [SIGN; 256];
    let mut i = 0;
    while i < 256 {
        table[i] = match i as u8 {
            b'a'..=b'z' | b'A'..=b'Z' => LETTER,
            b'0'..=b'9' => DIGIT,
            b'_' => LOW_LINE,
            b':' => MID_LETTER,
            b'.' | b'\'' => MID_BOTH,
            b',' | b';' => MID_DIGIT,
            0..=b' ' | 127 => BLANK,
            128..=255 => LONG,
            _ => SIGN,
        };
        i += 1;
    }
    table
};

/// A small letter of ASCII, a capital, part of a character outside.
const SMALL: u8 = 1;
const LARGE: u8 = 2;
const ABROAD: u8 = 4;

static LETTERS: [u8; 256] = {
    let mut table = [0u8; 256];
    let mut i = 0;
    while i < 256 {
        table[i] = match i as u8 {
            b'a'..=b'z' => SMALL,
            b'A'..=b'Z' => LARGE,
            128..=255 => ABROAD,
            _ => 0,
        };
        i += 1;
    }
    table
};

/// The gap bits of a one-byte character.
static GAP: [u16; 256] = {
    let mut table = [0u16; 256];
    let mut i = 0;
    while i < 256 {
        table[i] = match i as u8 {
            b',' => gap::COMMA,
            b';' => gap::SEMICOLON,
            b':' => gap::COLON,
            b'.' => gap::STOP,
            b'?' | b'!' => gap::SHOUT,
            b'(' | b'[' | b'{' => gap::OPEN,
            b')' | b']' | b'}' => gap::CLOSE,
            b'"' | b'\'' | b'`' => gap::MARK,
            b'-' => gap::HYPHEN,
            b'/' => gap::SLASH,
            b'\n' => gap::LINE | gap::SPACE,
            0..=b' ' | 127 => gap::SPACE,
            b'_' | b'%' | b'$' => 0,
            0..=127 => gap::OTHER,
            _ => 0,
        };
        i += 1;
    }
    table
};

#[inline]
fn at(bytes: &[u8], i: usize) -> u8 {
    bytes.get(i).copied().unwrap_or(0)
}

/// Class and length of the character that starts at `i`.
#[inline]
fn class_at(bytes: &[u8], i: usize) -> (u8, usize) {
    let class = CLASS[at(bytes, i) as usize & 255];
    if class == LONG {
        long_class(bytes, i)
    } else {
        (class, 1)
    }
}

#[inline(never)]
fn long_class(bytes: &[u8], i: usize) -> (u8, usize) {
    match (at(bytes, i), at(bytes, i + 1), at(bytes, i + 2)) {
        // Latin-1 letters, but not × and ÷
        (0xC3, b, _) if b != 0x97 && b != 0xB7 => (LETTER, 2),
        // « and » are signs
        (0xC2, 0xAB | 0xBB, _) => (SIGN, 2),
        // ‘ and ’ join letters
        (0xE2, 0x80, 0x98 | 0x99) => (MID_BOTH, 3),
        // – — “ ” „ …
        (0xE2, 0x80, 0x93 | 0x94 | 0x9C | 0x9D | 0x9E | 0xA6) => (SIGN, 3),
        (0xE2, 0x80, _) => (UNKNOWN, 3),
        _ => (UNKNOWN, 1),
    }
}

/// The gap bits of the character of more than one byte at `i`, and its length.
#[inline(never)]
fn long_gap(bytes: &[u8], i: usize) -> (u16, usize) {
    match (at(bytes, i), at(bytes, i + 1), at(bytes, i + 2)) {
        (0xC2, 0xAB | 0xBB, _) => (gap::MARK, 2),
        (0xC2, 0xA0, _) => (gap::SPACE, 2),
        // "at least £40", as "at least $40"
        (0xC2, 0xA2 | 0xA3 | 0xA5, _) => (0, 2),
        (0xE2, 0x82, 0xA0..=0xBF) => (0, 3),
        (0xC2..=0xDF, _, _) => (gap::OTHER, 2),
        (0xE2, 0x80, 0x98..=0x9F | 0xB9 | 0xBA) => (gap::MARK, 3),
        (0xE2, 0x80, 0x93..=0x95) => (gap::DASH, 3),
        (0xE2, 0x80, 0x90 | 0x91) => (gap::HYPHEN, 3),
        (0xE2, 0x80, 0xA6) => (gap::STOP, 3),
        (0xE2, 0x80, 0x80..=0x8F | 0xA8..=0xAF) => (gap::SPACE, 3),
        (0xE0..=0xEF, _, _) => (gap::OTHER, 3),
        (0xF0..=0xFF, _, _) => (gap::OTHER, 4),
        _ => (gap::OTHER, 1),
    }
}

/// What stands in `text[from..to]`, as bits of [`gap`].
fn gap_between(bytes: &[u8], from: usize, to: usize) -> u16 {
    let (mut bits, mut i, mut lines) = (0u16, from, 0);
    while i < to {
        let byte = at(bytes, i);
        if byte < 128 {
            bits |= GAP[byte as usize & 127];
            if byte == b'\n' {
                lines += 1;
            } else if byte == b'-' {
                let (l, r) = (
                    i.checked_sub(1).map_or(b' ', |k| at(bytes, k)),
                    at(bytes, i + 1),
                );
                if l == b'-' || r == b'-' || (l <= b' ' && r <= b' ') {
                    bits |= gap::DASH;
                }
            } else if byte > b' ' && lines == 1 {
                lines = 0;
            }
            i += 1;
        } else {
            let (b, n) = long_gap(bytes, i);
            bits |= b;
            i += n;
        }
        if lines > 1 {
            bits |= gap::BLANK_LINE;
        }
    }
    bits
}

/// The word `text[start..end]` as a number, its first letter lowest; none for words of more than 16 bytes and for those with
/// letters outside ASCII.
#[inline]
pub(crate) fn ascii_word(text: &[u8], start: usize, end: usize) -> Option<u128> {
    let len = end.wrapping_sub(start);
    if len.wrapping_sub(1) > 15 {
        return None;
    }
    let word = match text.get(start..).and_then(<[u8]>::first_chunk::<16>) {
        Some(bytes) => u128::from_le_bytes(*bytes) & (u128::MAX >> (128 - 8 * len)),
        None => {
            let mut bytes = [0u8; 16];
            for (to, from) in bytes.iter_mut().zip(text.get(start..end)?) {
                *to = *from;
            }
            u128::from_le_bytes(bytes)
        }
    };
    (word & HIGH_BITS == 0).then_some(word)
}

/// The lowest or highest bit of every byte.
const HIGH_BITS: u128 = 0x8080_8080_8080_8080_8080_8080_8080_8080;
const LOW_BITS: u128 = HIGH_BITS >> 7;

/// The highest bit of each byte of an [`ascii_word`] that lies between two bytes, these included: of those that reach it when
/// the lower one becomes 128, the ones that do not when the byte after the higher one does.
#[inline]
pub(crate) fn bytes_between(word: u128, low: u8, high: u8) -> u128 {
    let reached = |by: u8| word + LOW_BITS * u128::from(128 - by);
    reached(low) & !reached(high + 1) & HIGH_BITS
}

/// How a word is written.
#[inline]
fn shape_of(bytes: &[u8], start: usize, end: usize) -> u8 {
    let is_possessive =
        end > start + 1 && at(bytes, end - 1) | 32 == b's' && at(bytes, end - 2) == b'\'';
    match ascii_word(bytes, start, end).filter(|_| !is_possessive) {
        Some(word) => {
            let capitals = bytes_between(word, b'A', b'Z');
            let is_upper = capitals.count_ones() >= 2 && bytes_between(word, b'a', b'z') == 0;
            let [first, second, third, ..] = word.to_le_bytes();
            let bit = |holds: bool, bit: u8| if holds { bit } else { 0 };
            // "d'Orlo"
            let is_capital =
                first.is_ascii_uppercase() || second == b'\'' && third.is_ascii_uppercase();
            bit(is_capital, shape::CAPITAL)
                | bit(is_upper, shape::UPPER)
                | bit(first.is_ascii_digit(), shape::DIGIT)
        }
        None => long_shape(bytes, start, end),
    }
}

/// How a word is written that is long, ends in `'s` or has letters outside ASCII.
#[inline(never)]
fn long_shape(bytes: &[u8], start: usize, end: usize) -> u8 {
    let word = bytes.get(start..end).unwrap_or(&[]);
    let first = word.first().copied().unwrap_or(0);
    let (mut stem, mut bits) = (word, 0);
    if let [head @ .., b'\'', b's' | b'S'] = word {
        (bits, stem) = (shape::POSSESSIVE, head);
    } else if let [head @ .., 0xE2, 0x80, 0x99, b's' | b'S'] = word {
        (bits, stem) = (shape::POSSESSIVE, head);
    }
    let letters = stem
        .iter()
        .fold(0, |bits, &b| bits | LETTERS[b as usize & 255]);
    let mut lower = u32::from(letters & SMALL != 0);
    let mut upper = 0;
    // how many capitals there are matters only where there is no small letter
    if lower == 0 && letters & LARGE != 0 {
        upper = stem.iter().filter(|b| b.is_ascii_uppercase()).count();
    }
    if first.is_ascii_uppercase() {
        bits |= shape::CAPITAL;
    }
    // a curly apostrophe before the s is outside ASCII too
    if letters & ABROAD != 0 || word.len() - stem.len() > 2 {
        bits |= shape::WIDE;
        let head = std::str::from_utf8(stem).unwrap_or("");
        if head.chars().next().is_some_and(char::is_uppercase) {
            bits |= shape::CAPITAL;
            upper += 1;
        }
        lower += u32::from(head.chars().any(|c| !c.is_ascii() && c.is_lowercase()));
    }
    if upper >= 2 && lower == 0 {
        bits |= shape::UPPER;
    }
    if first.is_ascii_digit() {
        bits |= shape::DIGIT;
    }
    bits
}

/// Appends the words of `text` to `tokens`, in order. Linear in the text.
pub fn tokenize(text: &str, tokens: &mut Vec<Token>) {
    let bytes = text.as_bytes();
    let mut last = 0usize;
    words(text, |start, end| {
        let gap = if start == last + 1 && at(bytes, last) == b' ' {
            gap::SPACE
        } else {
            gap_between(bytes, last, start)
        };
        last = end;
        tokens.push(Token {
            start: start as u32,
            end: end as u32,
            gap,
            shape: shape_of(bytes, start, end),
        });
    });
}

/// Calls `each(start, end)` for every word of `text`, as `unicode_word_indices` has them.
#[inline]
pub fn words(text: &str, mut each: impl FnMut(usize, usize)) {
    let bytes = text.as_bytes();
    let mut i = 0;
    'word: while i < bytes.len() {
        let (class, len) = class_at(bytes, i);
        let start = i;
        i += len;
        if class > LOW_LINE {
            if class == UNKNOWN {
                i = chunk(text, start, &mut each);
            }
            continue;
        }
        let (mut last, mut is_word) = (class, class != LOW_LINE);
        while i < bytes.len() {
            let (class, len) = class_at(bytes, i);
            if class <= LOW_LINE {
                last = class;
                is_word |= class != LOW_LINE;
                i += len;
                continue;
            }
            if class == UNKNOWN {
                i = chunk(text, start, &mut each);
                continue 'word;
            }
            if class <= MID_DIGIT && i + len < bytes.len() {
                let (next, next_len) = class_at(bytes, i + len);
                if next == UNKNOWN {
                    i = chunk(text, start, &mut each);
                    continue 'word;
                }
                let joins = match last {
                    LETTER => next == LETTER && class != MID_DIGIT,
                    DIGIT => next == DIGIT && class != MID_LETTER,
                    _ => false,
                };
                if joins {
                    i += len + next_len;
                    continue;
                }
            }
            break;
        }
        if is_word {
            each(start, i);
        }
    }
}

/// Takes the rest of a chunk through `unicode-segmentation`; returns its end.
#[cold]
#[inline(never)]
fn chunk(text: &str, from: usize, each: &mut impl FnMut(usize, usize)) -> usize {
    let bytes = text.as_bytes();
    let mut to = from;
    while to < bytes.len() && CLASS[at(bytes, to) as usize & 255] != BLANK {
        to += 1;
    }
    for (at, word) in text.get(from..to).unwrap_or("").unicode_word_indices() {
        each(from + at, from + at + word.len());
    }
    to
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ours(text: &str) -> Vec<&str> {
        let mut out = vec![];
        words(text, |a, b| out.push(&text[a..b]));
        out
    }

    #[test]
    fn words_are_those_of_uax_29() {
        for text in [
            "Lavrov’s “regular communication” isn't over: U.S. officials, 3.5% or 1,000—not 2:1.",
            "naïve Łódź Москва 東京 e\u{301}tat a\u{200d}b _x_ x_1 1_000 ’tis ‘a’ 'b' can’t.",
            "",
            ".",
            "a.b.c d..e 1.a a.1 1,a 1'2 a'1 ..a 'a a'",
            "x\u{301}y \u{1F600}\u{200D}\u{1F600} a\u{ad}b תש\"פ ก ข ｶﾞ",
        ] {
            assert_eq!(
                ours(text),
                text.unicode_words().collect::<Vec<_>>(),
                "{text}"
            );
        }
    }

    #[test]
    fn a_sign_of_a_currency_parts_no_words() {
        for text in ["least $40", "least £40", "least €40", "least ₹40"] {
            let mut tokens = vec![];
            tokenize(text, &mut tokens);
            let number = tokens.last().expect(text);
            assert_eq!(number.gap, gap::SPACE, "{text}");
        }
    }

    #[test]
    fn gaps_and_shapes() {
        let mut tokens = vec![];
        let text = "Moscow: “Yes,” he\n\nsaid - U.S. officials’ NATO's plan";
        tokenize(text, &mut tokens);
        let show: Vec<(&str, u16, u8)> = tokens
            .iter()
            .map(|t| (t.span().of(text), t.gap, t.shape))
            .collect();
        assert_eq!(
            show[1],
            ("Yes", gap::COLON | gap::SPACE | gap::MARK, shape::CAPITAL)
        );
        assert_eq!(show[2].1, gap::COMMA | gap::MARK | gap::SPACE);
        assert_ne!(show[3].1 & gap::BLANK_LINE, 0);
        assert_eq!(
            show[4],
            (
                "U.S",
                gap::SPACE | gap::DASH | gap::HYPHEN,
                shape::CAPITAL | shape::UPPER
            )
        );
        assert_eq!(tokens[6].base().of(text), "NATO");
        assert!(tokens[6].is(shape::UPPER));
    }
}
