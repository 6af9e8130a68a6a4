/**
 * @module The files below a folder, but for what git ignores and what is hidden. Patterns are those of `.gitignore` (gitignore(5)).
 */
import { type Dirent, existsSync, fstatSync, readdirSync, readFileSync, type Stats, statSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import ignore, { type Ignore } from 'ignore'
import { reasonOf } from '../../files/refused'
import type { FileOptions } from './file-list'

const GITIGNORE = '.gitignore'

/** Rules of one folder for what lies below it. */
interface Rules {
  readonly folder: string
  readonly ignore: Ignore
}

function rulesIn(folder: string): Rules[] {
  const file = join(folder, GITIGNORE)
  return existsSync(file) ? [{ folder, ignore: ignore().add(readFileSync(file, 'utf8')) }] : []
}

/** Rules of the folders above, up to that of the repository; none outside of one. */
function rulesAbove(folder: string): Rules[] {
  const above: string[] = []
  for (let at = folder; ; at = dirname(at)) {
    if (at !== folder) above.unshift(at)
    if (existsSync(join(at, '.git'))) return above.flatMap(rulesIn)
    if (dirname(at) === at) return []
  }
}

/** The deepest folder that says anything of a path decides. */
function isIgnored(path: string, isFolder: boolean, rules: readonly Rules[]): boolean {
  for (const rule of [...rules].reverse()) {
    const below = relative(rule.folder, path).split(sep).join('/') + (isFolder ? '/' : '')
    const { ignored, unignored } = rule.ignore.test(below)
    if (ignored || unignored) return ignored
  }
  return false
}

/** Standard output, when it is a file: below a folder that is read it is no input. */
function outputFile(): Stats | undefined {
  const stat = fstatSync(1)
  return stat.isFile() ? stat : undefined
}

export class Walk {
  readonly #options: FileOptions
  readonly #output = outputFile()
  readonly #written: readonly (string | undefined)[]
  readonly #globs: Ignore | undefined
  readonly #excluded: Ignore | undefined
  readonly found: Map<string, string> = new Map()
  readonly unread: [string, string][] = []

  constructor(options: FileOptions) {
    this.#options = options
    this.#written = [options['out-dir'], options.html].map((name) => name && resolve(name))
    this.#globs = options.glob && ignore().add(options.glob as string[])
    this.#excluded = options.exclude && ignore().add(options.exclude as string[])
  }

  /** The files below a folder, in the order of their names. */
  below(root: string): string[] {
    return this.#into(root, root, this.#options['no-ignore'] ? [] : rulesAbove(resolve(root)))
  }

  /** Whether this run writes it. */
  #isOurs(name: string): boolean {
    if (this.#written.includes(resolve(name))) return true
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

  #into(root: string, folder: string, above: readonly Rules[]): string[] {
    const rules = this.#options['no-ignore'] ? above : [...above, ...rulesIn(resolve(folder))]
    const names: string[] = []
    for (const entry of this.#entries(folder)) {
      const isFolder = entry.isDirectory()
      if (!isFolder && !entry.isFile()) continue
      if (entry.name === '.git' || (entry.name.startsWith('.') && !this.#options.hidden)) continue
      const name = join(folder, entry.name)
      const below = relative(root, name).split(sep).join('/')
      if (this.#excluded?.ignores(isFolder ? `${below}/` : below)) continue
      if (isIgnored(resolve(name), isFolder, rules) || this.#isOurs(name)) continue
      if (isFolder) names.push(...this.#into(root, name, rules))
      else if (this.#globs?.ignores(below) ?? true) {
        this.found.set(name, below)
        names.push(name)
      }
    }
    return names
  }
}
