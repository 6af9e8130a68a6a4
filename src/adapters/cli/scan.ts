/**
 * @module `sladd scan`: positions of findings as a table or JSON lines. Never the text itself, except in a table on
 * request.
 */
import { closeSync, constants, fstatSync, openSync } from 'node:fs'
import { Writable } from 'node:stream'
import { buffer as wholeOf } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { Places } from '../../encoding/transcode'
import { HOLD_MS } from '../../engine/hold'
import { readSome } from '../../files/bytes'
import { OPEN, type Opens } from '../../redactor'
import type { Finding, Redactor } from '../../types'
import { transformOf } from '../transform'
import type { ScanCommand } from './arguments'
import { charsetOfAll, decoded } from './begin'
import { FAILED } from './failure'
import { checkNoDirectory, eachInput, type Input, watched } from './input'
import { print, say } from './output'
import type { Passing } from './passing'
import type { Watching } from './progress'
import { type Position, REPORTS, type Style } from './scan-report'
import { tableStyle } from './scan-table'

const LINE_FEED = 10
const NO_TEXT = new Uint8Array(0)
/** Exit code if something was found. */
export const FOUND = 1

/**
 * Lines of a stream: returns line and column of an offset. Offsets are requested in order and lie no further back than
 * a stream may hold back, so earlier line starts are forgotten.
 */
export class Lines {
  /** Starts of lines in the text; those before `#current` are no longer needed. */
  #begins: number[] = [0]
  /** The same in the bytes of the input. */
  #places: number[] = this.#begins
  #current = 0
  #forgotten = 0
  #received = 0
  static readonly HELD_BACK = 4 << 20
  readonly #bytes: Places | undefined

  /** @param bytes - maps positions in the text to the bytes of the input, if these differ */
  constructor(bytes?: Places) {
    this.#bytes = bytes
    if (bytes !== undefined) this.#places = [0]
  }

  push(chunk: Uint8Array): void {
    const bytes = this.#bytes
    bytes?.push(chunk)
    for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, at + 1)) {
      const begin = this.#received + at + 1
      this.#begins.push(begin)
      if (bytes !== undefined) this.#places.push(bytes.of(begin))
    }
    this.#received += chunk.length
  }

  /** Returns line and column of `offset`, both from 1, the column in bytes. */
  locate(offset: number): Position {
    this.#moveTo(offset)
    const column = (this.#bytes?.of(offset) ?? offset) - (this.#places[this.#current] as number) + 1
    return { line: this.#forgotten + this.#current + 1, column }
  }

  /** Converts a finding in the text to its position in the bytes of the input. */
  inInput(finding: Finding): Finding {
    const { start, end } = finding
    return this.#bytes === undefined ? finding : { ...finding, start: this.#bytes.of(start), end: this.#bytes.of(end) }
  }

  /** Forgets lines before any later offset. */
  trim(): void {
    this.#moveTo(this.#received - Lines.HELD_BACK)
    this.#begins = this.#begins.slice(this.#current)
    this.#places = this.#bytes === undefined ? this.#begins : this.#places.slice(this.#current)
    this.#forgotten += this.#current
    this.#current = 0
  }

  #moveTo(offset: number): void {
    while (this.#current + 1 < this.#begins.length && (this.#begins[this.#current + 1] as number) <= offset) {
      this.#current++
    }
  }
}

/** Receives a finding, also with its position in the text passed to `seen`. */
type Tell = (finding: Finding, file: string, position: Position, inText: Finding) => void

function asJson({ start, end, kind, variant, confidence, evidence }: Finding, file: string, at: Position): string {
  const { line, column } = at
  return `${JSON.stringify({ file, line, column, start, end, kind, variant, confidence, evidence })}\n`
}

/** Most bytes of a file that is read at once. */
const SMALL = 1 << 20

/** How an input is scanned, and what receives the results. */
interface Scanning {
  readonly command: Pick<ScanCommand, 'bytes' | 'call'>
  readonly passing: Passing | undefined
  readonly tell: Tell
  /** Called when there may be something to print. */
  readonly turnPage?: () => void
  /** Receives the text before its findings. */
  readonly seen?: (text: Uint8Array) => void
  /** True if it must receive the whole text first. */
  readonly isWhole?: boolean
  readonly watching?: Watching
}

/** Reports the findings of a complete text. */
function scanWhole(name: string, text: Uint8Array, lines: Lines, redactor: Redactor, scanning: Scanning): void {
  const { command, passing, tell, turnPage, seen } = scanning
  const findings = redactor.scan(text, command.call)
  if (findings.length === 0) return
  lines.push(text)
  seen?.(text)
  const isPassed = passing?.of(name, text)
  for (const finding of findings) {
    const position = lines.locate(finding.start)
    if (isPassed?.(finding, position.line)) continue
    tell(lines.inInput(finding), name, position, finding)
  }
  turnPage?.()
}

