/**
 * @module What it costs until a contender is ready, measured in fresh processes of plain Node: importing and setting
 * up, a first and a second call, and the memory that stays. Only what `load` does is counted, not the reading of the
 * file in `contenders/` that describes it.
 */
import { execFile } from 'node:child_process'
import { basename, extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { bundleContender, bundleFault } from './bundle'
import type { Absence, Start } from './results'
import type { Account, Timed } from './start-one'

export interface StartOptions {
  /** Where bundles go, instead of `build/`. */
  readonly folder?: string
  /** Milliseconds that a process may take. */
  readonly patience?: number
}

/** In the order of the files; contenders that are programs are in neither list. */
export interface Starts {
  readonly starts: readonly Start[]
  readonly absences: readonly Absence[]
}

const PROGRAM = fileURLToPath(new URL('start-one.ts', import.meta.url))
const PATIENCE = 60_000

const run = promisify(execFile)

/** What would make a process other than one that a user starts: loaders, coverage, and code compiled earlier. */
const PLAIN = { NODE_OPTIONS: undefined, NODE_V8_COVERAGE: undefined, NODE_COMPILE_CACHE: undefined }

/** What a process has said last. */
function accountOf(line = ''): Account {
  if (line.startsWith('{')) return JSON.parse(line)
  return { status: 'wrong', reason: 'its process ended before it was called twice' }
}

/** What execFile throws. */
interface Failure {
  readonly code?: number | string | null
  readonly signal?: string | null
  readonly killed?: boolean
  readonly stdout?: string
  readonly stderr?: string
}

/** The processes of one contender. */
class Candidate {
  readonly #patience: number
  readonly #timed: Timed[] = []
  readonly #file: string
  #bundle: string | undefined
  #name: string
  #absence: Absence | undefined
  #isProgram = false

  constructor(file: string, patience: number) {
    this.#file = file
    this.#patience = patience
    // Until it has told its name, or if it never does.
    this.#name = basename(file, extname(file))
  }

  async bundle(folder: string | undefined): Promise<void> {
    try {
      this.#bundle = await bundleContender(this.#file, folder)
    } catch (error) {
      this.#lacks('missing', bundleFault(error))
    }
  }

  /** One process, unless it is known that there is no point in it. */
  async run(program: string, isCounted: boolean): Promise<void> {
    if (this.#bundle === undefined || this.#absence !== undefined || this.#isProgram) return
    try {
      const args = ['--expose-gc', program, this.#bundle]
      const options = { timeout: this.#patience, killSignal: 'SIGKILL', env: { ...process.env, ...PLAIN } } as const
      const { stdout } = await run(process.execPath, args, options)
      const [name, ...lines] = stdout.trimEnd().split('\n')
      this.#hear(name)
      this.#take(accountOf(lines.at(-1)), isCounted)
    } catch (error) {
      this.#fail(error as Failure)
    }
  }

  result(): Start | Absence | undefined {
    if (this.#isProgram) return undefined
    const of = (key: keyof Timed) => this.#timed.map((one) => one[key])
    const figures = { load: of('load'), first: of('first'), second: of('second'), resident: of('resident') }
    return this.#absence ?? { contender: this.#name, ...figures }
  }

  #hear(line: string | undefined): void {
    if (line) this.#name = JSON.parse(line)
  }

  #take(account: Account, isCounted: boolean): void {
    if (!('status' in account)) {
      if (isCounted) this.#timed.push(account)
    } else if (account.status === 'program') this.#isProgram = true
    else this.#lacks(account.status, account.reason)
  }

  #fail({ code, signal, killed, stdout, stderr }: Failure): void {
    this.#hear(stdout?.split('\n')[0])
    const why = /^\w*Error\b.*$/m.exec(stderr ?? '')
    if (killed) this.#lacks('late', `not ready after ${this.#patience / 1000} s`)
    else this.#lacks('wrong', `its process ended with ${signal ?? code}${why ? `: ${why[0]}` : ''}`)
  }

  #lacks(status: Absence['status'], reason: string): void {
    this.#absence = { contender: this.#name, status, reason }
  }
}

/**
 * Starts of all contenders. After a round that is not counted, in which files come into memory, each round starts one
 * process for each of them, and begins with another one.
 *
 * @param files - paths of files in `contenders/`
 */
export async function startsOf(files: readonly string[], rounds: number, options: StartOptions = {}): Promise<Starts> {
  const program = await bundleContender(PROGRAM, options.folder)
  const candidates = files.map((file) => new Candidate(file, options.patience ?? PATIENCE))
  for (const candidate of candidates) await candidate.bundle(options.folder)
  for (let round = -1; round < rounds; round++) {
    for (let i = 0; i < candidates.length; i++) {
      const candidate = candidates[(i + round + candidates.length) % candidates.length] as Candidate
      await candidate.run(program, round >= 0)
    }
  }
  const results = candidates.map((candidate) => candidate.result()).filter((result) => result !== undefined)
  return {
    starts: results.filter((result): result is Start => !('reason' in result)),
    absences: results.filter((result): result is Absence => 'reason' in result),
  }
}

/** Starts of one contender, or why there are none; undefined for a program. */
export async function startOf(
  file: string,
  rounds: number,
  options?: StartOptions,
): Promise<Start | Absence | undefined> {
  const { starts, absences } = await startsOf([file], rounds, options)
  return starts[0] ?? absences[0]
}
