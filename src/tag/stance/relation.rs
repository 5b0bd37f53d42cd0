//! Which readings become rows of their own, where no target was given: a relation that a careful reader would name.
//!
//! A given target wants an answer at every mention, so `target` listens to weak evidence too. Here a nonsense row costs more
//! than a missed one.

use crate::attribution::reading::PhraseKind;
use crate::lexicon::{class, side};
use crate::tag::Context;
use crate::tag::actors::Clause;
use crate::tag::stance::holder::{is_actor, is_first, is_paper};
use crate::tag::stance::row::{LEAST, STRONG, asks};
use crate::tag::stance::{Holder, Predicate};
use crate::text::token::gap;

/// Whether a document is somebody's speech: hardly anything in it is reported of others, so its own voice takes the sides.
pub(super) fn is_speech(cx: &Context) -> bool {
    let told = cx
        .statements
        .iter()
        .filter(|s| s.speaker.is_some_and(|n| n != 0) && s.source.is_some())
        .count();
    let sentences = cx.reading.layout.sentences.len();
    sentences <= 2 || told * 6 <= sentences
}

/// How many words a heading has at most that tells what kind of text it is.
const HEADING: usize = 12;

/// Whether a document calls itself an opinion: "Opinion", "Editorial", "The Herald's view on the ferry" as its first lines.
pub(super) fn is_opinion(cx: &Context) -> bool {
    let r = cx.reading;
    let clause = cx.clause_at(0);
    let is_line = |i: usize| i == 0 || r.gap(i) & (gap::BLANK_LINE | gap::LINE) != 0;
    (0..r.tokens.len().min(3 * HEADING)).any(|i| {
        let alone = is_line(i) && (is_line(i + 1) || r.gap(i + 1) & gap::HARD != 0);
        alone
            && clause.is_word(
                i,
                &[
                    "opinion",
                    "editorial",
                    "comment",
                    "viewpoint",
                    "leader",
                    "op-ed",
                ],
            )
            || clause.is_word(i, &["view", "view:"])
                && (clause.is_word(i + 1, &["on", "of"]) || is_line(i + 1))
                && (0..=i).rev().take(HEADING).any(is_line)
    })
}

/// Whether phrase `k` is something proposed, decided or agreed.
pub(super) fn is_proposal(clause: &Clause, k: usize) -> bool {
    clause.is_a(clause.phrase(k).head as usize, side::PROPOSAL)
}

/// Whether word `i` stands in an open question: "asked whether she disagreed with him", "whether I am liked".
pub(super) fn is_whether(cx: &Context, clause: &Clause, i: usize) -> bool {
    let asked = cx
        .statement(i)
        .and_then(|s| cx.statements.get(s as usize))
        .is_some_and(|s| {
            s.cue_class == "ask"
                && s.runs
                    .first()
                    .is_some_and(|r| clause.is_word(r.0 as usize, &["whether", "if"]))
        });
    asked
        || (clause.from..i)
            .rev()
            .take(8)
            .take_while(|w| cx.reading.gap(*w + 1) & gap::HARD == 0)
            .any(|w| clause.is_word(w, &["whether"]))
}

