/** The record of processing activities (GDPR article 30) as a report format. */
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { asPolicy, noHealthRecords, reportAsCsv, reportPolicy, seHealthInsurer } from '../../src/policy/policy'

const at = Date.UTC(2026, 10, 22)
const HEAD = [
  ...['Policy', 'Purpose', 'Categories of data subjects', 'Categories of personal data', 'Recipient'],
  ...['Transfers to third countries', 'Time limits for erasure', 'Legal basis'],
  ...['Security measures of this policy', 'Source'],
]

describe('the record of processing activities', () => {
  test.each([
    ['SE', seHealthInsurer],
    ['NO', noHealthRecords],
  ])('%s: one row a purpose, read back by another parser', (_name, policy) => {
    const csv = reportAsCsv(reportPolicy(policy, at))
    expect(csv.endsWith('\r\n')).toBe(true)
    const [head, ...rows] = parse(csv) as string[][]
    expect(head).toEqual(HEAD)
    expect(rows.map((row) => row[1])).toEqual(Object.values(policy.purposes).map(({ title }) => title))
    for (const row of rows) for (const [i, cell] of row.entries()) expect(cell !== '' || i === 6, `${i}`).toBe(true)
  })

  test('what a row says', () => {
    const rows = parse(reportAsCsv(reportPolicy(seHealthInsurer, at)), { columns: true }) as Record<string, string>[]
    expect(rows.find((row) => row.Purpose === 'Detect and prevent attacks on digital channels')).toEqual({
      Policy: 'se-health-insurer/2026.2',
      Purpose: 'Detect and prevent attacks on digital channels',
      'Categories of data subjects': 'users of digital channels',
      'Categories of personal data': 'Timestamps, equipment, metadata; Cookie id; Device id; IP address',
      Recipient: 'Own staff and systems (controller, Sweden); IT service provider (processor, EU/EEA)',
      'Transfers to third countries': 'none: only within EU/EEA',
      'Time limits for erasure': '30 days, then deleted; 30 days, then its key is destroyed',
      'Legal basis': 'legitimate interest',
      'Security measures of this policy': expect.stringMatching(
        /^token within this purpose: Cookie id, Device id, IP address; masked: Account information, /,
      ),
      Source: expect.stringContaining('Tekniska data'),
    })
  })

  test('transfers, persons that nobody stated, and what a spreadsheet would run', () => {
    const { purposes, recipients } = noHealthRecords
    const support = { title: '=1+1, "x"', cites: ['1'], basis: ['contract'] }
    const policy = asPolicy({
      ...noHealthRecords,
      regions: { ...noHealthRecords.regions, allow: ['EEA', 'US'] },
      purposes: { ...purposes, support },
      recipients: {
        ...recipients,
        cloud: { ...recipients.staff, title: '@cloud', region: 'US', purposes: ['support'] },
      },
    })
    const [, row] = parse(reportAsCsv(reportPolicy(policy, at))) as string[][]
    expect(row?.slice(1, 3)).toEqual([`'=1+1, "x"`, 'not stated in the policy'])
    expect(row?.[5]).toBe("'@cloud (United States)")
  })
})
