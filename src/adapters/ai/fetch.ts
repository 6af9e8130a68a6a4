/**
 * @module `fetch` that removes values from what is sent to a language model and restores them in its answers: bodies in
 * the format of OpenAI and Anthropic, and any other JSON.
 */
import type { RoundTrip } from '../../types'
import { restoreEvents } from './event-stream'
import { changedBody, redacting, restoring } from './model-body'

/** A `fetch`, however the host types it. */
// biome-ignore lint/suspicious/noExplicitAny: as hosts have it
export type Fetch = (input: any, init?: any) => Promise<any>
/** The host's own `fetch`. */
export type HostFetch = typeof globalThis extends { fetch: infer F extends Fetch } ? F : Fetch

const encoder = /* @__PURE__ */ new TextEncoder()

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** Changes the texts in JSON, byte for byte the same if nothing changed; any other text is changed as a whole. */
function changedText(text: string, by: ReturnType<typeof redacting>): string {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return by.text(text)
  }
  const changed = changedBody(value, by)
  return changed === value ? text : JSON.stringify(changed)
}

function redactedForm(form: FormData, session: RoundTrip): FormData {
  const made = new FormData()
  for (const [name, value] of form) {
    if (typeof value === 'string') made.append(name, session.redact(value))
    else made.append(name, value, value.name)
  }
  return made
}

/** Redacts a request body. */
async function redactedBody(body: unknown, session: RoundTrip): Promise<unknown> {
  const by = redacting(session)
  if (body === undefined || body === null) return body
  if (typeof body === 'string') return changedText(body, by)
  if (body instanceof FormData) return redactedForm(body, session)
  if (body instanceof URLSearchParams) {
    return new URLSearchParams([...body].map(([name, value]) => [name, session.redact(value)]))
  }
  const bytes = new Uint8Array(await new Response(body as BodyInit).arrayBuffer())
  const text = textOf(bytes)
  return text === undefined ? bytes : encoder.encode(changedText(text, by))
}

/** Returns the headers without those that describe the original body. */
function headersFor(given: HeadersInit | undefined, names: readonly string[]): Headers {
  const headers = new Headers(given)
  for (const name of names) headers.delete(name)
  return headers
}

async function restoredResponse(response: Response, session: RoundTrip): Promise<Response> {
  const type = response.headers.get('content-type') ?? ''
  const isJson = /[/+]json\b/i.test(type)
  if (response.body === null || !(isJson || /^text\//i.test(type))) return response
  const made = new Response(
    isJson
      ? changedText(await response.text(), restoring(session))
      : response.body.pipeThrough<Uint8Array<ArrayBuffer>>(
          (/event-stream/i.test(type) ? restoreEvents(session) : session.restoreStream<Uint8Array>()) as never,
        ),
    {
      status: response.status,
      statusText: response.statusText,
      headers: headersFor(response.headers, ['content-length', 'content-encoding']),
    },
  )
  Object.defineProperty(made, 'url', { value: response.url })
  return made
}

/**
 * Returns a `fetch` for clients of language models. In request bodies it redacts each JSON text (tool arguments with
 * their names), other text as a whole, and form fields. Bytes that are not UTF-8, files in forms, base64, URLs and
 * headers are not changed. In answers it restores JSON, server-sent events and other text. Signed parts (`thinking`,
 * reasoning) keep their labels both ways. Errors of `inner` are passed on.
 *
 * @param session - one per conversation
 * @param inner - the underlying `fetch`. Default: the global one at the time of the call
 *
 * @example
 * const client = new OpenAI({ fetch: redactFetch(redactor.session()) })
 */
export function redactFetch<F extends Fetch = HostFetch>(session: RoundTrip, inner?: F): F {
  const fetching: Fetch = async (input, init) => {
    const send: Fetch = inner ?? globalThis.fetch
    const isRequest = typeof Request !== 'undefined' && input instanceof Request
    const given = isRequest && init?.body === undefined ? await input.clone().arrayBuffer() : init?.body
    const isEmpty = given === undefined || given === null || given.byteLength === 0
    if (isEmpty) return restoredResponse(await send(input, init), session)
    const body = await redactedBody(given, session)
    const headers = headersFor(init?.headers ?? (isRequest ? input.headers : undefined), ['content-length'])
    return restoredResponse(await send(input, { ...init, body, headers }), session)
  }
  return fetching as F
}
