/**
 * @module The entry `sladd/node`: a Node `Transform`, bytes in and bytes out.
 */
import type { Transform } from 'node:stream'
import { encodingOf } from '../encoding/charset'
import { EncodedStream } from '../encoding/stream'
import { holdOf } from '../engine/hold'
import { ownOf } from '../input/own-properties'
import { CALL, checkCall } from '../options/plan'
import { OPEN } from '../redactor'
import type { Finding, Redactor, RedactorOptions, StreamOptions } from '../types'
import { redactorOf } from './given'
import { transformOf } from './transform'

/** Options of {@link createRedactStream}, in addition to the redactor. */
export interface RedactStreamOptions extends StreamOptions {
  /** Receives every finding, in order, with offsets in bytes from the start of the stream. */
  readonly onFinding?: (finding: Finding) => void
}

/**
 * Creates a redacting stream. The output does not depend on how the bytes are split into chunks, memory is bounded, and
 * a complete line leaves at once; a part of a container message waits for at most `hold`. The output has the encoding
 * of the input: see `encoding`.
 *
 * @param redactor - a redactor (its `counts` continue), or options for a new one
 * @throws what `createRedactor` throws, TypeError if `onFinding` is not a function, and TypeError or RangeError for a
 * wrong `hold` or `encoding`
 *
 * @example
 * import { pipeline } from 'node:stream/promises'
 * import { createRedactStream } from 'sladd/node'
 * await pipeline(process.stdin, createRedactStream(), process.stdout)
 */
export function createRedactStream(
  redactor: Redactor | RedactorOptions = {},
  options: RedactStreamOptions = {},
): Transform {
  const { onFinding = () => {} } = ownOf<RedactStreamOptions>(options, 'options')
  if (typeof onFinding !== 'function') {
    throw new TypeError(`"onFinding" expected a function, got ${typeof onFinding}`)
  }
  checkCall(options, [...CALL, 'hold', 'encoding', 'onFinding'])
  const hold = holdOf(options)
  const encoding = encodingOf(options)
  const own = redactorOf(redactor)
  const session = new EncodedStream(encoding, (hear) => own[OPEN](options, hear), onFinding)
  return transformOf(session, hold)
}
