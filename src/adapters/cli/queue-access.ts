/**
 * @module How `sladd consume` proves who it is, from the environment: secrets are never on a command line. NATS has the variables of
 * its own command line, Redis and AMQP have theirs in the URL (`rediss:`, `amqps:`).
 */
import { readPrivate } from '../../files/open'
import { UsageError } from './usage'

type Environment = { readonly [name: string]: string | undefined }

/** Names of files, by what the client calls them. */
const NATS_FILES = { caFile: 'NATS_CA', certFile: 'NATS_CERT', keyFile: 'NATS_KEY' } as const

/** @throws UsageError, or FileRefused for credentials that others may read */
export function natsAccess(environment: Environment): {
  creds?: Uint8Array
  tls?: { readonly [file: string]: string }
} {
  const { NATS_CREDS, NATS_CERT, NATS_KEY } = environment
  if (!NATS_CERT !== !NATS_KEY) throw new UsageError('NATS_CERT and NATS_KEY need each other')
  const files = Object.entries(NATS_FILES).flatMap(([name, variable]) => {
    const file = environment[variable]
    return file ? [[name, file] as const] : []
  })
  return {
    ...(NATS_CREDS && { creds: Buffer.from(readPrivate(NATS_CREDS, 'credentials')) }),
    ...(files.length > 0 && { tls: Object.fromEntries(files) }),
  }
}

const MECHANISMS = ['plain', 'scram-sha-256', 'scram-sha-512'] as const
const SSL = /^kafka\+ssl:\/\//

/** Brokers, and whether they are spoken to by TLS and as whom. @throws UsageError */
export function kafkaAccess(servers: readonly string[], environment: Environment) {
  const { KAFKA_USERNAME: username, KAFKA_PASSWORD: password, KAFKA_SASL_MECHANISM: given = 'plain' } = environment
  const ssl = servers.some((server) => SSL.test(server))
  const brokers = servers.map((server) => server.replace(SSL, ''))
  if (ssl && !servers.every((server) => SSL.test(server))) {
    throw new UsageError('--server expected kafka+ssl:// before all brokers or before none')
  }
  if (!username && !password) return { brokers, ssl }
  if (!username || !password) throw new UsageError('KAFKA_USERNAME and KAFKA_PASSWORD need each other')
  const mechanism = MECHANISMS.find((one) => one === given.toLowerCase())
  if (mechanism === undefined) throw new UsageError(`KAFKA_SASL_MECHANISM expected one of ${MECHANISMS.join(', ')}`)
  if (mechanism === 'plain' && !ssl) throw new UsageError('a password in plain text needs kafka+ssl:// brokers')
  return { brokers, ssl, sasl: { mechanism, username, password } as never }
}
