//! Cuts a paragraph into sentences.
//!
//! A terminator ends a sentence unless it belongs to an abbreviation or an initial, or what follows
//! goes on in lower case. Unicode's own rule (UAX #29) cuts after "Dr." and "U.S.", so it is not used.

use super::abbreviations::is_abbreviation;
use super::span::Span;

/// Whether a byte is the first one of a terminator that is not ASCII.
const MAY_END: [bool; 256] = {
    let mut may_end = [false; 256];
    let bytes = *b"\xD6\xD8\xDB\xE0\xE1\xE2\xE3\xEF";
    let mut at = 0;
    while at < bytes.len() {
        may_end[bytes[at] as usize] = true;
        at += 1;
    }
    may_end
};

/// Calls `each` for every sentence of the paragraph at `paragraph` in order, with its span in the
/// whole text, without white space at its ends. Together they hold every visible character.
pub fn each_sentence(text: &str, paragraph: Span, mut each: impl FnMut(Span)) {
    let mut push = |sentence: Span| {
        if !sentence.is_empty() {
            each(sentence);
        }
    };
    let body = paragraph.of(text);
    let mut start = paragraph.start;
    let mut read = 0;
    while let Some((at, terminator)) = next_terminator(body, read) {
        let after = body.get(at..).unwrap_or_default();
        let is_end = |c: &char| is_terminator(*c) || is_closer(*c);
        read = at + after.chars().take_while(is_end).map(char::len_utf8).sum::<usize>();
        read += spaced_guillemet(body.get(read..).unwrap_or_default());
        let sentence = Span::new(start, paragraph.start + read as u32);
        let before = Span::new(start, paragraph.start + at as u32).of(text);
        let after = Span::new(sentence.end, paragraph.end).of(text);
        if ends_sentence(before, terminator, after) {
            push(sentence.trimmed(text));
            start = sentence.end;
        }
    }
    push(Span::new(start, paragraph.end).trimmed(text));
}

/// The first terminator from a byte on.
fn next_terminator(body: &str, from: usize) -> Option<(usize, char)> {
    let rest = body.as_bytes().get(from..)?;
    let plain = memchr::memchr3(b'.', b'!', b'?', rest).map(|offset| from + offset);
    let before = body.get(from..plain.unwrap_or(body.len()))?;
    // Most stretches are ASCII, in which nothing else ends a sentence.
    let wide = if before.is_ascii() { None } else { wide_terminator(before) };
    wide.map(|(offset, terminator)| (from + offset, terminator))
        .or_else(|| plain.and_then(|at| Some((at, char::from(*body.as_bytes().get(at)?)))))
}

/// The first terminator that is not ASCII.
fn wide_terminator(text: &str) -> Option<(usize, char)> {
    let mut from = 0;
    loop {
        let bytes = text.as_bytes().get(from..)?;
        let at = from + bytes.iter().position(|&byte| MAY_END[usize::from(byte)])?;
        let character = text.get(at..)?.chars().next()?;
        if is_terminator(character) {
            return Some((at, character));
        }
        from = at + character.len_utf8();
    }
}

fn is_terminator(character: char) -> bool {
    matches!(
        character,
        '.' | '!'
            | '?'
            | '…'
            | '。'
            | '！'
            | '？'
            | '｡'
            | '؟'
            | '۔'
            | '।'
            | '॥'
            | '։'
            | '።'
            | '။'
            | '។'
    )
}

/// The bytes of a space and a closing guillemet: French has « Bonjour. » with spaces inside, whereas
/// what »opens« in German has its word behind it.
fn spaced_guillemet(after: &str) -> usize {
    let Some(behind) = after.trim_start().strip_prefix('»') else { return 0 };
    let is_closing = !behind.starts_with(char::is_alphanumeric);
    if is_closing { after.len() - behind.len() } else { 0 }
}

fn is_closer(character: char) -> bool {
    matches!(
        character,
        '"' | '\'' | '”' | '’' | '»' | '«' | ')' | ']' | '）' | '」' | '』' | '*' | '_'
    )
}

