/**
 * @module The interface of files in `contenders/`, each for one tool: what it is, what it claims to recognise, and how
 * to call it. Nothing else in the benchmark refers to a tool by name.
 */
import type { createRedactStream } from '../src/adapters/node-stream'
import type { Redactor } from '../src/types'

/** A value planted in a text. */
export interface Value {
  /** `personnummer`, `fodselsnummer`, `email`, `phone`, `ip`. */
  readonly kind: string
  readonly value: string
}

/** A tool that takes strings and replaces what it recognises, like most of them. */
export interface TextTool {
  readonly type: 'text'
  /** Returns the text with recognised values replaced. */
  replace(text: string): string | Promise<string>
  /** Returns a value with recognised values replaced; only some tools walk objects. */
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

/** A program that reads a file and writes what it found, one match per line. */
export interface ProgramTool {
  readonly type: 'program'
  /** @returns the exit code, of which 1 means "nothing found"; null if a signal ended it */
  find(input: string, output: string): number | null
}

export type Tool = TextTool | OwnTool | ProgramTool

/** The default export of a file in `contenders/`. */
export interface Contender {
  /** Name in tables: the package's name, if any. */
  readonly name: string
  /** Description and settings, in one line. */
  readonly about: string
  /** Its npm package: the version is recorded, and the bundle size measured. */
  readonly package?: string
  /**
   * True if it claims to recognise a value: all such values of a haystack must be gone from its output, or it is not
   * timed. Claims come from its own documentation.
   */
  knows(value: Value): boolean
  /** The works it takes part in, if others would require something it does not offer. */
  readonly works?: readonly string[]
  /**
   * Loads it like a user's program: the import and the setup that its own documentation describes.
   *
   * @throws Error that says why it cannot be loaded, and how to install it
   */
  load(options?: LoadOptions): Promise<Tool>
}

/** Options for contenders; only this library supports them. */
export interface LoadOptions {
  /** Recognise only these kinds. */
  readonly kinds?: readonly string[]
  /** Reads plain text only, without field names. */
  readonly isPlainText?: boolean
  /** Folder of another build's `dist`. */
  readonly dist?: string
}
