//! Which readings become rows of their own, where no target was given: a relation that a careful reader would name. And the
//! relations that no single predicate tells: what is promised or refused on a condition, what is asked for, what is called names.
//!
//! A given target wants an answer at every mention, so `target` listens to weak evidence too. Here a nonsense row costs more
//! than a missed one.

use crate::attribution::reading::PhraseKind;
use crate::lexicon::class;
use crate::span::Span;
use crate::tag::Context;
use crate::tag::actors::Clause;
use crate::tag::condition::Condition;
use crate::tag::stance::{Draft, Holder, Polarity, Predicate, Stance, polarity, quad};
use crate::text::token::gap;

/// The least |score| of a row.
const LEAST: f32 = 0.25;

/// An entry of less weight speaks of given targets only: "allowed", "received", "investigated" tell an event, no side.
const STRONG: f32 = 0.5;

/// Whether a document is somebody's speech: hardly anything in it is reported of others, so its own voice takes the sides.
pub(crate) fn is_speech(cx: &Context) -> bool {
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
];

/// Whether phrase `k` is the first person.
fn is_first(clause: &Clause, k: usize) -> bool {
    clause.is_word(
        clause.phrase(k).first as usize,
        &[
            "i",
            "we",
            "me",
            "us",
            "myself",
            "ourselves",
            "i'm",
            "we're",
            "i've",
            "we've",
            "i'd",
            "we'd",
            "i'll",
            "we'll",
        ],
    )
}

/// Bodies and documents that take sides, beside the names, roles and kinds of people that the source lexicon knows.
const BODIES: &[&str] = &[
    "party",
    "opposition",
    "ministry",
    "government",
    "union",
    "unions",
    "board",
    "court",
    "agency",
    "bloc",
    "wing",
    "council",
    "committee",
    "staff",
    "office",
    "cabinet",
    "coalition",
    "federation",
    "association",
    "company",
    "firm",
    "petition",
    "motion",
    "declaration",
    "letter",
    "resolution",
    "parliament",
    "senate",
    "team",
    "army",
    "press",
    "charter",
    "public",
    "majority",
    "minority",
    "percent",
    "half",
    "others",
    "campaign",
    "movement",
    "group",
    "league",
    "chamber",
];

/// Whether a word means people by its ending: critics, growers, detractors, loyalists, residents.
fn is_people(clause: &Clause, head: usize) -> bool {
    let word = clause.word(head);
    word.len() > 5
        && [
            "ers", "ors", "ists", "ants", "ents", "ics", "ians", "men", "eers",
        ]
        .iter()
        .any(|e| word.ends_with(e))
        && !clause.is_word(
            head,
            &[
                "orders",
                "offers",
                "matters",
                "letters",
                "papers",
                "numbers",
                "powers",
                "politics",
                "topics",
                "statistics",
                "agreements",
                "statements",
                "documents",
                "moments",
                "elements",
                "payments",
                "events",
                "incidents",
                "accidents",
                "comments",
                "arguments",
                "talents",
                "errors",
                "doors",
                "tankers",
                "factors",
                "investments",
                "developments",
                "judgments",
                "cutters",
            ],
        )
}

/// Whether phrase `k` can hold a stance.
pub(crate) fn is_actor(clause: &Clause, k: usize) -> bool {
    let p = clause.phrase(k);
    if clause.is_time(p) {
        return false;
    }
    match p.kind {
        PhraseKind::Name | PhraseKind::Source | PhraseKind::Relative => true,
        PhraseKind::Pronoun => true,
        PhraseKind::Empty => clause.is_word(p.first as usize, &["it"]),
        PhraseKind::Other => {
            clause.is_word(p.head as usize, BODIES) || is_people(clause, p.head as usize)
        }
    }
}

/// Whether phrase `k` is a body or a kind of people by its head.
pub(crate) fn is_actor_word(clause: &Clause, k: usize) -> bool {
    let head = clause.phrase(k).head as usize;
    clause.is_word(head, BODIES) && !clause.is_word(head, &["coalition"])
        || is_people(clause, head)
        || clause.is_word(head, &["congress"])
}

