import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fieldTopics, mentions, Topic } from '../src/resolve/words'

const topics = (text: string) => mentions(text, false).reduce((all, { topic }) => all | topic, 0)

describe('words of persons', () => {
  test.each([
    'personnummer',
    'Personnummer',
    'PERSONNUMMER',
    'personnumret',
    'personnummeret',
    'personnummers',
    'personNummer',
    'PERSON_NR',
    'person-id',
    'person id',
    'p.nr',
    'f.nr.',
    'fnr',
    'pnr1',
    'kundPnr',
    'fødselsnummer',
    'FØDSELSNUMMERET',
    'fo\u0308dselsnummer'.replace('o\u0308', 'ø'),
    'foedselsEllerDNummer',
    'social security number',
    'socialSecurityNumber',
    'national_identity_number',
    'norskIdent',
    'SSN',
    'userSSNField',
  ])('%s', (word) => {
    expect(topics(word) & Topic.Person).toBe(Topic.Person)
  })

  test.each(['personnummerfri', 'personal', 'apnr', 'pnrx', 'f nummer', 'identisk', '9fnr3a', 'pid', 'time'])(
    'not %s',
    (word) => {
      expect(topics(word) & Topic.Person).toBe(0)
    },
  )
})

describe('words of other things', () => {
  test.each([
    ['kontonr', Topic.Bank],
    ['fakturanummer', Topic.Bank],
    ['Kontoen', Topic.Bank],
    ['orderId', Topic.Machine],
    ['traceId', Topic.Machine],
    ['ärendet', Topic.Machine],
    ['Ärende', Topic.Machine],
    ['mobilnummer', Topic.Phone],
    ['växeln', Topic.Phone],
    ['kontot', Topic.Bank],
    ['ordren', Topic.Machine],
    ['telt', Topic.None],
    ['phone1', Topic.Phone],
    ['org.nr', Topic.Organisation],
    ['organisasjonsnummeret', Topic.Organisation],
  ])('%s', (word, topic) => {
    expect(topics(word)).toBe(topic)
  })

  test('some count as field names only', () => {
    expect(fieldTopics('pid')).toBe(Topic.Person)
    expect(fieldTopics('time')).toBe(Topic.Machine)
    expect(fieldTopics('customer.personNummer')).toBe(Topic.Person)
  })

  test('a decomposed letter is the same letter', () => {
    expect(topics('a\u0308rende')).toBe(Topic.Machine)
  })
})

test('splitting by hand agrees with the pattern, which text outside ASCII goes through', () => {
  const word = fc.array(
    fc.constantFrom('person', 'Nr', 'NR', 'pnr', 'Fnr', 'konto', '1', '_', '-', '.', ' ', 'X', 'HTTP', 'id'),
    {
      maxLength: 8,
    },
  )
  fc.assert(
    fc.property(word, (parts) => {
      const text = parts.join('')
      // A letter of another script far off sends the same text through the pattern.
      const through = mentions(`${text}\t\t日`, false)
      expect(mentions(text, false)).toEqual(through)
    }),
    { numRuns: 2000 },
  )
})
