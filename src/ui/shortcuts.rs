//! Owns every key: which keys run which command.

use egui::{Context, Event, Key, KeyboardShortcut, Modifiers};

use crate::app::Command;

const fn key(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::NONE, key)
}

const fn shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::SHIFT, key)
}

const fn alt(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::ALT, key)
}

const fn ctrl(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND, key)
}

const fn ctrl_shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), key)
}

/// The keys that run a command, the one that is shown first.
pub(crate) fn keys(command: Command) -> &'static [KeyboardShortcut] {
    use Key::{
        ArrowDown, ArrowUp, Backslash, C, D, E, End, Equals, Escape, F, F1, F3, F4, F5, F6, F7, F8,
        F9, F11, G, Home, I, J, L, Minus, Num0, Num1, Num2, Num3, Num4, Num5, Num6, Num7, Num8,
        Num9, O, P, PageDown, PageUp, Plus, Q, R, Slash, T, W,
    };
    match command {
        Command::OpenFolder => const { &[ctrl(O)] },
        Command::OpenFiles => const { &[ctrl_shift(O)] },
        Command::TypePath => const { &[ctrl(L)] },
        Command::Reload => const { &[key(F5)] },
        Command::Filter => const { &[ctrl(F), key(Slash)] },
        Command::MatchCase => const { &[alt(C)] },
        Command::WholeWord => const { &[alt(W)] },
        Command::Regex => const { &[alt(R)] },
        Command::SaveReport => const { &[ctrl(E)] },
        Command::FilterHelp => const { &[shift(F1)] },
        Command::ShowRead => const { &[ctrl(Num1)] },
        Command::ShowSynopsis => const { &[ctrl(Num2)] },
        Command::ShowMap => const { &[ctrl(Num3)] },
        Command::ShowFindings => const { &[ctrl(Num4)] },
        Command::NextHit => const { &[key(F3)] },
        Command::PreviousHit => const { &[shift(F3)] },
        Command::NextChange => const { &[alt(ArrowDown), key(F8)] },
        Command::PreviousChange => const { &[alt(ArrowUp), key(F7)] },
        Command::FirstChange => const { &[alt(Home)] },
        Command::LastChange => const { &[alt(End)] },
        Command::MovedPartner => const { &[ctrl_shift(G)] },
        Command::Why => const { &[ctrl(I)] },
        Command::ShowRelated => const { &[ctrl_shift(R)] },
        Command::NextRelated => const { &[key(F4)] },
        Command::PreviousRelated => const { &[shift(F4)] },
        Command::SwapSides => const { &[alt(Backslash)] },
        Command::NextDocument => const { &[ctrl(PageDown)] },
        Command::PreviousDocument => const { &[ctrl(PageUp)] },
        Command::OnlyDifferences => const { &[ctrl(D)] },
        Command::Kept1 => const { &[ctrl_shift(Num1)] },
        Command::Kept2 => const { &[ctrl_shift(Num2)] },
        Command::Kept3 => const { &[ctrl_shift(Num3)] },
        Command::Kept4 => const { &[ctrl_shift(Num4)] },
        Command::Kept5 => const { &[ctrl_shift(Num5)] },
        Command::Kept6 => const { &[ctrl_shift(Num6)] },
        Command::Kept7 => const { &[ctrl_shift(Num7)] },
        Command::Kept8 => const { &[ctrl_shift(Num8)] },
        Command::Kept9 => const { &[ctrl_shift(Num9)] },
        Command::OnlyMatching => const { &[ctrl_shift(F)] },
        Command::LeaveOutBoilerplate => const { &[ctrl_shift(D)] },
        Command::TogglePanel => const { &[ctrl(J)] },
        Command::ToggleStrip => const { &[key(F9)] },
        Command::NextPart => const { &[key(F6)] },
        Command::Theme => const { &[ctrl_shift(T)] },
        Command::LargerText => const { &[ctrl_shift(Plus), ctrl_shift(Equals)] },
        Command::SmallerText => const { &[ctrl_shift(Minus)] },
        Command::ZoomIn => const { &[ctrl(Plus), ctrl(Equals)] },
        Command::ZoomOut => const { &[ctrl(Minus)] },
        Command::ZoomReset => const { &[ctrl(Num0)] },
        Command::FullScreen => const { &[key(F11)] },
        Command::Palette => const { &[ctrl_shift(P)] },
        Command::Keys => const { &[key(F1)] },
        Command::CopyText => const { &[ctrl(C)] },
        Command::Quit => const { &[ctrl(Q)] },
        Command::Stop => const { &[key(Escape)] },
        _ => &[],
    }
}

