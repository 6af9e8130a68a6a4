/**
 * @module Finds Swedish and Norwegian identity numbers, e-mail and IP addresses in text, and redacts them.
 */
export { createRedactor, redact, scan } from './redactor'
export type {
  Action,
  ActionName,
  Actions,
  CallOptions,
  Confidence,
  Counts,
  Evidence,
  Finding,
  Kind,
  Redactor,
  RedactorOptions,
  VariantName,
} from './types'
