/**
 * @module What is sent to a language model and comes back, as a value: messages, parts of content, tools. Each string of it
 * is a text by itself, whatever its name, but for data of the user's own, where names say what values are. This holds for
 * all the shapes that there are, and for what will be added to them.
 */
import type { RoundTrip } from '../../types'

/** What becomes of texts, and of data with names. */
export interface ByText {
  text(text: string): string
  data(value: unknown): unknown
}

type Holder = { readonly [name: string]: unknown }

/** Parts that a provider signs: they must come back as they were, and hold no more than labels. */
const SIGNED = ['thinking', 'redacted_thinking', 'reasoning']
/** Parts whose input is data: calls of tools. */
const CALLS = ['tool_use', 'server_tool_use', 'mcp_tool_use', 'tool-call', 'tool_call', 'tool-result']

/** Whether a string is none that anybody wrote: it leads to something, or is a file's bytes. */
function isTechnical(text: string, name: string, holder: Holder): boolean {
  if (/^(?:id|type|role|model|signature|encrypted_content)$|_id$|Id$/.test(name)) return true
  if (/^data:[^,]{0,200};base64,/.test(text)) return true
  const isBytes = holder.type === 'base64' || holder.type === 'file' || 'format' in holder
  return (name === 'data' || name === 'file_data') && isBytes
}

/** Whether a value is data of the user's own. */
function isData(name: string, holder: Holder): boolean {
  if (name === 'metadata' || name === 'args') return true
  if (name === 'value') return holder.type === 'json' || holder.type === 'error-json'
  return (name === 'input' || name === 'result') && CALLS.includes(holder.type as string)
}

/** Plain objects, and those of LangChain.js, which stay what they are. */
function isWalked(value: object): boolean {
  const above: object | null = Object.getPrototypeOf(value)
  return above === null || Object.getPrototypeOf(above) === null || 'lc_serializable' in value
}

function ofString(text: string, name: string, holder: Holder, by: ByText): string {
  if (isTechnical(text, name, holder)) return text
  // Who takes part in a conversation is called so.
  if (name !== 'name' || !('role' in holder)) return by.text(text)
  return (by.data({ name: text }) as { name: string }).name
}

function ofBytes(bytes: Uint8Array, holder: Holder, by: ByText): unknown {
  const type = holder.mediaType ?? holder.media_type
  return typeof type === 'string' && type.startsWith('text/') ? by.data(bytes) : bytes
}

function ofHolder(holder: Holder, by: ByText): unknown {
  if (SIGNED.includes(holder.type as string)) return holder
  const changes: [string, unknown][] = []
  for (const [name, value] of Object.entries(holder)) {
    const isOwn = isData(name, holder) && typeof value === 'object'
    const changed = isOwn ? by.data(value) : changedBody(value, by, name, holder)
    if (changed !== value) changes.push([name, changed])
  }
  if (changes.length === 0) return holder
  const made = Object.create(Object.getPrototypeOf(holder), Object.getOwnPropertyDescriptors(holder))
  for (const [name, value] of changes) {
    Object.defineProperty(made, name, { value, writable: true, enumerable: true, configurable: true })
  }
  return made
}

const NOBODY: Holder = {}

/** The value with its texts changed; the same one where none was. */
export function changedBody<T>(value: T, by: ByText, name = '', holder: Holder = NOBODY): T {
  if (typeof value === 'string') return ofString(value, name, holder, by) as T
  if (typeof value !== 'object' || value === null) return value
  if (value instanceof Uint8Array) return ofBytes(value, holder, by) as T
  if (Array.isArray(value)) {
    const made = value.map((one) => changedBody(one, by, name, holder))
    return made.some((one, i) => one !== value[i]) ? (made as T) : value
  }
  return isWalked(value) ? (ofHolder(value as Holder, by) as T) : value
}

/** What goes to a model. */
export function redacting(session: RoundTrip): ByText {
  return { text: (text) => session.redact(text), data: (value) => session.redact(value) }
}

/** What comes back. */
export function restoring(session: RoundTrip): ByText {
  return { text: (text) => session.restore(text), data: (value) => session.restore(value) }
}
