/** Scenarios for queue tests: messages, four processes that are killed, a server that is disconnected. */
import { expect } from 'vitest'
import { type Consumers, type Server, until } from './queue-servers'

/** The whole scenario takes minutes: SLADD_QUEUE_MESSAGES=20000 SLADD_QUEUE_KILLS=10. */
export const MESSAGES = Number(process.env.SLADD_QUEUE_MESSAGES ?? 1500)
const KILLS = Number(process.env.SLADD_QUEUE_KILLS ?? 3)
export const LONG = 60_000 + 15 * MESSAGES
/** Nothing of a person may be read in what comes out. */
export const READABLE = /871220|anna@|192\.0\.2\.44|01019550091/

export const bodyOf = (n: number) =>
  JSON.stringify({ n, msg: `kund 871220-2384\nanna@example.se ${'x'.repeat(n % 200)}`, ip: '192.0.2.44' })
export const CLEAN = (n: number) =>
  bodyOf(n).replace('871220-2384', '[personnummer]').replace('anna@example.se', '[email]').replace('192.0.2.44', '[ip]')

/** Four processes, of which some are killed where nobody knows what they were doing, a server that is cut off, and one that stalls. */
export async function torment(server: Server, consumers: Consumers, done: () => Promise<number>): Promise<void> {
  consumers.start(4)
  for (let i = 1; i <= KILLS; i++) {
    const point = (MESSAGES * (i - Math.random())) / (KILLS + 1)
    await until(async () => (await done().catch(() => -1)) >= point, 5)
    consumers.kill()
    if (i === 1) await server.freeze(300)
    if (i === 2) {
      await server.crash()
      await server.start()
    }
  }
}

export function numbersIn(bodies: readonly string[]): number[] {
  return bodies.map((body) => {
    const { n } = JSON.parse(body)
    expect(body).toBe(CLEAN(n))
    return n
  })
}

export const ALL = Array.from({ length: MESSAGES }, (_, n) => n)
export const sorted = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b)
