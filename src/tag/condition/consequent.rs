//! What depends on a condition: where its clause begins and ends, and where it stands when the condition fills its quotation.

use crate::lexicon::class;
use crate::tag::Context;
use crate::tag::condition::Condition;
use crate::tag::condition::window::{Clip, Run, Window, window};
use crate::tag::condition::word::{is_any, is_clause_pronoun, is_predicate, reading_comma};
use crate::text::token::gap;

impl Window<'_> {
    /// First word of the clause that ends before `m`.
    pub(super) fn clause_start(&self, m: usize) -> usize {
        let (cx, reading) = (self.cx, self.cx.reading);
        let mut comma: Option<usize> = None;
        let mut k = m;
        while k > self.lo {
            k -= 1;
            let g = reading.gap(k + 1);
            if k + 1 < m
                && (self.is_wall(k + 1)
                    || g & gap::OPEN != 0 && !(k + 2..=m).any(|n| reading.gap(n) & gap::CLOSE != 0))
            {
                return k + 1;
            }
            if k + 1 < m
                && g & gap::COMMA != 0
                && is_any(cx, k + 1, &["which"])
                && self.has_predicate(k + 2, m)
                && !(k + 2..m).any(|n| reading.gap(n) & gap::COMMA != 0)
            {
                return k + 1;
            }
            // "prepared to look at clauses, under which [imports could be halted] if"
            if k > self.lo
                && k + 1 < m
                && is_any(cx, k, &["which"])
                && reading.is(k - 1, class::PREPOSITION)
                && reading.gap(k - 1) & gap::COMMA != 0
                && self.has_predicate(k + 1, m)
            {
                return k + 1;
            }
            let bits = reading.class(k);
            let body = k + 1;
            // "told his colleagues that", "made clear that", "and that", "asked whether"
            if is_any(cx, k, &["that", "whether"])
                && k > self.lo
                && body < m
                && !is_any(cx, m, &["depends", "will", "hinges", "depend", "would"])
                // "could extend [that deadline] only with"
                && (self.has_predicate(body, m)
                    || reading.is(m, class::VERB | class::AUXILIARY)
                    || is_any(cx, k, &["whether"]))
                && (k.saturating_sub(4).max(self.lo)..k).any(|n| {
                    reading.is(n, class::CUE)
                        && (!reading.is(n, class::VERB_NOUN) || reading.is(n, class::VERB_PAST))
                        || n + 1 == k && is_predicate(cx, n) && !reading.is(n, class::AUXILIARY)
                        || cx.cue(n).is_some()
                        || is_any(cx, n, &["clear", "and"]) && n + 1 == k
                })
            {
                return body;
            }
            // "The envoy said any talks must rest on respect", where no statement was made of it
            if is_any(cx, k, &["said", "says"])
                && k > self.lo
                && body + 1 < m
                && reading.gap(body) & gap::HARD == 0
                && !reading.is(
                    body,
                    class::PREPOSITION | class::WEEKDAY | class::ADVERB | class::TO,
                )
                && (body..=m).all(|n| reading.gap(n) & gap::COMMA == 0)
            {
                return body;
            }
            // "threatened to close the airspace if": the threat is what depends
            if bits & class::TO != 0
                && k > self.lo
                && body < m
                && reading.is(k - 1, class::CUE)
                && is_any(
                    cx,
                    k - 1,
                    &[
                        "threatened",
                        "vowed",
                        "offered",
                        "promised",
                        "pledged",
                        "threatens",
                        "vows",
                        "offers",
                        "promises",
                        "pledges",
                    ],
                )
            {
                return k;
            }
            let has_comma = reading.gap(k) & gap::COMMA != 0;
            if bits & class::COORDINATOR != 0 && body + 1 < m && k > self.lo {
                let subject = is_clause_pronoun(cx, body);
                if (has_comma || subject)
                    && self.opens_main(body, m) == 2
                    && !reading.is(body, class::VERB_BASE)
                {
                    return body;
                }
                // "welcomed the offer, but [would not sign] until", "will be third if they win, and [could be second] should":
                // what hangs is the conjunct
                let is_deed = reading.is(body, class::AUXILIARY) && !subject;
                if is_deed
                    && (is_any(cx, k, &["but"])
                        || has_comma && (self.lo..k).any(|n| self.is_marker(n)))
                {
                    return body;
                }
            }
            if is_any(
                cx,
                k,
                &[
                    "because", "although", "though", "whereas", "while", "since", "if", "unless",
                    "when",
                ],
            ) && body < m
            {
                return match comma {
                    Some(c) => c,
                    None => body,
                };
            }
            if has_comma && k > self.lo && is_clause_pronoun(cx, k) && self.has_predicate(k + 1, m)
            {
                comma = comma.or(Some(k));
            } else if has_comma && comma.is_none() && k > self.lo && self.opens_main(k, m) == 2 {
                comma = Some(k);
            }
        }
        self.lo
    }

    /// The end of a consequent that stands last.
    pub(super) fn consequent_end(&self, from: usize) -> usize {
        let reading = self.cx.reading;
        (from + 1..self.hi)
            .find(|i| {
                let g = reading.gap(*i);
                self.is_wall(*i)
                    || g & gap::COMMA != 0
                        && reading.is(*i, class::COORDINATOR)
                        && (self.is_marker(*i + 1) || is_any(self.cx, *i + 1, &["without"]))
                    || g & gap::CLOSE != 0
                        && !(from + 1..*i).any(|k| reading.gap(k) & gap::OPEN != 0)
                    || g & gap::COMMA != 0 && self.is_report(*i, self.part_end(*i))
            })
            .unwrap_or(self.hi)
    }
}

