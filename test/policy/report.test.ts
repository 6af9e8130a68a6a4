/** Reports: what is kept, on what legal basis, until when; which keys no purpose needs any more. */
import { describe, expect, test } from 'vitest'
import { addDuration } from '../../src/policy/duration'
import {
  asPolicy,
  candidatesLeft,
  noHealthRecords,
  reportAsHtml,
  reportAsText,
  reportPolicy,
  seHealthInsurer,
} from '../../src/policy/policy'
import { durationInWords } from '../../src/policy/told'

const at = Date.UTC(2026, 10, 22)
const epochs = [
  { id: 'k7ma', end: Date.UTC(2026, 5, 1), isDestroyed: false },
  { id: 'm2qd', end: Date.UTC(2026, 10, 1), isDestroyed: false },
  { id: 'c5xe', end: Date.UTC(2026, 0, 1), isDestroyed: true },
  { id: 'zzzz', end: undefined, isDestroyed: false },
]

describe('a report', () => {
  const report = reportPolicy(seHealthInsurer, at, epochs)
  const rowsOf = (purpose: string) => report.purposes.find(({ id }) => id === purpose)?.rows ?? []

  test('tells per purpose what stays, on what ground, until when, for whom', () => {
    expect(report.purposes.map(({ id }) => id)).toEqual(Object.keys(seHealthInsurer.purposes))
    expect(rowsOf('security')[0]).toMatchObject({ action: 'keep', rule: 'security-telemetry', until: '2026-12-22' })
    expect(rowsOf('security')[1]).toEqual({
      action: 'pseudonymise',
      told: 'token within this purpose',
      categories: ['cookie_id', 'device_id', 'ip_address'].map((id, i) => ({
        id: `user.device.${id}`,
        title: ['Cookie id', 'Device id', 'IP address'][i],
        sensitive: false,
      })),
      recipients: ['it-provider', 'staff'],
      conditions: ['no objection'],
      rule: 'security-ip',
      reason: 'an attack can be followed over a day, a person not over a year',
      cites: expect.arrayContaining(['Kategorier av personuppgifter: Tekniska data']),
      justification: undefined,
      retention: '30 days, then its key is destroyed',
      until: '2026-12-22',
      due: '2026-10-23',
    })
    expect(rowsOf('insurance').find(({ rule }) => rule === 'insurance-id')).toMatchObject({
      justification: 'secure identification: cover and claims must reach the right person',
      retention: '10 years from the end of the insurance, then deleted',
      until: undefined,
    })
    expect(rowsOf('marketing')[0]?.conditions).toEqual(['no opt-out', 'no objection', 'active customer or consent'])
    expect(rowsOf('care-referral')[0]?.conditions).toContain('consent')
  })

  test('names every category once for each purpose and recipient, whatever becomes of it', () => {
    for (const policy of [seHealthInsurer, noHealthRecords]) {
      for (const { id, rows } of reportPolicy(policy, at).purposes) {
        const named = rows.flatMap(({ categories, recipients }) =>
          categories.flatMap((category) => recipients.map((recipient) => `${category.id} ${recipient}`)),
        )
        expect(new Set(named).size, id).toBe(named.length)
        expect(named.length).toBeGreaterThan(5)
      }
    }
  })

  test('tells which keys have outlived every purpose', () => {
    expect(report.tokensFor).toBe('90 days')
    expect(report.epochs).toEqual([
      { id: 'k7ma', end: '2026-06-01', destroyAfter: '2026-08-30', state: 'due for destruction' },
      { id: 'm2qd', end: '2026-11-01', destroyAfter: '2027-01-30', state: 'in use' },
      { id: 'c5xe', end: '2026-01-01', destroyAfter: '2026-04-01', state: 'destroyed' },
      { id: 'zzzz', end: undefined, destroyAfter: undefined, state: 'in use' },
    ])
  })

  test('tells whom first: recipients by title, conditions and not names of rules', () => {
    const text = reportAsText(report)
    expect(text).toContain('    for: IT service provider, Own staff and systems\n')
    expect(text).toContain('    if: no opt-out, no objection, active customer or consent\n')
    expect(text).toContain('  Own staff and systems (staff, controller, Sweden): insurance, support, ')
  })

  test('no row that frightens: what stands above others is told of what has no closer name', () => {
    const told = report.purposes.flatMap(({ rows }) => rows.flatMap(({ categories }) => categories))
    expect(told.map(({ id }) => id)).not.toContain('user')
    expect(report.matrix.map(({ category }) => category.id)).not.toContain('user')
    expect(told).toContainEqual({
      ...{ id: 'user.device', title: 'Device data (unspecified)', sensitive: false },
    })
    const all = { id: 'all', category: ['user'], action: 'remove', reason: 'r', cites: ['1'] }
    const whole = asPolicy({ ...noHealthRecords, rules: [all] })
    expect(reportPolicy(whole, at).matrix.map(({ category }) => category.title)).toEqual([
      ...['Personal data', 'Unlisted fields'],
    ])
  })

  test('a matrix of categories and purposes: what lets most through, and whether it is for everybody', () => {
    const cell = (category: string, purpose: string) =>
      report.matrix.find((row) => row.category.id === category)?.cells[
        report.purposes.findIndex(({ id }) => id === purpose)
      ]
    for (const { cells } of report.matrix) expect(cells).toHaveLength(report.purposes.length)
    expect(cell('user.contact.email', 'support')).toEqual({ action: 'keep', told: 'kept unchanged', isForAll: true })
    expect(cell('user.contact.email', 'marketing')).toMatchObject({ action: 'keep', isForAll: false })
    // The provider of IT services gets none.
    expect(cell('user.content.private', 'support')).toMatchObject({ action: 'keep', isForAll: false })
    expect(cell('unlisted', 'insurance')).toMatchObject({ action: 'mask', isForAll: true })
    expect(reportAsText(report)).toMatch(/^ {2}Unlisted fields +( {2}M){20}$/m)
  })

  test('each cell is what the rows of its purpose say', () => {
    for (const policy of [seHealthInsurer, noHealthRecords]) {
      const { purposes, matrix } = reportPolicy(policy, at)
      for (const { category, cells } of matrix) {
        for (const [i, { rows }] of purposes.entries()) {
          const own = rows.filter((row) =>
            row.categories.some(({ id }) => id === category.id || category.id.startsWith(`${id}.`)),
          )
          expect(
            own.map(({ action }) => action),
            category.id,
          ).toContain(cells[i]?.action)
        }
      }
    }
  })

  test('a summary on top, and unlisted fields and small groups said', () => {
    expect(report.summary).toMatchObject({
      ...{ rules: seHealthInsurer.rules.length, nothingKept: [], longest: '10 years' },
      idAsToken: ['support', 'develop', 'conversations', 'account', 'complaints'],
      idKept: expect.arrayContaining(['insurance']),
      sensitiveKept: expect.not.arrayContaining(['marketing']),
    })
    expect(reportPolicy(noHealthRecords, at).summary.nothingKept).toEqual(['archive'])
    const text = reportAsText(report)
    expect(text).toContain('\nSummary\n  The policy has: 20 purposes, 8 recipients, 49 rules\n')
    expect(text).toContain('  Unlisted fields: masked\n')
    expect(text).toContain('  masked: Unlisted fields\n    rule unlisted: the field is not listed')
    expect(text).toContain('  Small groups: statistics: groups of fewer than 10 people are suppressed\n')
    expect(report.purposes.find(({ id }) => id === 'statistics')?.leastGroup).toBe(10)
  })

  test('a purpose that no recipient has access for withholds', () => {
    const recipients = { staff: { ...noHealthRecords.recipients.staff, purposes: ['support'] } }
    const { purposes, rules } = noHealthRecords
    const policy = asPolicy({
      ...{ ...noHealthRecords, recipients, purposes: { support: purposes.support, archive: purposes.archive } },
      ...{ rules: rules.filter(({ id }) => id === 'support-contact') },
    })
    const { matrix, purposes: told } = reportPolicy(policy, at)
    expect(told[1]?.rows).toEqual([])
    expect(matrix[0]?.cells[1]).toMatchObject({ action: 'withhold' })
  })

  test('as text', () => {
    const text = reportAsText(report)
    expect(text).toMatch(
      /^Swedish health insurer \(se-health-insurer\/2026\.2\), 2026-11-22\nNames, addresses and health/,
    )
    expect(text).toContain(
      '    until: 30 days, then its key is destroyed; until 2026-12-22, everything from before 2026-10-23 is due\n',
    )
    expect(text).toContain('  k7ma  ends 2026-06-01  needed until 2026-08-30  due for destruction\n')
    expect(reportAsText(reportPolicy(noHealthRecords, at))).toContain(
      'archive: Data no longer needed for its purpose (no ground',
    )
  })

  test('the page is in order for who listens to it, and fits a phone and paper', () => {
    const page = reportAsHtml(report)
    expect(page).toContain('<meta name="viewport" content="width=device-width, initial-scale=1">')
    const heads = [...page.matchAll(/<h(\d)/g)].map(([, level]) => Number(level))
    expect(heads.filter((level) => level === 1)).toHaveLength(1)
    for (const [i, level] of heads.entries()) expect(level - (heads[i - 1] ?? 0)).toBeLessThanOrEqual(1)
    for (const [tag] of page.matchAll(/<th\b[^>]*>/g)) expect(tag).toMatch(/scope="(col|row)"/)
    expect(page.match(/<table/g)?.length).toBe(page.match(/<caption/g)?.length)
    // Rows that are blocks on a phone stay rows for a screen reader; what scrolls can be reached by the keyboard.
    for (const [tag] of page.matchAll(/<table class="stack"[^>]*>/g)) expect(tag).toContain('role="table"')
    expect(page).toContain('<div class="wide" role="region" aria-labelledby="overview" tabindex="0">')
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target)
    expect(page).toMatch(/@media print/)
  })

  test('as a page that needs nothing else, with everything escaped', () => {
    const policy = asPolicy({ ...seHealthInsurer, title: '<script>alert("x")</script> & co' })
    const page = reportAsHtml(reportPolicy(policy, at, epochs))
    expect(page).toMatch(/^<!doctype html>\n<html lang="en">/)
    expect(page).toContain('<h1>&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; co</h1>')
    expect(page).not.toMatch(/<script|<link|https?:|src=|href="(?!#)|@import|url\(/)
    expect(page).toMatch(/<tr role="row" class="due"><th scope="row" role="rowheader">k7ma<\/th>/)
    const opened = page.match(/<(main|table|caption|tr|td|th|h2|p|dl|dt|dd|div|span|thead|tbody)\b/g)?.length
    expect(page.match(/<\/(main|table|caption|tr|td|th|h2|p|dl|dt|dd|div|span|thead|tbody)>/g)?.length).toBe(opened)
  })
})

