/**
 * @module The alphabet: names for the codes that recognisers look at, and character classes.
 *
 * Recognisers never see UTF-8 or UTF-16. They see a view (`text/view.ts`) that holds one code per code point: ASCII as
 * it is, every other code point as one of the {@link Fold} codes, which contain only the class of the character and its
 * length in UTF-8. That is why strings and bytes give the same findings, and why lengths in octets can be computed for
 * both.
 */
import { Bytes, byte, memory } from '#memory'

/** ASCII codes with a meaning for some recogniser. */
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
 * Codes of characters outside ASCII. Bits 5 and 6 hold the number of UTF-8 octets minus one, the low five bits the
 * {@link FoldClass}.
 */
export const enum Fold {
  Other2 = 0xa0,
  Other3 = 0xc0,
  Other4 = 0xe0,
}

/**
 * Class of the character behind a {@link Fold} code: the low five bits. From {@link FoldClass.Named} on, each class is
 * a single letter, one of the few that the words in our lists need; {@link FoldClass.Upper} is added for upper case.
 * The two combining marks are those that turn an ASCII letter into one of these letters.
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
  /** A telephone symbol, by its Unicode name. */
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
  /** Allowed in an unquoted local part of an e-mail address (RFC 5322 atext without the back quote, plus the dot). */
  Local = 8,
}

/** Class bits of the 128 ASCII codes, in rows of sixteen. */
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

/** True for an ASCII digit (full-width digits have been folded to ASCII). */
export function isDigit(code: i32): boolean {
  // A single signed comparison that works in both languages: the digits are 0x30 to 0x39.
  return (code ^ 48) < 10
}

/** Returns the value of an ASCII digit. */
export function digitOf(code: i32): i32 {
  return code & 15
}

/** True for a hexadecimal digit. */
export function isHex(code: i32): boolean {
  return code < 128 && (byte(CLASSES, code) & Bit.Hex) !== 0
}

function isFoldedLetter(code: i32): boolean {
  return (code & 31) === FoldClass.Letter || (code & 31) >= FoldClass.Named
}

/** True for a letter of any script, combining marks included. */
export function isLetter(code: i32): boolean {
  if (code < 128) return (byte(CLASSES, code) & Bit.Letter) !== 0
  return isFoldedLetter(code)
}

/** True for a letter or digit of any script, as in words and domain labels. */
export function isAlphanumeric(code: i32): boolean {
  if (code < 128) return (byte(CLASSES, code) & (Bit.Letter | Bit.Digit)) !== 0
  return isFoldedLetter(code) || (code & 31) === FoldClass.Digit
}

/** True if allowed in an unquoted local part. */
export function isLocalPart(code: i32): boolean {
  if (code < 128) return (byte(CLASSES, code) & Bit.Local) !== 0
  return isFoldedLetter(code) || (code & 31) === FoldClass.Digit || (code & 31) === FoldClass.Apostrophe
}

/** True for the ASCII apostrophe and U+2019. */
export function isApostrophe(code: i32): boolean {
  return code === Code.Apostrophe || (code >= 128 && (code & 31) === FoldClass.Apostrophe)
}

/** True for a telephone symbol. */
export function isPhoneSign(code: i32): boolean {
  return code >= 128 && (code & 31) === FoldClass.Phone
}

/** True for a space that may separate parts of a number: ASCII space, NBSP, thin space etc., but not a tab. */
export function isSpace(code: i32): boolean {
  return code === Code.Space || (code >= 128 && (code & 31) === FoldClass.Space)
}

/** True for the ASCII hyphen, U+2010 to U+2015 and U+2212. */
export function isDash(code: i32): boolean {
  return code === Code.Hyphen || (code >= 128 && (code & 31) === FoldClass.Dash)
}

/**
 * True for a line end: a line feed, a carriage return (progress bars, old systems) or NUL (GELF, `find -print0`). The
 * line feed of a CRLF ends an empty line of its own, so that a stream never has to wait for it.
 */
export function isLineEnd(code: i32): boolean {
  return code <= Code.Return && (code === Code.LineFeed || code === Code.Return || code === Code.Nul)
}

/** Returns the index of the first line end of `codes` in `[from, to)`, or `to`. */
export function lineEndFrom(codes: Bytes, from: i32, to: i32): i32 {
  let at: i32 = from
  while (at < to && !isLineEnd(byte(codes, at))) at++
  return at
}

/** Returns the length in UTF-8 of the character behind a code. */
export function octetsOf(code: i32): i32 {
  return code < 128 ? 1 : ((code >> 5) & 3) + 1
}
