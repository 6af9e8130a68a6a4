// Property tests draw fewer values than usual: what survives runs them all.
process.env.ORACLE_RUNS ??= '100'

const names = [
  'detection-docs.test',
  'calendar.test',
  'corpus.test',
  'vectors.test',
  'identifiers.test',
  'mutation/faults',
  'redactor.test',
  'phone.test',
  'oracle.test',
  'forms-personnummer.test',
  'forms-fodselsnummer.test',
  'witnesses.test',
  'oracle-neighbours.test',
  'weigh.test',
  'custom.test',
  'words.test',
  'ip.test',
  'kinds.test',
  'kinds-oracle.test',
]

/** Mutation tests: does some test see each change of a rule? See CONTRIBUTING.md. */
export default {
  plugins: ['./test/mutation/runner.js'],
  testRunner: 'in-one-process',
  inOneProcess: {
    // The mutants are in the plain engine only.
    setupFiles: ['test/seed.ts', 'test/without-kernel.ts'],
    tests: names.map((name) => `test/${name}.ts`),
  },
  mutate: [
    'src/recognise/checks/*.ts',
    'src/recognise/*.ts',
    'src/identifiers/*.ts',
    'src/kinds/*.ts',
    'src/resolve/{confidence,weigh,evidence,weigh-address}.ts',
  ],
  disableTypeChecks: false,
  warnings: { unknownOptions: false },
  coverageAnalysis: 'perTest',
  // A loaded machine is no mutant that hangs: those mostly meet their limit of hits.
  timeoutFactor: 4,
  ignoreStatic: true,
  concurrency: 2,
  reporters: ['clear-text', 'json', 'progress-append-only'],
  jsonReporter: { fileName: 'build/mutation.json' },
  clearTextReporter: { logTests: false, reportTests: false, allowColor: false },
  tempDirName: 'build/mutation',
  ignorePatterns: ['build', 'dist', 'bench/record'],
}
