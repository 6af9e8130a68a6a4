/**
 * @module The vocabulary: what the stages hand to each other, and what a user meets.
 *
 *     text or bytes -> offset -> Claim -> Finding -> Edit -> text or bytes
 */

import type { Context, RedactorPolicy } from './enforce'
import type { Source } from './text/source'
import type { TextView } from './text/view'

/** What can be asked for; `field` is what stands under a listed name, see {@link RedactorOptions.fields}. */
export type Kind = 'personnummer' | 'fodselsnummer' | 'email' | 'phone' | 'ip' | 'field'

/** A kind of the user's own: see {@link CustomRecogniser}. */
export type CustomKind = string & {}
/** What is also recognised, only to speak against a false finding of another kind. */
export type WitnessKind = 'orgnr' | 'kontonummer'
/** Countries whose national phone numbers can be favoured. */
export type Country = 'SE' | 'NO'

/** What the value of a listed field is. */
export type FieldCategory = 'secret' | 'name' | 'address' | 'birthdate' | 'health' | 'id'

/** How sure: a named threshold or a number from 0 to 1. */
export type Confidence = 'high' | 'medium' | 'low' | number

/** Why a finding has its confidence. Names from our own tables, never text of the input. */
export type Evidence =
  | 'date'
  | 'luhn'
  | 'mod11'
  | 'separator'
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
  | 'custom'
  | 'custom-error'

/** The exact thing that was found. It can say much about a person (migration status): keep it out of labels. */
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

/** Something that was found. Holds no text of the input. */
export interface Finding {
  readonly kind: Kind | CustomKind
  /** First place of the span: UTF-16 units in a string, bytes in bytes. */
  readonly start: number
  /** End of the span, exclusive, in the same unit. */
  readonly end: number
  /** 0 to 0.99, for order and thresholds; no probability. */
  readonly confidence: number
  readonly variant: VariantName | CustomKind
  readonly evidence: readonly Evidence[]
}

/** Why something that looks like a value is one, or is none. */
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

/** Something that looked like a value: see `redactor.explain`. Holds no text of the input. */
export interface Candidate {
  readonly kind: Kind | WitnessKind | CustomKind
  /** Offsets as in {@link Finding}. */
  readonly start: number
  readonly end: number
  /** How it is written: `YYMMDD-NNNC`. */
  readonly form: string
  /** Confidence of that form by itself; 0 for what failed its checks. */
  readonly base: number
  readonly confidence: number
  readonly reasons: readonly Reason[]
  /** Whether it is among the findings. */
  readonly found: boolean
  readonly verdict: Verdict
}

/** What is done with a finding. */
export type Action =
  /** Reported, and left as it is. */
  | 'keep'
  /** A constant label, `[personnummer]`: leaks neither length nor date. */
  | 'mask'
  /** Taken out. */
  | 'remove'
  /** `label` is the same as `'mask'`; `stars` writes one `*` per character. */
  | { readonly mask: 'label' | 'stars' }

/** An action per kind; `default` serves the kinds that are not named. */
export type Actions = { readonly [K in Kind | 'default' | CustomKind]?: Action }

