import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const CLI = resolve(import.meta.dirname, '../../dist/cli.js')
let folder = ''

const wide = (text: string) => Buffer.from(text, 'utf16le')
const TEXT = 'rad ett\r\nÅsa – 871220-2384, åsa@example.se\r\n'
const DONE = 'rad ett\r\nÅsa – [personnummer], [email]\r\n'
const MARK = '\ufeff'
const quads = (text: string) => Buffer.from(Uint32Array.from([...text], (one) => one.codePointAt(0) as number).buffer)

const WRITTEN: { readonly [name: string]: (text: string) => Buffer } = {
  'le.log': wide,
  'le-mark.log': (text) => wide(MARK + text),
  'be.log': (text) => wide(text).swap16(),
  'be-mark.log': (text) => wide(MARK + text).swap16(),
  'le32.log': quads,
  'be32-mark.log': (text) => quads(MARK + text).swap32(),
  'mark.log': (text) => Buffer.from(MARK + text),
}
const NAMES = Object.keys(WRITTEN)

const NOISE = Uint8Array.from({ length: 3000 }, (_, i) => Math.imul(i + 1, 0x9e3779b1) >>> 24)
const PACKED: { readonly [name: string]: Uint8Array } = {
  'a.gz': gzipSync(TEXT),
  'a.zst': Buffer.from('28b52ffd0458110000780a', 'hex'),
  'a.xz': Buffer.from('fd377a585a000004e6d6b446', 'hex'),
  'a.bz2': Buffer.from('425a6839314159265359', 'hex'),
  'a.lz4': Buffer.from('04224d186440a7', 'hex'),
  'a.zip': Buffer.from('504b03041400', 'hex'),
}
const BINARY: { readonly [name: string]: Uint8Array } = {
  'a.pdf': Buffer.from('%PDF-1.7\n871220-2384\n'),
  'a.png': Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
  'a.db': Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(84, 1), Buffer.from('871220-2384')]),
  'a.tar': Buffer.concat([Buffer.from('a.log'), Buffer.alloc(252), Buffer.from('ustar\x0000 871220-2384\n')]),
  'some.bin': NOISE,
  'zeros.bin': Buffer.alloc(5000),
  'short.bin': Buffer.from([1, 2, 3, 0, 0, 0, 255]),
}
const COUNTED: { readonly [name: string]: Uint8Array } = {
  'map.msgpack': Buffer.from('\x82\xa3msg\xafpnr 871220-2384\xa1n\x07', 'latin1'),
  'forward.msgpack': Buffer.from(
    `\x93\xa3app\xce\x5f\x5e\x10\x00\x81\xa3log\xd9\x40${'871220-2384 '.repeat(3)}`,
    'latin1',
  ),
}
const REFUSED = { ...PACKED, ...BINARY, ...COUNTED }

function sladd(args: readonly string[], input: string | Uint8Array = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], { cwd: folder, input })
  return { code: status, out: stdout, text: stdout.toString(), error: stderr.toString() }
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sladd-'))
  for (const [name, written] of Object.entries(WRITTEN)) writeFileSync(join(folder, name), written(TEXT))
  for (const [name, bytes] of Object.entries(REFUSED)) writeFileSync(join(folder, name), bytes)
  writeFileSync(join(folder, 'plain.log'), '192.0.2.44')
  writeFileSync(join(folder, 'empty.log'), '')
})

afterAll(() => rmSync(folder, { recursive: true }))