test('durations', () => {
  expect(new Date(addDuration(Date.UTC(2026, 0, 31), 'P1M')).toISOString()).toMatch(/^2026-02-28/)
  expect(new Date(addDuration(Date.UTC(2024, 1, 29), 'P1Y')).toISOString()).toMatch(/^2025-02-28/)
  expect(new Date(addDuration(Date.UTC(2026, 10, 22), 'P1Y2M1W3D', -1)).toISOString()).toMatch(/^2025-09-12/)
  expect(durationInWords('P1Y2M1W3D')).toBe('1 year 2 months 1 week 3 days')
  for (const wrong of ['P', 'PT1H', '90', 'P1.5Y', 'P-1D', 'p1d'])
    expect(() => addDuration(0, wrong)).toThrow(RangeError)
})

test('what partial masks leave, counted from dates and control digits', () => {
  // 36,525 dates, 1,000 numbers a day and the like; the worst of the Swedish and Norwegian layouts.
  expect(candidatesLeft({ first: 6 })).toBe(500)
  expect(candidatesLeft({ last: 5 })).toBe(301)
  expect(candidatesLeft({ last: 4 })).toBe(1509)
  expect(candidatesLeft({ last: 2 })).toBe(150_929)
  expect(candidatesLeft({ first: 2, last: 2 })).toBeGreaterThan(1000)
  expect(candidatesLeft({ first: 11 })).toBeLessThanOrEqual(1)
})
