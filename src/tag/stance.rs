//! Stance: holder, target, sign and act, from predicates and the order of actors.

use crate::span::Span;

/// What the holder shows toward the target.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Polarity {
    /// For.
    Support,
    /// Against.
    Oppose,
    /// For or against under a stated condition.
    Conditional,
    /// Neither.
    #[default]
    Neutral,
}

impl Polarity {
    /// The value in the tables.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Support => "support",
            Self::Oppose => "oppose",
            Self::Conditional => "conditional",
            Self::Neutral => "neutral",
        }
    }
}

/// One holder → target relation.
#[derive(Clone, Debug)]
pub struct Stance {
    /// Who holds it: index into [`crate::Analysis::speakers`]; none where nobody is named.
    pub holder: Option<u32>,
    /// The target as written.
    pub target: Span,
    /// Id of the target: a speaker's id, a given target's slug, or a slug of its words.
    pub target_id: String,
    /// The given NAME, where the target was given.
    pub target_name: String,
    /// Support, oppose, conditional, neutral.
    pub polarity: Polarity,
    /// −1 to 1; keeps its sign where the stance is conditional.
    pub score: f32,
    /// PLOVER root or `STATE`.
    pub act: &'static str,
    /// The words that show it (empty span at the target's start where nothing speaks).
    pub evidence: Span,
    /// The lexicon entry; none where nothing speaks.
    pub entry: Option<u32>,
    /// Whether a negation governs the predicate.
    pub negated: bool,
    /// Whether it is planned, possible or asked for rather than done.
    pub irrealis: bool,
    /// The condition that governs it (index into [`crate::Analysis::conditions`]).
    pub condition: Option<u32>,
    /// Sentence, an index into [`crate::Analysis::sentences`].
    pub sentence: u32,
    /// The statement it stands in.
    pub statement: Option<u32>,
    /// 0 to 1.
    pub confidence: f32,
}

/// Quad of an act (Hu et al. 2024): 1 verbal cooperation … 4 material conflict; none for `STATE`.
pub fn quad(act: &str) -> Option<u8> {
    Some(match act {
        "AGREE" | "CONSULT" | "SUPPORT" => 1,
        "COOPERATE" | "AID" | "CONCEDE" | "RETREAT" => 2,
        "REQUEST" | "ACCUSE" | "REJECT" | "THREATEN" => 3,
        "PROTEST" | "MOBILIZE" | "SANCTION" | "COERCE" | "ASSAULT" => 4,
        _ => return None,
    })
}

/// Finds the stances of a document, by start of the target. `targets` are given targets: (NAME, mentions of words).
pub fn find(cx: &crate::tag::Context, conditions: &[crate::tag::condition::Condition], targets: &[crate::tag::target::Target], out: &mut Vec<Stance>) {
    let _ = (cx, conditions, targets, out);
}
