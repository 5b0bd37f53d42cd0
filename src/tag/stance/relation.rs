//! Which readings become rows of their own, where no target was given: a relation that a careful reader would name.
//!
//! A given target wants an answer at every mention, so `target` listens to weak evidence too. Here a nonsense row costs more
//! than a missed one.

use crate::attribution::reading::PhraseKind;
use crate::lexicon::class;
use crate::span::Span;
use crate::tag::Context;
use crate::tag::actors::Clause;
use crate::tag::stance::holder::{is_actor, is_first, speaking};
use crate::tag::stance::unheld::{Shades, is_held};
use crate::tag::stance::{Draft, Holder, Polarity, Predicate, Stance, draft, quad};
use crate::text::token::gap;

/// The least |score| of a row.
pub(super) const LEAST: f32 = 0.25;

/// An entry of less weight speaks of given targets only: "allowed", "received", "investigated" tell an event, no side.
pub(super) const STRONG: f32 = 0.5;

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

/// Words that are no party and no issue: what one has or does with one's body, and empty nouns.
const BODY: &[&str] = &[
    "hand",
    "hands",
    "head",
    "heads",
    "eye",
    "eyes",
    "face",
    "faces",
    "shoulder",
    "shoulders",
    "mind",
    "minds",
    "arm",
    "arms",
    "back",
    "breath",
    "voice",
    "smile",
    "glance",
    "lot",
    "bit",
    "kind",
    "sort",
    "way",
    "ways",
    "thing",
    "things",
    "side",
    "sides",
    "part",
    "parts",
    "end",
    "name",
    "names",
    "word",
    "words",
    "turn",
    "place",
    "moment",
    "day",
    "question",
    "questions",
    "comment",
    "sense",
    "nothing",
    "everything",
    "interview",
    "door",
    "doors",
    "existence",
    "anonymity",
    "ground",
    "grounds",
    "reporters",
    "journalists",
];

/// What is proposed, decided or agreed: one is for it or against it, and to attack it is to speak against it.
const PROPOSALS: &[&str] = &[
    "plan",
    "plans",
    "proposal",
    "proposals",
    "bill",
    "law",
    "laws",
    "measure",
    "measures",
    "decision",
    "decisions",
    "policy",
    "policies",
    "deal",
    "deals",
    "treaty",
    "pact",
    "accord",
    "agreement",
    "budget",
    "reform",
    "reforms",
    "report",
    "ruling",
    "verdict",
    "tax",
    "levy",
    "tariff",
    "tariffs",
    "ban",
    "draft",
    "text",
    "offer",
    "idea",
    "programme",
    "program",
    "move",
    "project",
    "scheme",
    "amendment",
    "clause",
    "resolution",
    "settlement",
    "merger",
    "closure",
    "closures",
    "cuts",
    "strike",
    "summit",
    "talks",
    "vote",
    "referendum",
    "decree",
    "order",
    "compromise",
    "package",
    "strategy",
    "approach",
    "stance",
    "record",
    "handling",
    "ceasefire",
    "truce",
    "sanctions",
    "motion",
    "charter",
    "rules",
    "rule",
    "regulation",
    "regulations",
    "subsidy",
    "subsidies",
    "toll",
    "fee",
    "fees",
    "quota",
    "quotas",
    "suspension",
    "takeover",
    "cull",
    "sale",
    "purchase",
    "filling",
    "dam",
    "extension",
    "delay",
];

/// Whether phrase `k` is something proposed, decided or agreed.
pub(super) fn is_proposal(clause: &Clause, k: usize) -> bool {
    clause.is_word(clause.phrase(k).head as usize, PROPOSALS)
}

/// What is denied with a side taken; to deny "that" something is so only tells facts.
const CLAIMS: &[&str] = &[
    "charge",
    "charges",
    "claim",
    "claims",
    "allegation",
    "allegations",
    "accusation",
    "accusations",
    "report",
    "reports",
    "rumor",
    "rumors",
    "rumour",
    "rumours",
    "suggestion",
    "involvement",
    "criticism",
    "criticisms",
    "concerns",
    "complaints",
];

