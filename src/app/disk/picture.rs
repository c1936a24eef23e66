//! Saves a picture of the window.

use std::path::{Path, PathBuf};

/// Why a picture could not be saved.
#[derive(Debug, thiserror::Error)]
#[error("the picture could not be saved ({reason}): {}", path.display())]
pub struct PictureError {
    reason: String,
    path: PathBuf,
}

/// Saves RGBA pixels, row by row, as PNG; an older picture of that name is replaced.
pub fn save_picture(
    path: &Path,
    [width, height]: [usize; 2],
    rgba: &[u8],
) -> Result<(), PictureError> {
    let (width, height) = (width as u32, height as u32);
    let color = image::ExtendedColorType::Rgba8;
    image::save_buffer_with_format(path, rgba, width, height, color, image::ImageFormat::Png)
        .map_err(|error| PictureError { reason: error.to_string(), path: path.to_owned() })
}
