//! What somebody says should be, is due, or will not be, what he warns of and what he would rather do: "the levy should be scrapped",
//! "it is time to [talk]", "there will be no [handover]", "[giving in] would encourage others".

use crate::attribution::reading::PhraseKind;
use crate::attribution::speaker::SpeakerKind;
use crate::lexicon::{Lists, class, side};
use crate::span::Span;
use crate::tag::Context;
use crate::tag::actors::Clause;
use crate::tag::stance::deed::{begins_deed, deed_end, deed_target, denial, is_state, subject_of};
use crate::tag::stance::holder::{holder, is_actor, is_first, told_by};
use crate::tag::stance::relation::is_proposal;
use crate::tag::stance::row::{asks, row};
use crate::tag::stance::{Draft, Holder, polarity};
use crate::text::WordSet;
use crate::text::token::gap;

/// Who says what stands at word `i`; the text itself where its own voice takes sides: "The contract ought to be paused."
fn voice(cx: &Context, clause: &Clause, i: usize, is_own: bool) -> Option<u32> {
    let own = || (is_own && cx.statement(i).is_none()).then_some(0);
    told_by(cx, clause, i).or_else(own)
}

/// What somebody says should be or should not be: "the levy should be scrapped", "[the offer] should be tested", "the blockade must
/// end", "[the minister] has to go", "[the mine] must stay open".
pub(super) fn wished(
    cx: &Context,
    from: usize,
    to: usize,
    (past, is_own): (bool, bool),
    out: &mut Vec<Draft>,
) {
    static SHOULD: WordSet = WordSet::of(&[
        "should",
        "must",
        "ought",
        "shouldn't",
        "mustn't",
        "has",
        "have",
        "needs",
        "need",
    ]);
    let clause = cx.clause(from, to);
    for i in clause.those_in(from + 1..to.saturating_sub(1), &SHOULD) {
        let wish = Wish::read(cx, &clause, i, is_own).filter(|w| w.is_past() == past);
        out.extend(wish.and_then(|w| w.row()));
    }
}

/// What stands behind "should", "must" or "has to".
struct Wish<'a> {
    cx: &'a Context<'a>,
    clause: &'a Clause<'a>,
    /// The word "should".
    i: usize,
    /// The verb behind it, "have" of the past.
    v: usize,
    /// Who says so.
    speaker: u32,
    negated: bool,
    /// "has to"
    has_to: bool,
}

impl<'a> Wish<'a> {
    /// Reads the words from "should", at word `i`, to its verb; nothing where somebody asks, or no one is known to say so.
    fn read(cx: &'a Context<'a>, clause: &'a Clause<'a>, i: usize, is_own: bool) -> Option<Self> {
        let r = cx.reading;
        // "the fence has to go"
        let has_to = clause.is_word(i, &["has", "have", "needs", "need"]);
        if asks(cx, i) || has_to && !clause.is_word(i + 1, &["to"]) {
            return None;
        }
        let speaker = voice(cx, clause, i, is_own)?;
        let mut negated = r.is(i, class::NEGATED) ^ is_unmeant(clause, i);
        let mut v = i + 1;
        // "must on no account be included"
        if let Some(next) = denial(clause, v) {
            negated = true;
            v = next;
        }
        while v < clause.to
            && (r.is(v, class::ADVERB | class::NEGATED)
                || clause.is_word(v, &["not", "never", "to"]))
        {
            negated |= clause.is_word(v, &["not", "never"]) || r.is(v, class::NEGATED);
            v += 1;
        }
        Some(Self {
            cx,
            clause,
            i,
            v,
            speaker,
            negated,
            has_to,
        })
    }

    /// "should have"
    fn is_past(&self) -> bool {
        self.clause.is_word(self.v, &["have"])
    }

