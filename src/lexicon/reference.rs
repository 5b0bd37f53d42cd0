//! How dense the cues of each frame are in ordinary news: the table that frames are compared with. Nothing is scored here.

use std::collections::BTreeMap;

use crate::error::{Error, Result};

/// How dense a frame's cues are over the articles of the reference.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Density {
    /// Mean cue weight per 100 words.
    pub mean: f32,
    /// Standard deviation of the same.
    pub deviation: f32,
}

impl Density {
    /// How many standard deviations a score lies above the mean.
    pub fn z(self, score: f32) -> Option<f32> {
        (self.deviation > 0.0).then(|| (score - self.mean) / self.deviation)
    }
}

/// The reference densities, by scheme and frame.
#[derive(Clone, Debug, Default)]
pub struct Reference {
    densities: BTreeMap<String, BTreeMap<String, Density>>,
}

impl Reference {
    /// Reads the table: scheme, frame, mean, standard deviation, share of articles with a hit; tabs between, `#` comments.
    ///
    /// # Errors
    /// Where a line is no such row.
    pub fn parse(text: &str) -> Result<Self> {
        let mut densities: BTreeMap<String, BTreeMap<String, Density>> = BTreeMap::new();
        for line in text
            .lines()
            .filter(|l| !l.starts_with('#') && !l.is_empty())
        {
            let mut cells = line.split('\t');
            let row = (
                cells.next(),
                cells.next(),
                cells.next().and_then(|c| c.parse().ok()),
                cells.next().and_then(|c| c.parse().ok()),
            );
            let (Some(scheme), Some(frame), Some(mean), Some(deviation)) = row else {
                let message = format!(
                    "frame-reference.tsv: \"{line}\" is no row of scheme, frame, mean, deviation"
                );
                return Err(Error::usage(
                    message,
                    "make the table again with scripts/count_frames.py",
                ));
            };
            let frames = densities.entry(scheme.to_string()).or_default();
            frames.insert(frame.to_string(), Density { mean, deviation });
        }
        Ok(Self { densities })
    }

    /// The reference density of a frame, if it was measured.
    pub fn density(&self, scheme: &str, frame: &str) -> Option<Density> {
        self.densities.get(scheme)?.get(frame).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reference_is_read_strictly() {
        let table = Reference::parse("# a comment\ngeneric\tconflict\t0.5\t0.25\t0.9\n").unwrap();
        assert_eq!(
            table.density("generic", "conflict").and_then(|d| d.z(1.0)),
            Some(2.0)
        );
        assert_eq!(table.density("generic", "morality"), None);
        assert!(Reference::parse("generic\tconflict\thigh\t1\n").is_err());
    }
}
