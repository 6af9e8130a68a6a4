/**
 * @module Finds the files below a folder, except ignored and hidden ones. Patterns follow `.gitignore` (gitignore(5)).
 */
import { type Dirent, existsSync, fstatSync, readdirSync, type Stats, statSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import ignore, { type Ignore } from 'ignore'
import { reasonOf } from '../../files/refused'
import { readText } from '../../files/whole'
import type { FileOptions } from './file-list'

const GITIGNORE = '.gitignore'

/** Rules of one folder for everything below it. */
interface Rules {
  readonly folder: string
  readonly ignore: Ignore
}

function rulesIn(folder: string): Rules[] {
  const file = join(folder, GITIGNORE)
  const isFile = statSync(file, { throwIfNoEntry: false })?.isFile() === true
  return isFile ? [{ folder, ignore: ignore().add(readText(file)) }] : []
}

/** Returns the rules of the parent folders, up to that of the repository; none outside of one. */
function rulesAbove(folder: string): Rules[] {
  const above: string[] = []
  for (let at = folder; ; at = dirname(at)) {
    if (at !== folder) above.unshift(at)
    if (existsSync(join(at, '.git'))) return above.flatMap(rulesIn)
    if (dirname(at) === at) return []
  }
}

/** The deepest folder with a rule for a path decides. */
function isIgnored(folder: string, name: string, isFolder: boolean, rules: readonly Rules[]): boolean {
  for (let i = rules.length - 1; i >= 0; i--) {
    const rule = rules[i] as Rules
    const path = relative(rule.folder, folder).split(sep).join('/')
    const { ignored, unignored } = rule.ignore.test(`${path === '' ? '' : `${path}/`}${name}${isFolder ? '/' : ''}`)
    if (ignored || unignored) return ignored
  }
  return false
}

/** Returns standard output if it is a file: within a scanned folder it is not an input. */
function outputFile(): Stats | undefined {
  const stat = fstatSync(1)
  return stat.isFile() ? stat : undefined
}

export class Walk {
  readonly #options: FileOptions
  readonly #output = outputFile()
  /** Paths that this run writes to. */
  readonly #written: readonly string[]
  readonly #globs: Ignore | undefined
  readonly #excluded: Ignore | undefined
  readonly found: Map<string, string> = new Map()
  readonly unread: [string, string][] = []

  constructor(options: FileOptions) {
    this.#options = options
    this.#written = [options['out-dir'], options.html].flatMap((name) => (name === undefined ? [] : resolve(name)))
    this.#globs = options.glob && ignore().add(options.glob as string[])
    this.#excluded = options.exclude && ignore().add(options.exclude as string[])
  }

  /** Returns the files below a folder, sorted by name. */
  below(root: string): string[] {
    const names: string[] = []
    this.#into(root, '', this.#options['no-ignore'] ? [] : rulesAbove(resolve(root)), names)
    return names
  }

  /** True if this run writes to it. */
  #isOurs(name: string, isFolder: boolean): boolean {
    if (this.#written.length > 0 && this.#written.includes(resolve(name))) return true
    if (isFolder) return false
    const { ino, dev } = this.#output === undefined ? {} : (statSync(name, { throwIfNoEntry: false }) ?? {})
    return ino !== undefined && ino === this.#output?.ino && dev === this.#output.dev
  }

  #entries(folder: string): Dirent[] {
    try {
      return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
    } catch (error) {
      this.unread.push([folder, reasonOf(error) ?? 'cannot be read'])
      return []
    }
  }

  /** @param path - of the folder below the root, with a trailing slash */
  #into(folder: string, path: string, above: readonly Rules[], names: string[]): void {
    const whole = resolve(folder)
    const rules = this.#options['no-ignore'] ? above : [...above, ...rulesIn(whole)]
    const beside = join(folder, '_').slice(0, -1)
    for (const entry of this.#entries(folder)) {
      const isFolder = entry.isDirectory()
      if (!isFolder && !entry.isFile()) continue
      if (entry.name === '.git' || (entry.name.startsWith('.') && !this.#options.hidden)) continue
      const name = beside + entry.name
      const below = path + entry.name
      if (this.#excluded?.ignores(isFolder ? `${below}/` : below)) continue
      if (isIgnored(whole, entry.name, isFolder, rules) || this.#isOurs(name, isFolder)) continue
      if (isFolder) this.#into(name, `${below}/`, rules, names)
      else if (this.#globs?.ignores(below) ?? true) {
        this.found.set(name, below)
        names.push(name)
      }
    }
  }
}
