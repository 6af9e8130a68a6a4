/** @module Bytes of a range that a thread works on; threads are started for a file that is longer than one. */
export const RANGE = 2 << 20
