/** Property tests use the same values each time, so that a failure means a change; `SEED=7 npm test` draws others. */
import fc from 'fast-check'

fc.configureGlobal({ seed: Number(process.env.SEED ?? 1) })
