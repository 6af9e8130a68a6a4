/**
 * @module The speeds of a run as an interactive page: work, haystack, contenders. It is self-contained, and without its
 * script shows the table of the README.
 */
import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { buildSync } from 'esbuild'
import { escaped } from '../../../src/pages/html'
import type { Results } from '../../results'
import { ABOUT } from '../../works'
import { counted } from '../figures'
import { STATUS } from '../grid'
import {
  haystacksOf,
  isOwn,
  lackOf,
  meanHaystacks,
  meanRatio,
  meanSpeed,
  megabytes,
  ratioAt,
  referenceOf,
  rowsOf,
  SHOWN_WORK,
  speedOf,
  worksOf,
} from '../standing'
import { commitText } from '../summary'
import { type Contender, rowsHtml, type Work } from './rows'
import { STYLE } from './style'

const short = (value: number | undefined) => (value === undefined ? 0 : Number(value.toPrecision(4)))

function contenderOf(results: Results, work: string, reference: string, name: string): Contender {
  const haystacks = haystacksOf(results, work)
  const means = meanHaystacks(results, work)
  const speeds = haystacks.map((haystack) => {
    const lack = lackOf(results, work, haystack, name)
    const speed = speedOf(results, work, haystack, name)
    return lack !== undefined ? STATUS[lack.status] : speed === undefined ? '–' : short(megabytes(speed).median)
  })
  const ratios = haystacks.map((haystack) => short(ratioAt(results, work, haystack, reference, name)?.median))
  const mean = meanSpeed(results, work, means, name)
  const isReference = name === reference
  return {
    name,
    isOwn: isOwn(name),
    speeds: [mean === undefined ? '–' : short(mean.mean), ...speeds],
    ratios: isReference ? [] : [short(meanRatio(results, work, means, reference, name)?.mean), ...ratios],
  }
}

function worksIn(results: Results): Work[] {
  const works = worksOf(results).flatMap((name) => {
    const reference = referenceOf(results, name)
    if (reference === undefined) return []
    const contenders = rowsOf(results, name).map((row) => contenderOf(results, name, reference, row))
    const haystacks = ['mean', ...haystacksOf(results, name)]
    return [{ name, about: ABOUT[name] ?? '', haystacks, reference, contenders }]
  })
  return works.sort((a, b) => Number(b.name === SHOWN_WORK) - Number(a.name === SHOWN_WORK))
}

function script(): string {
  const entry = fileURLToPath(new URL('script.ts', import.meta.url))
  const options = {
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
  } as const
  return buildSync({ ...options, entryPoints: [entry] }).outputFiles[0]?.text.trim() ?? ''
}

/** Returns the page of a run; the same run gives the same page. */
export function speedPage(results: Results): string {
  const { environment } = results
  const works = worksIn(results)
  const [first] = works
  const rows = first && rowsHtml({ work: first, haystack: 0, hidden: new Set(), isLinear: false })
  const code = script()
  const digest = createHash('sha256').update(code).digest('base64')
  const options = works.map(({ name }) => `<option>${escaped(name)}</option>`)
  const { date, cpu, cores, node } = environment
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'sha256-${digest}'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Speed of sladd beside others</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>Speed beside others</h1>
<p class="faint">${escaped(`${date} · ${cpu}, ${counted(cores, 'core')} · Node ${node} · ${commitText(environment)}`)}. Every answer was proved before it was timed; what is wrong has no speed.</p>
<form hidden>
<label>Work<select name="work">${options.join('')}</select></label>
<label>Haystack<select name="haystack"></select></label>
<label>Scale<select name="scale"><option value="log">logarithmic</option><option value="linear">linear</option></select></label>
<details><summary>Contenders</summary><div id="contenders"></div></details>
</form>
<p id="about" aria-live="polite">${escaped(first?.about ?? '')}</p>
<table>
<thead><tr><th scope="col">Contender</th><th scope="col">Longer is faster</th><th scope="col" class="count">MB/s</th><th scope="col" class="count"><span id="reference">${escaped(first?.reference ?? '')} is</span> times as fast</th></tr></thead>
<tbody id="rows">
${rows ?? ''}
</tbody>
</table>
<p class="faint">Medians of rounds; the mean is geometric, over all haystacks but the hostile one.</p>
</main>
<script type="application/json" id="data">${JSON.stringify(works).replaceAll('<', '\\u003c')}</script>
<script>${code}</script>
</body>
</html>
`
}
