/**
 * @module Who is measured: both engines of the built package, one large RegExp, another package, and ripgrep. What
 * is not there says so, and is shown as a row without figures.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { createRedactStream } from '../src/adapters/node-stream'
import type { createRedactor } from '../src/redactor'
import type { Redactor, RedactorOptions } from '../src/types'
import { javaScriptPattern } from './regexp'

/** Day of every call: decides centuries, so that the answers do not depend on the day of the run. */
export const CALL = { at: new Date('2026-11-22T00:00:00Z') }

const DIST = new URL('../dist/', import.meta.url)
export const CLI = fileURLToPath(new URL('cli.js', DIST))

/** The built package: what is shipped is what is timed. */
export interface Package {
  readonly createRedactor: typeof createRedactor
  readonly createRedactStream: typeof createRedactStream
}

/** @throws Error when the package has not been built */
export async function loadPackage(): Promise<Package> {
  if (!existsSync(CLI)) throw new Error('dist/ is missing: run `npm run build` first')
  const [core, node] = await Promise.all(
    ['index.js', 'node.js'].map((file) => import(new URL(file, DIST).href) as Promise<Package>),
  )
  return { ...core, ...node } as Package
}

/** Something that can be measured, or the reason why not. */
export type Available<T> =
  | { readonly name: string; readonly tool: T }
  | { readonly name: string; readonly missing: string }

/** A redactor of ours by the name of its engine. */
export function engine(
  { createRedactor }: Pick<Package, 'createRedactor'>,
  name: 'kernel' | 'twin',
  options: RedactorOptions = {},
): Available<Redactor> {
  try {
    // As the name of an engine that an older build refuses.
    const engine = (name === 'kernel' ? 'simd' : 'plain') as 'plain'
    return { name, tool: createRedactor({ ...options, engine }) }
  } catch (error) {
    return { name, missing: (error as Error).message }
  }
}

/** A tool that knows strings only, and has no way but to replace. */
export interface TextTool {
  replace(text: string): string
  /** What a replaced e-mail address becomes. */
  readonly mark: string
  /** How many replacements a text is known to need, of what was planted. */
  readonly knows: 'planted' | 'mails'
}

/** The large alternation. */
export function regExp(): Available<TextTool> {
  const pattern = javaScriptPattern()
  return { name: 'RegExp', tool: { replace: (text) => text.replace(pattern, '[x]'), mark: '[x]', knows: 'planted' } }
}

const PEER = '@redactpii/node'

/** The other package, as it comes: `npm run bench:setup` installs it. */
export async function peer(): Promise<Available<TextTool>> {
  const missing = 'run npm run bench:setup'
  const loaded = await import(PEER).catch(() => undefined)
  if (loaded === undefined) return { name: PEER, missing }
  const redactor: { redact(text: string): string } = new loaded.Redactor()
  const mark = 'EMAIL_ADDRESS'
  if (redactor.redact('mail anna@example.se now') !== `mail ${mark} now`) {
    return { name: PEER, missing: 'does not redact an e-mail address' }
  }
  return { name: PEER, tool: { replace: (text) => redactor.redact(text), mark, knows: 'mails' } }
}

/** The command of ripgrep, when it is on PATH. */
export function ripgrep(): Available<string> {
  const command = 'rg'
  const isThere = spawnSync(command, ['--version'], { stdio: 'ignore' }).status === 0
  return isThere ? { name: command, tool: command } : { name: command, missing: 'not on PATH' }
}
