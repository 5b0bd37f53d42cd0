//! How reporting cues behaved in annotated articles: the table `cue-counts.tsv`, made by `scripts/fit_attribution.py`.

use serde::{Deserialize, Serialize};

/// How a cue behaved in the annotated articles it was counted in (see SOURCES.toml): shares from 0 to 1, smoothed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CueCount {
    /// Occurrences.
    pub n: u32,
    /// Share used as a cue.
    pub precision: f32,
    /// The same where a quotation stands in the sentence.
    pub quoted_precision: f32,
    /// Of the uses, the share without a source.
    pub none_share: f32,
    /// Of the uses, the share with the content before the cue.
    pub left_share: f32,
    /// Mean of ln(1 + words of content).
    pub log_length: f32,
    /// Share used as a cue by what follows (see `attribution::link::Follows`).
    pub by_follows: [f32; 8],
    /// Share used as a cue by the source that was found (see `attribution::link::Standing`).
    pub by_standing: [f32; 4],
}

/// The rows of the table: the cue, a word or the id of an entry, and its counts in the order of the fields.
pub(crate) fn parse(text: &str) -> Vec<(&str, CueCount)> {
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
            quoted_precision: number(),
            none_share: number(),
            left_share: number(),
            log_length: number(),
            by_follows: std::array::from_fn(|_| number()),
            by_standing: std::array::from_fn(|_| number()),
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
        assert_eq!((say.n, say.precision, say.by_standing), (7, 0.5, [0.0; 4]));
        assert_eq!(*add, CueCount::default());
    }
}
