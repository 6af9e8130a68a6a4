/**
 * The report pages as people see them: in Debian's Chromium, on a phone of 400 pixels and on a desktop, with every
 * axe-core rule. Without a browser (`.ci/run` installs one if possible) this is skipped.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { noHealthRecords, reportAsHtml, reportPolicy, seHealthInsurer } from '../../src/policy/policy'

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
const BROWSER = ['chromium', 'chromium-browser'].find((name) => spawnSync(name, ['--version']).status === 0)

/** What the browser says of a page in a frame of a width. */
interface Seen {
  readonly violations: readonly string[]
  /** Wider than the frame: somebody would have to push the page aside. */
  readonly isWide: boolean
}

/**
 * Runs in the browser: each page in a frame of each width, by turns looked at by axe, which takes long; what it says is
 * written in place of all.
 */
async function look(pages: readonly string[], axe: string, widths: readonly number[]): Promise<void> {
  const seen: Seen[] = []
  for (const [i, width] of widths.entries()) {
    for (const [j, page] of pages.entries()) {
      const frame = document.createElement('iframe')
      Object.assign(frame.style, { width: `${width}px`, height: '900px', border: '0' })
      frame.srcdoc = page
      await new Promise((resolve) => {
        frame.onload = resolve
        document.body.append(frame)
      })
      const inner = frame.contentWindow as Window & { eval(code: string): void; axe?: { run(): Promise<Axe> } }
      const root = inner.document.documentElement
      const isWide = root.scrollWidth > root.clientWidth
      if ((i + j) % widths.length === 0) inner.eval(axe)
      const { violations } = (await inner.axe?.run()) ?? { violations: [] }
      const told = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target}`)
      seen.push({ violations: told, isWide })
      frame.remove()
    }
  }
  document.documentElement.innerHTML = `<pre>${JSON.stringify(seen).replaceAll('<', '&lt;')}</pre>`
}

interface Axe {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly target: unknown }[] }[]
}

function seenIn(browser: string, pages: readonly string[], widths: readonly number[]): readonly Seen[] {
  const folder = mkdtempSync(join(tmpdir(), 'page-'))
  try {
    const asked = JSON.stringify([pages, readFileSync(AXE, 'utf8'), widths]).replaceAll('<', '\\u003c')
    const file = join(folder, 'pages.html')
    writeFileSync(file, `<!doctype html><meta charset="utf-8"><body><script>(${look})(...${asked})</script>`)
    const options = ['--headless', '--no-sandbox', '--disable-gpu', '--virtual-time-budget=600000', '--dump-dom']
    const args = [...options, `--user-data-dir=${folder}`, `--window-size=1400,1000`, `file://${file}`]
    const { stdout } = spawnSync(browser, args, { encoding: 'utf8', maxBuffer: 2 ** 26 })
    const [, told = ''] = /<pre>(.*)<\/pre>/s.exec(stdout) ?? []
    return JSON.parse(told.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')) as readonly Seen[]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

describe.skipIf(BROWSER === undefined)('pages of reports in a browser', () => {
  const at = Date.UTC(2026, 10, 22)
  const epochs = [{ id: 'k7ma', end: at - 1, isDestroyed: false }]

  test('none hides anything from anybody or is wider than a phone, in any language', () => {
    const asked = [
      [seHealthInsurer, ['en', 'sv']],
      [noHealthRecords, ['nb', 'nn']],
    ] as const
    const pages = asked.flatMap(([policy, languages]) =>
      languages.map((lang) => reportAsHtml(reportPolicy(policy, at, epochs, lang))),
    )
    const seen = seenIn(BROWSER as string, pages, [400, 1280])
    expect(seen).toEqual(Array.from({ length: 8 }, () => ({ violations: [], isWide: false })))
  }, 180_000)

  test('what is wrong with a page is seen', () => {
    const page = '<html lang="en"><title>x</title><main><h1>x</h1><img src="" width="500" height="9"></main>'
    const [seen] = seenIn(BROWSER as string, [page], [400])
    expect(seen).toEqual({ violations: ['image-alt: img'], isWide: true })
  })
})
