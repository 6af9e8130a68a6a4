/**
 * Runs Debian's Chromium and axe-core on a page. Without a browser (`.ci/run` installs one if possible) tests of pages
 * are skipped.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Browser, chromium, type Page } from 'playwright-core'

const PATHS = ['chromium', 'chromium-browser'].map((name) => spawnSync('which', [name], { encoding: 'utf8' }))

/** Where it is; undefined where there is none. */
export const BROWSER = PATHS.find(({ status }) => status === 0)?.stdout.trim()

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: BROWSER as string, args: ['--no-sandbox', '--disable-gpu'] })
}

/** What is wrong with a page. */
export interface Seen {
  readonly violations: readonly string[]
  /** Wider than the window: somebody would have to push the page aside. */
  readonly isWide: boolean
}

interface Axe {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly target: unknown }[] }[]
}

/** Looks at a page with every rule of axe-core. */
export async function look(page: Page): Promise<Seen> {
  const isWide = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    return scrollWidth > clientWidth
  })
  // Evaluated from outside: also where a page lets no other script in.
  await page.evaluate(AXE)
  const { violations } = (await page.evaluate('axe.run()')) as Axe
  return { violations: violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target}`), isWide }
}
