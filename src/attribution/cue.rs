//! Cues: the words that report. Which words might be one, and what stands around them; whether they are is decided in `link`.

use crate::attribution::reading::{Phrase, PhraseKind, Reading};
use crate::lexicon::schema::takes;
use crate::lexicon::{Layer, Lexicon, class, who};
use crate::text::token::{gap, shape};

/// What a cue is by form.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum CueKind {
    /// say, went on to say
    #[default]
    Verb,
    /// insistence on, statement
    Noun,
    /// according to
    Preposition,
    /// confident that
    Adjective,
    /// `NAME: ...`, `X: Y`
    Colon,
    /// `"..." -Name`
    Dash,
}

/// Form of a verb cue.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Form {
    /// say
    Base,
    /// says
    Third,
    /// said
    #[default]
    Past,
    /// saying
    Ing,
}

impl Form {
    /// The class of words that have this form.
    pub fn class(self) -> u32 {
        match self {
            Self::Past => class::VERB_PAST,
            Self::Third => class::VERB_THIRD,
            Self::Ing => class::VERB_ING,
            Self::Base => class::VERB_BASE,
        }
    }
}

/// A possible cue.
#[derive(Clone, Debug, Default)]
pub struct Cue {
    /// The entry; none for colon and dash.
    pub entry: Option<u32>,
    /// Which pattern of the entry.
    pub pattern: u16,
    /// Kind.
    pub kind: CueKind,
    /// Form.
    pub form: Form,
    /// First word of the match.
    pub first: usize,
    /// One past its last word.
    pub end: usize,
    /// First word with auxiliaries and adverbs before ("has repeatedly said").
    pub group: usize,
    /// What it tells of stands before it: a form of be before a participle, or it is converse.
    pub is_passive: bool,
    /// An active verb of which that holds: "The plan drew criticism from the union".
    pub is_converse: bool,
    /// A passive without its auxiliary, behind what it is said of: "the bill, | opposed by the union, failed".
    pub is_reduced: bool,
    /// The "by" behind a passive, the "from" behind a converse verb, that names who speaks: "was called a disgrace | by | the mayor".
    pub by: Option<usize>,
    /// A negation in its group.
    pub is_negated: bool,
    /// "to" before it.
    pub is_infinitive: bool,
    /// A modal in its group.
    pub has_modal: bool,
    /// A form of have in its group.
    pub has_have: bool,
    /// The quotation it stands in (index + 1), or 0.
    pub quotation: u32,
    /// Index in the table of measured counts; none where not measured.
    pub count: Option<u32>,
    /// A noun that a verb before it denies: what others claim in "rejected claims that".
    pub is_denied: bool,
    /// Whether its object is the one spoken to ("tell", "remind").
    pub tells: bool,
    /// What it takes (bits of [`crate::lexicon::schema::takes`]).
    pub takes: u8,
}

impl Cue {
    /// Whether a word of its group is the verb of a clause: "has said", "recently reported".
    pub fn is_finite(&self, reading: &Reading) -> bool {
        (self.group..=self.first).any(|i| reading.is_finite(i))
    }
}

/// Verbs whose object is the one spoken to.
pub(crate) const TELLS: &[&str] = &[
    "tell", "inform", "assure", "remind", "warn", "notify", "ask", "urge", "promise", "advise",
    "convince", "persuade", "reassure", "brief",
];

