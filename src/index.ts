/**
 * @module Finds Swedish and Norwegian identity numbers, e-mail, phones and IP addresses in text, and redacts them.
 */
export type { Context, RedactorPolicy } from './enforce'
export { createRedactor, redact, scan } from './redactor'
export type {
  Action,
  ActionName,
  Actions,
  CallOptions,
  Candidate,
  Confidence,
  Country,
  Counts,
  CustomKind,
  CustomMatch,
  CustomRecogniser,
  EngineReason,
  Evidence,
  Finding,
  Kind,
  Reason,
  Redactor,
  RedactorOptions,
  VariantName,
  Verdict,
  WitnessKind,
} from './types'
