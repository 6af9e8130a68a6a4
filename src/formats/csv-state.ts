/**
 * @module The state of the table reader: it has no levels, so its integers take their place. Like them, they can be
 * saved between any two characters.
 */
import { Ints, int, setInt } from '#memory'

/** Columns whose names are stored one by one. All later ones share what any of their names owns. */
const MOST_COLUMNS: i32 = 512

/** State of a table, from `Reader.Levels` on. */
export const enum Table {
  /** Position in a cell: {@link Cell}. */
  Cell = 16,
  /** The delimiter; 0 until it is detected. */
  Delimiter = 17,
  Column = 18,
  /** Index of the cell's value, -1 before it starts. */
  Value = 19,
  /** Index of the first code of the cell's line, -1 if it is no longer available. */
  Line = 20,
  /** 1 while the whole cell is on that line, unchanged from the text. */
  Single = 21,
  /** {@link Header}. */
  Header = 22,
  /** 1 if a cell of the first record is not a name. */
  Valued = 23,
  /** Number of non-empty cells of the first record. */
  Filled = 24,
  /** For a cell that may be a name: whether it has text, letters, stars; the number of digits and colons. */
  Text = 25,
  Letters = 26,
  Stars = 27,
  Digits = 28,
  Colons = 29,
  /** Length of the current and the longest run of digits. */
  Run = 30,
  Longest = 31,
  /** The first two digits as a number. */
  Century = 32,
  /** Index of the first value of the line. */
  First = 33,
  /** Topics of each column's name, and of all together. */
  All = 34,
  Columns = 35,
  Size = 36 + 512,
}

/** State of the record that names the columns. */
export const enum Header {
  /** It was read, or there is none. */
  Read = 0,
  /** It is being read, or comes next. */
  Next = 1,
  /** A single cell was read: a title if a record with more follows, else the name of the only column. */
  Alone = 2,
}

/** Position in a cell. */
export const enum Cell {
  /** Before it: spaces are allowed. */
  Begin = 0,
  /** In an unquoted one. */
  Bare = 1,
  Quoted = 2,
  /** After a quote in a quoted one, which ends it or is the first of two. */
  Closing = 3,
}

/** Starts a table; `delimiter` is 0 to detect it. */
export function beginTable(reader: Ints, delimiter: i32): void {
  for (let i: i32 = 0; i < Table.Size; i++) setInt(reader, i, 0)
  setInt(reader, Table.Delimiter, delimiter)
  setInt(reader, Table.Value, -1)
  setInt(reader, Table.Header, Header.Next)
}

/** Returns the index for the topics of the current column. */
export function columnAt(reader: Ints): i32 {
  const column: i32 = int(reader, Table.Column)
  return Table.Columns + (column < MOST_COLUMNS ? column : MOST_COLUMNS)
}

/** Returns the topics of the current column's name; 0 while names are read. */
export function columnTopics(reader: Ints): i32 {
  return int(reader, Table.Header) === Header.Next ? 0 : int(reader, columnAt(reader))
}
