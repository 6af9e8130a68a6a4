/**
 * @module The entry `sladd/workerd`: the same as `sladd`, for hosts that run WebAssembly but do not compile it at run time,
 * such as workerd (Cloudflare Workers). Their bundlers compile the kernel in advance.
 */
import * as sladd from '../index'
import { adoptModule } from '../kernel/kernel'
import kernel from './kernel.wasm'

export type * from '../index'

/** Adopts the kernel, whichever function is called first. */
function withKernel<F>(call: F & ((...given: never[]) => unknown)): F {
  return ((...given: never[]) => {
    adoptModule(kernel)
    return call(...given)
  }) as F
}

/** {@link sladd.createRedactor}, with the kernel. */
export const createRedactor = /* @__PURE__ */ withKernel<typeof sladd.createRedactor>(sladd.createRedactor)
/** {@link sladd.redact}, with the kernel. */
export const redact = /* @__PURE__ */ withKernel<typeof sladd.redact>(sladd.redact)
/** {@link sladd.scan}, with the kernel. */
export const scan = /* @__PURE__ */ withKernel<typeof sladd.scan>(sladd.scan)
