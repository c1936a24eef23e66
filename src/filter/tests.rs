//! What queries find, hits marked with brackets inside the text.

mod places;

use super::*;
use crate::model::{CorpusBuilder, DocId, Parsed, Source};

pub(super) fn corpus(texts: &[&str]) -> crate::model::Corpus {
    let mut builder = CorpusBuilder::default();
    for text in texts {
        builder.push(Source::default(), Parsed::new((*text).to_owned()));
    }
    builder.finish()
}

/// The text with its hits in brackets; "no match" if it does not match.
fn marked(query: &Query, document: &crate::model::Document) -> String {
    let Some(hits) = query.hits(document) else {
        return "no match".to_owned();
    };
    let mut marked = document.text().to_owned();
    for hit in hits.iter().rev() {
        marked.insert(hit.span.end as usize, ']');
        marked.insert(hit.span.start as usize, '[');
    }
    marked
}

fn marked_text(query: &str, switches: Switches, text: &str) -> String {
    marked(&Query::parse(query, switches).unwrap(), &corpus(&[text]).documents()[0])
}

#[track_caller]
fn check(query: &str, expected: &str) {
    check_with(Switches::default(), query, expected);
}

#[track_caller]
fn check_with(switches: Switches, query: &str, expected: &str) {
    let text = expected.replace(['[', ']'], "");
    assert_eq!(marked_text(query, switches, &text), expected);
}

#[track_caller]
fn check_none(query: &str, text: &str) {
    assert_eq!(marked_text(query, Switches::default(), text), "no match");
}

#[test]
fn a_bare_word_is_found_anywhere_also_inside_words() {
    check("ferr", "the [ferr]y, a [Ferr]yboat and [FERR]IES");
    check("aa", "[aa][aa]a");
}

#[test]
fn invisible_characters_hide_no_word() {
    check("ferry", "[fer\u{ad}ry] [fer\u{200b}ry] [fer\u{2060}ry] [fer\u{feff}ry] [ferry]");
    check("fer\u{ad}ry", "[ferry]");
    check("\u{feff}ferry", "x\u{ad}[ferry]\u{ad}x");
}

#[test]
fn unaccented_words_find_every_form() {
    check("cafe", "[café] [cafe\u{301}] [ＣＡＦＥ] [CAFÉ]s");
    check("fire", "[ﬁre] of[fi\u{ad}re]");
    check("strasse", "[Straße] [STRASSE] [ſtraſſe]");
    check("straße", "[Strasse] [Straße]");
    check("istanbul", "[İstanbul] [ISTANBUL] [ıstanbul]");
    check("hello", "[h\u{301}\u{301}\u{301}e\u{489}llo\u{489}] x");
    check("dz", "[ǅ] [dž]");
}

#[test]
fn a_hit_inside_a_ligature_holds_all_of_it() {
    check("ice", "o[ﬃce] of[ﬁce] of[ice]");
    check("s", "[S]tra[ß]e");
}

#[test]
fn a_typed_accent_insists() {
    check("café", "[café] [cafe\u{301}] [CAFÉ] cafe");
    check("cafe\u{301}", "[café] [cafe\u{301}] cafe");
    check("résumé", "[Résumé] resumé resume");
    check("ê", "ế [ê] e ệ ê\u{323}");
    check("Việt", "[Việt] [Viê\u{323}t] [Vie\u{323}\u{302}t] Viet");
    check("łódź", "[Łódź] Lodz Łodz");
}

#[test]
fn a_typed_capital_insists() {
    check("Ferry", "the [Ferry], a ferry, a FERRY");
    check("Strasse", "[Straße] STRASSE strasse");
    let case = Switches { is_case_exact: true, ..Switches::default() };
    check_with(case, "ferry", "the Ferry, a [ferry]");
    check_with(case, "cafe", "Café [café]");
}

#[test]
fn phrases_are_blind_to_line_ends_spaces_and_quote_styles() {
    check(
        "\"the ferry's horn\"",
        "[the\nferry’s  \r\n horn] [the ferry's\u{a0}horn] the ferrys horn",
    );
    check("“march 22”", "on [March 22], not 22 March");
    check("'go'", "he said [‘go’] and ['go']");
    check("\"a b\"", "[a \u{ad} \u{200b}\n b]");
    check("\"a e\"", "x [a        é] x");
    check("1914-18", "[1914–18]");
}

#[test]
fn other_scripts_compose_alike() {
    check("паром", "[Паром] и [ПАРОМ]ы");
    check("елка", "[Ёлка] [е\u{308}лка]");
    check("한국", "[한국]어 [\u{1112}\u{1161}\u{11ab}\u{1100}\u{116e}\u{11a8}]");
    check("하", "한 [하]");
    check("か", "が か\u{3099} [か]");
    check("σίσυφος", "[Σίσυφος] [ΣΊΣΥΦΟΣ]");
    check("渡轮", "[渡轮]离开");
}

