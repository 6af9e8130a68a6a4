/** @module Small files that options name, read as a whole. All refuse a file that cannot be read, in words. */
import { readPrivate } from '../../files/open'
import { inWords } from '../../files/refused'
import { readText, textOf } from '../../files/whole'
import { Refusal } from './usage'

export function textIn(file: string): string {
  return inWords('', file, () => readText(file))
}

/** The same, but `-` is standard input. */
export function textOrInput(file: string): string {
  return file === '-' ? inWords('', file, () => textOf(0, file)) : textIn(file)
}

/** Reads a key from a file, or from an environment variable: `env:NAME`. */
export function keyIn(source: string): string {
  if (!source.startsWith('env:')) return readPrivate(source, 'key')
  const text = process.env[source.slice(4)]
  if (text === undefined) throw new Refusal('key: the environment variable is not set')
  return text
}
