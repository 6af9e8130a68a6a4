/** @module Stores haystacks in files: created once, and read by every measuring process. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Haystack } from './haystack'

/** Everything except the text; values as pairs, because there are as many as there are lines. */
interface Sheet {
  readonly count: Haystack['count']
  readonly isMasked: boolean
  readonly format?: Haystack['format']
  readonly values: readonly (readonly (readonly [kind: string, value: string])[])[]
}

/** Names may contain characters that file names must not. */
function pathsOf(folder: string, name: string): { sheet: string; text: string; masked: string } {
  const stem = join(folder, encodeURIComponent(name))
  return { sheet: `${stem}.json`, text: `${stem}.text`, masked: `${stem}.masked` }
}

/** Writes a haystack to a folder, creating the folder if necessary. */
export function saveHaystack({ name, bytes, values, count, masked, format }: Haystack, folder: string): void {
  const paths = pathsOf(folder, name)
  const sheet: Sheet = {
    count,
    isMasked: masked !== undefined,
    ...(format && { format }),
    values: values.map((line) => line.map(({ kind, value }) => [kind, value])),
  }
  mkdirSync(folder, { recursive: true })
  writeFileSync(paths.text, bytes)
  if (masked !== undefined) writeFileSync(paths.masked, masked)
  writeFileSync(paths.sheet, JSON.stringify(sheet))
}

/** Reads a haystack from a folder, by name. */
export function loadHaystack(folder: string, name: string): Haystack {
  const paths = pathsOf(folder, name)
  const { count, isMasked, values, format }: Sheet = JSON.parse(readFileSync(paths.sheet, 'utf8'))
  return {
    name,
    bytes: readFileSync(paths.text),
    values: values.map((line) => line.map(([kind, value]) => ({ kind, value }))),
    count,
    ...(format && { format }),
    ...(isMasked && { masked: readFileSync(paths.masked) }),
  }
}
