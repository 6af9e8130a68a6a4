/** Properties are tried on the same values each time, so that a red test means a change; `SEED=7 npm test` draws others. */
import fc from 'fast-check'

fc.configureGlobal({ seed: Number(process.env.SEED ?? 1) })
