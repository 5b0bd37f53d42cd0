//! Cells, rows and files of the tables: how a value becomes bytes. What stands in a row is told in [`super::row`].
//!
//! A worker fills a [`Sheet`] (rows in memory); the one that writes appends its bytes to a [`TableFile`], which hashes what it
//! writes. The tables are several times as large as the articles, so cells go straight into the sheet's bytes, each looked at
//! once; the `csv` crate, with which every table is read back, is the oracle in the tests.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::columns::{Kind, Table};
use crate::error::{Error, ErrorKind, Result};
use crate::text::number::{digits, push_decimal};

/// Longest cell of a spreadsheet file, in UTF-16 units as spreadsheets count them.
const EXCEL_CELL: usize = 32_000;

/// Rows of one spreadsheet file, the header aside.
const EXCEL_ROWS: u64 = 1_000_000;

/// How tables are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dialect {
    /// Between two cells.
    pub delimiter: u8,
    /// Decimal mark.
    pub decimal: u8,
    /// Whether the files are for a spreadsheet: BOM, CRLF, cells and files cut to what it can hold.
    pub is_excel: bool,
    /// Whether free text is left as it is, even where a spreadsheet would take it for a formula.
    pub is_raw: bool,
}

impl Default for Dialect {
    fn default() -> Self {
        Self {
            delimiter: b',',
            decimal: b'.',
            is_excel: false,
            is_raw: false,
        }
    }
}

/// The locales of `--excel`.
pub const EXCEL_LOCALES: &[&str] = &["en", "de", "fr"];

impl Dialect {
    /// The dialect of a spreadsheet set to `locale`.
    ///
    /// # Errors
    ///
    /// A locale that is not one of [`EXCEL_LOCALES`].
    pub fn excel(locale: &str) -> Result<Self> {
        let (delimiter, decimal) = match locale {
            "en" => (b',', b'.'),
            "de" | "fr" => (b';', b','),
            _ => {
                let message = format!("unknown locale \"{locale}\" for --excel");
                return Err(Error::usage(
                    message,
                    format!("one of {}", EXCEL_LOCALES.join(", ")),
                ));
            }
        };
        Ok(Self {
            delimiter,
            decimal,
            is_excel: true,
            is_raw: false,
        })
    }

    /// What each byte is in a cell.
    fn classes(self) -> [u8; 256] {
        let mut classes = [0; 256];
        for (byte, class) in [
            (self.delimiter, MARK),
            (b'"', MARK),
            (b'\n', BREAK),
            (b'\r', BREAK),
        ] {
            if let Some(slot) = classes.get_mut(usize::from(byte)) {
                *slot = class;
            }
        }
        classes
    }

    fn end_of_line(self) -> &'static [u8] {
        if self.is_excel { b"\r\n" } else { b"\n" }
    }

    /// The header line of `table`, with the byte order mark where the dialect has one.
    fn header(self, table: Table) -> Vec<u8> {
        let mut out = Vec::with_capacity(512);
        if self.is_excel {
            out.extend_from_slice("\u{feff}".as_bytes());
        }
        for (n, column) in table.columns().iter().enumerate() {
            if n > 0 {
                out.push(self.delimiter);
            }
            out.extend_from_slice(column.name.as_bytes());
        }
        out.extend_from_slice(self.end_of_line());
        out
    }
}

/// A byte that puts its cell between quotation marks: the delimiter, a quotation mark.
const MARK: u8 = 1;

/// A byte that breaks a line; so does one in an id, where it is kept.
const BREAK: u8 = 2;

/// Length from which a cell is looked at many bytes at a time.
const LONG: usize = 24;

/// Rows of one table, in memory. Cells are pushed in the order of the columns.
#[derive(Debug)]
pub struct Sheet {
    table: Table,
    dialect: Dialect,
    classes: [u8; 256],
    bytes: Vec<u8>,
    /// Cells of the row begun.
    cells: usize,
    rows: u64,
    /// Where a cell is made that cannot be copied.
    cell: Vec<u8>,
}

/// Cells that many rows repeat, made once.
#[derive(Clone, Debug, Default)]
pub struct Preset {
    bytes: Vec<u8>,
    cells: usize,
}

/// A point to go back to: bytes and rows of a sheet.
#[derive(Clone, Copy, Debug)]
pub struct Mark {
    bytes: usize,
    rows: u64,
}

