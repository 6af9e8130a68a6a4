/**
 * @module `sladd redact --protocol`: answers a daemon that passes one message and waits (rsyslog's
 * plugins/external/INTERFACE.md).
 *
 * mmexternal receives the changed properties, as a line of JSON. If a program dies before it answers, mmexternal lets
 * the message pass unchanged: so every message processed here is marked, and the daemon can tell. omprog receives `OK`
 * once the message is written.
 */
import type { Redactor } from '../../types'
import type { RedactCommand } from './arguments'
import type { Read } from './live'
import type { LiveFile, Protocol } from './live-options'
import { print, printBytes } from './output'
import { Reload } from './reload'
import { LiveOutput } from './rotate'
import { Stop } from './signals'
import { openSource } from './source'

const LINE_FEED = 10
const CHUNK = 1 << 16

/**
 * Properties that mmexternal can set, in the order in which they are written: the message is part of the raw one, after
 * a header that rsyslog expects to keep its length. Other properties cannot be changed.
 */
const SETTABLE = [
  ...['rawmsg', 'msg', 'syslogtag', 'hostname', 'fromhost', 'fromhost-ip', 'structured-data', 'msgid', 'procid', '$!'],
]
type Properties = { readonly [name: string]: unknown }
const TREE = '$!'
const WITHHELD: Properties = { rawmsg: '', msg: '', 'structured-data': '-', [TREE]: { sladd: 'withheld' } }
const DONE: Properties = { sladd: 'redacted' }

/** Writes a line of JSON with one byte per code unit, so that invalid UTF-8 is preserved. */
function replyOf(properties: Properties): Uint8Array {
  const text = JSON.stringify(properties).replace(
    /[\u0100-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  return Buffer.from(`${text}\n`, 'latin1')
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
}

/** Parses the properties of a message; undefined if it has none. */
function propertiesOf(bytes: Uint8Array): Properties | undefined {
  try {
    // Replace an escape sequence for a two-byte character by these bytes.
    const text = textOf(bytes).replace(/\\(?:u(00[89a-f][\da-f])|.)/gi, (whole, code) =>
      code === undefined ? whole : Buffer.from(String.fromCharCode(Number.parseInt(code, 16))).toString('latin1'),
    )
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Properties) : undefined
  } catch {
    return undefined
  }
}

/** Returns the raw message, padded with spaces if its header became shorter. */
function rawOf(before: Properties, after: Properties): unknown {
  const [old, fresh, message] = [before.rawmsg, after.rawmsg, after.msg]
  if (typeof old !== 'string' || typeof fresh !== 'string' || typeof message !== 'string') return fresh
  if (!old.endsWith(String(before.msg)) || !fresh.endsWith(message)) return fresh
  return fresh.slice(0, fresh.length - message.length).padEnd(old.length - String(before.msg).length) + message
}

/**
 * Returns the reply for a message with all its properties; withholds everything if one has changed that cannot be set.
 */
function objectReply(message: Uint8Array, redacted: Uint8Array): Properties {
  const [before, after] = [propertiesOf(message), propertiesOf(redacted)]
  if (before === undefined || after === undefined) return WITHHELD
  const names = new Set([...Object.keys(before), ...Object.keys(after)])
  const changed = [...names].filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
  if (changed.some((name) => !SETTABLE.includes(name) || after[name] === undefined)) return WITHHELD
  const told: Properties = { ...after, rawmsg: rawOf(before, after) }
  const own = Object.fromEntries(SETTABLE.filter((name) => changed.includes(name)).map((name) => [name, told[name]]))
  return { ...own, [TREE]: { ...(own[TREE] as Properties | undefined), ...DONE } }
}

/** Returns the reply for one property. */
function textReply(name: string, message: Uint8Array, redacted: Uint8Array): Properties {
  return { ...(redacted !== message && { [name]: textOf(redacted) }), [TREE]: DONE }
}

/**
 * Yields incoming messages, one per line. A daemon waits for the answer before it sends another message, so line feeds
 * within one read belong to the same message; JSON contains none.
 */
async function* messagesOf(read: Read, isJson: boolean): AsyncGenerator<Uint8Array> {
  const chunk = new Uint8Array(CHUNK)
  let message: Uint8Array = new Uint8Array(0)
  for (let got = await read(chunk); got > 0; got = await read(chunk)) {
    message = Buffer.concat([message, chunk.subarray(0, got)])
    while (isJson ? message.includes(LINE_FEED) : message.at(-1) === LINE_FEED) {
      const end = isJson ? message.indexOf(LINE_FEED) : message.length - 1
      yield message.subarray(0, end)
      message = message.subarray(end + 1)
    }
  }
}

/** Answers one message. */
type Answer = (message: Uint8Array, redacted: Uint8Array) => Promise<void> | void

function answerFor(protocol: Protocol, file: LiveFile | undefined, run: { stop: Stop; reload: Reload }): Answer {
  if (protocol === 'omprog') {
    // A dot asks the daemon to keep waiting.
    const output = new LiveOutput(file as LiveFile, run, () => print('.'))
    print('OK\n')
    return async (message, redacted) => {
      if (redacted.length > 0 || message.length === 0)
        await output.write(Buffer.concat([redacted, Buffer.of(LINE_FEED)]))
      print('OK\n')
    }
  }
  const property = protocol === 'rsyslog' ? 'fulljson' : protocol.slice('rsyslog:'.length)
  return (message, redacted) => {
    printBytes(
      replyOf(property === 'fulljson' ? objectReply(message, redacted) : textReply(property, message, redacted)),
    )
  }
}

/**
 * Answers messages until there are no more. A daemon sends an unanswered message again.
 *
 * @param readAnew - reads keys, policy and lists again
 * @returns the exit code
 */
export async function answerMessages(
  given: RedactCommand,
  protocol: Protocol,
  readAnew: (command: RedactCommand) => Promise<RedactCommand>,
): Promise<number> {
  let command = given
  const run = { stop: new Stop(false), reload: new Reload() }
  const source = openSource({ name: '-', isStandard: true, open: () => process.stdin }, run.stop)
  const answer = answerFor(protocol, command.live.file, run)
  const isJson = protocol === 'rsyslog' || protocol === 'rsyslog:fulljson'
  for await (const message of messagesOf((into) => source.read(into), isJson)) {
    if (run.reload.isAsked) {
      run.reload.done()
      command = await readAnew(command)
    }
    const redacted = (command.reading('-').redactor as Redactor).redact(message)
    command.settle()
    await answer(message, redacted)
  }
  source.close()
  return run.stop.code ?? 0
}
