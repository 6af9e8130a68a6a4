/**
 * @module What following a policy costs against masking everything: one call a line, contenders that take turns in one
 * process, each answer proved before it is timed. `npm run bench:policy`; `BYTES=20000` for a first look.
 */
import type { Policy } from '../src/policy/types'
import type { Context, Redactor } from '../src/types'
import { linesOf, makeHaystack } from './haystacks'
import { figure, margin } from './report/figures'
import { interleave, ratioOf, spreadOf, type Timed } from './rounds'
import { CALL } from './tasks'

const BYTES = Number(process.env.BYTES ?? 2_000_000)
const ROUNDS = 12
const MASKING = 'masking'

const { createRedactor } = (await import(new URL('../dist/index.js', import.meta.url).href)) as {
  createRedactor: typeof import('../src/redactor').createRedactor
}
const { asPolicy, planOf, seHealthInsurer } = (await import(
  new URL('../dist/policy.js', import.meta.url).href
)) as typeof import('../src/policy/policy')

/** A policy that comes to the same as no policy: every kind masked, and no field named. */
const masksAll = asPolicy({
  ...seHealthInsurer,
  id: 'masks-all',
  fields: {},
  rules: [{ id: 'all', category: ['user'], action: 'mask', reason: 'to compare', cites: ['bench'] }],
} satisfies Policy)

const purpose: Context = { purpose: 'security' }

/** What the insurer's purpose comes to, without the policy. */
function plainly(): Redactor {
  const plan = planOf(seHealthInsurer, purpose)
  const actionOf = (name: string) => (name === 'remove' || name === 'keep' ? name : 'mask')
  const listed = Object.entries(plan.fields).filter(([, { name }]) => name === 'mask' || name === 'remove')
  const told = listed.concat(
    Object.entries(plan.fields).filter(
      ([, { name, category }]) =>
        !['keep', 'mask', 'remove'].includes(name) &&
        !Object.values(plan.kinds).some((kind) => kind.category === category),
    ),
  )
  return createRedactor({
    actions: Object.fromEntries(Object.entries(plan.kinds).map(([kind, { name }]) => [kind, actionOf(name)])),
    fields: Object.fromEntries(told.map(([name, decision]) => [name, actionOf(decision.name)] as const)),
  })
}

interface Way {
  readonly name: string
  readonly redact: (line: string) => string
  /** Name of the way that must give the same. */
  readonly like: string
}

function ways(): Way[] {
  const call = (redactor: Redactor, more: { context?: Context } = {}) => {
    const options = { ...CALL, ...more }
    return (line: string) => redactor.redact(line, options)
  }
  return [
    { name: MASKING, redact: call(createRedactor()), like: MASKING },
    {
      name: 'a policy that masks all',
      redact: call(createRedactor({ policy: masksAll, context: purpose })),
      like: MASKING,
    },
    {
      name: 'the same, its context in each call',
      redact: call(createRedactor({ policy: masksAll }), { context: purpose }),
      like: MASKING,
    },
    { name: 'its kinds and fields as options', redact: call(plainly()), like: 'its kinds and fields as options' },
    {
      name: 'the insurer’s policy, security',
      redact: call(createRedactor({ policy: seHealthInsurer, context: purpose })),
      like: 'its kinds and fields as options',
    },
  ]
}

for (const name of ['logs', 'json', 'dense'] as const) {
  const haystack = makeHaystack(name, BYTES)
  const lines = linesOf(haystack)
  const size = Buffer.byteLength(lines.join('\n'))
  const all = ways()
  const answers = new Map(all.map((way) => [way.name, lines.map(way.redact).join('\n')]))
  for (const way of all) {
    if (answers.get(way.name) !== answers.get(way.like)) throw new Error(`${name}: ${way.name} has a wrong answer`)
  }
  const timed: Timed[] = all.map((way) => ({
    name: way.name,
    measure: async () => {
      const begin = performance.now()
      for (const line of lines) way.redact(line)
      return (1000 * size) / (performance.now() - begin)
    },
  }))
  const rates = await interleave(timed, ROUNDS)
  console.log(`\n${name}, one call a line`)
  for (const way of all) {
    const rate = spreadOf((rates.get(way.name) ?? []).map((bytes) => bytes / 1e6))
    const ratio = ratioOf(rates, MASKING, way.name)
    const cost = way.name === MASKING || ratio === undefined ? '' : `costs ${figure(ratio.median)} x (${margin(ratio)})`
    console.log(`  ${way.name.padEnd(38)} ${figure(rate.median).padStart(6)} MB/s  ${cost}`)
  }
}
