/**
 * @module The command `sladd`. Exit codes: 0 done, 1 `scan` found something or `doctor` read something, 2 wrong usage or unreadable input.
 */
import { version } from '../../../package.json'
import { type Command, HELP, readCommand, UsageError } from './arguments'
import { examine } from './doctor'
import { explainFiles } from './explain'
import { isClosedPipe } from './input'
import { ownTask, work } from './jobs'
import { runKey } from './key'
import { redactFiles } from './redact'
import { runReveal } from './reveal'
import { scanFiles } from './scan'
import { runSubject } from './subject'

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
  key: runKey,
  reveal: runReveal,
  subject: runSubject,
}

async function main(args: readonly string[]): Promise<void> {
  const own = OWN[args[0] ?? '']
  if (own !== undefined) {
    process.exitCode = await own(args.slice(1))
    return
  }
  const command = readCommand(args)
  // `redact` writes without a stream; a pipe that is opened as one may not block any more.
  if (command.name !== 'redact') {
    process.stdout.on('error', (error) => {
      if (isClosedPipe(error)) process.exit(0)
      throw error
    })
  }
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
  if (!(error instanceof UsageError)) throw error
  process.stderr.write(`sladd: ${error.message}\nTry: sladd --help\n`)
  process.exitCode = 2
}
