/**
 * Runs the recipes of docs/how-to/pipelines.md with the real programs: the commands are the text of the page, with
 * other paths.
 */
import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { CLI } from './command'

const page = readFileSync(resolve(import.meta.dirname, '../docs/how-to/pipelines.md'), 'utf8')

/** Where a program is; undefined where it is not installed. */
export function installed(...names: readonly string[]): string | undefined {
  const folders = [
    '/usr/sbin',
    '/usr/bin',
    '/bin',
    '/lib/systemd',
    '/opt/syslog-ng/usr/sbin',
    '/usr/lib/postgresql/15/bin',
  ]
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(existsSync)
}

/** How a test is called that needs a program: the reason stands in its name where it is skipped. */
export function called(what: string, program: string | undefined): string {
  return program === undefined ? `${what}: skipped, the program is not installed` : what
}

/** A folder in which recipes run, and the processes that they start. */
export class Workshop {
  readonly folder = mkdtempSync(join(tmpdir(), 'sladd-pipelines-'))
  readonly #children: ChildProcess[] = []

  constructor() {
    chmodSync(this.folder, 0o755)
    for (const name of ['log', 'run', 'bin']) mkdirSync(this.path(name))
    symlinkSync(CLI, this.path('bin/cli'))
    // rsyslog gives no environment.
    writeFileSync(
      this.path('sladd'),
      `#!/bin/sh\necho $$ >> ${this.path('pids')}\nexec ${process.execPath} ${this.path('bin/cli')} "$@"\n`,
      { mode: 0o755 },
    )
  }

  path(name: string): string {
    return join(this.folder, name)
  }

  read(name: string): string {
    return existsSync(this.path(name)) ? readFileSync(this.path(name), 'utf8') : ''
  }

  write(name: string, text: string): string {
    writeFileSync(this.path(name), text)
    return this.path(name)
  }

  /** All files of the folder `log` whose names begin so, the oldest first. */
  logs(begin: string): string {
    const names = readdirSync(this.path('log')).filter((name) => name.startsWith(begin))
    const order = (name: string) => Number(/\.(\d+)$/.exec(name)?.[1] ?? 0)
    return names
      .sort((one, other) => order(other) - order(one))
      .map((name) => this.read(`log/${name}`))
      .join('')
  }

  /** A block of the page, by the heading above it and its language, with the paths of this folder. */
  recipe(heading: string, language: string, index = 0): string {
    const section = page.split(/^## /m).find((part) => part.startsWith(heading)) ?? ''
    const blocks = [...section.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))]
    const block = blocks[index]?.[1]
    if (block === undefined) throw new Error(`no block of ${language} below ${heading}`)
    return block
      .replaceAll('/usr/bin/sladd', this.path('sladd'))
      .replaceAll('/var/log/', `${this.path('log')}/`)
      .replaceAll('/run/sladd/', `${this.path('run')}/`)
  }

  start(program: string, args: readonly string[], options: SpawnOptions = {}): ChildProcess {
    const env = { ...process.env, PATH: `${this.folder}:/usr/sbin:/usr/bin:/bin`, ...options.env }
    const child = spawn(program, [...args], { cwd: this.folder, stdio: ['pipe', 'ignore', 'ignore'], ...options, env })
    this.#children.push(child)
    return child
  }

  run(program: string, args: readonly string[], input = '', more: SpawnOptions = {}): string {
    const env = { ...process.env, PATH: `${this.folder}:/usr/sbin:/usr/bin:/bin` }
    const done = spawnSync(program, [...args], { cwd: this.folder, input, encoding: 'utf8', env, ...(more as object) })
    if (done.status !== 0) throw new Error(`${program} ended with ${done.status}: ${done.stderr}`)
    return done.stdout
  }

  /** Signals the `sladd` that was started last, or some of them. */
  signalNewest(signal: NodeJS.Signals, count = 1): void {
    for (const pid of this.read('pids').trim().split('\n').slice(-count)) if (pid) kill(Number(pid), signal)
  }

  async end(): Promise<void> {
    for (const child of this.#children) child.kill('SIGTERM')
    await wait(300)
    for (const pid of this.read('pids').trim().split('\n')) if (pid) kill(Number(pid), 'SIGKILL')
    for (const child of this.#children) child.kill('SIGKILL')
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    // It has ended.
  }
}

/** Waits until something holds; the test's own time is the bound. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await wait(50)
}

/** A port that nobody has. */
export function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => done(port))
    })
  })
}

/** Sends a text to a port or a socket, as soon as somebody listens. */
export async function send(where: { port: number; host: string } | { path: string }, text: string): Promise<void> {
  for (;;) {
    const isSent = await new Promise<boolean>((done) => {
      const socket = connect(where as never, () => socket.end(text, () => done(true)))
      socket.on('error', () => done(false))
    })
    if (isSent) return
    await wait(50)
  }
}
