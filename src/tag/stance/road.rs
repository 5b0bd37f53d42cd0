//! The road from a deed to its actor: over "ready to", "refused to", "urged the guild to", each of which changes what the deed says.

use crate::attribution::reading::PhraseKind;
use crate::lexicon::class;
use crate::tag::actors::Clause;
use crate::tag::actors::Group;
use crate::tag::stance::apart::before_adverbials;
use crate::tag::stance::holder::possessor;
use crate::text::token::gap;

/// What stands between an actor and a deed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Governor {
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
    ("regret", Governor::Refusal),
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

/// For each initial, small or capital, the bits of the [`GOVERNORS`] that have it: most words have none of them.
#[allow(clippy::indexing_slicing)] // done by the compiler
static OF_INITIAL: [u128; 32] = {
    let mut of = [0; 32];
    let mut number = 0;
    while number < GOVERNORS.len() {
        of[(GOVERNORS[number].0.as_bytes()[0] & 31) as usize] |= 1 << number;
        number += 1;
    }
    of
};

pub(super) fn governor(word: &str) -> Governor {
    let initial = word.as_bytes().first().map_or(0, |b| b & 31);
    let mut bits = OF_INITIAL.get(usize::from(initial)).copied().unwrap_or(0);
    let mut governors = std::iter::from_fn(|| {
        let number = bits.trailing_zeros() as usize;
        bits &= bits.wrapping_sub(1);
        GOVERNORS.get(number)
    });
    governors
        .find(|(stem, _)| {
            word.get(..stem.len())
                .is_some_and(|w| w.eq_ignore_ascii_case(stem))
        })
        .filter(|(stem, _)| stem.len() > 3 || word.len() < stem.len() + 4)
        .map_or(Governor::None, |g| g.1)
}

/// What stands before a deed, up to its actor.
#[derive(Clone, Copy, Debug)]
pub(super) struct Road {
    /// Start of the outermost verb group.
    pub(super) start: usize,
    pub(super) governor: Governor,
    pub(super) negated: bool,
    pub(super) modal: bool,
    /// The possessor or subject of a noun that governs ("its refusal to").
    pub(super) holder: Option<usize>,
    /// The addressee of a request.
    pub(super) addressee: Option<usize>,
    /// What somebody is told, forced or expected to do, or would be foolish to do: nobody says that he does it.
    pub(super) is_others: bool,
}

/// Verbs that take whom they tell as an object, so that without one their subject is told: "council urged to reject the plan".
const TELLING: &[&str] = &[
    "told",
    "urged",
    "ordered",
    "forced",
    "instructed",
    "advised",
    "obliged",
    "compelled",
    "warned",
    "persuaded",
    "encouraged",
    "pressured",
    "summoned",
    "required",
    "expected",
];

/// Adjectives that judge a deed before anybody does it: "would be foolish to refuse".
const JUDGING: &[&str] = &[
    "foolish",
    "wise",
    "unwise",
    "wrong",
    "right",
    "mad",
    "crazy",
    "stupid",
    "naive",
    "reckless",
    "silly",
    "brave",
    "mistaken",
    "smart",
    "careless",
    "irresponsible",
    "insane",
    "better",
];

/// Climbs from a verb group over "ready to", "refused to", "urged the guild to".
pub(super) fn road(clause: &Clause, v: usize, g: Group) -> Road {
    let r = clause.reading;
    let mut out = Road {
        start: g.start,
        governor: Governor::None,
        negated: g.is_negated,
        modal: g.has_modal,
        holder: None,
        addressee: None,
        is_others: false,
    };
    let mut infinitive = g.is_infinitive;
    let mut gerund = !infinitive && r.is(v, class::VERB_ING) && out.start == v;
    for _ in 0..3 {
        if out.start <= clause.from || !(infinitive || gerund) || r.gap(out.start) & gap::HARD != 0
        {
            break;
        }
        // "failed [on Monday] to agree"
        let start = if infinitive {
            before_adverbials(clause, out.start)
        } else {
            out.start
        };
        let mut w = start - 1;
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
            // "fell short of backing", "held back from attacking"
            let stops = clause.is_word(w, &["short"])
                || clause.is_word(w, &["back", "away"])
                    && clause.is_word(
                        w.saturating_sub(1),
                        &[
                            "held", "hold", "holds", "holding", "shied", "shy", "shies", "shying",
                            "shrank", "shrinks", "pulled", "stepped", "backed", "steered",
                        ],
                    );
            if (stops || clause.is_word(w, &["out"])) && w > clause.from {
                w -= 1;
                if stops {
                    out.governor = Governor::Refusal;
                }
            }
        }
        out.is_others |= infinitive && clause.is_word(w, JUDGING) && clause.group(w).has_modal;
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
                // "the council was urged by [residents] to scrap it": it has not yet
                out.is_others |= infinitive
                    && clause.is_word(b, &["by"])
                    && b > clause.from
                    && governor(clause.word(b - 1)) == Governor::Request
                    && clause.group(b - 1).is_passive;
                // "analysts expect the bank to reject it"
                out.is_others |= infinitive
                    && clause.is_word(b, &["expect", "expects", "expected", "expecting"]);
                break;
            }
            None => {
                let kind = governor(clause.word(w));
                if infinitive {
                    let group = clause.group(w);
                    out.is_others |= group.is_passive && kind == Governor::Request
                        || clause.is_word(w, TELLING) && (group.is_passive || group.start == w);
                }
                if kind == Governor::Request
                    || kind == Governor::None && !r.is(w, class::VERB | class::ADJECTIVE)
                {
                    break;
                }
                // "the talks ended without agreeing on a date": nobody is against it
                out.is_others |= gerund && clause.is_word(w, &["without"]);
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
