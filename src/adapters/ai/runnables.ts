/**
 * @module Two steps for LangChain.js chains, before and after a model. They implement what a chain needs of a step,
 * without loading the package.
 */
import type { RoundTrip } from '../../types'
import { Channels } from './channels'
import { changedBody, redacting, restoring } from './model-body'

/** A step for `RunnableSequence.from` and `runnable.pipe`. */
export interface RoundTripStep {
  readonly lc_runnable: true
  readonly lc_serializable: false
  readonly lc_id: string[]
  // biome-ignore-start lint/suspicious/noExplicitAny: as that package has it
  invoke(input: any, options?: any): Promise<any>
  batch(inputs: any[], options?: any): Promise<any[]>
  stream(input: any, options?: any): Promise<any>
  transform(inputs: AsyncIterable<any>, options?: any): AsyncGenerator<any>
  // biome-ignore-end lint/suspicious/noExplicitAny: as that package has it
  getName(): string
}

type Change = (value: unknown) => unknown
/** Changes a value that arrives in parts. */
type Changes = (parts: AsyncIterable<unknown>) => AsyncGenerator<unknown>

async function* one(value: unknown): AsyncGenerator<unknown> {
  yield value
}

function streamOf(parts: AsyncGenerator<unknown>): ReadableStream<unknown> {
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await parts.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
  })
}

function stepOf(name: string, change: Change, changes: Changes): RoundTripStep {
  return {
    lc_runnable: true,
    lc_serializable: false,
    lc_id: ['sladd', name],
    invoke: async (input) => change(input),
    batch: async (inputs) => inputs.map(change),
    stream: async (input) => streamOf(changes(one(input))),
    transform: (inputs) => changes(inputs),
    getName: () => name,
  }
}

type Piece = { readonly [name: string]: unknown }

/** A text within a part of an answer, and which of several simultaneous texts it belongs to. */
interface PartText {
  readonly channel: string
  readonly text: string
  /** Returns a part with different text. */
  put(part: unknown, text: string): unknown
  /** Returns a part like it with only this text. */
  alone(text: string): unknown
}

function isPiece(value: unknown): value is Piece {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Returns a copy of the same class with other properties. */
function copy(piece: Piece, changes: Piece): Piece {
  const made = Object.create(Object.getPrototypeOf(piece), Object.getOwnPropertyDescriptors(piece))
  for (const [name, value] of Object.entries(changes)) {
    if (name in piece)
      Object.defineProperty(made, name, { value, writable: true, enumerable: true, configurable: true })
  }
  return made
}

/** Properties that must not be repeated. */
const ALONE = { content: '', tool_call_chunks: [], usage_metadata: undefined }

/** Returns the texts of elements with their index: content parts, tool arguments. */
function ofElements(piece: Piece, name: string, textName: string): PartText[] {
  const elements = piece[name]
  if (!Array.isArray(elements)) return []
  return elements.flatMap((element: Piece, i) => {
    const text = element[textName]
    if (typeof text !== 'string') return []
    const put = (part: unknown, other: string) => {
      const now = [...((part as Piece)[name] as Piece[])]
      now[i] = { ...element, [textName]: other }
      return copy(part as Piece, { [name]: now })
    }
    const alone = (rest: string) => {
      const only = { ...element, name: undefined, id: undefined, [textName]: rest }
      return copy(piece, { ...ALONE, [name]: [only] })
    }
    return [{ channel: `${name} ${element.index ?? i} ${textName}`, text, put, alone }]
  })
}

function textsOf(part: unknown): PartText[] {
  if (typeof part === 'string') return [{ channel: '', text: part, put: (_, text) => text, alone: (text) => text }]
  if (!isPiece(part)) return []
  const { content } = part
  const put = (now: unknown, text: string) => copy(now as Piece, { content: text })
  const alone = (text: string) => copy(part, { ...ALONE, content: text })
  const own =
    typeof content === 'string'
      ? [{ channel: 'content', text: content, put, alone }]
      : [...ofElements(part, 'content', 'text'), ...ofElements(part, 'content', 'input')]
  return [...own, ...ofElements(part, 'tool_call_chunks', 'args')]
}

/**
 * Returns the step before a model, which removes values from a prompt, text or messages.
 *
 * @param session - one per conversation
 *
 * @example
 * const chain = RunnableSequence.from([prompt, redactPrompt(session), model, restoreAnswer(session)])
 */
export function redactPrompt(session: RoundTrip): RoundTripStep {
  const change: Change = (value) => changedBody(value, redacting(session))
  return stepOf('redactPrompt', change, async function* (parts) {
    for await (const part of parts) yield change(part)
  })
}

/** Returns the step after a model, which restores values in its answer, a text or message, also in chunks. */
export function restoreAnswer(session: RoundTrip): RoundTripStep {
  const by = restoring(session)
  return stepOf(
    'restoreAnswer',
    (value) => changedBody(value, by),
    async function* (parts) {
      const channels = new Channels<unknown>(session)
      for await (const part of parts) {
        const texts = textsOf(part)
        let made = texts.length === 0 ? changedBody(part, by) : part
        for (const { channel, text, put, alone } of texts) {
          const out = channels.push(channel, text, alone)
          if (out !== text) made = put(made, out)
        }
        yield made
      }
      yield* channels.end()
    },
  )
}
