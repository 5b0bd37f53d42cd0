//! Speakers of a whole run: adding up the rows of equal ids, proposing ids that may be one, and merging those that a user says are.
//!
//! Memory grows with the different speakers, not with the articles. Which words name a speaker is decided in
//! [`crate::attribution::speaker`].

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rustc_hash::FxHashMap;

use super::csv::Sheet;
use crate::attribution::speaker::SpeakerKind;
use crate::attribution::statement::QuoteType;
use crate::error::{Error, ErrorKind, Result};
use crate::tag::stance::Polarity;

/// Ways of writing that are kept per speaker.
const ALIASES: usize = 50;

/// Different targets or cues counted per speaker: beyond twice this many the rarest are forgotten.
const COUNTED: usize = 512;

/// How many targets and cues a row names.
const TOP: usize = 5;

/// What one article adds to one speaker.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// The speaker's id, merged already.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its kind.
    pub kind: SpeakerKind,
    /// Role, may be empty.
    pub role: String,
    /// Affiliation, may be empty.
    pub affiliation: String,
    /// Ways it is written.
    pub aliases: Vec<String>,
    /// The numbers.
    pub counts: Counts,
    /// Target of each stance held.
    pub targets: Vec<String>,
    /// Lemma of each cue.
    pub cues: Vec<String>,
}

/// The numbers of a speaker; all of them add up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Statements: direct, indirect, mixed, act.
    pub by_type: [u64; 4],
    /// Statements that hold a condition.
    pub conditioned: u64,
    /// Words of the statements.
    pub words: u64,
    /// Counted hedges.
    pub hedges: u64,
    /// Boosters.
    pub boosters: u64,
    /// Conditions.
    pub conditions: u64,
    /// Stances: support, oppose, conditional, neutral.
    pub by_stance: [u64; 4],
}

impl Counts {
    /// Counts one statement.
    pub fn statement(&mut self, quote_type: QuoteType, holds_condition: bool) {
        let [direct, indirect, mixed, act] = &mut self.by_type;
        *match quote_type {
            QuoteType::Direct => direct,
            QuoteType::Indirect => indirect,
            QuoteType::Mixed => mixed,
            QuoteType::Act => act,
        } += 1;
        self.conditioned += u64::from(holds_condition);
    }

    /// Counts one stance.
    pub fn stance(&mut self, polarity: Polarity) {
        let [support, oppose, conditional, neutral] = &mut self.by_stance;
        *match polarity {
            Polarity::Support => support,
            Polarity::Oppose => oppose,
            Polarity::Conditional => conditional,
            Polarity::Neutral => neutral,
        } += 1;
    }

    fn add(&mut self, other: &Self) {
        let pairs = [
            (&mut self.by_type, other.by_type),
            (&mut self.by_stance, other.by_stance),
        ];
        for (mine, theirs) in pairs {
            for (a, b) in mine.iter_mut().zip(theirs) {
                *a += b;
            }
        }
        self.conditioned += other.conditioned;
        self.words += other.words;
        self.hedges += other.hedges;
        self.boosters += other.boosters;
        self.conditions += other.conditions;
    }

    /// All statements.
    pub fn statements(&self) -> u64 {
        self.by_type.iter().sum()
    }
}

#[derive(Debug, Default)]
struct Profile {
    name: String,
    /// In how many articles it is of each kind.
    kinds: Vec<(SpeakerKind, u64)>,
    role: String,
    affiliation: String,
    aliases: Vec<String>,
    articles: u64,
    last_article: u64,
    counts: Counts,
    targets: FxHashMap<String, u64>,
    cues: FxHashMap<String, u64>,
    first_date: String,
    last_date: String,
}

impl Profile {
    /// The kind that most articles tell, the first of equals; unknown only where none tells more.
    fn kind(&self) -> SpeakerKind {
        let known = |kind: SpeakerKind| kind != SpeakerKind::Unknown;
        let kinds = self.kinds.iter().rev();
        let most = kinds.max_by_key(|&&(kind, articles)| (known(kind), articles));
        most.map_or(SpeakerKind::Unknown, |&(kind, _)| kind)
    }
}

