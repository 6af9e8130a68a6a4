/**
 * @module Formats the difference between two policies for a terminal: decisions first, starting with those that permit
 * more; then the changed parts of the policies.
 */
import type { DecisionChange, Outcome, PolicyDiff } from './diff'
import { NAMED_LISTS, type PartChange, type PartsChanged } from './diff-parts'

const THROUGH = { more: 'MORE is disclosed', equal: 'as much is disclosed', less: 'less is disclosed' } as const

function outcomeAsText({ told, rule, retention }: Outcome): string {
  return `${told} (${rule}${retention === undefined ? '' : `; ${retention}`})`
}

function decisionAsText({ categories, recipients, when, before, after, through }: DecisionChange): string[] {
  const names = categories.map(({ title, sensitive }) => (sensitive ? `${title} (sensitive)` : title))
  return [
    `  ${THROUGH[through]}: ${names.join('; ')}`,
    `    was: ${outcomeAsText(before)}`,
    `    is:  ${outcomeAsText(after)}`,
    `    for: ${recipients.join(', ')}`,
    ...(when.length > 0 ? [`    when: ${when.join(', ')}`] : []),
  ]
}

function decisionsAsText(decisions: readonly DecisionChange[]): string[] {
  const purposes = [...new Set(decisions.map(({ purpose }) => purpose))]
  return purposes.flatMap((purpose) => {
    const own = decisions.filter((change) => change.purpose === purpose)
    return ['', `${purpose}: ${own[0]?.title ?? ''}`, ...own.flatMap(decisionAsText)]
  })
}

function written(value: unknown): string {
  if (value === undefined) return 'not said'
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function partAsText({ part, before, after }: PartChange): string {
  return `${part}: ${written(before)} -> ${written(after)}`
}

function partsAsText(name: string, { added, removed, changed }: PartsChanged): string[] {
  return [
    ...added.map((id) => `${name} ${id} is new`),
    ...removed.map((id) => `${name} ${id} is gone`),
    ...changed.flatMap(({ id, parts }) => [
      `${name} ${id} has changed`,
      ...parts.map((part) => `  ${partAsText(part)}`),
    ]),
  ]
}

/** Formats differences as text. */
export function diffAsText(diff: PolicyDiff): string {
  if (diff.isSame) return `${diff.before} -> ${diff.after}: nothing changed\n`
  const { decisions } = diff
  const counts = (['more', 'less', 'equal'] as const).map(
    (through) => decisions.filter((change) => change.through === through).length,
  )
  const words = [
    ...NAMED_LISTS.flatMap(([list, name]) => partsAsText(name, diff[list])),
    ...diff.others.map(partAsText),
  ]
  return [
    `${diff.before} -> ${diff.after}`,
    `decisions: ${counts[0]} let more through, ${counts[1]} less, ${counts[2]} as much for another time`,
    ...decisionsAsText(decisions),
    ...['', 'what the policies say'],
    ...words.map((line) => `  ${line}`),
    '',
  ].join('\n')
}
