//! Hits of the word layers (hedges, boosters, deontics, negations, frames): which count. The cues of statements are rows here,
//! too. Whether a word of a lexicon stands there is the matcher's business; here the context decides (`modal`), and whose voice
//! it is (`holder`).

mod holder;
mod modal;

pub use holder::{believers, settle_believers};

use crate::lexicon::schema::takes;
use crate::lexicon::{Entry, Layer, Match, class};
use crate::tag::condition::Condition;
use crate::tag::condition::word::is_any;
use crate::tag::stance::Evidence;
use crate::tag::{Context, Hit};
use crate::text::token::gap;
use holder::Holder;
use modal::{
    in_antecedent, is_concessive, is_narrated, is_passive, is_permission, is_person,
    is_reported_in_the_past, marks_condition, modal,
};

/// Every reason for which a hit does not count.
pub const REASONS: &[&str] = &[
    "ability",
    "future-in-the-past",
    "negated",
    "no-condition",
    "permission",
];

/// How many words after its negation a booster may stand to become a hedge: "is not yet entirely clear".
const NEAR: u8 = 4;

/// Reads the matches of the layers that become rows of cues.csv, and the cues of the statements.
///
/// A word of the stance layer is a cue only where it is the evidence of a row ([`crate::tag::stance::Evidence`]).
pub fn read(cx: &Context, conditions: &[Condition], evidence: &Evidence, hits: &mut Vec<Hit>) {
    let from = hits.len();
    hits.reserve(cx.reading.matches.len() + cx.statements.len());
    for m in &cx.reading.matches {
        if [Layer::Role, Layer::Source, Layer::Place, Layer::Reporting]
            .into_iter()
            .any(|layer| m.is_of(layer))
        {
            continue;
        }
        let entry = cx.lexicon.entry(m.entry);
        if entry.is_excluded {
            continue;
        }
        let first = m.span.0 as usize;
        if entry.layer == Layer::Stance
            && !evidence.holds(m.entry, cx.reading.span(first, m.span.1 as usize))
        {
            continue;
        }
        if entry.layer == Layer::Hedge
            && (is_month(cx, first)
                || !is_before_figure(cx, m, entry)
                || is_proposal(cx, m, entry)
                || supposes(cx, conditions, m))
        {
            continue;
        }
        let holder = Holder::of(cx, m, entry);
        let mut hit = Hit {
            entry: m.entry,
            layer: entry.layer,
            category: entry.category,
            span: cx.reading.span(first, m.span.1 as usize),
            tokens: m.span,
            sentence: cx.reading.sentence_of.get(first).copied().unwrap_or(0),
            statement: holder.statement,
            speaker: holder.speaker,
            voice: holder.voice,
            weight: entry.weight,
            negated: cx.negations.holds(first),
            suppressed_by: None,
        };
        judge(cx, conditions, entry, &mut hit);
        hits.push(hit);
    }
    reporting(cx, hits);
    sort(hits, from);
    settle(hits, from);
}

/// Sorts the hits from number `from` on by start, the longer first, then by layer and entry. They are large and nearly in
/// order, so numbers are sorted, and the hits moved once.
fn sort(hits: &mut Vec<Hit>, from: usize) {
    let new = hits.get(from..).unwrap_or_default();
    let key = |h: &Hit| u64::from(h.span.start) << 32 | u64::from(!h.span.end);
    let mut order: Vec<(u64, u8, u32, u32)> = new
        .iter()
        .zip(0..)
        .map(|(h, n)| (key(h), h.layer as u8, h.entry, n))
        .collect();
    order.sort_unstable();
    let sorted: Vec<Hit> = order
        .iter()
        .filter_map(|o| new.get(o.3 as usize).cloned())
        .collect();
    hits.truncate(from);
    hits.extend(sorted);
}

/// Whether a figure follows, where the entry wants one: "[about] 40 boats", not "talks about boats".
fn is_before_figure(cx: &Context, m: &Match, entry: &Entry) -> bool {
    let next = m.all.1 as usize;
    entry.takes & takes::NUMBER == 0
        || cx.reading.is(next, class::NUMBER) && cx.reading.gap(next) & gap::HARD == 0
}

