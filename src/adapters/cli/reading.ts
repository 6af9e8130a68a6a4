/** @module Converts command-line options to redactor options: how an input is read and what to look for. */
import { createRedactor } from '../../redactor'
import type { Confidence, Country, Kind, Redactor, RedactorOptions } from '../../types'
import { patternsOf, patternsTold } from './pattern-options'
import type { FIND_ROWS, READ_ROWS, RUN_ROWS } from './table/text-rows'
import { UsageError, type ValuesOf } from './usage'

/** How an input is read: by its file name, unless the command line overrides that. */
interface Reading {
  readonly redactor: Redactor
  /** True for tables: columns have names and cells may span lines, so no part can be read alone. */
  readonly isTable: boolean
}

/** Returns how an input is read, by its name. */
export type ReadingOf = (file: string) => Reading

type Format = NonNullable<RedactorOptions['format']>
type ReadingValues = ValuesOf<typeof FIND_ROWS> &
  Pick<ValuesOf<typeof READ_ROWS>, 'format'> &
  Pick<ValuesOf<typeof RUN_ROWS>, 'labels'>

function confidence(text: string): Confidence {
  return text.trim() !== '' && !Number.isNaN(Number(text)) ? Number(text) : (text as Confidence)
}

export function isTable(format: Format): boolean {
  return format === 'csv' || format === 'tsv'
}

/** Returns the format from the command line, or from the file name extension. */
export function formatOf(file: string, format = 'auto'): Format {
  if (format !== 'auto') return format as Format
  const [, ending] = /\.(csv|tsv|ya?ml)$/i.exec(file) ?? []
  const named = ending?.toLowerCase().replace('yml', 'yaml')
  return (named as Format | undefined) ?? 'auto'
}

/** Prepares reading all files: errors are reported before the first one is read. */
export function readingsFor(values: ReadingValues, files: readonly string[], more: RedactorOptions): ReadingOf {
  const readings = new Map<Format, Reading>()
  for (const format of new Set(['-', ...files].map((file) => formatOf(file, values.format)))) {
    readings.set(format, { redactor: redactorFor(values, format, more), isTable: isTable(format) })
  }
  return (file) => readings.get(formatOf(file, values.format)) as Reading
}

const SWITCHES: { readonly [word: string]: boolean } = { on: true, off: false }

/** What `--field` takes, for messages. */
const FIELD_WORDS =
  'secret, name, address, birthdate, health, id, keep, mask, remove, pseudonymise, surrogate, first:N, last:N or off'

/** Converts repeated `--field name=what` to the option `fields`. */
function fieldsOf(given: readonly string[]): NonNullable<RedactorOptions['fields']> {
  const fields = given.map((entry) => {
    const at = entry.lastIndexOf('=')
    if (at < 1) throw new UsageError('--field expected NAME=WHAT')
    const what = entry.slice(at + 1)
    const [, side, count] = /^(first|last):(\d+)$/.exec(what) ?? []
    if (side !== undefined) return [entry.slice(0, at), { partial: { [side]: Number(count) } }] as const
    return [entry.slice(0, at), SWITCHES[what] ?? what] as const
  })
  return Object.fromEntries(fields) as NonNullable<RedactorOptions['fields']>
}

/** @throws UsageError for what the redactor rejects */
export function redactorFor(values: ReadingValues, format: Format, more: RedactorOptions): Redactor {
  const typed = patternsOf(values)
  const patterns = more.patterns === undefined ? typed : [...(typed ?? []), ...more.patterns]
  try {
    return createRedactor({
      ...more,
      format,
      ...(patterns !== undefined && { patterns }),
      ...(values.kinds !== undefined && { kinds: values.kinds.split(',').map((kind) => kind.trim() as Kind) }),
      ...(values.country !== undefined && { country: values.country as Country }),
      ...(values.field !== undefined && { fields: { ...more.fields, ...fieldsOf(values.field) } }),
      ...(values.labels !== undefined && { labels: values.labels as 'en' }),
      ...(values.engine !== undefined && { engine: values.engine as 'auto' }),
      ...(values['min-confidence'] !== undefined && { minConfidence: confidence(values['min-confidence']) }),
    })
  } catch (error) {
    const { message } = error as Error
    throw new UsageError(
      patternsTold(message, patterns)
        .replace('"minConfidence"', '--min-confidence')
        .replace('"country"', '--country')
        .replace(/"fields\.(.*?)"/, '--field $1')
        .replace(/^(--field .*? expected) .*\{.*$/s, `$1 ${FIELD_WORDS}`)
        .replace(values.kinds === undefined ? /^$/ : /"kinds\[\d+\]"/, '--kinds')
        .replace(/"(format|labels|restricted)"/, '--$1')
        .replace(/"context\.(\w+)"/, '--$1')
        .replace('"engine"', '--engine')
        .replace('"actions.default.pseudonymise"', '--scope')
        .replace(/"actions\.default\.surrogate\.(scope|keep).*?"/, '--$1'),
    )
  }
}
