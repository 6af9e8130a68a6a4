/** @module Command-line options for patterns: single ones, or a list in a file. */
import type { Pattern } from '../../types'
import type { PATTERN_ROWS } from './table/text-rows'
import { textIn } from './text-file'
import { UsageError, type ValuesOf } from './usage'

/** Returns the given patterns; undefined for none. Their content is checked when they are compiled. */
export function patternsOf({ pattern = [], patterns }: ValuesOf<typeof PATTERN_ROWS>): readonly Pattern[] | undefined {
  const own = pattern.map((entry) => {
    const at = entry.indexOf('=')
    if (at < 1) throw new UsageError('--pattern expected NAME=PATTERN')
    return { name: entry.slice(0, at), pattern: entry.slice(at + 1) }
  })
  const all = [...own, ...(patterns === undefined ? [] : listIn(patterns))]
  return all.length === 0 ? undefined : all
}

function listIn(file: string): readonly Pattern[] {
  const text = textIn(file)
  let list: unknown
  try {
    list = JSON.parse(text)
  } catch {
    throw new UsageError(`--patterns ${file}: is no JSON`)
  }
  if (!Array.isArray(list)) throw new UsageError(`--patterns ${file}: expected a list`)
  return list
}

/** Rewords a message about the library option for the command line, where patterns have names. */
export function patternsTold(message: string, patterns: readonly Pattern[] = []): string {
  return message.replace(/"patterns\[(\d+)\]([.\w[\]]*)"/, (_, i: string, rest: string) => {
    const name = patterns[Number(i)]?.name
    return `--pattern${typeof name === 'string' ? ` ${name}` : ''}${rest === '.pattern' ? '' : rest.replace('.', ' ')}`
  })
}
