//! Who holds a row with somebody else, or the other way round: "the port opposes it, [as do the airlines]", "nor did [her deputy]",
//! "the mayor, [joined by two deputies], condemned".

use crate::attribution::reading::{Phrase, PhraseKind};
use crate::lexicon::{class, side};
use crate::tag::Context;
use crate::tag::actors::Clause;
use crate::tag::stance::apart::adverbials;
use crate::tag::stance::holder::{is_actor, possessor};
use crate::tag::stance::relation::is_proposal;
use crate::tag::stance::row::row;
use crate::tag::stance::{Draft, Holder, Polarity, polarity};
use crate::text::WordSet;
use crate::text::token::gap;

/// Gives the rows of a sentence, those from number `start` on, to the others who hold them.
pub(super) fn also(cx: &Context, from: usize, to: usize, start: usize, out: &mut Vec<Draft>) {
    static OPENS: WordSet = WordSet::of(&[
        "as",
        "so",
        "nor",
        "neither",
        "joined",
        "together",
        "along",
        "alongside",
        "like",
        "and",
        "but",
        "while",
        "with",
        "against",
        "in",
        "over",
        "despite",
        "to",
        "include",
        "includes",
        "included",
        "including",
    ]);
    let clause = cx.clause(from, to);
    if out.len() == start {
        carried(cx, &clause, out);
        return;
    }
    for i in clause.those_in(from..to, &OPENS) {
        if let Some((k, side)) = beside(&clause, i) {
            let before = out.len();
            let own = |d: &Draft| row_of(cx, d, i, true) && is_proposed(cx, d);
            share(cx, &clause, start, k, own, out);
            out.iter_mut().skip(before).for_each(|d| turn(d, side));
            continue;
        }
        if i == from {
            continue;
        }
        if let Some(k) = included(&clause, i) {
            let of_them = |d: &Draft| is_partisan(cx, d, i);
            share(cx, &clause, start, k, of_them, out);
        } else if let Some(k) = joined(&clause, i) {
            share(cx, &clause, start, k, |d| row_of(cx, d, i, true), out);
        } else if let Some(k) = inverted(&clause, i) {
            share(cx, &clause, start, k, |d| row_of(cx, d, i, false), out);
        } else if let Some((k, side)) = elliptic(&clause, i) {
            let before = out.len();
            share(cx, &clause, start, k, |d| row_of(cx, d, i, false), out);
            out.iter_mut().skip(before).for_each(|d| turn(d, side));
        } else if let Some((k, side)) = absolute(&clause, i).or_else(|| gapped(&clause, i)) {
            let before = out.len();
            share(cx, &clause, start, k, |d| row_of(cx, d, i, false), out);
            for d in out.iter_mut().skip(before) {
                turn(d, side);
                name_vote(d);
            }
        }
    }
}

/// Who is named as one of many: "critics of the dam include [the guild]", "opponents, including [the guild],".
fn included(clause: &Clause, i: usize) -> Option<usize> {
    let is_one = clause.is_word(i, &["include", "includes", "included", "including"]);
    is_one
        .then(|| clause.starting(i + 1))
        .flatten()
        .filter(|k| is_actor(clause, *k))
}

/// Whether a row is of those who are known by their side, named right before word `i`: "[critics of the dam] include".
fn is_partisan(cx: &Context, d: &Draft, i: usize) -> bool {
    let entry = d.stance.entry.map(|e| cx.lexicon.entry(e));
    let end = d.stance.target.end.max(d.stance.evidence.end);
    entry.is_some_and(|e| e.pos == "noun" && e.holder == "subject") && cx.reading.token_at(end) == i
}

