//! Analyses set against annotated articles: precision, recall and F1 of each kind of row, and shares of what is right about the
//! rows that were found.
//!
//! Rows are paired one to one, the best pair first. Words are counted, not characters, and each by its place in the text. All
//! figures are percentages. A row that is found twice is right once.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::fmt;

use crate::analyzer::Analysis;
use crate::attribution::statement::{QuoteType, Statement};
use crate::eval::gold::{
    GoldArticle, GoldCondition, GoldHedge, GoldStance, GoldStatement, LAYOUTS, STANCES,
};
use crate::eval::name::is_same_name;
use crate::lexicon::Layer;
use crate::span::Span;
use crate::tag::condition::Condition;
use crate::tag::stance::{Polarity, Stance};
use crate::tag::{Hit, Voice};
use crate::text::token::{Token, tokenize};

/// From what confidence on it is counted how many statements have the right content: what a user who filters by it gets.
const CONFIDENT: [(&str, f32); 2] = [
    ("content right, confidence from 0.7", 0.7),
    ("content right, confidence from 0.9", 0.9),
];

/// What is compared.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// What it tells, the same in every run.
    pub name: String,
    /// Precision, recall, F1; or one share.
    pub value: Value,
    /// Annotated rows, or what the share is of.
    pub n: u64,
    /// Whether less is better.
    pub is_loss: bool,
}

/// The numbers of a figure, in per cent.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value {
    /// Of rows that are found or not.
    Found {
        /// Share of the found rows that are annotated.
        precision: f64,
        /// Share of the annotated rows that are found.
        recall: f64,
        /// Harmonic mean of the two.
        f1: f64,
    },
    /// Of something about rows.
    Share(f64),
}

impl Value {
    /// The number that counts: F1, or the share.
    pub fn main(self) -> f64 {
        match self {
            Self::Found { f1, .. } => f1,
            Self::Share(share) => share,
        }
    }
}

/// All figures of a set of articles, in a fixed order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figures(pub Vec<Figure>);

impl Figures {
    /// The figure with this name.
    pub fn get(&self, name: &str) -> Option<&Figure> {
        self.0.iter().find(|figure| figure.name == name)
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = self
            .0
            .iter()
            .map(|figure| figure.name.chars().count())
            .max()
            .unwrap_or(0);
        writeln!(
            f,
            "{:width$} {:>6} {:>6} {:>6} {:>6} {:>5}",
            "", "P", "R", "F1", "share", "n"
        )?;
        for Figure { name, value, n, .. } in &self.0 {
            match value {
                Value::Found {
                    precision,
                    recall,
                    f1,
                } => {
                    writeln!(
                        f,
                        "{name:width$} {precision:6.1} {recall:6.1} {f1:6.1} {:6} {n:5}",
                        ""
                    )?;
                }
                Value::Share(share) => {
                    writeln!(
                        f,
                        "{name:width$} {:6} {:6} {:6} {share:6.1} {n:5}",
                        "", "", ""
                    )?;
                }
            }
        }
        Ok(())
    }
}

#[derive(Clone, Debug, Default)]
struct Count {
    found: u64,
    annotated: u64,
    right_found: u64,
    right_annotated: u64,
}

impl Count {
    fn value(&self) -> Value {
        let precision = percent(self.right_found as f64, self.found);
        let recall = percent(self.right_annotated as f64, self.annotated);
        let sum = precision + recall;
        let f1 = if sum > 0.0 {
            2.0 * precision * recall / sum
        } else {
            0.0
        };
        Value::Found {
            precision,
            recall,
            f1,
        }
    }
}

fn percent(part: f64, of: u64) -> f64 {
    if of == 0 {
        0.0
    } else {
        100.0 * part / of as f64
    }
}

#[derive(Clone, Debug)]
enum Tally {
    Rows(Count),
    Share { sum: f64, of: u64, is_loss: bool },
}

/// Figures under way.
#[derive(Debug, Default)]
struct Tallies(Vec<(String, Tally)>);

impl Tallies {
    fn rows(&mut self, name: &str) -> &mut Count {
        match self.slot(name, || Tally::Rows(Count::default())) {
            Tally::Rows(count) => count,
            Tally::Share { .. } => unreachable!("{name} is a share"),
        }
    }

