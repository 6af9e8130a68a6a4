import { copyFileSync } from 'node:fs'
import { basename } from 'node:path'
import { defineConfig, type Options } from 'tsup'
import { asAscii, writeAsCommonJs, writeLateCommonJs } from './common-js'
import { mergeChunks } from './merge-chunks'

const shared = {
  target: 'es2022',
  // Half of what importing takes is reading and compiling what is there.
  minify: true,
  // What a `node:` import means is the host's affair; the prefix is what Deno and Workers want.
  external: [/^node:/],
  removeNodeProtocol: false,
}

const plain: NonNullable<Options['plugins']>[number] = {
  name: 'plain',
  esbuildOptions(options) {
    options.charset = 'ascii'
  },
  renderChunk: (code) => ({
    // What splitting leaves of an import without names says nothing: no module does anything by being loaded. A file
    // would be read in vain, and bundlers warn of it.
    code: asAscii(code.replace(/(?<=^|;)import"\.\/chunk-\w+\.js";/gm, '')),
  }),
}

/**
 * Each module as CommonJS beside it: one engine over all entries. Made of what is going to be written: groups have files
 * in common, and one may be written again while it is read.
 */
const commonJs: NonNullable<Options['plugins']>[number] = {
  name: 'common-js',
  async renderChunk(code, { path }) {
    await writeAsCommonJs({ path, text: code }, !basename(path).startsWith('chunk-'))
    return undefined
  },
}

/** The same for what redacts, of which a first call loads little. */
const lateCommonJs: NonNullable<Options['plugins']>[number] = {
  name: 'late-common-js',
  buildEnd: () => writeLateCommonJs(redacting, 'dist'),
}

/** The command line loads few files, whatever it is asked for. */
const merged: NonNullable<Options['plugins']>[number] = {
  name: 'merged',
  buildEnd({ writtenFiles }) {
    const names = writtenFiles.map(({ name }) => basename(name)).filter((name) => name.endsWith('.js'))
    mergeChunks('dist', names, { minify: true, target: shared.target, platform: 'node' })
  },
}

const library: Options = {
  ...shared,
  format: 'esm',
  platform: 'neutral',
  splitting: true,
  plugins: [plain, commonJs],
}

/** What redacts. */
const redacting = {
  index: 'src/index.ts',
  node: 'src/adapters/node-stream.ts',
  pino: 'src/adapters/pino.ts',
  'pino-transport': 'src/adapters/pino-transport.ts',
  winston: 'src/adapters/winston.ts',
  otel: 'src/adapters/otel.ts',
  console: 'src/adapters/console.ts',
  vitest: 'src/adapters/vitest.ts',
  eslint: 'src/adapters/eslint.ts',
}
/** For a host without CommonJS. */
const workerd = { workerd: 'src/adapters/workerd.ts' }
/** What a redactor is given, and what is done with what it wrote. */
const governing = {
  doctor: 'src/adapters/doctor/doctor.ts',
  keyring: 'src/keyring/keyring.ts',
  'keyring-node': 'src/keyring/node-keyring.ts',
  reveal: 'src/keyring/node-reveal.ts',
  policy: 'src/policy/policy.ts',
  'policy-file': 'src/adapters/policy-file.ts',
  audit: 'src/adapters/audit.ts',
}
/** The kernel by itself, for bundlers that compile it. */
const kernel = {
  plugin: {
    name: 'kernel',
    setup({ onResolve }) {
      onResolve({ filter: /\.wasm$/ }, ({ path }) => ({ path, external: true }))
    },
  } satisfies NonNullable<Options['esbuildPlugins']>[number],
  copy: async () => copyFileSync('build/kernel.wasm', 'dist/kernel.wasm'),
}

/** There is one engine: whoever needs a redactor has it from the package's entry. */
const redactorFromEntry: NonNullable<Options['esbuildPlugins']>[number] = {
  name: 'redactor-from-entry',
  setup({ onResolve }) {
    onResolve({ filter: /\/redactor$/ }, () => ({ path: './index.js', external: true }))
  },
}

const identifiers = { identifiers: 'src/identifiers/identifiers.ts' }
/** Its lists are as large as a third of the engine. */
const people = { people: 'src/people/people.ts', roster: 'src/keyring/roster.ts' }
/** What is given a session, or what a library wants. */
const given = { ai: 'src/adapters/ai/ai.ts', zod: 'src/adapters/zod.ts' }
/** What is given a redactor and a client of a queue. */
const queues = {
  nats: 'src/adapters/queue/nats.ts',
  kafka: 'src/adapters/queue/kafka.ts',
  redis: 'src/adapters/queue/redis.ts',
  amqp: 'src/adapters/queue/amqp.ts',
}

/** Types are those of one program, and take longer than all else: `--no-dts` is for what only runs the package. */
const types: Options[] = process.argv.includes('--no-dts')
  ? []
  : [
      {
        entry: { ...redacting, ...workerd, ...governing, ...identifiers, ...people, ...given, ...queues },
        format: ['esm', 'cjs'],
        dts: { only: true },
      },
    ]

/**
 * What little two groups have in common stands in both: every file more that an import has to find and read takes half
 * a millisecond. They know each other by symbols that any copy knows, as ESM and CommonJS do.
 */
export default defineConfig([
  {
    ...{ ...library, entry: { ...redacting, ...workerd }, plugins: [plain, lateCommonJs] },
    ...{ clean: true, esbuildPlugins: [kernel.plugin], onSuccess: kernel.copy },
  },
  { ...library, entry: governing, esbuildPlugins: [redactorFromEntry] },
  { ...library, entry: identifiers },
  { ...library, entry: people },
  { ...library, entry: given },
  { ...library, entry: queues },
  ...types,
  {
    ...shared,
    // What a command does not need stays in files of its own.
    entry: { cli: 'src/adapters/cli/main.ts', 'cli-job': 'src/adapters/cli/job.ts' },
    splitting: true,
    noExternal: ['@noble/hashes'],
    format: ['esm'],
    platform: 'node',
    plugins: [plain, merged],
  },
])