/// Whether a predicate toward phrase `k` makes a row where no target was given.
pub(super) fn is_clear(
    cx: &Context,
    clause: &Clause,
    p: &Predicate,
    k: usize,
    (is_speech, is_own): (bool, bool),
) -> bool {
    let entry = cx.lexicon.entry(p.entry);
    if p.is_question || p.score.abs() < LEAST {
        return false;
    }
    // "would open the pits", where the noun was read as a verb: no target
    let p0 = clause.phrase(k);
    if p0.end == p0.first + 1 && clause.is_word(p0.first as usize, &["the", "a", "an"]) {
        return false;
    }
    // "praised in parliament the work": where, and not what
    let is_where = !p.is_evaluation
        && entry.pos == "verb"
        && clause.phrase(k).first as usize == p.words.1 + 1
        && clause.is_word(
            p.words.1,
            &[
                "in", "during", "at", "after", "before", "since", "within", "near", "under", "amid",
            ],
        );
    if is_where {
        return false;
    }
    // not toward oneself
    let is_self = match p.holder {
        Holder::Known(n) => n.is_some_and(|n| n != 0) && cx.directory.of_phrase(k) == n,
        Holder::Phrase(q) => q == k,
    };
    if is_self && !is_speech {
        return false;
    }
    // "never promised a breakthrough", "promised the envoy he would come"
    if entry.id == "stance.side-promise"
        && (p.negated
            || !is_promised(cx, clause, k)
            || clause.is_word(
                clause.chain_end(k),
                &["that", "to", "he", "she", "they", "it"],
            ))
    {
        return false;
    }
    // "the threat to sail", "a threat to farmers", "under pressure from its backer": nothing against what follows
    if entry.id == "stance.is-contempt-for" && clause.is_word(p.words.0, &["threat", "threats"])
        || entry.id == "stance.pressure-on" && clause.is_word(p.words.1 - 1, &["from"])
    {
        return false;
    }
    // "would relieve pressure on wild stocks": nobody is pressed
    if entry.id == "stance.pressure-on" && !is_actor(clause, k) {
        return false;
    }
    // "dismissed the criticism as [ill-informed]": a name
    if !p.is_evaluation
        && clause.is_word(p.words.1 - 1, &["as"])
        && clause.phrase(k).first as usize >= p.words.1
    {
        return false;
    }
    // "the bill would require developers to": what a law asks of people is nothing for them or against them
    if is_ruled(cx, clause, p) {
        return false;
    }
    // "demanding that the ministry [refuse] a licence": asked of it, and not its side
    if is_asked_of(clause, p) {
        return false;
    }
    // "fears gridlock", "dreads the winter": what may come, and nobody's side; "fears the merger will fail": that it will
    let goes_on = || {
        let end = clause.chain_end(k);
        cx.reading.is(end, class::AUXILIARY | class::MODAL) && cx.reading.gap(end) & gap::HARD == 0
    };
    if entry.id == "stance.is-despise"
        && (clause.phrase(k).kind == PhraseKind::Other
            && !is_proposal(clause, k)
            && !is_actor(clause, k)
            || goes_on())
        && clause.is_word(
            p.words.0,
            &["fear", "fears", "feared", "dread", "dreads", "dreaded"],
        )
    {
        return false;
    }
    // "cannot pass a budget": he would if he could
    if entry.id == "stance.side-pass-law" && p.negated {
        return false;
    }
    // "blamed exhaustion", "blamed two dry winters": no party
    if entry.id == "stance.blame"
        && clause.phrase(k).kind == PhraseKind::Other
        && !is_proposal(clause, k)
        && !is_actor(clause, k)
        // "blamed Orlavan irrigation", "blamed the weather"
        && !clause.phrase(k).has_determiner
        && !(clause.phrase(k).first..clause.phrase(k).end)
            .any(|i| cx.reading.shape(i as usize, crate::text::token::shape::CAPITAL))
    {
        return false;
    }
    // "the storm would destroy": no side
    if matches!(
        entry.id.as_str(),
        "stance.side-harmful" | "stance.side-helpful" | "stance.side-works"
    ) && !is_proposal(clause, k)
    {
        return false;
    }
    if asks(cx, p.words.0) || is_whether(cx, clause, p.words.0) {
        return false;
    }
    // "dismissed that as speculation": the speculation is a name
    if p.is_evaluation && entry.pos == "verb" && clause.is_word(p.words.1 - 1, &["as"]) {
        return false;
    }
    if is_speech {
        // the speaker takes sides all along; but to ask somebody for something is not to be against him
        // what another says in it takes no side by a mere word of mood: "“The road,” she said, “is dead”"
        let is_mood = p.is_evaluation && entry.target == "none" && p.statement.is_some();
        return !is_mood
            && entry.weight >= STRONG
            && (entry.category != "REQUEST" || p.score <= -0.5);
    }
    if entry.weight < STRONG && !p.is_evaluation {
        return false;
    }
    if p.is_evaluation
        && entry.target == "none"
        && entry.pos == "adjective"
        && p.statement.is_some()
        && !p.negated
    {
        // "the offer was “worse than the last”": a word of mood takes a side where it is the predicate
        return cx.reading.quotation(p.words.0) != 0
            && !clause.is_word(
                p.words.0,
                &[
                    "only",
                    "too",
                    "good",
                    "afraid",
                    "sorry",
                    "sure",
                    "clear",
                    "true",
                    "real",
                    "open",
                    "free",
                    "simple",
                    "normal",
                    "available",
                ],
            )
            && (clause.phrase(k).end as usize) <= p.words.0
            && is_matter(clause, k, p);
    }
    let at = clause.phrase(k).first as usize;
    let far = at > p.words.1 && (p.words.1..=at).any(|i| cx.reading.gap(i) & gap::HARD != 0);
    if far && !p.is_evaluation {
        return false;
    }
    if p.statement.is_some()
        && cx.reading.quotation(p.words.0) != 0
        && (entry.weight >= STRONG || entry.pos != "verb")
        && is_loud(clause, k, entry.category, p)
    {
        return true;
    }
    if entry.weight < STRONG || !is_matter(clause, k, p) {
        return false;
    }
    let has_holder = match p.holder {
        Holder::Known(Some(0)) => {
            is_speech
                || is_own && p.is_evaluation && p.statement.is_none() && p.score.abs() >= 0.7
                || p.subject.is_some_and(|s| is_first(clause, s))
        }
        Holder::Known(n) => n.is_some(),
        // "the minister's praise for the police": who has one is somebody
        Holder::Phrase(q) => {
            is_actor(clause, q)
                || entry.pos == "noun"
                    && !p.is_evaluation
                    && clause.phrase(q).is_possessive
                    && !clause.is_time(clause.phrase(q))
        }
    };
    if !has_holder {
        return false;
    }
    if p.is_evaluation {
        return is_predicative(cx, clause, p, k);
    }
    let f = clause.phrase(k);
    if entry.id == "stance.deny" && !clause.is_a(f.head as usize, side::CLAIM)
        || matches!(entry.id.as_str(), "stance.must-stop" | "stance.appeal-to")
    {
        return false;
    }
    let at = f.first as usize;
    if p.confidence < 0.4 || at > p.words.1 && clause.is_word(p.words.1, &["as"]) {
        // "dismissed as a ploy": the ploy is a name
        return false;
    }
    let leaves = at >= p.words.1
        && (cx.reading.gap(at) & gap::COMMA != 0
            || cx.reading.quotation(p.words.0) != 0
                && cx.reading.quotation(at) != cx.reading.quotation(p.words.0));
    // "offered the factory a loan", "promised them 140 officers"
    let is_second = matches!(
        entry.id.as_str(),
        "stance.side-promise" | "stance.promise-somebody"
    ) && at > p.words.1
        && clause
            .starting(p.words.1)
            .is_some_and(|k| clause.chain_end(k) == at);
    let near = !leaves && (at <= p.words.1 + 1 || (f.end as usize) <= p.words.0 || is_second);
    // "the court forbade the march", "the city bans cars": a thing that may not be
    let is_banned = entry.id == "stance.ban"
        && !clause.is_word(p.words.0, &["barring"])
        && f.kind == PhraseKind::Other
        && !is_actor(clause, k);
    // "protested against the closure", "attacked the plan": in words
    let is_spoken = entry.category == "PROTEST"
        && clause.is_word(p.words.1 - 1, &["against", "over"])
        || p.act == "ACCUSE"
        || entry.id == "stance.fight" && p.act == "REJECT" && !p.negated;
    let is_named = |q: usize| clause.phrase(q).kind == PhraseKind::Name;
    let between = f.kind == PhraseKind::Name
        && match p.holder {
            Holder::Phrase(q) => is_named(q),
            Holder::Known(_) => p.subject.is_some_and(is_named),
        };
    match entry.category {
        // that they met says nothing of what they think of each other
        "CONSULT" => near && (p.is_willing || p.act == "REJECT" && p.negated),
        "COOPERATE" | "AID" | "CONCEDE" | "RETREAT" | "MOBILIZE" | "SANCTION" | "COERCE"
        | "ASSAULT" | "PROTEST" => {
            near && (is_spoken || is_banned || p.is_willing || between && p.score.abs() >= 0.4)
        }
        "REQUEST"
            if clause.is_word(p.words.1 - 1, &["that"]) || clause.is_word(p.words.1, &["that"]) =>
        {
            near && f.kind == PhraseKind::Name
        }
        _ => near || between && !leaves,
    }
}

