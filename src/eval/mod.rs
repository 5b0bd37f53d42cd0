//! How good the tags are: annotated articles in, figures out. Nothing here takes part in an analysis.
//!
//! [`gold`] reads articles and their annotations, [`mod@score`] sets analyses against them. What the annotations mean is told
//! in `corpus/GUIDELINE.md`, what the articles are in `corpus/README.md`.

pub mod gold;
mod name;
pub mod score;

pub use gold::{Corpus, GoldArticle, Half};
pub use score::{Figure, Figures, score};
