import { Linter, type Rule, RuleTester } from 'eslint'
import { describe, expect, test } from 'vitest'
import { noRealNumbers, plugin } from '../../src/adapters/eslint'

RuleTester.describe = describe
RuleTester.it = test
const tester = new RuleTester({ languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } } })

/** The check digit of nine, so that no number that may be somebody's stands in a file. */
function checked(nine: string): string {
  const sum = [...nine].reduce((total, digit, i) => {
    const weighed = Number(digit) * (i % 2 === 0 ? 2 : 1)
    return total + (weighed > 9 ? weighed - 9 : weighed)
  }, 0)
  return `${nine.slice(0, 6)}-${nine.slice(6)}${(10 - (sum % 10)) % 10}`
}
const REAL = checked('750101555')
const COORDINATION = checked('750161555')
const NORWEGIAN = '01019550091'

/** A problem with what is proposed. */
const one = (code: string, instead: string, output: string) => ({
  code,
  errors: [{ messageId: 'real', suggestions: [{ messageId: 'replace', data: { instead }, output }] }],
})
const replaced = (text: string, instead: string) => one(`const a = '${text}'`, instead, `const a = '${instead}'`)

tester.run('no-real-numbers', noRealNumbers as unknown as Rule.RuleModule, {
  valid: [
    ...['871220-2384', '198712202384', '8712202384', '680164-2395', '189001019802', '41819077302', '03851598730'].map(
      (text) => `const a = '${text}'`,
    ),
    `const a = 1; const b = \`x \${a} y\``,
    `const a = 8712202384, b = /${REAL}/`,
    `const a = '${checked('750101556').slice(0, -1)}x', id = '2024-01-01T10:00:00Z'`,
    { code: `const a = '${REAL}'`, options: [{ allow: [`19${REAL}`] }] },
    { code: `const a = '${NORWEGIAN}'`, options: [{ allow: [NORWEGIAN] }] },
  ],
  invalid: [
    replaced(REAL, '871220-2384'),
    replaced(`19${REAL}`, '19871220-2384'),
    replaced(`19${REAL.replace('-', '')}`, '198712202384'),
    replaced(REAL.replace('-', ''), '8712202384'),
    replaced(COORDINATION, '680164-2395'),
    replaced(NORWEGIAN, '03851598730'),
    replaced(`${NORWEGIAN.slice(0, 6)} ${NORWEGIAN.slice(6)}`, '038515 98730'),
    one(`log("personnummer: ${REAL}, å")`, '871220-2384', 'log("personnummer: 871220-2384, å")'),
    one(`const a = \`\${b} ${REAL} \${c}\``, '871220-2384', `const a = \`\${b} 871220-2384 \${c}\``),
    one(`const a = <p>personnummer ${REAL}</p>`, '871220-2384', 'const a = <p>personnummer 871220-2384</p>'),
    {
      code: `const a = { 'pnr ${REAL}': 'pnr ${REAL}' }`,
      errors: [{ messageId: 'real' }, { messageId: 'real' }].map((error, i) => ({
        ...error,
        suggestions: [
          {
            messageId: 'replace',
            data: { instead: '871220-2384' },
            output: `const a = { 'pnr ${i === 0 ? '871220-2384' : REAL}': 'pnr ${i === 1 ? '871220-2384' : REAL}' }`,
          },
        ],
      })),
    },
  ],
})

describe('the plugin', () => {
  test('says where, and not what', () => {
    const config = [{ plugins: { sladd: plugin as never }, rules: { 'sladd/no-real-numbers': 2 as const } }]
    const [message, ...others] = new Linter().verify(`const a =\n  'x ${REAL}'`, config)
    expect(others).toEqual([])
    expect(message).toMatchObject({ line: 2, column: 6, endColumn: 17, ruleId: 'sladd/no-real-numbers' })
    expect(JSON.stringify(message)).not.toContain('750101')
  })
})
