//! File systems on which changes are not told, since others make them: those of networks and of
//! programs.

use std::path::{Path, PathBuf};

/// The kinds of file system that tell nothing of what others change.
const MUTE: [&str; 14] = [
    "9p", "afs", "ceph", "cifs", "coda", "davfs", "drvfs", "gfs2", "lustre", "ncpfs", "nfs",
    "nfs4", "smb3", "vboxsf",
];

/// Why nothing is told of changes to one of these paths, if that is so.
pub(super) fn mute(paths: &[PathBuf]) -> Option<String> {
    let table = std::fs::read_to_string("/proc/self/mountinfo").ok()?;
    let real = |path: &PathBuf| path.canonicalize().unwrap_or_else(|_| path.clone());
    paths.iter().find_map(|path| {
        let kind = kind_at(&table, &real(path))?;
        is_mute(kind).then(|| format!("a file system ({kind}) that does not tell of changes"))
    })
}

fn is_mute(kind: &str) -> bool {
    MUTE.contains(&kind) || kind.starts_with("fuse")
}

/// The kind of file system that a path lies on: that of the longest mount point above it, and of the
/// last one where several are mounted there.
fn kind_at<'a>(table: &'a str, path: &Path) -> Option<&'a str> {
    let mounts = table.lines().filter_map(|line| {
        let (left, right) = line.split_once(" - ")?;
        let point = unescaped(left.split(' ').nth(4)?);
        path.starts_with(&point).then_some((point.len(), right.split(' ').next()?))
    });
    mounts.max_by_key(|(length, _)| *length).map(|(_, kind)| kind)
}

/// A path as the table writes it, with white space in octal digits.
fn unescaped(path: &str) -> String {
    [("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")]
        .iter()
        .fold(path.to_owned(), |path, (code, sign)| path.replace(code, sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "\
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw\n\
40 22 0:30 / /mnt/far rw - nfs4 server:/far rw\n\
41 22 0:31 / /mnt/my\\040disk rw shared:2 - fuse.sshfs host: rw\n";

    #[track_caller]
    fn check(path: &str, kind: &str, is_told: bool) {
        let found = kind_at(TABLE, Path::new(path)).unwrap();
        assert_eq!((found, !is_mute(found)), (kind, is_told), "{path}");
    }

    #[test]
    fn a_path_lies_on_the_innermost_file_system() {
        check("/texts/a", "ext4", true);
        check("/mnt/farther", "ext4", true);
        check("/mnt/far/a/b", "nfs4", false);
        check("/mnt/my disk", "fuse.sshfs", false);
        assert_eq!(kind_at("", Path::new("/a")), None);
    }
}
