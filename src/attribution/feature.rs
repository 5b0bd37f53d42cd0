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
    SrcMarkBetween = "source.mark-between",
    SrcAfterPreposition = "source.after-preposition",
    SrcPossessiveNoun = "source.possessive-for-noun",
    SrcNearest = "source.nearest-left",
    SrcSecond = "source.second-left",
    SrcClauseStart = "source.at-clause-start",
    SrcRightAfterQuote = "source.right-and-cue-after-quotation",
    SrcRightAdjacent = "source.right-adjacent",
    SrcRightPreposition = "source.right-for-preposition",
    SrcRightBy = "source.right-after-by",
    SrcRightOf = "source.right-after-of-or-from",
    SrcOtherQuotation = "source.in-other-quotation",
    SrcNonePassive = "source.none-for-passive",
    SrcNoneInfinitive = "source.none-for-infinitive",
    SrcNoneShare = "source.none-share-of-the-cue",
    SrcSharedIng = "source.shared-for-participle",
    SrcSharedDistance = "source.shared-log-distance",
    SrcNameFollows = "source.left-though-a-name-follows",
    SrcColon = "source.left-for-colon",
    SrcLength = "source.log-length",
    SrcNoneNoun = "source.none-for-noun",
    SrcIngAdjacent = "source.adjacent-for-participle",
    SrcCommaIng = "source.before-comma-and-participle",
    SrcPrevSentence = "source.of-the-sentence-before",
    SrcClauseBetween = "source.clause-between",
    SrcConjVerb = "source.verb-phrase-coordination",
    SrcParentheses = "source.in-parentheses",
    SrcInsideOther = "source.inside-an-earlier-one",
    SrcRelativeFar = "source.relative-not-adjacent",
    SrcParenthetical = "source.commas-around-what-parts-it",
    SrcSubjectIng = "source.sentence-start-for-participle",
    SrcWithin = "source.within-the-cue",
    // --- content: which words are reported
    ConLeft = "content.left",
    ConBoth = "content.both-sides",
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
    ConEndParticiple = "content.to-participle-clause",
    ConEndAnd = "content.to-coordinated-clause",
    ConEndBut = "content.to-but",
    ConEndSubordinate = "content.to-subordinate-clause",
    ConEndRelative = "content.to-relative-clause",
    ConEndComma = "content.to-other-comma",
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
    ConActPhrase = "content.deed-to-phrase-end",
    ConThoughtEnd = "content.thought-to-sentence-end",
    ConNounEnd = "content.noun-to-sentence-end",
    ConPrepositionLeft = "content.preposition-left",
    ConBeforeShare = "content.left-share-of-the-cue",
    ConColonEnd = "content.colon-to-sentence-end",
    ConLeftQuoteCapital = "content.left-from-a-quotation-with-capital",
    ConLeftHard = "content.left-from-dash-or-colon",
    ConEndCommaClause = "content.to-comma-and-new-clause",
    ConEndCommaPreposition = "content.to-comma-and-preposition",
    ConEndAndCue = "content.to-and-with-another-cue",
    ConFrontedClause = "content.to-comma-of-a-fronted-clause",
    ConRightQuoteCapital = "content.right-from-a-quotation-with-capital",
    ConRightSkipsQuote = "content.right-though-a-quotation-with-capital-starts-later",
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
    AccRare = "accept.seldom-measured",
    AccNounIs = "accept.noun-that-is-its-content",
    AccAdjective = "accept.adjective",
    AccColon = "accept.colon",
    AccColonLine = "accept.colon-after-line-start",
    AccIng = "accept.participle-ing",
    AccModal = "accept.after-modal",
    AccPassive = "accept.passive",
    AccNegated = "accept.negated",
    AccPassiveSure = "accept.passive-that-always-reports",
    AccPrepositionFollows = "accept.preposition-follows",
    AccClauseFollows = "accept.clause-follows",
    AccEndFollows = "accept.nothing-follows",
    AccInQuotation = "accept.in-quotation",
    AccInTitle = "accept.in-heading",
    AccSource = "accept.source-score",
    AccNoSource = "accept.no-source",
    AccSourceName = "accept.source-is-name-or-noun",
    AccSourceFirstPerson = "accept.source-is-first-person",
    AccSourceOther = "accept.source-is-other-noun",
    AccSure = "accept.entry-that-always-reports",
    AccSupposed = "accept.in-a-supposition",
    AccContent = "accept.content-score",
    AccContentQuoted = "accept.content-quoted-share",
    AccContentShort = "accept.content-under-three-words",
    AccSameSubject = "accept.subject-of-the-report-before",
    AccNoVerb = "accept.no-finite-verb",
    AccSourceAdjacent = "accept.source-adjacent",
    AccThoughtFirstPerson = "accept.thought-of-first-person",
    AccContentToEnd = "accept.content-to-sentence-end",
    AccContentLength = "accept.content-log-length",
    AccEarlierCues = "accept.cues-earlier-in-the-sentence",
    AccSpeechClause = "accept.speech-verb-with-source-and-clause",
    AccNounPossessive = "accept.noun-with-possessor",
    AccNounOf = "accept.noun-with-source-after",
    AccContentLeft = "accept.content-before",
    AccLongQuotation = "accept.in-long-quotation",
    AccFronted = "accept.participle-in-front",
    AccByFollows = "accept.measured-precision-by-what-follows",
    AccByStanding = "accept.measured-precision-by-source",
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
