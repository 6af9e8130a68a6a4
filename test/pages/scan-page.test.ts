/** The report of `sladd scan --html`: what it counts, what it does not show, and how it looks in Debian's Chromium. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BROWSER, launch, look } from '../browser'

const CLI = resolve(import.meta.dirname, '../../dist/cli.js')

const FILES = {
  'app/a.log':
    'Nov 20 patient 930312-2387 från 192.0.2.44\n{"user":{"pnr":"871220-2384","mail":"anna@example.se"},"token":"x"}\nGET /p?tel=070-174%2006%2005&mail=anna%40example.se\n',
  'app/b.log': '{"Erik Johansson":"871220-2384","anna@example.se":"01019550091"}\nErik Johansson: anna@example.se\n',
  'kund/lista.csv': 'namn;pers.nr;e-post\n"Anna; T";871220-2384;anna@example.se\n',
  'kund/Anna Johansson 871220-2384.txt': 'fnr=01019550091\n',
  'clean.txt': 'inget\n',
}

let folder: string
let page: string

function run(...args: string[]) {
  return spawnSync(process.execPath, [CLI, 'scan', ...args], { cwd: folder, encoding: 'utf8' })
}

/** Rows of the chart under a title: the name, and the kinds with their counts. */
function rowsOf(title: string): Record<string, string> {
  const part = page.slice(page.indexOf(`<h2>${title}</h2>`)).split('</table>')[0] ?? ''
  const rows = [...part.matchAll(/<th scope="row">(.*?)<\/th>.*?<span class="hidden">(.*?)<\/span>/gs)]
  return Object.fromEntries(rows.map(([, name = '', kinds = '']) => [name, kinds]))
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sladd-page-'))
  for (const [i, [name, text]] of Object.entries(FILES).entries()) {
    mkdirSync(join(folder, name, '..'), { recursive: true })
    writeFileSync(join(folder, name), text)
    const time = new Date(Date.UTC(2026, 10, 10 + i))
    utimesSync(join(folder, name), time, time)
  }
  const first = run('-r', '--html', 'report.html')
  expect([first.status, first.stderr]).toEqual([1, ''])
  // An earlier report is no input.
  expect(run('-r', '--html', 'report.html').stdout).toBe(first.stdout)
  expect(first.stdout).toMatch(/^14 found: /)
  page = readFileSync(join(folder, 'report.html'), 'utf8')
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('the report of a scan', () => {
  test('counts by kind, file and field, over the days on which files were written', () => {
    expect(rowsOf('By kind')).toEqual({
      personnummer: 'personnummer 4',
      'e-mail': 'e-mail 5',
      fødselsnummer: 'fødselsnummer 2',
      phone: 'phone 1',
      'IP address': 'IP address 1',
      'field by its name': 'field by its name 1',
    })
    expect(Object.keys(rowsOf('By file')).sort()).toEqual([
      'app/a.log',
      'app/b.log',
      'kund/[not shown]',
      'kund/lista.csv',
    ])
    expect(rowsOf('By field')).toEqual({
      'in no field': 'e-mail 2, personnummer 2, fødselsnummer 1, IP address 1',
      mail: 'e-mail 2',
      'e-post': 'e-mail 1',
      'pers.nr': 'personnummer 1',
      pnr: 'personnummer 1',
      fnr: 'fødselsnummer 1',
      tel: 'phone 1',
      token: 'field by its name 1',
    })
    expect([...page.matchAll(/<tr><th scope="row">(2026-11-\d\d)<\/th>/g)].map(([, day]) => day)).toEqual([
      '2026-11-10',
      '2026-11-11',
      '2026-11-12',
      '2026-11-13',
    ])
  })

  test('has no value, nothing of a person, and nothing from elsewhere', () => {
    expect(page).not.toMatch(/871220|930312|010195|anna|example|Johansson|192\.0\.2|070-/i)
    expect(page).not.toMatch(/<script|<link|<img|src=|url\(|https?:/)
  })

  test('is written whole, and over no input', () => {
    const refused = run('app/a.log', '--html', 'app/a.log')
    expect([refused.status, refused.stdout]).toEqual([2, ''])
    expect(refused.stderr).toContain('app/a.log: is written to, and is also another file of the command')
    expect(readFileSync(join(folder, 'app/a.log'), 'utf8')).toBe(FILES['app/a.log'])
    expect(run('clean.txt', '--html', 'none.html').status).toBe(0)
    expect(readFileSync(join(folder, 'none.html'), 'utf8')).toContain('Nothing was found.')
    expect(run('--html', 'x.html', '--json').stderr).toContain('exclude each other')
  })

  test.skipIf(BROWSER === undefined)('hides nothing from anybody, on a phone or a desk, light or dark', async () => {
    const browser = await launch()
    for (const view of [
      { viewport: { width: 400, height: 900 }, colorScheme: 'dark' },
      { viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
    ] as const) {
      const tab = await browser.newPage(view)
      await tab.goto(String(pathToFileURL(join(folder, 'report.html'))))
      await tab.click('summary')
      expect(await look(tab)).toEqual({ violations: [], isWide: false })
    }
    await browser.close()
  })
})
