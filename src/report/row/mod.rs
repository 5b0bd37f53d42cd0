//! What stands in each row: an [`Analysis`] in, rows of the tables out.
//!
//! Workers call this, one article after the other, into the [`Rows`] of a batch. How a cell becomes bytes is told in [`super::csv`].

mod id;
mod rows;

use xxhash_rust::xxh3::xxh3_64;

use super::csv::{Preset, Sheet};
use super::merges::Merges;
use super::speakers::{Counts, Tally};
use crate::analyzer::{Analysis, Analyzer};
use crate::attribution::speaker::SpeakerKind;
use crate::attribution::statement::Statement;
use crate::lexicon::Layer;
use crate::span::Span;
use crate::tag::frame::Frame;
use crate::tag::stance::quad;
use crate::tag::{Hit, Voice};
use crate::text::document::{Document, Meta};
use crate::text::number::CodePoints;
use id::{Ids, RowId};
pub use rows::{Rows, RowsMark};

/// Between the pieces of a statement.
const GAP: &str = " … ";

/// Characters on each side of a hit in the concordance.
const CONTEXT: usize = 40;

/// Characters of a sentence beside a row; longer ones are cut.
const SENTENCE: usize = 2000;

/// Different words named as evidence of a frame.
const EVIDENCE: usize = 12;

/// What the run knows of an article beside its document.
#[derive(Clone, Debug, Default)]
pub struct Standing {
    /// The first article of the run with the same text; empty for none.
    pub duplicate_of: String,
    /// Hash of the text.
    pub text_hash: u64,
}

/// The hash of a text by which equal texts are found.
pub fn text_hash(text: &str) -> u64 {
    xxh3_64(text.as_bytes())
}

/// Turns analyses into rows; one per worker, its buffers are kept.
#[derive(Debug)]
pub struct Renderer<'r> {
    analyzer: &'r Analyzer,
    merges: &'r Merges,
    ids: Ids,
    statement_ids: Vec<RowId>,
    condition_ids: Vec<RowId>,
    /// Frames present per statement: (statement, index into the frames).
    frames_of: Vec<(u32, u32)>,
    order: Vec<u32>,
}

/// What every row of an article repeats.
struct Article<'a> {
    meta: &'a Meta,
    text: &'a str,
    points: CodePoints<'a>,
    analysis: &'a Analysis,
    /// The cells `article_id, file`.
    head: Preset,
    /// The cells `title, date, outlet`.
    tail: Preset,
    /// The cells `date, outlet`.
    short_tail: Preset,
}

impl Article<'_> {
    fn words(&self, span: Span) -> &str {
        span.of(self.text)
    }

    fn sentence(&self, n: u32) -> &str {
        self.analysis
            .sentences
            .get(n as usize)
            .map_or("", |&span| self.words(span))
    }

    /// The cells `sentence_text, title, date, outlet`.
    fn tail(&self, sheet: &mut Sheet, sentence: u32) {
        sheet.text_up_to(self.sentence(sentence), SENTENCE);
        sheet.repeat(&self.tail);
    }

    /// The cells `NAME_start, NAME_end`.
    fn offsets(&self, sheet: &mut Sheet, span: Span) {
        let (start, end) = self.points.of(span);
        sheet.integer(start);
        sheet.integer(end);
    }

    /// The cells `NAME, NAME_start, NAME_end`.
    fn span(&self, sheet: &mut Sheet, span: Option<Span>) {
        match span {
            Some(span) => {
                sheet.text(self.words(span));
                self.offsets(sheet, span);
            }
            None => sheet.empties(3),
        }
    }

    fn text_of(&self, sheet: &mut Sheet, span: Option<Span>) {
        sheet.text(span.map_or("", |span| self.words(span)));
    }
}

impl<'r> Renderer<'r> {
    /// A renderer for analyses that `analyzer` made.
    pub fn new(analyzer: &'r Analyzer, merges: &'r Merges) -> Self {
        Self {
            analyzer,
            merges,
            ids: Ids::default(),
            statement_ids: Vec::new(),
            condition_ids: Vec::new(),
            frames_of: Vec::new(),
            order: Vec::new(),
        }
    }

