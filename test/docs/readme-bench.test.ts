import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { chart } from '../../bench/report/chart'
import { blockOf, PICTURE, readmeBlock, SPEED_PAGE } from '../../bench/report/readme'
import { newestRecord, RECORDS, readRecord, recordName } from '../../bench/report/record'
import { speedPage } from '../../bench/report/speed/page'
import { summary } from '../../bench/report/summary'

const ROOT = resolve(import.meta.dirname, '../..')
const textOf = (...path: string[]) => readFileSync(join(...path), 'utf8')

test('the README says of speed what the newest record says, and nothing without one', () => {
  const block = blockOf(textOf(ROOT, 'README.md'))
  const newest = newestRecord()
  if (newest === undefined) {
    expect(block).toBeUndefined()
    expect(existsSync(join(ROOT, PICTURE))).toBe(false)
    return
  }
  const results = readRecord(newest)
  expect(block).toBe(readmeBlock(results))
  expect(textOf(ROOT, PICTURE)).toBe(chart(results))
  expect(textOf(ROOT, SPEED_PAGE)).toBe(speedPage(results))
  expect(textOf(newest, 'summary.md')).toBe(summary(results))
  expect(textOf(newest, 'chart.svg')).toBe(chart(results))
})

test('all that is among the records is a whole record under its own name', () => {
  const names = existsSync(RECORDS) ? readdirSync(RECORDS) : []
  expect(newestRecord() === undefined).toBe(names.length === 0)
  for (const name of names) expect(recordName(readRecord(join(RECORDS, name)).environment)).toBe(name)
})
