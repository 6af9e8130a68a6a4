import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { build } from 'esbuild'
import { describe, expect, test } from 'vitest'
import { RING } from '../rings'

const ROOT = resolve(import.meta.dirname, '../..')
const at = new Date('2026-11-22T00:00:00Z')
const text = 'Anna 871220-2384'
const masked = 'Anna [personnummer]'

async function bundle(contents: string, platform: 'browser' | 'node'): Promise<string> {
  const result = await build({
    stdin: { contents, resolveDir: ROOT },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform,
    logLevel: 'silent',
  })
  return result.outputFiles[0]?.text ?? ''
}

describe('the built package', () => {
  test('ESM, by its own name', () => {
    const script = `import { redact } from 'sladd'; import { createRedactStream } from 'sladd/node'; import { parsePersonnummer } from 'sladd/identifiers';
      console.log(redact('${text}'), typeof createRedactStream, parsePersonnummer('871220-2384').canonical)`
    const output = execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: ROOT })
    expect(String(output)).toBe(`${masked} function 198712202384\n`)
  })

  test('CommonJS, with one copy of the core behind all entries', () => {
    const require = createRequire(resolve(ROOT, 'package.json'))
    const { createRedactor } = require('sladd')
    const { createRedactStream } = require('sladd/node')
    expect(createRedactor().redact(text, { at })).toBe(masked)
    expect(Object.keys(require('sladd/identifiers'))).toContain('parseFodselsnummer')
    const redactor = createRedactor()
    const stream = createRedactStream(redactor)
    stream.end(text)
    expect(String(stream.read())).toBe(masked)
    expect(redactor.counts).toEqual({ personnummer: { mask: 1 } })
  })

  test('an ESM stream takes a CommonJS redactor', async () => {
    const require = createRequire(resolve(ROOT, 'package.json'))
    const { createRedactStream } = await import(resolve(ROOT, 'dist/node.js'))
    const stream = createRedactStream(require('sladd').createRedactor())
    stream.end(text)
    expect(String(stream.read())).toBe(masked)
  })

  test('every entry is there for both kinds of modules, with the same names', async () => {
    const require = createRequire(resolve(ROOT, 'package.json'))
    const { exports } = require('./package.json')
    const entries = Object.keys(exports).filter((entry) => exports[entry].require !== undefined)
    expect(entries.length, 'a new entry is counted here').toBe(25)
    for (const entry of entries) {
      const { require: cjs, import: esm, module, node } = exports[entry]
      const names = Object.keys(require(cjs.default)).sort()
      for (const file of [esm.default, node.import.default])
        expect(Object.keys(await import(resolve(ROOT, file))).sort(), `${entry}: ${file}`).toEqual(names)
      expect(module, 'bundlers read this one first').toBe(esm.default)
      expect(node.require).toEqual(cjs)
      expect(names.length, entry).toBeGreaterThan(0)
    }
  })

  test('what checks text for good has no engine of its own', () => {
    const engines = readdirSync(resolve(ROOT, 'dist')).filter((file) =>
      readFileSync(resolve(ROOT, 'dist', file), 'utf8').includes('AGFzbQEAAAA'),
    )
    // The library in two formats, and the command line.
    expect(engines).toHaveLength(3)
  })

  /** What a file of the package loads at once, itself among it. */
  function loadedWith(file: string, seen = new Set<string>()): Set<string> {
    if (seen.has(file)) return seen
    seen.add(file)
    const code = readFileSync(resolve(ROOT, 'dist', file), 'utf8')
    for (const [, target = ''] of code.matchAll(/\bfrom"\.\/([\w-]+\.js)"/g)) loadedWith(target, seen)
    return seen
  }

  test('few files are loaded before anything is redacted', () => {
    const text = readdirSync(resolve(ROOT, 'dist')).find((file) => /^text-\w+\.js$/.test(file)) as string
    expect(loadedWith('cli.js').size).toBe(2)
    expect(new Set([...loadedWith('cli.js'), ...loadedWith(text)]).size).toBeLessThanOrEqual(8)
    expect(loadedWith('index.js').size).toBeLessThanOrEqual(3)
  })

  /** Late files that a script has loaded when it ends. */
  function lateAfter(script: string): string[] {
    const told = `const {createRedactor} = require('sladd'); ${script}
      console.log(Object.keys(require.cache).flatMap((path) => /late[a-z-]*(?=-\\w+\\.cjs$)/.exec(path) ?? []).sort().join())`
    const output = String(execFileSync(process.execPath, ['-e', told], { cwd: ROOT })).trim()
    return output === '' ? [] : output.split(',')
  }

  test('a first call loads what it needs, and others what they need', () => {
    expect(lateAfter(`createRedactor().redact('${text}')`), 'see LATE in common-js.ts').toEqual([])
    expect(lateAfter(`createRedactor().redactLines(['${text}'])`)).toEqual([])
    expect(lateAfter(`createRedactor().redactValue({ a: '${text}' })`)).toContain('late-values')
    expect(lateAfter(`createRedactor({ engine: 'plain' }).redact('${text}')`)).toEqual(['late'])
  })

  test('in Node, an import and a require give one engine', () => {
    const script = `import { createRedactor } from 'sladd'; import { createRequire } from 'node:module';
      console.log(createRedactor === createRequire(import.meta.url)('sladd').createRedactor)`
    const options = { cwd: ROOT, input: script }
    expect(String(execFileSync(process.execPath, ['--input-type=module', '-'], options))).toBe('true\n')
  })

  test('code is ASCII, which a host reads as it is', () => {
    const files = readdirSync(resolve(ROOT, 'dist')).filter((file) => /\.[cm]?js$/.test(file))
    expect(files.filter((file) => /[^\0-\x7f]/.test(readFileSync(resolve(ROOT, 'dist', file), 'latin1')))).toEqual([])
  })

  test('names are exported, no default', async () => {
    expect(Object.keys(await import(resolve(ROOT, 'dist/index.js'))).sort()).toEqual([
      'createRedactor',
      'redact',
      'scan',
    ])
  })
})

