import { describe, expect, test } from 'vitest'
import { createRedactor, redact, scan } from '../../src/index'

const at = new Date('2026-11-22T00:00:00Z')
const text = 'Anna 871220-2384, anna@example.se, 192.0.2.44'

describe('actions', () => {
  test('the default masks with a label that leaks nothing', () => {
    expect(redact(text, { at })).toBe('Anna [personnummer], [email], [ip]')
  })

  test('stars keep the width in characters, on strings and bytes', () => {
    const redactor = createRedactor({ actions: { default: { mask: 'stars' } } })
    expect(redactor.redact('å åsa@example.se!')).toBe('å **************!')
    expect(Buffer.from(redactor.redact(Buffer.from('å åsa@example.se!'))).toString()).toBe('å **************!')
  })

  test('an action per kind', () => {
    const redactor = createRedactor({ actions: { email: 'remove', ip: 'keep', personnummer: { mask: 'label' } } })
    expect(redactor.redact(text, { at })).toBe('Anna [personnummer], , 192.0.2.44')
    expect(redactor.counts).toEqual({ personnummer: { mask: 1 }, email: { remove: 1 }, ip: { keep: 1 } })
  })

  test('kinds that are not asked for are left, and do not shield what is', () => {
    const redactor = createRedactor({ kinds: ['personnummer'] })
    expect(redactor.redact('871220-2384@example.se', { at })).toBe('[personnummer]@example.se')
    expect(redactor.redact('192.0.2.44 anna@example.se', { at })).toBe('192.0.2.44 anna@example.se')
  })
})

describe('findings', () => {
  test('offsets are UTF-16 units in strings and bytes in bytes', () => {
    const value = 'Åsa 🙂 871220-2384'
    const [inString] = scan(value, { at })
    const [inBytes] = scan(new TextEncoder().encode(value), { at })
    expect(value.slice(inString?.start, inString?.end)).toBe('871220-2384')
    expect(Buffer.from(value).subarray(inBytes?.start, inBytes?.end).toString()).toBe('871220-2384')
    expect({ ...inBytes, start: 0, end: 0 }).toEqual({ ...inString, start: 0, end: 0 })
  })

  test('say why, and hold no text', () => {
    const [finding] = scan('fnr 01019550091', { at })
    expect(finding).toEqual({
      kind: 'fodselsnummer',
      start: 4,
      end: 15,
      confidence: 0.99,
      variant: 'fodselsnummer',
      evidence: ['date', 'mod11', 'word'],
    })
  })

  test('what vanishes stays outside the span, what is inside goes with it', () => {
    const hidden = '\u200b871220\u00ad-2384\u200b!'
    const [finding] = scan(hidden, { at })
    expect([finding?.start, finding?.end]).toEqual([1, 13])
    expect(redact(hidden, { at })).toBe('\u200b[personnummer]\u200b!')
  })

  test('the threshold is a level or a number', () => {
    const bare = 'nr 8712202384'
    expect(createRedactor().scan(bare, { at })).toEqual([])
    expect(createRedactor({ minConfidence: 'low' }).scan(bare, { at })).toHaveLength(1)
    expect(createRedactor({ minConfidence: 0.3 }).scan(bare, { at })).toHaveLength(1)
    expect(createRedactor({ minConfidence: 0.31 }).scan(bare, { at })).toEqual([])
    expect(createRedactor({ minConfidence: 'high' }).scan('19871220-2384', { at })).toEqual([])
    expect(createRedactor({ minConfidence: 1 }).scan(text, { at })).toEqual([])
  })
})

describe('identity', () => {
  test('the same object comes back when nothing was found', () => {
    const bytes = new TextEncoder().encode('inget här')
    const redactor = createRedactor()
    expect(redactor.redact(bytes)).toBe(bytes)
    expect(redactor.process(bytes)).toEqual({ output: bytes, findings: [] })
    expect(redactor.redact('')).toBe('')
    const empty = new Uint8Array(0)
    expect(redactor.redact(empty)).toBe(empty)
  })

  test('the input is never written to', () => {
    const bytes = new TextEncoder().encode(text)
    const copy = bytes.slice()
    createRedactor().redact(bytes, { at })
    expect(bytes).toEqual(copy)
  })

  test('a Buffer stays a Buffer, a plain array a plain array', () => {
    expect(Buffer.isBuffer(redact(Buffer.from(text), { at }))).toBe(true)
    const plain = redact(new TextEncoder().encode(text), { at })
    expect(Object.getPrototypeOf(plain)).toBe(Uint8Array.prototype)
  })

  test('bytes that are no UTF-8 pass through around the findings', () => {
    const bytes = Uint8Array.from([0xff, 0xc3, ...Buffer.from('871220-2384'), 0xe2, 0x80, 0xc0, 0x80, 0xf8])
    const output = redact(bytes, { at })
    expect([...output]).toEqual([0xff, 0xc3, ...Buffer.from('[personnummer]'), 0xe2, 0x80, 0xc0, 0x80, 0xf8])
  })

  test('a view of shared memory and a view inside a larger buffer are read', () => {
    const shared = new Uint8Array(new SharedArrayBuffer(64))
    shared.set(Buffer.from('fnr 01019550091'), 8)
    expect(Buffer.from(redact(shared, { at })).toString()).toContain('fnr [fodselsnummer]')
    expect(Buffer.from(redact(shared.subarray(8, 23), { at })).toString()).toBe('fnr [fodselsnummer]')
  })

  test('lone surrogates survive', () => {
    expect(redact('\ud800 871220-2384 \udc00', { at })).toBe('\ud800 [personnummer] \udc00')
  })
})

