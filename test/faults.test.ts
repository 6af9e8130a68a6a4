/**
 * Past failures on text from elsewhere: each row is the smallest text of its type, through every entry point, on both
 * engines, and once more over its own output.
 */
import { describe, expect, test } from 'vitest'
import { ROWS as CODES } from './faults/codes'
import { ROWS as COUNTED } from './faults/counted'
import { ROWS as DEFANGED } from './faults/defanged'
import { ROWS as ELEMENTS } from './faults/elements'
import { ROWS as ENCODINGS } from './faults/encodings'
import { ROWS as FORMS } from './faults/forms'
import { ROWS as JOINTS } from './faults/joints'
import { ROWS as LINES } from './faults/lines'
import { outputOf, textOf } from './faults/marked'
import { ROWS as NAMES } from './faults/names'
import { ROWS as OPTIONS } from './faults/options'
import { ROWS as PAIRS } from './faults/pairs'
import { ROWS as QUOTED } from './faults/quoted'
import { ROWS } from './faults/rows'
import { ROWS as SECRETS } from './faults/secrets'
import { ROWS as SOURCE } from './faults/source'
import { ROWS as SQL } from './faults/sql'
import { ROWS as TABLES } from './faults/tables'
import { ROWS as WEIGH } from './faults/weigh'
import { ROWS as WRITTEN } from './faults/written'
import { PATHS } from './paths'

const at = new Date('2026-11-22T00:00:00Z')
const ENGINES = ['auto', 'plain'] as const

const ALL = [
  ...ROWS,
  ...CODES,
  ...COUNTED,
  ...DEFANGED,
  ...ELEMENTS,
  ...ENCODINGS,
  ...FORMS,
  ...JOINTS,
  ...LINES,
  ...NAMES,
  ...OPTIONS,
  ...PAIRS,
  ...QUOTED,
  ...SECRETS,
  ...SOURCE,
  ...SQL,
  ...TABLES,
  ...WEIGH,
  ...WRITTEN,
]

describe.each(ALL)('$what', ({ options, texts }) => {
  test.each(texts)('%j', async (marked) => {
    for (const engine of ENGINES) {
      for (const { label, redact } of PATHS) {
        const own = { ...options, engine }
        const output = await redact(textOf(marked), own, at)
        expect(output, `${engine}, ${label}`).toBe(outputOf(marked))
        expect(await redact(output, own, at), `${engine}, ${label}, again`).toBe(output)
      }
    }
  })
})
