//! JSON: one object is one article, a list of objects is many, and so are objects one a line. Cutting
//! a file into objects ([`Objects`]) looks at brackets only; the object itself is parsed later, on
//! any thread.

use std::borrow::Cow;
use std::fmt;
use std::io::{self, BufRead, Read};
use std::sync::Arc;

use encoding_rs::Encoding;
use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor,
};

use super::decode::Decoded;
use super::record::{Cell, Field, Fields};
use super::{Body, InputFile, RawRecord, ReadOptions, Stream};
use crate::error::{Error, Result};
use crate::text::document::Document;

/// The bytes of one object in a file of many.
#[derive(Debug)]
pub(super) struct RawObject {
    bytes: Vec<u8>,
    /// The line of the file, from 1, on which the bytes begin.
    line: usize,
    /// The encoding that the bytes had, where it is known that they are UTF-8 now.
    transcoded: Option<&'static Encoding>,
}

/// Parses one object of a file of many.
pub(super) fn parse_object(
    file: &InputFile,
    number: usize,
    object: RawObject,
    options: &ReadOptions,
) -> Result<Document> {
    let decoded = match object.transcoded {
        Some(encoding) => Decoded::transcoded(object.bytes, encoding),
        None => file.decode(number, object.bytes, options)?,
    };
    parse(file, number, object.line, &decoded, options)
}

/// Parses a file that is one object.
pub(super) fn parse_file(
    file: &InputFile,
    decoded: &Decoded,
    options: &ReadOptions,
) -> Result<Document> {
    parse(file, 0, 1, decoded, options)
}

fn parse(
    file: &InputFile,
    number: usize,
    line: usize,
    decoded: &Decoded,
    options: &ReadOptions,
) -> Result<Document> {
    let mut source = serde_json::Deserializer::from_str(&decoded.text);
    let fields = FieldsSeed(options)
        .deserialize(&mut source)
        .and_then(|fields| source.end().map(|()| fields))
        .map_err(|error| bad_json(file, number, line, &error))?;
    let meta = file.meta(String::new(), decoded.encoding, &decoded.warnings);
    fields.into_document(file, number, meta, options)
}

/// Says where in the file the JSON breaks, and what often is the reason.
fn bad_json(file: &InputFile, number: usize, line: usize, error: &serde_json::Error) -> Error {
    let whole = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    let what = match whole.strip_suffix(&place).unwrap_or(&whole) {
        // a word that is no word of JSON
        "expected ident" => "no JSON value begins like this",
        what => what,
    };
    let shown = shortened(what);
    let line = line + error.line().saturating_sub(1);
    let column = error.column().max(1);
    let help = if number == 0 && what == "trailing characters" {
        "objects one a line are read with --format jsonl"
    } else if error.is_eof() {
        "the object is cut off: is the file complete?"
    } else {
        "mend the JSON there: a checker such as `python3 -m json.tool` shows the place"
    };
    let message = format!("line {line}, column {column}: {shown}");
    file.error(number, "parse", "bad-json", message, help)
}

/// The message without the middle where it repeats a whole article: `invalid type: string "..."`.
fn shortened(message: &str) -> Cow<'_, str> {
    const HEAD: usize = 100;
    const TAIL: usize = 60;
    let count = message.chars().count();
    if count <= HEAD + TAIL + 3 {
        return message.into();
    }
    let head = message.chars().take(HEAD);
    let tail = message.chars().skip(count - TAIL);
    head.chain("...".chars())
        .chain(tail)
        .collect::<String>()
        .into()
}

/// Reads an object into [`Fields`], skipping the fields that are not used.
struct FieldsSeed<'a>(&'a ReadOptions);

impl<'de> DeserializeSeed<'de> for FieldsSeed<'_> {
    type Value = Fields;

    fn deserialize<D: Deserializer<'de>>(self, source: D) -> Result<Fields, D::Error> {
        source.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for FieldsSeed<'_> {
    type Value = Fields;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with the fields of an article")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Fields, A::Error> {
        let mut fields = Fields::default();
        while let Some(names) = map.next_key_seed(NameSeed(self.0))? {
            match names {
                [Field::Other, Field::Other] => drop(map.next_value::<IgnoredAny>()?),
                [first, Field::Other] => fields.set(first, map.next_value()?),
                [Field::Other, second] => fields.set(second, map.next_value()?),
                [first, second] => {
                    let cell: Cell = map.next_value()?;
                    fields.set(first, cell.clone());
                    fields.set(second, cell);
                }
            }
        }
        Ok(fields)
    }
}

/// Reads a key without keeping it.
struct NameSeed<'a>(&'a ReadOptions);

