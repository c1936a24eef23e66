//! Where reused text begins and ends inside sentences: exact runs show it (step 11a of the method).

use std::ops::Range;

use super::run_chains::RunChain;
use super::runs::Run;
use super::words::Texts;

/// One end of a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// Where it begins.
    First,
    /// Where it ends.
    Last,
}

/// Words on the left and words on the right.
pub(super) type Both = (Range<usize>, Range<usize>);

/// The verbatim text of a pair, for cutting links to it.
#[derive(Debug)]
pub(super) struct Edges<'t> {
    texts: &'t Texts<'t>,
    /// The pairs of words that runs put beside each other, sorted.
    pairs: Vec<(usize, usize)>,
}

impl<'t> Edges<'t> {
    /// Takes the verbatim text from these chains.
    pub(super) fn new(chains: &[RunChain], texts: &'t Texts<'t>) -> Self {
        let runs = chains.iter().flat_map(|chain| &chain.runs);
        let mut pairs: Vec<_> = runs.flat_map(word_pairs).collect();
        pairs.sort_unstable();
        Self { texts, pairs }
    }

    /// What is left of a link that is verbatim text but for one end, which its sides do not share;
    /// `None` if there is nothing to cut.
    ///
    /// Where no link goes on at that end (`is_open`), verbatim text that goes on at the other one
    /// counts too: what was put in between other sentences may share a word with the first of them.
    /// Elsewhere position speaks for the sentence, and in a paraphrase runs are turns of phrase that
    /// both authors used; their ends are no edges.
    pub(super) fn cut(&self, (left, right): &Both, end: End, is_open: bool) -> Option<Both> {
        let (n_equal, (left_hull, right_hull)) = self.hull(left, right)?;
        let n_beyond = match end {
            _ if !is_open => 0,
            End::First => self.n_after(left_hull.end, right_hull.end),
            End::Last => self.n_before(left_hull.start, right_hull.start),
        };
        let method = self.texts.method;
        let len = left_hull.len().max(right_hull.len());
        let is_verbatim = n_equal + n_beyond >= method.shortest_verbatim
            && n_equal as f64 >= method.verbatim_part * len as f64;
        let (outside, inside) = match end {
            End::First => (
                (left.start..left_hull.start, right.start..right_hull.start),
                (left_hull.start..left.end, right_hull.start..right.end),
            ),
            End::Last => (
                (left_hull.end..left.end, right_hull.end..right.end),
                (left.start..left_hull.end, right.start..right_hull.end),
            ),
        };
        (is_verbatim && self.is_unshared(outside)).then_some(inside)
    }

    /// The stretch from the first to the last pair inside a link, and the number of pairs there.
    fn hull(&self, left: &Range<usize>, right: &Range<usize>) -> Option<(usize, Both)> {
        let first = self.pairs.partition_point(|pair| pair.0 < left.start);
        let pairs = self.pairs.iter().skip(first).copied();
        let inside = pairs.take_while(|pair| pair.0 < left.end).filter(|p| right.contains(&p.1));
        let around = |hull: Range<usize>, word: usize| hull.start.min(word)..hull.end.max(word + 1);
        inside.fold(None, |hull, pair| {
            let one = || (0, (pair.0..pair.0 + 1, pair.1..pair.1 + 1));
            let (n_pairs, (left, right)) = hull.unwrap_or_else(one);
            Some((n_pairs + 1, (around(left, pair.0), around(right, pair.1))))
        })
    }

    /// How many pairs go on behind two words' ends, as far as it matters.
    fn n_after(&self, left: usize, right: usize) -> usize {
        let pairs = (left..).zip(right..).take(self.texts.method.shortest_verbatim);
        pairs.take_while(|pair| self.is_pair(*pair)).count()
    }

    /// How many pairs go on before two words, as far as it matters.
    fn n_before(&self, left: usize, right: usize) -> usize {
        let pairs = (0..left).rev().zip((0..right).rev());
        let near = pairs.take(self.texts.method.shortest_verbatim);
        near.take_while(|pair| self.is_pair(*pair)).count()
    }

