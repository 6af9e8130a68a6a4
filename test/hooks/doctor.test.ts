import { spawnSync } from 'node:child_process'
import { Console } from 'node:console'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { InMemoryLogRecordExporter, LoggerProvider, SimpleLogRecordProcessor } from '@opentelemetry/sdk-logs'
import pino from 'pino'
import { afterAll, describe, expect, test } from 'vitest'
import winston from 'winston'
import { redactConsole } from '../../src/adapters/console'
import { type Check, doctor, formatReport } from '../../src/adapters/doctor/doctor'
import { redactLogRecords } from '../../src/adapters/otel'
import { redactFormatters, withRedaction } from '../../src/adapters/pino'
import { redactInfo, redactMessage } from '../../src/adapters/winston'
import { createRedactor } from '../../src/redactor'

const { combine, json, splat } = winston.format

const readable = (checks: readonly Check[]) => checks.filter(({ result }) => result === 'readable')
const placesOf = (checks: readonly Check[]) => [...new Set(checks.map(({ place }) => place))]

function winstonWith(...formats: unknown[]): winston.Logger {
  const format = combine(...(formats as winston.Logform.Format[]))
  return winston.createLogger({ format, transports: [new winston.transports.Console()] })
}

describe('a logger that redacts is safe', () => {
  test.each([
    ['pino', () => pino(withRedaction())],
    ['a child of pino', () => pino(withRedaction()).child({ a: 1 })],
    ['winston', () => winstonWith(redactInfo(), splat(), json(), redactMessage())],
    [
      'OpenTelemetry',
      () => {
        const exporter = new InMemoryLogRecordExporter()
        return new LoggerProvider({ processors: [redactLogRecords(), new SimpleLogRecordProcessor({ exporter })] })
      },
    ],
    [
      'something with a method error',
      () => {
        const redactor = createRedactor()
        return {
          error: (...given: unknown[]) =>
            process.stdout.write(`${given.map((one) => JSON.stringify(redactor.redactValue(one))).join(' ')}\n`),
        }
      },
    ],
  ])('%s', async (_name, make) => {
    const { isSafe, checks } = await doctor(make())
    expect(readable(checks)).toEqual([])
    expect(checks.filter(({ result }) => result === 'missing')).toEqual([])
    expect(isSafe).toBe(true)
    expect(placesOf(checks)).toHaveLength(13)
  })
})

describe('a logger whose redaction is left out is caught', () => {
  test.each([
    ['pino', () => pino()],
    ['winston', () => winstonWith(splat(), json())],
    [
      'OpenTelemetry',
      () =>
        new LoggerProvider({
          processors: [new SimpleLogRecordProcessor({ exporter: new InMemoryLogRecordExporter() })],
        }),
    ],
    [
      'OpenTelemetry without an exporter',
      () => new LoggerProvider({ processors: [{ onEmit() {}, forceFlush: async () => {}, shutdown: async () => {} }] }),
    ],
  ])('%s, in every place', async (_name, make) => {
    const { isSafe, checks } = await doctor(make())
    expect(isSafe).toBe(false)
    // JSON knows no stack of an error in winston's metadata, and OpenTelemetry takes no cause of an exception.
    expect(placesOf(readable(checks)).length).toBeGreaterThanOrEqual(10)
    expect(placesOf(readable(checks))).toEqual(expect.arrayContaining(['interpolation', 'colours', 'bytes']))
    expect(formatReport({ isSafe, checks })).toContain('READABLE')
  })

  test('pino with formatters only leaves the message and bindings', async () => {
    const { checks } = await doctor(pino({ formatters: redactFormatters() }))
    expect(placesOf(readable(checks))).toEqual(['message', 'interpolation', 'child binding', 'colours'])
  })

  test('pino with its own redact leaves all but the paths', async () => {
    const { checks } = await doctor(pino({ redact: ['canary', 'personnummer', 'err.message', 'err.stack'] }))
    expect(placesOf(readable(checks))).toContain('nested JSON')
    expect(placesOf(readable(checks))).toContain('URL')
  })

  test('OpenTelemetry with the processor behind the exporter', async () => {
    const exporter = new InMemoryLogRecordExporter()
    const processors = [new SimpleLogRecordProcessor({ exporter }), redactLogRecords()]
    expect((await doctor(new LoggerProvider({ processors }))).isSafe).toBe(false)
  })

  test('a kind that the redactor leaves out', async () => {
    const { checks } = await doctor(pino(withRedaction({}, { kinds: ['email'] })), { kinds: ['email', 'ip'] })
    expect([...new Set(readable(checks).map(({ kind }) => kind))]).toEqual(['ip'])
  })
})