/// Finds the possible cues of a document, in order.
pub fn find(text: &str, reading: &Reading, lexicon: &Lexicon, out: &mut Vec<Cue>) {
    out.clear();
    // where the last cue ended that promises, refuses or asks for a deed
    let mut bound = usize::MAX;
    // where the last one ended that denies
    let mut denied = usize::MAX;
    for m in &reading.matches {
        if !m.is_of(Layer::Reporting) {
            continue;
        }
        let entry = lexicon.entry(m.entry);
        if entry.is_excluded {
            continue;
        }
        let (first, end) = (m.span.0 as usize, m.span.1 as usize);
        let kind = match entry.pos {
            "noun" => CueKind::Noun,
            "preposition" => CueKind::Preposition,
            "adjective" => CueKind::Adjective,
            _ => CueKind::Verb,
        };
        let mut cue = Cue {
            entry: Some(m.entry),
            pattern: m.pattern,
            kind,
            first,
            end,
            group: first,
            quotation: reading.quotation(first),
            takes: entry.takes,
            tells: if end == first + 1 {
                TELLS.contains(&lexicon.lemma(m.entry, m.pattern))
            } else {
                // "as he told | the court"
                reading.is_word(first, lexicon.marks.as_)
                    && reading.is_one_of(end - 1, &lexicon.marks.telling)
            },
            count: if end - first > 1 {
                lexicon.count_of_entry(m.entry)
            } else {
                lexicon.count_of_word(own_id(text, reading, lexicon, first))
            },
            ..Cue::default()
        };
        if matches!(kind, CueKind::Verb | CueKind::Adjective) {
            read_form(reading, &mut cue);
            cue.is_reduced = is_reduced(reading, lexicon, &cue);
            cue.by = agent(reading, lexicon, &cue);
            // "would not have agreed to sell": what was not done, and no report says
            if cue.has_modal && cue.has_have && matches!(entry.category, "commit" | "deny") {
                continue;
            }
            // "The plan drew criticism | from | the union"
            cue.is_converse = entry.holder == "object";
            if cue.is_converse {
                if !is_drawn(reading, lexicon, &cue) {
                    continue;
                }
                (cue.is_passive, cue.by) = (true, Some(end));
            }
            // "rejected by a wide margin a ban": nobody did it
            cue.is_reduced &= cue.by.is_some();
            cue.is_passive |= cue.is_reduced;
            // "The firm refused to endorse the plan": one statement, not two
            let is_bound = cue.is_infinitive
                && cue.group.checked_sub(1) == Some(bound)
                && follows_plainly(reading, lexicon, &cue);
            // "the union's claim that the plant was unsafe"
            let is_a = |i: usize| reading.is_one_of(i, &lexicon.marks.a);
            let noun = kind == CueKind::Verb
                && (is_noun(reading, &cue)
                    // "a handwritten note"
                    || cue.form == Form::Base
                        && cue.group == first
                        && first >= 2
                        && reading.is(first, class::VERB_NOUN)
                        && is_a(first - 2)
                        && reading.is_joined(first) && reading.is_joined(first - 1)
                    || is_object(reading, &cue)
                    // "rejected claims that"
                    || first == denied
                        && cue.form == Form::Third
                        && reading.is(first, class::VERB_NOUN));
            let goes_on = noun && {
                let id = reading.id(end);
                let marks = &lexicon.marks;
                (marks.opens_report(id) || reading.is_word(end, marks.to)) && reading.is_joined(end)
            };
            // "a counter-offer"
            let compound =
                reading.gap(end) & gap::HYPHEN != 0 && reading.gap(end) & gap::SPACE == 0;
            if kind == CueKind::Verb && (compound || is_gerund(reading, lexicon, &cue)) {
                continue;
            }
            if goes_on {
                cue.kind = CueKind::Noun;
            } else if kind == CueKind::Verb
                && (noun || shares_infinitive(reading, &cue) || is_bound)
            {
                continue;
            }
            if matches!(entry.category, "deny" | "commit" | "demand") {
                bound = end;
            }
            if entry.category == "deny" {
                denied = end;
            }
        }
        // "refused to comment on it": no noun
        let is_verb = kind == CueKind::Noun
            && first > 0
            && is_to(reading, first - 1)
            && reading.is(first, class::VERB_BASE)
            && reading.is_joined(first);
        if is_verb {
            continue;
        }
        if cue.kind == CueKind::Noun && denied <= first {
            let between = class::DETERMINER | class::ADJECTIVE | class::QUANTIFIER | class::NUMBER;
            cue.is_denied = first - denied <= 3
                && (denied..first).all(|i| reading.is(i, between))
                && (denied..=first).all(|i| reading.is_joined(i));
        }
        out.push(cue);
    }
    signs(text, reading, lexicon, out);
    out.sort_by_key(|c| (c.first, c.end));
}

