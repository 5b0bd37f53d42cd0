//! The bytes of a file of records: their encoding and kind are told from the first of them. Cuts nothing.

use std::io::{self, BufRead, BufReader, Cursor, Read};

use encoding_rs::Encoding;

use super::decode::{self, Transcoder};
use super::{CHUNK, Format, InputFile, ReadOptions, packed};
use crate::error::Result;

/// Bytes looked at to tell encoding, kind and delimiter before a file is cut into records.
const HEAD: u64 = 4096;

/// A file about to be cut into records: its bytes, the first of them looked at. A byte order mark is
/// gone, and what is no superset of ASCII (UTF-16) comes as UTF-8.
pub(super) struct Stream {
    pub(super) reader: Box<dyn BufRead + Send>,
    /// The first bytes, which `reader` will give again.
    pub(super) head: Vec<u8>,
    /// The encoding that the bytes had, where it is known that they are UTF-8 now.
    pub(super) transcoded: Option<&'static Encoding>,
    /// Whether the file can be opened again.
    pub(super) is_regular: bool,
}

impl Stream {
    /// Opens `file` and looks at its first bytes.
    pub(super) fn open(file: &InputFile, options: &ReadOptions) -> Result<Self> {
        let unreadable = |error: io::Error| file.unreadable(0, &error);
        if file.is_stdin() {
            return Self::new(file, io::stdin(), false, options);
        }
        let (source, _) = packed::open(&file.path).map_err(unreadable)?;
        let is_regular = std::fs::metadata(&file.path).map_err(unreadable)?.is_file();
        Self::new(file, source, is_regular, options)
    }

    /// Looks at the first bytes of `source`.
    pub(super) fn new(
        file: &InputFile,
        mut source: impl Read + Send + 'static,
        is_regular: bool,
        options: &ReadOptions,
    ) -> Result<Self> {
        let unreadable = |error: io::Error| file.unreadable(0, &error);
        let head = read_head(&mut source).map_err(unreadable)?;
        let (encoding, mark) = decode::encoding_of_head(&head, options.encoding);
        if encoding.is_none_or(Encoding::is_ascii_compatible) {
            if decode::is_binary(&head) {
                let problem = decode::Undecodable::Binary;
                let (message, help) = (problem.to_string(), problem.help());
                return Err(file.error(0, "decode", problem.code(), message, help));
            }
            let head = head.get(mark..).unwrap_or_default().to_vec();
            let reader = again(&head, source);
            // a mark outweighs what the user declared, for all records of the file
            let is_marked = mark > 0 && !options.is_strict();
            let transcoded = encoding.filter(|_| is_marked);
            return Ok(Self {
                reader,
                head,
                transcoded,
                is_regular,
            });
        }
        let reader = Cursor::new(head).chain(BufReader::with_capacity(CHUNK, source));
        let mut reader = Transcoder::new(reader, encoding.unwrap_or(encoding_rs::UTF_8));
        let head = read_head(&mut reader).map_err(unreadable)?;
        Ok(Self {
            reader: again(&head, reader),
            head,
            transcoded: encoding,
            is_regular,
        })
    }

    /// The first byte that is no white space.
    pub(super) fn first_byte(&self) -> Option<u8> {
        self.head.trim_ascii_start().first().copied()
    }

    /// Tells the format from the first bytes: JSON lines, JSON or plain text. Reads on to the second
    /// line where the first is a JSON object.
    pub(super) fn sniff(&mut self, file: &InputFile, options: &ReadOptions) -> Result<Format> {
        let mut start = self.head.trim_ascii_start().iter().copied();
        let first = start.next();
        let second = start.find(|byte| !byte.is_ascii_whitespace());
        match (first, second) {
            (Some(b'['), Some(b'{' | b']')) => Ok(Format::Json),
            (Some(b'{'), Some(b'"' | b'}')) => {
                let reader = std::mem::replace(&mut self.reader, Box::new(io::empty()));
                let mut reader = reader.take(options.max_bytes);
                let mut seen = Vec::new();
                let mut starts = 0;
                let mut is_lines = true;
                while starts < 2 && is_lines {
                    let from = seen.len();
                    let count = reader
                        .read_until(b'\n', &mut seen)
                        .map_err(|error| file.unreadable(0, &error))?;
                    if count == 0 {
                        break;
                    }
                    let line = seen.get(from..).unwrap_or_default().trim_ascii();
                    if !line.is_empty() {
                        starts += 1;
                        // in a pretty-printed object the first line does not close what it opens
                        is_lines = line.starts_with(b"{") && (starts == 2 || line.ends_with(b"}"));
                    }
                }
                self.reader = Box::new(Cursor::new(seen).chain(reader.into_inner()));
                Ok(if is_lines && starts == 2 {
                    Format::JsonLines
                } else {
                    Format::Json
                })
            }
            _ => Ok(Format::Text),
        }
    }
}

/// Reads the first [`HEAD`] bytes.
fn read_head(source: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut head = Vec::with_capacity(HEAD as usize);
    source.by_ref().take(HEAD).read_to_end(&mut head)?;
    Ok(head)
}

/// A reader that gives `head` again and then the rest of `source`.
fn again(head: &[u8], source: impl Read + Send + 'static) -> Box<dyn BufRead + Send> {
    Box::new(Cursor::new(head.to_vec()).chain(BufReader::with_capacity(CHUNK, source)))
}
