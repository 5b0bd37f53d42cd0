//! Sources: which words may name the speaker of a cue, with the features that decide between them.

use crate::attribution::content::Counts;
use crate::attribution::cue::{Cue, CueKind, Form, is_to};
use crate::attribution::feature::{Feature as F, Features, Tally, log1p};
use crate::attribution::reading::{Phrase, PhraseKind, Reading};
use crate::lexicon::{Lexicon, class};
use crate::text::token::{gap, shape};

/// Where a source candidate comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Origin {
    /// No source is stated.
    #[default]
    None,
    /// The source of an earlier statement is shared.
    Shared,
    /// A phrase before the cue.
    Left,
    /// A phrase after the cue.
    Right,
}

/// A source candidate.
#[derive(Clone, Debug, Default)]
pub struct Candidate {
    /// Origin.
    pub origin: Origin,
    /// Its words: first and one past the last, with appositions and of-chains.
    pub words: (usize, usize),
    /// The phrase at its core.
    pub phrase: Phrase,
    /// What its features add up to.
    pub score: f32,
    /// Features, where they are kept.
    pub features: Features,
}

/// The most phrases looked at on the left.
const LEFT: usize = 8;

/// Lists the candidates for the source of `cue`. `shared` is the source of the last statement in the same sentence (or the
/// sentence before), if there is one.
pub fn candidates(
    reading: &Reading,
    lexicon: &Lexicon,
    counts: &Counts,
    cue: &Cue,
    shared: Option<(usize, usize, Phrase)>,
    keep: bool,
    out: &mut Vec<Candidate>,
) {
    out.clear();
    let sentence = reading.sentence(cue.first.min(reading.tokens.len().saturating_sub(1)));
    let (from, to) = (sentence.tokens.0 as usize, sentence.tokens.1 as usize);
    let from = after_dateline(reading, from).min(cue.group);
    none(lexicon, cue, keep, out);
    // "“Nobody wants it,” said Orlo": who wants within the marks does not say
    let outside = |first: usize| {
        reading.quotation(first) == 0 || reading.quotation(first) == reading.quotation(cue.first)
    };
    if let Some((first, end, phrase)) = shared.filter(|s| outside(s.0)) {
        let mut f = Tally::new(&lexicon.weights, keep);
        let distance = cue.group.saturating_sub(end);
        f.add(F::SrcShared, 1.0);
        f.add(F::SrcSharedDistance, log1p(distance));
        f.flag(
            F::SrcSharedIng,
            cue.form == Form::Ing && cue.kind == CueKind::Verb,
        );
        f.flag(F::SrcPrevSentence, first < from);
        let before = cue.group.checked_sub(1);
        // "It calls for peace, condemns the raids and names a day": no subject stands before the verb
        let bare = cue.kind == CueKind::Verb
            && cue.form != Form::Ing
            && cue.group > from
            && reading.is_behind_comma(cue.group);
        f.flag(
            F::SrcConjVerb,
            bare || before.is_some_and(|b| reading.is(b, class::COORDINATOR)),
        );
        f.flag(
            F::SrcCommaIng,
            cue.form == Form::Ing
                && cue.kind == CueKind::Verb
                && reading.gap(cue.group) & gap::COMMA != 0,
        );
        let (score, features) = f.finish();
        out.push(Candidate {
            origin: Origin::Shared,
            words: (first, end),
            phrase,
            score,
            features,
        });
    }
    let subject = before_aside(reading, cue, from);
    let is_apposed = counts.has_apposed_subject(reading, lexicon, cue, from);
    if matches!(cue.kind, CueKind::Dash) {
        right(reading, lexicon, cue, (from, to), keep, out);
        return;
    }
    if cue.kind == CueKind::Preposition {
        within(reading, lexicon, cue, keep, out);
    } else if subject.is_some() || is_apposed || !ends_with_name(reading, cue, to) {
        left(reading, lexicon, cue, from, keep, out);
    }
    if cue.kind != CueKind::Colon && !is_apposed {
        let to = aside_end(reading, cue, (from, to));
        right(reading, lexicon, cue, (from, to), keep, out);
    }
    if cue.kind == CueKind::Noun {
        owned(reading, lexicon, cue, out);
    }
    narrow(reading, lexicon, cue, from, (subject, is_apposed), out);
}

