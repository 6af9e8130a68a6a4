/**
 * @module The recognisers, one row each: the only list of identifiers in the project. The order settles what
 * confidence and length leave open.
 */
import { Anchor, type Kind, type Recogniser, type VariantName, type WitnessKind } from '../types'
import { email } from './email'
import { fodselsnummer, fodselsnummerVariant } from './fodselsnummer'
import { Variant } from './forms'
import { ip, ipVariant } from './ip'
import { kontonummer, kontonummerVariant } from './kontonummer'
import { orgnr, orgnrVariant } from './orgnr'
import { personnummer, personnummerVariant } from './personnummer'
import { phone, phoneVariant } from './phone'

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

/** The name of a {@link Variant}. */
export function variantName(variant: number): VariantName {
  return VARIANTS[variant] as VariantName
}

type Recognise = (codes: Uint8Array, at: number, today: number) => number
type VariantOf = (codes: Uint8Array, start: number, form: number) => number

/** One bit for each length of a run of digits. */
function lengths(...runs: number[]): number {
  return runs.reduce((bits, run) => bits | (1 << run), 0)
}

function row(
  kind: Kind | WitnessKind,
  anchors: number,
  runs: number,
  recognise: Recognise,
  variant: VariantOf,
): Recogniser {
  return {
    kind,
    witness: kind === 'orgnr' || kind === 'kontonummer',
    anchors,
    runs,
    recognise,
    variant: (codes, start, form) => variantName(variant(codes, start, form)),
  }
}

/** All recognisers. */
export const RECOGNISERS: readonly Recogniser[] = /* @__PURE__ */ [
  row('personnummer', Anchor.Digits, lengths(6, 8, 10, 12), personnummer, personnummerVariant),
  row('fodselsnummer', Anchor.Digits, lengths(2, 6, 11), fodselsnummer, fodselsnummerVariant),
  row('email', Anchor.At, 0, email, () => Variant.Unnamed),
  row('phone', Anchor.Digits, 0, phone, phoneVariant),
  row('ip', Anchor.Digits | Anchor.Colon, lengths(1, 2, 3), ip, ipVariant),
  row('orgnr', Anchor.Digits, lengths(3, 6, 9, 10, 12), orgnr, orgnrVariant),
  row('kontonummer', Anchor.Digits, lengths(4), kontonummer, kontonummerVariant),
]

/** The kinds that can be asked for, in table order. */
export const KINDS: readonly Kind[] = /* @__PURE__ */ ['personnummer', 'fodselsnummer', 'email', 'phone', 'ip']