    /// The row that it makes, if it makes one.
    fn row(&self) -> Option<Draft> {
        if self.is_past() && !self.is_undone() {
            let found = self.regretted().or_else(|| self.missed());
            if found.is_some() {
                return found;
            }
        }
        let k = self.subject()?;
        if is_marvel(self.clause, k, self.i) {
            return None;
        }
        // "the plant should never have been built": its verb is "been"
        let v = self.v + usize::from(self.is_undone());
        if self.ends(v) || self.is_done(v) || self.stays(v) {
            return self.wanted(k, v);
        }
        advised(
            self.cx,
            self.clause,
            (self.i, v),
            k,
            self.negated,
            self.speaker,
        )
    }

    fn subject(&self) -> Option<usize> {
        self.clause.subject(self.clause.group(self.i).start, 0)
    }

    /// A row of who says so, toward `target`; the evidence goes on to word `end`.
    fn draft(&self, target: Span, k: Option<usize>, end: usize) -> Draft {
        let holder = Holder::Known(Some(self.speaker));
        let mut d = row(self.cx, self.clause, self.i, target, k, holder);
        d.stance.negated = self.negated;
        d.stance.evidence = self.cx.reading.span(self.i, end);
        d
    }

    /// "the plant should never have been built", "the levy should have been scrapped"
    fn is_undone(&self) -> bool {
        let (clause, v) = (self.clause, self.v);
        self.is_past()
            && clause.is_word(v + 1, &["been"])
            && self.cx.reading.is(v + 2, class::VERB_PARTICIPLE)
            && (self.negated || clause.is_a(v + 2, side::UNDONE))
            && !clause.is_a(v + 2, side::NO_WISH)
    }

    /// "[the dispute] should never have happened", "the ministers should never [have renewed the licence]"
    fn regretted(&self) -> Option<Draft> {
        let (clause, v) = (self.clause, self.v);
        if !self.negated {
            return None;
        }
        let happened = clause.is_word(v + 1, &["happened", "occurred", "begun", "started"]);
        let event = self
            .subject()
            .filter(|k| happened && clause.phrase(*k).kind != PhraseKind::Pronoun);
        let mut d = if let Some(k) = event {
            self.draft(clause.chain(k, 0), Some(k), v + 2)
        } else {
            let is_deed = self.cx.reading.is(v + 1, class::VERB_PARTICIPLE)
                && !clause.is_word(v + 1, &["been", "had", "said"]);
            self.draft(self.deed().filter(|_| is_deed)?, None, v + 1)
        };
        d.stance.score = -0.5;
        d.stance.polarity = polarity(d.stance.score);
        Some(d)
    }

    /// "the court should have [let the work go on]"
    fn missed(&self) -> Option<Draft> {
        let (clause, v) = (self.clause, self.v);
        let is_deed = !self.negated
            && self.cx.reading.is(v + 1, class::VERB_PARTICIPLE)
            && !clause.is_word(v + 1, &["been", "had", "said", "known", "seen"]);
        let is_anothers = |k: usize| is_actor(clause, k) && !is_first(clause, k);
        if !is_deed || !self.subject().is_some_and(is_anothers) {
            return None;
        }
        Some(self.draft(self.deed()?, None, v + 1))
    }

    /// The words of the deed behind "have".
    fn deed(&self) -> Option<Span> {
        let first = self.v + 1;
        let end = deed_end(self.clause, first, self.clause.to);
        (first < end).then(|| self.cx.reading.base_span(first, end))
    }

    /// "the blockade must end", "[the minister] has to go"
    fn ends(&self, v: usize) -> bool {
        let clause = self.clause;
        let is_last = v + 1 >= clause.to
            || self.cx.reading.gap(v + 1) & gap::HARD != 0
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
        clause.is_word(v, &["end", "stop", "cease", "go", "resign", "quit"]) && is_last
            || clause.is_word(v, &["step"]) && clause.is_word(v + 1, &["down", "aside"])
    }

    /// "the library must stay open"
    fn stays(&self, v: usize) -> bool {
        let clause = self.clause;
        clause.is_word(v, &["stay", "remain", "survive", "continue"])
            && !clause.is_word(v + 1, &["to"])
    }

