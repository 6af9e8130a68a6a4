import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { build } from 'esbuild'
import { describe, expect, test } from 'vitest'
import { createRedactor } from '../../src/redactor'

const ROOT = resolve(import.meta.dirname, '../..')
const wasm = resolve(ROOT, 'build/kernel.wasm')

/** What a script writes in a realm that runs modules and compiles none, as workerd does; `module` was compiled before. */
function inRealm(script: string): unknown {
  const before = `import { readFileSync } from 'node:fs'
    const { Module } = WebAssembly
    const module = new Module(readFileSync(${JSON.stringify(wasm)}))
    WebAssembly.Module = function () { throw new WebAssembly.CompileError('refused') }
    WebAssembly.Module.exports = Module.exports`
  const input = `${before}\n${script}`
  const output = execFileSync(process.execPath, ['--input-type=module', '-'], { cwd: ROOT, input, encoding: 'utf8' })
  return JSON.parse(output)
}

describe('the option module', () => {
  test('is the kernel where the host compiles none, for whoever comes later as well', () => {
    const script = `const { createRedactor } = await import('sladd')
      const before = createRedactor()
      const engines = [before.engine, before.engineReason]
      const redactor = createRedactor({ module, fields: { memberId: 'id' } })
      const text = redactor.redact('pnr 871220-2384 memberId=77')
      const plain = createRedactor({ module, engine: 'plain' })
      console.log(JSON.stringify([...engines, text, redactor.engine, createRedactor().engine, before.engine, plain.engine]))`
    const text = 'pnr [personnummer] memberId=[field]'
    expect(inRealm(script)).toEqual(['plain', 'refused', text, 'simd', 'simd', 'plain', 'plain'])
  })

  test.each([
    ['bytes', readFileSync(wasm), TypeError, /"module" expected a WebAssembly.Module, got object/],
    ['a path', 'kernel.wasm', TypeError, /got string/],
    [
      'another',
      new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])),
      RangeError,
      /sladd\/kernel\.wasm/,
    ],
  ])('refuses %s', (_name, wrong, kind, message) => {
    expect(() => createRedactor({ module: wrong as never })).toThrow(kind)
    expect(() => createRedactor({ module: wrong as never })).toThrow(message)
  })
})

test('the entry for workerd takes the kernel along, and leaves it to the bundler', async () => {
  const contents = `import { createRedactor, redact, scan } from 'sladd/workerd'
    console.log(JSON.stringify([redact('pnr 871220-2384'), scan('anna@example.se').length, createRedactor().engine]))`
  const compiled = {
    name: 'compiled',
    setup({ onLoad }: import('esbuild').PluginBuild) {
      onLoad({ filter: /kernel\.wasm$/ }, () => ({ contents: 'export default globalThis.module' }))
    },
  }
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: ROOT },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    plugins: [compiled],
  })
  expect(inRealm(`globalThis.module = module\n${outputFiles[0]?.text}`)).toEqual(['pnr [personnummer]', 1, 'simd'])
})
