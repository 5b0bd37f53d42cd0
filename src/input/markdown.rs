//! Markdown: the text that a reader sees, paragraph by paragraph, and the front matter as metadata.
//! Pictures and code are no news and are left out; no mark is added that was not there.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::blocks::Blocks;
use super::decode::Decoded;
use super::record::{Cell, Field, Fields};
use super::{InputFile, ReadOptions};
use crate::text::document::{Document, Marked, Style};

/// Makes the document of a Markdown file; its id is the file's name, whatever the front matter says.
pub(super) fn parse(file: &InputFile, decoded: &Decoded, options: &ReadOptions) -> Document {
    let mut meta = file.meta(file.name.clone(), decoded.encoding, &decoded.warnings);
    let (front, body) = split_front_matter(&decoded.text);
    front_fields(front, options).fill(&mut meta);
    meta.extracted = true;
    let (text, marked) = extract(body);
    Document::new(text, meta).with_marked(marked)
}

/// The visible text: headings, paragraphs, list items, quoted blocks and table rows, an empty line
/// between them. Line breaks inside a paragraph become spaces, hard ones stay.
fn extract(source: &str) -> (String, Vec<Marked>) {
    let extensions = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS;
    let mut out = Blocks::with_capacity(source.len());
    // how many elements deep we are in what is left out
    let mut hidden = 0usize;
    for event in Parser::new_ext(source, extensions) {
        match event {
            Event::Start(Tag::Image { .. }) => hidden += 1,
            Event::Start(Tag::CodeBlock(_) | Tag::HtmlBlock) => {
                out.close();
                hidden += 1;
            }
            Event::End(TagEnd::Image | TagEnd::CodeBlock | TagEnd::HtmlBlock) => {
                hidden = hidden.saturating_sub(1);
            }
            Event::Start(Tag::TableCell) => out.tab(),
            Event::Start(Tag::Emphasis) => out.begin(Style::Emphasis),
            Event::End(TagEnd::Emphasis) => out.end(Style::Emphasis),
            Event::Start(Tag::Strong) => out.begin(Style::Strong),
            Event::End(TagEnd::Strong) => out.end(Style::Strong),
            Event::Start(Tag::Heading { .. }) => {
                out.close();
                out.begin(Style::Heading);
            }
            Event::End(TagEnd::Heading(_)) => {
                out.close();
                out.end(Style::Heading);
            }
            Event::Start(Tag::Strikethrough | Tag::Link { .. })
            | Event::End(TagEnd::Strikethrough | TagEnd::Link | TagEnd::TableCell) => {}
            Event::Start(_) | Event::End(_) | Event::Rule => out.close(),
            Event::Text(text) | Event::Code(text) if hidden == 0 => out.push(&text),
            Event::SoftBreak if hidden == 0 => out.push(" "),
            Event::HardBreak if hidden == 0 => out.push("\n"),
            Event::InlineHtml(tag) if hidden == 0 && is_line_break(&tag) => out.push("\n"),
            _ => {}
        }
    }
    out.into_text()
}

fn is_line_break(tag: &str) -> bool {
    tag.get(..3)
        .is_some_and(|start| start.eq_ignore_ascii_case("<br"))
}

/// Splits a file into the YAML between `---` lines at its very start and the rest. Without such a
/// block, or where its first line is no `key:`, the front matter is empty.
fn split_front_matter(source: &str) -> (&str, &str) {
    let none = ("", source);
    let mut lines = source.split_inclusive('\n');
    let Some(first) = lines.next().filter(|line| line.trim_end() == "---") else {
        return none;
    };
    let mut end = first.len();
    let mut has_key = false;
    for line in lines {
        let trimmed = line.trim_end();
        if trimmed == "---" || trimmed == "..." {
            return match (source.get(first.len()..end), source.get(end + line.len()..)) {
                (Some(front), Some(body)) if has_key || front.trim().is_empty() => (front, body),
                _ => none,
            };
        }
        if !has_key && !trimmed.is_empty() && !trimmed.starts_with('#') {
            if key_and_value(trimmed).is_none() {
                return none;
            }
            has_key = true;
        }
        end += line.len();
    }
    none
}

/// Reads the few shapes of YAML that front matter has: `key: value`, `key: [a, b]`, and `- a` lines
/// under a key.
fn front_fields(front: &str, options: &ReadOptions) -> Fields {
    let mut fields = Fields::default();
    let mut lines = front.lines().peekable();
    while let Some(line) = lines.next() {
        let Some((key, value)) = key_and_value(line) else {
            continue;
        };
        let cell = if value.is_empty() {
            let mut list = Vec::new();
            while let Some(item) = lines.peek().and_then(|next| next.trim().strip_prefix("- ")) {
                list.push(unquote(item).to_owned());
                lines.next();
            }
            Cell::List(list)
        } else if let Some(list) = value.strip_prefix('[').and_then(|v| v.strip_suffix(']')) {
            Cell::List(
                list.split(',')
                    .map(|item| unquote(item).to_owned())
                    .collect(),
            )
        } else {
            Cell::Text(unquote(value).to_owned())
        };
        for field in Field::named(key, options) {
            fields.set(field, cell.clone());
        }
    }
    fields
}

