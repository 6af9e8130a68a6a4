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

type Recognise = (codes: Uint8Array, at: number, today: number) => number
type VariantOf = (codes: Uint8Array, start: number, form: number) => number

function row(kind: Kind | WitnessKind, anchors: number, recognise: Recognise, variant: VariantOf): Recogniser {
  return {
    kind,
    witness: kind === 'orgnr' || kind === 'kontonummer',
    anchors,
    recognise,
    variant: (codes, start, form) => VARIANTS[variant(codes, start, form)] as VariantName,
  }
}

/** All recognisers. */
export const RECOGNISERS: readonly Recogniser[] = /* @__PURE__ */ [
  row('personnummer', Anchor.Digits, personnummer, personnummerVariant),
  row('fodselsnummer', Anchor.Digits, fodselsnummer, fodselsnummerVariant),
  row('email', Anchor.At, email, () => Variant.Unnamed),
  row('phone', Anchor.Digits, phone, phoneVariant),
  row('ip', Anchor.Digits | Anchor.Colon, ip, ipVariant),
  row('orgnr', Anchor.Digits, orgnr, orgnrVariant),
  row('kontonummer', Anchor.Digits, kontonummer, kontonummerVariant),
]

/** The kinds that can be asked for, in table order. */
export const KINDS: readonly Kind[] = /* @__PURE__ */ ['personnummer', 'fodselsnummer', 'email', 'phone', 'ip']
