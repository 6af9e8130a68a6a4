/**
 * @module Options of `sladd consume`, below their headings.
 */
import { POLICY_ROWS, TOKEN_ROWS } from './governing-rows'
import type { Rows } from './row'
import { FIND_ROWS, PATTERN_ROWS, READ_ROWS, RUN_ROWS } from './text-rows'

const TEXT = { type: 'string' } as const

const PLACE_ROWS = {
  server: {
    ...TEXT,
    value: 'URL',
    help: 'host:port or URL; for kafka and nats several, with commas (default: the usual port of 127.0.0.1); env:NAME is an environment variable: a URL with a password belongs there',
  },
  to: { ...TEXT, value: 'PLACE', help: 'where messages go: a subject, topic or key' },
  dead: {
    ...TEXT,
    value: 'PLACE',
    help: 'where messages go that cannot be read or put; without it they end the consumer',
  },
  stream: { ...TEXT, value: 'NAME', help: 'nats, redis: the stream' },
  durable: { ...TEXT, value: 'NAME', help: 'nats: the consumer' },
  filter: { ...TEXT, value: 'SUBJECT', help: 'nats: only messages of such subjects' },
  topic: { ...TEXT, value: 'NAME', help: 'kafka: the topic' },
  group: { ...TEXT, value: 'NAME', help: 'kafka, redis: the group' },
  queue: { ...TEXT, value: 'NAME', help: 'amqp: the queue' },
  exchange: { ...TEXT, value: 'NAME', help: 'amqp: where messages go to (default: the default exchange)' },
} as const satisfies Rows

const MESSAGE_ROWS = {
  keys: {
    ...TEXT,
    value: 'WHAT',
    choices: ['redact', 'keep', 'tokens'],
    help: 'kafka: redact (default), keep, or tokens: a keyed token for each, by --keyring',
  },
  'key-name': { ...TEXT, value: 'NAME', help: "kafka: a field's name that says what keys are, such as personnummer" },
  headers: { ...TEXT, value: 'WHAT', choices: ['redact', 'keep', 'drop'], help: 'redact (default), keep or drop' },
  subjects: {
    ...TEXT,
    value: 'WHAT',
    choices: ['redact', 'keep'],
    help: 'redact (default) or keep, for {subject} and {key} in --to',
  },
  'in-flight': {
    ...TEXT,
    value: 'N',
    help: 'messages that are taken and not acknowledged, at most (default: 256)',
  },
  deliveries: { ...TEXT, value: 'N', help: 'what was handed out more often is a dead letter (default: 10)' },
  'ack-wait': {
    ...TEXT,
    value: 'SECONDS',
    help: 'nats, kafka, redis: after that, what nobody acknowledged is handed out again (default: 30)',
  },
  idle: { ...TEXT, value: 'SECONDS', help: 'ends when nothing came for so long (default: never)' },
  ordered: { type: 'boolean', help: 'nats: no more than --in-flight are out at once, over all processes' },
} as const satisfies Rows

const { store: _, ...TOKENS } = TOKEN_ROWS

/** Below their headings. */
export const CONSUME_GROUPS = {
  'From where, to where': PLACE_ROWS,
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
  ...CONSUME_GROUPS['From where, to where'],
  ...CONSUME_GROUPS.Messages,
  ...CONSUME_GROUPS['What is looked for'],
  ...CONSUME_GROUPS['Tokens and surrogates'],
  ...CONSUME_GROUPS['By a policy'],
}
