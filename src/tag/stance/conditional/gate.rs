//! Things that a condition gates, so that whoever says so is for or against them: "any talks must be based on", "the ban stays until".

use crate::attribution::reading::{Phrase, PhraseKind};
use crate::attribution::speaker::SpeakerKind;
use crate::lexicon::{Layer, class, side};
use crate::tag::Context;
use crate::tag::actors::Clause;
use crate::tag::condition::Condition;
use crate::tag::condition::names_deal;
use crate::tag::stance::conditional::kind::{ends_in, is_before, is_until};
use crate::tag::stance::conditional::{Drafted, Hanging};
use crate::tag::stance::deed::{Deed, deed_target};
use crate::tag::stance::holder::{holder, is_actor, is_actor_word, is_paper, teller, told_by};
use crate::tag::stance::row::row;
use crate::tag::stance::{Draft, Holder, Polarity, Predicate, Stance};

/// What a precondition gates ("any talks must be based on ..."): a stance of the speaker toward the gated thing.
pub(in crate::tag::stance) fn gated(
    cx: &Context,
    c: &Condition,
    said: &[Predicate],
    author: Option<usize>,
    out: &mut Vec<Draft>,
) {
    let is_gate = matches!(c.kind, "precondition" | "necessary");
    let is_must = c.kind == "precondition"
        && !c.entry.is_some_and(|e| {
            matches!(
                cx.lexicon.entry(e).id.as_str(),
                "condition.requires-that" | "condition.would-have-to-before"
            )
        });
    // "The price for his vote is a cut": what is gated is no price
    let is_price = c
        .entry
        .is_some_and(|e| cx.lexicon.entry(e).id == "condition.price-of");
    let Some(consequent) = c
        .consequent
        .filter(|_| is_gate && !is_price && !ends_in(cx, c, &["before"]))
    else {
        return;
    };
    let (first, end) = (
        cx.reading.token_at(consequent.start),
        cx.reading.token_at(consequent.end),
    );
    // a predicate in the consequent already says what is meant
    if said.iter().any(|p| {
        // a noun is what is gated: "any [suspension of deliveries] must be preceded by"
        !p.is_evaluation
            && cx.lexicon.entry(p.entry).pos != "noun"
            && p.words.0 >= first
            && p.words.1 <= end
            && !p.targets.is_empty()
    }) {
        return;
    }
    let clause = cx.clause_at(first);
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
    let gate = must.and_then(|m| topic(&clause, first, m));
    let from = match cx.statement(at).and_then(|s| cx.statements.get(s as usize)) {
        Some(s) => s.runs.first().map_or(first, |r| (r.0 as usize).max(first)),
        None => first,
    };
    let speaker = c
        .speaker
        .filter(|s| *s != 0)
        .or_else(|| teller(cx, &clause, at))
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
        holder: match author.filter(|_| speaker == Some(0)) {
            Some(name) => Holder::Phrase(name),
            None => Holder::Known(speaker),
        },
        phrase: Some(k),
        is_clear: is_must
            && gate.is_some()
            && (speaker.is_some_and(|s| s != 0) || speaker.is_some() && author.is_some())
            && (!clause.phrase(k).kind.is_somebody()
                || is_paper(cx, &clause, k)
                || is_deed_noun(&clause, k)
                || clause.is_word(
                    clause.phrase(k).first as usize,
                    &["any", "every", "each", "no", "a", "an"],
                ) && clause.phrase(k).kind == PhraseKind::Source
                    && !is_actor_word(&clause, k)
                    && !is_office(cx, &clause, k)),
        is_speech: false,
        is_shared: false,
    });
}

/// A modal and the verb behind it.
struct ModalVerb {
    modal: usize,
    v: usize,
    negated: bool,
    /// The subject, where it stands between the two.
    inverted: Option<usize>,
}

/// Verbs of taking a side, as far as somebody may demand something first: "wants a guarantee before she [signs]".
const SIDING: &[&str] = &[
    "accept", "agree", "approve", "back", "join", "lend", "ratifies", "ratify", "sell", "sign",
    "support", "vote",
];

/// What comes about.
struct Coming {
    act: &'static str,
    /// It is undone.
    harms: bool,
    /// Its last word.
    last: usize,
}

