/**
 * A file system in memory that is soon full. Needs the right to mount.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const PAGE = 4096

/** Mounts one of so many pages; false where that is not allowed. */
export function mounted(folder: string, pages: number): boolean {
  mkdirSync(folder, { recursive: true })
  return spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${pages * PAGE}`, 'none', folder]).status === 0
}

/** Gives it more room. */
export const grow = (folder: string, pages: number) =>
  spawnSync('mount', ['-o', `remount,size=${pages * PAGE}`, folder])

export const unmount = (folder: string) => spawnSync('umount', [folder])

function tried(): boolean {
  const probe = mkdtempSync(join(tmpdir(), 'sladd-probe-'))
  const isMounted = mounted(probe, 4) && unmount(probe).status === 0
  rmSync(probe, { recursive: true })
  return isMounted
}

export const canMount = tried()
