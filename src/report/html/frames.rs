//! In how many articles each frame is.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::super::columns::Table;
use super::page::{Section, bar, close_table, escaped, file, grouped, note, open_table, row};
use super::tables::Tables;
use crate::error::Result;

/// The frames by scheme, the most frequent first.
pub(super) fn frames(tables: &Tables) -> Result<Section> {
    let mut counts: BTreeMap<(String, String), u64> = BTreeMap::new();
    let columns = ["statement_id", "scheme", "frame", "present"];
    tables.read(
        Table::Frames,
        columns,
        |[statement_id, scheme, frame, present]| {
            if statement_id.is_empty() && present == "true" {
                let key = (scheme.to_owned(), frame.to_owned());
                *counts.entry(key).or_default() += 1;
            }
        },
    )?;
    let mut body = String::new();
    note(
        &mut body,
        &format!(
            "Rows of {} with present = true and an empty statement_id. Evidence, not verdicts: expert coders agree on only about half of the articles. The diplomatic frames are not validated yet.",
            file(Table::Frames)
        ),
    );
    if counts.is_empty() {
        body.push_str("<p>No frame was found.</p>\n");
    } else {
        open_table(
            &mut body,
            "Frames",
            &[("frame", ""), ("scheme", ""), ("articles", "")],
        );
    }
    let most = counts.values().copied().max().unwrap_or(0) as f64;
    let mut rows: Vec<_> = counts.iter().collect();
    rows.sort_by(|((a, x), m), ((b, y), n)| a.cmp(b).then(n.cmp(m)).then(x.cmp(y)));
    for ((scheme, frame), n) in &rows {
        row(&mut body, &escaped(frame));
        let (scheme, bar) = (escaped(scheme), bar(**n as f64, most, None));
        let _ = writeln!(body, "<td>{scheme}<td class=\"b\">{bar}{}", grouped(**n));
    }
    if !rows.is_empty() {
        close_table(&mut body);
    }
    Ok(Section {
        id: "frames",
        name: "Frames",
        title: "Frames: in how many articles".to_owned(),
        body,
    })
}