describe('doctor', () => {
  test('writes nothing where the logger writes to, and leaves it as it was', async () => {
    const lines: string[] = []
    const stream = { write: (line: string) => void lines.push(line) }
    const { write } = stream
    await doctor(pino({}, stream))
    expect(lines).toEqual([])
    expect(stream.write).toBe(write)
  })

  test('records that never come out are missing, and that is not safe', async () => {
    const { isSafe, checks } = await doctor({ error() {} })
    expect(isSafe).toBe(false)
    expect(new Set(checks.map(({ result }) => result))).toEqual(new Set(['missing']))
    expect(formatReport({ isSafe, checks })).toContain(`${checks.length} missing`)
  })

  test('other output is searched as well', async () => {
    const report = await doctor({ error() {} }, { output: () => 'canary-aa. 871220-2384\n' })
    expect(readable(report.checks)).toEqual([{ kind: 'personnummer', place: 'message', result: 'readable' }])
  })

  test('a console that was patched', async () => {
    const own = new Console({ stdout: process.stdout, stderr: process.stderr })
    expect((await doctor(own)).isSafe).toBe(false)
    redactConsole({}, own)
    expect((await doctor(own)).isSafe).toBe(true)
  })

  test.each([undefined, null, 7, {}, 'pino'])('%j is no logger', async (logger) => {
    await expect(doctor(logger)).rejects.toThrow(TypeError)
  })

  test('wrong kinds', async () => {
    await expect(doctor(console, { kinds: [] })).rejects.toThrow(RangeError)
    await expect(doctor(console, { kinds: ['ssn' as never] })).rejects.toThrow(/unknown kind/)
  })
})

describe('sladd doctor', () => {
  // Below the project, so that its modules find their packages.
  const folder = mkdtempSync(join(resolve('build'), 'doctor-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const run = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [resolve('dist/cli.js'), 'doctor', ...args], {
      encoding: 'utf8',
    })
    return { status, stdout, stderr }
  }
  const module = (name: string, text: string) => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }

  test('a safe logger', () => {
    const file = module(
      'safe.mjs',
      `import pino from 'pino'\nimport { withRedaction } from 'sladd/pino'\nexport default pino(withRedaction())\n`,
    )
    const { status, stdout, stderr } = run(file)
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout).toContain('nothing readable came out')
  })

  test('one that is not, by the name of its export, as JSON', () => {
    const file = module('bare.cjs', `exports.log = require('pino')()\n`)
    const { status, stdout } = run(file, '--export', 'log', '--json')
    expect(status).toBe(1)
    expect(JSON.parse(stdout).isSafe).toBe(false)
    expect(stdout).not.toMatch(/testberg|871220/)
  })

  test('modules that cannot be had, without a word of theirs', () => {
    const secret = module('throws.mjs', `throw new Error('anna.testberg@example.se')\n`)
    const { status, stderr } = run(secret)
    expect(status).toBe(2)
    expect(stderr).not.toContain('testberg')
    expect(run(join(folder, 'none.mjs')).stderr).toContain('ERR_MODULE_NOT_FOUND')
    expect(run(module('empty.mjs', 'export const a = 1\n')).stderr).toContain('exports no default or logger')
    expect(run(module('no.mjs', 'export default 7\n')).stderr).toContain('expected a logger')
    expect(run().stderr).toContain('doctor expects one module')
    expect(run(secret, '--kinds', 'email').stderr).toContain('--kinds does not belong to doctor')
  })
})
