import { existsSync } from 'node:fs'
import { defineConfig } from 'vitest/config'

// What is imported from there is no file of the repository, and its absence says nothing of how to make it.
if (!existsSync('src/kernel/kernel.generated.ts')) throw new Error('There is no kernel yet. Make it: npm run kernel')

const shared = { include: ['test/**/*.test.ts'], testTimeout: 60_000, setupFiles: ['test/seed.ts', 'test/poison.ts'] }

export default defineConfig({
  test: {
    // Two cores are two workers: the one that tells what is done hardly works.
    maxWorkers: 2,
    projects: [
      { test: { ...shared, name: 'simd' } },
      // Once more without the kernel; what is about one engine or about no engine stays out.
      {
        test: {
          ...shared,
          name: 'plain',
          setupFiles: ['test/seed.ts', 'test/without-kernel.ts', 'test/poison.ts'],
          exclude: [
            // Of the built command, which is a process of its own.
            'test/cli*.test.ts',
            'test/*-cli.test.ts',
            'test/{architecture,audit,bench,beside-tables,contenders,detection-docs,docs-links,docs-tutorial,docs-types,engine,eslint,example-llm,faults,files-erase,files-faults,files-lock,formats-engines,formats-yaml,fuzz,growth,haystacks,identifiers,kernel,kernel-growth,keyring-canonical,keyring-crash,keyring-ring,keyring-seal,keyring-token,long,many-findings,mcp,module,names-alone,one-answer,package,pipelines-daemons,pipelines-formats,playground,policy-decide,policy-diff,policy-file,policy-languages,policy-no,policy-page,policy-record-30,policy-report,policy-se,quality,queues,queues-bound,queues-kafka,queues-more,queues-tls,readme,readme-bench,remembered,report,runtimes,scan-page,second-oracles,skim,speed-page,start,types,vectors}.test.ts',
          ],
        },
      },
    ],
  },
})
