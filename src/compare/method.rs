//! The constants of the method in one value, so that each can be measured with others.
//!
//! What only bounds time and memory on odd input stands beside the code that it bounds.

/// Every number the comparison decides by; the default is the product's setting.
///
/// There is one setting for every kind of text. Others are for measuring the method: how far a
/// number may be moved before results suffer, and what is lost without a stage. A stage is left out
/// by a number that gives it nothing to do, as said beside each.
///
/// A nat is a factor of e in how much likelier reuse is than chance.
#[derive(Clone, Debug, PartialEq)]
pub struct Method {
    /// Whether words meet by their stems; else by their letters.
    pub is_stemmed: bool,
    /// In pairs of at least so many words, what is equal over many sentences is settled before
    /// anything is scored; `usize::MAX` for never.
    pub fewest_settled_words: usize,
    /// Probabilities with which a rewriter keeps a stem, between 0 and 1; the likeliest counts.
    pub kept: [f64; 5],

    /// What a neighbour's score can lend a pair of sentences at most, in nats.
    pub most_lent: f64,
    /// The share of the neighbours' scores that counts; 0 for no context.
    pub lent_share: f64,
    /// What a neighbour off the diagonal lends, relative to one on it.
    pub off_diagonal: f64,
    /// A seed scores at least so many nats.
    pub seed_bar: f64,

    /// What every seed must score before it helps its chain, in nats.
    pub seed_cost: f64,
    /// Seeds of a chain lie at most so many sentences apart on either side; 0 for no chains.
    pub longest_step: usize,
    /// What one sentence more on one side than on the other costs a chain, in nats.
    pub shift_cost: f64,
    /// A chain's bar is this above the logarithm of the number of pairs of sentences, in nats.
    pub bar_above_chance: f64,
    /// No chain's bar is lower, in nats.
    pub lowest_chain_bar: f64,
    /// A chain of one seed needs so much more, in nats.
    pub lone_surcharge: f64,
    /// The bars between which a link's own lies, in nats: in a sure chain and in a weak one; the
    /// same twice for no local bar.
    pub link_bars: (f64, f64),
    /// How much each doubling of the rest of the chain lowers a link's bar, in nats.
    pub bar_slope: f64,
    /// How often weak links are dropped and chains made anew.
    pub n_weedings: usize,

    /// A gap is filled if it spans at most so many sentences on either side; 0 for no filling.
    pub widest_gap: usize,
    /// A filling scores at least so many nats.
    pub lowest_filling: f64,
    /// A filling may score so much below the bars of the links around it, in nats.
    pub filling_discount: f64,
    /// Going on from a link needs so much more than the link's bar, in nats; infinite for none.
    pub extension_surcharge: f64,

    /// A link takes in a sentence if its score gains more than this, in nats.
    pub gain_bar: f64,
    /// How often each link may take in one sentence; 0 for no absorption.
    pub n_absorptions: usize,

    /// Documents of more words together are not short; 0 for no rule for short ones.
    pub most_short_words: usize,
    /// The share of the words in common and in order that links two sentences of short documents.
    pub alike_share: f64,
    /// Such sentences have at least so many words in common ...
    pub fewest_common: usize,
    /// ... unless they are the same: then so many suffice.
    pub fewest_same: usize,

    /// A run has at least so many words.
    pub shortest_run: usize,
    /// The share of its words' information that a run keeps: words in a row are not independent.
    pub kept_information: f64,
    /// How far apart, in words, the runs of a chain may lie on each side; below zero they overlap.
    pub run_gaps: (isize, isize),
    /// By how many words the gaps on both sides may differ.
    pub most_drift: usize,
    /// What going on to another run costs, and each word between, in nats.
    pub run_step_costs: (f64, f64),
    /// What a chain of runs must score, in nats; infinite for no runs.
    pub run_bar: f64,

    /// Only an end of at least so many words is cut off a link; `usize::MAX` for no cuts.
    pub shortest_cut: usize,
    /// Only around verbatim text is anything cut off: so many equal words ...
    pub shortest_verbatim: usize,
    /// ... that make up this part of the stretch from the first to the last of them.
    pub verbatim_part: f64,
    /// An end is cut off if both sides share at most this part of the poorer one's information.
    pub shared_part: f64,
    /// A piece of a run has at least so many equal words.
    pub shortest_piece: usize,

    /// What a claim leaves of a sentence is taken in up to so many words; 0 for none.
    pub longest_remainder: usize,
    /// A claim that takes something in has at least so many words on that side: verbatim text stays
    /// an edit of the other's, even if it grows at both ends on both sides.
    pub shortest_taker: usize,

    /// From this share of words in common and in order, a passage is edited and not paraphrased.
    pub edited_ratio: f64,
}

impl Method {
    /// The product's setting.
    pub const PRODUCT: Self = Self {
        is_stemmed: true,
        fewest_settled_words: 40_000,
        kept: [0.15, 0.30, 0.50, 0.70, 0.85],
        most_lent: 15.0,
        lent_share: 0.3,
        off_diagonal: 0.7,
        seed_bar: 1.5,
        seed_cost: 2.0,
        longest_step: 8,
        shift_cost: 0.5,
        bar_above_chance: 4.0,
        lowest_chain_bar: 6.0,
        lone_surcharge: 4.0,
        link_bars: (1.5, 6.0),
        bar_slope: 2.5,
        n_weedings: 2,
        widest_gap: 6,
        lowest_filling: -1.0,
        filling_discount: 2.5,
        extension_surcharge: 0.0,
        gain_bar: 0.5,
        n_absorptions: 3,
        most_short_words: 300,
        alike_share: 0.6,
        fewest_common: 4,
        fewest_same: 2,
        shortest_run: 3,
        kept_information: 0.7,
        run_gaps: (-2, 15),
        most_drift: 10,
        run_step_costs: (1.0, 0.5),
        run_bar: 16.0,
        shortest_cut: 4,
        shortest_verbatim: 7,
        verbatim_part: 0.85,
        shared_part: 0.25,
        shortest_piece: 3,
        longest_remainder: 2,
        shortest_taker: 8,
        edited_ratio: 0.6,
    };
}

impl Default for Method {
    fn default() -> Self {
        Self::PRODUCT
    }
}
