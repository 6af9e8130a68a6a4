/**
 * @module The command line as typed becomes a command, or a message about what is wrong with it.
 */
import { encodingOf } from '../../encoding/charset'
import { HOLD_MS, holdOf } from '../../hold'
import { createRedactor } from '../../redactor'
import type { Confidence, Country, Encoding, Kind, Redactor, RedactorOptions } from '../../types'
import type { DoctorCommand } from './doctor'
import { FILE_OPTIONS, type FileList, fileList, onlyNamed } from './file-list'
import { checkOutput } from './input'
import { LIVE_OPTIONS, type Live, liveOf } from './live-options'
import { PATTERN_OPTIONS, patternsOf, patternsTold } from './pattern-options'
import { PLACE_OPTIONS, type Place, placeOf, withSuffix } from './place'
import { POLICY_OPTIONS, type PolicyChoice, policyChoice } from './policy-options'
import { materialOf, TOKEN_OPTIONS, type TokenMaterial } from './token-options'
import { parsed, UsageError, type ValuesOf } from './usage'

/** What is done before output where no values are sealed. */
const NOTHING_SEALED = (): void => {}

/** How an input is read: as what its name says, unless the command line does. */
interface Reading {
  readonly redactor: Redactor
  /** Columns have names and cells may span lines: no part of it can be read alone. */
  readonly isTable: boolean
}

/** How the bytes of an input become text. */
export interface Bytes {
  readonly encoding: Encoding
  /** Read as they stand, whatever they seem to be. */
  readonly isBinary: boolean
  /** Read as what they were before they were packed. */
  readonly unpacks: boolean
}

/** What a thread need not read again. */
interface Given {
  readonly material: TokenMaterial | undefined
  readonly name: string
}

/** Which reading an input has, by its name. */
type ReadingOf = (file: string) => Reading

/** What `sladd scan` prints. */
export type ScanStyle = 'table' | (typeof STYLES)[number]

/** What `sladd scan` was asked to do. */
export interface ScanCommand {
  readonly list: FileList
  readonly reading: ReadingOf
  readonly bytes: Bytes
  readonly style: ScanStyle
}

export type Command =
  | { readonly name: 'help' | 'version' }
  | {
      readonly name: 'redact'
      readonly list: FileList
      readonly reading: ReadingOf
      readonly bytes: Bytes
      readonly jobs: number
      /** Milliseconds for which the parts of a message wait for the rest. */
      readonly hold: number
      /** Where the output goes. */
      readonly place: Place
      /** What a daemon is to the run. */
      readonly live: Live
      readonly material: TokenMaterial | undefined
      /** Puts what was sealed onto the disk: before the text with its tokens is written. */
      readonly settle: () => void
      readonly withheld: PolicyChoice['withheld']
      /** What a policy decides by. */
      readonly policed: PolicyChoice['options'] | undefined
      /** Nothing is written where a rule's tokens would be masks. */
      readonly isStrict: boolean
      /** The log that says what was done, and the first record of the output. */
      readonly audit: string | undefined
      readonly stamp: 'json' | 'text' | undefined
    }
  | (ScanCommand & { readonly name: 'scan' })
  | { readonly name: 'doctor'; readonly doctor: DoctorCommand }

/** What `sladd redact` was asked to do. */
export type RedactCommand = Extract<Command, { readonly name: 'redact' }> & {
  /** The command line, for threads. */
  readonly args: readonly string[]
}

export const OPTIONS = {
  kinds: { type: 'string' },
  'min-confidence': { type: 'string' },
  country: { type: 'string' },
  field: { type: 'string', multiple: true },
  ...PATTERN_OPTIONS,
  names: { type: 'boolean' },
  addresses: { type: 'boolean' },
  roster: { type: 'string' },
  'roster-key': { type: 'string' },
  labels: { type: 'string' },
  format: { type: 'string' },
  encoding: { type: 'string' },
  binary: { type: 'boolean' },
  decompress: { type: 'boolean', short: 'z' },
  ...FILE_OPTIONS,
  ...PLACE_OPTIONS,
  ...LIVE_OPTIONS,
  engine: { type: 'string' },
  jobs: { type: 'string' },
  hold: { type: 'string' },
  export: { type: 'string' },
  ...TOKEN_OPTIONS,
  ...POLICY_OPTIONS,
  audit: { type: 'string' },
  stamp: { type: 'boolean' },
  json: { type: 'boolean' },
  explain: { type: 'boolean' },
  count: { type: 'boolean', short: 'c' },
  'files-with-findings': { type: 'boolean', short: 'l' },
  quiet: { type: 'boolean', short: 'q' },
  sarif: { type: 'boolean' },
  github: { type: 'boolean' },
  junit: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'V' },
} as const

