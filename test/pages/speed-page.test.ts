/** The speed page in Debian's Chromium: its choices, with the keyboard. */
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import { figure } from '../../bench/report/figures'
import { newestRecord, readRecord } from '../../bench/report/record'
import { megabytes, speedOf } from '../../bench/report/standing'
import { BROWSER, launch, look } from '../browser'

const FILE = String(pathToFileURL(resolve(import.meta.dirname, '../../docs/speed.html')))

describe.skipIf(BROWSER === undefined)('the page of speeds', () => {
  test('shows the figures of the record that are chosen, to everybody', async () => {
    const results = readRecord(newestRecord() as string)
    const browser = await launch()
    const page = await browser.newPage({ viewport: { width: 400, height: 900 }, colorScheme: 'dark' })
    await page.goto(FILE)
    await page.focus('[name="work"]')
    await page.selectOption('[name="work"]', 'find')
    await page.selectOption('[name="haystack"]', 'dense')
    await page.selectOption('[name="scale"]', 'linear')
    const rows = page.locator('#rows tr')
    const cells = await rows.filter({ hasText: 'ripgrep' }).locator('td').allTextContents()
    const speed = speedOf(results, 'find', 'dense', 'ripgrep')
    expect(cells[1]).toBe(speed === undefined ? 'wrong' : figure(megabytes(speed).median))
    const before = await rows.count()
    await page.focus('summary')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    expect(await rows.count()).toBe(before - 1)
    expect(await look(page)).toEqual({ violations: [], isWide: false })
    await page.close()
    const bare = await browser.newPage({ javaScriptEnabled: false, viewport: { width: 1280, height: 900 } })
    await bare.goto(FILE)
    expect(await bare.locator('#rows th').first().textContent()).toBe('sladd (kernel)')
    expect(await bare.isHidden('form')).toBe(true)
    await browser.close()
  })
})
