/** @module `sladd redact`: prints the inputs with findings replaced. */

import type { Charset } from '../../encoding/charset'
import { EncodedStream } from '../../encoding/stream'
import { Transcoder, unitAt, widthOf } from '../../encoding/transcode'
import { stepsThrough } from '../../engine/engine'
import { readSome } from '../../files/bytes'
import { isFileRefused, reasonOf } from '../../files/refused'
import { JOINS, OPEN, type Opens, STEPS } from '../../redactor'
import { isLineEnd } from '../../text/codes'
import type { Counts, Redactor } from '../../types'
import { type RedactCommand, readCommand } from './arguments'
import { type Begin, beginOf } from './begin'
import { isTerminal } from './builtin'
import { type Done, doneBy, timesIn } from './done'
import { FAILED } from './failure'
import type { FileList } from './file-list'
import { eachInput, type Input, Unfit } from './input'
import { type Read, runLive } from './live'
import { outputDescriptor, print, printInTime, say } from './output'
import { Progress } from './progress'
import { RANGE } from './range'
import { Reload, Seam } from './reload'
import { Stop } from './signals'
import { openSource, type Source } from './source'
import type { Stats } from './stats'
import { Refusal } from './usage'

const LINE_FEED = 10
/** Exit code if a policy withheld everything. */
const WITHHELD = 3
/** Exit code if tokens would become masks, with `--strict-tokens`. */
const MASKED = 4

/**
 * Concatenates the outputs. Each input is a separate text: if one lacks a final line end, the next would be read as its
 * continuation, which has not been scanned.
 */
class Joint {
  readonly #settle: () => void
  #before: string | undefined
  #name = ''
  /** Encoding of the current input, and of the output so far. */
  #charset: Charset = 'utf-8'
  #written: Charset | undefined
  #last: number | undefined = LINE_FEED

  /**
   * @param settle - writes sealed values to disk, before their tokens are output
   * @param written - encoding of the record before all inputs; undefined without one
   */
  constructor(settle: () => void, written: Charset | undefined) {
    this.#settle = settle
    this.#written = written
  }

