import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { whyUnsearchable } from '../../src/keyring/node-text'
import { ended } from '../command'

const VALUE = '871220-2384'
const folder = mkdtempSync(join(tmpdir(), 'sladd-subject-'))
const fileOf = (name: string) => join(folder, name)

function run(args: readonly string[], input = VALUE, stdout: 'pipe' | number = 'pipe') {
  const stdio: ('pipe' | number)[] = ['pipe', stdout, 'pipe']
  return ended(folder, args, input, { stdio })
}

const named = (tenant: string, purpose: string) => ['--keyring', 'ring.json', '--tenant', tenant, '--purpose', purpose]
const asked = named('shop', 'support')
let log = ''

beforeAll(() => {
  for (const ring of ['ring.json', 'other.json']) expect(run(['key', 'new', ring, '--epoch', 'none']).code).toBe(0)
  log = run(['redact', '--pseudonymise', ...asked], `one ${VALUE}\ntwo 910924-2397\n`).out
  writeFileSync(fileOf('app.log'), log)
  writeFileSync(fileOf('empty.log'), '')
  const other = ['--keyring', 'other.json', '--tenant', 'shop', '--purpose', 'support']
  writeFileSync(fileOf('other.log'), run(['redact', '--pseudonymise', ...other], `${VALUE}\n`).out)
})

afterAll(() => rmSync(folder, { recursive: true }))

/** Nothing that packs them is needed: how these formats begin is enough. */
const PACKED: { readonly [name: string]: Uint8Array } = {
  'a.gz': gzipSync('x'),
  'a.zst': Buffer.from('28b52ffd0458110000780a', 'hex'),
  'a.xz': Buffer.from('fd377a585a000004e6d6b446', 'hex'),
  'a.bz2': Buffer.from('425a6839314159265359', 'hex'),
}
const wide = (text: string) => Buffer.from(text, 'utf16le')

