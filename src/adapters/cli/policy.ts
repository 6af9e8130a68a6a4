/**
 * @module `sladd policy check | coverage | diff | explain | report`: problems of a policy, its effect on the field
 * names of real data, differences between two policies, a decision with its reasons, a report. Exit codes: 0 done, 1
 * the policy has problems, has changed or does not know a name, 2 wrong usage.
 */

import { inWords } from '../../files/refused'
import { jsonOf } from '../../input/json'
import { type TokenLimits, tokenLimits, whyNoToken } from '../../policy/actions'
import { categoriesOf, isCategory, UNLISTED } from '../../policy/categories'
import { planOf } from '../../policy/context-plan'
import { policyName } from '../../policy/decide'
import { diffPolicies } from '../../policy/diff'
import { diffAsText } from '../../policy/diff-page'
import { explainPolicy, planRows } from '../../policy/explain'
import { isPermit } from '../../policy/match'
import { formatProblem } from '../../policy/problem'
import { reportPolicy } from '../../policy/report'
import { reportAsCsv } from '../../policy/report-csv'
import { reportAsHtml } from '../../policy/report-page'
import { reportAsText } from '../../policy/report-text'
import { basesOf, categoryTold, leastOf } from '../../policy/report-told'
import type { Epoch } from '../../policy/report-types'
import { isToken } from '../../policy/strictness'
import { reasonOf, titleIn } from '../../policy/told'
import { translated } from '../../policy/translated'
import type { Decision, Policy } from '../../policy/types'
import type { Words } from '../../policy/words/en'
import { LANGUAGE_CODES, type Language, wordsOf } from '../../policy/words/words'
import { checkPolicyFile } from '../policy-file'
import { checkOutput } from './input'
import { print, printJson } from './output'
import { command } from './own-options'
import { policyOf, typedContext } from './policy-choice'
import { POLICY_COMMAND_ROWS } from './table/own-rows'
import { textIn } from './text-file'
import { Refusal, strayIn, UsageError, type ValuesOf } from './usage'

type Values = ValuesOf<typeof POLICY_COMMAND_ROWS>

async function check(files: readonly string[], { json, strict }: Values): Promise<number> {
  const checked = files.map((file) => ({ file, ...inWords('', file, () => checkPolicyFile(file)) }))
  const found = checked.flatMap(({ file, problems }) => problems.map((problem) => ({ file, ...problem })))
  if (json) printJson(found)
  else {
    for (const { file, ...problem } of found) print(`${formatProblem(problem, file)}\n`)
    for (const { file, policy, problems } of checked) {
      if (policy === undefined) continue
      print(`${file}: ${policyName(policy)} loads, ${problems.length} warnings\n`)
      const tokens = tokenRules(policy)
      if (tokens > 0) print(`${file}: ${tokens} rules write tokens: masks where --keyring is not given\n`)
    }
  }
  return found.some(({ severity }) => strict || severity === 'error') ? 1 : 0
}

function tokenRules({ rules }: Policy): number {
  return rules.filter((rule) => isPermit(rule) && isToken(rule.action)).length
}

function decisionRow(title: string, decision: Decision, limits: TokenLimits, words: Words, width = 48): string {
  const { name, rule, missing } = decision
  const why = whyNoToken(decision, limits)
  const instead = why === undefined ? '' : ` (${why})`
  const lacking = missing === undefined ? '' : ` (${words.small.notSaid}: ${missing.join(', ')})`
  return `${title.padEnd(width)} ${words.actions[name].padEnd(13)} ${rule}: ${reasonOf(decision, words)}${lacking}${instead}\n`
}

/** Returns the purpose, its legal basis, and whether groups can be too small for it. */
function purposeHead({ purposes }: Policy, id: string | undefined, words: Words): string {
  const purpose = id === undefined ? undefined : purposes[id]
  if (purpose === undefined) return ''
  const { title, basis = [], leastGroup } = purpose
  const least = leastGroup === undefined ? '' : `${leastOf(leastGroup, words)}\n`
  return `${title} (${basesOf({ basis }, words) || words.small.noGround})\n${least}\n`
}

