//! Hits of the word layers (hedges, boosters, deontics, negations, frames): which count, and whose voice they are. The cues of
//! statements are rows here, too. Whether a word of a lexicon stands there is the matcher's business; here the context decides.

use crate::attribution::reading::{PhraseKind, Reading};
use crate::attribution::speaker::{Directory, is_first_person};
use crate::attribution::statement::Statement;
use crate::lexicon::schema::takes;
use crate::lexicon::{Entry, Layer, Match, class};
use crate::tag::actors::Clause;
use crate::tag::condition::Condition;
use crate::tag::{Context, Hit, Voice};
use crate::text::token::{gap, shape};

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
pub fn read(cx: &Context, conditions: &[Condition], hits: &mut Vec<Hit>) {
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
        if entry.layer == Layer::Hedge
            && (is_month(cx, first) || !is_before_figure(cx, m, entry) || is_proposal(cx, m, entry))
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

/// Whose hit it is.
struct Holder {
    statement: Option<u32>,
    speaker: Option<u32>,
    voice: Voice,
}

impl Holder {
    /// The innermost statement's speaker; for a word inside a cue whoever reports it.
    fn of(cx: &Context, m: &Match, entry: &Entry) -> Self {
        let first = m.span.0 as usize;
        let Some(own) = cx.cue(first) else {
            let inner = cx.statement(first);
            // "has not said [whether] she will come": the open question is that of whoever reports it
            let asks = |s: u32| {
                cx.statements.get(s as usize).filter(|s| {
                    s.runs.first().is_some_and(|r| r.0 == m.span.0)
                        && s.cue_words.1 <= m.span.0
                        && s.cue_class != "ask"
                })
            };
            if let Some(s) = inner
                .and_then(asks)
                .filter(|_| entry.layer == Layer::Hedge && entry.category == "investigation")
            {
                return Self::at(cx, s.parent, s.parent);
            }
            let holder = inner.or_else(|| {
                if entry.layer == Layer::Hedge {
                    Self::between(cx, m)
                } else {
                    None
                }
            });
            return Self::at(cx, holder, holder);
        };
        let statement = cx.statements.get(own as usize);
        // "Officials believe that the port will close": the officials do the believing. "The port is believed to be closed" names
        // nobody, so the article says it; and it is the article's doubt when "the envoy hinted that he might stay".
        let is_own = entry.layer == Layer::Hedge
            && entry.category == "doxastic"
            && statement.is_some_and(|s| s.source.is_some() && is_head(cx, m, s.cue_words));
        if is_own {
            let speaker = statement.and_then(|s| s.speaker);
            return Self {
                statement: Some(own),
                speaker,
                voice: Voice::Speaker,
            };
        }
        // "The envoy reportedly said": the doubt in a cue is that of whoever reports it
        Self::at(cx, Some(own), cx.statement(first).filter(|s| *s != own))
    }

    /// The statement between whose cue and content a match stands: "considers it [unlikely] | that the port will open".
    fn between(cx: &Context, m: &Match) -> Option<u32> {
        let end = m.span.1 as usize;
        (end..end + 2).find_map(|i| cx.statement(i)).filter(|s| {
            let is_near = |s: &Statement| {
                s.cue_words.1 <= m.span.0
                    && s.cue_words.1 + 3 > m.span.0
                    && s.runs.first().is_some_and(|r| r.0 >= m.span.1)
            };
            cx.statements.get(*s as usize).is_some_and(is_near)
        })
    }

    /// A hit of `statement` in the voice of the speaker of `outer`, or in the article's.
    fn at(cx: &Context, statement: Option<u32>, outer: Option<u32>) -> Self {
        match outer {
            None => Self {
                statement,
                speaker: Some(0),
                voice: Voice::Author,
            },
            Some(s) => Self {
                statement,
                speaker: cx.statements.get(s as usize).and_then(|s| s.speaker),
                voice: Voice::Speaker,
            },
        }
    }
}

/// Whether a hedge is the verb of the cue with words `cue`, in the active: has [doubted], not are [thought].
fn is_head(cx: &Context, m: &Match, cue: (u32, u32)) -> bool {
    let r = cx.reading;
    let (first, end) = (m.span.0 as usize, m.span.1 as usize);
    let is_verb = r.is(first, class::VERB)
        && !r.is(
            first,
            class::AUXILIARY | class::ADVERB | class::ADJECTIVE | class::PREPOSITION,
        );
    is_verb
        && !(end..cue.1 as usize).any(|i| r.is(i, class::VERB))
        && !(r.is(first, class::VERB_PARTICIPLE)
            && (cue.0 as usize..first).any(|i| r.is(i, class::BE)))
}

/// The hedges whose holder is the subject of the hedge itself, with the number of that phrase: "[Diplomats] expect", "the museum's
/// [director] suspects", where no statement was found that says so.
pub fn believers(cx: &Context, hits: &[Hit]) -> Vec<(usize, usize)> {
    let believes = |h: &Hit| {
        let first = h.tokens.0 as usize;
        if h.layer != Layer::Hedge
            || h.category != "doxastic"
            || !h.is_counted()
            || cx.cue(first).is_some()
        {
            return None;
        }
        let r = cx.reading;
        if !r.is(first, class::VERB)
            || r.is(first, class::ADVERB | class::PREPOSITION)
            || r.is(first, class::VERB_ING)
        {
            return None;
        }
        let clause = Clause::at(cx.text, r, first);
        let group = clause.group(first);
        if group.is_passive || group.is_infinitive {
            return None;
        }
        let k = clause.subject(group.start, 0)?;
        let phrase = clause.phrase(k);
        // "I think" is of whoever speaks; beyond its quotation nobody is looked for
        let is_other = phrase.kind != PhraseKind::Empty
            && !is_first_person(clause.word(phrase.head as usize))
            && r.quotation(phrase.head as usize) == r.quotation(first);
        is_other.then_some(k)
    };
    let mut out: Vec<(usize, usize)> = vec![];
    for (i, hit) in hits.iter().enumerate() {
        if let Some(k) = believes(hit) {
            out.push((i, k));
            continue;
        }
        // what is believed is the believer's, up to the next stop: "others think that it may fail"
        let Some((b, k)) = out.last().copied() else {
            continue;
        };
        let Some(belief) = hits.get(b) else { continue };
        let follows = hit.layer == belief.layer
            && hit.voice == belief.voice
            && hit.statement == belief.statement
            && hit.sentence == belief.sentence;
        let (from, to) = (belief.tokens.1 as usize, hit.tokens.0 as usize);
        if follows
            && to < from + 12
            && (from..=to).all(|j| {
                cx.reading.gap(j) & gap::HARD == 0 && !cx.reading.is(j, class::COORDINATOR)
            })
        {
            out.push((i, k));
        }
    }
    out
}

/// Gives hedges to their believers.
pub fn settle_believers(
    believers: &[(usize, usize)],
    text: &str,
    reading: &Reading,
    directory: &mut Directory,
    hits: &mut [Hit],
) {
    for (i, k) in believers {
        if let Some(hit) = hits.get_mut(*i) {
            hit.voice = Voice::Speaker;
            hit.speaker = directory.of_actor(text, reading, *k);
        }
    }
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

/// "May" with a capital is the month, a name or a wish, never a modal that hedges; "MAY" in a line of capitals is one only
/// before a verb.
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
        _ => {}
    }
}

