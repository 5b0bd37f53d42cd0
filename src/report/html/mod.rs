//! `report.html`: one page on a finished run, with nothing from elsewhere and no script. It reads the tables back, counts and judges
//! nothing that they do not say, and tells below each heading which rows of which table a figure adds up.
//!
//! `tables` reads rows, `page` makes tables and links of what was counted; each section has a file. What is kept while reading
//! grows with the number of speakers and targets, not of articles.

mod conditions;
mod frames;
mod overview;
mod page;
mod speakers;
mod stances;
mod tables;
mod targets;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use super::csv::output_error;
use super::package::{REPORT_FILE, read_run};
use crate::error::Result;
use page::{STYLE, escaped};
pub use page::{counted, grouped};
use speakers::Names;
use tables::Tables;

/// Builds the page of the run in `out` and writes it there.
///
/// # Errors
///
/// There is no finished run in `out`, its tables cannot be read, or the page cannot be written.
pub fn write(out: &Path) -> Result<PathBuf> {
    let page = build(out)?;
    let path = out.join(REPORT_FILE);
    let save = || -> std::io::Result<()> {
        // whole or absent, and with the rights of any other file
        let draft = out.join(".report.html.draft");
        fs::write(&draft, &page)?;
        fs::rename(&draft, &path)
    };
    save().map_err(|source| output_error(&path, source))?;
    Ok(path)
}

/// The page of the run in `out`.
///
/// # Errors
///
/// There is no finished run in `out`, or its tables cannot be read.
pub fn build(out: &Path) -> Result<String> {
    let run = read_run(out)?;
    let tables = Tables::open(out)?;
    let names = Names::read(&tables)?;
    let overview = overview::overview(&run, &tables)?;
    let mut sections = Vec::new();
    sections.extend(targets::targets(&run, &tables, &names)?);
    sections.push(speakers::speakers(&tables)?);
    sections.push(stances::stances(&tables, &names)?);
    sections.push(conditions::conditions(&tables, &names)?);
    sections.push(frames::frames(&tables)?);
    sections.extend(overview::errors(&tables)?);

    let mut page = String::with_capacity(64 << 10);
    page.push_str("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    page.push_str("<meta name=\"viewport\" content=\"width=device-width\">\n");
    page.push_str("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n");
    let _ = write!(
        page,
        "<title>demarche: who said what</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
    );
    page.push_str("<h1>Who said what</h1>\n<nav aria-label=\"Sections\">");
    for section in &sections {
        let _ = write!(page, "<a href=\"#{}\">{}</a> ", section.id, section.name);
    }
    let _ = write!(page, "</nav>\n{overview}");
    for section in &sections {
        let (id, title, body) = (section.id, escaped(&section.title), &section.body);
        let _ = write!(
            page,
            "<section>\n<h2 id=\"{id}\">{title}</h2>\n{body}</section>\n"
        );
    }
    page.push_str("</body>\n</html>\n");
    Ok(page)
}

#[cfg(test)]
mod tests {
    use super::super::columns::Table;
    use super::super::csv::Dialect;
    use super::super::package::{Folder, RunFacts, Setting, verify};
    use super::*;

    /// A finished run that holds `rows`: of each the table and the cells that are not empty.
    fn run(
        rows: &[(Table, &[(&str, &str)])],
        targets: &[&str],
        dialect: Dialect,
    ) -> tempfile::TempDir {
        let home = tempfile::tempdir().unwrap();
        let mut folder = Folder::open(home.path(), dialect).unwrap();
        for (table, given) in rows {
            let cell = |name: &str| {
                let mut given = given.iter();
                let cell = given
                    .find(|(n, _)| *n == name)
                    .map_or("", |(_, cell)| *cell);
                format!("\"{}\"", cell.replace('"', "\"\""))
            };
            let cells: Vec<String> = table.columns().iter().map(|c| cell(c.name)).collect();
            let line = cells.join(&char::from(dialect.delimiter).to_string()) + "\r\n";
            folder.append(*table, line.as_bytes(), 1).unwrap();
        }
        folder.add_text("b #1.md", "Talks, if ever.").unwrap();
        let setting = Setting {
            name: "target",
            value: targets.into(),
            from: "flag",
        };
        let facts = RunFacts {
            analysed: 1,
            settings: vec![setting],
            ..RunFacts::default()
        };
        folder.finish(&facts).unwrap();
        home
    }

    fn page(rows: &[(Table, &[(&str, &str)])], targets: &[&str]) -> String {
        let home = run(rows, targets, Dialect::default());
        let page = build(home.path()).unwrap();
        assert_eq!(
            page,
            build(home.path()).unwrap(),
            "the same bytes each time"
        );
        page
    }

