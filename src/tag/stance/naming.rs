//! What somebody calls something: a name that takes a side.

use crate::attribution::reading::PhraseKind;
use crate::lexicon::{class, side};
use crate::tag::Context;
use crate::tag::actors::Clause;
use crate::tag::stance::deed::subject_of;
use crate::tag::stance::holder::{holder, is_actor, is_paper, speaking, told_by};
use crate::tag::stance::row::{LEAST, asks, row};
use crate::tag::stance::{Draft, Holder, Predicate, draft, polarity};
use crate::text::WordSet;
use crate::text::token::gap;

/// What somebody calls something: "called the plan “a postcard to the voters”", "described the search as reckless".
///
/// The sign is that of the words that appraise inside the name; a name between quotation marks without any is nearly always
/// unkind, since a kind one needs no marks.
pub(super) fn named(
    cx: &Context,
    from: usize,
    to: usize,
    said: &[Predicate],
    out: &mut Vec<Draft>,
) {
    static NAMED: WordSet =
        WordSet::of(&["called", "calls", "call", "dubbed", "branded", "termed"]);
    let r = cx.reading;
    let clause = cx.clause(from, to);
    for v in from..to {
        if clause.is_in(v, &NAMED)
            && let Some(d) = named_before(cx, &clause, v, said)
        {
            out.push(d);
            continue;
        }
        if !r.is(v, class::VERB)
            || !clause.is_a(v, side::NAMING | side::CALLING)
            || r.gap(v + 1) & (gap::HARD | gap::MARK) != 0
        {
            continue;
        }
        let calls = clause.is_a(v, side::CALLING);
        // the name begins with a quotation mark, with "as", or with the word that appraises
        let begins = |i: usize| {
            r.quotation(i) != 0
                && r.quotation(i) != r.quotation(v)
                && (calls || clause.is_word(i - 1, &["as"]))
                || clause.is_word(i, &["as"])
                || calls
                    && i > v + 1
                    && said.iter().any(|p| {
                        p.is_evaluation
                            && p.words.0 == i
                            && cx.lexicon.entry(p.entry).pos == "adjective"
                    })
                    && !r.is(i + 1, class::VERB_NOUN)
                    && clause
                        .covering(i + 1)
                        .is_none_or(|k| clause.phrase(k).first as usize == i + 1)
                || calls
                    && i > v + 2
                    && (i + 1 >= to || r.gap(i + 1) & gap::HARD != 0)
                    && said.iter().any(|p| {
                        p.is_evaluation
                            && p.words.0 == i
                            && p.score.abs() >= 0.5
                            && cx.lexicon.entry(p.entry).pos == "noun"
                    })
                || calls
                    // "calls her idea for a wall “stupid”"
                    && !r.is(i - 1, class::PREPOSITION)
                    && (i > v + 2 && clause.is_word(i, &["a", "an"])
                        // "called it the most exciting find in years"
                        || i > v + 1
                            && clause.is_word(i, &["the"])
                            && clause.is_word(i + 1, &["most", "best", "worst", "greatest", "finest"]))
                    && said
                        .iter()
                        .any(|p| p.is_evaluation && (i + 1..i + 4).contains(&p.words.0))
        };
        let Some(mut name) = (v + 2..to.min(v + 10))
            .take_while(|i| {
                r.gap(*i) & (gap::HARD & !gap::COMMA) == 0
                    && !r.is(*i - 1, class::AUXILIARY | class::COORDINATOR)
            })
            .find(|i| begins(*i))
        else {
            continue;
        };
        let mut object_end = name;
        if r.is(object_end - 1, class::DETERMINER) && object_end > v + 2 {
            // "called the pact the “gold standard”"
            object_end -= 1;
        }
        if clause.is_word(
            v + 1,
            &[
                "for",
                "on",
                "to",
                "in",
                "off",
                "upon",
                "at",
                "by",
                "with",
                "from",
                "as",
                "out",
                "a",
                "an",
                "what",
                "me",
                "us",
                "himself",
                "herself",
                "itself",
                "themselves",
            ],
        ) || (v + 1..object_end).any(|i| r.gap(i) & gap::COMMA != 0)
        {
            continue;
        }
        let is_as = clause.is_word(name, &["as"]);
        if is_as {
            name += 1;
        }
        let k = clause.covering(object_end - 1);
        let f = k.map(|k| clause.phrase(k)).unwrap_or_default();
        let is_somebody = clause
            .is_word(v + 1, &["him", "her", "them", "he", "she", "they", "you"])
            && object_end == v + 2;
        if clause.is_time(f) && k.is_some()
            || f.kind == PhraseKind::Relative && k.is_some()
            || name >= to
        {
            continue;
        }
        let quoted = r.quotation(name) != 0 && r.quotation(name) != r.quotation(v);
        let stop = if quoted {
            let q = r.quotation(name);
            (name..to).find(|i| r.quotation(*i) != q).unwrap_or(to)
        } else {
            (name + 1..to.min(name + 9))
                // "describes the survey as worthless and recommends"
                .find(|i| {
                    r.gap(*i) & gap::HARD != 0
                        || r.is(*i, class::COORDINATOR)
                            && r.is(*i + 1, class::VERB_THIRD | class::VERB_PAST)
                })
                .unwrap_or(to.min(name + 9))
        };
        // "called him “the Ice Prince”": a nickname
        let capitals = (name..stop)
            .filter(|i| r.shape(*i, crate::text::token::shape::CAPITAL))
            .count();
        let is_nickname = quoted
            && (stop <= name + 4 && capitals >= 2
                || stop <= name + 3 && capitals >= 1 && stop > name + 1);
        if is_nickname || is_somebody && !quoted {
            continue;
        }
        let mut score = 0.0f32;
        let mut entry = None;
        let is_strong = |p: &&Predicate| {
            p.is_evaluation
                && (p.score > 0.0 && quoted || cx.lexicon.entry(p.entry).target != "none")
        };
        for p in said
            .iter()
            .filter(|p| p.words.0 >= name && p.words.1 <= stop)
            .filter(is_strong)
        {
            if p.score.abs() > score.abs() {
                score = p.score;
                entry = Some(p.entry);
            }
        }
        let is_kind = (name..stop).any(|i| clause.is_a(i, side::KIND));
        if score == 0.0 && (quoted || is_as) && is_kind {
            score = 0.5;
        }
        if score == 0.0 && quoted && stop <= name + 14 {
            score = if clause.is_word(v, &["hailed", "praised"]) {
                0.6
            } else {
                -0.45
            };
        }
        if quoted && score > 0.0 {
            // a mild word between marks is praise all the same: "the best idea in years"
            score = score.max(0.45);
        }
        if clause.is_word(
            v,
            &[
                "dismissed",
                "dismisses",
                "denounced",
                "condemned",
                "ridiculed",
            ],
        ) {
            score = -0.6;
        }
        if clause.is_word(name, &["an", "a", "the"])
            && clause.is_word(
                name + 1,
                &[
                    "attempt",
                    "effort",
                    "declaration",
                    "ploy",
                    "pretext",
                    "excuse",
                    "trap",
                    "provocation",
                    "threat",
                ],
            )
            && !quoted
        {
            score = -0.5;
            name += 1;
        }
        if score.abs() <= 0.3 {
            continue;
        }
        let group = clause.group(v);
        let speaker = cx
            .cue(v)
            .and_then(|s| cx.statements.get(s as usize))
            .and_then(|s| s.speaker)
            .filter(|n| *n != 0);
        let h = match speaker {
            Some(n) => Some(Holder::Known(Some(n))),
            None => clause
                .subject(group.start, 0)
                .and_then(|s| holder(cx, &clause, v, Some(s))),
        };
        let Some(h) = h.filter(|h| !matches!(h, Holder::Known(None | Some(0)))) else {
            continue;
        };
        let mut d = row(cx, &clause, v, r.base_span(v + 1, object_end), k, h);
        d.stance.score = score;
        d.stance.polarity = polarity(score);
        // "dismissed that as gossip" does more than name it
        if clause.is_word(v, &["dismissed", "dismisses"]) {
            d.stance.act = "REJECT";
        } else if clause.is_word(v, &["denounced", "condemned", "ridiculed"]) {
            d.stance.act = "ACCUSE";
        }
        d.stance.entry = entry;
        d.stance.irrealis = false;
        d.stance.evidence = r.span(name, stop);
        d.stance.confidence = 0.7;
        out.push(d);
    }
}

