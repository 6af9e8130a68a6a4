/**
 * @module Tools that walk values, configured according to their own documentation for e-mail addresses and a field
 * named `mail`. They return what would be written or printed next.
 */
import pino from 'pino'
import { createRedactor } from '../../src/redactor'
import { loadPeer } from '../peer'

/** A tool with one way to redact a value. */
export interface Walker {
  readonly name: string
  /** Its configuration, in one line. */
  readonly about: string
  redact(value: unknown): unknown
}

/** An e-mail address, for tools without a pattern of their own. */
const MAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g

/** Paths as written by someone who knows what is logged, one or two levels deep. */
const PATHS = [
  'value.mail',
  'value.*.mail',
  'value.err.message',
  'value.err.stack',
  'value.text',
  'value.body',
  'value.url',
]

function ownWalker(): Walker {
  const redactor = createRedactor()
  return { name: 'sladd', about: '`redactValue`, defaults', redact: (value) => redactor.redactValue(value) }
}

/** The paths of pino's own `redact`, in a line that it wrote. */
function pinoWalker(): Walker {
  let line = ''
  const stream = {
    write: (text: string) => {
      line = text
    },
  }
  const logger = pino({ base: null, redact: PATHS }, stream)
  return {
    name: 'pino redact',
    about: `\`redact\` with the paths ${PATHS.map((path) => `\`${path}\``).join(', ')}; its line of \`{ value }\``,
    redact(value) {
      line = ''
      logger.info({ value })
      return line
    },
  }
}

interface DeepRedactPackage {
  readonly DeepRedact: new (options: object) => { redact(value: unknown): unknown }
}

async function deepRedactWalker(): Promise<Walker> {
  const { DeepRedact } = await loadPeer<DeepRedactPackage>('@hackylabs/deep-redact')
  const replacer = (text: string, pattern: RegExp) => text.replace(pattern, '[REDACTED]')
  const own = new DeepRedact({
    blacklistedKeys: ['mail'],
    stringTests: [{ pattern: MAIL, replacer }],
    serialise: false,
  })
  return {
    name: '@hackylabs/deep-redact',
    about: '`blacklistedKeys: ["mail"]` and a `stringTests` pattern for addresses, `serialise: false`',
    redact: (value) => own.redact(value),
  }
}

interface LogtapePackage {
  redactByPattern(formatter: (record: unknown) => unknown, patterns: readonly unknown[]): (record: unknown) => unknown[]
  readonly EMAIL_ADDRESS_PATTERN: unknown
}

async function logtapeWalker(): Promise<Walker> {
  const { redactByPattern, EMAIL_ADDRESS_PATTERN } = await loadPeer<LogtapePackage>('@logtape/redaction')
  const format = redactByPattern((record) => [record], [EMAIL_ADDRESS_PATTERN])
  return {
    name: '@logtape/redaction',
    about: '`redactByPattern` with its own pattern for addresses, around a console formatter',
    redact: (value) => format(value)[0],
  }
}

/** Returns all of them, ours first. */
export async function loadWalkers(): Promise<Walker[]> {
  return [ownWalker(), pinoWalker(), await deepRedactWalker(), await logtapeWalker()]
}
