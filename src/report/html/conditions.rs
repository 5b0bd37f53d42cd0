//! Who sets which condition for what.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::hash::{BuildHasher, BuildHasherDefault};

use rustc_hash::FxHasher;

use super::super::columns::Table;
use super::super::merges::unguarded;
use super::page::{
    Place, Section, Urls, bar, close_table, count, counted, escaped, file, greatest, grouped, note,
    number, open_table, row, shortened,
};
use super::speakers::{Names, is_pronoun};
use super::tables::Tables;
use crate::error::Result;
use crate::lexicon::Layer;

/// Who has a row in the table of speakers, and how many of their conditions are shown.
const SPEAKERS: usize = 15;
const SHOWN: usize = 5;

/// Rows of the table of those who must act, and speakers that are named in one.
const ACTORS: usize = 12;
const ASKERS: usize = 3;

/// Characters of a condition and of what depends on it.
const CLAUSE: usize = 240;

/// What the types mean, in the order of [`Layer::CONDITION_TYPES`].
const MEANINGS: [&str; 8] = [
    "if, in case, assuming: where this holds, the rest does",
    "only if, provided that, as long as: without this, nothing",
    "unless, without, barring: the rest holds except in this case",
    "must first, must be based on, not ... until: this comes before",
    "until, once, as soon as, before: when this has come about",
    "depends on, hinges on: this decides",
    "had they ..., they would have: it did not hold",
    "even if, no matter whether: it makes no difference, so it is no condition",
];

/// A condition that is shown.
struct Shown {
    condition: String,
    consequent: String,
    actor: String,
    kind: String,
    /// Rows that say the same.
    times: u64,
    place: Place,
}

/// What all rows add up to.
#[derive(Default)]
struct Counts {
    kinds: BTreeMap<String, u64>,
    speakers: BTreeMap<String, u64>,
    speaker_kinds: BTreeMap<(String, String), u64>,
    /// By the words that name who must act, in small letters: as first written, how often.
    actors: BTreeMap<String, (String, u64)>,
    askers: BTreeMap<String, BTreeMap<String, u64>>,
}

impl Counts {
    fn read(tables: &Tables) -> Result<Self> {
        let mut counts = Self::default();
        let columns = ["type", "speaker_id", "actor"];
        tables.read(Table::Conditions, columns, |[kind, speaker, actor]| {
            *counts.kinds.entry(kind.to_owned()).or_default() += 1;
            *counts.speakers.entry(speaker.to_owned()).or_default() += 1;
            let key = (speaker.to_owned(), kind.to_owned());
            *counts.speaker_kinds.entry(key).or_default() += 1;
            // what cancels a condition asks nobody for anything
            let actor = unguarded(actor);
            if actor.is_empty() || kind == "concessive" || is_pronoun(actor) {
                return;
            }
            let key = actor.to_lowercase();
            let key = key.strip_prefix("the ").unwrap_or(&key).to_owned();
            let first = || (actor.to_owned(), 0);
            counts.actors.entry(key.clone()).or_insert_with(first).1 += 1;
            let askers = counts.askers.entry(key).or_default();
            *askers.entry(speaker.to_owned()).or_default() += 1;
        })?;
        Ok(counts)
    }
}

/// How far forward a condition stands in the list of its speaker: the one said most often first, then those that are open,
/// that say what depends on them and who must act, that are sure; a smaller value is further forward. The last is the row's number.
type Rank = (Reverse<u64>, u8, bool, bool, Reverse<u32>, u64);

