/**
 * The kernel's accessors, which also count: one step for each read of text, a record or a table.
 */
export type Bytes = usize

let reads: i32 = 0

export function countStep(): void {
  reads++
}

/** Steps since the last call. */
export function takeSteps(): i32 {
  const taken = reads
  reads = 0
  return taken
}

export function byte(bytes: Bytes, at: i32): i32 {
  reads++
  return <i32>load<u8>(bytes + <usize>at)
}

export function setByte(bytes: Bytes, at: i32, value: i32): void {
  store<u8>(bytes + <usize>at, value)
}

export type Ints = usize

export function int(ints: Ints, at: i32): i32 {
  reads++
  return load<i32>(ints + (<usize>at << 2))
}

export function setInt(ints: Ints, at: i32, value: i32): void {
  store<i32>(ints + (<usize>at << 2), value)
}

export { memory } from 'memory'
