/** @module The types of a report. */
import type { ToldCategory } from './told'
import type { LegalBasis, PolicyActionName, Recipient } from './types'
import type { Language } from './words/words'

/** The period of one token key, from its ring. */
export interface Epoch {
  readonly id: string
  /** The day after its last one, in milliseconds since 1970. Undefined if not known yet. */
  readonly end: number | undefined
  readonly isDestroyed: boolean
}

/** What one rule does for one purpose. */
export interface ReportRow {
  readonly action: PolicyActionName
  /** The action in words: `token within one document`. */
  readonly told: string
  readonly categories: readonly ToldCategory[]
  readonly recipients: readonly string[]
  /** What the context must have: `consent`, `role case-handler`. */
  readonly conditions: readonly string[]
  readonly rule: string
  readonly reason: string
  readonly cites: readonly string[]
  readonly justification: string | undefined
  readonly retention: string | undefined
  /**
   * Day by which data collected on the report's date must be deleted, `YYYY-MM-DD`; none if an event starts the period.
   */
  readonly until: string | undefined
  /** Data collected before this day must have been deleted. */
  readonly due: string | undefined
}

/** One purpose. */
export interface ReportPurpose {
  readonly id: string
  readonly title: string
  readonly basis: readonly LegalBasis[]
  readonly cites: readonly string[]
  /** Whose data it is; empty if the policy does not say. */
  readonly persons: readonly string[]
  /** The smallest group to report on; undefined if the policy does not say. */
  readonly leastGroup: number | undefined
  readonly rows: readonly ReportRow[]
}

/** One key. */
export interface ReportEpoch {
  readonly id: string
  readonly end: string | undefined
  readonly destroyAfter: string | undefined
  readonly state: 'destroyed' | 'in use' | 'due for destruction'
}

/** What happens to a category for one purpose; of several outcomes, the most permissive. */
export interface ReportCell {
  readonly action: PolicyActionName
  readonly told: string
  /** Whether it applies to every recipient, in any context. */
  readonly isForAll: boolean
}

/** Purposes are named by their ids. */
export interface ReportSummary {
  readonly rules: number
  readonly idKept: readonly string[]
  readonly idAsToken: readonly string[]
  readonly sensitiveKept: readonly string[]
  readonly nothingKept: readonly string[]
  readonly longest: string | undefined
}

/** A report. */
export interface PolicyReport {
  readonly lang: Language
  readonly policy: string
  readonly title: string
  readonly at: string
  readonly summary: ReportSummary
  readonly regions: readonly string[]
  readonly recipients: readonly {
    readonly id: string
    readonly title: string
    readonly role: Recipient['role']
    readonly region: string
    readonly purposes: readonly string[]
  }[]
  readonly purposes: readonly ReportPurpose[]
  /** Each category with a cell for each of {@link purposes}; categories treated alike everywhere are merged. */
  readonly matrix: readonly { readonly category: ToldCategory; readonly cells: readonly ReportCell[] }[]
  /** The longest time that any purpose needs its tokens, in words; undefined if none has tokens. */
  readonly tokensFor: string | undefined
  readonly epochs: readonly ReportEpoch[]
}
