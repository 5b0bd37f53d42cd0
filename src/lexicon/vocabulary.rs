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
pub type Lists = u128;

/// What a word does where sides are taken; a set of bits, one for each list of `lexicons/en/stance/words.toml`.
pub mod side {
    use super::Lists;

    /// A deed that is AGREE where one promises it.
    pub const AGREE: Lists = 1 << 0;
    /// A deed that is SUPPORT where one promises it.
    pub const SUPPORT: Lists = 1 << 1;
    /// A deed that is CONSULT where one promises it.
    pub const CONSULT: Lists = 1 << 2;
    /// A deed that is COOPERATE where one promises it.
    pub const COOPERATE: Lists = 1 << 3;
    /// A deed that is AID where one promises it.
    pub const AID: Lists = 1 << 4;
    /// A deed that is CONCEDE where one promises it.
    pub const CONCEDE: Lists = 1 << 5;
    /// A deed that is RETREAT where one promises it.
    pub const RETREAT: Lists = 1 << 6;
    /// A deed that is THREATEN where one promises it.
    pub const THREATEN: Lists = 1 << 7;
    /// Deeds against somebody: on a condition they are threats.
    pub const HARM: Lists = 1 << 8;
    /// Deeds that part from what they name, where they are threatened: "threatened to leave [the bloc]", "to pull out of [the talks]".
    pub const LEAVING: Lists = 1 << 9;
    /// Deeds whose object is the target ("accept [the pause]"); of others the whole deed is ("pour concrete").
    pub const TAKER: Lists = 1 << 10;
    /// Deeds of mere speaking, being and feeling: "refused to say" holds nothing.
    pub const SAYING: Lists = 1 << 11;
    /// Deeds of which only the object would tell more: "would not give, answer, take".
    pub const VAGUE: Lists = 1 << 12;
    /// Verbs whose refusal leaves their object open: "refused to rule out a strike".
    pub const OPEN: Lists = 1 << 13;
    /// What one gives or takes where one speaks.
    pub const DETAIL: Lists = 1 << 14;
    /// What nobody does for or against somebody, on whatever condition: being and suffering.
    pub const SUFFERING: Lists = 1 << 15;
    /// What one wants to do to something that one is against.
    pub const WRECK: Lists = 1 << 16;
    /// Words that make ready for a deed ("is ready to", "has agreed to").
    pub const READY: Lists = 1 << 17;
    /// Words that refuse a deed.
    pub const REFUSING: Lists = 1 << 18;
    /// Words that threaten a deed.
    pub const THREATENING: Lists = 1 << 19;
    /// Deeds that are a promise where somebody says that he will do them: "we will pay our share".
    pub const PROMISE: Lists = 1 << 20;
    /// What "let us" says in passing.
    pub const FORMULA: Lists = 1 << 21;
    /// Deeds of which only the object is the target, and which are against it: "time to reject [the offer]".
    pub const UNDO: Lists = 1 << 22;
    /// Participles after "should be" that wish nothing of the subject.
    pub const NO_WISH: Lists = 1 << 23;
    /// Participles of what does away with something.
    pub const UNDONE: Lists = 1 << 24;
    /// Nouns whose absence is a plain fact.
    pub const PLAIN: Lists = 1 << 25;
    /// Words that are no party and no issue: what one has or does with one's body, and empty nouns.
    pub const EMPTY: Lists = 1 << 26;
    /// What is proposed, decided or agreed: one is for it or against it, and to attack it is to speak against it.
    pub const PROPOSAL: Lists = 1 << 27;
    /// What is denied with a side taken; to deny "that" something is so only tells facts.
    pub const CLAIM: Lists = 1 << 28;
    /// Verbs that end what their object names: "lifted sanctions against", "broke off talks with".
    pub const ENDING: Lists = 1 << 29;
    /// Verbs that take a side against what their object names: the deed is another's.
    pub const BLAMING: Lists = 1 << 30;
    /// Verbs after which a name follows at once: "called it a gamble".
    pub const CALLING: Lists = 1 << 31;
    /// Verbs that put a name on something, before their object.
    pub const NAMING: Lists = 1 << 32;
    /// Nouns that make a name a kind one.
    pub const KIND: Lists = 1 << 33;
    /// Bodies and documents that take sides, beside the names, roles and kinds of people that the source lexicon knows.
    pub const BODY: Lists = 1 << 34;

