/** @module Wraps a stream of ours as a Node `Transform`. */
import { Transform, type TransformCallback } from 'node:stream'
import type { Stream } from '../engine/engine'
import { Clock } from '../engine/hold'

/** @param hold - most milliseconds that parts of a message wait for the rest */
export function transformOf(session: Stream, hold: number): Transform {
  const answer = (done: TransformCallback, work: () => Uint8Array | undefined) => {
    let output: Uint8Array | undefined
    try {
      output = work()
    } catch (error) {
      done(error as Error)
      return
    }
    clock.set()
    done(null, output)
  }
  const stream = new Transform({
    transform: (chunk, _encoding, done) => answer(done, () => session.push(chunk)),
    flush: (done) => answer(done, () => session.end()),
    destroy: (error, done) => {
      clock.stop()
      done(error)
    },
  })
  const clock = new Clock(
    session,
    hold,
    (output) => stream.push(output),
    (error) => stream.destroy(error as Error),
  )
  return stream
}