/// Splits `key: value`; the key is one word at the start of the line.
fn key_and_value(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(':')?;
    let is_key = key.starts_with(|c: char| c.is_ascii_alphabetic())
        && key
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-');
    (is_key && (value.is_empty() || value.starts_with([' ', '\t', '\r'])))
        .then(|| (key, value.trim()))
}

/// Takes the quotation marks of a YAML string off.
fn unquote(value: &str) -> &str {
    let value = value.trim();
    ['"', '\'']
        .iter()
        .find_map(|&mark| value.strip_prefix(mark).and_then(|v| v.strip_suffix(mark)))
        .unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::super::Format;
    use super::*;

    #[test]
    fn the_visible_text_is_what_remains() {
        for (source, text) in [
            (
                "# Talks\nHe said *no*.\nAgain.\n\nNext.",
                "Talks\n\nHe said no. Again.\n\nNext.",
            ),
            (
                "Talks\n=====\n\nOne  \ntwo<br/>three",
                "Talks\n\nOne\ntwo\nthree",
            ),
            (
                "[Lavrov](http://x) said ![pic](y.png)so.",
                "Lavrov said so.",
            ),
            (
                "Before\n\n```\ncode\n```\n\n    more code\n\nafter `word`",
                "Before\n\nafter word",
            ),
            (
                "> Talks failed.\n> He left.\n\nEnd",
                "Talks failed. He left.\n\nEnd",
            ),
            ("> “Talks failed.”", "“Talks failed.”"),
            (
                "- one\n- two\n  - three\n\n1. four",
                "one\n\ntwo\n\nthree\n\nfour",
            ),
            ("- one\n\n- two", "one\n\ntwo"),
            ("|a|b|\n|-|-|\n|c|d|", "a\tb\n\nc\td"),
            (
                "AT&amp;T \\*said\\* \"no\" -- 'yes'",
                "AT&T *said* \"no\" -- 'yes'",
            ),
            ("<div>\nhidden?\n</div>\n\nseen <b>bold</b>", "seen bold"),
            ("one\n\n---\n\ntwo", "one\n\ntwo"),
            ("![only](x.png)", ""),
            ("", ""),
        ] {
            assert_eq!(extract(source).0, text, "{source}");
        }
    }

    #[test]
    fn what_begins_a_block_in_print_is_marked() {
        let source = "# A **vet**\n\n*She spoke.*\n\n**Why?** Because.\n\nNo **mark** here.\n\n**Where**, *then*?";
        let (text, marked) = extract(source);
        let found: Vec<_> = marked.iter().map(|m| (m.span.of(&text), m.style)).collect();
        let expected = [
            ("A vet", Style::Heading),
            ("She spoke.", Style::Emphasis),
            ("Why?", Style::Strong),
            ("Where,", Style::Strong),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn front_matter_is_metadata() {
        let source = "---\ntitle: \"Talks: a view\"\ndate: May 12, 2025\nauthors:\n  - X\nauthor:\n  - A. One\n  - B. Two\nsource: 'Reuters'\nurl: https://x.org/a\ntargets: [NATO, EU=Union]\n---\nText.\n";
        let file = InputFile {
            path: "x".into(),
            name: "a.md".into(),
            format: Format::Markdown,
        };
        let options = ReadOptions::default();
        let decoded = file
            .decode(0, source.as_bytes().to_vec(), &options)
            .unwrap();
        let doc = parse(&file, &decoded, &options);
        assert_eq!(doc.text(), "Text.");
        assert!(doc.meta.extracted);
        for (value, expected) in [
            (&doc.meta.id, "a.md"),
            (&doc.meta.title, "Talks: a view"),
            (&doc.meta.date, "2025-05-12"),
            (&doc.meta.author, "A. One | B. Two"),
            (&doc.meta.outlet, "Reuters"),
            (&doc.meta.url, "https://x.org/a"),
        ] {
            assert_eq!(value, expected);
        }
        assert_eq!(doc.meta.targets, ["NATO", "EU=Union"]);
    }

    #[test]
    fn what_only_looks_like_front_matter_is_text() {
        for (source, front) in [
            ("---\r\ntitle: a\r\n---\r\nText", "title: a\r\n"),
            ("---\n---\nText", ""),
            ("---\nHe said no.\n---\nText", ""),
            ("---\ntitle: never closed\n", ""),
            ("Text\n---\ntitle: a\n---\n", ""),
            ("", ""),
        ] {
            let (found, body) = split_front_matter(source);
            assert_eq!(found, front, "{source}");
            assert_eq!(
                body == source,
                front.is_empty() && source != "---\n---\nText"
            );
        }
    }
}
