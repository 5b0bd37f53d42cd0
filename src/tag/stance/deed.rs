//! Deeds: the verb that is promised, refused or threatened, how far it goes, and what of it is the target.

use crate::attribution::reading::PhraseKind;
use crate::lexicon::{Lists, class, side};
use crate::span::Span;
use crate::tag::actors::Clause;
use crate::tag::stance::apart::{before_adverbials, is_aside, reserve};
use crate::text::token::{gap, shape};

/// Lists of deeds and the act that promising one of them is.
const ACTS: [(Lists, &str); 8] = [
    (side::AGREE, "AGREE"),
    (side::SUPPORT, "SUPPORT"),
    (side::CONSULT, "CONSULT"),
    (side::COOPERATE, "COOPERATE"),
    (side::AID, "AID"),
    (side::CONCEDE, "CONCEDE"),
    (side::RETREAT, "RETREAT"),
    (side::THREATEN, "THREATEN"),
];

/// The act that promising the deed at word `v` is; none for a deed of no list.
pub(super) fn act_of(clause: &Clause, v: usize) -> Option<&'static str> {
    let act = ACTS.iter().find(|a| clause.is_a(v, a.0));
    act.map(|a| a.1)
}

/// Whether the verb at word `v` names no deed for or against anything; "go back", "keep to", "do so" do.
pub(super) fn is_state(clause: &Clause, v: usize) -> bool {
    if clause.is_word(v, &["keep"]) && clause.starting(v + 1).is_some() {
        // "keep the furnace running"
        return false;
    }
    let moves = clause.is_word(v, &["go", "keep", "run"])
        && clause.is_word(
            v + 1,
            &[
                "back", "ahead", "along", "to", "home", "further", "for", "out", "again",
            ],
        );
    // "remain in the cabinet", "remain at the table"
    let stays = clause.is_word(v, &["remain"])
        && clause.is_word(v + 1, &["in", "at", "with", "part", "within"])
        && clause
            .starting(v + 2)
            .is_some_and(|k| !clause.is_time(clause.phrase(k)));
    // "seek damages", but "seek to calm"
    let seeks = clause.is_word(v, &["seek"]) && clause.starting(v + 1).is_some();
    // "go on stage", "go on strike"
    let goes_on = clause.is_word(v, &["go"]) && clause.is_word(v + 1, &["on"]);
    // "look again at the plan", "look at it again"
    let reviews = clause.is_word(v, &["look"])
        && clause.is_word(
            v + 1,
            &["again", "at", "favourably", "favorably", "kindly", "into"],
        );
    // "shake his hand"
    let greets = clause.is_word(v, &["shake"])
        && (v + 1..clause.to.min(v + 5)).any(|i| clause.is_word(i, &["hand", "hands"]));
    (clause.is_a(v, side::SAYING) || clause.is_a(v, side::SUFFERING))
        && !moves
        && !stays
        && !seeks
        && !goes_on
        && !greets
        && !reviews
}

/// What somebody will do or not: its words, and what it says.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Deed {
    /// The main verb.
    pub(super) verb: usize,
    /// First word of the verb group.
    pub(super) start: usize,
    pub(super) negated: bool,
    /// After "ready to", "refused to" rather than a mere modal.
    pub(super) is_ready: bool,
    /// "can", "could": able to.
    pub(super) is_able: bool,
    /// "may", "might".
    pub(super) is_vague: bool,
    /// "threatened to leave".
    pub(super) is_threat: bool,
    /// "made the loan conditional on": the verb binds its object to a condition.
    pub(super) is_bound: bool,
    /// The subject, where it stands behind the modal: "only then will [Velmark] sign".
    pub(super) subject: Option<usize>,
}

impl Deed {
    /// A deed by its main verb and the first word of its group.
    pub(super) fn of(verb: usize, start: usize) -> Self {
        Self {
            verb,
            start,
            ..Self::default()
        }
    }
}

/// The deed that is promised or refused in words `first..end`: after a modal of will, or after "ready to", "refused to".
pub(super) fn deed(clause: &Clause, first: usize, end: usize) -> Option<Deed> {
    for i in first..end {
        if is_will(clause, i) {
            return willed(clause, first, i, end);
        }
        if let Some(found) = readied(clause, i, end) {
            return Some(found);
        }
    }
    None
}

/// Whether word `i` is a modal of will or ability.
fn is_will(clause: &Clause, i: usize) -> bool {
    clause.reading.is(i, class::MODAL)
        && !clause.is_word(i, &["must", "should", "shall", "ought", "may"])
        || clause.is_word(
            i,
            &[
                "will", "would", "may", "shall", "won't", "wouldn't", "cannot", "can't",
                "couldn't", "it'll", "it'd", "who'll", "i'll", "we'll", "he'll", "she'll",
                "they'll", "i'd", "we'd", "he'd", "she'd", "they'd",
            ],
        )
}

