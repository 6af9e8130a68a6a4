/** @module Shrinks a case that breaks a law: removes everything possible, and simplifies the rest. */
import type { Case, Described, Part } from './case'

type Breaks = (given: Case) => Promise<boolean>

/** The lists without some of their items, large pieces first. */
function* without<T>(items: readonly T[]): Iterable<T[]> {
  for (let size = items.length; size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < items.length; at += size) yield [...items.slice(0, at), ...items.slice(at + size)]
  }
}

/** Each character a part of its own, but for those that are repeated. */
function atoms(parts: readonly Part[]): Part[] {
  return parts.flatMap(([text, times]): Part[] =>
    times === 1 ? [...text].map((character) => [character, 1]) : times === 0 ? [] : [[text, times]],
  )
}

function replaced<T>(items: readonly T[], at: number, item: T): T[] {
  return [...items.slice(0, at), item, ...items.slice(at + 1)]
}

/** Fewer times, and plainer characters. */
function* plainer(parts: readonly Part[]): Iterable<Part[]> {
  for (const [at, [text, times]] of parts.entries()) {
    const fewer = times > 1 ? [1, times >> 1, times - (times >> 2), times - 64, times - 8, times - 1] : []
    for (const less of fewer) if (less > 0 && less < times) yield replaced(parts, at, [text, less])
    if (times > 1 && text !== 'x') yield replaced(parts, at, ['x', times])
    for (const character of 'x0 ') {
      if (times === 1 && character < text && text !== 'x' && text !== '0') yield replaced(parts, at, [character, 1])
    }
  }
}

function* fewerOptions(options: Described): Iterable<Described> {
  for (const name of Object.keys(options) as (keyof Described)[]) {
    const { [name]: value, ...rest } = options
    yield rest
    if (Array.isArray(value)) {
      for (const list of without(value as unknown[])) if (list.length > 0) yield { ...rest, [name]: list }
    } else if (typeof value === 'object') {
      for (const key of Object.keys(value)) {
        const { [key]: _, ...others } = value as { [key: string]: unknown }
        yield { ...rest, [name]: others }
      }
    }
  }
}

function* smaller(given: Case): Iterable<Case> {
  for (const options of fewerOptions(given.options)) yield { ...given, options }
  for (const earlier of without(given.earlier)) yield { ...given, earlier }
  for (const [i, before] of given.earlier.entries()) {
    for (const characters of without([...before])) {
      yield { ...given, earlier: replaced(given.earlier, i, characters.join('')) }
    }
  }
  if (given.sizes.length > 1) for (const size of given.sizes) yield { ...given, sizes: [size] }
  if (given.isBytes) yield { ...given, isBytes: false }
  for (const text of without(given.text)) yield { ...given, text }
  for (const text of plainer(given.text)) yield { ...given, text }
}

/** A smallest case that still breaks the law, after at most so many tries. */
export async function shrunk(first: Case, breaks: Breaks, tries: number): Promise<Case> {
  let best: Case = { ...first, text: atoms(first.text) }
  let left = tries
  for (let found = true; found && left > 0; ) {
    found = false
    for (const candidate of smaller(best)) {
      if (left-- <= 0) break
      if (!(await breaks(candidate))) continue
      best = candidate
      found = true
      break
    }
  }
  return best
}
