/**
 * @module The time until a contender is ready, measured in fresh processes of plain Node: import and setup, a first and
 * a second call, and the memory in use afterwards. Only `load` is counted, not reading the file in `contenders/`.
 */
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { bundleContender } from './bundle'
import type { Start } from './results'
import type { Account } from './start-one'

export interface StartOptions {
  /** Folder for bundles, instead of `build/`. */
  readonly folder?: string
  /** Most milliseconds for a process. */
  readonly patience?: number
}

const PROGRAM = fileURLToPath(new URL('start-one.ts', import.meta.url))
const PATIENCE = 60_000

const run = promisify(execFile)

/** Removes what would make a process different from a user's: loaders, coverage, and a compile cache. */
const PLAIN = { NODE_OPTIONS: undefined, NODE_V8_COVERAGE: undefined, NODE_COMPILE_CACHE: undefined }

/** Runs one process; undefined if it gives no account, however it ended. */
async function startedBy(program: string, bundle: string, patience: number): Promise<Account | undefined> {
  const options = { timeout: patience, killSignal: 'SIGKILL', env: { ...process.env, ...PLAIN } } as const
  try {
    const { stdout } = await run(process.execPath, ['--expose-gc', program, bundle], options)
    return JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '')
  } catch {
    return undefined
  }
}

function startOf(accounts: readonly Account[]): Start[] {
  const [one] = accounts
  if (one === undefined) return []
  const of = (key: Exclude<keyof Account, 'contender'>) => accounts.map((account) => account[key])
  return [
    { contender: one.contender, load: of('load'), first: of('first'), second: of('second'), resident: of('resident') },
  ]
}

/**
 * Measures the startup of all contenders. After a round that is not counted, in which files come into memory, each
 * round starts one process for each of them, beginning with another one. Programs, and contenders of which a process
 * gives no account, have none.
 *
 * @param files - paths of files in `contenders/`
 */
export async function startsOf(
  files: readonly string[],
  rounds: number,
  { folder, patience = PATIENCE }: StartOptions = {},
): Promise<Start[]> {
  const program = await bundleContender(PROGRAM, folder)
  const accounts = new Map<string, Account[]>()
  for (const file of files) {
    const bundle = await bundleContender(file, folder).catch(() => undefined)
    if (bundle !== undefined) accounts.set(bundle, [])
  }
  const bundles = [...accounts.keys()]
  for (let round = -1; round < rounds; round++) {
    for (let i = 0; i < bundles.length; i++) {
      const bundle = bundles[(i + round + bundles.length) % bundles.length] as string
      if (!accounts.has(bundle)) continue
      const account = await startedBy(program, bundle, patience)
      if (account === undefined) accounts.delete(bundle)
      else if (round >= 0) accounts.get(bundle)?.push(account)
    }
  }
  return [...accounts.values()].flatMap(startOf)
}
