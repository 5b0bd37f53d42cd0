//! The named features of the attribution's three linear choices (source, content, acceptance) and their weights.
//!
//! None is a word by itself; the weights live in `lexicons/en/attribution.weights`, with how they were found.

use crate::error::{Error, Result};
use std::sync::LazyLock;

macro_rules! features {
    ($($variant:ident = $name:literal),* $(,)?) => {
        /// A feature.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        #[allow(missing_docs)] // each is told by its name
        #[repr(u8)]
        pub enum Feature { $($variant),* }

        /// Names, by number.
        pub const NAMES: &[&str] = &[$($name),*];
    };
}

features! {
    // --- source: which noun phrase speaks
    SrcNone = "source.none",
    SrcShared = "source.shared",
    SrcPronoun = "source.pronoun",
    SrcEmpty = "source.empty",
    SrcRelative = "source.relative",
    SrcName = "source.name",
    SrcNoun = "source.source-noun",
    SrcOther = "source.other-noun",
    SrcRight = "source.right",
    SrcAdjacent = "source.adjacent",
    SrcDistance = "source.log-distance",
    SrcVerbsBetween = "source.verbs-between",
    SrcCommaBetween = "source.comma-between",
    SrcAfterPreposition = "source.after-preposition",
    SrcPossessiveNoun = "source.possessive-for-noun",
    SrcNearest = "source.nearest-left",
    SrcClauseStart = "source.at-clause-start",
    SrcRightAfterQuote = "source.right-and-cue-after-quotation",
    SrcRightPreposition = "source.right-for-preposition",
    SrcRightBy = "source.right-after-by",
    SrcOtherQuotation = "source.in-other-quotation",
    SrcNonePassive = "source.none-for-passive",
    SrcNoneShare = "source.none-share-of-the-cue",
    SrcSharedIng = "source.shared-for-participle",
    SrcSharedDistance = "source.shared-log-distance",
    SrcNameFollows = "source.left-though-a-name-follows",
    SrcLength = "source.log-length",
    SrcNoneNoun = "source.none-for-noun",
    SrcIngAdjacent = "source.adjacent-for-participle",
    SrcCommaIng = "source.before-comma-and-participle",
    SrcPrevSentence = "source.of-the-sentence-before",
    SrcConjVerb = "source.verb-phrase-coordination",
    SrcParentheses = "source.in-parentheses",
    SrcInsideOther = "source.inside-an-earlier-one",
    SrcParenthetical = "source.commas-around-what-parts-it",
    SrcSubjectIng = "source.sentence-start-for-participle",
    SrcWithin = "source.within-the-cue",
    // --- content: which words are reported
    ConLeft = "content.left",
    ConLeftAfterQuote = "content.left-and-quotation-ends-there",
    ConLeftAfterComma = "content.left-and-comma-ends-there",
    ConLeftSentence = "content.left-from-sentence-start",
    ConLeftQuote = "content.left-from-quotation-start",
    ConLeftClause = "content.left-from-clause-start",
    ConLeftRest = "content.left-though-words-follow",
    ConRightAdjacent = "content.right-adjacent",
    ConRightThat = "content.right-from-that",
    ConRightQuote = "content.right-from-quotation",
    ConRightWh = "content.right-from-wh",
    ConRightTo = "content.right-from-to",
    ConRightComma = "content.right-after-comma",
    ConRightColon = "content.right-after-colon",
    ConRightAs = "content.right-from-as",
    ConSkipped = "content.log-words-skipped",
    ConSkippedSentence = "content.skipped-words-and-plain-start",
    ConEndSentence = "content.to-sentence-end",
    ConEndQuote = "content.to-quotation-end",
    ConEndBut = "content.to-but",
    ConEndSubordinate = "content.to-subordinate-clause",
    ConEndHard = "content.to-semicolon-or-dash",
    ConEndPhrase = "content.to-phrase-end",
    ConEndPreposition = "content.to-preposition",
    ConShort = "content.under-four-words",
    ConUsual = "content.distance-from-usual-length",
    ConQuoted = "content.quoted-share",
    ConSplitsQuote = "content.cuts-a-quotation",
    ConHoldsStrongCue = "content.strong-cue-inside",
    ConNoVerb = "content.clause-without-verb",
    ConTakesThat = "content.cue-takes-clause",
    ConTakesNp = "content.cue-takes-phrase",
    ConTakesTo = "content.cue-takes-infinitive",
    ConTakesNot = "content.cue-does-not-take-this",
    ConFollow = "content.quotation-goes-on",
    ConActEnd = "content.deed-to-sentence-end",
    ConThoughtEnd = "content.thought-to-sentence-end",
    ConNounEnd = "content.noun-to-sentence-end",
    ConPrepositionLeft = "content.preposition-left",
    ConBeforeShare = "content.left-share-of-the-cue",
    ConColonEnd = "content.colon-to-sentence-end",
    ConLeftQuoteCapital = "content.left-from-a-quotation-with-capital",
    ConLeftHard = "content.left-from-dash-or-colon",
    ConEndAndCue = "content.to-and-with-another-cue",
    ConFrontedClause = "content.to-comma-of-a-fronted-clause",
    ConRightQuoteCapital = "content.right-from-a-quotation-with-capital",
    ConFrontedCue = "content.after-the-comma-of-a-fronted-cue",
    ConColonParagraph = "content.to-paragraph-end",
    ConColonTurn = "content.to-the-turns-end",
    ConEndPredicate = "content.to-the-main-verb",
    ConSubjectInfinitive = "content.subject-and-infinitive-of-passive",
    ConRelativeHead = "content.head-of-its-relative-clause",
    ConEndReports = "content.to-a-clause-that-reports",
    ConFollowPlain = "content.to-the-quotation-in-the-next-sentence",
    // --- acceptance: is this a statement at all
    AccBias = "accept.bias",
    AccPrecision = "accept.measured-precision",
    AccByFollows = "accept.measured-precision-by-what-follows",
    AccSure = "accept.entry-that-always-reports",
    AccSourceCertain = "accept.source-certainty",
    AccContentCertain = "accept.content-certainty",
    // the cue
    AccNoun = "accept.noun",
    AccNounIs = "accept.noun-that-is-its-content",
    AccAdjective = "accept.adjective",
    AccColon = "accept.colon",
    AccIng = "accept.participle-ing",
    AccPlainPresent = "accept.base-form-with-its-subject",
    AccNoVerb = "accept.no-finite-verb",
    AccModal = "accept.after-modal",
    AccPassiveSure = "accept.passive-that-always-reports",
    AccNegated = "accept.negated",
    AccAlso = "accept.after-also",
    AccAfterComma = "accept.after-a-comma",
    AccDeterminer = "accept.after-a-determiner",
    // where it stands
    AccFronted = "accept.participle-in-front",
    AccPrepositionFollows = "accept.preposition-follows",
    AccClauseFollows = "accept.clause-follows",
    AccSupposed = "accept.in-a-supposition",
    AccWhen = "accept.after-when",
    AccThat = "accept.inside-a-that-clause",
    AccInside = "accept.inside-the-statement-before",
    AccSameSubject = "accept.subject-of-the-report-before",
    AccEarlierCues = "accept.cues-earlier-in-the-sentence",
    AccInQuotation = "accept.in-quotation",
    AccLongQuotation = "accept.in-long-quotation",
    AccInTitle = "accept.in-heading",
    // the source
    AccSource = "accept.source-score",
    AccNoSource = "accept.no-source",
    AccNoSourceNoun = "accept.no-source-for-noun-or-adjective",
    AccSourceFirstPerson = "accept.source-is-first-person",
    AccThoughtFirstPerson = "accept.thought-of-first-person",
    AccSourceOther = "accept.source-is-other-noun",
    AccSourceMany = "accept.source-begins-with-some-or-many",
    AccSourceObject = "accept.source-after-a-verb",
    // the content
    AccContent = "accept.content-score",
    AccContentLength = "accept.content-log-length",
    AccContentQuoted = "accept.content-quoted-share",
    AccContentShort = "accept.content-under-three-words",
    AccContentLeft = "accept.content-before",
    AccContentToEnd = "accept.content-to-sentence-end",
    AccContentAfterComma = "accept.content-after-comma",
    AccContentComma = "accept.content-holds-comma",
    AccContentDash = "accept.content-holds-dash",
    AccContentTime = "accept.content-holds-a-day-or-after",
    AccColonQuote = "accept.colon-before-a-quotation",
    AccColonAfter = "accept.colon-after-the-content",
}

