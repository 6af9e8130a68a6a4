/**
 * @module Laws for every text and all options. They only use what a user knows, and nothing about the implementation.
 */
import { isDeepStrictEqual } from 'node:util'
import { createRedactStream } from '../../src/adapters/node-stream'
import type { Pump } from '../../src/engine/engine'
import { type Opens, PUMP } from '../../src/redactor'
import type { Finding, Redactor } from '../../src/types'
import { type Case, textOf } from './case'
import { redactorOf } from './options'

/** Two answers that should be one. */
export interface Difference {
  readonly law: string
  readonly names: readonly [string, string]
  readonly answers: readonly [unknown, unknown]
}

const at = new Date('2026-11-22T00:00:00Z')
const CALL = { at }
const ENGINES = ['auto', 'plain'] as const
type EngineName = (typeof ENGINES)[number]

/** An output, bytes as one character each, and its findings. */
interface Told {
  readonly output: string
  readonly findings: readonly Finding[]
}

const latin = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
const plainly = (output: string | Uint8Array) => (typeof output === 'string' ? output : latin(output))

function toldBy(redactor: Redactor, input: string | Buffer): Told {
  const { output, findings } = redactor.process(input, CALL)
  return { output: plainly(output), findings }
}

/** Redactors of the same options: to make one takes longer than what it does. */
export type Redactors = Map<EngineName, Redactor>

/** A case made ready. */
class Subject {
  readonly #told = new Map<string, Told>()
  readonly #redactors: Redactors
  readonly case: Case
  readonly bytes: Buffer
  /** Undefined for bytes. */
  readonly text: string | undefined
  /** Whether the text has UTF-8. */
  readonly isWellFormed: boolean

  constructor(given: Case, redactors: Redactors) {
    const text = textOf(given.text)
    this.#redactors = redactors
    this.case = given
    this.text = given.isBytes ? undefined : text
    this.bytes = Buffer.from(text, given.isBytes ? 'latin1' : 'utf8')
    this.isWellFormed = !given.isBytes && this.bytes.toString() === text
  }

  get inputs(): ReadonlyArray<readonly [string, string | Buffer]> {
    return this.text === undefined
      ? [['bytes', this.bytes]]
      : [
          ['string', this.text],
          ['bytes', this.bytes],
        ]
  }

  fresh(engine: EngineName): Redactor {
    return redactorOf(this.case.options, engine)
  }

  /** One for all laws but those of histories. */
  redactor(engine: EngineName): Redactor {
    const known = this.#redactors.get(engine)
    if (known !== undefined) return known
    const made = this.fresh(engine)
    this.#redactors.set(engine, made)
    return made
  }

  /** What is said of the whole. */
  whole(engine: EngineName, input: string | Buffer): Told {
    const key = `${engine} ${typeof input}`
    const known = this.#told.get(key)
    if (known !== undefined) return known
    const told = toldBy(this.redactor(engine), input)
    this.#told.set(key, told)
    return told
  }
}

type Answer = readonly [name: string, answer: unknown]
type Law = (subject: Subject) => AsyncIterable<readonly [Answer, Answer]> | Iterable<readonly [Answer, Answer]>

function* engines(subject: Subject): Iterable<readonly [Answer, Answer]> {
  for (const [type, input] of subject.inputs) {
    const [fast, plain] = ENGINES.map((engine): Answer => [`${engine}, ${type}`, subject.whole(engine, input)])
    yield [fast as Answer, plain as Answer]
  }
}

/** Offsets of a string's findings as those of its UTF-8. */
function inBytes(text: string, findings: readonly Finding[]): Finding[] {
  const offset = (unit: number) => Buffer.byteLength(text.slice(0, unit))
  return findings.map((finding) => ({ ...finding, start: offset(finding.start), end: offset(finding.end) }))
}

function* types(subject: Subject): Iterable<readonly [Answer, Answer]> {
  if (subject.text === undefined || !subject.isWellFormed) return
  for (const engine of ENGINES) {
    const { output, findings } = subject.whole(engine, subject.text)
    yield [
      [`${engine}, string`, { output: latin(Buffer.from(output)), findings: inBytes(subject.text, findings) }],
      [`${engine}, bytes`, subject.whole(engine, subject.bytes)],
    ]
  }
}

