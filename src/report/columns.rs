//! Every table and every column, once: name, type, meaning.
//!
//! From this list come the CSV headers, `datapackage.json`, `demarche schema` and the tables of the README. The order here is
//! the order in the files; columns may be added at the end of a table, never renamed. No cell is made here.

use std::fmt::Write;

use serde::Serialize;
use serde_json::{Value, json};

use crate::attribution::speaker::SpeakerKind;
use crate::attribution::statement::QuoteType;
use crate::lexicon::Layer;

/// One of the tables of a run, in the order of the codebook.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, PartialOrd, Ord)]
pub enum Table {
    /// One row per attributed statement.
    Statements,
    /// One row per speaker, holder and actor in the run.
    Speakers,
    /// One row per article read.
    Articles,
    /// One row per lexicon hit.
    Cues,
    /// One row per condition.
    Conditions,
    /// One row per holder → target relation.
    Stances,
    /// One row per article × frame and statement × frame.
    Frames,
    /// One row per input that could not be read.
    Errors,
}

/// How many tables there are.
pub const TABLES: usize = 8;

impl Table {
    /// All tables, in order.
    pub const ALL: [Self; TABLES] = [
        Self::Statements,
        Self::Speakers,
        Self::Articles,
        Self::Cues,
        Self::Conditions,
        Self::Stances,
        Self::Frames,
        Self::Errors,
    ];

    /// Its name: the file's name without `.csv`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Statements => "statements",
            Self::Speakers => "speakers",
            Self::Articles => "articles",
            Self::Cues => "cues",
            Self::Conditions => "conditions",
            Self::Stances => "stances",
            Self::Frames => "frames",
            Self::Errors => "errors",
        }
    }

    /// What a row is.
    pub fn docs(self) -> &'static str {
        match self {
            Self::Statements => "one row per attributed statement: one cue and all it reports",
            Self::Speakers => {
                "one row per speaker, holder and actor in the run; edit it and hand it back with --speakers"
            }
            Self::Articles => "one row per article read, also the empty ones",
            Self::Cues => "one row per lexicon hit: the evidence, and a concordance",
            Self::Conditions => "one row per condition: marker, antecedent, consequent",
            Self::Stances => "one row per holder → target relation",
            Self::Frames => "one row per article × frame, and per statement × frame",
            Self::Errors => "one row per input that could not be read",
        }
    }

    /// Its columns, in order.
    pub fn columns(self) -> &'static [Column] {
        match self {
            Self::Statements => STATEMENTS,
            Self::Speakers => SPEAKERS,
            Self::Articles => ARTICLES,
            Self::Cues => CUES,
            Self::Conditions => CONDITIONS,
            Self::Stances => STANCES,
            Self::Frames => FRAMES,
            Self::Errors => ERRORS,
        }
    }

    /// The column that names a row; errors have none.
    pub fn key(self) -> Option<&'static str> {
        match self {
            Self::Errors => None,
            _ => self.columns().first().map(|column| column.name),
        }
    }

    /// Columns that hold the key of another table (or of another row of this one).
    pub fn links(self) -> &'static [(&'static str, Self)] {
        match self {
            Self::Statements => &[
                ("article_id", Self::Articles),
                ("speaker_id", Self::Speakers),
                ("parent_id", Self::Statements),
            ],
            Self::Articles => &[("duplicate_of", Self::Articles)],
            Self::Cues | Self::Conditions | Self::Frames => &[
                ("article_id", Self::Articles),
                ("statement_id", Self::Statements),
                ("speaker_id", Self::Speakers),
            ],
            Self::Stances => &[
                ("article_id", Self::Articles),
                ("statement_id", Self::Statements),
                ("holder_id", Self::Speakers),
                ("condition_id", Self::Conditions),
            ],
            Self::Speakers | Self::Errors => &[],
        }
    }
}

/// What a column holds; it decides how a cell is written.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Kind {
    /// Free text: line breaks folded, guarded against formulas.
    Text,
    /// Several texts joined by ` | `.
    List,
    /// An id or a path; never changed.
    Id,
    /// One value of a closed list.
    Enum(&'static [&'static str]),
    /// A whole number, 0 or more.
    Integer,
    /// A number with four decimals, between the two bounds.
    Number(f64, f64),
    /// `true` or `false`.
    Boolean,
    /// ISO 8601 where the input's date could be read; else as the input has it.
    Date,
}

