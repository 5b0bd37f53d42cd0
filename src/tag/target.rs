//! Given targets: names to track a stance toward.

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
        aliases.extend(rest.split('|').map(|a| a.trim().to_string()).filter(|a| !a.is_empty()));
        Self { name: name.trim().into(), aliases }
    }
}
