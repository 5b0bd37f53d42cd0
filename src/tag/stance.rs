//! Stance: holder, target, sign and act, from predicates and the order of actors.
//!
//! Two steps, because a holder may be a noun phrase that no speaker list knows yet: [`find`] drafts the rows, [`settle`] gives
//! their holders and targets a number and an id in the directory.

use crate::attribution::reading::PhraseKind;
use crate::attribution::speaker::{Directory, slug};
use crate::lexicon::{Entry, Layer, Match, class};
use crate::span::Span;
use crate::tag::Context;
use crate::tag::actors::{Clause, Group};
use crate::tag::condition::Condition;
use crate::tag::relation;
use crate::tag::target::{self, Target};
use crate::text::token::gap;

/// What the holder shows toward the target.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Polarity {
    /// For.
    Support,
    /// Against.
    Oppose,
    /// For or against under a stated condition.
    Conditional,
    /// Neither.
    #[default]
    Neutral,
}

impl Polarity {
    /// The value in the tables.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Support => "support",
            Self::Oppose => "oppose",
            Self::Conditional => "conditional",
            Self::Neutral => "neutral",
        }
    }
}

/// One holder → target relation.
#[derive(Clone, Debug)]
pub struct Stance {
    /// Who holds it: index into [`crate::Analysis::speakers`]; none where nobody is named.
    pub holder: Option<u32>,
    /// The target as written.
    pub target: Span,
    /// Id of the target: a speaker's id, a given target's slug, or a slug of its words.
    pub target_id: String,
    /// The given NAME, where the target was given.
    pub target_name: String,
    /// Support, oppose, conditional, neutral.
    pub polarity: Polarity,
    /// −1 to 1; keeps its sign where the stance is conditional.
    pub score: f32,
    /// PLOVER root or `STATE`.
    pub act: &'static str,
    /// The words that show it (empty span at the target's start where nothing speaks).
    pub evidence: Span,
    /// The lexicon entry; none where nothing speaks.
    pub entry: Option<u32>,
    /// Whether a negation governs the predicate.
    pub negated: bool,
    /// Whether it is planned, possible or asked for rather than done.
    pub irrealis: bool,
    /// The condition that governs it (index into [`crate::Analysis::conditions`]).
    pub condition: Option<u32>,
    /// Sentence, an index into [`crate::Analysis::sentences`].
    pub sentence: u32,
    /// The statement it stands in.
    pub statement: Option<u32>,
    /// 0 to 1.
    pub confidence: f32,
}

/// Quad of an act (Hu et al. 2024): 1 verbal cooperation … 4 material conflict; none for `STATE`.
pub fn quad(act: &str) -> Option<u8> {
    Some(match act {
        "AGREE" | "CONSULT" | "SUPPORT" => 1,
        "COOPERATE" | "AID" | "CONCEDE" | "RETREAT" => 2,
        "REQUEST" | "ACCUSE" | "REJECT" | "THREATEN" => 3,
        "PROTEST" | "MOBILIZE" | "SANCTION" | "COERCE" | "ASSAULT" => 4,
        _ => return None,
    })
}

/// Who holds a drafted stance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holder {
    /// A number of the directory; none where nobody is named.
    Known(Option<u32>),
    /// A noun phrase, by number.
    Phrase(usize),
}

/// A row whose holder and target have no number yet.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Everything else.
    pub stance: Stance,
    /// Who holds it.
    pub holder: Holder,
    /// The phrase that is the target.
    pub phrase: Option<usize>,
    /// Whether it is a row where nobody asked for its target.
    pub is_clear: bool,
    /// Whether it stands in a speech, whose every word is the speaker's.
    pub is_speech: bool,
}

/// What stands between an actor and a deed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Governor {
    /// ready to, agreed to, offered to
    Willing,
    /// threatened to, warned that it would
    Threat,
    /// refused to, ruled out, without
    Refusal,
    /// urged X to
    Request,
    /// tried to, plans to: not done yet
    Attempt,
    /// approved: helped to, began to
    None,
}

/// Words that govern an infinitive or a gerund; stems of the lower-case word, the longest first where one begins another.
const GOVERNORS: &[(&str, Governor)] = &[
    ("agree", Governor::Willing),
    ("ready", Governor::Willing),
    ("readiness", Governor::Willing),
    ("willing", Governor::Willing),
    ("offer", Governor::Willing),
    ("pledg", Governor::Willing),
    ("promis", Governor::Willing),
    ("vow", Governor::Willing),
    ("commit", Governor::Willing),
    ("prepared", Governor::Willing),
    ("intend", Governor::Willing),
    ("intention", Governor::Willing),
    ("eager", Governor::Willing),
    ("keen", Governor::Willing),
    ("hope", Governor::Willing),
    ("hoping", Governor::Willing),
    ("want", Governor::Willing),
    ("wish", Governor::Willing),
    ("desire", Governor::Willing),
    ("decid", Governor::Willing),
    ("decision", Governor::Willing),
    ("consider", Governor::Willing),
    ("expect", Governor::Willing),
    ("plan", Governor::Willing),
    ("set", Governor::Willing),
    ("due", Governor::Willing),
    ("scheduled", Governor::Willing),
    ("poised", Governor::Willing),
    ("propos", Governor::Willing),
    ("going", Governor::Willing),
    ("about", Governor::Willing),
    ("open", Governor::Willing),
    ("threat", Governor::Threat),
    ("swore", Governor::Threat),
    ("warn", Governor::Threat),
    ("refus", Governor::Refusal),
    ("declin", Governor::Refusal),
    ("fail", Governor::Refusal),
    ("unwilling", Governor::Refusal),
    ("reluctan", Governor::Refusal),
    ("unable", Governor::Refusal),
    ("neglect", Governor::Refusal),
    ("unready", Governor::Refusal),
    ("hesitat", Governor::Refusal),
    ("loath", Governor::Refusal),
    ("stopped", Governor::Refusal),
    ("oppos", Governor::Refusal),
    ("avoid", Governor::Refusal),
    ("without", Governor::Refusal),
    ("against", Governor::Refusal),
    ("halt", Governor::Refusal),
    ("suspend", Governor::Refusal),
    ("cancel", Governor::Refusal),
    ("rule", Governor::Refusal),
    ("ruling", Governor::Refusal),
    ("reject", Governor::Refusal),
    ("ceas", Governor::Refusal),
    ("abandon", Governor::Refusal),
    ("block", Governor::Refusal),
    ("urg", Governor::Request),
    ("ask", Governor::Request),
    ("call", Governor::Request),
    ("demand", Governor::Request),
    ("order", Governor::Request),
    ("press", Governor::Request),
    ("tell", Governor::Request),
    ("told", Governor::Request),
    ("want", Governor::Request),
    ("implor", Governor::Request),
    ("plead", Governor::Request),
    ("invit", Governor::Request),
    ("tri", Governor::Attempt),
    ("try", Governor::Attempt),
    ("attempt", Governor::Attempt),
    ("seek", Governor::Attempt),
    ("sought", Governor::Attempt),
    ("effort", Governor::Attempt),
    ("bid", Governor::Attempt),
    ("work", Governor::Attempt),
];