/// Why a modal verb does not count as conditional; none where it does.
fn modal(cx: &Context, conditions: &[Condition], hit: &Hit) -> Option<&'static str> {
    let first = hit.tokens.0 as usize;
    if in_consequent(cx, conditions, hit) {
        return None;
    }
    let word = cx.reading.word(cx.text, first);
    if starts_with(word, "would") || word.ends_with('d') && word.contains(['\'', '’']) {
        // direct speech keeps its tenses: "It would be a mistake," she said
        if cx.reading.quotation(first) == 0 && is_reported_in_the_past(cx, first)
            || is_narrated(cx, first)
        {
            return Some("future-in-the-past");
        }
        return if is_supposed(cx, first) {
            None
        } else {
            Some("no-condition")
        };
    }
    Some(if starts_with(word, "could") {
        "ability"
    } else {
        "no-condition"
    })
}

/// Whether a word begins so, whatever its capitals.
fn starts_with(word: &str, start: &str) -> bool {
    word.as_bytes()
        .get(..start.len())
        .is_some_and(|w| w.eq_ignore_ascii_case(start.as_bytes()))
}

/// Whether a hit stands in what depends on a condition of its sentence: "If the levy passes, the mill [would] close."
///
/// A consequent in two halves is one: in "the guild believes that, if the levy passes, the mill would close" the clause goes on
/// behind the condition.
fn in_consequent(cx: &Context, conditions: &[Condition], hit: &Hit) -> bool {
    let from = conditions.partition_point(|c| c.sentence < hit.sentence);
    conditions
        .get(from..)
        .into_iter()
        .flatten()
        .take_while(|c| c.sentence == hit.sentence)
        .any(|c| {
            if !matches!(
                c.kind,
                "hypothetical"
                    | "necessary"
                    | "exceptive"
                    | "counterfactual"
                    | "precondition"
                    | "temporal"
            ) || c.antecedent.is_some_and(|a| a.contains(hit.span))
            {
                return false;
            }
            // where the condition's own reading found no consequent ("it would be signed, this official says, if ..."), the sentence is one
            if c.consequent.is_none() {
                return !c.marker.contains(hit.span)
                    && cx.reading.quotation(hit.tokens.0 as usize)
                        == cx.reading.quotation(cx.reading.token_at(c.marker.start));
            }
            let is_clause = c
                .entry
                .is_none_or(|e| cx.lexicon.entry(e).shape == "clause");
            c.consequent.is_some_and(|s| s.contains(hit.span))
                || is_clause
                    && c.antecedent.is_some_and(|a| {
                        a.end <= hit.span.start && goes_on(cx, a.end, hit.tokens.0 as usize)
                    })
        })
}