    /// "the levy should be scrapped"; of a duty ("must be paid") it tells nothing, but "the mayor insisted that the tower must be built"
    /// does more.
    fn is_done(&self, v: usize) -> bool {
        let (cx, clause) = (self.cx, self.clause);
        let is_must = self.has_to || clause.is_word(self.i, &["must"]);
        let insists = || {
            cx.statement(self.i)
                .and_then(|s| cx.statements.get(s as usize))
                .is_some_and(|s| s.cue_lemma == "insist")
                && (v + 2 >= clause.to || cx.reading.gap(v + 2) & gap::HARD != 0)
        };
        self.is_undone()
            || clause.is_word(v, &["be"])
                && (!is_must || self.negated || clause.is_a(v + 1, side::UNDONE) || insists())
                && cx.reading.is(v + 1, class::VERB_PARTICIPLE)
                && !cx.reading.is(v + 1, class::VERB_ING)
                && !clause.is_a(v + 1, side::NO_WISH)
    }

    /// The row toward the subject, phrase `k`, of which verb `v` tells what should become.
    fn wanted(&self, k: usize, v: usize) -> Option<Draft> {
        let clause = self.clause;
        let p = clause.phrase(k);
        let first = p.first as usize;
        // "he should never have been appointed"
        let resigns =
            self.is_undone() || clause.is_word(v, &["go", "resign", "quit", "step", "leave"]);
        let is_thing = p.kind.is_noun()
            || resigns && clause.is_word(first, &["he", "she", "they", "you"])
            || p.kind == PhraseKind::Empty && clause.is_word(first, &["it", "this", "that"]);
        let is_none = clause.is_word(first, &["nothing", "nobody", "no", "any", "every", "each"]);
        if !is_thing || clause.is_time(p) || is_none {
            return None;
        }
        let against = self.ends(v) || clause.is_a(v + 1, side::UNDONE);
        let mut d = self.draft(clause.chain(k, 0), Some(k), (v + 2).min(clause.to));
        d.stance.score = if against ^ self.negated { -0.5 } else { 0.4 };
        d.stance.polarity = polarity(d.stance.score);
        Some(d)
    }
}

/// Whether the clause around denies that the wish at word `i` follows: "none of this means that [the council should pay]", "that does not
/// mean the mayor should resign".
fn is_unmeant(clause: &Clause, i: usize) -> bool {
    let Some(mean) = (clause.from..i)
        .rev()
        .take(10)
        .find(|w| clause.is_word(*w, &["mean", "means", "meant"]))
    else {
        return false;
    };
    let start = clause.group(mean).start;
    (start..mean).any(|w| clause.reading.is(w, class::NEGATED) || clause.is_word(w, &["not"]))
        || clause.is_word(mean.saturating_sub(3), &["none"])
            && clause.is_word(mean.saturating_sub(2), &["of"])
}

/// Whether the "should" at word `i` tells what is so, behind an adjective that judges it: "it was scandalous that [the trial] should be
/// kept secret". In "it is vital that" it is a wish.
fn is_marvel(clause: &Clause, k: usize, i: usize) -> bool {
    let first = clause.phrase(k).first as usize;
    let that = if clause.is_word(first, &["that"]) {
        Some(first)
    } else {
        first
            .checked_sub(1)
            .filter(|b| clause.is_word(*b, &["that"]))
    };
    that.is_some_and(|that| {
        that > clause.from
            && clause.is_word(i, &["should"])
            && clause.reading.is(that - 1, class::ADJECTIVE)
            && !clause.is_word(
                that - 1,
                &[
                    "essential",
                    "important",
                    "vital",
                    "crucial",
                    "right",
                    "imperative",
                    "necessary",
                    "clear",
                    "fair",
                    "adamant",
                    "insistent",
                    "sure",
                    "certain",
                    "convinced",
                    "agreed",
                ],
            )
    })
}