/// Whether neither a clause nor a quotation follows the cue.
fn follows_plainly(reading: &Reading, lexicon: &Lexicon, cue: &Cue) -> bool {
    let id = reading.id(cue.end);
    let marks = &lexicon.marks;
    // "declined to comment on what he called gossip": a thing
    reading.quotation(cue.end) == cue.quotation && !(id != marks.what && marks.opens_report(id))
}

/// One past when it was said, if the words at `i` tell: "Thursday", "on Monday", "late last week", "on 3 March"; else `i`.
pub(crate) fn day(reading: &Reading, lexicon: &Lexicon, cue: &Cue, i: usize) -> usize {
    if cue.takes & (takes::QUOTE | takes::THAT) == 0 {
        i
    } else {
        day_end(reading, lexicon, i)
    }
}

/// One past the day, the month or the year that begins at word `i`: "Thursday", "late last week"; else `i`.
pub(crate) fn day_end(reading: &Reading, lexicon: &Lexicon, i: usize) -> usize {
    let plain = |k: usize| reading.is_joined(k);
    if !plain(i) {
        return i;
    }
    let is_period = |k: usize| reading.tells(lexicon, k, who::PERIOD);
    let is_day = |k: usize| {
        let bits = reading.class(k);
        !reading.shape(k, shape::POSSESSIVE)
            && (bits & (class::WEEKDAY | class::MONTH) != 0
                || k > i && is_period(k) && !reading.is(k - 1, class::NUMBER))
    };
    let leads =
        class::PREPOSITION | class::ADVERB | class::ADJECTIVE | class::DETERMINER | class::NUMBER;
    // "said the year was hard", "expected to close in May"
    let the = reading.is(i, class::DETERMINER) && !reading.is(i, class::ADJECTIVE);
    if the || is_to(reading, i) {
        return i;
    }
    let mut k = i;
    while k < i + 3 && !is_day(k) && reading.is(k, leads) && plain(k + 1) {
        k += 1;
    }
    if !is_day(k) {
        return i;
    }
    // "Monday night", "March 3, 2024"
    k += 1;
    while plain(k) && (is_period(k) || reading.shape(k, shape::DIGIT)) {
        k += 1;
    }
    // "said last week | was the worst"
    let is_subject = plain(k) && reading.is(k, class::AUXILIARY | class::VERB_THIRD);
    if is_subject { i } else { k }
}

/// The id of word `i` as it stands: none where only the word without its `'s` has one.
fn own_id(text: &str, reading: &Reading, lexicon: &Lexicon, i: usize) -> u32 {
    if reading.shape(i, shape::POSSESSIVE) {
        lexicon.vocabulary.id(reading.word(text, i))
    } else {
        reading.id(i)
    }
}

