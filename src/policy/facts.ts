/**
 * @module Facts about the person and the call that rules ask for: which answer lets more through, and what is taken for the
 * answer where nobody gives one.
 */
import type { Context, Fact } from './types'

/** The answer that opens; of who is a customer neither does. */
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

/** Facts as the thing that is there or is not. */
export const FACT_NOUNS: { readonly [F in Fact]: string } = {
  consent: 'consent',
  activeCustomer: 'a contract',
  optOut: 'an opt-out',
  objection: 'an objection',
  request: 'a request',
  case: 'a case',
}

/** What a context says of a fact; undefined where it says nothing and that matters. */
export function factIn(context: Context, fact: Fact): boolean | undefined {
  if (fact === 'case') return context.case !== undefined && context.case.trim() !== ''
  // Whoever wants no messages has objected to them, and in doubt to the rest.
  if (fact === 'objection') return context.objection === true || context.optOut === true
  return context[fact]
}

/** Whether nobody has said what a fact is. */
export function isUnsaid(context: Context, fact: Fact): boolean {
  return fact === 'case' ? !factIn(context, fact) : factIn(context, fact) === undefined
}

/** A context in which as much as possible is given, with some facts as `when` has them. */
export function openContext(when: { readonly [F in Fact]?: boolean } = {}): Context {
  const { case: hasCase = true, ...facts } = { consent: true, optOut: false, objection: false, request: true, ...when }
  return { ...facts, ...(hasCase && { case: 'any' }) }
}
