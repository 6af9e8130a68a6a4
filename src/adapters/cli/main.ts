#!/usr/bin/env node
/**
 * @module The command `sladd`. Exit codes: 0 done, 1 `scan` found something or `doctor` read something, 2 wrong usage or unreadable input.
 */
import { version } from '../../../package.json'
import { type Command, HELP, readCommand } from './arguments'
import { isClosedPipe } from './input'
import { redactFiles } from './redact'
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
      const code = await (await import('./doctor')).examine(command.doctor)
      // The logger may hold on to threads and files of its own.
      process.exit(code)
      return code
    }
    case 'redact':
      return redactFiles({ ...command, args })
    case 'scan':
      if (command.style === 'explain') return (await import('./explain')).explainFiles(command.files, command.reading)
      return (await import('./scan')).scanFiles(command.files, command.reading, command.style === 'json')
  }
}

/** Commands with options of their own, each loaded when it is asked for: what a run does not need it does not wait for. */
const OWN: { readonly [name: string]: (args: readonly string[]) => Promise<number> } = {
  audit: async (args) => (await import('./audit')).auditCommand(args),
  key: async (args) => (await import('./key')).runKey(args),
  policy: async (args) => (await import('./policy')).policyCommand(args),
  reveal: async (args) => (await import('./reveal')).runReveal(args),
  subject: async (args) => (await import('./subject')).runSubject(args),
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
  const command = await readCommand(args)
  // `redact` writes without a stream; a pipe that is opened as one may not block any more.
  if (command.name !== 'redact') endWithOutput()
  process.exitCode = await run(command, args)
}

try {
  await main(process.argv.slice(2))
} catch (error) {
  if (isClosedPipe(error)) process.exit(0)
  if (!(error instanceof UsageError)) throw error
  process.stderr.write(`sladd: ${error.message}\nTry: sladd --help\n`)
  process.exitCode = 2
}
