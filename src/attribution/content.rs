//! Content: which words a cue reports, with the features that decide between the candidates.

use crate::attribution::cue::{self, Cue, CueKind, Form, is_to};
use crate::attribution::feature::{Feature as F, Features, Tally, log1p};
use crate::attribution::reading::{PhraseKind, Reading};
use crate::attribution::source;
use crate::lexicon::schema::takes;
use crate::lexicon::{Lexicon, Word, class};
use crate::text::token::{gap, shape};

/// A content candidate: up to three runs of words.
#[derive(Clone, Debug, Default)]
pub struct Candidate {
    /// First word and one past the last word of each run; the unused ones are empty.
    pub runs: [(usize, usize); 3],
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

/// Running counts over the words of a document, so that a question about a run costs two look-ups.
#[derive(Clone, Debug, Default)]
pub struct Counts {
    /// Finite verbs, quoted words, possible cues and strong cues before each word.
    sums: Vec<Sums>,
    marks: Vec<u8>,
}

/// What [`Counts`] counts.
#[derive(Clone, Copy, Debug, Default)]
struct Sums {
    finite: u32,
    quoted: u32,
    cues: u32,
    strong_cues: u32,
}

impl Counts {
    /// Counts a document whose possible cues are `cues`.
    pub fn of(&mut self, reading: &Reading, lexicon: &Lexicon, cues: &[Cue]) {
        let n = reading.tokens.len();
        self.marks.clear();
        self.marks.resize(n, 0);
        for c in cues {
            let strong = c.kind == CueKind::Preposition
                || lexicon
                    .count(c.count)
                    .is_some_and(|k| k.precision >= 0.6 && k.n >= 5)
                    && c.kind == CueKind::Verb
                    && c.form != Form::Base;
            if let Some(m) = self.marks.get_mut(c.first) {
                *m = (*m).max(1 + u8::from(strong && c.quotation == 0));
            }
        }
        self.sums.clear();
        self.sums.reserve(n + 1);
        let mut sums = Sums::default();
        self.sums.push(sums);
        for (i, (quotation, mark)) in reading.quotation_of.iter().zip(&self.marks).enumerate() {
            sums.finite += u32::from(reading.is_finite(i));
            sums.quoted += u32::from(*quotation != 0);
            sums.cues += u32::from(*mark > 0);
            sums.strong_cues += u32::from(*mark > 1);
            self.sums.push(sums);
        }
    }

    /// What was counted up to word `i`.
    #[inline]
    fn before(&self, i: usize) -> Sums {
        self.sums
            .get(i)
            .or(self.sums.last())
            .copied()
            .unwrap_or_default()
    }

    #[inline]
    fn between(&self, run: (usize, usize), what: impl Fn(Sums) -> u32) -> u32 {
        what(self.before(run.1)).saturating_sub(what(self.before(run.0)))
    }

    /// Whether what stands before a verb, from word `from` on, is its subject with who that is, and nothing that is reported, since the verb
    /// takes no quotation or a clause follows it: "Anna Orlo, the guild's leader, rejected the offer", "Anna Orlo – the guild's leader –
    /// said that", against "No deal, no talks, said the minister".
    pub fn has_apposed_subject(
        &self,
        reading: &Reading,
        lexicon: &Lexicon,
        cue: &Cue,
        from: usize,
    ) -> bool {
        let end = cue.group;
        let sign = reading.gap(end) & (gap::COMMA | gap::DASH);
        let next = reading.words.get(cue.end).map_or(0, |w| w.id);
        let to = reading.sentence(from).tokens.1 as usize;
        let clause = || {
            reading.gap(cue.end) & (gap::HARD | gap::MARK) == 0
                && (next != 0 && next == lexicon.marks.that
                    || source::starts_clause(reading, cue.end, to))
        };
        cue.kind == CueKind::Verb
            && !cue.is_passive
            && sign != 0
            && (cue.takes & (takes::NP | takes::QUOTE) == takes::NP || clause())
            && reading.gap(end) & gap::MARK == 0
            && (from + 1..end).any(|i| reading.gap(i) & sign != 0)
            && self.finite((from, end)) == 0
            && self.quoted((from, end)) == 0
    }

    /// Quoted words in a run.
    #[inline]
    pub fn quoted(&self, run: (usize, usize)) -> u32 {
        self.between(run, |s| s.quoted)
    }

    /// Possible cues in a run.
    #[inline]
    pub fn cues(&self, run: (usize, usize)) -> u32 {
        self.between(run, |s| s.cues)
    }

    /// Finite verbs in a run.
    #[inline]
    pub fn finite(&self, run: (usize, usize)) -> u32 {
        self.between(run, |s| s.finite)
    }
}

/// Why a run may end where it does.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    Sentence,
    Quote,
    Participle,
    And,
    But,
    Subordinate,
    Relative,
    Comma,
    CommaClause,
    CommaPreposition,
    AndCue,
    Reports,
    Predicate,
    Hard,
    Phrase,
    Preposition,
}

/// How a right-hand run starts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Start {
    Adjacent,
    That,
    Quote,
    Wh,
    To,
    As,
    Comma,
    Colon,
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
    /// The cue is a phrase before a comma at the sentence's start.
    is_fronted: bool,
    /// It ends the sentence and tells to whom all that was told.
    is_tag: bool,
    /// Whether features are kept.
    keep: bool,
}

/// Lists the candidates for the content of `cue`, whose source stands at `source` (an empty run where there is none); their
/// features too where `keep` is asked for.
pub fn candidates(
    reading: &Reading,
    lexicon: &Lexicon,
    counts: &Counts,
    cue: &Cue,
    source: (usize, usize),
    keep: bool,
    out: &mut Vec<Candidate>,
) {
    out.clear();
    let at = cue.first.min(reading.tokens.len().saturating_sub(1));
    let sentence = reading.sentence(at);
    let (from, to) = (sentence.tokens.0 as usize, sentence.tokens.1 as usize);
    let from = source::after_dateline(reading, from).min(cue.group);
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
        let after = cue.end + usize::from(!is_within);
        if let Some(comma) = (after..to.min(cue.end + 30)).find(|i| {
            *i >= group.1.min(after)
                && reading.gap(*i) & gap::COMMA != 0
                && (*i >= group.1 || group.1 == cue.end)
        }) {
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
        is_fronted,
        is_tag: tag.is_some(),
        keep,
    };
    if cue.kind == CueKind::Colon {
        scene.colon(out);
        return;
    }
    // "“We wait,” she tells me, “for the ice”", "Monitors or no truce, Orlo tells Velmark"
    let told = scene.told(scene.group.1);
    let is_pause = told >= to || reading.gap(told) & (gap::HARD | gap::MARK) != 0;
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
        && reading.gap(how) & (gap::HARD | gap::MARK) == 0
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
    let near = reading.phrases_in(cue.first.saturating_sub(6).max(from), cue.first + 1);
    let who = near.iter().filter(|p| {
        let end = p.end as usize;
        !p.is_possessive && (end == cue.group || end == cue.first + 1)
    });
    let mut first = who.map(|p| p.first as usize).min()?;
    // "the inquiry into its loss was told"
    while first > from + 1
        && reading.is(first - 1, class::PREPOSITION)
        && (reading.gap(first) | reading.gap(first - 1)) & (gap::HARD | gap::MARK) == 0
        && let Some(before) = reading
            .phrases_in(first.saturating_sub(6).max(from), first - 1)
            .iter()
            .find(|p| p.end as usize == first - 1 && !p.is_possessive)
    {
        first = before.first as usize;
    }
    Some(first).filter(|first| {
        is_told
            && reading.gap(*first) & gap::HARD == gap::COMMA
            && counts.finite((from, *first)) > 0
    })
}