/// All speakers of a run.
#[derive(Debug, Default)]
pub struct Directory {
    profiles: FxHashMap<String, Profile>,
    articles: u64,
}

impl Directory {
    /// Adds one article's speakers. Articles are added in input order, so that names and roles are those of the first; the kind
    /// is the one that most of them tell.
    pub fn add_article(&mut self, tallies: impl IntoIterator<Item = Tally>, date: &str) {
        self.articles += 1;
        let is_day = date.len() >= 4 && date.bytes().take(4).all(|b| b.is_ascii_digit());
        for tally in tallies {
            let profile = self.profiles.entry(tally.id).or_default();
            if profile.articles == 0 {
                profile.name = tally.name;
            }
            match profile
                .kinds
                .iter_mut()
                .find(|(kind, _)| *kind == tally.kind)
            {
                Some((_, articles)) => *articles += 1,
                None => profile.kinds.push((tally.kind, 1)),
            }
            if profile.last_article != self.articles {
                profile.last_article = self.articles;
                profile.articles += 1;
            }
            if profile.role.is_empty() {
                profile.role = tally.role;
            }
            if profile.affiliation.is_empty() {
                profile.affiliation = tally.affiliation;
            }
            for alias in tally.aliases {
                if profile.aliases.len() < ALIASES && !profile.aliases.contains(&alias) {
                    profile.aliases.push(alias);
                }
            }
            profile.counts.add(&tally.counts);
            count_into(&mut profile.targets, tally.targets);
            count_into(&mut profile.cues, tally.cues);
            if is_day {
                if profile.first_date.is_empty() || date < profile.first_date.as_str() {
                    date.clone_into(&mut profile.first_date);
                }
                if date > profile.last_date.as_str() {
                    date.clone_into(&mut profile.last_date);
                }
            }
        }
    }

    /// Number of speakers with at least one statement, the article's own voice aside.
    pub fn speaking(&self) -> u64 {
        self.profiles
            .values()
            .filter(|profile| profile.counts.statements() > 0)
            .count() as u64
    }

    /// The `n` speakers with the most statements: name and number.
    pub fn top(&self, n: usize) -> Vec<(String, u64)> {
        let mut all: Vec<(&str, &Profile)> = self
            .profiles
            .iter()
            .map(|(id, profile)| (id.as_str(), profile))
            .collect();
        all.retain(|(_, profile)| profile.counts.statements() > 0);
        all.sort_by(|(a, x), (b, y)| {
            y.counts
                .statements()
                .cmp(&x.counts.statements())
                .then_with(|| a.cmp(b))
        });
        let named = all.into_iter().take(n);
        named
            .map(|(_, profile)| (profile.name.clone(), profile.counts.statements()))
            .collect()
    }

    /// Writes the rows of speakers.csv, by id. What a user's table keeps apart is not proposed again.
    pub fn render(&self, merges: &Merges, sheet: &mut Sheet) {
        let mut ids: Vec<&String> = self.profiles.keys().collect();
        ids.sort_unstable();
        let same = self.same_as(&ids);
        // most speakers share a few small counts
        let mut intervals: FxHashMap<u64, (f64, f64)> = FxHashMap::default();
        for id in ids {
            let Some(profile) = self.profiles.get(id) else {
                continue;
            };
            let counts = &profile.counts;
            let statements = counts.statements();
            sheet.id(id);
            sheet.text(&profile.name);
            sheet.id(profile.kind().as_str());
            sheet.list(profile.aliases.iter().map(String::as_str));
            sheet.text(&profile.role);
            sheet.text(&profile.affiliation);
            sheet.integer(profile.articles);
            sheet.integer(statements);
            for n in counts.by_type {
                sheet.integer(n);
            }
            sheet.integer(counts.words);
            sheet.integer(counts.hedges);
            let mut interval_of =
                |n: u64| *intervals.entry(n).or_insert_with(|| poisson_interval(n));
            let interval = (counts.words > 0).then(|| interval_of(counts.hedges));
            let per_100 = |n: f64| 100.0 * n / counts.words as f64;
            let rate = |n: u64| (counts.words > 0).then(|| per_100(n as f64));
            sheet.number_or_empty(rate(counts.hedges));
            sheet.number_or_empty(interval.map(|(low, _)| per_100(low)));
            sheet.number_or_empty(interval.map(|(_, high)| per_100(high)));
            sheet.number_or_empty(rate(counts.boosters));
            sheet.integer(counts.conditions);
            let share = counts.conditioned as f64 / statements as f64;
            sheet.number_or_empty((statements > 0).then_some(share));
            for n in counts.by_stance {
                sheet.integer(n);
            }
            sheet.list(most_frequent(&profile.targets, TOP));
            sheet.list(most_frequent(&profile.cues, TOP));
            sheet.date(&profile.first_date);
            sheet.date(&profile.last_date);
            let same = same.get(id.as_str()).filter(|_| !merges.keeps_apart(id));
            sheet.id(same.copied().unwrap_or(""));
            sheet.end();
        }
    }

