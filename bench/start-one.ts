/**
 * @module The program of one fresh process: `node --expose-gc build/start-one.mjs CONTENDER`, with the bundled
 * contender. The last line of its output is the account; the contender may print other output before it. A contender
 * that is a program has no startup of its own, because it starts for each file, and one that throws has none either:
 * both end without an account.
 */
import { writeSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import type { Contender, Tool } from './contender'
import { took } from './rounds'

/** Measurements of one process: milliseconds, and bytes. */
export interface Account {
  readonly contender: string
  readonly load: number
  readonly first: number
  readonly second: number
  readonly resident: number
}

/** Two lines of the same form and length: a cached result of the first call must not answer the second. */
const FIRST =
  'Nov 20 08:00:11 app01 vard[812]: patient 930312-2387 inskriven från 203.0.113.250, svar till kåre@example.no'
const SECOND =
  'Nov 20 08:00:12 app02 vard[613]: patient 840229-2380 inskriven från 198.51.100.23, svar till anna@example.no'

/** Without garbage, whose amount would depend on the last collection. */
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
// Do not wait for threads and timers of a contender.
process.exit(0)
