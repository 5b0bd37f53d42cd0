//! From bytes to text: byte order marks, UTF-8, UTF-16 without a mark, the Windows code pages of old
//! archives. Knows nothing about files and formats.
//!
//! Order of trust: a byte order mark, the encoding that the user declared, the NUL pattern of UTF-16,
//! valid UTF-8, and at last a guess that leans to windows-1252, because the texts are English.

use std::fmt;
use std::io::{self, BufRead, Read};

use chardetng::EncodingDetector;
use encoding_rs::{CoderResult, Decoder, Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::error::{Error, Result};

/// Bytes looked at to tell binary files and UTF-16.
const WINDOW: usize = 8192;

/// Text, and how it was read.
#[derive(Clone, Debug)]
pub struct Decoded {
    /// The text, a byte order mark aside.
    pub text: String,
    /// What the bytes were read as.
    pub encoding: &'static Encoding,
    /// What was noticed: `undecodable-characters`, `nul-characters`.
    pub warnings: Vec<&'static str>,
}

impl Decoded {
    /// Wraps bytes that a [`Transcoder`] has already turned into UTF-8.
    pub(super) fn transcoded(bytes: Vec<u8>, encoding: &'static Encoding) -> Self {
        let text = String::from_utf8(bytes)
            .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
        let warnings = warn_if(text.contains('\u{fffd}'));
        Self {
            text,
            encoding,
            warnings,
        }
    }
}

/// Why bytes are no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undecodable {
    /// UTF-8 was demanded, and at this byte it is not.
    NotUtf8 {
        /// First byte that is not UTF-8, from 0.
        offset: usize,
    },
    /// The bytes are a picture, an archive, a PDF or the like.
    Binary,
}

impl Undecodable {
    /// The code for errors.csv.
    pub fn code(self) -> &'static str {
        match self {
            Self::NotUtf8 { .. } => "not-utf8",
            Self::Binary => "binary",
        }
    }

    /// The way out.
    pub fn help(self) -> &'static str {
        match self {
            Self::NotUtf8 { .. } => "name the encoding with --encoding, or leave it to be detected",
            Self::Binary => "leave it out with --exclude, or name the encoding with --encoding",
        }
    }
}

impl fmt::Display for Undecodable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotUtf8 { offset } => write!(f, "not utf-8: byte {offset} starts no character"),
            Self::Binary => f.write_str("not text: the bytes are those of a binary file"),
        }
    }
}

/// Finds the encoding that the user calls `label` (`utf-8`, `latin1`, `windows-1251`, ...).
///
/// # Errors
///
/// A usage error where the WHATWG list has no such label.
pub fn encoding_named(label: &str) -> Result<&'static Encoding> {
    Encoding::for_label_no_replacement(label.trim().as_bytes()).ok_or_else(|| {
        Error::usage(
            format!("unknown encoding \"{label}\""),
            "a name as in the WHATWG list: utf-8, utf-16le, windows-1252, iso-8859-2, ...",
        )
    })
}