impl Sheet {
    /// An empty sheet.
    pub fn new(table: Table, dialect: Dialect) -> Self {
        Self {
            table,
            dialect,
            classes: dialect.classes(),
            bytes: Vec::new(),
            cells: 0,
            rows: 0,
            cell: Vec::new(),
        }
    }

    /// The table.
    pub fn table(&self) -> Table {
        self.table
    }

    /// Number of rows.
    pub fn rows(&self) -> u64 {
        self.rows
    }

    /// The rows as bytes, without a header.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Where the sheet stands now.
    pub fn mark(&self) -> Mark {
        Mark {
            bytes: self.bytes.len(),
            rows: self.rows,
        }
    }

    /// Drops everything after `mark`.
    pub fn rewind(&mut self, mark: Mark) {
        self.bytes.truncate(mark.bytes);
        self.rows = mark.rows;
        self.cells = 0;
    }

    /// Drops all rows and keeps the memory.
    pub fn clear(&mut self) {
        self.rewind(Mark { bytes: 0, rows: 0 });
    }

    /// Makes the cells that `make` pushes, the first of them in column `column` (which is not the first).
    pub fn preset(&mut self, column: &str, make: impl FnOnce(&mut Self)) -> Preset {
        let begun = (self.bytes.len(), self.cells);
        let at = self.table.columns().iter().position(|it| it.name == column);
        self.cells = at.unwrap_or(1);
        make(self);
        let cells = self.cells - at.unwrap_or(1);
        let bytes = self.bytes.split_off(begun.0);
        self.cells = begun.1;
        Preset { bytes, cells }
    }

    /// Pushes cells made before.
    #[inline]
    pub fn repeat(&mut self, preset: &Preset) {
        self.bytes.extend_from_slice(&preset.bytes);
        self.cells += preset.cells;
    }

    /// Checks, in tests and debug builds, that the next cell belongs into the next column.
    #[inline]
    fn expect(&self, fits: impl Fn(Kind) -> bool) {
        debug_assert!(
            self.table
                .columns()
                .get(self.cells)
                .is_some_and(|c| fits(c.kind)),
            "{}: cell {} is of another kind",
            self.table.name(),
            self.cells,
        );
    }

    /// Begins the next cell.
    #[inline]
    fn begin(&mut self) {
        if self.cells > 0 {
            self.bytes.push(self.dialect.delimiter);
        }
        self.cells += 1;
    }

    /// A missing value.
    #[inline]
    pub fn empty(&mut self) {
        self.begin();
    }

    /// `n` missing values.
    #[inline]
    pub fn empties(&mut self, n: usize) {
        for _ in 0..n {
            self.begin();
        }
    }

    /// A value of a closed list, an id made by the tool: letters, digits, `-`, `_`, `.` and `:` only, so that it is not looked at.
    #[inline]
    pub fn word(&mut self, value: &str) {
        self.expect(|kind| matches!(kind, Kind::Id | Kind::Enum(_)));
        debug_assert!(
            self.class(value.as_bytes()) == 0,
            "{value:?} needs quotation marks"
        );
        self.push_plain(value.as_bytes());
    }

    /// The id of a row, which needs no quotation marks.
    #[inline]
    pub fn row_id(&mut self, id: &[u8]) {
        self.expect(|kind| kind == Kind::Id);
        self.push_plain(id);
    }

    /// An id or a path: never changed.
    #[inline]
    pub fn id(&mut self, value: &str) {
        self.expect(|kind| matches!(kind, Kind::Id | Kind::Enum(_)));
        let class = self.class(value.as_bytes());
        self.push(value.as_bytes(), class != 0);
    }

    /// A date. What cannot be one (it starts like a formula) is treated as text.
    #[inline]
    pub fn date(&mut self, value: &str) {
        self.expect(|kind| kind == Kind::Date);
        self.push_text(value);
    }

    /// Free text: line breaks folded, guarded against formulas.
    #[inline]
    pub fn text(&mut self, value: &str) {
        self.expect(|kind| matches!(kind, Kind::Text | Kind::List));
        self.push_text(value);
    }

    /// Free text of at most `most` characters: what is longer is cut, with ` …` at its end.
    #[inline]
    pub fn text_up_to(&mut self, value: &str, most: usize) {
        match (value.len() > most)
            .then(|| value.char_indices().nth(most))
            .flatten()
        {
            Some((at, _)) => self.joined([value.get(..at).unwrap_or("").trim_end(), "…"], " "),
            None => self.text(value),
        }
    }

