//! Sources before their cue: the minister | said.

use super::extent::{extended, is_reflexive};
use super::right::name_follows;
use super::{Candidate, Origin, kind};
use crate::attribution::cue::{Cue, CueKind, Form};
use crate::attribution::feature::{Feature as F, Features, Tally, log1p};
use crate::attribution::reading::{Phrase, PhraseKind, Reading};
use crate::lexicon::{Lexicon, class, who};
use crate::text::token::{gap, shape};

/// The most phrases looked at on the left.
const LEFT: usize = 8;

/// Finds the phrases between word `from` and the cue that may say who speaks.
pub(super) fn left(
    reading: &Reading,
    lexicon: &Lexicon,
    cue: &Cue,
    from: usize,
    keep: bool,
    out: &mut Vec<Candidate>,
) {
    let side = Left {
        reading,
        lexicon,
        cue,
        from,
        keep,
        name_follows: name_follows(reading, cue),
    };
    let start = out.len();
    let phrases = reading.phrases_in(from, cue.group);
    let mut rank = 0;
    let mut taken = usize::MAX;
    let mut cover = (0, 0);
    for (k, phrase) in phrases.iter().enumerate().rev() {
        if rank >= LEFT {
            break;
        }
        if phrase.end as usize > cue.group || side.says_nothing(phrases, k, phrase) {
            continue;
        }
        let (first, end) = if phrase.is_possessive {
            (phrase.first as usize, phrase.end as usize)
        } else {
            let (first, plain, end) = extended(reading, phrase, cue.group);
            if end > plain {
                cover = (plain, end);
            }
            (first, end)
        };
        // a part of an apposition or chain that a later phrase already starts is a candidate of its own only if it heads it
        if end > taken && first > from && phrase.after_preposition {
            rank += 1;
        }
        taken = taken.min(first);
        let (score, features) = side.weigh(phrase, (first, end), rank);
        out.push(Candidate {
            origin: Origin::Left,
            words: (first, end),
            phrase: *phrase,
            score,
            features,
        });
        rank += 1;
    }
    // "a paper seen by the Herald | suggests": what modifies a source is none
    if cover.0 < cover.1 {
        retain_behind(out, start, |c| c.words.0 < cover.0 || c.words.1 > cover.1);
    }
    side.keep_several(start, out);
    side.mark_inner(start, out);
    side.drop_last_of_several(start, out);
}

/// Keeps of the candidates from number `start` on those that `keep` names.
fn retain_behind(out: &mut Vec<Candidate>, start: usize, keep: impl Fn(&Candidate) -> bool) {
    let mut at = 0;
    out.retain(|c| {
        at += 1;
        at <= start || keep(c)
    });
}

/// The words before a cue.
struct Left<'a> {
    reading: &'a Reading,
    lexicon: &'a Lexicon,
    cue: &'a Cue,
    /// Where one who speaks may begin.
    from: usize,
    /// Whether the features are kept.
    keep: bool,
    /// Whether one who speaks follows the cue.
    name_follows: bool,
}

