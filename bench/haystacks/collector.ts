/**
 * @module Collects lines until a haystack has enough bytes, and counts what stands in them.
 */
import type { Line } from '../../corpus/tools/logs'
import type { Value } from '../contender'
import type { Haystack, Mark } from './haystack'

/** A line that was not made of a template. */
export const plain = (text: string, planted: Line['planted'] = []): Line => ({
  template: { file: '', text },
  text,
  planted,
})

/** A line with its values as labels. */
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
  readonly #marks: Mark[] = []
  readonly #values: Value[][] = []
  #last: Mark = { end: 0, maskedEnd: 0, planted: 0, mails: 0 }

  constructor(size: number) {
    this.#size = size
  }

  get isFull(): boolean {
    return this.#last.end >= this.#size
  }

  /** Adds a line of parts that stand side by side with a blank between them. */
  add(parts: readonly Line[]): void {
    const text = `${parts.map((part) => part.text).join(' ')}\n`
    const masked = `${parts.map(mask).join(' ')}\n`
    const planted = parts.flatMap((part) => part.planted)
    this.#texts.push(text)
    this.#masked.push(masked)
    this.#values.push(planted.map(({ kind, value }) => ({ kind, value })))
    this.#last = {
      end: this.#last.end + Buffer.byteLength(text),
      maskedEnd: this.#last.maskedEnd + Buffer.byteLength(masked),
      planted: this.#last.planted + planted.length,
      mails: this.#last.mails + planted.filter(({ value }) => /@[a-z0-9.-]+$/.test(value)).length,
    }
    this.#marks.push(this.#last)
  }

  haystack(name: string, count: Haystack['count']): Haystack {
    const bytes = Buffer.from(this.#texts.join(''))
    const isExact = count === 'exact'
    return {
      name,
      bytes,
      marks: this.#marks,
      values: this.#values,
      count,
      ...(isExact && { masked: Buffer.from(this.#masked.join('')) }),
    }
  }
}