/// Drops the candidates that the grammar of the sentence rules out, where it tells who speaks: `subject` is where the subject begins
/// that an aside parts from the verb, `is_apposed` whether all before the verb is who that is.
fn narrow(
    reading: &Reading,
    lexicon: &Lexicon,
    cue: &Cue,
    from: usize,
    (subject, is_apposed): (Option<usize>, bool),
    out: &mut Vec<Candidate>,
) {
    // "He insisted that he had never promised it, and denied that": who does the first does the second
    if let Some(verb) = coordinated(reading, cue, from) {
        let acts = |c: &Candidate| {
            c.origin == Origin::Left && c.words.1 <= verb
                || c.origin == Origin::Shared && (from..verb).contains(&c.words.0)
        };
        // "In a note it praises the crews and says that": the pronoun right before that verb
        let is_subject = |c: &Candidate| {
            let (first, end) = c.words;
            acts(c)
                && end == verb
                && first + 1 == end
                && first > from
                && reading.is(first, class::SUBJECT)
                && !reading.is(
                    first - 1,
                    class::SUBORDINATOR | class::RELATIVE | class::VERB,
                )
                && !reading.is(cue.group, class::AUXILIARY)
                && reading.is_joined(end)
                && reading.is_joined(end + 1)
        };
        if cue.is_passive {
            // "He asked for money and was told": he says nothing
            out.retain(|c| !acts(c));
        } else if out.iter().any(is_subject) {
            out.retain(is_subject);
        } else if out.iter().any(acts) {
            out.retain(acts);
            // "Shares fell after the firm cut its forecast and said that": shares say nothing
            let is_inner = |c: &Candidate| {
                let (first, end) = c.words;
                c.origin == Origin::Left
                    && end == verb
                    && first > from
                    && reading.is(first - 1, class::SUBORDINATOR)
                    && !reading.is_word(first - 1, lexicon.marks.that)
                    && matches!(c.phrase.kind, PhraseKind::Name | PhraseKind::Source)
            };
            let is_mute = |c: &Candidate| {
                c.words.0 <= from + 1
                    && matches!(c.phrase.kind, PhraseKind::Other | PhraseKind::Empty)
            };
            if out.iter().any(is_mute) && out.iter().any(is_inner) {
                out.retain(is_inner);
            }
        }
    }
    // "The bridge is said to leak": the bridge says nothing
    let last = cue.end.saturating_sub(1);
    let ends_passive = reading.is(last, class::VERB_PARTICIPLE)
        || reading.is(last, class::PREPOSITION) && reading.is(cue.first, class::VERB_PARTICIPLE)
        // "is understood | to"
        || last > cue.first && is_to(reading, last) && reading.is(last - 1, class::VERB_PARTICIPLE);
    if cue.is_passive && cue.form == Form::Past && ends_passive {
        out.retain(|c| c.origin != Origin::Left || c.words.1 != cue.group);
    }
    // "A spokesman, asked whether it was late, | said": he was asked
    let is_asked = cue.kind == CueKind::Verb
        && cue.tells
        && cue.form == Form::Past
        && cue.group == cue.first
        && reading.is_behind_comma(cue.group)
        && reading.phrases_end_at(cue.group)
        && reading.is_one_of(cue.end, &lexicon.marks.wh)
        && !reading.is_finite(cue.group);
    if is_asked {
        out.retain(|c| c.origin != Origin::Left || c.words.1 != cue.group);
    }
    let is_active = cue.kind == CueKind::Verb && !cue.is_passive && reading.is_finite(cue.group);
    // "The firm will close, two traders and a diplomat said": both
    let is_joint = |c: &Candidate| {
        let (first, end) = c.words;
        c.origin == Origin::Left
            && end == cue.group
            && first > from
            && reading.is_behind_comma(first)
            && (first + 1..end).any(|i| reading.is(i, class::COORDINATOR))
    };
    let closes = reading.sentence(cue.first).tokens.1 as usize == cue.end;
    if closes && is_active && out.iter().any(is_joint) {
        out.retain(is_joint);
    }
    // "it said in a statement, adding that": what it was said in adds nothing
    let is_medium = |c: &Candidate| {
        c.origin == Origin::Left
            && c.words.1 == cue.group
            && c.phrase.after_preposition
            && c.words.0 >= from + 2
            && reading.is(c.words.0 - 2, class::CUE)
            && reading.is_finite(c.words.0 - 2)
    };
    if cue.kind == CueKind::Verb
        && cue.form == Form::Ing
        && reading.is_behind_comma(cue.group)
        && out.len() > 2
    {
        out.retain(|c| !is_medium(c));
    }
    // "There was a report saying that": it does
    let is_next = |c: &Candidate| {
        c.origin == Origin::Left
            && c.words.1 == cue.group
            && !matches!(c.phrase.kind, PhraseKind::Pronoun | PhraseKind::Empty)
    };
    if cue.kind == CueKind::Verb
        && cue.form == Form::Ing
        && reading.is_joined(cue.group)
        && out.iter().any(is_next)
    {
        out.retain(|c| c.phrase.kind != PhraseKind::Empty || c.origin == Origin::None);
    }
    // "In a note sent by her lawyer, | the widow, Ana Orlo, said": who follows what it is said in
    let comma = |i: &usize| reading.gap(*i) & gap::HARD == gap::COMMA;
    let fronted = (from + 1..cue.group)
        .find(comma)
        .filter(|_| cue.kind == CueKind::Verb && reading.is(from, class::PREPOSITION))
        .filter(|_| longest_at(reading, from + 1).is_some_and(|p| p.kind == PhraseKind::Source));
    if let Some(subject) = fronted {
        let is_subject = |c: &Candidate| {
            c.origin == Origin::Left && c.words == (subject, cue.group) && !c.phrase.is_possessive
        };
        if out.iter().any(is_subject) {
            out.retain(is_subject);
        }
    }
    // "After the vote the new mayor, an old friend, | offered him": both
    let apposed = |c: &Candidate| {
        let (first, end) = c.words;
        c.origin == Origin::Left
            && end == cue.group
            && reading.is_behind_comma(end)
            && matches!(c.phrase.kind, PhraseKind::Name | PhraseKind::Source)
            && !c.phrase.after_preposition
            && !(from..first).any(|i| reading.is_finite(i))
            && (first + 1..end).any(|i| reading.gap(i) & gap::HARD == gap::COMMA)
    };
    let whole = out.iter().filter(|c| apposed(c)).map(|c| c.words.0).min();
    if let Some(whole) = whole.filter(|_| is_active) {
        out.retain(|c| c.words.1 != cue.group || c.words.0 <= whole);
    }
    // "was called a disgrace by the mayor": she says so, and nobody else
    if let Some(by) = cue.by {
        let is_agent = |c: &Candidate| c.origin == Origin::Right && c.words.0 == by + 1;
        if out.iter().any(is_agent) {
            out.retain(is_agent);
        }
    }
    // "said he expected": a pronoun right before an active verb does it
    let is_pronoun = |c: &Candidate| {
        c.origin == Origin::Left
            && c.words.1 == cue.group
            && c.phrase.kind == PhraseKind::Pronoun
            && reading.is_joined(cue.group)
    };
    if is_active && out.iter().any(is_pronoun) {
        out.retain(|c| c.origin != Origin::None);
    }
    // "funds that accuse it": they do, who stand before "that"
    let is_head = |c: &Candidate| {
        c.origin == Origin::Left
            && c.words.1 + 1 == cue.group
            && matches!(c.phrase.kind, PhraseKind::Name | PhraseKind::Source)
    };
    let that = cue.group.saturating_sub(1);
    if is_active
        && cue.group > from + 1
        && reading.is_word(that, lexicon.marks.that)
        && reading.is_joined(that)
        && reading.is_joined(cue.group)
        && out.iter().any(is_head)
    {
        out.retain(is_head);
    }
    // "The mayor rejected claims that": they are not his
    if cue.is_denied {
        out.retain(|c| {
            c.origin == Origin::None || c.phrase.is_possessive || c.origin == Origin::Right
        });
    }
    if is_inverted(reading, cue, from) && out.iter().any(|c| speaks_behind(cue, c)) {
        out.retain(|c| c.origin != Origin::None);
    }
    // "Jonas Breck, the mayor of Sillen, said that": he, and neither the mayor nor Sillen alone
    let apposed = || {
        let whole = out.iter().filter(|c| {
            c.origin == Origin::Left
                && c.words.1 == cue.group
                && (c.words.0 == from
                    || reading.gap(c.words.0) & gap::HARD != 0
                    || reading.is(c.words.0 - 1, class::COORDINATOR | class::SUBORDINATOR))
                && !c.phrase.after_preposition
                && matches!(c.phrase.kind, PhraseKind::Name | PhraseKind::Source)
        });
        whole.map(|c| c.words.0).min()
    };
    if let Some(subject) = subject.or_else(|| is_apposed.then(apposed).flatten()) {
        let is_subject = |c: &Candidate| c.origin == Origin::Left && c.words.0 == subject;
        if out.iter().any(is_subject) {
            out.retain(is_subject);
        }
    }
    if let Some(subject) = acts_before(reading, lexicon, cue, from) {
        let is_subject = |c: &Candidate| c.origin == Origin::Left && c.words.0 == subject;
        let top = out.iter().map(|c| c.score).fold(f32::MIN, f32::max);
        if out.iter().any(is_subject) {
            out.retain(is_subject);
            for c in out.iter_mut() {
                c.score = c.score.max(top);
            }
        }
    }
}

