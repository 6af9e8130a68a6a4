/**
 * @module The recognisers, one row each: the only list of identifiers in the project. The order breaks ties of
 * confidence and length.
 */
import { Anchor, type DetectedKind, type Recogniser, type VariantName, type WitnessKind } from '../types'
import { email } from './email'
import { fodselsnummer, fodselsnummerVariant } from './fodselsnummer'
import { Variant } from './forms'
import { ip, ipVariant } from './ip'
import { kontonummer } from './kontonummer'
import { orgnr } from './orgnr'
import { personnummer, personnummerVariant } from './personnummer'
import { phone, phoneVariant } from './phone'
import { Row } from './rows'

/** Names of {@link Variant}, in its order. */
const VARIANTS: readonly VariantName[] = [
  'email',
  'personnummer',
  'samordningsnummer',
  'interimsnummer',
  'fodselsnummer',
  'd-nummer',
  'h-nummer',
  'npid',
  'fh-nummer',
  'synthetic',
  'ipv4',
  'ipv6',
  'private',
  'link-local',
  'documentation',
  'local',
  'SE',
  'NO',
  'foreign',
]

/** Returns the name of a {@link Variant}. */
export function variantName(variant: number): VariantName {
  return VARIANTS[variant] as VariantName
}

type Recognise = (codes: Uint8Array, at: number, today: number) => number
type VariantOf = (codes: Uint8Array, start: number, form: number) => number

/** For kinds without variants, or whose variants are not reported. */
const unnamed: VariantOf = () => Variant.Unnamed

/** Returns one bit for each length of a run of digits. */
function lengths(...runs: number[]): number {
  return runs.reduce((bits, run) => bits | (1 << run), 0)
}

function row<K extends DetectedKind | WitnessKind>(
  kind: K,
  anchors: number,
  runs: number,
  recognise: Recognise,
  variant: VariantOf,
  witness = false,
): Recogniser & { readonly kind: K } {
  return { kind, witness, anchors, runs, recognise, variant: (...at) => variantName(variant(...at)) }
}

/**
 * By {@link Row}: a missing row, or an unknown kind, does not compile. What recognises is named in functions: with the
 * kernel most processes never need it, and the package loads it late.
 */
const TABLE: { readonly [R in Exclude<Row, Row.Field | Row.Custom>]: Recogniser } = /* @__PURE__ */ {
  [Row.Personnummer]: row(
    'personnummer',
    Anchor.Digits,
    lengths(1, 2, 4, 6, 8, 10, 12),
    (codes, at, today) => personnummer(codes, at, today),
    (codes, start, form) => personnummerVariant(codes, start, form),
  ),
  [Row.Fodselsnummer]: row(
    'fodselsnummer',
    Anchor.Digits,
    lengths(1, 2, 4, 6, 8, 11),
    (codes, at, today) => fodselsnummer(codes, at, today),
    (codes, start, form) => fodselsnummerVariant(codes, start, form),
  ),
  [Row.Email]: row('email', Anchor.At, 0, (codes, at, today) => email(codes, at, today), unnamed),
  [Row.Phone]: row(
    'phone',
    Anchor.Digits,
    0,
    (codes, at, today) => phone(codes, at, today),
    (codes, start, form) => phoneVariant(codes, start, form),
  ),
  [Row.Ip]: row(
    'ip',
    Anchor.Digits | Anchor.Colon,
    lengths(1, 2, 3),
    (codes, at, today) => ip(codes, at, today),
    (codes, start, form) => ipVariant(codes, start, form),
  ),
  [Row.Orgnr]: row(
    'orgnr',
    Anchor.Digits,
    lengths(3, 6, 9, 10, 12),
    (codes, at, today) => orgnr(codes, at, today),
    unnamed,
    true,
  ),
  [Row.Kontonummer]: row(
    'kontonummer',
    Anchor.Digits,
    lengths(4),
    (codes, at, today) => kontonummer(codes, at, today),
    unnamed,
    true,
  ),
}

/** All recognisers, in row order. */
export const RECOGNISERS: readonly Recogniser[] = /* @__PURE__ */ Object.values(TABLE)

/** The kinds that can be requested, in row order. */
export const KINDS = /* @__PURE__ */ RECOGNISERS.filter(({ witness }) => !witness).map(
  ({ kind }) => kind,
) as DetectedKind[]
