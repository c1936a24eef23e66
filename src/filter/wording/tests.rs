//! Every common mistake has its sentence.

use crate::filter::{Query, Switches};

/// Gives the message, the faulty text and the hint.
#[track_caller]
fn check(query: &str, message: &str, faulty: &str, hint: &str) {
    let is_regex = !query.contains('/');
    let switches = Switches { is_regex, ..Switches::default() };
    let error = Query::parse(query, switches).unwrap_err();
    let found = (error.message.as_str(), error.span.of(query), error.hint.as_deref());
    assert_eq!(found, (message, faulty, Some(hint).filter(|hint| !hint.is_empty())));
}

#[test]
fn brackets_that_do_not_match_are_named_by_their_place() {
    let hint = r"To find the bracket itself, write \( or turn off .*";
    check("harbou?r (master|office", "The bracket at character 10 is never closed", "(", hint);
    let hint = r"To find the bracket itself, write \( or leave out the slashes";
    check("café /é (b/", "The bracket at character 9 is never closed", "(", hint);
    let hint = r"To find the bracket itself, write \) or turn off .*";
    check("a)", "The bracket at character 2 was never opened", ")", hint);
    let hint = r"To find the bracket itself, write \[ or turn off .*";
    check("é[b", "The square bracket at character 2 is never closed", "[", hint);
}

#[test]
fn what_cannot_be_repeated_is_named() {
    let hint = r"To find the * itself, write \* or turn off .*";
    check("a|*", "There is nothing to repeat before the * at character 3", "*", hint);
    let hint = "Put the smaller number first";
    check("a{5,2}", "The count {5,2} at character 2 runs backwards", "{5,2}", hint);
    let hint = r"Write {3}, {3,} or {3,5}; to find a brace itself, write \{";
    check("a{x}", "The braces at character 2 hold no count", "x", hint);
    check("a{2", "The braces at character 2 hold no count", "{2", hint);
}

#[test]
fn escapes_without_meaning_are_named() {
    let hint = r"Leave out the backslash, or write \\ to find one";
    check(r"a\y", r"\y at character 2 has no meaning", r"\y", hint);
    let hint = r"To find the backslash itself, write \\ or turn off .*";
    check(r"a\", "Nothing follows the backslash at character 2", r"\", hint);
    let message = "Something is missing after the backslash at character 2";
    check(r"a\p{", message, "{", hint);
    let hint = r"Known are, for example, \p{Greek}, \p{Lu} and \p{Letter}";
    let message = r"\p{Klingon} at character 1 names no kind of character";
    check(r"\p{Klingon}", message, r"\p{Klingon}", hint);
}

#[test]
fn what_takes_too_long_is_refused() {
    let hint = "It could take for ever on a long text";
    let message = r"\1 at character 4 refers back to a group, which is not supported";
    check(r"(a)\1", message, r"\1", hint);
    let message = "(?= at character 2 looks around, which is not supported";
    check("a(?=b)", message, "(?=", "Filter for two terms, one of them with NOT");
    let hint = "Use smaller numbers in the braces, or * and +";
    let message = "The pattern grows too large when its repetitions are written out";
    check(r"(\w{99}){99}", message, r"(\w{99}){99}", hint);
    let deep = format!("{}{}", "(".repeat(51), ")".repeat(51));
    check(&deep, "Brackets are nested too deep at character 51", "()", "");
    let long = "x".repeat(2_001);
    let message = "The pattern has 2,001 characters, more than 2,000";
    check(&long, message, &long, "Filter for a shorter part of it");
}
