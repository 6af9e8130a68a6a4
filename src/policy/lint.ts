/**
 * @module Finds mistakes in policies of the right shape: names that refer to nothing, and rules that permit more than
 * they justify. Each check is a function from the policy to its problems.
 */

import { whySenseless } from '../act/partial'
import { candidatesLeft, FEWEST } from '../act/remaining-numbers'
import { plainName } from '../names/built-in'
import { checkPatterns } from '../patterns/options'
import { CATEGORIES, CATEGORY_OF_KIND, isWithin, NATIONAL_ID } from './categories'
import { BUILT_IN } from './decide'
import { FACT_NOUNS, FACTS, OPENS } from './facts'
import { isDeny } from './match'
import { type Problem, problem, shown } from './problem'
import { isInRegion } from './regions'
import { remedyFor } from './shape'
import { leavesData, nameOf, partialMask, reachesFurther, tokenSettings } from './strictness'
import type { Fact, Permit, Policy, Rule } from './types'

type Path = readonly (string | number)[]

function permits(policy: Policy): (readonly [Permit, Path])[] {
  return policy.rules.flatMap((rule, i) => (isDeny(rule) ? [] : [[rule, ['rules', i]] as const]))
}

function unknown(what: string, name: string, known: readonly string[], path: Path): Problem[] {
  if (known.includes(name)) return []
  const remedy = remedyFor(name, known, `declare it, or use one of ${known.join(', ')}`)
  return [problem('unknown-name', path, `the ${what} ${shown(name)} is not declared`, remedy)]
}

function unknownIn(what: string, names: readonly string[] | undefined, known: readonly string[], path: Path) {
  return (names ?? []).flatMap((name, i) => unknown(what, name, known, [...path, i]))
}

function referenceProblems(policy: Policy): Problem[] {
  const purposes = Object.keys(policy.purposes)
  const recipients = Object.keys(policy.recipients)
  const categories = [...Object.keys(CATEGORIES), ...Object.keys(policy.categories ?? {})]
  const ofRule = (rule: Pick<Rule, 'purpose' | 'recipient' | 'category'>, path: Path) => [
    ...unknownIn('category', rule.category, categories, [...path, 'category']),
    ...unknownIn('purpose', rule.purpose, purposes, [...path, 'purpose']),
    ...unknownIn('recipient', rule.recipient, recipients, [...path, 'recipient']),
  ]
  return [
    ...policy.rules.flatMap((rule, i) => ofRule(rule, ['rules', i])),
    ...(policy.reveals ?? []).flatMap((rule, i) => ofRule(rule, ['reveals', i])),
    ...Object.entries(policy.recipients).flatMap(([id, { purposes: named }]) =>
      unknownIn('purpose', named, purposes, ['recipients', id, 'purposes']),
    ),
    ...(policy.recipient === undefined ? [] : unknown('recipient', policy.recipient, recipients, ['recipient'])),
    ...Object.entries(policy.fields ?? {}).flatMap(([name, id]) =>
      unknown('category', id, categories, ['fields', name]),
    ),
    ...(policy.patterns ?? []).flatMap(({ category }, i) =>
      unknown('category', category, categories, ['patterns', i, 'category']),
    ),
    ...Object.keys(policy.categories ?? {}).flatMap((id) =>
      unknown('category', id.slice(0, Math.max(0, id.lastIndexOf('.'))), categories, ['categories', id]),
    ),
    ...permits(policy).flatMap(([rule, path]) =>
      substituteProblems(rule, categories, [...path, 'action', 'substitute']),
    ),
  ]
}

function substituteProblems({ action, category }: Permit, categories: readonly string[], path: Path): Problem[] {
  if (typeof action !== 'object' || !('substitute' in action)) return []
  const itself = action.substitute.flatMap((by, i) =>
    category.some((own) => isWithin(by, own) || isWithin(own, by))
      ? [problem('substitute-itself', [...path, i], 'a value cannot stand for itself', 'name another category')]
      : [],
  )
  return [...unknownIn('category', action.substitute, categories, path), ...itself]
}

