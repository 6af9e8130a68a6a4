/**
 * @module The command `sladd`. Exit codes: 0 done, 1 `scan` found something, 2 wrong usage or unreadable input.
 */
import { version } from '../../../package.json'
import { type Command, HELP, readCommand, UsageError } from './arguments'
import { explainFiles } from './explain'
import { isClosedPipe } from './input'
import { redactFiles } from './redact'
import { scanFiles } from './scan'

async function run(command: Command): Promise<number> {
  switch (command.name) {
    case 'help':
      process.stdout.write(HELP)
      return 0
    case 'version':
      process.stdout.write(`${version}\n`)
      return 0
    case 'redact':
      return redactFiles(command.files, command.redactor)
    case 'scan':
      if (command.style === 'explain') return explainFiles(command.files, command.redactor)
      return scanFiles(command.files, command.redactor, command.style === 'json')
  }
}

process.stdout.on('error', (error) => {
  if (isClosedPipe(error)) process.exit(0)
  throw error
})

try {
  process.exitCode = await run(readCommand(process.argv.slice(2)))
} catch (error) {
  if (isClosedPipe(error)) process.exit(0)
  if (!(error instanceof UsageError)) throw error
  process.stderr.write(`sladd: ${error.message}\nTry: sladd --help\n`)
  process.exitCode = 2
}
