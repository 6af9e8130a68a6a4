/**
 * @module `npm run hostile`: runs hostile values through every walker, and writes `docs/reference/hostile-values.md`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { CASES } from './cases'
import { judge, MEANINGS, type Outcome } from './judge'
import { loadWalkers } from './walkers'

const BEGIN = '<!-- table:begin -->'
const END = '<!-- table:end -->'
const page = new URL('../../docs/reference/hostile-values.md', import.meta.url)

const shown = (outcome: Outcome) => (outcome === 'ok' ? 'ok' : `**${outcome}**`)
const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`

async function main(): Promise<void> {
  const walkers = await loadWalkers()
  const outcomes = CASES.map((one) => walkers.map((walker) => judge(one, walker)))
  const good = walkers.map((_walker, i) => outcomes.filter((all) => all[i] === 'ok').length)
  let text = row(['a value with an address', ...walkers.map(({ name }) => name)])
  text += row(['---', ...walkers.map(() => ':---:')])
  for (const [i, { name }] of CASES.entries()) text += row([name, ...(outcomes[i] as Outcome[]).map(shown)])
  text += row([`**ok, of ${CASES.length}**`, ...good.map((count) => `**${count}**`)])
  text += `\n${Object.entries(MEANINGS)
    .map(([outcome, meaning]) => `- *${outcome}*: ${meaning}`)
    .join('\n')}\n`
  text += `\n${walkers.map(({ name, about }) => `- ${name}: ${about}`).join('\n')}\n`
  const before = readFileSync(page, 'utf8')
  const [head] = before.split(BEGIN)
  const [, tail] = before.split(END)
  writeFileSync(page, `${head}${BEGIN}\n\n${text}\n${END}${tail}`)
  process.stdout.write(text)
  if (good[0] !== CASES.length) process.exitCode = 1
}

await main()
