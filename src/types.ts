/**
 * @module The vocabulary: what the stages hand to each other, and what a user meets.
 *
 *     text or bytes -> offset -> Claim -> Finding -> Edit -> text or bytes
 */

import type {
  Candidate,
  Confidence,
  Country,
  CustomKind,
  Evidence,
  FieldCategory,
  Finding,
  Kind,
  VariantName,
  WitnessKind,
} from './findings'
import type { CustomRecogniser, Pattern, Roster } from './own-kinds'
import type { Action, Context, Keyring, LabelLanguage } from './replacements'
import type { RoundTrip, RoundTripOptions } from './round-trip/types'

export type {
  Candidate,
  Confidence,
  Country,
  CustomKind,
  DetectedKind,
  Evidence,
  FieldCategory,
  Finding,
  Kind,
  MoreKind,
  Reason,
  VariantName,
  Verdict,
  WitnessKind,
} from './findings'
export type { CustomMatch, CustomRecogniser, Pattern, Roster } from './own-kinds'
export type {
  Action,
  Call,
  Context,
  Generalisation,
  KeyInfo,
  KeyProblem,
  Keyring,
  LabelLanguage,
  PartialMask,
  Pseudonymisation,
  Surrogate,
  TokenScope,
} from './replacements'
export type { RoundTrip, RoundTripOptions } from './round-trip/types'

declare global {
  /** Empty where no library says what it is: our types need none. */
  // biome-ignore lint/suspicious/noExplicitAny: as those libraries have it
  interface TransformStream<I = any, O = any> {}
  namespace WebAssembly {
    interface Module {}
  }
}

/** An action per kind, also of the user's own; `default` serves the kinds that are not named. */
export type Actions<K extends string = never> = { readonly [N in Kind | 'default' | K]?: Action }

/** A checked policy, as `definePolicy` and `asPolicy` of `sladd/policy` and `loadPolicy` of `sladd/policy-file` give it. */
export interface RedactorPolicy {
  readonly id: string
  readonly version: string
}

/** Tokens of people whose records are kept back. A day is one of UTC; `at` is now by default. */
export interface RestrictedList {
  /** How many tokens are listed. */
  readonly size: number
  readonly tokens: readonly string[]
  /** Whether the records of whoever has this token are kept back on a day. */
  has(token: string, at?: Date | number): boolean
  /** Whether any such token stands in a text. */
  isIn(text: string, at?: Date | number): boolean
}

/** A name that is told somewhere else: nobody takes it from here. */
type Told<K extends string> = [K][K extends unknown ? 0 : never]

