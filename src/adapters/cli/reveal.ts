/**
 * @module `sladd reveal`: returns the value behind one token to a user who has the private key, is permitted, and
 * states why.
 */
import { userInfo } from 'node:os'
import { reveal } from '../../keyring/node-reveal'
import { isAuditName } from '../../policy/audit'
import type { Policy } from '../../policy/types'
import { isClean } from '../../standard'
import { FAILED } from './failure'
import { checkOutput } from './input'
import { flushOutput, print, say } from './output'
import { command, orRefused, required } from './own-options'
import { policyOf } from './policy-choice'
import { REVEAL_ROWS } from './table/own-rows'
import { UsageError, type ValuesOf } from './usage'

/** Returns the user name for the log; a name that may contain personal data is replaced by the numeric id. */
function userName(): string {
  try {
    const { username, uid } = userInfo()
    return [username, `uid ${uid}`].find((name) => isAuditName(name, isClean)) ?? 'unknown'
  } catch {
    return 'unknown'
  }
}

/** Returns the policy that decides; undefined if `--no-policy` was given. */
function policyIn({ policy, 'no-policy': none }: ValuesOf<typeof REVEAL_ROWS>): Policy | undefined {
  if ((policy === undefined) === (none === undefined)) {
    throw new UsageError('--policy FILE says who may reveal what and why, or --no-policy that nobody does: give one')
  }
  return policy === undefined ? undefined : policyOf(policy)
}

export const revealCommand = command('reveal', REVEAL_ROWS, ({ values, positionals }) => {
  const [token, ...more] = positionals
  if (token === undefined) throw new UsageError('a token is missing')
  if (more.length > 0) throw new UsageError('reveal expects one token')
  const of = (name: string) => required(values, name)
  const request = { token, role: of('role'), purpose: of('purpose'), case: of('case'), actor: userName() }
  const places = { store: of('store'), privateKey: of('private'), audit: of('audit') }
  const { store, privateKey, audit } = places
  checkOutput({ others: [store, privateKey, values.policy], appended: audit })
  const policy = policyIn(values)
  const deliver = (value: string) => {
    // Also if the reader of the output is gone: nobody has seen the value.
    process.exitCode = FAILED
    print(`${value}\n`)
    flushOutput()
  }
  return orRefused(() => {
    if (reveal(request, { ...places, deliver, ...(policy && { policy }) }) !== undefined) return 0
    say('the store has no value for this token that this key opens')
    return 1
  })
})
