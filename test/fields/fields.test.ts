/** Values under listed names: the option `fields`, in every format, on the engine of the current test project. */
import { describe, expect, test } from 'vitest'
import { createRedactor, redact, scan } from '../../src/index'
import type { RedactorOptions } from '../../src/types'
import { AT, testRing } from '../rings'

type Fields = NonNullable<RedactorOptions['fields']>

const masked = (fields: Fields = {}) => createRedactor({ fields, actions: { field: 'mask' } })
const MASK = masked()

describe('secrets', () => {
  test('are removed, and nothing else is', () => {
    expect(redact('{"user":"bo","password":"hunter2","n":1}')).toBe('{"user":"bo","password":"","n":1}')
    expect(redact('user=bo password=hunter2 n=1')).toBe('user=bo password=- n=1')
    expect(redact('{"token":1234567}')).toBe('{"token":""}')
  })

  test('are told of with their category, and without their text', () => {
    const [finding] = scan('GET /?token=abc HTTP/1.1')
    expect(finding).toEqual({
      kind: 'field',
      start: 12,
      end: 15,
      confidence: 0.99,
      variant: 'secret',
      evidence: ['field'],
    })
  })

  test.each([
    ['a query', 'GET /?token=abc%2Bdef&x=1', 'GET /?token=[field]&x=1'],
    ['an encoded address in a query', 'next=%2Fcb%3Ftoken%3Dabc%26x%3D1', 'next=%2Fcb%3Ftoken%3D[field]%26x%3D1'],
    ['a name in brackets', 'user[password]=abc&z=1', 'user[password]=[field]&z=1'],
    ['the same, encoded', 'user%5Bpassword%5D=abc&z=1', 'user%5Bpassword%5D=[field]&z=1'],
    ['a header', 'Authorization: Bearer abc.def-ghi, ua: x', 'Authorization: [field], ua: x'],
    ['several parts', 'authorization: Digest realm="a", x=y', 'authorization: [field]'],
    ['a scheme behind any name', 'token=Basic YWJj rest', 'token=[field] rest'],
    ['cookies', 'Set-Cookie: a=b; c=d', 'Set-Cookie: [field]'],
    ['a header in quotes', 'curl -H \'x\' -H "Cookie: a=b; c=d" url', 'curl -H \'x\' -H "Cookie: [field]" url'],
    ['an element', '<password>hunter 2</password>', '<password>[field]</password>'],
    ['one with a namespace and an attribute', '<a:token type="x">abc</a:token>', '<a:token type="x">[field]</a:token>'],
    ['an attribute', '<login password="a b" n="1"/>', '<login password="[field]" n="1"/>'],
    ['a hash of Ruby', '{"password"=>"a b", "x"=>"y"}', '{"password"=>"[field]", "x"=>"y"}'],
    ['apostrophes', "{'password': 'a b', 'x': 'y'}", "{'password': '[field]', 'x': 'y'}"],
    ['a letter before the quote', "{'password': u'abc'}", "{'password': u'[field]'}"],
    ['an escaped quote', "password: 'it\\'s' rest", "password: '[field]' rest"],
    ['escaped quotes', '{\\"password\\":\\"a\\\\\\"b\\",\\"c\\":1}', '{\\"password\\":\\"[field]\\",\\"c\\":1}'],
    ['a quote that never ends', 'password="abc def', 'password="[field]'],
    ['brackets', 'token={a, b} c', 'token=[field] c'],
    ['a record of Java', 'User{password=abc, name=bo}', 'User{password=[field], name=bo}'],
    ['a comma that belongs to it', 'password=abc,d c', 'password=[field] c'],
    ['padding', 'token: YWJjZA== x token=YWI= y', 'token: [field] x token=[field] y'],
    ['two words', 'API key: 123abc', 'API key: [field]'],
    ['digits after the name', 'password2=x', 'password2=[field]'],
    [
      'any casing',
      'X-Api-Key=q userPassword=b ACCESS_TOKEN=c',
      'X-Api-Key=[field] userPassword=[field] ACCESS_TOKEN=[field]',
    ],
    ['Swedish and Norwegian', 'lösenord=q Passord: b pinkode=c', 'lösenord=[field] Passord: [field] pinkode=[field]'],
    ['a personnummer in it', 'token=871220-2384', 'token=[field]'],
    ['a mail address in it', 'password:anna@example.se', 'password:[field]'],
    ['JSON in text', 'log {"password":"x","y":2} end', 'log {"password":"[field]","y":2} end'],
    ['JSON in JSON', '{"m":"{\\"password\\":\\"a\\",\\"n\\":1}"}', '{"m":"{\\"password\\":\\"[field]\\",\\"n\\":1}"}'],
    ['text in JSON', '{"m":"login password=q\\tb"}', '{"m":"login password=[field]\\tb"}'],
    [
      'all below a name',
      '{"credentials":{"a":[1234,true,null,"x"]}}',
      '{"credentials":{"a":["[field]",true,null,"[field]"]}}',
    ],
    [
      'lines without a name of their own',
      '{"tokens":{"token":[\n"q",\n"b"\n]},\n"c":"d"}',
      '{"tokens":{"token":[\n"[field]",\n"[field]"\n]},\n"c":"d"}',
    ],
  ])('%s', (_label, text, expected) => {
    expect(MASK.redact(text)).toBe(expected)
    expect(Buffer.from(MASK.redact(Buffer.from(text))).toString()).toBe(expected)
    expect(MASK.redact(expected)).toBe(expected)
  })

  test.each([
    'at 12:30:11 the token was gone',
    'x::token::y if (token == 3) and token != 4',
    'https://example.se/token://x',
    'max_tokens=4096 tokenCount: 5 password_policy=strong',
    '{"password":null,"token":"","tokenizer":"x"}',
    'password= next=1',
  ])('none in %s', (text) => {
    expect(MASK.redact(text)).toBe(text)
  })
})

