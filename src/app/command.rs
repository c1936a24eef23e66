//! Every command of the program in one table: menus, palette, key sheet and tests read it.

/// When a command can be used; elsewhere it is shown as disabled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Context {
    /// Always.
    Always,
    /// While documents are open.
    Documents,
    /// While two documents stand side by side.
    Pair,
    /// While a filter has hits.
    Hits,
    /// While a finding is shown.
    Finding,
    /// While files are read.
    Loading,
}

macro_rules! commands {
    ($($command:ident, $context:ident, $name:literal, $help:literal;)*) => {
        /// Something a person can ask for, by key, menu or palette.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Command {
            $(#[doc = $help] $command,)*
        }

        impl Command {
            /// All commands, in the order of menu, palette and key sheet.
            pub const ALL: &'static [Self] = &[$(Self::$command,)*];

            /// What it is called.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$command => $name,)*
                }
            }

            /// What it does, as one sentence.
            pub fn help(self) -> &'static str {
                match self {
                    $(Self::$command => $help,)*
                }
            }

            /// When it can be used.
            pub fn context(self) -> Context {
                match self {
                    $(Self::$command => Context::$context,)*
                }
            }
        }
    };
}

commands! {
    OpenFolder, Always, "Open folder…", "Opens a folder with the system's dialog.";
    OpenFiles, Always, "Open files…", "Opens some files with the system's dialog.";
    TypePath, Always, "Open a typed path…", "Opens a folder whose path is typed or pasted.";
    OpenSample, Always, "Open the sample folder", "Opens six invented reports of one evening.";
    Reload, Documents, "Read all again", "Reads everything that was opened again.";
    Stop, Loading, "Stop", "Stops what is running; what has been read stays.";
    Filter, Documents, "Filter", "Puts the caret into the filter field.";
    MatchCase, Documents, "Filter: match case", "Tells upper and lower case apart in the filter.";
    WholeWord, Documents, "Filter: whole words", "Lets the filter find whole words only.";
    Regex, Documents, "Filter: regular expression", "Takes the whole filter as one pattern.";
    FilterHelp, Documents, "Filter: what can be typed", "Shows every way to ask, with examples to click.";
    ClearFilter, Documents, "Clear the filter", "Empties the filter field.";
    ShowRead, Documents, "Read", "Shows two documents side by side.";
    ShowSynopsis, Documents, "Synopsis", "Shows many documents in columns, each statement in a row.";
    ShowMap, Documents, "Map", "Shows all documents against all, relatives together.";
    ShowFindings, Documents, "Findings", "Shows the values in which the documents disagree.";
    SetFindingAside, Finding, "Set the finding aside", "Sets the finding aside, which is remembered outside the folder.";
    UndoSetAside, Documents, "Put back what was set aside last", "Puts the finding back that was set aside last.";
    CopyFinding, Finding, "Copy the finding as a table", "Copies every value and sentence of the finding, for a spreadsheet.";
    FindAgain, Documents, "Look for findings again", "Looks again for values in which the documents disagree.";
    NextHit, Hits, "Next hit", "Goes to the next hit, through all documents.";
    PreviousHit, Hits, "Previous hit", "Goes to the hit before, through all documents.";
    SortByDocument, Documents, "Hits by document", "Sorts the hits by document, as these are listed.";
    SortByLeftWord, Documents, "Hits by the word to the left", "Sorts the hits by the word to their left.";
    SortByRightWord, Documents, "Hits by the word to the right", "Sorts the hits by the word to their right.";
    ShowCounterparts, Documents, "Counterparts of all hits", "Shows below each hit how other documents put its sentence, or does not.";
    CopyHits, Hits, "Copy hits as text", "Copies the hits as they are shown, as lines of text.";
    CopyHitsCsv, Hits, "Copy hits as CSV", "Copies the hits as they are shown, for a spreadsheet.";
    CopyHitsJson, Hits, "Copy hits as JSON", "Copies the hits as they are shown, for a script.";
    SaveHits, Hits, "Save hits as…", "Saves the hits as they are shown, as text, CSV or JSON.";
    SaveReport, Documents, "Save a report…", "Saves what is known of the folder as one page to hand on, or as JSON, CSV or Markdown.";
    KeepFilter, Hits, "Keep this filter…", "Keeps the filter under a name, to mark its hits in a colour of its own.";
    Kept1, Documents, "Kept filter 1", "Marks the hits of the first kept filter, or does not.";
    Kept2, Documents, "Kept filter 2", "Marks the hits of the second kept filter, or does not.";
    Kept3, Documents, "Kept filter 3", "Marks the hits of the third kept filter, or does not.";
    Kept4, Documents, "Kept filter 4", "Marks the hits of the fourth kept filter, or does not.";
    Kept5, Documents, "Kept filter 5", "Marks the hits of the fifth kept filter, or does not.";
    Kept6, Documents, "Kept filter 6", "Marks the hits of the sixth kept filter, or does not.";
    Kept7, Documents, "Kept filter 7", "Marks the hits of the seventh kept filter, or does not.";
    Kept8, Documents, "Kept filter 8", "Marks the hits of the eighth kept filter, or does not.";
    Kept9, Documents, "Kept filter 9", "Marks the hits of the ninth kept filter, or does not.";
    NextChange, Pair, "Next change", "Goes to the next change and its first changed word.";
    PreviousChange, Pair, "Previous change", "Goes to the change before.";
    FirstChange, Pair, "First change", "Goes to the first change.";
    LastChange, Pair, "Last change", "Goes to the last change.";
    MovedPartner, Pair, "Go to where it was moved", "Goes to the other place of a moved passage.";
    Why, Pair, "Why these correspond", "Says which words a change has in common on both sides.";
    ShowRelated, Pair, "Related sentences", "Marks sentences that state the same facts, or does not.";
    NextRelated, Pair, "Next related sentence", "Goes to the next sentence whose facts stand on the other side.";
    PreviousRelated, Pair, "Previous related sentence", "Goes to the related sentence before.";
    SwapSides, Pair, "Swap sides", "Puts the left document right and the right one left.";
    NextDocument, Documents, "Next document on the right", "Compares with the next document of the list.";
    PreviousDocument, Documents, "Previous document on the right", "Compares with the document before.";
    EncodingLeft, Documents, "Encoding of the left document…", "Reads the left document in an encoding that is chosen by hand.";
    EncodingRight, Pair, "Encoding of the right document…", "Reads the right document in an encoding that is chosen by hand.";
    OnlyFigures, Pair, "Only changed numbers and names", "Lists changed numbers, dates and names alone, or all kinds.";
    ListAllKinds, Pair, "All kinds of changes", "Lists every kind of change again.";
    WhatCounts, Pair, "What counts as a change…", "Chooses which differences are changes.";
    CountCase, Always, "Count upper and lower case", "Takes another case for a change, or not.";
    CountPunctuation, Always, "Count punctuation", "Takes other commas and stops for a change, or not.";
    CountQuotes, Always, "Count quotes and dashes", "Takes other quotes and dashes for a change, or not.";
    CountAccents, Always, "Count accents", "Takes other accents for a change, or not.";
    CountNumberWords, Always, "Count numbers in words", "Takes fourteen for 14 for a change, or not.";
    OnlyDifferences, Pair, "Only differences", "Folds paragraphs that are identical on both sides.";
    OnlyMatching, Documents, "Only matching", "Folds paragraphs without a hit, but for one on either side of a hit.";
    LeaveOutBoilerplate, Pair, "Leave out boilerplate", "Folds site chrome and repeated text and counts none of it.";
    CopyText, Documents, "Copy", "Copies the selected text.";
    ShowChanges, Documents, "Show changes", "Shows the changes in the panel.";
    ShowHits, Documents, "Show hits", "Shows the hits in the panel.";
    ShowProblems, Documents, "Show problems", "Shows what could not be read, whole or in part.";
    TogglePanel, Documents, "Panel", "Opens or closes the panel at the bottom.";
    ToggleList, Documents, "Document list", "Opens or closes the list of documents.";
    ToggleStrip, Pair, "Strip", "Shows or hides the strip at the right edge.";
    NextPart, Always, "Next part of the window", "Moves on between list, left, right and panel.";
    Theme, Always, "Light, dark or system", "Goes on to the next theme.";
    LargerText, Always, "Larger text", "Makes the reading text larger.";
    SmallerText, Always, "Smaller text", "Makes the reading text smaller.";
    ZoomIn, Always, "Zoom in", "Makes everything larger.";
    ZoomOut, Always, "Zoom out", "Makes everything smaller.";
    ZoomReset, Always, "Normal zoom", "Gives everything its normal size.";
    FullScreen, Always, "Full screen", "Fills the screen, or leaves it.";
    Palette, Always, "All commands…", "Finds a command by typing its name.";
    Keys, Always, "Keys", "Shows every key.";
    Quit, Always, "Quit", "Closes the window; everything comes back at the next start.";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_says_what_it_does_in_a_sentence_of_its_own() {
        for &command in Command::ALL {
            assert!(command.help().ends_with('.'), "{command:?}");
            let same = Command::ALL.iter().filter(|other| other.name() == command.name()).count();
            assert_eq!(same, 1, "{command:?} shares its name");
        }
    }
}
