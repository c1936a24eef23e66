//! What fields and NEAR say, as far as it is typed.

use super::Parser;
use crate::filter::expr::{Expr, Part};
use crate::filter::field::{Field, Test, Value};
use crate::filter::near::{MAX_WORDS, USUAL_WORDS};
use crate::filter::pair::{Kinds, PassageKind, Region};
use crate::filter::term::Term;
use crate::filter::{QueryError, wanted};
use crate::text::Span;

impl Parser<'_> {
    /// How many words may stand between what NEAR joins.
    pub(super) fn n_words(&self, number: Option<Span>) -> Result<u32, QueryError> {
        let typed = number.filter(|number| !number.is_empty());
        let n_words = match typed {
            None => USUAL_WORDS,
            Some(typed) => {
                let number = typed.of(self.query).parse().ok();
                let number = number.filter(|number| (1..=MAX_WORDS).contains(number));
                number.ok_or_else(|| wanted::no_distance(typed, self.query))?
            }
        };
        Ok(n_words.max(self.demands.least_words))
    }

    /// What a field asks; `None` while it is half typed.
    pub(super) fn field(&mut self, value: Value<'_>) -> Result<Option<Part>, QueryError> {
        if value.is_missing() && !value.is_at_end() {
            return Err(wanted::no_value(value.field, value.whole, self.query));
        }
        match value.field {
            Field::Name | Field::Title | Field::Lang => {
                let Some(test) = self.test(value)? else { return Ok(None) };
                self.parsed.tests.push(test);
                Ok(Some(Part::Expr(Expr::Test(self.parsed.tests.len() - 1))))
            }
            Field::Kind => Ok(self.region(value.kinds()?, None, value)),
            Field::Only => {
                let side = value.side()?;
                let only = side.and_then(|_| Kinds::of(&[PassageKind::Only]));
                Ok(self.region(only, side, value))
            }
            Field::In => {
                let Some(unit) = value.unit()? else { return Ok(None) };
                if self.unit.is_some() {
                    return Err(wanted::second_unit(value.whole, self.query));
                }
                let least = self.parsed.least_unit.map_or(unit, |least| least.min(unit));
                self.parsed.least_unit = Some(least);
                self.unit = Some(unit.max(self.demands.least_unit));
                Ok(None)
            }
        }
    }

    fn test(&self, value: Value<'_>) -> Result<Option<Test>, QueryError> {
        if value.field == Field::Lang {
            let languages = value.languages()?;
            let asks = self.demands.on_language && !languages.is_empty();
            return Ok(asks.then_some(Test::Lang(languages)));
        }
        let Some(typed) = value.typed else { return Ok(None) };
        let term = Term::new(self.query, typed, self.switches, self.demands)?;
        let is_path = typed.body.of(self.query).contains('/');
        let test = match value.field {
            Field::Title => |term, _| Test::Title(term),
            _ => |term, is_path| Test::Name { term, is_path },
        };
        Ok(term.filter(|_| self.demands.on_names).map(|term| test(term, is_path)))
    }

    fn region(
        &mut self,
        kinds: Option<Kinds>,
        side: Option<usize>,
        value: Value<'_>,
    ) -> Option<Part> {
        let kinds = kinds.filter(|_| self.demands.on_pair)?;
        self.parsed.on_pair.get_or_insert_with(|| wanted::no_pair(value.field, value.whole));
        Some(Part::Region(Region::Of(kinds, side), value.whole))
    }
}

/// What stands before a colon that has more behind it: small letters, as in a field's name.
pub(super) fn field_like(word: &str) -> Option<&str> {
    let (name, value) = word.split_once(':')?;
    let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase());
    let is_address = value.starts_with('/');
    (is_name && !value.is_empty() && !is_address).then_some(name)
}