/** Options of `createRedactor`. */
export interface RedactorOptions {
  /** What to look for. Default: all of {@link Kind}. */
  readonly kinds?: readonly Kind[]
  /** Findings below it are left alone: `high` 0.9, `medium` 0.5 (default), `low` 0.1, or a number from 0 to 1. */
  readonly minConfidence?: Confidence
  /** What to do. Default: mask everything with its label. */
  readonly actions?: Actions
  /**
   * Names of fields and what becomes of what they own: a category, an action, or `false` for a name that is to mean
   * nothing. A name counts in any casing and with any joints; `*` stands for any characters. `category:name` and its like
   * stand for the built-in names of a category: `true`, an action or `false`. Those of secrets (passwords, tokens,
   * authorization, cookies, session ids) are on: their values are removed. `keep` keeps all of a value.
   *
   * @example
   * fields: { memberId: 'id', 'category:health': 'mask', '*comment': 'remove', csrfToken: false }
   */
  readonly fields?: { readonly [name: string]: FieldCategory | Action | boolean }
  /** Values that are never touched, in any spelling that differs only in case or separators. */
  readonly allow?: readonly string[]
  /** Whose national phone numbers are meant when nothing else says so. Default: nobody's. */
  readonly country?: Country
  /** Recognisers of the user's own, beside ours. */
  readonly custom?: readonly CustomRecogniser[]
  /** Decides in place of `kinds`, `actions` and `fields`: see `sladd/policy`. */
  readonly policy?: RedactorPolicy
  readonly context?: Context
  /**
   * How text is read: `auto` (default) reads JSON where it stands and anything else as text, `text` reads nothing but
   * text, `json` is the same as `auto`. `csv` reads a table: the first record names the columns and shows what divides
   * cells, `,`, `;`, a tab or `|`. `tsv` is the same with tabs. Tables are read by the plain engine.
   */
  readonly format?: 'auto' | 'text' | 'json' | 'csv' | 'tsv'
  /**
   * Which engine runs: `simd`, a WebAssembly kernel, or `plain`, its twin in TypeScript, 5 to 15 times slower with the
   * same findings. `auto` takes the kernel where the host can make it. `simd` throws where it cannot.
   */
  readonly engine?: 'auto' | 'simd' | 'plain'
}

/**
 * Why the plain engine runs: the host has no WebAssembly, no SIMD, or refused to make the kernel; it was asked for by
 * name; there are custom recognisers, which run in TypeScript; or the format is one that only it reads.
 */
export type EngineReason = 'no-wasm' | 'no-simd' | 'refused' | 'asked' | 'custom' | 'format'

/** Options of one call. */
export interface CallOptions {
  /** Reference date: decides centuries and what lies in the future. Default: now. */
  readonly at?: Date | number
  /** Adds to the redactor's own context, or says otherwise. */
  readonly context?: Context
}

/** What was done with findings so far, by kind and action. */
export type Counts = { readonly [K in Kind | CustomKind]?: { readonly [A in ActionName]?: number } }

/** Short name of an {@link Action}, for counting. */
export type ActionName = 'keep' | 'mask' | 'remove' | 'withhold'

/** The public object: see `createRedactor`. */
export interface Redactor {
  /** Finds, and changes nothing. Findings come sorted and never overlap, but in container logs one may lie in another. */
  scan(input: string | Uint8Array, options?: CallOptions): Finding[]
  /** The input with its findings replaced: the same type back, the same object when nothing was changed. */
  redact(input: string, options?: CallOptions): string
  redact<B extends Uint8Array>(input: B, options?: CallOptions): B
  redact<T extends string | Uint8Array>(input: T, options?: CallOptions): T
  /** {@link redact} and {@link scan} in one pass. */
  process(input: string, options?: CallOptions): { output: string; findings: Finding[] }
  process<B extends Uint8Array>(input: B, options?: CallOptions): { output: B; findings: Finding[] }
  process<T extends string | Uint8Array>(input: T, options?: CallOptions): { output: T; findings: Finding[] }
  /** Every candidate, found or not, and why: for people who wonder, slower than {@link scan}. */
  explain(input: string | Uint8Array, options?: CallOptions): Candidate[]
  /** {@link redact} for many strings in one call; each is a text of its own. */
  redactLines(lines: readonly string[], options?: CallOptions): string[]
  /** A Web stream, bytes in and bytes out. Its output does not depend on how the bytes are cut into chunks. */
  stream(options?: CallOptions): TransformStream<Uint8Array, Uint8Array>
  /** Which engine runs; it is made on first use. */
  readonly engine: 'simd' | 'plain'
  /** Why it is not the kernel; undefined when it is. */
  readonly engineReason: EngineReason | undefined
  /** What was done so far, streams included; `scan` counts nothing. */
  readonly counts: Counts
}