/// How many features there are.
pub const COUNT: usize = NAMES.len();

/// Weights, one per feature.
#[derive(Clone, Debug)]
pub struct Weights([f32; COUNT]);

impl Default for Weights {
    fn default() -> Self {
        Self([0.0; COUNT])
    }
}

impl Weights {
    /// Reads `name = weight` pairs from TOML tables `[source]`, `[content]`, `[accept]`.
    ///
    /// # Errors
    /// Where a name is unknown.
    pub fn parse(text: &str) -> Result<Self> {
        let mut out = Self::default();
        let table: toml::Table = toml::from_str(text).map_err(|e| {
            Error::usage(
                format!("attribution weights: {}", e.message()),
                "write name = weight",
            )
        })?;
        for (group, values) in &table {
            let Some(values) = values.as_table() else {
                continue;
            };
            for (name, value) in values {
                let full = format!("{group}.{name}");
                let at = NAMES.iter().position(|n| *n == full);
                let (Some(slot), Some(v)) = (at.and_then(|i| out.0.get_mut(i)), value.as_float())
                else {
                    return Err(Error::usage(
                        format!("attribution weights: unknown feature {full}"),
                        "see src/attribution/feature.rs",
                    ));
                };
                *slot = v as f32;
            }
        }
        Ok(out)
    }

