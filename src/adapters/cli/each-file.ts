/**
 * @module `sladd redact --in-place` and `--out-dir`: writes a separate file for each input, completely or not at all.
 * If a file cannot be written, its name is reported on standard error, and the others are still processed.
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

/** Files synced to disk at once: that takes as long as for one. */
const AT_ONCE = 64

interface Places extends Place {
  readonly targets: ReadonlyMap<string, string>
}

/** Processes inputs that have separate outputs. */
export interface Each {
  /** Prints the result of one input; returns how many inputs could be read. */
  one(name: string): Promise<{ readonly read: number; readonly failed: number }>
  /** Counts so far, by kind. */
  done(): ReadonlyMap<string, number>
  /** True if the run was asked to end: no further file is started, and none is truncated. */
  isOver(): boolean
}

/** Describes what was done since a count: `2 email, 1 ip`; empty if nothing was. */
function since(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): string {
  return [...after]
    .map(([kind, times]) => [kind, times - (before.get(kind) ?? 0)] as const)
    .filter(([, times]) => times > 0)
    .map(([kind, times]) => `${times} ${kind}`)
    .join(', ')
}

/** Discards what is printed. */
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

/** Files that are written but not yet renamed. */
class Batch {
  readonly #waiting: Written[] = []
  #folder = ''

  /** Writes a file with what is printed during `work`; see {@link printBeside}. Returns how many other files failed. */
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

  /** Renames the files; returns how many failed. */
  async end(): Promise<number> {
    const errors = await placeAll(this.#waiting.splice(0))
    for (const error of errors) {
      if (!isFileRefused(error)) throw error
      say(error.message)
    }
    return errors.length
  }

  /** Deletes the temporary files. */
  drop(): void {
    for (const { beside } of this.#waiting) beside.drop()
  }
}

/**
 * Processes the inputs in order. A file without changes is not touched.
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
    /** True if there is something to write. */
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
