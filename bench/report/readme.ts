/** @module The README's section on speed, generated from a run, so that it never claims more than was measured. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Results } from '../results'
import { chart } from './chart'
import { counted } from './figures'
import { MARKDOWN } from './grid'
import { lostSentences, othersText } from './lost'
import { recordName } from './record'
import { speedPage } from './speed/page'
import { commitText } from './summary'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const BEGIN = '<!-- bench:begin -->'
const END = '<!-- bench:end -->'
/** The picture among the docs: the package includes these, but not the benchmark. */
export const PICTURE = 'docs/speed.svg'
/** The same as an interactive page. */
export const SPEED_PAGE = 'docs/speed.html'

function introduction(results: Results): string {
  const { environment } = results
  const { date, cpu, cores, node } = environment
  return (
    `Measured on ${date} (${cpu}, ${counted(cores, 'core')}, Node ${node}, commit ${commitText(environment)}) beside ` +
    `${othersText(results, MARKDOWN.plain)}, each in a process of its own; every answer was proved before it was timed. ` +
    lostSentences(results, MARKDOWN.plain)
  )
}

/** Returns the text between the markers of the README. */
export function readmeBlock(results: Results): string {
  const name = recordName(results.environment)
  return [
    introduction(results),
    `![MB/s of each contender with one call a line, and the share of values gone](${PICTURE})`,
    `[A page to choose from](${SPEED_PAGE}); [all works, every reason, the method and where it leans](bench/record/${name}/summary.md).`,
  ].join('\n\n')
}

/** Returns a README's text on speed; undefined if it has no section for it. */
export function blockOf(readme: string): string | undefined {
  const [begin, end] = [readme.indexOf(BEGIN), readme.indexOf(END)]
  return begin < 0 || end < begin ? undefined : readme.slice(begin + BEGIN.length, end).trim()
}

/**
 * Replaces the section of a README.
 *
 * @throws Error if the markers are missing
 */
export function withBlock(readme: string, block: string): string {
  if (blockOf(readme) === undefined) throw new Error(`README.md has no ${BEGIN} with ${END} after it`)
  const [begin, end] = [readme.indexOf(BEGIN) + BEGIN.length, readme.indexOf(END)]
  return `${readme.slice(0, begin)}\n${block}\n${readme.slice(end)}`
}

/** Writes the README's section, its picture and its page. */
export function updateReadme(results: Results, root = ROOT): void {
  const path = join(root, 'README.md')
  const readme = withBlock(readFileSync(path, 'utf8'), readmeBlock(results))
  writeFileSync(path, readme)
  writeFileSync(join(root, PICTURE), chart(results))
  writeFileSync(join(root, SPEED_PAGE), speedPage(results))
}
