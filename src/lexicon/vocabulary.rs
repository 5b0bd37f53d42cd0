//! The words that some pattern or word list uses, each with an id, and what word classes it can belong to.

use crate::lexicon::family::is_family;
use crate::lexicon::pattern::{Step, case_of};
use crate::span::Span;
use crate::text::inflect::Inflection;
use crate::text::sentence::Ending;
use crate::text::token::{ascii_word, bytes_between};
use crate::text::words;
use std::borrow::Cow;

/// How a pattern wants a word written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Case {
    /// In small letters (or capitalised where a sentence starts).
    Lower = 0,
    /// With a capital.
    Capital = 1,
    /// All in capitals; of a word that owns ("ministry's"), with its "'s".
    Upper = 2,
    /// Any way.
    Any = 3,
}

/// What a word can be; a set of bits. A word may be many things: the context decides.
pub mod class {
    /// the, a, this
    pub const DETERMINER: u32 = 1;
    /// my, his, their
    pub const POSSESSIVE: u32 = 1 << 1;
    /// he, they
    pub const SUBJECT: u32 = 1 << 2;
    /// him, them
    pub const OBJECT: u32 = 1 << 3;
    /// who, which, that
    pub const RELATIVE: u32 = 1 << 4;
    /// of, with
    pub const PREPOSITION: u32 = 1 << 5;
    /// and, but, or
    pub const COORDINATOR: u32 = 1 << 6;
    /// because, while, if
    pub const SUBORDINATOR: u32 = 1 << 7;
    /// is, has, will
    pub const AUXILIARY: u32 = 1 << 8;
    /// isn't, won't
    pub const NEGATED: u32 = 1 << 9;
    /// also, again
    pub const ADVERB: u32 = 1 << 10;
    /// some, many
    pub const QUANTIFIER: u32 = 1 << 11;
    /// two, million
    pub const NUMBER: u32 = 1 << 12;
    /// May
    pub const MONTH: u32 = 1 << 13;
    /// Monday
    pub const WEEKDAY: u32 = 1 << 14;
    /// say
    pub const VERB_BASE: u32 = 1 << 15;
    /// says
    pub const VERB_THIRD: u32 = 1 << 16;
    /// said
    pub const VERB_PAST: u32 = 1 << 17;
    /// said (has said)
    pub const VERB_PARTICIPLE: u32 = 1 << 18;
    /// saying
    pub const VERB_ING: u32 = 1 << 19;
    /// As often a noun as a verb: plan, report.
    pub const VERB_NOUN: u32 = 1 << 20;
    /// new, political
    pub const ADJECTIVE: u32 = 1 << 21;
    /// A given name of women.
    pub const FEMALE: u32 = 1 << 22;
    /// A given name of men.
    pub const MALE: u32 = 1 << 23;
    /// von, al
    pub const PARTICLE: u32 = 1 << 24;
    /// Jr, MP
    pub const SUFFIX: u32 = 1 << 25;
    /// A form of a verb that can be a reporting cue.
    pub const CUE: u32 = 1 << 26;
    /// it, there: no source by itself.
    pub const EMPTY: u32 = 1 << 27;
    /// A form of "be".
    pub const BE: u32 = 1 << 28;
    /// A modal verb.
    pub const MODAL: u32 = 1 << 29;
    /// A form of "have".
    pub const HAVE: u32 = 1 << 30;
    /// "to".
    pub const TO: u32 = 1 << 31;
    /// Any form of a verb.
    pub const VERB: u32 = VERB_BASE | VERB_THIRD | VERB_PAST | VERB_PARTICIPLE | VERB_ING;
    /// A verb form that can be the predicate of a clause.
    pub const FINITE: u32 = VERB_BASE | VERB_THIRD | VERB_PAST;