/// The verb's form and the group of auxiliaries and adverbs before it.
fn read_form(reading: &Reading, cue: &mut Cue) {
    let bits = reading.class(cue.first);
    cue.form = if bits & class::VERB_ING != 0 {
        Form::Ing
    } else if bits & class::VERB_PAST != 0 || bits & class::VERB_PARTICIPLE != 0 {
        Form::Past
    } else if bits & class::VERB_THIRD != 0 {
        Form::Third
    } else {
        Form::Base
    };
    let start = reading.sentence(cue.first).tokens.0 as usize;
    let pause = before_pause(reading, cue.first, start);
    let mut i = pause;
    let (mut be, mut steps) = (false, 0);
    let joins = |i: usize| i == pause && i < cue.first || reading.is_joined(i);
    while i > start && steps < 6 && joins(i) {
        let bits = reading.class(i - 1);
        if bits & class::NEGATED != 0 {
            cue.is_negated = true;
        }
        if bits & class::AUXILIARY != 0 && bits & class::SUBJECT == 0 {
            be |= bits & class::BE != 0;
            cue.has_modal |= bits & class::MODAL != 0;
            cue.has_have |= bits & class::HAVE != 0;
        } else if bits & class::ADVERB != 0
            && bits
                & (class::SUBORDINATOR
                    | class::PREPOSITION
                    | class::COORDINATOR
                    | class::DETERMINER)
                == 0
            // "Most said"
            && !(i == start + 1 && bits & class::QUANTIFIER != 0)
            // "in the south | say"
            && !(i > start + 1
                && reading.is(i - 2, class::DETERMINER)
                && (bits & (class::ADJECTIVE | class::NUMBER) != 0
                    || !reading.is(i - 2, class::RELATIVE | class::SUBJECT | class::QUANTIFIER)))
        {
            // an adverb alone belongs to the group too: "reportedly informed", not "a third | suggested"
        } else if bits & class::ADVERB != 0
            && bits & class::SUBORDINATOR != 0
            && i > start + 1
            && reading.is_joined(i - 1)
            && reading.is(i - 2, class::HAVE)
        {
            // "has | since denied it"
        } else if bits & class::QUANTIFIER != 0
            && bits & class::NUMBER == 0
            && i > start + 1
            && reading.is_joined(i - 1)
            && reading.phrases_end_at(i - 1)
            // "a move which | some have praised"
            && !reading.is(i - 2, class::RELATIVE)
        {
            // "the union and the firm | both said"
        } else if is_to(reading, i - 1) {
            cue.is_infinitive = true;
            break;
        } else {
            // "they're said to be late": pronoun and auxiliary in one word; of "he's said" nobody knows
            let joined = class::AUXILIARY | class::SUBJECT | class::BE;
            be |= bits & joined == joined
                && reading.is(cue.first, class::VERB_PARTICIPLE)
                && is_to(reading, cue.end)
                && !cue.tells
                && !reading.ends_in_s(i - 1);
            break;
        }
        i -= 1;
        steps += 1;
    }
    cue.group = i;
    // "is said to", "were told that": the entry itself may hold the auxiliary
    let last = cue.end.saturating_sub(1);
    // ... and an "it" that stands for nobody: "it is feared that"
    let whole = last > cue.first
        && (bits & class::BE != 0
            || bits & class::EMPTY != 0 && (cue.first + 1..last).any(|i| reading.is(i, class::BE)))
        && (reading.is(last, class::VERB_PARTICIPLE) && !reading.is(last, class::ADJECTIVE)
            // "was described as"
            || reading.is(last, class::PREPOSITION)
                && reading.is(last - 1, class::VERB_PARTICIPLE)
                && last > cue.first + 1);
    // "Drivers told to stay at home": in a headline
    // "Guard slept on duty, court told"
    let sentence = reading.sentence(cue.first);
    let ends = || {
        let comma = |i: &usize| reading.gap(*i) & gap::COMMA != 0;
        cue.end == sentence.tokens.1 as usize
            && (start + 1..cue.first).rev().take(2).any(|i| comma(&i))
    };
    let headline = cue.tells
        && cue.form == Form::Past
        && cue.group == cue.first
        && sentence.is_heading
        && (is_to(reading, cue.end) || ends());
    // "is convinced that": who is, says so, but for the "it" of nobody
    cue.is_passive = headline
        || whole && (cue.kind == CueKind::Verb || bits & class::EMPTY != 0)
        || be && bits & class::VERB_PARTICIPLE != 0
        || is_told(reading, cue);
}

