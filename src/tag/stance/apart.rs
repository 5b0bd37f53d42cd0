//! Adverbials between the words of a pattern: "objected above all to", "gave the green light on Thursday to". The lexicon need not
//! tell where they may stand.

use crate::lexicon::{Layer, Match, Word, class};
use crate::tag::Context;
use crate::tag::actors::Clause;
use crate::text::WordSet;
use crate::text::token::gap;

/// How many words before and after an adverbial a pattern may have.
const REACH: usize = 5;

/// Words that may begin an adverbial, beside adverbs.
static OPENS: WordSet = WordSet::of(&[
    "above",
    "after",
    "all",
    "as",
    "at",
    "by",
    "during",
    "earlier",
    "early",
    "for",
    "however",
    "in",
    "instead",
    "last",
    "late",
    "meanwhile",
    "moreover",
    "most",
    "nevertheless",
    "next",
    "nonetheless",
    "on",
    "once",
    "over",
    "therefore",
    "this",
    "though",
    "today",
    "tomorrow",
    "too",
    "under",
    "with",
    "yesterday",
]);

/// The matches of the stance lexicon, those over an adverbial among them, by their first word.
pub(super) fn matches(cx: &Context) -> Vec<Match> {
    let all = &cx.reading.matches;
    let mut plain = all.iter().filter(|m| m.is_of(Layer::Stance)).peekable();
    let mut out: Vec<Match> = vec![];
    let (mut here, mut found) = (vec![], vec![]);
    for sentence in &cx.reading.layout.sentences {
        let (from, to) = sentence.tokens;
        here.clear();
        while let Some(m) = plain.next_if(|m| m.all.0 < to) {
            here.push(*m);
        }
        found.clear();
        bridged(cx, from as usize, to as usize, &mut found);
        for m in &found {
            add(&mut here, *m);
        }
        out.extend(&here);
    }
    out.extend(plain);
    out
}

/// Adds a match to those of its sentence, unless a match of its lane that begins with the same word is as long; it takes the place of
/// those of its lane inside it.
fn add(here: &mut Vec<Match>, m: Match) {
    let is_known = |o: &Match| o.lane == m.lane && o.all.0 == m.all.0 && o.all.1 >= m.all.1;
    if here.iter().any(is_known) {
        return;
    }
    here.retain(|o| o.lane != m.lane || o.all.0 < m.all.0 || o.all.1 > m.all.1);
    here.insert(here.partition_point(|o| o.all.0 <= m.all.0), m);
}

/// The verbs in words `from..to` whose complement stands behind an adverbial: "<called> on Monday <for>".
fn bridged(cx: &Context, from: usize, to: usize, out: &mut Vec<Match>) {
    let r = cx.reading;
    let clause = cx.clause(from, to);
    let mut words: Vec<Word> = vec![];
    let mut found: Vec<Match> = vec![];
    let mut i = from + 1;
    while i + 1 < to {
        let may_open = r.is(i, class::ADVERB | class::WEEKDAY)
            || clause.is_in(i, &OPENS)
            || clause.is_count(i);
        let Some(end) = may_open.then(|| adverbials(&clause, i)).flatten() else {
            i += 1;
            continue;
        };
        let is_complement = r.is(end, class::PREPOSITION | class::TO)
            || clause.is_word(end, &["that"]) && r.gap(end) & gap::HARD == 0;
        // "cannot in good conscience [sign]"
        let is_reserved = is_denied(&clause, i) && r.is(end, class::VERB_BASE);
        if !is_reserved && (!is_complement || r.is(i - 1, class::AUXILIARY | class::PREPOSITION)) {
            i = end;
            continue;
        }
        let first = i.saturating_sub(REACH).max(from);
        words.clear();
        words.extend(r.words.get(first..i).unwrap_or_default());
        let seam = words.len() as u32;
        words.extend(r.words.get(end..to.min(end + REACH)).unwrap_or_default());
        if let Some(word) = words.get_mut(seam as usize) {
            word.gap &= !gap::HARD;
        }
        found.clear();
        cx.lexicon.matcher.find(&words, &mut found);
        let place = |at: u32| {
            if at < seam {
                at + first as u32
            } else {
                at - seam + end as u32
            }
        };
        let over = found.iter().filter(|m| {
            let entry = cx.lexicon.entry(m.entry);
            m.is_of(Layer::Stance)
                && m.span.0 < seam
                && m.span.1 > seam
                && !entry.is_excluded
                && entry.pos == "verb"
                && !matches!(entry.category, "evaluation" | "unheld")
                && (is_reserved || is_verb(&clause, place(m.span.0) as usize, i))
        });
        out.extend(over.map(|m| Match {
            all: (place(m.all.0), place(m.all.1 - 1) + 1),
            span: (place(m.span.0), place(m.span.1 - 1) + 1),
            ..*m
        }));
        i = end;
    }
}

/// Whether one of words `from..to` is a verb, or a noun that was read as one stands nowhere there: "the [vote] on Monday against".
fn is_verb(clause: &Clause, from: usize, to: usize) -> bool {
    (from..to).any(|i| clause.reading.is(i, class::VERB) && clause.covering(i).is_none())
}

/// Whether what begins at word `i` is a reserve behind a modal that is denied: "cannot [in good conscience] sign".
fn is_denied(clause: &Clause, i: usize) -> bool {
    let r = clause.reading;
    (r.is(i - 1, class::NEGATED) || clause.is_word(i - 1, &["not", "never"]))
        && reserve(clause, i).is_some()
}

