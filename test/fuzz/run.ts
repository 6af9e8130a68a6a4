/**
 * Tries the laws on texts drawn at random, for as long as it is told; shrinks what breaks one, and says how to see it
 * again. The same seed gives the same cases, whatever the machine.
 *
 *     npm run fuzz -- --minutes 60 --seed 7 --only engines,streams
 *     npm run fuzz -- --replay build/fuzz/engines-7-4711.json
 *     npm run fuzz -- --replay 7:4711
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { inspect, parseArgs } from 'node:util'
import fc from 'fast-check'
import { type Case, sourceOf } from './case'
import { broken, type Difference, LAWS } from './laws'
import { options } from './options'
import { shrunk } from './shrink'
import { earlier, sizes, text } from './texts'

const FOLDER = 'build/fuzz'
const MOST_TRIES = 3000
/** Each law but that of the engines is asked about one case in so many: more cases find more than more laws. */
const TURNS = 3

const { values: given } = parseArgs({
  options: {
    minutes: { type: 'string', default: '1' },
    seed: { type: 'string' },
    only: { type: 'string' },
    replay: { type: 'string' },
    most: { type: 'string', default: '10' },
  },
})
const laws = given.only === undefined ? Object.keys(LAWS) : given.only.split(',')
const unknown = laws.filter((law) => LAWS[law] === undefined)
if (unknown.length > 0) throw new RangeError(`--only: unknown ${unknown}; known: ${Object.keys(LAWS)}`)

const anyCase: fc.Arbitrary<Case> = fc
  .tuple(options, text, sizes, earlier)
  .map(([options, text, sizes, earlier]) => ({ options, ...text, sizes, earlier }))

/** The case of a seed and a number. */
function caseOf(seed: number, number: number): Case {
  const [drawn] = fc.sample(anyCase, { seed: seed * 1_000_003 + number, numRuns: 1 })
  return drawn as Case
}

const shown = (answer: unknown) => {
  const whole = typeof answer === 'string' ? answer : inspect(answer, { depth: 6, maxStringLength: 2000 })
  return whole.length > 3000 ? `${whole.slice(0, 3000)} …` : whole
}

function say(small: Case, { law, names, answers }: Difference, from: string, file: string): void {
  console.log(`
== ${law}: ${names[0]} and ${names[1]} differ (case ${from})
options  ${JSON.stringify(small.options)}
text     ${sourceOf(small.text)}${small.isBytes ? ', as bytes' : ''}
sizes    ${JSON.stringify(small.sizes)}   earlier  ${JSON.stringify(small.earlier)}
${names[0]}: ${shown(answers[0])}
${names[1]}: ${shown(answers[1])}
replay   npm run fuzz -- --replay ${file} --only ${law}`)
}

const seen = new Set<string>()

/** Whether a case breaks one of the laws; if so, and if it is new, it is shrunk and told. */
async function tried(drawn: Case, from: string, asked: readonly string[]): Promise<boolean> {
  const law = (await broken(asked, drawn))?.law
  if (law === undefined) return false
  const breaks = async (candidate: Case) => (await broken([law], candidate)) !== undefined
  const small = await shrunk(drawn, breaks, MOST_TRIES)
  const difference = await broken([law], small)
  if (difference === undefined) {
    console.log(`\n== ${law}: case ${from} broke it once and not again: it depends on what came before`)
    return true
  }
  const key = `${law} ${JSON.stringify([small.options, small.text])}`
  if (seen.has(key)) return true
  seen.add(key)
  mkdirSync(FOLDER, { recursive: true })
  const file = `${FOLDER}/${law}-${from.replace(/[^\w]+/g, '-')}.json`
  writeFileSync(file, `${JSON.stringify(small)}\n`)
  say(small, difference, from, file)
  return true
}

/** Cases until the time is over or enough was found; how many there were. */
async function search(seed: number, end: number, most: number): Promise<{ cases: number; found: number }> {
  let cases = 0
  let found = 0
  while (Date.now() < end && found < most) {
    const asked = laws.filter((law, i) => law === 'engines' || (cases + i) % TURNS === 0)
    if (await tried(caseOf(seed, cases), `${seed}:${cases}`, asked)) found++
    cases++
  }
  return { cases, found }
}

async function replay(what: string): Promise<boolean> {
  const [, seed, number] = /^(\d+):(\d+)$/.exec(what) ?? []
  const kept = seed === undefined ? (JSON.parse(readFileSync(what, 'utf8')) as Case) : caseOf(+seed, Number(number))
  return tried(kept, what, laws)
}

if (given.replay !== undefined) {
  process.exitCode = (await replay(given.replay)) ? 1 : 0
} else {
  const seed = given.seed === undefined ? Date.now() % 1_000_000 : Number(given.seed)
  console.log(`seed ${seed}, ${given.minutes} minutes, laws: ${laws.join(', ')}`)
  const { cases, found } = await search(seed, Date.now() + Number(given.minutes) * 60_000, Number(given.most))
  console.log(`\nseed ${seed}: ${cases} cases, ${found} broke a law`)
  process.exitCode = found > 0 ? 1 : 0
}