/// One column.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Whether a cell may be empty (missing).
    pub is_optional: bool,
    /// What it means.
    pub docs: &'static str,
}

const fn must(name: &'static str, kind: Kind, docs: &'static str) -> Column {
    Column {
        name,
        kind,
        is_optional: false,
        docs,
    }
}

const fn may(name: &'static str, kind: Kind, docs: &'static str) -> Column {
    Column {
        name,
        kind,
        is_optional: true,
        docs,
    }
}

use Kind::{Boolean, Date, Enum, Id, Integer, List, Number, Text};

const SHARE: Kind = Number(0.0, 1.0);
const SIGNED: Kind = Number(-1.0, 1.0);
const POSITIVE: Kind = Number(0.0, f64::INFINITY);
const ANY: Kind = Number(f64::NEG_INFINITY, f64::INFINITY);

const ENGAGEMENTS: &[&str] = &["acknowledge", "distance", "endorse"];
const STANCES_OF: &[&str] = &["support", "oppose", "conditional", "neutral"];
const LAYERS: &[&str] = &[
    "hedge",
    "booster",
    "deontic",
    "negation",
    "reporting",
    "stance",
    "frame",
    "condition",
];
const VOICES: &[&str] = &["speaker", "author"];
const FACTUALITIES: &[&str] = &["open", "remote", "contrary"];
const NEEDS: &[&str] = &["necessary", "sufficient", "both"];
const SCHEMES: &[&str] = &["generic", "policy", "diplomatic", "user"];
const FORMATS: &[&str] = &["txt", "md", "html", "json", "jsonl", "csv"];
const STAGES: &[&str] = &["find", "read", "decode", "parse", "analyse"];

/// Codes of errors.csv: a closed list, with what each means.
pub const ERROR_CODES: &[(&str, &str)] = &[
    ("bad-json", "JSON that cannot be parsed"),
    ("bad-row", "a row of a table that cannot be parsed"),
    ("binary", "a binary file under the name of a text"),
    ("missing", "there is no file or folder of this name"),
    ("no-record", "a file of records that holds none"),
    ("no-text", "a record without a text"),
    (
        "not-utf8",
        "bytes that are not UTF-8, with --encoding utf-8",
    ),
    (
        "panic",
        "a bug in this tool stopped this article; please report it",
    ),
    (
        "too-deep",
        "a web page with more elements inside each other than any article has",
    ),
    ("too-large", "more bytes than one article may have"),
    ("unreadable", "the system would not let it be read"),
    (
        "unreadable-folder",
        "a folder inside an input that the system would not let be listed",
    ),
];

/// Flags of statements.csv: a closed list, with what each means.
pub const FLAGS: &[(&str, &str)] = &[
    ("colon", "a colon is the cue"),
    ("in-quotation", "the cue stands inside a quotation"),
    (
        "inherited-source",
        "the source is that of the clause before",
    ),
    ("no-source", "nobody is named as the source"),
    ("pronoun", "the source is a pronoun"),
    (
        "unclosed-quotation",
        "the quotation marks do not close in their paragraph",
    ),
];

