import { createHmac, hkdfSync } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonical } from '../../src/canonical/canonical'
import { base32, base64url, fromBase64url } from '../../src/keyring/base32'
import { deriveKey, makeTagger, type TokenDomain } from '../../src/keyring/derive'
import { parseToken } from '../../src/keyring/keyring'
import { isAddressToken, readToken, writeAddressToken, writeToken } from '../../src/keyring/token'
import { isInToken, tokenEnd } from '../../src/resolve/token'
import { forAll } from '../for-all'
import { octetsFrom } from '../rings'

const hex = (text: string) => Uint8Array.from(Buffer.from(text, 'hex'))
const DOMAIN: TokenDomain = { scope: 'relationship', code: 'nid', tenant: '', purpose: '', document: '', epoch: '' }

describe('the derivation', () => {
  // RFC 4231: the tag is the first 100 bits of the digest, in base32.
  test.each([
    ['0b'.repeat(20), 'Hi There', 'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7'],
    ['4a656665', 'what do ya want for nothing?', '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843'],
    [
      'aa'.repeat(131),
      'Test Using Larger Than Block-Size Key - Hash Key First',
      '60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54',
    ],
  ])('HMAC-SHA-256, RFC 4231, key %s', (key, data, digest) => {
    expect(makeTagger(hex(key))(data)).toBe(base32(hex(digest), 20))
  })

  test('HKDF-SHA-256 is that of node:crypto, which passes RFC 5869', () => {
    // RFC 5869 A.3: no salt, no info.
    const okm = hkdfSync('sha256', hex('0b'.repeat(22)), '', '', 42)
    expect(Buffer.from(okm).toString('hex')).toBe(
      '8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8',
    )
    const lengthened = (name: string) => `${String.fromCharCode(0, name.length)}${name}`
    forAll(
      50,
      fc.tuple(fc.uint8Array({ minLength: 32, maxLength: 32 }), fc.string({ unit: 'grapheme-ascii' })),
      ([key, tenant]) => {
        const info = ['sladd/token/1', 'relationship', 'nid', tenant, '', ''].map(lengthened).join('')
        const expected = Buffer.from(hkdfSync('sha256', key, '', info, 32))
        expect(Buffer.from(deriveKey(key, { ...DOMAIN, tenant }))).toEqual(expected)
      },
    )
  })

  test('HMAC is that of node:crypto, whatever the value', () => {
    const key = octetsFrom(7)
    const tagger = makeTagger(key)
    forAll(200, fc.string({ unit: 'grapheme' }), (value) => {
      const digest = createHmac('sha256', key).update(value).digest()
      expect(tagger(value)).toBe(base32(digest, 20))
    })
  })

  // Computed by another program from the description in docs/explanation/pseudonyms.md. Frozen: a change here is a new scheme, and no token that is out there would be found again.
  test('known answers', () => {
    const tag = (domain: Partial<TokenDomain>, value: string) => {
      const key = deriveKey(octetsFrom(1), { ...DOMAIN, ...domain })
      return writeToken({ code: domain.code ?? 'nid', kid: 'nov2', tag: makeTagger(key)(value) })
    }
    expect([
      tag({}, '198712202384'),
      tag({}, '01019550091'),
      tag({ code: 'em' }, 'anna@example.se'),
      tag({ code: 'ph' }, '+46701740605'),
      tag({ code: 'ip' }, '192.0.2.44'),
      tag({ tenant: 'a', purpose: 'support' }, '198712202384'),
      tag({ scope: 'document', document: 'd' }, '198712202384'),
    ]).toEqual([
      'sl1_nid_nov2_fnvid6kcj7zfodkhil25j',
      'sl1_nid_nov2_x4twppaig25ccavdxlhpb',
      'sl1_em_nov2_xqtdmiyishu4fjdzkgcsa',
      'sl1_ph_nov2_phxbbibvw5d6k7odgmovh',
      'sl1_ip_nov2_vwjs2cpzfm6qe65vgz7fr',
      'sl1_nid_nov2_ae344qkncpyxu74whhzkc',
      'sl1_nid_nov2_eau2avcnvp6r5j3gnra6w',
    ])
  })

  test('names cannot run into each other', () => {
    const one = deriveKey(octetsFrom(1), { ...DOMAIN, tenant: 'ab', purpose: 'c' })
    expect(deriveKey(octetsFrom(1), { ...DOMAIN, tenant: 'a', purpose: 'bc' })).not.toEqual(one)
  })
})