fn governor(word: &str) -> Governor {
    GOVERNORS
        .iter()
        .find(|(stem, _)| {
            word.len() >= stem.len()
                && word.is_char_boundary(stem.len())
                && word
                    .get(..stem.len())
                    .is_some_and(|w| w.eq_ignore_ascii_case(stem))
        })
        .filter(|(stem, _)| stem.len() > 3 || word.len() < stem.len() + 4)
        .map_or(Governor::None, |g| g.1)
}

/// A predicate or an evaluation as read: what one match says.
#[derive(Clone, Debug)]
pub(crate) struct Predicate {
    /// The lexicon entry.
    pub(crate) entry: u32,
    /// First word and one past the last word.
    pub(crate) words: (usize, usize),
    /// Sentence number.
    pub(crate) sentence: u32,
    /// Who.
    pub(crate) holder: Holder,
    /// The phrase of the holder, where one is near.
    pub(crate) subject: Option<usize>,
    /// Toward whom: phrases.
    pub(crate) targets: Vec<usize>,
    /// Signed.
    pub(crate) score: f32,
    /// Root or STATE.
    pub(crate) act: &'static str,
    pub(crate) negated: bool,
    pub(crate) irrealis: bool,
    pub(crate) is_evaluation: bool,
    /// A deed that the text gives to nobody: it makes no row of its own.
    pub(crate) is_loose: bool,
    /// Ready for it, agreed to it: a deed that is offered, not told.
    pub(crate) is_willing: bool,
    /// Asked, not said.
    pub(crate) is_question: bool,
    /// The first of two who do it to each other ("Ardania and Velmark signed"); the second is the subject.
    pub(crate) mutual: Option<usize>,
    pub(crate) statement: Option<u32>,
    pub(crate) confidence: f32,
}

/// Drafts the stances of a document. `targets` are given targets.
pub fn find(cx: &Context, conditions: &[Condition], targets: &[Target]) -> Vec<Draft> {
    let mut out: Vec<Draft> = vec![];
    let mut said: Vec<Predicate> = vec![];
    let is_speech = relation::is_speech(cx);
    let mut mentions: Vec<target::Mention> = vec![];
    target::mentions(cx, targets, &mut mentions);
    let mut mention = mentions.iter().peekable();
    let mut matches = cx
        .reading
        .matches
        .iter()
        .filter(|m| m.is_of(Layer::Stance))
        .peekable();
    // the first condition that stands in this sentence or further on
    let mut next = 0;
    for (number, sentence) in cx.reading.layout.sentences.iter().enumerate() {
        let (from, to) = (sentence.tokens.0, sentence.tokens.1);
        said.clear();
        while let Some(m) = matches.next_if(|m| m.all.0 < to) {
            let entry = cx.lexicon.entry(m.entry);
            if entry.is_excluded || m.all.0 < from {
                continue;
            }
            let read = if entry.category == "evaluation" {
                evaluation(cx, entry, m)
            } else {
                predicate(cx, entry, m, &said)
            };
            said.extend(read);
        }
        let start = out.len();
        while conditions
            .get(next)
            .is_some_and(|c| (c.sentence as usize) < number)
        {
            next += 1;
        }
        let here = || {
            conditions
                .iter()
                .zip(0..)
                .skip(next)
                .take_while(|(c, _)| c.sentence as usize == number)
        };
        for p in &said {
            rows(cx, p, is_speech, &mut out);
            relation::asked(cx, p, &mut out);
        }
        relation::named(cx, from as usize, to as usize, &said, &mut out);
        for (c, _) in here() {
            gated(cx, c, &said, &mut out);
        }
        for (c, k) in here().filter(|(c, _)| c.kind != "concessive") {
            for d in out.iter_mut().skip(start) {
                govern(cx, k, c, d);
            }
            relation::conditional(cx, k, c, &mut out);
        }
        relation::refused(cx, from as usize, to as usize, &mut out);
        while let Some(m) = mention.next_if(|m| (m.words.0 as u32) < to) {
            target::answer(cx, m, &said, start, &mut out);
        }
        relation::select(cx, start, &mut out);
    }
    out.sort_by(|a, b| {
        let key = |d: &Draft| {
            (
                d.stance.target.start,
                std::cmp::Reverse(d.stance.target.end),
                d.stance.evidence.start,
                d.stance.entry,
            )
        };
        key(a).cmp(&key(b))
    });
    out.dedup_by(|a, b| {
        a.stance.target == b.stance.target
            && a.stance.evidence == b.stance.evidence
            && a.holder == b.holder
            && a.stance.target_name == b.stance.target_name
    });
    out
}

/// Whether a phrase is the speaker's own "I" or "we".
fn is_first_person(clause: &Clause, k: usize) -> bool {
    let p = clause.phrase(k);
    p.kind == PhraseKind::Pronoun
        && clause.is_word(
            p.first as usize,
            &[
                "i", "we", "me", "us", "my", "our", "i'm", "we're", "i've", "we've", "i'd", "we'd",
                "i'll", "we'll",
            ],
        )
}

/// What stands before a deed, up to its actor.
#[derive(Clone, Copy, Debug)]
struct Road {
    /// Start of the outermost verb group.
    start: usize,
    governor: Governor,
    negated: bool,
    modal: bool,
    /// The possessor or subject of a noun that governs ("its refusal to").
    holder: Option<usize>,
    /// The addressee of a request.
    addressee: Option<usize>,
}

