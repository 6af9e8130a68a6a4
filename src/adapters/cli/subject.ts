/**
 * @module `sladd subject`: finds, exports or erases a person's lines in logs with tokens. The value is read from
 * standard input, so that it appears in no process list and no shell history.
 */

import { readSome } from '../../files/bytes'
import { inWords } from '../../files/refused'
import { tokensFor } from '../../keyring/keyring'
import { tokenLines } from '../../keyring/node-erase'
import { readKeyring } from '../../keyring/node-keyring'
import type { SubjectTokens } from '../../keyring/subject'
import { policyName } from '../../policy/decide'
import type { Policy } from '../../policy/types'
import type { Context, Keyring } from '../../types'
import { isTerminal } from './builtin'
import { dayFrom, Eraser } from './erase'
import { exportFrom, JsonExport } from './export'
import { FAILED } from './failure'
import { checkOutput } from './input'
import { counted, print, say, sayRaw } from './output'
import { command, orRefused, required } from './own-options'
import { policyOf } from './policy-choice'
import { isYes } from './policy-options'
import { type Request, registerRequest } from './register'
import { Sought } from './sought'
import { SUBJECT_ROWS } from './table/own-rows'
import { restrictedIn } from './token-material'
import { strayIn, UsageError, type ValuesOf } from './usage'

type Values = ValuesOf<typeof SUBJECT_ROWS>

/** Longest value in bytes. */
const MOST_READ = 4096
const STANDARD_INPUT = 0

function readValue(): string {
  if (isTerminal(STANDARD_INPUT)) say('the number, address or phone, and Enter')
  const bytes = Buffer.alloc(MOST_READ)
  let length = 0
  while (length < MOST_READ && !bytes.subarray(0, length).includes('\n')) {
    const got = inWords('', 'standard input', () => readSome(STANDARD_INPUT, bytes.subarray(length)))
    if (got === 0) break
    length += got
  }
  return (bytes.subarray(0, length).toString().split('\n')[0] ?? '').trim()
}

function contextsOf(tenants: readonly string[] = [''], purposes: readonly string[] = ['']): Context[] {
  return tenants.flatMap((tenant) => purposes.map((purpose) => ({ tenant, purpose })))
}

/** Processes one file and reports it; returns the number of lines. */
type Work = (name: string, tokens: ReadonlySet<string>) => number

function findIn(name: string, tokens: ReadonlySet<string>): number {
  let found = 0
  for (const { number } of tokenLines(name, tokens)) {
    print(`${name}:${number}\n`)
    found++
  }
  return found
}

/** The command that needs no file. */
const TOKENS = 'tokens'

function printTokens({ tokens, unsearchable }: SubjectTokens): number {
  for (const { token } of tokens) print(`${token}\n`)
  sayRaw(gone(unsearchable))
  return 0
}

/** The steps of a command. */
interface Task {
  readonly work: Work
  /** Receives the person's tokens before the first file. */
  readonly prepare?: (found: SubjectTokens, keyring: Keyring) => void
  /** Receives the files that failed, and returns the exit code otherwise. */
  readonly end?: (found: SubjectTokens, failed: readonly string[]) => number
}

function exportTask(isJson: boolean | undefined, policy: Policy | undefined): Task {
  if (!isJson) {
    if (policy !== undefined) throw new UsageError('--policy belongs to erase, and to export --json')
    return { work: exportFrom }
  }
  const json = new JsonExport(policy && policyName(policy))
  const end: Task['end'] = (found, failed) => {
    json.end(found, failed)
    return 0
  }
  return { work: json.work, end }
}

function eraseTask(values: Values, policy: Policy | undefined, files: readonly string[]): Task {
  const only = (['time', 'since', 'objection'] as const).find((name) => values[name] !== undefined)
  if (policy === undefined && only !== undefined) throw new UsageError(`--${only} belongs to --policy`)
  if (policy !== undefined) checkPurposes(policy, values.purpose)
  const { restricted, time, since, objection } = values
  const eraser = new Eraser({
    erase: { isForced: values.force === true, hasAllNames: values['all-names'] === true, files },
    isDry: values['dry-run'] === true,
    policy,
    restricted: restricted === undefined ? undefined : restrictedIn(restricted),
    time,
    erasing: { now: Date.now(), since: dayFrom('since', since), objection: isYes('objection', objection) },
  })
  return { work: eraser.work, prepare: (...meant) => eraser.prepare(...meant), end: () => eraser.code }
}

