/**
 * @module A target for coverage-guided fuzzers such as Jazzer.js: bytes choose the options, the entry point and the
 * text, and a broken law is thrown as an error.
 *
 *     npm run kernel
 *     npx esbuild test/fuzz/target.ts --bundle --platform=node --format=cjs --packages=external --outfile=build/fuzz/target.cjs
 *     npx @jazzer.js/core build/fuzz/target -i build/fuzz -- -max_total_time=3600
 */
import type { Case, Described } from './case'
import { broken, LAWS } from './laws'

const EVERY_LAW = Object.keys(LAWS)

/** By the low bits of the first byte. */
const OPTIONS: readonly Described[] = [
  {},
  { minConfidence: 'low' },
  { minConfidence: 'high', country: 'NO' },
  { format: 'text', country: 'SE' },
  { format: 'csv' },
  { format: 'yaml' },
  { actions: { default: { mask: 'stars' } } },
  { kinds: ['personnummer', 'cpr', 'iban', 'card', 'secret'] },
]

/** The case that some bytes stand for: one of options, one of the sizes of chunks, and the text. */
export function caseOf(data: Uint8Array): Case {
  const [first = 0, size = 0] = data
  const isBytes = (first & 8) !== 0
  const text = Buffer.from(data.subarray(2)).toString(isBytes ? 'latin1' : 'utf8')
  return {
    options: OPTIONS[first & 7] as Described,
    text: [[text, 1]],
    isBytes,
    sizes: [1 + size],
    earlier: [],
  }
}

/**
 * What a fuzzer calls.
 *
 * @throws Error with the names of the law and of the two answers that differ, and no text
 */
export async function fuzz(data: Uint8Array): Promise<void> {
  const difference = await broken(EVERY_LAW, caseOf(data))
  if (difference !== undefined) throw new Error(`${difference.law}: ${difference.names.join(' and ')} differ`)
}