/// Climbs from a verb group over "ready to", "refused to", "urged the guild to".
fn road(clause: &Clause, v: usize, g: Group) -> Road {
    let r = clause.reading;
    let mut out = Road {
        start: g.start,
        governor: Governor::None,
        negated: g.is_negated,
        modal: g.has_modal,
        holder: None,
        addressee: None,
    };
    let mut infinitive = g.is_infinitive;
    let mut gerund = !infinitive && r.is(v, class::VERB_ING) && out.start == v;
    for _ in 0..3 {
        if out.start <= clause.from || !(infinitive || gerund) || r.gap(out.start) & gap::HARD != 0
        {
            break;
        }
        let mut w = out.start - 1;
        if gerund
            && clause.is_word(
                w,
                &[
                    "from", "out", "of", "on", "against", "about", "in", "to", "for",
                ],
            )
            && w > clause.from
            && !clause.is_word(w, &["against", "without"])
        {
            if clause.is_word(w, &["for", "by"]) {
                break;
            }
            w -= 1;
            if clause.is_word(w, &["out", "short"]) && w > clause.from {
                w -= 1;
            }
        }
        match clause.covering(w) {
            Some(k) => {
                let p = clause.phrase(k);
                let kind = governor(clause.word(p.head as usize));
                if kind != Governor::None
                    && p.kind != PhraseKind::Name
                    && matches!(
                        kind,
                        Governor::Willing
                            | Governor::Refusal
                            | Governor::Threat
                            | Governor::Attempt
                    )
                {
                    // "its refusal to sign": the possessor refuses
                    out.governor = kind;
                    out.holder = possessor(clause, p.head as usize);
                    out.start = p.first as usize;
                    if out.holder.is_none() {
                        // "has expressed readiness to": the subject of the verb before
                        let before = out.start.saturating_sub(1);
                        if r.is(before, class::VERB) {
                            let group = clause.group(before);
                            out.start = group.start;
                            out.negated ^= group.is_negated;
                        }
                    }
                    return out;
                }
                let b = (p.first as usize).saturating_sub(1);
                let on = clause.is_word(b, &["on", "upon", "for"]);
                let b = if on { b.saturating_sub(1) } else { b };
                if b >= clause.from && governor(clause.word(b)) == Governor::Request
                    || clause.is_word(b, &["want", "wants", "wanted"])
                {
                    out.governor = Governor::Request;
                    out.addressee = Some(k);
                    let group = clause.group(b);
                    out.negated ^= group.is_negated;
                    out.start = group.start;
                    infinitive = group.is_infinitive;
                    gerund = false;
                    continue;
                }
                break;
            }
            None => {
                let kind = governor(clause.word(w));
                if kind == Governor::Request
                    || kind == Governor::None && !r.is(w, class::VERB | class::ADJECTIVE)
                {
                    break;
                }
                let group = clause.group(w);
                // "was asked to": the subject is the one asked
                if kind != Governor::None
                    && (out.governor == Governor::None || kind == Governor::Refusal)
                {
                    out.governor = kind;
                }
                out.negated ^= group.is_negated;
                out.modal |= group.has_modal;
                out.start = group.start;
                infinitive = group.is_infinitive;
                gerund = !infinitive && r.is(w, class::VERB_ING) && group.start == w;
            }
        }
    }
    out
}

/// The possessor of the noun at word `head`: "Moscow's [rejection]", "his [emphasis]", "[rejection] by the guild".
fn possessor(clause: &Clause, head: usize) -> Option<usize> {
    let r = clause.reading;
    let k = clause.covering(head)?;
    let first = clause.phrase(k).first;
    // possessors share the first word of the phrase that they belong to
    (0..k)
        .rev()
        .take(3)
        .take_while(|q| clause.phrase(*q).first == first)
        .find(|q| {
            let p = clause.phrase(*q);
            p.is_possessive
                && (p.end as usize) <= head
                && (p.kind != PhraseKind::Pronoun || r.is(first as usize, class::POSSESSIVE))
        })
}

/// Whether the words of a predicate name a thing done together: a deal, talks, fire exchanged.
fn is_joint(clause: &Clause, v: usize, end: usize) -> bool {
    clause.is_word(
        v,
        &[
            "clashed",
            "clash",
            "fought",
            "exchanged",
            "traded",
            "failed",
        ],
    ) || (v..end).any(|i| {
        clause.is_word(
            i,
            &[
                "agreement",
                "agreements",
                "deal",
                "deals",
                "talks",
                "pact",
                "treaty",
                "compromise",
                "consensus",
                "each",
            ],
        )
    })
}

/// Whether a negation governs word `v` from near by, no verb between. "Non-governmental" is none.
fn is_negated_near(cx: &Context, clause: &Clause, v: usize) -> bool {
    if !cx.negations.holds(v) {
        return false;
    }
    for i in (clause.from..v).rev().take(9) {
        if !cx.negations.holds(i) {
            return !clause.is_word(i, &["non", "anti", "without"])
                || clause.is_word(i, &["without"]) && i + 2 >= v;
        }
        if cx.reading.is(i, class::FINITE)
            && !cx.reading.is(i, class::ADVERB | class::ADJECTIVE)
            && clause.covering(i).is_none()
        {
            return false;
        }
    }
    false
}

/// Whether a phrase means no party in particular: "all parties", "the international community", "member states".
fn is_everybody(clause: &Clause, k: usize) -> bool {
    let p = clause.phrase(k);
    p.kind != PhraseKind::Name
        && (clause.is_word(
            p.first as usize,
            &[
                "all",
                "both",
                "every",
                "each",
                "any",
                "everyone",
                "everybody",
                "us",
                "others",
            ],
        ) || clause.is_word(
            p.head as usize,
            &[
                "parties",
                "sides",
                "community",
                "states",
                "countries",
                "nations",
                "members",
                "governments",
                "everyone",
                "people",
                "council",
                "actors",
                "partners",
                "donors",
            ],
        ))
}

/// Verbs that end what their object names: "lifted sanctions against", "broke off talks with".
const ENDING: &[&str] = &[
    "lift",
    "lifts",
    "lifted",
    "lifting",
    "ease",
    "eases",
    "eased",
    "easing",
    "end",
    "ends",
    "ended",
    "ending",
    "drop",
    "drops",
    "dropped",
    "dropping",
    "remove",
    "removes",
    "removed",
    "removing",
    "suspend",
    "suspends",
    "suspended",
    "suspending",
    "relax",
    "relaxed",
    "waive",
    "waived",
    "cancel",
    "cancels",
    "cancelled",
    "canceled",
    "scrap",
    "scrapped",
    "halt",
    "halts",
    "halted",
    "halting",
    "stop",
    "stops",
    "stopped",
    "stopping",
    "abandon",
    "abandoned",
    "freeze",
    "froze",
    "frozen",
    "cut",
    "cuts",
    "withdraw",
    "withdrew",
    "block",
    "blocked",
    "reject",
    "rejects",
    "rejected",
    "rejecting",
    "refuse",
    "refuses",
    "refused",
    "refusing",
    "denied",
    "deny",
    "oppose",
    "opposes",
    "opposed",
];

/// Verbs that take a side against what their object names: the deed is another's.
const BLAMING: &[&str] = &[
    "condemn",
    "condemns",
    "condemned",
    "condemning",
    "denounce",
    "denounces",
    "denounced",
    "denouncing",
    "criticize",
    "criticizes",
    "criticized",
    "criticizing",
    "criticised",
    "criticising",
    "deplore",
    "deplored",
    "slam",
    "slammed",
    "blasted",
    "protest",
    "protested",
    "decry",
    "decried",
    "accuse",
    "accused",
    "accusing",
    "suffered",
    "faced",
    "survived",
    "repelled",
    "investigate",
    "investigating",
    "investigated",
    "reported",
    "prevent",
];