/// Whether word `i` stands in an open question: "asked whether she disagreed with him", "whether I am liked".
fn is_whether(cx: &Context, clause: &Clause, i: usize) -> bool {
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
    is_speech: bool,
) -> bool {
    let entry = cx.lexicon.entry(p.entry);
    if p.is_question || p.score.abs() < LEAST {
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
            || clause.phrase(k).kind != PhraseKind::Other
            || clause.is_word(
                clause.chain_end(k),
                &["that", "to", "he", "she", "they", "it"],
            ))
    {
        return false;
    }
    // "blamed exhaustion", "blamed two dry winters": no party
    if entry.id == "stance.blame"
        && clause.phrase(k).kind == PhraseKind::Other
        && !is_proposal(clause, k)
        && !is_actor(clause, k)
        // "blamed Orlavan irrigation"
        && !(clause.phrase(k).first..clause.phrase(k).end)
            .any(|i| cx.reading.shape(i as usize, crate::text::token::shape::CAPITAL))
    {
        return false;
    }
    // "the storm would destroy": no side
    if matches!(
        entry.id.as_str(),
        "stance.side-harmful" | "stance.side-helpful"
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
                &["only", "too", "good", "afraid", "sorry", "sure"],
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
        Holder::Known(Some(0)) => is_speech || p.subject.is_some_and(|s| is_first(clause, s)),
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
    if entry.id == "stance.deny" && !clause.is_word(f.head as usize, CLAIMS)
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
    let near = !leaves && (at <= p.words.1 + 1 || (f.end as usize) <= p.words.0);
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
            near && (is_spoken || p.is_willing || between && p.score.abs() >= 0.4)
        }
        "REQUEST"
            if clause.is_word(p.words.1 - 1, &["that"]) || clause.is_word(p.words.1, &["that"]) =>
        {
            near && f.kind == PhraseKind::Name
        }
        _ => near || between && !leaves,
    }
}

/// Whether phrase `k` can be a target of a row: an actor, an issue, a proposal, an event.
fn is_matter(clause: &Clause, k: usize, p: &Predicate) -> bool {
    let f = clause.phrase(k);
    let first = f.first as usize;
    if clause.is_time(f) && f.kind != PhraseKind::Source
        || clause.is_word(f.head as usize, BODY)
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
                && p.score.abs() >= 0.6
                && clause.reading.quotation(p.words.0) != 0
                && clause.is_word(first, &["it", "that", "this", "it's", "that's"]) =>
        {
            true
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
                && matches!(p.act, "SUPPORT" | "REJECT" | "ACCUSE")
                && first <= p.words.1
                && clause.is_word(
                    first,
                    &[
                        "it", "that", "this", "them", "him", "her", "these", "those", "he", "she",
                        "they",
                    ],
                )
        }
        PhraseKind::Relative => false,
        _ => true,
    }
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
    let is_open = !is_general
        && f.kind != PhraseKind::Relative
        && !is_first(clause, k)
        && (p.is_evaluation || !matches!(f.kind, PhraseKind::Empty))
        && !clause.is_time(f)
        && !clause.is_word(f.head as usize, BODY);
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

/// Whether the sentence of word `i` ends in a question mark.
pub(super) fn asks(cx: &Context, i: usize) -> bool {
    let end = cx.reading.sentence(i).span.end as usize;
    cx.text.get(..end).is_some_and(|t| {
        t.trim_end_matches(['”', '"', '’', '\'', '»', ')'])
            .ends_with('?')
    })
}

