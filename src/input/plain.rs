//! Plain text: the whole file is the article, exactly as decoded. No headline is looked for.

use super::InputFile;
use super::decode::Decoded;
use crate::text::document::Document;

/// Makes the document of a plain file; its id is the file's name.
pub(super) fn parse(file: &InputFile, decoded: Decoded) -> Document {
    let meta = file.meta(file.name.clone(), decoded.encoding, &decoded.warnings);
    Document::new(decoded.text, meta)
}

#[cfg(test)]
mod tests {
    use super::super::{Format, ReadOptions};
    use super::*;

    #[test]
    fn nothing_of_the_text_is_changed() {
        let file = InputFile {
            path: "x".into(),
            name: "a/b.txt".into(),
            format: Format::Text,
        };
        for (bytes, text, encoding) in [
            (
                &b"Head\r\n\r\n  Text \n"[..],
                "Head\r\n\r\n  Text \n",
                "utf-8",
            ),
            (b"", "", "utf-8"),
            (b"\xef\xbb\xbfOne", "One", "utf-8"),
            (
                b"It\x92s a \x93caf\xe9\x94",
                "It\u{2019}s a “café”",
                "windows-1252",
            ),
        ] {
            let decoded = file
                .decode(0, bytes.to_vec(), &ReadOptions::default())
                .unwrap();
            let doc = parse(&file, decoded);
            assert_eq!((doc.text(), doc.meta.encoding), (text, encoding));
            assert_eq!((doc.meta.id.as_str(), doc.meta.format), ("a/b.txt", "txt"));
            assert!(!doc.meta.extracted);
        }
    }
}
