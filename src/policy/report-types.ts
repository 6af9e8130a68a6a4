/**
 * @module What a report holds.
 */
import type { ToldCategory } from './told'
import type { LegalBasis, PolicyActionName, Recipient } from './types'
import type { Language } from './words/words'

/** The period of one token key, as its ring tells it. */
export interface Epoch {
  readonly id: string
  /** Day after its last one; milliseconds since 1970. Undefined while it is not known. */
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
  /** What must be given: `consent`, `role case-handler`. */
  readonly conditions: readonly string[]
  readonly rule: string
  readonly reason: string
  readonly cites: readonly string[]
  readonly justification: string | undefined
  readonly retention: string | undefined
  /** Day by which what is collected at the date of the report has to go, `YYYY-MM-DD`; none when an event starts it. */
  readonly until: string | undefined
  /** What was collected before this day has to be gone. */
  readonly due: string | undefined
}

/** One purpose. */
export interface ReportPurpose {
  readonly id: string
  readonly title: string
  readonly basis: readonly LegalBasis[]
  readonly cites: readonly string[]
  /** Whose data it is about; empty when the policy does not say. */
  readonly persons: readonly string[]
  /** People of whom nothing is told where they are fewer; undefined when the policy does not say. */
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

/** What becomes of a category for one purpose; of several outcomes, that which lets most through. */
export interface ReportCell {
  readonly action: PolicyActionName
  readonly told: string
  /** For every recipient, whatever is given. */
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
  /** Each category, with a cell for each of {@link purposes}; those that are treated alike everywhere are one. */
  readonly matrix: readonly { readonly category: ToldCategory; readonly cells: readonly ReportCell[] }[]
  /** Longest time that any purpose needs its tokens, in words; undefined when none has tokens. */
  readonly tokensFor: string | undefined
  readonly epochs: readonly ReportEpoch[]
}
