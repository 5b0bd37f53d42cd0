//! Speakers of a whole run: adding up the rows of equal ids, and proposing ids that may be one. What a user says about them is in
//! [`super::merges`].
//!
//! Memory grows with the different speakers, not with the articles. Which words name a speaker is decided in
//! [`crate::attribution::speaker`].

use rustc_hash::FxHashMap;

use super::csv::Sheet;
use super::interval::poisson_interval;
use super::merges::Merges;
use crate::attribution::speaker::SpeakerKind;
use crate::attribution::statement::QuoteType;
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
    /// The kind that most articles tell, the first of equals; unknown only where none tells more. A name of one word that is a state in a
    /// quarter of them is one: where nothing shows what it is, an article takes it for a person's.
    fn kind(&self) -> SpeakerKind {
        let all: u64 = self.kinds.iter().map(|(_, articles)| articles).sum();
        let is_state = |&(kind, articles): &(SpeakerKind, u64)| {
            kind == SpeakerKind::Government && 4 * articles >= all
        };
        if !self.name.contains(' ') && self.kinds.iter().any(is_state) {
            return SpeakerKind::Government;
        }
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

#[cfg(test)]
mod tests {
    use super::super::columns::Table;
    use super::super::csv::Dialect;
    use super::*;
    use std::path::Path;

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
    fn a_row_names_no_more_than_fifty_ways_of_writing() {
        let mut directory = Directory::default();
        for n in 0..60 {
            let aliases = vec![format!("n{n}")];
            let tally = Tally {
                aliases,
                ..person("a-b")
            };
            directory.add_article([tally], "");
        }
        assert_eq!(rows(&directory)[0][3].split(" | ").count(), 50);
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
        use SpeakerKind::{Government, Organization, Person, Unknown};
        for (kinds, expected) in [
            (vec![Unknown, Unknown, Government], "government"),
            (vec![Person, Government, Government], "government"),
            (vec![Person, Organization], "person"),
            // a name of one word
            (vec![Person, Person, Person, Government], "government"),
            (vec![Person, Person, Person, Person, Government], "person"),
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
}
