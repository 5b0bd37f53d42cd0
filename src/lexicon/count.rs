//! How reporting cues behaved in annotated articles: the table `cue-counts.tsv`, made by `scripts/fit_attribution.py`.

use crate::lexicon::entries::Entries;
use crate::lexicon::schema::Layer;
use crate::lexicon::vocabulary::Vocabulary;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// How a cue behaved in the annotated articles it was counted in (see SOURCES.toml): shares from 0 to 1, smoothed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CueCount {
    /// Occurrences.
    pub n: u32,
    /// Share used as a cue.
    pub precision: f32,
    /// Of the uses, the share without a source.
    pub none_share: f32,
    /// Of the uses, the share with the content before the cue.
    pub left_share: f32,
    /// Mean of ln(1 + words of content).
    pub log_length: f32,
    /// Share used as a cue by what follows (see `attribution::link::Follows`).
    pub by_follows: [f32; 8],
}

/// The table, and which of its rows a word or an entry has.
#[derive(Clone, Debug, Default)]
pub(crate) struct Counts {
    pub(crate) rows: Cow<'static, [CueCount]>,
    /// Number of the row + 1 by vocabulary id, for cues of one word.
    pub(crate) of_word: Cow<'static, [u32]>,
    /// The same by number of the entry, for phrases.
    pub(crate) of_entry: Cow<'static, [u32]>,
}

impl Counts {
    /// The counts of a table for these words and entries.
    pub(crate) fn new(text: &str, vocabulary: &Vocabulary, entries: &Entries) -> Self {
        let rows = parse(text);
        let mut phrases: FxHashMap<&str, u32> = FxHashMap::default();
        let mut of_word = vec![0; vocabulary.len()];
        for (at, (cue, _)) in (1..).zip(&rows) {
            if cue.starts_with("cue.") {
                phrases.insert(cue, at);
            } else if let Some(slot) = of_word.get_mut(vocabulary.id(cue) as usize) {
                *slot = at;
            }
        }
        if let Some(none) = of_word.first_mut() {
            *none = 0;
        }
        let of_entry = entries.iter().map(|e| match e.layer {
            Layer::Reporting => phrases.get(e.id.as_str()).copied().unwrap_or(0),
            _ => 0,
        });
        Self {
            of_entry: of_entry.collect(),
            of_word: of_word.into(),
            rows: rows.into_iter().map(|(_, count)| count).collect(),
        }
    }
}

/// The rows of the table: the cue, a word or the id of an entry, and its counts in the order of the fields.
fn parse(text: &str) -> Vec<(&str, CueCount)> {
    let rows = text.lines().filter(|line| !line.starts_with('#'));
    rows.filter_map(|line| {
        let mut cells = line.split('\t');
        let cue = cells.next()?;
        let mut number = || {
            cells
                .next()
                .and_then(|cell| cell.parse::<f32>().ok())
                .unwrap_or(0.0)
        };
        let count = CueCount {
            n: number() as u32,
            precision: number(),
            none_share: number(),
            left_share: number(),
            log_length: number(),
            by_follows: std::array::from_fn(|_| number()),
        };
        Some((cue, count))
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_a_cue_and_its_counts() {
        let rows = parse("# cue\tn\nsay\t7\t0.5\nadd\n");
        let [("say", say), ("add", add)] = rows.as_slice() else {
            panic!("{rows:?}");
        };
        assert_eq!((say.n, say.precision, say.by_follows), (7, 0.5, [0.0; 8]));
        assert_eq!(*add, CueCount::default());
    }
}