impl Left<'_> {
    /// Whether phrase number `k` of `phrases` is no candidate.
    fn says_nothing(&self, phrases: &[Phrase], k: usize, phrase: &Phrase) -> bool {
        let reading = self.reading;
        let first = phrase.first as usize;
        // a possessor inside a longer phrase counts for noun cues only, and one alone does elsewhere right before the cue: "She shifted
        // her vote and the union’s money, admitting ..."
        let owns = phrase.is_possessive
            && self.cue.kind != CueKind::Noun
            && ((phrase.end as usize) < self.cue.group
                || phrases.get(k + 1).is_some_and(|n| n.first == phrase.first));
        owns
            // "Orlo himself said": he is named before
            || is_reflexive(reading, first) && reading.phrases_end_at(first)
            // "On Tuesday | the minister opened a bridge and promised that": a day says nothing
            || phrase.after_preposition && reading.is(phrase.head as usize, class::WEEKDAY)
            || self.is_aside(phrases, phrase)
    }

    /// "The army, in a rare statement, confirmed the loss": where it said so.
    fn is_aside(&self, phrases: &[Phrase], phrase: &Phrase) -> bool {
        let (reading, group) = (self.reading, self.cue.group);
        let first = phrase.first as usize;
        phrase.after_preposition
            && self.cue.kind == CueKind::Verb
            && phrase.end as usize == group
            && reading.gap(group) & gap::COMMA != 0
            && first > self.from + 1
            && reading.gap(first - 1) & gap::COMMA != 0
            && phrases.first().is_some_and(|p| p.end as usize == first - 1)
    }

    /// The score of a phrase that reaches over `words`, the one that stands at `rank`, counted back from the cue.
    fn weigh(&self, phrase: &Phrase, words: (usize, usize), rank: usize) -> (f32, Features) {
        let (reading, cue, from) = (self.reading, self.cue, self.from);
        let (first, end) = words;
        let mut f = Tally::new(&self.lexicon.weights, self.keep);
        // "the institute's head, Jan Orlo, wrote": somebody with a name
        let mut behind = reading.phrases_in(phrase.end as usize, end).iter();
        let named = behind.find(|p| {
            p.kind == PhraseKind::Name && reading.gap(p.first as usize) & gap::COMMA != 0
        });
        match named {
            None if end == cue.group && self.is_amount(phrase) => f.add(F::SrcNoun, 1.0),
            named => kind(&mut f, named.unwrap_or(phrase)),
        }
        let verbs = self.weigh_between(&mut f, end);
        let distance = cue.group.saturating_sub(end);
        let is_verb = cue.kind == CueKind::Verb;
        f.flag(F::SrcAfterPreposition, phrase.after_preposition);
        f.flag(
            F::SrcPossessiveNoun,
            phrase.is_possessive && cue.kind == CueKind::Noun && distance <= 2,
        );
        f.flag(F::SrcNameFollows, self.name_follows);
        f.flag(F::SrcNearest, rank == 0);
        f.flag(
            F::SrcClauseStart,
            reading.gap(first) & (gap::HARD | gap::MARK) != 0
                || first > from && reading.is(first - 1, class::SUBORDINATOR | class::COORDINATOR),
        );
        f.flag(
            F::SrcOtherQuotation,
            reading.quotation(phrase.head as usize) != cue.quotation,
        );
        // "She is a supporter but concedes that ...": a verb after "and" or "but" takes the sentence's subject
        let is_coordinated = is_verb
            && distance > 0
            && verbs > 0
            && cue.group > from
            && reading.is(cue.group - 1, class::COORDINATOR)
            && reading.is_joined(cue.group);
        let opens = first <= from + 1;
        f.flag(F::SrcConjVerb, is_coordinated && opens);
        f.flag(
            F::SrcParentheses,
            reading.gap(first) & gap::OPEN != 0 && first > from,
        );
        f.flag(
            F::SrcParenthetical,
            distance > 0
                && reading.gap(end) & (gap::COMMA | gap::DASH | gap::OPEN) != 0
                && reading.gap(cue.group) & (gap::COMMA | gap::DASH | gap::CLOSE) != 0,
        );
        let is_ing = is_verb && cue.form == Form::Ing;
        f.flag(F::SrcSubjectIng, is_ing && opens && distance > 0);
        f.flag(F::SrcIngAdjacent, is_ing && distance == 0);
        f.add(F::SrcLength, log1p(end - first));
        f.finish()
    }

    /// So many people, who are not named: "61% of voters", "only a fifth"; not "Article 9", nor the age in "Orlo, 61, said".
    fn is_amount(&self, phrase: &Phrase) -> bool {
        let reading = self.reading;
        let (first, head) = (phrase.first as usize, phrase.head as usize);
        let is_figure = head == first && reading.shape(head, shape::DIGIT) && {
            let opens = class::PREPOSITION | class::ADVERB | class::COORDINATOR;
            let is_age = reading.is_behind_comma(first) && reading.is_behind_comma(first + 1);
            !is_age
                && (first <= self.from || !reading.is_joined(first) || reading.is(first - 1, opens))
        };
        phrase.kind == PhraseKind::Other
            && (is_figure || reading.tells(self.lexicon, head, who::PORTION))
    }

    /// Weighs what stands between word `end` and the cue; gives the number of verbs.
    fn weigh_between(&self, f: &mut Tally, end: usize) -> usize {
        let (reading, group) = (self.reading, self.cue.group);
        let distance = group.saturating_sub(end);
        f.flag(
            F::SrcAdjacent,
            distance == 0 && reading.gap(group) & gap::MARK == 0,
        );
        f.add(F::SrcDistance, log1p(distance));
        let mut verbs = 0;
        for i in end..group {
            verbs += usize::from(reading.is_finite(i) && !reading.is(i, class::AUXILIARY));
        }
        f.add(F::SrcVerbsBetween, (verbs as f32).min(3.0));
        let comma = (end..=group).any(|i| reading.gap(i) & gap::COMMA != 0);
        f.flag(F::SrcCommaBetween, comma);
        verbs
    }

    /// "Jonas Breck and Anna Orlo | said": both, where they open the sentence.
    fn keep_several(&self, start: usize, out: &mut Vec<Candidate>) {
        let opens = |c: &Candidate| c.words.0 <= self.from + 1;
        let is_joint = |c: &Candidate| {
            let mut inside = c.words.0 + 1..c.words.1;
            opens(c)
                && c.words.1 == self.cue.group
                && inside.any(|i| self.reading.is(i, class::COORDINATOR))
        };
        if out.iter().skip(start).any(is_joint) {
            retain_behind(out, start, opens);
        }
    }

    /// "Orlo, 22, of Sant Ilar, said": what an earlier candidate already reaches over is no speaker of its own.
    fn mark_inner(&self, start: usize, out: &mut [Candidate]) {
        for k in start..out.len() {
            let Some(words) = out.get(k).map(|c| c.words) else {
                return;
            };
            let mut all = out.iter().skip(start);
            if all.any(|c| c.words.0 < words.0 && words.1 <= c.words.1)
                && let Some(c) = out.get_mut(k)
            {
                c.score += self.lexicon.weights.of(F::SrcInsideOther as u8);
                if self.keep {
                    c.features.0.push((F::SrcInsideOther as u8, 1.0));
                }
            }
        }
    }

    /// "Ministers from Velmark and Kestria | said": the last of several in a chain is no speaker of its own.
    fn drop_last_of_several(&self, start: usize, out: &mut Vec<Candidate>) {
        let (reading, from) = (self.reading, self.from);
        let group = self.cue.group;
        let opening = reading
            .phrases_in(from, from + 1)
            .iter()
            .filter(|p| !p.is_possessive)
            .max_by_key(|p| p.end);
        let are_several = opening.is_some_and(|p| {
            reading.ends_in_s(p.head as usize)
                && reading.is_source(p.head as usize)
                && reading.is(p.end as usize, class::PREPOSITION)
        });
        let mut own = out.iter().skip(start);
        if are_several && own.any(|c| c.words == (from, group)) {
            retain_behind(out, start, |c| {
                c.words.0 == from
                    || c.words.1 != group
                    || !reading.is(c.words.0 - 1, class::COORDINATOR)
            });
        }
    }
}