/// A vote that is told of by who stood where: "The motion was carried, [with the Greens in favour]." What was carried is the target.
fn carried(cx: &Context, clause: &Clause, out: &mut Vec<Draft>) {
    static WITH: WordSet = WordSet::of(&["with"]);
    let subject = || {
        let first = clause.starting(clause.from)?;
        let is_motion = is_proposal(clause, first) && clause.phrase(first).has_determiner;
        is_motion.then_some(first)
    };
    for i in clause.those_in(clause.from + 1..clause.to, &WITH) {
        let Some((k, side)) = absolute(clause, i) else {
            continue;
        };
        let Some(motion) = subject() else {
            return;
        };
        let mut holders = vec![k];
        clause.conjuncts_right(k, &mut holders);
        for k in holders {
            let target = clause.chain(motion, 0);
            let mut d = row(cx, clause, i, target, Some(motion), Holder::Phrase(k));
            turn(&mut d, side);
            name_vote(&mut d);
            d.stance.irrealis = false;
            d.stance.evidence = cx.reading.span(i, clause.chain_end(k));
            out.push(d);
        }
    }
}

/// Whose will a decision is against, or who is glad of it: "over the objections of [the guild]", "despite protests from [nurses]", "to the
/// delight of [the growers]". He stands where the one who decides it stands, or on the other side.
fn beside(clause: &Clause, i: usize) -> Option<(usize, Side)> {
    // "over [fierce] opposition from", "over the guild's objections"
    let near = i + 1..clause.to.min(i + 6);
    let head = near
        .take_while(|w| *w == i + 1 || clause.reading.gap(*w) & gap::HARD == 0)
        .find(|w| {
            let moods = clause.is_a(*w, side::GRIEF | side::JOY);
            if clause.is_word(i, &["to"]) {
                moods
            } else {
                clause.is_a(*w, side::PROTESTED)
            }
        })?;
    if !clause.is_word(i, &["over", "despite", "against", "to"])
        || clause.is_word(i, &["against"]) && !clause.is_word(head, &["wishes"])
    {
        return None;
    }
    let of = clause.is_word(head + 1, &["of", "from", "by", "among"]);
    let k = if of {
        clause.starting(head + 2)
    } else {
        possessor(clause, head)
    };
    let side = if clause.is_a(head, side::JOY) {
        Side::Same
    } else {
        Side::Other
    };
    k.filter(|k| is_actor(clause, *k)).map(|k| (k, side))
}

/// Who stands on which side of what the clause before tells of: ", with [the Greens] in favour", "with [two deputies] voting against".
fn absolute(clause: &Clause, i: usize) -> Option<(usize, Side)> {
    let r = clause.reading;
    if !clause.is_word(i, &["with"]) || r.gap(i) & gap::COMMA == 0 {
        return None;
    }
    let k = clause.starting(i + 1).filter(|k| is_actor(clause, *k))?;
    let mut holders = vec![k];
    clause.conjuncts_right(k, &mut holders);
    let end = holders.last().map_or(i + 1, |k| clause.chain_end(*k));
    let at = end + usize::from(clause.is_word(end, &["voting", "all", "both", "firmly"]));
    side_at(clause, at, &|i| ends(clause, i)).map(|side| (k, side))
}

/// Who stands on the other side by a half sentence without a verb: "Farmers are in favour of the dam, [fishermen] against", "The mayor
/// voted for it, [her deputy] against it."
fn gapped(clause: &Clause, i: usize) -> Option<(usize, Side)> {
    let r = clause.reading;
    let side = side_at(clause, i, &|i| ends(clause, i))?;
    let k = clause.covering(i - 1).filter(|k| is_actor(clause, *k))?;
    let p = clause.phrase(k);
    let first = p.first as usize;
    let opens = first > clause.from
        && (r.gap(first) & (gap::COMMA | gap::SEMICOLON) != 0
            || r.gap(first - 1) & gap::COMMA != 0
                && clause.is_word(first - 1, &["and", "but", "while"]));
    (opens && p.end as usize == i && p.kind.is_noun()).then_some((k, side))
}

