/** Values that are found anywhere, without a supporting word or field; all from `corpus/`. */
import fc from 'fast-check'
import type { DetectedKind, Kind } from '../../src/types'

export interface Value {
  readonly kind: Kind
  readonly text: string
}

const TEXTS: { readonly [K in DetectedKind]: readonly string[] } = {
  personnummer: ['871220-2384', '19871220-2384', '198712202384', '910924\u20132397', '701063-2391'],
  fodselsnummer: ['010195 50091', '15039050185', '158875 10188', '41019550085'],
  email: ['anna.testberg@example.se', 'åsa.öberg@example.se', 'info@räksmörgås.example', 'anna+skada@example.com'],
  phone: ['+46701740612', '+46 (0)40-628 04 10', '+47 68 05 12 34'],
  ip: ['192.0.2.44', '203.0.113.250', '2001:db8::1', '::ffff:203.0.113.7'],
}

function valuesOf(texts: Readonly<Record<string, readonly string[]>>): Value[] {
  return Object.entries(texts).flatMap(([kind, list]) => list.map((text) => ({ kind: kind as Kind, text })))
}

export const VALUES: readonly Value[] = valuesOf(TEXTS)

export const value: fc.Arbitrary<Value> = fc.constantFrom(...VALUES)

/** What is found as a bare number too. */
export const NUMBERS: readonly Value[] = valuesOf({
  personnummer: ['198712202384', '196801642395', '201010102398'],
  fodselsnummer: ['15039050185', '31129950016', '41019550085', '24417138435'],
})

/** What is found as a bare number under a name that speaks for it. */
export const NAMED_NUMBERS: ReadonlyArray<readonly [string, Value]> = [
  ['personnummer', { kind: 'personnummer', text: '8712202384' }],
  ['pnr', { kind: 'personnummer', text: '9109242397' }],
  ['fnr', { kind: 'fodselsnummer', text: '81234567802' }],
  ['mobilnummer', { kind: 'phone', text: '46701740612' }],
]