    /// Proposes, for a short id of a person, the longer id that may be the same: `lavrov` is `sergei-lavrov` where no other
    /// person of the run ends in `-lavrov`, and `donald-trump` is `donald-j-trump`.
    fn same_as<'d>(&self, ids: &[&'d String]) -> FxHashMap<&'d str, &'d str> {
        let is_person = |id: &str| {
            self.profiles
                .get(id)
                .is_some_and(|profile| profile.kind() == SpeakerKind::Person)
        };
        let persons: Vec<&'d str> = ids
            .iter()
            .map(|id| id.as_str())
            .filter(|id| is_person(id))
            .collect();
        // None where more than one id would fit
        let mut fuller: FxHashMap<String, Option<&'d str>> = FxHashMap::default();
        for &id in &persons {
            let parts: Vec<&str> = id.split('-').collect();
            if let ([first, _, .., last], true) = (parts.as_slice(), parts.len() > 2) {
                fuller
                    .entry(format!("{first}-{last}"))
                    .and_modify(|it| *it = None)
                    .or_insert(Some(id));
            }
        }
        let full = |id: &'d str| fuller.get(id).copied().flatten().unwrap_or(id);
        let mut longer: FxHashMap<&'d str, Option<&'d str>> = FxHashMap::default();
        for &id in &persons {
            let whole = full(id);
            for (at, _) in id.match_indices('-') {
                let Some(tail) = id.get(at + 1..) else {
                    continue;
                };
                let slot = longer.entry(tail).or_insert(Some(whole));
                if *slot != Some(whole) {
                    *slot = None;
                }
            }
        }
        let propose = |&id: &&'d str| -> Option<(&'d str, &'d str)> {
            let same = fuller.get(id).copied().flatten();
            let same = same.or_else(|| longer.get(id).copied().flatten())?;
            (same != id).then_some((id, same))
        };
        persons.iter().filter_map(propose).collect()
    }
}

fn count_into(counts: &mut FxHashMap<String, u64>, names: Vec<String>) {
    for name in names {
        *counts.entry(name).or_default() += 1;
    }
    if counts.len() > 2 * COUNTED {
        let mut all: Vec<(String, u64)> = counts.drain().collect();
        all.sort_by(|(a, x), (b, y)| y.cmp(x).then_with(|| a.cmp(b)));
        all.truncate(COUNTED);
        counts.extend(all);
    }
}

fn most_frequent(counts: &FxHashMap<String, u64>, n: usize) -> impl Iterator<Item = &str> {
    let mut all: Vec<(&str, u64)> = counts.iter().map(|(name, &n)| (name.as_str(), n)).collect();
    all.sort_unstable_by(|(a, x), (b, y)| y.cmp(x).then_with(|| a.cmp(b)));
    all.into_iter().take(n).map(|(name, _)| name)
}

