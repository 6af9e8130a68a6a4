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
      // Once more without the kernel. Tests elsewhere run on both engines by themselves, or ask neither.
      {
        plugins: [builtSources],
        test: {
          ...shared,
          name: 'plain',
          include: ['test/{act,detect,fields,formats,values}/*.test.ts'],
          setupFiles: ['test/seed.ts', 'test/equality.ts', 'test/without-kernel.ts', 'test/poison.ts'],
        },
      },
    ],
  },
})
