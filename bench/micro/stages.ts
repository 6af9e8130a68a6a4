/**
 * @module Runs the kernel stage by stage: `stages.as.ts` compiled separately, one instance with its own memory for each
 * text, so that a text stays in place from case to case.
 */
import { readFileSync } from 'node:fs'
import { Format, Found } from '../../src/kernel/exchange'
import { type Exports, type Kernel, makeKernel } from '../../src/kernel/kernel'
import { BLOCK } from '../../src/plain/window'
import { RECOGNISERS } from '../../src/recognise/table'
import { lexicon } from '../../src/resolve/lexicon'

const WASM = new URL('../../build/stages.wasm', import.meta.url)
const TODAY = 20_261_122
/** Minimum score to report. */
const MEDIUM = 50
const LABEL = '[personnummer]'

interface StageExports extends Exports {
  classifyAll(length: number): void
  listAll(length: number): number
  filterAll(length: number): number
  foldAll(length: number): number
  narrowAll(length: number): void
}

let compiled: WebAssembly.Module | undefined

function makeStages(): [Kernel, StageExports] {
  compiled ??= new WebAssembly.Module(readFileSync(WASM))
  return makeKernel<StageExports>(compiled, lexicon())
}

/** A text in its own kernel. */
export class Stages {
  readonly #exports: StageExports
  readonly #kernel: Kernel
  readonly #length: number

  /** @param text - at most as long as the kernel's memory takes at once */
  constructor(text: Uint8Array | string) {
    const [kernel, exports] = makeStages()
    this.#kernel = kernel
    this.#exports = exports
    this.#length = text.length
    if (text.length > kernel.capacity) throw new RangeError(`text expected ${kernel.capacity} at most`)
    const kinds = RECOGNISERS.reduce((bits, row, i) => (row.witness ? bits : bits | (1 << i)), 0)
    kernel.ready((1 << RECOGNISERS.length) - 1, TODAY, kinds, MEDIUM, 0, BLOCK, Format.Auto, undefined)
    if (typeof text === 'string') {
      kernel.loadString(text, 0, text.length)
      return
    }
    kernel.loadBytes(text, 0, text.length)
    this.scan()
  }

  classify(): void {
    this.#exports.classifyAll(this.#length)
  }

  list(): number {
    return this.#exports.listAll(this.#length)
  }

  filter(): number {
    return this.#exports.filterAll(this.#length)
  }

  fold(): number {
    return this.#exports.foldAll(this.#length)
  }

  /** For a text that was a string. */
  narrow(): void {
    this.#exports.narrowAll(this.#length)
  }

  /** Runs all stages; returns the number of findings. */
  scan(): number {
    return this.#kernel.work(false, 0, this.#length, 0, true)
  }

  /** Writes the text with the edits that were set. */
  splice(count: number): number {
    return this.#kernel.splice(0, this.#length, count)
  }

  /** Sets an edit for each finding; returns their number. */
  editFindings(): number {
    const { ints, findings } = this.#kernel
    const count = this.scan()
    for (let i = 0; i < count; i++) {
      const at = findings + Found.Size * i
      this.#edit(i, ints[at + Found.Start] as number, ints[at + Found.End] as number)
    }
    return count
  }

  /** Sets an edit of `width` bytes at the start of every `step` bytes; returns their number. */
  editEvery(step: number, width: number): number {
    let count = 0
    for (let at = 0; at + width <= this.#length; at += step) this.#edit(count++, at, at + width)
    return count
  }

  #edit(i: number, start: number, end: number): void {
    const text = this.#kernel.placeText(LABEL)
    if (text !== undefined) this.#kernel.setEdit(i, start, end, text)
  }
}
