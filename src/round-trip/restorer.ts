/**
 * @module Restores values in a text that arrives in parts, split at arbitrary positions. An incomplete label is held
 * back.
 */
import { bytesOf, openOctets, textOf } from './bytes'
import { JsonPlace } from './json-place'
import type { LabelGrammar } from './label-text'
import type { KeptValues } from './values'

/** Characters before a label that show whether it stands alone. */
const BEFORE = 6

export class Restorer {
  readonly #grammar: LabelGrammar
  readonly #values: KeptValues
  readonly #place = new JsonPlace()
  /** The end of the output so far, as context for what follows. */
  #before = ''
  #held = ''
  #octets: Uint8Array = new Uint8Array(0)

  constructor(grammar: LabelGrammar, values: KeptValues) {
    this.#grammar = grammar
    this.#values = values
  }

  /** @returns what can be released */
  push(text: string): string {
    return this.#work(text, false)
  }

  /** @returns the rest */
  end(): string {
    return this.#work(textOf(this.#octets), true)
  }

  /** {@link push} for bytes. */
  pushBytes(chunk: Uint8Array): Uint8Array<ArrayBuffer> {
    const bytes = new Uint8Array(this.#octets.length + chunk.length)
    bytes.set(this.#octets)
    bytes.set(chunk, this.#octets.length)
    const end = bytes.length - openOctets(bytes)
    this.#octets = bytes.subarray(end)
    return bytesOf(this.push(textOf(bytes.subarray(0, end))))
  }

  #work(more: string, isLast: boolean): string {
    const text = this.#before + this.#held + more
    const from = this.#before.length
    let cut = isLast ? text.length : this.#grammar.openFrom(text, from)
    let at = from
    let output = ''
    for (const { start, end, word, number, ending } of this.#grammar.in(text, from)) {
      if (start >= cut) break
      cut = Math.max(cut, end)
      const value = this.#values.valueOf(`${word}-${number}`)
      if (value === undefined) continue
      output += this.#passed(text.slice(at, start)) + this.#place.write(value) + ending
      at = end
    }
    output += this.#passed(text.slice(at, cut))
    this.#before = text.slice(Math.max(0, cut - BEFORE), cut)
    this.#held = text.slice(cut)
    return output
  }

  #passed(text: string): string {
    this.#place.pass(text)
    return text
  }
}
