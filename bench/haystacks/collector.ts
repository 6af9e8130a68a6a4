/**
 * @module Collects lines until a haystack has enough bytes.
 */
import type { Line } from '../../corpus/tools/logs'
import type { Value } from '../contender'
import type { Haystack } from './haystack'

/** A line that was not made from a template. */
export const plain = (text: string, planted: Line['planted'] = []): Line => ({
  template: { file: '', text },
  text,
  planted,
})

/** Returns a line with its values replaced by labels. */
function mask({ text, planted }: Line): string {
  let [output, at] = ['', 0]
  for (const { kind, start, end } of planted) {
    output += `${text.slice(at, start)}[${kind}]`
    at = end
  }
  return output + text.slice(at)
}

export class Collector {
  readonly #size: number
  readonly #texts: string[] = []
  readonly #masked: string[] = []
  readonly #values: Value[][] = []
  #length = 0

  constructor(size: number) {
    this.#size = size
  }

  get isFull(): boolean {
    return this.#length >= this.#size
  }

  /** Adds a line of parts, separated by spaces. */
  add(parts: readonly Line[]): void {
    const text = `${parts.map((part) => part.text).join(' ')}\n`
    this.#texts.push(text)
    this.#masked.push(`${parts.map(mask).join(' ')}\n`)
    this.#values.push(parts.flatMap(({ planted }) => planted.map(({ kind, value }) => ({ kind, value }))))
    this.#length += Buffer.byteLength(text)
  }

  haystack(name: string, count: Haystack['count']): Haystack {
    const masked = count === 'exact' ? { masked: Buffer.from(this.#masked.join('')) } : {}
    return { name, bytes: Buffer.from(this.#texts.join('')), values: this.#values, count, ...masked }
  }
}