impl Scene<'_> {
    /// First word of the quotation that word `i` stands in, and one past its last word.
    fn quotation_run(&self, i: usize) -> Option<(usize, usize)> {
        let q = self.reading.quotation(i).checked_sub(1)?;
        self.reading
            .quotation_words
            .get(q as usize)
            .map(|r| (r.0 as usize, r.1 as usize))
    }

    /// Quotations that follow at once, with no word between, from word `at`: the run that they cover.
    fn follow(&self, at: usize) -> (usize, usize) {
        let mut end = at;
        let n = self.reading.tokens.len();
        while end < n {
            let q = self.reading.quotation(end);
            if q == 0 || q == self.cue.quotation {
                break;
            }
            let Some((first, last)) = self.quotation_run(end) else {
                break;
            };
            if first != end || last <= end {
                break;
            }
            let crosses = self.reading.gap(end) & gap::BLANK_LINE != 0
                || self.reading.gap(end) & gap::LINE != 0
                    && self.reading.sentence(end).paragraph
                        != self.reading.sentence(end.saturating_sub(1)).paragraph;
            let quotation = self.reading.quotations.get(q as usize - 1);
            // the quotation must be a sentence of its own: what follows it starts a sentence
            let closes = last >= n || self.reading.sentence(last).tokens.0 as usize == last;
            if crosses && !quotation.is_some_and(|q| q.is_reopened) && !self.is_quoted_whole(end) {
                break;
            }
            if !closes {
                // "There have been some," he said. "They are in support" of the plan.
                let rest = self.reading.sentence(last.saturating_sub(1)).tokens.1 as usize;
                if !crosses
                    && rest > last
                    && rest - last <= 14
                    && self.counts.cues((last, rest)) == 0
                {
                    end = rest;
                }
                break;
            }
            end = last;
        }
        (at, end)
    }

    /// Whether the paragraph that starts at word `i` is quotations and nothing else, so that it can only go on with what was said
    /// before: “We wait,” Orlo said. | “We have waited for a year.”
    fn is_quoted_whole(&self, i: usize) -> bool {
        let reading = self.reading;
        let paragraph = reading.sentence(i).paragraph;
        let mut at = i;
        // one without an end that does not go on in the next paragraph has lost its mark: what it covers need not be quoted
        let ends = |q: usize| {
            let [this, next] = [q, q + 1].map(|k| reading.quotations.get(k));
            this.is_some_and(|q| q.is_closed) || next.is_some_and(|q| q.is_reopened)
        };
        while at < reading.tokens.len() && reading.sentence(at).paragraph == paragraph {
            let quotation = reading.quotation(at) as usize;
            match self.quotation_run(at) {
                Some((first, last)) if first == at && last > at && ends(quotation - 1) => at = last,
                _ => return false,
            }
        }
        at > i
    }

    fn tally(&self) -> Tally<'_> {
        Tally::new(&self.lexicon.weights, self.keep)
    }

    fn push(&self, mut runs: [(usize, usize); 3], mut f: Tally<'_>, out: &mut Vec<Candidate>) {
        // "for my candour | and": a joint closes nothing
        for run in &mut runs {
            let joint = run.1.saturating_sub(1);
            if run.1 > run.0 + 1
                && self.reading.is(joint, class::COORDINATOR)
                && self.reading.gap(run.1) & (gap::HARD | gap::MARK) == 0
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
            strong += self.counts.between(*run, |s| s.strong_cues);
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

    fn left(&self, out: &mut Vec<Candidate>) {
        let (reading, cue) = (self.reading, self.cue);
        let end = self.apposition_before(self.group.0);
        let Some(last) = end.checked_sub(1) else {
            return;
        };
        if cue.kind == CueKind::Noun
            || cue.kind == CueKind::Adjective
                && cue.quotation == 0
                && reading.gap(end) & (gap::COMMA | gap::MARK) == 0
        {
            return;
        }
        let g = reading.gap(end);
        let quote = if reading.quotation(last) != cue.quotation && reading.quotation(last) != 0 {
            self.quotation_run(last)
        } else {
            None
        };
        let quote_ends = quote.is_some_and(|q| q.1 == end);
        // nothing but a quotation can be content across a sentence border ("Why?" Orlo asked)
        // ... and that is a sentence, not "He called it “biblical”. Scientists disagree"
        let is_sentence = || {
            quote.is_some_and(|q| {
                reading.sentence(q.0).tokens.0 as usize == q.0
                    || reading.gap(q.0) & (gap::COMMA | gap::COLON) != 0
                    || reading.shape(q.0, shape::CAPITAL)
            })
        };
        // “It took months.” Another parent | said her son had left: what he said follows
        let follows = || {
            g & gap::SHOUT == 0
                && cue.quotation == reading.quotation(cue.end)
                && reading.gap(cue.end) & (gap::HARD | gap::MARK) == 0
                && (self.start_of(cue.end) == Start::That || self.starts_clause(cue.end, self.to))
        };
        if end <= self.from
            && !(quote_ends
                && g & (gap::SHOUT | gap::MARK) != 0
                && g & gap::BLANK_LINE == 0
                && is_sentence()
                && !follows())
        {
            return;
        }
        let has_sign = g & (gap::COMMA | gap::MARK | gap::SHOUT | gap::DASH) != 0;
        // "Orlo is hopeful: in her view, the ice will hold"
        if !has_sign && (cue.kind != CueKind::Preposition || g & gap::COLON != 0) {
            return;
        }
        // "the firm, who did not reply", "Told of the draft, Orlo laughed": neither a relative clause nor what a participle says
        // comes after its content
        let is_relative =
            cue.kind == CueKind::Verb && end < cue.group && reading.is(end, class::RELATIVE);
        let is_participle = reading.is(self.from, class::VERB_PARTICIPLE)
            && !reading.is(
                self.from,
                class::AUXILIARY | class::PREPOSITION | class::ADJECTIVE,
            )
            && self.counts.finite((self.from + 1, end)) == 0;
        if quote.is_none() && cue.kind == CueKind::Verb && (is_relative || is_participle) {
            return;
        }
        // "As of now, both sides wait, without appearing to concede": a deed far from who does it ends no report
        let is_far = cue.is_infinitive
            && quote.is_none()
            && (self.group.0 + 1..cue.group).any(|i| reading.gap(i) & gap::HARD != 0);
        if is_far {
            return;
        }
        // "Calling it “a mistake”, she promised an inquiry": what a participle in front says is not what the verb does
        let object = quote.filter(|q| q.0 > self.from && reading.gap(q.0) & gap::HARD == 0);
        if object.is_some()
            && cue.kind == CueKind::Verb
            && reading.quotation(self.from) == cue.quotation
            && (is_participle
                || reading.is(self.from, class::VERB_ING)
                    && !(self.from..object.map_or(end, |q| q.0))
                        .any(|i| reading.is_finite(i) && reading.quotation(i) == cue.quotation))
        {
            return;
        }
        if self
            .counts
            .has_apposed_subject(reading, self.lexicon, cue, self.from)
        {
            return;
        }
        // "Holding a card that read “No”, farmers filled the square and demanded to see her": what is read is not what they demand
        let acts = source::coordinated(reading, cue, self.from).is_some_and(|verb| verb >= end);
        if acts
            && quote.is_some()
            && cue.end < self.to
            && reading.gap(cue.end) & (gap::HARD | gap::MARK) == 0
            && matches!(self.start_of(cue.end), Start::To | Start::That | Start::Wh)
        {
            return;
        }
        // "hoarding grain, a charge Orlava rejects": the charge is its content
        if cue.takes & takes::NP != 0
            && self.group.0 < cue.group
            && quote.is_none()
            && self.contact_head().is_some()
        {
            return;
        }
        // "“It is late,” he said, before adding that": what stands before is of the first verb
        let is_of_other = cue.kind == CueKind::Verb
            && cue.form == Form::Ing
            && self.counts.cues((self.group.0, cue.group)) > 0;
        if is_of_other {
            return;
        }
        // "When Orlo walked in, | her allies were unsure": a clause in front that has nothing behind it
        let is_fronted_clause = quote.is_none()
            && cue.quotation == reading.quotation(self.from)
            && cue.kind != CueKind::Preposition
            && !cue.is_negated
            && self.group.1 >= self.to
            && reading.is(self.from, class::SUBORDINATOR)
            && self.start_of(self.from) != Start::That
            && reading
                .words
                .get(self.from)
                .is_none_or(|w| w.id == 0 || w.id != self.lexicon.marks.whether)
            && self.counts.finite((self.from, end)) <= 1
            && !(self.from + 1..end).any(|i| reading.gap(i) & gap::HARD != 0);
        if is_fronted_clause {
            return;
        }
        let closes = self.group.1 < self.to
            && (g & reading.gap(self.group.1)) & (gap::HARD | gap::MARK) == gap::COMMA;
        // "he studied law but, by his own account, | slept": what stands before the joint is the article's
        if closes && cue.kind == CueKind::Preposition && reading.is(last, class::COORDINATOR) {
            return;
        }
        // "two years in Brenn, where, he claimed, he learned it"
        // ... and "from his father, a man who, Orlo recalls, said little"
        let border = (self.from + 1..=last)
            .rev()
            .find(|i| reading.gap(*i) & gap::HARD != 0)
            .filter(|i| {
                closes
                    && cue.kind == CueKind::Verb
                    && reading.is(last, class::RELATIVE | class::SUBORDINATOR)
                    && reading.gap(*i) & (gap::HARD | gap::MARK) == gap::COMMA
                    && self.counts.finite((*i, last)) == 0
            });
        let leads_on = border.is_some();
        let from = border.unwrap_or(self.from);
        let mut starts = [(usize::MAX, F::ConLeftSentence); 4];
        if from < end {
            starts[0] = (from, F::ConLeftSentence);
        }
        if let Some(q) = quote.filter(|q| q.0 != self.from && q.1 == end) {
            starts[1] = (q.0, F::ConLeftQuote);
        }
        if let Some(c) = self
            .clause_start(end)
            .filter(|c| *c != self.from && quote.is_none() && !leads_on)
        {
            starts[2] = (c, F::ConLeftClause);
        }
        let hard = (self.from + 1..end).rev().find(|i| {
            reading.gap(*i) & (gap::SEMICOLON | gap::COLON | gap::DASH) != 0
                && reading.quotation(*i) == cue.quotation
        });
        if let Some(h) = hard.filter(|h| !leads_on && !starts.iter().any(|s| s.0 == *h)) {
            starts[3] = (h, F::ConLeftHard);
        }
        // where a quotation with a capital starts after the candidate's start, and runs to the cue
        let capital_quote = quote
            .filter(|q| q.1 == end && reading.shape(q.0, shape::CAPITAL) && q.1 - q.0 > 3)
            .map(|q| q.0);
        let base = |which: F| {
            let mut f = self.tally();
            f.add(F::ConLeft, 1.0);
            f.add(which, 1.0);
            f.flag(F::ConLeftAfterQuote, quote_ends);
            f.flag(F::ConLeftAfterComma, g & gap::COMMA != 0);
            f.flag(F::ConPrepositionLeft, cue.kind == CueKind::Preposition);
            if let Some(count) = self.lexicon.count(cue.count) {
                f.add(F::ConBeforeShare, count.left_share);
            }
            f
        };
        // "reported on Monday": when it was said is no rest of what was
        let after = self.pause(cue::day(reading, self.lexicon, cue, self.group.1));
        let rest = after < self.to;
        // words after the cue that are no content ("he said in the email.") do not stop the quotation from going on
        let follow = self.follow(if rest && quote_ends { self.to } else { after });
        let follow = if rest && !quote_ends {
            (after, after)
        } else {
            follow
        };
        for (start, which) in starts {
            if start >= end {
                continue;
            }
            // "and, as the mayor said, “never”"
            let is_joint = start + 1 == end
                && cue.kind == CueKind::Preposition
                && reading.is(start, class::COORDINATOR);
            if is_joint {
                continue;
            }
            let cuts = self.cuts((start, end));
            let mut f = base(which);
            f.flag(F::ConSplitsQuote, cuts);
            f.flag(F::ConLeftRest, rest);
            f.flag(F::ConLeftQuoteCapital, capital_quote == Some(start));
            f.flag(F::ConFollow, follow.0 < follow.1);
            self.push([(start, end), follow, (0, 0)], f, out);
            // "A," he said, "B."
            if rest && reading.gap(after) & (gap::COMMA | gap::MARK | gap::DASH) != 0 {
                let q = if reading.quotation(after) == cue.quotation {
                    None
                } else {
                    self.quotation_run(after)
                };
                // "“We wait,” she said, turning to the crews", "As the crews came in, she said, “We wait”": one side alone
                // "The bridge will close, the Herald reported, citing two officials"
                // "the minister said on Thursday, a day before the vote"
                let aside = q.is_none()
                    && (after > self.group.1 && self.counts.finite((start, end)) > 0
                        // "The dam is safe, said Orlo, who built it"
                        || self.group.1 > cue.end && reading.is(after, class::RELATIVE)
                        || quote_ends
                            && reading.is(
                                after,
                                class::VERB_ING
                                    | class::PREPOSITION
                                    | class::SUBORDINATOR
                                    | class::RELATIVE,
                            )
                        || reading.is(after, class::VERB_ING)
                            && reading.is(after, class::CUE)
                            && self.counts.finite((start, end)) > 0);
                let alone = quote.is_none()
                    && q.is_some_and(|q| q.1 - q.0 > 1)
                    && reading.shape(after, shape::CAPITAL);
                // "“Follow us,” she said, and the crews came": what is quoted whole does not go on without marks
                let told = quote.is_some_and(|q| q.0 == start && quote_ends)
                    && q.is_none()
                    && reading.quotation(start) != cue.quotation;
                if aside || alone || told {
                    continue;
                }
                let to_quote = q.filter(|q| q.0 == after).map(|q| (q.1, F::ConEndQuote));
                for (stop, how) in [
                    Some((self.to, F::ConEndSentence)),
                    to_quote.filter(|q| q.0 != self.to),
                ]
                .into_iter()
                .flatten()
                {
                    let mut f = base(which);
                    f.add(F::ConBoth, 1.0);
                    f.add(how, 1.0);
                    f.flag(F::ConRightQuote, q.is_some());
                    f.flag(F::ConLeftQuoteCapital, capital_quote == Some(start));
                    f.flag(F::ConSplitsQuote, cuts || self.cuts((after, stop)));
                    let follow = self.follow(stop);
                    let goes_on = follow.0 < follow.1
                        && reading.quotation(stop.saturating_sub(1)) != cue.quotation;
                    f.flag(F::ConFollow, goes_on);
                    self.push(
                        [
                            (start, end),
                            (after, if goes_on { follow.1 } else { stop }),
                            (0, 0),
                        ],
                        f,
                        out,
                    );
                }
            }
        }
    }

    /// Where what a comma parts from the name of the source at word `end` begins, if that is who it is: "“It is late,” | the
    /// ministry's spokesman, Jan Orlo, warned"; else `end`.
    fn apposition_before(&self, end: usize) -> usize {
        let reading = self.reading;
        let named = self.cue.kind == CueKind::Verb
            && end < self.cue.group
            && reading.gap(end) & (gap::COMMA | gap::MARK) == gap::COMMA
            && reading.shape(end, shape::CAPITAL)
            && !reading.is(end, class::DETERMINER | class::POSSESSIVE | class::SUBJECT);
        let Some(start) = self.clause_start(end).filter(|_| named) else {
            return end;
        };
        let definite = reading.is(start, class::DETERMINER | class::POSSESSIVE)
            || reading.shape(start, shape::POSSESSIVE | shape::CAPITAL);
        let is_who = definite
            && end - start <= 9
            && reading.gap(start) & gap::COMMA != 0
            && self
                .counts
                .between((start, end), |s| s.finite + s.quoted + s.cues)
                == 0
            && (start..end).any(|i| reading.entity_match(i).is_some())
            && self.chain_before(end) == Some((start, end));
        if is_who { start } else { end }
    }

    /// Where a quotation goes on after the words at `i` that tell where it was said: "he said last month on the radio, | “and we
    /// will”"; `i` where none does.
    fn pause(&self, i: usize) -> usize {
        const LONGEST: usize = 10;
        let reading = self.reading;
        let plain = gap::HARD | gap::MARK;
        if !reading.is(i, class::PREPOSITION) || reading.gap(i) & plain != 0 {
            return i;
        }
        let end = (i + 1..(i + LONGEST).min(self.to)).find(|k| reading.gap(*k) & plain != 0);
        let goes_on = |k: &usize| {
            reading.gap(*k) & gap::COMMA != 0
                && reading.quotation(*k) != self.cue.quotation
                && reading.quotation(*k) != 0
                && self.counts.finite((i, *k)) == 0
        };
        end.filter(goes_on).unwrap_or(i)
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
                    .quotation_run(i)
                    .is_some_and(|r| if first { r.0 < run.0 } else { r.1 > run.1 })
        };
        run.0 < run.1 && (at_edge(run.0, true) || at_edge(run.1 - 1, false))
    }

    fn right(&self, out: &mut Vec<Candidate>) {
        let (reading, cue) = (self.reading, self.cue);
        if self.is_aside_of_condition() {
            return;
        }
        let mut base = self.group.1;
        // "What we said last year was meant well": what was said is not told
        let what = reading.words.get(self.from).map_or(0, |w| w.id);
        let is_untold = || {
            let verb =
                (base..self.to).find(|i| reading.is_finite(*i) || reading.gap(*i) & gap::HARD != 0);
            verb.is_some_and(|verb| {
                reading.gap(verb) & gap::HARD == 0
                    && (!reading.is(verb, class::BE)
                        || reading.is(verb + 1, class::VERB_PARTICIPLE))
            })
        };
        if cue.kind == CueKind::Verb
            && cue.takes & takes::QUOTE != 0
            && what != 0
            && what == self.lexicon.marks.what
            && self.group.0 == self.from + 1
            && self.group.0 < cue.group
            && base < self.to
            && is_untold()
        {
            return;
        }
        // "told me | she has my confidence": to whom
        if self.form != "act"
            && reading.is(base, class::OBJECT)
            && !reading.is(base, class::SUBJECT | class::POSSESSIVE | class::EMPTY)
            && base + 1 < self.to
            && reading.gap(base + 1) & gap::HARD == 0
            && !self.is_relative(base + 1)
            && (reading.is(base + 1, class::SUBJECT)
                || self.start_of(base + 1) == Start::That
                || reading
                    .words
                    .get(base + 1)
                    .is_some_and(|w| w.id == self.lexicon.marks.so))
        {
            base += 1;
        }
        // "told the Herald | he was sorry", "warned drivers | the bridge was shut": to whom, and a clause without "that"
        let told = match self.told(base) {
            // "told a hall in Brenn last week | he was sorry"
            told if told > base => cue::day(reading, self.lexicon, cue, told),
            told => told,
        };
        if told > base
            && base == self.group.1
            && self.form != "act"
            && reading.gap(told) & (gap::HARD | gap::MARK) == 0
            && !self.is_relative(told)
            && self.starts_clause(told, self.to)
        {
            base = told;
        }
        let is_told = base > self.group.1;
        let own_end = if cue.quotation == 0 {
            usize::MAX
        } else {
            self.quotation_run(cue.first).map_or(usize::MAX, |q| q.1)
        };
        // "was called a disgrace | by the mayor"
        let agent = cue.by.filter(|by| *by > base);
        let to = self.to.min(own_end).min(agent.unwrap_or(usize::MAX));
        // "the plan was criticized by residents"
        let subject = Some(cue.group)
            .filter(|_| cue.is_passive)
            .and_then(|group| {
                // "had raised objections and was told to": who raised them was told
                if let Some(verb) = source::coordinated(reading, cue, self.from) {
                    return self.chain_before(verb);
                }
                let whole = source::before_passive(reading, self.lexicon, cue, self.from);
                let whole = whole.map(|first| (first, group));
                whole.or_else(|| self.chain_before(group))
            });
        if let (Some(subject), Some(by)) = (subject, agent)
            && !reading.is(base, class::TO)
        {
            // "was called a disgrace by the mayor", but "was welcomed in May by the mayor"
            let is_aside = reading.is(base, class::PREPOSITION) && !self.is_told_of_subject(base)
                || cue::day(reading, self.lexicon, cue, base) > base;
            let mut f = self.tally();
            f.add(F::ConSubjectInfinitive, 1.0);
            let told = if is_aside { (0, 0) } else { (base, by) };
            self.push([subject, told, (0, 0)], f, out);
            return;
        }
        // "Parents were told | the school was full": the clause, and not they
        let is_told_clause = cue.tells
            && base == cue.end
            && reading.gap(base) & (gap::HARD | gap::MARK) == 0
            && self.starts_clause(base, to);
        if let Some(subject) = subject.filter(|_| !is_told_clause && !self.is_tag) {
            let f = self.tally();
            self.push([subject, (0, 0), (0, 0)], f, out);
        }
        // "rejected, for the third time, | a call", "What she wants is | a vote"
        let begins = if out.is_empty() {
            self.after_aside(base, to)
        } else {
            base
        };
        let skips = begins > base;
        base = begins;
        if base >= to {
            // the quotation stands in the next sentence: He had this to say: ... / He said: \n “...”
            let follow = self.follow(base);
            if follow.0 < follow.1 && cue.quotation == 0 {
                let mut f = self.tally();
                f.add(F::ConRightQuote, 1.0);
                f.add(F::ConFollow, 1.0);
                f.flag(F::ConRightColon, reading.gap(base) & gap::COLON != 0);
                f.flag(F::ConSkippedSentence, reading.gap(base) & gap::COLON == 0);
                self.push([follow, (0, 0), (0, 0)], f, out);
            } else if let Some(printed) = self.printed(base) {
                let mut f = self.tally();
                f.add(F::ConRightColon, 1.0);
                f.add(F::ConColonParagraph, 1.0);
                self.push([printed, (0, 0), (0, 0)], f, out);
            }
            return;
        }
        if self.goes_on_without(base) {
            return;
        }
        // "She answered her critics with a list:" and the quotation in the next paragraph
        if cue.quotation == 0 && to == self.to && reading.gap(to) & gap::COLON != 0 {
            let follow = self.follow(to);
            if follow.0 < follow.1 {
                let mut f = self.tally();
                f.add(F::ConRightQuote, 1.0);
                f.add(F::ConFollow, 1.0);
                f.add(F::ConRightColon, 1.0);
                f.add(F::ConSkipped, log1p(to - base));
                self.push([follow, (0, 0), (0, 0)], f, out);
            } else if to - base <= 4
                && cue.takes & takes::QUOTE != 0
                && let Some(printed) = self.printed(to)
            {
                // "The statement read in full:"
                let mut f = self.tally();
                f.add(F::ConRightColon, 1.0);
                f.add(F::ConColonParagraph, 1.0);
                self.push([printed, (0, 0), (0, 0)], f, out);
                return;
            }
        }
        let g = reading.gap(base);
        // "Farmers object, understandably"
        if cue.kind == CueKind::Verb
            && g & (gap::HARD | gap::MARK) == gap::COMMA
            && base + 1 >= to
            && reading.is(base, class::ADVERB)
        {
            return;
        }
        // "was warned by the mayor, Ana Orlo, | that": the comma closes who spoke
        let closes_source = self.start_of(base) == Start::That
            && (cue.end + 1..self.group.1).any(|i| reading.gap(i) & gap::COMMA != 0);
        let adjacent = if g & gap::COLON != 0 {
            Start::Colon
        } else if g & gap::COMMA != 0 && !skips && !closes_source {
            Start::Comma
        } else {
            self.start_of(base)
        };
        // "a memo seen by this paper | describes the plan": who did it stands between, and nothing that was said after it
        if cue.kind == CueKind::Verb
            && cue.form == Form::Past
            && base > cue.end + 1
            && matches!(adjacent, Start::Adjacent | Start::As)
            && reading
                .words
                .get(cue.end)
                .is_some_and(|w| w.id != 0 && w.id == self.lexicon.marks.by)
        {
            if let Some(subject) = subject.filter(|_| self.is_told_of_subject(base)) {
                self.of_subject(subject, (base, adjacent), to, out);
            }
            return;
        }
        let mut starts = [
            (base, adjacent),
            (usize::MAX, Start::That),
            (usize::MAX, Start::Quote),
        ];
        // "Orlava will send cutters unless the order is lifted, the minister said on Thursday, a day before the vote": the day is
        // the reporting's, and what a comma parts from it as well
        let day = cue::day(reading, self.lexicon, cue, base);
        if day > base {
            let stays = day < to && reading.gap(day) & gap::HARD == 0;
            starts = [
                (if stays { day } else { usize::MAX }, self.start_of(day)),
                (usize::MAX, Start::That),
                (usize::MAX, Start::Quote),
            ];
        }
        // "I wrote | to the union in May": to whom
        if starts[0].1 == Start::To
            && cue.kind == CueKind::Verb
            && cue.takes & takes::TO == 0
            && !cue.is_negated
            && starts[0].0 < to
            && !reading.is(starts[0].0 + 1, class::VERB_BASE | class::ADVERB)
            && reading
                .phrases_in(starts[0].0 + 1, starts[0].0 + 2)
                .iter()
                .any(|p| {
                    matches!(
                        p.kind,
                        PhraseKind::Name | PhraseKind::Source | PhraseKind::Pronoun
                    )
                })
        {
            // "has disclosed to the council | its work"
            let whom = reading.phrases_in(starts[0].0 + 1, starts[0].0 + 2);
            let end = whom.iter().map(|p| p.end as usize).max().unwrap_or(to);
            let thing = end < to
                && reading.gap(end) & (gap::HARD | gap::MARK) == 0
                && cue.takes & takes::NP != 0
                && reading.is(end, class::DETERMINER | class::POSSESSIVE);
            if thing {
                starts[0] = (end, self.start_of(end));
            } else if end >= to || !reading.is(end, class::PREPOSITION) || self.is_aside(end) {
                // but "complained to the mayor about the noise"
                starts[0].0 = usize::MAX;
            }
        }
        let starts_at = starts[0].0;
        let is_clause =
            starts_at < to && cue.takes & takes::THAT != 0 && self.starts_clause(starts_at, to);
        let mut slots = starts.iter_mut().skip(1);
        let limit = (base + 26).min(to);
        let tells = cue.takes & takes::NP != 0 || cue.form != Form::Base;
        let mut capital_quote = usize::MAX;
        let (mut seen_that, mut seen_quote) = (
            matches!(adjacent, Start::That | Start::Wh),
            reading.quotation(base) != cue.quotation,
        );
        // "announced on Monday, ending a quarrel that has idled the mills": what a participle says stands beside the report
        let mut is_beside = false;
        for i in base + 1..limit {
            // "hoped for a psalm; what they chose was a hymn"
            if seen_that && seen_quote || reading.gap(i) & gap::SEMICOLON != 0 {
                break;
            }
            if reading.gap(i) & gap::COMMA != 0 {
                is_beside = reading.is(i, class::VERB_ING);
            }
            if !seen_quote && reading.quotation(i) != cue.quotation && reading.quotation(i) != 0 {
                let capital = reading.shape(i, shape::CAPITAL)
                    && self.quotation_run(i).is_some_and(|q| q.1 - q.0 > 3);
                if capital {
                    capital_quote = i;
                }
                seen_quote = true;
                if i >= base + 12 && !capital {
                    continue;
                }
                if let Some(s) = slots.next() {
                    *s = (i, Start::Quote);
                }
            } else if !seen_that
                // "told me I did not see | how it works": the clause has begun
                && !(is_clause && (self.start_of(i) == Start::Wh || reading.is(starts_at, class::SUBJECT)))
                && i < base + if tells { 14 } else { 9 }
                && matches!(self.start_of(i), Start::That | Start::Wh)
                // "anyone who asks, provided | that two ask together"
                && !reading
                    .words
                    .get(i - 1)
                    .is_some_and(|w| w.id != 0 && self.lexicon.marks.supposes.contains(&w.id))
                && !seen_quote
                && !is_beside
                && !(reading.is(i - 1, class::COORDINATOR) && self.counts.finite((base, i)) > 0)
                && !self.is_relative(i)
                // "promised a pool, and denied | that he had seen the plans": what another verb reports
                && !(base + 1..i).any(|k| {
                    reading.is_finite(k) && reading.is(k - 1, class::COORDINATOR)
                })
            {
                seen_that = true;
                if let Some(s) = slots.next() {
                    *s = (i, self.start_of(i));
                }
            } else if !seen_that
                && i < base + 5
                && cue.takes & takes::TO != 0
                && is_to(reading, i)
                && reading.is(i + 1, class::VERB_BASE)
            {
                seen_that = true;
                // "urged them | not to go"
                let not = i > base + 1 && reading.is(i - 1, class::NEGATED);
                if let Some(s) = slots.next() {
                    *s = (i - usize::from(not), Start::To);
                }
            }
        }
        // "according to a poll | that shows more": what it is
        if cue.kind == CueKind::Preposition
            && adjacent == Start::That
            && self.group.1 > cue.end
            && base == self.group.1
            && let Some(first) = starts.first_mut()
        {
            first.0 = usize::MAX;
        }
        // "Orlo was blunt in May: the bridge will not open", "had a simple answer for the crews: the money is gone"
        if !seen_that
            && !seen_quote
            && (cue.kind != CueKind::Verb || cue.takes & takes::NP == 0 || cue.tells)
            && !matches!(adjacent, Start::Colon | Start::Comma)
            && let Some(colon) = (base + 1..(base + 9).min(to))
                .find(|i| reading.gap(*i) & gap::HARD != 0)
                .filter(|i| {
                    reading.gap(*i) & gap::COLON != 0
                        && (self.starts_clause(*i, to)
                            || cue.tells && self.counts.finite((base, *i)) == 0)
                })
            && let Some(s) = starts.last_mut()
        {
            *s = (colon, Start::Colon);
            // "told me before the match: enjoy it": to whom and when
            if let Some(first) = starts.first_mut().filter(|_| cue.tells) {
                first.0 = usize::MAX;
            }
        }
        // "told reporters outside the court that", "ruled two years later that"
        let is_placed = reading.gap(base) & (gap::HARD | gap::MARK) == 0
            && (reading.is(base, class::NUMBER) && cue.takes & takes::THAT != 0
                || self.form == "speech" && reading.is(base, class::PREPOSITION));
        // "told a hall of voters last week that": to whom; "declared in a letter": where
        let [first, others @ ..] = &mut starts;
        if first.1 == Start::Adjacent && !is_told {
            let told = self.told(base);
            let goes_on = told > base
                && others.iter().any(|s| {
                    s.1 != Start::To
                        && s.0 >= told
                        && (s.0 <= told + 4
                            // "told the Post and Courier newspaper of Brenn on Saturday that he would go"
                            || s.1 == Start::That
                                && s.0 < to
                                && self.counts.finite((base, s.0)) == 0
                                && !reading.is(s.0 + 1, class::FINITE | class::AUXILIARY))
                });
            // "wrote on his blog: “I am tired.”"
            let medium = reading.is(base, class::PREPOSITION)
                && others.iter().any(|s| {
                    s.1 == Start::Quote
                        && s.0 < to
                        && reading.gap(s.0) & gap::COLON != 0
                        && self.counts.finite((base, s.0)) == 0
                });
            let placed = is_placed
                && others.iter().any(|s| {
                    s.1 == Start::That && s.0 < to && self.counts.finite((base, s.0)) == 0
                });
            if goes_on
                || medium
                || placed
                || self.is_aside(base) && (!out.is_empty() || others.iter().any(|s| s.0 < to))
            {
                first.0 = usize::MAX;
            }
        }
        // "The verdict of the auditors was | that the books were in order": what it is, not whose
        if cue.kind == CueKind::Noun
            && let Some(is) = starts.iter().find(|s| self.is_said_to_be(base, **s, to))
        {
            starts = [*is, (usize::MAX, Start::That), (usize::MAX, Start::Quote)];
        }
        // "said at a news conference in Sillen | that": where it was said is not skipped
        let where_said = starts
            .iter()
            .find(|s| {
                matches!(s.1, Start::That)
                    && s.0 > base
                    && s.0 < to
                    && (self.is_aside(base) || is_placed)
                    && self.counts.finite((base, s.0)) == 0
                    // "in his speech that night"
                    && self.counts.finite((s.0, to)) > 0
            })
            .map_or(usize::MAX, |s| s.0);
        let mut ends: Vec<(usize, End)> = Vec::with_capacity(12);
        for (start, how) in starts {
            // "laughs when it is put to her": what takes only the words themselves
            let no_words = cue.takes == takes::QUOTE
                && how == Start::Wh
                && reading.quotation(start) == cue.quotation;
            if start >= to || no_words {
                continue;
            }
            ends.clear();
            self.ends(start, how, to, &mut ends);
            for &(end, why) in &ends {
                // "The bridge is said to have closed": it is said of the bridge
                if how == Start::To
                    && let Some(subject) = subject
                {
                    let mut f = self.tally();
                    self.start_features(start, how, base, &mut f);
                    self.end_features(why, &mut f);
                    f.add(F::ConSubjectInfinitive, 1.0);
                    self.push([subject, (start, end), (0, 0)], f, out);
                }
                let mut f = self.tally();
                let base = if where_said == start { start } else { base };
                self.start_features(start, how, base, &mut f);
                self.end_features(why, &mut f);
                f.flag(F::ConSplitsQuote, self.cuts((start, end)));
                f.flag(F::ConRightQuoteCapital, capital_quote == start);
                f.flag(
                    F::ConRightSkipsQuote,
                    capital_quote != usize::MAX && capital_quote > start && capital_quote < end,
                );
                f.flag(F::ConFrontedCue, self.is_fronted);
                let is_clause = matches!(how, Start::That | Start::Wh)
                    || how == Start::Adjacent
                        && !cue.tells
                        && cue.takes & (takes::THAT | takes::NP) == takes::THAT;
                f.flag(
                    F::ConNoVerb,
                    is_clause && self.counts.finite((start, end)) == 0,
                );
                let mut stop = end;
                let quoted_end =
                    reading.quotation(end - 1) != cue.quotation && reading.quotation(end - 1) != 0;
                // "Orlo said he would not sail. “There is nothing to fish.”"
                if why == End::Sentence && !quoted_end && cue.quotation == 0 {
                    let follow = self.follow(end);
                    let stays = reading.sentence(end).paragraph
                        == reading.sentence(end.saturating_sub(1)).paragraph;
                    if follow.1 > end && stays {
                        let mut f = self.tally();
                        self.start_features(start, how, base, &mut f);
                        f.add(F::ConFollowPlain, 1.0);
                        self.push([(start, follow.1), (0, 0), (0, 0)], f, out);
                    }
                }
                if matches!(why, End::Quote | End::Sentence) && quoted_end {
                    let follow = self.follow(end);
                    if follow.1 > end {
                        f.add(F::ConFollow, 1.0);
                        stop = follow.1;
                    }
                }
                self.push([(start, stop), (0, 0), (0, 0)], f, out);
                if let Some(last) = out.last_mut().filter(|_| why == End::Sentence) {
                    last.is_whole = true;
                }
            }
        }
    }

    /// Whether what stands at word `base`, behind who spoke, is told of the subject of a passive: "was accused by the union | of lying",
    /// "was described by her | as a risk".
    fn is_told_of_subject(&self, base: usize) -> bool {
        let reading = self.reading;
        let id = reading.words.get(base).map_or(0, |w| w.id);
        reading.is(base, class::PREPOSITION)
            && id != 0
            && !self.lexicon.marks.asides.contains(&id)
            && reading.gap(base) & (gap::HARD | gap::MARK) == 0
            && cue::day(reading, self.lexicon, self.cue, base) == base
    }

    /// The subject of a passive with what is told of it: "He ... of lying".
    fn of_subject(
        &self,
        subject: (usize, usize),
        (start, how): (usize, Start),
        to: usize,
        out: &mut Vec<Candidate>,
    ) {
        let mut ends = vec![];
        self.ends(start, how, to, &mut ends);
        for (end, why) in ends {
            let mut f = self.tally();
            self.start_features(start, how, start, &mut f);
            self.end_features(why, &mut f);
            f.add(F::ConSubjectInfinitive, 1.0);
            self.push([subject, (start, end), (0, 0)], f, out);
        }
    }

    /// Where the content begins behind what stands between commas at word `base`: "rejected, for the third time, | a call", "said, and I
    /// quote, | “never”"; or behind the verb that says what it is: "What she demands is | a fair trial".
    fn after_aside(&self, base: usize, to: usize) -> usize {
        const LONGEST: usize = 10;
        let reading = self.reading;
        let id = |i: usize| reading.words.get(i).map_or(0, |w| w.id);
        let comma = |i: &usize| reading.gap(*i) & gap::HARD == gap::COMMA;
        // "According to the paper, however, | four of them would leave"
        if self.is_fronted && reading.is(base, class::ADVERB) && comma(&base) && comma(&(base + 1))
        {
            return base + 1;
        }
        if base > self.cue.end || base + 1 >= to || self.cue.kind != CueKind::Verb {
            return base;
        }
        let cleft = reading.gap(base) & gap::HARD == 0
            && reading.is(base, class::BE)
            && id(self.from) != 0
            && id(self.from) == self.lexicon.marks.what
            && self.counts.finite((self.from, self.cue.group)) == 0;
        if cleft {
            return base + 1;
        }
        let opens = class::PREPOSITION | class::SUBORDINATOR;
        let quotes = |i: usize| reading.quotation(i) != self.cue.quotation;
        if !comma(&base) || quotes(base) || !reading.is(base, opens | class::COORDINATOR) {
            return base;
        }
        let close = (base + 1..to.min(base + LONGEST)).find(comma);
        close
            .filter(|c| {
                let plain = reading.is(base, opens) && self.counts.finite((base, *c)) == 0;
                (plain || quotes(*c)) && (base..*c).all(|i| !quotes(i))
            })
            .unwrap_or(base)
    }

    /// Whether what stands at word `base`, behind the cue and its source, is no content, but how the sentence goes on or who speaks.
    fn goes_on_without(&self, base: usize) -> bool {
        let (reading, cue) = (self.reading, self.cue);
        // "The question, they note, is whether ...": what stands between commas parts a subject from its verb
        let parts = self.group.0 > self.from
            && reading.gap(self.group.0) & (gap::COMMA | gap::MARK) == gap::COMMA
            && reading.gap(base) & (gap::COMMA | gap::MARK) == gap::COMMA
            && reading.is(base, class::AUXILIARY)
            && (self.counts.finite((self.from, self.group.0)) == 0
                || self.start_of(self.from) == Start::Wh);
        // "a plan, which farmers oppose, | goes to a vote": the sentence goes on without the report
        let closes = reading.gap(base) & (gap::HARD | gap::MARK) == gap::COMMA
            && reading.is_finite(base)
            && !reading.is(base, class::SUBJECT | class::EMPTY)
            && cue.kind == CueKind::Verb
            && reading.quotation(base) == cue.quotation;
        // "Breck, whom she dismissed | in May": the content stands before
        let of_head = cue.kind == CueKind::Verb
            && cue.takes & takes::NP != 0
            && self.group.0 > self.from
            && self.group.0 < cue.group
            && reading.is(self.group.0 - 1, class::RELATIVE)
            && reading.gap(self.group.0 - 1) & gap::COMMA != 0
            && reading.is(base, class::PREPOSITION);
        // "said Orlo, | who built it": who that is
        let tells_who = self.group.1 > cue.end
            && reading.gap(base) & (gap::HARD | gap::MARK) == gap::COMMA
            && reading.is(base, class::RELATIVE)
            && self.start_of(base) != Start::That;
        // "the emails he described | could not be found": the content is the noun before
        let of_noun = cue.kind == CueKind::Verb
            && cue.takes & (takes::NP | takes::THAT) == takes::NP
            && self.group.0 > self.from
            && self.group.0 < cue.group
            && base == cue.end
            && reading.gap(base) & (gap::HARD | gap::MARK) == 0
            && reading.gap(self.group.0) & (gap::HARD | gap::MARK) == 0
            && reading.is(base, class::AUXILIARY)
            && !reading.is(base, class::SUBJECT | class::EMPTY)
            && reading.is_finite(base)
            && !reading.is(self.group.0 - 1, class::RELATIVE)
            && reading.phrases_end_at(self.group.0);
        // "than his allies had predicted | and left him weak": nothing
        let goes_on = reading.is(base, class::COORDINATOR)
            && !reading.is(base, class::ADVERB | class::DETERMINER | class::QUANTIFIER)
            && reading.quotation(base) == cue.quotation
            && reading.gap(base) & (gap::HARD | gap::MARK) == 0;
        // "repeated his warning, | which nobody heard": what is told of it
        let of_cue = cue.kind == CueKind::Noun
            && base == cue.end
            && reading.gap(base) & (gap::HARD | gap::MARK) == gap::COMMA
            && reading.is(base, class::RELATIVE);
        // "than ministers had promised, | according to a report": who says all that
        let id = reading.words.get(base).map_or(0, |w| w.id);
        let is_source = id != 0 && id == self.lexicon.marks.according;
        // "“It is late,” says Orlo | when I ask him": when it was said
        let tells_when = self.group.1 > cue.end
            && base == self.group.1
            && reading.gap(self.group.0) & gap::MARK != 0
            && reading.gap(base) & (gap::HARD | gap::MARK) == 0
            && reading.is(base, class::SUBORDINATOR);
        parts
            || closes
            || of_head
            || tells_who
            || tells_when
            || of_noun
            || goes_on
            || of_cue
            || is_source
    }

    /// Whether "that" or "who" at word `i` leads on from the noun before it: "said the town | that had welcomed him".
    fn is_relative(&self, i: usize) -> bool {
        const LONGEST: usize = 12;
        let reading = self.reading;
        let sign = reading.gap(i) & (gap::HARD | gap::MARK);
        // "told the mayor, who laughed"
        let joined = reading.phrases_end_at(i)
            && (sign == 0 || sign == gap::COMMA && self.start_of(i) == Start::Wh);
        let asks = self.cue.takes & takes::WH != 0
            && (self.cue.tells || self.cue.takes & takes::NP != 0)
            && sign == 0
            && self.start_of(i) == Start::Wh
            // "told everyone who would listen | that it was late"
            && !(i + 2..self.to.min(i + LONGEST))
                .take_while(|k| reading.gap(*k) & (gap::HARD | gap::MARK) == 0)
                .any(|k| {
                    self.start_of(k) == Start::That
                        && !(reading.is(k - 1, class::CUE) && reading.is_finite(k - 1))
                        && self.starts_clause(k + 1, self.to)
                });
        // "told all of them that he'd go": a clause of its own
        joined
            && !asks
            && reading.is(i, class::RELATIVE)
            && reading.is_finite(i + 1)
            && !reading.is(i + 1, class::SUBJECT)
    }

    /// Whether a noun cue before word `base` is said to be the clause that starts at `start`: "The verdict of the auditors was | that".
    fn is_said_to_be(&self, base: usize, (start, how): (usize, Start), to: usize) -> bool {
        matches!(how, Start::That | Start::Wh)
            && start > base
            && start < to
            && self.reading.is(start - 1, class::BE)
            // "The view from the tower is that of a town"
            && !self.reading.is(start + 1, class::PREPOSITION)
            && self.counts.finite((base, start - 1)) == 0
    }

    /// What is printed without marks in paragraphs of its own after a colon: "The note said: | We have sold the mill. | I know that this
    /// is hard." It goes on as long as each paragraph speaks in the first person; one that does not stands alone.
    fn printed(&self, from: usize) -> Option<(usize, usize)> {
        const MOST: usize = 30;
        let reading = self.reading;
        let (n, cue) = (reading.tokens.len(), self.cue);
        let starts = from < n
            && cue.quotation == 0
            && cue.kind == CueKind::Verb
            && reading.gap(from) & gap::COLON != 0
            && reading.sentence(from).paragraph
                != reading.sentence(from.saturating_sub(1)).paragraph
            && !reading.sentence(from).is_heading
            && reading.labels.is_empty();
        if !starts {
            return None;
        }
        let mut end = from;
        for _ in 0..MOST {
            let paragraph = reading.sentence(end.min(n - 1)).paragraph;
            let mut at = end;
            let mut own = false;
            while at < n && reading.sentence(at).paragraph == paragraph {
                let s = reading.sentence(at);
                if s.is_heading || reading.quotation(at) != 0 {
                    own = false;
                    break;
                }
                let stop = (s.tokens.1 as usize).max(at + 1);
                own |= (at..stop).any(|i| {
                    let id = reading.words.get(i).map_or(0, |w| w.id);
                    id != 0 && self.lexicon.marks.first_person.contains(&id)
                });
                at = stop;
            }
            let is_quoted = at < n && reading.sentence(at).paragraph == paragraph;
            if at == end || is_quoted || !own && end > from {
                break;
            }
            end = at;
            if end >= n || !own {
                break;
            }
        }
        (end > from).then_some((from, end))
    }

    /// One past whom the words at `i` say it was told to: "told | a hall of voters"; `i` where the cue tells nobody.
    fn told(&self, i: usize) -> usize {
        let reading = self.reading;
        let end = |i: usize| {
            let ends = reading.phrases_in(i, i + 1).iter().map(|p| p.end as usize);
            ends.max()
                .filter(|_| reading.gap(i) & (gap::HARD | gap::MARK) == 0)
        };
        let is_somebody = self.cue.takes & takes::NP == 0
            || reading.phrases_in(i, i + 1).iter().any(|p| {
                matches!(
                    p.kind,
                    PhraseKind::Pronoun | PhraseKind::Name | PhraseKind::Source
                )
            });
        // "“It is late,” the captain told passengers. “Come in.”"
        let is_pause = |e: usize| {
            self.group.0 > self.from
                && reading.quotation(self.group.0 - 1) != self.cue.quotation
                && (e >= self.to || reading.gap(e) & (gap::STOP | gap::MARK) != 0)
        };
        let Some(mut at) = end(i).filter(|e| self.cue.tells && (is_somebody || is_pause(*e)))
        else {
            return i;
        };
        while let Some(e) = end(at + 1).filter(|e| *e <= self.to) {
            if !reading.is(at, class::PREPOSITION) || reading.gap(at) & gap::HARD != 0 {
                break;
            }
            at = e;
        }
        at
    }

    /// Whether word `i` leads on to where, when or how it was said, not to what: "declared | in a letter".
    fn is_aside(&self, i: usize) -> bool {
        let id = self.reading.words.get(i).map_or(0, |w| w.id);
        (self.form == "speech" || self.reading.is(i + 1, class::MONTH | class::NUMBER))
            && self.cue.kind == CueKind::Verb
            && self.cue.takes & (takes::QUOTE | takes::THAT) != 0
            && id != 0
            && self.lexicon.marks.asides.contains(&id)
            && self.reading.gap(i) & (gap::HARD | gap::MARK) == 0
    }

    /// What a relative clause says of its head: "the charge | that Orlo denied".
    fn relative_head(&self, out: &mut Vec<Candidate>) {
        let (reading, cue) = (self.reading, self.cue);
        let Some(relative) = self.group.0.checked_sub(1).filter(|r| *r > self.from) else {
            return;
        };
        let contact = !reading.is(relative, class::RELATIVE) && self.contact_head().is_some();
        let fits = cue.kind == CueKind::Verb
            && cue.takes & takes::NP != 0
            && self.group.0 < cue.group
            && (contact || reading.is(relative, class::RELATIVE))
            && (reading.gap(relative + 1) | reading.gap(relative)) & (gap::HARD & !gap::COMMA) == 0
            && reading.gap(relative + 1) & gap::COMMA == 0
            && (self.group.1 >= self.to
                || reading.gap(self.group.1) & gap::HARD != 0
                || reading
                    .phrases_in(self.group.1, self.group.1 + 1)
                    .is_empty());
        if !fits {
            return;
        }
        // "a strike, | which | he opposes"
        let own = Some((relative, relative + 1))
            .filter(|_| !contact && reading.gap(relative) & gap::COMMA != 0);
        let relative = relative + usize::from(contact);
        let head = own.or_else(|| self.chain_before(relative).filter(|h| h.1 == relative));
        // "told the paper that the men had confessed": what was told
        let head = head.filter(|h| {
            let id = reading.words.get(relative).map_or(0, |w| w.id);
            h.0 == relative
                || id != self.lexicon.marks.that
                || !reading.is(h.0.saturating_sub(1), class::CUE)
        });
        if let Some(head) = head {
            let mut f = self.tally();
            f.add(F::ConRelativeHead, 1.0);
            self.push([head, (0, 0), (0, 0)], f, out);
        }
    }

    /// The noun with "a" behind a comma on which a clause hangs without "that": "hoarding grain, | a charge | Orlava rejects".
    fn contact_head(&self) -> Option<(usize, usize)> {
        let reading = self.reading;
        let is_a = |w: &Word| w.id != 0 && self.lexicon.marks.a.contains(&w.id);
        self.chain_before(self.group.0).filter(|h| {
            h.1 == self.group.0
                && reading.gap(h.0) & gap::COMMA != 0
                && reading.words.get(h.0).is_some_and(is_a)
        })
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

    /// Where the verb begins whose subject a noun cue or a relative clause belongs to: "her refusal to name a day | has annoyed
    /// many", "the firm that demands a refund | has lost", "Their insistence on a vote | delayed the deal".
    fn main_verb(&self, start: usize, to: usize) -> Option<usize> {
        let (reading, cue) = (self.reading, self.cue);
        let relative = self.group.0 < cue.group
            && (reading.is(self.group.0, class::RELATIVE)
                // "Apps that claim to spot it | are booming"
                || reading.is(cue.group - 1, class::RELATIVE));
        // "Why the police refused to act | is a mystery"
        let subject = cue.kind == CueKind::Verb
            && matches!(self.start_of(self.from), Start::Wh | Start::That)
            && self.counts.finite((self.from, cue.group)) == 0
            && (self.from + 1..cue.end).all(|i| reading.gap(i) & (gap::HARD | gap::MARK) == 0);
        if cue.kind != CueKind::Noun && !relative && !subject {
            return None;
        }
        // a clause has a verb of its own before
        let bare = relative
            && cue.takes & takes::THAT != 0
            && reading
                .phrases_in(start, start + 1)
                .iter()
                .any(|p| reading.is_finite(p.end as usize));
        let clause = bare || matches!(self.start_of(start), Start::That | Start::Wh);
        let mut passed = usize::from(clause);
        for i in start + 1..to.min(start + 30) {
            if reading.gap(i) & (gap::SEMICOLON | gap::DASH | gap::COLON) != 0 {
                return None;
            }
            // what is quoted has verbs of its own: "His emphasis on talks “at any level” | suggests"
            if reading.quotation(i) != cue.quotation {
                continue;
            }
            // "accused him of | being late"
            if reading.is_finite(i) && !reading.is(i, class::VERB_ING) {
                if passed == 0 {
                    return Some(i);
                }
                passed -= 1;
            } else if reading.is(i, class::RELATIVE | class::SUBORDINATOR | class::SUBJECT)
                && passed == 0
            {
                return None;
            }
        }
        None
    }

    fn start_of(&self, i: usize) -> Start {
        let reading = self.reading;
        if reading.quotation(i) != 0 && reading.quotation(i) != self.cue.quotation {
            return Start::Quote;
        }
        let ids = &self.lexicon.marks;
        let id = reading.words.get(i).map_or(0, |w| w.id);
        if id == 0 {
            Start::Adjacent
        } else if id == ids.that {
            Start::That
        } else if ids.wh.contains(&id) {
            Start::Wh
        } else if id == ids.to {
            Start::To
        } else if id == ids.as_ {
            Start::As
        } else {
            Start::Adjacent
        }
    }

    /// Whether word `i` starts a clause that reports by itself: "and one said that", "and its leader, a doctor, has threatened to".
    fn reports(&self, i: usize) -> bool {
        self.reporting_verb(i).is_some()
    }

    /// The verb of the clause that starts at word `i`, if it reports by itself.
    fn reporting_verb(&self, i: usize) -> Option<usize> {
        let reading = self.reading;
        let mut at = reading
            .phrases_in(i, i + 1)
            .iter()
            .map(|p| p.end as usize)
            .max()?;
        // "two traders and a diplomat | said"
        if reading.is(at, class::COORDINATOR)
            && (reading.gap(at) | reading.gap(at + 1)) & (gap::HARD | gap::MARK) == 0
            && let Some(end) = reading
                .phrases_in(at + 1, at + 2)
                .iter()
                .map(|p| p.end as usize)
                .max()
        {
            at = end;
        }
        // over an apposition: "its leader, Bogdan Orlo, has"
        if reading.gap(at) & gap::COMMA != 0
            && let Some(end) = reading
                .phrases_in(at, at + 1)
                .iter()
                .map(|p| p.end as usize)
                .max()
                .filter(|e| reading.gap(*e) & gap::COMMA != 0)
        {
            at = end;
        } else if reading.gap(at) & gap::HARD != 0 {
            return None;
        }
        let reports = |k: &usize| {
            *k < self.to
                && reading.is(*k, class::CUE)
                && reading.is(*k, class::FINITE | class::VERB_PARTICIPLE)
                && (*k == at || reading.gap(*k) & gap::HARD == 0)
        };
        let main = |k: &usize| !reading.is(*k, class::AUXILIARY | class::ADVERB);
        let verb = (at..at + 4).find(|k| main(k) || reading.is(*k, class::CUE));
        // "an inquest has | heard"
        let main = (at..at + 4).find(main).filter(reports);
        verb.filter(reports).map(|verb| main.unwrap_or(verb))
    }

    /// Whether word `i` (or the word after an adverb) is a reporting verb in the form of this cue: "and questioned".
    fn same_form(&self, i: usize) -> bool {
        let reading = self.reading;
        // "are convinced that it works | and are pressing for it"
        let id = |i: usize| reading.words.get(i).map_or(0, |w| w.id);
        let group = self.cue.group;
        if reading.is(group, class::AUXILIARY) && id(i) != 0 && id(i) == id(group) {
            return reading.is_finite(i);
        }
        let i = if reading.is(i, class::ADVERB) {
            i + 1
        } else {
            i
        };
        let form = match self.cue.form {
            Form::Past => class::VERB_PAST,
            Form::Third => class::VERB_THIRD,
            Form::Ing => class::VERB_ING,
            Form::Base => class::VERB_BASE,
        };
        reading.is(i, class::CUE) && reading.is(i, form)
    }

    /// Whether word `i` sets what follows against what was said: but, though, while.
    fn is_but(&self, i: usize) -> bool {
        let word = self.reading.words.get(i);
        word.is_some_and(|w| self.lexicon.marks.but.contains(&w.id))
    }

    /// Whether word `i` (or the word after an adverb) is a verb in the form of this cue, before which the run from `start` has no
    /// finite verb, so that the two go together: "criticized the mayor | and left the hall".
    fn goes_with(&self, start: usize, border: usize, i: usize) -> bool {
        let reading = self.reading;
        let i = i + usize::from(reading.is(i, class::ADVERB));
        let form = match self.cue.form {
            Form::Past => class::VERB_PAST,
            Form::Third => class::VERB_THIRD,
            Form::Ing | Form::Base => return false,
        };
        reading.is(i, form)
            && !reading.is(i, class::ADJECTIVE | class::VERB_NOUN)
            && self.counts.finite((start, border)) == 0
    }

    fn start_features(&self, start: usize, how: Start, base: usize, f: &mut Tally<'_>) {
        let cue = self.cue;
        f.add(
            match how {
                Start::Adjacent => F::ConRightAdjacent,
                Start::That => F::ConRightThat,
                Start::Quote => F::ConRightQuote,
                Start::Wh => F::ConRightWh,
                Start::To => F::ConRightTo,
                Start::As => F::ConRightAs,
                Start::Comma => F::ConRightComma,
                Start::Colon => F::ConRightColon,
            },
            1.0,
        );
        f.add(F::ConSkipped, log1p(start - base));
        if cue.entry.is_none() {
            return;
        }
        let t = cue.takes;
        let fits = match how {
            Start::That => t & takes::THAT != 0,
            Start::Wh => t & (takes::WH | takes::THAT) != 0,
            Start::To => t & takes::TO != 0,
            Start::As => t & takes::AS != 0,
            Start::Quote | Start::Colon | Start::Comma => {
                t & (takes::QUOTE | takes::NP | takes::THAT) != 0
            }
            Start::Adjacent => t & (takes::THAT | takes::NP | takes::GERUND | takes::QUOTE) != 0,
        };
        f.flag(F::ConTakesNot, !fits);
        if how == Start::Adjacent {
            f.flag(F::ConTakesThat, t & (takes::THAT | takes::QUOTE) != 0);
            f.flag(F::ConTakesNp, t & takes::NP != 0);
            f.flag(F::ConTakesTo, t & takes::TO != 0);
        }
    }

    fn end_features(&self, why: End, f: &mut Tally<'_>) {
        f.add(
            match why {
                End::Sentence => F::ConEndSentence,
                End::Quote => F::ConEndQuote,
                End::Participle => F::ConEndParticiple,
                End::And => F::ConEndAnd,
                End::But => F::ConEndBut,
                End::Subordinate => F::ConEndSubordinate,
                End::Relative => F::ConEndRelative,
                End::Comma => F::ConEndComma,
                End::CommaClause => F::ConEndCommaClause,
                End::CommaPreposition => F::ConEndCommaPreposition,
                End::AndCue => F::ConEndAndCue,
                End::Reports => F::ConEndReports,
                End::Predicate => F::ConEndPredicate,
                End::Hard => F::ConEndHard,
                End::Phrase => F::ConEndPhrase,
                End::Preposition => F::ConEndPreposition,
            },
            1.0,
        );
        let fronted = self.group.0 > self.from
            && self.group.0 <= self.from + 2
            && self
                .reading
                .is(self.from, class::SUBORDINATOR | class::PREPOSITION)
            && self.cue.kind != CueKind::Preposition;
        f.flag(
            F::ConFrontedClause,
            (fronted || self.is_subordinate())
                && matches!(why, End::CommaClause | End::Comma | End::Reports),
        );
        match (why, self.form, self.cue.kind) {
            (End::Sentence, _, CueKind::Noun) => f.add(F::ConNounEnd, 1.0),
            (End::Sentence, "act", _) => f.add(F::ConActEnd, 1.0),
            (End::Phrase | End::Preposition, "act", _) => f.add(F::ConActPhrase, 1.0),
            (End::Sentence, "thought", _) => f.add(F::ConThoughtEnd, 1.0),
            _ => {}
        }
    }

    /// Whether the cue's clause leads on to another one: "and | while Orlo said he would come, nobody waited".
    fn is_subordinate(&self) -> bool {
        let reading = self.reading;
        let Some(i) = self.group.0.checked_sub(1).filter(|i| *i > self.from) else {
            return false;
        };
        let id = reading.words.get(i).map_or(0, |w| w.id);
        self.cue.kind == CueKind::Verb
            && self.group.0 < self.cue.group
            && reading.is(i, class::SUBORDINATOR)
            && id != self.lexicon.marks.that
            && (reading.gap(i) & gap::COMMA != 0 || reading.is(i - 1, class::COORDINATOR))
    }

    /// Where a run that starts at `start` may end.
    fn ends(&self, start: usize, how: Start, to: usize, out: &mut Vec<(usize, End)>) {
        let reading = self.reading;
        let own = self.cue.quotation;
        // a thing or a deed, no clause
        let is_deed = how == Start::To
            || how == Start::Adjacent
                && self.cue.kind != CueKind::Preposition
                && (self.form == "act" || self.cue.takes & takes::THAT == 0);
        // an infinitive is no finite verb
        let head = start + if how == Start::To { 2 } else { 0 };
        if let Some((_, last)) = Some(start)
            .filter(|i| reading.quotation(*i) != own && reading.quotation(*i) != 0)
            .and_then(|i| self.quotation_run(i))
            // "accused “two capitals” of lying": a part of what is named
            .filter(|(_, last)| {
                let id = reading.words.get(*last).map_or(0, |w| w.id);
                id == 0 || id != self.lexicon.marks.of || reading.gap(*last) & gap::HARD != 0
            })
        {
            out.push((last, End::Quote));
        }
        let phrase = reading
            .phrases_in(start, start + 1)
            .iter()
            .map(|p| p.end as usize)
            .max();
        if let Some(end) = phrase.filter(|e| *e < to) {
            if reading.is(end, class::PREPOSITION) && reading.gap(end) & gap::HARD == 0 {
                out.push((end, End::Preposition));
                if let Some(far) = reading
                    .phrases_in(end + 1, end + 2)
                    .iter()
                    .map(|p| p.end as usize)
                    .max()
                    .filter(|e| *e < to)
                {
                    out.push((far, End::Phrase));
                }
            } else {
                out.push((end, End::Phrase));
            }
        }
        if let Some(end) = self.main_verb(start, to) {
            out.push((end, End::Predicate));
        }
        if self.stands_alone(start, to) {
            out.clear();
            out.push((start + 1, End::Sentence));
            return;
        }
        let is_subjects = self.is_subjects_participle();
        let mut found = 0;
        let mut passes = 0;
        let mut has_verb = how != Start::That;
        let verb = self.verb_behind_aside(start, how, to);
        if verb.is_some() {
            out.retain(|e| e.1 == End::Quote);
        }
        for i in verb.map_or(start, |v| v.max(start)) + 1..to {
            if found >= 7 {
                break;
            }
            has_verb = has_verb || reading.is_finite(i - 1);
            // a border inside a quotation that began after the start is none
            let q = reading.quotation(i);
            if q != own && q != 0 && reading.quotation(i - 1) == q {
                continue;
            }
            let g = reading.gap(i);
            let bits = reading.class(i);
            let why = if g & (gap::SEMICOLON | gap::DASH | gap::OPEN | gap::CLOSE | gap::COLON) != 0
            {
                End::Hard
            } else if g & gap::COMMA != 0 {
                // "agreed to pay, ending a row", but "agreed on pay, training and leave"
                let acts = bits & class::VERB_NOUN == 0
                    || reading.is(i + 1, class::DETERMINER | class::POSSESSIVE)
                        && reading.gap(i + 1) & (gap::HARD | gap::MARK) == 0;
                if bits & class::VERB_ING != 0 && acts {
                    // "said that the dam was safe, | adding that ..."
                    if bits & class::CUE != 0 {
                        End::Reports
                    } else {
                        End::Participle
                    }
                } else if reading.is(i - 1, class::RELATIVE) && reading.gap(i - 1) & gap::COMMA != 0
                {
                    // "a magnet, which, | she says, costs little": what it leads on to has its border before
                    continue;
                } else if bits & class::RELATIVE != 0 {
                    End::Relative
                } else if self.is_but(i) {
                    End::But
                } else if self.same_form(i) {
                    End::AndCue
                } else if bits & class::COORDINATOR != 0 {
                    if self.same_form(i + 1) || self.goes_with(start, i, i + 1) {
                        End::AndCue
                    } else if self.reports(i + 1) {
                        End::Reports
                    } else {
                        End::And
                    }
                } else if bits & class::SUBORDINATOR != 0 {
                    End::Subordinate
                } else if self.reports(i) {
                    End::Reports
                } else if bits & class::PREPOSITION != 0 {
                    End::CommaPreposition
                } else if reading
                    .phrases_in(i, i + 1)
                    .iter()
                    .map(|p| p.end as usize)
                    .max()
                    .is_some_and(|e| {
                        e < to && reading.is_finite(e) && reading.gap(e) & gap::HARD == 0
                    })
                {
                    End::CommaClause
                } else {
                    End::Comma
                }
            } else if bits & class::COORDINATOR != 0
                && (reading.is(
                    i + 1,
                    class::VERB_PAST | class::CUE | class::SUBJECT | class::AUXILIARY,
                ) || reading.is(i + 1, class::ADVERB) && reading.is(i + 2, class::CUE)
                    || self.goes_with(head, i, i + 1)
                    || self.reports(i + 1)
                    || is_deed
                        && self.counts.finite((head, i)) == 0
                        && self.starts_clause(i + 1, to))
            {
                if self.same_form(i + 1) || self.goes_with(start, i, i + 1) {
                    End::AndCue
                } else if self.reports(i + 1) {
                    End::Reports
                } else if self.is_but(i) {
                    End::But
                } else {
                    End::And
                }
            } else if is_deed && self.is_time(i) && self.counts.finite((head, i)) == 0 {
                End::Phrase
            } else if bits & class::SUBORDINATOR != 0
                && bits & class::PREPOSITION == 0
                && i > start + 2
            {
                End::Subordinate
            } else {
                continue;
            };
            // "said that the harbour, the town's only one, | would close"
            if !has_verb && g & gap::HARD & !gap::COMMA == 0 {
                continue;
            }
            // "provided that Orlo, the mayor, | agrees": a clause has its verb
            let opened = || {
                (start + 1..i).rev().find(|k| {
                    reading.is(*k, class::SUBORDINATOR) && !reading.is(*k, class::PREPOSITION)
                })
            };
            if g & gap::COMMA != 0
                && reading.is_finite(i)
                && opened().is_some_and(|k| self.counts.finite((k, i)) == 0)
            {
                continue;
            }
            // "that it was late but that two members, | which it did not name, | had left": who did has a clause of his own
            if i < passes {
                continue;
            }
            if why == End::Relative
                && g & (gap::HARD | gap::MARK) == gap::COMMA
                && let Some(close) =
                    (i + 1..to.min(i + 20)).find(|k| reading.gap(*k) & gap::HARD != 0)
                && reading.gap(close) & (gap::HARD | gap::MARK) == gap::COMMA
                && reading.is_finite(close)
                && !reading.is(close, class::SUBJECT | class::EMPTY)
                && self.counts.finite((i, close)) > 0
                && (start..i)
                    .rev()
                    .find(|k| {
                        reading.gap(*k) & gap::HARD != 0
                            || reading.is(*k, class::COORDINATOR)
                            || reading.is(*k, class::SUBORDINATOR)
                                && !reading.is(*k, class::PREPOSITION)
                            || self.start_of(*k) == Start::That
                    })
                    .is_some_and(|k| k > start && self.counts.finite((k, i)) == 0)
            {
                passes = close + 1;
                continue;
            }
            // "Asked what he hoped for, | Orlo paused"
            if g & gap::COMMA != 0
                && self.cue.kind == CueKind::Verb
                && self.cue.group == self.from
                && self.cue.form == Form::Past
                && self.starts_clause(i, self.to)
            {
                out.retain(|e| e.0 != i);
                out.push((i, End::Sentence));
                return;
            }
            // "Orlo, recalling the flood of May, | asked for patience": the sentence goes on with what its subject does
            if is_subjects
                && g & gap::COMMA != 0
                && bits & (class::SUBJECT | class::VERB_NOUN) == 0
                && bits & (class::AUXILIARY | class::FINITE) != 0
            {
                out.retain(|e| e.0 != i);
                out.push((i, End::Sentence));
                return;
            }
            // "said that it was over, and that nobody would pay"
            // ... not "could not comment on them | but that it was sorry"
            let is_object = is_deed && self.counts.finite((head, i)) == 0;
            if bits & class::COORDINATOR != 0 && self.start_of(i + 1) == Start::That && !is_object {
                continue;
            }
            // "would announce fines but | stop short of a ban": the modal goes on
            let goes_on = bits & class::COORDINATOR != 0
                && reading.class(i + 1) & class::FINITE == class::VERB_BASE
                && !reading.is_finite(i + 1)
                && !self.cue.has_modal
                && !self.cue.is_infinitive
                && self.cue.form != Form::Base;
            // "it would pay, two traders and | a diplomat said": the two begin before
            let joint = bits & class::COORDINATOR != 0
                && why == End::Reports
                && out.last().is_some_and(|(before, why)| {
                    *why == End::Reports
                        && reading
                            .phrases_in(*before, *before + 1)
                            .iter()
                            .any(|p| p.end as usize == i)
                });
            if joint {
                continue;
            }
            // "said it had been approached and | had declined": so does what the clause says with the same auxiliary
            let id = |i: usize| reading.words.get(i).map_or(0, |w| w.id);
            let shares = bits & class::COORDINATOR != 0
                && !self.is_but(i)
                && g & gap::HARD == 0
                && how != Start::To
                && reading.is(i + 1, class::AUXILIARY)
                && id(i + 1) != 0
                && id(i + 1) != id(self.cue.group)
                && (start..i).any(|k| id(k) == id(i + 1) && reading.quotation(k) == q);
            if goes_on || shares {
                continue;
            }
            found += 1;
            // where the clause of the cue ends, its sentence is as good as over
            if self.is_last(head, is_deed, i, why) {
                out.retain(|e| e.0 != i);
                out.push((i, End::Sentence));
                return;
            }
            out.push((i, why));
            // "said that it was over; the mayor disagreed", but "said that it was over; that nobody would pay"
            if g & gap::SEMICOLON != 0
                && self.start_of(i + usize::from(bits & class::COORDINATOR != 0)) != Start::That
            {
                return;
            }
        }
        if !out.iter().any(|e| e.0 == to && e.1 == End::Quote) {
            out.push((to, End::Sentence));
        }
    }

    /// Where the verb stands whose subject opens the content and has a clause of its own: "thinks the bridge, which was built in May, |
    /// is unsafe", "said that the mayor, who had come late, | had left".
    fn verb_behind_aside(&self, start: usize, how: Start, to: usize) -> Option<usize> {
        const LONGEST: usize = 24;
        let (reading, cue) = (self.reading, self.cue);
        let comma = |i: usize| reading.gap(i) & (gap::HARD | gap::MARK) == gap::COMMA;
        // "The mayor, who rejects the plan, which cost a million, | is right"
        let is_inner = cue.group > self.from && reading.is(cue.group - 1, class::RELATIVE);
        if cue.kind != CueKind::Verb
            || cue.takes & takes::THAT == 0
            || is_inner
            || !matches!(how, Start::That | Start::Adjacent)
        {
            return None;
        }
        let first = start + usize::from(how == Start::That);
        let subject = reading.phrases_in(first, first + 1).iter();
        let mut open = subject.map(|p| p.end as usize).max()?;
        // "the mayor of Brenn, who"
        while reading.is(open, class::PREPOSITION)
            && reading.gap(open) & (gap::HARD | gap::MARK) == 0
            && let Some(end) = reading
                .phrases_in(open + 1, open + 2)
                .iter()
                .map(|p| p.end as usize)
                .max()
        {
            open = end;
        }
        if open >= to || !comma(open) || !reading.is(open, class::RELATIVE) {
            return None;
        }
        let close =
            (open + 1..to.min(open + LONGEST)).find(|i| reading.gap(*i) & gap::HARD != 0)?;
        let goes_on = comma(close)
            && self.counts.finite((open, close)) > 0
            && reading.is_finite(close)
            && !reading.is(close, class::SUBJECT | class::EMPTY);
        goes_on.then_some(close)
    }

    /// Whether the cue is a participle behind the subject that opens the sentence: "Orlo, recalling the flood, asked for patience".
    fn is_subjects_participle(&self) -> bool {
        let (reading, cue) = (self.reading, self.cue);
        cue.kind == CueKind::Verb
            && cue.form == Form::Ing
            && cue.group > self.from
            && self.counts.finite((self.from, cue.group)) == 0
            && reading
                .phrases_in(self.from, self.from + 1)
                .first()
                .is_some_and(|p| p.first as usize == self.from)
    }

    /// Whether the pronoun at word `start` is all that was reported: "denied it | in writing", "says that | now", "told us so | in
    /// plain words".
    fn stands_alone(&self, start: usize, to: usize) -> bool {
        let reading = self.reading;
        let id = reading.words.get(start).map_or(0, |w| w.id);
        let marks = &self.lexicon.marks;
        let next = start + 1;
        if id == 0 || next >= to || self.cue.kind != CueKind::Verb {
            return false;
        }
        let so = id == marks.so || id == marks.that;
        let object = reading.is(start, class::EMPTY) || reading.is(start, class::OBJECT);
        if !so && !(object && !reading.is(start, class::POSSESSIVE)) {
            return false;
        }
        let bits = reading.class(next);
        // "denied that, saying it was late"
        let says = bits & class::VERB_ING != 0 && bits & class::CUE != 0;
        if id == marks.that && says && reading.gap(next) & gap::COMMA != 0 {
            return true;
        }
        let id = reading.words.get(next).map_or(0, |w| w.id);
        let is_hard = |k: usize| k >= to || !so && reading.gap(k) & gap::HARD != 0;
        // but "accused him of lying", "called it beyond absurd"
        let preposition = (marks.asides.contains(&id)
            || bits & class::SUBORDINATOR != 0 && bits & class::PREPOSITION == 0)
            && id != marks.that
            && reading.quotation(next) == reading.quotation(start);
        let adverb = bits & (class::WEEKDAY | class::ADVERB) != 0 && is_hard(next + 1);
        // "says that in May the port | will open"
        let stop = (next..to).find(|k| {
            reading.gap(*k) & gap::HARD & !gap::COMMA != 0
                || reading.gap(*k) & gap::COMMA != 0 && reading.is(*k, class::COORDINATOR)
        });
        let clause = if so {
            self.counts.finite((next, stop.unwrap_or(to))) > 0
        } else {
            self.cue.takes & takes::NP == 0
        };
        (is_hard(next) || preposition || adverb) && !clause
    }

    /// Whether what was reported from word `start` on surely ends at word `i`, where the sentence goes on for the reason `why`.
    fn is_last(&self, start: usize, is_deed: bool, i: usize, why: End) -> bool {
        let reading = self.reading;
        let bits = reading.class(i);
        let joint = i + usize::from(bits & class::COORDINATOR != 0);
        // "demands a vote, | and she will get it", but "said he and the mayor | were tired", "said Orlo, Tench, and Varga | were tired"
        let sign = reading.gap(i);
        let after_comma = (bits & class::COORDINATOR != 0 && sign & gap::COMMA != 0
            || sign & gap::COLON != 0
            // "admitted the leak, | apologised to the villagers and left"
            || sign & gap::COMMA != 0 && reading.is_finite(i)
            // "announced a strike, | calling the offer an insult"
            || matches!(why, End::Participle | End::Reports) && bits & class::VERB_ING != 0)
            // "said the same of the bridge, | and it was built"
            && (self.cue.takes & takes::NP != 0 || bits & class::COORDINATOR != 0)
            && self.cue.kind == CueKind::Verb
            && !matches!(self.start_of(start), Start::That | Start::Wh)
            && (!(start + 1..i).any(|k| reading.gap(k) & gap::COMMA != 0)
                // "have confirmed nine cases, the most in a year, | and are urging parents to"
                || joint > i && reading.is(joint, class::AUXILIARY) && reading.is_finite(joint));
        let id = reading.words.get(joint).map_or(0, |w| w.id);
        // "advised against it, | and so did the mayor"
        if joint > i && id == self.lexicon.marks.so && reading.is(joint + 1, class::AUXILIARY) {
            return true;
        }
        // "told the firm that it leaked, | an inquest has heard": who says all that
        let is_tag = why == End::Reports
            && sign & (gap::HARD | gap::MARK) == gap::COMMA
            && self.cue.kind == CueKind::Verb
            && self.reporting_verb(i).is_some_and(|v| {
                !reading.is(v, class::AUXILIARY)
                    && self.counts.finite((i, v + 1)) > 0
                    && cue::day(reading, self.lexicon, self.cue, v + 1) >= self.to
            });
        if is_tag {
            return true;
        }
        // "If the review says the road is slow, | I will vote against it": what hangs on it
        // ... and "Even when Orlo insists that it holds, | nobody comes"
        let is_fronted = self.group.0 > self.from
            && reading.is(self.group.0 - 1, class::SUBORDINATOR)
            && self.start_of(self.group.0 - 1) != Start::That
            && matches!(why, End::CommaClause | End::Reports)
            && self.cue.kind == CueKind::Verb
            && self.group.0 <= self.from + 2
            && self.group.0 < self.cue.group
            && sign & (gap::HARD | gap::MARK) == gap::COMMA
            && self.counts.finite((start, i)) > 0
            && !(start + 1..i).any(|k| reading.gap(k) & gap::COMMA != 0);
        if is_fronted {
            return true;
        }
        // "condemned the attack, | as did the mayor"
        let likewise = sign & gap::COMMA != 0
            && id != 0
            && id == self.lexicon.marks.as_
            && reading.is(joint + 1, class::AUXILIARY)
            && reading.is_finite(joint + 1)
            && !reading.is(joint + 1, class::VERB_ING)
            && !reading.is(joint + 2, class::PREPOSITION);
        // "Orlo, who opposes the plan, | wins", "a tax that he said would help, | is gone": the clause around goes on
        let of_noun = self.cue.group.checked_sub(1).is_some_and(|who| {
            reading.is(who, class::RELATIVE) && reading.gap(who) & gap::COMMA != 0
        }) || self.group.0 < self.cue.group
            && start == self.cue.end
            && reading.is_finite(start)
            && reading.quotation(start) == self.cue.quotation;
        let closes = sign & gap::HARD == gap::COMMA
            && of_noun
            && reading.is_finite(i)
            && !reading.is(i, class::SUBJECT | class::EMPTY);
        // "that it has agreed to pay, | or that it will": the clause around goes on
        let other = is_deed
            && joint > i
            && self.start_of(joint) == Start::That
            && (self.from..self.group.0).any(|k| self.start_of(k) == Start::That);
        if likewise || closes || other && self.counts.finite((start, i)) == 0 {
            return true;
        }
        // "offered to help, provided that all agree"
        let supposes = self.lexicon.marks.supposes.contains(&id);
        if (is_deed || after_comma) && !supposes && self.counts.finite((start, i)) == 0 {
            // "wants a vote, | and she will get it", "wants a vote, | the mayor does not",
            // "offered help | but warned of delays", "denied the charge, | calling it absurd"
            return match why {
                // "rejected the demand | and will rebuild", "has backed the plan | and thinks it will work"
                End::And if joint > i && reading.is_finite(joint) => true,
                End::And | End::AndCue | End::CommaClause => {
                    !matches!(self.start_of(joint), Start::Wh) && self.starts_clause(joint, self.to)
                        || why == End::AndCue && self.opens_object(joint + 1)
                }
                End::Reports | End::But => true,
                // "cites the strike: | prices have doubled", "opposed the deal | as recently as May"
                End::Hard => reading.gap(i) & gap::COLON != 0 && self.starts_clause(i, self.to),
                End::Comma => reading.is_finite(i),
                End::Phrase => true,
                End::Participle => bits & class::PREPOSITION == 0,
                _ => false,
            };
        }
        // "has called for a vote, arguing that the party is lost, | and has promised to stand": what the subject does
        if joint > i
            && self.cue.form == Form::Ing
            && self.cue.kind == CueKind::Verb
            && sign & gap::COMMA != 0
            && reading.is_finite(joint)
            && !reading.is(joint, class::SUBJECT)
        {
            return true;
        }
        // "said it would appeal | and told its members to wait": no past tense goes with "would"
        // "said two men were in custody | and appealed for witnesses": nor with a "were" that has no participle
        let last = (start..i).rev().find(|k| reading.is_finite(*k));
        let is_state = last.is_some_and(|k| {
            reading.is(k, class::BE)
                && !(k + 1..i).any(|j| reading.is(j, class::VERB_PARTICIPLE | class::VERB_ING))
        });
        why == End::AndCue
            && (reading.gap(i) & gap::COMMA != 0 || self.begins_with_modal(start, i) || is_state)
            && bits & class::COORDINATOR != 0
            && self.same_form(joint)
    }

    /// "If he signs in May, as he has promised, | the port will open": the aside tells of the condition, not of what hangs on it.
    fn is_aside_of_condition(&self) -> bool {
        let reading = self.reading;
        let id = |i: usize| reading.words.get(i).map_or(0, |w| w.id);
        let Some(as_) = self.group.0.checked_sub(1).filter(|i| *i > self.from) else {
            return false;
        };
        id(as_) == self.lexicon.marks.as_
            && reading.gap(as_) & gap::COMMA != 0
            && reading.gap(self.group.1) & gap::COMMA != 0
            && (self.lexicon.marks.supposes.contains(&id(self.from))
                || reading.is(self.from, class::AUXILIARY)
                    && !reading.is(self.from, class::SUBJECT))
    }

    /// Whether "as recently as", "as long ago as" stands at word `i`.
    fn is_time(&self, i: usize) -> bool {
        let reading = self.reading;
        let as_ = |i: usize| {
            let word = reading.words.get(i);
            word.is_some_and(|w| w.id == self.lexicon.marks.as_ && w.gap & gap::HARD == 0)
        };
        // but "as soon as it can", "as long as it lasts"
        as_(i)
            && reading.is(i + 1, class::ADVERB)
            && (as_(i + 2) && reading.word_len(i + 1) > 4 || as_(i + 3))
    }

    /// Whether the first finite verb of the run is a modal.
    fn begins_with_modal(&self, start: usize, end: usize) -> bool {
        let reading = self.reading;
        let verb = (start..end).find(|k| reading.is_finite(*k));
        verb.is_some_and(|k| reading.is(k, class::MODAL))
    }

    /// Whether an object or an adverbial begins at word `i`, or nothing does: what stands before is a verb.
    fn opens_object(&self, i: usize) -> bool {
        let reading = self.reading;
        i >= self.to
            || reading.gap(i) & gap::HARD != 0
            || reading.is(
                i,
                class::DETERMINER
                    | class::POSSESSIVE
                    | class::SUBJECT
                    | class::OBJECT
                    | class::PREPOSITION
                    | class::TO
                    | class::ADVERB,
            )
            || reading.shape(i, shape::CAPITAL)
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
        let start =
            i + usize::from(reading.is(i, class::ADVERB) && reading.gap(i + 1) & gap::HARD == 0);
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

    /// Whether the words `first..end` before a colon are a speaker's label: at a paragraph's start, capitals throughout.
    fn is_label(&self, first: usize, end: usize) -> bool {
        let reading = self.reading;
        let starts = first == 0
            || reading.sentence(first).paragraph != reading.sentence(first - 1).paragraph;
        starts
            && end > first
            && end - first <= 4
            && (first..end).all(|i| reading.shape(i, shape::CAPITAL))
            && (end - first > 1
                || reading.shape(first, shape::UPPER)
                || reading.word_len(first) <= 1)
    }

    fn colon(&self, out: &mut Vec<Candidate>) {
        let (reading, base) = (self.reading, self.cue.end);
        let paragraph = reading.sentence(base).paragraph;
        let mut last = self.to;
        while last < reading.tokens.len() && reading.sentence(last).paragraph == paragraph {
            last = reading.sentence(last).tokens.1 as usize;
        }
        let quote = self.quotation_run(base).filter(|q| q.0 == base);
        // a speaker's turn goes on over paragraphs until the next label
        let label = reading.sentence(base).tokens.0 as usize;
        let mut turn = last;
        if self.is_label(label, base) {
            while turn < reading.tokens.len() {
                let s = reading.sentence(turn);
                let (a, b) = (s.tokens.0 as usize, s.tokens.1 as usize);
                let starts = reading.sentence(turn.saturating_sub(1)).paragraph != s.paragraph;
                if starts
                    && (a..b.min(a + 6))
                        .any(|i| i > a && reading.gap(i) & gap::COLON != 0 && self.is_label(a, i))
                    || s.is_heading
                {
                    break;
                }
                turn = b;
                if turn - last > 600 {
                    turn = last;
                    break;
                }
            }
        }
        if turn > last {
            let mut f = self.tally();
            f.add(F::ConRightColon, 1.0);
            f.add(F::ConColonTurn, 1.0);
            self.push([(base, turn), (0, 0), (0, 0)], f, out);
        }
        for (end, how) in [
            (Some(self.to), F::ConColonEnd),
            (quote.map(|q| q.1), F::ConEndQuote),
            (Some(last).filter(|l| *l != self.to), F::ConColonParagraph),
        ] {
            let Some(end) = end else { continue };
            let mut f = self.tally();
            f.add(F::ConRightColon, 1.0);
            f.add(how, 1.0);
            f.flag(F::ConSplitsQuote, self.cuts((base, end)));
            let follow = self.follow(end);
            f.flag(F::ConFollow, follow.1 > end && quote.is_some());
            let stop = if quote.is_some() {
                follow.1.max(end)
            } else {
                end
            };
            self.push([(base, stop), (0, 0), (0, 0)], f, out);
        }
    }
}
