/** @module Options of `sladd consume`, grouped by heading. */
import { POLICY_ROWS, TOKEN_ROWS } from './governing-rows'
import type { Rows } from './row'
import { FIND_ROWS, PATTERN_ROWS, READ_ROWS, RUN_ROWS } from './text-rows'

const TEXT = { type: 'string' } as const

const PLACE_ROWS = {
  server: {
    ...TEXT,
    value: 'URL',
    help: 'the server, as host:port or URL; kafka and nats take several, separated by commas (default: 127.0.0.1 and the usual port); env:NAME reads an environment variable, for a URL with a password; TLS: rediss://, amqps://, kafka+ssl://, tls:// for nats',
  },
  to: { ...TEXT, value: 'PLACE', help: 'where redacted messages go: a subject, topic, stream or routing key' },
  dead: {
    ...TEXT,
    value: 'PLACE',
    help: 'where messages go that cannot be read or published; without it, they end the consumer',
  },
  stream: { ...TEXT, value: 'NAME', help: 'nats, redis: the stream' },
  durable: { ...TEXT, value: 'NAME', help: 'nats: the durable consumer' },
  filter: { ...TEXT, value: 'SUBJECT', help: 'nats: only messages with these subjects' },
  topic: { ...TEXT, value: 'NAME', help: 'kafka: the topic' },
  group: { ...TEXT, value: 'NAME', help: 'kafka, redis: the consumer group' },
  queue: { ...TEXT, value: 'NAME', help: 'amqp: the queue' },
  exchange: { ...TEXT, value: 'NAME', help: 'amqp: where messages go to (default: the default exchange)' },
} as const satisfies Rows

const MESSAGE_ROWS = {
  keys: {
    ...TEXT,
    value: 'WHAT',
    choices: ['redact', 'keep', 'tokens'],
    help: 'kafka: what happens to keys: redact (default), keep, or tokens (keyed tokens, needs --keyring)',
  },
  'key-name': { ...TEXT, value: 'NAME', help: 'kafka: a field name that says what the keys are, such as personnummer' },
  headers: {
    ...TEXT,
    value: 'WHAT',
    choices: ['redact', 'keep', 'drop'],
    help: 'what happens to headers: redact (default), keep or drop',
  },
  subjects: {
    ...TEXT,
    value: 'WHAT',
    choices: ['redact', 'keep'],
    help: '{subject} and {key} in --to: redact (default) or keep',
  },
  'in-flight': {
    ...TEXT,
    value: 'N',
    help: 'maximum number of messages taken and not yet acknowledged (default: 256)',
  },
  deliveries: { ...TEXT, value: 'N', help: 'messages delivered more often become dead letters (default: 10)' },
  'ack-wait': {
    ...TEXT,
    value: 'SECONDS',
    help: 'nats, kafka, redis: unacknowledged messages are redelivered after this time (default: 30)',
  },
  idle: { ...TEXT, value: 'SECONDS', help: 'ends after this time without a message (default: never)' },
  ordered: { type: 'boolean', help: 'nats: limits --in-flight to the sum over all processes' },
} as const satisfies Rows

const { store: _, ...TOKENS } = TOKEN_ROWS

/** Grouped by heading. */
export const CONSUME_GROUPS = {
  'Source and target': PLACE_ROWS,
  Messages: MESSAGE_ROWS,
  'What is looked for': {
    kinds: FIND_ROWS.kinds,
    'min-confidence': FIND_ROWS['min-confidence'],
    country: FIND_ROWS.country,
    field: FIND_ROWS.field,
    ...PATTERN_ROWS,
    labels: RUN_ROWS.labels,
    format: READ_ROWS.format,
    engine: FIND_ROWS.engine,
  },
  'Tokens and surrogates': TOKENS,
  'By a policy': POLICY_ROWS,
} as const

export const CONSUME_ROWS = {
  ...CONSUME_GROUPS['Source and target'],
  ...CONSUME_GROUPS.Messages,
  ...CONSUME_GROUPS['What is looked for'],
  ...CONSUME_GROUPS['Tokens and surrogates'],
  ...CONSUME_GROUPS['By a policy'],
}
