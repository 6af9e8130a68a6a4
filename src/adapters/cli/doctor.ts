/** @module `sladd doctor`: loads a module that exports a logger, and tests it. */
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { isFileRefused, reasonOf } from '../../files/refused'
import { type DoctorOptions, doctor, formatReport, type Report } from '../doctor/doctor'
import { checkOutput } from './input'
import { print } from './output'
import { textIn } from './text-file'
import { Refusal } from './usage'

/** The parsed command line of `sladd doctor`. */
export interface DoctorCommand {
  /** Module that exports the logger. */
  readonly file: string
  /** Name of the export; without one the default export, or `logger`. */
  readonly exported: string | undefined
  /** File that the logger writes to, searched as well. */
  readonly output: string | undefined
  readonly json: boolean
}

/** Describes an error of a module without its message, which may contain anything. */
function nameOf(error: unknown): string {
  const { code, name } = (error ?? {}) as { code?: unknown; name?: unknown }
  const isName = (one: unknown): one is string => typeof one === 'string' && /^[A-Z][A-Z_]{0,60}$/i.test(one)
  return reasonOf(error) ?? [code, name].find(isName) ?? 'it threw'
}

async function loggerIn({ file, exported }: DoctorCommand): Promise<unknown> {
  let module: Record<string, unknown>
  try {
    module = await import(pathToFileURL(resolve(file)).href)
  } catch (error) {
    throw new Refusal(`${file} cannot be loaded (${nameOf(error)})`)
  }
  const names = exported === undefined ? ['default', 'logger'] : [exported]
  const name = names.find((one) => module[one] !== undefined)
  if (name === undefined) throw new Refusal(`${file} exports no ${names.join(' or ')}`)
  const found = module[name] as { logger?: unknown }
  // A CommonJS module is its own default export.
  return name === 'default' && found?.logger !== undefined && !('error' in found) ? found.logger : found
}

/**
 * Tests the logger of a module.
 *
 * @returns the exit code: 1 if something was readable or no record came out, else 0
 * @throws Refusal if there is no logger, its output cannot be read, or either file is also standard output; and the
 * error of a failed standard output
 */
export async function examine(command: DoctorCommand): Promise<number> {
  const { file, output } = command
  checkOutput({ others: [file, output] })
  const logger = await loggerIn(command)
  const options: DoctorOptions = output === undefined ? {} : { output: () => textIn(output) }
  let report: Report
  try {
    report = await doctor(logger, options)
  } catch (error) {
    if (isFileRefused(error)) throw error
    throw new Refusal(`${file}: ${error instanceof TypeError ? error.message : nameOf(error)}`)
  }
  print(command.json ? `${JSON.stringify(report)}\n` : formatReport(report))
  return report.isSafe ? 0 : 1
}
