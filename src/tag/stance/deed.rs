//! What somebody is ready to do, promises, refuses or threatens: the deed is the target, or its object.

use crate::attribution::reading::PhraseKind;
use crate::lexicon::class;
use crate::span::Span;
use crate::tag::Context;
use crate::tag::actors::Clause;
use crate::tag::stance::holder::{holder, is_actor, is_first, speaking, speaks_for, told_by};
use crate::tag::stance::relation::{LEAST, asks, row};
use crate::tag::stance::{Draft, Holder, Predicate, polarity};
use crate::text::token::gap;

/// Verbs of a deed and the act that promising it is; the first word of a deed decides.
pub(super) const DEEDS: &[(&str, &str)] = &[
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
    ("live", "CONCEDE"),
    ("tolerate", "CONCEDE"),
    ("allow", "CONCEDE"),
    ("permit", "CONCEDE"),
    ("let", "CONCEDE"),
    ("grant", "CONCEDE"),
    ("compromise", "CONCEDE"),
    ("reopen", "CONCEDE"),
    ("restore", "CONCEDE"),
    ("call", "CONCEDE"),
    ("forgive", "CONCEDE"),
    ("relax", "CONCEDE"),
    ("recognize", "SUPPORT"),
    ("recognise", "SUPPORT"),
    ("bless", "SUPPORT"),
    ("embrace", "SUPPORT"),
    ("renew", "AGREE"),
    ("adopt", "AGREE"),
    ("consent", "AGREE"),
    ("resume", "COOPERATE"),
    ("extradite", "COOPERATE"),
    ("deploy", "COOPERATE"),
    ("testify", "COOPERATE"),
    ("deliver", "AID"),
    ("contribute", "AID"),
    ("guarantee", "AID"),
    ("compensate", "AID"),
    ("sponsor", "AID"),
    ("step", "RETREAT"),
    ("stand", "RETREAT"),
    ("retreat", "RETREAT"),
    ("disarm", "RETREAT"),
    ("lay", "RETREAT"),
    ("renounce", "RETREAT"),
    ("surrender", "RETREAT"),
];

/// The act that promising the deed at word `v` is.
fn act_of(clause: &Clause, v: usize) -> &'static str {
    DEEDS
        .iter()
        .find(|e| clause.is_word(v, &[e.0]))
        .map_or("AGREE", |e| e.1)
}

/// Deeds against somebody: on a condition they are threats.
pub(super) const HARMS: &[&str] = &[
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
    "fight",
    "oppose",
    "resist",
    "oust",
    "unseat",
    "censure",
    "impeach",
    "overturn",
    "repeal",
    "thwart",
    "undo",
    "stop",
    "scuttle",
    "derail",
    "impose",
    "blockade",
    "boycott",
    "quit",
    "abandon",
    "cut",
    "halt",
    "rethink",
    "reconsider",
    "summon",
    "challenge",
    "withhold",
    "evict",
    "outlaw",
];

/// Deeds that part from what they name, where they are threatened: "threatened to leave [the bloc]", "to pull out of [the talks]".
pub(super) const LEAVING: &[&str] = &["leave", "withdraw", "pull", "exit", "secede", "break"];

/// Deeds whose object is the target ("accept [the pause]"); of others the whole deed is ("pour concrete").
pub(super) const TAKERS: &[&str] = &[
    "accept",
    "support",
    "back",
    "endorse",
    "welcome",
    "favor",
    "favour",
    "reject",
    "oppose",
    "approve",
    "extend",
    "drop",
    "consider",
    "ratify",
    "receive",
    "lift",
    "regard",
    "recall",
    "veto",
    "block",
    "suspend",
    "supply",
    "close",
    "sign",
    "attend",
    "touch",
    "cancel",
    "remove",
    "tolerate",
    "recognize",
    "recognise",
    "bless",
    "embrace",
    "adopt",
    "renew",
    "allow",
    "permit",
    "host",
    "join",
    "boycott",
];