describe('what cannot be searched is exit code 2 and a line, and is not touched', () => {
  test.each(['find', 'export', 'erase'])('%s', (command) => {
    const files: { [name: string]: Uint8Array } = {
      ...PACKED,
      'mark.log': Buffer.concat([Buffer.of(0xff, 0xfe), wide(log)]),
      'wide.log': wide(log),
      'big.log': wide(log).swap16(),
      'some.bin': Uint8Array.from({ length: 999 }, (_, i) => (i * 89) & 255),
    }
    for (const [name, bytes] of Object.entries(files)) writeFileSync(fileOf(name), bytes)
    const names = Object.keys(files)
    const { code, out, error } = run(['subject', command, ...asked, ...names, 'missing.log', '.'])
    expect([code, out]).toEqual([2, ''])
    const lines = error.trimEnd().split('\n')
    expect(lines.slice(0, 4)).toEqual(
      Object.keys(PACKED).map((name) => `sladd: ${name}: is compressed; unpack it first`),
    )
    for (const [i, name] of [...names, 'missing.log', '.'].entries()) expect(lines[i]).toContain(`sladd: ${name}: `)
    // Nothing is said of what was not read.
    expect(lines.length).toBe(names.length + 2)
    for (const [name, bytes] of Object.entries(files)) expect(readFileSync(fileOf(name)).equals(bytes)).toBe(true)
  })

  test.each(['find', 'export', 'erase'])('%s: also what begins as text', (command) => {
    const text = 'GET /index.html 200\n'
    const wideLine = wide('  app p-aaaa-234567234567234567232@aaaaaaaaaaaaaaaa.invalid\n')
    const noise = Uint8Array.from({ length: 3000 }, (_, i) => Math.imul(i + 1, 0x9e3779b1) >>> 24)
    const parts: { [name: string]: Uint8Array } = {
      'wide-part.log': wideLine,
      'big-part.log': Buffer.from(wideLine).swap16(),
      'utf32-part.log': Buffer.from([...log.slice(0, 80)].flatMap((sign) => [sign.charCodeAt(0), 0, 0, 0])),
      'gzip-part.log': gzipSync('one line'),
      'xz-part.log': Buffer.concat([PACKED['a.xz'] as Uint8Array, Buffer.from('00', 'hex')]),
      'binary-part.log': noise,
    }
    for (const before of [5, 50, 20_000]) {
      for (const [name, part] of Object.entries(parts)) {
        const bytes = Buffer.concat([Buffer.from(text.repeat(before)), part, Buffer.from(text.repeat(before))])
        writeFileSync(fileOf(name), bytes)
      }
      const { code, out, error } = run(['subject', command, ...asked, ...Object.keys(parts)])
      expect([code, out]).toEqual([2, ''])
      expect(
        error
          .trimEnd()
          .split('\n')
          .map((line) => line.split(':')[1]?.trim()),
      ).toEqual(Object.keys(parts))
      for (const name of Object.keys(parts)) {
        expect(readFileSync(fileOf(name)).length).toBeGreaterThan(2 * before * text.length)
      }
    }
  })

  test.each(['find', 'erase'])('%s reads text with NUL between its records, and holes', (command) => {
    const records = 'a\0bc\0GET /index.html 200\0\n'.repeat(30_000)
    const hole = '\0'.repeat(5000)
    writeFileSync(fileOf('nul.log'), `${'x\n'.repeat(9000)}${records}${hole}\n${log}${records}`)
    const { code, error } = run(['subject', command, ...asked, 'nul.log'])
    expect([code, error]).toEqual([0, '1 line in 1 file; searched epochs: none\n'])
  })

  test('the others are done, also through a pipe', () => {
    const { code, out, error } = run(['subject', 'find', ...asked, 'a.gz', 'app.log'])
    expect([code, out]).toEqual([2, 'app.log:1\n'])
    expect(error).toMatch(/^sladd: a\.gz: .*\n1 line in 1 file; searched epochs: none\n$/)
  })

  test('text of any kind can be', () => {
    for (const text of [
      '',
      'x',
      log,
      `${log}\0`,
      log.replaceAll('\n', '\0'),
      '\x1b[31mred\x1b[0m',
      'a\x01b and much more\n',
    ]) {
      expect(whyUnsearchable(Buffer.from(text))).toBeUndefined()
      expect(whyUnsearchable(Buffer.from(text, 'latin1'))).toBeUndefined()
    }
    expect(whyUnsearchable(Buffer.from('år och ö\n'.repeat(9), 'latin1'))).toBeUndefined()
  })
})

describe('a name for which the ring has no token there is said', () => {
  test.each([
    ['shopp', 'support'],
    ['shop', 'suport'],
  ])('tenant %s, purpose %s', (tenant, purpose) => {
    const { code, out, error } = run(['subject', 'find', ...named(tenant, purpose), 'app.log'])
    expect([code, out]).toEqual([0, ''])
    expect(error).toContain(
      `tokens of the ring are there, none of them of this value for tenant ${tenant} and purpose ${purpose}: the ring does not record tenants and purposes`,
    )
  })

  test('and when they were forgotten; not when lines were found', () => {
    const { error } = run(['subject', 'export', '--keyring', 'ring.json', 'app.log'])
    expect(error).toContain('of this value for no tenant and no purpose: ')
    expect(run(['subject', 'find', ...asked, 'app.log']).error).toBe('1 line in 1 file; searched epochs: none\n')
  })

  test('tokens of another ring, and none at all', () => {
    const { error } = run(['subject', 'find', ...asked, 'other.log'])
    expect(error).toMatch(/\ntokens of keys that the ring never had: [a-z2-7]{4}\nno token of the ring is there\n$/)
    expect(run(['subject', 'find', ...asked, 'empty.log']).error).toMatch(/\nno token of the ring is there\n$/)
    expect(run(['subject', 'find', ...asked, 'other.log', 'app.log']).error).toMatch(
      /^1 line in 2 files; searched epochs: none\ntokens of keys that the ring never had: [a-z2-7]{4}\n$/,
    )
  })
})