/// The exact 95 % interval of the mean of a Poisson count (Garwood 1936).
///
/// ```
/// # use demarche::report::speakers::poisson_interval;
/// let (low, high) = poisson_interval(10);
/// assert!((low - 4.7954).abs() < 1e-4 && (high - 18.3904).abs() < 1e-4);
/// ```
pub fn poisson_interval(count: u64) -> (f64, f64) {
    let k = count as f64;
    let low = if count == 0 {
        0.0
    } else {
        gamma_quantile(0.025, k)
    };
    (low, gamma_quantile(0.975, k + 1.0))
}

/// The `p`-quantile of the gamma distribution of shape `a` and scale 1, by bisection.
fn gamma_quantile(p: f64, a: f64) -> f64 {
    let spread = 6.0 * a.sqrt() + 12.0;
    let (mut low, mut high) = ((a - spread).max(0.0), a + spread);
    for _ in 0..80 {
        let middle = f64::midpoint(low, high);
        if gamma_p(a, middle) < p {
            low = middle;
        } else {
            high = middle;
        }
    }
    f64::midpoint(low, high)
}

/// The regularised lower incomplete gamma function: a series below the mean, a continued fraction above it.
#[expect(clippy::many_single_char_names, reason = "the names of the literature")]
fn gamma_p(a: f64, x: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    let front = (a * x.ln() - x - ln_gamma(a)).exp();
    if x < a + 1.0 {
        let (mut term, mut sum, mut n) = (1.0 / a, 1.0 / a, a);
        while term > sum * 1e-15 {
            n += 1.0;
            term *= x / n;
            sum += term;
        }
        return front * sum;
    }
    let tiny = 1e-300;
    let mut b = x + 1.0 - a;
    let (mut c, mut d) = (1.0 / tiny, 1.0 / b);
    let mut h = d;
    for i in 1..100_000 {
        let i = f64::from(i);
        let an = -i * (i - a);
        b += 2.0;
        d = an * d + b;
        d = 1.0 / if d.abs() < tiny { tiny } else { d };
        c = b + an / c;
        c = if c.abs() < tiny { tiny } else { c };
        h *= d * c;
        if (d * c - 1.0).abs() < 1e-15 {
            break;
        }
    }
    1.0 - front * h
}

/// Logarithm of the gamma function for `x` of 1 or more (Stirling's series, shifted up to where it is exact enough).
fn ln_gamma(x: f64) -> f64 {
    let (mut x, mut shift) = (x, 0.0);
    while x < 12.0 {
        shift -= x.ln();
        x += 1.0;
    }
    let y = 1.0 / (x * x);
    let series = (1.0 / 12.0 - y * (1.0 / 360.0 - y * (1.0 / 1260.0 - y / 1680.0))) / x;
    shift + (x - 0.5) * x.ln() - x + 0.5 * std::f64::consts::TAU.ln() + series
}

/// What a user says about speakers: ids that are one, and names.
#[derive(Clone, Debug, Default)]
pub struct Merges {
    merges: FxHashMap<String, Merge>,
    /// The user's table has a column `same_as`: an id that it leaves empty was looked at.
    has_same_as: bool,
}

#[derive(Clone, Debug)]
struct Merge {
    id: String,
    name: String,
    /// Whether a row of the run had the id.
    is_known: Arc<AtomicBool>,
}

impl Merges {
    /// Reads an edited speakers.csv, or any CSV with `speaker_id` and one or both of `same_as` and `name`.
    ///
    /// # Errors
    ///
    /// The file cannot be read, has no such columns, or merges in a circle.
    pub fn read(path: &Path) -> Result<Self> {
        let bytes = std::fs::read(path).map_err(|source| {
            Error::usage(
                format!("{}: {source}", path.display()),
                "name an edited speakers.csv",
            )
        })?;
        Self::parse(&bytes, path)
    }

