/**
 * @module Timing: every contender does its work once per round, each round starts with another one, and ratios are
 * taken within a round. So whatever slows the machine for a while slows them all, and cancels out.
 */

/** Work to be timed. */
export interface Timed {
  readonly name: string
  /** Does the work and returns bytes per second. */
  measure(): Promise<number>
}

/** A median with minimum and maximum. */
export interface Spread {
  readonly median: number
  readonly min: number
  readonly max: number
}

/** Bytes per second of each contender, a figure for each round. */
export type Rates = ReadonlyMap<string, readonly number[]>

export function spreadOf(figures: readonly number[]): Spread {
  const sorted = [...figures].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const median =
    sorted.length % 2 === 1
      ? (sorted[middle] as number)
      : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2
  return { median, min: sorted[0] as number, max: sorted.at(-1) as number }
}

/** Returns the milliseconds that work takes; synchronous work does not wait for a microtask. */
export async function took(work: () => unknown): Promise<number> {
  const begin = performance.now()
  const result = work()
  if (result instanceof Promise) await result
  return performance.now() - begin
}

/** Runs rounds over all of them, after one that is not counted. */
export async function interleave(contenders: readonly Timed[], rounds: number): Promise<Rates> {
  const rates = new Map<string, number[]>(contenders.map(({ name }) => [name, []]))
  for (let round = -1; round < rounds; round++) {
    for (let i = 0; i < contenders.length; i++) {
      const timed = contenders[(i + round + contenders.length) % contenders.length] as Timed
      const rate = await timed.measure()
      if (round >= 0) rates.get(timed.name)?.push(rate)
    }
  }
  return rates
}

/** Returns how many times as fast one is as another, by round; undefined if one of them was not measured. */
export function ratioOf(rates: Rates, of: string, over: string): Spread | undefined {
  const [above, below] = [rates.get(of), rates.get(over)]
  if (above === undefined || below === undefined) return undefined
  return spreadOf(above.map((rate, i) => rate / (below[i] as number)))
}
