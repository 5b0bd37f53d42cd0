//! How marker, condition and what depends on it lie to each other: the condition right of its marker, left of it, or around it.

use crate::lexicon::{Entry, class};
use crate::tag::Context;
use crate::tag::condition::antecedent::Manner;
use crate::tag::condition::consequent::elsewhere;
use crate::tag::condition::window::{Clip, REACH, Run, Window, window};
use crate::tag::condition::word::{is_any, is_clause_pronoun, is_past_modal, is_predicate};
use crate::text::token::{gap, shape};

/// What was read of a condition, before it is dressed for the tables.
pub(super) struct Parts {
    pub(super) marker: Run,
    pub(super) antecedent: Run,
    pub(super) consequent: Run,
    pub(super) rule: &'static str,
    pub(super) confidence: f32,
}

/// "Any talks must be based on the survey": the condition right of the marker, what depends left of it.
pub(super) fn predicate(cx: &Context, first: usize, end: usize) -> Option<Parts> {
    let reading = cx.reading;
    let mut w = window(cx, first, Clip::Quotation);
    let clausal = is_any(
        cx,
        end,
        &[
            "whether", "how", "what", "who", "whom", "which", "when", "where", "why", "if", "that",
        ],
    ) || is_any(cx, end - 1, &["that"]);
    let last = w.last_of(end, !clausal);
    if w.lo == first {
        // dialogue “must not come at the cost of principles”
        w = window(cx, first, Clip::Statement);
    }
    let mut consequent = w.trimmed(Run {
        first: w.clause_start(first),
        end: first,
    });
    // "The quota expires in May, and its renewal depends on a signature"; "Under its terms, each review must first ..."
    if let Some(k) = (consequent.first + 1..consequent.end)
        .rev()
        .find(|k| reading.gap(*k) & gap::COMMA != 0)
    {
        let joins = reading.is(k, class::COORDINATOR);
        let part = k + usize::from(joins);
        let whole = w.has_predicate(consequent.first, k);
        let apart = joins
            || whole && !reading.is(k, class::RELATIVE | class::PREPOSITION)
            || reading.is(consequent.first, class::PREPOSITION);
        let bare = !w.has_predicate(part, consequent.end)
            || joins
                && whole
                && (part..consequent.end).all(|n| {
                    !reading.is(n, class::AUXILIARY | class::RELATIVE | class::SUBORDINATOR)
                });
        if apart && bare && part < consequent.end && w.part_end(part) >= first {
            consequent.first = part;
        }
    }
    // "talks [will] depend on", "the third payment [is] contingent on"; but "how real that threat is depends on"
    let finite = reading.is(first, class::VERB_THIRD | class::AUXILIARY);
    if !finite
        && consequent.end > consequent.first + 3
        && reading.is(consequent.end - 1, class::TO)
        && reading.is(consequent.end - 3, class::BE)
    {
        // "The result [is likely to] depend on"
        consequent.end -= 3;
    }
    // "talks [will] depend on", "it [still] needs the consent of"
    let is_little = |k: usize| {
        reading.is(k, class::ADVERB)
            && !reading.is(k, class::NUMBER | class::ADJECTIVE)
            && (!finite
                || is_any(
                    cx,
                    k,
                    &["still", "now", "also", "only", "always", "largely"],
                ))
    };
    while consequent.end > consequent.first + 1
        && (!finite && reading.is(consequent.end - 1, class::AUXILIARY)
            || is_little(consequent.end - 1))
    {
        consequent.end -= 1;
    }
    if let Some(that) = consequent.first.checked_sub(1).filter(|k| {
        is_any(cx, *k, &["that", "which"])
            && (consequent.first..consequent.end)
                .all(|n| reading.is(n, class::AUXILIARY | class::ADVERB))
    }) {
        // "a mandate that is predicated on trust"
        let k = reading.phrases_before(that).checked_sub(1);
        if let Some(p) = k
            .and_then(|k| reading.phrases.get(k))
            .filter(|p| p.end as usize == that && p.first as usize >= w.lo)
        {
            consequent = Run {
                first: p.first as usize,
                end: that,
            };
        }
    }
    if consequent.is_empty() && reading.quotation(first) == 0 {
        // "The deal, she said, must rest on law": the content began after the cue
        let all = window(cx, first, Clip::Sentence);
        let run = all.trimmed(Run {
            first: all.clause_start(first),
            end: first,
        });
        if !(run.first..run.end).any(|k| cx.cue(k).is_some())
            && (run.first..run.end).all(|k| reading.quotation(k) == 0)
        {
            consequent = run;
        }
    }
    let mut rule = "";
    // "They must withdraw first. Then talks can begin."
    if is_any(cx, last.saturating_sub(1), &["first"]) || is_any(cx, end - 1, &["first"]) {
        let next = reading.sentence(first).tokens.1 as usize;
        if let Some(run) = then_after(cx, next) {
            consequent = run;
            rule = "then-next-sentence";
        }
    }
    Some(Parts {
        marker: Run { first, end },
        antecedent: Run {
            first: end,
            end: last,
        },
        consequent,
        rule,
        confidence: 0.85,
    })
}