/// What a relative clause hangs on: "[an offer] that Orlo dismissed", "[a decision] Orlava had criticized".
pub(super) fn antecedent(cx: &Context, clause: &Clause, p: &Predicate) -> Option<usize> {
    let r = cx.reading;
    let entry = cx.lexicon.entry(p.entry);
    let next = p.words.1;
    if p.is_evaluation
        || entry.pos != "verb"
        || !matches!(
            entry.category,
            "REJECT" | "SUPPORT" | "ACCUSE" | "AGREE" | "REQUEST"
        )
    {
        return None;
    }
    let open = next >= clause.to
        || r.gap(next) & gap::HARD != 0
        || clause.is_word(next, &["as", "in", "on", "at", "last", "for"])
        || entry.category == "ACCUSE" && clause.is_word(next, &["of"])
        // "the levy that farmers opposed was dropped"
        || r.is(next, class::WEEKDAY | class::AUXILIARY | class::MODAL)
        || r.is(next, class::VERB_PAST | class::VERB_THIRD) && clause.covering(next).is_none();
    if !open {
        return None;
    }
    let s = p.subject?;
    // "which Kestria and two other states oppose", "that nearly every deputy favoured"
    let first = clause.conjunct_left(s).unwrap_or(s);
    let mut f = clause.phrase(first).first as usize;
    if f > clause.from + 1
        && r.is(f - 1, class::ADVERB)
        && r.gap(f) & gap::HARD == 0
        && !clause.is_word(f - 1, &["that"])
    {
        f -= 1;
    }
    // "a levy that farmers detest": the phrase has taken the "that"
    let that = clause.is_word(f, &["that"])
        && clause.phrase(first).end as usize > f + 1
        && clause
            .word(clause.phrase(first).head as usize)
            .ends_with('s');
    f += usize::from(that);
    if (clause.phrase(s).end as usize) > p.words.0
        || f <= clause.from + 1
        || r.gap(f) & gap::HARD != 0
    {
        return None;
    }
    let before = if clause.is_word(f - 1, &["that", "which", "whom"]) {
        f.checked_sub(2)?
    } else {
        f - 1
    };
    clause.covering(before).filter(|k| {
        let n = clause.phrase(*k);
        // "[Orlo], whom the board accuses of fraud"
        let is_whom = n.kind == PhraseKind::Name && clause.is_word(f - 1, &["whom", "which"]);
        (is_whom || matches!(n.kind, PhraseKind::Other | PhraseKind::Source))
            && n.end as usize == before + 1
            && !clause.is_time(n)
            && !clause.is_word(n.head as usize, BODY)
    })
}

/// The row of an object that is no noun phrase: "condemned [that]", "supports [that decision]", "they support [reform]".
pub(super) fn pointed(cx: &Context, clause: &Clause, p: &Predicate) -> Option<Draft> {
    let r = cx.reading;
    let entry = cx.lexicon.entry(p.entry);
    let at = p.words.1;
    let is_last = |i: usize| i >= clause.to || r.gap(i) & (gap::HARD | gap::MARK) != 0;
    if p.is_evaluation
        || p.is_question
        || p.score.abs() < LEAST
        || entry.pos != "verb"
        || entry.target != "object"
        || entry.weight < STRONG
        || !matches!(p.act, "REJECT" | "SUPPORT" | "ACCUSE" | "AGREE")
        || is_last(at)
        || clause.covering(at).is_some()
        || asks(cx, p.words.0)
        || is_whether(cx, clause, p.words.0)
    {
        return None;
    }
    let points = clause.is_word(at, &["that", "this", "these", "those", "it"]);
    let end = if points {
        let noun = clause
            .starting(at + 1)
            .filter(|_| !clause.is_word(at, &["it"]));
        match noun {
            _ if is_last(at + 1) => at + 1,
            Some(k) if is_last(clause.chain_end(k)) => clause.chain_end(k),
            _ => return None,
        }
    } else if r.is(at, class::VERB_NOUN)
        && !r.is(
            at,
            class::VERB_PAST | class::VERB_ING | class::AUXILIARY | class::PREPOSITION,
        )
        && is_last(at + 1)
        && !p
            .targets
            .iter()
            .any(|k| clause.phrase(*k).first as usize == at)
    {
        at + 1
    } else {
        return None;
    };
    let holder = speaking(cx, clause, p);
    let is_held = match holder {
        Holder::Known(n) => n.is_some_and(|n| n != 0),
        Holder::Phrase(q) => is_actor(clause, q),
    };
    if !is_held || p.subject.is_none() {
        return None;
    }
    let mut d = draft(cx, p, r.base_span(at, end), None);
    d.holder = holder;
    d.is_clear = true;
    Some(d)
}

