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

/** An action per kind, including your own; `default` applies to the kinds that are not named. */
export type Actions<K extends string = never> = { readonly [N in Kind | 'default' | K]?: Action }

/** A checked policy, returned by `definePolicy` and `asPolicy` of `sladd/policy` and `loadPolicy` of `sladd/policy-file`. */
export interface RedactorPolicy {
  readonly id: string
  readonly version: string
}

/** Tokens of people whose records are kept back. Days are in UTC; `at` defaults to now. */
export interface RestrictedList {
  /** How many tokens are listed. */
  readonly size: number
  readonly tokens: readonly string[]
  /** Whether records of the person with this token are kept back on a day. */
  has(token: string, at?: Date | number): boolean
  /** Whether a text contains any such token. */
  isIn(text: string, at?: Date | number): boolean
}

/** A name that is told somewhere else: nobody takes it from here. */
type Told<K extends string> = [K][K extends unknown ? 0 : never]

/** Options of `createRedactor`. `K` are kinds of your own that `actions` may name. */
export interface RedactorOptions<K extends string = never> {
  /**
   * The kinds to detect. Default: `field` and all of {@link DetectedKind}. Those of {@link MoreKind} are detected only if
   * named. With a policy, only those may be named; they are detected in addition.
   */
  readonly kinds?: readonly Kind[]
  /** Findings below this confidence are left unchanged: `high` 0.9, `medium` 0.5 (default), `low` 0.1, or a number from 0 to 1. */
  readonly minConfidence?: Confidence
  /** What to do with findings. Default: mask each with its label. */
  readonly actions?: Actions<Told<K>>
  /**
   * Field names and what happens to their values: a category, an action, or `false` to ignore the name. Names match in any
   * casing and with any separators; `*` stands for any characters. `category:name` and the like stand for the built-in names
   * of a category: `true`, an action or `false`. Names of secrets (passwords, tokens, authorization, cookies, session ids)
   * are on by default: their values are removed. `keep` keeps the whole value.
   *
   * @example
   * fields: { memberId: 'id', 'category:health': 'mask', '*comment': 'remove', csrfToken: false }
   */
  readonly fields?: { readonly [name: string]: FieldCategory | Action | boolean }
  /**
   * The language of labels of masked fields: `[namn]`, `[navn]`, `[name]`; `[fält]`, `[felt]`, `[field]` if the category is
   * unknown. Labels of kinds are the same in all languages. Default: `en` with a policy; without one the label is `[field]`
   * for every field.
   */
  readonly labels?: LabelLanguage
  /** Values that are never changed, in any spelling that differs only in case or separators. */
  readonly allow?: readonly string[]
  /** The country whose national phone numbers are assumed without other evidence. Default: none. */
  readonly country?: Country
  /** Recognisers of your own, in addition to the built-in ones. */
  readonly custom?: readonly CustomRecogniser[]
  /** Patterns and labels of your own: kinds without code. */
  readonly patterns?: readonly Pattern[]
  /** Names of people to find, from `roster` or `readRoster` of `sladd/roster`. Their label is `[name]`. */
  readonly roster?: Roster
  /** Decides instead of `actions` and `fields`: see `sladd/policy`. */
  readonly policy?: RedactorPolicy
  /**
   * How text is read: `auto` (default) reads JSON wherever it occurs and anything else as text; `text` reads everything as
   * text; `json` is the same as `auto`. `yaml` reads keys and scalars of YAML 1.2, each key as a field. `csv` reads a table:
   * the first record names the columns and shows the delimiter, `,`, `;`, a tab or `|`. `tsv` is the same with tabs.
   */
  readonly format?: 'auto' | 'text' | 'json' | 'yaml' | 'csv' | 'tsv'
  /** Keys for the action `pseudonymise`: see `sladd/keyring`. */
  readonly keyring?: Keyring
  /** Whose text this is and for what purpose, for tokens and the policy; a call can override it. Default: empty. */
  readonly context?: Context
  /**
   * With `policy`: the fields of a record that state a fact, such as whether the person consented. What a record does not
   * state is unknown, and denies. Records are lines of JSON, whole documents, rows of a table and values.
   *
   * @example
   * contextFrom: { consent: 'samtycke', optOut: 'kontakt.avmeldt' }
   */
  readonly contextFrom?: { readonly [F in 'consent' | 'activeCustomer' | 'optOut' | 'objection' | 'request']?: string }
  /**
   * People whose records are kept back, whatever the other options say: the result of `restrictedSubjects` of
   * `sladd/policy`. Needs `keyring`: a record is theirs if a value in it has a listed token in the call's tenant and purpose,
   * or if it contains such a token. Records are lines, whole documents of JSON, rows of a table and values.
   */
  readonly restricted?: RestrictedList
  /**
   * Which engine runs: `simd`, a WebAssembly kernel, or `plain`, its twin in TypeScript, 5 to 15 times slower with the
   * same findings. `auto` uses the kernel if the host can run it; `simd` throws if it cannot.
   */
  readonly engine?: 'auto' | 'simd' | 'plain'
  /**
   * The compiled kernel, `sladd/kernel.wasm`, for hosts that compile nothing at run time. All redactors of the realm use it
   * from then on.
   */
  readonly module?: WebAssembly.Module
}

