//! Settings as resolved: flag before configuration before default, and where each came from.

use std::path::{Path, PathBuf};

use demarche::error::{Error, Result};
use demarche::input::{Format, ReadOptions, encoding_named};
use demarche::lexicon::{Lexicon, check};
use demarche::report::csv::{Dialect, sha256_hex};
use demarche::report::package::Setting;
use demarche::{Analyzer, Options};
use serde_json::{Value, json};

use super::args::{AnalysisArgs, EntryArgs, ReadArgs, RunArgs};
use super::config::Config;
use super::tell_error;

/// The settings of `run` that change its output.
#[derive(Debug)]
pub(crate) struct Settings {
    pub(crate) limit: Option<u64>,
    pub(crate) include: Vec<String>,
    pub(crate) exclude: Vec<String>,
    pub(crate) gitignore: bool,
    pub(crate) format: Format,
    pub(crate) read: ReadOptions,
    pub(crate) speakers: Option<PathBuf>,
    pub(crate) dialect: Dialect,
    pub(crate) analysis: AnalysisSettings,
    /// All of them for run.json.
    pub(crate) record: Vec<Setting>,
}

/// The settings that say how a text is analysed.
#[derive(Debug)]
pub(crate) struct AnalysisSettings {
    pub(crate) targets: Vec<String>,
    pub(crate) lexicon: Option<PathBuf>,
    pub(crate) count: Vec<String>,
}

/// Flag before configuration before default; notes where the value came from.
#[derive(Debug, Default)]
struct Resolver {
    record: Vec<Setting>,
}

impl Resolver {
    fn pick<T>(
        &mut self,
        name: &'static str,
        flag: Option<T>,
        config: Option<T>,
        shown: impl Fn(&T) -> Value,
    ) -> Option<T> {
        let from = match (&flag, &config) {
            (Some(_), _) => "flag",
            (None, Some(_)) => "config",
            (None, None) => "default",
        };
        let value = flag.or(config);
        let shown = value.as_ref().map_or(Value::Null, shown);
        self.record.push(Setting {
            name,
            value: shown,
            from,
        });
        value
    }

    fn text(
        &mut self,
        name: &'static str,
        flag: Option<&String>,
        config: Option<&String>,
    ) -> Option<String> {
        self.pick(name, flag.cloned(), config.cloned(), |text| json!(text))
    }

    fn list(
        &mut self,
        name: &'static str,
        flag: &[String],
        config: Option<&Vec<String>>,
    ) -> Vec<String> {
        let flag = (!flag.is_empty()).then(|| flag.to_vec());
        self.pick(name, flag, config.cloned(), |list| json!(list))
            .unwrap_or_default()
    }

    fn switch(&mut self, name: &'static str, flag: bool, config: Option<bool>) -> bool {
        let value = self.pick(name, flag.then_some(true), config, |value| json!(value));
        let value = value.unwrap_or(false);
        if let Some(setting) = self.record.last_mut() {
            setting.value = json!(value);
        }
        value
    }

    /// A path is recorded by its last name: where it lies is not part of a run.
    fn path(
        &mut self,
        name: &'static str,
        flag: Option<&PathBuf>,
        config: Option<&PathBuf>,
    ) -> Option<PathBuf> {
        self.pick(name, flag.cloned(), config.cloned(), |path| {
            json!(last_name(path))
        })
    }

    fn read(&mut self, args: &ReadArgs, config: &Config) -> Result<(Format, ReadOptions)> {
        let format = self.text("format", args.format.as_ref(), config.format.as_ref());
        let mut field = |name, flag: &Option<String>, config: &Option<String>| {
            self.text(name, flag.as_ref(), config.as_ref())
        };
        let mut read = ReadOptions {
            text_field: field("text-field", &args.text_field, &config.text_field),
            id_field: field("id-field", &args.id_field, &config.id_field),
            title_field: field("title-field", &args.title_field, &config.title_field),
            date_field: field("date-field", &args.date_field, &config.date_field),
            outlet_field: field("outlet-field", &args.outlet_field, &config.outlet_field),
            ..ReadOptions::default()
        };
        if let Some(name) = field("encoding", &args.encoding, &config.encoding) {
            read.encoding = Some(encoding_named(&name)?);
        }
        let format = format.map_or(Ok(Format::Auto), |name| name.parse())?;
        Ok((format, read))
    }

    fn analysis(&mut self, args: &AnalysisArgs, config: &Config) -> AnalysisSettings {
        let targets = self.list("target", &args.target, config.target.as_ref());
        let flag = args.entries.lexicon.as_ref();
        let lexicon = self.path("lexicon", flag, config.lexicon.as_ref());
        let count = self.list("count", &args.count, config.count.as_ref());
        AnalysisSettings {
            targets,
            lexicon,
            count,
        }
    }
}

/// The configuration that holds here.
pub(crate) fn config(args: &EntryArgs) -> Result<Config> {
    if args.isolated {
        return Ok(Config::default());
    }
    let here = std::env::current_dir().unwrap_or_default();
    Config::find(&here, args.config.as_deref())
}