    /// Several texts as one cell, `between` them; empty ones are left out.
    pub fn joined<'v>(&mut self, values: impl IntoIterator<Item = &'v str>, between: &str) {
        self.expect(|kind| matches!(kind, Kind::Text | Kind::List));
        debug_assert!(self.class(between.as_bytes()) == 0);
        let mut cell = std::mem::take(&mut self.cell);
        cell.clear();
        let mut class = 0;
        for value in values {
            if value.is_empty() {
                continue;
            }
            if !cell.is_empty() {
                cell.extend_from_slice(between.as_bytes());
            }
            let own = self.class(value.as_bytes());
            class |= own;
            if own & BREAK == 0 {
                cell.extend_from_slice(value.as_bytes());
            } else {
                fold(value, &mut cell);
            }
        }
        if !self.dialect.is_raw && needs_guard(&cell) {
            cell.insert(0, b'\'');
        }
        self.push(&cell, class & MARK != 0);
        self.cell = cell;
    }

    /// A list: its values joined by ` | `.
    pub fn list<'v>(&mut self, values: impl IntoIterator<Item = &'v str>) {
        self.joined(values, " | ");
    }

    /// Pieces as `12-40;55-90`.
    pub fn spans(&mut self, pieces: impl IntoIterator<Item = (u32, u32)>) {
        self.expect(|kind| kind == Kind::Id);
        self.cell.clear();
        for (start, end) in pieces {
            if !self.cell.is_empty() {
                self.cell.push(b';');
            }
            self.cell
                .extend_from_slice(digits(start.into(), &mut [0; 20]));
            self.cell.push(b'-');
            self.cell
                .extend_from_slice(digits(end.into(), &mut [0; 20]));
        }
        let cell = std::mem::take(&mut self.cell);
        // a semicolon may be the delimiter
        let class = self.class(&cell);
        self.push(&cell, class != 0);
        self.cell = cell;
    }

    /// A whole number.
    #[inline]
    pub fn integer(&mut self, value: impl Into<u64>) {
        self.expect(|kind| kind == Kind::Integer);
        let mut buffer = [0; 20];
        self.push_plain(digits(value.into(), &mut buffer));
    }

    /// A number with four decimals; missing where it is none.
    #[inline]
    pub fn number(&mut self, value: impl Into<f64>) {
        self.expect(|kind| matches!(kind, Kind::Number(..)));
        self.begin();
        push_decimal(value.into(), self.dialect.decimal, &mut self.bytes);
    }

    /// A number that may be missing.
    #[inline]
    pub fn number_or_empty(&mut self, value: Option<f64>) {
        match value {
            Some(value) => self.number(value),
            None => self.empty(),
        }
    }

    /// `true` or `false`.
    #[inline]
    pub fn boolean(&mut self, value: bool) {
        self.expect(|kind| kind == Kind::Boolean);
        self.begin();
        self.bytes
            .extend_from_slice(if value { b"true" } else { b"false" });
    }

    /// Ends the row.
    pub fn end(&mut self) {
        debug_assert_eq!(
            self.cells,
            self.table.columns().len(),
            "{}",
            self.table.name()
        );
        self.bytes.extend_from_slice(self.dialect.end_of_line());
        self.cells = 0;
        self.rows += 1;
    }

    fn push_text(&mut self, value: &str) {
        let bytes = value.as_bytes();
        let class = self.class(bytes);
        let is_guarded = !self.dialect.is_raw && needs_guard(bytes);
        if class & BREAK == 0 && !is_guarded {
            self.push(bytes, class != 0);
            return;
        }
        let mut cell = std::mem::take(&mut self.cell);
        cell.clear();
        fold(value, &mut cell);
        if !self.dialect.is_raw && needs_guard(&cell) {
            cell.insert(0, b'\'');
        }
        self.push(&cell, class & MARK != 0);
        self.cell = cell;
    }

    /// All that the bytes of a cell are: [`MARK`], [`BREAK`].
    #[inline]
    fn class(&self, cell: &[u8]) -> u8 {
        if cell.len() < LONG {
            let class = |&byte: &u8| self.classes.get(usize::from(byte)).copied().unwrap_or(0);
            return cell.iter().map(class).fold(0, std::ops::BitOr::bitor);
        }
        // comparisons instead of a table: the compiler looks at many bytes at once
        let delimiter = self.dialect.delimiter;
        cell.iter().fold(0, |bits, &byte| {
            let mark = u8::from(byte == delimiter) | u8::from(byte == b'"');
            let line = u8::from(byte == b'\n') | u8::from(byte == b'\r');
            bits | (mark * MARK) | (line * BREAK)
        })
    }

    /// A cell without quotation marks.
    #[inline]
    fn push_plain(&mut self, cell: &[u8]) {
        self.begin();
        self.bytes.extend_from_slice(cell);
    }

    #[inline]
    fn push(&mut self, cell: &[u8], is_quoted: bool) {
        let cell = if self.dialect.is_excel {
            cut(cell)
        } else {
            cell
        };
        if !is_quoted {
            self.push_plain(cell);
            return;
        }
        self.begin();
        self.bytes.push(b'"');
        let mut rest = cell;
        while let Some(at) = memchr::memchr(b'"', rest) {
            let (head, tail) = rest.split_at(at + 1);
            self.bytes.extend_from_slice(head);
            self.bytes.push(b'"');
            rest = tail;
        }
        self.bytes.extend_from_slice(rest);
        self.bytes.push(b'"');
    }
}

