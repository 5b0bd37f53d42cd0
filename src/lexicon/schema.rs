//! The TOML shape of a lexicon file, strict: an unknown key, category or mark is an error with its place.

use crate::error::{Error, ErrorKind, Position, Result};
use crate::lexicon::vocabulary::is_list;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::PathBuf;
use toml::Spanned;

/// What a file's entries are for.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Hash, Serialize, Deserialize,
)]
pub enum Layer {
    /// Cues of attribution.
    #[default]
    Reporting,
    /// Words that weaken commitment.
    Hedge,
    /// Words that strengthen it.
    Booster,
    /// Obligation, permission, need.
    Deontic,
    /// Negation.
    Negation,
    /// Markers of conditions.
    Condition,
    /// Predicates of stance, and appraisal.
    Stance,
    /// Cue words of frames.
    Frame,
    /// Titles, offices, professions.
    Role,
    /// Nouns that can be a source.
    Source,
    /// States, their demonyms and capitals, international bodies.
    Place,
}

/// The roots of PLOVER, and what a list holds beside them.
macro_rules! acts {
    ($($more:literal),*) => {
        [
            "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
            "ACCUSE", "REJECT", "THREATEN", "PROTEST", "MOBILIZE", "SANCTION", "COERCE",
            "ASSAULT", $($more),*
        ]
    };
}

impl Layer {
    /// All layers, in the order of the tables.
    pub const ALL: [Self; 11] = [
        Self::Reporting,
        Self::Hedge,
        Self::Booster,
        Self::Deontic,
        Self::Negation,
        Self::Condition,
        Self::Stance,
        Self::Frame,
        Self::Role,
        Self::Source,
        Self::Place,
    ];

    /// The value in the tables and in the files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Reporting => "reporting",
            Self::Hedge => "hedge",
            Self::Booster => "booster",
            Self::Deontic => "deontic",
            Self::Negation => "negation",
            Self::Condition => "condition",
            Self::Stance => "stance",
            Self::Frame => "frame",
            Self::Role => "role",
            Self::Source => "source",
            Self::Place => "place",
        }
    }

    /// Categories of hedges that count in figures only where a run asks for them.
    pub const UNCOUNTED_HEDGES: [&'static str; 3] = ["conditional", "approximator", "weasel"];

    /// Classes of cues.
    pub const CUE_CLASSES: [&'static str; 12] = [
        "neutral", "assert", "claim", "endorse", "deny", "warn", "demand", "commit", "think",
        "ask", "perceive", "document",
    ];

    /// All acts: the roots of PLOVER (Open Event Data Alliance 2018), and `STATE` for what is no deed.
    pub const ACTS: [&'static str; 17] = acts!["STATE"];

    /// Types of conditions.
    pub const CONDITION_TYPES: [&'static str; 8] = [
        "hypothetical",
        "necessary",
        "exceptive",
        "precondition",
        "temporal",
        "dependence",
        "counterfactual",
        "concessive",
    ];

    /// The closed list of categories (docs: lexicons/README.md). For frames it depends on the scheme.
    pub fn categories(self, scheme: &str) -> &'static [&'static str] {
        match self {
            Self::Reporting => &Self::CUE_CLASSES,
            Self::Hedge => &[
                "epistemic",
                "doxastic",
                "evidential",
                "investigation",
                "conditional",
                "approximator",
                "weasel",
            ],
            Self::Booster => &["certainty", "emphasis"],
            Self::Deontic => &["obligation", "permission", "need"],
            Self::Negation => &["adverb", "determiner", "verb", "preposition"],
            Self::Condition => &Self::CONDITION_TYPES,
            Self::Stance => &acts!["evaluation", "unheld"],
            Self::Frame => match scheme {
                "generic" => &[
                    "conflict",
                    "human_interest",
                    "economic",
                    "morality",
                    "responsibility",
                    "resolution",
                ],
                "policy" => &[
                    "Economic",
                    "Capacity_and_resources",
                    "Morality",
                    "Fairness_and_equality",
                    "Legality_Constitutionality_and_jurisprudence",
                    "Policy_prescription_and_evaluation",
                    "Crime_and_punishment",
                    "Security_and_defense",
                    "Health_and_safety",
                    "Quality_of_life",
                    "Cultural_identity",
                    "Public_opinion",
                    "Political",
                    "External_regulation_and_reputation",
                ],
                "diplomatic" => &[
                    "openness",
                    "posturing",
                    "isolation",
                    "escalation",
                    "de-escalation",
                    "sovereignty",
                    "conditionality",
                    "unity",
                    "substance_vs_symbol",
                ],
                _ => &[],
            },
            Self::Role => &["office", "title", "profession", "spokesperson"],
            Self::Source => &[
                "group",
                "anonymous",
                "document",
                "organization",
                "government",
            ],
            Self::Place => &[
                "state",
                "demonym",
                "capital",
                "seat",
                "organization",
                "region",
            ],
        }
    }
}

