//! Content: which words a cue reports, with the features that decide between the candidates.

mod adjunct;
mod bind;
mod end;
mod follow;
mod left;
mod right;
mod start;

use crate::attribution::counts::Counts;
use crate::attribution::cue::{self, Cue, CueKind};
use crate::attribution::feature::{Feature as F, Features, Tally, log1p};
use crate::attribution::reading::Reading;
use crate::attribution::source::{self, Origin};
use crate::lexicon::{Lexicon, class};
use crate::text::token::gap;

/// First word and one past the last word of each run of a content; an unused one is [`NONE`].
pub type Runs = [(usize, usize); 2];

/// A run that holds no words.
pub const NONE: (usize, usize) = (0, 0);

/// A content candidate: one or two runs of words.
#[derive(Clone, Debug, Default)]
pub struct Candidate {
    /// Its runs.
    pub runs: Runs,
    /// Whether it goes on to where the clause of the cue ends.
    pub is_whole: bool,
    /// What its features add up to.
    pub score: f32,
    /// Features, where they are kept.
    pub features: Features,
}

impl Candidate {
    /// The runs that hold words.
    pub fn runs(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.runs.iter().copied().filter(|r| r.0 < r.1)
    }

    /// How many words it holds.
    pub fn words(&self) -> usize {
        self.runs().map(|r| r.1 - r.0).sum()
    }
}

/// What the candidates of one cue have in common.
struct Scene<'a> {
    reading: &'a Reading,
    lexicon: &'a Lexicon,
    counts: &'a Counts,
    cue: &'a Cue,
    form: &'static str,
    /// The cue and its source: first word and one past the last.
    group: (usize, usize),
    /// The sentence.
    from: usize,
    to: usize,
    length: Option<f32>,
    /// Where the clause begins that the cue stands before.
    main: Option<usize>,
    /// The cue is a phrase before a comma at the sentence's start.
    is_fronted: bool,
    /// The source stands behind the cue.
    is_inverted: bool,
    /// It ends the sentence and tells to whom all that was told.
    is_tag: bool,
    /// Whether features are kept.
    keep: bool,
}

/// Lists the candidates for the content of `cue`, whose source is `source`; their features too where `keep` is asked for.
pub fn candidates(
    reading: &Reading,
    lexicon: &Lexicon,
    counts: &Counts,
    cue: &Cue,
    source: &source::Candidate,
    keep: bool,
    out: &mut Vec<Candidate>,
) {
    out.clear();
    let at = cue.first.min(reading.tokens.len().saturating_sub(1));
    let sentence = reading.sentence(at);
    let (from, to) = (sentence.tokens.0 as usize, sentence.tokens.1 as usize);
    let from = reading.behind_dateline(from).min(cue.group);
    let main = (source.origin == Origin::Main).then_some(source.words.0);
    let is_inverted = source.origin == Origin::Right;
    // a source that is shared, or acts in the main clause, is no part of the cue's own group of words
    let source = match source.origin {
        Origin::Left | Origin::Right => source.words,
        Origin::None | Origin::Shared | Origin::Main => (cue.group, cue.group),
    };
    let mut group = (cue.group, cue.end);
    if source.0 < source.1 && source.0 >= from && source.1 <= to {
        // a source after the cue belongs to the group only where it follows at once
        if source.1 <= cue.group {
            group.0 = source.0;
        } else if source.0 <= cue.end + 2 && cue.by.is_none_or(|by| by == cue.end) {
            group.1 = source.1.max(cue.end);
        }
    }
    let mut is_fronted = false;
    if cue.kind == CueKind::Preposition && cue.first <= from + 1 {
        // "According to the officer in charge of the base that night, the scene is untrue"
        // "In Orlo's view, the law is dead": the source stands within the cue
        let is_within = source.0 < source.1 && source.1 <= cue.end;
        let after = group.1.max(cue.end + usize::from(!is_within));
        // "As one trader put it: “When it rains, it pours.”"
        let sign = (after..to.min(cue.end + 30))
            .find(|i| reading.gap(*i) & (gap::COMMA | gap::COLON) != 0);
        if let Some(comma) = sign.filter(|i| reading.gap(*i) & gap::COMMA != 0) {
            group.1 = comma;
            is_fronted = true;
        }
    }
    // "In her view the law is dead": no comma needed
    if cue.kind == CueKind::Preposition
        && !is_fronted
        && cue.first <= from + 1
        && cue.first <= source.0
        && source.0 < source.1
        && source.1 <= cue.end
        && reading.gap(cue.end) & gap::HARD == 0
    {
        group.1 = cue.end;
        is_fronted = true;
    }
    let tag = told_tag(reading, lexicon, counts, cue);
    if let Some(first) = tag {
        group.0 = first;
    }
    let form = cue.entry.map_or("", |e| lexicon.entry(e).form);
    let mut scene = Scene {
        reading,
        lexicon,
        counts,
        cue,
        form,
        group,
        from,
        to,
        length: lexicon.count(cue.count).map(|c| c.log_length),
        main,
        is_fronted,
        is_inverted,
        is_tag: tag.is_some(),
        keep,
    };
    if cue.kind == CueKind::Colon {
        scene.colon(out);
        return;
    }
    // "“We wait,” she tells me, “for the ice”", "Monitors or no truce, Orlo tells Velmark"
    let told = scene.told(scene.group.1);
    let is_pause = told >= to || reading.is_parted(told);
    let follows = group.0 > from && reading.gap(group.0) & (gap::COMMA | gap::MARK) != 0
        || reading.quotation(told) != cue.quotation && told < to;
    if told > scene.group.1 && is_pause && follows {
        scene.group.1 = told;
    }
    // "The cabinet, officials concede privately, may fall": how it was said
    let how = scene.group.1;
    let adverb = cue.kind == CueKind::Verb
        && how < to
        && reading.is(how, class::ADVERB)
        && reading.word_len(how) >= 6
        && reading.is_joined(how)
        && (how + 1 >= to || reading.gap(how + 1) & gap::HARD != 0);
    scene.group.1 += usize::from(adverb);
    scene.left(out);
    if cue.kind != CueKind::Dash {
        scene.right(out);
        scene.relative_head(out);
    }
}