describe('the option', () => {
  test('takes a category, an action, or false', () => {
    const redactor = createRedactor({
      fields: { memberId: 'id', comment: 'remove', senderEmail: 'keep', csrfToken: false },
    })
    const text = 'member_id=A1 Comment="a b" sender-email=anna@example.se csrf_token=x token=y'
    expect(redactor.redact(text)).toBe('member_id=[field] Comment="" sender-email=anna@example.se csrf_token=x token=-')
    expect(redactor.scan(text).map(({ variant }) => variant)).toEqual(['id', 'field', 'field', 'secret'])
  })

  test('knows the names of a category when asked', () => {
    const text = '{"firstName":"Kari","adresse":"Storgata 1","diagnose":"J45","fødselsdato":"1890-01-02","x":"y"}'
    expect(redact(text)).toBe(text)
    const all = {
      'category:name': true,
      'category:address': true,
      'category:health': true,
      'category:birthdate': true,
    } as const
    expect(createRedactor({ fields: all }).redact(text)).toBe(
      '{"firstName":"[field]","adresse":"[field]","diagnose":"[field]","fødselsdato":"[field]","x":"y"}',
    )
    expect(createRedactor({ fields: { 'category:health': 'remove' } }).redact(text)).toContain('"diagnose":""')
    expect(createRedactor({ fields: { 'category:secret': false } }).redact('token=x')).toBe('token=x')
  })

  test.each([
    ['fnr: 010195 50091 inn', 'fnr: [field] inn'],
    ['fnr=010195 50091', 'fnr=[field]'],
    ['fnr: +47 68 05 12 34, hei', 'fnr: [field], hei'],
    ['fnr: x7 2 ganger', 'fnr: [field] 2 ganger'],
    ['fnr: 17 ganger', 'fnr: [field] ganger'],
  ])('leaves no half of a number with blanks: %s', async (text, output) => {
    const redactor = createRedactor({ fields: { fnr: 'mask' } })
    expect(redactor.redact(text)).toBe(output)
    for (let cut = 1; cut < text.length; cut++) {
      const stream = new Blob([text.slice(0, cut), text.slice(cut)]).stream().pipeThrough(redactor.stream())
      expect(await new Response(stream).text()).toBe(output)
    }
  })

  test('takes the words of a name or an address in text', () => {
    const redactor = createRedactor({ fields: { 'category:name': true, 'category:address': true } })
    expect(redactor.redact('Navn: Kari Nordmann tlf: 900 00 123')).toBe('Navn: [field] tlf: [phone]')
    expect(redactor.redact('förnamn: Åsa Maria, adress: Gatan 1; x')).toBe('förnamn: [field], adress: [field]; x')
    expect(redactor.redact('hostname: a filename: b')).toBe('hostname: a filename: b')
  })

  test('a star stands for any characters', () => {
    const redactor = createRedactor({ fields: { 'patient*': 'health', '*_note': 'remove', 'a*z': 'mask' } })
    expect(redactor.redact('patient_ref=1 impatient=2 discharge-note=3 note2=4 abcz=5 az=6')).toBe(
      'patient_ref=[field] impatient=2 discharge-note=- note2=- abcz=[field] az=[field]',
    )
  })

  test('an inner name is stronger than an outer one', () => {
    const redactor = createRedactor({ fields: { patient: 'mask', ward: 'keep' } })
    expect(redactor.redact('{"patient":{"id":7,"ward":"B2","x":{"y":"z"}}}')).toBe(
      '{"patient":{"id":"[field]","ward":"B2","x":{"y":"[field]"}}}',
    )
  })

  test('names columns of a table', () => {
    const redactor = createRedactor({ format: 'csv', fields: { 'category:name': true } })
    expect(redactor.redact('id;förnamn;token\n1;Åsa;abc\n2;"Bo; Ek";\n')).toBe(
      'id;förnamn;token\n1;[field];\n2;"[field]";\n',
    )
  })

  test('is on by itself, off when other kinds are asked for, and on when it is given', () => {
    const text = 'token=abc anna@example.se'
    expect(createRedactor({ kinds: ['email'] }).redact(text)).toBe('token=abc [email]')
    expect(createRedactor({ kinds: ['email', 'field'] }).redact(text)).toBe('token=- [email]')
    expect(createRedactor({ kinds: ['email'], fields: {} }).redact(text)).toBe('token=- [email]')
    expect(createRedactor({ kinds: ['field'] }).redact(text)).toBe('token=- anna@example.se')
  })

  test('redactors with other names do not get in each other’s way', () => {
    const [one, other] = [masked({ x: 'mask' }), masked({ y: 'mask' })]
    for (let i = 0; i < 3; i++) {
      expect(one.redact('{"x":"a","y":"b"} token=c')).toBe('{"x":"[field]","y":"b"} token=[field]')
      expect(other.redact('{"x":"a","y":"b"} token=c')).toBe('{"x":"a","y":"[field]"} token=[field]')
    }
  })

  test('counts what it did', () => {
    const redactor = createRedactor({ fields: { a: 'keep' } })
    redactor.redact('a=1 token=abc2 token=abc3')
    expect(redactor.counts).toEqual({ field: { keep: 1, remove: 2 } })
  })

  test('explains', () => {
    const [candidate] = createRedactor().explain('token=abc')
    expect(candidate).toMatchObject({
      kind: 'field',
      form: 'name: value',
      confidence: 0.99,
      found: true,
      verdict: 'found',
    })
  })
})