/// The lower-case name of `encoding`, as articles.csv shows it.
pub fn encoding_name(encoding: &'static Encoding) -> &'static str {
    match encoding.name() {
        "UTF-8" => "utf-8",
        "UTF-16LE" => "utf-16le",
        "UTF-16BE" => "utf-16be",
        "Big5" => "big5",
        "EUC-JP" => "euc-jp",
        "EUC-KR" => "euc-kr",
        "GBK" => "gbk",
        "IBM866" => "ibm866",
        "ISO-2022-JP" => "iso-2022-jp",
        "ISO-8859-2" => "iso-8859-2",
        "ISO-8859-3" => "iso-8859-3",
        "ISO-8859-4" => "iso-8859-4",
        "ISO-8859-5" => "iso-8859-5",
        "ISO-8859-6" => "iso-8859-6",
        "ISO-8859-7" => "iso-8859-7",
        "ISO-8859-8" => "iso-8859-8",
        "ISO-8859-8-I" => "iso-8859-8-i",
        "ISO-8859-10" => "iso-8859-10",
        "ISO-8859-13" => "iso-8859-13",
        "ISO-8859-14" => "iso-8859-14",
        "ISO-8859-15" => "iso-8859-15",
        "ISO-8859-16" => "iso-8859-16",
        "KOI8-R" => "koi8-r",
        "KOI8-U" => "koi8-u",
        "Shift_JIS" => "shift_jis",
        other => other, // the rest of the names are lower case already
    }
}

/// Turns `bytes` into text. Valid UTF-8 is not copied.
///
/// # Errors
///
/// `strict_utf8` and the bytes are not UTF-8; or the bytes are those of a binary file.
pub fn decode(
    mut bytes: Vec<u8>,
    declared: Option<&'static Encoding>,
    strict_utf8: bool,
) -> Result<Decoded, Undecodable> {
    let (known, mark) = encoding_of_head(&bytes, declared.filter(|_| !strict_utf8));
    if let Some(encoding) = known
        && !strict_utf8
        && encoding != UTF_8
    {
        return decode_as(bytes.get(mark..).unwrap_or_default(), encoding);
    }
    if is_binary(&bytes) {
        return Err(Undecodable::Binary);
    }
    let mark = if bytes.starts_with(b"\xef\xbb\xbf") {
        3
    } else {
        0
    };
    bytes.drain(..mark);
    match String::from_utf8(bytes) {
        Ok(text) => {
            let window = text.as_bytes().get(..WINDOW).unwrap_or(text.as_bytes());
            let has_nul = memchr::memchr(0, window).is_some();
            let warnings = if has_nul {
                vec!["nul-characters"]
            } else {
                Vec::new()
            };
            Ok(Decoded {
                text,
                encoding: UTF_8,
                warnings,
            })
        }
        Err(error) if strict_utf8 => Err(Undecodable::NotUtf8 {
            offset: mark + error.utf8_error().valid_up_to(),
        }),
        Err(error) => {
            let bytes = error.as_bytes();
            // with a mark, or declared, it is UTF-8 with damage; else it never was UTF-8
            decode_as(
                bytes,
                if known == Some(UTF_8) {
                    UTF_8
                } else {
                    guess(bytes)
                },
            )
        }
    }
}

/// Decodes `bytes`, mark aside, in `encoding`; what does not fit becomes U+FFFD.
fn decode_as(bytes: &[u8], encoding: &'static Encoding) -> Result<Decoded, Undecodable> {
    let (text, has_errors) = encoding.decode_without_bom_handling(bytes);
    let window = text.as_bytes().get(..WINDOW).unwrap_or(text.as_bytes());
    let nuls = memchr::memchr_iter(0, window).count();
    if nuls * 100 > window.len() {
        return Err(Undecodable::Binary);
    }
    Ok(Decoded {
        text: text.into_owned(),
        encoding,
        warnings: warn_if(has_errors),
    })
}

fn warn_if(has_errors: bool) -> Vec<&'static str> {
    if has_errors {
        vec!["undecodable-characters"]
    } else {
        Vec::new()
    }
}

/// The encoding that the first bytes of a file or the user's word tell, and the length of the byte
/// order mark. `None`: valid UTF-8 or a guess, to be told from all bytes.
pub(super) fn encoding_of_head(
    head: &[u8],
    declared: Option<&'static Encoding>,
) -> (Option<&'static Encoding>, usize) {
    match Encoding::for_bom(head) {
        // UTF-8 demanded: UTF-16 is to be an error, not a silent exception
        Some((encoding, _)) if declared == Some(UTF_8) && encoding != UTF_8 => (declared, 0),
        Some((encoding, mark)) => (Some(encoding), mark),
        None if declared.is_some() => (declared, 0),
        None => (utf16_without_mark(head), 0),
    }
}

/// UTF-16 by its NULs: in English nearly every second byte is one.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let window = bytes.get(..WINDOW).unwrap_or(bytes);
    memchr::memchr(0, window)?;
    let (mut first, mut second, mut pairs) = (0usize, 0usize, 0usize);
    for pair in window.chunks_exact(2) {
        first += usize::from(pair.first() == Some(&0));
        second += usize::from(pair.last() == Some(&0));
        pairs += 1;
    }
    match () {
        () if second * 2 > pairs && first * 20 <= pairs => Some(UTF_16LE),
        () if first * 2 > pairs && second * 20 <= pairs => Some(UTF_16BE),
        () => None,
    }
}