/// The condition stands left of the marker: "a full pullout is the precondition for talks"; "only then", "otherwise".
pub(super) fn left(cx: &Context, first: usize, end: usize) -> Option<Parts> {
    let reading = cx.reading;
    let mut w = window(cx, first, Clip::Quotation);
    let mut rule = "";
    let mut antecedent;
    if first == reading.sentence(first).tokens.0 as usize {
        // "They must leave. Only then can talks begin.": the sentence before, in the same paragraph
        rule = "sentence-before";
        antecedent = match first.checked_sub(1) {
            Some(before)
                if reading.sentence(before).paragraph == reading.sentence(first).paragraph =>
            {
                // "The mayor said the village would pay. “Otherwise it will be cut off.”": what was said
                let said = window(cx, before, Clip::Statement);
                Run {
                    first: said.lo.max(first.saturating_sub(REACH)),
                    end: said.hi,
                }
            }
            _ => Run::default(),
        };
    } else {
        if w.lo == first {
            w = window(cx, first, Clip::Statement);
        }
        antecedent = w.trimmed(Run {
            first: w.clause_start(first),
            end: first,
        });
        // "the handover is the main condition for", "is essential for": the subject is the condition
        let made = (antecedent.first..antecedent.end).rev().find(|k| {
            is_any(cx, *k, &["made", "makes", "make", "making"]) && *k + 2 < antecedent.end
        });
        if let Some(made) = made.filter(|_| {
            reading.is(first - 1, class::DETERMINER | class::ADJECTIVE)
                && !reading.is(first, class::ADVERB | class::PREPOSITION)
        }) {
            // "The cabinet made the release of the crew a condition of talks"
            let noun_end = (made + 2..antecedent.end)
                .rev()
                .find(|k| !reading.is(*k, class::DETERMINER | class::ADJECTIVE))
                .map_or(antecedent.end, |k| k + 1);
            antecedent = Run {
                first: made + 1,
                end: noun_end,
            };
        }
        let be = (antecedent.first + 1..antecedent.end)
            .rev()
            .take(5)
            .find(|k| reading.is(*k, class::BE));
        let cue = (antecedent.first..antecedent.end)
            .rev()
            .find(|k| reading.is(*k, class::CUE) && is_predicate(cx, *k));
        match (be, cue) {
            (Some(be), _)
                if end > first && !reading.is(first, class::ADVERB | class::PREPOSITION) =>
            {
                antecedent.end = be;
            }
            // "Velmark demands a full pullout as a condition for talks"
            (None, Some(cue)) if cue + 1 < antecedent.end && is_any(cx, first, &["as"]) => {
                antecedent = w.trimmed(Run {
                    first: cue + 1,
                    end: antecedent.end,
                });
            }
            _ => {}
        }
    }
    let mut consequent = w.trimmed(Run {
        first: end,
        end: w.consequent_end(end),
    });
    if consequent.is_empty() && is_any(cx, end - 1, &["first"]) {
        // "The hostages must be freed first. Then we can talk"
        let next = reading.sentence(first).tokens.1 as usize;
        if let Some(run) = then_after(cx, next) {
            consequent = run;
            rule = "then-next-sentence";
        }
    }
    Some(Parts {
        marker: Run { first, end },
        antecedent,
        consequent,
        rule,
        confidence: 0.75,
    })
}