async function streamed(redactor: Redactor, bytes: Uint8Array, sizes: readonly number[], between?: string) {
  const findings: Finding[] = []
  const output: Buffer[] = []
  const stream = createRedactStream(redactor, { at, onFinding: (finding) => findings.push(finding) })
  stream.on('data', (chunk) => output.push(chunk))
  const ended = new Promise((resolve, reject) => stream.on('end', resolve).on('error', reject))
  for (let from = 0, i = 0; from < bytes.length; i++) {
    const to = from + (sizes[i % sizes.length] as number)
    stream.write(bytes.slice(from, to))
    if (between !== undefined && i % 3 === 0) redactor.redact(between, CALL)
    from = to
  }
  stream.end()
  await ended
  return { output: latin(Buffer.concat(output)), findings }
}

/** A byte at a time is slow for what is long. */
const LONG = 4096

async function* streams(subject: Subject): AsyncIterable<readonly [Answer, Answer]> {
  const { bytes, case: given } = subject
  const scale = bytes.length > LONG ? Math.ceil(bytes.length / 500) : 1
  const sizes = given.sizes.map((size) => size * scale)
  for (const engine of ENGINES) {
    const whole: Answer = [`${engine}, whole`, subject.whole(engine, bytes)]
    const redactor = subject.redactor(engine)
    yield [whole, [`${engine}, stream in one chunk`, await streamed(redactor, bytes, [bytes.length + 1])]]
    yield [whole, [`${engine}, stream by ${sizes}`, await streamed(redactor, bytes, sizes, given.earlier[0])]]
    if (scale === 1) yield [whole, [`${engine}, stream by 1`, await streamed(redactor, bytes, [1])]]
  }
}

function pumped(redactor: Redactor, bytes: Uint8Array, sizes: readonly number[]): string {
  const output: Buffer[] = []
  let from = 0
  let i = 0
  const pump: Pump = {
    read(into) {
      const size = Math.min(into.length, sizes[i++ % sizes.length] as number)
      const chunk = bytes.subarray(from, from + size)
      into.set(chunk)
      from += chunk.length
      return chunk.length
    },
    write: (piece) => output.push(Buffer.from(piece)),
  }
  ;(redactor as Redactor<never> & Opens)[PUMP](pump, CALL)
  return latin(Buffer.concat(output))
}

/** As the command line reads files. */
function* files(subject: Subject): Iterable<readonly [Answer, Answer]> {
  const { bytes, case: given } = subject
  const scale = bytes.length > LONG ? Math.ceil(bytes.length / 500) : 1
  for (const engine of ENGINES) {
    const redactor = subject.redactor(engine)
    const { output } = subject.whole(engine, bytes)
    for (const sizes of [[1 << 30], given.sizes.map((size) => size * scale)]) {
      yield [
        [`${engine}, whole`, output],
        [`${engine}, file by ${sizes}`, pumped(redactor, bytes, sizes)],
      ]
    }
  }
}

function* batches(subject: Subject): Iterable<readonly [Answer, Answer]> {
  if (subject.text === undefined) return
  const lines = [...subject.case.earlier, ...subject.text.split('\n'), subject.text, '', ...subject.case.earlier]
  for (const engine of ENGINES) {
    const redactor = subject.redactor(engine)
    yield [
      [`${engine}, redact each`, lines.map((line) => redactor.redact(line, CALL))],
      [`${engine}, redactLines`, redactor.redactLines(lines, CALL)],
    ]
  }
}

function* calls(subject: Subject): Iterable<readonly [Answer, Answer]> {
  for (const engine of ENGINES) {
    for (const [type, input] of subject.inputs) {
      const redactor = subject.redactor(engine)
      yield [
        [`${engine}, ${type}, process`, subject.whole(engine, input)],
        [
          `${engine}, ${type}, redact and scan`,
          { output: plainly(redactor.redact(input, CALL)), findings: redactor.scan(input, CALL) },
        ],
      ]
    }
  }
}

const LABEL = /\[(?:personnummer|fodselsnummer|email|phone|ip|field)\]/g

/** What one pass has written, the next one leaves alone. It may find more: what stood beside a value may be one now. */
function* passes(subject: Subject): Iterable<readonly [Answer, Answer]> {
  const { actions, policy, custom } = subject.case.options
  // Recognisers of the user's own say what they like of a label.
  if (subject.text === undefined || policy !== undefined || actions !== undefined || custom !== undefined) return
  const redactor = subject.redactor('auto')
  const once = redactor.redact(subject.text, CALL)
  const { output: twice, findings: found } = redactor.process(once, CALL)
  const labels = [...once.matchAll(LABEL)].map(({ 0: label, index }) => ({ start: index, end: index + label.length }))
  const [before, after] = [once, twice].map((text) => text.split('\n'))
  const labelsOf = (line = '') => line.match(LABEL)?.join()
  // A finding in several parts of a container log reaches over what stands between, which stays: whole lines.
  const stays = (finding: Finding, label: { start: number }) => {
    const line = once.slice(0, label.start).split('\n').length - 1
    return once.slice(finding.start, finding.end).includes('\n') && labelsOf(before?.[line]) === labelsOf(after?.[line])
  }
  // What a name owns goes as a whole, with the labels in it.
  const alters = (finding: Finding, label: { start: number; end: number }) => {
    const { kind, start, end } = finding
    if (start >= label.end || end <= label.start || stays(finding, label)) return false
    return kind !== 'field' || start > label.start || end < label.end
  }
  const altered = found.filter((finding) => labels.some((label) => alters(finding, label)))
  yield [
    ['labels altered', []],
    [`in ${JSON.stringify(once)}`, altered],
  ]
}

