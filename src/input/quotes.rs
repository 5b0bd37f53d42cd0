//! Follows the quotation marks of a table as its bytes pass by. The reader of rows forgives marks that do not pair, and then a
//! mark too many draws the rows after it into one cell: what RFC 4180 does not allow is noted here.

/// Where in a cell the next byte stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Place {
    /// At its beginning.
    #[default]
    Start,
    /// In a cell without quotation marks; a mark in it is a character like any other.
    Bare,
    /// Inside quotation marks.
    Quoted,
    /// Behind a mark: the end of the cell, or the first of two that stand for one.
    Closed,
}

/// The quotation marks of a table as far as it was read.
#[derive(Debug)]
pub(super) struct Quotes {
    delimiter: u8,
    place: Place,
    /// Bytes seen.
    seen: u64,
    /// Where cells went on behind their closing mark, not yet asked for.
    odd: Vec<u64>,
}

impl Quotes {
    /// Nothing seen yet of a table with this delimiter.
    pub(super) fn new(delimiter: u8) -> Self {
        Self {
            delimiter,
            place: Place::Start,
            seen: 0,
            odd: Vec::new(),
        }
    }

    /// Looks at the next bytes.
    pub(super) fn follow(&mut self, bytes: &[u8]) {
        for (at, &byte) in bytes.iter().enumerate() {
            let is_end = byte == self.delimiter || matches!(byte, b'\n' | b'\r');
            self.place = match (self.place, byte) {
                (Place::Quoted, b'"') => Place::Closed,
                (Place::Quoted, _) => Place::Quoted,
                (Place::Start | Place::Closed, b'"') => Place::Quoted,
                _ if is_end => Place::Start,
                (Place::Closed, _) => {
                    self.odd.push(self.seen + at as u64);
                    Place::Bare
                }
                _ => Place::Bare,
            };
        }
        self.seen += bytes.len() as u64;
    }

    /// Whether a cell before byte `end` went on behind its closing mark; each is told once.
    pub(super) fn are_odd_before(&mut self, end: u64) -> bool {
        let count = self.odd.partition_point(|&at| at < end);
        self.odd.drain(..count);
        count > 0
    }

    /// Whether the last cell seen has no closing mark.
    pub(super) fn are_open(&self) -> bool {
        self.place == Place::Quoted
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_that_do_not_pair_are_noted() {
        for (table, odd, is_open) in [
            ("a,\"b\"\n\"c\"\"d\",e\n", false, false),
            ("a,b\"c\n", false, false),
            ("a,\"b\nc,\"d\"\n", true, false),
            ("\"a\" ,b\n", true, false),
            ("a,\"b\nc,d\n", false, true),
            ("a,\"b\"", false, false),
            ("a,\"\"\r\n", false, false),
        ] {
            for piece in [1, 3, 100] {
                let mut quotes = Quotes::new(b',');
                table
                    .as_bytes()
                    .chunks(piece)
                    .for_each(|p| quotes.follow(p));
                assert_eq!(quotes.are_open(), is_open, "{table}");
                assert_eq!(quotes.are_odd_before(table.len() as u64), odd, "{table}");
                assert!(!quotes.are_odd_before(table.len() as u64), "told once");
            }
        }
    }
}
