/**
 * @module `sladd policy coverage`: compares a policy with the field names of real data. Exit codes: 0 all are known, 1
 * some are not listed, 2 wrong usage or a file that cannot be read.
 */
import type { SampleForm, SampleName } from '../../names/sample'
import { titleOf } from '../../policy/categories'
import { type Coverage, type CoverageRow, policyCoverage } from '../../policy/coverage'
import { suggestFields } from '../../policy/suggest'
import type { Policy } from '../../policy/types'
import { isClean } from '../../standard'
import { print, printJson } from './output'
import { policyOf, typedContext } from './policy-choice'
import type { PolicyValues } from './policy-options'
import { namesInFile, shownName } from './sample'
import { Refusal, UsageError } from './usage'

/** Its options, in addition to those of a context. */
interface CoverageValues extends PolicyValues {
  readonly format?: string | undefined
  readonly json?: boolean | undefined
  readonly suggest?: boolean | undefined
}

const FORMS: { readonly [format: string]: SampleForm } = { auto: 'text', csv: 'table', yaml: 'yaml' }

/** Merges the names of several files into one list. */
function gathered(files: readonly string[], form: SampleForm): SampleName[] {
  const found = new Map<string, SampleName>()
  for (const file of files) {
    const names = namesInFile(file, form)
    if (names.length === 0) throw new Refusal(`${file}: contains no field names`)
    for (const { path, count } of names) {
      const key = JSON.stringify(path)
      found.set(key, { path, count: count + (found.get(key)?.count ?? 0) })
    }
  }
  return [...found.values()]
}

/** A row for output. */
interface Told extends Omit<CoverageRow, 'path'> {
  readonly name: string
}

/** Converts rows for output, with names that may be shown; rows that look the same are merged. */
function toldOf({ rows }: Coverage): Told[] {
  const told = new Map<string, Told>()
  for (const { path, count, ...rest } of rows) {
    const key = JSON.stringify([shownName(path), rest])
    told.set(key, { name: shownName(path), count: count + (told.get(key)?.count ?? 0), ...rest })
  }
  return [...told.values()]
}

/** Formats the actions for these purposes: `keep: support, portability; remove: statistics`. */
function actionsOf({ becomes }: Told, purposes: readonly string[]): string {
  const actionFor = (purpose: string) => becomes[purpose]?.action as string
  const actions = [...new Set(purposes.map(actionFor))]
  if (actions.length <= 1) return actions[0] ?? 'withhold'
  const listed = actions.map(
    (action) => `${action}: ${purposes.filter((each) => actionFor(each) === action).join(', ')}`,
  )
  return listed.join('; ')
}

const WORDS = { technical: 'of the system', unlisted: 'nobody listed it', secret: 'a secret' } as const

function line(told: Told, purposes: readonly string[], title: (category: string) => string): string {
  const { name, count, as, category } = told
  const what = as === 'listed' || as === 'understood' ? `${title(category ?? '')} (${category})` : WORDS[as]
  return `${name.padEnd(32)} ${String(count).padStart(7)}  ${what}; ${actionsOf(told, purposes)}\n`
}

function asText(found: Coverage, rows: readonly Told[], policy: Policy): string {
  const withheld = found.purposes.filter((purpose) =>
    rows.every(({ becomes }) => becomes[purpose]?.action === 'withhold'),
  )
  const purposes = found.purposes.filter((purpose) => !withheld.includes(purpose))
  const title = (category: string) => titleOf(category, policy)
  return [
    `${found.policy}\n`,
    ...(withheld.length === 0 ? [] : [`kept back whole, as the call stands: ${withheld.join(', ')}\n`]),
    ...rows.map((told) => line(told, purposes, title)),
    `${found.unlisted} of ${found.rows.length} names that nobody listed\n`,
  ].join('')
}

/**
 * Runs `sladd policy coverage`.
 *
 * @param files - the policy, and samples; without any, standard input
 * @throws UsageError, Refusal
 */
export async function coverage([file = '', ...samples]: readonly string[], values: CoverageValues): Promise<number> {
  const { format = 'auto', json, suggest } = values
  const form = FORMS[format]
  if (form === undefined) throw new UsageError('--format expected auto, csv or yaml')
  if (json && suggest) throw new UsageError('--json and --suggest exclude each other')
  const policy = policyOf(file)
  const context = typedContext(policy, values)
  const found = policyCoverage(policy, gathered(samples.length === 0 ? ['-'] : samples, form), context)
  const rows = toldOf(found)
  if (json) printJson({ ...found, rows })
  else if (suggest) print(suggestFields(policy, found, isClean))
  else print(asText(found, rows, policy))
  return found.unlisted === 0 ? 0 : 1
}
