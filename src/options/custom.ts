/** @module Checks custom recognisers, once, at construction. */
import { Reach } from '../extra/custom'
import { ownOf } from '../input/own-properties'
import { checkOwnKind } from '../patterns/options'
import type { CustomRecogniser } from '../types'

const ANCHORS = 'digits, word or one ASCII character'

function checkReach(reach: unknown, where: string): void {
  if (typeof reach !== 'object' || reach === null) throw new TypeError(`"${where}" expected { before, after }`)
  const given = ownOf(reach, where)
  for (const [name, most] of [
    ['before', Reach.Before],
    ['after', Reach.After],
  ] as const) {
    const value = given[name]
    if (!Number.isInteger(value) || (value as number) < 0 || (value as number) > most) {
      throw new RangeError(`"${where}.${name}" expected a whole number from 0 to ${most}`)
    }
  }
}

function checkAnchor(anchor: unknown, where: string): void {
  if (typeof anchor !== 'string') throw new TypeError(`"${where}" expected ${ANCHORS}, got ${typeof anchor}`)
  if (anchor === 'digits' || anchor === 'word' || /^[!-~]$/.test(anchor)) return
  throw new RangeError(`"${where}" expected ${ANCHORS}`)
}

/** Appends the option `roster`, which is a recogniser, to `custom`. */
function withRoster(custom: unknown, roster: unknown): unknown {
  if (roster === undefined) return custom
  const { kind, size } = (roster ?? {}) as { readonly [name: string]: unknown }
  if (kind !== 'name' || typeof size !== 'number') throw new TypeError('"roster" expected a roster from sladd/roster')
  return custom === undefined ? [roster] : Array.isArray(custom) ? [...custom, roster] : custom
}

/**
 * Checks the options `custom` and `roster`.
 *
 * @param taken - names of built-in kinds
 * @throws TypeError for a wrong type or a name that is taken, RangeError for a wrong value
 */
export function checkCustom(
  given: { readonly custom?: unknown; readonly roster?: unknown },
  taken: readonly string[],
): readonly CustomRecogniser[] {
  const custom = withRoster(given.custom, given.roster)
  if (custom === undefined) return []
  if (!Array.isArray(custom)) throw new TypeError(`"custom" expected an array, got ${typeof custom}`)
  const names = [...taken]
  for (const [i, own] of custom.entries()) {
    const where = `custom[${i}]`
    if (typeof own !== 'object' || own === null) throw new TypeError(`"${where}" expected a recogniser`)
    checkOwnKind(own.kind, names, `${where}.kind`)
    checkAnchor(own.anchor, `${where}.anchor`)
    checkReach(own.reach, `${where}.reach`)
    if (typeof own.recognise !== 'function') throw new TypeError(`"${where}.recognise" expected a function`)
    names.push(own.kind)
  }
  return custom as readonly CustomRecogniser[]
}