    /// Adds the rows of one article. The analysis is used up: its names move into the tallies.
    pub fn render(
        &mut self,
        doc: &Document,
        mut analysis: Analysis,
        standing: &Standing,
        rows: &mut Rows,
    ) {
        let points = CodePoints::new(doc.text());
        let meta = &doc.meta;
        let head = rows.statements.preset("article_id", |sheet| {
            sheet.id(&meta.id);
            sheet.text(&meta.file);
        });
        let tail = rows.statements.preset("title", |sheet| {
            sheet.text(&meta.title);
            sheet.date(&meta.date);
            sheet.text(&meta.outlet);
        });
        let short_tail = rows.cues.preset("date", |sheet| {
            sheet.date(&meta.date);
            sheet.text(&meta.outlet);
        });
        let text = doc.text();
        let article = Article {
            meta,
            text,
            points,
            analysis: &analysis,
            head,
            tail,
            short_tail,
        };
        self.name_rows(&article);
        self.statements(&article, &mut rows.statements);
        self.cues(&article, &mut rows.cues);
        self.conditions(&article, &mut rows.conditions);
        self.stances(&article, &mut rows.stances);
        self.frames(&article, &mut rows.frames);
        self.article(&article, standing, &mut rows.articles);
        let tallies = self.tallies(&mut analysis);
        rows.tallies.push((tallies, doc.meta.date.clone()));
        if doc.meta.extracted {
            rows.texts
                .push((doc.meta.id.clone(), doc.text().to_owned()));
        }
    }

    /// Gives the statements and conditions their ids, and finds the frames of each statement.
    fn name_rows(&mut self, article: &Article<'_>) {
        let (analysis, points) = (article.analysis, &article.points);
        self.ids.start(&article.meta.id);
        self.statement_ids.clear();
        for statement in &analysis.statements {
            let key = self.ids.key(b's');
            for &piece in &statement.pieces {
                key.span(points, piece);
            }
            key.span(points, statement.cue);
            let id = self.ids.give();
            self.statement_ids.push(id);
        }
        self.condition_ids.clear();
        for condition in &analysis.conditions {
            let key = self
                .ids
                .key(b'k')
                .span(points, condition.marker)
                .word(condition.kind);
            for span in [condition.antecedent, condition.consequent]
                .into_iter()
                .flatten()
            {
                key.span(points, span);
            }
            let id = self.ids.give();
            self.condition_ids.push(id);
        }
        self.frames_of.clear();
        for (n, frame) in analysis.frames.iter().enumerate() {
            if let (Some(statement), true) = (frame.statement, frame.present) {
                self.frames_of.push((statement, n as u32));
            }
        }
        self.frames_of.sort_unstable();
    }

    /// The order in which `count` rows are written: by `start`, the longer first, then by `tie`.
    fn sort<K: Ord>(
        &mut self,
        count: usize,
        span: impl Fn(usize) -> Span,
        tie: impl Fn(usize) -> K,
    ) -> Vec<u32> {
        let mut order = std::mem::take(&mut self.order);
        order.clear();
        order.extend(0..count as u32);
        let key = |n: &u32| {
            let span = span(*n as usize);
            (span.start, std::cmp::Reverse(span.end))
        };
        // most lists are in order but for what stands at the very same place
        if !order.is_sorted_by_key(key) {
            order.sort_by_key(key);
        }
        for equal in order
            .chunk_by_mut(|a, b| key(a) == key(b))
            .filter(|equal| equal.len() > 1)
        {
            equal.sort_by_key(|n| tie(*n as usize));
        }
        order
    }

    /// The id of the speaker at `index`, as the tables have it; empty for none.
    fn speaker_id<'a>(&'a self, article: &Article<'a>, index: Option<u32>) -> &'a str {
        let speaker = index.and_then(|index| article.analysis.speakers.get(index as usize));
        speaker.map_or("", |speaker| self.merges.id(&speaker.id))
    }

    fn statement_id(&self, index: Option<u32>) -> &[u8] {
        index
            .and_then(|index| self.statement_ids.get(index as usize))
            .map_or(b"", RowId::as_bytes)
    }

    fn condition_id(&self, index: u32) -> &str {
        self.condition_ids
            .get(index as usize)
            .map_or("", RowId::as_str)
    }

