import { expectTypeOf, test } from 'vitest'
import { createRedactor, type Finding, redact, scan } from '../src/index'

test('a string gives a string, not its literal; a Buffer gives a Buffer', () => {
  const redactor = createRedactor()
  expectTypeOf(redact('x')).toEqualTypeOf<string>()
  expectTypeOf(redactor.redact('x')).toEqualTypeOf<string>()
  expectTypeOf(redactor.process('x')).toEqualTypeOf<{ output: string; findings: Finding[] }>()
  expectTypeOf(redact(Buffer.from('x'))).toEqualTypeOf<Buffer<ArrayBuffer>>()
  expectTypeOf(redactor.process(new Uint8Array(1)).output).toEqualTypeOf<Uint8Array<ArrayBuffer>>()
  expectTypeOf(scan).returns.toEqualTypeOf<Finding[]>()
})

test('wrong options do not compile', () => {
  // @ts-expect-error an unknown kind
  const kind = () => createRedactor({ kinds: ['ssn'] })
  // @ts-expect-error an unknown action
  const action = () => createRedactor({ actions: { email: 'hide' } })
  // @ts-expect-error an unknown option
  const option = () => createRedactor({ kind: ['email'] })
  expectTypeOf([kind, action, option]).toBeArray()
})