    fn share(&mut self, name: &str, part: f64, of: u64) {
        let is_loss = name.contains("unknown");
        if let Tally::Share { sum, of: all, .. } = self.slot(name, || Tally::Share {
            sum: 0.0,
            of: 0,
            is_loss,
        }) {
            *sum += part;
            *all += of;
        }
    }

    #[allow(clippy::indexing_slicing)] // the place was just found or made
    fn slot(&mut self, name: &str, new: impl FnOnce() -> Tally) -> &mut Tally {
        let at = self
            .0
            .iter()
            .position(|(n, _)| n == name)
            .unwrap_or_else(|| {
                self.0.push((name.to_owned(), new()));
                self.0.len() - 1
            });
        &mut self.0[at].1
    }

    /// Counts rows of one name: how many there are, and how many pairs are right.
    fn count(&mut self, name: &str, annotated: usize, found: usize, right: usize) {
        let count = self.rows(name);
        count.annotated += annotated as u64;
        count.found += found as u64;
        count.right_annotated += right as u64;
        count.right_found += right as u64;
    }

    fn figures(self) -> Figures {
        let figure = |(name, tally): (String, Tally)| match tally {
            Tally::Rows(count) => Figure {
                name,
                value: count.value(),
                n: count.annotated,
                is_loss: false,
            },
            Tally::Share { sum, of, is_loss } => Figure {
                name,
                value: Value::Share(percent(sum, of)),
                n: of,
                is_loss,
            },
        };
        let mut out = Figures(self.0.into_iter().map(figure).collect());
        let classes: Vec<&Figure> = STANCES
            .iter()
            .filter_map(|s| out.get(&format!("stance {s}")))
            .collect();
        if !classes.is_empty() {
            let sum: f64 = classes.iter().map(|figure| figure.value.main()).sum();
            let n = classes.iter().map(|figure| figure.n).sum();
            let value = Value::Share(sum / classes.len() as f64);
            out.0.push(Figure {
                name: "stance macro-F1".to_owned(),
                value,
                n,
                is_loss: false,
            });
        }
        out
    }
}

/// Scores analyses against the articles they were made of.
pub fn score<'a>(pairs: impl IntoIterator<Item = (&'a GoldArticle, &'a Analysis)>) -> Figures {
    let mut tallies = Tallies::default();
    for name in ["statements", "statements, content"] {
        tallies.rows(name);
    }
    for kind in QuoteType::NAMES {
        tallies.rows(&format!("statements {kind}"));
    }
    for layout in LAYOUTS {
        tallies.rows(&format!("statements in {layout}"));
    }
    for (article, analysis) in pairs {
        let mut tokens = Vec::new();
        tokenize(article.doc.text(), &mut tokens);
        let names = Names { article, analysis };
        let words = Words(&tokens);
        statements(&words, &names, &mut tallies);
        hedges(&words, &names, &mut tallies);
        conditions(&words, &names, &mut tallies);
        stances(&words, &names, &mut tallies);
    }
    tallies.figures()
}

/// The words of an article.
struct Words<'a>(&'a [Token]);

impl Words<'_> {
    /// Numbers of the words that share a letter with one of `spans`.
    fn of(&self, spans: impl IntoIterator<Item = Span>) -> BTreeSet<usize> {
        let mut out = BTreeSet::new();
        for span in spans {
            let from = self.0.partition_point(|token| token.end <= span.start);
            let end = self.0.partition_point(|token| token.start < span.end);
            out.extend(from..end);
        }
        out
    }
}

fn jaccard(a: &BTreeSet<usize>, b: &BTreeSet<usize>) -> f64 {
    let both = a.intersection(b).count();
    let all = a.len() + b.len() - both;
    if all == 0 {
        1.0
    } else {
        both as f64 / all as f64
    }
}

