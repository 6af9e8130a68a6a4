import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createRedactor } from '../../src/redactor'
import { Rec } from '../../src/resolve/claim'
import { lexicon } from '../../src/resolve/lexicon'
import { clearNotes, Note, wordEnd, wordStart, wordTopics } from '../../src/resolve/notes'
import { listedWords } from '../../src/resolve/vocabulary'
import { Weighing } from '../../src/resolve/weigh'
import { Lexicon, lookUp, Named, spell, Topic, topicsOf, WORD_TOPICS } from '../../src/resolve/word-lookup'
import { fieldTopics as namedTopics, readAround } from '../../src/resolve/words'
import { View } from '../../src/text/view'

const word = new Uint8Array(Lexicon.Word)
const notes = new Int32Array(Note.Size)

/** A listed word and its span, in codes. */
interface Mention {
  readonly topic: number
  readonly start: number
  readonly end: number
}

function viewOf(text: string): View {
  const view = new View(4096)
  view.appendString(text, 0)
  return view
}

/** The words that are noted before a claim right after the text. */
function mentions(text: string): Mention[] {
  const { codes, start, end } = viewOf(text)
  const claims = new Int32Array(Rec.Size)
  claims[Rec.Start] = end
  claims[Rec.End] = end
  clearNotes(notes)
  readAround(codes, claims, 1, 0, lexicon(), word, notes)
  const found: Mention[] = []
  for (let i = notes[Note.FirstWord] as number; i < (notes[Note.NextWord] as number); i++) {
    const topic = wordTopics(notes, i)
    if (topic === Topic.None) continue
    found.push({ topic: topic & WORD_TOPICS, start: wordStart(notes, i) - start, end: wordEnd(notes, i) - start })
  }
  return found
}

function fieldTopics(name: string): number {
  const { codes, start, end } = viewOf(name)
  return namedTopics(codes, start, end, lexicon(), word, notes)
}

/** What the head of a name speaks of. */
const heads = (name: string) => (fieldTopics(name) & Named.Heads) >> Named.HeadShift

const topics = (text: string) => mentions(text).reduce((all, { topic }) => all | topic, 0) & WORD_TOPICS

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
    'Pers. nr.',
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
    expect(fieldTopics('pid') & Named.For).toBe(Topic.Person)
    expect(heads('time')).toBe(Topic.Machine)
    expect(fieldTopics('customer.personNummer') & Named.For).toBe(Topic.Person)
  })

  test.each([
    ['orderId', Topic.Machine],
    ['order.nr', Topic.Machine],
    ['createdAt', Topic.Machine],
    ['accountNumber', Topic.Bank],
    ['phone_no', Topic.Phone],
    ['createdBy', Topic.None],
    ['order.customer.id', Topic.None],
    ['phoneOwner', Topic.None],
    ['id', Topic.None],
  ])('the head of %s', (name, topic) => {
    expect(heads(name)).toBe(topic)
    expect((fieldTopics(name) & Named.Number) !== 0).toBe(name === 'id')
  })

  test('a decomposed letter is the same letter', () => {
    expect(topics('a\u0308rende')).toBe(Topic.Machine)
  })
})

describe('reach', () => {
  const redactor = createRedactor({ minConfidence: 0 })
  const evidence = (text: string) => redactor.scan(text).flatMap((finding) => finding.evidence)
  const bare = '8712202384'
  const gap = (length: number) => ` ${'-'.repeat(length - 2)} `

  test.each([
    ['40 before', `pnr${gap(37)}${bare}`],
    ['20 after', `${bare}${gap(17)}pnr`],
    ['with digits that end out of reach', `${bare}${gap(17)}pnr1`],
    ['after a label', `[email]${gap(5)}pnr ${bare}`],
    ['after another value', `anna@example.se pnr ${bare}`],
    ['behind another value', `pnr anna@example.se ${bare}`],
    ['in a field name right after a value', `871220-2384pnr: ${bare}`],
  ])('%s: heard', (_label, text) => {
    const said = evidence(text)
    expect(said.includes('word') || said.includes('field')).toBe(true)
  })

  test.each([
    ['41 before', `pnr${gap(38)}${bare}`],
    ['21 after', `${bare}${gap(18)}pnr`],
    ['begins within reach and ends outside', `${bare}${gap(14)}personnummer`],
    ['on the line before', `pnr\n${bare}`],
    ['on the line after', `${bare}\r\npnr`],
    ['in a label', `[pnr] ${bare}`],
    ['in a label that is cut by the reach', `[${'x-'.repeat(10)}pnr]${gap(24)}${bare}`],
    ['in another value', `pnr@example.se ${bare}`],
    ['in a value that overlaps this one', `${bare}.pnr@example.se`],
    ['in a quoted name that holds a value', `"pnr anna.testberg@department.example.se +": "${bare}`],
  ])('%s: not heard', (_label, text) => {
    const own = redactor.explain(text).filter(({ kind }) => kind === 'personnummer')
    expect(own).toHaveLength(1)
    const said = own.flatMap(({ reasons }) => reasons.map(({ evidence }) => evidence))
    expect(said).not.toContain('word')
    expect(said).not.toContain('field')
  })
})

