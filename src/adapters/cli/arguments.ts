/**
 * @module The command line as typed becomes a command, or a message about what is wrong with it.
 */
import { encodingOf } from '../../encoding/charset'
import { HOLD_MS, holdOf } from '../../hold'
import { createRedactor } from '../../redactor'
import type { Confidence, Country, Encoding, Kind, Redactor, RedactorOptions } from '../../types'
import type { DoctorCommand } from './doctor'
import { checkOutput } from './input'
import { POLICY_HELP, POLICY_OPTIONS, type PolicyChoice, policyChoice } from './policy-options'
import { materialOf, TOKEN_HELP, TOKEN_OPTIONS, type TokenMaterial } from './token-options'
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
}

/** Which reading an input has, by its name. */
type ReadingOf = (file: string) => Reading

/** What `sladd scan` was asked to do. */
export interface ScanCommand {
  readonly files: readonly string[]
  readonly reading: ReadingOf
  readonly bytes: Bytes
  readonly style: 'table' | 'json' | 'explain'
}

export type Command =
  | { readonly name: 'help' | 'version' }
  | {
      readonly name: 'redact'
      readonly files: readonly string[]
      readonly reading: ReadingOf
      readonly bytes: Bytes
      readonly jobs: number
      /** Milliseconds for which the parts of a message wait for the rest. */
      readonly hold: number
      /** The file that takes the output. */
      readonly output: string | undefined
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

export const HELP = `sladd finds Swedish and Norwegian identity numbers, e-mail, phones and IP addresses, and blacks them out.

Usage
  sladd redact [FILE...]    files, or standard input, to standard output, with findings replaced
  sladd scan [FILE...]      a table of findings; exit code 1 when there is one
  sladd doctor MODULE       logs test values through the logger that a module exports, and tells which of them could be
                            read in what came out; exit code 1 when one could
  sladd key ...             rings of keys for tokens: new, rotate, list, destroy, seal
  sladd subject ...         a person's lines: tokens, find, export, erase
  sladd prune FILE...       takes out of files of JSON records what is over its period by a policy
  sladd reveal TOKEN        the value behind a token
  sladd policy ...          policies: check, coverage, diff, explain, report
  sladd fields [FILE...]    what names of fields in a sample are taken for
  sladd mcp                 a server of the Model Context Protocol over standard input: redact, restore, scan
  sladd audit verify FILE   whether a log of decisions or reveals is whole; each of the eight tells more with --help

Options
  --kinds LIST              personnummer,fodselsnummer,email,phone,ip,field (default: all)
  --min-confidence LEVEL    high, medium (default), low, or a number from 0 to 1
  --country SE|NO           whose national phone numbers are meant when nothing else says so
  --field NAME=WHAT         what becomes of a field's value: a category (secret, name, address, birthdate, health, id),
                            keep, mask, remove, or off; NAME may be category:name and its like, with WHAT on or off
  --labels sv|nb|en         the language in which labels say what a field holds: [namn], [navn], [name] (default: en
                            with a policy, else [field] for all)
  --format NAME             auto (default: csv, tsv or yaml by the file's ending, else JSON where it stands, else text),
                            text, json, yaml, csv or tsv
  --encoding NAME           auto (default: by a byte order mark, or by the pattern of NULs), utf-8, utf-16le, utf-16be,
                            utf-32 or windows-1252; the output is written in the same
  --binary                  reads also what is compressed or binary, as the bytes that it is
  --jobs N                  redact: threads for a large file (default: 1), one for a table or YAML; the output is the same
  --hold SECONDS            redact: how long the parts of a container's message wait for the rest when none comes
                            (default: 4)
  --engine NAME             auto (default), simd or plain
${TOKEN_HELP}${POLICY_HELP}  --audit FILE              redact --policy: appends what was done: policy, purpose, rule, kind, counts; no value
  --stamp                   redact --policy: a first record that names the policy and the purpose
  --json                    scan: one JSON object per finding and line; doctor: the report as JSON
  --explain                 scan: every candidate, found or not, with its line and the reasons
  --export NAME             doctor: what the module exports it as (default: the default export, or logger)
  --output FILE             redact: the file that takes the output, whole or not at all; doctor: a file that the logger
                            writes to, searched as well
  --help, --version

FILE may be - for standard input. Offsets and columns are bytes. Only --explain prints text of the input.
Exit codes: 0 done, 1 scan found something or doctor read something, 2 wrong usage, or a file that is no text or cannot be
read or written, 3 a policy withholds all, 4 --strict-tokens, 128 + n redact was ended by signal n.
`

export const OPTIONS = {
  kinds: { type: 'string' },
  'min-confidence': { type: 'string' },
  country: { type: 'string' },
  field: { type: 'string', multiple: true },
  labels: { type: 'string' },
  format: { type: 'string' },
  encoding: { type: 'string' },
  binary: { type: 'boolean' },
  engine: { type: 'string' },
  jobs: { type: 'string' },
  hold: { type: 'string' },
  export: { type: 'string' },
  output: { type: 'string' },
  ...TOKEN_OPTIONS,
  ...POLICY_OPTIONS,
  audit: { type: 'string' },
  stamp: { type: 'boolean' },
  json: { type: 'boolean' },
  explain: { type: 'boolean' },
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
function bytesOf({ encoding, binary = false }: Values): Bytes {
  try {
    return { encoding: encodingOf(encoding === undefined ? {} : { encoding: encoding as Encoding }), isBinary: binary }
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
    return [entry.slice(0, at), SWITCHES[what] ?? what] as const
  })
  return Object.fromEntries(fields) as NonNullable<RedactorOptions['fields']>
}

/** @throws UsageError for what the redactor does not take */
export function redactorFor(values: Values, format: Format, more: RedactorOptions): Redactor {
  try {
    return createRedactor({
      ...more,
      format,
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
      message
        .replace('"minConfidence"', '--min-confidence')
        .replace('"country"', '--country')
        .replace(/"fields\.(.*?)"/, '--field $1')
        .replace(/"(format|labels|restricted)"/, '--$1')
        .replace(/"context\.(\w+)"/, '--$1')
        .replace('"engine"', '--engine')
        .replace('"actions.default.pseudonymise"', '--scope'),
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
const REDACTS = ['jobs', 'output', 'hold', 'strict-tokens', 'pseudonymise', 'restricted'] as const

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
 * @param given - keys that another thread has read
 * @throws UsageError
 */
export async function readCommand(args: readonly string[], given?: TokenMaterial): Promise<Command> {
  const { values, positionals } = parsed(args, OPTIONS)
  if (values.help) return { name: 'help' }
  if (values.version) return { name: 'version' }
  const [name, ...files] = positionals
  if (name === 'doctor') return doctorCommand(files, values)
  if (values.export !== undefined) throw new UsageError('--export belongs to doctor')
  if (name !== 'redact' && name !== 'scan') {
    throw new UsageError(name === undefined ? 'a command is missing' : 'unknown command')
  }
  if (name === 'redact' && (values.json || values.explain)) throw new UsageError('--json and --explain belong to scan')
  if (values.json && values.explain) throw new UsageError('--json and --explain exclude each other')
  const stray = name === 'scan' ? REDACTS.find((option) => values[option] !== undefined) : undefined
  if (stray !== undefined)
    throw new UsageError(`--${stray} belongs to redact${stray === 'output' ? ' and doctor' : ''}`)
  const hold = holdFrom(values.hold)
  const bytes = bytesOf(values)
  const jobs = jobsOf(values.jobs)
  checkRecords(name, values, files)
  const { policy, keyring, store, audit, output, restricted } = values
  checkOutput({ inputs: files, others: [policy, keyring, restricted], appended: [store, audit], replaced: output })
  const choice = await policyChoice(values)
  const material = given ?? (await materialOf(values))
  const tokens = material && (await import('./token-material')).tokensOf(values, choice?.options, material)
  const more = { ...choice?.options, ...tokens?.options }
  const reading = readingsFor(values, files, more)
  if (name === 'redact') {
    return {
      name,
      files,
      reading,
      bytes,
      jobs,
      hold,
      output,
      material,
      settle: tokens?.settle ?? NOTHING_SEALED,
      withheld: choice?.withheld,
      policed: choice?.options,
      isStrict: values['strict-tokens'] === true,
      audit,
      stamp: values.stamp ? (values.format === 'text' || values.format === 'yaml' ? 'text' : 'json') : undefined,
    }
  }
  return { name, files, reading, bytes, style: values.explain ? 'explain' : values.json ? 'json' : 'table' }
}
