//! Tables (.csv, .tsv): a header, then one article a row. The delimiter is told from the header; quoting
//! is that of RFC 4180.

use std::io::{self, BufRead, Read};
use std::sync::Arc;

use csv::{ByteRecord, Reader, ReaderBuilder};
use encoding_rs::{Encoding, UTF_8};

use super::decode::Decoded;
use super::quotes::Quotes;
use super::record::{Cell, Field, Fields, no_text_message};
use super::{Body, CHUNK, InputFile, RawRecord, ReadOptions, Stream};
use crate::error::{Error, Result};
use crate::text::document::Document;

/// One row as it was cut out, not yet decoded.
#[derive(Debug)]
pub(super) struct RawRow {
    cells: ByteRecord,
    columns: Arc<Columns>,
    /// Whether a cell goes on behind its closing quotation mark: then it may have drawn other rows in.
    has_odd_quotes: bool,
}

/// What the columns of a table are.
#[derive(Debug)]
struct Columns {
    fields: Vec<[Field; 2]>,
    /// The encoding that the bytes had, where it is known that they are UTF-8 now.
    transcoded: Option<&'static Encoding>,
}

/// The rows of a table below its header, each a record.
pub(super) struct Rows {
    file: Arc<InputFile>,
    reader: Reader<Guard>,
    columns: Arc<Columns>,
    limit: u64,
    number: usize,
    is_done: bool,
}

impl Rows {
    /// Reads the header of `stream`.
    ///
    /// # Errors
    ///
    /// There is no header, or no column of it is the text.
    pub(super) fn new(file: Arc<InputFile>, stream: Stream, options: &ReadOptions) -> Result<Self> {
        let limit = options.max_bytes;
        let delimiter = delimiter(&stream.head);
        let guard = Guard {
            source: stream.reader,
            quotes: Quotes::new(delimiter),
            pending: 0,
            limit,
            is_at_end: false,
        };
        let mut reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter)
            .buffer_capacity(CHUNK)
            .from_reader(guard);
        let mut header = ByteRecord::new();
        match reader.read_byte_record(&mut header) {
            Ok(true) => {}
            Ok(false) => {
                return Err(file.no_record());
            }
            Err(error) => return Err(row_error(&file, 0, limit, &error)),
        }
        reader.get_mut().pending = 0;
        let transcoded = stream.transcoded;
        let names = decode_cells(&file, 0, &header, transcoded, options)?;
        let mut fields = Vec::with_capacity(header.len());
        let (mut known, mut twice) = (Vec::new(), None);
        names.each(&header, |name| {
            let field = Field::named(name, options);
            if field.iter().any(|f| !matches!(f, Field::Other)) {
                let name = name.trim().to_lowercase();
                if known.contains(&name) {
                    twice.get_or_insert(name.clone());
                }
                known.push(name);
            }
            fields.push(field);
        });
        if !fields
            .iter()
            .flatten()
            .any(|field| matches!(field, Field::Text(_)))
        {
            let message = match &options.text_field {
                Some(name) => format!("no text: \"{name}\" is not in the header"),
                None => no_text_message("header"),
            };
            let help = "name the column with --text-field";
            return Err(file.error(0, "parse", "no-text", message, help));
        }
        if let Some(name) = twice {
            let message = format!("two columns are called \"{name}\"");
            let help = "rename the one that is not meant";
            return Err(file.error(0, "parse", "bad-row", message, help));
        }
        let columns = Arc::new(Columns { fields, transcoded });
        Ok(Self {
            file,
            reader,
            columns,
            limit,
            number: 0,
            is_done: false,
        })
    }
}

impl Iterator for Rows {
    type Item = RawRecord;