/// Where the subject begins of the clause on which a participle behind a comma hangs: "[The president] flew to the islands on Monday, |
/// promising that". Whoever acts there speaks, however far away.
fn acts_before(reading: &Reading, lexicon: &Lexicon, cue: &Cue, from: usize) -> Option<usize> {
    let comma = |i: usize| reading.is_behind_comma(i);
    if cue.kind != CueKind::Verb || cue.form != Form::Ing || !comma(cue.group) {
        return None;
    }
    let edge = gap::SEMICOLON | gap::DASH | gap::COLON | gap::MARK | gap::OPEN | gap::CLOSE;
    if (from + 1..cue.group).any(|i| reading.gap(i) & edge != 0) {
        return None;
    }
    // "On Monday, the president flew", "After the vote, she left"
    let fronted = class::PREPOSITION | class::SUBORDINATOR | class::ADVERB | class::VERB_ING;
    let mut at = from;
    if reading.is(at, fronted) {
        at = (from + 1..cue.group).find(|i| comma(*i))?;
    }
    at += usize::from(reading.is(at, class::COORDINATOR));
    let subject = longest_at(reading, at)?;
    if !matches!(
        subject.kind,
        PhraseKind::Name | PhraseKind::Source | PhraseKind::Pronoun
    ) || subject.is_possessive
    {
        return None;
    }
    // "The head of the union left, saying", "The union, which had struck, agreed, saying"
    let mut verb = subject.end as usize;
    while reading.is(verb, class::ADVERB)
        || verb < cue.group && reading.is(verb, class::PREPOSITION) && !is_to(reading, verb)
    {
        verb = match longest_at(reading, verb + 1) {
            Some(p) if !reading.is(verb, class::ADVERB) => p.end as usize,
            _ => verb + 1,
        };
    }
    if verb >= cue.group || reading.gap(verb) & gap::HARD != 0 || !reading.is_finite(verb) {
        return None;
    }
    // "deputies rejected it after the union had left, saying", "The port was closed, Orlo said, adding": one of two
    let acts = |i: usize| longest_at(reading, i).is_some_and(|p| reading.is_finite(p.end as usize));
    let other = (verb + 1..cue.group).any(|i| {
        let id = reading.id(i);
        let joins = reading.is(i, class::SUBORDINATOR | class::COORDINATOR)
            && (id == 0 || id != lexicon.marks.that);
        joins && acts(i + 1) || comma(i) && (acts(i) || reading.is(i, class::CUE))
    });
    (!other).then_some(subject.first as usize)
}

/// The longest phrase that begins with word `i`.
fn longest_at(reading: &Reading, i: usize) -> Option<Phrase> {
    let list = reading.phrases_in(i, i + 1).iter();
    list.filter(|p| !p.is_possessive)
        .max_by_key(|p| p.end)
        .copied()
}

/// Where a sentence begins behind its dateline: "LODRIN, March 3 - | The bank", "Sant Ilar (CW) — | The bank".
pub(super) fn after_dateline(reading: &Reading, from: usize) -> usize {
    const LONGEST: usize = 8;
    let names = |i: &usize| reading.shape(*i, shape::CAPITAL | shape::DIGIT);
    let end = (from + 1..from + LONGEST).find(|i| reading.gap(*i) & gap::DASH != 0);
    let is_dateline = |end: &usize| {
        reading.sentence(from).paragraph <= 2
            && reading.shape(*end, shape::CAPITAL)
            && (from..*end).all(|i| names(&i) && reading.gap(i) & gap::MARK == 0)
            && (reading.shape(from, shape::UPPER)
                || (from..*end)
                    .any(|i| reading.gap(i) & gap::OPEN != 0 || reading.is(i, class::MONTH)))
    };
    end.filter(is_dateline).unwrap_or(from)
}

/// Where the subject begins that words between commas part from the verb of the cue: "[Ilse Orlo], who leads the opposition bloc, |
/// hailed the verdict", "[The letter], seen by the Herald, | says", "[The minister], in a note to the union, | said".
fn before_aside(reading: &Reading, cue: &Cue, from: usize) -> Option<usize> {
    let finite = matches!(cue.form, Form::Past | Form::Third)
        || cue.group < cue.first
        || reading.is_finite(cue.group);
    if cue.kind != CueKind::Verb || !finite || cue.is_passive || cue.is_infinitive {
        return None;
    }
    subject_before(reading, from, aside(reading, cue, from)?, false)
}

/// Where the subject of a passive begins, with who that is, its chains and those it stands beside: "The minister, Ana Orlo, | is
/// believed to", "The bridge, built in 1920, | is thought to", "The pilot and her navigator | are said to".
pub(super) fn before_passive(
    reading: &Reading,
    lexicon: &Lexicon,
    cue: &Cue,
    from: usize,
) -> Option<usize> {
    // "the vote, which | is expected to", not "The vote, which"
    let who = cue.group.saturating_sub(1);
    if who > from && reading.is(who, class::RELATIVE) && reading.gap(who) & gap::COMMA != 0 {
        return Some(who);
    }
    let end = aside(reading, cue, from).unwrap_or(cue.group);
    let many = |i: usize| reading.is_one_of(i, &lexicon.marks.many);
    subject_before(reading, from, end, (cue.group..cue.end).any(many))
}

/// Where the words between commas begin that part a verb from its subject: "Ilse Orlo, | who leads the bloc, hailed", "The letter, |
/// seen by the Herald, says".
fn aside(reading: &Reading, cue: &Cue, from: usize) -> Option<usize> {
    let comma = |i: usize| reading.is_behind_comma(i);
    if !comma(cue.group) {
        return None;
    }
    let is_open = |i: &usize| reading.is_parted(*i);
    let opens = class::RELATIVE | class::VERB_PARTICIPLE | class::VERB_ING | class::PREPOSITION;
    // "The treaty, a copy of which the Herald has seen, says"
    let relative = |i: usize| (i..cue.group.min(i + 4)).any(|k| reading.is(k, class::RELATIVE));
    // "A note written by a clerk, and leaked to the Herald, says"
    let joined =
        |i: usize| reading.is(i, class::COORDINATOR) && reading.is(i + 1, class::VERB_PARTICIPLE);
    let aside = (from + 1..cue.group)
        .rev()
        .find(is_open)
        .filter(|i| comma(*i) && (reading.is(*i, opens) || relative(*i) || joined(*i)))?;
    let is_verb = |i: usize| reading.is_finite(i);
    // "which" of "in which" does not open the clause, nor is a clause without a verb one
    let is_aside =
        if !reading.is(aside, opens & !class::RELATIVE) || reading.is(aside, class::RELATIVE) {
            (aside + 1..cue.group).any(is_verb)
        } else {
            // "The bridge, built in 1920, said Orlo, is old"
            !reading.is(aside, class::AUXILIARY)
            && !name_follows(reading, cue)
            // "speaking on condition that he was not named"
            && !(aside + 1..cue.group)
                .take_while(|i| !reading.is(*i, class::SUBORDINATOR | class::RELATIVE))
                .any(is_verb)
        };
    is_aside.then_some(aside)
}

