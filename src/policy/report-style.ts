/** @module Style of the report page: on a screen, on a phone of 400 pixels, on A4 paper. */

/** Colours have a contrast of at least 7:1; their meaning is also written out. */
export const STYLE = `
:root { color-scheme: light }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 75rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a; background: #fff; overflow-wrap: break-word }
h1 { line-height: 1.2 }
h2 { margin-top: 2.5rem; break-after: avoid }
h2 small { font-weight: normal; color: #444 }
a { color: #003f8a }
.id { color: #444 }
.note { border-left: 4px solid #900; padding: 0.5rem 1rem; background: #fff4f4 }
dl { display: grid; grid-template-columns: minmax(8rem, 16rem) 1fr; gap: 0.25rem 1rem }
dt { font-weight: bold }
dd { margin: 0 }
table { border-collapse: collapse; width: 100%; margin: 0.5rem 0 }
caption { text-align: left; padding-bottom: 0.5rem }
th, td { border: 1px solid #999; padding: 0.4rem 0.6rem; text-align: left; vertical-align: top }
th { background: #f0f0f0 }
tbody th { background: #f8f8f8 }
.keep > th, .due > th { color: #800 }
.stack td:nth-child(4) { min-width: 6.5em }
dd div, td div { padding-left: 1em; text-indent: -1em }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
.wide { overflow-x: auto; position: relative }
.matrix { width: auto; font-size: 0.875rem }
.matrix td { text-align: center; padding: 0.2rem 0.3rem; min-width: 1.6rem }
.matrix thead th { vertical-align: bottom; padding: 0.3rem }
.matrix thead span { writing-mode: vertical-rl; transform: rotate(180deg); max-height: 18rem; line-height: 1.2; font-weight: normal }
.matrix tbody th { font-weight: normal; min-width: 8rem; position: sticky; left: 0 }
td.keep { background: #ffd9d9; font-weight: bold }
td.substitute, td.pseudonymise, td.surrogate { background: #fff0c2 }
td.generalise, td.partial { background: #fff9e0 }
td.mask, td.remove, td.withhold { background: #fff }
@media screen and (max-width: 44rem) {
  body { margin: 1rem auto }
  dl { display: block }
  dd { margin-bottom: 0.5rem }
  .stack thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden }
  .stack, .stack tbody, .stack tr, .stack th, .stack td { display: block }
  .stack tr { border: 1px solid #999; margin-bottom: 1rem }
  .stack th, .stack td { border: 0 }
  .stack td:empty { display: none }
  .stack td::before { content: attr(data-head); display: block; font-weight: bold; font-size: 0.875rem; color: #444 }
}
@media print {
  @page { size: A4; margin: 14mm 12mm }
  :root { font-size: 9pt }
  body { max-width: none; margin: 0; padding: 0; font-size: 9pt; line-height: 1.35; print-color-adjust: exact; -webkit-print-color-adjust: exact }
  a { color: inherit; text-decoration: none }
  .wide { overflow: visible }
  .matrix { font-size: 7pt }
  .matrix tbody th { position: static }
  .matrix td { min-width: 0; padding: 0.1rem 0.2rem }
  tr, dl { break-inside: avoid }
  dl:has(+ table) { break-after: avoid }
  tbody tr:first-child { break-before: avoid }
  thead { display: table-header-group }
}
`
