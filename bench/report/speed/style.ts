/** @module Style of the speed page: light and dark, on phones and on paper. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #16191d; --faint: #4b535c; --ground: #fbfbf9; --rule: #d5d8dc; --edge: #7b828a; --kernel: #0b6bcb; --own: #6cb2f2; --peer: #8c959f; --lost: #8f1a12 }
@media (prefers-color-scheme: dark) { :root { --ink: #e8eaed; --faint: #b3bac2; --ground: #131517; --rule: #3b4046; --edge: #7d858e; --kernel: #6ea8fe; --own: #2f6fbf; --peer: #6b7480; --lost: #ffb3aa } }
* { box-sizing: border-box }
body { font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1.25rem; color: var(--ink); background: var(--ground); overflow-wrap: anywhere }
h1 { margin: 0; font-size: clamp(1.5rem, 4vw, 2.25rem); line-height: 1.15; letter-spacing: -0.02em }
p { margin: 0.5rem 0; max-width: 46rem }
.faint { color: var(--faint); font-size: 0.875rem }
form:not([hidden]) { display: flex; flex-wrap: wrap; gap: 0.75rem 1.25rem; align-items: end; margin: 1.25rem 0 }
form > label { font-size: 0.875rem; font-weight: 600 }
select { display: block; font: inherit; font-weight: 400; color: inherit; background: var(--ground); border: 1px solid var(--edge); border-radius: 0.375rem; padding: 0.3rem 0.6rem; margin-top: 0.2rem }
summary { cursor: pointer; min-height: 2rem }
details { flex: 1 1 100% }
#contenders { display: grid; grid-template-columns: repeat(auto-fill, minmax(14rem, 1fr)); gap: 0 1rem; font-size: 0.9375rem }
#contenders label { min-height: 1.75rem }
table { border-collapse: collapse; width: 100%; font-size: 0.9375rem; margin-top: 1rem }
th, td { padding: 0.35rem 0.75rem 0.35rem 0; text-align: left; border-bottom: 1px solid var(--rule) }
thead th { font-size: 0.875rem; font-weight: 400; color: var(--faint); vertical-align: bottom }
tbody th { font-weight: 400; width: 30% }
th.kernel, th.own { font-weight: 600 }
.count { text-align: right; width: 6.5rem; padding-right: 0; font-variant-numeric: tabular-nums }
.lost { color: var(--lost); font-weight: 600 }
svg { display: block; width: 100%; height: 1rem; border-radius: 2px; print-color-adjust: exact; -webkit-print-color-adjust: exact }
rect.kernel { fill: var(--kernel) }
rect.own { fill: var(--own) }
rect.peer { fill: var(--peer) }
:focus-visible { outline: 2px solid var(--kernel); outline-offset: 2px }
@media screen and (max-width: 40rem) { .count { width: 4.25rem } tbody th { width: 38% } }
@media print { form { display: none !important } }
`