/// Where the subject begins whose last word stands before `end`, if a clause begins with it; `several` where those who stand beside
/// each other may be it together.
fn subject_before(reading: &Reading, from: usize, end: usize, several: bool) -> Option<usize> {
    const LONGEST: usize = 20;
    let comma = |i: usize| reading.is_behind_comma(i);
    let ends = |i: usize| {
        let near = reading.phrases_in(i.saturating_sub(8).max(from), i);
        let near = near
            .iter()
            .filter(|p| p.end as usize == i && !p.is_possessive);
        near.max_by_key(|p| p.end - p.first)
    };
    let mut first = end;
    for _ in 0..4 {
        let phrase = ends(first)?;
        first = phrase.first as usize;
        let joined = several
            && first > from + 1
            && reading.is(first - 1, class::COORDINATOR)
            && reading.is_joined(first)
            && reading.is_joined(first - 1)
            && ends(first - 1).is_some();
        // "Ola Berg of the Coast Party, who", "Ola Berg, the party's leader, who"
        if joined || phrase.after_preposition && first > from + 1 {
            first -= 1;
            // "a note written by a clerk"
            let made = first > from + 1
                && reading.is(first - 1, class::VERB_PARTICIPLE)
                && reading.is_joined(first)
                && reading.is_joined(first - 1);
            first -= usize::from(made);
        } else if !(comma(first) && ends(first).is_some_and(|p| !p.after_preposition)) {
            break;
        }
    }
    let opens = first == from
        || reading.gap(first) & gap::HARD != 0
        || reading.is(first - 1, class::COORDINATOR | class::SUBORDINATOR);
    if opens {
        return (reading.gap(first) & gap::MARK == 0).then_some(first);
    }
    // "Anyone who saw the crash | is asked to"
    let relative = (from + 1..first)
        .rev()
        .take(LONGEST)
        .find(|i| reading.is(*i, class::RELATIVE))?;
    let one = (relative..end).filter(|i| reading.is_finite(*i)).count() == 1;
    let whole = (relative..end).all(|i| reading.is_joined(i));
    if one && whole {
        subject_before(reading, from, relative, several)
    } else {
        None
    }
}

/// The verb with which that of the cue shares its subject, if no other stands between: "He [insisted] that he had never promised it, and |
/// denied that".
pub(super) fn coordinated(reading: &Reading, cue: &Cue, from: usize) -> Option<usize> {
    const REACH: usize = 80;
    let first = cue.group;
    let sign = reading.gap(first) & (gap::HARD | gap::MARK);
    let joined = first > from
        && (sign == 0 && reading.is(first - 1, class::COORDINATOR)
            // "Court rejects lawsuit, says town was wrong"
            || sign == gap::COMMA && reading.sentence(first).is_heading);
    if cue.kind != CueKind::Verb || !joined || !reading.is_finite(first) {
        return None;
    }
    let same = |k: &usize| {
        let k = *k;
        if !reading.is(first, class::AUXILIARY) {
            let form = reading.class(first) & (class::VERB_PAST | class::VERB_THIRD);
            return !reading.is(k, class::AUXILIARY) && reading.is(k, form);
        }
        let id = |i: usize| reading.id(i);
        id(first) != 0 && id(first) == id(k)
    };
    let near = from.max(first.saturating_sub(REACH))..first;
    let mut verbs = near.rev().filter(|k| reading.is_finite(*k));
    // "As the crowd left, Orlo was joined by the mayor and joked": where no other verb does, the last one shares it
    verbs.clone().find(same).or_else(|| verbs.next())
}

/// Whether a verb stands at once behind a quotation, so that its subject follows: “Who pays?” | asked a woman at the back.
fn is_inverted(reading: &Reading, cue: &Cue, from: usize) -> bool {
    let last = cue.first.saturating_sub(1);
    cue.kind == CueKind::Verb
        && cue.group == cue.first
        && !cue.is_passive
        && matches!(cue.form, Form::Past | Form::Third)
        && cue.first > 0
        && reading.gap(cue.first) & gap::MARK != 0
        && reading.quotation(last) != cue.quotation
        && reading.quotation(last) != 0
        && (cue.first > from || reading.gap(cue.first) & gap::BLANK_LINE == 0)
}

/// Whether a candidate stands at once behind its cue and can speak.
fn speaks_behind(cue: &Cue, c: &Candidate) -> bool {
    c.origin == Origin::Right
        && c.words.0 == cue.end
        && matches!(c.phrase.kind, PhraseKind::Name | PhraseKind::Source)
}

/// Whoever a noun names as its own is the source, and nobody else: "both sides rejected Orlo's latest claim", "the message from Lodrin
/// was".
fn owned(reading: &Reading, lexicon: &Lexicon, cue: &Cue, out: &mut Vec<Candidate>) {
    let plain = |a: usize, b: usize| (a..=b).all(|i| reading.is_joined(i));
    let is_owner = |c: &Candidate| {
        c.origin == Origin::Left
            && c.phrase.is_possessive
            // "last week's announcement" is nobody's
            && c.phrase.kind != PhraseKind::Other
            && c.words.1 <= cue.group
            && cue.group - c.words.1 <= 2
            && plain(c.words.1, cue.group)
    };
    let id = reading.id(cue.end);
    let names = id != 0 && lexicon.marks.from.contains(&id) && plain(cue.end, cue.end + 1);
    // "The hope in Torsholm is that the ice will hold"
    let is_of = |c: &Candidate| {
        reading.is(cue.end, class::PREPOSITION)
            && plain(cue.end, c.words.1)
            && reading.is(c.words.1, class::BE)
            && reading.is_word(c.words.1 + 1, lexicon.marks.that)
            // "The view from the tower is that of a town"
            && !reading.is(c.words.1 + 2, class::PREPOSITION)
    };
    let is_named = |c: &Candidate| {
        c.origin == Origin::Right
            && (names || is_of(c))
            && c.words.0 == cue.end + 1
            && !matches!(c.phrase.kind, PhraseKind::Other | PhraseKind::Empty)
    };
    if out.iter().any(is_owner) {
        out.retain(is_owner);
    } else if out.iter().any(is_named) {
        out.retain(is_named);
    }
}

/// Whether the clause of the cue is the cue and a name: "The town has kept its clock, | reports the Herald."
fn ends_with_name(reading: &Reading, cue: &Cue, to: usize) -> bool {
    let end = reading.phrases_in(cue.end, cue.end + 1);
    let end = end.iter().map(|p| p.end as usize).max();
    name_follows(reading, cue) && end.is_some_and(|e| e >= to || reading.gap(e) & gap::STOP != 0)
}

/// Where an aside ends that parts a subject from its verb: "Orlo, according to two of his aides, | objects"; else the sentence's end.
fn aside_end(reading: &Reading, cue: &Cue, (from, to): (usize, usize)) -> usize {
    let is_verb = |i: usize| reading.is_finite(i);
    let is_comma = |i: &usize| reading.gap(*i) & gap::COMMA != 0;
    if cue.kind != CueKind::Preposition {
        return to;
    }
    // "They want a vote; the mayor, according to two aides, objects"
    let opens = |i: &usize| reading.gap(*i) & (gap::SEMICOLON | gap::COLON | gap::DASH) != 0;
    let from = (from..cue.first).rev().find(opens).unwrap_or(from);
    // "The bridge is, according to two aides, | safe": what the auxiliary goes on with
    let is_aside = cue.first > from
        && is_comma(&cue.first)
        && (reading.is(cue.first - 1, class::AUXILIARY) || !(from..cue.first).any(is_verb));
    if !is_aside {
        return to;
    }
    let mut commas = (cue.end + 1..to).filter(is_comma);
    let first = commas.clone().next();
    commas.find(|i| is_verb(*i)).or(first).unwrap_or(to)
}

