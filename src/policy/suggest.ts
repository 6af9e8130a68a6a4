/** @module Suggests YAML lines for unlisted names, to be reviewed and added to a policy's `fields`. */

import { plainName } from '../names/built-in'
import { late } from '../text/late'
import { isCategory } from './categories'
import type { Coverage } from './coverage'
import type { Policy } from './types'

/** Words that YAML reads as something else, and names that need no quotes. */
const SPECIAL = /^(?:true|false|null|yes|no|on|off|y|n)$/i
const BARE = late('^\\p{L}[\\p{L}\\p{N}_-]*$', 'u')
/** Longest name in a policy: see `schema.ts`. */
const LONGEST = 80

/** Most letters and digits of a name that a redactor looks up. */
const MOST_LETTERS = 40

function key(name: string): string {
  return BARE().test(name) && !SPECIAL.test(name) ? name : JSON.stringify(name)
}

/** True if a policy may list a name: a star would make it a pattern. */
function mayList(name: string): boolean {
  const plain = plainName(name)
  return plain !== '' && plain.length <= MOST_LETTERS && name.length <= LONGEST && !name.includes('*')
}

/**
 * Suggests lines to add to a policy for unlisted names: each with the category that its words resemble, or with a
 * question mark, which keeps the policy from loading until somebody decides.
 *
 * @param isShown - returns whether a name may be written down, because a name may contain a value
 * @returns YAML; empty if there is nothing to add
 *
 * @example
 * suggestFields(policy, policyCoverage(policy, namesIn('yrkesskade=1 foo=2')), () => true)
 * // fields:
 * //   yrkesskade: user.unique_id.claim
 * //   foo: # ?
 */
export function suggestFields(policy: Policy, { rows }: Coverage, isShown: (name: string) => boolean): string {
  const lines = new Map<string, string>()
  let others = 0
  for (const { path, as, near = '' } of rows) {
    const name = path.at(-1) as string
    if (as !== 'unlisted') continue
    if (!mayList(name) || !isShown(name)) others++
    else if (!lines.get(plainName(name))?.includes(': user')) {
      lines.set(plainName(name), `  ${key(name)}: ${isCategory(near, policy) ? near : '# ?'}`)
    }
  }
  if (lines.size + others === 0) return ''
  const note = others === 0 ? [] : [`  # and ${others} that no policy can list: they hold a value, or are no names`]
  return `${['fields:', ...lines.values(), ...note].join('\n')}\n`
}