    fn next(&mut self) -> Option<RawRecord> {
        if self.is_done {
            return None;
        }
        let mut cells = ByteRecord::new();
        let body = match self.reader.read_byte_record(&mut cells) {
            Ok(false) => {
                self.is_done = true;
                return None;
            }
            Ok(true) => {
                let end = self.reader.position().byte();
                let guard = self.reader.get_mut();
                guard.pending = 0;
                // the last row ends with the file
                if guard.is_at_end && guard.quotes.are_open() {
                    let line = cells.position().map_or(0, csv::Position::line);
                    let message = format!("line {line}: a quotation mark is never closed");
                    let help = "is the file complete, and every mark inside a cell doubled?";
                    let number = self.number + 1;
                    Body::Failed(self.file.error(number, "parse", "bad-row", message, help))
                } else {
                    Body::Row(RawRow {
                        cells,
                        columns: Arc::clone(&self.columns),
                        has_odd_quotes: guard.quotes.are_odd_before(end),
                    })
                }
            }
            Err(error) => {
                self.is_done = true;
                Body::Failed(row_error(&self.file, self.number + 1, self.limit, &error))
            }
        };
        self.number += 1;
        Some(RawRecord {
            file: Arc::clone(&self.file),
            number: self.number,
            body,
        })
    }
}

/// Parses one row.
pub(super) fn parse_row(
    file: &InputFile,
    number: usize,
    row: RawRow,
    options: &ReadOptions,
) -> Result<Document> {
    let RawRow {
        cells,
        columns,
        has_odd_quotes,
    } = row;
    let expected = columns.fields.len();
    let surplus = cells.iter().skip(expected).any(|cell| !cell.is_empty());
    if cells.len() < expected || surplus {
        let line = cells.position().map_or(0, csv::Position::line);
        let count = cells.len();
        let message = format!("line {line}: {count} fields where the header has {expected}");
        let help = "is a quotation mark or a delimiter missing there?";
        return Err(file.error(number, "parse", "bad-row", message, help));
    }
    let texts = decode_cells(file, number, &cells, columns.transcoded, options)?;
    let mut fields = Fields::default();
    let mut names = columns.fields.iter();
    texts.each(&cells, |text| {
        for &field in names.next().into_iter().flatten() {
            if field != Field::Other {
                fields.set(field, Cell::Text(text.to_owned()));
            }
        }
    });
    let mut meta = file.meta(String::new(), texts.encoding, &texts.warnings);
    if has_odd_quotes {
        meta.warnings.push("odd-quotation-marks".to_owned());
    }
    fields.into_document(file, number, meta, options)
}

/// The decoded cells of a row.
struct Texts {
    /// Empty: the cells are UTF-8 as they are.
    decoded: Vec<String>,
    encoding: &'static Encoding,
    warnings: Vec<&'static str>,
}

impl Texts {
    /// Hands the cells of `record`, from which these texts come, to `take`, in order.
    fn each(&self, record: &ByteRecord, mut take: impl FnMut(&str)) {
        if self.decoded.is_empty() {
            record
                .iter()
                .for_each(|cell| take(std::str::from_utf8(cell).unwrap_or("")));
        } else {
            self.decoded.iter().for_each(|cell| take(cell));
        }
    }
}

/// Decodes a row as one: its cells are in one encoding. Plain UTF-8 is not copied.
fn decode_cells(
    file: &InputFile,
    number: usize,
    record: &ByteRecord,
    transcoded: Option<&'static Encoding>,
    options: &ReadOptions,
) -> Result<Texts> {
    let is_utf8 = record.iter().all(|cell| std::str::from_utf8(cell).is_ok());
    let is_plain = options.encoding.is_none_or(|encoding| encoding == UTF_8);
    if is_utf8 && (is_plain || transcoded.is_some()) {
        let encoding = transcoded.unwrap_or(UTF_8);
        return Ok(Texts {
            decoded: Vec::new(),
            encoding,
            warnings: Vec::new(),
        });
    }
    let whole = record.as_slice().to_vec();
    let Decoded {
        encoding, warnings, ..
    } = match transcoded {
        Some(encoding) => Decoded::transcoded(whole, encoding),
        None => file.decode(number, whole, options)?,
    };
    let source = if transcoded.is_some() {
        UTF_8
    } else {
        encoding
    };
    let decode = |cell| source.decode_without_bom_handling(cell).0.into_owned();
    Ok(Texts {
        decoded: record.iter().map(decode).collect(),
        encoding,
        warnings,
    })
}