    /// Participles of what is granted or agreed where it is done: "the sanctions can be \[lifted\] if".
    pub const GRANTED: Lists = 1 << 35;
    /// Verbs that promise or offer what their object names: "offered [a joint inquiry] if".
    pub const PLEDGING: Lists = 1 << 36;
    /// What somebody could live with: "a small rise would be \[tolerable\] if".
    pub const ACCEPTABLE: Lists = 1 << 37;
    /// What somebody could not live with: "the tests would be \[worthless\] if".
    pub const UNACCEPTABLE: Lists = 1 << 38;
    /// What people feel: said of them, it takes no side toward them.
    pub const FEELING: Lists = 1 << 39;

    /// What is agreed on, and so can have terms: "any \[deal\] must".
    pub const DEAL: Lists = 1 << 40;
    /// What a deal must do to have something in it: "must \[include\] a guarantee".
    pub const HOLDING: Lists = 1 << 41;
    /// Nouns that tell when, not what for: "until the \[autumn\]".
    pub const WHEN: Lists = 1 << 42;
    /// Past forms of verbs that never have an object.
    pub const INTRANSITIVE: Lists = 1 << 43;
    /// What one side seeks of another: "asked for a \[pardon\]".
    pub const SOUGHT: Lists = 1 << 44;
    /// What names a fight that goes on: "would keep up the \[blockade\]".
    pub const PROTEST: Lists = 1 << 45;

    /// Nouns that end like those for people, and mean none: "\[payments\]".
    pub const NO_PEOPLE: Lists = 1 << 91;
    /// What rises and falls by itself: "\[inflation\] would ease, provided".
    pub const MEASURED: Lists = 1 << 92;
    /// Verbs of what is measured: "inflation would \[ease\]".
    pub const EASING: Lists = 1 << 93;
    /// Verbs that foretell where nobody is their subject: "no bank will \[lend\] us the money".
    pub const FORETOLD: Lists = 1 << 94;
    /// Verbs of what happens by itself: "prices will \[fall\] only if" takes no side.
    pub const CHANGE: Lists = 1 << 95;
    /// Participles of what is done to a third one: "the clerk would be \[reinstated\] if".
    pub const DONE_TO: Lists = 1 << 96;
    /// What one promises as a threat, with no side toward it: "promised a \[fight\]".
    pub const FIGHT: Lists = 1 << 97;
    /// Participles of what one gets: "he's \[guaranteed\] a seat".
    pub const GIVEN: Lists = 1 << 98;
    /// What two have with each other: "the two reached \[agreement\]".
    pub const SHARED: Lists = 1 << 99;
    /// What somebody has resolved, as a noun: "the ministry's \[decision\] to close the library".
    pub const PLANNED: Lists = 1 << 100;
    /// What somebody asks for, as a noun: "\[calls\] by parents for a vote".
    pub const ASKED: Lists = 1 << 101;
    /// What one cuts and harms nobody: "would cut the \[ribbon\]".
    pub const CUT: Lists = 1 << 102;
    /// What one reconsiders and relents: "would reconsider its \[refusal\]".
    pub const REFUSAL: Lists = 1 << 103;

    /// A deed of whoever has its object in hand: "would \[rebuild\] the pier if".
    pub const DECIDED: Lists = 1 << 108;

    /// Whose will a decision is against: "over the \[objections\] of the guild".
    pub const PROTESTED: Lists = 1 << 111;
    /// How one feels whom a decision is against: "to the \[dismay\] of the guild".
    pub const GRIEF: Lists = 1 << 112;
    /// How one feels who is glad of a decision: "to the \[delight\] of the growers".
    pub const JOY: Lists = 1 << 113;
    /// What "not without" only says there is: "not without \[reason\]".
    pub const NOT_WITHOUT: Lists = 1 << 114;

    /// Deeds of all acts.
    pub const DEEDS: Lists =
        AGREE | SUPPORT | CONSULT | COOPERATE | AID | CONCEDE | RETREAT | THREATEN;

