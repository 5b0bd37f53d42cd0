//! Reads a word that appraises its neighbour: "the plan was a reckless gamble".

use crate::attribution::reading::PhraseKind;
use crate::lexicon::Entry;
use crate::lexicon::Match;
use crate::lexicon::{class, side};
use crate::tag::Context;
use crate::tag::actors::Clause;
use crate::tag::stance::deed::{begins_deed, deed_end};
use crate::tag::stance::holder::{is_actor, is_first_person, possessor};
use crate::tag::stance::predicate::{is_listed, is_owned};
use crate::tag::stance::road::road;
use crate::tag::stance::row::{asks, row};
use crate::tag::stance::{Draft, Holder, Predicate, polarity};
use crate::text::token::gap;

/// Reads an evaluation: a word that appraises its neighbour.
pub(super) fn evaluation(cx: &Context, entry: &Entry, m: &Match) -> Option<Predicate> {
    let r = cx.reading;
    let (first, end) = (m.span.0 as usize, m.span.1 as usize);
    let clause = cx.clause_at(first);
    let mut targets = vec![];
    let is_colour = entry.target == "none";
    // the subject of the copula before a phrase: "the plan was [a reckless gamble]"
    let copula = |start: usize| {
        if r.is(first, class::BE) && start == first {
            // "[the offer] isn't good enough": the copula is a part of the match
            return clause.subject(first, 0);
        }
        let b = start
            .checked_sub(1)
            .filter(|b| *b >= clause.from && r.gap(start) & gap::HARD == 0)?;
        let mut b = b;
        while b > clause.from
            && (r.is(b, class::ADVERB) || clause.is_word(b, &["not", "never", "as", "such"]))
        {
            b -= 1;
        }
        if r.is(b, class::BE) && (r.is(b, class::SUBJECT) || clause.covering(b).is_some()) {
            // "she's a hero": pronoun and copula in one word
            return clause.covering(b);
        }
        // "the offer amounts to blackmail"
        let amounts = clause.is_word(b, &["to"])
            && b > clause.from
            && clause.is_word(b - 1, &["amount", "amounts", "amounted"]);
        b -= usize::from(amounts);
        let linking = amounts
            || r.is(b, class::BE)
            || clause.is_word(
                b,
                &[
                    "seems", "seemed", "looks", "looked", "became", "becomes", "become", "appears",
                    "appeared", "remains", "remained", "feels", "felt", "sounds", "sounded",
                    "proved", "grew", "is", "are",
                ],
            );
        // "they have every right to be angry": nothing is said of the right
        let group = clause.group(b);
        (linking && !group.is_infinitive)
            .then(|| clause.subject(group.start, 0))
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
        let start = clause
            .covering(first)
            .map_or(first, |k| clause.phrase(k).first as usize);
        if let Some(s) = copula(start).filter(|_| {
            owner.is_none() && entry.score < 0.0 && !clause.is_word(end - 1, &["by", "with", "at"])
        }) {
            // "he is a disgrace to the office": he, and not the office
            targets.push(s);
        } else if let Some((k, _)) = clause.object(end, 3) {
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
                    // "he's brilliant", where no phrase is the subject
                    let is_said = entry.pos == "adjective"
                        && start > clause.from
                        && r.is(start - 1, class::BE);
                    // "the crimes" alone appraises nobody; "the regent's crimes" does
                    // nothing but the word of praise or blame: “stupid”
                    let p = clause.phrase(k);
                    let is_bare = entry.pos == "adjective"
                        && p.first as usize >= first
                        && p.end as usize <= end
                        && r.is(first, class::ADJECTIVE);
                    if is_said || is_bare && r.quotation(first) == 0 {
                        // no fallback
                    } else if let Some(called) = is_bare.then(|| called(cx, first)).flatten() {
                        targets.push(called);
                    } else if entry.pos == "adjective"
                        || is_owned
                        || clause.phrase(k).kind == PhraseKind::Name
                    {
                        targets.push(k);
                    }
                    if entry.pos == "noun"
                        && !entry.id.starts_with("stance.side-")
                        && entry.target == "object"
                        && r.is(end, class::PREPOSITION)
                        && let Some((o, _)) = clause.object(end, 2)
                    {
                        targets.push(o);
                    }
                }
            }
            None => {
                let is_side = entry.id.starts_with("stance.side-");
                let mut start = first;
                while is_side
                    && start > clause.from
                    && first - start < 3
                    && r.is(start - 1, class::DETERMINER | class::ADJECTIVE)
                    && !r.is(start - 1, class::BE)
                {
                    start -= 1;
                }
                if let Some(s) = copula(start) {
                    targets.push(s);
                } else if is_side {
                    // no fallback: "rejected the demand as blackmail"
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
            && (clause
                .covering(v)
                .is_some_and(|k| (clause.phrase(k).first as usize) < v)
                || is_owned(&clause, v)
                || end == v + 1 && is_listed(&clause, v))
        {
            return None;
        }
        let g = clause.group(v);
        let subject = || clause.subject(road(&clause, v, g).start, 0);
        match (entry.target, g.is_passive) {
            // "my clients have been lied to": they are no liars
            ("subject", true) if end > v + 1 && r.is(end - 1, class::PREPOSITION) => {}
            ("subject" | "none", _) | ("object", true) => targets.extend(subject()),
            ("object", false) => {
                // "Orlo trusts the mediator": it is hers
                owner = subject().filter(|k| {
                    let s = clause.phrase(*k);
                    (matches!(
                        s.kind,
                        PhraseKind::Name | PhraseKind::Source | PhraseKind::Pronoun
                    ) || s.kind == PhraseKind::Other && is_actor(&clause, *k))
                        && !clause.is_word(s.first as usize, &["nothing", "nobody", "no"])
                        && !g.has_modal
                        && r.quotation(s.first as usize) == r.quotation(v)
                });
                if let Some((k, _)) = clause.object(end, 4) {
                    targets.push(k);
                }
            }
            _ => {}
        }
    }
    if let Some(k) = said_of(&clause, first) {
        // "“It is a terrible idea,” Orlo said of the plan"
        for t in &mut targets {
            let first = clause.phrase(*t).first as usize;
            if clause.phrase(*t).kind == PhraseKind::Empty
                || clause.is_word(first, &["it's", "that's", "he", "she", "they"])
            {
                *t = k;
            }
        }
        // "“A disgrace,” Orlo said of the ruling"
        let start = clause
            .covering(first)
            .map_or(first, |k| clause.phrase(k).first as usize);
        let opens = start == clause.from || r.quotation(start - 1) != r.quotation(start);
        if noun_like && opens && targets.iter().all(|t| clause.covering(first) == Some(*t)) {
            targets.clear();
            targets.push(k);
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
    if entry.pos == "adjective" && clause.is_a(first, side::FEELING) {
        // "voters are disappointed", "we are hopeful": what they feel appraises nobody
        targets.retain(|k| !is_actor(&clause, *k));
    }
    if owner.is_none() && cx.speaker(first) == Some(0) {
        owner = beholder(&clause, first);
    }
    // "isn't good enough": the entry says so already
    let is_told = (first..end).any(|i| r.is(i, class::NEGATED) || clause.is_word(i, &["not"]));
    let negated = cx.negations.holds(first) && !is_told;
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

/// Who or what is called by the quotation that holds word `first`: "called [the plan] “reckless”, “stupid”", "rejected [their
/// criticism] as “hysterical”", "[the offer] was “absurd”".
fn called(cx: &Context, mut first: usize) -> Option<usize> {
    const ITEMS: usize = 3;
    const FAR: usize = 8;
    let r = cx.reading;
    for _ in 0..ITEMS {
        let quotation = (r.quotation(first) as usize).checked_sub(1)?;
        let start = r.quotation_words.get(quotation)?.0 as usize;
        let before = start.checked_sub(1)?;
        let clause = cx.clause_at(before);
        if before < clause.from {
            return None;
        }
        if r.quotation(before) != 0 {
            first = before;
            continue;
        }
        if clause.is_word(before, &["and", "or"]) && before > clause.from {
            first = before - 1;
            continue;
        }
        if r.is(before, class::BE) {
            return clause.subject(clause.group(before).start, 0);
        }
        if clause.is_word(before, &["as"]) {
            return clause.covering(before.checked_sub(1)?);
        }
        let verb = (clause.from..before)
            .rev()
            .take(FAR)
            .find(|v| r.is(*v, class::VERB) && clause.is_a(*v, side::CALLING))?;
        return clause.object(verb + 1, 1).map(|o| o.0);
    }
    None
}

/// A deed that is judged: "it was reckless [to leave the cabinet]", "the union had been wrong [to wait]", "[moving the race] would be
/// a mistake".
pub(super) fn judged(cx: &Context, p: &Predicate, is_own: bool, out: &mut Vec<Draft>) -> bool {
    let r = cx.reading;
    let entry = cx.lexicon.entry(p.entry);
    let clause = cx.clause_at(p.words.0);
    let speaker = match p.holder {
        Holder::Known(Some(n)) if n != 0 || is_own => n,
        _ => return false,
    };
    // "it makes no sense to wait"
    let makes = clause.is_word(p.words.0, &["make", "makes", "made"]);
    if !p.is_evaluation
        || entry.target == "none"
        || !makes && !matches!(entry.pos, "adjective" | "noun")
        || p.negated
        || p.is_question
        || p.score.abs() < 0.5
        || asks(cx, p.words.0)
    {
        return false;
    }
    // the copula, behind an article and adverbs
    let mut b = p.words.0;
    while b > clause.from && p.words.0 - b < 4 && !r.is(b, class::BE) && r.gap(b) & gap::HARD == 0 {
        b -= 1;
        if clause.is_word(b, &["look", "looks", "looked", "seem", "seems"]) {
            break;
        }
    }
    let is_copula =
        r.is(b, class::BE) || clause.is_word(b, &["look", "looks", "looked", "seem", "seems"]);
    if makes {
        b = p.words.0;
    }
    if !makes && (!is_copula || b == p.words.0) {
        return false;
    }
    let after = p.words.1;
    // "they were wrong to do so": what they did stands elsewhere
    if clause.is_word(after + 1, &["do", "say", "think"])
        && clause.is_word(after + 2, &["so", "it", "that", "this"])
    {
        return false;
    }
    let span = if clause.is_word(after, &["to"]) && r.is(after + 1, class::VERB_BASE) {
        r.base_span(after + 1, deed_end(&clause, after + 1, clause.to))
    } else {
        let g = clause.group(b).start;
        let Some(v) = (clause.from..g)
            .rev()
            .take(8)
            .take_while(|i| *i + 1 == g || r.gap(*i + 1) & gap::HARD == 0)
            .find(|i| r.is(*i, class::VERB_ING) && begins_deed(&clause, *i))
        else {
            return false;
        };
        let opens = v == clause.from
            || r.gap(v) & (gap::HARD | gap::MARK) != 0
            || clause.is_word(v - 1, &["that"])
            || r.is(v - 1, class::CUE) && clause.covering(v - 1).is_none();
        if !opens || (v + 1..g).any(|i| r.is(i, class::AUXILIARY)) {
            return false;
        }
        r.base_span(v, g)
    };
    let mut d = row(
        cx,
        &clause,
        p.words.0,
        span,
        None,
        Holder::Known(Some(speaker)),
    );
    d.stance.score = p.score;
    d.stance.polarity = polarity(p.score);
    d.stance.entry = Some(p.entry);
    d.stance.irrealis = false;
    d.stance.evidence = r.span(p.words.0, p.words.1);
    out.push(d);
    true
}

/// In whose eyes it is so: "For [the union], the offer is an insult".
fn beholder(clause: &Clause, word: usize) -> Option<usize> {
    let k = clause
        .is_word(clause.from, &["for", "to"])
        .then(|| clause.starting(clause.from + 1))
        .flatten()?;
    let end = clause.chain_end(k);
    (end < word && clause.reading.gap(end) & gap::COMMA != 0 && is_actor(clause, k)).then_some(k)
}

/// What a quotation is said of: "..., Orlo said of [the plan]".
fn said_of(clause: &Clause, word: usize) -> Option<usize> {
    let r = clause.reading;
    if r.quotation(word) == 0 {
        return None;
    }
    let of = (word + 1..clause.to.min(word + 30)).find(|i| {
        clause.is_word(*i, &["of"])
            && r.quotation(*i) == 0
            && clause.is_word(*i - 1, &["said", "says", "wrote", "writes"])
    })?;
    clause.starting(of + 1)
}