function confidence(text: string): Confidence {
  return text.trim() !== '' && !Number.isNaN(Number(text)) ? Number(text) : (text as Confidence)
}

const MOST_JOBS = 64

function jobsOf(text: string | undefined): number {
  if (text === undefined) return 1
  const jobs = Number(text)
  if (/^\d+$/.test(text) && jobs >= 1 && jobs <= MOST_JOBS) return jobs
  throw new UsageError(`--jobs expected a number from 1 to ${MOST_JOBS}`)
}

function holdFrom(text: string | undefined): number {
  if (text === undefined) return HOLD_MS
  try {
    if (/^\d+(\.\d+)?$/.test(text)) return holdOf({ hold: 1000 * Number(text) })
  } catch {
    // Too long for a timer.
  }
  throw new UsageError('--hold expected a number of seconds')
}

/** `--binary` alone is bytes, in which no encoding is looked for. */
function bytesOf({ encoding, binary = false, decompress = false }: Values): Bytes {
  try {
    const asked = encodingOf(encoding === undefined ? {} : { encoding: encoding as Encoding })
    return { encoding: asked, isBinary: binary, unpacks: decompress }
  } catch (error) {
    throw new UsageError((error as Error).message.replace('"encoding"', '--encoding'))
  }
}

type Values = ValuesOf<typeof OPTIONS>
type Format = NonNullable<RedactorOptions['format']>

function isTable(format: Format): boolean {
  return format === 'csv' || format === 'tsv'
}

/** What the command line says of a file, or else the ending of its name. */
function formatOf(file: string, { format = 'auto' }: Values): Format {
  if (format !== 'auto') return format as Format
  const [, ending] = /\.(csv|tsv|ya?ml)$/i.exec(file) ?? []
  const named = ending?.toLowerCase().replace('yml', 'yaml')
  return (named as Format | undefined) ?? 'auto'
}

/** Readings of all the files: whatever is wrong is known before the first one is read. */
function readingsFor(values: Values, files: readonly string[], more: RedactorOptions): ReadingOf {
  const readings = new Map<Format, Reading>()
  for (const format of new Set(['-', ...files].map((file) => formatOf(file, values)))) {
    readings.set(format, { redactor: redactorFor(values, format, more), isTable: isTable(format) })
  }
  return (file) => readings.get(formatOf(file, values)) as Reading
}

const SWITCHES: { readonly [word: string]: boolean } = { on: true, off: false }

/** `--field name=what`, as often as it was given, as the option `fields`. */
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

