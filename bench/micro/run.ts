/**
 * @module `npm run micro`: operations per second of small cases, one after another. For work on one part at a time; to
 * compare speeds, use `npm run bench`. Results are saved below `build/micro`.
 */

import { generateKeyPairSync } from 'node:crypto'
import benny from 'benny'
import type { parsePersonnummer } from '../../src/identifiers/identifiers'
import type { createRedactor as make } from '../../src/redactor'
import { loadOwn } from '../own'
import { CALL } from '../tasks'
import { byteCases, type Case, inAndOutCases, parserCases, passCases, stringCases, tokenCases } from './suites'

const FOLDER = process.env.SLADD_MICRO ?? 'build/micro'
const DIST = new URL('../../dist/', import.meta.url)
const IDENTIFIERS = new URL('identifiers.js', DIST)

/** Formats operations per second as a line, with the time for one. */
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

async function tokenSuite(): Promise<Case[]> {
  const { redactor } = await loadOwn(DIST, 'simd')
  const { createRedactor } = (await import(new URL('index.js', DIST).href)) as { createRedactor: typeof make }
  const { newRing, parseKeyring } = (await import(
    new URL('keyring.js', DIST).href
  )) as typeof import('../../src/keyring/keyring')
  const { sealer } = (await import(
    new URL('keyring-node.js', DIST).href
  )) as typeof import('../../src/keyring/node-keyring')
  const ring = newRing('month', { at: CALL.at.getTime() })
  const x = generateKeyPairSync('x25519').publicKey.export({ format: 'jwk' }).x as string
  const onToken = sealer({ kty: 'OKP', crv: 'X25519', kid: 'seal', x, status: 'primary' }, () => {})
  return tokenCases(redactor, (cacheSize, isSealed) => {
    const keyring = parseKeyring(ring, { cacheSize, ...(isSealed && { onToken }) })
    return createRedactor({ keyring, actions: { default: 'pseudonymise' } })
  })
}

for (const [name, engine] of [
  ['kernel', 'simd'],
  ['twin', 'plain'],
] as const) {
  const { redactor } = await loadOwn(DIST, engine)
  await suite(`${name} strings`, stringCases(redactor))
  await suite(`${name} bytes`, byteCases(redactor))
}
await suite('kernel passes', passCases())
await suite('kernel in and out', inAndOutCases())
await suite('tokens', await tokenSuite())
const identifiers: { parsePersonnummer: typeof parsePersonnummer } = await import(IDENTIFIERS.href)
await suite('parsers', parserCases(identifiers.parsePersonnummer))
