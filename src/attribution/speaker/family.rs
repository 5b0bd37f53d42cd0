//! Nouns that one person can be called by at once: who is a novelist is a writer, and an envoy may be an ambassador.

/// Nouns of which one person can hold each with each other.
const FAMILIES: &[&[&str]] = &[
    &[
        "novelist",
        "writer",
        "author",
        "poet",
        "playwright",
        "essayist",
        "biographer",
        "memoirist",
        "storyteller",
    ],
    &[
        "journalist",
        "reporter",
        "editor",
        "correspondent",
        "columnist",
        "broadcaster",
        "presenter",
    ],
    &["coach", "manager", "trainer"],
    &["captain", "skipper"],
    &["player", "footballer"],
    &["player", "striker"],
    &["player", "goalkeeper"],
    &["player", "midfielder"],
    &["player", "defender"],
    &["player", "winger"],
    &["player", "batsman"],
    &["player", "bowler"],
    &["athlete", "sprinter", "runner"],
    &["athlete", "cyclist", "rider"],
    &["athlete", "swimmer"],
    &["athlete", "rower"],
    &["athlete", "gymnast"],
    &["athlete", "skier"],
    &["athlete", "boxer", "fighter"],
    &["economist", "analyst", "strategist"],
    &["lawyer", "solicitor", "barrister", "counsel"],
    &["envoy", "ambassador", "emissary", "negotiator", "diplomat"],
    &["activist", "campaigner", "organiser", "organizer"],
    &["priest", "cleric", "vicar", "pastor"],
    &["rebel", "commander"],
    &["general", "commander"],
    &["teacher", "head", "headteacher", "headmaster"],
    &["doctor", "physician", "surgeon", "medic"],
    &["actor", "star"],
    &["actress", "star"],
    &["singer", "star"],
    &["singer", "musician", "songwriter", "rapper"],
    &["officer", "superintendent"],
    &["officer", "inspector"],
    &["officer", "sergeant"],
    &["officer", "constable"],
    &["detective", "inspector"],
    &["detective", "superintendent"],
    &["detective", "sergeant"],
    &["musician", "cellist", "soloist"],
    &["musician", "pianist", "soloist"],
    &["musician", "violinist", "soloist"],
    &["musician", "drummer"],
    &["musician", "guitarist"],
    &["musician", "trumpeter"],
    &["musician", "composer", "conductor"],
    &["singer", "soprano", "soloist"],
    &["singer", "baritone", "soloist"],
    &["singer", "tenor", "soloist"],
    &["player", "prop"],
    &["player", "flanker"],
    &["player", "half"],
    &["gardener", "grower"],
    &["farmer", "grower"],
    &["farmer", "crofter", "smallholder"],
    &["farmer", "rancher"],
    &["chef", "cook"],
    &["chef", "restaurateur"],
    &["builder", "contractor"],
    &["chemist", "pharmacist"],
    &["vet", "veterinarian"],
    &["scientist", "physicist"],
    &["forecaster", "meteorologist"],
    &["owner", "founder"],
    &["owner", "hotelier"],
    &["owner", "florist"],
    &["owner", "butcher"],
    &["owner", "fishmonger", "greengrocer"],
    &["owner", "chef"],
    &["owner", "shopkeeper", "grocer"],
    &["owner", "baker"],
    &["owner", "publican", "restaurateur", "landlord"],
    &["painter", "sculptor", "artist"],
    &["official", "spokesman"],
    &["official", "spokeswoman"],
];

/// What scientists are called, whatever they study.
const SCIENTISTS: &[&str] = &[
    "researcher",
    "scientist",
    "author",
    "academic",
    "scholar",
    "professor",
    "expert",
    "lecturer",
];

/// Endings of nouns that tell what somebody studies: "glaciologist", "historian".
const STUDIES: &[&str] = &[
    "ologist", "icist", "nomist", "nomer", "istorian", "osopher", "ographer", "chemist",
];

/// Whether one person can be called by both nouns, so that "the writer" may be the novelist of whom the text spoke: "a skipper" is
/// "the captain", "the biologist" may be "lead author Ilse Orlo", but a prosecutor is not "the defendant".
pub(super) fn can_be_both(a: &str, b: &str) -> bool {
    let [a, b] = [a, b].map(str::to_ascii_lowercase);
    let [a, b] = [a.as_str(), b.as_str()];
    let studies = |noun: &str| STUDIES.iter().any(|end| noun.ends_with(end));
    let is_scientist = |noun: &str| studies(noun) || SCIENTISTS.contains(&noun);
    // "the geologist" is no biologist
    let of_science = is_scientist(a) && is_scientist(b) && !(studies(a) && studies(b));
    a != b
        && (of_science
            || FAMILIES
                .iter()
                .any(|all| all.contains(&a) && all.contains(&b)))
}

/// Whether a noun is in a family at all.
pub(super) fn has_family(noun: &str) -> bool {
    FAMILIES.iter().any(|all| all.contains(&noun))
}

/// Whether a noun of one who has an office or a part in a case is used of somebody whom the text has named: "the rector", "the witness";
/// "the president" is rather the one whom all know.
pub(super) fn is_of_the_text(noun: &str) -> bool {
    matches!(
        noun,
        "witness"
            | "suspect"
            | "rector"
            | "abbot"
            | "cardinal"
            | "curator"
            | "chair"
            | "councillor"
            | "headteacher"
            | "headmaster"
            | "head"
            | "treasurer"
            | "ambassador"
            | "envoy"
            | "dean"
            | "provost"
            | "principal"
            | "archbishop"
            | "coach"
    )
}

/// Whether a noun says of whose family somebody is: "his son, Marcus Orlo".
pub(super) fn is_kin(noun: &str) -> bool {
    matches!(
        noun,
        "son"
            | "daughter"
            | "brother"
            | "sister"
            | "wife"
            | "husband"
            | "widow"
            | "widower"
            | "mother"
            | "father"
            | "nephew"
            | "niece"
            | "uncle"
            | "aunt"
            | "cousin"
            | "grandson"
            | "granddaughter"
            | "grandfather"
            | "grandmother"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_person_can_be_what_the_nouns_of_a_family_tell() {
        let both = [
            ("Novelist", "writer"),
            ("envoy", "ambassador"),
            ("author", "biologist"),
            ("captain", "skipper"),
        ];
        assert!(
            both.iter()
                .all(|(a, b)| can_be_both(a, b) && can_be_both(b, a))
        );
        let apart = [
            ("prosecutor", "defendant"),
            ("minister", "leader"),
            ("geologist", "biologist"),
            ("coach", "striker"),
        ];
        assert!(apart.iter().all(|(a, b)| !can_be_both(a, b)));
    }
}
