/** @module The input formats, one row each: the reader, and how to start and end it. */
import type { Ints } from '#memory'
import { beginTableAt, decodeCsv, endTableAt } from '../formats/csv'
import { beginTable } from '../formats/csv-state'
import { beginDecoding, decode, endDecoding } from '../formats/decode'
import { beginReader } from '../formats/state'
import { Code } from '../text/codes'

/** Reads pieces of text; for parameters and results see `formats/decode.ts`. */
export interface Decoder {
  /** True if text without special characters can be used unchanged. */
  readonly passes: boolean
  /** Maximum number of codes per code of the text, over a whole piece. */
  readonly growth: number
  /** Starts a text. */
  begin(reader: Ints): void
  /** Starts a piece. */
  readonly beginAt: typeof beginDecoding
  readonly decode: typeof decode
  /** Ends a piece. */
  readonly endAt: typeof endTableAt
}

const AUTO: Decoder = {
  passes: true,
  // As for a table, below.
  growth: 3,
  begin: beginReader,
  beginAt: beginDecoding,
  decode,
  endAt: (_text, _codes, marks, values, _lexicon, _word, _notes, reader) => endDecoding(marks, values, reader),
}

function tableOf(delimiter: number): Decoder {
  return {
    passes: false,
    // Seven digits and a delimiter become eight codes, plus eleven for leading zeros that may be lost.
    growth: 3,
    begin: (reader) => beginTable(reader, delimiter),
    beginAt: beginTableAt,
    decode: decodeCsv,
    endAt: endTableAt,
  }
}

/** Readers by format; the format `text` needs none. */
export const DECODERS: { readonly [format in 'auto' | 'csv' | 'tsv']: Decoder } = {
  auto: AUTO,
  csv: /* @__PURE__ */ tableOf(0),
  tsv: /* @__PURE__ */ tableOf(Code.Tab),
}