/// What a sentence that begins with "Then" says will follow: "They must withdraw first. Then [talks can begin]."
fn then_after(cx: &Context, next: usize) -> Option<Run> {
    let begins = is_any(cx, next, &["then"]) && cx.reading.gap(next) & gap::BLANK_LINE == 0;
    begins.then(|| Run {
        first: next + 1,
        end: window(cx, next, Clip::Quotation).consequent_end(next + 1),
    })
}

/// "His conditions for a truce: amnesty and land": what depends follows, then the conditions.
pub(super) fn own_terms(cx: &Context, first: usize, end: usize) -> Option<Parts> {
    let reading = cx.reading;
    let w = window(cx, first, Clip::Quotation);
    let split =
        (end + 1..w.hi).find(|k| reading.gap(*k) & gap::COLON != 0 || reading.is(*k, class::BE));
    let at = split.unwrap_or_else(|| w.last(end));
    let from = if split.is_some() && reading.gap(at) & gap::COLON == 0 {
        at + 1
    } else {
        at
    };
    let antecedent = if split.is_some() {
        w.trimmed(Run {
            first: from,
            end: Window { lo: from, ..w }.last(from),
        })
    } else {
        Run::default()
    };
    Some(Parts {
        marker: Run { first, end },
        antecedent,
        consequent: Run {
            first: end,
            end: at,
        },
        rule: "own-terms",
        confidence: 0.7,
    })
}

/// A clause or phrase right of its marker; the main clause before it, after it or around it.
pub(super) fn clause(cx: &Context, first: usize, end: usize, entry: &Entry) -> Option<Parts> {
    let mut w = window(cx, first, Clip::Quotation);
    if w.hi < end {
        // "dropped its opposition to the scheme on | condition that": the act ends within the marker
        w = window(cx, first, Clip::Sentence);
    }
    let shape = if entry.shape == "phrase" && entry.id != "condition.if-confirmed" {
        Shape::Phrase
    } else {
        Shape::Clause
    };
    let mut parts = around(w, Run { first, end }, shape);
    cleave(w, &mut parts);
    Some(parts)
}

/// "It is only when a thing has a price [that] people look after it": what hangs follows "that".
fn cleave(w: Window, parts: &mut Parts) {
    let (cx, ante, cons) = (w.cx, parts.antecedent, parts.consequent);
    let is_cleft = is_any(cx, cons.first, &["it"])
        && cons.end <= cons.first + 2
        && cons.end <= parts.marker.first
        && parts.marker.first > 0
        && cx.reading.is(parts.marker.first - 1, class::BE);
    let that = (ante.first + 1..ante.end.saturating_sub(1)).find(|k| is_any(cx, *k, &["that"]));
    if let Some(that) = that.filter(|k| is_cleft && w.has_predicate(k + 1, ante.end)) {
        parts.antecedent.end = that;
        parts.consequent = Run {
            first: that + 1,
            end: ante.end,
        };
    }
}

/// What an antecedent is made of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    Clause,
    /// A noun phrase.
    Phrase,
    /// A clause whose verb is the marker.
    Inversion,
}

/// Reads antecedent and consequent of a marker at `marker`.
pub(super) fn around(w: Window, marker: Run, shape: Shape) -> Parts {
    let (cx, reading) = (w.cx, w.cx.reading);
    let Run { first, end } = marker;
    // "If it holds he is a hero; if it breaks he is needed": nothing of this stands before
    let is_apart = first > w.lo && reading.gap(first) & gap::SEMICOLON != 0;
    let start = if is_apart {
        first
    } else {
        w.clause_start(first)
    };
    let has_left = w.has_predicate(start, first)
        || (start..first).any(|k| reading.is(k, class::TO) && reading.is(k + 1, class::VERB_BASE));
    let mut parts = Parts {
        marker,
        antecedent: Run::default(),
        consequent: Run::default(),
        rule: "",
        confidence: 0.9,
    };
    if leads(w, &mut parts, shape, start, has_left) {
        return parts;
    }
    // "No contract holds without a judge, and this one has none"
    parts.antecedent = Run {
        first: end,
        end: w.last_of(end, shape == Shape::Phrase),
    };
    parts.consequent = w.trimmed(Run {
        first: start,
        end: first,
    });
    if parts.antecedent.is_empty() && reading.gap(end) & gap::COLON != 0 {
        // "will sell on one condition: the club must not move"
        // "promised to back it on two conditions: that": the act ends at the colon
        let rest = if w.hi == end {
            window(cx, end, Clip::Sentence)
        } else {
            w
        };
        parts.antecedent.end = Window { lo: end, ..rest }.last(end);
    }
    if !has_left && !w.names_something(parts.consequent) {
        parts.consequent = elsewhere(cx, &w, first);
    }
    parts
}

