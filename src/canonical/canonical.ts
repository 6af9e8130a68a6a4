/**
 * @module Canonical values: every spelling of a value becomes one string, so that it gets one token.
 *
 *     871220-2384, 19871220 2384, 19871220\u20132384        198712202384
 *     010195 50091, 01.01.95-50091                     01019550091
 *     070-174 06 05, +46 (0)70 174 06 05, 0046701740605 +46701740605
 *     Åsa@RÄKSMÖRGÅS.example                           åsa@xn--rksmrgs-5wao1o.example
 *     ::ffff:192.0.2.44, 192.0.2.44, 192[.]0[.]2[.]44  192.0.2.44
 *     anna[@]example[.]se, anna (at) example.se        anna@example.se
 *
 * Identity numbers and addresses go through the strict parsers. A value that they reject has no canonical form, and no
 * token: it is masked.
 */
import { fodselsnummerOn, type ParsedFodselsnummer } from '../identifiers/fodselsnummer'
import { type ParsedPersonnummer, personnummerOn } from '../identifiers/personnummer'
import { isMoreKind, type MoreKind } from '../kinds/rows'
import { countryCodeLength } from '../recognise/checks/plans'
import { isWellFormed } from '../text/well-formed'
import { addressOctets, addressText } from './ip'
import { plainDigits, plainText } from './plain-text'

/** A value of a kind, as written in a text. */
export interface Spelling {
  readonly kind: string
  readonly variant: string
  readonly text: string
}

/** Rewrites a personnummer in the forms that the parser accepts; leading zeros may have been lost. */
function personnummerSpelling(text: string): string {
  const plain = plainDigits(text).toUpperCase()
  const places = plain.replace(/[^\dA-Z]/g, '').padStart(10, '0')
  const separator = plain.includes('+') ? '+' : /[^\dA-Z]/.test(plain) ? '-' : ''
  return `${places.slice(0, -4)}${separator}${places.slice(-4)}`
}

/** Parses a personnummer in any spelling that the scanner accepts. */
export function readPersonnummer(text: string, today: number): ParsedPersonnummer | undefined {
  return personnummerOn(personnummerSpelling(plainText(text)), today)
}

/** Parses a fødselsnummer in any spelling that the scanner accepts; a leading zero may have been lost. */
export function readFodselsnummer(text: string, today: number): ParsedFodselsnummer | undefined {
  return fodselsnummerOn(plainDigits(plainText(text)).replace(/\D/g, '').padStart(11, '0'), today)
}

/** Most digits of a Swedish number without its leading 0. */
const MOST_SWEDISH = 9
const NORWEGIAN = 8

/** Normalises a number with a country code. */
function international(digits: string): string {
  // The trunk digit is dropped abroad, whether in parentheses or not.
  return digits.startsWith('460') ? `46${digits.slice(3)}` : digits
}

/** Adds the country code to a number in national format. */
function national(digits: string, variant: string): string | undefined {
  if (variant === 'NO') {
    if (digits.length === NORWEGIAN) return `47${digits}`
    return digits.length === NORWEGIAN + 2 && digits.startsWith('47') ? digits : undefined
  }
  if (variant !== 'SE') return undefined
  if (digits.startsWith('0')) return `46${digits.slice(1)}`
  if (digits.length <= MOST_SWEDISH) return `46${digits}`
  return digits.startsWith('46') ? international(digits) : undefined
}

