/**
 * @module Loads a package that only the bench knows: `npm run bench:setup` puts it beside this file.
 */

/**
 * @param name - of the package; not written out at an `import`, so that no compiler looks for what may not be there
 * @throws Error that says what installs it
 */
export async function loadPeer<T>(name: string): Promise<T> {
  try {
    return await import(/* @vite-ignore */ name)
  } catch (cause) {
    throw new Error(`${name} cannot be loaded: run npm run bench:setup`, { cause })
  }
}
