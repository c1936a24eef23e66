//! What is fuzzed: everything that reads bytes or letters of strangers. Each target takes any bytes,
//! and fails by a panic. Used by libFuzzer and, on the kept corpus, by the project's tests.

use std::io::{Cursor, Write as _};

use diptych::app::disk::load;
use diptych::compare::{Sides, compare};
use diptych::filter::{Index, Query, Switches, filter};
use diptych::ingest::{Ingested, Kind, RichKind, glance, ingest, ingest_rich};
use diptych::model::{Corpus, CorpusBuilder, Parsed, Rich, Source, WordIdx};
use diptych::report::json::list_json;

/// Most text that a file gives here; a tenth of it would do.
const TEXT_BYTES: usize = 1 << 20;

/// One thing that is fuzzed.
pub(crate) struct Target {
    /// Its name, and that of its folder of inputs.
    pub(crate) name: &'static str,
    /// Runs it on any bytes.
    pub(crate) run: fn(&[u8]),
}

/// All of them.
pub(crate) const TARGETS: [Target; 12] = [
    Target { name: "text", run: text },
    Target { name: "html", run: |bytes| rich(bytes, RichKind::Html) },
    Target { name: "mail", run: |bytes| rich(bytes, RichKind::Mail) },
    Target { name: "rtf", run: |bytes| rich(bytes, RichKind::Rtf) },
    Target { name: "pdf", run: |bytes| rich(bytes, RichKind::Pdf) },
    Target { name: "package", run: |bytes| rich(bytes, RichKind::Package) },
    Target { name: "docx", run: docx },
    Target { name: "odt", run: odt },
    Target { name: "epub", run: epub },
    Target { name: "query", run: query },
    Target { name: "compare", run: pair },
    Target { name: "list", run: list },
];

fn text(bytes: &[u8]) {
    if glance(bytes, "a.txt") == Ok(Kind::Plain)
        && let Ok(read) = ingest(bytes.to_vec(), "a.txt")
    {
        is_sound(read);
    }
}

fn rich(bytes: &[u8], kind: RichKind) {
    if let Ok(read) = ingest_rich(bytes, kind, TEXT_BYTES) {
        is_sound(read);
    }
}

/// The main part of a Word document, and behind a line of its own its styles, notes and so on.
fn docx(bytes: &[u8]) {
    let parts = parts(bytes);
    let part = |index: usize| parts.get(index).copied().unwrap_or_default();
    let types: &[u8] = br#"<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;
    let root: &[u8] = br#"<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;
    let archive = archive(&[
        ("[Content_Types].xml", types),
        ("_rels/.rels", root),
        ("word/document.xml", part(0)),
        ("word/styles.xml", part(1)),
        ("word/numbering.xml", part(2)),
        ("word/footnotes.xml", part(3)),
        ("docProps/core.xml", part(4)),
    ]);
    rich(&archive, RichKind::Package);
}

fn odt(bytes: &[u8]) {
    let parts = parts(bytes);
    let part = |index: usize| parts.get(index).copied().unwrap_or_default();
    let archive = archive(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", part(0)),
        ("styles.xml", part(1)),
        ("meta.xml", part(2)),
    ]);
    rich(&archive, RichKind::Package);
}

fn epub(bytes: &[u8]) {
    let parts = parts(bytes);
    let part = |index: usize| parts.get(index).copied().unwrap_or_default();
    let container: &[u8] =
        br#"<container><rootfiles><rootfile full-path="o/c.opf"/></rootfiles></container>"#;
    let archive = archive(&[
        ("mimetype", b"application/epub+zip"),
        ("META-INF/container.xml", container),
        ("o/c.opf", part(0)),
        ("o/1.xhtml", part(1)),
        ("o/2.xhtml", part(2)),
    ]);
    rich(&archive, RichKind::Package);
}

/// A query in the first line, the documents it asks about behind it.
fn query(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (asked, texts) = text.split_once('\n').unwrap_or((&text, "The ferry left at 07:40."));
    let switches = |bits: usize| Switches {
        is_case_exact: bits & 1 > 0,
        is_whole_word: bits & 2 > 0,
        is_regex: bits & 4 > 0,
    };
    if let Ok(query) = Query::parse(asked, switches(asked.len())) {
        let corpus = corpus(&texts.split("\n---\n").collect::<Vec<_>>());
        drop(filter(&corpus, None, &query, &|| false));
        let index = Index::new(&corpus, &|| false);
        drop(filter(&corpus, index.as_ref(), &query, &|| false));
    }
}

