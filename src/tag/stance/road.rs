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
    let mut climb = Climb {
        clause,
        road: Road {
            start: g.start,
            governor: Governor::None,
            negated: g.is_negated,
            modal: g.has_modal,
            holder: None,
            addressee: None,
            is_others: false,
        },
        infinitive: g.is_infinitive,
        gerund: !g.is_infinitive && clause.reading.is(v, class::VERB_ING) && g.start == v,
    };
    for _ in 0..3 {
        let goes_on = climb.governing().is_some_and(|w| match clause.covering(w) {
            Some(k) => climb.over_phrase(k),
            None => climb.over_word(w),
        });
        if !goes_on {
            break;
        }
    }
    climb.road
}

/// A road on which one climbs from verb to verb.
struct Climb<'a> {
    clause: &'a Clause<'a>,
    road: Road,
    /// The verb reached stands behind "to".
    infinitive: bool,
    /// The verb reached is an -ing form by itself.
    gerund: bool,
}

impl Climb<'_> {
    /// The word that may govern the verb reached; none where the clause or what governs it ends.
    fn governing(&mut self) -> Option<usize> {
        let (clause, r, start) = (self.clause, self.clause.reading, self.road.start);
        let is_governed = self.infinitive || self.gerund;
        if start <= clause.from || !is_governed || r.gap(start) & gap::HARD != 0 {
            return None;
        }
        // "failed [on Monday] to agree"
        let start = if self.infinitive {
            before_adverbials(clause, start)
        } else {
            start
        };
        let mut w = start - 1;
        let prepositions = ["from", "out", "of", "on", "about", "in", "to"];
        if self.gerund && w > clause.from {
            if clause.is_word(w, &["for"]) {
                return None;
            }
            if clause.is_word(w, &prepositions) {
                w = self.before_preposition(w - 1);
            }
        }
        self.road.is_others |=
            self.infinitive && clause.is_word(w, JUDGING) && clause.group(w).has_modal;
        Some(w)
    }

    /// The word that governs a gerund, from word `w` before its preposition: "ruled [out] joining", "fell [short] of backing", "held back
    /// from attacking".
    fn before_preposition(&mut self, w: usize) -> usize {
        const HELD: &[&str] = &[
            "held", "hold", "holds", "holding", "shied", "shy", "shies", "shying", "shrank",
            "shrinks", "pulled", "stepped", "backed", "steered",
        ];
        let clause = self.clause;
        let stops = clause.is_word(w, &["short"])
            || clause.is_word(w, &["back", "away"]) && clause.is_word(w.saturating_sub(1), HELD);
        if w <= clause.from || !stops && !clause.is_word(w, &["out"]) {
            return w;
        }
        if stops {
            self.road.governor = Governor::Refusal;
        }
        w - 1
    }

    /// Goes over phrase `k` before the verb reached; false where the road ends there.
    fn over_phrase(&mut self, k: usize) -> bool {
        let clause = self.clause;
        let p = clause.phrase(k);
        let kind = governor(clause.word(p.head as usize));
        let is_noun = matches!(
            kind,
            Governor::Willing | Governor::Refusal | Governor::Threat | Governor::Attempt
        );
        if is_noun && p.kind != PhraseKind::Name {
            self.end_at_noun(k, kind);
            return false;
        }
        let before = (p.first as usize).saturating_sub(1);
        let on = clause.is_word(before, &["on", "upon", "for"]);
        let verb = if on { before.saturating_sub(1) } else { before };
        if verb >= clause.from && governor(clause.word(verb)) == Governor::Request
            || clause.is_word(verb, &["want", "wants", "wanted"])
        {
            let group = clause.group(verb);
            self.road.governor = Governor::Request;
            self.road.addressee = Some(k);
            self.road.negated ^= group.is_negated;
            self.road.start = group.start;
            self.infinitive = group.is_infinitive;
            self.gerund = false;
            return true;
        }
        // "the council was urged by [residents] to scrap it": it has not yet
        let is_urged = || {
            clause.is_word(verb, &["by"])
                && verb > clause.from
                && governor(clause.word(verb - 1)) == Governor::Request
                && clause.group(verb - 1).is_passive
        };
        // "analysts expect the bank to reject it"
        let is_expected = || clause.is_word(verb, &["expect", "expects", "expected", "expecting"]);
        self.road.is_others |= self.infinitive && (is_urged() || is_expected());
        false
    }

    /// "its refusal to sign": the possessor refuses; "has expressed readiness to": the subject of the verb before.
    fn end_at_noun(&mut self, k: usize, kind: Governor) {
        let (clause, p) = (self.clause, self.clause.phrase(k));
        self.road.governor = kind;
        self.road.holder = possessor(clause, p.head as usize);
        self.road.start = p.first as usize;
        let before = self.road.start.saturating_sub(1);
        if self.road.holder.is_none() && clause.reading.is(before, class::VERB) {
            let group = clause.group(before);
            self.road.start = group.start;
            self.road.negated ^= group.is_negated;
        }
    }

    /// Goes over word `w` before the verb reached; false where the road ends there.
    fn over_word(&mut self, w: usize) -> bool {
        let (clause, r) = (self.clause, self.clause.reading);
        let kind = governor(clause.word(w));
        let group = clause.group(w);
        if self.infinitive {
            self.road.is_others |= group.is_passive && kind == Governor::Request
                || clause.is_word(w, TELLING) && (group.is_passive || group.start == w);
        }
        if kind == Governor::Request
            || kind == Governor::None && !r.is(w, class::VERB | class::ADJECTIVE)
        {
            return false;
        }
        // "the talks ended without agreeing on a date": nobody is against it
        self.road.is_others |= self.gerund && clause.is_word(w, &["without"]);
        // "was asked to": the subject is the one asked
        if kind != Governor::None
            && (self.road.governor == Governor::None || kind == Governor::Refusal)
        {
            self.road.governor = kind;
        }
        self.road.negated ^= group.is_negated;
        self.road.modal |= group.has_modal;
        self.road.start = group.start;
        self.infinitive = group.is_infinitive;
        self.gerund = !self.infinitive && r.is(w, class::VERB_ING) && group.start == w;
        true
    }
}
