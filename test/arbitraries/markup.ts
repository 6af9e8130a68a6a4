/** XML, HTML and logfmt with planted values. */
import fc from 'fast-check'
import { type Value, value } from './planted'

/** Text as far as it belongs to one value or to none. */
interface Part {
  readonly text: string
  /** What stands there afterwards. */
  readonly after: string
}

export interface Text {
  readonly text: string
  readonly expected: string
}

const fixed = (text: string): Part => ({ text, after: text })

function textOf(parts: readonly Part[]): Text {
  return { text: parts.map(({ text }) => text).join(''), expected: parts.map(({ after }) => after).join('') }
}

/** How a character reference is written; the names are those of HTML, and the first two of XML as well. */
const NAMES: { readonly [character: string]: string } = {
  "'": 'apos',
  '@': 'commat',
  '.': 'period',
  '+': 'plus',
  å: 'aring',
  ä: 'auml',
  ö: 'ouml',
}

function referenceTo(character: string, way: number): string {
  const point = character.codePointAt(0) as number
  if (way === 0 && NAMES[character] !== undefined) return `&${NAMES[character]};`
  if (way === 1) return `&#x${point.toString(16)};`
  return way === 2 ? `&#X${point.toString(16).toUpperCase()};` : `&#${String(point).padStart(2, '0')};`
}

/** A value with one character in so many written as a reference, none for 0. */
const written = (also: readonly string[]): fc.Arbitrary<readonly Part[]> =>
  fc
    .tuple(fc.constantFrom(...also), value, fc.constantFrom(0, 0, 1, 2, 4), fc.nat(3), fc.constantFrom('', ' ', ', ok'))
    .map(([before, one, rarity, way, after]) => {
      const text = [...one.text].map((character, i) =>
        rarity > 0 && i % rarity === 0 ? referenceTo(character, way) : character,
      )
      return [fixed(before), { text: text.join(''), after: `[${one.kind}]` }, fixed(after)]
    })

const plain = fc.constantFrom('', 'x', 'Hej &amp; h&aring;', '&lt;b&gt;', 'å', '\n  ').map((text) => [fixed(text)])
const content = fc.oneof(plain, written(['', ' ', 'till ', '\n  ', '&lt;', '&quot;', '&nbsp;']))
const attribute = fc
  .tuple(fc.constantFrom('id', 'data-x', 'xml:lang', 'title'), fc.constantFrom('"', "'"), content)
  .filter(([, quote, parts]) => parts.every(({ text }) => !text.includes(quote)))
  .map(([name, quote, parts]): readonly Part[] => [fixed(` ${name}=${quote}`), ...parts, fixed(quote)])

/** What is no element: its text is what it is, without references. */
const section = fc
  .tuple(fc.constantFrom(['<![CDATA[', ']]>'] as const, ['<!-- ', ' -->'] as const), value)
  .map(([[open, close], one]): readonly Part[] => [
    fixed(open),
    { text: one.text, after: `[${one.kind}]` },
    fixed(close),
  ])

const { element } = fc.letrec<{ element: readonly Part[] }>((tie) => ({
  element: fc
    .record({
      name: fc.constantFrom('kund', 'p', 'ns2:rad', 'td'),
      attributes: fc.array(attribute, { maxLength: 2 }),
      inner: fc.array(fc.oneof({ depthSize: 'small', withCrossShrink: true }, content, section, tie('element')), {
        maxLength: 3,
      }),
    })
    .map(({ name, attributes, inner }) => [
      fixed(`<${name}`),
      ...attributes.flat(),
      ...(inner.length === 0
        ? [fixed('/>')]
        : [fixed('>'), ...inner.flatMap((part) => [fixed('\n'), ...part]), fixed(`</${name}>`)]),
    ]),
}))

/** One element with what is in it. */
export const markup: fc.Arbitrary<Text> = element.map(textOf)

/** A value of logfmt: as it is, or in quotes with the escapes that Go writes. */
function logfmtValue(before: string, one: Value, after: string, isUnicode: boolean): Part[] {
  const quote = (text: string) => {
    const inside = JSON.stringify(text).slice(1, -1)
    const escaped = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
    return isUnicode ? inside.replace(/[^ -~]/g, escaped) : inside
  }
  const value: Part = { text: quote(one.text), after: `[${one.kind}]` }
  const isBare = before === '' && after === '' && /^[!-~]+$/.test(one.text)
  return isBare ? [value] : [fixed(`"${quote(before)}`), value, fixed(`${quote(after)}"`)]
}

const pair = fc
  .tuple(
    fc.constantFrom('a', 'msg', 'user.x', 'kund'),
    fc.oneof(
      fc.constantFrom('info', '"Hej \\"du\\""', '""', '12ms').map((text) => [fixed(text)]),
      fc
        .tuple(
          fc.constantFrom('', 'till ', '"', 'a\n', '\t', 'å '),
          value,
          fc.constantFrom('', ' ok', '"', '\n'),
          fc.boolean(),
        )
        .map((parts) => logfmtValue(...parts)),
    ),
  )
  .map(([name, parts]) => [fixed(`${name}=`), ...parts])

/** One line. */
export const logfmt: fc.Arbitrary<Text> = fc
  .array(pair, { minLength: 1, maxLength: 5 })
  .map((pairs) => textOf(pairs.flatMap((parts, i) => (i === 0 ? parts : [fixed(' '), ...parts]))))