/// The deed after the modal at word `i`: "would [sign]", "will be ready to [sign]", "only then will Velmark [sign]".
fn willed(clause: &Clause, first: usize, i: usize, end: usize) -> Option<Deed> {
    let r = clause.reading;
    let mut out = Deed {
        start: i,
        negated: r.is(i, class::NEGATED),
        ..Deed::default()
    };
    let mut v = i + 1;
    let is_inverted = i == first || clause.covering(i - 1).is_none() && r.gap(i) & gap::HARD != 0;
    if is_inverted
        && !r.is(i, class::SUBJECT)
        && let Some(k) = clause.starting(v)
        && r.is(clause.chain_end(k), class::VERB_BASE)
    {
        out.subject = Some(k);
        v = clause.chain_end(k);
    }
    let mut over_aside = false;
    while v < end
        && (r.is(v, class::ADVERB | class::NEGATED)
            || clause.is_word(v, &["not", "never", "also", "rather"]))
        && !r.is(v, class::VERB_BASE)
        && denial(clause, v).is_none()
    {
        out.negated |= clause.is_word(v, &["not", "never"]) || r.is(v, class::NEGATED);
        // "would not[, however,] negotiate"
        over_aside = is_aside(clause, v) && r.gap(v) & r.gap(v + 1) & gap::HARD == gap::COMMA;
        v += 1;
    }
    // "would[, all the same,] accept a committee"
    if let Some(next) = over_aside_of(clause, v).filter(|next| *next < end) {
        over_aside = true;
        v = next;
    }
    // "could not [in good conscience] sign", "would [under no circumstances] sign"
    let mut end = end;
    let mut is_reserved = false;
    let denial = denial(clause, v);
    if let Some(next) = denial.or_else(|| reserve(clause, v).filter(|_| out.negated)) {
        out.negated |= denial.is_some();
        over_aside = r.gap(next) & gap::HARD == gap::COMMA;
        is_reserved = true;
        end = end.max(next + 2).min(clause.to);
        v = next;
    }
    let to_deed = |at: usize| {
        (clause.is_a(at, side::READY)
            && clause.is_word(at + 1, &["to"])
            && at + 2 < end
            && r.is(at + 2, class::VERB_BASE))
        .then_some(at + 2)
    };
    if clause.is_word(v, &["be"]) {
        // "would be quite happy to discuss"
        let at =
            v + 1 + usize::from(r.is(v + 1, class::ADVERB) && !clause.is_a(v + 1, side::READY));
        out.verb = to_deed(at).or_else(|| won(clause, i, at, end))?;
        out.is_ready = !is_bare_future(clause, at);
        out.is_able = clause.is_word(at, &["able"]);
        return Some(out);
    }
    if v >= end || r.gap(v) & gap::HARD != 0 && !over_aside || !r.is(v, class::VERB) {
        return None;
    }
    if clause.is_word(v, &["have"]) {
        // "might have to raise the levy"
        out.verb = v + 2;
        return (clause.is_word(v + 1, &["to"])
            && v + 2 < end
            && r.is(v + 2, class::VERB_BASE)
            && !is_state(clause, v + 2))
        .then_some(out);
    }
    if let Some(verb) = to_deed(v) {
        out.verb = verb;
        out.is_ready = true;
        return Some(out);
    }
    out.is_vague = clause.is_word(i, &["may", "might"]);
    // "could not in good conscience sign" will not
    out.is_able =
        !is_reserved && clause.is_word(i, &["can", "could", "cannot", "can't", "couldn't"]);
    out.verb = v;
    Some(out)
}

/// The verb behind an aside of a few words between commas at word `i`, where no verb stands in it: "would[, all the same,] accept".
fn over_aside_of(clause: &Clause, i: usize) -> Option<usize> {
    let r = clause.reading;
    let is_comma = |w: usize| r.gap(w) & gap::HARD == gap::COMMA;
    let next = (i + 2..clause.to.min(i + 6)).find(|w| is_comma(*w))?;
    let is_aside = is_comma(i)
        && clause.is_word(i, &["all", "in", "at", "on", "for", "by", "under", "after"])
        && r.is(next, class::VERB_BASE)
        && (i..next).all(|w| !r.is_finite(w));
    is_aside.then_some(next)
}

/// One past an adverbial at word `i` that denies what follows: "would [under no circumstances] sign".
pub(super) fn denial(clause: &Clause, i: usize) -> Option<usize> {
    let open = |w: usize| w < clause.to && clause.reading.gap(w) & gap::HARD == 0;
    (clause.is_word(i, &["under", "in", "on", "at"])
        && clause.is_word(i + 1, &["no"])
        && clause.is_word(
            i + 2,
            &[
                "circumstances",
                "circumstance",
                "account",
                "way",
                "point",
                "time",
            ],
        )
        && (i..i + 4).all(open))
    .then_some(i + 3)
}

