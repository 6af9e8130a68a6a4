/**
 * @module The vocabulary of what is found: kinds, findings, candidates, and why. Users and stages take it from `types.ts`.
 */

import type { MoreKind } from './kinds/rows'

/** Kinds that are looked for unless something else is asked for. */
export type DetectedKind = 'personnummer' | 'fodselsnummer' | 'email' | 'phone' | 'ip'

/** Kinds that can be asked for. `field` is a value under a listed name, see {@link RedactorOptions.fields}. */
export type Kind = DetectedKind | 'field' | MoreKind

/** A custom kind: see {@link CustomRecogniser}. Where a type knows which ones exist, it has their names. */
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

/** Why a finding has its confidence. Names from our own tables, never input text. */
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

/** Of the kinds that are looked for when they are asked for, where they are more than that. */
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

/** Why something that looks like a value is one, or is not. */
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
  /** Change of confidence; 0 for what the form itself says. */
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
  /** Whether it is among the findings. */
  readonly found: boolean
  readonly verdict: Verdict
}
