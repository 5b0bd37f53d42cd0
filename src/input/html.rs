//! HTML: the article in a web page, paragraph by paragraph, and what its head says about it. Which part of
//! the page is the article is found as the reading mode of a browser finds it (`dom_smoothie`, after
//! Mozilla's readability); where it finds none, all of the body is taken. Menus, scripts, pictures with
//! their captions are left out.
//!
//! Error code made here: `too-deep`. Warning: `no-article-found`.

use dom_query::{Document as Page, NodeRef};
use dom_smoothie::{Article, Readability};
use encoding_rs::Encoding;

use super::InputFile;
use super::blocks::Blocks;
use super::decode::Decoded;
use super::record::iso_date;
use crate::error::Result;
use crate::text::document::{Document, Marked, Style};

/// Elements inside each other beyond which a page is refused: the parser's time grows with the square of
/// the depth. Browsers stop at 512.
const MAX_DEPTH: usize = 2_000;

/// Bytes in which a page must name its encoding, by the HTML standard.
const HEAD: usize = 1_024;

/// Makes the document of a page; its id is the file's name.
///
/// # Errors
///
/// `too-deep` where elements lie inside each other more than [`MAX_DEPTH`] deep.
pub(super) fn parse(file: &InputFile, decoded: &Decoded) -> Result<Document> {
    if depth(&decoded.text) > MAX_DEPTH {
        return Err(file.error(
            0,
            "parse",
            "too-deep",
            format!("more than {MAX_DEPTH} elements inside each other: no page of news"),
            "leave it out with --exclude, or turn it into .txt first",
        ));
    }
    let mut meta = file.meta(file.name.clone(), decoded.encoding, &decoded.warnings);
    meta.extracted = true;
    let (text, marked) = if let Some(article) = article(&decoded.text) {
        meta.title = article.title;
        meta.author = article.byline.unwrap_or_default();
        meta.outlet = article.site_name.unwrap_or_default();
        meta.date = iso_date(&article.published_time.unwrap_or_default());
        meta.url = article.url.unwrap_or_default();
        extract(&article.content)
    } else {
        meta.warnings.push("no-article-found".to_owned());
        extract(&decoded.text)
    };
    Ok(Document::new(text, meta).with_marked(marked))
}

/// The encoding that a page names in its first bytes: `<meta charset="latin1">`, or the longer form with
/// `content="text/html; charset=latin1"`.
pub(super) fn named_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..HEAD).unwrap_or(bytes).to_ascii_lowercase();
    let key = b"charset=";
    let at = memchr::memmem::find(&head, key)? + key.len();
    let label = head.get(at..)?.trim_ascii_start();
    let label = label
        .strip_prefix(b"\"")
        .or_else(|| label.strip_prefix(b"'"))
        .unwrap_or(label);
    let end = label
        .iter()
        .position(|b| !b.is_ascii_alphanumeric() && !b"-_:.".contains(b))
        .unwrap_or(label.len());
    Encoding::for_label_no_replacement(label.get(..end)?)
}

/// The article of a page, if one can be told from the rest.
fn article(page: &str) -> Option<Article> {
    let article = Readability::new(page, None, None).ok()?.parse().ok()?;
    (!article.text_content.trim().is_empty()).then_some(article)
}

/// The text that a reader sees: blocks with an empty line between them, lines broken where `<br>` says so.
fn extract(html: &str) -> (String, Vec<Marked>) {
    let page = Page::from(html);
    let mut out = Blocks::with_capacity(html.len());
    let root = page.root();
    let mut node = root;
    // a walk in the order of the text without a stack of its own: a page may be deep
    loop {
        let kind = enter(&node, &mut out);
        if kind != Kind::Hidden
            && let Some(child) = node.first_child()
        {
            node = child;
            continue;
        }
        loop {
            if node.id == root.id {
                return out.into_text();
            }
            leave(&node, &mut out);
            if let Some(next) = node.next_sibling() {
                node = next;
                break;
            }
            let Some(parent) = node.parent() else {
                return out.into_text();
            };
            node = parent;
        }
    }
}

/// What an element does to the text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// It stands in the line.
    Inline,
    /// It starts and ends a block.
    Block,
    /// A cell of a table row.
    Cell,
    /// A line break.
    Break,
    /// Nothing of it is seen, or what is seen is no text of the article.
    Hidden,
}

/// What the element called `name` does.
fn kind(name: &str) -> Kind {
    match name {
        "script" | "style" | "noscript" | "template" | "head" | "svg" | "math" | "iframe"
        | "object" | "video" | "audio" | "figcaption" | "button" | "form" | "select"
        | "textarea" | "nav" => Kind::Hidden,
        "br" => Kind::Break,
        "td" | "th" => Kind::Cell,
        "a" | "abbr" | "b" | "bdi" | "bdo" | "cite" | "code" | "del" | "dfn" | "em" | "font"
        | "i" | "ins" | "kbd" | "label" | "mark" | "q" | "s" | "small" | "span" | "strong"
        | "sub" | "sup" | "time" | "tt" | "u" | "var" | "wbr" | "img" => Kind::Inline,
        _ => Kind::Block,
    }
}

