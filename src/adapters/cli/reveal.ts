/**
 * @module `sladd reveal`: the value behind one token, for whoever has the private key, may do so, and says why.
 */
import { userInfo } from 'node:os'
import { isClean } from '../../clean'
import { reveal } from '../../keyring/node-reveal'
import { isAuditName } from '../../policy/audit'
import type { Policy } from '../../policy/types'
import { FAILED } from './failure'
import { checkOutput } from './input'
import { flushOutput, print, say } from './output'
import { command, FLAG, orRefused, required, TEXT } from './own-options'
import { policyOf } from './policy-choice'
import { UsageError, type ValuesOf } from './usage'

const HELP = `sladd reveal prints the value behind a token.

Usage
  sladd reveal TOKEN --policy FILE --store FILE --private FILE --audit FILE --role NAME --purpose NAME --case NUMBER

Options
  --policy FILE    says by its reveals which role may read which values, and what for
  --no-policy      instead: whoever has the private key may
  --store FILE     sealed values, as sladd redact --store writes them
  --private FILE   the private key, as sladd key seal writes it
  --audit FILE     who asked for what, and why: written first, and nothing is opened when it cannot be
  --role, --purpose, --case
                   names without anything of a person: they are written down

Exit codes: 0 printed, 1 the store has no such value, 2 refused, or not printed.
`

const OPTIONS = {
  ...{ policy: TEXT, 'no-policy': FLAG },
  ...{ store: TEXT, private: TEXT, audit: TEXT, role: TEXT, purpose: TEXT, case: TEXT },
}

/** Who asks, as it may be written down: a name that holds more is told by its number. */
function userName(): string {
  try {
    const { username, uid } = userInfo()
    return [username, `uid ${uid}`].find((name) => isAuditName(name, isClean)) ?? 'unknown'
  } catch {
    return 'unknown'
  }
}

/** The policy that decides; undefined when it was said that none does. */
function policyIn({ policy, 'no-policy': none }: ValuesOf<typeof OPTIONS>): Policy | undefined {
  if ((policy === undefined) === (none === undefined)) {
    throw new UsageError('--policy FILE says who may reveal what and why, or --no-policy that nobody does: give one')
  }
  return policy === undefined ? undefined : policyOf(policy)
}

export const revealCommand = command(OPTIONS, HELP, ({ values, positionals }) => {
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
    // Also when the reader of the output goes away: nobody has seen the value.
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