    /// What a reader sees, each row and heading a line.
    fn seen(page: &str) -> String {
        let page = page.split("</style>").nth(1).unwrap();
        let mut out = String::new();
        let mut is_tag = false;
        for c in page.chars() {
            match c {
                '<' => is_tag = true,
                '>' if is_tag => {
                    is_tag = false;
                    out.push(' ');
                }
                c if !is_tag => out.push(c),
                _ => {}
            }
        }
        let lines = out.lines().map(|line| {
            let words: Vec<&str> = line.split_whitespace().collect();
            words.join(" ")
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn a_page_is_made_of_a_finished_run() {
        let empty = tempfile::tempdir().unwrap();
        assert!(write(empty.path()).is_err());
        let speaker: &[(&str, &str)] = &[
            ("speaker_id", "x"),
            ("name", "X <b>"),
            ("kind", "person"),
            ("statements", "3"),
            ("hedge_rate", "1,5"),
        ];
        let stance: &[(&str, &str)] = &[
            ("holder_id", "x"),
            ("holder", "Mr. X"),
            ("target_id", "plan"),
            ("target", "the plan"),
            ("stance", "oppose"),
        ];
        let rows = [(Table::Speakers, speaker), (Table::Stances, stance)];
        let home = run(&rows, &[], Dialect::excel("de").unwrap());
        let page = fs::read_to_string(write(home.path()).unwrap()).unwrap();
        for part in ["X &lt;b&gt;", "1.50", "the plan", "1 found = 1 analysed"] {
            assert!(page.contains(part), "{part}");
        }
        assert!(
            !page.contains("Mr. X"),
            "a holder has the name of speakers.csv"
        );
        for part in [
            "<script",
            "src=",
            "http:",
            "https:",
            "Given targets",
            "Not read",
        ] {
            assert!(!page.contains(part), "{part}");
        }
        assert_eq!(verify(home.path()).unwrap(), Vec::<String>::new());
    }

    #[test]
    fn an_empty_run_has_a_page_that_says_so() {
        let page = seen(&page(&[], &[]));
        for part in [
            "No stance",
            "No condition",
            "No frame",
            "0 articles of 0 words.",
        ] {
            assert!(page.contains(part), "{part}: {page}");
        }
    }

    #[test]
    fn the_corpus_is_told_in_a_sentence() {
        let article = |date, outlet, language, duplicate_of| {
            [
                ("date", date),
                ("outlet", outlet),
                ("language", language),
                ("words", "700"),
                ("duplicate_of", duplicate_of),
            ]
        };
        let all = [
            article("2031-05", "Wire", "en", ""),
            article("2030-11-02", "Herald & Sons", "de", ""),
            article("in spring", "Wire", "en", "a"),
        ];
        let rows = all.each_ref().map(|cells| (Table::Articles, &cells[..]));
        let text = seen(&page(&rows, &[]));
        assert!(
            text.contains("3 articles of 2,100 words, from 2030-11-02 to 2031-05 (1 without a date); Wire (2), Herald &amp; Sons (1). 1 is not in English and so without rows in the other tables. 1 has the same text as an earlier one (duplicate_of in articles.csv ); each counts."),
            "{text}"
        );
    }

    #[test]
    fn conditions_are_told_with_who_for_what_and_where() {
        let condition = |cells: &[(&'static str, &'static str)]| {
            let mut all = vec![
                ("speaker_id", "ann-orr"),
                ("type", "necessary"),
                ("factuality", "open"),
                ("confidence", "0.9000"),
                ("line", "7"),
            ];
            all.retain(|(name, _)| !cells.iter().any(|(given, _)| given == name));
            all.extend(cells);
            all
        };
        let talks = [
            ("marker", "only if"),
            ("antecedent", "Velmark's \"fleet\" leaves"),
            ("consequent", "she will talk"),
            ("actor", "Velmark"),
            ("article_id", "b #1.md"),
        ];
        let once = [
            ("marker", "if"),
            ("antecedent", "it rains"),
            ("type", "hypothetical"),
            ("article_id", "c"),
            ("title", "Rain & co."),
            ("condition_id", "k2"),
        ];
        let even = [
            ("marker", "even if"),
            ("antecedent", "they strike"),
            ("consequent", "the port stays open"),
            ("type", "concessive"),
            ("actor", "the unions"),
            ("confidence", "1.0000"),
        ];
        let all: Vec<Vec<(&str, &str)>> = vec![
            condition(&even),
            condition(&once),
            condition(&talks),
            condition(&talks),
        ];
        let mut rows: Vec<(Table, &[(&str, &str)])> = all
            .iter()
            .map(|cells| (Table::Conditions, cells.as_slice()))
            .collect();
        rows.push((
            Table::Speakers,
            &[("speaker_id", "ann-orr"), ("name", "Ann Orr")],
        ));
        rows.push((
            Table::Articles,
            &[("article_id", "c"), ("url", "https://example.org/?a=1&b=2")],
        ));
        rows.push((
            Table::Articles,
            &[("article_id", "d"), ("url", "javascript:x")],
        ));
        let page = page(&rows, &[]);
        let text = seen(&page);
        let at = |part: &str| text.find(part).unwrap_or_else(|| panic!("{part}: {text}"));
        let order = [
            at("4 rows of conditions.csv"),
            at("necessary 2 only if"),
            at("Ann Orr ann-orr 4 1 2 0 0 0 0 0 1"),
            at("Velmark 2 Ann Orr (2)"),
            at(
                "Ann Orr only if Velmark's &quot;fleet&quot; leaves she will talk Velmark necessary 2 b #1.md , line 7",
            ),
            at("Ann Orr if it rains hypothetical 1 Rain &amp; co. , line 7 k2"),
            at("Ann Orr even if they strike the port stays open the unions concessive 1"),
        ];
        assert!(order.is_sorted(), "{order:?}");
        assert!(
            !text.contains("the unions 1"),
            "what cancels a condition asks for nothing"
        );
        assert!(page.contains("<a href=\"text/b%20%231.md.txt\">b #1.md</a>"));
        assert!(page.contains("<a href=\"https://example.org/?a=1&amp;b=2\""));
        assert!(!page.contains("javascript"));
    }

    #[test]
    fn given_targets_are_told_by_holder_by_outlet_and_over_time() {
        let stance = |stance: &'static str,
                      holder: &'static str,
                      outlet: &'static str,
                      date: &'static str| {
            vec![
                ("target_name", "Orlava"),
                ("target_id", "orlava"),
                ("stance", stance),
                ("holder_id", holder),
                ("outlet", outlet),
                ("date", date),
                ("confidence", "0.8000"),
                ("sentence_text", "'-Orlava must go, he said."),
                ("article_id", "a"),
                ("line", "3"),
                ("stance_id", "t9"),
            ]
        };
        let all = [
            stance("oppose", "bo-kerr", "Herald", "2031-04-02"),
            stance("neutral", "_article", "Herald", "2031-04-02"),
            stance("conditional", "ann-orr", "Wire", "2031-05-09"),
            stance("support", "ann-orr", "Wire", "last week"),
        ];
        let mut rows: Vec<(Table, &[(&str, &str)])> = all
            .iter()
            .map(|cells| (Table::Stances, cells.as_slice()))
            .collect();
        rows.push((
            Table::Speakers,
            &[("speaker_id", "bo-kerr"), ("name", "Bo Kerr")],
        ));
        let page = page(&rows, &["Orlava=Orlavan|Orlavans", "Tam<b>aria"]);
        let text = seen(&page);
        let at = |part: &str| text.find(part).unwrap_or_else(|| panic!("{part}: {text}"));
        let order = [
            at("Orlava 1 1 1 1 4"),
            at("Tam&lt;b&gt;aria 0 0 0 0 0"),
            at("ann-orr ann-orr 1 0 1 0 2"),
            at("Bo Kerr bo-kerr 0 1 0 0 1"),
            at("Wire 1 0 1 0 2"),
            at("Herald 0 1 0 1 2"),
            at("2031-04-02 0 1 0 1 2"),
            at("2031-05-09 0 0 1 0 1"),
            at("no date 1 0 0 0 1"),
            at("for ann-orr -Orlava must go, he said. a, line 3 t9"),
            at("against Bo Kerr -Orlava must go, he said. a, line 3 t9"),
            at("Never mentioned: Tam&lt;b&gt;aria."),
        ];
        assert!(order.is_sorted(), "{order:?}");
    }

    #[test]
    fn what_could_not_be_read_is_told() {
        let cells: &[(&str, &str)] = &[
            ("file", "x/<y>.json"),
            ("record", "3"),
            ("message", "no text"),
            ("hint", "name the field with --text-field"),
        ];
        let text = seen(&page(&[(Table::Errors, cells)], &[]));
        assert!(text.contains("Not read: 1 input"), "{text}");
        assert!(text.contains("x/&lt;y&gt;.json 3 no text name the field with --text-field"));
    }
}