/// Whether the clause after an antecedent that ends at byte `end` reaches word `i` without a stop.
fn goes_on(cx: &Context, end: u32, i: usize) -> bool {
    let from = cx.reading.token_at(end);
    from <= i
        && (from..=i).all(|k| {
            cx.reading.gap(k) & (gap::SEMICOLON | gap::STOP | gap::SHOUT | gap::BLANK_LINE) == 0
        })
}

/// Whether word `i` stands in a statement whose cue is in the past: "she said the port would reopen" tells of a future.
fn is_reported_in_the_past(cx: &Context, i: usize) -> bool {
    let Some(s) = cx.statement(i).and_then(|s| cx.statements.get(s as usize)) else {
        return false;
    };
    (s.cue_words.0..s.cue_words.1).any(|k| {
        let bits = cx.reading.class(k as usize);
        bits & class::VERB_PAST != 0 && bits & (class::VERB_BASE | class::VERB_THIRD) == 0
            || is_past_auxiliary(cx, k as usize)
    })
}

/// was, were, had, did
fn is_past_auxiliary(cx: &Context, i: usize) -> bool {
    cx.reading.is(i, class::AUXILIARY)
        && matches!(
            cx.reading.word(cx.text, i),
            "was" | "were" | "had" | "did" | "Was" | "Were" | "Had" | "Did"
        )
}

/// Words after "would" that tell a story: "the boy would later lead the navy", "on Sundays he would often fish".
const STORY: &[&str] = &[
    "again",
    "always",
    "become",
    "eventually",
    "finally",
    "first",
    "frequently",
    "go",
    "last",
    "later",
    "never",
    "occasionally",
    "often",
    "once",
    "rather",
    "regularly",
    "return",
    "serve",
    "sometimes",
    "soon",
    "subsequently",
    "ultimately",
    "usually",
];

/// Whether "would" at word `i` tells a story of the past: a past verb or a year in its sentence, or an adverb of time.
fn is_narrated(cx: &Context, i: usize) -> bool {
    let r = cx.reading;
    let s = r.sentence(i);
    let quotation = r.quotation(i);
    STORY.binary_search(&r.word(cx.text, i + 1)).is_ok()
        || (s.tokens.0 as usize..s.tokens.1 as usize)
            .filter(|k| r.quotation(*k) == quotation)
            .any(|k| {
                let bits = r.class(k);
                let is_past = bits & class::VERB_PAST != 0
                    && bits & (class::VERB_BASE | class::VERB_THIRD | class::AUXILIARY) == 0;
                is_past && (bits & class::VERB_PARTICIPLE == 0 || is_finite(cx, k))
                    || is_past_auxiliary(cx, k)
                    || is_year(cx, k)
            })
}

