/**
 * @module Where the output of `sladd redact` goes: concatenated to standard output or one file, or a separate file for
 * each input.
 */
import { basename, join, resolve } from 'node:path'
import type { FileList } from './file-list'
import { UsageError } from './usage'

interface PlaceValues {
  readonly output?: string | undefined
  readonly 'in-place'?: boolean | undefined
  readonly suffix?: string | undefined
  readonly 'out-dir'?: string | undefined
  readonly 'dry-run'?: boolean | undefined
  readonly diff?: boolean | undefined
  readonly protocol?: string | undefined
  readonly stamp?: boolean | undefined
  readonly decompress?: boolean | undefined
}

export interface Place {
  /** The file for all output; undefined for standard output. */
  readonly output: string | undefined
  /** Output file by input; undefined if everything goes to one place. */
  readonly targets: ReadonlyMap<string, string> | undefined
  /** Suffix for the backup of the original file. */
  readonly suffix: string | undefined
  /** True if nothing is written, only reported. */
  readonly isDry: boolean
}

/** Rewrites `-i=.bak` and `--in-place=.bak` as options that Node's parser understands. */
export function withSuffix(args: readonly string[]): string[] {
  const end = args.indexOf('--')
  return args.flatMap((arg, i) => {
    const [, suffix] = (end < 0 || i < end ? /^(?:-i|--in-place)=(.+)$/s.exec(arg) : null) ?? []
    return suffix === undefined ? [arg] : ['--in-place', `--suffix=${suffix}`]
  })
}

function checkTogether(values: PlaceValues): void {
  const { output, suffix } = values
  const places = (['in-place', 'out-dir', 'output'] as const).filter((name) => values[name] !== undefined)
  if (places.length > 1) throw new UsageError(`--${places[0]} and --${places[1]} exclude each other`)
  const isApart = output === undefined && places.length > 0
  if (values['dry-run'] && !isApart && !values.diff) {
    throw new UsageError('--dry-run belongs to --in-place, --out-dir and --diff')
  }
  const written = (['output', 'protocol'] as const).find((name) => values.diff && values[name] !== undefined)
  if (written !== undefined) throw new UsageError(`--diff and --${written} exclude each other`)
  if (suffix !== undefined && !values['in-place']) throw new UsageError('--suffix belongs to --in-place')
  if (suffix !== undefined && !/^[^/\\\0]+$/.test(suffix)) throw new UsageError('--suffix expected the end of a name')
  // The output is not compressed, but the file name would say that it is.
  if (values['in-place'] && values.decompress) throw new UsageError('--in-place and --decompress exclude each other')
}

/**
 * Determines where the output goes.
 *
 * @throws UsageError
 */
export function placeOf({ names, found }: FileList, values: PlaceValues): Place {
  checkTogether(values)
  const { output, suffix, 'out-dir': folder } = values
  const isDry = values['dry-run'] === true || values.diff === true
  if (!values['in-place'] && folder === undefined) return { output, targets: undefined, suffix, isDry }
  const option = folder === undefined ? '--in-place' : '--out-dir'
  if (names.length === 0 || names.includes('-')) throw new UsageError(`${option} expects files`)
  const targets = new Map<string, string>()
  const taken = new Set<string>()
  for (const name of names) {
    const target = folder === undefined ? name : join(folder, found.get(name) ?? basename(name))
    if (taken.has(resolve(target)) && !targets.has(name))
      throw new UsageError(`${option}: two files would be ${target}`)
    taken.add(resolve(target))
    targets.set(name, target)
  }
  return { output, targets, suffix, isDry }
}
