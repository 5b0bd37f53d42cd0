//! Words, sentences and quotations of a document, and the forms of words. Knows nothing of lexicons: what it needs of them
//! (abbreviations) it is handed as values.

pub mod damage;
pub mod document;
pub mod inflect;
pub mod number;
pub mod quotation;
pub mod sentence;
pub mod token;
pub mod words;

pub use document::{Document, Meta};
pub use quotation::Quotation;
pub use sentence::{Abbreviations, Ending};
pub use token::Token;
pub use words::WordSet;