/// Where those begin to whom it was told, if the cue ends its sentence with them behind a comma: "The captain was drunk, | the jury was
/// told", "The captain was drunk, | a court has heard".
pub(super) fn told_tag(
    reading: &Reading,
    lexicon: &Lexicon,
    counts: &Counts,
    cue: &Cue,
) -> Option<usize> {
    let sentence = reading.sentence(cue.first);
    let (from, to) = (sentence.tokens.0 as usize, sentence.tokens.1 as usize);
    let is_told = cue.kind == CueKind::Verb
        && cue.is_passive
        && (cue.tells || cue::is_told(reading, cue))
        && cue::day(reading, lexicon, cue, cue.end) >= to;
    if !is_told {
        return None;
    }
    let near = reading.phrases_in(cue.first.saturating_sub(6).max(from), cue.first + 1);
    let who = near.iter().filter(|p| {
        let end = p.end as usize;
        !p.is_possessive && (end == cue.group || end == cue.first + 1)
    });
    let mut first = who.map(|p| p.first as usize).min()?;
    // "the inquiry into its loss was told"
    while first > from + 1
        && reading.is(first - 1, class::PREPOSITION)
        && reading.is_joined(first)
        && reading.is_joined(first - 1)
        && let Some(before) = reading
            .phrases_in(first.saturating_sub(6).max(from), first - 1)
            .iter()
            .find(|p| p.end as usize == first - 1 && !p.is_possessive)
    {
        first = before.first as usize;
    }
    Some(first).filter(|first| {
        reading.gap(*first) & gap::HARD == gap::COMMA && counts.finite((from, *first)) > 0
    })
}