/// Whether "suggest" proposes: "suggested that the observers [be] paid by the league". A bare verb stands where a doubt would have
/// a finite one.
fn is_proposal(cx: &Context, m: &Match, entry: &Entry) -> bool {
    let r = cx.reading;
    let first = m.span.0 as usize;
    if entry.category != "evidential"
        || !r.is(first, class::VERB)
        || !starts_with(r.word(cx.text, first), "suggest")
    {
        return false;
    }
    // "he suggested a walk", "she had suggested closing the port"
    let next = m.span.1 as usize;
    let subject = first - usize::from(first > 0 && r.is(first - 1, class::HAVE));
    if modal::is_person(cx, subject)
        && r.gap(next) & gap::HARD == 0
        && (r.is(next, class::VERB_ING) || matches!(r.word(cx.text, next), "a" | "an" | "two"))
    {
        return true;
    }
    // "suggested, ten years ago, that": what stands apart is told, not inferred
    if r.word(cx.text, first).ends_with("ed") && r.gap(m.span.1 as usize) & gap::HARD != 0 {
        return true;
    }
    let end = r.sentence(first).tokens.1 as usize;
    (m.span.1 as usize..end.min(first + 12))
        .take_while(|i| r.gap(*i) & gap::HARD == 0)
        .find(|i| r.is(*i, class::AUXILIARY | class::TO))
        .is_some_and(|i| matches!(r.word(cx.text, i), "be"))
}

/// Whether a word marks a condition and tells no belief: "[Assuming] the sale goes through, we will stay", but "people are [assuming]
/// that it will".
fn supposes(cx: &Context, conditions: &[Condition], m: &Match) -> bool {
    let first = m.span.0 as usize;
    is_any(cx, first, &["assuming"])
        && marks_condition(
            conditions,
            cx.reading.sentence_of.get(first).copied().unwrap_or(0),
            cx.reading.span(first, first + 1),
        )
}

/// "May" with a capital is the month, a name or a wish, never a modal that hedges; "MAY" in a line of capitals is one only
/// before a verb, and so is "may" after a preposition: "the port reopened in may when the ice broke".
fn is_month(cx: &Context, i: usize) -> bool {
    // "May's envoys" is a name
    let word = cx
        .reading
        .tokens
        .get(i)
        .map_or("", |t| t.base().of(cx.text));
    match word {
        "May" => true,
        "MAY" => {
            !cx.reading
                .is(i + 1, class::VERB_BASE | class::AUXILIARY | class::ADVERB)
                || cx.reading.gap(i + 1) & gap::HARD != 0
        }
        "may" => {
            let r = cx.reading;
            let verb = |k: usize| r.is(k, class::VERB_BASE | class::AUXILIARY);
            let adverb = r.is(i + 1, class::ADVERB) && !r.is(i + 1, class::SUBORDINATOR);
            i > 0
                && matches!(
                    r.word(cx.text, i - 1),
                    "in" | "since"
                        | "until"
                        | "by"
                        | "early"
                        | "late"
                        | "mid"
                        | "last"
                        | "during"
                        | "of"
                        | "from"
                )
                && !(verb(i + 1) || adverb && verb(i + 2))
        }
        _ => false,
    }
}

