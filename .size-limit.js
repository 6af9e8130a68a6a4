/** What each entry adds to a program: bundled, minified, gzipped, without Node's own modules and optional peers. */
import { readFileSync } from 'node:fs'

const { exports, peerDependencies } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'))

/** In kB. Whoever raises one says why in the change. */
const LIMITS = {
  sladd: 320,
  'sladd/ai': 5,
  'sladd/amqp': 8,
  'sladd/audit': 320,
  'sladd/console': 320,
  'sladd/doctor': 4,
  'sladd/eslint': 320,
  'sladd/identifiers': 4,
  'sladd/kafka': 8,
  'sladd/keyring': 20,
  'sladd/keyring/node': 25,
  'sladd/nats': 8,
  'sladd/node': 320,
  'sladd/otel': 320,
  'sladd/people': 40,
  'sladd/pino': 320,
  'sladd/pino-transport': 320,
  'sladd/policy': 85,
  'sladd/policy-file': 90,
  'sladd/redis': 8,
  'sladd/reveal': 370,
  'sladd/roster': 7,
  'sladd/vitest': 320,
  'sladd/winston': 320,
  'sladd/zod': 4,
}

export default Object.entries(exports).flatMap(([entry, { import: target }]) => {
  if (target?.default === undefined) return []
  const name = `sladd${entry.slice(1)}`
  return {
    name,
    path: target.default,
    limit: `${LIMITS[name]} kB`,
    brotli: false,
    gzip: true,
    ignore: Object.keys(peerDependencies),
    modifyEsbuildConfig: (config) => ({ ...config, platform: 'node', format: 'esm', logLevel: 'error' }),
  }
})