/// The side that the words from word `i` to the end are, which the last of them tells: "against", "in favour of it", "for it".
fn side_at(clause: &Clause, i: usize, is_last: &dyn Fn(usize) -> bool) -> Option<Side> {
    let with = |i: usize| {
        let of = i + usize::from(clause.is_word(i, &["of"]));
        of + usize::from(clause.is_word(of, &["it", "this"]))
    };
    match () {
        () if clause.is_word(i, &["against", "opposed"]) && is_last(with(i + 1)) => {
            Some(Side::Against)
        }
        () if clause.is_word(i, &["in"])
            && clause.is_word(i + 1, &["favour", "favor"])
            && is_last(with(i + 2)) =>
        {
            Some(Side::For)
        }
        () if clause.is_word(i, &["for"]) && clause.is_word(i + 1, &["it"]) && is_last(i + 2) => {
            Some(Side::For)
        }
        () => None,
    }
}

/// Whether nothing stands from word `i` on before the next sign.
fn ends(clause: &Clause, i: usize) -> bool {
    i >= clause.to || clause.reading.gap(i) & gap::HARD != 0
}

/// Takes over the last row of the sentence before: "The opposition wants an inquiry. – [So do I.]", "The council backed the ban. [Breit
/// voted no.]"
pub(super) fn echoed(cx: &Context, from: usize, to: usize, start: usize, out: &mut Vec<Draft>) {
    let clause = cx.clause(from, to);
    let so = from + usize::from(clause.is_word(from, &["and", "but", "well"]));
    let is_echo = clause.is_word(so, &["so", "neither", "nor"])
        && cx.reading.is(so + 1, class::AUXILIARY)
        && clause.is_word(so + 2, &["i", "we"])
        && (so + 3 >= to || cx.reading.gap(so + 3) & gap::HARD != 0);
    let speaker = cx.speaker(so).filter(|s| *s != 0 && is_echo);
    let found = match speaker {
        Some(n) => Some((Holder::Known(Some(n)), Side::Same, (so, so + 3))),
        None => so_does(&clause, so)
            .or_else(|| not_so(&clause))
            .or_else(|| bare(cx, &clause)),
    };
    let (Some((holder, side, words)), Some(before)) = (found, from.checked_sub(1)) else {
        return;
    };
    // "Her deputy agreed.": on a thing that was named
    let is_opinion = clause.is_word(
        words.0,
        &[
            "agree",
            "agrees",
            "agreed",
            "concur",
            "concurs",
            "disagree",
            "disagrees",
            "disagreed",
            "not",
        ],
    );
    let number = cx.reading.sentence_of.get(before).copied();
    let rows = out.get(..start).unwrap_or_default().iter().rev();
    // "The council backed the ban. The vote was 6 to 3. [Breit voted no.]"
    let votes = matches!(side, Side::For | Side::Against);
    let number = match rows.clone().next().map(|d| d.stance.sentence) {
        Some(n) if votes && number.is_some_and(|m| n + 1 == m) => Some(n),
        _ => number,
    };
    let last = rows
        .take_while(|d| Some(d.stance.sentence) == number)
        .filter(|d| {
            d.is_clear
                && d.stance.target_name.is_empty()
                && d.stance.polarity != Polarity::Neutral
                && !is_holder(cx, d.holder, holder)
                && (d.stance.act != "REQUEST" || d.stance.polarity != Polarity::Oppose)
                && (matches!(side, Side::Same | Side::Other) || is_proposed(cx, d))
                && (!is_opinion || is_definite(cx, d))
        })
        .max_by_key(|d| d.stance.evidence.start)
        .cloned();
    if last.is_none()
        && votes
        && let Some((sentence, k)) = motion_before(cx, before)
    {
        let mut d = row(
            cx,
            &sentence,
            words.0,
            sentence.chain(k, 0),
            Some(k),
            holder,
        );
        d.stance.score = 0.5;
        turn(&mut d, side);
        name_vote(&mut d);
        d.stance.irrealis = false;
        d.stance.sentence = cx.reading.sentence_of.get(from).copied().unwrap_or(0);
        d.stance.evidence = cx.reading.span(words.0, words.1);
        out.push(d);
        return;
    }
    out.extend(last.map(|mut d| {
        d.holder = holder;
        d.stance.sentence = cx.reading.sentence_of.get(from).copied().unwrap_or(0);
        d.stance.statement = cx.statement(words.0);
        d.stance.evidence = cx.reading.span(words.0, words.1);
        d.is_shared = true;
        turn(&mut d, side);
        d
    }));
}