/// Whether the cue is a passive without its auxiliary behind what it is said of: "The bill, | opposed by the upper house, failed".
fn is_reduced(reading: &Reading, lexicon: &Lexicon, cue: &Cue) -> bool {
    cue.kind == CueKind::Verb
        && cue.form == Form::Past
        && cue.group == cue.first
        // "announced by letter that"
        && cue.takes & (takes::NP | takes::THAT) == takes::NP
        // "a text seen by the Herald"
        && cue.entry.is_some_and(|e| lexicon.entry(e).form == "act")
        && reading.is(cue.first, class::VERB_PARTICIPLE)
        && reading.gap(cue.first) & (gap::HARD | gap::MARK) & !gap::COMMA == 0
        && reading.phrases_end_at(cue.first)
        && reading.is_word(cue.end, lexicon.marks.by)
}

/// One past the auxiliary that words between commas part from its verb: "does |, however, advise", "has |, in the past, denied"; else the
/// verb.
fn before_pause(reading: &Reading, verb: usize, start: usize) -> usize {
    const LONGEST: usize = 5;
    let comma = |i: usize| reading.is_behind_comma(i);
    if !comma(verb) || verb < start + 3 {
        return verb;
    }
    let open = (start + 1..verb)
        .rev()
        .take(LONGEST)
        .find(|i| reading.gap(*i) & gap::HARD != 0);
    open.filter(|i| {
        comma(*i)
            && reading.is(*i - 1, class::AUXILIARY)
            && !reading.is(*i - 1, class::BE | class::SUBJECT)
            && reading.is(*i, class::ADVERB | class::PREPOSITION)
            && !(*i..verb).any(|k| {
                reading.is_finite(k)
                    || reading.is(k, class::SUBJECT)
                    || reading.gap(k) & gap::MARK != 0
            })
    })
    .unwrap_or(verb)
}

/// The "by" behind a passive that names who speaks, over what is said of the subject: "was described as “reckless” | by | the union",
/// "was welcomed on Monday | by | farmers".
fn agent(reading: &Reading, lexicon: &Lexicon, cue: &Cue) -> Option<usize> {
    const REACH: usize = 20;
    if cue.kind != CueKind::Verb || !(cue.is_passive || cue.is_reduced) {
        return None;
    }
    let to = reading.sentence(cue.first).tokens.1 as usize;
    // the last verb of what is said of the subject
    let mut verb = usize::MAX;
    for i in cue.end..to.min(cue.end + REACH) {
        if reading.quotation(i) != cue.quotation {
            continue;
        }
        let bits = reading.class(i);
        let parts = class::RELATIVE | class::SUBORDINATOR;
        if reading.gap(i) & gap::HARD != 0
            || bits & parts != 0 && bits & class::PREPOSITION == 0
            || bits & class::BE != 0
            || reading.is_finite(i)
        {
            return None;
        }
        if reading.is_word(i, lexicon.marks.by) {
            // "accused of ignoring warnings by experts": the experts warned
            let of_deed = verb < i - 1 && reading.is(i - 1, class::VERB_NOUN | class::CUE);
            return (names_speaker(reading, i + 1) && !of_deed).then_some(i);
        }
        if bits & class::VERB_ING != 0 || is_to(reading, i - 1) {
            verb = i;
        }
    }
    None
}

/// Whether something was drawn from somebody: "drew criticism | from the union". Not "failed to win approval", "drew no criticism", "never
/// drew criticism", "left early, drawing criticism".
fn is_drawn(reading: &Reading, lexicon: &Lexicon, cue: &Cue) -> bool {
    let marks = &lexicon.marks;
    let no = |i: usize| {
        reading.is_word(i, marks.no)
            || reading.is_word(i, marks.not)
            || reading.is(i, class::NEGATED)
    };
    let is_bare_participle = cue.form == Form::Ing && cue.group == cue.first;
    let mut words = cue.group.saturating_sub(2)..cue.end;
    !(cue.is_negated || cue.is_infinitive || is_bare_participle || words.any(no))
        && reading.is(cue.end, class::PREPOSITION)
        && names_speaker(reading, cue.end + 1)
}

