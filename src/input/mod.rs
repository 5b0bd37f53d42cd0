//! From the INPUT arguments to documents: what there is to read, how it is cut into records, how a
//! record becomes a [`Document`]. Nothing is analysed here and nothing is written.
//!
//! The road has three parts, so that a batch can do the costly one on many threads:
//!
//! 1. [`find`] walks the inputs and lists the files to read, in a fixed order;
//! 2. [`open`] cuts one file into [`RawRecord`]s: the file itself where it is one article, a line, a
//!    list element or a table row where it holds many (memory does not grow with such a file);
//! 3. [`parse`] reads, decodes and parses one record; it needs nothing but the record.
//!
//! Error codes made here: `missing`, `unreadable`, `unreadable-folder`, `not-utf8`,
//! `binary`, `bad-json`, `bad-row`, `no-record`, `no-text`, `too-large`, `too-deep`. Warnings: `undecodable-characters`,
//! `nul-characters`, `unread-date`, `duplicate-field`, `odd-quotation-marks`, `no-article-found`.

mod blocks;
pub mod decode;
mod format;
mod html;
mod json;
mod markdown;
mod packed;
mod plain;
mod quotes;
mod record;
mod stream;
mod table;
pub mod walk;

use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use encoding_rs::Encoding;

use crate::error::{Error, ErrorKind, Result};
use crate::text::document::{Document, Meta};
use decode::Decoded;
pub use decode::{encoding_name, encoding_named};
pub use format::Format;
pub use record::iso_date;
use stream::Stream;
pub(crate) use table::delimiter;
pub use walk::{Found, Ignored, Reason, WalkOptions, find, kind_help};

/// Bytes read from a stream at once.
const CHUNK: usize = 256 * 1024;

/// One file to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InputFile {
    /// Where it lies; `-` is standard input.
    pub path: PathBuf,
    /// Its name in the output: relative to the INPUT folder with `/`; a file INPUT has its bare name,
    /// standard input the name `stdin`.
    pub name: String,
    /// What it is read as.
    pub format: Format,
}

impl InputFile {
    /// Whether this is standard input.
    pub fn is_stdin(&self) -> bool {
        self.path == Path::new("-")
    }

    /// Makes an error about record `record` of this file (0: the file as a whole).
    fn error(
        &self,
        record: usize,
        stage: &'static str,
        code: &'static str,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Error {
        input_error(&self.name, record, stage, code, message, help)
    }

    /// Makes the error of a read that failed.
    fn unreadable(&self, record: usize, error: &io::Error) -> Error {
        // the system's errors have a number; others are those of a packed file
        let (message, help) = if error.raw_os_error().is_some() {
            let help = "check that the file is there and its rights";
            (format!("cannot be read: {}", error.kind()), help)
        } else {
            let help = "the file is damaged: fetch or pack it again";
            (format!("cannot be read: {error}"), help)
        };
        self.error(record, "read", "unreadable", message, help)
    }

    /// Makes the error of a file or record beyond the limit.
    fn too_large(&self, record: usize, limit: u64) -> Error {
        self.error(
            record,
            "read",
            "too-large",
            format!(
                "larger than {} MB, more than one article can be",
                limit >> 20
            ),
            "put one article a file, or one a line in a .jsonl file",
        )
    }

    /// Makes the error of a file of records that holds none.
    fn no_record(&self) -> Error {
        let help = "see whether it was written whole, or leave it out";
        self.error(0, "parse", "no-record", "the file holds no record", help)
    }

    /// Decodes `bytes`, which are all of record `record` or of the file.
    fn decode(&self, record: usize, bytes: Vec<u8>, options: &ReadOptions) -> Result<Decoded> {
        let named = || html::named_encoding(&bytes);
        let declared = match (options.encoding, self.format) {
            // what a page says of itself is trusted less than bytes that are UTF-8
            (None, Format::Html) if std::str::from_utf8(&bytes).is_err() => named(),
            (declared, _) => declared,
        };
        decode::decode(bytes, declared, options.is_strict()).map_err(|problem| {
            self.error(
                record,
                "decode",
                problem.code(),
                problem.to_string(),
                problem.help(),
            )
        })
    }

