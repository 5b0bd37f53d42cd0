//! Numbers for the outside world: code points for bytes, lines for places, and numbers as plain text.
//!
//! Inside the crate everything is a byte range; the tables count Unicode code points (what Python, R and brat count).
//! Nothing here changes the text.

use std::cell::Cell;

use crate::span::Span;

/// Bytes per step of the table of counts: one look-up and at most this many bytes to count.
const STEP: usize = 16;

/// Lines looked at one by one before a search begins.
const NEAR: usize = 8;

/// Turns byte offsets of one text into code point offsets and line numbers.
///
/// ```
/// # use demarche::text::number::CodePoints;
/// let points = CodePoints::new("“No,”\nhe said");
/// assert_eq!((points.at(3), points.line(13)), (1, 2));
/// ```
#[derive(Clone, Debug)]
pub struct CodePoints<'t> {
    text: &'t str,
    /// Code points before each multiple of [`STEP`]; empty where the text is ASCII.
    before: Vec<u32>,
    /// Byte offsets of the line feeds.
    breaks: Vec<u32>,
    /// Line feeds before the byte last asked for: rows come in order of the text.
    cursor: Cell<usize>,
}

impl<'t> CodePoints<'t> {
    /// Counts the text once.
    pub fn new(text: &'t str) -> Self {
        let bytes = text.as_bytes();
        let before = if bytes.is_ascii() {
            Vec::new()
        } else {
            let mut sum = 0;
            let mut before = Vec::with_capacity(bytes.len() / STEP + 1);
            for chunk in bytes.chunks(STEP) {
                before.push(sum);
                sum += count(chunk);
            }
            before.push(sum);
            before
        };
        let breaks = memchr::memchr_iter(b'\n', bytes)
            .map(|at| at as u32)
            .collect();
        Self {
            text,
            before,
            breaks,
            cursor: Cell::new(0),
        }
    }

    /// The number of code points before byte `byte`; past the end, the number of code points of the text.
    #[inline]
    pub fn at(&self, byte: u32) -> u32 {
        let byte = (byte as usize).min(self.text.len());
        if self.before.is_empty() {
            return byte as u32;
        }
        let base = byte / STEP;
        let head = self.before.get(base).copied().unwrap_or(0);
        head + self.text.as_bytes().get(base * STEP..byte).map_or(0, count)
    }

    /// Start and end of `span` in code points.
    #[inline]
    pub fn of(&self, span: Span) -> (u32, u32) {
        (self.at(span.start), self.at(span.end))
    }

    /// The line, from 1, that byte `byte` stands in.
    #[inline]
    pub fn line(&self, byte: u32) -> u32 {
        let is_before = |n: usize| self.breaks.get(n).is_some_and(|&at| at < byte);
        let mut n = self.cursor.get();
        let near = n + NEAR;
        if n > 0 && !is_before(n - 1) {
            n = self.breaks.partition_point(|&at| at < byte);
        }
        while is_before(n) {
            n += 1;
            if n > near {
                n = self.breaks.partition_point(|&at| at < byte);
            }
        }
        self.cursor.set(n);
        n as u32 + 1
    }

    /// The number of code points of the text.
    pub fn len(&self) -> u32 {
        self.at(self.text.len() as u32)
    }

    /// Whether the text is empty.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Up to `n` characters of the text directly before byte `byte`.
    pub fn left(&self, byte: u32, n: usize) -> &'t str {
        let bytes = self.text.as_bytes();
        let end = (byte as usize).min(bytes.len());
        let (mut start, mut left) = (end, n);
        let near = end.saturating_sub(n);
        if self.before.is_empty() || bytes.get(near..end).is_some_and(<[u8]>::is_ascii) {
            start = near;
        } else {
            while left > 0 && start > 0 {
                start -= 1;
                left -= usize::from(bytes.get(start).is_some_and(|&b| is_first(b)));
            }
        }
        self.text.get(start..end).unwrap_or("")
    }

    /// Up to `n` characters of the text directly from byte `byte` on.
    pub fn right(&self, byte: u32, n: usize) -> &'t str {
        let rest = self.text.get(byte as usize..).unwrap_or("");
        let near = rest.as_bytes().get(..n.min(rest.len())).unwrap_or_default();
        if near.is_ascii() {
            return rest.get(..near.len()).unwrap_or(rest);
        }
        let (mut end, mut left) = (0, n + 1);
        for &b in rest.as_bytes() {
            left -= usize::from(is_first(b));
            if left == 0 {
                break;
            }
            end += 1;
        }
        rest.get(..end).unwrap_or("")
    }
}

