/**
 * @module `sladd prune`: deletes or generalises data in files of JSON records whose retention period in a policy is
 * over. Exit codes: 0 done, 2 refused, or a file that could not be processed.
 */

import { writeAll } from '../../files/bytes'
import { linesIn } from '../../files/lines'
import { closing, openToRead } from '../../files/open'
import { rewriteFile } from '../../files/rewrite'
import { jsonOf } from '../../input/json'
import { searchableBlocks } from '../../keyring/node-text'
import { codeIn, codeOf } from '../../keyring/token'
import { type Due, Pruning } from '../../policy/pruning'
import { timeOfRecord } from '../../policy/record-time'
import { TOKEN_FORM } from '../../policy/restricted'
import { createRedactor } from '../../redactor'
import type { Redactor } from '../../types'
import { dayFrom } from './erase'
import { checkOutput } from './input'
import { counted, print, say } from './output'
import { command, orRefused, required } from './own-options'
import { policyOf } from './policy-choice'
import { PRUNE_ROWS } from './table/own-rows'
import { UsageError, type ValuesOf } from './usage'

const TOKENS = new RegExp(TOKEN_FORM, 'g')
/** Cached redactors: one for each set of names and kinds. */
const MOST = 64
/** Longest name that is understood. */
const LONGEST_NAME = 48

/** What was done with the lines of a file. */
interface Counts {
  deleted: number
  changed: number
  undated: number
}

class Pruner {
  readonly #pruning: Pruning
  readonly #time: string | undefined
  readonly #action: 'generalise' | 'remove'
  readonly #finder = createRedactor({ minConfidence: 'medium' })
  readonly #redactors = new Map<string, Redactor>()

  constructor(pruning: Pruning, time: string | undefined, generalises: boolean) {
    this.#pruning = pruning
    this.#time = time
    this.#action = generalises ? 'generalise' : 'remove'
  }

  /** Returns the new line: undefined if it is deleted, the line itself if unchanged. */
  pruned(line: string, counts: Counts): string | undefined {
    if (line.trim() === '') return line
    const record = jsonOf(line)
    const made = timeOfRecord(record, this.#time)
    if (made === undefined) {
      counts.undated++
      return line
    }
    const due = this.#pruning.dueIn(record, line, this.#finder.scan(line), made)
    if (due.isAll && this.#action === 'remove') {
      counts.deleted++
      return undefined
    }
    if (due.names.length === 0 && due.kinds.length === 0) return line
    const output = this.#redactorFor(due).redact(withoutTokens(line, due))
    if (output !== line) counts.changed++
    return output
  }

  #redactorFor({ names, kinds }: Due): Redactor {
    const key = JSON.stringify([names, kinds])
    const known = this.#redactors.get(key)
    if (known !== undefined) return known
    const action = this.#action
    const made = createRedactor({
      actions: { default: 'keep', ...Object.fromEntries(kinds.map((kind) => [kind, action])) },
      fields: { 'category:secret': false, ...Object.fromEntries(fieldNames(names).map((name) => [name, action])) },
    })
    if (this.#redactors.size >= MOST) this.#redactors.clear()
    this.#redactors.set(key, made)
    return made
  }
}

/** Returns names for the option `fields`: other characters than letters and digits have a special meaning there. */
function fieldNames(names: readonly string[]): string[] {
  const plain = names.map((name) => name.replace(/[^\p{L}\p{N}]+/gu, ' ').trim())
  return plain.filter((name) => /\p{L}/u.test(name) && name.length <= LONGEST_NAME)
}

/** Replaces expired tokens in a line by labels. */
function withoutTokens(line: string, { kinds }: Due): string {
  const codes: readonly string[] = kinds.map(codeOf)
  return line.replace(TOKENS, (token) => (codes.includes(codeIn(token)) ? '[token]' : token))
}

/** Copies a file; returns how many lines changed. */
function copyPruned(
  name: string,
  from: number,
  write: (bytes: Uint8Array) => void,
  pruner: Pruner,
  counts: Counts,
): number {
  for (const block of searchableBlocks(name, from)) {
    const output: Buffer[] = []
    for (const bytes of linesIn(block)) {
      const line = bytes.toString()
      const pruned = pruner.pruned(line, counts)
      if (pruned !== undefined) output.push(pruned === line ? bytes : Buffer.from(pruned))
    }
    write(Buffer.concat(output))
  }
  return counts.deleted + counts.changed
}

function tell(name: string, { deleted, changed, undated }: Counts, isDry: boolean): void {
  const would = isDry ? 'would be ' : ''
  print(`${name}: ${counted(deleted, 'record')} ${would}deleted, ${changed} ${would}changed\n`)
  if (undated > 0) say(`${name}: ${counted(undated, 'line stays: it does', 'lines stay: they do')} not say of when`)
}

export const pruneCommand = command('prune', PRUNE_ROWS, ({ values, positionals: files }) => {
  if (files.length === 0) throw new UsageError('a file is missing')
  const named = required(values, 'policy')
  const policy = policyOf(named)
  const known = Object.keys(policy.purposes)
  if (!known.includes(String(values.purpose))) throw new UsageError(`--purpose expected one of ${known.join(', ')}`)
  checkOutput({ others: [named, ...files] })
  const when = { now: dayFrom('at', values.at) ?? Date.now(), since: dayFrom('since', values.since) }
  return orRefused(() => {
    const pruning = new Pruning(policy, String(values.purpose), when)
    const pruner = new Pruner(pruning, values.time, values.generalise === true)
    const codes = files.map((file) => orRefused(() => pruneFile(file, pruner, values), file))
    return Math.max(...codes)
  })
})

/** Prunes a file, or only reports what would be done. */
function pruneFile(
  file: string,
  pruner: Pruner,
  { 'dry-run': isDry = false, force = false }: ValuesOf<typeof PRUNE_ROWS>,
): number {
  const counts: Counts = { deleted: 0, changed: 0, undated: 0 }
  if (isDry) {
    closing(openToRead(file, ''), (from) => copyPruned(file, from, () => {}, pruner, counts))
  } else {
    rewriteFile(
      file,
      (from, to, held) => {
        const write = (bytes: Uint8Array) => {
          writeAll(to, bytes)
          held.refresh()
        }
        return copyPruned(file, from, write, pruner, counts)
      },
      { isForced: force },
    )
  }
  tell(file, counts, isDry)
  return 0
}