const STATEMENTS: &[Column] = &[
    must(
        "statement_id",
        Id,
        "s and 12 hex digits; the same in every run",
    ),
    must("article_id", Id, "the article"),
    must("file", Text, "the file, relative to the input"),
    must("line", Integer, "line in the text, from 1"),
    must("paragraph", Integer, "paragraph in the text, from 1"),
    must("sentence", Integer, "sentence in the text, from 1"),
    must("start", Integer, "first code point of the first piece"),
    must(
        "end",
        Integer,
        "one past the last code point of the last piece",
    ),
    must("spans", Id, "the pieces exactly: 12-40;55-90"),
    must("text", Text, "the pieces, joined by …"),
    must(
        "quote_type",
        Enum(&QuoteType::NAMES),
        "how much of it stands in quotation marks (a turn of a transcript is direct without any); act: reported as a deed",
    ),
    may(
        "quoted",
        Text,
        "only the words between quotation marks, joined by …",
    ),
    may("speaker_id", Id, "who says it; empty where nobody is named"),
    may(
        "speaker",
        Text,
        "the fullest name of the speaker in the article",
    ),
    may(
        "speaker_as_written",
        Text,
        "the words that name the speaker here; a pronoun is one",
    ),
    may("speaker_start", Integer, "first code point of these words"),
    may("speaker_end", Integer, "one past their last code point"),
    must(
        "speaker_kind",
        Enum(&SpeakerKind::NAMES),
        "what the speaker is; unknown where nobody is named",
    ),
    may("role", Text, "office or function, where stated"),
    may("affiliation", Text, "state or body, where stated"),
    may("via", Text, "the medium spoken through (told RIA Novosti)"),
    may(
        "addressee",
        Text,
        "whom it is said to (informed Rubio that)",
    ),
    may("cue", Text, "the reporting words as written"),
    may("cue_start", Integer, "first code point of the cue"),
    may("cue_end", Integer, "one past the cue's last code point"),
    may("cue_lemma", Text, "head of the cue: say, according to, :"),
    may("cue_class", Enum(&Layer::CUE_CLASSES), "class of the cue"),
    may(
        "engagement",
        Enum(ENGAGEMENTS),
        "stance of the reporting verb toward the content (Martin & White 2005)",
    ),
    must("negated", Boolean, "whether the reporting is negated"),
    must("question", Boolean, "whether the content is a question"),
    may("parent_id", Id, "the statement this one stands in"),
    must(
        "hedge_count",
        Integer,
        "counted hedges in the speaker's voice",
    ),
    must("hedge_score", POSITIVE, "sum of their weights"),
    may("hedges", List, "the hedges as written"),
    must("booster_count", Integer, "boosters in the speaker's voice"),
    must("condition_count", Integer, "conditions inside"),
    may("conditions", List, "their ids"),
    may(
        "stance",
        Enum(STANCES_OF),
        "of the stance with the greatest |score| inside; empty where there is none",
    ),
    may("stance_score", SIGNED, "its score"),
    may("target", Text, "its target as written"),
    may("act", Enum(&Layer::ACTS), "its act (PLOVER)"),
    may(
        "quad",
        Integer,
        "1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict",
    ),
    may("frames", List, "the frames present in the statement"),
    must(
        "confidence",
        SHARE,
        "estimated chance that a careful reader agrees",
    ),
    must("rule", Id, "the rule that read it"),
    may("flags", List, "remarks (closed list)"),
    must(
        "sentence_text",
        Text,
        "the sentence in which it starts; after 2,000 characters cut, with ` …`",
    ),
    may("title", Text, "title of the article"),
    may("date", Date, "date of the article"),
    may("outlet", Text, "outlet of the article"),
];

const CUES: &[Column] = &[
    must("cue_id", Id, "c and 12 hex digits; the same in every run"),
    must("article_id", Id, "the article"),
    must("file", Text, "the file, relative to the input"),
    must("line", Integer, "line in the text, from 1"),
    must("sentence", Integer, "sentence in the text, from 1"),
    may(
        "statement_id",
        Id,
        "the statement it stands in or whose cue it belongs to",
    ),
    may("speaker_id", Id, "whose voice it is"),
    must("layer", Enum(LAYERS), "layer of the lexicon"),
    must("category", Id, "category within the layer"),
    must("entry", Id, "the lexicon entry"),
    must("matched", Text, "the words"),
    must("start", Integer, "first code point"),
    must("end", Integer, "one past the last code point"),
    must("weight", SHARE, "weight of the entry"),
    must("voice", Enum(VOICES), "whose words it belongs to"),
    must("negated", Boolean, "whether a negation governs it"),
    must(
        "status",
        Enum(&["counted", "suppressed"]),
        "whether it counts",
    ),
    may("suppressed_by", Id, "why it does not count"),
    may("left", Text, "40 characters before"),
    may("right", Text, "40 characters after"),
    may("date", Date, "date of the article"),
    may("outlet", Text, "outlet of the article"),
];