/// Whether `bytes` begin as a binary file does: a known signature, or NULs among other bytes that text
/// has not.
pub(super) fn is_binary(bytes: &[u8]) -> bool {
    const SIGNATURES: [&[u8]; 7] = [
        b"%PDF-",
        b"PK\x03\x04",
        b"\x89PNG",
        b"\xff\xd8\xff",
        b"\x1f\x8b\x08",
        b"\x28\xb5\x2f\xfd",
        b"\xd0\xcf\x11\xe0",
    ];
    if SIGNATURES
        .iter()
        .any(|signature| bytes.starts_with(signature))
    {
        return true;
    }
    let window = bytes.get(..WINDOW).unwrap_or(bytes);
    if memchr::memchr(0, window).is_none() {
        return false;
    }
    let is_control = |byte: &&u8| **byte < 0x20 && !(0x09..=0x0d).contains(*byte);
    let controls = window.iter().filter(is_control).count();
    // a character cut off at the end of the window is no fault
    let is_utf8 = std::str::from_utf8(window).map_or_else(|e| e.error_len().is_none(), |_| true);
    !is_utf8 || controls * 100 > window.len()
}

/// Guesses the encoding of bytes that are not UTF-8. Few high bytes, alone or in short runs, are the
/// curly quotes and accents of windows-1252, whatever else they might be: "Macron’s “café” diplomacy".
fn guess(bytes: &[u8]) -> &'static Encoding {
    let (mut high, mut letters, mut run, mut longest) = (0usize, 0usize, 0usize, 0usize);
    for &byte in bytes {
        if byte >= 0x80 {
            high += 1;
            run += 1;
            longest = longest.max(run);
        } else {
            letters += usize::from(byte.is_ascii_alphabetic());
            run = 0;
        }
    }
    if longest < 4 && high * 8 <= letters {
        return WINDOWS_1252;
    }
    let mut detector = EncodingDetector::new();
    detector.feed(bytes, true);
    detector.guess(None, false)
}

/// A reader that gives the bytes of another encoding as UTF-8: for files that are cut into records
/// before they are decoded, in encodings where a line break is not one byte.
pub(super) struct Transcoder<R> {
    source: R,
    decoder: Decoder,
    /// Room for text; `given..filled` of it is still to be given.
    ready: Vec<u8>,
    given: usize,
    filled: usize,
    is_done: bool,
}

impl<R: BufRead> Transcoder<R> {
    /// Reads `source`, which is in `encoding`; a byte order mark is dropped.
    pub(super) fn new(source: R, encoding: &'static Encoding) -> Self {
        let decoder = encoding.new_decoder_with_bom_removal();
        Self {
            source,
            decoder,
            ready: vec![0; 16 * 1024],
            given: 0,
            filled: 0,
            is_done: false,
        }
    }
}

