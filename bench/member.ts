/**
 * @module A contender as seen by the benchmark: a process that receives requests, and is killed if it does not answer
 * in time.
 */
import { type ChildProcess, fork } from 'node:child_process'
import type { LoadOptions } from './contender'
import type { Loaded, Prepared, Ran, Replaced, Request } from './messages'
import { scratchFolder } from './scratch'

/** No answer in time. */
export class Late extends Error {
  override readonly name = 'Late'
}

/** Milliseconds allowed for a tool's import, and for replacing one line. */
const LOAD_LIMIT = 30_000
const LINE_LIMIT = 5000
/** Milliseconds for one turn that was prepared within its limit. */
const RUN_LIMIT = 60_000

/** How to create a member: paths of bundles, and options for the contender. */
export interface Recruit {
  /** Display name. */
  readonly name: string
  /** The bundled program of all members, and the bundled contender. */
  readonly program: string
  readonly contender: string
  readonly options?: LoadOptions
}

export class Member {
  readonly name: string
  readonly #recruit: Recruit
  #process: ChildProcess | undefined
  #loaded: Loaded | undefined

  constructor(recruit: Recruit) {
    this.name = recruit.name
    this.#recruit = recruit
  }

  /** Why it cannot take part; undefined if it can. */
  get missing(): string | undefined {
    return this.#loaded?.missing
  }

  get type(): string | undefined {
    return this.#loaded?.type
  }

  /** Starts the process and loads the contender. */
  async load(): Promise<void> {
    const { contender: path, options = {} } = this.#recruit
    try {
      this.#loaded = await this.#ask<Loaded>({ ask: 'load', path, options }, LOAD_LIMIT)
    } catch (error) {
      this.#loaded = { type: 'none', missing: `could not be loaded: ${(error as Error).message}` }
    }
    if (this.missing !== undefined) this.stop()
  }

  /**
   * Makes it prepare for a work on a saved haystack, and verify its answer.
   *
   * @throws Late if it did not end within the limit; it restarts with the next request
   */
  prepare(work: string, haystack: string, milliseconds: number, limit: number): Promise<Prepared> {
    return this.#again({ ask: 'prepare', work, haystack, milliseconds }, limit)
  }

  /** Runs a prepared work once; returns the milliseconds it took. */
  async run(work: string): Promise<number> {
    return (await this.#ask<Ran>({ ask: 'run', work }, RUN_LIMIT)).milliseconds
  }

  /** @throws Error without the text if the tool throws or does not answer */
  async replace(text: string): Promise<string> {
    const replaced = await this.#again<Replaced>({ ask: 'replace', text }, LINE_LIMIT)
    if (replaced.text === undefined) throw new Error('the tool threw')
    return replaced.text
  }

  stop(): void {
    this.#process?.kill('SIGKILL')
    this.#process = undefined
  }

  /** Sends a request to a process that may have been killed meanwhile. */
  async #again<T>(request: Request, limit: number): Promise<T> {
    if (this.#process === undefined) await this.load()
    return this.#ask<T>(request, limit)
  }

  /** Its files are in the folder of the run. */
  #started(): ChildProcess {
    scratchFolder()
    return fork(this.#recruit.program, { execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
  }

  #ask<T>(request: Request, limit: number): Promise<T> {
    this.#process ??= this.#started()
    const child = this.#process
    return new Promise<T>((resolve, reject) => {
      const fail = (error: Error) => {
        end()
        this.stop()
        reject(error)
      }
      const timer = setTimeout(() => fail(new Late(`did not end in ${limit / 1000} s`)), limit)
      const onMessage = (reply: unknown) => {
        end()
        resolve(reply as T)
      }
      const onExit = (code: number | null) => fail(new Late(`its process ended, exit code ${code}`))
      const end = () => {
        clearTimeout(timer)
        child.off('message', onMessage).off('exit', onExit)
      }
      child.once('message', onMessage).once('exit', onExit)
      child.send(request)
    })
  }
}
