import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { posix, resolve } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = resolve(import.meta.dirname, '../..')
const { files } = JSON.parse(readFileSync(resolve(ROOT, 'package.json'), 'utf8')) as { files: string[] }
const pages = readdirSync(resolve(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
  .map((name) => `docs/${name}`)
  .filter((name) => name.endsWith('.md'))
const entries = ['README.md', 'CHANGELOG.md', 'CODE_OF_CONDUCT.md', 'CONTRIBUTING.md', 'SECURITY.md']

const text = (page: string) => readFileSync(resolve(ROOT, page), 'utf8')
const patterns = files.map((name) => new RegExp(`^${name.replaceAll('.', '\\.').replaceAll('*', '[^/]*')}(/|$)`))
const isInPackage = (path: string) => patterns.some((pattern) => pattern.test(path))

/** Links of a page to what is ours: where they lead, from the root, and to which heading. */
function linksOf(page: string): { path: string; anchor: string }[] {
  const prose = text(page).replace(/^```[\s\S]*?^```/gm, '')
  return [...prose.matchAll(/\]\((?![a-z]+:)([^)#\s]*)(?:#([^)\s]+))?\)/g)].map(([, target = '', anchor = '']) => ({
    path: target === '' ? page : posix.join(posix.dirname(page), target),
    anchor,
  }))
}

/** Names of a page's headings as GitHub makes them. */
function anchorsOf(page: string): string[] {
  const headings = [...text(page).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/ /g, '-'),
  )
  // The second of a name has its number behind it.
  const seen = new Map<string, number>()
  const numbered = headings.map((name) => {
    const times = seen.get(name) ?? 0
    seen.set(name, times + 1)
    return times === 0 ? name : `${name}-${times}`
  })
  return [...numbered, ...[...text(page).matchAll(/<a id="([^"]+)">/g)].map(([, id = '']) => id)]
}

test('every link of every page leads to a file and a heading that are there', () => {
  const dead = [...entries, ...pages].flatMap((page) =>
    linksOf(page)
      .filter(({ path, anchor }) => {
        if (!existsSync(resolve(ROOT, path))) return true
        return anchor !== '' && path.endsWith('.md') && !anchorsOf(path).includes(anchor)
      })
      .map(({ path, anchor }) => `${page}: ${path}#${anchor}`),
  )
  expect(dead).toEqual([])
})

test('every page is reached from the README', () => {
  const reached = new Set(['README.md'])
  for (const page of reached) {
    for (const { path } of linksOf(page)) if (path.endsWith('.md') && existsSync(resolve(ROOT, path))) reached.add(path)
  }
  expect([...entries, ...pages].filter((page) => !reached.has(page))).toEqual([])
})

test('what the README and the pages link to is in the package', () => {
  const outside = ['README.md', ...pages].flatMap((page) =>
    linksOf(page)
      .filter(({ path }) => isInPackage(page) && !isInPackage(path))
      .map(({ path }) => `${page}: ${path}`),
  )
  expect(outside).toEqual([])
})
