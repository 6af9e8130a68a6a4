/** @module @logtape/redaction: its built-in patterns, around a formatter that returns the message unchanged. */
import type { Contender, Value } from '../contender'
import { loadPeer } from '../peer'

interface LogRecord {
  readonly message: readonly string[]
}

type Formatter = (record: LogRecord) => string

interface Package {
  redactByPattern<F>(formatter: F, patterns: readonly unknown[]): F
  readonly [pattern: `${string}_PATTERN`]: unknown
}

export default {
  name: '@logtape/redaction',
  about: 'redactByPattern with all patterns it brings: e-mail, cards, SSN, Korean RRN, JWT',
  package: '@logtape/redaction',
  // Letters of any script: its own tests contain addresses entirely in Chinese and Cyrillic.
  knows: ({ kind }: Value) => kind === 'email',
  async load() {
    const logtape = await loadPeer<Package>('@logtape/redaction')
    const patterns = [
      logtape.EMAIL_ADDRESS_PATTERN,
      logtape.CREDIT_CARD_NUMBER_PATTERN,
      logtape.US_SSN_PATTERN,
      logtape.KR_RRN_PATTERN,
      logtape.JWT_PATTERN,
    ]
    const format = logtape.redactByPattern<Formatter>(({ message }) => message.join(''), patterns)
    // A console formatter may return objects, which it walks.
    const formatValues = logtape.redactByPattern((value: unknown): unknown[] => [value], patterns)
    const walk = (value: unknown) => formatValues(value)[0]
    return { type: 'text', replace: (text) => format({ message: [text] }), walk }
  },
} satisfies Contender
