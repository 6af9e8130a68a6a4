/**
 * @module One process at a time for one file: a lock file beside it, which says who holds it.
 *
 * It is made with `O_EXCL`, so that no link is followed and one process gets it. It names the machine since it was
 * started and its space of process ids, the id, when that process was started, and a random value. On the same machine
 * in the same space a lock is stale when that very process is gone: an id that was given to another one, as happens in
 * containers, deceives nobody. Elsewhere, and where `/proc` does not tell, it is stale when nobody has refreshed it for
 * {@link AGE_MS} by the clock of the file system; what is no lock of ours after {@link GRACE_MS}.
 *
 * No library that we know does this. `proper-lockfile` judges by age alone and by the clock of the judge, so that one
 * that was killed blocks for its whole age; it refreshes by a timer, which does not run while files are written
 * synchronously; and two that find a stale lock may both take it. `os-lock` and `fs-ext` ask the system, which forgets a
 * lock when its holder dies and would be best: they are native code, to be built or fetched for each system.
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

/** Age of a lock whose holder cannot be asked after which it is stale. */
export const AGE_MS = 30_000
/** Age of a file after which it is no lock that is just being written. */
const GRACE_MS = 2000
/** Whoever waits for a lock has to see whose it is, and nothing in it is secret. */
const READABLE = 0o644
const REFRESH_MS = 5000
/** How long a lock is waited for, and the longest pause between two looks. */
const WAIT_MS = 5000
const PAUSE_MS = 50

/** Where and when a process runs. */
interface Process {
  /** Machine since it was started, and space of process ids. */
  readonly place: string
  readonly pid: number
  /** When it was started, in ticks since the machine was; 0 where that cannot be told. */
  readonly started: number
}

/** What stands at the name of a lock. */
interface Seen {
  /** Of this very lock: its random value, or the number of a file that is none. */
  readonly key: string
  /** Undefined when it is none of ours, or cannot be read. */
  readonly holder: Process | undefined
  readonly mtimeMs: number
  /** How old it has to be before it is stale, where its holder cannot be asked. */
  readonly patience: number
}

/** Place, id, start and random value. */
const FORM = /^sladd-lock 1 (\S{1,200}) (\d{1,10}) (\d{1,20}) ([0-9a-f]{32})\n$/
const LONGEST = 512

/** When a process was started; 0 when nobody can tell, undefined when it has ended. */
function startOf(pid: number | 'self'): number | undefined {
  try {
    // The name in brackets may hold anything; the state comes after it, the start 19 fields later.
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
    // A `/proc` of another space of ids tells of other processes.
    if (readlinkSync('/proc/self') === String(pid)) {
      const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
      const space = readlinkSync('/proc/self/ns/pid').replace(/\D/g, '')
      return { place: `${boot}/${space}`, pid, started: startOf('self') ?? 0 }
    }
  } catch {
    // No Linux, or a guarded one.
  }
  return { place: `${hostname().replace(/\s/g, '-') || 'unknown'}/${process.platform}`, pid, started: 0 }
}

let self: Process | undefined

function ownProcess(): Process {
  self ??= readSelf()
  return self
}

/** Whether a process runs; undefined when that cannot be told from here. */
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
  // Another thread of ours may have ended without its lock.
  if (now === 0 || started === 0 || pid === own.pid) return now === 0 || now === started ? undefined : false
  return now === started
}

/** What stands in a lock; undefined when that is another user's to read, empty when it is a link or no file. */
function textOf(lock: string): string | undefined {
  try {
    const bytes = Buffer.alloc(LONGEST)
    const read = (file: number) => readSync(file, bytes, 0, LONGEST, 0)
    return bytes.toString('latin1', 0, closing(openSync(lock, constants.O_RDONLY | PLAIN), read))
  } catch (error) {
    return (error as { code?: string }).code === 'EACCES' ? undefined : ''
  }
}

/** What stands at a name; undefined when nothing does. */
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

/** Whether what stands at a name holds nobody back, by the clock that stamps the files. */
function isStale({ holder, mtimeMs, patience }: Seen, now: number): boolean {
  const isHeld = holder === undefined ? undefined : isRunning(holder)
  // A time that is still to come says as little: a clock was set back, or somebody set the time.
  return !(isHeld ?? Math.abs(now - mtimeMs) < patience)
}

/** Makes a lock that is not there; returns its random value. */
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
  // Whoever was stopped between the two for long has lost it again.
  return look(lock)?.key === random ? random : undefined
}

/**
 * Tries to take a lock; returns its random value.
 *
 * A stale one is taken over by whoever holds the right to do so: a lock of its own, named by the value of the stale
 * one, so that nobody takes away another than the one that he has judged. It becomes the lock in one step.
 */
function take(lock: string): string | undefined {
  const random = made(lock)
  if (random !== undefined) return random
  const seen = look(lock)
  if (seen === undefined) return undefined
  if (isFolder(lock)) throw refused('lock', lock, 'is a directory; take it away')
  // Of here, where there is one clock, it needs no right to tell.
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

  /** @throws FileRefused when another process has taken it: this one stood still for too long */
  check(): void {
    if (look(this.#lock)?.key !== this.#random) throw this.#lost()
  }

  /** Tells other machines that the work goes on; to be called now and then by what takes seconds. */
  refresh(): void {
    const now = Date.now()
    if (now - this.#refreshed < REFRESH_MS) return
    this.#refreshed = now
    this.check()
    closing(openSync(this.#lock, constants.O_WRONLY | PLAIN), (file) => {
      // The same letter once more: the time is that of the file system, and not ours.
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

/** Name of the lock of a file. */
export function lockName(file: string): string {
  return `${file}.sladd-lock`
}

/**
 * Does something with a file that one process at a time may do.
 *
 * @throws FileRefused when another process keeps the lock, or none can be made in the folder
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
