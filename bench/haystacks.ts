/** @module The texts to measure on: see haystacks/README.md. */
export { expectedOf, readExpected } from './haystacks/expected'
export { chunksOf, cut, type Haystack, linesOf } from './haystacks/haystack'
export { makeHaystack, NAMES, STANDARD_SIZE } from './haystacks/make'
export { readFileHaystack, readHaystack } from './haystacks/read'
export { loadHaystack, saveHaystack } from './haystacks/store'
