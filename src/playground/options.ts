/** @module Converts the form to redactor options. */
import { newRing, parseKeyring } from '../keyring/keyring'
import { noHealthRecords, seHealthInsurer } from '../policy/policy'
import type { Action, Confidence, Keyring, Kind, RedactorOptions } from '../types'
import type { ActionChoice } from './words/en'

export const POLICIES = [seHealthInsurer, noHealthRecords] as const

/** Kinds that are on by default; a policy decides about them itself. */
export const USUAL_KINDS = ['personnummer', 'fodselsnummer', 'email', 'phone', 'ip', 'field'] as const

let ring: Keyring | undefined

/** Returns a ring that lives as long as the page. */
function keyring(): Keyring {
  ring ??= parseKeyring(newRing('none'))
  return ring
}

function actionOf(choice: ActionChoice): Action {
  return choice === 'stars' ? { mask: 'stars' } : choice
}

/** Parses `name=what, name=what`, as in `sladd redact --field`. */
function fieldsOf(text: string): NonNullable<RedactorOptions['fields']> {
  const switches: { readonly [word: string]: boolean } = { on: true, off: false }
  const pairs = text.split(',').flatMap((pair) => {
    const at = pair.lastIndexOf('=')
    if (at < 1) return []
    const what = pair.slice(at + 1).trim()
    return [[pair.slice(0, at).trim(), switches[what] ?? what] as const]
  })
  return Object.fromEntries(pairs) as NonNullable<RedactorOptions['fields']>
}

/** Returns the redactor options for the form. */
export function optionsOf(form: FormData): RedactorOptions {
  const text = (name: string) => String(form.get(name) ?? '')
  const kinds = form.getAll('kinds') as Kind[]
  const general = {
    minConfidence: text('confidence') as Confidence,
    format: text('format') as NonNullable<RedactorOptions['format']>,
    keyring: keyring(),
  }
  const policy = POLICIES.find(({ id }) => id === text('policy'))
  if (policy === undefined) {
    const action = actionOf(text('action') as ActionChoice)
    return { ...general, kinds, fields: fieldsOf(text('fields')), actions: { default: action } }
  }
  const more = kinds.filter((kind) => !(USUAL_KINDS as readonly Kind[]).includes(kind))
  const purpose = text('purpose')
  const context = { tenant: 'playground', ...(purpose !== '' && { purpose }) }
  return { ...general, policy, context, ...(more.length > 0 && { kinds: more }) }
}
