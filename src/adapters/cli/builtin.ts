/** @module Node modules that few runs need and that load much else: required on first use. */
import { fstatSync } from 'node:fs'
import { createRequire } from 'node:module'

const load = createRequire(import.meta.url)

export const builtin = {
  net: (): typeof import('node:net') => load('node:net'),
  tty: (): typeof import('node:tty') => load('node:tty'),
  v8: (): typeof import('node:v8') => load('node:v8'),
  vm: (): typeof import('node:vm') => load('node:vm'),
}

/** True if a descriptor is a terminal. For files and pipes, `fstat` answers without loading `node:tty`. */
export function isTerminal(descriptor: number): boolean {
  try {
    if (!fstatSync(descriptor).isCharacterDevice()) return false
  } catch {
    return false
  }
  return builtin.tty().isatty(descriptor)
}
