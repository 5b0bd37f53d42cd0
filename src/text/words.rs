//! Lists of words that grammar asks for at every word of a text: "should", "let's", "call".

use crate::span::Span;

/// Words in small letters, by a table that tells of nearly all other words at one look that they are none of them.
#[derive(Debug)]
pub struct WordSet {
    words: &'static [&'static str],
    /// Number + 1 of the word at each [`place`], or at the next that was free; 0 where nothing is.
    slots: [u8; PLACES],
}

const PLACES: usize = 128;

/// Where tables have a word, by its first and last letter, small or capital: so that an apostrophe inside may be a curly one.
#[inline]
#[must_use]
pub(crate) const fn place(first: u8, last: u8) -> usize {
    // factors that spread the first and last letters of short words well
    ((first & 31) as usize * 13 + (last & 31) as usize * 49) % PLACES
}

impl WordSet {
    /// A set of words, none of them empty; a straight apostrophe in them stands for a curly one too.
    ///
    /// # Panics
    /// When it is compiled, where there are too many words for the table.
    #[must_use]
    #[allow(clippy::indexing_slicing)] // done by the compiler
    pub const fn of(words: &'static [&'static str]) -> Self {
        assert!(words.len() < PLACES, "too many words for the table");
        let mut slots = [0; PLACES];
        let mut number = 0;
        while number < words.len() {
            let bytes = words[number].as_bytes();
            let mut at = place(bytes[0], bytes[bytes.len() - 1]);
            while slots[at] != 0 {
                at = (at + 1) % PLACES;
            }
            number += 1;
            slots[at] = number as u8;
        }
        Self { words, slots }
    }

    /// The word of the set that `word` is, in any way of writing it.
    #[inline]
    #[must_use]
    pub fn find(&self, word: &str) -> Option<&'static str> {
        let (first, last) = (word.as_bytes().first()?, word.as_bytes().last()?);
        let mut at = place(*first, *last);
        loop {
            let number = usize::from(*self.slots.get(at)?);
            let found = *self.words.get(number.checked_sub(1)?)?;
            if is_same(found, word) || !word.is_ascii() && is_curled(word, found) {
                return Some(found);
            }
            at = (at + 1) % PLACES;
        }
    }

    /// Whether a word at a [`place`] may be one of them: asked before the word is looked at.
    #[inline]
    #[must_use]
    pub(crate) fn may_have(&self, place: u8) -> bool {
        self.slots
            .get(usize::from(place))
            .is_some_and(|number| *number != 0)
    }

    /// Whether `word` is one of them, in any way of writing it.
    #[inline]
    #[must_use]
    pub fn has(&self, word: &str) -> bool {
        self.find(word).is_some()
    }
}

/// Whether two words are the same but for capitals (of ASCII).
#[inline]
fn is_same(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let initial = |word: &[u8]| word.first().map(|b| b | 32);
    one.len() == other.len() && initial(one) == initial(other) && one.eq_ignore_ascii_case(other)
}

/// Whether `word` is `plain` but for its apostrophe: won’t, won't.
fn is_curled(word: &str, plain: &str) -> bool {
    let straight = word.chars().map(|c| if c == '’' { '\'' } else { c });
    straight
        .map(|c| c.to_ascii_lowercase())
        .eq(plain.chars().map(|c| c.to_ascii_lowercase()))
}

/// Whether the word at `span` of `text` is one of `list`, with any capitals. Nearly all words are none of them: that is told by
/// length and first letter, without a look at the others and without a branch for each of the list.
#[inline]
pub(crate) fn is_any_at(text: &str, span: Span, list: &[&str]) -> bool {
    let initial = |bytes: &[u8], at: usize| bytes.get(at).map_or(0, |b| b | 32);
    let own = initial(text.as_bytes(), span.start as usize);
    let may_be = list.iter().fold(false, |may, w| {
        may | (w.len() == span.len() && initial(w.as_bytes(), 0) == own)
    });
    may_be && list.iter().any(|w| is_same(w, span.of(text)))
}

/// Whether `word` is one of `list`, with any capitals.
#[inline]
#[must_use]
pub fn is_any(word: &str, list: &[&str]) -> bool {
    is_any_at(word, Span::new(0, word.len()), list)
}

/// The same with any apostrophe.
#[inline]
#[must_use]
pub fn is_any_curled(word: &str, list: &[&str]) -> bool {
    // nearly all words are ASCII, and to know that is cheap
    is_any(word, list)
        || !word.is_ascii() && word.contains('’') && list.iter().any(|w| is_curled(word, w))
}

#[cfg(test)]
mod tests {
    use super::*;

    static SET: WordSet = WordSet::of(&["must", "won't", "afterwards", "o'clock"]);

    #[test]
    fn a_word_is_found_in_any_way_of_writing_it() {
        for (word, found) in [
            ("must", Some("must")),
            ("MUST", Some("must")),
            ("Won’t", Some("won't")),
            ("won't", Some("won't")),
            ("afterwards", Some("afterwards")),
            ("o’clock", Some("o'clock")),
            ("mast", None),
            ("wont", None),
            ("m", None),
            ("’", None),
            ("é", None),
            ("", None),
        ] {
            assert_eq!(SET.find(word), found, "{word}");
            assert_eq!(SET.has(word), found.is_some(), "{word}");
            assert_eq!(is_any_curled(word, SET.words), found.is_some(), "{word}");
            let straight = found.is_some() && word.is_ascii();
            assert_eq!(is_any(word, SET.words), straight, "{word}");
        }
    }
}
