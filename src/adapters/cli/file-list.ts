/**
 * @module Which files `redact` and `scan` read: those that are named, those of a list, and with `--recursive` those below a
 * folder, but for what git ignores and what is hidden. Patterns are those of `.gitignore` (gitignore(5)).
 */
import { statSync } from 'node:fs'
import { inWords } from '../../files/refused'
import { readText, textOf } from '../../files/whole'
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
  readonly html?: string | undefined
}

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

function isFolder(name: string): boolean {
  return statSync(name, { throwIfNoEntry: false })?.isDirectory() === true
}

function namesFrom(file: string, isNull: boolean): string[] {
  const text = inWords('', file, () => (file === '-' ? textOf(0, file) : readText(file)))
  return text.split(isNull ? '\0' : /\r?\n/).filter((name) => name !== '')
}

/** Options that say something of folders only. */
const FOLDERS = ['hidden', 'no-ignore', 'glob', 'exclude'] as const

/**
 * The files that a command reads.
 *
 * @param named - as they were typed
 * @throws UsageError; Refusal when a list cannot be read
 */
export async function fileList(named: readonly string[], options: FileOptions): Promise<FileList> {
  const from = options['files-from']
  if (options.null && from === undefined) throw new UsageError('--null belongs to --files-from')
  if (from === '-' && named.includes('-')) throw new UsageError('- is standard input, which --files-from reads')
  const stray = options.recursive ? undefined : FOLDERS.find((option) => options[option] !== undefined)
  if (stray !== undefined) throw new UsageError(`--${stray} belongs to --recursive`)
  const all = from === undefined ? named : [...named, ...namesFrom(from, options.null === true)]
  if (from !== undefined && all.length === 0) throw new Refusal(`${from}: names no file`)
  if (!options.recursive) return onlyNamed(all)
  // Loading what knows the patterns takes as long as all the rest of a start.
  const walk = new (await import('./walk')).Walk(options)
  const names = (all.length === 0 ? ['.'] : all).flatMap((name) => {
    return name === '-' || !isFolder(name) ? [name] : walk.below(name)
  })
  return { names, found: walk.found, unread: walk.unread }
}
