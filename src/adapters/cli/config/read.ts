/**
 * @module Reads a configuration. Programs (`.js`, `.ts`) run with the caller's rights, so none is run from another
 * user's folder. Files there are not read at all unless named explicitly.
 */
import { statSync } from 'node:fs'
import { dirname, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { inWords, reasonOf } from '../../../files/refused'
import { readText } from '../../../files/whole'
import { problem, shown } from '../../../policy/problem'
import { readPlaced } from '../../placed-yaml'
import { nearest } from '../nearest'
import { Refusal } from '../usage'
import type { ConfigFile } from './find'
import { CONFIG_SCHEMA, wrongIn } from './schema'

type Path = readonly (string | number)[]

/** The content of a configuration file. */
export interface Config {
  readonly values: { readonly [key: string]: unknown }
  /** Returns file and position of a key, for messages. */
  placeOf(path: Path): string
}

const PROGRAM = /\.[cm]?[jt]s$/
const TYPESCRIPT = /\.[cm]?ts$/
const WRITABLE_BY_ALL = 0o002
const ROOT = 0

/** True if another user may have put the file there. */
function isForeign(name: string): boolean {
  const own = process.getuid?.()
  const { uid, mode } = statSync(name)
  return own !== undefined && ((uid !== own && uid !== ROOT) || (mode & WRITABLE_BY_ALL) !== 0)
}

function checkOwner({ file, isNamed }: ConfigFile, told: string): void {
  const isProgram = PROGRAM.test(file)
  if (isNamed && !isProgram) return
  if (!isForeign(dirname(file)) && !isForeign(file)) return
  const remedy = isProgram ? 'copy it to a folder of your own' : 'name it with --config, or use --no-config'
  throw new Refusal(`${told}: others may write it or its folder, so it is not used; ${remedy}`)
}

/** Returns the value of a module. Errors are reported by type, because their messages may contain anything. */
async function programIn(file: string, told: string): Promise<unknown> {
  try {
    const module = await import(pathToFileURL(file).href)
    return module.default ?? module
  } catch (error) {
    const { code, name } = error as { code?: unknown; name?: unknown }
    if (TYPESCRIPT.test(file) && code === 'ERR_UNKNOWN_FILE_EXTENSION') {
      throw new Refusal(`${told}: this version of Node cannot read TypeScript; 22.18 and later can`)
    }
    throw new Refusal(`${told}: cannot be loaded (${reasonOf(error) ?? String(code ?? name).slice(0, 40)})`)
  }
}

/** Formats a part of a path, if it may be shown. */
function toldKey(key: string | number): string {
  return typeof key === 'number' ? `[${key}]` : `.${shown(key).replaceAll('"', '')}`
}

/**
 * Reads a configuration file.
 *
 * @throws Refusal with file and position for what is wrong in it, and for an untrusted file
 */
export async function readConfig(found: ConfigFile): Promise<Config> {
  const { file } = found
  const told = relative('.', file) || file
  inWords('', told, () => checkOwner(found, told))
  let placeOf = (_: Path) => told
  let values: unknown
  if (PROGRAM.test(file)) values = await programIn(file, told)
  else {
    const text = inWords('', told, () => readText(file, told))
    const placed = readPlaced(text, /\.json$/i.test(file) ? 'json' : 'yaml')
    placeOf = (path) => {
      const { line, column } = placed.located(problem('wrong-value', path, '', ''))
      return line === undefined ? told : `${told}:${line}:${column}`
    }
    const { refused } = placed
    if (refused !== undefined) {
      const at = refused.line === undefined ? '' : `:${refused.line}:${refused.column}`
      throw new Refusal(`${told}${at}: ${refused.message}; ${refused.remedy}`)
    }
    values = placed.value ?? {}
  }
  const wrong = wrongIn(values, CONFIG_SCHEMA)
  if (wrong === undefined) return { values: values as Config['values'], placeOf }
  const [first] = wrong.path
  const isUnknown = wrong.path.length === 1 && wrong.message === 'no such option'
  const near = isUnknown ? nearest(String(first), Object.keys(CONFIG_SCHEMA.properties)) : undefined
  const name = wrong.path.length === 0 ? 'the configuration' : wrong.path.map(toldKey).join('').replace(/^\./, '')
  throw new Refusal(
    `${placeOf(wrong.path)}: ${name}: ${wrong.message}${near === undefined ? '' : `; did you mean ${near}?`}`,
  )
}
