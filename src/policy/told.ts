/**
 * @module What a decision comes to, in words.
 */
import { isSensitive, titleOf, topmost } from './categories'
import { durationInWords } from './duration'
import { nameOf, tokenSettings } from './strictness'
import type { Policy, PolicyAction, Retention } from './types'

const SCOPES = {
  relationship: 'token for this purpose',
  document: 'token within one document',
  transaction: 'token for one mention',
} as const

/** An action in words. */
export function toldOf(action: PolicyAction): string {
  switch (nameOf(action)) {
    case 'pseudonymise':
      return SCOPES[tokenSettings(action).scope]
    case 'substitute':
      return 'another value of the record stands for it, else a token'
    case 'keep':
      return 'stays as it is'
    case 'mask':
      return 'masked'
    case 'remove':
      return 'removed'
    case 'generalise':
      return 'made coarser'
    case 'withhold':
      return 'record withheld'
  }
}

const ENDS = {
  delete: 'then deleted',
  anonymise: 'then anonymised',
  'destroy-key': 'then its key is destroyed',
} as const

/** How long something stays, in words. */
export function retentionOf({ period, from, end }: Retention): string {
  return `${durationInWords(period)}${from === undefined ? '' : ` from ${from}`}, ${ENDS[end]}`
}

/** A category for people. */
export interface ToldCategory {
  readonly id: string
  readonly title: string
  readonly sensitive: boolean
}

/** Categories that are treated alike: those above others in place of all their parts. */
export function toldCategories(
  categories: ReadonlySet<string>,
  known: readonly string[],
  policy: Policy,
): ToldCategory[] {
  return topmost(categories, known).map(({ id, isRest }) => ({
    id,
    title: isRest ? `${titleOf(id, policy)} (not told more closely)` : titleOf(id, policy),
    sensitive: isSensitive(id, policy),
  }))
}