/// One decision of a lexicon.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
// in this order in memory: for every match of a text a look at the first fields is all that most stages take
#[repr(C)]
pub struct Entry {
    /// Layer.
    pub layer: Layer,
    /// The pattern wins by length and yields nothing.
    pub is_excluded: bool,
    /// What a reporting cue takes as content: bits of [`takes`].
    pub takes: u8,
    /// The condition stands left of the marker.
    pub is_left: bool,
    /// unless, without.
    pub negative: bool,
    /// 0 to 1.
    pub weight: f32,
    /// Stance: −1 to 1.
    pub score: f32,
    /// Category, of the layer's closed list.
    pub category: &'static str,
    /// `verb`, `noun`, `preposition`, `adjective`, `adverb` or empty.
    pub pos: &'static str,
    /// `speech`, `thought`, `act`, `document` or empty.
    pub form: &'static str,
    /// What is left of it under a negation: `none` ("no possibility" hedges nothing), `hedge` ("nor is it clear that" hedges),
    /// `keep` ("no proof whatsoever" insists), or empty: a hedge stays one, a booster near its negation does not count.
    pub negated: &'static str,
    /// Frames: `generic`, `policy`, `diplomatic`, `user`; else empty.
    pub scheme: &'static str,
    /// `clause`, `phrase` or `any`.
    pub shape: &'static str,
    /// `necessary`, `sufficient`, `both` or empty.
    pub need: &'static str,
    /// `open`, `remote`, `contrary` or empty.
    pub factuality: &'static str,
    /// Stance: `subject`, `possessor`, `object` or `none`. Reporting cues: `object` where who speaks stands behind: "drew criticism from".
    pub holder: &'static str,
    /// Stance: `object`, `subject` or `none`.
    pub target: &'static str,
    /// Roles: `female`, `male` or empty.
    pub gender: &'static str,
    /// Never reused, never renamed; goes into the CSV.
    pub id: String,
    /// Places: the name of the state or body.
    pub name: String,
    /// Stance: whether the object is a matter rather than an actor.
    pub about: String,
    /// What only readers of the lexicon ask for; none in the compiled form.
    #[serde(skip)]
    pub written: Option<Box<Written>>,
}

/// An entry as its author wrote it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Written {
    /// Patterns, as written.
    pub patterns: Vec<String>,
    /// Sentences in which it must fire, the expected span in `<...>`.
    pub yes: Vec<String>,
    /// Near misses.
    pub no: Vec<String>,
    /// Key of SOURCES.toml.
    pub source: String,
    /// A remark for readers.
    pub note: String,
    /// File, relative to the lexicon folder.
    pub file: String,
    /// Line of the id, from 1; 0 for built-in entries until asked for.
    pub line: usize,
    /// Measured share of occurrences that are a cue.
    pub precision: Option<f32>,
    /// Occurrences behind `precision`.
    pub n: Option<u32>,
    /// Corpus behind `precision`.
    pub corpus: String,
    /// Any capitalisation matches.
    pub any_case: bool,
    /// Context that must or must not stand beside: before, after, not before, not after.
    pub contexts: [Vec<String>; 4],
}

