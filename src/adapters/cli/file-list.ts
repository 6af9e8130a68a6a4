/**
 * @module Which files `redact` and `scan` read: those named, those in a list, and with `--recursive` those below a
 * folder, except ignored and hidden ones. Patterns follow `.gitignore` (gitignore(5)).
 */
import { statSync } from 'node:fs'
import { textOrInput } from './text-file'
import { Refusal, UsageError } from './usage'

/** File options of the command line. */
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
  /** Names for opening them; empty for standard input. */
  readonly names: readonly string[]
  /** Files found below a named folder, with their paths below it: those that are not text are skipped. */
  readonly found: ReadonlyMap<string, string>
  /** Folders that could not be read, and why. */
  readonly unread: readonly (readonly [name: string, why: string])[]
}

/** Only the files that were typed. */
export function onlyNamed(names: readonly string[]): FileList {
  return { names, found: new Map(), unread: [] }
}

function isFolder(name: string): boolean {
  return statSync(name, { throwIfNoEntry: false })?.isDirectory() === true
}

function namesFrom(file: string, isNull: boolean): string[] {
  return textOrInput(file)
    .split(isNull ? '\0' : /\r?\n/)
    .filter((name) => name !== '')
}

/** Options that only apply to folders. */
const FOLDERS = ['hidden', 'no-ignore', 'glob', 'exclude'] as const

/**
 * Returns the files that a command reads.
 *
 * @param named - as typed
 * @throws UsageError; Refusal if a list cannot be read
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
  // Loading the pattern matcher takes as long as the rest of the startup.
  const walk = new (await import('./walk')).Walk(options)
  const names = (all.length === 0 ? ['.'] : all).flatMap((name) => {
    return name === '-' || !isFolder(name) ? [name] : walk.below(name)
  })
  return { names, found: walk.found, unread: walk.unread }
}
