/**
 * @module The command `sladd`. Exit codes: 0 done, 1 `scan` found something or `doctor` read something, 2 wrong usage or unreadable input.
 */
import { version } from '../../../package.json'
import { isFileRefused } from '../../files/refused'
import { type Command, HELP, readCommand } from './arguments'
import { auditCommand } from './audit'
import { examine } from './doctor'
import { explainFiles } from './explain'
import { isClosedPipe } from './input'
import { ownTask, work } from './jobs'
import { runKey } from './key'
import { policyCommand } from './policy'
import { redactFiles } from './redact'
import { runReveal } from './reveal'
import { scanFiles } from './scan'
import { runSubject } from './subject'
import { UsageError } from './usage'

async function run(command: Command, args: readonly string[]): Promise<number> {
  switch (command.name) {
    case 'help':
      process.stdout.write(HELP)
      return 0
    case 'version':
      process.stdout.write(`${version}\n`)
      return 0
    case 'doctor': {
      const code = await examine(command.doctor)
      // The logger may hold on to threads and files of its own.
      process.exit(code)
      return code
    }
    case 'redact':
      return redactFiles({ ...command, args })
    case 'scan':
      if (command.style === 'explain') return explainFiles(command.files, command.reading)
      return scanFiles(command.files, command.reading, command.style === 'json')
  }
}

/** Commands with options of their own. */
const OWN: { readonly [name: string]: (args: readonly string[]) => Promise<number> } = {
  audit: auditCommand,
  key: runKey,
  policy: policyCommand,
  reveal: runReveal,
  subject: runSubject,
}

/** What is done when standard output goes away: nothing is left to do. */
function endWithOutput(): void {
  process.stdout.on('error', (error) => {
    if (isClosedPipe(error)) process.exit(0)
    throw error
  })
}

async function main(args: readonly string[]): Promise<void> {
  const [name = '', ...rest] = args
  const own = Object.hasOwn(OWN, name) ? OWN[name] : undefined
  if (own !== undefined) {
    endWithOutput()
    process.exitCode = await own(rest)
    return
  }
  const command = readCommand(args)
  // `redact` writes without a stream; a pipe that is opened as one may not block any more.
  if (command.name !== 'redact') endWithOutput()
  process.exitCode = await run(command, args)
}

const task = ownTask()
try {
  if (task !== undefined) work(task)
  else await main(process.argv.slice(2))
} catch (error) {
  // A thread hands its error to the one that made it.
  if (task !== undefined) throw error
  if (isClosedPipe(error)) process.exit(0)
  const isUsage = error instanceof UsageError
  if (!isUsage && !isFileRefused(error)) throw error
  process.stderr.write(`sladd: ${error.message}\n${isUsage ? 'Try: sladd --help\n' : ''}`)
  process.exitCode = 2
}
