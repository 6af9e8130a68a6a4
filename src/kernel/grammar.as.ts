/**
 * Checks the order of JSON tokens outside strings, 64 codes at a time. Apart from blanks, the classes of a code and the
 * one before it decide, so a few bit operations check a whole block.
 */

/** What precedes the block: a value, a string that may be a name, part of a number or literal. */
let after: u64 = 0
let name: u64 = 0
let atom: u64 = 0

/** End of the last literal read. */
let wordEnd: usize = 0

/** Length of the literal at `at`, `true`, `false` or `null` followed by JSON syntax; 0 for anything else. */
function wordLength(at: usize, end: usize): usize {
  const four = load<u32>(at)
  let length: usize = 0
  if (four == 0x65757274 || four == 0x6c6c756e) length = 4
  else if (four == 0x736c6166 && load<u8>(at, 4) == 101) length = 5
  const next: i32 = load<u8>(at + length)
  return at + length == end || next == 44 || next == 125 || next == 93 || next == 32 ? length : 0
}

/** True if the non-digits outside strings in a block belong to numbers and literals, which start at `begins`. */
function areAtoms(codes: u64, begins: u64, block: usize, end: usize, isCut: bool): bool {
  for (let rest = codes; rest != 0; rest &= rest - 1) {
    const at = block + <usize>ctz(rest)
    if (at < wordEnd) continue
    const code: i32 = load<u8>(at)
    if ((begins & rest & (0 - rest)) == 0) {
      if (code != 46 && code != 45 && code != 43 && (code | 32) != 101) return false
    } else if (code != 45) {
      let length = wordLength(at, end)
      if (isCut && at + 5 >= end) length = end - at
      if (length == 0) return false
      wordEnd = at + length
    }
  }
  return true
}

/** Starts; `isAfter` if a value precedes, `isName` if it may be a name. */
export function beginGrammar(isAfter: bool, isName: bool): void {
  after = isAfter ? 1 : 0
  name = isName ? 1 : 0
  atom = 0
  wordEnd = 0
}

/** The whole block is inside one string. */
export function passString(): void {
  after = 0
  name = 0
  atom = 0
}

/** Returns the bits after those of `codes`, skipping blanks; {@link isBehind} carries over to the next block. */
// @ts-ignore: decorator
@inline function beyond(codes: u64, carry: u64, blanks: u64): u64 {
  const next = (codes << 1) | carry
  const passed = (next & blanks) + blanks
  isBehind = (codes >> 63) | <u64>(passed < blanks)
  return (next | passed) & ~blanks
}

let isBehind: u64 = 0

/**
 * True if the tokens of a block are in order. Takes bits for opening and closing quotes, brackets, commas, colons,
 * blanks, spaces among them, and other codes, `atoms`, of which `others` are not digits.
 */
export function isInOrder(
  begins: u64,
  ends: u64,
  opens: u64,
  closes: u64,
  commas: u64,
  colons: u64,
  blanks: u64,
  spaces: u64,
  atoms: u64,
  others: u64,
  block: usize,
  end: usize,
  isCut: bool,
): bool {
  const behind = beyond(ends | closes | atoms, after, blanks)
  after = isBehind
  // A name on an earlier line is lost.
  const named = beyond(ends, name, spaces)
  name = isBehind
  const begun = atoms & ~((atoms << 1) | atom)
  atom = atoms >> 63
  if ((((begins | opens | begun) & behind) | (commas & ~behind) | (colons & ~named)) != 0) return false
  return others == 0 || areAtoms(others, begun, block, end, isCut)
}
