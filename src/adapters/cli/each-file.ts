/**
 * @module `sladd redact --in-place` and `--out-dir`: each input becomes a file of its own, whole or not at all. One that cannot
 * be written is named on standard error, and the others are done.
 */
import { closeSync, mkdirSync, openSync } from 'node:fs'
import { devNull } from 'node:os'
import { dirname } from 'node:path'
import { isFileRefused } from '../../files/refused'
import { FAILED } from './failure'
import type { FileList } from './file-list'
import { outputDescriptor, print, printInto, say } from './output'
import { placeAll, placeOfFile, printBeside, type Written } from './output-file'
import type { Place } from './place'

/** Files that are brought onto the disk at once: that takes as long as for one. */
const AT_ONCE = 64

interface Places extends Place {
  readonly targets: ReadonlyMap<string, string>
}

/** The work on inputs that have outputs of their own. */
export interface Each {
  /** Prints what one input becomes; tells how many inputs could be read. */
  one(name: string): Promise<{ readonly read: number; readonly failed: number }>
  /** What has been done so far, of each kind. */
  done(): ReadonlyMap<string, number>
  /** Whether the run was asked to end: then no further file is begun, and none is cut off. */
  isOver(): boolean
}

/** What has been done since, as words: `2 email, 1 ip`; nothing when it is nothing. */
function since(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): string {
  return [...after]
    .map(([kind, times]) => [kind, times - (before.get(kind) ?? 0)] as const)
    .filter(([, times]) => times > 0)
    .map(([kind, times]) => `${times} ${kind}`)
    .join(', ')
}

/** Prints to nowhere. */
async function toNowhere(work: () => Promise<unknown>): Promise<void> {
  const nowhere = openSync(devNull, 'w')
  const output = outputDescriptor()
  printInto(nowhere)
  try {
    await work()
  } finally {
    printInto(output)
    closeSync(nowhere)
  }
}

/** What is written and has no name yet. */
class Batch {
  readonly #waiting: Written[] = []
  #folder = ''

  /** Lets a file take what is printed meanwhile; see {@link printBeside}. Tells how many others could not be written. */
  async add(target: string, work: () => Promise<boolean>, { suffix }: Place, isNew: boolean): Promise<number> {
    const folder = dirname(target)
    if (isNew && folder !== this.#folder) mkdirSync(folder, { recursive: true })
    this.#folder = folder
    const file = placeOfFile(target)
    // Two names of one file.
    const failed = this.#waiting.some((one) => one.file === file) ? await this.end() : 0
    const written = await printBeside(target, file, work, suffix)
    const isFull = written !== undefined && this.#waiting.push(written) >= AT_ONCE
    return failed + (isFull ? await this.end() : 0)
  }

  /** Gives them their names; tells how many could not have them. */
  async end(): Promise<number> {
    const errors = await placeAll(this.#waiting.splice(0))
    for (const error of errors) {
      if (!isFileRefused(error)) throw error
      say(error.message)
    }
    return errors.length
  }

  /** Takes them away. */
  drop(): void {
    for (const { beside } of this.#waiting) beside.drop()
  }
}

/**
 * Works on the inputs in order. A file that becomes what it is stays untouched.
 *
 * @returns the exit code
 */
export async function eachFile({ unread }: FileList, place: Places, { one, done, isOver }: Each): Promise<number> {
  let failed = unread.length
  const batch = new Batch()
  for (const [folder, why] of unread) say(`${folder}: ${why}`)
  for (const [name, target] of place.targets) {
    if (isOver()) break
    const before = done()
    /** Whether there is something to be written. */
    const work = async () => {
      const inputs = await one(name)
      failed += inputs.failed
      return inputs.read > 0 && !isOver() && (target !== name || since(before, done()) !== '')
    }
    try {
      if (place.isDry) await toNowhere(work)
      else {
        const others = await batch.add(target, work, place, target !== name)
        failed += others
      }
    } catch (error) {
      if (!isFileRefused(error)) {
        batch.drop()
        throw error
      }
      say(error.message)
      failed++
    }
    const changes = since(before, done())
    if (place.isDry && changes !== '') print(`${name}: ${changes}\n`)
  }
  failed += await batch.end()
  return failed > 0 ? FAILED : 0
}
