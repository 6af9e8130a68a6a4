/** Hosts that refuse the kernel: which engine runs there, and why. */
import { afterEach, describe, expect, test, vi } from 'vitest'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
  vi.resetModules()
})

describe('hosts that refuse', () => {
  async function fresh(): Promise<typeof import('../src/redactor')> {
    vi.resetModules()
    return import('../src/redactor')
  }

  test.each([
    ['no-wasm', () => vi.stubGlobal('WebAssembly', undefined)],
    ['no-simd', () => vi.spyOn(WebAssembly, 'validate').mockReturnValue(false)],
    [
      'refused',
      () =>
        vi.spyOn(WebAssembly, 'Module').mockImplementation(() => {
          throw new WebAssembly.CompileError('code generation disallowed by embedder')
        }),
    ],
  ])('%s', async (reason, refuse) => {
    refuse()
    const { createRedactor } = await fresh()
    const redactor = createRedactor()
    expect(redactor.redact('871220-2384')).toBe('[personnummer]')
    expect(redactor.engine).toBe('plain')
    expect(redactor.engineReason).toBe(reason)
    expect(() => createRedactor({ engine: 'simd' })).toThrow(
      new RangeError(`"engine": simd cannot run on this host (${reason})`),
    )
  })
})