    fn entry(&self, entry: u32) -> &'r str {
        &self.analyzer.lexicon().entry(entry).id
    }

    fn statements(&mut self, article: &Article<'_>, sheet: &mut Sheet) {
        let analysis = article.analysis;
        let of = |n: usize| {
            analysis
                .statements
                .get(n)
                .map(Statement::hull)
                .unwrap_or_default()
        };
        let order = self.sort(analysis.statements.len(), of, |n| n);
        for &n in &order {
            if let Some(statement) = analysis.statements.get(n as usize) {
                self.statement(article, n, statement, sheet);
            }
        }
        self.order = order;
    }

    fn statement(&self, article: &Article<'_>, n: u32, statement: &Statement, sheet: &mut Sheet) {
        let analysis = article.analysis;
        let hull = statement.hull();
        sheet.row_id(self.statement_id(Some(n)));
        sheet.repeat(&article.head);
        sheet.integer(article.points.line(hull.start));
        sheet.integer(statement.paragraph + 1);
        sheet.integer(statement.sentence + 1);
        article.offsets(sheet, hull);
        sheet.spans(
            statement
                .pieces
                .iter()
                .map(|&piece| article.points.of(piece)),
        );
        sheet.joined(
            statement.pieces.iter().map(|&piece| article.words(piece)),
            GAP,
        );
        sheet.word(statement.quote_type.as_str());
        sheet.joined(
            statement.quoted.iter().map(|&piece| article.words(piece)),
            GAP,
        );

        let speaker = statement
            .speaker
            .and_then(|index| analysis.speakers.get(index as usize));
        sheet.id(self.speaker_id(article, statement.speaker));
        sheet.text(speaker.map_or("", |speaker| self.merges.name(&speaker.id, &speaker.name)));
        article.span(sheet, statement.source);
        sheet.word(
            speaker
                .map_or(SpeakerKind::Unknown, |speaker| speaker.kind)
                .as_str(),
        );
        sheet.text(speaker.map_or("", |speaker| &speaker.role));
        sheet.text(speaker.map_or("", |speaker| &speaker.affiliation));
        article.text_of(sheet, statement.via);
        article.text_of(sheet, statement.addressee);
        article.span(sheet, (!statement.cue.is_empty()).then_some(statement.cue));
        sheet.text(&statement.cue_lemma);
        sheet.word(statement.cue_class);
        sheet.word(statement.engagement);
        sheet.boolean(statement.negated);
        sheet.boolean(statement.question);
        sheet.row_id(self.statement_id(statement.parent));

        sheet.integer(statement.hedges.len() as u64);
        sheet.number(statement.hedge_score);
        let hedges = statement
            .hedges
            .iter()
            .filter_map(|&hit| analysis.hits.get(hit as usize));
        sheet.list(hedges.map(|hit| article.words(hit.span)));
        sheet.integer(statement.boosters);
        sheet.integer(statement.conditions.len() as u64);
        sheet.list(
            statement
                .conditions
                .iter()
                .map(|&condition| self.condition_id(condition)),
        );
        match statement
            .stance
            .and_then(|index| analysis.stances.get(index as usize))
        {
            Some(stance) => {
                sheet.word(stance.polarity.as_str());
                sheet.number(stance.score);
                sheet.text(article.words(stance.target));
                sheet.word(stance.act);
                match quad(stance.act) {
                    Some(quad) => sheet.integer(quad),
                    None => sheet.empty(),
                }
            }
            None => sheet.empties(5),
        }
        let from = self
            .frames_of
            .partition_point(|&(statement, _)| statement < n);
        let frames = self.frames_of.get(from..).unwrap_or_default().iter();
        let frames = frames.take_while(|&&(statement, _)| statement == n);
        let names = frames.filter_map(|&(_, frame)| analysis.frames.get(frame as usize));
        sheet.list(names.map(|frame| frame.frame));
        sheet.number(statement.confidence);
        sheet.word(statement.rule);
        sheet.list(statement.flags.iter().copied());
        article.tail(sheet, statement.sentence);
        sheet.end();
    }

    fn cues(&mut self, article: &Article<'_>, sheet: &mut Sheet) {
        let (analysis, lexicon) = (article.analysis, self.analyzer.lexicon());
        let hits = &analysis.hits;
        let order = self.sort(
            hits.len(),
            |n| hits.get(n).map(|hit| hit.span).unwrap_or_default(),
            |n| {
                hits.get(n)
                    .map(|hit| (hit.layer.as_str(), lexicon.entry(hit.entry).id.as_str()))
            },
        );
        for &n in &order {
            if let Some(hit) = hits.get(n as usize) {
                self.cue(article, hit, sheet);
            }
        }
        self.order = order;
    }

    fn cue(&mut self, article: &Article<'_>, hit: &Hit, sheet: &mut Sheet) {
        let entry = self.entry(hit.entry);
        let (start, end) = article.points.of(hit.span);
        let id = self.ids.key(b'c').points((start, end)).word(entry).give();
        sheet.row_id(id.as_bytes());
        sheet.repeat(&article.head);
        sheet.integer(article.points.line(hit.span.start));
        sheet.integer(hit.sentence + 1);
        sheet.row_id(self.statement_id(hit.statement));
        sheet.id(self.speaker_id(article, hit.speaker));
        sheet.word(hit.layer.as_str());
        sheet.word(hit.category);
        sheet.id(entry);
        sheet.text(article.words(hit.span));
        sheet.integer(start);
        sheet.integer(end);
        sheet.number(hit.weight);
        sheet.word(hit.voice.as_str());
        sheet.boolean(hit.negated);
        sheet.word(if hit.is_counted() {
            "counted"
        } else {
            "suppressed"
        });
        sheet.word(hit.suppressed_by.unwrap_or(""));
        sheet.text(article.points.left(hit.span.start, CONTEXT));
        sheet.text(article.points.right(hit.span.end, CONTEXT));
        sheet.repeat(&article.short_tail);
        sheet.end();
    }

    fn conditions(&mut self, article: &Article<'_>, sheet: &mut Sheet) {
        let conditions = &article.analysis.conditions;
        let order = self.sort(
            conditions.len(),
            |n| {
                conditions
                    .get(n)
                    .map(|condition| condition.marker)
                    .unwrap_or_default()
            },
            |n| conditions.get(n).map(|condition| condition.rule),
        );
        for &n in &order {
            let Some(condition) = conditions.get(n as usize) else {
                continue;
            };
            sheet.word(self.condition_id(n));
            sheet.repeat(&article.head);
            sheet.integer(article.points.line(condition.marker.start));
            sheet.integer(condition.sentence + 1);
            sheet.row_id(self.statement_id(condition.statement));
            sheet.id(self.speaker_id(article, condition.speaker));
            article.span(sheet, Some(condition.marker));
            sheet.word(condition.kind);
            article.span(sheet, condition.antecedent);
            article.span(sheet, condition.consequent);
            sheet.word(condition.factuality.as_str());
            sheet.word(condition.need);
            sheet.boolean(condition.negative);
            article.text_of(sheet, condition.actor);
            sheet.id(condition
                .entry
                .map_or(condition.rule, |entry| self.entry(entry)));
            sheet.number(condition.confidence);
            article.tail(sheet, condition.sentence);
            sheet.end();
        }
        self.order = order;
    }

    fn stances(&mut self, article: &Article<'_>, sheet: &mut Sheet) {
        let stances = &article.analysis.stances;
        let order = self.sort(
            stances.len(),
            |n| {
                stances
                    .get(n)
                    .map(|stance| stance.target)
                    .unwrap_or_default()
            },
            |n| stances.get(n).map(|stance| stance.evidence),
        );
        for &n in &order {
            let Some(stance) = stances.get(n as usize) else {
                continue;
            };
            let key = self.ids.key(b't').span(&article.points, stance.target);
            key.span(&article.points, stance.evidence).word(stance.act);
            let id = self.ids.give();
            sheet.row_id(id.as_bytes());
            sheet.repeat(&article.head);
            sheet.integer(article.points.line(stance.target.start));
            sheet.integer(stance.sentence + 1);
            sheet.row_id(self.statement_id(stance.statement));
            sheet.id(self.speaker_id(article, stance.holder));
            let speakers = &article.analysis.speakers;
            let holder = stance.holder.and_then(|index| speakers.get(index as usize));
            sheet.text(holder.map_or("", |holder| self.merges.name(&holder.id, &holder.name)));
            sheet.id(self.merges.id(&stance.target_id));
            article.span(sheet, Some(stance.target));
            sheet.word(stance.polarity.as_str());
            sheet.number(stance.score);
            sheet.word(stance.act);
            match quad(stance.act) {
                Some(quad) => sheet.integer(quad),
                None => sheet.empty(),
            }
            article.span(
                sheet,
                (!stance.evidence.is_empty()).then_some(stance.evidence),
            );
            sheet.boolean(stance.negated);
            sheet.boolean(stance.irrealis);
            sheet.word(
                stance
                    .condition
                    .map_or("", |condition| self.condition_id(condition)),
            );
            sheet.id(stance.entry.map_or("", |entry| self.entry(entry)));
            sheet.number(stance.confidence);
            sheet.text(&stance.target_name);
            article.tail(sheet, stance.sentence);
            sheet.end();
        }
        self.order = order;
    }

    fn frames(&mut self, article: &Article<'_>, sheet: &mut Sheet) {
        let analysis = article.analysis;
        let frames = &analysis.frames;
        let mut order = std::mem::take(&mut self.order);
        order.clear();
        order.extend(0..frames.len() as u32);
        // the article's own first, then statement by statement; in each by scheme and frame
        let key = |n: &u32| {
            frames.get(*n as usize).map(|frame| {
                let statement = frame
                    .statement
                    .and_then(|n| analysis.statements.get(n as usize));
                let hull = statement.map(Statement::hull);
                let place = hull.map(|hull| (hull.start, std::cmp::Reverse(hull.end)));
                (place, frame.statement, frame.scheme, frame.frame)
            })
        };
        if !order.is_sorted_by_key(key) {
            order.sort_by_key(key);
        }
        for &n in &order {
            if let Some(frame) = frames.get(n as usize) {
                self.frame(article, frame, sheet);
            }
        }
        self.order = order;
    }

    fn frame(&mut self, article: &Article<'_>, frame: &Frame, sheet: &mut Sheet) {
        let analysis = article.analysis;
        let statement_id = frame
            .statement
            .and_then(|n| self.statement_ids.get(n as usize))
            .copied();
        let key = self.ids.key(b'f').word(frame.scheme).word(frame.frame);
        if let Some(id) = &statement_id {
            key.word(id.as_str());
        }
        let id = self.ids.give();
        sheet.row_id(id.as_bytes());
        sheet.id(&article.meta.id);
        sheet.row_id(statement_id.as_ref().map_or(b"", RowId::as_bytes));
        let statement = frame
            .statement
            .and_then(|n| analysis.statements.get(n as usize));
        sheet.id(self.speaker_id(article, statement.and_then(|statement| statement.speaker)));
        sheet.word(frame.scheme);
        sheet.word(frame.frame);
        sheet.number(frame.score);
        sheet.number_or_empty(frame.z.map(f64::from));
        sheet.integer(frame.rank);
        sheet.boolean(frame.present);
        let mut words: [&str; EVIDENCE] = [""; EVIDENCE];
        let mut known = 0;
        for &hit in &frame.evidence {
            let Some(hit) = analysis.hits.get(hit as usize) else {
                continue;
            };
            let word = article.words(hit.span);
            if words.iter().take(known).any(|&known| known == word) {
                continue;
            }
            let Some(slot) = words.get_mut(known) else {
                break;
            };
            *slot = word;
            known += 1;
        }
        sheet.list(words.into_iter().take(known));
        sheet.end();
    }

    fn article(&self, article: &Article<'_>, standing: &Standing, sheet: &mut Sheet) {
        let (analysis, meta) = (article.analysis, article.meta);
        sheet.id(&meta.id);
        sheet.text(&meta.file);
        sheet.text(&meta.title);
        sheet.text(&meta.outlet);
        sheet.text(&meta.author);
        sheet.date(&meta.date);
        sheet.text(&meta.url);
        sheet.word(meta.format);
        sheet.word(meta.encoding);
        sheet.word(analysis.language);
        sheet.integer(article.points.len());
        sheet.integer(analysis.words);
        sheet.integer(analysis.attributed_words);
        sheet.integer(analysis.quoted_words);
        sheet.integer(analysis.sentences.len() as u64);
        sheet.integer(analysis.paragraphs.len() as u64);
        let statements = analysis.statements.len();
        sheet.integer(statements as u64);
        let mut speaks = vec![false; analysis.speakers.len()];
        for statement in &analysis.statements {
            let speaker = statement.speaker.filter(|&n| n > 0);
            if let Some(slot) = speaker.and_then(|n| speaks.get_mut(n as usize)) {
                *slot = true;
            }
        }
        sheet.integer(speaks.iter().filter(|&&speaks| speaks).count() as u64);
        let is_unknown = |statement: &&Statement| {
            let speaker = statement
                .speaker
                .and_then(|n| analysis.speakers.get(n as usize));
            speaker.is_none_or(|speaker| speaker.kind == SpeakerKind::Unknown)
        };
        let unknown = analysis.statements.iter().filter(is_unknown).count();
        let share = |part: usize, whole: usize| (whole > 0).then(|| part as f64 / whole as f64);
        sheet.number_or_empty(share(unknown, statements));
        for (voice, words) in [
            (
                Voice::Author,
                analysis.words.saturating_sub(analysis.attributed_words),
            ),
            (Voice::Speaker, analysis.attributed_words),
        ] {
            let hedges = analysis
                .hits
                .iter()
                .filter(|hit| hit.voice == voice && self.is_hedge(hit));
            sheet.number_or_empty(share(100 * hedges.count(), words as usize));
        }
        sheet.integer(analysis.conditions.len() as u64);
        let own = analysis
            .frames
            .iter()
            .filter(|frame| frame.present && frame.statement.is_none());
        let top = own.max_by(|a, b| {
            let names = (b.scheme, b.frame).cmp(&(a.scheme, a.frame));
            let z = |frame: &Frame| frame.z.unwrap_or(0.0);
            z(a).total_cmp(&z(b)).then(names)
        });
        sheet.id(top.map_or("", |frame| frame.frame));
        sheet.id(&standing.duplicate_of);
        sheet.id(&format!("{:016x}", standing.text_hash));
        let warnings = meta.warnings.iter().map(String::as_str);
        sheet.list(warnings.chain(analysis.warnings.iter().copied()));
        sheet.end();
    }

    /// Whether `hit` is a hedge that counts in the rates.
    fn is_hedge(&self, hit: &Hit) -> bool {
        hit.layer == Layer::Hedge && hit.is_counted() && self.analyzer.counts(hit.category)
    }

    fn tallies(&self, analysis: &mut Analysis) -> Vec<Tally> {
        let mut tallies: Vec<Tally> = Vec::with_capacity(analysis.speakers.len());
        for (n, speaker) in std::mem::take(&mut analysis.speakers)
            .into_iter()
            .enumerate()
        {
            let words = analysis.speaker_words.get(n).copied().unwrap_or(0);
            let mut tally = Tally {
                kind: speaker.kind,
                role: speaker.role,
                affiliation: speaker.affiliation,
                aliases: speaker.aliases,
                counts: Counts {
                    words: u64::from(words),
                    ..Counts::default()
                },
                ..Tally::default()
            };
            if self.merges.is_empty() {
                (tally.id, tally.name) = (speaker.id, speaker.name);
            } else {
                self.merges.id(&speaker.id).clone_into(&mut tally.id);
                self.merges
                    .name(&speaker.id, &speaker.name)
                    .clone_into(&mut tally.name);
            }
            tallies.push(tally);
        }
        let mut with = |index: Option<u32>, count: &mut dyn FnMut(&mut Tally)| {
            if let Some(tally) = index.and_then(|index| tallies.get_mut(index as usize)) {
                count(tally);
            }
        };
        for statement in &mut analysis.statements {
            with(statement.speaker, &mut |tally| {
                tally
                    .counts
                    .statement(statement.quote_type, !statement.conditions.is_empty());
                tally.cues.push(std::mem::take(&mut statement.cue_lemma));
            });
        }
        for hit in &analysis.hits {
            let is_hedge = self.is_hedge(hit);
            // the rate is of the words of the speaker's statements, so what stands elsewhere does not count
            let statement = hit
                .statement
                .and_then(|n| analysis.statements.get(n as usize));
            let is_own = statement.is_some_and(|statement| statement.speaker == hit.speaker);
            if hit.voice == Voice::Speaker && !is_own {
                continue;
            }
            if is_hedge || (hit.layer == Layer::Booster && hit.is_counted()) {
                with(hit.speaker, &mut |tally| {
                    let counts = &mut tally.counts;
                    *(if is_hedge {
                        &mut counts.hedges
                    } else {
                        &mut counts.boosters
                    }) += 1;
                });
            }
        }
        for condition in &analysis.conditions {
            with(condition.speaker, &mut |tally| tally.counts.conditions += 1);
        }
        for stance in &mut analysis.stances {
            with(stance.holder, &mut |tally| {
                tally.counts.stance(stance.polarity);
                let target = std::mem::take(&mut stance.target_id);
                tally.targets.push(match self.merges.id(&target) {
                    same if same == target => target,
                    merged => merged.to_owned(),
                });
            });
        }
        tallies
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Options;
    use crate::attribution::speaker::Speaker;
    use crate::lexicon::Lexicon;
    use crate::report::columns::Table;
    use crate::report::csv::Dialect;
    use crate::tag::condition::{Condition, Factuality};
    use crate::tag::stance::{Polarity, Stance};
    use std::collections::BTreeMap;

    const TEXT: &str = "“We may\nagree,” Lavrov said, “if asked.” Very “good”.";

    fn span(words: &str) -> Span {
        let at = TEXT.find(words).unwrap();
        Span::new(at, at + words.len())
    }

    fn hit(words: &str, layer: Layer, category: &'static str) -> Hit {
        Hit {
            entry: 0,
            layer,
            category,
            span: span(words),
            tokens: (0, 1),
            sentence: 0,
            statement: Some(0),
            speaker: Some(1),
            voice: Voice::Speaker,
            weight: 0.5,
            negated: false,
            suppressed_by: None,
        }
    }

    fn analysis() -> Analysis {
        let own = Hit {
            statement: None,
            speaker: Some(0),
            voice: Voice::Author,
            ..hit("Very", Layer::Booster, "emphasis")
        };
        let frame = |statement, frame| Frame {
            statement,
            scheme: "policy",
            frame,
            score: 1.0,
            z: Some(2.0),
            rank: 1,
            present: true,
            evidence: vec![0, 0, 1],
        };
        Analysis {
            sentences: vec![
                span("“We may\nagree,” Lavrov said, “if asked.”"),
                span("Very “good”."),
            ],
            paragraphs: vec![Span::new(0, TEXT.len())],
            words: 10,
            attributed_words: 5,
            quoted_words: 6,
            speaker_words: vec![5, 5],
            speakers: vec![
                Speaker {
                    id: "_article".into(),
                    name: "_article".into(),
                    ..Speaker::default()
                },
                Speaker {
                    id: "lavrov".into(),
                    name: "Lavrov".into(),
                    kind: SpeakerKind::Person,
                    aliases: vec!["Lavrov".into()],
                    ..Speaker::default()
                },
            ],
            statements: vec![Statement {
                pieces: vec![span("We may\nagree"), span("if asked")],
                quoted: vec![span("We may\nagree"), span("if asked")],
                source: Some(span("Lavrov")),
                speaker: Some(1),
                cue: span("said"),
                cue_lemma: "say".into(),
                cue_class: "neutral",
                hedges: vec![0],
                hedge_score: 0.5,
                conditions: vec![0],
                stance: Some(0),
                rule: "verb-content-around",
                flags: vec!["pronoun"],
                ..Statement::default()
            }],
            // not in order: the rows are
            hits: vec![
                hit("may", Layer::Hedge, "epistemic"),
                own,
                hit("agree", Layer::Frame, "Political"),
            ],
            conditions: vec![Condition {
                marker: span("if"),
                entry: None,
                rule: "inversion",
                kind: "hypothetical",
                antecedent: Some(span("asked")),
                consequent: None,
                factuality: Factuality::Open,
                need: "sufficient",
                negative: false,
                actor: None,
                sentence: 0,
                statement: Some(0),
                speaker: Some(1),
                confidence: 0.5,
            }],
            stances: vec![Stance {
                holder: Some(1),
                target: span("We"),
                target_id: "we".into(),
                target_name: String::new(),
                polarity: Polarity::Support,
                score: 0.5,
                act: "AGREE",
                evidence: span("agree"),
                entry: None,
                negated: false,
                irrealis: true,
                condition: Some(0),
                sentence: 0,
                statement: Some(0),
                confidence: 0.5,
            }],
            frames: vec![frame(Some(0), "Political"), frame(None, "Economic")],
            language: "en",
            ..Analysis::default()
        }
    }

    fn rendered(merges: &Merges) -> Rows {
        let mut doc = Document::from_text(TEXT);
        doc.meta.id = "a.txt".into();
        doc.meta.format = "txt";
        let mut rows = Rows::new(Dialect::default());
        let analyzer = Analyzer::new(Lexicon::default(), Options::default()).unwrap();
        let mut renderer = Renderer::new(&analyzer, merges);
        let standing = Standing {
            text_hash: text_hash(TEXT),
            ..Standing::default()
        };
        renderer.render(&doc, analysis(), &standing, &mut rows);
        rows
    }

    /// The rows of a sheet, each by column.
    fn cells(sheet: &mut Sheet) -> Vec<BTreeMap<&'static str, String>> {
        let columns = sheet.table().columns();
        let mut reader = ::csv::ReaderBuilder::new()
            .has_headers(false)
            .from_reader(sheet.bytes());
        let rows = reader.records().map(|record| {
            let record = record.unwrap();
            assert_eq!(record.len(), columns.len());
            columns
                .iter()
                .map(|c| c.name)
                .zip(record.iter().map(str::to_owned))
                .collect()
        });
        rows.collect()
    }

    #[test]
    fn every_table_says_what_the_analysis_says() {
        let mut rows = rendered(&Merges::default());
        let statement_id = cells(&mut rows.statements)[0]["statement_id"].clone();
        assert!(statement_id.len() == 13 && statement_id.starts_with('s'));
        let condition_id = cells(&mut rows.conditions)[0]["condition_id"].clone();
        for (table, row, expected) in [
            (
                Table::Statements,
                0,
                vec![
                    ("spans", "1-13;30-38"),
                    ("start", "1"),
                    ("end", "38"),
                    ("text", "We may agree … if asked"),
                    ("line", "1"),
                    ("sentence", "1"),
                    ("paragraph", "1"),
                    ("speaker_id", "lavrov"),
                    ("speaker_as_written", "Lavrov"),
                    ("speaker_start", "16"),
                    ("cue", "said"),
                    ("hedges", "may"),
                    ("hedge_count", "1"),
                    ("conditions", condition_id.as_str()),
                    ("stance", "support"),
                    ("stance_score", "0.5000"),
                    ("target", "We"),
                    ("act", "AGREE"),
                    ("quad", "1"),
                    ("frames", "Political"),
                    ("flags", "pronoun"),
                    ("parent_id", ""),
                    ("speaker_kind", "person"),
                ],
            ),
            (
                Table::Cues,
                0,
                vec![
                    ("matched", "may"),
                    ("layer", "hedge"),
                    ("left", "“We "),
                    ("status", "counted"),
                    ("right", " agree,” Lavrov said, “if asked.” Very “"),
                    ("statement_id", statement_id.as_str()),
                    ("speaker_id", "lavrov"),
                    ("line", "1"),
                ],
            ),
            (Table::Cues, 1, vec![("matched", "agree"), ("line", "2")]),
            (
                Table::Cues,
                2,
                vec![
                    ("matched", "Very"),
                    ("voice", "author"),
                    ("speaker_id", "_article"),
                ],
            ),
            (
                Table::Conditions,
                0,
                vec![
                    ("marker", "if"),
                    ("antecedent", "asked"),
                    ("consequent", ""),
                    ("consequent_start", ""),
                    ("entry", "inversion"),
                    ("line", "2"),
                    ("negative", "false"),
                ],
            ),
            (
                Table::Stances,
                0,
                vec![
                    ("holder", "Lavrov"),
                    ("target_id", "we"),
                    ("condition_id", condition_id.as_str()),
                    ("entry", ""),
                    ("evidence", "agree"),
                    ("irrealis", "true"),
                    ("statement_id", statement_id.as_str()),
                ],
            ),
            (
                Table::Frames,
                0,
                vec![
                    ("frame", "Economic"),
                    ("statement_id", ""),
                    ("speaker_id", ""),
                ],
            ),
            (
                Table::Frames,
                1,
                vec![
                    ("frame", "Political"),
                    ("speaker_id", "lavrov"),
                    ("evidence", "may | Very"),
                ],
            ),
            (
                Table::Articles,
                0,
                vec![
                    ("statements", "1"),
                    ("speakers", "1"),
                    ("unknown_share", "0.0000"),
                    ("top_frame", "Economic"),
                    ("speaker_hedge_rate", "20.0000"),
                    ("author_hedge_rate", "0.0000"),
                    ("chars", "53"),
                ],
            ),
        ] {
            let sheet = rows
                .sheets()
                .into_iter()
                .find(|sheet| sheet.table() == table)
                .unwrap();
            let found = &cells(sheet)[row];
            for (column, value) in expected {
                assert_eq!(found[column], value, "{column} of {table:?}");
            }
        }
        let (tallies, _) = &rows.tallies[0];
        assert_eq!(
            (tallies[1].counts.hedges, tallies[0].counts.boosters),
            (1, 1)
        );
        assert_eq!(
            (&*tallies[1].cues, &*tallies[1].targets),
            (&["say".to_owned()][..], &["we".to_owned()][..])
        );
    }

    #[test]
    fn ids_depend_on_the_article_and_the_place_alone() {
        let ids = |rows: &mut Rows| -> Vec<String> {
            cells(&mut rows.cues)
                .into_iter()
                .map(|row| row["cue_id"].clone())
                .collect()
        };
        let (first, second) = (
            ids(&mut rendered(&Merges::default())),
            ids(&mut rendered(&Merges::default())),
        );
        assert_eq!(first, second);
        let mut own = Ids::default();
        own.start("a");
        let given: Vec<RowId> = (0..3).map(|_| own.key(b'c').word("x").give()).collect();
        assert!(given[0] != given[1] && given[1] != given[2] && given[0] != given[2]);
        own.start("b");
        assert_ne!(own.key(b'c').word("x").give(), given[0]);
        assert_eq!(
            RowId::new(b's', 0x0123_4567_89ab_ffff).as_str(),
            "s0123456789ab"
        );
    }

    #[test]
    fn merges_reach_every_table() {
        let file = tempfile::NamedTempFile::new().unwrap();
        let table = "speaker_id,name,same_as\nlavrov,,sergei-lavrov\nsergei-lavrov,Sergei Lavrov,\nwe,,russia\n";
        std::fs::write(file.path(), table).unwrap();
        let merges = Merges::read(file.path()).unwrap();
        let mut rows = rendered(&merges);
        let statement = &cells(&mut rows.statements)[0];
        assert_eq!(
            (&*statement["speaker_id"], &*statement["speaker"]),
            ("sergei-lavrov", "Sergei Lavrov")
        );
        let stance = &cells(&mut rows.stances)[0];
        assert_eq!(
            (&*stance["holder_id"], &*stance["target_id"]),
            ("sergei-lavrov", "russia")
        );
        assert_eq!(
            (&*rows.tallies[0].0[1].id, &*rows.tallies[0].0[1].targets[0]),
            ("sergei-lavrov", "russia")
        );
    }

    #[test]
    fn rows_can_be_taken_back() {
        let mut rows = rendered(&Merges::default());
        let before = rows.statements.bytes().to_vec();
        let mark = rows.mark();
        let analyzer = Analyzer::new(Lexicon::default(), Options::default()).unwrap();
        let merges = Merges::default();
        let mut renderer = Renderer::new(&analyzer, &merges);
        renderer.render(
            &Document::from_text(TEXT),
            analysis(),
            &Standing::default(),
            &mut rows,
        );
        rows.rewind(&mark);
        assert_eq!(
            (rows.statements.bytes(), rows.tallies.len()),
            (before.as_slice(), 1)
        );
    }
}
