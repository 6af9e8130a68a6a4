/**
 * @module Stage four: what is written instead. One row per action; a finding that is kept has no edit.
 *
 * No label is taken for a finding by a later pass, and none is evidence: `resolve/words.ts` blanks them.
 */
import type { Action, ActionName } from '../types'

/** An action, checked: its name for the counts, and what it writes. */
export interface Act {
  readonly name: ActionName
  /** The replacement for a finding of `width` characters; undefined leaves it as it is. */
  write(kind: string, width: number): string | undefined
}

const keep: Act = { name: 'keep', write: () => undefined }
const remove: Act = { name: 'remove', write: () => '' }
/** Labels by kind: the same string every time, which is what makes it cheap to write. */
const labels = /* @__PURE__ */ new Map<string, string>()

function labelOf(kind: string): string {
  const known = labels.get(kind)
  if (known !== undefined) return known
  const label = `[${kind}]`
  labels.set(kind, label)
  return label
}

const label: Act = { name: 'mask', write: labelOf }
const stars: Act = { name: 'mask', write: (_kind, width) => '*'.repeat(width) }

const MASKS: { readonly [style: string]: Act } = { label, stars }

/** Actions of later versions: named, so that the message can say so. */
const LATER = ['pseudonymise', 'generalise', 'substitute', 'withhold']

function laterName(action: unknown): string | undefined {
  if (typeof action === 'string') return LATER.find((name) => name === action)
  if (typeof action !== 'object' || action === null) return undefined
  return LATER.find((name) => name in action)
}

/**
 * Checks an action.
 *
 * @param where - name of the option, for messages
 * @throws TypeError for a wrong type or a contradiction, RangeError for an unknown or later action
 */
export function checkAction(action: Action | unknown, where: string): Act {
  const later = laterName(action)
  if (later !== undefined) throw new RangeError(`"${where}": ${later} is not available in this version`)
  if (action === 'keep') return keep
  if (action === 'remove') return remove
  if (action === 'mask') return label
  if (typeof action === 'string') {
    throw new RangeError(`"${where}" expected keep, mask, remove or { mask: 'label' | 'stars' }`)
  }
  if (typeof action !== 'object' || action === null) {
    throw new TypeError(`"${where}" expected an action, got ${action === null ? 'null' : typeof action}`)
  }
  const keys = Object.keys(action)
  if (keys.length !== 1 || keys[0] !== 'mask') {
    throw new TypeError(`"${where}" expected an object with the one key mask, got ${keys.length} keys`)
  }
  const style = MASKS[String((action as { mask: unknown }).mask)]
  if (style === undefined) throw new RangeError(`"${where}.mask" expected 'label' or 'stars'`)
  return style
}
