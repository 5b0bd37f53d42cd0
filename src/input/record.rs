//! What the fields of a record mean, whether it came as JSON, as a table row or as the front matter of
//! a Markdown file: names, values, dates, ids. Reads no bytes.

use super::{InputFile, ReadOptions};
use crate::error::{Error, Result};
use crate::text::document::{Document, Meta};

/// Names of the text field, the first that is there wins.
pub(super) const TEXT_NAMES: [&str; 5] = ["text", "body", "content", "article", "full_text"];

/// Names of the outlet field, the first that is there wins.
const OUTLET_NAMES: [&str; 3] = ["outlet", "source", "publisher"];

/// What a field of a record is; the number is its rank among the names of the same thing, 0 best.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Text(u8),
    Id,
    Title,
    Date,
    Outlet(u8),
    Author,
    Url,
    Targets,
    Other,
}

impl Field {
    /// What the field called `name` is: by the user's word, and by its own name (`--id-field url` makes
    /// `url` both the id and the address). Case does not count.
    pub(super) fn named(name: &str, options: &ReadOptions) -> [Self; 2] {
        let name = name.trim();
        let is = |other: &str| name.eq_ignore_ascii_case(other);
        let chosen = [
            (&options.text_field, Self::Text(0)),
            (&options.id_field, Self::Id),
            (&options.title_field, Self::Title),
            (&options.date_field, Self::Date),
            (&options.outlet_field, Self::Outlet(0)),
        ];
        let by_option = chosen
            .iter()
            .find(|(option, _)| option.as_deref().is_some_and(is))
            .map_or(Self::Other, |&(_, field)| field);
        let rank = |names: &[&str]| names.iter().position(|other| is(other)).map(|at| at as u8);
        let own = if let Some(rank) = rank(&TEXT_NAMES) {
            Self::Text(rank)
        } else if let Some(rank) = rank(&OUTLET_NAMES) {
            Self::Outlet(rank)
        } else if is("id") {
            Self::Id
        } else if is("title") {
            Self::Title
        } else if is("date") {
            Self::Date
        } else if is("author") {
            Self::Author
        } else if is("url") {
            Self::Url
        } else if is("targets") {
            Self::Targets
        } else {
            Self::Other
        };
        // a name that the user replaced by another has lost its meaning
        let is_replaced = chosen.iter().any(|(option, field)| {
            option.is_some() && std::mem::discriminant(field) == std::mem::discriminant(&own)
        });
        [by_option, if is_replaced { Self::Other } else { own }]
    }
}

/// The value of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Cell {
    /// Null, or nothing of use.
    Nothing,
    /// A string.
    Text(String),
    /// A number or a truth value, as written.
    Scalar(String),
    /// The strings in a list.
    List(Vec<String>),
    /// An object; its `name` is what is used, as in `"source": {"name": "Reuters"}`.
    Object(String),
}

impl Cell {
    /// What the value is called in an error.
    fn kind(&self) -> &'static str {
        match self {
            Self::Nothing => "null",
            Self::Text(_) => "a string",
            Self::Scalar(_) => "a number",
            Self::List(_) => "a list",
            Self::Object(_) => "an object",
        }
    }

    /// The value as one string; a list is joined by ` | `.
    pub(super) fn into_text(self) -> String {
        match self {
            Self::Nothing => String::new(),
            Self::Text(text) | Self::Scalar(text) | Self::Object(text) => text,
            Self::List(list) => list.join(" | "),
        }
    }
}

