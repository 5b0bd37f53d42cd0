//! Which readings become rows of their own, where no target was given: a relation that a careful reader would name.
//!
//! A given target wants an answer at every mention, so `target` listens to weak evidence too. Here a nonsense row costs more
//! than a missed one.

use crate::attribution::reading::{Phrase, PhraseKind};
use crate::lexicon::{Entry, class, side};
use crate::tag::Context;
use crate::tag::actors::{ASKED, Clause};
use crate::tag::stance::holder::{is_actor, is_first, is_paper};
use crate::tag::stance::over::{over_manner, over_part};
use crate::tag::stance::row::{LEAST, STRONG, asks};
use crate::tag::stance::{Holder, Predicate};
use crate::text::token::{gap, shape};

/// Whether a document is somebody's speech: hardly anything in it is reported of others, so its own voice takes the sides.
pub(super) fn is_speech(cx: &Context) -> bool {
    let told = cx
        .statements
        .iter()
        .filter(|s| s.speaker.is_some_and(|n| n != 0) && s.source.is_some())
        .count();
    is_brief(cx) || told * 6 <= cx.reading.layout.sentences.len()
}

/// Whether a document is a sentence or two, which tells too little of what kind of text it is.
pub(super) fn is_brief(cx: &Context) -> bool {
    cx.reading.layout.sentences.len() <= 2
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
                    "review",
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
    if p.is_question || p.score.abs() < LEAST {
        return false;
    }
    let entry = cx.lexicon.entry(p.entry);
    let relation = Relation {
        cx,
        clause,
        p,
        entry,
        k,
        target: clause.phrase(k),
    };
    if relation.is_no_target()
        || relation.is_toward_oneself()
        || relation.is_of_other_sense()
        // "the bill would require developers to": what a law asks of people is nothing for them or against them
        || is_ruled(cx, clause, p)
        // "demanding that the ministry [refuse] a licence": asked of it, and not its side
        || is_asked_of(clause, p)
        || asks(cx, p.words.0)
        || is_whether(cx, clause, p.words.0)
    {
        return false;
    }
    if is_speech {
        return relation.is_clear_in_speech();
    }
    let is_strong = entry.weight >= STRONG;
    if !is_strong && !p.is_evaluation {
        return false;
    }
    if relation.is_mood() && entry.pos == "adjective" && !p.negated {
        return relation.is_quoted_predicate();
    }
    if !p.is_evaluation && relation.is_far() {
        return false;
    }
    if p.statement.is_some()
        && cx.reading.quotation(p.words.0) != 0
        && (is_strong || entry.pos != "verb")
        && is_loud(clause, k, entry.category, p)
    {
        return true;
    }
    is_strong
        && is_matter(clause, k, p)
        && relation.has_holder(is_own)
        && if p.is_evaluation {
            is_predicative(cx, clause, p, k)
        } else {
            relation.is_clear_deed()
        }
}

/// A predicate toward one of its targets.
struct Relation<'a> {
    cx: &'a Context<'a>,
    clause: &'a Clause<'a>,
    p: &'a Predicate,
    entry: &'a Entry,
    /// The number of the target's phrase, and the phrase.
    k: usize,
    target: Phrase,
}

