/**
 * @module `npm run yardstick`: how fast the built package finds and masks, beside others, on the same machine in the
 * same minutes. Every answer is proved before it is timed. See docs/benchmarks.md.
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { engine, loadPackage, peer } from './contenders'
import { cut, type Haystack, makeHaystack, NAMES, readHaystack, totals } from './haystacks'
import { FILE } from './kinds/file'
import { GROUPS } from './kinds/groups'
import type { Bench, Contender, Task, Work } from './kinds/kind'
import { STREAM } from './kinds/stream'
import { TEXT_WORKS } from './kinds/text'
import { interleave, rateOf, ratioOf, spreadOf, type Timed } from './rounds'
import { environment, lineOf, type Row, rowOf } from './table'
import { Truth } from './verify'

const WORKS: readonly Work[] = [...TEXT_WORKS, STREAM, FILE, GROUPS]

const HELP = `npm run yardstick -- [options]

  --only LIST     of ${WORKS.map(({ name }) => name).join(',')}
  --rows LIST     of ${NAMES.join(',')}
  --quick         small haystacks and few rounds: for a first look
  --rounds N      rounds that count (default 7)
  --mb N          size of a haystack in megabytes (default 8)
  --data DIR      read *.log below DIR as logs and *.txt as prose, instead of making them
  --json FILE     write the figures, too
`

/** Seconds that one measurement takes, about. */
const SECONDS = 0.2
/** Bytes that a contender is tried on, and the fewest that it is measured on. */
const TRIAL = 64 * 1024
const FEWEST = 128 * 1024

interface Settings {
  readonly works: readonly Work[]
  readonly rows: readonly string[] | undefined
  readonly rounds: number
  readonly seconds: number
  readonly bytes: number
  readonly isQuick: boolean
  readonly data: string | undefined
  readonly json: string | undefined
}

class UsageError extends Error {}

/** The names of a list, all of them known. */
function namesOf(list: string, known: readonly string[]): string[] {
  const names = list.split(',').map((name) => name.trim())
  const wrong = names.find((name) => !known.includes(name))
  if (wrong !== undefined) throw new UsageError(`${wrong} is none of ${known.join(', ')}`)
  return names
}

function positive(text: string, option: string): number {
  if (!(Number(text) > 0)) throw new UsageError(`--${option} expected a number above 0`)
  return Number(text)
}

function readSettings(args: string[]): Settings | undefined {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean' } as const
  const options = { only: text, rows: text, rounds: text, mb: text, data: text, json: text, quick: flag, help: flag }
  const { values } = parseArgs({ args, options })
  if (values.help) return undefined
  const isQuick = values.quick === true
  const all = WORKS.map(({ name }) => name)
  const only = values.only === undefined ? all : namesOf(values.only, all)
  return {
    works: WORKS.filter(({ name }) => only.includes(name)),
    rows: values.rows === undefined ? undefined : namesOf(values.rows, NAMES),
    rounds: Math.ceil(positive(values.rounds ?? (isQuick ? '3' : '7'), 'rounds')),
    seconds: isQuick ? SECONDS / 4 : SECONDS,
    bytes: 1e6 * positive(values.mb ?? (isQuick ? '1' : '8'), 'mb'),
    isQuick,
    data: values.data,
    json: values.json,
  }
}

/** Haystacks by name, each made when it is first asked for. */
function haystackMaker({ bytes, data }: Settings): (name: string) => Haystack {
  const kept = new Map<string, Haystack>()
  return (name) => {
    const known = kept.get(name)
    if (known !== undefined) return known
    const read =
      data !== undefined && (name === 'logs' || name === 'prose') ? readHaystack(data, name, bytes) : undefined
    const haystack = read ?? makeHaystack(NAMES.find((one) => one === name) ?? 'logs', bytes)
    kept.set(name, haystack)
    return haystack
  }
}

/** Bytes a second on the first bytes of a haystack, once the code is warm. */
async function trialRate(contender: Contender, haystack: Haystack, seconds: number): Promise<number> {
  const trial = cut(haystack, TRIAL)
  const { run } = await contender.prepare(trial)
  const once = { bytes: trial.bytes.length, passes: 1, run }
  let rate = await rateOf(once)
  const until = performance.now() + 1000 * seconds
  while (performance.now() < until) rate = Math.max(rate, await rateOf(once))
  return rate
}

