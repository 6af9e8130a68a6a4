/**
 * @module `sladd redact`: inputs to standard output, findings replaced.
 */
import { pipeline } from 'node:stream/promises'
import type { Redactor } from '../../types'
import { createRedactStream } from '../node-stream'
import { eachInput, progress } from './input'

/**
 * Redacts the inputs in order.
 *
 * @returns the exit code: 2 when an input could not be read, else 0
 */
export async function redactFiles(files: readonly string[], redactor: Redactor): Promise<number> {
  const isComplete = await eachInput(files, async (input) => {
    const stream = createRedactStream(redactor)
    await pipeline(input.open(), await progress(input.name), stream, process.stdout, { end: false })
  })
  return isComplete ? 0 : 2
}