/** Options of `createRedactor`. With kinds of the user's own that actions name, it is to be told them. */
export interface RedactorOptions<K extends string = never> {
  /**
   * What to look for. Default: what stands under listed names, and all of {@link DetectedKind}; those of {@link MoreKind} only
   * when they are named. With a policy, only those may be named, which are looked for as well.
   */
  readonly kinds?: readonly Kind[]
  /** Findings below it are left alone: `high` 0.9, `medium` 0.5 (default), `low` 0.1, or a number from 0 to 1. */
  readonly minConfidence?: Confidence
  /** What to do. Default: mask everything with its label. */
  readonly actions?: Actions<Told<K>>
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
  /**
   * The language in which the label of a masked field says what it holds: `[namn]`, `[navn]`, `[name]`; `[fält]`, `[felt]`,
   * `[field]` where nobody knows. Labels of kinds are the same in all of them. Default: `en` with a policy; without one a
   * label says `[field]`, whatever the field.
   */
  readonly labels?: LabelLanguage
  /** Values that are never touched, in any spelling that differs only in case or separators. */
  readonly allow?: readonly string[]
  /** Whose national phone numbers are meant when nothing else says so. Default: nobody's. */
  readonly country?: Country
  /** Recognisers of the user's own, beside ours. */
  readonly custom?: readonly CustomRecogniser[]
  /** Patterns and labels of the user's own: kinds without code. */
  readonly patterns?: readonly Pattern[]
  /** Names to look for, beside all else: what `roster` or `readRoster` of `sladd/roster` gives. Their label is `[name]`. */
  readonly roster?: Roster
  /** Decides in place of `actions` and `fields`: see `sladd/policy`. */
  readonly policy?: RedactorPolicy
  /**
   * How text is read: `auto` (default) reads JSON where it stands and anything else as text, `text` reads nothing but
   * text, `json` is the same as `auto`. `yaml` reads keys and scalars
   * of YAML 1.2, each key as a field. `csv` reads a table: the first record names the columns and shows what divides
   * cells, `,`, `;`, a tab or `|`. `tsv` is the same with tabs.
   */
  readonly format?: 'auto' | 'text' | 'json' | 'yaml' | 'csv' | 'tsv'
  /** Keys for the action `pseudonymise`: see `sladd/keyring`. */
  readonly keyring?: Keyring
  /** Whose text this is and what for, for tokens and the policy; a call can say otherwise. Default: nothing is said. */
  readonly context?: Context
  /**
   * With `policy`: fields in which a record says itself whether the person consented and the like, by fact. What a record
   * does not say is not known, and denies. Records are lines of JSON, whole documents, rows of a table and values.
   *
   * @example
   * contextFrom: { consent: 'samtycke', optOut: 'kontakt.avmeldt' }
   */
  readonly contextFrom?: { readonly [F in 'consent' | 'activeCustomer' | 'optOut' | 'objection' | 'request']?: string }
  /**
   * People whose records are kept back, whatever else the options say: what `restrictedSubjects` of `sladd/policy` gives.
   * Needs `keyring`: a record is one of theirs when a value in it has a listed token in the call's tenant and purpose, or
   * such a token stands in it. Records are lines, whole documents of JSON, rows of a table and values.
   */
  readonly restricted?: RestrictedList
  /**
   * Which engine runs: `simd`, a WebAssembly kernel, or `plain`, its twin in TypeScript, 5 to 15 times slower with the
   * same findings. `auto` takes the kernel where the host can make it. `simd` throws where it cannot.
   */
  readonly engine?: 'auto' | 'simd' | 'plain'
  /**
   * The kernel, `sladd/kernel.wasm`, compiled: for hosts that compile nothing at run time. All redactors of the realm have
   * it from then on.
   */
  readonly module?: WebAssembly.Module
}

/**
 * Why the plain engine runs: the host has no WebAssembly, no SIMD, or refused to make the kernel; it was asked for by
 * name; or there are custom recognisers, and the format is a table: only the plain engine asks them about cells.
 */
export type EngineReason = 'no-wasm' | 'no-simd' | 'refused' | 'asked' | 'custom'

/** Options of one call. */
export interface CallOptions {
  /** Reference date: decides centuries, what lies in the future, and epochs of tokens. Default: now. */
  readonly at?: Date | number
  /** In place of the redactor's own, name by name. With a policy, what is wrong in it denies. */
  readonly context?: Context
}

/**
 * What bytes are written in. `auto` tells UTF-16 and UTF-32 by a byte order mark, or by where NULs stand in text that is
 * mostly ASCII; all else is `utf-8`, in which what is no UTF-8 reads as Windows-1252.
 */
export type Encoding = 'auto' | 'utf-8' | 'utf-16le' | 'utf-16be' | 'utf-32' | 'windows-1252'

/** Options of a stream. */
export interface StreamOptions extends CallOptions {
  /**
   * What the bytes are written in; the output is written in the same, with the mark that was there. Default: `auto`. A byte
   * order mark counts whatever is asked for; without one `utf-32` begins with its low octet unless the first is a zero.
   */
  readonly encoding?: Encoding
  /**
   * Milliseconds for which the parts of a container's message wait for the rest at most, 0 to 2,147,483,647. Default:
   * 4000. Nothing else waits for more than the end of its line.
   */
  readonly hold?: number
}

/** What was done with findings so far, by kind and action; `record` are those that a policy withheld. */
export type Counts<K extends string = CustomKind> = {
  readonly [N in Kind | 'record' | K]?: { readonly [A in ActionName]?: number }
}

/** Short name of an {@link Action}, for counting. */
export type ActionName =
  | 'keep'
  | 'mask'
  | 'remove'
  | 'pseudonymise'
  | 'generalise'
  | 'surrogate'
  | 'partial'
  | 'withhold'

