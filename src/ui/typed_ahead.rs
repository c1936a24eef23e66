//! What a quick hand types before the field that it is meant for has the caret.

use egui::{Context, Event, Id};

use super::shortcuts;
use crate::app::Command;

/// The commands that open a field to type in.
const OPENING: [Command; 7] = [
    Command::Palette,
    Command::TypePath,
    Command::SaveReport,
    Command::SaveHits,
    Command::KeepFilter,
    Command::EncodingLeft,
    Command::EncodingRight,
];
/// A field that opens has the caret within so many frames.
const MOST_FRAMES: u8 = 3;

/// Keys and letters that wait for the field that a command opens.
#[derive(Debug, Default)]
pub(crate) struct TypedAhead {
    held: Vec<Event>,
    /// Frames that are still waited for; zero while nothing is.
    n_frames: u8,
    /// What had the keyboard when the command was given: the letters are not meant for it.
    focused: Option<Id>,
}

impl TypedAhead {
    /// At the start of a frame: holds back what was typed behind a command that opens a field, until
    /// that has the caret. While something lies over the window already, no command is given.
    pub(crate) fn hold(&mut self, ctx: &Context, is_covered: bool) {
        let focused = ctx.memory(egui::Memory::focused);
        if self.n_frames > 0 {
            self.n_frames -= 1;
            let has_caret = focused != self.focused && ctx.text_edit_focused();
            if has_caret || self.n_frames == 0 {
                self.n_frames = 0;
                let held = std::mem::take(&mut self.held);
                ctx.input_mut(|input| drop(input.events.splice(..0, held)));
            } else {
                self.hold_from(ctx, 0);
            }
            return;
        }
        if is_covered {
            return;
        }
        let opens = |event: &Event| OPENING.iter().any(|&it| shortcuts::is_key_of(event, it));
        if let Some(at) = ctx.input(|input| input.events.iter().position(opens)) {
            (self.n_frames, self.focused) = (MOST_FRAMES, focused);
            self.hold_from(ctx, at + 1);
        }
    }

    /// Takes out of the input what was typed from its `at`th event on.
    fn hold_from(&mut self, ctx: &Context, at: usize) {
        let is_typed = |event: &Event| {
            matches!(event, Event::Text(_) | Event::Paste(_) | Event::Key { pressed: true, .. })
        };
        ctx.input_mut(|input| {
            let behind = input.events.split_off(at.min(input.events.len()));
            let (typed, others): (Vec<_>, Vec<_>) = behind.into_iter().partition(is_typed);
            self.held.extend(typed);
            input.events.extend(others);
        });
        ctx.request_repaint();
    }
}