describe('what is written in units of two or four', () => {
  test.each(NAMES)('%s: redact writes it as it came, from a file and from standard input', (name) => {
    const written = WRITTEN[name] as (text: string) => Buffer
    for (const { code, out, error } of [
      sladd(['redact', name]),
      sladd(['redact'], written(TEXT)),
      sladd(['redact', '--jobs', '2', '--engine', 'plain', name]),
    ]) {
      expect([code, error]).toEqual([0, ''])
      expect(out.equals(written(DONE))).toBe(true)
    }
    expect(sladd(['redact'], written(DONE)).out.equals(written(DONE))).toBe(true)
  })

  test.each(NAMES)('%s: scan tells bytes of the input', (name) => {
    const written = WRITTEN[name] as (text: string) => Buffer
    const { code, text } = sladd(['scan', '--json', name])
    expect(code).toBe(1)
    const start = written(TEXT.slice(0, TEXT.indexOf('8712'))).length
    const line = written(TEXT.slice(0, TEXT.indexOf('Åsa'))).length
    const [first, second] = text
      .trimEnd()
      .split('\n')
      .map((row) => JSON.parse(row))
    expect(first).toMatchObject({ file: name, line: 2, column: start - line + 1, start })
    expect(first.end).toBe(written(TEXT.slice(0, TEXT.indexOf(', ås'))).length)
    expect(second).toMatchObject({ line: 2, kind: 'email' })
    expect(sladd(['scan', '--explain'], written(TEXT)).text).toContain('Åsa – 871220-2384')
  })

  test('asked for', () => {
    const latin = Buffer.from('Ã¥ 871220\x962384\n', 'latin1')
    expect(sladd(['redact', '--encoding', 'windows-1252'], latin).out.toString('latin1')).toBe('Ã¥ [personnummer]\n')
    const odd = Buffer.concat([wide('═══ 871220-2384\n'), Buffer.of(65)])
    expect(sladd(['redact', '--encoding=utf-16le'], odd).out.toString('utf16le')).toContain('═══ [personnummer]\n')
    expect(sladd(['redact', '--encoding', 'latin1'], 'x')).toMatchObject({
      code: 2,
      error: expect.stringMatching(/^sladd: --encoding expected auto, utf-8, .*windows-1252\nTry: sladd help \w+\n$/),
    })
  })

  test('files behind each other: one way of writing, and line feeds in it', () => {
    writeFileSync(join(folder, 'open.log'), wide('192.0.2.44'))
    const { code, out, error } = sladd(['redact', 'open.log', 'plain.log', 'empty.log', 'le.log'])
    expect(out.equals(wide(`[ip]\n${DONE}`))).toBe(true)
    expect(code).toBe(2)
    expect(error).toBe(
      'sladd: plain.log: is UTF-8 behind UTF-16LE; redact it by itself\n' +
        'sladd: open.log has no line feed at its end: one was put between it and le.log\n',
    )
  })
})

describe('what is no text is exit code 2 and a line', () => {
  const names = Object.keys(REFUSED)
  const reason = (name: string) =>
    Object.hasOwn(PACKED, name)
      ? 'is compressed; unpack it first'
      : /msgpack/.test(name)
        ? 'is MessagePack, '
        : 'is binary, not text'

  test.each([['redact'], ['scan'], ['scan', '--json'], ['scan', '--explain']])('%s %s', (...args) => {
    const { code, text, error } = sladd([...args, ...names])
    expect([code, text]).toEqual([2, ''])
    const lines = error.trimEnd().split('\n')
    expect(lines.length).toBe(names.length)
    for (const [i, name] of names.entries()) expect(lines[i]).toContain(`sladd: ${name}: ${reason(name)}`)
  })

  test.each(names)('%s on standard input', (name) => {
    const { code, text, error } = sladd(['redact'], REFUSED[name])
    expect([code, text]).toEqual([2, ''])
    expect(error).toContain(`sladd: standard input: ${reason(name)}`)
  })

  test('the others are done, and a file that takes the output stays', () => {
    const { code, text } = sladd(['redact', 'a.gz', 'plain.log', 'some.bin'])
    expect([code, text]).toEqual([2, '[ip]'])
    expect(sladd(['scan', 'a.gz', 'plain.log']).text).toMatch(/^plain\.log:1:1 .*\n1 found: ip 1\n$/)
    writeFileSync(join(folder, 'output'), 'before')
    expect(sladd(['redact', '--output', 'output', 'plain.log', 'a.gz']).code).toBe(2)
    expect(readFileSync(join(folder, 'output'), 'utf8')).toBe('before')
  })

  test.each(names)('%s as the bytes that it is', (name) => {
    const { code, out, error } = sladd(['redact', '--binary', name])
    expect([code, error]).toEqual([0, ''])
    const text = Buffer.from(REFUSED[name] as Uint8Array).toString('latin1')
    expect(out.toString('latin1')).toBe(text.replace(/871220-2384/g, '[personnummer]'))
  })

  test('text of any kind is read', () => {
    for (const text of [
      ...[
        '',
        'x',
        'a\0b\0 192.0.2.44\0',
        '\x02192.0.2.44\x03',
        '\x1b[31mred\x1b[0m',
        '\x0bMSH|^~\\&|\r\x1c\r',
        '€ 100',
      ],
      ...[
        '„Hej“ sa 192.0.2.44\n',
        '–1234\n',
        'PK\n',
        'BZh\n',
        'ustar\n',
        '7z\n',
        `x\n${'\0'.repeat(100)}\n${'text\n'.repeat(999)}`,
      ],
    ]) {
      expect(sladd(['redact'], text)).toMatchObject({ code: 0, error: '', text: text.replace('192.0.2.44', '[ip]') })
      const windows = Buffer.from(text.replace('€', '\x80').replace('„', '\x84').replace('–', '\x96'), 'latin1')
      expect(sladd(['scan'], windows).error).toBe('')
    }
  }, 60_000)
})
