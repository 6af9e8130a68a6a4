/**
 * @module `sladd redact --output FILE`: the file is what it was or all of what it becomes, whatever happens meanwhile. It
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
import { outputDescriptor, printInto } from './output'

const sync = promisify(fsync)

/** Mode of a new file, before the process's mask. */
const MODE = 0o666

/** The file as it is; undefined when it is to be made. */
function oldFile(file: string, name: string): Stats | undefined {
  const old = statSync(file, { throwIfNoEntry: false })
  if (old === undefined) return undefined
  if (!old.isFile()) throw refused('', name, 'is no file')
  checkOneName(old, '', name)
  return old
}

/** Gives a file a second name, under which it stays; where files have one name only, a copy. */
function keepAs(file: string, kept: string): void {
  rmSync(kept, { force: true })
  try {
    linkSync(file, kept)
  } catch {
    copyFileSync(file, kept)
  }
}

/** A file that is written beside the one that it is to be, and has not got its name yet. */
export interface Written {
  /** As it was called, and where it is. */
  readonly name: string
  readonly file: string
  readonly beside: Beside
  /** Behind the name under which the old file is kept; undefined when it is not. */
  readonly suffix: string | undefined
}

/** Where a file is, also one that is to be made; links are followed. */
export function placeOfFile(name: string): string {
  return inWords('', name, () => (existsSync(name) ? realpathSync(name) : resolve(name)))
}

/**
 * Lets what is printed meanwhile stand beside a file.
 *
 * @param name - of the file, for people
 * @param file - see {@link placeOfFile}
 * @param work - prints, and tells whether that is what the file becomes; otherwise it stays as it was
 * @returns what waits for {@link placeAll}; undefined when the file stays
 * @throws FileRefused when the file cannot be written: then it is as it was
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

/** Gives it all that the old file has, and brings it onto the disk. */
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
 * Brings files onto the disk, all at once, and then to their names: each by itself would wait for the disk.
 *
 * @returns why some were not, FileRefused in general: those are as they were
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

/** {@link printBeside} for one file, which has its name afterwards. */
export async function printToFile(name: string, work: () => Promise<boolean>): Promise<void> {
  const written = await printBeside(name, placeOfFile(name), work)
  const errors = written === undefined ? [] : await placeAll([written])
  if (errors.length > 0) throw errors[0]
}