const CONDITIONS: &[Column] = &[
    must(
        "condition_id",
        Id,
        "k and 12 hex digits; the same in every run",
    ),
    must("article_id", Id, "the article"),
    must("file", Text, "the file, relative to the input"),
    must("line", Integer, "line in the text, from 1"),
    must("sentence", Integer, "sentence in the text, from 1"),
    may("statement_id", Id, "the statement it stands in"),
    may("speaker_id", Id, "whose condition it is"),
    must("marker", Text, "the words that mark it"),
    must("marker_start", Integer, "first code point of the marker"),
    must(
        "marker_end",
        Integer,
        "one past the marker's last code point",
    ),
    must(
        "type",
        Enum(&Layer::CONDITION_TYPES),
        "type of the condition",
    ),
    may("antecedent", Text, "the condition, marker not included"),
    may("antecedent_start", Integer, "its first code point"),
    may("antecedent_end", Integer, "one past its last code point"),
    may("consequent", Text, "what depends on it"),
    may("consequent_start", Integer, "its first code point"),
    may("consequent_end", Integer, "one past its last code point"),
    must("factuality", Enum(FACTUALITIES), "how real it is"),
    must("need", Enum(NEEDS), "whether it is necessary or sufficient"),
    must("negative", Boolean, "true for unless, without"),
    may("actor", Text, "who must fulfil it, where stated"),
    must("entry", Id, "the lexicon entry or rule"),
    must(
        "confidence",
        SHARE,
        "estimated chance that a careful reader agrees",
    ),
    must(
        "sentence_text",
        Text,
        "the sentence of the marker; after 2,000 characters cut, with ` …`",
    ),
    may("title", Text, "title of the article"),
    may("date", Date, "date of the article"),
    may("outlet", Text, "outlet of the article"),
];

const STANCES: &[Column] = &[
    must(
        "stance_id",
        Id,
        "t and 12 hex digits; the same in every run",
    ),
    must("article_id", Id, "the article"),
    must("file", Text, "the file, relative to the input"),
    must("line", Integer, "line in the text, from 1"),
    must("sentence", Integer, "sentence in the text, from 1"),
    may("statement_id", Id, "the statement it stands in"),
    may("holder_id", Id, "who holds it"),
    may("holder", Text, "the holder's fullest name in the article"),
    must(
        "target_id",
        Id,
        "id of the target: a speaker's id or a slug",
    ),
    must("target", Text, "the target as written"),
    must("target_start", Integer, "first code point of the target"),
    must(
        "target_end",
        Integer,
        "one past the target's last code point",
    ),
    must(
        "stance",
        Enum(STANCES_OF),
        "support, oppose, conditional or neutral",
    ),
    must("score", SIGNED, "from -1 (against) to 1 (for)"),
    must("act", Enum(&Layer::ACTS), "act (PLOVER root) or STATE"),
    may(
        "quad",
        Integer,
        "1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict",
    ),
    may("evidence", Text, "the words that show it"),
    may(
        "evidence_start",
        Integer,
        "first code point of the evidence",
    ),
    may(
        "evidence_end",
        Integer,
        "one past the evidence's last code point",
    ),
    must(
        "negated",
        Boolean,
        "whether a negation governs the predicate",
    ),
    must(
        "irrealis",
        Boolean,
        "planned, possible or asked for rather than done",
    ),
    may("condition_id", Id, "the condition that governs it"),
    may("entry", Id, "the lexicon entry; empty where nothing speaks"),
    must(
        "confidence",
        SHARE,
        "estimated chance that a careful reader agrees",
    ),
    may(
        "target_name",
        Text,
        "the given NAME, where the target was given",
    ),
    must(
        "sentence_text",
        Text,
        "the sentence of the target; after 2,000 characters cut, with ` …`",
    ),
    may("title", Text, "title of the article"),
    may("date", Date, "date of the article"),
    may("outlet", Text, "outlet of the article"),
];