function duplicateProblems({ rules, reveals = [], fields = {} }: Policy): Problem[] {
  const problems: Problem[] = []
  const taken = new Set<string>(BUILT_IN)
  const places = [...rules.map((_, i) => ['rules', i] as const), ...reveals.map((_, i) => ['reveals', i] as const)]
  for (const [k, { id }] of [...rules, ...reveals].entries()) {
    const [list, i] = places[k] as readonly [string, number]
    if (taken.has(id)) {
      problems.push(problem('duplicate-id', [list, i, 'id'], 'the id is taken', 'give every rule an id of its own'))
    }
    taken.add(id)
  }
  const owners = new Map<string, string>()
  for (const [name, category] of Object.entries(fields)) {
    const key = plainName(name)
    if ((owners.get(key) ?? category) !== category) {
      const remedy = 'keep one spelling; case, joints and digits at the end do not count'
      problems.push(problem('duplicate-field', ['fields', name], 'the same name has another category', remedy))
    }
    owners.set(key, category)
  }
  return problems
}

const touchesNationalId = ({ category }: Permit) =>
  category.some((id) => isWithin(id, NATIONAL_ID) || isWithin(NATIONAL_ID, id))

/** Categories of kinds that must not be shown in part. */
const SENSELESS = Object.entries(CATEGORY_OF_KIND).flatMap(([kind, id]) => (whySenseless(kind) ? [id] : []))

/** Partial masks that show too much; any field may contain a national id. */
function maskProblems(policy: Policy): Problem[] {
  return permits(policy).flatMap(([rule, path]) => {
    const mask = partialMask(rule.action)
    const name = nameOf(rule.action)
    if (mask === undefined || (name !== 'partial' && !touchesNationalId(rule))) return []
    const at = [...path, 'action', name]
    const problems: Problem[] = []
    const left = candidatesLeft(mask)
    if (left < FEWEST) {
      const message = `the mask leaves ${left} national ids, fewer than ${FEWEST}`
      problems.push(problem('weak-mask', at, message, 'show fewer digits, or mask all'))
    }
    if (name === 'partial' && rule.category.some((id) => SENSELESS.some((own) => isWithin(id, own)))) {
      const message = 'no part of an e-mail address or IP address can be shown'
      problems.push(problem('weak-mask', at, message, 'generalise, or mask all'))
    }
    return problems
  })
}

/** Addresses encrypted with a new key each time could never be decrypted. */
function encryptionProblems(policy: Policy): Problem[] {
  return permits(policy).flatMap(([{ action }, path]) => {
    if (typeof action !== 'object' || !('surrogate' in action)) return []
    const { ip, scope } = action.surrogate
    if (ip !== 'encrypt' || scope !== 'transaction') return []
    const message = 'encryption contradicts the scope transaction, of which nothing can be undone'
    const at = [...path, 'action', 'surrogate', 'scope']
    return [problem('wrong-value', at, message, 'write document or relationship, or take "ip" out')]
  })
}

function nationalIdProblems(policy: Policy): Problem[] {
  return permits(policy).flatMap(([rule, path]) => {
    if (!touchesNationalId(rule)) return []
    const problems: Problem[] = []
    if (rule.justification === undefined && leavesData(rule.action) && nameOf(rule.action) !== 'generalise') {
      const message = 'a national id is kept or tokenised without justification'
      const remedy = 'add "justification" with ground and text, or name categories that hold no national id'
      problems.push(problem('national-id-unjustified', path, message, remedy))
    }
    return problems
  })
}

function retentionProblems(policy: Policy): Problem[] {
  return permits(policy)
    .filter(([rule]) => leavesData(rule.action) && rule.retention === undefined)
    .map(([, path]) =>
      problem('retention-missing', path, 'what stays has no end', 'add "retention" with period and end'),
    )
}

function basisProblems(policy: Policy): Problem[] {
  return Object.entries(policy.purposes).flatMap(([id, { basis }]) => {
    if (basis !== undefined) return []
    const rule = permits(policy).find(
      ([permit]) => leavesData(permit.action) && (permit.purpose === undefined || permit.purpose.includes(id)),
    )
    if (rule === undefined) return []
    const message = `the rule "${rule[0].id}" keeps or tokenises for a purpose without a legal basis`
    return [problem('basis-missing', ['purposes', id], message, 'add "basis", or take the purpose from the rule')]
  })
}

