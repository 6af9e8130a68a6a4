/**
 * @module Names of fields in the files of a command line, and how they are told: nothing of a person in them.
 */

import { isClean } from '../../clean'
import { inWords } from '../../files/refused'
import { readText, textOf } from '../../files/whole'
import { namesIn, type SampleForm, type SampleName } from '../../names/sample'

const TABLE = /\.(?:csv|tsv)$/i
const YAML = /\.ya?ml$/i

/**
 * The names in a file, `-` for standard input.
 *
 * @param form - what it is unless its name says that it is a table or YAML
 * @throws Refusal for a file that cannot be read
 */
export function namesInFile(file: string, form: SampleForm): SampleName[] {
  const text = inWords('', file, () => (file === '-' ? textOf(0, file) : readText(file)))
  return namesIn(text, TABLE.test(file) ? 'table' : YAML.test(file) ? 'yaml' : form)
}

/** A name for people: what holds a value is told as one, and what moves a terminal not at all. */
export function shownName(path: readonly string[]): string {
  const shown = path
    .map((name) => (isClean(name) ? name.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '?') : VALUE))
    .join('.')
  return isClean(shown) ? shown : VALUE
}

/** Stands for a name, or a part of one, that holds a value. */
const VALUE = '[value]'