/// Deeds of mere speaking, being and feeling: "refused to say" holds nothing.
const SAYINGS: &[&str] = &[
    "say",
    "comment",
    "explain",
    "elaborate",
    "specify",
    "disclose",
    "identify",
    "speculate",
    "be",
    "reveal",
    "confirm",
    "tell",
    "describe",
    "rule",
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
    "shake",
    "discover",
    "cost",
    "last",
    "pretend",
    "seek",
    "think",
    "believe",
    "expect",
    "hope",
    "suggest",
];

/// Deeds of which only the object would tell more: "would not give, answer, take".
const VAGUE: &[&str] = &[
    "answer", "take", "respond", "speak", "give", "make", "continue", "do", "help",
];

/// Verbs whose refusal leaves their object open: "refused to rule out a strike".
const OPEN: &[&str] = &[
    "rule", "exclude", "reject", "dismiss", "block", "veto", "oppose",
];

/// What is said or left unsaid about a deed, rather than a deed: "agreed to answer questions", "refused to comment".
fn is_idle(clause: &Clause, v: usize, is_refused: bool) -> bool {
    if clause.is_word(v, &["rule"]) && clause.is_word(v + 1, &["out"])
        || clause.is_word(v + 1, &["so"])
    {
        return !is_refused && !clause.is_word(v + 1, &["so"]);
    }
    let next = v + 1;
    let is_bare = next >= clause.to || clause.reading.gap(next) & gap::HARD != 0;
    let talks = (v..clause.to.min(v + 5)).any(|i| clause.is_word(i, DETAILS));
    if clause.is_word(v, VAGUE) {
        return is_bare || talks || clause.is_word(v, &["answer", "respond", "speak"]);
    }
    if clause.is_word(v, &["keep"]) {
        return is_bare
            || clause.is_word(
                next,
                &["quiet", "silent", "calm", "it", "his", "her", "their"],
            );
    }
    clause.is_word(v, SAYINGS)
}

/// What one gives or takes where one speaks.
const DETAILS: &[&str] = &[
    "details",
    "detail",
    "names",
    "figure",
    "figures",
    "questions",
    "question",
    "reason",
    "reasons",
    "date",
    "interviews",
    "interview",
    "comment",
    "answer",
    "answers",
    "statement",
];

/// What nobody does for or against somebody, on whatever condition: being and suffering.
const SUFFERING: &[&str] = &[
    "die", "starve", "suffer", "run", "face", "rise", "fall", "grow", "ask", "lack", "matter",
    "harm", "conclude",
];

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
                "back", "ahead", "along", "to", "home", "further", "for", "out",
            ],
        );
    // "shake his hand"
    let greets = clause.is_word(v, &["shake"])
        && (v + 1..clause.to.min(v + 5)).any(|i| clause.is_word(i, &["hand", "hands"]));
    (clause.is_word(v, SAYINGS) || clause.is_word(v, SUFFERING)) && !moves && !greets
}

/// What one wants to do to something that one is against.
const WRECKS: &[&str] = &[
    "wreck",
    "destroy",
    "kill",
    "ruin",
    "undermine",
    "hurt",
    "harm",
    "weaken",
    "overthrow",
    "oust",
    "remove",
    "end",
    "ban",
    "avoid",
    "prevent",
    "abolish",
    "leave",
    "reduce",
];