/// Reads a predicate.
fn predicate(cx: &Context, entry: &Entry, m: &Match, said: &[Predicate]) -> Option<Predicate> {
    let r = cx.reading;
    let (mut first, end) = (m.span.0 as usize, m.span.1 as usize);
    let clause = Clause::at(cx.text, r, first);
    if clause.is_word(first, &["to"]) {
        first += 1;
    }
    let v = (first..end)
        .find(|i| r.is(*i, class::VERB))
        .unwrap_or(first);
    let is_noun = entry.pos == "noun";
    let is_verb = !is_noun && entry.pos != "adjective";
    if is_verb
        && end == v + 1
        && v > clause.from + 1
        && r.is(v - 1, class::COORDINATOR)
        && r.is(v, class::VERB_BASE)
        && clause.covering(v - 2).is_some()
        && clause.starting(v + 1).is_none()
    {
        // "exploitation and abuse": joined to a noun and without an object, a noun
        return None;
    }
    if is_verb {
        // "the attack", "a banned group": a word inside a noun phrase is no deed
        if let Some(k) = clause.covering(v) {
            let p = clause.phrase(k);
            let named = p.kind == PhraseKind::Name && p.head as usize != v;
            if (p.first as usize) < v && !named
                || p.end as usize > v + 1
                    && r.is(v, class::VERB_PARTICIPLE | class::VERB_ING)
                    && !r.is(v, class::VERB_PAST)
            {
                return None;
            }
        }
    }
    if is_verb && end == v + 1 && end < clause.to && r.gap(end) & gap::HYPHEN != 0 {
        // "back-channel", "strike-breaking"
        return None;
    }
    if is_verb
        && r.is(v, class::VERB_NOUN)
        && !r.is(v, class::VERB_ING | class::VERB_PAST)
        && v > clause.from
        && r.is(v - 1, class::PREPOSITION)
        && !r.is(v - 1, class::TO | class::ADVERB)
        && r.gap(v) & gap::HARD == 0
    {
        // "months of sanctions"
        return None;
    }
    let g = if is_noun {
        Group {
            start: v,
            ..Group::default()
        }
    } else {
        clause.group(v)
    };
    let passive = is_verb && g.is_passive && entry.target == "object";
    let way = if is_verb {
        road(&clause, v, g)
    } else {
        Road {
            start: g.start,
            governor: Governor::None,
            negated: g.is_negated,
            modal: g.has_modal,
            holder: None,
            addressee: None,
        }
    };
    let mut confidence = 0.85f32;
    // --- the subject
    let mut subject = way.holder;
    let mut is_loose = false;
    let mut agentless = false;
    let mut noun_verb: Option<usize> = None;
    if is_noun {
        subject = possessor(&clause, v).or_else(|| {
            let k = clause.covering(v);
            let start = k.map_or(v, |k| clause.phrase(k).first as usize);
            // "expressed support for": the subject of the verb that has the noun as its object
            let mut w = start;
            while w > clause.from && start - w < 4 {
                w -= 1;
                if r.is(w, class::VERB) && clause.covering(w).is_none() {
                    noun_verb = Some(w);
                    return clause.subject(road(&clause, w, clause.group(w)).start, 0);
                }
            }
            clause.subject(start, 0)
        });
        confidence -= 0.1;
        // "after attacks on the port": whose, nobody says
        is_loose = noun_verb.is_none() && possessor(&clause, v).is_none();
    } else if subject.is_none() {
        let before = way.start.checked_sub(1).filter(|b| *b >= clause.from);
        let of = before.filter(|b| r.is(v, class::VERB_ING) && clause.is_word(*b, &["of", "from"]));
        subject = match of {
            // "accused the guild of attacking": the guild attacks
            Some(b) if b > clause.from => clause.covering(b - 1),
            _ => clause.subject(way.start, 0),
        };
        if subject.is_none() && r.is(v, class::VERB_ING) {
            subject = clause.subject_right(v);
        }
    }
    // --- the object
    let mut targets: Vec<usize> = vec![];
    let mut skipped = 0;
    let mut holder_phrase = subject;
    if passive {
        targets.extend(subject);
        holder_phrase = clause.agent(end);
        agentless = holder_phrase.is_none();
        if let Some(left) = subject.and_then(|k| clause.conjunct_left(k)) {
            targets.push(left);
        }
    } else if entry.target == "subject" {
        targets.extend(subject);
        holder_phrase = if entry.holder == "object" {
            clause.object(end, 4).map(|o| o.0)
        } else {
            None
        };
    } else if let Some((k, gap)) = (entry.target == "object")
        .then(|| clause.object(end, 7))
        .flatten()
    {
        let p = clause.phrase(k);
        let reflexive = clause.is_word(
            p.first as usize,
            &[
                "himself",
                "herself",
                "itself",
                "themselves",
                "myself",
                "ourselves",
                "yourself",
            ],
        );
        if !reflexive {
            targets.push(k);
            skipped = gap;
            clause.conjuncts_right(k, &mut targets);
            // "handed a grant to the port": the port receives
            let after = clause.chain_end(targets.last().copied().unwrap_or(k));
            if matches!(
                entry.category,
                "AID" | "CONCEDE" | "AGREE" | "THREATEN" | "REQUEST"
            ) && r.gap(after) & gap::HARD == 0
                && clause.is_word(after, &["to", "for", "from", "against"])
            {
                targets.extend(clause.starting(after + 1).filter(|t| {
                    !clause.is_time(clause.phrase(*t))
                        && matches!(
                            clause.phrase(*t).kind,
                            PhraseKind::Name | PhraseKind::Source
                        )
                }));
            }
        }
    }
    if is_verb && !passive {
        // "summoned Velmark's envoy to complain": the actor stands between the words of the pattern
        let inner = (v + 1..end).find_map(|i| clause.starting(i)).filter(|k| {
            matches!(
                clause.phrase(*k).kind,
                PhraseKind::Name | PhraseKind::Source
            )
        });
        if let Some(k) =
            inner.filter(|k| !targets.contains(k) && !clause.is_time(clause.phrase(*k)))
        {
            targets.insert(0, k);
            skipped = 0;
        }
    }
    if is_verb
        && !passive
        && end < clause.to
        && (clause.is_word(end - 1, &["that"]) || clause.is_word(end, &["that"]))
    {
        // "insisted that the talks be public" asks nothing of the talks; "demanded that the mayor resign" does of the mayor;
        // "welcomed that" is a whole object
        targets.retain(|k| {
            clause.phrase(*k).first as usize == end
                && clause.phrase(*k).end as usize == end + 1
                && (end + 1 >= clause.to || r.gap(end + 1) & gap::HARD != 0)
                || matches!(
                    clause.phrase(*k).kind,
                    PhraseKind::Name | PhraseKind::Source | PhraseKind::Pronoun
                )
        });
    }
    targets.retain(|k| clause.phrase(*k).kind != PhraseKind::Relative);
    let mut mutual = None;
    if targets.is_empty() && is_verb && !passive {
        // "the paper that the guild rejected": the antecedent
        if let Some(s) = subject {
            let f = clause.phrase(s).first as usize;
            if f > clause.from + 1 && clause.is_word(f - 1, &["that", "which", "whom"]) {
                targets.extend(clause.covering(f - 2));
            }
        }
    }
    if is_verb
        && !passive
        && (matches!(
            entry.category,
            "AGREE" | "CONSULT" | "COOPERATE" | "SUPPORT"
        ) || is_joint(&clause, v, end))
    {
        // "Ardania and Velmark signed": each with the other
        mutual = subject.and_then(|k| clause.conjunct_left(k));
        targets.extend(mutual);
    }
    // --- sign and act
    let mut score = entry.score;
    let mut act = entry.category;
    let governed = said.iter().rev().find(|p| {
        !p.is_evaluation
            && is_noun
            && p.words.1 <= m.all.0 as usize
            && noun_verb.is_some_and(|w| p.words.0 <= w && w < p.words.1)
            || !p.is_evaluation
                && p.words.1 <= v
                && way.governor == Governor::Request
                && p.words.0 >= way.start
                && p.words.1 <= v
    });
    let refused_inside = is_verb
        && entry.score > 0.0
        && (v..end).any(|i| {
            r.is(i, class::VERB)
                && governor(clause.word(i)) == Governor::Refusal
                && !clause.is_word(i, &["halt", "halts", "suspend", "rule", "ruled"])
        });
    let mut negated = way.negated ^ (way.governor == Governor::Refusal)
        || refused_inside
        || !g.is_negated && way.governor != Governor::Refusal && is_negated_near(cx, &clause, v);
    let mut irrealis = way.modal || g.is_infinitive && way.governor != Governor::None;
    let mut ended = false;
    if let Some(p) = governed.filter(|_| is_noun) {
        // "rejected talks with", "called for sanctions against"
        negated ^= p.act == "REJECT";
        ended = p.score > 0.0 && p.act != "SUPPORT" && score < 0.0;
        irrealis |= true;
    }
    if let Some(w) = noun_verb {
        if clause.is_word(w, BLAMING) && score < 0.0 {
            return None;
        }
        ended |= clause.is_word(w, ENDING) && !negated;
    }
    if ended && score < 0.0 {
        score = score.abs().min(0.6);
        act = if governed.is_some_and(|p| p.act == "AGREE") || way.governor == Governor::Willing {
            "AGREE"
        } else {
            "CONCEDE"
        };
    } else if ended {
        negated = true;
    }
    match way.governor {
        Governor::Willing | Governor::Attempt => {
            irrealis = true;
            if score > 0.0
                && matches!(act, "COOPERATE" | "AID" | "CONCEDE" | "RETREAT")
                && way.governor == Governor::Willing
            {
                act = "AGREE";
            } else if score < 0.0
                && matches!(quad(act), Some(4))
                && way.governor == Governor::Willing
                && !negated
            {
                confidence -= 0.1;
            }
        }
        Governor::Threat => {
            irrealis = true;
            act = "THREATEN";
            score = -score.abs().max(0.5);
        }
        Governor::Request => {
            irrealis = true;
            if score > 0.0 {
                act = "REQUEST";
            }
        }
        Governor::Refusal | Governor::None => {}
    }
    if negated {
        if score > 0.0 {
            act = "REJECT";
            score = -score.abs().max(0.5) * 0.8;
        } else if way.governor == Governor::Refusal {
            // "declined to condemn": a little for the target
            score *= -0.3;
            act = "STATE";
        } else {
            score *= 0.2;
            act = "STATE";
        }
        confidence -= 0.1;
    }
    let has_willing = (v..end).any(|i| governor(clause.word(i)) == Governor::Willing);
    let statement = cx.cue(v).or_else(|| cx.statement(v));
    let question = statement
        .and_then(|s| cx.statements.get(s as usize))
        .is_some_and(|s| s.question);
    if question {
        score *= 0.5;
        confidence -= 0.2;
    }
    if irrealis {
        score *= 0.9;
        confidence -= 0.05;
    }
    if act == "REQUEST" && targets.first().is_some_and(|k| is_everybody(&clause, *k)) {
        // "calls on all parties": nobody is opposed
        score = 0.0;
    }
    // --- the holder
    // "Orlava met Tamaria and praised Velmark": who met also praised, whatever stands before the "and"
    let shared = said.last().filter(|p| {
        let joined = is_verb
            && !passive
            && g.start > clause.from + 1
            && r.is(g.start - 1, class::COORDINATOR)
            && r.gap(g.start - 1) & gap::HARD == 0;
        joined
            && !p.is_evaluation
            && p.subject.is_some()
            && clause
                .covering(g.start - 2)
                .is_some_and(|k| p.targets.contains(&k))
    });
    let holder = match holder_phrase {
        _ if shared.is_some() => shared.map_or(Holder::Known(None), |p| p.holder),
        _ if !passive
            && is_verb
            && cx
                .cue(v)
                .and_then(|s| cx.statements.get(s as usize))
                .is_some_and(|s| s.speaker.is_some()) =>
        {
            Holder::Known(
                cx.cue(v)
                    .and_then(|s| cx.statements.get(s as usize))
                    .and_then(|s| s.speaker),
            )
        }
        Some(k) if is_first_person(&clause, k) => Holder::Known(cx.speaker(v)),
        // "Velmark says it will not accept": the pronoun is the speaker's
        Some(k)
            if clause.is_word(
                clause.phrase(k).first as usize,
                &["it", "they", "he", "she"],
            ) && cx.speaker(v).is_some_and(|s| s != 0) =>
        {
            Holder::Known(cx.speaker(v))
        }
        Some(k) => Holder::Phrase(k),
        // "was detained in Velmark": only who holds power there can have done it
        None if agentless && matches!(entry.category, "COERCE" | "CONCEDE" | "SANCTION") => {
            match clause.place_after(cx.lexicon, end) {
                Some(k) => Holder::Phrase(k),
                None => Holder::Known(None),
            }
        }
        None if agentless => Holder::Known(None),
        None => Holder::Known(cx.speaker(v)),
    };
    if targets.is_empty() {
        confidence -= 0.3;
    }
    confidence -= 0.04 * skipped as f32;
    Some(Predicate {
        entry: m.entry,
        words: (m.span.0 as usize, end),
        sentence: r.sentence_of.get(first).copied().unwrap_or(0),
        holder,
        subject: if passive { holder_phrase } else { subject },
        targets,
        score,
        act,
        negated,
        irrealis,
        is_evaluation: false,
        is_loose,
        is_willing: way.governor == Governor::Willing || has_willing,
        is_question: question,
        mutual,
        statement,
        confidence: confidence.clamp(0.1, 1.0),
    })
}

