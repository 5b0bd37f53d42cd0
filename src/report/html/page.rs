//! What the parts of the page are made of: text, numbers, tables, bars, links. No row of a run is read here.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::super::columns::Table;
use super::super::package::text_path;
use super::tables::Tables;
use crate::error::Result;

/// The style of the page. Colours differ in lightness, too, and none says what no number beside it says.
pub(super) const STYLE: &str = "
:root { color-scheme: light dark; --line: #8886; --soft: #5c5c5c; --bar: #4a7ab5; --for: #0b6e4f; --against: #b3401f; --if: #6a4fa3; --none: #9a9a9a; }
@media (prefers-color-scheme: dark) { :root { --soft: #b0b0b0; --for: #5fc9a3; --against: #f0906f; --if: #b9a2ee; --none: #777; } }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 72rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: break-word; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.25rem; margin: 3rem 0 .5rem; } h3 { font-size: 1.05rem; margin: 2rem 0 .25rem; }
h4 { font-size: .95rem; margin: 1.25rem 0 .25rem; }
nav a { margin-right: 1rem; white-space: nowrap; }
table { border-collapse: collapse; font-size: .9rem; } .wide { overflow-x: auto; }
th, td { padding: .25rem .6rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
th { font-weight: 600; } tbody th { font-weight: 400; min-width: 6rem; position: sticky; left: 0; background: Canvas; } th small { display: block; } td.long { min-width: 12rem; }
.n { text-align: right; font-variant-numeric: tabular-nums; } .b { white-space: nowrap; }
.note, small { color: var(--soft); } .note { font-size: .9rem; max-width: 48rem; margin: .25rem 0 .75rem; }
.bar { vertical-align: middle; margin-right: .4rem; }
.for { color: var(--for); } .against { color: var(--against); } .if { color: var(--if); }
@media print { :root { color-scheme: light; } body { font-size: 11px; max-width: none; } nav { display: none; } .wide { overflow: visible; } tr { break-inside: avoid; } h2, h3, h4 { break-after: avoid; } }
";

/// How a stance is called, and the class that colours it: support, oppose, conditional, neutral.
pub(super) const STANCES: [(&str, &str, &str); 4] = [
    ("support", "for", "for"),
    ("oppose", "against", "against"),
    ("conditional", "on condition", "if"),
    ("neutral", "neutral", "none"),
];

/// Width of a bar, in pixels.
const WIDTH: f64 = 140.0;

/// A part of the page with a heading of its own.
pub(super) struct Section {
    /// What a link to it names.
    pub(super) id: &'static str,
    /// Its name in the list at the top.
    pub(super) name: &'static str,
    /// The heading.
    pub(super) title: String,
    /// All below the heading.
    pub(super) body: String,
}

/// `text` as HTML.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
    out
}

/// At most `most` characters of `text`, as HTML.
pub(super) fn shortened(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => escaped(text.get(..end).unwrap_or(text).trim_end()) + " …",
        None => escaped(text),
    }
}

/// The number in a cell, also with the decimal comma of a spreadsheet; 0 where there is none.
pub(super) fn number(cell: &str) -> f64 {
    cell.replace(',', ".").parse().unwrap_or(0.0)
}

/// The whole number in a cell; 0 where there is none.
pub(super) fn whole(cell: &str) -> u64 {
    cell.parse().unwrap_or(0)
}

/// `n` and what is counted, in the form that fits: "1 row", "2,000 rows".
pub fn counted(n: u64, one: &str, many: &str) -> String {
    format!("{} {}", grouped(n), if n == 1 { one } else { many })
}

/// A number with its thousands parted.
pub fn grouped(n: u64) -> String {
    let digits = n.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A note below a heading.
pub(super) fn note(page: &mut String, text: &str) {
    let _ = writeln!(page, "<p class=\"note\">{text}</p>");
}

/// The link to a table of the run.
pub(super) fn file(table: Table) -> String {
    let name = table.name();
    format!("<a href=\"{name}.csv\">{name}.csv</a>")
}

/// Begins a table called `label`; of each column the name and the class.
pub(super) fn open_table(page: &mut String, label: &str, columns: &[(&str, &str)]) {
    // a table that is wider than the screen can be reached and moved by the keyboard
    let _ = write!(
        page,
        "<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"{}\"><table><thead><tr>",
        escaped(label)
    );
    for (name, class) in columns {
        let _ = match *class {
            // a column of bars, which say what the numbers beside them say
            _ if name.is_empty() => write!(page, "<td>"),
            "" => write!(page, "<th scope=\"col\">{name}"),
            class => write!(page, "<th scope=\"col\" class=\"{class}\">{name}"),
        };
    }
    page.push_str("</thead>\n<tbody>\n");
}

/// Ends a table.
pub(super) fn close_table(page: &mut String) {
    page.push_str("</table></div>\n");
}

/// Begins a row with the name of what it is about.
pub(super) fn row(page: &mut String, name: &str) {
    let _ = write!(page, "<tr><th scope=\"row\">{name}");
}

/// A cell with a count.
pub(super) fn count(page: &mut String, n: u64) {
    let _ = write!(page, "<td class=\"n\">{}", grouped(n));
}

/// The four counts of stances, each in its cell, and the bar of all, where `most` is the length of the longest.
pub(super) fn stance_cells(page: &mut String, counts: [u64; 4], most: u64) {
    for ((.., class), n) in STANCES.into_iter().zip(counts) {
        let _ = write!(page, "<td class=\"n {class}\">{}", grouped(n));
    }
    let mut x = 0.0;
    let _ = write!(page, "<td>{}", svg());
    for ((.., class), n) in STANCES.into_iter().zip(counts) {
        let wide = share(n as f64, most as f64);
        if n > 0 {
            let _ = write!(
                page,
                "<rect x=\"{x:.1}\" width=\"{wide:.1}\" height=\"12\" fill=\"var(--{class})\"/>"
            );
        }
        x += wide;
    }
    page.push_str("</svg>");
}

/// The heads of the cells that [`stance_cells`] makes.
pub(super) fn stance_heads<'h>() -> impl Iterator<Item = (&'h str, &'h str)> {
    let counts = STANCES.into_iter().map(|(_, name, _)| (name, "n"));
    counts.chain([("", "")])
}

/// A bar of `value` out of `most`, with a whisker from `low` to `high` where they are given. The number stands beside it.
pub(super) fn bar(value: f64, most: f64, interval: Option<(f64, f64)>) -> String {
    let mut out = svg();
    let _ = write!(
        out,
        "<rect width=\"{:.1}\" height=\"12\" fill=\"var(--bar)\"/>",
        share(value, most),
    );
    if let Some((low, high)) = interval {
        let _ = write!(
            out,
            "<path d=\"M{:.1} 6H{:.1}\" stroke=\"currentColor\" stroke-width=\"1.5\"/>",
            share(low, most),
            share(high, most),
        );
    }
    out.push_str("</svg>");
    out
}

fn svg() -> String {
    format!("<svg class=\"bar\" width=\"{WIDTH}\" height=\"12\" aria-hidden=\"true\">")
}

/// How long the bar of `value` is, where that of `most` fills its place.
fn share(value: f64, most: f64) -> f64 {
    if most > 0.0 {
        (value / most * WIDTH).clamp(0.0, WIDTH)
    } else {
        0.0
    }
}

/// The keys with the greatest sums, the greatest first; ties in order of the keys.
pub(super) fn greatest<K: Ord>(sums: &BTreeMap<K, u64>, n: usize) -> Vec<(&K, u64)> {
    let mut all: Vec<(&K, u64)> = sums.iter().map(|(key, &sum)| (key, sum)).collect();
    all.sort_by_key(|&(_, sum)| std::cmp::Reverse(sum));
    all.truncate(n);
    all
}

/// A place in an article: what is shown of it, and where a link to it leads.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Place {
    pub(super) article_id: String,
    pub(super) title: String,
    pub(super) line: String,
    /// Id of the row that was found there.
    pub(super) row_id: String,
}

/// The addresses of articles that are on the web.
pub(super) struct Urls(BTreeMap<String, String>);

impl Urls {
    /// Reads those of the articles that `places` lie in.
    pub(super) fn read<'p>(
        tables: &Tables,
        places: impl Iterator<Item = &'p Place>,
    ) -> Result<Self> {
        let wanted: BTreeSet<&str> = places.map(|place| place.article_id.as_str()).collect();
        let mut urls = BTreeMap::new();
        if !wanted.is_empty() {
            tables.read(Table::Articles, ["article_id", "url"], |[id, url]| {
                let is_web = url.starts_with("https://") || url.starts_with("http://");
                if is_web && wanted.contains(id) {
                    urls.insert(id.to_owned(), url.to_owned());
                }
            })?;
        }
        Ok(Self(urls))
    }

    /// The place as HTML: the article, as a link to its text in the run's folder or to its address, the line, the row.
    pub(super) fn link(&self, tables: &Tables, place: &Place) -> String {
        let name = match place.title.as_str() {
            "" => place.article_id.as_str(),
            title => title,
        };
        let name = shortened(name, 60);
        let text = text_path(&place.article_id);
        let name = if tables.out.join(&text).is_file() {
            format!("<a href=\"{}\">{name}</a>", path_as_url(&text))
        } else if let Some(url) = self.0.get(&place.article_id) {
            format!("<a href=\"{}\" rel=\"noreferrer\">{name}</a>", escaped(url))
        } else {
            name
        };
        let (line, id) = (escaped(&place.line), escaped(&place.row_id));
        format!("{name}, line {line} <small>{id}</small>")
    }
}

