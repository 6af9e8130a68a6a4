/**
 * @module What the README says of speed: made from a run, so that it never says more than was measured.
 */
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
/** The picture beside the pages: the package has no bench, but it has these. */
export const PICTURE = 'docs/speed.svg'
/** The same to choose from. */
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

/** What stands between the marks of the README. */
export function readmeBlock(results: Results): string {
  const name = recordName(results.environment)
  return [
    introduction(results),
    `![MB/s of each contender with one call a line, and the share of values gone](${PICTURE})`,
    `[A page to choose from](${SPEED_PAGE}); [all works, every reason, the method and where it leans](bench/record/${name}/summary.md).`,
  ].join('\n\n')
}

/** What a README says of speed; undefined when it has no place for it. */
export function blockOf(readme: string): string | undefined {
  const [begin, end] = [readme.indexOf(BEGIN), readme.indexOf(END)]
  return begin < 0 || end < begin ? undefined : readme.slice(begin + BEGIN.length, end).trim()
}

/**
 * A README with another block.
 *
 * @throws Error when the marks are missing
 */
export function withBlock(readme: string, block: string): string {
  if (blockOf(readme) === undefined) throw new Error(`README.md has no ${BEGIN} with ${END} after it`)
  const [begin, end] = [readme.indexOf(BEGIN) + BEGIN.length, readme.indexOf(END)]
  return `${readme.slice(0, begin)}\n${block}\n${readme.slice(end)}`
}

/** Writes the README's block, its picture and its page. */
export function updateReadme(results: Results, root = ROOT): void {
  const path = join(root, 'README.md')
  const readme = withBlock(readFileSync(path, 'utf8'), readmeBlock(results))
  writeFileSync(path, readme)
  writeFileSync(join(root, PICTURE), chart(results))
  writeFileSync(join(root, SPEED_PAGE), speedPage(results))
}
