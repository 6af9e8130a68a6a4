/** @module The options of a run: the command line overrides the environment, which overrides the configuration file. */
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

/** The merged options of a run. */
export interface Configured {
  readonly values: Values
  /** Library options without a command-line form. */
  readonly library: RedactorOptions
  /** Adds to a message about an option where it was set, unless on the command line. */
  placed(message: string): string
}

/** Setting one of these in a nearer source discards the others from farther ones. */
const EITHER = ['pseudonymise', 'surrogate', 'policy']
/** These only apply to folders. */
const FOLDERS = ['hidden', 'no-ignore', 'glob', 'exclude']

/** True if a command has an option; options for tokens do not apply to `scan`. */
function isFor(command: string, name: string, { of = [command] }: Row): boolean {
  return of.includes(command) && (command === 'redact' || !Object.hasOwn(TOKEN_ROWS, name))
}

const YES = ['1', 'yes', 'true', 'on']
const NO = ['', '0', 'no', 'false', 'off']

/** Returns the environment variable of an option: `SLADD_MIN_CONFIDENCE`. */
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

/** Converts a value as if typed; file names are relative to the configuration's folder. */
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

/** Merges options, of which the nearer ones win. */
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
    // A list of patterns is passed to the redactor, without reading a file.
    return key === 'patterns' && typeof value !== 'string' ? [] : [[name, asTyped(value, row, folder)] as const]
  })
  return Object.fromEntries(entries)
}

/** Drops options that need another option to have a meaning, unless they were typed. */
function withoutStray(values: { readonly [name: string]: Value }, typed: { readonly [name: string]: unknown }) {
  const isStray = (name: string) =>
    typed[name] === undefined &&
    ((FOLDERS.includes(name) && !values.recursive) ||
      (['purpose', 'tenant'].includes(name) && values.policy === undefined && values.keyring === undefined))
  return Object.fromEntries(Object.entries(values).filter(([name]) => !isStray(name)))
}

/**
 * Merges the options of a run.
 *
 * @param typed - on the command line
 * @throws Refusal for an invalid file, UsageError for a variable
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
