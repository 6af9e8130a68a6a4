/**
 * @module The state of the format reader: integers of fixed size, so that a stream can save them at any position and
 * resume there. Shared by TypeScript and the kernel.
 *
 * A level is a depth of quoting: level 0 is the text itself, level 1 the content of a JSON string in it, level 2 the
 * content of a JSON string inside that string. Each level is either text or JSON.
 */
import { Ints, int, setInt } from '#memory'
import { acts, Beside, BRIEF, LOOKED, MADE, PROSE, WORDS_STAY, YIELDS } from '../resolve/listed-names'
import { Named } from '../resolve/word-lookup'
import { Code } from '../text/codes'

/** State of all levels. */
export const enum Reader {
  /** Number of levels inside a string: the text is read through this many quotings. */
  Quoted = 0,
  /** Position after the last character read. */
  Next = 1,
  /** 1 at the start of a line of level 0 or of a string; 2 at that of a message, whose JSON is a single line. */
  Fresh = 2,
  /** Non-zero inside a query string, where a plus is a space; 2 in a domain after an encoded at sign. */
  Query = 3,
  /** Codes written, the end of the text behind the last of them, marks and values written. */
  Written = 4,
  End = 5,
  Marks = 6,
  Values = 7,
  /** 1 if a string at the end cannot be a key: the text is complete. */
  Whole = 8,
  /** A code point that the caller must fold, and the resulting code. */
  Point = 9,
  Folded = 10,
  /** Number of objects opened so far in the text itself. */
  Objects = 11,
  /** Room for codes. */
  Most = 12,
  /** Position of the next character to read. */
  At = 13,
  /** State of a listed name's value that a cut divided: see `goesOn` of `listed/joint.ts`. */
  Owned = 14,
  /** Number of objects opened so far in strings. */
  Inner = 15,
  Levels = 16,
  Size = 16 + 5 * 144,
}

/** State of one level. */
export const enum Level {
  /** 1 while it is read as JSON. */
  Json = 0,
  /** Number of open objects and arrays. */
  Depth = 1,
  /** 1 after a value: a comma or a closing bracket must follow. */
  After = 2,
  /** Topics of the key before the next value. */
  Named = 3,
  /** Index of the open string, or of the last one. */
  Value = 4,
  /** 1 if the JSON started at the start of a line, so that it continues after its end. */
  Record = 5,
  /** 1 after a string, which a colon makes a name. */
  Name = 6,
  /** What the names next to the next value say that were read in the open object: see `value-names.ts`. */
  Pair = 7,
  /** Two per depth: topics of the names above, and the object's number. */
  Stack = 8,
  Size = 144,
}

/** The deepest level read as JSON; deeper ones are text. */
export const DEEPEST: i32 = 3
/** Number of open objects and arrays whose names are stored. */
export const DEEPEST_NAMES: i32 = 64