/// Decides whether a hit counts.
fn judge(cx: &Context, conditions: &[Condition], entry: &Entry, hit: &mut Hit) {
    let first = hit.tokens.0 as usize;
    match hit.layer {
        // "nor is it clear that the truce will hold" doubts; "not a very large crowd" neither doubts nor insists; "did not explain
        // the reasons for her unwavering support" leaves the support as firm as it is, and "no proof whatsoever" denies firmly
        Layer::Booster
            if hit.negated && cx.negations.distance(first) <= NEAR && entry.negated != "keep" =>
        {
            if entry.negated == "hedge" {
                hit.layer = Layer::Hedge;
                hit.category = "epistemic";
            } else {
                hit.suppressed_by = Some("negated");
            }
        }
        Layer::Hedge if hit.category == "conditional" => {
            hit.suppressed_by = modal(cx, conditions, hit);
            // "the strike could idle both yards": where nothing is past, "could" is no ability that somebody had
            if hit.suppressed_by == Some("ability")
                && !matches!(cx.reading.word(cx.text, first + 1), "not")
                && !is_reported_in_the_past(cx, first)
                && !is_narrated(cx, first)
                && !is_person(cx, first)
            {
                hit.suppressed_by = None;
                hit.category = "epistemic";
            }
        }
        // "from the hill both gates could be watched": in a tale of the past a passive tells what was done
        Layer::Hedge
            if is_word(cx, hit, "could") && is_passive(cx, first + 1) && is_narrated(cx, first) =>
        {
            hit.suppressed_by = Some("ability");
        }
        // "there is no realistic possibility of a second vote" is a firm commitment; "they did not discuss the possibility" and
        // "to avoid a possible clash" leave it open
        Layer::Hedge
            if entry.negated == "none"
                && matches!(cx.negations.distance(first), 1 | 2)
                && !cx.negations.is_by_verb(first) =>
        {
            hit.suppressed_by = Some("negated");
        }
        Layer::Hedge if is_word(cx, hit, "could") && in_antecedent(conditions, hit) => {
            hit.suppressed_by = Some("ability");
        }
        Layer::Hedge if is_permission(cx, hit) => hit.suppressed_by = Some("permission"),
        // "it must stay, [whether] it stands in a square or a cellar"
        Layer::Hedge if hit.category == "investigation" && is_concessive(conditions, hit) => {
            hit.suppressed_by = Some("concessive");
        }
        _ => {}
    }
}

/// Whether a word begins so, whatever its capitals.
fn starts_with(word: &str, start: &str) -> bool {
    word.as_bytes()
        .get(..start.len())
        .is_some_and(|w| w.eq_ignore_ascii_case(start.as_bytes()))
}

/// Whether a hit is this one word.
fn is_word(cx: &Context, hit: &Hit, word: &str) -> bool {
    hit.tokens.1 == hit.tokens.0 + 1
        && cx
            .reading
            .word(cx.text, hit.tokens.0 as usize)
            .eq_ignore_ascii_case(word)
}

/// A row for the cue of each statement: the evidence of the attribution.
fn reporting(cx: &Context, hits: &mut Vec<Hit>) {
    for (k, s) in cx.statements.iter().enumerate() {
        let Some(entry) = s.entry else { continue };
        let first = s.cue_words.0 as usize;
        let holder = Holder::at(
            cx,
            Some(k as u32),
            cx.statement(first).filter(|o| *o != k as u32),
        );
        hits.push(Hit {
            entry,
            layer: Layer::Reporting,
            category: s.cue_class,
            span: s.cue,
            tokens: s.cue_words,
            sentence: cx.reading.sentence_of.get(first).copied().unwrap_or(0),
            statement: holder.statement,
            speaker: holder.speaker,
            voice: holder.voice,
            weight: cx.lexicon.entry(entry).weight,
            negated: s.negated,
            suppressed_by: None,
        });
    }
}

/// Two hedges on the very same words are one: the one that no rule put aside, and the first of equals.
fn settle(hits: &mut Vec<Hit>, from: usize) {
    let mut last: Option<usize> = None;
    let mut to = from;
    for i in from..hits.len() {
        let Some(hit) = hits.get(i).cloned() else {
            return;
        };
        let twin = last.filter(|k| {
            hit.layer == Layer::Hedge && hits.get(*k).is_some_and(|h| h.span == hit.span)
        });
        let slot = twin.unwrap_or(to);
        if twin.is_none_or(|k| hit.is_counted() && hits.get(k).is_some_and(|h| !h.is_counted())) {
            if hit.layer == Layer::Hedge {
                last = Some(slot);
            }
            if let Some(place) = hits.get_mut(slot) {
                *place = hit;
            }
            to += usize::from(twin.is_none());
        }
    }
    hits.truncate(to);
}

