//! Annotated articles: a gold file names its places by quoting the article, and this finds the byte spans.
//!
//! Every item has `at`, a snippet that stands once in the article. Short strings (cue, source, marker, ...) are looked for
//! inside it; what may be long (contents, antecedents, consequents) from the start of the sentence in which it begins. A long
//! string may be cut as `first words ... last words`. Places are those of the text that the tool reads, so of
//! the extracted text where an article is Markdown. No annotation is judged here, except that a string must be found.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde::de::DeserializeOwned;
use toml::Spanned;

use crate::attribution::speaker::SpeakerKind;
use crate::attribution::statement::QuoteType;
use crate::error::{Error, ErrorKind, Position, Result};
use crate::input::{self, Format, InputFile, ReadOptions};
use crate::lexicon::Layer;
use crate::span::Span;
use crate::text::Document;
use crate::text::sentence::{Abbreviations, Sentences, split};
use crate::text::token::tokenize;

/// Between the first and the last words of a long string.
const CUT: &str = " ... ";

/// Which half of the corpus an article belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Half {
    /// To work on: its errors may be looked at.
    Work,
    /// Only to measure: its figures are read, its errors are not.
    Measure,
}

impl Half {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Work, Self::Measure];

    /// The word in `splits`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Work => "work",
            Self::Measure => "measure",
        }
    }
}

/// The layouts that `splits` may name.
pub const LAYOUTS: [&str; 5] = ["report", "wire", "analysis", "transcript", "other"];

/// All annotated articles of a folder.
#[derive(Clone, Debug, Default)]
pub struct Corpus {
    /// In order of their names.
    pub articles: Vec<GoldArticle>,
}

/// One article with what a careful reader found in it.
#[derive(Clone, Debug)]
pub struct GoldArticle {
    /// Name of the files without extension.
    pub stem: String,
    /// To work on or to measure.
    pub half: Half,
    /// One of [`LAYOUTS`].
    pub layout: &'static str,
    /// The article as the tool reads it.
    pub doc: Document,
    /// Statements, as in the file.
    pub statements: Vec<GoldStatement>,
    /// Hedges, as in the file.
    pub hedges: Vec<GoldHedge>,
    /// Conditions, as in the file.
    pub conditions: Vec<GoldCondition>,
    /// Stances, as in the file.
    pub stances: Vec<GoldStance>,
}

/// An annotated statement.
#[derive(Clone, Debug, Default)]
pub struct GoldStatement {
    /// Canonical name of the speaker; empty where no source is named.
    pub speaker: String,
    /// Kind of the speaker.
    pub kind: String,
    /// The words that name the speaker here.
    pub source: Option<Span>,
    /// The words that report; none where the layout of an interview alone tells who speaks.
    pub cue: Option<Span>,
    /// What is reported, in order of the text.
    pub pieces: Vec<Span>,
    /// `direct`, `indirect`, `mixed` or `act`.
    pub quote_type: String,
    /// Whether it stands inside another statement.
    pub is_inner: bool,
    /// Whether the reporting is negated.
    pub is_negated: bool,
    /// Whether the content is a question.
    pub is_question: bool,
}

/// An annotated hedge.
#[derive(Clone, Debug, Default)]
pub struct GoldHedge {
    /// The word that carries it.
    pub span: Span,
    /// Category.
    pub category: String,
    /// Whether it is the speaker's, not the author's.
    pub is_speaker: bool,
    /// Canonical name of the speaker whose hedge it is; empty for the author and for speakers without a name.
    pub holder: String,
}

/// An annotated condition.
#[derive(Clone, Debug, Default)]
pub struct GoldCondition {
    /// The words that mark it.
    pub marker: Span,
    /// Type.
    pub kind: String,
    /// The condition without its marker.
    pub antecedent: Option<Span>,
    /// What depends on it.
    pub consequent: Option<Span>,
    /// Canonical name of whoever states it; empty for the author.
    pub holder: String,
    /// `open`, `remote`, `contrary`; empty where not annotated.
    pub factuality: String,
}

