import { defineConfig } from 'tsup'

const shared = {
  target: 'es2022',
  // Half of what importing takes is reading and compiling what is there.
  minify: true,
  // What a `node:` import means is the host's affair; the prefix is what Deno and Workers want.
  external: [/^node:/],
  removeNodeProtocol: false,
}

export default defineConfig([
  {
    ...shared,
    entry: {
      index: 'src/index.ts',
      identifiers: 'src/identifiers.ts',
      node: 'src/adapters/node-stream.ts',
      pino: 'src/adapters/pino.ts',
      'pino-transport': 'src/adapters/pino-transport.ts',
      winston: 'src/adapters/winston.ts',
      otel: 'src/adapters/otel.ts',
      console: 'src/adapters/console.ts',
      doctor: 'src/adapters/doctor/doctor.ts',
      keyring: 'src/keyring/keyring.ts',
      'keyring-node': 'src/keyring/node-keyring.ts',
      reveal: 'src/keyring/node-reveal.ts',
      policy: 'src/policy/policy.ts',
      'policy-file': 'src/adapters/policy-file.ts',
      audit: 'src/adapters/audit.ts',
    },
    format: ['esm', 'cjs'],
    platform: 'neutral',
    // Also for CommonJS: one engine over all entries, and export names that Node's lexer sees.
    splitting: true,
    dts: true,
    clean: true,
  },
  {
    ...shared,
    // What a command does not need stays in files of its own.
    entry: { cli: 'src/adapters/cli/main.ts', 'cli-job': 'src/adapters/cli/job.ts' },
    splitting: true,
    noExternal: ['@noble/hashes'],
    format: ['esm'],
    platform: 'node',
  },
])
