//! Reads a verb or a noun of the lexicon as a predicate: who does it, to whom, and with what sign.

use crate::attribution::reading::PhraseKind;
use crate::lexicon::Entry;
use crate::lexicon::Match;
use crate::lexicon::class;
use crate::tag::Context;
use crate::tag::actors::Clause;
use crate::tag::actors::Group;
use crate::tag::beside::continued_speech;
use crate::tag::stance::holder::{is_actor, is_document, is_first_person, possessor};
use crate::tag::stance::relation::is_proposal;
use crate::tag::stance::road::{Governor, Road, governor, road};
use crate::tag::stance::{Holder, Predicate, quad};
use crate::text::token::gap;

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

/// Whether the denial of an opposing verb gives way: "does not object to", "no longer opposes", "would not stand in the way of".
fn is_yielding(clause: &Clause, v: usize, g: Group) -> bool {
    let no_longer =
        v > clause.from + 1 && clause.is_word(v - 1, &["longer"]) && clause.is_word(v - 2, &["no"]);
    let opposes = clause.is_word(
        v,
        &[
            "object", "objects", "objected", "oppose", "opposes", "opposed", "rule", "rules",
            "ruled", "ruling", "reject", "resist", "block", "veto", "stand",
        ],
    );
    opposes && (g.is_negated || no_longer)
}

