/** @module `sladd scan --html FILE`: scans all inputs, and writes the counts as a page, completely or not at all. */
import { statSync } from 'node:fs'
import type { ScanCommand } from './arguments'
import { FieldBefore } from './field-before'
import { eachInput, type Input } from './input'
import { writeToFile } from './output-file'
import { begun, Lines, scanInput } from './scan'
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
  const { list, reading, html = '' } = command
  const { passing, count, conclude } = await begun(command)
  const counts = new ScanCounts()
  const inputs = await eachInput(list, async (input) => {
    const { redactor, isTable } = reading(input.name)
    const fields = new FieldBefore(isTable, Lines.HELD_BACK)
    const time = timeOf(input)
    await scanInput(input, redactor, {
      command,
      passing,
      tell(finding, file, _position, inText) {
        count(finding.kind, file)
        counts.add(finding, file, fields.nameAt(inText.start), time)
      },
      seen: (text) => fields.push(text),
    })
  })
  counts.read = inputs.read
  await writeToFile(html, scanPage(counts, new Date()))
  return conclude(inputs)
}