/// Whether the verb at word `v` is no deed, or one of speaking: "would not say", "would not give details".
fn is_silent(clause: &Clause, v: usize) -> bool {
    let is_word = clause.is_word(
        v,
        &[
            "answer", "respond", "speak", "make", "do", "help", "continue",
        ],
    );
    let gives = clause.is_word(v, &["give", "take", "name"])
        && (v + 1..clause.to.min(v + 5)).any(|i| {
            clause.is_word(
                i,
                &[
                    "details",
                    "detail",
                    "names",
                    "name",
                    "figure",
                    "figures",
                    "questions",
                    "question",
                    "number",
                    "numbers",
                    "reason",
                    "reasons",
                    "date",
                ],
            )
        });
    is_word && !clause.is_word(v + 1, &["so"]) || gives || is_state(clause, v)
}

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
    "undertaken",
    "voted",
    "decided",
    "resolved",
    "consented",
    "vowing",
    "pledging",
    "promising",
    "offering",
    "going",
    "poised",
    "determined",
    "minded",
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

/// Words that threaten a deed.
const THREATENING: &[&str] = &[
    "threatened",
    "threatens",
    "threatening",
    "threaten",
    "threat",
];

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
                "will", "would", "may", "shall", "won't", "wouldn't", "i'll", "we'll", "he'll",
                "she'll", "they'll", "i'd", "we'd", "he'd", "she'd", "they'd",
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
    while v < end
        && (r.is(v, class::ADVERB | class::NEGATED)
            || clause.is_word(v, &["not", "never", "also", "rather"]))
        && !r.is(v, class::VERB_BASE)
    {
        out.negated |= clause.is_word(v, &["not", "never"]) || r.is(v, class::NEGATED);
        v += 1;
    }
    let to_deed = |at: usize| {
        (clause.is_word(at, READY)
            && clause.is_word(at + 1, &["to"])
            && at + 2 < end
            && r.is(at + 2, class::VERB_BASE))
        .then_some(at + 2)
    };
    if clause.is_word(v, &["be"]) {
        // "would be quite happy to discuss"
        let at = v + 1 + usize::from(r.is(v + 1, class::ADVERB) && !clause.is_word(v + 1, READY));
        out.verb = to_deed(at)?;
        out.is_ready = true;
        return Some(out);
    }
    if v >= end || r.gap(v) & gap::HARD != 0 || !r.is(v, class::VERB) {
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
    out.is_able = clause.is_word(i, &["can", "could", "cannot", "can't", "couldn't"]);
    out.verb = v;
    Some(out)
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
    let word = i - 1;
    let refused = clause.is_word(word, REFUSING);
    let is_threat = clause.is_word(word, THREATENING);
    if !(refused || is_threat || clause.is_word(word, READY)) {
        return None;
    }
    let group = clause.group(word);
    Some(Deed {
        verb: i + 1,
        start: group.start,
        negated: refused ^ group.is_negated,
        is_ready: true,
        is_threat,
        ..Deed::default()
    })
}

