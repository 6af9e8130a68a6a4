/**
 * @module Finds Swedish and Norwegian identity numbers, e-mail, phones and IP addresses in text, and redacts them.
 */
export { createRedactor } from './redactor'
export type { RoundTrip, RoundTripOptions } from './round-trip/types'
export { redact, scan } from './standard'
export type {
  Action,
  ActionName,
  Actions,
  Beside,
  CallOptions,
  Candidate,
  Confidence,
  Context,
  Country,
  Counts,
  CustomKind,
  CustomMatch,
  CustomRecogniser,
  Encoding,
  EngineReason,
  Evidence,
  Finding,
  Generalisation,
  KeyInfo,
  KeyProblem,
  Keyring,
  Kind,
  LabelLanguage,
  Processed,
  Pseudonymisation,
  Reason,
  Redactor,
  RedactorOptions,
  RedactorPolicy,
  RestrictedList,
  StreamOptions,
  TokenScope,
  VariantName,
  Verdict,
  WitnessKind,
} from './types'