/** A value of a format: its position, and how it may be replaced. */
export const enum Value {
  /** First code, and the one after the last. */
  From = 0,
  To = 1,
  /** Its start and end in the text. */
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

/** How a value is written. */
export const enum Shape {
  Text = 0,
  String = 1,
  Key = 2,
  Number = 3,
  /** The host of a URL, or one in brackets: no label may be written there. */
  Host = 4,
  HostInBrackets = 5,
  /** The same after an account, where a domain would make a mail address. */
  AccountHost = 6,
  AccountHostInBrackets = 7,
  /** A JSON number or literal in a cell, whose level tells whether its quotes are doubled. */
  CellNumber = 8,
}

/** Bits for the topics of names; the rule of a listed name is above them. */
export const TOPICS: i32 = 0xffff
/** Flag of a rule: it applies unless another name around has one. */
export const YIELDING: i32 = 0x4000000
/** A name that owns nothing by itself is between the value and the one that owns it. */
export const BELOW: i32 = 0x8000000

/** Conditions for the value that a listed name owns, as bits next to its rule: each flag includes the previous ones. */
const ASKED_BITS: i32 = 24

/** Converts the rule of a listed name, with its flags above it, to {@link Value.Topics}. */
export function topicsOfRule(said: i32): i32 {
  const flags: i32 = said >> 8
  const asked: i32 = (flags & MADE) !== 0 ? 3 : (flags & LOOKED) !== 0 ? 2 : (flags & WORDS_STAY) !== 0 ? 1 : 0
  // A word of prose owns the same as if another name were in between.
  const isProse: boolean = (flags & PROSE) !== 0 && (flags & MADE) !== 0
  const brief: i32 = (flags & BRIEF) !== 0 ? Named.Brief : 0
  return (
    brief |
    ((said & 255) << 16) |
    (asked << ASKED_BITS) |
    ((flags & YIELDS) !== 0 ? YIELDING : 0) |
    (isProse ? BELOW : 0)
  )
}

/** Returns the conditions for a value from the names that own it: flags of `resolve/listed-names.ts`. */
export function askedOf(topics: i32): i32 {
  const asked: i32 = (topics >> ASKED_BITS) & 3
  const yields: i32 = (topics & YIELDING) !== 0 ? YIELDS : 0
  return (asked > 0 ? WORDS_STAY : 0) | (asked > 1 ? LOOKED : 0) | (asked > 2 ? MADE : 0) | yields
}

/** True if `true` and `false` stay. */
export function isStaying(topics: i32): boolean {
  return ((topics >> ASKED_BITS) & 3) !== 0
}

/** The owner of a value is next to its own name. */
export const BESIDE: i32 = 0x10000000
/** First bit of a name's role in a pair, which concerns only its own value. */
const PAIR_BITS: i32 = 29
export const PAIRS: i32 = 7 << PAIR_BITS

/** In their place in the topics of an array that is a list: a name or its value comes next. */
const NAMES_NEXT: i32 = 5
const VALUES_NEXT: i32 = 6
/** The same for an element that the one before it owns. */
export const IN_LIST: i32 = 7 << PAIR_BITS

/** Encodes a name's role in a pair. */
export function asPair(beside: i32): i32 {
  return (beside === Beside.Number ? 4 : beside === Beside.Value ? 3 : beside) << PAIR_BITS
}

/** Decodes a name's role in a pair: {@link Beside}. */
export function besideIn(topics: i32): i32 {
  const said: i32 = (topics >> PAIR_BITS) & 7
  return said === 0 ? 0 : 1 << (said - 1)
}

/** Returns the rule of a listed name among the owners of a value, 0 if none has an action. */
export function ruleIn(topics: i32): i32 {
  const rule: i32 = (topics >> 16) & 255
  return acts(rule) ? rule : 0
}

/** True if names include a rule, even one that exempts the value. */
export function hasRule(topics: i32): boolean {
  return (topics & ~(TOPICS | BELOW | PAIRS)) !== 0
}

/** Topics that are evidence for or against a finding. */
export const SPOKEN: i32 = 0x7fff

/**
 * Combines what a name says with an enclosing one: topics add up; of the rules, the inner one wins, unless it yields to
 * that of a listed name. `number` in `version` is a version number.
 */
export function named(inner: i32, outer: i32): i32 {
  const own: i32 = (inner & PAIRS) === IN_LIST ? inner : inner & ~PAIRS
  const isOuter: boolean = hasRule(outer) && (outer & YIELDING) === 0
  // What would stay alone is removed along with its surroundings.
  const yields: boolean = (own & YIELDING) !== 0 ? isOuter : isOuter && ruleIn(own) === 0 && ruleIn(outer) !== 0
  const holds: boolean = hasRule(own) && !yields
  const both: i32 = holds ? own | (outer & TOPICS) : (own & (TOPICS | BELOW)) | outer
  const isNumbered: boolean = (inner & Named.Number) !== 0 && (outer & Named.Versions) !== 0
  return isNumbered ? both | Named.Version : both
}

/** Returns what a name says about everything in its object, where other members have names of their own. */
function saidInside(topics: i32): i32 {
  const rest: i32 = topics & ~(Named.Heads | Named.Version | Named.Versions | Named.Number)
  return (topics & Named.Version) !== 0 ? rest | Named.Versions : rest
}

/** Bits of {@link Value.Shape} for the shape. */
export const SHAPES: i32 = 15

/** Added to a shape without delimiters: if it were replaced by nothing, the following text would take its place. */
export const BARE: i32 = 256

/** True if enclosing brackets are replaced along with the text. */
export function isInBrackets(shape: i32): boolean {
  return (shape & SHAPES) === Shape.HostInBrackets || (shape & SHAPES) === Shape.AccountHostInBrackets
}

/** Returns the index of a level's field. */
export function levelAt(level: i32, field: i32): i32 {
  return Reader.Levels + level * Level.Size + field
}

export function ofLevel(reader: Ints, level: i32, field: i32): i32 {
  return int(reader, levelAt(level, field))
}

export function setLevel(reader: Ints, level: i32, field: i32, value: i32): void {
  setInt(reader, levelAt(level, field), value)
}

/** Returns the index for the topics at `depth`; greater depths share the innermost stored one. */
function slotAt(level: i32, depth: i32): i32 {
  return levelAt(level, Level.Stack) + 2 * (depth < DEEPEST_NAMES ? depth : DEEPEST_NAMES)
}

/** Returns the topics of the names above a value at `depth`. */
export function topicsAt(reader: Ints, level: i32, depth: i32): i32 {
  return int(reader, slotAt(level, depth)) & ~PAIRS
}

/** {@link topicsAt} for everything that encloses a value at `depth`: inner levels may be owned by less. */
export function topicsAround(reader: Ints, level: i32, depth: i32): i32 {
  let topics: i32 = 0
  for (let at: i32 = depth < DEEPEST_NAMES ? depth : DEEPEST_NAMES; at >= 0; at--) topics |= topicsAt(reader, level, at)
  return topics
}

/** True if the array open at `depth` is a list of names and values. */
export function isList(reader: Ints, level: i32, depth: i32): boolean {
  return (int(reader, slotAt(level, depth)) & PAIRS) !== 0
}

/** Returns whether a name may come next in a list, and alternates with the value it owns. */
export function turnList(reader: Ints, level: i32, depth: i32): boolean {
  const slot: i32 = slotAt(level, depth)
  const topics: i32 = int(reader, slot)
  const isName: boolean = ((topics >> PAIR_BITS) & 7) === NAMES_NEXT
  setInt(reader, slot, (topics & ~PAIRS) | ((isName ? VALUES_NEXT : NAMES_NEXT) << PAIR_BITS))
  return isName
}

/** Returns the number of the object open at `depth`. */
export function objectAt(reader: Ints, level: i32, depth: i32): i32 {
  return int(reader, slotAt(level, depth) + 1)
}

/** Opens an object, or an array, whose elements have its name; the array may be a list. */
export function open(reader: Ints, level: i32, topics: i32, bracket: i32, isList: boolean): void {
  const depth: i32 = ofLevel(reader, level, Level.Depth) + 1
  setLevel(reader, level, Level.Pair, 0)
  const slot: i32 = slotAt(level, depth)
  // Objects in strings have their own counter, so that other numbers do not depend on reading strings.
  const counter: i32 = level === 0 ? Reader.Objects : Reader.Inner
  const objects: i32 = int(reader, counter) + 1
  setLevel(reader, level, Level.Depth, depth)
  setInt(reader, counter, objects)
  const isBrief: boolean = (topics & Named.Brief) !== 0 && (topics & BELOW) !== 0
  const below: i32 = (topics & Named.Brief) !== 0 && bracket === Code.OpenBracket ? BELOW : 0
  const own: i32 = isBrief ? topics & TOPICS & ~Named.Brief : (topics & ~PAIRS) | below
  const list: i32 = isList ? NAMES_NEXT << PAIR_BITS : 0
  setInt(reader, slot, bracket === Code.OpenBrace ? saidInside(own) : own | list)
  if (depth <= DEEPEST_NAMES) setInt(reader, slot + 1, level === 0 ? objects : -objects)
}

/** Restarts a level as text; `topics` are those of the names that own all of it. */
export function beginLevel(reader: Ints, level: i32, topics: i32): void {
  for (let i: i32 = 0; i < Level.Stack; i++) setLevel(reader, level, i, 0)
  setInt(reader, slotAt(level, 0), topics)
}

/** Starts reading a container's message, after the head that its runtime wrote. */
export function beginMessage(reader: Ints): void {
  // Objects are numbered throughout the text, so that names of two messages never share one.
  const objects: i32 = int(reader, Reader.Objects)
  const inner: i32 = int(reader, Reader.Inner)
  beginReader(reader)
  setInt(reader, Reader.Objects, objects)
  setInt(reader, Reader.Inner, inner)
  setInt(reader, Reader.Fresh, 2)
}

/** Starts reading a text. */
export function beginReader(reader: Ints): void {
  for (let i: i32 = 0; i < Reader.Levels; i++) setInt(reader, i, 0)
  setInt(reader, Reader.Fresh, 1)
  beginLevel(reader, 0, 0)
}