/// What is said of something in words that are quoted: "the levy, she told delegates, was [“a tax on living out of town”]". As with
/// a name that somebody gives, the marks tell that he takes a side.
pub(super) fn quoted(
    cx: &Context,
    from: usize,
    to: usize,
    said: &[Predicate],
    out: &mut Vec<Draft>,
) {
    let r = cx.reading;
    let clause = cx.clause(from, to);
    for name in from + 2..to {
        let q = r.quotation(name);
        if q == 0 || r.quotation(name - 1) == q || r.quotation(name - 1) != 0 {
            continue;
        }
        let b = name - 1;
        let links =
            r.is(b, class::BE) || clause.is_word(b, &["became", "becomes", "remained", "seemed"]);
        let is_name = clause.is_word(name, &["a", "an", "the"]);
        // "the letter was “long on adjectives”": of a thing; of somebody ("the whips were “counting on their fingers”") it may be said
        // in fun
        let is_quality = !r.is(
            name,
            class::VERB_ING | class::VERB_PARTICIPLE | class::PREPOSITION,
        );
        if !(links && (is_name || is_quality))
            || clause.covering(b).is_some()
            || r.gap(name) & (gap::HARD) != 0
            || asks(cx, name)
        {
            continue;
        }
        let stop = (name..to).find(|i| r.quotation(*i) != q).unwrap_or(to);
        if stop <= name + 1 || stop > name + 16 {
            continue;
        }
        // "the price was “a matter for the company”": no side
        if is_name && clause.is_word(name + 1, &["matter", "question", "decision"]) {
            continue;
        }
        let feels = (name..stop.min(name + 2)).any(|i| clause.is_a(i, side::FEELING));
        if !is_name && (stop < name + 3 || feels || clause.is_word(name, &["not", "no"])) {
            continue;
        }
        let g = clause.group(b).start;
        if (g..b).any(|i| r.is(i, class::NEGATED) || clause.is_word(i, &["not", "never"])) {
            continue;
        }
        let gerund = gerund_subject(&clause, g);
        let Some(k) = subject_of(&clause, g) else {
            continue;
        };
        let f = clause.phrase(k);
        if !is_name && is_actor(&clause, k) && !is_paper(cx, &clause, k) {
            continue;
        }
        if gerund.is_none()
            && (!matches!(
                f.kind,
                PhraseKind::Other | PhraseKind::Source | PhraseKind::Name
            ) || clause.is_time(f)
                || r.quotation(f.first as usize) == q)
        {
            continue;
        }
        let Some(speaker) = told_by(cx, &clause, name).or_else(|| told_by(cx, &clause, b)) else {
            continue;
        };
        let inside = said
            .iter()
            .filter(|p| p.is_evaluation && p.words.0 >= name && p.words.1 <= stop);
        let best = inside.max_by(|a, b| a.score.abs().total_cmp(&b.score.abs()));
        let score = match best {
            Some(p) if p.score.abs() > 0.3 => p.score,
            _ if (name..stop).any(|i| clause.is_a(i, side::KIND)) => 0.5,
            _ => -0.45,
        };
        let target = match gerund {
            Some(v) => r.base_span(v, g),
            None => clause.chain(k, 0),
        };
        let h = Holder::Known(Some(speaker));
        if cx.directory.of_phrase(k) == Some(speaker) {
            continue;
        }
        let mut d = row(cx, &clause, b, target, gerund.is_none().then_some(k), h);
        d.stance.score = score;
        d.stance.polarity = polarity(score);
        d.stance.entry = best.map(|p| p.entry);
        d.stance.irrealis = false;
        d.stance.evidence = r.span(name, stop);
        d.stance.confidence = 0.7;
        out.push(d);
    }
}

