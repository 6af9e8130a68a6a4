/**
 * @module Which files `redact` and `scan` read: those that are named, those of a list, and with `--recursive` those below a
 * folder, but for what git ignores and what is hidden. Patterns are those of `.gitignore` (gitignore(5)).
 */
import { type Dirent, existsSync, fstatSync, readdirSync, readFileSync, type Stats, statSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import ignore, { type Ignore } from 'ignore'
import { reasonOf } from '../../files/refused'
import { Refusal, UsageError } from './usage'

/** What the command line says of files. */
export interface FileOptions {
  readonly recursive?: boolean | undefined
  readonly hidden?: boolean | undefined
  readonly 'no-ignore'?: boolean | undefined
  readonly glob?: readonly string[] | undefined
  readonly exclude?: readonly string[] | undefined
  readonly 'files-from'?: string | undefined
  readonly null?: boolean | undefined
  readonly 'out-dir'?: string | undefined
}

export const FILE_OPTIONS = {
  recursive: { type: 'boolean', short: 'r' },
  hidden: { type: 'boolean' },
  'no-ignore': { type: 'boolean' },
  glob: { type: 'string', multiple: true },
  exclude: { type: 'string', multiple: true },
  'files-from': { type: 'string' },
  null: { type: 'boolean', short: '0' },
} as const

export const FILE_HELP = `  -r, --recursive           files below a folder, but for hidden ones, links, and those that git ignores
  --hidden                  also hidden files and folders; --no-ignore also what git ignores
  --glob PATTERN            only files like this, as in .gitignore: '*.log', 'logs/**'; may be repeated
  --exclude PATTERN         no files or folders like this; may be repeated
  --files-from FILE         names of more files, one a line; with -0 or --null ended by NUL, as find -print0 writes them
`

/** The files to read. */
export interface FileList {
  /** As they are opened; empty for standard input. */
  readonly names: readonly string[]
  /** Those that nobody named, with their paths below the folder that was: what is no text among them is passed over. */
  readonly found: ReadonlyMap<string, string>
  /** Folders that could not be read, and why. */
  readonly unread: readonly (readonly [name: string, why: string])[]
}

/** Files as they were typed, and no others. */
export function onlyNamed(names: readonly string[]): FileList {
  return { names, found: new Map(), unread: [] }
}

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

class Walk {
  readonly #options: FileOptions
  readonly #output = outputFile()
  readonly #outDir: string | undefined
  readonly #globs: Ignore | undefined
  readonly #excluded: Ignore | undefined
  readonly found: Map<string, string> = new Map()
  readonly unread: [string, string][] = []

  constructor(options: FileOptions) {
    this.#options = options
    this.#outDir = options['out-dir'] && resolve(options['out-dir'])
    this.#globs = options.glob && ignore().add(options.glob as string[])
    this.#excluded = options.exclude && ignore().add(options.exclude as string[])
  }

  /** The files below a folder, in the order of their names. */
  below(root: string): string[] {
    return this.#into(root, root, this.#options['no-ignore'] ? [] : rulesAbove(resolve(root)))
  }

  /** Whether this run writes it. */
  #isOurs(name: string): boolean {
    if (this.#outDir === resolve(name)) return true
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

function isFolder(name: string): boolean {
  return statSync(name, { throwIfNoEntry: false })?.isDirectory() === true
}

function namesFrom(file: string, isNull: boolean): string[] {
  try {
    const text = readFileSync(file === '-' ? 0 : file, 'utf8')
    return text.split(isNull ? '\0' : /\r?\n/).filter((name) => name !== '')
  } catch (error) {
    throw new Refusal(`${file}: ${reasonOf(error) ?? 'cannot be read'}`)
  }
}

/** Options that say something of folders only. */
const FOLDERS = ['hidden', 'no-ignore', 'glob', 'exclude'] as const

/**
 * The files that a command reads.
 *
 * @param named - as they were typed
 * @throws UsageError; Refusal when a list cannot be read
 */
export function fileList(named: readonly string[], options: FileOptions): FileList {
  const from = options['files-from']
  if (options.null && from === undefined) throw new UsageError('--null belongs to --files-from')
  if (from === '-' && named.includes('-')) throw new UsageError('- is standard input, which --files-from reads')
  const stray = options.recursive ? undefined : FOLDERS.find((option) => options[option] !== undefined)
  if (stray !== undefined) throw new UsageError(`--${stray} belongs to --recursive`)
  const all = from === undefined ? named : [...named, ...namesFrom(from, options.null === true)]
  if (from !== undefined && all.length === 0) throw new Refusal(`${from}: names no file`)
  if (!options.recursive) return onlyNamed(all)
  const walk = new Walk(options)
  const names = (all.length === 0 ? ['.'] : all).flatMap((name) => {
    return name === '-' || !isFolder(name) ? [name] : walk.below(name)
  })
  return { names, found: walk.found, unread: walk.unread }
}
