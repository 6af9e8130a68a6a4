/**
 * @module Creates log text of any length from the templates in `corpus/logs`, reproducibly for a seed.
 *
 * A template line may end in a tab and a reason: then it contains a look-alike that must not be changed. Slots in
 * braces are filled from `corpus/values.txt`, or generated for times and sizes.
 */
import { readdirSync, readFileSync } from 'node:fs'

const FOLDER = new URL('../', import.meta.url)
const START = Date.UTC(2026, 10, 20, 8, 0, 0)

/** Returns a seeded random number generator (mulberry32): the same everywhere. */
export function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** A template line. */
export interface Template {
  readonly file: string
  readonly text: string
  /** Why a look-alike is not a value; missing if there is none. */
  readonly reason?: string
}

/** A value in a generated line; offsets are UTF-16 code units. */
export interface Planted {
  readonly kind: string
  readonly value: string
  readonly start: number
  readonly end: number
}

/** A generated line, and the values planted in it. */
export interface Line {
  readonly template: Template
  readonly text: string
  readonly planted: readonly Planted[]
}

/** Reads the template lines of a file; only the last tab of a line starts a reason, a leading one is text. */
export function readTemplates(file: string, folder: URL): Template[] {
  return readFileSync(new URL(file, folder), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const tab = line.lastIndexOf('\t')
      return tab > 0 ? { file, text: line.slice(0, tab), reason: line.slice(tab + 1) } : { file, text: line }
    })
}

/** Reads the template lines of the demo. */
export function loadTemplates(): Template[] {
  const folder = new URL('logs/', FOLDER)
  return readdirSync(folder)
    .sort()
    .flatMap((file) => readTemplates(file, folder))
}

/** Reads the values, by kind. */
export function loadValues(): Map<string, string[]> {
  const values = new Map<string, string[]>()
  for (const line of readFileSync(new URL('values.txt', FOLDER), 'utf8').split('\n')) {
    const [, kind, rest] = /^([a-z0-9]+) (.*)$/.exec(line) ?? []
    if (kind === undefined || rest === undefined) continue
    values.set(kind, [...(values.get(kind) ?? []), ...rest.split(rest.includes('|') ? '|' : ' ')])
  }
  return values
}

const two = (n: number) => String(n).padStart(2, '0')

/** Fills slots that are not values: times, sizes, ids. */
function filler(slot: string, at: Date, next: () => number): string | undefined {
  const iso = at.toISOString()
  switch (slot) {
    case 'isotime':
      return iso
    case 'nanotime':
      return iso.replace('Z', `${String(Math.floor(next() * 1_000_000)).padStart(6, '0')}Z`)
    case 'clock':
      return iso.slice(11, 19)
    case 'stamp':
      return `${two(at.getUTCDate())}/Nov/2026:${iso.slice(11, 19)} +0000`
    case 'syslog':
      return `Nov ${two(at.getUTCDate())} ${iso.slice(11, 19)}`
    case 'millis':
      return String(at.getTime())
    case 'bytes':
      return String(Math.floor(next() * 90_000) + 100)
    case 'stampdigits':
      return iso.replace(/\D/g, '').slice(0, 14)
    case 'uuid':
      return '8-4-4-4-12'.replace(/\d+/g, (n) =>
        Array.from({ length: Number(n) }, () => Math.floor(next() * 16).toString(16)).join(''),
      )
    default:
      return undefined
  }
}

/** Additional slots, by name. */
export type Slots = { readonly [name: string]: ((next: () => number) => string) | undefined }

/** Picks one item of a list. */
export function pick<T>(list: readonly T[], next: () => number): T {
  return list[Math.floor(next() * list.length)] as T
}

/** Returns a function that creates lines from templates: with random values, and an advancing clock. */
export function lineMaker(next: () => number, slots: Slots = {}): (template: Template) => Line {
  const values = loadValues()
  let clock = START
  return (template) => {
    const planted: Planted[] = []
    clock += Math.floor(next() * 900)
    let text = ''
    for (const part of template.text.split(/(\{[a-z0-9]+\})/)) {
      const name = /^\{(.*)\}$/.exec(part)?.[1]
      const list = name === undefined ? undefined : values.get(name)
      if (name === undefined || list === undefined) {
        text += name === undefined ? part : (slots[name]?.(next) ?? filler(name, new Date(clock), next) ?? part)
        continue
      }
      const value = pick(list, next)
      planted.push({ kind: name.replace('ip6', 'ip'), value, start: text.length, end: text.length + value.length })
      text += value
    }
    return { template, text, planted }
  }
}

/** Returns `count` lines, cycling through the templates with a random step, with random values. */
export function makeLines(count: number, seed = 1): Line[] {
  const next = random(seed)
  const templates = loadTemplates()
  const make = lineMaker(next)
  return Array.from({ length: count }, (_, i) =>
    make(i < templates.length ? (templates[i] as Template) : pick(templates, next)),
  )
}
