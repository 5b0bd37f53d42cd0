//! The rows of a batch of articles, table by table. What stands in a row is told in [`super`].

use crate::error::{Error, ErrorKind};
use crate::report::columns::Table;
use crate::report::csv::{Dialect, Mark, Sheet};
use crate::report::speakers::Tally;

/// The rows of one batch of articles.
#[derive(Debug)]
pub struct Rows {
    /// statements.csv.
    pub statements: Sheet,
    /// articles.csv.
    pub articles: Sheet,
    /// cues.csv.
    pub cues: Sheet,
    /// conditions.csv.
    pub conditions: Sheet,
    /// stances.csv.
    pub stances: Sheet,
    /// frames.csv.
    pub frames: Sheet,
    /// errors.csv.
    pub errors: Sheet,
    /// What each article adds to the speakers, with its date.
    pub tallies: Vec<(Vec<Tally>, String)>,
    /// Texts extracted from markup, by article id.
    pub texts: Vec<(String, String)>,
}

/// A point to go back to.
#[derive(Debug)]
pub struct RowsMark {
    sheets: [Mark; 7],
    tallies: usize,
    texts: usize,
}

impl Rows {
    /// No rows yet.
    pub fn new(dialect: Dialect) -> Self {
        let sheet = |table| Sheet::new(table, dialect);
        Self {
            statements: sheet(Table::Statements),
            articles: sheet(Table::Articles),
            cues: sheet(Table::Cues),
            conditions: sheet(Table::Conditions),
            stances: sheet(Table::Stances),
            frames: sheet(Table::Frames),
            errors: sheet(Table::Errors),
            tallies: Vec::new(),
            texts: Vec::new(),
        }
    }

    /// Every sheet: all tables but the speakers, who are added up over the run.
    pub fn sheets(&mut self) -> [&mut Sheet; 7] {
        [
            &mut self.statements,
            &mut self.articles,
            &mut self.cues,
            &mut self.conditions,
            &mut self.stances,
            &mut self.frames,
            &mut self.errors,
        ]
    }

    /// Where the rows stand now.
    pub fn mark(&mut self) -> RowsMark {
        let (tallies, texts) = (self.tallies.len(), self.texts.len());
        RowsMark {
            sheets: self.sheets().map(|sheet| sheet.mark()),
            tallies,
            texts,
        }
    }

    /// Drops everything after `mark`.
    pub fn rewind(&mut self, mark: &RowsMark) {
        for (sheet, &mark) in self.sheets().into_iter().zip(&mark.sheets) {
            sheet.rewind(mark);
        }
        self.tallies.truncate(mark.tallies);
        self.texts.truncate(mark.texts);
    }

    /// Drops everything and keeps the memory.
    pub fn clear(&mut self) {
        for sheet in self.sheets() {
            sheet.clear();
        }
        self.tallies.clear();
        self.texts.clear();
    }

    /// Adds a row of errors.csv. `file` is the name relative to the input.
    pub fn error(&mut self, file: &str, error: &Error) {
        let sheet = &mut self.errors;
        let other;
        let (record, stage, code, message) = if let ErrorKind::Input {
            record,
            stage,
            code,
            message,
            ..
        } = error.kind()
        {
            (*record, *stage, *code, message.as_str())
        } else {
            other = error.to_string();
            (0, "read", "unreadable", other.as_str())
        };
        sheet.text(file);
        if record > 0 {
            sheet.integer(record as u64);
        } else {
            sheet.empty();
        }
        sheet.id(stage);
        sheet.id(code);
        sheet.text(message);
        sheet.text(error.help().unwrap_or(""));
        sheet.end();
    }
}