const FRAMES: &[Column] = &[
    must("frame_id", Id, "f and 12 hex digits; the same in every run"),
    must("article_id", Id, "the article"),
    may(
        "statement_id",
        Id,
        "the statement; empty for the whole article",
    ),
    may("speaker_id", Id, "the statement's speaker"),
    must("scheme", Enum(SCHEMES), "the scheme of frames"),
    must("frame", Id, "the frame"),
    must("score", POSITIVE, "weight of its cues per 100 words"),
    may(
        "z",
        ANY,
        "against the reference density shipped with the lexicon; empty for a statement",
    ),
    must(
        "rank",
        Integer,
        "within the article (or statement) and scheme; 1 is the strongest",
    ),
    must(
        "present",
        Boolean,
        "whether the tool says that the frame is there",
    ),
    may(
        "evidence",
        List,
        "the words behind it, the first 12 different ones",
    ),
];

const SPEAKERS: &[Column] = &[
    must("speaker_id", Id, "the speaker"),
    must("name", Text, "the fullest name, of the first article"),
    must("kind", Enum(&SpeakerKind::NAMES), "what the speaker is"),
    may(
        "aliases",
        List,
        "the ways it is written, in order of appearance",
    ),
    may("role", Text, "the first office or function stated"),
    may("affiliation", Text, "the first state or body stated"),
    must("articles", Integer, "articles it appears in"),
    must("statements", Integer, "statements"),
    must("direct", Integer, "of these direct"),
    must("indirect", Integer, "of these indirect"),
    must("mixed", Integer, "of these mixed"),
    must("act", Integer, "of these acts"),
    must("words", Integer, "words of its statements"),
    must(
        "hedge_count",
        Integer,
        "counted hedges in its voice, in its statements",
    ),
    may("hedge_rate", POSITIVE, "hedges per 100 words"),
    may(
        "hedge_rate_low",
        POSITIVE,
        "lower bound of the exact 95 % Poisson interval",
    ),
    may(
        "hedge_rate_high",
        POSITIVE,
        "upper bound of the exact 95 % Poisson interval",
    ),
    may("booster_rate", POSITIVE, "boosters per 100 words"),
    must("condition_count", Integer, "conditions in its voice"),
    may(
        "condition_share",
        SHARE,
        "share of its statements that hold a condition",
    ),
    must("support", Integer, "stances of support held"),
    must("oppose", Integer, "stances of opposition held"),
    must("conditional", Integer, "conditional stances held"),
    must("neutral", Integer, "neutral stances held"),
    may(
        "top_targets",
        List,
        "the five targets most often taken a stance on, by target_id",
    ),
    may("top_cues", List, "the five most frequent cue lemmas"),
    may(
        "first_date",
        Date,
        "earliest date of an article it appears in",
    ),
    may("last_date", Date, "latest date of an article it appears in"),
    may(
        "same_as",
        Id,
        "another id that may be the same; edit and hand back with --speakers",
    ),
];

const ARTICLES: &[Column] = &[
    must("article_id", Id, "the article"),
    must("file", Text, "the file, relative to the input"),
    may("title", Text, "title"),
    may("outlet", Text, "newspaper or agency"),
    may("author", Text, "byline"),
    may("date", Date, "date"),
    may("url", Text, "address"),
    must("format", Enum(FORMATS), "format of the input"),
    must("encoding", Id, "encoding the bytes were read as"),
    must(
        "language",
        Id,
        "ISO 639-1 code of the language; en where too short to tell",
    ),
    must("chars", Integer, "code points of the text"),
    must("words", Integer, "words (UAX #29)"),
    must(
        "attributed_words",
        Integer,
        "words inside statements, each counted once",
    ),
    must("quoted_words", Integer, "words inside quotation marks"),
    must("sentences", Integer, "sentences"),
    must("paragraphs", Integer, "paragraphs"),
    must("statements", Integer, "statements"),
    must("speakers", Integer, "different speakers of statements"),
    may(
        "unknown_share",
        SHARE,
        "share of the statements whose speaker is not named or of unknown kind",
    ),
    may(
        "author_hedge_rate",
        POSITIVE,
        "hedges of the article's own voice per 100 words of it",
    ),
    may(
        "speaker_hedge_rate",
        POSITIVE,
        "hedges of the speakers per 100 words of their statements",
    ),
    must("conditions", Integer, "conditions"),
    may(
        "top_frame",
        Id,
        "the frame that is present with the greatest z",
    ),
    may(
        "duplicate_of",
        Id,
        "the first article of the run with the same text",
    ),
    must(
        "text_hash",
        Id,
        "16 hex digits of a hash (XXH3) of the text",
    ),
    may("warnings", List, "what the reader noticed"),
];

