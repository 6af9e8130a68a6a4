import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import writeGood from 'write-good'

const ROOT = resolve(import.meta.dirname, '../..')
const pages = [
  ...['README.md', 'CONTRIBUTING.md', 'SECURITY.md'],
  ...readdirSync(resolve(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md') && !name.startsWith('reference/api'))
    .map((name) => `docs/${name}`),
]

/** The most words of a sentence; a piece of code is one. */
const MOST = 30

/** The paragraphs and list items of a page; each piece of code is one word. */
function paragraphsOf(page: string): string[] {
  let pieces = 0
  return readFileSync(resolve(ROOT, page), 'utf8')
    .replace(/<!-- (\w+):begin -->[\s\S]*?<!-- \1:end -->/g, '')
    .replace(/^ *```[\s\S]*?^ *```|^ {8,}.*|^ *\|.*|^#.*|\]\([^)]*\)/gm, '')
    .replace(/`[^`]+`/g, () => `code${++pieces}`)
    .split(/\n\s*\n|\n(?= *(?:[-*]|\d+\.) )/)
    .map((paragraph) =>
      paragraph
        .replace(/^\s*(?:[-*]|\d+\.) /, '')
        .replace(/\s+/g, ' ')
        .trim(),
    )
}

const WORDY =
  /\b(?:the ones? (?:that|there)|there (?:is|are) (?:a |an |no )?\w+ (?:that|which)|in order to|is able to)\b/i

/** What our pages do not do, beside what write-good finds: a reader should not have to hold a subject for long. */
const OURS: [fault: string, test: (sentence: string) => boolean][] = [
  [`is longer than ${MOST} words`, (sentence) => sentence.split(' ').length > MOST],
  ['hides its subject behind "What"', (sentence) => /^What [^?]*$/.test(sentence)],
  ['says it the long way round', (sentence) => WORDY.test(sentence)],
]

const RULES = { passive: false, adverb: false, tooWordy: false, thereIs: false, weasel: false }

test.each(pages)('%s reads easily', (page) => {
  const found = paragraphsOf(page)
    .flatMap((paragraph) => paragraph.split(/(?<=[.!?]\)?\*{0,2}) /))
    .flatMap((sentence) => [
      ...writeGood(sentence, RULES).map(({ reason }) => `${reason}: ${sentence}`),
      ...OURS.filter(([, isAtFault]) => isAtFault(sentence)).map(([fault]) => `${fault}: ${sentence}`),
    ])
  expect(found).toEqual([])
})
