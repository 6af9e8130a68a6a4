/**
 * @module ipcrypt-pfx (draft-denis-ipcrypt, "Prefix-Preserving Encryption"): encrypts an address to another one of its
 * family, so that two addresses with a common prefix keep one of the same length. Each bit is XORed with a pad bit that
 * depends on the bits before it: the XOR of the last bits of two AES blocks, each encrypted with its own half of the
 * key.
 */
import { Aes128 } from './aes'

/** The purpose its key is derived for, in place of a token code. */
export const CIPHER = 'ipcrypt-pfx'

const BITS = 128
/** Bits before an IPv4 address in its IPv6-mapped form, `::ffff:0:0/96`. */
const MAPPED = 96

/** Encrypts and decrypts addresses with one key. */
export class AddressCipher {
  readonly #first: Aes128
  readonly #second: Aes128

  /** @param key - 32 bytes */
  constructor(key: Uint8Array) {
    this.#first = new Aes128(key.subarray(0, 16))
    this.#second = new Aes128(key.subarray(16, 32))
  }

  /** Encrypts an address of 4 or 16 bytes. */
  encrypt(octets: readonly number[]): readonly number[] {
    return this.#turned(octets, (bit, pad) => [bit ^ pad, bit])
  }

  /** Decrypts an address that {@link encrypt} returned. */
  decrypt(octets: readonly number[]): readonly number[] {
    return this.#turned(octets, (bit, pad) => [bit ^ pad, bit ^ pad])
  }

  /** @param turn - returns the bit to write, and the clear-text bit, on which later pads depend */
  #turned(octets: readonly number[], turn: (bit: number, pad: number) => readonly [number, number]): number[] {
    const isMapped = octets.length === 4
    const whole = isMapped ? [...new Array<number>(10).fill(0), 255, 255, ...octets] : octets
    const output = isMapped ? [...whole.slice(0, 12), 0, 0, 0, 0] : new Array<number>(16).fill(0)
    const prefix = prefixOf(isMapped)
    for (let at = isMapped ? MAPPED : 0; at < BITS; at++) {
      const place = 7 - (at % 8)
      const bit = ((whole[at >> 3] as number) >> place) & 1
      const [written, clear] = turn(bit, this.#pad(prefix))
      output[at >> 3] = (output[at >> 3] as number) | (written << place)
      shiftIn(prefix, clear)
    }
    return isMapped ? output.slice(12) : output
  }

  #pad(prefix: Uint8Array): number {
    const [one, other] = [prefix.slice(), prefix.slice()]
    this.#first.encrypt(one)
    this.#second.encrypt(other)
    return ((one[15] as number) ^ (other[15] as number)) & 1
  }
}

/** Returns the block before the first bit: zeros, a one, and the known prefix. */
function prefixOf(isMapped: boolean): Uint8Array {
  const prefix = new Uint8Array(16)
  if (isMapped) prefix.set([1], 3)
  prefix.set(isMapped ? [255, 255] : [0, 1], 14)
  return prefix
}

function shiftIn(prefix: Uint8Array, bit: number): void {
  for (let i = 0; i < 16; i++) {
    const next = i < 15 ? (prefix[i + 1] as number) >> 7 : bit
    prefix[i] = (((prefix[i] as number) << 1) | next) & 0xff
  }
}
