/**
 * @module The action `generalise`: writes less of a value. It makes people harder to identify, but not anonymous: an
 * age, a prefix and the words around them may still identify a person.
 *
 *     192.0.2.44                 192.0.2.0                  outputs that are addresses by design
 *     2001:db8:1:2::7            2001:db8:1::
 *     871220-2384                [personnummer-born-1987]   or [personnummer-age-35-39-female]
 *     +46 70-174 06 05           [phone-46]
 *     anna@example.com           [email]@example.com        if the list of domains contains it
 *     1987-12-20 in a field      [field-1987-12]            of a birth date [birthdate-born-1987], or the age
 *     38, 111 20 in a field      [age-35-39]                of an address [address-11]
 *
 * Everything except addresses becomes a label, so that a later pass neither finds anything in it nor uses it as
 * evidence.
 */
import {
  countryCodeOf,
  readAddress,
  readEmail,
  readFodselsnummer,
  readPersonnummer,
  readPhone,
} from '../canonical/canonical'
import { addressText, truncated } from '../canonical/ip'
import { ownOf } from '../input/own-properties'
import type { Call, Generalisation } from '../types'
import type { Act, Rewritten, Value } from './act'
import { label } from './label'

type Checked = Required<Generalisation>

const DEFAULTS: Checked = { v4: 24, v6: 48, birth: 'year', topAge: 90, sex: false, domains: [] }
/** Minimum and maximum of numeric options. */
const RANGES = /* @__PURE__ */ new Map<string, readonly [number, number]>([
  ['v4', [8, 24]],
  ['v6', [16, 64]],
  ['topAge', [60, 110]],
])
const BANDS = ['year', 'age5', 'age10']

function checkDomains(domains: unknown, where: string): readonly string[] {
  if (!Array.isArray(domains)) throw new TypeError(`"${where}" expected an array of domains`)
  return domains.map((domain, i) => {
    if (typeof domain !== 'string' || !/^[^\s@]+\.[^\s@]+$/.test(domain)) {
      throw new RangeError(`"${where}[${i}]" expected a domain`)
    }
    return (readEmail(`x@${domain}`) as { domain: string }).domain
  })
}

function checkOption(name: string, value: unknown, where: string): void {
  const range = RANGES.get(name)
  if (range !== undefined) {
    const isWhole = typeof value === 'number' && Number.isInteger(value)
    if (!isWhole || value < range[0] || value > range[1]) {
      throw new RangeError(`"${where}" expected a whole number from ${range[0]} to ${range[1]}`)
    }
  } else if (name === 'birth') {
    if (!BANDS.includes(value as string)) throw new RangeError(`"${where}" expected ${BANDS.join(', ')}`)
  } else if (name === 'sex') {
    if (typeof value !== 'boolean') throw new TypeError(`"${where}" expected true or false`)
  } else if (name !== 'domains') {
    throw new TypeError(`"${where}" is unknown; known: ${Object.keys(DEFAULTS).join(', ')}`)
  }
}

/**
 * Checks the action.
 *
 * @param where - name of the option, for messages
 * @throws TypeError for a wrong type or an unknown option, RangeError for a wrong value
 */
export function checkGeneralisation(given: unknown, where: string): Act {
  const own = ownOf<Generalisation>(given, where)
  for (const [name, value] of Object.entries(own)) checkOption(name, value, `${where}.${name}`)
  const { domains = [], ...rest } = own
  const how: Checked = { ...DEFAULTS, ...rest, domains: checkDomains(domains, `${where}.domains`) }
  const rewrite = (value: Value, call: Call): Rewritten => {
    let text: string | undefined
    try {
      text = generalised(value, call, how)
    } catch {
      // Dropped: it may contain the value.
    }
    return text === undefined ? { name: 'mask', text: label(value.word) } : { name: 'generalise', text }
  }
  return { name: 'generalise', write: label, rewrite }
}

