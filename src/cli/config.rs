//! demarche.toml: settings that are not typed each time. Keys are the long options of `run`; an unknown key is an error with its line.

use std::fs;
use std::path::{Path, PathBuf};

use demarche::error::{Error, Result};
use serde::Deserialize;

/// The name that is looked for.
const NAME: &str = "demarche.toml";

/// What a configuration file says. Paths are relative to its folder.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Config {
    pub(crate) output: Option<PathBuf>,
    pub(crate) threads: Option<usize>,
    pub(crate) quiet: Option<bool>,
    pub(crate) no_progress: Option<bool>,
    pub(crate) limit: Option<u64>,
    pub(crate) include: Option<Vec<String>>,
    pub(crate) exclude: Option<Vec<String>>,
    pub(crate) gitignore: Option<bool>,
    pub(crate) format: Option<String>,
    pub(crate) text_field: Option<String>,
    pub(crate) id_field: Option<String>,
    pub(crate) title_field: Option<String>,
    pub(crate) date_field: Option<String>,
    pub(crate) outlet_field: Option<String>,
    pub(crate) encoding: Option<String>,
    pub(crate) target: Option<Vec<String>>,
    pub(crate) speakers: Option<PathBuf>,
    pub(crate) lexicon: Option<PathBuf>,
    pub(crate) count: Option<Vec<String>>,
    pub(crate) excel: Option<String>,
    pub(crate) raw_cells: Option<bool>,
}

impl Config {
    /// The settings that hold in `folder`: those of the nearest demarche.toml upwards, then those of `named`.
    ///
    /// # Errors
    ///
    /// A file that cannot be read or parsed, an unknown key.
    pub(crate) fn find(folder: &Path, named: Option<&Path>) -> Result<Self> {
        let near = folder
            .ancestors()
            .map(|folder| folder.join(NAME))
            .find(|path| path.is_file());
        let mut config = match near {
            Some(path) => {
                let shown = path.strip_prefix(folder).unwrap_or(&path).to_owned();
                Self::read(&path, &shown)?
            }
            None => Self::default(),
        };
        if let Some(path) = named {
            config = Self::read(path, path)?.or(config);
        }
        Ok(config)
    }

    fn read(path: &Path, shown: &Path) -> Result<Self> {
        let text = fs::read_to_string(path).map_err(|error| {
            let message = format!("{}: {error}", shown.display());
            Error::usage(message, "name a configuration file with --config")
        })?;
        let mut config = Self::parse(&text, shown)?;
        let folder = path.parent().unwrap_or(Path::new(""));
        let paths = [
            &mut config.output,
            &mut config.speakers,
            &mut config.lexicon,
        ];
        for path in paths.into_iter().flatten() {
            *path = folder.join(&path);
        }
        Ok(config)
    }

    fn parse(text: &str, shown: &Path) -> Result<Self> {
        toml::from_str(text).map_err(|error: toml::de::Error| {
            let start = error.span().map_or(0, |span| span.start);
            let before = text.get(..start).unwrap_or(text);
            let line = before.matches('\n').count() + 1;
            let column = before.chars().rev().take_while(|&c| c != '\n').count() + 1;
            // serde: unknown field `x`, expected one of `a`, `b`
            let (what, help) = match error.message().split_once(", expected one of ") {
                Some((what, names)) => {
                    let what = what.replace("unknown field", "unknown key");
                    (what, format!("one of {}", names.replace('`', "")))
                }
                None => (
                    error.message().to_owned(),
                    "see demarche run --help".to_owned(),
                ),
            };
            let what = what.replace('`', "\"");
            Error::usage(format!("{}:{line}:{column}: {what}", shown.display()), help)
        })
    }

    /// These settings, and where they say nothing, `other`.
    fn or(self, other: Self) -> Self {
        Self {
            output: self.output.or(other.output),
            threads: self.threads.or(other.threads),
            quiet: self.quiet.or(other.quiet),
            no_progress: self.no_progress.or(other.no_progress),
            limit: self.limit.or(other.limit),
            include: self.include.or(other.include),
            exclude: self.exclude.or(other.exclude),
            gitignore: self.gitignore.or(other.gitignore),
            format: self.format.or(other.format),
            text_field: self.text_field.or(other.text_field),
            id_field: self.id_field.or(other.id_field),
            title_field: self.title_field.or(other.title_field),
            date_field: self.date_field.or(other.date_field),
            outlet_field: self.outlet_field.or(other.outlet_field),
            encoding: self.encoding.or(other.encoding),
            target: self.target.or(other.target),
            speakers: self.speakers.or(other.speakers),
            lexicon: self.lexicon.or(other.lexicon),
            count: self.count.or(other.count),
            excel: self.excel.or(other.excel),
            raw_cells: self.raw_cells.or(other.raw_cells),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mistakes_are_told_with_their_place() {
        for (text, message, help) in [
            (
                "limit = 3\ntreads = 2\n",
                "demarche.toml:2:1: unknown key \"treads\"",
                "threads",
            ),
            ("limit = \"x\"\n", "demarche.toml:1:9: ", ""),
            ("limit = \n", "demarche.toml:1:", ""),
        ] {
            let error = Config::parse(text, Path::new(NAME)).unwrap_err();
            assert!(error.to_string().starts_with(message), "{error}");
            assert!(error.help().unwrap().contains(help));
        }
    }

    #[test]
    fn the_nearest_file_holds_and_a_named_one_goes_before_it() {
        let home = tempfile::tempdir().unwrap();
        let deep = home.path().join("a/b");
        fs::create_dir_all(&deep).unwrap();
        fs::write(home.path().join(NAME), "limit = 1\n").unwrap();
        fs::write(
            home.path().join("a").join(NAME),
            "limit = 2\nlexicon = \"mine\"\n",
        )
        .unwrap();
        fs::write(home.path().join("other.toml"), "limit = 3\n").unwrap();
        let config = Config::find(&deep, None).unwrap();
        assert_eq!(
            (config.limit, config.lexicon),
            (Some(2), Some(home.path().join("a/mine")))
        );
        let config = Config::find(&deep, Some(&home.path().join("other.toml"))).unwrap();
        assert_eq!(
            (config.limit, config.lexicon),
            (Some(3), Some(home.path().join("a/mine")))
        );
    }
}
