/** @module `sladd scan --html FILE`: scans all inputs, and writes the counts as a page, completely or not at all. */
import { statSync } from 'node:fs'
import type { ScanCommand } from './arguments'
import { FieldBefore } from './field-before'
import { eachInput, type Input } from './input'
import { print } from './output'
import { printToFile } from './output-file'
import { concluded, Lines, scanInput, summary } from './scan'
import { ScanCounts } from './scan-counts'
import { scanPage } from './scan-page'

function timeOf({ name, isStandard }: Input): Date {
  return isStandard ? new Date() : statSync(name).mtime
}

/**
 * Scans the inputs in order.
 *
 * @returns the exit code, the same as for a table of findings
 */
export async function scanToPage(command: ScanCommand): Promise<number> {
  const { list, reading, html = '', failOn, allowed } = command
  const passing = allowed && new (await import('./passing')).Passing(allowed)
  const stats = command.stats && new (await import('./stats')).Stats(command.stats)
  let isFailing = false
  const counts = new ScanCounts()
  const totals = new Map<string, number>()
  const { read, failed } = await eachInput(list, async (input) => {
    const { redactor, isTable } = reading(input.name)
    const fields = new FieldBefore(isTable, Lines.HELD_BACK)
    const time = timeOf(input)
    await scanInput(input, redactor, {
      command,
      passing,
      tell(finding, file, _position, inText) {
        isFailing ||= failOn?.includes(finding.kind) ?? true
        counts.add(finding, file, fields.nameAt(inText.start), time)
        totals.set(finding.kind, (totals.get(finding.kind) ?? 0) + 1)
        stats?.add(file, finding.kind, 'found')
      },
      seen: (text) => fields.push(text),
    })
  })
  counts.read = read
  await printToFile(html, async () => {
    print(scanPage(counts, new Date()))
    return true
  })
  if (read > 0) print(summary(totals))
  passing?.tell()
  return concluded(command, stats, read, failed, isFailing)
}
