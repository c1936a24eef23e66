//! The JSON of each command, by its schema.

use super::*;
use crate::compare::{Change, Extent, Hint, Nature};
use crate::filter::{Query, Switches, filter};
use crate::model::{CorpusBuilder, DocId, Imprint, Parsed, Rich};

fn corpus(texts: &[(&str, &str)]) -> Corpus {
    let mut builder = CorpusBuilder::default();
    for (path, text) in texts {
        let bytes = text.len() as u64;
        let source = Source {
            path: (*path).into(),
            encoding: "UTF-8".into(),
            bytes,
            is_complete: true,
            ..Source::default()
        };
        builder.push(source, Parsed::new((*text).to_owned()));
    }
    builder.push_problem(Problem {
        path: "s/\u{FFFD}.txt".into(),
        path_bytes: Some((*b"s/\xFF.txt").into()),
        reason: "Not text: a PNG picture.".to_owned(),
        is_partial: false,
        cause: crate::model::Cause::File,
    });
    builder.finish()
}

#[test]
fn a_list_has_the_fields_of_its_schema_in_order() {
    assert_eq!(
        list_json(&corpus(&[("s/a.txt", "One two.")])),
        r#"{"schema":"diptych.list/1","documents":[{"path":"s/a.txt","format":"txt","encoding":"UTF-8","bytes":8,"words":2,"complete":true}],"problems":[{"path":"s/�.txt","path_bytes":"732fff2e747874","reason":"Not text: a PNG picture.","partial":false}]}"#
    );
}

#[test]
fn a_list_says_what_rich_formats_say() {
    let imprint = Imprint {
        title: Some("Ferry".to_owned()),
        author: Some("Ada".to_owned()),
        date: Some("2021-06-03".to_owned()),
        unshown: vec!["1 picture".to_owned()],
    };
    let rich = Some(Box::new(Rich { imprint, ..Rich::default() }));
    let mut builder = CorpusBuilder::default();
    builder
        .push(Source { rich, is_complete: true, ..Source::default() }, Parsed::new("One.".into()));
    let list = list_json(&builder.finish());
    let said = r#""complete":true,"title":"Ferry","author":"Ada","date":"2021-06-03","not_shown":["1 picture"]}"#;
    assert!(list.contains(said), "{list}");
}

#[test]
fn a_comparison_has_the_fields_of_its_schema_in_order() {
    let corpus = corpus(&[("a", "One two"), ("b", "One three")]);
    let change = Change { left: Span::new(4, 7), right: Span::new(4, 9), nature: Nature::Figures };
    let comparison = Comparison {
        passages: vec![Passage {
            kind: Kind::Edited,
            left: Span::new(0, 7),
            right: Span::new(0, 9),
            is_moved: false,
            score: 14.234_567,
            changes: vec![change],
        }],
        only: Sides { left: vec![Span::new(0, 1)], right: Vec::new() },
        also_here: vec![Hint { left: Span::new(0, 3), right: Span::new(0, 3), score: 20.0 }],
        related: vec![Hint { left: Span::new(4, 7), right: Span::new(4, 9), score: 12.345_678 }],
        ..Comparison::default()
    };
    let [left, right] = corpus.documents() else { panic!("two documents") };
    assert_eq!(
        compare_json(left, right, &comparison),
        r#"{"schema":"diptych.compare/1","left":{"path":"a","title":"One two","bytes":7,"words":2},"right":{"path":"b","title":"One three","bytes":9,"words":2},"passages":[{"kind":"edited","left":[0,7],"right":[0,9],"moved":false,"score":14.235,"changes":[{"left":[4,7],"right":[4,9],"nature":"figures"}]}],"left_only":[[0,1]],"right_only":[],"also_here":[{"left":[0,3],"right":[0,3]}],"related":[{"left":[4,7],"right":[4,9],"score":12.346}],"boilerplate":{"left":[],"right":[]},"overlap":{"left_in_right":{"identical":0.0,"edited":0.0,"paraphrased":0.0},"right_in_left":{"identical":0.0,"edited":0.0,"paraphrased":0.0}}}"#
    );
}

#[test]
fn documents_without_a_hit_are_left_out() {
    let corpus = corpus(&[("a", "One"), ("b", "Two")]);
    let query = Query::parse("two", Switches::default()).unwrap();
    let hits = filter(&corpus, None, &query, &|| false).unwrap();
    assert_eq!(
        filter_json(&corpus, "two", &hits),
        r#"{"schema":"diptych.filter/1","query":"two","hits":1,"documents":[{"path":"b","hits":1,"spans":[[0,3]]}]}"#
    );
}

#[test]
fn an_estimate_is_said_only_where_it_is_one() {
    let corpus = corpus(&[("a", "One"), ("b", "Two")]);
    let pair = |is_estimate| Pair {
        left: DocId(0),
        right: DocId(1),
        overlap: Overlap {
            left_in_right: Share { identical: 0.5, ..Share::default() },
            right_in_left: Share::default(),
        },
        n_counted: Sides::default(),
        with_boilerplate: Extent::default(),
        is_estimate,
        is_below_floor: true,
    };
    assert!(!overlap_json(&Measured::all(&corpus), &[pair(false)]).contains("estimate"));
    assert!(
        overlap_json(&Measured::all(&corpus), &[pair(true)]).ends_with(r#","estimate":true}]}"#)
    );
}