/// What is voted on in the sentence that ends with word `last`, where nobody takes a side in it: "[The budget] passed by three votes.",
/// "The house is to vote on [the ban] on Monday."
fn motion_before<'c>(cx: &'c Context, last: usize) -> Option<(Clause<'c>, usize)> {
    let (from, to) = cx.reading.sentence(last).tokens;
    let clause = cx.clause(from as usize, to as usize);
    let is_motion = |k: &usize| {
        let p = clause.phrase(*k);
        let on = (p.first as usize)
            .checked_sub(1)
            .filter(|i| *i > clause.from);
        let voted = on.is_some_and(|i| {
            clause.is_word(i, &["on"])
                && clause.is_word(i - 1, &["vote", "voted", "votes", "decide", "decided"])
        });
        let passed = p.first as usize == clause.from
            && clause.is_word(
                p.end as usize,
                &[
                    "pass", "passed", "passes", "failed", "fails", "cleared", "clears", "carried",
                ],
            );
        p.has_determiner && is_proposal(&clause, *k) && (voted || passed)
    };
    let k = (clause.from..clause.to)
        .filter_map(|i| clause.starting(i))
        .find(is_motion)?;
    Some((clause, k))
}

/// Turns a row that is taken over to the side on which its new holder stands.
fn turn(d: &mut Draft, side: Side) {
    let score = match side {
        Side::Same => return,
        Side::Other => -d.stance.score,
        Side::For => d.stance.score.abs(),
        Side::Against => -d.stance.score.abs(),
    };
    d.stance.score = score;
    d.stance.polarity = polarity(score);
    d.stance.act = "STATE";
    d.stance.condition = None;
}

/// Gives a row of one who voted the act that it is.
fn name_vote(d: &mut Draft) {
    d.stance.act = if d.stance.score > 0.0 {
        "SUPPORT"
    } else {
        "REJECT"
    };
}

/// Whether the one who holds a row is the other one.
fn is_holder(cx: &Context, a: Holder, b: Holder) -> bool {
    let number = |h: Holder| match h {
        Holder::Known(n) => n,
        Holder::Phrase(k) => cx.directory.of_phrase(k),
    };
    a == b || number(a).is_some() && number(a) == number(b)
}

/// Whether one can vote on the target of a row: a plan, a ban, a deed; not somebody.
fn is_proposed(cx: &Context, d: &Draft) -> bool {
    d.phrase.is_none_or(|k| {
        let is_named = |p: &Phrase| is_proposal(&cx.clause_at(p.first as usize), k);
        let phrase = cx.reading.phrases.get(k);
        phrase.is_none_or(|p| p.kind == PhraseKind::Other || is_named(p))
    })
}

/// Whether the target of a row is a thing that was named: "the dam", and no adjective and no deed.
fn is_definite(cx: &Context, d: &Draft) -> bool {
    let phrase = d.phrase.and_then(|k| cx.reading.phrases.get(k));
    phrase.is_some_and(|p| p.kind == PhraseKind::Name || p.has_determiner)
}