/// What somebody says that a body or an office should do: "ministers should [close the mine]", "the league must not [sign]". What
/// people in general should do is counsel rather than a side: "borrowers should expect little". In quoted words "we" and "they" may be
/// told too: "we must not [abandon the islands]".
fn advised(
    cx: &Context,
    clause: &Clause,
    (modal, v): (usize, usize),
    k: usize,
    negated: bool,
    speaker: u32,
) -> Option<Draft> {
    let r = cx.reading;
    let p = clause.phrase(k);
    // "we must not abandon the islands", "they should scrap it"
    let is_own = r.quotation(modal) != 0
        && (is_first(clause, k)
            || clause.is_word(p.first as usize, &["they", "you", "somebody", "someone"]));
    let is_body = is_own
        || p.kind.is_somebody()
            && cx.directory.of_phrase(k) != Some(speaker)
            && p.end as usize == clause.group(modal).start;
    // "the mayor should keep the fair": whatever it is that one body or person should do
    // "the state must not reward arsonists"; what it must do may only be its duty
    let is_counsel = (clause.is_word(modal, &["should", "shouldn't", "ought"])
        || negated && clause.is_word(modal, &["must", "mustn't"]))
        && cx
            .directory
            .of_phrase(k)
            .and_then(|n| cx.directory.speaker(n))
            .is_some_and(|s| {
                matches!(
                    s.kind,
                    SpeakerKind::Person
                        | SpeakerKind::Role
                        | SpeakerKind::Organization
                        | SpeakerKind::Government
                )
            })
        && (clause.starting(v + 1).is_some() || clause.is_word(v, &["keep"]));
    let is_deed = r.is(v, class::VERB_BASE)
        && r.gap(v) & gap::HARD == 0
        && (is_counsel || ACTS_OF_SIDE.iter().any(|list| clause.is_a(v, *list)))
        && !is_state(clause, v);
    if !is_body || !is_deed {
        return None;
    }
    let (target, phrase) = deed_target(clause, v, clause.to);
    let mut d = row(
        cx,
        clause,
        modal,
        target,
        phrase,
        Holder::Known(Some(speaker)),
    );
    let undoes = phrase.is_some() && clause.is_a(v, side::HARM | side::UNDO);
    d.stance.score = if undoes ^ negated { -0.5 } else { 0.5 };
    d.stance.polarity = polarity(d.stance.score);
    d.stance.negated = negated;
    d.stance.evidence = r.span(modal, v);
    Some(d)
}

/// Lists of deeds that take a side where somebody is told to do them.
const ACTS_OF_SIDE: [Lists; 8] = [
    side::AGREE,
    side::SUPPORT,
    side::COOPERATE,
    side::AID,
    side::CONCEDE,
    side::HARM,
    side::UNDO,
    side::WRECK,
];

/// The deed that somebody warns of: "warned that [giving in to one campaign] would encourage others".
pub(super) fn warned(cx: &Context, from: usize, to: usize, out: &mut Vec<Draft>) {
    static WARNS: WordSet = WordSet::of(&[
        "warned", "warns", "warning", "warn", "fear", "fears", "feared", "fearing",
    ]);
    let r = cx.reading;
    let clause = cx.clause(from, to);
    for i in clause.those_in(from..to.saturating_sub(3), &WARNS) {
        let v = i + 1 + usize::from(clause.is_word(i + 1, &["that"]));
        let is_deed = r.is(v, class::VERB_ING)
            && !r.is(v, class::PREPOSITION | class::AUXILIARY)
            && r.gap(v) & gap::HARD == 0
            // "drinking water", "that evening bulletins": a word before its noun
            && clause
                .covering(v)
                .is_none_or(|k| clause.phrase(k).end as usize == v + 1)
            && begins_deed(&clause, v);
        let speaker = cx
            .cue(i)
            .and_then(|s| cx.statements.get(s as usize))
            .filter(|s| !s.negated)
            .and_then(|s| s.speaker)
            .filter(|n| *n != 0);
        let Some(speaker) = speaker.filter(|_| !asks(cx, i)) else {
            continue;
        };
        if let Some(k) = clause.starting(v).filter(|k| is_proposal(&clause, *k)) {
            // "feared that [a ban] would push prices up", but not "that the truce would fail"
            let modal = clause.chain_end(k);
            let verb = modal + 1 + usize::from(r.is(modal + 1, class::ADVERB));
            let is_bad = clause.is_word(modal, &["would", "will", "could", "may", "might"])
                && r.is(verb, class::VERB_BASE)
                && !clause.is_word(
                    verb,
                    &[
                        "be", "fail", "collapse", "falter", "stall", "unravel", "lapse", "fall",
                        "break", "end", "have", "not", "never", "need", "take", "come", "lose",
                    ],
                );
            if is_bad {
                let h = Holder::Known(Some(speaker));
                let mut d = row(cx, &clause, i, clause.chain(k, 0), Some(k), h);
                d.stance.score = -0.5;
                d.stance.polarity = polarity(d.stance.score);
                d.stance.evidence = r.span(i, i + 1);
                out.push(d);
            }
            continue;
        }
        if !is_deed {
            continue;
        }
        let Some(modal) = (v + 1..to.min(v + 14))
            .find(|w| r.gap(*w) & gap::HARD != 0 || r.is(*w, class::AUXILIARY | class::RELATIVE))
        else {
            continue;
        };
        if !clause.is_word(modal, &["would", "will", "could", "may", "might", "can"]) {
            continue;
        }
        let h = Holder::Known(Some(speaker));
        let mut d = row(cx, &clause, i, r.base_span(v, modal), None, h);
        d.stance.score = -0.5;
        d.stance.polarity = polarity(d.stance.score);
        d.stance.evidence = r.span(i, i + 1);
        out.push(d);
    }
}

