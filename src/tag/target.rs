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

/// How a predicate or evaluation that has a mention among its targets bears on it: its rank, of which the greatest wins, and
/// the factor of its score.
fn bearing(cx: &Context, clause: &Clause, m: &Mention, p: &Predicate) -> Option<(f32, f32)> {
    if is_colour(cx, p) {
        return None;
    }
    // the mention is the target, or a part of it
    for k in &p.targets {
        if overlaps(clause, *k, m) {
            let head = clause.phrase(*k).head as usize;
            let heads = m.words.0 <= head && head < m.words.1;
            let (rank, factor) = if heads { (7.0, 1.0) } else { (6.5, 0.9) };
            return Some((rank + p.score.abs() * 0.5, factor));
        }
        // "backed the plan of | Orlo", "condemned the raids and | Orlo"
        let (end, at) = (clause.chain_end(*k), m.words.0);
        let is_linked = (end..end + 3).contains(&at)
            && cx.reading.gap(at) & gap::HARD == 0
            && cx
                .reading
                .is(at - 1, class::PREPOSITION | class::COORDINATOR);
        if is_linked && !p.is_evaluation {
            return Some((5.0, 0.8));
        }
    }
    if p.mutual.is_some() && p.subject.is_some_and(|k| overlaps(clause, k, m)) {
        return Some((5.5, 1.0));
    }
    // "rejected the mayor's request for": inside the words of the predicate
    let is_inside = p.words.0 < m.words.0 && m.words.1 <= p.words.1;
    (!p.is_evaluation && is_inside).then_some((5.2, 0.9))
}

/// Whether phrase `k`, with all that is chained to it, shares a word with a mention.
fn overlaps(clause: &Clause, k: usize, m: &Mention) -> bool {
    (clause.phrase(k).first as usize) < m.words.1 && m.words.0 < clause.chain_end(k)
}

