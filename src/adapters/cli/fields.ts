/**
 * @module `sladd fields`: what names of fields are taken for. Exit codes: 0 done, 2 wrong usage or a file that cannot be
 * read.
 */
import { readName } from '../../names/read'
import { titleOf } from '../../policy/categories'
import { checkOutput } from './input'
import { print, printJson } from './output'
import { command, FLAG } from './own-options'
import { namesInFile, shownName } from './sample'

const HELP = `sladd fields: what names of fields are taken for.

Usage
  sladd fields [FILE...]    names in a sample (JSON, tables by their file's name, name=value) or on a list, one on a line;
                            of files or standard input. Nothing but names is told, and none that holds a value.

Options
  --json                    for programs
`

interface Told {
  readonly name: string
  readonly category: string | null
  /** The word that decided, also that it is nobody's; null when no word did. */
  readonly by: string | null
  readonly count: number
}

function toldOf(file: string): Told[] {
  return namesInFile(file, 'list').map(({ path, count }) => {
    const { category, by } = readName(path.at(-1) as string, path.slice(0, -1))
    return { name: shownName(path), category: category ?? null, by: by ?? null, count }
  })
}

export const fieldsCommand = command({ json: FLAG }, HELP, ({ values, positionals: files }) => {
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
