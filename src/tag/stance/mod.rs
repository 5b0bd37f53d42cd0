//! Stance: holder, target, sign and act, from predicates and the order of actors.
//!
//! Two steps, because a holder may be a noun phrase that no speaker list knows yet: [`find`] drafts the rows, [`settle`] gives
//! their holders and targets a number and an id in the directory.

mod also;
mod apart;
mod conditional;
mod deed;
mod evaluation;
mod holder;
mod naming;
mod object;
mod over;
mod partisan;
mod predicate;
mod relation;
mod request;
mod resolve;
mod road;
mod row;
mod select;
#[cfg(test)]
mod tests;
mod unheld;
mod wish;

use crate::attribution::reading::PhraseKind;
use crate::attribution::speaker::Directory;
use crate::attribution::speaker::slug;
use crate::lexicon::{Entry, Match, class, side};
use crate::span::Span;
use crate::tag::Context;
use crate::tag::actors::Clause;
use crate::tag::condition::Condition;
use crate::tag::stance::also::{also, echoed};
use crate::tag::stance::conditional::{conditional, gated, govern};
use crate::tag::stance::evaluation::{evaluation, judged};
use crate::tag::stance::holder::{author, is_actor, is_somebody, office_holders, speaking};
use crate::tag::stance::naming::{called, named, quoted};
use crate::tag::stance::object::{antecedent, inner, pointed};
use crate::tag::stance::partisan::argued;
use crate::tag::stance::predicate::predicate;
use crate::tag::stance::relation::{
    gives_thing, is_brief, is_clear, is_opinion, is_promised, is_proposal, is_speech,
};
use crate::tag::stance::request::{alleged, asked, heeded};
use crate::tag::stance::resolve::{deeds, planned, promised, refused};
use crate::tag::stance::select::select;
use crate::tag::stance::unheld::{Shades, relayed};
use crate::tag::stance::wish::{avoided, denied, due, warned, wished};
use crate::tag::target;
use crate::tag::target::Target;
use crate::text::token::{gap, shape};

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
    /// Whether it is the same row of another holder: "Kestria and Velmark welcomed".
    pub is_shared: bool,
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
    let mut shades = Shades::default();
    let is_speech = is_speech(cx);
    let is_brief = is_brief(cx);
    let author = author(cx);
    // whose own voice takes sides: a speech, an opinion piece
    let is_own = is_speech || author.is_some() || is_opinion(cx);
    let mut mentions: Vec<target::Mention> = vec![];
    target::mentions(cx, targets, &mut mentions);
    let mut mention = mentions.iter().peekable();
    let matches = apart::matches(cx);
    let mut matches = matches.iter().peekable();
    // the first condition that stands in this sentence or further on
    let mut next = 0;
    for (number, sentence) in cx.reading.layout.sentences.iter().enumerate() {
        let (from, to) = (sentence.tokens.0, sentence.tokens.1);
        said.clear();
        shades.clear();
        while let Some(m) = matches.next_if(|m| m.all.0 < to) {
            let entry = cx.lexicon.entry(m.entry);
            if entry.is_excluded || m.all.0 < from || is_address(cx, m) {
                continue;
            }
            if entry.category == "unheld" {
                shades.add(cx, entry, m, &said);
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
            let from_here = conditions.get(next..).unwrap_or_default();
            from_here
                .iter()
                .zip(next as u32..)
                .take_while(|(c, _)| c.sentence as usize == number)
        };
        relayed(cx, &shades, &mut said, &mut out);
        for (i, p) in said.iter().enumerate() {
            let near = said.get(i.saturating_sub(3)..(i + 4).min(said.len()));
            if judged(cx, p, is_own, &mut out) || describes(cx, p, near.unwrap_or_default()) {
                continue;
            }
            // a text of a sentence or two may be either
            if is_speech && is_brief && !p.is_evaluation && is_known(cx, p.holder) {
                rows(cx, p, (false, is_own), &mut out);
            }
            rows(cx, p, (is_speech, is_own), &mut out);
            let wishes = out.len();
            asked(cx, p, &mut out);
            share(cx, &cx.clause_at(p.words.0), p, wishes, &mut out);
            promised(cx, p, &mut out);
            alleged(cx, p, &mut out);
        }
        named(cx, from as usize, to as usize, &said, &mut out);
        quoted(cx, from as usize, to as usize, &said, &mut out);
        planned(cx, from as usize, to as usize, &mut out);
        heeded(cx, from as usize, to as usize, &mut out);
        denied(cx, from as usize, to as usize, is_own, &mut out);
        due(cx, from as usize, to as usize, is_own, &mut out);
        avoided(cx, from as usize, to as usize, &mut out);
        warned(cx, from as usize, to as usize, &mut out);
        wished(cx, from as usize, to as usize, (false, is_own), &mut out);
        for (c, _) in here() {
            gated(cx, c, &said, author, &mut out);
        }
        for (c, k) in here().filter(|(c, _)| c.kind != "concessive") {
            for d in out.iter_mut().skip(start) {
                govern(cx, k, c, d);
            }
            conditional(cx, k, c, &mut out);
        }
        wished(cx, from as usize, to as usize, (true, is_own), &mut out);
        also(cx, from as usize, to as usize, start, &mut out);
        echoed(cx, from as usize, to as usize, start, &mut out);
        refused(cx, from as usize, to as usize, &mut out);
        argued(cx, from as usize, to as usize, start, &mut out);
        while let Some(m) = mention.next_if(|m| (m.words.0 as u32) < to) {
            target::answer(cx, m, &said, start, &mut out);
        }
        if let Some(name) = author {
            let own = out.iter_mut().skip(start);
            own.filter(|d| d.holder == Holder::Known(Some(0)) && d.stance.target_name.is_empty())
                .for_each(|d| d.holder = Holder::Phrase(name));
        }
        select(cx, start, &shades, &mut out);
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

/// Whether the words are a part of an address: "press@harbour.example".
fn is_address(cx: &Context, m: &Match) -> bool {
    let words = cx.reading.span(m.span.0 as usize, m.span.1 as usize);
    let (before, after) = (words.start as usize, words.end as usize);
    cx.text.get(..before).is_some_and(|t| t.ends_with('@'))
        || cx.text.get(after..).is_some_and(|t| t.starts_with('@'))
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
        is_shared: false,
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

/// Whether it is known who holds a row: not a "he" that stands for nobody.
fn is_known(cx: &Context, holder: Holder) -> bool {
    match holder {
        Holder::Known(n) => n.is_some(),
        Holder::Phrase(k) => {
            let kind = cx.reading.phrases.get(k).map(|p| p.kind);
            !kind.is_some_and(PhraseKind::is_pronoun) || cx.directory.of_phrase(k).is_some()
        }
    }
}

/// Whether an evaluation describes who takes a side, and takes none of its own: "a [great] admirer of the mayor". `near` are the
/// predicates around it.
fn describes(cx: &Context, p: &Predicate, near: &[Predicate]) -> bool {
    p.is_evaluation
        && cx.reading.is(p.words.0, class::ADJECTIVE)
        && cx.reading.is_joined(p.words.1)
        && near.iter().any(|q| {
            !q.is_evaluation && p.words.1 == q.words.0 && cx.lexicon.entry(q.entry).pos == "noun"
        })
}

/// The rows of a predicate: one for each target, both ways where the deed is mutual.
fn rows(cx: &Context, p: &Predicate, (is_speech, is_own): (bool, bool), out: &mut Vec<Draft>) {
    let clause = cx.clause_at(p.words.0);
    let start = out.len();
    let is_deed = !is_speech && deeds(cx, p, out);
    let said = Said {
        cx,
        clause: &clause,
        p,
        entry: cx.lexicon.entry(p.entry),
        is_speech,
        is_own,
    };
    let antecedent = (!is_speech && !is_deed)
        .then(|| antecedent(cx, &clause, p).or_else(|| inner(cx, &clause, p)))
        .flatten();
    out.extend(antecedent.and_then(|k| said.toward_antecedent(k)));
    let mut is_named = false;
    if !is_speech && !is_deed && !p.is_loose {
        let named = called(cx, &clause, p);
        is_named = named.is_some();
        out.extend(named);
        out.extend(pointed(cx, &clause, p));
    }
    if polarity(p.score) != Polarity::Neutral && !p.is_loose {
        let thing = said.thing();
        let targets = thing.as_ref().map_or(&*p.targets, std::slice::from_ref);
        for k in targets.iter().filter(|k| said.is_target(**k, is_named)) {
            let mut d = said.toward(*k);
            d.is_clear &= !is_deed && antecedent.is_none_or(|a| a == *k);
            said.turn(*k, &mut d);
            let contrary = said.contrary(*k, &d);
            out.push(d);
            out.extend(contrary);
        }
    }
    share(cx, &clause, p, start, out);
    out.extend(said.back());
}

/// Makes a row support: what it is toward is wanted.
fn want(d: &mut Draft, score: f32) {
    d.stance.score = score;
    d.stance.polarity = Polarity::Support;
}

/// A predicate in its clause.
struct Said<'a> {
    cx: &'a Context<'a>,
    clause: &'a Clause<'a>,
    p: &'a Predicate,
    entry: &'a Entry,
    /// It is the cue of a statement.
    is_speech: bool,
    /// The article takes sides in its own voice.
    is_own: bool,
}

impl Said<'_> {
    /// Whether a row toward phrase `k` shows a stance.
    fn is_clear(&self, k: usize) -> bool {
        is_clear(
            self.cx,
            self.clause,
            self.p,
            k,
            (self.is_speech, self.is_own),
        )
    }

    /// "[a step] the growers had been asking for": the row toward phrase `k`, which stands before the clause.
    fn toward_antecedent(&self, k: usize) -> Option<Draft> {
        let (cx, clause, p) = (self.cx, self.clause, self.p);
        if p.is_loose || p.targets.contains(&k) || polarity(p.score) == Polarity::Neutral {
            return None;
        }
        let mut d = draft(cx, p, clause.chain(k, 0), Some(k));
        d.holder = speaking(cx, clause, p);
        d.is_clear = self.is_clear(k);
        self.break_word(&mut d);
        let is_for = clause.is_word(p.words.1 - 1, &["for"]);
        d.is_clear |= self.entry.id == "stance.ask"
            && is_for
            && !p.negated
            && !p.is_question
            && is_somebody(clause, d.holder);
        // "[an inquiry] the residents had called for": what stands before is the thing, whatever it is
        let is_wanted = || clause.phrase(k).kind == PhraseKind::Other || is_demand(cx, p) || is_for;
        if p.act == "REQUEST" && d.stance.score < 0.0 && is_wanted() {
            want(&mut d, -p.score);
        }
        Some(d)
    }

    /// "promised [a shuttle bus] to the hospital", "offered [a truce] in exchange for": the thing, and not who gets it.
    fn thing(&self) -> Option<usize> {
        let (clause, p) = (self.clause, self.p);
        if self.is_speech || p.targets.len() != 1 || !gives_thing(self.entry) {
            return None;
        }
        let next = clause.starting(p.words.0 + 1)?;
        // "promised him [money] for rural buses"
        let thing = match clause.phrase(next).kind {
            PhraseKind::Pronoun => clause.starting(clause.chain_end(next))?,
            _ => next,
        };
        is_promised(self.cx, clause, thing).then_some(thing)
    }

    /// Whether phrase `k` is a target; `is_named`: what the predicate calls something has its own row.
    fn is_target(&self, k: usize, is_named: bool) -> bool {
        let (clause, p) = (self.clause, self.p);
        let phrase = clause.phrase(k);
        let first = phrase.first as usize;
        // "the plan offers nothing to growers": no offer, and no side of the plan's
        let gives_nothing = gives_thing(self.entry)
            && (p.words.0..p.words.1).any(|i| clause.is_word(i, &["nothing", "little"]));
        // "condemned what it described as provocations": see `called`
        if gives_nothing || is_named && clause.is_word(first, &["what"]) {
            return false;
        }
        // "did not trust it"
        let is_felt = self.entry.pos == "verb"
            && first == p.words.1
            && phrase.end == phrase.first + 1
            && clause.is_word(first, &["it", "this"])
            && (first + 1 >= clause.to || self.cx.reading.gap(first + 1) & gap::HARD != 0);
        let is_empty = phrase.kind == PhraseKind::Empty
            && p.is_evaluation
            && self.entry.pos != "noun"
            && !is_felt
            && !points_back(clause, p, k);
        let is_subject = Some(k) == p.subject && !p.is_evaluation && self.entry.target != "subject";
        !is_empty && !is_subject
    }

    /// The words of target `k`.
    fn target(&self, k: usize) -> Span {
        let (cx, clause, p) = (self.cx, self.clause, self.p);
        let phrase = clause.phrase(k);
        let (first, end) = (phrase.first as usize, phrase.end as usize);
        // "accused the mayor of fraud": the "of" is the verb's
        let is_charge = p.act == "ACCUSE"
            && !clause.is_word(first, &["what"])
            && self.entry.pos == "verb"
            && (phrase.kind.can_speak()
                || clause.is_word(p.words.0, &["accuse", "accuses", "accused", "accusing"]));
        let span = if is_charge {
            // "accused the ministry of cowardice", where the phrase has taken the charge for a field
            let of = (first + 1..end)
                .rev()
                .find(|i| clause.is_word(*i, &["of"]) && !clause.is_word(end, &["of"]));
            let is_field = || cx.reading.shape(end - 1, shape::CAPITAL);
            cx.reading.base_span(
                first.max(if p.words.1 < end { p.words.1 } else { 0 }),
                of.filter(|_| !is_field()).unwrap_or(end),
            )
        } else {
            clause.chain(k, p.words.1)
        };
        without_judgement(cx, p, k, without_none(cx, clause, p, k, span))
    }

    /// The row toward target `k`.
    fn toward(&self, k: usize) -> Draft {
        let (cx, clause, p) = (self.cx, self.clause, self.p);
        let mut d = draft(cx, p, self.target(k), Some(k));
        d.is_speech = self.is_speech;
        d.is_clear = self.is_clear(k);
        if !self.is_speech {
            d.holder = speaking(cx, clause, p);
        }
        if self.entry.id == "stance.side-rather-see" && !self.is_speech {
            self.see(k, &mut d);
        }
        d
    }

    /// What somebody would rather see is all of it: "[the hall knocked down]", "[the minister go]". Whom he wants to see, he may only
    /// want to meet.
    fn see(&self, k: usize, d: &mut Draft) {
        let (cx, clause) = (self.cx, self.clause);
        let r = cx.reading;
        let end = clause.chain_end(k);
        let happens = end < clause.to
            && r.is(
                end,
                class::VERB_PARTICIPLE | class::VERB_BASE | class::VERB_ING,
            )
            && !r.is(end, class::PREPOSITION | class::ADVERB | class::COORDINATOR)
            && r.gap(end) & gap::HARD == 0
            && clause.covering(end).is_none();
        if happens {
            let last = deed::deed_end(clause, end, clause.to);
            d.stance.target.end = r.base_span(end, last).end;
        }
        let first = clause.phrase(k).first as usize;
        let is_new = clause.is_word(
            first,
            &[
                "a", "an", "more", "fewer", "less", "better", "stronger", "greater", "tougher",
            ],
        ) && !is_actor(clause, k);
        let meets = clause.is_word(self.p.words.1 - 1, &["see"])
            && !clause.is_word(self.p.words.1 - 2, &["rather", "sooner"]);
        // "who he would like to see win", "wants to see how her campaign does"
        let is_next = first == self.p.words.1;
        d.is_clear &= !meets || is_next && (happens || is_new || is_proposal(clause, k));
    }

    /// Turns the row toward target `k` where it is wanted: "demanded a vote", "called for the release of the sailors".
    fn turn(&self, k: usize, d: &mut Draft) {
        let (cx, clause, p) = (self.cx, self.clause, self.p);
        let phrase = clause.phrase(k);
        if let Some(first) = self.wanted().filter(|f| !p.negated && *f < p.words.1) {
            d.stance.target.start = cx.reading.span(first, p.words.1).start;
            d.is_clear = true;
            want(d, 0.5);
            d.phrase = None;
        }
        if !self.is_speech {
            self.break_word(d);
        }
        let is_somebodys = !self.is_speech
            || p.subject
                .is_some_and(|s| clause.phrase(s).kind.is_somebody());
        let is_thing = || {
            phrase.kind == PhraseKind::Other
                || is_proposal(clause, k)
                || phrase.kind == PhraseKind::Source && is_demand(cx, p)
        };
        if d.is_clear && p.act == "REQUEST" && p.score < 0.0 && is_somebodys && is_thing() {
            want(d, -p.score);
        }
    }

    /// The row the other way round toward what stands behind row `d` toward phrase `k`: "backs the road but not [the bridge]", "voted for
    /// the road and against [the bridge]".
    fn contrary(&self, k: usize, d: &Draft) -> Option<Draft> {
        let (clause, p) = (self.clause, self.p);
        let r = self.cx.reading;
        let is_side = d.is_clear
            && !self.is_speech
            && !p.negated
            && self.entry.pos == "verb"
            && clause.phrase(k).first as usize >= p.words.1
            && matches!(d.stance.act, "SUPPORT" | "REJECT" | "AGREE");
        let end = clause.chain_end(k);
        if !is_side || end >= clause.to || r.gap(end) & gap::HARD & !gap::COMMA != 0 {
            return None;
        }
        let joined = end + usize::from(clause.is_word(end, &["but", "and"]));
        let sided = clause.word(p.words.1 - 1);
        let is_turned = (joined > end || r.gap(end) & gap::COMMA != 0)
            && clause.is_word(joined, &["not"])
            || joined > end
                && (sided == "for" && clause.is_word(joined, &["against"])
                    || sided == "against" && clause.is_word(joined, &["for"]));
        let q = clause.starting(joined + 1).filter(|_| is_turned)?;
        let other = clause.phrase(q);
        let after = clause.chain_end(q);
        let is_last = after >= clause.to || r.is_parted(after);
        if !is_last
            || !relation::is_apart(clause, q)
            || clause.is_time(other)
            || (end + 1..=joined + 1).any(|i| r.gap(i) & gap::HARD != 0)
        {
            return None;
        }
        let mut d = Draft {
            phrase: Some(q),
            ..d.clone()
        };
        d.stance.target = clause.chain(q, joined + 1);
        d.stance.score = -d.stance.score;
        d.stance.polarity = polarity(d.stance.score);
        d.stance.act = if d.stance.score < 0.0 {
            "REJECT"
        } else {
            "SUPPORT"
        };
        Some(d)
    }

    /// Where the words inside a pattern begin that tell what is wanted: "called for [the release of] the sailors".
    fn wanted(&self) -> Option<usize> {
        let (clause, (first, end)) = (self.clause, self.p.words);
        match self.entry.id.as_str() {
            "stance.call-for-resignation-of" => Some(first + 2),
            // "demanded [the release of the crew]", but "demanded an apology from the mayor"
            "stance.demand-from"
                if clause.is_word(end - 1, &["of"])
                    || clause.is_word(end - 1, &["to"])
                        && clause.is_word(end - 2, &["end", "halt", "stop"]) =>
            {
                Some(first + 1 + usize::from(clause.is_word(first + 1, &["on"])))
            }
            _ => None,
        }
    }

    /// Whether a word or a rule is broken is seen by what the row is toward.
    fn break_word(&self, d: &mut Draft) {
        if self.entry.id == "stance.violate" {
            d.is_clear &= breaks(self.cx, self.clause, self.p, d);
        }
    }

    /// The row the other way, of a mutual deed: "the two leaders praised each other".
    fn back(&self) -> Option<Draft> {
        let (clause, p) = (self.clause, self.p);
        let (left, s) = (p.mutual?, p.subject?);
        let is_name = |k: usize| clause.phrase(k).kind == PhraseKind::Name;
        let mut back = draft(self.cx, p, clause.chain(s, 0), Some(s));
        back.holder = Holder::Phrase(left);
        back.is_clear = is_name(s)
            && p.targets
                .first()
                .is_some_and(|k| is_name(*k) && self.is_clear(*k));
        Some(back)
    }
}

/// The target without the "no" that turns the verb: "will back no [candidate]".
fn without_none(cx: &Context, clause: &Clause, p: &Predicate, k: usize, span: Span) -> Span {
    let first = clause.phrase(k).first as usize;
    let is_none = p.negated
        && first == p.words.1
        && clause.is_word(first, &["no", "neither"])
        && clause.phrase(k).end as usize > first + 1;
    let start = cx.reading.span(first + 1, first + 2).start;
    if is_none && start < span.end {
        Span { start, ..span }
    } else {
        span
    }
}

/// The target without the adjective that judges it and that ends its phrase: "we got [this one] wrong".
fn without_judgement(cx: &Context, p: &Predicate, k: usize, span: Span) -> Span {
    let r = cx.reading;
    let phrase = r.phrases.get(k).copied().unwrap_or_default();
    let (first, at) = (phrase.first as usize, p.words.0);
    // "called the blockade [illegal]"
    let last = (phrase.end as usize).saturating_sub(1);
    let is_called = !p.is_evaluation
        && first == p.words.1
        && last > first + 1
        && cx
            .clause_at(at)
            .is_a(p.words.1.saturating_sub(1), side::CALLING)
        && r.is(last, class::ADJECTIVE)
        && !r.is(last, class::VERB_NOUN)
        && !r.is(
            last - 1,
            class::DETERMINER | class::ADJECTIVE | class::ADVERB | class::POSSESSIVE,
        );
    if is_called {
        return r.base_span(first, last);
    }
    let is_last = p.is_evaluation
        && cx.lexicon.entry(p.entry).pos == "adjective"
        && phrase.end as usize == p.words.1
        && at > first + 1
        && r.gap(at) & gap::HYPHEN == 0
        && !r.is(
            at - 1,
            class::DETERMINER | class::ADJECTIVE | class::ADVERB | class::POSSESSIVE,
        );
    if is_last {
        r.base_span(first, at)
    } else {
        span
    }
}

/// Whether phrase `k`, an "it" or "that", means what was just spoken of: "“That is outrageous,” she said". In "it is wrong to
/// wait", "it is regrettable that", "it is hard for us" it only holds the place.
fn points_back(clause: &Clause, p: &Predicate, k: usize) -> bool {
    let first = clause.phrase(k).first as usize;
    let after = p.words.1;
    p.statement.is_some()
        && clause.is_word(first, &["it", "it's", "that", "that's", "this"])
        && (after >= clause.to
            || clause.reading.gap(after) & gap::HARD != 0
            || !clause.is_word(
                after,
                &[
                    "that", "to", "for", "how", "when", "if", "whether", "what", "of",
                ],
            ))
}

/// Whether phrases `first` to `last`, joined by "and", tell between commas what the name before them is: "Orlo, [a nurse and a mother
/// of two], backed".
fn is_apposed(clause: &Clause, first: usize, last: usize) -> bool {
    let r = clause.reading;
    let at = clause.phrase(first).first as usize;
    let end = clause.chain_end(last);
    first != last
        && at > clause.from
        && clause.is_word(at, &["a", "an"])
        && r.gap(at) & gap::COMMA != 0
        && r.gap(end) & gap::COMMA != 0
        && clause
            .covering(at - 1)
            .is_some_and(|k| clause.phrase(k).kind == PhraseKind::Name)
}

/// The rows from number `start` on, once for each of several who hold them: "Kestria, Velmark and the guild welcomed the ruling".
fn share(cx: &Context, clause: &Clause, p: &Predicate, start: usize, out: &mut Vec<Draft>) {
    let Some(last) = p
        .subject
        .filter(|s| cx.lexicon.entry(p.entry).pos == "verb" && is_party(clause, *s))
    else {
        return;
    };
    let mut joined = vec![];
    clause.conjuncts_left(last, &mut joined);
    joined.reverse();
    joined.push(last);
    joined.extend(listed(clause, last, p.words.0));
    // "was backed by the guild and two unions"
    if clause.phrase(last).first as usize > p.words.0 {
        clause.conjuncts_right(last, &mut joined);
        agents_right(clause, &mut joined);
    }
    // "Orlo, [a nurse and a mother of two], backed": she is both
    if let Some(i) = joined.iter().position(|k| is_apposed(clause, *k, last)) {
        joined.truncate(i);
    }
    joined.retain(|k| is_party(clause, *k) && !p.targets.contains(k));
    // who is known by the cue may be any of them
    let Some((first, others)) = joined.split_first().filter(|l| !l.1.is_empty()) else {
        return;
    };
    let first = *first;
    let others = || others.iter().copied();
    for n in start..out.len() {
        let Some(d) = out.get_mut(n).filter(|d| d.is_clear) else {
            continue;
        };
        d.holder = Holder::Phrase(first);
        let d = d.clone();
        out.extend(others().map(|k| Draft {
            holder: Holder::Phrase(k),
            is_shared: true,
            ..d.clone()
        }));
    }
}

/// Who else a deed is done by, with a "by" of his own: "was backed by the guild, [by the bishop] and [by two unions]".
fn agents_right(clause: &Clause, joined: &mut Vec<usize>) {
    let r = clause.reading;
    for _ in 0..6 {
        let Some(end) = joined.last().map(|k| clause.chain_end(*k)) else {
            return;
        };
        let by = end + usize::from(clause.is_word(end, &["and"]));
        let is_listed = by > end || r.gap(end) & gap::HARD == gap::COMMA;
        let next = (is_listed && clause.is_word(by, &["by"]))
            .then(|| clause.starting(by + 1))
            .flatten()
            .filter(|k| is_party(clause, *k));
        let Some(k) = next else { return };
        joined.push(k);
        clause.conjuncts_right(k, joined);
    }
}

/// Who says that somebody breaks a rule is against him: "the court found that [the permit] breached the law". True where the row
/// stands.
fn breaks(cx: &Context, clause: &Clause, p: &Predicate, d: &mut Draft) -> bool {
    let Some(s) = p.subject else { return true };
    let said = cx.speaker(p.words.0).filter(|n| *n != 0);
    match said {
        Some(n)
            if !p.negated
                && cx.directory.of_phrase(s) != Some(n)
                && clause.phrase(s).kind.is_noun() =>
        {
            d.holder = Holder::Known(Some(n));
            d.stance.target = clause.chain(s, 0);
            d.stance.act = "ACCUSE";
            d.phrase = Some(s);
            true
        }
        _ => is_actor(clause, s),
    }
}

/// Who else stands in a list that phrase `k` begins before the verb at word `v`: "the union, [the guild] and [the port] oppose". In
/// "Orlo, the finance minister, and Brill" the commas hold an apposition.
fn listed(clause: &Clause, k: usize, v: usize) -> Vec<usize> {
    let mut out = vec![];
    clause.conjuncts_right(k, &mut out);
    let closes = out.last().is_some_and(|last| {
        let first = clause.phrase(*last).first as usize;
        let and = first.saturating_sub(1);
        clause.chain_end(*last) <= v
            && clause.is_word(and, &["and"])
            && clause.reading.gap(and) & gap::COMMA == 0
    });
    if closes { out } else { vec![] }
}

/// Whether phrase `k` is somebody by its kind or its noun.
fn is_party(clause: &Clause, k: usize) -> bool {
    match clause.phrase(k).kind {
        PhraseKind::Name | PhraseKind::Source => true,
        PhraseKind::Other => is_actor(clause, k),
        _ => false,
    }
}

/// Whether the object of a predicate is what is demanded, whoever it seems to be: "demanded the crew's release".
fn is_demand(cx: &Context, p: &Predicate) -> bool {
    matches!(
        cx.lexicon.entry(p.entry).id.as_str(),
        "stance.demand" | "stance.demand-from"
    )
}

/// Gives holders and targets their numbers and ids.
pub fn settle(cx: &Settling, drafts: Vec<Draft>, directory: &mut Directory, out: &mut Vec<Stance>) {
    let offices = if drafts.is_empty() {
        vec![]
    } else {
        office_holders(cx.text, cx.reading, cx.lexicon, directory)
    };
    for d in drafts {
        let mut s = d.stance;
        s.holder = match d.holder {
            Holder::Known(n) => n,
            Holder::Phrase(k) => directory.of_actor(cx.text, cx.reading, cx.lexicon, k),
        };
        if let Some(n) = s.holder.filter(|n| *n != 0 && is_ours(cx, &s)) {
            s.holder = directory
                .spoken_for(n)
                .or_else(|| letterhead(cx, directory, n))
                .or(s.holder);
        }
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
        if s.target_name.is_empty()
            && matches!(d.holder, Holder::Phrase(k) if s.holder.is_some_and(|n| speaks_of_another(cx, k, n)))
        {
            s.holder = None;
        }
        if s.target_name.is_empty() {
            let phrase = d
                .phrase
                .map(|k| (k, cx.reading.phrases.get(k).copied().unwrap_or_default()));
            let resolved = phrase.and_then(|(k, p)| match p.kind {
                PhraseKind::Pronoun => directory.of_actor(cx.text, cx.reading, cx.lexicon, k),
                PhraseKind::Name | PhraseKind::Source => directory.of_phrase(k),
                _ => None,
            });
            s.target_id = match resolved.and_then(|n| directory.speaker(n)) {
                Some(speaker) => speaker.id.clone(),
                None => topic_id(s.target.of(cx.text)),
            };
        } else {
            s.target_id = slug(&s.target_name);
        }
        out.push(s);
    }
}

/// Whether phrase `k` is a "he" or "she" in the own words of speaker `number`, for whom it was taken: "“[She] is open to it,” her deputy
/// said" speaks of somebody else.
fn speaks_of_another(cx: &Settling, k: usize, number: u32) -> bool {
    let p = cx.reading.phrases.get(k).copied().unwrap_or_default();
    let first = p.first as usize;
    let clause = Clause::at(cx.text, cx.reading, cx.lexicon, first);
    if p.kind != PhraseKind::Pronoun
        || !clause.is_word(
            first,
            &[
                "he", "she", "he's", "she's", "he'd", "she'd", "he'll", "she'll",
            ],
        )
    {
        return false;
    }
    let start = cx.reading.span(first, first + 1).start;
    let until = cx.statements.partition_point(|s| s.hull().start <= start);
    let near = cx.statements.get(..until).unwrap_or_default().iter().rev();
    near.take(6)
        .find(|s| s.runs.iter().any(|r| r.0 <= p.first && p.first < r.1))
        .is_some_and(|s| {
            s.speaker == Some(number)
                && s.quote_type == crate::attribution::statement::QuoteType::Direct
        })
}

/// Whether what shows a row is done by "we".
fn is_ours(cx: &Settling, s: &Stance) -> bool {
    const OURS: [&str; 6] = ["we", "we'd", "we'll", "we've", "we're", "our"];
    let i = cx.reading.token_at(s.evidence.start);
    let clause = Clause::at(cx.text, cx.reading, cx.lexicon, i);
    let start = clause.group(i).start;
    // "we'd urge": pronoun and auxiliary in one word
    [i, start, start.saturating_sub(1)]
        .iter()
        .any(|w| *w >= clause.from && clause.is_word(*w, &OURS))
        || clause
            .subject(start, 0)
            .is_some_and(|k| clause.is_word(clause.phrase(k).first as usize, &OURS))
}

/// Whom a spokesperson speaks for in a briefing that does not say so of her: the body in its first line.
fn letterhead(cx: &Settling, directory: &mut Directory, speaker: u32) -> Option<u32> {
    let role = directory.speaker(speaker)?.role.to_ascii_lowercase();
    if !role.starts_with("spokes") {
        return None;
    }
    let clause = Clause::at(cx.text, cx.reading, cx.lexicon, 0);
    let first = clause.starting(0)?;
    let is_body =
        (0..clause.phrase(first).end as usize).any(|i| clause.is_a(i, crate::lexicon::side::BODY));
    is_body
        .then(|| directory.of_actor(cx.text, cx.reading, cx.lexicon, first))
        .flatten()
}

/// The id of a target that is no speaker: its slug without articles and owners before it, so that "a truce", "any
/// truce" and "their truce" are one.
fn topic_id(target: &str) -> String {
    let is_word = |words: &[&str], word: &str| words.iter().any(|w| w.eq_ignore_ascii_case(word));
    let mut rest = target.trim_start();
    while let Some((word, after)) = rest.split_once(char::is_whitespace) {
        if !is_word(&DETERMINERS, word) {
            break;
        }
        rest = after.trim_start();
    }
    slug(rest)
}

/// Words before a noun that do not tell which thing is meant.
const DETERMINERS: [&str; 24] = [
    "the", "a", "an", "any", "some", "no", "this", "that", "these", "those", "such", "another",
    "every", "each", "all", "both", "his", "her", "its", "their", "our", "my", "your", "whose",
];

/// What [`settle`] reads.
#[derive(Clone, Copy, Debug)]
pub struct Settling<'a> {
    /// The text.
    pub text: &'a str,
    /// The document as read.
    pub reading: &'a crate::attribution::reading::Reading,
    /// The lexicons.
    pub lexicon: &'a crate::lexicon::Lexicon,
    /// The statements, by start.
    pub statements: &'a [crate::attribution::statement::Statement],
}

/// The evidence of all rows: which words of the stance layer are cues.
#[derive(Clone, Debug, Default)]
pub struct Evidence(Vec<(u32, Span)>);

impl Evidence {
    /// The evidence of these rows.
    pub fn of(rows: &[Stance]) -> Self {
        let mut out: Vec<(u32, Span)> = rows
            .iter()
            .filter_map(|s| Some((s.entry?, s.evidence)))
            .collect();
        out.sort_unstable();
        out.dedup();
        Self(out)
    }

    /// Whether words matched by an entry show a row.
    pub fn holds(&self, entry: u32, span: Span) -> bool {
        let end = self
            .0
            .partition_point(|e| (e.0, e.1.start) < (entry, span.end));
        // the evidence of one entry hardly ever overlaps itself, so the last few tell
        self.0
            .get(end.saturating_sub(4)..end)
            .is_some_and(|near| near.iter().any(|e| e.0 == entry && e.1.overlaps(span)))
    }
}
