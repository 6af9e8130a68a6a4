/**
 * @module The small cases, by what they measure: what a call costs when there is little to do, and what the bytes
 * cost when there is much. Each is given to every engine there is.
 */
import type { Redactor } from '../../src/types'
import { CALL } from '../contenders'
import { chunksOf, linesOf, makeHaystack } from '../haystacks'

/** What one case does, over and over. */
export interface Case {
  readonly name: string
  run(): unknown
}

/** Short strings: the cost of a call. */
export function stringCases(redactor: Redactor): Case[] {
  const short = 'order packad, klart'
  const clean =
    'app01 systemd: Started session of user batch, all units loaded and active, nothing to report from the queue, next look in a few minutes.'
  const one = 'kund anna@example.se klar'
  const batch = linesOf(makeHaystack('logs', 20_000)).slice(0, 100)
  return [
    { name: `clean string, ${short.length} characters`, run: () => redactor.redact(short, CALL) },
    { name: `clean string, ${clean.length} characters`, run: () => redactor.redact(clean, CALL) },
    { name: 'string with one finding', run: () => redactor.redact(one, CALL) },
    { name: 'batch of 100 log lines', run: () => redactor.redactLines(batch, CALL) },
  ]
}

/** Blocks of bytes: the cost of the bytes, without that of a stream. */
export function byteCases(redactor: Redactor): Case[] {
  return (['clean', 'logs', 'dense'] as const).flatMap((name) => {
    const [bytes] = chunksOf(makeHaystack(name, 65_536), 65_536)
    if (bytes === undefined) return []
    return [
      { name: `scan 64 KiB, ${name}`, run: () => redactor.scan(bytes, CALL) },
      { name: `redact 64 KiB, ${name}`, run: () => redactor.redact(bytes, CALL) },
    ]
  })
}

/** The strict parsers: one number a call. */
export function parserCases(parse: (text: string) => unknown): Case[] {
  return [
    { name: 'parsePersonnummer, valid', run: () => parse('871220-2384') },
    { name: 'parsePersonnummer, check digit wrong', run: () => parse('871220-2385') },
  ]
}