/// The object that stands inside the words of a predicate: "rejected [the allegation]", "dismissed [the proposal] of a summit",
/// "dismissed [it] as".
pub(super) fn inner(cx: &Context, clause: &Clause, p: &Predicate) -> Option<usize> {
    let entry = cx.lexicon.entry(p.entry);
    let (v, end) = p.words;
    // "threw her weight behind": no pronoun that is an object
    let has_object = (v + 1..end).any(|i| {
        clause.is_word(i, &["him", "her", "it", "them"])
            && clause
                .starting(i)
                .is_none_or(|k| clause.phrase(k).end as usize == i + 1)
    });
    let is_open = !has_object
        && clause.reading.is(end - 1, class::PREPOSITION)
        && p.targets
            .iter()
            .any(|k| clause.phrase(*k).first as usize == end);
    if is_open
        || p.is_evaluation && !clause.is_word(v + 1, &["him", "her", "it", "them", "that", "this"])
        || entry.pos != "verb"
        || end < v + 2
        || entry.target != "object"
        || p.targets
            .iter()
            .any(|k| (clause.phrase(*k).first as usize) < end)
    {
        return None;
    }
    let is_ready = |k: &usize| {
        clause.is_word(
            clause.phrase(*k).head as usize,
            &["ready", "willing", "prepared", "open"],
        )
    };
    (v + 1..end).find_map(|i| clause.starting(i).filter(|k| !is_ready(k))).filter(|k| {
        let f = clause.phrase(*k);
        (f.first as usize) < end
            // "lodged a complaint against", "threw her weight behind": what the words are made of is no target
            && (!clause.reading.is(end - 1, class::PREPOSITION)
                // "turned it down"
                || clause.is_word(end - 1, &["down", "out", "away", "aside", "off"])
                || is_proposal(clause, *k)
                || clause.is_word(f.head as usize, CLAIMS)
                || matches!(f.kind, PhraseKind::Name | PhraseKind::Pronoun)
                || clause.is_word(
                    f.head as usize,
                    &["request", "requests", "invitation", "appeal", "call", "calls", "bid", "demand", "demands", "criticism"],
                ))
            && matches!(
                f.kind,
                PhraseKind::Other
                    | PhraseKind::Source
                    | PhraseKind::Name
                    | PhraseKind::Pronoun
                    | PhraseKind::Empty
            )
            && !clause.is_time(f)
    })
}

pub(super) fn row(
    cx: &Context,
    clause: &Clause,
    at: usize,
    target: Span,
    phrase: Option<usize>,
    holder: Holder,
) -> Draft {
    Draft {
        stance: Stance {
            holder: None,
            target,
            target_id: String::new(),
            target_name: String::new(),
            polarity: Polarity::Support,
            score: 0.5,
            act: "STATE",
            evidence: target,
            entry: None,
            negated: false,
            irrealis: true,
            condition: None,
            sentence: clause.reading.sentence_of.get(at).copied().unwrap_or(0),
            statement: cx.cue(at).or_else(|| cx.statement(at)),
            confidence: 0.6,
        },
        holder,
        phrase,
        is_clear: true,
        is_speech: false,
        is_shared: false,
    }
}

/// Takes the rows out that no reader would name, and of several rows of one relation all but the best. Rows of given targets stay.
pub(super) fn select(cx: &Context, start: usize, shades: &Shades, out: &mut Vec<Draft>) {
    let mut kept: Vec<Draft> = out.drain(start..).collect();
    kept.retain(|d| {
        !d.stance.target_name.is_empty()
            || d.is_clear && d.stance.polarity != Polarity::Neutral && is_held(cx, d, shades)
    });
    let rank = |d: &Draft| {
        let conditional = if d.stance.polarity == Polarity::Conditional {
            1.0
        } else {
            0.0
        };
        let pronoun = d.phrase.is_some_and(|k| {
            cx.reading
                .phrases
                .get(k)
                .is_some_and(|p| matches!(p.kind, PhraseKind::Pronoun | PhraseKind::Empty))
        });
        let conditional = if pronoun {
            conditional - 0.8
        } else {
            conditional
        };
        conditional
            + d.stance.score.abs()
            + 0.3 * d.stance.confidence
            + if quad(d.stance.act).is_some() {
                0.2
            } else {
                0.0
            }
            // "demanded that the bank repay": what is asked for, rather than against the bank
            + if d.stance.act == "REQUEST" && d.stance.score > 0.0 {
                0.2
            } else {
                0.0
            }
    };
    let mut keep = vec![true; kept.len()];
    for i in 0..kept.len() {
        for j in i + 1..kept.len() {
            let (Some(a), Some(b)) = (kept.get(i), kept.get(j)) else {
                continue;
            };
            if !a.stance.target_name.is_empty() || !b.stance.target_name.is_empty() {
                continue;
            }
            let same_holder = is_same(cx, a.holder, b.holder);
            let overlap = a.stance.target.overlaps(b.stance.target) && !a.stance.target.is_empty();
            // "told the players to ignore the crowd": what is asked for is nothing against the crowd
            let inside = a.stance.evidence != b.stance.evidence
                && a.stance.target.start <= b.stance.evidence.start
                && b.stance.evidence.end <= a.stance.target.end
                && (same_holder || a.stance.act == "REQUEST");
            if inside {
                if let Some(slot) = keep.get_mut(j) {
                    *slot = false;
                }
                continue;
            }
            let same_words = a.stance.evidence == b.stance.evidence
                && same_holder
                && a.stance.act != "REQUEST"
                && b.stance.act != "REQUEST";
            let same_deed = same_holder
                && a.stance.evidence.overlaps(b.stance.evidence)
                && a.stance.evidence != b.stance.evidence
                && a.stance.act != "REQUEST"
                && b.stance.act != "REQUEST";
            let double = same_deed
                || overlap && (same_holder || a.stance.evidence.overlaps(b.stance.evidence));
            let shared = (a.is_shared || b.is_shared) && !same_holder;
            if shared || !double && !same_words {
                continue;
            }
            // of equals the first: "her counterpart, Orlo"
            let loser = if rank(b) > rank(a) + 0.01 { i } else { j };
            if let Some(slot) = keep.get_mut(loser) {
                *slot = false;
            }
        }
    }
    let mut flags = keep.into_iter();
    kept.retain(|_| flags.next().unwrap_or(true));
    out.append(&mut kept);
}

