/**
 * @module The vocabulary: the types that stages pass to each other, and the public types.
 *
 *     text or bytes -> offset -> Claim -> Finding -> Edit -> text or bytes
 */

import type { CustomRecogniser, Pattern, Roster } from './types/custom-kinds'
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
} from './types/findings'
import type { Action, Context, Keyring, LabelLanguage } from './types/replacements'
import type { RoundTrip, RoundTripOptions } from './types/round-trip'

export type { CustomMatch, CustomRecogniser, Pattern, Roster } from './types/custom-kinds'
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
  Reason,
  VariantName,
  Verdict,
  WitnessKind,
} from './types/findings'
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
} from './types/replacements'
export type { RoundTrip } from './types/round-trip'

declare global {
  /** Declared empty, for programs that include no library with these types: ours need none. */
  // biome-ignore lint/suspicious/noExplicitAny: as those libraries have it
  interface TransformStream<I = any, O = any> {}
  namespace WebAssembly {
    interface Module {}
  }
}

/** An action per kind, custom kinds included; `default` applies to kinds that are not named. */
export type Actions<K extends string = never> = { readonly [N in Kind | 'default' | K]?: Action }

/** A checked policy, from `definePolicy` or `asPolicy` of `sladd/policy`, or `loadPolicy` of `sladd/policy-file`. */
export interface RedactorPolicy {
  readonly id: string
  readonly version: string
}

/** Tokens of people whose records are withheld. Days are in UTC; `at` defaults to now. */
export interface RestrictedList {
  /** Number of listed tokens. */
  readonly size: number
  readonly tokens: readonly string[]
  /** True if the records of the person with this token are withheld on that day. */
  has(token: string, at?: Date | number): boolean
  /** True if a text contains any such token. */
  isIn(text: string, at?: Date | number): boolean
}

/** A type parameter that is inferred elsewhere: prevents inference from this position. */
type Told<K extends string> = [K][K extends unknown ? 0 : never]

/** Options of `createRedactor`. `K` names the custom kinds that `actions` may use. */
export interface RedactorOptions<K extends string = never> {
  /**
   * What to look for. Default: values under listed names, and all of {@link DetectedKind}. Those of {@link MoreKind} are found
   * only when you name them. With a policy, you can name only those; they are added to what the policy looks for.
   */
  readonly kinds?: readonly Kind[]
  /** Findings below this are ignored: `high` 0.9, `medium` 0.5 (default), `low` 0.1, or a number from 0 to 1. */
  readonly minConfidence?: Confidence
  /** What to do with findings. Default: mask everything with its label. */
  readonly actions?: Actions<Told<K>>
  /**
   * Field names and what to do with their values: a category, an action, or `false` to ignore the name. Names match in
   * any casing and with any separators; `*` matches any characters. `category:name` and the like select the built-in
   * names of a category, with `true`, an action or `false`. Secrets (passwords, tokens, authorization, cookies, session
   * ids) are on by default, and their values are removed. `keep` keeps the whole value.
   *
   * @example
   * fields: { memberId: 'id', 'category:health': 'mask', '*comment': 'remove', csrfToken: false }
   */
  readonly fields?: { readonly [name: string]: FieldCategory | Action | boolean }
  /**
   * Language of the labels of masked fields: `[namn]`, `[navn]`, `[name]`, or `[fält]`, `[felt]`, `[field]` where the
   * content is unknown. Labels of kinds are the same in all languages. Default: `en` with a policy; without one, every
   * field's label is `[field]`.
   */
  readonly labels?: LabelLanguage
  /** Values to leave alone, in any spelling that differs only in case or separators. */
  readonly allow?: readonly string[]
  /** The country of ambiguous national phone numbers. Default: none. */
  readonly country?: Country
  /** Your own recognisers, in addition to ours. */
  readonly custom?: readonly CustomRecogniser[]
  /** Your own patterns and labels: kinds without code. */
  readonly patterns?: readonly Pattern[]
  /** People's names to look for too, from `roster` or `readRoster` of `sladd/roster`. Their label is `[name]`. */
  readonly roster?: Roster
  /** Decides in place of `actions` and `fields`: see `sladd/policy`. */
  readonly policy?: RedactorPolicy
  /**
   * How text is read. `auto` (default) and `json` read JSON where it occurs and everything else as text. `text` reads only
   * text. `yaml` reads keys and scalars of YAML 1.2, each key as a field. `csv` reads a table: the first record names the
   * columns and shows the separator, `,`, `;`, a tab or `|`. `tsv` is the same with tabs.
   */
  readonly format?: 'auto' | 'text' | 'json' | 'yaml' | 'csv' | 'tsv'
  /** Keys for the action `pseudonymise`: see `sladd/keyring`. */
  readonly keyring?: Keyring
  /** Whose text this is and for what purpose, for tokens and the policy. A call can override it. Default: unstated. */
  readonly context?: Context
  /**
   * With `policy`: for each fact, such as consent, the field in which a record states it. A fact that a record does not
   * state is unknown, and denies. Records are lines of JSON, whole documents, table rows and values.
   *
   * @example
   * contextFrom: { consent: 'samtycke', optOut: 'kontakt.avmeldt' }
   */
  readonly contextFrom?: { readonly [F in 'consent' | 'activeCustomer' | 'optOut' | 'objection' | 'request']?: string }
  /**
   * People whose records are withheld, whatever other options say; from `restrictedSubjects` of `sladd/policy`. Needs
   * `keyring`. A record is theirs when a value in it has a listed token in the call's tenant and purpose, or when it
   * contains such a token. Records are lines, whole JSON documents, table rows and values.
   */
  readonly restricted?: RestrictedList
  /**
   * Which engine runs: `simd`, a WebAssembly kernel, or `plain`, its TypeScript counterpart, 5 to 15 times slower with
   * the same findings. `auto` uses the kernel where the host can create it. `simd` throws where it cannot.
   */
  readonly engine?: 'auto' | 'simd' | 'plain'
  /**
   * The compiled kernel, `sladd/kernel.wasm`, for hosts that cannot compile WebAssembly at run time. From then on, all
   * redactors in the realm use it.
   */
  readonly module?: WebAssembly.Module
}