/// Pairs of one annotated and one found row, each in one pair at most; those with the greatest `weight` first.
fn paired<W: PartialOrd>(
    annotated: usize,
    found: usize,
    weight: impl Fn(usize, usize) -> Option<W>,
) -> Vec<(usize, usize)> {
    let mut all = Vec::new();
    for g in 0..annotated {
        for f in 0..found {
            all.extend(weight(g, f).map(|w| (w, g, f)));
        }
    }
    all.sort_by(|a, b| {
        let order = b.0.partial_cmp(&a.0).unwrap_or(Ordering::Equal);
        order.then((a.1, a.2).cmp(&(b.1, b.2)))
    });
    let (mut used_g, mut used_f, mut out) = (BTreeSet::new(), BTreeSet::new(), Vec::new());
    for (_, g, f) in all {
        if !used_g.contains(&g) && !used_f.contains(&f) {
            used_g.insert(g);
            used_f.insert(f);
            out.push((g, f));
        }
    }
    out
}

/// Compares annotated names with found speakers.
struct Names<'a> {
    article: &'a GoldArticle,
    analysis: &'a Analysis,
}

impl Names<'_> {
    /// Whether `speaker` (an index) is the one annotated as `name`, whom the article's own voice is if `name` is empty
    /// and `is_author` holds.
    fn is_same(&self, name: &str, is_author: bool, speaker: Option<u32>) -> bool {
        if name.is_empty() {
            return if is_author {
                speaker == Some(0)
            } else {
                speaker.is_none()
            };
        }
        let Some(found) = speaker.filter(|&s| s > 0) else {
            return false;
        };
        let Some(found) = self.analysis.speakers.get(found as usize) else {
            return false;
        };
        let kind = self.article.statements.iter().find(|s| s.speaker == name);
        is_same_name(name, kind.map_or("", |s| s.kind.as_str()), &found.name)
    }
}

fn statements(words: &Words, names: &Names, tallies: &mut Tallies) {
    let gold: &[GoldStatement] = &names.article.statements;
    let found: &[Statement] = &names.analysis.statements;
    let gold_words: Vec<_> = gold
        .iter()
        .map(|s| words.of(s.pieces.iter().copied()))
        .collect();
    let found_words: Vec<_> = found
        .iter()
        .map(|s| words.of(s.pieces.iter().copied()))
        .collect();
    let is_right = |g: usize, f: usize| {
        let (Some(g), Some(f)) = (gold.get(g), found.get(f)) else {
            return false;
        };
        names.is_same(&g.speaker, false, f.speaker)
    };
    let pairs = paired(gold.len(), found.len(), |g, f| {
        let overlap = jaccard(gold_words.get(g)?, found_words.get(f)?);
        let has_cue = gold
            .get(g)?
            .cue
            .is_some_and(|cue| cue.overlaps(found.get(f).map_or(Span::default(), |f| f.cue)));
        (overlap >= 0.5).then_some((overlap, is_right(g, f), has_cue))
    });
    let right: Vec<_> = pairs
        .iter()
        .copied()
        .filter(|&(g, f)| is_right(g, f))
        .collect();
    tallies.count("statements", gold.len(), found.len(), right.len());
    tallies.count("statements, content", gold.len(), found.len(), pairs.len());
    for kind in QuoteType::NAMES {
        let count = tallies.rows(&format!("statements {kind}"));
        let is_gold = |g: usize| gold.get(g).is_some_and(|s| s.quote_type == kind);
        let is_found = |f: usize| found.get(f).is_some_and(|s| s.quote_type.as_str() == kind);
        count.annotated += (0..gold.len()).filter(|&g| is_gold(g)).count() as u64;
        count.found += (0..found.len()).filter(|&f| is_found(f)).count() as u64;
        count.right_annotated += right.iter().filter(|(g, _)| is_gold(*g)).count() as u64;
        count.right_found += right.iter().filter(|(_, f)| is_found(*f)).count() as u64;
    }
    let layout = format!("statements in {}", names.article.layout);
    tallies.count(&layout, gold.len(), found.len(), right.len());
    let inner = gold.iter().filter(|s| s.is_inner).count();
    let inner_right = right
        .iter()
        .filter(|(g, _)| gold.get(*g).is_some_and(|s| s.is_inner))
        .count();
    let is_typed = |&(g, f): &(usize, usize)| {
        gold.get(g).map(|s| s.quote_type.as_str()) == found.get(f).map(|s| s.quote_type.as_str())
    };
    let typed = pairs.iter().filter(|pair| is_typed(pair)).count();
    let unknown = found.iter().filter(|s| s.speaker.is_none()).count();
    tallies.share(
        "statements inside others, found",
        inner_right as f64,
        inner as u64,
    );
    tallies.share("speaker right", right.len() as f64, pairs.len() as u64);
    tallies.share("speaker unknown", unknown as f64, found.len() as u64);
    tallies.share("quote type right", typed as f64, pairs.len() as u64);
    for (name, least) in CONFIDENT {
        let is_sure = |f: usize| found.get(f).is_some_and(|s| s.confidence >= least);
        let sure = (0..found.len()).filter(|&f| is_sure(f)).count();
        let sure_right = pairs.iter().filter(|&&(_, f)| is_sure(f)).count();
        tallies.share(name, sure_right as f64, sure as u64);
    }
}

