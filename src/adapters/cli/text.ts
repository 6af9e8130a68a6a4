/** @module The text commands `redact` and `scan`, and the options that need no command: `--help`, `--version`, `--doctor`. */
import { version } from '../../../package.json'
import { readCommand } from './arguments'
import { print } from './output'
import { redactFiles } from './redact'

/** Runs the command that these arguments name. @returns the exit code */
export async function textCommand(
  args: readonly string[],
  help: (about: string | undefined, isColoured: boolean) => Promise<number>,
): Promise<number> {
  const command = await readCommand(args)
  switch (command.name) {
    case 'help':
      return help(command.about, command.isColoured)
    case 'version':
      print(`${version}\n`)
      return 0
    case 'doctor':
      // The logger may keep threads and files open.
      return process.exit(await (await import('./doctor')).examine(command.doctor))
    case 'redact':
      return redactFiles({ ...command, args })
    case 'scan':
      if (command.style === 'html') return (await import('./scan-html')).scanToPage(command)
      if (command.style === 'explain') return (await import('./explain')).explainFiles(command)
      return (await import('./scan')).scanFiles(command)
  }
}