describe('allow', () => {
  const redactor = createRedactor({ allow: ['Support@Example.se', '871220-2384', '192.0.2.1', '08-465 004 00'] })

  test('allowed values stay, in any case and with any separator', () => {
    const allowed = 'support@example.se 8712202384 871220\u20132384 192.0.2.1, (08) 465 004 00, 08.465.004.00'
    expect(redactor.redact(`fnr ${allowed}`, { at })).toBe(`fnr ${allowed}`)
  })

  test('others do not', () => {
    expect(redactor.redact('help@example.se 910924-2397 192.0.2.11 1.92.0.21', { at })).toBe(
      '[email] [personnummer] [ip] [ip]',
    )
  })

  test('what lies inside an allowed value is not touched either', () => {
    const own = createRedactor({ allow: ['871220-2384@example.se'] })
    expect(own.redact('871220-2384@example.se', { at })).toBe('871220-2384@example.se')
  })
})

describe('calls', () => {
  test('lines are texts of their own, and the batch is one call', () => {
    const redactor = createRedactor()
    expect(redactor.redactLines(['personnummer:', '8712202384', text], { at })).toEqual([
      'personnummer:',
      '8712202384',
      'Anna [personnummer], [email], [ip]',
    ])
    expect(redactor.redactLines([])).toEqual([])
  })

  test('a second call knows nothing of the first', () => {
    const redactor = createRedactor()
    expect(redactor.redact('personnummer', { at })).toBe('personnummer')
    expect(redactor.redact('8712202384', { at })).toBe('8712202384')
    expect(redactor.redact('8712', { at }) + redactor.redact('20-2384', { at })).toBe('871220-2384')
  })

  test('counts are a copy, scan counts nothing, streams count', async () => {
    const redactor = createRedactor()
    redactor.scan(text, { at })
    expect(redactor.counts).toEqual({})
    redactor.redact(text, { at })
    const counts = redactor.counts
    redactor.redact(text, { at })
    expect(counts).toEqual({ personnummer: { mask: 1 }, email: { mask: 1 }, ip: { mask: 1 } })
    const writer = redactor.stream({ at })
    const written = writer.writable.getWriter()
    const reading = new Response(writer.readable).text()
    await written.write(new TextEncoder().encode(text))
    await written.close()
    await reading
    expect(redactor.counts.email).toEqual({ mask: 3 })
  })

  test('the reference date decides centuries and what is too young', () => {
    const redactor = createRedactor({ minConfidence: 'low' })
    expect(redactor.scan('20050415-2398', { at: new Date('2004-01-01') })).toEqual([])
    expect(redactor.scan('20050415-2398', { at: new Date('2006-01-01') })[0]?.confidence).toBe(0.4)
    expect(redactor.scan('20050415-2398', { at })[0]?.confidence).toBe(0.85)
    expect(redactor.scan('20050415-2398', { at: at.getTime() })[0]?.confidence).toBe(0.85)
  })

  test('a hyphen that should have become a plus this year still hides a person of a hundred', () => {
    expect(scan('281228-2390', { at: new Date('2028-06-01') })).toEqual([])
    expect(scan('811228-2390', { at: new Date('2081-06-01') })[0]?.kind).toBe('personnummer')
  })

  test('from 2032 on the new rule needs no word', () => {
    const number = '301082 99939'
    expect(scan(number, { at })).toEqual([])
    expect(scan(number, { at: new Date('2032-01-01') })[0]?.confidence).toBe(0.6)
  })

  test('the engine is named', () => {
    expect(createRedactor({ engine: 'plain', format: 'text' }).engine).toBe('plain')
  })
})
