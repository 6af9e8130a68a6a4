/** @module Chooses the engine: the kernel where the host can instantiate it, its plain twin elsewhere. */
import { adoptModule, loadKernel } from '../kernel/kernel'
import { isTable, type Plan } from '../options/plan'
import type { EngineReason } from '../types'
import { ContainerEngine } from './container'
import { type Engine, type Inner, Tally } from './engine'
import { FastEngine } from './fast'
import { FramedEngine } from './framed'
import { PlainEngine } from './plain'
import { WithheldEngine } from './withheld'

/** The engine, and why it is not the kernel. */
export interface Chosen {
  readonly engine: Engine
  readonly reason: EngineReason | undefined
}

/**
 * Chooses by plan and host.
 *
 * @throws RangeError when the plan asks for the kernel and it cannot run
 */
export function chooseEngine(plan: Plan, tally: Tally): Chosen {
  const isWithheld = plan.withhold !== undefined
  const chosen = chooseInner(plan, isWithheld ? new Tally() : tally)
  // A format set by name is never second-guessed.
  const isTold = plan.format === 'auto'
  const framed = new FramedEngine(isTold ? new ContainerEngine(chosen.engine) : chosen.engine)
  const told = isTold ? new ContainerEngine(chosen.engine, undefined, framed) : framed
  // The JSON that YAML is converted to is not a log, and neither is a table.
  const engine = isTable(plan.format) || plan.isYaml ? chosen.engine : told
  return { ...chosen, engine: isWithheld ? new WithheldEngine(engine, tally) : engine }
}

function chooseInner(plan: Plan, tally: Tally): Chosen & { readonly engine: Inner } {
  const plain = (reason: EngineReason) => ({ engine: new PlainEngine(plan, tally), reason })
  if (plan.engine === 'plain') return plain('asked')
  if (plan.custom !== undefined && isTable(plan.format)) return plain('custom')
  if (plan.module !== undefined) adoptModule(plan.module)
  const kernel = loadKernel(() => plan.fields.lexicon)
  if (typeof kernel !== 'string') return { engine: new FastEngine(kernel, plan, tally), reason: undefined }
  if (plan.engine === 'simd') throw new RangeError(`"engine": simd cannot run on this host (${kernel})`)
  return plain(kernel)
}