/// Whether a form that is past or participle is the verb of its clause: "the mayor then [signed] a decree", not "the roads
/// [blocked] by snow" nor "the [agreed] text".
fn is_finite(cx: &Context, i: usize) -> bool {
    let r = cx.reading;
    let mut before = i;
    while before > 0 && r.is(before - 1, class::ADVERB) && r.gap(before) & gap::HARD == 0 {
        before -= 1;
    }
    let no_subject = class::AUXILIARY
        | class::NEGATED
        | class::DETERMINER
        | class::ADJECTIVE
        | class::PREPOSITION
        | class::POSSESSIVE
        | class::VERB_ING;
    before > 0
        && r.gap(before) & (gap::STOP | gap::BLANK_LINE) == 0
        && (!r.is(before - 1, no_subject) || r.is(before - 1, class::EMPTY))
        && !r.is(i + 1, class::PREPOSITION)
}

/// Whether a hit is this one word.
fn is_word(cx: &Context, hit: &Hit, word: &str) -> bool {
    hit.tokens.1 == hit.tokens.0 + 1
        && cx
            .reading
            .word(cx.text, hit.tokens.0 as usize)
            .eq_ignore_ascii_case(word)
}

/// Whether a hit stands in what must hold: "if I [could] take back one vote".
fn in_antecedent(conditions: &[Condition], hit: &Hit) -> bool {
    let from = conditions.partition_point(|c| c.sentence < hit.sentence);
    conditions
        .get(from..)
        .into_iter()
        .flatten()
        .take_while(|c| c.sentence == hit.sentence)
        .any(|c| c.antecedent.is_some_and(|a| a.contains(hit.span)))
}

/// Whether "be" and a participle stand at word `i`: could [be watched], could [also be watched].
fn is_passive(cx: &Context, i: usize) -> bool {
    let be = i + usize::from(cx.reading.is(i, class::ADVERB));
    cx.reading.is(be, class::BE)
        && cx.reading.is(be + 1, class::VERB_PARTICIPLE)
        && cx.reading.gap(be + 1) & gap::HARD == 0
}

/// Four digits from 1000 to 2029.
fn is_year(cx: &Context, i: usize) -> bool {
    let word = cx.reading.word(cx.text, i);
    cx.reading.shape(i, shape::DIGIT)
        && word.len() == 4
        && word.parse::<u16>().is_ok_and(|y| (1000..2030).contains(&y))
}

/// Whether a pronoun for people stands before word `i`.
fn is_person(cx: &Context, i: usize) -> bool {
    i.checked_sub(1)
        .is_some_and(|k| cx.reading.is(k, class::SUBJECT) && !cx.reading.is(k, class::EMPTY))
}

/// Whether "would" at word `i` supposes something without an if: "such a step would cost votes", "a second vote would split the
/// league". Pronouns and names of people rather tell ("he would fish on Sundays") or wish ("we would welcome a pact").
fn is_supposed(cx: &Context, i: usize) -> bool {
    // "more rain would have helped": what was, not what may be; it counts under a condition alone
    if cx.reading.is(i + 1, class::HAVE) {
        return false;
    }
    // "any visit to Velmark would be seen as a gesture" has no name for a subject
    let is_name = cx
        .reading
        .phrases_in(i.saturating_sub(6), i)
        .iter()
        .any(|p| p.end as usize == i && p.kind == PhraseKind::Name && !p.after_preposition);
    i > 0
        && !is_person(cx, i)
        && !is_name
        && !cx.reading.is(
            i - 1,
            class::RELATIVE | class::SUBORDINATOR | class::QUANTIFIER,
        )
}