function* histories(subject: Subject): Iterable<readonly [Answer, Answer]> {
  for (const engine of ENGINES) {
    for (const [type, input] of subject.inputs) {
      const used = subject.fresh(engine)
      for (const before of subject.case.earlier) {
        used.redact(before, CALL)
        used.redact(Buffer.from(before), CALL)
        used.redactLines([before], CALL)
      }
      yield [
        [`${engine}, ${type}, fresh`, toldBy(subject.fresh(engine), input)],
        [`${engine}, ${type}, after others`, toldBy(used, input)],
      ]
    }
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The same with every value left out but `null`: an edit may change those, and nothing else. */
function skeleton(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(skeleton)
  if (typeof value === 'object' && value !== null) return Object.values(value).map(skeleton)
  return value === null ? null : ''
}

const NO_JSON = 'no JSON'

/** Valid JSON stays valid, and its structure the same; a policy may keep the whole record back. */
function* json(subject: Subject): Iterable<readonly [Answer, Answer]> {
  const { text, case: given } = subject
  const { format = 'auto' } = given.options
  if (text === undefined || (format !== 'auto' && format !== 'json')) return
  const redactor = subject.redactor('auto')
  for (const record of new Set([text, ...text.split('\n')])) {
    const value = parsed(record)
    const output = typeof value === 'object' && value !== null ? redactor.redact(record, CALL) : ''
    if (output === '') continue
    yield [
      ['structure before', skeleton(value)],
      ['structure after', skeleton(parsed(output) ?? NO_JSON)],
    ]
  }
}

function* values(subject: Subject): Iterable<readonly [Answer, Answer]> {
  const { text } = subject
  if (text === undefined) return
  const given = [text, subject.bytes, { text, list: [text, subject.case.earlier] }, parsed(text)]
  const [fast, plain] = ENGINES.map((engine): Answer => {
    const redactor = subject.redactor(engine)
    return [engine, given.map((value) => redactor.redactValue(value, CALL))]
  })
  yield [fast as Answer, plain as Answer]
}

/** Lines that are parts of a message, and those that may end in a soft break of quoted-printable. */
const PARTS = / std(?:out|err) |^\{"log":"|=\r?\n/

/** What `explain` says was found is what is found, but in parts of messages, which it reads as they stand. */
function* reasons(subject: Subject): Iterable<readonly [Answer, Answer]> {
  const spansOf = (list: readonly { kind: string; start: number; end: number }[]) =>
    list.map(({ kind, start, end }) => `${kind} ${start}-${end}`)
  if (PARTS.test(subject.bytes.toString('latin1'))) return
  for (const [type, input] of subject.inputs) {
    const redactor = subject.redactor('plain')
    const found = redactor.explain(input, CALL).filter(({ verdict }) => verdict === 'found')
    yield [
      [`${type}, scan`, spansOf(redactor.scan(input, CALL))],
      [`${type}, explain`, spansOf(found)],
    ]
  }
}

/** The laws, by name. */
export const LAWS: { readonly [name: string]: Law } = {
  engines,
  types,
  streams,
  files,
  batches,
  calls,
  passes,
  histories,
  json,
  values,
  reasons,
}

/** How a case breaks the first of some laws; undefined when it does not. What throws breaks the law it throws in. */
export async function broken(
  laws: readonly string[],
  given: Case,
  redactors: Redactors = new Map(),
): Promise<Difference | undefined> {
  const subject = new Subject(given, redactors)
  let law = ''
  try {
    for (law of laws) {
      for await (const [one, other] of (LAWS[law] as Law)(subject)) {
        if (isDeepStrictEqual(one[1], other[1])) continue
        return { law, names: [one[0], other[0]], answers: [one[1], other[1]] }
      }
    }
    return undefined
  } catch (error) {
    return {
      law,
      names: ['nothing is thrown', 'thrown'],
      answers: ['', (error as Error).stack?.split('\n').slice(0, 4).join('\n')],
    }
  }
}
