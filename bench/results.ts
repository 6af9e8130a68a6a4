/** @module The results of one run: produced by the works, stored in a record, shown in tables and the chart. */

/** Machine and versions of a run. */
export interface Environment {
  /** Day of the run, as `2026-11-22`. */
  readonly date: string
  /** Short name of the machine for the record's folder: derived from its processor, never its host name. */
  readonly host: string
  readonly cpu: string
  readonly cores: number
  /** Memory in GiB. */
  readonly memory: number
  readonly platform: string
  readonly node: string
  readonly v8: string
  /** Commit of this library, with `-dirty` if there were changes. */
  readonly commit: string
  /** Version of each contender that took part, by name. */
  readonly versions: { readonly [contender: string]: string }
  /** Duration of the whole run in seconds. */
  readonly seconds: number
}

/** One contender at one work on one haystack. */
export interface Speed {
  readonly work: string
  readonly haystack: string
  readonly contender: string
  /** Bytes of input in one pass. */
  readonly bytes: number
  /** Bytes of input per second, a figure for each round; rounds correspond to those of the row's other contenders. */
  readonly rates: readonly number[]
}

/** A contender without a speed at a work, and why: not installed, a wrong answer, or not done in time. */
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
  /** Number of values of this kind in the corpus. */
  readonly values: number
  /** Of these: nothing readable is left. */
  readonly gone: number
  /** Of these: a part is still readable. */
  readonly partly: number
}

/** What a contender does to text outside values. */
export interface Changed {
  readonly contender: string
  /** Rows of look-alikes, in which nothing may change. */
  readonly rows: number
  readonly changed: number
  /** Rows of look-alikes that some users want redacted, such as company numbers: a change is a matter of opinion. */
  readonly disputed: number
  readonly disputedChanged: number
  /** Rows with values, in which nothing but the values may change. */
  readonly others: number
  readonly othersChanged: number
}

/** Fresh processes: a figure for each, in milliseconds and bytes. */
export interface Start {
  readonly contender: string
  /** Milliseconds for import and setup. */
  readonly load: readonly number[]
  /** Milliseconds of the first and the second call, on a short line. */
  readonly first: readonly number[]
  readonly second: readonly number[]
  /** Resident bytes beyond those of plain Node, after the second call. */
  readonly resident: readonly number[]
}

/** Minified bytes of a bundle with everything that a contender needs; undefined if it cannot be bundled. */
export interface Size {
  readonly contender: string
  readonly minified: number
  readonly gzipped: number
}

/** All results of a run. */
export interface Results {
  readonly environment: Environment
  /** Contenders in the order of tables, including missing ones. */
  readonly contenders: readonly { readonly name: string; readonly about: string }[]
  readonly speeds: readonly Speed[]
  readonly lacks: readonly Lack[]
  readonly found: readonly Found[]
  readonly changed: readonly Changed[]
  readonly starts: readonly Start[]
  readonly sizes: readonly Size[]
}
