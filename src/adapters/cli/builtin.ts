/**
 * @module What of Node few runs need, and loads a network or threads with it: had when it is asked for.
 */
import { fstatSync } from 'node:fs'
import { createRequire } from 'node:module'

const load = createRequire(import.meta.url)

export const builtin = {
  net: (): typeof import('node:net') => load('node:net'),
  tty: (): typeof import('node:tty') => load('node:tty'),
  v8: (): typeof import('node:v8') => load('node:v8'),
  vm: (): typeof import('node:vm') => load('node:vm'),
}

/** Whether a descriptor is a terminal. Of most, which are files and pipes, the system tells that they are none. */
export function isTerminal(descriptor: number): boolean {
  try {
    if (!fstatSync(descriptor).isCharacterDevice()) return false
  } catch {
    return false
  }
  return builtin.tty().isatty(descriptor)
}
