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
        // where a main clause opens behind a comma, if nothing nearer to the front opens it
        let mut comma: Option<usize> = None;
        for k in (self.lo..m).rev() {
            let body = k + 1;
            if body < m && (self.is_border(body, m) || self.opens_relative(body, m)) {
                return body;
            }
            if k == self.lo {
                break;
            }
            if self.opens_report(k, m) || self.is_said(k, m) || self.opens_conjunct(k, m) {
                return body;
            }
            if self.is_threat(k, m) {
                return k;
            }
            if self.is_subordinator(k) && body < m {
                return comma.unwrap_or(body);
            }
            let opens = || {
                is_clause_pronoun(cx, k) && self.has_predicate(body, m)
                    || self.opens_main(k, m) == 2
            };
            if comma.is_none() && reading.gap(k) & gap::COMMA != 0 && opens() {
                comma = Some(k);
            }
        }
        if self.lo + 1 < m && self.is_subordinator(self.lo) {
            return comma.unwrap_or(self.lo + 1);
        }
        self.lo
    }

    /// Whether a sign before word `i` parts it from what stands before, and what it opens goes on to word `m`.
    fn is_border(&self, i: usize, m: usize) -> bool {
        let reading = self.cx.reading;
        let opens = || {
            reading.gap(i) & gap::OPEN != 0
                && !(i + 1..=m).any(|n| reading.gap(n) & gap::CLOSE != 0)
        };
        self.is_wall(i) || opens()
    }

    /// "prepared to look at clauses, [which could halt imports] if", "under which [imports could be halted] if": whether a relative clause
    /// begins with word `i`.
    fn opens_relative(&self, i: usize, m: usize) -> bool {
        let (cx, reading) = (self.cx, self.cx.reading);
        let comma = |n: usize| reading.gap(n) & gap::COMMA != 0;
        let is_subject = is_any(cx, i, &["which"])
            && comma(i)
            && self.has_predicate(i + 1, m)
            && !(i + 1..m).any(comma);
        let which = i - 1;
        is_subject
            || which > self.lo
                && is_any(cx, which, &["which"])
                && reading.is(which - 1, class::PREPOSITION)
                && comma(which - 1)
                && self.has_predicate(i, m)
    }

    /// "told his colleagues that", "made clear that", "and that", "asked whether": whether a report opens behind word `k`.
    fn opens_report(&self, k: usize, m: usize) -> bool {
        let (cx, reading) = (self.cx, self.cx.reading);
        let tells = |n: usize| {
            let is_beside = n + 1 == k;
            reading.is(n, class::CUE)
                && (!reading.is(n, class::VERB_NOUN) || reading.is(n, class::VERB_PAST))
                || is_beside && is_predicate(cx, n) && !reading.is(n, class::AUXILIARY)
                || cx.cue(n).is_some()
                || is_any(cx, n, &["clear", "and"]) && is_beside
        };
        is_any(cx, k, &["that", "whether"])
            && k + 1 < m
            && !is_any(cx, m, &["depends", "will", "hinges", "depend", "would"])
            // "could extend [that deadline] only with"
            && (self.has_predicate(k + 1, m)
                || reading.is(m, class::VERB | class::AUXILIARY)
                || is_any(cx, k, &["whether"]))
            && (k.saturating_sub(4).max(self.lo)..k).any(tells)
    }

    /// "The envoy said any talks must rest on respect": whether word `k` reports what follows, where no statement was made of it.
    fn is_said(&self, k: usize, m: usize) -> bool {
        const ASIDE: u32 = class::PREPOSITION | class::WEEKDAY | class::ADVERB | class::TO;
        let (reading, body) = (self.cx.reading, k + 1);
        is_any(self.cx, k, &["said", "says"])
            && body + 1 < m
            && reading.gap(body) & gap::HARD == 0
            && !reading.is(body, ASIDE)
            && (body..=m).all(|n| reading.gap(n) & gap::COMMA == 0)
    }

    /// "threatened [to close the airspace] if": whether word `k` is the "to" of a threat or an offer, which is what depends.
    fn is_threat(&self, k: usize, m: usize) -> bool {
        const OFFERING: &[&str] = &[
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
        ];
        let reading = self.cx.reading;
        reading.is(k, class::TO)
            && k + 1 < m
            && reading.is(k - 1, class::CUE)
            && is_any(self.cx, k - 1, OFFERING)
    }

    /// Whether a conjunct with a verb of its own opens behind word `k`: "welcomed the offer, but [would not sign] until", "will be third if
    /// they win, and [could be second] should".
    fn opens_conjunct(&self, k: usize, m: usize) -> bool {
        let (cx, reading, body) = (self.cx, self.cx.reading, k + 1);
        if !reading.is(k, class::COORDINATOR) || body + 1 >= m {
            return false;
        }
        let has_comma = reading.gap(k) & gap::COMMA != 0;
        let subject = is_clause_pronoun(cx, body);
        let is_clause = (has_comma || subject)
            && self.opens_main(body, m) == 2
            && !reading.is(body, class::VERB_BASE);
        let is_deed = reading.is(body, class::AUXILIARY) && !subject;
        is_clause
            || is_deed
                && (is_any(cx, k, &["but"]) || has_comma && (self.lo..k).any(|n| self.is_marker(n)))
    }

    /// Whether word `k` opens a subordinate clause.
    fn is_subordinator(&self, k: usize) -> bool {
        is_any(
            self.cx,
            k,
            &[
                "because", "although", "though", "whereas", "while", "since", "if", "unless",
                "when",
            ],
        )
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