impl Relation<'_> {
    /// Whether any of `words` stands at word `i`.
    fn is_word(&self, i: usize, words: &[&str]) -> bool {
        self.clause.is_word(i, words)
    }

    /// Whether a sign stands before word `i`.
    fn is_parted(&self, i: usize) -> bool {
        self.cx.reading.gap(i) & gap::HARD != 0
    }

    /// Whether the phrase is no target at all.
    fn is_no_target(&self) -> bool {
        let (first, end) = (self.target.first as usize, self.target.end as usize);
        let behind = self.p.words.1;
        // "would open the pits", where the noun was read as a verb
        let is_article = end == first + 1 && self.is_word(first, &["the", "a", "an"]);
        // "praised in parliament the work": where, and not what
        let is_where = || {
            !self.p.is_evaluation
                && self.entry.pos == "verb"
                && first == behind + 1
                && self.is_word(
                    behind,
                    &[
                        "in", "during", "at", "after", "before", "since", "within", "near",
                        "under", "amid",
                    ],
                )
        };
        // "dismissed the criticism as [ill-informed]", "dismissed that as speculation": a name
        let is_name = || {
            self.is_word(behind - 1, &["as"])
                && if self.p.is_evaluation {
                    self.entry.pos == "verb"
                } else {
                    first >= behind
                }
        };
        // "described the way in which it was handled as “shabby”": the word itself
        let word = self.p.words.0;
        let is_own = self.p.is_evaluation
            && first >= word
            && end <= behind
            && word > self.clause.from
            && self.is_word(word - 1, &["as"]);
        is_article || is_where() || is_name() || is_own
    }

    /// Whether who takes the side is the target.
    fn is_toward_oneself(&self) -> bool {
        match self.p.holder {
            Holder::Known(n) => {
                n.is_some_and(|n| n != 0) && self.cx.directory.of_phrase(self.k) == n
            }
            Holder::Phrase(q) => q == self.k,
        }
    }

    /// "exhaustion", "two dry winters": nobody, and nothing that somebody wants.
    fn is_mere_thing(&self) -> bool {
        self.target.kind == PhraseKind::Other
            && !is_proposal(self.clause, self.k)
            && !is_actor(self.clause, self.k)
    }

    /// Whether the words of the entry mean something else here, and take no side.
    fn is_of_other_sense(&self) -> bool {
        let (clause, p, k) = (self.clause, self.p, self.k);
        let (first, end) = p.words;
        match self.entry.id.as_str() {
            // "never promised a breakthrough", "promised the envoy he would come"
            "stance.side-promise" => {
                p.negated
                    || !is_promised(self.cx, clause, k)
                    || self.is_word(
                        clause.chain_end(k),
                        &["that", "to", "he", "she", "they", "it"],
                    )
            }
            // "the threat to sail", "a threat to farmers"
            "stance.is-contempt-for" => self.is_word(first, &["threat", "threats"]),
            // "under pressure from its backer"; "would relieve pressure on wild stocks": nobody is pressed
            "stance.pressure-on" => self.is_word(end - 1, &["from"]) || !is_actor(clause, k),
            "stance.is-despise" => self.is_fear(),
            // "failed to agree on sanctions": neither is against them
            "stance.fail-to-reach-agreement-with" => self.is_word(end - 1, &["on", "over"]),
            // "proposed to the council", "never proposed to close it"
            "stance.propose-to" => p.negated || !self.cx.reading.is(p.words.1, class::VERB_BASE),
            // "asked for a break", "asked for a slice"
            "stance.asked-for" => {
                let is_deal = clause.is_a(self.target.head as usize, side::DEAL);
                let is_sought = clause.is_a(self.target.head as usize, side::SOUGHT);
                // "asked for plans from every child", but "asked for talks"
                !is_deal && !(self.target.has_determiner && (is_sought || is_proposal(clause, k)))
            }
            // "cannot pass a budget": he would if he could
            "stance.side-pass-law" => p.negated,
            // "blamed exhaustion", "blamed two dry winters": no party; but "blamed Orlavan irrigation", "blamed the weather"
            "stance.blame" => {
                self.is_mere_thing()
                    && !self.target.has_determiner
                    && !(self.target.first..self.target.end)
                        .any(|i| self.cx.reading.shape(i as usize, shape::CAPITAL))
            }
            // "the money is for the bridge", "the mayor is for lunch"
            "stance.side-is-for" => {
                let is_thing = is_proposal(clause, k)
                    || self.target.kind.is_pronoun()
                    || self.target.kind == PhraseKind::Empty;
                !is_thing || !p.subject.is_some_and(|s| is_actor(clause, s))
            }
            // "the storm would destroy": no side
            "stance.side-harmful" | "stance.side-helpful" | "stance.side-works" => {
                !is_proposal(clause, k)
            }
            _ => false,
        }
    }

    /// "fears gridlock", "dreads the winter": what may come, and nobody's side; "fears the merger will fail": that it will.
    fn is_fear(&self) -> bool {
        let goes_on = || {
            let end = self.clause.chain_end(self.k);
            self.cx.reading.is(end, class::AUXILIARY | class::MODAL) && !self.is_parted(end)
        };
        self.is_word(
            self.p.words.0,
            &["fear", "fears", "feared", "dread", "dreads", "dreaded"],
        ) && (self.is_mere_thing() || goes_on())
    }

    /// A word of mood in what somebody says: "“The road,” she said, “is dead”".
    fn is_mood(&self) -> bool {
        self.p.is_evaluation && self.entry.target == "none" && self.p.statement.is_some()
    }

    /// In a speech the speaker takes sides all along; but to ask somebody for something is not to be against him, and what another says
    /// in it takes no side by a mere word of mood.
    fn is_clear_in_speech(&self) -> bool {
        !self.is_mood()
            && self.entry.weight >= STRONG
            && (self.entry.category != "REQUEST" || self.p.score <= -0.5)
    }

    /// "the offer was “worse than the last”": a word of mood takes a side where it is the predicate.
    fn is_quoted_predicate(&self) -> bool {
        let first = self.p.words.0;
        self.cx.reading.quotation(first) != 0
            && !self.is_word(
                first,
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
            && (self.target.end as usize) <= first
            && is_matter(self.clause, self.k, self.p)
    }

    /// Whether a sign stands between the predicate and a target behind it.
    fn is_far(&self) -> bool {
        let (at, end) = (self.target.first as usize, self.p.words.1);
        at > end && (end..=at).any(|i| self.is_parted(i))
    }

    /// Whether somebody takes the side.
    fn has_holder(&self, is_own: bool) -> bool {
        let (clause, p) = (self.clause, self.p);
        match p.holder {
            Holder::Known(Some(0)) => {
                is_own && p.is_evaluation && p.statement.is_none() && p.score.abs() >= 0.6
                    || p.subject.is_some_and(|s| is_first(clause, s))
            }
            Holder::Known(n) => n.is_some(),
            // "the minister's praise for the police": who has one is somebody
            Holder::Phrase(q) => {
                is_actor(clause, q)
                    || self.entry.pos == "noun"
                        && !p.is_evaluation
                        && clause.phrase(q).is_possessive
                        && !clause.is_time(clause.phrase(q))
            }
        }
    }

    /// Whether what somebody does to the target takes a side.
    fn is_clear_deed(&self) -> bool {
        let (clause, p, entry, target) = (self.clause, self.p, self.entry, self.target);
        let (at, behind) = (target.first as usize, p.words.1);
        let takes_none = match entry.id.as_str() {
            "stance.deny" => !clause.is_a(target.head as usize, side::CLAIM),
            "stance.must-stop" | "stance.appeal-to" => true,
            _ => false,
        };
        // "dismissed as a ploy": the ploy is a name
        let is_name =
            at > behind && self.is_word(behind, &["as"]) && over_manner(clause, behind) != at;
        if takes_none || is_name || p.confidence < 0.4 {
            return false;
        }
        let leaves = self.leaves();
        let is_near = !leaves
            && (at <= over_part(clause, over_manner(clause, behind)) + 1
                || (target.end as usize) <= p.words.0
                || self.is_second_object()
                || self.is_second_conjunct());
        match entry.category {
            // that they met says nothing of what they think of each other
            "CONSULT" => is_near && (p.is_willing || p.act == "REJECT" && p.negated),
            "COOPERATE" | "AID" | "CONCEDE" | "RETREAT" | "MOBILIZE" | "SANCTION" | "COERCE"
            | "ASSAULT" | "PROTEST" => {
                is_near
                    && (p.is_willing
                        || self.is_in_words()
                        || self.is_ban()
                        || p.score.abs() >= 0.4 && self.is_between_names())
            }
            "REQUEST" if self.is_word(behind - 1, &["that"]) || self.is_word(behind, &["that"]) => {
                is_near && target.kind == PhraseKind::Name
            }
            _ => is_near || !leaves && self.is_between_names(),
        }
    }

    /// Whether a comma stands before a target behind the predicate, or the target is outside of its quotation.
    fn leaves(&self) -> bool {
        let reading = self.cx.reading;
        let at = self.target.first as usize;
        let quotation = reading.quotation(self.p.words.0);
        at >= self.p.words.1
            && (reading.gap(at) & gap::COMMA != 0
                || quotation != 0 && reading.quotation(at) != quotation)
    }

    /// "offered the factory a loan", "promised them 140 officers".
    fn is_second_object(&self) -> bool {
        let (at, behind) = (self.target.first as usize, self.p.words.1);
        let gives = self.entry.id == "stance.side-promise";
        let first = || self.clause.starting(behind);
        gives && at > behind && first().is_some_and(|k| self.clause.chain_end(k) == at)
    }

    /// "criticised the ministry and [the port]", where no verb follows: "backed the plan and [the mayor] resigned".
    fn is_second_conjunct(&self) -> bool {
        let (clause, p) = (self.clause, self.p);
        let r = self.cx.reading;
        let at = self.target.first as usize;
        let follows = |k: &usize| {
            let end = clause.chain_end(*k);
            // "objected to the noise and to [the height]"
            let repeats = end + 2 == at && clause.word(end + 1) == clause.word(p.words.1 - 1);
            (end + 1 == at || repeats) && self.is_word(end, &["and", "or"]) && !self.is_parted(end)
        };
        let end = clause.chain_end(self.k);
        let first = p.targets.first().copied().filter(|k| *k != self.k);
        first.is_some_and(|k| follows(&k) && is_apart(clause, k))
            && is_apart(clause, self.k)
            && self.entry.pos == "verb"
            && !p.is_evaluation
            && !self.is_word(at, &["no", "not"])
            && matches!(p.act, "SUPPORT" | "REJECT" | "ACCUSE")
            && !self.is_parted(at)
            // "criticised the plan and the mayor, furious, [withdrew] it"
            && !(end..clause.to).any(|i| r.is_finite(i))
    }

    /// "the court forbade the march", "the city bans cars": a thing that may not be.
    fn is_ban(&self) -> bool {
        self.entry.id == "stance.ban"
            && !self.is_word(self.p.words.0, &["barring"])
            && self.target.kind == PhraseKind::Other
            && !is_actor(self.clause, self.k)
    }

    /// "protested against the closure", "attacked the plan": in words.
    fn is_in_words(&self) -> bool {
        let p = self.p;
        self.entry.category == "PROTEST" && self.is_word(p.words.1 - 1, &["against", "over"])
            || p.act == "ACCUSE"
            || self.entry.id == "stance.fight" && p.act == "REJECT" && !p.negated
    }

    /// "Velmark thanked Kestria": whether both have names.
    fn is_between_names(&self) -> bool {
        let is_name = |q: usize| self.clause.phrase(q).kind == PhraseKind::Name;
        self.target.kind == PhraseKind::Name
            && match self.p.holder {
                Holder::Phrase(q) => is_name(q),
                Holder::Known(_) => self.p.subject.is_some_and(is_name),
            }
    }
}

