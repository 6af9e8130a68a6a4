/**
 * @module The alphabet: names for the codes that the recognisers look at, and the classes they ask for.
 *
 * A recogniser never sees UTF-8 or UTF-16. It sees a view (`text/view.ts`) that holds one code per code
 * point: ASCII as it is, every other code point as one of the {@link Fold} codes, which say only what kind
 * of character it was and how many octets it takes in UTF-8. That is why strings and bytes give the same
 * findings, and why lengths in octets can be counted on both.
 */
import { Bytes, byte, memory } from '#memory'

/** ASCII codes that have a meaning for some recogniser. */
export const enum Code {
  Nul = 0,
  Bell = 7,
  Tab = 9,
  LineFeed = 10,
  VerticalTab = 11,
  FormFeed = 12,
  Return = 13,
  Escape = 27,
  Space = 32,
  Quote = 34,
  Hash = 35,
  Percent = 37,
  Ampersand = 38,
  Apostrophe = 39,
  OpenParen = 40,
  CloseParen = 41,
  Asterisk = 42,
  Plus = 43,
  Comma = 44,
  Hyphen = 45,
  Dot = 46,
  Slash = 47,
  Zero = 48,
  Colon = 58,
  Semicolon = 59,
  Less = 60,
  Equals = 61,
  Greater = 62,
  Question = 63,
  At = 64,
  OpenBracket = 91,
  Backslash = 92,
  CloseBracket = 93,
  Caret = 94,
  Underscore = 95,
  OpenBrace = 123,
  Bar = 124,
  CloseBrace = 125,
}

/**
 * Codes of characters outside ASCII. Bits 5 and 6 hold the number of UTF-8 octets less one, the low five
 * bits the {@link FoldClass}.
 */
export const enum Fold {
  Other2 = 0xa0,
  Other3 = 0xc0,
  Other4 = 0xe0,
}

/**
 * What kind of character a {@link Fold} code stands for: the low five bits. From {@link FoldClass.Named} on each
 * class is one letter, the few that words of our lists are written with; {@link FoldClass.Upper} is added to an
 * upper-case one. The two combining marks are those that make one of these letters out of an ASCII one.
 */
export const enum FoldClass {
  Other = 0,
  Letter = 1,
  Digit = 2,
  Space = 3,
  Dash = 4,
  /** The section sign. */
  Section = 5,
  /** U+2019, the apostrophe of word processors. */
  Apostrophe = 6,
  /** A telephone, as Unicode's names say. */
  Phone = 7,
  Named = 8,
  /** å */
  ARing = 8,
  /** ä */
  ADiaeresis = 9,
  /** ö */
  ODiaeresis = 10,
  /** ø */
  OStroke = 11,
  /** æ */
  Ae = 12,
  /** U+0308. */
  Diaeresis = 13,
  /** U+030A. */
  Ring = 14,
  Upper = 16,
}

const enum Bit {
  Digit = 1,
  Letter = 2,
  Hex = 4,
  /** May stand in an unquoted local part of an e-mail address (RFC 5322 atext without the back quote, and the dot). */
  Local = 8,
}

/** Class bits of the 128 ASCII codes, eight to a row of the ASCII chart's columns. */
// biome-ignore format: a chart
const CLASSES: Bytes = /* @__PURE__ */ memory.data<u8>([
   0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,
   0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,
   0,  8,  0,  8,  8,  8,  8,  8,  0,  0,  8,  8,  0,  8,  8,  8,
  13, 13, 13, 13, 13, 13, 13, 13, 13, 13,  0,  0,  0,  8,  0,  8,
   0, 14, 14, 14, 14, 14, 14, 10, 10, 10, 10, 10, 10, 10, 10, 10,
  10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10,  0,  0,  0,  8,  8,
   0, 14, 14, 14, 14, 14, 14, 10, 10, 10, 10, 10, 10, 10, 10, 10,
  10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10,  8,  8,  8,  8,  0,
])

/** An ASCII digit (full-width digits have been folded to ASCII). */
export function isDigit(code: i32): boolean {
  // One signed compare that is right in both languages: the digits are 0x30 to 0x39.
  return (code ^ 48) < 10
}

/** Value of an ASCII digit. */
export function digitOf(code: i32): i32 {
  return code & 15
}

/** A hexadecimal digit. */
export function isHex(code: i32): boolean {
  return code < 128 && (byte(CLASSES, code) & Bit.Hex) !== 0
}

function isFoldedLetter(code: i32): boolean {
  return (code & 31) === FoldClass.Letter || (code & 31) >= FoldClass.Named
}

/** A letter of any script, combining marks included. */
export function isLetter(code: i32): boolean {
  if (code < 128) return (byte(CLASSES, code) & Bit.Letter) !== 0
  return isFoldedLetter(code)
}

/** A letter or digit of any script: what a word is made of, and a label of a domain. */
export function isAlphanumeric(code: i32): boolean {
  if (code < 128) return (byte(CLASSES, code) & (Bit.Letter | Bit.Digit)) !== 0
  return isFoldedLetter(code) || (code & 31) === FoldClass.Digit
}

/** May stand in an unquoted local part. */
export function isLocalPart(code: i32): boolean {
  if (code < 128) return (byte(CLASSES, code) & Bit.Local) !== 0
  return isFoldedLetter(code) || (code & 31) === FoldClass.Digit || (code & 31) === FoldClass.Apostrophe
}

/** The ASCII apostrophe, U+2019. */
export function isApostrophe(code: i32): boolean {
  return code === Code.Apostrophe || (code >= 128 && (code & 31) === FoldClass.Apostrophe)
}

/** The sign of a telephone. */
export function isPhoneSign(code: i32): boolean {
  return code >= 128 && (code & 31) === FoldClass.Phone
}

/** A space that may separate the parts of a number: the ASCII space, NBSP, thin space and their kin; no tab. */
export function isSpace(code: i32): boolean {
  return code === Code.Space || (code >= 128 && (code & 31) === FoldClass.Space)
}

/** The ASCII hyphen, U+2010 to U+2015, U+2212. */
export function isDash(code: i32): boolean {
  return code === Code.Hyphen || (code >= 128 && (code & 31) === FoldClass.Dash)
}

/**
 * Ends a line: a line feed, a carriage return (progress bars, old systems) and NUL (GELF, `find -print0`). The line
 * feed of a CRLF ends an empty line of its own, so that nobody has to wait for it.
 */
export function isLineEnd(code: i32): boolean {
  return code <= Code.Return && (code === Code.LineFeed || code === Code.Return || code === Code.Nul)
}

/** The first line end of `codes` in `[from, to)`, or `to`. */
export function lineEndFrom(codes: Bytes, from: i32, to: i32): i32 {
  let at: i32 = from
  while (at < to && !isLineEnd(byte(codes, at))) at++
  return at
}

/** UTF-8 octets of the character that the code stands for. */
export function octetsOf(code: i32): i32 {
  return code < 128 ? 1 : ((code >> 5) & 3) + 1
}