impl<'de> DeserializeSeed<'de> for NameSeed<'_> {
    type Value = [Field; 2];

    fn deserialize<D: Deserializer<'de>>(self, source: D) -> Result<[Field; 2], D::Error> {
        source.deserialize_str(self)
    }
}

impl Visitor<'_> for NameSeed<'_> {
    type Value = [Field; 2];

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a field name")
    }

    fn visit_str<E>(self, name: &str) -> Result<[Field; 2], E> {
        Ok(Field::named(name, self.0))
    }
}

impl<'de> Deserialize<'de> for Cell {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        source.deserialize_any(CellVisitor)
    }
}

struct CellVisitor;

impl<'de> Visitor<'de> for CellVisitor {
    type Value = Cell;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_str<E>(self, text: &str) -> Result<Cell, E> {
        Ok(Cell::Text(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Cell, E> {
        Ok(Cell::Text(text))
    }

    fn visit_bool<E>(self, value: bool) -> Result<Cell, E> {
        Ok(Cell::Scalar(value.to_string()))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Cell, E> {
        Ok(Cell::Scalar(value.to_string()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Cell, E> {
        Ok(Cell::Scalar(value.to_string()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Cell, E> {
        Ok(Cell::Scalar(value.to_string()))
    }

    fn visit_unit<E>(self) -> Result<Cell, E> {
        Ok(Cell::Nothing)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Cell, A::Error> {
        let mut strings = Vec::new();
        while let Some(cell) = list.next_element::<Cell>()? {
            let text = cell.into_text();
            if !text.is_empty() {
                strings.push(text);
            }
        }
        Ok(Cell::List(strings))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Cell, A::Error> {
        let mut name = String::new();
        while let Some(key) = map.next_key::<String>()? {
            if key == "name" {
                name = map.next_value::<Cell>()?.into_text();
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(Cell::Object(name))
    }
}

/// The objects of a file of many, each a record: the lines of a .jsonl file that are not empty, or the elements of a .json file
/// that is a list.
pub(super) struct Objects {
    file: Arc<InputFile>,
    reader: Box<dyn BufRead + Send>,
    transcoded: Option<&'static Encoding>,
    limit: u64,
    number: usize,
    /// Lines read so far, where each is a record.
    line: usize,
    /// What cuts a list; none where each line is a record.
    splitter: Option<Splitter>,
    is_done: bool,
}

impl Objects {
    /// Cuts `stream` at its line breaks.
    pub(super) fn lines(file: Arc<InputFile>, stream: Stream, options: &ReadOptions) -> Self {
        Self {
            file,
            reader: stream.reader,
            transcoded: stream.transcoded,
            limit: options.max_bytes,
            number: 0,
            line: 0,
            splitter: None,
            is_done: false,
        }
    }

    /// Cuts the list in `stream` at its commas.
    pub(super) fn elements(file: Arc<InputFile>, stream: Stream, options: &ReadOptions) -> Self {
        Self {
            splitter: Some(Splitter::new(options.max_bytes as usize)),
            ..Self::lines(file, stream, options)
        }
    }

    /// The next object or its error.
    fn read(&mut self) -> io::Result<Option<Body>> {
        match &mut self.splitter {
            Some(_) => self.read_element(),
            None => self.read_line(),
        }
    }

    /// The next line that is not empty, or its error.
    fn read_line(&mut self) -> io::Result<Option<Body>> {
        loop {
            let mut bytes = Vec::with_capacity(4096);
            let limit = self.limit + 1;
            self.reader
                .by_ref()
                .take(limit)
                .read_until(b'\n', &mut bytes)?;
            if bytes.is_empty() {
                return Ok(None);
            }
            self.line += 1;
            if bytes.len() as u64 == limit && !bytes.ends_with(b"\n") {
                skip_line(&mut self.reader)?;
                return Ok(Some(self.too_large()));
            }
            bytes.truncate(bytes.trim_ascii_end().len());
            if !bytes.is_empty() {
                return Ok(Some(self.object(bytes, self.line)));
            }
        }
    }

    /// The next element of the list, or its error.
    fn read_element(&mut self) -> io::Result<Option<Body>> {
        while let Some(splitter) = &mut self.splitter {
            let chunk = self.reader.fill_buf()?;
            if chunk.is_empty() {
                self.is_done = true;
                let is_closed = splitter.place == Place::After;
                let message = format!("line {}: the list is not closed", splitter.line);
                let help = "the file is cut off: is it complete?";
                return Ok((!is_closed).then(|| self.bad_json(message, help)));
            }
            let (count, cut) = splitter.feed(chunk);
            self.reader.consume(count);
            match cut {
                None => {}
                Some(Cut::Element) if splitter.is_too_large => return Ok(Some(self.too_large())),
                Some(Cut::Element) => {
                    let (bytes, line) =
                        (std::mem::take(&mut splitter.element), splitter.start_line);
                    return Ok(Some(self.object(bytes, line)));
                }
                Some(Cut::Trailing) => {
                    self.is_done = true;
                    let message = format!("line {}: more text after the list", splitter.line);
                    let help = "one list a file; objects one a line are read with --format jsonl";
                    return Ok(Some(self.bad_json(message, help)));
                }
            }
        }
        Ok(None)
    }

    fn object(&self, bytes: Vec<u8>, line: usize) -> Body {
        let transcoded = self.transcoded;
        Body::Json(RawObject {
            bytes,
            line,
            transcoded,
        })
    }

    fn too_large(&self) -> Body {
        Body::Failed(self.file.too_large(self.number + 1, self.limit))
    }

    fn bad_json(&self, message: String, help: &'static str) -> Body {
        let number = self.number + 1;
        Body::Failed(self.file.error(number, "parse", "bad-json", message, help))
    }
}

impl Iterator for Objects {
    type Item = RawRecord;

    fn next(&mut self) -> Option<RawRecord> {
        if self.is_done {
            return None;
        }
        let body = match self.read() {
            Ok(body) => body?,
            Err(error) => {
                self.is_done = true;
                Body::Failed(self.file.unreadable(self.number + 1, &error))
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

/// Passes over the rest of a line without keeping it.
fn skip_line(reader: &mut impl BufRead) -> io::Result<()> {
    loop {
        let chunk = reader.fill_buf()?;
        if chunk.is_empty() {
            return Ok(());
        }
        let end = memchr::memchr(b'\n', chunk);
        let count = end.map_or(chunk.len(), |at| at + 1);
        reader.consume(count);
        if end.is_some() {
            return Ok(());
        }
    }
}

/// Where in a list the [`Splitter`] stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Before,
    Between,
    Inside,
    After,
}

/// What the [`Splitter`] has come to.
enum Cut {
    /// `element` is whole.
    Element,
    /// Something follows the list.
    Trailing,
}

/// Finds the ends of a list's elements by counting brackets outside strings.
struct Splitter {
    place: Place,
    depth: usize,
    is_string: bool,
    is_escaped: bool,
    element: Vec<u8>,
    is_too_large: bool,
    limit: usize,
    line: usize,
    start_line: usize,
}

impl Splitter {
    fn new(limit: usize) -> Self {
        Self {
            place: Place::Before,
            depth: 0,
            is_string: false,
            is_escaped: false,
            element: Vec::new(),
            is_too_large: false,
            limit,
            line: 1,
            start_line: 1,
        }
    }

    /// Goes on through `chunk` to the next cut; returns how many bytes are done.
    fn feed(&mut self, chunk: &[u8]) -> (usize, Option<Cut>) {
        let mut from = 0;
        for (at, &byte) in chunk.iter().enumerate() {
            self.line += usize::from(byte == b'\n');
            if self.is_string {
                if self.is_escaped {
                    self.is_escaped = false;
                } else if byte == b'\\' {
                    self.is_escaped = true;
                } else if byte == b'"' {
                    self.is_string = false;
                }
                continue;
            }
            match (self.place, byte) {
                (_, b' ' | b'\t' | b'\n' | b'\r') | (Place::Between, b',') => {}
                (Place::Before, _) => self.place = Place::Between,
                (Place::Between, b']') => self.place = Place::After,
                (Place::Between, _) => {
                    self.place = Place::Inside;
                    self.start_line = self.line;
                    self.element.clear();
                    self.is_too_large = false;
                    self.depth = usize::from(matches!(byte, b'{' | b'['));
                    self.is_string = byte == b'"';
                    from = at;
                }
                (Place::Inside, b'"') => self.is_string = true,
                (Place::Inside, b'{' | b'[') => self.depth += 1,
                (Place::Inside, b'}' | b']') if self.depth > 0 => {
                    self.depth -= 1;
                    if self.depth == 0 {
                        self.place = Place::Between;
                        self.keep(chunk.get(from..=at));
                        return (at + 1, Some(Cut::Element));
                    }
                }
                // an element that is no object or list ends before the mark that follows it
                (Place::Inside, b',' | b']') if self.depth == 0 => {
                    self.place = if byte == b']' {
                        Place::After
                    } else {
                        Place::Between
                    };
                    self.keep(chunk.get(from..at));
                    return (at + 1, Some(Cut::Element));
                }
                (Place::Inside, _) => {}
                (Place::After, _) => return (at + 1, Some(Cut::Trailing)),
            }
        }
        if self.place == Place::Inside {
            self.keep(chunk.get(from..));
        }
        (chunk.len(), None)
    }

    fn keep(&mut self, piece: Option<&[u8]>) {
        let piece = piece.unwrap_or_default();
        if self.element.len() + piece.len() > self.limit {
            self.is_too_large = true;
            self.element.clear();
        }
        if !self.is_too_large {
            self.element.extend_from_slice(piece);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Format;
    use super::*;
    use crate::error::ErrorKind;

    fn file() -> InputFile {
        InputFile {
            path: "x".into(),
            name: "a.json".into(),
            format: Format::Json,
        }
    }

    fn stream(content: &str, piece: usize) -> Stream {
        let reader = io::BufReader::with_capacity(piece, io::Cursor::new(content.to_owned()));
        Stream {
            reader: Box::new(reader),
            head: Vec::new(),
            transcoded: None,
            is_regular: false,
        }
    }

    /// Each record as its id and text, or its error's code and message.
    fn read(records: impl Iterator<Item = RawRecord>, options: &ReadOptions) -> Vec<String> {
        records
            .map(|record| match super::super::parse(record, options) {
                Ok(doc) => format!("{}: {}", doc.meta.id, doc.text()),
                Err(error) => match error.kind() {
                    ErrorKind::Input {
                        record,
                        code,
                        message,
                        ..
                    } => {
                        format!("{record} {code}: {message}")
                    }
                    other => panic!("{other}"),
                },
            })
            .collect()
    }

    fn parsed(source: &str, options: &ReadOptions) -> Result<Document> {
        let decoded = file().decode(0, source.as_bytes().to_vec(), options)?;
        parse_file(&file(), &decoded, options)
    }

    #[test]
    fn an_object_is_an_article() {
        let doc = parsed(
            r#"{"extra": {"deep": [1, {"text": "no"}]}, "id": 17, "TITLE": " Talks \u201cnow\u201d ",
                "date": "12 May 2025", "source": {"id": null, "name": "Reuters"}, "publisher": "X",
                "author": ["A. One", {"name": "B. Two"}], "url": "https://x.org", "targets": ["NATO=alliance"],
                "body": "body", "text": "The\ntext \ud83d\ude00"}"#,
            &ReadOptions::default(),
        )
        .unwrap();
        for (value, expected) in [
            (doc.text(), "The\ntext 😀"),
            (&doc.meta.id, "17"),
            (&doc.meta.title, "Talks “now”"),
            (&doc.meta.date, "2025-05-12"),
            (&doc.meta.outlet, "Reuters"),
            (&doc.meta.author, "A. One | B. Two"),
            (&doc.meta.url, "https://x.org"),
            (&doc.meta.file, "a.json"),
            (doc.meta.format, "json"),
        ] {
            assert_eq!(value, expected);
        }
        assert_eq!(doc.meta.targets, ["NATO=alliance"]);
    }

    #[test]
    fn of_two_fields_of_one_name_the_last_counts_with_a_warning() {
        for (source, text, warnings) in [
            (
                r#"{"text": "a", "Text": "b"}"#,
                "b",
                &["duplicate-field"][..],
            ),
            (r#"{"text": "a", "body": "b", "x": 1, "x": 2}"#, "a", &[]),
        ] {
            let doc = parsed(source, &ReadOptions::default()).unwrap();
            assert_eq!(
                (doc.text(), &*doc.meta.warnings),
                (
                    text,
                    &warnings.iter().map(|&w| w.to_owned()).collect::<Vec<_>>()[..]
                )
            );
        }
    }

    #[test]
    fn a_message_does_not_repeat_an_article() {
        let error = parsed(
            &format!("\"{}\"", "é".repeat(5000)),
            &ReadOptions::default(),
        );
        let message = error.unwrap_err().to_string();
        assert!(message.len() < 400, "{message}");
        assert!(message.contains("invalid type: string \"éé") && message.contains("an object"));
    }

    #[test]
    fn fields_go_by_the_names_that_the_user_gives() {
        let options = ReadOptions {
            text_field: Some("story".into()),
            id_field: Some("url".into()),
            date_field: Some("published".into()),
            ..ReadOptions::default()
        };
        let doc = parsed(
            r#"{"text": "no", "story": "yes", "id": 1, "url": "u", "published": "20250512"}"#,
            &options,
        )
        .unwrap();
        assert_eq!(
            (doc.text(), &*doc.meta.id, &*doc.meta.url),
            ("yes", "u", "u")
        );
        assert_eq!(doc.meta.date, "2025-05-12");
    }

    #[test]
    fn a_broken_object_says_where_and_why() {
        let none = ReadOptions::default();
        let story = ReadOptions {
            text_field: Some("story".into()),
            ..ReadOptions::default()
        };
        for (source, options, code, message) in [
            (
                "",
                &none,
                "bad-json",
                "line 1, column 1: EOF while parsing a value",
            ),
            (
                "{\"text\": \"a\",\n}",
                &none,
                "bad-json",
                "line 2, column 1: trailing comma",
            ),
            (
                "{\"text\": \"a\"} {}",
                &none,
                "bad-json",
                "line 1, column 15: trailing characters",
            ),
            (
                "\"text\"",
                &none,
                "bad-json",
                "an object with the fields of an article",
            ),
            (
                "{\"a\": \"b\"}",
                &none,
                "no-text",
                "none of \"text\", \"body\", \"content\"",
            ),
            ("{\"text\": null}", &none, "no-text", "none of \"text\""),
            (
                "{\"body\": [\"a\"]}",
                &none,
                "no-text",
                "\"body\" is a list, not a string",
            ),
            (
                "{\"text\": \"a\"}",
                &story,
                "no-text",
                "\"story\" is not in the object",
            ),
            (&"[".repeat(100_000), &none, "bad-json", "an object"),
            (
                &format!("{{\"text\":{}", "[".repeat(9999)),
                &none,
                "bad-json",
                "recursion limit",
            ),
        ] {
            let error = parsed(source, options).unwrap_err();
            let ErrorKind::Input {
                code: c,
                message: m,
                ..
            } = error.kind()
            else {
                panic!()
            };
            assert_eq!(*c, code);
            assert!(m.contains(message), "{m}");
        }
    }

    #[test]
    fn a_broken_line_does_not_stop_the_rest() {
        let options = ReadOptions {
            max_bytes: 60,
            ..ReadOptions::default()
        };
        let content = format!(
            "{{\"text\":\"a\"}}\r\n\n{{\"text\":}}\n{{\"id\":\"k\",\"text\":\"b\"}}\n{}\n[1]\n{{\"text\":\"c\"}}",
            "x".repeat(200)
        );
        let expected = [
            "a.json#1: a",
            "2 bad-json: line 3, column 9: expected value",
            "k: b",
            "4 too-large: larger than 0 MB, more than one article can be",
            "5 bad-json: line 6, column 1: invalid type: sequence, expected an object with the fields of an article",
            "a.json#6: c",
        ];
        for piece in [1, 7, 4096] {
            let lines = Objects::lines(file().into(), stream(&content, piece), &options);
            assert_eq!(read(lines, &options), expected, "pieces of {piece}");
        }
    }

    #[test]
    fn a_list_is_cut_into_its_elements() {
        let options = ReadOptions {
            max_bytes: 60,
            ..ReadOptions::default()
        };
        for (content, expected) in [
            ("[]", vec![]),
            (" [ ] \n", vec![]),
            (
                "[{\"text\":\"a]}\\\"{\"} ,\n {\"id\":2,\"text\":\"b\",\"x\":[{}]}]\n",
                vec!["a.json#1: a]}\"{", "2: b"],
            ),
            (
                "[\n1, \"a,b\", {\"text\": }, {\"text\":\"c\"}]",
                vec![
                    "1 bad-json: line 2, column 1: invalid type: integer `1`, expected an object with the fields of an article",
                    "2 bad-json: line 2, column 5: invalid type: string \"a,b\", expected an object with the fields of an article",
                    "3 bad-json: line 2, column 10: expected value",
                    "a.json#4: c",
                ],
            ),
            (
                "[{\"text\":\"a\"}",
                vec!["a.json#1: a", "2 bad-json: line 1: the list is not closed"],
            ),
            (
                "[{\"text\":\"a",
                vec!["1 bad-json: line 1: the list is not closed"],
            ),
            (
                "[{\"text\":\"a\"}]\n{",
                vec![
                    "a.json#1: a",
                    "2 bad-json: line 2: more text after the list",
                ],
            ),
            (
                &format!("[{{\"text\":\"{}\"}},{{\"text\":\"b\"}}]", "x".repeat(200)),
                vec![
                    "1 too-large: larger than 0 MB, more than one article can be",
                    "a.json#2: b",
                ],
            ),
        ] {
            for piece in [1, 7, 4096] {
                let elements = Objects::elements(file().into(), stream(content, piece), &options);
                assert_eq!(
                    read(elements, &options),
                    expected,
                    "pieces of {piece}: {content}"
                );
            }
        }
    }
}
