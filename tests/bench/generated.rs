//! Text made up of invented words, the same in every run.

use crate::random::Random;

/// Makes text; the words are as unevenly frequent as those of a language.
pub(crate) struct Generator {
    words: Vec<String>,
    random: Random,
}

impl Generator {
    pub(crate) fn new(seed: u64) -> Self {
        // All generators know the same words, so that texts of two seeds meet by chance as real ones do.
        let mut random = Random::new(7);
        let words = (0..20_000).map(|_| word(&mut random)).collect();
        Self { words, random: Random::new(seed) }
    }

    /// Sentences of 8 to 30 words, each on its own.
    pub(crate) fn sentences(&mut self, n_sentences: usize) -> Vec<String> {
        (0..n_sentences).map(|_| self.sentence()).collect()
    }

    /// Paragraphs of some sentences, of about so many bytes together.
    pub(crate) fn text(&mut self, bytes: usize) -> String {
        let mut text = String::with_capacity(bytes + 200);
        while text.len() < bytes {
            text.push_str(&self.sentence());
            text.push_str(if self.random.below(5) == 0 { "\n\n" } else { " " });
        }
        text
    }

    /// The same sentences with one word in `one_in` exchanged for another.
    pub(crate) fn edited(&mut self, sentences: &[String], one_in: usize) -> Vec<String> {
        let mut edited = |word: &str| {
            if self.random.below(one_in) == 0 { self.word().to_owned() } else { word.to_owned() }
        };
        let words = |sentence: &String| sentence.split(' ').map(&mut edited).collect::<Vec<_>>();
        sentences.iter().map(words).map(|words| words.join(" ")).collect()
    }

    fn sentence(&mut self) -> String {
        let n_words = 8 + self.random.below(23);
        let words: Vec<_> = (0..n_words).map(|_| self.word().to_owned()).collect();
        let sentence = words.join(" ");
        let (first, rest) = sentence.split_at_checked(1).unwrap_or_default();
        // Curly quotes and figures stand in real text, and are what slows a filter down.
        match self.random.below(6) {
            0 => format!("“{}{rest},” she said on {} March.", first.to_uppercase(), 1 + n_words),
            _ => format!("{}{rest}.", first.to_uppercase()),
        }
    }

    /// Zipf's law, near enough: the rank grows with the exponential of an even number.
    fn word(&mut self) -> &str {
        let rank = (self.words.len() as f64).powf(self.random.share()) as usize - 1;
        self.words.get(rank).map_or("", String::as_str)
    }
}

fn word(random: &mut Random) -> String {
    let letters = |letters: &str, at: usize| letters.get(at..=at).unwrap_or("").to_owned();
    (0..=random.below(4))
        .flat_map(|_| {
            let consonant = letters("bcdfghklmnprstvw", random.below(16));
            [consonant, letters("aeiou", random.below(5))]
        })
        .collect()
}
