/**
 * The package as CommonJS, in which what a first call does not need is loaded when it is used. Half of what an import
 * takes is reading code, and with the kernel most of it never runs: the plain engine, formats, walks over values.
 * Modules of ESM cannot wait without being asynchronous, so Node is given the CommonJS files whoever asks.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { type BuildOptions, build, type OutputFile, type Plugin, transform } from 'esbuild'

/** Files that are loaded late, and the modules in them; the first that fits counts. */
const LATE: readonly (readonly [file: string, modules: RegExp])[] = [
  ['late-values', /^src\/value\/(?!limits|values)/],
  [
    'late',
    /^src\/(?:(?:canonical|encoding|extra|kinds|listed|names|patterns|plain|recognise|resolve|round-trip|formats)\/|(?:explain|pipeline)\.ts$|act\/(?:generalise|partial|surrogate)\.ts$|engine\/(?:extra|hold|joined|joiner|journal-octets|plain|plain-stream|records|restricted|rows|withheld|yaml|yaml-places|yaml-stream|container-stream|framed-stream|fast-stream)\.ts$)/,
  ],
]
/** Of the rooms above, what making a redactor and a first call need. */
const EARLY =
  /\/(?:formats\/(?:container-parts|frames|state)|kinds\/(?:rows|kind|checks)|patterns\/options|plain\/(?:field|window)|recognise\/(?:checks\/calendar|forms|rows|table)|resolve\/(?:claim|form-names|lexicon|lexicon\.generated|listed-names|name-block|overlaps|packed|word-lookup))\.ts$/

const TARGET = { platform: 'node', target: 'es2022' } as const

/** Returns the name of the late file with a module; undefined for what is loaded at once. */
function fileOf(module: string): string | undefined {
  return EARLY.test(module) ? undefined : LATE.find(([, modules]) => modules.test(module))?.[0]
}

const IMPORT = /^import \{([^}]*)\} from '(\.[^']*)'$/gm

/** Names that are taken from late modules by files that do not hold them: what the late files export. */
type Taken = Map<string, Set<string>>

/** Returns a module's code with its imports of late modules taken from their files, in which a name tells its module. */
function takenLate(path: string, taken: Taken): string {
  const from = fileOf(path)
  return readFileSync(path, 'utf8').replace(IMPORT, (line, clause: string, specifier: string) => {
    const module = `${join(dirname(path), specifier)}.ts`
    const file = fileOf(module)
    if (file === undefined || file === from) return line
    const names = clause
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '' && !name.startsWith('type '))
    const all = taken.get(module) ?? new Set()
    taken.set(module, all)
    const common = names.map((name) => {
      const [there = '', here = there] = name.split(' as ')
      all.add(there)
      return `${there}${nameOf(module)} as ${here}`
    })
    return `import { ${common} } from './${file}.js'`
  })
}

const nameOf = (module: string) => module.replace(/\W/g, '_')

function lateImports(taken: Taken): Plugin {
  return {
    name: 'late-imports',
    setup({ onResolve, onLoad }) {
      onLoad({ filter: /\/src\/.*\.ts$/ }, ({ path }) => ({
        contents: takenLate(relative('', path), taken),
        loader: 'ts',
        resolveDir: dirname(path),
      }))
      onResolve({ filter: /^\.\/late[a-z-]*\.js$/ }, ({ path }) => ({ path, external: true }))
      onResolve({ filter: /^late[a-z-]*$/ }, ({ path }) => ({ path, namespace: 'late' }))
      onLoad({ filter: /.*/, namespace: 'late' }, ({ path: file }) => ({
        contents: [...taken]
          .filter(([module]) => fileOf(module) === file)
          .map(
            ([module, names]) =>
              `export { ${[...names].map((name) => `${name} as ${name}${nameOf(module)}`)} } from './${module}'`,
          )
          .join('\n'),
        resolveDir: '.',
      }))
    },
  }
}

const REQUIRED = /var (import_\w+) = require\("\.\/([\w-]+)\.js"\);/g

/**
 * Loads late files when what they export is used, and binds what others export: a property of a module is read by a
 * call, and late files are loaded after those are complete.
 */
