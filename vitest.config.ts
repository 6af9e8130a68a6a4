import { existsSync } from 'node:fs'
import { defineConfig } from 'vitest/config'
import { buildSources, builtSources } from './test/built.ts'

// What is imported from there is no file of the repository, and its absence says nothing of how to make it.
if (!existsSync('src/kernel/kernel.generated.ts')) throw new Error('There is no kernel yet. Make it: npm run kernel')

await buildSources()

const shared = {
  include: ['test/**/*.test.ts'],
  testTimeout: 120_000,
  setupFiles: ['test/seed.ts', 'test/equality.ts', 'test/poison.ts'],
  server: { deps: { external: [/\/build\/tests\//] } },
}

export default defineConfig({
  test: {
    // More than the cores that it is run on, two: a fifth of the time is waiting for other programs.
    maxWorkers: 3,
    projects: [
      { plugins: [builtSources], test: { ...shared, name: 'simd' } },
      // Once more without the kernel; what is about one engine or about no engine stays out.
      {
        plugins: [builtSources],
        test: {
          ...shared,
          name: 'plain',
          setupFiles: ['test/seed.ts', 'test/equality.ts', 'test/without-kernel.ts', 'test/poison.ts'],
          exclude: [
            // Of the built command, which is a process of its own.
            'test/cli*.test.ts',
            'test/*-cli.test.ts',
            // Each of its tests runs on both engines by itself, or asks neither.
            'test/{ai,alikes,architecture,audit,bench,beside-tables,calendar,combinations,contenders,detection-docs,docs-links,docs-tutorial,docs-types,doctor,engine,eslint,example-llm,faults,files-erase,files-faults,files-lock,formats-engines,formats-yaml,fuzz,growth,haystacks,identifiers,kernel,kernel-growth,keyring-canonical,keyring-crash,keyring-redact,keyring-ring,keyring-seal,keyring-token,long,many-findings,mcp,module,names-alone,once,one-answer,own-options,owned-lines,package,pino,pipelines-daemons,pipelines-formats,playground,policy-coverage,policy-decide,policy-diff,policy-file,policy-languages,policy-no,policy-page,policy-record-30,policy-records,policy-redactor,policy-report,policy-se,policy-spellings,policy-tokens,policy-unlisted,prose,quality,queues,queues-bound,queues-kafka,queues-more,queues-tls,readme,readme-bench,remembered,report,reveal-options,runtimes,scan-page,second-oracles,shared-kernel,skim,speed-page,start,state,surrogates,types,vectors}.test.ts',
          ],
        },
      },
    ],
  },
})
