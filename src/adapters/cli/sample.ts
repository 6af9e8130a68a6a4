/** @module Field names in sample files, shown without personal data. */
import { namesIn, type SampleForm, type SampleName } from '../../names/sample'
import { isClean } from '../../standard'
import { textOrInput } from './text-file'

const TABLE = /\.(?:csv|tsv)$/i
const YAML = /\.ya?ml$/i

/**
 * Returns the names in a file, `-` for standard input.
 *
 * @param form - used unless the file name identifies a table or YAML
 * @throws Refusal for a file that cannot be read
 */
export function namesInFile(file: string, form: SampleForm): SampleName[] {
  return namesIn(textOrInput(file), TABLE.test(file) ? 'table' : YAML.test(file) ? 'yaml' : form)
}

/** Returns a name that is safe to show: names that contain values are replaced, and control characters removed. */
export function shownName(path: readonly string[]): string {
  const shown = path
    .map((name) => (isClean(name) ? name.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '?') : VALUE))
    .join('.')
  return isClean(shown) ? shown : VALUE
}

/** Replaces a name, or a part of one, that contains a value. */
const VALUE = '[value]'