fn enter(node: &NodeRef<'_>, out: &mut Blocks) -> Kind {
    if node.is_text() {
        out.push_folded(&node.text());
        return Kind::Inline;
    }
    let Some(name) = node.node_name() else {
        return Kind::Inline;
    };
    let kind = kind(&name);
    match kind {
        Kind::Block | Kind::Hidden if is_block_level(&name) => out.close(),
        Kind::Break => out.line_break(),
        Kind::Cell => out.tab(),
        _ => {}
    }
    if let Some(style) = style(&name) {
        out.begin(style);
    }
    kind
}

fn leave(node: &NodeRef<'_>, out: &mut Blocks) {
    let Some(name) = node.node_name() else { return };
    if kind(&name) == Kind::Block {
        out.close();
    }
    if let Some(style) = style(&name) {
        out.end(style);
    }
}

/// How the element called `name` sets its words off.
fn style(name: &str) -> Option<Style> {
    match name {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Some(Style::Heading),
        "b" | "strong" => Some(Style::Strong),
        "em" | "i" => Some(Style::Emphasis),
        _ => None,
    }
}

/// Whether what is left out parts the text before it from the text after it.
fn is_block_level(name: &str) -> bool {
    !matches!(
        name,
        "script" | "style" | "noscript" | "template" | "svg" | "button"
    )
}

/// How deep the elements of a page lie inside each other, at most: start tags less end tags, those left
/// aside that may stand without an end tag. Scripts, styles and comments are passed over.
fn depth(page: &str) -> usize {
    let bytes = page.as_bytes();
    let (mut depth, mut deepest, mut seen) = (0usize, 0usize, 0usize);
    for at in memchr::memchr_iter(b'<', bytes) {
        if at < seen {
            continue;
        }
        let rest = bytes.get(at + 1..).unwrap_or_default();
        let is_end = rest.first() == Some(&b'/');
        let name = rest.get(usize::from(is_end)..).unwrap_or_default();
        let length = name
            .iter()
            .position(|b| !b.is_ascii_alphanumeric())
            .unwrap_or(name.len());
        let name = name.get(..length).unwrap_or_default().to_ascii_lowercase();
        match name.as_slice() {
            [] if rest.starts_with(b"!--") => {
                seen = memchr::memmem::find(rest, b"-->").map_or(bytes.len(), |end| at + end);
            }
            [first, ..] if first.is_ascii_alphabetic() && !may_stand_open(&name) => {
                if is_end {
                    depth = depth.saturating_sub(1);
                } else if matches!(name.as_slice(), b"script" | b"style") {
                    // its end tag alone ends it
                    let end = [b"</", name.as_slice()].concat();
                    seen = find_lower(rest, &end).map_or(bytes.len(), |end| at + end);
                    depth += 1;
                } else {
                    depth += 1;
                    deepest = deepest.max(depth);
                }
            }
            _ => {}
        }
    }
    deepest
}

/// Finds `needle`, which is in lower case and starts with `</`, in any case.
fn find_lower(text: &[u8], needle: &[u8]) -> Option<usize> {
    memchr::memmem::find_iter(text, b"</").find(|&at| {
        text.get(at..at + needle.len())
            .is_some_and(|here| here.eq_ignore_ascii_case(needle))
    })
}

/// Elements without an end tag, and those whose end tag may be left out: none of them can lie in its own
/// like without one of the others between.
fn may_stand_open(name: &[u8]) -> bool {
    matches!(
        name,
        b"area"
            | b"base"
            | b"br"
            | b"col"
            | b"embed"
            | b"hr"
            | b"img"
            | b"input"
            | b"link"
            | b"meta"
            | b"param"
            | b"source"
            | b"track"
            | b"wbr"
            | b"path"
            | b"p"
            | b"li"
            | b"dt"
            | b"dd"
            | b"option"
            | b"tr"
            | b"td"
            | b"th"
            | b"tbody"
            | b"thead"
            | b"tfoot"
    )
}

#[cfg(test)]
mod tests {
    use super::super::{Format, ReadOptions};
    use super::*;
    use proptest::prelude::*;

    fn read(page: &str) -> Result<Document> {
        let file = InputFile {
            path: "x".into(),
            name: "a/b.html".into(),
            format: Format::Html,
        };
        let decoded = file
            .decode(0, page.as_bytes().to_vec(), &ReadOptions::default())
            .unwrap();
        parse(&file, &decoded)
    }

