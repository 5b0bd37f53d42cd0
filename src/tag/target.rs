//! Given targets: names to track a stance toward. Every mention gets one row.

use crate::attribution::reading::PhraseKind;
use crate::lexicon::class;
use crate::span::Span;
use crate::tag::Context;
use crate::tag::actors::Clause;
use crate::tag::stance::{Draft, Holder, Polarity, Predicate, Stance, draft, polarity};
use crate::text::token::gap;

/// A given target: `NAME[=alias|alias]`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Target {
    /// The NAME.
    pub name: String,
    /// All ways of writing it, NAME first.
    pub aliases: Vec<String>,
}

impl Target {
    /// Reads `NAME[=alias|alias]`.
    pub fn parse(given: &str) -> Self {
        let (name, rest) = given.split_once('=').unwrap_or((given, ""));
        let mut aliases = vec![name.trim().to_string()];
        aliases.extend(
            rest.split('|')
                .map(|a| a.trim().to_string())
                .filter(|a| !a.is_empty()),
        );
        Self {
            name: name.trim().into(),
            aliases,
        }
    }
}

/// A mention of a given target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// First word and one past the last word.
    pub words: (usize, usize),
    /// Where it stands, without a final `'s`.
    pub span: Span,
    /// The NAME.
    pub name: String,
}

/// Finds the mentions of given targets, by place: whole words; case counts where the alias has a capital.
pub fn mentions(cx: &Context, targets: &[Target], out: &mut Vec<Mention>) {
    for t in targets {
        for alias in &t.aliases {
            let has_capital = alias.chars().any(char::is_uppercase);
            let found = |from: usize| -> Option<usize> {
                let rest = cx.text.get(from..)?;
                if has_capital {
                    return rest.find(alias.as_str()).map(|i| from + i);
                }
                let first = alias.chars().next()?;
                rest.char_indices()
                    .filter(|(_, c)| c.to_lowercase().eq(first.to_lowercase()))
                    .find(|(i, _)| {
                        rest.get(*i..*i + alias.len())
                            .is_some_and(|w| w.to_lowercase() == alias.to_lowercase())
                    })
                    .map(|(i, _)| from + i)
            };
            let mut from = 0;
            while let Some(at) = (!alias.is_empty()).then(|| found(from)).flatten() {
                let end = at + alias.len();
                let before = cx.text.get(..at).and_then(|s| s.chars().next_back());
                let after = cx.text.get(end..).and_then(|s| s.chars().next());
                let whole = !before.is_some_and(char::is_alphanumeric)
                    && !after.is_some_and(char::is_alphanumeric);
                from = end.max(at + 1);
                while !cx.text.is_char_boundary(from) && from < cx.text.len() {
                    from += 1;
                }
                let first = cx
                    .reading
                    .tokens
                    .partition_point(|t| (t.end as usize) <= at);
                let last = cx
                    .reading
                    .tokens
                    .partition_point(|t| (t.start as usize) < end);
                let taken = out
                    .iter()
                    .any(|m| m.words.0 < last && first < m.words.1 && m.name == t.name);
                if whole && first < last && !taken {
                    out.push(Mention {
                        words: (first, last),
                        span: Span::new(at, end),
                        name: t.name.clone(),
                    });
                }
            }
        }
    }
    out.sort_by_key(|m| (m.words, m.name.clone()));
}

/// How a predicate bears on a mention, and how strongly: the greatest wins.
fn bearing(cx: &Context, clause: &Clause, m: &Mention, p: &Predicate) -> Option<(f32, f32)> {
    let words = |k: &usize| {
        let f = clause.phrase(*k);
        (f.first as usize, clause.chain_end(*k))
    };
    let (a, b) = m.words;
    if p.is_evaluation && cx.lexicon.entry(p.entry).target == "none" {
        return None;
    }
    // the mention is the target, or a part of it: (rank, factor)
    for k in &p.targets {
        let (first, end) = words(k);
        if first < b && a < end {
            let phrase = clause.phrase(*k);
            let heads = a <= phrase.head as usize && (phrase.head as usize) < b;
            let rank = if p.is_evaluation { 3.0 } else { 6.0 };
            return Some((
                rank + if heads { 1.0 } else { 0.5 } + p.score.abs() * 0.5,
                if heads { 1.0 } else { 0.9 },
            ));
        }
        // "X, the finance minister," the apposition of the target
        if !p.is_evaluation && a >= end && a <= end + 2 && cx.reading.gap(a) & gap::HARD == 0 {
            return Some((5.0, 0.8));
        }
    }
    if p.mutual.is_some()
        && p.subject
            .is_some_and(|k| words(&k).0 < b && a < words(&k).1)
    {
        return Some((5.5, 1.0));
    }
    // "rejected the mayor's request for": inside the words of the predicate
    if !p.is_evaluation && p.words.0 < a && b <= p.words.1 {
        return Some((5.2, 0.9));
    }
    None
}

