//! How names become ids and keys: slugs, words written in any way, initials.

use crate::text::words;
use rustc_hash::FxHasher;
use std::hash::Hasher;

/// What parts the words of a name; the last one keeps them on one line.
pub(super) const BLANKS: [char; 3] = [' ', '\n', '\u{a0}'];

/// Lower case, letters and digits, hyphens for everything else.
pub fn slug(name: &str) -> String {
    slug_after("", name)
}

/// A slug after a prefix.
pub(super) fn slug_after(prefix: &str, name: &str) -> String {
    let mut out = String::with_capacity(prefix.len() + name.len());
    out.push_str(prefix);
    let mut ends_in_hyphen = true;
    for c in name.chars().filter_map(words::plain) {
        if c.is_ascii_alphanumeric() {
            out.push(c.to_ascii_lowercase());
            ends_in_hyphen = false;
        } else if c.is_alphanumeric() {
            out.extend(c.to_lowercase());
            ends_in_hyphen = false;
        } else if !matches!(c, '.' | '\'') && !ends_in_hyphen {
            out.push('-');
            ends_in_hyphen = true;
        }
    }
    while out.len() > prefix.len() && out.ends_with('-') {
        out.pop();
    }
    out
}

/// A name with single blanks.
pub(super) fn folded(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    push_folded(name, &mut out);
    out
}

/// Appends a name with single blanks.
pub(super) fn push_folded(name: &str, out: &mut String) {
    let (is_blank, _) = name.bytes().fold((false, 0), |(is_blank, before), b| {
        let is_second = b == b' ' && before == b' ' || b == 0xa0 && before == 0xc2;
        (is_blank | is_second | matches!(b, b'\n' | b'\r' | b'\t'), b)
    });
    if !is_blank {
        out.push_str(name);
        return;
    }
    for (k, word) in name.split_whitespace().enumerate() {
        if k > 0 {
            out.push(' ');
        }
        out.push_str(word);
    }
}

/// "OKWUOSA" as "Okwuosa".
pub(super) fn capitalized(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let mut inside = false;
    for c in name.chars() {
        if inside {
            out.extend(c.to_lowercase());
        } else {
            out.push(c);
        }
        inside = c.is_alphabetic();
    }
    out
}

pub(super) fn is_upper(word: &str) -> bool {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    letters.clone().count() >= 2 && letters.all(char::is_uppercase)
}

/// A hash of an id as it stands.
pub(super) fn id_key(id: &str) -> u64 {
    xxhash_rust::xxh3::xxh3_64(id.as_bytes())
}

/// A hash of a word in any way of writing it, without full stops and apostrophes.
pub(super) fn key(word: &str) -> u64 {
    let mut hash = FxHasher::default();
    if word.is_ascii() {
        for b in word.bytes() {
            if !matches!(b, b'.' | b'\'') {
                hash.write_u32(u32::from(b.to_ascii_lowercase()));
            }
        }
        return hash.finish();
    }
    for c in word
        .chars()
        .filter_map(words::plain)
        .filter(|c| !matches!(c, '.' | '\''))
        .flat_map(char::to_lowercase)
    {
        hash.write_u32(c as u32);
    }
    hash.finish()
}

/// The key of the initials of a name of two and more words with capitals.
pub(super) fn initials_key(name: &str) -> Option<u64> {
    let mut hash = FxHasher::default();
    let mut count = 0;
    for c in name
        .split([' ', '-', '\n', '\u{a0}'])
        .filter_map(|w| w.chars().next())
        .filter(|c| c.is_uppercase())
    {
        for low in c.to_lowercase() {
            hash.write_u32(low as u32);
        }
        count += 1;
    }
    (count > 1).then(|| hash.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs() {
        for (name, id) in [
            ("Sergei Lavrov", "sergei-lavrov"),
            ("U.S. officials", "us-officials"),
            ("Jean-Luc O’Hara", "jean-luc-ohara"),
            ("— ", ""),
        ] {
            assert_eq!(slug(name), id);
        }
    }
}