impl Entry {
    /// The entry as its author wrote it; empty where it was read in its compiled form.
    pub fn written(&self) -> &Written {
        static NONE: std::sync::LazyLock<Written> = std::sync::LazyLock::new(Written::default);
        self.written.as_deref().unwrap_or(&NONE)
    }
}

/// What a reporting cue takes, or what must follow a hedge; a set of bits.
pub mod takes {
    /// A quotation or a bare clause: "she said, X".
    pub const QUOTE: u8 = 1;
    /// A that-clause, or a clause without "that".
    pub const THAT: u8 = 2;
    /// whether, if, how, why.
    pub const WH: u8 = 4;
    /// A to-infinitive.
    pub const TO: u8 = 8;
    /// A noun phrase.
    pub const NP: u8 = 16;
    /// An -ing form.
    pub const GERUND: u8 = 32;
    /// X as Y.
    pub const AS: u8 = 64;
    /// A figure, in digits or words: "about 40", "some three hundred".
    pub const NUMBER: u8 = 128;
}

/// The tables of words that are no entries: classes of words, names, abbreviations.
#[derive(Clone, Debug, Default)]
pub struct WordList {
    /// `word.determiner`, `name.female`, `abbreviation.title`, ...
    pub id: String,
    /// The words.
    pub words: Vec<String>,
}