/// One past a reserve that begins at word `i`, between commas or not: "would not[, for the time being,] sign", "could not [in good
/// conscience] sign".
pub(super) fn reserve(clause: &Clause, i: usize) -> Option<usize> {
    let r = clause.reading;
    let end = idiom(clause, i)?;
    let is_aside = r.gap(i) & gap::HARD == gap::COMMA && r.gap(end) & gap::HARD == gap::COMMA;
    (is_aside || (r.gap(i) | r.gap(end)) & gap::HARD == 0).then_some(end)
}

/// One past the adverbials that begin at word `i`: "objected [strongly, however,] to"; none where there is none.
pub(super) fn adverbials(clause: &Clause, i: usize) -> Option<usize> {
    let mut end = i;
    for _ in 0..3 {
        match adverbial(clause, end) {
            Some(next) => end = next,
            None => break,
        }
    }
    (end > i).then_some(end)
}

/// The first word of the adverbials that end before word `end`: "failed [on Monday] to agree"; `end` itself where there is none.
pub(super) fn before_adverbials(clause: &Clause, end: usize) -> usize {
    let least = end.saturating_sub(6).max(clause.from + 1);
    (least..end)
        .find(|i| adverbials(clause, *i) == Some(end))
        .unwrap_or(end)
}

/// One past the adverbial that begins at word `i`.
fn adverbial(clause: &Clause, i: usize) -> Option<usize> {
    let r = clause.reading;
    if i >= clause.to {
        return None;
    }
    if r.gap(i) & gap::HARD == gap::COMMA && r.gap(i + 1) & gap::HARD == gap::COMMA {
        return is_aside(clause, i).then_some(i + 1);
    }
    if r.gap(i) & gap::HARD == gap::COMMA {
        return reserve(clause, i);
    }
    if r.gap(i) & gap::HARD != 0 {
        return None;
    }
    let is_manner = r.is(i, class::ADVERB)
        && !r.is(
            i,
            class::PREPOSITION | class::PARTICLE | class::SUBORDINATOR,
        )
        && (clause.word(i).len() > 4 && clause.word(i).ends_with("ly")
            || clause.is_word(
                i,
                &[
                    "again",
                    "today",
                    "yesterday",
                    "tomorrow",
                    "later",
                    "instead",
                    "anyway",
                    "twice",
                    "overnight",
                    "publicly",
                ],
            ));
    if is_manner || clause.is_word(i, &["today", "yesterday", "tomorrow"]) {
        return Some(i + 1);
    }
    idiom(clause, i)
        .or_else(|| clause.tally(i))
        .or_else(|| when(clause, i))
}

/// "above all", "in the end".
fn idiom(clause: &Clause, i: usize) -> Option<usize> {
    const IDIOMS: &[&[&str]] = &[
        &["above", "all"],
        &["after", "all"],
        &["all", "along"],
        &["as", "it", "stands"],
        &["as", "things", "stand"],
        &["at", "first"],
        &["at", "last"],
        &["at", "least"],
        &["at", "once"],
        &["for", "now"],
        &["for", "once"],
        &["for", "the", "moment"],
        &["for", "the", "time", "being"],
        &["in", "all", "conscience"],
        &["in", "all", "honesty"],
        &["in", "any", "circumstances"],
        &["in", "good", "conscience"],
        &["in", "good", "faith"],
        &["in", "full"],
        &["in", "part"],
        &["in", "principle"],
        &["in", "private"],
        &["in", "public"],
        &["in", "the", "end"],
        &["in", "writing"],
        &["most", "of", "all"],
        &["once", "again"],
        &["once", "more"],
        &["on", "any", "account"],
        &["under", "any", "circumstances"],
        &["with", "a", "clear", "conscience"],
        &["with", "a", "good", "conscience"],
    ];
    let r = clause.reading;
    let stands = |words: &&&[&str]| {
        words.iter().enumerate().all(|(n, w)| {
            i + n < clause.to
                && clause.is_word(i + n, &[*w])
                && (n == 0 || r.gap(i + n) & gap::HARD == 0)
        })
    };
    IDIOMS.iter().find(stands).map(|words| i + words.len())
}

/// "on Monday night", "last week", "in May", "late on Tuesday", "after midnight".
fn when(clause: &Clause, i: usize) -> Option<usize> {
    let r = clause.reading;
    let leads = clause.is_word(
        i,
        &["on", "in", "at", "during", "after", "late", "early", "over"],
    );
    let at = i + usize::from(leads) + usize::from(clause.is_word(i + 1, &["on", "in"]) && leads);
    if at >= clause.to || leads && r.gap(at) & gap::HARD != 0 {
        return None;
    }
    let stands_alone = !leads
        && (r.is(at, class::WEEKDAY) || clause.is_word(at, &["last", "this", "next", "earlier"]));
    if !leads && !stands_alone {
        return None;
    }
    let k = clause.starting(at).or_else(|| {
        let k = clause.covering(at)?;
        // "voted 6-3 late Tuesday": the figures stand in the phrase of the day
        (clause.phrase(k).first as usize == i || r.is(at, class::WEEKDAY)).then_some(k)
    })?;
    let p = clause.phrase(k);
    (clause.is_time(p)
        && !p.is_possessive
        && (p.first..p.end).all(|w| w as usize == at || r.gap(w as usize) & gap::HARD == 0))
    .then_some(p.end as usize)
}

/// "however", between commas.
pub(super) fn is_aside(clause: &Clause, i: usize) -> bool {
    clause.is_word(
        i,
        &[
            "however",
            "though",
            "too",
            "instead",
            "meanwhile",
            "nevertheless",
            "nonetheless",
            "therefore",
            "moreover",
        ],
    )
}
