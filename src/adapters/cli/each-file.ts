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
import { printToFile } from './output-file'
import type { Place } from './place'

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

/**
 * Works on the inputs in order. A file that becomes what it is stays untouched.
 *
 * @returns the exit code
 */
export async function eachFile({ unread }: FileList, place: Places, { one, done, isOver }: Each): Promise<number> {
  let failed = unread.length
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
        if (target !== name) mkdirSync(dirname(target), { recursive: true })
        await printToFile(target, work, place.suffix)
      }
    } catch (error) {
      if (!isFileRefused(error)) throw error
      say(error.message)
      failed++
    }
    const changes = since(before, done())
    if (place.isDry && changes !== '') print(`${name}: ${changes}\n`)
  }
  return failed > 0 ? FAILED : 0
}
