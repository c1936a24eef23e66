//! The look of the page: the colours and forms of the window, on a screen in light and dark and on paper.
//!
//! The one place of the core that names colours. They are those of the window's theme, which a test
//! there holds against this sheet.

/// The page's style sheet; it asks for nothing from elsewhere.
pub const STYLE: &str = r#"
:root {
  color-scheme: light;
  --chrome: #F3F2EF; --paper: #FEFDFB; --sunk: #EAE9E4; --gap: #F6F5F2; --line: #DAD8D2; --border: #8E8B83;
  --ink: #1D1C1A; --ink2: #55524C; --ink3: #66625B;
  --left: #9A2607; --left-wash: #FDEFE9; --right: #1B60BF; --right-wash: #EBF2FC;
  --edited: #875B00; --edited-word: #FFDF94; --edited-wash: #FEF6E2;
  --moved: #5A2391; --moved-wash: #F5EFFB; --chromed: #65615A; --chromed-wash: #EFEDE8;
  --hit: #FFF04A; --hit-ink: #1D1C1A; --identical: #66625B; --edited-bar: #B57A0E;
  --serif: "Source Serif 4", "Source Serif Pro", Charter, "Iowan Old Style", Georgia, Cambria, "Noto Serif", "Liberation Serif", "Times New Roman", serif;
  --sans: Inter, "Segoe UI", system-ui, "Helvetica Neue", Arial, sans-serif;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    color-scheme: dark;
    --chrome: #17181A; --paper: #1F2023; --sunk: #111213; --gap: #1A1B1D; --line: #35363A; --border: #75767C;
    --ink: #E8E6E1; --ink2: #B3B1AB; --ink3: #A3A19B;
    --left: #FF9473; --left-wash: #35241F; --right: #7FB2FF; --right-wash: #1E2A3F;
    --edited: #F2C462; --edited-word: #5E4410; --edited-wash: #302A1B;
    --moved: #D9BDFB; --moved-wash: #2D263A; --chromed: #A19E97; --chromed-wash: #2A2B2D;
    --hit: #F5E23C; --hit-ink: #17181A; --identical: #A3A19B; --edited-bar: #C9963A;
  }
}
* { box-sizing: border-box; }
html { background: var(--chrome); -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0 auto; max-width: 80rem; padding: 3rem 2rem 4rem; background: var(--chrome); color: var(--ink);
  font: 400 0.9375rem/1.45 var(--sans); print-color-adjust: exact; -webkit-print-color-adjust: exact;
  overflow-wrap: break-word;
}
h1, h2, h3, h4, p, ul, ol, dl, dd, figure { margin: 0; padding: 0; }
h1 { font: 600 2.5rem/1.15 var(--serif); }
h2 { font: 600 1.625rem/1.25 var(--serif); margin-bottom: 0.75rem; }
h3 { font: 600 1.125rem/1.35 var(--serif); margin: 1.75rem 0 0.5rem; }
h4 { font: 600 0.9375rem/1.4 var(--sans); }
a { color: inherit; text-decoration-color: var(--border); text-underline-offset: 0.2em; }
a:focus-visible, [tabindex]:focus-visible { outline: 2px solid var(--ink); outline-offset: 2px; }
header { border-bottom: 2px solid var(--ink); padding-bottom: 1.5rem; }
.over { color: var(--ink2); font-weight: 600; margin-bottom: 0.375rem; }
.lead { font: 400 1.1875rem/1.5 var(--serif); margin-top: 0.75rem; }
.quiet, caption, figcaption { color: var(--ink2); font-size: 0.8125rem; }
nav { margin: 1.25rem 0 0; }
nav ol { display: flex; flex-wrap: wrap; gap: 0.375rem 1.5rem; list-style: none; }
section { margin-top: 3rem; }
section > p { max-width: 46rem; margin-bottom: 0.75rem; }
footer { margin-top: 4rem; padding-top: 1rem; border-top: 1px solid var(--line); }
.sheet { background: var(--paper); border: 1px solid var(--line); border-radius: 8px; padding: 0.25rem 1rem; margin: 0 0 1rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; padding: 0.5rem 0; }
th, td { text-align: left; vertical-align: top; padding: 0.5rem 0.75rem 0.5rem 0; font-weight: 400; }
th:last-child, td:last-child { padding-right: 0; }
thead th { color: var(--ink2); font-size: 0.8125rem; font-weight: 600; vertical-align: bottom; }
tbody tr { border-top: 1px solid var(--line); }
.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.name { font-weight: 600; overflow-wrap: anywhere; }
.path { color: var(--ink2); font-size: 0.8125rem; font-weight: 400; overflow-wrap: anywhere; }
.vh { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; user-select: none; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.25rem 1.25rem; }
dt { color: var(--ink2); } dd { overflow-wrap: anywhere; }

.map th[scope=col], .map td { text-align: center; white-space: nowrap; padding: 0.5rem 0.375rem; }
.map th:first-child { text-align: left; white-space: normal; }
.map td { font-variant-numeric: tabular-nums; min-width: 4rem; }
.map .self, .map .low { color: var(--ink3); }
.bar { display: block; width: 100%; min-width: 3.5rem; height: 0.5rem; margin-top: 0.25rem; }
.key .bar, .inline.bar { display: inline-block; width: 1.75rem; min-width: 0; margin: 0 0.25rem 0 0; }
.bar .track { fill: var(--sunk); } .bar .identical { fill: var(--identical); } .bar .edited { fill: var(--edited-bar); }
.bar .paraphrased { fill: var(--edited-wash); stroke: var(--edited); stroke-width: 1; vector-effect: non-scaling-stroke; }
.key { display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; list-style: none; margin: 0.5rem 0; font-size: 0.8125rem; color: var(--ink2); }

