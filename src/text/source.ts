/** @module Sources of text for a view: a complete string or byte array, or (in `plain/window.ts`) a stream. */
import type { View } from './view'

/** Text that is read into a view piece by piece, and quoted as evidence. */
export interface Source {
  /** Appends as much as fits; returns true once all available text is read. */
  fill(view: View): boolean
  /** Returns the text between two offsets, for words and fields. Never stored. */
  text(start: number, end: number): string
}

/** A string; offsets are UTF-16 units. */
export class StringSource implements Source {
  readonly #text: string
  #read = 0

  constructor(text: string) {
    this.#text = text
  }

  fill(view: View): boolean {
    this.#read = view.appendString(this.#text, this.#read)
    return this.#read === this.#text.length
  }

  text(start: number, end: number): string {
    return this.#text.slice(start, end)
  }
}

const decoder = /* @__PURE__ */ new TextDecoder('utf-8', { ignoreBOM: true })

/** Decodes UTF-8. Copies first: a decoder rejects views of shared memory. `Buffer` overrides `slice`. */
export function decode(bytes: Uint8Array): string {
  return decoder.decode(Uint8Array.prototype.slice.call(bytes))
}

/** Bytes; offsets are bytes. */
export class ByteSource implements Source {
  readonly #bytes: Uint8Array
  #read = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  fill(view: View): boolean {
    this.#read = view.appendBytes(this.#bytes, this.#read, this.#bytes.length, 0, true)
    return this.#read === this.#bytes.length
  }

  text(start: number, end: number): string {
    return decode(this.#bytes.subarray(start, end))
  }
}