/// Reads a predicate.
pub(super) fn predicate(
    cx: &Context,
    entry: &Entry,
    m: &Match,
    said: &[Predicate],
) -> Option<Predicate> {
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
    let is_partisan = is_noun && entry.holder == "subject";
    if is_verb && is_no_deed(&clause, v, end) {
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
    // "cannot support": the entry says already that it is refused
    let is_told = (first..v)
        .any(|i| r.is(i, class::NEGATED) || clause.is_word(i, &["cannot", "not", "never"]));
    let g = Group {
        is_negated: g.is_negated && !is_told,
        ..g
    };
    // "stood by the decision": the "by" is the verb's
    let has_by = end > v + 1 && clause.is_word(end - 1, &["by"]);
    let passive = is_verb && g.is_passive && entry.target == "object" && !has_by;
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
    let mut noun_verb: Option<usize> = None;
    let mut is_loose = false;
    let subject = if is_partisan {
        partisan(&clause, v)
    } else if is_noun {
        confidence -= 0.1;
        let owner = possessor(&clause, v);
        let by_verb = match owner {
            Some(_) => None,
            None => subject_of_noun(&clause, v, &mut noun_verb),
        };
        // "after attacks on the port": whose, nobody says
        is_loose = noun_verb.is_none() && owner.is_none();
        owner.or(by_verb)
    } else {
        way.holder
            .or_else(|| subject_of_verb(&clause, v, way.start))
            .map(|k| among(&clause, k).unwrap_or(k))
    };
    let mut agentless = false;
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
    } else if entry.target == "subject" && entry.holder == "object" && is_verb && g.is_passive {
        // "teachers were dismayed by the decision"
        if clause.is_word(end, &["by", "at", "with", "over"]) {
            targets.extend(clause.starting(end + 1));
        }
    } else if entry.target == "subject" {
        targets.extend(subject);
        holder_phrase = if entry.holder == "object" {
            clause.object(end, 4).map(|o| o.0)
        } else {
            None
        };
    } else if is_partisan && !r.is(end - 1, class::PREPOSITION) {
        // "the airport's opponents"
        let owner = possessor(&clause, v).filter(|k| clause.phrase(*k).kind != PhraseKind::Pronoun);
        targets.extend(owner);
    } else if let Some((k, gap)) = (entry.target == "object")
        .then(|| clause.object(object_start(&clause, subject, end), 7))
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
    if entry.id == "stance.side-promise"
        && let Some(k) = targets.first().copied()
        && let Some(second) = clause.starting(clause.chain_end(k))
        && r.gap(clause.chain_end(k)) & gap::HARD == 0
        && !clause.is_time(clause.phrase(second))
        && clause.phrase(second).kind == PhraseKind::Other
    {
        // "promised the delegates a clean break": the break
        targets.clear();
        targets.push(second);
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
            // "condemned that", "condemned that decision": the whole object
            let after = clause.phrase(*k).end as usize;
            clause.phrase(*k).first as usize == end
                && (after >= clause.to || r.gap(after) & gap::HARD != 0)
                || matches!(
                    clause.phrase(*k).kind,
                    PhraseKind::Name | PhraseKind::Source | PhraseKind::Pronoun
                )
        });
    }
    targets.retain(|k| clause.phrase(*k).kind != PhraseKind::Relative);
    if is_noun
        && !is_partisan
        && (is_loose || holder_phrase.is_none_or(|k| clause.phrase(k).kind == PhraseKind::Empty))
    {
        // "there is strong opposition to the toll among farmers"
        let after = targets.last().map_or(end, |k| clause.chain_end(*k));
        let owner = clause
            .is_word(after, &["among", "from", "by", "within"])
            .then(|| clause.starting(after + 1))
            .flatten()
            .filter(|k| is_actor(&clause, *k));
        if owner.is_some() {
            holder_phrase = owner;
            is_loose = false;
        }
    }
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
        && (matches!(entry.category, "AGREE" | "CONSULT" | "COOPERATE")
            || entry.category == "SUPPORT" && targets.is_empty()
            || is_joint(&clause, v, end))
    {
        // "Ardania and Velmark signed": each with the other
        mutual = subject.and_then(|k| clause.conjunct_left(k));
        targets.extend(mutual);
    }
    // --- sign and act
    let mut score = entry.score;
    let mut act = entry.category;
    if targets.first().is_some_and(|k| is_proposal(&clause, *k)) {
        // "attacked the plan", "will fight any suspension": in words
        match entry.id.as_str() {
            "stance.attack" => act = "ACCUSE",
            "stance.fight" => act = "REJECT",
            _ => {}
        }
    }
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
    // "pledged not to strike"
    let not_inside =
        entry.score > 0.0 && (v + 1..end).any(|i| clause.is_word(i, &["not", "never"]));
    let refused_inside = is_verb
        && entry.score > 0.0
        && (v..end).any(|i| {
            r.is(i, class::VERB)
                && governor(clause.word(i)) == Governor::Refusal
                && !clause.is_word(i, &["halt", "halts", "suspend", "rule", "ruled"])
        });
    let mut negated = way.negated ^ (way.governor == Governor::Refusal)
        || refused_inside
        || is_verb && not_inside
        || !is_told
            && !g.is_negated
            && way.governor != Governor::Refusal
            && is_negated_near(cx, &clause, v)
        || is_verb && subject.is_some_and(|k| is_neither(&clause, k)) && !way.negated;
    // "few deputies support it": nobody in particular
    is_loose |= is_verb && subject.is_some_and(|k| is_few(&clause, k));
    let mut irrealis = way.modal || g.is_infinitive && way.governor != Governor::None;
    let mut ended = false;
    if let Some(p) = governed.filter(|_| is_noun) {
        // "rejected talks with", "called for sanctions against"
        negated ^= p.act == "REJECT";
        // "dismissed criticism of": the criticism is dismissed, and is another's
        is_loose |= p.score < 0.0;
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
        } else if is_verb
            && !passive
            && way.governor == Governor::None
            && is_yielding(&clause, v, g)
        {
            // "does not object to the survey": it may go ahead. "Did not reject it" says so under a condition only
            score = if clause.is_word(v, &["reject"]) {
                0.2
            } else {
                0.45
            };
            act = "AGREE";
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
    let holder = match shared {
        Some(p) => p.holder,
        None => {
            let speaker =
                speaker_of_cue(cx, v).filter(|_| is_verb && !passive && entry.holder != "object");
            match (speaker, holder_phrase) {
                (Some(_), _) => Holder::Known(speaker),
                (None, Some(k)) => holder_of_phrase(cx, &clause, v, k),
                (None, None) if agentless => unnamed_agent(cx, &clause, entry, end),
                (None, None) => Holder::Known(cx.speaker(v)),
            }
        }
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

/// Whether a word that may be a verb is a noun, or a part of one, where it stands.
fn is_no_deed(clause: &Clause, v: usize, end: usize) -> bool {
    let r = clause.reading;
    let is_one_word = end == v + 1;
    // "exploitation and abuse": joined to a noun and without an object, a noun
    let is_joined = is_one_word
        && v > clause.from + 1
        && r.is(v - 1, class::COORDINATOR)
        && r.is(v, class::VERB_BASE)
        && clause.covering(v - 2).is_some()
        && clause.starting(v + 1).is_none();
    // "the attack", "a banned group": a word inside a noun phrase is no deed
    let is_inside = clause.covering(v).is_some_and(|k| {
        let p = clause.phrase(k);
        let named = p.kind == PhraseKind::Name && p.head as usize != v;
        // "the senator no longer backs the bill"
        let longer = clause.is_word(v - 1, &["longer"])
            && v > clause.from + 1
            && clause.is_word(v - 2, &["no"]);
        (p.first as usize) < v && !named && !longer
            || p.end as usize > v + 1
                && r.is(v, class::VERB_PARTICIPLE | class::VERB_ING)
                && !r.is(v, class::VERB_PAST)
    });
    // "back-channel", "strike-breaking"
    let is_hyphened = is_one_word && end < clause.to && r.gap(end) & gap::HYPHEN != 0;
    // "months of sanctions"
    let is_governed = r.is(v, class::VERB_NOUN)
        && !r.is(v, class::VERB_ING | class::VERB_PAST)
        && v > clause.from
        && r.is(v - 1, class::PREPOSITION)
        && !r.is(v - 1, class::TO | class::ADVERB)
        && r.gap(v) & gap::HARD == 0;
    is_joined || is_inside || is_hyphened || is_governed
}

/// "[Orlo] expressed support for": the subject of the verb that has the noun as its object, which is put into `verb`.
fn subject_of_noun(clause: &Clause, v: usize, verb: &mut Option<usize>) -> Option<usize> {
    let start = clause
        .covering(v)
        .map_or(v, |k| clause.phrase(k).first as usize);
    let mut w = start;
    while w > clause.from && start - w < 4 {
        w -= 1;
        if clause.reading.is(w, class::VERB) && clause.covering(w).is_none() {
            *verb = Some(w);
            return clause.subject(road(clause, w, clause.group(w)).start, 0);
        }
    }
    clause.subject(start, 0)
}

/// The subject of verb `v`, whose road begins at `start` and names nobody.
fn subject_of_verb(clause: &Clause, v: usize, start: usize) -> Option<usize> {
    // "having opposed the war, the minister left"
    let is_ing = clause.reading.is(v, class::VERB_ING) || clause.is_word(start, &["having"]);
    let before = start.checked_sub(1).filter(|b| is_ing && *b >= clause.from);
    let found = match before.filter(|b| clause.is_word(*b, &["of", "from"])) {
        // "accused the guild of attacking": the guild attacks
        Some(b) if b > clause.from => clause.covering(b - 1),
        // "surprised many by backing the strike": who surprised
        _ => before
            .filter(|b| clause.is_word(*b, &["by"]))
            .and_then(|b| clause.verb_before(b))
            .and_then(|w| clause.subject(clause.group(w).start, 0))
            .or_else(|| clause.subject(start, 0)),
    };
    found.or_else(|| is_ing.then(|| clause.subject_right(v)).flatten())
}

/// Who speaks, where word `v` is a cue.
fn speaker_of_cue(cx: &Context, v: usize) -> Option<u32> {
    cx.cue(v)
        .and_then(|s| cx.statements.get(s as usize))
        .and_then(|s| s.speaker)
}

/// Whose side phrase `k` stands for: the speaker's where it is "we", or a pronoun in his own words.
fn holder_of_phrase(cx: &Context, clause: &Clause, v: usize, k: usize) -> Holder {
    let first = clause.phrase(k).first as usize;
    // "Velmark says it will not accept": the pronoun is the speaker's
    let is_speaker = is_first_person(clause, k)
        || clause.is_word(first, &["it", "they", "he", "she"])
            && cx
                .speaker(v)
                .is_some_and(|s| s != 0 && (!is_document(cx, s) || clause.is_word(first, &["it"])));
    if !is_speaker {
        return Holder::Phrase(k);
    }
    let speaker = cx.speaker(v);
    // "I reject the charge" in a letter that the article prints in full: no statement holds it, and the article is no "I"
    let writer = match speaker {
        Some(1..) => None,
        _ => continued_speech(cx, v).and_then(|s| s.speaker),
    };
    Holder::Known(writer.or(speaker))
}

/// "Was detained in Velmark": only who holds power there can have done it.
fn unnamed_agent(cx: &Context, clause: &Clause, entry: &Entry, end: usize) -> Holder {
    Some(end)
        .filter(|_| matches!(entry.category, "COERCE" | "CONCEDE" | "SANCTION"))
        .and_then(|end| clause.place_after(cx.lexicon, end))
        .map_or(Holder::Known(None), Holder::Phrase)
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
                "ties",
                "relations",
                "peace",
                "ceasefire",
                "truce",
                "fire",
                "prisoners",
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

/// Where the object of a predicate begins that ends at word `end`: behind the copula in "what we oppose is [a trial]".
pub(super) fn object_start(clause: &Clause, subject: Option<usize>, end: usize) -> usize {
    let is_cleft = clause.is_word(end, &["is", "was"])
        && subject.is_some_and(|k| {
            let first = clause.phrase(k).first as usize;
            first > clause.from && clause.is_word(first - 1, &["what"])
        });
    end + usize::from(is_cleft)
}

/// Whether a subject is one of two who both do not: "neither Kestria nor [Orlava] supports", "neither [party] backs".
fn is_neither(clause: &Clause, k: usize) -> bool {
    let first = clause.phrase(k).first as usize;
    clause.is_word(first, &["neither"])
        || first > clause.from && clause.is_word(first - 1, &["nor", "neither"])
}

/// Whether a subject is hardly anybody: "[few deputies] support the tax".
fn is_few(clause: &Clause, k: usize) -> bool {
    let first = clause.phrase(k).first as usize;
    clause.is_word(first, &["few", "little", "hardly"])
        && !(first > clause.from && clause.is_word(first - 1, &["a"]))
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

/// Who is meant by "those": "[Orlo] was among those who backed the strike".
fn among(clause: &Clause, k: usize) -> Option<usize> {
    let first = clause.phrase(k).first as usize;
    let b = first.checked_sub(2).filter(|b| *b > clause.from)?;
    (clause.is_word(first, &["those"])
        && clause.is_word(first - 1, &["among", "of"])
        && (clause.reading.is(b, class::BE) || clause.is_word(b, &["one", "some"])))
    .then(|| clause.subject(clause.group(b).start, 0))
    .flatten()
}

/// Who is a partisan: "[Supporters] of the pact", "[Orlo], a critic of the pact", "[Orlo] remains a critic of the pact".
fn partisan(clause: &Clause, v: usize) -> Option<usize> {
    let own = clause.covering(v)?;
    let first = clause.phrase(own).first as usize;
    let mut first = first;
    while first > clause.from
        && clause.is_word(
            first - 1,
            &[
                "long", "once", "formerly", "still", "already", "also", "now",
            ],
        )
    {
        // "[the chancellor], long a supporter of the tunnel"
        first -= 1;
    }
    let Some(before) = first.checked_sub(1).filter(|b| *b >= clause.from) else {
        return Some(own);
    };
    let links = clause.reading.is(before, class::BE)
        || clause.is_word(
            before,
            &[
                "remains", "remained", "became", "becomes", "remain", "become",
            ],
        );
    if links {
        return clause.subject(clause.group(before).start, 0).or(Some(own));
    }
    let named = clause.covering(before).filter(|q| {
        clause.reading.gap(first) & gap::COMMA != 0
            && matches!(
                clause.phrase(*q).kind,
                PhraseKind::Name | PhraseKind::Source
            )
    });
    named.or(Some(own))
}
