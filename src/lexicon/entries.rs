//! The entries of a lexicon, by number. Those that are part of the program are read when they are first asked for: an article
//! needs few of them.

use crate::lexicon::schema::Entry;
use std::borrow::Cow;
use std::sync::{LazyLock, OnceLock};

/// Entries; matches and tags carry their numbers.
#[derive(Clone, Debug, Default)]
pub struct Entries {
    read: Vec<OnceLock<Box<Entry>>>,
    /// The entries as they were written by [`Entries::to_bytes`], one after another.
    bytes: &'static [u8],
    ends: Cow<'static, [u32]>,
}

impl From<Vec<Entry>> for Entries {
    fn from(entries: Vec<Entry>) -> Self {
        Self {
            read: entries
                .into_iter()
                .map(|entry| OnceLock::from(Box::new(entry)))
                .collect(),
            ..Self::default()
        }
    }
}

impl Entries {
    /// Entries that are read later from such bytes; the end of each of them in `ends`.
    pub(crate) fn from_bytes(bytes: &'static [u8], ends: Cow<'static, [u32]>) -> Self {
        Self {
            read: std::iter::repeat_with(OnceLock::new)
                .take(ends.len())
                .collect(),
            bytes,
            ends,
        }
    }

    /// All of them as bytes, and where each ends; none where one cannot be written.
    #[allow(dead_code)] // the build script's
    pub(crate) fn to_bytes(&self) -> Option<(Vec<u8>, Vec<u32>)> {
        let (mut bytes, mut ends) = (vec![], vec![]);
        for entry in self.iter() {
            bytes = postcard::to_extend(entry, bytes).ok()?;
            ends.push(bytes.len() as u32);
        }
        Some((bytes, ends))
    }

    /// One entry; the empty entry for a number that none has.
    pub fn get(&self, number: u32) -> &Entry {
        static NONE: LazyLock<Entry> = LazyLock::new(Entry::default);
        match self.read.get(number as usize) {
            Some(slot) => {
                slot.get_or_init(|| Box::new(self.parse(number as usize).unwrap_or_default()))
            }
            None => &NONE,
        }
    }

    fn parse(&self, number: usize) -> Option<Entry> {
        let start = match number.checked_sub(1) {
            Some(before) => *self.ends.get(before)?,
            None => 0,
        };
        let bytes = self
            .bytes
            .get(start as usize..*self.ends.get(number)? as usize)?;
        postcard::from_bytes(bytes).ok()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.read.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.read.is_empty()
    }

    /// All of them, by number.
    pub fn iter(&self) -> impl Iterator<Item = &Entry> {
        (0..self.len() as u32).map(|number| self.get(number))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_is_read_when_it_is_asked_for() {
        let entry = |id: &str| Entry {
            id: id.into(),
            ..Entry::default()
        };
        let (bytes, ends) = Entries::from(vec![entry("a"), entry("bc")])
            .to_bytes()
            .unwrap();
        let later = Entries::from_bytes(bytes.leak(), Cow::Owned(ends));
        assert_eq!((later.len(), later.get(1).id.as_str()), (2, "bc"));
        assert!(later.read[0].get().is_none());
        let ids: Vec<&str> = later.iter().map(|entry| entry.id.as_str()).collect();
        assert_eq!(ids, ["a", "bc"]);
        assert_eq!(later.get(2), &Entry::default());
    }
}
