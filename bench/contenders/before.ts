/**
 * @module Another build of this library, to measure how a change affects speed. There is no release to compare with, so
 * the build is given on the command line.
 */
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Contender } from '../contender'
import { loadOwn } from '../own'

export default {
  name: 'sladd (before)',
  about: 'another build of this library, its defaults, with the best engine that it has',
  knows: () => true,
  async load(options = {}) {
    const dist = options.dist ?? process.env.SLADD_BEFORE
    if (!dist) throw new Error('no release yet: name another build with --before DIST')
    return loadOwn(pathToFileURL(`${resolve(dist)}/`), undefined, options)
  },
} satisfies Contender
