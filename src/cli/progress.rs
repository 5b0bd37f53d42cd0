//! The progress bar: only on a terminal, with rate and time left.

use std::io::IsTerminal;
use std::time::Duration;

use demarche::batch::Progress;
use indicatif::{ProgressBar, ProgressStyle};

/// A bar, or nothing where nobody would see one.
#[derive(Debug)]
pub(crate) struct Bar(Option<ProgressBar>);

impl Bar {
    /// A bar over `total` articles; with no total, a count and a rate.
    pub(crate) fn new(is_wanted: bool, total: Option<u64>) -> Self {
        if !is_wanted || !std::io::stderr().is_terminal() {
            return Self(None);
        }
        let (bar, template) = match total {
            Some(total) => (
                ProgressBar::new(total),
                "{bar:30} {human_pos}/{human_len} articles, {per_sec}, {eta} left  {msg}",
            ),
            None => (
                ProgressBar::no_length(),
                "{spinner} {human_pos} articles, {per_sec}  {msg}",
            ),
        };
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        bar.enable_steady_tick(Duration::from_millis(200));
        Self(Some(bar))
    }

    /// Shows how far the run is.
    pub(crate) fn show(&self, progress: Progress) {
        if let Some(bar) = &self.0 {
            bar.set_position(progress.analysed + progress.errors);
            bar.set_message(format!("{} statements", progress.statements));
        }
    }

    /// Takes the bar away.
    pub(crate) fn clear(&self) {
        if let Some(bar) = &self.0 {
            bar.finish_and_clear();
        }
    }
}
