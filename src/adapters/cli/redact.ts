/**
 * @module `sladd redact`: inputs to standard output, findings replaced.
 */
import { pipeline } from 'node:stream/promises'
import type { Redactor } from '../../types'
import { createRedactStream } from '../node-stream'
import { inputs, progress, reason } from './input'

/**
 * Redacts the inputs in order.
 *
 * @returns the exit code: 2 when an input could not be read, else 0
 */
export async function redactFiles(files: readonly string[], redactor: Redactor): Promise<number> {
  let code = 0
  for (const input of inputs(files)) {
    try {
      await pipeline(input.open(), await progress(input.name), createRedactStream(redactor), process.stdout, {
        end: false,
      })
    } catch (error) {
      if ((error as { code?: string }).code === 'EPIPE') throw error
      process.stderr.write(`sladd: ${input.name}: ${reason(error)}\n`)
      code = 2
    }
  }
  return code
}