impl Hanging<'_> {
    /// What is gated where nobody does a deed: "[a deal] was possible only if the boats left", "No [chairs] without a programme".
    pub(super) fn undone(&self) -> Option<Drafted> {
        let (cx, clause, c, first, end) = (self.cx, self.clause, self.c, self.first, self.end);
        if let Some(found) = self.missing() {
            return Some(found);
        }
        // "No chairs without a programme"
        let k = clause.starting(first).filter(|_| {
            clause.is_word(first, &["no"])
                && matches!(c.kind, "exceptive" | "precondition")
                && (first..end)
                    .find(|i| {
                        cx.reading.is(*i, class::FINITE | class::MODAL)
                            && clause.covering(*i).is_none()
                    })
                    .is_none_or(|i| cx.reading.is(i, class::MODAL))
        });
        if let Some((k, score)) = self.possible()
            && let Some(mut d) = self.said_of(first, k, 0)
        {
            // "a deal was possible only if the boats left"
            d.stance.score = score;
            let last = end.saturating_sub(1);
            return Some((d, Deed::of(last, last)));
        }
        let mut d = self.said_of(first, k?, first + 1)?;
        d.stance.score = -0.5;
        d.stance.act = "REJECT";
        let found = Deed::of(first, first);
        Some((d, found))
    }

    /// What there is not as long as something else is not there: "without the islands there is no [treaty]", "if there's no cap,
    /// there's no [cable]".
    fn missing(&self) -> Option<Drafted> {
        let (cx, clause, c, first, end) = (self.cx, self.clause, self.c, self.first, self.end);
        let is_there =
            clause.is_word(first, &["there"]) && clause.is_word(first + 1, &["is", "are"]);
        let no = first + 1 + usize::from(is_there);
        let lacks = |a: crate::span::Span| {
            let from = cx.reading.token_at(a.start);
            (from..from + 3).any(|i| clause.is_word(i, &["no"]))
        };
        if !(is_there || clause.is_word(first, &["there's"]))
            || !clause.is_word(no, &["no"])
            || no + 1 >= end
            || !(c.kind == "exceptive"
                || c.kind == "hypothetical" && c.antecedent.is_some_and(lacks))
        {
            return None;
        }
        let k = clause
            .covering(no)
            .filter(|k| clause.phrase(*k).end as usize > no + 1)
            .or_else(|| clause.starting(no + 1))?;
        let p = clause.phrase(k);
        let is_deal = c.kind == "hypothetical" || names_deal(cx, p.head as usize);
        if !is_deal || clause.is_a(p.head as usize, side::PLAIN | side::EMPTY) || clause.is_time(p)
        {
            return None;
        }
        let mut d = self.said_of(first, k, no + 1)?;
        d.stance.score = -0.5;
        d.stance.act = "REJECT";
        d.stance.negated = true;
        Some((d, Deed::of(no, first)))
    }

    /// What should or must not be, unless a condition is met: "[the treaty] should not be ratified unless".
    pub(super) fn barred(&self) -> Option<Drafted> {
        let (cx, clause, c, first, end) = (self.cx, self.clause, self.c, self.first, self.end);
        if !matches!(c.kind, "exceptive" | "precondition" | "necessary")
            && !is_before(cx, c)
            && !is_until(cx, c)
        {
            return None;
        }
        let r = cx.reading;
        let m = (first + 1..end)
            .find(|i| clause.is_word(*i, &["should", "must", "shouldn't", "mustn't"]))?;
        // "ratification should wait until"
        let waits = clause.is_word(m + 1, &["wait"]) && m + 2 == end;
        let is_barred =
            waits || r.is(m, class::NEGATED) || clause.is_word(m + 1, &["not", "never"]);
        let k = clause.subject(clause.group(m).start, 0)?;
        let phrase = clause.phrase(k);
        let is_thing = (matches!(phrase.kind, PhraseKind::Other | PhraseKind::Source)
            || is_deed_noun(clause, k))
            && !is_actor_word(clause, k)
            && !clause.is_word(phrase.first as usize, &["nothing", "nobody", "no"]);
        if !is_barred || !is_thing || (phrase.first as usize) < first {
            return None;
        }
        let mut d = self.said_of(m, k, 0)?;
        d.stance.score = -0.5;
        d.stance.act = "REJECT";
        let found = Deed::of((m + 2).min(end).saturating_sub(1), m);
        Some((d, found))
    }

    /// What comes about or is done on a condition, whoever does it: "[sanctions] could be eased if", "[talks] can begin as soon as", "there
    /// will be no [truce] until". Whoever says so is for it or against it.
    pub(super) fn arising(&self) -> Option<Drafted> {
        let (cx, clause, c, first) = (self.cx, self.clause, self.c, self.first);
        let speaker = told_by(cx, clause, first).or(c.speaker.filter(|s| *s != 0))?;
        let verb = self.modal_verb()?;
        if verb.modal > first
            && clause.is_word(verb.modal - 1, &["there"])
            && clause.is_word(verb.v, &["be"])
        {
            return self.absent(&verb, speaker);
        }
        let k = match verb.inverted {
            Some(k) => Some(k),
            None if self.is_bare(verb.modal) => None,
            None => Some(clause.subject(verb.modal, 0)?),
        };
        let p = k.map_or_else(|| self.bare(verb.modal), |k| clause.phrase(k));
        if !self.can_arise(&verb, k, &p, speaker) {
            return None;
        }
        let coming = self.coming(&verb, p.head as usize)?;
        let none = clause.is_word(p.first as usize, &["no", "not"]);
        let negated = verb.negated || none;
        if (is_until(cx, c) || is_before(cx, c)) && !negated {
            return None;
        }
        let target = match k {
            Some(k) => clause.chain(k, if none { p.first as usize + 1 } else { 0 }),
            None => cx.reading.base_span(first, verb.modal),
        };
        let holder = Holder::Known(Some(speaker));
        let mut d = row(cx, clause, verb.modal, target, k, holder);
        d.stance.act = if negated { "REJECT" } else { coming.act };
        d.stance.score = if negated ^ coming.harms { -0.5 } else { 0.45 };
        d.stance.negated = negated;
        let deed = Deed::of(coming.last, verb.modal);
        Some((d, Deed { negated, ..deed }))
    }

    /// The modal and the verb of what comes about: "could be", "will \[the ban\] be".
    fn modal_verb(&self) -> Option<ModalVerb> {
        let (clause, first, end) = (self.clause, self.first, self.end);
        let r = self.cx.reading;
        // "only when the tunnel opens will [the ban] be lifted"
        let inverted = clause
            .starting(first + 1)
            .filter(|_| r.is(first, class::MODAL) && !r.is(first, class::SUBJECT));
        let is_modal = |i: &usize| {
            clause.covering(*i).is_none()
                && (r.is(*i, class::MODAL)
                    || clause.is_word(*i, &["will", "would", "won't", "wouldn't"]))
        };
        let modal = inverted
            .map(|_| first)
            .or_else(|| (first + 1..end).find(is_modal))?;
        if clause.is_word(modal, &["must", "should", "may", "might", "ought"]) {
            return None;
        }
        let mut negated = r.is(modal, class::NEGATED);
        let mut v = inverted.map_or(modal + 1, |k| clause.chain_end(k));
        while v < end
            && (r.is(v, class::ADVERB | class::NEGATED)
                || clause.is_word(v, &["not", "never", "only"]))
            && !r.is(v, class::VERB_BASE)
        {
            negated |= clause.is_word(v, &["not", "never"]) || r.is(v, class::NEGATED);
            v += 1;
        }
        Some(ModalVerb {
            modal,
            v,
            negated,
            inverted,
        })
    }

    /// "there could be no [talks] until"
    fn absent(&self, verb: &ModalVerb, speaker: u32) -> Option<Drafted> {
        let (cx, clause, c) = (self.cx, self.clause, self.c);
        let (m, v) = (verb.modal, verb.v);
        let at = v + 2;
        let k = clause.covering(v + 1).or_else(|| clause.starting(at))?;
        // "without the gunboats there would be no quarrel": what would be so
        let is_wanted = c.kind == "precondition"
            || is_until(cx, c)
            || ends_in(cx, c, &["unless"]) && !clause.is_word(m, &["could", "can"]);
        if !clause.is_word(v + 1, &["no"])
            || clause.is_a(clause.phrase(k).head as usize, side::PLAIN)
            || clause.is_time(clause.phrase(k))
            || !is_wanted
        {
            return None;
        }
        let holder = Holder::Known(Some(speaker));
        let mut d = row(cx, clause, m, clause.chain(k, at), Some(k), holder);
        d.stance.score = -0.5;
        d.stance.act = "REJECT";
        d.stance.negated = true;
        let deed = Deed {
            negated: true,
            ..Deed::of(v + 1, m)
        };
        Some((d, deed))
    }

    /// "said that [sanctions] could be eased if": whether the noun before the modal was read as a verb.
    fn is_bare(&self, modal: usize) -> bool {
        let (r, first) = (self.cx.reading, self.first);
        modal == first + 1
            && self.clause.covering(first).is_none()
            && r.is(first, class::VERB_NOUN | class::VERB_THIRD)
            && !r.is(first, class::SUBJECT | class::RELATIVE | class::AUXILIARY)
    }

    /// The phrase that such a noun is.
    fn bare(&self, modal: usize) -> Phrase {
        Phrase {
            first: self.first as u32,
            end: modal as u32,
            head: self.first as u32,
            kind: PhraseKind::Other,
            ..Phrase::default()
        }
    }

    /// Whether the subject, phrase `p`, can come about or be decided on: a thing, not an actor.
    fn can_arise(&self, verb: &ModalVerb, k: Option<usize>, p: &Phrase, speaker: u32) -> bool {
        let (cx, clause) = (self.cx, self.clause);
        let is_thing = matches!(p.kind, PhraseKind::Other | PhraseKind::Source)
            || k.is_some_and(|k| is_deed_noun(clause, k));
        let is_actor = k.is_some_and(|k| is_actor_word(clause, k));
        // "said [Zahir] would be released if": whoever decides on somebody
        let is_decided =
            || k.is_some_and(|k| is_decided(cx, clause, (verb.modal, verb.v), k, speaker));
        (is_thing && !is_actor || is_decided())
            && p.first as usize >= self.first
            && !clause.is_time(*p)
            && !clause.is_word(p.first as usize, &["nothing", "nobody"])
    }

    /// What the verb does to its subject, whose head is word `head`: it undoes it, grants it or begins it.
    fn coming(&self, verb: &ModalVerb, head: usize) -> Option<Coming> {
        let (cx, clause, v) = (self.cx, self.clause, verb.v);
        let is_open = matches!(self.c.kind, "hypothetical" | "counterfactual");
        if clause.is_word(v, &["be"]) {
            let at = v + 1 + usize::from(cx.reading.is(v + 1, class::ADVERB));
            let is_granted = clause.is_a(at, side::GRANTED);
            let harms = clause.is_a(at, side::UNDONE) && !is_granted;
            // "whatever she does can be undone if": able to
            let is_able = is_open && harms && clause.is_word(verb.modal, &["can", "could"]);
            // "the strike would be called off if"
            let is_off = clause.is_word(at, &["called", "put"]) && clause.is_word(at + 1, &["off"]);
            let is_clear = at < self.end && !is_able && (harms || is_off || is_granted);
            return is_clear.then_some(Coming {
                act: if harms { "THREATEN" } else { "CONCEDE" },
                harms,
                last: at,
            });
        }
        let begins = clause.is_word(
            v,
            &["begin", "start", "resume", "proceed", "reopen", "follow"],
        ) || clause.is_word(v, &["go"]) && clause.is_word(v + 1, &["ahead"])
            || clause.is_word(v, &["take"]) && clause.is_word(v + 1, &["place"]);
        let is_event = names_deal(cx, head)
            || clause.is_word(
                head,
                &["exchange", "round", "visit", "conference", "referendum"],
            );
        (begins && (!is_open || is_event)).then_some(Coming {
            act: "COOPERATE",
            harms: false,
            last: v,
        })
    }

    /// What must last until something is met: "[the ban] stays in place until the tests are clean".
    pub(super) fn lasting(&self) -> Option<Drafted> {
        let (cx, clause, c, first, end) = (self.cx, self.clause, self.c, self.first, self.end);
        if !is_until(cx, c) && !matches!(c.kind, "necessary" | "exceptive") {
            return None;
        }
        let v = (first + 1..end).find(|i| {
            clause.is_word(
                *i,
                &[
                    "stay",
                    "stays",
                    "remain",
                    "remains",
                    "stand",
                    "stands",
                    "continue",
                    "continues",
                ],
            ) && clause.covering(*i).is_none()
        })?;
        let group = clause.group(v);
        let is_must = (group.start..v).any(|i| clause.is_word(i, &["must", "should"]));
        let holds = clause.is_word(v + 1, &["in", "on"])
            && clause.is_word(
                v + 2,
                &["place", "force", "effect", "table", "hold", "standing"],
            );
        let k = clause.subject(group.start, 0)?;
        if !(is_must || holds)
            || group.is_negated
            || (clause.phrase(k).first as usize) < first
            || !clause.phrase(k).kind.is_noun()
            || is_actor_word(clause, k)
        {
            return None;
        }
        let mut d = self.said_of(v, k, 0)?;
        d.stance.score = 0.4;
        let found = Deed::of(v, group.start);
        Some((d, found))
    }

    /// What has to wait: "the prisoners must be freed before [talks] can begin, Orlo said". What is gated stands after "before".
    pub(super) fn waiting(&self) -> Option<Drafted> {
        let (cx, clause, c, first, end) = (self.cx, self.clause, self.c, self.first, self.end);
        if !ends_in(cx, c, &["before"]) {
            return None;
        }
        let speaker = c.speaker.filter(|s| *s != 0);
        let marker = cx.reading.token_at(c.marker.start);
        // "must be settled before" is one marker, and what is gated then is what depends
        let (gated, from, to) = match c.kind {
            "precondition" => (c.consequent?, marker, marker + 3),
            // the demand may be the cue, whose content the consequent is: "wants [guarantees] before she signs"
            "temporal" => (c.antecedent?, first.saturating_sub(1).max(clause.from), end),
            _ => return None,
        };
        let is_demand = |i: usize| {
            clause.covering(i).is_none()
                && clause.is_word(
                    i,
                    &[
                        "want", "wants", "wanted", "demand", "demands", "demanded", "insist",
                        "insists", "insisted", "expects",
                    ],
                )
        };
        let m = (from..to).find(|i| {
            clause.is_word(*i, &["must"])
                || clause.is_word(*i, &["needs", "need", "has", "have"])
                    && clause.is_word(*i + 1, &["to"])
                    && !clause.is_word(i.saturating_sub(1), &["who", "what"])
                || is_demand(*i)
        })?;
        if cx.reading.is(m, class::NEGATED) || clause.is_word(m + 1, &["not", "never"]) {
            return None;
        }
        let (from, to) = (
            cx.reading.token_at(gated.start),
            cx.reading.token_at(gated.end),
        );
        let k = clause.starting(from)?;
        let p = clause.phrase(k);
        let verb = (p.end as usize..to).find(|i| {
            cx.reading.is(*i, class::VERB | class::AUXILIARY) && clause.covering(*i).is_none()
        })?;
        // "wants the lake full before a mediator [arrives]": a date; "before she [signs]"
        let sides = |i: usize| {
            let word = clause.word(i);
            let base = word.strip_suffix('s').unwrap_or(word);
            SIDING.contains(&base) || SIDING.contains(&word)
        };
        if is_demand(m) && from > m && !(p.kind.is_pronoun() && sides(verb)) {
            return None;
        }
        let is_deed = p.kind.is_pronoun() || is_actor(clause, k);
        let (target, phrase) = if is_deed {
            // "before he meets the envoy", "before Velmark can return to the table"
            let verb = (verb..to).find(|i| !cx.reading.is(*i, class::AUXILIARY))?;
            deed_target(clause, verb, to)
        } else {
            (clause.chain(k, 0), Some(k))
        };
        let h = if is_demand(m) {
            // "before the guards end their strike, [they] want to see an offer"
            holder(cx, clause, m, clause.subject(m, 0))
        } else {
            speaker.map(|s| Holder::Known(Some(s)))
        };
        let mut d = row(cx, clause, m, target, phrase, h?);
        d.stance.score = 0.4;
        let found = Deed::of(m, m);
        Some((d, found))
    }

    /// What a condition makes possible or acceptable, and its score: "[a deal] was conceivable only if", "[aid] can be resumed only
    /// when", "[the fees] would be tolerable if".
    fn possible(&self) -> Option<(usize, f32)> {
        let (cx, clause, c, first, end) = (self.cx, self.clause, self.c, self.first, self.end);
        let is_strict = c.kind == "necessary";
        if !is_strict && !matches!(c.kind, "hypothetical" | "counterfactual") {
            return None;
        }
        let r = cx.reading;
        // "a deal is possible if they talk": foretold
        let is_possible = |i: usize| {
            clause.is_a(i, side::ACCEPTABLE | side::UNACCEPTABLE)
                && (is_strict
                    || !clause.is_word(i, &["possible", "feasible", "conceivable", "imaginable"]))
        };
        // "aid can be resumed only when", "a summit makes sense only if", "his offer is worth something only if"
        let word = (first + 1..end).find(|i| is_possible(*i));
        let be = match word {
            Some(word) => (first..word).rfind(|i| r.is(*i, class::BE))?,
            None => (first + 1..end).filter(|_| is_strict).find(|i| {
                clause.covering(*i).is_none()
                    && (r.is(*i, class::BE)
                        && (r.is(*i - 1, class::MODAL) && r.is(*i + 1, class::VERB_PARTICIPLE)
                            || clause.is_word(
                                *i + 1,
                                &["worth", "useful", "of", "in", "legal", "right"],
                            ))
                        || clause.is_word(*i, &["makes", "make", "made"])
                            && clause.is_word(*i + 1, &["sense"])
                        || clause.is_word(*i, &["works", "counts", "matters", "helps"]))
            })?,
        };
        let k = clause.subject(clause.group(be).start, 0)?;
        let phrase = clause.phrase(k);
        ((matches!(phrase.kind, PhraseKind::Other | PhraseKind::Source) || is_deed_noun(clause, k))
            && !clause.is_word(phrase.first as usize, &["no", "none", "nothing"]))
        .then_some((
            k,
            if word.is_some_and(|w| clause.is_a(w, side::UNACCEPTABLE)) {
                -0.4
            } else {
                0.4
            },
        ))
    }
}

