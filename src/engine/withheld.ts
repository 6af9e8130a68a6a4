/**
 * @module The engine of a policy that withholds every record: it emits nothing. Findings are still reported, because
 * they contain no text.
 */
import type { Call, Edit, Finding } from '../types'
import {
  addAll,
  type Engine,
  type Hear,
  likeInput,
  type Steps,
  type Stream,
  stepsThrough,
  type Tally,
  type Utf16,
} from './engine'

/** Kind under which withheld records are counted. */
const RECORD = 'record'

/** See {@link Engine}. The inner engine detects; its counts are discarded. */
export class WithheldEngine implements Engine {
  readonly #inner: Engine
  readonly #tally: Tally

  constructor(inner: Engine, tally: Tally) {
    this.#inner = inner
    this.#tally = tally
  }

  get name(): Engine['name'] {
    return this.#inner.name
  }

  scan(input: string | Uint8Array, call: Call): Finding[] {
    return this.#inner.scan(input, call)
  }

  redact<T extends string | Uint8Array>(input: T, call: Call, findings?: Finding[]): T {
    if (input.length === 0) return input
    this.#tally.add(RECORD, 'withhold')
    if (findings !== undefined) addAll(findings, this.#inner.scan(input, call))
    return (typeof input === 'string' ? '' : likeInput(input, new Uint8Array(0))) as T
  }

  edits(input: string | Uint8Array, call: Call, findings?: Finding[]): Edit[] {
    if (this.redact(input, call, findings) === input) return []
    return [{ start: 0, end: input.length, text: '' }]
  }

  unitEdits({ length }: Utf16): Edit[] {
    if (length === 0) return []
    this.#tally.add(RECORD, 'withhold')
    return [{ start: 0, end: length, text: '' }]
  }

  lines(lines: readonly string[], call: Call): string[] {
    return lines.map((line) => this.redact(line, call))
  }

  stream(call: Call, hear: Hear | undefined): Stream {
    const inner = hear === undefined ? undefined : this.#inner.stream(call, hear)
    let isEmpty = true
    return {
      push: (chunk) => {
        if (!(chunk instanceof Uint8Array)) throw new TypeError(`chunk expected a Uint8Array, got ${typeof chunk}`)
        if (isEmpty && chunk.length > 0) {
          isEmpty = false
          this.#tally.add(RECORD, 'withhold')
        }
        inner?.push(chunk)
        return undefined
      },
      end: () => {
        inner?.end()
        return undefined
      },
    }
  }

  steps(call: Call): Steps {
    return stepsThrough(this.stream(call, undefined))
  }
}
