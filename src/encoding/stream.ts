/** @module Wraps a UTF-8 stream for any encoding. UTF-8 passes through unchanged: only its start is inspected. */
import { behindEachOther, type Hear, type Stream } from '../engine/engine'
import type { Encoding } from '../types'
import { charsetOf } from './charset'
import { Places, Transcoder } from './transcode'

type Bytes = Uint8Array<ArrayBuffer>

const NONE = new Uint8Array(0)

/** A stream in any encoding; findings have offsets in the input bytes. */
export class EncodedStream implements Stream {
  readonly #asked: Encoding
  readonly #inner: Stream
  #hears: boolean
  /** Input held back until the encoding is known. */
  #begin: Bytes | undefined = NONE
  /** Set if the input is not UTF-8. */
  #code: Transcoder | undefined
  #places: Places | undefined
  #isWritten = false

  /** @param open - opens the UTF-8 stream */
  constructor(asked: Encoding, open: (hear: Hear | undefined) => Stream, hear: Hear | undefined) {
    this.#asked = asked
    this.#hears = hear !== undefined
    this.#inner = open(
      hear &&
        ((finding) => {
          const places = this.#places
          hear(places ? { ...finding, start: places.of(finding.start), end: places.of(finding.end) } : finding)
        }),
    )
  }

  /** Input held back to detect the encoding is waiting as well. */
  get isWaiting(): boolean {
    return this.#begin === undefined ? this.#inner.isWaiting === true : this.#begin.length > 0
  }

  push(chunk: Uint8Array): Bytes | undefined {
    if (this.#begin !== undefined) return this.#tell(this.#begin, chunk, false)
    return this.#code === undefined ? this.#inner.push(chunk) : this.#through(this.#code, chunk, false)
  }

  end(): Bytes | undefined {
    const first = this.#begin === undefined ? undefined : this.#tell(this.#begin, NONE, true)
    const code = this.#code
    if (code === undefined) return joined(first, this.#inner.end())
    const last = joined(this.#through(code, NONE, true), this.#written(code, this.#inner.end()))
    // An incomplete code unit: written only if anything else was.
    return joined(joined(first, last), this.#isWritten ? (code.rest as Bytes) : undefined)
  }

  tick(): Bytes | undefined {
    if (this.#begin !== undefined) return this.#tell(this.#begin, NONE, true)
    const output = this.#inner.tick?.()
    return this.#code === undefined ? output : this.#written(this.#code, output)
  }

  #tell(before: Bytes, chunk: Uint8Array, isAll: boolean): Bytes | undefined {
    if (!(chunk instanceof Uint8Array)) throw new TypeError(`chunk expected a Uint8Array, got ${typeof chunk}`)
    const begin = before.length === 0 ? chunk : behindEachOther([before, chunk as Bytes])
    const charset = charsetOf(begin, this.#asked, isAll)
    // The chunk's memory belongs to the caller.
    this.#begin = charset === undefined ? Uint8Array.from(begin) : undefined
    if (charset === undefined || begin.length === 0) return undefined
    if (charset === 'utf-8') return this.#inner.push(begin)
    this.#code = new Transcoder(charset)
    if (this.#hears) this.#places = new Places(charset)
    return this.#through(this.#code, begin, false)
  }

  #through(code: Transcoder, chunk: Uint8Array, isLast: boolean): Bytes | undefined {
    const text = code.decode(chunk, isLast)
    this.#places?.push(text)
    return text.length === 0 ? undefined : this.#written(code, this.#inner.push(text))
  }

  #written(code: Transcoder, text: Uint8Array | undefined): Bytes | undefined {
    if (text === undefined) return undefined
    this.#isWritten = true
    // The caller takes over the memory of the output.
    return code.encode(text).slice()
  }
}

function joined(one: Bytes | undefined, other: Bytes | undefined): Bytes | undefined {
  if (one === undefined || other === undefined) return one ?? other
  return behindEachOther([one, other])
}