    /// The classes of the words of each list.
    pub(crate) const LISTS: [(&str, u32); 28] = [
        ("word.determiner", DETERMINER),
        ("word.possessive", POSSESSIVE),
        ("word.pronoun-subject", SUBJECT),
        ("word.pronoun-object", OBJECT),
        ("word.pronoun-relative", RELATIVE),
        ("word.pronoun-empty", EMPTY | SUBJECT),
        ("word.pronoun-and-auxiliary", AUXILIARY | SUBJECT),
        ("word.preposition", PREPOSITION),
        ("word.conjunction-coordinating", COORDINATOR),
        ("word.conjunction-subordinating", SUBORDINATOR),
        ("word.auxiliary", AUXILIARY),
        ("word.auxiliary-be", AUXILIARY | BE),
        ("word.auxiliary-have", AUXILIARY | HAVE),
        ("word.auxiliary-modal", AUXILIARY | MODAL),
        ("word.auxiliary-negated", AUXILIARY | NEGATED),
        ("word.adverb", ADVERB),
        ("word.quantifier", QUANTIFIER),
        ("word.number-word", NUMBER),
        ("word.number-ordinal", NUMBER),
        ("word.month", MONTH),
        ("word.weekday", WEEKDAY),
        ("word.adjective", ADJECTIVE),
        ("word.adjective-noun", ADJECTIVE),
        ("name.female", FEMALE),
        ("name.male", MALE),
        ("name.either", FEMALE | MALE),
        ("name.particle", PARTICLE),
        ("name.suffix", SUFFIX),
    ];

    /// The lists of verbs, by their base forms: the class that each form has beside those of its form.
    pub(crate) const VERBS: [(&str, u32); 3] = [
        ("word.verb", 0),
        ("word.verb-noun", VERB_NOUN),
        ("word.verb-noun-mostly", VERB_NOUN),
    ];

    /// The list of verbs that take no object, by their base forms.
    pub(crate) const INTRANSITIVE: &str = "word.verb-intransitive";

    /// The lists of words that begin a sentence and no name, behind a full stop that may belong to an abbreviation.
    pub(crate) const STARTERS: [&str; 10] = [
        "word.determiner",
        "word.possessive",
        "word.pronoun-subject",
        "word.pronoun-relative",
        "word.preposition",
        "word.conjunction-coordinating",
        "word.conjunction-subordinating",
        "word.auxiliary",
        "word.adverb",
        "word.quantifier",
    ];
}

/// Lists of words; a set of bits, each of them of [`side`] or [`who`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Lists([u128; 2]);

impl Lists {
    /// The set of one list, which is known by `bit`.
    const fn of(bit: u32) -> Self {
        match bit {
            0..128 => Self([1 << bit, 0]),
            _ => Self([0, 1 << (bit - 128)]),
        }
    }

    /// The lists of both.
    #[must_use]
    #[inline]
    pub const fn and(self, Self([a, b]): Self) -> Self {
        let Self([c, d]) = self;
        Self([a | c, b | d])
    }

    /// Whether a list stands in both.
    #[inline]
    pub const fn meets(self, Self([a, b]): Self) -> bool {
        let Self([c, d]) = self;
        (a & c) | (b & d) != 0
    }
}

impl std::ops::BitOr for Lists {
    type Output = Self;

    #[inline]
    fn bitor(self, other: Self) -> Self {
        self.and(other)
    }
}

