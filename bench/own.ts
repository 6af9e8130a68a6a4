/**
 * @module A build of this library: what is shipped is what is timed, never the sources.
 */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { createRedactStream } from '../src/adapters/node-stream'
import type { createRedactor } from '../src/redactor'
import type { Kind, RedactorOptions } from '../src/types'
import type { LoadOptions, OwnTool } from './contender'

/** What a build exports of the library; an older one may know fewer options. */
interface Build {
  readonly createRedactor: typeof createRedactor
  readonly createRedactStream: typeof createRedactStream
}

async function load(dist: URL, file: string): Promise<Partial<Build>> {
  const url = new URL(file, dist)
  if (!existsSync(url)) throw new Error(`${fileURLToPath(url)} is missing: run npm run build there first`)
  return import(/* @vite-ignore */ url.href)
}

/**
 * A redactor of the build in a folder.
 *
 * @param dist - the folder, with a slash at its end; the caller's business, because a bundle moves
 * @param engine - what to ask for; without one the build takes its best
 * @throws Error when the folder holds no build, and what the build throws when the engine cannot be had
 */
export async function loadOwn(
  dist: URL,
  engine: 'simd' | 'plain' | undefined,
  { kinds, isPlainText }: LoadOptions = {},
): Promise<OwnTool> {
  const { createRedactor, createRedactStream } = {
    ...(await load(dist, 'index.js')),
    ...(await load(dist, 'node.js')),
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