/// A word that colours what is said, and has no target of its own.
fn is_colour(cx: &Context, p: &Predicate) -> bool {
    p.is_evaluation && cx.lexicon.entry(p.entry).target == "none"
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
    let direct = said
        .iter()
        .filter(|p| !p.is_evaluation && p.score.abs() >= FIRM)
        .filter_map(|p| bearing(cx, &clause, m, p).map(|(rank, factor)| (rank, factor, p)))
        .reduce(|best, next| if next.0 > best.0 { next } else { best });
    let weighed = || weigh(cx, &clause, m, said);
    let best = direct.map_or_else(weighed, |(_, factor, p)| Some((factor, p)));
    let mut row = match (conditional(m, out.get(start..).unwrap_or_default()), best) {
        (Some(row), _) => row,
        (None, Some((factor, p))) => {
            let mut d = draft(cx, p, m.span, None);
            if let (Some(left), Some(s)) = (p.mutual, p.subject)
                && overlaps(&clause, s, m)
            {
                d.holder = Holder::Phrase(left);
            }
            d.stance.score *= factor;
            d.stance.polarity = polarity(d.stance.score);
            d.stance.confidence *= factor.max(0.4);
            d
        }
        (None, None) => neutral(cx, m),
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

/// The first row of `rows` that has a mention in its target and holds under a condition: "will back [Orlo]'s plan only if".
fn conditional(m: &Mention, rows: &[Draft]) -> Option<Draft> {
    let mut row = rows
        .iter()
        .filter(|d| d.stance.target_name.is_empty() && d.stance.target.overlaps(m.span))
        .find(|d| d.stance.condition.is_some())?
        .clone();
    row.stance.target = m.span;
    row.phrase = None;
    Some(row)
}

/// The row of a mention of which nothing is said.
fn neutral(cx: &Context, m: &Mention) -> Draft {
    Draft {
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
    }
}

/// Absolute score from which what is done to a mention is its answer, whatever else the sentence says: "Breck condemned Orlo".
/// What is weaker ("met Orlo") is weighed with the rest.
const FIRM: f32 = 0.45;

/// Absolute score that counts as one in [`weigh`].
const FULL: f32 = 0.6;

/// What all words of a sentence that take a side say of a mention, as factor and predicate of its row: an ordinal choice among
/// oppose, neutral and support. Each word adds its score, by what it is and where it stands; the answer is neutral within a
/// width around nought that depends on the mention. The figures are those of an ordinal logistic regression on
/// newsmtsc-train, to one place after the point; the constants of sum and width and the weight of a colour near by were then moved
/// by up to 0.4 along a plateau of the training half.
fn weigh<'p>(
    cx: &Context,
    clause: &Clause,
    m: &Mention,
    said: &'p [Predicate],
) -> Option<(f32, &'p Predicate)> {
    let start = m.words.0;
    let is_source = (clause.from..clause.to)
        .filter_map(|i| cx.cue(i))
        .filter_map(|s| cx.statements.get(s as usize)?.source)
        .any(|source| source.overlaps(m.span));
    let length = (clause.to - clause.from) as f32 / 30.0;
    let way = (start - clause.from) as f32 / 30.0;
    let mut sum = 0.25 - 0.3 * length;
    let mut width = 0.15 - 0.9 * length + 0.6 * way;
    if is_source {
        (sum, width) = (sum + 0.7, width + 0.5);
    }
    if cx.reading.quotation(start) != 0 {
        width -= 0.9;
    }
    let shares: Vec<(f32, f32, &Predicate)> = said
        .iter()
        .map(|p| {
            let (weight, factor) = weight(cx, clause, m, p);
            (weight * (p.score / FULL).clamp(-1.0, 1.0), factor, p)
        })
        .collect();
    sum += shares.iter().map(|(share, _, _)| share).sum::<f32>();
    let takes_side = |share: &f32| sum.abs() > width.exp() && share * sum > 0.0;
    let strongest = shares
        .iter()
        .filter(|(share, _, _)| takes_side(share))
        .reduce(|best, next| {
            if next.0.abs() > best.0.abs() {
                next
            } else {
                best
            }
        });
    if let Some((_, factor, p)) = strongest {
        return Some((*factor, p));
    }
    // nothing speaks, though something is done to it: "met Orlo"
    let weak = said
        .iter()
        .find(|p| !p.is_evaluation && bearing(cx, clause, m, p).is_some());
    weak.map(|p| (0.0, p))
        .or_else(|| Some((0.4, before(cx, clause, m, said)?)))
}

/// The predicate before a mention that begins no clause, if it is firm and has found nobody of its own: "voted to censure, after hours
/// of debate, [Orlo]".
fn before<'p>(
    cx: &Context,
    clause: &Clause,
    m: &Mention,
    said: &'p [Predicate],
) -> Option<&'p Predicate> {
    const FAR: usize = 14;
    let (a, b) = m.words;
    let kind = |k: usize| clause.phrase(k).kind;
    let begins_clause = cx.reading.is(b, class::FINITE | class::AUXILIARY)
        && cx.reading.gap(b) & gap::HARD == 0
        || clause
            .covering(a)
            .is_some_and(|k| kind(k) == PhraseKind::Pronoun);
    said.iter()
        .rfind(|p| !p.is_evaluation && p.words.1 <= a && a - p.words.1 < FAR)
        .filter(|p| !begins_clause && p.score.abs() >= FIRM)
        .filter(|p| !p.targets.iter().any(|k| kind(*k) == PhraseKind::Name))
        .filter(|p| !does(clause, m, p))
}

/// Whether a mention is who takes the side: "Orlo condemned", "condemned by Orlo".
fn does(clause: &Clause, m: &Mention, p: &Predicate) -> bool {
    p.subject.is_some_and(|k| overlaps(clause, k, m))
        || matches!(p.holder, Holder::Phrase(k) if overlaps(clause, k, m))
}

/// What a word weighs for a mention, and the factor of its score where it gives the row.
fn weight(cx: &Context, clause: &Clause, m: &Mention, p: &Predicate) -> (f32, f32) {
    let (a, b) = m.words;
    let is_target = bearing(cx, clause, m, p);
    // what somebody says appraises others: "Orlo said the levy was a disgrace"
    let is_own = p
        .statement
        .and_then(|s| cx.statements.get(s as usize))
        .and_then(|s| s.source)
        .is_some_and(|s| s.overlaps(m.span));
    let is_subject = does(clause, m, p);
    let is_after = p.words.0 >= b;
    let is_near = if is_after {
        p.words.0 - b < 10
    } else {
        a.saturating_sub(p.words.1) < 4
    };
    match (is_target, is_own || is_subject) {
        (Some((_, factor)), _) if p.is_evaluation => (2.4, factor),
        (Some((_, factor)), _) => (0.8, factor),
        (None, _) if !p.is_evaluation => (if is_subject && !is_own { 0.6 } else { 0.0 }, 0.4),
        (None, true) => (if is_colour(cx, p) { 1.1 } else { 0.6 }, 0.4),
        (None, false) if is_near => (if is_colour(cx, p) { 2.4 } else { 1.2 }, 0.4),
        (None, false) if is_colour(cx, p) => (0.9, 0.4),
        (None, false) => (if is_after { 0.7 } else { 0.0 }, 0.4),
    }
}