/// The deed to which somebody could be brought, at word `at`, after the modal at word `i`: "could be persuaded to [stay]".
fn won(clause: &Clause, i: usize, at: usize, end: usize) -> Option<usize> {
    const WON: &[&str] = &["brought", "convinced", "induced", "persuaded", "tempted"];
    let is_open = clause.is_word(i, &["can", "could", "may", "might"]);
    (is_open
        && clause.is_word(at, WON)
        && clause.is_word(at + 1, &["to"])
        && at + 2 < end
        && clause.reading.is(at + 2, class::VERB_BASE))
    .then_some(at + 2)
}

/// Whether the word before "to" tells that somebody can or will and not that he is ready: "the walls are [going] to save us", "should
/// be [able] to go on".
fn is_bare_future(clause: &Clause, i: usize) -> bool {
    clause.is_word(i, &["able", "going"])
}

/// The deed at "to" in word `i`, after a word that makes ready, refuses or threatens: "is ready to [sign]".
fn readied(clause: &Clause, i: usize, end: usize) -> Option<Deed> {
    if i <= clause.from
        || !clause.is_word(i, &["to"])
        || i + 1 >= end
        || !clause.reading.is(i + 1, class::VERB_BASE)
    {
        return None;
    }
    let word = voted(clause, i);
    let refused = clause.is_a(word, side::REFUSING);
    let is_threat = clause.is_a(word, side::THREATENING);
    if !(refused || is_threat || clause.is_a(word, side::READY)) {
        return None;
    }
    let group = clause.group(word);
    Some(Deed {
        verb: i + 1,
        start: group.start,
        negated: refused ^ group.is_negated,
        is_ready: !is_bare_future(clause, word),
        is_able: clause.is_word(word, &["able"]),
        is_threat,
        ..Deed::default()
    })
}

/// The word that "to" in word `i` goes with: "[voted] six to three to reopen", "[voted] 6-3 on Monday to": past the tally. Else the word
/// before.
fn voted(clause: &Clause, i: usize) -> usize {
    let before = before_adverbials(clause, i).saturating_sub(1);
    if clause.is_word(before, &["voted"]) {
        before
    } else {
        i - 1
    }
}

/// One past the last word of the deed that begins with the verb at `v`: its object with the preposition before or after.
pub(super) fn deed_end(clause: &Clause, v: usize, limit: usize) -> usize {
    let r = clause.reading;
    let mut i = v + 1;
    // "would [step down] if", "declined to [do so]"
    if i < limit
        && (clause.is_word(i, &["down", "aside", "away", "out", "up", "back", "off"])
            || clause.is_word(v, &["do"]) && clause.is_word(i, &["so"]))
        && r.gap(i) & gap::HARD == 0
    {
        i += 1;
    }
    let mut phrases = 0;
    // "to [step in] and", "to [give in] before the vote": a particle, since no noun follows
    if i == v + 1
        && i < limit
        && clause.is_word(i, &["in", "on", "ahead", "over"])
        && r.gap(i) & gap::HARD == 0
        && (i + 1 >= clause.to
            || r.gap(i + 1) & gap::HARD != 0
            || r.is(i + 1, class::COORDINATOR | class::SUBORDINATOR))
    {
        i += 1;
        phrases = 1;
    }
    let least = i;
    while i < limit && i < v + 14 {
        // "chip in £400,000": the sign of a currency parts nothing
        let is_sum = r.is(i, class::NUMBER) || r.shape(i, shape::DIGIT);
        let open = if is_sum {
            gap::OTHER | gap::MARK
        } else {
            gap::MARK
        };
        if r.gap(i) & (gap::HARD & !open) != 0 {
            break;
        }
        if let Some(k) = clause.starting(i) {
            if phrases == 2
                || phrases == 1
                    && !r.is(i - 1, class::PREPOSITION)
                    && i > v + 1
                    && r.gap(i) & gap::MARK == 0
                    && clause.phrase(k).kind == PhraseKind::Pronoun
                // "would tolerate afternoon trading"
                || clause.is_time(clause.phrase(k)) && i > v + 1 && !is_sum
                || clause.phrase(k).kind == PhraseKind::Relative
            {
                break;
            }
            phrases += 1;
            i = clause.chain_end(k).min(limit);
            continue;
        }
        let bits = r.class(i);
        // "the plan to close the library angered parents": the clause around it goes on
        let goes_on = phrases > 0
            && bits & class::VERB_PAST != 0
            && bits
                & (class::VERB_BASE
                    | class::VERB_NOUN
                    | class::PREPOSITION
                    | class::ADJECTIVE
                    | class::AUXILIARY)
                == 0
            && !r.is(i - 1, class::DETERMINER | class::POSSESSIVE | class::ADVERB)
            // "to give away what our parents built"
            && !(v + 1..i)
                .any(|w| r.is(w, class::RELATIVE) || clause.is_word(w, &["what", "that", "how"]));
        let ends = goes_on
            || bits
                & (class::SUBORDINATOR
                    | class::COORDINATOR
                    | class::RELATIVE
                    | class::AUXILIARY
                    | class::SUBJECT)
                != 0
                && bits & class::PREPOSITION == 0;
        if ends
            || clause.is_word(
                i,
                &[
                    "if", "unless", "until", "because", "when", "provided", "only", "whether",
                ],
            )
            || phrases > 0
                && clause.is_word(
                    i,
                    &[
                        "before", "after", "without", "by", "as", "since", "on", "in", "at", "for",
                        "once", "through", "over", "that",
                    ],
                )
        {
            break;
        }
        i += 1;
    }
    // no preposition hangs at the end, nor the "that" of a relative clause: "throw out a bill that would"
    let goes_on = i < clause.to && r.gap(i) & gap::HARD == 0;
    if goes_on && i > v + 2 && clause.is_word(i - 1, &["that", "which", "who"]) {
        i -= 1;
    }
    while i > least
        && (r.is(
            i - 1,
            class::PREPOSITION | class::DETERMINER | class::COORDINATOR,
        ) || clause.is_word(i - 1, &["only", "but", "if"]))
        && !r.is(i - 1, class::PARTICLE)
        && clause.covering(i - 1).is_none()
    {
        i -= 1;
    }
    i
}

