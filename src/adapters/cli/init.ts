/**
 * @module `sladd init`: writes a configuration, and reports what it saw in samples: field names and counts by kind,
 * never a value.
 */
import { existsSync } from 'node:fs'
import { meaningOf } from '../../names/meanings'
import { readName } from '../../names/read'
import { createRedactor } from '../../redactor'
import type { FieldCategory, Kind } from '../../types'
import { checkOutput } from './input'
import { print } from './output'
import { writeToFile } from './output-file'
import { command } from './own-options'
import { namesInFile, shownName } from './sample'
import { INIT_ROWS } from './table/own-rows'
import { FIND_ROWS } from './table/text-rows'
import { textIn } from './text-file'
import { Refusal } from './usage'

const FILE = 'sladd.config.json'
/** Kinds that are on and off by default. */
const [USUAL, MORE] = ['', 'when named '].map((before) => {
  const [, list = ''] =
    new RegExp(`${before === '' ? 'which kinds: ' : before}([a-z,]+)`).exec(FIND_ROWS.kinds.help) ?? []
  return list.split(',')
}) as [Kind[], Kind[]]
const CATEGORIES: readonly string[] = [
  'secret',
  'name',
  'address',
  'birthdate',
  'health',
  'id',
] satisfies FieldCategory[]

/** Counts the findings in a file by kind. */
function kindsIn(file: string): ReadonlyMap<Kind, number> {
  const counts = new Map<Kind, number>()
  for (const { kind } of createRedactor({ kinds: [...USUAL, ...MORE] }).scan(textIn(file))) {
    counts.set(kind as Kind, (counts.get(kind as Kind) ?? 0) + 1)
  }
  return counts
}

/** Returns field names that may hold personal data, with their categories. */
function fieldsIn(file: string): ReadonlyMap<string, string> {
  const known = namesInFile(file, 'text').flatMap(({ path }) => {
    const read = readName(path.at(-1) as string, path.slice(0, -1))
    const category = read.category === undefined ? undefined : meaningOf(read.category)
    const name = shownName(path.slice(-1))
    return category !== undefined && CATEGORIES.includes(category) && /^[\p{L}\p{N}_-]{1,48}$/u.test(name)
      ? [[name, category] as const]
      : []
  })
  return new Map(known)
}

export const initCommand = command('init', INIT_ROWS, async ({ values, positionals: samples }) => {
  const { output = FILE, force } = values
  if (existsSync(output) && !force) throw new Refusal(`${output}: the file exists already; --force replaces it`)
  checkOutput({ ...(samples.length > 0 && { inputs: samples }), replaced: [output] })
  const kinds = new Map<Kind, number>()
  const fields = new Map<string, string>()
  for (const file of samples) {
    for (const [kind, count] of kindsIn(file)) kinds.set(kind, (kinds.get(kind) ?? 0) + count)
    for (const [name, category] of fieldsIn(file)) fields.set(name, category)
  }
  for (const [kind, count] of kinds) print(`${kind.padEnd(32)} ${String(count).padStart(7)}\n`)
  for (const [name, category] of fields) print(`${name.padEnd(32)} ${category}\n`)
  const more = MORE.filter((kind) => kinds.has(kind))
  const config = {
    $schema: './node_modules/sladd/docs/sladd.config.schema.json',
    ...(more.length > 0 && { kinds: [...USUAL, ...more] }),
    minConfidence: 'medium',
    fields: Object.fromEntries(fields),
  }
  await writeToFile(output, `${JSON.stringify(config, null, 2)}\n`)
  print(`${output} was written\n`)
  return 0
})
