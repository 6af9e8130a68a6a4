/**
 * @module Lets only one process at a time change a file: a lock file next to it says who holds the lock.
 *
 * It is created with `O_EXCL`, so that no link is followed and only one process succeeds. It contains the machine's
 * boot id and process id namespace, the process id, the start time of the process, and a random value. In the same
 * namespace of the same boot, a lock is stale if exactly that process is gone: a reused id, as happens in containers,
 * causes no confusion. Elsewhere, and without `/proc`, it is stale if it has not been refreshed for {@link AGE_MS} by
 * the clock of the file system; a file that is not our lock after {@link GRACE_MS}.
 *
 * No library that we know does this. `proper-lockfile` judges by age alone and by the local clock, so that a killed
 * process blocks others for the whole age; it refreshes by a timer, which does not run while files are written
 * synchronously; and two processes that find a stale lock may both take it. `os-lock` and `fs-ext` use system locks,
 * which are released when the holder dies and would be best: they are native code, to be built or downloaded for each
 * system.
 */
import { randomBytes } from 'node:crypto'
import {
  closeSync,
  constants,
  fsyncSync,
  lstatSync,
  openSync,
  readFileSync,
  readlinkSync,
  readSync,
  renameSync,
  unlinkSync,
  writeSync,
} from 'node:fs'
import { hostname } from 'node:os'
import { pause } from './bytes'
import { closing, PLAIN } from './open'
import { inWords, isFolder, refused } from './refused'

/** Age at which a lock is stale if its holder cannot be checked. */
export const AGE_MS = 30_000
/** Age at which a file cannot be a lock that is just being written. */
const GRACE_MS = 2000
/** Waiting processes must see who holds the lock, and nothing in it is secret. */
const READABLE = 0o644
const REFRESH_MS = 5000
/** How long to wait for a lock, and the longest pause between two attempts. */
const WAIT_MS = 5000
const PAUSE_MS = 50

/** Where and when a process runs. */
interface Process {
  /** Boot id of the machine, and process id namespace. */
  readonly place: string
  readonly pid: number
  /** Start time in ticks since boot; 0 if unknown. */
  readonly started: number
}

/** The file under the name of a lock. */
interface Seen {
  /** Identifies this lock: its random value, or for other files inode, time and size. */
  readonly key: string
  /** Undefined if it is not our lock, or cannot be read. */
  readonly holder: Process | undefined
  readonly mtimeMs: number
  /** Age at which it is stale if its holder cannot be checked. */
  readonly patience: number
}

/** Machine, process id, start time and random value. */
const FORM = /^sladd-lock 1 (\S{1,200}) (\d{1,10}) (\d{1,20}) ([0-9a-f]{32})\n$/
const LONGEST = 512

/** Returns the start time of a process; 0 if unknown, undefined if it has ended. */
function startOf(pid: number | 'self'): number | undefined {
  try {
    // The name in brackets may contain anything; the state follows it, the start time 19 fields later.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
    return /^[ZX]/.test(fields[0] ?? '') ? undefined : Number(fields[19])
  } catch {
    return 0
  }
}

function readSelf(): Process {
  const { pid } = process
  try {
    // A `/proc` of another namespace shows other processes.
    if (readlinkSync('/proc/self') === String(pid)) {
      const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
      const space = readlinkSync('/proc/self/ns/pid').replace(/\D/g, '')
      return { place: `${boot}/${space}`, pid, started: startOf('self') ?? 0 }
    }
  } catch {
    // Not Linux, or access is restricted.
  }
  return { place: `${hostname().replace(/\s/g, '-') || 'unknown'}/${process.platform}`, pid, started: 0 }
}

let self: Process | undefined

function ownProcess(): Process {
  self ??= readSelf()
  return self
}

/** True if a process is running; undefined if that cannot be determined from here. */
function isRunning({ place, pid, started }: Process): boolean | undefined {
  const own = ownProcess()
  if (place !== own.place) return undefined
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as { code?: string }).code === 'ESRCH') return false
  }
  const now = startOf(pid)
  if (now === undefined) return false
  // Another thread of this process may have ended without releasing the lock.
  if (now === 0 || started === 0 || pid === own.pid) return now === 0 || now === started ? undefined : false
  return now === started
}

/** Returns the content of a lock; undefined if only another user may read it, empty if it is a link or not a file. */
function textOf(lock: string): string | undefined {
  try {
    const bytes = Buffer.alloc(LONGEST)
    const read = (file: number) => readSync(file, bytes, 0, LONGEST, 0)
    return bytes.toString('latin1', 0, closing(openSync(lock, constants.O_RDONLY | PLAIN), read))
  } catch (error) {
    return (error as { code?: string }).code === 'EACCES' ? undefined : ''
  }
}