fn hedges(words: &Words, names: &Names, tallies: &mut Tallies) {
    let gold: Vec<&GoldHedge> = names.article.hedges.iter().collect();
    let hits = names.analysis.hits.iter();
    let found: Vec<&Hit> = hits
        .filter(|h| h.layer == Layer::Hedge && h.is_counted())
        .collect();
    let pair = |gold: &[&GoldHedge], found: &[&Hit]| {
        paired(gold.len(), found.len(), |g, f| {
            let (g, f) = (gold.get(g)?, found.get(f)?);
            let overlap = jaccard(&words.of([g.span]), &words.of([f.span]));
            (overlap > 0.0).then_some((overlap, g.category == f.category))
        })
    };
    let pairs = pair(&gold, &found);
    tallies.count("hedges", gold.len(), found.len(), pairs.len());
    let core = |category: &str| !Layer::UNCOUNTED_HEDGES.contains(&category);
    let (core_gold, core_found): (Vec<_>, Vec<_>) = (
        gold.iter().copied().filter(|g| core(&g.category)).collect(),
        found.iter().copied().filter(|f| core(f.category)).collect(),
    );
    let core_pairs = pair(&core_gold, &core_found).len();
    tallies.count(
        "hedges, core",
        core_gold.len(),
        core_found.len(),
        core_pairs,
    );
    let both = |&(g, f): &(usize, usize)| Some((*gold.get(g)?, *found.get(f)?));
    for &category in Layer::Hedge.categories("") {
        let right = pairs.iter().filter_map(both);
        let right = right
            .filter(|(g, f)| g.category == category && f.category == category)
            .count();
        let annotated = gold.iter().filter(|g| g.category == category).count();
        let here = found.iter().filter(|f| f.category == category).count();
        tallies.count(&format!("hedges {category}"), annotated, here, right);
    }
    let of = pairs.len() as u64;
    let category = pairs
        .iter()
        .filter_map(both)
        .filter(|(g, f)| g.category == f.category)
        .count();
    let holder = pairs.iter().filter_map(both).filter(|(g, f)| {
        let voice = g.is_speaker == (f.voice == Voice::Speaker);
        voice && names.is_same(&g.holder, !g.is_speaker, f.speaker)
    });
    let holder = holder.count();
    tallies.share("hedge category right", category as f64, of);
    tallies.share("hedge holder right", holder as f64, of);
}

