/**
 * @module The process of one contender: loads it, verifies its answers, and does its work when it is its turn. Errors
 * are reported by type only: a message could contain a piece of someone's log.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import type { Contender, LoadOptions, OwnTool, ProgramTool, Tool } from './contender'
import { cut, type Haystack } from './haystacks/haystack'
import { loadHaystack } from './haystacks/store'
import type { Loaded, Prepared, Ran, Replaced, Request } from './messages'
import { countFault, digestOf, type Fault, ownFault, replacedFault, withoutFault } from './proof'
import { took } from './rounds'
import { scratch, scratchFolder } from './scratch'
import { type Answer, CALL, OWN, type Task, TEXT } from './tasks'

/** Bytes for the first attempt. */
const FIRST = 16 * 1024
/** Bytes of a program's input file, so that its startup is a small part of the measurement. */
const PROGRAM_BYTES = 32e6

let contender: Contender
let tool: Tool
let options: LoadOptions = {}
let haystack: Haystack | undefined
/** Prepared jobs on the haystack, by work: one process may have two rows of a table. */
const jobs = new Map<string, { run(): unknown; readonly passes: number }>()

async function load(path: string, asked: LoadOptions): Promise<Loaded> {
  options = asked
  contender = ((await import(pathToFileURL(path).href)) as { default: Contender }).default
  try {
    tool = await contender.load(options)
    return { type: tool.type }
  } catch (error) {
    return { type: 'none', missing: (error as Error).message }
  }
}

function haystackOf(name: string): Haystack {
  if (haystack?.name !== name) {
    jobs.clear()
    haystack = loadHaystack(scratchFolder(), name)
  }
  return haystack
}

/** Grows a haystack's part until one run takes long enough, or it is the whole; returns the time of a warm run. */
async function size(whole: Haystack, make: (part: Haystack) => Task, enough: number) {
  for (let bytes = FIRST; ; bytes *= 2) {
    const part = cut(whole, bytes)
    const task = make(part)
    // The better of two: the first one may have waited for a compiler.
    let time = await took(task.run)
    if (time < 4 * enough) time = Math.min(time, await took(task.run))
    if (time >= enough || part.bytes.length === whole.bytes.length) return { part, task, time }
  }
}

/** Returns our tool for the format of a haystack. */
function readerOf(own: OwnTool, { format }: Haystack): OwnTool {
  return format === undefined ? own : (own.reading?.(format) ?? own)
}

/** Returns what is wrong with our own answer, possibly for a subset of kinds. */
function faultOf(whole: Haystack, answer: Answer): Fault {
  const { kinds, isPlainText = false } = options
  return kinds ? withoutFault(whole, answer, kinds, isPlainText) : ownFault(whole, answer)
}

async function inMemory(work: string, whole: Haystack, enough: number): Promise<Prepared> {
  const own = tool.type === 'own' ? readerOf(tool, whole) : undefined
  const text = tool.type === 'text' ? tool : undefined
  const make = (part: Haystack): Task => {
    if (own !== undefined) return (OWN[work] as (typeof OWN)[string])(own, part)
    return (TEXT[work] as (typeof TEXT)[string])(text as NonNullable<typeof text>, part)
  }
  const answer = own && (await make(whole).answer())
  const early: Fault = answer && faultOf(whole, answer)
  if (early !== undefined) return { fault: early, bytes: 0, passes: 0 }
  const { part, task, time } = await size(whole, make, enough)
  const passes = Math.max(1, Math.round(enough / time))
  jobs.set(work, { run: task.run, passes })
  const fault = own ? undefined : await textFault(part, task)
  const known = { bytes: part.bytes.length, passes, ...(answer && isWhole(answer) && { digest: digestOf(answer) }) }
  return fault === undefined ? known : { ...known, fault }
}

/** True if the answer must be the same from every engine: all kinds, by this build. */
function isWhole(answer: Answer): answer is Exclude<Answer, { count: number }> {
  return options.kinds === undefined && options.dist === undefined && !('count' in answer)
}

async function textFault(part: Haystack, task: Task): Promise<Fault> {
  const answer = await task.answer()
  return 'output' in answer ? replacedFault(part, answer.output, (value) => contender.knows(value)) : 'no output'
}

/** A program gets the repeated haystack as a separate file. */
function byProgram(work: string, program: ProgramTool, whole: Haystack): Prepared {
  const [input, output] = [scratch('program-input'), scratch('program-output')]
  const times = Math.ceil(PROGRAM_BYTES / whole.bytes.length)
  const bytes = times * whole.bytes.length
  writeFileSync(input, Buffer.concat(Array.from({ length: times }, () => whole.bytes)))
  const run = () => program.find(input, output)
  const code = run()
  if (code !== 0 && code !== 1) return { fault: `exit code ${code}`, bytes, passes: 1 }
  const found = readFileSync(output).reduce((lines, byte) => lines + (byte === 10 ? 1 : 0), 0)
  const fault = countFault(whole, found / times, false)
  jobs.set(work, { run, passes: 1 })
  return { bytes, passes: 1, ...(fault !== undefined && { fault }) }
}

async function prepare(work: string, name: string, milliseconds: number): Promise<Prepared> {
  const whole = haystackOf(name)
  jobs.delete(work)
  try {
    return tool.type === 'program' ? byProgram(work, tool, whole) : await inMemory(work, whole, milliseconds)
  } catch (error) {
    return { fault: `threw ${(error as Error).name}`, bytes: 0, passes: 0 }
  }
}

async function run(work: string): Promise<Ran> {
  const job = jobs.get(work)
  if (job === undefined) throw new Error('nothing was prepared')
  const { run: once, passes } = job
  const begin = performance.now()
  for (let i = 0; i < passes; i++) {
    const result = once()
    if (result instanceof Promise) await result
  }
  return { milliseconds: performance.now() - begin }
}

async function replace(text: string): Promise<Replaced> {
  try {
    if (tool.type === 'own') return { text: tool.redactor.redact(text, CALL) }
    return tool.type === 'text' ? { text: await tool.replace(text) } : {}
  } catch {
    return {}
  }
}

function answer(request: Request): Promise<Loaded | Prepared | Ran | Replaced> {
  switch (request.ask) {
    case 'load':
      return load(request.path, request.options)
    case 'prepare':
      return prepare(request.work, request.haystack, request.milliseconds)
    case 'run':
      return run(request.work)
    case 'replace':
      return replace(request.text)
  }
}

process.on('message', async (request: Request) => {
  process.send?.(await answer(request))
})
