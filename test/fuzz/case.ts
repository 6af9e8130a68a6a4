/**
 * @module A case: everything that one run of the laws depends on, as JSON, so that it can be stored, shrunk and
 * replayed.
 */
import type { RedactorOptions } from '../../src/types'

/** So many times the same text: lines of 262,144 codes stay short on paper. */
export type Part = readonly [text: string, times: number]

/** Options as JSON: what is no JSON stands as a name. */
export type Described = Omit<RedactorOptions, 'custom' | 'keyring' | 'policy' | 'engine'> & {
  /** Names of recognisers in `options.ts`. */
  readonly custom?: readonly string[]
  /** Name of a policy in `options.ts`. */
  readonly policy?: string
}

export interface Case {
  readonly options: Described
  readonly text: readonly Part[]
  /** The text is one of bytes, each written as the character of its number. */
  readonly isBytes: boolean
  /** Bytes of the chunks of a stream, over and over. */
  readonly sizes: readonly number[]
  /** Other texts, for which the same redactor worked before. */
  readonly earlier: readonly string[]
}

/** All of a text. */
export function textOf(parts: readonly Part[]): string {
  return parts.map(([text, times]) => text.repeat(times)).join('')
}

const HIDDEN = /[^\x20-\x7e]/gu

function escaped(character: string): string {
  const code = character.codePointAt(0) as number
  return code < 256 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`
}

function quoted(text: string): string {
  const plain = text.replace(/[\\']/g, '\\$&').replace(/\n/g, '\\n').replace(HIDDEN, escaped)
  return `'${plain}'`
}

/** A text as source code, to be pasted into a test. */
export function sourceOf(parts: readonly Part[]): string {
  const runs: string[] = []
  let once = ''
  const finish = () => {
    if (once !== '') runs.push(quoted(once))
    once = ''
  }
  for (const [text, times] of parts) {
    if (times === 1) {
      once += text
      continue
    }
    finish()
    if (times > 0) runs.push(`${quoted(text)}.repeat(${times})`)
  }
  finish()
  return runs.length === 0 ? "''" : runs.join(' + ')
}
