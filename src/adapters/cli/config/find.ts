/** @module Which configuration applies: the named one, or the nearest from the working directory upwards. */
import { statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { UsageError } from '../usage'

/** In order of precedence within a folder. */
const NAMES = ['js', 'ts', 'json', 'yaml', 'yml'].map((ending) => `sladd.config.${ending}`)

/** The configuration file, and whether it was named explicitly. */
export interface ConfigFile {
  readonly file: string
  readonly isNamed: boolean
}

/** @throws UsageError for options that contradict each other */
export function configFile(values: {
  readonly config?: string | undefined
  readonly 'no-config'?: boolean | undefined
}): ConfigFile | undefined {
  const { config, 'no-config': none } = values
  if (config !== undefined && none) throw new UsageError('--config and --no-config exclude each other')
  if (none) return undefined
  const named = config ?? process.env.SLADD_CONFIG
  if (named !== undefined && named !== '') return { file: resolve(named), isNamed: true }
  for (let folder = resolve('.'); ; folder = dirname(folder)) {
    const name = NAMES.find((each) => statSync(join(folder, each), { throwIfNoEntry: false })?.isFile())
    if (name !== undefined) return { file: join(folder, name), isNamed: false }
    if (dirname(folder) === folder) return undefined
  }
}

/** True if the environment sets any option. */
export function hasEnvironment(): boolean {
  return Object.keys(process.env).some((name) => name.startsWith('SLADD_'))
}
