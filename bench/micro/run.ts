/**
 * @module `npm run micro`: operations per second of small cases, one after the other. For work on one part at a time;
 * what is faster than what is for the yardstick to say. Results are saved below `build/micro`.
 */
import benny from 'benny'
import type { parsePersonnummer } from '../../src/identifiers'
import { engine, loadPackage } from '../contenders'
import { byteCases, type Case, inAndOutCases, parserCases, passCases, stringCases } from './suites'

const FOLDER = 'build/micro'
const IDENTIFIERS = new URL('../../dist/identifiers.js', import.meta.url)

/** Operations a second as a line, with what one of them takes. */
function lineOf({ name, ops, margin }: { name: string; ops: number; margin: number }): string {
  const took = 1e6 / ops
  const time = took < 10 ? `${(1000 * took).toFixed(0)} ns` : `${took.toFixed(0)} µs`
  return `  ${name.padEnd(38)} ${String(ops).padStart(10)} a second  ${time.padStart(8)}  ±${margin.toFixed(0)} %`
}

async function suite(name: string, cases: readonly Case[]): Promise<void> {
  const file = name.replace(/\W+/g, '-')
  const { results } = await benny.suite(
    name,
    ...cases.map((one) => benny.add(one.name, one.run)),
    benny.configure({ cases: { maxTime: 1 } }),
    benny.save({ folder: FOLDER, file, format: 'json' }),
    benny.save({ folder: FOLDER, file, format: 'csv' }),
  )
  console.log(results.map(lineOf).join('\n'))
}

const sladd = await loadPackage()
for (const one of [engine(sladd, 'kernel'), engine(sladd, 'twin')]) {
  if ('missing' in one) {
    console.log(`${one.name}: not available: ${one.missing}`)
    continue
  }
  await suite(`${one.name} strings`, stringCases(one.tool))
  await suite(`${one.name} bytes`, byteCases(one.tool))
}
await suite('kernel passes', passCases())
await suite('kernel in and out', inAndOutCases())
const identifiers: { parsePersonnummer: typeof parsePersonnummer } = await import(IDENTIFIERS.href)
await suite('parsers', parserCases(identifiers.parsePersonnummer))
