//! The labelled pairs as they lie on disk: documents, which stretches correspond, and the units (verses,
//! sentences) that links are counted in.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use diptych::compare::method::Method;
use diptych::compare::{Comparison, Sides, compare_by};
use diptych::model::{Corpus, CorpusBuilder, Parsed, Source};
use diptych::text::{Span, paragraphs, sentences};

/// Two stretches that a person, or whoever made the set, says correspond.
#[derive(Clone)]
pub(crate) struct Gold {
    pub(crate) left: Span,
    pub(crate) right: Span,
    pub(crate) kind: String,
    /// Whether it must be found; else finding it is neither right nor wrong.
    pub(crate) is_required: bool,
}

/// Two texts, with gold and units where there are any.
pub(crate) struct Pair {
    pub(crate) name: String,
    pub(crate) gold: Vec<Gold>,
    pub(crate) units: Option<Sides<Vec<Span>>>,
    corpus: Corpus,
}

impl Pair {
    /// Lays out two texts.
    pub(crate) fn new(name: String, left: &str, right: &str) -> Self {
        let mut builder = CorpusBuilder::default();
        for text in [left, right] {
            builder.push(Source::default(), Parsed::new(text.to_owned()));
        }
        Self { name, gold: Vec::new(), units: None, corpus: builder.finish() }
    }

    pub(crate) fn left(&self) -> &str {
        self.corpus.documents()[0].text()
    }

    pub(crate) fn right(&self) -> &str {
        self.corpus.documents()[1].text()
    }

    pub(crate) fn compared(&self, method: &Method) -> Comparison {
        let documents = self.corpus.documents();
        let documents = Sides { left: documents[0].as_ref(), right: documents[1].as_ref() };
        compare_by(method, documents, self.corpus.vocabulary(), &|| false).expect("nobody cancels")
    }
}

/// What lies beside the project: `data/SET/{docs,gold,units}` and `seeds/`.
pub(crate) fn shared() -> Option<PathBuf> {
    let folder = root().join("../shared");
    folder.join("data").is_dir().then_some(folder)
}

/// The project's folder.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The texts of a folder by name, in order.
pub(crate) fn texts(folder: &Path) -> BTreeMap<String, String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let files = entries.filter(|entry| entry.path().is_file());
    files
        .map(|entry| (entry.file_name().to_string_lossy().into_owned(), text(&entry.path())))
        .collect()
}

/// The pairs of a set.
pub(crate) fn pairs(set: &Path) -> Vec<Pair> {
    let texts_by_name = texts(&set.join("docs"));
    let document = |name: &str| texts_by_name.get(name).map_or("", String::as_str);
    let tables = texts(&set.join("gold"));
    let pairs = tables.into_iter().filter_map(|(name, table)| {
        let (gold, [left, right]) = gold(&table)?;
        let mut pair = Pair::new(name, document(&left), document(&right));
        pair.gold = gold;
        let units = |name: &str| units(&set.join("units").join(format!("{name}.tsv")));
        pair.units = units(&left).zip(units(&right)).map(|(left, right)| Sides { left, right });
        Some(pair)
    });
    pairs.collect()
}

/// The pairs of the project's own folder, each document against the feature.
pub(crate) fn own_pairs() -> Vec<Pair> {
    let texts_by_name = texts(&root().join("seeds"));
    let table = text(&root().join("tests/gold/links.tsv"));
    let mut pairs: BTreeMap<&str, Pair> = BTreeMap::new();
    for row in table.lines().skip(1) {
        let [left_path, right_path, kind, left, right, _] = cells(row);
        let (of_left, of_right) = (&texts_by_name[left_path], &texts_by_name[right_path]);
        let pair = pairs.entry(right_path).or_insert_with(|| {
            let mut pair = Pair::new(right_path.to_owned(), of_left, of_right);
            pair.units = Some(Sides { left: sentences_of(of_left), right: sentences_of(of_right) });
            pair
        });
        let gold = place(of_left, left).zip(place(of_right, right)).map(|(left, right)| Gold {
            left,
            right,
            kind: kind.to_owned(),
            is_required: true,
        });
        pair.gold.extend(gold);
    }
    pairs.into_values().collect()
}

fn sentences_of(text: &str) -> Vec<Span> {
    let paragraphs = paragraphs(text).into_iter();
    paragraphs.flat_map(|paragraph| sentences(text, paragraph)).collect()
}

fn place(text: &str, part: &str) -> Option<Span> {
    text.find(part).map(|start| Span::from_range(start..start + part.len()))
}

fn text(path: &Path) -> String {
    let bytes = std::fs::read(path).unwrap_or_default();
    String::from_utf8_lossy(&bytes).trim_start_matches('\u{feff}').to_owned()
}

/// The rows of a table of gold, and the two documents they are about.
fn gold(table: &str) -> Option<(Vec<Gold>, [String; 2])> {
    let mut names = None;
    let rows = table.lines().skip(1).map(|row| {
        let [left, left_start, left_end, right, right_start, right_end, kind, need] = cells(row);
        names = Some([left.to_owned(), right.to_owned()]);
        let kind = match kind {
            "verbatim" => "identical",
            "paraphrase" => "paraphrased",
            other => other,
        };
        Gold {
            left: span(left_start, left_end),
            right: span(right_start, right_end),
            kind: kind.to_owned(),
            is_required: need == "required" && kind != "related",
        }
    });
    let rows = rows.collect();
    Some((rows, names?))
}

/// The units of a document; nothing if the set names none.
fn units(path: &Path) -> Option<Vec<Span>> {
    let table = text(path);
    let rows = table.lines().skip(1).map(|row| {
        let [_, start, end] = cells(row);
        span(start, end)
    });
    path.is_file().then(|| rows.collect())
}

fn span(start: &str, end: &str) -> Span {
    let number = |cell: &str| cell.parse().expect("a byte offset");
    Span::new(number(start), number(end))
}

/// The first cells of a row.
fn cells<const N: usize>(row: &str) -> [&str; N] {
    let mut cells = row.split('\t');
    std::array::from_fn(|_| cells.next().unwrap_or_default())
}