/// The rows of the conditions of each of `speakers` that are shown, by their number.
fn wanted(tables: &Tables, speakers: &[&String]) -> Result<BTreeMap<u64, Rank>> {
    let hasher = BuildHasherDefault::<FxHasher>::default();
    let mut said: BTreeMap<(&str, u64), Rank> = BTreeMap::new();
    let mut at = 0;
    let columns = [
        "speaker_id",
        "marker",
        "antecedent",
        "consequent",
        "actor",
        "type",
        "factuality",
        "confidence",
    ];
    tables.read(
        Table::Conditions,
        columns,
        |[
            speaker,
            marker,
            antecedent,
            consequent,
            actor,
            kind,
            factuality,
            confidence,
        ]| {
            at += 1;
            let Some(speaker) = speakers.iter().find(|id| **id == speaker) else {
                return;
            };
            if antecedent.is_empty() {
                return;
            }
            let what = [marker, antecedent, consequent].map(str::to_lowercase);
            let unreal = match (kind, factuality) {
                ("concessive", _) => 3,
                (_, "contrary") => 2,
                (_, "remote") => 1,
                _ => 0,
            };
            let sure = (number(confidence) * 10_000.0) as u32;
            let is_vague = actor.is_empty() || is_pronoun(actor);
            let rank = (
                Reverse(0),
                unreal,
                consequent.is_empty(),
                is_vague,
                Reverse(sure),
                at,
            );
            let rank = said
                .entry((speaker.as_str(), hasher.hash_one(what)))
                .or_insert(rank);
            rank.0.0 += 1;
        },
    )?;
    let mut ranked: BTreeMap<&str, Vec<Rank>> = BTreeMap::new();
    for ((speaker, _), rank) in said {
        ranked.entry(speaker).or_default().push(rank);
    }
    let mut wanted: BTreeMap<u64, Rank> = BTreeMap::new();
    for mut ranks in ranked.into_values() {
        ranks.sort_unstable();
        wanted.extend(ranks.into_iter().take(SHOWN).map(|rank| (rank.5, rank)));
    }
    Ok(wanted)
}

/// The conditions of each of `speakers` that are shown, in order. The table is read again, so that only their texts are kept.
fn shown(tables: &Tables, speakers: &[&String]) -> Result<BTreeMap<String, Vec<Shown>>> {
    let wanted = wanted(tables, speakers)?;
    let mut out: BTreeMap<String, Vec<(Rank, Shown)>> = BTreeMap::new();
    let mut at = 0;
    let columns = [
        "speaker_id",
        "marker",
        "antecedent",
        "consequent",
        "actor",
        "type",
        "article_id",
        "title",
        "line",
        "condition_id",
    ];
    tables.read(
        Table::Conditions,
        columns,
        |[
            speaker,
            marker,
            antecedent,
            consequent,
            actor,
            kind,
            article_id,
            title,
            line,
            id,
        ]| {
            at += 1;
            let Some(rank) = wanted.get(&at) else {
                return;
            };
            let condition = format!(
                "<b>{}</b> {}",
                escaped(unguarded(marker)),
                shortened(unguarded(antecedent), CLAUSE)
            );
            let shown = Shown {
                condition,
                consequent: shortened(unguarded(consequent), CLAUSE),
                actor: escaped(unguarded(actor)),
                kind: kind.to_owned(),
                times: rank.0.0,
                place: Place {
                    article_id: article_id.to_owned(),
                    title: unguarded(title).to_owned(),
                    line: line.to_owned(),
                    row_id: id.to_owned(),
                },
            };
            out.entry(speaker.to_owned())
                .or_default()
                .push((*rank, shown));
        },
    )?;
    let in_order = |mut rows: Vec<(Rank, Shown)>| {
        rows.sort_by_key(|(rank, _)| *rank);
        rows.into_iter().map(|(_, shown)| shown).collect()
    };
    Ok(out
        .into_iter()
        .map(|(speaker, rows)| (speaker, in_order(rows)))
        .collect())
}

/// The section.
pub(super) fn conditions(tables: &Tables, names: &Names) -> Result<Section> {
    let counts = Counts::read(tables)?;
    let all: u64 = counts.kinds.values().sum();
    let mut section = Section {
        id: "conditions",
        name: "Conditions",
        title: "Conditions: who sets which condition for what".to_owned(),
        body: String::new(),
    };
    let body = &mut section.body;
    if all == 0 {
        body.push_str("<p>No condition was found.</p>\n");
        return Ok(section);
    }
    note(
        body,
        &format!(
            "{} of {}, by type. What depends on a condition is its consequent there, the condition its antecedent.",
            counted(all, "row", "rows"),
            file(Table::Conditions)
        ),
    );
    kinds(body, &counts);
    let speakers = greatest(&counts.speakers, SPEAKERS);
    by_speaker(body, &counts, &speakers, names);
    actors(body, &counts, names);

    let ids: Vec<&String> = speakers.iter().map(|(id, _)| *id).collect();
    let shown = shown(tables, &ids)?;
    let urls = Urls::read(tables, shown.values().flatten().map(|one| &one.place))?;
    texts(body, &ids, &shown, names, |place| urls.link(tables, place));
    Ok(section)
}

