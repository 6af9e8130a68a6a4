/**
 * @module Converts text in other code units to UTF-8 and back. Ill-formed input is restored exactly: lone surrogates,
 * UTF-32 code units that are not characters, and an incomplete code unit at the end.
 */
import { sequenceLength, windowsPoint } from '../text/utf8'
import type { Charset } from './charset'

/**
 * Placeholders for lone surrogates: the last 2,048 code points, which are for private use. One of these itself is
 * written as two such placeholders, so that none is ambiguous. In UTF-32, three of them represent a code unit that is
 * not a character, with eleven bits each.
 */
const HALVES = 0x10f800
const SURROGATES = 0xd800
const LOW_SURROGATES = 0xdc00
const AFTER_SURROGATES = 0xe000
const ASTRAL = 0x10000
const SURROGATE_BITS = 11
const QUESTION = 63

const NONE = new Uint8Array(0)

/** Returns the bytes per code unit. */
export function widthOf(charset: Charset): number {
  if (charset === 'utf-8' || charset === 'windows-1252') return 1
  return charset.startsWith('utf-16') ? 2 : 4
}

/** Returns the code unit at `at`; undefined if it is incomplete. */
export function unitAt(charset: Charset, bytes: Uint8Array, at: number): number | undefined {
  const width = widthOf(charset)
  if (at < 0 || at + width > bytes.length) return undefined
  let unit = 0
  for (let i = 0; i < width; i++)
    unit = unit * 256 + (bytes[charset.endsWith('le') ? at + width - 1 - i : at + i] as number)
  return unit
}

/** True if a code point is a placeholder. */
function isHalf(point: number): boolean {
  return point >= HALVES
}

function behind(rest: Uint8Array, bytes: Uint8Array): Uint8Array {
  if (rest.length === 0) return bytes
  const both = new Uint8Array(rest.length + bytes.length)
  both.set(rest)
  both.set(bytes, rest.length)
  return both
}

let octets: ReadonlyMap<number, number> | undefined

/** Returns the Windows-1252 byte of a code point. */
function windowsOctet(point: number): number {
  if (point < 128) return point
  octets ??= new Map(Array.from({ length: 128 }, (_, i) => [windowsPoint(128 + i), 128 + i]))
  return octets.get(point) ?? QUESTION
}

/** Converts one text in both directions, in pieces of any size. */
export class Transcoder {
  readonly #charset: Charset
  readonly #width: number
  readonly #isLittle: boolean
  /** Bytes of an incomplete code unit or surrogate pair. */
  #unread: Uint8Array = NONE
  /** Bytes of an incomplete character. */
  #unwritten: Uint8Array = NONE
  #output = NONE
  #length = 0
  /** Placeholders of a UTF-32 code unit, and their number. */
  #bits = 0
  #halves = 0

  constructor(charset: Charset) {
    this.#charset = charset
    this.#width = widthOf(charset)
    this.#isLittle = charset.endsWith('le')
  }