/// The subject of the verb at word `m`, past a relative clause: "[the treaty] that he has brought home should not be ratified".
pub(super) fn topic(clause: &Clause, first: usize, m: usize) -> Option<usize> {
    let subject = clause.subject(clause.group(m).start, 0);
    let led = (first..m.min(first + 3))
        .find_map(|i| clause.starting(i))
        .filter(|k| {
            let end = clause.chain_end(*k);
            matches!(
                clause.phrase(*k).kind,
                PhraseKind::Other | PhraseKind::Source
            ) && end < m
                && clause.is_word(end, &["that", "which", "who"])
                && subject.is_none_or(|s| clause.phrase(s).first as usize >= end)
        });
    led.or(subject)
}

/// Whether the subject `k` is somebody on whom the speaker decides: "said [Zahir] would be released if", "said [the families] will be
/// moved once". Not what several people guess, and not the speaker himself. `group` are its modal and the word behind it.
fn is_decided(
    cx: &Context,
    clause: &Clause,
    (m, v): (usize, usize),
    k: usize,
    speaker: u32,
) -> bool {
    let p = clause.phrase(k);
    let other = cx.directory.of_phrase(k);
    let is_other = if p.kind == PhraseKind::Pronoun {
        clause.is_word(p.first as usize, &["he", "she", "they"])
            && other.is_some_and(|n| n != speaker)
    } else {
        p.kind.is_noun() && other != Some(speaker)
    };
    // not his lawyer, and not who reports or explains it
    let is_beside = |role: &str| {
        let last = role.split([' ', '-']).next_back().unwrap_or("");
        matches!(
            last,
            "lawyer"
                | "solicitor"
                | "barrister"
                | "reporter"
                | "correspondent"
                | "analyst"
                | "expert"
                | "historian"
                | "doctor"
                | "surgeon"
                | "agent"
                | "economist"
                | "sister"
                | "brother"
                | "wife"
                | "husband"
                | "father"
                | "mother"
        )
    };
    let is_one = cx.directory.speaker(speaker).is_some_and(|s| {
        !is_beside(&s.role)
            && matches!(
                s.kind,
                SpeakerKind::Person
                    | SpeakerKind::Role
                    | SpeakerKind::Government
                    | SpeakerKind::Organization
            )
    });
    is_other
        && is_one
        && clause.is_word(m, &["will", "would", "won't", "wouldn't"])
        && clause.is_word(v, &["be"])
        && clause.is_a(v + 1, side::DONE_TO)
}

/// Whether phrase `k` is somebody by his office: "any president would have to keep the peace".
fn is_office(cx: &Context, clause: &Clause, k: usize) -> bool {
    clause
        .phrase(k)
        .entry
        .is_some_and(|e| cx.lexicon.entry(e).layer == Layer::Role)
}

/// Whether phrase `k` is one word for a deed that only its place makes a name: "Membership must be preceded by", "Aid will resume".
pub(super) fn is_deed_noun(clause: &Clause, k: usize) -> bool {
    let p = clause.phrase(k);
    let first = p.first as usize;
    let word = clause.word(first);
    let is_deed = word.len() > 6
        && [
            "ship", "tion", "ment", "sion", "ance", "ence", "tions", "ments",
        ]
        .iter()
        .any(|e| word.ends_with(e));
    let starts = clause.reading.starts_sentence(first);
    p.end == p.first + 1
        && (first == clause.from || starts)
        && (is_deed
            || clause
                .reading
                .is(first, class::VERB_NOUN | class::VERB_BASE))
}
