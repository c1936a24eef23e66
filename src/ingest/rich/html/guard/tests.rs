//! Pages that are wrong in many ways.

use super::*;

#[track_caller]
fn check(text: &str, expected: &str, loss: Option<&str>) {
    let guarded = guard(text, false);
    assert_eq!((guarded.html.as_ref(), guarded.loss.as_deref()), (expected, loss));
}

#[test]
fn an_ordinary_page_is_left_alone() {
    let page = "<html><p>One<p>two <b>three</b> < four<br/><!-- <div> --></html>";
    check(page, page, None);
    let many = "<p>one<li>two<tr><td>".repeat(2000);
    check(&many, &many, None);
}

#[test]
fn what_is_nested_too_deep_loses_its_tags_but_not_its_text() {
    let page = format!("{}x<i>y</i>{}", "<div>".repeat(600), "</div>".repeat(600));
    let kept = format!("{}xy{}", "<div>".repeat(512), "</div>".repeat(512));
    let said = "It is nested more than 512 deep: what lies deeper was read without its tags.";
    check(&page, &kept, Some(said));
}

#[test]
fn ends_inside_a_cell_do_not_end_what_is_open_outside() {
    let page = "<div><table><tr><td></div>".repeat(300);
    let guarded = guard(&page, false);
    assert!(guarded.loss.is_some() && guarded.html.len() < page.len());
}

#[test]
fn open_marks_are_not_multiplied_without_end() {
    let page = (0..500).fold(String::new(), |page, at| page + &format!("<font size={at}>"));
    let page = format!("{page}{}", "<p>x".repeat(20_000));
    let guarded = guard(&page, false);
    assert_eq!(guarded.loss.as_deref(), Some("It was cut off where too many marks were open."));
}

#[test]
fn attributes_past_the_bound_are_left_out() {
    let page = format!("<p {}>x", "a ".repeat(300));
    let guarded = guard(&page, false);
    assert_eq!(guarded.html.len(), "<p ".len() + 256 * 2 + ">x".len());
    assert!(guarded.loss.is_some());
}

#[test]
fn a_page_that_ends_in_the_middle_says_so() {
    let said = Some("It ends in the middle: the page is not closed.");
    for page in ["<html><div>x", "<p>x<di", "<p>x<!-- y", "<script>x"] {
        check(page, page, said);
    }
    for page in ["<p>x", "<html><body><p>x", "<html><div>x</div></html><script></script>"] {
        check(page, page, None);
    }
    let said = Some("It goes on behind its end: there are parts of two pages.");
    check("<html>x</html><p>y", "<html>x</html><p>y", said);
}

/// Who reads HTML saw all that followed inside of it: nothing.
#[test]
fn raw_elements_that_end_in_a_slash_end_there_if_nobody_ends_them() {
    check("<script src=a />x", "<script src=a /></script>x", None);
    let two = "<script src=a/>x<script>y</script>z";
    check(two, "<script src=a/></script>x<script>y</script>z", None);
    check("<script src=a/>x</script>z", "<script src=a/>x</script>z", None);
    let many = "<title/><script/>".repeat(20_000);
    assert_eq!(guard(&many, false).html.len(), "<title/></title><script/></script>".len() * 20_000);
}

#[test]
fn a_page_says_at_its_start_that_it_is_xhtml() {
    for page in
        ["\u{FEFF}<?xml version='1.0'?><html>", "<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0'>"]
    {
        assert!(is_xhtml(page), "{page}");
    }
    for page in ["<!doctype html><p>xhtml", "<p><?xml?>", ""] {
        assert!(!is_xhtml(page), "{page}");
    }
}

#[test]
fn templates_that_a_browser_wrote_are_parts_of_the_page() {
    let page =
        "<template>a</template><template shadowrootmode=open>b<template>c</template></template>";
    check(page, "<template>a</template><div>b<template>c</template></div>", None);
}

#[test]
fn empty_elements_of_xhtml_end_where_they_begin() {
    let guarded = guard("<title/><p class='a'/>x<br/>", true);
    assert_eq!(guarded.html, "<title/></title><p class='a'/></p>x<br/>");
    let drawing = "<svg><g>x<g/>y</g></svg>";
    assert_eq!(guard(drawing, true).html, drawing);
}
