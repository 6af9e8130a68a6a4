/** Real queue servers, each on loopback with its own folder; and the built command that consumes from them. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, connect as dial } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { CLI } from '../command'

/** A server that can be ended as by a power cut, and started again with what is on its disk. */
export interface Server {
  readonly port: number
  /** What it wrote to standard error. */
  log(): string
  crash(): Promise<void>
  start(): Promise<void>
  /** Answers nothing for a while. */
  freeze(millis: number): Promise<void>
  stop(): Promise<void>
}

export const hasProgram = (name: string): boolean => spawnSync('sh', ['-c', `command -v ${name}`]).status === 0

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return port
}

async function listens(port: number): Promise<boolean> {
  const socket = dial(port, '127.0.0.1')
  const answer = await Promise.race([once(socket, 'connect'), once(socket, 'error').catch(() => undefined)]).catch(
    () => undefined,
  )
  socket.destroy()
  return answer?.length === 0
}

/** Waits for what must come; the tests' own limit ends a wait for ever. */
export async function until(holds: () => boolean | Promise<boolean>, every = 50): Promise<void> {
  while (!(await holds())) await pause(every)
}

type Start = (port: number, folder: string) => { program: string; args: string[]; env?: object; ready?: string }

/** To all that a program has started. */
function signal(child: ChildProcess | undefined, name: NodeJS.Signals): void {
  if (child?.pid !== undefined) process.kill(-child.pid, name)
}

async function serverOf(start: Start): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), 'sladd-queue-'))
  const port = await freePort()
  const { program, args, env, ready } = start(port, folder)
  let child: ChildProcess | undefined
  let log = ''
  const server: Server = {
    port,
    log: () => log,
    async start() {
      child = spawn(program, args, {
        cwd: folder,
        env: { ...process.env, ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
        detached: true,
      })
      // Its own group: some programs are scripts that start what serves.
      const own = child
      own.stdout?.on('data', () => {})
      own.stderr?.on('data', (chunk) => {
        log += chunk
      })
      await until(async () => {
        if (own.exitCode !== null) throw new Error(`${program} ended: ${log.slice(-400)}`)
        return ready === undefined ? listens(port) : existsSync(join(folder, ready)) && listens(port)
      })
    },
    async crash() {
      const own = child
      child = undefined
      if (own === undefined || own.exitCode !== null) return
      const closed = once(own, 'close')
      signal(own, 'SIGKILL')
      await closed
    },
    async freeze(millis) {
      const own = child
      signal(own, 'SIGSTOP')
      await pause(millis)
      signal(own, 'SIGCONT')
    },
    async stop() {
      await server.crash()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  await server.start()
  return server
}

export const natsServer = (): Promise<Server> =>
  serverOf((port, folder) => ({
    program: 'nats-server',
    args: ['-js', '-sd', folder, '-a', '127.0.0.1', '-p', String(port)],
  }))

export const redisServer = (): Promise<Server> =>
  serverOf((port, folder) => ({
    program: 'redis-server',
    args: [
      '--bind',
      '127.0.0.1',
      '--port',
      String(port),
      '--dir',
      folder,
      '--save',
      '',
      '--appendonly',
      'yes',
      '--appendfsync',
      'always',
    ],
  }))

/** Librdkafka's brokers, within a client of kcat. What they were asked is in the log. */
export async function kafkaServer(): Promise<Server> {
  const child = spawn('kcat', ['-C', '-b', 'none', '-t', 'none', '-X', 'test.mock.num.brokers=1', '-X', 'debug=mock'])
  let log = ''
  child.stderr.on('data', (chunk) => {
    log += chunk
  })
  const port = () => Number(/bootstrap\.servers=127\.0\.0\.1:(\d+)/.exec(log)?.[1])
  await until(() => port() > 0)
  const no = async () => {}
  const stop = async () => {
    const closed = once(child, 'exit')
    child.kill('SIGKILL')
    await closed
  }
  return { port: port(), log: () => log, crash: no, start: no, freeze: no, stop }
}

/** RabbitMQ needs a directory of nodes beside it, which is ended with it. */
export async function rabbitServer(): Promise<Server> {
  const [distribution, directory] = [await freePort(), await freePort()]
  const epmd = spawn('epmd', ['-port', String(directory), '-address', '127.0.0.1'], { stdio: 'ignore' })
  const server = await serverOf((port, folder) => {
    mkdirSync(join(folder, 'log'))
    writeFileSync(join(folder, 'env'), '')
    writeFileSync(join(folder, 'plugins'), '[].')
    const env = {
      HOME: folder,
      RABBITMQ_NODENAME: `sladd${port}@localhost`,
      RABBITMQ_NODE_IP_ADDRESS: '127.0.0.1',
      RABBITMQ_NODE_PORT: String(port),
      RABBITMQ_DIST_PORT: String(distribution),
      ERL_EPMD_PORT: String(directory),
      RABBITMQ_MNESIA_BASE: join(folder, 'mnesia'),
      RABBITMQ_LOG_BASE: join(folder, 'log'),
      RABBITMQ_ENABLED_PLUGINS_FILE: join(folder, 'plugins'),
      RABBITMQ_CONF_ENV_FILE: join(folder, 'env'),
      RABBITMQ_CONFIG_FILE: join(folder, 'rabbit'),
      RABBITMQ_PID_FILE: join(folder, 'pid'),
      RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS: '-kernel inet_dist_use_interface {127,0,0,1}',
    }
    return { program: '/usr/lib/rabbitmq/bin/rabbitmq-server', args: [], env }
  }).catch((error) => {
    epmd.kill('SIGKILL')
    throw error
  })
  return {
    ...server,
    async stop() {
      await server.stop()
      epmd.kill('SIGKILL')
    },
  }
}

/** The built command, as often as it is asked for. */
export class Consumers {
  static readonly #all = new Set<Consumers>()
  readonly #args: readonly string[]
  readonly #running = new Set<ChildProcess>()
  #started = 0
  /** Those that have said that they run. */
  readonly #hears = new Set<ChildProcess>()
  /** What all of them said. */
  said = ''

  constructor(...args: readonly string[]) {
    this.#args = ['consume', ...args]
    Consumers.#all.add(this)
  }

  /** Ends those that a test has left behind. */
  static endAll(): void {
    for (const consumers of Consumers.#all) for (const child of consumers.#running) child.kill('SIGKILL')
  }

  start(count: number): void {
    for (let i = 0; i < count; i++) {
      this.#started++
      const child = spawn(process.execPath, [CLI, ...this.#args], { stdio: ['ignore', 'ignore', 'pipe'] })
      child.stderr.on('data', (chunk) => {
        this.said += chunk
        this.#hears.add(child)
      })
      this.#running.add(child)
    }
  }

  /** As a power cut does, and another one takes its place. */
  kill(): void {
    const [first] = this.#running
    if (first === undefined) return
    // One that has not come so far would be waited for in the end.
    if (!this.#hears.has(first)) this.#started--
    first.kill('SIGKILL')
    this.#running.delete(first)
    this.start(1)
  }

  /** Asks all of them to end, once they can hear; their exit codes. */
  async end(): Promise<(number | null)[]> {
    await until(() => this.said.split('SIGTERM ends it').length > this.#started)
    const codes = [...this.#running].map(async (child) => {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
      const closed = once(child, 'close')
      child.kill('SIGTERM')
      const [code] = await closed
      return code as number | null
    })
    this.#running.clear()
    return Promise.all(codes)
  }
}