#[test]
fn all_words_must_be_there_unless_or_or_not_says_otherwise() {
    check("ferry quay", "the [ferry] left the [quay]");
    check_none("ferry quay", "the ferry left");
    check("ferry OR quay", "the [ferry] left");
    check("ferry -quay", "the [ferry] left");
    check_none("ferry NOT quay", "the ferry left the quay");
    check("-horn", "the ferry left");
    check("ferry (quay OR left)", "the [ferry] [left]");
    check("(ferry quay) OR left", "the [ferry] [left]");
}

#[test]
fn stars_stand_for_the_rest_of_a_word() {
    check("harb*", "the [harbour], [harb] and inharbour");
    check("*boat", "a [ferryboat] and a [boat], no boats");
    check("*err*", "the [ferry] [erred]");
    check("harb*", "[harbo\u{ad}urs]");
}

#[test]
fn whole_words_end_where_letters_and_digits_end() {
    let whole = Switches { is_whole_word: true, ..Switches::default() };
    check_with(whole, "ferry", "a [ferry], ferries, ferryboat, [ferry]’s, ferry2, [ferry\u{301}]");
    check_with(whole, "\"the ferry\"", "[the ferry] the ferryboat lathe ferry");
    check_with(whole, "AI", "使用[AI]技术 AIM");
    check_with(whole, "/ferr?/", "a ferry [ferr]");
}

#[test]
fn patterns_stay_in_their_line_and_fold_case_by_the_switch_alone() {
    check("/^the.*$/", "[The ferry]\r\n[the quay]\na the");
    check("/ma(y|rch) \\d+/", "on [March 22] or [may 5]");
    check("/Ferry/", "[ferry] [Ferry]");
    check("/x*/ OR y", "a[xx]b[y]");
    check("/\\b\\d+\\b/", "“[12] 1a a1 [7]”");
    let case = Switches { is_case_exact: true, ..Switches::default() };
    check_with(case, "/Ferry/", "ferry [Ferry]");
    let regex = Switches { is_regex: true, ..Switches::default() };
    check_with(regex, "harbou?r (master|office)", "[harbour master] [harbor office] harbour");
}

#[test]
fn a_pattern_is_asked_line_by_line_of_a_long_text() {
    let line = format!("{} 12 x\n", "word ".repeat(20_000));
    let text = line.repeat(12);
    let document = corpus(&[&text]);
    let n_hits = |query: &str| {
        let query = Query::parse(query, Switches::default()).unwrap();
        query.hits(&document.documents()[0]).map_or(0, |hits| hits.len())
    };
    assert_eq!((n_hits("/\\d+ x$/"), n_hits("/\\b\\d+\\b/"), n_hits("/^word/")), (12, 12, 12));
}

#[test]
fn overlapping_hits_of_different_terms_are_one() {
    check("\"march 22\" OR march OR \"22 in\"", "[March 22 in] [march]");
    let query = Query::parse("ferr OR ferry OR y", Switches::default()).unwrap();
    let corpus = corpus(&["ferry y", "none"]);
    let hits = filter(&corpus, None, &query, &|| false).unwrap();
    assert_eq!(query.terms(), ["ferr", "ferry", "y"]);
    assert_eq!((hits.n_hits, hits.n_documents), (2, 1));
    assert_eq!(hits.n_by_term, [1, 1, 2]);
    assert_eq!(hits.of(DocId(0), &corpus).iter().map(|hit| hit.term).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(hits.matching().collect::<Vec<_>>(), [DocId(0)]);
}

#[test]
fn the_empty_query_matches_everything_without_hits() {
    let query = Query::parse(" (", Switches::default()).unwrap();
    let hits = filter(&corpus(&["a", "b"]), None, &query, &|| false).unwrap();
    assert!(query.is_empty());
    assert_eq!((hits.n_hits, hits.n_documents), (0, 2));
}

#[test]
fn a_cancelled_run_gives_nothing() {
    let query = Query::parse("a", Switches::default()).unwrap();
    assert_eq!(filter(&corpus(&["a"]), None, &query, &|| true), None);
}

fn explained(corpus: &crate::model::Corpus, query: &str, switches: Switches) -> Option<String> {
    let query = Query::parse(query, switches).unwrap();
    let hits = filter(corpus, None, &query, &|| false).unwrap();
    explain_nothing(corpus, None, &query, &hits, &|| false)
}

#[test]
fn nothing_found_is_explained() {
    let corpus = corpus(&["the ferry left", "a ferry, the café; 3 (sic)"]);
    let why = |query: &str, switches| explained(&corpus, query, switches);
    let none = Switches::default();
    let all = Switches { is_case_exact: true, is_whole_word: true, is_regex: true };
    assert_eq!(why("Ferry", none).as_deref(), Some("0 hits; 2 without case"));
    assert_eq!(why("férry", none).as_deref(), Some("0 hits; 2 without accents"));
    assert_eq!(why("ferr", all).as_deref(), Some("0 hits; 2 inside words"));
    assert_eq!(
        why("left café", none).as_deref(),
        Some("0 hits; each term is found, but no document matches all of it")
    );
    assert_eq!(why("left horn", none).as_deref(), Some("0 hits; no document has horn"));
    assert_eq!(why("(sic)x", Switches { is_regex: true, ..none }).as_deref(), None);
    assert_eq!(why("ferry", none), None);
    assert_eq!(why("-horn", none), None);
}
