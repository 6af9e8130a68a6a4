/** Surroundings of values, and hostile text: the alphabet that matters to the recognisers. */
import fc from 'fast-check'

const WORDS = 'hej ärende pasient åtgärd fnr personnummer konto from user=anna id: "msg" [INFO] då, — ø æ; (x) 🙂 日本'

/** Ends so that a value may follow: no digit, no letter, nothing that joins. */
export const before: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...WORDS.split(' ')), { maxLength: 6 })
  .map((words) => (words.length === 0 ? '' : `${words.join(' ')} `))

/** Begins so that a value may precede. */
export const after: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom('', ' ', ', ', '\n', '\r\n', ') ', '" '),
    fc.array(fc.constantFrom(...WORDS.split(' ')), { maxLength: 5 }),
  )
  .map(([join, words]) => (join === '' ? '' : join + words.join(' ')))

/** Dense in everything that begins, joins or ends a value. */
export const hostile: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.constantFrom(...'0123456789.-+:@_/ \n\rabcdefgåøTX,=\'"[]<>{}'),
      fc.constantFrom(
        '871220-2384',
        '198712202384',
        '01019550091',
        '010195 50091',
        'a@b.se',
        '192.0.2.1',
        '2001:db8::1',
      ),
      fc.constantFrom(
        '\u00a0',
        '\u2013',
        '\u200b',
        '\u200b'.repeat(40),
        '\u00ad'.repeat(34),
        '\u00ad',
        '８',
        '🙂',
        '\ud800',
        '\ufeff',
        '[email]',
        'fnr ',
        'konto ',
      ),
      fc.constantFrom(
        ...['\t', '871220', '87 12 20 ', '2384', '1987-12-20-', '-2384', '41 81 90 ', '77302', 'SE871220238401', '.0'],
        ...['192-0-2-44', '.example.se', '+46 (70) ', '+ 46 ', '174 06 05', '0701740605', ' > ', "'COM+", '08.12.2019'],
        ...[', pnr ', ', sista fyra: ', 'f. 41.81.90', '1987-12-20', ' bytes', '"orderId":"', '"order":{"id":"'],
        ...['\u2066', '＠', '²', 'version ', '==', '/1.2.3.4', '## [', 'a@b.pdf'],
        ...[
          '\u001b[33m',
          '\u001b[0m',
          '\u001b]8;;',
          '\u0007',
          '\u001b\\',
          '\\x1b[1m',
          '\\033[m',
          '^[[',
          '#012',
          '#033[1;',
        ],
        ...[
          '\\x22',
          '\\303\\245',
          '\\u{40}',
          '%2540',
          '%26',
          '&#5',
          '&#64',
          '&zwj;',
          'password=',
          ' --password ',
          ' -u anna:',
          "''",
          '\\0',
          '\\100',
        ],
      ),
      fc.constantFrom('::', '@@', '..', '--', '8712', '202', '1.1.1.', 'ffff:', 'x'.repeat(70), '1'.repeat(30)),
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''))

/** Positions at which a text of bytes is cut into chunks. */
export function chunksOf(bytes: Uint8Array, cuts: readonly number[]): Uint8Array[] {
  const places = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].sort((a, b) => a - b)
  return [0, ...places].map((place, i) => bytes.slice(place, places[i] ?? bytes.length))
}
