/**
 * @module Vectorscan, a fork of Hyperscan: matches many patterns at once with vector instructions, as network filters
 * do. A small C program next to this file finds and prints, but does not replace.
 */
import { fileURLToPath } from 'node:url'
import type { Contender } from '../contender'
import { answers, programTool } from '../program'
import { patterns } from '../regexp'
import { scratch } from '../scratch'

const SOURCE = fileURLToPath(new URL('../contenders/vectorscan.c', import.meta.url))

export default {
  name: 'vectorscan',
  about:
    "the RegExp's eight shapes in one block-mode database: prints what matches cover, compiling is part of the run",
  knows: () => true,
  async load() {
    const program = scratch('vectorscan')
    if (!answers('cc', ['-O2', '-o', program, SOURCE, '-lhs'])) {
      throw new Error('needs a C compiler and libvectorscan-dev or libhyperscan-dev')
    }
    return programTool(program, patterns())
  },
} satisfies Contender
