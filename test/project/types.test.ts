import { expectTypeOf, test } from 'vitest'
import { redactConsole } from '../../src/adapters/console'
import { createRedactStream } from '../../src/adapters/node-stream'
import { redactHooks } from '../../src/adapters/pino'
import {
  type CustomRecogniser,
  createRedactor,
  type Finding,
  type Kind,
  type Processed,
  type Redactor,
  type RedactorOptions,
  redact,
  scan,
} from '../../src/index'
import { type ContextOf, definePolicy } from '../../src/policy/policy'

test('a string gives a string, not its literal; a Buffer gives a Buffer', () => {
  const redactor = createRedactor()
  expectTypeOf(redact('x')).toEqualTypeOf<string>()
  expectTypeOf(redactor.redact('x')).toEqualTypeOf<string>()
  expectTypeOf(redactor.process('x')).toEqualTypeOf<Processed<string, never>>()
  expectTypeOf(redact(Buffer.from('x'))).toEqualTypeOf<Buffer<ArrayBuffer>>()
  expectTypeOf(redactor.process(new Uint8Array(1)).output).toEqualTypeOf<Uint8Array<ArrayBuffer>>()
  expectTypeOf(scan).returns.toEqualTypeOf<Finding<never>[]>()
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
  // @ts-expect-error an action for an unknown kind
  const emial = () => createRedactor({ actions: { emial: 'mask' } })
  // @ts-expect-error an option of a redactor, to a call
  const call = () => redact('x', { kinds: ['email'] })
  // @ts-expect-error the same, to what also takes what others say beside a value
  const value = () => createRedactor().redactValue({}, { kinds: ['email'] })
  // @ts-expect-error an action for an unknown kind, in options by themselves
  const options: RedactorOptions = { actions: { emial: 'mask' } }
  // @ts-expect-error an action for an unknown kind, in options of an adapter
  const console = () => redactConsole({ actions: { emial: 'mask' } })
  expectTypeOf([kind, action, option, emial, call, value, options, console]).toBeArray()
})

test('a kind says which one it is', () => {
  for (const found of [...scan('x'), ...createRedactor().scan('x')]) {
    expectTypeOf(found.kind).toEqualTypeOf<Kind>()
    if (found.kind === 'email') expectTypeOf(found.kind).toEqualTypeOf<'email'>()
    // @ts-expect-error no kind is called so
    expectTypeOf(found.kind === 'emial').toBeBoolean()
  }
  const kinds: 'email'[] = []
  const onFinding = (found: Finding) => {
    if (found.kind === 'email') kinds.push(found.kind)
  }
  createRedactStream({}, { onFinding })
})

test("kinds of the user's own are known by their names", () => {
  const own = createRedactor({
    custom: [
      {
        kind: 'claim',
        anchor: 'word',
        reach: { before: 0, after: 9 },
        recognise(text, at) {
          expectTypeOf([text, at] as const).toEqualTypeOf<readonly [string, number]>()
          return undefined
        },
      },
    ],
    actions: { claim: 'remove', email: 'keep' },
  })
  for (const found of own.scan('x')) expectTypeOf(found.kind).toEqualTypeOf<Kind | 'claim'>()
  // @ts-expect-error none of them
  const wrong = () => createRedactor({ custom: [{ ...claim, kind: 'claim' }], actions: { clame: 'remove' } })
  const claim: CustomRecogniser = {
    kind: 'claim',
    anchor: 'word',
    reach: { before: 0, after: 9 },
    recognise: () => undefined,
  }
  const any = createRedactor({ custom: [claim], actions: { claim: 'remove' } })
  expectTypeOf(any.scan('x')).toEqualTypeOf<Finding[]>()
  const takesAny: (redactor: Redactor) => void = () => {}
  takesAny(own)
  takesAny(createRedactor())
  redactHooks(own)
  expectTypeOf(wrong).toBeFunction()
})