fn none(lexicon: &Lexicon, cue: &Cue, keep: bool, out: &mut Vec<Candidate>) {
    let mut f = Tally::new(&lexicon.weights, keep);
    f.add(F::SrcNone, 1.0);
    f.flag(F::SrcNonePassive, cue.is_passive);
    f.flag(
        F::SrcNoneInfinitive,
        cue.is_infinitive || cue.form == Form::Base && !cue.has_modal,
    );
    f.flag(F::SrcNoneNoun, cue.kind == CueKind::Noun);
    if let Some(count) = lexicon.count(cue.count) {
        f.add(F::SrcNoneShare, count.none_share);
    }
    let (score, features) = f.finish();
    out.push(Candidate {
        origin: Origin::None,
        words: (cue.group, cue.group),
        score,
        features,
        ..Candidate::default()
    });
}

/// Features of what the phrase is.
fn kind(f: &mut Tally<'_>, phrase: &Phrase) {
    f.add(
        match phrase.kind {
            PhraseKind::Pronoun => F::SrcPronoun,
            PhraseKind::Empty => F::SrcEmpty,
            PhraseKind::Relative => F::SrcRelative,
            PhraseKind::Name => F::SrcName,
            PhraseKind::Source => F::SrcNoun,
            PhraseKind::Other => F::SrcOther,
        },
        1.0,
    );
}

/// A possessor or name in the gap of the cue: "in the minister's view", "from Torsholm's perspective", "as the minister said".
fn within(reading: &Reading, lexicon: &Lexicon, cue: &Cue, keep: bool, out: &mut Vec<Candidate>) {
    let last = cue.end.saturating_sub(1);
    let inside = reading
        .phrases_in(cue.first, last)
        .iter()
        .filter(|p| {
            p.is_possessive
                || p.kind == PhraseKind::Pronoun
                || (p.end as usize) <= last
                    && (p.end as usize..=last).all(|i| {
                        reading.is(i, class::CUE | class::AUXILIARY | class::ADVERB)
                            || i == last && i > p.end as usize && reading.is(i - 1, class::CUE)
                    })
        })
        .max_by_key(|p| p.end);
    if let Some(phrase) = inside {
        let mut f = Tally::new(&lexicon.weights, keep);
        kind(&mut f, phrase);
        f.add(F::SrcWithin, 1.0);
        let (score, features) = f.finish();
        out.push(Candidate {
            origin: Origin::Right,
            words: (phrase.first as usize, phrase.end as usize),
            phrase: *phrase,
            score,
            features,
        });
    }
}

fn left(
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

/// Whether the one who speaks follows the cue: "the dam is safe, said Orlo, its engineer".
fn name_follows(reading: &Reading, cue: &Cue) -> bool {
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
    })
}

fn right(
    reading: &Reading,
    lexicon: &Lexicon,
    cue: &Cue,
    (from, to): (usize, usize),
    keep: bool,
    out: &mut Vec<Candidate>,
) {
    // "His emphasis on talks “at any level” suggests that the palace is eager": who follows is in the content
    let that = reading.id(cue.end);
    let is_content = cue.kind == CueKind::Verb
        && that != 0
        && that == lexicon.marks.that
        && reading.is_joined(cue.end)
        && starts_clause(reading, cue.end + 1, to);
    if is_content {
        return;
    }
    let after_quote = cue.group > from
        && reading.gap(cue.group) & gap::MARK != 0
        && reading.quotation(cue.group - 1) != cue.quotation;
    let after_comma = reading.gap(cue.group) & (gap::COMMA | gap::SHOUT) != 0;
    let mut rank = 0;
    let near = match cue.by {
        Some(by) => reading.phrases_in(by + 1, by + 2),
        None => reading.phrases_in(cue.end, (cue.end + 8).min(to)),
    };
    for phrase in near {
        if rank >= 2 {
            break;
        }
        let start = phrase.first as usize;
        // "speaking on the radio": what a participle is about says nothing
        if start == cue.end && cue.kind == CueKind::Verb && cue.form == Form::Ing {
            continue;
        }
        // "according to two people who attended the meeting": they are who was named
        if reading.is(start, class::RELATIVE) && start > cue.end {
            break;
        }
        // "According to legend, the envoys signed it": who signed tells nothing
        let beyond = cue.kind == CueKind::Preposition
            && (cue.end + 1..=start).any(|i| reading.gap(i) & gap::COMMA != 0);
        if beyond {
            break;
        }
        let inside = phrase.is_possessive && reading.phrases_in(start, start + 1).len() > 1;
        if inside
            && (phrase.kind != PhraseKind::Pronoun
                || cue.by.is_some()
                || cue.kind == CueKind::Preposition)
        {
            continue;
        }
        // "by the inquiry | for the crash", "by the minister | at a rally", but "by a group of nurses", "by police in Brenn"
        let next = phrase.end as usize;
        let stop = cue.by.is_some()
            && reading.is(next, class::PREPOSITION)
            && !reading.shape(next + 1, shape::CAPITAL)
            && !reading.is_word(next, lexicon.marks.of);
        let limit = if stop { next } else { to };
        let (first, mut end) =
            extended_right(reading, phrase, limit, cue.kind == CueKind::Preposition);
        if start == cue.end
            && (after_quote || after_comma)
            && !matches!(phrase.kind, PhraseKind::Pronoun | PhraseKind::Empty)
        {
            end = explained(reading, end, to);
        }
        let mut f = Tally::new(&lexicon.weights, keep);
        kind(&mut f, phrase);
        f.add(F::SrcRight, 1.0);
        // what is said of the subject parts nobody from his verb
        let distance = start - cue.by.unwrap_or(cue.end);
        f.flag(
            F::SrcRightAdjacent,
            distance == 0 && reading.is_joined(start),
        );
        f.add(F::SrcDistance, log1p(distance));
        f.flag(
            F::SrcRightAfterQuote,
            distance == 0 && (after_quote || after_comma),
        );
        f.flag(
            F::SrcRightPreposition,
            cue.kind == CueKind::Preposition || cue.kind == CueKind::Dash,
        );
        let before = start.checked_sub(1).map_or(0, |b| reading.class(b));
        if before & class::PREPOSITION != 0 && distance > 0 {
            let by = lexicon.marks.by;
            let is_by = reading.is_word(start - 1, by);
            f.flag(F::SrcRightBy, is_by && distance == 1);
            f.flag(
                F::SrcRightOf,
                !is_by && cue.kind == CueKind::Noun && distance == 1 && !is_to(reading, start - 1),
            );
            f.add(F::SrcAfterPreposition, 1.0);
        }
        let gaps = (cue.by.map_or(cue.end, |by| by + 1)..=start).fold(0, |g, i| g | reading.gap(i));
        f.flag(F::SrcCommaBetween, gaps & gap::COMMA != 0);
        f.flag(F::SrcMarkBetween, gaps & gap::MARK != 0);
        f.flag(
            F::SrcOtherQuotation,
            reading.quotation(phrase.head as usize) != cue.quotation,
        );
        f.add(F::SrcLength, log1p(end - first));
        let (score, features) = f.finish();
        out.push(Candidate {
            origin: Origin::Right,
            words: (first, end),
            phrase: *phrase,
            score,
            features,
        });
        rank += 1;
    }
}