.legend tbody th, .legend td { vertical-align: middle; } .legend td:nth-child(3) { font: 400 1.0625rem/1.5 var(--serif); min-width: 17rem; }
.shares { list-style: none; margin: 0 0 0.75rem; font-size: 0.8125rem; color: var(--ink2); }
.shares b { color: var(--ink); font-weight: 600; } .shares .bar { width: 6rem; margin-right: 0.625rem; }
.sign {
  display: inline-block; width: 1.25rem; height: 1.25rem; border: 1.5px solid currentColor; border-radius: 4px;
  font: 700 0.8125rem/1.05rem var(--sans); text-align: center;
}
.sign.edited, .sign.paraphrased { color: var(--edited); }
.sign.left { color: var(--left); } .sign.right { color: var(--right); }
.sign.moved { color: var(--moved); border-radius: 50%; } .sign.chromed { color: var(--chromed); }

.pair { table-layout: fixed; font: 400 1.0625rem/1.55 var(--serif); }
.pair col.mid { width: 2.25rem; }
.pair th, .pair td { padding: 0.625rem 0.75rem; }
.pair thead th { font: 600 0.875rem/1.4 var(--sans); color: var(--ink); border-bottom: 1px solid var(--border); }
.pair thead .path { font-weight: 400; }
.pair tbody tr { border-top: 0; }
.pair .mid { padding: 0.75rem 0; text-align: center; background: var(--chrome); }
.pair .mid .sign { display: block; margin: 0 auto 0.25rem; }
.pair p + p { margin-top: 0.75rem; }
.pair .title { font-weight: 600; font-size: 1.25rem; line-height: 1.3; }
.pair .gap { background: var(--gap); }
.pair .fold { font: 400 0.8125rem/1.4 var(--sans); color: var(--chromed); background: var(--chromed-wash); }
.pair .fold b { font-weight: 600; }
.para, .lo, .ro, .mv {
  padding: 0.17em 0 0.17em 0.3em; border-left: 3px solid; border-radius: 2px;
  -webkit-box-decoration-break: clone; box-decoration-break: clone;
}
.para { background: var(--edited-wash); border-left-style: dashed; border-left-color: var(--edited); }
.lo { background: var(--left-wash); border-left-color: var(--left); }
.ro { background: var(--right-wash); border-left-color: var(--right); }
.mv { background: var(--moved-wash); border-left-style: dotted; border-left-color: var(--moved); }
mark { background: var(--edited-word); color: var(--ink); font-weight: 600; border-radius: 2px; padding: 0 0.08em; }
del { color: var(--left); text-decoration: line-through; text-decoration-thickness: 0.08em; }
ins { color: var(--right); text-decoration: underline; text-decoration-thickness: 2px; text-underline-offset: 0.18em; }
mark.hit { background: var(--hit); color: var(--hit-ink); box-shadow: 0 0 0 1px var(--hit-ink); font-weight: 600; }
.value { border: 1px solid var(--ink); border-radius: 2px; padding: 0 0.15em; font-weight: 600; white-space: normal; -webkit-box-decoration-break: clone; box-decoration-break: clone; }

.grade { display: inline-block; border: 1px solid var(--border); border-radius: 4px; padding: 0 0.375rem; font: 500 0.75rem/1.25rem var(--sans); color: var(--ink2); margin-left: 0.5rem; }
.finding { padding: 0.75rem 0 0.5rem; }
.finding + .finding { border-top: 1px solid var(--line); }
.finding th { width: 24%; font-weight: 600; padding-left: 0; }
.finding table { margin-top: 0.25rem; }
.finding li, .says li { list-style: none; }
.finding li + li { margin-top: 0.5rem; }
.said, .says, .around { font: 400 1rem/1.5 var(--serif); }
.who { font: 500 0.8125rem/1.4 var(--sans); color: var(--ink2); overflow-wrap: anywhere; }
.says li { padding: 0.25rem 0 0.25rem 0.75rem; border-left: 3px solid var(--border); margin: 0.5rem 0; max-width: 46rem; }
.around .before { text-align: right; } .around td, .around th { padding-left: 0.25rem; padding-right: 0.25rem; }
.around { table-layout: fixed; } .around col.doc { width: 16%; }
code { font-family: "Hack", "DejaVu Sans Mono", Consolas, monospace; font-size: 0.9em; background: var(--sunk); padding: 0.1em 0.35em; border-radius: 4px; overflow-wrap: anywhere; }

@media (max-width: 48rem) {
  body { padding: 1.5rem 1rem 3rem; } h1 { font-size: 1.875rem; }
  .pair { font-size: 0.9375rem; } .pair th, .pair td { padding: 0.5rem 0.375rem; }
}
@page { size: A4; margin: 16mm 14mm 18mm; @bottom-right { content: counter(page) " / " counter(pages); font: 9pt sans-serif; color: #55524C; } }
@media print {
  html { font-size: 10pt; background: none; } body { background: none; max-width: none; padding: 0; }
  nav { display: none; }
  section { margin-top: 10mm; }
  .sheet { border: 0; border-radius: 0; padding: 0; background: none; }
  .wide { overflow: visible; }
  .pair { font-size: 9pt; line-height: 1.45; } .pair .title { font-size: 12pt; }
  .pair th, .pair td { padding: 1.6mm 2mm; } .pair col.mid { width: 8mm; }
  .pair .gap { background: none; }
  #beside, .side { break-before: page; } .side.first { break-before: auto; }
  h2, h3, h4, caption, .shares, h3 + p { break-after: avoid; } thead { display: table-header-group; }
  #map, .finding, .documents tr, .map, .legend, .says li, .around tr, .key, dl { break-inside: avoid; }
  p, li { orphans: 2; widows: 2; }
  a { text-decoration: none; }
}
"#;
