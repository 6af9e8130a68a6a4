/**
 * @module `npm run bench`: compares speed and accuracy on the same machine in the same minutes. Every answer is
 * verified before it is timed. See docs/explanation/benchmarks.md.
 */
import { resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { KINDS } from '../src/recognise/table'
import { bundleContender } from './bundle'
import { cliffEntries } from './cliffs'
import type { Contender } from './contender'
import { describeRun } from './environment'
import { type Haystack, makeHaystack, NAMES, readFileHaystack, readHaystack, saveHaystack } from './haystacks'
import { keep } from './keep'
import { type Entry, type Limits, measureRow, memberEntry } from './measure'
import { Member } from './member'
import { moreEntries } from './more'
import { measureOnce } from './once'
import { policyEntries } from './policy'
import { programEntries } from './programs'
import { AS_STRING, isOwn, PLAIN_TEXT } from './report/standing'
import { consoleTables } from './report/summary'
import type { Lack, Results, Speed } from './results'
import { scratchFolder } from './scratch'
import { HELP, readSettings, type Settings, UsageError } from './settings'
import { tokenEntries } from './tokens'
import type { Work } from './works'

/** A contender with its bundle. */
export interface Candidate {
  /** Name of its file. */
  readonly id: string
  readonly file: string
  readonly contender: Contender
  readonly path: string
}

const pathOf = (file: string) => fileURLToPath(new URL(file, import.meta.url))
/** Reports progress, with the seconds since the start. */
const say = (line: string) => process.stderr.write(`${(performance.now() / 1000).toFixed(0).padStart(4)} s  ${line}\n`)

async function candidateOf(id: string): Promise<Candidate> {
  const file = pathOf(`contenders/${id}.ts`)
  const { default: contender } = (await import(pathToFileURL(file).href)) as { default: Contender }
  return { id, file, contender, path: await bundleContender(file) }
}

/** Loads each contender in its own process; those that cannot be loaded say why in their rows. */
async function crewOf(candidates: readonly Candidate[], { before }: Settings): Promise<Member[]> {
  const program = await bundleContender(pathOf('child.ts'))
  const crew: Member[] = []
  for (const { id, contender, path } of candidates) {
    const options = id === 'before' && before !== undefined ? { dist: resolve(before) } : {}
    const member = new Member({ name: contender.name, program, contender: path, options })
    await member.load()
    say(`  ${member.name.padEnd(32)} ${member.missing ?? 'ready'}`)
    crew.push(member)
  }
  return crew
}

/** Returns the rows of a work, usually one per contender. */
async function entriesOf(work: Work, crew: readonly Member[], candidates: readonly Candidate[], limits: Limits) {
  if (work.name === 'file') return programEntries((limits.turn * 20) / 1000)
  if (work.name === 'groups') return groupEntries(candidates, limits)
  if (work.name === 'tokens') return tokenEntries(limits)
  if (work.name === 'policy') return policyEntries(limits)
  if (work.name === 'more') return moreEntries(limits)
  if (work.name === 'cliff') return cliffEntries(limits)
  const takesPart = (i: number) => {
    const { id, contender } = candidates[i] as Candidate
    return (work.contenders?.includes(id) ?? true) && (contender.works?.includes(work.name) ?? true)
  }
  const entries = crew
    .filter(({ type }, i) => takesPart(i) && (work.name === 'find' || type !== 'program'))
    .map((member) => memberEntry(member, work.name, limits))
  const kernel = crew[0] as Member
  switch (work.name) {
    case 'stream':
      return [...entries, memberEntry(kernel, 'scan only', limits, `${kernel.name}, scan only`)]
    case 'value':
      return [...entries, memberEntry(kernel, 'text', limits, AS_STRING)]
    case 'find':
      return [...entries, memberEntry(await plainTextMember(candidates), 'find', limits)]
    default:
      return entries
  }
}

/** Processes in addition to those of the contenders. */
const groups: Member[] = []
let plainText: Member | undefined

/** The kernel without formats and field names, to show what those cost. */
async function plainTextMember(candidates: readonly Candidate[]): Promise<Member> {
  if (plainText !== undefined) return plainText
  const program = await bundleContender(pathOf('child.ts'))
  const { path } = candidates[0] as Candidate
  plainText = new Member({ name: PLAIN_TEXT, program, contender: path, options: { kinds: KINDS, isPlainText: true } })
  await plainText.load()
  return plainText
}

/** The kernel with one kind left out at a time. */
async function groupEntries(candidates: readonly Candidate[], limits: Limits): Promise<Entry[]> {
  const { contender, path } = candidates[0] as Candidate
  const program = await bundleContender(pathOf('child.ts'))
  for (const left of groups.length > 0 ? [] : [undefined, ...KINDS]) {
    const name = left === undefined ? contender.name : `without ${left}`
    const options = left === undefined ? {} : { kinds: KINDS.filter((kind) => kind !== left) }
    const member = new Member({ name, program, contender: path, options })
    await member.load()
    groups.push(member)
  }
  return groups.map((member) => memberEntry(member, 'find', limits))
}

/** Haystacks by name, each created on first use, and saved for the contenders' processes. */
function haystackMaker({ bytes, data, file }: Settings): (name: string) => Haystack {
  const kept = new Map<string, Haystack>()
  const make = (name: string): Haystack => {
    if (file !== undefined) return readFileHaystack(file, bytes)
    const read =
      data !== undefined && (name === 'logs' || name === 'prose') ? readHaystack(data, name, bytes) : undefined
    return read ?? makeHaystack(NAMES.find((one) => one === name) ?? 'logs', bytes)
  }
  return (name) => {
    const haystack = kept.get(name) ?? make(name)
    if (!kept.has(name)) saveHaystack(haystack, scratchFolder())
    kept.set(name, haystack)
    return haystack
  }
}

function titleOf(work: string, haystack: Haystack): string {
  const { name, bytes, values, count } = haystack
  const planted = values.flat().length
  const holds = { exact: `${planted} values`, floor: `${planted} values and more`, unknown: 'values unknown' }[count]
  return `${work}, ${name}: ${(bytes.length / 1e6).toFixed(1)} MB, ${values.length} lines, ${holds}`
}

async function measureWorks(settings: Settings, candidates: readonly Candidate[], crew: readonly Member[]) {
  const { isQuick, rounds } = settings
  const limits: Limits = { turn: isQuick ? 25 : 60, prepare: isQuick ? 4000 : 8000 }
  const haystackOf = haystackMaker(settings)
  const [speeds, lacks]: [Speed[], Lack[]] = [[], []]
  for (const work of settings.works) {
    const entries = await entriesOf(work, crew, candidates, limits)
    const rows = settings.file === undefined ? (settings.rows ?? work.rows) : ['file']
    for (const name of rows) {
      const haystack = haystackOf(name)
      const present = work.ownRows?.includes(name) ? entries.filter((entry) => isOwn(entry.name)) : entries
      say(`  ${titleOf(work.name, haystack)}`)
      const row = await measureRow(work.name, haystack, present, rounds)
      speeds.push(...row.speeds)
      lacks.push(...row.lacks)
    }
  }
  return { speeds, lacks }
}

async function measureAll(settings: Settings): Promise<Results> {
  const begin = performance.now()
  const candidates = await Promise.all(settings.contenders.map(candidateOf))
  const contenders = candidates.map(({ contender }) => contender)
  say('contenders')
  const crew = await crewOf(candidates, settings)
  try {
    say('once')
    const present = candidates.filter((_one, i) => crew[i]?.missing === undefined)
    // Contenders that do not take plain text cannot be judged.
    const judged = crew.filter((_one, i) => candidates[i]?.contender.works === undefined)
    const once = await measureOnce(settings, present, judged)
    say('works')
    const works = await measureWorks(settings, candidates, crew)
    const environment = describeRun(contenders, (performance.now() - begin) / 1000)
    return { environment, contenders: contenders.map(({ name, about }) => ({ name, about })), ...works, ...once }
  } finally {
    for (const member of [...crew, ...groups, ...(plainText ? [plainText] : [])]) member.stop()
  }
}

async function main(args: string[]): Promise<void> {
  const settings = readSettings(args)
  if (settings === undefined) {
    process.stdout.write(HELP)
    return
  }
  if (settings.isQueue) {
    console.log(await (await import('./queue')).queueTable(settings.isQuick ? 4000 : 20_000))
    return
  }
  const results = await measureAll(settings)
  console.log(consoleTables(results))
  // Missing packages would be missing in the README, too.
  const isRecord = settings.isWhole && !results.lacks.some(({ reason }) => reason.includes('bench:setup'))
  say(`kept in ${keep(results, isRecord, settings.out)}`)
  const isOurs = (name: string) => name.startsWith('sladd') || name === 'stream program'
  if (results.lacks.some(({ status, contender }) => status === 'wrong' && isOurs(contender))) process.exitCode = 1
}

try {
  await main(process.argv.slice(2))
} catch (error) {
  // parseArgs errors have such a code.
  const isUsage = error instanceof UsageError || String((error as { code?: string }).code).startsWith('ERR_PARSE_ARGS')
  if (!isUsage) throw error
  process.stderr.write(`bench: ${(error as Error).message}\n${HELP}`)
  process.exitCode = 2
}
