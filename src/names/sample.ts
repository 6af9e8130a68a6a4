/**
 * @module Names of fields in a sample: JSON, line by line or whole, tables, `name=value`, or a list with a name on a line.
 */

/** A name, with those of what it lies in, and how often it stands there. */
export interface SampleName {
  readonly path: readonly string[]
  readonly count: number
}

/** Deeper objects are not looked into. */
const DEEPEST = 64
/** Names before `=`, as log lines have them. */
const PAIR = /(?<![\p{L}\p{N}_.\-[\]])([\p{L}_@][\p{L}\p{N}_.\-[\]]*)=/gu

function objectIn(text: string): object | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined
  try {
    return JSON.parse(text) as object
  } catch {
    return undefined
  }
}

function walk(value: unknown, path: readonly string[], add: (path: readonly string[]) => void): void {
  if (typeof value !== 'object' || value === null || path.length > DEEPEST) return
  for (const [name, inner] of Object.entries(value)) {
    const below = Array.isArray(value) ? path : [...path, name]
    if (!Array.isArray(value)) add(below)
    walk(inner, below, add)
  }
}

function cellsOf(line: string, separator: string): string[] {
  return line.split(separator).map((cell) => cell.trim().replace(/^"|"$/g, ''))
}

function readLine(line: string, add: (path: readonly string[]) => void): void {
  const record = objectIn(line)
  const pairs = record === undefined ? [...line.matchAll(PAIR)] : []
  if (record !== undefined) walk(record, [], add)
  else if (pairs.length > 0) for (const [, name] of pairs) add([name as string])
  else if (line.trim() !== '') add([line.trim()])
}

/**
 * The names in a sample, in the order in which they were met.
 *
 * @param separator - of a table, whose first line has the names; undefined for anything else
 */
export function namesIn(text: string, separator?: string): SampleName[] {
  const found = new Map<string, { path: readonly string[]; count: number }>()
  const add = (path: readonly string[]) => {
    const key = JSON.stringify(path)
    const known = found.get(key)
    if (known === undefined) found.set(key, { path, count: 1 })
    else known.count++
  }
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/)
  const whole = objectIn(text)
  if (separator !== undefined) for (const name of cellsOf(lines[0] ?? '', separator)) add([name])
  else if (whole !== undefined) walk(whole, [], add)
  else for (const line of lines) readLine(line, add)
  return [...found.values()]
}
