/**
 * @module `sladd redact --output FILE`: the file keeps its old content or gets all of the new one, whatever happens. It
 * may be one of the inputs.
 */
import {
  copyFileSync,
  existsSync,
  fchmodSync,
  fsync,
  linkSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
} from 'node:fs'
import { dirname, resolve } from 'node:path'
import { promisify } from 'node:util'
import { keepAttributes } from '../../files/attributes'
import { checkOneName } from '../../files/open'
import { asRefusal, inWords, refused } from '../../files/refused'
import { Beside, syncFolder } from '../../files/write'
import { outputDescriptor, print, printInto } from './output'

const sync = promisify(fsync)

/** Mode of a new file, before the umask. */
const MODE = 0o666

/** Returns the stats of an existing file; undefined if it is to be created. */
function oldFile(file: string, name: string): Stats | undefined {
  const old = statSync(file, { throwIfNoEntry: false })
  if (old === undefined) return undefined
  if (!old.isFile()) throw refused('', name, 'is not a file')
  checkOneName(old, '', name)
  return old
}

/** Keeps a file under a second name, as a hard link or, if that is impossible, as a copy. */
function keepAs(file: string, kept: string): void {
  rmSync(kept, { force: true })
  try {
    linkSync(file, kept)
  } catch {
    copyFileSync(file, kept)
  }
}

/** A finished temporary file that has not been renamed yet. */
export interface Written {
  /** Its name as typed, and its path. */
  readonly name: string
  readonly file: string
  readonly beside: Beside
  /** Suffix of the name under which the old file is kept; undefined if it is not. */
  readonly suffix: string | undefined
}

/** Returns the path of a file, even of a new one; links are followed. */
export function placeOfFile(name: string): string {
  return inWords('', name, () => (existsSync(name) ? realpathSync(name) : resolve(name)))
}

/**
 * Writes what is printed during `work` to a temporary file.
 *
 * @param name - of the file, for people
 * @param file - see {@link placeOfFile}
 * @param work - prints, and returns whether the result replaces the file; otherwise it is not changed
 * @returns what to pass to {@link placeAll}; undefined if the file is not changed
 * @throws FileRefused if the file cannot be written: then it is not changed
 */
export async function printBeside(
  name: string,
  file: string,
  work: () => Promise<boolean>,
  suffix?: string,
): Promise<Written | undefined> {
  try {
    oldFile(file, name)
    const beside = new Beside(file)
    const before = outputDescriptor()
    let becomes = false
    try {
      printInto(beside.descriptor)
      becomes = await work()
    } finally {
      printInto(before)
      if (!becomes) beside.drop()
    }
    return becomes ? { name, file, beside, suffix } : undefined
  } catch (error) {
    throw asRefusal('', name, error)
  }
}

/** Copies the attributes of the old file, and syncs to disk. */
async function settle({ name, file, beside }: Written): Promise<void> {
  const old = oldFile(file, name)
  if (!beside.isOurs) throw refused('', name, 'another run writes it')
  if (old === undefined) fchmodSync(beside.descriptor, MODE & ~process.umask())
  else keepAttributes(old, file, { file: beside.descriptor, name: beside.name }, '')
  await sync(beside.descriptor)
}

function place({ name, file, beside, suffix }: Written): void {
  const old = oldFile(file, name)
  if (!beside.isOurs) throw refused('', name, 'another run writes it')
  if (old !== undefined && suffix !== undefined) keepAs(file, `${file}${suffix}`)
  beside.close()
  renameSync(beside.name, file)
}

/**
 * Syncs all files to disk at once, and then renames them: one by one, each would wait for the disk.
 *
 * @returns the errors, usually FileRefused: the files concerned are not changed
 */
export async function placeAll(files: readonly Written[]): Promise<unknown[]> {
  const errors: unknown[] = []
  const placed: string[] = []
  const settled = await Promise.allSettled(files.map(settle))
  for (const [i, written] of files.entries()) {
    const end = settled[i]
    try {
      if (end?.status === 'rejected') throw end.reason
      place(written)
      placed.push(written.file)
    } catch (error) {
      errors.push(asRefusal('', written.name, error))
      written.beside.drop()
    }
  }
  for (const file of new Map(placed.map((file) => [dirname(file), file])).values()) {
    try {
      syncFolder(file)
    } catch (error) {
      errors.push(asRefusal('', file, error))
    }
  }
  return errors
}

/** Replaces a file by a text, completely or not at all; see {@link printToFile}. */
export function writeToFile(name: string, text: string): Promise<void> {
  return printToFile(name, async () => {
    print(text)
    return true
  })
}

/** {@link printBeside} for one file, including the renaming. */
export async function printToFile(name: string, work: () => Promise<boolean>): Promise<void> {
  const written = await printBeside(name, placeOfFile(name), work)
  const errors = written === undefined ? [] : await placeAll([written])
  if (errors.length > 0) throw errors[0]
}