fn conditions(words: &Words, names: &Names, tallies: &mut Tallies) {
    let gold: &[GoldCondition] = &names.article.conditions;
    let found: &[Condition] = &names.analysis.conditions;
    let antecedents = |g: &GoldCondition, f: &Condition| {
        jaccard(&words.of(g.antecedent), &words.of(f.antecedent))
    };
    let pairs = paired(gold.len(), found.len(), |g, f| {
        let (g, f) = (gold.get(g)?, found.get(f)?);
        let is_here = g.marker.overlaps(f.marker);
        is_here.then(|| (g.kind == f.kind, antecedents(g, f)))
    });
    let both = |&(g, f): &(usize, usize)| Some((gold.get(g)?, found.get(f)?));
    let pairs: Vec<_> = pairs.iter().filter_map(both).collect();
    let right: Vec<_> = pairs
        .iter()
        .filter(|(g, f)| g.kind == f.kind && antecedents(g, f) >= 0.5)
        .collect();
    tallies.count("conditions", gold.len(), found.len(), right.len());
    tallies.count("conditions, marker", gold.len(), found.len(), pairs.len());
    for kind in Layer::CONDITION_TYPES {
        let annotated = gold.iter().filter(|c| c.kind == kind).count();
        let here = found.iter().filter(|c| c.kind == kind).count();
        let right = right.iter().filter(|(g, _)| g.kind == kind).count();
        tallies.count(&format!("conditions {kind}"), annotated, here, right);
    }
    let of = pairs.len() as u64;
    let share = |is: &dyn Fn(&GoldCondition, &Condition) -> bool| {
        pairs.iter().filter(|(g, f)| is(g, f)).count() as f64
    };
    tallies.share("condition type right", share(&|g, f| g.kind == f.kind), of);
    tallies.share(
        "condition antecedent right",
        share(&|g, f| antecedents(g, f) >= 0.5),
        of,
    );
    let consequent = |g: &GoldCondition, f: &Condition| {
        jaccard(&words.of(g.consequent), &words.of(f.consequent)) >= 0.5
    };
    tallies.share("condition consequent right", share(&consequent), of);
    let holder = |g: &GoldCondition, f: &Condition| {
        // an empty holder is the author, or a statement whose source has no name
        names.is_same(&g.holder, true, f.speaker) || names.is_same(&g.holder, false, f.speaker)
    };
    tallies.share("condition holder right", share(&holder), of);
    let told = pairs.iter().filter(|(g, _)| !g.factuality.is_empty());
    let factuality = share(&|g, f| g.factuality == f.factuality.as_str());
    tallies.share(
        "condition factuality right",
        factuality,
        told.count() as u64,
    );
}

