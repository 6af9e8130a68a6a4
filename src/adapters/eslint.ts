/**
 * @module The entry `sladd/eslint`: a rule that reports identity numbers in string literals that may belong to a real
 * person, and suggests an official test number. Uses only ESLint's interface, without loading it.
 *
 * Sources: Norway's synthetic numbers have 60 to 80 added to the month. Sweden's tax agency publishes a list of test
 * numbers; those that follow a pattern are births up to 1910 with the serials 980 and 981, and from 1976 on with 238
 * and 239, as have all test samordningsnummer. A few living people may have such a serial; no rule can tell them apart.
 */
import { parseFodselsnummer, parsePersonnummer } from '../identifiers/identifiers'
import { createRedactor } from '../redactor'

/** The part of ESLint's interface that is used. */
interface Node {
  readonly range?: readonly [number, number]
  readonly value?: unknown
}
interface Fixer {
  replaceTextRange(range: readonly [number, number], text: string): unknown
}
/** The context of a rule, as ESLint passes it. */
export interface RuleContext {
  readonly options: readonly unknown[]
  readonly sourceCode: { readonly text: string; getLocFromIndex(index: number): unknown }
  report(problem: object): void
}
/** A rule, as ESLint expects it. */
export interface Rule {
  readonly meta: object
  create(context: RuleContext): { readonly [selector: string]: (node: Node) => void }
}

interface Somebodys {
  readonly kind: string
  readonly canonical: string
  /** An official test number of the same kind. */
  readonly instead: string
}

function isTestNumber(year: number, serial: string): boolean {
  return year <= 1910 ? ['980', '981'].includes(serial) : year >= 1976 && ['238', '239'].includes(serial)
}

/** Returns the number in a text, unless it is known to be nobody's. */
function numberIn(text: string): Somebodys | undefined {
  const swedish = parsePersonnummer(text, { lenient: true })
  if (swedish !== undefined) {
    const { canonical, variant, birthYear } = swedish
    const isCoordination = variant === 'samordningsnummer'
    const serial = canonical.slice(8, 11)
    if (isTestNumber(birthYear, serial) || (isCoordination && isTestNumber(1976, serial))) return undefined
    return { kind: 'personnummer', canonical, instead: isCoordination ? '196801642395' : '198712202384' }
  }
  const norwegian = parseFodselsnummer(text, { lenient: true })
  if (norwegian === undefined || norwegian.synthetic === true) return undefined
  const instead = norwegian.variant === 'd-nummer' ? '41819077302' : '03851598730'
  return { kind: 'fødselsnummer', canonical: norwegian.canonical, instead }
}

/** Writes a number like another one: with the same century and separator. */
function writtenAs(text: string, number: string): string {
  const digits = text.replace(/\D/g, '').length
  const [separator = ''] = /\D/.exec(text) ?? []
  const own = number.slice(-digits)
  const tail = number.length === 11 ? 5 : 4
  return separator === '' ? own : `${own.slice(0, -tail)}${separator === '+' ? '-' : separator}${own.slice(-tail)}`
}

function allowedBy(options: readonly unknown[]): ReadonlySet<string> {
  const { allow = [] } = (options[0] ?? {}) as { allow?: readonly string[] }
  return new Set(allow.map((text) => numberIn(text)?.canonical ?? text))
}

/** Returns the spans of numbers in a text: findings, or the string as a whole. */
function placesIn(text: string, scan: (text: string) => readonly { start: number; end: number }[]) {
  const [, before = '', whole = ''] = /^(\W?\s*)([\d+-]{10,13}|\d{6} \d{5})\s*\W*$/.exec(text) ?? []
  return whole !== '' ? [{ start: before.length, end: before.length + whole.length }] : scan(text)
}

/**
 * Reports personnummer and fødselsnummer that may belong to a real person, in strings, templates and JSX. Official test
 * numbers that follow a pattern pass; `allow` lists others.
 */
export const noRealNumbers: Rule = {
  meta: {
    type: 'problem',
    hasSuggestions: true,
    docs: { description: 'disallow identity numbers that may be somebody’s' },
    schema: [
      {
        type: 'object',
        properties: { allow: { type: 'array', items: { type: 'string' } } },
        additionalProperties: false,
      },
    ],
    messages: {
      real: 'This {{kind}} may be somebody’s: use an official test number.',
      replace: 'Write the official test number {{instead}}.',
    },
  },
  create(context) {
    const allowed = allowedBy(context.options)
    const { scan } = createRedactor({ kinds: ['personnummer', 'fodselsnummer'] })
    const { sourceCode } = context
    const check = ({ range = [0, 0] }: Node) => {
      const text = sourceCode.text.slice(...range)
      for (const { start, end } of placesIn(text, scan)) {
        const number = numberIn(text.slice(start, end))
        if (number === undefined || allowed.has(number.canonical)) continue
        const place = [range[0] + start, range[0] + end] as const
        const instead = writtenAs(text.slice(start, end), number.instead)
        context.report({
          loc: { start: sourceCode.getLocFromIndex(place[0]), end: sourceCode.getLocFromIndex(place[1]) },
          messageId: 'real',
          data: { kind: number.kind },
          suggest: [
            { messageId: 'replace', data: { instead }, fix: (fixer: Fixer) => fixer.replaceTextRange(place, instead) },
          ],
        })
      }
    }
    return {
      Literal: (node) => {
        if (typeof node.value === 'string') check(node)
      },
      TemplateElement: check,
      JSXText: check,
    }
  },
}

/** The plugin, with its one rule. */
export const plugin: { readonly meta: object; readonly rules: { readonly [name: string]: Rule } } = {
  meta: { name: 'sladd' },
  rules: { 'no-real-numbers': noRealNumbers },
}