/// A phrase with its chains ("sources in the ministry"), coordinated names ("Orlo and Varga") and appositions ("Orlo, a
/// doctor at the clinic,"), as far as they lead toward `limit`; backwards with a title before the name.
///
/// Gives its first word, where it ends without what modifies it, and where it ends.
fn extended(reading: &Reading, phrase: &Phrase, limit: usize) -> (usize, usize, usize) {
    let (first, mut end) = (phrase.first as usize, phrase.end as usize);
    // "one of them", "some in the party", "those who know him": of pronouns only those that count
    let counts = reading.is(first, class::QUANTIFIER | class::NUMBER)
        && reading.is(end, class::PREPOSITION)
        || reading.is(first, class::DETERMINER | class::QUANTIFIER)
            && reading.is(end, class::RELATIVE)
            && reading.gap(end) & gap::HARD == 0;
    if matches!(
        phrase.kind,
        PhraseKind::Pronoun | PhraseKind::Empty | PhraseKind::Relative
    ) && !counts
    {
        return (first, end, end);
    }
    loop {
        let next = extend_once(reading, end, limit, true);
        if next == end || next > limit {
            break;
        }
        end = next;
    }
    // "Orlo himself | said"
    if end < limit && is_reflexive(reading, end) {
        end += 1;
    }
    (first, end, modified(reading, phrase, end, limit))
}

/// Whether word `i` stands for whoever is named right before it: "himself", "themselves".
pub(super) fn is_reflexive(reading: &Reading, i: usize) -> bool {
    reading.is(i, class::OBJECT)
        && !reading.is(i, class::SUBJECT)
        && reading.word_len(i) >= 6
        && reading.is_joined(i)
}

/// The end of what modifies a source up to its cue, without commas: "a survey released by the institute | suggests",
/// "the firm that holds the concession | has said", "a man carrying a flag | said".
fn modified(reading: &Reading, phrase: &Phrase, end: usize, limit: usize) -> usize {
    let edge = gap::HARD | gap::MARK;
    // "Orlo, of Mill Lane, Ashby, | said": where somebody lives
    let placed = end + 1 < limit
        && limit - end <= 10
        && reading.is(end, class::PREPOSITION)
        && reading.gap(end) & edge == gap::COMMA
        && reading.gap(limit) & edge == gap::COMMA
        && (end + 1..limit).all(|i| {
            reading.shape(i, shape::CAPITAL | shape::DIGIT) && reading.gap(i) & gap::MARK == 0
        });
    if placed {
        return limit;
    }
    if end + 1 >= limit || limit - end > 20 || (reading.gap(end) | reading.gap(limit)) & edge != 0 {
        return end;
    }
    let bits = reading.class(end);
    // somebody acts from word `at` on, and what they act on does not follow
    let acts_at = |at: usize| {
        longest_at(reading, at).is_some_and(|p| {
            let verb = p.end as usize;
            let verb = verb + usize::from(reading.is(verb, class::ADVERB));
            // but "In a note it praises the crews and"
            let has_object = verb + 1 < limit && longest_at(reading, verb + 1).is_some();
            verb < limit && reading.is_finite(verb) && !has_object
        })
    };
    // "the engineer the council hired"
    let contact = acts_at(end);
    // "the firm that holds the concession", but not "told reporters that two pilots"
    let relative = bits & class::RELATIVE != 0
        && (reading.is(end + 1, class::FINITE | class::AUXILIARY | class::ADVERB)
            // "a mother whose son drowned"
            || bits & (class::POSSESSIVE | class::DETERMINER) == class::POSSESSIVE
            // "voters that the Herald interviewed | said"
            || acts_at(end + 1)
                && !(end + 1..limit).any(|i| reading.is(i, class::COORDINATOR))
            // "The fact that both sides moved | suggests"
            || phrase.kind == PhraseKind::Other
                && phrase.has_determiner
                && bits & class::DETERMINER != 0
                && reading.words.get(phrase.first as usize).is_some_and(|w| w.starts_sentence)
                && longest_at(reading, end + 1)
                    .is_some_and(|p| reading.is_finite(p.end as usize)));
    let participle = bits & class::VERB_PARTICIPLE != 0
        && bits & class::AUXILIARY == 0
        && !reading.is_finite(end)
        && reading.is(
            end + 1,
            class::PREPOSITION | class::ADVERB | class::ADJECTIVE | class::WEEKDAY,
        )
        && !reading.is(end + 1, class::SUBORDINATOR | class::RELATIVE)
        // "the ministry refused to comment", but "the woman chosen to lead it"
        && (!is_to(reading, end + 1) || bits & class::VERB_PAST == 0);
    // "a man carrying a flag", "residents living near the plant"
    let ing = bits & class::VERB_ING != 0
        && bits & (class::AUXILIARY | class::PREPOSITION) == 0
        && !reading.is(end + 1, class::SUBORDINATOR | class::RELATIVE | class::TO)
        && (bits & class::CUE == 0
            || reading.shape(end + 1, shape::CAPITAL)
            || reading.is(
                end + 1,
                class::DETERMINER | class::POSSESSIVE | class::PREPOSITION,
            ))
        // "a man accused of stabbing a driver"
        || bits & class::PREPOSITION != 0
            && reading.is(end + 1, class::VERB_ING)
            && reading.is(end - 1, class::VERB_PARTICIPLE);
    // "Orlo resigned after an audit | found": a name acts
    let acts = phrase.kind == PhraseKind::Name && !phrase.has_determiner;
    if !relative && (acts || !participle && !ing && !contact) {
        return end;
    }
    // "the firm sued because a study | showed": who speaks begins a clause
    let clause = (end + 1..limit).any(|i| {
        reading.is(i, class::SUBORDINATOR)
            && reading
                .phrases_in(i + 1, i + 2)
                .iter()
                .any(|p| p.end as usize == limit)
    });
    if clause {
        return end;
    }
    let mut verbs = 0;
    for i in end + 1..limit {
        // "a clerk confirmed that a judge"
        if reading.gap(i) & edge != 0 || reading.is(i, class::RELATIVE) {
            return end;
        }
        verbs += usize::from(reading.is_finite(i));
    }
    if verbs == usize::from(relative || contact) {
        limit
    } else {
        end
    }
}