/// Everything one file holds.
#[derive(Clone, Debug, Default)]
pub struct Parsed {
    /// Entries, states turned into entries.
    pub entries: Vec<Entry>,
    /// Word lists.
    pub lists: Vec<WordList>,
    /// Irregular verbs.
    pub irregular: BTreeMap<String, Vec<String>>,
    /// Irregular plurals.
    pub plural: BTreeMap<String, String>,
    /// Verbs that double their last consonant.
    pub doubling: Vec<String>,
    /// Ids that the file switches off.
    pub off: Vec<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

impl OneOrMany {
    fn into_vec(self) -> Vec<String> {
        match self {
            Self::One(s) => vec![s],
            Self::Many(v) => v,
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFile {
    schema: u32,
    layer: Spanned<String>,
    language: String,
    case: Option<String>,
    scheme: Option<String>,
    #[serde(default)]
    entry: Vec<RawEntry>,
    #[serde(default)]
    list: Vec<RawList>,
    #[serde(default)]
    state: Vec<RawState>,
    #[serde(default)]
    irregular: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    extra: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    noun: BTreeMap<String, OneOrMany>,
    #[serde(default)]
    doubling: Vec<String>,
    #[serde(default)]
    doubling_both: Vec<String>,
    #[serde(default)]
    source: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawEntry {
    id: Spanned<String>,
    #[serde(rename = "match")]
    pattern: Option<OneOrMany>,
    category: Option<Spanned<String>>,
    #[serde(default)]
    yes: Vec<String>,
    #[serde(default)]
    no: Vec<String>,
    source: Option<String>,
    weight: Option<f32>,
    note: Option<String>,
    case: Option<String>,
    before: Option<OneOrMany>,
    after: Option<OneOrMany>,
    not_before: Option<OneOrMany>,
    not_after: Option<OneOrMany>,
    precision: Option<f32>,
    n: Option<u32>,
    corpus: Option<String>,
    pos: Option<Spanned<String>>,
    takes: Option<Spanned<Vec<String>>>,
    form: Option<Spanned<String>>,
    status: Option<Spanned<String>>,
    antecedent: Option<Spanned<String>>,
    shape: Option<Spanned<String>>,
    need: Option<Spanned<String>>,
    #[serde(default)]
    negative: bool,
    factuality: Option<Spanned<String>>,
    negated: Option<Spanned<String>>,
    score: Option<f32>,
    holder: Option<Spanned<String>>,
    target: Option<Spanned<String>>,
    about: Option<String>,
    gender: Option<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawList {
    id: Spanned<String>,
    words: Vec<String>,
    #[serde(default)]
    #[allow(dead_code)] // provenance, for readers of the file
    source: Option<String>,
    #[serde(default)]
    #[allow(dead_code)]
    note: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawState {
    id: String,
    name: String,
    kind: Option<String>,
    #[serde(default)]
    aliases: Vec<String>,
    #[serde(default)]
    demonyms: Vec<String>,
    capital: Option<OneOrMany>,
    #[serde(default)]
    seats: Vec<String>,
    #[serde(default)]
    #[allow(dead_code)]
    source: Option<String>,
}

/// What TOML itself finds wrong with a file, with the place and what it expected there.
fn mistake(file: &str, text: &str, error: &toml::de::Error) -> Error {
    let at = error.span().map_or(0, |span| span.start);
    let first = error.message().lines().next().unwrap_or("not a lexicon");
    let (message, help) = match first.split_once(", expected ") {
        Some((message, expected)) => {
            let expected = expected.replace('`', "");
            let help = match expected.strip_prefix("one of ") {
                Some(names) => format!("one of {names}"),
                None => format!("expected: {expected}"),
            };
            (message, help)
        }
        None => (first, "lexicons/README.md shows the form".to_owned()),
    };
    ErrorKind::Lexicon {
        position: position(file, text, at),
        message: message.replace('`', "\""),
        help,
    }
    .into()
}

/// The keys of a SOURCES.toml.
///
/// # Errors
/// With file, line and column of the first mistake.
pub fn keys(file: &str, text: &str) -> Result<Vec<String>> {
    let table: toml::Table = toml::from_str(text).map_err(|e| mistake(file, text, &e))?;
    Ok(table.keys().cloned().collect())
}

/// Reads one file.
///
/// # Errors
/// Where the file is not TOML of this shape, or a value is not of its closed list; with line and column.
pub fn parse(file: &str, text: &str) -> Result<Parsed> {
    let mut raw: RawFile = toml::from_str(text).map_err(|e| mistake(file, text, &e))?;
    let fault = |at, message, help: &str| Err(fault(file, text, at, message, help));
    if raw.schema != 1 {
        return fault(0, format!("unknown schema {}", raw.schema), "schema = 1");
    }
    if raw.language.len() != 2 {
        let message = format!("unknown language \"{}\"", raw.language);
        return fault(0, message, "language = \"en\"");
    }
    let layer_name = raw.layer.get_ref().as_str();
    let layer = Layer::ALL.into_iter().find(|l| l.as_str() == layer_name);
    if layer.is_none() && !matches!(layer_name, "name" | "abbreviation" | "word" | "inflection") {
        let names: Vec<&str> = Layer::ALL.iter().map(|l| l.as_str()).collect();
        let help = format!(
            "one of {}, name, abbreviation, word, inflection",
            names.join(", ")
        );
        let message = format!("unknown layer \"{layer_name}\"");
        return fault(raw.layer.span().start, message, &help);
    }
    let mut out = Parsed::default();
    for state in std::mem::take(&mut raw.state) {
        states(file, &state, &mut out.entries);
    }
    // lines are counted on from the entry before: from the start of the file each time, a long file would take a long time
    let (mut line, mut counted) = (1, 0);
    let reader = EntryReader {
        file,
        text,
        layer: layer.unwrap_or_default(),
        scheme: known(
            raw.scheme.as_deref().unwrap_or(""),
            &["generic", "policy", "diplomatic", "user"],
        ),
        source: raw.source.as_deref().unwrap_or(""),
        case: raw.case.as_deref(),
    };
    for entry in std::mem::take(&mut raw.entry) {
        let at = entry.id.span().start;
        let before = text.as_bytes().get(counted..at).unwrap_or_default();
        line += before.iter().filter(|b| **b == b'\n').count();
        counted = counted.max(at);
        let id = entry.id.get_ref().clone();
        match reader.read(entry, line)? {
            Some(entry) => out.entries.push(entry),
            None => out.off.push(id),
        }
    }
    out.irregular = raw.irregular;
    let line_of = |table: &str, lemma: &str| {
        let table = text.find(table).unwrap_or(0);
        let line = text
            .get(table..)
            .and_then(|rest| rest.find(&format!("\n{lemma} =")));
        line.map_or(table, |at| table + at + 1)
    };
    if let Some((lemma, _)) = out.irregular.iter().find(|(_, forms)| forms.len() != 4) {
        let message = format!("not four forms of \"{lemma}\"");
        return fault(
            line_of("\n[irregular]", lemma),
            message,
            "[irregular] lemma = [third person, past, participle, ing]; further forms stand under [extra]",
        );
    }
    for (lemma, extra) in raw.extra {
        let Some(forms) = out.irregular.get_mut(&lemma) else {
            let message = format!("further forms of \"{lemma}\", which is not under [irregular]");
            let at = line_of("\n[extra]", &lemma);
            return fault(at, message, "give its four forms under [irregular] as well");
        };
        forms.extend(extra);
    }
    let first = |forms: OneOrMany| forms.into_vec().into_iter().next();
    let plurals = raw.noun.into_iter();
    out.plural = plurals.filter_map(|(k, v)| Some((k, first(v)?))).collect();
    out.doubling = raw.doubling;
    out.doubling.extend(raw.doubling_both);
    for list in raw.list {
        let at = list.id.span().start;
        let id = list.id.into_inner();
        if !is_list(&id) {
            let message = format!("no list of words is called \"{id}\"");
            return fault(
                at,
                message,
                "its id is one of those in the files of lexicons/en",
            );
        }
        let words = list.words;
        out.lists.push(WordList { id, words });
    }
    Ok(out)
}

/// Makes the error of a mistake at byte `at` of a file.
fn fault(file: &str, text: &str, at: usize, message: String, help: impl Into<String>) -> Error {
    ErrorKind::Lexicon {
        position: position(file, text, at),
        message,
        help: help.into(),
    }
    .into()
}

/// Reads the entries of one file: what the file says of all of them.
struct EntryReader<'f> {
    file: &'f str,
    text: &'f str,
    layer: Layer,
    /// Of a file of frames.
    scheme: Option<&'static str>,
    source: &'f str,
    case: Option<&'f str>,
}

impl EntryReader<'_> {
    fn fault(&self, at: usize, message: String, help: impl Into<String>) -> Error {
        fault(self.file, self.text, at, message, help)
    }

    /// The value of a key that has a closed list; empty where it is not there.
    fn pick(
        &self,
        id: &str,
        value: Option<&Spanned<String>>,
        key: &str,
        list: &'static [&'static str],
    ) -> Result<&'static str> {
        value.map_or(Ok(""), |v| {
            known(v.get_ref(), list).ok_or_else(|| {
                let message = format!("unknown {key} \"{}\" in entry {id}", v.get_ref());
                self.fault(
                    v.span().start,
                    message,
                    format!("one of {}", list.join(", ")),
                )
            })
        })
    }

    fn category(&self, e: &RawEntry, is_excluded: bool) -> Result<&'static str> {
        let id = e.id.get_ref();
        let categories = match (self.layer, self.scheme) {
            (Layer::Frame, None | Some("user")) => None,
            (layer, scheme) => Some(layer.categories(scheme.unwrap_or(""))),
        };
        match (&e.category, categories) {
            (Some(_), Some(list)) => self.pick(id, e.category.as_ref(), "category", list),
            // a user's own frames may have any name; the few names live as long as the program
            (Some(c), None) => Ok(Box::leak(c.get_ref().clone().into_boxed_str())),
            (None, _) if is_excluded => Ok(""),
            (None, _) => {
                let help = format!("one of {}", categories.unwrap_or(&[]).join(", "));
                Err(self.fault(
                    e.id.span().start,
                    format!("no category in entry {id}"),
                    help,
                ))
            }
        }
    }

    /// The bits of [`takes`].
    fn takes(&self, e: &RawEntry) -> Result<u8> {
        let mut takes = 0;
        for t in e.takes.as_ref().map(Spanned::get_ref).into_iter().flatten() {
            takes |= match t.as_str() {
                "quote" => takes::QUOTE,
                "that" => takes::THAT,
                "wh" => takes::WH,
                "to" => takes::TO,
                "np" => takes::NP,
                "gerund" => takes::GERUND,
                "as" => takes::AS,
                "number" => takes::NUMBER,
                other => {
                    let at = e.takes.as_ref().map_or(0, |t| t.span().start);
                    let id = e.id.get_ref();
                    let message = format!("unknown value \"{other}\" in takes of entry {id}");
                    let help = "one of quote, that, wh, to, np, gerund, as, number";
                    return Err(self.fault(at, message, help));
                }
            };
        }
        Ok(takes)
    }

    /// The entry, which stands on `line`; none where it is switched off.
    fn read(&self, e: RawEntry, line: usize) -> Result<Option<Entry>> {
        let (id, layer) = (e.id.get_ref().clone(), self.layer);
        let pick =
            |value: &Option<Spanned<String>>, key, list| self.pick(&id, value.as_ref(), key, list);
        let status = pick(&e.status, "status", &["excluded", "off"])?;
        if status == "off" {
            return Ok(None);
        }
        let is_excluded = status == "excluded";
        let category = self.category(&e, is_excluded)?;
        let takes = self.takes(&e)?;
        let many = |o: Option<OneOrMany>| o.map_or(vec![], OneOrMany::into_vec);
        let pos = pick(
            &e.pos,
            "pos",
            &["verb", "noun", "preposition", "adjective", "adverb"],
        )?;
        let case = e.case.as_deref().or(self.case);
        let Some(pattern) = e.pattern else {
            let at = e.id.span().start;
            let message = format!("no match in entry {id}");
            return Err(self.fault(at, message, "match = \"word {lemma}\""));
        };
        let entry = Entry {
            layer,
            category,
            weight: e
                .weight
                .unwrap_or(if matches!(layer, Layer::Hedge | Layer::Reporting) {
                    0.5
                } else {
                    1.0
                }),
            pos,
            takes,
            form: pick(&e.form, "form", &["speech", "thought", "act", "document"])?,
            is_excluded,
            is_left: pick(&e.antecedent, "antecedent", &["left", "right"])? == "left",
            shape: pick(&e.shape, "shape", &["clause", "phrase", "any"])?,
            need: pick(&e.need, "need", &["necessary", "sufficient", "both"])?,
            negative: e.negative,
            factuality: pick(&e.factuality, "factuality", &["open", "remote", "contrary"])?,
            negated: pick(&e.negated, "negated", &["none", "hedge", "keep"])?,
            score: e.score.unwrap_or(0.0),
            holder: match pick(
                &e.holder,
                "holder",
                &["subject", "possessor", "object", "none"],
            )? {
                "" if pos == "noun" => "possessor",
                "" => "subject",
                h => h,
            },
            target: match pick(&e.target, "target", &["object", "subject", "none"])? {
                "" => "object",
                t => t,
            },
            about: e.about.unwrap_or_default(),
            gender: pick(&e.gender, "gender", &["female", "male"])?,
            scheme: if layer == Layer::Frame {
                self.scheme.unwrap_or("user")
            } else {
                ""
            },
            name: String::new(),
            id,
            written: Some(Box::new(Written {
                patterns: pattern.into_vec(),
                yes: e.yes,
                no: e.no,
                source: e.source.unwrap_or_else(|| self.source.to_owned()),
                note: e.note.unwrap_or_default(),
                file: self.file.into(),
                line,
                precision: e.precision,
                n: e.n,
                corpus: e.corpus.unwrap_or_default(),
                any_case: case == Some("any"),
                contexts: [
                    many(e.before),
                    many(e.after),
                    many(e.not_before),
                    many(e.not_after),
                ],
            })),
        };
        Ok(Some(entry))
    }
}

fn known(value: &str, list: &'static [&'static str]) -> Option<&'static str> {
    list.iter().copied().find(|k| *k == value)
}

