//! What is made of what was typed.

use super::*;
use crate::filter::field::Test;
use crate::filter::pair::PassageKind;

#[track_caller]
fn check(query: &str, expected: &str) {
    let parsed = parse(query, Switches::default(), Demands::default()).unwrap();
    let shown = parsed.expr.as_ref().map(|expr| show(expr, &parsed));
    assert_eq!(shown.unwrap_or_default(), expected);
}

fn show(expr: &Expr, parsed: &Parsed) -> String {
    let list = |parts: &[Expr], sign: &str| {
        let parts: Vec<_> = parts.iter().map(|part| show(part, parsed)).collect();
        format!("({})", parts.join(sign))
    };
    match expr {
        Expr::All(parts) => list(parts, " "),
        Expr::Any(parts) => list(parts, "|"),
        Expr::Not(inner) => format!("!{}", show(inner, parsed)),
        Expr::Term(index) => parsed.terms[*index].typed().to_owned(),
        Expr::Near(index) => show_near(&parsed.nears[*index], parsed),
        Expr::Test(index) => match &parsed.tests[*index] {
            Test::Name { term, is_path: false } => format!("name={}", term.typed()),
            Test::Name { term, is_path: true } => format!("path={}", term.typed()),
            Test::Title(term) => format!("title={}", term.typed()),
            Test::Lang(languages) => {
                let codes: Vec<_> = languages.iter().map(|language| language.code()).collect();
                format!("lang={}", codes.join(","))
            }
        },
        Expr::Within { unit, inner, .. } => format!("{}[{}]", unit.name(), show(inner, parsed)),
        Expr::Among { region, inner } => {
            format!("{}{{{}}}", show_region(&parsed.regions[*region]), show(inner, parsed))
        }
        Expr::Stretches { region, number } => {
            let sign = if number.is_some() { "+" } else { "" };
            format!("{sign}{}", show_region(&parsed.regions[*region]))
        }
    }
}

fn show_near(near: &Near, parsed: &Parsed) -> String {
    let one = |terms: &Vec<usize>| {
        let terms: Vec<_> = terms.iter().map(|&index| parsed.terms[index].typed()).collect();
        terms.join("|")
    };
    let rest = near.operands.iter().skip(1).zip(&near.n_words);
    let rest: Vec<_> =
        rest.map(|(operand, n_words)| format!("~{n_words} {}", one(operand))).collect();
    format!("<{}{}>", one(&near.operands[0]), rest.concat())
}

fn show_region(region: &Region) -> String {
    let list = |parts: &[Region], sign: &str| {
        format!("({})", parts.iter().map(show_region).collect::<Vec<_>>().join(sign))
    };
    match region {
        Region::Of(kinds, side) => {
            let all = PassageKind::ALL.iter().filter(|&&kind| kinds.has(kind));
            let names: Vec<_> = all.map(|kind| kind.name()).collect();
            let side = side.map_or("", |side| if side == 0 { "@left" } else { "@right" });
            format!("{}{side}", names.join("+"))
        }
        Region::All(parts) => list(parts, "&"),
        Region::Any(parts) => list(parts, "|"),
        Region::Not(inner) => format!("!{}", show_region(inner)),
    }
}

#[test]
fn not_binds_closer_than_and_and_and_closer_than_or() {
    check("a b OR NOT c d", "((a b)|(!c d))");
    check("a (b OR -c)", "(a (b|!c))");
    check("a AND b", "(a b)");
    check("NOT NOT a", "a");
    check("-(a b)", "!(a b)");
}

#[test]
fn operators_without_operands_are_left_out() {
    for query in
        ["a OR", "OR a", "a NOT", "a AND", "a -", "a ()", "(a", "a)", "a OR OR", "a OR (NOT)"]
    {
        check(query, "a");
    }
    for query in ["", " ", "NOT", "-", "()", "(((", "OR", "/", "\"", "*", "\u{200b}", "\"\u{ad}\""]
    {
        check(query, "");
    }
}

#[test]
fn a_term_typed_twice_is_one_term() {
    let parsed = parse("a b OR a -a", Switches::default(), Demands::default()).unwrap();
    assert_eq!(parsed.terms.len(), 3);
}

#[test]
fn what_is_too_much_is_refused_in_words() {
    let refused = |query: &str| {
        let error = parse(query, Switches::default(), Demands::default()).unwrap_err();
        error.message
    };
    assert_eq!(refused(&"(".repeat(51)), "Brackets are nested deeper than 50");
    assert_eq!(refused(&"x".repeat(10_001)), "The filter is longer than 10,000 characters");
    let many: Vec<String> = (0..201).map(|number: u32| number.to_string()).collect();
    assert_eq!(refused(&many.join(" ")), "The filter has more than 200 terms");
}

#[track_caller]
fn check_refused(query: &str, message: &str, faulty: &str, hint: &str) {
    let error = parse(query, Switches::default(), Demands::default()).err().unwrap();
    let found = (error.message.as_str(), error.span.of(query), error.hint.as_deref());
    assert_eq!(found, (message, faulty, Some(hint)));
}