/// Whether a paper rules what others have to do: "the law requires farmers to register".
pub(super) fn is_ruled(cx: &Context, clause: &Clause, p: &Predicate) -> bool {
    clause.is_word(p.words.0, &["require", "requires", "required"])
        && p.subject.is_some_and(|k| is_paper(cx, clause, k))
}

/// Whether the deed of a predicate is asked of its subject: "demanding that the ministry [refuse] a licence".
fn is_asked_of(clause: &Clause, p: &Predicate) -> bool {
    let r = clause.reading;
    let v = p.words.0;
    let Some(s) = p.subject.map(|s| clause.phrase(s)) else {
        return false;
    };
    let first = s.first as usize;
    first > clause.from + 1
        && s.end as usize == v
        && r.is(v, class::VERB_BASE)
        && !r.is(v, class::VERB_PAST)
        && !clause.word(s.head as usize).ends_with('s')
        && s.kind != PhraseKind::Pronoun
        && clause.is_word(first - 1, &["that"])
        && clause.is_word(
            first - 2,
            &[
                "demand",
                "demands",
                "demanded",
                "demanding",
                "insist",
                "insists",
                "insisted",
                "insisting",
                "request",
                "requests",
                "requested",
                "requesting",
                "recommend",
                "recommends",
                "recommended",
                "recommending",
            ],
        )
}

