/**
 * Recipes of docs/how-to/pipelines.md that read the output of programs: journals, containers, PostgreSQL, and log
 * collectors.
 */
import { spawnSync } from 'node:child_process'
import { chownSync, mkdirSync, readdirSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ended } from '../command'
import { called, freePort, installed, until, Workshop } from '../pipelines'

let shop: Workshop
beforeEach(() => {
  shop = new Workshop()
})
afterEach(() => shop.end())

const READABLE = /871220-2384|anna@example\.se|192\.0\.2\.44/

const remote = installed('systemd-journal-remote')
const journalctl = installed('journalctl')
describe.skipIf(remote === undefined || journalctl === undefined)(called('journald', remote && journalctl), () => {
  const field = (name: string, value: Buffer) => {
    const length = Buffer.alloc(8)
    length.writeBigUInt64LE(BigInt(value.length))
    return Buffer.concat([Buffer.from(`${name}\n`), length, value, Buffer.from('\n')])
  }
  const MESSAGES = [
    Buffer.from('hej 871220-2384'),
    Buffer.from('två\nrader anna@example.se\n'),
    Buffer.from('\u001b[31mrött 192.0.2.44\u001b[0m'),
    Buffer.from('b\xe5t anna@example.se', 'latin1'),
  ]

  /** A journal as the program that receives journals writes it. */
  function journal(): void {
    const entry = (message: Buffer, i: number) => [
      Buffer.from(`__REALTIME_TIMESTAMP=${1_700_000_000_000_000 + i}\n__MONOTONIC_TIMESTAMP=${i + 1}\n`),
      Buffer.from(`_BOOT_ID=${'a'.repeat(32)}\n_HOSTNAME=app\n`),
      field('MESSAGE', message),
      Buffer.from('\n'),
    ]
    const text = Buffer.concat(MESSAGES.flatMap(entry))
    const done = spawnSync(remote as string, ['-o', shop.path('app.journal'), '-'], { input: text })
    expect(done.status, done.stderr.toString()).toBe(0)
    const script = `#!/bin/sh\nexec ${journalctl} --file ${shop.path('app.journal')} "$@"\n`
    shop.run('sh', ['-c', `cat > journalctl && chmod 755 journalctl`], script)
  }
  const octetsOf = (message: unknown) => Buffer.from(message as string | number[]).toString('latin1')
  const MASKED = ['hej [personnummer]', 'två\nrader [email]\n', '\u001b[31mrött [ip]\u001b[0m'].map(octetsOf)

  test('as JSON: arrays of octets are read, and stay arrays', async () => {
    journal()
    shop.start('sh', ['-c', shop.recipe('journald', 'sh').split('\n')[0] as string])
    await until(() => shop.read('log/journal.jsonl').split('\n').length > MESSAGES.length)
    const records = shop
      .read('log/journal.jsonl')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(records.map(({ MESSAGE }) => octetsOf(MESSAGE))).toEqual([...MASKED, 'b\xe5t [email]'])
    expect(Array.isArray(records[2].MESSAGE) && Array.isArray(records[3].MESSAGE)).toBe(true)
  })

  test('as export: lengths are right, and it goes back into a journal', () => {
    journal()
    const [, command = ''] = shop.recipe('journald', 'sh').split('\n')
    shop.run('sh', ['-c', command])
    shop.run(remote as string, ['-o', shop.path('clean.journal'), shop.path('clean.export')])
    const lines = shop
      .run(journalctl as string, ['--file', shop.path('clean.journal'), '-o', 'json'])
      .trim()
      .split('\n')
    expect(lines.map((line) => octetsOf(JSON.parse(line).MESSAGE))).toEqual([...MASKED, 'b\xe5t [email]'])
  })
})

test('folders of containers: what was torn is found', () => {
  const pod = 'log/pods/app'
  mkdirSync(shop.path(pod), { recursive: true })
  const time = '2026-11-22T10:00:00.123456789Z stdout'
  shop.write(`${pod}/0.log`, `${time} P kund 871220-2\n${time} F 384 och anna@example.se\n`)
  const [command = ''] = shop.recipe('Docker', 'sh').split('\n')
  shop.run('sh', ['-c', command.replace('/srv/clean', shop.path('clean'))])
  const [name = ''] = readdirSync(shop.path('clean'), { recursive: true, encoding: 'utf8' }).filter((one) =>
    one.endsWith('.log'),
  )
  expect(shop.read(`clean/${name}`)).toBe(`${time} P kund [personnummer]\n${time} F  och [email]\n`)
})

const TEXT = 'hej 871220-2384 från anna@example.se, 192.0.2.44'
const CLEAN = 'hej [personnummer] från [email], [ip]'
const attribute = (value: string) => ({ key: 'http.target', value: { stringValue: value } })
const otlp = (text: string, ip: string) => ({
  resourceLogs: [
    {
      resource: { attributes: [{ key: 'service.name', value: { stringValue: 'shop' } }] },
      scopeLogs: [
        {
          scope: {},
          logRecords: [
            { timeUnixNano: '1700000000000000000', body: { stringValue: text }, attributes: [attribute(ip)] },
          ],
        },
      ],
    },
  ],
})

