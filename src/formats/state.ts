/**
 * @module What the reader of formats keeps in mind: integers of fixed size, so that a stream can put them aside at
 * any place and go on there. TypeScript and the kernel read the same ones.
 *
 * A level is a depth of quoting: level 0 is the text itself, level 1 what stands in a JSON string of it, level 2 what
 * stands in a JSON string inside that string. Each level is either text or JSON.
 */
import { Ints, int, setInt } from '#memory'
import { acts, Beside, BRIEF, LOOKED, MADE, PROSE, WORDS_STAY, YIELDS } from '../resolve/listed'
import { Named } from '../resolve/lookup'
import { Code } from '../text/codes'

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
  /** What the names beside the next value say that have been read in the object that is open: see `pairs.ts`. */
  Pair = 7,
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
  /** A number or word of JSON that stands in a cell: quotes are doubled where the cell has some, which is its level. */
  CellNumber = 8,
}

/** Bits that hold the topics of names; the rule of a listed name lies above them. */
export const TOPICS: i32 = 0xffff
/** Beside a rule: it holds where no other name around has one. */
export const YIELDING: i32 = 0x4000000
/** A name that owns nothing by itself stands between the value and the one that owns it. */
export const BELOW: i32 = 0x8000000

/** What is asked of the value that a listed name owns, as bits beside its rule: the flags come one with the other. */
const ASKED_BITS: i32 = 24

/** What a rule of a listed name, with its flags above it, comes to in {@link Value.Topics}. */
export function topicsOfRule(said: i32): i32 {
  const flags: i32 = said >> 8
  const asked: i32 = (flags & MADE) !== 0 ? 3 : (flags & LOOKED) !== 0 ? 2 : (flags & WORDS_STAY) !== 0 ? 1 : 0
  // A word of prose owns what it would own if another name stood between.
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

/** What is asked of a value, of what the names say that own it: flags of `resolve/listed.ts`. */
export function askedOf(topics: i32): i32 {
  const asked: i32 = (topics >> ASKED_BITS) & 3
  const yields: i32 = (topics & YIELDING) !== 0 ? YIELDS : 0
  return (asked > 0 ? WORDS_STAY : 0) | (asked > 1 ? LOOKED : 0) | (asked > 2 ? MADE : 0) | yields
}

/** Whether `true` and `false` stay. */
export function isStaying(topics: i32): boolean {
  return ((topics >> ASKED_BITS) & 3) !== 0
}

/** What owns a value stands beside its own name. */
export const BESIDE: i32 = 0x10000000
/** Of a name, for its own value only: what it is in a pair, as a number from this bit on. */
const PAIR_BITS: i32 = 29
export const PAIRS: i32 = 7 << PAIR_BITS

/** In their place beside the topics of an array that is a list: a name may come next, or what the last one owns. */
const NAMES_NEXT: i32 = 5
const VALUES_NEXT: i32 = 6
/** And beside those of an element that the one before it owns. */
export const IN_LIST: i32 = 7 << PAIR_BITS

/** What a name is in a pair as bits of what it says. */
export function asPair(beside: i32): i32 {
  return (beside === Beside.Number ? 4 : beside === Beside.Value ? 3 : beside) << PAIR_BITS
}

/** What a name is in a pair, of what it says: {@link Beside}. */
export function besideIn(topics: i32): i32 {
  const said: i32 = (topics >> PAIR_BITS) & 7
  return said === 0 ? 0 : 1 << (said - 1)
}

/** The rule of a listed name among what owns a value, 0 for none with an action. */
export function ruleIn(topics: i32): i32 {
  const rule: i32 = (topics >> 16) & 255
  return acts(rule) ? rule : 0
}

/** Whether what names say holds a rule, also one that something stays by. */
export function hasRule(topics: i32): boolean {
  return (topics & ~(TOPICS | BELOW | PAIRS)) !== 0
}

/** Those of them that speak for or against what is found. */
export const SPOKEN: i32 = 0x7fff

/**
 * What a name says, which stands inside what another one owns: topics add up, of the rules the inner one holds, unless it
 * yields to that of a name that is listed. `number` in `version` is the number of one.
 */
export function named(inner: i32, outer: i32): i32 {
  const own: i32 = (inner & PAIRS) === IN_LIST ? inner : inner & ~PAIRS
  const isOuter: boolean = hasRule(outer) && (outer & YIELDING) === 0
  // What would stay goes with what it lies in.
  const yields: boolean = (own & YIELDING) !== 0 ? isOuter : isOuter && ruleIn(own) === 0 && ruleIn(outer) !== 0
  const holds: boolean = hasRule(own) && !yields
  const both: i32 = holds ? own | (outer & TOPICS) : (own & (TOPICS | BELOW)) | outer
  const isNumbered: boolean = (inner & Named.Number) !== 0 && (outer & Named.Versions) !== 0
  return isNumbered ? both | Named.Version : both
}

/** What is left of what a name says for all in its object: what else stands in that has a name of its own, which says what it is. */
function saidInside(topics: i32): i32 {
  const rest: i32 = topics & ~(Named.Heads | Named.Version | Named.Versions | Named.Number)
  return (topics & Named.Version) !== 0 ? rest | Named.Versions : rest
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
  return int(reader, slotAt(level, depth)) & ~PAIRS
}

/** {@link topicsAt} of all that a value at `depth` lies in: what is open within may be owned by less. */
export function topicsAround(reader: Ints, level: i32, depth: i32): i32 {
  let topics: i32 = 0
  for (let at: i32 = depth < DEEPEST_NAMES ? depth : DEEPEST_NAMES; at >= 0; at--) topics |= topicsAt(reader, level, at)
  return topics
}

/** Whether the array that is open at `depth` is a list of names and values. */
export function isList(reader: Ints, level: i32, depth: i32): boolean {
  return (int(reader, slotAt(level, depth)) & PAIRS) !== 0
}

/** Whether a name may come next in a list; then what it owns, after which another name may. */
export function turnList(reader: Ints, level: i32, depth: i32): boolean {
  const slot: i32 = slotAt(level, depth)
  const topics: i32 = int(reader, slot)
  const isName: boolean = ((topics >> PAIR_BITS) & 7) === NAMES_NEXT
  setInt(reader, slot, (topics & ~PAIRS) | ((isName ? VALUES_NEXT : NAMES_NEXT) << PAIR_BITS))
  return isName
}

/** Number of the object that is open at `depth`. */
export function objectAt(reader: Ints, level: i32, depth: i32): i32 {
  return int(reader, slotAt(level, depth) + 1)
}

/** Opens what `bracket` begins: an object, or an array, whose elements have its name; the array may be a list. */
export function open(reader: Ints, level: i32, topics: i32, bracket: i32, isList: boolean): void {
  const depth: i32 = ofLevel(reader, level, Level.Depth) + 1
  setLevel(reader, level, Level.Pair, 0)
  const slot: i32 = slotAt(level, depth)
  // Those in strings are counted by themselves: strings need not be read for the others to have their numbers.
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