/// Who does so, too, in a sentence of its own: "[So does the league.]", "[Neither does the port.]"
fn so_does(clause: &Clause, so: usize) -> Option<(Holder, Side, (usize, usize))> {
    let r = clause.reading;
    // "So too does the league."
    let verb = so + 1 + usize::from(clause.is_word(so + 1, &["too"]));
    let k = clause.starting(verb + 1).filter(|k| {
        clause.is_word(so, &["so", "neither", "nor"])
            && r.is(verb, class::AUXILIARY)
            && is_actor(clause, *k)
            && clause.phrase(*k).kind.is_noun()
    })?;
    let mut end = clause.chain_end(k);
    // "So does the bishop of Nordvik."
    if clause.is_word(end, &["of", "in", "at"]) && r.gap(end) & gap::HARD == 0 {
        end = clause
            .starting(end + 1)
            .map_or(end, |q| clause.chain_end(q));
    }
    // "So does the bishop, to the surprise of his flock."
    (end >= clause.to || r.gap(end) & gap::HARD == gap::COMMA).then_some((
        Holder::Phrase(k),
        Side::Same,
        (so, verb + 1),
    ))
}

/// Who does not, in a sentence of its own: "[Not so the league.]"
fn not_so(clause: &Clause) -> Option<(Holder, Side, (usize, usize))> {
    let from = clause.from;
    let k = clause.starting(from + 2).filter(|k| {
        clause.is_word(from, &["not"])
            && clause.is_word(from + 1, &["so"])
            && is_actor(clause, *k)
            && clause.phrase(*k).kind.is_noun()
    })?;
    (clause.chain_end(k) >= clause.to).then_some((Holder::Phrase(k), Side::Other, (from, from + 2)))
}

/// Who takes a side by a few words in a sentence of its own: "[Breit voted no.]", "[The Greens were in favour.]", "[The port is
/// against.]" The target is that of the sentence before.
fn bare(cx: &Context, clause: &Clause) -> Option<(Holder, Side, (usize, usize))> {
    let r = clause.reading;
    if clause.to > clause.from + 12 {
        return None;
    }
    let first = clause.from + usize::from(clause.is_word(clause.from, &["and", "but"]));
    let k = clause.starting(first).filter(|k| is_actor(clause, *k))?;
    let p = clause.phrase(k);
    if !p.kind.is_noun() && !clause.is_word(first, &["he", "she", "they"]) {
        return None;
    }
    let v = clause.chain_end(k);
    let is_last = |i: usize| {
        let i = adverbials(clause, i).unwrap_or(i);
        i >= clause.to
    };
    let side = |i: usize| side_at(clause, i, &is_last);
    let votes = clause.is_word(v, &["voted", "votes", "said", "says"]);
    let later = later_vote(clause, v);
    let answer = match () {
        () if later.is_some() => later.and_then(|i| match () {
            () if clause.is_word(i, &["no"]) && is_last(i + 1) => Some(Side::Against),
            () if clause.is_word(i, &["yes"]) && is_last(i + 1) => Some(Side::For),
            () => side(i),
        }),
        () if clause.is_word(v, &["disagree", "disagrees", "disagreed"]) && is_last(v + 1) => {
            Some(Side::Other)
        }
        () if clause.is_word(v, &["agree", "agrees", "agreed", "concur", "concurs"])
            && is_last(v + 1) =>
        {
            Some(Side::Same)
        }
        () if votes && clause.is_word(v + 1, &["no"]) && is_last(v + 2) => Some(Side::Against),
        () if votes && clause.is_word(v + 1, &["yes"]) && is_last(v + 2) => Some(Side::For),
        () if clause.is_word(v, &["voted", "votes"]) => {
            // "voted overwhelmingly in favour"
            side(v + 1 + usize::from(r.is(v + 1, class::ADVERB)))
        }
        () if r.is(v, class::BE) => side(v + 1),
        () if clause.is_word(v, &["do", "does", "did", "don't", "doesn't", "didn't"]) => {
            ellipsis(clause, v, &is_last)
        }
        () if clause.is_word(v, &["seem", "seems", "seemed", "appear", "appears"])
            && clause.is_word(v + 1, &["to"])
            && clause.is_word(v + 2, &["be"]) =>
        {
            side(v + 3)
        }
        () => None,
    }
    // "No one was in favour": nobody
    .filter(|_| {
        !(clause.from..v)
            .any(|i| clause.is_word(i, &["no", "No", "nobody", "Nobody", "none", "None"]))
    })?;
    let holder = match (cx.speaker(v).filter(|s| *s != 0), p.kind.is_noun()) {
        // between quotation marks a pronoun is not the speaker
        (_, true) | (None, _) => Holder::Phrase(k),
        (Some(_), false) => return None,
    };
    Some((holder, answer, (v, (v + 2).min(clause.to))))
}

