/** The differences between two versions of a policy, in decisions, and on the command line. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  asPolicy,
  diffAsText,
  diffPolicies,
  noHealthRecords,
  type Policy,
  seHealthInsurer,
} from '../../src/policy/policy'

const source = { reason: 'r', cites: ['notice, 1'] }
const days = { period: 'P90D', end: 'delete' }
const mail = {
  ...{ id: 'mail', category: ['user.contact.email'], purpose: ['support'], action: 'keep', retention: days, ...source },
}
const base = {
  schema: 1,
  id: 'shop',
  version: '1',
  title: 'A shop',
  purposes: { support: { title: 'Answer requests', cites: ['1'], basis: ['contract'] } },
  recipients: {
    staff: { title: 'Staff', role: 'controller', purposes: ['support'], region: 'SE', ...source },
    host: { title: 'Host', role: 'processor', purposes: ['support'], region: 'SE', ...source },
  },
  recipient: 'staff',
  regions: { allow: ['EEA'], ...source },
  rules: [mail],
}

const shop = (parts: object = {}): Policy => asPolicy({ ...base, version: '2', ...parts })
const before = asPolicy(base)
const changed = (parts: object) => diffPolicies(before, shop(parts))
const none = { added: [], removed: [], changed: [] }

describe('what changed', () => {
  test('nothing, when only the version did, or the order', () => {
    expect(changed({})).toEqual({
      ...{ before: 'shop/1', after: 'shop/2', isSame: true, decisions: [], others: [] },
      ...{ purposes: none, recipients: none, rules: none, reveals: none, categories: none, fields: none },
    })
    const turned = asPolicy({ ...seHealthInsurer, version: '2', rules: [...seHealthInsurer.rules].reverse() })
    expect(diffPolicies(seHealthInsurer, turned)).toMatchObject({ isSame: true, decisions: [] })
  })

  test('the action, from what to what, and that more is disclosed', () => {
    const diff = diffPolicies(shop({ rules: [{ ...mail, action: 'pseudonymise' }] }), before)
    expect(diff.decisions).toEqual([
      {
        ...{ purpose: 'support', title: 'Answer requests', recipients: ['host', 'staff'], when: [], through: 'more' },
        categories: [{ id: 'user.contact.email', title: 'E-mail address', sensitive: false }],
        before: {
          ...{ action: 'pseudonymise', told: 'token within this purpose', rule: 'mail' },
          retention: '90 days, then deleted',
        },
        after: { action: 'keep', told: 'kept unchanged', rule: 'mail', retention: '90 days, then deleted' },
      },
    ])
    expect(diff.rules.changed).toEqual([
      { id: 'mail', parts: [{ part: 'action', before: 'pseudonymise', after: 'keep' }] },
    ])
  })

  test('retention alone is a change', () => {
    const diff = changed({ rules: [{ ...mail, retention: { period: 'P1Y', end: 'delete' } }] })
    expect(diff.decisions).toMatchObject([
      {
        ...{ through: 'equal', before: { retention: '90 days, then deleted' } },
        after: { retention: '1 year, then deleted' },
      },
    ])
  })

  test('a setting alone is a change, and is told', () => {
    const daily = shop({ rules: [{ ...mail, action: { pseudonymise: { epoch: 'day' } } }] })
    const monthly = shop({ rules: [{ ...mail, action: { pseudonymise: { epoch: 'month' } } }] })
    expect(diffPolicies(daily, monthly).decisions).toMatchObject([
      {
        ...{ through: 'more', before: { told: 'token within this purpose {"epoch":"day"}' } },
        after: { told: 'token within this purpose {"epoch":"month"}' },
      },
    ])
  })

  test('what shows only when a fact is not given, or to a role', () => {
    const consent = changed({ rules: [{ ...mail, when: { consent: true } }] })
    expect(consent.decisions).toMatchObject([
      { when: ['without consent'], before: { action: 'keep' }, after: { action: 'remove' }, through: 'less' },
    ])
    const two = changed({
      rules: [mail, { id: 'no', effect: 'deny', when: { optOut: true, consent: false }, ...source }],
    })
    expect(two.decisions.filter(({ categories }) => categories[0]?.id === 'user.contact.email')).toMatchObject([
      { when: ['without consent', 'with an opt-out'], after: { action: 'withhold' } },
    ])
    const role = changed({
      rules: [mail, { ...mail, id: 'nurse', category: ['user.name'], role: ['nurse'] }],
    })
    expect(role.decisions).toMatchObject([{ when: ['role nurse'], after: { action: 'keep' } }])
  })

  test('a recipient of many, and what came and went', () => {
    const deny = { id: 'no-mail-to-host', effect: 'deny', category: ['user.contact'], recipient: ['host'], ...source }
    const diff = changed({ rules: [mail, deny] })
    expect(diff.decisions.map(({ recipients }) => recipients)).toEqual(expect.arrayContaining([['host']]))
    expect(diff.decisions.flatMap(({ recipients }) => recipients)).not.toContain('staff')
    expect(diff.rules.added).toEqual(['no-mail-to-host'])
    const sales = { title: 'Sell', cites: ['2'], basis: ['consent'] }
    const more = changed({
      purposes: { ...base.purposes, sales },
      recipients: { staff: { ...base.recipients.staff, purposes: ['support', 'sales'] } },
      rules: [{ ...mail, purpose: ['support', 'sales'] }],
    })
    expect(more.purposes.added).toEqual(['sales'])
    expect(more.recipients).toEqual({
      ...{ added: [], removed: ['host'] },
      changed: [{ id: 'staff', parts: [{ part: 'purposes', before: ['support'], after: ['support', 'sales'] }] }],
    })
    expect(more.decisions).toMatchObject([
      { purpose: 'sales', through: 'more', before: { action: 'withhold', rule: 'purpose' }, recipients: ['staff'] },
      { purpose: 'support', through: 'less', after: { action: 'withhold', rule: 'recipient' }, recipients: ['host'] },
    ])
  })

  test.each([
    ['title', 'Another shop'],
    ['unlisted', 'keep'],
    ['regions', { allow: ['SE'], ...source }],
    ['fields', { ordernr: 'user.unique_id' }],
    ['categories', { 'user.unique_id.order': { title: 'Order' } }],
    ['reveals', [{ id: 'r', category: ['user.contact.email'], purpose: ['support'], role: ['boss'], ...source }]],
    ['rules', [{ ...mail, reason: 'another' }]],
    ['purposes', { support: { ...base.purposes.support, leastGroup: 5 } }],
  ])('%s counts', (part, value) => {
    expect(changed({ [part]: value })).toMatchObject({ isSame: false })
  })

  test('unlisted fields that are kept are a decision', () => {
    expect(changed({ unlisted: 'keep' }).decisions).toMatchObject([
      { categories: [{ id: 'unlisted' }], through: 'more', after: { action: 'keep' } },
    ])
  })

  test('each decision that differs is told: tried with every fact', () => {
    const rules = noHealthRecords.rules.filter(({ id }) => id !== 'no-marketing-without-consent')
    const diff = diffPolicies(noHealthRecords, asPolicy({ ...noHealthRecords, rules }))
    expect(diff.rules.removed).toEqual(['no-marketing-without-consent'])
    expect(new Set(diff.decisions.map(({ purpose }) => purpose))).toEqual(new Set(['marketing']))
    expect(diff.decisions.every(({ when }) => when.includes('without consent'))).toBe(true)
  })
})

describe('sladd policy diff', () => {
  const cli = resolve(import.meta.dirname, '../../dist/cli.js')
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'sladd-policy-diff-'))
    writeFileSync(join(folder, 'a.json'), JSON.stringify(base))
    writeFileSync(join(folder, 'b.json'), JSON.stringify({ ...base, version: '2', unlisted: 'remove' }))
  })
  afterAll(() => rmSync(folder, { recursive: true }))
  const sladd = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'policy', 'diff', ...args], {
      ...{ cwd: folder, encoding: 'utf8' },
    })
    return { status, stdout, stderr }
  }

  test('0 when nothing changed, 1 when something did', () => {
    expect(sladd('a.json', 'a.json')).toEqual({
      ...{ status: 0, stdout: 'shop/1 -> shop/1: nothing changed\n', stderr: '' },
    })
    const { status, stdout } = sladd('a.json', 'b.json')
    expect(status).toBe(1)
    expect(stdout).toBe(diffAsText(changed({ unlisted: 'remove' })))
    expect(stdout).toContain(
      '  less is disclosed: Unlisted fields\n    was: masked (unlisted)\n    is:  removed (unlisted)\n',
    )
    expect(stdout).toContain('  unlisted: mask -> remove\n')
    expect(JSON.parse(sladd('a.json', 'b.json', '--json').stdout)).toMatchObject({ before: 'shop/1', isSame: false })
  })

  test('two files, no more and no less', () => {
    expect(sladd('a.json')).toMatchObject({ status: 2, stderr: expect.stringContaining('expected two files') })
    expect(sladd('a.json', 'b.json', 'a.json')).toMatchObject({ status: 2 })
  })
})
