/**
 * @module `--stats`: counts by file, kind and action: as a table, as JSON, or as a text file for Prometheus'
 * node_exporter. File names and numbers; no values.
 */
import type { Counts } from '../../types'
import { counted, sayRaw } from './output'
import { writeToFile } from './output-file'
import { UsageError } from './usage'

/** Where the statistics go. */
export interface StatsPlace {
  readonly form: 'table' | 'json' | 'prometheus'
  /** Undefined for standard error. */
  readonly file: string | undefined
}

/** Parses `--stats`. */
export function statsPlace(given: string | undefined): StatsPlace | undefined {
  if (given === undefined) return undefined
  if (given === 'table') return { form: 'table', file: undefined }
  const [, form, file] = /^(json|prometheus):(.+)$/s.exec(given) ?? []
  if (form === undefined) throw new UsageError('--stats expected nothing, json:FILE or prometheus:FILE')
  return { form: form as 'json', file }
}

/** Sums the counts of several redactors. */
export function summed(all: readonly Counts[]): Map<string, Map<string, number>> {
  const sum = new Map<string, Map<string, number>>()
  for (const [kind, acts] of all.flatMap((counts) => Object.entries(counts))) {
    const of = sum.get(kind) ?? new Map<string, number>()
    sum.set(kind, of)
    for (const [action, times] of Object.entries(acts ?? {})) of.set(action, (of.get(action) ?? 0) + times)
  }
  return sum
}

interface Row {
  readonly file: string
  readonly kind: string
  readonly action: string
  count: number
}

/** Escapes a label value (Prometheus, text format 0.0.4). */
function label(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')
}

export class Stats {
  readonly #place: StatsPlace
  readonly #rows = new Map<string, Row>()
  #before = new Map<string, Map<string, number>>()

  constructor(place: StatsPlace) {
    this.#place = place
  }

  add(file: string, kind: string, action: string, count = 1): void {
    const name = JSON.stringify([file, kind, action])
    const row = this.#rows.get(name) ?? { file, kind, action, count: 0 }
    row.count += count
    this.#rows.set(name, row)
  }

  /** Adds what has been done since the last call, for a file. */
  addSince(file: string, counts: readonly Counts[]): void {
    const now = summed(counts)
    for (const [kind, acts] of now) {
      for (const [action, times] of acts) {
        const more = times - (this.#before.get(kind)?.get(action) ?? 0)
        if (more > 0) this.add(file, kind, action, more)
      }
    }
    this.#before = now
  }

  #table(files: number): string {
    if (this.#rows.size === 0) return `nothing was found in ${counted(files, 'input')}\n`
    const by = (name: 'kind' | 'action' | 'file') => {
      const sums = new Map<string, number>()
      for (const row of this.#rows.values()) sums.set(row[name], (sums.get(row[name]) ?? 0) + row.count)
      return [...sums].map(([of, count]) => `  ${of.padEnd(32)} ${String(count).padStart(9)}\n`).join('')
    }
    return `findings by kind\n${by('kind')}findings by action\n${by('action')}findings by file\n${by('file')}`
  }

  #prometheus(files: number, failed: number): string {
    const gauge = (name: string, help: string, lines: readonly string[]) =>
      `# HELP ${name} ${help}\n# TYPE ${name} gauge\n${lines.map((line) => `${name}${line}\n`).join('')}`
    const rows = [...this.#rows.values()].map(
      ({ file, kind, action, count }) =>
        `{file="${label(file)}",kind="${label(kind)}",action="${label(action)}"} ${count}`,
    )
    return [
      gauge('sladd_findings', 'Findings of the last run.', rows),
      gauge('sladd_files', 'Files that the last run read.', [` ${files}`]),
      gauge('sladd_files_failed', 'Files that it could not read.', [` ${failed}`]),
      gauge('sladd_last_run_timestamp_seconds', 'When it ended.', [` ${Math.floor(Date.now() / 1000)}`]),
    ].join('')
  }

  /** Writes the statistics; a file is written completely or not at all. */
  async tell(files: number, failed: number): Promise<void> {
    const { form, file } = this.#place
    if (file === undefined) return sayRaw(this.#table(files))
    const rows = [...this.#rows.values()]
    const text =
      form === 'json' ? `${JSON.stringify({ files, failed, rows }, null, 2)}\n` : this.#prometheus(files, failed)
    await writeToFile(file, text)
  }
}
