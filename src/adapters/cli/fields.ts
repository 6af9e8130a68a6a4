/**
 * @module `sladd fields`: shows how field names are understood. Exit codes: 0 done, 2 wrong usage or a file that cannot
 * be read.
 */
import { readName } from '../../names/read'
import { titleOf } from '../../policy/categories'
import { checkOutput } from './input'
import { print, printJson } from './output'
import { command } from './own-options'
import { namesInFile, shownName } from './sample'
import { FIELDS_ROWS } from './table/own-rows'

interface Told {
  readonly name: string
  readonly category: string | null
  /** The word that decided, even if it decided for no category; null if no word did. */
  readonly by: string | null
  readonly count: number
}

function toldOf(file: string): Told[] {
  return namesInFile(file, 'list').map(({ path, count }) => {
    const { category, by } = readName(path.at(-1) as string, path.slice(0, -1))
    return { name: shownName(path), category: category ?? null, by: by ?? null, count }
  })
}

export const fieldsCommand = command('fields', FIELDS_ROWS, ({ values, positionals: files }) => {
  checkOutput({ inputs: files })
  const told = (files.length === 0 ? ['-'] : files).flatMap(toldOf)
  if (values.json) printJson(told)
  else {
    for (const { name, category, by, count } of told) {
      const what = category === null ? (by === null ? 'not known' : 'nobody’s') : `${titleOf(category)} (${category})`
      print(`${name.padEnd(32)} ${String(count).padStart(7)}  ${what}${by === null ? '' : `, by "${by}"`}\n`)
    }
  }
  return 0
})
