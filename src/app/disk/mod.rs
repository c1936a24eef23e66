//! Placeholder until the real disk arrives.
use super::settings::Settings;
use super::state::Loading;
use crate::model::{Corpus, CorpusBuilder, Source};
use std::path::{Path, PathBuf};
/// Loads.
pub fn load(
    paths: &[PathBuf],
    progress: &mut dyn FnMut(Loading, Corpus),
    _cancelled: &dyn Fn() -> bool,
) -> Corpus {
    let mut b = CorpusBuilder::default();
    for p in paths {
        let mut files: Vec<PathBuf> = if p.is_dir() {
            std::fs::read_dir(p)
                .map(|d| d.filter_map(|e| Some(e.ok()?.path())).collect())
                .unwrap_or_default()
        } else {
            vec![p.clone()]
        };
        files.sort();
        for f in files {
            if let Ok(bytes) = std::fs::read(&f) {
                if let Ok(i) = crate::ingest::ingest(&bytes, "") {
                    b.push(
                        Source {
                            path: f.to_string_lossy().into(),
                            bytes: bytes.len() as u64,
                            is_complete: true,
                            encoding: i.encoding,
                            ..Source::default()
                        },
                        i.parsed,
                    );
                }
            }
        }
    }
    progress(Loading::default(), b.snapshot());
    b.finish()
}
/// Saves.
pub fn save_settings(_dir: &Path, _s: &Settings) -> std::io::Result<()> {
    Ok(())
}
