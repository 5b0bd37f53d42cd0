//! Attribution: who said what. Candidates from cues, sources and contents; one choice; speakers; statements.

pub mod content;
pub mod counts;
pub mod cue;
pub mod feature;
pub mod link;
pub mod predicate;
pub mod reading;
pub mod source;
pub mod speaker;
pub mod statement;
