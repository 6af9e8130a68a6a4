/**
 * @module The vocabulary of a policy: what may be done with which category of personal data, for which purpose and
 * recipient, and why.
 *
 * The shape is that of ODRL 2.2 (W3C Recommendation 2018: permission, prohibition, constraint, prohibition wins); the
 * names of categories are keys of fideslang 3.2 (see `categories.ts`).
 */
import type { Context, PartialMask, Pattern, Pseudonymisation, Surrogate, TokenScope } from '../types'

export type { Context, PartialMask, TokenScope }

/** The actions of a policy. `strictness.ts` ranks them. */
export type PolicyAction =
  /** Leave it as it is. */
  | 'keep'
  /** A constant label. */
  | 'mask'
  | { readonly mask: 'label' | 'stars' }
  /** Keep some characters: refused if fewer than 1,000 national ids are left, and for e-mail and IP addresses. */
  | { readonly partial: PartialMask }
  /** An earlier name of `partial`, which masks the whole value where `partial` would be refused. */
  | { readonly mask: PartialMask }
  /** Remove the value. */
  | 'remove'
  /** Make it coarser: with the defaults of each kind, or the settings of the redactor's `generalise`. */
  | 'generalise'
  | { readonly generalise: { readonly [setting: string]: unknown } }
  /** A keyed token; its purpose is the context's. */
  | 'pseudonymise'
  | { readonly pseudonymise: TokenSettings }
  /** A value of the same form that belongs to nobody; its purpose is the context's. */
  | 'surrogate'
  | { readonly surrogate: Surrogate }
  /** What the policy writes for one of these categories in the same record; otherwise a token. */
  | { readonly substitute: readonly string[] }
  /** Withhold the whole record; in text, the line. */
  | 'withhold'

/** How a token is made. Tenant and purpose come only from the context. */
export type TokenSettings = Pick<Pseudonymisation, 'scope' | 'epoch'>

/** Short names of actions. */
export type PolicyActionName =
  | 'keep'
  | 'mask'
  | 'remove'
  | 'generalise'
  | 'pseudonymise'
  | 'surrogate'
  | 'partial'
  | 'substitute'
  | 'withhold'

/** Legal grounds: GDPR article 6(1), 9(2)(f) for legal claims, and articles 15 and 20 for requests of the person. */
export type LegalBasis =
  | 'consent'
  | 'contract'
  | 'legal-obligation'
  | 'vital-interest'
  | 'public-task'
  | 'legitimate-interest'
  | 'legal-claims'
  | 'data-subject-request'

/** Why a national identity number is processed: Swedish Act 2018:218 ch. 3 s. 10, Norwegian personopplysningsloven s. 12. */
export interface Justification {
  readonly ground: 'consent' | 'purpose' | 'secure-identification' | 'weighty-reason'
  readonly text: string
}

/** How long data that a rule lets through may be kept, and what happens to it then. */
export interface Retention {
  /** ISO 8601 duration of whole days, weeks, months and years: `P90D`, `P7Y`. */
  readonly period: string
  /** The event that starts the period, in words: `the end of the contract`. Default: the day of collection. */
  readonly from?: string
  readonly end: 'delete' | 'anonymise' | 'destroy-key'
}

/** The source of a purpose, recipient or rule. */
export interface Sourced {
  /** One sentence for human readers. */
  readonly reason: string
  /** Headings or sections it comes from. */
  readonly cites: readonly string[]
}

/** A purpose of processing personal data. */
export interface Purpose {
  readonly title: string
  readonly cites: readonly string[]
  /** Key of fideslang's data uses, for other tools. */
  readonly use?: string
  /** The legal grounds; required if anything is kept for the purpose. */
  readonly basis?: readonly LegalBasis[]
  /** The widest token that the purpose may see; `none` for statistics. Default: `relationship`. */
  readonly tokens?: TokenScope | 'none'
  /** Whose data it is: `customers`, `applicants`. For the record of processing activities. */
  readonly persons?: readonly string[]
  /** The smallest group to report on: a note for whoever counts the output, which no redactor can do. */
  readonly leastGroup?: number
}

/** A recipient of the output. Purposes that are not listed are denied. */
export interface Recipient extends Sourced {
  readonly title: string
  readonly role: 'controller' | 'processor' | 'authority' | 'third-party'
  /** Purposes it has access for. */
  readonly purposes: readonly string[]
  /** Where it processes the data: a country (ISO 3166-1 alpha-2), `EU` or `EEA`. */
  readonly region: string
}

