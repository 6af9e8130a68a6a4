/**
 * @module `sladd audit verify`: verifies a log of decisions and reveals. Exit codes: 0 intact, 1 not, 2 wrong usage.
 */
import { inWords } from '../../files/refused'
import { verifyAuditFile } from '../audit'
import { checkOutput } from './input'
import { print } from './output'
import { command } from './own-options'
import { AUDIT_ROWS } from './table/own-rows'
import { UsageError } from './usage'

export const auditCommand = command('audit', AUDIT_ROWS, ({ values, positionals }) => {
  const [name, file, ...more] = positionals
  if (name !== 'verify' || file === undefined || more.length > 0) throw new UsageError('audit: expected verify FILE')
  checkOutput({ others: [file] })
  const verdict = inWords('', file, () => verifyAuditFile(file, values.head))
  const { isWhole, lines, torn, head, brokenAt, hasHead } = verdict
  if (values.json) print(`${JSON.stringify(verdict)}\n`)
  else {
    if (brokenAt !== undefined) print(`line ${brokenAt}: the line before it was changed, or one is missing\n`)
    if (hasHead === false) print('the head that was kept is not among them: lines were taken off, or all is new\n')
    if (torn > 0) print(`${torn} cut off while they were written\n`)
    print(`${isWhole ? 'whole' : 'NOT whole'}: ${lines} lines, head ${head}\n`)
  }
  return isWhole ? 0 : 1
})