/// Reads an evaluation: a word that appraises its neighbour.
fn evaluation(cx: &Context, entry: &Entry, m: &Match) -> Option<Predicate> {
    let r = cx.reading;
    let (first, end) = (m.span.0 as usize, m.span.1 as usize);
    let clause = Clause::at(cx.text, r, first);
    let mut targets = vec![];
    let is_colour = entry.target == "none";
    // the subject of the copula before a phrase: "the plan was [a reckless gamble]"
    let copula = |start: usize| {
        let b = start
            .checked_sub(1)
            .filter(|b| *b >= clause.from && r.gap(start) & gap::HARD == 0)?;
        let mut b = b;
        while b > clause.from
            && (r.is(b, class::ADVERB) || clause.is_word(b, &["not", "never", "as", "such"]))
        {
            b -= 1;
        }
        if r.is(b, class::BE) && r.is(b, class::SUBJECT) {
            // "she's a hero": pronoun and copula in one word
            return clause.covering(b);
        }
        let linking = r.is(b, class::BE)
            || clause.is_word(
                b,
                &[
                    "seems", "seemed", "looks", "looked", "became", "becomes", "become", "appears",
                    "appeared", "remains", "remained", "feels", "felt", "sounds", "sounded",
                    "proved", "grew", "is", "are",
                ],
            );
        linking
            .then(|| clause.subject(clause.group(b).start, 0))
            .flatten()
    };
    let noun_like = matches!(entry.pos, "adjective" | "noun");
    let mut owner = None;
    let takes_object = entry.pos == "noun"
        && entry.target == "object"
        && end > first + 1
        && r.is(end - 1, class::PREPOSITION);
    if takes_object {
        // "Orlo's emphasis on dialogue": his, toward the dialogue
        owner = possessor(&clause, first);
        if let Some((k, _)) = clause.object(end, 3) {
            targets.push(k);
        }
    } else if is_colour && r.quotation(first) == 0 {
        // no target of its own: see `target::answer`. Between quotation marks, where somebody takes a side, it has one
    } else if noun_like {
        match clause.covering(first) {
            Some(k) => {
                let start = clause.phrase(k).first as usize;
                let is_owned = (clause.phrase(k).first as usize..first).any(|i| {
                    r.shape(i, crate::text::token::shape::POSSESSIVE) || r.is(i, class::POSSESSIVE)
                });
                if let Some(s) = copula(start) {
                    targets.push(s);
                } else {
                    // "the crimes" alone appraises nobody; "the regent's crimes" does
                    if entry.pos == "adjective"
                        || is_owned
                        || clause.phrase(k).kind == PhraseKind::Name
                    {
                        targets.push(k);
                    }
                    if entry.pos == "noun"
                        && entry.target == "object"
                        && r.is(end, class::PREPOSITION)
                        && let Some((o, _)) = clause.object(end, 2)
                    {
                        targets.push(o);
                    }
                }
            }
            None => {
                if let Some(s) = copula(first) {
                    targets.push(s);
                } else if let Some(k) = clause.starting(end) {
                    targets.push(k);
                } else {
                    targets.extend(clause.subject(first, 0));
                }
            }
        }
    } else {
        let v = first;
        if entry.pos == "verb"
            && clause
                .covering(v)
                .is_some_and(|k| (clause.phrase(k).first as usize) < v)
        {
            return None;
        }
        let g = clause.group(v);
        let subject = || clause.subject(road(&clause, v, g).start, 0);
        match (entry.target, g.is_passive) {
            ("subject" | "none", _) | ("object", true) => targets.extend(subject()),
            ("object", false) => {
                if let Some((k, _)) = clause.object(end, 4) {
                    targets.push(k);
                }
            }
            _ => {}
        }
    }
    if clause.is_word(end, &["that"])
        && targets
            .iter()
            .any(|k| clause.phrase(*k).kind == PhraseKind::Empty)
    {
        // "it is regrettable that the talks failed"
        targets.clear();
        targets.extend(clause.starting(end + 1));
    }
    targets.retain(|k| clause.phrase(*k).kind != PhraseKind::Relative);
    let negated = cx.negations.holds(first);
    let statement = cx.cue(first).or_else(|| cx.statement(first));
    let score = match negated {
        // "no puppet" is faint praise
        true if is_colour || entry.score < 0.0 => 0.0,
        true => entry.score * -0.6,
        false => entry.score,
    };
    Some(Predicate {
        entry: m.entry,
        words: (first, end),
        sentence: r.sentence_of.get(first).copied().unwrap_or(0),
        holder: match (
            cx.cue(first)
                .and_then(|s| cx.statements.get(s as usize))
                .and_then(|s| s.speaker),
            owner,
        ) {
            (Some(speaker), _) => Holder::Known(Some(speaker)),
            (None, Some(k)) if !is_first_person(&clause, k) => Holder::Phrase(k),
            _ => Holder::Known(cx.speaker(first)),
        },
        subject: None,
        targets,
        score,
        act: "STATE",
        negated,
        irrealis: false,
        is_evaluation: true,
        is_loose: false,
        is_willing: false,
        is_question: statement
            .and_then(|s| cx.statements.get(s as usize))
            .is_some_and(|s| s.question),
        mutual: None,
        statement,
        confidence: if negated { 0.4 } else { 0.5 },
    })
}

