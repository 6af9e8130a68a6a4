/**
 * @module Runs programs that read a file and write what they found, a line for each.
 */
import { spawnSync } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import type { ProgramTool } from './contender'

/** Whether a command is there and answers. */
export function answers(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0
}

/** Runs a program with its output into a file; gives its exit code, or null when a signal has ended it. */
export function runInto(output: string, command: string, args: readonly string[]): number | null {
  const target = openSync(output, 'w')
  try {
    return spawnSync(command, args, { stdio: ['ignore', target, 'ignore'] }).status
  } finally {
    closeSync(target)
  }
}

/** A tool of a program that takes the input's name as its last argument, and writes to standard output. */
export function programTool(command: string, args: readonly string[]): ProgramTool {
  return { type: 'program', find: (input, output) => runInto(output, command, [...args, input]) }
}