    /// Reads the whole file.
    fn read(&self, options: &ReadOptions) -> Result<Vec<u8>> {
        let (source, size) =
            packed::open(&self.path).map_err(|error| self.unreadable(0, &error))?;
        self.read_from(source, size, options)
    }

    /// Reads all that `source` gives, which will be about `size` bytes.
    fn read_from(&self, source: impl Read, size: u64, options: &ReadOptions) -> Result<Vec<u8>> {
        if size > options.max_bytes {
            return Err(self.too_large(0, options.max_bytes));
        }
        let mut bytes = Vec::with_capacity(size as usize + 1);
        source
            .take(options.max_bytes + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| self.unreadable(0, &error))?;
        if bytes.len() as u64 > options.max_bytes {
            return Err(self.too_large(0, options.max_bytes));
        }
        Ok(bytes)
    }

    /// What is known about an article of this file before it is parsed.
    fn meta(&self, id: String, encoding: &'static Encoding, warnings: &[&str]) -> Meta {
        Meta {
            id,
            file: self.name.clone(),
            format: self.format.name(),
            encoding: encoding_name(encoding),
            warnings: warnings.iter().map(|&warning| warning.to_owned()).collect(),
            ..Meta::default()
        }
    }
}

/// Makes an error about an input that the output calls `name`.
fn input_error(
    name: &str,
    record: usize,
    stage: &'static str,
    code: &'static str,
    message: impl Into<String>,
    help: impl Into<String>,
) -> Error {
    let (path, message, help) = (PathBuf::from(name), message.into(), help.into());
    ErrorKind::Input {
        path,
        record,
        stage,
        code,
        message,
        help,
    }
    .into()
}

/// How files are read.
#[derive(Clone, Debug)]
pub struct ReadOptions {
    /// Encoding that the user declared (see [`encoding_named`]). UTF-8 declared means UTF-8 demanded:
    /// other bytes are an error then.
    pub encoding: Option<&'static Encoding>,
    /// Field that holds the text; else the first of text, body, content, article, `full_text`.
    pub text_field: Option<String>,
    /// Field that holds the id; else `id`.
    pub id_field: Option<String>,
    /// Field that holds the title; else `title`.
    pub title_field: Option<String>,
    /// Field that holds the date; else `date`.
    pub date_field: Option<String>,
    /// Field that holds the outlet; else the first of outlet, source, publisher.
    pub outlet_field: Option<String>,
    /// Most bytes that one article may have (256 MB unless told): what a worker may be made to hold.
    pub max_bytes: u64,
}

impl Default for ReadOptions {
    fn default() -> Self {
        Self {
            encoding: None,
            text_field: None,
            id_field: None,
            title_field: None,
            date_field: None,
            outlet_field: None,
            max_bytes: 256 << 20,
        }
    }
}

impl ReadOptions {
    /// Whether bytes that are not UTF-8 are an error.
    fn is_strict(&self) -> bool {
        self.encoding == Some(encoding_rs::UTF_8)
    }
}

/// The records of one file, in order.
pub type Records = Box<dyn Iterator<Item = RawRecord> + Send>;

/// A record found but not yet parsed: cheap to make, cheap to send to another thread.
#[derive(Debug)]
pub struct RawRecord {
    file: Arc<InputFile>,
    number: usize,
    body: Body,
}

/// What a [`RawRecord`] holds.
#[derive(Debug)]
enum Body {
    /// The file at the path, read when it is parsed.
    File,
    /// All bytes of an input that can be read only once.
    Whole(Vec<u8>, Option<&'static Encoding>),
    /// One JSON object of many.
    Json(json::RawObject),
    /// One row of a table.
    Row(table::RawRow),
    /// A record that could not be cut out.
    Failed(Error),
}

impl RawRecord {
    /// The file's name in the output.
    pub fn name(&self) -> &str {
        &self.file.name
    }

