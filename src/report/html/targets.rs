//! Stances toward the targets that a user gave: of each target by holder, by outlet, over time, with sentences to judge by.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::Value;

use super::super::columns::Table;
use super::super::merges::unguarded;
use super::overview::is_date;
use super::page::{
    Place, STANCES, Section, Urls, close_table, count, counted, escaped, file, note, number,
    open_table, row, shortened, stance_cells, stance_heads,
};
use super::speakers::Names;
use super::tables::Tables;
use crate::error::Result;

/// Targets in the first table, and those of them that have tables of their own.
const TARGETS: usize = 100;
const DETAILED: usize = 20;

/// Rows of a table by holder, by outlet, of a table over time.
const HOLDERS: usize = 12;
const OUTLETS: usize = 12;
const PERIODS: usize = 60;

/// Sentences shown for each stance, and characters of one.
const EXAMPLES: usize = 3;
const SENTENCE: usize = 400;

/// From how many different days on a table shows months, from how many months on years.
const DAYS: usize = 31;
const MONTHS: usize = 36;

type Counts = BTreeMap<String, [u64; 4]>;

/// What was read of one target.
#[derive(Default)]
struct Target {
    all: [u64; 4],
    holders: Counts,
    outlets: Counts,
    dates: Counts,
    /// The surest rows of support, opposition, conditional stance.
    examples: [Vec<Example>; 3],
}

struct Example {
    confidence: f64,
    holder_id: String,
    sentence: String,
    place: Place,
}

fn add(counts: &mut Counts, key: &str, slot: usize) {
    if !counts.contains_key(key) {
        counts.insert(key.to_owned(), [0; 4]);
    }
    if let Some(n) = counts.get_mut(key).and_then(|row| row.get_mut(slot)) {
        *n += 1;
    }
}

fn total(counts: [u64; 4]) -> u64 {
    counts.iter().sum()
}

/// How many rows speak for a side.
fn taken(counts: [u64; 4]) -> u64 {
    counts.iter().take(3).sum()
}

/// The targets that were given to the whole run, by name; those of single records stand in the rows alone.
fn given(run: &Value) -> BTreeMap<String, Target> {
    let given = run.pointer("/settings/target/value");
    let given = given.and_then(Value::as_array).into_iter().flatten();
    let names = given.filter_map(|one| one.as_str()?.split('=').next());
    let names = names.map(|name| (name.trim().to_owned(), Target::default()));
    names.collect()
}

fn read(run: &Value, tables: &Tables) -> Result<BTreeMap<String, Target>> {
    let mut targets = given(run);
    let columns = [
        "target_name",
        "stance",
        "holder_id",
        "outlet",
        "date",
        "confidence",
        "sentence_text",
        "article_id",
        "title",
        "line",
        "stance_id",
    ];
    tables.read(
        Table::Stances,
        columns,
        |[
            name,
            stance,
            holder_id,
            outlet,
            date,
            confidence,
            sentence,
            article_id,
            title,
            line,
            id,
        ]| {
            let slot = STANCES.iter().position(|(value, ..)| *value == stance);
            let (Some(slot), false) = (slot, name.is_empty()) else {
                return;
            };
            let name = unguarded(name);
            if !targets.contains_key(name) {
                targets.insert(name.to_owned(), Target::default());
            }
            let Some(target) = targets.get_mut(name) else {
                return;
            };
            if let Some(n) = target.all.get_mut(slot) {
                *n += 1;
            }
            add(&mut target.holders, holder_id, slot);
            add(&mut target.outlets, unguarded(outlet), slot);
            let date = if is_date(date) { date } else { "" };
            add(&mut target.dates, date, slot);
            let Some(examples) = target.examples.get_mut(slot) else {
                return;
            };
            let confidence = number(confidence);
            let at = examples.partition_point(|e| e.confidence >= confidence);
            // one sentence says as much as its three mentions of the target
            if at < EXAMPLES && !examples.iter().any(|e| e.sentence == sentence) {
                examples.insert(
                    at,
                    Example {
                        confidence,
                        holder_id: holder_id.to_owned(),
                        sentence: sentence.to_owned(),
                        place: Place {
                            article_id: article_id.to_owned(),
                            title: unguarded(title).to_owned(),
                            line: line.to_owned(),
                            row_id: id.to_owned(),
                        },
                    },
                );
                examples.truncate(EXAMPLES);
            }
        },
    )?;
    Ok(targets)
}

