//! Who is for or against what, over all targets that the texts themselves name.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::super::columns::Table;
use super::super::merges::unguarded;
use super::page::{
    STANCES, Section, close_table, file, greatest, grouped, note, open_table, row, shortened,
};
use super::speakers::{Names, is_pronoun};
use super::tables::Tables;
use crate::error::Result;

/// Holders in the table, and targets that are named in one of its cells.
const HOLDERS: usize = 25;
const TARGETS: usize = 5;

/// Characters of a target.
const TARGET: usize = 80;

/// The holders with the most stances, and toward what.
pub(super) fn stances(tables: &Tables, names: &Names) -> Result<Section> {
    // of each holder: how often it is for, against, on condition toward each target
    let mut cells: BTreeMap<String, [BTreeMap<String, u64>; 3]> = BTreeMap::new();
    let mut holders: BTreeMap<String, u64> = BTreeMap::new();
    let mut targets: BTreeMap<String, String> = BTreeMap::new();
    let columns = ["holder_id", "target_id", "target", "stance"];
    tables.read(
        Table::Stances,
        columns,
        |[holder_id, target_id, target, stance]| {
            let slot = STANCES.iter().position(|(value, ..)| *value == stance);
            if holder_id.is_empty() || target_id.is_empty() || is_pronoun(target_id) {
                return;
            }
            let of_holder = cells.entry(holder_id.to_owned()).or_default();
            if let Some(of_slot) = slot.and_then(|slot| of_holder.get_mut(slot)) {
                *of_slot.entry(target_id.to_owned()).or_default() += 1;
                *holders.entry(holder_id.to_owned()).or_default() += 1;
                let target = || unguarded(target).to_owned();
                targets.entry(target_id.to_owned()).or_insert_with(target);
            }
        },
    )?;
    let mut body = String::new();
    if holders.is_empty() {
        body.push_str("<p>No stance was found.</p>\n");
    } else {
        note(
            &mut body,
            &format!(
                "Rows of {} by holder_id (below the name) and stance, without the neutral ones: the {HOLDERS} holders with the most, and of each the {TARGETS} targets with the most; a number where there is more than one row.",
                file(Table::Stances)
            ),
        );
        let mut columns = vec![("holder", ""), ("rows", "n")];
        columns.extend(
            STANCES
                .into_iter()
                .take(3)
                .map(|(_, name, class)| (name, class)),
        );
        open_table(&mut body, "Stances by holder", &columns);
    }
    for (holder, rows) in greatest(&holders, HOLDERS) {
        row(&mut body, &names.with_id(holder));
        let _ = write!(body, "<td class=\"n\">{}", grouped(rows));
        for of_slot in cells.get(holder).into_iter().flatten() {
            body.push_str("<td class=\"long\">");
            for (i, (target, n)) in greatest(of_slot, TARGETS).into_iter().enumerate() {
                let comma = if i > 0 { "; " } else { "" };
                // "him" is the speaker that it stands for
                let written = targets.get(target).filter(|name| !name.is_empty());
                let name = names.get(target).or(written).unwrap_or(target);
                let name = shortened(name, TARGET);
                let _ = write!(body, "{comma}{name}");
                if n > 1 {
                    let _ = write!(body, " ({})", grouped(n));
                }
            }
            if let Some(more @ 1..) = of_slot.len().checked_sub(TARGETS) {
                let _ = write!(body, "; {more} more");
            }
        }
        body.push('\n');
    }
    if !holders.is_empty() {
        close_table(&mut body);
    }
    Ok(Section {
        id: "stances",
        name: "Stances",
        title: "Stances: who is for or against what".to_owned(),
        body,
    })
}