/// Declares lists, each with its id in the lexicons, and `LISTS`, which has them all; the first is known by the bit `from`.
macro_rules! lists {
    (from $from:literal; $($(#[$doc:meta])* $list:ident = $id:literal,)*) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        enum Place {
            $($list,)*
        }

        $(
            $(#[$doc])*
            pub const $list: Lists = Lists::of($from + Place::$list as u32);
        )*

        /// The lists by their id.
        pub(crate) const LISTS: &[(&str, Lists)] = &[$(($id, $list),)*];
    };
}

/// What a word does where sides are taken; a set of bits, one for each list of `lexicons/en/stance/words.toml`.
pub mod side {
    use super::Lists;

    lists! {
        from 0;
        /// A deed that is AGREE where one promises it.
        AGREE = "side.agree",
        /// A deed that is SUPPORT where one promises it.
        SUPPORT = "side.support",
        /// A deed that is CONSULT where one promises it.
        CONSULT = "side.consult",
        /// A deed that is COOPERATE where one promises it.
        COOPERATE = "side.cooperate",
        /// A deed that is AID where one promises it.
        AID = "side.aid",
        /// A deed that is CONCEDE where one promises it.
        CONCEDE = "side.concede",
        /// A deed that is RETREAT where one promises it.
        RETREAT = "side.retreat",
        /// A deed that is THREATEN where one promises it.
        THREATEN = "side.threaten",
        /// Deeds against somebody: on a condition they are threats.
        HARM = "side.harm",
        /// Deeds that part from what they name, where they are threatened: "threatened to leave [the bloc]", "to pull out of [the talks]".
        LEAVING = "side.leaving",
        /// Deeds whose object is the target ("accept [the pause]"); of others the whole deed is ("pour concrete").
        TAKER = "side.taker",
        /// Deeds of mere speaking, being and feeling: "refused to say" holds nothing.
        SAYING = "side.saying",
        /// Deeds of which only the object would tell more: "would not give, answer, take".
        VAGUE = "side.vague",
        /// Verbs whose refusal leaves their object open: "refused to rule out a strike".
        OPEN = "side.open",
        /// What one gives or takes where one speaks.
        DETAIL = "side.detail",
        /// What nobody does for or against somebody, on whatever condition: being and suffering.
        SUFFERING = "side.suffering",
        /// What one wants to do to something that one is against.
        WRECK = "side.wreck",
        /// Words that make ready for a deed ("is ready to", "has agreed to").
        READY = "side.ready",
        /// Words that refuse a deed.
        REFUSING = "side.refusing",
        /// Words that threaten a deed.
        THREATENING = "side.threatening",
        /// Deeds that are a promise where somebody says that he will do them: "we will pay our share".
        PROMISE = "side.promise",
        /// What "let us" says in passing.
        FORMULA = "side.formula",
        /// Deeds of which only the object is the target, and which are against it: "time to reject [the offer]".
        UNDO = "side.undo",
        /// Participles after "should be" that wish nothing of the subject.
        NO_WISH = "side.no-wish",
        /// Participles of what does away with something.
        UNDONE = "side.undone",
        /// Nouns whose absence is a plain fact.
        PLAIN = "side.plain",
        /// Words that are no party and no issue: what one has or does with one's body, and empty nouns.
        EMPTY = "side.empty",
        /// What is proposed, decided or agreed: one is for it or against it, and to attack it is to speak against it.
        PROPOSAL = "side.proposal",
        /// What is denied with a side taken; to deny "that" something is so only tells facts.
        CLAIM = "side.claim",
        /// Verbs that end what their object names: "lifted sanctions against", "broke off talks with".
        ENDING = "side.ending",
        /// Verbs that take a side against what their object names: the deed is another's.
        BLAMING = "side.blaming",
        /// Verbs after which a name follows at once: "called it a gamble".
        CALLING = "side.calling",
        /// Verbs that put a name on something, before their object.
        NAMING = "side.naming",
        /// Nouns that make a name a kind one.
        KIND = "side.kind",
        /// Bodies and documents that take sides, beside the names, roles and kinds of people that the source lexicon knows.
        BODY = "side.body",
        /// Participles of what is granted or agreed where it is done: "the sanctions can be \[lifted\] if".
        GRANTED = "side.granted",
        /// Verbs that promise or offer what their object names: "offered [a joint inquiry] if".
        PLEDGING = "side.pledging",
        /// What somebody could live with: "a small rise would be \[tolerable\] if".
        ACCEPTABLE = "side.acceptable",
        /// What somebody could not live with: "the tests would be \[worthless\] if".
        UNACCEPTABLE = "side.unacceptable",
        /// What people feel: said of them, it takes no side toward them.
        FEELING = "side.feeling",
        /// What is agreed on, and so can have terms: "any \[deal\] must".
        DEAL = "side.deal",
        /// What a deal must do to have something in it: "must \[include\] a guarantee".
        HOLDING = "side.holding",
        /// Nouns that tell when, not what for: "until the \[autumn\]".
        WHEN = "side.when",
        /// What one side seeks of another: "asked for a \[pardon\]".
        SOUGHT = "side.sought",
        /// What names a fight that goes on: "would keep up the \[blockade\]".
        PROTEST = "side.protest",
        /// Nouns that end like those for people, and mean none: "\[payments\]".
        NO_PEOPLE = "side.no-people",
        /// What rises and falls by itself: "\[inflation\] would ease, provided".
        MEASURED = "side.measured",
        /// Verbs of what is measured: "inflation would \[ease\]".
        EASING = "side.easing",
        /// Verbs that foretell where nobody is their subject: "no bank will \[lend\] us the money".
        FORETOLD = "side.foretold",
        /// Verbs of what happens by itself: "prices will \[fall\] only if" takes no side.
        CHANGE = "side.change",
        /// Participles of what is done to a third one: "the clerk would be \[reinstated\] if".
        DONE_TO = "side.done-to",
        /// What one promises as a threat, with no side toward it: "promised a \[fight\]".
        FIGHT = "side.fight",
        /// Participles of what one gets: "he's \[guaranteed\] a seat".
        GIVEN = "side.given",
        /// What two have with each other: "the two reached \[agreement\]".
        SHARED = "side.shared",
        /// What somebody has resolved, as a noun: "the ministry's \[decision\] to close the library".
        PLANNED = "side.planned",
        /// What somebody asks for, as a noun: "\[calls\] by parents for a vote".
        ASKED = "side.asked",
        /// What one cuts and harms nobody: "would cut the \[ribbon\]".
        CUT = "side.cut",
        /// What one reconsiders and relents: "would reconsider its \[refusal\]".
        REFUSAL = "side.refusal",
        /// A deed of whoever has its object in hand: "would \[rebuild\] the pier if".
        DECIDED = "side.decided",
        /// Whose will a decision is against: "over the \[objections\] of the guild".
        PROTESTED = "side.protested",
        /// How one feels whom a decision is against: "to the \[dismay\] of the guild".
        GRIEF = "side.grief",
        /// How one feels who is glad of a decision: "to the \[delight\] of the growers".
        JOY = "side.joy",
        /// What "not without" only says there is: "not without \[reason\]".
        NOT_WITHOUT = "side.not-without",
    }

    /// Past forms of verbs that never have an object.
    pub const INTRANSITIVE: Lists = Lists::of(127);

    /// Deeds of all acts.
    pub const DEEDS: Lists = AGREE
        .and(SUPPORT)
        .and(CONSULT)
        .and(COOPERATE)
        .and(AID)
        .and(CONCEDE)
        .and(RETREAT)
        .and(THREATEN);
}

/// What a word tells of who speaks; a set of bits, one for each list of `lexicons/en/speakers.toml` and `lexicons/en/people.toml`. They stand beside those of [`side`].
pub mod who {
    use super::Lists;

    lists! {
        from 128;
        /// A part of many, or a number that is not counted: "hundreds of deputies".
        PORTION = "who.portion",
        /// Adjectives behind "it is" that tell of what is done, and of nobody who does it.
        IMPERSONAL = "who.impersonal",
        /// A body or a place with which somebody can be, beside companies and the like.
        BODY = "who.body",
        /// An office before a name that is no role of the lexicons.
        OFFICE = "who.office",
        /// Adjectives that look like a name.
        SIDE = "who.side",
        /// Nouns by which a paper takes up what was said: "that it was unsafe, a \[charge\] the mayor denied".
        TAKEN_UP = "who.taken-up",
        /// Occasions on which one speaks: "praised the mayor in an \[interview\]".
        OCCASION = "who.occasion",
        /// Events, which have a time: "cited the \[raid\] in May".
        EVENT = "who.event",
        /// Words that lead on to when and why something was done: "backed Orlo \[because\] nobody else ran".
        CIRCUMSTANCE = "who.circumstance",
        /// Adverbs before such a word: "\[even\] though", "\[just\] as she left".
        MODIFIER = "who.modifier",
        /// Adjectives of a time: "\[last\] week".
        NEAR_TIME = "who.near-time",
        /// Periods of a day or a year: "last \[week\]", "Monday \[night\]".
        PERIOD = "who.period",
        /// Measures of time: "for \[years\]", "three \[times\]".
        SPAN = "who.span",
        /// What they lead on to belongs to the words before: "offered to pay, \[provided\] that all agree".
        BINDING = "who.binding",
        /// Words of the name of an office, a house or a public place: "Halden \[Council\]".
        NAME_OFFICE = "who.name-office",
        /// Words of the name of a party: "the Velmark \[Greens\]".
        NAME_PARTY = "who.name-party",
        /// Words of the name of a paper or a news agency: "Norvane \[Times\]".
        NAME_PRESS = "who.name-press",
        /// Words of the name of an agency: "Brenn River \[Authority\]".
        NAME_AGENCY = "who.name-agency",
        /// Words of the name of a union: "Halden Transport \[Workers\]".
        NAME_UNION = "who.name-union",
        /// Words of the name of a group: "Harbour \[Watch\]".
        NAME_GROUP = "who.name-group",
        /// Words of the name of a bank: "Sillen \[Savings\]".
        NAME_BANK = "who.name-bank",
        /// Words of the name of a company, which end it: "Norvane \[Motors\]".
        NAME_COMPANY = "who.name-company",
        /// Titles that tell of no office and no rank: "\[Mr\] Orlo".
        COURTESY = "who.courtesy",
        /// Offices that are for a field or to a place: "\[minister\] for Housing"; not "spokesman for Quill".
        WITH_FIELD = "who.with-field",
        /// Bodies that are named before who heads them: "Quill National \[Committee\] Chairman"; not "Halden Police Chief".
        WITH_HEAD = "who.with-head",
        /// Words of a rank before an office: "\[Chief\] \[Executive\] Officer", "\[Detective\] Inspector".
        RANK = "who.rank",
        /// Heads of what is told of a text or beside a conversation: "\[Present\]: Senator Ilse Orlo", "\[BYLINE\]: Ilse Orlo".
        RUBRIC = "who.rubric",
        /// One who has an office or a part in a case, used of somebody whom the text has named: "the \[rector\]"; "the president" is rather the one whom all know.
        OF_TEXT = "who.of-text",
        /// Of whose family somebody is: "his \[son\], Emil Orlo".
        KIN = "who.kin",
        /// Whom one has to or before another: "\[envoy\] to the talks".
        SENT = "who.sent",
        /// Many people in one word: "the \[crowd\]".
        COLLECTIVE = "who.collective",
        /// What an actor thinks of somebody, so that "for" behind the actor gives the reason: "\[blamed\] by the inquiry for the crash".
        JUDGED = "who.judged",
        /// When or how something is said, not who says it: "officials in an \[interview\]".
        SETTING = "who.setting",
        /// One of many at a time, of whom a text has one: "the \[candidate\]".
        WOULD_BE = "who.would-be",
        /// What somebody is to another, which calls nobody anew: "the senior \[aide\]".
        RELATION = "who.relation",
        /// One who speaks in court and is not on trial there.
        OF_COURT = "who.of-court",
        /// An office by a wider name: the \[monarch\] may be a king.
        WIDE = "who.wide",
        /// A noun for men: "the \[widower\]".
        MAN = "who.man",
        /// A noun for women: "the \[widow\]".
        WOMAN = "who.woman",
        /// A company, though some of them could be a person: "the \[brewer\]".
        SORT_COMPANY = "who.sort-company",
        /// What a fund is called.
        SORT_FUND = "who.sort-fund",
        /// What a club is called.
        SORT_CLUB = "who.sort-club",
        /// What a bank is called.
        SORT_BANK = "who.sort-bank",
        /// What a paper or a station is called.
        SORT_PRESS = "who.sort-press",
        /// What an agency is called.
        SORT_AGENCY = "who.sort-agency",
        /// What a union is called.
        SORT_UNION = "who.sort-union",
        /// What a party is called.
        SORT_PARTY = "who.sort-party",
        /// What a group is called.
        SORT_GROUP = "who.sort-group",
        /// What an authority is called.
        SORT_AUTHORITY = "who.sort-authority",
        /// What a school is called.
        SORT_SCHOOL = "who.sort-school",
        /// What a hospital is called.
        SORT_HOSPITAL = "who.sort-hospital",
        /// What a minister is secretary for: "\[Health\] Secretary".
        CABINET_FIELD = "who.cabinet-field",
        /// What somebody was or long has been: "the \[retired\] pilot".
        PAST = "who.past",
        /// An office of which each place has one: "the Velmark \[senator\]".
        PLACED = "who.placed",
        /// A ministry, an office or a court; what else speaks for a state is its government.
        PUBLIC_BODY = "who.public-body",
        /// An adjective that tells which office or which holder, not what the holder is like: "the \[deputy\] minister".
        OF_OFFICE = "who.of-office",
        /// What says nothing itself, so that somebody reads it: "her recent \[speeches\] suggest".
        SIGN = "who.sign",
        /// An adjective of one who is not sure: "the envoy is less \[sure\]".
        DOUBTING = "who.doubting",
        /// A word after "would" that tells a story: "the boy would \[later\] lead the navy".
        STORY = "who.story",
        /// The last word of what one speaks to or on: "told Continental \[Wire\]".
        MEDIUM = "who.medium",
        /// What somebody does who is about to speak: "\[shrugged\]", "\[put\] it more simply".
        REACTING = "who.reacting",
        /// Some who belong together, and no single person: "the young \[couple\]".
        PAIR = "who.pair",
    }
}

/// How the abbreviations of each list behave at the end of a sentence.
pub(crate) const ENDINGS: [(&str, Ending); 4] = [
    ("abbreviation.title", Ending::TITLE),
    ("abbreviation.never-ends", Ending::NEVER),
    ("abbreviation.may-end", Ending::MAY),
    ("abbreviation.before-number", Ending::BEFORE_NUMBER),
];

/// Whether a list of words has this id.
pub(crate) fn is_list(id: &str) -> bool {
    let classes = || class::LISTS.iter().chain(&class::VERBS).map(|l| l.0);
    let bits = || side::LISTS.iter().chain(who::LISTS).map(|l| l.0);
    let endings = || ENDINGS.iter().map(|l| l.0);
    id == class::INTRANSITIVE
        || is_family(id)
        || classes()
            .chain(bits())
            .chain(endings())
            .any(|known| known == id)
}

/// Words, their ids and classes. Id 0 is "no word of ours".
///
/// A word is known by a key of 16 bytes: its letters, or a hash of them where there are more. The look-up is one probe of a
/// table of slots, which hold some bits of a hash and an id, and for the words that are ours one comparison of keys.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    /// Key of each id; that of id 0 is 0.
    pub(crate) keys: Cow<'static, [u128]>,
    /// A power of two of them; some bits of the hash above the id, 0 where empty.
    pub(crate) slots: Cow<'static, [u32]>,
    pub(crate) classes: Cow<'static, [u32]>,
    /// Sides of each id: see [`side`], and [`who`].
    pub(crate) sides: Cow<'static, [[u128; 2]]>,
    /// How words are inflected; empty where the lexicon was not compiled from its texts.
    pub inflection: Inflection,
}

/// The bits of a slot that hold the id: room for a million words.
const ID: u32 = (1 << 20) - 1;

/// The key of `text[start..end]`, lower-cased; none for words of more than 16 bytes and for those with letters outside ASCII.
#[inline]
fn short_key(text: &[u8], start: usize, end: usize) -> Option<u128> {
    let word = ascii_word(text, start, end)?;
    Some(word | bytes_between(word, b'A', b'Z') >> 2)
}

/// Lower case with straight apostrophes, and without signs that are not seen.
fn folded(word: &str) -> String {
    let seen = word.chars().filter_map(words::plain);
    seen.flat_map(char::to_lowercase).collect()
}

/// The key of any word.
#[inline(never)]
fn long_key(word: &str) -> u128 {
    // curly apostrophes are common (isn’t): no memory is asked for where they are the only letters outside ASCII
    let (mut bytes, mut len, mut rest) = ([0u8; 16], 0, word.as_bytes());
    loop {
        let (byte, after) = match rest {
            [0xE2, 0x80, 0x99, after @ ..] => (b'\'', after),
            // a soft hyphen
            [0xC2, 0xAD, after @ ..] => {
                rest = after;
                continue;
            }
            [byte, after @ ..] if *byte < 128 => (byte.to_ascii_lowercase(), after),
            _ => break,
        };
        let Some(slot) = bytes.get_mut(len) else {
            break;
        };
        *slot = byte;
        len += 1;
        rest = after;
    }
    if rest.is_empty() {
        return u128::from_le_bytes(bytes);
    }
    let low = folded(word);
    // no short key has the highest bit
    short_key(low.as_bytes(), 0, low.len())
        .unwrap_or_else(|| xxhash_rust::xxh3::xxh3_128(low.as_bytes()) | 1 << 127)
}

/// A hash of a key that depends on all its bits.
#[inline]
fn mixed(key: u128) -> u64 {
    let (low, high) = (key as u64, (key >> 64) as u64);
    let product =
        u128::from(low ^ 0x9e37_79b9_7f4a_7c15) * u128::from(high ^ 0xd6e8_feb8_6659_fd93);
    product as u64 ^ (product >> 64) as u64
}

impl Vocabulary {
    /// Id of a word in any way of writing it; 0 where no pattern or list uses it.
    #[inline]
    pub fn id(&self, word: &str) -> u32 {
        self.id_at(word, Span::new(0, word.len()))
    }

    /// Id of the word at `span` of `text`.
    #[inline]
    pub fn id_at(&self, text: &str, span: Span) -> u32 {
        match short_key(text.as_bytes(), span.start as usize, span.end as usize) {
            Some(key) => self.find(key),
            None => self.find(long_key(span.of(text))),
        }
    }

    /// Ids of the words at `spans` of `text`. Of many words first the slots are looked at, then the keys: they lie far apart in
    /// memory, and this way the processor fetches many at once.
    pub fn ids(&self, text: &str, spans: impl Iterator<Item = Span>, out: &mut Vec<u32>) {
        const MANY: usize = 64;
        let (slots, keys) = (&*self.slots, &*self.keys);
        let mut probes: Vec<(u128, u32, u32)> = Vec::with_capacity(MANY);
        let mut spans = spans.peekable();
        while spans.peek().is_some() {
            probes.clear();
            probes.extend(spans.by_ref().take(MANY).map(|span| {
                let key = short_key(text.as_bytes(), span.start as usize, span.end as usize)
                    .unwrap_or_else(|| long_key(span.of(text)));
                let hash = mixed(key);
                let at = hash as usize & slots.len().wrapping_sub(1);
                let slot = slots.get(at).copied().unwrap_or(0);
                (key, slot, (hash >> 32) as u32 & !ID)
            }));
            out.extend(probes.iter().map(|&(key, slot, tag)| {
                let id = slot & ID;
                if slot & !ID == tag && keys.get(id as usize) == Some(&key) {
                    id
                } else if slot == 0 {
                    0
                } else {
                    self.find(key)
                }
            }));
        }
    }

    #[inline]
    fn find(&self, key: u128) -> u32 {
        let hash = mixed(key);
        let (tag, mask) = ((hash >> 32) as u32 & !ID, self.slots.len().wrapping_sub(1));
        let mut at = hash as usize & mask;
        while let Some(&slot) = self.slots.get(at) {
            if slot == 0 {
                break;
            }
            if slot & !ID == tag && self.keys.get((slot & ID) as usize) == Some(&key) {
                return slot & ID;
            }
            at = (at + 1) & mask;
        }
        0
    }

    /// Adds a word, if it is new; gives its id.
    pub fn intern(&mut self, word: &str) -> u32 {
        if self.classes.is_empty() {
            self.classes.to_mut().push(0);
            self.keys.to_mut().push(0);
            self.sides.to_mut().push([0; 2]);
        }
        let key = short_key(word.as_bytes(), 0, word.len()).unwrap_or_else(|| long_key(word));
        let known = self.find(key);
        if known != 0 || key == 0 || self.keys.len() > ID as usize {
            return known;
        }
        let id = self.classes.len() as u32;
        self.classes.to_mut().push(0);
        self.keys.to_mut().push(key);
        self.sides.to_mut().push([0; 2]);
        // at least half of the slots stay empty
        if self.keys.len() * 2 > self.slots.len() {
            let length = (self.keys.len() * 2).next_power_of_two();
            self.slots = vec![0; length].into();
            for id in 1..self.keys.len() {
                self.enter(id as u32);
            }
        } else {
            self.enter(id);
        }
        id
    }

    fn enter(&mut self, id: u32) {
        let hash = mixed(self.keys.get(id as usize).copied().unwrap_or(0));
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = hash as usize & mask;
        while self.slots.get(at).is_some_and(|slot| *slot != 0) {
            at = (at + 1) & mask;
        }
        if let Some(slot) = self.slots.to_mut().get_mut(at) {
            *slot = (hash >> 32) as u32 & !ID | id & ID;
        }
    }

    /// Number of ids, 0 included.
    pub fn len(&self) -> usize {
        self.classes.len()
    }

    /// Whether there are no words.
    pub fn is_empty(&self) -> bool {
        self.classes.len() < 2
    }

    /// The classes of a word id.
    #[inline]
    pub fn class(&self, id: u32) -> u32 {
        self.classes.get(id as usize).copied().unwrap_or(0)
    }

    /// What the word of an id does where sides are taken.
    #[inline]
    pub fn side(&self, id: u32) -> Lists {
        Lists(self.sides.get(id as usize).copied().unwrap_or_default())
    }

    /// The lists of [`side`] and [`who`] in which a word stands.
    pub fn lists(&self, word: &str) -> Lists {
        self.side(self.id(word))
    }

    /// Whether a word stands in one of the lists of [`side`] or [`who`].
    pub fn tells(&self, word: &str, bits: Lists) -> bool {
        self.lists(word).meets(bits)
    }

    /// Adds a word to lists of [`side`] and [`who`].
    pub(crate) fn add_side(&mut self, word: &str, bits: Lists) {
        let id = self.intern(word);
        if let Some(s) = self.sides.to_mut().get_mut(id as usize) {
            *s = (Lists(*s) | bits).0;
        }
    }

    /// Adds the past forms of a verb to lists of [`side`].
    pub(crate) fn add_past_side(&mut self, lemma: &str, bits: Lists) {
        let f = self.inflection.forms(lemma);
        for form in [&f.past, &f.participle] {
            self.add_side(form, bits);
        }
    }

    /// Adds classes to a word.
    pub fn add_class(&mut self, word: &str, bits: u32) {
        let id = self.intern(word);
        if let Some(c) = self.classes.to_mut().get_mut(id as usize) {
            *c |= bits;
        }
    }

    /// Adds the classes of its forms to a verb.
    pub fn add_verb(&mut self, lemma: &str, bits: u32) {
        let f = self.inflection.forms(lemma);
        for (form, class) in [
            (&f.base, class::VERB_BASE),
            (&f.third, class::VERB_THIRD),
            (&f.past, class::VERB_PAST),
            (&f.participle, class::VERB_PARTICIPLE),
            (&f.ing, class::VERB_ING),
        ] {
            self.add_class(form, class | bits);
        }
    }

    /// Takes classes from a word.
    pub(crate) fn drop_class(&mut self, word: &str, bits: u32) {
        let id = self.id(word);
        if let Some(c) = self.classes.to_mut().get_mut(id as usize) {
            *c &= !bits;
        }
    }

    /// All forms of a lemma.
    pub(crate) fn forms(&self, lemma: &str) -> Vec<String> {
        self.inflection
            .forms(lemma)
            .all()
            .into_iter()
            .map(String::from)
            .collect()
    }

    /// The step for a pattern's word.
    pub(crate) fn key(&mut self, word: &str, any_case: bool) -> Step {
        Step::Word(self.intern(word) << 2 | case_of(word, any_case) as u32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_in_any_way_of_writing_it() {
        let mut v = Vocabulary::default();
        assert_eq!(v.id("talks"), 0);
        let words = [
            "talks",
            "isn't",
            "internationalisation",
            "élan",
            "a",
            "sixteen-letters!",
            "zèle d'internationaux",
        ];
        let ids: Vec<u32> = words.iter().map(|w| v.intern(w)).collect();
        for n in 0..2000 {
            v.intern(&format!("w{n}"));
        }
        for (word, id) in words.iter().zip(&ids) {
            assert_eq!((v.id(word), v.intern(word)), (*id, *id), "{word}");
            assert_eq!(v.id(&word.to_uppercase()), *id, "{word}");
            assert_eq!(v.id(&word.replace('\'', "’")), *id, "{word}");
            let hidden = word
                .replacen('e', "e\u{ad}", 1)
                .replacen('i', "\u{200d}i", 1);
            assert_eq!(v.id(&hidden), *id, "{word} with signs that are not seen");
            let text = format!("«{word}», and more words than sixteen bytes hold");
            assert_eq!(v.id_at(&text, Span::new(2, 2 + word.len())), *id, "{word}");
        }
        for word in ["talk", "talkss", "@[`{", "isnt", "é", ""] {
            assert_eq!(v.id(word), 0, "{word}");
        }
        let words: Vec<String> = (0..300).map(|n| format!("w{}", n * 17)).collect();
        let text = words.join(" ");
        let mut spans = vec![];
        crate::text::token::words(&text, |start, end| spans.push(Span::new(start, end)));
        let mut ids = vec![];
        v.ids(&text, spans.iter().copied(), &mut ids);
        let apart: Vec<u32> = spans.iter().map(|s| v.id_at(&text, *s)).collect();
        assert_eq!(ids, apart);
        assert!(ids.len() == 300 && ids.contains(&0));
    }
}
