/**
 * The accessors `#memory` for AssemblyScript: text is an address, a read is one load. Found by the compiler through
 * `--lib src/kernel/asc`.
 */
export type Bytes = usize

// @ts-ignore: a decorator that only AssemblyScript knows
@inline export function byte(bytes: Bytes, at: i32): i32 {
  return <i32>load<u8>(bytes + <usize>at)
}

// @ts-ignore: a decorator that only AssemblyScript knows
@inline export function setByte(bytes: Bytes, at: i32, value: i32): void {
  store<u8>(bytes + <usize>at, value)
}

export type Ints = usize

// @ts-ignore: a decorator that only AssemblyScript knows
@inline export function int(ints: Ints, at: i32): i32 {
  return load<i32>(ints + (<usize>at << 2))
}

// @ts-ignore: a decorator that only AssemblyScript knows
@inline export function setInt(ints: Ints, at: i32, value: i32): void {
  store<i32>(ints + (<usize>at << 2), value)
}

export { memory } from 'memory'
