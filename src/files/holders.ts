/**
 * @module Who else has a file open: whoever writes to it goes on writing to the old one when another takes its place,
 * and whoever reads it keeps the old one from going away.
 */
import { readdirSync, readFileSync, readlinkSync, type Stats, statSync } from 'node:fs'

/** What is known of the processes that have a file open. */
interface Holders {
  /** One of them. */
  readonly pid: number | undefined
  readonly isWriting: boolean
  /** Whether all processes could be asked: not those of other users, and none where the system does not tell. */
  readonly isComplete: boolean
}

const WRITES = 0o3

/** Whether a descriptor was opened for writing; so it is taken when that cannot be read. */
function isWriter(descriptor: string): boolean {
  try {
    const flags = /^flags:\s*(\d+)/m.exec(readFileSync(descriptor.replace('/fd/', '/fdinfo/'), 'utf8'))?.[1]
    return flags === undefined || (Number.parseInt(flags, 8) & WRITES) !== 0
  } catch {
    return true
  }
}

/** The file behind a descriptor of a process, when it is one of a file system. */
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
    // The process has ended, or is another user's.
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

/** Which other process has a file open, as far as `/proc` tells. */
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