describe('a bundler', () => {
  test('takes no scanner for the strict parsers', async () => {
    const code = await bundle(
      `import { parsePersonnummer } from 'sladd/identifiers'; console.log(parsePersonnummer)`,
      'browser',
    )
    expect(code).not.toMatch(/TransformStream|TextDecoder|\[email\]|minConfidence|folkeregister/)
    expect(code.length).toBeLessThan(6000)
  })

  test('leaves nothing of an import that is not used', async () => {
    expect((await bundle(`import 'sladd'`, 'browser')).length).toBeLessThan(200)
  })

  test('takes the core into a browser, without anything of Node', async () => {
    const code = await bundle(`import { redact } from 'sladd'; console.log(redact(''))`, 'browser')
    expect(code).not.toMatch(/node:|require\(/)
    // Nor what derives tokens.
    expect(code).not.toMatch(/sladd\/token|0x6a09e667|1779033703/)
  })

  test('takes the core into a program for Node, whole', async () => {
    const code = await bundle(`import { redact } from 'sladd'; console.log(redact('${text}'))`, 'node')
    expect(code).not.toMatch(/require\("\.|createRequire/)
    expect(String(execFileSync(process.execPath, ['--input-type=module', '-'], { input: code }))).toBe(`${masked}\n`)
  })

  test('takes key rings into a browser, where tokens are the same', async () => {
    const ring = JSON.stringify(RING)
    const code = await bundle(
      `import { createRedactor } from 'sladd'; import { parseKeyring } from 'sladd/keyring';
       const keyring = parseKeyring(${ring});
       console.log(createRedactor({ keyring, actions: { default: 'pseudonymise' } }).redact('${text}', { at: ${at.getTime()} }))`,
      'browser',
    )
    expect(code).not.toMatch(/node:|require\(/)
    const output = execFileSync(process.execPath, ['--input-type=module', '-'], { input: code })
    expect(String(output)).toBe('Anna sl1_nid_nov2_fnvid6kcj7zfodkhil25j\n')
  })
})

describe('the repository', () => {
  test('the lock file names no host', () => {
    expect(readFileSync(resolve(ROOT, 'package-lock.json'), 'utf8')).not.toContain('"resolved"')
  })

  test('the change log knows the version', () => {
    const { version } = JSON.parse(readFileSync(resolve(ROOT, 'package.json'), 'utf8'))
    expect(readFileSync(resolve(ROOT, 'CHANGELOG.md'), 'utf8')).toContain(`## ${version}`)
  })
})
