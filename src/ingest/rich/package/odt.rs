//! OpenDocument texts.

use super::archive::Archive;
use super::{Flow, Found, Refusal};

pub(super) fn read(_archive: &mut Archive<'_>, _flow: &mut Flow) -> Result<Found, Refusal> {
    Err(Refusal("OpenDocument texts are not read yet.".to_owned()))
}