/// The counts by day, month or year, whichever makes a table that can be read; what has no date comes last.
fn periods(dates: &Counts) -> (&'static str, Vec<(String, [u64; 4])>) {
    let distinct = |length: usize| {
        let mut keys: Vec<&str> = dates.keys().filter_map(|date| date.get(..length)).collect();
        keys.dedup();
        keys.len()
    };
    let (unit, length) = if distinct(7) > MONTHS {
        ("year", 4)
    } else if distinct(10) > DAYS {
        ("month", 7)
    } else {
        ("day", 10)
    };
    let mut sums = Counts::new();
    for (date, counts) in dates {
        let key = date.get(..length).unwrap_or(date);
        let sum = sums.entry(key.to_owned()).or_default();
        for (sum, n) in sum.iter_mut().zip(counts) {
            *sum += n;
        }
    }
    let undated = sums.remove("");
    let mut rows: Vec<_> = sums.into_iter().collect();
    rows.extend(undated.map(|counts| ("no date".to_owned(), counts)));
    (unit, rows)
}

/// A table of counts of stances, one row for each of `rows` (name as HTML, counts).
fn table(page: &mut String, label: &str, head: &str, rows: &[(String, [u64; 4])]) {
    let mut columns = vec![(head, "")];
    columns.extend(stance_heads());
    columns.push(("mentions", "n"));
    open_table(page, label, &columns);
    let most = rows.iter().map(|(_, counts)| total(*counts)).max();
    for (name, counts) in rows {
        row(page, name);
        stance_cells(page, *counts, most.unwrap_or(0));
        count(page, total(*counts));
        page.push('\n');
    }
    close_table(page);
}

/// The rows with the most for a side, then the most mentions; and how many were left out.
fn top(counts: &Counts, n: usize) -> (Vec<(&str, [u64; 4])>, usize) {
    let mut rows: Vec<(&str, [u64; 4])> = counts.iter().map(|(k, v)| (k.as_str(), *v)).collect();
    rows.sort_by_key(|(_, counts)| std::cmp::Reverse((taken(*counts), total(*counts))));
    let more = rows.len().saturating_sub(n);
    rows.truncate(n);
    (rows, more)
}

fn and_more(page: &mut String, more: usize, one: &str, many: &str) {
    if more > 0 {
        note(page, &format!("And {}.", counted(more as u64, one, many)));
    }
}

/// The section, where the run had targets.
pub(super) fn targets(run: &Value, tables: &Tables, names: &Names) -> Result<Option<Section>> {
    let targets = read(run, tables)?;
    if targets.is_empty() {
        return Ok(None);
    }
    let mut order: Vec<(&String, &Target)> = targets.iter().collect();
    order.sort_by_key(|(_, target)| std::cmp::Reverse(total(target.all)));
    let mut body = String::new();
    note(
        &mut body,
        &format!(
            "Rows of {} by target_name and stance; each is one mention of the target. On condition: support or opposition that holds only under a condition (condition_id names its row in {}). Neutral: nobody speaks for or against it there.",
            file(Table::Stances),
            file(Table::Conditions)
        ),
    );
    let shown = order.iter().take(TARGETS);
    let rows: Vec<_> = shown.map(|(name, t)| (escaped(name), t.all)).collect();
    table(&mut body, "Stances by target", "target", &rows);
    and_more(
        &mut body,
        order.len().saturating_sub(TARGETS),
        "other target",
        "other targets",
    );

    let examples = |target: &Target| -> Vec<Place> {
        let examples = target.examples.iter().flatten();
        examples.map(|example| example.place.clone()).collect()
    };
    let places: Vec<Place> = order.iter().flat_map(|(_, t)| examples(t)).collect();
    let urls = Urls::read(tables, places.iter())?;
    for (name, target) in order.iter().take(DETAILED) {
        if total(target.all) > 0 {
            detail(&mut body, name, target, names, (tables, &urls));
        }
    }
    let silent = order.iter().filter(|(_, target)| total(target.all) == 0);
    let silent: Vec<String> = silent.map(|(name, _)| escaped(name)).collect();
    if !silent.is_empty() {
        note(
            &mut body,
            &format!(
                "Never mentioned: {}. A target is found as whole words; give other ways to write it as in -t \"NAME=alias|alias\".",
                silent.join(", ")
            ),
        );
    }
    Ok(Some(Section {
        id: "targets",
        name: "Given targets",
        title: "Given targets: who is for or against them".to_owned(),
        body,
    }))
}

