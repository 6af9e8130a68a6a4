/**
 * @module What the kernel found in the text it holds: handed on as findings, and as edits of that text.
 */

import type { Act } from '../act/act'
import { label } from '../act/label'
import { Places } from '../act/place'
import { spliceBytes } from '../act/splice'
import type { FieldRule } from '../fields'
import { isInBrackets, SHAPES, Shape } from '../formats/state'
import { FIELD, OWNED_CONFIDENCE } from '../owned'
import { isAllowedText, keptRows, type Plan } from '../plan'
import { Row } from '../recognise/rows'
import { RECOGNISERS, variantName } from '../recognise/table'
import { tellingOf } from '../resolve/names'
import { MOST_KEPT } from '../resolve/overlaps'
import { Begin, Format, Found } from '../scan/exchange'
import type { Kernel } from '../scan/kernel'
import type { Call, CustomClaim, Edit, Finding } from '../types'
import { CustomClaims } from './custom'
import type { Counter, Tally } from './engine'

/** The text between two offsets of the input, for values that stay. */
export type TextOf = (start: number, end: number) => string

/** Formats and country codes, as the kernel takes them. */
const FORMATS = { text: Format.Text, auto: Format.Auto, csv: Format.Csv, tsv: Format.Tsv } as const
const COUNTRY = { SE: 46, NO: 47 } as const