/// Fills `parts` where the marker leads its main clause, or stands within it. `start`: where the clause before the marker begins;
/// `has_left`: whether that has a verb.
fn leads(w: Window, parts: &mut Parts, shape: Shape, start: usize, has_left: bool) -> bool {
    let (cx, reading) = (w.cx, w.cx.reading);
    let Run { first, end } = parts.marker;
    let is_parted = reading.gap(first) & gap::COMMA != 0;
    let joined = first > w.lo && !is_parted && {
        let bits = reading.class(first - 1);
        bits & (class::COORDINATOR | class::RELATIVE) != 0
            || bits & class::SUBORDINATOR != 0 && bits & class::PREPOSITION == 0
            || bits & class::CUE != 0 && bits & (class::VERB_NOUN | class::ADJECTIVE) == 0
    };
    if has_left && !joined && !is_parted && !w.is_wall(first) {
        return false;
    }
    let before = Run {
        first: start,
        end: first,
    };
    // "a meeting without firm steps, such as a pullback, would be a show": the subject stands before
    let interrupts =
        first > w.lo && (is_parted || !has_left && !joined && w.names_something(before));
    // "She would come, she said, provided that they freed the crews [they] had held": the main clause stands before the report
    let told_before = first == w.lo
        && is_parted
        && reading.quotation(first) == 0
        && cx
            .statement(first)
            .and_then(|s| cx.statements.get(s as usize))
            .and_then(|s| s.runs.first())
            .is_some_and(|r| {
                (r.0 as usize) < first
                    && reading.sentence_of.get(r.0 as usize) == reading.sentence_of.get(first)
            });
    let manner = Manner {
        interrupts,
        follows: has_left && !joined || told_before,
        is_told: told_before,
    };
    let ending = if shape == Shape::Phrase {
        w.fronted_phrase(end, manner)
    } else {
        w.fronted(end, shape == Shape::Inversion, manner)
    };
    let inverts = is_any(cx, first, &["only", "not"])
        || is_any(cx, first + 2, &["only"]) && is_any(cx, first, &["if"]);
    if !ending.is_sure
        && first == w.lo
        && inverts
        && let Some(verb) = inverted_main(w, end)
    {
        parts.antecedent = Run {
            first: end,
            end: verb,
        };
        parts.consequent = w.trimmed(Run {
            first: verb,
            end: w.consequent_end(verb),
        });
        return true;
    }
    // "offered a fast lane, on condition that they paid, and they turned it down": what is offered stands before
    let goes_on = reading.is(ending.main, class::COORDINATOR) && w.names_something(before)
        // "The strike will end, it said, if there is a deal, even without a vote"
        || told_before;
    if !ending.is_sure && (has_left || ending.main >= w.hi || w.is_wall(ending.main) || goes_on) {
        return false;
    }
    parts.antecedent = Run {
        first: end,
        end: ending.end,
    };
    parts.consequent = w.trimmed(Run {
        first: ending.main,
        end: w.consequent_end(ending.main),
    });
    if !ending.is_sure {
        parts.confidence = 0.8;
        if parts.consequent.end <= parts.consequent.first + 6
            && w.is_report(parts.consequent.first, parts.consequent.end)
        {
            // "Not until the text is public, said his spokeswoman."
            parts.consequent = Run::default();
        }
    }
    true
}

/// The verb with which a main clause begins whose subject stands behind it: "Not until the last mine is cleared [will] farmers
/// return".
fn inverted_main(w: Window, end: usize) -> Option<usize> {
    let (cx, reading) = (w.cx, w.cx.reading);
    (end + 1..w.hi).find(|k| {
        (reading.is(*k, class::MODAL)
            || is_past_modal(cx, *k)
            || is_any(cx, *k, &["did", "does", "do"]))
            && (w.has_predicate(end, *k)
                // "Only after an apology will the academy readmit her"
                || *k > end
                    && reading.is(*k, class::MODAL)
                    && (reading.is(*k + 1, class::DETERMINER | class::POSSESSIVE)
                        || is_clause_pronoun(cx, *k + 1)
                        || reading.shape(*k + 1, shape::CAPITAL)))
    })
}