/// Whether two holders are one, as far as is known before [`super::settle`].
fn is_same(cx: &Context, a: Holder, b: Holder) -> bool {
    match (a, b) {
        (Holder::Known(Some(n)), Holder::Phrase(k))
        | (Holder::Phrase(k), Holder::Known(Some(n))) => cx.directory.of_phrase(k) == Some(n),
        _ => a == b,
    }
}

#[cfg(test)]
mod tests {
    use crate::analyzer::Analyzer;
    use crate::text::Document;

    /// (holder, target, stance, act) of every row.
    fn read(text: &str) -> Vec<(String, String, &'static str, &'static str)> {
        let doc = Document::from_text(text.to_string());
        let a = Analyzer::builtin().unwrap().analyze(&doc);
        let name = |h: Option<u32>| {
            h.and_then(|h| a.speakers.get(h as usize))
                .map_or(String::new(), |s| s.name.clone())
        };
        let rows = a
            .stances
            .iter()
            .filter(|s| s.polarity.as_str() != "neutral");
        rows.map(|s| {
            (
                name(s.holder),
                s.target.of(text).to_string(),
                s.polarity.as_str(),
                s.act,
            )
        })
        .collect()
    }

    /// Sentences around the one under test, so that the text is no speech.
    const AROUND: &str = "Marta Orlo, the finance minister, spoke on Monday. Orlo said the port was open. Orlo said the road was dry. ";