    fn parse(bytes: &[u8], path: &Path) -> Result<Self> {
        let name = path.display();
        let wrong = |line: u64, what: String, help: &str| -> Error {
            ErrorKind::Usage {
                message: format!("{name}:{line}: {what}"),
                help: help.into(),
            }
            .into()
        };
        let text = std::str::from_utf8(bytes).map_err(|error| {
            let line = bytes
                .iter()
                .take(error.valid_up_to())
                .filter(|&&b| b == b'\n')
                .count() as u64;
            wrong(
                line + 1,
                "bytes that are not UTF-8".into(),
                "save it as \"CSV UTF-8\"",
            )
        })?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let head = text.lines().next().unwrap_or("");
        let delimiter = [b',', b';', b'\t'].into_iter().max_by_key(|&mark| {
            (
                head.bytes().filter(|&b| b == mark).count(),
                std::cmp::Reverse(mark),
            )
        });
        let mut reader = ::csv::ReaderBuilder::new()
            .delimiter(delimiter.unwrap_or(b','))
            .flexible(true)
            .from_reader(text.as_bytes());
        let csv_error = |error: &::csv::Error| {
            let line = error.position().map_or(1, ::csv::Position::line);
            wrong(
                line,
                error.to_string(),
                "write it as CSV, one speaker a row",
            )
        };
        let header = reader.headers().map_err(|error| csv_error(&error))?.clone();
        let column = |wanted: &str| header.iter().position(|cell| cell.trim() == wanted);
        let id = column("speaker_id");
        let (same, names) = (column("same_as"), column("name"));
        let (Some(id), true) = (id, same.is_some() || names.is_some()) else {
            let help = "it needs speaker_id and one or both of same_as and name";
            return Err(wrong(1, "columns are missing".into(), help));
        };
        let mut merges = FxHashMap::default();
        for record in reader.records() {
            let record = record.map_err(|error| csv_error(&error))?;
            let line = record.position().map_or(0, ::csv::Position::line);
            let cell = |at: Option<usize>| at.and_then(|at| record.get(at)).unwrap_or("").trim();
            let (from, same_as) = (cell(Some(id)), cell(same));
            if from.is_empty() {
                continue;
            }
            if same_as.contains(" | ") {
                let what = format!("same_as of \"{from}\" names more than one id");
                return Err(wrong(line, what, "leave one"));
            }
            let target = if same_as.is_empty() { from } else { same_as };
            let merge = Merge {
                id: target.to_owned(),
                name: unguarded(cell(names)).to_owned(),
                is_known: Arc::default(),
            };
            if merges.insert(from.to_owned(), merge).is_some() {
                return Err(wrong(line, format!("\"{from}\" has two rows"), "leave one"));
            }
        }
        let mut ids: Vec<&String> = merges.keys().collect();
        ids.sort_unstable();
        let mut ends = Vec::with_capacity(ids.len());
        for from in ids {
            let (mut at, mut steps) = (from.as_str(), 0);
            while let Some(next) = merges.get(at).map(|merge| merge.id.as_str()) {
                if next == at {
                    break;
                }
                at = next;
                steps += 1;
                if steps > merges.len() {
                    let what = format!("same_as of \"{from}\" leads in a circle");
                    return Err(wrong(1, what, "leave one of the ids without same_as"));
                }
            }
            let own = merges.get(from).map_or("", |merge| merge.name.as_str());
            let name = merges.get(at).map_or(own, |merge| merge.name.as_str());
            let name = if name.is_empty() && at == from {
                own
            } else {
                name
            };
            ends.push((
                from.clone(),
                Merge {
                    id: at.to_owned(),
                    name: name.to_owned(),
                    is_known: Arc::default(),
                },
            ));
        }
        Ok(Self {
            merges: ends.into_iter().collect(),
            has_same_as: same.is_some(),
        })
    }

    /// Whether nothing is merged or named.
    pub fn is_empty(&self) -> bool {
        self.merges.is_empty()
    }

    /// Whether the user's table says that `id` is no other speaker's.
    fn keeps_apart(&self, id: &str) -> bool {
        self.has_same_as && self.merges.get(id).is_some_and(|merge| merge.id == id)
    }

    /// The id that stands for `id`.
    pub fn id<'m>(&'m self, id: &'m str) -> &'m str {
        self.merges.get(id).map_or(id, |merge| {
            merge.is_known.store(true, Ordering::Relaxed);
            merge.id.as_str()
        })
    }

