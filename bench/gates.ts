/**
 * @module What the speed must be and should be, as ratios: shown beside what was measured. A ratio of `kernel` means
 * nothing as long as the twin stands in for it, and is then not judged.
 */
import type { Versus } from './kinds/kind'

/** The least that is accepted, and what is aimed at. */
export interface Gate {
  readonly least: number
  readonly aim?: number
}

const PEER = '@redactpii/node'

const GATES: { readonly [place: string]: Gate } = {
  'find logs kernel/twin': { least: 5 },
  'find prose kernel/twin': { least: 10 },
  [`find logs kernel/${PEER}`]: { least: 14, aim: 18 },
  [`find json kernel/${PEER}`]: { least: 20, aim: 28 },
  [`find dense kernel/${PEER}`]: { least: 5.5, aim: 8 },
  'find logs kernel/RegExp': { least: 60 },
  'find logs kernel/rg': { least: 5 },
  [`mask logs kernel/${PEER}`]: { least: 8, aim: 12 },
  [`mask json kernel/${PEER}`]: { least: 13, aim: 18 },
  [`mask dense kernel/${PEER}`]: { least: 4.5, aim: 6.5 },
  [`line logs kernel/${PEER}`]: { least: 9, aim: 11 },
  [`line json kernel/${PEER}`]: { least: 12, aim: 14 },
  [`line dense kernel/${PEER}`]: { least: 5, aim: 6 },
  [`batch logs kernel/${PEER}`]: { least: 14, aim: 18 },
  [`batch json kernel/${PEER}`]: { least: 22, aim: 28 },
  [`batch dense kernel/${PEER}`]: { least: 7, aim: 10 },
  'stream logs kernel, stream/kernel, scan only': { least: 0.6 },
  'file logs sladd redact/stream program': { least: 2 },
  'file logs sladd redact --jobs 2/sladd redact': { least: 1.6 },
}

/** The gate of a ratio, where there is one; what was read from a folder has the gates of what was made. */
export function gateOf(work: string, row: string, { of, over }: Versus): Gate | undefined {
  return GATES[`${work} ${row.replace(', read', '')} ${of}/${over}`]
}
