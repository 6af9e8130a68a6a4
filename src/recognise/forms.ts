/**
 * @module The result types of recognisers: forms, variants and the packed claim.
 *
 * A form is the way a value is written plus what its digits prove. It selects the row of the confidence table in
 * `resolve/confidence.ts`, which contains all the figures. A recogniser returns a single integer, so that the same file
 * runs as TypeScript and inside the kernel.
 */

/** How a value is written, and what its digits prove. */
export const enum Form {
  None = 0,
  /** `YYMMDD-NNNC`, `YYMMDD+NNNC`. */
  PersonnummerShort = 1,
  /** The same, born in the last two years, last four digits a valid HHMM. */
  PersonnummerShortClock = 2,
  /** `YYYYMMDD-NNNC`. */
  PersonnummerLong = 3,
  PersonnummerLongRecent = 4,
  /** `YYYYMMDD NNNC`. */
  PersonnummerLongSpaced = 5,
  PersonnummerLongSpacedClock = 6,
  /** `YYYYMMDDNNNC`. */
  PersonnummerBareLong = 7,
  PersonnummerBareLongClock = 8,
  PersonnummerBareLongRecent = 9,
  /** `YYMMDD NNNC`. */
  PersonnummerSpaced = 10,
  PersonnummerSpacedClock = 11,
  /** `YYMMDDNNNC`. */
  PersonnummerBare = 12,
  /** `YYMMDD-TNNC`. */
  InterimSeparated = 13,
  InterimBare = 14,
  /** `DDMMYY IIIKK`, `DD.MM.YY IIIKK`. */
  FodselsnummerSplit = 15,
  /** `DD MM YY IIIKK`, `DD.MM.YY-IIIKK`. */
  FodselsnummerDateSplit = 16,
  /** `DDMMYYIIIKK`. */
  FodselsnummerBare = 17,
  /** The same with a month offset: D- and H-numbers of other registers, synthetic numbers. */
  FodselsnummerBareOffset = 18,
  /** Valid only under the rule of 2032, before that rule is in force. */
  Fodselsnummer2032Early = 19,
  Fodselsnummer2032 = 20,
  /** Felles hjelpenummer: contains no date. */
  FellesHjelpenummer = 21,
  Email = 22,
  /** `git@host:path` and the like. */
  EmailRemote = 23,
  /** `"a b"@example.se`. */
  EmailQuoted = 24,
  Ipv4 = 25,
  /** `v1.2.3.4`. */
  Ipv4Glued = 26,
  Ipv6 = 27,
  /** Without decimal digits: `dead::beef`. */
  Ipv6Letters = 28,
  /** Loopback, unspecified, broadcast: identifies nobody. */
  IpLocal = 29,
  Organisationsnummer = 30,
  Organisasjonsnummer = 31,
  Kontonummer = 32,
  /** `+46 …`, `+47 …` within their plans. */
  PhoneInternational = 33,
  /** `+CC …`, any other country. */
  PhoneForeign = 34,
  /** `00CC …`. */
  PhoneZeros = 35,
  /** `070-174 06 05`: a separator after the area code. */
  PhoneSwedish = 36,
  /** `070 174 06 05`. */
  PhoneSwedishSpaced = 37,
  /** `0701740605`. */
  PhoneSwedishMobileBare = 38,
  /** `0846500400`. */
  PhoneSwedishFixedBare = 39,
  /** `68 05 12 34`. */
  PhoneNorwegian = 40,
  /** `68051234`. */
  PhoneNorwegianBare = 41,
  /** `46701740605`: a country code without its plus. */
  PhoneWithoutPlus = 42,
  /** `00CC…` of another country in one run: like any zero-padded number. */
  PhoneZerosBare = 44,
  /** A value owned by a listed name. */
  Field = 45,
  /** From a custom recogniser. */
  Custom = 43,
  /** `YYYY-MM-DD-NNNC`, `YYMMDD--NNNC`. */
  PersonnummerDashed = 46,
  /** `SEYYMMDDNNNC01`, the VAT number of a sole trader. */
  PersonnummerVat = 47,
  /** Any separators between any groups: a value only with a field or word. */
  PersonnummerLoose = 48,
  /** `YYMMDD-NNNC` whose last four digits are a valid HHMM, like timestamps in file names. */
  PersonnummerStamp = 49,
  /** `DD-MM-YY IIIKK`, `DD.MM.YYYY IIIKK`. */
  FodselsnummerDashed = 50,
  /** Any separators between any groups, including `DDMMYY.IIIKK`. */
  FodselsnummerLoose = 51,
  /** The last four digits, after a birth date and a label of their own. */
  PersonnummerLast = 52,
  /** The last five. */
  FodselsnummerLast = 53,
  /** `name (at) example.se`. */
  EmailWritten = 54,
  /** `fe80::`, `::8`: a single group, an address only in a field of addresses. */
  Ipv6Short = 55,
}

/** Flags added to the {@link Form} in the low byte of a packed claim. */
export const enum FormFlag {
  /** Samordningsnummer with month 00, day 60 or a day that does not exist in the month. */
  Loose = 0x40,
  /** Born before 1890. */
  Old = 0x80,
}

/** The exact variant, determined by the digits. Names are in `recognise/table.ts`. */
export const enum Variant {
  Unnamed = 0,
  Personnummer = 1,
  Samordningsnummer = 2,
  Interimsnummer = 3,
  Fodselsnummer = 4,
  DNummer = 5,
  HNummer = 6,
  Npid = 7,
  FhNummer = 8,
  Synthetic = 9,
  Ipv4 = 10,
  Ipv6 = 11,
  Private = 12,
  LinkLocal = 13,
  Documentation = 14,
  Local = 15,
  Sweden = 16,
  Norway = 17,
  Foreign = 18,
}

/** Maximum distance in codes from an anchor to a claim that starts after it. */
const BEHIND: i32 = 64

/**
 * Packs a claim: bits 17 and up are its length in codes, bits 8 to 16 how far before the anchor it starts (negative if
 * after it), the low byte the form with its flags. 0 means no claim.
 */
export function claim(length: i32, back: i32, form: i32): i32 {
  return (length << 17) | ((back + BEHIND) << 8) | form
}

/** Length of a packed claim in codes. */
export function claimLength(packed: i32): i32 {
  return packed >> 17
}

/** Distance in codes from the claim's start to its anchor; negative if it starts after the anchor. */
export function claimBack(packed: i32): i32 {
  return ((packed >> 8) & 511) - BEHIND
}

/** Form and flags of a packed claim. */
export function claimForm(packed: i32): i32 {
  return packed & 255
}