/// The target of a deed: its object, or all of it.
pub(super) fn deed_target(clause: &Clause, v: usize, limit: usize) -> (Span, Option<usize>) {
    // "would veto [even] that"
    if clause.is_word(v + 1, &["even"])
        && clause.is_word(v + 2, &["it", "that", "this", "them"])
        && v + 2 < clause.to
    {
        return (clause.reading.span(v + 2, v + 3), clause.covering(v + 2));
    }
    if (clause.is_a(v, side::TAKER)
        || clause.is_word(v, &["agree", "vote"]) && clause.is_word(v + 1, &["to", "for", "with"]))
        && let Some((k, _)) = clause.object(v + 1, 2)
        && clause.reading.gap(clause.phrase(k).first as usize) & gap::HARD == 0
    {
        let is_bare = clause.chain_end(k) == clause.phrase(k).first as usize + 1
            && clause
                .reading
                .is(clause.phrase(k).first as usize, class::DETERMINER)
            && !clause.is_word(
                clause.phrase(k).first as usize,
                &["it", "that", "this", "them"],
            );
        if clause.chain_end(k) <= limit.max(v + 2) && !is_bare {
            return (clause.chain(k, v + 1), Some(k));
        }
    }
    (
        clause.reading.base_span(v, deed_end(clause, v, limit)),
        None,
    )
}

/// The target of a deed that somebody resolves or refuses outright. Of one that does away with its object it is all of the deed, since
/// who agrees to "[drop the plan]" is not for the plan.
pub(super) fn resolved_target(clause: &Clause, v: usize, limit: usize) -> (Span, Option<usize>) {
    if clause.is_word(
        v,
        &[
            "drop",
            "lift",
            "suspend",
            "remove",
            "close",
            "dropping",
            "lifting",
            "suspending",
            "removing",
            "closing",
        ],
    ) {
        let end = deed_end(clause, v, limit);
        return (clause.reading.base_span(v, end), None);
    }
    deed_target(clause, v, limit)
}

/// Whether a deed in the form of a gerund begins at word `v`, and no noun holds it: "that [closing the port] would".
pub(super) fn begins_deed(clause: &Clause, v: usize) -> bool {
    clause.covering(v).is_none_or(|k| {
        let first = clause.phrase(k).first as usize;
        // the phrase may have taken the "that"
        first == v || first + 1 == v && clause.is_word(first, &["that"])
    })
}

/// The subject of the verb group at word `start`: a contraction is its own ("I'd be happy to"); of a relative, what it hangs on.
pub(super) fn subject_of(clause: &Clause, start: usize) -> Option<usize> {
    if clause.reading.is(start, class::SUBJECT) {
        return clause.covering(start);
    }
    let k = clause.subject(start, 0)?;
    let first = clause.phrase(k).first as usize;
    if clause.is_word(first, &["which", "who"]) && first > clause.from {
        return clause.covering(first - 1);
    }
    Some(k)
}
