/**
 * Merges chunks that are always loaded together. With splitting, a bundler writes one chunk for each set of modules that
 * the same entries need; finding, reading and linking a file takes a host as long as ten thousand characters of code.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type BuildOptions, buildSync } from 'esbuild'

const STATIC = /\bimport\{([^{}]*)\}from"\.\/([\w-]+\.js)"/g
const EXPORTED = /\bexport\{([^{}]*)\}/
/** Below this many characters, loading unneeded code costs less than loading one more file. */
const SMALL = 10_000

/** Code by file name. */
type Code = ReadonlyMap<string, string>

const targetsOf = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match.at(-1) as string)

/** Returns the names of all files that a file loads, itself included. */
function closureOf(name: string, code: Code, seen: Set<string> = new Set()): Set<string> {
  if (seen.has(name)) return seen
  seen.add(name)
  for (const target of targetsOf(code.get(name) as string, STATIC)) closureOf(target, code, seen)
  return seen
}

/**
 * Returns the groups to merge: the chunks that the command line loads first; those of its text commands that are never
 * loaded without the largest; and the small ones among the rest.
 */
function groupsOf(code: Code): string[][] {
  const names = [...code.keys()]
  const entries = names.filter((name) => !name.startsWith('chunk-'))
  const closures = new Map(entries.map((name) => [name, closureOf(name, code)]))
  const lengthOf = (name: string) => (code.get(name) as string).length
  const loadedBy = (pattern: RegExp) =>
    closures.get(entries.find((name) => pattern.test(name)) as string) as Set<string>
  const first = loadedBy(/^cli\.js$/)
  const chunks = [...loadedBy(/^text-/)].filter((name) => name.startsWith('chunk-') && !first.has(name))
  const [largest = ''] = chunks.sort((one, other) => lengthOf(other) - lengthOf(one))
  const isAlone = (chunk: string) => [...closures.values()].some((all) => all.has(chunk) && !all.has(largest))
  return [
    [...first].filter((name) => name.startsWith('chunk-')),
    chunks.filter((chunk) => !isAlone(chunk)),
    chunks.filter((chunk) => isAlone(chunk) && lengthOf(chunk) < SMALL),
  ]
}

/** Makes the names of an import or export clause unique to a file. */
function apart(clause: string, file: number, isExport: boolean): string {
  const name = (part: string, ownFirst: boolean) => {
    const [one = '', other = one] = part.split(' as ')
    return ownFirst ? `${one}_${file} as ${other}` : `${other} as ${other}_${file}`
  }
  return clause
    .split(',')
    .map((part) => name(part, !isExport))
    .join()
}

/** Merges the chunks of a built folder. */
export function mergeChunks(folder: string, names: readonly string[], options: BuildOptions): void {
  const code = new Map(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]))
  const merged = new Map<string, readonly [host: string, file: number]>()
  for (const [host = '', ...others] of groupsOf(code)) {
    for (const [file, name] of [host, ...others].entries()) merged.set(name, [host, file])
  }
  const redirected = (text: string) =>
    text.replace(STATIC, (all, clause, name) => {
      const [host, file] = merged.get(name) ?? []
      return host === undefined ? all : `import{${apart(clause, file as number, false)}}from"./${host}"`
    })
  const hosts = new Set([...merged.values()].map(([host]) => host))
  for (const host of hosts) {
    const group = [...merged].filter(([, [name]]) => name === host)
    const contents = group.map(([name, [, file]]) => {
      const [, clause = ''] = EXPORTED.exec(code.get(name) as string) ?? []
      return `export{${apart(clause, file, true)}}from"./${name}"`
    })
    const external = names.filter((name) => merged.get(name)?.[0] !== host).map((name) => `./${name}`)
    const stdin = { contents: contents.join('\n'), resolveDir: folder }
    const { outputFiles } = buildSync({ ...options, stdin, bundle: true, format: 'esm', external, write: false })
    code.set(host, outputFiles?.[0]?.text as string)
  }
  for (const name of merged.keys()) {
    if (hosts.has(name)) continue
    code.delete(name)
    rmSync(join(folder, name))
  }
  for (const [name, text] of code) code.set(name, redirected(text))
  for (const [name, text] of code) {
    const circle = targetsOf(text, STATIC).find((target) => closureOf(target, code).has(name))
    if (circle !== undefined) throw new Error(`${name} and ${circle} would load each other`)
    writeFileSync(join(folder, name), text)
  }
}
