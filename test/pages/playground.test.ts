/** The playground as people use it: in Debian's Chromium, from a file. */
import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { EXAMPLES } from '../../src/playground/examples'
import { EN } from '../../src/playground/words/en'
import { NB } from '../../src/playground/words/nb'
import { SV } from '../../src/playground/words/sv'
import { redact, scan } from '../../src/standard'
import { BROWSER, launch, look } from '../browser'

const ROOT = resolve(import.meta.dirname, '../..')
const FILE = resolve(ROOT, 'docs/playground/index.html')
const STRICT = resolve(ROOT, 'docs/playground/strict.html')

test('every language has all words', () => {
  const namesOf = (words: object): string[] =>
    Object.entries(words).flatMap(([name, value]) =>
      typeof value === 'string' ? [name] : namesOf(value).map((inner) => `${name}.${inner}`),
    )
  const shown = (words: object) => namesOf(words).filter((name) => name !== 'kinds.fodselsnummer')
  expect(shown(SV)).toEqual(shown(EN))
  expect(shown(NB)).toEqual(shown(EN))
  const page = readFileSync(resolve(ROOT, 'src/playground/index.html'), 'utf8')
  for (const [, word = ''] of page.matchAll(/data-(?:word|label)="(\w+)"/g)) expect(EN.page).toHaveProperty(word)
})

describe.skipIf(BROWSER === undefined)('the playground', () => {
  let browser: Browser
  beforeAll(async () => {
    execFileSync(process.execPath, ['src/playground/make.js'], { cwd: ROOT })
    browser = await launch()
  })
  afterAll(async () => {
    await browser.close()
    rmSync(STRICT, { force: true })
  })

  interface View {
    readonly lang?: string
    readonly width?: number
    readonly colorScheme?: 'light' | 'dark'
    readonly file?: string
  }

  async function open({ lang = 'en', width = 1280, colorScheme = 'light', file = FILE }: View = {}): Promise<Page> {
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme })
    await page.goto(`${pathToFileURL(file)}#${lang}`)
    return page
  }

  const marked = (page: Page) => page.locator('#found mark:not(.left)').allTextContents()

  test.each([
    { lang: 'en', width: 400, colorScheme: 'dark' },
    { lang: 'sv', width: 1280, colorScheme: 'light' },
    { lang: 'nb', width: 400, colorScheme: 'light' },
    { lang: 'en', width: 1280, colorScheme: 'dark' },
  ] as const)('hides nothing from anybody: $lang, $width pixels, $colorScheme', async (view) => {
    const page = await open(view)
    await page.click('summary')
    await page.focus('#found [tabindex="0"]')
    expect(await look(page)).toEqual({ violations: [], isWide: false })
    expect(await page.title()).toBe('sladd playground')
    expect(await page.getAttribute('html', 'lang')).toBe(view.lang)
    await page.close()
  })

  test('shows what the library finds and writes, with its reasons, on the keyboard alone', async () => {
    const page = await open()
    const values = scan(EXAMPLES.log).map(({ start, end }) => EXAMPLES.log.slice(start, end))
    expect(await marked(page)).toEqual(values)
    expect(await page.locator('#output').textContent()).toBe(redact(EXAMPLES.log))
    expect(await page.textContent('#engine')).toContain(EN.told.kernel)
    await page.focus('#found')
    await page.keyboard.press('Tab')
    expect(await page.textContent('#card')).toContain(EN.evidence.luhn)
    for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowRight')
    const focused = page.locator('#found mark:focus')
    expect(await focused.getAttribute('aria-describedby')).toBe('card')
    expect(await focused.textContent()).toBe('19871220-2384')
    await page.keyboard.press('Escape')
    expect(await page.isHidden('#card')).toBe(true)
    await page.hover('mark.left >> nth=0')
    expect(await page.textContent('#card')).toContain(EN.verdicts['checksum failed'])
    await page.close()
  })

  test('does as the options and the policy say', async () => {
    const page = await open()
    await page.fill('#text', 'memberId=77 anna@example.se 192.0.2.44')
    await page.fill('[name="fields"]', 'memberId=id')
    await page.selectOption('[name="action"]', 'stars')
    await page.uncheck('[value="ip"]')
    const output = page.locator('#output')
    expect(await output.textContent()).toBe('memberId=** *************** 192.0.2.44')
    await page.selectOption('[name="action"]', 'pseudonymise')
    expect(await output.textContent()).toMatch(/^memberId=sl1_oth_\S+ sl1_em_\S+ 192\.0\.2\.44$/)
    await page.selectOption('[name="policy"]', 'se-health-insurer')
    await page.selectOption('[name="purpose"]', 'support')
    expect(await output.textContent()).toBe('memberId=[id] anna@example.se [ip]')
    await page.selectOption('[name="purpose"]', 'statistics')
    expect(await output.textContent()).toBe('memberId=-  192.0.2.0')
    await page.selectOption('[name="purpose"]', '')
    expect(await output.textContent()).toBe('')
    await page.selectOption('[name="policy"]', '')
    await page.fill('[name="fields"]', 'memberId=nonsense')
    await page.dispatchEvent('[name="fields"]', 'change')
    expect(await page.textContent('#trouble')).toContain('"fields.memberId"')
    await page.close()
  })

  test('lets nothing out: it asks for nothing, and a script that tries is refused', async () => {
    const page = await browser.newPage()
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await page.goto(String(pathToFileURL(FILE)))
    expect(asked).toEqual([String(pathToFileURL(FILE))])
    const tried = await page.evaluate(async () => {
      const refused: string[] = []
      document.addEventListener('securitypolicyviolation', (event) => refused.push(event.effectiveDirective))
      await fetch('https://example.com/').catch(() => {})
      document.body.append(Object.assign(new Image(), { src: 'https://example.com/x.png' }))
      document.body.append(Object.assign(document.createElement('script'), { textContent: 'globalThis.wasRun = true' }))
      await new Promise((resolve) => setTimeout(resolve, 100))
      return { refused: refused.sort(), wasRun: 'wasRun' in globalThis }
    })
    expect(tried).toEqual({ refused: ['connect-src', 'img-src', 'script-src-elem'], wasRun: false })
    await page.close()
  })

  test('the twin runs where a page allows no WebAssembly', async () => {
    writeFileSync(STRICT, readFileSync(FILE, 'utf8').replace(" 'wasm-unsafe-eval'", ''))
    const page = await open({ file: STRICT })
    expect(await page.textContent('#engine')).toContain(EN.told.twin)
    expect(await page.locator('#output').textContent()).toBe(redact(EXAMPLES.log))
    await page.close()
  })

  test('a mebibyte is shown whole, with marks only where they are looked at', async () => {
    const page = await open()
    const text = `${EXAMPLES.log}\n`.repeat(Math.ceil(2 ** 20 / (EXAMPLES.log.length + 1)))
    await page.evaluate((text) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', text)
      const input = document.getElementById('text') as HTMLTextAreaElement
      input.select()
      input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, cancelable: true }))
    }, text)
    await page.waitForFunction(
      (length) => document.getElementById('found')?.textContent?.length === length,
      text.length,
    )
    await page.waitForFunction((wanted) => document.getElementById('output')?.textContent === wanted, redact(text))
    expect(await page.locator('#found mark').count()).toBeLessThan(1000)
    await page.evaluate(() => document.getElementById('found')?.scrollTo(0, 1e9))
    await page.waitForFunction(() => document.querySelector('#found > div:last-child mark') !== null)
    await page.close()
  })
})
