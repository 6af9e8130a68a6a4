/**
 * @module The entry `sladd/identifiers`: strict parsers and formatters. They do not load the scanner.
 *
 * A parser accepts only a whole string, in the forms that registers store or print; the scanner is more lenient. The
 * result is personal data: protect it like the number itself.
 */
export {
  type BirthDate,
  type FodselsnummerVariant,
  formatFodselsnummer,
  type ParsedFodselsnummer,
  parseFodselsnummer,
} from './fodselsnummer'
export { formatKontonummer, type ParsedKontonummer, parseKontonummer } from './kontonummer'
export { formatOrgnr, type ParsedOrgnr, parseOrgnr } from './orgnr'
export {
  formatPersonnummer,
  type ParsedPersonnummer,
  type PersonnummerStyle,
  type PersonnummerVariant,
  parsePersonnummer,
} from './personnummer'
export type { ParseOptions, Sex } from './strict'
