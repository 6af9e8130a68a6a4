/** Property tests; RUNS=20 multiplies the number of runs by twenty. */
import fc from 'fast-check'

/** Holds an expectation for so many arbitrary values. */
export function forAll<T>(times: number, values: fc.Arbitrary<T>, expectation: (value: T) => void): void {
  fc.assert(
    fc.property(values, (value) => {
      expectation(value)
    }),
    { numRuns: times * Number(process.env.RUNS ?? 1) },
  )
}