fn stances(words: &Words, names: &Names, tallies: &mut Tallies) {
    let gold: Vec<&GoldStance> = names.article.stances.iter().collect();
    let rows = names.analysis.stances.iter();
    let found: Vec<&Stance> = rows.filter(|s| s.polarity != Polarity::Neutral).collect();
    let overlap =
        |g: &GoldStance, f: &Stance| jaccard(&words.of([g.target]), &words.of([f.target]));
    // one who speaks of what "the ministry" wants may be its holder only by name: the author holds nothing here
    let has_holder = |g: &GoldStance, f: &Stance| names.is_same(&g.holder, false, f.holder);
    let pair = |needs_holder: bool| {
        paired(gold.len(), found.len(), |g, f| {
            let (g, f) = (gold.get(g)?, found.get(f)?);
            let shared = overlap(g, f);
            let is_pair = shared > 0.0 && (!needs_holder || has_holder(g, f));
            is_pair.then(|| (g.polarity == f.polarity.as_str(), has_holder(g, f), shared))
        })
    };
    for (name, needs_holder) in [("stances", true), ("stances, target", false)] {
        let pairs = pair(needs_holder);
        // a request's second row, against the addressee, is neither asked for nor punished
        let is_optional = |f: usize, stance: &Stance| {
            let partner = pairs
                .iter()
                .find(|(_, p)| *p == f)
                .and_then(|(g, _)| gold.get(*g));
            match partner {
                Some(g) => g.is_optional,
                None => stance.act == "REQUEST" && stance.polarity == Polarity::Oppose,
            }
        };
        let counted: BTreeSet<usize> = found
            .iter()
            .enumerate()
            .filter(|&(f, s)| !is_optional(f, s))
            .map(|(f, _)| f)
            .collect();
        let asked = |g: &&&GoldStance| !g.is_optional;
        let both = |&(g, f): &(usize, usize)| Some((*gold.get(g)?, *found.get(f)?));
        let pairs: Vec<_> = pairs
            .iter()
            .filter(|(_, f)| counted.contains(f))
            .filter_map(both)
            .collect();
        tallies.count(
            name,
            gold.iter().filter(asked).count(),
            counted.len(),
            pairs.len(),
        );
        if !needs_holder {
            continue;
        }
        for kind in STANCES {
            let annotated = gold
                .iter()
                .filter(asked)
                .filter(|g| g.polarity == kind)
                .count();
            let here = counted.iter().filter_map(|&f| found.get(f));
            let here = here.filter(|f| f.polarity.as_str() == kind).count();
            let right = pairs
                .iter()
                .filter(|(g, f)| g.polarity == kind && f.polarity.as_str() == kind);
            let right = right.count();
            tallies.count(&format!("stance {kind}"), annotated, here, right);
        }
        let of = pairs.len() as u64;
        let sum: f64 = pairs.iter().map(|(g, f)| overlap(g, f)).sum();
        let polarity = pairs
            .iter()
            .filter(|(g, f)| g.polarity == f.polarity.as_str())
            .count();
        let act = pairs.iter().filter(|(g, f)| g.act == f.act).count();
        tallies.share("stance right", polarity as f64, of);
        tallies.share("stance act right", act as f64, of);
        tallies.share("stance target overlap", sum, of);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::attribution::speaker::Speaker;
    use crate::eval::gold::Half;
    use crate::text::Document;

    fn article() -> GoldArticle {
        let text = "Olmos said it may rain. The pilot said nothing was lost.";
        let span = |words: &str| {
            let start = text.find(words).unwrap();
            Span::new(start, start + words.len())
        };
        let statement = |speaker: &str, cue: &str, content: &str| GoldStatement {
            speaker: speaker.into(),
            kind: "person".into(),
            cue: Some(span(cue)),
            pieces: vec![span(content)],
            quote_type: "indirect".into(),
            ..GoldStatement::default()
        };
        GoldArticle {
            stem: "a".into(),
            half: Half::Work,
            layout: "wire",
            doc: Document::from_text(text),
            statements: vec![
                statement("Olmos", "said", "it may rain"),
                statement("The pilot", "said", "nothing was lost"),
            ],
            hedges: vec![GoldHedge {
                span: span("may"),
                category: "epistemic".into(),
                is_speaker: true,
                holder: "Olmos".into(),
            }],
            conditions: vec![],
            stances: vec![],
        }
    }

    fn analysis(gold: &GoldArticle) -> Analysis {
        let found = |s: &GoldStatement, speaker: u32| Statement {
            pieces: s.pieces.clone(),
            cue: s.cue.unwrap(),
            speaker: Some(speaker),
            quote_type: QuoteType::Indirect,
            ..Statement::default()
        };
        let named = |name: &str| Speaker {
            name: name.into(),
            ..Speaker::default()
        };
        Analysis {
            statements: gold
                .statements
                .iter()
                .zip(1..)
                .map(|(s, n)| found(s, n))
                .collect(),
            speakers: vec![named("_article"), named("Senator Olmos"), named("pilot")],
            ..Analysis::default()
        }
    }

    #[test]
    fn gold_against_itself_is_all_right_and_nothing_is_nothing() {
        let gold = article();
        let main = |analysis: &Analysis, name: &str| {
            score([(&gold, analysis)])
                .get(name)
                .map(|figure| figure.value.main())
        };
        let full = analysis(&gold);
        assert_eq!(main(&full, "statements"), Some(100.0));
        assert_eq!(main(&full, "statements in wire"), Some(100.0));
        assert_eq!(main(&full, "speaker right"), Some(100.0));
        assert_eq!(main(&full, "hedges"), Some(0.0));
        let mut one = full.clone();
        one.statements.truncate(1);
        assert_eq!(main(&one, "statements").map(f64::round), Some(67.0));
        let mut mute = full;
        mute.statements[0].speaker = None;
        assert_eq!(main(&mute, "statements"), Some(50.0));
        assert_eq!(main(&mute, "statements, content"), Some(100.0));
        assert_eq!(main(&mute, "speaker unknown"), Some(50.0));
        assert_eq!(main(&Analysis::default(), "statements"), Some(0.0));
    }

    #[test]
    fn each_row_is_in_one_pair_and_the_best_pair_comes_first() {
        let weights = [[0.9, 0.8], [0.95, 0.0]];
        let pairs = paired(2, 2, |g, f| Some(weights[g][f]).filter(|w| *w > 0.0));
        assert_eq!(pairs, [(1, 0), (0, 1)]);
    }
}
