/**
 * Runs tests for Stryker in one process that lives on, because to load them takes a hundred times as long as to run those
 * that see a mutant. Tests here have no hooks, and no modules of their own. Stryker ends a process that hangs.
 */
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { collectTests } from '@vitest/runner'
import { register } from 'tsx/esm/api'
import { TestRunner } from 'vitest'

const CONFIG = { root: process.cwd(), setupFiles: [], sequence: { hooks: 'stack', seed: 1 }, retry: 0, tags: [] }
const LIMITS = { testTimeout: 60_000, hookTimeout: 60_000 }

const load = (path) => import(pathToFileURL(resolve(path)).href)

/** Tests below a file or a suite, each by the names that lead to it. */
function testsIn(task, path) {
  const name = `${path} ${task.name}`
  if (task.mode !== 'run') return []
  return task.type === 'suite' ? task.tasks.flatMap((one) => testsIn(one, name)) : [[name, TestRunner.getTestFn(task)]]
}

class InOneProcess {
  static inject = ['options']
  #options
  #tests
  /** What each test cost in the first run, in milliseconds, and how many mutants it has seen. */
  #costs = new Map()
  #seen = new Map()
  #state = {}

  constructor(options) {
    this.#options = options
    // What the mutants ask which of them is active, and say that a test met them.
    globalThis.__stryker__ = this.#state
  }

  capabilities() {
    return { reloadEnvironment: false }
  }

  async init() {
    const { setupFiles, tests } = this.#options.inOneProcess
    register()
    for (const file of setupFiles) await load(file)
    const files = await collectTests(
      tests.map((file) => ({ filepath: resolve(file) })),
      { config: { ...CONFIG, ...LIMITS }, importFile: load, pool: 'threads' },
    )
    const broken = files.find((file) => file.result?.errors)
    if (broken !== undefined) throw new Error(`${broken.name}: ${broken.result.errors[0].message}`)
    this.#tests = new Map(files.flatMap((file) => testsIn(file, '')))
  }

  async dryRun() {
    const tests = []
    for (const id of this.#tests.keys()) {
      const begin = performance.now()
      Object.assign(this.#state, { activeMutant: undefined, currentTestId: id })
      const failureMessage = await this.#failureOf(id)
      const status = failureMessage === undefined ? 0 : 1
      const timeSpentMs = performance.now() - begin
      this.#costs.set(id, timeSpentMs)
      tests.push({ id, name: id, status, failureMessage, timeSpentMs })
    }
    this.#state.currentTestId = undefined
    return { status: 'complete', tests, mutantCoverage: this.#state.mutantCoverage }
  }

  async mutantRun({ activeMutant, hitLimit: most, testFilter = [...this.#tests.keys()] }) {
    // Stryker allows a hundred times the hits of all tests, which is minutes for a loop that tests enter this often.
    const hitLimit = most === undefined ? undefined : Math.ceil(most / 10)
    Object.assign(this.#state, { activeMutant: activeMutant.id, hitLimit, hitCount: 0 })
    for (const [i, id] of this.#inOrder(testFilter).entries()) {
      const failureMessage = await this.#failureOf(id)
      if (this.#state.hitCount > hitLimit) return { status: 'timeout', reason: 'it ran much longer than without' }
      if (failureMessage === undefined) continue
      // What still fails without the mutant was broken by an earlier one: another process tries again.
      this.#state.activeMutant = undefined
      if ((await this.#failureOf(id)) !== undefined) throw new Error(`${id} fails without a mutant`)
      this.#seen.set(id, 1 + (this.#seen.get(id) ?? 0))
      return { status: 'killed', killedBy: [id], failureMessage, nrOfTests: i + 1 }
    }
    return { status: 'survived', nrOfTests: testFilter.length }
  }

  /** Cheap tests first, and such as have seen other mutants: most mutants are then seen at once. */
  #inOrder(ids) {
    const rank = (id) => (this.#costs.get(id) ?? 1) / (1 + (this.#seen.get(id) ?? 0))
    return ids
      .map((id) => [rank(id), id])
      .sort(([a], [b]) => a - b)
      .map(([, id]) => id)
  }

  async #failureOf(id) {
    try {
      await this.#tests.get(id)()
      return undefined
    } catch (error) {
      return String(error)
    }
  }
}

export const strykerPlugins = [{ kind: 'TestRunner', name: 'in-one-process', injectableClass: InOneProcess }]
