import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { createRedactor } from '../../src/index'
import { blockOf, usualNames } from '../../src/names/write-block'
import { checkFields } from '../../src/options/fields'
import { makePlan } from '../../src/options/plan'
import { lexicon, lexiconWithSecrets, lexiconWithZeros } from '../../src/resolve/lexicon'
import { Names } from '../../src/resolve/name-block'
import { pack, unpack } from '../../src/resolve/packed'
import { buildLexicon } from '../../src/resolve/vocabulary'
import { FoldClass } from '../../src/text/codes'
import { fold } from '../../src/text/fold'
import { UNICODE } from '../../src/text/unicode'

const isSame = (one: Uint8Array, other: Uint8Array) => Buffer.from(one).equals(other)

test('what was made when the package was built is what the lists say', () => {
  expect(isSame(lexicon(), buildLexicon())).toBe(true)
  expect(isSame(lexiconWithSecrets(), blockOf(usualNames(true), buildLexicon()))).toBe(true)
  expect(isSame(lexiconWithZeros(), blockOf(usualNames(false), buildLexicon()))).toBe(true)
  expect(
    lexicon()
      .subarray(0, Names.Begin)
      .some((byte) => byte !== 0),
  ).toBe(true)
})

test('zeros are counted, however many there are', () => {
  for (const bytes of [[], [0], [1, 0, 0, 2], [...Array(700).fill(0), 7], [3, ...Array(255).fill(0)], [0, 1, 0]]) {
    const given = Uint8Array.from(bytes)
    const into = new Uint8Array(given.length + 2)
    expect(unpack(pack(given), into, 2)).toBe(into.length)
    expect([...into.subarray(2)]).toEqual(bytes)
  }
})

// Another Node may know another Unicode; then the table is the one to be believed.
test.runIf(process.versions.unicode === UNICODE)('classes are those of Unicode', () => {
  const [letter, number, space] = [/[\p{L}\p{M}]/u, /[\p{Nd}\p{Nl}]/u, /\p{Zs}/u]
  const classOf = (character: string) => {
    if (letter.test(character)) return FoldClass.Letter
    if (number.test(character)) return FoldClass.Digit
    return space.test(character) ? FoldClass.Space : FoldClass.Other
  }
  const others: string[] = []
  for (let point = 0x80; point < 0x110000; point++) {
    const code = fold(point) & 31
    // Invisible ones, full-width digits, dashes, signs of telephones, and letters that are known by name have a class of their own.
    const isSign = [FoldClass.Dash, FoldClass.Section, FoldClass.Apostrophe, FoldClass.Phone].includes(code)
    const isOwn = fold(point) < 128 || isSign || code >= FoldClass.ARing
    if (!isOwn && code !== classOf(String.fromCodePoint(point))) others.push(point.toString(16))
  }
  expect(others).toEqual([])
  expect(fold(0xff15)).toBe(0x35)
})

test('redactors that list the same names share their block, and others do not', () => {
  const fieldsOf = (fields: object) => makePlan({ fields }).fields.lexicon
  const own = fieldsOf({ memberId: 'id', kommentar: 'mask' })
  expect(fieldsOf({ memberId: 'id', kommentar: 'mask' })).toBe(own)
  expect(fieldsOf({ memberId: 'id', kommentar: 'remove' })).toBe(own)
  expect(fieldsOf({ memberId: 'id', kommentar: false })).not.toBe(own)
  expect(fieldsOf({ memberId: 'id' })).not.toBe(own)
  expect(makePlan({ actions: { field: 'mask' } }).fields.lexicon).toBe(makePlan({}).fields.lexicon)
  expect(isSame(own, blockOf(listOf(), buildLexicon()))).toBe(true)
  expect(checkFields(undefined, {} as never, false).lexicon).toBe(lexiconWithZeros())
})

/** The list behind the first of the test above. */
function listOf() {
  const list = usualNames(true)
  Object.assign(list.entry('memberid', 0), { whole: 2, reach: 0 })
  Object.assign(list.entry('kommentar', 0), { whole: 3, reach: 0 })
  // As they are gathered: those that were given stand before the names that may have lost a zero.
  const given = ['memberid', 'kommentar']
  const usual = [...list.names].filter(([name]) => !given.includes(name))
  const secrets = usual.filter(([, { whole, within, isTail }]) => whole === 1 || within === 1 || isTail)
  const zeros = usual.filter((one) => !secrets.includes(one))
  const own = given.map((name) => [name, list.entry(name, 0)] as const)
  list.names.clear()
  for (const [name, entry] of [...secrets, ...own, ...zeros]) list.names.set(name, entry)
  return list
}

test('a thousand redactors take 4 kB each', () => {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const use = (i: number) => {
    const redactor = createRedactor({ fields: { memberId: 'id' }, context: { tenant: `t${i}` } })
    redactor.redact('mejla anna@example.se nu')
    redactor.redactValue({ mail: 'anna@example.se' })
    return redactor
  }
  const kept = Array.from({ length: 20 }, (_, i) => use(i))
  collect()
  const used = () => process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers
  const before = used()
  kept.push(...Array.from({ length: 1000 }, (_, i) => use(i)))
  collect()
  expect((used() - before) / 1000).toBeLessThan(4096)
  expect(kept).toHaveLength(1020)
})
