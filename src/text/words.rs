//! Lists of words that grammar asks for at every word of a text: "should", "let's", "call".

/// Words in small letters, by a table that tells of nearly all other words at one look that they are none of them.
#[derive(Debug)]
pub struct WordSet {
    words: &'static [&'static str],
    /// Number + 1 of the word at each [`place`], or at the next that was free; 0 where nothing is.
    slots: [u8; PLACES],
    /// The slots that are taken, as bits.
    taken: u128,
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
        let mut taken = 0;
        let mut number = 0;
        while number < words.len() {
            let bytes = words[number].as_bytes();
            let mut at = place(bytes[0], bytes[bytes.len() - 1]);
            while slots[at] != 0 {
                at = (at + 1) % PLACES;
            }
            number += 1;
            slots[at] = number as u8;
            taken |= 1 << at;
        }
        Self {
            words,
            slots,
            taken,
        }
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
            // a curly apostrophe takes more bytes than a straight one
            let is_longer = word.len() > found.len() && !word.is_ascii();
            if is_same(found, word) || is_longer && is_curled(word, found) {
                return Some(found);
            }
            at = (at + 1) % PLACES;
        }
    }

    /// Whether a word at a [`place`] may be one of them: asked before the word is looked at.
    #[inline]
    #[must_use]
    pub(crate) fn may_have(&self, place: u8) -> bool {
        self.taken >> (place % PLACES as u8) & 1 != 0
    }

    /// The same of all words at the places that are set in `places`, asked before any of them is looked at.
    #[inline]
    #[must_use]
    pub(crate) fn may_have_any(&self, places: u128) -> bool {
        self.taken & places != 0
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

/// A sign of a word as it is typed: an apostrophe is straight; none where nothing is seen (a soft hyphen, a joiner).
pub(crate) fn plain(sign: char) -> Option<char> {
    match sign {
        '’' | '\u{2BC}' => Some('\''),
        '\u{AD}' | '\u{200C}' | '\u{200D}' | '\u{2060}' | '\u{FEFF}' => None,
        _ => Some(sign),
    }
}

/// Whether `word` is `typed` but for its apostrophe and for what is not seen: won’t, won't.
fn is_curled(word: &str, typed: &str) -> bool {
    word.chars()
        .filter_map(plain)
        .map(|c| c.to_ascii_lowercase())
        .eq(typed.chars().map(|c| c.to_ascii_lowercase()))
}

/// The first letter of a word, small or capital, and its length: nearly all words differ in them.
#[inline]
#[must_use]
pub(crate) const fn head(first: u8, len: usize) -> u16 {
    let len = if len < 255 { len } else { 255 };
    ((first | 32) as u16) << 8 | len as u16
}

/// The head of a word with letters outside ASCII, which may be any word: no word begins with this byte.
pub(crate) const WIDE: u16 = u16::MAX;

/// The head of `word`.
#[inline]
#[must_use]
pub(crate) const fn head_of(word: &str) -> u16 {
    match word.as_bytes() {
        [first, ..] => head(*first, word.len()),
        [] => 0,
    }
}

/// Whether `word` is one of `list`, with any capitals. Nearly all words are none of them: that is told by their heads, without a
/// branch for each of the list.
#[inline]
#[must_use]
pub fn is_any(word: &str, list: &[&str]) -> bool {
    let head = head_of(word);
    let may_be = list.iter().fold(false, |may, w| may | (head_of(w) == head));
    may_be && list.iter().any(|w| is_same(w, word))
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
