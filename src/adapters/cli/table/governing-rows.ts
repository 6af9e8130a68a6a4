/**
 * @module Options of `redact` and `scan` that say how tokens are made, and by which policy.
 */
import type { Rows } from './row'

const REDACT = ['redact'] as const

/** What stands in the place of a finding. */
export const TOKEN_ROWS = {
  pseudonymise: { type: 'boolean', of: REDACT, help: 'a keyed token for each value in place of its label' },
  surrogate: {
    type: 'boolean',
    of: REDACT,
    help: 'a made-up value of the same form for each value in place of its label',
  },
  keep: {
    type: 'string',
    value: 'LIST',
    choices: ['sex', 'ageBand'],
    help: 'what surrogates keep of a person: sex, ageBand or both (default: nothing)',
  },
  'test-numbers': {
    type: 'string',
    value: 'FILE',
    help: 'more Swedish test numbers for surrogates: all runs of twelve digits in it',
  },
  keyring: {
    type: 'string',
    value: 'FILE',
    help: 'keys of tokens and surrogates, or those for the tokens of a policy; env:NAME is an environment variable',
  },
  scope: {
    type: 'string',
    value: 'NAME',
    choices: ['relationship', 'document', 'transaction'],
    help: 'relationship (default), document (each run by itself) or transaction (each value); a policy says this itself',
  },
  store: { type: 'string', value: 'FILE', help: "values are sealed to the ring's public key and appended here" },
  'strict-tokens': {
    type: 'boolean',
    of: REDACT,
    help: "exit code 4 and no output where a rule's tokens would be masks",
  },
  restricted: {
    type: 'string',
    value: 'FILE',
    of: REDACT,
    help: 'people whose records are kept back, by their tokens, one a line: TOKEN, or TOKEN and the last day it holds, as 2027-01-31; needs --keyring (sladd subject tokens lists them)',
  },
} as const satisfies Rows

const YES_NO = { type: 'string', value: 'yes|no', choices: ['yes', 'no'] } as const

/** For what and for whom: the context of a policy. */
export const CONTEXT_ROWS = {
  purpose: {
    type: 'string',
    value: 'NAME',
    help: "what the text is for: one of the policy's; tokens of other purposes have nothing in common with these",
  },
  recipient: { type: 'string', value: 'NAME', help: 'who gets it; what is not said denies' },
  region: { type: 'string', value: 'NAME', help: 'where that is' },
  role: { type: 'string', value: 'NAME', help: 'as what' },
  case: { type: 'string', value: 'NUMBER', help: 'the case it is about' },
  consent: { ...YES_NO, help: 'whether the person consented' },
  'active-customer': { ...YES_NO, help: 'whether the person is a customer' },
  'opt-out': { ...YES_NO, help: 'whether the person opted out' },
  objection: { ...YES_NO, help: 'whether the person objected' },
  request: { ...YES_NO, help: 'whether the person asked for it' },
  tenant: {
    type: 'string',
    value: 'NAME',
    help: 'whose text it is: tokens of other tenants have nothing in common with these',
  },
} as const satisfies Rows

export const POLICY_ROWS = {
  policy: { type: 'string', value: 'FILE', help: 'what the policy in the file says for this purpose and this context' },
  ...CONTEXT_ROWS,
  'context-from': {
    type: 'string',
    value: 'FACT=FIELD,...',
    help: 'records that say it themselves: consent=samtycke,optOut=avmeldt',
  },
} as const satisfies Rows
