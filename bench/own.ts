/** @module Loads a build of this library: the published code is timed, never the sources. */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { createRedactStream } from '../src/adapters/node-stream'
import type { createRedactor } from '../src/redactor'
import type { Kind, RedactorOptions } from '../src/types'
import type { LoadOptions, OwnTool } from './contender'

/** What a build exports of the library; an older one may have fewer options. */
interface Build {
  readonly createRedactor: typeof createRedactor
  readonly createRedactStream: typeof createRedactStream
}

/** Loads what Node is given of a package; an older build has ESM for all hosts only. */
async function load(dist: URL, entry: string): Promise<Partial<Build>> {
  const url = [`${entry}.mjs`, `${entry}.js`].map((file) => new URL(file, dist)).find((file) => existsSync(file))
  if (url === undefined)
    throw new Error(`${fileURLToPath(new URL(`${entry}.js`, dist))} is missing: run npm run build there first`)
  return import(/* @vite-ignore */ url.href)
}

/**
 * Creates a redactor of the build in a folder.
 *
 * @param dist - the folder, with a trailing slash; given by the caller, because a bundle moves
 * @param engine - the engine to request; without one the build chooses
 * @throws Error if the folder contains no build; the build's error if the engine is unavailable
 */
export async function loadOwn(
  dist: URL,
  engine: 'simd' | 'plain' | undefined,
  { kinds, isPlainText }: LoadOptions = {},
): Promise<OwnTool> {
  const { createRedactor, createRedactStream } = {
    ...(await load(dist, 'index')),
    ...(await load(dist, 'node')),
  } as Build
  const options: RedactorOptions = {
    ...(engine && { engine }),
    ...(kinds && { kinds: kinds as readonly Kind[] }),
    ...(isPlainText && { format: 'text' }),
  }
  const own = (more: RedactorOptions): OwnTool => {
    return { type: 'own', redactor: createRedactor({ ...options, ...more }), createRedactStream }
  }
  return { ...own({}), reading: (format: 'csv') => own({ format }) }
}
