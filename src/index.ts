/**
 * @module Finds Swedish and Norwegian identity numbers, e-mail, phones and IP addresses in text, and redacts them.
 */
export type { RedactorPolicy } from './enforce'
export { createRedactor, redact, scan } from './redactor'
export type {
  Action,
  ActionName,
  Actions,
  CallOptions,
  Candidate,
  Confidence,
  Context,
  Country,
  Counts,
  CustomKind,
  CustomMatch,
  CustomRecogniser,
  EngineReason,
  Evidence,
  Finding,
  Generalisation,
  KeyInfo,
  KeyProblem,
  Keyring,
  Kind,
  Pseudonymisation,
  Reason,
  Redactor,
  RedactorOptions,
  StreamOptions,
  TokenScope,
  VariantName,
  Verdict,
  WitnessKind,
} from './types'