/** Inspects the file under a name; undefined if there is none. */
function look(lock: string): Seen | undefined {
  const stat = lstatSync(lock, { throwIfNoEntry: false })
  if (stat === undefined) return undefined
  const { ino, mtimeMs, size } = stat
  const text = textOf(lock)
  const [, place, pid, started, random] = FORM.exec(text ?? '') ?? []
  if (random === undefined || place === undefined) {
    const key = `${ino}-${Math.floor(mtimeMs)}-${size}`
    const patience = text === undefined ? AGE_MS : stat.isFile() ? GRACE_MS : 0
    return { key, holder: undefined, mtimeMs, patience }
  }
  return { key: random, holder: { place, pid: Number(pid), started: Number(started) }, mtimeMs, patience: AGE_MS }
}

/** True if a lock blocks nobody any more, by the clock that stamps the files. */
function isStale({ holder, mtimeMs, patience }: Seen, now: number): boolean {
  const isHeld = holder === undefined ? undefined : isRunning(holder)
  // A time in the future means just as little: a clock was set back, or the time was set manually.
  return !(isHeld ?? Math.abs(now - mtimeMs) < patience)
}

/** Creates a lock if there is none; returns its random value. */
function made(lock: string): string | undefined {
  const random = randomBytes(16).toString('hex')
  const { place, pid, started } = ownProcess()
  let file: number
  try {
    file = openSync(lock, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | PLAIN, READABLE)
  } catch (error) {
    if ((error as { code?: string }).code === 'EEXIST') return undefined
    throw error
  }
  try {
    const text = `sladd-lock 1 ${place} ${pid} ${started} ${random}\n`
    if (writeSync(file, text) !== text.length) throw Object.assign(new Error(), { code: 'ENOSPC' })
  } catch (error) {
    unlinkSync(lock)
    throw error
  } finally {
    closeSync(file)
  }
  // A process that was suspended between the two steps may have lost the lock again.
  return look(lock)?.key === random ? random : undefined
}

/**
 * Tries to take a lock; returns its random value.
 *
 * A stale lock may be taken over only by a process that holds another lock, named after the stale one's value, so that
 * only the lock that was judged stale can be replaced. That second lock then becomes the lock in one step.
 */
function take(lock: string): string | undefined {
  const random = made(lock)
  if (random !== undefined) return random
  const seen = look(lock)
  if (seen === undefined) return undefined
  if (isFolder(lock)) throw refused('lock', lock, 'is a directory; remove it')
  // Locks of this machine share its clock, so they can be judged without the second lock.
  if (seen.holder?.place === ownProcess().place && !isStale(seen, Date.now())) return undefined
  const right = `${lock}.${seen.key}`
  const own = take(right)
  if (own === undefined) return undefined
  try {
    const now = look(lock)
    if (now?.key !== seen.key || !isStale(now, lstatSync(right).mtimeMs)) return undefined
    renameSync(right, lock)
    return own
  } finally {
    release(right, own)
  }
}

function release(lock: string, random: string): void {
  if (look(lock)?.key === random) unlinkSync(lock)
}

/** A lock that is held. */
export class Held {
  readonly #lock: string
  readonly #random: string
  readonly #lost: () => Error
  #refreshed = Date.now()

  constructor(lock: string, random: string, lost: () => Error) {
    this.#lock = lock
    this.#random = random
    this.#lost = lost
  }

  /** @throws FileRefused if another process has taken it: this one was suspended for too long */
  check(): void {
    if (look(this.#lock)?.key !== this.#random) throw this.#lost()
  }

  /** Tells other machines that the work continues; to be called regularly by work that takes seconds. */
  refresh(): void {
    const now = Date.now()
    if (now - this.#refreshed < REFRESH_MS) return
    this.#refreshed = now
    this.check()
    closing(openSync(this.#lock, constants.O_WRONLY | PLAIN), (file) => {
      // Rewrites the same letter: the modification time then comes from the file system's clock, and not from ours.
      writeSync(file, 's', 0)
      fsyncSync(file)
    })
  }
}

function wait(lock: string): string | undefined {
  let time = 1
  for (let waited = 0; ; waited += time) {
    const random = take(lock)
    if (random !== undefined || waited >= WAIT_MS) return random
    time = Math.min(PAUSE_MS, 2 * time)
    pause(time)
  }
}

/** Returns the name of a file's lock. */
export function lockName(file: string): string {
  return `${file}.sladd-lock`
}

/**
 * Does work on a file that only one process at a time may do.
 *
 * @throws FileRefused if another process keeps the lock, or none can be created in the folder
 */
export function withLock<T>(file: string, what: string, work: (held: Held) => T): T {
  const lock = lockName(file)
  const random = inWords(what, file, () => wait(lock))
  if (random === undefined) throw refused(what, file, 'another process is changing the file')
  try {
    return work(new Held(lock, random, () => refused(what, file, 'another process has taken the lock over')))
  } finally {
    release(lock, random)
  }
}
