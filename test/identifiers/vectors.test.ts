import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseFodselsnummer, parseKontonummer, parseOrgnr, parsePersonnummer } from '../../src/identifiers/identifiers'
import { createRedactor } from '../../src/redactor'

interface Vector {
  readonly value: string
  readonly kind: string
  readonly valid: boolean
  readonly scanOnly?: boolean
}

const at = new Date('2026-11-22T00:00:00Z')
const kinds = ['personnummer', 'fodselsnummer'] as const
const low = createRedactor({ kinds, minConfidence: 'low' })
const standard = createRedactor({ kinds })

function readVectors(): Vector[] {
  const lines = readFileSync(new URL('vectors.tsv', import.meta.url), 'utf8').split('\n')
  return lines.flatMap((line) => {
    if (line === '' || line.startsWith('#')) return []
    const [value = '', kind = '', valid, reading] = line.split('\t')
    const text = value.replace(/\\u([0-9a-f]{4})/g, (_all, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    return [{ value: text, kind, valid: valid === 'yes', scanOnly: reading === 'scan' }]
  })
}

/** The kind that the scanner reports, for kinds of persons. */
function scannedKind(kind: string): 'personnummer' | 'fodselsnummer' | undefined {
  if (/^se\.(pnr|sam|interim)$/.test(kind)) return 'personnummer'
  return /^no\.(fnr|dnr|npid|fh)/.test(kind) ? 'fodselsnummer' : undefined
}

function parse(kind: string, value: string): unknown {
  if (kind.endsWith('.org')) {
    const parsed = parseOrgnr(value)
    return parsed?.country.toLowerCase() === kind.slice(0, 2) ? parsed : undefined
  }
  if (kind === 'no.konto') return parseKontonummer(value)
  return kind.startsWith('se.') ? parsePersonnummer(value, { at }) : parseFodselsnummer(value, { at })
}

function check({ value, kind, valid, scanOnly }: Vector): void {
  if (kind === 'lookalike') {
    expect(standard.scan(value, { at })).toEqual([])
    return
  }
  const scanned = scannedKind(kind)
  if (scanned !== undefined) {
    const spans = low.scan(value, { at }).map(({ kind, start, end }) => ({ kind, start, end }))
    expect(spans).toEqual(valid ? [{ kind: scanned, start: 0, end: value.length }] : [])
  }
  expect(parse(kind, value) !== undefined, 'strict parser').toBe(valid && scanOnly !== true)
}

test.each(readVectors().map((vector) => [`${vector.kind} ${vector.value} ${vector.valid}`, vector] as const))(
  '%s',
  (_label, vector) => check(vector),
)

// Rows that could be a living person's number are not copied into the project; where they are at hand, they count too.
const TRIAL = new URL('../../../shared/spec/vectors.json', import.meta.url)

describe.runIf(existsSync(TRIAL))('rows for trials', () => {
  test('all rows of the tested kinds', () => {
    const vectors = JSON.parse(readFileSync(TRIAL, 'utf8')) as Vector[]
    const tested = vectors.filter(({ kind }) => /^(se\.(pnr|sam|interim|org)|no\.(?!duf)|lookalike)/.test(kind))
    expect(tested.length).toBeGreaterThan(50)
    for (const vector of tested) check(vector)
  })
})
