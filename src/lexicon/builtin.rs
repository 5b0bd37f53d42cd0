//! The lexicon files that are part of the program.

use crate::lexicon::blob::Aligned;

/// Name (`en/hedges.toml`) and text of every embedded file, by name.
pub const FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/builtin.rs"));

/// The same files, compiled: see [`super::blob`].
pub(crate) static NAMES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/names.bin"));

/// The numbers of the compiled files.
pub(crate) static NUMBERS: &Aligned<[u8]> =
    &Aligned(*include_bytes!(concat!(env!("OUT_DIR"), "/numbers.bin")));

/// Measured counts of reporting cues.
pub const CUE_COUNTS: &str = include_str!("../../lexicons/en/cue-counts.tsv");

/// Weights of the attribution's linear choices.
pub const WEIGHTS: &str = include_str!("../../lexicons/en/attribution.weights");

/// Reference densities of the frames.
pub const FRAME_REFERENCE: &str = include_str!("../../lexicons/en/frame-reference.tsv");