/** The purposes of tokens must be those of the policy, so that it can decide what to keep. */
function checkPurposes(policy: Policy, purposes: readonly string[] = []): void {
  const known = Object.keys(policy.purposes)
  if (purposes.length > 0 && purposes.every((name) => known.includes(name))) return
  throw new UsageError(`--policy needs --purpose, of these: ${known.join(', ')}`)
}

/** The request that each command fulfils. */
const REQUESTS: { readonly [command: string]: Request } = {
  ...{ [TOKENS]: 'restriction', find: 'search', export: 'access', erase: 'erasure' },
}
const COMMANDS = Object.keys(REQUESTS)

function checkCommand(command: string, values: Values): void {
  if (!COMMANDS.includes(command)) throw new UsageError('subject: expected tokens, find, export or erase')
  const stray = strayIn(values, SUBJECT_ROWS, command)
  if (stray !== undefined) throw new UsageError(`--${stray.name} belongs to ${stray.of?.join(' and ')}`)
}

/** Returns the task of a command, with its own options. */
function taskOf(command: string, values: Values, files: readonly string[]): Task {
  const policy = values.policy === undefined ? undefined : policyOf(values.policy)
  if (command === 'erase') return eraseTask(values, policy, files)
  return command === 'export' ? exportTask(values.json, policy) : { work: findIn }
}

/** Formats which epochs were searched, and which cannot be. */
function summary({ tokens, unsearchable }: SubjectTokens, lines: number, files: number): string {
  const epochs = [...new Set(tokens.map(({ epoch }) => epoch))].sort()
  const places = `${counted(lines, 'line')} in ${counted(files, 'file')}`
  return `${places}; searched epochs: ${epochs.join(', ')}\n${gone(unsearchable)}`
}

/** Formats a line about keys that can no longer be searched; empty if there are none. */
function gone(keys: SubjectTokens['unsearchable']): string {
  const names = keys.map(({ epoch, kid, status }) => `${epoch} (${kid}, ${status === 'destroyed' ? status : 'locked'})`)
  return names.length === 0 ? '' : `cannot be searched any more: ${names.join(', ')}\n`
}

function workOnFiles(task: Task, names: readonly string[], keyring: Keyring, found: SubjectTokens): number {
  task.prepare?.(found, keyring)
  const sought = new Sought(found.tokens, keyring.keys)
  let lines = 0
  const failed: string[] = []
  for (const name of names) {
    const code = orRefused(() => {
      lines += task.work(name, sought)
      return 0
    }, name)
    if (code !== 0) failed.push(name)
  }
  const code = task.end?.(found, failed) ?? 0
  const done = names.length - failed.length
  if (done > 0) sayRaw(summary(found, lines, done) + sought.remarks(lines))
  return failed.length === 0 ? code : FAILED
}

export const subjectCommand = command('subject', SUBJECT_ROWS, ({ values, positionals }) => {
  const [name = '', ...files] = positionals
  checkCommand(name, values)
  const task = name === TOKENS ? undefined : taskOf(name, values, files)
  if ((files.length === 0) === (task !== undefined)) {
    throw new UsageError(task === undefined ? 'tokens expects no file' : 'a file is missing')
  }
  const ring = required(values, 'keyring')
  const { policy, restricted, register, again } = values
  if (register === undefined && again !== undefined) throw new UsageError('--again belongs to --register')
  checkOutput({ inputs: ['-'], others: [...files, ring, policy, restricted], appended: register })
  return orRefused(() => {
    const keyring = readKeyring(ring)
    const contexts = contextsOf(values.tenant, values.purpose)
    const value = readValue()
    // A list contains tokens that last as long as their keys; files may also contain those of shorter epochs.
    const found = tokensFor(keyring, value, { contexts, ...(task && { epochs: ['day', 'week', 'month'] }) })
    if (found.tokens.length === 0) throw new RangeError('the value has no tokens, or no key is left')
    if (register !== undefined && !values['dry-run']) {
      registerRequest(register, { request: REQUESTS[name] as Request, value, keyring, again })
    }
    return task === undefined ? printTokens(found) : workOnFiles(task, files, keyring, found)
  })
})