/// The consequent of a condition that fills its quotation or its piece of a statement: "“If they sign,” he said, “we leave”";
/// the bridge will reopen “as soon as the scanners work”.
pub(super) fn elsewhere(cx: &Context, w: &Window, first: usize) -> Run {
    let hypothetical = is_any(
        cx,
        first,
        &["if", "had", "were", "should", "without", "absent"],
    );
    let to = window(cx, first, Clip::Sentence).hi;
    let statement = cx
        .statement(first)
        .and_then(|s| cx.statements.get(s as usize));
    if let Some(next) = statement.and_then(|s| {
        s.runs
            .iter()
            .find(|r| r.0 as usize >= w.hi && (r.0 as usize) < to)
    }) {
        let run = Run {
            first: next.0 as usize,
            end: (next.1 as usize).min(to),
        };
        let piece = Window {
            cx,
            lo: run.first,
            hi: run.end,
        };
        return piece.trimmed(Run {
            first: run.first,
            end: piece.consequent_end(run.first),
        });
    }
    let from = window(cx, first, Clip::Sentence).lo;
    if let Some(before) = statement.and_then(|s| {
        s.runs
            .iter()
            .rev()
            .find(|r| r.1 as usize <= w.lo && (r.0 as usize) >= from)
    }) {
        let piece = Window {
            cx,
            lo: before.0 as usize,
            hi: before.1 as usize,
        };
        return piece.trimmed(Run {
            first: piece.clause_start(piece.hi),
            end: piece.hi,
        });
    }
    // “Had they wanted it,” one envoy remarked, “they would have signed”: the next quotation of the sentence
    let quotation = cx.reading.quotation(first);
    if quotation != 0
        && hypothetical
        && let Some(k) = (w.hi..to).find(|k| cx.reading.quotation(*k) > quotation)
    {
        let end = (k..to)
            .find(|n| cx.reading.quotation(*n) != cx.reading.quotation(k))
            .unwrap_or(to);
        let piece = Window { cx, lo: k, hi: end };
        return piece.trimmed(Run {
            first: k,
            end: piece.consequent_end(k),
        });
    }
    let mut wide = window(cx, first, Clip::Statement);
    if !hypothetical && wide.lo == first {
        // "declined to comment until the count is over": what follows the cue is no content
        wide.lo = from;
    }
    if wide.lo >= w.lo && quotation == 0 {
        // "It would be signed, this official indicated, if hospitals ran short": the content began after the cue
        let all = window(cx, first, Clip::Sentence);
        let run = Window { lo: from, ..all }.trimmed(Run {
            first: all.clause_start(first),
            end: first,
        });
        let reports = (run.first..run.end).any(|k| cx.cue(k).is_some());
        if !reports && all.has_predicate(run.first, run.end) {
            return run;
        }
        // "Without a timetable, argued the deputy, the group's spokeswoman, they would wait"
        let mut at = w.hi;
        while hypothetical && at < to && reading_comma(cx, at) {
            let end = all.part_end(at);
            if all.opens_main(at, end) == 2 {
                return all.trimmed(Run {
                    first: at,
                    end: all.consequent_end(at),
                });
            }
            at = end;
        }
    }
    if wide.lo < w.lo {
        let run = Run {
            first: wide.clause_start(w.lo),
            end: w.lo,
        };
        if wide.has_predicate(run.first, run.end) {
            return wide.trimmed(run);
        }
    }
    Run::default()
}

/// A second condition that begins where the first one's consequent should stand lends it its own.
pub(super) fn share_consequents(out: &mut [Condition]) {
    for k in (1..out.len()).rev() {
        let Some((before, after)) = out.split_at_mut_checked(k) else {
            continue;
        };
        let (Some(a), Some(b)) = (before.last_mut(), after.first()) else {
            continue;
        };
        let follows = a.sentence == b.sentence
            && a.antecedent
                .is_some_and(|s| s.end <= b.marker.start && b.marker.start <= s.end + 12);
        let begins_with = a
            .consequent
            .is_none_or(|s| s.start <= b.marker.start && b.marker.start <= s.start + 6);
        if follows
            && begins_with
            && b.consequent
                .is_some_and(|s| s.start >= b.marker.end || s.end <= a.marker.start)
        {
            a.consequent = b.consequent;
        }
    }
}
