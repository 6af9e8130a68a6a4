/** Hosts that refuse the kernel: which engine runs there, and why. */
import { execFileSync } from 'node:child_process'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'

const SCRIPT = `
  const { createRedactor } = await import('sladd')
  const redactor = createRedactor()
  let error
  try { createRedactor({ engine: 'simd' }) } catch ({ name, message }) { error = { name, message } }
  console.log(JSON.stringify([redactor.redact('871220-2384'), redactor.engine, redactor.engineReason, error]))`

test.each([
  ['no-wasm', 'delete globalThis.WebAssembly'],
  ['no-simd', 'WebAssembly.validate = () => false'],
  ['refused', "WebAssembly.Module = class { constructor() { throw new WebAssembly.CompileError('disallowed') } }"],
])('%s', (reason, refuse) => {
  const said = execFileSync(process.execPath, ['--input-type=module', '-e', `${refuse}\n${SCRIPT}`], {
    cwd: resolve(import.meta.dirname, '../..'),
    encoding: 'utf8',
  })
  const error = { name: 'RangeError', message: `"engine": simd cannot run on this host (${reason})` }
  expect(JSON.parse(said)).toEqual(['[personnummer]', 'plain', reason, error])
})