/// Two documents, parted by a line of its own.
fn pair(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (left, right) = text.split_once("\n---\n").unwrap_or((&text, &text));
    let corpus = corpus(&[left, right]);
    let [left, right] = corpus.documents() else { unreachable!("two texts") };
    let none = Sides { left: &[][..], right: &[] };
    let compared =
        compare(left, right, corpus.vocabulary(), none, &|| false).expect("nobody stops it");
    for passage in &compared.passages {
        assert!(left.text().get(passage.left.range()).is_some());
        assert!(right.text().get(passage.right.range()).is_some());
    }
}

/// The whole way of a file to the list of documents. The first line is the file's name.
fn list(bytes: &[u8]) {
    let end = bytes.iter().position(|&byte| byte == b'\n').unwrap_or(0);
    let (name, content) = bytes.split_at(end);
    let ending: String =
        String::from_utf8_lossy(name).chars().filter(char::is_ascii_alphanumeric).take(8).collect();
    let folder = tempfile::tempdir().expect("a folder");
    let content = content.get(1..).unwrap_or_default();
    std::fs::write(folder.path().join(format!("a.{ending}")), content).expect("a file");
    let loaded = load(&[folder.path().to_owned()], &mut |_| {}, &|| false);
    let (corpus, n_problems) = (&loaded.corpus, loaded.corpus.problems().len());
    assert!(corpus.len() + n_problems >= 1, "a file is listed or a problem");
    let json = list_json(corpus);
    serde_json::from_str::<serde_json::Value>(&json).expect("JSON");
}

/// What one input holds of several parts.
fn parts(bytes: &[u8]) -> Vec<&[u8]> {
    const BETWEEN: &[u8] = b"\n---\n";
    let mut parts = Vec::new();
    let mut rest = bytes;
    while let Some(at) = rest.windows(BETWEEN.len()).position(|window| window == BETWEEN) {
        let (part, behind) = rest.split_at(at);
        parts.push(part);
        rest = &behind[BETWEEN.len()..];
    }
    parts.push(rest);
    parts
}

/// An archive of parts; those that are empty are left out.
fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored =
        zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, part) in parts.iter().filter(|(_, part)| !part.is_empty()) {
        writer.start_file(*name, stored).expect("an archive in memory");
        writer.write_all(part).expect("an archive in memory");
    }
    writer.finish().expect("an archive in memory").into_inner()
}

fn corpus(texts: &[&str]) -> Corpus {
    let mut builder = CorpusBuilder::default();
    for text in texts {
        builder.push(Source::default(), Parsed::new((*text).to_owned()));
    }
    builder.finish()
}

/// Checks what every document promises: all its places are places of its text.
fn is_sound(read: Ingested) {
    let text_len = read.text.len();
    assert!(text_len <= TEXT_BYTES + 64 || read.rich.is_none(), "{text_len} bytes");
    let rich = read.rich.clone();
    let mut builder = CorpusBuilder::default();
    let source = Source { rich: read.rich, ..Source::default() };
    builder.push(source, Parsed::new(read.text));
    let corpus = builder.finish();
    let document = &corpus.documents()[0];
    for span in document.sentences().chain(document.paragraphs()) {
        assert!(document.text().get(span.range()).is_some_and(|text| !text.is_empty()));
    }
    for word in (0..document.n_words()).map(WordIdx::at) {
        assert!(!document.word(word).of(document.text()).is_empty());
    }
    if let Some(rich) = rich {
        is_sound_layout(&rich, document.text());
    }
}

fn is_sound_layout(Rich { layout, .. }: &Rich, text: &str) {
    let places = layout.headings.iter().map(|&(start, _)| start);
    for start in places.chain(layout.pages.iter().map(|&(start, _)| start)) {
        assert!(text.is_char_boundary(start as usize), "{start}");
    }
    assert!(layout.headings.is_sorted() && layout.pages.is_sorted());
    let mut end = 0;
    for aside in &layout.asides {
        assert!(aside.start >= end && text.get(aside.range()).is_some(), "{aside:?}");
        end = aside.end;
    }
}
