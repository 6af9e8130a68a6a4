/**
 * @module The texts that are measured: see haystacks/README.md.
 */
export { type Expected, expectedOf, readExpected } from './haystacks/expected'
export { chunksOf, cut, type Haystack, linesOf } from './haystacks/haystack'
export { type HaystackName, makeHaystack, NAMES, STANDARD_SEED, STANDARD_SIZE } from './haystacks/make'
export { readFileHaystack, readHaystack } from './haystacks/read'
export { loadHaystack, saveHaystack } from './haystacks/store'