/// Whether phrase `k` is what somebody may promise: a thing, a paper, an inquiry, nobody, and no fight.
pub(super) fn is_promised(cx: &Context, clause: &Clause, k: usize) -> bool {
    let p = clause.phrase(k);
    let is_paper = || {
        let entry = p.entry.map(|e| cx.lexicon.entry(e));
        let is_own = clause.reading.is(p.first as usize, class::POSSESSIVE);
        p.kind == PhraseKind::Source
            && entry.is_some_and(|e| {
                e.category == "document"
                    || is_own && e.layer == crate::lexicon::Layer::Source && e.category != "group"
            })
    };
    (p.kind == PhraseKind::Other || is_paper())
        // "promised a fight", "promised more demonstrations": a threat, and no side toward it
        && !clause.is_word(
            p.head as usize,
            &[
                "battle",
                "consequences",
                "demonstrations",
                "fight",
                "protests",
                "resistance",
                "retaliation",
                "revenge",
                "strike",
                "strikes",
                "struggle",
                "trouble",
                "vengeance",
                "war",
            ],
        )
}

/// Whether phrase `k` can be a target of a row: an actor, an issue, a proposal, an event.
fn is_matter(clause: &Clause, k: usize, p: &Predicate) -> bool {
    let f = clause.phrase(k);
    let first = f.first as usize;
    if clause.is_time(f) && f.kind != PhraseKind::Source
        || clause.is_a(f.head as usize, side::EMPTY)
            && f.kind == PhraseKind::Other
            && clause.chain_end(k) == f.end as usize
            // "criticised the way the mayor had handled it"
            && !(clause.is_word(f.head as usize, &["way"])
                && clause.starting(f.end as usize).is_some()
                && clause.reading.gap(f.end as usize) & gap::HARD == 0)
    {
        return false;
    }
    match f.kind {
        // "That is a slander", "It is a farce": a strong noun of what was just spoken of
        PhraseKind::Empty | PhraseKind::Pronoun
            if p.is_evaluation
                && first < p.words.0
                && p.score.abs() >= 0.5
                && p.statement.is_some()
                && clause.is_word(first, &["it", "that", "this", "it's", "that's"]) =>
        {
            !is_plain(clause, p, first)
        }
        // "the board trusts him", "they like it": a verb of feeling
        PhraseKind::Empty | PhraseKind::Pronoun if p.is_evaluation && first == p.words.1 => {
            clause.is_word(first, &["it", "that", "this", "them", "him", "her"])
        }
        // "agreed to it", "accept this", "will fight it", "protested against that"
        PhraseKind::Empty | PhraseKind::Pronoun
            if !p.is_evaluation
                && clause.is_word(first, &["it", "this", "that", "these", "those"]) =>
        {
            first <= p.words.1
                && (matches!(p.act, "SUPPORT" | "REJECT" | "ACCUSE")
                    || p.act == "AGREE" && !p.negated
                    || p.act == "PROTEST" && clause.is_word(p.words.1 - 1, &["against", "over"])
                    || (p.words.0..p.words.1)
                        .any(|i| clause.is_word(i, &["fight", "fights", "fighting", "fought"])))
        }
        // "the mayor backed us": another's side of whoever speaks
        PhraseKind::Pronoun if clause.is_word(first, &["us", "me"]) => {
            !p.is_evaluation
                && matches!(p.act, "SUPPORT" | "REJECT" | "ACCUSE")
                && first == p.words.1
                && p.subject.is_some_and(|s| !is_first(clause, s))
        }
        PhraseKind::Pronoun if is_first(clause, k) => false,
        PhraseKind::Pronoun if clause.is_word(first, &["you", "you're", "you've"]) => {
            p.act == "ACCUSE"
        }
        // "welcomed it", "rejected that": what was just spoken of
        PhraseKind::Empty | PhraseKind::Pronoun => {
            !p.is_evaluation
                && (matches!(p.act, "SUPPORT" | "REJECT" | "ACCUSE")
                    // "has promised to block her"
                    || p.act == "THREATEN" && clause.is_word(first, &["him", "her", "them", "it"]))
                && first <= p.words.1
                && clause.is_word(
                    first,
                    &[
                        "it", "that", "this", "them", "him", "her", "these", "those", "he", "she",
                        "they",
                    ],
                )
                // "rejects all that"
                || !p.is_evaluation
                    && first == p.words.1
                    && clause.is_word(first, &["all"])
                    && clause.is_word(first + 1, &["that", "this"])
        }
        PhraseKind::Relative => false,
        _ => true,
    }
}

