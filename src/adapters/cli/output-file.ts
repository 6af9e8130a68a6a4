/**
 * @module `sladd redact --output FILE`: the file is what it was or all of what it becomes, whatever happens meanwhile. It
 * may be one of the inputs.
 */
import {
  copyFileSync,
  existsSync,
  fchmodSync,
  linkSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
} from 'node:fs'
import { resolve } from 'node:path'
import { keepAttributes } from '../../files/attributes'
import { checkOneName } from '../../files/open'
import { asRefusal, refused } from '../../files/refused'
import { Beside, syncFolder } from '../../files/write'
import { outputDescriptor, printInto } from './output'

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

function place(beside: Beside, file: string, name: string, suffix: string | undefined): void {
  const old = oldFile(file, name)
  if (!beside.isOurs) throw refused('', name, 'another run writes it')
  if (old !== undefined && suffix !== undefined) keepAs(file, `${file}${suffix}`)
  if (old === undefined) fchmodSync(beside.descriptor, MODE & ~process.umask())
  else keepAttributes(old, file, { file: beside.descriptor, name: beside.name }, '')
  beside.end()
  renameSync(beside.name, file)
  syncFolder(file)
}

/**
 * Lets a file take what is printed meanwhile.
 *
 * @param name - of the file; links are followed
 * @param work - prints, and tells whether that is what the file becomes; otherwise it stays as it was
 * @param suffix - behind the name under which the old file is kept; undefined when it is not
 * @throws FileRefused when the file cannot be written: then it is as it was
 */
export async function printToFile(name: string, work: () => Promise<boolean>, suffix?: string): Promise<void> {
  try {
    const file = existsSync(name) ? realpathSync(name) : resolve(name)
    oldFile(file, name)
    const beside = new Beside(file)
    const before = outputDescriptor()
    try {
      printInto(beside.descriptor)
      if (await work()) place(beside, file, name, suffix)
    } finally {
      printInto(before)
      beside.drop()
    }
  } catch (error) {
    throw asRefusal('', name, error)
  }
}