/// Whether phrase `k` is a thing by itself where it is joined to another: "the plan and [the levy]", but "passion and commitment",
/// "her voice and other noises" are one.
pub(super) fn is_apart(clause: &Clause, k: usize) -> bool {
    let p = clause.phrase(k);
    let r = clause.reading;
    let is_whole =
        !r.is(p.head as usize, class::ADJECTIVE) || r.is(p.head as usize, class::VERB_NOUN);
    matches!(p.kind, PhraseKind::Name | PhraseKind::Source)
        || is_whole && (p.has_determiner || r.is(p.first as usize, class::POSSESSIVE))
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
        && clause.is_word(first - 2, ASKED)
}

/// Whether an entry is of promising a thing to somebody: "offered [a truce] to the rebels". The thing stands first, and who gets it behind.
pub(super) fn gives_thing(entry: &Entry) -> bool {
    entry.id == "stance.promise-something-to"
}

/// Whether phrase `k` is what somebody may promise: a thing, a paper, an inquiry, nobody, and no fight.
pub(super) fn is_promised(cx: &Context, clause: &Clause, k: usize) -> bool {
    let p = clause.phrase(k);
    let is_paper = || {
        let entry = p.entry.map(|e| cx.lexicon.entry(e));
        let is_own = clause.reading.is(p.first as usize, class::POSSESSIVE);
        p.kind == PhraseKind::Source
            && (cx.is_paper(p.entry)
                || entry.is_some_and(|e| {
                    is_own && e.layer == crate::lexicon::Layer::Source && e.category != "group"
                }))
    };
    (p.kind == PhraseKind::Other || is_paper())
        // "promised a fight", "promised more demonstrations": a threat, and no side toward it
        && !clause.is_a(p.head as usize, side::FIGHT)
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
        // "felt contempt for both", "would welcome anyone who"
        PhraseKind::Empty | PhraseKind::Pronoun | PhraseKind::Other
            if !p.is_evaluation
                && clause.is_word(first, &["both", "either", "neither", "anyone", "anybody"])
                && f.end == f.first + 1 =>
        {
            first == p.words.1
                && matches!(p.act, "SUPPORT" | "REJECT" | "ACCUSE" | "STATE")
                && (clause.is_word(first, &["both", "either", "neither"])
                    || clause.is_word(first + 1, &["who"]))
        }
        // "agreed to it", "accept this", "will fight it", "protested against that"
        PhraseKind::Empty | PhraseKind::Pronoun
            if !p.is_evaluation
                && clause.is_word(first, &["it", "this", "that", "these", "those"]) =>
        {
            // "lobbying against even that"
            let is_next = first <= p.words.1
                || first == p.words.1 + 1 && clause.is_word(p.words.1, &["even", "all", "only"]);
            is_next
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