/// Whether a phrase at word `i` can be who speaks.
fn names_speaker(reading: &Reading, i: usize) -> bool {
    let can_speak = |p: &Phrase| {
        p.kind.can_speak() && !reading.is(p.first as usize, class::MONTH | class::WEEKDAY)
    };
    reading.phrases_in(i, i + 1).iter().any(can_speak)
}

/// Whether the cue tells where something was said and not by whom: "The | court heard | that".
pub(crate) fn is_told(reading: &Reading, cue: &Cue) -> bool {
    let last = cue.end.saturating_sub(1);
    let is_verb = class::AUXILIARY | class::VERB_PAST | class::VERB_ING | class::EMPTY;
    cue.kind == CueKind::Verb
        && last > cue.first
        && reading.is(last, class::VERB_PAST | class::VERB_THIRD)
        && !reading.is(cue.first, is_verb)
        && cue.takes == takes::THAT
}

/// Whether the cue tells that somebody was asked, and not who asked: "said | when asked whether it was late".
pub(crate) fn is_asked(reading: &Reading, lexicon: &Lexicon, cue: &Cue) -> bool {
    cue.tells
        && cue.form == Form::Past
        && cue.group == cue.first
        && reading.is(cue.first, class::VERB_PARTICIPLE)
        && cue.first > reading.sentence(cue.first).tokens.0 as usize
        && reading.is(cue.first - 1, class::SUBORDINATOR)
        && reading.is_joined(cue.first)
        && (reading.is_one_of(cue.end, &lexicon.marks.wh)
            || reading.is_one_of(cue.end, &lexicon.marks.about))
}

/// Whether a word that may be a verb is a noun by what stands before it: "a joke about Brenn", "by telephone".
fn is_noun(reading: &Reading, cue: &Cue) -> bool {
    let plain = matches!(cue.form, Form::Base | Form::Third)
        && !is_told(reading, cue)
        && cue.group == cue.first
        && !cue.is_infinitive
        && reading.is(cue.first, class::VERB_NOUN);
    let Some(mut before) = cue.first.checked_sub(1).filter(|_| plain) else {
        return false;
    };
    // "a written offer"
    let described = before > 0
        && reading.is(before, class::VERB_PARTICIPLE | class::ADJECTIVE)
        && reading.is(before - 1, class::DETERMINER | class::POSSESSIVE)
        && reading.is_joined(cue.first)
        && reading.is_joined(before);
    before -= usize::from(described);
    // "to loud cheers"
    let greeted = before > 0
        && cue.form == Form::Third
        && reading.is(before, class::ADJECTIVE)
        && !reading.is(before, class::ADVERB | class::VERB)
        && reading.is(before - 1, class::PREPOSITION | class::TO)
        && reading.is_joined(cue.first)
        && reading.is_joined(before);
    // "earned widespread praise", "made further demands"
    let is_direct_object = before > 0
        && reading.is(before, class::ADJECTIVE | class::ADVERB)
        && !reading.is(before, class::VERB)
        && reading.is_finite(before - 1)
        && !reading.is(before - 1, class::AUXILIARY)
        && reading.is_joined(cue.first)
        && reading.is_joined(before);
    if greeted || is_direct_object {
        return true;
    }
    let bits = reading.class(before);
    // "members whose support she needs"
    let is_whose = bits & class::RELATIVE != 0
        && bits & class::POSSESSIVE != 0
        && bits & class::DETERMINER == 0
        && reading.is_joined(cue.first);
    if is_whose {
        return true;
    }
    let verbal = class::SUBJECT | class::RELATIVE | class::SUBORDINATOR | class::QUANTIFIER;
    reading.sentence_of.get(before) == reading.sentence_of.get(cue.first)
        && reading.is_joined(cue.first)
        && (bits & (class::DETERMINER | class::POSSESSIVE | class::PREPOSITION) != 0
            || reading.shape(before, shape::POSSESSIVE))
        && bits & verbal == 0
        && !is_to(reading, before)
}

