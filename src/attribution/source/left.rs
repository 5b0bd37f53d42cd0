//! Sources before their cue: the minister | said.

use super::extent::{extended, is_reflexive};
use super::{Candidate, Origin, kind};
use crate::attribution::cue::{Cue, CueKind, Form, is_to};
use crate::attribution::feature::{Feature as F, Tally, log1p};
use crate::attribution::reading::{PhraseKind, Reading};
use crate::lexicon::schema::takes;
use crate::lexicon::{Lexicon, class};
use crate::text::token::gap;

/// The most phrases looked at on the left.
const LEFT: usize = 8;

pub(super) fn left(
    reading: &Reading,
    lexicon: &Lexicon,
    cue: &Cue,
    from: usize,
    keep: bool,
    out: &mut Vec<Candidate>,
) {
    let phrases = reading.phrases_in(from, cue.group);
    let mut rank = 0;
    let mut taken = usize::MAX;
    let from_candidate = out.len();
    let name_follows = name_follows(reading, cue);
    let mut cover = (0, 0);
    for (k, phrase) in phrases.iter().enumerate().rev() {
        if phrase.end as usize > cue.group || rank >= LEFT {
            if rank >= LEFT {
                break;
            }
            continue;
        }
        // a possessor inside a longer phrase counts for noun cues only
        let inside =
            phrase.is_possessive && phrases.get(k + 1).is_some_and(|n| n.first == phrase.first);
        if inside && cue.kind != CueKind::Noun {
            continue;
        }
        // "She shifted her vote and the union’s money, admitting ...": a possessor alone says nothing
        if phrase.is_possessive && cue.kind != CueKind::Noun && (phrase.end as usize) < cue.group {
            continue;
        }
        // "Orlo himself said": he is named before
        if is_reflexive(reading, phrase.first as usize)
            && reading.phrases_end_at(phrase.first as usize)
        {
            continue;
        }
        // "On Tuesday | the minister opened a bridge and promised that": a day says nothing
        if phrase.after_preposition && reading.is(phrase.head as usize, class::WEEKDAY) {
            continue;
        }
        // "The army, in a rare statement, confirmed the loss": where it said so
        let aside = phrase.after_preposition
            && cue.kind == CueKind::Verb
            && phrase.end as usize == cue.group
            && reading.gap(cue.group) & gap::COMMA != 0
            && phrase.first as usize > from + 1
            && reading.gap(phrase.first as usize - 1) & gap::COMMA != 0
            && phrases
                .first()
                .is_some_and(|p| p.end as usize == phrase.first as usize - 1);
        if aside {
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
        let mut f = Tally::new(&lexicon.weights, keep);
        // "the institute's head, Jan Orlo, wrote": somebody with a name
        let named = reading
            .phrases_in(phrase.end as usize, end)
            .iter()
            .find(|p| {
                p.kind == PhraseKind::Name && reading.gap(p.first as usize) & gap::COMMA != 0
            });
        kind(&mut f, named.unwrap_or(phrase));
        let distance = cue.group.saturating_sub(end);
        f.flag(
            F::SrcAdjacent,
            distance == 0 && reading.gap(cue.group) & gap::MARK == 0,
        );
        f.add(F::SrcDistance, log1p(distance));
        let mut verbs = 0;
        let mut clause = false;
        for i in end..cue.group {
            let bits = reading.class(i);
            if reading.is_finite(i) && bits & class::AUXILIARY == 0 {
                verbs += 1;
            }
            clause |= bits & (class::SUBORDINATOR | class::RELATIVE) != 0;
        }
        f.add(F::SrcVerbsBetween, (verbs as f32).min(3.0));
        f.flag(F::SrcClauseBetween, clause);
        let gaps = (end..=cue.group).fold(0, |g, i| g | reading.gap(i));
        f.flag(F::SrcCommaBetween, gaps & gap::COMMA != 0);
        f.flag(F::SrcMarkBetween, gaps & gap::MARK != 0);
        f.flag(F::SrcAfterPreposition, phrase.after_preposition);
        let noun = cue.kind == CueKind::Noun;
        f.flag(
            F::SrcPossessiveNoun,
            phrase.is_possessive && noun && distance <= 2,
        );
        f.flag(F::SrcNameFollows, name_follows);
        f.flag(F::SrcNearest, rank == 0);
        f.flag(F::SrcSecond, rank == 1);
        let gap_before = reading.gap(first);
        f.flag(
            F::SrcClauseStart,
            gap_before & (gap::HARD | gap::MARK) != 0
                || first > from && reading.is(first - 1, class::SUBORDINATOR | class::COORDINATOR),
        );
        f.flag(
            F::SrcOtherQuotation,
            reading.quotation(phrase.head as usize) != cue.quotation,
        );
        f.flag(F::SrcColon, cue.kind == CueKind::Colon);
        // "She is a supporter but concedes that ...": a verb after "and" or "but" takes the sentence's subject
        let coordinated = cue.kind == CueKind::Verb
            && distance > 0
            && verbs > 0
            && cue.group > from
            && reading.is(cue.group - 1, class::COORDINATOR)
            && reading.is_joined(cue.group);
        f.flag(F::SrcConjVerb, coordinated && first <= from + 1);
        f.flag(
            F::SrcParentheses,
            gap_before & gap::OPEN != 0 && first > from,
        );
        f.flag(
            F::SrcRelativeFar,
            phrase.kind == PhraseKind::Relative && distance > 0,
        );
        f.flag(
            F::SrcParenthetical,
            distance > 0
                && reading.gap(end) & (gap::COMMA | gap::DASH | gap::OPEN) != 0
                && reading.gap(cue.group) & (gap::COMMA | gap::DASH | gap::CLOSE) != 0,
        );
        f.flag(
            F::SrcSubjectIng,
            first <= from + 1 && cue.form == Form::Ing && cue.kind == CueKind::Verb && distance > 0,
        );
        f.flag(
            F::SrcIngAdjacent,
            cue.form == Form::Ing && cue.kind == CueKind::Verb && distance == 0,
        );
        f.add(F::SrcLength, log1p(end - first));
        let (score, features) = f.finish();
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
        let mut at = 0;
        out.retain(|c| {
            at += 1;
            at <= from_candidate || c.words.0 < cover.0 || c.words.1 > cover.1
        });
    }
    // "Orlo, 22, of Sant Ilar, said": what an earlier candidate already reaches over is no speaker of its own
    let mut reach = [(0, 0); LEFT];
    for (slot, c) in reach.iter_mut().zip(out.iter().skip(from_candidate)) {
        *slot = c.words;
    }
    // "Jonas Breck and Anna Orlo | said": both, where they open the sentence
    let both = reach.iter().any(|r| {
        let joint = (r.0 + 1..r.1).any(|i| reading.is(i, class::COORDINATOR));
        r.0 <= from + 1 && r.1 == cue.group && r.0 < r.1 && joint
    });
    if both {
        let mut at = 0;
        out.retain(|c| {
            at += 1;
            at <= from_candidate || c.words.0 <= from + 1
        });
        reach = [(0, 0); LEFT];
        for (slot, c) in reach.iter_mut().zip(out.iter().skip(from_candidate)) {
            *slot = c.words;
        }
    }
    for (k, c) in out.iter_mut().skip(from_candidate).enumerate() {
        let inside = reach
            .iter()
            .enumerate()
            .any(|(j, r)| j != k && r.0 < c.words.0 && c.words.1 <= r.1);
        if inside {
            c.score += lexicon.weights.of(F::SrcInsideOther as u8);
            if keep {
                c.features.0.push((F::SrcInsideOther as u8, 1.0));
            }
        }
    }
    // "Ministers from Velmark and Kestria | said": the last of several in a chain is no speaker of its own
    let opening = reading
        .phrases_in(from, from + 1)
        .iter()
        .filter(|p| !p.is_possessive)
        .max_by_key(|p| p.end);
    let several = opening.is_some_and(|p| {
        reading.ends_in_s(p.head as usize)
            && reading.entity_match(p.head as usize).is_some()
            && reading.is(p.end as usize, class::PREPOSITION)
    });
    if several && reach.iter().any(|r| r.0 == from && r.1 == cue.group) {
        let mut at = 0;
        out.retain(|c| {
            at += 1;
            at <= from_candidate
                || c.words.0 == from
                || c.words.1 != cue.group
                || !reading.is(c.words.0 - 1, class::COORDINATOR)
        });
    }
}

/// Whether the clause of the cue is the cue and a name: "The town has kept its clock, | reports the Herald."
pub(super) fn ends_with_name(reading: &Reading, cue: &Cue, to: usize) -> bool {
    let end = reading.phrases_in(cue.end, cue.end + 1);
    let end = end.iter().map(|p| p.end as usize).max();
    name_follows(reading, cue) && end.is_some_and(|e| e >= to || reading.gap(e) & gap::STOP != 0)
}

/// Whether the one who speaks follows the cue: "the dam is safe, said Orlo, its engineer".
pub(super) fn name_follows(reading: &Reading, cue: &Cue) -> bool {
    if cue.kind != CueKind::Verb
        || !matches!(cue.form, Form::Past | Form::Third)
        || reading.gap(cue.group) & (gap::COMMA | gap::MARK | gap::SHOUT) == 0
        || reading.is_parted(cue.end)
    {
        return false;
    }
    let phrase = reading
        .phrases_in(cue.end, cue.end + 1)
        .iter()
        .max_by_key(|p| p.end);
    phrase.is_some_and(|p| {
        matches!(p.kind, PhraseKind::Name | PhraseKind::Source)
            && !reading.is(p.end as usize, class::FINITE | class::AUXILIARY)
            // "Orlo, speaking in Brenn, urged parents to be calm"
            && !(is_to(reading, p.end as usize) && cue.takes & takes::TO != 0)
    })
}