/// The entries of a row of the table of states: one for each way of naming it.
fn states(file: &str, state: &RawState, entries: &mut Vec<Entry>) {
    let kind = match state.kind.as_deref() {
        Some("organization") => "organization",
        Some("region") => "region",
        _ => "state",
    };
    let capital = match &state.capital {
        None => vec![],
        Some(OneOrMany::One(c)) => vec![c.clone()],
        Some(OneOrMany::Many(c)) => c.clone(),
    };
    let mut names = vec![state.name.clone()];
    names.extend(state.aliases.iter().cloned());
    for (category, words) in [
        (kind, names),
        ("demonym", state.demonyms.clone()),
        ("capital", capital),
        ("seat", state.seats.clone()),
    ] {
        let words: Vec<String> = words.into_iter().filter(|w| !w.is_empty()).collect();
        if !words.is_empty() {
            entries.push(Entry {
                id: if category == kind {
                    state.id.clone()
                } else {
                    format!("{}.{category}", state.id)
                },
                layer: Layer::Place,
                category,
                name: state.name.clone(),
                written: Some(Box::new(Written {
                    patterns: words,
                    source: "own".into(),
                    file: file.into(),
                    ..Written::default()
                })),
                ..Entry::default()
            });
        }
    }
}

/// The place of a byte offset in a file.
pub fn position(file: &str, text: &str, offset: usize) -> Position {
    let before = text.get(..offset).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |p| p + 1);
    Position {
        path: PathBuf::from(file),
        line: before.matches('\n').count() + 1,
        column: before.get(line_start..).unwrap_or("").chars().count() + 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistake_is_named_with_its_place_and_what_would_be_right() {
        let head = "schema = 1\nlayer = \"hedge\"\nlanguage = \"en\"\n[[entry]]\nid = \"hedge.may\"\nmatch = \"may\"\n";
        for (tail, message, help) in [
            (
                "category = \"epistemc\"\n",
                "h.toml:7:12: unknown category \"epistemc\" in entry hedge.may",
                "one of epistemic, doxastic",
            ),
            (
                "category = \"epistemic\"\ncolour = 1\n",
                "h.toml:8:1: unknown field \"colour\"",
                "one of id, match",
            ),
            (
                "",
                "h.toml:5:6: no category in entry hedge.may",
                "one of epistemic",
            ),
        ] {
            let error = parse("h.toml", &format!("{head}{tail}")).unwrap_err();
            assert_eq!(error.to_string(), message);
            assert!(
                error.help().unwrap().starts_with(help),
                "{:?}",
                error.help()
            );
        }
        for (forms, message) in [
            (
                "[irregular]\ngo = [\"goes\", \"went\"]\n",
                "i.toml:5:1: not four forms of \"go\"",
            ),
            (
                "[extra]\nburn = [\"burnt\"]\n",
                "i.toml:5:1: further forms of \"burn\", which is not under [irregular]",
            ),
        ] {
            let head = "schema = 1\nlayer = \"inflection\"\nlanguage = \"en\"\n";
            let error = parse("i.toml", &format!("{head}{forms}")).unwrap_err();
            assert_eq!(error.to_string(), message);
        }
        for head in [
            "schema = 2\nlayer = \"hedge\"\nlanguage = \"en\"\n",
            "schema = 1\nlayer = \"hedge\"\nlanguage = \"english\"\n",
            "schema = 1\nlayer = \"hedges\"\nlanguage = \"en\"\n",
        ] {
            assert!(parse("h.toml", head).is_err(), "{head}");
        }
    }
}