/// The row of one mention: what the best predicate or evaluation says of it, else neutral. Replaces the rows of `out` (from
/// `start` on) that have the mention as their target.
pub(crate) fn answer(
    cx: &Context,
    m: &Mention,
    said: &[Predicate],
    start: usize,
    out: &mut Vec<Draft>,
) {
    let clause = cx.clause_at(m.words.0);
    let mut best: Option<(f32, f32, &Predicate)> = None;
    for p in said {
        if let Some((rank, factor)) = bearing(cx, &clause, m, p)
            && best.is_none_or(|b| rank > b.0)
        {
            best = Some((rank, factor, p));
        }
    }
    let near = if best.is_none() {
        nearest(cx, &clause, m, said)
    } else {
        None
    };
    if let Some(p) = &near {
        best = Some((0.0, 1.0, p));
    }
    let mut row =
        match best {
            Some((_, factor, p)) => {
                let mut d = draft(cx, p, m.span, None);
                if let (Some(left), Some(s)) = (p.mutual, p.subject) {
                    let f = clause.phrase(s);
                    if (f.first as usize) < m.words.1 && m.words.0 < f.end as usize {
                        d.holder = Holder::Phrase(left);
                    }
                }
                d.stance.score *= factor;
                d.stance.polarity = polarity(d.stance.score);
                d.stance.confidence *= factor;
                // a condition found for the predicate's own row holds here too
                if let Some(old) = out.iter().skip(start).find(|o| {
                    o.stance.evidence == d.stance.evidence && o.stance.condition.is_some()
                }) {
                    d.stance.condition = old.stance.condition;
                    d.stance.polarity = Polarity::Conditional;
                }
                d
            }
            None => Draft {
                stance: Stance {
                    holder: None,
                    target: m.span,
                    target_id: String::new(),
                    target_name: String::new(),
                    polarity: Polarity::Neutral,
                    score: 0.0,
                    act: "STATE",
                    evidence: Span {
                        start: m.span.start,
                        end: m.span.start,
                    },
                    entry: None,
                    negated: false,
                    irrealis: false,
                    condition: None,
                    sentence: cx.reading.sentence_of.get(m.words.0).copied().unwrap_or(0),
                    statement: cx.statement(m.words.0),
                    confidence: 0.5,
                },
                holder: Holder::Known(cx.speaker(m.words.0)),
                phrase: None,
                is_clear: true,
                is_speech: false,
                is_shared: false,
            },
        };
    row.stance.target_name.clone_from(&m.name);
    let mut at = start;
    while at < out.len() {
        if out
            .get(at)
            .is_some_and(|d| d.stance.target_name.is_empty() && d.stance.target.overlaps(m.span))
        {
            out.remove(at);
        } else {
            at += 1;
        }
    }
    out.push(row);
}

/// What stands nearest to a mention that is nobody's object: an evaluation in the rest of its sentence, or the predicate before it.
/// What it does itself tells no side.
fn nearest(cx: &Context, clause: &Clause, m: &Mention, said: &[Predicate]) -> Option<Predicate> {
    let (a, b) = m.words;
    // "Marek, who ran for the seat twice, has shown a rare cruelty": the rest of the sentence is about him
    let is_colour = |p: &&Predicate| cx.lexicon.entry(p.entry).target == "none";
    // what somebody says appraises others: "Orlo said the levy was a disgrace"
    let is_own = |p: &Predicate| {
        p.statement
            .and_then(|s| cx.statements.get(s as usize))
            .and_then(|s| s.source)
            .is_some_and(|s| s.overlaps(m.span))
    };
    let evaluations = || said.iter().filter(|p| p.is_evaluation && !is_own(p));
    let after = evaluations()
        .filter(|p| !is_colour(p))
        .find(|p| p.words.0 >= b && p.words.0 - b < 28);
    let before = evaluations()
        .filter(|p| !is_colour(p))
        .rfind(|p| p.words.1 <= a && a - p.words.1 < 4);
    if let Some(p) = after.or(before) {
        return Some(Predicate {
            score: p.score * 0.4,
            confidence: 0.3,
            ..p.clone()
        });
    }
    if let Some(p) = evaluations()
        .filter(is_colour)
        .find(|p| p.words.0 >= b && p.words.0 - b < 22)
    {
        return Some(Predicate {
            score: p.score * 0.4,
            confidence: 0.2,
            ..p.clone()
        });
    }
    // a predicate that has found a named target of its own says nothing of another
    let is_open = |p: &&Predicate| {
        !p.is_evaluation
            && !p
                .targets
                .iter()
                .any(|k| clause.phrase(*k).kind == PhraseKind::Name)
    };
    // nor of a subject, which begins a clause of its own
    let begins = cx.reading.is(b, class::FINITE | class::AUXILIARY)
        && cx.reading.gap(b) & gap::HARD == 0
        || clause.phrase(clause.covering(a).unwrap_or(usize::MAX)).kind == PhraseKind::Pronoun;
    if let Some(p) = evaluations()
        .filter(is_colour)
        .rfind(|p| p.words.1 <= a && a - p.words.1 < 3)
    {
        return Some(Predicate {
            score: p.score * 0.4,
            confidence: 0.2,
            ..p.clone()
        });
    }
    // weak words say nothing of what stands near by: the answer is neutral
    let last = said
        .iter()
        .rfind(|p| !p.is_evaluation && !begins && p.words.1 <= a && a - p.words.1 < 14)
        .filter(is_open)
        .filter(|p| p.score.abs() >= 0.5);
    last.map(|p| Predicate {
        score: p.score * 0.4,
        confidence: 0.25,
        ..p.clone()
    })
}
