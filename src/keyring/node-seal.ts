/**
 * @module Sealed values: one line of JSON for each token that was not seen recently, with its value readable only to
 * the owner of the private key. The value is bound to the token: a line with another token does not open.
 *
 *     {"v":1,"token":"sl1_nid_…","to":"rv2a","enc":"…","ct":"…"}
 */

import type { KeyObject } from 'node:crypto'
import { jsonOf } from '../input/json'
import { dictionary } from '../input/own-properties'
import { open, seal } from './node-hpke'
import type { SealKey } from './ring-file'

/** A line of the store, parsed. */
interface SealedLine {
  readonly token: string
  /** Name of the public key. */
  readonly to: string
  readonly enc: string
  readonly ct: string
}

const INFO = Buffer.from('sladd/seal/1')
/** Values are padded to a multiple of this, because the length of an address would reveal much. */
const BUCKET = 64

/** ISO/IEC 7816-4: a one bit, then zeros. */
function padded(value: string): Buffer {
  const bytes = Buffer.from(value)
  const output = Buffer.alloc((Math.floor(bytes.length / BUCKET) + 1) * BUCKET)
  bytes.copy(output)
  output[bytes.length] = 0x80
  return output
}

/** Seals a value to a public key, as a line of a store. */
export function sealLine({ kid, x }: SealKey, token: string, value: string): string {
  const { enc, ct } = seal(Buffer.from(x, 'base64url'), INFO, Buffer.from(token), padded(value))
  return JSON.stringify({ v: 1, token, to: kid, enc: enc.toString('base64url'), ct: ct.toString('base64url') })
}

/** Parses a line of a store; undefined if it is invalid, for example after a crash. */
export function readSealedLine(text: string): SealedLine | undefined {
  const parsed = jsonOf(text)
  if (typeof parsed !== 'object' || parsed === null) return undefined
  const line = dictionary<unknown>(Object.entries(parsed))
  const isWhole = [line.token, line.to, line.enc, line.ct].every((part) => typeof part === 'string')
  return line.v === 1 && isWhole ? (line as unknown as SealedLine) : undefined
}

/** Returns the value in a line; undefined if this key does not open it. */
export function openLine({ token, enc, ct }: SealedLine, key: KeyObject): string | undefined {
  const sealed = { enc: Buffer.from(enc, 'base64url'), ct: Buffer.from(ct, 'base64url') }
  const message = open(key, sealed, INFO, Buffer.from(token))
  return message?.subarray(0, message.lastIndexOf(0x80)).toString()
}