/// What somebody would do anything else but: "would rather stay in opposition than [sign the pact]".
pub(super) fn avoided(cx: &Context, from: usize, to: usize, out: &mut Vec<Draft>) {
    static RATHER: WordSet = WordSet::of(&["rather", "sooner"]);
    let r = cx.reading;
    let clause = cx.clause(from, to);
    for i in clause.those_in(from + 1..to.saturating_sub(2), &RATHER) {
        let start = clause.group(i + 1).start.min(i - 1);
        let is_wish = r.is(i - 1, class::AUXILIARY) && r.is(i + 1, class::VERB_BASE);
        let than = (i + 2..to.min(i + 12))
            .take_while(|w| r.gap(*w) & (gap::HARD) == 0)
            .find(|w| clause.is_word(*w, &["than"]));
        let Some(v) = than.map(|t| t + 1).filter(|v| {
            is_wish && r.is(*v, class::VERB_BASE) && !is_state(&clause, *v) && !asks(cx, i)
        }) else {
            continue;
        };
        let h = subject_of(&clause, start).and_then(|k| holder(cx, &clause, i, Some(k)));
        let Some(h) = h.filter(|h| !matches!(h, Holder::Known(None | Some(0)))) else {
            continue;
        };
        let (target, phrase) = deed_target(&clause, v, to);
        if phrase.is_none() && deed_end(&clause, v, to) <= v + 1 {
            // "would sooner bend than break"
            continue;
        }
        let mut d = row(cx, &clause, i, target, phrase, h);
        d.stance.score = -0.5;
        d.stance.polarity = polarity(d.stance.score);
        d.stance.act = "REJECT";
        d.stance.evidence = r.span(start, i + 2);
        out.push(d);
    }
}

