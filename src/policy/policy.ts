/**
 * @module The entry `sladd/policy`: policies as typed values, what they decide and why. It does not need Node;
 * `sladd/policy-file` reads files.
 */

export { candidatesLeft } from '../act/remaining-numbers'
export { categoryOf } from '../names/read'
export { namesIn, type SampleForm, type SampleName } from '../names/sample'
export type { DetectedKind } from '../types'
export { CATEGORIES, CATEGORY_OF_KIND, type CategoryId, NATIONAL_ID } from './categories'
export { checkContext } from './check-context'
export { type PolicyPlan, planOf, substituteOf } from './context-plan'
export { type Coverage, type CoverageAction, type CoverageRow, policyCoverage } from './coverage'
export { decide, decideRecord, policyName } from './decide'
export { asPolicy, type ContextOf, checkPolicy, type DefinedPolicy, definePolicy, type PolicyOf } from './define'
export { type DecisionChange, diffPolicies, type Outcome, type PolicyDiff } from './diff'
export { diffAsText } from './diff-page'
export type { PartChange, PartsChanged } from './diff-parts'
export { type Explanation, explainPolicy, type RuleTrace } from './explain'
export { fieldCategory, type KnownAs } from './field-category'
export { noHealthRecords } from './presets/no-health-records'
export { seHealthInsurer } from './presets/se-health-insurer'
export { formatProblem, PolicyError, type Problem, type ProblemCode } from './problem'
export { reportPolicy } from './report'
export { reportAsCsv } from './report-csv'
export { reportAsHtml } from './report-page'
export { reportAsText } from './report-text'
export type {
  Epoch,
  PolicyReport,
  ReportCell,
  ReportEpoch,
  ReportPurpose,
  ReportRow,
  ReportSummary,
} from './report-types'
export { decideRestriction, type Hold, type RestrictedSubjects, restrictedSubjects } from './restricted'
export { decideReveal, type RevealDecision } from './reveal'
export { POLICY_SCHEMA } from './schema'
export { substituted } from './substitute'
export { suggestFields } from './suggest'
export type { ToldCategory } from './told'
export type {
  Context,
  Decision,
  Deny,
  Fact,
  Justification,
  LegalBasis,
  OwnCategory,
  PartialMask,
  Permit,
  Policy,
  PolicyAction,
  PolicyActionName,
  Purpose,
  Recipient,
  Regions,
  Retention,
  RevealRule,
  Rule,
  TokenScope,
  TokenSettings,
  When,
} from './types'
export type { Language } from './words/words'
