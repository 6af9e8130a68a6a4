/**
 * @module Facts about the person and the call that rules require: which answer permits more, and what is assumed if
 * there is no answer.
 */
import type { Context, Fact } from './types'

/** The answer that permits more; undefined for customers, where neither does. */
export const OPENS: { readonly [F in Fact]: boolean | undefined } = {
  consent: true,
  activeCustomer: undefined,
  optOut: false,
  objection: false,
  request: true,
  case: true,
}

/** Facts in a fixed order. */
export const FACTS = Object.keys(OPENS) as readonly Fact[]

/** Nouns for facts. */
export const FACT_NOUNS: { readonly [F in Fact]: string } = {
  consent: 'consent',
  activeCustomer: 'a contract',
  optOut: 'an opt-out',
  objection: 'an objection',
  request: 'a request',
  case: 'a case',
}

/** Returns what a context says about a fact; undefined if it says nothing and that matters. */
export function factIn(context: Context, fact: Fact): boolean | undefined {
  if (fact === 'case') return context.case !== undefined && context.case.trim() !== ''
  // An opt-out from messages is an objection to them and, if in doubt, to the rest.
  if (fact === 'objection') return context.objection === true || context.optOut === true
  return context[fact]
}

/** True if the context does not state a fact. */
export function isUnsaid(context: Context, fact: Fact): boolean {
  return fact === 'case' ? !factIn(context, fact) : factIn(context, fact) === undefined
}

/** Returns the most permissive context, with some facts as in `when`. */
export function openContext(when: { readonly [F in Fact]?: boolean } = {}): Context {
  const { case: hasCase = true, ...facts } = { consent: true, optOut: false, objection: false, request: true, ...when }
  return { ...facts, ...(hasCase && { case: 'any' }) }
}