test('schemes before credentials are known by their letters', () => {
  for (const scheme of ['Bearer', 'BASIC', 'token', 'ApiKey', 'Negotiate', 'NTLM']) {
    expect(MASK.redact(`token: ${scheme} abc def`), scheme).toBe('token: [field] def')
  }
  for (const scheme of ['Digest', 'hmac']) expect(MASK.redact(`token: ${scheme} abc def`)).toBe('token: [field]')
  expect(MASK.redact('token: 0ther1 abc')).toBe('token: [field] abc')
})

test('a value of any length goes as a whole', () => {
  for (const length of [1000, 16_000, 17_000, 40_000]) {
    const secret = 'x'.repeat(length)
    expect(MASK.redact(`{"a":1,"token":"${secret}","b":2}`)).toMatch(/^\{"a":1,"token":"(\[field\])+","b":2\}$/)
    expect(MASK.redact(`a=1 token=${secret} b=2`), `${length}`).toMatch(/^a=1 token=(\[field\])+ b=2$/)
  }
})

test('a token stands for a value of a field, and a second pass leaves it', () => {
  const redactor = createRedactor({
    keyring: testRing(),
    context: { tenant: 'a', purpose: 'logs' },
    fields: { memberId: 'pseudonymise', note: { mask: 'stars' } },
  })
  const text = '{"memberId":"A-17","note":"abc"}\nmember_id=A-17 x'
  const once = redactor.redact(text, { at: AT })
  const [, first, second] =
    /^\{"memberId":"(sl1_oth_\w+)","note":"\*\*\*"\}\nmember_id=(sl1_oth_\w+) x$/.exec(once) ?? []
  expect(first).toBeDefined()
  expect(second).toBe(first)
  expect(redactor.redact(once, { at: AT })).toBe(once)
})

test('values of JavaScript have fields, too', () => {
  const redactor = createRedactor({ fields: { 'category:name': true, count: 'keep' } })
  const value = { password: 'hunter2', user: { firstName: 'Kari', count: 7 }, list: [{ apiKey: 12n }], fnr: 1019550091 }
  expect(redactor.redactValue(value)).toEqual({
    password: '',
    user: { firstName: '[field]', count: 7 },
    list: [{ apiKey: '' }],
    fnr: '[fodselsnummer]',
  })
  expect(value.password).toBe('hunter2')
})