/** What a {@link CustomRecogniser} found. */
export interface CustomMatch {
  /** Span in the text it was given: UTF-16 units, end exclusive. */
  readonly start: number
  readonly end: number
  /** 0 to 1; held against `minConfidence`, and against other findings that overlap. */
  readonly confidence: number
  /** Default: the kind. */
  readonly variant?: string
}

/**
 * An identifier of the user's own. It is asked wherever its anchor stands, with the part of the line round it.
 *
 * @example
 * const claimNumber: CustomRecogniser = {
 *   kind: 'claim-number',
 *   anchor: 'word',
 *   reach: { before: 1, after: 12 },
 *   recognise(text, at) {
 *     const match = /^SK-\d{6}(?!\d)/.exec(text.slice(at))
 *     return match ? { start: at, end: at + match[0].length, confidence: 0.9 } : undefined
 *   },
 * }
 */
export interface CustomRecogniser {
  /** Lower-case letters, digits and hyphens; the label is `[kind]`. */
  readonly kind: string
  /** The first digit of a run, the first letter or digit of a word, or one ASCII character. */
  readonly anchor: 'digits' | 'word' | (string & {})
  /** Characters of the line it may look at: at most 100 before and 200 after the anchor. */
  readonly reach: { readonly before: number; readonly after: number }
  /**
   * Says what stands at `text[at]`. When it throws, or answers with something that is no match, the word it was
   * asked about is masked, and its error is dropped: it may hold text of the input.
   */
  recognise(text: string, at: number): CustomMatch | undefined
}

/** Where a look may begin; a recogniser may ask for several. */
export const enum Anchor {
  /** The first digit of a run of digits. */
  Digits = 1,
  At = 2,
  Colon = 4,
  /** The first letter or digit of a word: for custom recognisers only. */
  Word = 8,
  /** One ASCII character: for custom recognisers only. */
  Character = 16,
  /** What stands between the name of a listed field and its value. */
  Joint = 32,
}

/** Something that may be a value: the spans of one piece, in codes of its view. */
export interface Claim {
  start: number
  end: number
  /** Form without its flags, a row of the confidence table. */
  form: number
  /** `FormFlag` bits. */
  flags: number
  /** What the names speak of that own the value it lies in: `Topic` bits, set by a format. */
  topics: number
  /** The row of the table whose recogniser said so. */
  recogniser: Recogniser
  /** Confidence in hundredths, set by `resolve`. */
  score: number
  evidence: readonly Evidence[]
  /** What each of {@link evidence} changed, in hundredths; 0 for what the form itself says. */
  changes: readonly number[]
  /** Said by a custom recogniser. */
  variant?: string
  /** What a listed name owns: its rule, and the index of the format's value that it is, -1 for none. */
  owned?: { readonly rule: number; readonly value: number }
}

/** A claim of a custom recogniser, in codes of the view. */
export interface CustomClaim {
  readonly start: number
  readonly end: number
  /** Hundredths. */
  readonly score: number
  readonly variant: string
  /** The recogniser threw or answered nonsense; the word it was asked about is claimed. */
  readonly failed: boolean
}

/** One identifier: a row of `recognise/table.ts`. */
export interface Recogniser {
  readonly kind: Kind | WitnessKind | CustomKind
  /** A witness speaks against others and is never reported. */
  readonly witness: boolean
  /** {@link Anchor} bits. */
  readonly anchors: number
  /** Lengths of the run of digits at a {@link Anchor.Digits} that are worth asking about: one bit each, 0 for all. */
  readonly runs: number
  /** Packed claim (see `recognise/forms.ts`) at an anchor, 0 for none. */
  recognise(codes: Uint8Array, at: number, today: number): number
  /** The exact variant of a claim that begins at `start`. */
  variant(codes: Uint8Array, start: number, form: number): VariantName | CustomKind
  /** The character of an {@link Anchor.Character}. */
  readonly character?: number
  /** A custom recogniser is asked this instead. */
  ask?(view: TextView, source: Source, at: number): CustomClaim | undefined
}

/** A replacement: offsets as in {@link Finding}. */
export interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}
