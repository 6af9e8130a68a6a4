/** E-mail and IP addresses; RFC 5321, RFC 4291. */
import fc from 'fast-check'

const label = fc.stringMatching(/^[a-z0-9åäöæø]([a-z0-9-]{0,8}[a-z0-9])?$/)

/** What servers take although the standard does not, and where bounces go to. */
const unusual = fc.oneof(
  fc.stringMatching(/^\.?[a-z]{1,4}(\.\.[a-z]{1,4}|’[a-z]{1,4})?$/),
  fc.stringMatching(/^(bounces?-|prvs=|SRS0=)[a-z0-9]{1,4}[=-][a-z]{1,4}(\.[a-z]{2})?=[a-z]{1,3}$/),
  fc.stringMatching(/^[a-z0-9]{60,70}$/),
)

export const email: fc.Arbitrary<string> = fc
  .tuple(
    fc.oneof(
      { weight: 4, arbitrary: fc.stringMatching(/^[a-zåäöæø0-9]([a-z0-9+_-]{0,10}[a-zø0-9])?(\.[a-z0-9]{1,6})?$/) },
      { weight: 1, arbitrary: unusual },
    ),
    label,
    fc.constantFrom('se', 'no', 'example', 'xn--p1ai', 'museum'),
  )
  .map(([local, domain, top]) => `${local}@${domain}.${top}`)

export const ipv4: fc.Arbitrary<string> = fc
  .ipV4()
  .filter((text) => !/^(127\.|0\.0\.0\.0$|255\.255\.255\.255$)/.test(text))

/** Text forms of version 6 that name a host: at least two groups and a digit, and no EUI-64. */
export const ipv6: fc.Arbitrary<string> = fc.ipV6().filter((text) => {
  const groups = text.split(':').filter((group) => group !== '')
  const isEui = groups.length === 8 && groups.every((group) => group.length === 2)
  return groups.length >= 2 && /\d/.test(text) && !isEui && !/^[0:]*1?$/.test(text)
})
