//! Who speaks, how firmly, and how often on condition.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::super::columns::Table;
use super::super::merges::unguarded;
use super::page::{
    STANCES, Section, bar, close_table, count, escaped, file, grouped, note, number, open_table,
    row, whole,
};
use super::tables::Tables;
use crate::error::Result;

/// Speakers in the table.
const SPEAKERS: usize = 25;

/// Pronouns: what they stand for differs from row to row.
const PRONOUNS: [&str; 18] = [
    "it", "this", "that", "these", "those", "them", "they", "him", "her", "you", "which", "who",
    "he", "she", "we", "us", "i", "me",
];

/// Whether a name, or the id that was made of it, is but a pronoun.
pub(super) fn is_pronoun(name: &str) -> bool {
    PRONOUNS.iter().any(|word| name.eq_ignore_ascii_case(word))
}

/// The names of all speakers, by id.
pub(super) struct Names(BTreeMap<String, String>);

impl Names {
    /// Reads them.
    pub(super) fn read(tables: &Tables) -> Result<Self> {
        let mut names = BTreeMap::new();
        tables.read(Table::Speakers, ["speaker_id", "name"], |[id, name]| {
            names.insert(id.to_owned(), unguarded(name).to_owned());
        })?;
        names.insert("_article".to_owned(), "the articles themselves".to_owned());
        names.insert(String::new(), "nobody named".to_owned());
        Ok(Self(names))
    }

    /// The name of a speaker, where the run has one of this id.
    pub(super) fn get(&self, id: &str) -> Option<&String> {
        self.0.get(id)
    }

    /// The name of a speaker as HTML.
    pub(super) fn of(&self, id: &str) -> String {
        escaped(self.get(id).map_or(id, String::as_str))
    }

    /// The name of a speaker as HTML, with the id that the tables know it by.
    pub(super) fn with_id(&self, id: &str) -> String {
        let name = self.of(id);
        match id {
            "" => name,
            id => format!("{name} <small>{}</small>", escaped(id)),
        }
    }
}

struct Speaker {
    id: String,
    name: String,
    kind: String,
    statements: u64,
    quoted: u64,
    rate: f64,
    interval: (f64, f64),
    conditions: f64,
    stances: [u64; 3],
}

/// The speakers with the most statements.
pub(super) fn speakers(tables: &Tables) -> Result<Section> {
    let columns = [
        "speaker_id",
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
    let mut rows: Vec<Speaker> = Vec::new();
    tables.read(Table::Speakers, columns, |cells| {
        let [
            id,
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
        ] = cells;
        if whole(statements) == 0 {
            return;
        }
        rows.push(Speaker {
            id: id.to_owned(),
            name: unguarded(name).to_owned(),
            kind: kind.to_owned(),
            statements: whole(statements),
            quoted: whole(direct) + whole(mixed),
            rate: number(rate),
            interval: (number(low), number(high)),
            conditions: number(conditions),
            stances: stances.map(whole),
        });
    })?;
    // the table is in order of the ids, and the sort is stable
    rows.sort_by_key(|row| std::cmp::Reverse(row.statements));
    let all = rows.len();
    rows.truncate(SPEAKERS);

    let mut body = String::new();
    note(
        &mut body,
        &format!(
            "Rows of {}, below each name its speaker_id, by which {} holds the statements. Quoted: direct or mixed. Hedges: per 100 words of the speaker's statements; the line and the small numbers are the exact 95 % interval, and two speakers whose lines overlap widely cannot be told apart by this. With a condition: share of the statements (condition_share).",
            file(Table::Speakers),
            file(Table::Statements),
        ),
    );
    let mut columns = vec![
        ("speaker", ""),
        ("kind", ""),
        ("statements", "n"),
        ("quoted", "n"),
        ("hedges per 100 words", ""),
        ("with a condition", "n"),
    ];
    columns.extend(STANCES.iter().take(3).map(|(_, name, _)| (*name, "n")));
    open_table(&mut body, "Speakers", &columns);
    let most = rows.iter().map(|row| row.interval.1.max(row.rate));
    let most = most.fold(0.0, f64::max);
    for speaker in &rows {
        let (id, name) = (escaped(&speaker.id), escaped(&speaker.name));
        row(&mut body, &format!("{name} <small>{id}</small>"));
        let _ = write!(body, "<td>{}", escaped(&speaker.kind));
        count(&mut body, speaker.statements);
        count(&mut body, speaker.quoted);
        let _ = write!(
            body,
            "<td class=\"b\">{}{:.2} <small>{:.2} to {:.2}</small><td class=\"n\">{:.0} %",
            bar(speaker.rate, most, Some(speaker.interval)),
            speaker.rate,
            speaker.interval.0,
            speaker.interval.1,
            100.0 * speaker.conditions,
        );
        for ((.., class), n) in STANCES.into_iter().zip(speaker.stances) {
            let _ = write!(body, "<td class=\"n {class}\">{}", grouped(n));
        }
        body.push('\n');
    }
    close_table(&mut body);
    let shown = rows.len();
    Ok(Section {
        id: "speakers",
        name: "Speakers",
        title: if shown == all {
            "Speakers".to_owned()
        } else {
            let all = grouped(all as u64);
            format!("Speakers: the {shown} with the most statements, of {all}")
        },
        body,
    })
}
