/** Tests put modules of their own in the place of sources: `built.ts` asks here, once, when a module is first imported. */
type Changes = { [module: string]: (module: never) => object | Promise<object> }

declare global {
  var sladdChanges: Changes
}

globalThis.sladdChanges ??= {}

/** By the path of the module below `src`. A test that imports sources by name sets it in `vi.hoisted`, on `globalThis`. */
export const changes: Changes = globalThis.sladdChanges