/// One past the last word of the deed that begins with the verb at `v`: its object with the preposition before or after.
pub(super) fn deed_end(clause: &Clause, v: usize, limit: usize) -> usize {
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
                // "would tolerate afternoon trading"
                || clause.is_time(clause.phrase(k)) && i > v + 1
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
pub(super) fn deed_target(clause: &Clause, v: usize, limit: usize) -> (Span, Option<usize>) {
    if (clause.is_word(v, TAKERS)
        || clause.is_word(v, &["agree", "vote"]) && clause.is_word(v + 1, &["to", "for", "with"]))
        && let Some((k, _)) = clause.object(v + 1, 2)
        && clause.reading.gap(clause.phrase(k).first as usize) & gap::HARD & !gap::MARK == 0
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

/// A deed that somebody is ready for, refuses or threatens: "refused [to name a date]", "has offered [to host]".
pub(super) fn deeds(cx: &Context, p: &Predicate, out: &mut Vec<Draft>) -> bool {
    let entry = cx.lexicon.entry(p.entry);
    let clause = Clause::at(cx.text, cx.reading, p.words.0);
    let mut v = p.words.1;
    if v > p.words.0 + 2 && clause.is_word(v - 2, &["to"]) && cx.reading.is(v - 1, class::VERB_BASE)
    {
        // "offered to mediate": the deed is the pattern's own last word
        v -= 1;
    }
    let is_infinitive = clause.is_word(v - 1, &["to"]) && cx.reading.is(v, class::VERB_BASE);
    // "wants [to govern with the league]"
    let is_wish = matches!(entry.id.as_str(), "stance.want" | "stance.side-rather-see")
        && clause.is_word(v, &["to"])
        && cx.reading.is(v + 1, class::VERB_BASE)
        && !p.negated;
    if is_wish {
        v += 1;
    }
    // "ruled out [joining the bloc]"
    let is_gerund = v == p.words.1
        && cx.reading.is(v, class::VERB_ING)
        && clause.covering(v).is_none()
        && entry.pos == "verb"
        && (matches!(entry.category, "REJECT" | "SUPPORT")
            || clause.is_word(v - 1, &["to", "against"]))
        && entry.id != "stance.deny";
    if p.is_evaluation
        || !(is_gerund
            || is_wish
            || is_infinitive
                && entry.pos == "noun"
                && entry.category == "REQUEST"
                && p.subject.is_some()
            || is_infinitive && matches!(entry.category, "AGREE" | "REJECT" | "THREATEN"))
        || v >= clause.to
        || cx.reading.gap(v) & gap::HARD != 0
    {
        return false;
    }
    if p.is_question
        || p.score.abs() < LEAST && !is_wish
        || is_wish
            && (is_state(&clause, v) || clause.is_word(v, HARMS) || clause.is_word(v, WRECKS))
        || is_idle(&clause, v, p.score < 0.0)
    {
        return true;
    }
    // "refused to rule out a strike" leaves the strike open
    let is_spared = p.score < 0.0 && p.act == "REJECT" && clause.is_word(v, OPEN);
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
    let leaves = p.act == "THREATEN" && clause.is_word(v, LEAVING);
    // "refused to sack the general" is nothing against the general
    let harm = leaves || clause.is_word(v, HARMS) && p.act != "REJECT";
    let (mut target, mut phrase) = deed_target(&clause, v, clause.to);
    if harm || p.act == "THREATEN" {
        if let Some((k, _)) = clause.object(v + 1, if leaves { 2 } else { 1 }) {
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
        } else if !harm || leaves {
            return true;
        }
    }
    if target.is_empty() {
        return true;
    }
    let mut d = row(cx, &clause, p.words.0, target, phrase, h);
    let positive = p.score > 0.0 || is_wish || entry.category == "REQUEST";
    // "threatened to sue", "voted to strike": one is for the deed
    let is_own = harm && phrase.is_none() && p.act != "REJECT";
    d.stance.score = if is_spared {
        0.3
    } else if is_own {
        0.5
    } else if harm && positive {
        -0.6
    } else if is_wish || entry.category == "REQUEST" {
        0.5
    } else {
        p.score
    };
    d.stance.act = if is_spared {
        "STATE"
    } else if harm && positive || is_own {
        "THREATEN"
    } else if positive {
        act_of(&clause, v)
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

/// Deeds that are a promise where somebody says that he will do them: "we will pay our share".
const PROMISES: &[&str] = &[
    "sign",
    "pay",
    "fund",
    "finance",
    "match",
    "ratify",
    "host",
    "lift",
    "release",
    "compensate",
    "honour",
    "honor",
    "recognise",
    "recognize",
    "abide",
    "comply",
    "protect",
    "contribute",
    "reopen",
    "restore",
    "grant",
];

/// What somebody says he will not do: "the ministry said it would not take part in a ceremony", or promises to do. Only in what is
/// reported, where the subject is the speaker or his side.
pub(super) fn refused(cx: &Context, from: usize, to: usize, out: &mut Vec<Draft>) {
    let r = cx.reading;
    let clause = cx.clause(from, to);
    for i in from..to {
        let is_will = clause.is_word(i, &["will", "would", "won't", "wouldn't", "we'll", "i'll"]);
        if !is_will || cx.statement(i).is_none() || cx.speaker(i).is_none_or(|s| s == 0) {
            continue;
        }
        let Some(found) = deed(&clause, i, to.min(i + 6)).filter(|d| d.start == i && !d.is_ready)
        else {
            continue;
        };
        let is_promise = !found.negated;
        if is_promise
            && (!clause.is_word(found.verb, PROMISES)
                || found.verb + 1 >= to
                || r.gap(found.verb + 1) & gap::HARD != 0)
        {
            continue;
        }
        if is_silent(&clause, found.verb)
            || clause.is_word(found.verb, &["happen", "matter", "surprise", "hesitate"])
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
                    "remove",
                    "reject",
                    "oppose",
                    "drop",
                    "delete",
                    "object",
                    "stop",
                    "end",
                    "close",
                    "leave",
                    "interfere",
                    "hinder",
                    "obstruct",
                    "impede",
                ],
            )
            || clause.is_word(found.verb, &["stand"])
                && clause.is_word(found.verb + 1, &["in"])
                && clause.is_word(found.verb + 3, &["way"]);
        d.stance.score = if is_promise || spares { 0.4 } else { -0.5 };
        d.stance.polarity = polarity(d.stance.score);
        d.stance.act = if is_promise {
            act_of(&clause, found.verb)
        } else if spares {
            "STATE"
        } else {
            "REJECT"
        };
        d.stance.negated = found.negated;
        d.stance.evidence = r.span(i, found.verb + 1);
        out.push(d);
    }
}

/// What somebody says should be or should not be: "the levy should be scrapped", "[the offer] should be tested", "the blockade must
/// end".
pub(super) fn wished(cx: &Context, from: usize, to: usize, past: bool, out: &mut Vec<Draft>) {
    let r = cx.reading;
    let clause = cx.clause(from, to);
    for i in from + 1..to.saturating_sub(1) {
        if !clause.is_word(i, &["should", "must", "ought", "shouldn't", "mustn't"]) || asks(cx, i) {
            continue;
        }
        let Some(speaker) = told_by(cx, &clause, i) else {
            continue;
        };
        let mut negated = r.is(i, class::NEGATED);
        let mut v = i + 1;
        while v < to
            && (r.is(v, class::ADVERB | class::NEGATED)
                || clause.is_word(v, &["not", "never", "to"]))
        {
            negated |= clause.is_word(v, &["not", "never"]) || r.is(v, class::NEGATED);
            v += 1;
        }
        if past != clause.is_word(v, &["have"]) {
            continue;
        }
        if negated
            && clause.is_word(v, &["have"])
            && r.is(v + 1, class::VERB_PARTICIPLE)
            && !clause.is_word(v + 1, &["been", "had", "said"])
        {
            // "the ministers should never have renewed the licence"
            let target = r.base_span(v + 1, deed_end(&clause, v + 1, to));
            let mut d = row(cx, &clause, i, target, None, Holder::Known(Some(speaker)));
            d.stance.score = -0.5;
            d.stance.polarity = polarity(d.stance.score);
            d.stance.negated = true;
            d.stance.evidence = r.span(i, v + 1);
            out.push(d);
            continue;
        }
        let is_last = v + 1 >= to
            || r.gap(v + 1) & gap::HARD != 0
            || clause.is_word(
                v + 1,
                &[
                    "now",
                    "immediately",
                    "today",
                    "at",
                    "before",
                    "over",
                    "because",
                ],
            );
        let ends = clause.is_word(v, &["end", "stop", "cease", "go", "resign", "quit"]) && is_last
            || clause.is_word(v, &["step"]) && clause.is_word(v + 1, &["down", "aside"]);
        let is_must = clause.is_word(i, &["must"]);
        let is_done = clause.is_word(v, &["be"])
            && (!is_must || clause.is_word(v + 1, UNDONE))
            && r.is(v + 1, class::VERB_PARTICIPLE)
            && !r.is(v + 1, class::VERB_ING)
            && !clause.is_word(v + 1, NO_WISH);
        let Some(k) = clause
            .subject(clause.group(i).start, 0)
            .filter(|_| ends || is_done)
        else {
            continue;
        };
        let p = clause.phrase(k);
        let resigns = clause.is_word(v, &["go", "resign", "quit", "step", "leave"]);
        let is_thing = matches!(
            p.kind,
            PhraseKind::Other | PhraseKind::Source | PhraseKind::Name
        ) || resigns
            && clause.is_word(p.first as usize, &["he", "she", "they", "you"])
            || p.kind == PhraseKind::Empty
                && clause.is_word(p.first as usize, &["it", "this", "that"]);
        if !is_thing
            || clause.is_time(p)
            || clause.is_word(
                p.first as usize,
                &["nothing", "nobody", "no", "any", "every", "each"],
            )
        {
            continue;
        }
        let against = ends || clause.is_word(v + 1, UNDONE);
        let mut d = row(
            cx,
            &clause,
            i,
            clause.chain(k, 0),
            Some(k),
            Holder::Known(Some(speaker)),
        );
        d.stance.score = if against ^ negated { -0.5 } else { 0.4 };
        d.stance.polarity = polarity(d.stance.score);
        d.stance.negated = negated;
        d.stance.evidence = r.span(i, (v + 2).min(to));
        out.push(d);
    }
}

/// What somebody says it is time for, or calls on all to do: "it is time to [end the blockade]", "the time has come for [a truce]",
/// "let us [rebuild the bridge]".
pub(super) fn due(cx: &Context, from: usize, to: usize, out: &mut Vec<Draft>) {
    let r = cx.reading;
    let clause = cx.clause(from, to);
    for i in from + 1..to.saturating_sub(1) {
        let is_time = clause.is_word(i, &["time"])
            && (i.saturating_sub(4).max(from)..i).any(|b| {
                clause.is_word(b, &["it", "it's", "now", "high", "about", "come", "that"])
            });
        // "the time has come to"
        let comes = clause.is_word(i, &["come"])
            && (i.saturating_sub(3).max(from)..i)
                .any(|b| clause.is_word(b, &["time", "moment", "hour"]));
        let lets = clause.is_word(i, &["us"]) && clause.is_word(i - 1, &["let"])
            || clause.is_word(i, &["let's"]);
        if !(is_time || comes || lets) || asks(cx, i) {
            continue;
        }
        let Some(speaker) = told_by(cx, &clause, i) else {
            continue;
        };
        let at = i + 1;
        let v = if lets { at } else { at + 1 };
        let is_deed = r.is(v, class::VERB_BASE) && (lets || clause.is_word(at, &["to"]));
        // "let us begin", "let us talk about Lodrin": how one goes on
        let is_formula = lets && clause.is_word(v, FORMULAS);
        let (target, phrase) =
            if is_deed && !is_formula && !is_state(&clause, v) && !clause.is_word(v, VAGUE) {
                deed_target(&clause, v, to)
            } else if let Some(k) = clause.starting(v).filter(|k| {
                !lets && clause.is_word(at, &["for"]) && !clause.is_time(clause.phrase(*k))
            }) {
                (clause.chain(k, 0), Some(k))
            } else {
                continue;
            };
        if target.is_empty() {
            continue;
        }
        let mut d = row(cx, &clause, i, target, phrase, Holder::Known(Some(speaker)));
        let ends = is_deed && clause.is_word(v, UNDO) && phrase.is_some();
        d.stance.score = if ends { -0.5 } else { 0.5 };
        d.stance.polarity = polarity(d.stance.score);
        d.stance.evidence = r.span(i, at);
        out.push(d);
    }
}

/// What "let us" says in passing.
const FORMULAS: &[&str] = &[
    "talk", "begin", "start", "turn", "move", "face", "imagine", "pretend", "recall", "remember",
    "consider", "assume", "suppose", "wait", "come", "put", "return", "leave", "stop", "call",
    "hear", "pause",
];

/// Deeds of which only the object is the target, and which are against it: "time to reject [the offer]".
const UNDO: &[&str] = &[
    "reject", "oppose", "veto", "block", "boycott", "cancel", "drop", "remove",
];

/// Participles after "should be" that wish nothing of the subject.
const NO_WISH: &[&str] = &[
    "based",
    "founded",
    "predicated",
    "preceded",
    "noted",
    "seen",
    "said",
    "added",
    "remembered",
    "understood",
    "read",
    "called",
    "done",
    "made",
    "able",
    "told",
    "warned",
    "reminded",
    "expected",
    "concerned",
    "involved",
    "mistaken",
    "surprised",
    "allowed",
    "had",
];

/// Participles of what does away with something.
const UNDONE: &[&str] = &[
    "scrapped",
    "abolished",
    "banned",
    "dropped",
    "stopped",
    "ended",
    "cancelled",
    "canceled",
    "blocked",
    "rejected",
    "punished",
    "sacked",
    "fired",
    "removed",
    "dismissed",
    "jailed",
    "shut",
    "closed",
    "withdrawn",
    "repealed",
    "halted",
    "lifted",
    "avoided",
    "prevented",
    "outlawed",
    "condemned",
    "resisted",
    "opposed",
    "postponed",
    "delayed",
    "suspended",
    "overturned",
    "prosecuted",
    "sanctioned",
    "expelled",
    "disbanded",
    "dissolved",
    "axed",
    "ditched",
    "curbed",
    "denied",
];

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

/// Nouns whose absence is a plain fact.
const PLAIN: &[&str] = &[
    "need",
    "doubt",
    "reason",
    "question",
    "change",
    "way",
    "choice",
    "one",
    "problem",
    "surprise",
    "evidence",
    "sign",
    "chance",
    "point",
    "time",
    "money",
    "room",
    "place",
    "trace",
    "news",
    "work",
    "snow",
    "rain",
    "water",
    "more",
    "other",
    "end",
    "limit",
    "difference",
    "shortage",
    "harm",
    "danger",
    "risk",
    "comment",
    "bread",
    "fish",
    "gas",
    "light",
    "excuse",
    "justification",
    "grounds",
    "tolerance",
    "sympathy",
    "case",
];

/// What somebody says there will not be: "there will be no [handover], Orlo said".
pub(super) fn denied(cx: &Context, from: usize, to: usize, out: &mut Vec<Draft>) {
    let r = cx.reading;
    let clause = cx.clause(from, to);
    for i in from + 1..to.saturating_sub(3) {
        let is_absent = r.is(i, class::MODAL)
            && (clause.is_word(i, &["will", "can", "shall"])
                || clause.is_word(i, &["would"]) && r.quotation(i) == 0)
            && clause.is_word(i - 1, &["there"])
            && clause.is_word(i + 1, &["be"])
            && clause.is_word(i + 2, &["no"]);
        if !is_absent || asks(cx, i) {
            continue;
        }
        let speaker = told_by(cx, &clause, i);
        let k = clause.covering(i + 2).or_else(|| clause.starting(i + 3));
        let (Some(h), Some(k)) = (speaker, k) else {
            continue;
        };
        let phrase = clause.phrase(k);
        if clause.is_word(phrase.head as usize, PLAIN) || clause.is_time(phrase) {
            continue;
        }
        let mut d = row(
            cx,
            &clause,
            i,
            clause.chain(k, i + 3),
            Some(k),
            Holder::Known(Some(h)),
        );
        d.stance.score = -0.5;
        d.stance.polarity = polarity(d.stance.score);
        d.stance.act = "REJECT";
        d.stance.negated = true;
        d.stance.evidence = r.span(i, i + 3);
        out.push(d);
    }
}