/// A path as the address of a file, relative to the page.
fn path_as_url(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' | b'/' => {
                out.push(char::from(byte));
            }
            _ => {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_escaped_and_cut() {
        for (text, most, expected) in [
            (
                "Hart & \"Sons\" <b>",
                99,
                "Hart &amp; &quot;Sons&quot; &lt;b&gt;",
            ),
            ("the port of Orlava", 8, "the port …"),
            ("Štěpán", 6, "Štěpán"),
        ] {
            assert_eq!(shortened(text, most), expected);
        }
    }

    #[test]
    fn paths_lead_to_files_of_any_name() {
        let path = path_as_url("text/50% off? #1 é.html.txt");
        assert_eq!(path, "text/50%25%20off%3F%20%231%20%C3%A9.html.txt");
    }

    #[test]
    fn numbers_are_grouped() {
        for (n, expected) in [
            (0, "0 rows"),
            (1, "1 row"),
            (999, "999 rows"),
            (1000, "1,000 rows"),
            (1_234_567, "1,234,567 rows"),
        ] {
            assert_eq!(counted(n, "row", "rows"), expected);
        }
    }

    #[test]
    fn the_greatest_come_first_and_ties_in_order() {
        let sums = BTreeMap::from([("a", 1), ("b", 3), ("c", 3), ("d", 2)]);
        assert_eq!(greatest(&sums, 3), [(&"b", 3), (&"c", 3), (&"d", 2)]);
    }
}