    #[test]
    fn what_is_said_becomes_a_row() {
        for (text, target, stance, act) in [
            (
                "Orlo said she would sign the treaty only if the boats left.",
                "the treaty",
                "conditional",
                "AGREE",
            ),
            (
                "Orlo said any talks must be based on respect for the border.",
                "any talks",
                "conditional",
                "STATE",
            ),
            (
                "Orlo called the plan “a postcard to the voters”.",
                "the plan",
                "oppose",
                "STATE",
            ),
            (
                "Orlo urged the guild to open its books.",
                "open its books",
                "support",
                "REQUEST",
            ),
            (
                "Orlo has refused to name a date.",
                "name a date",
                "oppose",
                "REJECT",
            ),
            (
                "Orlo said she would not attend the ceremony.",
                "the ceremony",
                "oppose",
                "REJECT",
            ),
            (
                "Orlo is ready to talk to Velmark.",
                "talk to Velmark",
                "support",
                "CONSULT",
            ),
            (
                "Orlo ruled out joining the bloc.",
                "joining the bloc",
                "oppose",
                "REJECT",
            ),
            ("Orlo urged caution.", "caution", "support", "REQUEST"),
            (
                "Orlo wants a written guarantee.",
                "a written guarantee",
                "support",
                "REQUEST",
            ),
            (
                "Orlo said there will be no handover.",
                "handover",
                "oppose",
                "REJECT",
            ),
            (
                "Orlo, a critic of the pact, stayed away.",
                "the pact",
                "oppose",
                "REJECT",
            ),
            (
                "Orlo called the vote a farce.",
                "the vote",
                "oppose",
                "STATE",
            ),
            (
                "Orlo threatened to leave the bloc unless the boats left.",
                "the bloc",
                "conditional",
                "THREATEN",
            ),
            (
                "Orlo said a deal was possible only if the boats left.",
                "a deal",
                "conditional",
                "STATE",
            ),
            (
                "Orlo's support for the pact depends on a vote.",
                "the pact",
                "conditional",
                "SUPPORT",
            ),
            (
                "Orlo said she would not sign until the boats had left.",
                "sign",
                "conditional",
                "REJECT",
            ),
            (
                "Orlo proposed that the harbour be inspected.",
                "the harbour be inspected",
                "support",
                "REQUEST",
            ),
            (
                "Orlo voted to accept the pause on condition that the port opened.",
                "the pause",
                "conditional",
                "AGREE",
            ),
            (
                "Orlo would host the games, she said, provided that the bloc paid.",
                "the games",
                "conditional",
                "AGREE",
            ),
            (
                "“We won’t go back to the table unless they pay,” Orlo said.",
                "go back to the table",
                "conditional",
                "REJECT",
            ),
            (
                "“If the clause stays, we shall refer it to the court,” Orlo said.",
                "refer it to the court",
                "conditional",
                "COOPERATE",
            ),
            (
                "Orlo said the treaty should not be ratified unless the annex was rewritten.",
                "the treaty",
                "conditional",
                "REJECT",
            ),
            (
                "“A summit makes sense only if it is prepared,” Orlo said.",
                "A summit",
                "conditional",
                "STATE",
            ),
            (
                "Orlo said she did not object to the survey.",
                "the survey",
                "support",
                "AGREE",
            ),
            (
                "Orlo demanded that the bank repay the loan.",
                "the bank repay the loan",
                "support",
                "REQUEST",
            ),
            (
                "Orlo threw her weight behind the merger.",
                "the merger",
                "support",
                "SUPPORT",
            ),
            (
                "Orlo wants to govern with the league.",
                "govern with the league",
                "support",
                "COOPERATE",
            ),
            ("Orlo wants the bank to wait.", "wait", "support", "REQUEST"),
            (
                "Orlo urged the maker, Corvane, to lower the price.",
                "lower the price",
                "support",
                "REQUEST",
            ),
            (
                "Orlo said the offer should be tested.",
                "the offer",
                "support",
                "STATE",
            ),
            (
                "Orlo said the levy should be scrapped.",
                "the levy",
                "oppose",
                "STATE",
            ),
            (
                "Orlo said moving the race would be a mistake.",
                "moving the race",
                "oppose",
                "STATE",
            ),
            (
                "Orlo said it was reckless to leave the cabinet.",
                "leave the cabinet",
                "oppose",
                "STATE",
            ),
            (
                "Orlo regretted the vote, a decision she called “a bow to the loudest”.",
                "a decision",
                "oppose",
                "STATE",
            ),
            ("Orlo attacked the plan.", "the plan", "oppose", "ACCUSE"),
            (
                "Orlo said the plan would ruin farmers.",
                "the plan",
                "oppose",
                "STATE",
            ),
            (
                "Orlo said it would not take part in the ceremony.",
                "take part in the ceremony",
                "oppose",
                "REJECT",
            ),
            ("“That is a slander,” Orlo said.", "That", "oppose", "STATE"),
            (
                "Orlo rejected calls to leave the union.",
                "leave the union",
                "oppose",
                "REJECT",
            ),
            (
                "Orlo refused to condemn the attack.",
                "condemn the attack",
                "oppose",
                "REJECT",
            ),
            (
                "Orlo refused to rule out a strike.",
                "rule out a strike",
                "support",
                "STATE",
            ),
            (
                "Orlo pledged not to touch the cargo.",
                "the cargo",
                "oppose",
                "REJECT",
            ),
            ("Orlo turned it down.", "it", "oppose", "REJECT"),
            (
                "Orlo detests a levy that farmers welcomed, but it will stay.",
                "a levy",
                "oppose",
                "ACCUSE",
            ),
            (
                "Orlo considers the offer an insult.",
                "the offer",
                "oppose",
                "STATE",
            ),
            (
                "“It is time to recognise the islands,” Orlo said.",
                "the islands",
                "support",
                "STATE",
            ),
            (
                "Orlo wants the fee to be dropped.",
                "the fee to be dropped",
                "support",
                "REQUEST",
            ),
            (
                "“We will pay our share,” Orlo said.",
                "pay our share",
                "support",
                "AID",
            ),
            (
                "Orlo has long opposed secret deals.",
                "secret deals",
                "oppose",
                "REJECT",
            ),
        ] {
            let text = format!("{AROUND}{text}");
            let rows = read(&text);
            assert!(
                rows.iter()
                    .any(|r| r.0 == "Marta Orlo" && r.1 == target && r.2 == stance && r.3 == act),
                "{text} {rows:?}"
            );
        }
    }