/// What somebody says it is time for, or calls on all to do: "it is time to [end the blockade]", "the time has come for [a truce]",
/// "let us [rebuild the bridge]".
pub(super) fn due(cx: &Context, from: usize, to: usize, is_own: bool, out: &mut Vec<Draft>) {
    static DUE: WordSet = WordSet::of(&["time", "come", "us", "let's"]);
    let r = cx.reading;
    let clause = cx.clause(from, to);
    for i in clause.those_in(from + 1..to.saturating_sub(1), &DUE) {
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
        let Some(speaker) = voice(cx, &clause, i, is_own) else {
            continue;
        };
        let at = i + 1;
        let v = if lets { at } else { at + 1 };
        let is_deed = r.is(v, class::VERB_BASE) && (lets || clause.is_word(at, &["to"]));
        // "let us begin", "let us talk about Lodrin": how one goes on
        let is_formula = lets && clause.is_a(v, side::FORMULA);
        let (target, phrase) =
            if is_deed && !is_formula && !is_state(&clause, v) && !clause.is_a(v, side::VAGUE) {
                deed_target(&clause, v, to)
            } else if let Some(k) = clause.starting(v).filter(|k| {
                !lets && clause.is_word(at, &["for"]) && !clause.is_time(clause.phrase(*k))
            }) {
                let to_deed = clause.chain_end(k);
                let has_deed =
                    clause.is_word(to_deed, &["to"]) && r.is(to_deed + 1, class::VERB_BASE);
                if has_deed {
                    // "it is time for him [to make up his mind]"
                    let end = deed_end(&clause, to_deed + 1, to);
                    (r.base_span(to_deed + 1, end.max(to_deed + 2)), None)
                } else {
                    (clause.chain(k, 0), Some(k))
                }
            } else {
                continue;
            };
        if target.is_empty() {
            continue;
        }
        let mut d = row(cx, &clause, i, target, phrase, Holder::Known(Some(speaker)));
        let ends = is_deed && clause.is_a(v, side::UNDO) && phrase.is_some();
        d.stance.score = if ends { -0.5 } else { 0.5 };
        d.stance.polarity = polarity(d.stance.score);
        d.stance.evidence = r.span(i, at);
        out.push(d);
    }
}

/// What somebody says there will not be, or must be: "there will be no [handover], Orlo said", "there should be [an inquiry]", "there
/// was no need for [a vote]".
pub(super) fn denied(cx: &Context, from: usize, to: usize, is_own: bool, out: &mut Vec<Draft>) {
    static THERE: WordSet = WordSet::of(&["there"]);
    let r = cx.reading;
    let clause = cx.clause(from, to);
    for there in clause.those_in(from..to.saturating_sub(3), &THERE) {
        let i = there + 1;
        let is_modal = r.is(i, class::MODAL) || clause.is_word(i, &["should", "must"]);
        let has_be = clause.is_word(i + 1, &["be"]);
        let is_absent = is_modal && has_be && clause.is_word(i + 2, &["no"]);
        let is_wished = clause.is_word(i, &["should", "must"]) && has_be;
        let has_need = clause.is_word(i, &["is", "was"])
            && (i + 2..to.min(i + 5))
                .any(|n| clause.is_word(n, &["need"]) && clause.is_word(n + 1, &["for"]));
        let first = if has_need {
            let need = (i + 2..to.min(i + 5)).find(|n| clause.is_word(*n, &["need"]));
            need.map_or(to, |n| n + 2)
        } else if is_absent
            && (clause.is_word(i, &["will", "can", "shall", "must", "should"])
                || clause.is_word(i, &["would"]) && r.quotation(i) == 0)
        {
            i + 3
        } else if is_wished && !is_absent {
            i + 2
        } else {
            continue;
        };
        if asks(cx, i) {
            continue;
        }
        let negated = is_absent || has_need && clause.is_word(i + 1, &["no"]);
        let speaker = voice(cx, &clause, i, is_own);
        let k = clause
            .covering(first - 1)
            .filter(|k| is_absent && (clause.phrase(*k).end as usize) > first)
            .or_else(|| clause.starting(first));
        let (Some(h), Some(k)) = (speaker, k) else {
            continue;
        };
        let phrase = clause.phrase(k);
        if clause.is_a(phrase.head as usize, side::PLAIN)
            || clause.is_a(phrase.head as usize, side::EMPTY)
            || clause.is_time(phrase)
            || phrase.kind.is_pronoun()
        {
            continue;
        }
        let mut d = row(
            cx,
            &clause,
            i,
            clause.chain(k, first),
            Some(k),
            Holder::Known(Some(h)),
        );
        d.stance.score = if negated { -0.5 } else { 0.5 };
        d.stance.polarity = polarity(d.stance.score);
        d.stance.act = if negated && !has_need {
            "REJECT"
        } else {
            "STATE"
        };
        d.stance.negated = negated;
        d.stance.evidence = r.span(i, first);
        out.push(d);
    }
}
