/**
 * Runs a bundled worker in workerd, by miniflare, which wants a later Node than we do.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const [folder, script, wasm] = process.argv.slice(2)
const { Miniflare } = createRequire(`${folder}/`)('miniflare')
const worker = new Miniflare({
  compatibilityDate: '2026-06-01',
  modules: [
    { type: 'ESModule', path: 'worker.js', contents: readFileSync(script, 'utf8') },
    { type: 'CompiledWasm', path: 'kernel.wasm', contents: readFileSync(wasm) },
  ],
})
const [plain, kernel] = [
  await (await worker.dispatchFetch('http://localhost/plain')).json(),
  await (await worker.dispatchFetch('http://localhost/kernel')).json(),
]
await worker.dispose()
console.log(JSON.stringify({ plain, kernel }))
