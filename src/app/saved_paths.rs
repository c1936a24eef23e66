//! How paths stand in the settings: as text, and one that is not UTF-8 as its bytes.

use std::ffi::OsString;
use std::os::unix::ffi::{OsStrExt as _, OsStringExt as _};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Saved {
    Text(String),
    Bytes(Vec<u8>),
}

pub(super) fn serialize<S: Serializer>(paths: &[PathBuf], to: S) -> Result<S::Ok, S::Error> {
    to.collect_seq(paths.iter().map(|path| saved(path)))
}

pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<PathBuf>, D::Error> {
    Ok(Vec::<Saved>::deserialize(from)?.into_iter().map(path).collect())
}

fn saved(path: &Path) -> Saved {
    let bytes = || Saved::Bytes(path.as_os_str().as_bytes().to_vec());
    path.to_str().map_or_else(bytes, |text| Saved::Text(text.to_owned()))
}

fn path(saved: Saved) -> PathBuf {
    match saved {
        Saved::Text(text) => text.into(),
        Saved::Bytes(bytes) => OsString::from_vec(bytes).into(),
    }
}
