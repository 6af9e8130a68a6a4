/** @module Converts what the kernel found in its text into findings, and into edits of that text. */

import type { Act } from '../act/act'
import { label } from '../act/label'
import { ReplacementWriter } from '../act/replacement-writer'
import { spliceBytes } from '../act/splice'
import { isInBrackets, SHAPES, Shape } from '../formats/state'
import { Begin, Format, Found } from '../kernel/exchange'
import type { Kernel } from '../kernel/kernel'
import type { FieldRule } from '../options/fields'
import { isAllowedText, keptRows, type Plan } from '../options/plan'
import { FIELD, OWNED_CONFIDENCE } from '../plain/field'
import { Row } from '../recognise/rows'
import { RECOGNISERS, variantName } from '../recognise/table'
import { tellingOf } from '../resolve/form-names'
import { MOST_KEPT } from '../resolve/overlaps'
import type { Call, CustomClaim, Edit, Finding } from '../types'
import type { Counter, Tally } from './engine'
import { CustomClaims } from './extra'

/** Returns the text between two offsets of the input, for values that are kept. */
export type TextOf = (start: number, end: number) => string

/** Formats and country codes in the kernel's encoding. */
const FORMATS = { text: Format.Text, auto: Format.Auto, csv: Format.Csv, tsv: Format.Tsv } as const
const COUNTRY = { SE: 46, NO: 47 } as const

/** The edits of the text in the kernel, and the state carried from one text to the next. */
export class Segment {
  readonly #kernel: Kernel
  readonly #custom: CustomClaims | undefined
  readonly #plan: Plan
  readonly #tally: Tally
  /** By row of the table; undefined for witnesses and for kinds that were not requested. */
  readonly #acts: readonly (Act | undefined)[]
  /** The label of a row if its act writes labels. */
  readonly #texts: readonly (string | undefined)[]
  /** True if some action needs the found value to decide what to write. The rule of a field already knows its kind. */
  readonly #rewrites: boolean
  readonly #rows: number
  readonly #kinds: number
  /** By row. */
  readonly #counters: readonly (Counter | undefined)[]
  #call: Call = { today: 0, context: {} }
  readonly #places = new ReplacementWriter()
  /** Edits of the last text in the kernel, in order; offsets of the input. */
  edits: Edit[] = []
  /** Offset up to which findings are settled; the next finding starts there or later. */
  settled = 0
  /** Offset up to which the text is replaced: an edit may extend past its finding. */
  edited = 0
  /** True if the last rewritten value is kept, unless its context requires another form. */
  #stays = false