/// The row of a predicate toward a target.
pub(crate) fn draft(cx: &Context, p: &Predicate, target: Span, phrase: Option<usize>) -> Draft {
    Draft {
        stance: Stance {
            holder: None,
            target,
            target_id: String::new(),
            target_name: String::new(),
            polarity: polarity(p.score),
            score: p.score.clamp(-1.0, 1.0),
            act: p.act,
            evidence: cx.reading.span(p.words.0, p.words.1),
            entry: Some(p.entry),
            negated: p.negated,
            irrealis: p.irrealis,
            condition: None,
            sentence: p.sentence,
            statement: p.statement,
            confidence: p.confidence,
        },
        holder: p.holder,
        phrase,
        is_clear: false,
        is_speech: false,
    }
}

/// The polarity that a score amounts to.
pub(crate) fn polarity(score: f32) -> Polarity {
    if score > 0.04 {
        Polarity::Support
    } else if score < -0.04 {
        Polarity::Oppose
    } else {
        Polarity::Neutral
    }
}

/// The rows of a predicate: one for each target, both ways where the deed is mutual.
fn rows(cx: &Context, p: &Predicate, is_speech: bool, out: &mut Vec<Draft>) {
    let clause = Clause::at(cx.text, cx.reading, p.words.0);
    let is_deed = !is_speech && relation::deeds(cx, p, out);
    let antecedent = if is_speech || is_deed {
        None
    } else {
        relation::antecedent(cx, &clause, p).or_else(|| relation::inner(cx, &clause, p))
    };
    if let Some(k) = antecedent
        .filter(|k| !p.is_loose && !p.targets.contains(k) && polarity(p.score) != Polarity::Neutral)
    {
        let mut d = draft(cx, p, clause.chain(k, 0), Some(k));
        d.holder = relation::speaking(cx, &clause, p);
        d.is_clear = relation::is_clear(cx, &clause, p, k, is_speech);
        if p.act == "REQUEST" && d.stance.score < 0.0 && clause.phrase(k).kind == PhraseKind::Other
        {
            d.stance.score = -p.score;
            d.stance.polarity = Polarity::Support;
        }
        out.push(d);
    }
    for k in &p.targets {
        let phrase = clause.phrase(*k);
        if polarity(p.score) == Polarity::Neutral || p.is_loose {
            continue;
        }
        if phrase.kind == PhraseKind::Empty && p.is_evaluation
            || Some(*k) == p.subject
                && !p.is_evaluation
                && cx.lexicon.entry(p.entry).target != "subject"
        {
            continue;
        }
        // "accused the mayor of fraud": the "of" is the verb's
        let is_charge = p.act == "ACCUSE"
            && cx.lexicon.entry(p.entry).pos == "verb"
            && matches!(phrase.kind, PhraseKind::Name | PhraseKind::Source);
        let span = if is_charge {
            cx.reading.base_span(
                (phrase.first as usize).max(if p.words.1 < phrase.end as usize {
                    p.words.1
                } else {
                    0
                }),
                phrase.end as usize,
            )
        } else {
            clause.chain(*k, p.words.1)
        };
        let mut d = draft(cx, p, span, Some(*k));
        d.is_speech = is_speech;
        d.is_clear = !is_deed
            && antecedent.is_none_or(|a| a == *k)
            && relation::is_clear(cx, &clause, p, *k, is_speech);
        if !is_speech {
            d.holder = relation::speaking(cx, &clause, p);
        }
        if d.is_clear
            && p.act == "REQUEST"
            && p.score < 0.0
            && !is_speech
            && phrase.kind == PhraseKind::Other
        {
            // "demanded a vote": the vote is wanted
            d.stance.score = -p.score;
            d.stance.polarity = Polarity::Support;
        }
        out.push(d);
    }
    if let (Some(left), Some(s)) = (p.mutual, p.subject) {
        let mut back = draft(cx, p, clause.chain(s, 0), Some(s));
        back.holder = Holder::Phrase(left);
        back.is_clear = p.targets.first().is_some_and(|k| {
            clause.phrase(*k).kind == PhraseKind::Name
                && relation::is_clear(cx, &clause, p, *k, is_speech)
        }) && clause.phrase(s).kind == PhraseKind::Name;
        out.push(back);
    }
}

