//! From an analysis to files: rows, tables, the package that describes them, and what people read.
//!
//! One road: [`row`] tells what stands in a row, [`csv`] how a cell becomes bytes, [`columns`] what the columns are,
//! [`package`] where the files go and how a run is sealed. [`speakers`] adds up speakers over a run, [`merges`] reads which of them a user takes for one; [`html`] and
//! [`explain`] write for readers. Nothing here reads articles or decides anything about them.

pub mod columns;
pub mod csv;
pub mod explain;
pub mod html;
pub mod interval;
pub mod merges;
pub mod package;
pub mod row;
pub mod speakers;
