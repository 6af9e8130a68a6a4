/**
 * Tests the laws on random texts for a given time; shrinks cases that break one, and says how to replay them. The same
 * seed gives the same cases on every machine.
 *
 *     npm run fuzz -- --minutes 60 --seed 7 --only engines,streams
 *     npm run fuzz -- --texts 5000000 --seed 7 --only engines
 *     npm run fuzz -- --cases 12000 --seed 15
 *     npm run fuzz -- --replay build/fuzz/engines-7-4711.json
 *     npm run fuzz -- --replay 7:4711
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { inspect, parseArgs } from 'node:util'
import fc from 'fast-check'
import { type Case, sourceOf } from './case'
import { broken, type Difference, LAWS, type Redactors } from './laws'
import { options } from './options'
import { shrunk } from './shrink'
import { brief, earlier, sizes, text } from './texts'

const FOLDER = 'build/fuzz'
const MOST_TRIES = 3000
/** With `--texts`, so many short ones follow each case, with its options. */
const FOLLOWING = 300
/** Each law but that of the engines is asked about one case in so many: more cases find more than more laws. */
const TURNS = 3

const { values: given } = parseArgs({
  options: {
    minutes: { type: 'string' },
    texts: { type: 'string', default: 'Infinity' },
    cases: { type: 'string', default: 'Infinity' },
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

/** The same with other texts. */
function following(drawn: Case, seed: number, number: number): Case[] {
  const texts = fc.sample(brief, { seed: seed * 1_000_003 + number, numRuns: FOLLOWING })
  return texts.map((text) => ({ ...drawn, ...text, earlier: [] }))
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
async function tried(drawn: Case, from: string, asked: readonly string[], redactors?: Redactors): Promise<boolean> {
  const law = (await broken(asked, drawn, redactors))?.law
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

interface Bounds {
  readonly end: number
  readonly texts: number
  readonly cases: number
  readonly most: number
}

/** Texts until the time is over, there were enough, or enough was found; how many there were. */
async function search(seed: number, { end, texts, cases, most }: Bounds): Promise<{ tries: number; found: number }> {
  let tries = 0
  let found = 0
  for (let number = 0; number < cases && tries < texts && Date.now() < end && found < most; number++) {
    const asked = laws.filter((law, i) => law === 'engines' || (number + i) % TURNS === 0)
    const first = caseOf(seed, number)
    const all = texts === Infinity ? [first] : [first, ...following(first, seed, number)]
    const redactors: Redactors = new Map()
    for (const [i, drawn] of all.entries()) {
      if (await tried(drawn, `${seed}:${number}${i > 0 ? `.${i}` : ''}`, asked, redactors)) found++
    }
    tries += all.length
  }
  return { tries, found }
}

async function replay(what: string): Promise<boolean> {
  const [, seed, number, place] = /^(\d+):(\d+)(?:\.(\d+))?$/.exec(what) ?? []
  if (seed === undefined) return tried(JSON.parse(readFileSync(what, 'utf8')) as Case, what, laws)
  const first = caseOf(+seed, Number(number))
  const kept = place === undefined ? first : following(first, +seed, Number(number))[Number(place) - 1]
  return tried(kept as Case, what, laws)
}

if (given.replay !== undefined) {
  process.exitCode = (await replay(given.replay)) ? 1 : 0
} else {
  const seed = given.seed === undefined ? Date.now() % 1_000_000 : Number(given.seed)
  const texts = Number(given.texts)
  const cases = Number(given.cases)
  const isCounted = texts < Infinity || cases < Infinity
  const minutes = Number(given.minutes ?? (isCounted ? Infinity : 1))
  const most = texts < Infinity ? `${texts} texts` : cases < Infinity ? `${cases} cases` : `${minutes} minutes`
  console.log(`seed ${seed}, ${most}, laws: ${laws.join(', ')}`)
  const end = Date.now() + minutes * 60_000
  const { tries, found } = await search(seed, { end, texts, cases, most: Number(given.most) })
  console.log(`\nseed ${seed}: ${tries} texts, ${found} broke a law`)
  process.exitCode = found > 0 ? 1 : 0
}