/// A condition makes the stances in its consequent conditional.
fn govern(cx: &Context, number: u32, c: &Condition, d: &mut Draft) {
    let s = &mut d.stance;
    if s.condition.is_some() || s.polarity == Polarity::Neutral {
        return;
    }
    let inside = |outer: Option<Span>, inner: Span| outer.is_some_and(|o| o.contains(inner));
    if inside(c.antecedent, s.evidence) && !s.evidence.is_empty() {
        // "if the council backs the plan": supposed, not said
        d.is_clear = false;
        if !s.irrealis {
            s.irrealis = true;
            s.score *= 0.4;
            s.confidence *= 0.6;
        }
        return;
    }
    let governed = c.consequent.is_some_and(|q| {
        q.contains(s.evidence) && !s.evidence.is_empty()
            || q.overlaps(s.target) && !inside(c.antecedent, s.target)
    });
    if c.kind == "counterfactual"
        && c.factuality == crate::tag::condition::Factuality::Contrary
        && governed
    {
        d.is_clear = false;
        return;
    }
    // what is asked, blamed or done is so, whatever comes: "condemned the raid and will meet again if ..."
    let open = matches!(
        s.act,
        "AGREE"
            | "SUPPORT"
            | "REJECT"
            | "STATE"
            | "CONSULT"
            | "COOPERATE"
            | "AID"
            | "CONCEDE"
            | "RETREAT"
            | "THREATEN"
    );
    let lasts = c.kind == "temporal" && relation::is_until(cx, c) && s.score > 0.0;
    if (governed && open && !lasts && relation::is_binding(cx, c)) || s.evidence == c.marker {
        s.condition = Some(number);
        s.polarity = Polarity::Conditional;
    }
}

/// What a precondition gates ("any talks must be based on ..."): a stance of the speaker toward the gated thing.
fn gated(cx: &Context, c: &Condition, said: &[Predicate], out: &mut Vec<Draft>) {
    let is_gate = matches!(c.kind, "precondition" | "necessary");
    let is_must = c.kind == "precondition"
        && !c.entry.is_some_and(|e| {
            matches!(
                cx.lexicon.entry(e).id.as_str(),
                "condition.requires-that" | "condition.would-have-to-before"
            )
        });
    let Some(consequent) = c.consequent.filter(|_| is_gate) else {
        return;
    };
    let (first, end) = (
        cx.reading.token_at(consequent.start),
        cx.reading.token_at(consequent.end),
    );
    // a predicate in the consequent already says what is meant
    if said.iter().any(|p| {
        !p.is_evaluation && p.words.0 >= first && p.words.1 <= end && !p.targets.is_empty()
    }) {
        return;
    }
    let clause = Clause::at(cx.text, cx.reading, first);
    let at = cx.reading.token_at(c.marker.start);
    // "any talks must be based on": what stands before the marker's verb; else what the consequent begins with
    let must = if cx
        .reading
        .is(at, class::AUXILIARY | class::VERB | class::MODAL)
    {
        Some(at)
    } else {
        (first..end).find(|i| {
            clause.is_word(*i, &["must", "should", "can", "cannot", "can't"])
                && c.kind == "precondition"
        })
    };
    let gate = must.and_then(|m| clause.subject(clause.group(m).start, 0));
    let from = match cx.statement(at).and_then(|s| cx.statements.get(s as usize)) {
        Some(s) => s.runs.first().map_or(first, |r| (r.0 as usize).max(first)),
        None => first,
    };
    let speaker = c
        .speaker
        .filter(|s| *s != 0)
        .or_else(|| relation::teller(cx, &clause, at))
        .or(c.speaker);
    let Some(k) = gate
        .or_else(|| (from..end).find_map(|i| clause.starting(i)))
        .filter(|k| {
            !matches!(
                clause.phrase(*k).kind,
                PhraseKind::Relative | PhraseKind::Empty | PhraseKind::Pronoun
            )
        })
    else {
        return;
    };
    out.push(Draft {
        stance: Stance {
            holder: None,
            target: clause.chain(k, 0),
            target_id: String::new(),
            target_name: String::new(),
            polarity: Polarity::Support,
            score: 0.4,
            act: "STATE",
            evidence: c.marker,
            entry: c.entry,
            negated: false,
            irrealis: true,
            condition: None,
            sentence: c.sentence,
            statement: c.statement.or_else(|| cx.statement(at)),
            confidence: c.confidence * 0.7,
        },
        holder: Holder::Known(speaker),
        phrase: Some(k),
        is_clear: is_must
            && gate.is_some()
            && speaker.is_some_and(|s| s != 0)
            && (!matches!(clause.phrase(k).kind, PhraseKind::Source | PhraseKind::Name)
                || clause.is_word(
                    clause.phrase(k).first as usize,
                    &["any", "every", "each", "no", "a", "an"],
                ) && clause.phrase(k).kind == PhraseKind::Source
                    && !relation::is_actor_word(&clause, k)),
        is_speech: false,
    });
}

