//! Sources: which words may name the speaker of a cue, with the features that decide between them.

mod extent;
mod left;
mod narrow;
mod right;
mod subject;

use left::left;
use narrow::{narrow, owned};
use right::{aside_end, ends_with_name, right};
use subject::{acts_behind, before_aside};

pub(super) use extent::is_reflexive;
pub use extent::named;
pub(super) use subject::{before_passive, coordinated, has_apposed_subject};

use crate::attribution::counts::Counts;
use crate::attribution::cue::{Cue, CueKind, Form};
use crate::attribution::feature::{Feature as F, Features, Tally, log1p};
use crate::attribution::reading::{Phrase, PhraseKind, Reading};
use crate::lexicon::{Lexicon, class};
use crate::text::token::gap;

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
    /// The subject of the clause that the cue stands before.
    Main,
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

impl Candidate {
    /// Whether both are one phrase at least in part, or both nobody.
    pub(super) fn meets(&self, other: &Self) -> bool {
        match (self.origin == Origin::None, other.origin == Origin::None) {
            (true, true) => true,
            (false, false) => self.words.0 < other.words.1 && other.words.0 < self.words.1,
            _ => false,
        }
    }
}

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
    let from = reading.behind_dateline(from).min(cue.group);
    if let Some((subject, end)) = acts_behind(reading, lexicon, cue, (from, to)) {
        let mut f = Tally::new(&lexicon.weights, keep);
        kind(&mut f, &subject);
        f.add(F::SrcClauseStart, 1.0);
        f.add(F::SrcCommaIng, 1.0);
        let (score, features) = f.finish();
        out.push(Candidate {
            origin: Origin::Main,
            words: (subject.first as usize, end),
            phrase: subject,
            score,
            features,
        });
        return;
    }
    none(lexicon, cue, keep, out);
    // "“Nobody wants it,” said Orlo": who wants within the marks does not say
    let outside = |first: usize| {
        reading.quotation(first) == 0 || reading.quotation(first) == reading.quotation(cue.first)
    };
    // "ORLO: It rained. Say you win": whoever is told to say it says nothing
    let is_imperative = cue.kind == CueKind::Verb
        && cue.form == Form::Base
        && (cue.group == from || reading.gap(cue.group) & gap::COLON != 0)
        && !sentence.is_heading;
    if is_imperative {
        return;
    }
    // "The mayor is said to have left": nobody before a passive did it
    let is_patient_first = cue.is_passive && !cue.is_converse;
    // "They could back it, hints one leader, but not yet": who follows speaks
    let is_inverted = ends_with_name(reading, cue, to);
    let shared = shared.filter(|s| !is_patient_first && !is_inverted && outside(s.0));
    if let Some((first, end, phrase)) = shared {
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
    let is_apposed = has_apposed_subject(reading, lexicon, counts, cue, from);
    if matches!(cue.kind, CueKind::Dash) {
        right(reading, lexicon, cue, to, keep, out);
        return;
    }
    if cue.kind == CueKind::Preposition {
        within(reading, lexicon, cue, keep, out);
    } else if !is_patient_first && (subject.is_some() || is_apposed || !is_inverted) {
        left(reading, lexicon, cue, from, keep, out);
    }
    if cue.kind != CueKind::Colon && !is_apposed {
        let to = aside_end(reading, cue, (from, to));
        right(reading, lexicon, cue, to, keep, out);
    }
    if cue.kind == CueKind::Noun {
        owned(reading, lexicon, cue, out);
    }
    narrow(reading, lexicon, cue, from, (subject, is_apposed), out);
}

/// The longest phrase that begins with word `i`.
fn longest_at(reading: &Reading, i: usize) -> Option<Phrase> {
    let list = reading.phrases_in(i, i + 1).iter();
    list.filter(|p| !p.is_possessive)
        .max_by_key(|p| p.end)
        .copied()
}

fn none(lexicon: &Lexicon, cue: &Cue, keep: bool, out: &mut Vec<Candidate>) {
    let mut f = Tally::new(&lexicon.weights, keep);
    f.add(F::SrcNone, 1.0);
    f.flag(F::SrcNonePassive, cue.is_passive);
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
    let kind = match phrase.kind {
        PhraseKind::Pronoun => F::SrcPronoun,
        PhraseKind::Empty => F::SrcEmpty,
        PhraseKind::Relative => F::SrcRelative,
        PhraseKind::Name => F::SrcName,
        PhraseKind::Other => F::SrcOther,
        PhraseKind::Source => F::SrcNoun,
    };
    f.add(kind, 1.0);
}

/// A possessor or name in the gap of the cue: "in the minister's view", "from Torsholm's perspective", "as the minister said".
fn within(reading: &Reading, lexicon: &Lexicon, cue: &Cue, keep: bool, out: &mut Vec<Candidate>) {
    let last = cue.end.saturating_sub(1);
    let inside = reading
        .phrases_in(cue.first, last)
        .iter()
        // "as she later explained": not later
        .filter(|p| !(p.first..p.end).all(|i| reading.is(i as usize, class::ADVERB)))
        .filter(|p| {
            p.is_possessive
                || p.kind == PhraseKind::Pronoun
                || (p.end as usize) <= last
                    && (p.end as usize..=last).all(|i| {
                        // "as the mayor | used to say"
                        let verb = class::CUE | class::AUXILIARY | class::VERB | class::TO;
                        reading.is(i, verb | class::ADVERB)
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
            ("The result, as Orlo later explained, was a bubble.", "Orlo"),
            (
                "Marek brought up the Lodrin bombing and later said, “It is late.”",
                "Marek",
            ),
            (
                "The firm that holds the licence said that it would not build.",
                "The firm that holds the licence",
            ),
            ("One of them said that the road was closed.", "One of them"),
            (
                "One of them, a dentist from Brenn, said that it hurt.",
                "One of them, a dentist from Brenn",
            ),
            ("The party accused officials of lying.", "The party"),
            ("Norline accused rivals of lying.", "Norline"),
            ("The accused officials denied it.", "The accused officials"),
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
            ("“It is over,” said his lawyer.", "his lawyer"),
            ("In the end Mara Orlo said it was over.", "Mara Orlo"),
            ("In March Orlo said it was over.", "Orlo"),
            (
                "Nobody in government says it is over.",
                "Nobody in government",
            ),
            ("Others in the party say it is over.", "Others in the party"),
            ("61% of voters said it was over.", "61% of voters"),
            ("Mara Orlo, 61, said it was over.", "Mara Orlo, 61"),
            (
                "Only a fifth of voters said it was over.",
                "a fifth of voters",
            ),
            ("The law, argues Orlo in a new book, has failed.", "Orlo"),
            // who follows is the one spoken to, or the one who speaks
            (
                "It will not hold, Mara Orlo, an engineer, warned Breck.",
                "Mara Orlo, an engineer",
            ),
            (
                "“It is over,” Mara Orlo, a close ally of Breck, told the Herald.",
                "Mara Orlo, a close ally of Breck",
            ),
            (
                "“It is over,” Mara Orlo, 58, warned Breck.",
                "Mara Orlo, 58",
            ),
            ("“It is over,” warned Mara Orlo.", "Mara Orlo"),
            ("It is over, warned Mara Orlo.", "Mara Orlo"),
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
