//! File systems on which changes are not told, since others make them: those of networks and of
//! programs.

use std::path::{Path, PathBuf};

use super::events::is_inside;

/// The kinds of file system that tell nothing of what others change.
const MUTE: [&str; 14] = [
    "9p", "afs", "ceph", "cifs", "coda", "davfs", "drvfs", "gfs2", "lustre", "ncpfs", "nfs",
    "nfs4", "smb3", "vboxsf",
];

/// Why nothing is told of changes to one of these paths or in it, if that is so.
pub(super) fn mute(paths: &[PathBuf]) -> Option<String> {
    let table = table()?;
    let paths: Vec<PathBuf> = paths.iter().map(|path| real(path)).collect();
    let around = paths.iter().find_map(|path| kind_at(&table, path).filter(|kind| is_mute(kind)));
    let inside = || mounts_in(&table, &paths).map(|(_, kind)| kind).find(|kind| is_mute(kind));
    let kind = around.or_else(inside)?;
    Some(format!("a file system ({kind}) that does not tell of changes"))
}

/// Where file systems are mounted inside of these paths, hidden places left out.
pub(super) fn inside(paths: &[PathBuf]) -> Vec<PathBuf> {
    let paths: Vec<PathBuf> = paths.iter().map(|path| real(path)).collect();
    let table = table().unwrap_or_default();
    mounts_in(&table, &paths).map(|(point, _)| point).collect()
}

fn table() -> Option<String> {
    std::fs::read_to_string("/proc/self/mountinfo").ok()
}

fn real(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_owned())
}

fn mounts_in<'a>(table: &'a str, paths: &'a [PathBuf]) -> impl Iterator<Item = (PathBuf, &'a str)> {
    mounts(table)
        .map(|(point, kind)| (PathBuf::from(point), kind))
        .filter(|(point, _)| !paths.contains(point) && is_inside(point, paths))
}

/// Each mount point with the kind of its file system.
fn mounts(table: &str) -> impl Iterator<Item = (String, &str)> {
    table.lines().filter_map(|line| {
        let (left, right) = line.split_once(" - ")?;
        Some((unescaped(left.split(' ').nth(4)?), right.split(' ').next()?))
    })
}

fn is_mute(kind: &str) -> bool {
    MUTE.contains(&kind) || kind.starts_with("fuse")
}

/// The kind of file system that a path lies on: that of the longest mount point above it, and of the
/// last one where several are mounted there.
fn kind_at<'a>(table: &'a str, path: &Path) -> Option<&'a str> {
    let mounts = mounts(table).filter(|(point, _)| path.starts_with(point));
    let mounts = mounts.map(|(point, kind)| (point.len(), kind));
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

    /// Checks which file systems are mounted inside of a path.
    #[track_caller]
    fn check_inside(path: &str, expected: &[&str]) {
        let paths = [PathBuf::from(path)];
        let found: Vec<&str> = mounts_in(TABLE, &paths).map(|(_, kind)| kind).collect();
        assert_eq!(found, expected, "{path}");
    }

    #[test]
    fn a_file_system_inside_of_a_folder_counts_unless_it_is_hidden() {
        check_inside("/mnt", &["nfs4", "fuse.sshfs"]);
        check_inside("/mnt/far", &[]);
        check_inside("/texts", &[]);
        let table = "40 22 0:30 / /a/.far rw - nfs4 server:/far rw";
        assert_eq!(mounts_in(table, &[PathBuf::from("/a")]).count(), 0);
    }
}
