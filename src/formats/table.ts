/**
 * @module What the reader of tables keeps in mind: it has no levels, so its own integers stand in their place. Like
 * them they can be put aside between any two characters.
 */
import { Ints, int, setInt } from '#memory'

/** Columns whose names are remembered one by one: what some name of a later one owns, it owns in all of those. */
const MOST_COLUMNS: i32 = 512

/** What is known of a table, from `Reader.Levels` on. */
export const enum Table {
  /** Where in a cell reading is: {@link Cell}. */
  Cell = 16,
  /** What divides cells; 0 until the text has shown it. */
  Delimiter = 17,
  Column = 18,
  /** Index of the value of the cell, -1 before it has begun. */
  Value = 19,
  /** Index of the code that begins the cell's line, -1 when it is not among the codes that are there. */
  Line = 20,
  /** 1 while all of the cell lies on that line, as it stands in the text. */
  Single = 21,
  /** {@link Header}. */
  Header = 22,
  /** 1 when a cell of the first record is no name. */
  Valued = 23,
  /** Cells of the first record with something in them. */
  Filled = 24,
  /** Of a cell that may be a name: whether there is anything in it, letters, stars; how many digits and colons. */
  Text = 25,
  Letters = 26,
  Stars = 27,
  Digits = 28,
  Colons = 29,
  /** Digits in a row, now and at most. */
  Run = 30,
  Longest = 31,
  /** The first two digits as a number. */
  Century = 32,
  /** Index of the first value of the line. */
  First = 33,
  /** Topics of each column's name, and of all of them together. */
  All = 34,
  Columns = 35,
  Size = 36 + 512,
}

/** What is known of the record that names the columns. */
export const enum Header {
  /** It has been read, or is none. */
  Read = 0,
  /** It is read now, or comes next. */
  Next = 1,
  /** One cell was read: a title when a record of more comes, else the name of the only column. */
  Alone = 2,
}

/** Where in a cell reading is. */
export const enum Cell {
  /** Before it: spaces may stand there. */
  Begin = 0,
  /** In one that is not quoted. */
  Bare = 1,
  Quoted = 2,
  /** After a quote in a quoted one, which ends it or is the first of two. */
  Closing = 3,
}

/** Begins a table; `delimiter` is 0 when the text has to show it. */
export function beginTable(reader: Ints, delimiter: i32): void {
  for (let i: i32 = 0; i < Table.Size; i++) setInt(reader, i, 0)
  setInt(reader, Table.Delimiter, delimiter)
  setInt(reader, Table.Value, -1)
  setInt(reader, Table.Header, Header.Next)
}

/** Where the topics of the column that is read stand. */
export function columnAt(reader: Ints): i32 {
  const column: i32 = int(reader, Table.Column)
  return Table.Columns + (column < MOST_COLUMNS ? column : MOST_COLUMNS)
}

/** Topics of the name of the column that is read; none while names are read. */
export function columnTopics(reader: Ints): i32 {
  return int(reader, Table.Header) === Header.Next ? 0 : int(reader, columnAt(reader))
}
