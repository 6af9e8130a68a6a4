/**
 * @module A stream of YAML. Input is held until a document ends, or until it has as many entries as are read at once.
 * The cuts do not depend on the chunks.
 */
import { spliceBytes } from '../act/splice'
import { readYaml, type YamlText } from '../formats/yaml'
import type { Frames } from '../formats/yaml-notes'
import { Held } from '../plain/window'
import type { Call, Edit, Finding } from '../types'
import { behindEachOther, type Hear, type Stream } from './engine'

/** Redacts a document; `state` carries over to the next. */
interface Edits<S> {
  editsIn(bytes: Uint8Array, text: YamlText, state: S, call: Call, findings?: Finding[]): Edit[]
}

/** See {@link Stream}. */
export class YamlStream<S extends { frames: Frames }> implements Stream {
  readonly #engine: Edits<S>
  readonly #state: S
  readonly #most: number
  readonly #call: Call
  readonly #hear: Hear | undefined
  readonly #held = new Held()
  /** Offset of the first byte not emitted, and the end offset of the bytes received. */
  #at = 0
  #end = 0
  /** Number of bytes required before the next attempt. */
  #needed = 0

  constructor(engine: Edits<S>, state: S, most: number, call: Call, hear: Hear | undefined) {
    this.#engine = engine
    this.#state = state
    this.#most = most
    this.#call = call
    this.#hear = hear
  }

  push(chunk: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
    if (!(chunk instanceof Uint8Array)) throw new TypeError(`chunk expected a Uint8Array, got ${typeof chunk}`)
    this.#held.push(chunk)
    this.#end += chunk.length
    return this.#end - this.#at < this.#needed ? undefined : this.#advance(false)
  }

  end(): Uint8Array<ArrayBuffer> | undefined {
    return this.#advance(true)
  }

  #advance(isLast: boolean): Uint8Array<ArrayBuffer> | undefined {
    const output: Uint8Array<ArrayBuffer>[] = []
    const base = this.#at
    const bytes = this.#held.bytes(base, this.#end)
    for (let from = 0; from < bytes.length; from = this.#at - base) {
      const text = readYaml(bytes, from, isLast, this.#most, this.#state.frames)
      if (text === undefined) break
      output.push(this.#take(bytes, text, base))
      this.#at = base + text.end
    }
    // For an unfinished document, wait for twice as much, so that no byte is read too often.
    this.#needed = 2 * (this.#end - this.#at)
    this.#held.dropBefore(this.#at)
    const all = behindEachOther(output)
    return all.length === 0 ? undefined : all
  }

  #take(bytes: Uint8Array, text: YamlText, base: number): Uint8Array<ArrayBuffer> {
    const findings: Finding[] | undefined = this.#hear && []
    const edits = this.#engine.editsIn(bytes, text, this.#state, this.#call, findings)
    this.#state.frames = text.frames
    for (const finding of findings ?? [])
      this.#hear?.({ ...finding, start: finding.start + base, end: finding.end + base })
    const { start, end } = text
    return Uint8Array.from(spliceBytes(bytes.subarray(start, end), edits, start))
  }
}