impl Scene<'_> {
    fn tally(&self) -> Tally<'_> {
        Tally::new(&self.lexicon.weights, self.keep)
    }

    /// Lists a candidate with the features that all have.
    fn push(&self, mut runs: Runs, mut f: Tally<'_>, out: &mut Vec<Candidate>) {
        // "for my candour | and": a joint closes nothing
        for run in &mut runs {
            let joint = run.1.saturating_sub(1);
            if run.1 > run.0 + 1
                && self.reading.is(joint, class::COORDINATOR)
                && self.reading.is_joined(run.1)
                && !self.reading.is(joint, class::ADVERB)
            {
                run.1 = joint;
            }
        }
        let words: usize = runs.iter().map(|r| r.1.saturating_sub(r.0)).sum();
        if words == 0 {
            return;
        }
        let (mut quoted, mut strong) = (0, 0);
        for run in runs.iter().filter(|r| r.0 < r.1) {
            quoted += self.counts.quoted(*run);
            strong += self.counts.strong_cues(*run);
        }
        let length = log1p(words);
        f.flag(F::ConShort, words < 4);
        if let Some(usual) = self.length {
            f.add(F::ConUsual, (length - usual).abs());
        }
        f.add(F::ConQuoted, quoted as f32 / words as f32);
        f.add(F::ConHoldsStrongCue, (strong as f32).min(2.0));
        let (score, features) = f.finish();
        out.push(Candidate {
            runs,
            is_whole: false,
            score,
            features,
        });
    }

    /// The last clause start before word `end`.
    fn clause_start(&self, end: usize) -> Option<usize> {
        (self.from + 1..end).rev().find(|i| {
            let g = self.reading.gap(*i);
            g & (gap::COMMA | gap::SEMICOLON | gap::COLON | gap::DASH) != 0
        })
    }

    /// Whether a run begins or ends inside a quotation that it does not hold whole.
    fn cuts(&self, run: (usize, usize)) -> bool {
        let own = self.cue.quotation;
        let at_edge = |i: usize, first: bool| {
            let q = self.reading.quotation(i);
            q != 0
                && q != own
                && self
                    .reading
                    .quotation_run(i)
                    .is_some_and(|r| if first { r.0 < run.0 } else { r.1 > run.1 })
        };
        run.0 < run.1 && (at_edge(run.0, true) || at_edge(run.1 - 1, false))
    }

    /// The last phrase before word `end`, with the chain that it ends: "officials in the government".
    fn chain_before(&self, end: usize) -> Option<(usize, usize)> {
        let phrases = self.reading.phrases_in(self.from, end);
        let last = phrases
            .iter()
            .rev()
            .find(|p| !p.is_possessive && p.end as usize <= end)?;
        let mut first = last.first as usize;
        // "the army itself"
        if source::is_reflexive(self.reading, first) && self.reading.phrases_end_at(first) {
            let own = self.chain_before(first)?;
            return Some((own.0, last.end as usize));
        }
        let head = first;
        for p in phrases
            .iter()
            .rev()
            .skip_while(|p| p.first as usize >= head)
        {
            let joined = self.reading.is(p.end as usize, class::PREPOSITION)
                && p.end as usize + 1 == first
                && self.reading.gap(first) & gap::HARD == 0;
            if !joined {
                break;
            }
            first = p.first as usize;
        }
        Some((first, last.end as usize))
    }

    /// Whether a noun phrase and its verb begin at word `i`: "a man in a cap had to leave".
    fn starts_clause(&self, i: usize, to: usize) -> bool {
        let reading = self.reading;
        let end = |i: usize| {
            let ends = reading.phrases_in(i, i + 1).iter().map(|p| p.end as usize);
            ends.max()
                .filter(|e| *e < to && reading.gap(*e) & gap::HARD == 0)
        };
        // over adverbs ("and now she waits") and what stands after a preposition
        // ... but "most farmers"
        let is_over = reading.is(i, class::ADVERB)
            && reading.gap(i + 1) & gap::HARD == 0
            && reading.phrase_end(i).is_none_or(|e| e == i + 1);
        let start = i + usize::from(is_over);
        // "told voters | he'd wait"
        let contracted = class::SUBJECT | class::AUXILIARY;
        if reading.class(start) & contracted == contracted && !reading.is(start, class::RELATIVE) {
            return true;
        }
        let Some(mut at) = end(start) else {
            return false;
        };
        let pronoun = reading.is(start, class::SUBJECT) && at == start + 1;
        for _ in 0..2 {
            match end(at + 1) {
                Some(e) if !pronoun && reading.is(at, class::PREPOSITION) => at = e,
                _ => break,
            }
        }
        let at =
            at + usize::from(reading.is(at, class::ADVERB) && !reading.is(at, class::AUXILIARY));
        at < to && reading.gap(at) & gap::HARD == 0 && reading.is_finite(at)
    }
}
