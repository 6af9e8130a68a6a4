/**
 * @module Text in other units than those of UTF-8, as UTF-8 and back. What is ill-formed comes back as it was: a surrogate
 * without its other half, a unit of UTF-32 that is no character, bytes that are no whole unit at the end.
 */
import { sequenceLength, windowsPoint } from '../text/utf8'
import type { Charset } from './charset'

/**
 * What stands for a surrogate without its other half: the last 2,048 code points, which are for private use. One of
 * these itself is written as its two halves, so that none is mistaken for another. In UTF-32 three of them stand for a
 * unit that is no character, eleven bits each.
 */
const HALVES = 0x10f800
const SURROGATES = 0xd800
const LOW_SURROGATES = 0xdc00
const AFTER_SURROGATES = 0xe000
const ASTRAL = 0x10000
const SURROGATE_BITS = 11
const QUESTION = 63

const NONE = new Uint8Array(0)

/** Octets of a unit. */
export function widthOf(charset: Charset): number {
  if (charset === 'utf-8' || charset === 'windows-1252') return 1
  return charset.startsWith('utf-16') ? 2 : 4
}

/** The unit that begins at `at`; undefined when it is not all there. */
export function unitAt(charset: Charset, bytes: Uint8Array, at: number): number | undefined {
  const width = widthOf(charset)
  if (at < 0 || at + width > bytes.length) return undefined
  let unit = 0
  for (let i = 0; i < width; i++)
    unit = unit * 256 + (bytes[charset.endsWith('le') ? at + width - 1 - i : at + i] as number)
  return unit
}

/** Whether a code point stands for half of something. */
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

/** The octet of a code point in Windows-1252. */
function windowsOctet(point: number): number {
  if (point < 128) return point
  octets ??= new Map(Array.from({ length: 128 }, (_, i) => [windowsPoint(128 + i), 128 + i]))
  return octets.get(point) ?? QUESTION
}

/** Both ways through one text, each in pieces of any size. */
export class Transcoder {
  readonly #charset: Charset
  readonly #width: number
  readonly #isLittle: boolean
  /** Bytes that are less than a unit, or half of a pair. */
  #unread: Uint8Array = NONE
  /** Octets that are less than a character. */
  #unwritten: Uint8Array = NONE
  #output = NONE
  #length = 0
  /** Halves of a unit of UTF-32, and how many there are. */
  #bits = 0
  #halves = 0

  constructor(charset: Charset) {
    this.#charset = charset
    this.#width = widthOf(charset)
    this.#isLittle = charset.endsWith('le')
  }

  /** Bytes as UTF-8. Those that are no whole unit wait for more; at the end they are left over. */
  decode(chunk: Uint8Array, isLast = false): Uint8Array<ArrayBuffer> {
    const bytes = behind(this.#unread, chunk)
    const width = this.#width
    // One octet may become three, two four, and four twelve.
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

  /** What is left over of the bytes when all have come. */
  get rest(): Uint8Array {
    return this.#unread
  }

  /** UTF-8 that comes of {@link decode} and of what was put in, as bytes. */
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

  /** A code point as UTF-8. */
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

  /** A code point as it is written. */
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

/** Octets that are worth a place of their own to count from. */
const BLOCK = 4096
/** How far back anybody asks, in octets of UTF-8. */
const KEPT = 4 << 20

/** Octets of UTF-8 behind each other, and where their first one lies: in UTF-8, and in the bytes that it was made of. */
interface Block {
  readonly from: number
  readonly place: number
  readonly text: Uint8Array
}

/** The way back from offsets in UTF-8 to those in the bytes that it was made of. */
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

  /** Where the character at an offset in UTF-8 lies. */
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
