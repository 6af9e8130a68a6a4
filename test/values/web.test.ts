import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { createRedactor } from '../../src/redactor'

const redactor = createRedactor()
const redact = <T>(value: T): T => redactor.redactValue(value)
const MAIL = 'anna.testberg@example.se'
const HEADERS = { authorization: 'Bearer abc', 'x-user': MAIL, accept: 'text/plain' }
const shown = (value: unknown) => `${inspect(value, { depth: 20, showHidden: true })} ${JSON.stringify(value)}`

describe('lists of names and values are made again', () => {
  test('headers', () => {
    const output = redact(new Headers(HEADERS))
    expect(output).toBeInstanceOf(Headers)
    expect([...output]).toEqual([
      ['accept', 'text/plain'],
      ['authorization', ''],
      ['x-user', '[email]'],
    ])
    expect(redact(output)).toBe(output)
    const cookies = new Headers([
      ['set-cookie', 'sid=abc123'],
      ['set-cookie', `who=${MAIL}`],
    ])
    expect(shown([...redact(cookies)])).not.toMatch(/abc123|testberg/)
    expect(redact(cookies).getSetCookie()).toHaveLength(2)
  })

  test('a name that is personal data, and none that a header may have', () => {
    const output = redact(new Headers({ '198712202384': 'x', b: MAIL }))
    expect([...output]).toEqual([
      ['b', '[email]'],
      ['personnummer', 'x'],
    ])
  })

  test('forms, with files', () => {
    const form = new FormData()
    form.append('mail', MAIL)
    form.append('password', 'hunter2')
    form.append('antal', '3')
    form.append('file', new File([MAIL], `${MAIL}.txt`, { type: 'text/plain' }))
    const output = redact(form)
    expect(output).toBeInstanceOf(FormData)
    expect(['mail', 'password', 'antal'].map((name) => output.get(name))).toEqual(['[email]', '', '3'])
    const file = output.get('file') as File
    expect([file.name, file.type]).toEqual(['[email].txt', 'text/plain'])
    expect(shown(output)).not.toMatch(/testberg|hunter2/)
    expect(redact(output)).toBe(output)
  })

  test('the parameters of an address', () => {
    const output = redact(new URLSearchParams({ mail: MAIL, password: 'hunter2', antal: '3' }))
    expect(output).toBeInstanceOf(URLSearchParams)
    expect(`${output}`).toBe(`${new URLSearchParams({ mail: '[email]', password: '', antal: '3' })}`)
  })

  test('in which there is nothing, are what they were', () => {
    const form = new FormData()
    form.append('antal', '3')
    for (const one of [new Headers({ accept: 'a' }), form, new URLSearchParams('a=b')]) expect(redact(one)).toBe(one)
  })
})

describe('requests and responses become what they tell', () => {
  test('a request', () => {
    const request = new Request(`https://example.se/?q=${MAIL}`, { method: 'POST', headers: HEADERS, body: MAIL })
    const output = redact(request)
    expect(output).toMatchObject({ method: 'POST', url: 'https://example.se/?q=[email]', body: '[stream]' })
    expect(output.headers.get('authorization')).toBe('')
    expect(output.headers.get('x-user')).toBe('[email]')
    expect(shown(output)).not.toMatch(/testberg|Bearer abc/)
    expect(request.bodyUsed).toBe(false)
    expect(redact(output)).toBe(output)
  })

  test('a response', () => {
    const output = redact(new Response(MAIL, { status: 404, statusText: 'Not', headers: HEADERS }))
    expect(output).toMatchObject({ status: 404, statusText: 'Not', body: '[stream]' })
    expect(shown(output)).not.toMatch(/testberg|Bearer abc/)
  })

  test('one without a body in which there is nothing is what it was', () => {
    const request = new Request('https://example.se/', { headers: { accept: 'a' } })
    expect(redact(request)).toBe(request)
    const response = new Response(null, { status: 204 })
    expect(redact({ response }).response).toBe(response)
  })

  test('what hangs on one, and what gave up', () => {
    const request = Object.assign(new Request('https://example.se/'), { user: { mail: MAIL } })
    expect(redact(request)).toMatchObject({ url: 'https://example.se/', user: { mail: '[email]' } })
    expect(redact(AbortSignal.abort(MAIL))).toEqual({ aborted: true, reason: '[email]' })
  })

  test('what only inherits from one is an object like any other', () => {
    const alike = Object.assign(Object.create(Request.prototype), { mail: MAIL })
    expect(Object.entries(redact(alike))).toEqual([['mail', '[email]']])
  })
})

describe('bytes that only come to who waits for them', () => {
  test('are not handed on', async () => {
    const blob = redact(new Blob([MAIL], { type: 'text/plain' }))
    expect(blob).toBeInstanceOf(Blob)
    expect([blob.type, await blob.text()]).toEqual(['text/plain', '[unreadable]'])
    expect(redact(blob)).toBe(blob)
    const file = redact(new File([MAIL], `${MAIL}.txt`, { lastModified: 7 }))
    expect(file).toBeInstanceOf(File)
    expect([file.name, file.lastModified, await file.text()]).toEqual(['[email].txt', 7, '[unreadable]'])
  })

  test('are none in an empty blob', () => {
    const blob = new Blob([], { type: 'text/plain' })
    expect(redact(blob)).toBe(blob)
  })

  test('streams are named', () => {
    const streams = [new ReadableStream(), new WritableStream(), new Blob([MAIL]).stream()]
    expect(redact(streams)).toEqual(['[stream]', '[stream]', '[stream]'])
  })
})

describe('what is asked to print itself', () => {
  test('may write to the options it is given, and changes nothing for others', () => {
    const given: unknown[] = []
    class Printed {
      mail = MAIL;
      [inspect.custom](_depth: number, options: Record<string, unknown>) {
        given.push({ ...options, seen: [...(options.seen as unknown[])] })
        Object.assign(options, { depth: 0, colors: true })
        ;(options.seen as unknown[]).push(this)
        return 'printed'
      }
    }
    redact([new Printed(), new Printed()])
    expect(given[1]).toMatchObject({ depth: 2, colors: false, seen: [] })
  })
})
