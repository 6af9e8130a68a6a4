/** @module ripgrep, the fastest search tool in common use: it finds and prints, but does not replace. */
import type { Contender } from '../contender'
import { answers, programTool } from '../program'
import { rustPattern } from '../regexp'

const SETTINGS = ['-j1', '-a', '-o', '--no-config', '--no-filename', '--no-line-number']

export default {
  name: 'ripgrep',
  about: "rg with the RegExp's alternation and one thread: prints the matches, its start is part of the run",
  knows: () => true,
  async load() {
    if (!answers('rg', ['--version'])) throw new Error('rg is not on PATH: install ripgrep')
    return programTool('rg', [...SETTINGS, '-e', rustPattern()])
  },
} satisfies Contender