#[test]
fn near_binds_closer_than_not_and_and() {
    check("a NEAR b", "<a~10 b>");
    check("a NEAR/3 b NEAR/5 \"c d\" e", "(<a~3 b~5 \"c d\"> e)");
    check("-a NEAR/2 /b/ OR c", "(!<a~2 /b/>|c)");
    check("(a OR b*) NEAR/4 (c OR (d OR e))", "<a|b*~4 c|d|e>");
}

#[test]
fn near_without_an_operand_is_left_out() {
    for query in
        ["a NEAR", "a NEAR/", "a NEAR/5", "NEAR/5 a", "a NEAR (", "a NEAR NEAR/2", "NEAR a"]
    {
        check(query, "a");
    }
    check("a NEAR NEAR/2 b", "<a~2 b>");
    check("a NEAR (b", "<a~10 b>");
    check("a NEAR/5 (b O", "a");
    check("a NEAR/ b", "<a~10 b>");
}

#[test]
fn in_holds_for_its_bracket() {
    check("a b in:sentence", "sentence[(a b)]");
    check("in:paragraph a OR b c", "paragraph[(a|(b c))]");
    check("a (b -c in:sentence)", "(a sentence[(b !c)])");
    check("a in:sentence (b in:document)", "sentence[(a document[b])]");
    check("a in:document", "a");
    check("a in:sen", "a");
    check("a (b in:", "(a b)");
    check("in:sentence", "");
}

#[test]
fn fields_ask_about_documents() {
    check("a name:report", "(name=report a)");
    check("name:two/report -title:\"a b\"", "(path=two/report !title=\"a b\")");
    check("lang:de,French name:/x/ a", "(name=/x/ a lang=de,fr)");
    check("lang:\"bahasa indonesia\" OR a", "(lang=id|a)");
    check("x:y Name:z a:name:b", "(x:y Name:z a:name:b)");
}

#[test]
fn kinds_narrow_what_stands_beside_them_and_are_found_when_alone() {
    check("a kind:edited", "edited{a}");
    check("a b kind:edited,moved only:left", "(edited+moved&only@left){(a b)}");
    check("a -kind:identical", "!identical{a}");
    check("a (kind:edited OR kind:moved)", "(edited|moved){a}");
    check("a OR kind:edited", "(a|+edited)");
    check("kind:edited -kind:moved", "+(edited&!moved)");
    check("-(a OR only:right)", "!(a|only@right)");
    check("a kind:edited in:sentence", "sentence[edited{a}]");
}

#[test]
fn a_value_that_may_still_grow_is_left_out() {
    for query in [
        "a name:",
        "a title:\"",
        "a lang:",
        "a lang:ger",
        "a kind:",
        "a kind:ed",
        "a only:l",
        "a (only:",
        "a -kind:",
        "a name:/",
        "a -in:",
        "a (lang:d)",
    ] {
        check(query, "a");
    }
    check("a kind:moved,ed", "moved{a}");
    check("a kind:moved,", "moved{a}");
}

#[test]
fn a_value_that_is_none_is_refused_in_words() {
    let hint = "Write a code or a name, as in lang:de, lang:german, lang:deutsch";
    let message = "xyz at character 8 is no language that is told apart";
    check_refused("é lang:xyz", message, "xyz", hint);
    check_refused(
        "lang:ger x",
        "ger at character 6 is no language that is told apart",
        "ger",
        hint,
    );
    let hint =
        "After kind: stands identical, edited, paraphrased, moved, related, only or boilerplate";
    let message = "foo at character 13 is nothing that kind: takes";
    check_refused("kind:edited,foo", message, "foo", hint);
    let hint = "Write in:sentence, in:paragraph or in:document";
    check_refused("a in:page", "page at character 6 is nothing that in: takes", "page", hint);
    let hint = "Write only:left or only:right";
    check_refused("only:x a", "x at character 6 is nothing that only: takes", "x", hint);
    let hint = "Write name:letter without a space, or name:\"two words\"; to find the text name: \
                itself, put it in quotes";
    check_refused("a name: b", "Nothing follows name: at character 3", "name:", hint);
}

#[test]
fn what_cannot_be_near_or_stand_twice_is_refused_in_words() {
    let hint = "Write NEAR/5; NEAR alone is NEAR/10, and quotes find words side by side";
    let message = "x at character 8 is no number of words from 1 to 1,000";
    check_refused("a NEAR/x b", message, "x", hint);
    let message = "0 at character 8 is no number of words from 1 to 1,000";
    check_refused("a NEAR/0", message, "0", hint);
    let hint = "NEAR takes words, phrases, patterns, and brackets of these with OR";
    let message = "What stands beside NEAR at character 3 cannot be near anything";
    for query in ["a NEAR -b", "a NEAR (b c)", "a NEAR name:b", "a NEAR kind:edited"] {
        check_refused(query, message, "NEAR", hint);
    }
    let hint = "Put brackets around what each of them is about";
    let message = "Another in: stands before the one at character 13";
    check_refused("in:sentence in:paragraph", message, "in:paragraph", hint);
    let hint = "in: says where the words must stand together; leave out the NOT";
    check_refused("-in:sentence a", "in: at character 1 cannot be negated", "-in:sentence", hint);
}
