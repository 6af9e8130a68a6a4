/**
 * @module The command `sladd`. Its exit codes are those of docs/command-line.md.
 */
import { version } from '../../../package.json'
import { type Command, HELP, readCommand } from './arguments'
import { auditCommand } from './audit'
import { examine } from './doctor'
import { explainFiles } from './explain'
import { tellFailure } from './failure'
import { ownTask, work } from './jobs'
import { runKey } from './key'
import { print } from './output'
import { policyCommand } from './policy'
import { redactFiles } from './redact'
import { runReveal } from './reveal'
import { scanFiles } from './scan'
import { runSubject } from './subject'

async function run(command: Command, args: readonly string[]): Promise<number> {
  switch (command.name) {
    case 'help':
      print(HELP)
      return 0
    case 'version':
      print(`${version}\n`)
      return 0
    case 'doctor':
      // The logger may hold on to threads and files of its own.
      return process.exit(await examine(command.doctor))
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

async function main(args: readonly string[]): Promise<number> {
  const [name = '', ...rest] = args
  const own = Object.hasOwn(OWN, name) ? OWN[name] : undefined
  return own === undefined ? run(readCommand(args), args) : own(rest)
}

/** Ends at once: inputs may still be open. */
function fail(error: unknown): never {
  process.exit(tellFailure(error))
}

const task = ownTask()
// A thread hands its error to the one that made it.
if (task !== undefined) work(task)
else {
  process.on('uncaughtException', fail)
  main(process.argv.slice(2)).then((code) => {
    process.exitCode = code
  }, fail)
}