    /// The list of each bit.
    pub(crate) const LISTS: [(&str, Lists); 63] = [
        ("side.protested", PROTESTED),
        ("side.grief", GRIEF),
        ("side.joy", JOY),
        ("side.not-without", NOT_WITHOUT),
        ("side.decided", DECIDED),
        ("side.no-people", NO_PEOPLE),
        ("side.measured", MEASURED),
        ("side.easing", EASING),
        ("side.foretold", FORETOLD),
        ("side.change", CHANGE),
        ("side.done-to", DONE_TO),
        ("side.fight", FIGHT),
        ("side.given", GIVEN),
        ("side.shared", SHARED),
        ("side.planned", PLANNED),
        ("side.asked", ASKED),
        ("side.cut", CUT),
        ("side.refusal", REFUSAL),
        ("side.sought", SOUGHT),
        ("side.protest", PROTEST),
        ("side.agree", AGREE),
        ("side.support", SUPPORT),
        ("side.consult", CONSULT),
        ("side.cooperate", COOPERATE),
        ("side.aid", AID),
        ("side.concede", CONCEDE),
        ("side.retreat", RETREAT),
        ("side.threaten", THREATEN),
        ("side.harm", HARM),
        ("side.leaving", LEAVING),
        ("side.taker", TAKER),
        ("side.saying", SAYING),
        ("side.vague", VAGUE),
        ("side.open", OPEN),
        ("side.detail", DETAIL),
        ("side.suffering", SUFFERING),
        ("side.wreck", WRECK),
        ("side.ready", READY),
        ("side.refusing", REFUSING),
        ("side.threatening", THREATENING),
        ("side.promise", PROMISE),
        ("side.formula", FORMULA),
        ("side.undo", UNDO),
        ("side.no-wish", NO_WISH),
        ("side.undone", UNDONE),
        ("side.plain", PLAIN),
        ("side.empty", EMPTY),
        ("side.proposal", PROPOSAL),
        ("side.claim", CLAIM),
        ("side.ending", ENDING),
        ("side.blaming", BLAMING),
        ("side.calling", CALLING),
        ("side.naming", NAMING),
        ("side.kind", KIND),
        ("side.body", BODY),
        ("side.granted", GRANTED),
        ("side.pledging", PLEDGING),
        ("side.acceptable", ACCEPTABLE),
        ("side.unacceptable", UNACCEPTABLE),
        ("side.feeling", FEELING),
        ("side.deal", DEAL),
        ("side.holding", HOLDING),
        ("side.when", WHEN),
    ];
}

/// What a word tells of who speaks; a set of bits, one for each list of `lexicons/en/speakers.toml` and `lexicons/en/people.toml`. They stand beside those of [`side`].
pub mod who {
    use super::Lists;

    /// A part of many, or a number that is not counted: "hundreds of deputies".
    pub const PORTION: Lists = 1 << 48;
    /// Adjectives behind "it is" that tell of what is done, and of nobody who does it.
    pub const IMPERSONAL: Lists = 1 << 49;
    /// A body or a place with which somebody can be, beside companies and the like.
    pub const BODY: Lists = 1 << 50;
    /// An office before a name that is no role of the lexicons.
    pub const OFFICE: Lists = 1 << 51;
    /// Adjectives that look like a name.
    pub const SIDE: Lists = 1 << 52;
    /// Nouns by which a paper takes up what was said: "that it was unsafe, a \[charge\] the mayor denied".
    pub const TAKEN_UP: Lists = 1 << 53;
    /// Occasions on which one speaks: "praised the mayor in an \[interview\]".
    pub const OCCASION: Lists = 1 << 54;
    /// Events, which have a time: "cited the \[raid\] in May".
    pub const EVENT: Lists = 1 << 55;
    /// Words that lead on to when and why something was done: "backed Orlo \[because\] nobody else ran".
    pub const CIRCUMSTANCE: Lists = 1 << 56;
    /// Adverbs before such a word: "\[even\] though", "\[just\] as she left".
    pub const MODIFIER: Lists = 1 << 57;
    /// Adjectives of a time: "\[last\] week".
    pub const NEAR_TIME: Lists = 1 << 58;
    /// Periods of a day or a year: "last \[week\]", "Monday \[night\]".
    pub const PERIOD: Lists = 1 << 61;
    /// Measures of time: "for \[years\]", "three \[times\]".
    pub const SPAN: Lists = 1 << 59;
    /// What they lead on to belongs to the words before: "offered to pay, \[provided\] that all agree".
    pub const BINDING: Lists = 1 << 60;
    /// Words of the name of an office, a house or a public place: "Halden \[Council\]".
    pub const NAME_OFFICE: Lists = 1 << 115;
    /// Words of the name of a party: "the Velmark \[Greens\]".
    pub const NAME_PARTY: Lists = 1 << 116;
    /// Words of the name of a paper or a news agency: "Norvane \[Times\]".
    pub const NAME_PRESS: Lists = 1 << 117;
    /// Words of the name of an agency: "Brenn River \[Authority\]".
    pub const NAME_AGENCY: Lists = 1 << 118;
    /// Words of the name of a union: "Halden Transport \[Workers\]".
    pub const NAME_UNION: Lists = 1 << 119;
    /// Words of the name of a group: "Harbour \[Watch\]".
    pub const NAME_GROUP: Lists = 1 << 120;
    /// Words of the name of a bank: "Sillen \[Savings\]".
    pub const NAME_BANK: Lists = 1 << 121;
    /// Words of the name of a company, which end it: "Norvane \[Motors\]".
    pub const NAME_COMPANY: Lists = 1 << 122;
    /// Titles that tell of no office and no rank: "\[Mr\] Orlo".
    pub const COURTESY: Lists = 1 << 127;
    /// Offices that are for a field or to a place: "\[minister\] for Housing"; not "spokesman for Quill".
    pub const WITH_FIELD: Lists = 1 << 123;
    /// Bodies that are named before who heads them: "Quill National \[Committee\] Chairman"; not "Halden Police Chief".
    pub const WITH_HEAD: Lists = 1 << 124;
    /// Words of a rank before an office: "\[Chief\] \[Executive\] Officer", "\[Detective\] Inspector".
    pub const RANK: Lists = 1 << 125;
    /// Heads of what is told of a text or beside a conversation: "\[Present\]: Senator Ilse Orlo", "\[BYLINE\]: Ilse Orlo".
    pub const RUBRIC: Lists = 1 << 126;