#[cfg(test)]
mod tests {
    use crate::Analyzer;
    use crate::tag::condition::tests::{read, shown};

    #[test]
    fn the_parts_of_a_condition_end_where_its_clauses_end() {
        let analyzer = Analyzer::builtin().unwrap();
        for (text, expected) in [
            (
                "If the envoy resigns, the talks will move to Oswin.",
                (
                    "hypothetical",
                    "If",
                    "the envoy resigns",
                    "the talks will move to Oswin",
                ),
            ),
            (
                "The talks will move to Oswin if the envoy resigns.",
                (
                    "hypothetical",
                    "if",
                    "the envoy resigns",
                    "The talks will move to Oswin",
                ),
            ),
            (
                "The talks, if they happen, will be short.",
                ("hypothetical", "if", "they happen", "will be short"),
            ),
            (
                "If Velmark, Kestria and the Union agree, the bridge will open.",
                (
                    "hypothetical",
                    "If",
                    "Velmark, Kestria and the Union agree",
                    "the bridge will open",
                ),
            ),
            (
                "The guards will stay on the quay if necessary under a tent.",
                (
                    "hypothetical",
                    "if",
                    "necessary",
                    "The guards will stay on the quay",
                ),
            ),
            (
                "If she spent the night we would find a bed.",
                (
                    "hypothetical",
                    "If",
                    "she spent the night",
                    "we would find a bed",
                ),
            ),
            (
                "If you buy too many boxes you can return the rest.",
                (
                    "hypothetical",
                    "If",
                    "you buy too many boxes",
                    "you can return the rest",
                ),
            ),
            (
                "The envoy will not go unless both sides agree, but the ministry wants a date.",
                (
                    "exceptive",
                    "unless",
                    "both sides agree",
                    "The envoy will not go",
                ),
            ),
            (
                "Direct talks could help, but only if they serve the alliance.",
                (
                    "necessary",
                    "only if",
                    "they serve the alliance",
                    "Direct talks could help",
                ),
            ),
            (
                "Without that survey there would be no talks.",
                (
                    "exceptive",
                    "Without",
                    "that survey",
                    "there would be no talks",
                ),
            ),
            (
                "Not until the last mine is cleared will farmers return.",
                (
                    "precondition",
                    "Not until",
                    "the last mine is cleared",
                    "will farmers return",
                ),
            ),
            (
                "Any talks must be based on the survey.",
                (
                    "precondition",
                    "must be based on",
                    "the survey",
                    "Any talks",
                ),
            ),
            (
                "How real the threat is depends on the winter.",
                (
                    "dependence",
                    "depends on",
                    "the winter",
                    "How real the threat is",
                ),
            ),
            (
                "They must withdraw first. Then talks can begin.",
                ("precondition", "must", "withdraw first", "talks can begin"),
            ),
            (
                "They must leave the valley. Only then can talks begin.",
                (
                    "necessary",
                    "Only then",
                    "They must leave the valley",
                    "can talks begin",
                ),
            ),
            (
                "A full pullout is a precondition for talks.",
                (
                    "precondition",
                    "precondition for",
                    "A full pullout",
                    "talks",
                ),
            ),
            (
                "Until they pay, no ship will leave.",
                ("precondition", "Until", "they pay", "no ship will leave"),
            ),
            (
                "The ministers will stay until the last train has left.",
                (
                    "temporal",
                    "until",
                    "the last train has left",
                    "The ministers will stay",
                ),
            ),
            (
                "Hostilities will end the moment Farouk signs.",
                (
                    "temporal",
                    "the moment",
                    "Farouk signs",
                    "Hostilities will end",
                ),
            ),
            (
                "Three quarrels must be settled before the envoys meet.",
                (
                    "precondition",
                    "must be settled before",
                    "Three quarrels",
                    "the envoys meet",
                ),
            ),
            (
                "Any agreement, Farouk said, must respect the line.",
                ("precondition", "must", "respect the line", "Any agreement"),
            ),
            (
                "Much will depend, she wrote, on the harvest.",
                ("dependence", "will depend", "on the harvest", "Much"),
            ),
            (
                "Its size hinges on the mayor, who has said nothing.",
                ("dependence", "hinges on", "the mayor", "Its size"),
            ),
            (
                "She will sail on Monday, whatever flag they fly.",
                (
                    "concessive",
                    "whatever",
                    "flag they fly",
                    "She will sail on Monday",
                ),
            ),
            (
                "We will stay if, and only if, they pay.",
                ("necessary", "if, and only if", "they pay", "We will stay"),
            ),
            (
                "Under its terms, each review must first be signed.",
                ("precondition", "must first", "be signed", "each review"),
            ),
            (
                "Without it the fund is empty.",
                ("exceptive", "Without", "it", "the fund is empty"),
            ),
            (
                "Give us a date and we will open the pits.",
                (
                    "hypothetical",
                    "and",
                    "Give us a date",
                    "we will open the pits",
                ),
            ),
            (
                "The guild will sell on one condition: the club must not move.",
                (
                    "necessary",
                    "on one condition",
                    "the club must not move",
                    "The guild will sell",
                ),
            ),
            (
                "The crew must be freed first. Then we can talk.",
                (
                    "precondition",
                    "must be freed first",
                    "The crew",
                    "we can talk",
                ),
            ),
            (
                "If and only if the witness is heard will the court accept the tape.",
                (
                    "necessary",
                    "If and only if",
                    "the witness is heard",
                    "will the court accept the tape",
                ),
            ),
            (
                "The outcome hinges on turnout in the towns, where the league is weak.",
                (
                    "dependence",
                    "hinges on",
                    "turnout in the towns",
                    "The outcome",
                ),
            ),
            (
                "Without her signature nothing moves.",
                ("exceptive", "Without", "her signature", "nothing moves"),
            ),
            (
                "The statue must stay, whether it stands in a square or a cellar.",
                (
                    "concessive",
                    "whether",
                    "it stands in a square or a cellar",
                    "The statue must stay",
                ),
            ),
            (
                "Even if they sign, nothing will change.",
                ("concessive", "Even if", "they sign", "nothing will change"),
            ),
            (
                "Trust can be restored only by opening the books.",
                (
                    "necessary",
                    "only by",
                    "opening the books",
                    "Trust can be restored",
                ),
            ),
            (
                "Only by opening the books can the port win back trust.",
                (
                    "necessary",
                    "Only by",
                    "opening the books",
                    "can the port win back trust",
                ),
            ),
            (
                "Ash Lines, which runs the buses, would be safe, provided drivers worked on Sundays.",
                (
                    "necessary",
                    "provided",
                    "drivers worked on Sundays",
                    "Ash Lines, which runs the buses, would be safe",
                ),
            ),
            (
                "Ash Lines, which runs the buses, had offered a rise of 4 per cent, provided drivers worked on Sundays.",
                (
                    "necessary",
                    "provided",
                    "drivers worked on Sundays",
                    "a rise of 4 per cent",
                ),
            ),
            (
                "The council will agree, provided that the operator, Ada Venn, pays for a road.",
                (
                    "necessary",
                    "provided that",
                    "the operator, Ada Venn, pays for a road",
                    "The council will agree",
                ),
            ),
            (
                "The deal needs the approval of the family, which owns a third.",
                (
                    "necessary",
                    "needs",
                    "the approval of the family, which owns a third",
                    "The deal",
                ),
            ),
            (
                "If they let the inspectors in and then obstruct them, the ban returns.",
                (
                    "hypothetical",
                    "If",
                    "they let the inspectors in and then obstruct them",
                    "the ban returns",
                ),
            ),
            (
                "If he gets the price he wants he'll sell.",
                (
                    "hypothetical",
                    "If",
                    "he gets the price he wants",
                    "he'll sell",
                ),
            ),
            (
                "The port will close if the crews walk out, and may not reopen before Monday.",
                (
                    "hypothetical",
                    "if",
                    "the crews walk out",
                    "The port will close",
                ),
            ),
            (
                "The club will go third if it wins and sells, but could be second should Brenn lose.",
                (
                    "hypothetical",
                    "if",
                    "it wins and sells",
                    "The club will go third",
                ),
            ),
            (
                "Velmark welcomed the offer but will not lift the ban until inspectors are let in.",
                (
                    "precondition",
                    "until",
                    "inspectors are let in",
                    "will not lift the ban",
                ),
            ),
            (
                "Without new money hospitals could run out of beds.",
                (
                    "exceptive",
                    "Without",
                    "new money",
                    "hospitals could run out of beds",
                ),
            ),
            (
                "The council backed the plan subject to a review.",
                ("necessary", "subject to", "a review", "the plan"),
            ),
            (
                "The guild will back it on two conditions: that they pay, and that they leave.",
                (
                    "necessary",
                    "on two conditions",
                    "that they pay, and that they leave",
                    "The guild will back it",
                ),
            ),
            (
                "The strike will end, Ada Venn said, if there is a deal, even without a vote.",
                (
                    "hypothetical",
                    "if",
                    "there is a deal, even without a vote",
                    "The strike will end",
                ),
            ),
            (
                "She will look at clauses, under which imports could be halted if prices fell.",
                (
                    "hypothetical",
                    "if",
                    "prices fell",
                    "imports could be halted",
                ),
            ),
            (
                "Ada Venn said the village would pay if asked politely. “Otherwise it will be cut off,” she said.",
                (
                    "hypothetical",
                    "if",
                    "asked politely",
                    "the village would pay",
                ),
            ),
            (
                "If they do they leave the union.",
                ("hypothetical", "If", "they do", "they leave the union"),
            ),
            (
                "If it breaks down he will be needed.",
                ("hypothetical", "If", "it breaks down", "he will be needed"),
            ),
            (
                "Nobody was hurt, but had the wind been stronger the flames could have reached it.",
                (
                    "counterfactual",
                    "had",
                    "the wind been stronger",
                    "the flames could have reached it",
                ),
            ),
            (
                "Without the votes the bill would fail.",
                ("exceptive", "Without", "the votes", "the bill would fail"),
            ),
            (
                "An extension would be considered if it were requested in writing.",
                (
                    "hypothetical",
                    "if",
                    "it were requested in writing",
                    "An extension would be considered",
                ),
            ),
            (
                "It is only when a thing has a price that people look after it.",
                (
                    "necessary",
                    "only when",
                    "a thing has a price",
                    "people look after it",
                ),
            ),
            (
                "It could extend that deadline only with the consent of the board.",
                (
                    "necessary",
                    "only with",
                    "the consent of the board",
                    "It could extend that deadline",
                ),
            ),
            (
                "Ada Venn said she wouldn't object if the door were moved.",
                (
                    "hypothetical",
                    "if",
                    "the door were moved",
                    "she wouldn't object",
                ),
            ),
            (
                "The state will guarantee the loans, provided that the builder, Helion Power, carries the rest.",
                (
                    "necessary",
                    "provided that",
                    "the builder, Helion Power, carries the rest",
                    "The state will guarantee the loans",
                ),
            ),
            (
                "The pact, no matter how short, can end the quarrel.",
                (
                    "concessive",
                    "no matter",
                    "how short",
                    "can end the quarrel",
                ),
            ),
            (
                "“Once the river is in flood, I'll knock on the doors,” Ada Venn said.",
                (
                    "temporal",
                    "Once",
                    "the river is in flood",
                    "I'll knock on the doors",
                ),
            ),
            (
                "“Once the river passes the mark, I'll knock on the doors,” Ada Venn said.",
                (
                    "temporal",
                    "Once",
                    "the river passes the mark",
                    "I'll knock on the doors",
                ),
            ),
            (
                "“Until that happens we will not sail,” Ada Venn said.",
                ("precondition", "Until", "that happens", "we will not sail"),
            ),
            (
                "“We can't do that without a permit,” Ada Venn said.",
                ("exceptive", "without", "a permit", "We can't do that"),
            ),
            (
                "The offer would not stand once strikes were announced.",
                (
                    "temporal",
                    "once",
                    "strikes were announced",
                    "The offer would not stand",
                ),
            ),
        ] {
            let analysis = read(&analyzer, text);
            assert_eq!(
                analysis.conditions.first().map(|c| shown(text, c)),
                Some(expected),
                "{text}"
            );
        }
    }
}
