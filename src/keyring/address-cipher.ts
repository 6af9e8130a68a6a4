/**
 * @module ipcrypt-pfx (draft-denis-ipcrypt, "Prefix-Preserving Encryption"): an address becomes another one of its family, and
 * two addresses that share their first bits share as many afterwards. Each bit is turned over or not as the bits before it
 * say: by the last bit of two AES blocks, each with its own half of the key, added up.
 */
import { Aes128 } from './aes'

/** What its key is derived for, in place of the code of a token. */
export const CIPHER = 'ipcrypt-pfx'

const BITS = 128
/** Bits before an IPv4 address as IPv6 writes it, `::ffff:0:0/96`. */
const MAPPED = 96

/** See above. */
export class AddressCipher {
  readonly #first: Aes128
  readonly #second: Aes128

  /** @param key - 32 octets */
  constructor(key: Uint8Array) {
    this.#first = new Aes128(key.subarray(0, 16))
    this.#second = new Aes128(key.subarray(16, 32))
  }

  /** Another address for 4 or 16 octets. */
  encrypt(octets: readonly number[]): readonly number[] {
    return this.#turned(octets, (bit, pad) => [bit ^ pad, bit])
  }

  /** The address that {@link encrypt} made these octets of. */
  decrypt(octets: readonly number[]): readonly number[] {
    return this.#turned(octets, (bit, pad) => [bit ^ pad, bit ^ pad])
  }

  /** @param turn - gives the bit to write, and that of the address in clear, which the next ones hang on */
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

/** What comes before the first bit: zeros, a one, and the bits that are known. */
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