describe('a token', () => {
  const TOKEN = writeToken({ code: 'nid', kid: '7h3k', tag: 'r6cgrw4mg7t7bjj5y4fq' })
  const codes = (text: string) => Uint8Array.from(`\n${text}\n`, (letter) => letter.charCodeAt(0))
  const digits = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz234567')
  const word = (least: number, most: number) =>
    fc.array(digits, { minLength: least, maxLength: most }).map((letters) => letters.join(''))
  const parts = fc.record({
    code: fc.constantFrom('nid', 'em', 'ph', 'ip', 'org', 'acc', 'oth'),
    kid: word(4, 6),
    tag: word(20, 20),
  })

  test('is read as it was written', () => {
    forAll(300, parts, (token) => expect(readToken(writeToken(token))).toEqual(token))
  })

  test('does not end in a digit, and survives JSON, CSV, URL and shell as it is', () => {
    forAll(300, parts, (token) => {
      const text = writeToken(token)
      expect(text).toMatch(/^[a-z0-9_]+[a-w]$/)
      expect(JSON.stringify(text)).toBe(`"${text}"`)
      expect(encodeURIComponent(text)).toBe(text)
    })
  })

  test('with one character changed is none, but for pairs that differ by 23', () => {
    let missed = 0
    let tried = 0
    const value = (letter: string) => 'abcdefghijklmnopqrstuvwxyz234567'.indexOf(letter)
    for (let i = 4; i < TOKEN.length; i++) {
      for (const letter of 'abcdefghijklmnopqrstuvwxyz234567') {
        if (TOKEN[i] === '_' || TOKEN[i] === letter || Math.abs(value(TOKEN[i] as string) - value(letter)) === 23)
          continue
        tried++
        if (parseToken(TOKEN.slice(0, i) + letter + TOKEN.slice(i + 1)) !== undefined) missed++
      }
    }
    expect(tried).toBeGreaterThan(700)
    expect(missed).toBe(0)
  })

  test('with two neighbours swapped is none', () => {
    const swapped = `${TOKEN.slice(0, -6)}${TOKEN.at(-5)}${TOKEN.at(-6)}${TOKEN.slice(-4)}`
    expect(swapped).not.toBe(TOKEN)
    expect(parseToken(swapped)).toBeUndefined()
  })

  test.each(['', 'sl1_', TOKEN.slice(0, -1), `${TOKEN}a`, TOKEN.toUpperCase(), `x${TOKEN}`, 7 as never])(
    '%s is none',
    (text) => {
      expect(parseToken(text)).toBeUndefined()
    },
  )

  test('is known in a text at each of its places, and nowhere beside it', () => {
    const text = codes(`ab${TOKEN}cd ${TOKEN}`)
    const places = [...text.keys()].filter((at) => at > 0 && at < text.length - 1 && isInToken(text, at))
    expect(places.length).toBe(2 * TOKEN.length)
    expect(places[0]).toBe(3)
    expect(tokenEnd(text, 3)).toBe(3 + TOKEN.length)
    expect(tokenEnd(text, 4)).toBe(4)
  })

  test('in the form of an address is one, and no mail can be sent to it', () => {
    const address = writeAddressToken({ code: 'em', kid: '7h3k', tag: 'r6cgrw4mg7t7bjj5y4fq' }, 'abcdefghijklmnopqrst')
    expect(address).toMatch(/^p-7h3k-r6cgrw4mg7t7bjj5y4fq[a-w]@abcdefghijklmnop\.invalid$/)
    expect(isAddressToken(address)).toBe(true)
    expect(isAddressToken(address.replace('7h3k', '7h3l'))).toBe(false)
  })
})

describe('octets as text', () => {
  test('base64url is that of Node', () => {
    forAll(300, fc.uint8Array({ maxLength: 70 }), (octets) => {
      const text = Buffer.from(octets).toString('base64url')
      expect(base64url(octets)).toBe(text)
      expect(fromBase64url(text)).toEqual(octets)
    })
    expect(fromBase64url('a+b/')).toBeUndefined()
    expect(fromBase64url('abcde')).toBeUndefined()
  })

  // RFC 4648, section 10, in lower case and without padding.
  test('base32', () => {
    expect(base32(Buffer.from('foobar'), 10).slice(0, 9)).toBe('mzxw6ytbo')
    expect(base32(Buffer.from('fooba'), 8)).toBe('mzxw6ytb')
  })
})

describe('collisions', () => {
  // 10,000,000 with SAMPLE=10000000, which wants about 2 GB.
  test('none among a million values, identity numbers in a row and addresses', () => {
    const sample = Number(process.env.SAMPLE ?? 1_000_000)
    const tagger = makeTagger(deriveKey(octetsFrom(1), DOMAIN))
    const seen = new Set<string>()
    for (let i = 0; i < sample; i++) seen.add(tagger(String(190001010000 + i)))
    expect(seen.size).toBe(sample)
  }, 600_000)

  test('canonical forms of kinds differ although their digits do not', () => {
    const value = { variant: '', text: 'SK-1' }
    expect(canonical({ kind: 'a', ...value }, 20261122)).not.toBe(canonical({ kind: 'b', ...value }, 20261122))
  })
})
