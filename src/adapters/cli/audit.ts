/**
 * @module `sladd audit verify`: whether a log of decisions and reveals is whole. Exit codes: 0 whole, 1 not, 2 wrong
 * usage.
 */
import { inWords } from '../../files/refused'
import { verifyAuditFile } from '../audit'
import { checkOutput } from './input'
import { print } from './output'
import { command, FLAG, TEXT } from './own-options'
import { UsageError } from './usage'

const HELP = `sladd audit: logs of decisions and reveals.

Usage
  sladd audit verify FILE [--head HASH]   whether each line holds the hash of the one before it, and whether the head
                                          that was kept is among them; prints the head to keep

Exit codes: 0 whole, 1 changed or shortened, 2 wrong usage or a file that cannot be read.
`

export const auditCommand = command({ head: TEXT, json: FLAG }, HELP, ({ values, positionals }) => {
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
