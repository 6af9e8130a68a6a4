/**
 * @module The entry `sladd/pino-transport`: a stage of a `pipeline` of pino's transports, in their thread. Its default
 * export is what pino requires of a transport. Clear text is sent to the thread: if it must not be, use `sladd/pino`.
 */
import type { Transform } from 'node:stream'
import { ownOf } from '../own'
import type { RedactorOptions } from '../types'
import { createRedactStream } from './node-stream'

/**
 * Creates the stage: lines in, redacted lines out.
 *
 * @param options - as for `createRedactor`, but without functions, because they are sent to a thread
 * @throws what `createRedactor` throws
 *
 * @example
 * pino({ transport: { pipeline: [{ target: 'sladd/pino-transport' }, { target: 'pino/file' }] } })
 */
export default function createRedactTransport(options: RedactorOptions = {}): Transform {
  // pino adds what it tells every transport.
  const { $context, pinoWillSendConfig, ...own } = ownOf(options, 'options')
  return createRedactStream(own as RedactorOptions)
}
