/**
 * @module The entry `sladd/policy`: policies as typed values, what they decide and why. Nothing of Node is needed; files
 * are read by `sladd/policy-file`.
 */

export { categoryOf } from '../names/read'
export { namesIn, type SampleForm, type SampleName } from '../names/sample'
export type { DetectedKind } from '../types'
export { CATEGORIES, CATEGORY_OF_KIND, type CategoryId, NATIONAL_ID } from './categories'
export { checkContext } from './context'
export { type Coverage, type CoverageAction, type CoverageRow, policyCoverage } from './coverage'
export { decide, decideRecord, policyName } from './decide'
export { asPolicy, type ContextOf, checkPolicy, type DefinedPolicy, definePolicy, type PolicyOf } from './define'
export { type Explanation, explainPolicy, type RuleTrace } from './explain'
export { fieldCategory, type KnownAs } from './fields'
export { candidatesLeft } from './mask-strength'
export { type PolicyPlan, planOf, substituteOf } from './plan'
export { noHealthRecords } from './presets/no-health-records'
export { seHealthInsurer } from './presets/se-health-insurer'
export { formatProblem, PolicyError, type Problem, type ProblemCode } from './problem'
export {
  type Epoch,
  type PolicyReport,
  type ReportEpoch,
  type ReportPurpose,
  type ReportRow,
  reportPolicy,
} from './report'
export { reportAsHtml, reportAsText } from './report-page'
export { decideRestriction, type RestrictedSubjects, restrictedSubjects } from './restricted'
export { decideReveal, type RevealDecision } from './reveal'
export { POLICY_SCHEMA } from './schema'
export { substituted } from './substitute'
export { suggestFields } from './suggest'
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
