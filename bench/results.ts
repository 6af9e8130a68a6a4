/**
 * @module What one run of the bench has measured: made by the works, kept in a record, shown in tables and the chart.
 */

/** Where and of what the run was. */
export interface Environment {
  /** Day of the run, as `2026-11-22`. */
  readonly date: string
  /** Short name of the machine for the record's folder: made of its processor, never its host name. */
  readonly host: string
  readonly cpu: string
  readonly cores: number
  /** Memory in GiB. */
  readonly memory: number
  readonly platform: string
  readonly node: string
  readonly v8: string
  /** Commit of this library, with `-dirty` when there were changes. */
  readonly commit: string
  /** Version of each contender that took part, by its name. */
  readonly versions: { readonly [contender: string]: string }
  /** Seconds that the whole run took. */
  readonly seconds: number
}

/** One contender at one work on one haystack. */
export interface Speed {
  readonly work: string
  readonly haystack: string
  readonly contender: string
  /** Bytes of input that one pass went through. */
  readonly bytes: number
  /** Bytes of input a second, a figure for each round; rounds stand side by side with the others' of the same row. */
  readonly rates: readonly number[]
}

/** A contender that has no speed at a work, and why: not installed, a wrong answer, or it did not end in time. */
export interface Lack {
  readonly work: string
  readonly haystack: string
  readonly contender: string
  readonly status: 'missing' | 'wrong' | 'late'
  readonly reason: string
}

/** What a contender does to the values of one kind in the corpus. */
export interface Found {
  readonly contender: string
  readonly kind: string
  /** Values of this kind that stand in the corpus's rows. */
  readonly values: number
  /** Of them: nothing readable is left. */
  readonly gone: number
  /** Of them: a part is still readable. */
  readonly partly: number
}

/** What a contender does to text that is no value. */
export interface Changed {
  readonly contender: string
  /** Rows of look-alikes, in which nothing may change. */
  readonly rows: number
  readonly changed: number
  /** Rows of look-alikes that somebody may well want gone, as a firm's number: a change is a matter of taste. */
  readonly disputed: number
  readonly disputedChanged: number
  /** Rows with values, in which nothing but the values may change. */
  readonly others: number
  readonly othersChanged: number
}

/** Fresh processes: a figure for each, in milliseconds and bytes. */
export interface Start {
  readonly contender: string
  /** Milliseconds for importing and setting up. */
  readonly load: readonly number[]
  /** Milliseconds of the first call, and of the second, on a short line. */
  readonly first: readonly number[]
  readonly second: readonly number[]
  /** Resident bytes beyond those of Node alone, after the second call. */
  readonly resident: readonly number[]
}

/** Bytes of a bundle with everything that a contender needs, minified; undefined when it cannot be bundled. */
export interface Size {
  readonly contender: string
  readonly minified: number
  readonly gzipped: number
}

/** All of a run. */
export interface Results {
  readonly environment: Environment
  /** Contenders in the order of tables, also those that are missing. */
  readonly contenders: readonly { readonly name: string; readonly about: string }[]
  readonly speeds: readonly Speed[]
  readonly lacks: readonly Lack[]
  readonly found: readonly Found[]
  readonly changed: readonly Changed[]
  readonly starts: readonly Start[]
  readonly sizes: readonly Size[]
}
