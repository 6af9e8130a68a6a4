#!/usr/bin/env node
/**
 * @module The command `sladd`. Its exit codes are those of docs/reference/command-line.md.
 */
import { builtin } from './builtin'
import { tellFailure } from './failure'
import { hasColours } from './terminal'
import { UsageError } from './usage'

/** The page of a command; that of the whole where none is named. */
async function help(about: string | undefined, isColoured = hasColours()): Promise<number> {
  if (!(await import('./help')).printHelp(about, isColoured)) throw new UsageError('unknown command')
  return 0
}

/** Commands with options of their own, each loaded when it is asked for: what a run does not need it does not wait for. */
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
 * Ends at once: inputs may still be open.
 *
 * V8 compiles in the background, and a compiler that meets a full heap waits until the main thread has collected. In Node 20
 * that thread waits for the compiler in `process.exit`, so both wait for ever: one run in fifty when a reader went away.
 * A heap that was just collected has room.
 */
function fail(error: unknown): never {
  builtin.v8().setFlagsFromString('--expose-gc')
  builtin.vm().runInNewContext('gc')()
  process.exit(tellFailure(error))
}

process.on('uncaughtException', fail)
main(process.argv.slice(2)).then((code) => {
  process.exitCode = code
}, fail)