/// The error of a row that could not be cut out: nothing after it can be either.
fn row_error(file: &InputFile, number: usize, limit: u64, error: &csv::Error) -> Error {
    match error.kind() {
        csv::ErrorKind::Io(error) if error.kind() == io::ErrorKind::FileTooLarge => file.error(
            number,
            "read",
            "too-large",
            format!("row larger than {} MB, the rest is not read", limit >> 20),
            "is a quotation mark never closed?",
        ),
        csv::ErrorKind::Io(error) => file.unreadable(number, error),
        _ => {
            let help = "write it as CSV, one article a row";
            file.error(number, "parse", "bad-row", format!("no row: {error}"), help)
        }
    }
}

/// Tells the delimiter from the header line: the one of comma, semicolon and TAB that stands there most
/// often outside quotation marks.
pub(crate) fn delimiter(head: &[u8]) -> u8 {
    let (mut commas, mut semicolons, mut tabs) = (0, 0, 0);
    let mut is_quoted = false;
    for &byte in head {
        match byte {
            b'"' => is_quoted = !is_quoted,
            _ if is_quoted => {}
            b'\n' | b'\r' => break,
            b',' => commas += 1,
            b';' => semicolons += 1,
            b'\t' => tabs += 1,
            _ => {}
        }
    }
    if tabs > commas && tabs >= semicolons {
        b'\t'
    } else if semicolons > commas {
        b';'
    } else {
        b','
    }
}

/// A reader that follows the quotation marks, and fails where one row has no end, so that a mark never closed does not draw
/// the whole file into memory.
struct Guard {
    source: Box<dyn BufRead + Send>,
    quotes: Quotes,
    /// Bytes read since the last row was complete.
    pending: u64,
    limit: u64,
    is_at_end: bool,
}

impl Read for Guard {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let count = self.source.read(out)?;
        self.quotes.follow(out.get(..count).unwrap_or_default());
        self.is_at_end = count == 0;
        self.pending += count as u64;
        // what is read ahead may hold the next rows
        if self.pending > self.limit + 2 * CHUNK as u64 {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Format, parse};
    use super::*;
    use crate::error::ErrorKind;

    fn rows(content: &[u8], options: &ReadOptions) -> Result<Rows> {
        let file = InputFile {
            path: "x".into(),
            name: "a.csv".into(),
            format: Format::Csv,
        };
        let stream = Stream::new(&file, io::Cursor::new(content.to_vec()), false, options)?;
        Rows::new(file.into(), stream, options)
    }

    fn read(content: &[u8], options: &ReadOptions) -> Vec<String> {
        let show = |error: &Error| match error.kind() {
            ErrorKind::Input {
                record,
                code,
                message,
                ..
            } => format!("{record} {code}: {message}"),
            other => panic!("{other}"),
        };
        match rows(content, options) {
            Err(error) => vec![show(&error)],
            Ok(rows) => rows
                .map(|record| match parse(record, options) {
                    Ok(doc) => format!("{}: {}", doc.meta.id, doc.text()),
                    Err(error) => show(&error),
                })
                .collect(),
        }
    }

    #[test]
    fn rows_are_articles() {
        let options = ReadOptions::default();
        for (content, expected) in [
            (
                &b"id,text\n1,one\n,two\n"[..],
                vec!["1: one", "a.csv#2: two"],
            ),
            (
                b"\xef\xbb\xbfText;Id\r\n\"one; \"\"two\"\"\r\nthree\";x\r\n",
                vec!["x: one; \"two\"\r\nthree"],
            ),
            (b"id\tBODY\n1\ta,b;c\n", vec!["1: a,b;c"]),
            (b"\"a,b,c\";text\n1;one\n", vec!["a.csv#1: one"]),
            (
                b"text\none\n\n\ntwo\n",
                vec!["a.csv#1: one", "a.csv#2: two"],
            ),
            (
                b"id,text\n1\n2,b\n3,c,,\n4,d,e\n5,\n",
                vec![
                    "1 bad-row: line 2: 1 fields where the header has 2",
                    "2: b",
                    "3: c",
                    "4 bad-row: line 5: 3 fields where the header has 2",
                    "5: ",
                ],
            ),
            (
                b"id,text\n1,It\x92s\n2,\xe2\x80\x9cno\xe2\x80\x9d\n",
                vec!["1: It’s", "2: “no”"],
            ),
            (
                b"id,name\n1,a\n",
                vec![
                    "0 no-text: no text: none of \"text\", \"body\", \"content\", \"article\", \"full_text\" is in the header",
                ],
            ),
            (b"", vec!["0 no-record: the file holds no record"]),
            (
                b"id,text,Text\na,b,c\n",
                vec!["0 bad-row: two columns are called \"text\""],
            ),
            (b"text\n", vec![]),
            (
                b"text\n\"a\"\n\"never closed\nb\n\n",
                vec![
                    "a.csv#1: a",
                    "2 bad-row: line 3: a quotation mark is never closed",
                ],
            ),
        ] {
            assert_eq!(
                read(content, &options),
                expected,
                "{}",
                String::from_utf8_lossy(content)
            );
        }
    }