  /** Converts bytes to UTF-8. An incomplete code unit waits for more; at the end it is left over. */
  decode(chunk: Uint8Array, isLast = false): Uint8Array<ArrayBuffer> {
    const bytes = behind(this.#unread, chunk)
    const width = this.#width
    // One byte may become three, two become four, and four become twelve.
    this.#output = new Uint8Array(3 * bytes.length)
    this.#length = 0
    let at = 0
    while (at + width <= bytes.length) {
      const unit = this.#unit(bytes, at)
      if (width === 2 && unit >= SURROGATES && unit < LOW_SURROGATES) {
        const isPair = at + 4 <= bytes.length
        if (!isPair && !isLast) break
        const next = isPair ? this.#unit(bytes, at + 2) : 0
        const point = ASTRAL + ((unit - SURROGATES) << 10) + next - LOW_SURROGATES
        if (next >= LOW_SURROGATES && next < AFTER_SURROGATES && !isHalf(point)) {
          this.#put(point)
          at += 4
          continue
        }
      }
      this.#putUnit(unit)
      at += width
    }
    this.#unread = Uint8Array.prototype.slice.call(bytes, at)
    return this.#output.subarray(0, this.#length)
  }

  /** Bytes left over after all have been converted. */
  get rest(): Uint8Array {
    return this.#unread
  }

  /** Converts UTF-8, from {@link decode} and from replacements, back to bytes. */
  encode(text: Uint8Array): Uint8Array<ArrayBuffer> {
    const bytes = behind(this.#unwritten, text)
    this.#output = new Uint8Array(this.#width * bytes.length)
    this.#length = 0
    let at = 0
    while (at < bytes.length) {
      const lead = bytes[at] as number
      const length = lead < 128 ? 1 : sequenceLength(lead) || 1
      if (at + length > bytes.length) break
      let point = length === 1 ? lead : lead & (0xff >> (length + 1))
      for (let i = 1; i < length; i++) point = (point << 6) | ((bytes[at + i] as number) & 0x3f)
      this.#write(point)
      at += length
    }
    this.#unwritten = Uint8Array.prototype.slice.call(bytes, at)
    return this.#output.subarray(0, this.#length)
  }

  #unit(bytes: Uint8Array, at: number): number {
    if (this.#width === 1) return bytes[at] as number
    if (this.#width === 4) return unitAt(this.#charset, bytes, at) as number
    const [one, other] = [bytes[at] as number, bytes[at + 1] as number]
    return this.#isLittle ? one | (other << 8) : (one << 8) | other
  }

  #putUnit(unit: number): void {
    const isSurrogate = unit >= SURROGATES && unit < AFTER_SURROGATES
    if (this.#width === 1) this.#put(unit < 128 ? unit : windowsPoint(unit))
    else if (!isSurrogate && !isHalf(unit)) this.#put(unit)
    else if (this.#width === 2) this.#put(HALVES + unit - SURROGATES)
    else
      for (let shift = 2 * SURROGATE_BITS; shift >= 0; shift -= SURROGATE_BITS)
        this.#put(HALVES + ((unit >>> shift) & 0x7ff))
  }

  /** Appends a code point as UTF-8. */
  #put(point: number): void {
    const output = this.#output
    if (point < 0x80) {
      output[this.#length++] = point
      return
    }
    const more = point < 0x800 ? 1 : point < ASTRAL ? 2 : 3
    output[this.#length++] = ((0xf80 >> more) & 0xff) | (point >> (6 * more))
    for (let i = more - 1; i >= 0; i--) output[this.#length++] = 0x80 | ((point >> (6 * i)) & 0x3f)
  }

  /** Appends a code point in the encoding. */
  #write(point: number): void {
    if (this.#width === 1) this.#output[this.#length++] = windowsOctet(point)
    else if (this.#width === 2) {
      if (isHalf(point)) this.#writeUnit(point - HALVES + SURROGATES)
      else if (point < ASTRAL) this.#writeUnit(point)
      else {
        this.#writeUnit(SURROGATES + ((point - ASTRAL) >> 10))
        this.#writeUnit(LOW_SURROGATES + ((point - ASTRAL) & 0x3ff))
      }
    } else if (!isHalf(point)) this.#writeUnit(point)
    else {
      this.#bits = (this.#bits << SURROGATE_BITS) | (point - HALVES)
      this.#halves++
      if (this.#halves % 3 === 0) this.#writeUnit(this.#bits)
    }
  }

  #writeUnit(unit: number): void {
    const width = this.#width
    for (let i = 0; i < width; i++) {
      this.#output[this.#length + i] = unit >>> (8 * (this.#isLittle ? i : width - 1 - i))
    }
    this.#length += width
  }
}

/** UTF-8 bytes per block, from whose start offsets are counted. */
const BLOCK = 4096
/** Most UTF-8 bytes that offsets may lie back. */
const KEPT = 4 << 20

/** Consecutive UTF-8 bytes, with the offset of the first one: in UTF-8, and in the original bytes. */
interface Block {
  readonly from: number
  readonly place: number
  readonly text: Uint8Array
}

/** Maps offsets in UTF-8 back to offsets in the original bytes. */
export class Places {
  readonly #width: number
  #blocks: Block[] = [{ from: 0, place: 0, text: NONE }]

  constructor(charset: Charset) {
    this.#width = widthOf(charset)
  }

  push(text: Uint8Array): void {
    for (let at = 0; at < text.length; ) {
      let to = Math.min(text.length, at + BLOCK)
      while (to < text.length && ((text[to] as number) & 0xc0) === 0x80) to--
      const last = this.#blocks[this.#blocks.length - 1] as Block
      const end = last.from + last.text.length
      this.#blocks.push({ from: end, place: this.#placeIn(last, end), text: text.subarray(at, to) })
      at = to
    }
    const end = (this.#blocks[this.#blocks.length - 1] as Block).from
    const first = this.#blocks.findIndex((block) => block.from + block.text.length > end - KEPT)
    if (first > 0) this.#blocks = this.#blocks.slice(first)
  }

  /** Returns the original offset of the character at an offset in UTF-8. */
  of(offset: number): number {
    let i = this.#blocks.length - 1
    while (i > 0 && (this.#blocks[i] as Block).from > offset) i--
    return this.#placeIn(this.#blocks[i] as Block, offset)
  }

  #placeIn({ from, place, text }: Block, offset: number): number {
    let halves = 0
    let units = 0
    for (let at = 0; at < offset - from; at++) {
      const lead = text[at] as number
      if ((lead & 0xc0) === 0x80) continue
      const isAHalf = lead === 0xf4 && text[at + 1] === 0x8f && (text[at + 2] as number) >= 0xa0
      if (isAHalf) halves++
      else units += this.#width === 2 && lead >= 0xf0 ? 2 : 1
    }
    return place + this.#width * (units + (this.#width === 4 ? halves / 3 : halves))
  }
}