  /** @throws Unfit if the encoding differs from that of the output so far: nobody could read both */
  begin(name: string, { bytes, charset }: Begin): void {
    const written = this.#written
    if (bytes.length > 0 && written !== undefined && written !== charset) {
      throw new Unfit(`is ${charset.toUpperCase()} behind ${written.toUpperCase()}; redact it by itself`)
    }
    if (this.#last === undefined || !isLineEnd(this.#last)) this.#before ??= this.#name
    this.#name = name
    this.#charset = charset
  }

  /** To be called before the first byte of an input is written. */
  async part(): Promise<void> {
    if (this.#before === undefined) return
    say(`${this.#before} has no line feed at its end: one was put between it and ${this.#name}`)
    this.#before = undefined
    await printInTime(new Transcoder(this.#written ?? 'utf-8').encode(Uint8Array.of(LINE_FEED)))
  }

  async write(bytes: Uint8Array): Promise<void> {
    if (bytes.length === 0) return
    this.#settle()
    await this.part()
    await printInTime(bytes)
    this.endedWith(unitAt(this.#charset, bytes, bytes.length - widthOf(this.#charset)))
  }

  /** @param last - the last code unit written; undefined if none was */
  endedWith(last: number | undefined): void {
    this.#last = last
    this.#written = this.#charset
  }
}

/** A run of `sladd redact`: its command, which a long-running process can reload, and whether it was asked to end. */
interface Run {
  command: RedactCommand
  readonly stop: Stop
  /** Undefined if SIGHUP ends the run. */
  readonly reload: Reload | undefined
  readonly records: typeof import('./run-record') | undefined
  /** Redactors that have processed an input. */
  readonly redactors: Set<Redactor & Opens>
  /** What other threads have done. */
  readonly done: Done[]
  readonly stats: Stats | undefined
  /** Inputs that could be read, and that could not. */
  readonly inputs: { read: number; failed: number }
}

/** Tables name their columns first, YAML is a tree, and length-prefixed formats must be read from the first byte. */
function goesByLines({ bytes, charset }: Begin, { redactor, isTable }: { redactor: Opens; isTable: boolean }): boolean {
  if (isTable || charset !== 'utf-8' || redactor[JOINS](new Uint8Array(0))) return false
  return !/^(?:__CURSOR=|\d+ <)/.test(Buffer.from(bytes.subarray(0, 16)).toString('latin1'))
}

/** A source that fails has ended: what came before is written, and then the error is thrown. */
async function redactSource(input: Input, source: Source, start: Begin, progress: Progress, run: Run, joint: Joint) {
  const { command, reload } = run
  const { bytes, charset } = start
  let failure: { readonly error: unknown } | undefined
  let begin = bytes
  const read = async (into: Uint8Array) => {
    if (begin.length > 0) {
      const first = begin.subarray(0, into.length)
      into.set(first)
      begin = begin.subarray(first.length)
      return first.length
    }
    const got = await source.read(into).catch((error) => {
      failure = { error }
      return 0
    })
    progress.add(got)
    return got
  }
  const reading = readingOf(input, run)
  const seam = reload && goesByLines(start, reading) ? new Seam(read, () => reload.isAsked) : undefined
  const readOn: Read = seam ? (into, isWaiting) => seam.read(into, isWaiting) : read
  const write = (output: Uint8Array) => joint.write(output)
  if (charset === 'utf-8') {
    do await runLive(readingOf(input, run).redactor[STEPS](run.command.call), readOn, write, command.hold)
    while (seam?.takeCut() && (await renewed(run)))
  } else {
    const stream = new EncodedStream(command.bytes.encoding, () => reading.redactor[OPEN](command.call), undefined)
    await runLive(stepsThrough(stream), read, write, command.hold)
  }
  progress.end()
  if (failure !== undefined) throw failure.error
}

/** Returns the reading of an input under the current command. */
function readingOf({ name }: Input, run: Run): { redactor: Redactor & Opens; isTable: boolean } {
  const reading = run.command.reading(name) as { redactor: Redactor & Opens; isTable: boolean }
  run.redactors.add(reading.redactor)
  return reading
}

/** Reloads keys, policy and lists. */
async function renewed(run: Run): Promise<true> {
  run.command.settle()
  run.reload?.done()
  run.command = await readAnew(run.command)
  return true
}

/** True if a file may be split between lines; its start is enough to tell. */
function hasLinesApart(file: number, redactor: Opens): boolean {
  const begin = new Uint8Array(RANGE)
  return !redactor[JOINS](begin.subarray(0, readSome(file, begin, 0)))
}

async function redactInput(input: Input, run: Run, joint: Joint): Promise<void> {
  const { command, stop } = run
  const { redactor, isTable } = readingOf(input, run)
  const opened = openSource(input, stop)
  try {
    const source = command.bytes.unpacks ? (await import('./unpacked')).unpackedSource(opened, stop) : opened
    const begin = await beginOf((into) => source.read(into), command.bytes, source.file?.size)
    joint.begin(input.name, begin)
    const { descriptor = 0, size = 0 } = source.file ?? {}
    // Output on the same terminal shows progress by itself.
    const isQuiet = command.isQuiet || isTerminal(outputDescriptor())
    const isDealt = command.jobs > 1 && size > RANGE && !isTable && begin.charset === 'utf-8'
    if (isDealt && hasLinesApart(descriptor, redactor)) {
      await joint.part()
      const file = { name: input.name, size, isQuiet }
      const { redactWithJobs } = await import('./jobs')
      const last = await redactWithJobs(command, file, redactor, stop, (done) => run.done.push(done))
      if (last !== undefined) joint.endedWith(last)
    } else {
      const before = timesIn(redactor.counts)
      const watching = { isQuiet, found: () => timesIn(redactor.counts) - before }
      await redactSource(input, source, begin, new Progress(input.name, size, watching), run, joint)
    }
  } finally {
    opened.close()
  }
}

/** Returns what redactors and threads have done so far. */
function allDone({ redactors, done }: Run): Done[] {
  return [...[...redactors].map(doneBy), ...done]
}

function countsOf(run: Run): Counts[] {
  return allDone(run).map(({ counts }) => counts)
}

/** Writes one output: the results of some inputs, concatenated. */
async function oneOutput(list: FileList, run: Run): Promise<{ readonly read: number; readonly failed: number }> {
  const { withheld, policed, stamp } = run.command
  const joint = new Joint(() => run.command.settle(), stamp && 'utf-8')
  if (policed && stamp && withheld === undefined) print(run.records?.stampOf(policed, stamp === 'text') ?? '')
  const done = await eachInput(
    list,
    async (input) => {
      await redactInput(input, run, joint)
      run.stats?.addSince(input.name, countsOf(run))
    },
    () => run.stop.code !== undefined,
  )
  run.inputs.read += done.read
  run.inputs.failed += done.failed
  return done
}

/** Returns the counts so far, by kind. */
function doneSoFar(run: Run): ReadonlyMap<string, number> {
  const all = new Map<string, number>()
  for (const counts of countsOf(run)) {
    for (const kind of Object.keys(counts)) all.set(kind, (all.get(kind) ?? 0) + timesIn({ [kind]: counts[kind] }))
  }
  return all
}

/** Processes all inputs and writes their outputs. */
async function toPlaces(run: Run): Promise<number> {
  const { list, place, live } = run.command
  const { output, targets } = place
  const isOver = () => run.stop.code !== undefined
  if (targets !== undefined) {
    const one = (name: string) => oneOutput({ ...list, names: [name], unread: [] }, run)
    return (await import('./each-file')).eachFile(
      list,
      { ...place, targets },
      { one, done: () => doneSoFar(run), isOver },
    )
  }
  let failed = 0
  const all = async () => {
    failed = (await oneOutput(list, run)).failed
    return failed === 0
  }
  if (live.file !== undefined) await (await import('./rotate')).printToLive(live.file, run, all)
  else await (output === undefined ? all() : (await import('./output-file')).printToFile(output, all))
  return failed > 0 ? FAILED : 0
}

async function redactAll(command: RedactCommand): Promise<number> {
  const { withheld, policed, stamp, audit } = command
  if (withheld !== undefined) {
    say(`withheld by ${withheld.rule}: ${withheld.reason}`)
    // Files would lose all their content.
    if (command.place.targets !== undefined || command.isDiff) return WITHHELD
  }
  if (command.isDiff) return (await import('./diff')).diffFiles(command)
  const isLive = command.live.file !== undefined
  const stop = new Stop(!isLive)
  const stats = command.stats && new (await import('./stats')).Stats(command.stats)
  const records = policed && (stamp ?? audit) !== undefined ? await import('./run-record') : undefined
  const log = policed && audit !== undefined ? records?.openRunLog(audit, policed) : undefined
  const reload = isLive ? new Reload() : undefined
  const inputs = { read: 0, failed: 0 }
  const run: Run = { command, stop, reload, records, redactors: new Set(), done: [], stats, inputs }
  // Record what was done, even if nobody reads the output any more.
  const code = await toPlaces(run).finally(() => log?.(allDone(run)))
  await stats?.tell(run.inputs.read, run.inputs.failed)
  return stop.code ?? (code === 0 && withheld !== undefined ? WITHHELD : code)
}

/** Reports once which rules' tokens are masks; returns whether the run may continue. */
async function mayWrite({ policed, material, isStrict }: RedactCommand): Promise<boolean> {
  if (policed === undefined && !isStrict) return true
  const masked = (await import('./token-masks')).tokenMasks(policed, material?.ring)
  for (const [rule, reason] of masked) say(`tokens of ${rule}: ${reason}`)
  return !isStrict || masked.size === 0
}

/** Reads the command again. If anything it names is invalid, the old one stays in force. */
async function readAnew(command: RedactCommand): Promise<RedactCommand> {
  const { args } = command
  try {
    const fresh = await readCommand(args)
    if (fresh.name !== 'redact' || !(await mayWrite({ ...fresh, args }))) return command
    say('keys, policy and lists were read anew')
    return { ...fresh, args }
  } catch (error) {
    const why = error instanceof Refusal || isFileRefused(error) ? error.message : reasonOf(error)
    say(`${why ?? 'what was given cannot be read'}: goes on as before`)
    return command
  }
}

/**
 * Redacts the inputs in order.
 *
 * @returns the exit code: that of a received signal, 2 if an input could not be read, 3 if a policy withheld all of
 * them, 4 if tokens would become masks and `--strict-tokens` forbids that, else 0
 */
export async function redactFiles(command: RedactCommand): Promise<number> {
  if (!(await mayWrite(command))) return MASKED
  const { protocol } = command.live
  return protocol === undefined
    ? redactAll(command)
    : (await import('./protocol')).answerMessages(command, protocol, readAnew)
}