    /// One who has an office or a part in a case, used of somebody whom the text has named: "the \[rector\]"; "the president" is rather the one whom all know.
    pub const OF_TEXT: Lists = 1 << 62;
    /// Of whose family somebody is: "his \[son\], Emil Orlo".
    pub const KIN: Lists = 1 << 63;
    /// Whom one has to or before another: "\[envoy\] to the talks".
    pub const SENT: Lists = 1 << 64;
    /// Many people in one word: "the \[crowd\]".
    pub const COLLECTIVE: Lists = 1 << 65;
    /// What an actor thinks of somebody, so that "for" behind the actor gives the reason: "\[blamed\] by the inquiry for the crash".
    pub const JUDGED: Lists = 1 << 66;
    /// When or how something is said, not who says it: "officials in an \[interview\]".
    pub const SETTING: Lists = 1 << 67;
    /// One of many at a time, of whom a text has one: "the \[candidate\]".
    pub const WOULD_BE: Lists = 1 << 68;
    /// What somebody is to another, which calls nobody anew: "the senior \[aide\]".
    pub const RELATION: Lists = 1 << 69;
    /// One who speaks in court and is not on trial there.
    pub const OF_COURT: Lists = 1 << 70;
    /// An office by a wider name: the \[monarch\] may be a king.
    pub const WIDE: Lists = 1 << 71;
    /// A noun for men: "the \[widower\]".
    pub const MAN: Lists = 1 << 72;
    /// A noun for women: "the \[widow\]".
    pub const WOMAN: Lists = 1 << 73;
    /// A company, though some of them could be a person: "the \[brewer\]".
    pub const SORT_COMPANY: Lists = 1 << 74;
    /// What a fund is called.
    pub const SORT_FUND: Lists = 1 << 75;
    /// What a club is called.
    pub const SORT_CLUB: Lists = 1 << 76;
    /// What a bank is called.
    pub const SORT_BANK: Lists = 1 << 77;
    /// What a paper or a station is called.
    pub const SORT_PRESS: Lists = 1 << 78;
    /// What an agency is called.
    pub const SORT_AGENCY: Lists = 1 << 79;
    /// What a union is called.
    pub const SORT_UNION: Lists = 1 << 80;
    /// What a party is called.
    pub const SORT_PARTY: Lists = 1 << 81;
    /// What a group is called.
    pub const SORT_GROUP: Lists = 1 << 82;
    /// What an authority is called.
    pub const SORT_AUTHORITY: Lists = 1 << 83;
    /// What a school is called.
    pub const SORT_SCHOOL: Lists = 1 << 84;
    /// What a hospital is called.
    pub const SORT_HOSPITAL: Lists = 1 << 85;
    /// What a minister is secretary for: "\[Health\] Secretary".
    pub const CABINET_FIELD: Lists = 1 << 86;
    /// What somebody was or long has been: "the \[retired\] pilot".
    pub const PAST: Lists = 1 << 87;
    /// An office of which each place has one: "the Velmark \[senator\]".
    pub const PLACED: Lists = 1 << 88;
    /// A ministry, an office or a court; what else speaks for a state is its government.
    pub const PUBLIC_BODY: Lists = 1 << 89;
    /// An adjective that tells which office or which holder, not what the holder is like: "the \[deputy\] minister".
    pub const OF_OFFICE: Lists = 1 << 90;

    /// What says nothing itself, so that somebody reads it: "her recent \[speeches\] suggest".
    pub const SIGN: Lists = 1 << 104;
    /// An adjective of one who is not sure: "the envoy is less \[sure\]".
    pub const DOUBTING: Lists = 1 << 105;
    /// A word after "would" that tells a story: "the boy would \[later\] lead the navy".
    pub const STORY: Lists = 1 << 106;
    /// The last word of what one speaks to or on: "told Continental \[Wire\]".
    pub const MEDIUM: Lists = 1 << 107;

