#!/usr/bin/env node
/** @module The command `sladd`. See docs/reference/command-line.md for its exit codes. */
import { builtin } from './builtin'
import { tellFailure } from './failure'
import { hasColours } from './terminal'
import { UsageError } from './usage'

/** Prints the page of a command, or the main page. */
async function help(about: string | undefined, isColoured = hasColours()): Promise<number> {
  if (!(await import('./help')).printHelp(about, isColoured)) throw new UsageError('unknown command')
  return 0
}

/** Commands with their own options, each loaded on demand to keep startup fast. */
const OWN: { readonly [name: string]: (args: readonly string[]) => Promise<number> } = {
  audit: async (args) => (await import('./audit')).auditCommand(args),
  completions: async ([shell]) => (await import('./completions')).printCompletions(shell),
  consume: async (args) => (await import('./consume')).consumeCommand(args),
  fields: async (args) => (await import('./fields')).fieldsCommand(args),
  help: async ([about]) => help(about),
  init: async (args) => (await import('./init')).initCommand(args),
  key: async (args) => (await import('./key')).keyCommand(args),
  mcp: async (args) => (await import('./mcp')).mcpCommand(args),
  policy: async (args) => (await import('./policy')).policyCommand(args),
  prune: async (args) => (await import('./prune')).pruneCommand(args),
  reveal: async (args) => (await import('./reveal')).revealCommand(args),
  roster: async (args) => (await import('./roster')).rosterCommand(args),
  subject: async (args) => (await import('./subject')).subjectCommand(args),
}

async function main(args: readonly string[]): Promise<number> {
  const [name = '', ...rest] = args
  const own = Object.hasOwn(OWN, name) ? OWN[name] : undefined
  return own === undefined ? (await import('./text')).textCommand(args, help) : own(rest)
}

/**
 * Exits at once: inputs may still be open.
 *
 * V8 compiles in the background, and a compiler that meets a full heap waits for the main thread to collect garbage. In
 * Node 20, that thread waits for the compiler in `process.exit`, so both deadlock: in one run out of fifty when a
 * reader went away. Collecting garbage first leaves room in the heap.
 */
function fail(error: unknown): never {
  builtin.v8().setFlagsFromString('--expose-gc')
  builtin.vm().runInNewContext('gc')()
  const [name = ''] = process.argv.slice(2)
  process.exit(
    tellFailure(
      error,
      ['redact', 'scan', 'doctor', ...Object.keys(OWN)].find((one) => one === name),
    ),
  )
}

process.on('uncaughtException', fail)
main(process.argv.slice(2)).then((code) => {
  process.exitCode = code
}, fail)
