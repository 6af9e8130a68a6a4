/**
 * @module AES-128, one block (FIPS 197), implemented directly after section 5.1. Hosts provide it only in WebCrypto,
 * whose answers arrive later than a log line can wait, and in `node:crypto`, which browsers lack.
 *
 * Its table lookups depend on the key, so a process on the same CPU may learn about the key by timing. That is true of
 * every AES in JavaScript; if this is a risk, do not encrypt addresses.
 */

const BLOCK = 16
const ROUNDS = 10

/** Doubles an element of GF(2^8). */
function doubled(octet: number): number {
  return ((octet << 1) ^ (octet & 0x80 ? 0x11b : 0)) & 0xff
}

/** Creates the S-box of section 5.1.1: the inverse in GF(2^8), and an affine map. 3 generates all elements but 0. */
function makeBox(): Uint8Array {
  const box = new Uint8Array(256).fill(0x63)
  const power = new Uint8Array(255)
  for (let i = 0, element = 1; i < 255; i++, element ^= doubled(element)) power[i] = element
  for (let i = 0; i < 255; i++) {
    const inverse = power[(255 - i) % 255] as number
    const turned = inverse * 0x101
    box[power[i] as number] = (inverse ^ (turned >> 7) ^ (turned >> 6) ^ (turned >> 5) ^ (turned >> 4) ^ 0x63) & 0xff
  }
  return box
}

let made: Uint8Array | undefined

function boxOf(): Uint8Array {
  made ??= makeBox()
  return made
}

/** Expands the key for eleven rounds (section 5.2). */
function expanded(key: Uint8Array): Uint8Array {
  const box = boxOf()
  const words = new Uint8Array(BLOCK * (ROUNDS + 1))
  words.set(key)
  let round = 1
  for (let at = BLOCK; at < words.length; at += 4) {
    const isFirst = at % BLOCK === 0
    for (let i = 0; i < 4; i++) {
      const before = words[at - 4 + (isFirst ? (i + 1) % 4 : i)] as number
      const turned = isFirst ? (box[before] as number) ^ (i === 0 ? round : 0) : before
      words[at + i] = (words[at - BLOCK + i] as number) ^ turned
    }
    if (isFirst) round = doubled(round)
  }
  return words
}

/** A block cipher with one key, which cannot be read back. */
export class Aes128 {
  readonly #keys: Uint8Array
  readonly #shifted = new Uint8Array(BLOCK)

  /** @param key - 16 bytes */
  constructor(key: Uint8Array) {
    this.#keys = expanded(key)
  }

  /** Encrypts 16 bytes in place. */
  encrypt(block: Uint8Array): void {
    const box = boxOf()
    const shifted = this.#shifted
    this.#addKey(block, 0)
    for (let round = 1; round <= ROUNDS; round++) {
      // Row `i % 4` is shifted by as many columns.
      for (let i = 0; i < BLOCK; i++) shifted[i] = box[block[(i + 4 * (i % 4)) % BLOCK] as number] as number
      if (round < ROUNDS) mixColumns(shifted, block)
      else block.set(shifted)
      this.#addKey(block, round)
    }
  }

  #addKey(block: Uint8Array, round: number): void {
    for (let i = 0; i < BLOCK; i++) block[i] = (block[i] as number) ^ (this.#keys[BLOCK * round + i] as number)
  }
}

function mixColumns(from: Uint8Array, to: Uint8Array): void {
  for (let at = 0; at < BLOCK; at += 4) {
    const [a, b, c, d] = [from[at], from[at + 1], from[at + 2], from[at + 3]] as [number, number, number, number]
    const all = a ^ b ^ c ^ d
    to[at] = a ^ all ^ doubled(a ^ b)
    to[at + 1] = b ^ all ^ doubled(b ^ c)
    to[at + 2] = c ^ all ^ doubled(c ^ d)
    to[at + 3] = d ^ all ^ doubled(d ^ a)
  }
}
