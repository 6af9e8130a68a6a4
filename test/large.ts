/** Large inputs without large allocations: repeated pieces, and a hash of the output. */
import { createHash } from 'node:crypto'

const encoder = new TextEncoder()

/** Text that repeats, and what it becomes. */
export interface Repeated {
  readonly unit: string
  readonly masked: string
  readonly times: number
}

/** Nothing in it depends on where a block is cut, or on what stands beside it. */
export function repeated(end: string, bytes: number): Repeated {
  const unit = `ärende 871220-2384 från anna@example.se, adress 192.0.2.44 lorem ipsum dolor sit amet${end}`
  const masked = `ärende [personnummer] från [email], adress [ip] lorem ipsum dolor sit amet${end}`
  return { unit, masked, times: Math.ceil(bytes / encoder.encode(unit).length) }
}

/** A part of what {@link repeated} describes, `units` at a time. */
function* pieces(unit: string, times: number, units: number): Generator<Uint8Array> {
  const many = encoder.encode(unit.repeat(units))
  const one = encoder.encode(unit)
  for (let i = 0; i + units <= times; i += units) yield many
  for (let i = 0; i < times % units; i++) yield one
}

/** The input in chunks of `size` bytes, each in the same memory as the one before. */
export function* chunksOfSize({ unit, times }: Repeated, size: number): Generator<Uint8Array> {
  const chunk = new Uint8Array(size)
  let length = 0
  for (const piece of pieces(unit, times, 16)) {
    for (let at = 0; at < piece.length; ) {
      const taken = Math.min(size - length, piece.length - at)
      chunk.set(piece.subarray(at, at + taken), length)
      length += taken
      at += taken
      if (length < size) continue
      yield chunk
      length = 0
    }
  }
  if (length > 0) yield chunk.subarray(0, length)
}

/** Hash of the output that is expected. */
export function expectedHash({ masked, times }: Repeated): string {
  const hash = createHash('sha256')
  for (const piece of pieces(masked, times, 1024)) hash.update(piece)
  return hash.digest('hex')
}
