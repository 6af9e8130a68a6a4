/** @module Bytes per range for a thread; threads are only started for files longer than one. */
export const RANGE = 2 << 20