/** Returns a phone number in E.164 format, `+46701740605`; undefined if it is invalid. */
export function readPhone(text: string, variant: string): string | undefined {
  const plain = plainDigits(plainText(text))
  if (!/^[\d +()./-]+$/.test(plain)) return undefined
  const digits = plain.replace(/\(0\)/, '').replace(/\D/g, '')
  const isZeros = !plain.includes('+') && /^\(?00/.test(plain)
  const whole = plain.includes('+')
    ? international(digits)
    : isZeros
      ? international(digits.slice(2))
      : national(digits, variant)
  return whole !== undefined && /^[1-9]\d{6,14}$/.test(whole) ? `+${whole}` : undefined
}

/** Returns the country code of an E.164 number, without its plus. */
export function countryCodeOf(phone: string): string {
  const codes = Uint8Array.from(`${phone.slice(1)}\n\n`, (digit) => digit.charCodeAt(0))
  return phone.slice(1, 1 + countryCodeLength(codes, 0))
}

/** Converts a domain by IDNA, in lower case; unchanged if the host rejects the name. */
function domainOf(domain: string): string {
  const lower = domain.normalize('NFC').toLowerCase().replace(/\.$/, '')
  if (lower.startsWith('[') || /^[\x21-\x7e]+$/.test(lower)) return lower
  try {
    return new URL(`http://${lower}`).hostname || lower
  } catch {
    return lower
  }
}

const WRITTEN_DOT = /\s?[[(](?:\.|dot|punkt|punktum)[\])]\s?/gi
const WRITTEN_AT = /\s?[[(](?:@|at|snabel-?a|krøll-?alfa|alfakrøll)[\])]\s?/i

/** Restores dots and at sign that are written in brackets or as words: see `recognise/checks/defanged.ts`. */
function unwrapped(text: string): string {
  const plain = text.replace(WRITTEN_DOT, '.').replace(WRITTEN_AT, '@')
  return plain.includes('@') ? plain : plain.replace(/ DOT /g, '.').replace(' AT ', '@')
}

/** Returns local part and domain of an e-mail address in canonical form. */
export function readEmail(text: string): { readonly local: string; readonly domain: string } | undefined {
  const plain = unwrapped(plainText(text).normalize('NFC')).trim()
  const at = plain.lastIndexOf('@')
  if (at <= 0 || at === plain.length - 1) return undefined
  const quoted = /^"([^"\\\s@]+)"$/.exec(plain.slice(0, at))
  return { local: (quoted?.[1] ?? plain.slice(0, at)).toLowerCase(), domain: domainOf(plain.slice(at + 1)) }
}

/** Returns the bytes of an IP address. */
export function readAddress(text: string): readonly number[] | undefined {
  return addressOctets(unwrapped(plainDigits(plainText(text))))
}

/** Kinds in which punctuation or letter case is significant. */
const AS_WRITTEN: readonly MoreKind[] = ['secret', 'coordinates', 'birthdate']

/** Removes separators from a value of a kind off by default; a henkilötunnus keeps its century sign. */
function plainKind(kind: MoreKind, text: string): string {
  if (AS_WRITTEN.includes(kind)) return text
  return text.replace(kind === 'henkilotunnus' ? / /g : /[ .:,/-]/g, '').toUpperCase()
}

/**
 * Returns the canonical form of a value; undefined if it has none.
 *
 * @param today - reference date, YYYYMMDD: decides the century of ten digits
 */
export function canonical(spelling: Spelling, today: number): string | undefined {
  const canon = read(spelling, today)
  // Lone surrogates and invalid UTF-8 have lost information: two different values could become one.
  return canon !== undefined && isWellFormed(canon) ? canon : undefined
}

function read({ kind, variant, text }: Spelling, today: number): string | undefined {
  switch (kind) {
    case 'personnummer':
      return readPersonnummer(text, today)?.canonical
    case 'fodselsnummer':
      return readFodselsnummer(text, today)?.canonical
    case 'email': {
      const address = readEmail(text)
      return address && `${address.local}@${address.domain}`
    }
    case 'phone':
      return readPhone(text, variant)
    case 'ip': {
      const octets = readAddress(text)
      return octets && addressText(octets)
    }
    default:
      if (isMoreKind(kind)) return `${kind} ${plainKind(kind, plainDigits(plainText(text)).normalize('NFC').trim())}`
      // Includes the kind: a claim number and a field with the same digits are different values.
      return `${kind} ${plainText(text).normalize('NFC').trim()}`
  }
}
