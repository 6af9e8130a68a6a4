/**
 * @module Middleware for Vercel's AI SDK (`wrapLanguageModel`), written against its interface: the package is not
 * loaded.
 */
import type { RoundTrip } from '../../types'
import { Channels } from './channels'
import { changedBody, redacting, restoring } from './model-body'

/** The properties used of a result, and of a part of a stream. */
interface Result {
  readonly content: readonly object[]
}
interface Part {
  readonly type: string
  readonly id?: string
  readonly delta?: string
}

/** A middleware of the AI SDK, for the requested version of its specification. */
export interface ModelMiddleware<V extends string = 'v3'> {
  readonly specificationVersion: V
  // biome-ignore-start lint/suspicious/noExplicitAny: as that package has it
  transformParams(options: { readonly params: any }): Promise<any>
  wrapGenerate(options: { readonly doGenerate: () => PromiseLike<any> }): Promise<any>
  wrapStream(options: { readonly doStream: () => PromiseLike<any> }): Promise<any>
  // biome-ignore-end lint/suspicious/noExplicitAny: as that package has it
}

/** Restores values in the parts of a stream; reasoning deltas are signed. */
function partsOf(session: RoundTrip): TransformStream<Part, Part> {
  const channels = new Channels<Part>(session)
  const by = restoring(session)
  return new TransformStream<Part, Part>({
    transform(part, controller) {
      const { type, id = '', delta } = part
      const isText = type === 'text-delta' || type === 'tool-input-delta'
      if (isText && typeof delta === 'string') {
        const text = channels.push(`${type} ${id}`, delta, (text) => ({ ...part, delta: text }))
        if (text !== '' || delta === '') controller.enqueue({ ...part, delta: text })
        return
      }
      if (type === 'finish') for (const rest of channels.end()) controller.enqueue(rest)
      if (type === 'text-end' || type === 'tool-input-end') {
        for (const rest of channels.end((name) => name.endsWith(` ${id}`))) controller.enqueue(rest)
      }
      controller.enqueue(type.startsWith('reasoning') || type === 'raw' ? part : changedBody(part, by))
    },
    flush(controller) {
      for (const rest of channels.end()) controller.enqueue(rest)
    },
  })
}

/**
 * Returns middleware that removes values from prompts and tools and restores them in answers, streams and tool calls.
 * Reasoning parts keep their labels, because providers sign them. Files are not changed, except bytes of a text type.
 *
 * @param session - one per conversation
 * @param specificationVersion - `v3` for the AI SDK 6 (default), `v4` for 7
 *
 * @example
 * const model = wrapLanguageModel({ model: openai('gpt-5'), middleware: redactModel(redactor.session()) })
 */
export function redactModel<const V extends string = 'v3'>(
  session: RoundTrip,
  specificationVersion: V = 'v3' as V,
): ModelMiddleware<V> {
  const [out, back] = [redacting(session), restoring(session)]
  return {
    specificationVersion,
    async transformParams({ params }) {
      const { prompt, tools, providerOptions } = params
      return { ...params, ...changedBody({ prompt, tools, providerOptions }, out) }
    },
    async wrapGenerate({ doGenerate }) {
      const result: Result = await doGenerate()
      return { ...result, content: changedBody(result.content, back) }
    },
    async wrapStream({ doStream }) {
      const result: { readonly stream: ReadableStream<Part> } = await doStream()
      return { ...result, stream: result.stream.pipeThrough(partsOf(session)) }
    },
  }
}
