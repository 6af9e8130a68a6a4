/** @module The vocabulary of findings: kinds, findings, candidates, and reasons. Import it from `types.ts`. */

import type { MoreKind } from '../kinds/rows'

/** Kinds that are on by default. */
export type DetectedKind = 'personnummer' | 'fodselsnummer' | 'email' | 'phone' | 'ip'

/** All kinds. `field` is a value under a listed name, see {@link RedactorOptions.fields}. */
export type Kind = DetectedKind | 'field' | MoreKind

/** A custom kind: see {@link CustomRecogniser}. Types that know the custom kinds use their names instead. */
export type CustomKind = string

/** Kinds recognised only as evidence against a false positive of another kind. */
export type WitnessKind = 'orgnr' | 'kontonummer'

/** Card network, by the first digits. */
export type CardBrand = 'visa' | 'mastercard' | 'amex' | 'discover' | 'diners' | 'jcb' | 'unionpay' | 'maestro'

/** Type of a secret, by how it is written. */
export type SecretVariant = 'jwt' | 'url' | 'key'

/** Countries that `country` accepts for ambiguous national phone numbers. */
export type Country = 'SE' | 'NO'

/** Category of a listed field's value. */
export type FieldCategory = 'secret' | 'name' | 'address' | 'birthdate' | 'health' | 'id'

/** Confidence: a named threshold, or a number from 0 to 1. */
export type Confidence = 'high' | 'medium' | 'low' | number

/** Why a finding has its confidence. Names from built-in tables, never input text. */
export type Evidence =
  | 'date'
  | 'luhn'
  | 'mod11'
  | 'mod31'
  | 'mod97'
  | 'separator'
  | 'prefix'
  | 'grammar'
  | 'plan'
  | 'country-code'
  | 'country'
  | 'no-field'
  | 'field'
  | 'word'
  | 'loose-date'
  | 'clock'
  | 'recent'
  | 'offset'
  | 'rule-2032'
  | 'no-date'
  | 'no-digit'
  | 'quoted'
  | 'remote'
  | 'local'
  | 'glued'
  | 'neighbour'
  | 'old'
  | 'hex'
  | 'bank'
  | 'machine'
  | 'other-field'
  | 'version'
  | 'file-name'
  | 'token'
  | 'custom'
  | 'custom-error'

/** What exactly was found. It can reveal much about a person (migration status): keep it out of labels. */
export type VariantName =
  | 'personnummer'
  | 'samordningsnummer'
  | 'interimsnummer'
  | 'fodselsnummer'
  | 'd-nummer'
  | 'h-nummer'
  | 'npid'
  | 'fh-nummer'
  | 'synthetic'
  | 'ipv4'
  | 'ipv6'
  | 'private'
  | 'link-local'
  | 'documentation'
  | 'local'
  | 'SE'
  | 'NO'
  | 'foreign'
  | 'email'
  | 'field'
  | FieldCategory
  | MoreVariant
  | MoreKind

/** Variants of kinds that are off by default, where they differ from the kind. */
type MoreVariant =
  | 'replacement'
  | 'system'
  | 'organisation'
  | 'sole-trader'
  | 'DK'
  | 'FI'
  | 'IS'
  | CardBrand
  | SecretVariant

/** Something that was found. Contains no input text. */
export interface Finding<K extends string = CustomKind> {
  readonly kind: Kind | K
  /** Start of the span: UTF-16 units in a string, bytes in bytes. */
  readonly start: number
  /** End of the span, exclusive, in the same unit. */
  readonly end: number
  /** 0 to 0.99, for order and thresholds; not a probability. */
  readonly confidence: number
  readonly variant: VariantName | ([K] extends [never] ? never : CustomKind)
  readonly evidence: readonly Evidence[]
}

/** Why a candidate is a value, or is not. */
export type Verdict =
  | 'found'
  | 'allowed'
  | 'overlapped by a surer one'
  | 'no person: organisation or account number'
  | 'looks like a compact timestamp'
  | 'bank word nearby'
  | 'machine word nearby'
  | 'field of another kind'
  | 'inside a hash or UUID'
  | 'another number beside it'
  | 'no field owns it'
  | 'reads as a version'
  | 'a file name'
  | 'written by an earlier pass'
  | 'names nobody'
  | 'glued to letters'
  | 'too little evidence'
  | 'checksum failed'
  | 'no such date'
  | 'lies in the future'
  | 'part of a longer number'
  | 'no such number'
  | 'no such address'

/** One piece of evidence and what it changed. */
export interface Reason {
  readonly evidence: Evidence
  /** Change in confidence; 0 for the form itself. */
  readonly change: number
}

/** Something that looked like a value: see `redactor.explain`. Contains no input text. */
export interface Candidate<K extends string = CustomKind> {
  readonly kind: Kind | WitnessKind | K
  /** Offsets as in {@link Finding}. */
  readonly start: number
  readonly end: number
  /** How it is written: `YYMMDD-NNNC`. */
  readonly form: string
  /** Confidence of that form by itself; 0 if it failed its checks. */
  readonly base: number
  readonly confidence: number
  readonly reasons: readonly Reason[]
  /** True if it is among the findings. */
  readonly found: boolean
  readonly verdict: Verdict
}
