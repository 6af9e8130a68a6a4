/**
 * @module Requests to a language model and its answers, as values: messages, content parts, tools. Each string is a
 * separate text, whatever its name, except in the user's own data, where names describe values. This covers all known
 * formats, and future additions to them.
 */
import type { RoundTrip } from '../../types'

/** How to change texts, and data with names. */
export interface ByText {
  text(text: string): string
  data(value: unknown): unknown
}

type Holder = { readonly [name: string]: unknown }

/** Parts that a provider signs: they must be returned unchanged, and contain nothing but labels. */
const SIGNED = ['thinking', 'redacted_thinking', 'reasoning']
/** Parts whose input is data: tool calls. */
const CALLS = ['tool_use', 'server_tool_use', 'mcp_tool_use', 'tool-call', 'tool_call', 'tool-result']

/** True for a string that is not prose: it is an identifier, or the bytes of a file. */
function isTechnical(text: string, name: string, holder: Holder): boolean {
  if (/^(?:id|type|role|model|signature|encrypted_content)$|_id$|Id$/.test(name)) return true
  if (/^data:[^,]{0,200};base64,/.test(text)) return true
  const isBytes = holder.type === 'base64' || holder.type === 'file' || 'format' in holder
  return (name === 'data' || name === 'file_data') && isBytes
}

/** True if a value is the user's own data. */
function isData(name: string, holder: Holder): boolean {
  if (name === 'metadata' || name === 'args') return true
  if (name === 'value') return holder.type === 'json' || holder.type === 'error-json'
  return (name === 'input' || name === 'result') && CALLS.includes(holder.type as string)
}

/** True for plain objects and for LangChain.js objects, which keep their class. */
function isWalked(value: object): boolean {
  const above: object | null = Object.getPrototypeOf(value)
  return above === null || Object.getPrototypeOf(above) === null || 'lc_serializable' in value
}

function ofString(text: string, name: string, holder: Holder, by: ByText): string {
  if (isTechnical(text, name, holder)) return text
  // The name of a participant in the conversation.
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

/** Returns the value with its texts changed; the same object if nothing changed. */
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

/** For requests to a model. */
export function redacting(session: RoundTrip): ByText {
  return { text: (text) => session.redact(text), data: (value) => session.redact(value) }
}

/** For answers from a model. */
export function restoring(session: RoundTrip): ByText {
  return { text: (text) => session.restore(text), data: (value) => session.restore(value) }
}