/// The fields of one record as far as they are known.
#[derive(Debug, Default)]
pub(super) struct Fields {
    /// What was set so far.
    seen: Vec<Field>,
    /// Whether a field came twice under one name, as JSON allows: one of the two counts, and the other is lost.
    has_twins: bool,
    text: Option<(u8, String)>,
    /// A field that should be the text and is no string: its rank in [`TEXT_NAMES`] and its kind.
    no_string: Option<(u8, &'static str)>,
    id: String,
    title: String,
    date: String,
    outlet: (u8, String),
    author: String,
    url: String,
    targets: Vec<String>,
}

impl Fields {
    /// Takes the value of a field. A better rank replaces a worse one, a filled field an empty one.
    pub(super) fn set(&mut self, field: Field, cell: Cell) {
        if self.seen.contains(&field) {
            self.has_twins = true;
        } else {
            self.seen.push(field);
        }
        match field {
            Field::Text(rank) => self.set_text(rank, cell),
            Field::Id => keep(&mut self.id, cell),
            Field::Title => keep(&mut self.title, cell),
            Field::Date => keep(&mut self.date, cell),
            Field::Author => keep(&mut self.author, cell),
            Field::Url => keep(&mut self.url, cell),
            Field::Outlet(rank) => {
                if self.outlet.1.is_empty() || rank <= self.outlet.0 {
                    keep(&mut self.outlet.1, cell);
                    self.outlet.0 = rank;
                }
            }
            Field::Targets => self.targets = targets(cell),
            Field::Other => {}
        }
    }

    fn set_text(&mut self, rank: u8, cell: Cell) {
        let text = match cell {
            Cell::Text(text) => text,
            Cell::Nothing => return,
            other => {
                self.no_string.get_or_insert((rank, other.kind()));
                return;
            }
        };
        let is_better = self
            .text
            .as_ref()
            .is_none_or(|(old, kept)| kept.is_empty() || (!text.is_empty() && rank <= *old));
        if is_better {
            self.text = Some((rank, text));
        }
    }

    /// Fills `meta` with what the record says; id and text are left to the caller.
    pub(super) fn fill(self, meta: &mut Meta) {
        meta.title = self.title;
        meta.date = iso_date(&self.date);
        if meta.date.is_empty() && !self.date.trim().is_empty() {
            meta.warnings.push("unread-date".to_owned());
        }
        if self.has_twins {
            meta.warnings.push("duplicate-field".to_owned());
        }
        meta.outlet = self.outlet.1;
        meta.author = self.author;
        meta.url = self.url;
        meta.targets = self.targets;
    }

    /// Makes the document: record `number` of `file`, 0 where the file is one article. `meta` holds
    /// what is known beside the fields.
    ///
    /// # Errors
    ///
    /// `no-text` where no field is the text.
    pub(super) fn into_document(
        mut self,
        file: &InputFile,
        number: usize,
        mut meta: Meta,
        options: &ReadOptions,
    ) -> Result<Document> {
        let Some((_, text)) = self.text.take() else {
            return Err(self.no_text(file, number, options));
        };
        meta.id = match std::mem::take(&mut self.id) {
            id if !id.is_empty() => one_line(id),
            _ if number > 0 => format!("{}#{number}", file.name),
            _ => file.name.clone(),
        };
        self.fill(&mut meta);
        Ok(Document::new(text, meta))
    }

