/** Passes a text through every entry point that takes text, split anywhere. */
import { expect } from 'vitest'
import { createRedactStream } from '../src/adapters/node-stream'
import { createRedactor } from '../src/redactor'
import type { Redactor, RedactorOptions } from '../src/types'
import { AT as at } from './rings'

export async function streamed(redactor: Redactor, text: string, size: number): Promise<string> {
  const stream = createRedactStream(redactor, { at })
  const chunks: Buffer[] = []
  stream.on('data', (chunk: Buffer) => chunks.push(chunk))
  const bytes = Buffer.from(text)
  for (let from = 0; from < bytes.length; from += size) stream.write(bytes.subarray(from, from + size))
  stream.end()
  await new Promise((resolve) => stream.on('end', resolve))
  return String(Buffer.concat(chunks))
}

/** A text by every way of text; all must say the same. */
export async function through(options: RedactorOptions, text: string): Promise<string> {
  const redactor = createRedactor(options)
  const output = redactor.redact(text, { at })
  expect(String(redactor.redact(Buffer.from(text), { at }))).toBe(output)
  expect(redactor.process(text, { at }).output).toBe(output)
  for (const size of [1, 3, 64, 1 << 20]) expect(await streamed(redactor, text, size), `${size}`).toBe(output)
  return output
}
