/**
 * @module Redacts everything a process writes to standard output and standard error, whatever writes it: loggers
 * without hooks, `process.stdout.write`, a console.
 */

import type { Redactor, RedactorOptions } from '../types'
import { redactorOf, UNREADABLE } from './given'
import { replace, restoring } from './replace'

const LINE_FEED = 10

/** Property under which a redacting method keeps the original one: there the doctor sees the output. */
export const BENEATH: unique symbol = /* @__PURE__ */ Symbol.for('sladd.beneath/1') as never

type Done = (error?: Error | null) => void

/** The part of a stream that is used. */
interface Output {
  // biome-ignore lint/suspicious/noExplicitAny: Node's own types are a list of overloads, and ours need none of Node
  write(...given: any[]): boolean
}

type Write = (chunk: string | Uint8Array, encoding?: BufferEncoding | Done, done?: Done) => boolean

/** Makes a stream write only redacted text; returns a function that restores its method. */
function redactWrites(own: Redactor, stream: Output): () => void {
  const beneath = { write: stream.write.bind(stream) as Write }
  // The start of an unfinished line.
  let begun: Uint8Array = new Uint8Array(0)
  let timer: NodeJS.Immediate | undefined
  const send = (bytes: Uint8Array, done?: Done): boolean => {
    let redacted: Uint8Array
    try {
      redacted = own.redact(bytes)
    } catch {
      redacted = Buffer.from(`${UNREADABLE}\n`)
    }
    if (redacted.length > 0) return beneath.write(redacted, undefined, done)
    if (done !== undefined) process.nextTick(done)
    return true
  }
  const flush = () => {
    clearImmediate(timer)
    timer = undefined
    const rest = begun
    begun = new Uint8Array(0)
    if (rest.length > 0) send(rest)
  }
  const redacting: Write = (chunk, encoding, done) => {
    const said = typeof encoding === 'function' ? encoding : done
    const added =
      typeof chunk === 'string'
        ? Buffer.from(chunk, typeof encoding === 'string' ? encoding : 'utf8')
        : Buffer.from(chunk)
    const all = begun.length === 0 ? added : Buffer.concat([begun, added])
    const end = all.lastIndexOf(LINE_FEED) + 1
    begun = all.subarray(end)
    // A prompt has no line end, but must be shown.
    if (begun.length > 0) timer ??= setImmediate(flush)
    return send(all.subarray(0, end), said)
  }
  Object.assign(redacting, { [BENEATH]: beneath })
  const restore = replace(stream, 'write', redacting)
  process.on('exit', flush)
  return () => {
    flush()
    process.off('exit', flush)
    restore()
  }
}

/**
 * Redacts everything the process writes. Lines are redacted when they end; an unfinished line leaves at the end of the
 * current turn of the event loop. Uncaught errors that Node prints itself bypass this.
 *
 * @param redactor - a redactor (its `counts` continue), or options for a new one
 * @param streams - default: standard output and standard error
 * @returns a function that restores the streams' own methods
 * @throws what `createRedactor` throws
 *
 * @example
 * const restore = redactOutput()
 * process.stdout.write('mail anna@example.se\n')   // mail [email]
 */
export function redactOutput(
  redactor?: Redactor | RedactorOptions,
  streams: readonly Output[] = [process.stdout, process.stderr],
): () => void {
  const own = redactorOf(redactor)
  return restoring(streams.map((stream) => redactWrites(own, stream)))
}