/// Whether a participle is a noun by the article before it: "no warning ever reached him".
fn is_gerund(reading: &Reading, lexicon: &Lexicon, cue: &Cue) -> bool {
    let Some(before) = cue.first.checked_sub(1) else {
        return false;
    };
    let near = reading.phrases_in(before, cue.first);
    // "talks on sharing the water": a thing that is done, not what somebody says
    // ... but "by citing the report"
    let id = reading.id(before);
    let thing = reading.is(before, class::PREPOSITION)
        && id != lexicon.marks.by
        && !reading.is(before, class::SUBORDINATOR)
        && cue.takes & (takes::NP | takes::QUOTE) == takes::NP
        && (reading.is(cue.end, class::DETERMINER | class::POSSESSIVE)
            && !reading.is(cue.end, class::SUBJECT | class::RELATIVE)
            // "taken in for questioning in May"
            || reading.is(cue.end, class::PREPOSITION) && !is_to(reading, cue.end));
    cue.form == Form::Ing
        && cue.group == cue.first
        && cue.end == cue.first + 1
        && reading.is_joined(cue.first)
        && (thing
            || reading.is(before, class::DETERMINER)
                && !reading.is(before, class::SUBJECT | class::RELATIVE)
                && near
                    .iter()
                    .any(|p| p.first as usize == before && p.end as usize == cue.end))
}

/// Whether a word that may be a verb is what the verb before it does: "he had followed orders", "will face claims".
fn is_object(reading: &Reading, cue: &Cue) -> bool {
    let plain = |i: usize| reading.is_joined(i);
    let Some(verb) = cue.first.checked_sub(1).filter(|v| *v > 0) else {
        return false;
    };
    // "may not impose terms"
    let not = verb >= 2 && reading.is(verb - 1, class::ADVERB | class::NEGATED);
    let before = verb - 1 - usize::from(not);
    cue.form == Form::Third
        && cue.group == cue.first
        && reading.is(cue.first, class::VERB_NOUN)
        && plain(cue.first)
        && plain(verb)
        && reading.is(verb, class::VERB)
        && !reading.is(verb, class::AUXILIARY | class::VERB_NOUN)
        && (reading.is(before, class::AUXILIARY | class::SUBJECT) || is_to(reading, before))
        && !reading.is(before, class::RELATIVE)
}

/// Whether a verb goes on with an infinitive that does not report, and so reports nothing either: "to prevent a flood and maintain
/// the dam".
fn shares_infinitive(reading: &Reading, cue: &Cue) -> bool {
    let plain = cue.form == Form::Base && !cue.is_infinitive && !cue.has_modal;
    let Some(joint) = cue.group.checked_sub(1).filter(|_| plain) else {
        return false;
    };
    if !reading.is(joint, class::COORDINATOR) || reading.gap(cue.group) & gap::HARD != 0 {
        return false;
    }
    let from = (reading.sentence(joint).tokens.0 as usize).max(joint.saturating_sub(12));
    let ends = class::SUBJECT | class::RELATIVE | class::SUBORDINATOR | class::MODAL;
    for i in (from..joint).rev() {
        if is_to(reading, i) && reading.is(i + 1, class::VERB_BASE) {
            return !reading.is(i + 1, class::CUE);
        }
        if reading.is(i, ends) || reading.gap(i + 1) & (gap::HARD & !gap::COMMA) != 0 {
            return false;
        }
    }
    false
}

/// Whether word `i` is "to".
pub(crate) fn is_to(reading: &Reading, i: usize) -> bool {
    reading.words.get(i).is_some_and(|w| w.id != 0) && reading.is(i, class::TO)
}