/// Whether a spreadsheet would take a cell that starts like this for a formula.
#[inline]
fn needs_guard(cell: &[u8]) -> bool {
    matches!(
        cell.first(),
        Some(b'=' | b'+' | b'-' | b'@' | b'\t' | b'\r')
    )
}

/// Appends `value`; a run of white space that holds a line break becomes one space.
pub fn fold(value: &str, out: &mut Vec<u8>) {
    let mut rest = value;
    while let Some(at) = memchr::memchr2(b'\n', b'\r', rest.as_bytes()) {
        let (before, after) = rest.split_at(at);
        out.extend_from_slice(before.trim_end().as_bytes());
        out.push(b' ');
        rest = after.trim_start();
    }
    out.extend_from_slice(rest.as_bytes());
}

/// The part of `value` that fits into a spreadsheet's cell.
fn cut(value: &[u8]) -> &[u8] {
    if value.len() <= EXCEL_CELL {
        return value;
    }
    let Ok(text) = std::str::from_utf8(value) else {
        return value;
    };
    let mut units = 0;
    for (at, c) in text.char_indices() {
        units += c.len_utf16();
        if units > EXCEL_CELL {
            return value.get(..at).unwrap_or(value);
        }
    }
    value
}

/// What is known of a file that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Path in the output folder, with `/`.
    pub path: String,
    /// The table and its rows, for a table.
    pub table: Option<(Table, u64)>,
    /// Size.
    pub bytes: u64,
    /// SHA-256 in hex.
    pub sha256: String,
}

