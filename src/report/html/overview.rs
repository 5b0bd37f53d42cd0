//! What the run read and wrote, and what it could not read.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::Value;

use super::super::columns::Table;
use super::page::{
    Section, close_table, count, counted, escaped, file, greatest, grouped, note, open_table, row,
    whole,
};
use super::tables::Tables;
use crate::error::Result;

/// Outlets that are named.
const OUTLETS: usize = 8;

/// Inputs in the table of those that could not be read.
const ERRORS: usize = 20;

/// What the articles of the run are.
#[derive(Default)]
struct Corpus {
    articles: u64,
    words: u64,
    outlets: BTreeMap<String, u64>,
    first: String,
    last: String,
    undated: u64,
    duplicates: u64,
    /// Articles in other languages, which have no tags.
    foreign: u64,
}

impl Corpus {
    fn read(tables: &Tables) -> Result<Self> {
        let mut corpus = Self::default();
        let columns = ["outlet", "date", "language", "words", "duplicate_of"];
        tables.read(
            Table::Articles,
            columns,
            |[outlet, date, language, words, duplicate_of]| {
                corpus.articles += 1;
                corpus.words += whole(words);
                corpus.duplicates += u64::from(!duplicate_of.is_empty());
                corpus.foreign += u64::from(language != "en");
                if !outlet.is_empty() {
                    *corpus.outlets.entry(outlet.to_owned()).or_default() += 1;
                }
                if !is_date(date) {
                    corpus.undated += 1;
                    return;
                }
                if corpus.first.is_empty() || date < corpus.first.as_str() {
                    date.clone_into(&mut corpus.first);
                }
                if date > corpus.last.as_str() {
                    date.clone_into(&mut corpus.last);
                }
            },
        )?;
        Ok(corpus)
    }

    /// One sentence on when, where and how much.
    fn told(&self) -> String {
        let mut out = counted(self.articles, "article", "articles");
        let _ = write!(out, " of {}", counted(self.words, "word", "words"));
        if !self.first.is_empty() {
            let (first, last) = (escaped(&self.first), escaped(&self.last));
            let _ = if first == last {
                write!(out, ", of {first}")
            } else {
                write!(out, ", from {first} to {last}")
            };
            if self.undated > 0 {
                let _ = write!(out, " ({} without a date)", grouped(self.undated));
            }
        }
        for (at, (outlet, n)) in greatest(&self.outlets, OUTLETS).into_iter().enumerate() {
            let before = if at == 0 { "; " } else { ", " };
            let _ = write!(out, "{before}{} ({})", escaped(outlet), grouped(n));
        }
        if self.outlets.len() > OUTLETS {
            let more = (self.outlets.len() - OUTLETS) as u64;
            let _ = write!(
                out,
                " and {}",
                counted(more, "other outlet", "other outlets")
            );
        }
        out.push('.');
        if self.foreign > 0 {
            let _ = write!(
                out,
                " {} not in English and so without rows in the other tables.",
                is_or_are(self.foreign)
            );
        }
        if self.duplicates > 0 {
            let _ = write!(
                out,
                " {} the same text as an earlier one (duplicate_of in {}); each counts.",
                match self.duplicates {
                    1 => "1 has".to_owned(),
                    n => format!("{} have", grouped(n)),
                },
                file(Table::Articles)
            );
        }
        out
    }
}

fn is_or_are(n: u64) -> String {
    match n {
        1 => "1 is".to_owned(),
        n => format!("{} are", grouped(n)),
    }
}

/// Whether a cell begins as an ISO date does: what else stands there cannot be put in order.
pub(super) fn is_date(cell: &str) -> bool {
    let year = cell.as_bytes().get(..4);
    year.is_some_and(|year| year.iter().all(u8::is_ascii_digit))
        && matches!(cell.as_bytes().get(4), None | Some(b'-'))
}

/// The top of the page: the run, its articles, its tables.
pub(super) fn overview(run: &Value, tables: &Tables) -> Result<String> {
    let mut page = String::new();
    let counts = |name: &str| {
        let n = run.pointer(&format!("/counts/{name}"));
        grouped(n.and_then(Value::as_u64).unwrap_or(0))
    };
    let list = |name: &str| {
        run.get(name)
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
    };
    let inputs: Vec<&str> = list("inputs").filter_map(Value::as_str).collect();
    let _ = writeln!(page, "<p>{}</p>", Corpus::read(tables)?.told());
    note(
        &mut page,
        &format!(
            "Read by demarche {} from {}: {} found = {} analysed + {} errors + {} ignored. No figure here was checked by a human: each names the table and the rows that it adds up, and every row of a table names its sentence.",
            escaped(run.get("version").and_then(Value::as_str).unwrap_or("")),
            escaped(&inputs.join(", ")),
            counts("found"),
            counts("analysed"),
            counts("errors"),
            counts("ignored"),
        ),
    );
    open_table(
        &mut page,
        "Tables",
        &[("table", ""), ("rows", "n"), ("what a row is", "")],
    );
    for written in list("files") {
        let path = written.get("path").and_then(Value::as_str).unwrap_or("");
        let Some(rows) = written.get("rows").and_then(Value::as_u64) else {
            continue;
        };
        let mut all = Table::ALL.into_iter();
        let docs = all
            .find(|table| path.starts_with(table.name()))
            .map_or("", Table::docs);
        let path = escaped(path);
        row(&mut page, &format!("<a href=\"{path}\">{path}</a>"));
        count(&mut page, rows);
        let _ = writeln!(page, "<td>{}", escaped(docs));
    }
    close_table(&mut page);
    Ok(page)
}

/// The inputs that could not be read, where there are any.
pub(super) fn errors(tables: &Tables) -> Result<Option<Section>> {
    let mut body = String::new();
    open_table(
        &mut body,
        "Inputs that could not be read",
        &[
            ("file", ""),
            ("record", "n"),
            ("what is wrong", ""),
            ("the way out", ""),
        ],
    );
    let mut all = 0;
    let columns = ["file", "record", "message", "hint"];
    tables.read(Table::Errors, columns, |[path, record, message, hint]| {
        all += 1;
        if all <= ERRORS {
            row(&mut body, &escaped(path));
            let _ = writeln!(
                body,
                "<td class=\"n\">{}<td class=\"long\">{}<td class=\"long\">{}",
                escaped(record),
                escaped(message),
                escaped(hint)
            );
        }
    })?;
    close_table(&mut body);
    if all == 0 {
        return Ok(None);
    }
    let mut head = String::new();
    let first = all.min(ERRORS);
    note(
        &mut head,
        &format!(
            "The first {first} of {all} rows of {}. What stands there is in no other table.",
            file(Table::Errors)
        ),
    );
    Ok(Some(Section {
        id: "errors",
        name: "Not read",
        title: format!("Not read: {}", counted(all as u64, "input", "inputs")),
        body: head + &body,
    }))
}
