//! Text taken out of markup, block by block: an empty line between two blocks, a TAB between two cells of
//! a table row. Knows no markup.

/// Text in blocks with an empty line between them.
#[derive(Default)]
pub(super) struct Blocks {
    text: String,
    /// Whether the last block may still grow.
    is_open: bool,
}

impl Blocks {
    /// No blocks yet, room for `size` bytes.
    pub(super) fn with_capacity(size: usize) -> Self {
        Self {
            text: String::with_capacity(size),
            is_open: false,
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
        }
        self.text.push_str(piece);
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
        self.text.truncate(self.text.trim_end().len());
        self.is_open = false;
    }

    /// The text of all blocks.
    pub(super) fn into_text(mut self) -> String {
        self.close();
        self.text
    }
}