/** Returns a label with additional parts, none of them repeating the word. */
function told(word: string, ...parts: readonly (string | number | undefined)[]): string {
  return `[${[word, ...parts.filter((part) => part !== undefined && part !== word)].join('-')}]`
}

/** Returns the age on a day, from YYYY-MM-DD and YYYYMMDD; by the year alone if no date is known. */
function ageOf(birthDate: string, today: number): number {
  const [year = 0, month = 1, day = 1] = birthDate.split('-').map(Number)
  const hasBeen = (Math.trunc(today / 100) % 100) * 100 + (today % 100) >= 100 * month + day
  return Math.trunc(today / 10000) - year - (hasBeen ? 0 : 1)
}

function born(kind: string, birthDate: string, sex: string | undefined, { today }: Call, how: Checked): string {
  const age = ageOf(birthDate, today)
  if (how.birth === 'year') {
    const year = Number(birthDate.slice(0, 4))
    const last = Math.trunc(today / 10000) - how.topAge
    return year <= last ? told(kind, 'born-by', last, sex) : told(kind, 'born', year, sex)
  }
  return aged(kind, age, how.birth === 'age5' ? 5 : 10, how, sex)
}

/** Returns a label with an age band of this width. */
function aged(kind: string, age: number, width: number, { topAge }: Checked, sex?: string): string {
  if (age >= topAge) return told(kind, 'age', topAge, 'up', sex)
  const from = Math.max(0, age - (age % width))
  return told(kind, 'age', from, from + width - 1, sex)
}

function ofPerson(value: Value, call: Call, how: Checked): string | undefined {
  const { kind, text } = value
  const parsed = kind === 'personnummer' ? readPersonnummer(text, call.today) : readFodselsnummer(text, call.today)
  if (parsed === undefined) return undefined
  const birthDate = parsed.birthDate ?? ('birthYear' in parsed ? `${parsed.birthYear}-01-01` : undefined)
  const sex = how.sex ? parsed.sex : undefined
  if (birthDate !== undefined) return born(kind, birthDate, sex, call, how)
  return sex === undefined ? undefined : told(kind, sex)
}

/** A date as systems write it, year first. */
const DATE = /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ].*)?$/
/** Default width of age bands. */
const AGE_BAND = 5

/** Generalises a field value that no recogniser knows: a date, an age, a postal code; undefined for anything else. */
function ofField({ word, variant, text }: Value, call: Call, how: Checked): string | undefined {
  const [, year, month, day] = DATE.exec(text.trim()) ?? []
  const isDate = Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31
  if (year !== undefined && isDate) {
    return variant === 'birthdate'
      ? born(word, `${year}-${month}-${day}`, undefined, call, how)
      : told(word, year, month)
  }
  if (variant === 'address')
    return /^\d{2}(\d ?\d{2}|\d{2})$/.test(text.trim()) ? told(word, text.slice(0, 2)) : undefined
  const age = /^\d{1,3}$/.test(text.trim()) ? Number(text) : Number.NaN
  return age <= 130 ? aged(word, age, how.birth === 'age10' ? 10 : AGE_BAND, how) : undefined
}

function generalised(value: Value, call: Call, how: Checked): string | undefined {
  const { kind, text, variant } = value
  switch (kind) {
    case 'personnummer':
    case 'fodselsnummer':
      return ofPerson(value, call, how)
    case 'email': {
      const domain = readEmail(text)?.domain
      return domain !== undefined && how.domains.includes(domain) ? `${label(kind)}@${domain}` : undefined
    }
    case 'phone': {
      const phone = readPhone(text, variant)
      return phone && told(kind, countryCodeOf(phone))
    }
    case 'ip': {
      const octets = readAddress(text)
      return octets && addressText(truncated(octets, octets.length === 4 ? how.v4 : how.v6))
    }
    case 'field':
      return ofField(value, call, how)
    default:
      return undefined
  }
}
