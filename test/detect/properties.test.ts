import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createRedactStream } from '../../src/adapters/node-stream'
import { makePlan } from '../../src/options/plan'
import { createRedactor, redactorFor } from '../../src/redactor'
import type { Finding, Kind } from '../../src/types'
import { email, ipv4, ipv6 } from '../arbitraries/address'
import { writtenFodselsnummer } from '../arbitraries/fodselsnummer'
import { writtenPersonnummer } from '../arbitraries/personnummer'
import { after, before, chunksOf, hostile } from '../arbitraries/text'
import { throughNode } from '../paths'

const at = new Date('2026-11-22T00:00:00Z')
const everything = createRedactor({ minConfidence: 0 })
const low = createRedactor({ minConfidence: 'low' })
const encoder = new TextEncoder()

function spans(findings: readonly Finding[]): string[] {
  return findings.map(({ kind, start, end }) => `${kind} ${start}-${end}`)
}

function expectFound(kind: Kind, lead: string, value: string, tail: string): void {
  const expected = `${kind} ${lead.length}-${lead.length + value.length}`
  // Asked for alone: ten bare digits may be a phone as well.
  const own = createRedactor({ kinds: [kind], minConfidence: 0 })
  expect(spans(own.scan(lead + value + tail, { at }))).toContain(expected)
}

describe('a valid value is found with its exact span', () => {
  test.each([
    ['personnummer', writtenPersonnummer],
    ['fodselsnummer', writtenFodselsnummer],
    ['email', email],
    ['ip', ipv4],
    ['ip', ipv6],
  ] as const)('%s', (kind, arbitrary) => {
    fc.assert(
      fc.property(before, arbitrary, after, (lead, value, tail) => expectFound(kind, lead, value, tail)),
      { numRuns: 500 },
    )
  })
})

describe('on any text', () => {
  const anyText = fc.oneof(hostile, fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }))

  test('nothing throws, and spans are sorted and disjoint', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let end = 0
        for (const finding of everything.scan(text, { at })) {
          expect(finding.start).toBeGreaterThanOrEqual(end)
          expect(finding.end).toBeGreaterThan(finding.start)
          expect(finding.confidence).toBeGreaterThanOrEqual(0)
          expect(finding.confidence).toBeLessThanOrEqual(0.99)
          end = finding.end
        }
        expect(end).toBeLessThanOrEqual(text.length)
      }),
      { numRuns: 1000 },
    )
  })

  test('any bytes: nothing throws, what is not found stays', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const { output, findings } = low.process(bytes, { at })
        if (findings.length === 0) expect(output).toBe(bytes)
      }),
      { numRuns: 1000 },
    )
  })

  test('strings and bytes give the same findings', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        // Lone surrogates have no UTF-8.
        const whole = Buffer.from(text).toString()
        const bytes = encoder.encode(whole)
        const inString = everything.scan(whole, { at })
        const inBytes = everything.scan(bytes, { at })
        const asBytes = inString.map((finding) => ({
          ...finding,
          start: encoder.encode(whole.slice(0, finding.start)).length,
          end: encoder.encode(whole.slice(0, finding.end)).length,
        }))
        expect(inBytes).toEqual(asBytes)
      }),
      { numRuns: 1000 },
    )
  })

  test('any split into chunks gives the output for the whole, at the smallest blocks', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyText,
        fc.array(fc.nat(), { maxLength: 8 }),
        fc.integer({ min: 1, max: 64 }),
        async (text, cuts, block) => {
          const redactor = redactorFor(makePlan({ minConfidence: 'low' }, block))
          const bytes = encoder.encode(text)
          const streamed = await throughNode(chunksOf(bytes, cuts), createRedactStream(redactor, { at }))
          expect(Buffer.from(streamed).equals(Buffer.from(redactor.redact(bytes, { at })))).toBe(true)
        },
      ),
      { numRuns: 500 },
    )
  })

  test('where blocks are cut does not matter to values that do not overlap', () => {
    const values = fc.array(fc.oneof(writtenPersonnummer, writtenFodselsnummer, email, ipv4), { maxLength: 8 })
    fc.assert(
      fc.property(values, before, fc.integer({ min: 1, max: 200 }), (list, glue, block) => {
        const text = list.map((value) => `${glue}| ${value} |`).join(' ')
        const small = redactorFor(makePlan({ minConfidence: 0 }, block))
        expect(small.scan(text, { at })).toEqual(everything.scan(text, { at }))
      }),
      { numRuns: 500 },
    )
  })

  test('a second pass alters nothing that the first has written', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { output } = low.process(text, { at })
        const labels = [...output.matchAll(/\[(?:personnummer|fodselsnummer|email|ip)\]/g)]
        for (const finding of low.scan(output, { at })) {
          for (const label of labels) {
            const isApart = finding.end <= label.index || finding.start >= label.index + label[0].length
            expect(isApart).toBe(true)
          }
        }
      }),
      { numRuns: 1000 },
    )
  })
})