    /// What somebody does who is about to speak: "\[shrugged\]", "\[put\] it more simply".
    pub const REACTING: Lists = 1 << 109;
    /// Some who belong together, and no single person: "the young \[couple\]".
    pub const PAIR: Lists = 1 << 110;

    /// The lists by their id.
    pub(crate) const LISTS: [(&str, Lists); 62] = [
        ("who.reacting", REACTING),
        ("who.pair", PAIR),
        ("who.sign", SIGN),
        ("who.doubting", DOUBTING),
        ("who.story", STORY),
        ("who.medium", MEDIUM),
        ("who.of-text", OF_TEXT),
        ("who.kin", KIN),
        ("who.sent", SENT),
        ("who.collective", COLLECTIVE),
        ("who.judged", JUDGED),
        ("who.setting", SETTING),
        ("who.would-be", WOULD_BE),
        ("who.relation", RELATION),
        ("who.of-court", OF_COURT),
        ("who.wide", WIDE),
        ("who.man", MAN),
        ("who.woman", WOMAN),
        ("who.sort-company", SORT_COMPANY),
        ("who.sort-fund", SORT_FUND),
        ("who.sort-club", SORT_CLUB),
        ("who.sort-bank", SORT_BANK),
        ("who.sort-press", SORT_PRESS),
        ("who.sort-agency", SORT_AGENCY),
        ("who.sort-union", SORT_UNION),
        ("who.sort-party", SORT_PARTY),
        ("who.sort-group", SORT_GROUP),
        ("who.sort-authority", SORT_AUTHORITY),
        ("who.sort-school", SORT_SCHOOL),
        ("who.sort-hospital", SORT_HOSPITAL),
        ("who.cabinet-field", CABINET_FIELD),
        ("who.past", PAST),
        ("who.placed", PLACED),
        ("who.public-body", PUBLIC_BODY),
        ("who.of-office", OF_OFFICE),
        ("who.portion", PORTION),
        ("who.impersonal", IMPERSONAL),
        ("who.body", BODY),
        ("who.office", OFFICE),
        ("who.side", SIDE),
        ("who.taken-up", TAKEN_UP),
        ("who.occasion", OCCASION),
        ("who.event", EVENT),
        ("who.circumstance", CIRCUMSTANCE),
        ("who.modifier", MODIFIER),
        ("who.near-time", NEAR_TIME),
        ("who.period", PERIOD),
        ("who.span", SPAN),
        ("who.binding", BINDING),
        ("who.rubric", RUBRIC),
        ("who.rank", RANK),
        ("who.with-head", WITH_HEAD),
        ("who.with-field", WITH_FIELD),
        ("who.courtesy", COURTESY),
        ("who.name-office", NAME_OFFICE),
        ("who.name-party", NAME_PARTY),
        ("who.name-press", NAME_PRESS),
        ("who.name-agency", NAME_AGENCY),
        ("who.name-union", NAME_UNION),
        ("who.name-group", NAME_GROUP),
        ("who.name-bank", NAME_BANK),
        ("who.name-company", NAME_COMPANY),
    ];
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
    let bits = || side::LISTS.iter().chain(&who::LISTS).map(|l| l.0);
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
    pub(crate) sides: Cow<'static, [Lists]>,
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
            self.sides.to_mut().push(0);
        }
        let key = short_key(word.as_bytes(), 0, word.len()).unwrap_or_else(|| long_key(word));
        let known = self.find(key);
        if known != 0 || key == 0 || self.keys.len() > ID as usize {
            return known;
        }
        let id = self.classes.len() as u32;
        self.classes.to_mut().push(0);
        self.keys.to_mut().push(key);
        self.sides.to_mut().push(0);
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
        self.sides.get(id as usize).copied().unwrap_or(0)
    }

    /// The lists of [`side`] and [`who`] in which a word stands.
    pub fn lists(&self, word: &str) -> Lists {
        self.side(self.id(word))
    }

    /// Whether a word stands in one of the lists of [`side`] or [`who`].
    pub fn tells(&self, word: &str, bits: Lists) -> bool {
        self.lists(word) & bits != 0
    }

    /// Adds a word to lists of [`side`] and [`who`].
    pub(crate) fn add_side(&mut self, word: &str, bits: Lists) {
        let id = self.intern(word);
        if let Some(s) = self.sides.to_mut().get_mut(id as usize) {
            *s |= bits;
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