    fn is_pair(&self, pair: (usize, usize)) -> bool {
        self.pairs.binary_search(&pair).is_ok()
    }

    /// Whether two stretches, one of them long enough to matter, share next to nothing.
    fn is_unshared(&self, (left, right): Both) -> bool {
        let texts = self.texts;
        if left.len().max(right.len()) < texts.method.shortest_cut {
            return false;
        }
        let of_left = Texts::stems_of(&texts.left, left);
        let of_right = Texts::stems_of(&texts.right, right);
        let information = |stems: &mut dyn Iterator<Item = &u32>| -> f64 {
            stems.map(|&stem| -texts.stem_chance.get(stem as usize).map_or(0.0, |q| q.ln())).sum()
        };
        let shared =
            information(&mut of_left.iter().filter(|stem| of_right.binary_search(stem).is_ok()));
        let poorer = information(&mut of_left.iter()).min(information(&mut of_right.iter()));
        // Where one side has nothing at all, both are zero: that is unshared too.
        shared <= texts.method.shared_part * poorer
    }
}

/// The pairs of words of a run.
pub(super) fn word_pairs(run: &Run) -> impl Iterator<Item = (usize, usize)> + use<> {
    (run.left..run.left + run.len).zip(run.right..run.right + run.len)
}

#[cfg(test)]
mod tests {
    use super::super::method::Method;
    use super::super::run_chains::run_chains;
    use super::super::settled::settled;
    use super::super::stems::Stems;
    use super::*;
    use crate::model::{CorpusBuilder, Parsed, Source};

    /// Checks how many words are cut off a link, left and right; the texts are what lies before the
    /// link, the link and what lies behind it.
    #[track_caller]
    fn check(left: [&str; 3], right: [&str; 3], end: End, is_open: bool, n_cut: (usize, usize)) {
        let mut builder = CorpusBuilder::default();
        for parts in [left, right] {
            builder.push(Source::default(), Parsed::new(parts.join(" ")));
        }
        let corpus = builder.finish();
        let [one, other] = corpus.documents() else { panic!("two documents") };
        let stems = Stems::new([one.as_ref(), other.as_ref()], corpus.vocabulary());
        let mut texts = Texts::new(one, other, corpus.vocabulary().len(), &Method::PRODUCT);
        let settled = settled(&texts, &|| false).unwrap_or_default();
        texts.gather_terms(&settled, &stems);
        let chains = run_chains(&texts, &settled, &|| false).unwrap_or_default();
        let n_words = |text: &str| text.split_whitespace().count();
        let words = |[before, link, _]: [&str; 3]| n_words(before)..n_words(before) + n_words(link);
        let link = (words(left), words(right));
        let cut = |words: Range<usize>, n_words: usize| match end {
            End::First => words.start + n_words..words.end,
            End::Last => words.start..words.end - n_words,
        };
        let expected = (cut(words(left), n_cut.0), cut(words(right), n_cut.1));
        let found = Edges::new(&chains.accepted, &texts).cut(&link, end, is_open).unwrap_or(link);
        assert_eq!(found, expected);
    }

    #[test]
    fn where_links_end_a_few_words_of_longer_verbatim_text_show_the_edge() {
        let reused = "nineteen cold furnaces before anybody lit one again that long winter";
        let left = ["", "an old cook told us that the crew counted", reused];
        let right = ["", "visitors walk over glass bridges the crew counted", reused];
        check(left, right, End::First, true, (6, 5));
        check(left, right, End::First, false, (0, 0));
        let left = [reused, "after supper said an old cook to us", ""];
        let right = [reused, "after supper although visitors walk over glass", ""];
        check(left, right, End::Last, true, (6, 5));
        check(left, right, End::Last, false, (0, 0));
    }

    #[test]
    fn what_both_sides_share_in_other_words_is_no_edge() {
        let reused = "nineteen cold furnaces before anybody lit one again that long winter";
        let left = ["", "an old cook told us that the crew counted", reused];
        let right = ["", "as the old cook has told it the crew counted", reused];
        check(left, right, End::First, true, (0, 0));
    }
}