/// The verb of a deed that is the subject of the verb group at word `g`: "[selling] the post to a foreign owner would be".
fn gerund_subject(clause: &Clause, g: usize) -> Option<usize> {
    let r = clause.reading;
    let first = (clause.from..g)
        .rev()
        .take(14)
        .take_while(|i| *i + 1 == g || r.gap(*i + 1) & (gap::HARD | gap::MARK) == 0)
        .last()?;
    let opens = first == clause.from || r.gap(first) & (gap::HARD | gap::MARK) != 0;
    // "arguing that a ward without a doctor was": no subject
    let has_clause = (first + 1..g).any(|i| {
        clause.is_word(i, &["that"])
            || r.is(i, class::AUXILIARY)
            || r.is(i, class::FINITE) && clause.covering(i).is_none()
    });
    (opens && !has_clause && r.is(first, class::VERB_ING) && !r.is(first, class::PREPOSITION))
        .then_some(first)
}

/// What a relative clause names: "[a decision] he called “cowardice”", "[the deal], which Orlo had called a surrender".
fn named_before(cx: &Context, clause: &Clause, v: usize, said: &[Predicate]) -> Option<Draft> {
    let r = cx.reading;
    let name = v + 1;
    let quoted = r.quotation(name) != 0 && r.quotation(name) != r.quotation(v);
    let article = clause.is_word(name, &["a", "an"]);
    if name >= clause.to || r.gap(name) & gap::HARD != 0 || !(quoted || article) {
        return None;
    }
    let start = clause.group(v).start;
    let s = clause.covering(start.checked_sub(1)?)?;
    let f = clause.phrase(s).first as usize;
    let b = f.checked_sub(1).filter(|b| *b > clause.from)?;
    let relative = clause.is_word(b, &["which", "that", "whom"]);
    let k = clause.covering(if relative { b - 1 } else { b })?;
    let thing = clause.phrase(k);
    if !relative && r.gap(f) & gap::HARD != 0
        || r.gap(f) & (gap::HARD & !gap::COMMA) != 0
        || !matches!(
            thing.kind,
            PhraseKind::Other | PhraseKind::Source | PhraseKind::Name
        )
        || thing.kind == PhraseKind::Name && !relative
        || clause.is_time(thing)
    {
        return None;
    }
    let stop = if quoted {
        let q = r.quotation(name);
        (name..clause.to)
            .find(|i| r.quotation(*i) != q)
            .unwrap_or(clause.to)
    } else {
        (name + 1..clause.to.min(name + 6))
            .find(|i| r.gap(*i) & gap::HARD != 0)
            .unwrap_or(clause.to.min(name + 6))
    };
    let inside = said
        .iter()
        .filter(|p| p.is_evaluation && p.words.0 >= name && p.words.1 <= stop);
    let best = inside.max_by(|a, b| a.score.abs().total_cmp(&b.score.abs()));
    let score = match best {
        Some(p) if p.score.abs() > 0.3 => p.score,
        _ if quoted && (name..stop).any(|i| clause.is_a(i, side::KIND)) => 0.5,
        _ if quoted && stop > name + 1 => -0.45,
        _ => return None,
    };
    let h =
        holder(cx, clause, v, Some(s)).filter(|h| !matches!(h, Holder::Known(None | Some(0))))?;
    let mut d = row(cx, clause, v, clause.chain(k, 0), Some(k), h);
    d.stance.score = score;
    d.stance.polarity = polarity(score);
    d.stance.entry = best.map(|p| p.entry);
    d.stance.irrealis = false;
    d.stance.evidence = r.span(name, stop);
    d.stance.confidence = 0.7;
    Some(d)
}

