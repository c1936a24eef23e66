//! Texts that are large enough to tell what grows with them.

use std::fmt::Write as _;

use tempfile::TempDir;

use crate::generated::Generator;
use crate::random::Random;

/// Two versions of a text of many paragraphs parted by blank lines, `left.txt` and `right.txt`: one
/// paragraph in 20 is soft-wrapped over many lines of the column; of all, one in 12 is edited, one in
/// 40 stands on one side only, and one in 200 stands elsewhere.
pub(crate) fn long_pair(n_paragraphs: usize) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let mut generator = Generator::new(3);
    let mut random = Random::new(5);
    let (mut left, mut right, mut moved) = (String::new(), String::new(), Vec::new());
    for _ in 0..n_paragraphs {
        let n_sentences = if random.below(20) == 0 { 12 } else { 1 + random.below(2) };
        let paragraph = generator.sentences(n_sentences);
        let whole = paragraph.join(" ");
        match random.below(200) {
            0 => moved.push(whole.clone()),
            1..6 => {}
            6..22 => line(&mut right, &generator.edited(&paragraph, 12).join(" ")),
            _ => line(&mut right, &whole),
        }
        match random.below(40) {
            0 => {}
            _ => line(&mut left, &whole),
        }
        if moved.len() > 20 {
            line(&mut right, &moved.remove(0));
        }
    }
    for (name, text) in [("left.txt", left), ("right.txt", right)] {
        std::fs::write(folder.path().join(name), text).expect("a file");
    }
    folder
}

fn line(text: &mut String, paragraph: &str) {
    write!(text, "{paragraph}\n\n").expect("a string takes everything");
}

/// A folder of stories, each told ten times with some words changed; nothing folds at first.
pub(crate) fn stories(n_documents: usize) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let mut generator = Generator::new(1);
    let mut story = Vec::new();
    for number in 0..n_documents {
        if number % 10 == 0 {
            story = generator.sentences(40);
        }
        let told = generator.edited(&story, 25);
        let path = folder.path().join(format!("{number:04}.txt"));
        std::fs::write(path, told.join(" ")).expect("a file");
    }
    folder
}

/// Two reports that count other numbers in so many sentences of theirs.
pub(crate) fn counts(n_sentences: usize) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (file, more) in [("one.txt", 0), ("other.txt", 7)] {
        let mut generator = Generator::new(2);
        let told =
            generator.sentences(n_sentences).into_iter().enumerate().map(|(at, sentence)| {
                let sentence = sentence.trim_end_matches('.');
                format!("{sentence} with {} boats there.", 140 + 11 * at + more)
            });
        let told: Vec<String> = told.collect();
        let paragraphs: Vec<String> = told.chunks(4).map(|chunk| chunk.join(" ")).collect();
        std::fs::write(folder.path().join(file), paragraphs.join("\n\n")).expect("a file");
    }
    folder
}

/// Reports of one evening, about 20 KB each, that have most of their sentences in common.
pub(crate) fn reports(n_documents: usize) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let mut generator = Generator::new(1);
    let story = generator.sentences(150);
    for number in 0..n_documents {
        let mut told = generator.edited(&story, 25);
        told.extend(generator.sentences(50));
        let paragraphs: Vec<String> = told.chunks(4).map(|chunk| chunk.join(" ")).collect();
        let path = folder.path().join(format!("{number:04}.txt"));
        std::fs::write(path, paragraphs.join("\n\n")).expect("a file");
    }
    folder
}