/// SHA-256 of `bytes` in hex.
pub fn sha256_hex(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// Lower-case hex digits of `bytes`.
pub fn hex(bytes: &[u8]) -> String {
    let digit = |n: u8| char::from_digit(u32::from(n), 16).unwrap_or('0');
    bytes
        .iter()
        .flat_map(|&b| [digit(b >> 4), digit(b & 15)])
        .collect()
}

/// A table on its way to the disk, in as many files as the dialect wants.
#[derive(Debug)]
pub struct TableFile {
    folder: PathBuf,
    table: Table,
    dialect: Dialect,
    part: Part,
    done: Vec<Written>,
}

#[derive(Debug)]
struct Part {
    name: String,
    file: BufWriter<File>,
    hash: Sha256,
    bytes: u64,
    rows: u64,
}

impl Part {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<()> {
        self.hash.update(bytes);
        self.bytes += bytes.len() as u64;
        self.file.write_all(bytes)
    }
}

impl TableFile {
    /// Opens the table's first file in `folder` and writes the header.
    ///
    /// # Errors
    ///
    /// The file cannot be made or written.
    pub fn create(folder: &Path, table: Table, dialect: Dialect) -> Result<Self> {
        let part = open_part(folder, table, dialect, 1)?;
        Ok(Self {
            folder: folder.to_owned(),
            table,
            dialect,
            part,
            done: Vec::new(),
        })
    }

    /// Appends rows.
    ///
    /// # Errors
    ///
    /// The file cannot be written.
    pub fn append(&mut self, mut bytes: &[u8], mut rows: u64) -> Result<()> {
        while self.dialect.is_excel && self.part.rows + rows > EXCEL_ROWS {
            let room = EXCEL_ROWS - self.part.rows;
            let (now, later) = bytes.split_at(end_of_row(bytes, room));
            self.write(now, room)?;
            (bytes, rows) = (later, rows - room);
            let number = self.done.len() + 2;
            let next = open_part(&self.folder, self.table, self.dialect, number)?;
            let full = std::mem::replace(&mut self.part, next);
            self.done.push(close_part(full, &self.folder, self.table)?);
        }
        self.write(bytes, rows)
    }

    fn write(&mut self, bytes: &[u8], rows: u64) -> Result<()> {
        self.part.rows += rows;
        let written = self.part.write(bytes);
        written.map_err(|source| output_error(&self.folder.join(&self.part.name), source))
    }

    /// Ends the table: everything is on the disk.
    ///
    /// # Errors
    ///
    /// The file cannot be written.
    pub fn finish(mut self) -> Result<Vec<Written>> {
        self.done
            .push(close_part(self.part, &self.folder, self.table)?);
        Ok(self.done)
    }
}

fn open_part(folder: &Path, table: Table, dialect: Dialect, number: usize) -> Result<Part> {
    let name = match number {
        1 => format!("{}.csv", table.name()),
        n => format!("{}-{n}.csv", table.name()),
    };
    let path = folder.join(&name);
    let open = || -> std::io::Result<Part> {
        let file = BufWriter::with_capacity(64 << 10, File::create(&path)?);
        let mut part = Part {
            name,
            file,
            hash: Sha256::new(),
            bytes: 0,
            rows: 0,
        };
        part.write(&dialect.header(table))?;
        Ok(part)
    };
    open().map_err(|source| output_error(&path, source))
}

fn close_part(mut part: Part, folder: &Path, table: Table) -> Result<Written> {
    part.file
        .flush()
        .map_err(|source| output_error(&folder.join(&part.name), source))?;
    Ok(Written {
        path: part.name,
        table: Some((table, part.rows)),
        bytes: part.bytes,
        sha256: hex(&part.hash.finalize()),
    })
}

/// Where the `n`-th row of `bytes` ends; a line break between quotes ends none.
fn end_of_row(bytes: &[u8], n: u64) -> usize {
    let (mut rows, mut is_quoted) = (0, false);
    if n == 0 {
        return 0;
    }
    for (at, &b) in bytes.iter().enumerate() {
        match b {
            b'"' => is_quoted = !is_quoted,
            b'\n' if !is_quoted => {
                rows += 1;
                if rows == n {
                    return at + 1;
                }
            }
            _ => {}
        }
    }
    bytes.len()
}

/// The error of a file that cannot be written.
pub fn output_error(path: &Path, source: std::io::Error) -> Error {
    ErrorKind::Output {
        path: path.to_owned(),
        source,
    }
    .into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(dialect: Dialect, value: &str) -> String {
        let mut sheet = Sheet::new(Table::Errors, dialect);
        sheet.text("a.txt");
        sheet.empty();
        sheet.id("read");
        sheet.id("panic");
        sheet.text(value);
        sheet.empty();
        sheet.end();
        let bytes = String::from_utf8(sheet.bytes().to_vec()).unwrap();
        let end = if dialect.is_excel { 3 } else { 2 };
        bytes["a.txt,,read,panic,".len()..bytes.len() - end].to_owned()
    }

    #[test]
    fn text_is_cut_where_it_is_too_long() {
        for (value, expected) in [
            ("Léa left", "Léa left"),
            ("Léa left.", "Léa left …"),
            ("Léa went home", "Léa went …"),
            ("naïveté", "naïveté"),
        ] {
            let mut sheet = Sheet::new(Table::Statements, Dialect::default());
            sheet.cells = Table::Statements
                .columns()
                .iter()
                .position(|c| c.name == "sentence_text")
                .unwrap();
            let from = sheet.bytes.len() + 1;
            sheet.text_up_to(value, 8);
            assert_eq!(&String::from_utf8_lossy(&sheet.bytes[from..]), expected);
        }
    }

    #[test]
    fn free_text_is_folded_quoted_and_guarded() {
        for (value, expected) in [
            ("plain", "plain"),
            ("a, b", "\"a, b\""),
            ("he said \"no\"", "\"he said \"\"no\"\"\""),
            ("one \n\n  two", "one two"),
            ("one  two", "one  two"),
            ("one\r\ntwo", "one two"),
            ("=1+1", "'=1+1"),
            ("-5", "'-5"),
            ("@x", "'@x"),
            ("\tx", "'\tx"),
            ("\rx", " x"),
            ("", ""),
        ] {
            assert_eq!(cell(Dialect::default(), value), expected, "{value:?}");
        }
        let raw = Dialect {
            is_raw: true,
            ..Dialect::default()
        };
        assert_eq!(cell(raw, "=1+1"), "=1+1");
    }

    #[test]
    fn spreadsheets_get_no_more_than_they_hold() {
        let excel = Dialect::excel("en").unwrap();
        assert_eq!(cell(excel, &"é".repeat(40_000)).chars().count(), 32_000);
        assert_eq!(cell(excel, &"🙂".repeat(40_000)).chars().count(), 16_000);
        assert!(
            Dialect::excel("xx")
                .unwrap_err()
                .help()
                .unwrap()
                .contains("de")
        );
        let header = Dialect::excel("de").unwrap().header(Table::Errors);
        let header = String::from_utf8(header).unwrap();
        assert_eq!(header, "\u{feff}file;record;stage;code;message;hint\r\n");
    }

    #[test]
    fn the_csv_crate_reads_back_what_was_written() {
        let values = [
            "plain",
            "a;b,c",
            "he \"said\"",
            "\"",
            "",
            " x ",
            "a\tb",
            "é “x”",
            "one\ntwo",
        ];
        for dialect in [Dialect::default(), Dialect::excel("de").unwrap()] {
            let mut sheet = Sheet::new(Table::Errors, dialect);
            for (a, b) in values
                .iter()
                .flat_map(|a| values.iter().map(move |b| (a, b)))
            {
                sheet.text(a);
                sheet.empty();
                sheet.word("read");
                sheet.id(b);
                sheet.text(a);
                sheet.text(b);
                sheet.end();
            }
            let mut builder = ::csv::ReaderBuilder::new();
            let builder = builder.has_headers(false).delimiter(dialect.delimiter);
            let rows: Vec<::csv::StringRecord> = builder
                .from_reader(sheet.bytes())
                .records()
                .map(Result::unwrap)
                .collect();
            assert_eq!(rows.len(), values.len() * values.len());
            let pairs = values
                .iter()
                .flat_map(|a| values.iter().map(move |b| (a, b)));
            for (row, (a, b)) in rows.iter().zip(pairs) {
                let folded = |text: &str| text.replace('\n', " ");
                let expected = [&*folded(a), "", "read", b, &*folded(a), &*folded(b)];
                assert_eq!(row.iter().collect::<Vec<_>>(), expected);
            }
        }
    }

    #[test]
    fn a_sheet_can_go_back_to_a_mark() {
        let mut sheet = Sheet::new(Table::Errors, Dialect::default());
        let row = |sheet: &mut Sheet, name: &str| {
            sheet.text(name);
            sheet.integer(3u32);
            sheet.empties(4);
            sheet.end();
        };
        row(&mut sheet, "one");
        let mark = sheet.mark();
        row(&mut sheet, "two");
        sheet.text("half a row");
        sheet.rewind(mark);
        row(&mut sheet, "three");
        assert_eq!(sheet.bytes(), b"one,3,,,,\nthree,3,,,,\n");
        assert_eq!(sheet.rows(), 2);
    }

    #[test]
    fn rows_end_at_line_breaks_outside_quotes() {
        for (bytes, n, expected) in [
            ("a\nb\n", 1, 2),
            ("\"a\nb\"\nc\n", 1, 6),
            ("a\n", 5, 2),
            ("a\n", 0, 0),
        ] {
            assert_eq!(end_of_row(bytes.as_bytes(), n), expected, "{bytes:?}");
        }
    }

    #[test]
    fn a_spreadsheet_gets_a_new_file_after_a_million_rows() {
        let folder = tempfile::tempdir().unwrap();
        let excel = Dialect::excel("en").unwrap();
        let mut file = TableFile::create(folder.path(), Table::Errors, excel).unwrap();
        file.append(&b"a\r\n".repeat(1_000_001), 1_000_001).unwrap();
        let rows: Vec<u64> = file
            .finish()
            .unwrap()
            .iter()
            .map(|part| part.table.map_or(0, |(_, rows)| rows))
            .collect();
        assert_eq!(rows, [1_000_000, 1]);
    }

    #[test]
    fn a_table_file_hashes_what_it_writes() {
        let folder = tempfile::tempdir().unwrap();
        let mut file = TableFile::create(folder.path(), Table::Errors, Dialect::default()).unwrap();
        file.append(b"a,,read,panic,x,\n", 1).unwrap();
        let done = file.finish().unwrap();
        let bytes = std::fs::read(folder.path().join("errors.csv")).unwrap();
        assert_eq!(done.len(), 1);
        assert_eq!(
            (done[0].bytes, done[0].table),
            (bytes.len() as u64, Some((Table::Errors, 1)))
        );
        assert_eq!(done[0].sha256, sha256_hex(&bytes));
    }
}