/**
 * Why the plain engine runs: the host has no WebAssembly, no SIMD, or refused to create the kernel; it was requested by
 * name; or there are custom recognisers and the format is a table, where only the plain engine runs them on cells.
 */
export type EngineReason = 'no-wasm' | 'no-simd' | 'refused' | 'asked' | 'custom'

/** Options of one call. */
export interface CallOptions {
  /** Reference date, for centuries, dates in the future, and epochs of tokens. Default: now. */
  readonly at?: Date | number
  /** Overrides the redactor's own, property by property. With a policy, an invalid context denies. */
  readonly context?: Context
}

/**
 * Encoding of bytes. `auto` detects UTF-16 and UTF-32 by a byte order mark, or by the pattern of NULs in mostly ASCII
 * text. Everything else is `utf-8`, in which bytes that are not UTF-8 read as Windows-1252.
 */
export type Encoding = 'auto' | 'utf-8' | 'utf-16le' | 'utf-16be' | 'utf-32' | 'windows-1252'

/** Options of a stream. */
export interface StreamOptions extends CallOptions {
  /**
   * Encoding of the bytes. The output has the same, with the same byte order mark. Default: `auto`. A byte order mark
   * always takes precedence. Without one, `utf-32` is little-endian unless the first byte is zero.
   */
  readonly encoding?: Encoding
  /**
   * Longest time in milliseconds that parts of a container message wait for the rest, 0 to 2,147,483,647. Default:
   * 4000. Nothing else is held back beyond the end of its line.
   */
  readonly hold?: number
}

/** Findings so far, by kind and action. `record` counts records that a policy withheld. */
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

/** Result of {@link Redactor.process}. */
export interface Processed<T, K extends string = CustomKind> {
  readonly output: T
  readonly findings: Finding<K>[]
  /** `id/version` of the policy that decided; absent without one. */
  readonly policy?: string
}

/**
 * Extra arguments that hooks and lists pass along with a value and that are not our options: the index from `map`, the
 * hint of an event.
 */
export type Beside =
  | number
  | null
  | (object & { readonly [N in keyof (RedactorOptions & StreamOptions & Context)]?: never })

