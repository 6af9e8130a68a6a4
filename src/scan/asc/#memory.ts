/**
 * The byte accessor `#memory`, as AssemblyScript sees it: text is an address, a read is one load.
 * Found by the compiler through `--lib src/scan/asc`.
 */
export type Bytes = usize

// @ts-ignore: a decorator that only AssemblyScript knows
@inline export function byte(bytes: Bytes, at: i32): i32 {
  return <i32>load<u8>(bytes + <usize>at)
}

export { memory } from 'memory'
