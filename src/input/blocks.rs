//! Text taken out of markup, block by block: an empty line between two blocks, a TAB between two cells of
//! a table row. Knows no markup but what sets words off.

use crate::span::Span;
use crate::text::document::{Marked, Style};

/// Text in blocks with an empty line between them.
#[derive(Default)]
pub(super) struct Blocks {
    text: String,
    /// Whether the last block may still grow.
    is_open: bool,
    /// The first words of blocks that are set off.
    marked: Vec<Marked>,
    /// How many elements of each style are open: headings, bold, italics.
    styles: [u32; 3],
    /// Where the open block begins, as long as all of it is in one style.
    lead: Option<(usize, Style)>,
}

impl Blocks {
    /// No blocks yet, room for `size` bytes.
    pub(super) fn with_capacity(size: usize) -> Self {
        Self {
            text: String::with_capacity(size),
            ..Self::default()
        }
    }

    /// Adds `piece` to the block that is open; opens one unless the piece is white space.
    pub(super) fn push(&mut self, piece: &str) {
        if !self.is_open {
            if piece.trim().is_empty() {
                return;
            }
            if !self.text.is_empty() {
                self.text.push_str("\n\n");
            }
            self.is_open = true;
            self.lead = self.style().map(|style| (self.text.len(), style));
        } else if self.lead.is_some_and(|lead| Some(lead.1) != self.style())
            && piece.contains(char::is_alphanumeric)
        {
            self.end_lead();
        }
        self.text.push_str(piece);
    }

    /// Begins what is set off in `style`.
    pub(super) fn begin(&mut self, style: Style) {
        if let Some(count) = self.styles.get_mut(style as usize) {
            *count += 1;
        }
    }

    /// Ends what is set off in `style`.
    pub(super) fn end(&mut self, style: Style) {
        if let Some(count) = self.styles.get_mut(style as usize) {
            *count = count.saturating_sub(1);
        }
    }

    /// The outermost style here: a heading in bold is a heading.
    fn style(&self) -> Option<Style> {
        let styles = [Style::Heading, Style::Strong, Style::Emphasis];
        styles
            .into_iter()
            .zip(self.styles)
            .find(|s| s.1 > 0)
            .map(|s| s.0)
    }

    fn end_lead(&mut self) {
        if let Some((start, style)) = self.lead.take() {
            let end = self.text.trim_end().len();
            if start < end {
                let span = Span::new(start, end);
                self.marked.push(Marked { span, style });
            }
        }
    }

    /// Adds `piece` with every run of white space, line breaks too, as one space, as a browser shows it.
    pub(super) fn push_folded(&mut self, piece: &str) {
        let is_space = |c: char| c.is_ascii_whitespace();
        if piece.starts_with(is_space) {
            self.space();
        }
        for (i, word) in piece.split_ascii_whitespace().enumerate() {
            if i > 0 {
                self.space();
            }
            self.push(word);
        }
        if piece.ends_with(is_space) {
            self.space();
        }
    }

    /// Adds a space inside a block, unless white space is there.
    fn space(&mut self) {
        if self.is_open && !self.text.ends_with([' ', '\n', '\t']) {
            self.text.push(' ');
        }
    }

    /// Breaks the line inside a block; an empty line, two breaks in a row, ends it.
    pub(super) fn line_break(&mut self) {
        if self.is_open {
            self.text
                .truncate(self.text.trim_end_matches([' ', '\t']).len());
            if self.text.ends_with('\n') {
                self.close();
            } else {
                self.text.push('\n');
            }
        }
    }

    /// Parts two cells of a table row.
    pub(super) fn tab(&mut self) {
        if self.is_open {
            self.text.push('\t');
        }
    }

    /// Ends the block.
    pub(super) fn close(&mut self) {
        self.end_lead();
        self.text.truncate(self.text.trim_end().len());
        self.is_open = false;
    }

    /// The text of all blocks, and what is set off in it.
    pub(super) fn into_text(mut self) -> (String, Vec<Marked>) {
        self.close();
        (self.text, self.marked)
    }
}
