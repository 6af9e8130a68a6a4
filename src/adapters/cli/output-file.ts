/**
 * @module `sladd redact --output FILE`: the file is what it was or all of what it becomes, whatever happens meanwhile. It
 * may be one of the inputs.
 */
import { existsSync, fchmodSync, realpathSync, renameSync, type Stats, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { keepAttributes } from '../../files/attributes'
import { checkOneName } from '../../files/open'
import { asRefusal, refused } from '../../files/refused'
import { Beside, syncFolder } from '../../files/write'
import { FAILED } from './failure'
import { printInto } from './output'

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

function place(beside: Beside, file: string, name: string): void {
  const old = oldFile(file, name)
  if (!beside.isOurs) throw refused('', name, 'another run writes it')
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
 * @param work - prints, and returns the exit code; when it has failed the file stays as it was
 * @throws FileRefused when the file cannot be written: then it is as it was
 */
export async function printToFile(name: string, work: () => Promise<number>): Promise<number> {
  try {
    const file = existsSync(name) ? realpathSync(name) : resolve(name)
    oldFile(file, name)
    const beside = new Beside(file)
    try {
      printInto(beside.descriptor)
      const code = await work()
      if (code !== FAILED) place(beside, file, name)
      return code
    } finally {
      beside.drop()
    }
  } catch (error) {
    throw asRefusal('', name, error)
  }
}