impl Settings {
    /// Resolves the settings of a run.
    ///
    /// # Errors
    ///
    /// A value that means nothing.
    pub(crate) fn resolve(args: &RunArgs, config: &Config) -> Result<Self> {
        let mut resolver = Resolver::default();
        let limit = resolver.pick("limit", args.limit, config.limit, |n| json!(n));
        let include = resolver.list("include", &args.include, config.include.as_ref());
        let exclude = resolver.list("exclude", &args.exclude, config.exclude.as_ref());
        let gitignore = resolver.switch("gitignore", args.gitignore, config.gitignore);
        let (format, read) = resolver.read(&args.read, config)?;
        let speakers = resolver.path("speakers", args.speakers.as_ref(), config.speakers.as_ref());
        if let (Some(path), Some(setting)) = (&speakers, resolver.record.last_mut()) {
            let bytes = std::fs::read(path).map_err(|error| {
                Error::usage(
                    format!("{}: {error}", path.display()),
                    "name an edited speakers.csv",
                )
            })?;
            setting.value = json!({ "name": last_name(path), "sha256": sha256_hex(&bytes) });
        }
        let excel = resolver.text("excel", args.excel.as_ref(), config.excel.as_ref());
        let is_raw = resolver.switch("raw-cells", args.raw_cells, config.raw_cells);
        let dialect = excel
            .as_deref()
            .map_or(Ok(Dialect::default()), Dialect::excel)?;
        let analysis = resolver.analysis(&args.analysis, config);
        Ok(Self {
            limit,
            include,
            exclude,
            gitignore,
            format,
            read,
            speakers,
            dialect: Dialect { is_raw, ..dialect },
            analysis,
            record: resolver.record,
        })
    }
}

/// Resolves what `explain` needs: how to read, and how to analyse.
///
/// # Errors
///
/// A value that means nothing.
pub(crate) fn for_one_text(
    read: &ReadArgs,
    analysis: &AnalysisArgs,
) -> Result<(Format, ReadOptions, AnalysisSettings)> {
    let config = config(&analysis.entries)?;
    let mut resolver = Resolver::default();
    let (format, read) = resolver.read(read, &config)?;
    Ok((format, read, resolver.analysis(analysis, &config)))
}

/// The lexicons with all that is written in them: examples, notes, patterns.
///
/// # Errors
///
/// A mistake in the configuration or in a lexicon file.
pub(crate) fn read_in_full(args: &EntryArgs) -> Result<Lexicon> {
    match args.lexicon.clone().or(config(args)?.lexicon) {
        Some(folder) => Lexicon::with_overlay(&folder),
        None => Lexicon::builtin_in_full(),
    }
}

impl AnalysisSettings {
    /// The analyzer; `explain` keeps what only explanations need. The examples of a user's entries are tried first.
    ///
    /// # Errors
    ///
    /// A mistake in a lexicon file or a target; an entry that does not do what its examples say.
    pub(crate) fn analyzer(&self, explain: bool) -> Result<Analyzer> {
        let lexicon = match &self.lexicon {
            Some(folder) => Lexicon::with_overlay(folder)?,
            None => Lexicon::builtin()?,
        };
        let analyzer = Analyzer::new(
            lexicon,
            Options {
                targets: self.targets.clone(),
                explain,
                count: self.count.clone(),
            },
        )?;
        if self.lexicon.is_some() {
            let mut wrong = check::check(&analyzer, true);
            let last = wrong.pop();
            wrong.iter().for_each(tell_error);
            if let Some(last) = last {
                return Err(last);
            }
        }
        Ok(analyzer)
    }
}

/// The last name of a path, as run.json has it.
pub(crate) fn last_name(path: &Path) -> String {
    let named = path.file_name().map(ToOwned::to_owned);
    let resolved = || Some(path.canonicalize().ok()?.file_name()?.to_owned());
    named
        .or_else(resolved)
        .map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_go_before_configuration() {
        let config = Config {
            limit: Some(5),
            count: Some(vec!["weasel".into()]),
            excel: Some("de".into()),
            raw_cells: Some(true),
            ..Config::default()
        };
        let args = RunArgs {
            limit: Some(2),
            ..RunArgs::default()
        };
        let settings = Settings::resolve(&args, &config).unwrap();
        assert_eq!(
            (settings.limit, settings.dialect.delimiter),
            (Some(2), b';')
        );
        assert_eq!(
            (settings.analysis.count.as_slice(), settings.dialect.is_raw),
            (&["weasel".to_owned()][..], true)
        );
        let from = |name: &str| {
            settings
                .record
                .iter()
                .find(|s| s.name == name)
                .map(|s| s.from)
        };
        for (name, expected) in [
            ("limit", "flag"),
            ("excel", "config"),
            ("gitignore", "default"),
        ] {
            assert_eq!(from(name), Some(expected), "{name}");
        }
    }
}
