/**
 * @module What the reader of formats keeps in mind: integers of fixed size, so that a stream can put them aside at
 * any place and go on there. TypeScript and the kernel read the same ones.
 *
 * A level is a depth of quoting: level 0 is the text itself, level 1 what stands in a JSON string of it, level 2 what
 * stands in a JSON string inside that string. Each level is either text or JSON.
 */
import { Ints, int, setInt } from '#memory'

/** What is known of all levels. */
export const enum Reader {
  /** Levels that are in the middle of a string: the text is read through so many quotings. */
  Quoted = 0,
  /** Place after the character that was read last. */
  Next = 1,
  /** 1 at the begin of a line of level 0, or of a string; 2 at that of a message, whose JSON goes not on after its line. */
  Fresh = 2,
  /** Not 0 while inside the query of an address, where a plus is a space; 2 in a domain behind an encoded at sign. */
  Query = 3,
  /** Codes written, the end of the text that the last of them stands for, marks and values written. */
  Written = 4,
  End = 5,
  Marks = 6,
  Values = 7,
  /** 1 when a string at the end is no key for sure: nothing comes after what is there. */
  Whole = 8,
  /** A code point that the caller has to fold, and the code it came to. */
  Point = 9,
  Folded = 10,
  /** Objects that were opened so far in the text itself. */
  Objects = 11,
  /** Room for codes. */
  Most = 12,
  /** Place of the character that is read next. */
  At = 13,
  /** What is known of a value of a listed name that a cut went through: see `goesOn` of `resolve/owned.ts`. */
  Owned = 14,
  /** Objects that were opened so far in strings. */
  Inner = 15,
  Levels = 16,
  Size = 16 + 5 * 144,
}

/** What is known of one level. */
export const enum Level {
  /** 1 while it is read as JSON. */
  Json = 0,
  /** Objects and arrays that are open. */
  Depth = 1,
  /** 1 when a value was just read: a comma or the end of what is open must come. */
  After = 2,
  /** Topics of the key before the value that comes next. */
  Named = 3,
  /** Index of the string that is open, or of the last one. */
  Value = 4,
  /** 1 when the JSON began at a line's begin and so goes on after its end. */
  Record = 5,
  /** 1 when what was just read is a string, which a colon makes a name. */
  Name = 6,
  /** Two for each depth: topics of the names above, and the object's number. */
  Stack = 8,
  Size = 144,
}

/** The deepest level that is read as JSON; what is quoted more often is text. */
export const DEEPEST: i32 = 3
/** Open objects and arrays whose names are remembered. */
export const DEEPEST_NAMES: i32 = 64

/** A value of a format: where it lies, and what may be written there. */
export const enum Value {
  /** Codes from and to. */
  From = 0,
  To = 1,
  /** Place of the text that it came from. */
  Start = 2,
  End = 3,
  /** {@link Shape}, and the level above it. */
  Shape = 4,
  /** What the names that own it say: {@link TOPICS}, and above them the rule of a listed one. */
  Topics = 5,
  /** Number of the object that a key belongs to. */
  Object = 6,
  Size = 8,
}

/** What a value is written as. */
export const enum Shape {
  Text = 0,
  String = 1,
  Key = 2,
  Number = 3,
  /** The host of an address, and one in brackets: no label may stand there. */
  Host = 4,
  HostInBrackets = 5,
  /** The same behind an account, which no domain may follow: that would be a mail address. */
  AccountHost = 6,
  AccountHostInBrackets = 7,
}

/** Bits that hold the topics of names; the rule of a listed name lies above them. */
export const TOPICS: i32 = 0xffff
/** Beside the rule of a listed name, what is asked of the value (see `resolve/listed.ts`), moved up by so many bits. */
export const ASKED: i32 = 22
/** Beside the rule of a listed name, `true` and `false` stay. */
export const STAYING: i32 = 0x1000000
/** A name that owns nothing by itself stands between the value and the one that owns it. */
export const BELOW: i32 = 0x8000000

