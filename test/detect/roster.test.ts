/**
 * Rosters: as an option, as files of tags, and on the command line.
 */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { readRoster, roster, rosterText } from '../../src/keyring/roster'
import { addresses, names } from '../../src/people/people'
import { createRedactor } from '../../src/redactor'
import { ended } from '../command'
import { PATHS } from '../paths'

const at = new Date('2026-11-22T00:00:00Z')
const KEY = 'k'.repeat(32)
const NAMES = ['Östen Åkervall', 'Bø-Lie, Sigrid Maria', 'Zlatko']
const TEXT = 'Östen Åkervall, sigrid bø-lie; Åkervall, Ö. Zlatko Anna Berg'
const REDACTED = '[name], [name]; [name] [name] Anna Berg'

describe('the option roster', () => {
  test.each([
    ['names', () => roster(NAMES)],
    ['tags', () => readRoster(rosterText(NAMES, KEY), new TextEncoder().encode(KEY))],
  ])('of %s, over every way through', async (_, make) => {
    for (const engine of ['auto', 'plain'] as const) {
      for (const { label, redact } of PATHS) {
        expect(await redact(TEXT, { roster: make(), engine }, at), `${engine}, ${label}`).toBe(REDACTED)
      }
    }
  })

  test('stands beside other recognisers, and takes part in the one of names', () => {
    const both = createRedactor({ roster: roster(NAMES), custom: [addresses()] })
    expect(both.redact('Östen Åkervall, Vasagatan 10, 111 20 Stockholm')).toBe('[name], [address]')
    const one = createRedactor({ custom: [names({ roster: roster(NAMES) })] })
    expect(one.redact(TEXT)).toBe('[name], [name]; [name] [name] [name]')
    expect(() => createRedactor({ custom: [names()], roster: roster(NAMES) })).toThrow('"custom[1].kind" names a kind')
  })

  test('names in values', () => {
    const redactor = createRedactor({ roster: roster(NAMES) })
    const given = { by: 'Östen Åkervall', all: ['x', { who: 'av Zlatko' }], n: 1 }
    expect(redactor.redactValue(given)).toEqual({ by: '[name]', all: ['x', { who: 'av [name]' }], n: 1 })
  })

  test.each([1, null, {}, { kind: 'name' }])('is refused when it is none: %j', (wrong) => {
    expect(() => createRedactor({ roster: wrong as never })).toThrow(TypeError)
  })
})

describe('a file of tags', () => {
  const text = rosterText(NAMES, KEY)

  test('holds no name, in no order of the names, and another salt each time', () => {
    expect(text).not.toMatch(/zlatko|akervall|östen/i)
    const [, ...tags] = text.trimEnd().split('\n')
    expect(tags).toEqual([...tags].sort())
    expect(rosterText(NAMES, KEY)).not.toBe(text)
    expect(readRoster(text, KEY).size).toBe(3)
  })

  test('is refused with another key, or when it is broken', () => {
    expect(() => readRoster(text, 'x'.repeat(32))).toThrow('"key" is not the one')
    expect(() => readRoster(text, 'short')).toThrow(RangeError)
    expect(() => readRoster(text, 1 as never)).toThrow(TypeError)
    expect(() => readRoster('Anna Berg', KEY)).toThrow(RangeError)
    expect(() => readRoster(`${text}Anna\n`, KEY)).toThrow('a line of it is broken')
  })
})

describe('sladd redact --roster', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sladd-roster-'))
  const run = (args: readonly string[], input = '') => ended(folder, args, input)
  afterAll(() => rmSync(folder, { recursive: true }))

  test('reads names, and tags with their key', () => {
    writeFileSync(join(folder, 'names.txt'), `${NAMES.join('\r\n')}\n\n`)
    writeFileSync(join(folder, 'key'), `${KEY}\n`, { mode: 0o600 })
    expect(run(['redact', '--roster', 'names.txt'], TEXT)).toEqual({ code: 0, out: REDACTED, error: '' })
    const built = run(['roster', 'build', 'names.txt', '--key', 'key'])
    expect([built.code, built.error]).toEqual([0, ''])
    expect(built.out).not.toMatch(/zlatko/i)
    writeFileSync(join(folder, 'tags'), built.out)
    const tagged = ['redact', '--roster', 'tags', '--roster-key', 'key']
    expect(run(tagged, TEXT)).toEqual({ code: 0, out: REDACTED, error: '' })
    expect(run(['scan', '--roster', 'names.txt'], TEXT).code).toBe(1)
  })

  test('stands beside names of lists and addresses', () => {
    const text = 'Östen Åkervall och Anna Berg, Vasagatan 10, 111 20 Stockholm'
    const out = (...options: string[]) => run(['redact', ...options], text).out
    expect(out('--roster', 'names.txt', '--names', '--addresses')).toBe('[name] och [name], [address]')
    expect(out('--names')).toBe('[name] och [name], Vasagatan 10, 111 20 Stockholm')
    expect(out('--addresses')).toBe('Östen Åkervall och Anna Berg, [address]')
  })

  test('says what is wrong', () => {
    expect(run(['redact', '--roster', 'tags'], 'x')).toMatchObject({
      code: 2,
      error: expect.stringMatching(/--roster-key/),
    })
    expect(run(['redact', '--roster-key', 'key'], 'x').code).toBe(2)
    expect(run(['redact', '--roster', 'none'], 'x')).toMatchObject({
      code: 2,
      error: expect.stringMatching(/none: no such/),
    })
    writeFileSync(join(folder, 'other'), 'x'.repeat(40), { mode: 0o600 })
    expect(run(['redact', '--roster', 'tags', '--roster-key', 'other'], 'x')).toMatchObject({ code: 2, out: '' })
    chmodSync(join(folder, 'key'), 0o644)
    expect(run(['roster', 'build', 'names.txt', '--key', 'key'])).toMatchObject({ code: 2, out: '' })
    expect(run(['roster', 'build', 'names.txt']).code).toBe(2)
    expect(run(['roster', 'make']).code).toBe(2)
  })
})
