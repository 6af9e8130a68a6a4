/** @module The works, and their haystacks. */
/** A work, and the haystacks it is done on. */
export interface Work {
  readonly name: string
  /** Description in one line. */
  readonly about: string
  readonly rows: readonly string[]
  /** Files of the contenders that do it; for the others it would be the same as another work. */
  readonly contenders?: readonly string[]
  /** Haystacks only for our own tools, because no other reads their format. */
  readonly ownRows?: readonly string[]
  /** Done only on request. */
  readonly isExtra?: boolean
}

export const WORKS: readonly Work[] = [
  {
    name: 'line',
    about: 'one call for each line, strings in and out: what a logger does',
    rows: ['logs', 'json', 'prose', 'dense', 'clean', 'hostile', 'ndjson'],
  },
  {
    name: 'text',
    about: 'strings of 128 KiB, in and out',
    rows: ['logs', 'json', 'prose', 'dense', 'clean', 'ndjson'],
  },
  {
    name: 'bytes',
    about: 'bytes in, masked bytes out, 128 KiB a call; the others decode, replace and encode',
    rows: ['logs', 'dense', 'ndjson'],
  },
  {
    name: 'find',
    about: 'bytes in, findings out; the others replace in ready strings, as in text; programs read a file',
    rows: ['logs', 'json', 'prose', 'dense', 'clean', 'ndjson', 'ecs', 'pretty', 'container', 'longline'],
    contenders: ['kernel', 'twin', 'before', 'redactpii', 'regexp', 're2', 'ripgrep', 'vectorscan'],
  },
  {
    name: 'batch',
    about: 'redactLines of 100 lines a call; the others line by line, as in line',
    rows: ['logs', 'json', 'prose', 'dense', 'ndjson'],
    contenders: ['kernel', 'twin', 'before', 'redactpii'],
  },
  {
    name: 'record',
    about: 'redactValue of a log record that is an object; the others that walk objects, and the paths of pino',
    rows: ['json', 'objects'],
    contenders: ['kernel', 'twin', 'before', 'logtape', 'deep-redact', 'pino-redact'],
  },
  {
    name: 'value',
    about: 'redactValue of 128 KiB of text in an object, over redact of the same string',
    rows: ['logs', 'prose', 'ndjson'],
    contenders: ['kernel', 'before'],
  },
  {
    name: 'cliff',
    about: 'redact of one line of a piece over and over: 128 KiB of it, and 4 MiB',
    rows: ['longline'],
  },
  {
    name: 'stream',
    about: 'a Node pipeline of 256 KiB chunks into a sink that counts; the others in a transform that splits lines',
    rows: ['logs', 'json', 'dense', 'csv', 'container'],
    ownRows: ['csv', 'container'],
  },
  {
    name: 'file',
    about: 'a file to nowhere, whole processes with their start: the command line, a program with the stream; scan',
    rows: ['logs', 'json', 'dense'],
  },
  {
    name: 'tokens',
    about: 'tokens over labels: one call a line, and bytes of 128 KiB, with every value remembered and with none',
    rows: ['json'],
    isExtra: true,
  },
  {
    name: 'policy',
    about: 'one call a line: what following a policy costs over masking everything',
    rows: ['logs', 'json', 'dense'],
    isExtra: true,
  },
  {
    name: 'more',
    about: 'one call a line: what kinds off by default, patterns and people cost over the usual kinds',
    rows: ['logs', 'ndjson', 'prose'],
    isExtra: true,
  },
  {
    name: 'groups',
    about: 'find with one kind left out: what its rules cost',
    rows: ['logs', 'prose', 'dense'],
    isExtra: true,
  },
]

/** Descriptions by name of the work. */
export const ABOUT: { readonly [work: string]: string } = Object.fromEntries(
  WORKS.map(({ name, about }) => [name, about]),
)
