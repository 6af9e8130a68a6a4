import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadCorpus } from '../corpus/tools/load'
import { email } from '../src/recognise/email'
import { fodselsnummer, fodselsnummerVariant } from '../src/recognise/fodselsnummer'
import { claimBack, claimForm } from '../src/recognise/forms'
import { ip, ipVariant } from '../src/recognise/ip'
import { kontonummer, kontonummerVariant } from '../src/recognise/kontonummer'
import { orgnr, orgnrVariant } from '../src/recognise/orgnr'
import { personnummer, personnummerVariant } from '../src/recognise/personnummer'
import { phone, phoneVariant } from '../src/recognise/phone'
import { RECOGNISERS } from '../src/recognise/table'
import { isDigit } from '../src/text/codes'
import { View } from '../src/text/view'
import { hostile } from './arbitraries/text'

type Recognise = (bytes: never, at: number, today: number) => number
type Kernel = { readonly [name: string]: (bytes: number, at: number, third: number) => number }

const PLAIN: { readonly [name: string]: Recognise } = {
  personnummer,
  fodselsnummer,
  email,
  phone,
  ip,
  orgnr,
  kontonummer,
}
const VARIANTS: { readonly [name: string]: Recognise } = {
  personnummerVariant,
  fodselsnummerVariant,
  phoneVariant,
  ipVariant,
  orgnrVariant,
  kontonummerVariant,
}

const FILE = new URL('../build/kernel.wasm', import.meta.url)
const { exports } = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(FILE)))
const kernel = exports as unknown as Kernel
const memory = exports.memory as WebAssembly.Memory
const TEXT = 65_536
memory.grow(4)

/** A row that spares itself a question must never have had an answer. */
function expectAsked(name: string, codes: Uint8Array, at: number): void {
  const runs = RECOGNISERS.find((row) => row.kind === name)?.runs ?? 0
  const isRunStart = isDigit(codes[at] as number) && !isDigit(codes[at - 1] as number)
  if (runs === 0 || !isRunStart) return
  let run = 1
  while (isDigit(codes[at + run] as number)) run++
  expect((runs >> run) & 1, `${name} is asked about runs of ${run}`).toBe(1)
}

/** Every place of the text, every recogniser, both compilers' word on it. */
function expectSame(text: string, today: number): number {
  const view = new View(4096)
  view.appendString(text, 0)
  new Uint8Array(memory.buffer).set(view.codes, TEXT)
  let claims = 0
  for (const [name, recognise] of Object.entries(PLAIN)) {
    for (let at = view.start; at < view.end; at++) {
      const said = recognise(view.codes as never, at, today)
      expect(kernel[name]?.(0, TEXT + at, today), `${name} at ${at - view.start}`).toBe(said)
      const variant = VARIANTS[`${name}Variant`]
      if (said !== 0) expectAsked(name, view.codes, at)
      if (said === 0 || variant === undefined) continue
      claims++
      const [start, form] = [at - claimBack(said), claimForm(said) & 63]
      expect(kernel[`${name}Variant`]?.(0, TEXT + start, form)).toBe(variant(view.codes as never, start, form))
    }
  }
  return claims
}

test('the compiled recognisers agree with TypeScript on the corpus', () => {
  let claims = 0
  for (const row of loadCorpus()) {
    for (const today of [20261122, 20320101, 19991231]) claims += expectSame(row.text, today)
  }
  expect(claims).toBeGreaterThan(300)
})

test('and on hostile text', () => {
  fc.assert(
    fc.property(hostile, (text) => void expectSame(text.slice(0, 1000), 20261122)),
    { numRuns: 300 },
  )
})