    #[test]
    fn the_metadata_of_a_row_is_kept() {
        let content = "ID,Title,Date,Source,Author,URL,Targets,text\n\
                       7,T,2025/05/12,Reuters,A. One,https://x.org,NATO; EU=Union|bloc,x\n";
        let options = ReadOptions::default();
        let record = rows(content.as_bytes(), &options).unwrap().next().unwrap();
        assert_eq!((record.name(), record.number()), ("a.csv", 1));
        let meta = parse(record, &options).unwrap().meta;
        assert_eq!(
            [&*meta.id, &*meta.title, &*meta.date],
            ["7", "T", "2025-05-12"]
        );
        assert_eq!([&*meta.outlet, &*meta.author], ["Reuters", "A. One"]);
        assert_eq!((&*meta.url, meta.format), ("https://x.org", "csv"));
        assert_eq!(meta.targets, ["NATO", "EU=Union|bloc"]);
    }

    #[test]
    fn a_row_that_drew_others_in_is_warned_of() {
        let content =
            b"\xef\xbb\xbfid,text\n1,\"a\"\n2,\"She said \"\"no\"\"\n3,yes\n4,\"b\"\n5,c\n";
        let options = ReadOptions::default();
        let found: Vec<(String, Vec<String>)> = rows(content, &options)
            .unwrap()
            .map(|row| parse(row, &options).unwrap().meta)
            .map(|meta| (meta.id, meta.warnings))
            .collect();
        let warning = || vec!["odd-quotation-marks".to_owned()];
        let expected = [("1", vec![]), ("2", warning()), ("5", vec![])];
        assert_eq!(found, expected.map(|(id, w)| (id.to_owned(), w)));
    }

    #[test]
    fn encodings_hold_for_rows_too() {
        let mut utf16 = vec![0xff, 0xfe];
        for unit in "text\tid\n“no”\t1\n".encode_utf16() {
            utf16.extend(unit.to_le_bytes());
        }
        assert_eq!(read(&utf16, &ReadOptions::default()), ["1: “no”"]);
        let strict = ReadOptions {
            encoding: Some(UTF_8),
            ..ReadOptions::default()
        };
        let content = b"text\na\xe9\nb\n";
        let expected = [
            "1 not-utf8: not utf-8: byte 1 starts no character",
            "a.csv#2: b",
        ];
        assert_eq!(read(content, &strict), expected);
        let marked = b"\xef\xbb\xbftext\n\xc3\xa9\n\xe9\n";
        let latin = super::super::encoding_named("latin1").unwrap();
        let options = ReadOptions {
            encoding: Some(latin),
            ..ReadOptions::default()
        };
        assert_eq!(read(marked, &options), ["a.csv#1: é", "a.csv#2: \u{fffd}"]);
        let cyrillic = super::super::encoding_named("windows-1251").unwrap();
        let options = ReadOptions {
            encoding: Some(cyrillic),
            ..ReadOptions::default()
        };
        assert_eq!(read(b"text\n\xc4\xe0\n", &options), ["a.csv#1: Да"]);
    }

    #[test]
    fn a_row_without_end_does_not_fill_the_memory() {
        let options = ReadOptions {
            max_bytes: 1 << 20,
            ..ReadOptions::default()
        };
        let mut content = b"text\none\n\"two".to_vec();
        content.resize(4 << 20, b'x');
        let expected = [
            "a.csv#1: one",
            "2 too-large: row larger than 1 MB, the rest is not read",
        ];
        assert_eq!(read(&content, &options), expected);
    }
}
