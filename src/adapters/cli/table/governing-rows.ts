/** @module Options of `redact` and `scan` for tokens and policies. */
import type { Rows } from './row'

const REDACT = ['redact'] as const

/** What replaces a finding. */
export const TOKEN_ROWS = {
  pseudonymise: { type: 'boolean', of: REDACT, help: 'replaces each value by a keyed token' },
  surrogate: {
    type: 'boolean',
    of: REDACT,
    help: 'replaces each value by a made-up one of the same form',
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
    help: 'more Swedish test numbers for surrogates: every run of twelve digits in the file',
  },
  keyring: {
    type: 'string',
    value: 'FILE',
    help: 'keys for tokens and surrogates, also those of a policy; env:NAME reads an environment variable',
  },
  scope: {
    type: 'string',
    value: 'NAME',
    choices: ['relationship', 'document', 'transaction'],
    help: 'how far a token is the same: relationship (default), document (each run by itself) or transaction (each value); a policy says this itself',
  },
  store: { type: 'string', value: 'FILE', help: "seals values to the key ring's public key and appends them to FILE" },
  'strict-tokens': {
    type: 'boolean',
    of: REDACT,
    help: "exits with 4 and writes nothing when a rule's tokens would be masks",
  },
  restricted: {
    type: 'string',
    value: 'FILE',
    of: REDACT,
    help: 'withholds the records of these people: tokens, one a line, each with an optional last day such as 2027-01-31; needs --keyring (sladd subject tokens prints tokens)',
  },
} as const satisfies Rows

const YES_NO = { type: 'string', value: 'yes|no', choices: ['yes', 'no'] } as const

/** The context of a policy. */
export const CONTEXT_ROWS = {
  purpose: {
    type: 'string',
    value: 'NAME',
    help: 'what the text is for, as the policy names it; the same value has other tokens for other purposes',
  },
  recipient: { type: 'string', value: 'NAME', help: 'who receives it; what is not stated is denied' },
  region: { type: 'string', value: 'NAME', help: "the recipient's region" },
  role: { type: 'string', value: 'NAME', help: "the recipient's role" },
  case: { type: 'string', value: 'NUMBER', help: 'the case number' },
  consent: { ...YES_NO, help: 'whether the person consented' },
  'active-customer': { ...YES_NO, help: 'whether the person is a customer' },
  'opt-out': { ...YES_NO, help: 'whether the person opted out' },
  objection: { ...YES_NO, help: 'whether the person objected' },
  request: { ...YES_NO, help: 'whether the person asked for it' },
  tenant: {
    type: 'string',
    value: 'NAME',
    help: 'whose text it is; the same value has other tokens for other tenants',
  },
} as const satisfies Rows

export const POLICY_ROWS = {
  policy: { type: 'string', value: 'FILE', help: 'redacts by this policy, for the given purpose and context' },
  ...CONTEXT_ROWS,
  'context-from': {
    type: 'string',
    value: 'FACT=FIELD,...',
    help: 'reads context facts from fields of each record: consent=samtycke,optOut=avmeldt',
  },
} as const satisfies Rows