    /// The weight of a feature.
    #[inline]
    pub fn of(&self, feature: u8) -> f32 {
        self.0.get(feature as usize).copied().unwrap_or(0.0)
    }
}

/// The features of one candidate.
#[derive(Clone, Debug, Default)]
pub struct Features(pub Vec<(u8, f32)>);

/// Features as they are found: what they add up to under the weights and, only where they are kept, each by itself.
#[derive(Debug)]
pub struct Tally<'w> {
    weights: &'w Weights,
    score: f32,
    kept: Option<Vec<(u8, f32)>>,
}

impl<'w> Tally<'w> {
    /// Nothing found yet; `keep` the features beside their sum.
    #[inline]
    pub fn new(weights: &'w Weights, keep: bool) -> Self {
        Self {
            weights,
            score: 0.0,
            kept: keep.then(Vec::new),
        }
    }

    /// Adds a feature.
    #[inline]
    pub fn add(&mut self, feature: Feature, value: f32) {
        self.score += self.weights.of(feature as u8) * value;
        if self.kept.is_some() {
            self.keep(feature, value);
        }
    }

    /// Adds a feature that holds or does not.
    #[inline]
    pub fn flag(&mut self, feature: Feature, holds: bool) {
        if holds {
            self.add(feature, 1.0);
        }
    }

    #[cold]
    #[inline(never)]
    fn keep(&mut self, feature: Feature, value: f32) {
        if let Some(kept) = &mut self.kept {
            kept.push((feature as u8, value));
        }
    }

    /// The score and the features that were kept.
    #[inline]
    pub fn finish(self) -> (f32, Features) {
        (self.score, Features(self.kept.unwrap_or_default()))
    }
}

/// Natural logarithm of `1 + n`.
#[inline]
pub fn log1p(n: usize) -> f32 {
    const FEW: [f32; 8] = [0.0, 0.693, 1.099, 1.386, 1.609, 1.792, 1.946, 2.079];
    static MORE: LazyLock<[f32; 64]> =
        LazyLock::new(|| std::array::from_fn(|n| (1.0 + n as f32).ln()));
    match FEW.get(n) {
        Some(log) => *log,
        None => match MORE.get(n) {
            Some(log) => *log,
            None => (1.0 + n as f32).ln(),
        },
    }
}