/**
 * Why the plain engine runs: the host has no WebAssembly, no SIMD, or refused to make the kernel; you asked for it; or there
 * are custom recognisers and the format is a table, where only the plain engine supports them.
 */
export type EngineReason = 'no-wasm' | 'no-simd' | 'refused' | 'asked' | 'custom'

/** Options of one call. */
export interface CallOptions {
  /** Reference date: decides centuries, which dates are in the future, and epochs of tokens. Default: now. */
  readonly at?: Date | number
  /** Overrides the redactor's own context, key by key. With a policy, a mistake in it denies. */
  readonly context?: Context
}

/**
 * The encoding of bytes. `auto` recognises UTF-16 and UTF-32 by a byte order mark, or by the position of NULs in mostly ASCII
 * text. Anything else is `utf-8`, in which invalid UTF-8 is read as Windows-1252.
 */
export type Encoding = 'auto' | 'utf-8' | 'utf-16le' | 'utf-16be' | 'utf-32' | 'windows-1252'

/** Options of a stream. */
export interface StreamOptions extends CallOptions {
  /**
   * The encoding of the input; the output has the same, with the same byte order mark. Default: `auto`. A byte order mark
   * counts whatever is asked for; without one `utf-32` begins with its low octet unless the first is a zero.
   */
  readonly encoding?: Encoding
  /**
   * The most milliseconds that parts of a container's message wait for the rest, 0 to 2,147,483,647. Default: 4000.
   * Nothing else waits for more than the end of its line.
   */
  readonly hold?: number
}

/** What was done with findings so far, by kind and action; `record` counts those that a policy withheld. */
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

/** The result of {@link Redactor.process}. */
export interface Processed<T, K extends string = CustomKind> {
  readonly output: T
  readonly findings: Finding<K>[]
  /** `id/version` of the policy that decided; missing without one. */
  readonly policy?: string
}

/**
 * What hooks and lists pass beside a value, and is not an option of ours: the index that `map` passes, or details of an
 * event.
 */
export type Beside =
  | number
  | null
  | (object & { readonly [N in keyof (RedactorOptions & StreamOptions & Context)]?: never })

/** The public object: see `createRedactor`. Its methods are bound, so they can be passed on: `lines.map(redactor.redact)`. */
export interface Redactor<K extends string = CustomKind> {
  /** Detects and changes nothing. Findings are sorted and never overlap, except that in container logs one may contain another. */
  scan(input: string | Uint8Array, options?: CallOptions | number): Finding<K>[]
  /** Replaces the findings in the input. Returns the same type, and the same object if nothing was changed. */
  redact(input: string, options?: CallOptions | number): string
  redact<B extends Uint8Array>(input: B, options?: CallOptions | number): B
  redact<T extends string | Uint8Array>(input: T, options?: CallOptions | number): T
  /** {@link redact} and {@link scan} in one pass. */
  process(input: string, options?: CallOptions | number): Processed<string, K>
  process<B extends Uint8Array>(input: B, options?: CallOptions | number): Processed<B, K>
  process<T extends string | Uint8Array>(input: T, options?: CallOptions | number): Processed<T, K>
  /** Every candidate, found or not, and why. For diagnosis: slower than {@link scan}. */
  explain(input: string | Uint8Array, options?: CallOptions | number): Candidate<K>[]
  /** {@link redact} for many strings in one call. Each is a separate text. */
  redactLines(lines: readonly string[], options?: CallOptions | number): string[]
  /**
   * Redacts any JavaScript value: strings, numbers, property names, errors, maps, bytes, URLs. Objects that contain a change
   * are copied; the same object is returned if nothing was changed. Never throws because of a value, and never modifies it. A
   * number that is personal data becomes a string unless it has a surrogate, and a value that a policy withholds becomes the
   * string `[withheld]`, whatever the type says.
   */
  redactValue<T>(value: T, options?: CallOptions): T
  redactValue<T>(value: T, beside: Beside): T
  /** A Web stream, bytes in and bytes out. Its output does not depend on how the input is split into chunks. */
  stream(options?: StreamOptions): TransformStream<Uint8Array, Uint8Array>
  /**
   * Takes values out of a prompt for a language model, and puts them back into its answer. Use one per conversation.
   *
   * @throws TypeError or RangeError for wrong options
   */
  session(options?: RoundTripOptions): RoundTrip
  /** Which engine runs. It is created on first use. */
  readonly engine: 'simd' | 'plain'
  /** Why it is not the kernel; undefined if it is. */
  readonly engineReason: EngineReason | undefined
  /** What was done so far, including by streams; `scan` counts nothing. */
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
