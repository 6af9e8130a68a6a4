/**
 * @module The vocabulary of a policy: what may be done with which category of personal data, for which purpose and
 * recipient, and why.
 *
 * The model follows ODRL 2.2 (W3C Recommendation 2018: permission, prohibition, constraint, prohibition wins);
 * categories are keys of fideslang 3.2 (see `categories.ts`).
 */
import type { Context, PartialMask, Pattern, Pseudonymisation, Surrogate, TokenScope } from '../types'

export type { Context, PartialMask, TokenScope }

/** Actions of a policy. `strictness.ts` orders them by strictness. */
export type PolicyAction =
  /** Not changed. */
  | 'keep'
  /** A constant label. */
  | 'mask'
  | { readonly mask: 'label' | 'stars' }
  /** Keeps some characters: rejected if fewer than 1,000 national ids would fit, and for e-mail and IP addresses. */
  | { readonly partial: PartialMask }
  /** An earlier name of the same, masked whole where it would be rejected. */
  | { readonly mask: PartialMask }
  /** Removes the value. */
  | 'remove'
  /** Makes it coarser: with the default of each kind, or the redactor's settings for `generalise`. */
  | 'generalise'
  | { readonly generalise: { readonly [setting: string]: unknown } }
  /** A keyed token; its purpose is the context's. */
  | 'pseudonymise'
  | { readonly pseudonymise: TokenSettings }
  /** A value of the same form that belongs to nobody; its purpose is the context's. */
  | 'surrogate'
  | { readonly surrogate: Surrogate }
  /** In a record with a value of one of these categories, what the policy writes for that; else a token. */
  | { readonly substitute: readonly string[] }
  /** Withholds the whole record; in text, the line. */
  | 'withhold'

/** How to make a token; tenant and purpose come from the context only. */
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

/** Legal bases of GDPR article 6(1), of 9(2)(f) for legal claims, and of 15 and 20 for requests of the person. */
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
  /** What starts the period, for people: `the end of the contract`. Default: the day of collection. */
  readonly from?: string
  readonly end: 'delete' | 'anonymise' | 'destroy-key'
}

/** Where a purpose, recipient or rule comes from. */
export interface Sourced {
  /** One sentence for people. */
  readonly reason: string
  /** Headings or sections it comes from. */
  readonly cites: readonly string[]
}

/** A purpose of processing. */
export interface Purpose {
  readonly title: string
  readonly cites: readonly string[]
  /** Key of fideslang's data uses, for other tools. */
  readonly use?: string
  /** The legal basis; a purpose that keeps anything must state it. */
  readonly basis?: readonly LegalBasis[]
  /** The widest token scope that the purpose may see; `none` for statistics. Default: `relationship`. */
  readonly tokens?: TokenScope | 'none'
  /** Whose data it is about: `customers`, `applicants`. For the record of processing activities. */
  readonly persons?: readonly string[]
  /** Smallest group to report on, for whoever counts the output; a redactor cannot enforce it. */
  readonly leastGroup?: number
}

/** Who gets the output. Unlisted purposes are denied. */
export interface Recipient extends Sourced {
  readonly title: string
  readonly role: 'controller' | 'processor' | 'authority' | 'third-party'
  /** Purposes it has access for. */
  readonly purposes: readonly string[]
  /** Where it processes the data: a country (ISO 3166-1 alpha-2), `EU` or `EEA`. */
  readonly region: string
}

/** Where data may be. */
export interface Regions extends Sourced {
  /** Countries (ISO 3166-1 alpha-2), `EU` or `EEA`. */
  readonly allow: readonly string[]
}

/** A custom category of the policy, below one of fideslang or another custom one. */
export interface OwnCategory {
  readonly title: string
  /** Special category of GDPR article 9. */
  readonly sensitive?: boolean
}

/** Facts about the person and the call that a rule can require. */
export type Fact = 'consent' | 'activeCustomer' | 'optOut' | 'objection' | 'request' | 'case'