/// Whether `b` is the first byte of a character.
#[inline]
fn is_first(b: u8) -> bool {
    b & 0xc0 != 0x80
}

/// How many characters begin in a few bytes.
#[inline]
fn count(bytes: &[u8]) -> u32 {
    bytes.iter().map(|&b| u32::from(is_first(b))).sum()
}

/// A whole number written into `buffer`; the digits are returned.
#[inline]
pub fn digits(mut n: u64, buffer: &mut [u8; 20]) -> &[u8] {
    let mut at = buffer.len();
    loop {
        at -= 1;
        if let Some(slot) = buffer.get_mut(at) {
            *slot = b'0' + (n % 10) as u8;
        }
        n /= 10;
        if n == 0 {
            break;
        }
    }
    buffer.get(at..).unwrap_or_default()
}

/// Appends `x` with four decimals and `point` as decimal mark; half away from zero; nothing where `x` is no number.
pub fn push_decimal(x: f64, point: u8, out: &mut Vec<u8>) {
    if !x.is_finite() {
        return;
    }
    let scaled = (x.abs() * 10_000.0).round();
    if scaled >= 1e18 {
        return;
    }
    let scaled = scaled as u64;
    if x < 0.0 && scaled > 0 {
        out.push(b'-');
    }
    let (whole, rest) = (scaled / 10_000, (scaled % 10_000) as u16);
    let digit = |n: u16| b'0' + (n % 10) as u8;
    let decimals = [
        point,
        digit(rest / 1000),
        digit(rest / 100),
        digit(rest / 10),
        digit(rest),
    ];
    match whole {
        0..10 => out.push(b'0' + whole as u8),
        _ => out.extend_from_slice(digits(whole, &mut [0; 20])),
    }
    out.extend_from_slice(&decimals);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_points_are_what_chars_counts() {
        let long = "añ“b”🙂 ".repeat(40);
        let lines = "a line\n".repeat(40);
        for text in [
            "",
            "plain",
            "ñ",
            "“No,”\nhe said\n\n",
            long.as_str(),
            lines.as_str(),
        ] {
            let points = CodePoints::new(text);
            for (n, (byte, _)) in text.char_indices().enumerate() {
                assert_eq!(points.at(byte as u32), n as u32, "{text:?} at {byte}");
                let lines = text[..byte].matches('\n').count() as u32 + 1;
                assert_eq!(points.line(byte as u32), lines, "{text:?} at {byte}");
                // from anywhere, not only from where it was last asked
                assert_eq!(
                    points.line(text.len() as u32),
                    text.matches('\n').count() as u32 + 1
                );
                assert_eq!(points.line(byte as u32), lines, "{text:?} at {byte}");
                let chars: Vec<char> = text.chars().collect();
                let left: String = chars[n.saturating_sub(5)..n].iter().collect();
                assert_eq!(points.left(byte as u32, 5), left);
                let right: String = chars[n..(n + 5).min(chars.len())].iter().collect();
                assert_eq!(points.right(byte as u32, 5), right);
            }
            assert_eq!(points.len() as usize, text.chars().count());
            assert_eq!(points.at(u32::MAX), points.len());
        }
    }

    #[test]
    fn numbers_are_written_plainly() {
        for (x, expected) in [
            (0.0, "0.0000"),
            (-0.000_01, "0.0000"),
            (1.0, "1.0000"),
            (-0.5, "-0.5000"),
            (12.345_678, "12.3457"),
            (0.999_99, "1.0000"),
            (1234.5, "1234.5000"),
            (f64::NAN, ""),
            (f64::INFINITY, ""),
        ] {
            let mut out = Vec::new();
            push_decimal(x, b'.', &mut out);
            assert_eq!(String::from_utf8(out).unwrap(), expected, "{x}");
        }
        for (n, expected) in [
            (0, "0"),
            (7, "7"),
            (1_234_567, "1234567"),
            (u64::MAX, "18446744073709551615"),
        ] {
            assert_eq!(digits(n, &mut [0; 20]), expected.as_bytes());
        }
    }
}