/// One past the "vote" of what somebody says or intends behind word `v`: "[will vote] no", "[said she would vote] against", "[broke ranks
/// to vote] no".
fn later_vote(clause: &Clause, v: usize) -> Option<usize> {
    let vote = (v + 1..clause.to.min(v + 6)).find(|i| clause.is_word(*i, &["vote", "voting"]))?;
    let leads = |w: usize| {
        let is_own = clause.is_word(w, &["he", "she", "they", "it", "ranks"]);
        (is_own || clause.covering(w).is_none())
            && !clause.reading.is(w, class::NEGATED)
            && !clause.is_word(w, &["not", "never", "if", "how", "whether"])
    };
    (v..vote).all(leads).then_some(vote + 1)
}

/// On which side an auxiliary alone puts its subject: "The union [does not].", "The union [did, too]."
fn ellipsis(clause: &Clause, v: usize, is_last: &impl Fn(usize) -> bool) -> Option<Side> {
    let not = clause.is_word(v + 1, &["not"]);
    let at = v + 1 + usize::from(not);
    match () {
        () if clause.is_word(at, &["too", "likewise"]) && is_last(at + 1) && !not => {
            Some(Side::Same)
        }
        () if (not || clause.reading.is(v, class::NEGATED)) && is_last(at) => Some(Side::Other),
        () => None,
    }
}

/// Whether a row is of the clause that word `i` refers to: of the one around it, or of the one that ends there.
fn row_of(cx: &Context, d: &Draft, i: usize, is_around: bool) -> bool {
    let at = cx.reading.token_at(d.stance.evidence.start);
    let is_near = at + 25 > i && at < i + 25;
    is_near && (is_around || at < i)
}

/// The rows of one clause, once more for holder `k`: of the last deed only.
fn share(
    cx: &Context,
    clause: &Clause,
    start: usize,
    k: usize,
    is_wanted: impl Fn(&Draft) -> bool,
    out: &mut Vec<Draft>,
) {
    let clear = |d: &&Draft| {
        d.is_clear
            && !d.is_speech
            && d.stance.target_name.is_empty()
            && d.stance.polarity != Polarity::Neutral
            && d.holder != Holder::Phrase(k)
            && d.phrase != Some(k)
            && !matches!(d.holder, Holder::Known(Some(n)) if cx.directory.of_phrase(k) == Some(n))
            && is_wanted(d)
    };
    let rows = || out.iter().skip(start).filter(clear);
    let Some(last) = rows().map(|d| d.stance.evidence).max_by_key(|e| e.start) else {
        return;
    };
    if out
        .iter()
        .skip(start)
        .any(|d| d.holder == Holder::Phrase(k) && d.stance.evidence == last)
    {
        return;
    }
    let own: Vec<Draft> = rows()
        .filter(|d| d.stance.evidence == last)
        .cloned()
        .collect();
    // one is enough: of a request the thing that is asked for
    let own = own
        .into_iter()
        .filter(|d| d.stance.act != "REQUEST" || d.stance.polarity != Polarity::Oppose);
    let mut joined = vec![];
    clause.conjuncts_right(k, &mut joined);
    let more: Vec<Draft> = own
        .flat_map(|d| {
            let holders = std::iter::once(k).chain(joined.iter().copied());
            holders
                .map(|k| Draft {
                    holder: Holder::Phrase(k),
                    is_shared: true,
                    ..d.clone()
                })
                .collect::<Vec<_>>()
        })
        .collect();
    out.extend(more);
}

