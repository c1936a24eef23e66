//! What is known while an RTF file is read: the state of its groups, its paragraph, and itself.

/// What a group saves.
#[derive(Clone, Copy, Debug)]
pub(super) struct State {
    pub(super) destination: Destination,
    pub(super) font: i32,
    pub(super) n_fallback: usize,
    pub(super) is_hidden: bool,
    pub(super) is_deleted: bool,
    pub(super) heading: Option<u8>,
    /// How many tables the paragraph is in.
    pub(super) n_tables: usize,
}

/// Where text goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Destination {
    Text,
    Label,
    Fonts,
    Styles,
    Title,
    Author,
    Made,
    Changed,
    Header,
    Footer,
    /// Text is passed over, but destinations inside are seen.
    Mute,
    /// All is passed over.
    Nowhere,
}

/// What has to be done when a group ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    Nothing,
    Label,
    Note,
    Box,
}

/// A group that is open.
#[derive(Debug)]
pub(super) struct Group {
    /// The state that comes back when it ends.
    pub(super) outer: State,
    pub(super) end: End,
}

/// Where in a running text the reader is.
#[derive(Debug, Default)]
pub(super) struct Place {
    /// Whether the paragraph has text.
    pub(super) has_text: bool,
    pub(super) n_rows: usize,
    pub(super) label: Option<String>,
}

/// What is wrong with the file.
#[derive(Debug, Default)]
pub(super) struct Faults {
    pub(super) is_damaged: bool,
    /// Whether its outermost group has ended, so that nothing should follow.
    pub(super) has_ended: bool,
}

/// What the file says about itself.
#[derive(Debug, Default)]
pub(super) struct Stated {
    pub(super) title: String,
    pub(super) author: String,
    pub(super) made: [i32; 5],
    pub(super) changed: [i32; 5],
}

/// Year, month, day, hour and minute as a date.
pub(super) fn date([year, month, day, hour, minute]: [i32; 5]) -> Option<String> {
    let is_date = (1..10_000).contains(&year) && (1..13).contains(&month) && (1..32).contains(&day);
    let is_time = (0..24).contains(&hour) && (0..60).contains(&minute) && (hour, minute) != (0, 0);
    let time = if is_time { format!(" {hour:02}:{minute:02}") } else { String::new() };
    is_date.then(|| format!("{year:04}-{month:02}-{day:02}{time}"))
}
