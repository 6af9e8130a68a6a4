/**
 * @module The contenders, in the order of the tables. Only names: each runs in its own process, so none may be loaded
 * here.
 */

/** Files in `contenders/`, without extension. */
export const CONTENDERS: readonly string[] = [
  // This library.
  'kernel',
  'twin',
  'before',
  // Packages that redact.
  'redactpii',
  'redact-pii',
  'logtape',
  'deep-redact',
  'pino-redact',
  'cdssnc',
  'openredaction-scoped',
  'openredaction',
  'arcjet',
  'libphonenumber',
  // The same patterns in other engines.
  'regexp',
  'xregexp',
  're2',
  'ripgrep',
  'vectorscan',
]