    /// The ids that ids of the user's table stand for without a row of their own, in order.
    pub fn new_ids(&self) -> Vec<&str> {
        let targets = self.merges.values().map(|merge| merge.id.as_str());
        let mut ids: Vec<&str> = targets
            .filter(|id| !self.merges.contains_key(*id))
            .collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }

    /// The ids of the user's table that no row of the run had, in order.
    pub fn unknown(&self) -> Vec<&str> {
        let unknown = self
            .merges
            .iter()
            .filter(|(_, merge)| !merge.is_known.load(Ordering::Relaxed));
        let mut ids: Vec<&str> = unknown.map(|(id, _)| id.as_str()).collect();
        ids.sort_unstable();
        ids
    }

    /// The name of the speaker with the unmerged id `id`, where the user gave one; else `name`.
    pub fn name<'m>(&'m self, id: &str, name: &'m str) -> &'m str {
        let given = self.merges.get(id).map_or("", |merge| merge.name.as_str());
        if given.is_empty() { name } else { given }
    }
}

/// Takes the mark off that guards a cell from being read as a formula.
fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@', '\t', '\r']) => rest,
        _ => cell,
    }
}

#[cfg(test)]
mod tests {
    use super::super::columns::Table;
    use super::super::csv::Dialect;
    use super::*;

    #[test]
    fn intervals_are_garwoods() {
        // qgamma(.025, k), qgamma(.975, k + 1) of R
        for (count, low, high) in [
            (0, 0.0, 3.688_879),
            (1, 0.025_318, 5.571_643),
            (10, 4.795_389, 18.390_36),
            (100, 81.363_78, 121.627),
            (10_000, 9804.952, 10_197.952),
        ] {
            let (a, b) = poisson_interval(count);
            assert!(
                (a - low).abs() < 2e-3 && (b - high).abs() < 2e-3,
                "{count}: {a} {b}"
            );
        }
        let (low, high) = poisson_interval(3_000_000);
        assert!(low < 3_000_000.0 && high > 3_000_000.0 && high - low < 7000.0);
    }

    fn person(id: &str) -> Tally {
        let kind = SpeakerKind::Person;
        Tally {
            id: id.into(),
            name: id.to_uppercase(),
            kind,
            ..Tally::default()
        }
    }

    fn rows(directory: &Directory) -> Vec<Vec<String>> {
        rows_with(directory, &Merges::default())
    }

    fn rows_with(directory: &Directory, merges: &Merges) -> Vec<Vec<String>> {
        let mut sheet = Sheet::new(Table::Speakers, Dialect::default());
        directory.render(merges, &mut sheet);
        let text = String::from_utf8(sheet.bytes().to_vec()).unwrap();
        text.lines()
            .map(|line| line.split(',').map(str::to_owned).collect())
            .collect()
    }

    #[test]
    fn short_ids_are_proposed_to_be_the_one_longer_id() {
        for (ids, expected) in [
            (vec!["lavrov", "sergei-lavrov"], vec!["sergei-lavrov", ""]),
            (vec!["bush", "george-bush", "jeb-bush"], vec!["", "", ""]),
            (
                vec!["donald-j-trump", "donald-trump", "trump"],
                vec!["", "donald-j-trump", "donald-j-trump"],
            ),
            (
                vec!["ursula-von-der-leyen", "von-der-leyen"],
                vec!["", "ursula-von-der-leyen"],
            ),
            (vec!["vrov", "sergei-lavrov"], vec!["", ""]),
        ] {
            let mut directory = Directory::default();
            directory.add_article(ids.iter().map(|id| person(id)), "");
            let same: Vec<String> = rows(&directory).iter().map(|row| row[28].clone()).collect();
            assert_eq!(same, expected, "{ids:?}");
        }
    }

