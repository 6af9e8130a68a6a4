/**
 * @module Server-sent events of language models (OpenAI, Anthropic and similar), with values restored: answers come as
 * deltas, several at once, split at arbitrary positions. An event without changes is passed through byte for byte.
 */
import type { RoundTrip } from '../../types'
import { Channels } from './channels'
import { changedBody, restoring } from './model-body'

type Data = { readonly [name: string]: unknown }
type Made = { [name: string]: Made | string }

/** Properties that distinguish simultaneous answers. */
const PLACES = ['index', 'output_index', 'content_index', 'summary_index', 'item_id']
/** Properties of a delta that are not text of an answer. */
const NO_TEXT = /^(?:type|role|id|name|status|signature|thinking|stop_sequence)$|_(?:id|reason)$/

/** Text in a delta: its channel, and the path to it. */
interface DeltaText {
  readonly channel: string
  readonly text: string
  readonly way: readonly (string | number)[]
}

function isObject(value: unknown): value is Data {
  return typeof value === 'object' && value !== null
}

function placeOf(data: Data): string {
  return PLACES.map((name) => (name in data ? `${name}=${data[name]};` : '')).join('')
}

/** Yields the texts inside deltas; the outermost array holds the answers, each with its index. */
function* textsOf(
  value: unknown,
  channel: string,
  way: readonly (string | number)[],
  isDelta: boolean,
): Generator<DeltaText> {
  const name = way.at(-1)
  if (typeof value === 'string') {
    if (isDelta && !NO_TEXT.test(`${name}`)) yield { channel: `${channel}${name}`, text: value, way }
  } else if (Array.isArray(value)) {
    for (const [i, one] of value.entries()) yield* textsOf(one, `${channel}${name}:`, [...way, i], isDelta)
  } else if (isObject(value)) {
    const own = `${channel}${placeOf(value)}`
    for (const [key, one] of Object.entries(value)) {
      // In completions, the answer is the text of a choice.
      const isText = key === 'delta' || (key === 'text' && way[0] === 'choices' && way.length === 2)
      yield* textsOf(one, own, [...way, key], isDelta || isText)
    }
  }
}

/** Returns a copy with other texts at the given paths. */
function withTexts(data: Data, texts: readonly (readonly [DeltaText['way'], string])[]): Data {
  const made = structuredClone(data)
  for (const [way, text] of texts) {
    let holder = made as Made
    for (const name of way.slice(0, -1)) holder = holder[name] as Made
    holder[way.at(-1) as string] = text
  }
  return made
}

/** Returns prefixes of the channels that an event ends; undefined for all. */
function endedBy(data: Data): readonly string[] | undefined {
  const { type, choices } = data
  if (typeof type === 'string') {
    if (type === 'message_stop' || type === 'response.completed') return undefined
    return /(?:\.done|_stop)$/.test(type) ? [placeOf(data)] : []
  }
  if (!Array.isArray(choices)) return []
  return choices.filter((one) => isObject(one) && Boolean(one.finish_reason)).map((one) => `choices:${placeOf(one)}`)
}

/** Restores the text of events, in order. */
class EventRestoring {
  readonly #session: RoundTrip
  readonly #channels: Channels<string>
  #text = ''

  constructor(session: RoundTrip) {
    this.#session = session
    this.#channels = new Channels(session)
  }

  push(text: string): string {
    const parts = `${this.#text}${text}`.split(/(?<=\r\n\r\n|\n\n|\r\r(?!\n))/)
    const isWhole = /(?:\r\n\r\n|\n\n)$/.test(parts.at(-1) ?? '')
    this.#text = isWhole ? '' : (parts.pop() ?? '')
    return parts.map((event) => this.#event(event)).join('')
  }

  end(): string {
    const last = this.#text === '' ? '' : this.#event(this.#text)
    return this.#rest() + last
  }

  #rest(isMeant?: (name: string) => boolean): string {
    return this.#channels.end(isMeant).join('')
  }

  #event(event: string): string {
    const lines = event.split(/\r\n|\n|\r/)
    const text = lines
      .filter((line) => line.startsWith('data:'))
      .map((line) => line.slice(line[5] === ' ' ? 6 : 5))
      .join('\n')
    let data: unknown
    try {
      data = JSON.parse(text)
    } catch {
      return text === '' ? event : this.#plain(event, text)
    }
    return isObject(data) ? this.#object(event, lines, data) : event
  }

  /** Data that is not JSON ends all channels: `[DONE]`. */
  #plain(event: string, text: string): string {
    const restored = this.#session.restore(text)
    return this.#rest() + (restored === text ? event : written(event.split(/\r\n|\n|\r/), restored))
  }

  #object(event: string, lines: readonly string[], data: Data): string {
    // Reasoning is signed.
    if (typeof data.type === 'string' && data.type.includes('reasoning')) return event
    const deltas = [...textsOf(data, '', [], false)]
    const ended = endedBy(data)
    const ends = (channel: string) => ended === undefined || ended.some((begin) => channel.startsWith(begin))
    const texts = deltas.map(({ channel, text, way }, i) => {
      const withText = (rest: string) => {
        const silent = deltas.map((delta, j) => [delta.way, i === j ? rest : ''] as const)
        return written(lines, JSON.stringify(withTexts(data, silent)))
      }
      const out = this.#channels.push(channel, text, withText)
      return [way, ends(channel) ? out + this.#channels.close(channel) : out] as const
    })
    const before = this.#rest(ends)
    if (deltas.length > 0) {
      const isSame = texts.every(([, text], i) => text === deltas[i]?.text)
      return before + (isSame ? event : written(lines, JSON.stringify(withTexts(data, texts))))
    }
    const restored = changedBody(data, restoring(this.#session))
    return before + (restored === data ? event : written(lines, JSON.stringify(restored)))
  }
}

/** Writes an event with other data. */
function written(lines: readonly string[], data: string): string {
  const others = lines.filter((line) => line !== '' && !line.startsWith('data:'))
  return `${[...others, ...data.split('\n').map((line) => `data: ${line}`)].join('\n')}\n\n`
}

/** Returns a stream that restores values in server-sent events. */
export function restoreEvents(session: RoundTrip): TransformStream<Uint8Array, Uint8Array> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  const encoder = new TextEncoder()
  const events = new EventRestoring(session)
  return new TransformStream({
    transform(chunk, controller) {
      const text = events.push(decoder.decode(chunk, { stream: true }))
      if (text !== '') controller.enqueue(encoder.encode(text))
    },
    flush(controller) {
      const text = events.push(decoder.decode()) + events.end()
      if (text !== '') controller.enqueue(encoder.encode(text))
    },
  })
}