  constructor(kernel: Kernel, plan: Plan, tally: Tally) {
    this.#kernel = kernel
    this.#custom = plan.custom && new CustomClaims(plan.custom)
    this.#plan = plan
    this.#tally = tally
    this.#acts = RECOGNISERS.map((row) => (row.witness ? undefined : plan.acts[row.kind]))
    this.#texts = this.#acts.map((act, row) => {
      return act?.write === label && act.rewrite === undefined ? label(KINDS_BY_ROW[row] as string) : undefined
    })
    this.#rewrites = this.#acts.some((act) => act?.rewrite !== undefined)
    const field = 1 << Row.Field
    // Built-in rows, an unused row for listed names, and custom rows.
    const rows = [...RECOGNISERS, { kind: '' }, ...(plan.custom?.rows ?? [])]
    this.#kinds = bitsOf((i) => this.#acts[i] !== undefined) | field | (keptRows(rows, plan.acts) << MOST_KEPT)
    this.#rows = bitsOf((i) => plan.recognisers.includes(RECOGNISERS[i] as never)) | field
    this.#counters = this.#acts.map((act, row) => act && tally.counterOf(KINDS_BY_ROW[row] as string, act.name))
  }

  /** The kernel to use. */
  get kernel(): Kernel {
    return this.#kernel.free
  }

  /** Starts a text. */
  begin(): void {
    this.settled = 0
    this.edited = 0
    this.#places.begin()
  }

  /** Like {@link ready}, for a text that may not depend on the date: reuses the date of an earlier call. */
  readyFor(call: Call): void {
    if (this.kernel.owner === this) this.#call = call
    else this.ready(call)
  }

  /** True if the kernel used the date of the call. */
  isOfDate(call: Call): boolean {
    return this.kernel.today === call.today
  }

  /** Configures the kernel, unless it still is: others use it too. */
  ready(call: Call): void {
    const { kernel } = this
    const { today } = call
    this.#call = call
    this.#custom?.forget()
    if (kernel.owner === this && kernel.today === today) return
    kernel.owner = this
    kernel.today = today
    const { country, threshold, block, format, fields, custom } = this.#plan
    kernel.setWords(fields.lexicon)
    const code = country === undefined ? 0 : COUNTRY[country]
    kernel.ready(this.#rows, today, this.#kinds, threshold, code, block, FORMATS[format], custom?.signs)
    kernel.join = this.#custom?.join
  }

  /** Returns the bit of {@link Begin} for callers that need only the offsets of findings. */
  asks(findings: Finding[] | undefined): number {
    return findings === undefined && !this.#rewrites ? Begin.Placed : 0
  }

  /** Collects the kernel's findings as objects; `base` is the offset of its text. */
  collect(found: number, base: number, textOf: TextOf, findings: Finding[]): void {
    this.#take(found, base, textOf, findings, false)
  }

  /** Turns the kernel's findings into edits and counts them; also adds them to the list if there is one. */
  edit(found: number, base: number, textOf: TextOf, findings: Finding[] | undefined): void {
    this.edits = []
    this.#take(found, base, textOf, findings, true)
  }

  /** One loop for both, with no calls that most findings do not need. */
  #take(found: number, base: number, textOf: TextOf, findings: Finding[] | undefined, edits: boolean): void {
    const { ints, findings: first } = this.kernel
    const allows = this.#plan.allow.size > 0
    for (let i = 0; i < found; i++) {
      const at = first + Found.Size * i
      const begin = (ints[at + Found.Start] as number) + base
      // Starts inside text that a cut has settled: treat the rest of it the same way.
      const start = begin < this.settled ? this.settled : begin
      const end = (ints[at + Found.End] as number) + base
      if (end <= start || (allows && isAllowedText(this.#plan, textOf(start, end)))) continue
      this.settled = end
      if (findings !== undefined) findings.push(this.#findingAt(at, start, end))
      if (!edits) continue
      const row = (ints[at + Found.What] as number) & 255
      const text = this.#texts[row]
      if (text === undefined || ints[at + Found.Shape] !== Shape.Text || start < this.edited) {
        this.#edit(at, start, end, base, textOf)
        continue
      }
      ;(this.#counters[row] as Counter).times++
      this.edits.push({ start, end, text })
      this.edited = end
    }
    this.#custom?.forget()
  }

  #edit(at: number, start: number, end: number, base: number, textOf: TextOf): void {
    const { ints } = this.kernel
    const text = this.#textFor(at, start, end, textOf)
    if (text === undefined) return
    const shape = ints[at + Found.Shape] as number
    const edit = { start, end, text }
    const placed = shape === Shape.Text ? edit : this.#shaped(at, edit, shape, base)
    // A value inside the replaced range of another is replaced with it.
    if (placed.end <= this.edited) return
    const own = placed.start < this.edited ? { ...placed, start: this.edited } : placed
    this.edited = placed.end
    if (!this.#stays || own.text !== textOf(own.start, own.end)) this.edits.push(own)
  }

  /** Returns the replacement for a finding and counts it; undefined if the value is kept. */
  #textFor(at: number, start: number, end: number, textOf: TextOf): string | undefined {
    const { ints } = this.kernel
    const what = ints[at + Found.What] as number
    const row = what & 255
    const kind = this.#kindOf(at)
    this.#stays = false
    const rule = row === Row.Field ? this.#ruleOf(what) : undefined
    const act = rule?.act ?? ((this.#acts[row] ?? this.#plan.acts[kind]) as Act)
    if (act.rewrite !== undefined) return this.#rewritten(act, at, rule, textOf(start, end))
    if (row >= Row.Field) this.#tally.add(kind, act.name, rule?.holds)
    else (this.#counters[row] as Counter).times++
    return act.write(rule?.word ?? kind, ints[at + Found.Width] as number)
  }

  /** The claim of a custom recogniser behind a finding; undefined for built-in ones. */
  #customAt(at: number): CustomClaim | undefined {
    const { ints } = this.kernel
    const isCustom = ((ints[at + Found.What] as number) & 255) === Row.Custom
    return isCustom ? this.#custom?.at(ints[at + Found.Evidence] as number) : undefined
  }

  #kindOf(at: number): string {
    const row = (this.kernel.ints[at + Found.What] as number) & 255
    return KINDS_BY_ROW[row] ?? (this.#customAt(at)?.recogniser.kind as string)
  }

  /** The rule for a finding owned by a listed name. */
  #ruleOf(what: number): FieldRule {
    return this.#plan.fields.rules[what >> 16] as FieldRule
  }

  /** The exact variant of a finding. */
  #variantOf(at: number): Finding['variant'] {
    const what = this.kernel.ints[at + Found.What] as number
    if ((what & 255) === Row.Field) return this.#ruleOf(what).variant
    return this.#customAt(at)?.variant ?? variantName(what >> 16)
  }

  /** Returns the replacement by an action that needs the value. Counts it by the action actually taken. */
  #rewritten(act: Act, at: number, rule: FieldRule | undefined, text: string): string | undefined {
    const kind = this.#kindOf(at)
    const value = { kind, variant: this.#variantOf(at), word: rule?.word ?? kind, text }
    const rewritten = act.rewrite?.(value, this.#call)
    if (rewritten !== undefined) this.#tally.add(kind, rewritten.name, rule?.holds)
    this.#stays = rewritten?.name === 'keep'
    return rewritten?.text
  }

  /** Adapts an edit to the context it is written into. */
  #shaped(at: number, { start, end, text }: Edit, shape: number, base: number): Edit {
    const { ints } = this.kernel
    const written = this.#places.write(text, shape, ints[at + Found.Object] as number)
    if ((shape & SHAPES) !== Shape.Number && !isInBrackets(shape)) return { start, end, text: written }
    // Replace the whole number: a remaining sign or fraction would be invalid JSON. For a host, the brackets go too.
    const token = {
      start: (ints[at + Found.TokenStart] as number) + base,
      end: (ints[at + Found.TokenEnd] as number) + base,
    }
    return { ...token, text: written }
  }

  #findingAt(at: number, start: number, end: number): Finding {
    const { ints } = this.kernel
    const what = ints[at + Found.What] as number
    const isOwned = (what & 255) === Row.Field
    const custom = this.#customAt(at)
    return {
      kind: this.#kindOf(at),
      start,
      end,
      confidence: isOwned ? OWNED_CONFIDENCE : (ints[at + Found.Score] as number) / 100,
      variant: this.#variantOf(at),
      evidence: custom?.evidence ?? tellingOf((what >> 8) & 255, ints[at + Found.Evidence] as number).evidence,
    }
  }

  /**
   * Returns the bytes `from` to `to` of the input, edited, in the kernel's memory: valid until its next call.
   *
   * @param base - offset of the text in the kernel
   */
  spliced(from: number, to: number, base: number): Uint8Array<ArrayBuffer> {
    const { kernel, edits } = this
    const bytes = kernel.memory.subarray(kernel.text + from - base, kernel.text + to - base)
    if (edits.length === 0) return bytes
    if (!this.#place(to - from, base)) {
      kernel.clearTexts()
      if (!this.#place(to - from, base)) return spliceBytes(bytes, edits, from)
    }
    const length = kernel.splice(from - base, to - base, edits.length)
    return kernel.memory.subarray(kernel.output, kernel.output + length)
  }

  /** Like {@link spliced}, but in memory of its own. */
  output(from: number, to: number, base: number): Uint8Array<ArrayBuffer> {
    return this.spliced(from, to, base).slice()
  }

  /** Passes the edits to the kernel; returns false if there is no room for them or for the output. */
  #place(length: number, base: number): boolean {
    const { kernel, edits } = this
    let size = length
    for (let i = 0; i < edits.length; i++) {
      const edit = edits[i] as Edit
      const text = kernel.placeText(edit.text)
      if (text === undefined) return false
      size += text.length - (edit.end - edit.start)
      kernel.setEdit(i, edit.start - base, edit.end - base, text)
    }
    return size <= kernel.outputSize
  }
}

const KINDS_BY_ROW = /* @__PURE__ */ [...RECOGNISERS.map((row) => row.kind), FIELD.kind]

/** One bit for each row of the table for which `has` is true. */
function bitsOf(has: (row: number) => boolean): number {
  return RECOGNISERS.reduce((bits, _row, i) => (has(i) ? bits | (1 << i) : bits), 0)
}
