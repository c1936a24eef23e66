//! What readers see of small pages.

use super::*;

/// Reads a page; shows asides in brackets.
fn shown(page: &str) -> (String, Found) {
    let mut flow = Flow::new(100_000);
    let found = read(page.as_bytes(), &mut flow).expect("it is a page");
    let flowed = flow.finish();
    let mut shown = flowed.text;
    for aside in flowed.layout.asides.iter().rev() {
        shown.insert(aside.end as usize, ']');
        shown.insert(aside.start as usize, '[');
    }
    (shown, found)
}

#[track_caller]
fn check(page: &str, expected: &str) -> Found {
    let (text, found) = shown(page);
    assert_eq!(text, expected);
    found
}

#[test]
fn blocks_are_paragraphs_and_white_space_is_a_gap() {
    check(
        "<div> One\n <b>t</b>wo <p>three</div>four<br>five<br><br><br>six",
        "One two\n\nthree\n\nfour\nfive\n\nsix",
    );
    check("<blockquote><p>One</p></blockquote><dl><dt>two<dd>three</dl>", "One\n\ntwo\n\nthree");
    check("<details><summary>One</summary>two</details>", "One\n\ntwo");
}

#[test]
fn entities_and_soft_hyphens_are_characters() {
    check("<p>R&amp;D &euro;5 caf&eacute; hy&shy;phen&nbsp;x", "R&D €5 café hy\u{ad}phen\u{a0}x");
}

#[test]
fn items_have_dots_or_the_numbers_that_the_page_counts() {
    check("<ul><li>One<li><p>two</ul>", "• One\n\n• two");
    check("<ol start=3><li>One<li value=7>two<li>three</ol>", "3. One\n\n7. two\n\n8. three");
    check("<ol reversed><li>One<li>two</ol><ol type=a><li>x</ol>", "2. One\n\n1. two\n\na. x");
    check("<ol type=I start=3999><li>One<li>two</ol>", "MMMCMXCIX. One\n\n4000. two");
    check("<ul><li>One<ol><li>two</ol><li>three</ul>", "• One\n\n1. two\n\n• three");
}

#[test]
fn rows_of_figures_are_blocks_of_cells() {
    let table = "<table><caption>Tides</caption><tr><th>Pier<th>High<tr><td><p>North</p><td>4.2<br>m</table>";
    check(table, "Tides\n\nPier\tHigh\n\nNorth\t4.2 m");
}

#[test]
fn tables_that_place_parts_side_by_side_are_these_parts() {
    let table = "<table><tr><td>Menu<td><h1>Ferry</h1><p>One<p>two<td>x</table>";
    check(table, "Menu\n\nFerry\n\nOne\n\ntwo\n\nx");
}

#[test]
fn lines_of_verbatim_text_stay_lines() {
    check("<pre>one\n  two\n\nthree</pre>x", "one\ntwo\n\nthree\n\nx");
}

#[test]
fn links_beside_each_other_are_parted() {
    check("<p><a>One</a><a>two</a> t<a>hree</a>", "One two three");
}

#[test]
fn only_what_leads_somewhere_is_a_link() {
    let page = "<a name=top><h1>Ferry</h1><p>One two three.<p>Four five six.<ul><li><a href=x>Home</a></ul>";
    check(page, "Ferry\n\nOne two three.\n\nFour five six.\n\n[Home]");
}

#[test]
fn xhtml_elements_may_end_in_their_own_tags() {
    let page = "<?xml version='1.0'?><html><head><script src='a'/></head><body><div/><p>One</p></body></html>";
    check(page, "One");
    check("<!doctype html><script src=a />One", "One");
}

#[test]
fn a_formula_is_read_once() {
    let page = "<p>If <span><span><math><mi>x</mi><mo>=</mo><mn>2</mn><annotation>x=2</annotation></math></span>\
                <span aria-hidden=true>x=2</span></span>, <span aria-hidden=true>so</span>";
    check(page, "If x=2, so");
}

#[test]
fn what_browsers_wrote_into_templates_is_read() {
    check("<x-y><template shadowrootmode=open><p>One</p></template>two</x-y>", "One\n\ntwo");
}

/// Whether each of them holds a headline was asked for each unit inside.
#[test]
fn headers_of_many_units_take_no_longer_than_they_are_long() {
    let page = format!("<header>{}</header>", "<p>x</p>".repeat(61_000));
    assert!(shown(&page).0.starts_with("[x\n\nx"));
}

#[test]
fn what_is_not_shown_is_counted() {
    let page = "<p>One<img src=x><img width=1 height=1><iframe></iframe><video></video><input>\
                <select><option>x</select><p hidden>a b<p style='color:red; DISPLAY : none'>c\
                <script>d</script><style>e</style><template>f</template></p><img>";
    let found = check(page, "One");
    let said =
        ["2 pictures", "1 embedded page", "1 recording", "2 form fields", "hidden text (3 words)"];
    assert_eq!(found.imprint.unshown, said);
}

#[test]
fn headings_are_known() {
    let mut flow = Flow::new(1000);
    read(b"<h1>One</h1><p>two<h3>three</h3>", &mut flow).expect("it is a page");
    assert_eq!(flow.finish().layout.headings, [(0, 1), (10, 3)]);
}

#[test]
fn without_an_article_the_elements_say_what_is_aside() {
    let page = "<header>Site</header><nav><ul><li>Home<li>News</ul></nav><p>One\
                <aside>Ad</aside><p>two<footer>Legal</footer>";
    check(page, "[Site\n\nHome\n\nNews]\n\nOne\n\n[Ad]\n\ntwo\n\n[Legal]");
}

#[test]
fn a_page_says_who_wrote_it_and_when() {
    let page = "<title>A night on the ferry | The Tidewater</title><meta name=author content='By Ada Marsh'>\
                <meta property=article:published_time content=2021-06-03T12:30:00Z><p>x";
    let imprint = check(page, "x").imprint;
    assert_eq!(imprint.title.as_deref(), Some("A night on the ferry"));
    assert_eq!(imprint.author.as_deref(), Some("Ada Marsh"));
    assert_eq!(imprint.date.as_deref(), Some("2021-06-03 12:30"));
    let linked = "<h1>Ferry</h1><script type=application/ld+json>{\"@graph\":[{\"@type\":\"NewsArticle\",\
                  \"author\":[{\"name\":\"A\"},{\"name\":\"B\"}],\"datePublished\":\"2021-06-03\"}]}</script>";
    let imprint = check(linked, "Ferry").imprint;
    assert_eq!(imprint.title.as_deref(), Some("Ferry"));
    assert_eq!(imprint.author.as_deref(), Some("A, B"));
    assert_eq!(imprint.date.as_deref(), Some("2021-06-03"));
}