    /// The record's number in its file, from 1; 0 where the file is one article.
    pub fn number(&self) -> usize {
        self.number
    }
}

/// Cuts `file` into records, in order. Reads on as the iterator is asked, so memory does not grow with
/// the file; a file that is one article is not read before [`parse`].
///
/// # Errors
///
/// The file cannot be opened, or is not what its format says as a whole (binary; a table without a
/// text column). Later failures come as records that [`parse`] turns into their error.
pub fn open(file: &InputFile, options: &ReadOptions) -> Result<Records> {
    if !file.is_stdin() {
        match file.format {
            Format::Text | Format::Markdown | Format::Html => return Ok(whole(file.clone())),
            Format::Auto | Format::Json | Format::JsonLines | Format::Csv => {}
        }
    }
    let mut stream = Stream::open(file, options)?;
    let mut file = file.clone();
    if file.format == Format::Auto {
        file.format = stream.sniff(&file, options)?;
    }
    match file.format {
        Format::JsonLines => {
            let file = Arc::new(file);
            let lines = json::Objects::lines(Arc::clone(&file), stream, options);
            Ok(one_at_least(file, lines))
        }
        Format::Csv => {
            let file = Arc::new(file);
            let rows = table::Rows::new(Arc::clone(&file), stream, options)?;
            Ok(one_at_least(file, rows))
        }
        Format::Json if stream.first_byte() == Some(b'[') => {
            let file = Arc::new(file);
            let elements = json::Objects::elements(Arc::clone(&file), stream, options);
            Ok(one_at_least(file, elements))
        }
        _ if stream.is_regular => Ok(whole(file)),
        _ => {
            // bytes that cannot be read twice: standard input or a pipe
            let bytes = file.read_from(stream.reader, 0, options)?;
            let body = Body::Whole(bytes, stream.transcoded);
            let record = RawRecord {
                file: file.into(),
                number: 0,
                body,
            };
            Ok(Box::new(std::iter::once(record)))
        }
    }
}

/// The records of a file of records; where there is none, one that tells so.
fn one_at_least(
    file: Arc<InputFile>,
    records: impl Iterator<Item = RawRecord> + Send + 'static,
) -> Records {
    let mut records = records.peekable();
    if records.peek().is_some() {
        return Box::new(records);
    }
    let body = Body::Failed(file.no_record());
    Box::new(std::iter::once(RawRecord {
        file,
        number: 0,
        body,
    }))
}

/// The one record of a file that is one article.
fn whole(file: InputFile) -> Records {
    let record = RawRecord {
        file: file.into(),
        number: 0,
        body: Body::File,
    };
    Box::new(std::iter::once(record))
}

/// Reads, decodes and parses one record.
///
/// # Errors
///
/// [`ErrorKind::Input`] with the stage, a code and the record's number: the file cannot be read, its
/// bytes are no text, the record is broken or holds no text.
pub fn parse(record: RawRecord, options: &ReadOptions) -> Result<Document> {
    let RawRecord { file, number, body } = record;
    match body {
        Body::File => {
            let bytes = file.read(options)?;
            parse_whole(&file, file.decode(0, bytes, options)?, options)
        }
        Body::Whole(bytes, Some(encoding)) => {
            parse_whole(&file, Decoded::transcoded(bytes, encoding), options)
        }
        Body::Whole(bytes, None) => parse_whole(&file, file.decode(0, bytes, options)?, options),
        Body::Json(object) => json::parse_object(&file, number, object, options),
        Body::Row(row) => table::parse_row(&file, number, row, options),
        Body::Failed(error) => Err(error),
    }
}

/// Parses a file that is one article.
fn parse_whole(file: &InputFile, decoded: Decoded, options: &ReadOptions) -> Result<Document> {
    match file.format {
        Format::Markdown => Ok(markdown::parse(file, &decoded, options)),
        Format::Json => json::parse_file(file, &decoded, options),
        Format::Html => html::parse(file, &decoded),
        _ => Ok(plain::parse(file, decoded)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    /// Reads `bytes` as standard input would be read.
    fn read_stdin(bytes: &[u8], format: Format) -> (Format, Vec<Result<Document>>) {
        let options = ReadOptions::default();
        let mut file = InputFile {
            path: "-".into(),
            name: "stdin".into(),
            format,
        };
        let mut stream = Stream::new(&file, Cursor::new(bytes.to_vec()), false, &options).unwrap();
        if format == Format::Auto {
            file.format = stream.sniff(&file, &options).unwrap();
        }
        let format = file.format;
        let records: Records = match format {
            Format::JsonLines => Box::new(json::Objects::lines(file.into(), stream, &options)),
            Format::Json if stream.first_byte() == Some(b'[') => {
                Box::new(json::Objects::elements(file.into(), stream, &options))
            }
            _ => {
                let bytes = file.read_from(stream.reader, 0, &options).unwrap();
                let body = Body::Whole(bytes, stream.transcoded);
                Box::new(std::iter::once(RawRecord {
                    file: file.into(),
                    number: 0,
                    body,
                }))
            }
        };
        (
            format,
            records.map(|record| parse(record, &options)).collect(),
        )
    }

    #[test]
    fn standard_input_is_told_from_its_first_bytes() {
        let long = format!(
            "{{\"text\":\"{}\"}}\n{{\"text\":\"b\"}}\n",
            "a".repeat(20_000)
        );
        for (input, format, count) in [
            ("Moscow said no.", Format::Text, 1),
            ("[Updated] Moscow said no.", Format::Text, 1),
            ("{sic} Moscow said no.", Format::Text, 1),
            ("", Format::Text, 1),
            ("{\"text\":\"a\"}", Format::Json, 1),
            ("{\n \"text\":\n \"a\"\n}\n", Format::Json, 1),
            (
                "{\"text\":\"a\"}\n\n{\"text\":\"b\"}\n",
                Format::JsonLines,
                2,
            ),
            (
                "\u{feff} {\"text\":\"a\"}\n{\"text\":\"b\"}",
                Format::JsonLines,
                2,
            ),
            (long.as_str(), Format::JsonLines, 2),
            ("[{\"text\":\"a\"},{\"text\":\"b\"}]", Format::Json, 2),
            ("[]", Format::Json, 0),
        ] {
            let (told, documents) = read_stdin(input.as_bytes(), Format::Auto);
            let short: String = input.chars().take(40).collect();
            assert_eq!((told, documents.len()), (format, count), "{short}");
            assert!(
                documents.iter().all(Result::is_ok),
                "{short}: {documents:?}"
            );
        }
    }

    #[test]
    fn utf16_streams_are_cut_into_records_too() {
        let mut bytes = vec![0xff, 0xfe];
        for unit in "{\"text\":\"“no”\"}\n{\"text\":\"b\"}\n".encode_utf16() {
            bytes.extend(unit.to_le_bytes());
        }
        let (format, documents) = read_stdin(&bytes, Format::Auto);
        let first = documents[0].as_ref().unwrap();
        assert_eq!((format, documents.len()), (Format::JsonLines, 2));
        assert_eq!((first.text(), first.meta.encoding), ("“no”", "utf-16le"));
        assert_eq!(first.meta.id, "stdin#1");
    }

    #[test]
    fn every_format_reads_back_from_its_name() {
        for name in Format::NAMES {
            assert_eq!(name.parse::<Format>().unwrap().name(), name);
        }
        assert!(
            "pdf"
                .parse::<Format>()
                .unwrap_err()
                .help()
                .unwrap()
                .contains("jsonl")
        );
    }

    #[test]
    fn files_of_each_kind_become_documents() {
        let folder = tempfile::tempdir().unwrap();
        for (name, content, texts) in [
            ("a.txt", "\u{feff}one\r\n", vec!["one\r\n"]),
            (
                "a.md",
                "# Head\n\nText *here*.\n",
                vec!["Head\n\nText here."],
            ),
            ("a.json", "{\"body\": \"one\"}", vec!["one"]),
            (
                "b.json",
                "[{\"text\": \"one\"}, {\"text\": \"two\"}]",
                vec!["one", "two"],
            ),
            (
                "a.jsonl",
                "{\"text\": \"one\"}\r\n{\"text\": \"two\"}",
                vec!["one", "two"],
            ),
            (
                "a.csv",
                "id,text\n1,one\n2,\"two, or three\"\n",
                vec!["one", "two, or three"],
            ),
            ("a.tsv", "id\tText\n1\tone\n", vec!["one"]),
        ] {
            let path = folder.path().join(name);
            std::fs::write(&path, content).unwrap();
            let format = Format::of_path(&path).unwrap();
            let file = InputFile {
                path,
                name: name.into(),
                format,
            };
            let options = ReadOptions::default();
            let read: Vec<String> = open(&file, &options)
                .unwrap()
                .map(|record| parse(record, &options).unwrap().text().to_owned())
                .collect();
            assert_eq!(read, texts, "{name}");
        }
    }

    #[test]
    fn errors_name_the_stage_the_code_and_the_way_out() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("page.html");
        std::fs::write(&path, "<b>".repeat(3_000)).unwrap();
        let options = ReadOptions {
            max_bytes: 10_000,
            ..ReadOptions::default()
        };
        let gone = folder.path().join("gone.txt");
        let long = folder.path().join("long.txt");
        std::fs::write(&long, "a".repeat(10_001)).unwrap();
        let [none, header, nothing] =
            ["none.json", "header.csv", "nothing.jsonl"].map(|name| folder.path().join(name));
        std::fs::write(&none, " []").unwrap();
        std::fs::write(&header, "id,text\n").unwrap();
        std::fs::write(&nothing, "").unwrap();
        for (path, format, stage, code) in [
            (none, Format::Json, "parse", "no-record"),
            (header, Format::Csv, "parse", "no-record"),
            (nothing.clone(), Format::JsonLines, "parse", "no-record"),
            (path, Format::Html, "parse", "too-deep"),
            (gone, Format::Text, "read", "unreadable"),
            (long, Format::Text, "read", "too-large"),
        ] {
            let file = InputFile {
                path,
                name: "f".into(),
                format,
            };
            let record = open(&file, &options).unwrap().next().unwrap();
            let error = parse(record, &options).unwrap_err();
            let ErrorKind::Input {
                stage: s, code: c, ..
            } = error.kind()
            else {
                panic!()
            };
            assert_eq!((*s, *c), (stage, code));
        }
        let empty = InputFile {
            path: nothing,
            name: "f".into(),
            format: Format::Csv,
        };
        let error = open(&empty, &options).err().unwrap();
        assert!(error.to_string().contains("the file holds no record"));
    }

    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig::with_cases(200))]
        #[test]
        fn no_bytes_make_a_reader_panic(
            noise in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..200),
            shape in "[\\[\\]{}\",;:\t\n \\\\a-c0-9text-]{0,80}",
        ) {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("x");
            for bytes in [noise, shape.into_bytes()] {
                std::fs::write(&path, bytes).unwrap();
                for name in Format::NAMES {
                    let format = name.parse().unwrap();
                    let file = InputFile { path: path.clone(), name: "x".into(), format };
                    let options = ReadOptions { max_bytes: 100, ..ReadOptions::default() };
                    let Ok(records) = open(&file, &options) else { continue };
                    let numbers: Vec<usize> = records
                        .map(|record| {
                            let number = record.number();
                            let _ = parse(record, &options);
                            number
                        })
                        .collect();
                    assert!(numbers == [0] || numbers.iter().copied().eq(1..=numbers.len()));
                }
            }
        }
    }
}
