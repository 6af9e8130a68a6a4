// Property tests draw fewer values than usual: what survives runs them all.
process.env.ORACLE_RUNS ??= '100'

const names = [
  'docs/detection-docs.test',
  'identifiers/calendar.test',
  'identifiers/vectors.test',
  'identifiers/identifiers.test',
  'mutation/faults',
  'detect/corpus.test',
  'detect/redactor.test',
  'detect/phone.test',
  'detect/ip.test',
  'detect/last-digits.test',
  'detect/oracle.test',
  'detect/forms-personnummer.test',
  'detect/forms-fodselsnummer.test',
  'detect/witnesses.test',
  'detect/oracle-neighbours.test',
  'detect/weigh.test',
  'detect/custom.test',
  'detect/words.test',
  'detect/kinds.test',
  'detect/kinds-oracle.test',
  'detect/kinds-forms.test',
  'detect/kinds-weigh.test',
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