test.each([
  ['Fluent Bit', (text: string) => JSON.stringify([1700000000.123456, { log: text }])],
  [
    'Vector',
    (text: string) =>
      JSON.stringify({ file: '/var/log/a', host: 'app', message: text, timestamp: '2026-11-22T10:00:00Z' }),
  ],
  ['Fluentd', (text: string) => `2026-11-22T10:00:00+00:00\tapp.log\t${JSON.stringify({ message: text })}`],
  ['OpenTelemetry Collector', (text: string) => JSON.stringify(otlp(text, `/kund?q=${text.slice(4, 15)}`))],
])('a line of %s', (_, line) => {
  const { out } = ended(shop.folder, ['redact'], `${line(TEXT)}\n`)
  expect(out).not.toMatch(READABLE)
  expect(out).toContain(JSON.stringify(CLEAN))
  const json = (text: string) => JSON.parse(text.slice(text.search(/[[{]/)))
  expect(Object.keys(json(out))).toEqual(Object.keys(json(line(TEXT))))
})

const initdb = installed('initdb')
test.skipIf(initdb === undefined)(called('PostgreSQL: logs, COPY, and a dump that loads again', initdb), async () => {
  const id = Number(spawnSync('id', ['-u', 'postgres'], { encoding: 'utf8' }).stdout)
  const as = process.getuid?.() === 0 ? { uid: id, gid: id } : {}
  const port = await freePort()
  const bin = (initdb as string).replace('initdb', '')
  for (const name of ['data', 'log', 'run', '.']) {
    mkdirSync(shop.path(name), { recursive: true })
    if (as.uid !== undefined) chownSync(shop.path(name), id, id)
  }
  shop.run(
    `${bin}initdb`,
    ['-D', shop.path('data'), '-A', 'trust', '-U', 'postgres', '--no-sync', '-E', 'UTF8', '--locale=C.UTF-8'],
    '',
    as,
  )
  const options = {
    listen_addresses: '',
    unix_socket_directories: shop.path('run'),
    logging_collector: 'on',
    log_directory: shop.path('log'),
    log_filename: 'postgresql.log',
    log_destination: 'stderr,csvlog,jsonlog',
    log_statement: 'all',
    fsync: 'off',
  }
  const set = Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  shop.start(`${bin}postgres`, ['-D', shop.path('data'), '-p', String(port), ...set], as)
  const to = ['-h', shop.path('run'), '-p', String(port), '-U', 'postgres']
  const psql = (database: string, sql: string) =>
    shop.run('psql', [...to, '-qAt', '-v', 'ON_ERROR_STOP=1', '-d', database], sql, as)
  await until(() => spawnSync('psql', [...to, '-d', 'postgres', '-c', 'select 1']).status === 0)
  psql('postgres', 'create database shop; create database shop_test')
  // Made-up values stay as they are, so these are none: somebody born in 1890, whose number is made here.
  const nine = '900101980'
  const sum = [...nine].reduce(
    (total, digit, i) =>
      total + [...String(Number(digit) * (2 - (i % 2)))].reduce((one, part) => one + Number(part), 0),
    0,
  )
  const number = `18${nine}${(100 - sum) % 10}`
  const values = [`${number.slice(0, 8)}-${number.slice(8)}`, number, 'eva@exempel.invalid', '10.20.30.40']
  const table = `create table customer (id int primary key, personnummer text check (personnummer ~ '^\\d{8}-\\d{4}$'), pnr bigint
    check (pnr between 180000000000 and 209999999999), email text unique, ip inet)`
  psql('shop', `${table}; insert into customer values (1, '${values[0]}', ${number}, '${values[2]}', '${values[3]}')`)
  const expectClean = (text: string) => {
    for (const value of values) expect(text).not.toContain(value)
  }

  for (const [i, name] of (['clean.log', 'clean.csv', 'clean.json'] as const).entries()) {
    shop.start('sh', ['-c', shop.recipe('PostgreSQL', 'sh').split('\n')[i] as string])
    await until(() => shop.read(`log/${name}`).includes('insert into customer'))
    expectClean(shop.read(`log/${name}`))
  }
  for (const line of shop.read('log/clean.json').trim().split('\n')) JSON.parse(line)

  const copied = ended(
    shop.folder,
    ['redact', '--format', 'tsv'],
    psql('shop', 'copy customer to stdout with (header)'),
  ).out
  expectClean(copied)

  shop.run('sladd', ['key', 'new', shop.path('ring.json')])
  const [dump = '', load = ''] = shop.recipe('PostgreSQL', 'sh', 1).trim().split('\n')
  shop.run('sh', ['-c', dump.replace('pg_dump', `pg_dump ${to.join(' ')}`)])
  shop.run('sh', ['-c', load.replace(/^.*psql/, `psql ${to.join(' ')}`)])
  const [row = ''] = psql('shop_test', 'select * from customer').trim().split('\n')
  expect(row).toMatch(/^1\|\d{8}-\d{4}\|\d{12}\|[^|]+@[^|]+\|[\d.]+$/)
  expectClean(row)
})