/** The edits of the text that the kernel holds, and the state that goes from text to text. */
export class Segment {
  readonly #kernel: Kernel
  readonly #custom: CustomClaims | undefined
  readonly #plan: Plan
  readonly #tally: Tally
  /** By row of the table; undefined for witnesses and for kinds that were not asked for. */
  readonly #acts: readonly (Act | undefined)[]
  /** The label of a row, when its act writes that. */
  readonly #texts: readonly (string | undefined)[]
  /** Whether an action takes what was found to know what to write; of a field its rule says what it is. */
  readonly #rewrites: boolean
  readonly #rows: number
  readonly #kinds: number
  /** By row, too. */
  readonly #counters: readonly (Counter | undefined)[]
  #call: Call = { today: 0, context: {} }
  readonly #places = new Places()
  /** The edits of the text that the kernel held last, in order; offsets of the input. */
  edits: Edit[] = []
  /** Offset up to which findings are settled; the next one begins there or later. */
  settled = 0
  /** Offset up to which the text has been replaced: an edit may reach further than its finding. */
  edited = 0
  /** Whether what was rewritten last stays as it is, if its place lets it. */
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
    // Ours, a row that is nobody's for listed names, and the user's own.
    const rows = [...RECOGNISERS, { kind: '' }, ...(plan.custom?.rows ?? [])]
    this.#kinds = bitsOf((i) => this.#acts[i] !== undefined) | field | (keptRows(rows, plan.acts) << MOST_KEPT)
    this.#rows = bitsOf((i) => plan.recognisers.includes(RECOGNISERS[i] as never)) | field
    this.#counters = this.#acts.map((act, row) => act && tally.counterOf(KINDS_BY_ROW[row] as string, act.name))
  }

  /** The kernel to work with. */
  get kernel(): Kernel {
    return this.#kernel.free
  }

  /** Starts a text. */
  begin(): void {
    this.settled = 0
    this.edited = 0
    this.#places.begin()
  }

  /** {@link ready} for a text of which it is not known yet whether a date decides anything: that of an earlier call will do. */
  readyFor(call: Call): void {
    if (this.kernel.owner === this) this.#call = call
    else this.ready(call)
  }

  /** Whether the kernel worked for the date of the call. */
  isOfDate(call: Call): boolean {
    return this.kernel.today === call.today
  }

  /** Says to the kernel what runs, unless it knows: others use it, too. */
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

  /** The bit of {@link Begin} that says whether anybody asks for more than where findings lie. */
  asks(findings: Finding[] | undefined): number {
    return findings === undefined && !this.#rewrites ? Begin.Placed : 0
  }

  /** The kernel's findings as objects; `base` is the offset of the text it holds. */
  collect(found: number, base: number, textOf: TextOf, findings: Finding[]): void {
    this.#take(found, base, textOf, findings, false)
  }

  /** The kernel's findings as edits, counted, and as objects when there is a list for them. */
  edit(found: number, base: number, textOf: TextOf, findings: Finding[] | undefined): void {
    this.edits = []
    this.#take(found, base, textOf, findings, true)
  }

  /** One loop for both, and no call in it that most findings can do without. */
  #take(found: number, base: number, textOf: TextOf, findings: Finding[] | undefined, edits: boolean): void {
    const { ints, findings: first } = this.kernel
    const allows = this.#plan.allow.size > 0
    for (let i = 0; i < found; i++) {
      const at = first + Found.Size * i
      const begin = (ints[at + Found.Start] as number) + base
      // Begins inside what a cut has settled: the rest of it is treated all the same.
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
    // What lies in another one's place goes with it.
    if (placed.end <= this.edited) return
    const own = placed.start < this.edited ? { ...placed, start: this.edited } : placed
    this.edited = placed.end
    if (!this.#stays || own.text !== textOf(own.start, own.end)) this.edits.push(own)
  }

  /** What is written instead of a finding, which is counted; undefined when it is kept. */
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

  /** What a custom recogniser claimed that was found; undefined for what one of ours did. */
  #customAt(at: number): CustomClaim | undefined {
    const { ints } = this.kernel
    const isCustom = ((ints[at + Found.What] as number) & 255) === Row.Custom
    return isCustom ? this.#custom?.at(ints[at + Found.Evidence] as number) : undefined
  }

  #kindOf(at: number): string {
    const row = (this.kernel.ints[at + Found.What] as number) & 255
    return KINDS_BY_ROW[row] ?? (this.#customAt(at)?.recogniser.kind as string)
  }

  /** The rule of a finding that a listed name owns. */
  #ruleOf(what: number): FieldRule {
    return this.#plan.fields.rules[what >> 16] as FieldRule
  }

  /** The exact thing that was found. */
  #variantOf(at: number): Finding['variant'] {
    const what = this.kernel.ints[at + Found.What] as number
    if ((what & 255) === Row.Field) return this.#ruleOf(what).variant
    return this.#customAt(at)?.variant ?? variantName(what >> 16)
  }

  /** What an action writes that takes the value; counted at once, as what it turned out to be. */
  #rewritten(act: Act, at: number, rule: FieldRule | undefined, text: string): string | undefined {
    const kind = this.#kindOf(at)
    const value = { kind, variant: this.#variantOf(at), word: rule?.word ?? kind, text }
    const rewritten = act.rewrite?.(value, this.#call)
    if (rewritten !== undefined) this.#tally.add(kind, rewritten.name, rule?.holds)
    this.#stays = rewritten?.name === 'keep'
    return rewritten?.text
  }

  /** An edit as its place wants it. */
  #shaped(at: number, { start, end, text }: Edit, shape: number, base: number): Edit {
    const { ints } = this.kernel
    const written = this.#places.write(text, shape, ints[at + Found.Object] as number)
    if ((shape & SHAPES) !== Shape.Number && !isInBrackets(shape)) return { start, end, text: written }
    // All of the number goes: a sign or a fraction that is left would not be JSON. Of a host, the brackets go.
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
   * The bytes `from` to `to` of the input with the edits, as they lie in the kernel's memory until its next call.
   *
   * @param base - offset of the text it holds
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

  /** {@link spliced} in memory of its own. */
  output(from: number, to: number, base: number): Uint8Array<ArrayBuffer> {
    return this.spliced(from, to, base).slice()
  }

  /** Hands the edits to the kernel; false when there is no room for them or for the output. */
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

/** One bit for each row of the table that `has` says yes to. */
function bitsOf(has: (row: number) => boolean): number {
  return RECOGNISERS.reduce((bits, _row, i) => (has(i) ? bits | (1 << i) : bits), 0)
}