/** How much a contender is given: what it gets through in the time of one measurement, over and over if that is all. */
async function allot(contender: Contender, haystack: Haystack, seconds: number): Promise<[Haystack, number]> {
  if (contender.isWhole) return [haystack, 1]
  const wanted = (await trialRate(contender, haystack, seconds)) * seconds
  const slice = cut(haystack, Math.max(FEWEST, wanted))
  return [slice, Math.max(1, Math.floor(wanted / slice.bytes.length))]
}

/** A contender that may be timed, or the row that says why it may not. */
async function admit(contender: Contender, haystack: Haystack, seconds: number): Promise<Timed | Row> {
  const { name, missing } = contender
  if (missing !== undefined) return { name, instead: `not available: ${missing}` }
  const [slice, passes] = await allot(contender, haystack, seconds)
  const task: Task = await contender.prepare(slice)
  const fault = await task.verify()
  if (fault !== undefined) return { name, instead: `wrong: ${fault}` }
  return { name, bytes: task.bytes ?? slice.bytes.length, passes, run: task.run }
}

/** One work on one haystack. */
async function measure(work: Work, haystack: Haystack, bench: Bench, settings: Settings): Promise<Row[]> {
  const contenders = await work.contenders(bench)
  const admitted: (Timed | Row)[] = []
  for (const contender of contenders) admitted.push(await admit(contender, haystack, settings.seconds))
  const timed = admitted.filter((one): one is Timed => 'run' in one)
  const rates = await interleave(timed, settings.rounds)
  return contenders.map((contender, i) => {
    const one = admitted[i] as Timed | Row
    if (!('run' in one)) return one
    const speed = spreadOf((rates.get(one.name) as number[]).map((rate) => rate / 1e6))
    const { versus } = contender
    const ratio = versus && ratioOf(rates, versus.of, versus.over)
    return rowOf(work.name, haystack.name, contender, one.bytes, speed, ratio)
  })
}

function titleOf({ name: work }: Work, { name, bytes, count, marks }: Haystack): string {
  const { planted } = totals({ name, bytes, count, marks })
  const holds = { exact: `${planted} values`, floor: `${planted} values and more`, unknown: 'values unknown' }[count]
  return `\n${work}, ${name}: ${(bytes.length / 1e6).toFixed(1)} MB, ${marks.length} lines, ${holds}`
}

interface Result {
  readonly work: string
  readonly haystack: string
  readonly rows: readonly Row[]
}

async function measureAll(settings: Settings): Promise<Result[]> {
  const sladd = await loadPackage()
  const twin = engine(sladd, 'twin')
  if (!('tool' in twin)) throw new Error(twin.missing)
  const bench = { sladd, truth: new Truth(twin.tool), peer: await peer(), isQuick: settings.isQuick }
  const haystackOf = haystackMaker(settings)
  const results: Result[] = []
  for (const work of settings.works) {
    console.log(`\n${work.name}: ${work.about}`)
    for (const name of settings.rows ?? work.rows) {
      const haystack = haystackOf(name)
      console.log(titleOf(work, haystack))
      const rows = await measure(work, haystack, bench, settings)
      console.log(rows.map(lineOf).join('\n'))
      results.push({ work: work.name, haystack: haystack.name, rows })
    }
  }
  return results
}

async function main(args: string[]): Promise<void> {
  const settings = readSettings(args)
  if (settings === undefined) {
    process.stdout.write(HELP)
    return
  }
  const machine = environment()
  const { node, v8, cpu, cores } = machine
  console.log(`Node ${node}, V8 ${v8}, ${cpu}, ${cores} cores`)
  console.log(`median [least-greatest] of ${settings.rounds} rounds in turn; ratios are taken round by round`)
  const results = await measureAll(settings)
  if (settings.json !== undefined) writeFileSync(settings.json, `${JSON.stringify({ machine, results }, null, 2)}\n`)
  if (results.some(({ rows }) => rows.some(({ instead }) => instead?.startsWith('wrong')))) process.exitCode = 1
}

try {
  await main(process.argv.slice(2))
} catch (error) {
  // What parseArgs refuses has such a code.
  const isUsage = error instanceof UsageError || String((error as { code?: string }).code).startsWith('ERR_PARSE_ARGS')
  if (!isUsage) throw error
  process.stderr.write(`yardstick: ${(error as Error).message}\n${HELP}`)
  process.exitCode = 2
}
