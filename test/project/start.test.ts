import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { bundleContender } from '../../bench/bundle'
import type { Size } from '../../bench/results'
import { OWN, sizeOf } from '../../bench/size'
import { startsOf } from '../../bench/start'

const folder = mkdtempSync(join(tmpdir(), 'start-'))
const options = { folder: join(folder, 'build') }
afterAll(() => rmSync(folder, { recursive: true }))

function write(name: string, content: string | Buffer): string {
  const path = join(folder, name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
  return path
}

/** A file that describes a contender, in TypeScript. */
function contender(name: string, load: string): string {
  return write(
    `contenders/${name}.ts`,
    `import { greeting } from './greeting'
    interface Options { readonly kinds?: readonly string[] }
    export default {
      name: 'the ${name}',
      about: greeting as string,
      knows: () => true,
      async load(_options?: Options) { ${load} },
    }`,
  )
}

write('contenders/greeting.ts', "export const greeting: string = 'hello'")
const quick = contender('quick', "return { type: 'text', replace: (text: string) => text }")
const own = contender('own', "return { type: 'own', redactor: { redact: (text: string) => text } }")
const slow = contender(
  'slow',
  `console.log('{"load": "noise"}')
  setInterval(() => {}, 1000)
  await new Promise((resolve) => setTimeout(resolve, 5))
  return { type: 'text', replace: async (text: string) => text }`,
)
const program = contender('program', "return { type: 'program', find: () => 0 }")

describe('a bundle', () => {
  test('is a module of its own, which plain Node takes', async () => {
    const path = await bundleContender(quick, options.folder)
    expect(path).toBe(join(folder, 'build/quick.mjs'))
    expect(readFileSync(path, 'utf8')).not.toMatch(/interface|from ['"]\.\//)
    const { default: made } = await import(/* @vite-ignore */ pathToFileURL(path).href)
    expect(made).toMatchObject({ name: 'the quick', about: 'hello' })
  })

  test('leaves packages, and what is found from its own place, as they are', async () => {
    const file = write('contenders/far.ts', "export const far = [import.meta.url, () => import('some-package')]")
    const text = readFileSync(await bundleContender(file, options.folder), 'utf8')
    expect(text).toContain('import.meta.url')
    expect(text).toContain('import("some-package")')
  })
})

describe('starts', () => {
  test('have a figure for each round and contender, in the order asked for', async () => {
    const starts = await startsOf([slow, program, quick, own], 2, options)
    expect(starts.map(({ contender }) => contender)).toEqual(['the slow', 'the quick', 'the own'])
    for (const { load, first, second, resident } of starts) {
      for (const figures of [load, first, second, resident]) {
        expect(figures).toHaveLength(2)
        expect(figures.every(Number.isFinite)).toBe(true)
      }
      expect([...load, ...first, ...second].every((figure) => figure >= 0)).toBe(true)
    }
  })

  test('count the memory that stays', async () => {
    const heavy = contender('heavy', 'const kept = Buffer.alloc(5e7, 1); return { type: "text", replace: () => kept }')
    const [start] = await startsOf([heavy], 1, options)
    expect(start?.resident[0]).toBeGreaterThan(4e7)
  })

  test('are none of what fails, whatever it does, and the others are left alone', async () => {
    const missing = contender('missing', "throw new Error('run npm run bench:setup')")
    const wrong = contender('wrong', "return { type: 'text', replace() { throw new Error('no text') } }")
    const crash = contender(
      'crash',
      'setTimeout(() => { throw new TypeError("too late") }); await new Promise(() => {})',
    )
    const silent = contender('silent', 'process.exit(0)')
    const broken = write('contenders/broken.ts', "export { a } from './nowhere'")
    const bare = write('contenders/bare.ts', "throw new RangeError('at once')")
    const starts = await startsOf([missing, wrong, crash, silent, broken, quick, bare], 1, options)
    expect(starts.map(({ contender }) => contender)).toEqual(['the quick'])
  })

  test('that do not end are ended', async () => {
    const endless = contender('endless', 'setInterval(() => {}, 1000); await new Promise(() => {})')
    expect(await startsOf([endless], 1, { ...options, patience: 2000 })).toEqual([])
  })
})

/** Bytes that no packer makes smaller, the same every time. */
function noise(length: number, seed: number): Buffer {
  const bytes = Buffer.alloc(length)
  for (let i = 0, state = seed; i < length; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    bytes[i] = state >>> 24
  }
  return bytes
}

/** A package below the folder. */
function install(name: string, files: { readonly [file: string]: string | Buffer }): void {
  const manifest = JSON.stringify({ name, version: '1.0.0', main: 'index.js' })
  for (const [file, content] of Object.entries({ 'package.json': manifest, ...files })) {
    write(`node_modules/${name}/${file}`, content)
  }
}

const size = async (name: string) => (await sizeOf(`the ${name}`, name, folder)) as Size

describe('a size', () => {
  const text = noise(1500, 1).toString('base64')

  test('is that of all exports and all dependencies, without what Node has', async () => {
    install('@own/leaf', { 'index.js': `exports.text = '${text}'` })
    install('tree', { 'index.js': "const fs = require('node:fs'); module.exports = [fs, require('@own/leaf').text]" })
    install('sprout', { 'index.js': `/*! ${text} */ export default 1\nexport const unused = '${text}'` })
    for (const name of ['tree', 'sprout', '@own/leaf']) {
      const { contender, minified, gzipped } = await size(name)
      expect(contender).toBe(`the ${name}`)
      expect(minified).toBeGreaterThan(text.length)
      expect(minified).toBeLessThan(text.length + 1500)
      expect(gzipped).toBeGreaterThan(1500)
      expect(gzipped).toBeLessThan(minified)
    }
  })

  test('counts WebAssembly once, in whatever way it is loaded', async () => {
    const wasm = noise(5000, 2)
    const read = "require('node:fs').readFileSync(require('node:path').join(__dirname, 'core.wasm'))"
    install('bare', { 'index.js': 'exports.a = 1' })
    install('reading', { 'index.js': `exports.a = ${read}`, 'core.wasm': wasm, 'other.wasm': noise(5000, 3) })
    install('importing', { 'index.js': "exports.a = require('./core.wasm')", 'core.wasm': wasm })
    install('holding', { 'index.js': `exports['core.wasm'] = '${wasm.toString('base64')}'`, 'core.wasm': wasm })
    const [bare, reading, importing, holding] = await Promise.all(['bare', 'reading', 'importing', 'holding'].map(size))
    const beyond = (one?: Size) => (one as Size).minified - (bare as Size).minified
    for (const one of [reading, importing]) {
      expect(beyond(one)).toBeGreaterThanOrEqual(5000)
      expect(beyond(one)).toBeLessThan(5500)
      expect((one as Size).gzipped).toBeGreaterThan(gzipSync(wasm).length)
    }
    expect(beyond(holding)).toBeGreaterThan(6600)
    expect(beyond(holding)).toBeLessThan(7000)
  })

  test('is none where code for one machine is needed, or where there is nothing', async () => {
    install('native', { 'index.js': "module.exports = require('./build/x.node')", 'build/x.node': noise(100, 4) })
    install('finding', { 'index.js': 'module.exports = (name) => require(name)', 'binding.gyp': '{}' })
    install('torn', { 'index.js': "module.exports = require('not-there')" })
    for (const name of ['native', 'finding', 'torn', 'never-installed', join(folder, 'dist/index.js')]) {
      expect(await sizeOf('x', name, folder), name).toBeUndefined()
    }
  })

  test.skipIf(!existsSync(OWN))('of ours holds the kernel', async () => {
    const { contender, minified, gzipped } = (await sizeOf('sladd', OWN)) as Size
    expect(contender).toBe('sladd')
    expect(minified).toBeGreaterThan(60_000)
    expect(gzipped).toBeLessThan(minified)
  })
})
