import { defineConfig } from 'vitest/config'

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
            'test/{example-llm,mcp,queues,queues-more,skim,long,remembered,names-alone,beside-tables,policy-cli,policy-decide,policy-diff,policy-languages,policy-record-30,policy-file,policy-no,policy-page,policy-report,policy-se,audit,engine,files-erase,files-faults,files-lock,formats-engines,one-answer,fuzz,kernel,kernel-growth,many-findings,cli-jobs,cli-output,cli-output-file,cli-signals,cli-subject,cli-reveal,growth,architecture,package,readme,readme-bench,bench,report,contenders,quality,haystacks,start,keyring-token,keyring-canonical,keyring-ring,keyring-seal,keyring-crash,keyring-cli,identifiers,second-oracles,vectors,types,docs-types,module,detection-docs}.test.ts',
          ],
        },
      },
    ],
  },
})
