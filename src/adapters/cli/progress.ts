/**
 * @module Shows how far a long file has been read: on standard error, if that is a terminal, until the file is done.
 */
import { isTerminal } from './builtin'
import { clearLine, showLine } from './output'

const EVERY_MS = 200
const STANDARD_ERROR = 2

/** What to show in addition to bytes, and whether to show anything. */
export interface Watching {
  readonly isQuiet?: boolean
  /** Number of findings so far. */
  readonly found?: () => number
}

function duration(seconds: number): string {
  const whole = Math.ceil(seconds)
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`
}

const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1)

export class Progress {
  readonly #name: string
  readonly #total: number
  readonly #found: (() => number) | undefined
  readonly #begun = Date.now()
  #done = 0
  #shown = this.#begun

  /** @param total - bytes of the file; 0 if unknown, and then nothing is shown */
  constructor(name: string, total: number, { isQuiet, found }: Watching = {}) {
    this.#name = name
    this.#total = !isQuiet && isTerminal(STANDARD_ERROR) ? total : 0
    this.#found = found
  }

  add(bytes: number): void {
    this.reach(this.#done + bytes)
  }

  /** @param done - bytes read so far */
  reach(done: number): void {
    this.#done = done
    const now = Date.now()
    if (this.#total === 0 || now - this.#shown < EVERY_MS) return
    this.#shown = now
    showLine(this.#line(now - this.#begun))
  }

  end(): void {
    clearLine()
  }

  #line(elapsed: number): string {
    const total = Math.max(this.#total, this.#done)
    const rate = (1000 * this.#done) / elapsed
    const parts = [
      `${Math.floor((100 * this.#done) / total)} % of ${megabytes(total)} MB`,
      `${megabytes(rate)} MB/s`,
      ...(this.#found === undefined ? [] : [`${this.#found()} found`]),
      ...(rate > 0 ? [`${duration((total - this.#done) / rate)} left`] : []),
    ]
    const told = `: ${parts.join(', ')}`
    // A wrapped line could not be removed.
    const room = (process.stderr.columns || 80) - 'sladd: '.length - told.length - 1
    const name =
      this.#name.length > room ? `…${this.#name.slice(this.#name.length - Math.max(0, room - 1))}` : this.#name
    return `sladd: ${name}${told}`
  }
}
