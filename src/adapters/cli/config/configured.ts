/**
 * @module The options of a run: those that were typed, over those of the environment, over those of a file.
 */
import { dirname, resolve } from 'node:path'
import type { RedactorOptions } from '../../../types'
import { TOKEN_ROWS } from '../table/governing-rows'
import type { Row, Rows } from '../table/row'
import { TEXT_ROWS } from '../table/text-rows'
import type { ValuesOf } from '../usage'
import { UsageError } from '../usage'
import type { ConfigFile } from './find'
import { type Config, readConfig } from './read'
import { AS_THEY_ARE, KEYS, keyOf } from './schema'

type Values = ValuesOf<typeof TEXT_ROWS>
type Value = string | boolean | string[] | undefined

/** What a run is told, by whomever. */
export interface Configured {
  readonly values: Values
  /** What the command line has no form for. */
  readonly library: RedactorOptions
  /** A message about an option, with the place where it stands when that is not the command line. */
  placed(message: string): string
}

/** Of these, one that is said nearer leaves out the others. */
const EITHER = ['pseudonymise', 'surrogate', 'policy']
/** These say something of folders only. */
const FOLDERS = ['hidden', 'no-ignore', 'glob', 'exclude']

/** Whether a command has an option; what tokens are made with says nothing to `scan`. */
function isFor(command: string, name: string, { of = [command] }: Row): boolean {
  return of.includes(command) && (command === 'redact' || !Object.hasOwn(TOKEN_ROWS, name))
}

const YES = ['1', 'yes', 'true', 'on']
const NO = ['', '0', 'no', 'false', 'off']

/** The name of an option in the environment: `SLADD_MIN_CONFIDENCE`. */
export function variableOf(option: string): string {
  return `SLADD_${option.toUpperCase().replaceAll('-', '_')}`
}

function fromEnvironment(name: string, { type, multiple }: Row): Value {
  const text = process.env[variableOf(name)]
  if (text === undefined) return undefined
  if (type === 'boolean') {
    if (YES.includes(text)) return true
    if (NO.includes(text)) return undefined
    throw new UsageError(`${variableOf(name)} expected yes or no`)
  }
  return multiple ? text.split('\n').filter((line) => line !== '') : text
}

/** As it would have been typed; files are those of the configuration's folder. */
function asTyped(value: unknown, row: Row, folder: string): Value {
  if (row.type === 'boolean') return value === true ? true : undefined
  if (row.multiple) return value as string[]
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (Array.isArray(value)) return value.join(',')
  if (typeof value === 'object')
    return Object.entries(value as object)
      .map((pair) => pair.join('='))
      .join(',')
  const text = String(value)
  const isFile = ['FILE', 'FOLDER', 'KEY'].includes(row.value ?? '') && !text.startsWith('env:')
  return isFile ? resolve(folder, text) : text
}

/** Takes over what was not said nearer. */
function under(near: { readonly [name: string]: Value }, far: { readonly [name: string]: Value }) {
  const isSaid = EITHER.some((name) => near[name] !== undefined)
  const rest = Object.entries(far).filter(([name, value]) => {
    return value !== undefined && near[name] === undefined && !(isSaid && EITHER.includes(name))
  })
  return { ...near, ...Object.fromEntries(rest) }
}

function fromFile(config: Config, command: string, folder: string): { readonly [name: string]: Value } {
  const rows: Rows = TEXT_ROWS
  const entries = Object.entries(config.values).flatMap(([key, value]) => {
    const name = KEYS[key]
    const row = name === undefined ? undefined : rows[name]
    if (name === undefined || row === undefined || !isFor(command, name, row)) return []
    // A list of patterns goes to the redactor, and no file is read.
    return key === 'patterns' && typeof value !== 'string' ? [] : [[name, asTyped(value, row, folder)] as const]
  })
  return Object.fromEntries(entries)
}

/** What says something only beside something else, and came from further away. */
function withoutStray(values: { readonly [name: string]: Value }, typed: { readonly [name: string]: unknown }) {
  const isStray = (name: string) =>
    typed[name] === undefined &&
    ((FOLDERS.includes(name) && !values.recursive) ||
      (['purpose', 'tenant'].includes(name) && values.policy === undefined && values.keyring === undefined))
  return Object.fromEntries(Object.entries(values).filter(([name]) => !isStray(name)))
}

/**
 * The options of a run.
 *
 * @param typed - on the command line
 * @throws Refusal for a file that is wrong, UsageError for a variable
 */
export async function configured(command: string, typed: Values, file: ConfigFile | undefined): Promise<Configured> {
  const rows = Object.entries<Row>(TEXT_ROWS as Rows).filter(([name, row]) => !row.isTyped && isFor(command, name, row))
  const environment = Object.fromEntries(rows.map(([name, row]) => [name, fromEnvironment(name, row)]))
  const config = file && (await readConfig(file))
  const filed = config && file ? fromFile(config, command, dirname(file.file)) : {}
  const near = under(typed as { [name: string]: Value }, environment)
  const values = withoutStray(under(near, filed), typed as { [name: string]: unknown }) as Values
  const given = config?.values ?? {}
  const keys = [...AS_THEY_ARE, ...(Array.isArray(given.patterns) ? ['patterns'] : [])]
  const library = Object.fromEntries(keys.filter((key) => given[key] !== undefined).map((key) => [key, given[key]]))
  const placed = (message: string) => {
    const [, option, key] = /^(?:--([\w-]+)|"(\w+))/.exec(message) ?? []
    const name = option ?? key ?? ''
    if ((typed as { [name: string]: unknown })[name] !== undefined) return message
    if (environment[name] !== undefined) return `${variableOf(name)}: ${message}`
    const inFile = keyOf(name === 'field' ? 'fields' : name)
    return config !== undefined && given[inFile] !== undefined ? `${config.placeOf([inFile])}: ${message}` : message
  }
  return { values, library, placed }
}
