/**
 * `sladd consume` with TLS and passwords: on servers with a certificate of their own authority.
 */
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { kafkaAccess, natsAccess } from '../../src/adapters/cli/queue-access'
import { CLI } from '../command'
import { freePort, hasProgram, until } from './queue-servers'

const folder = mkdtempSync(join(tmpdir(), 'sladd-tls-'))
const at = (name: string) => join(folder, name)
const PASSWORD = 'not-to-be-told'
beforeAll(() => {
  const names = 'subjectAltName=DNS:localhost,IP:127.0.0.1'
  const own = ['-keyout', at('k.pem'), '-out', at('c.pem'), '-days', '2', '-subj', '/CN=localhost', '-addext', names]
  spawnSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', ...own])
})
afterAll(() => rmSync(folder, { recursive: true }))

/** What a consumer says until it ends, or until it has said something. */
async function said(args: readonly string[], env: NodeJS.ProcessEnv, what: RegExp): Promise<string> {
  const child = spawn(process.execPath, [CLI, 'consume', ...args, '--idle', '1'], { env: { ...process.env, ...env } })
  let told = ''
  child.stderr.on('data', (chunk) => {
    told += chunk
  })
  try {
    await until(() => what.test(told))
  } finally {
    child.kill('SIGKILL')
  }
  return told
}

describe.skipIf(!hasProgram('redis-server') || !hasProgram('openssl'))('Redis (needs redis-server, openssl)', () => {
  test('rediss:// with a password; without the authority it says what is wrong', async () => {
    const port = await freePort()
    const pem = ['--tls-cert-file', at('c.pem'), '--tls-key-file', at('k.pem'), '--tls-ca-cert-file', at('c.pem')]
    const options = ['--port', '0', '--tls-port', String(port), '--tls-auth-clients', 'no', '--requirepass', PASSWORD]
    const server = spawn('redis-server', [...options, ...pem, '--bind', '127.0.0.1', '--dir', folder])
    const args = ['redis', '--server', 'env:URL', '--stream', 'a', '--group', 'b', '--to', 'c']
    const env = { URL: `rediss://:${PASSWORD}@127.0.0.1:${port}` }
    try {
      expect(await said(args, env, /SELF_SIGNED_CERT\w*: trying again/)).not.toContain(PASSWORD)
      expect(await said(args, { ...env, NODE_EXTRA_CA_CERTS: at('c.pem') }, /0 published/)).not.toContain(PASSWORD)
    } finally {
      server.kill('SIGKILL')
    }
  })
})

describe.skipIf(!hasProgram('nats-server') || !hasProgram('openssl'))('NATS (needs nats-server, openssl)', () => {
  test('TLS with NATS_CA; without it, it says what is wrong', async () => {
    const port = await freePort()
    const tls = `tls { cert_file: "${at('c.pem')}", key_file: "${at('k.pem')}" }`
    writeFileSync(at('n.conf'), `listen: 127.0.0.1:${port}\njetstream { store_dir: "${at('js')}" }\n${tls}\n`)
    const server = spawn('nats-server', ['-c', at('n.conf')], { stdio: 'ignore' })
    const args = ['nats', '--server', `tls://localhost:${port}`, '--stream', 'A', '--durable', 'b', '--to', 'c']
    try {
      expect(await said(args, {}, /SELF_SIGNED_CERT\w*: trying again/)).not.toContain('no stream')
      await said(args, { NATS_CA: at('c.pem') }, /there is no stream A: trying again/)
    } finally {
      server.kill('SIGKILL')
    }
  })
})

test('Kafka: what the environment says', () => {
  const secret = { KAFKA_USERNAME: 'u', KAFKA_PASSWORD: PASSWORD }
  expect(kafkaAccess(['a:1'], {})).toEqual({ brokers: ['a:1'], ssl: false })
  const sasl = { mechanism: 'plain', username: 'u', password: PASSWORD }
  expect(kafkaAccess(['kafka+ssl://a:1'], secret)).toEqual({ brokers: ['a:1'], ssl: true, sasl })
  for (const [servers, environment] of [
    [['kafka+ssl://a:1', 'b:1'], {}],
    [['a:1'], { KAFKA_USERNAME: 'u' }],
    [['a:1'], secret],
    [['a:1'], { ...secret, KAFKA_SASL_MECHANISM: PASSWORD }],
  ] as const) {
    expect(() => kafkaAccess(servers, environment)).toThrow(/^(?!.*not-to-be-told).*(expected|need)/)
  }
})

test('NATS: a certificate needs its key, and credentials are for their owner alone', () => {
  expect(() => natsAccess({ NATS_CERT: 'a' })).toThrow('NATS_CERT and NATS_KEY need each other')
  writeFileSync(at('open.creds'), PASSWORD, { mode: 0o644 })
  expect(() => natsAccess({ NATS_CREDS: at('open.creds') })).toThrow('others may read')
})
