//! Ids of rows: they depend on the article's id and on where things stand in it, never on the run.

use rustc_hash::FxHashSet;
use xxhash_rust::xxh3::{xxh3_64, xxh3_64_with_seed};

use crate::span::Span;
use crate::text::number::CodePoints;

/// A row id: a letter and 12 hex digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct RowId([u8; 13]);

impl RowId {
    pub(super) fn new(letter: u8, hash: u64) -> Self {
        let mut id = [letter; 13];
        let mut rest = hash;
        for slot in id.iter_mut().skip(1) {
            let digit = (rest >> 60) as u8;
            *slot = if digit < 10 {
                b'0' + digit
            } else {
                b'a' + digit - 10
            };
            rest <<= 4;
        }
        Self(id)
    }

    pub(super) fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    pub(super) fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("")
    }
}

/// Makes the row ids of one article.
#[derive(Debug, Default)]
pub(super) struct Ids {
    seed: u64,
    key: Vec<u8>,
    given: FxHashSet<u64>,
}

impl Ids {
    pub(super) fn start(&mut self, article_id: &str) {
        self.seed = xxh3_64(article_id.as_bytes());
        self.given.clear();
    }

    pub(super) fn key(&mut self, letter: u8) -> &mut Self {
        self.key.clear();
        self.key.push(letter);
        self
    }

    pub(super) fn span(&mut self, points: &CodePoints<'_>, span: Span) -> &mut Self {
        self.points(points.of(span))
    }

    pub(super) fn points(&mut self, (start, end): (u32, u32)) -> &mut Self {
        self.key.extend_from_slice(&start.to_le_bytes());
        self.key.extend_from_slice(&end.to_le_bytes());
        self
    }

    pub(super) fn word(&mut self, word: &str) -> &mut Self {
        self.key.extend_from_slice(word.as_bytes());
        self.key.push(0);
        self
    }

    /// The id of the key; a second row with the same key gets another id, and so does one that would collide with it.
    pub(super) fn give(&mut self) -> RowId {
        let letter = self.key.first().copied().unwrap_or(b'x');
        loop {
            let hash = xxh3_64_with_seed(&self.key, self.seed) & !0xffff;
            if self.given.insert(hash ^ u64::from(letter)) {
                return RowId::new(letter, hash);
            }
            self.key.push(b'~');
        }
    }
}
