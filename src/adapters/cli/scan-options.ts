/** @module Options of `sladd scan` that define failures and allowed findings. */
import { createRedactor } from '../../redactor'
import type { Kind } from '../../types'
import { Baseline } from './baseline'
import type { Allowed } from './passing'
import { patternsOf } from './pattern-options'
import type { FIND_ROWS, SCAN_ROWS } from './table/text-rows'
import { UsageError, type ValuesOf } from './usage'

type Values = ValuesOf<typeof SCAN_ROWS> & ValuesOf<typeof FIND_ROWS>

/** Kinds enabled by separate options. */
const PEOPLE = ['name', 'address']

/** An unknown kind would let everything pass. */
function failOnOf(values: Values): readonly string[] | undefined {
  const kinds = values['fail-on']?.split(',').map((kind) => kind.trim())
  const own = [...PEOPLE, ...(patternsOf(values) ?? []).map(({ name }) => name)]
  try {
    createRedactor({ kinds: (kinds ?? []).filter((kind) => !own.includes(kind)) as Kind[] })
  } catch (error) {
    throw new UsageError((error as Error).message.replace(/"kinds\[(\d+)\]"/, '--fail-on'))
  }
  return kinds
}

/** @throws UsageError, Refusal */
export function scanOptions(values: Values): {
  readonly failOn: readonly string[] | undefined
  readonly allowed: Allowed | undefined
} {
  const { baseline, 'baseline-key': key, 'write-baseline': writes = false, 'allow-synthetic': synthetic } = values
  for (const name of ['write-baseline', 'baseline-key'] as const) {
    if (values[name] !== undefined && baseline === undefined) throw new UsageError(`--${name} belongs to --baseline`)
  }
  if (synthetic !== undefined && synthetic !== 'sure' && synthetic !== 'shared') {
    throw new UsageError('--allow-synthetic expected sure or shared')
  }
  const hasComments = !values['no-inline']
  const isAny = baseline !== undefined || synthetic !== undefined || hasComments
  const allowed = {
    synthetic: synthetic as Allowed['synthetic'],
    baseline: baseline === undefined ? undefined : new Baseline(baseline, key, writes),
    hasComments,
  }
  return {
    failOn: values['fail-on'] === undefined ? undefined : failOnOf(values),
    allowed: isAny ? allowed : undefined,
  }
}