/// Whether the words refuse leave: "members may not vote by letter". The deontic lexicon knows the verbs. A leave that is granted
/// ("members may choose") still says that it need not be so, and stays.
fn is_permission(cx: &Context, hit: &Hit) -> bool {
    let matches = &cx.reading.matches;
    let from = matches.partition_point(|m| m.all.0 < hit.tokens.0);
    // "neither side may rewrite it"
    let is_refused = cx.negations.holds(hit.tokens.0 as usize)
        && cx.negations.distance(hit.tokens.0 as usize) <= NEAR
        && !cx.negations.is_by_verb(hit.tokens.0 as usize);
    is_word(cx, hit, "may")
        && (is_refused
            || matches
                .get(from..)
                .into_iter()
                .flatten()
                .take_while(|m| m.all.0 == hit.tokens.0)
                .any(|m| {
                    let entry = cx.lexicon.entry(m.entry);
                    entry.layer == Layer::Deontic
                        && !entry.is_excluded
                        && entry.category == "obligation"
                }))
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
    use crate::tag::Voice;
    use crate::text::Document;
    use crate::{Analysis, Analyzer};

    fn read(analyzer: &Analyzer, text: &str) -> Analysis {
        analyzer.analyze(&Document::from_text(text.to_string()))
    }

    /// What became of the hedge `word`: its category, or why it does not count.
    fn fate(analyzer: &Analyzer, text: &str, word: &str) -> String {
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
    fn a_modal_counts_where_its_context_makes_it_a_hedge() {
        let analyzer = Analyzer::builtin().unwrap();
        for (text, word, expected) in [
            (
                "If the levy passes, the mill will close.",
                "will",
                "conditional",
            ),
            ("The mill will close on Friday.", "will", "no-condition"),
            (
                "The owners believe that, if the levy passes, the mill would close.",
                "would",
                "conditional",
            ),
            (
                "Such a step would cost the league its charter.",
                "would",
                "conditional",
            ),
            (
                "The mayor said the bridge would reopen on Friday.",
                "would",
                "future-in-the-past",
            ),
            (
                "The boy would sometimes walk the quay.",
                "would",
                "future-in-the-past",
            ),
            (
                "In 1911 the town would burn again.",
                "would",
                "future-in-the-past",
            ),
            ("As a boy he could carry a calf.", "could", "ability"),
            (
                "The dispute could lead to a blockade.",
                "could",
                "epistemic",
            ),
            ("The envoy may leave on Friday.", "may", "epistemic"),
            ("May 5 was a holiday.", "May", "none"),
            ("The envoy left in May.", "May", "none"),
            ("Lena May's envoys left.", "May's", "none"),
            (
                "Any visit to Velmark would be seen as a gesture.",
                "would",
                "conditional",
            ),
            ("Members may not vote by letter.", "may", "permission"),
            ("Neither side may rewrite it.", "may", "permission"),
            ("The truce may not last.", "may", "epistemic"),
            ("If the fog lifts, we'll sail.", "we'll", "conditional"),
            ("We'll sail on Friday.", "We'll", "no-condition"),
            (
                "She will stay until the dam is repaired.",
                "will",
                "conditional",
            ),
            ("The envoy could not repair the dam.", "could", "ability"),
            (
                "It would be signed, one envoy said, if the fog lifted.",
                "would",
                "conditional",
            ),
        ] {
            assert_eq!(fate(&analyzer, text, word), expected, "{text}");
        }
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
    fn the_doubt_in_a_cue_is_the_reporters_and_a_belief_is_the_believers() {
        let analyzer = Analyzer::builtin().unwrap();
        for (text, word, voice, speaker) in [
            (
                "Dara Venn reportedly told the council that the port was closed.",
                "reportedly",
                Voice::Author,
                "_article",
            ),
            (
                "Dara Venn told the council that the port may close.",
                "may",
                Voice::Speaker,
                "Dara Venn",
            ),
            ("The port may close.", "may", Voice::Author, "_article"),
            (
                "Dara Venn believes that the port is closed.",
                "believes",
                Voice::Speaker,
                "Dara Venn",
            ),
            (
                "Dara Venn is believed to have left.",
                "believed",
                Voice::Author,
                "_article",
            ),
            (
                "Dara Venn has hinted that she might stay.",
                "hinted",
                Voice::Author,
                "_article",
            ),
            (
                "Dara Venn expects a veto.",
                "expects",
                Voice::Speaker,
                "Dara Venn",
            ),
            (
                "Dara Venn considers it unlikely that the port will open.",
                "unlikely",
                Voice::Speaker,
                "Dara Venn",
            ),
            (
                "Dara Venn has not said whether the port will open.",
                "whether",
                Voice::Author,
                "_article",
            ),
        ] {
            let analysis = read(&analyzer, text);
            let hit = analysis
                .hits
                .iter()
                .find(|h| h.layer == Layer::Hedge && h.span.of(text) == word)
                .expect(text);
            let name = hit
                .speaker
                .map(|s| analysis.speakers[s as usize].name.as_str());
            assert_eq!((hit.voice, name), (voice, Some(speaker)), "{text}");
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
