/**
 * @module `sladd doctor`: loads a module that exports a logger, and tries it.
 */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type DoctorOptions, doctor, formatReport } from '../doctor/doctor'
import { print } from './output'
import { UsageError } from './usage'

/** What `sladd doctor` was asked to do. */
export interface DoctorCommand {
  /** Module that exports the logger. */
  readonly file: string
  /** Name of the export; without one the default export, or `logger`. */
  readonly exported: string | undefined
  /** File that the logger writes to, searched as well. */
  readonly output: string | undefined
  readonly json: boolean
}

/** What is wrong with a module, without its own words: they may hold anything. */
function nameOf(error: unknown): string {
  const { code, name } = (error ?? {}) as { code?: unknown; name?: unknown }
  return typeof code === 'string' ? code : typeof name === 'string' ? name : 'it threw'
}

async function loggerIn({ file, exported }: DoctorCommand): Promise<unknown> {
  let module: Record<string, unknown>
  try {
    module = await import(pathToFileURL(resolve(file)).href)
  } catch (error) {
    throw new UsageError(`${file} cannot be loaded (${nameOf(error)})`)
  }
  const names = exported === undefined ? ['default', 'logger'] : [exported]
  const name = names.find((one) => module[one] !== undefined)
  if (name === undefined) throw new UsageError(`${file} exports no ${names.join(' or ')}`)
  const found = module[name] as { logger?: unknown }
  // A CommonJS module is its own default export.
  return name === 'default' && found?.logger !== undefined && !('error' in found) ? found.logger : found
}

/**
 * Tries the logger of a module.
 *
 * @returns the exit code: 1 when something could be read or no record came out, else 0
 * @throws UsageError when there is no logger
 */
export async function examine(command: DoctorCommand): Promise<number> {
  const logger = await loggerIn(command)
  const { output } = command
  const options: DoctorOptions = output === undefined ? {} : { output: () => readFileSync(output, 'utf8') }
  try {
    const report = await doctor(logger, options)
    print(command.json ? `${JSON.stringify(report)}\n` : formatReport(report))
    return report.isSafe ? 0 : 1
  } catch (error) {
    throw new UsageError(`${command.file}: ${error instanceof TypeError ? error.message : nameOf(error)}`)
  }
}
