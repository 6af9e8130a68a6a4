/**
 * @module `sladd scan --html FILE`: scans all inputs, and writes what was counted as a page, whole or not at all.
 */
import { statSync } from 'node:fs'
import type { ScanCommand } from './arguments'
import { FAILED } from './failure'
import { FieldBefore } from './field-before'
import { eachInput, type Input } from './input'
import { print } from './output'
import { printToFile } from './output-file'
import { FOUND, Lines, scanInput, summary } from './scan'
import { ScanCounts } from './scan-counts'
import { scanPage } from './scan-page'

function timeOf({ name, isStandard }: Input): Date {
  return isStandard ? new Date() : statSync(name).mtime
}

/**
 * Scans the inputs in order.
 *
 * @returns the exit code, as of a table of findings
 */
export async function scanToPage({ list, reading, bytes, html = '' }: ScanCommand): Promise<number> {
  const counts = new ScanCounts()
  const totals = new Map<string, number>()
  const { read, failed } = await eachInput(list, async (input) => {
    const { redactor, isTable } = reading(input.name)
    const fields = new FieldBefore(isTable, Lines.HELD_BACK)
    const time = timeOf(input)
    await scanInput(
      input,
      redactor,
      bytes,
      (finding, file, _position, offset) => {
        counts.add(finding, file, fields.nameAt(offset), time)
        totals.set(finding.kind, (totals.get(finding.kind) ?? 0) + 1)
      },
      () => {},
      (text) => fields.push(text),
    )
  })
  counts.read = read
  await printToFile(html, async () => {
    print(scanPage(counts, new Date()))
    return true
  })
  if (read > 0) print(summary(totals))
  if (failed > 0) return FAILED
  return totals.size > 0 ? FOUND : 0
}