/// Whether the terminator after `before` ends a sentence, given what stands after its closers.
fn ends_sentence(before: &str, terminator: char, after: &str) -> bool {
    if matches!(terminator, '。' | '！' | '？' | '｡') {
        return true;
    }
    let tail = after.trim_start();
    if tail.is_empty() {
        return true;
    }
    let parts_from_tail = tail.len() < after.len();
    if !parts_from_tail
        || tail.starts_with(|c: char| c.is_lowercase() || matches!(c, ',' | ';' | ':'))
    {
        return false;
    }
    terminator != '.' || !is_abbreviation(before, tail)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(marked: &str) {
        let expected: Vec<&str> = marked.split('|').map(str::trim).collect();
        let text = marked.replace('|', "");
        let whole = Span::from_range(0..text.len());
        let mut found: Vec<&str> = Vec::new();
        each_sentence(&text, whole, |sentence| found.push(sentence.of(&text)));
        assert_eq!(found, expected);
    }

    #[test]
    fn abbreviations_initials_and_saints_do_not_end_a_sentence() {
        check("The U.S. Embassy in St. Petersburg warned Dr. J. M. Harrow.| Nobody came.");
        check("It is on p. 12 of No. 5, e.g. here.| No.| It is not.");
    }

    #[test]
    fn months_before_days_and_times_before_weekdays_do_not_end_a_sentence() {
        check(
            "It rained on Oct. 3 and Sept. 14.| Nobody came at 8 p.m. Friday.| He left in Oct.| Dec came.",
        );
        check("It began at 8 p.m. GMT.| It ended at 9 a.m.| The crowd left.");
    }

    #[test]
    fn quotes_close_before_the_next_sentence_begins() {
        check(
            "“Nobody told us to wait.” |She left.| “Why?” he asked.| (It rained.) |Then it did not.",
        );
    }

    #[test]
    fn what_goes_on_in_lower_case_goes_on() {
        check("She waited… and waited! and left.| Done.");
    }

    #[test]
    fn numbers_and_addresses_hold_their_points() {
        check("It cost 1.4 million at example.org today.| Right?!| Yes.");
    }

    #[test]
    fn a_caption_glued_to_a_sentence_stays_with_it() {
        check("Board promises lampsThe launch came alongside.| It waited.");
    }

    #[test]
    fn german_abbreviations_and_ordinals_do_not_end_a_sentence() {
        check("Am 3. Oktober kam z. B. Dr. Lang mit Nr. 7, d. h. im 19. Jahrhundert.| Er blieb.");
        check("Sie war 12.| Dann ging sie.| »Wer da?«| Niemand.| »Gut.« |»Ja.«");
    }

    #[test]
    fn french_guillemets_close_behind_a_space() {
        check(
            "M. Leroy part. |« Bonjour. »| Elle part.| « Pourquoi\u{202f}?\u{202f}» |J.-P. Dumas rit.",
        );
        check("« Bonjour\u{a0}! » dit-il.| «\u{202f}Oui.\u{202f}»");
    }

    #[test]
    fn russian_abbreviations_do_not_end_a_sentence() {
        check("В г. Тихоморске на ул. Садовой, т. е. в музее им. Ильина, темно.| Он ушёл.");
        check("Это было в 1990 г.| Потом А. С. Лугин, т.е. капитан, уехал.| И т.д.| Всё.");
    }

    #[test]
    fn spanish_signs_open_a_sentence() {
        check("¿Quién vino?| ¡Nadie!| El Sr. Gil salió.| ¡Hola! dijo.");
    }

    #[test]
    fn arabic_and_indic_ends_part_sentences() {
        check("هل وصل د. سامي؟| نعم.| ثم غادر۔| انتهى.");
        check("वह आया।| वह गया।");
    }

    #[test]
    fn chinese_and_japanese_quotes_close_with_their_sentence() {
        check("他说：“下雨了。”|没有人走！|「なぜ？」|彼は笑った。|『はい』と言った。");
    }

    #[test]
    fn a_line_wrap_is_no_end() {
        check("She slipped her\nlines and\nleft.| Nobody\nsaw it.");
    }

    #[test]
    fn every_terminator_is_seen() {
        for terminator in ('\0'..=char::MAX).filter(|&c| is_terminator(c)) {
            check(&format!("“ß{terminator}” |Nobody 渡 saw{terminator}{terminator} |It…"));
        }
    }

    #[test]
    fn full_width_ends_need_no_space() {
        check("渡轮离开码头。|船上有人。");
    }
}