/// Colons and dashes that may report.
fn signs(text: &str, reading: &Reading, lexicon: &Lexicon, out: &mut Vec<Cue>) {
    // where the cues end, put in order when the first colon is met
    let mut ends: Option<Vec<usize>> = None;
    for i in 1..reading.tokens.len() {
        let g = reading.gap(i);
        if g & (gap::COLON | gap::DASH) == 0 {
            continue;
        }
        let (Some(prev), Some(next)) = (reading.tokens.get(i - 1), reading.tokens.get(i)) else {
            continue;
        };
        let between = text
            .get(prev.end as usize..next.start as usize)
            .unwrap_or("");
        if g & gap::COLON != 0 && is_headline(reading, i) {
            out.push(Cue {
                kind: CueKind::Dash,
                first: i,
                end: i,
                group: i,
                ..Cue::default()
            });
            continue;
        }
        if g & gap::COLON != 0 && between.starts_with(':') {
            if prev.is(shape::DIGIT) || reading.quotation(i - 1) != 0 {
                continue;
            }
            let (from, end) = reading.sentence(i).tokens;
            let (from, end) = (from as usize, end as usize);
            if is_dateline(reading, i)
                || reading.is_rubric(lexicon, from, i)
                || reading.is_tally(i, end)
            {
                continue;
            }
            // a colon right after a cue belongs to that cue, but for a speaker's label ("QUESTION: ...")
            let ends = ends.get_or_insert_with(|| {
                let mut ends: Vec<usize> = out.iter().map(|c| c.end).collect();
                ends.sort_unstable();
                ends
            });
            let is_label = reading
                .labels
                .binary_search_by_key(&i, |l| l.turn as usize)
                .is_ok();
            if !is_label && ends.binary_search(&i).is_ok() {
                continue;
            }
            out.push(Cue {
                kind: CueKind::Colon,
                first: i,
                end: i,
                group: i,
                quotation: 0,
                ..Cue::default()
            });
        } else if g & gap::DASH != 0
            && next.is(shape::CAPITAL)
            && reading.quotation(i - 1) != 0
            && reading.quotation(i) == 0
        {
            let end = reading.sentence(i).tokens.1 as usize;
            // "“Happy to lose.” — Mira Orlo, after a vote on her bill"
            let named = reading.phrases_in(i, i + 1).iter().any(|p| {
                p.kind == PhraseKind::Name && reading.gap(p.end as usize) & gap::COMMA != 0
            });
            if (end - i <= 6 || named) && between.contains(['”', '"', '»', '’']) {
                out.push(Cue {
                    kind: CueKind::Dash,
                    first: i,
                    end: i,
                    group: i,
                    quotation: 0,
                    ..Cue::default()
                });
            }
        }
    }
}

/// Whether the colon before word `i` parts a quotation from its speaker in a headline: “No nets for a photograph”: Orlo meets crews.
pub(crate) fn is_headline(reading: &Reading, i: usize) -> bool {
    let s = reading.sentence(i - 1);
    let from = s.tokens.0 as usize;
    let quotation = reading.quotation(i - 1);
    s.is_heading
        && quotation != 0
        && reading.quotation(i) == 0
        && reading.gap(i) & gap::MARK != 0
        && reading.sentence(i).paragraph == s.paragraph
        && (from..i).all(|k| reading.quotation(k) == quotation)
}

/// Whether the words before the colon at word `i` are a dateline ("Torsholm: The foreign minister has ..."): names alone at the
/// start of one of the first paragraphs, before a full sentence, in a document that is no transcript.
fn is_dateline(reading: &Reading, i: usize) -> bool {
    let s = reading.sentence(i);
    let (from, to) = (s.tokens.0 as usize, s.tokens.1 as usize);
    let starts = from == 0 || reading.sentence(from - 1).paragraph != s.paragraph;
    starts
        && s.paragraph <= 2
        && !s.is_heading
        && reading.labels.is_empty()
        && i - from <= 3
        && to - i > 12
        && reading.gap(i) & gap::MARK == 0
        && (from..i).all(|k| reading.shape(k, shape::CAPITAL))
}
