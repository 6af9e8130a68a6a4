/** @module Whoever asks for the kernel gets this one, if there is one. Imported in `vi.hoisted`, before any source. */
import type { Kernel } from '../../src/kernel/kernel'
import { changes } from '../changes'

export const own: { kernel: Kernel | undefined } = { kernel: undefined }

changes['kernel/kernel'] = (module: typeof import('../../src/kernel/kernel')) => ({
  ...module,
  loadKernel: (words: () => Uint8Array) => own.kernel ?? module.loadKernel(words),
})
