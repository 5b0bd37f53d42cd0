//! Packed files: `.gz` and `.zst`, told by the last extension of the name. What is packed is read as a
//! stream; nothing is unpacked to disk.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use flate2::read::MultiGzDecoder;
use ruzstd::decoding::StreamingDecoder;

use super::CHUNK;

/// How a file is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Packing {
    /// gzip, one member or many.
    Gzip,
    /// Zstandard, one frame or many.
    Zstandard,
}

impl Packing {
    /// What the last extension of `path` tells.
    pub(super) fn of_path(path: &Path) -> Option<Self> {
        let extension = path.extension()?;
        if extension.eq_ignore_ascii_case("gz") {
            Some(Self::Gzip)
        } else if extension.eq_ignore_ascii_case("zst") {
            Some(Self::Zstandard)
        } else {
            None
        }
    }

    /// The bytes that lie packed in `file`.
    fn unpack(self, file: File) -> Box<dyn Read + Send> {
        let file = BufReader::with_capacity(CHUNK, file);
        match self {
            Self::Gzip => Box::new(MultiGzDecoder::new(file)),
            Self::Zstandard => Box::new(Frames::Between(file)),
        }
    }
}

/// Opens the file at `path`, packed or not. Gives its bytes, unpacked, and about how many there will be (0: not
/// known).
pub(super) fn open(path: &Path) -> io::Result<(Box<dyn Read + Send>, u64)> {
    let file = File::open(path)?;
    Ok(match Packing::of_path(path) {
        Some(packing) => (packing.unpack(file), 0),
        None => {
            let size = file.metadata().map_or(0, |metadata| metadata.len());
            (Box::new(file), size)
        }
    })
}

/// The frames of a Zstandard file, one after the other.
enum Frames {
    /// Before a frame, or at the end.
    Between(BufReader<File>),
    /// Inside a frame.
    In(Box<StreamingDecoder<BufReader<File>, ruzstd::decoding::FrameDecoder>>),
    /// After an error.
    Broken,
}

impl Read for Frames {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            match std::mem::replace(self, Self::Broken) {
                Self::Between(mut file) => {
                    if file.fill_buf()?.is_empty() {
                        *self = Self::Between(file);
                        return Ok(0);
                    }
                    let decoder = StreamingDecoder::new(file).map_err(io::Error::other)?;
                    *self = Self::In(Box::new(decoder));
                }
                Self::In(mut decoder) => {
                    let count = decoder.read(buffer)?;
                    if count == 0 && !buffer.is_empty() {
                        *self = Self::Between(decoder.into_inner());
                    } else {
                        *self = Self::In(decoder);
                        return Ok(count);
                    }
                }
                Self::Broken => return Err(io::Error::other("broken frame")),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Format, InputFile, ReadOptions, open as records, parse};
    use crate::error::ErrorKind;
    use flate2::Compression;
    use flate2::write::GzEncoder;
    use ruzstd::encoding::{CompressionLevel, compress_to_vec};
    use std::io::Write;

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut packed = GzEncoder::new(Vec::new(), Compression::default());
        packed.write_all(bytes).unwrap();
        packed.finish().unwrap()
    }

    fn zstandard(bytes: &[u8]) -> Vec<u8> {
        compress_to_vec(bytes, CompressionLevel::Fastest)
    }

    fn texts(name: &str, bytes: &[u8]) -> Result<Vec<String>, crate::error::Error> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        let format = Format::of_path(&path).unwrap();
        let options = ReadOptions::default();
        let file = InputFile {
            path,
            name: name.into(),
            format,
        };
        records(&file, &options)?
            .map(|record| Ok(parse(record, &options)?.text().to_owned()))
            .collect()
    }

    #[test]
    fn packed_files_are_read_as_what_lies_in_them() {
        let lines = b"{\"text\":\"One.\"}\n{\"text\":\"Two.\"}\n";
        for (name, bytes, expected) in [
            ("a.txt.gz", gzip(b"He said no."), vec!["He said no."]),
            ("a.txt.zst", zstandard(b"He said no."), vec!["He said no."]),
            ("a.jsonl.GZ", gzip(lines), vec!["One.", "Two."]),
            ("a.jsonl.zst", zstandard(lines), vec!["One.", "Two."]),
            ("a.json.gz", gzip(b"{\"text\":\"One.\"}"), vec!["One."]),
            ("a.csv.zst", zstandard(b"id,text\n1,One.\n"), vec!["One."]),
            (
                "a.txt.gz",
                [gzip(b"He "), gzip(b"said no.")].concat(),
                vec!["He said no."],
            ),
            (
                "a.txt.zst",
                [zstandard(b"He "), zstandard(b"said no.")].concat(),
                vec!["He said no."],
            ),
        ] {
            assert_eq!(texts(name, &bytes).unwrap(), expected, "{name}");
        }
    }

    #[test]
    fn broken_ones_are_an_error() {
        let whole = "He said that they would not meet. ".repeat(500);
        let cut = |mut bytes: Vec<u8>| {
            bytes.truncate(bytes.len() - 9);
            bytes
        };
        for (name, bytes) in [
            ("a.txt.gz", cut(gzip(whole.as_bytes()))),
            ("a.txt.zst", cut(zstandard(whole.as_bytes()))),
            ("a.txt.gz", b"no gzip at all".to_vec()),
            ("a.txt.zst", b"no zstandard at all".to_vec()),
        ] {
            let error = texts(name, &bytes).unwrap_err();
            let ErrorKind::Input { code, .. } = error.kind() else {
                panic!("{error}")
            };
            assert_eq!(*code, "unreadable", "{name}");
        }
    }

    #[test]
    fn what_unpacks_beyond_the_limit_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt.gz");
        std::fs::write(&path, gzip(&vec![b'a'; 1_000_000])).unwrap();
        let options = ReadOptions {
            max_bytes: 10_000,
            ..ReadOptions::default()
        };
        let file = InputFile {
            path,
            name: "a.txt.gz".into(),
            format: Format::Text,
        };
        let record = records(&file, &options).unwrap().next().unwrap();
        let error = parse(record, &options).unwrap_err();
        assert!(matches!(
            error.kind(),
            ErrorKind::Input {
                code: "too-large",
                ..
            }
        ));
    }
}
