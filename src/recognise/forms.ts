/**
 * @module The vocabulary that recognisers answer in: forms, variants and the packed claim.
 *
 * A form is the way a value is written plus what its digits prove; it is the row of the confidence table in
 * `resolve/confidence.ts` (a reader sees every figure there). A recogniser returns one integer, so that the
 * same file runs as TypeScript and inside the kernel.
 */

/** How a value is written, and what its digits prove. */
export const enum Form {
  None = 0,
  /** `YYMMDD-NNNC`, `YYMMDD+NNNC`. */
  PersonnummerShort = 1,
  /** The same, born in the last two years, tail readable as HHMM. */
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
  /** Valid only under the rule of 2032, seen before that rule is in force. */
  Fodselsnummer2032Early = 19,
  Fodselsnummer2032 = 20,
  /** Felles hjelpenummer: no date inside. */
  FellesHjelpenummer = 21,
  Email = 22,
  /** `git@host:path` and its like. */
  EmailRemote = 23,
  /** `"a b"@example.se`. */
  EmailQuoted = 24,
  Ipv4 = 25,
  /** `v1.2.3.4`. */
  Ipv4Glued = 26,
  Ipv6 = 27,
  /** No decimal digit in it: `dead::beef`. */
  Ipv6Letters = 28,
  /** Loopback, unspecified, broadcast: names nobody. */
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
  /** `00CC…` of another country in one run: like any number padded with zeros. */
  PhoneZerosBare = 44,
  /** What a listed name owns. */
  Field = 45,
  /** Said by a recogniser of the user's own. */
  Custom = 43,
  /** `YYYY-MM-DD-NNNC`, `YYMMDD--NNNC`. */
  PersonnummerDashed = 46,
  /** `SEYYMMDDNNNC01`, the VAT number of a sole trader. */
  PersonnummerVat = 47,
  /** Any separators between any groups: only a field or word makes it a value. */
  PersonnummerLoose = 48,
  /** `YYMMDD-NNNC` whose tail reads as HHMM: stamps of files are written so. */
  PersonnummerStamp = 49,
  /** `DD-MM-YY IIIKK`, `DD.MM.YYYY IIIKK`. */
  FodselsnummerDashed = 50,
  /** Any separators between any groups, `DDMMYY.IIIKK` among them. */
  FodselsnummerLoose = 51,
  /** The last four digits, behind a birth date and a label of their own. */
  PersonnummerLast = 52,
  /** The last five. */
  FodselsnummerLast = 53,
  /** `name (at) example.se`. */
  EmailWritten = 54,
  /** `fe80::`, `::8`: one group, which only a field of addresses makes one. */
  Ipv6Short = 55,
}

/** Set beside a {@link Form} in the low byte of a packed claim. */
export const enum FormFlag {
  /** Samordningsnummer with month 00, day 60 or a day that the month does not have. */
  Loose = 0x40,
  /** Born before 1890. */
  Old = 0x80,
}

/** The exact thing, by its digits. Names stand in `recognise/table.ts`. */
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

/** Most codes that a claim begins behind its anchor. */
const BEHIND: i32 = 64

/**
 * Packs a claim: bits 17 and up the length in codes, bits 8 to 16 how far before the anchor it begins, less than 0 where it
 * begins behind it, the low byte the form with its flags. 0 is no claim.
 */
export function claim(length: i32, back: i32, form: i32): i32 {
  return (length << 17) | ((back + BEHIND) << 8) | form
}

/** Length of a packed claim, in codes. */
export function claimLength(packed: i32): i32 {
  return packed >> 17
}

/** Codes between the claim's start and its anchor; less than 0 when it begins behind it. */
export function claimBack(packed: i32): i32 {
  return ((packed >> 8) & 511) - BEHIND
}

/** Form and flags of a packed claim. */
export function claimForm(packed: i32): i32 {
  return packed & 255
}
