/**
 * @module What a text can be read as, one row each: its reader, and how it is begun and ended.
 */
import type { Bytes, Ints } from '#memory'
import { Code } from '../text/codes'
import { beginTableAt, decodeCsv, endTableAt } from './csv'
import { beginDecoding, type Decoded, decode, endDecoding } from './decode'
import { beginReader } from './state'
import { beginTable } from './table'

/** A reader of pieces of text; see `decode.ts` for what goes in and out. */
export interface Decoder {
  /** Whether text that holds nothing of note may be taken as it is. */
  readonly passes: boolean
  /** Codes that one of the text may become, on the whole of a piece. */
  readonly growth: number
  /** Begins a text. */
  begin(reader: Ints): void
  /** Begins a piece. */
  beginAt(at: number, most: number, isWhole: boolean, marks: Ints, values: Ints, reader: Ints): void
  decode(
    text: Bytes,
    stop: number,
    end: number,
    codes: Bytes,
    marks: Ints,
    values: Ints,
    lexicon: Bytes,
    word: Bytes,
    notes: Ints,
    reader: Ints,
  ): Decoded
  /** Ends a piece. */
  endAt(
    text: Bytes,
    codes: Bytes,
    marks: Ints,
    values: Ints,
    lexicon: Bytes,
    word: Bytes,
    notes: Ints,
    reader: Ints,
  ): void
}

const AUTO: Decoder = {
  passes: true,
  // As of a table, below.
  growth: 3,
  begin: beginReader,
  beginAt: beginDecoding,
  decode,
  endAt: (_text, _codes, marks, values, _lexicon, _word, _notes, reader) => endDecoding(marks, values, reader),
}

function tableOf(delimiter: number): Decoder {
  return {
    passes: false,
    // Seven digits and a delimiter become eight codes, and eleven more for the zeros that they may have lost.
    growth: 3,
    begin: (reader) => beginTable(reader, delimiter),
    beginAt: beginTableAt,
    decode: decodeCsv,
    endAt: endTableAt,
  }
}

/** Readers by format; text is not read. */
export const DECODERS: { readonly [format in 'auto' | 'csv' | 'tsv']: Decoder } = {
  auto: AUTO,
  csv: /* @__PURE__ */ tableOf(0),
  tsv: /* @__PURE__ */ tableOf(Code.Tab),
}
