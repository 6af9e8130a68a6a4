/**
 * @module The program of one fresh process: `node --expose-gc build/start-one.mjs CONTENDER`, the contender bundled.
 * Its first line of output is the contender's name, its last line the account; between them stands what the
 * contender itself may print.
 */
import { writeSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import type { Contender, Tool } from './contender'
import type { Lack } from './results'

/** Milliseconds, and bytes. */
export interface Timed {
  readonly load: number
  readonly first: number
  readonly second: number
  readonly resident: number
}

/** What one process has to say; a program has no start of its own, it starts anew for each file. */
export type Account = Timed | Pick<Lack, 'status' | 'reason'> | { readonly status: 'program' }

/** Two of one form and length: what was kept of the first call must not be the answer to the second. */
const FIRST =
  'Nov 20 08:00:11 app01 vard[812]: patient 930312-2387 inskriven från 203.0.113.250, svar till kåre@example.no'
const SECOND =
  'Nov 20 08:00:12 app02 vard[613]: patient 840229-2380 inskriven från 198.51.100.23, svar till anna@example.no'

/** Without garbage: how much of that there is would depend on when it was last collected. */
function residentBytes(): number {
  globalThis.gc?.()
  return process.memoryUsage.rss()
}

async function timed(work: () => unknown): Promise<number> {
  const begin = performance.now()
  const result = work()
  // An answer that is there at once must not wait for a turn of the queue.
  if (result instanceof Promise) await result
  return performance.now() - begin
}

async function measure(contender: Contender): Promise<Account> {
  const before = residentBytes()
  let tool: Tool | undefined
  let load: number
  try {
    load = await timed(async () => {
      tool = await contender.load()
    })
  } catch (error) {
    return { status: 'missing', reason: (error as Error).message }
  }
  const loaded = tool as Tool
  if (loaded.type === 'program') return { status: 'program' }
  const replace = (line: string) => (loaded.type === 'own' ? loaded.redactor.redact(line) : loaded.replace(line))
  try {
    const first = await timed(() => replace(FIRST))
    const second = await timed(() => replace(SECOND))
    return { load, first, second, resident: residentBytes() - before }
  } catch (error) {
    return { status: 'wrong', reason: (error as Error).message }
  }
}

const print = (value: unknown) => writeSync(1, `${JSON.stringify(value)}\n`)

const { default: contender }: { default: Contender } = await import(pathToFileURL(process.argv[2] as string).href)
print(contender.name)
const account = await measure(contender)
print(account)
// Threads and timers that a contender keeps are not waited for.
process.exit(0)
