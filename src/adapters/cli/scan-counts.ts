/**
 * @module Counts for the report of `sladd scan`: findings by kind, file and field, by the day on which the file was
 * last written. No values, and no file or field names with personal data.
 */
import { dayOf } from '../../input/day'
import { names } from '../../people/people'
import { createRedactor } from '../../redactor'
import { isClean } from '../../standard'
import type { Finding, Redactor } from '../../types'

/** Replaces a name that is not shown. */
export const NOT_TOLD = '[not shown]'
/** For findings outside any field. */
const NO_FIELD = 'in no field'

/** Number of findings, by kind and by day. */
export interface Row {
  readonly name: string
  total: number
  readonly kinds: Map<string, number>
  readonly days: Map<string, number>
}

let careful: Redactor | undefined

/** True if a file or field name contains no personal data, even with its words separated. */
function isNobodys(name: string): boolean {
  careful ??= createRedactor({ minConfidence: 'low', custom: [names()] })
  const words = name.replace(/([a-zåäöæø])([A-ZÅÄÖÆØ])/g, '$1 $2').replace(/[_.-]+/g, ' ')
  return isClean(name) && careful.scan(words).length === 0
}

/** Returns a path, without parts that contain personal data. */
function pathTold(path: string): string {
  const parts = path.split('/').map((part) => (isNobodys(part) ? part : NOT_TOLD))
  const told = parts.join('/')
  return isClean(told) ? told : NOT_TOLD
}

function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1)
}

class Rows {
  readonly #rows = new Map<string, Row>()

  add(name: string, kind: string, day: string): void {
    let row = this.#rows.get(name)
    if (row === undefined) {
      row = { name, total: 0, kinds: new Map(), days: new Map() }
      this.#rows.set(name, row)
    }
    row.total++
    count(row.kinds, kind)
    count(row.days, day)
  }

  /** Highest count first. */
  get sorted(): Row[] {
    return [...this.#rows.values()].sort((a, b) => b.total - a.total || (a.name < b.name ? -1 : 1))
  }
}

/** Counts of one run. */
export class ScanCounts {
  readonly kinds = new Rows()
  readonly files = new Rows()
  readonly fields = new Rows()
  /** Files that were read. */
  read = 0
  readonly #told = new Map<string, string>()
  readonly #withFindings = new Set<string>()

  /** @param time - when the file was last written */
  add(finding: Finding, file: string, field: string | undefined, time: Date): void {
    const day = dayOf(time.getTime())
    const { kind } = finding
    this.#withFindings.add(file)
    this.kinds.add(kind, kind, day)
    this.files.add(
      this.#once(file, () => pathTold(file)),
      kind,
      day,
    )
    const told = field && this.#once(`field ${field}`, () => (isNobodys(field) ? field : NOT_TOLD))
    this.fields.add(told ?? NO_FIELD, kind, day)
  }

  /** Number of files with findings. */
  get withFindings(): number {
    return this.#withFindings.size
  }

  #once(name: string, tell: () => string): string {
    const known = this.#told.get(name) ?? tell()
    this.#told.set(name, known)
    return known
  }
}
