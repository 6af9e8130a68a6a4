/** @module Connects the walk over a value to an engine; one instance per call. */
import { spliceString } from '../act/splice'
import type { SaidBy } from '../formats/informative-names'
import type { Call, Edit } from '../types'
import type { Asked } from '../value/asked'
import type { Engine, Utf16 } from './engine'

/** A string for an engine that only returns edits. */
class WholeText implements Utf16 {
  readonly units = NO_UNITS
  readonly length: number
  readonly whole: string

  constructor(text: string) {
    this.length = text.length
    this.whole = text
  }

  slice(start: number, end: number): string {
    return this.whole.slice(start, end)
  }
}

const NO_UNITS = /* @__PURE__ */ new Uint16Array(0)

export class AskedEngine implements Asked {
  readonly #engine: Engine
  readonly #call: Call
  readonly saidBy: SaidBy

  constructor(engine: Engine, call: Call, saidBy: SaidBy) {
    this.#engine = engine
    this.#call = call
    this.saidBy = saidBy
  }

  edits(text: Utf16): readonly Edit[] {
    return this.#engine.unitEdits(text, this.#call)
  }

  replaced(text: string): string | undefined {
    const edits = this.edits(new WholeText(text))
    return edits.length === 0 ? undefined : spliceString(text, edits)
  }
}