/// The key shown beside a command, if it has one.
pub(crate) fn shown(ctx: &Context, command: Command) -> Option<String> {
    let first = keys(command).first()?;
    Some(ctx.format_shortcut(first).replace('+', " "))
}

/// The commands whose keys were pressed in this frame. While a field has the caret, keys that type
/// something are left to it; copying and Esc are handled where the text is.
pub(crate) fn pressed(ctx: &Context) -> Vec<Command> {
    let is_typing = ctx.text_edit_focused();
    let mut pressed = Vec::new();
    ctx.input_mut(|input| {
        for &command in Command::ALL {
            if matches!(command, Command::CopyText | Command::Stop) {
                continue;
            }
            for &shortcut in keys(command) {
                let types = shortcut.modifiers.is_none() && shortcut.logical_key == Key::Slash;
                if !(is_typing && types) && consume(input, shortcut) {
                    pressed.push(command);
                }
            }
        }
    });
    pressed
}

/// Takes the key out of the input if it was pressed with exactly the shortcut's modifiers: `Ctrl+D`
/// must not run on `Ctrl+Shift+D`. Asks the event, since the keys may be up again by now.
fn consume(input: &mut egui::InputState, shortcut: KeyboardShortcut) -> bool {
    let n_before = input.events.len();
    input.events.retain(|event| !fits(event, shortcut));
    let is_pressed = input.events.len() < n_before;
    if is_pressed && (shortcut.modifiers.alt || shortcut == key(Key::Slash)) {
        // X11 sends the letter of Alt+R as text, too, and a slash types itself; neither is meant for
        // the field.
        let letter = shortcut.logical_key.symbol_or_name();
        let is_letter =
            |event: &Event| matches!(event, Event::Text(text) if text.eq_ignore_ascii_case(letter));
        input.events.retain(|event| !is_letter(event));
    }
    is_pressed
}

/// Whether an event is the press of a command's keys.
pub(crate) fn is_key_of(event: &Event, command: Command) -> bool {
    keys(command).iter().any(|&shortcut| fits(event, shortcut))
}

fn fits(event: &Event, shortcut: KeyboardShortcut) -> bool {
    let Event::Key { key, physical_key, pressed: true, modifiers, .. } = event else {
        return false;
    };
    let is_typed_with_shift = matches!(shortcut.logical_key, Key::Plus | Key::Slash);
    // With Shift a digit is another sign, and which one depends on the keyboard.
    let is_digit = shortcut.logical_key.name().parse::<u8>().is_ok();
    let is_shifted_digit = is_digit && shortcut.modifiers.shift;
    let by_place = is_shifted_digit && *physical_key == Some(shortcut.logical_key);
    (*key == shortcut.logical_key || by_place)
        && modifiers.matches_logically(shortcut.modifiers)
        && (is_typed_with_shift || modifiers.shift == shortcut.modifiers.shift)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_letter_of_an_alt_key_is_not_typed_into_the_field() {
        let mut input = egui::InputState::default();
        let key = Event::Key {
            key: Key::R,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers: Modifiers::ALT,
        };
        input.events = vec![key, Event::Text("r".to_owned()), Event::Text("x".to_owned())];
        assert!(consume(&mut input, alt(Key::R)));
        assert_eq!(input.events, [Event::Text("x".to_owned())]);
    }

    #[test]
    fn no_two_commands_have_the_same_key() {
        let mut seen: Vec<(KeyboardShortcut, Command)> = Vec::new();
        for &command in Command::ALL {
            for &shortcut in keys(command) {
                let clash = seen.iter().find(|(other, _)| *other == shortcut);
                assert!(clash.is_none(), "{command:?} and {clash:?}");
                seen.push((shortcut, command));
            }
        }
    }
}