/// Who stands beside the subject between commas: "[joined by two deputies]", "[along with the port]", "[like her predecessor]".
fn joined(clause: &Clause, i: usize) -> Option<usize> {
    let by = match () {
        () if clause.is_word(i, &["joined"]) => clause.is_word(i + 1, &["by"]).then_some(i + 1),
        () if clause.is_word(i, &["together", "along"]) => {
            clause.is_word(i + 1, &["with"]).then_some(i + 1)
        }
        () if clause.is_word(i, &["alongside", "like"]) => Some(i),
        () => None,
    }?;
    let k = clause.starting(by + 1).filter(|k| is_actor(clause, *k))?;
    let end = clause.chain_end(k);
    let is_aside = clause.reading.gap(i) & gap::COMMA != 0 || i == clause.from;
    let closes = (end..clause.to.min(end + 4)).any(|e| clause.reading.gap(e) & gap::COMMA != 0);
    (is_aside && (closes || end >= clause.to)).then_some(k)
}

/// Who does so, too, behind a verb of its own: "as do [the airlines]", "and so will [the Greens]", "nor did [her deputy]".
fn inverted(clause: &Clause, i: usize) -> Option<usize> {
    let r = clause.reading;
    let opens = clause.is_word(i, &["as", "so", "nor", "neither"]);
    let verb = i + 1;
    if !opens
        || !r.is(verb, class::AUXILIARY)
        || !(r.gap(i) & gap::HARD != 0 || clause.is_word(i - 1, &["and", "but"]))
    {
        return None;
    }
    let k = clause.starting(verb + 1).filter(|k| is_actor(clause, *k))?;
    let end = clause.chain_end(k);
    let is_last = end >= clause.to
        || r.gap(end) & gap::HARD != 0
        || r.is(end, class::PREPOSITION | class::COORDINATOR);
    is_last.then_some(k)
}

/// On which side somebody stands who is told of by a few words.
#[derive(Clone, Copy)]
enum Side {
    /// Where the one before him stands.
    Same,
    /// On the other one.
    Other,
    For,
    Against,
}

/// Who does so, too, or does not, by an auxiliary alone: "and [her deputy] did too", "but [the port] does not", "while [29%] were
/// against".
fn elliptic(clause: &Clause, i: usize) -> Option<(usize, Side)> {
    let r = clause.reading;
    if !clause.is_word(i, &["and", "but", "while"]) || r.gap(i) & gap::HARD & !gap::COMMA != 0 {
        return None;
    }
    let k = clause.starting(i + 1).filter(|k| {
        let first = clause.phrase(*k).first as usize;
        let counts = r.is(first, class::NUMBER) || r.shape(first, crate::text::token::shape::DIGIT);
        (is_actor(clause, *k) || counts && r.is(clause.phrase(*k).end as usize, class::BE))
            && clause.phrase(*k).kind.is_noun()
    })?;
    let mut at = clause.chain_end(k);
    if !r.is(at, class::AUXILIARY) {
        return None;
    }
    let is_last = |i: usize| i >= clause.to || r.gap(i) & gap::HARD != 0;
    if r.is(at, class::BE) {
        let by = at + 1 + usize::from(r.is(at + 1, class::ADVERB));
        let also = |i: usize| i + usize::from(clause.is_word(i, &["too", "also"]));
        if clause.is_word(by, &["against", "opposed"]) && is_last(also(by + 1)) {
            return Some((k, Side::Against));
        }
        if clause.is_word(by, &["in"])
            && clause.is_word(by + 1, &["favour", "favor"])
            && is_last(also(by + 2))
            || clause.is_word(by, &["for"])
                && clause.is_word(by + 1, &["it"])
                && is_last(also(by + 2))
        {
            return Some((k, Side::For));
        }
    }
    let mut negated = r.is(at, class::NEGATED);
    at += 1;
    if clause.is_word(at, &["not"]) {
        negated = true;
        at += 1;
    }
    let too = clause.is_word(at, &["too", "also", "likewise"]);
    let side = if negated { Side::Other } else { Side::Same };
    (too && is_last(at + 1) || negated && is_last(at)).then_some((k, side))
}