/** What {@link Redactor.process} gives. */
export interface Processed<T, K extends string = CustomKind> {
  readonly output: T
  readonly findings: Finding<K>[]
  /** `id/version` of the policy that decided; not there without one. */
  readonly policy?: string
}

/**
 * What hooks and lists say beside a value, and what is none of our options: the place in a list that `map` gives, what is
 * known of an event.
 */
export type Beside =
  | number
  | null
  | (object & { readonly [N in keyof (RedactorOptions & StreamOptions & Context)]?: never })

/** The public object: see `createRedactor`. Its methods may be handed on by themselves: `lines.map(redactor.redact)`. */
export interface Redactor<K extends string = CustomKind> {
  /** Finds, and changes nothing. Findings come sorted and never overlap, but in container logs one may lie in another. */
  scan(input: string | Uint8Array, options?: CallOptions | number): Finding<K>[]
  /** The input with its findings replaced: the same type back, the same object when nothing was changed. */
  redact(input: string, options?: CallOptions | number): string
  redact<B extends Uint8Array>(input: B, options?: CallOptions | number): B
  redact<T extends string | Uint8Array>(input: T, options?: CallOptions | number): T
  /** {@link redact} and {@link scan} in one pass. */
  process(input: string, options?: CallOptions | number): Processed<string, K>
  process<B extends Uint8Array>(input: B, options?: CallOptions | number): Processed<B, K>
  process<T extends string | Uint8Array>(input: T, options?: CallOptions | number): Processed<T, K>
  /** Every candidate, found or not, and why: for people who wonder, slower than {@link scan}. */
  explain(input: string | Uint8Array, options?: CallOptions | number): Candidate<K>[]
  /** {@link redact} for many strings in one call; each is a text of its own. */
  redactLines(lines: readonly string[], options?: CallOptions | number): string[]
  /**
   * Any value of the language, with everything in it replaced that is found: in strings, numbers, names, errors, maps,
   * bytes, addresses. What holds a change is copied; the same object comes back when nothing was changed. Never throws
   * for a value, and never changes one. A number that is personal data becomes a string unless a surrogate stands for it, and a value that a policy
   * withholds the string `[withheld]`, whatever the type says.
   */
  redactValue<T>(value: T, options?: CallOptions): T
  redactValue<T>(value: T, beside: Beside): T
  /** A Web stream, bytes in and bytes out. Its output does not depend on how the bytes are cut into chunks. */
  stream(options?: StreamOptions): TransformStream<Uint8Array, Uint8Array>
  /**
   * Takes values out of what a language model is to read and puts them back into its answer: one for each conversation.
   *
   * @throws TypeError or RangeError for wrong options
   */
  session(options?: RoundTripOptions): RoundTrip
  /** Which engine runs; it is made on first use. */
  readonly engine: 'simd' | 'plain'
  /** Why it is not the kernel; undefined when it is. */
  readonly engineReason: EngineReason | undefined
  /** What was done so far, streams included; `scan` counts nothing. */
  readonly counts: Counts<K>
}

/** Where a look may begin; a recogniser may ask for several. */
export const enum Anchor {
  /** The first digit of a run of digits. */
  Digits = 1,
  At = 2,
  Colon = 4,
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
  /** Said by a recogniser that is not the kernel's. */
  said: Pick<CustomClaim, 'variant' | 'form'> | undefined
  /** What a listed name owns: its rule, and the index of the format's value that it is, -1 for none. */
  owned: { readonly rule: number; readonly value: number } | undefined
}

/** A claim of a custom recogniser, in codes of what it was asked about. */
export interface CustomClaim {
  /** Its row. */
  readonly recogniser: Recogniser
  readonly start: number
  readonly end: number
  /** Hundredths. */
  readonly score: number
  readonly variant: string
  /** How one of our kinds is written; undefined of the user's own. */
  readonly form: { readonly name: string; readonly base: number } | undefined
  /** `custom-error` when the recogniser threw or answered nonsense; the word it was asked about is claimed. */
  readonly evidence: readonly Evidence[]
  /** What each of them changed, in hundredths. */
  readonly changes: readonly number[]
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
}

/** A replacement: offsets as in {@link Finding}. */
export interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}
