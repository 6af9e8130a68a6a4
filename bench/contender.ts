/**
 * @module What a file in `contenders/` says of one tool: what it is, what it claims to recognise, and how it is
 * called. Nothing else of the bench knows a tool by name.
 */
import type { createRedactStream } from '../src/adapters/node-stream'
import type { Redactor } from '../src/types'

/** A value that stands in a text on purpose. */
export interface Value {
  /** `personnummer`, `fodselsnummer`, `email`, `phone`, `ip`. */
  readonly kind: string
  readonly value: string
}

/** A tool that takes strings and replaces what it recognises: most of them. */
export interface TextTool {
  readonly type: 'text'
  /** The text with what was recognised replaced. */
  replace(text: string): string | Promise<string>
  /** A value with what was recognised in it replaced; only some walk objects. */
  walk?(value: unknown): unknown
}

/** This library: one build with one engine. */
export interface OwnTool {
  readonly type: 'own'
  /** The same for a format that must be named. */
  reading?(format: 'csv'): OwnTool
  readonly redactor: Redactor
  readonly createRedactStream: typeof createRedactStream
}

/** A program that reads a file and writes what it found, a line for each. */
export interface ProgramTool {
  readonly type: 'program'
  /** @returns the exit code, of which 1 is "nothing found"; null when a signal has ended it */
  find(input: string, output: string): number | null
}

export type Tool = TextTool | OwnTool | ProgramTool

/** The default export of a file in `contenders/`. */
export interface Contender {
  /** As shown in tables: the package's name where there is one. */
  readonly name: string
  /** What it is and with which settings, in a line. */
  readonly about: string
  /** npm package that it consists of: its version is noted, its bundle measured. */
  readonly package?: string
  /**
   * Whether it claims to recognise a value: all such values of a haystack must be gone from its output, or it is not
   * timed. Claims are those of its own documentation.
   */
  knows(value: Value): boolean
  /** The works that it takes part in, where others would ask for what it does not offer. */
  readonly works?: readonly string[]
  /**
   * Loads it, as a user's program would: the import and what its own documentation does before the first call.
   *
   * @throws Error that says why it cannot be had, and what installs it
   */
  load(options?: LoadOptions): Promise<Tool>
}

/** What the bench may ask of a contender; only this library understands it. */
export interface LoadOptions {
  /** Recognise only these kinds. */
  readonly kinds?: readonly string[]
  /** Reads text as nothing but text, and no names of fields. */
  readonly isPlainText?: boolean
  /** Folder of another build's `dist`. */
  readonly dist?: string
}
