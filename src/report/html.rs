//! `report.html`: one plain page on a finished run, with nothing from elsewhere. It reads the tables back and judges nothing.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::columns::Table;
use super::csv::output_error;
use super::package::{REPORT_FILE, read_run};
use crate::error::{Error, Result};

/// Speakers in the table.
const SPEAKERS: usize = 25;

/// Targets that are pronouns: what they stand for differs from row to row.
const UNNAMED: [&str; 12] = [
    "it", "this", "that", "these", "those", "them", "they", "him", "her", "you", "which", "who",
];

/// Holders in the table of stances, and targets that are named in one of its cells.
const HOLDERS: usize = 25;
const TARGETS: usize = 5;

const STYLE: &str = "
:root { color-scheme: light dark; --line: #8884; --bar: #4a7ab5; --for: #3a8a4d; --against: #b5533c; --if: #b58b2a; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 2.5rem; }
table { border-collapse: collapse; font-size: .9rem; } .wide { overflow-x: auto; }
th, td { padding: .25rem .6rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
th { font-weight: 600; } .n { text-align: right; font-variant-numeric: tabular-nums; }
.note { color: #777; font-size: .9rem; max-width: 45rem; }
.bar { display: inline-block; vertical-align: middle; }
.for { color: var(--for); } .against { color: var(--against); } .if { color: var(--if); }
";

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
    let names = names(&tables)?;
    let mut page = String::with_capacity(64 << 10);
    page.push_str("<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n");
    page.push_str("<meta name=\"viewport\" content=\"width=device-width\">\n");
    let _ = write!(
        page,
        "<title>demarche: who said what</title>\n<style>{STYLE}</style>\n"
    );
    page.push_str("<h1>Who said what</h1>\n");
    summary(&run, &mut page);
    speakers(&tables, &mut page)?;
    stances(&tables, names, &mut page)?;
    frames(&tables, &mut page)?;
    page.push_str("</html>\n");
    Ok(page)
}

/// The tables of a run: where they lie and how they are written.
struct Tables {
    out: PathBuf,
    /// Table, file and delimiter of each resource.
    resources: Vec<(String, String, u8)>,
}

impl Tables {
    fn open(out: &Path) -> Result<Self> {
        let path = out.join("datapackage.json");
        let fault = |what: String| {
            Error::usage(
                format!("{}: {what}", path.display()),
                "run the analysis again with --force",
            )
        };
        let bytes = fs::read(&path).map_err(|error| fault(error.to_string()))?;
        let package: Value =
            serde_json::from_slice(&bytes).map_err(|error| fault(error.to_string()))?;
        let resources = package.get("resources").and_then(Value::as_array);
        let resources = resources
            .map(Vec::as_slice)
            .unwrap_or_default()
            .iter()
            .filter_map(|one| {
                let text = |name: &str| one.get(name).and_then(Value::as_str);
                let table = text("name")?.split('-').next()?.to_owned();
                let delimiter = one.pointer("/dialect/delimiter").and_then(Value::as_str);
                let delimiter = delimiter
                    .and_then(|text| text.bytes().next())
                    .unwrap_or(b',');
                Some((table, text("path")?.to_owned(), delimiter))
            });
        Ok(Self {
            out: out.to_owned(),
            resources: resources.collect(),
        })
    }

    /// Calls `each` with the named columns of every row.
    fn read(&self, table: Table, columns: &[&str], mut each: impl FnMut(&[&str])) -> Result<()> {
        for (_, file, delimiter) in self
            .resources
            .iter()
            .filter(|(name, ..)| name == table.name())
        {
            let path = self.out.join(file);
            let fault = |error: ::csv::Error| {
                Error::usage(
                    format!("{}: {error}", path.display()),
                    "run the analysis again with --force",
                )
            };
            let mut builder = ::csv::ReaderBuilder::new();
            let mut reader = builder
                .delimiter(*delimiter)
                .from_path(&path)
                .map_err(fault)?;
            let header = reader.headers().map_err(fault)?.clone();
            let place = |column: &&str| {
                header
                    .iter()
                    .position(|name| name.trim_start_matches('\u{feff}') == *column)
            };
            let places: Vec<Option<usize>> = columns.iter().map(place).collect();
            let mut record = ::csv::StringRecord::new();
            while reader.read_record(&mut record).map_err(fault)? {
                let cells: Vec<&str> = places
                    .iter()
                    .map(|at| at.and_then(|at| record.get(at)).unwrap_or(""))
                    .collect();
                each(&cells);
            }
        }
        Ok(())
    }
}

fn escaped(text: &str) -> String {
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

fn number(cell: &str) -> f64 {
    // a spreadsheet's decimal comma, too
    cell.replace(',', ".").parse().unwrap_or(0.0)
}

/// A bar of `value` out of `most`, with a whisker from `low` to `high` where they are given.
fn bar(value: f64, most: f64, interval: Option<(f64, f64)>) -> String {
    let width = 160.0;
    let at = |x: f64| {
        if most > 0.0 {
            (x / most * width).clamp(0.0, width)
        } else {
            0.0
        }
    };
    let mut out = format!(
        "<svg class=\"bar\" width=\"{width}\" height=\"14\" role=\"img\" aria-label=\"{value:.2}\"><rect width=\"{:.1}\" height=\"14\" fill=\"var(--bar)\" opacity=\".75\"/>",
        at(value),
    );
    if let Some((low, high)) = interval {
        let _ = write!(
            out,
            "<path d=\"M{:.1} 7H{:.1}\" stroke=\"currentColor\" stroke-width=\"1.5\"/>",
            at(low),
            at(high),
        );
    }
    out.push_str("</svg>");
    out
}

fn summary(run: &Value, page: &mut String) {
    let count = |name: &str| {
        run.pointer(&format!("/counts/{name}"))
            .and_then(Value::as_u64)
            .unwrap_or(0)
    };
    let inputs = run.get("inputs").and_then(Value::as_array);
    let inputs = inputs.map(Vec::as_slice).unwrap_or_default();
    let inputs: Vec<&str> = inputs.iter().filter_map(Value::as_str).collect();
    let _ = writeln!(
        page,
        "<p>demarche {} on {}: {} found = {} analysed + {} errors + {} ignored.</p>",
        escaped(run.get("version").and_then(Value::as_str).unwrap_or("")),
        escaped(&inputs.join(", ")),
        count("found"),
        count("analysed"),
        count("errors"),
        count("ignored"),
    );
    page.push_str("<table><tr><th>table<th class=\"n\">rows<th>what a row is</tr>\n");
    let files = run
        .get("files")
        .and_then(Value::as_array)
        .map(Vec::as_slice)
        .unwrap_or_default();
    for file in files {
        let path = file.get("path").and_then(Value::as_str).unwrap_or("");
        let Some(rows) = file.get("rows").and_then(Value::as_u64) else {
            continue;
        };
        let table = Table::ALL
            .into_iter()
            .find(|table| path.starts_with(table.name()));
        let docs = table.map_or("", Table::docs);
        let path = escaped(path);
        let _ = writeln!(
            page,
            "<tr><td><a href=\"{path}\">{path}</a><td class=\"n\">{rows}<td>{}</tr>",
            escaped(docs),
        );
    }
    page.push_str("</table>\n");
}

/// The names of all speakers, by id.
fn names(tables: &Tables) -> Result<BTreeMap<String, String>> {
    let mut names = BTreeMap::new();
    tables.read(Table::Speakers, &["speaker_id", "name"], |row| {
        if let [id, name] = row {
            names.insert((*id).to_owned(), (*name).to_owned());
        }
    })?;
    names.insert("_article".to_owned(), "the articles themselves".to_owned());
    Ok(names)
}

struct SpeakerRow {
    name: String,
    kind: String,
    statements: u64,
    quoted: u64,
    rate: f64,
    interval: (f64, f64),
    conditions: f64,
    stances: [u64; 3],
}

fn speakers(tables: &Tables, page: &mut String) -> Result<()> {
    let columns = [
        "name",
        "kind",
        "statements",
        "direct",
        "mixed",
        "hedge_rate",
        "hedge_rate_low",
        "hedge_rate_high",
        "condition_share",
        "support",
        "oppose",
        "conditional",
    ];
    let mut rows: Vec<SpeakerRow> = Vec::new();
    tables.read(Table::Speakers, &columns, |cells| {
        let [
            name,
            kind,
            statements,
            direct,
            mixed,
            rate,
            low,
            high,
            conditions,
            stances @ ..,
        ] = cells
        else {
            return;
        };
        let whole = |cell: &str| cell.parse::<u64>().unwrap_or(0);
        if whole(statements) == 0 {
            return;
        }
        let mut counts = [0; 3];
        for (slot, cell) in counts.iter_mut().zip(stances) {
            *slot = whole(cell);
        }
        rows.push(SpeakerRow {
            name: (*name).to_owned(),
            kind: (*kind).to_owned(),
            statements: whole(statements),
            quoted: whole(direct) + whole(mixed),
            rate: number(rate),
            interval: (number(low), number(high)),
            conditions: number(conditions),
            stances: counts,
        });
    })?;
    // the table is in order of the ids, and the sort is stable
    rows.sort_by_key(|row| std::cmp::Reverse(row.statements));
    let all = rows.len();
    rows.truncate(SPEAKERS);
    let most = rows.iter().map(|row| row.rate).fold(0.0, f64::max) * 1.5;
    let _ = writeln!(
        page,
        "<h2>Speakers: the {} with the most statements, of {all}</h2>",
        rows.len()
    );
    page.push_str("<p class=\"note\">Hedges per 100 words of the speaker's statements; the line is the exact 95 % interval. Two speakers whose lines overlap widely cannot be told apart by this.</p>\n");
    page.push_str("<div class=\"wide\"><table><tr><th>speaker<th>kind<th class=\"n\">statements<th class=\"n\">quoted<th>hedges per 100 words<th class=\"n\">with a condition<th>stances: for, against, on condition</tr>\n");
    for row in &rows {
        let [support, oppose, conditional] = row.stances;
        let _ = writeln!(
            page,
            "<tr><td>{}<td>{}<td class=\"n\">{}<td class=\"n\">{}<td>{} {:.2}<td class=\"n\">{:.0} %<td><span class=\"for\">{support}</span>, <span class=\"against\">{oppose}</span>, <span class=\"if\">{conditional}</span></tr>",
            escaped(&row.name),
            escaped(&row.kind),
            row.statements,
            row.quoted,
            bar(row.rate, most, Some(row.interval)),
            row.rate,
            100.0 * row.conditions,
        );
    }
    page.push_str("</table></div>\n");
    Ok(())
}

/// The keys with the greatest sums, the greatest first; ties in order of the keys.
fn greatest(sums: &BTreeMap<String, u64>, n: usize) -> Vec<&str> {
    let mut all: Vec<(&str, u64)> = sums.iter().map(|(key, &sum)| (key.as_str(), sum)).collect();
    all.sort_by_key(|&(_, sum)| std::cmp::Reverse(sum));
    all.into_iter().take(n).map(|(key, _)| key).collect()
}

fn stances(tables: &Tables, mut names: BTreeMap<String, String>, page: &mut String) -> Result<()> {
    // of each holder: how often it is for, against, on condition toward each target
    let mut cells: BTreeMap<String, [BTreeMap<String, u64>; 3]> = BTreeMap::new();
    let mut holders = BTreeMap::new();
    let columns = ["holder_id", "holder", "target_id", "target", "stance"];
    tables.read(Table::Stances, &columns, |row| {
        let [holder_id, holder, target_id, target, stance] = row else {
            return;
        };
        let slot = match *stance {
            "support" => 0,
            "oppose" => 1,
            "conditional" => 2,
            _ => return,
        };
        if holder_id.is_empty() || target_id.is_empty() || UNNAMED.contains(target_id) {
            return;
        }
        let of_holder = cells.entry((*holder_id).to_owned()).or_default();
        if let Some(targets) = of_holder.get_mut(slot) {
            *targets.entry((*target_id).to_owned()).or_default() += 1;
        }
        *holders.entry((*holder_id).to_owned()).or_default() += 1;
        for (id, name) in [(holder_id, holder), (target_id, target)] {
            if !name.is_empty() {
                names
                    .entry((*id).to_owned())
                    .or_insert_with(|| (*name).to_owned());
            }
        }
    })?;
    page.push_str("<h2>Stances: who is for or against what</h2>\n");
    if cells.is_empty() {
        page.push_str("<p>No stance was found.</p>\n");
        return Ok(());
    }
    page.push_str("<p class=\"note\">Rows of stances.csv: the holders with the most rows, and of each the targets with the most; a number where there is more than one row.</p>\n");
    page.push_str("<div class=\"wide\"><table><tr><th>holder<th><span class=\"for\">for</span><th><span class=\"against\">against</span><th><span class=\"if\">on condition</span></tr>\n");
    let name = |id: &str| escaped(names.get(id).map_or(id, String::as_str));
    for holder in greatest(&holders, HOLDERS) {
        let _ = write!(page, "<tr><th>{}", name(holder));
        for targets in cells.get(holder).into_iter().flatten() {
            page.push_str("<td>");
            for (i, target) in greatest(targets, TARGETS).into_iter().enumerate() {
                let count = targets.get(target).copied().unwrap_or(0);
                let comma = if i > 0 { ", " } else { "" };
                let _ = write!(page, "{comma}{}", name(target));
                if count > 1 {
                    let _ = write!(page, " ({count})");
                }
            }
            if targets.len() > TARGETS {
                let _ = write!(page, " and {} more", targets.len() - TARGETS);
            }
        }
        page.push_str("</tr>\n");
    }
    page.push_str("</table></div>\n");
    Ok(())
}

fn frames(tables: &Tables, page: &mut String) -> Result<()> {
    let mut counts: BTreeMap<(String, String), u64> = BTreeMap::new();
    let columns = ["statement_id", "scheme", "frame", "present"];
    tables.read(Table::Frames, &columns, |row| {
        if let ["", scheme, frame, "true"] = row {
            *counts
                .entry(((*scheme).to_owned(), (*frame).to_owned()))
                .or_default() += 1;
        }
    })?;
    page.push_str("<h2>Frames: in how many articles</h2>\n");
    page.push_str("<p class=\"note\">Evidence, not verdicts: expert coders agree on only about half of the articles. The diplomatic frames are not validated yet.</p>\n");
    let most = counts.values().copied().max().unwrap_or(0) as f64;
    page.push_str("<table><tr><th>scheme<th>frame<th class=\"n\">articles<th></tr>\n");
    let mut rows: Vec<(&(String, String), u64)> = counts.iter().map(|(key, &n)| (key, n)).collect();
    rows.sort_by(|((a, x), m), ((b, y), n)| a.cmp(b).then(n.cmp(m)).then(x.cmp(y)));
    for ((scheme, frame), n) in rows {
        let _ = writeln!(
            page,
            "<tr><td>{}<td>{}<td class=\"n\">{n}<td>{}</tr>",
            escaped(scheme),
            escaped(frame),
            bar(n as f64, most, None),
        );
    }
    page.push_str("</table>\n");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::csv::Dialect;
    use super::super::package::{Folder, RunFacts};
    use super::*;

    #[test]
    fn a_page_is_made_of_a_finished_run() {
        let home = tempfile::tempdir().unwrap();
        assert!(write(home.path()).is_err());
        let out = home.path().join("out");
        let mut folder = Folder::open(&out, Dialect::excel("de").unwrap()).unwrap();
        let cells = |table: Table, given: &[(&str, &str)]| {
            let columns = table.columns().iter();
            let cell = |name: &str| {
                given
                    .iter()
                    .find(|(n, _)| *n == name)
                    .map_or("", |(_, v)| *v)
            };
            let row: Vec<&str> = columns.map(|column| cell(column.name)).collect();
            row.join(";") + "\r\n"
        };
        let speaker = cells(
            Table::Speakers,
            &[
                ("speaker_id", "x"),
                ("name", "X <b>"),
                ("kind", "person"),
                ("statements", "3"),
                ("hedge_rate", "1,5"),
            ],
        );
        folder
            .append(Table::Speakers, speaker.as_bytes(), 1)
            .unwrap();
        let stance = cells(
            Table::Stances,
            &[
                ("holder_id", "x"),
                ("holder", "Mr. X"),
                ("target_id", "plan"),
                ("target", "the plan"),
                ("stance", "oppose"),
            ],
        );
        folder.append(Table::Stances, stance.as_bytes(), 1).unwrap();
        folder
            .finish(&RunFacts {
                analysed: 1,
                ..RunFacts::default()
            })
            .unwrap();
        let path = write(&out).unwrap();
        let page = fs::read_to_string(path).unwrap();
        for part in [
            "X &lt;b&gt;",
            "1.50",
            "the plan",
            "<span class=\"against\">against</span>",
            "1 found = 1 analysed",
        ] {
            assert!(page.contains(part), "{part}");
        }
        assert!(
            !page.contains("Mr. X"),
            "a holder has the name of speakers.csv"
        );
        assert!(!page.contains("http"), "nothing from elsewhere");
        assert_eq!(
            super::super::package::verify(&out).unwrap(),
            Vec::<String>::new()
        );
    }
}
