import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const ROOT = resolve(import.meta.dirname, '../..')
const FOLDER = resolve(ROOT, 'build/docs-types')
const TSC = resolve(ROOT, 'node_modules/typescript/bin/tsc')

/** What pages speak of and do not make: what they import or declare themselves comes first. */
const PRELUDE = `
type Sladd = typeof import('sladd')
declare const createRedactor: Sladd['createRedactor']
declare const redact: Sladd['redact']
declare const redactor: import('sladd').Redactor
declare const withRedaction: typeof import('sladd/pino').withRedaction
declare const pino: typeof import('pino').pino
declare const logger: import('pino').Logger
declare const line: string
declare const exporter: import('@opentelemetry/sdk-logs').LogRecordExporter
declare const spanExporter: import('@opentelemetry/sdk-trace-base').SpanExporter
declare const { test, expect }: typeof import('vitest')
// Of packages that are not installed here, as much as pages use.
declare module '@nestjs/common' {
  export class ConsoleLogger {
    constructor(context?: string | { json?: boolean })
    log(...given: unknown[]): void
  }
}
declare module 'bunyan' {
  interface Options { name: string; streams: { stream: NodeJS.WritableStream }[]; serializers: object }
  const bunyan: { createLogger(options: Options): object; stdSerializers: object }
  export default bunyan
}
declare module '@sentry/node' {
  interface Event { message?: string }
  interface Hint { event_id?: string; originalException?: unknown; attachments?: object[] }
  type Hook = (event: Event, hint: Hint) => Event | null | PromiseLike<Event | null>
  export function init(options: { beforeSend?: Hook; beforeSendTransaction?: Hook; beforeBreadcrumb?: Hook }): void
}
declare module '@logtape/logtape' {
  interface LogRecord { readonly message: readonly unknown[]; readonly properties: Record<string, unknown> }
  export type Sink = (record: LogRecord) => void
  export const defaultTextFormatter: (record: LogRecord) => string
  export function getStreamSink(stream: WritableStream, options: { formatter: (record: LogRecord) => string }): Sink
  export function configure(config: { sinks: Record<string, Sink>; loggers: object[] }): Promise<void>
}
`

// Those of the interface are made from the types themselves.
const docs = readdirSync(resolve(ROOT, 'docs'), { recursive: true, encoding: 'utf8' }).filter(
  (name) => !name.startsWith('reference/api'),
)
const pages = ['README.md', ...docs.map((name) => `docs/${name}`)].filter((name) => name.endsWith('.md'))
const blocks = pages.flatMap((page) =>
  [...readFileSync(resolve(ROOT, page), 'utf8').matchAll(/^```ts\n([\s\S]*?)^```/gm)].map(([, code = ''], i) => ({
    name: `${page.replace(/\W/g, '-')}-${i + 1}.ts`,
    code,
  })),
)

/** Compiles files with options on top of strict ones; what the compiler says. */
function compiled(name: string, files: readonly string[], options: object): string {
  const compilerOptions = { target: 'ES2022', strict: true, exactOptionalPropertyTypes: true, noEmit: true, ...options }
  const config = resolve(FOLDER, `${name}.json`)
  writeFileSync(config, JSON.stringify({ compilerOptions, files }))
  try {
    execFileSync(process.execPath, [TSC, '-p', config], { cwd: ROOT, encoding: 'utf8' })
    return ''
  } catch (error) {
    return String((error as { stdout?: string }).stdout)
  }
}

beforeAll(() => {
  rmSync(FOLDER, { recursive: true, force: true })
  mkdirSync(FOLDER, { recursive: true })
})
afterAll(() => rmSync(FOLDER, { recursive: true, force: true }))

describe('what pages show compiles', () => {
  test.each([
    ['nodenext', { module: 'NodeNext', moduleResolution: 'NodeNext' }],
    ['bundler', { module: 'ESNext', moduleResolution: 'Bundler' }],
  ])('%s', (name, options) => {
    expect(blocks.length).toBeGreaterThan(20)
    writeFileSync(resolve(FOLDER, 'prelude.d.ts'), PRELUDE)
    for (const block of blocks) writeFileSync(resolve(FOLDER, block.name), `${block.code}\nexport {}\n`)
    const files = ['prelude.d.ts', ...blocks.map((block) => block.name)]
    expect(compiled(name, files, { ...options, types: ['node'], skipLibCheck: true })).toBe('')
  })
})

describe('types', () => {
  const entries = Object.keys(JSON.parse(readFileSync(resolve(ROOT, 'package.json'), 'utf8')).exports)
  const modules = entries.filter((entry) => !/\*|json|wasm/.test(entry)).map((entry) => `sladd${entry.slice(1)}`)
  const code = (names: readonly string[]) =>
    names.map((name, i) => `import * as m${i} from '${name}'\nexport const n${i}: object = m${i}\n`).join('')

  test('of what runs anywhere need neither those of the web nor those of Node', () => {
    // Clients of queues are for Node, and their types are not ours.
    const queues = /nats|kafka|redis|amqp/
    const bare = modules.filter((name) => !/node|transport|file|audit|reveal|doctor/.test(name) && !queues.test(name))
    expect(bare).toContain('sladd/console')
    writeFileSync(resolve(FOLDER, 'bare.ts'), code(bare))
    const options = { module: 'ESNext', moduleResolution: 'Bundler', lib: ['ES2022'], types: [] }
    expect(compiled('bare', ['bare.ts'], options)).toBe('')
  })

  test('of every entry are found by those who resolve as Node 10 did', () => {
    const folder = resolve(FOLDER, 'node_modules')
    mkdirSync(folder, { recursive: true })
    symlinkSync(ROOT, resolve(folder, 'sladd'))
    writeFileSync(resolve(FOLDER, 'old.ts'), code(modules))
    const options = { module: 'CommonJS', moduleResolution: 'node10', types: ['node'], skipLibCheck: true }
    expect(compiled('old', ['old.ts'], options)).toBe('')
  })
})
