/**
 * @module Field values whose name says which kinds they may be: they are written like the first matching kind, with the
 * same label or token as anywhere in text. Other values are masked, because it is unknown what they are.
 */
import { canonical } from '../canonical/canonical'
import type { Call, Country, Kind } from '../types'
import type { Act, Rewritten, Value } from './act'
import { label } from './label'

/** Countries of a phone number without a country code. */
const COUNTRIES: readonly Country[] = ['SE', 'NO']

function variantsOf(kind: Kind, country: Country | undefined): readonly string[] {
  if (kind !== 'phone') return ['']
  return country === undefined ? COUNTRIES : [country]
}

/** An IP address with a port: the port is not personal, and is replaced together with it. */
const PORT = /^(?:\[([\da-f:.]+)\]|([\d.]+)):\d{1,5}$/i

function withoutPort(text: string): string {
  if (!text.includes(':')) return text
  const [, v6, v4] = PORT.exec(text) ?? []
  return v6 ?? v4 ?? text
}

function masked({ word }: Value): Rewritten {
  return { name: 'mask', text: label(word) }
}

/**
 * Returns the action for a field's value.
 *
 * @param kinds - what the value may be, in this order
 * @param country - of national phone numbers
 */
export function actOnKinds(act: Act, kinds: readonly Kind[], country: Country | undefined): Act {
  const rewrite = act.write === label ? (act.rewrite ?? masked) : act.rewrite
  if (rewrite === undefined) return act
  const readings = kinds.flatMap((kind) => variantsOf(kind, country).map((variant) => ({ kind, variant })))
  const written = (whole: Value, call: Call): Rewritten | undefined => {
    for (const { kind, variant } of readings) {
      const value = { kind, variant, word: kind, text: kind === 'ip' ? withoutPort(whole.text) : whole.text }
      if (canonical(value, call.today) !== undefined) return rewrite(value, call)
    }
    return undefined
  }
  // A mask action formats its own mask.
  const otherwise = act.name === 'mask' ? rewrite : masked
  return {
    ...act,
    rewrite(value, call) {
      try {
        return written(value, call) ?? otherwise(value, call)
      } catch {
        // Dropped: it may contain the value.
        return masked(value)
      }
    },
    over: (change) => actOnKinds(change(act), kinds, country),
  }
}