const ERRORS: &[Column] = &[
    must("file", Text, "the file, relative to the input"),
    may(
        "record",
        Integer,
        "record in the file, from 1; empty for the whole file",
    ),
    must("stage", Enum(STAGES), "what was being done"),
    must("code", Id, "code of the error (closed list)"),
    must("message", Text, "what is wrong"),
    may("hint", Text, "the way out"),
];

impl Kind {
    /// The word for it in the codebook.
    pub fn as_str(self) -> &'static str {
        match self {
            Text => "text",
            List => "list",
            Id => "id",
            Enum(_) => "enum",
            Integer => "integer",
            Number(..) => "number",
            Boolean => "boolean",
            Date => "date",
        }
    }
}

impl Column {
    /// The values of a closed list; empty where the column has none.
    pub fn values(&self) -> &'static [&'static str] {
        match self.kind {
            Enum(values) => values,
            _ => &[],
        }
    }

    /// The field of a Frictionless Table Schema.
    fn field(&self, decimal: char) -> Field {
        let (minimum, maximum) = match self.kind {
            Integer => (Some(Bound::Whole(0)), None),
            Number(low, high) => (Bound::finite(low), Bound::finite(high)),
            _ => (None, None),
        };
        let is_boolean = self.kind == Boolean;
        Field {
            name: self.name,
            kind: match self.kind {
                Integer => "integer",
                Number(..) => "number",
                Boolean => "boolean",
                // a date may be as vague as the input has it ("2025-05", "12 May")
                Text | List | Id | Enum(_) | Date => "string",
            },
            description: self.docs,
            decimal_char: Some(decimal).filter(|d| matches!(self.kind, Number(..)) && *d != '.'),
            true_values: is_boolean.then_some(["true"]),
            false_values: is_boolean.then_some(["false"]),
            constraints: Some(Constraints {
                required: !self.is_optional,
                minimum,
                maximum,
                values: self.values(),
            })
            .filter(|constraints| *constraints != Constraints::default()),
        }
    }
}

/// The Frictionless Table Schema of a table.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Schema {
    fields: Vec<Field>,
    missing_values: [&'static str; 1],
    #[serde(skip_serializing_if = "Option::is_none")]
    primary_key: Option<[&'static str; 1]>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    foreign_keys: Vec<ForeignKey>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Field {
    name: &'static str,
    #[serde(rename = "type")]
    kind: &'static str,
    description: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    decimal_char: Option<char>,
    #[serde(skip_serializing_if = "Option::is_none")]
    true_values: Option<[&'static str; 1]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    false_values: Option<[&'static str; 1]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    constraints: Option<Constraints>,
}

#[derive(Default, PartialEq, Serialize)]
struct Constraints {
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    required: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    minimum: Option<Bound>,
    #[serde(skip_serializing_if = "Option::is_none")]
    maximum: Option<Bound>,
    #[serde(rename = "enum", skip_serializing_if = "<[_]>::is_empty")]
    values: &'static [&'static str],
}

#[derive(PartialEq, Serialize)]
#[serde(untagged)]
enum Bound {
    Whole(u8),
    Real(f64),
}

impl Bound {
    fn finite(bound: f64) -> Option<Self> {
        bound.is_finite().then_some(Self::Real(bound))
    }
}