/// The end of what explains a source that follows its cue ("said Orlo, a teacher who moved here in May. “We ..."): to the
/// sentence's end, the next quotation or a dash, or a comma before a participle.
fn explained(reading: &Reading, end: usize, to: usize) -> usize {
    let g = reading.gap(end);
    let bits = reading.class(end);
    // "said the captain of the ferry that sank"
    // ... but not "says Orlo when I ask him"
    let relative = bits & class::RELATIVE != 0
        && bits & class::SUBORDINATOR == 0
        && (bits & class::DETERMINER == 0 || g & gap::HARD == 0 && reading.is_finite(end + 1));
    let opens = bits & (class::DETERMINER | class::POSSESSIVE | class::NUMBER) != 0
        || bits
            & (class::PREPOSITION
                | class::COORDINATOR
                | class::SUBORDINATOR
                | class::AUXILIARY
                | class::SUBJECT
                | class::OBJECT
                | class::ADVERB
                | class::VERB_ING)
            == 0;
    // "says the mayor, | that nobody asked": the clause goes on
    let that = bits & class::RELATIVE != 0 && bits & class::DETERMINER != 0;
    let starts = end < to
        && !(that && g & gap::COMMA != 0)
        && (relative && g & (gap::HARD | gap::MARK) & !gap::COMMA == 0
            || g & gap::COMMA != 0 && g & gap::MARK == 0 && opens);
    if !starts || g & gap::COMMA != 0 && starts_clause(reading, end, to) {
        return end;
    }
    for i in end + 1..to {
        let g = reading.gap(i);
        if g & (gap::MARK | gap::SEMICOLON | gap::DASH | gap::COLON) != 0
            || g & gap::COMMA != 0 && reading.is(i, class::VERB_ING) && reading.is(i, class::CUE)
        {
            return i;
        }
    }
    to
}

/// Whether a noun phrase and its verb stand at word `i`: "warned Orlo, | the town could not pay".
pub(super) fn starts_clause(reading: &Reading, i: usize, to: usize) -> bool {
    let end = reading.phrase_end(i);
    end.is_some_and(|e| e < to && reading.gap(e) & gap::HARD == 0 && reading.is_finite(e))
}

fn extended_right(
    reading: &Reading,
    phrase: &Phrase,
    to: usize,
    takes_participle: bool,
) -> (usize, usize) {
    let (first, mut end) = (phrase.first as usize, phrase.end as usize);
    if matches!(
        phrase.kind,
        PhraseKind::Pronoun | PhraseKind::Empty | PhraseKind::Relative
    ) {
        return (first, end);
    }
    for _ in 0..6 {
        // "described by the union | as an insult", "praised by all | after the fire"
        if phrase.after_preposition
            && reading.gap(end) & gap::HARD == 0
            && reading.is(end, class::SUBORDINATOR)
        {
            break;
        }
        let mut next = extend_once(reading, end, to, false);
        if next == end && takes_participle {
            next = published(reading, end, to);
        }
        if next == end {
            break;
        }
        end = next;
    }
    (first, end)
}

/// The words of a source without when and where it spoke: "Ana Prel | on Monday", "the Guild | in a statement". Of what
/// follows a name only that is dropped, since "officials in the ministry" says who.
pub fn named(reading: &Reading, lexicon: &Lexicon, (first, end): (usize, usize)) -> (usize, usize) {
    // "a man who saw him on Monday": the day is no longer that of the speech
    if (first..end).any(|i| reading.is(i, class::RELATIVE)) {
        return (first, end);
    }
    let opens = reading.sentence(first).tokens.0 as usize;
    let starts = |i: usize| {
        let is_day =
            reading.is(i, class::PREPOSITION) && reading.is(i + 1, class::WEEKDAY | class::MONTH);
        let id = reading.id(i);
        let is_aside = id != 0 && lexicon.marks.asides.contains(&id);
        // "Officials in the ministry": a capital at the start of a sentence makes no name
        is_day || is_aside && i > opens + 1 && reading.shape(i - 1, shape::CAPITAL)
    };
    // what goes on behind a comma describes somebody still
    let tail = (first + 1..end)
        .rev()
        .find(|i| reading.gap(*i) & gap::HARD != 0)
        .unwrap_or(first);
    let cut = (tail + 1..end).find(|i| starts(*i));
    (first, cut.unwrap_or(end))
}

/// The end of "seen by the Herald", "published on Monday by the ministry" at word `i`; `i` where none stands there.
fn published(reading: &Reading, i: usize, to: usize) -> usize {
    let starts = reading.gap(i) & gap::HARD == 0
        && reading.is(i, class::VERB_PARTICIPLE)
        && !reading.is(i, class::AUXILIARY | class::PREPOSITION);
    if !starts {
        return i;
    }
    let by = i + 1 + usize::from(reading.is(i + 1, class::WEEKDAY));
    if !reading.is(by, class::PREPOSITION) || reading.gap(by) & gap::HARD != 0 {
        return i;
    }
    reading.phrase_end(by + 1).filter(|e| *e <= to).unwrap_or(i)
}

