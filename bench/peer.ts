/** @module Loads a package that only the benchmark uses: `npm run bench:setup` installs it next to this file. */

/**
 * @param name - of the package; not a literal in the `import`, so that no compiler resolves a package that may be
 * missing
 * @throws Error that says how to install it
 */
export async function loadPeer<T>(name: string): Promise<T> {
  try {
    return await import(/* @vite-ignore */ name)
  } catch (cause) {
    throw new Error(`${name} cannot be loaded: run npm run bench:setup`, { cause })
  }
}