/// Gives holders and targets their numbers and ids.
pub fn settle(cx: &Settling, drafts: Vec<Draft>, directory: &mut Directory, out: &mut Vec<Stance>) {
    let offices = if drafts.is_empty() {
        vec![]
    } else {
        relation::office_holders(cx.text, cx.reading, directory)
    };
    for d in drafts {
        let mut s = d.stance;
        s.holder = match d.holder {
            Holder::Known(n) => n,
            Holder::Phrase(k) => directory.of_actor(cx.text, cx.reading, k),
        };
        if let Some(known) = s.holder.and_then(|n| offices.iter().find(|o| o.0 == n)) {
            s.holder = Some(known.1);
        }
        if s.holder.is_none()
            && s.target_name.is_empty()
            && d.holder != Holder::Known(None)
            && !d.is_speech
        {
            // "those who backed him": nobody that one could name
            continue;
        }
        if s.target_name.is_empty() {
            let phrase = d
                .phrase
                .map(|k| (k, cx.reading.phrases.get(k).copied().unwrap_or_default()));
            let resolved = phrase.and_then(|(k, p)| match p.kind {
                PhraseKind::Pronoun => directory.of_actor(cx.text, cx.reading, k),
                PhraseKind::Name | PhraseKind::Source => directory.of_phrase(k),
                _ => None,
            });
            s.target_id = match resolved.and_then(|n| directory.speaker(n)) {
                Some(speaker) => speaker.id.clone(),
                None => slug(
                    s.target
                        .of(cx.text)
                        .trim_start_matches("the ")
                        .trim_start_matches("The "),
                ),
            };
        } else {
            s.target_id = slug(&s.target_name);
        }
        out.push(s);
    }
}

/// What [`settle`] reads.
#[derive(Clone, Copy, Debug)]
pub struct Settling<'a> {
    /// The text.
    pub text: &'a str,
    /// The document as read.
    pub reading: &'a crate::attribution::reading::Reading,
    /// The lexicons.
    pub lexicon: &'a crate::lexicon::Lexicon,
}

#[cfg(test)]
mod tests {

    use crate::analyzer::{Analyzer, Options};
    use crate::text::Document;

    /// (holder, target, stance, act) of every row.
    fn read(text: &str, targets: &[&str]) -> Vec<(String, String, &'static str, &'static str)> {
        let options = Options {
            targets: targets.iter().map(|t| (*t).to_string()).collect(),
            ..Options::default()
        };
        let analyzer = Analyzer::new(crate::lexicon::Lexicon::builtin().unwrap(), options).unwrap();
        let doc = Document::from_text(text.to_string());
        let a = analyzer.analyze(&doc);
        let name = |h: Option<u32>| {
            h.and_then(|h| a.speakers.get(h as usize))
                .map_or(String::new(), |s| s.name.clone())
        };
        a.stances
            .iter()
            .map(|s| {
                (
                    name(s.holder),
                    s.target.of(text).to_string(),
                    s.polarity.as_str(),
                    s.act,
                )
            })
            .collect()
    }

    #[test]
    fn the_order_of_the_actors_decides() {
        for (text, holder, target, stance, act) in [
            (
                "Orlava accused Velmark of fraud.",
                "Orlava",
                "Velmark",
                "oppose",
                "ACCUSE",
            ),
            (
                "Velmark was condemned by Orlava.",
                "Orlava",
                "Velmark",
                "oppose",
                "ACCUSE",
            ),
            (
                "Orlava refused to support Velmark.",
                "Orlava",
                "Velmark",
                "oppose",
                "REJECT",
            ),
            (
                "Orlava met Tamaria and praised Velmark.",
                "Orlava",
                "Velmark",
                "support",
                "SUPPORT",
            ),
            (
                "Orlava threatened to attack Velmark.",
                "Orlava",
                "Velmark",
                "oppose",
                "THREATEN",
            ),
        ] {
            let rows = read(text, &[]);
            assert!(
                rows.iter()
                    .any(|r| r.0 == holder && r.1 == target && r.2 == stance && r.3 == act),
                "{text} {rows:?}"
            );
        }
    }

    #[test]
    fn a_given_target_has_one_row_for_every_mention() {
        for (text, stances) in [
            ("Orlava sold wool. Velmark bought it.", vec!["neutral"]),
            (
                "Orlava praised Velmark. Later it sued Velmark.",
                vec!["support", "oppose"],
            ),
            ("Velmark's minister is a liar.", vec!["oppose"]),
            ("Velmarkers sang.", vec![]),
        ] {
            let rows = read(text, &["Velmark"]);
            let mine: Vec<&str> = rows
                .iter()
                .filter(|r| r.1 == "Velmark")
                .map(|r| r.2)
                .collect();
            assert_eq!(mine, stances, "{text} {rows:?}");
        }
    }

    #[test]
    fn words_that_only_look_like_deeds_make_no_row() {
        for text in [
            "Back-channel talks went on.",
            "After months of sanctions trade fell.",
            "A non-governmental group met.",
        ] {
            let rows = read(text, &[]);
            assert!(rows.iter().all(|r| r.2 != "oppose"), "{text} {rows:?}");
        }
    }
}
