/**
 * @module Masking in a Node pipeline, beside the same engine that only scans the same chunks: what is left of the
 * engine's speed once streams, carry and output are paid for.
 */
import { Readable, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Redactor } from '../../src/types'
import { CALL, engine } from '../contenders'
import { chunksOf, NAMES } from '../haystacks'
import { countFault, type Fault } from '../verify'
import { type Bench, type Contender, contender, type Work } from './kind'

const CHUNK = 256 * 1024

/** Counts bytes, and keeps them when asked. */
class Sink extends Writable {
  readonly kept: Buffer[] = []
  count = 0
  readonly #keeps: boolean

  constructor(keeps: boolean) {
    super()
    this.#keeps = keeps
  }

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.count += chunk.length
    if (this.#keeps) this.kept.push(chunk)
    done()
  }
}

function contendersOf(name: 'kernel' | 'twin', { sladd, truth }: Bench): Contender[] {
  const redactor = engine(sladd, name)
  const scanName = `${name}, scan only`
  const scan = contender({ ...redactor, name: scanName }, undefined, (tool: Redactor, haystack) => {
    const chunks = chunksOf(haystack, CHUNK)
    const findings = () => chunks.reduce((sum, chunk) => sum + tool.scan(chunk, CALL).length, 0)
    return { run: findings, verify: () => countFault(haystack, findings()) }
  })
  const streamName = `${name}, stream`
  const versus = { of: streamName, over: scanName }
  const stream = contender({ ...redactor, name: streamName }, versus, (tool: Redactor, haystack) => {
    const chunks = chunksOf(haystack, CHUNK)
    const run = async (keeps = false) => {
      const sink = new Sink(keeps)
      await pipeline(Readable.from(chunks, { objectMode: false }), sladd.createRedactStream(tool, CALL), sink)
      return sink
    }
    const verify = async (): Promise<Fault> => truth.maskedFault(haystack, Buffer.concat((await run(true)).kept))
    return { run: () => run(), verify }
  })
  return [scan, stream]
}

export const STREAM: Work = {
  name: 'stream',
  about: 'a Node pipeline of 256 KiB chunks into a sink that counts, over scan only of the same chunks',
  rows: NAMES,
  contenders: (bench) => [...contendersOf('kernel', bench), ...contendersOf('twin', bench)],
}
