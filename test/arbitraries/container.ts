/** Container logs with messages split anywhere, as runtimes write them. Values are those of `corpus/values.txt`. */
import fc from 'fast-check'
import { loadValues } from '../../corpus/tools/logs'

const VALUES = [...loadValues().values()].flat()

const WORDS = 'hej åtgärd 🙂 fnr personnummer konto from user=anna id: [INFO] — (x) ræv 17 %'.split(' ')

/** What a program wrote: words and values. */
export const textMessage: fc.Arbitrary<string> = fc
  .array(fc.oneof(fc.constantFrom(...WORDS), fc.constantFrom(...VALUES)), { maxLength: 8 })
  .map((words) => words.join(' '))

/** A JSON record, with text quoted in it and a number that is a value. */
export const jsonMessage: fc.Arbitrary<string> = fc
  .tuple(textMessage, fc.constantFrom('msg', 'note "x"', 'personnummer'), fc.boolean())
  .map(([text, name, isNumber]) =>
    JSON.stringify({ level: 30, [name]: text, pnr: isNumber ? 8712202384 : `\t${text}` }),
  )

/** A message of one of two streams, and where it is torn. */
export interface Message {
  readonly text: string
  readonly stream: 'stdout' | 'stderr'
  readonly cuts: readonly number[]
}

export function messages(text: fc.Arbitrary<string>, maxLength = 6): fc.Arbitrary<Message[]> {
  const stream = fc.constantFrom<Message['stream']>('stdout', 'stderr')
  return fc.array(fc.record({ text, stream, cuts: fc.array(fc.nat(), { maxLength: 4 }) }), { minLength: 1, maxLength })
}

/** One line of a log: which message it belongs to, and what stands round its part. */
export interface Part {
  readonly message: number
  readonly prefix: string
  readonly content: Buffer
}

function torn<T extends { length: number; slice(from: number, to?: number): T }>(
  whole: T,
  cuts: readonly number[],
): T[] {
  const places = cuts.map((cut) => cut % (whole.length + 1)).sort((a, b) => a - b)
  return [0, ...places].map((place, i) => whole.slice(place, places[i]))
}

/** Parts of both streams as they come: in order within each. */
function interleaved(parts: Part[], list: readonly Message[], order: readonly number[]): Part[] {
  const queues = (['stdout', 'stderr'] as const).map((stream) =>
    parts.filter((part) => list[part.message]?.stream === stream),
  )
  const output: Part[] = []
  for (let i = 0; output.length < parts.length; i++) {
    const queue = queues[(order[i % order.length] as number) % 2] as Part[]
    const other = queues[((order[i % order.length] as number) + 1) % 2] as Part[]
    output.push((queue.shift() ?? other.shift()) as Part)
  }
  return output
}

const time = (i: number) => `2026-11-22T10:00:00.${String(123456789 + i)}Z`

/** CRI tears bytes, and so characters. */
export function criParts(list: readonly Message[], order: readonly number[]): Part[] {
  const parts = list.flatMap(({ text, stream, cuts }, message) =>
    torn<Buffer>(Buffer.from(text), cuts).map((content, i) => {
      const tag = i < cuts.length ? 'P' : 'F'
      return { message, prefix: `${time(message)} ${stream} ${i % 2 === 0 ? tag : `${tag}:x`} `, content }
    }),
  )
  return interleaved(parts, list, order)
}

export function criLog(parts: readonly Part[], end = '\n'): Buffer {
  return Buffer.concat(parts.flatMap(({ prefix, content }) => [Buffer.from(prefix), content, Buffer.from(end)]))
}

/** Docker makes JSON of every part by itself. */
export function dockerParts(list: readonly Message[], order: readonly number[]): Part[] {
  const parts = list.flatMap(({ text, cuts }, message) => {
    const characters = torn(
      [...text, '\n'],
      cuts.map((cut) => cut % ([...text].length + 1)),
    )
    return characters.map((part) => ({ message, prefix: '', content: Buffer.from(part.join('')) }))
  })
  return interleaved(parts, list, order)
}

export function dockerLine(content: string, stream: string, i: number): string {
  return `{"log":${JSON.stringify(content)},"stream":"${stream}","time":"${time(i)}"}`
}

export function dockerLog(parts: readonly Part[], list: readonly Message[]): string {
  return parts
    .map(({ content, message }) => `${dockerLine(String(content), list[message]?.stream as string, message)}\n`)
    .join('')
}

/** Whose turn it is, message by message. */
export const order: fc.Arbitrary<number[]> = fc.array(fc.nat({ max: 1 }), { minLength: 1, maxLength: 12 })

const TIME_AND_STREAM = `${time(0)} stdout`
const ODD = [
  ...['\n', '\r\n', 'x', '\0', '\xff', '{"a":[', '{"log":"', '"}'],
  ...['', ' P', ' P ', ' F '].map((tag) => `\n${TIME_AND_STREAM}${tag}`),
]

/** Logs as somebody else may have left them: something in their midst is not as it should be. */
export const brokenLog: fc.Arbitrary<Buffer> = fc
  .tuple(
    messages(fc.oneof(textMessage, jsonMessage)),
    order,
    fc.boolean(),
    fc.constantFrom('\n', '\r\n'),
    fc.array(fc.tuple(fc.nat(), fc.constantFrom(...ODD)), { maxLength: 4 }),
  )
  .map(([list, turns, isCri, end, oddities]) => {
    const log = isCri ? criLog(criParts(list, turns), end) : Buffer.from(dockerLog(dockerParts(list, turns), list))
    let text = log.toString('latin1')
    for (const [place, part] of oddities) {
      // Behind the prefix of the first line, which tells what this is.
      const where = TIME_AND_STREAM.length + 3 + (place % text.length)
      text = text.slice(0, where) + part + text.slice(where)
    }
    return Buffer.from(text, 'latin1')
  })
