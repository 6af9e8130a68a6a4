/**
 * @module The entry `sladd/pino-transport`: a stage of a `pipeline` of pino's transports, in their thread. Its default
 * export is what pino asks of a transport. Clear text crosses to the thread: where that must not be, take `sladd/pino`.
 */
import type { Transform } from 'node:stream'
import { ownOf } from '../own'
import type { RedactorOptions } from '../types'
import { createRedactStream } from './node-stream'

/**
 * Makes the stage: lines in, redacted lines out.
 *
 * @param options - as for `createRedactor`; they cross to a thread, so no functions are among them
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
