/**
 * @module The program of one fresh process: `node --expose-gc build/start-one.mjs CONTENDER`, the contender bundled.
 * Its last line of output is the account; before it stands what the contender itself may print. Who is a program has no
 * start of its own, as it starts anew for each file, and whoever throws has none: both end without an account.
 */
import { writeSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import type { Contender, Tool } from './contender'
import { took } from './rounds'

/** What one process has to say: milliseconds, and bytes. */
export interface Account {
  readonly contender: string
  readonly load: number
  readonly first: number
  readonly second: number
  readonly resident: number
}

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

async function accountOf(contender: Contender): Promise<Account | undefined> {
  const before = residentBytes()
  const tools: Tool[] = []
  const load = await took(async () => tools.push(await contender.load()))
  const tool = tools[0] as Tool
  if (tool.type === 'program') return undefined
  const replace = (line: string) => (tool.type === 'own' ? tool.redactor.redact(line) : tool.replace(line))
  const first = await took(() => replace(FIRST))
  const second = await took(() => replace(SECOND))
  return { contender: contender.name, load, first, second, resident: residentBytes() - before }
}

const { default: contender }: { default: Contender } = await import(pathToFileURL(process.argv[2] as string).href)
const account = await accountOf(contender)
if (account !== undefined) writeSync(1, `${JSON.stringify(account)}\n`)
// Threads and timers that a contender keeps are not waited for.
process.exit(0)