function regionProblems(policy: Policy): Problem[] {
  return Object.entries(policy.recipients).flatMap(([id, { region }]) => {
    if (isInRegion(region, policy.regions.allow)) return []
    const remedy = 'allow the region, or leave the recipient out: it can get nothing'
    return [problem('region-not-allowed', ['recipients', id, 'region'], 'the region is not allowed', remedy, 'warning')]
  })
}

/** Categories that identify a person; none of them may be kept in statistics. */
const IDENTIFIERS = [
  ...['user.account', 'user.contact', 'user.device.cookie_id', 'user.device.device_id', 'user.device.ip_address'],
  ...['user.financial', 'user.government_id', 'user.health.insurance_beneficiary_id', 'user.health.record_id'],
  ...['user.name', 'user.unique_id'],
]

function tokenProblems(policy: Policy): Problem[] {
  return permits(policy).flatMap(([rule, path]) => {
    const name = nameOf(rule.action)
    const isOwn = name === 'pseudonymise' || name === 'surrogate'
    const scope = isOwn ? tokenSettings(rule.action).scope : 'relationship'
    const isIdentifier = rule.category.some((id) =>
      IDENTIFIERS.some((known) => isWithin(id, known) || isWithin(known, id)),
    )
    if (!isOwn && !(isIdentifier && (name === 'keep' || name === 'substitute'))) return []
    const purposes = rule.purpose ?? Object.keys(policy.purposes)
    const crossed = purposes.find((id) => reachesFurther(scope, policy.purposes[id]?.tokens ?? 'relationship'))
    if (crossed === undefined) return []
    const message = `a person can be followed further than the purpose "${crossed}" may see`
    const remedy = 'narrow the scope of the token, generalise or remove; or widen "tokens" of the purpose'
    return [problem('wide-token', [...path, 'action'], message, remedy)]
  })
}

/** Allowed conditions: consent, a request and a case may only permit more, an opt-out and an objection only less. */
function factProblems(policy: Policy): Problem[] {
  return policy.rules.flatMap((rule, i) => {
    const right = (fact: Fact) => OPENS[fact] !== isDeny(rule)
    return FACTS.filter((fact) => OPENS[fact] !== undefined && rule.when?.[fact] === !right(fact)).map((fact) => {
      const [more, less] = OPENS[fact] ? ['with', 'without'] : ['without', 'with']
      const message = `less is let through ${more} ${FACT_NOUNS[fact]} than ${less}`
      const remedy = `write "${fact}: ${right(fact)}"${isDeny(rule) ? '' : ', or a deny'}`
      return problem('fact-reveals', ['rules', i, 'when', fact], message, remedy)
    })
  })
}

/** Location of a wrong pattern in the error message. */
const PLACE = /^"patterns\[(\d+)\](?:\.([a-z]+))?.*?" /

/** The first pattern that cannot be compiled, or whose name is taken. */
function patternProblems({ patterns }: Policy): Problem[] {
  try {
    checkPatterns(patterns, [...Object.keys(CATEGORY_OF_KIND), 'field'])
    return []
  } catch (error) {
    const { message } = error as Error
    const [place = '', number, option] = PLACE.exec(message) ?? []
    const path = ['patterns', Number(number), ...(option === undefined ? [] : [option])]
    return [problem('wrong-value', path, message.slice(place.length), 'see docs/how-to/patterns.md')]
  }
}

/** Checks for names that refer to nothing or are taken, and for invalid patterns. */
export function lintNames(policy: Policy): readonly Problem[] {
  return [...referenceProblems(policy), ...duplicateProblems(policy), ...patternProblems(policy)]
}

/** Checks for rules that permit more than they justify. */
export function lintRules(policy: Policy): readonly Problem[] {
  return [
    ...maskProblems(policy),
    ...encryptionProblems(policy),
    ...nationalIdProblems(policy),
    ...basisProblems(policy),
    ...retentionProblems(policy),
    ...regionProblems(policy),
    ...tokenProblems(policy),
    ...factProblems(policy),
  ]
}
