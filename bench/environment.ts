/** @module Describes the machine and the versions of a run. */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import type { Contender } from './contender'
import type { Environment } from './results'

const ROOT = new URL('../', import.meta.url)

/** The commit, or `unknown` outside a checkout. */
function commit(): string {
  try {
    const git = (...args: string[]) => execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' }).trim()
    const isDirty = git('status', '--porcelain', '--', 'src', 'bench', ':!bench/record').length > 0
    return git('rev-parse', '--short', 'HEAD') + (isDirty ? '-dirty' : '')
  } catch {
    return 'unknown'
  }
}

/** Returns a short name of the machine: its processor and the number of cores. */
function hostOf(cpu: string, cores: number): string {
  const name = cpu.toLowerCase().replace(/\((?:r|tm)\)|processor|cpu|@.*|\d+-core/g, ' ')
  const words = name.match(/[a-z0-9]+/g) ?? ['unknown']
  return `${words.slice(0, 4).join('-')}-x${cores}`
}

/** Returns the version of an installed package; undefined if it is not installed. */
function versionOf(name: string): string | undefined {
  for (const folder of ['bench/node_modules/', 'node_modules/']) {
    const file = new URL(`${folder}${name}/package.json`, ROOT)
    if (existsSync(file)) return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version
  }
  return undefined
}

/** Returns the versions of contenders with a package; ripgrep is asked, the others have none. */
function versionsOf(contenders: readonly Contender[]): Environment['versions'] {
  const own = (JSON.parse(readFileSync(new URL('package.json', ROOT), 'utf8')) as { version: string }).version
  const known = contenders.flatMap(({ name, package: of }) => {
    if (name.startsWith('sladd')) return [[name, own] as const]
    const version = of === undefined ? undefined : versionOf(of)
    return version === undefined ? [] : [[name, version] as const]
  })
  const rg = spawnSync('rg', ['--version'], { encoding: 'utf8' }).stdout?.split(/\s/)[1]
  return Object.fromEntries(rg === undefined ? known : [...known, ['ripgrep', rg] as const])
}

/** Describes a run of this duration. */
export function describeRun(contenders: readonly Contender[], seconds: number): Environment {
  const processors = cpus()
  const cpu = processors[0]?.model ?? 'unknown'
  return {
    date: new Date().toISOString().slice(0, 10),
    host: hostOf(cpu, processors.length),
    cpu,
    cores: processors.length,
    memory: Math.round(totalmem() / 2 ** 30),
    platform: `${process.platform} ${process.arch}`,
    node: process.versions.node,
    v8: process.versions.v8,
    commit: commit(),
    versions: versionsOf(contenders),
    seconds: Math.round(seconds),
  }
}
