/**
 * @module `sladd reveal`: the value behind one token, for whoever has the private key and says why.
 */
import { userInfo } from 'node:os'
import { reveal } from '../../keyring/node-reveal'
import { orRefused, ownArguments, required } from './own-options'
import { UsageError } from './usage'

const HELP = `sladd reveal prints the value behind a token.

Usage
  sladd reveal TOKEN --store FILE --private FILE --audit FILE --role NAME --purpose NAME --case NUMBER

Options
  --store FILE     sealed values, as sladd redact --store writes them
  --private FILE   the private key, as sladd key seal writes it
  --audit FILE     who asked for what, and why: written first, and nothing is opened when it cannot be
  --role, --purpose, --case

Exit codes: 0 printed, 1 the store has no such value, 2 refused.
`

function userName(): string {
  try {
    return userInfo().username
  } catch {
    return 'unknown'
  }
}

/**
 * Runs `sladd reveal`.
 *
 * @returns the exit code
 */
export async function runReveal(args: readonly string[]): Promise<number> {
  const string = { type: 'string' } as const
  const options = { store: string, private: string, audit: string, role: string, purpose: string, case: string }
  const given = ownArguments(args, options)
  if (given.values.help) {
    process.stdout.write(HELP)
    return 0
  }
  const [token] = given.positionals
  if (token === undefined) throw new UsageError('a token is missing')
  const of = (name: string) => required(given, name)
  const request = { token, role: of('role'), purpose: of('purpose'), case: of('case'), actor: userName() }
  const places = { store: of('store'), privateKey: of('private'), audit: of('audit') }
  return orRefused(() => {
    const value = reveal(request, places)
    if (value === undefined) {
      process.stderr.write('sladd: the store has no value for this token that this key opens\n')
      return 1
    }
    process.stdout.write(`${value}\n`)
    return 0
  })
}
