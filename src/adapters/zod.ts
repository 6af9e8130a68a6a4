/**
 * @module The entry `sladd/zod`: identity numbers as Standard Schema (standardschema.dev, version 1), which ArkType and many
 * frameworks accept directly, and as predicates for `refine` of Zod and `check` of Valibot. Loads none of them, and no
 * scanner.
 */
import {
  type FodselsnummerVariant,
  type ParseOptions,
  type PersonnummerVariant,
  parseFodselsnummer,
  parseKontonummer,
  parseOrgnr,
  parsePersonnummer,
} from '../identifiers/identifiers'
import { ownOf } from '../input/own-properties'

/** A Standard Schema, and the same check as a predicate. */
export interface NumberSchema {
  readonly '~standard': {
    readonly version: 1
    readonly vendor: 'sladd'
    readonly validate: (
      value: unknown,
    ) =>
      | { readonly value: string; readonly issues?: undefined }
      | { readonly issues: readonly { readonly message: string }[] }
    readonly types?: { readonly input: string; readonly output: string } | undefined
  }
  /** True if a value is valid; anything but a string is not. Can be passed on by itself. */
  readonly is: (value: string) => boolean
}

/** Options of all schemas. */
export interface NumberOptions {
  /** Whether to convert the value to its canonical form: digits only, century first. Default: false. */
  readonly canonical?: boolean
  /** The message, which never contains the value. Default: `expected a personnummer` and the like. */
  readonly message?: string
}

/** Options for numbers of persons, which depend on the date and have several variants. */
export interface PersonOptions<V extends string> extends NumberOptions, ParseOptions {
  /** Accepted variants. Default: all. */
  readonly variants?: readonly V[]
}

interface Parsed {
  readonly canonical: string
  readonly variant?: string
}
type Parse = (value: string, options?: ParseOptions) => Parsed | undefined

const COMMON = ['canonical', 'message']
const OF_PERSONS = [...COMMON, 'at', 'lenient', 'variants']

function checkVariants(variants: unknown, known: readonly string[]): readonly string[] {
  if (variants === undefined) return known
  if (!Array.isArray(variants)) throw new TypeError('"variants" expected an array')
  if (variants.length > 0 && variants.every((one) => known.includes(one))) return variants
  throw new RangeError(`"variants" expected some of ${known.join(', ')}`)
}

/** @param variants - those that exist; none if the number has no variants */
function schemaOf(what: string, parse: Parse, options: object, variants: readonly string[] = []): NumberSchema {
  const known = variants.length > 0 ? OF_PERSONS : COMMON
  const given = ownOf<PersonOptions<string>>(options, 'options')
  for (const name of Object.keys(given)) {
    if (!known.includes(name)) throw new TypeError(`an option is unknown; known: ${known.join(', ')}`)
  }
  const { canonical = false, message = `expected a ${what}`, variants: asked, ...parsing } = given
  if (typeof canonical !== 'boolean') throw new TypeError('"canonical" expected true or false')
  if (typeof message !== 'string') throw new TypeError('"message" expected a string')
  const taken = checkVariants(asked, variants)
  // Reports a wrong date before the first value.
  if (variants.length > 0) parse('', { ...parsing })
  const read = (value: unknown): Parsed | undefined => {
    const parsed = typeof value === 'string' ? parse(value, { ...parsing }) : undefined
    return variants.length === 0 || taken.includes(parsed?.variant ?? '') ? parsed : undefined
  }
  return {
    '~standard': {
      version: 1,
      vendor: 'sladd',
      validate: (value) => {
        const parsed = read(value)
        return parsed === undefined ? { issues: [{ message }] } : { value: canonical ? parsed.canonical : `${value}` }
      },
    },
    is: (value) => read(value) !== undefined,
  }
}

/**
 * A Swedish personnummer, including samordningsnummer and interim numbers unless `variants` says otherwise: see
 * `parsePersonnummer`.
 *
 * @throws TypeError or RangeError for wrong options
 *
 * @example
 * z.string().refine(personnummer().is, 'expected a personnummer')
 * v.pipe(v.string(), v.check(personnummer().is))
 * type({ pnr: personnummer({ canonical: true }) })
 */
export function personnummer(options: PersonOptions<PersonnummerVariant> = {}): NumberSchema {
  const variants: readonly PersonnummerVariant[] = ['personnummer', 'samordningsnummer', 'interimsnummer']
  return schemaOf('personnummer', parsePersonnummer, options, variants)
}

/** A Norwegian fødselsnummer, D-number and the like unless `variants` says otherwise: see `parseFodselsnummer`. */
export function fodselsnummer(options: PersonOptions<FodselsnummerVariant> = {}): NumberSchema {
  const variants: readonly FodselsnummerVariant[] = ['fodselsnummer', 'd-nummer', 'h-nummer', 'npid', 'fh-nummer']
  return schemaOf('fødselsnummer', parseFodselsnummer, options, variants)
}

/** A Swedish or Norwegian organisation number: see `parseOrgnr`. */
export function orgnr(options: NumberOptions = {}): NumberSchema {
  return schemaOf('organisation number', parseOrgnr, options)
}

/** A Norwegian account number: see `parseKontonummer`. */
export function kontonummer(options: NumberOptions = {}): NumberSchema {
  return schemaOf('kontonummer', parseKontonummer, options)
}