/** Where data may be processed. */
export interface Regions extends Sourced {
  /** Countries (ISO 3166-1 alpha-2), `EU` or `EEA`. */
  readonly allow: readonly string[]
}

/** A category that the policy defines, below one of fideslang or of the policy. */
export interface OwnCategory {
  readonly title: string
  /** Special category of GDPR article 9. */
  readonly sensitive?: boolean
}

/** Facts about the person and the call that a rule can ask for. */
export type Fact = 'consent' | 'activeCustomer' | 'optOut' | 'objection' | 'request' | 'case'

/**
 * Facts that must hold. An unknown fact does not hold in a permit and does hold in a deny: what is missing denies. Only the
 * person can object, so an unknown objection means there is none, unless the person opted out. `case` says whether the call
 * names a case, `request` whether the person made the request.
 * A permit may require only what opens (consent, a request, a case, no opt-out, no objection), a deny only the opposite.
 */
export type When = { readonly [F in Fact]?: boolean }

interface Matching {
  /** Unique in the policy. */
  readonly id: string
  /** Purposes; default all. */
  readonly purpose?: readonly string[]
  /** Recipients; default all. */
  readonly recipient?: readonly string[]
  /** Roles of the acting person; default all. */
  readonly role?: readonly string[]
  /** Regions; default all that the policy allows. */
  readonly region?: readonly string[]
  readonly when?: When
}

/** Lets categories through, in some form. */
export interface Permit extends Matching, Sourced {
  readonly effect?: 'permit'
  /** Categories, each with all below it. */
  readonly category: readonly string[]
  readonly action: PolicyAction
  readonly justification?: Justification
  readonly retention?: Retention
}

/** Removes values of its categories; without categories, withholds the record. Wins over every permit. */
export interface Deny extends Matching, Sourced {
  readonly effect: 'deny'
  readonly category?: readonly string[]
  /** Regions outside of which it applies. */
  readonly outside?: readonly string[]
}

/** A rule. */
export type Rule = Permit | Deny

/** Who may turn tokens back into values. Nobody else may, and nobody without a case. */
export interface RevealRule extends Sourced {
  readonly id: string
  readonly category: readonly string[]
  readonly purpose: readonly string[]
  readonly role: readonly string[]
}

/** A policy: a typed, versioned value. Made by `definePolicy` or read from JSON or YAML. */
export interface Policy {
  /** Version of this format. */
  readonly schema: 1
  readonly id: string
  /** Named in every decision, output and audit line. */
  readonly version: string
  readonly title: string
  readonly categories?: { readonly [id: string]: OwnCategory }
  /**
   * Translations of titles, reasons and other texts (`en`, `sv`, `nb`, `nn`), keyed by the text in the policy:
   * `{ sv: { 'To answer': 'För att svara' } }`. For reports only; they decide nothing.
   */
  readonly translations?: { readonly [lang: string]: { readonly [text: string]: string } }
  /** Names of fields, and labels in text, with the category of what they hold. */
  readonly fields?: { readonly [name: string]: string }
  /** Kinds that the policy defines, by what values look like or by the label before them, each with a category. */
  readonly patterns?: readonly (Pattern & { readonly category: string })[]
  /**
   * `required` if data of several customers is processed, each on its own behalf. Without a `tenant` in the context, tokens are
   * masks, because they would link one customer's people with another's. Default: `optional`.
   */
  readonly tenant?: 'required' | 'optional'
  /** What happens to unlisted fields of records, except technical names. Default: `mask`. */
  readonly unlisted?: 'mask' | 'remove' | 'keep'
  readonly purposes: { readonly [id: string]: Purpose }
  readonly recipients: { readonly [id: string]: Recipient }
  readonly regions: Regions
  /** The recipient if the context names none. Without it, a context without recipient is denied. */
  readonly recipient?: string
  readonly rules: readonly Rule[]
  readonly reveals?: readonly RevealRule[]
}

/** What to do with a category in a context, and why. Contains nothing of any record. */
export interface Decision {
  /** The name of {@link action}. */
  readonly name: PolicyActionName
  readonly action: PolicyAction
  /** The rule's id, or `default`, `region`, `recipient`, `purpose` or `restricted` if no rule decided. */
  readonly rule: string
  readonly reason: string
  readonly cites: readonly string[]
  /** `id/version` of the policy. */
  readonly policy: string
  readonly category: string
  readonly justification?: Justification
  readonly retention?: Retention
  /** What the context should have said, but did not. */
  readonly missing?: readonly (keyof Context)[]
}
