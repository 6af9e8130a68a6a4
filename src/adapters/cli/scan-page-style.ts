/** @module Style of the `sladd scan --html` report: light and dark, on phones and on paper. */

/** Kinds with their own colour; the others share one. */
export const COLOURED = ['personnummer', 'fodselsnummer', 'email', 'phone', 'ip', 'field'] as const

/** Text has a contrast of at least 7:1, bars of 3:1. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #16191d; --faint: #4b535c; --ground: #fbfbf9; --rule: #d5d8dc; --track: #eceef0;
  --personnummer: #1f6bd0; --fodselsnummer: #7a4fd8; --email: #178a4c; --phone: #a86a00; --ip: #cc2c68; --field: #5a626b; --other: #0e7c86 }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8eaed; --faint: #b3bac2; --ground: #131517; --rule: #3b4046; --track: #24282c;
    --personnummer: #6ea8fe; --fodselsnummer: #b197fc; --email: #51cf89; --phone: #f0b429; --ip: #ff7eae; --field: #a7afb8; --other: #4dd0d9 }
}
* { box-sizing: border-box }
body { font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; max-width: 68rem; margin: 2rem auto; padding: 0 1.25rem; color: var(--ink); background: var(--ground); overflow-wrap: anywhere }
h1 { margin: 0; font-size: clamp(1.5rem, 4vw, 2.25rem); line-height: 1.15; letter-spacing: -0.02em }
h2 { margin: 2.5rem 0 0.5rem; font-size: 1.125rem; break-after: avoid }
p { margin: 0.25rem 0; max-width: 46rem }
.faint, summary { color: var(--faint); font-size: 0.875rem }
.sums { display: flex; flex-wrap: wrap; gap: 0.25rem 2.5rem; margin: 1.5rem 0; padding: 0 }
.sums div { display: flex; flex-direction: column-reverse }
.sums dd { margin: 0; font-size: 2rem; line-height: 1.2; font-weight: 700; letter-spacing: -0.02em; font-variant-numeric: tabular-nums }
.sums dt { color: var(--faint); font-size: 0.875rem }
.key { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; margin: 0.5rem 0; padding: 0; list-style: none; font-size: 0.875rem }
.key span { display: inline-block; width: 0.75rem; height: 0.75rem; margin-right: 0.4rem; border-radius: 2px; print-color-adjust: exact; -webkit-print-color-adjust: exact }
svg { display: block; width: 100%; print-color-adjust: exact; -webkit-print-color-adjust: exact }
.time svg { height: 11rem; border-bottom: 1px solid var(--faint) }
.time .ends { display: flex; justify-content: space-between; font-size: 0.875rem; color: var(--faint) }
td svg { height: 0.875rem; border-radius: 2px }
td.trend svg { height: 1.5rem }
table { border-collapse: collapse; width: 100%; font-size: 0.9375rem }
caption { text-align: left; color: var(--faint); font-size: 0.875rem; padding-bottom: 0.25rem }
th, td { padding: 0.3rem 0.75rem 0.3rem 0; text-align: left; border-bottom: 1px solid var(--rule) }
thead th { font-size: 0.875rem; color: var(--faint); font-weight: 400 }
tbody th { font-weight: 500; width: 34% }
td.count, th.count { text-align: right; width: 4.5rem; white-space: nowrap; overflow-wrap: normal; padding-right: 0; font-variant-numeric: tabular-nums }
td.trend { width: 18%; color: var(--faint); font-variant-numeric: tabular-nums }
details { margin-top: 0.5rem }
summary { cursor: pointer }
.personnummer { fill: var(--personnummer); background: var(--personnummer) }
.fodselsnummer { fill: var(--fodselsnummer); background: var(--fodselsnummer) }
.email { fill: var(--email); background: var(--email) }
.phone { fill: var(--phone); background: var(--phone) }
.ip { fill: var(--ip); background: var(--ip) }
.field { fill: var(--field); background: var(--field) }
.other { fill: var(--other); background: var(--other) }
.track { fill: var(--track) }
.line { fill: none; stroke: var(--ink); stroke-width: 1.5; vector-effect: non-scaling-stroke }
.grid { stroke: var(--rule); vector-effect: non-scaling-stroke }
@media screen and (max-width: 40rem) {
  td.trend, th.trend { display: none }
  tbody th { width: 42% }
}
@media print {
  @page { size: A4; margin: 14mm 12mm }
  body { max-width: none; margin: 0; padding: 0; font-size: 9.5pt }
  tr, .time { break-inside: avoid }
  thead { display: table-header-group }
}
`
