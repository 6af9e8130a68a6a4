/**
 * @module Detects other processes that have a file open: a writer would continue to write to the old file after it is
 * replaced, and a reader would keep it on disk.
 */
import { readdirSync, readFileSync, readlinkSync, type Stats, statSync } from 'node:fs'

/** Known processes that have a file open. */
interface Holders {
  /** One of these processes. */
  readonly pid: number | undefined
  readonly isWriting: boolean
  /** True if all processes could be checked: not those of other users, and none if the system does not support it. */
  readonly isComplete: boolean
}

const WRITES = 0o3

/** True if a descriptor was opened for writing, or if that cannot be determined. */
function isWriter(descriptor: string): boolean {
  try {
    const flags = /^flags:\s*(\d+)/m.exec(readFileSync(descriptor.replace('/fd/', '/fdinfo/'), 'utf8'))?.[1]
    return flags === undefined || (Number.parseInt(flags, 8) & WRITES) !== 0
  } catch {
    return true
  }
}

/** True if a descriptor of a process refers to this file. */
function isOf(descriptor: string, { dev, ino }: Stats): boolean {
  try {
    if (!readlinkSync(descriptor).startsWith('/')) return false
    const stat = statSync(descriptor)
    return stat.dev === dev && stat.ino === ino
  } catch {
    // Closed meanwhile.
    return false
  }
}

function descriptorsOf(pid: string): string[] | undefined {
  try {
    return readdirSync(`/proc/${pid}/fd`).map((name) => `/proc/${pid}/fd/${name}`)
  } catch (error) {
    // The process has ended, or belongs to another user.
    return (error as { code?: string }).code === 'EACCES' ? undefined : []
  }
}

function processes(): string[] | undefined {
  try {
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  } catch {
    return undefined
  }
}

/** Returns which other process has a file open, according to `/proc`. */
export function holdersOf(stat: Stats): Holders {
  const pids = process.platform === 'linux' ? processes() : undefined
  let isComplete = pids !== undefined
  for (const pid of pids ?? []) {
    if (pid === String(process.pid)) continue
    const descriptors = descriptorsOf(pid)
    if (descriptors === undefined) isComplete = false
    const held = (descriptors ?? []).filter((descriptor) => isOf(descriptor, stat))
    if (held.length > 0) return { pid: Number(pid), isWriting: held.some(isWriter), isComplete }
  }
  return { pid: undefined, isWriting: false, isComplete }
}