/** The rule of a listed name among what owns a value, 0 for none. */
export function ruleIn(topics: i32): i32 {
  return (topics >> 16) & 255
}

/** Those of them that speak for or against what is found. */
export const SPOKEN: i32 = 0x7fff

/** What a name says, which stands inside what another one owns: topics add up, of the rules the inner one holds. */
export function named(inner: i32, outer: i32): i32 {
  return ruleIn(inner) !== 0 ? inner | (outer & TOPICS) : inner | outer
}

/** Bits of {@link Value.Shape} that hold the shape. */
export const SHAPES: i32 = 15

/** Set beside a shape: nothing encloses it, so that what follows would take its place if nothing at all were written. */
export const BARE: i32 = 256

/** Whether brackets round what is written over go with it. */
export function isInBrackets(shape: i32): boolean {
  return (shape & SHAPES) === Shape.HostInBrackets || (shape & SHAPES) === Shape.AccountHostInBrackets
}

/** Index of a level's field. */
export function levelAt(level: i32, field: i32): i32 {
  return Reader.Levels + level * Level.Size + field
}

export function ofLevel(reader: Ints, level: i32, field: i32): i32 {
  return int(reader, levelAt(level, field))
}

export function setLevel(reader: Ints, level: i32, field: i32, value: i32): void {
  setInt(reader, levelAt(level, field), value)
}

/** Index of the topics of what is open at `depth`, of the innermost that is remembered for a greater one. */
function slotAt(level: i32, depth: i32): i32 {
  return levelAt(level, Level.Stack) + 2 * (depth < DEEPEST_NAMES ? depth : DEEPEST_NAMES)
}

/** Topics of the names above a value at `depth`. */
export function topicsAt(reader: Ints, level: i32, depth: i32): i32 {
  return int(reader, slotAt(level, depth))
}

/** Number of the object that is open at `depth`. */
export function objectAt(reader: Ints, level: i32, depth: i32): i32 {
  return int(reader, slotAt(level, depth) + 1)
}

/** Opens an object or array. */
export function open(reader: Ints, level: i32, topics: i32): void {
  const depth: i32 = ofLevel(reader, level, Level.Depth) + 1
  const slot: i32 = slotAt(level, depth)
  // Those in strings are counted by themselves: strings need not be read for the others to have their numbers.
  const counter: i32 = level === 0 ? Reader.Objects : Reader.Inner
  const objects: i32 = int(reader, counter) + 1
  setLevel(reader, level, Level.Depth, depth)
  setInt(reader, counter, objects)
  setInt(reader, slot, topics)
  if (depth <= DEEPEST_NAMES) setInt(reader, slot + 1, level === 0 ? objects : -objects)
}

/** Begins to read a level anew, as text; `topics` are those of the names that own all of it. */
export function beginLevel(reader: Ints, level: i32, topics: i32): void {
  for (let i: i32 = 0; i < Level.Stack; i++) setLevel(reader, level, i, 0)
  setInt(reader, slotAt(level, 0), topics)
}

/** Begins to read what a container logged, behind what its runtime wrote before it. */
export function beginMessage(reader: Ints): void {
  // Objects have their numbers from the begin of the text, so that names of two messages are none of one object.
  const objects: i32 = int(reader, Reader.Objects)
  const inner: i32 = int(reader, Reader.Inner)
  beginReader(reader)
  setInt(reader, Reader.Objects, objects)
  setInt(reader, Reader.Inner, inner)
  setInt(reader, Reader.Fresh, 2)
}

/** Begins to read a text. */
export function beginReader(reader: Ints): void {
  for (let i: i32 = 0; i < Reader.Levels; i++) setInt(reader, i, 0)
  setInt(reader, Reader.Fresh, 1)
  beginLevel(reader, 0, 0)
}
