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

/** A tool of a program that takes the input's name as its last argument, and writes to standard output. */
export function programTool(command: string, args: readonly string[]): ProgramTool {
  const find = (input: string, output: string): number => {
    const target = openSync(output, 'w')
    try {
      const { status, error, signal } = spawnSync(command, [...args, input], { stdio: ['ignore', target, 'inherit'] })
      if (status === null) throw error ?? new Error(`${command} was ended by ${signal}`)
      return status
    } finally {
      closeSync(target)
    }
  }
  return { type: 'program', find }
}