/// Whether phrase `k` can be a target of a row: an actor, an issue, a proposal, an event.
fn is_matter(clause: &Clause, k: usize, p: &Predicate) -> bool {
    let f = clause.phrase(k);
    let first = f.first as usize;
    if clause.is_time(f) && f.kind != PhraseKind::Source
        || clause.is_word(f.head as usize, BODY) && f.kind == PhraseKind::Other
    {
        return false;
    }
    match f.kind {
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
    let is_open = f.kind != PhraseKind::Relative
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
fn asks(cx: &Context, i: usize) -> bool {
    let end = cx.reading.sentence(i).span.end as usize;
    cx.text.get(..end).is_some_and(|t| {
        t.trim_end_matches(['”', '"', '’', '\'', '»', ')'])
            .ends_with('?')
    })
}

/// Whether a predicate toward phrase `k` makes a row where no target was given.
pub(crate) fn is_clear(
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
    if asks(cx, p.words.0) {
        return false;
    }
    if is_speech {
        // the speaker takes sides all along; but to ask somebody for something is not to be against him
        return entry.weight >= STRONG && (entry.category != "REQUEST" || p.score <= -0.5);
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
        Holder::Phrase(q) => is_actor(clause, q),
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
    let between = matches!(p.holder, Holder::Phrase(q) if clause.phrase(q).kind == PhraseKind::Name)
        && f.kind == PhraseKind::Name;
    match entry.category {
        // that they met says nothing of what they think of each other
        "CONSULT" => near && (p.is_willing || p.act == "REJECT" && p.negated),
        "COOPERATE" | "AID" | "CONCEDE" | "RETREAT" | "MOBILIZE" | "SANCTION" | "COERCE"
        | "ASSAULT" | "PROTEST" => near && (p.is_willing || between && p.score.abs() >= 0.4),
        "REQUEST"
            if clause.is_word(p.words.1 - 1, &["that"]) || clause.is_word(p.words.1, &["that"]) =>
        {
            near && f.kind == PhraseKind::Name
        }
        _ => near || between && !leaves,
    }
}

/// Verbs of a deed and the act that promising it is; the first word of a deed decides.
const DEEDS: &[(&str, &str)] = &[
    ("accept", "AGREE"),
    ("agree", "AGREE"),
    ("sign", "AGREE"),
    ("admit", "AGREE"),
    ("extend", "AGREE"),
    ("approve", "AGREE"),
    ("ratify", "AGREE"),
    ("support", "SUPPORT"),
    ("back", "SUPPORT"),
    ("vote", "SUPPORT"),
    ("endorse", "SUPPORT"),
    ("welcome", "SUPPORT"),
    ("favor", "SUPPORT"),
    ("favour", "SUPPORT"),
    ("meet", "CONSULT"),
    ("talk", "CONSULT"),
    ("discuss", "CONSULT"),
    ("consider", "CONSULT"),
    ("negotiate", "CONSULT"),
    ("come", "CONSULT"),
    ("travel", "CONSULT"),
    ("attend", "CONSULT"),
    ("visit", "CONSULT"),
    ("receive", "CONSULT"),
    ("host", "COOPERATE"),
    ("listen", "CONSULT"),
    ("pay", "AID"),
    ("lend", "AID"),
    ("supply", "AID"),
    ("fund", "AID"),
    ("finance", "AID"),
    ("give", "AID"),
    ("match", "AID"),
    ("donate", "AID"),
    ("send", "AID"),
    ("help", "AID"),
    ("provide", "AID"),
    ("drop", "CONCEDE"),
    ("lift", "CONCEDE"),
    ("release", "CONCEDE"),
    ("free", "CONCEDE"),
    ("close", "CONCEDE"),
    ("offer", "CONCEDE"),
    ("ease", "CONCEDE"),
    ("suspend", "CONCEDE"),
    ("end", "CONCEDE"),
    ("share", "AGREE"),
    ("open", "CONCEDE"),
    ("return", "COOPERATE"),
    ("withdraw", "RETREAT"),
    ("pull", "RETREAT"),
    ("resign", "RETREAT"),
    ("leave", "RETREAT"),
    ("join", "COOPERATE"),
    ("stay", "COOPERATE"),
    ("work", "COOPERATE"),
    ("cooperate", "COOPERATE"),
    ("mediate", "COOPERATE"),
    ("hand", "COOPERATE"),
    ("sail", "COOPERATE"),
    ("take", "COOPERATE"),
    ("publish", "COOPERATE"),
    ("attack", "THREATEN"),
    ("govern", "COOPERATE"),
];

/// Deeds against somebody: on a condition they are threats.
const HARMS: &[&str] = &[
    "sever",
    "freeze",
    "seize",
    "tax",
    "fine",
    "punish",
    "sack",
    "dissolve",
    "scrap",
    "tear",
    "reimpose",
    "shut",
    "invade",
    "arrest",
    "prosecute",
    "topple",
    "recall",
    "walk",
    "block",
    "veto",
    "sue",
    "strike",
    "expel",
    "cancel",
    "retaliate",
    "attack",
    "bomb",
    "impose",
    "blockade",
    "boycott",
    "quit",
    "abandon",
    "cut",
    "halt",
];

/// Deeds whose object is the target ("accept [the pause]"); of others the whole deed is ("pour concrete").
const TAKERS: &[&str] = &[
    "accept", "support", "back", "endorse", "welcome", "favor", "favour", "reject", "oppose",
    "approve", "extend", "drop", "consider", "ratify", "receive", "lift", "regard", "recall",
    "veto", "block", "suspend", "supply", "close", "sign", "attend", "touch", "cancel", "remove",
];

/// Deeds of mere speaking: "refused to say" holds nothing.
const SAYINGS: &[&str] = &[
    "say",
    "comment",
    "explain",
    "answer",
    "elaborate",
    "specify",
    "disclose",
    "identify",
    "speculate",
    "be",
    "take",
    "reveal",
    "confirm",
    "tell",
    "describe",
    "rule",
    "respond",
    "speak",
    "give",
    "know",
    "see",
    "find",
    "have",
    "get",
    "look",
    "seem",
    "become",
    "prefer",
    "like",
    "want",
    "need",
    "mean",
    "make",
    "continue",
    "tend",
    "happen",
    "remain",
    "survive",
    "collapse",
    "win",
    "lose",
    "fail",
    "keep",
    "go",
    "do",
    "shake",
    "discover",
    "cost",
    "last",
    "help",
    "pretend",
    "seek",
    "think",
    "believe",
    "expect",
    "hope",
    "suggest",
];

/// Words that make ready for a deed ("is ready to", "has agreed to").
const READY: &[&str] = &[
    "ready",
    "readiness",
    "willing",
    "willingness",
    "prepared",
    "happy",
    "glad",
    "able",
    "agreed",
    "agree",
    "agrees",
    "agreeing",
    "promised",
    "promise",
    "promises",
    "pledged",
    "pledge",
    "pledges",
    "vowed",
    "vow",
    "vows",
    "offered",
    "offer",
    "offers",
    "committed",
    "eager",
    "keen",
    "inclined",
    "sworn",
    "swore",
    "undertook",
];

/// Words that refuse a deed.
const REFUSING: &[&str] = &[
    "refused",
    "refuses",
    "refusing",
    "refuse",
    "declined",
    "declines",
    "declining",
    "refusal",
    "unwilling",
    "reluctant",
];

/// What somebody will do or not: its words, and what it says.
#[derive(Clone, Copy, Debug)]
struct Deed {
    /// The main verb.
    verb: usize,
    /// First word of the verb group.
    start: usize,
    negated: bool,
    /// After "ready to", "refused to" rather than a mere modal.
    is_ready: bool,
    /// "can", "could": able to.
    is_able: bool,
}

/// The deed that is promised or refused in words `first..end`: after a modal of will, or after "ready to", "refused to".
fn deed(clause: &Clause, first: usize, end: usize) -> Option<Deed> {
    let r = clause.reading;
    for i in first..end {
        if r.is(i, class::MODAL) && !clause.is_word(i, &["must", "should", "shall", "ought", "may"])
            || clause.is_word(
                i,
                &[
                    "will", "would", "may", "shall", "won't", "wouldn't", "i'll", "we'll", "he'll",
                    "she'll", "they'll", "i'd", "we'd", "he'd", "she'd", "they'd",
                ],
            )
        {
            let mut negated = r.is(i, class::NEGATED);
            let mut v = i + 1;
            while v < end
                && (r.is(v, class::ADVERB | class::NEGATED)
                    || clause.is_word(v, &["not", "never", "also", "rather"]))
                && !r.is(v, class::VERB_BASE)
            {
                negated |= clause.is_word(v, &["not", "never"]) || r.is(v, class::NEGATED);
                v += 1;
            }
            if clause.is_word(v, &["be"]) {
                // "would be happy to discuss"
                if clause.is_word(v + 1, READY) && clause.is_word(v + 2, &["to"]) && v + 3 < end {
                    return Some(Deed {
                        verb: v + 3,
                        start: i,
                        negated,
                        is_ready: true,
                        is_able: false,
                    });
                }
                return None;
            }
            if v >= end
                || r.gap(v) & gap::HARD != 0
                || !r.is(v, class::VERB)
                || clause.is_word(v, &["have"])
            {
                return None;
            }
            if clause.is_word(v, READY)
                && clause.is_word(v + 1, &["to"])
                && r.is(v + 2, class::VERB_BASE)
                && v + 2 < end
            {
                return Some(Deed {
                    verb: v + 2,
                    start: i,
                    negated,
                    is_ready: true,
                    is_able: false,
                });
            }
            let is_able = clause.is_word(i, &["can", "could", "cannot", "can't", "couldn't"]);
            return Some(Deed {
                verb: v,
                start: i,
                negated,
                is_ready: false,
                is_able,
            });
        }
        if i > first && clause.is_word(i, &["to"]) && i + 1 < end && r.is(i + 1, class::VERB_BASE) {
            let word = i - 1;
            let refused = clause.is_word(word, REFUSING);
            if refused || clause.is_word(word, READY) {
                let group = clause.group(word);
                return Some(Deed {
                    verb: i + 1,
                    start: group.start,
                    negated: refused ^ group.is_negated,
                    is_ready: true,
                    is_able: false,
                });
            }
        }
    }
    None
}

/// One past the last word of the deed that begins with the verb at `v`: its object with the preposition before or after.
fn deed_end(clause: &Clause, v: usize, limit: usize) -> usize {
    let r = clause.reading;
    let mut i = v + 1;
    let mut phrases = 0;
    while i < limit && i < v + 14 {
        if r.gap(i) & (gap::HARD & !gap::MARK) != 0 {
            break;
        }
        if let Some(k) = clause.starting(i) {
            if phrases == 2
                || phrases == 1
                    && !r.is(i - 1, class::PREPOSITION)
                    && i > v + 1
                    && r.gap(i) & gap::MARK == 0
                    && clause.phrase(k).kind == PhraseKind::Pronoun
                || clause.is_time(clause.phrase(k))
                || clause.phrase(k).kind == PhraseKind::Relative
            {
                break;
            }
            phrases += 1;
            i = clause.chain_end(k).min(limit);
            continue;
        }
        let bits = r.class(i);
        let ends = bits
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
                        "once", "through", "over",
                    ],
                )
        {
            break;
        }
        i += 1;
    }
    // no preposition hangs at the end
    while i > v + 1
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
fn deed_target(clause: &Clause, v: usize, limit: usize) -> (Span, Option<usize>) {
    if (clause.is_word(v, TAKERS)
        || clause.is_word(v, &["agree", "vote"]) && clause.is_word(v + 1, &["to", "for", "with"]))
        && let Some((k, _)) = clause.object(v + 1, 2)
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

/// Whether the speaker of the statement at word `v` may mean himself by phrase `k`: "[Orlava] might accept the pause, an official
/// said", "[his government] was prepared to". Between quotation marks and in a transcript a name is somebody else's.
fn speaks_for(cx: &Context, clause: &Clause, v: usize, k: usize) -> bool {
    let p = clause.phrase(k);
    let head = p.head as usize;
    let owned = cx.reading.is(p.first as usize, class::POSSESSIVE)
        && clause.is_word(
            p.first as usize,
            &["his", "her", "their", "our", "my", "its"],
        );
    if owned
        || clause.is_word(head, &["government", "cabinet"])
            && p.end == p.first + 2
            && cx.reading.quotation(v) == 0
    {
        return true;
    }
    let indirect = cx.reading.quotation(v) == 0
        && cx
            .statement(v)
            .and_then(|s| cx.statements.get(s as usize))
            .is_some_and(|s| {
                s.quote_type == crate::attribution::statement::QuoteType::Indirect
                    && s.rule != "colon"
            });
    let told_by = cx
        .speaker(v)
        .and_then(|n| cx.directory.speaker(n))
        .is_some_and(|s| s.kind == crate::attribution::speaker::SpeakerKind::Document);
    let is_body = !told_by
        && !clause.word(head).ends_with('s')
        && p.kind == PhraseKind::Name
        && p.end == p.first + 1
        && !cx
            .directory
            .of_phrase(k)
            .and_then(|n| cx.directory.speaker(n))
            .is_some_and(|s| {
                s.name.contains(' ') && s.kind == crate::attribution::speaker::SpeakerKind::Person
            });
    indirect && is_body
}

/// Who holds what is said at word `v` with subject `k`.
fn holder(cx: &Context, clause: &Clause, v: usize, k: Option<usize>) -> Option<Holder> {
    let speaker = cx
        .speaker(v)
        .filter(|s| *s != 0)
        .or_else(|| teller(cx, clause, v));
    let Some(k) = k else {
        return speaker.map(|s| Holder::Known(Some(s)));
    };
    let p = clause.phrase(k);
    if is_first(clause, k) {
        return Some(Holder::Known(speaker.or(cx.speaker(v))));
    }
    if !is_actor(clause, k) {
        return None;
    }
    match speaker {
        Some(s)
            if matches!(p.kind, PhraseKind::Pronoun | PhraseKind::Empty)
                || speaks_for(cx, clause, v, k) =>
        {
            Some(Holder::Known(Some(s)))
        }
        _ => Some(Holder::Phrase(k)),
    }
}

/// Who is said to have said what stands at word `i` outside all statements: "Any change must be costed, [Orlo] warned".
pub(crate) fn teller(cx: &Context, clause: &Clause, i: usize) -> Option<u32> {
    if cx.statement(i).is_some() {
        return None;
    }
    let end = cx.reading.span(i, clause.to).end;
    let start = cx.reading.tokens.get(i).map_or(0, |t| t.start);
    let from = cx.statements.partition_point(|s| s.hull().end < start);
    cx.statements.get(from..)?.iter().take(6).find_map(|s| {
        let near = s.cue.start > start && s.cue.end <= end;
        let at = s.source.map_or(s.cue.start, |x| x.start.min(s.cue.start));
        let word = cx.reading.token_at(at);
        let after_comma =
            near && at > start && cx.reading.gap(word) & (gap::COMMA | gap::MARK) != 0;
        after_comma
            .then_some(s.speaker)
            .flatten()
            .filter(|n| *n != 0)
    })
}

fn row(
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
    }
}

/// The subject of the verb group at word `start`: a contraction is its own ("I'd be happy to"); of a relative, what it hangs on.
fn subject_of(clause: &Clause, start: usize) -> Option<usize> {
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

fn first_word(cx: &Context, c: &Condition) -> String {
    c.marker
        .of(cx.text)
        .split(' ')
        .next()
        .unwrap_or("")
        .to_ascii_lowercase()
}

/// Whether the marker is one of time: "held the fleet back until": what goes on till then depends on nothing.
pub(crate) fn is_until(cx: &Context, c: &Condition) -> bool {
    c.marker
        .of(cx.text)
        .split(' ')
        .next_back()
        .is_some_and(|w| w.eq_ignore_ascii_case("until") || w.eq_ignore_ascii_case("till"))
}

/// Whether what hangs on a condition can be a promise or a refusal on that condition.
pub(crate) fn is_binding(cx: &Context, c: &Condition) -> bool {
    match c.kind {
        "necessary" | "exceptive" | "precondition" => {
            !matches!(first_word(cx, c).as_str(), "barring" | "failing" | "absent")
        }
        // "would drop it if the fees were cut", as told: remote in form only
        "hypothetical" | "counterfactual" => {
            c.factuality != crate::tag::condition::Factuality::Contrary
        }
        "temporal" => c
            .marker
            .of(cx.text)
            .split(' ')
            .next_back()
            .is_some_and(|w| {
                matches!(
                    w.to_ascii_lowercase().as_str(),
                    "until" | "once" | "as" | "when" | "till"
                )
            }),
        _ => false,
    }
}

/// What is promised, refused or gated on condition number `number`: "he would sign only if the boats left".
pub(crate) fn conditional(cx: &Context, number: u32, c: &Condition, out: &mut Vec<Draft>) {
    let Some(consequent) = c.consequent.filter(|_| is_binding(cx, c)) else {
        return;
    };
    let (first, end) = (
        cx.reading.token_at(consequent.start),
        cx.reading.token_at(consequent.end),
    );
    if end <= first {
        return;
    }
    let clause = Clause::at(cx.text, cx.reading, first);
    let Some(found) = deed(&clause, first, end) else {
        // "No chairs without a programme"
        let k = clause.starting(first).filter(|_| {
            clause.is_word(first, &["no"]) && matches!(c.kind, "exceptive" | "precondition")
        });
        let speaker = cx
            .speaker(first)
            .filter(|s| *s != 0)
            .or_else(|| teller(cx, &clause, first));
        if let (Some(k), Some(h)) = (k, speaker) {
            let mut d = row(
                cx,
                &clause,
                first,
                clause.chain(k, first + 1),
                Some(k),
                Holder::Known(Some(h)),
            );
            d.stance.score = -0.5;
            d.stance.act = "REJECT";
            let found = Deed {
                verb: first,
                start: first,
                negated: true,
                is_ready: false,
                is_able: false,
            };
            finish(cx, number, &clause, found, c, d, out);
        }
        return;
    };
    let v = found.verb;
    let subject = subject_of(&clause, found.start);
    let is_known = DEEDS.iter().any(|d| clause.is_word(v, &[d.0])) || clause.is_word(v, HARMS);
    let subject_first = subject.map_or(first, |k| clause.phrase(k).first as usize);
    if clause.is_word(subject_first, &["no", "nobody", "none"]) && subject_first >= first {
        // "no observer would set foot in the valley unless": the observers are kept out
        let Some(k) = subject.filter(|k| clause.phrase(*k).kind != PhraseKind::Pronoun) else {
            return;
        };
        let Some(h) = cx
            .speaker(v)
            .filter(|s| *s != 0)
            .or_else(|| teller(cx, &clause, v))
        else {
            return;
        };
        let mut d = row(
            cx,
            &clause,
            v,
            clause.chain(k, 0),
            Some(k),
            Holder::Known(Some(h)),
        );
        d.stance.score = -0.5;
        d.stance.act = "REJECT";
        finish(cx, number, &clause, found, c, d, out);
        return;
    }
    let Some(k) = subject else { return };
    if !is_actor(&clause, k) {
        // "talks could help, but only if": what is gated is the subject
        let is_gate = matches!(c.kind, "necessary" | "precondition")
            && clause.phrase(k).kind == PhraseKind::Other
            && !found.negated
            && !clause.is_time(clause.phrase(k));
        let Some(h) = cx
            .speaker(v)
            .filter(|s| *s != 0 && is_gate)
            .or_else(|| teller(cx, &clause, v).filter(|_| is_gate))
        else {
            return;
        };
        let mut d = row(
            cx,
            &clause,
            v,
            clause.chain(k, 0),
            Some(k),
            Holder::Known(Some(h)),
        );
        d.stance.score = 0.4;
        finish(cx, number, &clause, found, c, d, out);
        return;
    }
    let act = DEEDS
        .iter()
        .find(|e| clause.is_word(v, &[e.0]))
        .map_or("COOPERATE", |e| e.1);
    let is_stative =
        clause.is_word(v, &["stay", "stand", "hold"]) && cx.reading.is(v + 1, class::ADJECTIVE);
    if is_stative
        || clause.is_word(v, SAYINGS) && !(found.negated && clause.is_word(v + 1, &["so"]))
        || found.is_able && (found.negated || !matches!(act, "AGREE" | "SUPPORT"))
    {
        return;
    }
    if matches!(c.kind, "hypothetical" | "counterfactual")
        && !found.is_ready
        && !(is_known
            && (clause.is_word(v, TAKERS)
                || clause.is_word(v, HARMS)
                || matches!(act, "AGREE" | "SUPPORT" | "AID" | "RETREAT")))
    {
        return;
    }
    if c.kind == "temporal" && is_until(cx, c) && !found.negated {
        return;
    }
    let Some(h) = holder(cx, &clause, v, Some(k)) else {
        return;
    };
    if matches!(h, Holder::Known(Some(0) | None)) {
        return;
    }
    let (mut target, mut phrase) = deed_target(&clause, v, end);
    if phrase.is_some_and(|k| {
        matches!(
            clause.phrase(k).kind,
            PhraseKind::Empty | PhraseKind::Pronoun
        )
    }) {
        // "If he brings [a text that binds us], we will vote for it"
        if let Some(a) = c.antecedent.filter(|a| a.end <= consequent.start) {
            let (from, to) = (cx.reading.token_at(a.start), cx.reading.token_at(a.end));
            let named = (from..to).find_map(|i| {
                clause.starting(i).filter(|k| {
                    clause.is_word(i, &["a", "an", "the"])
                        && matches!(
                            clause.phrase(*k).kind,
                            PhraseKind::Other | PhraseKind::Source
                        )
                })
            });
            if let Some(k) = named {
                target = clause.chain(k, 0);
                phrase = Some(k);
            }
        }
    }
    let mut d = row(cx, &clause, v, target, phrase, h);
    let harm = clause.is_word(v, HARMS);
    d.stance.act = if harm {
        "THREATEN"
    } else if found.negated {
        "REJECT"
    } else {
        act
    };
    d.stance.score = if harm ^ found.negated { -0.55 } else { 0.55 };
    d.stance.negated = found.negated;
    finish(cx, number, &clause, found, c, d, out);
}

fn finish(
    cx: &Context,
    number: u32,
    clause: &Clause,
    found: Deed,
    c: &Condition,
    mut d: Draft,
    out: &mut Vec<Draft>,
) {
    d.stance.polarity = Polarity::Conditional;
    d.stance.condition = Some(number);
    d.stance.entry = c.entry;
    d.stance.confidence = c.confidence * 0.7;
    d.stance.evidence = cx
        .reading
        .span(found.start, (found.verb + 1).min(clause.to));
    out.push(d);
}

/// The holder of a row: whoever speaks, where the predicate's subject is his own side.
pub(crate) fn speaking(cx: &Context, clause: &Clause, p: &Predicate) -> Holder {
    let v = p.words.0;
    match p.holder {
        Holder::Phrase(k) => match cx.speaker(v).filter(|s| *s != 0) {
            Some(s) if speaks_for(cx, clause, v, k) => Holder::Known(Some(s)),
            _ => Holder::Phrase(named_by(clause, k)),
        },
        Holder::Known(Some(0)) => {
            teller(cx, clause, v).map_or(p.holder, |s| Holder::Known(Some(s)))
        }
        known @ Holder::Known(_) => known,
    }
}

/// Roles and who holds them, from appositions in the document: "Velmark’s foreign minister, Sigrun Orlo, welcomed ...".
/// Pairs of numbers of the directory, by the first.
pub(crate) fn office_holders(
    text: &str,
    reading: &crate::attribution::reading::Reading,
    directory: &crate::attribution::speaker::Directory,
) -> Vec<(u32, u32)> {
    use crate::attribution::speaker::SpeakerKind;
    let mut out: Vec<(u32, u32)> = vec![];
    for (k, p) in reading.phrases.iter().enumerate() {
        if p.kind != PhraseKind::Source || reading.gap(p.end as usize) & gap::COMMA == 0 {
            continue;
        }
        let clause = Clause::at(text, reading, p.first as usize);
        let name = named_by(&clause, k);
        if name == k {
            continue;
        }
        let (Some(role), Some(holder)) = (directory.of_phrase(k), directory.of_phrase(name)) else {
            continue;
        };
        let kinds = (
            directory.speaker(role).map(|s| s.kind),
            directory.speaker(holder).map(|s| s.kind),
        );
        if role != holder && kinds == (Some(SpeakerKind::Role), Some(SpeakerKind::Person)) {
            out.push((role, holder));
        }
    }
    out.sort_unstable();
    out.dedup_by_key(|p| p.0);
    out
}

/// The name in apposition to a role: "Velmark’s foreign minister, [Sigrun Orlo], welcomed".
fn named_by(clause: &Clause, k: usize) -> usize {
    let p = clause.phrase(k);
    let end = p.end as usize;
    if p.kind != PhraseKind::Source || clause.reading.gap(end) & gap::COMMA == 0 {
        return k;
    }
    let name = clause.starting(end).filter(|q| {
        let n = clause.phrase(*q);
        n.kind == PhraseKind::Name
            && clause.reading.gap(n.end as usize) & gap::COMMA != 0
            && !n.is_possessive
    });
    name.unwrap_or(k)
}

/// What a relative clause hangs on: "[an offer] that Orlo dismissed", "[a decision] Orlava had criticized".
pub(crate) fn antecedent(cx: &Context, clause: &Clause, p: &Predicate) -> Option<usize> {
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
        || r.is(next, class::WEEKDAY);
    if !open {
        return None;
    }
    let s = p.subject?;
    let f = clause.phrase(s).first as usize;
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
        n.kind == PhraseKind::Other
            && n.end as usize == before + 1
            && !clause.is_time(n)
            && !clause.is_word(n.head as usize, BODY)
    })
}

/// The object that stands inside the words of a predicate: "rejected [the allegation]", "dismissed [the proposal] of a summit",
/// "dismissed [it] as".
pub(crate) fn inner(cx: &Context, clause: &Clause, p: &Predicate) -> Option<usize> {
    let entry = cx.lexicon.entry(p.entry);
    let (v, end) = p.words;
    let is_open = !(v + 1..end).any(|i| clause.is_word(i, &["him", "her", "it", "them"]))
        && clause.reading.is(end - 1, class::PREPOSITION)
        && p.targets
            .iter()
            .any(|k| clause.phrase(*k).first as usize == end);
    if is_open
        || p.is_evaluation && !clause.is_word(v + 1, &["him", "her", "it", "them"])
        || entry.pos != "verb"
        || end < v + 2
        || entry.target != "object"
        || p.targets
            .iter()
            .any(|k| (clause.phrase(*k).first as usize) < end)
    {
        return None;
    }
    (v + 1..end).find_map(|i| clause.starting(i)).filter(|k| {
        let f = clause.phrase(*k);
        (f.first as usize) < end
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

/// A deed that somebody is ready for, refuses or threatens: "refused [to name a date]", "has offered [to host]".
pub(crate) fn deeds(cx: &Context, p: &Predicate, out: &mut Vec<Draft>) -> bool {
    let entry = cx.lexicon.entry(p.entry);
    let clause = Clause::at(cx.text, cx.reading, p.words.0);
    let mut v = p.words.1;
    if v > p.words.0 + 2 && clause.is_word(v - 2, &["to"]) && cx.reading.is(v - 1, class::VERB_BASE)
    {
        // "offered to mediate": the deed is the pattern's own last word
        v -= 1;
    }
    if p.is_evaluation
        || !matches!(entry.category, "AGREE" | "REJECT" | "THREATEN")
        || v >= clause.to
        || !clause.is_word(v - 1, &["to"])
        || !cx.reading.is(v, class::VERB_BASE)
        || cx.reading.gap(v) & gap::HARD != 0
    {
        return false;
    }
    if p.is_question
        || p.score.abs() < LEAST
        || clause.is_word(v, SAYINGS) && !clause.is_word(v + 1, &["so"])
    {
        return true;
    }
    let h = speaking(cx, &clause, p);
    let is_held = match h {
        Holder::Known(n) => {
            n.is_some_and(|n| n != 0) || p.subject.is_some_and(|s| is_first(&clause, s))
        }
        Holder::Phrase(q) => is_actor(&clause, q),
    };
    if !is_held {
        return true;
    }
    let harm = clause.is_word(v, HARMS);
    let (mut target, mut phrase) = deed_target(&clause, v, clause.to);
    if harm || p.act == "THREATEN" {
        if let Some((k, _)) = clause.object(v + 1, 1) {
            let end = clause.chain_end(k);
            // "bring a motion against [the president]"
            let against = clause
                .is_word(end, &["against"])
                .then(|| clause.starting(end + 1))
                .flatten()
                .unwrap_or(k);
            if !harm && against == k {
                return true;
            }
            target = clause.chain(against, 0);
            phrase = Some(against);
        } else if !harm {
            return true;
        }
    }
    if target.is_empty() {
        return true;
    }
    let mut d = row(cx, &clause, p.words.0, target, phrase, h);
    let positive = p.score > 0.0;
    d.stance.score = if harm && positive { -0.6 } else { p.score };
    d.stance.act = if harm && positive {
        "THREATEN"
    } else if positive {
        DEEDS
            .iter()
            .find(|e| clause.is_word(v, &[e.0]))
            .map_or("AGREE", |e| e.1)
    } else {
        p.act
    };
    d.stance.polarity = polarity(d.stance.score);
    d.stance.negated = p.negated;
    d.stance.irrealis = p.irrealis;
    d.stance.entry = Some(p.entry);
    d.stance.evidence = cx.reading.span(p.words.0, p.words.1);
    d.stance.confidence = p.confidence;
    out.push(d);
    true
}

/// What is asked for, beside whom it is asked of: "urged the guild [to wait]", "called for [an inquiry]".
pub(crate) fn asked(cx: &Context, p: &Predicate, out: &mut Vec<Draft>) {
    let clause = Clause::at(cx.text, cx.reading, p.words.0);
    let r = cx.reading;
    let entry = cx.lexicon.entry(p.entry);
    if entry.weight < STRONG
        || entry.category != "REQUEST"
        || p.negated
        || p.is_question
        || p.is_evaluation
        || entry.pos != "verb"
        || entry.holder != "subject"
        || entry.id == "stance.must-stop"
    {
        return;
    }
    let h = match speaking(cx, &clause, p) {
        Holder::Known(Some(0) | None) => return,
        Holder::Known(n) => Holder::Known(n),
        Holder::Phrase(q) if is_actor(&clause, q) => Holder::Phrase(q),
        Holder::Phrase(_) => return,
    };
    let at = p.words.1;
    let mut push = |target: Span, phrase: Option<usize>, score: f32| {
        if target.is_empty() {
            return;
        }
        let mut d = row(cx, &clause, p.words.0, target, phrase, h);
        d.stance.score = score;
        d.stance.polarity = polarity(score);
        d.stance.act = "REQUEST";
        d.stance.entry = Some(p.entry);
        d.stance.evidence = r.span(p.words.0, p.words.1);
        d.stance.confidence = p.confidence;
        out.push(d);
    };
    // "urged the guild to wait"; "asked not to be named" asks for nothing that matters
    let addressee = p.targets.first().filter(|k| {
        (clause.phrase(**k).first as usize) <= at + 1 && clause.phrase(**k).end as usize >= at
    });
    if clause.is_word(at.saturating_sub(1), &["that"]) || clause.is_word(at, &["that"]) {
        let from = if clause.is_word(at, &["that"]) {
            at + 1
        } else {
            at
        };
        if let Some(k) = clause.starting(from) {
            let v = clause.chain_end(k);
            // "that the port open its books": one that would have an s, had it happened; of many only "be" tells
            let head = clause.phrase(k).head as usize;
            let is_one = !clause.word(head).ends_with('s')
                && !clause.is_word(head, &["they", "we", "you", "i", "people"]);
            if is_one && r.is(v, class::VERB_BASE) && !r.is(v, class::VERB_THIRD | class::VERB_PAST)
                || clause.is_word(v, &["be"])
            {
                let end = deed_end(&clause, v, clause.to);
                push(
                    r.base_span(clause.phrase(k).first as usize, end.max(v + 1)),
                    None,
                    0.5,
                );
            }
        }
        return;
    }
    let after = addressee.map_or(at, |k| clause.chain_end(*k));
    let to = (after..clause.to.min(after + 2))
        .find(|i| clause.is_word(*i, &["to"]) && r.gap(*i) & gap::HARD == 0);
    if let Some(to) = to.filter(|to| r.is(to + 1, class::VERB_BASE)) {
        let negative = clause.is_word(to.saturating_sub(1), &["not"]);
        if addressee.is_some()
            && !clause.is_word(
                to + 1,
                &["be", "say", "explain", "comment", "name", "have", "know"],
            )
        {
            let end = deed_end(&clause, to + 1, clause.to);
            push(
                r.base_span(to + 1, end),
                None,
                if negative { -0.5 } else { 0.5 },
            );
        }
        return;
    }
    if entry.target == "none"
        && let Some((k, _)) = clause.object(at, 1)
    {
        let f = clause.phrase(k);
        if matches!(
            f.kind,
            PhraseKind::Other | PhraseKind::Name | PhraseKind::Source
        ) && !clause.is_time(f)
        {
            push(clause.chain(k, at), Some(k), 0.5);
        }
    }
}

/// Verbs that put a name on something, before their object.
const NAMING: &[&str] = &[
    "called",
    "calls",
    "call",
    "calling",
    "described",
    "describes",
    "describing",
    "sees",
    "saw",
    "see",
    "seen",
    "regards",
    "regard",
    "regarded",
    "dubbed",
    "branded",
    "labelled",
    "labeled",
    "termed",
    "denounced",
    "dismissed",
    "dismisses",
    "condemned",
    "ridiculed",
    "hailed",
    "praised",
    "views",
    "viewed",
];

/// Nouns that make a name a kind one.
const KIND: &[&str] = &[
    "standard",
    "model",
    "friend",
    "friends",
    "leader",
    "beginning",
    "opportunity",
    "milestone",
    "step",
    "partner",
    "partners",
    "ally",
    "hope",
    "future",
    "gift",
    "example",
    "backbone",
    "cornerstone",
    "foundation",
    "bridge",
    "chance",
    "blessing",
    "priority",
];

/// What somebody calls something: "called the plan “a postcard to the voters”", "described the search as reckless".
///
/// The sign is that of the words that appraise inside the name; a name between quotation marks without any is nearly always
/// unkind, since a kind one needs no marks.
pub(crate) fn named(
    cx: &Context,
    from: usize,
    to: usize,
    said: &[Predicate],
    out: &mut Vec<Draft>,
) {
    let r = cx.reading;
    let clause = Clause {
        text: cx.text,
        reading: r,
        from,
        to,
    };
    for v in from..to {
        if !r.is(v, class::VERB)
            || !clause.is_word(v, NAMING)
            || r.gap(v + 1) & (gap::HARD | gap::MARK) != 0
        {
            continue;
        }
        let calls = clause.is_word(
            v,
            &[
                "called", "calls", "call", "calling", "dubbed", "branded", "labelled", "labeled",
                "termed",
            ],
        );
        // the name begins with a quotation mark, with "as", or with the word that appraises
        let begins = |i: usize| {
            r.quotation(i) != 0
                && r.quotation(i) != r.quotation(v)
                && (calls || clause.is_word(i - 1, &["as"]))
                || clause.is_word(i, &["as"])
                || calls
                    && i > v + 1
                    && said.iter().any(|p| {
                        p.is_evaluation
                            && p.words.0 == i
                            && cx.lexicon.entry(p.entry).pos == "adjective"
                    })
                    && !r.is(i + 1, class::VERB_NOUN)
                    && clause
                        .covering(i + 1)
                        .is_none_or(|k| clause.phrase(k).first as usize == i + 1)
        };
        let Some(mut name) = (v + 2..to.min(v + 10))
            .take_while(|i| {
                r.gap(*i) & (gap::HARD & !gap::COMMA) == 0
                    && !r.is(*i - 1, class::AUXILIARY | class::COORDINATOR)
            })
            .find(|i| begins(*i))
        else {
            continue;
        };
        let mut object_end = name;
        if r.is(object_end - 1, class::DETERMINER) && object_end > v + 2 {
            // "called the pact the “gold standard”"
            object_end -= 1;
        }
        if clause.is_word(
            v + 1,
            &[
                "for",
                "on",
                "to",
                "in",
                "off",
                "upon",
                "at",
                "by",
                "with",
                "from",
                "as",
                "out",
                "a",
                "an",
                "me",
                "us",
                "himself",
                "herself",
                "itself",
                "themselves",
            ],
        ) || (v + 1..object_end).any(|i| r.gap(i) & gap::COMMA != 0)
        {
            continue;
        }
        let is_as = clause.is_word(name, &["as"]);
        if is_as {
            name += 1;
        }
        let k = clause.covering(object_end - 1);
        let f = k.map(|k| clause.phrase(k)).unwrap_or_default();
        let is_somebody = clause
            .is_word(v + 1, &["him", "her", "them", "he", "she", "they", "you"])
            && object_end == v + 2;
        if clause.is_time(f) && k.is_some()
            || f.kind == PhraseKind::Relative && k.is_some()
            || name >= to
        {
            continue;
        }
        let quoted = r.quotation(name) != 0 && r.quotation(name) != r.quotation(v);
        let stop = if quoted {
            let q = r.quotation(name);
            (name..to).find(|i| r.quotation(*i) != q).unwrap_or(to)
        } else {
            (name + 1..to.min(name + 9))
                .find(|i| r.gap(*i) & gap::HARD != 0)
                .unwrap_or(to.min(name + 9))
        };
        // "called him “the Ice Prince”": a nickname
        let capitals = (name..stop)
            .filter(|i| r.shape(*i, crate::text::token::shape::CAPITAL))
            .count();
        let is_nickname = quoted
            && (stop <= name + 4 && capitals >= 2
                || stop <= name + 3 && capitals >= 1 && stop > name + 1);
        if is_nickname || is_somebody && !quoted {
            continue;
        }
        let mut score = 0.0f32;
        let mut entry = None;
        let is_strong = |p: &&Predicate| {
            p.is_evaluation
                && (p.score > 0.0 && quoted || cx.lexicon.entry(p.entry).target != "none")
        };
        for p in said
            .iter()
            .filter(|p| p.words.0 >= name && p.words.1 <= stop)
            .filter(is_strong)
        {
            if p.score.abs() > score.abs() {
                score = p.score;
                entry = Some(p.entry);
            }
        }
        let is_kind = (name..stop).any(|i| clause.is_word(i, KIND));
        if score == 0.0 && quoted && is_kind {
            score = 0.5;
        }
        if score == 0.0 && quoted && stop <= name + 14 {
            score = if clause.is_word(v, &["hailed", "praised"]) {
                0.6
            } else {
                -0.45
            };
        }
        if clause.is_word(
            v,
            &[
                "dismissed",
                "dismisses",
                "denounced",
                "condemned",
                "ridiculed",
            ],
        ) {
            score = -0.6;
        }
        if clause.is_word(name, &["an", "a", "the"])
            && clause.is_word(
                name + 1,
                &[
                    "attempt",
                    "effort",
                    "declaration",
                    "ploy",
                    "pretext",
                    "excuse",
                    "trap",
                    "provocation",
                    "threat",
                ],
            )
            && !quoted
        {
            score = -0.5;
            name += 1;
        }
        if score.abs() <= 0.3 {
            continue;
        }
        let group = clause.group(v);
        let speaker = cx
            .cue(v)
            .and_then(|s| cx.statements.get(s as usize))
            .and_then(|s| s.speaker)
            .filter(|n| *n != 0);
        let h = match speaker {
            Some(n) => Some(Holder::Known(Some(n))),
            None => clause
                .subject(group.start, 0)
                .and_then(|s| holder(cx, &clause, v, Some(s))),
        };
        let is_document = |h: &Holder| matches!(h, Holder::Known(Some(n)) if cx.directory.speaker(*n).is_some_and(|s| s.kind == crate::attribution::speaker::SpeakerKind::Document));
        let Some(h) = h.filter(|h| !matches!(h, Holder::Known(None | Some(0))) && !is_document(h))
        else {
            continue;
        };
        let mut d = row(cx, &clause, v, r.base_span(v + 1, object_end), k, h);
        d.stance.score = score;
        d.stance.polarity = polarity(score);
        d.stance.entry = entry;
        d.stance.irrealis = false;
        d.stance.evidence = r.span(name, stop);
        d.stance.confidence = 0.7;
        out.push(d);
    }
}

/// What somebody says he will not do: "the ministry said it would not take part in a ceremony". Only in what is reported, where the
/// subject is the speaker or his side.
pub(crate) fn refused(cx: &Context, from: usize, to: usize, out: &mut Vec<Draft>) {
    let r = cx.reading;
    let clause = Clause {
        text: cx.text,
        reading: r,
        from,
        to,
    };
    for i in from..to {
        let is_will = clause.is_word(i, &["will", "would", "won't", "wouldn't", "we'll", "i'll"]);
        if !is_will || cx.statement(i).is_none() || cx.speaker(i).is_none_or(|s| s == 0) {
            continue;
        }
        let Some(found) =
            deed(&clause, i, to.min(i + 6)).filter(|d| d.start == i && d.negated && !d.is_ready)
        else {
            continue;
        };
        if clause.is_word(found.verb, SAYINGS)
            || clause.is_word(
                found.verb,
                &[
                    "stand", "happen", "matter", "surprise", "allow", "let", "hesitate",
                ],
            )
            || asks(cx, i)
        {
            continue;
        }
        let Some(k) = subject_of(&clause, i) else {
            continue;
        };
        let p = clause.phrase(k);
        let is_own = is_first(&clause, k)
            || p.kind == PhraseKind::Pronoun
                && !clause.is_word(p.first as usize, &["you"])
                && r.quotation(i) == 0
            || p.kind == PhraseKind::Empty
                && clause.is_word(p.first as usize, &["it"])
                && r.quotation(i) == 0
            || speaks_for(cx, &clause, i, k);
        if !is_own {
            continue;
        }
        let Some(h) = holder(cx, &clause, i, Some(k)) else {
            continue;
        };
        let (target, phrase) = deed_target(&clause, found.verb, to);
        let mut d = row(cx, &clause, i, target, phrase, h);
        // "would not remove the clause": he keeps it
        let spares = clause.is_word(found.verb, HARMS)
            || clause.is_word(
                found.verb,
                &[
                    "remove", "reject", "oppose", "drop", "delete", "object", "stop", "end",
                    "close", "leave",
                ],
            );
        d.stance.score = if spares { 0.4 } else { -0.5 };
        d.stance.polarity = polarity(d.stance.score);
        d.stance.act = if spares { "STATE" } else { "REJECT" };
        d.stance.negated = true;
        d.stance.evidence = r.span(i, found.verb + 1);
        out.push(d);
    }
}

/// Takes the rows out that no reader would name, and of several rows of one relation all but the best. Rows of given targets stay.
pub(crate) fn select(cx: &Context, start: usize, out: &mut Vec<Draft>) {
    let mut kept: Vec<Draft> = out.drain(start..).collect();
    kept.retain(|d| {
        !d.stance.target_name.is_empty() || d.is_clear && d.stance.polarity != Polarity::Neutral
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
            let same_holder = a.holder == b.holder;
            let overlap = a.stance.target.overlaps(b.stance.target) && !a.stance.target.is_empty();
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
                || overlap
                    && (same_holder
                        || a.stance.evidence.overlaps(b.stance.evidence)
                        || a.stance.statement == b.stance.statement);
            if !double && !same_words {
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
                "Orlo proposed that the harbour be inspected.",
                "the harbour be inspected",
                "support",
                "REQUEST",
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
    fn what_takes_no_side_makes_no_row() {
        for text in [
            "Orlo met the guild in a cold hall.",
            "Orlo denied that the road was closed.",
            "Orlo had a bad morning and a brief lunch.",
            "Orlo will stay at home until Friday.",
            "Would Orlo support the plan?",
        ] {
            let text = format!("{AROUND}{text}");
            let rows = read(&text);
            assert!(rows.is_empty(), "{text} {rows:?}");
        }
    }
}