describe('the lexicon', () => {
  test('holds every listed word, in any case, composed or not', () => {
    const words = [...listedWords()]
    expect(words.length).toBeGreaterThan(900)
    for (const [listed, topic] of words) {
      for (const spelling of [listed, listed.toUpperCase(), listed.normalize('NFD')]) {
        const { codes, start, end } = viewOf(spelling)
        const isWord = (topic & WORD_TOPICS) !== 0 && (topic & Topic.FieldOnly) === 0
        if (isWord) expect(topics(spelling)).toBe(topic & WORD_TOPICS)
        else if ((topic & (Topic.FieldOnly | Topic.Number)) === 0)
          expect(topicsOf(codes, start, end, lexicon(), word), spelling).toBe(topic)
        const length = spell(codes, start, end, word, 0)
        expect(lookUp(lexicon(), word, length), spelling).toBe(topic)
      }
    }
  })

  test('has room left, for words and for offsets', () => {
    const words = [...listedWords().keys()]
    expect(words.length).toBeLessThan(Lexicon.SlotCount / 2)
    expect(lexicon().length).toBeLessThan(65_536)
    expect(Weighing.ScratchBytes).toBe(Lexicon.Word)
    expect(Weighing.NotesInts).toBe(Note.Size)
    for (const listed of words) expect(listed.length).toBeLessThanOrEqual(Lexicon.Longest)
  })

  test('holds nothing else', () => {
    const words = listedWords()
    const letters = fc.string({ unit: fc.constantFrom(...'fnrtelsmobigæøåäö'), minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(fc.oneof(letters, fc.constantFrom(...words.keys())), fc.nat(), fc.boolean(), (text, place, isCut) => {
        const changed = isCut ? text.slice(0, place % (text.length + 1)) : text
        const { codes, start, end } = viewOf(changed)
        const length = spell(codes, start, end, word, 0)
        expect(lookUp(lexicon(), word, length)).toBe(words.get(changed) ?? 0)
      }),
      { numRuns: 5000 },
    )
  })
})

/** Runs of letters, marks and digits. */
const TOKEN = /[\p{L}\p{M}\p{N}]+/gu
/** Parts of a camelCase token: `HTTPServer` is `HTTP` and `Server`. */
const PART = /\p{Lu}+(?![\p{Ll}\p{M}\p{Lo}])|\p{Lu}?[\p{Ll}\p{Lo}\p{M}]+|\p{L}+|\p{N}+/gu
const JOINT = /^(?:[-_. ]?|\. )$/

interface Part {
  readonly text: string
  readonly start: number
  readonly end: number
}

const isGlued = (before: Part | undefined, after: Part | undefined) =>
  before !== undefined && before.end === after?.start

/** What {@link mentions} does, with patterns, for text that has one code per UTF-16 unit. */
function mentionsByPattern(text: string): Mention[] {
  const parts: Part[] = [...text.matchAll(TOKEN)].flatMap((token) =>
    [...token[0].matchAll(PART)].map((part) => {
      const start = token.index + part.index
      return { text: part[0].toLowerCase(), start, end: start + part[0].length }
    }),
  )
  const isNumber = (part: Part | undefined) => part !== undefined && /\p{N}/u.test(part.text)
  const words = listedWords()
  const found: Mention[] = []
  for (const [i, first] of parts.entries()) {
    let joined = ''
    for (const [k, part] of parts.slice(i, i + 4).entries()) {
      const j = i + k
      if (k > 0 && !JOINT.test(text.slice(parts[j - 1]?.end, part.start))) break
      joined += part.text
      if (isGlued(parts[i - 1], first) && isNumber(parts[i - 1])) continue
      const next = parts[j + 1]
      if (isGlued(part, next) && isNumber(next) && isGlued(next, parts[j + 2])) continue
      const said = words.get(joined) ?? 0
      const topic = (said & Topic.FieldOnly) === 0 ? said & WORD_TOPICS : 0
      if (topic !== 0) found.push({ topic, start: first.start, end: part.end })
    }
  }
  return found
}

test('splitting by hand agrees with the pattern', () => {
  const parts =
    'person Nr NR pnr Fnr konto 1 _ - . X HTTP id social security number tel S Ä rende ärende växel é 日 ( :'
  const text = fc.array(fc.constantFrom(' ', ...parts.split(' ')), { maxLength: 10 }).map((all) => all.join(''))
  fc.assert(
    fc.property(text, (said) => {
      // Within reach as a whole.
      const near = said.slice(0, 40)
      expect(mentions(near)).toEqual(mentionsByPattern(near))
    }),
    { numRuns: 5000 },
  )
})