/** Reports the findings of one input. */
export async function scanInput(input: Input, redactor: Redactor, scanning: Scanning): Promise<void> {
  const { command, passing, tell, turnPage, seen } = scanning
  const { bytes, call } = command
  const whole = input.isStandard || bytes.unpacks ? undefined : smallFile(input.name)
  if (whole !== undefined && charsetOfAll(whole, bytes) === 'utf-8') {
    return scanWhole(input.name, whole, new Lines(), redactor, scanning)
  }
  const { charset, text } = await decoded(watched(input, scanning.watching), bytes)
  const lines = new Lines(charset === 'utf-8' ? undefined : new Places(charset))
  if (passing?.needsText || scanning.isWhole) {
    // Showing text does not change what is allowed.
    const judged = passing?.needsText ? scanning : { ...scanning, passing: undefined }
    return scanWhole(input.name, await wholeOf(text), lines, redactor, judged)
  }
  const session = (redactor as Redactor & Opens)[OPEN](call, (finding) => {
    tell(lines.inInput(finding), input.name, lines.locate(finding.start), finding)
  })
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of text) {
      lines.push(chunk)
      seen?.(chunk)
      yield chunk
    }
  }
  const drain = new Writable({
    write(_chunk, _encoding, done) {
      lines.trim()
      try {
        turnPage?.()
        done()
      } catch (error) {
        done(error as Error)
      }
    },
  })
  await pipeline(counted(), transformOf(session, HOLD_MS), drain)
  turnPage?.()
}

let buffer: Uint8Array | undefined

/** Reads a small file completely; valid until the next call. Undefined for any other file, and for non-files. */
function smallFile(name: string): Uint8Array | undefined {
  const file = openSync(name, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  try {
    const stat = fstatSync(file)
    checkNoDirectory(stat)
    if (!stat.isFile() || stat.size === 0 || stat.size > SMALL) return undefined
    // One buffer for all: memory outside the heap costs more to collect than to fill.
    buffer ??= new Uint8Array(SMALL + 1)
    const got = readSome(file, buffer.subarray(0, stat.size + 1), 0)
    // The file may be growing.
    return got === stat.size ? buffer.subarray(0, got) : undefined
  } finally {
    closeSync(file)
  }
}

/** Formats the counts by kind in a line. */
function summary(totals: ReadonlyMap<string, number>): string {
  const all = [...totals.values()].reduce((sum, n) => sum + n, 0)
  const kinds = [...totals].map(([kind, n]) => `${kind} ${n}`).join(', ')
  return all === 0 ? 'nothing found\n' : `${all} found: ${kinds}\n`
}

const STYLES: { readonly [style in Exclude<ScanCommand['style'], 'table'>]: Style } = {
  json: { finding: asJson },
  explain: {},
  count: { file: (name, findings) => (findings > 0 ? `${name}: ${findings}\n` : '') },
  'files-with-findings': { file: (name, findings) => (findings > 0 ? `${name}\n` : '') },
  quiet: {},
  html: {},
  ...REPORTS,
}

/** Begins a scan, in whatever style its findings are shown: what it passes over, counts, and concludes. */
export async function begun({ allowed, failOn, stats: place, style }: ScanCommand) {
  const passing = allowed && new (await import('./passing')).Passing(allowed)
  const stats = place && new (await import('./stats')).Stats(place)
  const totals = new Map<string, number>()
  let isFailing = false
  return {
    passing,
    totals,
    isFailing: () => isFailing,
    count(kind: string, file: string): void {
      isFailing ||= failOn?.includes(kind) ?? true
      // Also if the reader of the output is gone.
      if (isFailing) process.exitCode = FOUND
      totals.set(kind, (totals.get(kind) ?? 0) + 1)
      stats?.add(file, kind, 'found')
    },
    /** Prints sums and statistics, and writes a baseline if requested; returns the exit code. */
    async conclude({ read, failed }: { readonly read: number; readonly failed: number }): Promise<number> {
      if ((style === 'table' || style === 'html') && read > 0) print(summary(totals))
      if (style !== 'quiet') passing?.tell()
      await stats?.tell(read, failed)
      if (failed > 0) return FAILED
      if (allowed?.baseline?.writes) {
        await allowed.baseline.write()
        say('the baseline was written')
      }
      return isFailing ? FOUND : 0
    },
  }
}

/**
 * Scans the inputs in order.
 *
 * @returns the exit code: 2 if an input could not be read or is not text, 1 if something was found, else 0
 */
export async function scanFiles(command: ScanCommand): Promise<number> {
  const { list, reading, style, isShown, isColoured } = command
  const { passing, totals, isFailing, count, conclude } = await begun(command)
  const printed = style === 'table' ? tableStyle(isColoured) : STYLES[style]
  let page = printed.begin ?? ''
  const turnPage = () => {
    const text = page
    page = ''
    if (text !== '') print(text)
  }
  const inputs = await eachInput(
    list,
    async (input) => {
      let findings = 0
      let all: Uint8Array = NO_TEXT
      const tell: Tell = (finding, file, position, inText) => {
        const isFirst = totals.size === 0
        count(finding.kind, file)
        if (printed.finding !== undefined) page += printed.finding(finding, file, position, isFirst)
        if (isShown) page += printed.text?.(all, inText) ?? ''
        findings++
      }
      const seen = (text: Uint8Array) => {
        all = text
      }
      const watching = { isQuiet: style === 'quiet', found: () => findings }
      const scanning = { command, passing, tell, turnPage, watching, ...(isShown && { seen, isWhole: true }) }
      await scanInput(input, reading(input.name).redactor, scanning)
      page += printed.file?.(input.name, findings) ?? ''
      turnPage()
    },
    () => style === 'quiet' && isFailing(),
  )
  page += printed.end ?? ''
  turnPage()
  return conclude(inputs)
}
