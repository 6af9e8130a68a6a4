/**
 * @module `sladd subject`: a person's lines in logs that have tokens: found, exported, erased. The value is read from
 * standard input, where no list of processes and no history of a shell has it.
 */
import { isatty } from 'node:tty'
import { inWords } from '../../files/refused'
import { tokensFor } from '../../keyring/keyring'
import { type EraseOptions, eraseLines, tokenLines } from '../../keyring/node-erase'
import { readKeyring } from '../../keyring/node-keyring'
import type { SubjectTokens } from '../../keyring/subject'
import type { Context, Keyring } from '../../types'
import { readSome } from './bytes'
import { FAILED } from './failure'
import { checkOutput } from './input'
import { print, printBytes, say, sayRaw } from './output'
import { type OwnArguments, orRefused, ownArguments, required, several } from './own-options'
import { Sought } from './sought'
import { UsageError } from './usage'

const HELP = `sladd subject finds the lines of one person in logs that have tokens.

Usage
  sladd subject tokens --keyring FILE [--tenant NAME]... [--purpose NAME]...            the tokens, one a line
  sladd subject find   --keyring FILE [--tenant NAME]... [--purpose NAME]... FILE...    file and line of each
  sladd subject export --keyring FILE [--tenant NAME]... [--purpose NAME]... FILE...    the lines
  sladd subject erase  --keyring FILE [--tenant NAME]... [--purpose NAME]... FILE...    files without the lines

Options of erase
  --force          also a file that another process has open: what it writes later is lost
  --all-names      also a file with several names (hard links), all of which are in its folder or among the FILEs

Tokens are for a list of people whose records are kept back: sladd redact --restricted. It needs those of every tenant and
purpose that there is output for. Behind one may stand the last day on which it holds, as 2027-01-31.

The number, address or phone is the first line of standard input. Every tenant is tried with every purpose. Erase stores
of sealed values in the same way. Files are to be rotated and unpacked.
Exit codes: 0 done, 2 refused, or a file that could not be done.
`

/** A value is no longer than that. */
const MOST_READ = 4096
const STANDARD_INPUT = 0

function readStandard(into: Uint8Array): number {
  try {
    return readSome(STANDARD_INPUT, into)
  } catch (error) {
    throw inWords('', 'standard input', error)
  }
}

function readValue(): string {
  if (isatty(STANDARD_INPUT)) say('the number, address or phone, and Enter')
  const bytes = Buffer.alloc(MOST_READ)
  let length = 0
  while (length < MOST_READ && !bytes.subarray(0, length).includes('\n')) {
    const got = readStandard(bytes.subarray(length))
    if (got === 0) break
    length += got
  }
  return (bytes.subarray(0, length).toString().split('\n')[0] ?? '').trim()
}

function contextsOf(tenants: readonly string[], purposes: readonly string[]): Context[] {
  const orNone = (names: readonly string[]) => (names.length === 0 ? [''] : names)
  return orNone(tenants).flatMap((tenant) => orNone(purposes).map((purpose) => ({ tenant, purpose })))
}

/** Does the work on one file and tells of it; returns how many lines there were. */
type Work = (name: string, tokens: ReadonlySet<string>) => number

function findIn(name: string, tokens: ReadonlySet<string>): number {
  let found = 0
  for (const { number } of tokenLines(name, tokens)) {
    print(`${name}:${number}\n`)
    found++
  }
  return found
}

function exportFrom(name: string, tokens: ReadonlySet<string>): number {
  let found = 0
  for (const { bytes } of tokenLines(name, tokens)) {
    printBytes(bytes.at(-1) === 10 ? bytes : Buffer.concat([bytes, Buffer.from('\n')]))
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

/** What could not be looked at, told once. */
const NOT_SEEN = 'whether a process of another user has a file open cannot be seen here'
const NOT_KEPT = 'extended attributes cannot be read here, and were not kept'

/** Erases from one file after the other. */
function eraser(options: EraseOptions): Work {
  const told = new Set<string>()
  const tell = (what: string) => {
    if (!told.has(what)) say(what)
    told.add(what)
  }
  return (name, tokens) => {
    const { lines, isSeen, isKept } = eraseLines(name, tokens, options)
    if (!isSeen) tell(NOT_SEEN)
    if (!isKept) tell(NOT_KEPT)
    print(`${name}: ${lines} lines erased\n`)
    return lines
  }
}

const WORKS: { readonly [command: string]: (options: EraseOptions) => Work } = {
  find: () => findIn,
  export: () => exportFrom,
  erase: eraser,
}

/** The work of a command, with the options that only one of them has. */
function workOf(command: string, { values }: OwnArguments, files: readonly string[]): Work {
  const made = Object.hasOwn(WORKS, command) ? WORKS[command] : undefined
  if (made === undefined) throw new UsageError('sladd subject expected tokens, find, export or erase')
  const stray = ['force', 'all-names'].find((name) => values[name] === true)
  if (command !== 'erase' && stray !== undefined) throw new UsageError(`--${stray} belongs to erase`)
  return made({ isForced: values.force === true, hasAllNames: values['all-names'] === true, files })
}

/** Which epochs were searched, and which cannot be. */
function summary({ tokens, unsearchable }: SubjectTokens, lines: number, files: number): string {
  const epochs = [...new Set(tokens.map(({ epoch }) => epoch))].sort()
  const searched = `${lines} ${lines === 1 ? 'line' : 'lines'} in ${files} ${files === 1 ? 'file' : 'files'}; searched epochs: ${epochs.join(', ')}\n`
  return `${searched}${gone(unsearchable)}`
}

/** A line about keys that tell nothing any more; nothing when there are none. */
function gone(keys: SubjectTokens['unsearchable']): string {
  const names = keys.map(({ epoch, kid, status }) => `${epoch} (${kid}, ${status === 'destroyed' ? status : 'locked'})`)
  return names.length === 0 ? '' : `cannot be searched any more: ${names.join(', ')}\n`
}

function workOnFiles(work: Work, names: readonly string[], keyring: Keyring, found: SubjectTokens): number {
  const sought = new Sought(found.tokens, keyring.keys)
  let lines = 0
  let done = 0
  for (const name of names) {
    orRefused(() => {
      lines += work(name, sought)
      done++
      return 0
    }, name)
  }
  if (done > 0) sayRaw(summary(found, lines, done) + sought.remarks(lines))
  return done === names.length ? 0 : FAILED
}

/**
 * Runs `sladd subject`.
 *
 * @returns the exit code
 */
export async function runSubject(args: readonly string[]): Promise<number> {
  const name = { type: 'string', multiple: true } as const
  const given = ownArguments(args, {
    keyring: { type: 'string' },
    tenant: name,
    purpose: name,
    force: { type: 'boolean' },
    'all-names': { type: 'boolean' },
  })
  if (given.values.help) {
    print(HELP)
    return 0
  }
  const [command = '', ...files] = given.positionals
  const work = command === TOKENS ? undefined : workOf(command, given, files)
  if ((files.length === 0) === (work !== undefined)) {
    throw new UsageError(work === undefined ? 'tokens expects no file' : 'a file is missing')
  }
  const ring = required(given, 'keyring')
  checkOutput({ inputs: ['-'], others: [...files, ring] })
  return orRefused(() => {
    const keyring = readKeyring(ring)
    const contexts = contextsOf(several(given, 'tenant'), several(given, 'purpose'))
    const found = tokensFor(keyring, readValue(), { contexts })
    if (found.tokens.length === 0) throw new RangeError('the value is none that has tokens, or no key is left')
    return work === undefined ? printTokens(found) : workOnFiles(work, files, keyring, found)
  })
}