#[derive(Serialize)]
struct ForeignKey {
    fields: [&'static str; 1],
    reference: Reference,
}

#[derive(Serialize)]
struct Reference {
    resource: &'static str,
    fields: [Option<&'static str>; 1],
}

/// The Frictionless Table Schema of `table`.
pub fn schema(table: Table, decimal: char) -> Schema {
    let link = |(column, to): &(&'static str, Table)| ForeignKey {
        fields: [*column],
        reference: Reference {
            // an empty name is the table itself
            resource: if *to == table { "" } else { to.name() },
            fields: [to.key()],
        },
    };
    Schema {
        fields: table.columns().iter().map(|c| c.field(decimal)).collect(),
        missing_values: [""],
        primary_key: table.key().map(|key| [key]),
        foreign_keys: table.links().iter().map(link).collect(),
    }
}

/// The whole codebook as JSON: one object per table, with the closed lists of flags and error codes.
pub fn codebook_json() -> Value {
    let tables: Vec<Value> = Table::ALL
        .iter()
        .map(|&table| {
            json!({
                "name": table.name(),
                "path": format!("{}.csv", table.name()),
                "description": table.docs(),
                "schema": schema(table, '.'),
            })
        })
        .collect();
    let list = |rows: &[(&str, &str)]| -> Value {
        rows.iter()
            .map(|(name, docs)| json!({ "value": name, "description": docs }))
            .collect()
    };
    json!({ "tables": tables, "flags": list(FLAGS), "error_codes": list(ERROR_CODES) })
}

/// The whole codebook as Markdown, one table per table.
pub fn codebook_markdown() -> String {
    let mut out = String::new();
    for table in Table::ALL {
        // writing into a String cannot fail
        let _ = write!(out, "### {}.csv\n\n{}\n\n", table.name(), table.docs());
        out.push_str("| column | type | meaning |\n|---|---|---|\n");
        for column in table.columns() {
            let empty = if column.is_optional {
                ", may be empty"
            } else {
                ""
            };
            let kind = column.kind.as_str();
            let _ = write!(
                out,
                "| `{}` | {kind}{empty} | {}",
                column.name,
                column.docs.replace('|', "\\|")
            );
            if !column.values().is_empty() {
                let _ = write!(out, ": {}", column.values().join(", "));
            }
            out.push_str(" |\n");
        }
        out.push('\n');
    }
    for (title, rows) in [("Flags", FLAGS), ("Error codes", ERROR_CODES)] {
        let _ = write!(out, "### {title}\n\n| value | meaning |\n|---|---|\n");
        for (name, docs) in rows {
            let _ = writeln!(out, "| `{name}` | {docs} |");
        }
        out.push('\n');
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_distinct_and_links_exist() {
        for table in Table::ALL {
            let names: Vec<&str> = table.columns().iter().map(|c| c.name).collect();
            let mut distinct = names.clone();
            distinct.sort_unstable();
            distinct.dedup();
            assert_eq!(distinct.len(), names.len(), "{}", table.name());
            for (column, to) in table.links() {
                assert!(names.contains(column), "{}.{column}", table.name());
                assert!(to.key().is_some());
            }
            for column in table.columns() {
                assert!(
                    !column.docs.is_empty() && !column.docs.ends_with('.'),
                    "{}",
                    column.name
                );
            }
        }
    }

    #[test]
    fn headers_are_those_of_the_contract() {
        for (table, count, first, last) in [
            (Table::Statements, 50, "statement_id", "outlet"),
            (Table::Speakers, 29, "speaker_id", "same_as"),
            (Table::Articles, 26, "article_id", "warnings"),
            (Table::Cues, 22, "cue_id", "outlet"),
            (Table::Conditions, 27, "condition_id", "outlet"),
            (Table::Stances, 29, "stance_id", "outlet"),
            (Table::Frames, 11, "frame_id", "evidence"),
            (Table::Errors, 6, "file", "hint"),
        ] {
            let columns = table.columns();
            assert_eq!(columns.len(), count, "{}", table.name());
            assert_eq!(columns.first().map(|c| c.name), Some(first));
            assert_eq!(columns.last().map(|c| c.name), Some(last));
        }
    }

    #[test]
    fn the_closed_lists_are_sorted_where_readers_search_them() {
        for list in [FLAGS, ERROR_CODES] {
            assert!(list.windows(2).all(|w| w[0].0 < w[1].0));
        }
        let flags: Vec<&str> = FLAGS.iter().map(|(flag, _)| *flag).collect();
        let mut made = crate::attribution::statement::FLAGS.to_vec();
        made.sort_unstable();
        assert_eq!(flags, made);
        assert!(codebook_markdown().contains("| `quote_type` | enum | "));
        assert_eq!(
            codebook_json()["tables"].as_array().map(Vec::len),
            Some(TABLES)
        );
    }
}