#[cfg(test)]
mod tests {
    use crate::lexicon::Layer;
    use crate::text::Document;
    use crate::{Analysis, Analyzer};

    pub(super) fn read(analyzer: &Analyzer, text: &str) -> Analysis {
        analyzer.analyze(&Document::from_text(text.to_string()))
    }

    /// What became of the hedge `word`: its category, or why it does not count.
    pub(super) fn fate(analyzer: &Analyzer, text: &str, word: &str) -> String {
        let analysis = read(analyzer, text);
        let hit = analysis
            .hits
            .iter()
            .find(|h| h.layer == Layer::Hedge && h.span.of(text).eq_ignore_ascii_case(word));
        hit.map_or("none".into(), |h| {
            h.suppressed_by.unwrap_or(h.category).into()
        })
    }

    #[test]
    fn what_looks_like_a_hedge_is_one_only_in_its_place() {
        let analyzer = Analyzer::builtin().unwrap();
        for (text, word, expected) in [
            ("The hall holds some 300 people.", "some", "approximator"),
            ("Some people left early.", "some", "none"),
            (
                "The repair takes about forty minutes.",
                "about",
                "approximator",
            ),
            ("They spoke about the repair.", "about", "none"),
            (
                "The ships will sail, assuming both sides hold their fire.",
                "assuming",
                "none",
            ),
            (
                "Planners keep assuming that the road is safe.",
                "assuming",
                "doxastic",
            ),
            ("Ada was bored. She suggested a walk.", "suggested", "none"),
            ("The mayor would not say why.", "would", "no-condition"),
            (
                "The statue must stay, whether it stands in a square or a cellar.",
                "whether",
                "concessive",
            ),
            (
                "The tone suggests that the talks will fail.",
                "suggests",
                "evidential",
            ),
            (
                "She suggested that the observers be paid by the league.",
                "suggested",
                "none",
            ),
            ("The port, she suggested, was closed.", "suggested", "none"),
            (
                "It is unclear whether the port is open.",
                "whether",
                "investigation",
            ),
            (
                "Reporters asked whether the port was open.",
                "whether",
                "none",
            ),
            (
                "It is widely believed that the port is closed.",
                "widely",
                "weasel",
            ),
            (
                "It is widely believed that the port is closed.",
                "believed",
                "doxastic",
            ),
            (
                "Some analysts doubt that the port is closed.",
                "doubt",
                "doxastic",
            ),
            ("Orlava accused the port of waste.", "accused", "none"),
            ("The port has been accused of waste.", "accused", "doxastic"),
        ] {
            assert_eq!(fate(&analyzer, text, word), expected, "{text}");
        }
    }

    #[test]
    fn a_negated_possibility_is_no_hedge_and_a_negated_certainty_is_one() {
        let analyzer = Analyzer::builtin().unwrap();
        for (text, word, expected) in [
            (
                "There is no realistic possibility of a second vote.",
                "possibility",
                "negated",
            ),
            (
                "They tried to avoid a possible clash.",
                "possible",
                "epistemic",
            ),
            ("A veto is not likely.", "likely", "epistemic"),
            ("A veto is unlikely.", "unlikely", "epistemic"),
            ("The truce might not hold.", "might", "epistemic"),
            (
                "Nobody said definitely when the port will open.",
                "definitely",
                "epistemic",
            ),
        ] {
            assert_eq!(fate(&analyzer, text, word), expected, "{text}");
        }
    }

    #[test]
    fn every_cue_of_a_statement_is_a_row() {
        let analyzer = Analyzer::builtin().unwrap();
        let text = "Dara Venn told the council that the mayor had denied the charge.";
        let analysis = read(&analyzer, text);
        let rows: Vec<_> = analysis
            .hits
            .iter()
            .filter(|h| h.layer == Layer::Reporting)
            .map(|h| h.span.of(text))
            .collect();
        let cues: Vec<_> = analysis.statements.iter().map(|s| s.cue.of(text)).collect();
        assert_eq!(rows.len(), cues.len());
        assert!(cues.iter().all(|c| rows.contains(c)), "{rows:?} {cues:?}");
    }
}
