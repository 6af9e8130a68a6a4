/** @module Parses the command line into a command, or throws a message about what is wrong with it. */
import { encodingOf } from '../../encoding/charset'
import { HOLD_MS, holdOf } from '../../engine/hold'
import type { CallOptions, Encoding, RedactorOptions } from '../../types'
import { configFile, hasEnvironment } from './config/find'
import type { DoctorCommand } from './doctor'
import { type FileList, fileList, onlyNamed } from './file-list'
import { checkOutput } from './input'
import { type Live, liveOf } from './live-options'
import type { Allowed } from './passing'
import { type Place, placeOf, withSuffix } from './place'
import { type PolicyChoice, policyChoice } from './policy-options'
import { formatOf, isTable, type ReadingOf, readingsFor } from './reading'
import type { StatsPlace } from './stats'
import type { Rows } from './table/row'
import { TEXT_ROWS } from './table/text-rows'
import { hasColours } from './terminal'
import { materialOf, type TokenMaterial } from './token-options'
import { parsed, strayIn, UsageError, type ValuesOf } from './usage'

/** Called before output if no values are sealed. */
const NOTHING_SEALED = (): void => {}

/** How to decode the bytes of an input. */
export interface Bytes {
  readonly encoding: Encoding
  /** Read the bytes as they are, whatever they seem to be. */
  readonly isBinary: boolean
  /** Decompress the input first. */
  readonly unpacks: boolean
}

/** What another thread need not read again. */
interface Given {
  readonly material: TokenMaterial | undefined
  readonly name: string
}

/** What `sladd scan` prints. */
type ScanStyle = 'table' | (typeof STYLES)[number]

/** What people see. */
interface Shown {
  /** True if text of the input is shown. */
  readonly isShown: boolean
  readonly isQuiet: boolean
  readonly isColoured: boolean
}

/** What `redact` and `scan` read, and how. */
interface TextCommand extends Shown {
  readonly list: FileList
  readonly reading: ReadingOf
  readonly bytes: Bytes
  readonly call: CallOptions
  readonly stats: StatsPlace | undefined
}

/** The parsed command line of `sladd scan`. */
export interface ScanCommand extends TextCommand {
  readonly style: ScanStyle
  /** File for the report. */
  readonly html?: string | undefined
  /** Kinds that make the exit code 1; undefined for all. */
  readonly failOn: readonly string[] | undefined
  readonly allowed: Allowed | undefined
}

export type Command =
  | { readonly name: 'version' }
  | { readonly name: 'help'; readonly about: string | undefined; readonly isColoured: boolean }
  | (TextCommand & {
      readonly name: 'redact'
      readonly jobs: number
      /** Most milliseconds that parts of a message wait for the rest. */
      readonly hold: number
      /** Where the output goes. */
      readonly place: Place
      /** Options for running under a daemon. */
      readonly live: Live
      readonly material: TokenMaterial | undefined
      /** Writes sealed values to disk: before text with their tokens is written. */
      readonly settle: () => void
      readonly withheld: PolicyChoice['withheld']
      /** Options for the policy. */
      readonly policed: PolicyChoice['options'] | undefined
      /** True if nothing may be written when a rule's tokens would become masks. */
      readonly isStrict: boolean
      /** The log of what was done, and the form of the first record of the output. */
      readonly audit: string | undefined
      readonly stamp: 'json' | 'text' | undefined
      /** True if changes are shown, and nothing is written. */
      readonly isDiff: boolean
    })
  | (ScanCommand & { readonly name: 'scan' })
  | { readonly name: 'doctor'; readonly doctor: DoctorCommand }