async function explain([file = '']: readonly string[], values: Values): Promise<number> {
  const lang = languageOf(values)
  const policy = translated(policyOf(file), lang)
  const context = typedContext(policy, values)
  const words = wordsOf(lang)
  const { category, keyring } = values
  if (keyring !== undefined) ringKeys(keyring)
  const limits = tokenLimits(policy, context, { hasKeys: keyring !== undefined })
  if (category === undefined) {
    const plan = planOf(policy, context)
    if (values.json) printJson(plan)
    else {
      const rows = planRows(policy, plan, words)
      const width = Math.max(...rows.map(([told]) => categoryTold(told, words).length))
      print(`${plan.policy}\n${purposeHead(policy, plan.purpose, words)}`)
      for (const [told, decision] of rows) print(decisionRow(categoryTold(told, words), decision, limits, words, width))
    }
    return 0
  }
  if (category !== UNLISTED && !isCategory(category, policy))
    throw new UsageError(`--category: known are ${categoriesOf(policy).join(', ')}`)
  const explanation = explainPolicy(policy, category, context)
  if (values.json) printJson(explanation)
  else {
    const { decision, rules } = explanation
    print(decisionRow(titleIn(category, policy, words), decision, limits, words))
    print(`${words.small.from}: ${decision.cites.join('; ')}\n\n`)
    for (const { rule, effect, verdict, because } of rules) {
      const why = because.length === 0 ? '' : `: ${because.join(', ')}`
      print(`${effect.padEnd(7)} ${rule.padEnd(32)} ${words.verdicts[verdict]}${why}\n`)
    }
  }
  return 0
}

function languageOf({ lang = 'en' }: Values): Language {
  const known = LANGUAGE_CODES.find((code) => code === lang)
  if (known === undefined) throw new UsageError(`--lang expected ${LANGUAGE_CODES.join(', ')}`)
  return known
}

interface RingKey {
  readonly kid?: unknown
  readonly exp?: unknown
  readonly status?: unknown
}

/** Returns the public properties of a ring's keys; secrets are not read. */
function ringKeys(file: string): readonly RingKey[] {
  const keys = (jsonOf(textIn(file)) as { keys?: unknown } | null | undefined)?.keys
  if (!Array.isArray(keys)) throw new Refusal(`${file}: no key ring`)
  return keys.map((key) => (typeof key === 'object' && key !== null ? key : {}))
}

function epochsOf(file: string): Epoch[] {
  return ringKeys(file).map((key) => {
    const end = typeof key.exp === 'string' ? Date.parse(key.exp) : Number.NaN
    const id = typeof key.kid === 'string' && /^[a-z2-7]{1,12}$/.test(key.kid) ? key.kid : '?'
    return { id, end: Number.isNaN(end) ? undefined : end, isDestroyed: key.status === 'destroyed' }
  })
}

async function report([file = '']: readonly string[], values: Values): Promise<number> {
  const at = values.at === undefined ? Date.now() : Date.parse(values.at)
  if (Number.isNaN(at)) throw new UsageError('--at expected a date')
  const { csv, html, json } = values
  if ([csv, html, json].filter(Boolean).length > 1) throw new UsageError('--csv, --html and --json exclude each other')
  const epochs = values.keyring === undefined ? [] : epochsOf(values.keyring)
  const told = reportPolicy(policyOf(file), at, epochs, languageOf(values))
  if (json) printJson(told)
  else print(csv ? reportAsCsv(told) : html ? reportAsHtml(told) : reportAsText(told))
  return 0
}

async function diff([before = '', after = '']: readonly string[], { json }: Values): Promise<number> {
  const told = diffPolicies(policyOf(before), policyOf(after))
  if (json) printJson(told)
  else print(diffAsText(told))
  return told.isSame ? 0 : 1
}

/** Loaded on demand: it needs a redactor to detect values in names. */
async function coverage(files: readonly string[], values: Values): Promise<number> {
  return (await import('./policy-coverage')).coverage(files, values)
}

const COMMANDS = { check, coverage, diff, explain, report }
/** Commands that take more than one file. */
const MANY = ['check', 'coverage', 'diff']

export const policyCommand = command('policy', POLICY_COMMAND_ROWS, ({ values, positionals }) => {
  const [name = '', ...files] = positionals
  if (!Object.hasOwn(COMMANDS, name)) throw new UsageError('policy: expected check, coverage, diff, explain or report')
  const stray = strayIn(values, POLICY_COMMAND_ROWS, name)
  if (stray !== undefined) throw new UsageError(`--${stray.name} does not belong to policy ${name}`)
  if (files.length === 0) throw new UsageError(`policy ${name}: a file is missing`)
  if (name === 'diff' && files.length !== 2) throw new UsageError('policy diff: expected two files')
  if (files.length > 1 && !MANY.includes(name)) throw new UsageError(`policy ${name}: one file at a time`)
  checkOutput({ others: [...files, values.keyring] })
  return COMMANDS[name as keyof typeof COMMANDS](files, values)
})