/// An annotated stance.
#[derive(Clone, Debug, Default)]
pub struct GoldStance {
    /// Canonical name of the holder.
    pub holder: String,
    /// Toward what.
    pub target: Span,
    /// `support`, `oppose`, `conditional`.
    pub polarity: String,
    /// Act.
    pub act: String,
    /// The words that show it.
    pub evidence: Span,
    /// Neither asked for nor punished: the addressee's row of a request.
    pub is_optional: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    article: String,
    #[serde(rename = "annotators")]
    _annotators: String,
    #[serde(default)]
    statement: Vec<StatementItem>,
    #[serde(default)]
    hedge: Vec<HedgeItem>,
    #[serde(default)]
    condition: Vec<ConditionItem>,
    #[serde(default)]
    stance: Vec<StanceItem>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StatementItem {
    at: Spanned<String>,
    speaker: String,
    kind: String,
    source: String,
    cue: String,
    content: Vec<String>,
    r#type: String,
    #[serde(default, rename = "via")]
    _via: String,
    #[serde(default, rename = "addressee")]
    _addressee: String,
    #[serde(default)]
    parent: bool,
    #[serde(default)]
    negated: bool,
    #[serde(default)]
    question: bool,
    #[serde(default)]
    stance: String,
    #[serde(default, rename = "target")]
    _target: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HedgeItem {
    at: Spanned<String>,
    text: String,
    category: String,
    voice: String,
    holder: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ConditionItem {
    at: Spanned<String>,
    marker: String,
    r#type: String,
    antecedent: String,
    consequent: String,
    holder: String,
    #[serde(default)]
    factuality: String,
    #[serde(default)]
    need: String,
    #[serde(default, rename = "negative")]
    _negative: bool,
    #[serde(default)]
    actor: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StanceItem {
    at: Spanned<String>,
    holder: String,
    target: String,
    stance: String,
    act: String,
    evidence: String,
    #[serde(default)]
    optional: bool,
}

/// The stances that are annotated; where nothing is, nobody takes sides.
pub const STANCES: [&str; 3] = ["support", "oppose", "conditional"];

impl Corpus {
    /// Reads the folder that holds `splits`, `gold` and `articles`.
    ///
    /// # Errors
    ///
    /// Everything that is wrong in any of the files, each with its place.
    pub fn read(root: &Path) -> Result<Self, Vec<Error>> {
        let splits = read_splits(&root.join("splits")).map_err(|error| vec![error])?;
        let (mut articles, mut wrong) = (Vec::new(), Vec::new());
        for (stem, half, layout) in splits {
            match read_article(root, &stem, half, layout) {
                Ok(article) => articles.push(article),
                Err(errors) => wrong.extend(errors),
            }
        }
        articles.sort_by(|a: &GoldArticle, b| a.stem.cmp(&b.stem));
        if wrong.is_empty() {
            Ok(Self { articles })
        } else {
            Err(wrong)
        }
    }

    /// The articles of one half.
    pub fn half(&self, half: Half) -> impl Iterator<Item = &GoldArticle> {
        self.articles
            .iter()
            .filter(move |article| article.half == half)
    }
}

fn fault(path: &Path, line: usize, message: impl Into<String>, help: &str) -> Error {
    let position = Position {
        path: path.to_owned(),
        line,
        column: 0,
    };
    ErrorKind::Gold {
        position,
        message: message.into(),
        help: help.to_owned(),
    }
    .into()
}

fn read_text(path: &Path) -> Result<String> {
    fs::read_to_string(path).map_err(|error| fault(path, 0, format!("cannot be read: {error}"), ""))
}

/// Reads lines `article<TAB>half<TAB>layout`; lines that start with # are comments.
fn read_splits(path: &Path) -> Result<Vec<(String, Half, &'static str)>> {
    let mut out = Vec::new();
    for (n, line) in read_text(path)?.lines().enumerate() {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let mut cells = line.split('\t');
        let (stem, half, layout) = (cells.next(), cells.next(), cells.next());
        let half = Half::ALL.into_iter().find(|h| Some(h.as_str()) == half);
        let layout = LAYOUTS.into_iter().find(|&l| Some(l) == layout);
        let (Some(stem), Some(half), Some(layout), None) = (stem, half, layout, cells.next())
        else {
            let help = format!("ARTICLE, work or measure, one of {}", LAYOUTS.join(", "));
            return Err(fault(
                path,
                n + 1,
                "not article, half and layout with a TAB between",
                &help,
            ));
        };
        out.push((stem.to_owned(), half, layout));
    }
    Ok(out)
}

fn parse<T: DeserializeOwned>(path: &Path, text: &str) -> Result<T> {
    toml::from_str(text).map_err(|error| {
        let line = error.span().map_or(0, |span| line_of(text, span.start));
        fault(
            path,
            line,
            error.message(),
            "see corpus/README.md for the format",
        )
    })
}

fn line_of(text: &str, byte: usize) -> usize {
    text.bytes().take(byte).filter(|&b| b == b'\n').count() + 1
}

/// Reads an article through the same door as any input.
fn read_document(path: &Path) -> Result<Document> {
    let name = path
        .file_name()
        .map_or_else(String::new, |n| n.to_string_lossy().into_owned());
    let format = Format::of_path(path).unwrap_or_default();
    let file = InputFile {
        path: path.to_owned(),
        name,
        format,
    };
    let options = ReadOptions::default();
    let record = input::open(&file, &options)?.next();
    let record = record.ok_or_else(|| fault(path, 0, "holds no article", ""))?;
    input::parse(record, &options)
}

fn read_article(
    root: &Path,
    stem: &str,
    half: Half,
    layout: &'static str,
) -> Result<GoldArticle, Vec<Error>> {
    let path = root.join("gold").join(format!("{stem}.toml"));
    let text = read_text(&path).map_err(|error| vec![error])?;
    let file: File = parse(&path, &text).map_err(|error| vec![error])?;
    let doc = read_document(&root.join(&file.article)).map_err(|error| vec![error])?;
    let mut places = Places::new(&path, &text, &doc);
    let mut article = GoldArticle {
        stem: stem.to_owned(),
        half,
        layout,
        doc: Document::default(),
        statements: Vec::new(),
        hedges: Vec::new(),
        conditions: Vec::new(),
        stances: Vec::new(),
    };
    for (n, item) in file.statement.iter().enumerate() {
        places.start("statement", n, &item.at);
        article.statements.extend(places.statement(item));
    }
    for (n, item) in file.hedge.iter().enumerate() {
        places.start("hedge", n, &item.at);
        article.hedges.extend(places.hedge(item));
    }
    for (n, item) in file.condition.iter().enumerate() {
        places.start("condition", n, &item.at);
        article.conditions.extend(places.condition(item));
    }
    for (n, item) in file.stance.iter().enumerate() {
        places.start("stance", n, &item.at);
        article.stances.extend(places.stance(item));
    }
    let wrong = std::mem::take(&mut places.wrong);
    article.doc = doc;
    if wrong.is_empty() {
        Ok(article)
    } else {
        Err(wrong)
    }
}

/// Finds the strings of one gold file in its article.
struct Places<'p> {
    path: PathBuf,
    /// The gold file, for line numbers.
    gold: &'p str,
    text: &'p str,
    sentences: Vec<Span>,
    /// The item under way, for messages.
    item: String,
    line: usize,
    /// Where its `at` stands.
    at: Option<Span>,
    wrong: Vec<Error>,
}

impl<'p> Places<'p> {
    fn new(path: &Path, gold: &'p str, doc: &'p Document) -> Self {
        let (mut tokens, mut sentences) = (Vec::new(), Sentences::default());
        tokenize(doc.text(), &mut tokens);
        split(
            doc.text(),
            &tokens,
            &Abbreviations::default(),
            &mut sentences,
        );
        Self {
            path: path.to_owned(),
            gold,
            text: doc.text(),
            sentences: sentences.sentences.iter().map(|s| s.span).collect(),
            item: String::new(),
            line: 0,
            at: None,
            wrong: Vec::new(),
        }
    }

    fn start(&mut self, what: &str, n: usize, at: &Spanned<String>) {
        self.item = format!("{what} {}", n + 1);
        self.line = line_of(self.gold, at.span().start);
        self.at = None;
        let mut found = self.text.match_indices(at.get_ref().as_str());
        match (found.next(), found.next()) {
            (Some((start, snippet)), None) => {
                self.at = Some(Span::new(start, start + snippet.len()));
            }
            (None, _) => self.complain(&format!("at is not in the article: {}", at.get_ref())),
            (Some(_), Some(_)) => {
                self.complain(&format!(
                    "at stands more than once in the article: {}",
                    at.get_ref()
                ));
            }
        }
    }

    fn complain(&mut self, message: &str) {
        let message = format!("{}: {message}", self.item);
        self.wrong.push(fault(
            &self.path,
            self.line,
            message,
            "quote the article exactly",
        ));
    }

    fn one_of(&mut self, key: &str, value: &str, all: &[&str]) -> Option<()> {
        if all.contains(&value) {
            return Some(());
        }
        self.complain(&format!(
            "unknown {key} \"{value}\": one of {}",
            all.join(", ")
        ));
        None
    }

    /// Where `needle` stands inside `at`, on word boundaries.
    fn inside(&mut self, key: &str, needle: &str) -> Option<Span> {
        let at = self.at?;
        let (head, tail) = needle.split_once(CUT).unwrap_or((needle, ""));
        let found = self.all(head).find(|span| at.contains(*span));
        let found = match (found, tail) {
            (Some(first), "") => Some(first),
            (Some(first), _) => {
                let last = self
                    .all(tail)
                    .find(|s| s.start >= first.end && at.contains(*s));
                last.map(|last| first.hull(last))
            }
            (None, _) => None,
        };
        if found.is_none() {
            self.complain(&format!("{key} is not inside at: {needle}"));
        }
        found
    }

    /// The same for a string that may be empty.
    #[allow(clippy::option_option)] // not found, none stated, found
    fn inside_or_none(&mut self, key: &str, needle: &str) -> Option<Option<Span>> {
        if needle.is_empty() {
            Some(None)
        } else {
            self.inside(key, needle).map(Some)
        }
    }

    /// Where a long string stands: at or after `from`, else as near to it as it gets.
    fn near(&mut self, key: &str, string: &str, from: u32) -> Option<Span> {
        let (head, tail) = string.split_once(CUT).unwrap_or((string, ""));
        let first = self.all(head).find(|span| span.start >= from);
        let first = first.or_else(|| self.all(head).min_by_key(|span| from.abs_diff(span.start)));
        let found = match first {
            Some(first) if !tail.is_empty() => {
                let last = self.all(tail).find(|span| span.start >= first.end);
                last.map(|last| first.hull(last))
            }
            first => first,
        };
        if found.is_none() {
            self.complain(&format!("{key} is not in the article: {string}"));
        }
        found
    }

    /// All places of `needle` on word boundaries, in order.
    fn all<'n>(&self, needle: &'n str) -> impl Iterator<Item = Span> + use<'p, 'n> {
        let text = self.text;
        let joins = |a: Option<char>, b: Option<char>| {
            a.is_some_and(char::is_alphanumeric) && b.is_some_and(char::is_alphanumeric)
        };
        text.match_indices(needle)
            .filter_map(move |(start, found)| {
                let end = start + found.len();
                let before = text.get(..start)?.chars().next_back();
                let after = text.get(end..)?.chars().next();
                let is_cut =
                    joins(before, found.chars().next()) || joins(found.chars().next_back(), after);
                (!is_cut && start < end).then(|| Span::new(start, end))
            })
    }

    /// The start of the sentence in which `at` starts.
    fn sentence_start(&self) -> u32 {
        let at = self.at.unwrap_or_default().start;
        let holds = |span: &&Span| span.start <= at && at < span.end;
        self.sentences
            .iter()
            .find(holds)
            .map_or(at, |span| span.start)
    }

    /// A condition's part, which stands near its marker; empty is none.
    #[allow(clippy::option_option)] // not found, none stated, found
    fn part(&mut self, key: &str, string: &str) -> Option<Option<Span>> {
        if string.is_empty() {
            return Some(None);
        }
        self.near(key, string, self.sentence_start()).map(Some)
    }

    fn statement(&mut self, item: &StatementItem) -> Option<GoldStatement> {
        self.at?;
        self.one_of("kind", &item.kind, &SpeakerKind::NAMES)?;
        self.one_of("type", &item.r#type, &QuoteType::NAMES)?;
        if !item.stance.is_empty() {
            self.one_of(
                "stance",
                &item.stance,
                &["support", "oppose", "conditional", "neutral"],
            )?;
        }
        let mut from = self.sentence_start();
        let cue = self.inside_or_none("cue", &item.cue)?;
        let source = self.inside_or_none("source", &item.source)?;
        let mut pieces = Vec::new();
        for piece in &item.content {
            let span = self.near("content", piece, from)?;
            from = span.end;
            pieces.push(span);
        }
        if pieces.is_empty() {
            self.complain("no content");
        }
        pieces.sort_unstable();
        Some(GoldStatement {
            speaker: item.speaker.clone(),
            kind: item.kind.clone(),
            source,
            cue,
            pieces,
            quote_type: item.r#type.clone(),
            is_inner: item.parent,
            is_negated: item.negated,
            is_question: item.question,
        })
    }

    fn hedge(&mut self, item: &HedgeItem) -> Option<GoldHedge> {
        self.at?;
        self.one_of("category", &item.category, Layer::Hedge.categories(""))?;
        self.one_of("voice", &item.voice, &["speaker", "author"])?;
        if item.voice == "author" && !item.holder.is_empty() {
            self.complain("the author's hedge has a holder");
        }
        Some(GoldHedge {
            span: self.inside("text", &item.text)?,
            category: item.category.clone(),
            is_speaker: item.voice == "speaker",
            holder: item.holder.clone(),
        })
    }

    fn condition(&mut self, item: &ConditionItem) -> Option<GoldCondition> {
        self.at?;
        self.one_of("type", &item.r#type, &Layer::CONDITION_TYPES)?;
        self.one_of(
            "factuality",
            &item.factuality,
            &["", "open", "remote", "contrary"],
        )?;
        self.one_of("need", &item.need, &["", "necessary", "sufficient", "both"])?;
        self.part("actor", &item.actor)?;
        Some(GoldCondition {
            marker: self.inside("marker", &item.marker)?,
            kind: item.r#type.clone(),
            antecedent: self.part("antecedent", &item.antecedent)?,
            consequent: self.part("consequent", &item.consequent)?,
            holder: item.holder.clone(),
            factuality: item.factuality.clone(),
        })
    }

    fn stance(&mut self, item: &StanceItem) -> Option<GoldStance> {
        self.at?;
        self.one_of("stance", &item.stance, &STANCES)?;
        self.one_of("act", &item.act, &Layer::ACTS)?;
        Some(GoldStance {
            holder: item.holder.clone(),
            target: self.inside("target", &item.target)?,
            polarity: item.stance.clone(),
            act: item.act.clone(),
            evidence: self.inside("evidence", &item.evidence)?,
            is_optional: item.optional,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ARTICLE: &str = "Ms. Olmos said that it may rain. “If it does,” she said, “we stay. We wait.”\n\nIt may not.";

    fn read(gold: &str) -> Result<GoldArticle, Vec<Error>> {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir(root.path().join("gold")).unwrap();
        fs::write(root.path().join("a.txt"), ARTICLE).unwrap();
        let gold = format!("article = \"a.txt\"\nannotators = \"a\"\n{gold}");
        fs::write(root.path().join("gold/a.toml"), gold).unwrap();
        read_article(root.path(), "a", Half::Work, "report")
    }

    #[test]
    fn strings_become_spans() {
        let article = read(concat!(
            "[[statement]]\nat = \"she said, “we\"\nspeaker = \"Olmos\"\nkind = \"person\"\nsource = \"she\"\ncue = \"said\"\n",
            "content = [\"If it does\", \"we ... wait\"]\ntype = \"direct\"\n",
            "[[hedge]]\nat = \"it may rain\"\ntext = \"may\"\ncategory = \"epistemic\"\nvoice = \"author\"\nholder = \"\"\n",
        ))
        .unwrap();
        let text = article.doc.text();
        let statement = &article.statements[0];
        let pieces: Vec<&str> = statement.pieces.iter().map(|p| p.of(text)).collect();
        assert_eq!(pieces, ["If it does", "we stay. We wait"]);
        assert_eq!(
            statement.cue.unwrap().start as usize,
            text.rfind("said").unwrap()
        );
        assert_eq!(
            article.hedges[0].span.start as usize,
            text.find("may").unwrap()
        );
    }

    #[test]
    fn mistakes_name_file_line_and_item() {
        for (at, text, expected) in [
            (
                "may",
                "may",
                "a.toml:4: hedge 1: at stands more than once in the article: may",
            ),
            (
                "it may snow",
                "may",
                "a.toml:4: hedge 1: at is not in the article: it may snow",
            ),
            (
                "it may rain",
                "ma",
                "a.toml:4: hedge 1: text is not inside at: ma",
            ),
        ] {
            let gold = format!(
                "[[hedge]]\nat = \"{at}\"\ntext = \"{text}\"\ncategory = \"epistemic\"\nvoice = \"author\"\nholder = \"\"\n"
            );
            let wrong = read(&gold).unwrap_err();
            assert!(wrong[0].to_string().ends_with(expected), "{}", wrong[0]);
        }
        let wrong = read("[[hedge]]\nat = \"x\"\nmood = \"y\"\n").unwrap_err();
        assert!(
            wrong[0]
                .to_string()
                .contains("a.toml:5: unknown field `mood`"),
            "{}",
            wrong[0]
        );
    }
}