/// One step of extension from `end`: a preposition and a phrase, "and" and a phrase, or an apposition between commas.
fn extend_once(reading: &Reading, end: usize, limit: usize, apposition_must_close: bool) -> usize {
    if end >= limit {
        return end;
    }
    let g = reading.gap(end);
    let phrase_end = |at: usize| {
        let list = reading.phrases_in(at, at + 1);
        list.iter()
            .map(|p| p.end as usize)
            .max()
            .filter(|e| *e <= limit)
    };
    if g & (gap::HARD | gap::MARK) == 0 {
        let bits = reading.class(end);
        if bits & class::PREPOSITION != 0 && !is_to(reading, end) {
            // "a day after prosecutors | confirmed": they begin a clause
            let clause = apposition_must_close && bits & class::SUBORDINATOR != 0;
            let far = phrase_end(end + 1).filter(|e| !(clause && *e == limit));
            return far.unwrap_or(end);
        }
        // "an adviser to Orlo | said", but "refused to comment, said"
        if is_to(reading, end) && apposition_must_close && !reading.is(end + 1, class::VERB_BASE) {
            return phrase_end(end + 1).filter(|e| *e == limit).unwrap_or(end);
        }
        if bits & class::COORDINATOR != 0
            && reading.shape(end + 1, shape::CAPITAL)
            && reading.shape(end - 1, shape::CAPITAL)
        {
            return phrase_end(end + 1).unwrap_or(end);
        }
        // "Police and witnesses | said": two who can speak, up to the verb
        if bits & class::COORDINATOR != 0 && apposition_must_close {
            let is_source = |p: &&Phrase| matches!(p.kind, PhraseKind::Source | PhraseKind::Name);
            let near = reading.phrases_in(end.saturating_sub(8), end);
            let before = near.iter().rfind(|p| p.end as usize == end);
            let after = reading.phrases_in(end + 1, end + 2);
            let after = after.iter().rfind(|p| p.end as usize == limit);
            if before.is_some_and(|p| is_source(&p)) && after.is_some_and(|p| is_source(&p)) {
                return limit;
            }
        }
        return end;
    }
    // an age or an apposition: "Orlo, 54," "Orlo, a doctor at the clinic, said", "Orlo (Kestria)", "Orlo – the clinic's head – said"
    let dashes = g & gap::DASH != 0 && apposition_must_close && reading.gap(limit) & gap::DASH != 0;
    if (g & (gap::COMMA | gap::OPEN) != 0 || dashes)
        && g & (gap::MARK | gap::SHOUT) == 0
        && (g & gap::STOP == 0 || g & gap::CLOSE != 0)
    {
        // "Orlo, once a critic of the treaty, said"
        let once = apposition_must_close
            && reading.is(end, class::ADVERB)
            && reading.is(end + 1, class::DETERMINER)
            && reading.is_joined(end + 1);
        let (own, end) = (end, end + usize::from(once));
        let bits = reading.class(end);
        let opens = bits & (class::DETERMINER | class::POSSESSIVE | class::NUMBER) != 0
            || bits
                & (class::PREPOSITION
                    | class::COORDINATOR
                    | class::SUBORDINATOR
                    | class::RELATIVE
                    | class::AUXILIARY
                    | class::SUBJECT
                    | class::OBJECT
                    | class::ADVERB)
                == 0;
        // "Orlo, who used to work there, said": a relative clause between commas that leads to the cue
        let relative = bits & class::RELATIVE != 0 || opens && bits & class::VERB == 0;
        if relative
            && apposition_must_close
            && reading.gap(limit) & (gap::COMMA | gap::CLOSE | gap::DASH) != 0
            && reading.gap(limit) & gap::MARK == 0
            && limit - end <= 30
        {
            // "Orlo, who had been ill, left on Tuesday, telling": the comma that closes it stands before a verb
            let inner = (end + 1..limit).any(|i| {
                let sign = reading.gap(i);
                sign & (gap::MARK | gap::SEMICOLON | gap::COLON | gap::DASH) != 0
                    || sign & gap::HARD == gap::COMMA
                        && bits & class::RELATIVE != 0
                        && reading.is_finite(i)
                        && !reading.is(i, class::SUBJECT | class::EMPTY)
            });
            if !inner
                && (bits & class::RELATIVE != 0
                    || !(end..limit).any(|i| reading.is(i, class::AUXILIARY | class::SUBJECT)))
            {
                return limit;
            }
        }
        // "Orlo, speaking to voters, said": a participle explains the deed, not the man
        if !opens
            || bits & (class::VERB_ING | class::VERB_PARTICIPLE) != 0
                && bits & class::VERB_NOUN == 0
        {
            return own;
        }
        let Some(mut close) = phrase_end(end) else {
            return own;
        };
        for _ in 0..5 {
            if close >= limit || reading.gap(close) & gap::HARD != 0 {
                break;
            }
            let bits = reading.class(close);
            if bits & class::PREPOSITION != 0 || bits & class::COORDINATOR != 0 {
                match phrase_end(close + 1) {
                    Some(e) => close = e,
                    None => break,
                }
            } else {
                break;
            }
        }
        // "Minister, the Union says": no apposition, which would end in a comma, but a list may ("Orlo, Tench and Varga said")
        let closed = reading.gap(close) & (gap::COMMA | gap::CLOSE | gap::STOP) != 0
            || close == limit
                && (!apposition_must_close
                    || (end..close).any(|i| reading.is(i, class::COORDINATOR)));
        if closed || !apposition_must_close && close >= limit {
            // "X, a doctor, and Y" is a list when a verb does not follow; the scores decide
            return close;
        }
    }
    end
}

#[cfg(test)]
mod tests {
    use crate::{Analyzer, Document};

    #[test]
    fn a_source_goes_from_its_first_word_to_its_cue() {
        let analyzer = Analyzer::builtin().unwrap();
        for (text, source) in [
            (
                "A survey released by the institute suggests that crews are tired.",
                "A survey released by the institute",
            ),
            (
                "The firm that holds the licence said that it would not build.",
                "The firm that holds the licence",
            ),
            ("One of them said that the road was closed.", "One of them"),
            (
                "Minister, the Union says that the deficit is too high.",
                "the Union",
            ),
            ("One engineer said that the dam was safe.", "One engineer"),
            (
                "As one miller told the radio, “The wheat cannot wait for them.”",
                "one miller",
            ),
            ("Reluctantly, Orlo said that the dam was safe.", "Orlo"),
            (
                "“People have stopped listening,” the institute’s head, Jan Orlo, wrote.",
                "the institute’s head, Jan Orlo",
            ),
            // when and where somebody spoke
            ("“It is over,” said Mara Orlo on Monday.", "Mara Orlo"),
            (
                "“It is over,” said Mara Orlo in a statement after the vote.",
                "Mara Orlo",
            ),
            (
                "Officials in the ministry said that it was over.",
                "Officials in the ministry",
            ),
            // words that are verbs, too
            (
                "“It is over,” Finance Minister Mara Orlo said.",
                "Finance Minister Mara Orlo",
            ),
            ("“It is over,” Mark Orlo told a rally.", "Mark Orlo"),
            ("Grant Orlo said that it was over.", "Grant Orlo"),
            ("The crew fled, police said.", "police"),
            ("“It is over,” said police.", "police"),
            ("It was over, according to witnesses.", "witnesses"),
            (
                "Police in Brenn said that the crew fled.",
                "Police in Brenn",
            ),
            ("She told nurses that staff say it is over.", "staff"),
            // what stands between a subject and its verb
            (
                "Ana Prel, the head of the guild, said it was over.",
                "Ana Prel, the head of the guild",
            ),
            (
                "Ana Prel – the head of the guild – said that it was over.",
                "Ana Prel – the head of the guild",
            ),
            (
                "The letter, seen by the Herald, says it is over.",
                "The letter",
            ),
            (
                "The minister, in a letter to the union, said it was over.",
                "The minister",
            ),
            (
                "The mayor, quoting his predecessor, said it was over.",
                "The mayor",
            ),
            (
                "Ana Prel, the trade minister, who took office in May, said it was over.",
                "Ana Prel, the trade minister, who took office in May",
            ),
            // several who speak together
            (
                "Police and witnesses said it was over.",
                "Police and witnesses",
            ),
            (
                "The union and the firm both said it was over.",
                "The union and the firm",
            ),
            // who did it
            ("The plan was rejected by the council.", "the council"),
            (
                "The plan was described by the union as a joke.",
                "the union",
            ),
            (
                "It is over, according to a poll that shows more of it.",
                "a poll",
            ),
            ("Brandt & Orlo said it was over.", "Brandt & Orlo"),
            (
                "Orlo resigned after an audit found that it was over.",
                "an audit",
            ),
            (
                "Kestria summoned the envoy over what it called the “theft” of a crown.",
                "it",
            ),
            ("Figures show that prices rose by a third.", "Figures"),
            ("One official called it a joke.", "One official"),
            ("Those who know him say it is over.", "Those who know him"),
        ] {
            let analysis = analyzer.analyze(&Document::from_text(text));
            let found: Vec<&str> = analysis
                .statements
                .iter()
                .filter_map(|s| s.source)
                .map(|s| s.of(text))
                .collect();
            assert!(found.contains(&source), "{text} {found:?}");
        }
    }
}
