/**
 * Writes the compiled kernel as a module of base64, so that one file works in every bundler and host.
 */
import { readFileSync, writeFileSync } from 'node:fs'

const wasm = readFileSync(new URL('../../build/kernel.wasm', import.meta.url))
const text = `/** @module The kernel, compiled and inlined by \`npm run kernel\`. */\nexport const KERNEL =\n  '${wasm.toString('base64')}'\n`
writeFileSync(new URL('./kernel.generated.ts', import.meta.url), text)