/// Whether what is said of an "it" or "that" at word `first` takes no side: "that is false" denies a fact, "that is the mistake" tells
/// which, "it might be good" is open.
fn is_plain(clause: &Clause, p: &Predicate, first: usize) -> bool {
    clause.is_word(
        p.words.0,
        &[
            "false",
            "untrue",
            "wrong",
            "incorrect",
            "inaccurate",
            "misleading",
        ],
    ) || clause.is_word(p.words.0 - 1, &["the"])
        || clause.group(p.words.0).has_modal
        || (first + 1..p.words.0)
            .any(|i| clause.is_word(i, &["may", "might", "could", "can", "perhaps", "maybe"]))
}

/// Whether an evaluation is a predicate of its target ("the plan is reckless") or a verb of feeling ("he admired the plan");
/// "a brutal winter" in passing takes no side.
fn is_predicative(cx: &Context, clause: &Clause, p: &Predicate, k: usize) -> bool {
    let entry = cx.lexicon.entry(p.entry);
    if entry.target == "none" {
        return false;
    }
    let f = clause.phrase(k);
    match entry.pos {
        "adverb" => false,
        "verb" => true,
        "noun" if p.words.1 > p.words.0 + 1 => true,
        // the copula's subject stands before the word and outside its phrase
        _ => (f.end as usize) <= p.words.0,
    }
}

/// Whether it is a strong word between quotation marks: who is quoted chose it, and the writer chose to quote it.
fn is_loud(clause: &Clause, k: usize, category: &str, p: &Predicate) -> bool {
    let f = clause.phrase(k);
    // "never trust anyone who smiles": nobody in particular
    let is_general = p.is_evaluation
        && clause.is_word(
            f.first as usize,
            &["anyone", "anybody", "nobody", "everyone", "everybody"],
        );
    let is_fact = p.is_evaluation
        && f.kind == PhraseKind::Empty
        && f.first < p.words.0 as u32
        && is_plain(clause, p, f.first as usize);
    let is_open = !is_general
        && !is_fact
        && f.kind != PhraseKind::Relative
        && !is_first(clause, k)
        && (p.is_evaluation || !matches!(f.kind, PhraseKind::Empty))
        && !clause.is_time(f)
        && !clause.is_a(f.head as usize, side::EMPTY);
    let v = p.words.0;
    let is_noun = v > clause.from
        && clause.reading.is(v, class::VERB_NOUN)
        && (clause
            .reading
            .is(v - 1, class::PREPOSITION | class::DETERMINER)
            || clause.is_word(v - 1, &["as"]));
    let told = p.is_evaluation
        || !is_noun && p.act != "AGREE" && !p.is_loose && (!p.negated || matches!(p.act, "REJECT"));
    is_open
        && told
        && p.score.abs() >= 0.5
        && matches!(p.holder, Holder::Known(Some(_)) | Holder::Phrase(_))
        && !matches!(category, "REQUEST" | "CONSULT")
}