    fn no_text(&self, file: &InputFile, number: usize, options: &ReadOptions) -> Error {
        let message = match (self.no_string, &options.text_field) {
            (Some((rank, kind)), name) => {
                let own = TEXT_NAMES.get(usize::from(rank)).copied().unwrap_or("text");
                let name = name.as_deref().unwrap_or(own);
                format!("no text: \"{name}\" is {kind}, not a string")
            }
            (None, Some(name)) => format!("no text: \"{name}\" is not in the object"),
            (None, None) => no_text_message("object"),
        };
        file.error(
            number,
            "parse",
            "no-text",
            message,
            "name the field with --text-field",
        )
    }
}

/// An id or a name of a file without line breaks: it stands in every table.
pub(super) fn one_line(name: String) -> String {
    if name.contains(['\n', '\r']) {
        name.split_whitespace().collect::<Vec<_>>().join(" ")
    } else {
        name
    }
}

/// Says that no name of the text is in `place`.
pub(super) fn no_text_message(place: &str) -> String {
    format!(
        "no text: none of \"{}\" is in the {place}",
        TEXT_NAMES.join("\", \"")
    )
}

/// Keeps the value where it is not empty.
fn keep(slot: &mut String, cell: Cell) {
    let value = cell.into_text();
    let trimmed = value.trim();
    if trimmed.len() == value.len() && !value.is_empty() {
        *slot = value;
    } else if !trimmed.is_empty() {
        trimmed.clone_into(slot);
    }
}

/// The targets of a record: a list of `NAME[=alias|alias]`, or one string with `;` between them.
fn targets(cell: Cell) -> Vec<String> {
    let list = match cell {
        Cell::List(list) => list,
        other => other.into_text().split(';').map(str::to_owned).collect(),
    };
    let trimmed = list.iter().map(|target| target.trim());
    trimmed
        .filter(|target| !target.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Writes a date as ISO 8601 where it plainly is one; anything else is no date, and empty.
///
/// `12/05/2025` is none: nobody can tell the day from the month. A year and a month, or a year alone, are.
///
/// ```
/// # use demarche::input::iso_date;
/// assert_eq!(iso_date("12 May 2025"), "2025-05-12");
/// assert_eq!(iso_date("Mon, 12 May 2025 08:30:00 GMT"), "2025-05-12T08:30:00Z");
/// assert_eq!(iso_date("12/05/2025"), "");
/// ```
pub fn iso_date(raw: &str) -> String {
    let raw = raw.trim();
    numeric_date(raw)
        .or_else(|| worded_date(raw))
        .or_else(|| is_year_or_month(raw).then(|| raw.to_owned()))
        .unwrap_or_default()
}

/// `2025`, `2025-05`: dates of less precision, as ISO 8601 has them.
fn is_year_or_month(raw: &str) -> bool {
    let (year, month) = raw.split_once('-').unwrap_or((raw, "01"));
    let digits = |part: &str, n: usize| part.len() == n && part.bytes().all(|b| b.is_ascii_digit());
    digits(year, 4) && digits(month, 2) && ("01"..="12").contains(&month)
}

/// `2025-05-12`, `2025/5/12`, `2025.05.12`, `20250512`, each with or without a time.
fn numeric_date(raw: &str) -> Option<String> {
    let digits = raw.bytes().take_while(u8::is_ascii_digit).count();
    let number = |range: std::ops::Range<usize>| raw.get(range)?.parse::<u32>().ok();
    match digits {
        4 => {
            let mark = raw
                .chars()
                .nth(4)
                .filter(|mark| matches!(mark, '-' | '/' | '.'))?;
            let mut parts = raw.splitn(3, mark);
            let year = parts.next()?.parse().ok()?;
            let month = short_number(parts.next()?)?;
            let rest = parts.next()?;
            let day_digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            let (day, time) = rest.split_at_checked(day_digits)?;
            dated(year, month, short_number(day)?, &clock(time)?)
        }
        8 if raw.len() == 8 => dated(number(0..4)?, number(4..6)?, number(6..8)?, ""),
        14 if raw.len() == 14 => {
            let time = format!(
                "T{}:{}:{}",
                raw.get(8..10)?,
                raw.get(10..12)?,
                raw.get(12..14)?
            );
            dated(number(0..4)?, number(4..6)?, number(6..8)?, &clock(&time)?)
        }
        _ => None,
    }
}

/// `12 May 2025`, `May 12, 2025`, `Mon, 12 May 2025 08:30:00 GMT`.
fn worded_date(raw: &str) -> Option<String> {
    const DAYS: [&str; 7] = [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ];
    let is_space = |c: char| c.is_whitespace() || c == ',';
    let mut words = raw
        .split(is_space)
        .filter(|word| !word.is_empty())
        .peekable();
    words.next_if(|word| DAYS.iter().any(|day| is_name_of(word, day)));
    let (first, second) = (words.next()?, words.next()?);
    let (day, month) = match month_named(first) {
        Some(month) => (second, month),
        None => (first, month_named(second)?),
    };
    let ordinal = ["st", "nd", "rd", "th"]
        .iter()
        .find_map(|end| day.strip_suffix(end));
    let day = short_number(ordinal.unwrap_or(day))?;
    let year = words.next().filter(|year| year.len() == 4)?.parse().ok()?;
    let mut time = String::new();
    for word in words {
        time.push(' ');
        time.push_str(word);
    }
    dated(year, month, day, &clock(&time)?)
}

/// Whether `word` is `name` (lower case) or its first three letters or more, with or without a point.
fn is_name_of(word: &str, name: &str) -> bool {
    let word = word.strip_suffix('.').unwrap_or(word);
    word.len() >= 3
        && name
            .get(..word.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(word))
}

fn month_named(word: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    MONTHS
        .iter()
        .position(|month| is_name_of(word, month))
        .map(|at| at as u32 + 1)
}

/// A number of one or two digits.
fn short_number(digits: &str) -> Option<u32> {
    let is_short = (1..=2).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    digits.parse().ok().filter(|_| is_short)
}

/// Puts a date together if there is such a day.
fn dated(year: u32, month: u32, day: u32, time: &str) -> Option<String> {
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    let is_day = (1500..=2999).contains(&year) && (1..=days).contains(&day);
    is_day.then(|| format!("{year:04}-{month:02}-{day:02}{time}"))
}

/// The time after a date as ISO 8601 with its `T`; empty where there is none, `None` where what stands
/// there is no plain time.
fn clock(raw: &str) -> Option<String> {
    let time = match raw.trim() {
        "" => return Some(String::new()),
        trimmed if raw.starts_with(['T', ' ']) => trimmed.trim_start_matches('T').trim_start(),
        _ => return None,
    };
    let is_clock = |c: char| c.is_ascii_digit() || c == ':' || c == '.';
    let (time, zone) = time.split_at_checked(time.find(|c| !is_clock(c)).unwrap_or(time.len()))?;
    let mut parts = time.split(':');
    let (hour, minute) = (parts.next()?, parts.next()?);
    let second = parts.next();
    let (whole, fraction) = match second.map(|second| second.split_once('.')) {
        Some(Some((whole, fraction))) => (Some(whole), fraction),
        _ => (second, "0"),
    };
    let is_below = |digits: &str, limit: u32| {
        digits.len() == 2 && short_number(digits).is_some_and(|number| number < limit)
    };
    let is_time = is_below(hour, 25)
        && is_below(minute, 60)
        && whole.is_none_or(|whole| is_below(whole, 61))
        && !fraction.is_empty()
        && fraction.bytes().all(|byte| byte.is_ascii_digit())
        && parts.next().is_none();
    if !is_time {
        return None;
    }
    let zone = match zone.trim() {
        "" => String::new(),
        "Z" | "z" | "UTC" | "GMT" | "+0000" | "+00:00" => "Z".to_owned(),
        offset => {
            let sign = offset.get(..1).filter(|sign| matches!(*sign, "+" | "-"))?;
            let digits = offset.get(1..)?;
            let (hours, minutes) = match digits.split_once(':') {
                Some(pair) => pair,
                None => digits.split_at_checked(2)?,
            };
            let minutes = if minutes.is_empty() { "00" } else { minutes };
            if !is_below(hours, 16) || !is_below(minutes, 60) {
                return None;
            }
            format!("{sign}{hours}:{minutes}")
        }
    };
    Some(format!("T{time}{zone}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_dates_become_iso_and_others_are_empty() {
        for (raw, iso) in [
            ("2025-05-12", "2025-05-12"),
            (" 2025/5/2 ", "2025-05-02"),
            ("2025.05.12", "2025-05-12"),
            ("20250512", "2025-05-12"),
            ("20250512083000", "2025-05-12T08:30:00"),
            ("2025-05-12T08:30:00Z", "2025-05-12T08:30:00Z"),
            ("2025-05-12 08:30", "2025-05-12T08:30"),
            (
                "2025-05-12 08:30:15.123 +0200",
                "2025-05-12T08:30:15.123+02:00",
            ),
            ("2025-05-12T08:30:00-05:00", "2025-05-12T08:30:00-05:00"),
            ("12 May 2025", "2025-05-12"),
            ("May 12, 2025", "2025-05-12"),
            ("Sept. 3rd, 2024", "2024-09-03"),
            ("Monday, May 12, 2025", "2025-05-12"),
            ("Mon, 12 May 2025 08:30:00 GMT", "2025-05-12T08:30:00Z"),
            ("29 February 2024", "2024-02-29"),
            ("29 February 2025", ""),
            ("12/05/2025", ""),
            ("May 12, 2025 8:30 am", ""),
            ("2025-05", "2025-05"),
            ("2025", "2025"),
            ("1747038600", ""),
            ("2025-13-01", ""),
            ("2025-05-12abc", ""),
            ("2025-05-12T", ""),
            ("2025-é-12", ""),
            ("2025é05", ""),
            ("yesterday", ""),
            ("Mon", ""),
            ("", ""),
        ] {
            assert_eq!(iso_date(raw), iso, "{raw}");
        }
    }

    #[test]
    fn names_mean_what_the_user_says() {
        let none = ReadOptions::default();
        let some = ReadOptions {
            text_field: Some("story".into()),
            id_field: Some("url".into()),
            ..ReadOptions::default()
        };
        for (name, options, fields) in [
            ("Text", &none, [Field::Other, Field::Text(0)]),
            ("full_text", &none, [Field::Other, Field::Text(4)]),
            ("publisher", &none, [Field::Other, Field::Outlet(2)]),
            ("misc", &none, [Field::Other, Field::Other]),
            ("story", &some, [Field::Text(0), Field::Other]),
            ("text", &some, [Field::Other, Field::Other]),
            ("url", &some, [Field::Id, Field::Url]),
            ("id", &some, [Field::Other, Field::Other]),
        ] {
            assert_eq!(Field::named(name, options), fields, "{name}");
        }
    }

    #[test]
    fn the_best_filled_text_wins_whatever_the_order() {
        let text = |text: &str| Cell::Text(text.into());
        for (cells, expected) in [
            (vec![(1, text("body")), (0, text("text"))], Some("text")),
            (vec![(0, text("text")), (1, text("body"))], Some("text")),
            (vec![(0, text("")), (1, text("body"))], Some("body")),
            (vec![(1, text("body")), (0, text(""))], Some("body")),
            (
                vec![(0, Cell::Nothing), (2, text("content"))],
                Some("content"),
            ),
            (vec![(0, text(""))], Some("")),
            (vec![(0, Cell::Scalar("5".into()))], None),
            (vec![], None),
        ] {
            let mut fields = Fields::default();
            for (rank, cell) in cells {
                fields.set(Field::Text(rank), cell);
            }
            assert_eq!(
                fields.text.as_ref().map(|(_, text)| text.as_str()),
                expected
            );
        }
    }

    #[test]
    fn targets_come_as_a_list_or_as_one_string() {
        for (cell, expected) in [
            (
                Cell::List(vec![" NATO ".into(), "EU=Union|bloc".into()]),
                vec!["NATO", "EU=Union|bloc"],
            ),
            (
                Cell::Text("NATO; EU=Union|bloc".into()),
                vec!["NATO", "EU=Union|bloc"],
            ),
            (Cell::Nothing, vec![]),
        ] {
            assert_eq!(targets(cell), expected);
        }
    }
}