impl<R: BufRead> Read for Transcoder<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        while self.given == self.filled && !self.is_done {
            let bytes = self.source.fill_buf()?;
            let last = bytes.is_empty();
            let (result, read, written, _) =
                self.decoder.decode_to_utf8(bytes, &mut self.ready, last);
            self.source.consume(read);
            (self.given, self.filled) = (0, written);
            self.is_done = last && result == CoderResult::InputEmpty;
        }
        let rest = self.ready.get(self.given..self.filled).unwrap_or_default();
        let count = rest.len().min(out.len());
        if let (Some(to), Some(from)) = (out.get_mut(..count), rest.get(..count)) {
            to.copy_from_slice(from);
        }
        self.given += count;
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16(text: &str, little: bool, mark: bool) -> Vec<u8> {
        let text = if mark {
            format!("\u{feff}{text}")
        } else {
            text.to_owned()
        };
        text.encode_utf16()
            .flat_map(|unit| {
                if little {
                    unit.to_le_bytes()
                } else {
                    unit.to_be_bytes()
                }
            })
            .collect()
    }

    #[test]
    fn bytes_are_read_as_what_they_are() {
        let russian = "Москва заявила, что переговоры не имеют смысла без гарантий безопасности.";
        let (koi8, ..) = encoding_rs::KOI8_R.encode(russian);
        let (cp1251, ..) = encoding_rs::WINDOWS_1251.encode(russian);
        for (bytes, text, encoding) in [
            (b"plain".to_vec(), "plain", "utf-8"),
            ("“café”".as_bytes().to_vec(), "“café”", "utf-8"),
            ("\u{feff}marked".as_bytes().to_vec(), "marked", "utf-8"),
            (
                utf16("He said “no”.", true, true),
                "He said “no”.",
                "utf-16le",
            ),
            (
                utf16("He said “no”.", false, true),
                "He said “no”.",
                "utf-16be",
            ),
            (
                utf16("He said “no”.", true, false),
                "He said “no”.",
                "utf-16le",
            ),
            (
                utf16("He said “no”.", false, false),
                "He said “no”.",
                "utf-16be",
            ),
            (b"don\x92t".to_vec(), "don’t", "windows-1252"),
            (
                b"Macron\x92s \x93caf\xe9\x94 diplomacy \x96 a view".to_vec(),
                "Macron’s “café” diplomacy – a view",
                "windows-1252",
            ),
            (koi8.to_vec(), russian, "koi8-u"),
            (cp1251.to_vec(), russian, "windows-1251"),
            (Vec::new(), "", "utf-8"),
        ] {
            let decoded = decode(bytes, None, false).unwrap();
            assert_eq!(
                (decoded.text.as_str(), encoding_name(decoded.encoding)),
                (text, encoding)
            );
            assert!(decoded.warnings.is_empty());
        }
    }

    #[test]
    fn a_declared_encoding_is_taken_unless_a_mark_speaks() {
        let latin2 = encoding_named("latin2").unwrap();
        let polish = decode(b"Wa\xb3\xeasa".to_vec(), Some(latin2), false).unwrap();
        assert_eq!(polish.text, "Wałęsa");
        let marked = decode("\u{feff}é".as_bytes().to_vec(), Some(latin2), false).unwrap();
        assert_eq!(
            (marked.text.as_str(), encoding_name(marked.encoding)),
            ("é", "utf-8")
        );
        let sjis = encoding_named("shift_jis").unwrap();
        let damaged = decode(b"ab\xff".to_vec(), Some(sjis), false).unwrap();
        assert_eq!(damaged.warnings, ["undecodable-characters"]);
        assert!(encoding_named("utf-9").is_err());
    }

    #[test]
    fn utf8_demanded_is_an_error_elsewhere() {
        for (bytes, offset) in [
            (&b"abc\xe9"[..], Some(3)),
            (b"\xef\xbb\xbfabc\xe9", Some(6)),
            (b"\xff\xfea\x00", None),
            (b"caf\xc3\xa9", None),
        ] {
            match (decode(bytes.to_vec(), Some(UTF_8), true), offset) {
                (Err(Undecodable::NotUtf8 { offset }), Some(expected)) => {
                    assert_eq!(offset, expected);
                }
                (Err(_), None) => assert!(bytes.starts_with(b"\xff")),
                (Ok(decoded), None) => assert_eq!(decoded.text, "café"),
                (result, _) => panic!("{result:?}"),
            }
        }
    }

    #[test]
    fn binary_files_are_refused_and_a_stray_nul_is_not() {
        for bytes in [
            &b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"[..],
            b"%PDF-1.7\n",
            b"PK\x03\x04abc",
            b"\x00\x00\x00\x00\x00\x00",
            b"ab\x00\xff\xfe\x00\x01",
        ] {
            assert_eq!(
                decode(bytes.to_vec(), None, false).unwrap_err(),
                Undecodable::Binary
            );
        }
        let stray = format!("{}\0{}", "words ".repeat(50), "words ".repeat(50));
        assert_eq!(
            decode(stray.into_bytes(), None, false).unwrap().warnings,
            ["nul-characters"]
        );
    }

    #[test]
    fn a_transcoder_gives_utf8_in_any_piece_size() {
        let text = "“no” — 😀\n".repeat(4000);
        let bytes = utf16(&text, true, true);
        for capacity in [1, 3, 4096] {
            let source = io::BufReader::with_capacity(capacity, &bytes[..]);
            let mut out = String::new();
            Transcoder::new(source, UTF_16LE)
                .read_to_string(&mut out)
                .unwrap();
            assert!(out == text, "pieces of {capacity}");
        }
    }
}