function withBoundImports(code: string, version: string): string {
  return [...code.matchAll(REQUIRED)].reduce((made, [line, name = '', file = '']) => {
    const isLate = LATE.some(([late]) => late === file)
    const load = `require("./${isLate ? file + version : file}.cjs")`
    const uses = new RegExp(`\\b${name}\\.([\\w$]+)`, 'g')
    if (isLate) {
      const lazy = `var ${name} = { kept: undefined, get late() { return (this.kept ??= ${load}) } };`
      return made.replace(line, lazy).replace(uses, `${name}.late.$1`)
    }
    const names = new Set([...code.matchAll(uses)].map(([, it]) => it))
    return made
      .replace(line, `var { ${[...names].map((it) => `${it}: ${name}_${it}`)} } = ${load};`)
      .replace(uses, `${name}_$1`)
  }, code)
}

const sizeOf = (taken: Taken) => [...taken.values()].reduce((size, names) => size + names.size, 0)

const EXPORTS = /__export\(stdin_exports, (\{[^}]*\})\);\nmodule\.exports = __toCommonJS\(stdin_exports\);/

/** Exports values instead of getters, once they are all there. */
function withPlainExports(code: string): string {
  const [line = '', exported = ''] = EXPORTS.exec(code) ?? []
  return `${code.replace(line, '')}\nmodule.exports = ${exported.replaceAll('() => ', '')}`
}

/** Hosts read what is ASCII as it is; anything else takes them a tenth of an import. Bundlers leave patterns as they are. */
export function asAscii(code: string): string {
  return code.replace(/[^\0-\x7f]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** Returns the names that a file of ESM exports. */
function exportsOf(code: string): string[] {
  const clauses = [...code.matchAll(/\bexport\s*\{([^}]*)\}/g)].flatMap(([, clause = '']) => clause.split(','))
  return clauses.map((one) => one.trim().split(/\s+/).at(-1) ?? '').filter((name) => name !== '')
}

/** How a file of ESM is written as CommonJS. */
interface Written {
  readonly path: string
  readonly text: string
  /** Part of the names of late files: a process never loads one of another build. */
  readonly version?: string
}

async function asCommonJs({ path, text, version = '' }: Written, isEntry: boolean): Promise<void> {
  const { code } = await transform(text, { ...TARGET, format: 'cjs' })
  const bound = withBoundImports(isEntry ? code : withPlainExports(code), version)
  const { code: small } = await transform(bound, { ...TARGET, format: 'cjs', minify: true, charset: 'ascii' })
  // By this other lexers know the names; minifying takes it for dead code.
  const known = isEntry ? exportsOf(text).map((name) => `0&&(exports.${name}=0);`) : []
  writeFileSync(path.replace(/\.js$/, '.cjs'), asAscii(small) + known.join(''))
}

/**
 * Writes an entry, or a file that entries share, as CommonJS. An entry gets a file of ESM for Node beside it, which
 * takes its names from there: to import CommonJS itself, Node starts a lexer.
 */
export async function writeAsCommonJs(written: Written, isEntry: boolean): Promise<void> {
  const { path, text } = written
  mkdirSync(dirname(path), { recursive: true })
  await asCommonJs(written, isEntry)
  if (!isEntry) return
  const names = exportsOf(text)
  const taken = names.map((name, i) => `${name}:_${i}`)
  const given = names.map((name, i) => `_${i} as ${name}`)
  const made = `createRequire(import.meta.url)("./${basename(path, '.js')}.cjs")`
  writeFileSync(
    path.replace(/\.js$/, '.mjs'),
    `import{createRequire}from"node:module";const{${taken}}=${made};export{${given}};`,
  )
}

/** Writes entries as CommonJS, with what a first call does not need in late files. */
export async function writeLateCommonJs(entries: { readonly [name: string]: string }, outdir: string): Promise<void> {
  const options: BuildOptions = {
    ...{ bundle: true, write: false, format: 'esm', splitting: true, outdir, logLevel: 'error' },
    ...{ platform: 'neutral', packages: 'external', external: ['node:*'], target: TARGET.target },
  }
  const late = Object.fromEntries(LATE.map(([file]) => [file, file]))
  const taken: Taken = new Map()
  // What late files take from each other is known once they have been read.
  let known = -1
  let outputs: readonly OutputFile[] = []
  while (known !== sizeOf(taken)) {
    known = sizeOf(taken)
    const plugins = [lateImports(taken)]
    outputs = (await build({ ...options, entryPoints: { ...entries, ...late }, plugins })).outputFiles ?? []
  }
  const hash = createHash('sha256')
  for (const { text } of outputs) hash.update(text)
  const version = `-${hash.digest('hex').slice(0, 8)}`
  for (const { path, text } of outputs) {
    const written = basename(path, '.js') in late ? path.replace(/\.js$/, `${version}.js`) : path
    await writeAsCommonJs({ path: written, text, version }, basename(path, '.js') in entries)
  }
}