    #[test]
    fn what_a_user_takes_apart_is_not_proposed_again() {
        let mut directory = Directory::default();
        directory.add_article(["lavrov", "sergei-lavrov"].map(person), "");
        for (table, expected) in [
            ("speaker_id,same_as\nlavrov,\n", ""),
            ("speaker_id,name\nlavrov,Lavrov\n", "sergei-lavrov"),
        ] {
            let merges = Merges::parse(table.as_bytes(), Path::new("s.csv")).unwrap();
            assert_eq!(rows_with(&directory, &merges)[0][28], expected, "{table}");
        }
    }

    #[test]
    fn articles_add_up() {
        let mut directory = Directory::default();
        let mut tally = person("a-b");
        tally.counts.statement(QuoteType::Direct, true);
        tally.counts.words = 50;
        tally.counts.hedges = 2;
        tally.cues = vec!["say".into(), "warn".into(), "say".into()];
        // twice in one article, as after a merge
        directory.add_article([tally.clone(), tally.clone()], "2025-05-02");
        directory.add_article([tally], "2025-05-01");
        let row = &rows(&directory)[0];
        assert_eq!((&*row[6], &*row[7], &*row[8]), ("2", "3", "3"));
        assert_eq!((&*row[12], &*row[13], &*row[14]), ("150", "6", "4.0000"));
        assert_eq!(
            (&*row[25], &*row[26], &*row[27]),
            ("say | warn", "2025-05-01", "2025-05-02")
        );
        assert_eq!(directory.top(3), [("A-B".to_owned(), 3)]);
    }

    #[test]
    fn a_kind_is_what_most_articles_tell() {
        use SpeakerKind::{Government, Person, Unknown};
        for (kinds, expected) in [
            (vec![Unknown, Unknown, Government], "government"),
            (vec![Person, Government, Government], "government"),
            (vec![Person, Government], "person"),
            (vec![Unknown], "unknown"),
        ] {
            let mut directory = Directory::default();
            for kind in kinds {
                let tally = Tally {
                    kind,
                    ..person("a")
                };
                directory.add_article([tally], "");
            }
            assert_eq!(rows(&directory)[0][2], expected);
        }
    }

    #[test]
    fn counts_forget_the_rarest() {
        let mut counts = FxHashMap::default();
        count_into(&mut counts, vec!["often".into(), "often".into()]);
        count_into(
            &mut counts,
            (0..2 * COUNTED).map(|n| format!("t{n}")).collect(),
        );
        assert_eq!((counts.len(), counts.get("often")), (COUNTED, Some(&2)));
    }

    #[test]
    fn an_edited_table_merges_and_names() {
        let path = Path::new("speakers.csv");
        let table = "\u{feff}speaker_id;name;same_as\r\nlavrov;Lavrov;s-lavrov\r\ns-lavrov;S. Lavrov;sergei-lavrov\r\nsergei-lavrov;Sergey Lavrov;\r\nx;'=x;\r\n";
        let merges = Merges::parse(table.as_bytes(), path).unwrap();
        for (id, expected, name) in [
            ("lavrov", "sergei-lavrov", "Sergey Lavrov"),
            ("sergei-lavrov", "sergei-lavrov", "Sergey Lavrov"),
            ("x", "x", "=x"),
            ("other", "other", "as it was"),
        ] {
            assert_eq!(
                (merges.id(id), merges.name(id, "as it was")),
                (expected, name)
            );
        }
        assert_eq!(merges.unknown(), ["s-lavrov"]);
        let merges = Merges::parse(b"speaker_id,same_as\na,b\nc,\n", path).unwrap();
        assert_eq!(merges.new_ids(), ["b"]);
        for (table, expected) in [
            ("speaker_id,same_as\na,b\nb,a\n", "circle"),
            ("id,name\na,b\n", "columns are missing"),
            ("speaker_id,same_as\na,b | c\n", "more than one"),
            (
                "speaker_id,same_as\na,b\na,c\n",
                "speakers.csv:3: \"a\" has two rows",
            ),
        ] {
            let error = Merges::parse(table.as_bytes(), path)
                .unwrap_err()
                .to_string();
            assert!(error.contains(expected), "{error}");
        }
    }
}
