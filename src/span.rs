//! Half-open byte ranges in the text of a document: the one way this crate points at words.
//!
//! Bytes become code points only on the way out (see [`crate::text::number`]).

/// A half-open range of bytes `start..end` in a document's text, always on character boundaries.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// Makes a span from byte positions.
    #[inline]
    pub fn new(start: usize, end: usize) -> Self {
        Self {
            start: start as u32,
            end: end as u32,
        }
    }

    /// The words of this span in `text`; empty where the span does not fit the text.
    #[inline]
    pub fn of(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize)
            .unwrap_or("")
    }

    /// Length in bytes.
    #[inline]
    pub fn len(self) -> usize {
        self.end.saturating_sub(self.start) as usize
    }

    /// Whether nothing lies inside.
    #[inline]
    pub fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// Whether `other` lies inside this span.
    #[inline]
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    #[inline]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    #[inline]
    #[must_use]
    pub fn hull(self, other: Self) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_half_open() {
        let (a, b) = (Span::new(0, 4), Span::new(4, 8));
        assert!(!a.overlaps(b) && a.hull(b) == Span::new(0, 8) && !a.contains(b));
        assert_eq!(
            b.of("one two three"),
            "two ".get(0..4).map_or("", |_| "two ")
        );
    }
}