/** @throws UsageError for what the redactor does not take */
export function redactorFor(values: Values, format: Format, more: RedactorOptions): Redactor {
  const patterns = patternsOf(values)
  try {
    return createRedactor({
      ...more,
      format,
      ...(patterns !== undefined && { patterns }),
      ...(values.kinds !== undefined && { kinds: values.kinds.split(',').map((kind) => kind.trim() as Kind) }),
      ...(values.country !== undefined && { country: values.country as Country }),
      ...(values.field !== undefined && { fields: fieldsOf(values.field) }),
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
        .replace(/"(format|labels|restricted)"/, '--$1')
        .replace(/"context\.(\w+)"/, '--$1')
        .replace('"engine"', '--engine')
        .replace('"actions.default.pseudonymise"', '--scope')
        .replace(/"actions\.default\.surrogate\.(scope|keep).*?"/, '--$1'),
    )
  }
}

/** What a run leaves behind belongs to a policy, and a table has no place for a stamp: its first record names its columns. */
function checkRecords(name: string, values: Values, files: readonly string[]): void {
  for (const option of ['audit', 'stamp'] as const) {
    if (values[option] === undefined) continue
    if (name !== 'redact' || values.policy === undefined) throw new UsageError(`--${option} belongs to redact --policy`)
  }
  const formats = ['-', ...files].map((file) => formatOf(file, values))
  if (values.stamp && formats.some(isTable)) {
    throw new UsageError('--stamp contradicts a table, whose first record names the columns')
  }
  if (values.stamp && formats.includes('yaml') && values.format !== 'yaml') {
    throw new UsageError('--stamp wants --format yaml for YAML, where it is a comment')
  }
}

/** Options that `sladd scan` does not have. */
const REDACTS = [
  ...(['jobs', 'output', 'hold', 'strict-tokens', 'pseudonymise', 'restricted', 'surrogate'] as const),
  ...(['in-place', 'out-dir', 'dry-run', 'append', 'rotate', 'rotate-names', 'rotate-keep', 'protocol'] as const),
]

/** Ways to print what `sladd scan` found. */
const STYLES = ['json', 'explain', 'count', 'files-with-findings', 'quiet', 'sarif', 'github', 'junit'] as const

function styleOf(name: string, values: Values): ScanStyle {
  const given = STYLES.filter((style) => values[style])
  const [first, second] = given
  if (first !== undefined && name !== 'scan') throw new UsageError(`--${first} belongs to scan`)
  if (second !== undefined) throw new UsageError(`--${first} and --${second} exclude each other`)
  return first ?? 'table'
}

/** Options that `sladd doctor` has; what a redactor does is the logger's affair. */
const DOCTORS: readonly string[] = ['export', 'output', 'json']

function doctorCommand(files: readonly string[], values: Values): Command {
  const other = Object.keys(values).find((name) => !DOCTORS.includes(name))
  if (other !== undefined) throw new UsageError(`--${other} does not belong to doctor`)
  const [file] = files
  if (file === undefined || files.length > 1) throw new UsageError('doctor expects one module')
  return {
    name: 'doctor',
    doctor: { file, exported: values.export, output: values.output, json: values.json === true },
  }
}

/**
 * Reads the command line.
 *
 * @param args - without the program's own name
 * @param given - what another thread has read: keys, and which file it is about
 * @throws UsageError
 */
export async function readCommand(args: readonly string[], given?: Given): Promise<Command> {
  const { values, positionals } = parsed(withSuffix(args), OPTIONS)
  if (values.help) return { name: 'help' }
  if (values.version) return { name: 'version' }
  const [name, ...named] = positionals
  if (name === 'doctor') return doctorCommand(named, values)
  if (values.export !== undefined) throw new UsageError('--export belongs to doctor')
  if (name !== 'redact' && name !== 'scan') {
    throw new UsageError(name === undefined ? 'a command is missing' : 'unknown command')
  }
  const style = styleOf(name, values)
  const stray = name === 'scan' ? REDACTS.find((option) => values[option] !== undefined) : undefined
  if (stray !== undefined)
    throw new UsageError(`--${stray} belongs to redact${stray === 'output' ? ' and doctor' : ''}`)
  const list = given === undefined ? await fileList(named, values) : onlyNamed([given.name])
  const files = list.names
  const place = placeOf(list, values)
  const live = liveOf(values, files)
  const hold = holdFrom(values.hold)
  const bytes = bytesOf(values)
  const jobs = jobsOf(values.jobs)
  checkRecords(name, values, files)
  const { policy, keyring, store, audit, output, restricted, patterns, roster } = values
  const others = [policy, keyring, restricted, patterns, roster, values['test-numbers']]
  checkOutput({
    inputs: files,
    others,
    appended: [store, audit, live.file?.name],
    replaced: place.targets ? [...place.targets.values()] : [live.file ? undefined : output],
  })
  if (roster === undefined && values['roster-key'] !== undefined)
    throw new UsageError('--roster-key belongs to --roster')
  const choice = await policyChoice(values)
  const material = given === undefined ? await materialOf(values) : given.material
  const tokens = material && (await import('./token-material')).tokensOf(values, choice?.options, material)
  const isPeople = values.names || values.addresses || roster !== undefined
  const people = isPeople ? (await import('./roster')).peopleOf(values) : {}
  const more = { ...choice?.options, ...tokens?.options, ...people }
  const reading = readingsFor(values, files, more)
  if (name === 'redact') {
    return {
      name,
      list,
      reading,
      bytes,
      jobs,
      hold,
      place,
      live,
      material,
      settle: tokens?.settle ?? NOTHING_SEALED,
      withheld: choice?.withheld,
      policed: choice?.options,
      isStrict: values['strict-tokens'] === true,
      audit,
      stamp: values.stamp ? (values.format === 'text' || values.format === 'yaml' ? 'text' : 'json') : undefined,
    }
  }
  return { name, list, reading, bytes, style }
}