/// The tables of one target.
fn detail(page: &mut String, name: &str, target: &Target, names: &Names, at: (&Tables, &Urls)) {
    let shown = escaped(name);
    let _ = writeln!(page, "<h3>{shown}</h3>");

    let sides: Counts = target
        .holders
        .iter()
        .filter(|(_, c)| taken(**c) > 0)
        .map(|(k, c)| (k.clone(), *c))
        .collect();
    let (holders, more) = top(&sides, HOLDERS);
    if holders.is_empty() {
        note(page, "Nobody takes a side.");
    } else {
        page.push_str("<h4>By holder (holder_id)</h4>\n");
        let rows: Vec<_> = holders
            .into_iter()
            .map(|(id, counts)| (names.with_id(id), counts))
            .collect();
        table(page, &format!("{name} by holder"), "holder", &rows);
        and_more(
            page,
            more,
            "other holder who takes a side",
            "other holders who take a side",
        );
    }

    if target.outlets.len() > 1 {
        page.push_str("<h4>By outlet</h4>\n");
        let (outlets, more) = top(&target.outlets, OUTLETS);
        let name_of = |outlet: &str| match outlet {
            "" => "no outlet".to_owned(),
            outlet => escaped(outlet),
        };
        let rows: Vec<_> = outlets
            .into_iter()
            .map(|(outlet, counts)| (name_of(outlet), counts))
            .collect();
        table(page, &format!("{name} by outlet"), "outlet", &rows);
        and_more(page, more, "other outlet", "other outlets");
    }

    let (unit, mut rows) = periods(&target.dates);
    if rows.len() > 1 {
        let _ = writeln!(page, "<h4>By {unit} (date)</h4>");
        let more = rows.len().saturating_sub(PERIODS);
        rows.drain(..more);
        for (period, _) in &mut rows {
            *period = escaped(period);
        }
        table(page, &format!("{name} by {unit}"), unit, &rows);
        and_more(page, more, "earlier period", "earlier periods");
    }

    if taken(target.all) > 0 {
        let _ = writeln!(page, "<h4>The surest sentences</h4>");
        let columns = [
            ("stance", ""),
            ("holder", ""),
            ("sentence", ""),
            ("where, stance_id", ""),
        ];
        open_table(page, &format!("Sentences on {name}"), &columns);
        for ((_, stance, class), examples) in STANCES.into_iter().zip(&target.examples) {
            for example in examples {
                row(page, &format!("<span class=\"{class}\">{stance}</span>"));
                let _ = writeln!(
                    page,
                    "<td>{}<td class=\"long\">{}<td>{}",
                    names.of(&example.holder_id),
                    shortened(unguarded(&example.sentence), SENTENCE),
                    at.1.link(at.0, &example.place)
                );
            }
        }
        close_table(page);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_is_told_in_the_unit_that_can_be_read() {
        let dates = |dates: &[&str]| -> Counts {
            dates
                .iter()
                .map(|date| ((*date).to_owned(), [1, 0, 0, 0]))
                .collect()
        };
        let days: Vec<String> = (0..32)
            .map(|n| format!("2031-{:02}-{:02}", 1 + n / 28, 1 + n % 28))
            .collect();
        let days: Vec<&str> = days.iter().map(String::as_str).collect();
        let months: Vec<String> = (0..37)
            .map(|n| format!("{}-{:02}", 2020 + n / 12, 1 + n % 12))
            .collect();
        let months: Vec<&str> = months.iter().map(String::as_str).collect();
        for (given, unit, first, n) in [
            (&["2031-05-02", "2031-05-09"][..], "day", "2031-05-02", 2),
            (&["2031-05", "2031-05-09", ""], "day", "2031-05", 3),
            (&days, "month", "2031-01", 2),
            (&months, "year", "2020", 4),
        ] {
            let (told, rows) = periods(&dates(given));
            assert_eq!((told, rows[0].0.as_str(), rows.len()), (unit, first, n));
        }
    }
}
