/**
 * @module The entry `sladd/pino-transport`: a stage in a `pipeline` of pino's transports, in their thread. Its default export
 * is what pino requires of a transport. Clear text crosses to the thread; if it must not, use `sladd/pino`.
 */
import type { Transform } from 'node:stream'
import { ownOf } from '../input/own-properties'
import type { RedactorOptions } from '../types'
import { createRedactStream } from './node-stream'

/**
 * Creates the stage: lines in, redacted lines out.
 *
 * @param options - as for `createRedactor`; they cross to a thread, so they cannot contain functions
 * @throws what `createRedactor` throws
 *
 * @example
 * pino({ transport: { pipeline: [{ target: 'sladd/pino-transport' }, { target: 'pino/file' }] } })
 */
export default function createRedactTransport(options: RedactorOptions = {}): Transform {
  // pino adds properties for every transport.
  const { $context, pinoWillSendConfig, ...own } = ownOf(options, 'options')
  return createRedactStream(own as RedactorOptions)
}