    const PAGE: &str = r#"<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>Pilots and port still apart</title><meta property="og:site_name" content="The Lodrin Courier">
<meta property="article:published_time" content="2031-03-04T08:12:00Z"><meta name="author" content="Mara Quist">
<script>if (a<b) { document.write("she said <b>"); }</script></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/w">World, she said</a></li></ul></nav>
<article><h1>Pilots and port still apart</h1>
<p>The harbour master, <b>Ilse Brandt</b>, said on Monday that the talks had stalled &ldquo;for reasons
of pride&rdquo;, and that she would call no other round before the spring, whatever the ministry said.</p>
<figure><img src="x.jpg"><figcaption>The harbour in winter</figcaption></figure>
<p>&#8220;We have offered all that we can offer,&#8221; she said.<br>The pilots, who have been on strike since
the autumn, said that they would come back only if the shifts were made shorter, as promised.</p>
<ul><li>Eight hours are enough, said the union</li><li>Pay is not in dispute, said the port</li></ul>
</article><footer><p>All rights reserved, said the lawyer</p></footer></body></html>"#;

    #[test]
    fn the_article_is_found_and_its_head_is_metadata() {
        let doc = read(PAGE).unwrap();
        let paragraphs: Vec<&str> = doc
            .text()
            .split(
                "

",
            )
            .collect();
        assert_eq!(paragraphs.len(), 4, "{paragraphs:?}");
        assert!(paragraphs[0].starts_with("The harbour master, Ilse Brandt, said on Monday"));
        assert!(paragraphs[0].contains("“for reasons of pride”"));
        assert!(paragraphs[1].contains("she said.\nThe pilots"));
        assert_eq!(paragraphs[3], "Pay is not in dispute, said the port");
        for (value, expected) in [
            (&doc.meta.id, "a/b.html"),
            (&doc.meta.title, "Pilots and port still apart"),
            (&doc.meta.outlet, "The Lodrin Courier"),
            (&doc.meta.author, "Mara Quist"),
            (&doc.meta.date, "2031-03-04T08:12:00Z"),
        ] {
            assert_eq!(value, expected);
        }
        assert!(doc.meta.extracted && doc.meta.warnings.is_empty());
    }

    #[test]
    fn what_begins_a_block_in_print_is_marked() {
        let html = "<h2>A vet</h2><p><b>Why?</b><br>Because.</p><p><em>She</em> spoke.</p><p>No <i>mark</i></p>";
        let (text, marked) = extract(html);
        let found: Vec<_> = marked.iter().map(|m| m.span.of(&text)).collect();
        assert_eq!(found, ["A vet", "Why?", "She"]);
    }

    #[test]
    fn blocks_are_what_a_browser_shows() {
        for (html, text) in [
            ("<p>One</p><p>Two\n  three</p>", "One\n\nTwo three"),
            ("a<b>b</b> c<br>d<br><br>e", "ab c\nd\n\ne"),
            ("<p>He said<script>x</script> no", "He said no"),
            ("<div>One<div>Two</div>Three</div>", "One\n\nTwo\n\nThree"),
            ("<table><tr><td>a</td><td>b</td></tr></table>", "a\tb"),
            (
                "<p>AT&amp;T &lt;said&gt; &quot;no&quot;",
                "AT&T <said> \"no\"",
            ),
            ("<p> </p><p>&nbsp;x</p>", "\u{a0}x"),
            ("", ""),
        ] {
            assert_eq!(extract(html).0, text, "{html}");
        }
    }

    #[test]
    fn a_page_without_an_article_gives_all_its_text() {
        assert_eq!(read("<p>No.</p>").unwrap().text(), "No.");
        assert_eq!(read("").unwrap().text(), "");
    }

    #[test]
    fn depth_counts_elements_inside_each_other() {
        for (html, deepest) in [
            ("<div><p>a<p>b</p></div><div></div>", 1),
            ("<div><p></p><div><p></p><div>", 3),
            ("<script>if (a<b && c<d) {}</script><b>x</b>", 1),
            ("<!-- <div><div><div> --><i><b>", 2),
            ("a < b <3 </div>", 0),
        ] {
            assert_eq!(depth(html), deepest, "{html}");
        }
        let error = read(&"<div>".repeat(MAX_DEPTH + 1)).unwrap_err();
        assert!(error.to_string().contains("inside each other"), "{error}");
        assert!(read(&"<div>".repeat(MAX_DEPTH)).is_ok());
    }

    #[test]
    fn a_page_names_its_encoding() {
        for (head, name) in [
            ("<meta charset=\"iso-8859-2\">", Some("ISO-8859-2")),
            (
                "<META CONTENT='text/html; CHARSET=latin1'>",
                Some("windows-1252"),
            ),
            ("<meta charset=nonsense>", None),
            ("<p>charset</p>", None),
        ] {
            let found = named_encoding(head.as_bytes()).map(Encoding::name);
            assert_eq!(found, name, "{head}");
        }
    }

    proptest! {
        #[test]
        fn no_page_is_too_odd(page in "(<(/?)(p|div|b|a|table|td|br|script|!--|title|x)( a=\"|>)|[a-z<>&;“ ]{0,9}){0,60}") {
            let _ = read(&page);
        }
    }
}
