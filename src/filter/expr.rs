//! What the parser makes of a query: an expression over terms, tests, regions and units.

use super::QueryError;
use super::field::Test;
use super::near::Near;
use super::pair::Region;
use super::scope::Unit;
use super::term::Term;
use crate::text::Span;

/// What a document must fulfil.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Expr {
    /// All of these.
    All(Vec<Self>),
    /// At least one of these.
    Any(Vec<Self>),
    /// Not this.
    Not(Box<Self>),
    /// The term at this index is found.
    Term(usize),
    /// The operands at this index are found near each other.
    Near(usize),
    /// The test at this index is passed.
    Test(usize),
    /// This holds in a unit of this size: one inside the unit that is asked, or the one around it.
    Within { unit: Unit, scope: usize, inner: Box<Self> },
    /// This holds of what stands in the region at this index.
    Among { region: usize, inner: Box<Self> },
    /// The region at this index is not empty; its stretches are hits under this number.
    Stretches { region: usize, number: Option<u16> },
}

impl Expr {
    /// Whether it asks of whole documents which terms they have, and nothing else: then every hit of
    /// a positive term counts.
    pub(super) fn is_plain(&self) -> bool {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().all(Self::is_plain),
            Self::Not(inner) => inner.is_plain(),
            Self::Term(_) => true,
            _ => false,
        }
    }
}

/// An expression and what it points to.
#[derive(Clone, Debug, Default)]
pub(super) struct Parsed {
    /// `None` if nothing was asked.
    pub(super) expr: Option<Expr>,
    pub(super) terms: Vec<Term>,
    pub(super) nears: Vec<Near>,
    pub(super) tests: Vec<Test>,
    pub(super) regions: Vec<Region>,
    pub(super) n_scopes: usize,
    /// The smallest unit that `in:` asks for.
    pub(super) least_unit: Option<Unit>,
    /// What has hits of its own, as typed, in the order of the hits' numbers.
    pub(super) labels: Vec<String>,
    /// The first question about the open pair, as the error that it is where none is open.
    pub(super) on_pair: Option<QueryError>,
    /// What stands before a colon as if it were a field.
    pub(super) no_field: Option<String>,
}

/// A part of a query: something to be found, or where to look for what stands beside it.
pub(super) enum Part {
    Expr(Expr),
    Region(Region, Span),
}