/**
 * Facts that must hold. An unknown fact does not hold in a permit and holds in a deny, so a missing fact denies. Only
 * the person can object, so an unstated objection means none, unless the person has opted out. `case` is whether the
 * call names a case, `request` whether the person makes the request. A permit may only require facts that permit more
 * (consent, a request, a case, no opt-out, no objection); a deny the opposite.
 */
export type When = { readonly [F in Fact]?: boolean }

interface Matching {
  /** Unique in the policy. */
  readonly id: string
  /** Purposes; default all. */
  readonly purpose?: readonly string[]
  /** Recipients; default all. */
  readonly recipient?: readonly string[]
  /** Roles of the person who acts; default all. */
  readonly role?: readonly string[]
  /** Regions; default all that the policy allows. */
  readonly region?: readonly string[]
  readonly when?: When
}

/** Lets a category through, in some form. */
export interface Permit extends Matching, Sourced {
  readonly effect?: 'permit'
  /** Categories, each with all below it. */
  readonly category: readonly string[]
  readonly action: PolicyAction
  readonly justification?: Justification
  readonly retention?: Retention
}

/** Forbids: removes values of its categories, or withholds the record if it has none. Wins over every permit. */
export interface Deny extends Matching, Sourced {
  readonly effect: 'deny'
  readonly category?: readonly string[]
  /** Regions outside which it applies. */
  readonly outside?: readonly string[]
}

/** A rule. */
export type Rule = Permit | Deny

/** Who may convert tokens back to values. Nobody else may, and nobody without a case. */
export interface RevealRule extends Sourced {
  readonly id: string
  readonly category: readonly string[]
  readonly purpose: readonly string[]
  readonly role: readonly string[]
}

/** A policy: a typed, versioned value, from `definePolicy`, JSON or YAML. */
export interface Policy {
  /** Version of this format. */
  readonly schema: 1
  readonly id: string
  /** Named in every decision, output and audit line. */
  readonly version: string
  readonly title: string
  readonly categories?: { readonly [id: string]: OwnCategory }
  /**
   * Translations (`en`, `sv`, `nb`, `nn`) of titles, reasons and other texts, by the text in the policy:
   * `{ sv: { 'To answer': 'För att svara' } }`. For reports; they decide nothing.
   */
  readonly translations?: { readonly [lang: string]: { readonly [text: string]: string } }
  /** Names of fields and labels in text, and the category of their values. */
  readonly fields?: { readonly [name: string]: string }
  /** Custom kinds, by what values look like or by the label before them; the category decides what happens to each. */
  readonly patterns?: readonly (Pattern & { readonly category: string })[]
  /**
   * `required` if data of several customers is processed on behalf of each: without a `tenant` in the context, tokens become
   * masks, because they would link one customer's people with another's. Default: `optional`.
   */
  readonly tenant?: 'required' | 'optional'
  /** What happens to unlisted fields of records, except technical ones. Default: `mask`. */
  readonly unlisted?: 'mask' | 'remove' | 'keep'
  readonly purposes: { readonly [id: string]: Purpose }
  readonly recipients: { readonly [id: string]: Recipient }
  readonly regions: Regions
  /** The recipient if the context names none. Without it, a context without a recipient is denied. */
  readonly recipient?: string
  readonly rules: readonly Rule[]
  readonly reveals?: readonly RevealRule[]
}

/** What to do with a category in a context, and why. Contains nothing of any record. */
export interface Decision {
  /** The name of {@link action}. */
  readonly name: PolicyActionName
  readonly action: PolicyAction
  /** The rule's id; `default`, `region`, `recipient`, `purpose` or `restricted` for built-in decisions. */
  readonly rule: string
  readonly reason: string
  readonly cites: readonly string[]
  /** `id/version` of the policy. */
  readonly policy: string
  readonly category: string
  readonly justification?: Justification
  readonly retention?: Retention
  /** What the context should have stated but did not. */
  readonly missing?: readonly (keyof Context)[]
}
