/** @module Field names written by others, `corpus/names/public.tsv`, and how they are read. */
import { readFileSync } from 'node:fs'
import { categoryOf } from '../../src/names/read'
import { isWithin } from '../../src/policy/categories'

/** A name, and the acceptable categories. */
export interface Labelled {
  readonly name: string
  readonly categories: readonly string[]
}

/** Returns the category of a name; slashes separate it from its parents. */
export function readField(path: string): string | undefined {
  const names = path.split('/')
  return categoryOf(names.at(-1) as string, names.slice(0, -1))
}

/** True if a name is understood as one of its categories, or as a part of one. */
export function taken({ name, categories }: Labelled): boolean {
  const read = readField(name)
  return read !== undefined && categories.some((category) => isWithin(read, category))
}

/** Reads the names of `corpus/names/public.tsv`. */
export function strangers(): { readonly held: readonly Labelled[]; readonly nobodys: readonly string[] } {
  const rows = readFileSync(new URL('../names/public.tsv', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t') as [string, string])
  const held = rows
    .filter(([label]) => label !== 'nobody')
    .flatMap(([label, names]) => names.split(' ').map((name) => ({ name, categories: label.split('|') })))
  const nobodys = rows.filter(([label]) => label === 'nobody').flatMap(([, names]) => names.split(' '))
  return { held, nobodys }
}
