import { expectTypeOf, test } from 'vitest'
import { createRedactor, type Finding, type Processed, redact, scan } from '../src/index'
import { type ContextOf, definePolicy } from '../src/policy/policy'

test('a string gives a string, not its literal; a Buffer gives a Buffer', () => {
  const redactor = createRedactor()
  expectTypeOf(redact('x')).toEqualTypeOf<string>()
  expectTypeOf(redactor.redact('x')).toEqualTypeOf<string>()
  expectTypeOf(redactor.process('x')).toEqualTypeOf<Processed<string>>()
  expectTypeOf(redact(Buffer.from('x'))).toEqualTypeOf<Buffer<ArrayBuffer>>()
  expectTypeOf(redactor.process(new Uint8Array(1)).output).toEqualTypeOf<Uint8Array<ArrayBuffer>>()
  expectTypeOf(scan).returns.toEqualTypeOf<Finding[]>()
})

test('a policy knows its purposes and recipients', () => {
  const staff = { title: 'Staff', role: 'controller', region: 'SE', reason: 'ours', cites: ['1'] } as const
  const rule = { id: 'mail', category: ['user.contact.email'], action: 'mask', reason: 'x', cites: ['1'] } as const
  const head = { schema: 1, id: 'shop', version: '1', title: 'A shop' } as const
  const regions = { allow: ['SE'], reason: 'x', cites: ['1'] }
  const purposes = { support: { title: 'Support', cites: ['1'] }, counting: { title: 'Counting', cites: ['1'] } }
  const policy = definePolicy({
    ...head,
    purposes,
    recipients: { staff: { ...staff, purposes: ['support'] } },
    regions,
    rules: [{ ...rule, purpose: ['support'] }],
  })
  expectTypeOf<ContextOf<typeof policy>['purpose']>().toEqualTypeOf<'support' | 'counting'>()
  expectTypeOf<NonNullable<ContextOf<typeof policy>['recipient']>>().toEqualTypeOf<'staff'>()
  const recipients = { staff: { ...staff, purposes: ['support'] as const } }
  const wrong = () => [
    // @ts-expect-error a purpose that is not declared
    definePolicy({ ...head, purposes, recipients, regions, rules: [{ ...rule, purpose: ['suport'] }] }),
    // @ts-expect-error a recipient that is not declared
    definePolicy({ ...head, purposes, recipients, regions, rules: [{ ...rule, recipient: ['nobody'] }] }),
    // @ts-expect-error an unknown action
    definePolicy({ ...head, purposes, recipients, regions, rules: [{ ...rule, action: 'hide' }] }),
  ]
  expectTypeOf(wrong).toBeFunction()
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
