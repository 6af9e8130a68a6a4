/** @module Runs programs that read a file and write what they found, one match per line. */
import { spawnSync } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import type { ProgramTool } from './contender'

/** True if a command is installed and answers. */
export function answers(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0
}

/** Runs a program with its output redirected to a file; returns its exit code, or null if a signal ended it. */
export function runInto(output: string, command: string, args: readonly string[]): number | null {
  const target = openSync(output, 'w')
  try {
    return spawnSync(command, args, { stdio: ['ignore', target, 'ignore'] }).status
  } finally {
    closeSync(target)
  }
}

/** Wraps a program that takes the input's name as its last argument, and writes to standard output. */
export function programTool(command: string, args: readonly string[]): ProgramTool {
  return { type: 'program', find: (input, output) => runInto(output, command, [...args, input]) }
}