fn kinds(page: &mut String, counts: &Counts) {
    let columns = [
        ("type", ""),
        ("rows", ""),
        ("marked by, and what it says", ""),
    ];
    open_table(page, "Conditions by type", &columns);
    let most = counts.kinds.values().copied().max().unwrap_or(0) as f64;
    for (kind, meaning) in Layer::CONDITION_TYPES.into_iter().zip(MEANINGS) {
        let n = counts.kinds.get(kind).copied().unwrap_or(0);
        row(page, kind);
        let bar = bar(n as f64, most, None);
        let _ = writeln!(
            page,
            "<td class=\"b\">{bar}{}<td class=\"long\">{meaning}",
            grouped(n)
        );
    }
    close_table(page);
}

fn by_speaker(page: &mut String, counts: &Counts, speakers: &[(&String, u64)], names: &Names) {
    page.push_str("<h3>Who speaks on condition</h3>\n");
    let (shown, of) = (speakers.len(), counts.speakers.len());
    let mut how = "By speaker_id (below the name) and type".to_owned();
    if shown < of {
        let of = grouped(of as u64);
        let _ = write!(how, "; the {shown} with the most rows, of {of}");
    }
    note(page, &(how + "."));
    let mut columns = vec![("speaker", ""), ("all", "n")];
    columns.extend(Layer::CONDITION_TYPES.map(|kind| (kind, "n")));
    open_table(page, "Conditions by speaker", &columns);
    for (speaker, n) in speakers {
        row(page, &names.with_id(speaker));
        count(page, *n);
        for kind in Layer::CONDITION_TYPES {
            let key = ((*speaker).clone(), kind.to_owned());
            count(page, counts.speaker_kinds.get(&key).copied().unwrap_or(0));
        }
        page.push('\n');
    }
    close_table(page);
}

fn actors(page: &mut String, counts: &Counts, names: &Names) {
    if counts.actors.is_empty() {
        return;
    }
    page.push_str("<h3>Who must act</h3>\n");
    note(
        page,
        "By actor, as it is written there, without the concessive rows and without pronouns: on whom a condition hangs, and who says so.",
    );
    let columns = [("actor", ""), ("rows", "n"), ("says who", "")];
    open_table(page, "Conditions by actor", &columns);
    let sums = counts
        .actors
        .iter()
        .map(|(key, (_, n))| (key, *n))
        .collect();
    for (key, n) in greatest(&sums, ACTORS) {
        let name = counts.actors.get(*key).map_or("", |(name, _)| name);
        row(page, &escaped(name));
        count(page, n);
        page.push_str("<td class=\"long\">");
        let Some(askers) = counts.askers.get(*key) else {
            continue;
        };
        for (i, (asker, n)) in greatest(askers, ASKERS).into_iter().enumerate() {
            let comma = if i > 0 { ", " } else { "" };
            let _ = write!(page, "{comma}{} ({})", names.of(asker), grouped(n));
        }
        if let Some(more @ 1..) = askers.len().checked_sub(ASKERS) {
            let _ = write!(page, ", {more} more");
        }
        page.push('\n');
    }
    close_table(page);
}

fn texts(
    page: &mut String,
    speakers: &[&String],
    shown: &BTreeMap<String, Vec<Shown>>,
    names: &Names,
    link: impl Fn(&Place) -> String,
) {
    page.push_str("<h3>What they say</h3>\n");
    note(
        page,
        &format!(
            "Up to {SHOWN} conditions of each: what is said most often first, then what is open, tells what depends on it and who must act, and is surest."
        ),
    );
    let columns = [
        ("speaker", ""),
        ("condition", ""),
        ("for what", ""),
        ("who must act", ""),
        ("type", ""),
        ("rows", "n"),
        ("where, condition_id", ""),
    ];
    open_table(page, "Conditions in words", &columns);
    for speaker in speakers {
        for one in shown.get(*speaker).into_iter().flatten() {
            row(page, &names.of(speaker));
            let _ = write!(
                page,
                "<td class=\"long\">{}<td class=\"long\">{}<td>{}<td>{}",
                one.condition,
                one.consequent,
                one.actor,
                escaped(&one.kind)
            );
            count(page, one.times);
            let _ = writeln!(page, "<td>{}", link(&one.place));
        }
    }
    close_table(page);
}
