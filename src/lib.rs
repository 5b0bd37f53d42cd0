//! demarche reads folders of news articles and says who said what, how firmly, on what condition, for or against what, in which
//! frame. See `ARCHITECTURE.md` for the road from bytes to rows.

pub mod analyzer;
pub mod attribution;
pub mod batch;
pub mod error;
pub mod eval;
pub mod input;
pub mod lexicon;
pub mod report;
pub mod span;
pub mod tag;
pub mod text;

pub use analyzer::{Analysis, Analyzer, Options, Scratch};
pub use error::{Error, ErrorKind, Position, Result};
pub use lexicon::{Entry, Layer, Lexicon};
pub use span::Span;
pub use text::{Document, Meta};
