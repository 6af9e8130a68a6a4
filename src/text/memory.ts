/**
 * @module The byte accessor `#memory`, as TypeScript sees it.
 *
 * Every file that both compilers take (`text/`, `recognise/`, `recognise/checks/`) reads text only through
 * {@link byte}. Here the bytes are a `Uint8Array`; under AssemblyScript (`scan/asc/#memory.ts`) they are
 * addresses in linear memory. The callers keep a guard of line feeds on both sides of the text, so that no
 * read needs a bounds check.
 */

/** Text under inspection: one folded code per element, see `text/view.ts`. */
export type Bytes = Uint8Array

/** The code at `at`. */
export function byte(bytes: Bytes, at: i32): i32 {
  return bytes[at] as i32
}

/** Constant tables: static data under AssemblyScript, a `Uint8Array` here. */
export const memory = {
  data<_T extends number>(values: number[]): Bytes {
    return Uint8Array.from(values)
  },
}