    #[test]
    fn who_holds_it() {
        for (text, holder, target) in [
            (
                "The Straits Council, which regulates traffic in the channel, urged restraint.",
                "Straits Council",
                "restraint",
            ),
            (
                "Supporters of the pact cheered.",
                "Supporters of the pact",
                "the pact",
            ),
            ("Orlo trusts the mediator.", "Marta Orlo", "the mediator"),
            (
                "What we oppose is a trial, Orlo said.",
                "Marta Orlo",
                "a trial",
            ),
            ("Orlo condemned that decision.", "Marta Orlo", "decision"),
            (
                "The pact, Orlo said, was an insult.",
                "Marta Orlo",
                "The pact",
            ),
            (
                "Neither Kestria nor Velmark supports the pact.",
                "Kestria",
                "the pact",
            ),
            (
                "A levy that farmers detest will be doubled.",
                "farmers",
                "A levy",
            ),
            (
                "The pact was welcomed by doctors but condemned by insurers.",
                "insurers",
                "The pact",
            ),
            (
                "The minister's praise for the guild surprised many.",
                "minister",
                "the guild",
            ),
            ("For the union, the pact is an insult.", "union", "the pact"),
            (
                "Orlo, who depends on the port for a third of her votes, rejects the plan.",
                "Marta Orlo",
                "the plan",
            ),
            (
                "Orlo, according to two people in the room, objects to any sale.",
                "Marta Orlo",
                "any sale",
            ),
            (
                "Orlo, who ridiculed the plan, left.",
                "Marta Orlo",
                "the plan",
            ),
            (
                "Orlo opposed a rise that nearly every other deputy favoured.",
                "other deputy",
                "a rise",
            ),
            (
                "Teachers were dismayed by the decision.",
                "Teachers",
                "the decision",
            ),
            (
                "Orlo surprised many by backing the strike.",
                "Marta Orlo",
                "the strike",
            ),
            (
                "Orlo rejected what she termed the fairy tale of the tap.",
                "Marta Orlo",
                "the fairy tale of the tap",
            ),
        ] {
            let text = format!("{AROUND}{text}");
            let rows = read(&text);
            assert!(
                rows.iter().any(|r| r.0.ends_with(holder) && r.1 == target),
                "{text} {rows:?}"
            );
        }
        // two subjects, two rows
        let text = format!("{AROUND}Kestria and Velmark welcomed the ruling.");
        let rows = read(&text);
        for name in ["Kestria", "Velmark"] {
            assert!(
                rows.iter().any(|r| r.0 == name && r.1 == "the ruling"),
                "{name} {rows:?}"
            );
        }
        // who writes "I" is the one in the byline
        let text = "Stop the applause\n\nBy Ilva Renn\n\nI support the pact. I oppose the levy. Orlo said the road was dry. Orlo said it rained.";
        let rows = read(text);
        assert!(
            rows.iter().any(|r| r.0 == "Ilva Renn" && r.1 == "the pact"),
            "{rows:?}"
        );
    }

    #[test]
    fn what_takes_no_side_makes_no_row() {
        for text in [
            "Orlo said there was no evidence that the guild had lied.",
            "Orlo apologised for the delay.",
            "Orlo eased concern about the dam.",
            "Few deputies support the tax.",
            "Orlo met the guild in a cold hall.",
            "Orlo denied that the road was closed.",
            "Orlo had a bad morning and a brief lunch.",
            "Orlo will stay at home until Friday.",
            "Would Orlo support the plan?",
            "Orlo said the guild would hold back its stocks until the court had spoken.",
            "Orlo denied having written the letter.",
            "Orlo said the storm would ruin farmers.",
            "Orlo blamed exhaustion.",
            "Orlo said the budget must be tabled by May.",
            "Orlo said she would probably be asked again if it rained.",
            "Asked whether this meant that she opposed the plan, Orlo smiled.",
            "Orlo said no boat would survive unless the storm passed.",
        ] {
            let text = format!("{AROUND}{text}");
            let rows = read(&text);
            assert!(rows.is_empty(), "{text} {rows:?}");
        }
    }
}
