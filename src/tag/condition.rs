//! Conditions: marker, antecedent, consequent (PDTB-3 `Contingency.Condition`; Dancygier & Sweetser 2005).

use crate::span::Span;

/// How real the condition is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Factuality {
    /// Present or future, indicative.
    #[default]
    Open,
    /// Would, were.
    Remote,
    /// Had ... would have.
    Contrary,
}

impl Factuality {
    /// The value in the tables.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Remote => "remote",
            Self::Contrary => "contrary",
        }
    }
}

/// A condition in the text.
#[derive(Clone, Debug)]
pub struct Condition {
    /// The words that mark it.
    pub marker: Span,
    /// The lexicon entry of the marker; none for inversions and other rules.
    pub entry: Option<u32>,
    /// The rule that read it (equals the entry's id where an entry marks it).
    pub rule: &'static str,
    /// Type, spelled as in the taxonomy: `hypothetical`, `necessary`, ...
    pub kind: &'static str,
    /// The condition, marker not included.
    pub antecedent: Option<Span>,
    /// What depends on it.
    pub consequent: Option<Span>,
    /// How real it is.
    pub factuality: Factuality,
    /// `necessary`, `sufficient` or `both`.
    pub need: &'static str,
    /// True for unless, without.
    pub negative: bool,
    /// Who must fulfil it, where stated.
    pub actor: Option<Span>,
    /// Sentence, an index into [`crate::Analysis::sentences`].
    pub sentence: u32,
    /// The statement it stands in.
    pub statement: Option<u32>,
    /// Whose condition: index into [`crate::Analysis::speakers`] (0 is `_article`).
    pub speaker: Option<u32>,
    /// 0 to 1.
    pub confidence: f32,
}

/// Finds the conditions of a document, by start of the marker.
pub fn find(cx: &crate::tag::Context, out: &mut Vec<Condition>) {
    use crate::lexicon::Layer;
    for m in &cx.reading.matches {
        let entry = cx.lexicon.entry(m.entry);
        if entry.layer != Layer::Condition || entry.is_excluded {
            continue;
        }
        let reading = cx.reading;
        let (first, end) = (m.span.0 as usize, m.span.1 as usize);
        let sentence = reading.sentence(first);
        let (from, to) = (sentence.tokens.0 as usize, sentence.tokens.1 as usize);
        let stop = (end + 1..to).find(|i| reading.gap(*i) & crate::text::token::gap::HARD != 0).unwrap_or(to);
        let (antecedent, consequent) = if entry.is_left {
            (reading.span(from, first), reading.span(end, to))
        } else {
            (reading.span(end, stop), if first > from { reading.span(from, first) } else { reading.span(stop, to) })
        };
        let some = |s: Span| (!s.is_empty()).then_some(s);
        out.push(Condition {
            marker: reading.span(first, end),
            entry: Some(m.entry),
            rule: "",
            kind: entry.category,
            antecedent: some(antecedent),
            consequent: some(consequent),
            factuality: Factuality::Open,
            need: if entry.need.is_empty() { "sufficient" } else { entry.need },
            negative: entry.negative,
            actor: None,
            sentence: reading.sentence_of.get(first).copied().unwrap_or(0),
            statement: cx.statement(first),
            speaker: cx.speaker(first),
            confidence: 0.8,
        });
    }
}
