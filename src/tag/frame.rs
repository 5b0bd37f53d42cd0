//! Frames: weighted cue density per article and per statement.

/// One article × frame or statement × frame.
#[derive(Clone, Debug)]
pub struct Frame {
    /// The statement; none for the article.
    pub statement: Option<u32>,
    /// `generic`, `policy`, `diplomatic` or `user`.
    pub scheme: &'static str,
    /// Name of the frame, spelled as in the taxonomy.
    pub frame: &'static str,
    /// Cue weight per 100 words.
    pub score: f32,
    /// Against the reference density shipped with the lexicon.
    pub z: f32,
    /// Within article (or statement) and scheme; 1 = strongest.
    pub rank: u16,
    /// Whether the tool says that the frame is there.
    pub present: bool,
    /// The hits behind it (indices into [`crate::Analysis::hits`]).
    pub evidence: Vec<u32>,
}

/// Scores the frames of the article and of each statement.
pub fn score(cx: &crate::tag::Context, hits: &[crate::tag::Hit], out: &mut Vec<Frame>) {
    use crate::lexicon::Layer;
    use std::collections::BTreeMap;
    let words = cx.reading.tokens.len().max(1) as f32;
    let mut groups: BTreeMap<(&'static str, &'static str), Vec<u32>> = BTreeMap::new();
    for (k, h) in hits.iter().enumerate() {
        if h.layer == Layer::Frame && h.is_counted() {
            groups.entry((cx.lexicon.entry(h.entry).scheme, h.category)).or_default().push(k as u32);
        }
    }
    let from = out.len();
    for ((scheme, frame), evidence) in groups {
        let weight: f32 = evidence.iter().filter_map(|k| hits.get(*k as usize)).map(|h| h.weight).sum();
        out.push(Frame { statement: None, scheme, frame, score: weight * 100.0 / words, z: 0.0, rank: 0, present: weight >= 2.0, evidence });
    }
    let scores: Vec<(&str, f32)> = out.get(from..).into_iter().flatten().map(|f| (f.scheme, f.score)).collect();
    for f in out.iter_mut().skip(from) {
        f.rank = 1 + scores.iter().filter(|(s, v)| *s == f.scheme && *v > f.score).count() as u16;
    }
}