/// What somebody rejects or regrets under a name of his own: "rejecting what she termed [“the fairy tale”]".
pub(super) fn called(cx: &Context, clause: &Clause, p: &Predicate) -> Option<Draft> {
    let r = cx.reading;
    let at = p.words.1;
    if p.is_evaluation || !clause.is_word(at, &["what"]) || p.score.abs() < LEAST || p.is_question {
        return None;
    }
    let verb = (at + 2..clause.to.min(at + 6)).find(|i| {
        clause.is_word(
            *i,
            &[
                "called",
                "calls",
                "termed",
                "terms",
                "described",
                "describes",
                "dubbed",
                "labelled",
                "labeled",
                "considers",
                "considered",
                "sees",
                "saw",
            ],
        )
    })?;
    let first = verb + 1 + usize::from(clause.is_word(verb + 1, &["as"]));
    let k = clause.starting(first).or_else(|| clause.covering(first))?;
    let h = match speaking(cx, clause, p) {
        Holder::Known(Some(0) | None) => return None,
        Holder::Phrase(q) if !is_actor(clause, q) => return None,
        known => known,
    };
    let mut d = draft(cx, p, clause.chain(k, first), Some(k));
    d.holder = h;
    d.is_clear = r.gap(at) & gap::HARD == 0;
    Some(d)
}