/** A redactor, from `createRedactor`. Its methods can be passed on by themselves: `lines.map(redactor.redact)`. */
export interface Redactor<K extends string = CustomKind> {
  /** Finds without changing anything. Findings are sorted and do not overlap; only in container logs can they nest. */
  scan(input: string | Uint8Array, options?: CallOptions | number): Finding<K>[]
  /** Returns the input with findings replaced: the same type, and the same object when nothing changed. */
  redact(input: string, options?: CallOptions | number): string
  redact<B extends Uint8Array>(input: B, options?: CallOptions | number): B
  redact<T extends string | Uint8Array>(input: T, options?: CallOptions | number): T
  /** {@link redact} and {@link scan} in one pass. */
  process(input: string, options?: CallOptions | number): Processed<string, K>
  process<B extends Uint8Array>(input: B, options?: CallOptions | number): Processed<B, K>
  process<T extends string | Uint8Array>(input: T, options?: CallOptions | number): Processed<T, K>
  /** Every candidate, found or not, with the reasons. For debugging; slower than {@link scan}. */
  explain(input: string | Uint8Array, options?: CallOptions | number): Candidate<K>[]
  /** {@link redact} for many strings in one call. Each is a separate text. */
  redactLines(lines: readonly string[], options?: CallOptions | number): string[]
  /**
   * Redacts any JavaScript value: strings, numbers, names, errors, maps, bytes, URLs. Only what contains a change is copied;
   * the same object comes back when nothing changed. Never throws for a value, and never modifies one. Whatever the type
   * says, a number that is personal data becomes a string unless a surrogate replaces it, and a value that a policy
   * withholds becomes the string `[withheld]`.
   */
  redactValue<T>(value: T, options?: CallOptions): T
  redactValue<T>(value: T, beside: Beside): T
  /** A Web stream of bytes. Its output does not depend on how the bytes are split into chunks. */
  stream(options?: StreamOptions): TransformStream<Uint8Array, Uint8Array>
  /**
   * Removes values from what a language model reads, and restores them in its answer. Use one per conversation.
   *
   * @throws TypeError or RangeError for wrong options
   */
  session(options?: RoundTripOptions): RoundTrip
  /** Which engine runs. It is created on first use. */
  readonly engine: 'simd' | 'plain'
  /** Why the plain engine runs; undefined when the kernel does. */
  readonly engineReason: EngineReason | undefined
  /** What has been done so far, streams included. `scan` counts nothing. */
  readonly counts: Counts<K>
}

/** Where recognition may start; a recogniser may use several. */
export const enum Anchor {
  /** The first digit of a run of digits. */
  Digits = 1,
  At = 2,
  Colon = 4,
  /** The delimiter between the name of a listed field and its value. */
  Joint = 32,
}

/** A possible value. Offsets are in codes of the piece's view. */
export interface Claim {
  start: number
  end: number
  /** Form without its flags, a row of the confidence table. */
  form: number
  /** `FormFlag` bits. */
  flags: number
  /** Topics of the field names that own the value it lies in: `Topic` bits, set by a format. */
  topics: number
  /** The table row whose recogniser made the claim. */
  recogniser: Recogniser
  /** Confidence in hundredths, set by `resolve`. */
  score: number
  evidence: readonly Evidence[]
  /** What each item of {@link evidence} changed, in hundredths; 0 for the form itself. */
  changes: readonly number[]
  /** Set by a recogniser outside the kernel. */
  said: Pick<CustomClaim, 'variant' | 'form'> | undefined
  /** Set for the value of a listed field: its rule, and the index of the value in the format, -1 for none. */
  owned: { readonly rule: number; readonly value: number } | undefined
}

/** A claim of a custom recogniser. Offsets are in codes of the text passed to it. */
export interface CustomClaim {
  /** Its row. */
  readonly recogniser: Recogniser
  readonly start: number
  readonly end: number
  /** Hundredths. */
  readonly score: number
  readonly variant: string
  /** How one of our kinds is written; undefined for the user's own. */
  readonly form: { readonly name: string; readonly base: number } | undefined
  /**
   * `custom-error` if the recogniser threw or returned something invalid; then the claim covers the word at the anchor.
   */
  readonly evidence: readonly Evidence[]
  /** What each item changed, in hundredths. */
  readonly changes: readonly number[]
}

/** One identifier: a row of `recognise/table.ts`. */
export interface Recogniser {
  readonly kind: Kind | WitnessKind | CustomKind
  /** A witness is evidence against other kinds and is never reported. */
  readonly witness: boolean
  /** {@link Anchor} bits. */
  readonly anchors: number
  /** Lengths of a run of digits at an {@link Anchor.Digits} that are worth checking: one bit each, 0 for all. */
  readonly runs: number
  /** Returns the packed claim (see `recognise/forms.ts`) at an anchor, 0 for none. */
  recognise(codes: Uint8Array, at: number, today: number): number
  /** Returns the exact variant of a claim that starts at `start`. */
  variant(codes: Uint8Array, start: number, form: number): VariantName | CustomKind
}

/** A replacement: offsets as in {@link Finding}. */
export interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}