/** The parsed command line of `sladd redact`. */
export type RedactCommand = Extract<Command, { readonly name: 'redact' }> & {
  /** The command line, for threads. */
  readonly args: readonly string[]
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

/** `--binary` alone means bytes, without detecting an encoding. */
function bytesOf({ encoding, binary = false, decompress = false }: Values): Bytes {
  try {
    const asked = encodingOf(encoding === undefined ? {} : { encoding: encoding as Encoding })
    return { encoding: asked, isBinary: binary, unpacks: decompress }
  } catch (error) {
    throw new UsageError((error as Error).message.replace('"encoding"', '--encoding'))
  }
}

/** Returns the call options with the reference date; without one, each call uses the current time. */
function callOf(day: string | undefined): CallOptions {
  if (day === undefined) return {}
  const at = new Date(day)
  if (Number.isNaN(at.getTime())) throw new UsageError('--at expected a date, as 2027-01-31')
  return { at }
}

type Values = ValuesOf<typeof TEXT_ROWS>

/** Rejects records of a run without a policy, and a stamp before a table, whose first record names the columns. */
function checkRecords(values: Values, files: readonly string[]): void {
  for (const option of ['audit', 'stamp'] as const) {
    if (values[option] !== undefined && values.policy === undefined)
      throw new UsageError(`--${option} belongs to redact --policy`)
  }
  const formats = ['-', ...files].map((file) => formatOf(file, values.format))
  if (values.stamp && formats.some(isTable)) {
    throw new UsageError('--stamp contradicts a table, whose first record names the columns')
  }
  if (values.stamp && formats.includes('yaml') && values.format !== 'yaml') {
    throw new UsageError('--stamp wants --format yaml for YAML, where it is a comment')
  }
}

/** Output styles of `sladd scan`. */
const STYLES = ['json', 'explain', 'count', 'files-with-findings', 'quiet', 'sarif', 'github', 'junit', 'html'] as const

function styleOf(values: Values): ScanStyle {
  const [first, second] = STYLES.filter((style) => values[style] !== undefined)
  if (second !== undefined) throw new UsageError(`--${first} and --${second} exclude each other`)
  return first ?? 'table'
}

/** @throws UsageError if text would be shown in a style that has no room for it */
function shownOf(name: 'redact' | 'scan', style: ScanStyle, { show, diff, quiet, color }: Values): Shown {
  if (show && name === 'redact' && !diff) throw new UsageError('--show belongs to redact --diff and to scan')
  if (show && style !== 'table') throw new UsageError(`--show and --${style} exclude each other`)
  return { isShown: show === true, isQuiet: quiet === true, isColoured: hasColours(color) }
}

/** Commands that read text, with options from the table. */
const COMMANDS = ['redact', 'scan', 'doctor'] as const
type Name = (typeof COMMANDS)[number]

/** @throws UsageError for the first option that does not belong to the command */
function checkOptions(name: Name, values: Values): void {
  const stray = strayIn(values, TEXT_ROWS, name)
  if (stray?.of !== undefined) throw new UsageError(`--${stray.name} belongs to ${stray.of.join(' and ')}`)
  // The logger decides how it redacts.
  const rows: Rows = TEXT_ROWS
  const other = Object.keys(values).find((option) => rows[option]?.of === undefined)
  if (name === 'doctor' && other !== undefined) throw new UsageError(`--${other} does not belong to doctor`)
}

function doctorCommand(files: readonly string[], values: Values): Command {
  const [file] = files
  if (file === undefined || files.length > 1) throw new UsageError('doctor expects one module')
  return {
    name: 'doctor',
    doctor: { file, exported: values.export, output: values.output, json: values.json === true },
  }
}

/** @throws UsageError for an unknown command, with the one that may have been meant */
async function commandOf(name: string | undefined): Promise<Name> {
  const known = COMMANDS.find((each) => each === name)
  if (known !== undefined) return known
  if (name === undefined) throw new UsageError('a command is missing')
  const [{ nearest }, table] = await Promise.all([import('./nearest'), import('./table/commands')])
  const near = nearest(name, Object.keys(table.COMMANDS))
  throw new UsageError(`unknown command${near === undefined ? '' : `; did you mean ${near}?`}`)
}

/**
 * Parses the command line.
 *
 * @param args - without the program's own name
 * @param given - what another thread has read: keys, and the name of the file
 * @throws UsageError
 */
export async function readCommand(args: readonly string[], given?: Given): Promise<Command> {
  const { values, positionals } = await parsed(withSuffix(args), TEXT_ROWS)
  const [typed, ...named] = positionals
  if (values.help) return { name: 'help', about: typed, isColoured: hasColours(values.color) }
  if (values.version) return { name: 'version' }
  const name = await commandOf(typed)
  checkOptions(name, values)
  if (name === 'doctor') return doctorCommand(named, values)
  const file = configFile(values)
  if (file === undefined && !hasEnvironment()) return textCommand(name, named, { values, library: {} }, given)
  const { placed, ...told } = await (await import('./config/configured')).configured(name, values, file)
  try {
    return await textCommand(name, named, told, given)
  } catch (error) {
    if (error instanceof UsageError) throw new UsageError(placed(error.message))
    throw error
  }
}

/** The options of a run: those of the command line, and library options without a command-line form. */
interface Told {
  readonly values: Values
  readonly library: RedactorOptions
}

/** A run that only shows what it would do writes no store and no audit log. */
function unwritten({ store: _, audit: __, ...values }: Values): Values {
  return values
}

/** Collects what to do with findings: policy, tokens, people, and library options without a command-line form. */
export async function redacting(values: Values, library: RedactorOptions, given?: Given) {
  if (values.roster === undefined && values['roster-key'] !== undefined)
    throw new UsageError('--roster-key belongs to --roster')
  const choice = await policyChoice(values)
  const hasActions = library.actions !== undefined
  const material = given === undefined ? await materialOf(values, hasActions) : given.material
  const tokens = material && (await import('./token-material')).tokensOf(values, choice?.options, material)
  const isPeople = values.names || values.addresses || values.roster
  const people = isPeople ? (await import('./roster')).peopleOf(values) : {}
  const options: RedactorOptions = {
    ...library,
    ...choice?.options,
    ...tokens?.options,
    ...people,
    ...(hasActions && { actions: { ...library.actions, ...tokens?.options.actions } }),
    ...(library.custom && { custom: [...library.custom, ...(people.custom ?? [])] }),
  }
  return { options, choice, tokens, material }
}

async function textCommand(
  name: 'redact' | 'scan',
  named: readonly string[],
  { values: asTold, library }: Told,
  given: Given | undefined,
): Promise<Command> {
  const values = asTold.diff || asTold['dry-run'] ? unwritten(asTold) : asTold
  const style = styleOf(values)
  const shown = shownOf(name, style, values)
  const list = given === undefined ? await fileList(named, values) : onlyNamed([given.name])
  const files = list.names
  const place = placeOf(list, values)
  const live = liveOf(values, files)
  const hold = holdFrom(values.hold)
  const bytes = bytesOf(values)
  const call = callOf(values.at)
  const stats = values.stats === undefined ? undefined : (await import('./stats')).statsPlace(values.stats)
  const jobs = jobsOf(values.jobs)
  checkRecords(values, files)
  const { policy, keyring, store, audit, output, restricted, patterns, roster } = values
  const { baseline, 'write-baseline': isWritten } = values
  const others = [
    policy,
    keyring,
    restricted,
    patterns,
    roster,
    values['test-numbers'],
    isWritten ? undefined : baseline,
  ]
  checkOutput({
    inputs: files,
    others,
    appended: [store, audit, live.file?.name, values.html],
    replaced: [
      ...(place.targets?.values() ?? [live.file ? undefined : output]),
      ...[stats?.file, isWritten ? baseline : undefined],
    ],
  })
  const { options, choice, tokens, material } = await redacting(values, library, given)
  const common = { list, reading: readingsFor(values, files, options), bytes, call, stats, ...shown }
  if (name === 'scan') {
    return { ...common, name, style, html: values.html, ...(await import('./scan-options')).scanOptions(values) }
  }
  return {
    ...common,
    name,
    jobs,
    hold,
    isDiff: values.diff === true,
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
